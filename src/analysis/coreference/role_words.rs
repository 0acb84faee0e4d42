//! Which words beside a name say what somebody is: a title or a description before it, or one that stands in
//! apposition.

use super::super::lexicon::Classes;
use super::super::mention::Name;
use super::super::part::Part;
use super::super::reading::Reading;
use super::super::token::TokenKind;
use super::apposition::noun_before;
use super::office::OFFICES;
use super::role::{is_deed, is_person_noun, is_plain_person};
use std::ops::Range;

/// The title before a name and the description beside it: “a police spokeswoman, *Sgt* Ana Ruiz,”.
pub(super) fn roles(reading: &Reading, name: &Name) -> [Option<Range<usize>>; 2] {
    let first = role(reading, name);
    let titled = first.as_ref().is_some_and(|role| role.start < name.words.start && role.end > name.title_start());
    let behind = || appositive(reading, name.words.end + 1).filter(|_| reading.is(name.words.end, ","));
    [first, if titled { described_in_apposition(reading, name).or_else(behind) } else { None }]
}

/// The title before a name, or the description beside it: “envoy Ana Ruiz”, “Ana Ruiz, the mayor”.
pub(super) fn role(reading: &Reading, name: &Name) -> Option<Range<usize>> {
    let apposed = if is_courtesy(reading, name) { described_in_apposition(reading, name) } else { None };
    if apposed.is_some() {
        return apposed;
    }
    if !name.title.is_empty() {
        let end = if reading.is(name.title.end - 1, ".") { name.title.end - 1 } else { name.title.end };
        let words = department(reading, name.title.start)..end;
        let role = reading.span(words.clone()).of(reading.text);
        // In a transcript they are written in capitals: “MS. RUIZ”.
        let plain = ["Mr", "Mrs", "Ms", "Miss", "Dr", "Sir"].iter().any(|plain| role.eq_ignore_ascii_case(plain));
        return (!plain).then_some(words);
    }
    let end = name.words.end;
    if let Some(role) = described_in_apposition(reading, name) {
        return Some(role);
    }
    if reading.is(end, ",") {
        return appositive(reading, end + 1);
    }
    described_before(reading, name.words.start)
}

/// Whether the title of `name` says less of who bears it than a description beside it: “the coroner, *Ms* Ruiz”.
fn is_courtesy(reading: &Reading, name: &Name) -> bool {
    const COURTESIES: [&str; 13] =
        ["mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "baroness", "prof", "professor", "recorder"];
    let first = || reading.is_any(name.title.start, &COURTESIES);
    !name.title.is_empty() && first()
}

/// The role in the description before a name: “chief executive Ana Ruiz”.
fn described_before(reading: &Reading, name: usize) -> Option<Range<usize>> {
    let before = name.checked_sub(1)?;
    let sentence = reading.sentences.partition_point(|sentence| sentence.words.start <= name).checked_sub(1)?;
    if before < reading.sentences[sentence].words.start {
        return None;
    }
    let opens = before == 0 || matches!(reading.words[before - 1].part, Part::Stop);
    if !(is_plain_person(reading, before) || opens && is_person_noun(reading, before)) {
        return None;
    }
    let mut first = before;
    let small = |at: usize| {
        let opens = at == 0 || matches!(reading.words[at - 1].part, Part::Stop);
        !reading.words[at].capital || opens
    };
    while first > 0 && reading.any(first - 1, Classes::TITLE_PART) && small(first - 1) {
        first -= 1;
    }
    Some(department(reading, first)..before + 1)
}

/// Where a role begins whose title begins at `title`: with what it is the title of, “opposition leader”.
fn department(reading: &Reading, title: usize) -> usize {
    let before = title.checked_sub(1).filter(|&at| reading.is_any(at, &OFFICES));
    before.unwrap_or(title)
}

/// The role in the description that the name at `name` stands in apposition to: “the country's special envoy, Ana
/// Ruiz,”.
fn described_in_apposition(reading: &Reading, name: &Name) -> Option<Range<usize>> {
    let comma = name.title_start().checked_sub(1).filter(|&comma| comma > 1 && reading.is(comma, ","))?;
    let closed = matches!(reading.written(name.words.end), "," | "." | ";");
    let noun = noun_before(reading, name).filter(|&noun| closed && is_plain_person(reading, noun))?;
    if noun + 1 < comma {
        return Some(department(reading, noun)..noun + 1);
    }
    let floor = comma.saturating_sub(5);
    let owner = (floor..comma).rev().find(|&word| {
        let people = reading.words[word].capital && reading.words[word].entry.is_people();
        reading.words[word].kind == TokenKind::Possessive
            || people
            || reading.is_any(word, &["the", "a", "an", "his", "her", "its", "own"])
    })?;
    // “The Health Secretary, Ana Ruiz,” is in capitals as a whole.
    let office = reading.is(owner, "the") && reading.any(comma - 1, Classes::TITLE);
    let office = office && owner.checked_sub(1).is_none_or(|of| !reading.is(of, "of"));
    let capital = office && (owner + 1..comma).all(|word| reading.words[word].capital);
    let plain = (owner + 1..comma).all(|word| {
        reading.is_word(word)
            && reading.words[word].capital == capital
            && !reading.any(word, Classes::PREPOSITION | Classes::CONJUNCTION)
    });
    (plain && owner + 1 < comma).then_some(owner + 1..comma)
}

/// The role in the apposition that begins at `at`: “the country's special envoy,”.
fn appositive(reading: &Reading, at: usize) -> Option<Range<usize>> {
    let end = (at..reading.words.len().min(at + 10)).find(|&word| {
        reading.words[word].kind == TokenKind::Sign && !reading.is(word, "-")
            || reading.any(word, Classes::PREPOSITION | Classes::CONJUNCTION)
    })?;
    if end == at || !is_plain_person(reading, end - 1) || is_deed(reading, at) {
        return None;
    }
    let owner = (at..end).rev().find(|&word| reading.words[word].kind == TokenKind::Possessive);
    let mut first = owner.map_or(at, |owner| owner + 1);
    while first < end - 1 && (reading.any(first, Classes::DETERMINER) || reading.words[first].capital) {
        first += 1;
    }
    Some(first..end)
}
