//! What sources are reported to have said: quotations in marks, and clauses behind the words that report them.
//!
//! In reading order: [`clause`], where reported clauses begin and end; [`utterance`], whole utterances in quotation
//! marks ([`severed`]: from what they are told of); [`behind_cue`] and [`behind_object`], what follows each kind of
//! cue; [`cue_words`], what may be a cue; [`around_cue`], reports behind, around and before cues, by what is [`ruled`];
//! [`according`] and [`verbless`], those without a verb of whoever says it; [`decree`], courts and laws; [`relative`],
//! answers in passing; [`apart`], who tells something aside; [`passive`], those told from the side of what they answer,
//! and [`participle`], who is told behind one; [`besides`], what somebody says by a second verb; [`plain`], what needs
//! no weighing; [`quoting`], whom others quote; [`called`], what things are called, and [`rejected`], what is laughed
//! off; [`idiom`], other words for saying; [`put`], how somebody put it; [`leading`], what is told before a sentence
//! begins; [`outer`] and [`who`], whom a clause before the verb tells of; [`in_passing`] and [`reduced`], what is told
//! in passing, with [`finite`], the verbs around that ([`verb_form`]: by their form alone), and [`headline`] and
//! [`colon`], where verbs are left out; [`denial`], what nobody says, and what somebody does not; [`no_cue`], words
//! that report elsewhere ([`deed`]: what is done, [`sense`]: what they mean else, [`attributive`]: where they tell of a
//! noun); [`junk`], what only looks told ([`untold`]: verbs behind which nothing is told, [`thing`]: what things show,
//! [`lead_in`]: what introduces it, [`own_clause`]: what belongs to the verb itself), and [`that`], where “that” is
//! what is told of; [`work`], titles of what is sung and written; [`inner`], marks within marks; [`object`], whom it is
//! said of; [`source_number`], numbers of sources behind what is told. What these rules say is weighed in [`opening`],
//! where content begins, [`closing`], where it ends ([`tail`], [`scene`], [`medium`] and [`channel`]: since the
//! reporter goes on; [`bounds`]: both, without a doubt), [`speaker`], who speaks ([`head`]: from which noun on,
//! [`subject`]: of whom more is told), and [`act`], what is done by saying it. [`unfit`] says who cannot speak,
//! [`no_phrase`] which words are nobody, and [`trimmed`] which are no part of who speaks ([`predicate`]: what they do
//! before, [`when`]: when). [`nesting`] sees to it that no two cross. Paragraphs that are reported whole are found by
//! [`block`], behind who introduces them, and [`below`], above who is named for them.

mod according;
mod act;
mod apart;
mod around_cue;
#[cfg(test)]
mod asides;
mod attributive;
mod behind_cue;
mod behind_object;
mod below;
mod besides;
mod block;
mod bounds;
mod called;
mod channel;
mod clause;
mod closing;
mod colon;
mod cue_words;
mod decree;
mod deed;
mod denial;
#[cfg(test)]
mod edges;
mod finite;
mod head;
mod headline;
mod idiom;
mod in_passing;
mod inner;
mod junk;
mod lead_in;
mod leading;
#[cfg(test)]
mod marks;
mod medium;
mod nesting;
mod no_cue;
mod no_phrase;
mod object;
mod opening;
mod outer;
mod own_clause;
#[cfg(test)]
mod papers;
mod participle;
mod passive;
mod plain;
mod predicate;
mod put;
mod quoting;
mod reduced;
mod rejected;
mod relative;
mod ruled;
mod scene;
mod sense;
mod severed;
mod source_number;
#[cfg(test)]
mod sources;
mod speaker;
mod subject;
mod tail;
#[cfg(test)]
mod tests;
mod that;
mod thing;
#[cfg(test)]
mod titles;
#[cfg(test)]
pub(super) mod told;
mod trimmed;
mod unfit;
mod untold;
mod utterance;
mod verb_form;
mod verbless;
#[cfg(test)]
mod voices;
mod when;
mod who;
mod work;

pub(super) use behind_cue::tells_how;
pub(super) use below::block_quotations;
pub(super) use block::{Run, block_report, introduce};
pub(super) use channel::is_by_means;
use clause::adjunct_end;
pub(super) use clause::{ago_end, clause_start, trim_end};
pub(super) use denial::{is_not, negation};
pub(super) use finite::{has_no_verb, is_finite, is_only_subject, main_verb, tells_doing, tells_done, tells_past};
pub(super) use junk::tells_of_programs;
pub(super) use medium::is_utterance;
pub(super) use object::{object, told_of};
pub(super) use reduced::opens_clause;
pub(super) use relative::{Relative, ends_at, points_back};
pub(super) use untold::has_hearer;
pub(super) use verb_form::is_past_only;

use super::attribution::Attribution;
use super::choice::Candidates;
use super::mark::{self, Quoted};
use super::part::Part;
use super::reading::{Block, Reading, Sentence};
use super::token::TokenKind;
use super::{QuotationKind, Rule, SpeechAct};
use crate::document::furniture;
use foldhash::HashMap;
use std::ops::Range;

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
    /// How probable it is, as far as it was weighed: 0 to 1.
    pub(super) sure: f32,
}

/// A paragraph, its quotation marks, and the reports found so far.
struct Finder<'r, 'a> {
    reading: &'r Reading<'a>,
    block: &'r Block,
    quoted: Vec<Quoted>,
    reports: Vec<Report>,
    /// Cues that belong to a report already, each with the number of that.
    taken: HashMap<usize, usize>,
    /// Words of utterances, in order.
    utterances: Vec<Range<usize>>,
    /// Utterances that the reporter may go on with in words of their own.
    put_off: Vec<Quoted>,
    /// Whether the words of an utterance are looked at.
    within: bool,
}

/// The reports of a paragraph, by first word of the content.
pub(super) fn reports(reading: &Reading, block: &Block, candidates: &mut Candidates) -> Vec<Report> {
    let mut finder = Finder {
        reading,
        block,
        quoted: mark::quoted(reading, block),
        reports: Vec::new(),
        taken: HashMap::default(),
        utterances: Vec::new(),
        put_off: Vec::new(),
        within: false,
    };
    finder.direct();
    finder.weigh_speakers(candidates);
    finder.indirect(candidates);
    finder.begin_before_asides();
    finder.take_up();
    let mut reports = finder.reports;
    source_number::leave_out(reading, &mut reports);
    reports.retain(|report| !tells_of_its_speaker_alone(report) && !work::names_work(reading, report));
    apart::leave_out_beginnings(&mut reports);
    nesting::nest(reading, &mut reports);
    reports.sort_by_key(|report| (report.pieces[0].start, std::cmp::Reverse(report.pieces[0].end)));
    reports.dedup_by(|later, earlier| later.pieces == earlier.pieces);
    reports
}

/// Whether what is taken for reported begins with who reports it: “The mayor, Ana Ruiz, disagreed.”
fn tells_of_its_speaker_alone(report: &Report) -> bool {
    let content = &report.pieces[0];
    let own = report.speaker.as_ref().is_some_and(|speaker| speaker.start == content.start);
    own && report.kind == QuotationKind::Indirect
}

/// Where the text of a paragraph begins, behind the dateline: “ALDER (Agency) — *The dam* held, Ruiz said”.
fn behind_dateline(reading: &Reading, block: &Block) -> usize {
    let first = block.words.start;
    let Some(dateline) = furniture::dateline(reading.text, reading.span(block.words.clone())) else { return first };
    let begins =
        |&at: &usize| reading.words[at].span.start() >= dateline.end() && !matches!(reading.words[at].part, Part::Dash);
    block.words.clone().find(begins).unwrap_or(first)
}

impl Finder<'_, '_> {
    /// Begins what stands before its cue with its subject, where it seems to begin within what is told of that aside:
    /// “*The hotel, which* sank, had no debts, Ruiz said.”
    fn begin_before_asides(&mut self) {
        const RELATIVES: [&str; 2] = ["which", "who"];
        let reading = self.reading;
        let mut reports = std::mem::take(&mut self.reports);
        for report in reports.iter_mut().filter(|report| report.kind != QuotationKind::Direct) {
            let content = report.pieces[0].clone();
            let before = report.cue.as_ref().is_some_and(|cue| cue.start >= content.end);
            let sentence = self.sentence(content.start);
            let Some(comma) = content.start.checked_sub(2).filter(|&comma| before && comma > sentence.start) else {
                continue;
            };
            let relative = reading.is(comma, ",") && reading.is_any(comma + 1, &RELATIVES);
            let goes_on = |at: usize| {
                let verb =
                    matches!(reading.words[at].part, Part::Be | Part::Have | Part::Modal | Part::Ed | Part::CueVerb);
                reading.is(at - 1, ",") && verb
            };
            if relative && (content.start + 1..content.end).any(goes_on) {
                let floor = self.clause_floor(&sentence, content.start);
                report.pieces[0].start = clause_start(reading, floor, comma);
            }
        }
        self.reports = reports;
    }

    /// The words of the sentence that word `at` stands in.
    fn sentence(&self, at: usize) -> Range<usize> {
        self.sentence_of(at).map_or(self.block.words.clone(), |sentence| sentence.words.clone())
    }

    /// Whether word `at` stands in a heading.
    fn is_heading(&self, at: usize) -> bool {
        self.sentence_of(at).is_some_and(|sentence| sentence.heading)
    }

    fn sentence_of(&self, at: usize) -> Option<&Sentence> {
        let sentences = &self.reading.sentences[self.block.sentences.clone()];
        let index = sentences.partition_point(|sentence| sentence.words.start <= at).saturating_sub(1);
        sentences.get(index)
    }

    /// The first word of the sentence that is not part of an utterance before `at`.
    fn clause_floor(&self, sentence: &Range<usize>, at: usize) -> usize {
        let index = self.utterances.partition_point(|utterance| utterance.end <= at);
        let end = index.checked_sub(1).map_or(sentence.start, |before| self.utterances[before].end);
        end.max(sentence.start)
    }

    /// The first utterance that ends behind word `at`.
    fn utterance_from(&self, at: usize) -> Option<&Range<usize>> {
        let index = self.utterances.partition_point(|utterance| utterance.end <= at);
        self.utterances.get(index)
    }

    /// Where content that begins at `at` must end at the latest.
    fn ceiling(&self, at: usize, limit: usize) -> usize {
        if self.within {
            return limit.max(at);
        }
        self.utterance_from(at).map_or(limit, |utterance| utterance.start.clamp(at, limit))
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

    /// The end of the words in marks that are all of a reply: replied *“no comment”* to every question.
    fn reply_end(&self, content: &Range<usize>, marks: &[Range<usize>], cue: &Range<usize>) -> Option<usize> {
        const REPLIES: [&str; 8] =
            ["replied", "answered", "responded", "shouted", "yelled", "screamed", "whispered", "chanted"];
        const BEHIND: [&str; 7] = ["to", "at", "when", "as", "after", "before", "while"];
        let [mark] = marks else { return None };
        let replies = self.reading.is_any(cue.start, &REPLIES);
        let whole = mark.start == content.start && content.start == cue.end && mark.end < content.end;
        let behind = whole && self.reading.is_any(mark.end, &BEHIND);
        (replies && behind).then_some(mark.end)
    }

    /// What stands in the quotation marks that open at word `at`.
    fn quote_at(&self, at: usize) -> Option<&Quoted> {
        let index = self.quoted.binary_search_by_key(&at, |quote| quote.words.start).ok()?;
        self.quoted.get(index)
    }

    /// The stretches in quotation marks that begin within `content`.
    fn marks_in(&self, content: &Range<usize>) -> Vec<Range<usize>> {
        let first = self.quoted.partition_point(|quote| quote.words.start < content.start);
        let within = self.quoted[first..].iter().take_while(|quote| quote.words.start < content.end);
        within.map(|quote| quote.words.clone()).collect()
    }

    /// Whether “that” right before word `end` points at what was told: “said *that*.”, “rejected *that*, too”.
    fn points(&self, end: usize) -> bool {
        let too = || self.reading.is_any(end + 1, &["too", "either", "also"]);
        let next = self.reading.words.get(end).map_or(Part::Edge, |word| word.part);
        let closes = || self.reading.words.get(end + 1).is_none_or(|word| matches!(word.part, Part::Mark));
        matches!(next, Part::Stop | Part::Edge) || matches!(next, Part::Comma) && (too() || closes())
    }

    /// The report of `content`, if that holds anything.
    fn built(&self, content: Range<usize>, found: Attribution) -> Option<Report> {
        let signs = |at: &usize| self.reading.words[*at].kind != TokenKind::Sign;
        // “that "”, where a quotation is broken off, and “that in May it fell”, where “that” only leads on
        let leads = content.start >= found.cue.end && (content.len() > 1 || !self.points(content.end));
        let says = |at: usize| signs(&at) && (!leads || !self.reading.is(at, "that"));
        if content.start >= content.end || !content.clone().any(says) {
            return None;
        }
        let marks = self.marks_in(&content);
        let end = marks.last().map_or(content.end, |mark| mark.end.max(content.end));
        let end = self
            .utterance_end(&content, &marks)
            .or_else(|| self.reply_end(&content, &marks, &found.cue))
            .unwrap_or(end);
        let content = content.start..end;
        let kind = if marks.is_empty() { QuotationKind::Indirect } else { QuotationKind::Mixed };
        let Attribution { cue, speaker, act, rule } = found;
        Some(Report { kind, pieces: vec![content], marks, cue: Some(cue), speaker, act, rule, sure: 1.0 })
    }
}
