//! Names and nouns of the world, in a table read where it lies: places, given names and surnames, and what nouns name.
//!
//! A few bits for each, and no more: what is a name here may be none in a text. `assets/README.md` says where they come
//! from; `onrecord-train gazetteer` packs them.

use super::table::{self, Table};
use super::tagger::feature::Feature;

/// What an entry may be, a bit each, by the names the lists have for them.
#[cfg(any(test, feature = "train"))]
pub(super) const CLASSES: [&str; 16] = [
    "city",
    "town",
    "region",
    "male",
    "female",
    "surname_often",
    "surname",
    "organization",
    "known_person",
    "known_place",
    "known_group",
    "noun_person",
    "noun_group",
    "noun_place",
    "noun_event",
    "noun_thing",
];

/// Bits for towns and villages, and for what the lists of well-known names have for places.
pub(super) const TOWNS: u16 = CITY | TOWN | KNOWN_PLACE;
/// Those, and regions.
pub(super) const PLACES: u16 = TOWNS | REGION;
/// The bits one by one.
const CITY: u16 = 1;
pub(super) const TOWN: u16 = 1 << 1;
const REGION: u16 = 1 << 2;
pub(super) const MALE: u16 = 1 << 3;
pub(super) const FEMALE: u16 = 1 << 4;
pub(super) const SURNAME_OFTEN: u16 = 1 << 5;
const SURNAME: u16 = 1 << 6;
pub(super) const ORGANIZATION: u16 = 1 << 7;
pub(super) const KNOWN_PERSON: u16 = 1 << 8;
const KNOWN_PLACE: u16 = 1 << 9;
pub(super) const NOUN_PERSON: u16 = 1 << 11;
pub(super) const NOUN_GROUP: u16 = 1 << 12;
/// Bits for surnames, of many or of some.
pub(super) const SURNAMES: u16 = SURNAME_OFTEN | SURNAME;
/// Bits for what people are called by.
pub(super) const PEOPLE: u16 = MALE | FEMALE | SURNAMES;
/// Bits of those that are nouns, not names.
pub(super) const NOUNS: u16 = 0b1111_1000_0000_0000;

/// The longest entry, in words.
pub(super) const LONGEST: usize = 4;

/// The gazetteer built into the program.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gazetteer {
    table: Table<'static>,
}

impl Gazetteer {
    pub(super) fn built_in() -> Self {
        let file: &'static [u8] = include_bytes!("../../assets/lexicon/gazetteer.bin");
        let table = Table::read(file, file.len() / table::size(1, 2), 2).expect("built-in gazetteer");
        Self { table }
    }

    /// Whether the noun with this number names people.
    pub(super) fn is_person(&self, hash: u32) -> bool {
        self.classes(Key::EMPTY.and(hash)) & NOUN_PERSON != 0
    }

    /// Whether the word with this number is one of the commonest surnames.
    pub(super) fn is_common_surname(&self, hash: u32) -> bool {
        self.classes(Key::EMPTY.and(hash)) & SURNAME_OFTEN != 0
    }

    /// What the words with these numbers are together, a bit for each of [`CLASSES`].
    pub(super) fn classes(&self, key: Key) -> u16 {
        self.table.find(key.0).map_or(0, |row| u16::from_le_bytes([row[0], row[1]]))
    }

    /// Tells `visit` of each of `keys` that has classes its index and them.
    pub(super) fn each(&self, keys: &[Key], mut visit: impl FnMut(usize, u16)) {
        self.table.each(
            keys,
            |key| key.0,
            |index, slot| {
                let row = self.table.row(slot);
                visit(index, u16::from_le_bytes([row[0], row[1]]));
            },
        );
    }
}

/// A number for words in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Key(u32);

impl Key {
    /// The key of no words.
    pub(super) const EMPTY: Self = Self(0);

    /// The key with the word of number `hash` behind.
    pub(super) fn and(self, hash: u32) -> Self {
        Self(Feature::new(self.0, hash).number())
    }
}

/// Packs `entries`, lines of a class and a name with a tab between, into the bytes of a gazetteer.
///
/// # Errors
/// When a line is none.
#[cfg(feature = "train")]
pub fn pack(entries: &str) -> Result<Vec<u8>, String> {
    use super::lexicon::Lexicon;
    use super::reading::Reading;
    use super::vocabulary::Vocabulary;
    use crate::document;
    use std::collections::BTreeMap;
    let lexicon = Lexicon::default();
    let mut vocabulary = Vocabulary::new(&lexicon);
    let mut classes: BTreeMap<Key, u16> = BTreeMap::new();
    for (number, line) in entries.lines().enumerate() {
        let entry = line.split_once('\t');
        let found = entry.and_then(|(class, name)| Some((CLASSES.iter().position(|known| *known == class)?, name)));
        let (class, name) = found.ok_or_else(|| format!("line {}: no class and name: {line}", number + 1))?;
        let document = document::read_text(name.to_owned(), Vec::new());
        let reading = Reading::of(&document, document.whole(), &mut vocabulary);
        if (1..=LONGEST).contains(&reading.words.len()) {
            let key = reading.words.iter().fold(Key::EMPTY, |key, word| key.and(word.hash));
            *classes.entry(key).or_default() |= 1 << class;
        }
    }
    let rows: Vec<(u32, Vec<u8>)> = classes.iter().map(|(key, bits)| (key.0, bits.to_le_bytes().to_vec())).collect();
    Ok(table::write(&rows, 2).0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tagger::feature::hash;

    #[track_caller]
    fn check(words: &str, classes: &[&str]) {
        let key = words.split(' ').fold(Key::EMPTY, |key, word| key.and(hash(word.as_bytes())));
        let found = Gazetteer::built_in().classes(key);
        let found: Vec<_> = (0..16).filter(|bit| found >> bit & 1 == 1).map(|bit| CLASSES[bit]).collect();
        assert_eq!(found, classes, "{words}");
    }

    #[test]
    fn places_people_and_nouns_are_known_by_their_small_letters() {
        check("burkina faso", &["region", "known_place"]);
        check("rotterdam", &["city", "town", "known_place"]);
        check("spokeswoman", &["noun_person"]);
        check("burkina", &[]);
        check("qwxz", &[]);
    }
}
