//! What speaks for and against a party at first sight, where a pronoun or description asks for one.

use super::super::MentionForm;
use super::super::choice::size;
use super::super::lexicon::Classes;
use super::super::tagger::feature::hash_small;
use super::candidate::Referring;
use super::gender::gender_of_noun;
use super::relation::Relation;
use super::sense::{Sense, meant_by};
use super::{Parties, Party};

/// What speaks for and against a party at first sight.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    /// As `kind_of` says.
    pub(super) kind: u32,
    /// As `agreement` says.
    pub(super) gender: u32,
    pub(super) place: Place,
    /// Whether its name begins the same sentence.
    pub(super) subject: bool,
    /// Whether the text calls it by the description's noun.
    pub(super) called: bool,
    /// Whether its name shares a word with the description.
    pub(super) shares: bool,
    /// 2 where the description speaks of its people, 1 where of another, 0 of none.
    pub(super) people: u32,
    /// How much of the description stands in the sentence that names it first: 1 its noun, 2 another word.
    pub(super) echoed: u32,
    /// How it stands to the noun of the description where that stood before.
    pub(super) relation: Relation,
    /// What it is to the noun that the description belongs to: 0 where there is none, 1 nothing, 2 called by it, 3 has
    /// it in its name.
    pub(super) owner: u32,
    /// How many words of the description stand in its roles beside the noun.
    pub(super) roles: u32,
    /// How what the noun means stands to what it is.
    pub(super) sense: Sense,
    /// How near its people were spoken of, as `people_before` says.
    pub(super) spoken_of: u32,
}

/// Where the last name of a party stands that a pronoun or description may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Before,
    /// Within the description: “Putin’s government”.
    Within,
    Behind,
}

impl Look {
    /// Whether both are of one kind, and none of the wrong gender.
    pub(super) fn competes(&self, other: &Self) -> bool {
        let agrees = |look: &Self| !matches!(look.gender, 3 | 5);
        self.kind == other.kind && agrees(self) && agrees(other)
    }
}

/// Whose people a description speaks of.
#[derive(Debug, Clone, Copy)]
enum People {
    /// Of none.
    Nobodys,
    /// Of a country that the text does not name.
    Unnamed,
    /// Of a party.
    Of(usize),
}

/// What of a pronoun or description parties are compared by.
struct Telling<'a> {
    /// Its words that may stand in a name, each with its bit as [`Party::spelt`] has it.
    naming: Vec<(&'a str, u64)>,
    /// Of a description, the numbers of the words beside its noun that may come again.
    others: Vec<u32>,
    /// The noun that it belongs to.
    owner: Option<usize>,
    /// The sorts of parties that its noun is for.
    meant: u64,
}

impl<'a> Parties<'_, 'a> {
    /// Each of `parties`, with its last name, at first sight.
    pub(super) fn looks(&self, referring: &Referring, parties: &[(usize, usize)]) -> Vec<Look> {
        let people = self.country_of(referring);
        let described = referring.form == MentionForm::Nominal;
        let female = self.female(referring);
        let noun = if described { self.noun_before(referring) } else { None };
        let related = noun.map_or_else(Vec::new, |noun| self.related(noun));
        let closest = |party: usize| related.iter().filter(|(of, _)| *of == party).map(|(_, relation)| *relation).max();
        let unrelated = if noun.is_some() { Relation::Apart } else { Relation::Unheard };
        let telling = self.telling(referring);
        let look = |&(party, name): &(usize, usize)| Look {
            relation: closest(party).unwrap_or(unrelated),
            spoken_of: if described { self.people_before(referring.words.start, party) } else { 0 },
            people: match people {
                People::Nobodys => 0,
                People::Of(country) if country == party => 2,
                People::Of(_) | People::Unnamed => 1,
            },
            gender: agreement(female, &self.found[party]),
            ..self.look(referring, &telling, party, name)
        };
        parties.iter().map(look).collect()
    }

    /// What speaks for and against `party`, last named by `name`, at first sight.
    fn look(&self, referring: &Referring, telling: &Telling, party: usize, name: usize) -> Look {
        let found = &self.found[party];
        let start = self.names[name].words.start;
        let place = if start < referring.words.start {
            Place::Before
        } else if start > referring.words.end {
            Place::Behind
        } else {
            Place::Within
        };
        Look {
            kind: kind_of(found),
            relation: Relation::Unheard,
            owner: telling.owner.map_or(0, |owner| self.owner(owner, found)),
            roles: self.shared_with_roles(referring, found),
            sense: Sense::of(telling.meant, found.sorts),
            spoken_of: 0,
            gender: 0,
            place,
            subject: self.opens_sentence_of(referring, name),
            called: self.is_called(referring.head, found),
            shares: telling.naming.iter().any(|(word, bit)| found.spelt & bit != 0 && has_word(&found.name, word)),
            people: 0,
            echoed: if referring.form == MentionForm::Nominal { self.echo(referring, telling, found) } else { 0 },
        }
    }

    fn telling(&self, referring: &Referring) -> Telling<'a> {
        let reading = self.reading;
        let plain = Classes::DETERMINER | Classes::PREPOSITION;
        let words = || referring.words.clone().filter(|&at| !reading.any(at, plain));
        let naming = words().map(|at| reading.written(at)).filter(|written| written.len() > 2);
        let other = |&at: &usize| at != referring.head && reading.is_word(at) && !reading.any(at, Classes::CONJUNCTION);
        Telling {
            naming: naming.map(|written| (written, bit_of(written.as_bytes()))).collect(),
            others: words().filter(other).map(|at| reading.words[at].hash).collect(),
            owner: self.owner_noun(referring),
            meant: if referring.form == MentionForm::Nominal {
                meant_by(reading.words[referring.head].hash)
            } else {
                0
            },
        }
    }

    /// How much of a description stands in the sentence that names `party` first: 1 its noun, 2 another word.
    fn echo(&self, referring: &Referring, telling: &Telling, party: &Party) -> u32 {
        let words = &self.reading.words;
        let noun = words[referring.head].hash;
        let name = &self.names[party.first_name].words;
        let sentence = &self.reading.sentences[self.sentence_of_name(party.first_name).saturating_sub(1)];
        let stands = |wanted: u32| {
            let other = |at: usize| !name.contains(&at) && !referring.words.contains(&at);
            let mut around = words[sentence.words.clone()].iter().enumerate();
            sentence.may_hold(wanted)
                && around.any(|(inside, word)| word.hash == wanted && other(sentence.words.start + inside))
        };
        u32::from(stands(noun)) | u32::from(telling.others.iter().any(|&other| stands(other))) << 1
    }

    /// Whether `name` begins the sentence that `referring` stands in, as a subject does.
    fn opens_sentence_of(&self, referring: &Referring, name: usize) -> bool {
        let first = self.reading.sentences[referring.sentence.saturating_sub(1)].words.start;
        let named = &self.names[name].words;
        (first..first + 4).contains(&named.start) && named.end <= referring.words.start
    }

    /// Whether a noun or pronoun is a woman's; `None` where it does not say.
    fn female(&self, referring: &Referring) -> Option<bool> {
        let noun = gender_of_noun(self.reading.written(referring.head));
        noun.or(referring.barring.female)
    }

    /// The country of the people that a description speaks of: “the Ruritanian government”.
    fn country_of(&self, referring: &Referring) -> People {
        if referring.form != MentionForm::Nominal {
            return People::Nobodys;
        }
        let people = |word: usize| self.reading.lexicon.country_of_people(self.reading.words[word].entry);
        let mut capital = referring.words.clone().filter(|&word| self.reading.words[word].capital);
        match capital.find_map(people).map(|country| self.countries.get(country)) {
            None => People::Nobodys,
            Some(None) => People::Unnamed,
            Some(Some(&country)) => People::Of(country),
        }
    }

    /// What `party` is to the noun at `owner` that a description belongs to.
    fn owner(&self, owner: usize, party: &Party) -> u32 {
        let named = has_word(&party.name, self.reading.written(owner));
        if named { 3 } else { 1 + u32::from(self.is_called(owner, party)) }
    }

    /// Whether the text calls `party` by the noun at `noun`.
    pub(super) fn is_called(&self, noun: usize, party: &Party) -> bool {
        if party.nouns.contains(&self.reading.words[noun].hash) {
            return true;
        }
        let noun = self.reading.written(noun);
        party.roles.iter().any(|role| ends_with_word(role, noun))
    }

    /// How many paragraphs lie between `referring` and the name at `name`, at most three, and whether it stands in the
    /// sentence that leads its own.
    pub(super) fn paragraphs_apart(&self, referring: &Referring, name: usize) -> (u32, bool) {
        let paragraphs = &self.reading.paragraphs;
        let own = &paragraphs[referring.paragraph];
        let leads = referring.sentence.saturating_sub(1) == own.sentences.start;
        let apart = if own.words.contains(&name) { 0 } else { referring.paragraph.abs_diff(self.paragraph_of(name)) };
        (size(apart.min(3)), leads)
    }

    /// Index of the paragraph that `word` stands in.
    pub(super) fn paragraph_of(&self, word: usize) -> usize {
        self.reading.paragraph_at(word)
    }

    /// How many sentences begin until the name at index `name`.
    pub(super) fn sentence_of_name(&self, name: usize) -> usize {
        self.sentences[name] as usize
    }

    /// How many sentences begin until `word`.
    pub(super) fn sentence_of(&self, word: usize) -> usize {
        self.reading.sentences.partition_point(|sentence| sentence.words.start <= word)
    }
}

/// The bit that stands for each of the words of `text`, capitals or not; several words share one.
pub(super) fn bits_of(text: &str) -> u64 {
    text.as_bytes().split(|byte| *byte == b' ').fold(0, |bits, word| bits | bit_of(word))
}

fn bit_of(word: &[u8]) -> u64 {
    let number = hash_small(word);
    1 << (number.wrapping_mul(0x9E37_79B1) >> 26)
}

/// Whether `word` is one of the words of `text`, capitals or not.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    text.as_bytes().split(|byte| *byte == b' ').any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}

/// Whether the words of `name` stand in `text` in a row, capitals or not.
pub(super) fn has_words(text: &str, name: &str) -> bool {
    let name: Vec<&str> = name.split(' ').collect();
    let words: Vec<&str> = text.split(' ').collect();
    let same = |row: &[&str]| row.iter().zip(&name).all(|(word, own)| word.eq_ignore_ascii_case(own));
    words.windows(name.len()).any(same)
}

/// Whether the gender of a pronoun or noun agrees with what is known of the party: 0 where there is nothing to say.
fn agreement(female: Option<bool>, party: &Party) -> u32 {
    let Some(female) = female else { return 0 };
    match (party.female, party.womanly) {
        (Some(known), _) => 2 + u32::from(known != female),
        (None, 0) => 1,
        (None, votes) => 4 + u32::from((votes > 0) != female),
    }
}

/// The kind of a party as a number, a country being one of its own.
pub(super) fn kind_of(party: &Party) -> u32 {
    const COUNTRY: u32 = 8;
    if party.country {
        return COUNTRY;
    }
    party.kind.map_or(7, |kind| kind as u32)
}

/// Whether the last word of `role` is `noun`.
pub(super) fn ends_with_word(role: &str, noun: &str) -> bool {
    role.rsplit(' ').next().is_some_and(|last| last.eq_ignore_ascii_case(noun))
}
