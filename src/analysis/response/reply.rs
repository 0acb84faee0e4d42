//! Replies: “retorted”, “hit back, saying”, “in response, Ruiz said”, “asked about the claim, she said”.

use super::super::part::Part;
use super::super::reading::Reading;
use super::super::report::Report;
use super::super::tagger::feature::hash;
use super::super::{QuotationKind, SpeechAct};
use super::pointer::{Pointer, pointer};
use super::stance::{By, Stance, begins, sentence_at};

/// How many words lead to who replies, and from there to the cue.
const LONGEST: usize = 30;

const BACK: u32 = hash(b"back");

/// How `report` replies, if it does.
pub(super) fn reply(reading: &Reading, report: &Report) -> Option<Stance> {
    let (cue, _) = report.cue.as_ref().zip(report.speaker.as_ref())?;
    let stance = |act, pointer, about| Some(Stance { act, by: By::Reply, pointer, about });
    let around = sentence_at(reading, cue.start)?;
    let first = around.words.start;
    let hit = |at: &usize| {
        reading.is(at + 1, "back")
            && begins(reading, *at, &["hit", "shot", "fired", "struck", "pushed", "hitting", "firing"])
    };
    let told = |hit: usize| hit + 2 >= cue.start || (hit + 2..cue.start).any(|at| reading.is(at, ","));
    let near = first.max(cue.start.saturating_sub(24))..cue.start;
    let mut near = if around.may_hold(BACK) { near } else { cue.start..cue.start };
    if let Some(hit) = near.rfind(hit).filter(|&hit| told(hit)) {
        return stance(SpeechAct::Dispute, hit_at(reading, hit + 2, cue.start), vec![]);
    }
    if is_hit_before(reading, report, first) {
        return stance(SpeechAct::Dispute, None, vec![]);
    }
    // “Ruiz disagreed, saying …”
    let disagrees = cue.start >= first + 2
        && reading.is(cue.start - 1, ",")
        && begins(reading, cue.start - 2, &["disagreed", "disagrees", "objected"]);
    if disagrees || begins(reading, cue.start, &["retort", "counter"]) {
        return stance(SpeechAct::Dispute, None, vec![]);
    }
    let noun = cue.start > 0 && matches!(reading.words[cue.start - 1].part, Part::Determiner | Part::Possessive);
    // “Two million replied that they would come” answers nobody.
    let spoken = report.kind != QuotationKind::Indirect;
    if spoken && !noun && begins(reading, cue.start, &["repl", "respond", "answer"]) {
        return stance(report.act, None, vec![]);
    }
    if begins(reading, cue.start, &["agree", "accept"]) && reading.is(cue.end, "to") {
        return Some(Stance { act: report.act, by: By::Accepting, pointer: None, about: vec![] });
    }
    let lead = first + usize::from(matches!(reading.words[first].part, Part::Conjunction));
    let comma = (lead..cue.start.min(lead + LONGEST)).find(|&at| reading.is(at, ","))?;
    // “…, Ruiz said”: another cue between has the answer.
    if cue.start > comma + LONGEST || (comma..cue.start).any(|at| reading.is_verb_cue(at)) {
        return None;
    }
    let links = |&at: &usize| reading.is_any(at, &["about", "to"]);
    let about = (lead..comma).find(links).map_or(comma..comma, |link| link + 1..comma);
    let responds = reading.is(lead, "in") && begins(reading, lead + 1, &["response", "reply", "answer"]);
    let asked = begins(reading, lead, &["Asked", "asked", "Responding", "responding", "Reacting", "reacting"]);
    if responds && about.is_empty() {
        return stance(report.act, None, vec![]);
    }
    // “asked about the claim”: of “asked about the law” nobody knows what was said.
    let pointer = pointer(reading, about.start, about.end).filter(|pointer| pointer.noun.is_some())?;
    (responds || asked).then(|| stance(report.act, Some(pointer), vec![about]))?
}

/// Whether all that is told right before the sentence from `first` on, which an utterance begins, is that somebody hit
/// back: “Ruiz hit back. *“They are broke,”* she said.”
pub(super) fn is_hit_before(reading: &Reading, report: &Report, first: usize) -> bool {
    const LONGEST: usize = 10;
    let opens = report.kind == QuotationKind::Direct && report.pieces[0].start == first;
    let before = first.checked_sub(1).filter(|_| opens).and_then(|last| sentence_at(reading, last));
    before.is_some_and(|before| {
        let words = before.words.clone();
        let hit = |at: usize| {
            begins(reading, at, &["hit", "shot", "fired", "struck"])
                && reading.is(at + 1, "back")
                && reading.is(at + 2, ".")
        };
        words.end == first && words.len() <= LONGEST && before.may_hold(BACK) && words.into_iter().any(hit)
    })
}

/// What is hit back at: “hit back at claims that it would close”, “hit back at Ruiz”.
fn hit_at(reading: &Reading, at: usize, limit: usize) -> Option<Pointer> {
    let start = at + 1;
    if !reading.is(at, "at") || start >= limit {
        return None;
    }
    let end = (start..limit).find(|&word| reading.is(word, ",")).unwrap_or(limit);
    let named = || Pointer { noun: None, head: start, says: start..start, owner: start..end, words: start..end };
    pointer(reading, start, end).or_else(|| Some(named()))
}
