//! What headlines leave out: helping verbs. In “Minister urged to quit” others urge, in “Mayor warned over dam” they
//! warn, and in “Moth thought extinct found” the moth does not think.

use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::finite::{is_finite, is_only_subject, tells_past};
use std::ops::Range;

/// Verbs that have whom they are said to for their object, as they are formed for what was done to somebody.
const DONE: [u32; 8] = [
    hash(b"urged"),
    hash(b"told"),
    hash(b"ordered"),
    hash(b"advised"),
    hash(b"warned"),
    hash(b"instructed"),
    hash(b"encouraged"),
    hash(b"asked"),
];

/// Whether the cue of a heading is done to who stands before it: “Minister *urged* to quit”.
pub(super) fn is_done_to(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    let object = reading.is(cue.end, "to") && !reading.any(cue.end + 1, Classes::DETERMINER | Classes::PRONOUN);
    object && DONE.contains(&reading.words[cue.start].hash) && is_only_subject(reading, first..cue.start)
}

/// Whether the cue of a heading tells of what somebody was warned or asked, and no more: “Mayor *warned* over dam”.
/// “Officials warned over the weekend that” tells more.
pub(super) fn tells_topic(reading: &Reading, first: usize, cue: &Range<usize>, limit: usize) -> bool {
    let verb = ["warned", "questioned", "quizzed", "criticised", "criticized", "blamed", "condemned", "praised"];
    let about = reading.is(cue.end, "over") || reading.is(cue.end, "for");
    let more = |at: usize| reading.is(at, "that") || reading.any(at, Classes::TIME);
    let done = cue.len() == 1 && reading.is_any(cue.start, &verb);
    done && about && is_only_subject(reading, first..cue.start) && !(cue.end..limit).any(more)
}

/// Participles of what people hold to be so.
const HELD: [u32; 8] = [
    hash(b"thought"),
    hash(b"believed"),
    hash(b"feared"),
    hash(b"presumed"),
    hash(b"suspected"),
    hash(b"assumed"),
    hash(b"reported"),
    hash(b"rumoured"),
];
/// What may be held of somebody in a word.
const PREDICATES: [u32; 20] = [
    hash(b"extinct"),
    hash(b"lost"),
    hash(b"dead"),
    hash(b"drowned"),
    hash(b"sunk"),
    hash(b"missing"),
    hash(b"stolen"),
    hash(b"gone"),
    hash(b"safe"),
    hash(b"guilty"),
    hash(b"innocent"),
    hash(b"responsible"),
    hash(b"alive"),
    hash(b"fake"),
    hash(b"hidden"),
    hash(b"haunted"),
    hash(b"unsafe"),
    hash(b"hurt"),
    hash(b"ill"),
    hash(b"harmless"),
];
/// What headlines go on with, which lists and endings do not show for verbs.
const VERBS: [u32; 16] = [
    hash(b"found"),
    hash(b"seen"),
    hash(b"caught"),
    hash(b"sold"),
    hash(b"back"),
    hash(b"reaches"),
    hash(b"turns"),
    hash(b"returns"),
    hash(b"resurfaces"),
    hash(b"reappears"),
    hash(b"emerges"),
    hash(b"sells"),
    hash(b"goes"),
    hash(b"comes"),
    hash(b"fetches"),
    hash(b"surfaces"),
];

/// Where the words end that tell what is held of who stands before the cue: “moth thought *extinct* found”, “man feared
/// *drowned in the lake* was found”. `None` where somebody holds it: “he thought extinct moths”.
pub(super) fn predicate_end(reading: &Reading, first: usize, cue: &Range<usize>, limit: usize) -> Option<usize> {
    let at = cue.end;
    if cue.len() != 1 || !HELD.contains(&reading.words[cue.start].hash) || at >= limit {
        return None;
    }
    let listed = PREDICATES.contains(&reading.words[at].hash);
    let done = matches!(reading.words[at].part, Part::Ed) && !reading.words[at].capital;
    let before = (first..cue.start).rev().find(|&at| !reading.any(at, Classes::ADVERB) && !reading.is(at, "long"))?;
    // “The moth, long believed extinct, was found”
    let before = before.saturating_sub(usize::from(reading.is(before, ",") && before > first));
    let noun = phrase::may_be_noun(reading, before) && !reading.any(before, Classes::PRONOUN | Classes::AUXILIARY);
    if !listed && !done || !noun || !is_only_subject(reading, first..before + 1) {
        return None;
    }
    let mut end = at + 1;
    if reading.any(end, Classes::PREPOSITION) {
        end = phrase::after(reading, end + 1, limit).map_or(end, |place| place.end);
        let verb = |&at: &usize| VERBS.contains(&reading.words[at].hash) || is_finite(reading, at);
        end = (at + 2..end).find(verb).unwrap_or(end);
    }
    let goes_on = end < limit
        && (VERBS.contains(&reading.words[end].hash) || is_finite(reading, end) || tells_past(reading, end, limit));
    let ends = end >= limit || matches!(reading.words[end].part, Part::Comma | Part::Stop);
    (goes_on || ends && listed).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::super::told::check;

    /// What is said in the headline of an article.
    #[track_caller]
    fn headed(headline: &str, told: &[(&str, &str)]) {
        check(&format!("{headline}\n\nIt rained in Dorn on Monday."), told);
    }

    #[test]
    fn what_is_held_of_somebody_is_told_by_nobody() {
        headed("Moth thought extinct found in Dorn", &[("", "extinct")]);
        headed("Man believed drowned found alive", &[("", "drowned")]);
        headed("Ship feared lost in storm found off Dorn", &[("", "lost in storm")]);
        check("A moth thought extinct was found.", &[("", "extinct")]);
        headed("Experts feared lost boys would starve", &[("Experts", "lost boys would starve")]);
        check("Police believed armed men were inside the mill.", &[("Police", "armed men were inside the mill")]);
    }

    #[test]
    fn who_is_urged_in_a_headline_does_not_urge() {
        headed("Minister urged to quit over dam", &[("", "quit over dam")]);
        headed("Mayor told to resign", &[("", "resign")]);
        headed("Mayor warned over dam", &[]);
        check("Officials warned over the weekend that the dam would fail.", &[("Officials", "the dam would fail")]);
    }

    #[test]
    fn who_says_it_may_end_a_headline() {
        headed("Dam ‘unsafe’, engineers warn", &[("engineers", "Dam ‘unsafe’")]);
        headed("Rain expected, say forecasters", &[("forecasters", "Rain expected")]);
        headed("Two held over theft, police say", &[("police", "Two held over theft")]);
        headed("Minister to resign, reports say", &[("reports", "Minister to resign")]);
    }
}
