//! Verbs that report elsewhere, and tell here what somebody did: “*dismissed* her in May”, “*concluded* the visit”,
//! “*found* ways to cope”.

use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::clause::before_subject;
use super::finite::{is_finite, tells_past};
use std::ops::Range;

/// What people find, and what is no finding of theirs.
const WAYS: [&str; 14] = [
    "way", "ways", "time", "room", "space", "means", "reason", "reasons", "courage", "strength", "words", "work",
    "refuge", "solace",
];
/// What is argued before courts.
const CASES: [&str; 8] = ["case", "cases", "appeal", "appeals", "lawsuit", "motion", "position", "positions"];
/// What things offer.
const OFFERED: [&str; 24] = [
    "glimpse",
    "glimpses",
    "moment",
    "moments",
    "insight",
    "insights",
    "window",
    "clue",
    "clues",
    "contrast",
    "relief",
    "respite",
    "lesson",
    "lessons",
    "example",
    "examples",
    "alternative",
    "alternatives",
    "comfort",
    "reminder",
    "reminders",
    "taste",
    "evidence",
    "proof",
];
/// What is added at the foot of something.
const NOTES: [&str; 8] = ["footnote", "footnotes", "line", "clause", "sentence", "paragraph", "caveat", "rider"];

/// “*dismissed* her in May”, “*questioned* him for hours”, “*complained* to the office”, “*ordered* two pumps”,
/// “*believe* it when I see it”, “*concluded* the visit”, “*argued* the case”, “*pressed* him on taxes”: what is done,
/// and not told.
pub(super) fn is_deed(reading: &Reading, cue: &Range<usize>, limit: usize) -> bool {
    let deed = Deed { reading, cue, limit };
    cue.len() == 1 && cue.end < limit && deed.is_done() && !deed.quotes()
}

/// A word that may tell what somebody did.
pub(super) struct Deed<'q, 'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    pub(super) cue: &'q Range<usize>,
    /// Where its sentence ends.
    pub(super) limit: usize,
}

impl Deed<'_, '_, '_> {
    #[expect(clippy::inline_always, reason = "as of what it asks")]
    #[inline(always)]
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        self.reading.is_any(at, words)
    }

    fn near(&self) -> Range<usize> {
        const FAR: usize = 12;
        self.cue.end..self.limit.min(self.cue.end + FAR)
    }

    /// Whether marks or a colon stand behind it.
    pub(super) fn quotes(&self) -> bool {
        self.near().any(|at| matches!(self.reading.words[at].part, Part::Mark | Part::Colon))
    }

    pub(super) fn links(&self, words: &[&str]) -> bool {
        self.near().any(|at| self.is_any(at, words))
    }

    fn is_done(&self) -> bool {
        let (reading, end) = (self.reading, self.cue.end);
        let word = &reading.words[self.cue.start];
        match () {
            () if word.reads(&["dismissed", "dismisses", "questioned", "questions"]) => {
                phrase::may_be_object(self.reading, end) && self.ends(end + 1) && !self.links(&["as"]) || self.is_on()
            }
            () if word.reads(&["pressed", "quizzed", "challenged"]) => self.is_on(),
            () if word.reads(&["complained", "complains", "complain"]) => {
                reading.is(end, "to") && !self.links(&["that", "about", "of"])
            }
            () if word.reads(&["ordered", "orders"]) => {
                let counted =
                    matches!(reading.words[end].part, Part::Number) || phrase::is_count(reading.words[end].hash);
                counted
                    && !self.near().any(|at| reading.any(at, Classes::DURATION))
                    && !self.links(&["to", "that", "be"])
            }
            () if word.reads(&["believe", "believes", "believed"]) => {
                reading.is(end, "it") && self.is_any(end + 1, &["when", "if", "or"])
            }
            // “said sorry to the families”
            () if word.reads(&["said", "says", "say", "saying"]) => {
                let greets = ["sorry", "goodbye", "farewell", "hello", "grace"];
                let told = || self.near().any(|at| reading.is(at, "and") && self.is_any(at + 1, &["that"]));
                self.is_any(end, &greets)
                    && (self.ends(end + 1) || reading.is(end + 1, "to"))
                    && !self.quotes()
                    && !told()
            }
            () if word.reads(&["concluded", "concludes", "conclude"]) => self.object().is_some(),
            () if word.reads(&["argued", "argues", "argue", "arguing"]) => self.does_to(&CASES),
            () if word.reads(&["asked", "asks", "ask", "asking"]) => self.does_to(&["question", "questions"]),
            () if word.reads(&["offered", "offers", "offer", "offering"]) => self.does_to(&OFFERED),
            () if word.reads(&["added", "adds", "adding"]) => {
                let note = self.is_any(end, &["a", "an"]) && self.is_any(end + 1, &NOTES);
                note && (self.ends(end + 2) || self.is_any(end + 2, &["that", "which", "saying"]))
            }
            () if word.reads(&["found", "finds", "find", "finding"]) => {
                let at = end + usize::from(reading.any(end, Classes::DETERMINER));
                let way = at + usize::from(!self.is_any(at, &WAYS));
                self.is_any(way, &WAYS) && self.is_any(way + 1, &["to", "for", "of", "in"])
            }
            () if word.reads(&["respond", "responds", "responded", "responding"]) => {
                let hearer = phrase::may_be_object(reading, end + 1) || reading.any(end + 1, Classes::DETERMINER);
                reading.is(end, "to") && hearer && !self.links(&["that"])
            }
            () => false,
        }
    }

    /// Whether the phrase behind the verb ends at `at`.
    pub(super) fn ends(&self, at: usize) -> bool {
        let parts = |part| matches!(part, Part::Preposition | Part::Stop | Part::Comma | Part::Time);
        at >= self.limit || parts(self.reading.words[at].part)
    }

    /// “pressed Ruiz *on taxes*”, but “pressed her on whether she would go”
    fn is_on(&self) -> bool {
        const LONGEST: usize = 5;
        let (reading, end) = (self.reading, self.cue.end);
        let near = end + 1..self.limit.min(end + LONGEST);
        let on = near.take_while(|&at| reading.is_word(at) && !self.is_any(at, &["to", "that", "if", "whether"]));
        let on = on.into_iter().find(|&at| reading.is(at, "on"));
        on.is_some_and(|on| {
            let clause = self.is_any(on + 1, &["whether", "why", "how", "what"]) || reading.any(on + 1, Classes::TIME);
            !clause && !(end..on).any(|at| is_finite(reading, at))
        })
    }

    /// The thing behind the verb that it is done to, where no clause begins with it: “concluded *the visit* on Monday”,
    /// but “concluded the visit was late”.
    pub(super) fn object(&self) -> Option<Range<usize>> {
        let (reading, end) = (self.reading, self.cue.end);
        // “*her* case”, “*Ruiz’s* case”
        let owner = || matches!(reading.words.get(end + 1).map(|word| word.part), Some(Part::Possessive));
        let begins = reading.any(end, Classes::DETERMINER) || reading.is_word(end) && owner();
        let object = before_subject(reading, end, self.limit).filter(|_| begins && !reading.is(end, "that"))?;
        let next = object.end;
        let clause = (object.start + 1..=next)
            .any(|at| at < self.limit && (is_finite(reading, at) || tells_past(reading, at, self.limit)));
        (!clause).then_some(object)
    }

    /// Whether it is done to one of `things`: “argued *the case*”.
    pub(super) fn does_to(&self, things: &[&str]) -> bool {
        const LONGEST: usize = 7;
        let reading = self.reading;
        let mut near = self.cue.end..self.limit.min(self.cue.end + LONGEST);
        let thing = near.find(|&at| self.is_any(at, things));
        thing.is_some_and(|thing| {
            let plain = |at: usize| {
                (reading.is_word(at) || matches!(reading.words[at].part, Part::Possessive | Part::Number))
                    && !is_finite(reading, at)
                    && !reading.is_verb_cue(at)
                    && !self.is_any(at, &["that", "if", "whether", "to"])
            };
            (self.cue.end..thing).all(plain) && self.ends(thing + 1)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check;

    #[test]
    fn what_somebody_does_is_not_told() {
        for deed in [
            "concluded the hearing on Monday",
            "concluded her visit to Leith",
            "argued the city’s case in Leith",
            "asked a question about the dam",
            "found ways to cope",
            "found the time to write",
            "pressed the mayor on taxes",
            "responded to the critics with a smile",
            "added a footnote on page nine",
            "offered a glimpse of the dam",
        ] {
            check(&format!("Ana Ruiz {deed}."));
        }
        check("[speaker:Ana Ruiz] [cue:concluded] [content:the hearing was late].");
        check("[speaker:Ana Ruiz] [cue:argued] [content:the city’s case was weak].");
        check("[speaker:Ana Ruiz] [cue:asked] [content:whether the question was fair].");
        check("[speaker:The study] [cue:found] that [content:time was short].");
        check("[content:“It was late,”] [speaker:Ana Ruiz] [cue:responded] to the critics with a smile.");
        check("[content:It was late], [cue:added] [speaker:a spokesman].");
    }

    #[test]
    fn one_point_is_no_claim() {
        check("[speaker:Ana Ruiz] [cue:said] at one point, [content:“It was late.”]");
        check("[speaker:Ana Ruiz] [cue:said] [content:the point was lost].");
    }
}
