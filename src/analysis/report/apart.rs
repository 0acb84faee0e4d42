//! What is told of somebody by who stands aside within it: “the guard who, *he says*, dragged him away”.

use super::super::attribution::Attribution;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::{QuotationKind, Rule};
use super::clause::clause_end;
use super::finite::is_finite;
use super::{Finder, Report};
use std::ops::Range;

impl Finder<'_, '_> {
    /// The report of the cue `cue` between commas, right behind a relative pronoun: both are told, “*who*, he says,
    /// *dragged him away*”.
    pub(super) fn told_apart(&self, first: usize, cue: &Range<usize>, limit: usize) -> Option<Report> {
        let reading = self.reading;
        let comma = |at: usize| reading.words.get(at).is_some_and(|word| matches!(word.part, Part::Comma));
        let (speaker, close, rule) = if comma(cue.end) {
            let speaker = phrase::before(reading, first, cue.start).filter(|_| cue.start > first)?;
            (speaker, cue.end, Rule::SubjectOfCue)
        } else if cue.start > first && comma(cue.start - 1) {
            let speaker = phrase::after(reading, cue.end, limit).filter(|speaker| comma(speaker.end))?;
            let close = speaker.end;
            (speaker, close, Rule::InvertedSubject)
        } else {
            return None;
        };
        let open = speaker.start.min(cue.start).checked_sub(1).filter(|&open| open > first && comma(open))?;
        let relative = open - 1;
        let end = clause_end(reading, close + 1, self.ceiling(close + 1, limit));
        // “The dam, which, she says, is old*, was shut*”
        let goes_on = |&at: &usize| comma(at) && relative > 0 && comma(relative - 1) && is_finite(reading, at + 1);
        let end = (close + 2..end).find(goes_on).unwrap_or(end);
        let rest = close + 1..end;
        if !is_relative(reading, relative) || rest.len() < 2 || close + 1 >= limit {
            return None;
        }
        let found = Attribution { cue: cue.clone(), speaker: Some(speaker), act: self.act(cue.start), rule };
        // “all of which”
        let some = ["all", "some", "most", "none", "both", "many", "one"];
        let of = relative > first + 1 && reading.is(relative - 1, "of");
        let quantified = of && reading.is_any(relative - 2, &some);
        let mut report = self.built(relative - 2 * usize::from(quantified)..relative + 1, found)?;
        self.add_piece(&mut report, rest);
        Some(report)
    }
}

/// Leaves out those of `reports` that begin with who tells another aside: “accused the guard who, *he says, dragged him
/// away*”.
pub(super) fn leave_out_beginnings(reports: &mut Vec<Report>) {
    const SHORTEST: usize = 3;
    let aside = |report: &Report| {
        let short = report.pieces.len() == 2 && report.pieces[0].len() <= SHORTEST;
        report.cue.as_ref().filter(|_| short).map(|cue| report.pieces[0].end + 1..cue.end)
    };
    let mut asides: Vec<Range<usize>> = reports.iter().filter_map(aside).collect();
    if asides.is_empty() {
        return;
    }
    asides.sort_unstable_by_key(|aside| aside.start);
    let begins = |start: usize| {
        let next = asides.partition_point(|aside| aside.start <= start);
        next > 0 && asides[next - 1].contains(&start)
    };
    reports.retain(|report| report.kind == QuotationKind::Direct || !begins(report.pieces[0].start));
}

fn is_relative(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &["who", "which", "what"])
}

#[cfg(test)]
mod tests {
    use super::super::tests::contents;

    #[test]
    fn what_is_told_of_somebody_goes_on_behind_who_tells_it() {
        for (text, told) in [
            ("Tom Hale sued the guard who, he says, dragged him away.", "who, he says, dragged him away"),
            ("Tom Hale accused the guard who, he says, dragged him away.", "who, he says, dragged him away"),
            ("The dam, which, Ada Voss says, is old, was shut.", "which, Ada Voss says, is old"),
            ("The town shut the dam, which, said Ada Voss, was old.", "which, said Ada Voss, was old"),
            ("Those who lied, she says, must go.", "Those who lied, she says, must go"),
            ("What, she says, was he told?", "What, she says, was he told"),
        ] {
            assert_eq!(contents(text), [told], "{text}");
        }
    }
}
