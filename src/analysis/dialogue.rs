//! Who has the word in a dialogue, where a quotation names nobody: ““Is that so?” Ruiz asked. ¶ “It is.””
//!
//! A paragraph of its own is another speaker's there, as novels have it; elsewhere in the news it is that of whoever
//! spoke before. What tells is a question to somebody who is named with it, or two who spoke by turns until there.

use super::coreference::Parties;
use super::part::Part;
use super::phrase;
use super::reading::Reading;
use super::report::Report;
use super::{QuotationKind, Rule, Speaker};
use std::ops::Range;

/// Who says something, and which party that is.
pub(super) type Said = (Speaker, Option<usize>);

/// How many paragraphs back those who speak by turns may have spoken.
const NEAR: usize = 2;

/// Who has the word in a quotation that names nobody.
#[derive(Debug)]
pub(super) enum Reply {
    /// Who spoke before the one who asked.
    Of(Said),
    /// Who is asked: “Ruiz asked *Li*”.
    Hearer(Range<usize>),
    /// Who takes in some way what was said: “*Ruiz* laughed. “…””
    Reactor(Range<usize>),
}

/// Two who speak by turns.
#[derive(Debug, Default)]
pub(super) struct Dialogue {
    /// The paragraph in which one of them answered unnamed last, and who has the word behind that.
    next: Option<(usize, Said)>,
}

impl Dialogue {
    /// Of whom the sentence right before `report`, which names nobody, tells how they take what was said: “Ruiz
    /// laughed.”
    pub(super) fn reactor(
        reading: &Reading,
        parties: &Parties,
        told: &[Report],
        report: &Report,
        paragraph: usize,
    ) -> Option<Reply> {
        let start = report.pieces[0].start;
        let unnamed = report.speaker.is_none() && report.rule == Rule::Turn && report.kind == QuotationKind::Direct;
        let before = start.checked_sub(1).filter(|_| unnamed)?;
        let index = reading.sentences.partition_point(|sentence| sentence.words.start <= before).checked_sub(1)?;
        let sentence = &reading.sentences[index];
        let near = paragraph - reading.paragraph_at(before) <= 1;
        let said = told.last().is_some_and(|report| report.pieces.iter().any(|piece| piece.end > sentence.words.start));
        if sentence.heading || !near || said || sentence.words.end > start {
            return None;
        }
        parties.reactor(&sentence.words).map(Reply::Reactor)
    }

    /// Who replies by `report`, which is the whole of `paragraph` and names nobody; `None` where nothing tells that it
    /// is another than who spoke last. Until there, `told` was said, each by who is in `said_by`.
    pub(super) fn reply(
        &self,
        reading: &Reading,
        (told, said_by): (&[Report], &[Option<Said>]),
        report: &Report,
        paragraph: usize,
    ) -> Option<Reply> {
        let words = &reading.paragraphs[paragraph].words;
        let whole = report.speaker.is_none()
            && report.kind == QuotationKind::Direct
            && report.pieces[0].start == words.start
            && report.pieces.last().is_some_and(|last| last.end == words.end);
        let (asking, asked_by) = (told.last().filter(|_| whole)?, (*said_by.last()?)?);
        if paragraph_of(reading, asking) + 1 != paragraph || asking.kind != QuotationKind::Direct {
            return None;
        }
        if let Some((_, next)) = self.next.filter(|(answered, _)| answered + 1 == paragraph) {
            return Some(Reply::Of(next));
        }
        if !ends_in_question(reading, asking) {
            return None;
        }
        if let Some(hearer) = hearer(reading, asking) {
            return Some(Reply::Hearer(hearer));
        }
        let before = |party: Option<usize>, until: usize| {
            let spoke = |(report, said): (&Report, &Option<Said>)| {
                let said = said.filter(|_| report.kind == QuotationKind::Direct)?;
                let at = paragraph_of(reading, report);
                (at < until && said.1.is_some()).then_some((at, said))
            };
            let (at, said) = told.iter().zip(said_by).rev().take(12).find_map(spoke)?;
            (until - at <= NEAR && said.1 != party).then_some((at, said))
        };
        let (at, other) = before(asked_by.1, paragraph - 1)?;
        let (_, first) = before(other.1, at)?;
        (asked_by.1.is_some() && first.1 == asked_by.1).then_some(Reply::Of(other))
    }

    /// `paragraph` is the reply of one to what `asked_by` said.
    pub(super) fn goes_on(&mut self, paragraph: usize, asked_by: Option<Said>) {
        self.next = asked_by.map(|asked_by| (paragraph, asked_by));
    }
}

/// Index of the paragraph that `report` begins in.
fn paragraph_of(reading: &Reading, report: &Report) -> usize {
    reading.paragraph_at(report.pieces[0].start)
}

/// Whether `report` ends with a question, behind which its paragraph tells no more than who asks.
fn ends_in_question(reading: &Reading, report: &Report) -> bool {
    const LONGEST: usize = 8;
    let Some(end) = report.pieces.last().map(|piece| piece.end) else { return false };
    let paragraph = &reading.paragraphs[paragraph_of(reading, report)].words;
    let closed = end > 1 && matches!(reading.words[end - 1].part, Part::Mark) && reading.is(end - 2, "?");
    closed && paragraph.end.saturating_sub(end) <= LONGEST
}

/// Who is asked by `report`: “Ruiz asked *Li*: “Done?””.
fn hearer(reading: &Reading, report: &Report) -> Option<Range<usize>> {
    const LONGEST: usize = 5;
    let cue = report.cue.as_ref().filter(|cue| reading.is(cue.start, "asked"))?;
    let named = reading.words.get(cue.end).is_some_and(|word| word.capital && matches!(word.part, Part::Name));
    let speaks = report.speaker.as_ref().is_none_or(|speaker| speaker.start < cue.end);
    let hearer = phrase::after(reading, cue.end, reading.words.len().min(cue.end + LONGEST))?;
    (named && speaks).then_some(hearer)
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::analysis_of;

    /// Who says each quotation of `text`, by name.
    fn check(text: &str, expected: &[&str]) {
        let (_, analysis) = analysis_of(text);
        let who = |quotation: &crate::analysis::Quotation| {
            let party = quotation.speaker.and_then(|speaker| speaker.entity);
            party.map_or_else(|| "nobody".to_owned(), |party| analysis.entity(party).name.clone())
        };
        let found: Vec<String> = analysis.quotations.iter().map(who).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn who_is_asked_answers() {
        let asked = "“Ana Ruiz left,” said Bo Li.\n\n“Did she?” Cara Stage asked Li.";
        check(&format!("{asked}\n\n“She did, by the door.”"), &["Bo Li", "Cara Stage", "Bo Li"]);
        check(
            &format!("{asked}\n\n“She did, by the door.”\n\n“Are you sure?”"),
            &["Bo Li", "Cara Stage", "Bo Li", "Cara Stage"],
        );
    }

    #[test]
    fn who_takes_it_in_some_way_speaks_next() {
        let said = "“It is late,” said Bo Li.";
        check(&format!("{said}\n\nAna Ruiz laughed.\n\n“It is not.”"), &["Bo Li", "Ana Ruiz"]);
        check(&format!("{said}\n\nAna Ruiz, 40, is angry.\n\n“It is not.”"), &["Bo Li", "Ana Ruiz"]);
        check("It rained.\n\nAna Ruiz was blunt. “It is a scandal.”", &["Ana Ruiz"]);
        // Nearest misses: what is done to somebody, and more than that.
        check(&format!("{said}\n\nAna Ruiz was arrested.\n\n“It is not.”"), &["Bo Li", "Bo Li"]);
        check(&format!("{said}\n\nAna Ruiz has a shop in Leith.\n\n“It is not.”"), &["Bo Li", "Bo Li"]);
    }

    #[test]
    fn two_who_spoke_by_turns_go_on_so_behind_a_question() {
        let said = "“It is late,” said Ana Ruiz.\n\n“It is early,” said Bo Li.";
        let asked = format!("{said}\n\n“Is it?” Ruiz said.");
        check(&format!("{asked}\n\n“It is, by the clock.”"), &["Ana Ruiz", "Bo Li", "Ana Ruiz", "Bo Li"]);
        // Nearest misses: no question, and only one who speaks.
        check(&format!("{said}\n\n“So be it.”"), &["Ana Ruiz", "Bo Li", "Bo Li"]);
        check(
            "“It is late,” said Ana Ruiz.\n\n“Is it not?” Ruiz asked.\n\n“It is, by the clock.”",
            &["Ana Ruiz", "Ana Ruiz", "Ana Ruiz"],
        );
    }
}
