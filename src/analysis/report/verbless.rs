//! What somebody holds or says, told by no verb of theirs: “In Ruiz's *view*, the dam is old”, “in her *words*, “a
//! mess””, “by her own *account*, …”, “*For* Ana Ruiz, the plan is “a mess””.

use super::super::attribution::Attribution;
use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::{Rule, SpeechAct};
use super::clause::{clause_end, clause_start, trim_end};
use super::idiom::RECKONED;
use super::{Finder, Report};
use std::ops::Range;

/// How sure it is what something is for somebody.
const SURE: f32 = 0.85;

impl Finder<'_, '_> {
    /// “In Ruiz's *view*, the dam is old”, “in the *view* of her deputy, …”, “in her *words*, “a mess””, “by her own
    /// *account*, …”.
    pub(super) fn in_view_of(&self, first: usize, at: usize, limit: usize) -> Option<Report> {
        const VIEWS: [&str; 3] = ["view", "telling", "words"];
        let reading = self.reading;
        let reckoned = RECKONED.contains(&reading.words[at].hash);
        let before = at.checked_sub(1).filter(|&before| before > first && (reckoned || reading.is_any(at, &VIEWS)))?;
        let (speaker, start, end) = if matches!(reading.words[before].part, Part::Possessive) {
            let owner = phrase::before(reading, first, before).filter(|owner| owner.end == before)?;
            (owner.clone(), owner.start, at + 1)
        } else if reading.is_any(before, &["his", "her", "their"]) {
            (before..at, before, at + 1)
        } else if reading.is(before, "own") && reading.is_any(before - 1, &["his", "her", "their", "its"]) {
            (before - 1..before, before - 1, at + 1)
        } else if reading.is(before, "own") && matches!(reading.words[before - 1].part, Part::Possessive) {
            let owner = phrase::before(reading, first, before - 1).filter(|owner| owner.end + 1 == before)?;
            (owner.clone(), owner.start, at + 1)
        } else if reading.is(before, "the") && reading.is(at + 1, "of") {
            let owner = phrase::after(reading, at + 2, limit)?;
            (owner.clone(), before, owner.end)
        } else {
            return None;
        };
        let link = start.checked_sub(1).filter(|&link| link >= first)?;
        if !reading.is(link, if reckoned { "by" } else { "in" }) {
            return None;
        }
        let words = reading.is(at, "words");
        let act = if words || reckoned { SpeechAct::Assert } else { SpeechAct::Believe };
        let found = Attribution { cue: at..at + 1, speaker: Some(speaker), act, rule: Rule::AccordingTo };
        // “In other words”, and words that are told of: they are quoted, or nobody's.
        let quotes = |content: &Range<usize>| !words || self.marks_in(content).len() == 1;
        let built = |content: Range<usize>| if quotes(&content) { self.built(content, found) } else { None };
        // “In Ruiz's words, backed by her deputy, …”
        let aside = matches!(reading.words.get(end + 1).map_or(Part::Edge, |word| word.part), Part::Ed);
        if reading.is(end, ",") && !aside && (link == first || link == first + 1) {
            return built(end + 1..clause_end(reading, end + 1, self.ceiling(end + 1, limit)));
        }
        if let Some(quote) = self.quote_at(end + usize::from(reading.is(end, ","))).filter(|_| words) {
            return built(quote.words.clone());
        }
        let comma = |at: usize| matches!(reading.words[at].part, Part::Comma) || words && self.ends_quote(at + 1);
        let whole =
            link > first + 2 && comma(link - 1) && (end >= limit || matches!(reading.words[end].part, Part::Stop));
        let start = clause_start(reading, first, link - usize::from(whole));
        if whole { built(start..trim_end(reading, start, link)) } else { None }
    }

    /// Whether quotation marks close right before word `end`.
    fn ends_quote(&self, end: usize) -> bool {
        let next = self.quoted.partition_point(|quote| quote.words.end < end);
        self.quoted.get(next).is_some_and(|quote| quote.words.end == end)
    }

    /// What something is for somebody whom `sentence` begins with, in their own words: “*For* Ana Ruiz, a farmer, the
    /// plan is “a mess””.
    pub(super) fn for_somebody(&self, sentence: &Range<usize>) -> Option<Report> {
        const CALLS: usize = 4;
        let (reading, first, limit) = (self.reading, sentence.start, sentence.end);
        if !reading.is_any(first, &["for", "to"]) {
            return None;
        }
        let speaker = phrase::after(reading, first + 1, limit)?;
        let last = speaker.end - 1;
        let person = reading.any(last, Classes::PERSON_NOUN | Classes::SOURCE_NOUN)
            || reading.words[last].is_person()
            || reading.words[speaker.start].capital && reading.is_given_name(speaker.start);
        let comma = speaker.end;
        if !person || !reading.is(comma, ",") {
            return None;
        }
        let next = self.quoted.partition_point(|quote| quote.words.start <= comma);
        let quote = &self.quoted.get(next).filter(|quote| quote.words.end <= limit)?.words;
        let near = quote.start.saturating_sub(CALLS).max(comma + 2)..quote.start;
        let calls = near.rev().find(|&at| matches!(reading.words[at].part, Part::Be))?;
        let plain = |at: usize| matches!(reading.words[at].part, Part::Adverb | Part::Determiner | Part::Other);
        // “For Ana Ruiz, *a farmer*, the plan is”
        let aside = (comma + 1..calls).rev().find(|&at| reading.is(at, ","));
        let content = aside.unwrap_or(comma) + 1..quote.end;
        // “For the mayor, the worst was “Macbeth””: a title.
        let title = (quote.start + 1..quote.end - 1).all(|at| reading.words[at].capital || !reading.is_word(at));
        let cues = (first..limit).any(|at| reading.is_verb_cue(at) && !quote.contains(&at));
        let ends = quote.end >= limit || !reading.is_word(quote.end);
        if title || cues || !ends || content.start >= calls || !(calls + 1..quote.start).all(plain) {
            return None;
        }
        let (cue, rule) = (first..first + 1, Rule::AccordingTo);
        let found = Attribution { cue, speaker: Some(speaker), act: SpeechAct::Believe, rule };
        self.built(content, found).map(|report| Report { sure: SURE, ..report })
    }
}

#[cfg(test)]
mod tests {
    use super::super::told::check;

    #[test]
    fn words_of_somebody_are_theirs() {
        let plan = "the plan is “dead in the water”";
        check(&format!("In the words of Ana Ruiz, {plan}."), &[("Ana Ruiz", plan)]);
        check(&format!("In Ana Ruiz’s words, {plan}."), &[("Ana Ruiz", plan)]);
        check(
            "The plan is “dead in the water”, in the words of one minister.",
            &[("one minister", "The plan is “dead in the water”")],
        );
        check("The plan is, in Ana Ruiz’s words, “dead in the water”.", &[("Ana Ruiz", "“dead in the water”")]);
        // Nearest misses: nothing in marks, and words that are no one's.
        check("In the words of Ana Ruiz, the plan is dead.", &[]);
        check("In other words, the plan is “dead in the water”.", &[]);
    }

    #[test]
    fn what_somebody_reckons_is_theirs() {
        let lost = "the mill lost four jobs";
        for (by, who) in
            [("the firm’s own estimate", "the firm"), ("her own account", "her"), ("NBC’s reckoning", "NBC")]
        {
            check(&format!("By {by}, {lost}."), &[(who, lost)]);
        }
        check("The mill lost four jobs, by the firm’s own estimate.", &[("the firm", "The mill lost four jobs")]);
        // Nearest misses: nobody's, and what is counted.
        check("By most accounts, the mill was old.", &[]);
        check("By the second count, the mill was old.", &[]);
        check("She paid by Ana Ruiz’s account.", &[]);
    }

    #[test]
    fn what_something_is_for_somebody_is_theirs() {
        let mess = "the plan is simply “a mess”";
        check(&format!("For Ana Ruiz, a farmer in Leith, {mess}."), &[("Ana Ruiz", mess)]);
        check(&format!("To police, {mess}."), &[("police", mess)]);
        // Nearest misses: a title, a thing, and nothing in marks.
        check("For Ana Ruiz, the day began with “Good Morning Leith”.", &[]);
        check("For years, the plan was “a mess”.", &[]);
        check("For the mayor, the worst was “Macbeth”.", &[]);
        check("For Ana Ruiz, the plan is a mess.", &[]);
    }
}
