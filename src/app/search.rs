//! Finding words and patterns in the text.

use crate::text::Span;
use regex::{Regex, RegexBuilder};

/// More hits than this are not counted.
pub const MAX_HITS: usize = 100_000;

/// What was searched for, and where it stands.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// What the reader typed.
    pub pattern: String,
    /// Where it stands, in text order, none empty.
    pub hits: Vec<Span>,
}

impl Search {
    /// Finds `pattern` in `text`: a regular expression where it is one, else its words. Capitals count only where the
    /// pattern has some (“smart case”).
    pub fn new(text: &str, pattern: &str) -> Self {
        let hits = match expression(pattern) {
            Some(expression) if !pattern.is_empty() => {
                let found = expression.find_iter(text).filter(|hit| !hit.is_empty());
                found.take(MAX_HITS).map(|hit| Span::new(hit.start(), hit.end())).collect()
            }
            _ => Vec::new(),
        };
        Self { pattern: pattern.to_owned(), hits }
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

/// `pattern` as an expression in which a blank also finds a line's end.
fn expression(pattern: &str) -> Option<Regex> {
    let capitals = pattern.chars().any(char::is_uppercase);
    let build = |pattern: &str| {
        let spaced = pattern.replace(' ', r"\s+");
        RegexBuilder::new(&spaced).case_insensitive(!capitals).size_limit(1 << 20).build()
    };
    build(pattern).or_else(|_| build(&regex::escape(pattern))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, pattern: &str, expected: &[&str]) {
        let found: Vec<_> = Search::new(text, pattern).hits.iter().map(|hit| hit.of(text)).collect();
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
    fn the_next_hit_goes_round_at_the_end() {
        let search = Search::new("a b a", "a");
        assert_eq!([search.from(0), search.from(1), search.from(5)], [Some(0), Some(1), Some(0)]);
        assert_eq!([search.hit_at(0), search.hit_at(1)], [Some(0), None]);
        assert_eq!([0, 1, 4, 5].map(|at| search.same_until(at)), [1, 4, 5, usize::MAX]);
    }
}
