//! Whom a description means who is named only behind it: “The chancellor said taxes would rise. Ana Ruiz told MPs …”.

use super::super::EntityKind;
use super::super::lexicon::Classes;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::token::TokenKind;
use super::gender::gender_of_noun;
use super::look::has_word;
use super::office::OFFICES;
use super::role::is_person_noun;
use super::sense::{Sense, meant_by};
use super::weighing::{DEFINITE, INDEFINITE, NAMED};
use super::{Parties, Party};
use std::ops::Range;

/// How sure it is that who is named behind a description has been meant by it.
pub(super) const AHEAD: f32 = 0.85;

/// How many sentences behind a description they are named whom it means by their title, and by another noun.
const TITLED: usize = 6;
const CALLED: usize = 3;

/// Of how many sentences that open a text the subject may be named in the next.
const OPENING: usize = 6;

/// Words that make another title of one.
const RANKS: [&str; 8] = ["deputy", "vice", "assistant", "shadow", "junior", "former", "then", "ex"];

/// Nouns for people of whom a text may have several: “a student” need not be the student named next.
const ANYBODY: [&str; 26] = [
    "man",
    "woman",
    "boy",
    "girl",
    "student",
    "pupil",
    "teacher",
    "resident",
    "villager",
    "neighbor",
    "neighbour",
    "worker",
    "farmer",
    "driver",
    "nurse",
    "witness",
    "survivor",
    "protester",
    "supporter",
    "activist",
    "voter",
    "fan",
    "tourist",
    "shopper",
    "soldier",
    "refugee",
];

impl Parties<'_, '_> {
    /// Who is called by the noun of the description `words`, and alone, and is named first behind it: “a federal judge
    /// … Judge Ana Ruiz”.
    pub(super) fn named_ahead(&self, words: &Range<usize>, head: usize) -> Option<usize> {
        let reading = self.reading;
        let &[only] = self.by_noun.of(reading.words[head].hash) else { return None };
        let found = &self.found[only];
        let first = self.names[found.first_name].words.start;
        if first < words.end || self.is_plural(head) || words.clone().any(|at| reading.words[at].quoted) {
            return None;
        }
        let title = reading.any(head, Classes::TITLE);
        let reach = if title { TITLED } else { CALLED };
        let near = self.sentence_of_name(found.first_name) - self.sentence_of(words.start) <= reach;
        let determiner = self.determiner(words.start);
        let indefinite = determiner == INDEFINITE;
        let anybody = indefinite && reading.is_any(head, &ANYBODY);
        let one = !anybody && matches!(determiner, DEFINITE | INDEFINITE | NAMED) || self.is_in_heading(words.start);
        let person = found.kind == Some(EntityKind::Person);
        let kind = if person { is_person_noun(reading, head) } else { reading.any(head, Classes::ORGANIZATION_NOUN) };
        let other =
            || person && (self.is_of_another(found, words, head) || self.is_voice_of_another(only, words, head));
        let rivals = || !(indefinite || person && title) && self.has_rival(only, words.start, head);
        (near && one && kind && agrees(reading, head, found) && !other() && !rivals()).then_some(only)
    }

    /// Whether the description `words` is of another office than `found` has, or has somebody's name in it: “a hospital
    /// spokesman” is no police spokesman, but a federal judge may be of a district.
    fn is_of_another(&self, found: &Party, words: &Range<usize>, head: usize) -> bool {
        let reading = self.reading;
        let owns = |at: usize| reading.words.get(at).is_some_and(|word| word.kind == TokenKind::Possessive);
        let somebody = |at: usize| {
            let name = self.name_at[at].checked_sub(1).map(|name| name as usize);
            name.is_some_and(|name| {
                self.found[self.of_name[name]].kind == Some(EntityKind::Person) && !owns(self.names[name].words.end)
            })
        };
        if (words.start..head).any(somebody) {
            return true;
        }
        let own: Vec<&str> = (words.start..head)
            .filter(|&at| reading.is_word(at) && !reading.words[at].capital && !reading.any(at, Classes::DETERMINER))
            .map(|at| reading.written(at))
            .collect();
        let alike = |word: &str, own: &str| word.eq_ignore_ascii_case(own) || own == "federal" && word == "District";
        let same = |role: &String| role.split(' ').any(|word| own.iter().any(|own| alike(word, own)));
        let office =
            |role: &String| role.split(' ').any(|word| OFFICES.iter().any(|office| word.eq_ignore_ascii_case(office)));
        let noun = reading.written(head);
        let mut roles = found.told.iter().filter(|role| has_word(role, noun)).peekable();
        let rank = |word: &str| RANKS.iter().any(|rank| word.eq_ignore_ascii_case(rank));
        let ranked = own.iter().any(|word| rank(word));
        let other =
            |role: &String| office(role) && !own.is_empty() && !same(role) || ranked != role.split(' ').any(rank);
        roles.peek().is_some() && roles.all(other)
    }

    /// Whether somebody of the kind of `party` is named before word `at` whom the noun at `head` may mean.
    fn has_rival(&self, party: usize, at: usize, head: usize) -> bool {
        let meant = meant_by(self.reading.words[head].hash);
        let end = self.names.partition_point(|name| name.words.start < at);
        self.of_name[..end].iter().any(|&other| {
            other != party
                && self.found[other].kind == self.found[party].kind
                && Sense::of(meant, self.found[other].sorts) != Sense::Other
        })
    }

    fn is_plural(&self, head: usize) -> bool {
        self.reading.any(head, Classes::SOURCE_NOUN)
    }

    /// Calls who is named at the beginning of a sentence, for the first time and by nothing but the name, what the
    /// subject of the sentence before is, where that opens the text and nobody is named until there: “The chancellor
    /// said taxes would rise. *Ana Ruiz* told MPs …”.
    pub(super) fn hear_ahead(&mut self) {
        let reading = self.reading;
        let plain = reading.sentences.iter().filter(|sentence| !sentence.heading).take(OPENING + 1);
        let sentences: Vec<Range<usize>> = plain.map(|sentence| sentence.words.clone()).collect();
        for pair in sentences.windows(2) {
            let [before, next] = pair else { return };
            let Some(name) = self.opened_by_name(next.start) else { continue };
            let party = self.of_name[name];
            let Some(head) = self.described_subject(before, party) else { continue };
            let noun = reading.words[head].hash;
            if !self.found[party].nouns.contains(&noun) {
                self.found[party].nouns.push(noun);
            }
        }
    }

    /// The name that begins at word `first`, where its party is named there first, and nothing else is told of them.
    fn opened_by_name(&self, first: usize) -> Option<usize> {
        let reading = self.reading;
        let index = self.name_at.get(first)?.checked_sub(1)? as usize;
        let name = &self.names[index];
        let found = &self.found[self.of_name[index]];
        let told = Classes::PREPOSITION | Classes::CONJUNCTION | Classes::DETERMINER;
        let behind = reading.words.get(name.words.end)?;
        let acts = behind.kind == TokenKind::Word && !behind.capital && !reading.any(name.words.end, told)
            || self.is_told_to_lead(name.words.end);
        let person = found.kind == Some(EntityKind::Person) && found.roles.is_empty() && name.words.len() > 1;
        let bare = name.title.is_empty() && found.nouns.is_empty() && self.is_first_in_text(index);
        (bare && acts && (person || found.kind == Some(EntityKind::Organization))).then_some(index)
    }

    /// Whether it is told behind the comma at `comma` that somebody leads: “Ana Ruiz, who had led the council for
    /// years,”.
    fn is_told_to_lead(&self, comma: usize) -> bool {
        const LEADS: [&str; 10] =
            ["led", "leads", "headed", "heads", "chaired", "chairs", "ran", "runs", "founded", "served"];
        let reading = self.reading;
        let verb = comma + 2 + usize::from(reading.any(comma + 2, Classes::AUXILIARY));
        reading.is(comma, ",") && reading.is(comma + 1, "who") && reading.is_any(verb, &LEADS)
    }

    /// Whether the party of the name at `index` was named before in headings alone.
    fn is_first_in_text(&self, index: usize) -> bool {
        let before = &self.of_name[..index];
        let mut earlier = (0..index).filter(|&name| before[name] == self.of_name[index]);
        earlier.all(|name| self.is_in_heading(self.names[name].words.start))
    }

    /// The noun of what is described at the beginning of `sentence`, if that may be `party` and nobody else named there
    /// or before.
    fn described_subject(&self, sentence: &Range<usize>, party: usize) -> Option<usize> {
        let reading = self.reading;
        let words = phrase::first_subject(reading, sentence.start, sentence.end)?;
        let head = self.head(words.clone());
        let found = &self.found[party];
        let person = found.kind == Some(EntityKind::Person);
        let kind = if person {
            is_person_noun(reading, head) && !reading.any(head, Classes::ORGANIZATION_NOUN)
        } else {
            let sense = Sense::of(meant_by(reading.words[head].hash), found.sorts);
            reading.any(head, Classes::ORGANIZATION_NOUN) && sense != Sense::Other
        };
        let fits = kind
            && agrees(reading, head, found)
            && words.start == sentence.start
            && self.name_at[head] == 0
            && !self.is_plural(head)
            && matches!(self.determiner(words.start), DEFINITE | INDEFINITE | NAMED);
        (fits && !self.has_rival(party, sentence.end, head)).then_some(head)
    }
}

/// Whether the noun at `head` may be for a man or a woman as `found` is.
fn agrees(reading: &Reading, head: usize, found: &Party) -> bool {
    gender_of_noun(reading.written(head)).zip(found.female).is_none_or(|(noun, own)| noun == own)
}
