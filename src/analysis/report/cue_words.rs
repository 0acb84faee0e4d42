//! Which words may be cues: those of the lexicon, and others by which something may be reported.

use super::super::lexicon::{Classes, CueKind};
use super::super::reading::Word;
use super::super::sieve::Sieve;
use super::super::tagger::feature::hash;
use super::Finder;
use super::decree::{DECREES, may_decree};
use super::idiom::{IDIOMS, may_say};
use super::rejected::{VERBS as REJECTING, may_reject};
use std::ops::Range;

pub(super) const ACCORDING: u32 = hash(b"according");
pub(super) const HEARS: u32 = hash(b"hears");
pub(super) const PER: u32 = hash(b"per");
pub(super) const HEARD: [u32; 3] = [HEARS, hash(b"heard"), hash(b"told")];
/// Words by which something may be reported though they are no cues.
static OTHERS: Sieve = REJECTING.words().or(IDIOMS.words()).and(&DECREES).with(ACCORDING).with(HEARS).with(PER);

impl<'r, 'a> Finder<'r, 'a> {
    /// Those of the words `part` that are a cue somewhere, and not too seldom.
    pub(super) fn cues(&self, part: Range<usize>) -> impl Iterator<Item = usize> + use<'r, 'a> {
        let reading = self.reading;
        let words = part.clone().zip(&reading.words[part]);
        let reports = |word: &Word| !word.entry.reports_seldom() || HEARD.contains(&word.hash);
        // Each of these stands in `OTHERS`.
        let is_other = |word: &Word| {
            word.hash == ACCORDING
                || word.hash == HEARS
                || word.hash == PER && word.capital
                || may_decree(word.hash)
                || may_reject(word.hash)
                || may_say(word.hash)
        };
        let cues = words.filter(move |(_, word)| {
            word.entry.is_cue() && reports(word) || OTHERS.may_hold(word.hash) && is_other(word)
        });
        cues.map(|(at, _)| at)
    }

    /// The words of the cue at `at`, and what kind of word it is here.
    pub(super) fn cue_words(&self, at: usize) -> Option<(Range<usize>, CueKind)> {
        if self.reading.words[at].hash == ACCORDING && self.reading.is(at + 1, "to") {
            return Some((at..at + 2, CueKind::Verb));
        }
        let word = self.reading.words[at].hash;
        if word == HEARS || may_decree(word) || self.is_per(at) {
            return Some((at..at + 1, CueKind::Verb));
        }
        let (cue, length) = self.reading.cue(at)?;
        Some((at..at + length, cue.kind))
    }

    /// Whether “Per” at `at` is no name, but brings in a source: “*Per* the report, the dam is old”.
    fn is_per(&self, at: usize) -> bool {
        let word = &self.reading.words[at];
        word.hash == PER
            && word.capital
            && self.reading.any(at + 1, Classes::DETERMINER)
            && self.sentence(at).start == at
    }
}
