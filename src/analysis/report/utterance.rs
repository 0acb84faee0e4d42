//! Utterances in quotation marks, with the attribution beside them.

use super::super::attribution::{self, Attribution, answer};
use super::super::choice::Candidates;
use super::super::gazetteer::{Gazetteer, Key, NOUNS};
use super::super::mark::Quoted;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Word;
use super::super::{QuotationKind, Rule, SpeechAct};
use super::act::choose_act;
use super::quoting::quoted_behind;
use super::speaker::choose_speaker;
use super::{Finder, Report, work};

impl Finder<'_, '_> {
    /// Utterances in quotation marks.
    pub(super) fn direct(&mut self) {
        let quoted = std::mem::take(&mut self.quoted);
        let mut tail: Option<usize> = None;
        for (index, quote) in quoted.iter().enumerate() {
            let resumes = tail == Some(quote.words.start);
            let previous = index.checked_sub(1).map_or(self.block.words.start, |before| quoted[before].words.end);
            let next = quoted.get(index + 1).map_or(self.block.words.end, |after| after.words.start);
            if !self.may_be_utterance(quote, resumes) || work::is_titled(self.reading, &quote.words) {
                tail = None;
                continue;
            }
            let behind = attribution::behind(self.reading, quote.words.end, next);
            // “…,” said Ruiz. “Yes,” was the reply to her: another's.
            if resumes && behind.is_none() && !answer::begins(self.reading, quote.words.end) {
                let report = self.reports.last_mut().expect("a tail belongs to a report");
                report.pieces.push(quote.words.clone());
                report.marks.push(quote.words.clone());
                self.utterances.push(quote.words.clone());
                tail = None;
                continue;
            }
            let found = behind
                .clone()
                .map(|(attribution, _)| attribution)
                .or_else(|| self.attribution_ahead(previous, quote.words.start));
            tail = behind.map(|(_, end)| end);
            if found.is_none() && !self.stands_alone(quote) {
                continue;
            }
            self.push_direct(quote, found);
            self.name_before_colon(quote.words.start);
        }
        self.quoted = quoted;
    }

    /// Weighs the speakers of utterances that have a cue.
    pub(super) fn weigh_speakers(&mut self, candidates: &mut Candidates) {
        let mut reports = std::mem::take(&mut self.reports);
        for report in &mut reports {
            let Some(cue) = report.cue.clone() else { continue };
            let sentence = self.sentence(cue.start);
            match quoted_behind(self.reading, &cue, sentence.end) {
                Some(quoted) => (report.speaker, report.rule) = (Some(quoted), Rule::SubjectOfCue),
                None => choose_speaker(self.reading, report, &self.quoted, sentence, candidates),
            }
            choose_act(self.reading, report, candidates);
        }
        self.reports = reports;
    }

    fn attribution_ahead(&self, previous: usize, open: usize) -> Option<Attribution> {
        let sentence = self.sentence(open);
        let first = previous.max(sentence.start);
        let ahead = attribution::ahead(self.reading, first, open, sentence.start);
        ahead.filter(|found| !self.taken.contains_key(&found.cue.start))
    }

    fn push_direct(&mut self, quote: &Quoted, found: Option<Attribution>) {
        let (cue, speaker, act, rule) = match found {
            Some(found) => (Some(found.cue), found.speaker, found.act, found.rule),
            None => (None, None, SpeechAct::Assert, Rule::Turn),
        };
        if let Some(cue) = &cue {
            self.taken.insert(cue.start, self.reports.len());
        }
        self.utterances.push(quote.words.clone());
        let (pieces, marks) = (vec![quote.words.clone()], vec![quote.words.clone()]);
        self.reports.push(Report { kind: QuotationKind::Direct, pieces, marks, cue, speaker, act, rule, sure: 1.0 });
    }

    /// “Ruiz came to the door: “Who is it?””: without a cue, the subject of the sentence speaks.
    fn name_before_colon(&mut self, open: usize) {
        let sentence = self.sentence(open).start;
        let Some(report) = self.reports.last_mut().filter(|report| report.cue.is_none()) else { return };
        if open > sentence && self.reading.is(open - 1, ":") {
            report.speaker = phrase::first_subject(self.reading, sentence, open);
        }
    }

    /// Whether `quote` may be a full utterance rather than words built into a sentence; where it stands right behind
    /// the attribution of another, it need not look like one.
    fn may_be_utterance(&self, quote: &Quoted, resumes: bool) -> bool {
        let reading = self.reading;
        let inner = quote.inner();
        let lead = inner.start + usize::from(reading.is(inner.start, "["));
        let first = self.first_word() == quote.words.start;
        let before = if first { "" } else { reading.written(quote.words.start - 1) };
        let last = reading.written(inner.end - 1);
        let ended = matches!(last, "." | "," | "?" | "!" | "…" | "—" | "-") || !quote.closed;
        let comma_behind = reading.is(quote.words.end, ",") && inner.len() > 2;
        let opened = first
            || matches!(before, "," | ":" | "." | "?" | "!" | "”" | "\"" | "—" | "…" | ")" | "–")
            || (reading.words[inner.start].capital && inner.len() > 3 && self.cue_or_that(quote.words.start - 1));
        opened
            && (ended
                || comma_behind
                || resumes
                || (before == ":" && (inner.len() > 3 || inner.len() > 1 && self.is_said_in_heading(quote)))
                || (inner.len() > 6 && reading.words[lead].capital))
    }

    /// Whether `quote` is all of a heading but for the name and colon before it: “Voss: ‘Never’”,
    /// and no “Review: ‘The Dam’ is a bore”.
    fn is_said_in_heading(&self, quote: &Quoted) -> bool {
        const LONGEST: usize = 3;
        const NEAR: usize = 400;
        // What newspapers head their pieces with, where no list of nouns has it.
        const LABELS: [&str; 10] = [
            "Review",
            "Opinion",
            "Analysis",
            "Comment",
            "Explainer",
            "Update",
            "Live",
            "Exclusive",
            "Podcast",
            "Breaking",
        ];
        let open = quote.words.start;
        let label = self.block.words.start..open.saturating_sub(1);
        let name = |at: usize| {
            let word = &self.reading.words[at];
            // “Trump: ‘Never’”: not a card, where the text names a Donald Trump.
            let named = || {
                let again = |words: &[Word]| words[1].hash == word.hash && words[1].capital && words[0].capital;
                self.reading.words[open..].windows(2).take(NEAR).any(again)
            };
            let noun = || Gazetteer::built_in().classes(Key::EMPTY.and(word.hash)) & NOUNS != 0 && !named();
            let label = || LABELS.contains(&self.reading.written(at));
            matches!(word.part, Part::Title | Part::PersonNoun)
                || matches!(word.part, Part::Name) && !noun() && !label()
        };
        let whole = quote.words.end >= self.block.words.end;
        self.is_heading(open) && (1..=LONGEST).contains(&label.len()) && label.into_iter().all(name) && whole
    }

    /// The first word of the paragraph behind the sign of a list: “• *It* rained.”
    fn first_word(&self) -> usize {
        let first = self.block.words.start;
        first + usize::from(matches!(self.reading.written(first), "•" | "-" | "–" | "*" | "·"))
    }

    fn cue_or_that(&self, at: usize) -> bool {
        self.reading.is_verb_cue(at) || self.reading.is(at, "that")
    }

    /// Whether `quote` is an utterance even without a cue.
    fn stands_alone(&self, quote: &Quoted) -> bool {
        let first = self.first_word() == quote.words.start;
        let whole = first && quote.words.end + 1 >= self.block.words.end;
        let sentence = self.sentence(quote.words.start).start == quote.words.start;
        let colon = !first && self.reading.is(quote.words.start - 1, ":");
        // A paragraph of its own may be short: “Never!”
        let ended = quote.inner().len() > 1 && matches!(self.reading.written(quote.inner().end - 1), "." | "!" | "?");
        let headline = colon && quote.inner().len() > 1 && self.is_said_in_heading(quote);
        let long = quote.inner().len() > 4 || !quote.closed || whole && ended || headline;
        long && (whole || sentence || first || colon)
    }
}
