//! Utterances that a noun brings in: “Never,” came the reply from Ana Ruiz; “Never,” was the mayor’s answer.

use super::super::lexicon::{Classes, CueKind};
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::super::token::TokenKind;
use super::super::{Rule, SpeechAct};
use super::Attribution;
use std::ops::Range;

/// What an utterance comes as, beside what lists have for nouns that report.
const ANSWERS: [u32; 14] = [
    hash(b"reply"),
    hash(b"answer"),
    hash(b"response"),
    hash(b"retort"),
    hash(b"riposte"),
    hash(b"rejoinder"),
    hash(b"question"),
    hash(b"cry"),
    hash(b"shout"),
    hash(b"call"),
    hash(b"voice"),
    hash(b"explanation"),
    hash(b"verdict"),
    hash(b"chorus"),
];
/// How verbs begin an attribution that answers follow.
const COMES: [&str; 3] = ["came", "comes", "come"];
/// What stands before those whom an answer goes to or is about.
const HEARERS: [&str; 3] = ["to", "for", "about"];
/// How many words and commas they may take: “for the mayor of Harnby, Ana Ruiz, from”.
const TOLD: usize = 9;
/// How many words may stand between the verb and the noun: “came the mayor’s rather curt”.
const BETWEEN: usize = 6;

/// The attribution that begins at `at` with “came” or “was”, if a noun for an answer follows.
pub(super) fn came(reading: &Reading, at: usize, limit: usize) -> Option<Attribution> {
    if !begins(reading, at) {
        return None;
    }
    let comes = reading.is_any(at, &COMES);
    let near = at + 2..limit.min(at + 2 + BETWEEN);
    let stays = |&word: &usize| reading.is_word(word) || reading.words[word].kind == TokenKind::Possessive;
    let noun = near.take_while(stays).find(|&word| is_answer(reading, word, limit))?;
    let possessive = (at + 2..noun).rev().find(|&word| reading.words[word].kind == TokenKind::Possessive);
    let pronoun = reading.is_any(at + 1, &["his", "her", "their"]);
    let (speaker, rule) = if let Some(from) = source(reading, noun, limit) {
        (phrase::after(reading, from + 1, limit), Rule::InvertedSubject)
    } else if let Some(possessive) = possessive {
        (Some(at + 1..possessive), Rule::Noun)
    } else if pronoun {
        (Some(at + 1..at + 2), Rule::Noun)
    } else {
        (None, Rule::Unnamed)
    };
    // “‘Never again’ was the answer to the war”: nobody gave it.
    let given = comes || speaker.is_some();
    given.then(|| Attribution { cue: noun..noun + 1, speaker, act: act(reading, noun), rule })
}

/// Whether what stands at `at`, behind an utterance, may say what that came as: “came the”, “was Ana’s”.
pub(in crate::analysis) fn begins(reading: &Reading, at: usize) -> bool {
    let verb = COMES.iter().chain(&["was", "is"]).any(|verb| reading.is(at, verb));
    let capital = || reading.words.get(at + 1).is_some_and(|word| word.capital);
    verb && (reading.any(at + 1, Classes::DETERMINER) || capital())
}

/// Whether `speaker` is only spoken to or of: “came the question to *Ana Ruiz*”, “the question about her”, where `cue`
/// is the noun.
pub(in crate::analysis) fn is_told(reading: &Reading, cue: &Range<usize>, speaker: &Range<usize>) -> bool {
    let told = speaker.start > cue.end && reading.is_any(cue.end, &HEARERS);
    let floor = cue.start.saturating_sub(BETWEEN + 1);
    told && source(reading, cue.start, speaker.start).is_none()
        && (floor..cue.start)
            .any(|at| begins(reading, at) && at > 0 && matches!(reading.words[at - 1].part, Part::Mark))
}

/// Where “from” stands before those whose answer the noun at `noun` is, behind the people it goes to or is about: “came
/// the order to the crew *from* Ana Ruiz”. A “reply to a letter from Ana Ruiz” is not hers.
fn source(reading: &Reading, noun: usize, limit: usize) -> Option<usize> {
    if reading.is(noun + 1, "from") {
        return Some(noun + 1);
    }
    if !reading.is_any(noun + 1, &HEARERS) {
        return None;
    }
    let passes = |at: &usize| reading.is_word(*at) || matches!(reading.words[*at].part, Part::Comma);
    let mut told = (noun + 2..limit.min(noun + 2 + TOLD)).take_while(passes);
    let from = told.find(|&at| reading.is(at, "from"))?;
    let end = from - usize::from(matches!(reading.words[from - 1].part, Part::Comma));
    let people = Classes::PRONOUN | Classes::PERSON_NOUN | Classes::SOURCE_NOUN;
    (reading.words[end - 1].capital || reading.any(end - 1, people)).then_some(from)
}

/// Whether the noun at `noun`, behind “came” or “was”, is what is said comes as.
fn is_answer(reading: &Reading, noun: usize, limit: usize) -> bool {
    ANSWERS.contains(&reading.words[noun].hash)
        || source(reading, noun, limit).is_some()
            && reading.cue(noun).is_some_and(|(cue, _)| cue.kind != CueKind::Adverb)
}

/// What is done by what comes as the noun at `noun`.
fn act(reading: &Reading, noun: usize) -> SpeechAct {
    if reading.is(noun, "question") {
        return SpeechAct::Ask;
    }
    let listed = reading.cue(noun).filter(|_| !ANSWERS.contains(&reading.words[noun].hash));
    listed.map_or(SpeechAct::Assert, |(cue, _)| cue.act)
}
