//! Pages of `man`: a title at both edges of the first line, headings at the left, all else set in; and what programs
//! say of their options, where `Options:` stands over them. What is set in, `filling` fills anew.

use super::filling::{Filling, spans_of_words};
use super::page::Page;
use crate::document::block::{self, Row};
use crate::document::{Document, Emphasis, Inset, ParagraphKind, assembly};
use crate::text::Span;

/// Lines looked at to tell a manual.
const SEEN_LINES: usize = 40;
/// Among so many lines at the beginning of a help text it says how the program is called.
const HELP_LINES: usize = 8;
/// A heading in a help text has no more words.
const MAX_HEADING_WORDS: usize = 6;

/// Whether `text` is a page of a manual.
pub(super) fn is_manual(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).take(SEEN_LINES);
    if !lines.next().is_some_and(is_title) {
        return false;
    }
    let is_set_in = |line: &&str| line.starts_with(' ');
    let heading = lines.by_ref().find(|line| !is_set_in(line));
    heading.is_some() && lines.next().as_ref().is_some_and(is_set_in)
}

/// Whether `text` is what a program says of how it is called, and of its options.
pub(super) fn is_help(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(SEEN_LINES);
    let is_usage = |line: &str| line.get(..6).is_some_and(|word| word.eq_ignore_ascii_case("usage:"));
    let is_told = |line: &&str| block::is_option(line) || line.starts_with(['[', '<']) || line.contains("   ");
    lines.by_ref().take(HELP_LINES).any(is_usage) && lines.filter(is_told).count() >= 2
}

/// `LS(1)   User Commands   LS(1)`: what a page begins with.
fn is_title(line: &str) -> bool {
    let line = line.trim_end();
    let Some((name, rest)) = line.split_once(')') else { return false };
    let Some((words, section)) = name.split_once('(') else { return false };
    let is_name = !words.is_empty() && !words.contains(char::is_whitespace);
    let is_numbered = section.starts_with(|sign: char| sign.is_ascii_digit() || matches!(sign, 'n' | 'l'));
    let is_section = is_numbered && section.len() <= 8 && section.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_name && is_section && rest.strip_suffix(')').is_some_and(|rest| rest.ends_with(name))
}

/// The document that the page `text` is, of which `emphasis` was typed.
pub(super) fn read(text: &str, emphasis: &[Emphasis]) -> Document {
    let rows = block::rows(text);
    let manual = Manual::of(text, &rows);
    let mut page = Page::new(text);
    let mut levels = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        if let Some(part) = manual.part(&rows, at) {
            let start = page.begin(true);
            put_words(&mut page, text, part.span);
            levels.extend(Some(part.level).filter(|_| part.kind == ParagraphKind::Heading));
            page.end(start, part.kind, Inset::default());
            at += 1;
            continue;
        }
        let is_body = |next: &usize| rows[*next].blanks_before == 0 && manual.part(&rows, *next).is_none();
        let end = (at + 1..rows.len()).take_while(is_body).last().map_or(at + 1, |last| last + 1);
        manual.filling.put_run(&mut page, &rows[at..end]);
        at = end;
    }
    let emphasis = page.emphasized(emphasis);
    let Page { text, paragraphs, .. } = page;
    let mut document =
        assembly::assemble(Document { text, paragraphs, emphasis, ..Document::default() }, |_, _| levels);
    join_title(&mut document);
    document
}

/// Makes the title, under which nothing stands, part of the first section.
fn join_title(document: &mut Document) {
    if document.sections.len() < 2 || document.sections[0].words > 0 {
        return;
    }
    let title = document.sections.remove(0);
    document.sections[0].span = title.span.to(document.sections[0].span);
    document.sections[0].paragraphs.start = title.paragraphs.start;
}

/// A line that is no body: the title, a heading, the line at the foot.
struct Part {
    kind: ParagraphKind,
    /// Of a heading, 1 for the outermost.
    level: u8,
    /// What is shown of it: of a title, its name once.
    span: Span,
}

/// What is known of a page before it is filled.
struct Manual<'a> {
    text: &'a str,
    /// How far in the body stands; `None` in a help text, where it may stand anywhere.
    indent: Option<u32>,
    filling: Filling<'a>,
}

impl<'a> Manual<'a> {
    fn of(text: &'a str, rows: &[Row]) -> Self {
        let Some(title) = rows.first().filter(|first| is_title(first.span.of(text))) else {
            let width = rows.iter().map(|row| row.reach(text)).max().unwrap_or(0);
            return Self { text, indent: None, filling: Filling::new(text, width, false) };
        };
        let body = rows.windows(2).find(|pair| pair[0].indent == 0 && pair[1].indent > 0);
        let indent = Some(body.map_or(1, |pair| pair[1].indent));
        Self { text, indent, filling: Filling::new(text, title.reach(text), true) }
    }

    /// What row `at` is, if it is no body.
    fn part(&self, rows: &[Row], at: usize) -> Option<Part> {
        let (row, next) = (rows[at], rows.get(at + 1));
        let line = row.span.of(self.text);
        let Some(body_indent) = self.indent else {
            let is_short = line.split_whitespace().count() <= MAX_HEADING_WORDS && !line.starts_with('-');
            let stands_over = line.ends_with(':') && next.is_some_and(|next| next.indent > row.indent);
            let is_apart = row.blanks_before > 0 || at > 0 && rows[at - 1].indent > row.indent;
            let is_heading = is_short && stands_over && is_apart;
            return is_heading.then_some(Part { kind: ParagraphKind::Heading, level: 1, span: row.span });
        };
        if row.indent == 0 && is_title(line) {
            let kind = if at == 0 { ParagraphKind::Headline } else { ParagraphKind::Heading };
            let name = line.find(')').map_or(line.len(), |end| end + 1);
            let span = Span::new(row.span.start(), row.span.end() - name);
            return Some(Part { kind, level: 1, span });
        }
        if row.indent == 0 && line.contains("   ") {
            return Some(Part { kind: ParagraphKind::Code, level: 1, span: row.span });
        }
        let stands_over = next.is_some_and(|next| next.indent > row.indent && next.blanks_before <= 1);
        let is_apart = row.blanks_before > 0 || at > 0 && rows[at - 1].indent < row.indent;
        let is_heading = row.indent < body_indent && stands_over && is_apart && !line.contains("   ");
        is_heading.then_some(Part { kind: ParagraphKind::Heading, level: 1 + u8::from(row.indent > 0), span: row.span })
    }
}

/// Puts down `line` with single blanks between its words.
fn put_words(page: &mut Page, text: &str, line: Span) {
    for (index, word) in spans_of_words(text, line).enumerate() {
        page.blanks(usize::from(index > 0));
        page.put(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Look, Opened, format::Hint, open};

    const TITLE: &str = "LAMP(1)                  Harbour Commands                  LAMP(1)";

    fn read(page: &str) -> Document {
        let Opened::Article(document) = open(format!("{TITLE}\n\n{page}").into_bytes(), &Hint::default()) else {
            panic!("it is one article")
        };
        document
    }

    /// `# ` stands before headings, `## ` before those below them, `| ` before lines that stay; a paragraph that is
    /// filled stands behind the cells its lines are set in by.
    #[track_caller]
    fn check(page: &str, expected: &[&str]) {
        let document = read(page);
        let level =
            |span| document.sections.iter().find(|section| section.heading == Some(span)).map_or(0, |one| one.level);
        let shown = document.paragraphs.iter().skip(1).map(|paragraph| {
            let words = paragraph.span.of(&document.text);
            match paragraph.kind {
                ParagraphKind::Heading => format!("{} {words}", "#".repeat(usize::from(level(paragraph.span)))),
                ParagraphKind::Code => format!("| {}", words.replace('\n', "/")),
                _ => format!("{},{} {words}", paragraph.inset.first_cells, paragraph.inset.rest_cells),
            }
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_title_is_the_headline_and_lines_at_the_left_are_headings() {
        let document =
            read("NAME\n       lamp - light the harbour\n\nHarbour 2.1          May 2026          LAMP(1)\n");
        assert_eq!(document.headline_text(), Some("LAMP(1) Harbour Commands"));
        let headings: Vec<_> =
            document.sections.iter().map(|section| section.heading.map(|span| span.of(&document.text))).collect();
        assert_eq!(headings, [Some("NAME")]);
        check(
            "NAME\n       lamp\n\nOPTIONS\n   Colours\n       One.\n\n   Times\n       Two.\n",
            &["# NAME", "|        lamp", "# OPTIONS", "## Colours", "|        One.", "## Times", "|        Two."],
        );
    }

    #[test]
    fn filled_lines_are_joined_and_short_ones_end_a_paragraph() {
        check(
            "DESCRIPTION\n       Lamp  lights what lies in the harbour, from the first boat to the\n       last.  \
             It  asks nobody.\n\n           lamp --all /dev/quay\n           lamp --none\n",
            &[
                "# DESCRIPTION",
                "7,7 Lamp lights what lies in the harbour, from the first boat to the last. It asks nobody.",
                "|            lamp --all /dev/quay/           lamp --none",
            ],
        );
    }

    #[test]
    fn what_explains_an_option_hangs_behind_it() {
        check(
            "OPTIONS\n       -a     Light every lamp that is to be found along the whole of the\n              quay.\n\n       \
             -q, --quiet\n              Say nothing of lamps that do not burn, or that burn at noon\n              only.\n",
            &[
                "# OPTIONS",
                "7,14 -a     Light every lamp that is to be found along the whole of the quay.",
                "|        -q, --quiet",
                "14,14 Say nothing of lamps that do not burn, or that burn at noon only.",
            ],
        );
    }

    #[test]
    fn hyphens_of_line_ends_are_undone_where_the_word_is_whole() {
        check(
            "NOTES\n       The lamps stand where the plan of the harbour had them all speci\u{2010}\n       fied, on a well-\n       \
             known quay.\n",
            &[
                "# NOTES",
                "7,7 The lamps stand where the plan of the harbour had them all specified, on a well-",
                "|        known quay.",
            ],
        );
        check(
            "NOTES\n       A lamp is specified by its number, and two of them can be speci-\n       fied at once.  \
             Nobody  counts the others, as they are all short-\n       lived.\n",
            &[
                "# NOTES",
                "7,7 A lamp is specified by its number, and two of them can be specified at once. Nobody counts the \
                 others, as they are all short-lived.",
            ],
        );
    }

    #[test]
    fn rows_of_options_columns_and_code_stay_apart_though_the_next_had_no_room() {
        let help = "Usage: lamp [OPTION]\n\nOptions:\n  -a, --all     light every one of the lamps there\n  \
            -h, --help-me-in-all-that-I-do   print this\n\nWords:\n  quay    where the boats lie that carry all grain\n  \
            lamplighter  who lights them\n";
        let document = super::read(help, &[]);
        let shown: Vec<_> = document.paragraphs.iter().map(|paragraph| paragraph.span.of(&document.text)).collect();
        assert!(shown.iter().all(|words| !words.contains("there -h") && !words.contains("grain lamp")), "{shown:?}");
        check(
            "KEYS\n       C-b         Send the key that goes before the others to the lamp.\n       \
             C-o         Turn the lamps of the quay around, the first to the end.\n\nNOTES\n       \
             struct lamp_of_the_quay { int lamps_that_burn_on_it_now; };\n       \
             struct boat_that_lies_there { int ropes; };\n\n       \
             Lamp  lights what lies in the harbour, from the first boat to the\n       last   of the quay.\n",
            &[
                "# KEYS",
                "|        C-b         Send the key that goes before the others to the lamp./       C-o         Turn the \
                 lamps of the quay around, the first to the end.",
                "# NOTES",
                "|        struct lamp_of_the_quay { int lamps_that_burn_on_it_now; };/       struct boat_that_lies_there \
                 { int ropes; };",
                "7,7 Lamp lights what lies in the harbour, from the first boat to the last of the quay.",
            ],
        );
    }

    #[test]
    fn bold_and_underlined_words_stand_out_where_they_come_to_stand() {
        let document = read(
            "N\x08NO\x08OT\x08TE\x08ES\x08S\n       Lamp  lights what lies in the harbour, from the first boat to the\n       _\x08l_\x08a_\x08s_\x08t one.\n",
        );
        let shown = document.emphasis.iter().map(|emphasis| (emphasis.span.of(&document.text), emphasis.look));
        assert_eq!(shown.collect::<Vec<_>>(), [("NOTES", Look::Strong), ("last", Look::Underlined)]);
    }

    #[test]
    fn a_help_text_has_its_options_under_headings() {
        let help = "Usage: lamp [OPTION]... QUAY\nLights the lamps of a quay, or of each one in turn where there is no\nquay.\n\n\
            Options:\n  -a, --all      light all of them, the ones that nobody has seen burn in\n                 years, too\n  \
            -h, --help     print this\n";
        assert!(is_help(help));
        assert!(!is_help("Usage: of lamps it rose.\nSo did that of ropes.\n"));
        let document = super::read(help, &[]);
        let shown: Vec<_> = document.paragraphs.iter().map(|paragraph| paragraph.span.of(&document.text)).collect();
        let expected = [
            "Usage: lamp [OPTION]... QUAY",
            "Lights the lamps of a quay, or of each one in turn where there is no quay.",
            "Options:",
            "-a, --all      light all of them, the ones that nobody has seen burn in years, too",
            "  -h, --help     print this",
        ];
        assert_eq!(shown, expected);
        assert_eq!(document.sections.len(), 2);
    }

    #[test]
    fn a_title_stands_at_both_edges() {
        for title in [TITLE, "ls(1)ls(1)", "IO_URING(7)   Linux   IO_URING(7)"] {
            assert!(is_title(title), "{title}");
        }
        for line in
            ["Ruiz(D) answers those who ask Ruiz(D)", "The rain (2) it came (2)", "LAMP(1)", "f(x) = g(x)", "NAME"]
        {
            assert!(!is_title(line), "{line}");
        }
    }
}
