//! Names the model left out, though the same words are surely a name elsewhere in the text.

use super::island::Island;
use super::name;
use crate::analysis::EntityKind;
use crate::analysis::evidence::Evidence;
use crate::analysis::lexicon::Classes;
use crate::analysis::mention::Name;
use crate::analysis::reading::Reading;
use foldhash::{HashMap, HashMapExt};

/// Points from which on a name is sure.
const SURE: i32 = 80;
/// The longest name that is looked for again, in words.
const LONGEST: usize = 6;

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
