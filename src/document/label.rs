//! Numbers and labels that headings begin with: `2.3`, `IV.`, “Chapter 2”.

use super::ParagraphKind;
use super::block::Block;
use super::cue::Case;
use crate::text::bytes::split;

/// Longer lines are no titles.
const MAX_TITLE_BYTES: usize = 160;

/// Longer lines are more than a label.
const MAX_LABEL_BYTES: usize = 40;

/// `7`, `12`: a number of an outline, not of a year.
pub(super) fn is_short_number(number: &str) -> bool {
    (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// `1. Introduction`, `2.3 Methods`, `IV. The Bridge`, `Chapter 2`.
pub(super) fn is_numbered(line: &str) -> bool {
    let mut words = split(line);
    let (Some(first), second) = (words.next(), words.next()) else { return false };
    let begins_large =
        || second.is_some_and(|word| word.starts_with(|sign: char| sign.is_uppercase() || sign.is_ascii_digit()));
    let numbers = || {
        let number = first.trim_end_matches(['.', ')', ':']);
        number.split('.').all(is_short_number) || first != number && is_roman(number)
    };
    // Most lines begin with no number, as the first sign shows.
    let may_number =
        first.starts_with(|sign: char| sign.is_ascii_digit() || matches!(sign, 'I' | 'V' | 'X' | 'L' | 'C'));
    may_number && begins_large() && numbers()
        || second.is_some_and(|second| label_words(first, second, words).is_some())
}

fn is_roman(number: &str) -> bool {
    !number.is_empty() && number.len() <= 8 && number.bytes().all(|byte| b"IVXLC".contains(&byte))
}

/// Whether `line` begins as a part of a book does: `Chapter 2`, `BOOK IV: The Road`, `FEDERALIST No. 5`.
pub(super) fn is_label(line: &str) -> bool {
    label_end(line).is_some()
}

/// How many words of `line` are its label.
fn label_end(line: &str) -> Option<usize> {
    let mut words = split(line);
    label_words(words.next()?, words.next()?, words)
}

/// The same of a line that has these words.
fn label_words<'a>(first: &str, mut second: &'a str, mut behind: impl Iterator<Item = &'a str>) -> Option<usize> {
    let mut count = 2;
    if matches!(second, "No." | "NO." | "no." | "Number" | "NUMBER") {
        second = behind.next()?;
        count = 3;
    }
    let number = second.trim_end_matches(['.', ':', ')']);
    if !number.starts_with(|sign: char| sign.is_ascii_alphanumeric()) {
        return None;
    }
    let digits = number.len() <= 4 && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let roman = is_roman(number);
    let spelt_out = || NUMBERS.iter().any(|word| word.eq_ignore_ascii_case(number));
    let is_part = || PARTS.contains(&first.to_lowercase().as_str());
    let is_shouted = || first.len() >= 4 && first.bytes().all(|byte| byte.is_ascii_uppercase());
    let labelled =
        if digits || roman { (count == 3 || roman) && is_shouted() || is_part() } else { spelt_out() && is_part() };
    labelled.then_some(count)
}

/// Joins a label that stands alone with the title in the block after it.
pub(super) fn join_labels(text: &str, blocks: &mut Vec<Block>) {
    let mut kept = 0;
    for index in 0..blocks.len() {
        let block = blocks[index];
        let title = kept > 0 && is_bare_label(blocks[kept - 1].span.of(text)) && may_be_title(text, &block);
        if title {
            blocks[kept - 1].span = blocks[kept - 1].span.to(block.span);
        } else {
            blocks[kept] = block;
            kept += 1;
        }
    }
    blocks.truncate(kept);
}

fn is_bare_label(line: &str) -> bool {
    line.len() <= MAX_LABEL_BYTES && label_end(line).is_some_and(|end| end == split(line).count())
}

fn may_be_title(text: &str, block: &Block) -> bool {
    let line = block.span.of(text);
    block.kind == ParagraphKind::Prose
        && block.blanks_before <= 2
        && line.len() <= MAX_TITLE_BYTES
        && !is_label(line)
        && matches!(Case::of(line), Case::Shouted | Case::Title)
}

/// What parts of books and of instructions are called.
const PARTS: &[&str] = &[
    "chapter",
    "part",
    "section",
    "book",
    "article",
    "act",
    "scene",
    "appendix",
    "volume",
    "letter",
    "canto",
    "lesson",
    "step",
    "method",
    "unit",
    "phase",
    "kapitel",
    "teil",
    "chapitre",
    "capítulo",
    "capitolo",
];

/// Numbers in words.
const NUMBERS: &[&str] =
    &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_a_word_for_a_part_and_a_number() {
        for line in ["Chapter 2", "BOOK IV: The Road", "BULLETIN No. 5", "Part Two", "ADVENTURE XI. The Dam"] {
            assert!(is_label(line), "{line}");
        }
        for line in ["Chapter and verse", "Ruiz 2", "NATO 2030", "Part of the dam", "In 2025"] {
            assert!(!is_label(line), "{line}");
        }
    }

    #[test]
    fn a_number_before_a_capital_numbers_a_heading() {
        for line in ["1. Introduction", "2.3 The Old Bridge", "IV. The Bridge"] {
            assert!(is_numbered(line), "{line}");
        }
        for line in ["1999 was dry", "3 of them held", "I met Ana Ruiz"] {
            assert!(!is_numbered(line), "{line}");
        }
    }
}
