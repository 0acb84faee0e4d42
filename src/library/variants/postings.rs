//! Which wordings have a pair of words: a list for each pair, all of them in one place, as there are very many and most
//! are of one or two.

use std::collections::HashMap;

/// Stands for an entry that there is none of.
const NONE: u32 = u32::MAX;

/// The wordings that have each pair of words.
#[derive(Debug, Default)]
pub(super) struct Postings {
    lists: HashMap<u32, Posting, foldhash::fast::FixedState>,
    /// A wording, and the entry of the next one with the same pair.
    entries: Vec<(u32, u32)>,
}

/// The wordings that have one pair: how many, and the entries of the first and the last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Posting {
    len: u32,
    first: u32,
    last: u32,
}

impl Posting {
    /// How many wordings have it.
    pub(super) fn len(self) -> usize {
        self.len as usize
    }
}

impl Postings {
    /// Says that `wording` has `pair`, too.
    pub(super) fn push(&mut self, pair: u32, wording: u32) {
        let entry =
            u32::try_from(self.entries.len()).ok().filter(|entry| *entry != NONE).expect("fewer than 2³² entries");
        let posting = self.lists.entry(pair).or_insert(Posting { len: 0, first: entry, last: entry });
        self.entries.push((wording, NONE));
        if posting.len > 0 {
            self.entries[posting.last as usize].1 = entry;
        }
        posting.len += 1;
        posting.last = entry;
    }

    /// Who has `pair`.
    pub(super) fn of(&self, pair: u32) -> Option<Posting> {
        self.lists.get(&pair).copied()
    }

    /// Those wordings, by the order they came in.
    pub(super) fn wordings(&self, posting: Posting) -> impl Iterator<Item = u32> {
        let mut entry = posting.first;
        std::iter::from_fn(move || {
            let (wording, next) = *self.entries.get(entry as usize)?;
            entry = next;
            Some(wording)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pair_has_its_wordings_in_order() {
        let mut postings = Postings::default();
        for (pair, wording) in [(7, 0), (8, 0), (7, 1), (9, 1), (7, 3)] {
            postings.push(pair, wording);
        }
        let wordings = |pair| postings.of(pair).map(|posting| (posting.len(), postings.wordings(posting).collect()));
        let lists = [7, 8, 9].map(wordings);
        assert_eq!(lists, [Some((3, vec![0, 1, 3])), Some((1, vec![0])), Some((1, vec![1]))]);
        assert!(postings.of(1).is_none());
    }
}
