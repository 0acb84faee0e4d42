//! The part a word plays in its sentence, as far as lists and endings tell: what features see instead of the word.

use super::lexicon::{Classes, CueKind, Lexicon, Word};
use super::tagger::feature::hash;

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

/// The forms of “be” and of “have”.
const BE: [u32; 8] =
    [hash(b"is"), hash(b"are"), hash(b"was"), hash(b"were"), hash(b"be"), hash(b"been"), hash(b"being"), hash(b"am")];
const HAVE: [u32; 4] = [hash(b"has"), hash(b"have"), hash(b"had"), hash(b"having")];

/// Whether a word in small letters ends as adverbs do, and is no noun that ends so, too: “quickly”, but “family”.
pub(super) fn is_adverb_by_its_end(written: &str) -> bool {
    const NOUNS: [&str; 14] = [
        "family",
        "assembly",
        "ally",
        "supply",
        "reply",
        "rally",
        "monopoly",
        "bully",
        "anomaly",
        "butterfly",
        "belly",
        "jelly",
        "folly",
        "tally",
    ];
    written.ends_with("ly") && !NOUNS.contains(&written)
}

impl Part {
    /// The part of a sign.
    pub(super) fn of_sign(written: &str) -> Self {
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

    /// The part of the word `written`, whose small letters have the number `hash`, and of which the lexicon says
    /// `entry`.
    pub(super) fn of_word(written: &str, hash: u32, capital: bool, entry: Word, lexicon: &Lexicon) -> Self {
        let classes = entry.classes;
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
            return if BE.contains(&hash) {
                Self::Be
            } else if HAVE.contains(&hash) {
                Self::Have
            } else {
                Self::Modal
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
            _ if is_adverb_by_its_end(written) => Self::Adverb,
            _ if written.ends_with("ing") => Self::Ing,
            _ if written.ends_with("ed") => Self::Ed,
            _ if written.ends_with('s') => Self::Plural,
            _ => Self::Other,
        }
    }
}
