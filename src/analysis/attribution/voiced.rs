//! Verbs that no list has for saying, behind an utterance: “Nonsense,” *snapped* Ruiz; “That is a lie,” Li *shot back*.

use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::{Reading, Word};
use super::super::report;
use super::super::sieve::Sieve;
use super::super::tagger::feature::hashes;
use super::super::{Rule, SpeechAct};
use super::{Attribution, REACH};

/// How people sound or look when they say something: verbs that no list has for saying.
const VOICED: [u32; 73] = hashes([
    "reacted",
    "reacts",
    "agrees",
    "disagrees",
    "disagreed",
    "snapped",
    "beamed",
    "smiled",
    "grinned",
    "shrugged",
    "nodded",
    "gasped",
    "sobbed",
    "muttered",
    "mumbled",
    "growled",
    "roared",
    "bellowed",
    "hissed",
    "fumed",
    "grumbled",
    "thundered",
    "enthused",
    "gushed",
    "deadpanned",
    "sneered",
    "scoffed",
    "wept",
    "chuckled",
    "stammered",
    "groaned",
    "barked",
    "urged",
    "begged",
    "pleaded",
    "implored",
    "raged",
    "ranted",
    "seethed",
    "gloated",
    "boasted",
    "vented",
    "wailed",
    "moaned",
    "whined",
    "purred",
    "chirped",
    "drawled",
    "rasped",
    "spluttered",
    "teased",
    "cooed",
    "lamented",
    "shrieked",
    "squealed",
    "winked",
    "grins",
    "smiles",
    "beams",
    "laughs",
    "shrugs",
    "sighs",
    "chuckles",
    "nods",
    "snaps",
    "gushes",
    "enthuses",
    "deadpans",
    "groans",
    "mutters",
    "jokes",
    "sobs",
    "grimaces",
]);
/// Which words may be among them.
const SIEVE: Sieve = Sieve::of(&VOICED);

pub(super) fn is_voice(reading: &Reading, at: usize) -> bool {
    let voiced = |word: &Word| SIEVE.may_hold(word.hash) && VOICED.contains(&word.hash) && !word.capital;
    reading.words.get(at).is_some_and(voiced)
}

/// “Nonsense,” snapped Ruiz; “What a night!” she beamed: the words behind an utterance that ends before `at` are no
/// more than these, up to a sign.
pub(super) fn voiced(reading: &Reading, at: usize, first: usize, limit: usize) -> Option<Attribution> {
    let said = at > 1 && matches!(reading.written(at - 2), "," | "!" | "?" | "…");
    let ends = |end: usize| {
        end >= limit
            || !reading.is_word(end)
            || reading.any(end, Classes::PREPOSITION | Classes::CONJUNCTION | Classes::ADVERB)
    };
    let built = |verb: usize, speaker, rule| {
        let act = reading.cue(verb).map_or(SpeechAct::Assert, |(cue, _)| cue.act);
        Some(Attribution { cue: verb..verb + 1, speaker: Some(speaker), act, rule })
    };
    if !said || first != at {
        return None;
    }
    if let Some(words) = voice(reading, at) {
        let speaker = phrase::after(reading, at + words, limit)?;
        let party = reading.words[speaker.start].capital || reading.any(speaker.start, Classes::DETERMINER);
        return if party && ends(speaker.end) { built(at, speaker, Rule::InvertedSubject) } else { None };
    }
    // “…,” Ruiz laughed.
    let comma = reading.is(at - 2, ",");
    let past = |verb: usize| {
        let last = verb + 1 >= limit || matches!(reading.words[verb + 1].part, Part::Stop | Part::Comma);
        (comma && last && report::tells_past(reading, verb, limit)).then_some(1)
    };
    let (verb, words) = (at + 1..limit.min(at + REACH)).find_map(|verb| {
        let words = voice(reading, verb).or_else(|| past(verb))?;
        Some((verb, words))
    })?;
    let speaker = phrase::before(reading, at, verb).filter(|speaker| *speaker == (at..verb))?;
    if ends(verb + words) { built(verb, speaker, Rule::SubjectOfCue) } else { None }
}

/// How many words from `verb` on tell how somebody sounds: “snapped”, “*shot back*”; `None` where none do.
fn voice(reading: &Reading, verb: usize) -> Option<usize> {
    const BACK: [&str; 9] = ["shot", "shoots", "fired", "fires", "hit", "hits", "clapped", "snapped", "volleyed"];
    if reading.is(verb + 1, "back") && reading.is_any(verb, &BACK)
        || reading.is(verb + 1, "in") && reading.is(verb, "chimed")
    {
        return Some(2);
    }
    is_voice(reading, verb).then_some(1)
}

/// Whether `verb`, which seldom reports, tells how the utterance before `at` was voiced: “…,” protesters chanted.
pub(super) fn is_voiced(reading: &Reading, at: usize, first: usize, verb: usize) -> bool {
    let said = at > 1 && matches!(reading.written(at - 2), "," | "!" | "?");
    let subject = || phrase::before(reading, first, verb).is_some_and(|subject| subject == (first..verb));
    said && verb > first && reading.written(verb).ends_with("ed") && subject()
}
