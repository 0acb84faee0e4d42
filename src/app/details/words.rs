//! What everything is called on the screen: the reader's words for the field's.

use crate::analysis::language::Language;
use crate::analysis::{Analysis, EntityKind, Quotation, QuotationId, QuotationKind, Response, SpeechAct};
use crate::document::Document;
use crate::library::shelf::DEEDS;
use crate::library::variants::Likeness;
use crate::text::Span;
use std::borrow::Cow;

/// What is done by a quotation, in words: “admission”; “no admission” where it is not made.
pub fn deed_words(quotation: &Quotation) -> Cow<'static, str> {
    let words = act_words(quotation.speech_act);
    if quotation.negation.is_some() { Cow::Owned(format!("no {words}")) } else { Cow::Borrowed(words) }
}

/// How a quotation is reported, what is done by it, and whether that is in doubt: “partly quoted, warning, doubtful”.
pub fn manner_words(quotation: &Quotation) -> String {
    let doubt = if quotation.is_doubtful() { ", doubtful" } else { "" };
    format!("{}, {}{doubt}", kind_words(quotation.kind), deed_words(quotation))
}

/// How a quotation is reported, in words.
pub fn kind_words(kind: QuotationKind) -> &'static str {
    match kind {
        QuotationKind::Direct => "word for word",
        QuotationKind::Mixed => "partly quoted",
        QuotationKind::Indirect => "in the reporter's words",
    }
}

/// What is done by saying something, in a word.
pub fn act_words(act: SpeechAct) -> &'static str {
    DEEDS.iter().find(|(_, other)| *other == act).map_or("", |(words, _)| words)
}

/// As [`act_words`], of what is more than stated; that something is stated goes without saying.
pub fn deed(act: SpeechAct) -> Option<&'static str> {
    Some(act_words(act)).filter(|_| act != SpeechAct::Assert)
}

/// How words are like those they stand beneath.
pub fn likeness_words(likeness: Likeness) -> &'static str {
    match likeness {
        Likeness::Exact => "word for word",
        Likeness::Longer => "longer",
        Likeness::Shortened => "shortened",
        Likeness::Reworded => "in other words",
    }
}

/// What a party is, in a word.
pub fn entity_kind_words(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organisation",
        EntityKind::Place => "place",
        EntityKind::Group => "group",
        EntityKind::Other => "other name",
    }
}

/// What is said of a text that is not English.
pub fn foreign_words(language: Language) -> String {
    format!("analysed for English; this text seems to be {}: quotations in marks only", language.name)
}

/// How somebody answers: “disputed”.
pub fn answer_word(act: SpeechAct) -> &'static str {
    match act {
        SpeechAct::Dispute => "disputed",
        SpeechAct::Deny => "denied",
        SpeechAct::Agree => "confirmed",
        SpeechAct::Accuse => "criticised",
        SpeechAct::Praise => "welcomed",
        _ => "answered",
    }
}

/// Stands before an answer: whether it goes against what was said, with it, or neither.
pub fn answer_mark(act: SpeechAct) -> &'static str {
    match act {
        SpeechAct::Dispute | SpeechAct::Deny | SpeechAct::Accuse => "×",
        SpeechAct::Agree | SpeechAct::Praise => "✓",
        _ => "↳",
    }
}

/// What is reported to have been said, and of whom where that stands before it, on one line; “…” where the reporter's
/// words stand between.
pub fn content_words(text: &str, quotation: &Quotation) -> String {
    beginning_words(text, quotation, usize::MAX)
}

/// As [`content_words`]; of what is longer than `max_bytes`, that much and a little more.
pub fn beginning_words(text: &str, quotation: &Quotation, max_bytes: usize) -> String {
    let mut words = String::new();
    for piece in quotation.told_pieces() {
        if words.len() > max_bytes {
            break;
        }
        if !words.is_empty() {
            words.push_str(" … ");
        }
        let piece = piece.of(text);
        let end =
            if piece.len() > max_bytes { piece.ceil_char_boundary(max_bytes.saturating_add(1)) } else { piece.len() };
        words.push_str(&one_line(Span::new(0, end).of(piece)));
    }
    words
}

/// “disputed by Ukraine”.
pub fn response_words(analysis: &Analysis, response: &Response) -> String {
    let how = answer_word(response.act);
    match response.entity {
        Some(entity) => format!("{how} by {}", analysis.entity(entity).name),
        None => how.to_owned(),
    }
}

/// Who a quotation is ascribed to, as a row shows it: the party's name, else the words that stand for the source.
pub fn speaker_words(document: &Document, analysis: &Analysis, id: QuotationId) -> String {
    match analysis.quotation(id).speaker {
        None if !analysis.language.is_english() => "speaker not looked for".to_owned(),
        None => "unnamed source".to_owned(),
        Some(words) => match words.entity {
            Some(entity) => analysis.entity(entity).name.clone(),
            None => one_line(words.span.of(&document.text)),
        },
    }
}

/// As [`speaker_words`], and how it is said where the words don't tell by themselves: “Ana Ruiz (denied)”. For words
/// without their cue, so that nobody is credited with what they denied.
pub fn credit_words(document: &Document, analysis: &Analysis, id: QuotationId) -> String {
    let quotation = analysis.quotation(id);
    let speaker = speaker_words(document, analysis, id);
    if quotation.stands_alone() {
        return speaker;
    }
    let cue = quotation.whole_cue();
    let words = cue.map(|cue| one_line(cue.of(&document.text)));
    match (words, quotation.speaker.zip(cue)) {
        // “Neither Ruiz nor Dolan said”
        (Some(words), Some((words_of, cue))) if cue.covers(words_of.span) => words,
        (words, _) => format!("{speaker} ({})", words.map_or_else(|| deed_words(quotation), Cow::Owned)),
    }
}

/// `text` with every run of white space as one blank.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// “1 claim”, “3 claims”.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// How sure the analysis is, in words and percent.
pub fn confidence_words(confidence: f32) -> String {
    let words = match confidence {
        0.9.. => "almost certain",
        0.75.. => "quite sure",
        0.5.. => "rather sure than not",
        _ => "doubtful: read it in the text",
    };
    format!("{words} ({:.0} %)", confidence * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{analyze, lexicon::Lexicon};
    use crate::document::read_prose;

    #[test]
    fn what_is_as_likely_wrong_as_right_is_called_doubtful() {
        let document = read_prose("Ana Ruiz warned on Monday that the dam would break.".to_owned(), Vec::new());
        let mut quotation = analyze(&document, &Lexicon::built_in()).quotations.remove(0);
        for (confidence, manner) in
            [(0.5, "in the reporter's words, warning"), (0.49, "in the reporter's words, warning, doubtful")]
        {
            quotation.confidence = confidence;
            assert_eq!(manner_words(&quotation), manner);
        }
    }
}
