//! The part a word plays in its sentence, as far as lists and endings tell: what features see instead of the word.

use super::lexicon::{Classes, CueKind, Lexicon, Word};
use super::token::TokenKind;

/// What a word is for a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// No word: the sentence's end.
    Edge,
    Comma,
    Stop,
    Colon,
    Dash,
    Bracket,
    Mark,
    Sign,
    Number,
    Possessive,
    Be,
    Have,
    Modal,
    Determiner,
    Pronoun,
    Preposition,
    Conjunction,
    Adverb,
    Time,
    Title,
    PersonNoun,
    SourceNoun,
    OrganizationNoun,
    CueVerb,
    CueNoun,
    CueAdverb,
    Name,
    Ing,
    Ed,
    Plural,
    Other,
}

impl Part {
    /// The part of `written`, in small letters `small`, of which the lexicon says `entry`.
    pub(super) fn of(written: &str, small: &str, kind: TokenKind, entry: Word, lexicon: &Lexicon) -> Self {
        match kind {
            TokenKind::Number => Self::Number,
            TokenKind::Possessive => Self::Possessive,
            TokenKind::Sign => Self::of_sign(written),
            TokenKind::Word => Self::of_word(written, small, entry, lexicon),
        }
    }

    fn of_sign(written: &str) -> Self {
        match written {
            "," => Self::Comma,
            "." | "!" | "?" | "…" => Self::Stop,
            ":" | ";" => Self::Colon,
            "—" | "–" | "-" => Self::Dash,
            "(" | ")" | "[" | "]" => Self::Bracket,
            "“" | "”" | "\"" | "‘" | "’" | "'" | "«" | "»" | "„" => Self::Mark,
            _ => Self::Sign,
        }
    }

    fn of_word(written: &str, small: &str, entry: Word, lexicon: &Lexicon) -> Self {
        let classes = entry.classes;
        let capital = written.starts_with(char::is_uppercase);
        if let Some(cue) = lexicon.cue(entry).filter(|cue| !capital && !cue.weak) {
            return match cue.kind {
                CueKind::Verb => Self::CueVerb,
                CueKind::Noun => Self::CueNoun,
                CueKind::Adverb => Self::CueAdverb,
            };
        }
        let lists = [
            (Classes::PRONOUN, Self::Pronoun),
            (Classes::DETERMINER, Self::Determiner),
            (Classes::CONJUNCTION, Self::Conjunction),
            (Classes::PREPOSITION, Self::Preposition),
        ];
        if let Some((_, part)) = lists.into_iter().find(|(class, _)| classes.any(*class)) {
            return part;
        }
        if classes.any(Classes::AUXILIARY) {
            return match small {
                "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am" => Self::Be,
                "has" | "have" | "had" | "having" => Self::Have,
                _ => Self::Modal,
            };
        }
        let lists = [
            (Classes::ADVERB, Self::Adverb),
            (Classes::TIME, Self::Time),
            (Classes::TITLE, Self::Title),
            (Classes::PERSON_NOUN, Self::PersonNoun),
            (Classes::SOURCE_NOUN, Self::SourceNoun),
            (Classes::ORGANIZATION_NOUN, Self::OrganizationNoun),
        ];
        if let Some((_, part)) = lists.into_iter().find(|(class, _)| classes.any(*class)) {
            return part;
        }
        match written {
            _ if capital => Self::Name,
            _ if written.ends_with("ly") => Self::Adverb,
            _ if written.ends_with("ing") => Self::Ing,
            _ if written.ends_with("ed") => Self::Ed,
            _ if written.ends_with('s') => Self::Plural,
            _ => Self::Other,
        }
    }
}
