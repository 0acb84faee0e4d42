//! What of a pronoun or description bars parties: what its noun is for that not all are.

use super::super::MentionForm;
use super::super::lexicon::Classes;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::nation::LEADING;
use super::reference::gender_of;
use super::role::{GROUP, PERSON, noun_classes};
use super::sense::{is_of_people, meant_by};

/// Nouns for what only a state has.
const OF_STATES: [&str; 9] =
    ["ministry", "government", "police", "army", "military", "parliament", "navy", "court", "council"];
/// Nouns for a business.
const BUSINESSES: [&str; 14] = [
    "shipmaker",
    "toymaker",
    "company",
    "firm",
    "manufacturer",
    "carmaker",
    "airline",
    "retailer",
    "planemaker",
    "chipmaker",
    "drugmaker",
    "lender",
    "insurer",
    "automaker",
];
/// Nouns for who governs, owns or looks after things.
const BODIES: [&str; 12] = [
    "county",
    "city",
    "town",
    "council",
    "company",
    "firm",
    "agency",
    "ministry",
    "government",
    "department",
    "authority",
    "union",
];
/// Nouns for a body as much as for a person.
const EITHER: [&str; 26] = [
    "censor",
    "maker",
    "official",
    "source",
    "rival",
    "giant",
    "champion",
    "leader",
    "publisher",
    "operator",
    "developer",
    "partner",
    "supplier",
    "provider",
    "producer",
    "owner",
    "sponsor",
    "employer",
    "host",
    "holder",
    "opponent",
    "ally",
    "competitor",
    "author",
    "critic",
    "winner",
];
/// Those who work for one person.
pub(super) const STAFF: [&str; 8] = ["office", "campaign", "team", "camp", "staff", "estate", "entourage", "household"];
/// Bodies of one person that the lists of bodies do not have: “the Sanders campaign”.
pub(super) const CAMPS: [&str; 3] = ["campaign", "camp", "administration"];
/// Nouns for those whom police and courts deal with.
const ACCUSED: [&str; 3] = ["suspect", "defendant", "accused"];
/// Nouns for who plays.
pub(super) const PLAYERS: [&str; 14] = [
    "striker",
    "midfielder",
    "defender",
    "goalkeeper",
    "winger",
    "forward",
    "player",
    "batsman",
    "bowler",
    "pitcher",
    "quarterback",
    "playmaker",
    "sprinter",
    "scrum-half",
];
/// Those who speak for others.
pub(super) const SPEAKING_FOR: [u32; 3] = [hash(b"spokesman"), hash(b"spokeswoman"), hash(b"spokesperson")];

/// What of a pronoun or description bars parties.
#[derive(Debug, Clone, Copy)]
pub(super) struct Barring {
    /// Where it begins.
    pub(super) first: usize,
    pub(super) head: usize,
    pub(super) form: MentionForm,
    /// Whether its first word is a pronoun of a woman; `None` where that does not say.
    pub(super) female: Option<bool>,
    /// What its noun is for.
    pub(super) noun: Noun,
}

/// What a noun may be for that not all are.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one noun is for several")]
pub(super) struct Noun {
    pub(super) state: bool,
    pub(super) business: bool,
    pub(super) body: bool,
    pub(super) leader: bool,
    pub(super) union: bool,
    /// Whether it is for somebody who leads what is named behind: “the head of …”.
    pub(super) heads: bool,
    pub(super) accused: bool,
    /// Whether it is for a person and no body.
    pub(super) personal: bool,
    /// Whether it is for somebody who plays in a team.
    pub(super) plays: bool,
    /// Whether it is for those who work for one person: “his campaign”.
    pub(super) staff: bool,
}

/// Whether the noun at `head` is for one person, and neither for a body nor for who speaks for one.
fn is_personal(reading: &Reading, head: usize) -> bool {
    let word = reading.words[head].hash;
    let listed = reading.any(head, Classes::PERSON_NOUN) || noun_classes(reading, head) & PERSON != 0;
    // “American said” beside “American Airlines”
    let people = reading.words[head].capital && reading.words[head].entry.is_people();
    listed
        && !people
        && (meant_by(word) == 0 || is_of_people(word))
        && noun_classes(reading, head) & GROUP == 0
        && !reading.any(head, Classes::SOURCE_NOUN)
        && !SPEAKING_FOR.contains(&word)
        && !reading.is_any(head, &EITHER)
}

impl Barring {
    /// Of the pronoun or description that begins at word `first`, its noun at `head`.
    pub(super) fn of(reading: &Reading, first: usize, head: usize, form: MentionForm) -> Self {
        let female = gender_of(reading.written(first));
        let any = |nouns: &[&str]| reading.is_any(head, nouns);
        let noun = || Noun {
            state: any(&OF_STATES),
            business: any(&BUSINESSES) || reading.is(head, "maker"),
            body: any(&BODIES),
            leader: any(&LEADING),
            union: reading.is(head, "union"),
            heads: any(&["head", "chief", "boss", "leader"]) && reading.is(head + 1, "of")
                || reading.is(head, "executive"),
            accused: any(&ACCUSED),
            plays: any(&PLAYERS),
            personal: is_personal(reading, head),
            staff: any(&STAFF) && reading.is_any(first, &["his", "her"]),
        };
        let noun = if form == MentionForm::Nominal { noun() } else { Noun::default() };
        Self { first, head, form, female, noun }
    }

    /// Whether its noun is for somebody who leads: “president”.
    pub(super) fn is_of_leader(&self) -> bool {
        self.noun.leader
    }

    /// Whether its noun is for a person and no body.
    pub(super) fn is_personal(&self) -> bool {
        self.noun.personal
    }
}
