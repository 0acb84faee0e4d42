//! Whom or what is spoken of between a cue and its content: “accused the mayor of lying”, “described the talks as
//! long”; or before a cue that nobody is named for: “the mayor is accused of lying”.

use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::token::TokenKind;
use super::Report;
use std::ops::Range;

/// More words are a clause of their own.
const LONGEST: usize = 12;

/// The words between the cue of `report` and its content that the content is said of, with what links them; those
/// before the cue where nobody says it.
pub(in crate::analysis) fn object(reading: &Reading, report: &Report) -> Option<Range<usize>> {
    let cue = report.cue.as_ref()?;
    let content = report.pieces[0].start;
    if report.speaker.is_none() && content == cue.end + 1 && reading.is_any(cue.end, &["to", "of"]) {
        return told_of(reading, cue);
    }
    let between = (cue.end < content && content - cue.end <= LONGEST).then_some(cue.end..content)?;
    let stops =
        |at: usize| reading.words[at].kind == TokenKind::Sign && !matches!(reading.written(at), "," | "-" | "–");
    let link = reading.is_any(content - 1, &["of", "for", "as"]);
    // “calls from the union for an inquiry”: whom it comes from.
    let words = between.len() > 1
        && reading.is_word(between.start)
        && !reading.is(between.start, "from")
        && !between.clone().any(stops);
    (link && words).then_some(between)
}

/// Of whom the passive verb `cue` tells: “*the mayor* is expected to quit”.
pub(in crate::analysis) fn told_of(reading: &Reading, cue: &Range<usize>) -> Option<Range<usize>> {
    let last = cue.start.checked_sub(1)?;
    let sentence = reading.sentences.partition_point(|sentence| sentence.words.start <= last).checked_sub(1)?;
    let first = reading.sentences[sentence].words.start;
    let near = first.max(cue.start.saturating_sub(4))..cue.start;
    let helps = |&at: &usize| reading.any(at, Classes::AUXILIARY | Classes::ADVERB);
    let be = near.rev().take_while(helps).find(|&at| matches!(reading.words[at].part, Part::Be))?;
    let subject = phrase::before(reading, first, be)?;
    let nobody = reading.is_any(subject.start, &["it", "there", "who", "which", "that", "what"]);
    (!nobody && subject.len() <= LONGEST).then_some(subject)
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::analysis_of;

    #[test]
    fn what_is_told_of_somebody_says_of_whom() {
        let object = |text: &str| {
            let (document, analysis) = analysis_of(text);
            let quotation = analysis.quotations.first().unwrap_or_else(|| panic!("nothing is said in “{text}”"));
            quotation.object.map(|span| span.of(&document.text).to_owned())
        };
        assert_eq!(object("Ana Ruiz is expected to quit.").as_deref(), Some("Ana Ruiz"));
        assert_eq!(object("The mayor has been accused of lying.").as_deref(), Some("The mayor"));
        assert_eq!(object("Bo Li accused the mayor of lying.").as_deref(), Some("the mayor of"));
        // Nearest misses: nobody is spoken of, and who speaks.
        assert_eq!(object("It is expected that Ana Ruiz will quit."), None);
        assert_eq!(object("Ana Ruiz expects to quit."), None);
    }
}
