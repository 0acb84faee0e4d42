//! Articles with markup, and the documents they become: each case a source and its outline, where `#` is a headline,
//! `=` a heading, `>` a quotation, `|` what stays as it is, `~` a caption, and links stand behind their words.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use onrecord::document::format::{Format, Hint};
use onrecord::document::{self, Document, Paragraph, ParagraphKind};
use onrecord::text::Span;
use proptest::prelude::*;
use std::fmt::Write;
use std::fs;
use std::path::Path;

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
        ParagraphKind::Verbatim | ParagraphKind::Code => "| ".to_owned(),
        ParagraphKind::Prose | ParagraphKind::ListItem | ParagraphKind::Usage => String::new(),
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
    markdown(
        "|Town|Votes|By|\n|:-:|-:|-|\n|Al|40|x|\n|Alder|1234|y|",
        "| Town   Votes  By\n|  Al       40  x\n| Alder   1234  y",
    );
    let long = "word ".repeat(20);
    markdown(&format!("|a|b|\n|-|-|\n|c|{long}|"), &format!("  • a · b\n  • c · {}", long.trim()));
}

#[test]
fn words_in_tables_lead_where_they_lead_elsewhere() {
    let linked = "the [dam](https://a.example/dam) x";
    markdown(&format!("|Town|b|\n|-|-|\n|c|{linked}|"), "| Town  b\n| c     the dam<https://a.example/dam> x");
    let long = "word ".repeat(20);
    markdown(
        &format!("|a|b|\n|-|-|\n|{linked}|{long}|"),
        &format!("  • a · b\n  • the dam<https://a.example/dam> x · {}", long.trim()),
    );
    let table = "<table><tr><th>Town<th>b<tr><td>c<td>the <a href='https://a.example/dam'>big <b>dam</b></a> x</table>";
    html(
        &format!("<p>{PROSE}{table}<p>{PROSE} So."),
        &format!("# Dam\n{PROSE}\n| Town  b\n| c     the big dam<https://a.example/dam> x\n{PROSE} So."),
    );
}

#[test]
fn html_in_markdown_is_read_as_on_a_page() {
    markdown(
        "# Plan\n\n<p align=\"center\">All is <b>kept</b>.</p>\n\n<details><summary>More</summary>\nAnd this.\n</details>\n\nSo.",
        "# Plan\nAll is kept.\nMore\nAnd this.\nSo.",
    );
    markdown("It held.\n\n<!-- Not\n\nthis. -->\n\n<script>alert(1)</script>\n\nSo.", "It held.\nSo.");
}

#[test]
fn a_caption_says_what_is_seen_and_a_credit_is_left_out() {
    let figure = |caption: &str| {
        format!(
            "<p>{PROSE}<figure><img src=/a.png alt='Bridge in rain'><figcaption>{caption}</figcaption></figure><p>{PROSE} So."
        )
    };
    for (caption, is_kept) in
        [("Photo: the mayor at the bridge on Tuesday", true), ("Photo: Ana Ruiz for the Agency", false)]
    {
        let page = figure(caption);
        let document = document::read(page.as_bytes(), &Hint { format: Some(Format::Html), ..Hint::default() });
        assert_eq!(document.text.contains(caption), is_kept, "{}", document.text);
    }
}

#[test]
fn a_headline_is_read_also_where_it_was_escaped_once_too_often() {
    let script =
        r#"{"@type": "NewsArticle", "headline": "Ferry bought for &#163;7.6m &#8211; at last, Ruiz&#8217;s way"}"#;
    let page = format!("<script type='application/ld+json'>{script}</script><p>{PROSE}<p>{PROSE} So.");
    let document = document::read(page.as_bytes(), &Hint { format: Some(Format::Html), ..Hint::default() });
    assert_eq!(document.headline_text(), Some("Ferry bought for £7.6m – at last, Ruiz’s way"));
}

#[test]
fn markdown_footnotes_stand_behind_their_numbers() {
    markdown("It held.[^1]\n\n[^1]: For now.", "It held.[1]<#fn-1>\n  [1] For now.");
}

#[test]
fn markdown_line_breaks_keep_verse_together_and_other_lines_apart() {
    markdown("rain came\\\nwind blew\\\nit held", "| rain came\n| wind blew\n| it held");
    markdown("The council met.  \nIt voted.", "The council met.\nIt voted.");
}

#[track_caller]
fn html(body: &str, expected: &str) {
    check(Format::Html, &format!("<!doctype html><title>Dam</title><body><article>{body}</article>"), expected);
}

/// Enough running text to be an article.
const PROSE: &str = "The council met on Monday evening and voted, after four hours of debate, to close the old bridge to \
                     lorries until the spring, when engineers, who asked for it, will look at it again.";

#[test]
fn every_page_here_becomes_its_outline() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    for name in ["bridge", "bare", "wiki"] {
        let page = fs::read(folder.join(name).with_extension("html")).unwrap();
        let outline = outline(&document::read(&page, &Hint::default()));
        let path = folder.join(name).with_extension("txt");
        if std::env::var_os("UPDATE_PAGES").is_some() {
            fs::write(&path, &outline).unwrap();
        }
        assert_eq!(outline, fs::read_to_string(&path).unwrap_or_default(), "{name}: UPDATE_PAGES=1 takes it as it is");
    }
}

#[test]
fn headings_lists_and_quotations_of_a_page_are_told_by_its_tags() {
    html(
        &format!("<p>{PROSE}<h3>Why</h3><p>{PROSE}<ul><li>one<li><p>two<ol start=3><li>three</ol></ul><p>{PROSE}"),
        &format!("# Dam\n{PROSE}\n= Why\n{PROSE}\n  • one\n  • two\n    3. three\n{PROSE}"),
    );
    html(
        &format!(
            "<p>{PROSE}<blockquote><p>{PROSE}<p>So <q>he</q> said.</blockquote><p>{PROSE} <b>And</b> <i>so</i>&nbsp;on."
        ),
        &format!("# Dam\n{PROSE}\n> {PROSE}\n> So “he” said.\n{PROSE} And so on."),
    );
}

#[test]
fn code_keeps_its_lines_and_tables_their_columns_where_they_hold_data() {
    let code = "<pre><code>if a {\n    b();\n}</code></pre>";
    let table = "<table><tr><th>Town<th>Votes<tr><td>Alder<td>40</table>";
    let placed = format!("<table><tr><td><p>{PROSE}</p></table>");
    html(
        &format!("<p>{PROSE}{code}<p>{PROSE}{table}{placed}<p>{PROSE} So."),
        &format!(
            "# Dam\n{PROSE}\n| if a {{\n|     b();\n| }}\n{PROSE}\n| Town   Votes\n| Alder  40\n{PROSE}\n{PROSE} So."
        ),
    );
}

#[test]
fn links_are_resolved_from_where_the_page_is_and_lead_into_no_script() {
    let page = |address: &str| {
        format!(
            "<link rel=canonical href='{address}'><body><p>{PROSE} <a href='../dam#x'>Dam</a>, <a href='javascript:x()'>x</a>.<p>{PROSE} So."
        )
    };
    check(
        Format::Html,
        &page("https://a.example/b/c"),
        &format!("at: https://a.example/b/c\n{PROSE} Dam<https://a.example/dam#x>, x.\n{PROSE} So."),
    );
    check(Format::Html, &page("b/c"), &format!("{PROSE} Dam<../dam#x>, x.\n{PROSE} So."));
}

#[test]
fn pictures_are_known_and_what_is_said_of_them_stands_in_the_text() {
    let figure = "<figure><img src=/a.png alt='A dam'><figcaption>The dam, in rain.</figcaption></figure>";
    let page = format!("<base href='https://a.example/b/'><body><p>{PROSE}{figure}<p>{PROSE} So.");
    let document = document::read(page.as_bytes(), &Hint { format: Some(Format::Html), ..Hint::default() });
    assert_eq!(outline(&document).trim_end(), format!("{PROSE}\n~ The dam, in rain.\n{PROSE} So."));
    let [image] = document.images.as_slice() else { panic!("{:?}", document.images) };
    assert_eq!((image.address.as_str(), image.alternative.as_deref()), ("https://a.example/a.png", Some("A dam")));
}

#[test]
fn a_picture_at_the_end_stands_inside_the_text_when_what_was_around_it_is_dropped() {
    let around = "<p>Photo: Ana Ruiz <img src=/a.png></p><p><a href=/x>Ferry runs again</a></p><img src=/b.png>";
    let page = format!("<body><p>{PROSE}<p>{PROSE} So.{around}");
    sound(&document::read(page.as_bytes(), &Hint { format: Some(Format::Html), ..Hint::default() }));
}

#[test]
fn what_stands_around_an_article_is_left_out_and_what_only_begins_alike_stays() {
    let around = "<nav><a href=/>Home</a></nav><p>Read more: <a href=/x>Rain</a></p><p>Photo: Ana Ruiz</p>\
                  <div class=newsletter><p>Our letter.</p><p>Every day.</p></div><p><a href=/y>Ferry runs again</a></p>";
    html(&format!("<p>{PROSE}{around}<p>{PROSE} So."), &format!("# Dam\n{PROSE}\n{PROSE} So."));
    let kept = "Reading more would help, <a href=/x>she said</a>. Photos were taken.";
    html(
        &format!("<p>{PROSE}<p>{kept}<p>{PROSE} So."),
        &format!("# Dam\n{PROSE}\nReading more would help, she said</x>. Photos were taken.\n{PROSE} So."),
    );
}

#[test]
fn what_a_label_stands_beside_is_kept_also_where_it_only_leads_elsewhere() {
    let row = |label: &str, fact: &str| format!("<tr><th>{label}</th><td>{fact}</td></tr>");
    let facts = format!(
        "<table><tr><th colspan=2><p>Port Alder</p></th></tr><tr><td colspan=2><ul><li><a href=/s>Old Song</a></li></ul></td></tr>{}{}{}</table>",
        row("Seat", "<a href=/a>Alder</a>"),
        row("<a href=/m>Mayor</a>", "<ul><li><a href=/r>Ana Ruiz</a></li></ul>"),
        row("Founded", "<p>7 May 1856</p>"),
    );
    html(
        &format!("{facts}<p>{PROSE}<p>{PROSE} So."),
        &format!(
            "# Dam\nPort Alder\n  • Old Song</s>\nSeat\nAlder</a>\nMayor</m>\n  • Ana Ruiz</r>\nFounded\n7 May 1856\n{PROSE}\n{PROSE} So."
        ),
    );
    // Without labels it is a menu, and so is what is called one.
    let menu = "<td><ul><li><a href=/s>Sport</a></li><li><a href=/w>Weather</a></li></ul></td>";
    for (table, left) in [
        (format!("<table><tr>{menu}</tr></table>"), ""),
        (format!("<table class='side navbox'><tr><th>More</th>{menu}</tr></table>"), "More\n"),
    ] {
        html(&format!("{table}<p>{PROSE}<p>{PROSE} So."), &format!("# Dam\n{left}{PROSE}\n{PROSE} So."));
    }
}

#[test]
fn no_page_is_without_an_answer() {
    html("<h1>One</h1><h2>Two</h2>", "# Dam\n= One\n= Two");
    html("", "# Dam");
    check(Format::Html, "It rained.", "It rained.");
    check(Format::Html, "", "");
}

#[test]
fn the_encoding_a_page_names_is_believed_where_its_bytes_allow() {
    let page = |bytes: &[u8]| [b"<meta charset=windows-1251><p>".as_slice(), bytes].concat();
    let text = |bytes: &[u8]| document::read(&page(bytes), &Hint::default()).text;
    assert_eq!(text(b"\xc4\xe0\xec\xe1\xe0"), "Дамба");
    assert_eq!(text("Дамба".as_bytes()), "Дамба");
}

#[test]
fn nesting_without_end_is_read_in_time_and_keeps_its_words() {
    for (open, close) in [
        ("<div>", ""),
        ("<b>", ""),
        ("<ul><li>", ""),
        ("<table><tr><td>", ""),
        ("<blockquote>", "</blockquote>"),
        ("<font color=1><p>", ""),
    ] {
        let page = format!("<body>{}{PROSE}{}", open.repeat(20_000), close.repeat(20_000));
        let document = document::read(page.as_bytes(), &Hint { format: Some(Format::Html), ..Hint::default() });
        assert!(document.text.contains("The council met"), "{open}");
    }
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
    assert!(document.images.iter().all(|image| text.is_char_boundary(image.at)), "{text:?} {:?}", document.images);
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

    #[test]
    fn any_page_gives_a_sound_document(
        pieces in prop::collection::vec(
            "(<(p|div|b|i|a href=/a|ul|ol|li|table|tr|td|th|blockquote|pre|h2|h3|figure|figcaption|br|img src=a alt=b|q|dl|dt|dd|script|\
              style|svg|title|select|!--|noscript|template|math|body|html|span class=share)>|\
              </(p|div|b|i|a|ul|ol|li|table|tr|td|blockquote|pre|h2|h3|figure|q|script|style|title|body|html)>|-->|<|&#27;\\[2J|\x1b\\[m|&nbsp;|\
              &shy;|\u{301}|\u{200b}|\n|\t| |word |It rained in the hills, and then it rained in the valleys too, he said\\. |\\PC)",
            0..60,
        ),
    ) {
        sound(&document::read(pieces.concat().as_bytes(), &Hint { format: Some(Format::Html), ..Hint::default() }));
    }
}
