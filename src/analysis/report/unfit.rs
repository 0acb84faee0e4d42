//! Noun phrases that cannot speak, whatever weighs for them, and words that belong to none: English leaves no doubt.

use super::super::lexicon::{Classes, CueKind};
use super::super::part::{Part, is_adverb_by_its_end};
use super::super::phrase;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::super::token::TokenKind;
use super::finite::tells_past;
use super::no_phrase::is_no_phrase;
use super::rejected::may_reject;
use super::relative::stands_for_claim;
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
        || is_participle(reading, speaker)
        || is_done(reading, speaker)
        || is_second_deed(reading, speaker, cue)
        || ends_in_verb(reading, speaker, cue)
        || is_owner(reading, speaker)
        || has_seen(reading, speaker, cue)
        || hears(reading, speaker, cue)
        || faces(reading, speaker, cue)
        || is_told_to(reading, speaker, cue)
        || is_label(reading, speaker)
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

/// “*raising* hopes of a thaw”, “*accidentally* admits it”, “a *tough* warning”: words that belong to the cue or to
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
fn is_sight(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &["seen", "obtained", "reviewed", "viewed"])
}

/// `source` without who has seen it, and where it was published: “*papers* seen by the Courier”, “*a study* published
/// in May”.
pub(super) fn without_sight(reading: &Reading, source: Range<usize>) -> Range<usize> {
    const DONE: [&str; 6] = ["published", "released", "issued", "conducted", "commissioned", "posted"];
    let last = source.end - 1;
    let seen = source.len() > 1 && reading.is(source.end, "by") && is_sight(reading, last);
    let done = source.len() > 1 && reading.is_any(last, &DONE) && !reading.words[last].capital;
    let noun = seen || done && phrase::may_be_noun(reading, last - 1);
    source.start..source.end - usize::from(noun)
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

/// “Um, that explains it”
fn is_interjection(reading: &Reading, speaker: &Range<usize>) -> bool {
    const SOUNDS: [&str; 10] = ["um", "uh", "oh", "er", "erm", "hmm", "ah", "wow", "yeah", "hey"];
    let sound = || reading.is_any(speaker.start, &SOUNDS);
    // “UM”, “ER” are short for something.
    speaker.len() == 1
        && reading.is(speaker.end, ",")
        && sound()
        && !reading.written(speaker.start).chars().nth(1).is_some_and(char::is_uppercase)
}

/// “killing at least 19 people”, “carrying the flag”: what somebody does to something.
fn is_participle(reading: &Reading, speaker: &Range<usize>) -> bool {
    let first = speaker.start;
    // “Repeating the warning that it leaks, Ruiz left”
    if speaker.len() == 1 && opens_sentence(reading, first) && reading.written(first).ends_with("ing") {
        return reading.is_verb_cue(first) || reading.any(first + 1, Classes::DETERMINER);
    }
    // “, prompting fears”
    let alone = speaker.len() == 1 && first > 0 && reading.is(first - 1, ",");
    if alone && matches!(reading.words[first].part, Part::Ing) && !reading.is_verb_cue(speaker.end) {
        return true;
    }
    let plain = matches!(reading.words[first].part, Part::Ing) || speaker.len() > 1 && opens_sentence(reading, first);
    if !plain || !reading.written(first).ends_with("ing") {
        return false;
    }
    let next = first + 1;
    let least = reading.is(next, "at") && reading.is_any(next + 1, &["least", "most"]);
    least
        || reading.any(next, Classes::DETERMINER)
        || reading.words.get(next).is_some_and(|word| matches!(word.part, Part::Number | Part::Pronoun))
}

/// “killed eleven people” behind “which”: what somebody did.
fn is_done(reading: &Reading, speaker: &Range<usize>) -> bool {
    let first = speaker.start;
    let done = speaker.len() > 1 && matches!(reading.words[first].part, Part::Ed) && !reading.words[first].capital;
    let relative = || first > 0 && reading.is_any(first - 1, &["which", "who", "that"]);
    // “released in May”
    let set_apart = || first > 0 && reading.is(first - 1, ",") && reading.any(first + 1, Classes::PREPOSITION);
    let object = || {
        let counted = phrase::is_count(reading.words[first + 1].hash);
        counted || matches!(reading.words[first + 1].part, Part::Number | Part::Determiner | Part::Pronoun)
    };
    done && (relative() && object() || set_apart())
}

/// “…, called Otto Dorn a friend and stated”: what whoever speaks says besides.
fn is_second_deed(reading: &Reading, speaker: &Range<usize>, cue: usize) -> bool {
    let first = speaker.start;
    let verb = || reading.cue(first).is_some_and(|(cue, _)| cue.kind == CueKind::Verb);
    speaker.end <= cue
        && speaker.len() > 1
        && !reading.words[first].capital
        && reading.words[first + 1].capital
        && matches!(reading.words[first.saturating_sub(1)].part, Part::Comma)
        && verb()
}

/// Whether word `at` has a capital because a sentence begins with it.
pub(super) fn opens_sentence(reading: &Reading, at: usize) -> bool {
    reading.words[at].capital && (at == 0 || matches!(reading.words[at - 1].part, Part::Stop))
}

/// “bloodshed raised” before “fears”: a verb that has the cue for its object.
fn ends_in_verb(reading: &Reading, speaker: &Range<usize>, cue: usize) -> bool {
    let last = speaker.end - 1;
    let verb = speaker.len() > 1 && matches!(reading.words[last].part, Part::Ed) && !reading.words[last].capital;
    verb && speaker.end == cue && reading.is_noun_cue(cue)
}

/// `speaker`, who does something and says more of it behind a comma, by the cue at `cue`, without what is done, where
/// no other verb stands between: “*the bank* raised rates to 4%, saying”.
pub(super) fn without_deed(reading: &Reading, speaker: Range<usize>, cue: usize) -> Range<usize> {
    let behind = speaker.end..cue;
    if behind.is_empty() || !reading.written(cue).ends_with("ing") || !reading.is(cue - 1, ",") {
        return speaker;
    }
    let verb = |at: usize| {
        matches!(reading.words[at].part, Part::Be | Part::Have | Part::Modal | Part::Ed | Part::CueVerb)
            || tells_past(reading, at, cue)
    };
    let deed = |&at: &usize| {
        matches!(reading.words[at].part, Part::Ed) && !reading.words[at].capital && phrase::may_be_noun(reading, at - 1)
    };
    let deed = if behind.clone().any(verb) { None } else { (speaker.start + 1..speaker.end).find(deed) };
    speaker.start..deed.unwrap_or(speaker.end)
}

/// `speaker` without what describes the noun that the cue at `cue` is: “*Ruiz*’s grand promise”, “*her* oft-made vow”.
pub(super) fn without_adjective(reading: &Reading, speaker: Range<usize>, cue: usize) -> Range<usize> {
    const NOUNS: [&str; 9] = ["promise", "warning", "vow", "claim", "threat", "demand", "pledge", "call", "criticism"];
    if speaker.end != cue || speaker.len() < 2 || !reading.is_any(cue, &NOUNS) {
        return speaker;
    }
    let first = speaker.start;
    let small = |mut words: Range<usize>| {
        words.len() < 4
            && words
                .all(|at| !reading.words[at].capital && !reading.any(at, Classes::PERSON_NOUN | Classes::SOURCE_NOUN))
    };
    if phrase::is_thirds(reading, first) && small(first + 1..cue) {
        return first..first + 1;
    }
    let owner = (first + 1..cue).rev().find(|&at| matches!(reading.words[at].part, Part::Possessive));
    owner.filter(|&at| at + 1 < cue && small(at + 1..cue)).map_or(speaker, |at| first..at)
}

/// `speaker` without what only leads to it: has *angered* campaigners, who say; was *all* Ruiz would say.
pub(super) fn without_lead(reading: &Reading, speaker: Range<usize>) -> Range<usize> {
    let first = speaker.start;
    // “*The minister* stopped short of saying”
    let stopped = speaker.len() > 2 && reading.is(speaker.end - 1, "short") && reading.is(speaker.end, "of");
    let speaker = speaker.start..speaker.end - 2 * usize::from(stopped);
    let before = first.checked_sub(1).map_or(Part::Edge, |before| reading.words[before].part);
    let done = matches!(before, Part::Have) && matches!(reading.words[first].part, Part::Ed | Part::CueVerb);
    let all = matches!(before, Part::Be) && reading.is(first, "all");
    // “…, an allegation *Ruiz* wants to sue over”
    let article = reading.is(first, "a") || reading.is(first, "an");
    let claim = article && speaker.len() > 2 && stands_for_claim(reading, first + 1);
    if claim && matches!(before, Part::Comma | Part::Dash) && reading.words[first + 2].capital {
        return first + 2..speaker.end;
    }
    let led = lead(reading, &speaker);
    if led > 0 {
        return first + led..speaker.end;
    }
    first + usize::from(speaker.len() > 1 && (done || all))..speaker.end
}

/// How many words of `speaker` only lead to it: “*at one point* Ruiz”, “*Monday at 5 p.m.* Sen. Ruiz”, “*which made*
/// Ruiz”, “*Image caption* Ana Ruiz”.
fn lead(reading: &Reading, speaker: &Range<usize>) -> usize {
    let Range { start: first, end } = *speaker;
    let named = |at: usize| at < end && reading.words[at].capital;
    let clock = first + 2 * usize::from(reading.any(first, Classes::TIME) && reading.is(first + 1, "at"));
    let timed = clock + 2 < end
        && reading.words[clock].kind == TokenKind::Number
        && reading.is_any(clock + 1, &["a.m.", "p.m.", "am", "pm"]);
    let once = reading.is_any(first, &["one", "some", "this", "that"])
        && reading.is_any(first + 1, &["point", "stage", "time", "moment", "occasion"]);
    let made = reading.is_any(first, &["that", "which"]) && reading.is_any(first + 1, &["made", "makes"]);
    let caption = reading.is_any(first, &["image", "photo"]) && reading.is(first + 1, "caption");
    // “On *Monday* Ruiz said”
    let day = first > 0
        && reading.is_any(first - 1, &["on", "by", "since", "until"])
        && reading.any(first, Classes::TIME)
        && reading.words[first].capital
        && !reading.any(first + 1, Classes::TIME);
    match () {
        () if timed => clock + 2 - first,
        () if day && named(first + 1) => 1,
        () if (once || made || caption) && named(first + 2) => 2,
        () if reading.is_any(first, &["made", "makes", "make", "let", "lets"]) && !named(first) && named(first + 1) => {
            1
        }
        () => 0,
    }
}

/// What people did, in verbs that do not end so.
const PAST: [u32; 26] = [
    hash(b"put"),
    hash(b"spoke"),
    hash(b"left"),
    hash(b"hit"),
    hash(b"kept"),
    hash(b"held"),
    hash(b"won"),
    hash(b"lost"),
    hash(b"met"),
    hash(b"made"),
    hash(b"rose"),
    hash(b"fell"),
    hash(b"fled"),
    hash(b"paid"),
    hash(b"sent"),
    hash(b"spent"),
    hash(b"stood"),
    hash(b"struck"),
    hash(b"threw"),
    hash(b"took"),
    hash(b"gave"),
    hash(b"became"),
    hash(b"went"),
    hash(b"came"),
    hash(b"ran"),
    hash(b"sold"),
];

/// `speaker` without the verb of another clause that it ends with: “Ruiz took” the stage and called it a lie.
pub(super) fn without_verb(reading: &Reading, speaker: Range<usize>) -> Range<usize> {
    const WITH_OBJECT: [&str; 8] = ["deploys", "sends", "pleads", "evokes", "draws", "unveils", "launches", "comes"];
    const FINITE: [&str; 16] = [
        "took", "gave", "became", "began", "went", "came", "brought", "drew", "grew", "remains", "consists", "seems",
        "contains", "refers", "belongs", "tends",
    ];
    // “*Spain* sends ships and warns”
    let present = |at: &usize| reading.is_any(*at, &WITH_OBJECT) && phrase::may_be_noun(reading, at - 1);
    let past = |&at: &usize| {
        let adjective = reading.is_any(at - 1, &["far", "hard", "home", "hand", "best"]);
        let wing = reading.is(at, "left") && reading.is_any(at + 1, &["wing", "winger", "hand", "back", "arm"]);
        PAST.contains(&reading.words[at].hash)
            && !wing
            && phrase::may_be_noun(reading, at - 1)
            && !reading.words[at].capital
            && !adjective
    };
    // “The bank left rates as they were and signalled”, but “people who left town”
    let relative = |at: usize| reading.is_any(at, &["who", "that", "which"]);
    // “Ruiz met Brill and her sister said”
    let joins = |at: usize| matches!(reading.words[at].part, Part::Conjunction);
    if let Some(verb) =
        (speaker.start + 1..speaker.end).find(|at| past(at) || present(at) && !reading.words[*at].capital)
        && !(speaker.start..verb).any(relative)
        && !(verb..speaker.end).any(joins)
    {
        // “Ruiz notably made no mention of it”
        let adverb = is_adverb_by_its_end(reading.written(verb - 1)) && !reading.words[verb - 1].capital;
        return speaker.start..verb - usize::from(adverb && verb > speaker.start + 1);
    }
    // “*It* tracks and controls its drivers, demanding”
    let alone = phrase::is_third(reading, speaker.start);
    let verb = reading.words.get(speaker.start + 1).is_some_and(|word| {
        matches!(word.part, Part::Other | Part::Plural | Part::Ed | Part::Adverb) && reading.is_word(speaker.start + 1)
    });
    if alone && speaker.len() > 1 && verb {
        return speaker.start..speaker.start + 1;
    }
    let last = speaker.end - 1;
    // “The company *flat-out* denied it”
    let much = reading.is_any(last, &["flat-out", "overall", "outright", "notably"]);
    if much && speaker.len() > 1 && !reading.words[last].capital {
        return speaker.start..last;
    }
    // “The trust *apologised* and said”
    let joined = speaker.len() > 2 && reading.is(speaker.end, "and") && matches!(reading.words[last].part, Part::Ed);
    if joined && !reading.words[last].capital && phrase::may_be_noun(reading, last - 1) {
        return speaker.start..last;
    }
    let verb = speaker.len() > 1 && reading.is_any(last, &FINITE);
    if verb && !reading.words[last].capital { speaker.start..last } else { speaker }
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check;

    #[test]
    fn verbs_and_adverbs_are_no_part_of_who_speaks() {
        check("It was the flu that made [speaker:Vann] [cue:believe] that [content:the cells were new].");
        check("Image caption [speaker:Ana Ruiz] [cue:said] [content:the dam was old].");
        check("[speaker:The company] flat-out [cue:denied] [content:the allegations].");
        check("[speaker:Spain] sends ships and [cue:warns] [content:surrender is the only way out].");
        check(
            "[speaker:It] tracks and controls its drivers, [cue:demanding] that [content:they buy insurance from it].",
        );
    }

    #[test]
    fn what_describes_a_promise_makes_none() {
        check("He fell over [speaker:his] often-repeated [cue:vow] that [content:the tax would end in May].");
        check("The dam broke after a tough [cue:warning] that [content:it leaked].");
        check("[speaker:Her plan] [cue:calls for] [content:lower rates].");
    }

    #[test]
    fn who_raises_hopes_has_none() {
        check("The shutdown raised [cue:fears] that [content:the dam would fail].");
        check("[speaker:The mayor] [cue:fears] that [content:the dam would fail].");
    }
}
