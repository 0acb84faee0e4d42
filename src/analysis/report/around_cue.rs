//! Reports behind, around and before cues, outside of utterances and within them: what the rules make of a cue, weighed
//! against other beginnings, ends and speakers.

use super::super::attribution::behind_clause::is_clause;
use super::super::attribution::{self, Attribution};
use super::super::choice::Candidates;
use super::super::lexicon::{CueKind, Follow};
use super::super::mark::Quoted;
use super::super::part::Part;
use super::super::reading::Reading;
use super::super::{QuotationKind, Rule, SpeechAct};
use super::act::choose_act;
use super::behind_object::behind_object;
use super::called::is_verdict;
use super::clause::clause_end;
use super::closing::{Begun, closing};
use super::cue_words::{HEARD, HEARS, PER};
use super::decree::may_decree;
use super::denial::with_denial;
use super::finite::is_finite;
use super::inner::end_at_mark;
use super::junk::is_junk;
use super::no_cue::is_no_cue;
use super::opening::{Asked, Opening, opening};
use super::plain::{is_plain, tells_somewhere, tells_that};
use super::quoting::{beside, end_beside, quoted_by_another};
use super::speaker::choose_speaker;
use super::that::with_pronoun;
use super::trimmed::trimmed;
use super::{
    Finder, Report, attributive, behind_dateline, besides, headline, in_passing, leading, outer, participle, quoting,
    reduced, who,
};
use std::cmp::Ordering;
use std::ops::Range;

/// How sure it is what a plain report says: “Dam will fail, says farmer”.
const PLAIN: f32 = 0.9;

impl Finder<'_, '_> {
    /// Reports behind, around and before cues, outside of utterances and within them.
    pub(super) fn indirect(&mut self, candidates: &mut Candidates) {
        let opening = behind_dateline(self.reading, self.block);
        for index in self.block.sentences.clone() {
            let Range { start, end } = self.reading.sentences[index].words;
            let mut sentence = start.max(opening).min(end)..end;
            if self.reading.sentences[index].heading && sentence.len() > 2 {
                if let Some(report) = self.beside_colon(&sentence) {
                    self.reports.push(report);
                    continue;
                }
                sentence.start = behind_topic(self.reading, &sentence);
            }
            if let Some(report) = self.for_somebody(&sentence).or_else(|| self.as_somebody_put(&sentence)) {
                let cue = report.cue.as_ref().map_or(sentence.start, |cue| cue.start);
                self.taken.insert(cue, self.reports.len());
                self.reports.push(report);
            }
            let mut subject: Option<Range<usize>> = None;
            let mut at = sentence.start;
            while at < sentence.end {
                let utterance = self.utterance_from(at).cloned();
                let opens =
                    utterance.as_ref().map_or(sentence.end, |utterance| utterance.start.clamp(at, sentence.end));
                let first = self.clause_floor(&sentence, at);
                subject = self.outside(at..opens, first..sentence.end, subject, candidates);
                at = opens;
                if let Some(utterance) = utterance.filter(|_| at < sentence.end) {
                    let end = utterance.end.min(sentence.end);
                    self.nested(at..end, &utterance, candidates);
                    at = end;
                }
            }
        }
    }

    /// Reports by the cues in the words `part` of `sentence`, which are of no utterance, and who speaks last; `subject`
    /// spoke before.
    fn outside(
        &mut self,
        part: Range<usize>,
        sentence: Range<usize>,
        mut subject: Option<Range<usize>>,
        candidates: &mut Candidates,
    ) -> Option<Range<usize>> {
        for at in self.cues(part) {
            let cue = self.cue_words(at);
            if let Some(&report) = self.taken.get(&at) {
                subject = self.reports[report].speaker.clone().or(subject);
                continue;
            }
            if self.inside_marks(at) {
                continue;
            }
            let listed = self.rejected(sentence.clone(), at, subject.as_ref(), candidates);
            if let Some(mut report) = listed.or_else(|| self.idiom(sentence.clone(), at, subject.as_ref(), candidates))
            {
                let words = report.cue.clone().unwrap_or(at..at + 1);
                self.give_speaker(&mut report, &words, &sentence, candidates);
                subject = report.speaker.clone();
                self.reports.push(report);
                continue;
            }
            let Some(cue) = cue else { continue };
            let heard = HEARD.contains(&self.reading.words[at].hash);
            let court = if heard { self.heard_in_court(sentence.start, at, sentence.end) } else { None };
            let answer = self.answer_in_passing(sentence.start, at, sentence.end);
            let passive = || {
                let Range { start, end } = sentence;
                let answer = self.answer_by(start, at, end).or_else(|| self.announced(start, at, end));
                answer.or_else(|| self.as_it_was_told(start, at, end))
            };
            let report = match answer.or_else(passive) {
                Some(mut answer) => {
                    choose_act(self.reading, &mut answer, candidates);
                    Some(answer)
                }
                None if court.is_some() || self.reading.words[at].hash == HEARS => court,
                None if may_decree(self.reading.words[at].hash) => self.decreed(sentence.start, at, sentence.end),
                None if let Some(told) = self.in_view_of(sentence.start, at, sentence.end) => Some(told),
                None if let Some(told) = self.quoted_after(sentence.start, &(at..at + 1), sentence.end) => Some(told),
                None if self.points_back(sentence.start, at, sentence.end) => None,
                None if cue.1 == CueKind::Verb
                    && let Some(mut told) = self.told_apart(sentence.start, &cue.0, sentence.end) =>
                {
                    choose_act(self.reading, &mut told, candidates);
                    Some(told)
                }
                None => match self.called(sentence.start, at, sentence.end, subject.as_ref()) {
                    Some(mut called) => {
                        self.give_speaker(&mut called, &cue.0, &sentence, candidates);
                        choose_act(self.reading, &mut called, candidates);
                        if is_verdict(self.reading, called.pieces[0].start) {
                            called.act = SpeechAct::Accuse;
                        } else if called.act == SpeechAct::Demand {
                            called.act = SpeechAct::Assert;
                        }
                        Some(called)
                    }
                    None => self.weighed(sentence.clone(), cue, subject.as_ref(), candidates),
                },
            };
            let kept = |report: &Report| !self.is_means(report) && !self.is_denied(report);
            if let Some(report) = report.filter(kept).and_then(|report| self.with_retold(report)) {
                subject = report.speaker.clone().or(subject);
                let report = self.within_relative(report);
                self.end_clause_before(&report);
                self.end_before_participle(&report);
                self.reports.push(report);
            }
        }
        subject
    }

    /// Ends what is told in a clause on who says `report` where that begins: “The woman who accused Bo Li of fraud
    /// *said*”.
    fn end_clause_before(&mut self, report: &Report) {
        let (Some(speaker), Some(cue)) = (&report.speaker, &report.cue) else { return };
        // “accused”, but “said”
        let object = |before: &Report| matches!(before.act, SpeechAct::Accuse | SpeechAct::Praise);
        let Some(mut before) = self.reports.pop_if(|before| object(before) && before.pieces.len() == 1) else { return };
        let within = |cue: &Range<usize>| {
            // “A report *criticising* Bo Li said”
            let participle = speaker.end == cue.start && self.reading.written(cue.start).ends_with("ing");
            let relative = || matches!(self.reading.written(speaker.end), "who" | "which" | "that");
            participle || speaker.end <= cue.start && relative()
        };
        let piece = before.pieces[0].clone();
        let runs_on = before.kind != QuotationKind::Direct && piece.start < cue.start && cue.start < piece.end;
        if self.reading.tells_of_speech(cue.start) && runs_on && before.cue.as_ref().is_some_and(within) {
            self.bound(&mut before, piece.start..cue.start);
        }
        self.reports.push(before);
    }

    /// `report` without the verb of whom a clause with its cue tells more: “Ruiz, who *called* the plan *“a mess,”* is
    /// expected to go”.
    fn within_relative(&self, mut report: Report) -> Report {
        const NEAR: usize = 5;
        const CALLS: [&str; 10] = [
            "called",
            "calls",
            "branded",
            "dubbed",
            "labelled",
            "labeled",
            "described",
            "termed",
            "deemed",
            "considered",
        ];
        let (Some(cue), [piece], [mark]) = (&report.cue, report.pieces.as_slice(), report.marks.as_slice()) else {
            return report;
        };
        let near = cue.start.saturating_sub(NEAR)..cue.start;
        let relative = near.into_iter().any(|at| self.reading.is_any(at, &["who", "which"]));
        let goes_on = mark.start >= piece.start && mark.end < piece.end && is_finite(self.reading, mark.end);
        if relative && goes_on && cue.end <= piece.start && self.reading.is_any(cue.start, &CALLS) {
            let content = piece.start..mark.end;
            self.bound(&mut report, content);
        }
        report
    }

    /// Ends what was said before where `report` goes on with it behind a comma: “Ruiz said it was late*, calling* Li “a
    /// fool””.
    fn end_before_participle(&mut self, report: &Report) {
        // Of others it is as often told who is spoken of: “said they marched, chanting”.
        const SAYS: [&str; 13] = [
            "calling",
            "describing",
            "branding",
            "dubbing",
            "labelling",
            "labeling",
            "saying",
            "adding",
            "noting",
            "citing",
            "highlighting",
            "stressing",
            "insisting",
        ];
        let Some(cue) = &report.cue else { return };
        let comma = cue.start.checked_sub(1).filter(|&comma| self.reading.is(comma, ","));
        let goes_on = report.rule == Rule::SharedSubject && self.reading.is_any(cue.start, &SAYS);
        let Some(comma) = comma.filter(|_| goes_on) else { return };
        let around = |before: &Report| {
            let piece = before.pieces.last().expect("a piece at least");
            before.kind != QuotationKind::Direct
                && before.speaker == report.speaker
                && before.pieces.len() == 1
                && piece.start < comma
                && cue.start < piece.end
                && before.cue.as_ref().is_some_and(|told| told.end <= piece.start)
        };
        if let Some(mut before) = self.reports.pop_if(|before| around(before)) {
            let start = before.pieces[0].start;
            // “said it was late and, calling Li “a fool”, left”
            let end = comma - usize::from(self.reading.is(comma - 1, "and"));
            if is_clause(self.reading, start..end) {
                self.bound(&mut before, start..end);
            }
            self.reports.push(before);
        }
    }

    /// Reports in the words `part` of one sentence of `utterance`: “He told me it would rain,” she said.
    fn nested(&mut self, part: Range<usize>, utterance: &Range<usize>, candidates: &mut Candidates) {
        let mark = |at: usize| matches!(self.reading.words[at].part, Part::Mark);
        let start = part.start + usize::from(part.start == utterance.start);
        let end = if part.end == utterance.end && mark(part.end - 1) { part.end - 1 } else { part.end };
        self.within = true;
        for at in self.cues(start..end) {
            // “‘Noted with thanks’”
            let opens = at > 0 && matches!(self.reading.words[at - 1].part, Part::Mark);
            if opens && self.reading.words[at].capital && self.reading.written(at).ends_with("ed") {
                continue;
            }
            let word = self.reading.words[at].hash;
            if word == HEARS || may_decree(word) {
                continue;
            }
            let Some(cue) = self.cue_words(at) else { continue };
            if let Some(report) = self.weighed(start..end, cue, None, candidates) {
                self.reports.push(report);
            }
        }
        self.within = false;
    }

    /// The report of the cue with these words and of this kind: what the rules say, weighed against other beginnings,
    /// ends and speakers.
    fn weighed(
        &mut self,
        sentence: Range<usize>,
        (words, kind): (Range<usize>, CueKind),
        subject: Option<&Range<usize>>,
        candidates: &mut Candidates,
    ) -> Option<Report> {
        let (nested, at) = (self.within, words.start);
        let Range { start: first, end: limit } = sentence;
        if words.end > limit || is_no_cue(self.reading, first, &words, limit) {
            return None;
        }
        let heading = self.is_heading(at);
        if heading && headline::tells_topic(self.reading, first, &words, limit) {
            return None;
        }
        let ruled = self.report(first, at, limit, subject);
        let last = |who: &Range<usize>| who.end == limit && !self.reading.is_verb_cue(who.start);
        let ends_heading = |ruled: &&Report| {
            heading && ruled.rule == Rule::InvertedSubject && ruled.speaker.as_ref().is_some_and(last)
        };
        if let Some(mut report) = ruled.as_ref().filter(ends_heading).cloned() {
            choose_act(self.reading, &mut report, candidates);
            return Some(report);
        }
        let quoted: &[Quoted] = if nested { &[] } else { &self.quoted };
        let asked = Asked {
            reading: self.reading,
            quoted,
            first,
            limit,
            cue: words.clone(),
            kind,
            ceiling: self.ceiling(words.end, limit),
            ruled: ruled.as_ref(),
            nested,
        };
        let (opening, sure) = match &ruled {
            Some(ruled) if is_plain(self.reading, ruled, first, limit) => (Opening::AsRuled, PLAIN),
            Some(ruled)
                if tells_that(self.reading, &words, ruled.pieces[0].start, limit)
                    || tells_somewhere(self.reading, &words, ruled.pieces[0].start) =>
            {
                (Opening::From(ruled.pieces[0].start), PLAIN)
            }
            _ => opening(&asked, candidates),
        };
        let found = || {
            let act = ruled.as_ref().map_or_else(|| self.act(at), |ruled| ruled.act);
            let known = ruled.as_ref().map(|ruled| (ruled.speaker.clone(), ruled.rule));
            let (speaker, rule) = known.unwrap_or_else(|| self.subject(first, &words, limit, act, subject));
            Attribution { cue: words.clone(), speaker, act, rule }
        };
        let mut report = match opening {
            Opening::Nothing => return None,
            Opening::AsRuled => ruled?,
            Opening::Before(content) => self.built(content, found())?,
            Opening::From(start) => self.behind_start(&asked, found(), start, candidates)?,
        };
        report.sure *= sure;
        report.pieces[0].start = with_pronoun(self.reading, words.end, report.pieces[0].start);
        if nested {
            end_at_mark(self.reading, &mut report, limit);
        }
        self.settle(&mut report, first, &words, limit);
        self.give_speaker(&mut report, &words, &(first..limit), candidates);
        choose_act(self.reading, &mut report, candidates);
        (!self.is_nobodys(&report) && !is_junk(self.reading, &report)).then_some(report)
    }

    /// The report of the cue that is `asked` about, whose content begins at or around word `start`, up to its most
    /// probable end.
    fn behind_start(
        &self,
        asked: &Asked,
        found: Attribution,
        start: usize,
        candidates: &mut Candidates,
    ) -> Option<Report> {
        let (reading, first, limit, ceiling) = (self.reading, asked.first, asked.limit, asked.ceiling);
        let words = &asked.cue;
        // “disputed that account”: the pointer back belongs to it.
        let points = |ruled: &&Report| ruled.pieces[0].start + 1 == start && reading.is(start - 1, "that");
        let start = asked.ruled.filter(points).map_or(start, |ruled| ruled.pieces[0].start);
        let start = match start.cmp(&words.end) {
            Ordering::Greater => with_denial(reading, words.end..start),
            Ordering::Equal => behind_object(reading, first, words, ceiling),
            Ordering::Less => start,
        };
        let ruled = asked.ruled.filter(|ruled| ruled.pieces[0].start == start);
        let begun = Begun {
            reading,
            quoted: asked.quoted,
            cue: words.clone(),
            start,
            limit: ceiling.max(start + 1),
            ruled: Some(ruled.map_or_else(|| clause_end(reading, start, ceiling), |ruled| ruled.pieces[0].end)),
            first,
        };
        let (end, surely) = closing(&begun, candidates);
        let end = reduced::end(reading, first..limit, words, start..end);
        let apart = leading::before_sentence(reading, first, words, start, limit);
        let end = apart.map_or(end, |(comma, _)| end.min(comma));
        let end = end_beside(reading, first, words, &(start..end)).unwrap_or(end);
        let end = participle::aside_end(reading, first, words, &(start..end)).unwrap_or(end);
        let end = quoting::before_agent(reading, found.speaker.as_ref(), start..end).unwrap_or(end);
        let passive = found.speaker.is_none() && attribution::is_passive(reading, first, words.start);
        let agent = if passive { quoting::agent_in(reading, &(start..end)) } else { None };
        let end = agent.as_ref().map_or(end, |(by, _)| *by);
        let mut report = self.built(start..end, found)?;
        if let Some((_, agent)) = agent {
            (report.speaker, report.rule) = (Some(agent), Rule::SubjectOfCue);
        }
        report.sure *= surely;
        Some(report)
    }

    /// Gives `report` of the cue `words` in `sentence` the most probable speaker, or whom the rules are sure of.
    fn give_speaker(
        &self,
        report: &mut Report,
        words: &Range<usize>,
        sentence: &Range<usize>,
        candidates: &mut Candidates,
    ) {
        let (reading, first, limit) = (self.reading, sentence.start, sentence.end);
        let accused = || in_passing::is_accused(reading, first, words);
        let done_to = || self.is_heading(words.start) && headline::is_done_to(reading, first, words);
        let others = || reduced::is_others(reading, first, words) || attributive::is_nobodys(reading, words);
        let unnamed = || others() || participle::has_means(reading, first, words);
        if in_passing::is_told_of(reading, first, words, limit) || accused() || done_to() || unnamed() {
            (report.speaker, report.rule) = (None, Rule::Unnamed);
            return;
        }
        if reading.words[words.start].hash == PER {
            return; // “Per the report, …”
        }
        if let Some(agent) = participle::agent(reading, words, report.pieces[0].start) {
            (report.speaker, report.rule) = (Some(agent), Rule::SubjectOfCue);
            return;
        }
        let quoted: &[Quoted] = if self.within { &[] } else { &self.quoted };
        choose_speaker(reading, report, quoted, sentence.clone(), candidates);
        // “Claims that it leaks were denied by Ruiz”: she makes none.
        let behind = |speaker: &Range<usize>| speaker.start >= report.pieces[0].end;
        if report.speaker.as_ref().is_some_and(behind) && reduced::opens_as_subject(reading, first, words) {
            (report.speaker, report.rule) = (None, Rule::Unnamed);
        }
        let known = quoted_by_another(reading, first, words);
        let teller = || reduced::teller(reading, sentence, words, report.pieces[0].start);
        let around = || reduced::told_of(reading, sentence, self.reports.last()?, words);
        let known = known.or_else(|| beside(reading, first, words)).or_else(|| who::moved(reading, first, words));
        let outer = || {
            let speaker = report.speaker.as_ref()?;
            let around = who::around(reading, first, words, speaker);
            around.or_else(|| outer::subject(reading, first, words, speaker))
        };
        let shared = || if report.rule == Rule::SharedSubject { who::joined(reading, first, words) } else { None };
        let outer = || shared().or_else(|| who::within(reading, first, words, report.speaker.as_ref())).or_else(outer);
        let doer = || {
            let participle = leading::participle(reading, first, words) || leading::led_in(reading, first, words);
            let found = || leading::before_sentence(reading, first, words, report.pieces[0].start, limit);
            let ends = |comma: usize| report.pieces[0].end == comma || report.speaker.is_none();
            if participle { found().filter(|(comma, _)| ends(*comma)).map(|(_, doer)| doer) } else { None }
        };
        let besides = || besides::subject(reading, first, words, report.speaker.as_ref());
        if let Some(teller) = known.or_else(besides).or_else(teller).or_else(around).or_else(outer).or_else(doer) {
            let told = trimmed(reading, teller, words.start);
            (report.speaker, report.rule) = (Some(told), Rule::SubjectOfCue);
        }
    }

    /// Whether `report` is only how something comes about in what its speaker says anyway: “fear that the plan rewards
    /// force by urging the town to sell”.
    fn is_means(&self, report: &Report) -> bool {
        let Some(cue) = &report.cue else { return false };
        let by = cue.start.checked_sub(1).is_some_and(|before| self.reading.is(before, "by"));
        let says = self.reading.cue(cue.start).is_some_and(|(cue, _)| cue.follow.any(Follow::CLAUSE | Follow::SPEECH));
        let told_in = |known: &Report| {
            known.speaker == report.speaker && known.pieces.iter().any(|piece| piece.contains(&cue.start))
        };
        by && !says && self.reports.last().is_some_and(told_in)
    }

    /// Whether word `at` stands within quotation marks that are no utterance's.
    fn inside_marks(&self, at: usize) -> bool {
        let next = self.quoted.partition_point(|quote| quote.words.end <= at);
        self.quoted.get(next).is_some_and(|quote| quote.words.start < at)
    }
}

/// Where a headline begins behind what it is about: “Leith fire: *two held*, police say”.
fn behind_topic(reading: &Reading, heading: &Range<usize>) -> usize {
    const LONGEST: usize = 5;
    const SAYS: [&str; 6] = ["say", "says", "tells", "warns", "asks", "adds"];
    let near = heading.start + 1..heading.end.min(heading.start + 1 + LONGEST);
    let colon = near.into_iter().find(|&at| reading.is(at, ":"));
    let says = |at: usize| reading.tells_of_speech(at) || reading.is_any(at, &SAYS);
    let topic = |&colon: &usize| !(heading.start..colon).any(says);
    colon.filter(topic).map_or(heading.start, |colon| colon + 1)
}
