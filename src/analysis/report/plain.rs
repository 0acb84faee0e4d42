//! What is plain: that a sentence tells no more than what is said and who says it, so that nothing needs to be weighed.

use super::super::Rule;
use super::super::attribution::behind_clause::{is_clause, is_inverted, is_subject, leads_in, told_end};
use super::super::attribution::found::shows;
use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::reading::Reading;
use super::Report;
use super::behind_object::behind_place;
use super::cue_words::PER;
use super::denial::is_not;
use super::finite::{is_finite, is_only_subject, tells_past};
use super::untold::has_hearer;
use std::ops::Range;

/// Whether what `report` says is plain in a sentence up to `limit`: that ends with who says what stands before the cue
/// (“Dam will fail, says *farmer*”, “Prices will rise, according to Ruiz, an economist”), or goes on behind what is
/// told of its source (“Prices, according to Ruiz, an economist, will rise”), or stands around it (“The dam, Ruiz said,
/// is old”).
pub(super) fn is_plain(reading: &Reading, report: &Report, first: usize, limit: usize) -> bool {
    let Some(said) = &report.speaker else { return false };
    match report.rule {
        Rule::InvertedSubject => {
            ends_with(reading, report, said, limit)
                || is_apart(reading, report)
                || is_behind(reading, report, first, |cue| is_inverted(reading, first, cue, limit))
        }
        Rule::SubjectOfCue => {
            let ends = |cue: &Range<usize>| told_end(reading, cue, limit).is_some();
            let clause = || is_clause(reading, report.pieces[0].clone());
            let after = |cue: &Range<usize>| {
                said.start > report.pieces[0].end && said.end <= cue.start && ends(cue) && clause()
            };
            is_led_in(reading, report)
                || is_question(reading, report)
                || is_doubted(reading, report, said, first)
                || is_shown(reading, report, said, limit)
                || is_apart(reading, report)
                || is_behind(reading, report, first, after)
        }
        Rule::AccordingTo => is_according(reading, report, said, first, limit),
        _ => false,
    }
}

/// Whether what begins at `start` is told behind no more than the places where the verb `cue` tells of it: “said *on
/// Truth Social* he would go”.
pub(super) fn tells_somewhere(reading: &Reading, cue: &Range<usize>, start: usize) -> bool {
    let limit = reading.words.len().min(start + 2);
    start > cue.end + 1 && start < limit && behind_place(reading, cue.end, limit) == Some(start)
}

/// Whether the verb `cue` tells somebody, wherever they are, what begins at `start` behind its “that”: “telling
/// pilgrims in St Peter's Square *that* peace was near”.
pub(super) fn tells_that(reading: &Reading, cue: &Range<usize>, start: usize, limit: usize) -> bool {
    const NEAR: usize = 6;
    let Some(that) = start.checked_sub(1).filter(|&that| that > cue.end && reading.is(that, "that")) else {
        return false;
    };
    let plain = |at: usize| {
        matches!(
            reading.words[at].part,
            Part::Name
                | Part::Title
                | Part::Determiner
                | Part::Preposition
                | Part::Possessive
                | Part::Number
                | Part::Plural
                | Part::PersonNoun
                | Part::SourceNoun
                | Part::OrganizationNoun
                | Part::Other
        )
    };
    // “told voters in the district that elects her that …”
    let again = || (start..limit.min(start + NEAR)).any(|at| reading.is(at, "that"));
    let relative = || is_finite(reading, start) || tells_past(reading, start, limit) || again();
    let timed = || reading.any(start, Classes::TIME | Classes::DURATION);
    // “wrote *to the board* that it was late”
    let wrote = || {
        let writes = reading.is_any(cue.start, &["wrote", "writes", "writing", "posted", "tweeted"]);
        writes && reading.is_any(cue.end, &["to", "on", "in", "at"])
    };
    (has_hearer(reading.words[cue.start].hash) || wrote())
        && (cue.end..that)
            .all(|at| plain(at) && !reading.is_any(at, &["about", "story", "tale"]) || reading.words[at].capital)
        && !relative()
        && !timed()
}

/// “Dam will fail, says *farmer*”, “Rain falls, says *Ruiz*, a farmer”
fn ends_with(reading: &Reading, report: &Report, said: &Range<usize>, limit: usize) -> bool {
    const LONGEST: usize = 4;
    let ends = |at: usize| at >= limit || at + 1 == limit && matches!(reading.words[at].part, Part::Stop);
    // “said Ruiz, the mayor of Leith”
    let apposed = || {
        let stop = limit - usize::from(limit > said.end && matches!(reading.words[limit - 1].part, Part::Stop));
        let behind = said.end + 1..stop;
        let named = reading.words[said.end - 1].capital && reading.is(said.end, ",");
        named && reading.is_any(behind.start, &["a", "an", "the"]) && is_only_subject(reading, behind)
    };
    let says = |cue: &Range<usize>| reading.is_any(cue.start, &["said", "says", "say"]);
    let short = said.len() <= LONGEST && !reading.is_verb_cue(said.start);
    report.cue.as_ref().is_some_and(says) && short && report.pieces.len() == 1 && (ends(said.end) || apposed())
}

/// What stands before the cue and behind it, where that is all.
fn around(report: &Report) -> Option<(&Range<usize>, &Range<usize>)> {
    let (Some(cue), [head, rest]) = (&report.cue, report.pieces.as_slice()) else { return None };
    (head.end < cue.start && cue.end < rest.start).then_some((head, rest))
}

/// “The dam, Ruiz said, is old”
fn is_apart(reading: &Reading, report: &Report) -> bool {
    let Some((head, rest)) = around(report) else { return false };
    // “He is, says Ruiz, the best”
    let linked = report.cue.as_ref().is_some_and(|cue| reading.is(cue.end, "that"));
    let broken = is_finite(reading, head.end - 1) && !linked;
    broken || is_finite(reading, rest.start) && is_subject(reading, head.clone())
}

/// “In the end, Ruiz said, the dam held”
fn is_led_in(reading: &Reading, report: &Report) -> bool {
    around(report).is_some_and(|(head, _)| leads_in(reading, head.clone()))
}

/// “Ruiz asks whether the dam is safe”
fn is_question(reading: &Reading, report: &Report) -> bool {
    let asks = |cue: &Range<usize>| {
        let whether = reading.is(cue.end, "whether") && report.pieces[0].start == cue.end;
        whether && reading.is_any(cue.start, &["asks", "asked"])
    };
    report.pieces.len() == 1 && report.cue.as_ref().is_some_and(asks)
}

/// “Ruiz does not think the bill will pass”
fn is_doubted(reading: &Reading, report: &Report, said: &Range<usize>, first: usize) -> bool {
    let Some(cue) = &report.cue else { return false };
    reading.is_any(cue.start, &["think", "believe", "expect"])
        && report.pieces[0].start >= cue.end
        && is_not(reading, cue.start - 1)
        && !reading.words[first..cue.start].iter().any(|word| word.quoted)
        && !reading.is_any(said.end - 1, &["i", "we", "you"])
}

/// “An email shows managers knew”
fn is_shown(reading: &Reading, report: &Report, said: &Range<usize>, limit: usize) -> bool {
    let shown = |cue: &Range<usize>| report.pieces[0].start == cue.end && shows(reading, said, cue, limit);
    report.pieces.len() == 1 && said.end <= report.pieces[0].start && report.cue.as_ref().is_some_and(shown)
}

/// Whether the content stands before the cue, in no clause that only tells more of something, and `says` so of the cue.
fn is_behind(reading: &Reading, report: &Report, first: usize, says: impl Fn(&Range<usize>) -> bool) -> bool {
    let (Some(cue), [content]) = (&report.cue, report.pieces.as_slice()) else { return false };
    if content.end > cue.start {
        return false;
    }
    // “…, which are sold there, Ruiz said”
    let relative = content.start.checked_sub(1).filter(|&before| before > first);
    let relative = relative.is_some_and(|at| reading.is_any(at, &["who", "which", "whose"]));
    !relative && says(cue)
}

/// “Prices will rise, according to Ruiz, an economist”, “Per the report, prices will rise”
fn is_according(reading: &Reading, report: &Report, said: &Range<usize>, first: usize, limit: usize) -> bool {
    if report.cue.as_ref().is_some_and(|cue| reading.words[cue.start].hash == PER) {
        return true;
    }
    let head = &report.pieces[0];
    let clause = |words: &Range<usize>| is_clause(reading, words.clone());
    let Some(rest) = report.pieces.get(1) else {
        let who = || reading.is_any(said.end + 1, &["who", "which", "whose"]);
        let apposed = || reading.is(said.end, ",") && (who() || is_only_subject(reading, said.end + 1..limit));
        return is_behind(reading, report, first, |_| apposed() && clause(head));
    };
    // “The town is, according to Ruiz, full”
    let broken = || is_finite(reading, head.end - 1) && is_only_subject(reading, head.start..head.end - 1);
    let apart = || is_finite(reading, rest.start) && is_only_subject(reading, head.clone()) || broken();
    let led = || leads_in(reading, head.clone()) && clause(rest);
    // “…, according to Ruiz, including two children”
    let more = || reading.is(rest.start, "including") || matches!(reading.words[rest.start].part, Part::Ing);
    rest.start > said.end + 1 || head.end < said.start && (apart() || led() || more())
}
