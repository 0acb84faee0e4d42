//! A speaker from the noun it is about: “a farmer near the river said” is of the farmer.

use super::super::gazetteer::Gazetteer;
use super::super::lexicon::Classes;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::token::TokenKind;
use std::ops::Range;

/// How many phrases may hang on one another: “a clerk in a shop near the river”.
const LEVELS: usize = 4;
/// `speaker` from the head it hangs on by prepositions, if that can speak: what stands behind a preposition is no
/// subject.
pub(super) fn from_head(reading: &Reading, first: usize, speaker: Range<usize>) -> Range<usize> {
    let own = with_owner(reading, first, speaker.start);
    let (mut start, mut found) = (own, own);
    for _ in 0..LEVELS {
        let Some(phrase) = hung_on(reading, first, start) else { break };
        start = phrase.start;
        if can_speak(reading, phrase.end - 1) {
            found = start;
        }
    }
    found..speaker.end
}

/// Where the phrase begins that begins at `start`, or right behind whose it is: “the workers’ | lawyer”, “WHO | ’s
/// head”.
fn with_owner(reading: &Reading, first: usize, start: usize) -> usize {
    let possessive = |at: usize| {
        let plural = at > 0 && matches!(reading.written(at), "’" | "'") && reading.written(at - 1).ends_with('s');
        plural && !reading.words[at].quoted || reading.words[at].kind == TokenKind::Possessive
    };
    let mark = if possessive(start) { Some(start) } else { start.checked_sub(1).filter(|&at| possessive(at)) };
    let Some(owner) = mark.filter(|&at| at > first).map(|at| at - 1) else { return start };
    if !reading.is_word(owner) {
        return start;
    }
    let named = |at: usize| at > first && reading.words[at - 1].capital && reading.is_word(at - 1);
    let mut begin = owner;
    while reading.words[begin].capital && named(begin) && !reading.any(begin - 1, Classes::DETERMINER) {
        begin -= 1;
    }
    let determined = begin > first && reading.any(begin - 1, Classes::DETERMINER);
    begin - usize::from(determined)
}

/// The noun phrase before the preposition right before word `start`.
fn hung_on(reading: &Reading, first: usize, start: usize) -> Option<Range<usize>> {
    let preposition = start.checked_sub(1).filter(|&at| at > first && !reading.words[at].capital)?;
    phrase::LINKS.iter().find(|known| reading.is(preposition, known))?;
    let tied = phrase::TIES.iter().any(|tie| reading.is(preposition - 1, tie));
    let end = preposition - usize::from(tied && preposition > first + 1);
    phrase::before(reading, first, end).filter(|phrase| phrase.end == end)
}

fn can_speak(reading: &Reading, at: usize) -> bool {
    let noun = Classes::PERSON_NOUN | Classes::SOURCE_NOUN | Classes::ORGANIZATION_NOUN;
    let listed = reading.any(at, noun) && !reading.words[at].entry.is_document();
    listed || Gazetteer::built_in().is_person(reading.words[at].hash)
}
