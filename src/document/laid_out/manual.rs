//! Pages of `man`: a title at both edges of the first line, headings at the left, all else set in; and what programs say
//! of their options, where `Options:` stands over them.
//!
//! Prose was filled to the width of the terminal, stretched to both edges, hyphenated: it is filled anew. A line goes on
//! in the next where the next one's first word had no room on it; any other line end was meant, so that code, tables and
//! lists stay as they stand.

use super::page::Page;
use crate::document::block::{self, Row, ends_sentence, list_marker};
use crate::document::{Document, Emphasis, Inset, ParagraphKind, assembly};
use crate::text::Span;
use std::cell::OnceCell;
use std::collections::HashSet;

/// Lines looked at to tell a manual.
const SEEN_LINES: usize = 40;
/// Among so many lines at the beginning of a help text it says how the program is called.
const HELP_LINES: usize = 8;
/// A heading in a help text has no more words.
const MAX_HEADING_WORDS: usize = 6;
/// What stands in the first of two columns has no more bytes.
const MAX_TAG_BYTES: usize = 60;
/// A line that ends in a hyphen goes on where it ends at most so far before the edge.
const HYPHEN_ROOM: usize = 12;

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
        manual.put_run(&mut page, &rows[at..end]);
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
    /// Where lines end at the latest.
    width: usize,
    /// How far in the body stands; `None` in a help text, where it may stand anywhere.
    indent: Option<u32>,
    /// Its words in small letters, for who doubts a hyphen.
    words: OnceCell<HashSet<String>>,
}

impl<'a> Manual<'a> {
    fn of(text: &'a str, rows: &[Row]) -> Self {
        let width = rows.first().map_or(0, |title| title.reach(text));
        if !rows.first().is_some_and(|first| is_title(first.span.of(text))) {
            let width = rows.iter().map(|row| row.reach(text)).max().unwrap_or(0);
            return Self { text, width, indent: None, words: OnceCell::new() };
        }
        let body = rows.windows(2).find(|pair| pair[0].indent == 0 && pair[1].indent > 0);
        Self { text, width, indent: Some(body.map_or(1, |pair| pair[1].indent)), words: OnceCell::new() }
    }

    /// What row `at` is, if it is no body.
    fn part(&self, rows: &[Row], at: usize) -> Option<Part> {
        let (row, next) = (rows[at], rows.get(at + 1));
        let line = row.span.of(self.text);
        let Some(body_indent) = self.indent else {
            let is_short = line.split_whitespace().count() <= MAX_HEADING_WORDS && !line.starts_with('-');
            let stands_over = line.ends_with(':') && next.is_some_and(|next| next.indent > row.indent);
            let is_apart = row.blanks_before > 0 || at > 0 && rows[at - 1].indent > row.indent;
            let level = 1;
            return (is_short && stands_over && is_apart).then_some(Part {
                kind: ParagraphKind::Heading,
                level,
                span: row.span,
            });
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

    /// Puts down `run`, rows without a free one between.
    fn put_run(&self, page: &mut Page, run: &[Row]) {
        let mut at = 0;
        let mut code: Option<usize> = None;
        while at < run.len() {
            let prose = self.prose(run, at);
            let is_first_code = prose.is_none() && code.is_none();
            if let Some(start) = code.filter(|_| prose.is_some()) {
                page.end(start, ParagraphKind::Code, Inset::default());
                code = None;
            }
            let start = page.begin(at == 0 && run[0].blanks_before > 0);
            let Some(prose) = prose else {
                code = if is_first_code { Some(start) } else { code };
                page.put(Span::new(run[at].start, run[at].span.end()));
                at += 1;
                continue;
            };
            self.put_prose(page, &run[at..prose.end], prose.column);
            let cells = |indent: usize| u8::try_from(indent).unwrap_or(u8::MAX);
            let inset = Inset {
                first_cells: cells(run[at].indent as usize),
                rest_cells: cells(prose.column),
                ..Inset::default()
            };
            page.end(start, ParagraphKind::Usage, inset);
            at = prose.end;
        }
        if let Some(start) = code {
            page.end(start, ParagraphKind::Code, Inset::default());
        }
    }

    /// The prose that row `at` of `run` begins, if it begins any.
    fn prose(&self, run: &[Row], at: usize) -> Option<Prose> {
        let first = run[at];
        let next = run.get(at + 1);
        let under = next.map(|next| next.indent as usize).filter(|column| self.is_column(first, *column));
        let column = under.or_else(|| self.column(first)).unwrap_or(first.indent as usize);
        let goes_on = |end: &usize| {
            let (before, next) = (run[*end - 1], run[*end]);
            next.indent as usize == column && self.is_filled(before, next) && !self.begins_anew(first, before, next)
        };
        let end = (at + 1..run.len()).take_while(goes_on).last().map_or(at + 1, |last| last + 1);
        let words = self.behind_column(first, column);
        let is_sentence = || {
            let line = words.of(self.text);
            line.starts_with(char::is_alphabetic) && ends_sentence(line) && line.split_whitespace().nth(2).is_some()
        };
        (end > at + 1 || is_sentence() && !words.of(self.text).contains("   ")).then_some(Prose { end, column })
    }

    /// Whether `next` is a row of its own though there was no room for its first word behind `before`: another option below
    /// one, another row of the same columns, a line of a program.
    fn begins_anew(&self, first: Row, before: Row, next: Row) -> bool {
        let [first_line, line, next_line] = [first, before, next].map(|row| row.span.of(self.text));
        let is_option = next.indent == first.indent && block::is_option(next_line) && block::is_option(first_line);
        let of_columns = self.column_edge(before).is_some_and(|edge| self.column_edge(next) == Some(edge));
        let is_code = line.ends_with([';', '{', '}', '\\'])
            || next_line.starts_with('}')
            || !line.contains(char::is_alphanumeric);
        is_option || of_columns || is_code || line.split("   ").filter(|cell| !cell.is_empty()).count() > 2
    }

    /// Where the second column of `row` stands, if it has one.
    fn column_edge(&self, row: Row) -> Option<usize> {
        let line = row.span.of(self.text);
        // What is stretched to both edges has two blanks anywhere.
        let blanks = if self.indent.is_some() { "   " } else { "  " };
        let gap = line.find(blanks).filter(|gap| *gap <= MAX_TAG_BYTES)?;
        let (tag, rest) = line.split_at_checked(gap)?;
        let words = rest.trim_start();
        let is_sentence = tag.ends_with(['.', '?', '!', ':']);
        let edge = Span::new(0, line.len() - words.len()).of(line).chars().count();
        (!is_sentence).then_some(row.indent as usize + edge)
    }

    /// Whether what explains the tag of `row` stands at `column`: `-x     what it does`.
    fn is_column(&self, row: Row, column: usize) -> bool {
        let Some(behind) = column.checked_sub(row.indent as usize).filter(|behind| *behind > 0) else { return false };
        let line = row.span.of(self.text);
        let Some((at, sign)) = line.char_indices().nth(behind) else { return false };
        let before = Span::new(0, at).of(line);
        let is_tag = before.ends_with("  ") || list_marker(line).is_some_and(|marker| before.trim_end() == marker);
        is_tag && before.ends_with(' ') && sign != ' '
    }

    /// Where what explains the tag of `row` stands, as far as that line alone tells.
    fn column(&self, row: Row) -> Option<usize> {
        let line = row.span.of(self.text);
        let gap = line.find("  ").filter(|_| line.starts_with(['-', '+', '•', '·', 'o', '*']))?;
        let words = line.get(gap..)?.trim_start();
        Some(row.indent as usize + Span::new(0, line.len() - words.len()).of(line).chars().count())
    }

    /// The words of `row` from `column` on.
    fn behind_column(&self, row: Row, column: usize) -> Span {
        let line = row.span.of(self.text);
        let at = line.char_indices().nth(column.saturating_sub(row.indent as usize)).map_or(line.len(), |(at, _)| at);
        Span::new(row.span.start() + at, row.span.end())
    }

    /// Whether the first word of `next` had no room behind `row`.
    fn is_filled(&self, row: Row, next: Row) -> bool {
        let line = row.span.of(self.text);
        let word = next.span.of(self.text).split_whitespace().next().map_or(0, |word| word.chars().count());
        let reach = row.reach(self.text);
        let is_usage = self.indent.is_none() && line.contains(['[', '<']);
        if is_usage && next.span.of(self.text).starts_with(|sign: char| sign.is_uppercase() || sign == '[') {
            return false;
        }
        let blanks = if line.ends_with(['.', '?', '!']) { 2 } else { 1 };
        reach + blanks + word > self.width || ends_hyphenated(line) && reach + HYPHEN_ROOM > self.width
    }

    /// Puts down `rows` as one line: what stands before `column` of the first as it stands, all else word by word.
    fn put_prose(&self, page: &mut Page, rows: &[Row], column: usize) {
        let first = rows[0];
        let words = self.behind_column(first, column);
        let tag = Span::new(first.span.start(), words.start());
        if !tag.is_empty() {
            page.put(tag);
        }
        let rest = rows.iter().skip(1).map(|row| row.span);
        let mut last: Option<Span> = None;
        for line in std::iter::once(words).chain(rest) {
            let mut at_start = last.is_some();
            for word in spans_of_words(self.text, line) {
                let seam = last.map(|last| if at_start { self.seam(last, word) } else { Seam::Blank });
                if let Some(last) = last {
                    let hyphen = last.of(self.text).chars().next_back().map_or(0, char::len_utf8);
                    let kept = if seam == Some(Seam::Undone) { last.len() - hyphen } else { last.len() };
                    page.put(Span::new(last.start(), last.start() + kept));
                    page.blanks(usize::from(seam == Some(Seam::Blank)));
                }
                last = Some(word);
                at_start = false;
            }
        }
        if let Some(last) = last {
            page.put(last);
        }
    }

    /// What stands between the `last` word of a line and the first of the `next`.
    fn seam(&self, last: Span, next: Span) -> Seam {
        let (last, next) = (last.of(self.text), next.of(self.text));
        let Some(stem) = last.strip_suffix(HYPHENS).filter(|_| ends_hyphenated(last)) else { return Seam::Blank };
        if !next.starts_with(char::is_alphanumeric) || matches!(bare(next).as_str(), "and" | "or") {
            return Seam::Blank;
        }
        let known = |word: String| self.words().contains(&word);
        let is_plain = last.ends_with('-');
        if known(bare(&format!("{stem}{next}"))) {
            return Seam::Undone;
        }
        let is_compound = HYPHENS.iter().any(|hyphen| known(bare(&format!("{stem}{hyphen}{next}"))));
        if is_plain || is_compound { Seam::Hyphen } else { Seam::Undone }
    }

    fn words(&self) -> &HashSet<String> {
        let words = || self.text.split_whitespace().filter(|word| !ends_hyphenated(word)).map(bare).collect();
        self.words.get_or_init(words)
    }
}

/// A stretch of rows that is filled anew.
#[derive(Debug, Clone, Copy)]
struct Prose {
    /// Index behind its last row.
    end: usize,
    /// Where all rows but the first begin.
    column: usize,
}

/// What stands where two lines are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seam {
    Blank,
    /// The hyphen, which belongs to the word.
    Hyphen,
    /// Nothing: the hyphen was there for the line's end.
    Undone,
}

/// The hyphens that lines end with; the first may be part of a word, the last is never.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{ad}'];

fn ends_hyphenated(line: &str) -> bool {
    line.strip_suffix(HYPHENS).is_some_and(|stem| stem.ends_with(char::is_alphabetic))
}

/// `word` in small letters, without the signs around it.
fn bare(word: &str) -> String {
    word.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase()
}

fn spans_of_words(text: &str, line: Span) -> impl Iterator<Item = Span> + '_ {
    let mut at = line.start();
    line.of(text).split_whitespace().map(move |word| {
        let rest = Span::new(at, line.end()).of(text);
        let start = at + rest.len() - rest.trim_start().len();
        at = start + word.len();
        Span::new(start, at)
    })
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

    /// `# ` stands before headings, `## ` before those below them, `| ` before lines that stay; a paragraph that is filled
    /// stands behind the cells its lines are set in by.
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
