//! Names that end in what companies trade in, and what is short for those: “Lumo *Foods*”, “*Lumo*”.

use super::company::{COMPANY, MOST, is_known_place, is_somebody, is_surname_of, same_words};
use crate::analysis::EntityKind;
use crate::analysis::evidence::Evidence;
use crate::analysis::lexicon::Classes;
use crate::analysis::mention::Name;
use crate::analysis::reading::Reading;
use crate::analysis::tagger::feature::hashes;
use std::ops::Range;

/// What companies trade in, as the last words of their names that nobody is called by: where those are called by the
/// word before it, too, even if it is a surname.
const CALLED_WITHOUT: [u32; 16] = hashes([
    "airlines",
    "airways",
    "breweries",
    "capital",
    "computer",
    "energy",
    "foods",
    "holdings",
    "homes",
    "hotels",
    "logistics",
    "motor",
    "motors",
    "pharmaceuticals",
    "shipping",
    "stores",
]);

/// What others trade in, as the last words of their names that nobody is called by.
const TRADES: [u32; 64] = hashes([
    "advisors",
    "aerospace",
    "ambulance",
    "analytics",
    "apparel",
    "aviation",
    "bakeries",
    "beverages",
    "biosciences",
    "biotech",
    "brands",
    "cement",
    "chemicals",
    "communications",
    "computers",
    "consulting",
    "cosmetics",
    "consultancy",
    "economics",
    "electronics",
    "enterprises",
    "entertainment",
    "farms",
    "ferries",
    "footwear",
    "genomics",
    "healthcare",
    "industries",
    "insurance",
    "investments",
    "kitchens",
    "laboratories",
    "labs",
    "mining",
    "networks",
    "partners",
    "petroleum",
    "macroeconomics",
    "pharma",
    "plastics",
    "properties",
    "publishing",
    "railways",
    "renewables",
    "resources",
    "robotics",
    "securities",
    "semiconductor",
    "semiconductors",
    "software",
    "solutions",
    "studios",
    "supermarkets",
    "systems",
    "technologies",
    "telecom",
    "telecommunications",
    "telecoms",
    "textiles",
    "therapeutics",
    "toys",
    "utilities",
    "ventures",
    "wines",
]);

/// What the names of companies go on with for who owns them: “Volta *Inc*”.
const OWNED: [u32; 4] = hashes(["inc", "ltd", "plc", "corp"]);

/// Takes those of `names` for companies that end in what they trade in, and what is short for the first of them: “Lumo
/// *Foods*”, “*Lumo*”.
pub(super) fn retype(reading: &Reading, names: &mut [Name]) {
    let mut bare: Vec<Range<usize>> = Vec::new();
    for name in names.iter_mut() {
        if !is_in_trade(reading, name) || is_somebody(reading, name) {
            continue;
        }
        name.evidence = Evidence::of_points(COMPANY);
        let short = name.words.start..name.words.end - 1;
        if bare.len() < MOST && !bare.iter().any(|known| same_words(reading, known, &short)) {
            bare.push(short);
        }
    }
    bare.retain(|short| !is_surname_of(reading, names, short));
    for name in names.iter_mut() {
        let short = |words: &Range<usize>| same_words(reading, &name.words, words);
        if bare.iter().any(short) && is_unlisted(reading, name) {
            name.evidence = Evidence::of_points(COMPANY);
        }
    }
}

/// Whether the last word of `name`, which looks like a person’s or a place’s, says that it is a company’s: “Lumo
/// *Foods*”.
fn is_in_trade(reading: &Reading, name: &Name) -> bool {
    let end = name.words.end;
    let another = || matches!(name.evidence.kind().0, EntityKind::Person | EntityKind::Place);
    // “the New Administrative Capital” is a city.
    let city = || reading.is(end - 1, "capital") && reading.is_any(end - 2, &["administrative", "national"]);
    // Somebody may be called “Ana Homes”.
    let called =
        || name.words.len() == 2 && reading.is_any(end - 1, &["homes", "wines"]) && reading.is_given_name(end - 2);
    ends_in_trade(reading, &name.words) && another() && !city() && !called()
}

/// Whether `words` are a name that ends in what companies trade in: “Lumo *Foods*”.
pub(in crate::analysis) fn ends_in_trade(reading: &Reading, words: &Range<usize>) -> bool {
    let last = &reading.words[words.end - 1];
    words.len() > 1 && last.capital && (CALLED_WITHOUT.contains(&last.hash) || TRADES.contains(&last.hash))
}

/// Whether companies whose names end in the word at `at` are called by the word before it: “*Ford* Motor”, “*Volta*
/// Inc”.
pub(in crate::analysis) fn is_called_without(reading: &Reading, at: usize) -> bool {
    const OTHERS: [u32; 7] = hashes(["group", "bank", "brewery", "construction", "pictures", "steel", "oil"]);
    let word = reading.words[at].hash;
    CALLED_WITHOUT.contains(&word) || OTHERS.contains(&word) || OWNED.contains(&word)
}

/// Whether the word at `at` only says who owns the company named before it: “Volta *Inc*”.
pub(super) fn tells_owner(reading: &Reading, at: usize) -> bool {
    reading.words.get(at).is_some_and(|word| word.capital && OWNED.contains(&word.hash))
}

/// Whether the lists have the first word of `name` neither for a place’s nor for a word of every day.
fn is_unlisted(reading: &Reading, name: &Name) -> bool {
    !is_somebody(reading, name)
        && !is_known_place(reading, name.words.start)
        && !reading.any(name.words.start, Classes::COMMON)
}
