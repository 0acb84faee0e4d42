//! Who only is told to disagree with what was said right before: “Ruiz said it was safe. Marek Dolan *disagreed*.”

use super::super::coreference::Parties;
use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::reading::Reading;
use super::super::report::{Report, negation};
use super::super::tagger::feature::hash;
use super::super::{EntityId, Quotation, Response, SpeechAct};
use super::{REACH, party};
use std::ops::Range;

const DISAGREES: [u32; 3] = [hash(b"disagreed"), hash(b"disagrees"), hash(b"disagree")];
/// How many words may stand before the verb: “A vet, Alan Rudge,”.
const LONGEST: usize = 16;

/// The claims that somebody named is told to disagree with, each with that.
pub(super) fn disagreements(
    reading: &Reading,
    parties: &mut Parties,
    reports: &[Report],
    quotations: &[Quotation],
) -> Vec<(usize, Response)> {
    let told = |index: usize| reading.sentences[index].words.clone();
    let mut found = Vec::new();
    for (index, sentence) in reading.sentences.iter().enumerate() {
        if !DISAGREES.iter().any(|&verb| sentence.may_hold(verb)) {
            continue;
        }
        let words = sentence.words.clone();
        let verbs = words.clone().filter(|&at| DISAGREES.contains(&reading.words[at].hash));
        for verb in verbs.filter(|&verb| ends(reading, verb, words.end)) {
            let Some((start, joined)) = subject_start(reading, words.start, verb) else { continue };
            let Some(who) = named_alone(reading, parties, start..verb)
                .or_else(|| group(reading, start..verb).map(|head| parties.group(start..verb, head)))
            else {
                continue;
            };
            // Behind “but” it answers what its own sentence tells, else the one before.
            let around = if joined { words.start..start } else { index.checked_sub(1).map_or(0..0, told) };
            let claim = last_within(reports, around).filter(|&claim| may_be_answered(reports, quotations, claim));
            let other = |claim: &usize| party(&quotations[*claim]).is_some_and(|entity| entity.index() != who);
            // “Ruiz disagreed, saying …” answers by what is said.
            let told = |claim: usize| reports[claim + 1..].iter().take(REACH).any(|report| tells(report, verb));
            if let Some(claim) = claim.filter(other).filter(|&claim| !told(claim)) {
                let cue = reading.span(verb..verb + 1);
                let entity = Some(EntityId::new(who));
                found.push((claim, Response { quotation: None, entity, act: SpeechAct::Dispute, cue }));
            }
        }
    }
    found
}

/// Whom the words `subject` name, where they name nobody of theirs, as “Biden’s lawyers” do, and it is not only
/// supposed that they disagree.
fn named_alone(reading: &Reading, parties: &Parties, subject: Range<usize>) -> Option<usize> {
    let supposed = reading.is_any(subject.start, &["if", "unless", "whether", "when"]);
    let of = |at: usize| matches!(reading.words[at].part, Part::Preposition | Part::Possessive);
    let mut named = parties.named(subject.clone());
    let who = named.next()?;
    (!supposed && named.all(|other| other == who) && !subject.into_iter().any(of)).then_some(who)
}

/// The noun of the group of some place that the words `subject` are, whole: “officials in Ohio”.
fn group(reading: &Reading, subject: Range<usize>) -> Option<usize> {
    let links = |&at: &usize| reading.is_any(at, &["in", "from", "at"]);
    let link = subject.clone().skip(1).find(links)?;
    let several = reading.any(link - 1, Classes::SOURCE_NOUN);
    let before = subject.start..link - 1;
    let plain = before.into_iter().all(|at| reading.is_word(at) && !reading.any(at, Classes::PREPOSITION));
    let place = link + 1 + usize::from(reading.is(link + 1, "the"));
    let named = place < subject.end && (place..subject.end).all(|at| reading.words[at].capital);
    (several && plain && named).then_some(link - 1)
}

/// Whether `report` has the verb at `verb` for its cue, or one right behind it.
fn tells(report: &Report, verb: usize) -> bool {
    report.cue.as_ref().is_some_and(|cue| (verb..verb + 3).contains(&cue.start))
}

/// Whether nothing is told behind `verb` of what somebody disagrees with but who said it.
fn ends(reading: &Reading, verb: usize, limit: usize) -> bool {
    let next = verb + 1;
    next >= limit || matches!(reading.words[next].part, Part::Stop | Part::Comma | Part::Dash)
}

/// Where who disagrees by `verb` may begin to be named, and whether that stands behind “but” in its sentence.
fn subject_start(reading: &Reading, first: usize, verb: usize) -> Option<(usize, bool)> {
    let floor = first.max(verb.saturating_sub(LONGEST));
    let but = (floor + 1..verb).rev().find(|&at| reading.is(at, "but") && reading.is(at - 1, ","));
    let start = but.map_or(first, |but| but + 1);
    let verbs = |at: usize| {
        reading.is_verb_cue(at) || matches!(reading.words[at].part, Part::Be | Part::Have | Part::Modal | Part::Mark)
    };
    let near = verb - start <= LONGEST && start < verb && negation(reading, &(verb..verb + 1)).is_none();
    (near && !(start..verb).any(verbs)).then_some((start, but.is_some()))
}

/// The last of `reports` that is told within `words`.
fn last_within(reports: &[Report], words: Range<usize>) -> Option<usize> {
    let begins = |report: &Report| report.cue.as_ref().map_or(report.pieces[0].start, |cue| cue.start);
    let within = |&claim: &usize| words.contains(&begins(&reports[claim])) && reports[claim].speaker.is_some();
    let end = reports.partition_point(|report| report.pieces[0].start < words.end);
    (end.saturating_sub(REACH)..end).rev().find(within)
}

fn may_be_answered(reports: &[Report], quotations: &[Quotation], claim: usize) -> bool {
    let answers = matches!(reports[claim].act, SpeechAct::Deny | SpeechAct::Dispute | SpeechAct::Ask);
    !answers && quotations[claim].negation.is_none()
}
