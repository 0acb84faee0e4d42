//! Whom somebody else quotes: “The Herald quoted *Ana Ruiz* as saying that …”; and who speaks beside what else is told:
//! “The man was jailed, with *the judge* telling him that …”

use super::super::attribution::Attribution;
use super::super::attribution::behind_clause::is_clause;
use super::super::lexicon::{Classes, Follow};
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::token::TokenKind;
use super::super::{Rule, SpeechAct};
use super::clause::{clause_start, trim_end};
use super::finite::tells_past;
use super::passive::is_source;
use super::{Finder, Report};
use std::ops::Range;

/// How many words whom it quotes may have.
const LONGEST: usize = 16;

/// Verbs that have whom they quote behind them.
const QUOTES: [&str; 7] = ["quoted", "quotes", "quoting", "cited", "cites", "citing", "quote"];

impl Finder<'_, '_> {
    /// The report of “saying” at `cue`, of somebody who is quoted with what stands before: “*The dam is old*, Ruiz was
    /// quoted as saying on Monday by the Post.”
    pub(super) fn quoted_after(&self, first: usize, cue: &Range<usize>, limit: usize) -> Option<Report> {
        let reading = self.reading;
        if !reading.is_any(cue.start, &["saying", "telling"]) || !is_quoted(reading, cue) {
            return None;
        }
        let be = (first..cue.start).rev().find(|&at| matches!(reading.words[at].part, Part::Be))?;
        let speaker = phrase::before(reading, first, be)?;
        let comma = speaker.start.checked_sub(1).filter(|&comma| comma > first + 1 && reading.is(comma, ","))?;
        // Nothing but when, and by whom, stands behind.
        let by = (cue.end..limit).find(|&at| reading.is(at, "by")).unwrap_or(limit);
        let named =
            by == limit || phrase::after(reading, by + 1, limit).is_some_and(|who| ends(reading, who.end, limit));
        let when = (cue.end..by).all(|at| {
            let time = Classes::TIME | Classes::DURATION | Classes::PREPOSITION;
            reading.any(at, time)
                || reading.is_any(at, &["late", "early", "last", "earlier"])
                || ends(reading, at, limit)
        });
        let content = clause_start(reading, first, comma);
        let content = content..trim_end(reading, content, comma);
        if !named || !when || !is_clause(reading, content.clone()) {
            return None;
        }
        let (act, rule) = (SpeechAct::Assert, Rule::SubjectOfCue);
        self.built(content, Attribution { cue: cue.clone(), speaker: Some(speaker), act, rule })
    }
}

/// Whether nothing, or a sign, stands at `at`.
fn ends(reading: &Reading, at: usize, limit: usize) -> bool {
    at >= limit || matches!(reading.words[at].part, Part::Comma | Part::Stop)
}

/// Who is quoted by somebody else, in a sentence that begins at `first`, where what they say follows the cue `cue`: “as
/// *saying*”.
pub(super) fn quoted_by_another(reading: &Reading, first: usize, cue: &Range<usize>) -> Option<Range<usize>> {
    let link = cue.start.checked_sub(1).filter(|&link| link > first && reading.is(link, "as"))?;
    let (says, _) = reading.cue(cue.start)?;
    if !reading.written(cue.start).ends_with("ing") || !says.follow.any(Follow::CLAUSE | Follow::SPEECH) {
        return None;
    }
    let near = first.max(link.saturating_sub(LONGEST))..link;
    let verb = near.rev().find(|&at| reading.is_any(at, &QUOTES))?;
    let quoted = verb + 1..link;
    let plain = quoted.clone().all(|at| reading.words[at].kind != TokenKind::Sign);
    // “Ruiz is quoted in the report as saying”
    let done = reading.any(verb + 1, Classes::PREPOSITION);
    (plain && !quoted.is_empty() && !done).then_some(quoted)
}

/// Who speaks beside what a sentence that begins at `first` tells, behind “with”: “the man was jailed, with *the
/// judge*, Ana Ruiz, telling him that”.
pub(super) fn beside(reading: &Reading, first: usize, cue: &Range<usize>) -> Option<Range<usize>> {
    if !reading.written(cue.start).ends_with("ing") {
        return None;
    }
    let near = first.max(cue.start.saturating_sub(LONGEST))..cue.start;
    let stops = |at: usize| matches!(reading.words[at].part, Part::Stop | Part::Colon | Part::Mark | Part::Dash);
    let with = near.rev().take_while(|&at| !stops(at)).find(|&at| reading.is(at, "with"))?;
    let parted = with == first || reading.is(with - 1, ",");
    let who = phrase::after(reading, with + 1, cue.start).filter(|_| parted)?;
    let comma = cue.start - 1;
    let plain = |at: usize| reading.is_word(at) && !reading.is_verb_cue(at);
    let apposed =
        || who.end + 1 < comma && reading.is(who.end, ",") && reading.is(comma, ",") && (who.end + 1..comma).all(plain);
    (who.end == cue.start || apposed()).then_some(who)
}

/// Where the sentence around it goes on in `content`, where its cue says what somebody says beside it: “With Ruiz
/// saying she would go*, the party* split”.
pub(super) fn end_beside(reading: &Reading, first: usize, cue: &Range<usize>, content: &Range<usize>) -> Option<usize> {
    let leads = reading.is(first, "with") && content.start >= cue.end && beside(reading, first, cue).is_some();
    let comma =
        |&at: &usize| reading.is(at, ",") && !matches!(reading.words[at + 1].part, Part::Conjunction | Part::Adverb);
    let mut inside = content.start + 1..content.end.saturating_sub(1);
    if leads { inside.find(comma) } else { None }
}

/// Where `content` ends before the `speaker` who calls something that: “was described as nonsense *by Ruiz*”.
pub(super) fn before_agent(reading: &Reading, speaker: Option<&Range<usize>>, content: Range<usize>) -> Option<usize> {
    let by = speaker?.start.checked_sub(1).filter(|&by| by > content.start && by < content.end)?;
    let called = content.start > 0 && reading.is(content.start - 1, "as") && reading.is(by, "by");
    called.then_some(by)
}

/// Who does it, and where `content` of a passive cue ends before them: “were urged to act *by the union*”, “was accused
/// of theft *by Ruiz*”; “accused of being paid *by Ruiz*” tells who paid.
pub(super) fn agent_in(reading: &Reading, content: &Range<usize>) -> Option<(usize, Range<usize>)> {
    const FAR: usize = 10;
    let floor = content.end.saturating_sub(FAR).max(content.start + 1);
    let by = (floor..content.end).rev().find(|&at| reading.is(at, "by"))?;
    let agent = phrase::after(reading, by + 1, content.end).filter(|agent| agent.end == content.end)?;
    let done =
        matches!(reading.words[by - 1].part, Part::Ed | Part::CueVerb) || tells_past(reading, by - 1, content.end);
    let timed = agent.clone().any(|at| reading.any(at, Classes::TIME | Classes::DURATION));
    (!done && !timed && is_source(reading, agent.clone())).then_some((by, agent))
}

/// Whether the cue `cue`, in a sentence that ends at `limit`, only tells that somebody is quoted, with what they say
/// behind another cue: “*quoted* Ana Ruiz as saying”.
pub(super) fn quotes_somebody(reading: &Reading, cue: &Range<usize>, limit: usize) -> bool {
    let mut near = cue.end..limit.saturating_sub(1).min(cue.end + LONGEST);
    let said = |link: &usize| {
        let cue = link + 1..link + 2;
        reading.is(*link, "as") && quoted_by_another(reading, cue.start.saturating_sub(LONGEST), &cue).is_some()
    };
    reading.is_any(cue.start, &QUOTES) && near.any(|link| said(&link))
}

/// Whom others quote with what stands before the cue `cue`: “…,” the Herald *quoted* Ana Ruiz as saying.
pub(super) fn quoted_behind(reading: &Reading, cue: &Range<usize>, limit: usize) -> Option<Range<usize>> {
    let cites = reading.is_any(cue.start, &["quoted", "quotes", "cited"]);
    let other = if cites { phrase::after(reading, cue.end, limit) } else { None };
    other.filter(|other| reading.is(other.end, "as") && reading.written(other.end + 1).ends_with("ing"))
}

/// Whether the cue `cue` tells what somebody is quoted as: “was quoted by the Post as *saying*”.
pub(super) fn is_quoted(reading: &Reading, cue: &Range<usize>) -> bool {
    let link = cue.start.checked_sub(1).filter(|&link| reading.is(link, "as"));
    let quoted = link.and_then(|link| {
        let near = link.saturating_sub(LONGEST)..link;
        near.rev().find(|&at| reading.is_any(at, &QUOTES)).map(|at| (at, link))
    });
    quoted.is_some_and(|(at, link)| {
        let be = at > 0 && matches!(reading.words[at - 1].part, Part::Be);
        be && (at + 1 == link || reading.is(at + 1, "by"))
    })
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check;

    #[test]
    fn who_is_quoted_by_another_speaks() {
        check("The Herald quoted [speaker:Ana Ruiz] as [cue:saying] [content:the dam leaks].");
        check("Bo Li, in a note, quoted [speaker:Ana Ruiz] as [cue:saying], [content:“The dam leaks.”]");
        check("The Herald cited [speaker:an aide to the mayor] as [cue:saying] that [content:the dam leaks].");
    }

    #[test]
    fn who_is_quoted_with_what_stands_before_speaks() {
        check("[content:The dam is old], [speaker:Ana Ruiz] was quoted as [cue:saying] late Thursday by the Courier.");
        check("[content:The dam is old], [speaker:the mayor] was quoted as [cue:saying] by the Courier.");
        check("On Monday, [speaker:Ana Ruiz] was quoted as [cue:saying] [content:the dam is old].");
    }

    #[test]
    fn who_calls_it_something_is_no_part_of_that() {
        check("The plan was [cue:described] as [content:nonsense] by [speaker:Ruiz].");
    }

    #[test]
    fn who_is_not_named_speaks_by_what_they_are_of_all() {
        check("[speaker:Another] [cue:said] that [content:the dam leaks].");
        check("[speaker:Both] [cue:said] that [content:the dam leaks].");
        check("[speaker:Both sides] [cue:said] that [content:the dam leaks].");
    }
}
