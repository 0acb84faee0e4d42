//! Finding words and patterns, in the text and in the rows of a pane.

use crate::text::Span;
use regex::{Regex, RegexBuilder};

/// More hits than this are not counted.
pub const MAX_HITS: usize = 100_000;

/// What to find, as its reader typed it: a regular expression where it is one, else its words. Capitals count only where
/// it has some (“smart case”).
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
}

impl Search {
    /// Finds `pattern` in `text`.
    pub fn new(text: &str, pattern: Pattern) -> Self {
        let hits = pattern.hits(text).take(MAX_HITS).collect();
        Self { pattern, hits }
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
    let capitals = pattern.chars().any(char::is_uppercase);
    let spaced = pattern.replace(' ', r"\s+");
    RegexBuilder::new(&spaced).case_insensitive(!capitals).size_limit(1 << 20).build().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, pattern: &str, expected: &[&str]) {
        let found: Vec<_> = Search::new(text, Pattern::new(pattern)).hits.iter().map(|hit| hit.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn capitals_count_only_where_the_pattern_has_some() {
        check("Dam, dam", "dam", &["Dam", "dam"]);
        check("Dam, dam", "Dam", &["Dam"]);
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
    fn the_next_hit_goes_round_at_the_end() {
        let search = Search::new("a b a", Pattern::new("a"));
        assert_eq!([search.from(0), search.from(1), search.from(5)], [Some(0), Some(1), Some(0)]);
        assert_eq!([search.hit_at(0), search.hit_at(1)], [Some(0), None]);
        assert_eq!([0, 1, 4, 5].map(|at| search.same_until(at)), [1, 4, 5, usize::MAX]);
    }
}
