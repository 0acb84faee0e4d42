//! What nobody says: “nobody told us that it leaks” is no claim that it leaks.

use super::super::SpeechAct;
use super::super::part::Part;
use super::super::reading::Reading;
use super::{Finder, Report};
use std::ops::Range;

/// Whether the words at `at` are “nobody”, “none” or “no one”.
pub(super) fn names_nobody(reading: &Reading, at: usize) -> bool {
    let alone = reading.is_any(at, &["nobody", "none"]);
    alone || reading.is(at, "no") && reading.is(at + 1, "one")
}

/// Whether the phrase `speaker` names nobody, or none of its kind: “no minister”. “No 10” is a house.
fn stands_for_nobody(reading: &Reading, speaker: &Range<usize>) -> bool {
    let none = speaker.len() > 1 && reading.is(speaker.start, "no") && !reading.words[speaker.start + 1].capital;
    let counted = || matches!(reading.words[speaker.start + 1].part, Part::Number | Part::Stop);
    names_nobody(reading, speaker.start) || none && !counted()
}

/// Where content begins that seems to begin at the end of `passed`: with the “nobody” that what follows is denied by,
/// or the “no evidence” that is found of it.
pub(super) fn with_denial(reading: &Reading, passed: Range<usize>) -> usize {
    const EVIDENCE: [&str; 9] =
        ["evidence", "proof", "sign", "signs", "indication", "reason", "hint", "suggestion", "basis"];
    let end = passed.end;
    let none = |at: usize| {
        let noun = (at + 1..end).take(3).any(|at| reading.is_any(at, &EVIDENCE));
        noun && reading.is_any(at, &["no", "little", "scant", "insufficient"])
    };
    passed.rev().find(|&at| names_nobody(reading, at) || none(at)).unwrap_or(end)
}

impl Finder<'_, '_> {
    /// Whether nobody is who `report` is of: its speaker, or who stands right before its cue.
    pub(super) fn is_nobodys(&self, report: &Report) -> bool {
        let before = report.cue.as_ref().is_some_and(|cue| {
            (cue.start.saturating_sub(2)..cue.start).any(|at| {
                let length = if self.reading.is(at, "no") { 2 } else { 1 };
                names_nobody(self.reading, at) && at + length == cue.start
            })
        });
        before || report.speaker.as_ref().is_some_and(|speaker| stands_for_nobody(self.reading, speaker))
    }

    /// Whether `report` is only told in what somebody denies, who is not its speaker then, nor is anybody else: “denied
    /// that she had been promised a raise”, “rejected the accusation that she lied”.
    pub(super) fn is_denied(&self, report: &Report) -> bool {
        let (Some(cue), Some(around)) = (&report.cue, self.reports.last()) else { return false };
        let denied = matches!(around.act, SpeechAct::Deny | SpeechAct::Dispute);
        let told_in = around.pieces.iter().any(|piece| piece.contains(&cue.start));
        let anybody = report.speaker.is_some() && report.speaker != around.speaker;
        denied && told_in && !anybody
    }
}

/// How far before a cue the word stands that negates it.
const FAR: usize = 6;

/// The words before `cue` that say that it is not said: “has not”, “declined to”, “stopped short of”.
pub(in crate::analysis) fn negation(reading: &Reading, cue: &Range<usize>) -> Option<Range<usize>> {
    denied_verb(reading, cue).or_else(|| denied_subject(reading, cue))
}

/// How far before a cue “neither” may stand.
const FAR_SUBJECT: usize = 16;

/// “Neither Beck nor Nwosu would” say, “Nor did Beck” say, Beck “neither confirmed nor” denied.
fn denied_subject(reading: &Reading, cue: &Range<usize>) -> Option<Range<usize>> {
    let floor = cue.start.saturating_sub(FAR_SUBJECT);
    let is_verb = |at: usize| {
        matches!(reading.words[at].part, Part::Be | Part::Have | Part::Modal | Part::CueVerb)
            || reading.is_any(at, &["do", "does", "did"])
    };
    let verb = with_auxiliaries(reading, cue.start);
    let (mut joined, mut commas, mut inverted, mut pronoun) = (false, false, false, false);
    for at in (floor..cue.start).rev() {
        if reading.is(at, "neither") {
            let both = joined && is_verb(cue.start.saturating_sub(2)) && at + 3 == cue.start;
            let start = if both || at + 1 == cue.start { with_auxiliaries(reading, at) } else { at };
            return (both
                || !inverted && !pronoun && (joined || !commas) && opens_clause(reading, at)
                || at + 1 == cue.start)
                .then_some(start..cue.start);
        }
        if reading.is(at, "nor") {
            if commas {
                return None;
            }
            if inverted && is_verb(at + 1) && !is_verb(at + 2) && opens_clause(reading, at) {
                return Some(at..cue.start);
            }
            joined = true;
            continue;
        }
        match reading.words[at].part {
            Part::Stop | Part::Colon | Part::Mark | Part::Dash | Part::Bracket => return None,
            Part::Comma => commas = true,
            // “Neither Ruiz nor Dolan delivered the list they said …”
            Part::Pronoun if at + 1 == verb && !reading.is(at, "it") => pronoun = true,
            Part::Ed => inverted |= at < verb,
            _ => inverted |= at < verb && is_verb(at),
        }
    }
    None
}

/// Whether a clause may begin at `at`.
fn opens_clause(reading: &Reading, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let part = reading.words[before].part;
    matches!(part, Part::Stop | Part::Comma | Part::Colon | Part::Mark | Part::Dash | Part::Bracket)
        || reading.words[at].capital
        || reading.is_any(before, &["and", "but", "that", "as", "because"])
}

/// The words before `cue` that deny its verb: “has not”, “declined to”.
fn denied_verb(reading: &Reading, cue: &Range<usize>) -> Option<Range<usize>> {
    let passes = |at: usize| {
        matches!(reading.words[at].part, Part::Adverb | Part::Be | Part::Have)
            || reading
                .is_any(at, &["to", "yet", "so", "far", "immediately", "be", "mean", "meant", "intend", "intended"])
    };
    let begins = |at: usize, words: &[&str]| words.iter().any(|word| reading.written(at).starts_with(word));
    let mut at = cue.start;
    let floor = cue.start.saturating_sub(FAR);
    while at > floor {
        at -= 1;
        let next = at + 1;
        let denies = match () {
            () if is_not(reading, at) => {
                let limits = reading.is_any(next, &["only", "just", "merely", "simply", "even", "least"]);
                let whether = at > 0 && reading.is_any(at - 1, &["or", "if", "why"]);
                return (!limits && !whether).then(|| with_auxiliaries(reading, at)..cue.start);
            }
            () if reading.is(next, "to") => {
                begins(at, &["declin", "refus", "fail", "neglect"])
                    || reading.is_any(at, &["unable", "unwilling", "yet"])
            }
            () if reading.is(at, "of") => at > 0 && reading.is(at - 1, "short"),
            () if reading.is(at, "from") => at > 0 && begins(at - 1, &["refrain", "abstain"]),
            () if next == cue.start => reading.is(at, "without") || begins(at, &["avoid"]),
            () => false,
        };
        if denies {
            let behind_verb = reading.is(at, "of") || reading.is(at, "from");
            // “stopped short of”; nothing may stand before “short”.
            let verb = at.saturating_sub(usize::from(behind_verb) + usize::from(reading.is(at, "of")));
            let start = with_auxiliaries(reading, verb);
            // “did not refuse to say” says it.
            return (!(start..verb).any(|word| is_not(reading, word))).then_some(start..cue.start);
        }
        if !passes(at) && !reading.is(at, "of") && !reading.is(at, "from") {
            return None;
        }
    }
    None
}

/// Whether word `at` is “not”, “never” or ends like “didn’t”.
pub(in crate::analysis) fn is_not(reading: &Reading, at: usize) -> bool {
    let written = reading.written(at);
    reading.is_any(at, &["not", "never", "cannot"]) || written.ends_with("n't") || written.ends_with("n’t")
}

/// Where the words begin that the verb at `verb` is formed with: “has”, “did not”, “would”.
fn with_auxiliaries(reading: &Reading, verb: usize) -> usize {
    let helps = |&at: &usize| {
        let written = reading.written(at);
        matches!(reading.words[at].part, Part::Be | Part::Have | Part::Modal | Part::Adverb)
            || ["do", "does", "did", "not"].contains(&written)
            || is_not(reading, at)
    };
    let first = (verb.saturating_sub(3)..verb).rev().take_while(helps).last().unwrap_or(verb);
    // An adverb alone belongs to what stands before it.
    (first..verb).find(|&at| !matches!(reading.words[at].part, Part::Adverb)).unwrap_or(verb)
}
