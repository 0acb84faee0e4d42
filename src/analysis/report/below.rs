//! Block quotations with the name of who is quoted below them: “— Ana Ruiz, mayor of Harnby”.
//!
//! What stands in a block quotation with nobody named is no report here: nothing says that somebody said it. Neither is
//! an epigraph from a book, a line of dialogue behind a dash, or the author's own name below the article.

use super::super::coreference::Parties;
use super::super::mark;
use super::super::phrase;
use super::super::reading::{Block, Reading};
use super::super::token::TokenKind;
use super::super::{QuotationKind, Rule, SpeechAct};
use super::Report;
use crate::document::ParagraphKind;
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;

/// A line of more words says more than who is quoted.
const LONGEST_LINE: usize = 32;

/// The block quotations of a reading that name who is quoted: for each paragraph of theirs, by its number, what is
/// reported in it. That is all of it in the first, and nothing in the others and in the line that names.
pub(in crate::analysis) fn block_quotations(reading: &Reading, parties: &Parties) -> HashMap<usize, Option<Report>> {
    let mut found = HashMap::new();
    let mut begun: Option<usize> = None;
    for (index, block) in reading.paragraphs.iter().enumerate() {
        let named = begun.and_then(|first| Some((first, speaker(reading, parties, block)?)));
        begun = match named {
            Some((first, speaker)) => {
                found.extend((first + 1..=index).map(|paragraph| (paragraph, None)));
                found.insert(first, Some(report(reading, &reading.paragraphs[first..index], speaker)));
                None
            }
            None if may_be_quoted(block) => begun.or(Some(index)),
            None => None,
        };
    }
    found
}

fn may_be_quoted(block: &Block) -> bool {
    let written = matches!(block.kind, ParagraphKind::Prose | ParagraphKind::ListItem);
    block.set_apart && written && !block.words.is_empty()
}

/// The report that `blocks` are whole, each a piece.
fn report(reading: &Reading, blocks: &[Block], speaker: Range<usize>) -> Report {
    let marks = blocks.iter().flat_map(|block| mark::quoted(reading, block)).map(|quoted| quoted.words);
    Report {
        kind: QuotationKind::Direct,
        pieces: blocks.iter().map(|block| block.words.clone()).collect(),
        marks: marks.collect(),
        cue: None,
        speaker: Some(speaker),
        act: SpeechAct::Assert,
        rule: Rule::Below,
        sure: 1.0,
    }
}

/// Whom `block` names, if it is a line that does no more than name somebody behind a dash.
fn speaker(reading: &Reading, parties: &Parties, block: &Block) -> Option<Range<usize>> {
    let Range { start, end } = block.words;
    let opened = dash(reading, start..end)?;
    if end - start > LONGEST_LINE || matches!(reading.written(end - 1), "." | "!" | "?" | "…" | ":" | ",") {
        return None;
    }
    let speaker = phrase::after(reading, opened, end)?;
    let closed = speaker.end == end
        || matches!(reading.written(speaker.end), "," | "(" | "[" | "—" | "–" | "-" | "/" | "|" | ";" | "@" | ":");
    let counted = speaker.clone().any(|at| reading.words[at].kind == TokenKind::Number);
    let signed = !block.set_apart && is_author(reading, speaker.clone());
    (closed && !counted && !signed && parties.may_speak(speaker.clone())).then_some(speaker)
}

/// Where what stands behind the dash that `words` begin with begins.
fn dash(reading: &Reading, words: Range<usize>) -> Option<usize> {
    let is_dash = |at: &usize| matches!(reading.written(*at), "—" | "–" | "―" | "-");
    words.take(3).take_while(is_dash).last().map(|dash| dash + 1)
}

/// Whether the author of the whole article is named by the words `speaker`.
fn is_author(reading: &Reading, speaker: Range<usize>) -> bool {
    reading.byline.contains(reading.span(speaker).of(reading.text))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check_markdown;
    use super::*;

    #[test]
    fn a_block_quotation_is_said_by_who_is_named_below_it() {
        for line in
            ["— [speaker:Ana Ruiz], mayor of Harnby", "-- [speaker:Mayor Ana Ruiz]", "– *[speaker:Ana Ruiz]* (2019)"]
        {
            let analysis = check_markdown(&format!("The dam held.\n\n> [content:It rained all night.]\n>\n> {line}"));
            let [quotation] = &analysis.quotations[..] else { panic!("one quotation") };
            assert_eq!((quotation.kind, quotation.rule), (QuotationKind::Direct, Rule::Below));
            assert_eq!(analysis.entity(quotation.speaker.unwrap().entity.unwrap()).name, "Ana Ruiz");
        }
        check_markdown("> [content:It rained all night.]\n\n— [speaker:Ana Ruiz], mayor of Harnby\n\nThe dam held.");
    }

    #[test]
    fn who_is_known_already_is_the_same_party() {
        let analysis = check_markdown(
            "Ana Ruiz, the mayor, left early.\n\n> [content:It rained all night.]\n>\n> — [speaker:Ruiz]\n\nShe slept.",
        );
        assert_eq!(analysis.entities.len(), 1);
    }

    #[test]
    fn its_paragraphs_are_one_quotation_and_what_is_quoted_in_it_is_part_of_it() {
        let analysis = check_markdown(
            "> [content:“The mayor said that it would rain.]\n>\n> [content:I said: ‘It will not hold.’”]\n>\n\
             > — [speaker:a resident]",
        );
        assert_eq!(analysis.quotations.len(), 1);
    }

    #[test]
    fn nobody_says_what_nobody_is_named_for() {
        check_markdown("> It rained all night.\n\nThe dam held.");
        check_markdown("> It rained all night.\n\nThe dam held.\n\n— Ana Ruiz");
        check_markdown("> It rained all night, in the valley and on the hills.\n>\n> — Genesis 7:12");
        check_markdown("> It rained all night, in the valley and on the hills.\n>\n> — *The Dam and the River*");
        check_markdown("> It rained all night.\n>\n> — Ana, come in out of the rain!");
        check_markdown("> It rained all night.\n>\n> — Ana Ruiz went home.");
        check_markdown("---\nauthor: Ana Ruiz\n---\n> It rained all night.\n\n— Ana Ruiz");
        check_markdown("It rained all night.\n\n— Ana Ruiz, mayor of Harnby");
    }
}
