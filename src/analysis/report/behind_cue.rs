//! Where content begins behind a cue, by how the cue goes on.

use super::super::lexicon::{Classes, Cue, Follow};
use super::super::part::{Part, is_adverb_by_its_end};
use super::super::phrase;
use super::super::reading::Reading;
use super::super::token::TokenKind;
use super::behind_object::behind_place;
use super::clause::{adjunct_end, before_subject};
use super::untold::has_hearer;
use std::ops::Range;

/// Where content begins behind a cue that ends at `at`.
pub(super) fn content_start(reading: &Reading, at: usize, limit: usize, cue: Cue, passive: bool) -> Option<usize> {
    // “pointed out that”
    let at = at + usize::from(reading.is(at, "out") && reading.written(at - 1).starts_with("point"));
    if at >= limit || tells_how(reading, at, limit) && !reading.is(at + 1, ",") {
        return None;
    }
    let find = |word: &str, within: usize| {
        let end = limit.min(at + within);
        let ends = |here: usize| match reading.sign(here) {
            "," | ":" | ";" | "“" | "\"" => true,
            "." => !phrase::shortens(reading, here),
            _ => false,
        };
        let found = (at..end).find(|&here| reading.is(here, word))?;
        (!(at..found).any(ends)).then_some(found)
    };
    let clause = cue.follow.any(Follow::CLAUSE);
    if clause || cue.follow.any(Follow::THAT) {
        let hearer = || {
            let tell = ["told", "tell", "inform", "warn", "assur", "remind", "advis", "testif"];
            tell.iter().any(|stem| reading.written(at - 1).starts_with(stem))
        };
        let subject = Classes::DETERMINER | Classes::PRONOUN;
        // “He insists, however, that …”
        let aside =
            usize::from(reading.is(at, ",") && reading.any(at + 1, Classes::ADVERB) && reading.is(at + 2, ",")) * 3;
        if aside > 0 && at + aside < limit && reading.is(at + aside, "that") {
            return Some(at + aside + 1);
        }
        let that = find("that", 10).filter(|&that| {
            // “thinks *I’m* wrong and that she means well”
            let own = || reading.any(at, subject) || phrase::contracted(reading.written(at)).is_some();
            that == at || hearer() || !own()
        });
        if let Some(that) = that {
            let comma = usize::from(reading.is(that + 1, ","));
            return Some(that + 1 + comma);
        }
    }
    if (cue.follow.any(Follow::TO) || passive) && reading.is(at, "to") {
        return Some(at + 1);
    }
    if cue.follow.any(Follow::AS) {
        // “described how it began”
        if reading.is(at, "how") && !passive {
            return Some(at);
        }
        let bare = reading.is(at - 1, "called") || reading.is(at - 1, "calling") || reading.is(at - 1, "calls");
        if let Some(found) = find("as", 14) {
            return Some(found + 1);
        }
        if bare {
            let object = phrase::after(reading, at, limit)?;
            return matches!(reading.written(object.end), "“" | "\"" | "a" | "an").then_some(object.end);
        }
        return None;
    }
    // “told the builder to look”
    if !passive && has_hearer(reading.words[at - 1].hash) {
        let hearer = before_subject(reading, at, limit).filter(|hearer| reading.is(hearer.end, "to"));
        if hearer.is_some_and(|hearer| hearer.end + 1 < limit) {
            return Some(at);
        }
    }
    if cue.follow.any(Follow::OF)
        && let Some(of) = find("of", 8)
    {
        return Some(of + 1);
    }
    if cue.follow.any(Follow::OBJECT) {
        if passive {
            return None;
        }
        return question(reading, at, limit).or_else(|| find("to", 12).map(|_| at));
    }
    if cue.follow.any(Follow::NOUN) && !passive && begins_phrase(reading, at) {
        return Some(at);
    }
    if clause && !passive {
        return bare_clause(reading, at, limit);
    }
    None
}

/// Where the question begins that is asked by the verb before `at`: “asked her *whether she would go*”, “wondered aloud
/// *whether it was old*”, “asked the officer *if it was old*”.
fn question(reading: &Reading, at: usize, limit: usize) -> Option<usize> {
    let aloud = reading.is(at, "aloud");
    if !(reading.written(at - 1).starts_with("ask") || reading.is(at - 1, "wondered") && aloud) {
        return None;
    }
    let near = at + usize::from(aloud || phrase::may_be_object(reading, at));
    if reading.is_any(near, &["whether", "if", "why", "how", "what"]) {
        return Some(near);
    }
    let behind = before_subject(reading, at, limit)?.end;
    (behind + 2 < limit && reading.is_any(behind, &["whether", "if", "why", "how"])).then_some(behind)
}

/// Whether an adverb is all that follows at `at`: “…, one minister conceded *privately*.”
pub(in crate::analysis) fn tells_how(reading: &Reading, at: usize, limit: usize) -> bool {
    let ends = at + 1 >= limit || matches!(reading.words[at + 1].part, Part::Stop | Part::Comma);
    at < limit && ends && is_adverb_by_its_end(reading.written(at)) && !reading.words[at].capital
}

/// The words behind a cue that only point back: “denies that.”, “disputed that account.”, “denied it within the hour”.
pub(super) fn back_reference(reading: &Reading, at: usize, limit: usize, cue: Cue) -> Option<Range<usize>> {
    if !cue.follow.any(Follow::NOUN) || at >= limit || !matches!(reading.written(at), "that" | "this" | "it") {
        return None;
    }
    let stops = |word: usize| word >= limit || matches!(reading.sign(word), "," | "." | ";" | "—" | "–");
    if stops(at + 1) || (reading.any(at + 1, Classes::PREPOSITION) && !reading.any(at + 2, Classes::AUXILIARY)) {
        return Some(at..at + 1);
    }
    (stops(at + 2) && phrase::may_be_noun(reading, at + 1) && !reading.is(at, "it")).then_some(at..at + 2)
}

fn begins_phrase(reading: &Reading, at: usize) -> bool {
    let stop = Classes::PREPOSITION | Classes::CONJUNCTION | Classes::AUXILIARY;
    (reading.is_word(at) && !reading.any(at, stop))
        || matches!(reading.written(at), "“" | "\"" | "$")
        || reading.words.get(at).is_some_and(|word| word.kind == TokenKind::Number)
}

/// The clause behind a cue without “that”, past a hearer and a time: “told reporters on Monday it would rain”.
fn bare_clause(reading: &Reading, at: usize, limit: usize) -> Option<usize> {
    let mut start = at;
    if has_hearer(reading.words[at - 1].hash) {
        start = before_subject(reading, at, limit)?.end;
    }
    start = adjunct_end(reading, start, limit);
    if start > at || reading.tells_of_speech(at - 1) {
        start = behind_place(reading, start, limit).unwrap_or(start);
    }
    let follows = limit.saturating_sub(start) > 1;
    // “a point they argue cannot be given up”: what they speak of stands before them.
    let gap = start == at && reading.any(start, Classes::AUXILIARY) && at > 1 && phrase::is_pronoun(reading, at - 2);
    let opens =
        matches!(reading.written(start), "“" | "\"" | ":" | "if" | "when" | "there" | "how" | "why" | "what" | "in");
    (follows && (gap || begins_phrase(reading, start) || opens)).then(|| start + usize::from(reading.is(start, ":")))
}
