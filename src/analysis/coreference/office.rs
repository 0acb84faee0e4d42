//! Whom a description of an office or of somebody's own cannot stand for: who holds another, and whose they are.

use super::super::lexicon::{Classes, Gazetted};
use super::super::tagger::feature::hash;
use super::super::token::TokenKind;
use super::super::{EntityKind, MentionForm};
use super::bar::AIDES;
use super::barring::SPEAKING_FOR;
use super::candidate::Referring;
use super::gender::gender_of_kin;
use super::look::ends_with_word;
use super::role::is_person_noun;
use super::sense::{Sense, meant_by};
use super::{Parties, Party};
use std::ops::Range;

/// Those who are somebody's by birth or marriage, or work for one person.
const SOMEBODYS: [u32; 30] = [
    hash(b"mum"),
    hash(b"mom"),
    hash(b"dad"),
    hash(b"girlfriend"),
    hash(b"boyfriend"),
    hash(b"fiancee"),
    hash(b"stepfather"),
    hash(b"stepmother"),
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
    /// Whether `party` is first named with the same office of another place or body: “the mayor of Dover”, or “Dover’s
    /// mayor”, is not “the mayor of Leith, Ada Voss,”, nor “Ada Voss, the Leith mayor,”.
    pub(super) fn is_elsewhere(&self, party: usize, referring: &Referring) -> bool {
        const LONGEST: usize = 8;
        let (reading, found) = (self.reading, &self.found[party]);
        let person = found.kind == Some(EntityKind::Person) && referring.form == MentionForm::Nominal;
        if !person || found.times == 0 || !reading.any(referring.head, Classes::TITLE | Classes::PERSON_NOUN) {
            return false;
        }
        let noun = reading.written(referring.head);
        if !found.roles.iter().any(|role| ends_with_word(role, noun)) {
            return false;
        }
        let own = self.of_office(&referring.words, referring.head);
        if own.is_empty() {
            return false;
        }
        let signs = |at: &usize| reading.words[*at].kind != TokenKind::Sign;
        let same = |at: &usize| reading.words[*at].hash == reading.words[referring.head].hash;
        let name = &self.names[found.first_name];
        let before = name.title_start();
        let apart = before > 0 && reading.is(before - 1, ",");
        let comma = if apart { before - 1 } else { name.words.start };
        let first = (comma.saturating_sub(LONGEST)..comma).rev().take_while(signs).last().unwrap_or(comma);
        let end = name.words.end;
        let last = (end + 1..reading.words.len().min(end + 1 + LONGEST)).take_while(signs).last().unwrap_or(end);
        let apposed = if reading.is(end, ",") { end + 1..last + 1 } else { end..end };
        let offices = [first..comma, apposed];
        let mut of = offices.into_iter().filter_map(|near| {
            let office = near.clone().rev().find(same)?;
            Some(self.of_office(&near, office)).filter(|of| !of.is_empty())
        });
        let holds =
            |one: &[usize], other: &[usize]| other.iter().all(|&at| one.iter().any(|&known| self.is_alike(known, at)));
        of.next().is_some_and(|of| !holds(&of, &own) && !holds(&own, &of))
    }

    /// Whether `words` are the spokesman of a party that is named in them, and `party` is first told to speak for
    /// another: “the Volta spokesman” is not “the union’s spokesman, Al Dean”.
    pub(super) fn is_voice_of_another(&self, party: usize, words: &Range<usize>, head: usize) -> bool {
        const LONGEST: usize = 3;
        let reading = self.reading;
        if !SPEAKING_FOR.contains(&reading.words[head].hash) || self.found[party].times == 0 {
            return false;
        }
        let Some(own) = self.named(words.start..head).last() else { return false };
        // “the union’s spokesman, *Al Dean*”
        let named = self.names[self.found[party].first_name].title_start();
        let Some(comma) = named.checked_sub(1).filter(|&comma| reading.is(comma, ",")) else { return false };
        let spokesman = |at: &usize| SPEAKING_FOR.contains(&reading.words[*at].hash);
        let Some(noun) = (comma.saturating_sub(LONGEST)..comma).rev().find(spokesman) else { return false };
        let Some(owner) = noun.checked_sub(2).filter(|_| reading.words[noun - 1].kind == TokenKind::Possessive) else {
            return false;
        };
        match self.named(owner..owner + 1).next() {
            Some(other) => other != own,
            None => Sense::of(meant_by(reading.words[owner].hash), self.found[own].sorts) == Sense::Other,
        }
    }

    /// The words with a capital that tell whose office the noun at `head` in `words` is: “*Leith*’s mayor”, “the mayor
    /// of *Leith*”, “the *French* president”.
    fn of_office(&self, words: &Range<usize>, head: usize) -> Vec<usize> {
        const PLAIN: [Classes; 5] =
            [Classes::NO_NAME, Classes::DETERMINER, Classes::TITLE, Classes::PERSON_NOUN, Classes::PREPOSITION];
        let reading = self.reading;
        let tells = |&at: &usize| {
            let word = &reading.words[at];
            let office = || reading.is_any(at, &OFFICES);
            let plain = || PLAIN.iter().any(|&class| reading.any(at, class));
            word.capital && (word.entry.is_people() || !plain()) && !office()
        };
        let is_owned = |at: usize| reading.words[at].kind == TokenKind::Possessive;
        let near = (words.start..head).rev().take_while(|&at| reading.words[at].capital || is_owned(at));
        let behind = head + 1..words.end;
        let of = if reading.is_any(head + 1, &["of", "for"]) { behind } else { 0..0 };
        let of = of.skip(1).skip_while(|&at| reading.is(at, "the")).take_while(|&at| reading.words[at].capital);
        near.chain(of).filter(tells).collect()
    }

    /// Whether two words are of one country, or begin alike, as “Ruritania” and “Ruritanian” do.
    fn is_alike(&self, one: usize, other: usize) -> bool {
        let lexicon = self.reading.lexicon;
        let people = |at: usize| self.reading.words[at].entry.is_people();
        let country = |at: usize| match lexicon.name(self.reading.written(at)) {
            Some(Gazetted::Country(country)) => Some(country),
            _ => lexicon.country_of_people(self.reading.words[at].entry),
        };
        if people(one) || people(other) {
            // “the French president” and “president of the republic”
            return country(one).zip(country(other)).is_none_or(|(one, other)| one == other);
        }
        begin_alike(self.reading.written(one), self.reading.written(other))
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
        let own = reading.is_any(first, &["his", "her", "their"]);
        let owned = own || (first..head).any(|at| reading.words[at].kind == TokenKind::Possessive);
        owned && !self.is_called(head, found)
    }

    /// Whether “the mother” means somebody of a child, and nothing before says that `found`, who has a trade, has one.
    pub(super) fn is_parent_of_none(&self, found: &Party, first: usize, head: usize) -> bool {
        const PARENTS: [&str; 8] =
            ["mother", "father", "grandmother", "grandfather", "widow", "widower", "stepmother", "stepfather"];
        const FAR: usize = 150;
        let reading = self.reading;
        let parent = reading.is(first, "the") && reading.is_any(head, &PARENTS);
        if !parent || found.roles.is_empty() && found.nouns.is_empty() || self.is_called(head, found) {
            return false;
        }
        let own = |at: usize| reading.is_any(at, &["his", "her"]);
        let kin = |at: usize| gender_of_kin(reading.words[at].hash).is_some() || reading.is(at, "child");
        let told = |at: usize| own(at) && (at + 1..first.min(at + 3)).any(kin);
        !(first.saturating_sub(FAR)..first).any(told)
    }

    /// Whether the description has the title of `found`, and for another office or another rank: “the finance minister”
    /// of a foreign minister, “the mayor” of a deputy mayor.
    pub(super) fn is_of_another_office(&self, found: &Party, first: usize, head: usize) -> bool {
        const UNDER: [&str; 5] = ["deputy", "vice", "assistant", "shadow", "junior"];
        const OTHERS: [&str; 2] = ["lieutenant", "lord"];
        let reading = self.reading;
        if !reading.any(head, Classes::TITLE) {
            return false;
        }
        let noun = reading.written(head);
        let is_any = |word: &str, words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
        let own = |words: &[&str]| (first..head).any(|at| is_any(reading.written(at), words));
        let chief = |role: &String| role.split(' ').any(|word| word.eq_ignore_ascii_case("chief"));
        if reading.is(head, "justice") && own(&["chief"]) && !found.roles.iter().any(chief) {
            return true;
        }
        let mut same = found.roles.iter().filter(|role| ends_with_word(role, noun)).peekable();
        let offices: Vec<&str> =
            (first..head).map(|at| reading.written(at)).filter(|word| is_any(word, &OFFICES)).collect();
        if same.peek().is_none() {
            return !found.roles.is_empty() && self.is_held_by_others(found, head, !offices.is_empty());
        }
        same.all(|role| {
            let mut words = role.split(' ');
            let under = words.clone().any(|word| is_any(word, &UNDER));
            let specified = words.clone().any(|word| is_any(word, &OFFICES));
            let shared = words.any(|word| is_any(word, &offices));
            let whole = role.split(' ').filter(|word| !is_any(word, &UNDER)).count() == offices.len() + 1;
            let ranked = own(&UNDER) && !under || under && !own(&UNDER) && whole;
            // “the lieutenant governor”, “the Lord Chancellor”
            let other = own(&OTHERS) && !role.split(' ').any(|word| is_any(word, &OTHERS));
            ranked || other || specified && !offices.is_empty() && !shared
        })
    }

    /// Whether the noun at `head` is for an office that nobody has of whom the text tells another trade: “the minister”
    /// is no clerk, but may be a secretary of state. The secretary is one whose office is `specified`.
    fn is_held_by_others(&self, found: &Party, head: usize, specified: bool) -> bool {
        const HELD: [&str; 10] =
            ["minister", "mayor", "governor", "judge", "senator", "bishop", "coach", "pope", "king", "queen"];
        const OPEN: [&str; 14] = [
            "secretary",
            "leader",
            "premier",
            "chancellor",
            "politician",
            "head",
            "chief",
            "president",
            "official",
            "lawmaker",
            "prince",
            "princess",
            "manager",
            "cardinal",
        ];
        let open = |role: &String| OPEN.iter().any(|noun| ends_with_word(role, noun));
        // “the home secretary”
        let exclusive = self.reading.is_any(head, &HELD) || specified && self.reading.is(head, "secretary");
        exclusive
            && !self.is_called(head, found)
            && Sense::of(meant_by(self.reading.words[head].hash), found.sorts) != Sense::Same
            && !found.roles.iter().any(open)
    }

    /// Whether a title that stands in a heading is not one of those that `found` has: “Minister resigns” is of no
    /// mayor, and “says adviser” not of whom nobody calls one.
    pub(super) fn in_heading_of_another(&self, found: &Party, first: usize, head: usize) -> bool {
        let reading = self.reading;
        let title = |word: &str| {
            let word = reading.lexicon.word_of(hash(word.to_lowercase().as_bytes()));
            word.classes.any(Classes::TITLE)
        };
        let titled = || found.roles.iter().filter_map(|role| role.rsplit(' ').next()).any(title);
        let other =
            reading.any(head, Classes::TITLE) && titled() || first == head && AIDES.contains(&reading.words[head].hash);
        other && self.is_in_heading(first) && !self.is_called(head, found)
    }
}

/// Whether two words are the same but for their ends: “Ruritania” and “Ruritanian”.
pub(super) fn begin_alike(one: &str, other: &str) -> bool {
    const SHORTEST: usize = 4;
    const ENDING: usize = 2;
    let alike = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let shorter = one.chars().count().min(other.chars().count());
    one == other || alike >= SHORTEST.max(shorter.saturating_sub(ENDING))
}
