//! Lone names that look like a place's and are the surname of somebody who is named in full: “*Medina* said” beside
//! “Paul Medina”.

use super::titled::{is_often_surname, is_title};
use crate::analysis::EntityKind;
use crate::analysis::evidence::Evidence;
use crate::analysis::gazetteer::{self, Gazetteer, Key};
use crate::analysis::lexicon::{Classes, Gazetted};
use crate::analysis::mention::{Name, gazetted};
use crate::analysis::part::Part;
use crate::analysis::reading::Reading;
use crate::analysis::tagger::feature::hash;
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;

/// What stands before places.
const WHERE: [u32; 10] = [
    hash(b"in"),
    hash(b"near"),
    hash(b"at"),
    hash(b"across"),
    hash(b"outside"),
    hash(b"around"),
    hash(b"throughout"),
    hash(b"into"),
    hash(b"through"),
    hash(b"via"),
];

/// What stands before places and people.
const TOWARDS: [u32; 3] = [hash(b"to"), hash(b"from"), hash(b"of")];
/// What is done to people only.
const SPOKE: [&str; 8] = ["spoke", "talked", "listened", "wrote", "speaking", "talking", "replied", "spoken"];

/// Makes people of those of `names`, which are in text order, that are the surname of somebody.
pub(super) fn retype(reading: &Reading, names: &mut [Name]) {
    let kind = |name: &Name| name.evidence.kind().0;
    let placed = |name: &Name| name.words.len() == 1 && kind(name) == EntityKind::Place;
    for name in names.iter_mut().filter(|name| kind(name) == EntityKind::Place && speaks_by_full_name(reading, name)) {
        name.evidence = Evidence::of_points([100, 0, 0, 0]);
        name.government = false;
    }
    if !names.iter().any(placed) {
        return;
    }
    let full = |name: &&Name| name.words.len() > 1 && kind(name) == EntityKind::Person;
    let last = |name: &Name| reading.words[name.words.end - 1].number;
    // By surnames, where who has them is named in full first.
    let mut surnames: HashMap<u32, usize> = HashMap::new();
    for name in names.iter().filter(full) {
        surnames.entry(last(name)).or_insert(name.words.start);
    }
    for name in names.iter_mut().filter(|name| placed(name)) {
        let bearer = surnames.get(&last(name));
        let before = || bearer.is_some_and(|&bearer| bearer < name.words.start);
        if bearer.is_some() && (before() || !is_world_known(reading, name)) && is_somebody(reading, name) {
            name.evidence = Evidence::of_points([100, 0, 0, 0]);
            name.government = false;
        }
    }
}

/// Whether `name` is that of a country or a capital, and nobody's until they are named in full: “Israel” before “Steve
/// Israel”.
fn is_world_known(reading: &Reading, name: &Name) -> bool {
    let listed = gazetted(reading, name.words.start, name.words.end);
    matches!(listed, Some((_, Gazetted::Country(_) | Gazetted::Capital(_))))
}

/// Whether `name` is of somebody called as a park or a hill, who speaks or is told of: “*Ana Park* said”, “*Bo Hill*, a
/// farmer,”.
fn speaks_by_full_name(reading: &Reading, name: &Name) -> bool {
    let Range { start, end } = name.words;
    let given = end - start == 2 && reading.is_given_name(start) && reading.words[end - 1].capital;
    let full = given
        && if reading.any(end - 1, Classes::PLACE_TAIL) {
            is_often_surname(reading, end - 1)
        } else {
            reading.any(start, Classes::MALE | Classes::FEMALE) && !is_listed_place(reading, &name.words)
        };
    let apposed = || {
        let noun = end + 2..reading.words.len().min(end + 7);
        let article = reading.is_any(end + 1, &["a", "an", "the"]);
        let ends = |at: &usize| reading.is_word(*at);
        let noun_of = |at: usize| reading.any(at, Classes::PERSON_NOUN) && !reading.any(at, Classes::ORGANIZATION_NOUN);
        let person = |at: usize| noun_of(at) || is_title(reading, at);
        reading.is(end, ",") && article && noun.take_while(ends).any(person)
    };
    // “asked *Ana Park*, whose”
    let inverted = || {
        let ends = reading.words.get(end).is_none_or(|word| matches!(word.part, Part::Comma | Part::Stop));
        start > 0 && ends && reading.tells_of_speech(start - 1)
    };
    full && (reading.tells_of_speech(end) || name.is_aged(reading) || apposed() || inverted())
}

/// Whether the lists have `words` for a place: “Virginia Beach”.
fn is_listed_place(reading: &Reading, words: &Range<usize>) -> bool {
    let key = words.clone().fold(Key::EMPTY, |key, at| key.and(reading.words[at].hash));
    Gazetteer::built_in().classes(key) & gazetteer::PLACES != 0
        || gazetted(reading, words.start, words.end).is_some_and(|(end, _)| end == words.end)
}

/// Whether `name`, of one word, is somebody's where it stands.
fn is_somebody(reading: &Reading, name: &Name) -> bool {
    let at = name.words.start;
    let before = at.checked_sub(1);
    let speaks = || {
        let inverted = before.is_some_and(|verb| reading.tells_of_speech(verb));
        let quotes = at > 1 && reading.is(at - 1, "to") && reading.is(at - 2, "according");
        reading.tells_of_speech(at + 1) || inverted || quotes
    };
    let known = gazetted(reading, at, at + 1).map(|(_, known)| known);
    let hash = before.map_or(0, |before| reading.words[before].hash);
    let placed = WHERE.contains(&hash) || known.is_some() && TOWARDS.contains(&hash);
    let spoken_to = || at > 1 && TOWARDS[0] == hash && reading.is_any(at - 2, &SPOKE);
    speaks() || spoken_to() || !placed && matches!(known, None | Some(Gazetted::Place))
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check_parties;

    #[test]
    fn a_surname_may_be_a_title() {
        check_parties("Aaron Judge hit two. “I was late,” Judge said.", &["Person: Aaron Judge = Aaron Judge, Judge"]);
        check_parties(
            "Aaron Judge left. Judge Ana Ruiz said no.",
            &["Person: Aaron Judge = Aaron Judge", "Person: Ana Ruiz = Ana Ruiz"],
        );
    }

    #[test]
    fn a_surname_is_no_place() {
        check_parties(
            "Paul Medina left. “No,” Medina said. Police spoke to Medina.",
            &["Person: Paul Medina = Paul Medina, Medina, Medina"],
        );
        check_parties(
            "Israel said it was ready. Steve Israel was not.",
            &["Place: Israel = Israel", "Person: Steve Israel = Steve Israel"],
        );
        check_parties("Steve Israel left. Israel said no.", &["Person: Steve Israel = Steve Israel, Israel"]);
        check_parties("Dana Park said it was over.", &["Person: Dana Park = Dana Park"]);
        check_parties("“Is it over?” asked Dana Park, whose son left.", &["Person: Dana Park = Dana Park"]);
        check_parties("Dana Park, the treasurer and chief officer, left.", &["Person: Dana Park = Dana Park"]);
        check_parties("Victoria Starmer said no.", &["Person: Victoria Starmer = Victoria Starmer"]);
        check_parties("They met in Grant Park.", &["Place: Grant Park = Grant Park"]);
    }
}
