//! Whether a party is a man or a woman: by title and given name, else by the pronouns that stand near it.

use super::super::EntityKind;
use super::super::gazetteer::{FEMALE, Gazetteer, MALE};
use super::super::lexicon::Classes;
use super::super::mention::Name;
use super::super::part::Part;
use super::super::places;
use super::super::reading::{Reading, Word};
use super::super::sieve::Sieve;
use super::super::tagger::feature::{hash, hash_small, hashes};
use super::Parties;
use super::reference::gender_of;

/// Pronouns with a verb: “he’d”.
const CONTRACTED: [u32; 6] =
    [hash(b"he's"), hash(b"he'd"), hash(b"he'll"), hash(b"she's"), hash(b"she'd"), hash(b"she'll")];

/// Given names that are mostly a woman’s, and many a man’s.
const MOSTLY: [&str; 20] = [
    "Lindsey", "Ashley", "Kelly", "Shannon", "Tracy", "Courtney", "Morgan", "Taylor", "Jordan", "Casey", "Jamie",
    "Dana", "Pat", "Kerry", "Hilary", "Vivian", "Sandy", "Beverly", "Stacy", "Lee",
];

/// Given names that are mostly a man’s, and some women’s, or the other way round.
const SELDOM: [&str; 63] = [
    "Sam", "Charlie", "Max", "Jess", "Chris", "Terry", "Frankie", "Billie", "Toni", "Robbie", "Ronnie", "Freddie",
    "Georgie", "Drew", "Blake", "Rory", "Ryan", "Cameron", "Quinn", "Riley", "Avery", "Reese", "Harper", "Logan",
    "Parker", "Peyton", "Hunter", "Elliot", "Stevie", "Jackie", "Leigh", "Rowan", "Finley", "Frances", "Francis",
    "Glenn", "Dale", "Gene", "Lynn", "Aubrey", "Evelyn", "Shirley", "Jody", "Corey", "Ash", "Mel", "Val", "Sydney",
    "Whitney", "Bailey", "Dylan", "Emerson", "Hayden", "Kendall", "Micah", "Noel", "Rene", "Shawn", "Spencer",
    "Tristan", "Jo", "Bobby", "Andy",
];

/// Which words may tell a gender: of most words this tells that they are none.
const GENDERED: Sieve = Sieve::of(&CONTRACTED).and(&hashes(["he", "him", "his", "himself", "she", "her", "herself"]));

/// Given names of men in one country and of women in another.
const EITHER: [&str; 22] = [
    "Andrea",
    "Jean",
    "Nicola",
    "Simone",
    "Michele",
    "Gabriele",
    "Daniele",
    "Joan",
    "Jan",
    "Kim",
    "Robin",
    "Sasha",
    "Nikita",
    "Dominique",
    "Camille",
    "Leslie",
    "Laurence",
    "Marion",
    "Ariel",
    "Noa",
    "Ali",
    "Alex",
];

/// The gender that a name's title or first word shows; `None` where they show none, or both.
pub(super) fn gender(reading: &Reading, name: &Name) -> Option<bool> {
    let first = name.words.start;
    let given = match (reading.any(first, Classes::MALE), reading.any(first, Classes::FEMALE)) {
        (true, false) => Some(false),
        (false, true) => Some(true),
        _ => None,
    };
    let given = given.or_else(|| if name.words.len() > 1 { listed(reading, first) } else { None });
    titled(reading, name).or_else(|| given.filter(|_| !EITHER.contains(&reading.written(first))))
}

/// Whether `name` is one of the commonest surnames.
pub(super) fn is_common_surname(name: &str) -> bool {
    Gazetteer::built_in().is_common_surname(hash_small(name.as_bytes()))
}

/// Whether what [`gender`] says of `name` is by its title or by a common given name, and not by what stands alone and
/// may be a surname: “Ward”.
pub(super) fn is_sure(reading: &Reading, name: &Name) -> bool {
    // “Ma Ngok” may be a man, “Xi Jinping” is one.
    const SHORT: usize = 2;
    let given = name.words.start;
    let surname = || reading.words[given].is_common_surname();
    let written = reading.written(given);
    let common = || written.len() > SHORT || ["Bo", "Al", "Ed", "Jo", "Ty"].contains(&written);
    let sure = || reading.any(given, Classes::MALE | Classes::FEMALE) && !MOSTLY.contains(&written) && common();
    let listed = || sure() && (name.words.len() > 1 || !surname());
    titled(reading, name).is_some() || listed()
}

/// Whether the given name of `name` is one of those that both men and women have.
pub(super) fn is_eithers(reading: &Reading, name: &Name) -> bool {
    let given = reading.written(name.words.start);
    MOSTLY.contains(&given) || EITHER.contains(&given) || SELDOM.contains(&given)
}

/// The gender that a name's title shows.
pub(super) fn titled(reading: &Reading, name: &Name) -> Option<bool> {
    name.title.clone().find_map(|at| match reading.written(at) {
        "Mr" | "Sir" | "Lord" | "King" | "Prince" | "Pope" | "Chairman" | "Congressman" | "Councilman" => Some(false),
        "Mrs" | "Ms" | "Miss" | "Dame" | "Lady" | "Queen" | "Princess" | "Chairwoman" | "Congresswoman" => Some(true),
        _ => None,
    })
}

/// The gender of the given name at `at` by the gazetteer.
fn listed(reading: &Reading, at: usize) -> Option<bool> {
    let classes = reading.words[at].gazetted;
    match (classes & MALE != 0, classes & FEMALE != 0) {
        (true, false) => Some(false),
        (false, true) => Some(true),
        _ => None,
    }
}

/// The gender of somebody’s relation, by the number of the noun for it: “brother”.
pub(super) fn gender_of_kin(noun: u32) -> Option<bool> {
    const WOMEN: [u32; 8] = [
        hash(b"mother"),
        hash(b"wife"),
        hash(b"widow"),
        hash(b"daughter"),
        hash(b"sister"),
        hash(b"aunt"),
        hash(b"grandmother"),
        hash(b"girlfriend"),
    ];
    const MEN: [u32; 8] = [
        hash(b"father"),
        hash(b"husband"),
        hash(b"widower"),
        hash(b"son"),
        hash(b"brother"),
        hash(b"uncle"),
        hash(b"grandfather"),
        hash(b"boyfriend"),
    ];
    if WOMEN.contains(&noun) { Some(true) } else { MEN.contains(&noun).then_some(false) }
}

/// The gender of whom a noun describes; `None` where it does not say.
pub(super) fn gender_of_noun(noun: &str) -> Option<bool> {
    const WOMEN: [u32; 8] = [
        hash(b"woman"),
        hash(b"girl"),
        hash(b"actress"),
        hash(b"queen"),
        hash(b"princess"),
        hash(b"chairwoman"),
        hash(b"spokeswoman"),
        hash(b"congresswoman"),
    ];
    const MEN: [u32; 9] = [
        hash(b"man"),
        hash(b"boy"),
        hash(b"actor"),
        hash(b"king"),
        hash(b"prince"),
        hash(b"chairman"),
        hash(b"spokesman"),
        hash(b"congressman"),
        hash(b"pope"),
    ];
    let number = hash_small(noun.as_bytes());
    gender_of_kin(number)
        .or_else(|| if WOMEN.contains(&number) { Some(true) } else { MEN.contains(&number).then_some(false) })
}

impl Parties<'_, '_> {
    /// Each “he”, “her” and the like speaks for the gender of the one person named before it in its sentence, or in the
    /// one before where its own names nobody: once in each sentence, as the second means whom the first does.
    pub(super) fn hear_pronouns(&mut self) {
        let mut next = 0;
        let mut earlier = None;
        let reading = self.reading;
        let may_tell = Classes::PRONOUN | Classes::DETERMINER | Classes::ADVERB;
        for block in &reading.paragraphs {
            for sentence in &reading.sentences[block.sentences.clone()] {
                let (mut person, mut told) = (None, None);
                let words = sentence.words.clone();
                let may_be_contracted = |word: &Word| matches!(word.part, Part::Other | Part::Plural | Part::Name);
                let tells = |word: &Word| {
                    GENDERED.may_hold(word.hash)
                        && (word.entry.classes.any(may_tell)
                            || may_be_contracted(word) && CONTRACTED.contains(&word.hash))
                };
                for at in places(&reading.words, words, tells) {
                    let Some(female) = gender_of(reading.written(at)) else { continue };
                    person = self.heard(&mut next, at + 1, person);
                    if let Some(Only::One(party)) = person.or(earlier)
                        && told.replace((party, female)) != Some((party, female))
                    {
                        self.found[party].womanly += if female { 1 } else { -1 };
                    }
                }
                earlier = self.heard(&mut next, sentence.words.end, person);
            }
            earlier = None;
        }
    }

    /// Who was named until word `end`, `known` being so until the name `next`, which becomes the one behind.
    fn heard(&self, next: &mut usize, end: usize, mut known: Option<Only>) -> Option<Only> {
        while self.names.get(*next).is_some_and(|name| name.words.start < end) {
            known = alone(known, self.of_name[*next], &self.found);
            *next += 1;
        }
        known
    }
}

/// Who was named so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Only {
    One(usize),
    Several,
}

fn alone(known: Option<Only>, party: usize, found: &[super::Party]) -> Option<Only> {
    if found[party].kind != Some(EntityKind::Person) {
        return known;
    }
    match known {
        None => Some(Only::One(party)),
        Some(Only::One(same)) if same == party => known,
        Some(_) => Some(Only::Several),
    }
}
