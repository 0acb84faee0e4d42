//! Where sentences end.

use crate::text::Span;

/// Words whose full stop does not end a sentence, in lower case.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "mt", "gov", "sen", "rep", "reps", "sens", "gen", "col", "lt", "sgt",
    "capt", "cmdr", "maj", "adm", "rev", "hon", "pres", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct", "nov", "dec", "vs", "etc", "no", "fig", "inc", "ltd", "corp", "co", "bros", "jr", "sr", "approx", "dept",
    "est", "e.g", "i.e", "cf", "al", "ave", "blvd", "rd", "ft", "messrs", "mme", "supt", "insp", "det",
];

/// Abbreviations that end a sentence where a capital letter follows.
const FINAL_ABBREVIATIONS: &[&str] = &["inc", "ltd", "corp", "co", "jr", "sr", "etc", "bros", "al"];

/// The sentences of `paragraph`, in order, appended to `sentences`. Closing quotation marks and brackets belong to the
/// sentence they close, and `“Stop!” she said.` is one.
pub fn push_sentences(text: &str, paragraph: Span, sentences: &mut Vec<Span>) {
    let part = paragraph.of(text);
    let mut start = 0;
    let mut chars = part.char_indices().peekable();
    while let Some((at, sign)) = chars.next() {
        if !matches!(sign, '.' | '!' | '?' | '…' | '。' | '！' | '？') {
            continue;
        }
        let mut end = at + sign.len_utf8();
        while let Some((next, _)) = chars.next_if(|(_, next)| ends_or_closes(*next)) {
            end = next + part.get(next..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        }
        if ends_here(part, start, at, sign, end) {
            push_trimmed(text, paragraph, start, end, sentences);
            start = end;
        }
    }
    push_trimmed(text, paragraph, start, part.len(), sentences);
}

fn push_trimmed(text: &str, paragraph: Span, start: usize, end: usize, sentences: &mut Vec<Span>) {
    let sentence = Span::new(paragraph.start() + start, paragraph.start() + end).trimmed(text);
    if !sentence.is_empty() {
        sentences.push(sentence);
    }
}

fn ends_or_closes(sign: char) -> bool {
    matches!(sign, '.' | '!' | '?' | '…' | '”' | '’' | '"' | '\'' | '»' | ')' | ']')
}

/// Whether a sentence that began at `start` ends at `end`, its `stop` standing at `at`.
fn ends_here(part: &str, start: usize, at: usize, stop: char, end: usize) -> bool {
    let after = part.get(end..).unwrap_or("");
    let Some(first) = after.chars().next() else { return true };
    if matches!(stop, '。' | '！' | '？') {
        return true;
    }
    if !first.is_whitespace() {
        return false;
    }
    let next = after.trim_start().trim_start_matches(['“', '"', '‘', '\'', '«', '(', '[', '—', '–', '-', ' ']);
    let Some(begins) = next.chars().next() else { return true };
    if begins.is_lowercase() {
        return false;
    }
    if stop != '.' || end > at + 1 && !part.get(at + 1..end).unwrap_or("").starts_with('.') {
        return true;
    }
    let sentence = part.get(start..at).unwrap_or("");
    let word = sentence.rsplit(|sign: char| sign.is_whitespace() || "(“\"‘—[".contains(sign)).next().unwrap_or("");
    let lower = word.to_lowercase();
    if ABBREVIATIONS.contains(&lower.as_str()) {
        return FINAL_ABBREVIATIONS.contains(&lower.as_str()) && begins.is_uppercase() && follows_like_a_sentence(next);
    }
    // An initial, or letters between full stops: the U.S. Senate, J. Doe; but: in the U.S. The talks …
    let letters = word.split('.').all(|letter| letter.chars().count() == 1);
    if letters && !word.is_empty() && word.chars().all(|sign| sign == '.' || sign.is_uppercase()) && word != "I" {
        return word.contains('.') && follows_like_a_sentence(next);
    }
    true
}

/// Whether `next` begins with a word that begins sentences more often than names.
fn follows_like_a_sentence(next: &str) -> bool {
    let word: String = next.chars().take_while(|sign| sign.is_alphabetic()).collect();
    const STARTERS: &[&str] = &[
        "The",
        "A",
        "An",
        "He",
        "She",
        "It",
        "They",
        "We",
        "But",
        "And",
        "In",
        "On",
        "At",
        "For",
        "However",
        "This",
        "That",
        "These",
        "Those",
        "His",
        "Her",
        "Their",
        "Its",
        "If",
        "When",
        "While",
        "As",
        "After",
        "Before",
        "There",
        "Some",
        "Many",
        "Most",
        "Last",
        "Earlier",
        "Meanwhile",
        "Also",
        "I",
        "You",
        "With",
        "By",
        "To",
        "Not",
    ];
    STARTERS.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut sentences = Vec::new();
        push_sentences(text, Span::new(0, text.len()), &mut sentences);
        let shown: Vec<_> = sentences.iter().map(|sentence| sentence.of(text)).collect();
        assert_eq!(shown.join("|"), expected);
    }

    #[test]
    fn quotation_marks_belong_to_the_sentence_they_close() {
        check("“It held.” She left.", "“It held.”|She left.");
        check("“Stop!” she said. “Why?”", "“Stop!” she said.|“Why?”");
        check("It held (barely.) Then it broke...", "It held (barely.)|Then it broke...");
    }

    #[test]
    fn abbreviations_and_numbers_end_nothing() {
        check(
            "Gov. Ruiz met Mr. J. Doe on Jan. 5 at 3.5 percent.",
            "Gov. Ruiz met Mr. J. Doe on Jan. 5 at 3.5 percent.",
        );
        check(
            "The U.S. Senate met. In the U.S. The talks failed.",
            "The U.S. Senate met.|In the U.S.|The talks failed.",
        );
        check(
            "Acme Inc. Chairman Bo Li left Acme Inc. The rest stayed.",
            "Acme Inc. Chairman Bo Li left Acme Inc.|The rest stayed.",
        );
    }
}
