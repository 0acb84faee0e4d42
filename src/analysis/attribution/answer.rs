//! Utterances that a noun brings in: “Never,” came the reply from Ana Ruiz; “Never,” was the mayor’s answer.

use super::super::lexicon::Classes;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::super::token::TokenKind;
use super::super::{Rule, SpeechAct};
use super::Attribution;

/// What an utterance comes as.
const ANSWERS: [u32; 8] = [
    hash(b"reply"),
    hash(b"answer"),
    hash(b"response"),
    hash(b"retort"),
    hash(b"riposte"),
    hash(b"rejoinder"),
    hash(b"question"),
    hash(b"cry"),
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
    let noun = near.take_while(stays).find(|&word| ANSWERS.contains(&reading.words[word].hash))?;
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
    given.then(|| Attribution { cue: noun..noun + 1, speaker, act: SpeechAct::Assert, rule })
}
