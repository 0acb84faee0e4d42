//! What sources are reported to have said: quotations in marks, and clauses behind the words that report them.

use super::QuotationKind;
use super::attribution::{self, Attribution};
use super::lexicon::{Classes, Cue, CueKind, Follow};
use super::mark::{self, Quoted};
use super::phrase;
use super::reading::{Block, Reading};
use super::token::TokenKind;
use super::{Rule, SpeechAct};
use std::collections::HashSet;
use std::ops::Range;

/// The longest reported clause, in words. Keeps a text without full stops from taking time without end.
const LONGEST: usize = 400;

/// A quotation in words, before its speaker is known as a party.
#[derive(Debug, Clone)]
pub(super) struct Report {
    pub(super) kind: QuotationKind,
    /// Words of its pieces, at least one, none empty.
    pub(super) pieces: Vec<Range<usize>>,
    pub(super) marks: Vec<Range<usize>>,
    pub(super) cue: Option<Range<usize>>,
    pub(super) speaker: Option<Range<usize>>,
    pub(super) act: SpeechAct,
    pub(super) rule: Rule,
}

/// The report of a whole paragraph without marks, introduced by the one before: “Ruiz said:” and then her words.
pub(super) fn block_report(reading: &Reading, before: &Block, block: &Block) -> Option<Report> {
    let end = before.words.end;
    let colon = end.checked_sub(1)?;
    if !reading.is(colon, ":") || before.words.is_empty() || block.words.len() < 6 {
        return None;
    }
    if matches!(reading.written(block.words.start), "“" | "\"" | "‘" | "«" | "•" | "-" | "*") {
        return None;
    }
    let first = reading.sentences[before.sentences.end - 1].words.start;
    let cue = (first..colon).rev().take(40).find(|&word| reading.is_verb_cue(word))?;
    let act = reading.cue(cue)?.0.act;
    let found = attribution::subject(reading, first, cue..cue + 1, act, None)?;
    Some(Report {
        kind: QuotationKind::Indirect,
        pieces: vec![block.words.clone()],
        marks: Vec::new(),
        cue: Some(found.cue),
        speaker: found.speaker,
        act,
        rule: found.rule,
    })
}

/// A paragraph, its quotation marks, and the reports found so far.
struct Finder<'r, 'a> {
    reading: &'r Reading<'a>,
    block: &'r Block,
    quoted: Vec<Quoted>,
    reports: Vec<Report>,
    /// Cues that belong to a report already.
    taken: HashSet<usize>,
    /// Words of utterances, in order.
    utterances: Vec<Range<usize>>,
}

/// The reports of a paragraph, by first word of the content.
pub(super) fn reports(reading: &Reading, block: &Block) -> Vec<Report> {
    let quoted = mark::quoted(reading, block);
    let mut finder =
        Finder { reading, block, quoted, reports: Vec::new(), taken: HashSet::new(), utterances: Vec::new() };
    finder.direct();
    finder.indirect();
    let mut reports = finder.reports;
    reports.sort_by_key(|report| (report.pieces[0].start, std::cmp::Reverse(report.pieces[0].end)));
    reports.dedup_by(|later, earlier| later.pieces == earlier.pieces);
    reports
}

impl Finder<'_, '_> {
    /// Utterances in quotation marks.
    fn direct(&mut self) {
        let quoted = std::mem::take(&mut self.quoted);
        let mut tail: Option<usize> = None;
        for (index, quote) in quoted.iter().enumerate() {
            let previous = index.checked_sub(1).map_or(self.block.words.start, |before| quoted[before].words.end);
            let next = quoted.get(index + 1).map_or(self.block.words.end, |after| after.words.start);
            if !self.may_be_utterance(quote) {
                tail = None;
                continue;
            }
            if tail == Some(quote.words.start) {
                let report = self.reports.last_mut().expect("a tail belongs to a report");
                report.pieces.push(quote.words.clone());
                report.marks.push(quote.words.clone());
                self.utterances.push(quote.words.clone());
                tail = None;
                continue;
            }
            let behind = attribution::behind(self.reading, quote.words.end, next);
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

    fn attribution_ahead(&self, previous: usize, open: usize) -> Option<Attribution> {
        let sentence = self.sentence(open);
        let first = previous.max(sentence.start);
        let ahead = attribution::ahead(self.reading, first, open, sentence.start);
        ahead.filter(|found| !self.taken.contains(&found.cue.start))
    }

    fn push_direct(&mut self, quote: &Quoted, found: Option<Attribution>) {
        let (cue, speaker, act, rule) = match found {
            Some(found) => (Some(found.cue), found.speaker, found.act, found.rule),
            None => (None, None, SpeechAct::Assert, Rule::Turn),
        };
        if let Some(cue) = &cue {
            self.taken.insert(cue.start);
        }
        self.utterances.push(quote.words.clone());
        let (pieces, marks) = (vec![quote.words.clone()], vec![quote.words.clone()]);
        self.reports.push(Report { kind: QuotationKind::Direct, pieces, marks, cue, speaker, act, rule });
    }

    /// “Ruiz came to the door: “Who is it?””: without a cue, the subject of the sentence speaks.
    fn name_before_colon(&mut self, open: usize) {
        let sentence = self.sentence(open).start;
        let Some(report) = self.reports.last_mut().filter(|report| report.cue.is_none()) else { return };
        if open > sentence && self.reading.is(open - 1, ":") {
            report.speaker = phrase::first_subject(self.reading, sentence, open);
        }
    }

    /// Whether `quote` may be a full utterance rather than words built into a sentence.
    fn may_be_utterance(&self, quote: &Quoted) -> bool {
        let reading = self.reading;
        let inner = quote.inner();
        let first = self.block.words.start == quote.words.start;
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
                || (before == ":" && inner.len() > 3)
                || (inner.len() > 6 && reading.words[inner.start].capital))
    }

    fn cue_or_that(&self, at: usize) -> bool {
        self.reading.is_verb_cue(at) || self.reading.is(at, "that")
    }

    /// Whether `quote` is an utterance even without a cue.
    fn stands_alone(&self, quote: &Quoted) -> bool {
        let first = self.block.words.start == quote.words.start;
        let whole = first && quote.words.end + 1 >= self.block.words.end;
        let sentence = self.sentence(quote.words.start).start == quote.words.start;
        let colon = !first && self.reading.is(quote.words.start - 1, ":");
        quote.inner().len() > 4 && (whole || sentence || first || colon)
    }

    /// The words of the sentence that word `at` stands in.
    fn sentence(&self, at: usize) -> Range<usize> {
        let sentences = &self.reading.sentences[self.block.sentences.clone()];
        let index = sentences.partition_point(|sentence| sentence.words.start <= at).saturating_sub(1);
        sentences.get(index).map_or(self.block.words.clone(), |sentence| sentence.words.clone())
    }

    /// Reports behind, around and before cues outside of utterances.
    fn indirect(&mut self) {
        for index in self.block.sentences.clone() {
            let sentence = self.reading.sentences[index].words.clone();
            let mut subject: Option<Range<usize>> = None;
            let mut at = sentence.start;
            while at < sentence.end {
                if let Some(utterance) = self.utterance_at(at) {
                    at = utterance.end;
                    continue;
                }
                if self.taken.contains(&at) {
                    let report =
                        self.reports.iter().rev().find(|report| report.cue.as_ref().is_some_and(|cue| cue.start == at));
                    subject = report.and_then(|report| report.speaker.clone()).or(subject);
                } else {
                    let first = self.clause_floor(&sentence, at);
                    if let Some(report) = self.report(first, at, sentence.end, subject.as_ref()) {
                        subject = report.speaker.clone().or(subject);
                        self.reports.push(report);
                    }
                }
                at += 1;
            }
        }
    }

    /// The first word of the sentence that is not part of an utterance before `at`.
    fn clause_floor(&self, sentence: &Range<usize>, at: usize) -> usize {
        let index = self.utterances.partition_point(|utterance| utterance.end <= at);
        let end = index.checked_sub(1).map_or(sentence.start, |before| self.utterances[before].end);
        end.max(sentence.start)
    }

    fn utterance_at(&self, at: usize) -> Option<Range<usize>> {
        let index = self.utterances.partition_point(|utterance| utterance.end <= at);
        self.utterances.get(index).filter(|utterance| utterance.contains(&at)).cloned()
    }

    /// Where content that begins at `at` must end at the latest.
    fn ceiling(&self, at: usize, limit: usize) -> usize {
        let index = self.utterances.partition_point(|utterance| utterance.end <= at);
        self.utterances.get(index).map_or(limit, |utterance| utterance.start.clamp(at, limit))
    }

    fn report(&self, first: usize, at: usize, limit: usize, subject: Option<&Range<usize>>) -> Option<Report> {
        if self.reading.is(at, "according") && self.reading.is(at + 1, "to") {
            return self.according_to(first, at, limit);
        }
        let (cue, length) = self.reading.cue(at)?;
        match cue.kind {
            CueKind::Adverb => self.adverb(first, at, limit, cue),
            CueKind::Noun => self.noun(first, at, limit, cue),
            CueKind::Verb if is_noun_here(self.reading, first, at) => self.noun(first, at, limit, cue),
            CueKind::Verb => self.verb(first, at..at + length, limit, cue, subject),
        }
    }

    /// “According to police, it rained”; “it rained, according to police”.
    fn according_to(&self, first: usize, at: usize, limit: usize) -> Option<Report> {
        let reading = self.reading;
        let source = phrase::after(reading, at + 2, limit)?;
        let opening = |word: usize| {
            reading.any(word, Classes::CONJUNCTION | Classes::ADVERB) || reading.words[word].kind == TokenKind::Sign
        };
        let lead = at < first + 4 && (first..at).all(opening);
        let content = if lead {
            let comma = (source.end..limit.min(source.end + 20)).find(|&word| reading.is(word, ","))?;
            comma + 1..clause_end(reading, comma + 1, self.ceiling(comma + 1, limit))
        } else {
            let start = clause_start(reading, first, at);
            start..trim_end(reading, start, at)
        };
        let rest = source.end + 1;
        let found =
            Attribution { cue: at..at + 2, speaker: Some(source), act: SpeechAct::Assert, rule: Rule::AccordingTo };
        let mut report = self.built(content, found)?;
        let rest = rest..clause_end(reading, rest, self.ceiling(rest, limit.max(rest)));
        if !lead && reading.is(rest.start - 1, ",") && rest.len() > 2 && !ends_report(reading, rest.start, rest.end) {
            self.add_piece(&mut report, rest);
        }
        Some(report)
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
        if !self.reading.is(at + 1, "that") && !named {
            return None;
        }
        let speaker = owner.and_then(|owner| phrase::before(self.reading, first, owner));
        let rule = if speaker.is_some() { Rule::Noun } else { Rule::Unnamed };
        let end = clause_end(self.reading, at + 2, self.ceiling(at, limit));
        self.built(at + 2..end, Attribution { cue: at..at + 1, speaker, act: cue.act, rule })
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
        if is_hypothetical(self.reading, found.as_ref(), &cue_words) || asks(self.reading, first, &cue_words) {
            return None;
        }
        if !passive && attribution::is_inverted(self.reading, first, &cue_words, cue, ceiling) {
            return self.inverted(first, cue_words, ceiling, cue);
        }
        if let Some(content) = back_reference(self.reading, cue_words.end, ceiling, cue).filter(|_| !passive) {
            return self.built(content, found?);
        }
        if let Some(start) = content_start(self.reading, cue_words.end, ceiling, cue, passive) {
            let end = clause_end(self.reading, start, ceiling);
            return self.built(start..end, found?);
        }
        if passive || !cue.follow.any(Follow::CLAUSE | Follow::SPEECH) {
            return None;
        }
        let (content, found) = attribution::postposed(self.reading, first, cue_words.clone(), limit, cue.act)?;
        let comma = adjunct_end(self.reading, cue_words.end, ceiling);
        let goes_on = found.rule == Rule::SubjectOfCue && self.reading.is(comma, ",");
        let mut report = self.built(content, found)?;
        let rest = comma + 1;
        let rest = rest..clause_end(self.reading, rest, ceiling.max(rest));
        if goes_on && rest.len() > 2 && !ends_report(self.reading, rest.start, rest.end) {
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
        if let Some(comma) = (cue_words.end..limit.min(cue_words.end + 16)).find(goes_on) {
            self.add_piece(&mut report, comma + 1..clause_end(self.reading, comma + 1, limit));
        }
        Some(report)
    }

    /// `report` goes on in `piece`, behind its attribution.
    fn add_piece(&self, report: &mut Report, piece: Range<usize>) {
        let marks = self.marks_in(&piece);
        let end = marks.last().map_or(piece.end, |mark| mark.end.max(piece.end));
        if !marks.is_empty() {
            report.kind = QuotationKind::Mixed;
        }
        report.pieces.push(piece.start..end);
        report.marks.extend(marks);
    }

    /// The end of the words in quotation marks that `content` begins with, where what follows is the reporter's: a time
    /// or place of saying (said “…” on Monday), or all that stands behind a colon.
    fn utterance_end(&self, content: &Range<usize>, marks: &[Range<usize>]) -> Option<usize> {
        let [mark] = marks else { return None };
        if mark.start != content.start || mark.end >= content.end {
            return None;
        }
        let behind = adjunct_end(self.reading, mark.end, content.end) >= content.end;
        (behind || self.reading.written(mark.end) == ":").then_some(mark.end)
    }

    /// The stretches in quotation marks that begin within `content`.
    fn marks_in(&self, content: &Range<usize>) -> Vec<Range<usize>> {
        let first = self.quoted.partition_point(|quote| quote.words.start < content.start);
        let within = self.quoted[first..].iter().take_while(|quote| quote.words.start < content.end);
        within.map(|quote| quote.words.clone()).collect()
    }

    /// The report of `content`, if that holds anything.
    fn built(&self, content: Range<usize>, found: Attribution) -> Option<Report> {
        let signs = |at: &usize| self.reading.words[*at].kind != TokenKind::Sign;
        if content.start >= content.end || !content.clone().any(|at| signs(&at)) {
            return None;
        }
        let marks = self.marks_in(&content);
        let end = marks.last().map_or(content.end, |mark| mark.end.max(content.end));
        let end = self.utterance_end(&content, &marks).unwrap_or(end);
        let content = content.start..end;
        let kind = if marks.is_empty() { QuotationKind::Indirect } else { QuotationKind::Mixed };
        let Attribution { cue, speaker, act, rule } = found;
        Some(Report { kind, pieces: vec![content], marks, cue: Some(cue), speaker, act, rule })
    }
}

/// Whether what is said is asked, not reported: “whether they concede”, “shows whether”.
fn asks(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    let shows = ["show", "reveal", "decide"].iter().any(|stem| reading.written(cue.start).starts_with(stem));
    let clause = (first..cue.start).rev().take_while(|&word| reading.words[word].kind != TokenKind::Sign);
    (shows && reading.is(cue.end, "whether")) || clause.into_iter().any(|word| reading.is(word, "whether"))
}

/// Whether nobody is reported: “if it demands more”, “it suggests that”, “the coming days will show”.
fn is_hypothetical(reading: &Reading, found: Option<&Attribution>, cue: &Range<usize>) -> bool {
    let Some(speaker) = found.and_then(|found| found.speaker.clone()) else { return false };
    let condition =
        speaker.start.checked_sub(1).is_some_and(|before| reading.is(before, "if") || reading.is(before, "unless"));
    let thing = ["it", "this", "that"].iter().any(|word| speaker.len() == 1 && reading.is(speaker.start, word));
    let shows = ["suggest", "show", "indicat", "reveal", "highlight", "under", "impl", "mean"];
    let written = reading.written(cue.start);
    let time = reading.any(speaker.end - 1, Classes::DURATION);
    condition || time || (thing && shows.iter().any(|stem| written.starts_with(stem)))
}

/// Whether the cue at `at` is a noun here: “these claims”, “a report”.
fn is_noun_here(reading: &Reading, first: usize, at: usize) -> bool {
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

/// Where content begins behind a cue that ends at `at`.
fn content_start(reading: &Reading, at: usize, limit: usize, cue: Cue, passive: bool) -> Option<usize> {
    if at >= limit {
        return None;
    }
    let find = |word: &str, within: usize| {
        let end = limit.min(at + within);
        let stop = (at..end).find(|&here| matches!(reading.written(here), "," | ":" | ";" | "." | "“" | "\""));
        (at..stop.unwrap_or(end)).find(|&here| reading.is(here, word))
    };
    let clause = cue.follow.any(Follow::CLAUSE);
    if clause || cue.follow.any(Follow::THAT) {
        let hearer = ["told", "tell", "inform", "warn", "assur", "remind", "advis", "testif"];
        let hearer = hearer.iter().any(|stem| reading.written(at - 1).starts_with(stem));
        let subject = Classes::DETERMINER | Classes::PRONOUN;
        // “He insists, however, that …”
        let aside =
            usize::from(reading.is(at, ",") && reading.any(at + 1, Classes::ADVERB) && reading.is(at + 2, ",")) * 3;
        if aside > 0 && at + aside < limit && reading.is(at + aside, "that") {
            return Some(at + aside + 1);
        }
        let that = find("that", 10).filter(|&that| hearer || that == at || !reading.any(at, subject));
        if let Some(that) = that {
            let comma = usize::from(reading.is(that + 1, ","));
            return Some(that + 1 + comma);
        }
    }
    if (cue.follow.any(Follow::TO) || passive) && reading.is(at, "to") {
        return Some(at + 1);
    }
    if cue.follow.any(Follow::AS) {
        let bare = reading.is(at - 1, "called") || reading.is(at - 1, "calling") || reading.is(at - 1, "calls");
        if let Some(found) = find("as", 14) {
            return Some(found + 1);
        }
        if bare {
            let object = phrase::after(reading, at, limit)?;
            return matches!(reading.written(object.end), "“" | "\"" | "a" | "an").then_some(object.end);
        }
        return None;
    }
    let of = find("of", 8).filter(|_| cue.follow.any(Follow::OF));
    if let Some(of) = of {
        return Some(of + 1);
    }
    if cue.follow.any(Follow::OBJECT) {
        return (!passive && find("to", 12).is_some()).then_some(at);
    }
    if cue.follow.any(Follow::NOUN) && !passive && begins_phrase(reading, at) {
        return Some(at);
    }
    if clause && !passive {
        return bare_clause(reading, at, limit);
    }
    None
}

/// The words behind a cue that only point back: “denies that.”, “disputed that account.”, “denied it within the hour”.
fn back_reference(reading: &Reading, at: usize, limit: usize, cue: Cue) -> Option<Range<usize>> {
    if !cue.follow.any(Follow::NOUN) || at >= limit || !matches!(reading.written(at), "that" | "this" | "it") {
        return None;
    }
    let stops = |word: usize| word >= limit || matches!(reading.written(word), "," | "." | ";" | "—" | "–");
    if stops(at + 1) || (reading.any(at + 1, Classes::PREPOSITION) && !reading.any(at + 2, Classes::AUXILIARY)) {
        return Some(at..at + 1);
    }
    (stops(at + 2) && phrase::may_be_noun(reading, at + 1) && !reading.is(at, "it")).then_some(at..at + 2)
}

fn begins_phrase(reading: &Reading, at: usize) -> bool {
    let stop = Classes::PREPOSITION | Classes::CONJUNCTION | Classes::AUXILIARY;
    (reading.is_word(at) && !reading.any(at, stop))
        || matches!(reading.written(at), "“" | "\"" | "$")
        || reading.words.get(at).is_some_and(|word| word.kind == TokenKind::Number)
}

/// The clause behind a cue without “that”, past a hearer and a time: “told reporters on Monday it would rain”.
fn bare_clause(reading: &Reading, at: usize, limit: usize) -> Option<usize> {
    let mut start = at;
    if ["told", "tells", "telling", "informed"].iter().any(|verb| reading.is(at - 1, verb)) {
        start = phrase::after(reading, at, limit)?.end;
    }
    start = adjunct_end(reading, start, limit);
    let follows = limit.saturating_sub(start) > 1;
    // “a point they argue cannot be given up”: what they speak of stands before them.
    let gap = start == at && reading.any(start, Classes::AUXILIARY) && at > 1 && phrase::is_pronoun(reading, at - 2);
    let opens =
        matches!(reading.written(start), "“" | "\"" | ":" | "if" | "when" | "there" | "how" | "why" | "what" | "in");
    (follows && (gap || begins_phrase(reading, start) || opens)).then(|| start + usize::from(reading.is(start, ":")))
}

/// The end of the times and places of saying that begin at `at`: “on Monday”, “in a letter”.
fn adjunct_end(reading: &Reading, mut at: usize, limit: usize) -> usize {
    const UTTERANCES: [&str; 8] = ["statement", "interview", "letter", "email", "message", "post", "speech", "report"];
    loop {
        if reading.any(at, Classes::TIME) && reading.words[at].capital {
            at += 1;
            continue;
        }
        if !matches!(reading.written(at), "on" | "in" | "at" | "during") || !reading.is_word(at + 1) {
            return at;
        }
        let Some(phrase) = phrase::after(reading, at + 1, limit.min(at + 5)) else { return at };
        let said =
            |word| reading.any(word, Classes::TIME) || UTTERANCES.iter().any(|utterance| reading.is(word, utterance));
        if !phrase.clone().any(said) {
            return at;
        }
        at = phrase.end;
    }
}

/// Where a reported clause that begins at `start` ends.
pub(super) fn clause_end(reading: &Reading, start: usize, limit: usize) -> usize {
    let limit = limit.min(start + LONGEST);
    let mut at = start;
    while at < limit {
        let sign = reading.written(at);
        if matches!(sign, ";") || (reading.is(at, "according") && reading.is(at + 1, "to")) {
            break;
        }
        let comma = sign == "," || (matches!(sign, "”" | "\"") && at > start && reading.is(at - 1, ","));
        if comma && at > start && ends_report(reading, at + 1, limit) {
            at += usize::from(sign != ",");
            break;
        }
        if matches!(sign, "—" | "–")
            && at > start + 2
            && !(at + 1..limit.min(at + 25)).any(|word| matches!(reading.written(word), "—" | "–"))
        {
            break;
        }
        at += 1;
    }
    trim_end(reading, start, at)
}

/// Whether what begins at `at`, behind a comma, is the reporter’s again.
fn ends_report(reading: &Reading, at: usize, limit: usize) -> bool {
    if at >= limit {
        return false;
    }
    let here = reading.any(at, Classes::BREAK);
    let joined = reading.is(at, "and") || reading.is(at, "or");
    let participle = reading.is_verb_cue(at) && reading.written(at).ends_with("ing");
    let next = at + usize::from(joined);
    let cue_soon = || {
        let subject = phrase::after(reading, next, limit.min(next + 8));
        subject.is_some_and(|subject| {
            let verb = (subject.end..limit.min(subject.end + 3))
                .find(|&word| !reading.any(word, Classes::AUXILIARY | Classes::ADVERB));
            verb.is_some_and(|verb| reading.is_verb_cue(verb))
        })
    };
    let point = reading.is(at, "a") && reading.is(at + 1, "point");
    here || participle || point || (joined && reading.is_verb_cue(next)) || cue_soon()
}

/// Where the clause that word `at` belongs to begins.
pub(super) fn clause_start(reading: &Reading, first: usize, at: usize) -> usize {
    let first = first.max(at.saturating_sub(LONGEST));
    let mut start = at;
    while start > first {
        let before = start - 1;
        let sign = reading.written(before);
        let clause = reading.any(before, Classes::BREAK) && before > first && reading.is(before - 1, ",");
        if sign == ";" || clause {
            break;
        }
        start = before;
    }
    while start < at
        && reading.words[start].kind == TokenKind::Sign
        && !matches!(reading.written(start), "“" | "\"" | "$")
    {
        start += 1;
    }
    while start < at && matches!(reading.written(start), "But" | "And" | "but" | "and") {
        start += 1;
    }
    start
}

/// `end` moved back over signs and small words that end no clause.
pub(super) fn trim_end(reading: &Reading, start: usize, mut end: usize) -> usize {
    while end > start && matches!(reading.written(end - 1), "." | "," | ";" | ":" | "—" | "–" | "(" | "-" | "?" | "!")
    {
        end -= 1;
    }
    end
}
