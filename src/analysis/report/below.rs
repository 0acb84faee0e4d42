//! Block quotations, and paragraphs all in quotation marks, with the name of who is quoted below them: “— Ana Ruiz,
//! mayor of Harnby”. It may stand at the end of the same line: “We need rain.” — Ana Ruiz.
//!
//! What stands in a block quotation with nobody named is no report here: nothing says that somebody said it. Neither is
//! an epigraph from a book, a line of dialogue behind a dash, or the author's own name below the article.

use super::super::coreference::Parties;
use super::super::lexicon::Classes;
use super::super::mark;
use super::super::part::Part;
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
        if let Some(signed) = signed(reading, parties, block) {
            found.insert(index, Some(signed));
            begun = None;
            continue;
        }
        let line = block.words.clone();
        let named = begun.and_then(|first| Some((first, speaker(reading, parties, block, line)?)));
        begun = match named {
            Some((first, speaker)) => {
                found.extend((first + 1..=index).map(|paragraph| (paragraph, None)));
                found.insert(first, Some(report(reading, &reading.paragraphs[first..index], speaker)));
                None
            }
            None if may_be_quoted(block) => begun.or(Some(index)),
            None if is_all_quoted(reading, block) => Some(index),
            None => None,
        };
    }
    found
}

fn may_be_quoted(block: &Block) -> bool {
    let written = matches!(block.kind, ParagraphKind::Prose | ParagraphKind::ListItem);
    block.set_apart && written && !block.words.is_empty()
}

/// Whether `block` is one utterance in quotation marks, and nothing else.
fn is_all_quoted(reading: &Reading, block: &Block) -> bool {
    let Range { start, end } = block.words;
    let mark = |at: usize| matches!(reading.words[at].part, Part::Mark);
    let written = matches!(block.kind, ParagraphKind::Prose | ParagraphKind::ListItem);
    let ends = |at: usize| matches!(reading.words[at].part, Part::Stop);
    written
        && block.words.len() > 4
        && mark(start)
        && mark(end - 1)
        && ends(end - 2)
        && matches!(mark::quoted(reading, block).as_slice(), [all] if all.words == block.words)
}

/// The utterance that `block` begins with, where who said it is all that stands behind it, and a dash between: “We need
/// rain.” — *Ana Ruiz, Harnby*.
fn signed(reading: &Reading, parties: &Parties, block: &Block) -> Option<Report> {
    let Range { start, end } = block.words;
    let written = matches!(block.kind, ParagraphKind::Prose | ParagraphKind::ListItem) && !block.words.is_empty();
    if !written || !matches!(reading.words[start].part, Part::Mark) {
        return None;
    }
    let line = end.saturating_sub(LONGEST_LINE).max(start + 1)..end;
    let dashed = line.rev().find(|&at| matches!(reading.words[at - 1].part, Part::Mark) && is_dash(reading, at))?;
    let quoted = mark::quoted(reading, block).into_iter().next()?.words;
    let ended = quoted.len() > 4 && matches!(reading.words[quoted.end - 2].part, Part::Stop);
    if quoted != (start..dashed) || !ended {
        return None;
    }
    // “Will You Come?” — Ana Ruiz: a title.
    if (start + 1..dashed - 2).all(|at| reading.words[at].capital || !reading.is_word(at)) {
        return None;
    }
    let speaker = speaker(reading, parties, block, dashed..end)?;
    Some(Report { pieces: vec![quoted.clone()], marks: vec![quoted], ..report(reading, &[], speaker) })
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

/// Whom the words `line` of `block` name, if they do no more than name somebody behind a dash.
fn speaker(reading: &Reading, parties: &Parties, block: &Block, line: Range<usize>) -> Option<Range<usize>> {
    let stop = usize::from(!block.set_apart && line.len() > 2 && reading.is(line.end - 1, "."));
    let Range { start, end } = line.start..line.end - stop;
    let opened = dash(reading, start..end)?;
    if end - start > LONGEST_LINE || matches!(reading.written(end - 1), "." | "!" | "?" | "…" | ":" | ",") {
        return None;
    }
    let speaker = phrase::after(reading, opened, end)?;
    let closed = speaker.end == end
        || matches!(reading.written(speaker.end), "," | "(" | "[" | "—" | "–" | "-" | "/" | "|" | ";" | "@" | ":");
    // “— Ana, come in.”, but “— Ana Ruiz, a farmer.”
    let behind = speaker.end + 1;
    let describes = |at: usize| {
        let noun = matches!(reading.words[at].part, Part::Ing | Part::PersonNoun | Part::Title | Part::Determiner);
        noun || reading.words[at].capital || reading.any(at, Classes::SPEAKERS)
    };
    let told = stop > 0 && (!reading.words[opened].capital || behind < end && !describes(behind));
    let counted = speaker.clone().any(|at| reading.words[at].kind == TokenKind::Number);
    let signed = !block.set_apart && is_author(reading, speaker.clone());
    (closed && !told && !counted && !signed && parties.may_speak(speaker.clone())).then_some(speaker)
}

/// Where what stands behind the dash that `words` begin with begins.
fn dash(reading: &Reading, words: Range<usize>) -> Option<usize> {
    words.take(3).take_while(|&at| is_dash(reading, at)).last().map(|dash| dash + 1)
}

fn is_dash(reading: &Reading, at: usize) -> bool {
    matches!(reading.written(at), "—" | "–" | "―" | "-")
}

/// Whether the author of the whole article is named by the words `speaker`.
fn is_author(reading: &Reading, speaker: Range<usize>) -> bool {
    reading.byline.contains(reading.span(speaker).of(reading.text))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{analysis_of, check_markdown};
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
    fn what_is_all_in_marks_is_said_by_who_is_named_below_it_or_behind_it() {
        check_markdown("[content:“We need rain.”]\n\n– [speaker:Ana Ruiz], Harnby.\n\nThe dam held.");
        check_markdown(
            "[content:“We need rain.”] ― [speaker:Ana Ruiz], a farmer.\n\n[content:“We need sun.”] – [speaker:Bo Li]",
        );
        // Nearest misses: somebody is spoken to, and more is told of them.
        for line in ["— Ana, come in.", "— Ana Ruiz went home."] {
            let (_, analysis) = analysis_of(&format!("“We need the rain now.” {line}"));
            assert!(analysis.quotations.iter().all(|quotation| quotation.rule != Rule::Below), "{line}");
        }
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
        check_markdown("“Will You Come?” — Ana Ruiz");
        check_markdown("---\nauthor: Ana Ruiz\n---\n> It rained all night.\n\n— Ana Ruiz");
        check_markdown("It rained all night.\n\n— Ana Ruiz, mayor of Harnby");
    }
}
