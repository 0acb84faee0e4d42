//! What the verb of a clause looks like: a helping verb, or a past form by its ending or by the words it stands among,
//! with what follows verbs behind it.

use super::super::cluster::Clusters;
use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::reading::{Reading, Word};
use super::super::tagger::feature::hash;
use super::reduced::opens_clause;
use super::verb_form::{is_form_of_any_time, is_past_only, is_past_or_participle};
use std::ops::Range;

/// Words that may follow a verb, whatever they are else.
const FOLLOW: [&str; 13] =
    ["his", "her", "their", "its", "to", "him", "them", "out", "off", "up", "down", "away", "back"];

/// Whether word `at` is a helping verb that a subject stands before: “was”, “will”, and not the month of May.
pub(in crate::analysis) fn is_finite(reading: &Reading, at: usize) -> bool {
    let bare = ["be", "been", "being", "am", "having"];
    let helps = |word: &Word| matches!(word.part, Part::Be | Part::Have | Part::Modal) && !word.capital;
    reading.words.get(at).is_some_and(helps) && !reading.is_any(at, &bare)
}

/// Whether word `at` before `limit` is a past, not a participle, by who stands before it and the number or article of
/// its object: “Ruiz *sent* 40 letters”, but “letters *sent* the day before”.
pub(in crate::analysis) fn tells_done(reading: &Reading, at: usize, limit: usize) -> bool {
    const TIMES: [&str; 7] = ["day", "night", "week", "month", "year", "morning", "evening"];
    let word = &reading.words[at];
    if word.capital || at + 2 >= limit || !is_past_or_participle(word.hash) {
        return false;
    }
    let object = matches!(reading.words[at + 1].part, Part::Determiner | Part::Number | Part::Pronoun)
        || reading.is_any(at + 1, &FOLLOW);
    let timed = || reading.any(at + 2, Classes::TIME | Classes::DURATION) || reading.is_any(at + 2, &TIMES);
    object && follows_noun(reading, at) && !timed()
}

/// Whether word `at` before `limit` is what one does, by the noun before it, the only one there, and the preposition
/// behind it: “the rust *spreads* through the hull”, but “the summer *months* after”.
pub(in crate::analysis) fn tells_doing(reading: &Reading, clause: Range<usize>, at: usize) -> bool {
    const LONGEST: usize = 4;
    let (written, noun) = (reading.written(at), at.wrapping_sub(1));
    let third = written.ends_with('s') && !written.ends_with("ss") && !reading.words[at].capital;
    let before = clause.start..at;
    if !third || !(2..=LONGEST).contains(&before.len()) || at + 2 >= clause.end {
        return false;
    }
    let one =
        |at: usize| !reading.written(at).ends_with('s') && matches!(reading.words[at].part, Part::Other | Part::Name);
    let article =
        reading.is_any(clause.start, &["the", "a", "an", "this", "that", "its", "his", "her", "their", "every"]);
    let plain = |at: usize| matches!(reading.words[at].part, Part::Other | Part::Name);
    article
        && one(noun)
        && before.skip(1).all(plain)
        && matches!(reading.words[at + 1].part, Part::Preposition)
        && !reading.is(at + 1, "of")
        && !reading.any(at, Classes::TIME | Classes::DURATION)
}

/// Whether word `at` before `limit` looks like a verb that tells what somebody did: “shot two people”, “fled”. Which
/// forms of irregular verbs do, is told by the words they stand among.
pub(in crate::analysis) fn tells_past(reading: &Reading, at: usize, limit: usize) -> bool {
    goes_on_as_verb(reading, at, limit) && may_be_past(reading, at)
}

/// Whether word `at` before `limit` is a verb whose past reads as its other forms do, and which another verb follows:
/// “*set* fire to the barn pleaded guilty”. Alone it may as well be advice: “the county doctors say *cut* the salt”.
pub(super) fn is_set(reading: &Reading, at: usize, limit: usize) -> bool {
    const FAR: usize = 40;
    let behind = at + 2..limit.min(at + FAR);
    let verb = || main_verb(reading, behind.clone()).is_some() || behind.clone().any(|verb| is_finite(reading, verb));
    is_form_of_any_time(reading.words[at].hash) && !behind.is_empty() && verb()
}

/// The first word of `words`, which begin behind the verb of a clause told in passing, that may be the verb of the
/// sentence around it: “was drunk *fled*”. What is a participle as well is so only where nothing else is: “was a man
/// wanted in Harnby *fled*”.
pub(in crate::analysis) fn main_verb(reading: &Reading, words: Range<usize>) -> Option<usize> {
    let near =
        words.clone().take_while(|&at| !opens_clause(reading, at) && !matches!(reading.words[at].part, Part::Comma));
    let stands = |at: &usize| follows_noun(reading, *at) && tells_past(reading, *at, words.end);
    let found: Vec<usize> = near.filter(stands).collect();
    let irregular = found.iter().find(|&&at| !reading.written(at).ends_with("ed"));
    irregular.or(found.first()).copied()
}

/// Whether a past form may be the verb of what stands right before word `at`.
fn follows_noun(reading: &Reading, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let small = matches!(
        reading.words[before].part,
        Part::Edge
            | Part::Be
            | Part::Have
            | Part::Modal
            | Part::Pronoun
            | Part::Determiner
            | Part::Conjunction
            | Part::Preposition
            | Part::Adverb
            | Part::Comma
    );
    !small && !reading.is_any(before, &["to", "as", "than", "not"])
}

/// Whether word `at` has the form of a verb of the past, as far as its ending and the words tell that it stands among.
fn may_be_past(reading: &Reading, at: usize) -> bool {
    const PARTICIPLES: [&str; 4] = ["en", "wn", "rn", "ne"];
    let word = &reading.words[at];
    let written = reading.written(at);
    if word.capital || !matches!(word.part, Part::Ed | Part::CueVerb | Part::Other) {
        return false;
    }
    if written.ends_with("ed") && !written.ends_with("eed") {
        return true;
    }
    if PARTICIPLES.iter().any(|ending| written.ends_with(ending)) || written.ends_with("ing") {
        return false;
    }
    if is_past_only(word.hash) {
        return true;
    }
    let clusters = Clusters::built_in();
    let here = clusters.of(word.hash);
    let among = |other: &[u8]| clusters.of(hash(other)).coarse == here.coarse;
    here.fine != 0 && (among(b"went") || among(b"took") || clusters.of(hash(b"fled")).fine == here.fine)
}

/// Whether what follows word `at` may follow a verb: the end, or an object, a place or a time.
fn goes_on_as_verb(reading: &Reading, at: usize, limit: usize) -> bool {
    let next = at + 1;
    let Some(word) = reading.words.get(next).filter(|_| next < limit) else { return true };
    let object = matches!(word.part, Part::Name | Part::Title) && !reading.written(at).ends_with("ed");
    object
        || matches!(
            word.part,
            Part::Determiner
                | Part::Pronoun
                | Part::Preposition
                | Part::Number
                | Part::Stop
                | Part::Comma
                | Part::Adverb
                | Part::Time
                | Part::Mark
                | Part::Conjunction
        )
        || reading.is_any(next, &FOLLOW)
        || is_finite(reading, next)
}

/// Whether no verb stands in `words`, so that the verb of their sentence is still to come: “The mayor’s urgent
/// warning”.
pub(in crate::analysis) fn is_only_subject(reading: &Reading, words: Range<usize>) -> bool {
    const LONGEST: usize = 10;
    words.len() <= LONGEST && has_no_verb(reading, words)
}

/// As [`is_only_subject`], of as many words as there are.
pub(in crate::analysis) fn has_no_verb(reading: &Reading, words: Range<usize>) -> bool {
    let Some(&first) = reading.words.get(words.start).filter(|_| !words.is_empty()) else {
        return false;
    };
    let described = |at: usize| {
        let before = at.checked_sub(1).filter(|_| at > words.start);
        before.is_some_and(|before| {
            // “the Leith-*based* firm”
            matches!(reading.words[before].part, Part::Determiner | Part::Possessive | Part::Adverb)
                || reading.is_tying_hyphen(before)
        })
    };
    let sign = |at: usize| {
        matches!(reading.words[at].part, Part::Comma | Part::Colon | Part::Dash | Part::Mark)
            && !reading.is_tying_hyphen(at)
    };
    let verb = |at: usize| match reading.words[at].part {
        Part::Be | Part::Have | Part::Modal | Part::CueVerb | Part::Pronoun => true,
        Part::Ed => !described(at),
        Part::Other => tells_past(reading, at, words.end),
        _ => false,
    };
    !matches!(first.part, Part::Preposition | Part::Conjunction | Part::Adverb)
        && !words.clone().any(|at| sign(at) || verb(at))
}
