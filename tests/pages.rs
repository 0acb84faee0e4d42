//! Articles with markup, and the documents they become: each case a source and its outline, where `#` is a headline,
//! `=` a heading, `>` a quotation, `|` what stays as it is, `~` a caption, and links stand behind their words.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use onrecord::document::format::{Format, Hint};
use onrecord::document::{self, Document, Paragraph, ParagraphKind};
use onrecord::text::Span;
use proptest::prelude::*;
use std::fmt::Write;

fn outline(document: &Document) -> String {
    let mut outline = String::new();
    let said = [
        ("by", document.byline.as_ref().map(|line| line.of(&document.text))),
        ("on", document.published.as_deref()),
        ("at", document.url.as_deref()),
        ("in", document.language.as_deref()),
    ];
    for (what, value) in said.iter().filter_map(|(what, value)| Some((what, (*value)?))) {
        writeln!(outline, "{what}: {value}").unwrap();
    }
    for paragraph in &document.paragraphs {
        outline.push_str(&shown(document, paragraph));
    }
    outline
}

fn shown(document: &Document, paragraph: &Paragraph) -> String {
    let section = &document.sections[document.section_at(paragraph.span.start())];
    let sign = match paragraph.kind {
        ParagraphKind::Headline => "# ".to_owned(),
        ParagraphKind::Byline => "- ".to_owned(),
        ParagraphKind::Heading => "=".repeat(usize::from(section.level)) + " ",
        ParagraphKind::Caption => "~ ".to_owned(),
        ParagraphKind::Verbatim => "| ".to_owned(),
        ParagraphKind::Prose | ParagraphKind::ListItem => String::new(),
    };
    let mut words = paragraph.span.of(&document.text).to_owned();
    for link in document.links.iter().rev().filter(|link| paragraph.span.covers(link.span)) {
        words.insert_str(link.span.end() - paragraph.span.start(), &format!("<{}>", link.address));
    }
    let before = "> ".repeat(usize::from(paragraph.inset.quotes)) + &"  ".repeat(usize::from(paragraph.inset.lists));
    let lines = words.split('\n').map(|line| format!("{before}{sign}{line}\n"));
    lines.collect::<Vec<_>>().concat()
}

#[track_caller]
fn check(format: Format, source: &str, expected: &str) {
    let document = document::read(source.as_bytes(), &Hint { format: Some(format), ..Hint::default() });
    assert_eq!(outline(&document).trim_end(), expected, "{:?}", document.text);
}

#[track_caller]
fn markdown(source: &str, expected: &str) {
    check(Format::Markdown, source, expected);
}

#[test]
fn markdown_headings_are_sections_and_the_one_above_all_is_the_headline() {
    markdown(
        "# Dam holds\n\nIt *held*.\n\n## Why\n\n### How\n\n## What",
        "# Dam holds\nIt held.\n= Why\n== How\n= What",
    );
    markdown("# One\n\nIt held.\n\n# Two", "= One\nIt held.\n= Two");
    markdown("It held.\n\nWhy\n---\n\nSo.", "It held.\n= Why\nSo.");
}

#[test]
fn markdown_front_matter_says_what_it_says_and_its_headline_stands_once() {
    let expected = "by: Ana Ruiz\non: 2025-12-02\n# Dam holds\nIt held.";
    markdown("---\ntitle: Dam holds\nauthor: Ana Ruiz\ndate: 2025-12-02\n---\n# Dam holds\n\nIt held.", expected);
    markdown("+++\ntitle = 'Dam holds'\nauthor = 'Ana Ruiz'\ndate = 2025-12-02\n+++\n\nIt held.", expected);
}

#[test]
fn markdown_lists_have_bullets_or_numbers_and_what_is_inside_stands_in() {
    markdown(
        "- one\n- two\n  1. three\n  2. four\n\n5. five",
        "  • one\n  • two\n    1. three\n    2. four\n  5. five",
    );
    markdown("- one\n\n  more of it\n- two", "  • one\n  more of it\n  • two");
    markdown("- [x] done\n- [ ] open", "  • [x] done\n  • [ ] open");
    markdown("2 - 1 = 1\nand so on", "2 - 1 = 1 and so on");
}

#[test]
fn markdown_quotations_and_code_are_told_apart_from_prose() {
    markdown("> It held.\n>\n> > So he said.\n\nAnd it did.", "> It held.\n> > So he said.\nAnd it did.");
    markdown("```sh\n  a  b\n\tc\n```", "|   a  b\n|         c");
    markdown("> - one\n> - two", ">   • one\n>   • two");
}

#[test]
fn markdown_links_keep_the_place_of_their_words() {
    markdown(
        "See [the *dam*](https://a.example/dam), [twice][d].\n\n[d]: /d",
        "See the dam<https://a.example/dam>, twice</d>.",
    );
    markdown("<https://a.example>", "https://a.example<https://a.example>");
}

#[test]
fn markdown_tables_are_columns_where_they_fit_and_items_where_not() {
    markdown("|Town|Votes|\n|-|-|\n|Alder|40|\n||12|", "| Town   Votes\n| Alder  40\n|        12");
    let long = "word ".repeat(20);
    markdown(&format!("|a|b|\n|-|-|\n|c|{long}|"), &format!("  • a · b\n  • c · {}", long.trim()));
}

#[test]
fn markdown_footnotes_stand_behind_their_numbers() {
    markdown("It held.[^1]\n\n[^1]: For now.", "It held.[1]\n  [1] For now.");
}

#[test]
fn markdown_line_breaks_keep_verse_together_and_other_lines_apart() {
    markdown("rain came\\\nwind blew\\\nit held", "| rain came\n| wind blew\n| it held");
    markdown("The council met.  \nIt voted.", "The council met.\nIt voted.");
}

/// Whether a document is one that can be shown and analysed.
fn sound(document: &Document) {
    let text = &document.text;
    assert!(!text.chars().any(|sign| sign.is_control() && sign != '\n'), "{text:?}");
    let mut end = 0;
    for paragraph in &document.paragraphs {
        assert!(
            Span::new(end, paragraph.span.start()).of(text).trim().is_empty(),
            "{text:?} {:?}",
            document.paragraphs
        );
        assert!(!paragraph.span.of(text).is_empty());
        end = paragraph.span.end();
    }
    assert!(Span::new(end, text.len()).of(text).trim().is_empty());
    for pair in document.links.windows(2) {
        assert!(pair[0].span.end() <= pair[1].span.start());
    }
    for link in &document.links {
        assert!(!link.span.of(text).is_empty());
        assert!(!link.address.contains(char::is_control));
    }
    assert_eq!(document.sections.last().map_or(0, |section| section.paragraphs.end), document.paragraphs.len());
}

proptest! {
    #[test]
    fn any_markdown_gives_a_sound_document(
        pieces in prop::collection::vec(
            "(\n|\n\n|# |> |- |1\\. |    |\t|\\[a\\]\\(b\\)|\\[|\\]\\(|`|```\n|\\*\\*|_|\\||\\|-\\|\n|!\\[a\\]\\(b\\)|\\[\\^1\\]:? ?|<br>|\
              &#27;\\[2J|\x1b\\[m|&nbsp;|\u{301}|\u{200b}|  \n|---\n|word |\\PC)",
            0..40,
        ),
    ) {
        sound(&document::read(pieces.concat().as_bytes(), &Hint { format: Some(Format::Markdown), ..Hint::default() }));
    }
}
