//! What has been found out, told before or behind who found it by verbs that seldom tell what somebody says: “The dam
//! is unsafe, a court *ruled*”, “court records *show* the man was ill”.

use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::reading::Reading;
use super::super::report::{is_finite, opens_clause, tells_past};
use super::behind_clause::told_end;
use std::ops::Range;

/// How far behind a cue what is looked for may end, in words.
const FAR: usize = 32;

/// Verbs that are seldom told behind what is found, but may be.
pub(super) const FINDS: [&str; 18] = [
    "estimates",
    "estimated",
    "estimate",
    "calculates",
    "calculated",
    "ruled",
    "rules",
    "predicted",
    "predicts",
    "forecast",
    "forecasts",
    "show",
    "showed",
    "shown",
    "found",
    "finds",
    "expect",
    "expects",
];

/// Who finds out what they are told to have found.
const FINDERS: [&str; 24] = [
    "court",
    "judge",
    "jury",
    "tribunal",
    "inquiry",
    "inquest",
    "coroner",
    "panel",
    "committee",
    "commission",
    "investigation",
    "investigators",
    "inspectors",
    "auditors",
    "engineers",
    "researchers",
    "scientists",
    "authors",
    "experts",
    "watchdog",
    "regulator",
    "ombudsman",
    "team",
    "study",
];

/// What shows something, though no list of documents has it.
const PAPERS: [&str; 34] = [
    "poll",
    "survey",
    "analysis",
    "research",
    "review",
    "audit",
    "documents",
    "records",
    "data",
    "figures",
    "emails",
    "filings",
    "papers",
    "messages",
    "letters",
    "files",
    "accounts",
    "minutes",
    "photographs",
    "images",
    "reports",
    "polls",
    "surveys",
    "studies",
    "statistics",
    "transcripts",
    "footage",
    "memos",
    "email",
    "message",
    "letter",
    "memo",
    "transcript",
    "filing",
];

/// Whether the verb `cue` of `subject` tells what was found before it, “The dam is unsafe, a court *ruled*”, or where
/// both stand `apart` in it, “The dam, a court *ruled*, is unsafe”.
pub(in crate::analysis) fn finds(
    reading: &Reading,
    subject: &Range<usize>,
    cue: &Range<usize>,
    limit: usize,
    apart: bool,
) -> bool {
    let shows = reading.written(cue.start).starts_with("show");
    let last = head(reading, subject);
    let document = || reading.words[last].entry.is_document();
    // “an enzyme found in the sea”, “as the court found”
    let found = reading.is(cue.start, "found") || reading.is(cue.start, "finds");
    let ends = || {
        let next = reading.words.get(cue.end).map_or(Part::Edge, |word| word.part);
        matches!(next, Part::Stop | Part::Edge) || apart && matches!(next, Part::Comma)
    };
    let papers = || reading.is_any(last, &PAPERS) || (is_perfect(reading, cue.start) || ends()) && document();
    let linked = || subject.start > 0 && reading.is(subject.start - 1, "as");
    // “The tent, the wind found, had a hole”
    let finder = || !apart || papers() || reading.is_any(last, &FINDERS);
    reading.is_any(cue.start, &FINDS)
        && (!found || ends() && !linked() && finder())
        && (!shows || papers())
        && told_end(reading, cue, limit).is_some()
}

/// The last word of `subject` before a preposition: “*data* from the ministry”.
fn head(reading: &Reading, subject: &Range<usize>) -> usize {
    let link = |at: &usize| matches!(reading.words[*at].part, Part::Preposition);
    subject.clone().skip(1).find(link).unwrap_or(subject.end) - 1
}

/// Whether `subject` is of papers that show what the clause behind the verb `cue` tells, without a “that”: “court
/// *records* show the man was ill”.
pub(in crate::analysis) fn shows(reading: &Reading, subject: &Range<usize>, cue: &Range<usize>, limit: usize) -> bool {
    let last = head(reading, subject);
    let papers = || reading.is_any(last, &PAPERS) || reading.words[last].entry.is_document();
    let opens = || {
        let next = reading.words.get(cue.end).map_or(Part::Edge, |word| word.part);
        let somebody = matches!(next, Part::PersonNoun | Part::SourceNoun | Part::OrganizationNoun);
        // “*poverty* rose”
        let verb = |at: usize| is_finite(reading, at) || tells_past(reading, at, limit);
        let noun = matches!(next, Part::Other) && cue.end + 1 < limit && verb(cue.end + 1);
        somebody || noun || matches!(next, Part::Determiner | Part::Name | Part::Pronoun | Part::Number | Part::Plural)
    };
    let verb = || {
        let end = limit.min(cue.end + FAR);
        let comma = |at: usize| matches!(reading.words[at].part, Part::Comma);
        let clause = (cue.end + 1..end).take_while(|&at| !opens_clause(reading, at) && !comma(at));
        clause.into_iter().any(|at| is_finite(reading, at) || tells_past(reading, at, end))
    };
    reading.is_any(cue.start, &["show", "showed", "shows"]) && cue.end < limit && papers() && opens() && verb()
}

/// Whether the cue at `cue` ends a sentence as what has been found out, behind a comma before `at`: “The drug works, a
/// study *has found*.”
pub(in crate::analysis) fn has_found(reading: &Reading, first: usize, at: usize, cue: &Range<usize>) -> bool {
    let ends = || reading.words.get(cue.end).is_none_or(|word| matches!(word.part, Part::Stop | Part::Edge));
    let words = first..at - usize::from(at > first);
    let preposition = || reading.any(first, Classes::PREPOSITION);
    is_perfect(reading, cue.start)
        && ends()
        && words.len() > 2
        && reading.is(words.end, ",")
        && !preposition()
        && words.into_iter().all(|at| reading.is_word(at))
}

/// “has *found*”
fn is_perfect(reading: &Reading, verb: usize) -> bool {
    verb > 0 && reading.is_any(verb - 1, &["has", "have"])
}
