//! The same quotation elsewhere: to the word, shortened, or lightly reworded.
//!
//! In reading order: here, [`Variants`], which finds them among many; `alignment`, which lays two quotations side by side
//! and tells whether they are the same; [`kept()`], which words one keeps of another; [`traces()`], by which most that are
//! not the same are known at a glance; `significant`, what a quotation says in words that matter. What those words are
//! however they are bent, `forms` beside this folder says.
//!
//! Quotations are candidates for one another where they share pairs of words that stand close by: pairs, not longer runs,
//! so that a word put in or exchanged costs few of them. What is candidate is then aligned. A pair that very many
//! quotations share says little and is looked at last or not at all, so that finding takes the same time among a hundred
//! thousand quotations as among a thousand.

mod alignment;
mod kept;
mod significant;
mod traces;

pub use alignment::Likeness;
pub use kept::{Run, kept};
use significant::Said;
use std::collections::HashMap;
pub use traces::traces;

/// Candidates that are looked at for one quotation, by the pairs that tell of them.
const MAX_POSTINGS: usize = 2_048;
/// Of the pairs of the shorter of two that are the same, they share at least one in so many.
const LEAST_PART: usize = 6;
/// Candidates that are aligned with one quotation, the likeliest first.
const MAX_ALIGNED: usize = 48;

/// Quotations, to be found by others that are the same. The same words are kept once, however often they are said.
#[derive(Debug, Default)]
pub struct Variants {
    /// Different wordings, by the order they came in.
    wordings: Vec<Wording>,
    /// Which wording has exactly these words.
    by_words: HashMap<u64, u32, foldhash::fast::FixedState>,
    /// Which wordings have a pair of words.
    postings: HashMap<u32, Vec<u32>, foldhash::fast::FixedState>,
    /// Which wording each quotation has, by the order they came in.
    wording_of: Vec<u32>,
}

/// One wording, and the quotations that have it.
#[derive(Debug)]
struct Wording {
    said: Said,
    /// How many pairs of words it has.
    pairs: usize,
    quotations: Vec<usize>,
}

/// Quotations that are one statement, by the order they came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The one that says most of it: the first of the longest.
    pub longest: usize,
    /// All of them, the longest among them, and how they are like it.
    pub members: Vec<(usize, Likeness)>,
}

impl Variants {
    /// Takes one more quotation; gives its number, which counts from 0.
    pub fn insert(&mut self, quotation: &str) -> usize {
        let number = self.wording_of.len();
        let said = Said::new(quotation);
        if let Some(known) = self.by_words.get(&said.exactly()) {
            self.wordings[*known as usize].quotations.push(number);
            self.wording_of.push(*known);
            return number;
        }
        let wording = u32::try_from(self.wordings.len()).expect("fewer than 2³² wordings");
        let pairs = said.pairs();
        for pair in &pairs {
            self.postings.entry(*pair).or_default().push(wording);
        }
        self.by_words.insert(said.exactly(), wording);
        self.wording_of.push(wording);
        self.wordings.push(Wording { said, pairs: pairs.len(), quotations: vec![number] });
        number
    }

    /// The quotations that are the same as `quotation`, by their numbers, and how they are like it.
    pub fn find(&self, quotation: &str) -> Vec<(usize, Likeness)> {
        let found = self.same(&Said::new(quotation)).into_iter().flat_map(|(wording, likeness)| {
            self.wordings[wording as usize].quotations.iter().map(move |number| (*number, likeness))
        });
        let mut found: Vec<_> = found.collect();
        found.sort_unstable_by_key(|(number, _)| *number);
        found
    }

    /// Quotations that are one statement, of at least two; by the first of each.
    pub fn groups(&self) -> Vec<Group> {
        self.groups_from(0..self.wordings.len())
    }

    /// As [`Variants::groups`], those that have one of `quotations` among them: what is the same as only the others is not
    /// looked for.
    pub fn groups_of(&self, quotations: &[usize]) -> Vec<Group> {
        let mut wanted: Vec<usize> = quotations.iter().map(|number| self.wording_of[*number] as usize).collect();
        wanted.sort_unstable();
        wanted.dedup();
        self.groups_from(wanted.into_iter())
    }

    /// The groups that the wordings `from` belong to.
    fn groups_from(&self, from: impl Iterator<Item = usize>) -> Vec<Group> {
        let mut leaders: Vec<usize> = (0..self.wordings.len()).collect();
        let mut reached: Vec<usize> = Vec::new();
        for index in from {
            let said = &self.wordings[index].said;
            // What is too short to tell is no statement, however often it is said.
            if !said.tells_itself() {
                continue;
            }
            reached.push(index);
            for (other, _) in self.same(said) {
                reached.push(other as usize);
                let (one, other) = (leader(&mut leaders, index), leader(&mut leaders, other as usize));
                leaders[one.max(other)] = one.min(other);
            }
        }
        reached.sort_unstable();
        reached.dedup();
        let mut groups: HashMap<usize, Vec<usize>, foldhash::fast::FixedState> = HashMap::default();
        for index in reached {
            groups.entry(leader(&mut leaders, index)).or_default().push(index);
        }
        let mut groups: Vec<Group> = groups.into_values().map(|wordings| self.group(&wordings)).collect();
        groups.retain(|group| group.members.len() > 1);
        groups.sort_unstable_by_key(|group| group.members[0].0);
        groups
    }

    fn group(&self, wordings: &[usize]) -> Group {
        let said = |wording: &usize| &self.wordings[*wording].said;
        let by_length = |wording: &&usize| (said(wording).len(), std::cmp::Reverse(**wording));
        let longest = *wordings.iter().max_by_key(by_length).expect("a group of at least one wording");
        let mut members = Vec::new();
        for wording in wordings {
            // What is like another of the group but not like this one is a step further from it.
            let likeness = alignment::likeness(said(wording), said(&longest)).unwrap_or(Likeness::Reworded);
            members.extend(self.wordings[*wording].quotations.iter().map(|number| (*number, likeness)));
        }
        members.sort_unstable();
        Group { longest: self.wordings[longest].quotations[0], members }
    }

    /// The wordings that are the same as `said`.
    fn same(&self, said: &Said) -> Vec<(u32, Likeness)> {
        let candidates = self.candidates(said);
        let aligned = candidates.into_iter().filter_map(|candidate| {
            let likeness = alignment::likeness(said, &self.wordings[candidate as usize].said)?;
            Some((candidate, likeness))
        });
        aligned.collect()
    }

    /// The wordings that share most pairs of words with `said`, each pair counting for more the fewer have it.
    fn candidates(&self, said: &Said) -> Vec<u32> {
        let pairs = said.pairs();
        let mut lists: Vec<&[u32]> =
            pairs.iter().filter_map(|pair| self.postings.get(pair).map(Vec::as_slice)).collect();
        lists.sort_unstable_by_key(|list| list.len());
        let mut shared: HashMap<u32, u32, foldhash::fast::FixedState> = HashMap::default();
        let (mut looked_at, mut lists_looked_at) = (0, 0);
        for list in lists {
            if looked_at > 0 && looked_at + list.len() > MAX_POSTINGS {
                break;
            }
            let list = list.get(..MAX_POSTINGS).unwrap_or(list);
            looked_at += list.len();
            lists_looked_at += 1;
            for wording in list {
                *shared.entry(*wording).or_default() += 1;
            }
        }
        // The same with a word exchanged here and there has more of them in common.
        let is_likely = |(wording, shared): &(u32, u32)| {
            let least = self.wordings[*wording as usize].pairs.min(pairs.len()).min(lists_looked_at);
            *shared as usize * LEAST_PART >= least
        };
        let mut candidates: Vec<(u32, u32)> = shared.into_iter().filter(is_likely).collect();
        candidates.sort_unstable_by_key(|(wording, pairs)| (std::cmp::Reverse(*pairs), *wording));
        candidates.truncate(MAX_ALIGNED);
        candidates.into_iter().map(|(wording, _)| wording).collect()
    }
}

/// The wording that stands for the group of `index`; the way to it is made shorter for the next who asks.
fn leader(leaders: &mut [usize], mut index: usize) -> usize {
    while leaders[index] != index {
        leaders[index] = leaders[leaders[index]];
        index = leaders[index];
    }
    index
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_names_the_longest_form_and_holds_every_occurrence() {
        let mut variants = Variants::default();
        for quotation in [
            "The old dam must be repaired before the rains come",
            "No comment.",
            "“The old dam must be repaired before the rains come, and I told the council so in May.”",
            "No comment.",
            "the old dam must be repaired before the rains come",
            "The ferry must be repaired before anybody boards it",
        ] {
            variants.insert(quotation);
        }
        let members = vec![(0, Likeness::Shortened), (2, Likeness::Exact), (4, Likeness::Shortened)];
        assert_eq!(variants.groups(), [Group { longest: 2, members }]);
        let found = variants.find("The old dam had to be repaired before the rains came");
        assert_eq!(found.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [0, 2, 4]);
    }

    #[test]
    fn what_says_nothing_is_found_nowhere() {
        let mut variants = Variants::default();
        assert_eq!(variants.insert(""), 0);
        assert_eq!(variants.insert("…"), 1);
        assert!(variants.find("").is_empty() && variants.groups().is_empty());
    }
}
