//! Whom a description of an office or of somebody's own cannot stand for: who holds another, and whose they are.

use super::super::lexicon::Classes;
use super::super::tagger::feature::hash;
use super::super::token::TokenKind;
use super::super::{EntityKind, MentionForm};
use super::candidate::Referring;
use super::look::{ends_with_word, has_word};
use super::role::is_person_noun;
use super::{Parties, Party};

/// Those who are somebody's by birth or marriage, or work for one person.
const SOMEBODYS: [u32; 22] = [
    hash(b"wife"),
    hash(b"husband"),
    hash(b"widow"),
    hash(b"widower"),
    hash(b"partner"),
    hash(b"mother"),
    hash(b"father"),
    hash(b"son"),
    hash(b"daughter"),
    hash(b"brother"),
    hash(b"sister"),
    hash(b"uncle"),
    hash(b"aunt"),
    hash(b"cousin"),
    hash(b"nephew"),
    hash(b"niece"),
    hash(b"grandfather"),
    hash(b"grandmother"),
    hash(b"lawyer"),
    hash(b"attorney"),
    hash(b"coach"),
    hash(b"agent"),
];

/// Words that tell one office from others of its title.
pub(super) const OFFICES: [&str; 42] = [
    "prime",
    "business",
    "opposition",
    "police",
    "fire",
    "union",
    "party",
    "church",
    "army",
    "navy",
    "air",
    "team",
    "club",
    "council",
    "court",
    "city",
    "county",
    "district",
    "state",
    "federal",
    "environment",
    "health",
    "finance",
    "foreign",
    "defence",
    "defense",
    "interior",
    "education",
    "justice",
    "transport",
    "energy",
    "agriculture",
    "economy",
    "labour",
    "labor",
    "culture",
    "home",
    "trade",
    "housing",
    "immigration",
    "security",
    "climate",
];

impl Parties<'_, '_> {
    /// Whether `party` is first named behind the same office of another place or body: “the mayor of Dover”, or “Dover’s
    /// mayor”, is not “the mayor of Leith, Ada Voss,”.
    pub(super) fn is_elsewhere(&self, party: usize, referring: &Referring) -> bool {
        const LONGEST: usize = 8;
        let (reading, found) = (self.reading, &self.found[party]);
        let person = found.kind == Some(EntityKind::Person) && referring.form == MentionForm::Nominal;
        let Some(own) = self.named(referring.words.clone()).next().filter(|_| person && found.times > 0) else {
            return false;
        };
        let name = &self.names[found.first_name];
        let Some(comma) = name.title_start().checked_sub(1).filter(|&comma| reading.is(comma, ",")) else {
            return false;
        };
        let signs = |at: &usize| reading.words[*at].kind != TokenKind::Sign;
        let first = (comma.saturating_sub(LONGEST)..comma).rev().take_while(signs).last().unwrap_or(comma);
        let office = (first..comma).any(|at| reading.words[at].hash == reading.words[referring.head].hash);
        let other = self.named(first..comma).next().filter(|_| office);
        let apart = |other: usize| {
            let shares = self.found[other].name.split(' ').any(|word| has_word(&self.found[own].name, word));
            other != own && own != party && !shares
        };
        other.is_some_and(apart)
    }

    /// Whether the person named by `name` has whom the noun at `head` is for, and is somebody else: “Lund’s coach”.
    pub(super) fn owns(&self, name: usize, head: usize) -> bool {
        let end = self.names[name].words.end;
        let person = self.found[self.of_name[name]].kind == Some(EntityKind::Person);
        let body = Classes::ORGANIZATION_NOUN;
        person
            && end < head
            && self.reading.words[end].kind == TokenKind::Possessive
            && is_person_noun(self.reading, head)
            && !self.reading.any(head, body)
    }

    /// Whether the description is of somebody's wife or lawyer, and `found` is not known for one: “Lund’s daughter”.
    pub(super) fn is_somebodys(&self, found: &Party, first: usize, head: usize) -> bool {
        let reading = self.reading;
        if !SOMEBODYS.contains(&reading.words[head].hash) {
            return false;
        }
        let own = ["his", "her", "their"].iter().any(|own| reading.is(first, own));
        let owned = own || (first..head).any(|at| reading.words[at].kind == TokenKind::Possessive);
        owned && !self.is_called(head, found)
    }

    /// Whether the description has the title of `found`, and for another office or another rank: “the finance minister” of a
    /// foreign minister, “the mayor” of a deputy mayor.
    pub(super) fn is_of_another_office(&self, found: &Party, first: usize, head: usize) -> bool {
        const UNDER: [&str; 5] = ["deputy", "vice", "assistant", "shadow", "junior"];
        let reading = self.reading;
        if !reading.any(head, Classes::TITLE) {
            return false;
        }
        let noun = reading.written(head);
        let is_any = |word: &str, words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
        let own = |words: &[&str]| (first..head).any(|at| is_any(reading.written(at), words));
        let mut same = found.roles.iter().filter(|role| ends_with_word(role, noun)).peekable();
        if same.peek().is_none() {
            return false;
        }
        let offices: Vec<&str> =
            (first..head).map(|at| reading.written(at)).filter(|word| is_any(word, &OFFICES)).collect();
        same.all(|role| {
            let mut words = role.split(' ');
            let under = words.clone().any(|word| is_any(word, &UNDER));
            let specified = words.clone().any(|word| is_any(word, &OFFICES));
            let shared = words.any(|word| is_any(word, &offices));
            let whole = role.split(' ').filter(|word| !is_any(word, &UNDER)).count() == offices.len() + 1;
            let ranked = own(&UNDER) && !under || under && !own(&UNDER) && whole;
            ranked || specified && !offices.is_empty() && !shared
        })
    }

    /// Whether a title that stands in a heading is not one of those that `found` has: “Minister resigns” is of no mayor.
    pub(super) fn in_heading_of_another(&self, found: &Party, first: usize, head: usize) -> bool {
        let reading = self.reading;
        let title = |word: &str| {
            let word = reading.lexicon.word_of(hash(word.to_lowercase().as_bytes()));
            word.classes.any(Classes::TITLE)
        };
        let titled = || found.roles.iter().filter_map(|role| role.rsplit(' ').next()).any(title);
        reading.any(head, Classes::TITLE) && self.is_in_heading(first) && titled() && !self.is_called(head, found)
    }
}
