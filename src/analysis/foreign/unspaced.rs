//! Utterances in Chinese and Japanese, which write no blanks between words, and quotation marks of their own.

use super::super::Quotation;
use super::super::reading::{Block, Reading};
use super::{may_tell, utterance};
use crate::text::Span;

/// Signs in quotation marks that make an utterance rather than a title or a word in marks.
const UTTERANCE: usize = 16;
/// So many, where they are told as one or end as a sentence does.
const CLAUSE: usize = 4;

/// Marks within marks beyond this are no marks.
const DEEPEST: usize = 8;

/// The utterances of a paragraph, in order.
pub(super) fn utterances(reading: &Reading, block: &Block) -> Vec<Quotation> {
    if !may_tell(block) || block.words.is_empty() {
        return Vec::new();
    }
    let paragraph = reading.span(block.words.clone());
    let found = quoted(paragraph.of(reading.text));
    let found =
        found.into_iter().map(|span| Span::new(paragraph.start() + span.start(), paragraph.start() + span.end()));
    found.filter(|span| is_utterance(reading.text, *span)).map(utterance).collect()
}

/// The outermost stretches in quotation marks, marks included.
fn quoted(text: &str) -> Vec<Span> {
    let (mut found, mut open) = (Vec::new(), Vec::new());
    for (at, sign) in text.char_indices() {
        if let Some(closing) = closing(sign).filter(|_| open.len() < DEEPEST) {
            open.push((at, closing));
        } else if let Some(depth) = open.iter().rposition(|(_, closing)| *closing == sign) {
            open.truncate(depth + 1);
            let start = open.pop().map_or(at, |(start, _)| start);
            if open.is_empty() {
                found.push(Span::new(start, at + sign.len_utf8()));
            }
        }
    }
    found
}

fn closing(sign: char) -> Option<char> {
    match sign {
        '“' => Some('”'),
        '「' => Some('」'),
        '『' => Some('』'),
        _ => None,
    }
}

/// Whether words in quotation marks are what somebody says: many, or some that are told as that: behind a colon, before the
/// particle of what is said in Japanese, or with the end of a clause inside.
fn is_utterance(text: &str, span: Span) -> bool {
    let inner = span.of(text).trim_matches(|sign: char| closing(sign).is_some() || matches!(sign, '”' | '」' | '』'));
    let count = inner.chars().filter(|sign| sign.is_alphanumeric()).count();
    let before = Span::new(0, span.start()).of(text).trim_end();
    let behind = Span::new(span.end(), text.len()).of(text);
    let is_told = before.ends_with(['：', ':']) || behind.starts_with('と') || ends_clause(inner);
    count >= UTTERANCE || count >= CLAUSE && is_told
}

fn ends_clause(words: &str) -> bool {
    words.ends_with(['。', '，', '！', '？', '…', '!', '?'])
}

#[cfg(test)]
mod tests {
    use super::super::super::{analyze, lexicon::Lexicon};
    use crate::document;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = document::read_text(text.to_owned(), vec![]);
        let analysis = analyze(&document, &Lexicon::built_in());
        let found: Vec<_> = analysis.quotations.iter().map(|found| found.content().of(&document.text)).collect();
        assert_eq!(found, expected, "{}", analysis.language.name);
    }

    #[test]
    fn what_is_told_in_chinese_is_found_and_a_title_is_not() {
        check(
            "市长周一在新闻发布会上说：“我们要修好大坝。”他没有回答其他问题。农民李波不同意这个计划。“没有人问过我们，”他说。\
             上周公布的报告叫“大坝”。",
            &["“我们要修好大坝。”", "“没有人问过我们，”"],
        );
    }

    #[test]
    fn what_is_told_in_japanese_is_found_and_a_title_is_not() {
        check(
            "市長は月曜日の記者会見で「ダムを修理する。『待て』とは言えない」と述べた。先週発表された報告書「ダム」は長い。",
            &["「ダムを修理する。『待て』とは言えない」"],
        );
    }

    #[test]
    fn a_mark_that_never_closes_is_none() {
        check("市长周一在新闻发布会上说：“我们要修好大坝。他没有回答其他问题，农民李波不同意这个计划。", &[]);
    }
}
