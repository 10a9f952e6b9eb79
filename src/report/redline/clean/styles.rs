//! What each kind of clause looks like.
//!
//! Measures are twentieths of a point. The text of a United Nations document
//! is set in by 1267 on both sides, and its steps are 475.

use crate::model::{Clause, ClauseKind};
use crate::report::redline::labels;

const MARGIN: usize = 1_267;
const STEP: usize = 475;
/// Depth below which paragraphs are set in no further: a page has no more room.
const DEEPEST: usize = 6;

/// The style of a clause's paragraph, with what is its own: the content of `w:pPr` up to the tabs and indents.
pub(super) fn of(clause: &Clause, right_to_left: bool) -> String {
    let bidi = if right_to_left { "<w:bidi/>" } else { "" };
    let labelled = labels::typed(clause).is_some();
    let bullet = labels::is_bullet(clause);
    let style = match clause.kind {
        ClauseKind::Masthead => masthead(clause),
        ClauseKind::Sponsors => "Sponsors",
        ClauseKind::Recommendation => "Recommendation",
        ClauseKind::Title => "DraftTitle",
        ClauseKind::Organ => "OrganLine",
        ClauseKind::Heading if clause.depth == 0 => "Heading1",
        ClauseKind::Heading => "Heading2",
        ClauseKind::Preambular => "Preambular",
        ClauseKind::Operative | ClauseKind::Subparagraph => "Operative",
        ClauseKind::Paragraph if labelled || bullet => "Operative",
        ClauseKind::Paragraph => "SingleText",
        ClauseKind::TableRow => "TableText",
        ClauseKind::Footnote => "FootnoteText",
        ClauseKind::Closing => "Closing",
    };
    let own = if style != "Operative" {
        (String::new(), String::new())
    } else if bullet {
        below(clause.depth.min(DEEPEST), true)
    } else if clause.depth > 0 {
        set_in(clause.depth.min(DEEPEST), labelled)
    } else {
        (String::new(), String::new())
    };
    // The order is the schema's: pStyle, tabs, bidi, ind.
    format!("<w:pStyle w:val=\"{style}\"/>{}{bidi}{}", own.0, own.1)
}

/// Tabs and indents of a paragraph under another: the first level begins at
/// the first step and goes on at the margin, deeper ones hang, and so do bullets.
fn set_in(depth: usize, labelled: bool) -> (String, String) {
    if depth == 1 {
        let tab = MARGIN + 2 * STEP;
        return (
            format!("<w:tabs><w:tab w:val=\"left\" w:pos=\"{tab}\"/></w:tabs>"),
            format!("<w:ind w:left=\"{MARGIN}\" w:firstLine=\"{STEP}\"/>"),
        );
    }
    below(depth, labelled)
}

/// Tabs and indents of a paragraph that begins further in the deeper it stands.
fn below(depth: usize, hangs: bool) -> (String, String) {
    let start = MARGIN + (depth + 1) * STEP;
    let hanging = if hangs {
        format!(" w:hanging=\"{STEP}\"")
    } else {
        " w:firstLine=\"0\"".to_owned()
    };
    (
        format!("<w:tabs><w:tab w:val=\"left\" w:pos=\"{start}\"/></w:tabs>"),
        format!("<w:ind w:left=\"{start}\"{hanging}/>"),
    )
}

/// Lines of the masthead by what they are.
fn masthead(clause: &Clause) -> &'static str {
    let text = clause.text.as_str();
    if crate::model::Symbol::parse(text).is_some() {
        "MastheadSymbol"
    } else if text.starts_with("Distr") {
        "MastheadDistribution"
    } else {
        "Masthead"
    }
}

/// The styles part.
pub(super) const STYLES: &str = concat!(
    r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    r#"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Times New Roman"/><w:spacing w:val="4"/><w:w w:val="103"/><w:kern w:val="14"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="240" w:lineRule="atLeast"/></w:pPr></w:pPrDefault></w:docDefaults>"#,
    r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>"#,
    r#"<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>"#,
    r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
    r#"<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:bottom w:val="single" w:sz="12" w:space="0" w:color="auto"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders></w:tblPr></w:style>"#,
    r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="SingleText"><w:name w:val="Single Text"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:suppressAutoHyphens/><w:spacing w:after="120"/><w:ind w:left="1267" w:right="1267"/><w:jc w:val="both"/></w:pPr></w:style>"#,
    r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="Preambular"><w:name w:val="Preambular Paragraph"/><w:basedOn w:val="SingleText"/><w:qFormat/><w:pPr><w:ind w:left="1267" w:right="1267" w:firstLine="475"/></w:pPr></w:style>"#,
    r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="Operative"><w:name w:val="Operative Paragraph"/><w:basedOn w:val="SingleText"/><w:qFormat/><w:pPr><w:tabs><w:tab w:val="left" w:pos="2217"/></w:tabs><w:ind w:left="1267" w:right="1267" w:firstLine="475"/></w:pPr></w:style>"#,
    r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="OrganLine"><w:name w:val="Organ"/><w:basedOn w:val="SingleText"/><w:next w:val="Preambular"/><w:pPr><w:keepNext/><w:ind w:left="1267" w:right="1267" w:firstLine="475"/></w:pPr><w:rPr><w:i/><w:iCs/></w:rPr></w:style>"#,
    r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="Recommendation"><w:name w:val="Recommendation"/><w:basedOn w:val="SingleText"/><w:pPr><w:ind w:left="1267" w:right="1267" w:firstLine="475"/></w:pPr></w:style>"#,
    r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="Masthead"><w:name w:val="Masthead"/><w:basedOn w:val="Normal"/><w:pPr><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:after="20"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style>"#,
    r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="MastheadSymbol"><w:name w:val="Masthead Symbol"/><w:basedOn w:val="Normal"/><w:next w:val="Masthead"/><w:pPr><w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="auto"/></w:pBdr><w:spacing w:after="120"/><w:jc w:val="right"/></w:pPr><w:rPr><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>"#,
    r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="MastheadDistribution"><w:name w:val="Masthead Distribution"/><w:basedOn w:val="Normal"/><w:next w:val="Masthead"/><w:pPr><w:spacing w:after="120"/><w:ind w:left="6600"/></w:pPr></w:style>"#,
    r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="Sponsors"><w:name w:val="Sponsors"/><w:basedOn w:val="Normal"/><w:next w:val="SingleText"/><w:pPr><w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="240" w:after="120" w:line="270" w:lineRule="exact"/><w:ind w:left="1267" w:right="1267"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr></w:style>"#,
    r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="DraftTitle"><w:name w:val="Draft Title"/><w:basedOn w:val="Normal"/><w:next w:val="SingleText"/><w:pPr><w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="240" w:after="200" w:line="300" w:lineRule="exact"/><w:ind w:left="1267" w:right="1267"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>"#,
    r#"<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="SingleText"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:tabs><w:tab w:val="left" w:pos="1267"/></w:tabs><w:suppressAutoHyphens/><w:spacing w:before="240" w:after="120" w:line="270" w:lineRule="exact"/><w:ind w:left="1267" w:right="1267"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr></w:style>"#,
    r#"<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="SingleText"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="120" w:after="120"/><w:ind w:left="1267" w:right="1267"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style>"#,
    r#"<w:style w:type="paragraph" w:styleId="Closing"><w:name w:val="Closing"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="240"/><w:ind w:left="1267" w:right="1267"/><w:jc w:val="right"/></w:pPr><w:rPr><w:i/><w:iCs/></w:rPr></w:style>"#,
    r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableText"><w:name w:val="Table Text"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="40" w:after="40" w:line="210" w:lineRule="atLeast"/></w:pPr><w:rPr><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr></w:style>"#,
    r#"<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/><w:pPr><w:tabs><w:tab w:val="right" w:pos="1195"/><w:tab w:val="left" w:pos="1267"/></w:tabs><w:spacing w:line="210" w:lineRule="exact"/><w:ind w:left="1267" w:right="1267"/></w:pPr><w:rPr><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr></w:style>"#,
    r#"<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>"#,
    r#"<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="auto"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="9504"/></w:tabs></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr></w:style>"#,
    r#"<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:pPr><w:tabs><w:tab w:val="right" w:pos="9504"/></w:tabs></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr></w:style>"#,
    "</w:styles>"
);
