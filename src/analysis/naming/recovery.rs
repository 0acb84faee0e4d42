//! Names the model left out, though the same words are surely a name elsewhere in the text.

use super::island::Island;
use super::name;
use crate::analysis::EntityKind;
use crate::analysis::evidence::Evidence;
use crate::analysis::lexicon::Classes;
use crate::analysis::mention::Name;
use crate::analysis::part::Part;
use crate::analysis::reading::{NAMES, Reading};
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

/// Adds to `names`, which are in text order, lone given names that are other words, too, where sentences begin and
/// their verb tells that somebody spoke: “Mark said”.
pub(super) fn add_speakers(reading: &Reading, names: &mut Vec<Name>) {
    const LIKELY: i32 = 70;
    let found = names.len();
    for sentence in reading.sentences.iter().filter(|sentence| !sentence.heading && !sentence.words.is_empty()) {
        let at = sentence.words.start;
        let word = reading.words[at];
        let may_be = word.capital
            && matches!(word.part, Part::Name)
            && (word.entry.classes.any(Classes::MALE | Classes::FEMALE)
                || NAMES.contains(&word.hash)
                || OTHERS.contains(&word.hash));
        if !may_be || at + 1 >= sentence.words.end || !reading.tells_of_speech(at + 1) {
            continue;
        }
        if names[..found].binary_search_by_key(&at, |name| name.words.start).is_err() {
            let evidence = Evidence::of_points([LIKELY, 0, 0, 0]);
            names.push(name(reading, at..at + 1, evidence, &sentence.words));
        }
    }
    if names.len() > found {
        names.sort_by_key(|name| name.words.start);
    }
}

/// Adds to `names`, which are in text order, those that repeat a sure one.
pub(super) fn add_known(reading: &Reading, islands: &[Island], names: &mut Vec<Name>) {
    let mut known: HashMap<&str, Evidence> = HashMap::new();
    let mut taken = vec![false; reading.words.len()];
    for name in names.iter() {
        taken[name.words.clone()].fill(true);
        let (kind, points) = name.evidence.most();
        if points < SURE {
            continue;
        }
        known.entry(reading.span(name.words.clone()).of(reading.text)).or_insert(name.evidence);
        let surname = name.words.end - 1;
        if kind == EntityKind::Person && name.words.len() > 1 && reading.written(surname).len() > 2 {
            known.entry(reading.written(surname)).or_insert(name.evidence);
        }
    }
    let found = names.len();
    for Island { sentence, words: island } in islands {
        let sentence = &reading.sentences[*sentence];
        let mut at = island.start;
        while at < island.end {
            if taken[at] || !reading.words[at].capital {
                at += 1;
                continue;
            }
            let longest = (at..island.end.min(at + LONGEST)).take_while(|&at| !taken[at]).count();
            let again = (at + 1..=at + longest).rev().find_map(|end| {
                let evidence = known.get(reading.span(at..end).of(reading.text))?;
                let ordinary = end == at + 1 && reading.any(at, Classes::COMMON);
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
