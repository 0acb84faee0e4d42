//! What two rows of words have in common in the same order, as many words as can be: a longest common subsequence.

/// Of what differs no more words than this are laid side by side; those behind have nothing in common.
const MAX_WORDS: usize = 400;

/// The places in `one` and in `other` of the words that both have in the same order, told from others by their `key`.
pub(super) fn common<W>(one: &[W], other: &[W], key: impl Fn(&W) -> u32) -> Vec<(usize, usize)> {
    let is_same = |(one, other): &(&W, &W)| key(one) == key(other);
    // Most of what is compared begins alike and ends alike, and the table grows with the product of what is between.
    let before = one.iter().zip(other).take_while(is_same).count();
    let (one_rest, other_rest) = (&one[before..], &other[before..]);
    let behind = one_rest.iter().rev().zip(other_rest.iter().rev()).take_while(is_same).count();
    let (one_ends, other_ends) = (one.len() - behind, other.len() - behind);
    let mut shared = Vec::with_capacity(one.len().min(other.len()));
    shared.extend((0..before).map(|at| (at, at)));
    let until = |ends: usize| ends.min(before + MAX_WORDS);
    let (one_middle, other_middle) = (&one[before..until(one_ends)], &other[before..until(other_ends)]);
    in_table(one_middle, other_middle, key, |at, beside| shared.push((before + at, before + beside)));
    shared.extend((0..behind).map(|at| (one_ends + at, other_ends + at)));
    shared
}

/// Finds them without looking at the ends.
fn in_table<W>(one: &[W], other: &[W], key: impl Fn(&W) -> u32, mut found: impl FnMut(usize, usize)) {
    if one.is_empty() || other.is_empty() {
        return;
    }
    let is_same = |at: usize, beside: usize| key(&one[at]) == key(&other[beside]);
    // How many words both have from here on, in rows of `other`.
    let width = other.len() + 1;
    let mut counts = vec![0u16; (one.len() + 1) * width];
    for at in (0..one.len()).rev() {
        for beside in (0..other.len()).rev() {
            counts[at * width + beside] = if is_same(at, beside) {
                counts[(at + 1) * width + beside + 1] + 1
            } else {
                counts[(at + 1) * width + beside].max(counts[at * width + beside + 1])
            };
        }
    }
    let (mut at, mut beside) = (0, 0);
    while at < one.len() && beside < other.len() {
        if is_same(at, beside) {
            found(at, beside);
            at += 1;
            beside += 1;
        } else if counts[(at + 1) * width + beside] >= counts[at * width + beside + 1] {
            at += 1;
        } else {
            beside += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// How many words both have in the same order, by trying everything.
    fn naive(one: &[u32], other: &[u32]) -> usize {
        let ([first, one_rest @ ..], [second, other_rest @ ..]) = (one, other) else { return 0 };
        if first == second {
            return 1 + naive(one_rest, other_rest);
        }
        naive(one_rest, other).max(naive(one, other_rest))
    }

    proptest! {
        #[test]
        fn nothing_longer_is_in_both(one in prop::collection::vec(0u32..4, 0..9), other in prop::collection::vec(0u32..4, 0..9)) {
            let found = common(&one, &other, |word| *word);
            prop_assert_eq!(found.len(), naive(&one, &other));
            prop_assert!(found.iter().all(|(at, beside)| one[*at] == other[*beside]));
            prop_assert!(found.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
        }
    }
}
