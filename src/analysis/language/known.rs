//! Which languages have a word or a letter, found in a table that is made when the program is.

use super::super::sieve::Sieve;
use super::super::tagger::feature::{hash, hash_on, hashes};
use super::lists::LISTS;

/// How many languages there are lists of.
pub(super) const COUNT: usize = LISTS.len();
/// More than all words of the lists, so that ways are short; a power of two.
const SLOTS: usize = 1 << 12;

/// A bit for each language, by its place among the lists.
pub(super) type Languages = u64;

const TABLE: ([u32; SLOTS], [Languages; SLOTS]) = table();

static WORDS: [u32; SLOTS] = TABLE.0;
static LANGUAGES: [Languages; SLOTS] = TABLE.1;

/// Which languages have the word with the number `word` in their lists.
pub(super) fn of_word(word: u32) -> Languages {
    let mut at = slot(word);
    while LANGUAGES[at] != 0 {
        if WORDS[at] == word {
            return LANGUAGES[at];
        }
        at = next(at);
    }
    0
}

const fn slot(word: u32) -> usize {
    (word.wrapping_mul(0x9E37_79B1) >> (u32::BITS - SLOTS.trailing_zeros())) as usize
}

const fn next(slot: usize) -> usize {
    (slot + 1) & (SLOTS - 1)
}

#[expect(clippy::large_stack_arrays, reason = "it is made when the program is, on no stack of it")]
const fn table() -> ([u32; SLOTS], [Languages; SLOTS]) {
    let (mut words, mut languages) = ([0; SLOTS], [0; SLOTS]);
    let mut list = 0;
    while list < COUNT {
        let bytes = LISTS[list].1.as_bytes();
        let (mut at, mut word) = (0, hash(b""));
        while at <= bytes.len() {
            if at < bytes.len() && bytes[at] != b' ' {
                word = hash_on(word, &[bytes[at]]);
            } else {
                let mut into = slot(word);
                while languages[into] != 0 && words[into] != word {
                    into = next(into);
                }
                words[into] = word;
                languages[into] |= 1 << list;
                word = hash(b"");
            }
            at += 1;
        }
        list += 1;
    }
    (words, languages)
}

/// Letters with marks, and the languages whose words are full of them.
const LETTERS: [(&str, &str); 44] = [
    ("ß", "de"),
    ("ä", "de sv fi et sk"),
    ("ö", "de sv fi et hu tr is"),
    ("ü", "de et hu tr"),
    ("å", "sv no da"),
    ("ø", "no da"),
    ("æ", "no da is"),
    ("ðþý", "is"),
    ("ñ", "es gl eu"),
    ("ç", "fr pt ca tr sq"),
    ("ãõ", "pt"),
    ("ê", "fr pt af vi"),
    ("é", "fr es pt hu cs sk is ga"),
    ("è", "fr it ca ht"),
    ("à", "fr it ca vi"),
    ("ò", "it ca ht"),
    ("ìù", "it"),
    ("ûœ", "fr"),
    ("î", "fr ro"),
    ("â", "fr ro pt"),
    ("áíóú", "es pt gl hu cs sk is ga"),
    ("łąęśźż", "pl"),
    ("ńć", "pl hr"),
    ("ěřů", "cs"),
    ("ľĺŕ", "sk"),
    ("š", "cs sk hr sl lv lt et"),
    ("čž", "cs sk hr sl lv lt"),
    ("đ", "hr vi"),
    ("ă", "ro vi"),
    ("șțţ", "ro"),
    ("ğış", "tr"),
    ("őű", "hu"),
    ("āēīļķņģ", "lv"),
    ("ū", "lv lt"),
    ("ėįų", "lt"),
    ("ĉĝĥŝŭ", "eo"),
    ("ŵŷ", "cy"),
    ("ë", "sq"),
    ("ơư", "vi"),
    ("ạảấầẩẫậắằẳẵặ", "vi"),
    ("ẹẻẽếềểễệỉị", "vi"),
    ("ọỏốồổỗộớờởỡợ", "vi"),
    ("ụủứừửữựỳỵỷỹ", "vi"),
    ("ġħż", "mt"),
];

/// Which languages have `letter`, which is no letter of English.
pub(super) fn of_letter(letter: char) -> Languages {
    let having = LETTERS.iter().filter(|(letters, _)| letters.contains(letter));
    having.flat_map(|(_, codes)| codes.split(' ')).fold(0, |all, code| all | of_code(code))
}

fn of_code(code: &str) -> Languages {
    LISTS.iter().position(|(known, _)| *known == code).map_or(0, |list| 1 << list)
}

/// Small words that stand between two words of a name, wherever that is told of: “Ana de la Cruz”, “Karl von und zu
/// Berg”.
const WITHIN_NAMES: [u32; 37] = hashes([
    "de", "la", "las", "los", "le", "les", "du", "des", "del", "della", "dei", "di", "da", "do", "dos", "das", "e",
    "y", "i", "van", "von", "vom", "und", "zu", "zum", "der", "den", "ter", "ten", "al", "el", "bin", "ibn", "et",
    "av", "af", "og",
]);
const SIEVE: Sieve = Sieve::of(&WITHIN_NAMES);

/// Whether the word with the number `word` may stand between two words of a name.
pub(super) fn is_within_names(word: u32) -> bool {
    SIEVE.may_hold(word) && WITHIN_NAMES.contains(&word)
}

/// Words that are none of English though its articles have them, in names and in what they quote.
const QUOTED: [u32; 22] = hashes([
    "al", "con", "da", "de", "del", "des", "du", "el", "em", "en", "es", "et", "hasta", "la", "mas", "non", "para",
    "pas", "que", "sus", "til", "um",
]);
const QUOTED_SIEVE: Sieve = Sieve::of(&QUOTED);

/// Whether the word with the number `word` is none of English though its articles have it.
pub(super) fn is_quoted_in_english(word: u32) -> bool {
    QUOTED_SIEVE.may_hold(word) && QUOTED.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_the_words_of_its_list_and_no_others() {
        for (list, (code, words)) in LISTS.iter().enumerate() {
            for word in words.split(' ') {
                assert!(of_word(hash(word.as_bytes())) & 1 << list != 0, "{word:?} of {code}");
            }
        }
        assert_eq!(of_word(hash(b"brandweer")), of_code("nl") | of_code("af"));
        assert_eq!(of_word(hash(b"bridge")), 0);
        assert_eq!(of_word(hash(b"")), 0);
    }

    #[test]
    fn letters_have_their_languages_and_each_language_it_names_has_a_list() {
        assert_eq!(of_letter('ő'), of_code("hu"));
        assert_eq!(of_letter('e'), 0);
        let codes = LETTERS.iter().flat_map(|(_, codes)| codes.split(' '));
        assert!(codes.into_iter().all(|code| of_code(code) != 0));
    }
}
