//! Numbers of sources behind what is told: “found that it helps (2).” is of what helps.

use super::super::QuotationKind;
use super::super::part::Part;
use super::super::reading::Reading;
use super::Report;

/// Ends what `reports` tell in words before the numbers of its sources: “it helps | (10, 11)”.
pub(super) fn leave_out(reading: &Reading, reports: &mut [Report]) {
    for report in reports.iter_mut().filter(|report| report.kind != QuotationKind::Direct) {
        let Some(piece) = report.pieces.last_mut() else { continue };
        let last = piece.end - 1;
        let may = matches!(reading.words[last].part, Part::Number) || matches!(reading.sign(last), ")" | "]");
        if may && let Some(open) = numbers(reading, last).filter(|&open| open > piece.start) {
            piece.end = open;
        }
    }
}

/// Where the bracket opens of the numbers of sources that end with word `last`.
fn numbers(reading: &Reading, last: usize) -> Option<usize> {
    const MOST: usize = 12;
    const DIGITS: usize = 3;
    let number = |at: usize| matches!(reading.words[at].part, Part::Number) && reading.written(at).len() <= DIGITS;
    let closed = usize::from(matches!(reading.sign(last), ")" | "]"));
    let end = last + 1 - closed;
    if !matches!(reading.sign(end), ")" | "]") {
        return None;
    }
    let floor = end.saturating_sub(MOST);
    let passes = |at: &usize| number(*at) || matches!(reading.words[*at].part, Part::Comma | Part::Dash);
    let first = (floor..end).rev().take_while(passes).last()?;
    let open = first.checked_sub(1).filter(|&open| matches!(reading.sign(open), "(" | "["))?;
    number(first).then_some(open)
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check;

    #[test]
    fn numbers_of_sources_are_not_told() {
        check("[speaker:One study] [cue:found] that [content:fasting helps] (2).");
        check("[speaker:Other studies] [cue:show] that [content:water helps] (10, 11).");
        check("[speaker:Ana Ruiz] [cue:said] [content:the dam broke in spring (2015)].");
    }
}
