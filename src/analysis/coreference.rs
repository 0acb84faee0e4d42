//! Which mentions are of one party: aliases, acronyms, capitals for governments, pronouns, descriptions.

use super::evidence::Evidence;
use super::lexicon::{Classes, Gazetted};
use super::mention::Name;
use super::phrase;
use super::reading::Reading;
use super::token::TokenKind;
use super::{Analysis, Entity, EntityId, EntityKind, Mention, MentionForm, MentionId, Speaker};
use crate::text::Span;
use std::collections::HashMap;
use std::ops::Range;

/// How many names back a pronoun or description looks for its party.
const REACH: usize = 60;

/// The parties of a document as they are being found.
#[derive(Debug)]
pub(super) struct Parties<'r, 'a> {
    reading: &'r Reading<'a>,
    names: Vec<Name>,
    /// The party of each name.
    of_name: Vec<usize>,
    /// For each word, the name it belongs to plus one.
    name_at: Vec<u32>,
    found: Vec<Party>,
    described: HashMap<String, usize>,
    /// First word and party of each group known by its country or party, in text order.
    groups: Vec<(usize, usize)>,
    mentions: Vec<(Span, MentionForm, usize)>,
}

#[derive(Debug, Clone, Default)]
struct Party {
    kind: Option<EntityKind>,
    evidence: Evidence,
    female: Option<bool>,
    plural: bool,
    name: String,
    roles: Vec<String>,
}

impl<'r, 'a> Parties<'r, 'a> {
    /// Brings the mentions of each party together.
    pub(super) fn new(reading: &'r Reading<'a>, names: Vec<Name>) -> Self {
        let mut name_at = vec![0; reading.words.len()];
        for (index, name) in names.iter().enumerate() {
            name_at[name.words.clone()].fill(u32::try_from(index + 1).expect("fewer names than 2³²"));
        }
        let mut parties = Self {
            reading,
            names,
            of_name: Vec::new(),
            name_at,
            found: Vec::new(),
            described: HashMap::new(),
            groups: Vec::new(),
            mentions: Vec::new(),
        };
        parties.gather_strings();
        parties.join_aliases();
        parties.describe();
        parties.add_groups();
        parties
    }

    fn written(&self, name: &Name) -> &'a str {
        self.reading.span(name.words.clone()).of(self.reading.text)
    }

    /// One string, one party.
    fn gather_strings(&mut self) {
        let mut by_key: HashMap<&str, usize> = HashMap::new();
        for name in &self.names {
            let written = self.reading.span(name.words.clone()).of(self.reading.text);
            let key = match self.reading.lexicon.name(written) {
                Some(Gazetted::Country(country)) => country.as_str(),
                Some(Gazetted::Capital(country)) if name.government => country.as_str(),
                _ => written,
            };
            let next = self.found.len();
            let party = *by_key.entry(key).or_insert(next);
            if party == next {
                self.found.push(Party { name: written.to_owned(), ..Party::default() });
            }
            self.found[party].evidence.add(name.evidence);
            self.of_name.push(party);
        }
    }

    /// Surnames, given names and acronyms join the party whose full name they shorten.
    fn join_aliases(&mut self) {
        let mut full: HashMap<&str, usize> = HashMap::new();
        let mut initials: HashMap<String, usize> = HashMap::new();
        for (index, name) in self.names.iter().enumerate().filter(|(_, name)| name.words.len() > 1) {
            let party = self.of_name[index];
            if self.found[party].evidence.kind().0 == EntityKind::Person {
                let last = name.words.clone().rev().find(|&at| !self.reading.is(at, "Jr") && self.reading.is_word(at));
                full.entry(self.reading.written(last.unwrap_or(name.words.start))).or_insert(party);
                if self.reading.any(name.words.start, Classes::MALE | Classes::FEMALE) {
                    full.entry(self.reading.written(name.words.start)).or_insert(party);
                }
            } else {
                initials.entry(acronym(self.reading, name)).or_insert(party);
            }
        }
        let mut joined: HashMap<usize, usize> = HashMap::new();
        for (index, name) in self.names.iter().enumerate() {
            let written = self.written(name);
            let party = self.of_name[index];
            let short = name.words.len() == 1;
            let place = matches!(self.reading.lexicon.name(written), Some(Gazetted::Country(_) | Gazetted::Place));
            let alias = if short && !place { full.get(written).copied() } else { None };
            let abbreviated =
                if short && written.len() > 1 { initials.get(&written.replace('.', "")).copied() } else { None };
            let whole = alias.or(abbreviated).or_else(|| self.bracketed(index));
            if let Some(whole) = whole.filter(|&whole| whole != party && !name.government) {
                joined.entry(party).or_insert(whole);
            }
        }
        for party in &mut self.of_name {
            // An alias of an alias is followed no further than twice: rings are possible in odd texts.
            for _ in 0..2 {
                *party = joined.get(party).copied().unwrap_or(*party);
            }
        }
    }

    /// The party whose name stands right before the bracket that holds this one: “European Union (EU)”.
    fn bracketed(&self, index: usize) -> Option<usize> {
        let name = &self.names[index];
        let before = index.checked_sub(1)?;
        let start = name.words.start;
        let inside = start >= 2 && self.reading.is(start - 1, "(") && self.reading.is(name.words.end, ")");
        let short = self.written(name);
        let upper = short.chars().filter(|letter| letter.is_uppercase()).count();
        (inside && upper > 1 && upper * 2 > short.len() && self.names[before].words.end == start - 1)
            .then(|| self.of_name[before])
    }

    /// Kinds, full names, genders and roles.
    fn describe(&mut self) {
        for (index, name) in self.names.iter().enumerate() {
            let written = self.reading.span(name.words.clone()).of(self.reading.text);
            let gender = gender(self.reading, name);
            let role = role(self.reading, name);
            let party = &mut self.found[self.of_name[index]];
            if party.kind.is_none() {
                party.kind = Some(party.evidence.kind().0);
            }
            if written.len() > party.name.len() && !name.government {
                written.clone_into(&mut party.name);
            }
            party.female = party.female.or(gender);
            let Some(role) = role.filter(|_| party.kind == Some(EntityKind::Person)) else { continue };
            match party.roles.iter_mut().find(|known| known.eq_ignore_ascii_case(role)) {
                Some(known) if role.starts_with(char::is_uppercase) => role.clone_into(known),
                Some(_) => {}
                None => party.roles.push(role.to_owned()),
            }
        }
        for party in &mut self.found {
            let country =
                matches!(self.reading.lexicon.name(&party.name), Some(Gazetted::Capital(_) | Gazetted::Country(_)));
            if country && party.kind != Some(EntityKind::Person) {
                party.kind = Some(EntityKind::Place);
            }
        }
        for index in 0..self.names.len() {
            let span = self.reading.span(self.names[index].words.clone());
            self.mentions.push((span, MentionForm::Proper, self.of_name[index]));
        }
    }

    /// Groups known by their country or party, whether they speak or not: “European officials”, “Ruritania’s allies”.
    fn add_groups(&mut self) {
        for head in 1..self.reading.words.len() {
            if !self.reading.any(head, Classes::SOURCE_NOUN) || self.name_at[head] != 0 {
                continue;
            }
            let owned = self.reading.words[head - 1].kind == TokenKind::Possessive;
            let Some(before) = (head - 1).checked_sub(usize::from(owned)) else { continue };
            let first = match self.name_at[before].checked_sub(1) {
                Some(name) => self.names[name as usize].words.start,
                None if self.reading.words[before].capital && self.reading.any(before, Classes::NO_NAME) && !owned => {
                    before
                }
                None => continue,
            };
            let party = self.described(first..head + 1, head);
            self.groups.push((first, party));
            self.mentions.push((self.reading.span(first..head + 1), MentionForm::Nominal, party));
        }
    }

    /// The speaker that the noun phrase `words` names, remembered as a mention.
    pub(super) fn speaker(&mut self, words: Range<usize>, last_speaker: Option<usize>) -> (Speaker, Option<usize>) {
        let words = self.whole_names(words);
        let span = self.reading.span(words.clone());
        let (party, form) = self.resolve(words, last_speaker);
        if let (Some(party), Some(form)) = (party, form) {
            self.mentions.push((span, form, party));
        }
        (Speaker { span, entity: party.map(EntityId::new) }, party)
    }

    /// `words` and the rest of the names they cut.
    fn whole_names(&self, words: Range<usize>) -> Range<usize> {
        let name = |at: usize| self.name_at[at].checked_sub(1).map(|name| self.names[name as usize].words.clone());
        let start = name(words.start).map_or(words.start, |name| name.start);
        let end = name(words.end - 1).map_or(words.end, |name| name.end);
        start..end
    }

    fn resolve(&mut self, words: Range<usize>, last_speaker: Option<usize>) -> (Option<usize>, Option<MentionForm>) {
        let reading = self.reading;
        let pronominal = Some(MentionForm::Pronominal);
        if words.len() == 3 && reading.is(words.start + 1, "of") && reading.is(words.start + 2, "them") {
            let most = ["many", "most", "all", "both", "some", "several"];
            let most = most.iter().any(|part| reading.is(words.start, part));
            let party = if most { self.group_before(words.start) } else { None };
            return (party, pronominal);
        }
        let head = self.head(words.clone());
        if let Some(name) = self.name_at[head].checked_sub(1) {
            return (Some(self.of_name[name as usize]), None);
        }
        if words.len() == 1 && phrase::stands_for_another(reading, head) {
            return (self.pronoun(head, last_speaker), pronominal);
        }
        if let Some(name) = self.apposed(words.end, head) {
            return (Some(name), Some(MentionForm::Nominal));
        }
        (Some(self.described(words, head)), Some(MentionForm::Nominal))
    }

    /// The group that the sentence speaks of before word `at`: “prosecutors showed what they described as …”.
    fn group_in_sentence(&mut self, at: usize) -> Option<usize> {
        let sentences = &self.reading.sentences;
        let sentence = sentences.partition_point(|sentence| sentence.words.start <= at).checked_sub(1)?;
        let first = sentences[sentence].words.start.max(at.saturating_sub(REACH));
        let group = |&word: &usize| self.reading.any(word, Classes::SOURCE_NOUN) && self.name_at[word] == 0;
        let noun = (first..at).rev().find(group)?;
        let words = phrase::before(self.reading, first, noun + 1).filter(|words| words.end == noun + 1)?;
        Some(self.described(words, noun))
    }

    /// The group named last before word `at`, if that is near.
    fn group_before(&self, at: usize) -> Option<usize> {
        let next = self.groups.partition_point(|(word, _)| *word < at);
        let (word, party) = *self.groups.get(next.checked_sub(1)?)?;
        (at - word < REACH).then_some(party)
    }

    /// The person named behind the description that ends at `comma`: “its chairman, Carl Weber”.
    fn apposed(&self, comma: usize, head: usize) -> Option<usize> {
        let name = self.name_at.get(comma + 1)?.checked_sub(1)? as usize;
        let described = self.reading.is(comma, ",") && self.reading.any(head, Classes::PERSON_NOUN);
        let party = self.of_name[name];
        let person = self.found[party].kind == Some(EntityKind::Person);
        let closed = matches!(self.reading.written(self.names[name].words.end), "," | "." | ";" | "");
        (described && person && closed && self.names[name].words.start == comma + 1).then_some(party)
    }

    /// The head of a noun phrase: its last word before an “of”, “for” or “at” that is not part of a name.
    fn head(&self, words: Range<usize>) -> usize {
        let link = words.clone().skip(1).find(|&at| {
            self.name_at[at] == 0 && ["of", "for", "at"].iter().any(|link| self.reading.written(at) == *link)
        });
        link.unwrap_or(words.end) - 1
    }

    fn pronoun(&mut self, at: usize, last_speaker: Option<usize>) -> Option<usize> {
        let female = match self.reading.written(at) {
            "he" | "He" => Some(false),
            "she" | "She" => Some(true),
            "it" | "It" => {
                let thing = last_speaker.filter(|&party| self.found[party].kind == Some(EntityKind::Organization));
                return thing.or_else(|| {
                    self.latest(at, |party| !matches!(party.kind, Some(EntityKind::Person | EntityKind::Other)))
                });
            }
            "they" | "They" => {
                let plural = last_speaker.filter(|&party| self.found[party].kind != Some(EntityKind::Person));
                let group = self.group_in_sentence(at).or(plural);
                return group.or_else(|| self.latest(at, |party| party.kind == Some(EntityKind::Organization)));
            }
            "many" | "Many" | "some" | "Some" => return last_speaker.filter(|&party| self.found[party].plural),
            _ => return None,
        };
        let fits = |party: &Party| {
            party.kind == Some(EntityKind::Person)
                && !party.plural
                && party.female.is_none_or(|known| Some(known) == female)
        };
        let speaker = last_speaker.filter(|&party| fits(&self.found[party]));
        let found = speaker.or_else(|| self.latest(at, fits));
        if let Some(party) = found {
            self.found[party].female = female;
        }
        found
    }

    /// The party of the nearest name before word `at` that `fits`.
    fn latest(&self, at: usize, fits: impl Fn(&Party) -> bool) -> Option<usize> {
        let end = self.names.partition_point(|name| name.words.start < at);
        (end.saturating_sub(REACH)..end).rev().map(|name| self.of_name[name]).find(|&party| fits(&self.found[party]))
    }

    /// The party of a description: by its role, by its kind, else one of its own.
    fn described(&mut self, words: Range<usize>, head: usize) -> usize {
        let reading = self.reading;
        let noun = reading.written(head).to_lowercase();
        let definite = reading.is(words.start, "the");
        if definite && reading.any(head, Classes::PERSON_NOUN) {
            let has_role = |party: &Party| party.roles.iter().any(|role| role.to_lowercase().ends_with(&noun));
            if let Some(party) = self.latest(head, has_role) {
                return party;
            }
        }
        if definite && words.len() == 2 && reading.any(head, Classes::ORGANIZATION_NOUN) {
            let organization = |party: &Party| party.kind == Some(EntityKind::Organization);
            let named = |party: &Party| {
                organization(party) && party.name.split(' ').any(|word| word.eq_ignore_ascii_case(&noun))
            };
            let any = || if names_its_kind(&noun) { None } else { self.latest(head, organization) };
            if let Some(party) = self.latest(head, named).or_else(any) {
                return party;
            }
        }
        let first = if reading.any(words.start, Classes::DETERMINER) && words.len() > 1 {
            words.start + 1
        } else {
            words.start
        };
        let phrase = reading.span(first..words.end).of(reading.text);
        let next = self.found.len();
        let key = self.belonging(first..words.end, head).unwrap_or_else(|| phrase.to_lowercase());
        let party = *self.described.entry(key).or_insert(next);
        if party == next {
            let single = reading.any(head, Classes::PERSON_NOUN);
            let kind = if single {
                EntityKind::Person
            } else if reading.any(head, Classes::ORGANIZATION_NOUN) {
                EntityKind::Organization
            } else {
                EntityKind::Group
            };
            self.found.push(Party { kind: Some(kind), plural: !single, name: phrase.to_owned(), ..Party::default() });
        }
        party
    }

    /// One key for “EU leaders”, “the EU’s leaders” and “leaders of the EU”: whose they are, and what.
    fn belonging(&self, words: Range<usize>, head: usize) -> Option<String> {
        let reading = self.reading;
        if !reading.any(head, Classes::SOURCE_NOUN) {
            return None;
        }
        let behind = head == words.start && reading.is(head + 1, "of");
        let owner = if behind { head + 2 + usize::from(reading.is(head + 2, "the")) } else { words.start };
        let name = (*self.name_at.get(owner)?).checked_sub(1)? as usize;
        let named = &self.names[name].words;
        let possessive = named.end + 1 == head && reading.words[named.end].kind == TokenKind::Possessive;
        let whole = if behind { named.end >= words.end } else { named.end == head || possessive };
        let noun = reading.written(head).to_lowercase();
        (whole && named.start == owner).then(|| format!("{}’s {noun}", self.of_name[name]))
    }

    /// Writes mentions and entities into `analysis`, and gives its quotations their ids.
    pub(super) fn finish(mut self, analysis: &mut Analysis) {
        self.mentions.sort_by_key(|(span, form, _)| (span.start(), std::cmp::Reverse(span.end()), *form as u8));
        self.mentions.dedup_by_key(|(span, ..)| *span);
        drop_crossing(&mut self.mentions);
        let mut ids: HashMap<usize, EntityId> = HashMap::new();
        for (span, form, party) in std::mem::take(&mut self.mentions) {
            let next = EntityId::new(analysis.entities.len());
            let entity = *ids.entry(party).or_insert(next);
            if entity == next {
                analysis.entities.push(self.entity(party));
            }
            analysis.entities[entity.index()].mentions.push(MentionId::new(analysis.mentions.len()));
            analysis.mentions.push(Mention { span, form, entity });
        }
        for quotation in &mut analysis.quotations {
            if let Some(speaker) = &mut quotation.speaker {
                speaker.entity = speaker.entity.and_then(|entity| ids.get(&entity.index()).copied());
            }
            for response in &mut quotation.responses {
                response.entity = response.entity.and_then(|entity| ids.get(&entity.index()).copied());
            }
        }
    }

    fn entity(&self, party: usize) -> Entity {
        let party = &self.found[party];
        let kind = party.kind.unwrap_or(EntityKind::Other);
        let confidence = if kind == EntityKind::Group { 0.7 } else { 0.5 + 0.45 * party.evidence.kind().1 };
        // A name may run over a line's end.
        let name = party.name.split_whitespace().collect::<Vec<_>>().join(" ");
        Entity { name, kind, roles: party.roles.clone(), mentions: Vec::new(), confidence }
    }
}

/// Whether “the …” with this noun means no organisation but one of that name: “the army” is no party.
fn names_its_kind(noun: &str) -> bool {
    const KINDS: [&str; 6] = ["government", "army", "police", "parliament", "jury", "tribunal"];
    KINDS.contains(&noun)
}

/// Mentions may nest; one that begins inside another and ends behind it is left out, and so is a description inside
/// another of the same party.
fn drop_crossing(mentions: &mut Vec<(Span, MentionForm, usize)>) {
    let mut around: Vec<(Span, usize)> = Vec::new();
    mentions.retain(|&(span, form, party)| {
        while around.last().is_some_and(|(outer, _)| outer.end() <= span.start()) {
            around.pop();
        }
        let nests = around
            .last()
            .is_none_or(|(outer, same)| outer.covers(span) && (form == MentionForm::Proper || *same != party));
        if nests {
            around.push((span, party));
        }
        nests
    });
}

fn acronym(reading: &Reading, name: &Name) -> String {
    name.words
        .clone()
        .filter_map(|at| reading.written(at).chars().next().filter(|letter| letter.is_uppercase()))
        .collect()
}

fn gender(reading: &Reading, name: &Name) -> Option<bool> {
    let title = name.title.clone().find_map(|at| match reading.written(at) {
        "Mr" | "Sir" | "Lord" | "King" | "Prince" | "Pope" | "Chairman" | "Congressman" => Some(false),
        "Mrs" | "Ms" | "Miss" | "Dame" | "Lady" | "Queen" | "Princess" | "Chairwoman" | "Congresswoman" => Some(true),
        _ => None,
    });
    let first = name.words.start;
    let given = match (reading.any(first, Classes::MALE), reading.any(first, Classes::FEMALE)) {
        (true, false) => Some(false),
        (false, true) => Some(true),
        _ => None,
    };
    title.or(given)
}

/// The title before a name, or the description beside it: “envoy Ana Ruiz”, “Ana Ruiz, the mayor”.
fn role<'a>(reading: &Reading<'a>, name: &Name) -> Option<&'a str> {
    if !name.title.is_empty() {
        let end = if reading.is(name.title.end - 1, ".") { name.title.end - 1 } else { name.title.end };
        let role = reading.span(name.title.start..end).of(reading.text);
        return (!matches!(role, "Mr" | "Mrs" | "Ms" | "Miss" | "Dr" | "Sir")).then_some(role);
    }
    let end = name.words.end;
    if let Some(role) = described_in_apposition(reading, name) {
        return Some(role);
    }
    if reading.is(end, ",") {
        return appositive(reading, end + 1);
    }
    described_before(reading, name.words.start)
}

/// The role in the description before a name: “chief executive Ana Ruiz”.
fn described_before<'a>(reading: &Reading<'a>, name: usize) -> Option<&'a str> {
    let before = name.checked_sub(1)?;
    if !reading.any(before, Classes::PERSON_NOUN) || reading.words[before].capital {
        return None;
    }
    let mut first = before;
    while first > 0 && reading.any(first - 1, Classes::TITLE_PART) && !reading.words[first - 1].capital {
        first -= 1;
    }
    Some(reading.span(first..before + 1).of(reading.text))
}

/// The role in the description that the name at `name` stands in apposition to: “the country's special envoy, Ana Ruiz,”.
fn described_in_apposition<'a>(reading: &Reading<'a>, name: &Name) -> Option<&'a str> {
    let comma = name.words.start.checked_sub(1).filter(|&comma| comma > 1 && reading.is(comma, ","))?;
    let closed = matches!(reading.written(name.words.end), "," | "." | ";");
    if !closed || !reading.any(comma - 1, Classes::PERSON_NOUN) {
        return None;
    }
    let floor = comma.saturating_sub(5);
    let owner = (floor..comma).rev().find(|&word| {
        reading.words[word].kind == TokenKind::Possessive
            || ["the", "his", "her", "its", "own"].iter().any(|it| reading.is(word, it))
    })?;
    let small = (owner + 1..comma).all(|word| {
        reading.is_word(word)
            && !reading.words[word].capital
            && !reading.any(word, Classes::PREPOSITION | Classes::CONJUNCTION)
    });
    (small && owner + 1 < comma).then(|| reading.span(owner + 1..comma).of(reading.text))
}

/// The role in the apposition that begins at `at`: “the country's special envoy,”.
fn appositive<'a>(reading: &Reading<'a>, at: usize) -> Option<&'a str> {
    let end = (at..reading.words.len().min(at + 10)).find(|&word| {
        reading.words[word].kind == TokenKind::Sign && !reading.is(word, "-")
            || reading.any(word, Classes::PREPOSITION | Classes::CONJUNCTION)
    })?;
    if end == at || !reading.any(end - 1, Classes::PERSON_NOUN) {
        return None;
    }
    let owner = (at..end).rev().find(|&word| reading.words[word].kind == TokenKind::Possessive);
    let mut first = owner.map_or(at, |owner| owner + 1);
    while first < end - 1 && (reading.any(first, Classes::DETERMINER) || reading.words[first].capital) {
        first += 1;
    }
    Some(reading.span(first..end).of(reading.text))
}
