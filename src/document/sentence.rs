//! Where sentences end.
//!
//! A full stop ends a sentence unless the word before it is abbreviated, or what follows goes on in small letters. What
//! stands between two stops is looked at once, so that a paragraph of any length takes time in proportion.

use crate::text::Span;
use crate::text::bytes::find;

/// Appends the sentences of `paragraph` to `sentences`, in order.
///
/// Closing quotation marks and brackets belong to the sentence they close; `“Stop!” she said.` is one sentence.
pub fn push_sentences(text: &str, paragraph: Span, sentences: &mut Vec<Span>) {
    let mut rest = paragraph.trimmed(text); // White space in front is passed over once, not for every stop.
    let mut searched = paragraph.start();
    let find_stop = if has_other_stops(paragraph.of(text)) { find_any_stop } else { find_ascii_stop };
    while let Some(stop) = next_stop(text, Span::new(searched, paragraph.end()), find_stop) {
        searched = stop.end();
        let sentence = Span::new(rest.start(), stop.end());
        if ends_sentence(text, sentence, stop, Span::new(stop.end(), paragraph.end())) {
            push_parts(text, sentence, sentences);
            rest = Span::new(stop.end(), paragraph.end()).trimmed(text);
        }
    }
    if !rest.is_empty() {
        push_parts(text, rest, sentences);
    }
}

/// No sentence is longer, in bytes: what seems to be is a list of thousands.
const LONGEST_SENTENCE: usize = 16 << 10;

/// Appends `sentence`, in parts where it is longer than any: each ends with a line, else behind a comma or semicolon,
/// else with a word.
fn push_parts(text: &str, mut sentence: Span, sentences: &mut Vec<Span>) {
    while sentence.len() > LONGEST_SENTENCE {
        let all = sentence.of(text);
        let (first, rest) = all.split_at(all.floor_char_boundary(LONGEST_SENTENCE));
        let behind = |at: usize| at + 1;
        let end = first.rfind('\n').or_else(|| first.rfind([',', ';']).map(behind)).or_else(|| first.rfind(' '));
        let length = end.or_else(|| rest.find(char::is_whitespace).map(|at| first.len() + at));
        let Some(length) = length.filter(|length| (1..all.len()).contains(length)) else { break };
        sentences.push(Span::new(sentence.start(), sentence.start() + length));
        sentence = Span::new(sentence.start() + length, sentence.end()).trimmed(text);
    }
    if !sentence.is_empty() {
        sentences.push(sentence);
    }
}

/// The next stops in `within`, the first of which `find_stop` finds, with the quotation marks and brackets that close
/// behind them.
fn next_stop(text: &str, within: Span, find_stop: fn(&str) -> Option<usize>) -> Option<Span> {
    let start = find_stop(within.of(text))?;
    let after = Span::new(within.start() + start, within.end());
    let length = after.of(text).find(|sign| !is_stop(sign) && !is_closing(sign)).unwrap_or(after.len());
    Some(Span::new(after.start(), after.start() + length))
}

/// Whether `part` may have stops that are not ASCII: the last byte of `…` and the first of the others, all of which are
/// rare.
fn has_other_stops(part: &str) -> bool {
    memchr::memchr3(0xA6, 0xE3, 0xEF, part.as_bytes()).is_some()
}

fn find_ascii_stop(part: &str) -> Option<usize> {
    memchr::memchr3(b'.', b'!', b'?', part.as_bytes())
}

fn find_any_stop(part: &str) -> Option<usize> {
    find(part, may_begin_stop, is_stop)
}

/// Whether the first byte of a stop may be `byte`.
#[expect(clippy::needless_bitwise_bool, reason = "without branches a block is tested in a few instructions")]
fn may_begin_stop(byte: u8) -> bool {
    (byte == b'.') | (byte == b'!') | (byte == b'?') | matches!(byte, 0xE2 | 0xE3 | 0xEF)
}

fn is_stop(sign: char) -> bool {
    matches!(sign, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

fn is_closing(sign: char) -> bool {
    matches!(sign, '”' | '’' | '"' | '\'' | '»' | ')' | ']' | '」' | '』')
}

/// Whether `stop` ends `sentence`, `after` being the rest of the paragraph.
fn ends_sentence(text: &str, sentence: Span, stop: Span, after: Span) -> bool {
    let (stops, after) = (stop.of(text), after.of(text));
    if stops.starts_with(['。', '！', '？']) {
        return true;
    }
    if !after.starts_with(char::is_whitespace) {
        return after.is_empty();
    }
    let next = after.trim_start().trim_start_matches(|sign: char| !sign.is_alphanumeric() && !sign.is_whitespace());
    let next = next.trim_start();
    if next.starts_with(char::is_lowercase) && !is_styled(next) {
        return false;
    }
    match stops {
        "." => !is_abbreviated(Span::new(sentence.start(), stop.start()).of(text), next),
        _ if stops.starts_with(['!', '?']) && stops.ends_with(is_closing) => !goes_on_with_speaker(next),
        _ => true,
    }
}

/// Whether `next` begins with a name that begins with a small letter: “easyJet”, “iPhone”.
fn is_styled(next: &str) -> bool {
    let word = next.split(|sign: char| !sign.is_alphabetic()).next().unwrap_or_default();
    word.contains(char::is_uppercase)
}

/// Whether the full stop behind `before` belongs to the word it ends with, as `next` shows too.
fn is_abbreviated(before: &str, next: &str) -> bool {
    let is_edge =
        |sign: char| sign.is_whitespace() || matches!(sign, '(' | '[' | '“' | '"' | '‘' | '—' | '–' | '-' | '/');
    let word = before.rsplit(is_edge).next().unwrap_or_default();
    if before.len() == word.len() && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return true; // The number of an item: “3. Close the gate.”
    }
    let single_letters = !word.is_empty() && word.split('.').all(|letter| letter.chars().count() == 1);
    // “…, she wrote on X.”
    let network = word == "X" && before.ends_with(" on X");
    if single_letters && word.starts_with(char::is_alphabetic) && word != "I" && !network {
        return !opens_sentence(next);
    }
    if word.len() > LONGEST {
        return false;
    }
    let small = word.starts_with(char::is_lowercase);
    let word = packed(word);
    BEFORE_ANYTHING.contains(&word)
        || BEFORE_NAMES.contains(&word) && !small
        || BEFORE_NUMBERS.contains(&word) && next.starts_with(|sign: char| sign.is_ascii_digit())
        || (ANYWHERE.contains(&word) && !small || ANYWHERE_SMALL.contains(&word)) && !opens_sentence(next)
}

/// The small letters of each of `words`, none longer than an abbreviation, in a number.
const fn packed_all<const MANY: usize>(words: [&str; MANY]) -> [u64; MANY] {
    let mut numbers = [0; MANY];
    let mut index = 0;
    while index < MANY {
        numbers[index] = packed(words[index]);
        index += 1;
    }
    numbers
}

/// The small letters of `word`, no longer than an abbreviation, in a number.
const fn packed(word: &str) -> u64 {
    assert!(word.len() <= LONGEST, "no abbreviation is longer");
    let (bytes, mut number, mut index) = (word.as_bytes(), 0, 0);
    while index < bytes.len() {
        number = number << 8 | bytes[index].to_ascii_lowercase() as u64;
        index += 1;
    }
    number
}

/// Whether `next` begins with a word that opens sentences more often than names.
fn opens_sentence(next: &str) -> bool {
    let word = next.split(|sign: char| !sign.is_alphabetic()).next().unwrap_or_default();
    let initial = word.len() == 1 && next.get(1..).is_some_and(|rest| rest.starts_with('.'));
    OPENERS.contains(&word) && !initial
}

/// Whether `next` goes on as after a quotation: `Ruiz asked`, `Mayor Ana Ruiz said`.
fn goes_on_with_speaker(next: &str) -> bool {
    let mut words = next.split_whitespace().take(4).map(|word| word.trim_end_matches([',', '.', ':']));
    let mut names = 0;
    words.any(|word| {
        names += 1;
        names > 1 && SPEECH_VERBS.contains(&word)
    })
}

/// Longer words are no abbreviations.
const LONGEST: usize = 6;

/// Titles and the like, here in small letters: a name follows, never a new sentence.
///
/// They are written with a capital: “the team’s rep.” ends a sentence.
const BEFORE_NAMES: [u64; 44] = packed_all([
    "mr", "mrs", "ms", "dr", "prof", "st", "mt", "gov", "sen", "rep", "reps", "sens", "gen", "col", "lt", "sgt",
    "capt", "cmdr", "maj", "adm", "rev", "hon", "pres", "messrs", "mme", "mlle", "supt", "insp", "det", "cpl", "pvt",
    "amb", "fr", "sr", "gov't", "atty", "asst", "assoc", "ald", "brig", "sqn", "flt", "cdr", "brgy",
]);

/// Abbreviations that something always follows, however they are written.
const BEFORE_ANYTHING: [u64; 6] = packed_all(["vs", "e.g", "i.e", "cf", "ft", "approx"]);

/// Abbreviations that are some only before a number.
const BEFORE_NUMBERS: [u64; 12] =
    packed_all(["no", "nos", "fig", "figs", "art", "sec", "p", "pp", "vol", "ch", "para", "ca"]);

/// Abbreviations that may end a sentence as well, some only as they are written, with a capital: “Ill.” is one, “ill” a
/// word.
const ANYWHERE: [u64; 68] = packed_all([
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed",
    "thu", "thur", "thurs", "fri", "inc", "ltd", "corp", "co", "bros", "jr", "dept", "ave", "blvd", "rd", "ala",
    "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "md", "mass", "mich",
    "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "tex", "va", "vt", "wash", "wis", "wyo",
    "ph.d", "m.d", "univ", "assn", "intl",
]);

/// Those of them that no word is spelt like, or that are written small.
const ANYWHERE_SMALL: [u64; 9] = packed_all(["inc", "ltd", "jr", "etc", "al", "est", "dept", "ph.d", "m.d"]);

/// Words that open sentences, and hardly ever names.
const OPENERS: &[&str] = &[
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
    "Our",
    "My",
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
    "No",
    "So",
    "Then",
    "Yet",
    "What",
    "Why",
    "How",
    "Who",
    "Where",
    "Since",
    "During",
    "Although",
    "Though",
    "Officials",
    "Police",
    "One",
    "Two",
    "From",
    "Under",
    "Asked",
    "All",
    "Both",
    "Only",
];

/// Verbs that tell who spoke, as they stand behind a quotation and a name.
const SPEECH_VERBS: &[&str] = &[
    "said",
    "says",
    "asked",
    "asks",
    "added",
    "replied",
    "shouted",
    "cried",
    "wrote",
    "told",
    "tweeted",
    "wondered",
    "exclaimed",
    "yelled",
    "demanded",
    "answered",
    "continued",
    "recalled",
    "called",
];

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
    fn stops_that_are_not_ascii_are_seen_wherever_they_stand() {
        for stop in ['…', '。', '！', '？'] {
            for length in [0, 40] {
                let part = format!("{}{stop}", "a “b” ".repeat(length));
                assert!(has_other_stops(&part), "{part}");
            }
        }
        assert!(!has_other_stops("“It held,” Zoë said — twice."));
    }

    #[test]
    fn quotation_marks_belong_to_the_sentence_they_close() {
        check("“It held.” She left.", "“It held.”|She left.");
        check("It held (barely.) Then it broke...", "It held (barely.)|Then it broke...");
        check("It held.\nIt broke! Why?", "It held.|It broke!|Why?");
    }

    #[test]
    fn a_sentence_of_thousands_of_names_is_parted_between_two() {
        let lengths = |text: &str| {
            let mut sentences = Vec::new();
            push_sentences(text, Span::new(0, text.len()), &mut sentences);
            let shown: Vec<_> = sentences.iter().map(|sentence| sentence.of(text)).collect();
            assert!(shown.iter().all(|sentence| sentence.trim() == *sentence));
            let words = |text: &str| text.split_whitespace().count();
            assert_eq!(shown.iter().map(|sentence| words(sentence)).sum::<usize>(), words(text));
            shown.iter().map(|sentence| sentence.len()).collect::<Vec<_>>()
        };
        assert_eq!(lengths(&"Ana Ruiz, ".repeat(2000)), [16_379, 3_619]);
        assert_eq!(lengths(&"Ana Ruiz and ".repeat(2000)), [16_383, 9_615]);
        assert_eq!(lengths(&"Ana Ruiz\n".repeat(2000)), [16_379, 1_619]);
        assert_eq!(lengths(&"Ana Ruiz, ".repeat(1600)), [15_999]);
        assert_eq!(lengths(&"é".repeat(20_000)), [40_000]);
        assert_eq!(lengths(&format!("{} b", "é".repeat(20_000))), [40_000, 1]);
    }

    #[test]
    fn a_sentence_may_begin_with_a_name_in_small_letters() {
        check("It is hard. easyJet left.", "It is hard.|easyJet left.");
        check("It is hard. iPhones sell.", "It is hard.|iPhones sell.");
        check("It is hard... he left.", "It is hard... he left.");
    }

    #[test]
    fn a_quotation_and_who_spoke_it_are_one_sentence() {
        check("“Stop!” she said. “Why?”", "“Stop!” she said.|“Why?”");
        check("“Why?” Mayor Ana Ruiz asked. He left.", "“Why?” Mayor Ana Ruiz asked.|He left.");
        check("“Why?” Ruiz left.", "“Why?”|Ruiz left.");
    }

    #[test]
    fn abbreviations_end_nothing() {
        check(
            "Gov. Ruiz met Mr. J. A. Doe on Jan. 5 at 3.5 percent.",
            "Gov. Ruiz met Mr. J. A. Doe on Jan. 5 at 3.5 percent.",
        );
        check("It began at 3 p.m. Monday in St. Alder.", "It began at 3 p.m. Monday in St. Alder.");
        check("He read No. 5 and said no. Ruiz left.", "He read No. 5 and said no.|Ruiz left.");
    }

    #[test]
    fn an_abbreviation_ends_a_sentence_where_a_new_one_opens() {
        check("The U.S. Senate met in the U.S. The talks failed.", "The U.S. Senate met in the U.S.|The talks failed.");
        check(
            "Acme Inc. Chairman Bo Li left Acme Inc. The rest stayed.",
            "Acme Inc. Chairman Bo Li left Acme Inc.|The rest stayed.",
        );
        check("It ended at 3 p.m. He left.", "It ended at 3 p.m.|He left.");
    }

    #[test]
    fn a_word_spelt_like_an_abbreviation_ends_a_sentence() {
        check("Ann said he was ill. John Pratt left.", "Ann said he was ill.|John Pratt left.");
        check("They mine ore. Bo Li left the co. Ann stayed.", "They mine ore.|Bo Li left the co.|Ann stayed.");
        check("He is their rep. John Pratt left.", "He is their rep.|John Pratt left.");
        check("Alton, Ill. Mayor Bo Li met Rep. John Pratt.", "Alton, Ill. Mayor Bo Li met Rep. John Pratt.");
        check("Acme Inc. Chairman Bo Li met Li et al. Monday.", "Acme Inc. Chairman Bo Li met Li et al. Monday.");
    }

    #[test]
    fn the_network_x_ends_a_sentence_and_an_initial_none() {
        check("It broke, she wrote on X. Li replied.", "It broke, she wrote on X.|Li replied.");
        check("It broke, said Malcolm X. Li in May.", "It broke, said Malcolm X. Li in May.");
    }

    #[test]
    fn an_ellipsis_ends_a_sentence_only_before_a_capital() {
        check("It … held. And … Then it broke… and fell.", "It … held.|And …|Then it broke… and fell.");
    }

    #[test]
    fn the_number_of_an_item_is_no_sentence() {
        check("3. Close the gate. Lock it.", "3. Close the gate.|Lock it.");
    }

    #[test]
    fn sentences_without_blanks_between_end_too() {
        check("雨が降った。橋は無事だ。", "雨が降った。|橋は無事だ。");
    }
}
