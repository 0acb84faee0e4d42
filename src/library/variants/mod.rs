//! The same quotation elsewhere: to the word, shortened, or lightly reworded.
//!
//! In reading order: here, [`Variants`], which finds them among many; `postings`, which of them have the same pairs of
//! words; `groups`, which of them are one statement; `alignment`, which lays two quotations side by side and tells
//! whether they are the same; [`changes()`], what became of one's words in another; `common`, the words that both have;
//! [`traces()`], by which most that are not the same are known at a glance; `significant`, what a quotation says in
//! words that matter. What those words are however they are bent, `forms` beside this folder says.
//!
//! Like words of two parties are two statements: an inquiry into a rate is not what the bank said of it. What is said
//! by one, or by one and somebody who is not named, is compared as above; what two are said to say is the same only
//! where so many words stand in a row that one of them must be credited wrongly, or both said it. In articles on one
//! event fewer words do, where both quote them.
//!
//! Quotations are candidates for one another where they share pairs of words that stand close by: pairs, not longer
//! runs, so that a word put in or exchanged costs few of them. What is candidate is then aligned. A pair that very many
//! quotations share says little and is looked at last or not at all, so that finding takes the same time among a
//! hundred thousand quotations as among a thousand.

mod alignment;
mod changes;
mod common;
mod groups;
mod postings;
mod significant;
mod traces;

pub use alignment::{Likeness, likeness};
use alignment::{Setting, is_enough, likeness_of};
pub use changes::{Change, Piece, changes};
pub use groups::Group;
use postings::{Posting, Postings};
use significant::{Glance, Known, LEAST_WORDS, Said};
use std::collections::HashMap;
pub use traces::traces;

/// Candidates that are looked at for one quotation, by the pairs that tell of them.
const MAX_POSTINGS: usize = 512;
/// Of the pairs of the shorter of two that are the same, they share at least one in so many.
const LEAST_PART: usize = 6;
/// Candidates that are aligned with one quotation, the likeliest first.
const MAX_ALIGNED: usize = 48;
/// Words that two parties are quoted with in one story, to be the same.
const LEAST_DISPUTED: usize = 5;

/// Who says a quotation: whoever asks has one number for all that one party says, the lowest for who was first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Voice(pub u32);

/// The story that a quotation stands in: whoever asks has a number for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StoryNumber(pub i64);

/// Where a quotation comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Source {
    /// Who says it, if that is known.
    pub voice: Option<Voice>,
    /// The story it stands in, if that is known.
    pub story: Option<StoryNumber>,
    /// Whether it stands in quotation marks.
    pub is_quoted: bool,
}

/// Quotations, to be found by others that are the same. The same words of one party are kept once, however often they
/// are said.
#[derive(Debug, Default)]
pub struct Variants {
    /// Different wordings, by the order they came in.
    wordings: Vec<Wording>,
    /// Each of those at a glance, with how many pairs of words it has: close by one another, as very many are looked
    /// at.
    glances: Vec<(Glance, usize)>,
    /// Which wordings have exactly these words: one for each who says them.
    by_words: HashMap<u64, Vec<u32>, foldhash::fast::FixedState>,
    /// Which wordings have a pair of words.
    postings: Postings,
    /// Which wording was the first with a text, so that what is said over and over is taken apart once.
    by_text: HashMap<Box<str>, u32, foldhash::fast::FixedState>,
    /// Which wording each quotation has, by the order they came in.
    wording_of: Vec<u32>,
    known: Known,
}

/// How many pairs of words wordings share with one that is looked up; between two that are, all are nought.
#[derive(Debug, Default)]
struct Tally {
    /// By the number of the wording.
    counts: Vec<u32>,
    /// Those that share any.
    sharing: Vec<u32>,
}

impl Tally {
    fn add(&mut self, wording: u32) {
        let count = &mut self.counts[wording as usize];
        if *count == 0 {
            self.sharing.push(wording);
        }
        *count += 1;
    }

    /// Takes out the wordings that share any, with how many.
    fn take(&mut self) -> Vec<(u32, u32)> {
        let Self { counts, sharing } = self;
        sharing.drain(..).map(|wording| (wording, std::mem::take(&mut counts[wording as usize]))).collect()
    }
}

/// One wording, and the quotations that have it.
#[derive(Debug)]
struct Wording {
    said: Said,
    voice: Option<Voice>,
    /// In which stories.
    stories: Vec<StoryNumber>,
    /// In which of those in quotation marks.
    quoted_in: Vec<StoryNumber>,
    quotations: Vec<usize>,
}

impl Wording {
    /// One that no quotation has yet.
    fn new(said: Said, voice: Option<Voice>) -> Self {
        Self { said, voice, stories: vec![], quoted_in: vec![], quotations: vec![] }
    }

    fn take(&mut self, number: usize, source: Source) {
        self.quotations.push(number);
        let Some(story) = source.story else { return };
        for stories in [Some(&mut self.stories), Some(&mut self.quoted_in).filter(|_| source.is_quoted)] {
            let Some(stories) = stories else { continue };
            if let Err(place) = stories.binary_search(&story) {
                stories.insert(place, story);
            }
        }
    }

    /// Whether it is enough to be somebody's statement.
    fn is_statement(&self) -> bool {
        let is_known = || self.voice.is_some() || !self.stories.is_empty();
        self.said.tells_itself() || self.said.len() >= LEAST_WORDS && is_known()
    }

    fn is_same(&self, other: &Self) -> bool {
        let voices = self.voice.zip(other.voice);
        let is_another = voices.is_some_and(|(one, other)| one != other);
        let is_unmistakable = || alignment::is_unmistakable(&self.said, &other.said);
        let is_of_one_story = share(&self.stories, &other.stories);
        if self.said.exactly() != other.said.exactly() {
            let setting = if is_of_one_story { Setting::OneStory } else { Setting::Apart };
            return alignment::is_same(&self.said, &other.said, setting) && (!is_another || is_unmistakable());
        }
        if is_another {
            let is_disputed = || share(&self.quoted_in, &other.quoted_in);
            return is_unmistakable() || self.said.len() >= LEAST_DISPUTED && is_disputed();
        }
        self.said.tells_itself() || self.said.len() >= LEAST_WORDS && (voices.is_some() || is_of_one_story)
    }
}

fn share(one: &[StoryNumber], other: &[StoryNumber]) -> bool {
    let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    few.iter().any(|story| many.binary_search(story).is_ok())
}

impl Variants {
    /// Takes one more quotation, with who says it if that is known; gives its number, which counts from 0.
    pub fn insert(&mut self, quotation: &str, voice: Option<Voice>) -> usize {
        self.insert_from(quotation, Source { voice, ..Source::default() })
    }

    /// As [`Variants::insert`], with all that is known of where it comes from.
    pub fn insert_from(&mut self, quotation: &str, source: Source) -> usize {
        let number = self.wording_of.len();
        let same_text = self.by_text.get(quotation).map(|wording| &self.wordings[*wording as usize].said);
        let new = if same_text.is_some() { None } else { Some(Said::new(quotation, &mut self.known)) };
        let exactly = new.as_ref().or(same_text).map(Said::exactly).unwrap_or_default();
        let alike = self.by_words.entry(exactly).or_default();
        let known = alike.iter().find(|wording| self.wordings[**wording as usize].voice == source.voice);
        if let Some(known) = known {
            self.wordings[*known as usize].take(number, source);
            self.wording_of.push(*known);
            if new.is_some() {
                self.by_text.insert(quotation.into(), *known);
            }
            return number;
        }
        let index = u32::try_from(self.wordings.len()).expect("fewer than 2³² wordings");
        alike.push(index);
        let said = match new {
            Some(said) => {
                self.by_text.insert(quotation.into(), index);
                said
            }
            None => same_text.cloned().unwrap_or_default(),
        };
        let pairs = said.pairs();
        for pair in &pairs {
            self.postings.push(*pair, index);
        }
        self.wording_of.push(index);
        self.glances.push((said.glance(), pairs.len()));
        let mut wording = Wording::new(said, source.voice);
        wording.take(number, source);
        self.wordings.push(wording);
        number
    }

    /// The quotations that are the same as `quotation`, whoever says it, by their numbers, and how they are like it.
    pub fn find(&self, quotation: &str) -> Vec<(usize, Likeness)> {
        let asked = Wording::new(Said::new(quotation, &mut Known::default()), None);
        let found = self.same(&asked, &mut self.tally()).into_iter().flat_map(|wording| {
            let wording = &self.wordings[wording as usize];
            let likeness = likeness_of(&wording.said, &asked.said);
            wording.quotations.iter().map(move |number| (*number, likeness))
        });
        let mut found: Vec<_> = found.collect();
        found.sort_unstable_by_key(|(number, _)| *number);
        found
    }

    fn tally(&self) -> Tally {
        Tally { counts: vec![0; self.wordings.len()], sharing: vec![] }
    }

    /// The wordings that are the same as `asked`.
    fn same(&self, asked: &Wording, tally: &mut Tally) -> Vec<u32> {
        let exactly = asked.said.exactly();
        // What says little shares no pairs of words that matter with anything, itself not either.
        let alike = self.by_words.get(&exactly).map_or(&[][..], Vec::as_slice).iter().copied();
        let candidates = self.candidates(&asked.said, tally).into_iter();
        let others = candidates.filter(|candidate| self.wordings[*candidate as usize].said.exactly() != exactly);
        alike.chain(others).filter(|candidate| asked.is_same(&self.wordings[*candidate as usize])).collect()
    }

    /// The wordings that share most pairs of words with `said`, each pair counting for more the fewer have it.
    fn candidates(&self, said: &Said, tally: &mut Tally) -> Vec<u32> {
        let pairs = said.pairs();
        let mut lists: Vec<Posting> = pairs.iter().filter_map(|pair| self.postings.of(*pair)).collect();
        lists.sort_by_key(|list| list.len());
        let (mut looked_at, mut lists_looked_at) = (0, 0);
        for list in lists {
            if looked_at > 0 && looked_at + list.len() > MAX_POSTINGS {
                break;
            }
            looked_at += list.len().min(MAX_POSTINGS);
            lists_looked_at += 1;
            for wording in self.postings.wordings(list).take(MAX_POSTINGS) {
                tally.add(wording);
            }
        }
        // The same with a word exchanged here and there has more of them in common.
        let own = said.glance();
        let is_likely = |(wording, shared): &(u32, u32)| {
            let (glance, others_pairs) = self.glances[*wording as usize];
            let least = others_pairs.min(pairs.len()).min(lists_looked_at);
            let may_be_same = || glance == own || is_enough(own.may_share(glance), own.words.min(glance.words));
            *shared as usize * LEAST_PART >= least && may_be_same()
        };
        let mut candidates: Vec<(u32, u32)> = tally.take();
        candidates.retain(is_likely);
        let likest = |(wording, pairs): &(u32, u32)| (std::cmp::Reverse(*pairs), *wording);
        if candidates.len() > MAX_ALIGNED {
            candidates.select_nth_unstable_by_key(MAX_ALIGNED, likest);
            candidates.truncate(MAX_ALIGNED);
        }
        candidates.sort_unstable_by_key(likest);
        candidates.into_iter().map(|(wording, _)| wording).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_is_found_nowhere() {
        let mut variants = Variants::default();
        assert_eq!(variants.insert("", None), 0);
        assert_eq!(variants.insert("…", None), 1);
        assert!(variants.find("").is_empty() && variants.groups().is_empty());
    }
}
