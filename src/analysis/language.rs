//! Which language a text is in. Rules and models know English; of another language only what every script shows is said.

use super::lexicon::{Classes, Lexicon};
use super::tagger::feature::{hash, hash_on};
use crate::document::Document;
use crate::text::Span;

/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 6000;
/// How much of it mostly shows that it is English.
const GLANCE: usize = 400;
/// Words of a text too short to tell its language by.
const FEW: usize = 12;

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// Its shortest code by ISO 639: `en`.
    pub code: &'static str,
    /// Its name in English.
    pub name: &'static str,
}

impl Default for Language {
    fn default() -> Self {
        ENGLISH
    }
}

const ENGLISH: Language = Language { code: "en", name: "English" };

/// Codes of ISO 639-3, of 639-1, and names.
const LANGUAGES: [(&str, &str, &str); 33] = [
    ("eng", "en", "English"),
    ("deu", "de", "German"),
    ("fra", "fr", "French"),
    ("spa", "es", "Spanish"),
    ("ita", "it", "Italian"),
    ("por", "pt", "Portuguese"),
    ("nld", "nl", "Dutch"),
    ("cat", "ca", "Catalan"),
    ("ron", "ro", "Romanian"),
    ("swe", "sv", "Swedish"),
    ("dan", "da", "Danish"),
    ("nob", "no", "Norwegian"),
    ("fin", "fi", "Finnish"),
    ("pol", "pl", "Polish"),
    ("ces", "cs", "Czech"),
    ("slk", "sk", "Slovak"),
    ("hun", "hu", "Hungarian"),
    ("tur", "tr", "Turkish"),
    ("ell", "el", "Greek"),
    ("rus", "ru", "Russian"),
    ("ukr", "uk", "Ukrainian"),
    ("bul", "bg", "Bulgarian"),
    ("srp", "sr", "Serbian"),
    ("hrv", "hr", "Croatian"),
    ("ara", "ar", "Arabic"),
    ("heb", "he", "Hebrew"),
    ("pes", "fa", "Persian"),
    ("hin", "hi", "Hindi"),
    ("ind", "id", "Indonesian"),
    ("vie", "vi", "Vietnamese"),
    ("cmn", "zh", "Chinese"),
    ("jpn", "ja", "Japanese"),
    ("kor", "ko", "Korean"),
];

impl Language {
    /// Whether the rules and models are for it.
    pub fn is_english(self) -> bool {
        self == ENGLISH
    }

    /// Whether blanks stand between its words.
    pub(super) fn is_spaced(self) -> bool {
        !matches!(self.code, "zh" | "ja")
    }

    fn of_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let known = LANGUAGES.iter().find(|(three, two, _)| primary == *three || primary == *two);
        known.map(|&(_, code, name)| Self { code, name })
    }
}

/// The language of `document`: as its source says, else as its words show. What can't be told is taken for English.
pub(super) fn language(document: &Document, lexicon: &Lexicon) -> Language {
    if let Some(said) = document.language.as_deref().and_then(Language::of_code) {
        return said;
    }
    let text = &document.text;
    let first = |bytes: usize| Span::new(0, text.floor_char_boundary(bytes)).of(text);
    // In English more than every third word is a small one; in its neighbours some are written the same.
    let (words, english) = small_words(first(GLANCE), lexicon);
    if english * 5 > words && words > FEW {
        return ENGLISH;
    }
    let sample = first(SAMPLE);
    let (words, english) = small_words(sample, lexicon);
    if english * 5 > words || (words < FEW && sample.is_ascii()) {
        return ENGLISH;
    }
    let Some(found) = whatlang::detect(sample).filter(whatlang::Info::is_reliable) else { return ENGLISH };
    let of_code = || Language::of_code(found.lang().code());
    of_code().unwrap_or(Language { code: found.lang().code(), name: found.lang().eng_name() })
}

/// How many words `sample` has, and how many of them are small words of English.
fn small_words(sample: &str, lexicon: &Lexicon) -> (usize, usize) {
    let small =
        Classes::DETERMINER | Classes::PREPOSITION | Classes::CONJUNCTION | Classes::PRONOUN | Classes::AUXILIARY;
    let (mut words, mut english) = (0, 0);
    // The number of the word so far, all of it in small letters where it is ASCII, as the small words of English are.
    let mut word = None;
    for sign in sample.chars().chain([' ']) {
        let so_far = word.unwrap_or(hash(b""));
        if sign.is_ascii_alphabetic() {
            word = u8::try_from(sign).ok().map(|letter| hash_on(so_far, &[letter.to_ascii_lowercase()]));
        } else if sign.is_alphabetic() {
            word = Some(hash_on(so_far, sign.encode_utf8(&mut [0; 4]).as_bytes()));
        } else if let Some(number) = word.take() {
            words += 1;
            english += usize::from(lexicon.word_of(number).classes.any(small));
        }
    }
    (words, english)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;

    #[track_caller]
    fn check(text: &str, code: &str) {
        let document = document::read_text(text.to_owned(), Vec::new());
        assert_eq!(language(&document, &Lexicon::built_in()).code, code, "{text}");
    }

    #[test]
    fn words_show_the_language() {
        check("The mayor said that the bridge would be closed to all traffic until the end of the week.", "en");
        check(
            "Die Bürgermeisterin sagte, die Brücke werde bis zum Ende der Woche für den Verkehr gesperrt bleiben.",
            "de",
        );
        check("La maire a déclaré que le pont resterait fermé à la circulation jusqu'à la fin de la semaine.", "fr");
        check(
            "Мэр сообщила, что мост останется закрытым для движения до конца недели, и попросила жителей о терпении.",
            "ru",
        );
    }

    #[test]
    fn what_cannot_be_told_is_taken_for_english() {
        check("", "en");
        check("Kyiv – Oslo 2:1", "en");
    }

    #[test]
    fn what_the_source_says_comes_first() {
        check("+++\nlanguage = \"fr-CH\"\n+++\nThe mayor said that the bridge is old.", "fr");
    }
}
