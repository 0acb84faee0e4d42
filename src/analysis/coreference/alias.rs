//! Names of one party: one string, surnames and given names, acronyms, capitals for governments.

use super::super::EntityKind;
use super::super::evidence::Evidence;
use super::super::lexicon::{Classes, Gazetted};
use super::super::mention::Name;
use super::super::reading::Reading;
use super::super::tagger::feature::{hash, hash_on, hash_small};
use super::apposition::is_somebody;
use super::gender::gender_of_kin;
use super::{Parties, Party};
use foldhash::{HashMap, HashMapExt, HashSet};
use std::borrow::Cow;
use std::cell::LazyCell;
use std::ops::Range;

/// How much it counts for an organisation that somebody heads it.
pub(super) const LED: i32 = 200;
/// How much it counts for a person that somebody is described before the name.
const DESCRIBED: i32 = 200;
/// How much it counts for a place that a body is named after it.
const PLACED: i32 = 200;

impl<'a> Parties<'_, 'a> {
    /// One string, one party.
    pub(super) fn gather_strings(&mut self) {
        let mut by_key: HashMap<Cow<str>, usize> = HashMap::with_capacity(self.names.len());
        for name in &self.names {
            let written = self.written(name);
            let (key, country) = match self.listed(name.words.clone()) {
                Some(Gazetted::Country(country)) => (Cow::Borrowed(country), Some(country)),
                Some(Gazetted::Capital(country)) if name.government => (Cow::Borrowed(country), Some(country)),
                _ if name.words.len() > 1 => (self.with_country(name.words.clone()), None),
                _ => (Cow::Borrowed(written), None),
            };
            let next = self.found.len();
            let party = *by_key.entry(without_marks(key)).or_insert(next);
            if party == next {
                if let Some(country) = country {
                    self.countries.insert(country.to_owned(), party);
                }
                let country = country.is_some();
                self.found.push(Party { name: written.to_owned(), country, ..Party::default() });
            }
            self.found[party].evidence.add(name.evidence);
            if is_somebody(self.reading, name) || (2..5).contains(&name.words.len()) && name.is_aged(self.reading) {
                self.found[party].evidence.add(Evidence::of_points([DESCRIBED, 0, 0, 0]));
            }
            if self.is_led(name) {
                self.found[party].evidence.add(Evidence::of_points([0, LED, 0, 0]));
            }
            self.of_name.push(party);
        }
    }

    /// Whether what seems to be a person's name is an organisation's, which somebody heads: “the heads of Arden Steel”.
    fn is_led(&self, name: &Name) -> bool {
        const HEADS: [&str; 13] = [
            "head",
            "heads",
            "chief",
            "chiefs",
            "boss",
            "bosses",
            "executive",
            "executives",
            "directors",
            "chairman",
            "chairmen",
            "shareholders",
            "employees",
        ];
        let reading = self.reading;
        let Some(before) = name.words.start.checked_sub(2).filter(|_| name.words.len() > 1) else { return false };
        let linked = reading.is_any(before + 1, &["of", "at"]);
        linked
            && name.evidence.kind().0 == EntityKind::Person
            && reading.is_any(before, &HEADS)
            && !reading.any(name.words.start, Classes::MALE | Classes::FEMALE)
    }

    /// Surnames, given names and acronyms join the party whose full name they shorten.
    pub(super) fn join_aliases(&mut self) {
        let mut full: HashMap<&str, usize> = HashMap::with_capacity(self.found.len());
        let mut inner: HashMap<&str, usize> = HashMap::with_capacity(self.names.len());
        let mut firsts: HashMap<&str, usize> = HashMap::new();
        let mut initials: HashMap<u32, usize> = HashMap::with_capacity(self.found.len());
        let mut alike: HashMap<u32, Option<usize>> = HashMap::with_capacity(self.found.len());
        for (index, name) in self.names.iter().enumerate().filter(|(_, name)| name.words.len() > 1) {
            let party = self.of_name[index];
            if self.found[party].evidence.kind().0 == EntityKind::Person {
                let last = name.words.clone().rev().find(|&at| !self.reading.is(at, "jr") && self.reading.is_word(at));
                let surname = self.reading.written(last.unwrap_or(name.words.start));
                if self.is_kin_of_one_named(index, surname) {
                    continue;
                }
                full.entry(surname).or_insert(party);
                if let Some(key) = skeleton(surname) {
                    let known = alike.entry(key).or_insert(Some(party));
                    *known = known.filter(|&known| known == party);
                }
                if self.reading.any(name.words.start, Classes::MALE | Classes::FEMALE) {
                    full.entry(self.reading.written(name.words.start)).or_insert(party);
                }
                for at in name.words.clone().filter(|&at| self.reading.words[at].capital) {
                    inner.entry(self.reading.written(at)).or_insert(party);
                }
            } else {
                initials.entry(acronym(self.reading, name)).or_insert(party);
                if self.shortens_by_its_first_word(name) {
                    firsts.entry(self.reading.written(name.words.start)).or_insert(party);
                }
            }
        }
        let shortened = self.shortened();
        let surnames = self.surnames_beside_capitals();
        let towns = self.towns(&firsts);
        let namesakes = self.namesakes(&full);
        let placed = self.placed(&firsts);
        // Asked for by few texts.
        let small = LazyCell::new(|| self.written_small());
        let mut joined: Vec<usize> = (0..self.found.len()).collect();
        for (index, name) in self.names.iter().enumerate() {
            let party = self.of_name[index];
            if joined[party] != party || name.government || namesakes.contains(&party) {
                continue;
            }
            let written = self.written(name);
            let short = name.words.len() == 1;
            let listed = || if short { self.listed(name.words.clone()) } else { None };
            let place = matches!(listed(), Some(Gazetted::Country(_) | Gazetted::Place));
            let kind = self.found[party].evidence.kind().0;
            let within = || inner.get(written).copied().filter(|_| kind == EntityKind::Person);
            // The institute of a town is not what the town's name stands for.
            let begun = || {
                let whole = firsts.get(written).copied().filter(|_| !towns.contains(&party));
                whole.filter(|&whole| kind != EntityKind::Place || !placed.contains(&party) && !self.is_local(whole))
            };
            let alias = || full.get(written).copied().or_else(within).or_else(begun);
            let alias = if short && !place { alias() } else { None };
            let letters =
                || written.bytes().filter(|byte| *byte != b'.').fold(hash(b""), |hash, byte| hash_on(hash, &[byte]));
            let abbreviated = || if short && written.len() > 1 { initials.get(&letters()).copied() } else { None };
            let shouted =
                || if kind == EntityKind::Person { self.in_small_letters(written, &full, &surnames) } else { None };
            let alias = if short && !place { alias.or_else(shouted) } else { alias };
            let dateline = || {
                // “NEW HARNBY (Agency) —”, “JANE ROE has left”
                let named = kind == EntityKind::Place || kind == EntityKind::Person && !short;
                let shouted = named && written.len() > 3 && is_all_capitals(written);
                if shouted { self.named_in_small_letters(written, &small) } else { None }
            };
            let misspelt = || alike.get(&skeleton(written)?).copied().flatten();
            let misspelt = || if short && kind == EntityKind::Person { misspelt() } else { None };
            let shorter = || shortened.get(party).copied().filter(|&whole| whole != party);
            let whole = alias.or_else(abbreviated).or_else(|| self.bracketed(index)).or_else(shorter).or_else(misspelt);
            joined[party] = whole.or_else(dateline).unwrap_or(party);
        }
        for &town in &towns {
            self.found[town].evidence.add(Evidence::of_points([0, 0, PLACED, 0]));
        }
        for party in &mut self.of_name {
            // An alias of an alias is followed no further than twice: rings are possible in odd texts.
            for _ in 0..2 {
                *party = joined[*party];
            }
        }
    }

    /// Whether the name at index `name` is told to be kin of somebody whom the text named by `surname` alone not far
    /// before, or to be none: “Ruiz left. His wife, *Ana Ruiz*, stayed.”, “First lady *Ana Ruiz*”, “*Ana Ruiz*, no
    /// relation,”.
    fn is_kin_of_one_named(&self, name: usize, surname: &str) -> bool {
        // How many names back, so that a text full of kin takes no more time than its length.
        const FAR: usize = 200;
        let (reading, words) = (self.reading, &self.names[name].words);
        let kin = |at: usize| gender_of_kin(reading.words[at].hash).is_some();
        let first_lady = |at: usize| reading.is(at, "lady") && at > 0 && reading.is(at - 1, "first");
        let beside = words.start > 0 && (kin(words.start - 1) || first_lady(words.start - 1));
        let unrelated =
            reading.is(words.end, ",") && reading.is(words.end + 1, "no") && reading.is(words.end + 2, "relation");
        let comma = words.start > 1 && reading.is(words.start - 1, ",") && kin(words.start - 2);
        let alone = |name: &Name| name.words.len() == 1 && reading.written(name.words.start) == surname;
        (beside || comma || unrelated) && self.names[name.saturating_sub(FAR)..name].iter().any(alone)
    }

    /// The surnames that stand alone with a title, where some name of the text stands in capitals with one: “MS. RUIZ”.
    fn surnames_beside_capitals(&self) -> HashMap<&'a str, usize> {
        let titled = |name: &&Name| name.words.len() == 1 && !name.title.is_empty();
        if !self.names.iter().filter(titled).any(|name| is_shouted(self.written(name))) {
            return HashMap::new();
        }
        let named = self.names.iter().zip(&self.of_name).filter(|(name, _)| titled(name));
        named.map(|(name, &party)| (self.written(name), party)).collect()
    }

    /// The first name of each that is not written in capitals alone, by its number in small letters.
    fn written_small(&self) -> HashMap<u32, usize> {
        let mut small = HashMap::new();
        for (index, name) in self.names.iter().enumerate() {
            let written = self.written(name).as_bytes();
            if written.iter().any(u8::is_ascii_lowercase) {
                small.entry(hash_small(written)).or_insert(index);
            }
        }
        small
    }

    /// Who or what is named in `small` letters elsewhere, where `written` has capitals alone: “NEW HARNBY (Agency) —”.
    fn named_in_small_letters(&self, written: &str, small: &HashMap<u32, usize>) -> Option<usize> {
        let index = *small.get(&hash_small(written.as_bytes()))?;
        self.written(&self.names[index]).eq_ignore_ascii_case(written).then(|| self.of_name[index])
    }

    /// The person whom a name in capitals, `written`, means by the surname in small letters.
    fn in_small_letters(
        &self,
        written: &str,
        full: &HashMap<&str, usize>,
        surnames: &HashMap<&str, usize>,
    ) -> Option<usize> {
        if surnames.is_empty() || !is_shouted(written) {
            return None;
        }
        let mut name = written.to_ascii_lowercase();
        name.replace_range(..1, written.get(..1)?);
        let party = full.get(name.as_str()).or_else(|| surnames.get(name.as_str())).copied()?;
        (self.found[party].evidence.kind().0 == EntityKind::Person).then_some(party)
    }

    /// Whether an organisation may be called by the first word of its name: “Ford Motor Company”, “NBC News”. A word
    /// that others begin with, too, or that names a place or a kind of things, calls nobody.
    fn shortens_by_its_first_word(&self, name: &Name) -> bool {
        let first = name.words.start;
        let tailed = self.reading.any(name.words.end - 1, Classes::ORGANIZATION_TAIL);
        let plain = Classes::COMMON | Classes::NO_NAME | Classes::ORGANIZATION_HEAD | Classes::MALE | Classes::FEMALE;
        let common = || self.reading.any(first, plain) || self.listed(first..first + 1).is_some();
        let linked = || self.reading.is(first + 1, "of") || self.reading.is(first + 1, "for");
        tailed && self.reading.words[first].capital && !common() && !linked()
    }

    /// The parties whose name begins that of a body, and that are the place it is named after: “in Harrow”, beside a
    /// “Harrow Flood Board”. A board is called by its place's name only where that is no place anywhere, and where it
    /// speaks; a company or a club wherever no place can stand.
    fn towns(&mut self, firsts: &HashMap<&str, usize>) -> Vec<usize> {
        let mut towns = Vec::new();
        if firsts.is_empty() {
            return towns;
        }
        let mut apart: HashMap<usize, usize> = HashMap::new();
        for index in 0..self.names.len() {
            let (name, party) = (&self.names[index], self.of_name[index]);
            let Range { start, end } = name.words.clone();
            let written = self.written(name);
            let Some(&body) = firsts.get(written).filter(|&&body| body != party && end == start + 1) else { continue };
            if self.found[party].evidence.kind().0 == EntityKind::Place {
                continue;
            }
            let local = self.is_local(body);
            // “a stake in Corlin”, “shops in Harrow”: nobody has a stake in a board.
            if !(self.is_placed(start, local) || local && !self.reading.is_verb_cue(end)) || towns.contains(&party) {
                continue;
            }
            let alone = || self.of_name.iter().filter(|&&known| known == party).count() == 1;
            if local || alone() {
                towns.push(party);
                continue;
            }
            let next = self.found.len();
            let town = *apart.entry(party).or_insert(next);
            if town == next {
                self.found.push(Party { name: written.to_owned(), ..Party::default() });
                towns.push(town);
            }
            self.of_name[index] = town;
        }
        towns
    }

    /// The parties that seem to be a place which something is said to be in, and that an organisation's name begins
    /// with.
    fn placed(&self, firsts: &HashMap<&str, usize>) -> HashSet<usize> {
        let begins = |name: &Name| name.words.len() == 1 && firsts.contains_key(self.written(name));
        let named = self.names.iter().zip(&self.of_name).filter(|_| !firsts.is_empty());
        let placed = named.filter(|(name, _)| begins(name) && self.is_placed(name.words.start, true));
        placed.map(|(_, &party)| party).collect()
    }

    /// Whether `party` is a body of the place that its name begins with.
    fn is_local(&self, party: usize) -> bool {
        // A school or hospital is known by its first word: “Yale”, of the “Yale Law School”; so is “U.N.” of its
        // council.
        const BODIES: [&str; 6] = ["Board", "Council", "Authority", "Police", "Court", "District"];
        let name = &self.found[party].name;
        let spelt = name.split(' ').next().is_some_and(|first| first.contains(char::is_lowercase));
        spelt && BODIES.iter().any(|body| name.ends_with(body))
    }

    /// Whether only a place can stand at `at`: “residents of Harrow”, and “in Harrow” where nothing else is `sure`.
    fn is_placed(&self, at: usize, sure: bool) -> bool {
        const BEFORE: [&str; 5] = ["near", "across", "throughout", "outside", "around"];
        const OF: [&str; 14] = [
            "town",
            "city",
            "village",
            "district",
            "residents",
            "people",
            "streets",
            "centre",
            "center",
            "outskirts",
            "north",
            "south",
            "east",
            "west",
        ];
        let Some(before) = at.checked_sub(1) else { return false };
        let within = self.reading.is(before, "in") && (sure || self.reading.words[before].capital);
        within
            || self.reading.is_any(before, &BEFORE)
            || self.reading.is(before, "of") && before > 0 && self.reading.is_any(before - 1, &OF)
    }

    /// The party whose name stands right before the bracket that holds this one: “European Union (EU)”, “Joko Widodo
    /// (Jokowi)”.
    fn bracketed(&self, index: usize) -> Option<usize> {
        let name = &self.names[index];
        let before = index.checked_sub(1)?;
        let start = name.words.start;
        let inside = start >= 2 && self.reading.is(start - 1, "(") && self.reading.is(name.words.end, ")");
        if !inside || self.names[before].words.end != start - 1 || self.is_agency_of_dateline(index) {
            return None;
        }
        let short = self.written(name);
        let upper = short.chars().filter(|letter| letter.is_uppercase()).count();
        let spells = upper > 1 && upper * 2 > short.len();
        (spells || name.words.len() == 1 && is_drawn_from(short, self.written(&self.names[before])))
            .then(|| self.of_name[before])
    }
}

/// `name` without the marks on its Latin letters, which outlets write or leave out: “Kaczyński”, “Kaczynski”.
pub(super) fn plain(name: &str) -> Cow<'_, str> {
    const MARKED: [(char, &str); 22] = [
        ('a', "àáâãäåāăą"),
        ('A', "ÀÁÂÃÄÅĀĂĄ"),
        ('c', "çćĉċč"),
        ('C', "ÇĆĈĊČ"),
        ('e', "èéêëēĕėęěə"),
        ('E', "ÈÉÊËĒĔĖĘĚƏ"),
        ('g', "ĝğġģ"),
        ('G', "ĜĞĠĢ"),
        ('i', "ìíîïĩīĭįı"),
        ('I', "ÌÍÎÏĨĪĬĮİ"),
        ('l', "łľĺļ"),
        ('L', "ŁĽĹĻ"),
        ('n', "ñńņň"),
        ('N', "ÑŃŅŇ"),
        ('o', "òóôõöøōŏő"),
        ('O', "ÒÓÔÕÖØŌŎŐ"),
        ('s', "śŝşšș"),
        ('S', "ŚŜŞŠȘ"),
        ('u', "ùúûüũūŭůűų"),
        ('U', "ÙÚÛÜŨŪŬŮŰŲ"),
        ('z', "źżž"),
        ('Z', "ŹŻŽ"),
    ];
    if name.is_ascii() {
        return Cow::Borrowed(name);
    }
    let known = |letter: char| MARKED.iter().find(|(_, marked)| marked.contains(letter)).map(|&(bare, _)| bare);
    let bare = |letter: char| if letter.is_ascii() { letter } else { known(letter).unwrap_or(letter) };
    Cow::Owned(name.chars().map(bare).collect())
}

/// As [`plain`], of a name that is kept.
pub(super) fn without_marks(name: Cow<'_, str>) -> Cow<'_, str> {
    if name.is_ascii() { name } else { Cow::Owned(plain(&name).into_owned()) }
}

/// Whether the letters of `short` stand in `whole` in their order, the first of both being the same: “Phivolcs”
/// of an institute of volcanology.
fn is_drawn_from(short: &str, whole: &str) -> bool {
    fn small(text: &str) -> impl Iterator<Item = char> {
        text.chars().flat_map(char::to_lowercase)
    }
    let mut left = small(whole);
    small(short).next() == small(whole).next()
        && small(short).nth(2).is_some()
        && small(short).all(|letter| left.any(|next| next == letter))
}

/// A number for the capitals that the words of `name` begin with.
fn acronym(reading: &Reading, name: &Name) -> u32 {
    let capitals = reading.words[name.words.clone()].iter().filter(|word| word.capital);
    let letters = capitals.filter_map(|word| word.span.of(reading.text).chars().next());
    letters.fold(hash(b""), |number, letter| hash_on(number, letter.encode_utf8(&mut [0; 4]).as_bytes()))
}

/// A number for what two spellings of one surname have in common: “Weber” and “Webber”, “Wasif” and “Wasef”; `None` for
/// a short one.
fn skeleton(surname: &str) -> Option<u32> {
    const SHORTEST: usize = 5;
    const CONSONANTS: usize = 3;
    surname.chars().nth(SHORTEST - 1)?;
    let with = |number: u32, letter: char| hash_on(number, letter.encode_utf8(&mut [0; 4]).as_bytes());
    let mut letters = surname.chars().flat_map(char::to_lowercase);
    let mut last = letters.next()?;
    let (mut number, mut kept) = (with(hash(b""), last), 1);
    for letter in letters.filter(|letter| !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')) {
        if letter != last {
            (last, number, kept) = (letter, with(number, letter), kept + 1);
        }
    }
    (kept >= CONSONANTS).then_some(number)
}

/// Whether `name` is one word in capitals of ASCII, too long for initials.
fn is_shouted(name: &str) -> bool {
    name.len() > 2 && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether no letter of `name`, which begins with two capitals, is small.
fn is_all_capitals(name: &str) -> bool {
    name.as_bytes().get(1).is_some_and(u8::is_ascii_uppercase) && !name.bytes().any(|byte| byte.is_ascii_lowercase())
}
