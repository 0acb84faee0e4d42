//! Choosing among candidates by weights learnt from annotated news.
//!
//! A question (where does the content begin, who speaks, who is meant) has candidates, and each candidate has features,
//! which are hashed. The score of a candidate is the sum of its features' weights; the best is chosen, and the scores
//! of all say how probable it is. Weights are bytes, read in place from the program; `teaching` makes them.

use super::part::Part;
use super::reading::{Reading, Word};
use crate::text::Span;
use std::ops::Range;

/// Slots of the weights: a power of two.
pub(super) const SLOTS: usize = 1 << 20;

/// How much is taken from the score of there being no report: what is left out is missed more than a doubtful row,
/// which is shown dimmed, is in the way.
const LEAN: f32 = 0.75;

/// How much is taken from the score of a pronoun's or description's standing for nobody named: whom it is said to stand
/// for is shown with how sure that is.
const NAMED_LEAN: f32 = 0.4;

/// What is to be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Topic {
    /// Whether a cue reports anything, and where its content begins.
    Opening,
    /// Whether content ends at a boundary.
    Closing,
    /// Which words name the speaker.
    Speaker,
    /// Which party a pronoun or description stands for.
    Party,
    /// What is done by saying it.
    Act,
}

/// A question about a report.
#[derive(Debug, Clone, Copy)]
pub(super) struct Question {
    pub(super) topic: Topic,
    /// The cue it is about; for [`Topic::Party`] the pronoun or description.
    #[cfg_attr(not(feature = "train"), expect(dead_code, reason = "only a teacher looks at it"))]
    pub(super) about: Span,
}

/// What a candidate would mean: the first and last byte of the text it stands for, where that is known; of an act, its
/// number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) start: Option<usize>,
    pub(super) end: Option<usize>,
}

/// The candidates of a question, and who chooses among them.
pub(super) struct Candidates<'c, 'w> {
    chooser: &'c mut dyn Choose<'w>,
    list: List<'w>,
}

impl<'c, 'w> Candidates<'c, 'w> {
    pub(super) fn new(chooser: &'c mut dyn Choose<'w>) -> Self {
        let weights = chooser.weights();
        Self { chooser, list: List { weights, features: Vec::new(), sum: 0, each: Vec::new(), ruled: 0 } }
    }

    /// Forgets all candidates.
    pub(super) fn clear(&mut self) {
        self.list.features.clear();
        self.list.each.clear();
        self.list.ruled = 0;
    }

    /// The rules are for the candidate that was pushed last.
    pub(super) fn rule_last(&mut self) {
        self.list.ruled = self.list.each.len().saturating_sub(1);
    }

    /// One candidate for each of `meanings`, less than 16, all of which have `features`, each [`beside`] that of the
    /// others; the rules are for the one of number `ruled`. There are no others.
    pub(super) fn push_beside<const COUNT: usize>(
        &mut self,
        features: [u32; COUNT],
        meanings: impl IntoIterator<Item = usize>,
        ruled: usize,
    ) {
        self.clear();
        self.list.ruled = ruled;
        let sums = self.list.weights.map(|weights| weights.sums_beside(features));
        for (number, meaning) in meanings.into_iter().enumerate() {
            if let Some(sums) = sums {
                self.list.sum = i32::from(sums[number]);
            } else {
                self.list.features.extend(features.map(|feature| beside(feature, number)));
            }
            self.push(Some(meaning), None);
        }
    }

    /// The features added since the last candidate become those of one that means `start..end`.
    pub(super) fn push(&mut self, start: Option<usize>, end: Option<usize>) {
        let sum = std::mem::take(&mut self.list.sum);
        self.list.each.push(Candidate { sum, features: self.list.features.len(), meaning: Meaning { start, end } });
    }

    /// Whether the candidate that was pushed last has a score of at least `enough`, with nothing to compare it with.
    /// Never where the features are kept.
    pub(super) fn last_scores(&self, enough: f32) -> bool {
        let last = self.list.weights.zip(self.list.each.last());
        last.is_some_and(|(weights, last)| weights.score(last.sum) >= enough)
    }

    /// Gives the candidate that is pushed next `features`, each made by [`feature`], [`few`], or one of their pairs.
    #[inline]
    pub(super) fn add<const COUNT: usize>(&mut self, features: [u32; COUNT]) {
        match self.list.weights {
            Some(weights) => self.list.sum += weights.sum(features),
            None => self.list.features.extend(features),
        }
    }

    /// One of the candidates, of which there is at least one.
    pub(super) fn choose(&mut self, question: Question) -> Chosen {
        self.chooser.choose(question, &self.list)
    }
}

/// The candidates of a question.
pub(super) struct List<'w> {
    /// What features weigh; `None` where the features themselves are kept.
    weights: Option<Weights<'w>>,
    features: Vec<u32>,
    /// What those weigh that were added since the last candidate, by the weights' scale.
    sum: i32,
    each: Vec<Candidate>,
    /// Which of them the rules are for.
    ruled: usize,
}

struct Candidate {
    /// What its features weigh, by the weights' scale.
    sum: i32,
    /// Where those end that are kept.
    #[cfg_attr(not(feature = "train"), expect(dead_code, reason = "only a teacher looks at it"))]
    features: usize,
    #[cfg_attr(not(feature = "train"), expect(dead_code, reason = "only a teacher looks at it"))]
    meaning: Meaning,
}

#[cfg(feature = "train")]
impl List<'_> {
    /// Each candidate's meaning and features.
    pub(super) fn each(&self) -> impl Iterator<Item = (Meaning, &[u32])> {
        let mut start = 0;
        self.each.iter().map(move |candidate| {
            let features = &self.features[start..candidate.features];
            start = candidate.features;
            (candidate.meaning, features)
        })
    }
}

/// One of some candidates.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chosen {
    pub(super) index: usize,
    /// 0 to 1.
    pub(super) probability: f32,
}

/// Who answers questions: the weights, or, while they are learnt, the annotation.
pub(super) trait Choose<'w> {
    /// The weights it goes by; `None` where it looks at the features.
    fn weights(&self) -> Option<Weights<'w>> {
        None
    }

    /// One of `candidates`, of which there is at least one.
    fn choose(&mut self, question: Question, candidates: &List) -> Chosen;
}

/// Who chooses as the rules say.
#[cfg(test)]
#[derive(Debug)]
pub(super) struct ByRule;

#[cfg(test)]
impl Choose<'_> for ByRule {
    fn choose(&mut self, _: Question, candidates: &List) -> Chosen {
        Chosen { index: candidates.ruled, probability: 1.0 }
    }
}

/// Weights to choose by: a scale (`f32`, little-endian), then a signed byte a slot.
#[derive(Debug, Clone, Copy)]
pub struct Weights<'a> {
    scale: f32,
    slots: &'a [u8; SLOTS],
}

impl<'a> Weights<'a> {
    /// Weights as they were written; `None` where `bytes` are none.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let (scale, slots) = bytes.split_first_chunk::<4>()?;
        let scale = f32::from_le_bytes(*scale);
        let slots = slots.try_into().ok()?;
        scale.is_finite().then_some(Self { scale, slots })
    }

    /// What `features` weigh, by the scale.
    #[inline]
    fn sum<const COUNT: usize>(self, features: [u32; COUNT]) -> i32 {
        features.iter().map(|&hash| i32::from(self.slots[slot(hash)].cast_signed())).sum()
    }

    /// What `features` weigh for each of the candidates that have them [`beside`] each other: a loop so plain that the
    /// machine adds all at once.
    fn sums_beside<const COUNT: usize>(self, features: [u32; COUNT]) -> [i16; BESIDE] {
        let (lines, _) = self.slots.as_chunks::<BESIDE>();
        features.iter().fold([0; BESIDE], |sums, &hash| {
            let weights = &lines[slot(hash) / BESIDE];
            std::array::from_fn(|number| sums[number] + i16::from(weights[number].cast_signed()))
        })
    }

    #[expect(clippy::cast_precision_loss, reason = "a sum of at most some hundred bytes")]
    fn score(self, sum: i32) -> f32 {
        sum as f32 * self.scale
    }
}

impl<'w> Choose<'w> for Weights<'w> {
    fn weights(&self) -> Option<Weights<'w>> {
        Some(*self)
    }

    fn choose(&mut self, question: Question, candidates: &List) -> Chosen {
        let lean = match question.topic {
            Topic::Opening => LEAN,
            Topic::Party => NAMED_LEAN,
            Topic::Closing | Topic::Speaker | Topic::Act => 0.0,
        };
        let scores = candidates.each.iter().map(|candidate| self.score(candidate.sum)).enumerate();
        best(scores.map(|(index, score)| if index == 0 { score - lean } else { score }))
    }
}

/// What is so far from the highest score adds nothing to a sum of one or more: it is less than half of its last digit.
const FAR: f32 = 17.5;

/// The candidate with the highest of `scores`, the first of equals.
fn best(scores: impl Iterator<Item = f32>) -> Chosen {
    let (mut index, mut highest, mut sum) = (0, f32::NEG_INFINITY, 0.0_f32);
    for (at, score) in scores.enumerate() {
        if score > highest {
            sum = sum * (highest - score).exp() + 1.0;
            (index, highest) = (at, score);
        } else if highest - score < FAR {
            sum += (score - highest).exp();
        }
    }
    Chosen { index, probability: 1.0 / sum }
}

/// One of so many halves of the table, halved again so often, is of features that say one of few things.
const FEW: u32 = 3;

/// How many of a feature's bits say nothing of where its weight stands.
const SHIFT: u32 = u32::BITS - SLOTS.trailing_zeros();

/// Where the weight of a feature stands.
pub(super) fn slot(hash: u32) -> usize {
    hash as usize >> SHIFT
}

/// The feature `template` with `value`, one of many, such as a word.
#[inline]
pub(super) fn feature(template: u32, value: u32) -> u32 {
    let hash = spread(template, value);
    (hash - (hash >> FEW)).wrapping_add(1 << (u32::BITS - FEW))
}

/// As [`feature`], of two values together.
#[inline]
pub(super) fn pair(template: u32, first: u32, second: u32) -> u32 {
    feature(template, mixed(first, second))
}

/// The feature `template` with `value`, one of few: the weights of all of those stand in one part of the table, which
/// the machine keeps at hand as it is small.
#[inline]
pub(super) fn few(template: u32, value: u32) -> u32 {
    spread(template, value) >> FEW
}

/// As [`few`], of two values together.
#[inline]
pub(super) fn few_pair(template: u32, first: u32, second: u32) -> u32 {
    few(template, mixed(first, second))
}

#[inline]
fn spread(template: u32, value: u32) -> u32 {
    let named = mixed(template.wrapping_mul(0x9E37_79B1), value);
    // Of a product, the first bits depend on all of the factor's: those that `slot` takes.
    named.wrapping_mul(0xC2B2_AE35)
}

/// How many candidates can have the same features beside each other.
const BESIDE: usize = 16;

/// The feature that `feature` is of the candidate with this `number`, less than [`BESIDE`], where all have the same
/// ones: their weights stand beside each other, so that one wait for memory is enough for all.
fn beside(feature: u32, number: usize) -> u32 {
    const PLACES: u32 = (1 << BESIDE.trailing_zeros()) - 1;
    let number = u32::try_from(number).expect("less than 16");
    feature & !(PLACES << SHIFT) | number << SHIFT
}

/// One number for two; which is the first counts.
#[inline]
pub(super) fn mixed(first: u32, second: u32) -> u32 {
    first.rotate_left(11) ^ second.wrapping_mul(0x85EB_CA6B).rotate_left(15)
}

/// Words around a place, as features see them: what they read, and the part they play.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sight<'r> {
    /// Words outside of these are not seen.
    words: &'r [Word],
    /// The number of the first in the reading.
    first: usize,
}

impl<'r> Sight<'r> {
    /// Sees the words `range` of `reading`.
    pub(super) fn of(reading: &'r Reading, range: Range<usize>) -> Self {
        let end = range.end.min(reading.words.len());
        Self { words: reading.words.get(range.start..end).unwrap_or_default(), first: range.start }
    }

    /// What the word reads that stands `step` from `at`.
    #[inline]
    pub(super) fn word(self, at: usize, step: isize) -> u32 {
        self.seen(at, step).map_or(1, |word| word.hash)
    }

    /// The part it plays.
    #[inline]
    pub(super) fn part(self, at: usize, step: isize) -> u32 {
        self.seen(at, step).map_or(Part::Edge, |word| word.part) as u32
    }

    #[inline]
    fn seen(&self, at: usize, step: isize) -> Option<&Word> {
        // What stands before the first is far behind the last by that.
        self.words.get(at.wrapping_add_signed(step).wrapping_sub(self.first))
    }
}

/// A count in few sizes, so that near ones are one feature.
pub(super) fn size(count: usize) -> u32 {
    match count {
        0..=4 => u32::try_from(count).unwrap_or(4),
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=49 => 9,
        _ => 10,
    }
}
