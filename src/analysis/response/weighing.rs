//! Which claim an answer answers: those before it, weighed against each other.

use super::super::coreference::Parties;
use super::super::reading::Reading;
use super::super::report::{Report, ends_at};
use super::super::{Quotation, Response, Rule, SpeechAct};
use super::pointer::{Noun, pointer};
use super::stance::{By, Stance, joins_in, sentence};
use super::words::Rarity;
use super::{REACH, party};
use std::cell::{Cell, OnceCell};
use std::ops::Range;

/// How likely a claim must be the one that is answered.
const ENOUGH: f32 = 1.7;

/// An answer, while its claim is looked for.
pub(super) struct Weighing<'w, 'r, 'a> {
    pub(super) reading: &'w Reading<'a>,
    pub(super) parties: &'w Parties<'r, 'a>,
    pub(super) reports: &'w [Report],
    pub(super) quotations: &'w [Quotation],
    /// Counted once it is asked for: few articles have answers in words of their own.
    pub(super) rarity: &'w OnceCell<Rarity>,
    /// Memory to count in.
    pub(super) spare: &'w Cell<Rarity>,
    pub(super) answer: usize,
    pub(super) stance: &'w Stance,
    /// What is answered before it.
    pub(super) found: &'w [(usize, Response)],
}

impl Weighing<'_, '_, '_> {
    /// The claim that it answers, too: “and Marchbank, too, denied any bargain”.
    pub(super) fn joined(&self) -> Option<usize> {
        let cue = self.reports[self.answer].cue.as_ref()?;
        let (claim, before) = self.found.last()?;
        let before = before.quotation?.index();
        let same_sentence = sentence(self.reading, self.start(before)) == sentence(self.reading, cue.start);
        let joins = joins_in(self.reading, cue) || self.follows_comma_too(cue);
        let others = !self.is_own(*claim) && !self.is_own(before);
        (joins && same_sentence && others && self.stance.by == By::Cue).then_some(*claim)
    }

    /// The claim that ends, with who makes it, at the sign `opens`.
    pub(super) fn told_before(&self, opens: usize) -> Option<usize> {
        let before = (self.answer.saturating_sub(REACH)..self.answer).rev();
        before
            .filter(|&claim| ends_at(self.reading, &self.reports[claim], opens))
            .find(|&claim| self.may_be_answered(claim))
    }

    /// “Marchbank, too, denied”.
    fn follows_comma_too(&self, cue: &Range<usize>) -> bool {
        cue.start > 1 && self.reading.is(cue.start - 1, ",") && self.reading.is(cue.start - 2, "too")
    }

    /// The likeliest of the claims before it.
    pub(super) fn claim(&self) -> Option<usize> {
        let mut between = 0.0;
        let mut best: Option<(f32, usize)> = None;
        let within = self.within();
        let before = (self.answer.saturating_sub(REACH)..self.answer).rev();
        for claim in within.chain(before) {
            if !self.may_be_answered(claim) {
                continue;
            }
            let nested = self.is_nested(claim);
            let likely = self.likely(claim, between) - if nested { 0.5 } else { 0.0 };
            between += if nested { 0.0 } else { 1.0 };
            if likely >= ENOUGH && best.is_none_or(|(most, _)| likely > most) {
                best = Some((likely, claim));
            }
        }
        best.map(|(_, claim)| claim)
    }

    /// Whether `claim` is told within another.
    fn is_nested(&self, claim: usize) -> bool {
        (claim.saturating_sub(4)..claim).any(|around| nests(&self.reports[around], &self.reports[claim]))
    }

    /// Claims told within it: “rejected Dolan’s claim that the dam leaks”.
    fn within(&self) -> impl Iterator<Item = usize> {
        let behind = self.answer + 1..self.reports.len().min(self.answer + 3);
        let told = self.stance.pointer.as_ref().map(|pointer| pointer.head);
        let carries = move |&claim: &usize| self.reports[claim].cue.as_ref().is_some_and(|cue| Some(cue.start) == told);
        behind.filter(carries)
    }

    fn may_be_answered(&self, claim: usize) -> bool {
        let report = &self.reports[claim];
        let unsaid = self.quotations[claim].negation.is_some();
        let replies = matches!(self.stance.by, By::Reply | By::Accepting);
        let question = report.act == SpeechAct::Ask && !replies && !self.pointer_is(Noun::Demand);
        let pointless = self.points_only(claim) && !self.pointer_is(Noun::Denial);
        let told = claim > self.answer || !nests(report, &self.reports[self.answer]);
        let own = &self.reports[self.answer];
        // “told them it was dry, but denied that …”: they said both.
        let shared = own.rule == Rule::SharedSubject && self.sentence_of(claim) == self.sentence_of(self.answer);
        // Both say that something is not so.
        let agreed = report.act == SpeechAct::Deny && self.stance.act == SpeechAct::Deny;
        let nobody = report.speaker.is_none() && replies && report.act != SpeechAct::Ask;
        told && !unsaid && !shared && !agreed && !nobody && !question && !pointless && !self.is_impossible(claim)
    }

    /// Whether who answers is who made the claim; where a description is taken for them, it may stand for somebody
    /// else.
    fn is_impossible(&self, claim: usize) -> bool {
        let words = self.reports[self.answer].speaker.clone().filter(|words| words.len() > 1);
        let described = words.is_some_and(|words| self.parties.named(words).next().is_none());
        let near =
            self.stance.by == By::Cue && self.stance.pointer.as_ref().is_some_and(|pointer| pointer.noun.is_none());
        let unknown = party(&self.quotations[self.answer]).is_none() && self.same_words(claim);
        unknown || self.is_own(claim) && !(described && near)
    }

    fn is_own(&self, claim: usize) -> bool {
        let own = party(&self.quotations[self.answer]);
        own.is_some() && own == party(&self.quotations[claim])
    }

    /// Whether both speakers are the same words, whoever they stand for.
    fn same_words(&self, claim: usize) -> bool {
        let words = |at: usize| self.quotations[at].speaker.map(|speaker| speaker.span.of(self.reading.text));
        words(claim).is_some() && words(claim) == words(self.answer)
    }

    /// Whether all that is said only points at another claim: “disputes that”.
    fn points_only(&self, claim: usize) -> bool {
        let report = &self.reports[claim];
        let denies = matches!(report.act, SpeechAct::Deny | SpeechAct::Dispute | SpeechAct::Agree);
        let pointer = |at: &Range<usize>| pointer(self.reading, at.start, at.end);
        denies && pointer(&report.pieces[0]).is_some_and(|pointer| pointer.says.is_empty())
    }

    fn pointer_is(&self, noun: Noun) -> bool {
        self.stance.pointer.as_ref().is_some_and(|pointer| pointer.noun == Some(noun))
    }

    pub(super) fn sentence_of(&self, report: usize) -> Range<usize> {
        let report = &self.reports[report];
        sentence(self.reading, report.cue.as_ref().map_or(report.pieces[0].start, |cue| cue.start))
    }

    pub(super) fn start(&self, report: usize) -> usize {
        self.reports[report].pieces[0].start
    }

    pub(super) fn paragraph(&self, word: usize) -> usize {
        self.reading.paragraph_at(word)
    }
}

/// Whether one is told within the other.
fn nests(claim: &Report, answer: &Report) -> bool {
    let within = |outer: &Report, inner: &Report| {
        let first = inner.pieces[0].start;
        outer.pieces.iter().any(|piece| piece.contains(&first))
    };
    within(claim, answer) || within(answer, claim)
}
