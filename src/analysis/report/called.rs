//! What somebody or something is called without marks and without an article: “called it *sabotage*”, “called the
//! decision *regrettable*”.

use super::super::attribution::{self, Attribution};
use super::super::lexicon::Classes;
use super::super::part::{Part, is_adverb_by_its_end};
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::clause::{adjunct_end, trim_end};
use super::untold::CALLS;
use super::{Finder, Report};
use std::ops::Range;

/// How many words the thing may have that is called something, and what it is called.
const LONGEST: usize = 14;

/// What stands behind “called it” where nothing is said of it.
const NOT_NAMES: [&str; 25] = [
    "off", "back", "up", "out", "in", "on", "over", "again", "home", "today", "tonight", "twice", "once", "first",
    "quits", "anyway", "early", "late", "too", "names", "there", "here", "last", "next", "every",
];

impl Finder<'_, '_> {
    /// The report of “called” at `at`, where what it is said of is plain: “called it *sabotage*”.
    pub(super) fn called(
        &self,
        first: usize,
        at: usize,
        limit: usize,
        shared: Option<&Range<usize>>,
    ) -> Option<Report> {
        let reading = self.reading;
        if !CALLS.contains(&reading.words[at].hash) || reading.cue(at).is_none_or(|(_, length)| length > 1) {
            return None;
        }
        let limit = self.ceiling(at, limit);
        if attribution::is_passive(reading, first, at) || at + 2 >= limit {
            return None;
        }
        if let Some(quote) = self.quote_at(at + 1) {
            // “which their leader, Ana Ruiz, called “a bet””
            let comma = at.checked_sub(1).filter(|&comma| comma > first && reading.is(comma, ","));
            let commas = comma.is_some_and(|comma| is_told_of(reading, first, comma));
            let (speaker, rule) = self.subject(first, &(at..at + 1), limit, self.act(at), shared);
            let found = Attribution { cue: at..at + 1, speaker: Some(speaker?), act: self.act(at), rule };
            return if commas { self.built(quote.words.clone(), found) } else { None };
        }
        let start = behind_pronoun(reading, at + 1).or_else(|| behind_noun(reading, at + 1, limit))?;
        let end = end(reading, start, limit);
        let act = self.act(at);
        let (speaker, rule) = self.subject(first, &(at..at + 1), limit, act, shared);
        let found = Attribution { cue: at..at + 1, speaker: Some(speaker?), act, rule };
        if start < end { self.built(start..end, found) } else { None }
    }
}

/// Whether “which” stands before somebody of whom more is told up to the comma at `close`: “*which* their leader, Ana
/// Ruiz,”.
fn is_told_of(reading: &Reading, first: usize, close: usize) -> bool {
    let near = first..close.saturating_sub(1);
    let comma = |&at: &usize| matches!(reading.words[at].part, Part::Comma);
    let Some(open) = near.clone().rev().take(LONGEST).find(comma) else { return false };
    let subject = (first..open).rev().take(LONGEST).take_while(|at| !comma(at));
    subject.last().is_some_and(|start| reading.is(start, "which"))
}

/// Whether nothing is said of whom word `at` stands behind: “called him *back*”.
pub(super) fn is_no_name(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &NOT_NAMES)
}

/// Where it begins what “it” at `at` is called: “called it *bad news*”.
fn behind_pronoun(reading: &Reading, at: usize) -> Option<usize> {
    let start = at + 1;
    let word = reading.words.get(start).filter(|word| !word.capital && reading.is_word(start))?;
    let described =
        || judges(reading, start) || is_adverb_by_its_end(reading.written(start)) && judges(reading, start + 1);
    if reading.is_any(at, &["her", "this", "that", "these", "those"]) {
        // “called her office”, “called this morning”
        let ends = |at: usize| reading.words.get(at).is_none_or(|word| !may_go_on(word.part));
        return (judges(reading, start) && ends(start + 1)).then_some(start);
    }
    if !reading.is_any(at, &["it", "him", "them", "me", "us"]) {
        return None;
    }
    let time = Classes::TIME | Classes::DURATION;
    let timed = reading.any(start, time) || reading.is_any(start, &["last", "next", "every", "each"]);
    let noun = matches!(word.part, Part::Other | Part::Plural | Part::CueNoun | Part::PersonNoun);
    // “called him asking for help”
    let thing = reading.is(at, "it") && noun;
    let people = || matches!(word.part, Part::Plural | Part::PersonNoun) || described();
    (!timed && !is_no_name(reading, start) && (thing || people() || described())).then_some(start)
}

/// Where it begins what the thing at `at` is called: “called the decision *regrettable*”.
fn behind_noun(reading: &Reading, at: usize, limit: usize) -> Option<usize> {
    let begins = reading.any(at, Classes::DETERMINER) || reading.words[at].capital;
    let stops = |at: usize| {
        let word = &reading.words[at];
        let possessive = matches!(word.part, Part::Possessive);
        !reading.is_word(at) && !possessive
            || matches!(word.part, Part::Be | Part::Have | Part::Modal | Part::Conjunction | Part::Pronoun)
    };
    let near = at..limit.min(at + LONGEST);
    let end = near.clone().find(|&at| stops(at)).unwrap_or(near.end);
    let last = (at + 1..end).find(|&last| {
        let alone = reading.words.get(last + 1).is_none_or(|word| last + 1 >= end || !may_go_on(word.part));
        (judges(reading, last) || is_verdict(reading, last))
            && alone
            && !reading.any(last - 1, Classes::DETERMINER | Classes::PREPOSITION)
    })?;
    let mut start = last;
    while start > at + 1 && is_adverb_by_its_end(reading.written(start - 1)) {
        start -= 1;
    }
    (begins && start > at + usize::from(!reading.words[at].capital)).then_some(start)
}

/// Whether the noun at `at` judges what it is said of: “called the arrest *theatre*”.
pub(super) fn is_verdict(reading: &Reading, at: usize) -> bool {
    const VERDICTS: [u32; 24] = [
        hash(b"theatre"),
        hash(b"theater"),
        hash(b"theft"),
        hash(b"nonsense"),
        hash(b"rubbish"),
        hash(b"garbage"),
        hash(b"murder"),
        hash(b"treason"),
        hash(b"blackmail"),
        hash(b"extortion"),
        hash(b"fraud"),
        hash(b"sabotage"),
        hash(b"propaganda"),
        hash(b"censorship"),
        hash(b"hypocrisy"),
        hash(b"terrorism"),
        hash(b"genocide"),
        hash(b"madness"),
        hash(b"lunacy"),
        hash(b"insanity"),
        hash(b"robbery"),
        hash(b"fiction"),
        hash(b"folly"),
        hash(b"slander"),
    ];
    !reading.words[at].capital && VERDICTS.contains(&reading.words[at].hash)
}

/// Whether a word of this part may be a noun that the word before it tells more of: “the unfair *rules*”.
fn may_go_on(part: Part) -> bool {
    matches!(
        part,
        Part::Other
            | Part::Plural
            | Part::Name
            | Part::CueNoun
            | Part::CueVerb
            | Part::PersonNoun
            | Part::SourceNoun
            | Part::OrganizationNoun
            | Part::Title
            | Part::Number
    )
}

/// Where it ends what something is called, from `start` on.
fn end(reading: &Reading, start: usize, limit: usize) -> usize {
    const APART: [&str; 9] = ["as", "when", "while", "after", "before", "during", "although", "though", "at"];
    let near = start + 1..limit.min(start + 1 + 2 * LONGEST);
    let ends = |at: usize| {
        let joined = matches!(reading.words[at].part, Part::Conjunction);
        matches!(reading.words[at].part, Part::Comma | Part::Stop | Part::Colon | Part::Dash | Part::Mark)
            || joined && !judges(reading, at + 1) && !is_adverb_by_its_end(reading.written(at + 1))
            || reading.is_any(at, &APART)
            || adjunct_end(reading, at, limit) > at
    };
    let end = near.clone().find(|&at| ends(at)).unwrap_or(near.end);
    trim_end(reading, start, end)
}

/// Whether word `at` is an adjective that judges, by its ending or known to do so.
pub(super) fn judges(reading: &Reading, at: usize) -> bool {
    const ENDINGS: [&str; 6] = ["able", "ible", "ful", "less", "ous", "istic"];
    const NOUNS: [&str; 29] = [
        "responsible",
        "available",
        "accessible",
        "eligible",
        "possible",
        "previous",
        "various",
        "numerous",
        "continuous",
        "religious",
        "indigenous",
        "anonymous",
        "wireless",
        "table",
        "cable",
        "vegetable",
        "constable",
        "stable",
        "bible",
        "handful",
        "armful",
        "mouthful",
        "timetable",
        "unless",
        "nevertheless",
        "nonetheless",
        "regardless",
        "syllable",
        "crucible",
    ];
    const KNOWN: [&str; 58] = [
        "wrong",
        "absurd",
        "false",
        "untrue",
        "unfair",
        "fair",
        "unjust",
        "illegal",
        "unlawful",
        "troubling",
        "misleading",
        "disgusting",
        "shocking",
        "damning",
        "worrying",
        "disturbing",
        "appalling",
        "insulting",
        "alarming",
        "encouraging",
        "disappointing",
        "humiliating",
        "frightening",
        "sickening",
        "chilling",
        "insane",
        "crazy",
        "stupid",
        "racist",
        "sexist",
        "antisemitic",
        "immoral",
        "unethical",
        "inhumane",
        "inhuman",
        "cruel",
        "barbaric",
        "cowardly",
        "weak",
        "dishonest",
        "corrupt",
        "incompetent",
        "premature",
        "excessive",
        "inadequate",
        "insufficient",
        "disproportionate",
        "offensive",
        "abusive",
        "divisive",
        "punitive",
        "counterproductive",
        "toxic",
        "pathetic",
        "tragic",
        "idiotic",
        "unprecedented",
        "unfounded",
    ];
    let written = reading.written(at);
    let word = reading.is_word(at) && !reading.words[at].capital;
    let ends = || ENDINGS.iter().any(|ending| written.ends_with(ending)) && written.len() > 6;
    word && (KNOWN.contains(&written) || ends() && !NOUNS.contains(&written))
}

#[cfg(test)]
mod tests {
    use super::super::told::check;

    #[test]
    fn what_it_is_called_needs_no_article() {
        for (called, name) in [
            ("it sabotage", "sabotage"),
            ("it bad news for the town", "bad news for the town"),
            ("it sabotage and left the hall", "sabotage"),
            ("it unfair on Monday", "unfair"),
            ("them traitors", "traitors"),
            ("the decision regrettable", "regrettable"),
            ("her words deeply unhelpful", "deeply unhelpful"),
            ("this laughable", "laughable"),
            ("the closure of the mill unfair and cruel", "unfair and cruel"),
            ("Tomas Brill incompetent", "incompetent"),
            ("it a last resort", "a last resort"),
        ] {
            check(&format!("Ada Voss called {called}."), &[("Ada Voss", name)]);
        }
        check("The dam fell. Ana Ruiz, the mayor, called it senseless.", &[("Ana Ruiz", "senseless")]);
    }

    #[test]
    fn which_somebody_told_of_calls_something_is_named() {
        check("They signed the deal, which their leader, Bo Li, called “a bet”.", &[("their leader", "“a bet”")]);
    }

    #[test]
    fn whom_somebody_rings_up_is_called_nothing() {
        for called in [
            "it off",
            "him back",
            "them in May",
            "her office",
            "the police",
            "him names",
            "them last week",
            "this morning",
            "it quits",
            "the meeting for Monday",
            "it a day",
        ] {
            check(&format!("Ada Voss called {called}."), &[]);
        }
    }
}
