//! Prose that a program filled to a width, stretched to both edges, hyphenated: it is filled anew. A line goes on in
//! the next where the next one's first word had no room on it; any other line end was meant, so that code, tables and
//! lists stay as they stand.

use super::page::Page;
use crate::document::block::{self, Row, ends_sentence, list_marker};
use crate::document::{Inset, ParagraphKind};
use crate::text::Span;
use std::cell::OnceCell;
use std::collections::HashSet;

/// What stands in the first of two columns has no more bytes.
const MAX_TAG_BYTES: usize = 60;
/// A line that ends in a hyphen goes on where it ends at most so far before the edge.
const HYPHEN_ROOM: usize = 12;

/// How the lines of a page were filled.
#[derive(Debug)]
pub(super) struct Filling<'a> {
    text: &'a str,
    /// Where lines end at the latest.
    width: usize,
    /// Whether they reach from edge to edge, with more than one blank between words.
    is_stretched: bool,
    /// Its words in small letters, for who doubts a hyphen.
    words: OnceCell<HashSet<String>>,
}

impl<'a> Filling<'a> {
    /// That of `text`, whose lines end at `width` at the latest.
    pub(super) fn new(text: &'a str, width: usize, is_stretched: bool) -> Self {
        Self { text, width, is_stretched, words: OnceCell::new() }
    }

    /// Puts down `run`, rows without a free one between.
    pub(super) fn put_run(&self, page: &mut Page, run: &[Row]) {
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

    /// Whether `next` is a row of its own though there was no room for its first word behind `before`: another option
    /// below one, another row of the same columns, a line of a program.
    fn begins_anew(&self, first: Row, before: Row, next: Row) -> bool {
        let [first_line, line, next_line] = [first, before, next].map(|row| row.span.of(self.text));
        let is_option = next.indent == first.indent && block::is_option(next_line) && block::is_option(first_line);
        let edges = self.column_edge(before).zip(self.column_edge(next));
        // Where nothing is stretched, two blanks are meant wherever they stand.
        let of_columns = edges.is_some_and(|(one, other)| one == other || !self.is_stretched);
        let is_code = line.ends_with([';', '{', '}', '\\'])
            || next_line.starts_with('}')
            || !line.contains(char::is_alphanumeric);
        is_option || of_columns || is_code || line.split("   ").filter(|cell| !cell.is_empty()).count() > 2
    }

    /// Where the second column of `row` stands, if it has one.
    fn column_edge(&self, row: Row) -> Option<usize> {
        let line = row.span.of(self.text);
        // What is stretched to both edges has two blanks anywhere.
        let blanks = if self.is_stretched { "   " } else { "  " };
        let gap = line.find(blanks).filter(|gap| *gap <= MAX_TAG_BYTES)?;
        let is_sentence = Span::new(0, gap).of(line).ends_with(['.', '?', '!', ':']);
        (!is_sentence).then(|| self.behind_gap(row, gap))
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
        Some(self.behind_gap(row, gap))
    }

    /// The column of the words of `row` behind the blanks that begin `gap` bytes into it.
    fn behind_gap(&self, row: Row, gap: usize) -> usize {
        let line = row.span.of(self.text);
        let words = Span::new(gap, line.len()).of(line).trim_start();
        row.indent as usize + Span::new(0, line.len() - words.len()).of(line).chars().count()
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
        let is_usage = !self.is_stretched && line.contains(['[', '<']);
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

pub(super) fn spans_of_words(text: &str, line: Span) -> impl Iterator<Item = Span> + '_ {
    let mut at = line.start();
    line.of(text).split_whitespace().map(move |word| {
        let rest = Span::new(at, line.end()).of(text);
        let start = at + rest.len() - rest.trim_start().len();
        at = start + word.len();
        Span::new(start, at)
    })
}
