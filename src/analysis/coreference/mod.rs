//! Which mentions are of one party.
//!
//! In reading order: `alias`, names of one party: surnames, acronyms, capitals for governments; `short`, other ways to
//! write names of several words; `namesake`, bodies that are called as somebody is; `title`, whom a titled surname
//! means; `role`, what the text says of a party: titles, appositions (`role_words`: in which words); `apposition`, who
//! is named behind a description; `gender`, whether it is a man or a woman; `reference`, pronouns and descriptions,
//! with `described`, parties that a description alone makes known, and `certain`, whom some stand for without any
//! doubt; `pair`, the former and the latter; `floor`, who has the word before them, `keeping`, who keeps it, and
//! `newcomer`, who walks in; `second`, of whom more is told; `candidate`, which of the parties named before is meant by
//! one; `bar`, `binding`, `engaged`, `office` and `nation`, which cannot be (`barring`: by what its noun is for,
//! `made`: by who made it), and which is for certain, `leader` being what every reader knows; `synonym`, who is called
//! by another noun for their trade; `government`, whose it is; `seat`, who holds one; `law`, which one is meant;
//! `author`, whose a document is; `relation`, how they stand to its nouns; `ahead`, who is named only behind it,
//! `pseudonym`, who says by what name they go, `bracketed`, what is named behind it, and `unnamed`, what is not;
//! `sense`, what nouns mean; `look` and `weighing`, what speaks for and against each; `source`, who can be quoted.

#[cfg(test)]
mod affiliations;
mod ahead;
mod alias;
mod apposition;
mod author;
mod bar;
mod barring;
mod binding;
#[cfg(test)]
mod bodies_apart;
mod bracketed;
mod candidate;
mod certain;
mod described;
mod engaged;
mod floor;
mod gender;
mod government;
mod keeping;
mod law;
mod leader;
mod look;
mod made;
mod namesake;
mod nation;
mod newcomer;
mod office;
mod pair;
mod pseudonym;
mod reference;
mod relation;
mod role;
mod role_words;
mod seat;
mod second;
mod sense;
mod short;
mod source;
mod synonym;
#[cfg(test)]
mod tests;
mod title;
#[cfg(test)]
mod told_apart;
mod unnamed;
mod weighing;

pub(super) use role::tell;

use super::evidence::Evidence;
use super::lexicon::{Classes, Gazetted};
use super::mention::{Name, begins_none};
use super::places;
use super::reading::Reading;
use super::token::TokenKind;
use super::{Analysis, Entity, EntityId, EntityKind, Mention, MentionForm, MentionId};
use crate::text::Span;
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;

/// The parties of a document as they are being found.
#[derive(Debug)]
pub(super) struct Parties<'r, 'a> {
    reading: &'r Reading<'a>,
    names: Vec<Name>,
    /// The party of each name.
    of_name: Vec<usize>,
    /// How often the party of each name was named until there.
    ordinals: Vec<usize>,
    /// For each name, where among them the same party is named next; how many there are, where it is not.
    later: Vec<usize>,
    /// For each name, how many sentences begin until it.
    sentences: Vec<u32>,
    /// For each word, the name it belongs to plus one.
    name_at: Vec<u32>,
    found: Vec<Party>,
    /// How many of them are known by a name; those behind are descriptions.
    named: usize,
    described: HashMap<String, usize>,
    /// The party of each country that is named.
    countries: HashMap<String, usize>,
    /// First word and party of each group known by its country or party, in text order.
    groups: Vec<(usize, usize)>,
    /// Each word for the people of a country that is named, and its party.
    peoples: Vec<(usize, usize)>,
    /// Of each kind who is named most often.
    foremost: Vec<usize>,
    /// By the number of each noun, the named parties that the text calls so, or whose name ends so.
    by_noun: ByNoun,
    /// The nouns behind which the name of a body stands in brackets, and that, in text order.
    bracketed: Vec<(usize, usize)>,
    mentions: Vec<(Span, MentionForm, usize)>,
    /// Whom a description with each noun was taken for last; `None` for nobody named.
    taken_for: HashMap<u32, Option<usize>>,
    /// Who says the words in marks that are looked at, and speaks of others in the third person.
    quoter: Option<usize>,
    /// Who speaks in the paragraph that is looked at, by its label.
    floor: Option<usize>,
    /// Of whom that is told which the pronoun that is asked for denies.
    accused: Option<Range<usize>>,
    /// Who said what the description that is asked for answers.
    answered: Option<usize>,
    /// Who is named in what is said by whoever is asked for.
    named_within: Vec<usize>,
}

/// Parties by the numbers of nouns.
#[derive(Debug, Default)]
struct ByNoun {
    /// The noun of each of the parties, in order.
    nouns: Vec<u32>,
    parties: Vec<usize>,
}

impl ByNoun {
    /// The parties of the noun with this number, the one named first before all.
    fn of(&self, noun: u32) -> &[usize] {
        let first = self.nouns.partition_point(|known| *known < noun);
        let end = self.nouns.partition_point(|known| *known <= noun);
        &self.parties[first..end]
    }
}

/// What tells whether a party is a man or a woman.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum ToldBy {
    #[default]
    GivenName,
    /// One that men and women have, so that the pronouns near it may tell better.
    SharedName,
    Title,
}

#[derive(Debug, Clone, Default)]
struct Party {
    kind: Option<EntityKind>,
    evidence: Evidence,
    female: Option<bool>,
    /// The same, where a title says so or a common given name.
    surely: Option<bool>,
    /// What tells that.
    told_by: ToldBy,
    /// How many pronouns near it speak for a woman, less those that speak for a man.
    womanly: i32,
    /// The country that a description of who leads it was taken for them, where that was so.
    nation: Option<&'static str>,
    /// Numbers of the nouns that the text calls it by.
    nouns: Vec<u32>,
    /// Whether it is a country by the lexicon.
    country: bool,
    /// How often it is named.
    times: usize,
    /// Index of its first name, and of its last.
    first_name: usize,
    last_name: usize,
    /// Of those, how far was gone when it was last asked which of them stands before something.
    reached: usize,
    standing: Standing,
    /// Whether its people are spoken of.
    peopled: bool,
    /// How often it spoke so far.
    said: usize,
    plural: bool,
    name: String,
    /// The bits of the words of its name, as `bits_of` has them, of those that are named.
    spelt: u64,
    /// Of which sorts it is, as `sorts_of` has them, where it is named.
    sorts: u64,
    /// What it is, without whose and of what: “president”.
    roles: Vec<String>,
    /// The same in full, for readers: “Ruritanian president”.
    told: Vec<String>,
}

/// How a party stands among those of its kind in the whole text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Standing {
    #[default]
    OneOfMany,
    /// None is named more often.
    Foremost,
    Only,
}

impl<'r, 'a> Parties<'r, 'a> {
    /// Brings the mentions of each party together.
    pub(super) fn new(reading: &'r Reading<'a>, names: Vec<Name>) -> Self {
        let mut name_at = vec![0; reading.words.len()];
        for (index, name) in names.iter().enumerate() {
            name_at[name.words.clone()].fill(u32::try_from(index + 1).expect("fewer names than 2³²"));
        }
        let many = names.len();
        let mut parties = Self {
            sentences: sentences(reading, &names),
            reading,
            names,
            of_name: Vec::with_capacity(many),
            ordinals: Vec::with_capacity(many),
            later: Vec::new(),
            name_at,
            found: Vec::with_capacity(many / 2),
            named: 0,
            described: HashMap::new(),
            countries: HashMap::new(),
            groups: Vec::new(),
            peoples: Vec::new(),
            foremost: Vec::new(),
            by_noun: ByNoun::default(),
            bracketed: Vec::new(),
            mentions: Vec::with_capacity(2 * many),
            taken_for: HashMap::new(),
            quoter: None,
            floor: None,
            accused: None,
            answered: None,
            named_within: Vec::new(),
        };
        parties.gather_strings();
        parties.join_aliases();
        parties.tell_apart_by_title();
        parties.named = parties.found.len();
        parties.describe();
        parties.hear_pronouns();
        parties.hear_peoples();
        parties.add_groups();
        parties
    }

    fn written(&self, name: &Name) -> &'a str {
        self.reading.span(name.words.clone()).of(self.reading.text)
    }

    /// What the lexicon says of the name `words`.
    fn listed(&self, words: Range<usize>) -> Option<Gazetted> {
        if begins_none(self.reading, words.clone()) {
            return None;
        }
        self.reading.lexicon.name(self.reading.span(words).of(self.reading.text))
    }

    /// Whether `words` are part of a name and not all of it: a nickname in marks.
    pub(super) fn is_within_name(&self, words: Range<usize>) -> bool {
        let Some(name) = self.name_at[words.start].checked_sub(1) else { return false };
        let name = &self.names[name as usize].words;
        words.end <= name.end && words.len() < name.len()
    }

    /// The parties that `words` name.
    pub(super) fn named(&self, words: Range<usize>) -> impl Iterator<Item = usize> {
        let names = self.name_at[words].iter().filter_map(|name| name.checked_sub(1));
        names.map(|name| self.of_name[name as usize])
    }

    /// What kind `party` is of.
    pub(super) fn kind(&self, party: usize) -> Option<EntityKind> {
        self.found[party].kind
    }

    /// The group that the phrase `words` is for, its noun at `head`, remembered as a mention: “officials in Ohio”.
    pub(super) fn group(&mut self, words: Range<usize>, head: usize) -> usize {
        let span = self.reading.span(words.clone());
        let party = self.described(words, head);
        self.mentions.push((span, MentionForm::Nominal, party));
        party
    }

    /// Groups known by their country or party, whether they speak or not: “European officials”, “Ruritania’s allies”.
    fn add_groups(&mut self) {
        let reading = self.reading;
        let behind_first = 1.min(reading.words.len())..reading.words.len();
        for head in places(&reading.words, behind_first, |word| word.entry.classes.any(Classes::SOURCE_NOUN)) {
            if self.name_at[head] != 0 {
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

    /// Writes mentions and entities into `analysis`, and gives its quotations their ids.
    pub(super) fn finish(mut self, analysis: &mut Analysis) {
        self.mentions.sort_by_key(|(span, form, _)| (span.start(), std::cmp::Reverse(span.end()), *form as u8));
        self.mentions.dedup_by_key(|(span, ..)| *span);
        drop_crossing(&mut self.mentions);
        let mut ids: Vec<Option<EntityId>> = vec![None; self.found.len()];
        analysis.mentions.reserve(self.mentions.len());
        analysis.entities.reserve(self.found.len());
        for (span, form, party) in std::mem::take(&mut self.mentions) {
            let entity = *ids[party].get_or_insert_with(|| {
                analysis.entities.push(entity_of(std::mem::take(&mut self.found[party])));
                EntityId::new(analysis.entities.len() - 1)
            });
            analysis.entities[entity.index()].mentions.push(MentionId::new(analysis.mentions.len()));
            analysis.mentions.push(Mention { span, form, entity });
        }
        for quotation in &mut analysis.quotations {
            if let Some(speaker) = &mut quotation.speaker {
                speaker.entity = speaker.entity.and_then(|entity| ids[entity.index()]);
            }
            for response in &mut quotation.responses {
                response.entity = response.entity.and_then(|entity| ids[entity.index()]);
            }
        }
    }
}

/// For each of `names`, how many sentences of `reading` begin until it.
fn sentences(reading: &Reading, names: &[Name]) -> Vec<u32> {
    let mut begun = 0_u32;
    let mut next = reading.sentences.iter().map(|sentence| sentence.words.start).peekable();
    let until = |name: &Name| {
        while next.next_if(|start| *start <= name.words.start).is_some() {
            begun += 1;
        }
        begun
    };
    names.iter().map(until).collect()
}

fn entity_of(party: Party) -> Entity {
    let kind = party.kind.unwrap_or(EntityKind::Other);
    let confidence = if kind == EntityKind::Group { 0.7 } else { 0.5 + 0.45 * party.evidence.kind().1 };
    let mentions = Vec::with_capacity(party.times);
    Entity {
        name: on_one_line(party.name),
        kind,
        roles: party.told.into_iter().map(on_one_line).collect(),
        mentions,
        confidence,
    }
}

/// `name`, which may run over a line's end, with one blank between any two words.
fn on_one_line(name: String) -> String {
    let mut words = name.as_bytes().split(|byte| *byte == b' ');
    if words.all(|word| !word.is_empty() && word.iter().all(u8::is_ascii_graphic)) {
        return name;
    }
    name.split_whitespace().collect::<Vec<_>>().join(" ")
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
