//! Which words of a claim come again in its answer, and how much that says: of a word that stands all over an article,
//! not much.

use super::super::part::Part;
use super::super::reading::Reading;
use super::super::tagger::feature::{hash, hash_small};
use super::super::token::TokenKind;
use std::ops::Range;

/// Of longer content, so many words are compared.
const MOST: usize = 60;
/// Numbers that stems are counted under; two that share one only look more common than they are.
const BUCKETS: u32 = 1 << 14;
/// What counts of a stem, in bytes.
const STEM: usize = 6;
/// Shorter stems are of no account.
const LEAST: usize = 3;

/// Words of no class of the lexicon that say nothing of what is spoken of.
const EVERYWHERE: [u32; 20] = [
    hash(b"there"),
    hash(b"said"),
    hash(b"says"),
    hash(b"told"),
    hash(b"what"),
    hash(b"when"),
    hash(b"where"),
    hash(b"while"),
    hash(b"which"),
    hash(b"whether"),
    hash(b"more"),
    hash(b"most"),
    hash(b"much"),
    hash(b"many"),
    hash(b"some"),
    hash(b"such"),
    hash(b"other"),
    hash(b"than"),
    hash(b"very"),
    hash(b"like"),
];

/// How often each stem stands in a text; kept from one text to the next for its memory.
#[derive(Debug, Default)]
pub(in super::super) struct Rarity {
    /// By their buckets, and which of those are not 0.
    counts: Vec<u16>,
    counted: Vec<usize>,
    /// By its number in the vocabulary, how often each word stands in the text; all 0 once stems are counted.
    times: Vec<u16>,
}

/// How much the words of one are those of another.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shared {
    /// What the shared words weigh: 1 for each that stands nowhere else.
    pub(super) weight: f32,
    /// The part of all that the answer's words weigh, 0 to 1.
    pub(super) coverage: f32,
}

impl Rarity {
    /// That of the text of `reading`, in the memory of `spare`.
    pub(super) fn of(reading: &Reading, spare: Self) -> Self {
        let Self { mut counts, mut counted, mut times } = spare;
        counts.resize(BUCKETS as usize, 0);
        for bucket in counted.drain(..) {
            counts[bucket] = 0;
        }
        let numbers = reading.words.iter().map(|word| word.number as usize);
        let most = numbers.clone().max().map_or(0, |most| most + 1);
        times.resize(most.max(times.len()), 0);
        for number in numbers.clone() {
            times[number] = times[number].saturating_add(1);
        }
        for (at, number) in numbers.enumerate() {
            let times = std::mem::take(&mut times[number]);
            if times == 0 {
                continue;
            }
            if let Some(stem) = stem(reading, at) {
                let bucket = (stem % BUCKETS) as usize;
                counts[bucket] = counts[bucket].saturating_add(times);
                counted.push(bucket);
            }
        }
        Self { counts, counted, times }
    }

    /// What a stem weighs: 1 where it stands twice at most; half of that for a part of a name, whom both may be about.
    fn weight(&self, stem: u32, capital: bool) -> f32 {
        let count = f32::from(self.counts[(stem % BUCKETS) as usize].max(2));
        (2.0 / count).sqrt() * if capital { 0.5 } else { 1.0 }
    }

    /// How much of `answer` stands in `claim`.
    pub(super) fn shared(&self, reading: &Reading, answer: &[Range<usize>], claim: &[Range<usize>]) -> Shared {
        let mut claimed = Vec::with_capacity(MOST);
        claimed.extend(stems(reading, claim).map(|(stem, _)| stem));
        let (mut all, mut shared) = (0.0, Shared::default());
        let mut seen = Vec::with_capacity(MOST);
        for (stem, capital) in stems(reading, answer) {
            if seen.contains(&stem) {
                continue;
            }
            seen.push(stem);
            let weight = self.weight(stem, capital);
            all += weight;
            if claimed.contains(&stem) {
                shared.weight += weight;
            }
        }
        shared.coverage = if all > 0.0 { shared.weight / all } else { 0.0 };
        shared
    }
}

/// Whether one of `one` is a form of one of `other`.
pub(super) fn any_alike(reading: &Reading, one: Range<usize>, other: &[Range<usize>]) -> bool {
    let known: Vec<u32> = stems(reading, other).map(|(stem, _)| stem).collect();
    stems(reading, &[one]).any(|(stem, _)| known.contains(&stem))
}

/// The stems in `pieces`, and whether each is written with a capital.
fn stems(reading: &Reading, pieces: &[Range<usize>]) -> impl Iterator<Item = (u32, bool)> {
    let words = pieces.iter().flat_map(Clone::clone).take(MOST);
    words.filter_map(|at| Some((stem(reading, at)?, reading.words[at].capital)))
}

/// A number for what a word of content shares with its other forms: “leak”, “leaks”, “leaked”; `None` for a word that
/// every sentence has.
fn stem(reading: &Reading, at: usize) -> Option<u32> {
    let word = &reading.words[at];
    let plain = matches!(
        word.part,
        Part::Be
            | Part::Have
            | Part::Modal
            | Part::Determiner
            | Part::Pronoun
            | Part::Preposition
            | Part::Conjunction
            | Part::Adverb
            | Part::Time
    );
    if word.kind != TokenKind::Word || plain || word.span.len() <= LEAST || EVERYWHERE.contains(&word.hash) {
        return None;
    }
    let stem = without_endings(reading.written(at).as_bytes());
    let stem = &stem[..stem.len().min(STEM)];
    Some(hash_small(stem))
}

/// `word` without “s”, without “ing” or “ed” before that, and without “e” or “i” before those, as long as enough is
/// left.
fn without_endings(word: &[u8]) -> &[u8] {
    let word = match word {
        [stem @ .., b's' | b'S'] if stem.len() > LEAST => stem,
        _ => word,
    };
    let word = match word {
        [stem @ .., b'i' | b'I', b'n' | b'N', b'g' | b'G'] | [stem @ .., b'e' | b'E', b'd' | b'D']
            if stem.len() > LEAST =>
        {
            stem
        }
        _ => word,
    };
    match word {
        [stem @ .., b'e' | b'E' | b'i' | b'I'] if stem.len() > LEAST => stem,
        _ => word,
    }
}
