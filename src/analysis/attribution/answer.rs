//! Utterances that a noun brings in: “Never,” came the reply from Ana Ruiz; “Never,” was the mayor’s answer.

use super::super::lexicon::{Classes, CueKind};
use super::super::phrase;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::super::token::TokenKind;
use super::super::{Rule, SpeechAct};
use super::Attribution;

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
/// How many words may stand between the verb and the noun: “came the mayor’s rather curt”.
const BETWEEN: usize = 6;

/// The attribution that begins at `at` with “came” or “was”, if a noun for an answer follows.
pub(super) fn came(reading: &Reading, at: usize, limit: usize) -> Option<Attribution> {
    let comes = ["came", "comes", "come"].iter().any(|verb| reading.is(at, verb));
    let was = ["was", "is"].iter().any(|verb| reading.is(at, verb));
    if !comes && !was || !reading.any(at + 1, Classes::DETERMINER) && !reading.words.get(at + 1)?.capital {
        return None;
    }
    let near = at + 2..limit.min(at + 2 + BETWEEN);
    let stays = |&word: &usize| reading.is_word(word) || reading.words[word].kind == TokenKind::Possessive;
    let noun = near.take_while(stays).find(|&word| is_answer(reading, word))?;
    let possessive = (at + 2..noun).rev().find(|&word| reading.words[word].kind == TokenKind::Possessive);
    let pronoun = ["his", "her", "their"].iter().any(|own| reading.is(at + 1, own));
    let (speaker, rule) = if reading.is(noun + 1, "from") {
        (phrase::after(reading, noun + 2, limit), Rule::InvertedSubject)
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

/// Whether the noun at `noun`, behind “came” or “was”, is what is said comes as.
fn is_answer(reading: &Reading, noun: usize) -> bool {
    ANSWERS.contains(&reading.words[noun].hash)
        || reading.is(noun + 1, "from") && reading.cue(noun).is_some_and(|(cue, _)| cue.kind != CueKind::Adverb)
}

/// What is done by what comes as the noun at `noun`.
fn act(reading: &Reading, noun: usize) -> SpeechAct {
    if reading.is(noun, "question") {
        return SpeechAct::Ask;
    }
    let listed = reading.cue(noun).filter(|_| !ANSWERS.contains(&reading.words[noun].hash));
    listed.map_or(SpeechAct::Assert, |(cue, _)| cue.act)
}
