//! Answers told from the side of what they answer: “*the charge* was denied by Ruiz”, “*claims that it leaks* have been
//! dismissed by the mayor”.

use super::super::Rule;
use super::super::attribution::{self, Attribution, behind_clause, together};
use super::super::gazetteer::Gazetteer;
use super::super::lexicon::{Classes, CueKind};
use super::super::part::{Part, is_adverb_by_its_end};
use super::super::phrase;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::super::token::TokenKind;
use super::clause::{adjunct_end, clause_start};
use super::finite::tells_past;
use super::relative::stands_for_claim;
use super::unfit::opens_sentence;
use super::{Finder, Report};
use std::ops::Range;

/// How far before its participle the verb may begin, in words: “has so far been strongly denied”.
const VERB: usize = 6;
/// How long what is answered may be, in words.
const LONGEST: usize = 40;

const BY: u32 = hash(b"by");
/// What is done by nobody but who says something.
const SAYING: [u32; 16] = [
    hash(b"denied"),
    hash(b"disputed"),
    hash(b"refuted"),
    hash(b"contradicted"),
    hash(b"confirmed"),
    hash(b"echoed"),
    hash(b"criticised"),
    hash(b"criticized"),
    hash(b"condemned"),
    hash(b"denounced"),
    hash(b"decried"),
    hash(b"praised"),
    hash(b"welcomed"),
    hash(b"hailed"),
    hash(b"questioned"),
    hash(b"ridiculed"),
];
/// What may be done to a bill without a word, but not to a claim.
const TURNING_DOWN: [u32; 7] = [
    hash(b"rejected"),
    hash(b"dismissed"),
    hash(b"challenged"),
    hash(b"backed"),
    hash(b"supported"),
    hash(b"endorsed"),
    hash(b"accepted"),
];

/// What is done when nobody is told to have said it.
const ANNOUNCED: [u32; 7] = [
    hash(b"announced"),
    hash(b"claimed"),
    hash(b"alleged"),
    hash(b"reported"),
    hash(b"revealed"),
    hash(b"confirmed"),
    hash(b"said"),
];

impl Finder<'_, '_> {
    /// The report of the participle at `at` in a clause that begins at `first`, whose subject is what is answered.
    pub(super) fn answer_by(&self, first: usize, at: usize, limit: usize) -> Option<Report> {
        let reading = self.reading;
        let is_by = |at: usize| reading.words.get(at).is_some_and(|word| word.hash == BY);
        if !is_by(at + 1) && !is_by(at + 2) {
            return None;
        }
        let participle = reading.words[at].hash;
        let says = SAYING.contains(&participle);
        if !says && !TURNING_DOWN.contains(&participle) {
            return None;
        }
        let by = at + 1 + usize::from(reading.any(at + 1, Classes::ADVERB));
        let (cue, _) = reading.cue(at).filter(|(cue, _)| cue.kind == CueKind::Verb && reading.is(by, "by"))?;
        let verb = verb_start(reading, first, at)?;
        let both = usize::from(reading.is(by + 1, "both"));
        let speaker = phrase::after(reading, by + 1 + both, limit)?;
        let speaker = together::behind(reading, speaker, limit);
        if !is_source(reading, speaker.clone()) {
            return None;
        }
        let content = self.told_before(first, verb).or_else(|| subject(reading, first, verb))?;
        let claim = content.clone().any(|word| stands_for_claim(reading, word));
        let found = Attribution { cue: at..at + 1, speaker: Some(speaker), act: cue.act, rule: Rule::SubjectOfCue };
        if says || claim { self.built(content, found) } else { None }
    }

    /// What stands before “it was announced”, said by nobody: “*Two mills will close*, it was announced on Monday”.
    pub(super) fn announced(&self, first: usize, at: usize, limit: usize) -> Option<Report> {
        let reading = self.reading;
        if !ANNOUNCED.contains(&reading.words[at].hash) || at < first + 5 {
            return None;
        }
        let verb = verb_start(reading, first, at)?;
        let comma = verb.checked_sub(2).filter(|&comma| reading.is(verb - 1, "it") && reading.is(comma, ","))?;
        let (cue, _) = reading.cue(at).filter(|(cue, _)| cue.kind == CueKind::Verb)?;
        let ends = adjunct_end(reading, at + 1, limit);
        let ends = ends >= limit || !reading.is_word(ends);
        let content = clause_start(reading, first, comma)..comma;
        let found = Attribution { cue: at..at + 1, speaker: None, act: cue.act, rule: Rule::Unnamed };
        if ends && behind_clause::is_clause(reading, content.clone()) { self.built(content, found) } else { None }
    }

    /// The noun for a report that the clause at `first` begins with, with what it is of, up to its verb at `verb`:
    /// “*claims that it leaks* were denied”.
    fn told_before(&self, first: usize, verb: usize) -> Option<Range<usize>> {
        let told = self.reports.last().filter(|told| told.pieces.len() == 1 && told.pieces[0].end == verb)?;
        let noun = told.cue.as_ref().filter(|cue| cue.start >= first && cue.end < told.pieces[0].start)?.start;
        let linked = self.reading.is(noun + 1, "that") && stands_for_claim(self.reading, noun);
        let start = if noun == first { first } else { subject(self.reading, first, noun + 1)?.start };
        (linked && verb - start <= LONGEST).then_some(start..verb)
    }
}

/// Where the passive begins whose participle stands at `at`: “*has been* denied”.
fn verb_start(reading: &Reading, first: usize, at: usize) -> Option<usize> {
    let helps = |&word: &usize| {
        reading.any(word, Classes::AUXILIARY | Classes::ADVERB) || is_adverb_by_its_end(reading.written(word))
    };
    let verb = (first.max(at.saturating_sub(VERB))..at).rev().take_while(helps).last()?;
    let passive = attribution::is_passive(reading, first, at);
    (passive && verb > first).then_some(verb)
}

/// The thing that the clause from `first` on has for its subject, before its verb at `verb`.
fn subject(reading: &Reading, first: usize, verb: usize) -> Option<Range<usize>> {
    let is_comma = |at: usize| matches!(reading.words[at].part, Part::Comma);
    // “The charge, first made in May, was denied”
    let aside = |close: usize| (first + 1..close).rev().find(|&at| is_comma(at));
    let verb = if verb > first && is_comma(verb - 1) { aside(verb - 1)? } else { verb };
    let link = |at: usize| matches!(reading.words[at].part, Part::Conjunction | Part::Comma | Part::Dash);
    let start = (first..verb).rev().find(|&at| link(at)).map_or(first, |link| link + 1);
    if start < verb && is_phrase(reading, start..verb) {
        let last = verb - 1;
        let people = Classes::SPEAKERS | Classes::TITLE;
        let thing = !reading.words[last].capital && !reading.any(last, people) && !names_person(reading, last);
        let noun = stands_for_claim(reading, last) || phrase::may_be_noun(reading, last);
        return (thing && noun).then_some(start..verb);
    }
    let it = start + 1 == verb && reading.is_any(start, &["it", "this", "that"]);
    it.then_some(start..verb)
}

/// Whether no verb stands in `words`; a noun for what was told may look like one: “the *claim*”.
fn is_phrase(reading: &Reading, words: Range<usize>) -> bool {
    const LONGEST: usize = 10;
    let described = |at: usize| {
        at > words.start && matches!(reading.words[at - 1].part, Part::Determiner | Part::Possessive | Part::Adverb)
    };
    let noun = |at: usize| stands_for_claim(reading, at) || described(at);
    let stands = |at: usize| match reading.words[at].part {
        Part::CueVerb => noun(at),
        Part::Ed => described(at),
        Part::Pronoun => at == words.start && phrase::is_whose(reading, at),
        Part::Be | Part::Have | Part::Modal | Part::Mark => false,
        Part::Adverb | Part::Conjunction | Part::Preposition => at > words.start,
        Part::Other => !tells_past(reading, at, words.end),
        _ => reading.is_word(at) || reading.words[at].kind == TokenKind::Possessive,
    };
    words.len() <= LONGEST && words.clone().all(stands)
}

/// Whether the phrase `words` is of somebody who may say something, and no experiment.
pub(super) fn is_source(reading: &Reading, words: Range<usize>) -> bool {
    let people = Classes::SPEAKERS | Classes::TITLE;
    words.clone().any(|at| reading.words[at].capital || reading.any(at, people) || names_person(reading, at))
}

/// Whether word `at` is a noun for people, or for several: “engineers”.
pub(super) fn names_person(reading: &Reading, at: usize) -> bool {
    let is_person = |one: &str| Gazetteer::built_in().is_person(hash(one.as_bytes()));
    let opens = opens_sentence(reading, at);
    let one = || match reading.written(at).strip_suffix('s') {
        Some(one) if opens => is_person(&one.to_lowercase()),
        one => one.is_some_and(is_person),
    };
    let several = || reading.is_any(at, &["men", "women", "children", "people", "wives", "policemen", "firemen"]);
    (opens || !reading.words[at].capital) && (reading.words[at].is_person() || one() || several())
}

#[cfg(test)]
mod tests {
    use super::super::told::check;

    #[test]
    fn what_is_denied_by_somebody_is_answered_by_them() {
        for (told, verb, who) in [
            ("The charge", "was denied", "the ministry"),
            ("The allegations", "have been strongly denied", "Ada Voss"),
            ("The claim", "was rejected", "the union"),
            ("Their position", "was echoed", "Ada Voss"),
            ("The closure of the mill", "was condemned", "farmers"),
            ("His death", "was confirmed", "his son"),
            ("It", "was criticised", "two engineers"),
        ] {
            check(&format!("{told} {verb} by {who}."), &[(who, told)]);
        }
        // Somebody is no claim, an experiment says nothing, and a plan may be rejected without a word.
        check("Ada Voss was criticised by the press.", &[]);
        check("The result was confirmed by a second test.", &[]);
        check("The plan was rejected by the council.", &[]);
        check("The charge was denied.", &[]);
    }

    #[test]
    fn claims_that_are_told_as_a_subject_end_before_its_verb() {
        let short = "the budget is short";
        check(
            &format!("Claims that {short} were dismissed by Ada Voss."),
            &[("Ada Voss", &format!("Claims that {short}")), ("", short)],
        );
        check(
            "Reports that the mill would close were denied by the ministry on Monday.",
            &[("the ministry", "Reports that the mill would close"), ("", "the mill would close")],
        );
        check(
            "Claims that the votes were counted by machines were dismissed.",
            &[("", "the votes were counted by machines")],
        );
        check("His warning that the dam was unsafe was not heard.", &[("", "the dam was unsafe")]);
        check("Ada Voss claims that the budget was short.", &[("Ada Voss", "the budget was short")]);
    }

    #[test]
    fn what_is_announced_is_said_by_nobody() {
        check("Two mills will close, it was announced on Monday.", &[("", "Two mills will close")]);
        check("The man had a knife, it has been alleged.", &[("", "The man had a knife")]);
        check("It was announced.", &[]);
    }
}
