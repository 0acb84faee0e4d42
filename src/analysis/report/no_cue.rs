//! Words that report elsewhere, and are no cues where they stand: “argued with the mayor”, “was asked to appear”.

use super::super::SpeechAct;
use super::super::lexicon::{Classes, Cue, CueKind, Follow};
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::{Reading, Word};
use super::super::tagger::feature::hash;
use super::attributive::{is_attributive, is_doubted};
use super::called::{is_no_name, judges};
use super::clause::adjunct_end;
use super::deed::is_deed;
use super::denial::names_nobody;
use super::finite::{is_finite, tells_past};
use super::junk::is_told;
use super::quoting::quotes_somebody;
use super::relative::stands_for_claim;
use super::sense::is_other_sense;
use super::untold::CALLS;
use std::ops::Range;

/// Whether the words `cue` of a sentence `first..limit` report nothing, whatever stands around them.
pub(super) fn is_no_cue(reading: &Reading, first: usize, cue: &Range<usize>, limit: usize) -> bool {
    let is_code = reading.is_code(cue.start);
    is_code
        || is_of_nothing(reading, cue)
        || is_measure(reading, cue)
        || is_of_subject(reading, cue)
        || is_neither(reading, first, cue)
        || is_dismissed(reading, cue)
        || is_asked(reading, first, cue, limit)
        || is_disputed_noun(reading, first, cue)
        || is_seen(reading, cue, limit)
        || is_again(reading, first, cue)
        || is_done(reading, cue, limit)
        || is_quarrel(reading, cue)
        || is_asked_for(reading, first, cue)
        || is_appointed(reading, cue)
        || quotes_somebody(reading, cue, limit)
        || is_idiom(reading, cue)
        || is_read_out(reading, cue, limit)
        || is_of_noun(reading, cue)
        || is_noun_before_noun(reading, first, cue)
        || is_told_of(reading, first, cue)
        || is_of_trade(reading, cue)
        || is_deed(reading, cue, limit)
        || is_other_sense(reading, first, cue, limit)
        || is_attributive(reading, first, cue, limit)
}

/// “reports results on Friday”, “reported earnings in May”: what a company does four times a year.
fn is_of_trade(reading: &Reading, cue: &Range<usize>) -> bool {
    const RESULTS: [&str; 2] = ["results", "earnings"];
    const LED: [&str; 6] = ["its", "their", "quarterly", "annual", "full-year", "half-year"];
    const BEHIND: [&str; 7] = ["on", "in", "next", "tomorrow", "later", "after", "before"];
    if !reading.is_any(cue.start, &["report", "reports", "reported", "reporting"]) {
        return false;
    }
    let led = (cue.end..cue.end + 2)
        .take_while(|&at| reading.is_any(at, &LED) || reading.written(at).ends_with("-quarter"))
        .count();
    let noun = cue.end + led;
    let ends = || reading.words.get(noun + 1).is_none_or(|word| matches!(word.part, Part::Stop | Part::Comma));
    reading.is_any(noun, &RESULTS)
        && (reading.is_any(noun + 1, &BEHIND) || reading.any(noun + 1, Classes::TIME) || ends())
}

/// “*Leaked* notes say”, “comments *that* drew anger”: the cue is a noun of which something is told.
fn is_of_noun(reading: &Reading, cue: &Range<usize>) -> bool {
    const OF_PAPERS: [&str; 17] = [
        "leaked",
        "published",
        "unpublished",
        "handwritten",
        "confidential",
        "internal",
        "secret",
        "official",
        "unofficial",
        "early",
        "recent",
        "private",
        "unsealed",
        "redacted",
        "detailed",
        "conflicting",
        "unconfirmed",
    ];
    const NOUNS: [&str; 3] = ["notes", "reports", "claims"];
    const MOVED: [&str; 10] =
        ["drew", "prompted", "sparked", "angered", "provoked", "caused", "earned", "stunned", "shocked", "offended"];
    const SPOKEN: [&str; 7] = ["comment", "comments", "words", "remark", "remarks", "statement", "statements"];
    let at = cue.start;
    let describes = |at: usize| reading.is_any(at, &OF_PAPERS) || is_doubted(reading, at);
    let led = at > 0 && reading.is_any(at, &NOUNS) && describes(at - 1);
    let verb = at + 2;
    let moved = || reading.is_any(verb, &MOVED);
    let hangs = reading.is_any(at, &SPOKEN) && reading.is(at + 1, "that") && verb + 1 < reading.words.len();
    led || hangs && (moved() || is_finite(reading, verb) || tells_past(reading, verb, reading.words.len()))
}

/// “…, an *allegation* the firm wants to sue over”: what stands before it is meant.
fn is_told_of(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    let article = cue.start.checked_sub(1).filter(|&article| article > first + 1);
    let apposed = article.is_some_and(|at| {
        (reading.is(at, "a") || reading.is(at, "an")) && matches!(reading.words[at - 1].part, Part::Comma | Part::Dash)
    });
    let noun = || reading.is_noun_cue(cue.start) || reading.is(cue.start, "claim");
    let subject = || {
        let word = reading.words.get(cue.end);
        names_nobody(reading, cue.end)
            || word.is_some_and(|word| word.capital || matches!(word.part, Part::Determiner | Part::Pronoun))
    };
    apposed && noun() && subject() && !reading.is(cue.end, "that")
}

/// “one *appeals* judge”, “the bank *lobby* AEB”, “his Leith *chant*”: nouns, whatever they look like.
fn is_noun_before_noun(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    let before = cue.start.checked_sub(1).filter(|&before| before >= first);
    let named = || reading.words.get(cue.end).is_some_and(|word| word.capital);
    let noun = || before.is_some_and(|at| phrase::may_be_noun(reading, at) && !reading.written(at).ends_with('s'));
    match () {
        () if reading.is(cue.start, "appeals") => {
            reading.is_any(cue.end, &["judge", "judges", "court", "courts", "panel"])
        }
        () if reading.is(cue.start, "lobby") => {
            noun() && (named() || reading.is_any(cue.end, &["group", "groups", "firm"]))
        }
        () if reading.is(cue.start, "chant") => {
            let whose = ["his", "her", "their", "the", "a"];
            let near = first.max(cue.start.saturating_sub(4))..cue.start;
            near.rev().take_while(|&at| reading.is_word(at)).any(|at| reading.is_any(at, &whose))
        }
        () => false,
    }
}

/// “argued with the mayor”, “argued on television”: what they argue is not told.
fn is_quarrel(reading: &Reading, cue: &Range<usize>) -> bool {
    const CLAUSE: usize = 10;
    const ARGUES: [u32; 4] = [hash(b"argued"), hash(b"argues"), hash(b"argue"), hash(b"arguing")];
    let argues = ARGUES.contains(&reading.words[cue.start].hash);
    let at = cue.end + usize::from(reading.any(cue.end, Classes::ADVERB));
    let what = || reading.is_any(at, &["over", "about", "on"]);
    // “argued on Monday that it was old”, “argued over the weekend that”
    let told = || {
        let near = cue.end..reading.words.len().min(cue.end + CLAUSE);
        reading.any(at + 1, Classes::TIME) || near.into_iter().any(|word| reading.is(word, "that"))
    };
    argues && (reading.is(at, "with") || what()) && !told()
}

/// “Asked if he *blamed* Ruiz, Li left”: what somebody is asked is no report of it.
fn is_asked_for(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    const NEAR: usize = 5;
    const WHETHER: [u32; 2] = [hash(b"if"), hash(b"whether")];
    let floor = first.max(cue.start.saturating_sub(NEAR));
    let Some(link) = (floor..cue.start).rev().find(|&at| WHETHER.contains(&reading.words[at].hash)) else {
        return false;
    };
    // “was asked if she would resign and said no”, “asked whether he was worried Bo Li said”
    let subject = |word: &Word| {
        matches!(
            word.part,
            Part::Pronoun | Part::Determiner | Part::Name | Part::PersonNoun | Part::SourceNoun | Part::Title
        ) || matches!(word.part, Part::Modal | Part::Have | Part::Adverb)
    };
    link > first && reading.is(link - 1, "asked") && reading.words[link + 1..cue.start].iter().all(subject)
}

/// “confirmed Ana Ruiz by 53-36”, “was detailed to the bank”: what is done to somebody.
fn is_appointed(reading: &Reading, cue: &Range<usize>) -> bool {
    if reading.is(cue.start, "detailed") {
        return reading.is(cue.end, "to");
    }
    if !reading.is(cue.start, "confirmed") {
        return false;
    }
    let behind = &reading.words[cue.end..];
    let named = behind.iter().take_while(|word| word.capital).count();
    // “confirmed Tuesday to the Herald that”
    let timed = reading.any(cue.end, Classes::TIME);
    named > 0 && !timed && reading.is_any(cue.end + named, &["by", "as", "to", "for"])
}

/// “called it a day”, “called her office”: nothing is said.
fn is_idiom(reading: &Reading, cue: &Range<usize>) -> bool {
    const PLACES: [&str; 16] = [
        "office", "home", "house", "mother", "father", "husband", "lawyer", "doctor", "family", "agent", "boss",
        "parents", "sister", "brother", "son", "daughter",
    ];
    let at = cue.end + 1;
    // “laughed that off”
    if reading.any(cue.end, Classes::PRONOUN | Classes::DETERMINER) && reading.is(at, "off") {
        return true;
    }
    if !CALLS.contains(&reading.words[cue.start].hash) {
        return false;
    }
    // “called him back”
    let calls = cue.len() == 1;
    let whom = reading.is_any(cue.end, &["it", "him", "her", "them", "me", "us"]);
    let rung_up =
        reading.is_any(cue.end, &["his", "their"]) || reading.is(cue.end, "her") && reading.is_any(at, &PLACES);
    let alone =
        reading.words.get(at + 1).is_none_or(|word| matches!(word.part, Part::Stop | Part::Comma | Part::Preposition));
    if calls && (rung_up || is_rung_up(reading, cue)) && alone && !quotes_on(reading, cue.end) {
        return true;
    }
    let within = reading.is_any(at, &["in", "on"]);
    if calls && whom && is_no_name(reading, at) && !within {
        return true;
    }
    let it = reading.is(cue.end, "it");
    let end = at + 1 + usize::from(reading.is(at, "a"));
    let rest = reading.is(at, "quits") || reading.is_any(at + 1, &["day", "night"]);
    it && (reading.is(at, "a") || reading.is(at, "quits")) && rest && !reading.any(end, Classes::PREPOSITION)
}

/// Whether marks stand behind word `at` in its clause: “called the use of force “dangerous””.
fn quotes_on(reading: &Reading, at: usize) -> bool {
    const FAR: usize = 20;
    let near = at..reading.words.len().min(at + FAR);
    let mut clause = near.take_while(|&at| !matches!(reading.words[at].part, Part::Comma | Part::Stop | Part::Colon));
    clause.any(|at| matches!(reading.words[at].part, Part::Mark) || reading.is(at, "a") || reading.is(at, "an"))
}

/// “called *the police*”, but “which she called the end”
fn is_rung_up(reading: &Reading, cue: &Range<usize>) -> bool {
    const NEAR: usize = 8;
    const LINKS: [&str; 5] = ["which", "what", "that", "who", "whom"];
    let near = cue.start.saturating_sub(NEAR)..cue.start;
    let noun = !judges(reading, cue.end + 1) && !stands_for_claim(reading, cue.end + 1);
    let told_of = near.into_iter().any(|at| reading.is_any(at, &LINKS));
    let passive = cue.start > 0 && matches!(reading.words[cue.start - 1].part, Part::Be);
    reading.is(cue.end, "the") && reading.is_word(cue.end + 1) && noun && !told_of && !passive
}

/// “read out the names of the dead”: what stands in marks or behind a colon may be said, but no list that is named.
fn is_read_out(reading: &Reading, cue: &Range<usize>, limit: usize) -> bool {
    let out = || reading.is_any(cue.end, &["out", "aloud"]);
    let quotes = |at: usize| matches!(reading.words[at].part, Part::Mark | Part::Colon);
    reading.is(cue.start, "read") && out() && !(cue.end..limit).any(quotes)
}

/// “said nothing to suggest that it leaks”: nothing does.
fn is_of_nothing(reading: &Reading, cue: &Range<usize>) -> bool {
    cue.start > 1 && reading.is(cue.start - 1, "to") && reading.is_any(cue.start - 2, &["nothing", "little"])
}

/// “neither *confirmed* nor *denied* that it leaks”: nothing is said.
fn is_neither(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    let either = |at: usize| reading.is_any(at, &["confirmed", "confirm", "confirms", "denied", "deny", "denies"]);
    let before = cue.start.checked_sub(1).filter(|&before| before > first && either(cue.start));
    before.is_some_and(|before| {
        reading.is(before, "neither") && reading.is(cue.end, "nor") || reading.is(before, "nor") && either(before - 1)
    })
}

/// “dismissed as “nonsense” *reports* that it leaks”: what is dismissed.
fn is_dismissed(reading: &Reading, cue: &Range<usize>) -> bool {
    const LONGEST: usize = 8;
    let noun = reading.is_any(cue.start, &["reports", "claims", "suggestions", "rumours", "rumors", "allegations"]);
    let before = cue.start.checked_sub(2).filter(|_| noun && reading.is(cue.end, "that"));
    before.is_some_and(|inner| {
        let mark = |at: usize| matches!(reading.words[at].part, Part::Mark);
        let open = (inner.saturating_sub(LONGEST).max(1)..inner).rev().find(|&at| mark(at));
        mark(inner + 1) && open.is_some_and(|open| reading.is(open - 1, "as"))
    })
}

/// “The review she *called for* will begin”: what is called for stands before, and its verb behind.
fn is_of_subject(reading: &Reading, cue: &Range<usize>) -> bool {
    let next = reading.words.get(cue.end).map_or(Part::Edge, |word| word.part);
    let asks = |cue: Cue| cue.kind == CueKind::Verb && matches!(cue.act, SpeechAct::Ask | SpeechAct::Demand);
    let thing = || reading.cue(cue.start).is_some_and(|(cue, _)| asks(cue) && !cue.follow.any(Follow::CLAUSE));
    // “ask would you go”
    let asked = matches!(reading.words.get(cue.end + 1).map_or(Part::Edge, |word| word.part), Part::Pronoun);
    matches!(next, Part::Modal) && !asked && !reading.words[cue.end].capital && thing()
}

/// “according to their age”, “according to plan”: what something is measured by, and no source.
fn is_measure(reading: &Reading, cue: &Range<usize>) -> bool {
    const OWN: [&str; 8] = ["their", "his", "her", "its", "our", "my", "your", "the"];
    const MEASURES: [&str; 28] = [
        "age",
        "ages",
        "size",
        "need",
        "needs",
        "ability",
        "abilities",
        "taste",
        "tastes",
        "wishes",
        "preference",
        "preferences",
        "means",
        "income",
        "incomes",
        "rank",
        "weight",
        "height",
        "merit",
        "merits",
        "skill",
        "skills",
        "length",
        "wealth",
        "strength",
        "custom",
        "customs",
        "type",
    ];
    const BARE: [&str; 8] = ["plan", "schedule", "law", "tradition", "protocol", "script", "design", "rules"];
    if !reading.is(cue.start, "according") {
        return false;
    }
    let owned = reading.is_any(cue.end, &OWN);
    let at = cue.end + usize::from(owned);
    // “according to law professor Bo Li”
    let ends = !reading.is_word(at + 1) || !phrase::may_be_noun(reading, at + 1);
    ends && (reading.is_any(at, &MEASURES) || !owned && reading.is_any(at, &BARE))
}

/// “Asked if she would retire, she said”: who is asked is told, not who asks.
fn is_asked(reading: &Reading, first: usize, cue: &Range<usize>, limit: usize) -> bool {
    const ABOUT: usize = 12;
    if !reading.is(cue.start, "asked") {
        return false;
    }
    let opens = cue.start == first && reading.words[cue.start].capital;
    let before = |words: &[&str]| cue.start > first && reading.is_any(cue.start - 1, words);
    let at = adjunct_end(reading, cue.end, limit);
    let about = reading.is_any(at, &["if", "whether", "about", "by", "why", "how", "what"]);
    // “When Ruiz asked, Li said no”, “after Ruiz asked about it, Li said”: who says what is told behind the comma.
    let linked = reading.is_any(first, &["when", "after", "as", "once"]) && cue.start > first + 1;
    let bare = reading.is(cue.end, ",") || about && (cue.end..limit).take(ABOUT).any(|at| reading.is(at, ","));
    if linked && bare && !reading.is_any(at, &["if", "whether"]) {
        return !matches!(reading.words.get(cue.end + 1).map_or(Part::Edge, |word| word.part), Part::Mark);
    }
    // “Ruiz, asked if it leaked, said”
    let aside = || (at..limit).any(|comma| reading.is(comma, ",") && reading.is_verb_cue(comma + 1));
    opens || about && (before(&["when", "if", "once", "repeatedly"]) || before(&[","]) && aside())
}

/// “denied reports it was bankrupt”: a noun that a verb of speaking has for its object.
fn is_disputed_noun(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    let Some(verb) = cue.start.checked_sub(1).filter(|&verb| verb > first) else { return false };
    let noun = reading.written(cue.start).ends_with('s') && !reading.is(cue.end, "that");
    noun && is_told(reading, verb) && !reading.any(verb - 1, Classes::DETERMINER)
}

/// “an earlier report, seen by the Courier, described it as old”: who has seen it calls it nothing.
fn is_seen(reading: &Reading, cue: &Range<usize>, limit: usize) -> bool {
    if !reading.is(cue.start, "seen") || !reading.is(cue.end, "by") {
        return false;
    }
    let mut clause = (cue.end..limit).take_while(|&at| !matches!(reading.words[at].part, Part::Comma | Part::Stop));
    !clause.any(|at| reading.is(at, "as"))
}

/// “ignored repeated warnings”: told of what is said again, and by nobody.
fn is_again(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    if !reading.is(cue.start, "repeated") || cue.start <= first {
        return false;
    }
    let behind = reading.words.get(cue.end).map_or(Part::Edge, |word| word.part);
    let noun = matches!(behind, Part::CueNoun | Part::Plural | Part::CueVerb | Part::Other);
    let before = reading.words[cue.start - 1].part;
    let leads = matches!(before, Part::Ed | Part::Ing | Part::CueVerb | Part::Preposition | Part::Determiner);
    noun && (leads || matches!(before, Part::Possessive))
}

/// “added more pressure, warning that it leaks”: what is added to a thing is done, not said.
fn is_done(reading: &Reading, cue: &Range<usize>, limit: usize) -> bool {
    const THINGS: [&str; 14] = [
        "pressure",
        "weight",
        "fuel",
        "urgency",
        "momentum",
        "confusion",
        "strain",
        "uncertainty",
        "tension",
        "impetus",
        "heat",
        "drama",
        "support",
        "insult",
    ];
    if !reading.is_any(cue.start, &["add", "adds", "added", "adding"]) {
        return false;
    }
    let phrase = (cue.end..limit).take(4).take_while(|&at| reading.is_word(at) && !reading.words[at].capital);
    let noun = phrase.filter(|&at| reading.is_any(at, &THINGS)).last();
    // “added that”, “added support was needed”
    noun.is_some_and(|noun| {
        let behind = reading.words.get(noun + 1).map_or(Part::Edge, |word| word.part);
        noun + 1 >= limit || matches!(behind, Part::Comma | Part::Stop | Part::Preposition | Part::Edge)
    })
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check;

    #[test]
    fn who_is_confirmed_or_detailed_is_nothing_said() {
        check("The council confirmed Ana Ruiz by 53-36.");
        check("The council confirmed Ana Ruiz as its head.");
        check("Ana Ruiz was detailed to the bank.");
        check("[speaker:The council] [cue:confirmed] that [content:Ana Ruiz had won by 53-36].");
    }

    #[test]
    fn what_is_added_to_a_thing_is_nothing_said() {
        check("Bo Li added insult to injury.");
        check("Ana Ruiz added fuel to the row that the dam leaks.");
        check("[speaker:Ana Ruiz] [cue:added] that [content:fuel was dear].");
    }
}
