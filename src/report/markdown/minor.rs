//! What is only consequential or editorial, in a line each.

use super::escape::{Position, escape};
use super::{Options, is_minor, section, shows_numbers};
use crate::model::{Change, Class, Comparison};
use crate::report::wording::{
    BROKEN_OFF, ONLY_RENUMBERED, class_title, counted, doubt, finding_sentences, in_a_few_words,
    is_only_renumbered, place_line,
};

pub(super) fn minor_changes(report: &mut String, comparison: &Comparison, options: &Options) {
    let shown = || {
        comparison
            .changes
            .iter()
            .filter(|change| options.filter.shows(change))
    };
    let of_class = |class: Class| -> Vec<&Change> {
        shown()
            .filter(|change| is_minor(change) && change.class == Some(class))
            .collect()
    };
    let consequential = of_class(Class::Consequential);
    let (broken_off, editorial): (Vec<&Change>, Vec<&Change>) = of_class(Class::Editorial)
        .into_iter()
        .partition(|change| change.broken_off.is_some());
    let renumbered = shown().filter(|change| is_only_renumbered(change)).count();
    if broken_off.is_empty() && consequential.is_empty() && editorial.is_empty() && renumbered == 0
    {
        return;
    }
    section(report, "Consequential and editorial changes");
    if renumbered > 0 {
        report.push('\n');
        report.push_str(&counted(renumbered, "clause"));
        report.push_str(if renumbered == 1 { " is " } else { " are " });
        report.push_str(ONLY_RENUMBERED);
        report.push_str(if shows_numbers(options) {
            ": see the table above.\n"
        } else {
            ".\n"
        });
    }
    list(report, &format!("{BROKEN_OFF}:"), &broken_off, comparison);
    list(
        report,
        &format!("{}:", class_title(Class::Consequential)),
        &consequential,
        comparison,
    );
    list(
        report,
        &format!("{}:", class_title(Class::Editorial)),
        &editorial,
        comparison,
    );
}

fn list(report: &mut String, title: &str, changes: &[&Change], comparison: &Comparison) {
    if changes.is_empty() {
        return;
    }
    report.push('\n');
    report.push_str(title);
    report.push_str("\n\n");
    for change in changes {
        report.push_str("- ");
        report.push_str(&escape(&line(change, comparison), Position::Start));
        report.push('\n');
    }
}

/// `OP7: Hyphen or space: “cooperation”, was “co-operation”.`
fn line(change: &Change, comparison: &Comparison) -> String {
    let mut sentences = Vec::from_iter(doubt(change, comparison));
    let findings = finding_sentences(change);
    if findings.is_empty() {
        sentences.push(in_a_few_words(change));
    }
    sentences.extend(findings);
    format!(
        "{}: {}",
        place_line(change, comparison),
        sentences.join(" ")
    )
}
