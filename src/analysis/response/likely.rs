//! How likely a claim is the one that is answered.

use super::super::SpeechAct;
use super::super::report::is_finite;
use super::super::{EntityId, QuotationId};
use super::pointer::{Noun, Pointer};
use super::reply::is_hit_before;
use super::stance::{By, LONGEST, begins, is_guiltless, is_negative, sentence, words_of};
use super::weighing::Weighing;
use super::words::{Rarity, Shared, any_alike};
use super::{REACH, party};
use crate::document::ParagraphKind;
use std::ops::Range;

impl Weighing<'_, '_, '_> {
    /// How likely `claim` is the one that is answered, with so many others nearer.
    pub(super) fn likely(&self, claim: usize, between: f32) -> f32 {
        if claim > self.answer {
            // It is told within the answer itself: whoever else made that claim before comes first.
            return if self.reports[claim].speaker.is_none() { 2.5 } else { 9.0 };
        }
        let paragraphs = self.paragraph(self.start(self.answer)) - self.paragraph(self.start(claim));
        #[expect(clippy::cast_precision_loss, reason = "paragraphs between two of sixteen reports")]
        let paragraphs = paragraphs as f32;
        let Some(pointed) = self.pointed(claim, paragraphs) else { return 0.0 };
        let headed = self.reading.paragraphs[self.paragraph(self.start(claim))].kind == ParagraphKind::Headline;
        pointed + self.known(claim) + self.explained(claim)
            - 0.35 * between
            - if paragraphs > 0.0 { 0.6 * paragraphs - 0.3 } else { 0.0 }
            - if self.reports[claim].act == SpeechAct::Deny { 0.5 } else { 0.0 }
            - if headed { 1.0 } else { 0.0 }
    }

    /// What speaks for `claim` by what the answer points at, or the words that both have; `None` where it cannot be
    /// meant.
    fn pointed(&self, claim: usize, paragraphs: f32) -> Option<f32> {
        let Some(pointer) = &self.stance.pointer else {
            return self.copied(claim).or_else(|| self.beside(claim, paragraphs));
        };
        let owner = self.owner(pointer, claim)?;
        let Some(noun) = pointer.noun else {
            let named = !pointer.owner.is_empty();
            let near = paragraphs < 2.0 && (!named || owner > 0.0);
            return near.then_some(if named { 1.5 + owner } else { 3.0 });
        };
        let demands = noun == Noun::Demand && self.must(claim);
        let fits = if demands { 2 } else { noun.fits(self.reports[claim].act) };
        // “called the statement offensive”, “echoed the criticism”: there is no cue to say that a claim was answered.
        let judges = self.stance.by == By::Pointing && self.stance.act != SpeechAct::Dispute;
        let other = self.reports[claim].act == SpeechAct::Accuse && noun != Noun::Blame;
        if judges && (fits < 2 || other) {
            return None;
        }
        let number = noun == Noun::Figure && !self.has_number(claim);
        if fits == 0 || number {
            return None;
        }
        let base = if fits == 2 { 3.4 } else { 2.7 };
        if pointer.says.is_empty() {
            let near = paragraphs < if fits == 2 { 4.0 } else { 2.0 };
            return (near || owner > 0.0).then_some(base + owner);
        }
        // “rejected claims that it had been warned”: a claim of that, or none.
        let says = self.shared(std::slice::from_ref(&pointer.says), &self.reports[claim].pieces);
        let same = says.weight >= 0.6 && says.coverage >= 0.25 || owner > 0.0 && says.weight >= 0.3;
        same.then_some(1.5 + 0.5 * f32::from(fits) + owner + 2.0 * says.coverage)
    }

    /// How much of `answer` stands in `claim`.
    fn shared(&self, answer: &[Range<usize>], claim: &[Range<usize>]) -> Shared {
        self.rarity.get_or_init(|| Rarity::of(self.reading, self.spare.take())).shared(self.reading, answer, claim)
    }

    /// What speaks for `claim` by its owner being named: nothing where nobody is, `None` where another is.
    fn owner(&self, pointer: &Pointer, claim: usize) -> Option<f32> {
        if pointer.owner.is_empty() {
            return Some(0.0);
        }
        let speaker = party(&self.quotations[claim]).map(EntityId::index);
        let mut named = self.parties.named(pointer.owner.clone()).peekable();
        let words = self.reports[claim].speaker.clone();
        if words.is_some_and(|words| any_alike(self.reading, pointer.owner.clone(), &[words])) {
            return Some(1.5);
        }
        if named.peek().is_none() {
            return Some(0.0);
        }
        named.any(|party| Some(party) == speaker).then_some(2.0)
    }

    /// What speaks for `claim` by the words that both have: `None` where they are too few.
    fn copied(&self, claim: usize) -> Option<f32> {
        let negative = |at: usize| words_of(&self.reports[at]).any(|at| is_negative(self.reading, at));
        let such = || {
            self.stance.about.first().is_some_and(|about| about.clone().take(4).any(|at| self.reading.is(at, "such")))
        };
        let (weight, coverage) = match self.stance.by {
            By::Pointing | By::Accepting | By::Passing(_) => return None,
            By::Cue if self.stance.act == SpeechAct::Agree && self.counts_otherwise(claim) => return None,
            By::Cue if self.stance.act == SpeechAct::Agree => (0.95, 0.4),
            By::Cue if such() => (0.4, 0.25),
            // “rejected applications”: what is turned down need not have been said.
            By::Cue if self.turns_down() => (0.9, 0.5),
            By::Cue | By::Reply => (0.6, 0.3),
            By::Copy if self.stance.act == SpeechAct::Agree => (1.5, 0.6),
            By::Copy if negative(claim) => return None,
            By::Copy => (0.75, 0.5),
        };
        let shared = self.shared(&self.stance.about, &self.reports[claim].pieces);
        (shared.weight >= weight && shared.coverage >= coverage)
            .then_some(1.6 + shared.weight.min(2.0) * 0.5 + shared.coverage * 1.5)
    }

    /// What speaks for `claim` only by standing right before: a denial of who was spoken of, a reply.
    fn beside(&self, claim: usize, paragraphs: f32) -> Option<f32> {
        let next = paragraphs < 2.0;
        let spoken_of = self.speaks_of_answering(claim);
        match (self.stance.by, self.stance.act) {
            (By::Reply, _) if self.stance.about.is_empty() => {
                next.then_some(if self.follows(claim) { 2.6 } else { 1.2 })
            }
            (By::Cue, SpeechAct::Deny) if self.tells_of_another_matter(claim) || self.denied_before() => None,
            (By::Cue, SpeechAct::Deny) => next.then_some(1.4),
            (By::Cue, SpeechAct::Agree) if spoken_of && self.confirms() => next.then_some(0.6),
            (By::Accepting, _) if self.asks(claim) && self.asks_answering(claim) => next.then_some(1.4),
            _ => None,
        }
    }

    /// Whether it was denied before: “had denied theft”.
    fn denied_before(&self) -> bool {
        let cue = self.reports[self.answer].cue.as_ref();
        cue.is_some_and(|cue| cue.start > 0 && self.reading.is(cue.start - 1, "had"))
    }

    /// Whether it is denied that something happened of which `claim`, which blames nobody, has no word: “said the
    /// budget of Ruiz was short. Ruiz denied that she had been drunk”.
    fn tells_of_another_matter(&self, claim: usize) -> bool {
        let blames = matches!(self.reports[claim].act, SpeechAct::Accuse | SpeechAct::Claim | SpeechAct::Ask);
        let is_clause =
            || self.stance.about.iter().flat_map(Clone::clone).take(LONGEST).any(|at| is_finite(self.reading, at));
        !blames
            && is_clause()
            && self.shared(&self.stance.about, &self.reports[claim].pieces).weight <= 0.0
            && !is_guiltless(self.reading, &self.stance.about[0])
            && self.explained(claim) <= 0.0
    }

    /// Whether nothing but other sentences of the same claim stands between.
    fn follows(&self, claim: usize) -> bool {
        let pieces = &self.reports[claim].pieces;
        let behind = sentence(self.reading, pieces[pieces.len() - 1].end - 1).end;
        let answer = &self.reports[self.answer];
        let first = answer.cue.as_ref().map_or(answer.pieces[0].start, |cue| cue.start.min(answer.pieces[0].start));
        let start = sentence(self.reading, first).start;
        // “Dolan hit back. “They are broke,” he said.”
        let hit = is_hit_before(self.reading, answer, start);
        let start = if hit { sentence(self.reading, start - 1).start } else { start };
        start <= behind
    }

    /// Whether both give numbers, and none is the same.
    fn counts_otherwise(&self, claim: usize) -> bool {
        let numbers = |at: usize| -> Vec<&str> {
            words_of(&self.reports[at])
                .map(|at| self.reading.written(at))
                .filter(|word| word.starts_with(|sign: char| sign.is_ascii_digit()))
                .collect()
        };
        let (own, others) = (numbers(self.answer), numbers(claim));
        !own.is_empty() && !others.is_empty() && !own.iter().any(|number| others.contains(number))
    }

    /// Whether what is asked for is asked of who answers: “urged Dolan to resign”.
    fn asks_answering(&self, claim: usize) -> bool {
        let answering = party(&self.quotations[self.answer]).map(EntityId::index);
        let mut first = words_of(&self.reports[claim]).take(3);
        answering.is_some() && first.any(|at| self.parties.named(at..at + 1).any(|party| Some(party) == answering))
    }

    /// Whether its cue is “confirmed”: who admits something may do so unasked.
    fn confirms(&self) -> bool {
        let cue = self.reports[self.answer].cue.as_ref();
        cue.is_some_and(|cue| begins(self.reading, cue.start, &["confirm"]))
    }

    /// Whether its cue is “rejected” or “dismissed”.
    fn turns_down(&self) -> bool {
        let cue = self.reports[self.answer].cue.as_ref();
        cue.is_some_and(|cue| begins(self.reading, cue.start, &["reject", "dismiss"]))
    }

    /// Whether `claim` asks for something.
    fn asks(&self, claim: usize) -> bool {
        matches!(self.reports[claim].act, SpeechAct::Ask | SpeechAct::Demand | SpeechAct::Suggest)
    }

    /// What speaks for `claim` by who is in it: an accusation of who answers, an exchange that goes on.
    fn known(&self, claim: usize) -> f32 {
        let accused = if self.speaks_of_answering(claim) { 1.2 } else { 0.0 };
        let party_of = |id: Option<QuotationId>| id.and_then(|id| party(&self.quotations[id.index()]));
        let exchange = self.found.iter().rev().take(REACH).any(|(before, response)| {
            let spoke = party(&self.quotations[*before]);
            spoke.is_some()
                && spoke == party(&self.quotations[self.answer])
                && party_of(response.quotation) == party(&self.quotations[claim])
        });
        // “that” is the nearest, whoever spoke.
        let bare = self.stance.pointer.as_ref().is_some_and(|pointer| pointer.noun.is_none());
        accused + if exchange && !bare { 1.0 } else { 0.0 }
    }

    /// Whether `claim`, or what stands between it and its cue, names who answers.
    fn speaks_of_answering(&self, claim: usize) -> bool {
        let Some(answering) = party(&self.quotations[self.answer]).map(EntityId::index) else { return false };
        let report = &self.reports[claim];
        let object = report.cue.as_ref().filter(|cue| cue.end < report.pieces[0].start);
        let object = object.map(|cue| cue.end..report.pieces[0].start);
        let mut words = words_of(report).chain(object.into_iter().flatten().take(LONGEST));
        words.any(|at| self.parties.named(at..at + 1).any(|party| party == answering))
    }

    /// What speaks for `claim` by what who answers says next: “… denied that. ‘Not a penny may be spent on roofs,’ she
    /// said.”
    fn explained(&self, claim: usize) -> f32 {
        let next = self.answer + 1;
        let Some(report) = self.reports.get(next) else { return 0.0 };
        let same = party(&self.quotations[next]).is_some()
            && (party(&self.quotations[next]) == party(&self.quotations[self.answer])
                || self.paragraph(self.start(next)) == self.paragraph(self.start(self.answer)));
        if same { 0.9 * self.shared(&report.pieces, &self.reports[claim].pieces).weight.min(1.0) } else { 0.0 }
    }

    /// Whether `claim` says that something must be.
    fn must(&self, claim: usize) -> bool {
        let mut words = words_of(&self.reports[claim]);
        words.any(|at| self.reading.is_any(at, &["must", "should", "ought"]))
    }

    fn has_number(&self, claim: usize) -> bool {
        words_of(&self.reports[claim]).any(|at| self.reading.written(at).bytes().any(|byte| byte.is_ascii_digit()))
    }
}
