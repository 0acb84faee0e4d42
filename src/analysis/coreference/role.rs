//! What the text says of a party beside its names: titles and appositions.

use super::super::gazetteer::NOUNS;
use super::super::lexicon::{Classes, Gazetted};
use super::super::mention::Name;
use super::super::part::Part;
use super::super::reading::Reading;
use super::super::sieve::List;
use super::super::tagger::feature::{hash, hash_small, hashes};
use super::super::token::TokenKind;
use super::super::{EntityKind, MentionForm};
use super::apposition::noun_before;
use super::gender::{gender, gender_of_kin, is_eithers, is_sure, titled};
use super::look::{bits_of, kind_of};
use super::office::OFFICES;
use super::role_words::roles;
use super::sense::sorts_of;
use super::{ByNoun, Parties, Standing, ToldBy};
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;

/// What stands before what somebody is and says of what, or of which rank: “*foreign policy* chief”, “*former* mayor”.
static FIELDS: List<78> = List::of(hashes([
    "former",
    "deputy",
    "acting",
    "interim",
    "assistant",
    "vice",
    "senior",
    "special",
    "shadow",
    "military",
    "government",
    "chief",
    "crown",
    "general",
    "executive",
    "presidential",
    "campaign",
    "majority",
    "minority",
    "olympic",
    "world",
    "political",
    "foreign",
    "policy",
    "ministry",
    "department",
    "treasury",
    "health",
    "finance",
    "financial",
    "defence",
    "defense",
    "interior",
    "home",
    "education",
    "trade",
    "energy",
    "climate",
    "environment",
    "justice",
    "national",
    "security",
    "intelligence",
    "culture",
    "transport",
    "housing",
    "labor",
    "labour",
    "agriculture",
    "sports",
    "human",
    "rights",
    "affairs",
    "opposition",
    "rebel",
    "party",
    "union",
    "press",
    "communications",
    "media",
    "legal",
    "medical",
    "police",
    "fire",
    "army",
    "navy",
    "air",
    "force",
    "team",
    "club",
    "state",
    "federal",
    "district",
    "county",
    "city",
    "council",
    "senate",
    "house",
]));
/// How many roles are kept of a party, those that are told first.
const ROLES: usize = 32;

impl Parties<'_, '_> {
    /// Kinds, full names, genders and roles.
    pub(super) fn describe(&mut self) {
        self.later = vec![self.names.len(); self.names.len()];
        for (index, name) in self.names.iter().enumerate() {
            let written = self.reading.span(name.words.clone()).of(self.reading.text);
            let gender = gender(self.reading, name);
            let party = &self.found[self.of_name[index]];
            let person = party.kind.unwrap_or(party.evidence.kind().0) == EntityKind::Person;
            let roles = if person { roles(self.reading, name) } else { [None, None] };
            let told = roles.map(|role| role.map(|role| (self.whole_role(role.clone(), name), role)));
            let party = &mut self.found[self.of_name[index]];
            if party.kind.is_none() {
                party.kind = Some(party.evidence.kind().0);
            }
            // Of the full names of a person the one stays that the text has most often.
            let settled = party.kind == Some(EntityKind::Person) && party.name.contains(' ');
            let longer = || written.chars().count() > party.name.chars().count();
            if !settled && !name.government && written != party.name && longer() {
                written.clone_into(&mut party.name);
            }
            party.female = party.female.or(gender);
            party.surely = party.surely.or_else(|| gender.filter(|_| is_sure(self.reading, name)));
            if party.told_by == ToldBy::GivenName && is_eithers(self.reading, name) {
                party.told_by = ToldBy::SharedName;
            }
            // “Lou Jinwen” may be either, “Mr. Lou” is a man, whoever else is called so later.
            let title = titled(self.reading, name).filter(|_| person && party.told_by != ToldBy::Title);
            if title.is_some() {
                (party.female, party.surely, party.told_by) = (title, title, ToldBy::Title);
            }
            if party.times == 0 {
                (party.first_name, party.reached) = (index, index);
            } else {
                self.later[party.last_name] = index;
            }
            party.last_name = index;
            party.times += 1;
            self.ordinals.push(party.times);
            for noun in nouns(self.reading, name) {
                // “Andrea, her brother,” is a man, whatever the name.
                let noun = self.reading.words[noun].hash;
                let kin = gender_of_kin(noun).filter(|_| party.kind == Some(EntityKind::Person));
                if kin.is_some() {
                    (party.female, party.surely) = (kin, kin);
                }
                for noun in std::iter::once(noun).chain(spelt_out(noun)) {
                    if !party.nouns.contains(&noun) {
                        party.nouns.push(noun);
                    }
                }
            }
            for (whole, role) in told.into_iter().flatten() {
                let role = self.reading.span(role).of(self.reading.text);
                if party.roles.len() < ROLES {
                    tell(&mut party.told, self.reading.span(whole).of(self.reading.text));
                }
                let known = party.roles.iter().position(|known| known.eq_ignore_ascii_case(role));
                match known {
                    Some(known) if role.starts_with(char::is_uppercase) => role.clone_into(&mut party.roles[known]),
                    None if party.roles.len() < ROLES => party.roles.push(role.to_owned()),
                    _ => {}
                }
            }
        }
        for party in &mut self.found {
            party.spelt = bits_of(&party.name);
            party.sorts = sorts_of(party, party.kind == Some(EntityKind::Person));
            let country =
                matches!(self.reading.lexicon.name(&party.name), Some(Gazetted::Capital(_) | Gazetted::Country(_)));
            if country && party.kind != Some(EntityKind::Person) {
                party.kind = Some(EntityKind::Place);
            }
        }
        self.hear_brackets();
        self.hear_ahead();
        self.rank();
        self.list_by_noun();
        for index in 0..self.names.len() {
            let span = self.reading.span(self.names[index].words.clone());
            self.mentions.push((span, MentionForm::Proper, self.of_name[index]));
        }
    }
}

impl Parties<'_, '_> {
    /// The words `role` of the party of `name` with whose it is and of what: “*Ruritanian* president”, “head *of the
    /// Harbour Trust*”, “*Ana Ruiz’s* lawyer”.
    fn whole_role(&self, role: Range<usize>, name: &Name) -> Range<usize> {
        self.owner_of_role(role.start)..self.end_of_role(&role, name)
    }

    /// Where whose role begins at word `role` begins.
    fn owner_of_role(&self, role: usize) -> usize {
        const LONGEST: usize = 6;
        let reading = self.reading;
        let sentence = reading.sentences.partition_point(|sentence| sentence.words.start <= role).saturating_sub(1);
        let floor = reading.sentences[sentence].words.start.max(role.saturating_sub(LONGEST));
        let mut start = role;
        while start > floor {
            let owned = reading.words[start - 1].kind == TokenKind::Possessive;
            let Some(before) = (start - 1).checked_sub(usize::from(owned)) else { break };
            let name = self.name_at[before].checked_sub(1).map(|name| &self.names[name as usize]);
            start = match name {
                Some(name) if owned || name.evidence.kind().0 != EntityKind::Person => {
                    if name.words.start < floor {
                        break;
                    }
                    name.words.start
                }
                _ if !owned && reading.words[before].capital && reading.words[before].entry.is_people() => {
                    // “South Korean president”
                    let half =
                        ["South", "North"].iter().any(|half| before > floor && reading.written(before - 1) == *half);
                    before - usize::from(half)
                }
                _ if !owned && FIELDS.has(reading.words[before].hash) => before,
                _ if !owned && reading.is_any(before, &OFFICES) => before,
                _ => break,
            };
        }
        start
    }

    /// Where what the role `role` is of ends, where it stands beside `name` with a comma between.
    fn end_of_role(&self, role: &Range<usize>, name: &Name) -> usize {
        const LONGEST: usize = 9;
        const WITHIN: [&str; 5] = ["of", "for", "at", "and", "to"];
        let (reading, end) = (self.reading, role.end);
        let of = reading.is_any(end, &WITHIN[..3]);
        let before = (end < name.title_start()).then(|| name.title_start() - 1);
        if !of || before.is_some_and(|comma| !reading.is(comma, ",") || comma > end + LONGEST) {
            return end;
        }
        let other =
            Classes::PREPOSITION | Classes::CONJUNCTION | Classes::AUXILIARY | Classes::PRONOUN | Classes::ADVERB;
        let stops = |at: usize| {
            let word = &reading.words[at];
            // “trade and industry”, but “the trust and Bo Li”
            let alike = || reading.words.get(at + 1).is_some_and(|next| next.capital == reading.words[at - 1].capital);
            let linked = reading.is_any(at, &WITHIN) && (!reading.is(at, "and") || alike());
            word.kind == TokenKind::Sign
                || !linked && reading.any(at, other)
                || !word.capital && reading.is_verb_cue(at)
        };
        let limit = before.unwrap_or(reading.words.len().min(end + LONGEST));
        let whole = (end + 1..limit).find(|&at| stops(at)).unwrap_or(limit);
        // “the head of the trust and”
        let last = (end + 1..whole).rev().find(|&at| !reading.any(at, other | Classes::DETERMINER));
        let closed = before.is_some() && whole == limit || before.is_none() && whole < end + LONGEST;
        last.filter(|_| closed).map_or(end, |last| last + 1)
    }

    /// Lists by each noun who is called so: a description may mean them wherever they were named.
    fn list_by_noun(&mut self) {
        let mut called = Vec::with_capacity(2 * self.found.len());
        for (index, party) in self.found.iter().enumerate().filter(|(_, party)| party.times > 0) {
            let last = |words: &str| words.rsplit(' ').next().map(|word| hash_small(word.as_bytes()));
            let body = party.kind == Some(EntityKind::Organization);
            let named = last(&party.name).filter(|_| body && party.name.contains(' '));
            let roles = party.roles.iter().filter_map(|role| last(role));
            let nouns = party.nouns.iter().copied().chain(roles).chain(named);
            called.extend(nouns.map(|noun| (noun, party.first_name, index)));
        }
        called.sort_unstable();
        called.dedup();
        let (nouns, parties) = called.into_iter().map(|(noun, _, party)| (noun, party)).unzip();
        self.by_noun = ByNoun { nouns, parties };
    }

    /// Who is named most often among the parties of each kind.
    fn rank(&mut self) {
        let mut foremost: HashMap<u32, (usize, usize)> = HashMap::new();
        for (index, party) in self.found.iter().enumerate().filter(|(_, party)| party.times > 0) {
            let (best, count) = foremost.entry(kind_of(party)).or_insert((index, 0));
            *count += 1;
            if party.times > self.found[*best].times {
                *best = index;
            }
        }
        for (best, count) in foremost.into_values() {
            self.found[best].standing = if count == 1 { Standing::Only } else { Standing::Foremost };
            self.foremost.push(best);
        }
        self.foremost.sort_unstable();
    }
}

/// The nouns that stand for a name beside it: the last word of its title, of the description before it, and of what
/// stands behind it between commas or behind “is”: “Actress Ana Ruiz”, “Ruritania Today, an online newspaper,”.
fn nouns(reading: &Reading, name: &Name) -> impl Iterator<Item = usize> {
    let titled = name.title.clone().rev().find(|&at| reading.is_word(at));
    let end = name.words.end;
    // “a gang called Volta robbed”, but “one critic called Ruiz weak”
    let told = || {
        reading.tells_of_speech(end)
            || reading.words.get(end).is_none_or(|word| {
                matches!(word.part, Part::Ed | Part::Be | Part::Have | Part::Modal | Part::Comma | Part::Stop)
            })
    };
    let called = |at: usize| match reading.is_any(at, &["called", "named"]) {
        true if told() => at.checked_sub(1),
        true => None,
        false => Some(at),
    };
    let before = name.words.start.checked_sub(1).and_then(called);
    let before = before.filter(|&at| titled.is_none() && is_noun(reading, at));
    let is = matches!(reading.written(end), "is" | "was") && reading.any(end + 1, Classes::DETERMINER);
    let behind = if is || reading.is(end, ",") { noun_of_apposition(reading, end + 1) } else { None };
    let closed = titled.is_none() || matches!(reading.written(end), "," | ".");
    let apposed = noun_before(reading, name).filter(|&at| closed && is_noun(reading, at));
    [titled, before, behind, apposed].into_iter().flatten()
}

/// The noun that the title with the number `title` is short for: “Prof”.
fn spelt_out(title: u32) -> Option<u32> {
    const SHORT: [(u32, u32); 10] = [
        (hash(b"prof"), hash(b"professor")),
        (hash(b"dr"), hash(b"doctor")),
        (hash(b"sen"), hash(b"senator")),
        (hash(b"gov"), hash(b"governor")),
        (hash(b"rep"), hash(b"representative")),
        (hash(b"sgt"), hash(b"sergeant")),
        (hash(b"capt"), hash(b"captain")),
        (hash(b"lt"), hash(b"lieutenant")),
        (hash(b"cllr"), hash(b"councillor")),
        (hash(b"rev"), hash(b"reverend")),
    ];
    SHORT.iter().find(|(short, _)| *short == title).map(|(_, long)| *long)
}

/// The noun of the phrase that begins at `at`: its last word before a sign or a small word.
fn noun_of_apposition(reading: &Reading, at: usize) -> Option<usize> {
    const LONGEST: usize = 10;
    let stop = Classes::PREPOSITION | Classes::CONJUNCTION | Classes::AUXILIARY;
    if is_deed(reading, at) {
        return None;
    }
    let end = (at..reading.words.len().min(at + LONGEST)).find(|&word| {
        reading.words[word].kind == TokenKind::Sign && !reading.is(word, "-") || reading.any(word, stop)
    })?;
    (end > at && is_noun(reading, end - 1)).then_some(end - 1)
}

/// Whether what begins at word `at` is done to somebody, and describes nobody: “met the minister”, but “now the
/// minister”.
pub(super) fn is_deed(reading: &Reading, at: usize) -> bool {
    let plain = Classes::DETERMINER | Classes::ADVERB | Classes::PREPOSITION;
    let may_act = reading.is_word(at) && !reading.words[at].capital && !reading.any(at, plain);
    let written = reading.written(at);
    may_act
        && reading.words.get(at + 1).is_some_and(|next| next.entry.classes.any(Classes::DETERMINER))
        && !["ly", "self"].iter().any(|ending| written.ends_with(ending))
}

/// Whether word `at` is a noun for somebody or something, by the lists.
fn is_noun(reading: &Reading, at: usize) -> bool {
    let listed = Classes::PERSON_NOUN | Classes::ORGANIZATION_NOUN | Classes::TITLE;
    reading.is_word(at) && (reading.any(at, listed) || noun_classes(reading, at) != 0)
}

/// Bits of [`noun_classes`] for a person and for a group.
pub(super) const PERSON: u16 = 1;
pub(super) const GROUP: u16 = 1 << 1;

/// Whether word `at` is a noun for somebody: “the accordionist”.
pub(super) fn is_person_noun(reading: &Reading, at: usize) -> bool {
    reading.any(at, Classes::PERSON_NOUN) || noun_classes(reading, at) & PERSON != 0
}

/// Whether word `at` is one for somebody by the lists, or in small letters by the gazetteer: “a striker”, but no
/// “Slovak”, nor who is “accused”.
pub(super) fn is_plain_person(reading: &Reading, at: usize) -> bool {
    let helps = reading.any(at, Classes::AUXILIARY);
    let small = !reading.words[at].capital && !reading.written(at).ends_with("ed") && !helps;
    reading.any(at, Classes::PERSON_NOUN) || small && is_person_noun(reading, at)
}

/// What the gazetteer says of the noun at `at`: a bit each for a person, a group, a place, an event and a thing.
pub(super) fn noun_classes(reading: &Reading, at: usize) -> u16 {
    (reading.words[at].gazetted & NOUNS) >> NOUNS.trailing_zeros()
}

/// Adds `role` to `told`, or puts it in place of one that says less of the same: “president” and “Ruritanian
/// president”.
pub(in crate::analysis) fn tell(told: &mut Vec<String>, role: &str) {
    const OTHER: [&str; 4] = ["vice", "deputy", "assistant", "acting"];
    let holds = |longer: &str, role: &str| {
        let (longer, role) = (longer.to_lowercase(), role.to_lowercase());
        let before = longer.strip_suffix(&role);
        // A vice president is no president.
        let owner = before.and_then(|before| before.strip_suffix(' '));
        let same = owner.is_some_and(|owner| !OTHER.iter().any(|rank| owner.ends_with(rank)));
        longer == role || same || longer.strip_prefix(&role).is_some_and(|rest| rest.starts_with(' '))
    };
    if told.iter().any(|known| holds(known, role)) {
        return;
    }
    match told.iter().position(|known| holds(role, known)) {
        Some(known) => role.clone_into(&mut told[known]),
        None if told.len() < ROLES => told.push(role.to_owned()),
        None => {}
    }
}
