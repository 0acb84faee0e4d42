//! Names the model left out: of who says something, and of words that are surely a name elsewhere in the text.

use super::island::Island;
use super::name;
use crate::analysis::EntityKind;
use crate::analysis::evidence::Evidence;
use crate::analysis::gazetteer;
use crate::analysis::lexicon::Classes;
use crate::analysis::mention::Name;
use crate::analysis::part::Part;
use crate::analysis::reading::{NAMES, Reading, Word};
use crate::analysis::tagger::feature::hash;
use foldhash::{HashMap, HashMapExt};

/// Points from which on a name is sure.
const SURE: i32 = 80;
/// The longest name that is looked for again, in words.
const LONGEST: usize = 6;

/// Given names that are words as well, and stand in no list of such names, beside [`NAMES`].
const OTHERS: [u32; 15] = [
    hash(b"rich"),
    hash(b"hope"),
    hash(b"faith"),
    hash(b"joy"),
    hash(b"art"),
    hash(b"guy"),
    hash(b"dawn"),
    hash(b"daisy"),
    hash(b"chase"),
    hash(b"pearl"),
    hash(b"olive"),
    hash(b"summer"),
    hash(b"chip"),
    hash(b"skip"),
    hash(b"charity"),
];

/// Adds to `names`, which are in text order, lone given names and surnames that are other words, too, where their verb
/// tells that somebody spoke: “Mark said”, “it was safe, Price said”.
pub(super) fn add_speakers(reading: &Reading, islands: &[Island], names: &mut Vec<Name>) {
    const LIKELY: i32 = 70;
    let found = names.len();
    for Island { sentence, words: island } in islands {
        let sentence = &reading.sentences[*sentence];
        if sentence.heading {
            continue;
        }
        for at in island.clone() {
            let word = &reading.words[at];
            if !word.capital || !matches!(word.part, Part::Name) {
                continue;
            }
            let part = |at: usize| if sentence.words.contains(&at) { reading.words[at].part } else { Part::Edge };
            let (before, goes_on) = (part(at.wrapping_sub(1)), part(at + 1));
            let alone = matches!(before, Part::Edge | Part::Comma | Part::Stop | Part::Mark | Part::Conjunction);
            let speaks = alone && matches!(goes_on, Part::CueVerb | Part::Comma | Part::Bracket);
            if !speaks || !says(reading, at) {
                continue;
            }
            let before = names[..found].partition_point(|name| name.words.start <= at).checked_sub(1);
            if before.is_none_or(|before| names[before].words.end <= at) {
                let evidence = Evidence::of_points([LIKELY, 0, 0, 0]);
                names.push(name(reading, at..at + 1, evidence, &sentence.words));
            }
        }
    }
    if names.len() > found {
        names.sort_by_key(|name| name.words.start);
    }
}

/// Whether the word at `at`, which is capitalised, is who says something by the verb behind it, or behind what is told
/// of them aside: “Price said”, “Price, a farmer, said”.
fn says(reading: &Reading, at: usize) -> bool {
    const ASIDE: usize = 14;
    if reading.tells_of_speech(at + 1) {
        return is_given(&reading.words[at]) || is_surname(reading, at);
    }
    let aside = at + 2;
    let told = matches!(reading.words[at + 1].part, Part::Comma)
        && (reading.is_any(aside, &["who", "a", "an", "the"])
            || reading.words.get(aside).is_some_and(|word| matches!(word.part, Part::Number)));
    let told = told || reading.is(at + 1, "(") && reading.is(at + 3, ")");
    let near = || aside + 1..reading.words.len().min(aside + ASIDE);
    // “Price, 43, a farmer, said”
    let speaks =
        |at: usize| matches!(reading.words[at].part, Part::Comma | Part::Bracket) && reading.tells_of_speech(at + 1);
    told && near().take_while(|&at| !matches!(reading.words[at].part, Part::Stop)).any(speaks)
        && is_surname(reading, at)
}

fn is_given(word: &Word) -> bool {
    word.entry.classes.any(Classes::MALE | Classes::FEMALE) || NAMES.contains(&word.hash) || OTHERS.contains(&word.hash)
}

/// Whether the word at `at` is a surname by the lists, and no noun for those who speak together: “Price”, but “Staff”.
fn is_surname(reading: &Reading, at: usize) -> bool {
    let word = &reading.words[at];
    let is_group = word.gazetted & gazetteer::NOUN_GROUP != 0;
    word.is_surname() && !is_group && (!word.is_person() || word.is_common_surname())
}

/// Adds to `names`, which are in text order, those that repeat a sure one.
pub(super) fn add_known(reading: &Reading, islands: &[Island], names: &mut Vec<Name>) {
    let mut known: HashMap<&str, Evidence> = HashMap::with_capacity(names.len());
    let mut beginnings = Beginnings::default();
    let mut taken = vec![false; reading.words.len()];
    for name in names.iter() {
        taken[name.words.clone()].fill(true);
        let (kind, points) = name.evidence.most();
        if points < SURE {
            continue;
        }
        let written = reading.span(name.words.clone()).of(reading.text);
        known.entry(written).or_insert(name.evidence);
        beginnings.add(written);
        let surname = name.words.end - 1;
        if kind == EntityKind::Person && name.words.len() > 1 && reading.written(surname).len() > 2 {
            known.entry(reading.written(surname)).or_insert(name.evidence);
            beginnings.add(reading.written(surname));
        }
    }
    let found = names.len();
    let may_begin = |at: usize| beginnings.may_begin(&reading.text.as_bytes()[reading.words[at].span.start()..]);
    for Island { sentence, words: island } in islands {
        let sentence = &reading.sentences[*sentence];
        let mut at = island.start;
        while at < island.end {
            if taken[at] || !reading.words[at].capital || !may_begin(at) {
                at += 1;
                continue;
            }
            let longest = (at..island.end.min(at + LONGEST)).take_while(|&at| !taken[at]).count();
            let again = (at + 1..=at + longest).rev().find_map(|end| {
                let evidence = known.get(reading.span(at..end).of(reading.text))?;
                let ordinary = end == at + 1 && reading.any(at, Classes::COMMON) && !is_alone(reading, at);
                (!ordinary).then_some((end, *evidence))
            });
            match again {
                Some((end, evidence)) => {
                    names.push(name(reading, at..end, evidence, &sentence.words));
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    if names.len() > found {
        names.sort_by_key(|name| name.words.start);
    }
}

/// Whether the word with a capital at `at`, which is common otherwise, stands for somebody of that surname: “Aaron
/// Judge … *Judge* said”, but “Judge Ruiz said”, “The Judge said”.
fn is_alone(reading: &Reading, at: usize) -> bool {
    let before = at.checked_sub(1);
    let led = before.is_some_and(|before| {
        reading.words[before].capital || matches!(reading.words[before].part, Part::Determiner | Part::Possessive)
    });
    let says = reading.tells_of_speech(at + 1) || before.is_some_and(|before| reading.tells_of_speech(before));
    says && !led && !reading.words.get(at + 1).is_some_and(|next| next.capital)
}

/// With which two bytes some names begin: most words begin with none of those. 512 bits, a word for the last three bits
/// of the second byte.
#[derive(Debug, Default)]
struct Beginnings([u64; 8]);

impl Beginnings {
    fn add(&mut self, name: &str) {
        match *name.as_bytes() {
            [] => {}
            [first] => self.0.iter_mut().for_each(|bits| *bits |= Self::bit(first)),
            [first, second, ..] => self.0[usize::from(second & 7)] |= Self::bit(first),
        }
    }

    /// Whether one of the names may begin where `text` does; `false` only where none does.
    fn may_begin(&self, text: &[u8]) -> bool {
        let [first, second, ..] = *text else { return true };
        self.0[usize::from(second & 7)] & Self::bit(first) != 0
    }

    fn bit(byte: u8) -> u64 {
        1 << (byte & 63)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_begin_where_its_first_two_bytes_stand() {
        let mut beginnings = Beginnings::default();
        assert!(!beginnings.may_begin(b"Ruiz left"));
        beginnings.add("Ruiz");
        assert!(beginnings.may_begin(b"Ruiz left") && beginnings.may_begin(b"Ru"));
        assert!(!beginnings.may_begin(b"Rain") && !beginnings.may_begin(b"Quiz"));
        // A name of one letter has no second.
        beginnings.add("Q");
        assert!(beginnings.may_begin(b"Q") && beginnings.may_begin(b"Q left") && beginnings.may_begin(b"Quiz"));
    }
}
