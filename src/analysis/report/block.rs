//! Whole paragraphs without quotation marks, introduced by the one before: “Ruiz said:” and then her words.

use super::super::attribution::{self, Attribution};
use super::super::choice::Candidates;
use super::super::mark;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::{Block, Reading};
use super::super::{QuotationKind, Rule, SpeechAct};
use super::Report;
use super::act::choose_act;
use super::medium::is_utterance;
use super::speaker::choose_speaker;
use std::ops::Range;

/// How far before the colon its cue may stand, in words.
const REACH: usize = 40;
/// A paragraph of fewer words is no block.
const SHORT: usize = 6;

/// The report that `block` is whole, where the block `before` it introduces it.
pub(in crate::analysis) fn block_report(
    reading: &Reading,
    before: &Block,
    block: &Block,
    candidates: &mut Candidates,
) -> Option<Report> {
    let colon = before.words.end.checked_sub(1)?;
    // “I am sorry.” is as short.
    let own = || block.words.len() > 2 && is_own(reading, block.words.start..block.words.start + 1);
    if !reading.is(colon, ":") || before.words.is_empty() || block.words.len() < SHORT && !own() {
        return None;
    }
    if opens_apart(reading, block) || tells_its_source(reading, block) || introduces_more(reading, block) {
        return None;
    }
    let first = reading.sentences[before.sentences.end - 1].words.start;
    if shows_readers(reading, first) {
        return None;
    }
    if let Some(speaker) = named_for(reading, first..colon) {
        return Some(Report {
            kind: QuotationKind::Indirect,
            pieces: vec![block.words.clone()],
            marks: Vec::new(),
            cue: None,
            speaker: Some(speaker),
            act: SpeechAct::Assert,
            rule: Rule::Turn,
            sure: 1.0,
        });
    }
    let found = introduction(reading, first..colon)?;
    let mut report = Report {
        kind: QuotationKind::Indirect,
        pieces: vec![block.words.clone()],
        marks: Vec::new(),
        cue: Some(found.cue),
        speaker: found.speaker,
        act: found.act,
        rule: found.rule,
        sure: 1.0,
    };
    if report.rule != Rule::AccordingTo {
        choose_speaker(reading, &mut report, &mark::quoted(reading, before), first..colon, candidates);
        choose_act(reading, &mut report, candidates);
    }
    Some(report)
}

/// What a paragraph without marks tells of whether others go on with it, found out once for all of them.
#[derive(Debug, Clone, Copy)]
pub(in crate::analysis) struct Run {
    first: usize,
    /// Whether it is one speaker's, told in the first person, where the reporter never is.
    own: bool,
}

impl Run {
    /// That of the paragraph `first`; `None` where a colon introduces it not, or marks or signs open it.
    pub(in crate::analysis) fn of(reading: &Reading, first: usize) -> Option<Self> {
        let begun = &reading.paragraphs[first];
        if !is_introduced(reading, first) || opens_apart(reading, begun) {
            return None;
        }
        let own = is_own(reading, begun.words.clone());
        Some(Self { first, own: own && !introduces_several(reading, first) && !is_reporters(reading, first) })
    }

    /// Whether the paragraph `next`, right behind those that go on, does so, too: behind words left out, or where it is
    /// of the first person.
    pub(in crate::analysis) fn goes_on(self, reading: &Reading, next: usize) -> bool {
        let (block, before) = (&reading.paragraphs[next], &reading.paragraphs[next - 1]);
        let last = block.words.end.saturating_sub(1);
        if reading.paragraphs[self.first].kind != block.kind
            || block.words.len() < SHORT
            || opens_apart(reading, block)
            || reading.is(block.words.start, "<")
            || reading.is(last, ":")
            || tells_its_source(reading, block)
        {
            return false;
        }
        let end = before.words.end;
        let left_out = || {
            let near = end.saturating_sub(3).max(before.words.start)..end;
            let closed = matches!(reading.written(end - 1), "]" | ")");
            closed && near.into_iter().any(|at| matches!(reading.written(at), "…" | "..."))
        };
        let told = || is_own(reading, block.words.clone()) || tells_you(reading, block.words.clone());
        left_out() || self.own && told() && !tells_of_newsroom(reading, block)
    }
}

/// Whether the paragraph before paragraph `at` ends with the colon that introduces it.
fn is_introduced(reading: &Reading, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        let end = reading.paragraphs[before].words.end;
        end > 0 && reading.is(end - 1, ":")
    })
}

/// Whether `words` tell of the first person, outside of what they quote.
fn is_own(reading: &Reading, words: Range<usize>) -> bool {
    const OWN: [&str; 12] = ["I", "my", "My", "me", "we", "We", "our", "Our", "us", "Us", "ours", "mine"];
    says_any(reading, words, &OWN)
}

/// Whether `block` tells what the newsroom did, or whom it heard: “*We asked* Marr for comment”, “A fan *told us*”,
/// “*our newsletter*”, “the dam, *she said*, was old”.
fn tells_of_newsroom(reading: &Reading, block: &Block) -> bool {
    const DID: [&str; 9] =
        ["asked", "contacted", "approached", "tried", "spoke", "reached", "understand", "attempted", "met"];
    const OURS: [&str; 11] = [
        "reporter",
        "reporters",
        "newsletter",
        "journalism",
        "readers",
        "live",
        "website",
        "coverage",
        "correspondent",
        "newsroom",
        "report",
    ];
    block.words.clone().any(|at| {
        let (we, our) = (reading.is(at, "we"), reading.is(at, "our"));
        let heard = reading.is_any(at, &["us", "me"]) && at > 0 && reading.is_any(at - 1, &["told", "tells"]);
        let told = reading.is_any(at, &["he", "she", "they"]) && reading.is_any(at + 1, &["said", "says", "added"]);
        let apart = at > 0 && matches!(reading.words[at - 1].part, Part::Comma | Part::Mark);
        !reading.words[at].quoted
            && (we && reading.is_any(at + 1, &DID) || our && reading.is_any(at + 1, &OURS) || heard || told && apart)
    })
}

/// Whether `words` speak to somebody, outside of what they quote.
fn tells_you(reading: &Reading, words: Range<usize>) -> bool {
    says_any(reading, words, &["you", "You", "your", "Your"])
}

fn says_any(reading: &Reading, mut words: Range<usize>, pronouns: &[&str]) -> bool {
    words.any(|at| {
        let written = reading.written(at);
        let word = phrase::contracted(written).unwrap_or(written);
        !reading.words[at].quoted && pronouns.contains(&word)
    })
}

/// Whether what stands before the paragraph `first` has the reporter tell of the first person: what is introduced there
/// and runs on is others'.
fn is_reporters(reading: &Reading, first: usize) -> bool {
    const BEFORE: usize = 400;
    let floor = reading.paragraphs[first].words.start.saturating_sub(BEFORE);
    let from = reading.paragraphs[..first].partition_point(|block| block.words.end <= floor);
    let mut told = false;
    (from..first).any(|at| {
        let words = &reading.paragraphs[at].words;
        let own = is_own(reading, words.start.max(floor)..words.end);
        told = is_introduced(reading, at) || told && own;
        own && !told
    })
}

/// Whether the paragraph before paragraph `at` introduces what several say, each on their own: “Some of the comments:”.
fn introduces_several(reading: &Reading, at: usize) -> bool {
    const EACH: [&str; 8] = ["comments", "responses", "reactions", "replies", "tweets", "messages", "others", "users"];
    at.checked_sub(1).is_some_and(|before| {
        let last = reading.paragraphs[before].sentences.end.checked_sub(1);
        let words = last.map_or(0..0, |last| reading.sentences[last].words.clone());
        let mut words = words.end.saturating_sub(REACH).max(words.start)..words.end;
        words.any(|at| reading.is_any(at, &EACH))
    })
}

/// Whether `block` begins with a mark or as an item of a list.
fn opens_apart(reading: &Reading, block: &Block) -> bool {
    matches!(reading.written(block.words.start), "“" | "\"" | "‘" | "«" | "•" | "-" | "*")
}

/// Whether `block` itself tells whose words it holds: “According to the ruling, …”, “…, Peers said, “…””. The reporter
/// speaks in it then.
fn tells_its_source(reading: &Reading, block: &Block) -> bool {
    let first = block.words.start;
    let said = |at: usize| {
        let sign = matches!(reading.written(at), "," | ":");
        let opens = matches!(reading.written(at + 1), "“" | "\"");
        sign && opens && at > first && reading.is_verb_cue(at - 1)
    };
    reading.is(first, "according") && reading.is(first + 1, "to") || block.words.clone().any(said)
}

/// Whether `block` only brings in what the next one holds: “And Maya Roy wrote:”.
fn introduces_more(reading: &Reading, block: &Block) -> bool {
    let end = block.words.end;
    let sentence = reading.sentences[block.sentences.end - 1].words.start;
    let named = |at: usize| at > sentence && matches!(reading.words[at].part, Part::Name);
    let tells = || (sentence..end).any(|at| reading.is_verb_cue(at) || named(at));
    reading.is(end - 1, ":") && tells() && !is_own(reading, block.words.clone())
}

/// Gives the utterance that `block` begins with, where nothing in it tells whose it is, to who is said to speak right
/// before, at the end of the block `before`.
pub(in crate::analysis) fn introduce(
    reading: &Reading,
    before: &Block,
    block: &Block,
    reports: &mut [Report],
    candidates: &mut Candidates,
) {
    let Some(colon) = before.words.end.checked_sub(1).filter(|&colon| reading.is(colon, ":")) else { return };
    let untold = |report: &&mut Report| {
        let opens = report.pieces[0].start == block.words.start;
        opens && report.kind == QuotationKind::Direct && report.cue.is_none() && report.speaker.is_none()
    };
    let Some(report) = reports.first_mut().filter(untold) else { return };
    if before.words.is_empty() {
        return;
    }
    let first = reading.sentences[before.sentences.end - 1].words.start;
    let Some(found) = introduction(reading, first..colon) else { return };
    report.cue = Some(found.cue);
    report.speaker = found.speaker;
    report.act = found.act;
    report.rule = found.rule;
    if report.rule != Rule::AccordingTo {
        choose_speaker(reading, report, &mark::quoted(reading, before), first..colon, candidates);
        choose_act(reading, report, candidates);
    }
}

/// Who alone is named before a colon for what follows, with where they say it and no verb: “Ana Ruiz, in a letter
/// published by the Herald:”.
fn named_for(reading: &Reading, sentence: Range<usize>) -> Option<Range<usize>> {
    let speaker = phrase::after(reading, sentence.start, sentence.end)?;
    let comma = speaker.end;
    let utterance = |at: usize| is_utterance(reading, at);
    let place = reading.is(comma, ",") && reading.is(comma + 1, "in") && (comma + 2..sentence.end).any(utterance);
    let verb = |at: usize| match reading.words[at].part {
        Part::Be | Part::Have | Part::Modal | Part::Pronoun => true,
        Part::CueVerb | Part::Ed => !reading.written(at).ends_with("ed") || !phrase::may_be_noun(reading, at - 1),
        _ => false,
    };
    let plain = place && comma + 2 < sentence.end && !(comma + 2..sentence.end).any(verb);
    (plain && reading.words[speaker.start].capital).then_some(speaker)
}

/// Whether a sentence asks readers to look at what follows: “*Watch* her full remarks below:”
fn shows_readers(reading: &Reading, first: usize) -> bool {
    const LOOK: [&str; 9] = ["watch", "see", "read", "listen", "follow", "click", "check", "find", "view"];
    reading.is_any(first, &LOOK)
}

/// Who is said to speak in the words before a colon: by a cue, by one that seldom is one, or by “according to”.
fn introduction(reading: &Reading, sentence: Range<usize>) -> Option<Attribution> {
    if let Some(found) = attribution::inverted_ahead(reading, sentence.start, sentence.end + 1) {
        return Some(found);
    }
    let near = || sentence.clone().rev().take(REACH);
    let to = near().find(|&at| reading.is(at, "according") && reading.is(at + 1, "to"));
    if let Some(at) = to {
        let speaker = phrase::after(reading, at + 2, sentence.end)?;
        let cue = at..at + 2;
        return Some(Attribution { cue, speaker: Some(speaker), act: SpeechAct::Assert, rule: Rule::AccordingTo });
    }
    let cue = near().find(|&at| reading.is_verb_cue(at)).or_else(|| near().find(|&at| reading.cue(at).is_some()))?;
    let act = reading.cue(cue)?.0.act;
    attribution::subject(reading, sentence.start, cue..cue + 1, act, None)
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check;

    #[test]
    fn items_of_a_list_are_no_paragraphs_that_are_said() {
        check("Ana Ruiz said:\n\n• My house is wet.\n\n• I left it.");
        check("[speaker:Ana Ruiz] [cue:wrote]:\n\n[content:I am sorry.]\n\nThe mill shut.");
        check("Ana Ruiz wrote:\n\nThe dam.\n\nThe mill shut.");
        check("[speaker:Ana Ruiz] [cue:said]:\n\n[content:My house is wet. I left it.]");
    }

    #[test]
    fn what_readers_are_shown_is_not_said_by_the_verb() {
        check("Watch Bo Li’s full remarks below:\n\nFollow Ada Voss on Twitter for more of her work.");
        check("[speaker:Bo Li]’s [cue:remarks] were:\n\n[content:The dam is old and it must go before May.]");
    }

    #[test]
    fn a_paragraph_that_brings_in_the_next_is_not_said() {
        check("Ana Ruiz wrote:\n\nAnd [speaker:Maya Roy] [cue:said]:\n\n[content:The mill was sold in May.]");
        check("[speaker:Ana Ruiz] [cue:wrote]:\n\n[content:The dam has two faults that nobody sees:]\n\n• Steel.");
        check("[speaker:Ana Ruiz] [cue:wrote]:\n\n[content:I want three things from them:]\n\n• Bread.");
    }
}
