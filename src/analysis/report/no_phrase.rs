//! Words that were taken for the noun phrase of who speaks, and are what somebody does: “to *cut carbon* says”, “,
//! *prompting new* fears”, “which *left little* doubt”, “*killing two people*”.

use super::super::lexicon::{Classes, CueKind};
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::finite::tells_past;
use super::junk::is_told;
use super::passive::names_person;
use super::unfit::opens_sentence;
use std::ops::Range;

/// Verbs that “to” may stand before, in a phrase that has no noun in front.
const VERBS: [&str; 44] = [
    "get", "cut", "calm", "make", "take", "give", "help", "keep", "stop", "build", "raise", "let", "put", "bring",
    "find", "see", "win", "protect", "boost", "stay", "run", "pay", "lose", "save", "send", "hold", "buy", "sell",
    "meet", "move", "leave", "turn", "reach", "reduce", "improve", "create", "fight", "avoid", "ease", "use", "become",
    "cover", "hear", "read",
];
/// What describes a noun and looks like a verb.
const ADJECTIVES: [&str; 22] = [
    "leading",
    "ruling",
    "rising",
    "growing",
    "existing",
    "emerging",
    "remaining",
    "polling",
    "banking",
    "housing",
    "manufacturing",
    "marketing",
    "training",
    "shipping",
    "mining",
    "farming",
    "building",
    "voting",
    "advertising",
    "prevailing",
    "neighbouring",
    "neighboring",
];

/// Whether `speaker`, of the cue at `cue`, is no noun phrase.
pub(super) fn is_no_phrase(reading: &Reading, speaker: &Range<usize>, cue: usize) -> bool {
    is_participle(reading, speaker)
        || is_done(reading, speaker)
        || is_second_deed(reading, speaker, cue)
        || ends_in_verb(reading, speaker, cue)
        || goes_on_sentence(reading, speaker, cue)
}

/// “to *cut carbon* says”, “which *left little* doubt”: words of the clause before.
fn goes_on_sentence(reading: &Reading, speaker: &Range<usize>, cue: usize) -> bool {
    let first = speaker.start;
    if reading.words[first].capital || first == 0 {
        return false;
    }
    if speaker.len() == 1 {
        // “and *sparked* calls for a vote”
        let joined = matches!(reading.words[first - 1].part, Part::Comma | Part::Conjunction);
        let sparked = joined && matches!(reading.words[first].part, Part::Ed) && !reading.written(cue).ends_with("ing");
        return speaker.end == cue && (sparked || describes_cue(reading, first, cue));
    }
    let before = reading.words[first - 1].part;
    let part = reading.words[first].part;
    let infinitive = is_infinitive(reading, first) && !is_party(reading, first + 1);
    // “two years *ago*”, “in *the past*”
    let bygone = speaker.len() == 2 && reading.is(first, "the") && reading.is_any(first + 1, &["past", "meantime"]);
    let ago = bygone || speaker.clone().any(|at| reading.is(at, "ago"));
    let told = matches!(before, Part::Be | Part::Modal) && matches!(part, Part::Adverb | Part::Ed);
    let relative = || reading.is_any(first - 1, &["which", "that"]) && tells_past(reading, first, cue.max(first + 1));
    infinitive || ago || told || reading.is(first, "let") || relative() || is_doing(reading, speaker) || {
        // “which *state media claimed* now allows it”
        let last = speaker.end - 1;
        speaker.len() > 2 && speaker.end <= cue && is_told(reading, last) && phrase::may_be_noun(reading, last - 1)
    }
}

/// Whether the small word at `at` only tells more of the cue behind it: “*increasing* threats”, “*any* hope”, “*ever*
/// asked”, but “*police* reports”.
fn describes_cue(reading: &Reading, at: usize, cue: usize) -> bool {
    let part = reading.words[at].part;
    let noun = reading.cue(cue).is_some_and(|(cue, _)| cue.kind == CueKind::Noun);
    let people = || {
        let owns = reading.any(at, Classes::SPEAKERS | Classes::PRONOUN | Classes::ORGANIZATION_NOUN);
        owns || phrase::is_whose(reading, at) || names_person(reading, at) || reading.words[at].entry.is_document()
    };
    match part {
        Part::Ing => !names_people(reading, at) && !phrase::is_pronoun(reading, at),
        Part::Adverb | Part::Preposition => true,
        // “and *paid* tribute” has somebody before it.
        Part::Other | Part::Determiner => {
            noun && !people() && !reading.is_any(at, &["paid", "made", "gave", "took", "cast", "drew", "lent"])
        }
        _ => false,
    }
}

/// “to *cut* carbon”
pub(super) fn is_infinitive(reading: &Reading, first: usize) -> bool {
    first > 0 && reading.is(first - 1, "to") && reading.is_any(first, &VERBS)
}

/// Whether word `at` names or means somebody.
pub(super) fn is_party(reading: &Reading, at: usize) -> bool {
    reading.words[at].capital || reading.any(at, Classes::SPEAKERS)
}

/// “, *prompting new* fears”, “the approach to *combating crime* suggests”
fn is_doing(reading: &Reading, speaker: &Range<usize>) -> bool {
    let first = speaker.start;
    // “, uniting *liberals* who say”, “striking nurses said”, “wrestling promoter Volta said”
    let who = reading.is(speaker.end, "who");
    let party = who || speaker.clone().any(|at| reading.words[at].capital) || names_people(reading, speaker.end - 1);
    let doing = !party
        && reading.written(first).ends_with("ing")
        && matches!(reading.words[first].part, Part::Ing | Part::CueVerb);
    let led = matches!(reading.words[first - 1].part, Part::Comma | Part::Dash)
        || reading.is_any(first - 1, &["to", "by"]) && !reading.is(first.saturating_sub(2), "according");
    doing && led && !is_describing(reading, first)
}

/// Whether word `at` describes a noun and looks like what somebody does: “*mining* firms”.
pub(super) fn is_describing(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &ADJECTIVES)
}

/// “striking *nurses*”, “mining *firms*”
fn names_people(reading: &Reading, at: usize) -> bool {
    reading.any(at, Classes::SPEAKERS | Classes::ORGANIZATION_NOUN) || names_person(reading, at)
}

/// “killing some dozen men”, “carrying the flag”: what somebody does to something.
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

/// “bloodshed raised” before “fears”: a verb that has the cue for its object.
fn ends_in_verb(reading: &Reading, speaker: &Range<usize>, cue: usize) -> bool {
    let last = speaker.end - 1;
    let verb = speaker.len() > 1 && matches!(reading.words[last].part, Part::Ed) && !reading.words[last].capital;
    verb && speaker.end == cue && reading.is_noun_cue(cue)
}

#[cfg(test)]
mod tests {
    use super::super::told::check;

    #[test]
    fn what_somebody_does_is_nobody() {
        check(
            "The law passed in May, prompting new speculation that the mayor would resign.",
            &[("", "the mayor would resign")],
        );
        check("Ada Voss has in the past said that it was late.", &[("Ada Voss", "it was late")]);
        check("Volta came under withering criticism for its waste.", &[("", "its waste")]);
        // Nearest misses: what describes a noun.
        check("In May, leading bankers say that it is fair.", &[("leading bankers", "it is fair")]);
        check("In May, striking workers said that it was fair.", &[("striking workers", "it was fair")]);
        check("In May, visiting officials said that it was fair.", &[("visiting officials", "it was fair")]);
    }
}
