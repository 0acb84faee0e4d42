//! Words that were taken for a noun phrase and begin or hold a verb: “to *cut carbon* says”, “, *prompting new* fears”,
//! “which *left little* doubt”, “*protesters used phones* to invite”.

use super::super::lexicon::{Classes, CueKind};
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::finite::tells_past;
use super::junk::is_told;
use super::passive::names_person;
use std::ops::Range;

/// Verbs that “to” may stand before, in a phrase that has no noun in front.
const VERBS: [&str; 44] = [
    "get", "cut", "calm", "make", "take", "give", "help", "keep", "stop", "build", "raise", "let", "put", "bring",
    "find", "see", "win", "protect", "boost", "stay", "run", "pay", "lose", "save", "send", "hold", "buy", "sell",
    "meet", "move", "leave", "turn", "reach", "reduce", "improve", "create", "fight", "avoid", "ease", "use", "become",
    "cover", "hear", "read",
];
/// What describes a noun and looks like a verb.
const DESCRIBING: [&str; 22] = [
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

/// How somebody hears of it from whom they say it: “heard prosecutors *say*”.
const HEARD: [&str; 7] = ["heard", "hear", "hears", "hearing", "saw", "watched", "had"];

/// Whether `speaker`, of the cue at `cue`, is no noun phrase.
pub(super) fn is_no_phrase(reading: &Reading, speaker: &Range<usize>, cue: usize) -> bool {
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
    let ago = speaker.clone().any(|at| reading.is(at, "ago"));
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
fn is_infinitive(reading: &Reading, first: usize) -> bool {
    first > 0 && reading.is(first - 1, "to") && reading.is_any(first, &VERBS)
}

/// Whether word `at` names or means somebody.
fn is_party(reading: &Reading, at: usize) -> bool {
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
    doing && led && !reading.is_any(first, &DESCRIBING)
}

/// “striking *nurses*”, “mining *firms*”
fn names_people(reading: &Reading, at: usize) -> bool {
    reading.any(at, Classes::SPEAKERS | Classes::ORGANIZATION_NOUN) || names_person(reading, at)
}

/// `speaker` without the verb it begins with or what it does: “uniting *liberals* who say”, “*protesters* used
/// phones to”.
pub(super) fn without_verb(reading: &Reading, speaker: Range<usize>) -> Range<usize> {
    let first = speaker.start;
    let noun = |at: usize| {
        matches!(reading.words[at].part, Part::Plural | Part::PersonNoun) || reading.any(at, Classes::SPEAKERS)
    };
    let who = (2..5).contains(&speaker.len()) && reading.is(speaker.end, "who");
    let doing = who && first > 0 && matches!(reading.words[first - 1].part, Part::Comma);
    if doing && reading.written(first).ends_with("ing") && noun(speaker.end - 1) && !reading.is_any(first, &DESCRIBING)
    {
        return first + 1..speaker.end;
    }
    // “Jurors heard *prosecutors* say”
    let heard = |at: &usize| reading.is_any(*at, &HEARD) && is_party(reading, at + 1);
    if let Some(verb) = (first..speaker.end.saturating_sub(1)).find(heard).filter(|_| reading.is_verb_cue(speaker.end))
    {
        return verb + 1..speaker.end;
    }
    // “to hear *prosecutors* specify the charges”
    if speaker.len() > 1 && is_infinitive(reading, first) && is_party(reading, first + 1) {
        return first + 1..speaker.end;
    }
    let object = |at: usize| {
        let part = reading.words[at].part;
        matches!(part, Part::Other | Part::Plural | Part::Determiner)
            && !reading.any(at, Classes::TIME | Classes::DURATION)
    };
    let deed = |&at: &usize| {
        matches!(reading.words[at].part, Part::Ed) && !reading.words[at].capital && noun(at - 1) && object(at + 1)
    };
    let deed = (first + 1..speaker.end.saturating_sub(1)).find(deed);
    let end = deed.unwrap_or(speaker.end);
    let present = end == speaker.end && ends_in_present(reading, &speaker);
    first..end - usize::from(present)
}

/// Whether `speaker` ends with what it does, in the present, and an object follows: “*Volta keeps* its books shut but”.
fn ends_in_present(reading: &Reading, speaker: &Range<usize>) -> bool {
    const PRESENT: [&str; 34] = [
        "keeps",
        "includes",
        "takes",
        "gives",
        "makes",
        "runs",
        "holds",
        "starts",
        "puts",
        "gets",
        "uses",
        "faces",
        "brings",
        "leaves",
        "follows",
        "sets",
        "draws",
        "plays",
        "cuts",
        "raises",
        "rips",
        "justifies",
        "slashes",
        "spends",
        "pays",
        "sends",
        "buys",
        "sells",
        "wins",
        "loses",
        "celebrates",
        "hits",
        "opens",
        "ends",
    ];
    let (last, next) = (speaker.end - 1, speaker.end);
    let object = reading.any(next, Classes::DETERMINER) || reading.is_any(next, &["its", "his", "her", "their"]);
    let noun = |at: usize| {
        matches!(reading.words[at].part, Part::Name | Part::Other | Part::OrganizationNoun | Part::PersonNoun)
    };
    speaker.len() > 1 && object && reading.is_any(last, &PRESENT) && noun(last - 1)
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
        check("The law passed, uniting liberals who say that it is fair.", &[("liberals", "it is fair")]);
        check("Volta keeps its books shut but says that it is rich.", &[("Volta", "it is rich")]);
        check("The agreement includes a promise to cut waste.", &[("The agreement", "cut waste")]);
        check("Protesters used phones to demand that the mayor resign.", &[("Protesters", "the mayor resign")]);
        check("The club chose to use Karl Dean, who had claimed that he was ill.", &[("Karl Dean", "he was ill")]);
        check("The storm led forecasters to warn that it would rain.", &[("forecasters", "it would rain")]);
        check("Oil rose, prompting Volta to say that it was late.", &[("Volta", "it was late")]);
        check("Volta came under withering criticism for its waste.", &[("", "its waste")]);
        // Nearest misses: what describes a noun.
        check("In May, leading bankers say that it is fair.", &[("leading bankers", "it is fair")]);
        check("In May, striking workers said that it was fair.", &[("striking workers", "it was fair")]);
        check("In May, visiting officials said that it was fair.", &[("visiting officials", "it was fair")]);
    }
}
