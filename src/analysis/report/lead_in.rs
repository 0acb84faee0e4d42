//! Words that only lead in what stands behind a colon, taken for what is told.

use super::super::QuotationKind;
use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::reading::Reading;
use super::Report;
use super::finite::has_no_verb;
use super::junk::is_told;
use std::ops::Range;

/// Whether what `report` tells by `cue` only leads in what others tell.
pub(super) fn is_lead_in(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    let [content] = report.pieces.as_slice() else { return false };
    if report.kind == QuotationKind::Direct {
        return false;
    }
    if content.end <= cue.start {
        return tells_hearer(reading, report, cue) || is_of_who(reading, cue);
    }
    content.start >= cue.end && (describes_source(reading, report, cue) || ends_in_cue(reading, content, cue))
}

/// “*Ana Ruiz, a nurse*, told the Courier: …”: nobody is told before the verb that tells them.
fn tells_hearer(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    let heard = report.speaker.as_ref().is_some_and(|speaker| speaker.start == cue.end);
    heard && reading.is_any(cue.start, &["told", "tells", "telling"])
}

/// “*The loudest came from Bo Li*, who wrote: …”: who writes it is who stands there.
fn is_of_who(reading: &Reading, cue: &Range<usize>) -> bool {
    let helps = |at: &usize| matches!(reading.words[*at].part, Part::Have | Part::Adverb | Part::Modal);
    let near = cue.start.saturating_sub(8)..cue.start;
    let before = near.rev().find(|at| !helps(at));
    before.is_some_and(|who| who > 0 && reading.is(who, "who") && matches!(reading.words[who - 1].part, Part::Comma))
}

/// “According to Ana Ruiz, *the head of the union*: …”, “According to *the report*:”
fn describes_source(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    let content = &report.pieces[0];
    let apposed = || {
        let written = reading.written(content.start);
        let does = written.ends_with("ing") || written.ends_with("ed");
        does && reading.any(content.start + 1, Classes::PREPOSITION)
    };
    let nobody = || report.speaker.is_none() || has_no_verb(reading, content.clone()) || apposed();
    reading.is(cue.start, "according") && reading.is(content.end, ":") && nobody()
}

/// “…, a claim that *Ana Ruiz, the mayor, rejected*: “…””: what they say begins behind it.
fn ends_in_cue(reading: &Reading, content: &Range<usize>, cue: &Range<usize>) -> bool {
    let noun = cue.start > 0 && reading.is_any(cue.start - 1, &["a", "an"]) && reading.is(cue.end, "that");
    let ends = matches!(reading.words[content.end - 1].part, Part::CueVerb) && is_told(reading, content.end - 1);
    noun && content.start == cue.end + 1 && content.len() > 1 && ends
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check;

    #[test]
    fn who_tells_somebody_is_nothing_told() {
        check(
            "And [speaker:Omar Diallo], a second-year law student at Leith, [cue:told] the Courier:\n\n[content:“The fees are too high for us.”]",
        );
        check("[content:The fees are too high], [speaker:Omar Diallo] [cue:told] the Courier.");
        check(
            "The loudest criticism came from Karl Muk, [speaker:a member of the Labour Party], who [cue:wrote] on his \
             page:\n\n[content:I am ashamed of this jacket. It should be returned.]",
        );
    }

    #[test]
    fn a_source_is_nothing_told() {
        check(
            "[cue:According to] [speaker:Ana Ruiz], the head of the union of nurses:\n\n[content:Many nurses are tired. They have told the ministry so.]",
        );
        check("[cue:According to] [speaker:Ana Ruiz], [content:the head of the union has left].");
    }

    #[test]
    fn what_ends_in_a_verb_of_its_own_before_a_colon_is_nothing_told() {
        check(
            "The data are shared, a claim that [speaker:Gebre], the agency’s head, [cue:rejected]: [content:“Data are not shared with anyone.”]",
        );
    }
}
