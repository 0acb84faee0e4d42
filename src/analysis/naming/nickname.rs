//! Names with a nickname in quotation marks, which are one: William “Bill” Harker.

use super::name;
use crate::analysis::EntityKind;
use crate::analysis::evidence::Evidence;
use crate::analysis::lexicon::Classes;
use crate::analysis::mention::Name;
use crate::analysis::reading::Reading;
use std::ops::Range;

/// The longest nickname, in words.
const LONGEST: usize = 4;

/// Joins the names before, within and behind the marks of a nickname. `names` are in text order.
pub(super) fn join(reading: &Reading, names: &mut Vec<Name>) {
    let mut joined: Vec<Name> = Vec::new();
    for surname in names.iter() {
        let behind = &behind_mark(reading, &surname.words);
        let Some(given) = given_name(reading, behind) else { continue };
        let first = names.partition_point(|name| name.words.end <= given);
        let before = names[first..].iter().find(|name| name.words.end == given + 1);
        let start = before.map_or(given, |name| name.words.start);
        let of_person = |name: &Name| name.evidence.kind().0 == EntityKind::Person;
        let listed = reading.any(given, Classes::MALE | Classes::FEMALE);
        if !before.is_some_and(of_person) && !(of_person(surname) && (before.is_none() || listed)) {
            continue;
        }
        let sentence = reading.sentences.partition_point(|sentence| sentence.words.end <= start);
        let Some(sentence) = reading.sentences.get(sentence) else { continue };
        let evidence = Evidence::of_points([100, 0, 0, 0]);
        joined.push(name(reading, start..behind.end, evidence, &sentence.words));
    }
    if joined.is_empty() {
        return;
    }
    let inside = |name: &Name| {
        let next = joined.partition_point(|whole| whole.words.end <= name.words.start);
        joined.get(next).is_some_and(|whole| whole.words.start < name.words.end)
    };
    names.retain(|name| !inside(name));
    names.extend(joined);
    names.sort_by_key(|name| name.words.start);
}

/// The surname alone where its name was taken to begin in the marks: “Fox’ Weber”.
fn behind_mark(reading: &Reading, words: &Range<usize>) -> Range<usize> {
    // Few names are so long, and this is asked of all.
    if words.len() < 3 {
        return words.clone();
    }
    let mark = words.clone().skip(1).find(|&at| matches!(reading.sign(at), "’" | "'"));
    mark.filter(|mark| mark + 1 < words.end).map_or(words.clone(), |mark| mark + 1..words.end)
}

/// The word right before the nickname that ends right before `surname`.
fn given_name(reading: &Reading, surname: &Range<usize>) -> Option<usize> {
    let close = surname.start.checked_sub(1)?;
    let pairs = [("“", "”"), ("\"", "\""), ("‘", "’"), ("'", "'")];
    let (open, _) = pairs.iter().find(|(_, known)| reading.sign(close) == *known)?;
    let floor = close.saturating_sub(LONGEST + 1);
    let open = (floor..close).rev().find(|&at| reading.written(at) == *open)?;
    let given = open.checked_sub(1)?;
    let own = |at: usize| reading.is_word(at) && reading.words[at].capital;
    let small = Classes::PREPOSITION | Classes::DETERMINER;
    // “the Fox”
    let opens = own(open + 1) || reading.any(open + 1, Classes::DETERMINER) && open + 2 < close;
    let nickname = open + 1 < close && opens && own(close - 1);
    let whole = (open + 1..close).all(|at| own(at) || reading.is_word(at) && reading.any(at, small));
    let function = small | Classes::PRONOUN | Classes::CONJUNCTION | Classes::ADVERB | Classes::AUXILIARY;
    let before = own(given) && !reading.any(given, function | Classes::NO_NAME) && !reading.is_verb_cue(given);
    (nickname && whole && before).then_some(given)
}
