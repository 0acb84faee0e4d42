//! Noun phrases that cannot speak, whatever weighs for them, and words that belong to none: English leaves no doubt.

use super::super::lexicon::{Classes, CueKind};
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use std::ops::Range;

/// Whether the phrase `speaker` can be nobody that the cue beginning at `cue` has for its speaker.
pub(super) fn cannot_speak(reading: &Reading, speaker: &Range<usize>, cue: usize) -> bool {
    let first = speaker.start;
    // “there’s fear of floods”
    let there = reading.is(first, "there") && !reading.is(first + 1, "of");
    there
        || is_acted_on(reading, speaker, cue)
        || is_interjection(reading, speaker)
        || is_participle(reading, speaker)
        || is_done(reading, speaker)
        || ends_in_verb(reading, speaker, cue)
        || is_owner(reading, speaker)
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
        && matches!(reading.written(sign), "’" | "'")
        && reading.words[sign].span.start() == reading.words[last].span.end()
        && reading.is_word(sign + 1)
        && !matches!(reading.words[sign + 1].part, Part::CueVerb | Part::Pronoun | Part::Determiner | Part::Name)
}

/// “Um, that explains it”
fn is_interjection(reading: &Reading, speaker: &Range<usize>) -> bool {
    const SOUNDS: [&str; 10] = ["um", "uh", "oh", "er", "erm", "hmm", "ah", "wow", "yeah", "hey"];
    let sound = || SOUNDS.iter().any(|sound| reading.is(speaker.start, sound));
    // “UM”, “ER” are short for something.
    speaker.len() == 1
        && reading.is(speaker.end, ",")
        && sound()
        && !reading.written(speaker.start).chars().nth(1).is_some_and(char::is_uppercase)
}

/// “killing at least 19 people”, “carrying the flag”: what somebody does to something.
fn is_participle(reading: &Reading, speaker: &Range<usize>) -> bool {
    let first = speaker.start;
    let plain = matches!(reading.words[first].part, Part::Ing) || speaker.len() > 1 && opens_sentence(reading, first);
    if !plain || !reading.written(first).ends_with("ing") {
        return false;
    }
    let next = first + 1;
    let least = reading.is(next, "at") && ["least", "most"].iter().any(|much| reading.is(next + 1, much));
    least
        || reading.any(next, Classes::DETERMINER)
        || reading.words.get(next).is_some_and(|word| matches!(word.part, Part::Number | Part::Pronoun))
}

/// “killed eleven people” behind “which”: what somebody did.
fn is_done(reading: &Reading, speaker: &Range<usize>) -> bool {
    const COUNTS: [&str; 12] =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozens"];
    let first = speaker.start;
    let done = speaker.len() > 1 && matches!(reading.words[first].part, Part::Ed) && !reading.words[first].capital;
    let relative = || ["which", "who", "that"].iter().any(|word| first > 0 && reading.is(first - 1, word));
    let object = || {
        let counted = COUNTS.iter().any(|count| reading.is(first + 1, count));
        counted || matches!(reading.words[first + 1].part, Part::Number | Part::Determiner | Part::Pronoun)
    };
    done && relative() && object()
}

/// Whether word `at` has a capital because a sentence begins with it.
pub(super) fn opens_sentence(reading: &Reading, at: usize) -> bool {
    reading.words[at].capital && (at == 0 || matches!(reading.words[at - 1].part, Part::Stop))
}

/// “bloodshed raised” before “fears”: a verb that has the cue for its object.
fn ends_in_verb(reading: &Reading, speaker: &Range<usize>, cue: usize) -> bool {
    let last = speaker.end - 1;
    let verb = speaker.len() > 1 && matches!(reading.words[last].part, Part::Ed) && !reading.words[last].capital;
    verb && speaker.end == cue && is_noun_cue(reading, cue)
}

/// Whether the cue at `cue` is a noun.
fn is_noun_cue(reading: &Reading, cue: usize) -> bool {
    reading.cue(cue).is_some_and(|(cue, _)| cue.kind == CueKind::Noun)
}

/// `speaker` without the verb of another clause that it ends with: “Ruiz took” the stage and called it a lie.
pub(super) fn without_verb(reading: &Reading, speaker: Range<usize>) -> Range<usize> {
    const FINITE: [&str; 16] = [
        "took", "gave", "became", "began", "went", "came", "brought", "drew", "grew", "remains", "consists", "seems",
        "contains", "refers", "belongs", "tends",
    ];
    let last = speaker.end - 1;
    let verb = speaker.len() > 1 && FINITE.iter().any(|verb| reading.is(last, verb));
    if verb && !reading.words[last].capital { speaker.start..last } else { speaker }
}
