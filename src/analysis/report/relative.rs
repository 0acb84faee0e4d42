//! Answers that hang on what was told right before: “the dam leaked, Ruiz said, which the minister denies”, “…, a claim
//! the ministry called false”.

use super::super::attribution::Attribution;
use super::super::lexicon::{Classes, CueKind};
use super::super::part::{Part, is_adverb_by_its_end};
use super::super::phrase;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::super::{Rule, SpeechAct};
use super::clause::{adjunct_end, clause_end};
use super::{Finder, Report};
use std::ops::Range;

/// How far before its cue the clause may begin, in words.
const REACH: usize = 16;
/// How many words may stand before the noun: “a widely repeated claim”.
const BEFORE_NOUN: usize = 4;
/// How many auxiliaries and adverbs may stand before the cue: “has so far strongly denied”.
const BEFORE_CUE: usize = 5;

const WHICH: u32 = hash(b"which");
/// Nouns for what was told, which may be any kind of act.
const NOUNS: [u32; 22] = [
    hash(b"accusation"),
    hash(b"accusations"),
    hash(b"allegation"),
    hash(b"allegations"),
    hash(b"assertion"),
    hash(b"assertions"),
    hash(b"charge"),
    hash(b"charges"),
    hash(b"claim"),
    hash(b"claims"),
    hash(b"contention"),
    hash(b"account"),
    hash(b"version"),
    hash(b"suggestion"),
    hash(b"figure"),
    hash(b"figures"),
    hash(b"estimate"),
    hash(b"criticism"),
    hash(b"rumour"),
    hash(b"rumours"),
    hash(b"rumor"),
    hash(b"rumors"),
];
/// Verbs by which a claim is called something.
const NAMING: [u32; 6] =
    [hash(b"called"), hash(b"calls"), hash(b"described"), hash(b"describes"), hash(b"labelled"), hash(b"labeled")];

/// A clause that answers what stands before it.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct Relative {
    /// The comma or dash that it stands behind.
    pub(in crate::analysis) opens: usize,
    /// The words for what it answers: “which”, “a claim”.
    pub(in crate::analysis) pointer: Range<usize>,
    speaker: Range<usize>,
    cue: Range<usize>,
    /// How what is answered is called stands behind the cue: “as nonsense”, “false”.
    named: bool,
    act: SpeechAct,
    /// The end of cue and speaker, with times behind them.
    end: usize,
}

impl Relative {
    /// The clause behind the sign at `opens`.
    fn behind(reading: &Reading, opens: usize, limit: usize) -> Option<Self> {
        if !matches!(reading.words[opens].part, Part::Comma | Part::Dash) {
            return None;
        }
        let pointer = pointer(reading, opens + 1, limit)?;
        let which = reading.words[pointer.end - 1].hash == WHICH;
        let linked = !which && (reading.is(pointer.end, "that") || reading.is(pointer.end, "which"));
        let at = pointer.end + usize::from(linked);
        let bare = !which && !linked;
        let (speaker, cue) = passive(reading, at, limit, bare).or_else(|| active(reading, at, limit))?;
        let act = reading.cue(cue.start)?.0.act;
        let told = cue.end.max(speaker.end);
        let end = adjunct_end(reading, told, limit);
        // “rejected in a memo *to analysts*”
        let to =
            (end > told && reading.is(end, "to") && end + 1 < limit).then(|| phrase::after(reading, end + 1, limit));
        let end = to.flatten().map_or(end, |whom| whom.end);
        let named = names(reading, cue.start) || reading.is(end, "as");
        let ends = end >= limit || !reading.is_word(end) && !matches!(reading.words[end].part, Part::Mark);
        (may_answer(reading, cue.start) && (named || ends)).then_some(Self {
            opens,
            pointer,
            speaker,
            cue,
            named,
            act,
            end,
        })
    }

    /// The clause whose cue stands at `cue`, in a sentence or clause `first..limit`.
    pub(in crate::analysis) fn of_cue(reading: &Reading, first: usize, cue: usize, limit: usize) -> Option<Self> {
        if !may_answer(reading, cue) {
            return None; // As most cues do not.
        }
        let floor = first.max(cue.saturating_sub(REACH));
        let mut signs =
            (floor..cue).rev().take_while(|&at| !matches!(reading.words[at].part, Part::Stop | Part::Colon));
        signs.find_map(|at| Self::behind(reading, at, limit).filter(|found| found.cue.start == cue))
    }

    /// Whether what is told before it ends at the sign `opens`: a clause answers it, and goes on to the end.
    pub(super) fn closes(reading: &Reading, opens: usize, limit: usize) -> bool {
        let stops = |at: usize, parts: &[Part]| parts.contains(&reading.words[at].part);
        Self::behind(reading, opens, limit).is_some_and(|found| {
            let goes_on = || (found.end..limit).any(|at| stops(at, &[Part::Comma, Part::Dash]));
            found.end >= limit || stops(found.end, &[Part::Stop, Part::Colon]) || found.named && !goes_on()
        })
    }
}

/// How many reports before it one is looked for that it answers.
const NEAR: usize = 16;

/// Whether `report` ends, with who makes it, at the sign `opens`, or with whom and when it was told.
pub(in crate::analysis) fn ends_at(reading: &Reading, report: &Report, opens: usize) -> bool {
    const BEHIND: usize = 6;
    let words = report.pieces.iter().chain(&report.cue).chain(&report.speaker);
    let end = words.map(|words| words.end).max().unwrap_or(0);
    // “told reporters on Monday”
    let near = end <= opens && opens - end <= BEHIND;
    near && (end..opens).all(|at| reading.is_word(at) || matches!(reading.words[at].part, Part::Mark))
}

/// Whether all that `report` says points back at what stands before it: “…, which the minister denies”.
pub(in crate::analysis) fn points_back(reading: &Reading, report: &Report) -> bool {
    let Some(cue) = report.cue.as_ref().filter(|cue| is_answer(report.act) && report.pieces[0].end <= cue.start) else {
        return false;
    };
    let content = &report.pieces[0];
    let found = Relative::of_cue(reading, content.start.saturating_sub(1), cue.start, reading.words.len());
    found.is_some_and(|found| found.pointer == *content)
}

/// Whether a claim may be answered with the cue at `cue`.
fn may_answer(reading: &Reading, cue: usize) -> bool {
    names(reading, cue) || reading.cue(cue).is_some_and(|(cue, _)| is_answer(cue.act))
}

/// Whether the cue at `cue` says what something is called.
fn names(reading: &Reading, cue: usize) -> bool {
    NAMING.contains(&reading.words[cue].hash)
}

/// Whether a claim is answered by `act`.
fn is_answer(act: SpeechAct) -> bool {
    matches!(act, SpeechAct::Deny | SpeechAct::Dispute | SpeechAct::Agree)
}

/// Whether word `at` is a noun for what was told: “the claim”, “the finding”.
pub(super) fn stands_for_claim(reading: &Reading, at: usize) -> bool {
    const MORE: [u32; 16] = [
        hash(b"report"),
        hash(b"reports"),
        hash(b"suggestions"),
        hash(b"insinuation"),
        hash(b"insinuations"),
        hash(b"warnings"),
        hash(b"idea"),
        hash(b"finding"),
        hash(b"findings"),
        hash(b"statement"),
        hash(b"remark"),
        hash(b"remarks"),
        hash(b"comments"),
        hash(b"warning"),
        hash(b"ruling"),
        hash(b"verdict"),
    ];
    reading.words.get(at).is_some_and(|word| NOUNS.contains(&word.hash) || MORE.contains(&word.hash))
}

/// “which”, or a noun for what was told with the words before it.
fn pointer(reading: &Reading, at: usize, limit: usize) -> Option<Range<usize>> {
    let first = reading.words[..limit].get(at)?;
    if first.hash == WHICH {
        return Some(at..at + 1);
    }
    if !NOUNS.contains(&first.hash) && !matches!(reading.written(at), "a" | "an" | "the") {
        return None;
    }
    let near = at..limit.min(at + BEFORE_NOUN);
    let noun = near
        .into_iter()
        .take_while(|&word| reading.is_word(word))
        .find(|&word| NOUNS.contains(&reading.words[word].hash))?;
    Some(at..noun + 1)
}

/// Speaker and cue behind “which” or a noun: “has been denied by the minister”, behind a `bare` noun “denied by the
/// minister”, too.
fn passive(reading: &Reading, at: usize, limit: usize, bare: bool) -> Option<(Range<usize>, Range<usize>)> {
    let verb = cue_behind(reading, at, limit).filter(|verb| reading.is(verb.end, "by"))?;
    let formed = (at..verb.start).any(|word| matches!(reading.words[word].part, Part::Be));
    let speaker = phrase::after(reading, verb.end + 1, limit)?;
    (formed || bare && at == verb.start).then_some((speaker, verb))
}

/// Speaker and cue behind “which” or a noun: “the minister has denied”.
fn active(reading: &Reading, at: usize, limit: usize) -> Option<(Range<usize>, Range<usize>)> {
    let Range { start, end } = phrase::after(reading, at, limit)?;
    let names = |at: &usize| NAMING.contains(&reading.words[*at].hash);
    let end = (start + 1..end).find(names).unwrap_or(end);
    let verb = cue_behind(reading, end, limit)?;
    let plain = |word: usize| !matches!(reading.words[word].part, Part::Be | Part::Modal);
    (end..verb.start).all(plain).then_some((start..end, verb))
}

/// The verb that reports, right behind auxiliaries and adverbs at `at`.
fn cue_behind(reading: &Reading, at: usize, limit: usize) -> Option<Range<usize>> {
    let passes = |word: usize| {
        reading.any(word, Classes::AUXILIARY | Classes::ADVERB) || is_adverb_by_its_end(reading.written(word))
    };
    let verb = (at..limit.min(at + BEFORE_CUE)).find(|&word| !passes(word))?;
    reading.cue(verb).filter(|(cue, _)| cue.kind == CueKind::Verb).map(|(_, length)| verb..verb + length)
}

impl Finder<'_, '_> {
    /// The report of the cue at `at`, where its clause answers what is reported right before it. Its content is what
    /// points back, or what the claim is called.
    pub(super) fn answer_in_passing(&self, first: usize, at: usize, limit: usize) -> Option<Report> {
        let (cue, _) = self.reading.cue(at).filter(|(cue, _)| cue.kind == CueKind::Verb)?;
        let naming = NAMING.contains(&self.reading.words[at].hash);
        let limit = self.ceiling(at, limit);
        let found =
            (naming || is_answer(cue.act) && !cue.weak).then(|| Relative::of_cue(self.reading, first, at, limit))??;
        // “a plan, which they rejected”: nobody said anything.
        let told = self.reports.iter().rev().take(NEAR).any(|report| ends_at(self.reading, report, found.opens));
        let Relative { pointer, speaker, cue, named, act, end, .. } = found;
        let content = if named {
            let start = end + usize::from(self.reading.is(end, "as"));
            start..clause_end(self.reading, start, limit)
        } else {
            pointer
        };
        let found = Attribution { cue, speaker: Some(speaker), act, rule: Rule::SubjectOfCue };
        if told { self.built(content, found) } else { None }
    }

    /// Whether the noun at `at` only points at what stands before it: “…, a claim the ministry denies”.
    pub(super) fn points_back(&self, first: usize, at: usize, limit: usize) -> bool {
        if !NOUNS.contains(&self.reading.words[at].hash) {
            return false;
        }
        let signs = first.max(at.saturating_sub(BEFORE_NOUN))..at;
        let limit = self.ceiling(at, limit);
        let points =
            |opens| Relative::behind(self.reading, opens, limit).is_some_and(|found| found.pointer.end == at + 1);
        signs.into_iter().any(points)
    }
}
