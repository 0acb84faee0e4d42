//! What is no part of who speaks, and was taken for the beginning or end of their phrase: “uniting *liberals* who say”,
//! “*protesters* used phones to”, “*at one point* Ruiz”, “*her* oft-made vow”, “*papers* seen by the Courier”.

use super::super::lexicon::Classes;
use super::super::part::{Part, is_adverb_by_its_end};
use super::super::phrase;
use super::super::reading::Reading;
use super::finite::tells_past;
use super::no_phrase::{is_describing, is_infinitive, is_party};
use super::predicate::{ends_noun, without_predicate};
use super::relative::stands_for_claim;
use super::unfit::is_sight;
use super::verb_form::{is_past_only, is_past_or_participle, is_present_only};
use super::when::behind_time;
use std::ops::Range;

/// How somebody hears of it from whom they say it: “heard prosecutors *say*”.
const HEARD: [&str; 7] = ["heard", "hear", "hears", "hearing", "saw", "watched", "had"];
/// The phrase `speaker` of who says something by the cue at `cue`, without what is no part of it.
pub(super) fn trimmed(reading: &Reading, speaker: Range<usize>, cue: usize) -> Range<usize> {
    let speaker = without_lead(reading, without_verb(reading, speaker, cue));
    let speaker = without_deed(reading, without_adjective(reading, speaker, cue), cue);
    without_end(reading, without_sight(reading, speaker))
}

/// `speaker` without what only ends it: “*both bakers* soon saw it”, “*residents* there said”, “*a man* known as Bob”.
fn without_end(reading: &Reading, speaker: Range<usize>) -> Range<usize> {
    const ADVERBS: [&str; 14] = [
        "soon",
        "ever",
        "sometimes",
        "together",
        "always",
        "often",
        "never",
        "now",
        "then",
        "there",
        "here",
        "twice",
        "nearby",
        "again",
    ];
    const CALLED: [&str; 6] = ["known", "calling", "named", "nicknamed", "dubbed", "identified"];
    let last = speaker.end - 1;
    // “a man who was *there*”
    let told = || matches!(reading.words[last - 1].part, Part::Be);
    if speaker.len() < 2 || reading.words[last].capital || told() {
        return speaker;
    }
    // “the Leith *daily*” is a newspaper.
    let paper = reading.is_any(last, &["daily", "weekly", "monthly", "quarterly"]);
    let adverb = is_adverb_by_its_end(reading.written(last)) && reading.is_word(last) && !paper;
    let called =
        || reading.is_any(last, &CALLED) && (reading.is(speaker.end, "as") || reading.is(speaker.end, "himself"));
    let ends = adverb || reading.is_any(last, &ADVERBS) || called();
    speaker.start..speaker.end - usize::from(ends)
}

/// `speaker` without a verb that it begins with, holds or ends with.
fn without_verb(reading: &Reading, speaker: Range<usize>, cue: usize) -> Range<usize> {
    if speaker.end > cue {
        return before_verb(reading, speaker);
    }
    let told = behind_verb(reading, &speaker).unwrap_or_else(|| before_object(reading, speaker));
    before_verb(reading, without_predicate(reading, told))
}

/// `speaker` behind the verb that it begins with or is the object of: “uniting *liberals* who say”, “Jurors heard
/// *prosecutors* say”.
fn behind_verb(reading: &Reading, speaker: &Range<usize>) -> Option<Range<usize>> {
    let first = speaker.start;
    let who = (2..5).contains(&speaker.len()) && reading.is(speaker.end, "who");
    let doing = who && first > 0 && matches!(reading.words[first - 1].part, Part::Comma);
    if doing
        && reading.written(first).ends_with("ing")
        && is_people(reading, speaker.end - 1)
        && !is_describing(reading, first)
    {
        return Some(first + 1..speaker.end);
    }
    let heard = |at: &usize| reading.is_any(*at, &HEARD) && is_party(reading, at + 1);
    if let Some(verb) = (first..speaker.end.saturating_sub(1)).find(heard).filter(|_| reading.is_verb_cue(speaker.end))
    {
        return Some(verb + 1..speaker.end);
    }
    // “to hear *lawyers* read the letter”
    let infinitive = speaker.len() > 1 && is_infinitive(reading, first) && is_party(reading, first + 1);
    infinitive.then_some(first + 1..speaker.end)
}

/// `speaker` before what it does to an object: “*protesters* used phones to”, “*Volta* keeps its books shut but”.
fn before_object(reading: &Reading, speaker: Range<usize>) -> Range<usize> {
    let object = |at: usize| {
        let part = reading.words[at].part;
        matches!(part, Part::Other | Part::Plural | Part::Determiner)
            && !reading.any(at, Classes::TIME | Classes::DURATION)
    };
    let deed = |&at: &usize| {
        matches!(reading.words[at].part, Part::Ed)
            && !reading.words[at].capital
            && is_people(reading, at - 1)
            && object(at + 1)
    };
    let deed = (speaker.start + 1..speaker.end.saturating_sub(1)).find(deed);
    let end = deed.unwrap_or(speaker.end);
    let present = end == speaker.end && ends_in_present(reading, &speaker);
    speaker.start..end - usize::from(present)
}

/// Whether `speaker` ends with what it does, in the present, and an object follows: “*Volta keeps* its books shut but”.
fn ends_in_present(reading: &Reading, speaker: &Range<usize>) -> bool {
    // What may be a noun, too: “the talks *starts* the week”.
    const EITHER: [&str; 17] = [
        "runs", "starts", "puts", "faces", "leaves", "follows", "sets", "plays", "cuts", "raises", "rips", "slashes",
        "pays", "wins", "hits", "opens", "ends",
    ];
    let (last, next) = (speaker.end - 1, speaker.end);
    let object = reading.any(next, Classes::DETERMINER) || reading.is_any(next, &["its", "his", "her", "their"]);
    let noun = |at: usize| {
        matches!(reading.words[at].part, Part::Name | Part::Other | Part::OrganizationNoun | Part::PersonNoun)
    };
    let present = is_present_only(reading.words[last].hash) || reading.is_any(last, &EITHER);
    speaker.len() > 1 && object && present && noun(last - 1)
}

/// Whether the noun at `at` is for people.
fn is_people(reading: &Reading, at: usize) -> bool {
    matches!(reading.words[at].part, Part::Plural | Part::PersonNoun) || reading.any(at, Classes::SPEAKERS)
}

/// `speaker` before the verb of another clause that it holds or ends with: “Ruiz took” the stage and called it a lie.
fn before_verb(reading: &Reading, speaker: Range<usize>) -> Range<usize> {
    // “*Spain* sends ships and warns”
    let present = |&at: &usize| {
        let verb = is_present_only(reading.words[at].hash) || reading.is_any(at, &["draws", "launches"]);
        verb && !ends_noun(reading, &speaker, at) && phrase::may_be_noun(reading, at - 1)
    };
    let past = |&at: &usize| {
        let adjective = reading.is_any(at - 1, &["far", "hard", "home", "hand", "best"]);
        let wing = reading.is(at, "left") && reading.is_any(at + 1, &["wing", "winger", "hand", "back", "arm"]);
        let word = reading.words[at].hash;
        (is_past_only(word) || is_past_or_participle(word) || reading.is_any(at, &["put", "shot"]))
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
        && !(speaker.start + 1..verb).any(relative)
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
    speaker
}

/// `speaker`, who does something and says more of it behind a comma, by the cue at `cue`, without what is done, where
/// no other verb stands between: “*the bank* raised rates to 4%, saying”.
fn without_deed(reading: &Reading, speaker: Range<usize>, cue: usize) -> Range<usize> {
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
fn without_adjective(reading: &Reading, speaker: Range<usize>, cue: usize) -> Range<usize> {
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
fn without_lead(reading: &Reading, speaker: Range<usize>) -> Range<usize> {
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
    let behind = behind_time(reading, &speaker);
    if behind > first {
        return behind..speaker.end;
    }
    let led = lead(reading, &speaker);
    if led > 0 {
        return first + led..speaker.end;
    }
    first + usize::from(speaker.len() > 1 && (done || all))..speaker.end
}

/// How many words of `speaker` only lead to it: “*at one point* Ruiz”, “*which made* Ruiz”, “*Image caption* Ana Ruiz”.
fn lead(reading: &Reading, speaker: &Range<usize>) -> usize {
    let Range { start: first, end } = *speaker;
    let named = |at: usize| at < end && reading.words[at].capital;
    let once = reading.is_any(first, &["one", "some", "this", "that"])
        && reading.is_any(first + 1, &["point", "stage", "time", "moment", "occasion"]);
    let made = reading.is_any(first, &["that", "which"]) && reading.is_any(first + 1, &["made", "makes"]);
    let caption = reading.is_any(first, &["image", "photo"]) && reading.is(first + 1, "caption");
    match () {
        () if (once || made || caption) && named(first + 2) => 2,
        () if reading.is_any(first, &["made", "makes", "make", "let", "lets"]) && !named(first) && named(first + 1) => {
            1
        }
        () => 0,
    }
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

#[cfg(test)]
mod tests {
    use super::super::told;
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
    fn what_only_ends_it_is_no_part_of_who_speaks() {
        let late = "it was late";
        for (who, end) in [
            ("Two men", "soon found"),
            ("The left", "sometimes says"),
            ("My family", "unanimously argued"),
            ("Residents", "there said"),
        ] {
            told::check(&format!("{who} {end} that it was late."), &[(who, late)]);
        }
        told::check("“It is late,” said a man known as Bob.", &[("a man", "“It is late,”")]);
        told::check("The letter continues: “It is late.”", &[("The letter", "“It is late.”")]);
        told::check("“It is late,” Post said.", &[("Post", "“It is late,”")]);
        // Nearest miss: a noun that ends so.
        told::check("The family said it was late.", &[("The family", late)]);
    }

    #[test]
    fn what_somebody_does_is_no_part_of_who_speaks() {
        told::check("The law passed, uniting liberals who say that it is fair.", &[("liberals", "it is fair")]);
        told::check("Volta keeps its books shut but says that it is rich.", &[("Volta", "it is rich")]);
        told::check("The agreement includes a promise to cut waste.", &[("The agreement", "cut waste")]);
        told::check("Protesters used phones to demand that the mayor resign.", &[("Protesters", "the mayor resign")]);
        told::check(
            "The club chose to use Karl Dean, who had claimed that he was ill.",
            &[("Karl Dean", "he was ill")],
        );
        told::check("The storm led forecasters to warn that it would rain.", &[("forecasters", "it would rain")]);
        told::check("Oil rose, prompting Volta to say that it was late.", &[("Volta", "it was late")]);
    }
}
