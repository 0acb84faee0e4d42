//! Reports become quotations: speakers that run on, pronouns resolved, answers tied to claims.

use super::choice::Candidates;
use super::coreference::Parties;
use super::dialogue::{Dialogue, Reply, Said};
use super::part::Part;
use super::phrase;
use super::reading::Reading;
use super::report::{self, Report};
use super::response::{self, Rarity};
use super::token::TokenKind;
use super::transcript;
use super::{EntityId, EntityKind, Quotation, QuotationKind, Rule, Speaker, SpeechAct};
use crate::document::ParagraphKind;
use foldhash::HashMap;
use std::ops::Range;

/// The marks of a nickname quote nobody: “denied that he had met Carl “the Fox” Weber”.
fn leave_out_nicknames(parties: &Parties, report: &mut Report) {
    if report.marks.is_empty() || report.kind == QuotationKind::Direct {
        return;
    }
    report.marks.retain(|mark| !parties.is_within_name(mark.clone()));
    if report.marks.is_empty() {
        report.kind = QuotationKind::Indirect;
    }
}

/// Who spoke last, and where.
#[derive(Debug, Clone, Copy)]
struct Turn {
    speaker: Speaker,
    party: Option<usize>,
    paragraph: usize,
}

/// What is reported in a text. All is found before anybody is asked who says it: the instructions of either stay where
/// the machine is fast.
pub(super) struct Found {
    /// By their paragraphs, block quotations above who is named for them; `None` for the others of their paragraphs.
    set_apart: HashMap<usize, Option<Report>>,
    /// By paragraphs, who speaks there by a label.
    floors: HashMap<usize, usize>,
    /// Of each paragraph that is not set apart.
    reports: Vec<Vec<Report>>,
}

impl Found {
    /// What is reported in the text of `reading`.
    pub(super) fn of(reading: &Reading, parties: &Parties, candidates: &mut Candidates) -> Self {
        let set_apart = report::block_quotations(reading, parties);
        let floors = transcript::floors(reading, parties);
        let reports = all_reports(reading, &set_apart, candidates);
        Self { set_apart, floors, reports }
    }
}

/// All quotations of a reading, of which this is `found`, in text order; their entities are numbered by [`Parties`]
/// until it finishes. `rarity` is for its memory.
pub(super) fn quotations(
    reading: &Reading,
    parties: &mut Parties,
    found: Found,
    candidates: &mut Candidates,
    rarity: &mut Rarity,
) -> Vec<Quotation> {
    let Found { mut set_apart, mut floors, reports: found } = found;
    let many = set_apart.len() + found.iter().map(Vec::len).sum::<usize>();
    let mut told: Vec<Report> = Vec::with_capacity(many);
    let mut quotations: Vec<Quotation> = Vec::with_capacity(many);
    let mut spoken_by: Vec<Option<(Speaker, Option<usize>)>> = Vec::with_capacity(many);
    let (mut turn, mut dialogue): (Option<Turn>, _) = (None, Dialogue::default());
    for (paragraph, mut found) in found.into_iter().enumerate() {
        if let Some(quoted) = set_apart.remove(&paragraph) {
            if let Some(report) = quoted {
                // Who is quoted aside takes no turn in what is said around it.
                let quotation = spoken(reading, parties, &report, paragraph, &mut None, candidates);
                spoken_by.push(quotation.speaker.map(|speaker| (speaker, speaker.entity.map(EntityId::index))));
                quotations.push(quotation);
                told.push(report);
            }
            continue;
        }
        if !may_report(reading, paragraph) {
            continue;
        }
        let floor = floors.remove(&paragraph);
        let written = floor.is_none();
        parties.give_floor(floor);
        found.retain(|report| {
            !parties.is_within_name(report.pieces[0].clone()) && !report::tells_of_programs(reading, report)
        });
        for report in &mut found {
            leave_out_nicknames(parties, report);
        }
        for mut report in found {
            turn = turn.filter(|turn| paragraph - turn.paragraph < 3);
            let around = enclosing(&told, &report);
            let quotation = match around {
                Some(around) => {
                    let party = spoken_by[around];
                    let mut inner = party.map(|(speaker, party)| Turn { speaker, party, paragraph });
                    let in_marks = told[around].kind == QuotationKind::Direct;
                    parties.quoted_by(party.and_then(|(_, party)| party).filter(|_| in_marks));
                    let quotation = spoken(reading, parties, &report, paragraph, &mut inner, candidates);
                    parties.quoted_by(None);
                    quotation
                }
                None if report::points_back(reading, &report) => {
                    parties.accuse(told.last().map(|claim| told_of(reading, claim)));
                    // Who answers in passing takes no turn.
                    let quotation = spoken(reading, parties, &report, paragraph, &mut turn.clone(), candidates);
                    parties.accuse(None);
                    quotation
                }
                None if written && is_writers(reading, &report) => {
                    asked(reading, parties, &report, paragraph, &mut turn, candidates)
                }
                None => {
                    let reply = || dialogue.reply(reading, (&told, &spoken_by), &report, paragraph);
                    let reactor = || Dialogue::reactor(reading, parties, &told, &report, paragraph);
                    let reply = if floor.is_none() { reply().or_else(reactor) } else { None };
                    if let Some(reply) = reply {
                        let asked_by = spoken_by.last().copied().flatten();
                        if !matches!(reply, Reply::Reactor(_)) {
                            dialogue.goes_on(paragraph, asked_by);
                            report.rule = Rule::Reply;
                        }
                        turn = Some(replies(parties, reply, asked_by, paragraph.saturating_sub(1), candidates));
                    }
                    parties.accuse(told_before(reading, &told, &report));
                    let quotation = spoken(reading, parties, &report, paragraph, &mut turn, candidates);
                    parties.accuse(None);
                    quotation
                }
            };
            spoken_by.push(quotation.speaker.map(|speaker| (speaker, speaker.entity.map(EntityId::index))));
            quotations.push(quotation);
            told.push(report);
        }
    }
    name_from_behind(reading, &told, &mut quotations);
    for (claim, response) in response::answers(reading, parties, &told, &quotations, rarity) {
        quotations[claim].responses.push(response);
    }
    quotations
}

/// What is reported in each paragraph; what runs on over several stands with the first.
fn all_reports(
    reading: &Reading,
    set_apart: &HashMap<usize, Option<Report>>,
    candidates: &mut Candidates,
) -> Vec<Vec<Report>> {
    let mut all: Vec<Vec<Report>> = Vec::with_capacity(reading.paragraphs.len());
    let mut next = 0;
    for paragraph in 0..reading.paragraphs.len() {
        if paragraph < next {
            all.push(Vec::new());
            continue;
        }
        let mut found = reports(reading, paragraph, set_apart, candidates);
        next = paragraph + 1;
        if let [whole] = found.as_mut_slice()
            && whole.pieces[0] == reading.paragraphs[paragraph].words
        {
            // “She explained why:” tells nothing but what follows.
            if let Some(before) = all.last_mut() {
                before.retain(|report| report.cue != whole.cue || report.pieces[0].len() > 1);
            }
            let run = report::Run::of(reading, paragraph);
            while may_report(reading, next)
                && !set_apart.contains_key(&next)
                && run.is_some_and(|run| run.goes_on(reading, next))
            {
                whole.pieces.push(reading.paragraphs[next].words.clone());
                next += 1;
            }
        }
        all.push(found);
    }
    all
}

/// What is reported in `paragraph`, which is none of those `set_apart`.
fn reports(
    reading: &Reading,
    paragraph: usize,
    set_apart: &HashMap<usize, Option<Report>>,
    candidates: &mut Candidates,
) -> Vec<Report> {
    if set_apart.contains_key(&paragraph) || !may_report(reading, paragraph) {
        return Vec::new();
    }
    let block = &reading.paragraphs[paragraph];
    let before = paragraph.checked_sub(1).map(|before| &reading.paragraphs[before]);
    let whole = before.and_then(|before| report::block_report(reading, before, block, candidates));
    let mut found = whole.map_or_else(|| report::reports(reading, block, candidates), |whole| vec![whole]);
    if let Some(before) = before {
        report::introduce(reading, before, block, &mut found, candidates);
    }
    found
}

/// Whether anybody may be reported in `paragraph`.
fn may_report(reading: &Reading, paragraph: usize) -> bool {
    let told = |kind| !matches!(kind, ParagraphKind::Byline | ParagraphKind::Verbatim | ParagraphKind::Heading);
    reading.paragraphs.get(paragraph).is_some_and(|block| told(block.kind))
}

/// Gives what is said over several paragraphs, each opened by a mark and only the last one closed, to who is named with
/// the last: “The plan is dead. ¶ “Bury it,” said Ana Ruiz.
fn name_from_behind(reading: &Reading, reports: &[Report], quotations: &mut [Quotation]) {
    let is_mark = |word: usize| matches!(reading.words[word].part, Part::Mark);
    let paragraph = |word: usize| reading.paragraph_at(word);
    for at in (1..quotations.len()).rev() {
        let (before, behind) = (&reports[at - 1], &reports[at]);
        let both = before.kind == QuotationKind::Direct && behind.kind == QuotationKind::Direct;
        let (Some(end), start) = (before.pieces.last().map(|piece| piece.end), behind.pieces[0].start) else {
            continue;
        };
        let open = both && before.cue.is_none() && !is_mark(end - 1) && is_mark(start);
        let named = behind.cue.is_some() || quotations[at].rule == Rule::Continuation;
        if open && named && paragraph(start) == paragraph(end - 1) + 1 {
            let Quotation { speaker, confidence, .. } = quotations[at];
            let told = &mut quotations[at - 1];
            (told.speaker, told.rule) = (speaker, Rule::Continuation);
            told.confidence = told.confidence.max(confidence);
        }
    }
}

/// The report that `report` is told in, if any: the last one before it that reaches behind its cue.
fn enclosing(reports: &[Report], report: &Report) -> Option<usize> {
    let cue = report.cue.as_ref()?;
    // “…,” Ruiz said, according to the Courier: she has the word, and not the Courier.
    let retold = |before: &Report| {
        report.kind == QuotationKind::Direct
            && before.kind == QuotationKind::Mixed
            && before.pieces[0].start == report.pieces[0].start
    };
    let around = |before: &Report| {
        before.pieces.iter().any(|piece| piece.start <= cue.start && cue.end <= piece.end) && !retold(before)
    };
    let near = reports.len().saturating_sub(8);
    reports[near..].iter().rposition(around).map(|index| near + index)
}

/// The content of the report right before `report`, which is nothing but a denial of it: “She denied it.”
fn told_before(reading: &Reading, reports: &[Report], report: &Report) -> Option<Range<usize>> {
    let (before, speaker) = (reports.last()?, report.speaker.as_ref()?);
    let behind = (before.pieces[0].end..=before.pieces[0].end + 2).contains(&speaker.start);
    (behind && response::rebuts(reading, report)).then(|| before.pieces[0].clone())
}

/// The words of `claim` from whom it is told of: what somebody is accused of is told of them.
fn told_of(reading: &Reading, claim: &Report) -> Range<usize> {
    let content = claim.pieces[0].clone();
    let (Some(cue), SpeechAct::Accuse) = (&claim.cue, claim.act) else { return content };
    // “accused *the mayor* of fraud”
    let object = || report::object(reading, claim).map(|object| object.start..object.end - 1);
    report::told_of(reading, cue).or_else(object).unwrap_or(content)
}

/// What of `report` cannot name who says it, whom `words` stand for: what stands in marks, a clause behind them, and
/// what they do beside saying so, as grammars of binding have it. Far on, the reporter may name them in a clause of
/// their own.
fn utterances(reading: &Reading, report: &Report, words: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
    const LED_IN: usize = 4;
    const CLAUSE: usize = 16;
    let content = report.pieces[0].clone();
    let behind = report.kind != QuotationKind::Direct && content.start >= words.end;
    let head = behind.then(|| content.start..content.end.min(content.start + CLAUSE));
    let direct = if report.kind == QuotationKind::Direct { report.pieces.as_slice() } else { report.marks.as_slice() };
    // “*For Klimt*, gold was light, says the curator”
    let for_whom = content.end <= words.start && reading.is_any(content.start, &["for", "like", "unlike"]);
    let led_in = for_whom.then(|| content.start..content.end.min(content.start + LED_IN));
    let cue = report.cue.as_ref().filter(|cue| cue.start >= words.end);
    let around = cue.map(|cue| [done_before(reading, words, cue.start), Some(told_behind(reading, cue.end))]);
    direct.iter().cloned().chain(head).chain(led_in).chain(around.into_iter().flatten().flatten())
}

/// How many words behind a pronoun or description are looked at.
const FAR: usize = 30;

/// What is told to be done by whom `words` stand for before the cue at `cue`: “He *met Bo Lund and* said”; nothing of
/// what stands beside a description, or in brackets.
fn done_before(reading: &Reading, words: &Range<usize>, cue: usize) -> Option<Range<usize>> {
    let acts = match reading.words[words.end].part {
        Part::Bracket => false,
        Part::Ed | Part::CueVerb | Part::Be | Part::Have | Part::Modal => true,
        _ => words.len() == 1,
    };
    (acts && cue <= words.end + FAR).then_some(words.end..cue)
}

/// What is told of a saying behind its cue, which ends before word `at`: “…,” he said *of Bo Lund*, but “…, he said
/// after Ruiz had left”.
fn told_behind(reading: &Reading, at: usize) -> Range<usize> {
    let ends = |&at: &usize| {
        let word = &reading.words[at];
        let clause = || reading.is_any(at, &["after", "before", "as", "since", "until", "which"]);
        word.kind == TokenKind::Sign || matches!(word.part, Part::Conjunction) && !reading.is(at, "when") || clause()
    };
    let limit = reading.words.len().min(at + FAR);
    at..(at..limit).find(ends).unwrap_or(at)
}

/// Whether who writes the text tells that they ask it: “Is she well, I ask.” Of what they say it is not as plain that
/// it is nobody who is named.
fn is_writers(reading: &Reading, report: &Report) -> bool {
    let writer = |speaker: &Range<usize>| speaker.len() == 1 && reading.written(speaker.start) == "I";
    report.act == SpeechAct::Ask && report.speaker.as_ref().is_some_and(writer)
}

/// What the writer asks: no party does, and whom they ask has the word then.
fn asked(
    reading: &Reading,
    parties: &mut Parties,
    report: &Report,
    paragraph: usize,
    turn: &mut Option<Turn>,
    candidates: &mut Candidates,
) -> Quotation {
    let nobodys = Report { speaker: None, ..report.clone() };
    let mut quotation = spoken(reading, parties, &nobodys, paragraph, &mut None, candidates);
    let span = report.speaker.as_ref().map(|words| reading.span(words.clone()));
    quotation.speaker = span.map(|span| Speaker { span, entity: None });
    quotation.rule = report.rule;
    if let Some(words) = asked_of(reading, parties, report, turn.is_none()) {
        let (speaker, party, _) = parties.speaker(words, (turn.and_then(|turn| turn.party), false), candidates);
        *turn = Some(Turn { speaker, party, paragraph });
    }
    quotation
}

/// Whom the writer asks: who stands behind the verb, or the only person named before, where nobody has spoken yet.
fn asked_of(reading: &Reading, parties: &Parties, report: &Report, unspoken: bool) -> Option<Range<usize>> {
    const FAR: usize = 400;
    let cue = report.cue.as_ref()?;
    if reading.is_any(cue.end, &["him", "her", "them"]) {
        return Some(cue.end..cue.end + 1);
    }
    if reading.words.get(cue.end).is_some_and(|word| word.capital) {
        return phrase::after(reading, cue.end, reading.words.len());
    }
    if !unspoken {
        return None;
    }
    let start = report.pieces[0].start;
    let near = start.saturating_sub(FAR)..start;
    let person = |at: usize| {
        let mut named = parties.named(at..at + 1);
        named.find(|&party| parties.kind(party) == Some(EntityKind::Person))
    };
    let (last, only) = near.clone().rev().find_map(|at| Some((at, person(at)?)))?;
    let alone = near.filter_map(person).all(|party| party == only);
    alone.then_some(last..last + 1)
}

/// The turn of who gives `reply` to what `asked_by` said, before they have it.
fn replies(
    parties: &mut Parties,
    reply: Reply,
    asked_by: Option<Said>,
    paragraph: usize,
    candidates: &mut Candidates,
) -> Turn {
    let (speaker, party) = match reply {
        Reply::Of(said) => said,
        Reply::Hearer(words) | Reply::Reactor(words) => {
            let asked_by = asked_by.and_then(|(_, party)| party);
            let (speaker, party, _) = parties.speaker(words, (asked_by, false), candidates);
            (speaker, party)
        }
    };
    Turn { speaker, party, paragraph }
}

fn spoken(
    reading: &Reading,
    parties: &mut Parties,
    report: &Report,
    paragraph: usize,
    turn: &mut Option<Turn>,
    candidates: &mut Candidates,
) -> Quotation {
    let mut rule = report.rule;
    let mut sure = report.sure;
    let last = turn.and_then(|turn| turn.party);
    let speaker = match &report.speaker {
        Some(words) => {
            let heard = (last, response::rebuts(reading, report));
            parties.say(words, utterances(reading, report, words), last);
            let (speaker, party, surely) = parties.speaker(words.clone(), heard, candidates);
            parties.end_saying();
            sure *= surely;
            *turn = Some(Turn { speaker, party, paragraph });
            Some(speaker)
        }
        None if rule == Rule::Reply => turn.map(|turn| turn.speaker),
        None if rule == Rule::Turn => {
            if turn.is_some_and(|turn| turn.paragraph == paragraph) {
                rule = Rule::Continuation;
            }
            if let Some(turn) = turn {
                turn.paragraph = paragraph;
            }
            turn.map(|turn| turn.speaker)
        }
        None => None,
    };
    if speaker.is_none() && rule == Rule::Turn {
        rule = Rule::Unnamed;
    }
    let entity_known = speaker.is_none_or(|speaker| speaker.entity.map(EntityId::index).is_some());
    Quotation {
        kind: report.kind,
        pieces: report.pieces.iter().map(|piece| reading.span(piece.clone())).collect(),
        marks: report.marks.iter().map(|mark| reading.span(mark.clone())).collect(),
        cue: report.cue.clone().map(|cue| reading.span(cue)),
        negation: report.cue.as_ref().and_then(|cue| report::negation(reading, cue)).map(|words| reading.span(words)),
        object: report::object(reading, report).map(|words| reading.span(words)),
        speaker,
        speech_act: report.act,
        responses: Vec::new(),
        rule,
        confidence: sure * if entity_known { 1.0 } else { 0.8 },
    }
}
