//! How much a change matters to a delegate.

use crate::model::{
    Action, Change, Class, ClauseKind, Comparison, Direction, Finding, FindingKind, Move,
    Replacement,
};

/// How much a change matters; 0 for what is told elsewhere or is not of substance.
pub(super) fn weight(change: &Change, comparison: &Comparison) -> u32 {
    let stale = change.findings.iter().any(|finding| {
        finding.kind == FindingKind::StaleReference && finding.direction != Some(Direction::Added)
    });
    if change.class != Some(Class::Substantive) && !stale {
        return 0;
    }
    let clause = match (change.pairing.new.first(), change.pairing.old.first()) {
        (Some(&new), _) => comparison.new.clauses.get(new),
        (None, Some(&old)) => comparison.old.clauses.get(old),
        (None, None) => None,
    };
    let of_kind = match clause.map(|clause| clause.kind) {
        Some(ClauseKind::Operative | ClauseKind::Paragraph) => 20,
        Some(ClauseKind::TableRow) => 12,
        Some(ClauseKind::Subparagraph) => 16,
        Some(ClauseKind::Preambular) => 8,
        Some(ClauseKind::Heading | ClauseKind::Recommendation) => 4,
        Some(ClauseKind::Footnote) => 2,
        // Told by the headline in sentences of their own.
        _ => return 0,
    };
    // A number without a word says nothing.
    if !clause.is_some_and(|clause| clause.text.contains(char::is_alphabetic)) {
        return 0;
    }
    let of_what = match change.action {
        // Rows, headings and notes are many, and seldom what a text is about.
        Action::Added | Action::Removed if of_kind < 8 || of_kind == 12 => 30,
        Action::Added | Action::Removed => 52,
        Action::Split | Action::Merged => 34,
        Action::Amended => 26,
        Action::Unchanged if change.pairing.moved == Some(Move::Alone) => 14,
        Action::Unchanged if stale => 0,
        Action::Unchanged => return 0,
    };
    let of_findings = change.findings.iter().map(weight_of).max().unwrap_or(0);
    let several = change
        .findings
        .iter()
        .filter(|finding| weight_of(finding) >= 40)
        .count()
        .min(3);
    let all = of_kind + of_what.max(of_findings) + several as u32;
    // What may be paired wrongly is not what matters most.
    if change.pairing.is_doubtful() {
        all / 2
    } else {
        all
    }
}

pub(super) fn weight_of(finding: &Finding) -> u32 {
    let is_ranked = matches!(
        finding.direction,
        Some(Direction::Stronger | Direction::Weaker)
    );
    match finding.kind {
        FindingKind::OperativeVerb if is_ranked => 72,
        FindingKind::OperativeVerb => 48,
        FindingKind::Duty if is_ranked => 70,
        FindingKind::Duty => 56,
        FindingKind::Figure if finding.old.is_empty() || finding.new.is_empty() => 46,
        FindingKind::Figure | FindingKind::Date
            if !finding.old.is_empty() && !finding.new.is_empty() =>
        {
            64
        }
        FindingKind::StaleReference if matches!(finding.direction, Some(Direction::Added)) => 0,
        FindingKind::StaleReference => 62,
        FindingKind::Qualifier if is_ranked => 60,
        FindingKind::Bracket => 58,
        FindingKind::Alternative => 50,
        FindingKind::Date => 42,
        FindingKind::Reference | FindingKind::CrossReference => 38,
        _ => 0,
    }
}

/// How much a replacement matters: the more clauses it runs through, the more.
pub(super) fn weight_of_replacement(replacement: &Replacement) -> u32 {
    let clauses = u32::try_from(replacement.changes.len()).unwrap_or(u32::MAX);
    clauses.saturating_mul(2).saturating_add(60).min(82)
}
