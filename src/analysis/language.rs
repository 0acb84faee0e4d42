//! Which language a text is in. Rules and models know English; of another language only what every script shows is
//! said. `small` has the small words that tell one from its neighbours.

mod small;

use super::lexicon::{Classes, Lexicon};
use super::sieve::Sieve;
use super::tagger::feature::{hash, hash_on};
use crate::document::Document;
use crate::text::Span;
use small::{DANISH, ENGLISH_ALONE, NEIGHBOURS, NORWEGIAN};

/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 6000;
/// How much of it mostly shows that it is English.
const GLANCE: usize = 400;
/// Words of a text too short to tell its language by.
const FEW: usize = 12;
/// Bytes of a word that says by itself what language it is in: a shorter one is written the same in several.
const TELLING: usize = 4;
/// How many of those say it together.
const ENOUGH: usize = 5;
/// The longest small word of those below, in bytes.
const LONGEST: usize = 6;
/// Which words may be among those below: of most words this tells that they are none.
const SIEVE: Sieve = Sieve::of(&ENGLISH_ALONE).and(&NEIGHBOURS).and(&NORWEGIAN).and(&DANISH);

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
    let seen = Words::of(first(GLANCE), lexicon);
    if seen.small * 5 > seen.all && seen.all > FEW && !seen.are_neighbours() {
        return ENGLISH;
    }
    let sample = first(SAMPLE);
    let seen = Words::of(sample, lexicon);
    if seen.are_neighbours()
        && let Some(found) = whatlang::detect(sample)
        && let Some(known) = Language::of_code(found.lang().code()).filter(|known| !known.is_english())
    {
        return seen.of_two(known);
    }
    if seen.are_english() || seen.small * 5 > seen.all || (seen.all < FEW && sample.is_ascii()) {
        return ENGLISH;
    }
    // Tables of sports and shares are all names and numbers, and hardly a sentence: “Alder beat Birch 3-1 after extra
    // time”.
    if seen.are_told_in_english(sample.is_ascii()) {
        return ENGLISH;
    }
    // Whatever it is that no Latin letters write, English it is not.
    let known = |found: &whatlang::Info| Language::of_code(found.lang().code()).is_some();
    let sure = |found: &whatlang::Info| {
        found.is_reliable() || found.script() != whatlang::Script::Latin || seen.are_foreign() && known(found)
    };
    let Some(found) = whatlang::detect(sample).filter(sure) else { return ENGLISH };
    let of_code = || Language::of_code(found.lang().code()).map(|known| seen.of_two(known));
    of_code().unwrap_or(Language { code: found.lang().code(), name: found.lang().eng_name() })
}

/// How many words there are in a sample, and of which kind.
#[derive(Debug, Default)]
struct Words {
    all: usize,
    /// Small words of English: “the”, “of”.
    small: usize,
    /// Those of [`TELLING`] bytes or more that do not begin with a capital.
    telling: usize,
    /// Those of them that English has.
    common: usize,
    /// Those of [`ENGLISH_ALONE`] and of [`NEIGHBOURS`].
    english: usize,
    neighbours: usize,
    /// Those of [`NORWEGIAN`] and of [`DANISH`].
    norwegian: usize,
    danish: usize,
}

impl Words {
    fn of(sample: &str, lexicon: &Lexicon) -> Self {
        let mut words = Self::default();
        let sign = |at: usize| Span::new(at, sample.len()).of(sample).chars().next();
        let mut at = 0;
        while at < sample.len() {
            let start = at;
            // All of it in small letters where it is ASCII, as the words of the lexicon are.
            let mut number = hash(b"");
            while let Some(&byte) = sample.as_bytes().get(at) {
                if byte.is_ascii_alphabetic() {
                    number = hash_on(number, &[byte.to_ascii_lowercase()]);
                    at += 1;
                } else if let Some(letter) = sign(at).filter(|sign| !byte.is_ascii() && sign.is_alphabetic()) {
                    number = hash_on(number, letter.encode_utf8(&mut [0; 4]).as_bytes());
                    at += letter.len_utf8();
                } else {
                    break;
                }
            }
            if at > start {
                words.add(Span::new(start, at), sample, lexicon.word_of(number).classes);
                words.hear(Span::new(start, at), sample, number);
            }
            at += match sample.as_bytes().get(at) {
                Some(byte) if byte.is_ascii() => 1,
                _ => sign(at).map_or(0, char::len_utf8),
            };
        }
        words
    }

    /// Whether those that tell the language are English: three of five, or half of few that have no letters around them
    /// but those of English. One alone may be a name.
    fn are_told_in_english(&self, plain: bool) -> bool {
        match self.telling {
            ENOUGH.. => self.common * 5 >= self.telling * 3,
            _ => plain && self.common > 1 && self.common * 2 >= self.telling,
        }
    }

    /// Whether hardly any of them is English, and enough of them tell.
    fn are_foreign(&self) -> bool {
        self.small * 12 < self.all && self.telling >= ENOUGH && self.common * 3 < self.telling
    }

    /// Whether small words say that it is no English, whatever it has of those that are written the same in several.
    fn are_neighbours(&self) -> bool {
        self.neighbours > 2 * self.english && (self.neighbours > 2 || self.neighbours == 2 && self.english == 0)
    }

    /// Whether they say that it is English, with words of others in it.
    fn are_english(&self) -> bool {
        self.english > 1 && self.english >= self.neighbours
    }

    /// `found`, or Norwegian where that seems Danish, and Danish where that seems Norwegian.
    fn of_two(&self, found: Language) -> Language {
        let other = match found.code {
            "da" if self.norwegian > self.danish => "no",
            "no" if self.danish > self.norwegian => "da",
            _ => return found,
        };
        Language::of_code(other).unwrap_or(found)
    }

    /// Counts `word` of `sample`, in small letters, which has this number, if it is of one language alone.
    fn hear(&mut self, word: Span, sample: &str, number: u32) {
        if word.len() <= LONGEST && SIEVE.may_hold(number) && !word.of(sample).starts_with(char::is_uppercase) {
            self.english += usize::from(ENGLISH_ALONE.contains(&number));
            self.neighbours += usize::from(NEIGHBOURS.contains(&number));
            self.norwegian += usize::from(NORWEGIAN.contains(&number));
            self.danish += usize::from(DANISH.contains(&number));
        }
    }

    /// Counts `word` of `sample`, which is of these classes in English.
    fn add(&mut self, word: Span, sample: &str, classes: Classes) {
        let small =
            Classes::DETERMINER | Classes::PREPOSITION | Classes::CONJUNCTION | Classes::PRONOUN | Classes::AUXILIARY;
        self.all += 1;
        self.small += usize::from(classes.any(small));
        if word.len() >= TELLING && !word.of(sample).starts_with(char::is_uppercase) {
            self.telling += 1;
            self.common += usize::from(classes.any(Classes::COMMON));
        }
    }
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
    fn what_no_latin_letters_write_is_not_english() {
        let said = "قال الرئيس إن السد آمن. «لقد فحصناه»، قالت المهندسة ليلى حداد.\n\n";
        check(said, "ar");
        check(&said.repeat(200), "ar");
        check("The mayor said «آمن» and «لقد» and left the room before it was over.", "en");
    }

    #[test]
    fn tables_are_in_the_language_of_what_is_in_small_letters() {
        let rows = "Alder 3 Birch 1\nNorwick 2 Tavistal 2\nHarnby 0 Lunden 4\nOstrava 1 Kalmar 1\n";
        let english = "matches played, points, goals scored, attendance\n";
        let swedish = "spelade matcher, poäng, gjorda mål, åskådare\n";
        let seen = |text: &str| {
            let seen = Words::of(text, &Lexicon::built_in());
            (seen.small * 5 > seen.all, seen.are_told_in_english(text.is_ascii()))
        };
        assert_eq!(seen(&format!("{english}{rows}")), (false, true));
        assert_eq!(seen(&format!("{swedish}{rows}")), (false, false));
        // Each with a capital, they say nothing.
        assert_eq!(seen(&format!("Matches Played, Points, Goals Scored, Attendance\n{rows}")), (false, false));
    }

    #[test]
    fn few_words_in_small_letters_tell_the_language_of_a_table() {
        let rows = "Gornik Zabrow 1 Legia Starogow 2\nWisla Krasnow 0 Lech Poznow 0\nRuch Zamosk 3 Stal Mielow 1\n";
        check(&format!("FOOTBALL - ZABROW FIRST DIVISION.\n\nResults of Zabrow league matches :\n{rows}"), "en");
        // “mecze” and “dnia” are none of its words.
        let polish = Words::of(&format!("Wyniki: mecze pierwszego dnia, results\n{rows}"), &Lexicon::built_in());
        assert!(polish.telling == 4 && !polish.are_told_in_english(true));
    }

    #[test]
    fn a_short_text_without_any_small_word_of_english_is_none() {
        check(
            "De minister noemde het plan “absurd”. “Nee”, zei burgemeester Anna de Vries. De vakbond spreekt van verraad.",
            "nl",
        );
        check("Norwick Rovers signed striker Ana Holm yesterday, club sources confirmed.", "en");
    }

    #[test]
    fn small_words_of_its_neighbours_are_none_of_english() {
        check(
            "De politie in Norwick onderzoekt een brand. Er raakte niemand gewond. De schade is groot en het park is uit.",
            "nl",
        );
        check(
            "Skadene er store, og butikken blir stengt i flere uker, sier politiet. – Det var en fantastisk kveld.",
            "no",
        );
        check(
            "Skaderne er store, og butikken bliver lukket i flere uger, siger politiet. – Det var en god aften.",
            "da",
        );
        check(
            "Menu: risotto alla Milanese, tagliatelle al ragù, panna cotta. Prices rise until May, the owner said.",
            "en",
        );
        check("Premier Dick Schoof met the king. De Telegraaf said talks on Oekraïne would go on until May.", "en");
    }

    #[test]
    fn what_the_source_says_comes_first() {
        check("+++\nlanguage = \"fr-CH\"\n+++\nThe mayor said that the bridge is old.", "fr");
    }
}
