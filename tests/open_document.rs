//! `OpenDocument` texts: what a reader sees of them, and what nobody should be able to do with them.

// A test that panics has failed, which is what it is for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod support;

use clausediff::model::{BlockKind, Draft, FurnitureKind, RevisionKind};
use clausediff::read::{Options, Tracked, read_bytes_as};

use support::office::odt;

fn read(bytes: &[u8], tracked: Tracked) -> Draft {
    let options = Options {
        tracked,
        ..Options::default()
    };
    read_bytes_as("draft.odt", bytes, &options).unwrap()
}

fn lines(draft: &Draft) -> Vec<String> {
    let line = |block: &clausediff::model::Block| match &block.label {
        Some(label) => format!("{label} {}", block.text),
        None => block.text.clone(),
    };
    draft.blocks.iter().map(line).collect()
}

const LISTS: &str = "<text:list-style style:name='L1'>\
    <text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>\
    <text:list-level-style-number text:level='2' style:num-format='a' style:num-prefix='(' style:num-suffix=')'/>\
    <text:list-level-style-bullet text:level='3' text:bullet-char='-'/></text:list-style>\
    <style:style style:name='Em' style:family='text'><style:text-properties fo:font-style='italic'/></style:style>\
    <style:style style:name='Bare' style:family='paragraph' style:list-style-name=''/>\
    <style:style style:name='Gone' style:family='section'><style:text-properties text:display='none'/></style:style>";

#[test]
fn lists_are_numbered_as_their_styles_say() {
    let text = "<text:list text:style-name='L1'>\
        <text:list-item><text:p>Urges all <text:span text:style-name='Em'>ports</text:span>:</text:p><text:list>\
        <text:list-item><text:p>In winter;</text:p></text:list-item>\
        <text:list-item><text:p>In summer;</text:p><text:list><text:list-item><text:p>by night</text:p></text:list-item></text:list></text:list-item>\
        </text:list></text:list-item><text:list-item><text:p>Decides.</text:p></text:list-item></text:list>\
        <text:p>Between.</text:p>\
        <text:list text:style-name='L1' text:continue-numbering='true'><text:list-item><text:p>Goes on.</text:p></text:list-item></text:list>\
        <text:list text:style-name='L1'><text:list-item text:start-value='7'><text:p>Begins anew.</text:p></text:list-item></text:list>";
    let draft = read(&odt("", LISTS, "", text), Tracked::Accepted);
    assert_eq!(
        lines(&draft),
        [
            "1. Urges all ports:",
            "(a) In winter;",
            "(b) In summer;",
            "by night",
            "2. Decides.",
            "Between.",
            "3. Goes on.",
            "7. Begins anew."
        ]
    );
    assert_eq!(draft.blocks[0].emphasis.first(), Some(&(10..15)));
    assert_eq!(draft.blocks[3].kind, BlockKind::ListItem);
}

#[test]
fn headings_notes_tables_and_white_space() {
    let outline = "<text:outline-style style:name='Outline'><text:outline-level-style text:level='1' style:num-format='I' style:num-suffix='.'/></text:outline-style>";
    let pages = "<style:master-page style:name='Standard'><style:header><text:p>A/86/L.4</text:p></style:header><style:footer><text:p>3</text:p></style:footer></style:master-page>";
    let text = "<text:h text:outline-level='1'>Scope</text:h>\
        <text:h text:outline-level='1' text:style-name='Bare'>Apart</text:h>\
        <text:p>Lamps  and\n<text:s text:c='2'/>tides<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>\
        <text:note-body><text:p>A note.</text:p></text:note-body></text:note> here.</text:p>\
        <text:section text:style-name='Gone'><text:p>Secret.</text:p></text:section>\
        <text:table-of-content><text:index-body><text:p>Scope 1</text:p></text:index-body></text:table-of-content>\
        <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>No.</text:p></table:table-cell><table:table-cell><text:p>Duty</text:p></table:table-cell></table:table-row></table:table-header-rows>\
        <table:table-row><table:table-cell table:number-columns-spanned='2'><text:p>Wide</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>\
        <text:p><draw:frame><draw:text-box><text:p>In the box</text:p></draw:text-box></draw:frame><draw:frame><draw:image/></draw:frame></text:p>";
    let draft = read(&odt(outline, LISTS, pages, text), Tracked::Accepted);
    assert_eq!(
        lines(&draft),
        [
            "A/86/L.4",
            "I. Scope",
            "Apart",
            "Lamps and   tides here.",
            "No. | Duty",
            "Wide",
            "In the box",
            "A note."
        ]
    );
    assert_eq!(draft.blocks[1].kind, BlockKind::Heading(1));
    assert_eq!(
        draft.blocks[7].kind,
        BlockKind::Footnote { mark: "1".into() }
    );
    let kinds: Vec<_> = draft.furniture.iter().map(|it| it.kind).collect();
    assert_eq!(
        kinds,
        [
            FurnitureKind::FootnoteMark,
            FurnitureKind::Contents,
            FurnitureKind::PageNumber
        ]
    );
    assert_eq!(
        draft.warnings[0].message,
        "1 passage of hidden text and 1 picture were left out."
    );
}

fn region(id: &str, kind: &str, content: &str) -> String {
    format!(
        "<text:changed-region text:id='{id}'><text:{kind}><office:change-info><dc:creator>Li Wei</dc:creator><dc:date>2031-05-03T10:00:00</dc:date></office:change-info>{content}</text:{kind}></text:changed-region>"
    )
}

#[test]
fn tracked_changes_have_two_texts() {
    let changes = format!(
        "<text:tracked-changes>{}{}{}{}</text:tracked-changes>",
        region("c1", "insertion", ""),
        region("c2", "deletion", "<text:p>all</text:p>"),
        region(
            "c3",
            "deletion",
            "<text:p> Ends.</text:p><text:p>Begins </text:p>"
        ),
        region("c4", "insertion", "")
    );
    let text = format!(
        "{changes}<text:p>Urges <text:change text:change-id='c2'/><text:change-start text:change-id='c1'/>some<text:change-end text:change-id='c1'/> ports.</text:p>\
         <text:p>One.<text:change text:change-id='c3'/>two.</text:p>\
         <text:p>Half <text:change-start text:change-id='c4'/>new.</text:p><text:p>Also new. <text:change-end text:change-id='c4'/>whole.</text:p>"
    );
    let bytes = odt("", "", "", &text);
    let accepted = read(&bytes, Tracked::Accepted);
    assert_eq!(
        lines(&accepted),
        [
            "Urges some ports.",
            "One.two.",
            "Half new.",
            "Also new. whole."
        ]
    );
    let revision = &accepted.blocks[0].revisions[0];
    assert_eq!(
        (
            revision.kind,
            revision.author.as_str(),
            revision.text.as_str()
        ),
        (RevisionKind::Insertion, "Li Wei", "some")
    );
    assert_eq!(accepted.blocks[3].revisions[0].text, "Also new. ");
    let original = read(&bytes, Tracked::Original);
    assert_eq!(
        lines(&original),
        [
            "Urges all ports.",
            "One. Ends.",
            "Begins two.",
            "Half whole."
        ]
    );
    assert_eq!(original.blocks[0].revisions[0].kind, RevisionKind::Deletion);
    assert_eq!(original.tracked_changes, 4);
}

#[test]
fn damaged_files_are_errors_or_drafts() {
    let changes = format!(
        "<text:tracked-changes>{}</text:tracked-changes>",
        region("c2", "deletion", "<text:p>all</text:p>")
    );
    let text = format!(
        "{changes}<text:list text:style-name='L1'><text:list-item><text:p>Urges <text:change text:change-id='c2'/>ports:</text:p></text:list-item></text:list>\
         <table:table><table:table-row table:number-rows-repeated='3'><table:table-cell table:number-columns-repeated='2'><text:p>a</text:p></table:table-cell></table:table-row></table:table>"
    );
    support::mutate::every(&odt("", LISTS, "", &text), 300);
}

#[test]
fn hostile_files_are_refused() {
    for text in [
        "<text:section>".repeat(100_000),
        "<text:list><text:list-item>".repeat(100_000),
        "<text:p>&bomb;</text:p>".to_owned(),
    ] {
        let bytes = odt("", "", "", &text);
        let message = read_bytes_as("bad.odt", &bytes, &Options::default())
            .unwrap_err()
            .to_string();
        assert!(
            message.starts_with("bad.odt: cannot be read as an OpenDocument text ("),
            "{message}"
        );
    }
    // A deletion that holds itself.
    let circle = format!(
        "<text:tracked-changes>{}</text:tracked-changes><text:p>Round <text:change text:change-id='c1'/>about.</text:p>",
        region(
            "c1",
            "deletion",
            "<text:p>and <text:change text:change-id='c1'/></text:p>"
        )
    );
    assert_eq!(
        lines(&read(&odt("", "", "", &circle), Tracked::Original)),
        ["Round and about."]
    );
    let many = "<table:table><table:table-row table:number-rows-repeated='1000000'><table:table-cell table:number-columns-repeated='1000000'/></table:table-row></table:table><text:p>Text.</text:p>";
    assert_eq!(
        lines(&read(&odt("", "", "", many), Tracked::Accepted)),
        ["Text."]
    );
}

#[test]
fn cells_are_those_that_a_word_file_has() {
    let styles = "<style:style style:name='Wide' style:family='table-column'><style:table-column-properties style:column-width='3cm'/></style:style>\
        <style:style style:name='Thin' style:family='table-column'><style:table-column-properties style:column-width='0.1cm'/></style:style>";
    let cell = |more: &str, words: &str| {
        format!("<table:table-cell {more}><text:p>{words}</text:p></table:table-cell>")
    };
    let covered = "<table:covered-table-cell/>";
    let text = format!(
        "<table:table><table:table-column table:style-name='Wide' table:number-columns-repeated='2'/>\
         <table:table-column table:style-name='Thin'/><table:table-column table:style-name='Wide'/>\
         <table:table-row>{}{covered}{}{}</table:table-row>\
         <table:table-row>{covered}{covered}{}{}</table:table-row>\
         <table:table-row>{}{}{covered}{}</table:table-row></table:table>",
        cell(
            "table:number-columns-spanned='2' table:number-rows-spanned='2'",
            "Harbour"
        ),
        cell("", ""),
        cell("", "Lamps"),
        cell("", ""),
        cell("", "lit"),
        cell("", "Northhaven"),
        cell("table:number-columns-spanned='2'", "12"),
        cell("", ""),
    );
    assert_eq!(
        lines(&read(&odt("", styles, "", &text), Tracked::Accepted)),
        ["Harbour | Lamps", " | lit", "Northhaven | 12 | "]
    );
    // Only parts of a table's width are told: 90 of 10,000 leave no room for a letter.
    let parts = styles
        .replace("style:column-width='3cm'", "style:rel-column-width='3303*'")
        .replace("style:column-width='0.1cm'", "style:rel-column-width='90*'");
    assert_eq!(
        lines(&read(&odt("", &parts, "", &text), Tracked::Accepted)),
        ["Harbour | Lamps", " | lit", "Northhaven | 12 | "]
    );
}
