//! Noun phrases that cannot speak, whatever weighs for them, and words that belong to none: English leaves no doubt.

use super::super::lexicon::Classes;
use super::super::part::{Part, is_adverb_by_its_end};
use super::super::phrase;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::super::token::TokenKind;
use super::no_phrase::is_no_phrase;
use super::rejected::may_reject;
use super::untold::has_hearer;
use std::ops::Range;

/// Whether the phrase `speaker` can be nobody that the cue beginning at `cue` has for its speaker.
pub(super) fn cannot_speak(reading: &Reading, speaker: &Range<usize>, cue: usize) -> bool {
    let first = speaker.start;
    // “there’s fear of floods”
    let there = reading.is(first, "there") && !reading.is(first + 1, "of");
    there
        || is_acted_on(reading, speaker, cue)
        || is_interjection(reading, speaker)
        || is_owner(reading, speaker)
        || has_seen(reading, speaker, cue)
        || hears(reading, speaker, cue)
        || faces(reading, speaker, cue)
        || is_told_to(reading, speaker, cue)
        || is_label(reading, speaker)
        || is_topic(reading, speaker, cue)
        || only_hears(reading, speaker, cue)
        || is_stray(reading, speaker, cue)
        || raises(reading, speaker, cue)
        || is_others(reading, speaker, cue)
        || is_of_many(reading, speaker, cue)
        || is_no_phrase(reading, speaker, cue)
}

/// “There is *a general* expectation”: no officer's.
fn is_of_many(reading: &Reading, speaker: &Range<usize>, cue: usize) -> bool {
    let last = speaker.end - 1;
    let general = reading.is(last, "general") && !reading.words[last].capital;
    general && speaker.end == cue && reading.is_noun_cue(cue)
}

/// “By 5 p.m. *EDT* the council said”, “On July 17, *2019*, the council said”
pub(super) fn is_hour(reading: &Reading, speaker: &Range<usize>) -> bool {
    const ZONES: [&str; 16] = [
        "UTC", "GMT", "EDT", "EST", "CDT", "CST", "MDT", "MST", "PDT", "PST", "CET", "CEST", "BST", "IST", "JST",
        "AEST",
    ];
    let word = &reading.words[speaker.start];
    let written = reading.written(speaker.start);
    let behind_number = || speaker.start > 0 && reading.words[speaker.start - 1].kind == TokenKind::Number;
    let clock =
        || speaker.start > 0 && (behind_number() || reading.is_any(speaker.start - 1, &["am", "pm", "a.m.", "p.m."]));
    let year = || written.len() == 4 && written.bytes().all(|byte| byte.is_ascii_digit());
    speaker.len() == 1
        && match word.kind {
            TokenKind::Number => year(),
            _ => word.capital && ZONES.contains(&written) && clock(),
        }
}

/// “She chose a deputy according to *the charter* and said”: who is only the source of something else.
fn is_others(reading: &Reading, speaker: &Range<usize>, cue: usize) -> bool {
    let to = speaker.start.checked_sub(1).filter(|&to| to > 0 && reading.is(to, "to"));
    let joined = speaker.end < cue && reading.is_any(cue - 1, &["and", "but"]);
    joined && to.is_some_and(|to| reading.is(to - 1, "according"))
}

/// “*accidentally* admits it”, “*home-baked* claims it”, “a *tough* warning”: words that belong to the cue or to
/// what stands before.
fn is_stray(reading: &Reading, speaker: &Range<usize>, cue: usize) -> bool {
    const NOUNS: [&str; 8] = ["promise", "warning", "reason", "vow", "claim", "threat", "demand", "order"];
    let (first, last) = (speaker.start, speaker.end - 1);
    if speaker.end != cue || reading.words[last].capital && !opens_sentence(reading, last) {
        return false;
    }
    let written = reading.written(last);
    if speaker.len() == 1 {
        return match reading.words[last].part {
            Part::Other | Part::Adverb | Part::Ing | Part::Ed | Part::Preposition => {
                is_adverb_by_its_end(written) && !reading.words[last].capital
                    || written.contains('-') && written.ends_with("ed")
            }
            _ => false,
        };
    }
    let article = speaker.len() == 2 && (reading.is(first, "a") || reading.is(first, "an"));
    let describes =
        || matches!(reading.words[last].part, Part::Other | Part::Ed) && !reading.any(last, Classes::SPEAKERS);
    article && reading.is_any(cue, &NOUNS) && describes()
}

/// “*the talks* raised hopes of peace”: whose hopes that are is not told.
fn raises(reading: &Reading, speaker: &Range<usize>, cue: usize) -> bool {
    let hoped = reading.is_any(cue, &["hopes", "fears"]);
    let verb = |at: usize| reading.is_any(at, &["raising", "raised", "raises", "raise"]);
    hoped && cue > 0 && verb(cue - 1) && speaker.end <= cue
}

/// “*Q*: Has your brother said so?”
fn is_label(reading: &Reading, speaker: &Range<usize>) -> bool {
    let letter = matches!(reading.written(speaker.start), "Q" | "A" | "Question" | "Answer");
    letter && speaker.len() == 1 && reading.is(speaker.end, ":")
}

/// “*Brexit*: Ruiz says it is late”: what a sentence is about, before the colon of who speaks.
fn is_topic(reading: &Reading, speaker: &Range<usize>, cue: usize) -> bool {
    let colon = speaker.end;
    let says = || phrase::before(reading, colon + 1, cue).is_some_and(|subject| subject.start == colon + 1);
    reading.is(colon, ":") && colon + 1 < cue && says()
}

/// “*the dam* broke after a tough warning that it leaked”: whose that was is not told.
fn only_hears(reading: &Reading, speaker: &Range<usize>, cue: usize) -> bool {
    const NOUNS: [&str; 6] = ["warning", "claim", "threat", "demand", "promise", "complaint"];
    const BEHIND: [&str; 5] = ["after", "despite", "following", "amid", "ignoring"];
    let article = (speaker.end..cue).rev().take(2).find(|&at| reading.is(at, "a") || reading.is(at, "an"));
    let behind = article.is_some_and(|at| at > speaker.end && reading.is_any(at - 1, &BEHIND));
    behind && reading.is_any(cue, &NOUNS)
}

/// “told the builder to *look*”, “wondered *aloud*”: no phrase for anybody.
fn is_told_to(reading: &Reading, speaker: &Range<usize>, cue: usize) -> bool {
    let first = speaker.start;
    let people = Classes::DETERMINER | Classes::PRONOUN | Classes::PERSON_NOUN | Classes::SOURCE_NOUN;
    let verb = first > cue + 1 && reading.is(first - 1, "to") && !reading.words[first].capital;
    let told = verb && has_hearer(reading.words[cue].hash) && !reading.any(first, people);
    let aloud = first == cue + 1 && speaker.len() == 1;
    told || aloud && reading.is_any(first, &["aloud", "off", "aside", "away"])
}

/// “*Ruiz*, facing calls to resign”, “*Ruiz* rejected claims that she lied”: others call and claim.
fn faces(reading: &Reading, speaker: &Range<usize>, cue: usize) -> bool {
    const FACED: [u32; 17] = [
        hash(b"facing"),
        hash(b"faced"),
        hash(b"faces"),
        hash(b"face"),
        hash(b"amid"),
        hash(b"despite"),
        hash(b"defied"),
        hash(b"resisted"),
        hash(b"ignored"),
        hash(b"rejected"),
        hash(b"rejects"),
        hash(b"denied"),
        hash(b"denies"),
        hash(b"dismissed"),
        hash(b"dismisses"),
        hash(b"disputed"),
        hash(b"disputes"),
    ];
    const NEAR: usize = 2;
    let before = || {
        reading.words[cue.saturating_sub(NEAR)..cue]
            .iter()
            .any(|word| FACED.contains(&word.hash) || may_reject(word.hash))
    };
    let noun =
        || reading.is_noun_cue(cue) || reading.is_any(cue, &["calls", "demands", "appeals", "claims", "reports"]);
    speaker.end <= cue && before() && noun()
}

/// “Ruiz told *them*”, “Ruiz told them to *stop*”: who hears it does not tell it, nor does what they are told to do.
fn hears(reading: &Reading, speaker: &Range<usize>, cue: usize) -> bool {
    if speaker.start <= cue || !has_hearer(reading.words[cue].hash) {
        return false;
    }
    let hearer = phrase::only_object(reading, speaker.start);
    speaker.start == cue + 1 && hearer || speaker.start > cue + 1 && reading.is(speaker.start - 1, "to")
}

/// “papers seen by the Courier”: who has seen them does not say what they do.
fn has_seen(reading: &Reading, speaker: &Range<usize>, cue: usize) -> bool {
    let by = speaker.start.checked_sub(1).filter(|&by| by > 0 && reading.is(by, "by"));
    // “seen by many as a threat”
    by.is_some_and(|by| by - 1 != cue && is_sight(reading, by - 1))
}

/// Whether word `at` is what is done to papers by who tells of them: “seen”.
pub(super) fn is_sight(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &["seen", "obtained", "reviewed", "viewed"])
}

/// “it” of “repeated it”, but not of “according to it”.
fn is_acted_on(reading: &Reading, speaker: &Range<usize>, cue: usize) -> bool {
    speaker.start > cue && phrase::is_object(reading, speaker) && !reading.any(speaker.start - 1, Classes::PREPOSITION)
}

/// “The workers” of “The workers’ lawyer, Bo Li, said”: what is theirs follows, not the end of a quotation.
fn is_owner(reading: &Reading, speaker: &Range<usize>) -> bool {
    let (last, sign) = (speaker.end - 1, speaker.end);
    let plural = reading.is_word(last) && reading.written(last).ends_with('s') && !reading.words[last].quoted;
    plural
        && matches!(reading.sign(sign), "’" | "'")
        && reading.words[sign].span.start() == reading.words[last].span.end()
        && reading.is_word(sign + 1)
        && !matches!(reading.words[sign + 1].part, Part::CueVerb | Part::Pronoun | Part::Determiner | Part::Name)
}

/// “Um, so it leaks”
fn is_interjection(reading: &Reading, speaker: &Range<usize>) -> bool {
    const SOUNDS: [&str; 10] = ["um", "uh", "oh", "er", "erm", "hmm", "ah", "wow", "yeah", "hey"];
    let sound = || reading.is_any(speaker.start, &SOUNDS);
    // “UM”, “ER” are short for something.
    speaker.len() == 1
        && reading.is(speaker.end, ",")
        && sound()
        && !reading.written(speaker.start).chars().nth(1).is_some_and(char::is_uppercase)
}

/// Whether word `at` has a capital because a sentence begins with it.
pub(super) fn opens_sentence(reading: &Reading, at: usize) -> bool {
    // A heading may end without a sign.
    let begins = || reading.sentences.binary_search_by_key(&at, |sentence| sentence.words.start).is_ok();
    reading.words[at].capital && (at == 0 || matches!(reading.words[at - 1].part, Part::Stop) || begins())
}

#[cfg(test)]
mod tests {
    use super::super::told;
    use crate::analysis::tests::check;

    #[test]
    fn what_was_seen_speaks_and_not_who_saw_it() {
        for paper in ["A report", "A memo", "A letter"] {
            told::check(&format!("{paper} obtained by the Courier says it is late."), &[(paper, "it is late")]);
        }
    }

    #[test]
    fn what_a_sentence_is_about_does_not_speak() {
        told::check("EXCLUSIVE: Ada Voss says it is late.", &[("Ada Voss", "it is late")]);
        told::check("Brexit: Bo Li said it was late.", &[("Bo Li", "it was late")]);
        // Nearest miss: what the colon belongs to.
        told::check("Bo Li: “It is late.”", &[("Bo Li", "“It is late.”")]);
    }

    #[test]
    fn what_describes_a_promise_makes_none() {
        check("He fell over [speaker:his] often-repeated [cue:vow] that [content:the tax would end in May].");
        for text in ["The dam broke after a tough warning that it leaked.", "He left despite a warning that it leaked."]
        {
            told::check(text, &[("", "it leaked")]);
        }
        // Nearest miss: who gives it.
        told::check("Ada Voss left with a warning that it leaked.", &[("Ada Voss", "it leaked")]);
        check("[speaker:Her plan] [cue:calls for] [content:lower rates].");
    }

    #[test]
    fn who_raises_hopes_has_none() {
        check("The shutdown raised [cue:fears] that [content:the dam would fail].");
        check("[speaker:The mayor] [cue:fears] that [content:the dam would fail].");
    }
}
