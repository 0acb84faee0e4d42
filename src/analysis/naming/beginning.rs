//! Names that only begin sentences, where a capital says nothing: “*Lumo* will close its plant”, “*First Light Energy*
//! will build”. What no list knows and what then acts and is called “it” is a body, and one called “he” or “she” is
//! somebody; words in a row whose last says in what they trade are a company, and so are those before it elsewhere.

use super::company;
use super::industry;
use super::island::Island;
use super::name;
use crate::analysis::EntityKind;
use crate::analysis::evidence::Evidence;
use crate::analysis::gazetteer;
use crate::analysis::lexicon::Classes;
use crate::analysis::mention::Name;
use crate::analysis::part::Part;
use crate::analysis::reading::{Reading, Word};
use crate::analysis::tagger::feature::hash;
use std::cell::LazyCell;
use std::ops::Range;

/// Of more such names than that in a text, the first are looked at.
const MOST: usize = 16;
/// Points for what is found.
const POINTS: i32 = 100;
const IT: u32 = hash(b"it");
const ITS: u32 = hash(b"its");
const HE: [u32; 2] = [hash(b"he"), hash(b"she")];
const HIS: [u32; 4] = [HE[0], HE[1], hash(b"his"), hash(b"her")];

/// Adds such names to `names`, which are in text order.
pub(super) fn add(reading: &Reading, islands: &[Island], names: &mut Vec<Name>) {
    let found = names.len();
    let mut whole: Vec<Range<usize>> = Vec::new();
    // Asked for by few texts.
    let small = LazyCell::new(|| {
        let mut small: Vec<u32> = reading.words.iter().filter(|word| !word.capital).map(|word| word.hash).collect();
        small.sort_unstable();
        small
    });
    for Island { sentence, words: island } in islands {
        let sentence = &reading.sentences[*sentence];
        let start = sentence.words.start;
        if sentence.heading || island.start != start || names.len() >= found + MOST || !may_begin(reading, start) {
            continue;
        }
        let end = (start..sentence.words.end).find(|&at| !is_capital(reading, at)).unwrap_or(sentence.words.end);
        let next = names[..found].partition_point(|name| name.words.end <= start);
        if names[..found].get(next).is_some_and(|name| name.words.start < end) {
            continue;
        }
        let kind = match end - start {
            0 => None,
            1 => lone_kind(reading, start, &sentence.words)
                .filter(|_| small.binary_search(&reading.words[start].hash).is_err()),
            _ if is_company(reading, &(start..end)) => {
                whole.push(start..end);
                Some(EntityKind::Organization)
            }
            _ => None,
        };
        let points = match kind {
            Some(EntityKind::Person) => [POINTS, 0, 0, 0],
            Some(_) => [0, POINTS, 0, 0],
            None => continue,
        };
        names.push(name(reading, start..end, Evidence::of_points(points), &sentence.words));
    }
    add_short(reading, islands, &whole, names, found);
    if names.len() > found {
        names.sort_by_key(|name| name.words.start);
    }
}

/// Adds what is short for a company of `whole`, where it begins a sentence and acts: “*First Light* said”.
fn add_short(reading: &Reading, islands: &[Island], whole: &[Range<usize>], names: &mut Vec<Name>, found: usize) {
    if whole.is_empty() {
        return;
    }
    let numbers = |words: &Range<usize>| reading.words[words.clone()].iter().map(|word| word.number);
    for Island { sentence, words: island } in islands {
        let sentence = &reading.sentences[*sentence];
        let start = sentence.words.start;
        if sentence.heading || island.start != start {
            continue;
        }
        let end = (start..sentence.words.end).find(|&at| !is_capital(reading, at)).unwrap_or(sentence.words.end);
        let known = |words: &Range<usize>| numbers(&(words.start..words.end - 1)).eq(numbers(&(start..end)));
        if end < start + 2 || !acts(reading, end) || !whole.iter().any(known) {
            continue;
        }
        let next = names[..found].partition_point(|name| name.words.end <= start);
        if names[..found].get(next).is_none_or(|name| name.words.start >= end) {
            names.push(name(reading, start..end, Evidence::of_points([0, POINTS, 0, 0]), &sentence.words));
        }
    }
}

fn is_capital(reading: &Reading, at: usize) -> bool {
    reading.words[at].capital && reading.is_word(at)
}

/// Whether a name may begin with the word at `at`, which begins a sentence.
fn may_begin(reading: &Reading, at: usize) -> bool {
    let small = Classes::DETERMINER | Classes::PRONOUN | Classes::CONJUNCTION | Classes::PREPOSITION;
    is_capital(reading, at) && !reading.any(at, small | Classes::AUXILIARY | Classes::TITLE | Classes::TIME)
}

/// Whether what ends before `end` does something there: “*will* build”, “*has* sold”, “*said*”.
fn acts(reading: &Reading, end: usize) -> bool {
    const PLANS: [&str; 5] = ["plans", "expects", "intends", "aims", "hopes"];
    reading.words.get(end).is_some_and(|word| matches!(word.part, Part::Modal | Part::Have))
        || reading.tells_of_speech(end)
        || reading.is_any(end, &PLANS) && reading.is(end + 1, "to")
}

/// Whether the word at `at` is what somebody did to what stands behind it: “*fired* Ana Ruiz”, “*closed* its plant”.
fn did(reading: &Reading, at: usize) -> bool {
    let object = |word: &Word| word.capital || matches!(word.part, Part::Determiner | Part::Number);
    reading.words.get(at).is_some_and(|word| matches!(word.part, Part::Ed | Part::CueVerb))
        && reading.written(at).ends_with("ed")
        && reading.words.get(at + 1).is_some_and(object)
}

/// Whether `words`, at the beginning of a sentence, are a company's by their last: “First Light *Energy* will”.
fn is_company(reading: &Reading, words: &Range<usize>) -> bool {
    const LONGEST: usize = 4;
    words.len() > 2 && words.len() <= LONGEST && industry::ends_in_trade(reading, words) && acts(reading, words.end)
}

/// What the word at `at`, which begins `sentence`, names, where it is a name by what it does and how it is called then.
fn lone_kind(reading: &Reading, at: usize, sentence: &Range<usize>) -> Option<EntityKind> {
    if !is_unlisted(reading, at) {
        None
    } else if acts(reading, at + 1) {
        called(reading, at + 2..sentence.end).or_else(|| goes_on(reading, sentence.end))
    } else if did(reading, at + 1) {
        goes_on(reading, sentence.end)
    } else {
        None
    }
}

/// Whether no list has the word at `at` for one of every day, or for a noun.
fn is_unlisted(reading: &Reading, at: usize) -> bool {
    let word = &reading.words[at];
    let noun = || word.gazetted & gazetteer::NOUNS != 0;
    // “Miners can”
    let written = reading.written(at);
    let several = written.ends_with('s');
    // “Inflation will fall”
    let abstracts = ["tion", "sion", "ment", "ness", "age", "kind", "ity", "ance", "ence"];
    let several = several || abstracts.iter().any(|end| written.ends_with(end));
    matches!(word.part, Part::Name) && !several && !reading.any(at, Classes::COMMON | Classes::NO_NAME) && !noun()
}

/// What somebody or something is by how the rest of a sentence calls it that tells what it does: “will close *its*
/// plant”, “will leave, *he said*”.
fn called(reading: &Reading, rest: Range<usize>) -> Option<EntityKind> {
    const NEAR: usize = 5;
    let is = |at: usize, part: Part| reading.words.get(at).is_some_and(|word| word.part == part);
    let near = rest.start + NEAR;
    let mut own = true;
    rest.clone().find_map(|at| {
        let word = &reading.words[at];
        // Somebody or something else.
        own &= !matches!(word.part, Part::Name | Part::Comma | Part::Mark);
        if own && at < near {
            return match word.hash {
                ITS => Some(EntityKind::Organization),
                hash if HIS.contains(&hash) => Some(EntityKind::Person),
                _ => None,
            };
        }
        let says = is(at.wrapping_sub(1), Part::Comma) && reading.tells_of_speech(at + 1);
        match word.hash {
            IT if says => Some(EntityKind::Organization),
            hash if says && HE.contains(&hash) => Some(EntityKind::Person),
            _ => None,
        }
    })
}

/// The same, by how the next sentence of its paragraph, from `start` on, does: “*It said*”, “*The company* will”.
fn goes_on(reading: &Reading, start: usize) -> Option<EntityKind> {
    let word = reading.words.get(start).filter(|_| reading.paragraph_at(start) == reading.paragraph_at(start - 1))?;
    let speaks = reading.tells_of_speech(start + 1);
    let company =
        || reading.is(start, "the") && start + 1 < reading.words.len() && company::is_company(reading, start + 1);
    match word.hash {
        IT if speaks => Some(EntityKind::Organization),
        hash if speaks && HE.contains(&hash) => Some(EntityKind::Person),
        _ => (company() && acts(reading, start + 2)).then_some(EntityKind::Organization),
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check_parties;

    #[test]
    fn what_no_list_knows_and_acts_first_is_named() {
        check_parties("Trevose will cut jobs, it said on Monday.", &["Organization: Trevose = Trevose, it"]);
        check_parties("Voltera will close its plant.", &["Organization: Voltera = Voltera"]);
        check_parties("Voltera plans to grow. It said it was sure.", &["Organization: Voltera = Voltera, It"]);
        check_parties("Lumo will build a line. The company has said so.", &["Organization: Lumo = Lumo"]);
        check_parties(
            "Voltera fired Ana Ruiz. It said that it was sure.",
            &["Organization: Voltera = Voltera, It", "Person: Ana Ruiz = Ana Ruiz"],
        );
        check_parties("Brindle will resign, he said on Monday.", &["Person: Brindle = Brindle, he"]);
        // Nearest misses: words of every day, things, and what others say.
        check_parties("Prices will fall, it said.", &[]);
        check_parties("Snow will fall. It said so on the radio.", &[]);
        check_parties("Voltage will fall. The voltage has its limits.", &[]);
    }

    #[test]
    fn words_of_every_day_name_a_company_before_what_it_trades_in() {
        let company = "Organization: First Light Energy = First Light Energy, First Light";
        check_parties("First Light Energy will build a farm. First Light said that it was sure.", &[company]);
        check_parties("First light will come.", &[]);
    }
}
