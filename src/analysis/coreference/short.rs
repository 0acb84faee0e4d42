//! Shorter and other ways to write a name of several words: “Supreme Court”, where the text names the “Supreme Court of
//! Ruritania”; “Jo Bell” and “Bell Ortiz” of “Jo Bell Ortiz”; “the Post” of the “Harlen Post”; “Dorian” of a
//! hurricane. A way that two parties share stands for neither.

use super::super::EntityKind;
use super::super::lexicon::{Classes, Gazetted};
use super::super::mention::{Name, begins_none};
use super::super::naming::industry::ends_in_trade;
use super::Parties;
use super::alias::{plain, without_marks};
use foldhash::{HashMap, HashMapExt};
use std::borrow::Cow;
use std::ops::Range;

/// A way to write the name of a party.
struct Form<'a> {
    person: bool,
    written: Cow<'a, str>,
    party: usize,
}

/// Of each way to write a name, whose it is; `None` where several share it.
type Owners<'f> = HashMap<(bool, &'f str), Option<usize>>;

const STORMS: [&str; 4] = ["Hurricane", "Typhoon", "Cyclone", "Storm"];
const COMPANIES: [&str; 9] = ["Inc", "Corp", "Ltd", "LLC", "PLC", "AG", "GmbH", "Limited", "Incorporated"];

/// What surnames of several words begin with.
const PARTICLES: [&str; 12] = ["le", "la", "de", "du", "del", "di", "da", "van", "von", "der", "el", "al"];

/// More words are no name of a person.
const LONGEST: usize = 4;
/// No more letters are initials.
const LETTERS: usize = 4;

impl<'a> Parties<'_, 'a> {
    /// For each party that is named by another way to write the name of another, that other, for any other itself. A
    /// person keeps the full name that the text has most often, everything else the longest.
    pub(super) fn shortened(&self) -> Vec<usize> {
        let first = self.first_names();
        let mut times = vec![0_usize; self.found.len()];
        self.of_name.iter().for_each(|&party| times[party] += 1);
        let mut forms = Vec::new();
        for &(party, name) in &first {
            self.push_forms(party, name, &mut forms);
        }
        let mut joined: Vec<usize> = (0..self.found.len()).collect();
        // What several words stand for first: “House” is shared by “US House” and “House of Representatives” until
        // then.
        for several in [true, false] {
            let owners = owners(&forms, &joined);
            for &(party, name) in first.iter().filter(|(_, name)| (name.words.len() > 1) == several) {
                let person = self.is_person(party);
                let Some(whole) = self.owner_of(name, person, &owners) else { continue };
                let whole = joined[whole];
                // Surnames of several words are no full name, however often they stand.
                let tail = || ends_alike(&self.found[whole].name, &self.found[party].name);
                let often = person && times[party] >= times[whole] && !tail();
                let (from, to) = if often { (whole, party) } else { (party, whole) };
                if joined[to] == to && joined[from] == from {
                    joined[from] = to;
                }
            }
        }
        joined
    }

    /// Each party with its first name.
    fn first_names(&self) -> Vec<(usize, &Name)> {
        let mut seen = vec![false; self.found.len()];
        let named = self.of_name.iter().copied().zip(&self.names);
        named.filter(|&(party, _)| !std::mem::replace(&mut seen[party], true)).collect()
    }

    fn is_person(&self, party: usize) -> bool {
        self.found[party].evidence.kind().0 == EntityKind::Person
    }

    fn owner_of(&self, name: &Name, person: bool, owners: &Owners) -> Option<usize> {
        let written = self.written(name);
        if name.government || name.words.len() == 1 && self.is_place(name) {
            return None;
        }
        let whole = self.with_country(name.words.clone());
        let whole = if whole == written { None } else { owners.get(&(person, &*plain(&whole))).copied() };
        let whole = whole.or_else(|| owners.get(&(person, &*plain(written))).copied());
        // “Le Pen” beside “Marine Le Pen”, whatever it looks like.
        let led = || {
            let first = self.reading.written(name.words.start);
            !person && name.words.len() > 1 && PARTICLES.iter().any(|particle| first.eq_ignore_ascii_case(particle))
        };
        let whole = whole.or_else(|| if led() { owners.get(&(true, &*plain(written))).copied() } else { None });
        let article = name.words.start.checked_sub(1).filter(|&at| name.words.len() == 1 && self.reading.is(at, "the"));
        whole.or_else(|| owners.get(&(person, &*by_kind(article.map(|_| written)?))).copied()).flatten()
    }

    fn is_place(&self, name: &Name) -> bool {
        let listed = self.listed(name.words.clone());
        matches!(listed, Some(Gazetted::Country(_) | Gazetted::Place)) || name.evidence.kind().0 == EntityKind::Place
    }

    /// Adds the ways to write `name` beside itself.
    fn push_forms(&self, party: usize, name: &Name, forms: &mut Vec<Form<'a>>) {
        let person = self.is_person(party);
        let mut push = |written: Cow<'a, str>| forms.push(Form { person, written: without_marks(written), party });
        if person { self.forms_of_person(name, &mut push) } else { self.forms_of_thing(name, &mut push) }
    }

    fn text(&self, words: Range<usize>) -> &'a str {
        self.reading.span(words).of(self.reading.text)
    }

    /// “Jo Bell Ortiz”: “Jo Bell”, “Jo Ortiz”, “Bell Ortiz”.
    fn forms_of_person(&self, name: &Name, push: &mut dyn FnMut(Cow<'a, str>)) {
        const NUMBERS: [&str; 4] = ["II", "III", "IV", "V"];
        let Range { start, end } = name.words;
        if NUMBERS.contains(&self.reading.written(end - 1)) {
            return;
        }
        let whole = |end: &usize| self.reading.words[end - 1].capital;
        (start + 2..end).filter(whole).for_each(|end| push(self.text(start..end).into()));
        // Longer ones are headlines, mostly: “Ana Ruiz Endorses Bo Li”.
        let own = if name.words.len() <= LONGEST { start + 1..end - 1 } else { 0..0 };
        own.for_each(|start| {
            let tail = self.text(start..end);
            push(tail.into());
            // At the beginning of a sentence: “Von der Leyen said”
            if let (false, Some(first)) = (whole(&(start + 1)), tail.chars().next()) {
                push(first.to_uppercase().chain(tail.chars().skip(1)).collect::<String>().into());
            }
        });
        if name.words.len() > 2 {
            push([self.reading.written(start), " ", self.reading.written(end - 1)].concat().into());
        }
    }

    fn forms_of_thing(&self, name: &Name, push: &mut dyn FnMut(Cow<'a, str>)) {
        // “Volta” of “Volta.com”
        if name.words.len() == 3 && self.reading.is(name.words.start + 1, ".") {
            push(Cow::Borrowed(self.text(name.words.start..name.words.start + 1)));
            return;
        }
        let reading = self.reading;
        let Range { start, end } = name.words;
        let written = self.written(name);
        if name.words.len() == 1 {
            written.strip_suffix('s').filter(|bare| bare.len() > 4).into_iter().for_each(|bare| push(bare.into()));
            return;
        }
        let owned = self.behind_owner(&name.words);
        let core = owned.unwrap_or(start);
        if core > start {
            push(self.text(core..end).into());
        }
        if let Some(of) = (core + 1..end).find(|&at| reading.is_any(at, &["of", "for", "on"])) {
            self.push_heads(start, core, of, end, push);
        }
        let last = reading.written(end - 1);
        let tailed = reading.any(end - 1, Classes::ORGANIZATION_TAIL) && reading.words[end - 2].capital;
        let organization = name.evidence.kind().0 == EntityKind::Organization && last.len() > LETTERS;
        let body = organization || reading.any(end - 1, Classes::ORGANIZATION_TAIL);
        if body && reading.words[end - 1].capital {
            push(by_kind(last).into());
        }
        // The times of a city are not the city.
        let tailed = tailed && core + 1 < end && name.words.len() > 2;
        let plain = || reading.any(start, Classes::COMMON) && core + 2 == end;
        if tailed || COMPANIES.contains(&last) || ends_in_trade(reading, &name.words) && core + 1 < end && !plain() {
            push(self.text(start..end - 1).into());
        }
        if STORMS.contains(&reading.written(end - 2)) {
            push(last.into());
        }
        if name.words.len() > 2 && reading.words[end - 1].capital {
            push([reading.written(start), " ", last].concat().into());
        }
    }

    /// The ways to write a name with “of” at word `of`: its head, alone or as its owner’s.
    fn push_heads(&self, start: usize, core: usize, of: usize, end: usize, push: &mut dyn FnMut(Cow<'a, str>)) {
        let reading = self.reading;
        let head = self.text(core..of);
        let kinds = Classes::ORGANIZATION_TAIL | Classes::ORGANIZATION_HEAD | Classes::COMMON;
        if of > core + 1 || reading.any(core, kinds) {
            push(head.into());
        }
        if core > start {
            push([&self.with_country(start..core), " ", head].concat().into());
        }
        let behind = of + 1 + usize::from(reading.is(of + 1, "the"));
        if behind < end && reading.is(of, "of") {
            let country = self.with_country(behind..end);
            push([&country, " ", head].concat().into());
        }
    }

    /// The first word behind the country or place that a name begins with.
    fn behind_owner(&self, words: &Range<usize>) -> Option<usize> {
        let owner =
            |end: &usize| matches!(self.listed(words.start..*end), Some(Gazetted::Country(_) | Gazetted::Place));
        let end = (words.start + 1..words.end.min(words.start + 4)).rev().find(owner)?;
        self.reading.words[end].capital.then_some(end)
    }

    /// `words` with the country they begin with as the lexicon writes it: “U.S. Navy”, “United States Navy”.
    pub(super) fn with_country(&self, words: Range<usize>) -> Cow<'a, str> {
        if begins_none(self.reading, words.clone()) {
            return Cow::Borrowed(self.text(words));
        }
        let country = |end: usize| match self.listed(words.start..end) {
            Some(Gazetted::Country(country)) => Some((country, end)),
            _ => None,
        };
        match (words.start + 1..=words.end.min(words.start + 3)).rev().find_map(country) {
            Some((country, end)) if end < words.end => Cow::Owned([country, " ", self.text(end..words.end)].concat()),
            Some((country, _)) => Cow::Borrowed(country),
            None => Cow::Borrowed(self.text(words)),
        }
    }
}

/// How what ends with the word `last` is called by what it is: “the Post” of the “Harlen Post”.
fn by_kind(last: &str) -> String {
    ["the ", last].concat()
}

/// Whether `whole` ends as `tail` does, but for the size of its first letter.
fn ends_alike(whole: &str, tail: &str) -> bool {
    let mut letters = tail.chars();
    letters.next();
    whole.len() > tail.len() && whole.ends_with(letters.as_str())
}

fn owners<'f>(forms: &'f [Form<'_>], joined: &[usize]) -> Owners<'f> {
    let mut owners = Owners::with_capacity(forms.len());
    for form in forms {
        let party = joined[form.party];
        let owner = owners.entry((form.person, &*form.written)).or_insert(Some(party));
        *owner = owner.filter(|&known| known == party);
    }
    owners
}
