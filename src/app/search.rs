//! Finding words and patterns, in the text and in the rows of a pane.

use super::message::{Found, Inquiry};
use crate::library::ArticleId;
use crate::text::Span;
use regex::{Regex, RegexBuilder};

/// More hits than this are not counted.
pub const MAX_HITS: usize = 100_000;

/// A text of at most this many bytes is searched at once, which takes less than a frame; longer ones off the main
/// thread.
const AT_ONCE_BYTES: usize = 256 * 1024;

/// A hit that begins in one part of a text reaches at most this far into the next.
const MAX_OVERHANG_BYTES: usize = 4 * 1024;

/// What to find, as its reader typed it: a regular expression where it is one, else its words. Capitals count only
/// where it has some (“smart case”).
#[derive(Debug, Clone, Default)]
pub struct Pattern {
    typed: String,
    /// `None` where nothing was typed.
    expression: Option<Regex>,
    literal: bool,
}

impl Pattern {
    /// The pattern that `typed` stands for.
    pub fn new(typed: &str) -> Self {
        let meant = if typed.is_empty() { None } else { expression(typed) };
        let literal = !typed.is_empty() && meant.is_none();
        let expression = meant.or_else(|| expression(&regex::escape(typed)).filter(|_| literal));
        Self { typed: typed.to_owned(), expression, literal }
    }

    /// What its reader typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Whether it is no regular expression, so that it is looked for as it stands.
    pub fn is_literal(&self) -> bool {
        self.literal
    }

    /// Where it stands in `text`, in text order, nothing empty.
    pub fn hits(&self, text: &str) -> impl Iterator<Item = Span> {
        let found = self.expression.iter().flat_map(move |expression| expression.find_iter(text));
        found.filter(|hit| !hit.is_empty()).map(|hit| Span::new(hit.start(), hit.end()))
    }

    /// Where it stands in `text`, of all that begins inside `part`.
    pub fn hits_within(&self, text: &str, part: Span) -> Vec<Span> {
        let reach = text.floor_char_boundary(part.end().saturating_add(MAX_OVERHANG_BYTES).min(text.len()));
        let Some((expression, text)) = self.expression.as_ref().zip(text.get(..reach)) else { return Vec::new() };
        let mut hits = Vec::new();
        let mut at = part.start();
        while let Some(hit) = expression.find_at(text, at).filter(|hit| hit.start() < part.end()) {
            if hit.is_empty() {
                at = text.ceil_char_boundary(hit.end() + 1);
            } else {
                at = hit.end();
                hits.push(Span::new(hit.start(), hit.end()));
            }
            if at > text.len() {
                break;
            }
        }
        hits
    }

    /// Whether it stands in `text`.
    pub fn is_in(&self, text: &str) -> bool {
        self.hits(text).next().is_some()
    }
}

/// What was searched for in the text, and where it stands.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// What was searched for.
    pub pattern: Pattern,
    /// Where it stands, in text order, none empty.
    pub hits: Vec<Span>,
    /// Where the reader was when the search began: the hit to go to first is the next from here.
    pub from: usize,
    /// How far the text was looked through, and how long it is.
    looked_to: usize,
    length: usize,
    /// The number of the inquiry that looks through the rest.
    number: Option<usize>,
    /// Whether more of the text is still being read.
    awaits_rest: bool,
}

impl Search {
    /// Finds `pattern` in `text` for a reader who is at `from`, at once where it is short; else nothing is found yet.
    pub fn new(text: &str, pattern: Pattern, from: usize) -> Self {
        let length = text.len();
        let mut search =
            Self { pattern, hits: Vec::new(), from, looked_to: 0, length, number: None, awaits_rest: false };
        if length <= AT_ONCE_BYTES || search.pattern.typed().is_empty() {
            search.hits = search.pattern.hits(text).take(MAX_HITS).collect();
            search.looked_to = length;
        }
        search
    }

    /// The same for a text of which more follows, if `partial`: it begins anew when that is there.
    #[must_use]
    pub fn awaiting_rest(self, partial: bool) -> Self {
        Self { awaits_rest: partial, ..self }
    }

    /// Whether nothing more will be found.
    pub fn is_complete(&self) -> bool {
        !self.awaits_rest && (self.looked_to >= self.length || self.hits.len() >= MAX_HITS)
    }

    /// How much of the text was looked through, in percent; 0 while it is not known how much there is.
    pub fn percent(&self) -> usize {
        if self.awaits_rest { 0 } else { self.looked_to / (self.length / 100).max(1) }
    }

    /// What is still to be asked for the rest of the text, under `number`; `None` where nothing is, or where it was.
    pub fn ask(&mut self, article: ArticleId, number: usize) -> Option<Inquiry> {
        if self.is_complete() || self.awaits_rest || self.number.is_some() {
            return None;
        }
        self.number = Some(number);
        Some(Inquiry { article, number, typed: self.pattern.typed().to_owned() })
    }

    /// Takes what was found in one more part; `false` where it answers another search.
    pub fn extend(&mut self, found: Found) -> bool {
        if self.number != Some(found.number) {
            return false;
        }
        self.hits.extend(found.hits);
        self.hits.truncate(MAX_HITS);
        self.looked_to = found.looked_to;
        true
    }

    /// Index of the hit to go to first, if that can be told yet.
    pub fn first(&self) -> Option<usize> {
        self.from(self.from).filter(|hit| self.is_complete() || self.hits[*hit].start() >= self.from)
    }

    /// Index of the first hit at or behind `at`, of the first of all where none is.
    pub fn from(&self, at: usize) -> Option<usize> {
        if self.hits.is_empty() {
            return None;
        }
        let index = self.hits.partition_point(|hit| hit.start() < at);
        Some(if index == self.hits.len() { 0 } else { index })
    }

    /// Whether a hit holds the byte at `at`.
    pub fn hit_at(&self, at: usize) -> Option<usize> {
        let index = self.hits.partition_point(|hit| hit.start() <= at).checked_sub(1)?;
        self.hits[index].contains(at).then_some(index)
    }

    /// Where the hit, or the stretch without one, that holds `at` ends.
    pub fn same_until(&self, at: usize) -> usize {
        match self.hits.partition_point(|hit| hit.end() <= at) {
            index if index == self.hits.len() => usize::MAX,
            index if self.hits[index].contains(at) => self.hits[index].end(),
            index => self.hits[index].start(),
        }
    }
}

/// `pattern` as an expression in which a blank also finds a line's end; `None` where it is none.
fn expression(pattern: &str) -> Option<Regex> {
    let mut escaped = false;
    let capitals = pattern.chars().any(|sign| {
        // The letter of `\W` is no letter.
        let is_letter = !escaped;
        escaped = is_letter && sign == '\\';
        is_letter && sign.is_uppercase()
    });
    let spaced = pattern.replace("\\ ", " ").replace(' ', r"\s+");
    RegexBuilder::new(&spaced).case_insensitive(!capitals).size_limit(1 << 20).build().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, pattern: &str, expected: &[&str]) {
        let found: Vec<_> = Search::new(text, Pattern::new(pattern), 0).hits.iter().map(|hit| hit.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn capitals_count_only_where_the_pattern_has_some() {
        check("Dam, dam", "dam", &["Dam", "dam"]);
        check("Dam, dam", "Dam", &["Dam"]);
    }

    #[test]
    fn the_letter_of_a_class_is_no_capital_and_an_escaped_blank_is_one() {
        check("dam, Dam.", r"dam\W", &["dam,", "Dam."]);
        check("old dam", r"old\ dam", &["old dam"]);
    }

    #[test]
    fn a_pattern_is_an_expression_where_it_is_one_and_words_where_not() {
        check("3 dams, 12 dams", r"\d+ dams", &["3 dams", "12 dams"]);
        check("a (b", "(b", &["(b"]);
        check("the old\ndam", "old dam", &["old\ndam"]);
        check("abc", "x*", &[]);
        check("abc", "", &[]);
    }

    #[test]
    fn a_pattern_that_is_no_expression_says_so() {
        assert_eq!(
            ["(b", "[a-", "(b)", "b", ""].map(|typed| Pattern::new(typed).is_literal()),
            [true, true, false, false, false]
        );
    }

    #[test]
    fn what_is_found_in_parts_is_what_is_found_at_once() {
        let text = "the old dam and the new dam: a dämme, old  \ndam".repeat(20);
        for typed in ["dam", "old dam", r"\bd", "x*", "(?s)m.", "^the", "$"] {
            let pattern = Pattern::new(typed);
            let at_once: Vec<_> = pattern.hits(&text).collect();
            for size in [1, 7, 50, 3_000] {
                let mut at = 0;
                let mut hits = Vec::new();
                while at < text.len() {
                    let end = text.ceil_char_boundary((at + size).min(text.len()));
                    hits.extend(pattern.hits_within(&text, Span::new(at, end)));
                    at = hits.last().map_or(end, |hit| hit.end().max(end));
                }
                assert_eq!(hits, at_once, "{typed} in parts of {size}");
            }
        }
    }

    #[test]
    fn a_long_text_is_asked_for_once_and_only_that_answer_is_taken() {
        let text = "dam ".repeat(AT_ONCE_BYTES / 4 + 1);
        let mut search = Search::new(&text, Pattern::new("dam"), 6);
        let article = ArticleId::default();
        assert_eq!(search.ask(article, 7), Some(Inquiry { article, number: 7, typed: "dam".to_owned() }));
        assert_eq!(search.ask(article, 8), None);
        let found = |number, at, looked_to| Found { article, number, hits: vec![Span::new(at, at + 3)], looked_to };
        assert!(!search.extend(found(6, 0, 100)));
        assert!(search.extend(found(7, 0, 4)));
        assert_eq!((search.first(), search.is_complete()), (None, false));
        assert!(search.extend(found(7, 8, text.len())));
        assert_eq!((search.first(), search.is_complete(), search.percent()), (Some(1), true, 100));
    }

    #[test]
    fn the_next_hit_goes_round_at_the_end() {
        let search = Search::new("a b a", Pattern::new("a"), 0);
        assert_eq!([search.from(0), search.from(1), search.from(5)], [Some(0), Some(1), Some(0)]);
        assert_eq!([search.hit_at(0), search.hit_at(1)], [Some(0), None]);
        assert_eq!([0, 1, 4, 5].map(|at| search.same_until(at)), [1, 4, 5, usize::MAX]);
    }
}
