//! Labels that spell spans of several kinds: begin, inside, last, outside, unit.
//!
//! Label 0 is outside; each kind has four more, in the order begin, inside, last, unit.

use std::ops::Range;

/// The label of what belongs to no span.
pub const OUTSIDE: u8 = 0;

/// How many labels `kinds` kinds need.
pub const fn label_count(kinds: u8) -> u8 {
    1 + 4 * kinds
}

/// The kind `label` is of; `None` outside.
pub fn kind(label: u8) -> Option<u8> {
    label.checked_sub(1).map(|label| label / 4)
}

/// The label of word `at` in a span of `kind` that has the words `words`.
pub fn label(kind: u8, words: &Range<usize>, at: usize) -> u8 {
    let place = match (at == words.start, at + 1 == words.end) {
        (true, true) => 3,
        (true, false) => 0,
        (false, true) => 2,
        (false, false) => 1,
    };
    1 + 4 * kind + place
}

fn ends(label: u8) -> bool {
    label.checked_sub(1).is_none_or(|label| label % 4 >= 2)
}

fn begins(label: u8) -> bool {
    label.checked_sub(1).is_none_or(|label| matches!(label % 4, 0 | 3))
}

/// Whether a sequence may begin with `label`.
pub fn may_begin(label: u8) -> bool {
    begins(label)
}

/// Whether a sequence may end with `label`.
pub fn may_end(label: u8) -> bool {
    ends(label)
}

/// Whether `next` may follow `label`.
pub fn may_follow(label: u8, next: u8) -> bool {
    if ends(label) { begins(next) } else { !begins(next) && kind(label) == kind(next) }
}

/// The spans that `labels` spell, in order, each with its kind.
pub fn spans(labels: &[u8]) -> impl Iterator<Item = (Range<usize>, u8)> {
    let mut start = 0;
    labels.iter().enumerate().filter_map(move |(at, &label)| {
        if begins(label) {
            start = at;
        }
        let kind = kind(label).filter(|_| ends(label))?;
        Some((start..at + 1, kind))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_spell_the_spans_they_were_made_from() {
        let wanted = [(0..1, 1), (1..4, 0), (5..7, 2)];
        let mut labels = [OUTSIDE; 8];
        for (words, kind) in &wanted {
            for at in words.clone() {
                labels[at] = label(*kind, words, at);
            }
        }
        assert_eq!(spans(&labels).collect::<Vec<_>>(), wanted);
        assert!(may_begin(labels[0]) && may_end(labels[7]));
        assert!(labels.windows(2).all(|pair| may_follow(pair[0], pair[1])));
    }

    #[test]
    fn a_span_is_not_left_unfinished_and_keeps_its_kind() {
        let (begin, inside, last, unit) = (1, 2, 3, 4);
        assert!(may_follow(begin, last) && may_follow(inside, inside) && may_follow(unit, begin));
        assert!(!may_follow(begin, OUTSIDE) && !may_follow(begin, unit) && !may_follow(OUTSIDE, last));
        assert!(!may_follow(begin, last + 4));
        assert!(!may_begin(inside) && !may_end(begin));
    }
}
