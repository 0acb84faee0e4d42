//! Where what is reported begins and ends where English leaves no doubt, whatever was weighed: “urged *the mayor, who
//! was ill, to resign*”, “said *it leaks and that it is old*”.

use super::super::QuotationKind;
use super::super::attribution::behind_clause::is_clause;
use super::super::lexicon::{Classes, Follow};
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::token::TokenKind;
use super::behind_cue::back_reference;
use super::besides;
use super::clause::{ago_end, clause_end};
use super::finite::{is_finite, tells_past};
use super::untold::has_hearer;
use super::{Finder, Report};
use std::ops::Range;

/// How far what is told of somebody in the midst may reach, in words.
const FAR: usize = 16;

/// How long it may be that tells when somebody disputed what was said, in words.
const SHORT: usize = 5;

impl Finder<'_, '_> {
    /// Moves the bounds of `report`, whose cue is `cue` in a sentence from `first` on, to where they must be.
    pub(super) fn settle(&self, report: &mut Report, first: usize, cue: &Range<usize>, limit: usize) {
        let content = report.pieces[0].clone();
        if report.pieces.len() > 1 || report.kind == QuotationKind::Direct || content.start < cue.end {
            return;
        }
        let reading = self.reading;
        let that = content.start - 1;
        // “welcomed *that* but said more was needed”, but “said that but for the rain it would have held”
        let object = that == cue.end && reading.is(that, "that") && reading.is(content.start, "but");
        if object && !reading.is(content.start + 1, "for") {
            self.bound(report, that..content.start);
            return;
        }
        if that == cue.end && self.tells_when(cue, &content) {
            self.bound(report, that..content.start);
            return;
        }
        let start = start(reading, cue, &content);
        let start = start.unwrap_or(content.start);
        let limit = self.ceiling(start, limit);
        let end = end(reading, first, cue, start..content.end, limit).unwrap_or(content.end);
        let end = end + usize::from(end < limit && closes(reading, start..end));
        if (start..end) != content && start < end {
            self.bound(report, start..end);
        }
    }

    /// “disputed *that* within the hour”: what follows is no clause, but tells when.
    fn tells_when(&self, cue: &Range<usize>, content: &Range<usize>) -> bool {
        let Range { start, end } = *content;
        let reading = self.reading;
        let Some((of, _)) = reading.cue(cue.start) else { return false };
        back_reference(reading, start - 1, end, of).is_some_and(|that| that.end == start)
            && content.len() <= SHORT
            && !(start..end).any(|at| is_finite(reading, at) || tells_past(reading, at, end))
    }

    /// Makes `piece` all that `report` tells.
    pub(super) fn bound(&self, report: &mut Report, piece: Range<usize>) {
        let marks = self.marks_in(&piece);
        report.kind = if marks.is_empty() { QuotationKind::Indirect } else { QuotationKind::Mixed };
        (report.pieces, report.marks) = (vec![piece], marks);
    }
}

/// Whether the bracket right behind `content` is one that opens within it: “the dam was old (and costly*)*”.
fn closes(reading: &Reading, content: Range<usize>) -> bool {
    let is = |at: usize, sign: &str| reading.written(at) == sign;
    let opens = || content.clone().filter(|&at| is(at, "(")).count();
    is(content.end, ")") && opens() > content.clone().filter(|&at| is(at, ")")).count()
}

/// Where `content` begins, if elsewhere.
fn start(reading: &Reading, cue: &Range<usize>, content: &Range<usize>) -> Option<usize> {
    let start = content.start;
    let hears = has_hearer(reading.words[cue.start].hash);
    match reading.written(start - 1) {
        "that" => first_of_two(reading, cue, content),
        "," if reading.is_any(start, &["who", "whose", "which"]) => {
            let of = |&at: &usize| reading.is_any(at, &["of", "for"]) && reading.is(at - 1, ",");
            (start + 2..content.end.min(start + FAR)).find(of).map(|of| of + 1)
        }
        _ if start == cue.end && hears && reading.is_any(start, &["her", "him", "them", "us", "me"]) => {
            // “told her *was free*”
            let verb = reading.words.get(start + 1).filter(|_| start + 2 < content.end)?;
            matches!(verb.part, Part::Be | Part::Have | Part::Modal).then_some(start + 1)
        }
        "but" => None,
        _ if start == cue.end && tells_clause(reading, cue) => {
            // “said *this week that* the dam leaks”
            let that = when_end(reading, start, content.end).filter(|&that| reading.is(that, "that"))?;
            let clause = that + 1..content.end;
            let word = reading.words.get(clause.start).filter(|_| clause.len() > 1)?;
            // “this week *that ended* on Friday”
            let verb = matches!(word.part, Part::Ed | Part::Be | Part::Have | Part::Modal);
            let subject = word.capital || reading.any(clause.start, Classes::DETERMINER | Classes::PRONOUN);
            (subject || !verb && is_clause(reading, clause.clone())).then_some(clause.start)
        }
        _ if reading.is(start, "not") && reading.is(start + 1, "to") && start > cue.end => {
            // “told *jurors not to speculate*”
            phrase::after(reading, cue.end, start).filter(|heard| heard.end == start).map(|heard| heard.start)
        }
        _ => None,
    }
}

/// Where words from `at` on end that tell when something was said: “*earlier this week*”, “*two days ago*”.
pub(super) fn when_end(reading: &Reading, at: usize, limit: usize) -> Option<usize> {
    const NEAR: usize = 5;
    const LED: [&str; 10] = ["in", "this", "last", "next", "late", "early", "earlier", "later", "on", "the"];
    let timed = |at: usize| reading.any(at, Classes::TIME | Classes::DURATION);
    let small = |&at: &usize| timed(at) || reading.is_any(at, &LED);
    let end = (at..limit.min(at + NEAR)).take_while(small).last().map(|last| last + 1);
    ago_end(reading, at).or(end.filter(|&end| (at..end).any(timed)))
}

/// “said *23 were ill* and that more would be”: the first of two clauses begins right behind the cue.
fn first_of_two(reading: &Reading, cue: &Range<usize>, content: &Range<usize>) -> Option<usize> {
    let that = content.start - 1;
    let and = that.checked_sub(1).filter(|&and| and > cue.end + 1 && reading.is_any(and, &["and", "but"]))?;
    let start = cue.end + usize::from(reading.is(cue.end, "that"));
    let end = and - usize::from(reading.is(and - 1, ","));
    let plain = (start..end).all(|at| reading.words[at].kind != TokenKind::Sign && !reading.is_verb_cue(at));
    let both = || is_clause(reading, start..end) && is_clause(reading, that + 1..content.end);
    (plain && start + 2 < end && tells_clause(reading, cue) && both()).then_some(start)
}

fn tells_clause(reading: &Reading, cue: &Range<usize>) -> bool {
    reading.cue(cue.start).is_some_and(|(cue, _)| cue.follow.any(Follow::CLAUSE))
}

/// Where `content` ends, if elsewhere.
fn end(reading: &Reading, first: usize, cue: &Range<usize>, content: Range<usize>, limit: usize) -> Option<usize> {
    let Range { start, end } = content;
    // “welcomed *that* but said”, “disputes *this*: its clerk said”
    let points = reading.is_any(start, &["this", "that", "it"]) && start + 2 < end;
    if points && (reading.is(start + 1, ":") || reading.is(start + 1, "but")) {
        return Some(start + 1);
    }
    // “said *no* and drove off”, but “said no to the plan”
    let all = reading.is_any(start, &["no", "yes"]) && start == cue.end && start + 1 < end;
    let reason = || reading.is(start + 1, ",") && reading.is_any(start + 2, &["because", "since"]);
    let goes_on = || reading.is_any(start + 1, &["and", "but"]) && !reading.is_any(start + 2, &["that", "no", "yes"]);
    if all && (reason() || goes_on()) {
        return Some(start + 1);
    }
    let second = |&at: &usize| reading.is(at, ",") && besides::lists_deed(reading, cue, start..at, limit.max(end));
    if let Some(comma) = (start + 2..end).find(second) {
        return Some(comma);
    }
    let aside = || run_over(reading, first, cue, start..end);
    dashed(reading, first, cue, start..end)
        .or_else(aside)
        .or_else(|| behind_aside(reading, cue, end, limit))
        .or_else(|| second_of_two(reading, cue, start..end, limit))
        .or_else(|| {
            // “confirmed *the deal* but would not say”
            let untold = |&at: &usize| {
                reading.is(at, "but")
                    && (reading.is_any(at + 1, &["declined", "refused"])
                        || reading.is_any(at + 1, &["would", "did", "could", "has", "have", "had"])
                            && reading.is_any(at + 2, &["not", "never"]))
            };
            let but = (start + 1..end).find(untold)?;
            let clause = (start..but).any(|at| is_finite(reading, at) || tells_past(reading, at, but));
            (!clause && !reading.is(start - 1, "that")).then_some(but)
        })
}

/// “The union – which wants *a vote* – said”: where the dash stands that closes what is told between two.
fn dashed(reading: &Reading, first: usize, cue: &Range<usize>, content: Range<usize>) -> Option<usize> {
    let dash = |at: usize| matches!(reading.words[at].part, Part::Dash) && !reading.is_tying_hyphen(at);
    let helps = |at: &usize| matches!(reading.words[*at].part, Part::Have | Part::Modal | Part::Be | Part::Adverb);
    let before = (first + 1..cue.start).rev().find(|at| !helps(at))?;
    let opens = before > first && reading.is_any(before, &["who", "which"]) && dash(before - 1);
    if opens { (content.start + 1..content.end).find(|&at| dash(at)) } else { None }
}

/// “Denham, who denied *murder*, stared at the floor”: where the sentence goes on that the cue is told in.
fn run_over(reading: &Reading, first: usize, cue: &Range<usize>, content: Range<usize>) -> Option<usize> {
    let comma = |at: usize| matches!(reading.words[at].part, Part::Comma);
    let helps = |at: &usize| matches!(reading.words[*at].part, Part::Have | Part::Modal | Part::Be | Part::Adverb);
    let before = (first + 1..cue.start).rev().find(|at| !helps(at))?;
    let relative = before > first + 1 && reading.is_any(before, &["who", "which"]) && comma(before - 1);
    if !relative || !opens_as_subject(reading, first, before - 1) {
        return None;
    }
    let that = reading.is(content.start - 1, "that");
    let goes_on = |&at: &usize| {
        comma(at)
            && reading.is_word(at + 1)
            && !reading.words[at + 1].capital
            && (is_finite(reading, at + 1) || matches!(reading.words[at + 1].part, Part::Ed))
            && (!that || is_clause(reading, content.start..at))
    };
    let near = content.start + 1..content.end.saturating_sub(1).max(content.start + 1);
    near.into_iter().find(goes_on)
}

/// Whether the phrase before the comma at `comma` is the subject of its clause, as far as one sees: “*Denham*, who”,
/// but “married Ana Ruiz on Monday, who”.
fn opens_as_subject(reading: &Reading, first: usize, comma: usize) -> bool {
    let Some(subject) = phrase::before(reading, first, comma).filter(|subject| subject.end == comma) else {
        return false;
    };
    let before = subject.start.checked_sub(1).filter(|&before| before >= first);
    before.is_none_or(|before| {
        matches!(reading.words[before].part, Part::Comma | Part::Conjunction | Part::Adverb | Part::Mark)
            || reading.is(before, "that")
    })
}

/// “urged *the mayor*, who was ill, *to resign*”: where what they are to do ends, behind what is told of them.
fn behind_aside(reading: &Reading, cue: &Range<usize>, end: usize, limit: usize) -> Option<usize> {
    let comma = |at: usize| at < limit && matches!(reading.words[at].part, Part::Comma);
    let urges = reading.cue(cue.start).is_some_and(|(cue, _)| cue.follow.any(Follow::OBJECT));
    if !urges || !comma(end) || !reading.is_any(end + 1, &["who", "whose", "which"]) {
        return None;
    }
    let close = (end + 2..limit.min(end + FAR)).find(|&at| comma(at) && reading.is(at + 1, "to"))?;
    let whole = clause_end(reading, close + 1, limit);
    (whole > close + 2).then_some(whole)
}

/// “said *it was old*, but *that it held*”: where the second of two clauses ends.
fn second_of_two(reading: &Reading, cue: &Range<usize>, content: Range<usize>, limit: usize) -> Option<usize> {
    let Range { start, end } = content;
    let and = end + usize::from(end < limit && reading.is(end, ","));
    let that = and + 1;
    let behind = start == cue.end || start == cue.end + 1 && reading.is(cue.end, "that");
    let joins = that + 2 < limit && reading.is_any(and, &["and", "but"]) && reading.is(that, "that");
    if !behind || !joins || !tells_clause(reading, cue) || !is_clause(reading, start..end) {
        return None;
    }
    let whole = clause_end(reading, that + 1, limit);
    (whole > that + 2 && is_clause(reading, that + 1..whole)).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::super::tests::contents;

    #[track_caller]
    fn tells(text: &str, content: &str) {
        assert_eq!(contents(text).first().map_or("", String::as_str), content, "{text}");
    }

    #[test]
    fn what_is_told_in_the_midst_does_not_end_what_somebody_is_to_do() {
        tells(
            "The union urged the mayor, who was elected in May, to resign.",
            "the mayor, who was elected in May, to resign",
        );
        tells("Ada Voss accused the mayor, who was elected in May, of lying.", "lying");
        tells("The union urged the mayor, who was elected in May.", "the mayor");
        tells("The judge told jurors not to speculate.", "jurors not to speculate");
    }

    #[test]
    fn both_of_two_clauses_are_told() {
        tells(
            "Governor Ada Voss said 23 people were ill and that the toll could rise.",
            "23 people were ill and that the toll could rise",
        );
        tells(
            "Bo Li said his client was open to a deal, but that no talks were planned.",
            "his client was open to a deal, but that no talks were planned",
        );
        tells("Bo Li said it was old and left the hall.", "it was old");
    }

    #[test]
    fn when_it_was_said_is_no_part_of_it() {
        for when in ["this week", "two weeks ago", "late on Monday", "earlier this month"] {
            tells(&format!("The council said {when} that the dam leaks."), "the dam leaks");
        }
        // Nearest misses: a week is told of, and no “that” parts it.
        tells(
            "The council said this week that ended on Friday was the worst.",
            "this week that ended on Friday was the worst",
        );
        tells("The council said this year the dam leaks.", "this year the dam leaks");
    }

    #[test]
    fn a_bracket_ends_with_what_it_is_of() {
        tells("Bo Li said the dam was old (and costly).", "the dam was old (and costly)");
        tells("The report (which Bo Li said was fair) is out.", "was fair");
        tells("According to Bo Li, the dam was old (and costly).", "the dam was old (and costly)");
    }

    #[test]
    fn what_stands_between_dashes_ends_with_them() {
        tells("The union – which says it was not told – is small.", "it was not told");
        tells("The union says that a vote – and a fair one – is due.", "a vote – and a fair one – is due");
    }

    #[test]
    fn one_word_may_be_all_of_an_answer() {
        tells("Ada Voss said no and left the hall.", "no");
        tells("Ada Voss said no, because the mill was hers.", "no");
        tells("Ada Voss said no to the plan.", "no to the plan");
        tells("Ada Voss said no and no again.", "no and no again");
    }

    #[test]
    fn the_sentence_goes_on_behind_what_is_told_in_it() {
        tells("Denham, who denied murder, stared at the floor.", "murder");
        tells("Ada Voss confirmed the deal but would not say whether it was signed.", "the deal");
        tells("The firm disputes this: its clerk said it was sound.", "this");
        tells("Dunn, told of this, laughed.", "");
        tells("Ada Voss welcomed that but said more was needed.", "that");
        tells("The union disputed that within the hour.", "that");
        tells("Bo Li proposed that in May the dam be shut.", "in May the dam be shut");
        tells("Denham, who denied murder, theft and arson, stared at the floor.", "murder, theft and arson");
    }
}
