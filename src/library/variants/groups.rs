//! Which quotations are one statement: those that are the same as one another, and what is the same as one of those, as
//! long as it is not another party's.

use super::alignment::{Likeness, likeness_of};
use super::{Variants, Voice, Wording};
use std::collections::HashMap;

/// Quotations that are one statement, by the order they came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The one that says most of it, of those that are said to be the first party's or nobody's: the first of the
    /// longest.
    pub longest: usize,
    /// All of them, the longest among them, and how they are like it.
    pub members: Vec<(usize, Likeness)>,
}

/// Two wordings that are the same, the likest first; of those that are as like, those of one party.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Same {
    distance: u8,
    voices: Voices,
    one: usize,
    other: usize,
}

/// Who two wordings are by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Voices {
    One,
    Unknown,
    Two,
}

impl Variants {
    /// Quotations that are one statement, of at least two; by the first of each.
    pub fn groups(&self) -> Vec<Group> {
        self.groups_from(0..self.wordings.len())
    }

    /// As [`Variants::groups`], those that have one of `quotations` among them: what is the same as only the others is
    /// not looked for.
    pub fn groups_of(&self, quotations: &[usize]) -> Vec<Group> {
        let mut wanted: Vec<usize> = quotations.iter().map(|number| self.wording_of[*number] as usize).collect();
        wanted.sort_unstable();
        wanted.dedup();
        self.groups_from(wanted.into_iter())
    }

    /// The groups that the wordings `from` belong to.
    fn groups_from(&self, from: impl Iterator<Item = usize>) -> Vec<Group> {
        let mut reached: Vec<usize> = Vec::new();
        let mut same: Vec<Same> = Vec::new();
        let mut tally = self.tally();
        for one in from {
            let wording = &self.wordings[one];
            // What is too short to tell is no statement, however often it is said.
            if !wording.is_statement() {
                continue;
            }
            reached.push(one);
            let others = self.same(wording, &mut tally).into_iter().map(|other| other as usize);
            for other in others.filter(|other| *other != one) {
                reached.push(other);
                let another = &self.wordings[other];
                let distance = likeness_of(&wording.said, &another.said).distance();
                let voices = voices(wording.voice, another.voice);
                same.push(Same { distance, voices, one: one.min(other), other: one.max(other) });
            }
        }
        same.sort_unstable();
        same.dedup();
        let mut joined = Joined::new(&self.wordings);
        for same in &same {
            joined.join(same);
        }
        reached.sort_unstable();
        reached.dedup();
        let mut groups: HashMap<usize, Vec<usize>, foldhash::fast::FixedState> = HashMap::default();
        for index in reached {
            groups.entry(joined.leader(index)).or_default().push(index);
        }
        let mut groups: Vec<Group> = groups.into_values().map(|wordings| self.group(&wordings)).collect();
        groups.retain(|group| group.members.len() > 1);
        groups.sort_unstable_by_key(|group| group.members[0].0);
        groups
    }

    fn group(&self, wordings: &[usize]) -> Group {
        let wording = |number: &usize| &self.wordings[*number];
        let first = wordings.iter().filter_map(|number| wording(number).voice).min();
        let is_own = |number: &&usize| wording(number).voice.is_none_or(|voice| Some(voice) == first);
        let by_length = |number: &&usize| (wording(number).said.len(), std::cmp::Reverse(**number));
        let longest = wordings.iter().filter(is_own).max_by_key(by_length).expect("who is first says one of them");
        let longest = wording(longest);
        let mut members = Vec::new();
        for wording in wordings.iter().map(wording) {
            let likeness = likeness_of(&wording.said, &longest.said);
            members.extend(wording.quotations.iter().map(|number| (*number, likeness)));
        }
        members.sort_unstable();
        Group { longest: longest.quotations[0], members }
    }
}

fn voices(one: Option<Voice>, other: Option<Voice>) -> Voices {
    match (one, other) {
        (Some(one), Some(other)) if one == other => Voices::One,
        (Some(_), Some(_)) => Voices::Two,
        _ => Voices::Unknown,
    }
}

/// Wordings in groups that grow together.
struct Joined {
    /// The wording that leads to the one that stands for its group.
    leaders: Vec<usize>,
    /// Who is said to say what is in the group that a wording stands for.
    voices: Vec<Vec<Voice>>,
}

impl Joined {
    fn new(wordings: &[Wording]) -> Self {
        let voices = wordings.iter().map(|wording| wording.voice.into_iter().collect()).collect();
        Self { leaders: (0..wordings.len()).collect(), voices }
    }

    /// Makes the groups of the two one: but not because of words of nobody's that two parties' are like.
    fn join(&mut self, same: &Same) {
        let (one, other) = (self.leader(same.one), self.leader(same.other));
        if one == other {
            return;
        }
        let (voices, others) = (&self.voices[one], &self.voices[other]);
        let agree = voices.is_empty() || others.is_empty() || others.iter().any(|voice| voices.contains(voice));
        if !agree && same.voices != Voices::Two {
            return;
        }
        let (kept, gone) = (one.min(other), one.max(other));
        self.leaders[gone] = kept;
        let gone = std::mem::take(&mut self.voices[gone]);
        self.voices[kept].extend(gone);
        self.voices[kept].sort_unstable();
        self.voices[kept].dedup();
    }

    /// The wording that stands for the group of `index`; the way to it is made shorter for the next who asks.
    fn leader(&mut self, mut index: usize) -> usize {
        while self.leaders[index] != index {
            self.leaders[index] = self.leaders[self.leaders[index]];
            index = self.leaders[index];
        }
        index
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Source, StoryNumber};
    use super::*;

    /// Groups of what is said, by whom, as `members` of each.
    fn groups(said: &[(&str, Option<u32>)]) -> Vec<Vec<usize>> {
        let mut variants = Variants::default();
        for (words, voice) in said {
            variants.insert(words, voice.map(Voice));
        }
        variants.groups().iter().map(|group| group.members.iter().map(|(member, _)| *member).collect()).collect()
    }

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
            variants.insert(quotation, None);
        }
        let members = vec![(0, Likeness::Shortened), (2, Likeness::Exact), (4, Likeness::Shortened)];
        assert_eq!(variants.groups(), [Group { longest: 2, members }]);
        let found = variants.find("The old dam had to be repaired before the rains came");
        assert_eq!(found.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [0, 2, 4]);
    }

    #[test]
    fn like_words_of_two_parties_are_two_statements() {
        let (bank, inquiry) = ("will hold its key interest rate", "why the bank will hold its key interest rate");
        assert_eq!(groups(&[(bank, Some(0)), (inquiry, Some(1))]), Vec::<Vec<usize>>::new());
        for (one, other) in [(Some(0), Some(0)), (Some(0), None), (None, None)] {
            assert_eq!(groups(&[(bank, one), (inquiry, other)]), [[0, 1]], "{one:?} {other:?}");
        }
    }

    #[test]
    fn so_many_words_in_a_row_are_one_statement_whoever_is_credited() {
        let whole = "We will not gamble with four villages below the dam, and the school stays open.";
        let part = "We will not gamble with four villages below the dam";
        assert_eq!(groups(&[(part, Some(0)), (whole, Some(1)), (part, Some(1))]), [[0, 1, 2]]);
        let mut variants = Variants::default();
        variants.insert(whole, Some(Voice(1)));
        variants.insert(part, Some(Voice(0)));
        // The longest form is not taken from another's mouth.
        assert_eq!(variants.groups()[0].longest, 1);
        let reworded = "We shall not gamble with four towns below the dam";
        assert_eq!(groups(&[(reworded, Some(0)), (whole, Some(1))]), Vec::<Vec<usize>>::new());
    }

    /// As [`groups`], of what is quoted in a story each.
    fn in_stories(said: &[(&str, Option<u32>, i64)]) -> Vec<Vec<usize>> {
        let mut variants = Variants::default();
        for (words, voice, story) in said {
            let story = Some(StoryNumber(*story));
            variants.insert_from(words, Source { voice: voice.map(Voice), story, is_quoted: true });
        }
        variants.groups().iter().map(|group| group.members.iter().map(|(member, _)| *member).collect()).collect()
    }

    #[test]
    fn the_same_five_words_of_two_parties_are_one_statement_in_one_story_alone() {
        let fund = "There is no money left in the flood fund";
        assert_eq!(in_stories(&[(fund, Some(0), 1), (fund, Some(1), 1)]), [[0, 1]]);
        assert_eq!(in_stories(&[(fund, Some(0), 1), (fund, Some(1), 2)]), Vec::<Vec<usize>>::new());
        assert_eq!(in_stories(&[("Now we need help", Some(0), 1), ("Now we need help", Some(1), 1)]).len(), 0);
    }

    #[test]
    fn the_same_words_of_one_party_are_one_statement_however_little_they_say() {
        let little = "We have done what we could with what we had";
        assert_eq!(groups(&[(little, Some(0)), ("Now then", Some(0)), (little, Some(0))]), [[0, 2]]);
        assert_eq!(groups(&[("Now then", Some(0)), ("Now then", Some(0))]).len(), 0);
        // Whoever it is that is not named may be anybody, but where both tell of one event.
        assert_eq!(groups(&[(little, Some(0)), (little, None)]).len(), 0);
        assert_eq!(in_stories(&[(little, Some(0), 1), (little, None, 1)]), [[0, 1]]);
    }

    #[test]
    fn words_of_nobody_s_go_with_the_likest_and_join_no_two_parties() {
        let (one, nobody_s, other) = (
            "The boats that carry grain to the outer islands every winter were all built here by fathers and sons.",
            "The boats that carry salt to the outer islands every winter were all built here by fathers and sons.",
            "The boats that carry salt to the outer islands every winter were all built here by fathers and sons, and burnt here.",
        );
        for said in
            [[(one, Some(0)), (nobody_s, None), (other, Some(1))], [(one, Some(1)), (nobody_s, None), (other, Some(0))]]
        {
            assert_eq!(groups(&said), [[1, 2]]);
        }
    }
}
