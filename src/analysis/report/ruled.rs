//! What the rules alone make of a cue: a report behind it, around it or before it, before anything is weighed.

use super::super::attribution::{self, Attribution, behind_clause, found};
use super::super::lexicon::{Classes, Cue, CueKind, Follow};
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::token::TokenKind;
use super::super::{Rule, SpeechAct};
use super::behind_cue::{back_reference, content_start};
use super::clause::{adjunct_end, clause_end, clause_start, ends_report};
use super::cue_words::PER;
use super::denial::names_nobody;
use super::finite::{is_finite, tells_past};
use super::{Finder, Report, tail};
use std::ops::Range;

/// The longest clause before a cue that is looked at, in words.
const CLAUSE: usize = 120;

impl Finder<'_, '_> {
    /// The report of the cue at `at`, if the rules make one of it; `subject` spoke before.
    pub(super) fn report(
        &self,
        first: usize,
        at: usize,
        limit: usize,
        subject: Option<&Range<usize>>,
    ) -> Option<Report> {
        let per = self.reading.words[at].hash == PER;
        if per || self.reading.is(at, "according") && self.reading.is(at + 1, "to") {
            return self.according_to(first, at, limit);
        }
        let (cue, length) = self.reading.cue(at)?;
        if cue.weak {
            return None;
        }
        match cue.kind {
            CueKind::Adverb => self.adverb(first, at, limit, cue),
            CueKind::Noun => self.noun(first, at, limit, cue),
            CueKind::Verb if is_noun_here(self.reading, first, at) => self.noun(first, at, limit, cue),
            CueKind::Verb => self.verb(first, at..at + length, limit, cue, subject),
        }
    }

    /// “the draft reportedly eases the terms”
    fn adverb(&self, first: usize, at: usize, limit: usize, cue: Cue) -> Option<Report> {
        // “arrested for allegedly selling secrets”: only what stands behind is reported.
        let behind = at > first && self.reading.any(at - 1, Classes::PREPOSITION);
        let start = if behind { at + 1 } else { clause_start(self.reading, first, at) };
        let end = clause_end(self.reading, at + 1, self.ceiling(at, limit));
        let found = Attribution { cue: at..at + 1, speaker: None, act: cue.act, rule: Rule::Unnamed };
        self.built(start..end, found)
    }

    /// “the minister’s warning that it may rain”
    fn noun(&self, first: usize, at: usize, limit: usize, cue: Cue) -> Option<Report> {
        let owner = at
            .checked_sub(1)
            .filter(|&before| before > first && self.reading.words[before].kind == TokenKind::Possessive);
        let named = owner.is_some() && (self.reading.is(at + 1, "of") || self.reading.is(at + 1, "for"));
        let stands_by = |before: usize| before > first + 2 && stands_by(self.reading, before - 1);
        let whose = || {
            let before = at.checked_sub(1).filter(|&before| before == first || stands_by(before))?;
            phrase::is_whose(self.reading, before).then_some(before)
        };
        // “His view is that”
        let is = matches!(self.reading.words.get(at + 1).map_or(Part::Edge, |word| word.part), Part::Be);
        let is = usize::from(is && (owner.is_some() || whose().is_some()));
        if !self.reading.is(at + 1 + is, "that") && !named {
            return None;
        }
        // Of “repeated her claim that” it is told anyway who speaks.
        let speaker = owner
            .and_then(|owner| phrase::before(self.reading, first, owner))
            .or_else(|| whose().map(|whose| whose..at));
        let rule = if speaker.is_some() { Rule::Noun } else { Rule::Unnamed };
        let start = at + 2 + is;
        let end = clause_end(self.reading, start, self.ceiling(at, limit));
        self.built(start..end, Attribution { cue: at..at + 1, speaker, act: cue.act, rule })
    }

    fn verb(
        &self,
        first: usize,
        cue_words: Range<usize>,
        limit: usize,
        cue: Cue,
        subject: Option<&Range<usize>>,
    ) -> Option<Report> {
        let ceiling = self.ceiling(cue_words.end, limit);
        let passive = attribution::is_passive(self.reading, first, cue_words.start);
        let found = if passive {
            Some(attribution::passive(self.reading, cue_words.clone(), ceiling, cue.act))
        } else {
            attribution::subject(self.reading, first, cue_words.clone(), cue.act, subject)
        };
        let inverted = || {
            attribution::is_comma_before(self.reading, cue_words.start)
                && (attribution::is_inverted(self.reading, first, &cue_words, cue, ceiling)
                    || is_speech(self.reading, &cue_words, cue)
                        && behind_clause::is_inverted(self.reading, first, &cue_words, ceiling))
        };
        if !passive && inverted() {
            return self.inverted(first, cue_words, ceiling, cue);
        }
        if is_hypothetical(self.reading, found.as_ref(), &cue_words) || asks(self.reading, first, &cue_words) {
            return None;
        }
        if let Some(content) = back_reference(self.reading, cue_words.end, ceiling, cue).filter(|_| !passive) {
            return self.built(content, found?);
        }
        let told = || behind_clause::told_end(self.reading, &cue_words, ceiling);
        let speaker = found.as_ref().and_then(|found| found.speaker.as_ref()).map_or(0, |speaker| {
            let whole = attribution::from_comma(self.reading, first, &cue_words, speaker);
            whole.map_or(speaker.start, |whole| whole.start)
        });
        let edge = as_told(self.reading, speaker);
        let apart = !passive
            && attribution::is_comma_before(self.reading, edge)
            && told().is_some_and(|close| {
                behind_clause::is_set_apart(self.reading, first, speaker, close)
                    || behind_clause::ends_clause(self.reading, first, edge)
            });
        let shows = || {
            let subject = found.as_ref().and_then(|found| found.speaker.as_ref())?;
            found::shows(self.reading, subject, &cue_words, ceiling).then_some(cue_words.end)
        };
        let start = content_start(self.reading, cue_words.end, ceiling, cue, passive).or_else(shows);
        if let Some(start) = start.filter(|_| !apart) {
            let end = clause_end(self.reading, start, ceiling);
            return self.built(start..end, found?);
        }
        let finds = || {
            let subject = found.as_ref().and_then(|found| found.speaker.as_ref());
            let clause = || {
                behind_clause::ends_clause(self.reading, first, edge)
                    || found::has_found(self.reading, first, edge, &cue_words)
            };
            let set_apart = || told().is_some_and(|end| behind_clause::is_set_apart(self.reading, first, speaker, end));
            subject.is_some_and(|subject| {
                let apart = set_apart();
                found::finds(self.reading, subject, &cue_words, ceiling, apart) && (apart || clause())
            })
        };
        if passive || !cue.follow.any(Follow::CLAUSE | Follow::SPEECH) && !finds() {
            return None;
        }
        let (content, found) = attribution::postposed(self.reading, first, cue_words.clone(), limit, cue.act)?;
        let heard = || adjunct_end(self.reading, attribution::heard(self.reading, &cue_words, ceiling), ceiling);
        let comma = told().unwrap_or_else(heard);
        let goes_on = found.rule == Rule::SubjectOfCue && self.reading.is(comma, ",");
        let mut report = self.built(content, found)?;
        let rest = comma + 1;
        let rest = rest..clause_end(self.reading, rest, ceiling.max(rest));
        // “The bank, Marsh said, could fail”: a verb alone may be all that is left.
        // “It is, as Ruiz noted, broke”
        let broken = || is_finite(self.reading, report.pieces[0].end - 1);
        let says_more = rest.len() > 2
            || rest.len() == 1 && (broken() || tells_past(self.reading, rest.start, rest.end))
            || rest.len() == 2
                && (self.reading.any(rest.start, Classes::AUXILIARY)
                    || broken()
                    || behind_clause::leads_in(self.reading, report.pieces[0].clone()));
        let anothers = || {
            ends_report(self.reading, rest.start, rest.end)
                || tail::resumes(self.reading, &report.pieces[0], comma, rest.end)
        };
        if goes_on && says_more && !anothers() {
            self.add_piece(&mut report, rest);
        }
        Some(report)
    }

    /// “The dam held, said Ruiz”; “the dam, said Ruiz, who built it, will hold”
    fn inverted(&self, first: usize, cue_words: Range<usize>, limit: usize, cue: Cue) -> Option<Report> {
        let (content, found) = attribution::postposed(self.reading, first, cue_words.clone(), limit, cue.act)?;
        let mut report = self.built(content, found)?;
        let goes_on = |&comma: &usize| {
            self.reading.is(comma, ",") && self.reading.any(comma + 1, Classes::AUXILIARY) && comma + 2 < limit
        };
        // “He is, says Ruiz, the best”
        let head = report.pieces[0].end - 1;
        let source = report.speaker.as_ref().map_or(limit, |speaker| speaker.end);
        let broken = is_finite(self.reading, head) && source + 2 < limit && self.reading.is(source, ",");
        let near = cue_words.end..limit.min(cue_words.end + 16);
        if let Some(comma) = broken.then_some(source).or_else(|| near.into_iter().find(goes_on)) {
            self.add_piece(&mut report, comma + 1..clause_end(self.reading, comma + 1, limit));
        }
        Some(report)
    }

    pub(super) fn act(&self, at: usize) -> SpeechAct {
        self.reading.cue(at).map_or(SpeechAct::Assert, |(cue, _)| cue.act)
    }

    /// The speaker of a cue that the rules make nothing of.
    pub(super) fn subject(
        &self,
        first: usize,
        cue: &Range<usize>,
        limit: usize,
        act: SpeechAct,
        shared: Option<&Range<usize>>,
    ) -> (Option<Range<usize>>, Rule) {
        if attribution::is_passive(self.reading, first, cue.start) {
            let found = attribution::passive(self.reading, cue.clone(), limit, act);
            return (found.speaker, found.rule);
        }
        let found = attribution::subject(self.reading, first, cue.clone(), act, shared);
        found.map_or((None, Rule::Unnamed), |found| (found.speaker, found.rule))
    }
}

/// Where “as” stands before who says something at `at`, else `at`: “…, *as* Ruiz told the council”.
fn as_told(reading: &Reading, at: usize) -> usize {
    at - usize::from(at > 1 && reading.is(at - 1, "as") && reading.is(at - 2, ","))
}

/// Whether the verb `words` is for speech, and may stand before who speaks: “said”, “warned”.
fn is_speech(reading: &Reading, words: &Range<usize>, cue: Cue) -> bool {
    let speech = cue.follow.any(Follow::SPEECH) && !cue.follow.any(Follow::NOUN);
    speech && words.len() == 1 && !reading.written(words.start).ends_with("ing")
}

/// Whether the words that end with the one at `last` are a verb that no list has for saying what was said before is
/// so: “*stood by* her claim that”.
fn stands_by(reading: &Reading, last: usize) -> bool {
    let before = last - 1;
    reading.is(last, "by") && reading.is_any(before, &["stood", "stands", "standing", "stand"])
        || reading.is(last, "to") && reading.is_any(before, &["stuck", "sticks", "sticking", "stick"])
        || reading.is(last, "on") && reading.is(before, "down") && reading.written(before - 1).starts_with("doubl")
        || reading.is(last, "back") && reading.is_any(before, &["walked", "walks", "walking", "walk"])
}

/// Whether what is said is asked, not reported: “whether they concede”, “shows whether”.
fn asks(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    let shows = ["show", "reveal", "decide"].iter().any(|stem| reading.written(cue.start).starts_with(stem));
    let near = first.max(cue.start.saturating_sub(CLAUSE))..cue.start;
    let clause = near.rev().take_while(|&word| reading.words[word].kind != TokenKind::Sign);
    (shows && reading.is(cue.end, "whether")) || clause.into_iter().any(|word| reading.is(word, "whether"))
}

/// Whether nobody is reported: “if it demands more”, “it suggests that”, “the coming days will show”, “nobody said”.
fn is_hypothetical(reading: &Reading, found: Option<&Attribution>, cue: &Range<usize>) -> bool {
    let Some(speaker) = found.and_then(|found| found.speaker.clone()) else { return false };
    let condition =
        speaker.start.checked_sub(1).is_some_and(|before| reading.is(before, "if") || reading.is(before, "unless"));
    let thing = speaker.len() == 1 && reading.is_any(speaker.start, &["it", "this", "that"]);
    let shows = ["suggest", "show", "indicat", "reveal", "highlight", "under", "impl", "mean"];
    let written = reading.written(cue.start);
    let time = reading.any(speaker.end - 1, Classes::DURATION);
    condition
        || names_nobody(reading, speaker.start)
        || time
        || (thing && shows.iter().any(|stem| written.starts_with(stem)))
}

/// Whether the cue at `at` is a noun here: “these claims”, “a report”.
pub(super) fn is_noun_here(reading: &Reading, first: usize, at: usize) -> bool {
    let written = reading.written(at);
    if at == first || written.ends_with("ed") || written.ends_with("ing") {
        return false;
    }
    let before = at - 1;
    let noun = reading.any(before, Classes::DETERMINER) && !phrase::is_pronoun(reading, before)
        || reading.words[before].kind == TokenKind::Possessive
        || (reading.any(before, Classes::PREPOSITION) && !reading.is(before, "to"))
        || phrase::before(reading, first, at)
            .is_some_and(|subject| phrase::begins_with_verb(reading, first, subject.start));
    noun && written != "said"
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check;

    #[test]
    fn what_is_reportedly_so_is_said_by_nobody() {
        check("[content:Ana Ruiz reportedly left the bank].");
        check("[content:The bank allegedly hid the loss].");
        // Nearest miss: only what stands behind the preposition is reported.
        check("Bo Li was arrested for allegedly [content:selling secrets].");
    }
}
