//! The packed lexicon, read where it lies.
//!
//! The file, little-endian: five counts as `u32`; words, 12 bytes a slot (hash, classes, cue, people, marks); names, 8
//! bytes a slot (hash, kind, country, a blank); cues, 4 bytes each (act, ways to go on, kind, weakness); phrasal cues,
//! 8 bytes each (particle's hash, verb's number, cue's number); the names of countries, a line each. A slot whose hash
//! is 0 is empty. Words and names are known by their hashes alone: packing sees to it that no two of them share one,
//! and of three hundred thousand other words one is taken for one of them.

use super::{Classes, Cue, CueKind, Follow, SpeechAct, Word};

/// Sections of a packed lexicon.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Packed<'a> {
    words: &'a [[u8; WORD]],
    names: &'a [[u8; NAME]],
    cues: &'a [[u8; CUE]],
    phrasal: &'a [[u8; PHRASAL]],
    /// A bit for each particle; several words share one.
    particles: u64,
    countries: &'a str,
}

pub(super) const WORD: usize = 12;
pub(super) const NAME: usize = 8;
pub(super) const CUE: usize = 4;
pub(super) const PHRASAL: usize = 8;
/// The hash in a slot that is empty.
pub(super) const EMPTY: u32 = 0;
/// The counts before all: of words, names, cues and phrasal cues, and of the bytes behind them.
pub(super) const COUNTS: usize = 5;

impl<'a> Packed<'a> {
    /// The lexicon that `file` is; `None` where it is none.
    pub(super) fn read(file: &'a [u8]) -> Option<Self> {
        let (counts, rest) = file.split_at_checked(4 * COUNTS)?;
        let count = |at: usize| four(counts, 4 * at) as usize;
        let (words, rest) = rest.split_at_checked(count(0).checked_mul(WORD)?)?;
        let (names, rest) = rest.split_at_checked(count(1).checked_mul(NAME)?)?;
        let (cues, rest) = rest.split_at_checked(count(2).checked_mul(CUE)?)?;
        let (phrasal, rest) = rest.split_at_checked(count(3).checked_mul(PHRASAL)?)?;
        let countries = std::str::from_utf8(rest).ok().filter(|countries| countries.len() == count(4))?;
        let phrasal = phrasal.as_chunks().0;
        Some(Self {
            words: words.as_chunks().0,
            names: names.as_chunks().0,
            cues: cues.as_chunks().0,
            phrasal,
            particles: phrasal.iter().fold(0, |bits, entry| bits | bit(four(entry, 0))),
            countries,
        })
    }

    /// What is known of the word with this hash.
    pub(super) fn word(&self, hash: u32) -> Word {
        find(self.words, hash).map_or_else(Word::default, word)
    }

    /// The kind of the name with this hash, and the number of its country.
    pub(super) fn name(&self, hash: u32) -> Option<(u8, u8)> {
        find(self.names, hash).map(|slot| (slot[4], slot[5]))
    }

    /// The cue of this number.
    pub(super) fn cue(&self, number: u16) -> Option<Cue> {
        let [act, follow, kind, weak] = *self.cues.get(usize::from(number))?;
        Some(Cue {
            act: *SpeechAct::ALL.get(usize::from(act))?,
            follow: Follow(u32::from(follow)),
            kind: match kind {
                0 => CueKind::Verb,
                1 => CueKind::Noun,
                _ => CueKind::Adverb,
            },
            weak: weak != 0,
        })
    }

    /// The number of the cue that the verb of cue number `verb`, less one, is with `particle` behind it.
    pub(super) fn phrasal(&self, verb: u16, particle: u32) -> Option<u16> {
        if self.particles & bit(particle) == 0 {
            return None; // As of most words.
        }
        let found = self
            .phrasal
            .iter()
            .find(|entry| four(*entry, 0) == particle && u16::from_le_bytes([entry[4], entry[5]]) == verb)?;
        Some(u16::from_le_bytes([found[6], found[7]]))
    }

    /// The names of countries, by their numbers.
    pub(super) fn countries(&self) -> impl Iterator<Item = &'a str> {
        self.countries.lines()
    }
}

/// One bit of 64 for the word with this hash.
fn bit(hash: u32) -> u64 {
    1 << (hash & 63)
}

/// What `slot` says of its word.
fn word(slot: &[u8; WORD]) -> Word {
    Word {
        classes: Classes(four(slot, 4)),
        cue: u16::from_le_bytes([slot[8], slot[9]]),
        people: slot[10],
        marks: slot[11],
    }
}

/// The slot of `hash`.
#[inline]
fn find<const SIZE: usize>(slots: &[[u8; SIZE]], hash: u32) -> Option<&[u8; SIZE]> {
    let mut at = place(hash, slots.len());
    loop {
        let slot = slots.get(at)?;
        match four(slot, 0) {
            EMPTY => return None,
            known if known == hash => return Some(slot),
            _ => at = if at + 1 == slots.len() { 0 } else { at + 1 },
        }
    }
}

/// Where the search for `hash` begins in a table of `slots` slots, of which some are empty.
#[inline]
pub(super) fn place(hash: u32, slots: usize) -> usize {
    let spread = u64::from(hash.wrapping_mul(0x9E37_79B1));
    usize::try_from((spread * slots as u64) >> 32).expect("less than the number of slots")
}

#[inline]
fn four(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}
