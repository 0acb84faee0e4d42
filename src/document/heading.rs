//! Which blocks of a plain text are headings, which is the headline, and how deep each heading stands.

use super::ParagraphKind;
use super::block::Block;
use super::cue::{Case, Look, Sight, Style, USUAL_HEADINGS, bare, is_likely};
use super::furniture;
use super::label::{is_label, is_short_number, join_labels};
use crate::text::Span;
use crate::text::bytes::{split, words as word_count};
use std::collections::BTreeSet;

/// Tells headings from other blocks, having joined each label (“CHAPTER I”) with the title in the block after it.
pub(super) fn mark_headings(text: &str, blocks: &mut Vec<Block>) {
    join_labels(text, blocks);
    let looks: Vec<Look> = blocks.iter().map(|block| Look::of(text, block)).collect();
    let style = Style::of(blocks, &looks);
    for (index, look) in looks.iter().enumerate().rev().filter(|(_, look)| look.short) {
        let span = blocks[index].span;
        let marked = || underline(text, span).is_some() || style.is_part(look);
        let is_heading = is_likely(&Sight::of(blocks, &style, index)) || marked();
        if is_heading && !style.is_refrain(span.of(text)) && !is_barred(span.of(text)) {
            blocks[index].kind = ParagraphKind::Heading;
        }
    }
}

/// What stands before the colon of a caption or credit.
const CREDITS: &[&str] =
    &["photo", "photos", "photograph", "image", "picture", "video", "file photo", "credit", "source", "illustration"];

/// Whether `line` is something that no heading is: a byline, a date, an address, a credit, an aside in brackets.
fn is_barred(line: &str) -> bool {
    let aside = line.starts_with('(') && line.ends_with(')') || line.starts_with('[') && line.ends_with(']');
    let address = line.contains("://") || line.contains("www.") || line.contains('@');
    let credit = line.split_once(": ").is_some_and(|(first, _)| CREDITS.contains(&&*bare(first)));
    // Of an interview, a question is no heading of its answer.
    let asked = line.starts_with("Q: ") || line.starts_with("A: ");
    aside || address || credit || asked || furniture::is_byline(line) || furniture::date(line).is_some()
}

/// Whether the first of `blocks`, marked already, is the article's headline, and not the heading of a first section.
pub(super) fn first_is_headline(text: &str, blocks: &[Block]) -> bool {
    let [first, rest @ ..] = blocks else { return false };
    let look = Look::of(text, first);
    if first.kind != ParagraphKind::Heading || look.numbered || look.last == ':' {
        return false;
    }
    let line = first.span.of(text);
    let words: Vec<&str> = line.split_whitespace().collect();
    let usual = words.len() <= 3 && words.first().is_some_and(|word| USUAL_HEADINGS.contains(&bare(word)));
    let echoed = || rest.iter().take(3).any(|block| is_echoed(&words, block.span.of(text)));
    !usual && (word_count(line) >= 4 || echoed())
}

/// The level of each of a document's headings, 1 for the outermost.
///
/// A number tells it (`1.2` is 2), or the line under it (`===` is 1, `---` is 2); else parts of a book stand above
/// chapters, chapters above headings in capitals, and those above the others, as far as the document has them.
pub(super) fn levels(text: &str, headings: &[Span]) -> Vec<u8> {
    let mut ranks: Vec<Rank> = headings.iter().map(|heading| Rank::of(text, *heading)).collect();
    if ranks.iter().filter(|rank| **rank == Rank::Shouted).count() < 2 {
        ranks.iter_mut().filter(|rank| **rank == Rank::Shouted).for_each(|rank| *rank = Rank::Plain);
    }
    let used: BTreeSet<Rank> = ranks.iter().copied().filter(|rank| !matches!(rank, Rank::Outline(_))).collect();
    let level = |rank: &Rank| match rank {
        Rank::Outline(depth) => *depth,
        rank => u8::try_from(used.range(..=*rank).count()).unwrap_or(u8::MAX),
    };
    ranks.iter().map(level).collect()
}

/// What tells the level of a heading, outermost first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Part,
    Chapter,
    Shouted,
    Plain,
    /// Told by its number or by the line under it.
    Outline(u8),
}

impl Rank {
    fn of(text: &str, heading: Span) -> Self {
        if let Some(level) = underline(text, heading) {
            return Self::Outline(level);
        }
        let heading = heading.of(text);
        let first = heading.split_whitespace().next().unwrap_or_default();
        let number = first.trim_end_matches(['.', ')', ':']);
        if number.split('.').all(is_short_number) {
            return Self::Outline(u8::try_from(number.split('.').count()).unwrap_or(u8::MAX).min(6));
        }
        match &*bare(first) {
            "part" | "book" | "volume" if is_label(heading) => Self::Part,
            _ if is_label(heading) => Self::Chapter,
            _ if Case::of(heading) == Case::Shouted => Self::Shouted,
            _ => Self::Plain,
        }
    }
}

/// The level that the line right under `heading` gives it, if that only underlines it.
fn underline(text: &str, heading: Span) -> Option<u8> {
    let (blank, below) = Span::new(heading.end(), text.len()).of(text).split_once('\n')?;
    let below = below.trim_start_matches(|sign: char| sign != '\n' && sign.is_whitespace());
    if !below.starts_with(['=', '-']) {
        return None; // As of most lines, whose ends are not looked for then.
    }
    let line = below.split('\n').next().unwrap_or_default().trim_end();
    let drawn_with = |sign: u8| line.len() >= 3 && line.bytes().all(|byte| byte == sign);
    match blank.trim().is_empty() {
        true if drawn_with(b'=') => Some(1),
        true if drawn_with(b'-') => Some(2),
        _ => None,
    }
}

/// Whether a longer one of `words` comes again early in `paragraph`.
fn is_echoed(words: &[&str], paragraph: &str) -> bool {
    let start: Vec<_> = split(paragraph).take(80).map(bare).collect();
    words.iter().map(|word| bare(word)).any(|word| word.chars().nth(4).is_some() && start.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::super::{ParagraphKind, plain};

    const PROSE: &str = "The council met on Monday evening and voted, after four hours, to close the old bridge to lorries \
                         until the spring.";

    /// `# ` marks the headings of a text and `! ` its headline; `…` is a paragraph.
    #[track_caller]
    fn check(blocks: &[&str]) {
        for gap in ["\n\n", "\n"] {
            let marked: Vec<String> = blocks.iter().map(|block| block.replace('…', PROSE)).collect();
            let plain: Vec<_> = marked.iter().map(|block| block.trim_start_matches(['#', '!']).trim_start()).collect();
            let document = plain::parse(plain.join(gap), vec![]);
            let shown = document.paragraphs.iter().map(|paragraph| {
                let sign = match paragraph.kind {
                    ParagraphKind::Heading => "# ",
                    ParagraphKind::Headline => "! ",
                    _ => "",
                };
                format!("{sign}{}", paragraph.span.of(&document.text))
            });
            assert_eq!(shown.collect::<Vec<_>>(), marked, "{gap:?} between");
        }
    }

    #[test]
    fn headings_stand_over_text() {
        check(&["…", "…", "# What the Vote Means", "…", "…", "# The road ahead", "…"]);
        check(&["! Council closes the old bridge", "…", "# Why now?", "…", "…"]);
    }

    #[test]
    fn short_sentences_captions_and_dates_are_none() {
        check(&["…", "It was late.", "…", "Photo: Ana Ruiz", "…", "2 December 2025", "…"]);
        check(&["GENEVA, Oct. 3 — The talks began.", "…", "(Agency)", "…"]);
    }

    #[test]
    fn speakers_and_questions_of_an_interview_are_none() {
        check(&["…", "Why close it?", "…", "And who pays?", "…", "Yes.", "…", "When was it built?", "…", "…"]);
        check(&["RUIZ:", "…", "MAYOR:", "…", "RUIZ:", "…", "MAYOR:", "…", "RUIZ:", "…"]);
    }

    #[test]
    fn items_are_none_but_numbered_titles_are() {
        check(&["…", "- old stones", "- new lamps", "- a rail", "…"]);
        check(&["…", "# 1. Introduction", "…", "# 2.1 The Old Bridge", "…", "…"]);
    }

    #[test]
    fn a_letter_has_neither_salutation_nor_signature_for_a_heading() {
        check(&["Dear Ana,", "…", "…", "Yours sincerely,", "Bo Li"]);
    }

    #[track_caller]
    fn check_levels(text: &str, expected: &[(&str, u8)]) {
        let document = plain::parse(text.replace('…', PROSE), vec![]);
        let with_heading = document.sections.iter().filter_map(|section| Some((section.heading?, section.level)));
        let found: Vec<_> = with_heading.map(|(heading, level)| (heading.of(&document.text), level)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn chapters_stand_in_parts_and_have_their_title_in_the_next_line() {
        check_levels(
            "…\n\n\nPART ONE\n\n\nCHAPTER I\n\nThe Old Bridge\n\n…\n\n\nCHAPTER II\n\nThe New One\n\n…",
            &[("PART ONE", 1), ("CHAPTER I\n\nThe Old Bridge", 2), ("CHAPTER II\n\nThe New One", 2)],
        );
    }

    #[test]
    fn numbers_and_underlines_tell_the_level() {
        check_levels("…\n\n1. The Bridge\n\n…\n\n1.2 Its Stones\n\n…", &[("1. The Bridge", 1), ("1.2 Its Stones", 2)]);
        check_levels(
            "…\n\nthe bridge\n==========\n\n…\n\nits stones\n---\n\n…",
            &[("the bridge", 1), ("its stones", 2)],
        );
    }

    #[test]
    fn capitals_stand_above_small_letters() {
        check_levels(
            "…\n\nTHE BRIDGE\n\n…\n\nIts stones\n\n…\n\nTHE ROAD\n\n…",
            &[("THE BRIDGE", 1), ("Its stones", 2), ("THE ROAD", 1)],
        );
    }
}
