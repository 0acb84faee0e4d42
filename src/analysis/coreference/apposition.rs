//! Descriptions and the names that stand behind them between commas: “its chairman, Carl Weber,”.

use super::super::EntityKind;
use super::super::lexicon::Classes;
use super::super::mention::Name;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::token::TokenKind;
use super::Parties;
use super::gender::{gender, gender_of_noun, is_sure};
use super::role::is_person_noun;
use std::ops::Range;

/// How sure it is that who is named behind somebody of somebody is the former: “the wife of the mayor, Ada Voss,”.
const EITHER: f32 = 0.6;

/// How many words may stand before a name that is described once more: “retired judge”, “retired judge and campaigner”.
const BEFORE_NAME: usize = 5;

impl Parties<'_, '_> {
    /// The party named behind the description `words` and its comma, and how sure that is: “its chairman, Carl Weber”,
    /// “the union, Dockers United,”, “its author, retired judge Ada Voss,”.
    pub(super) fn apposed(&self, words: Range<usize>, head: usize) -> Option<(usize, f32)> {
        let reading = self.reading;
        if self.name_at[head] != 0 {
            return None;
        }
        let comma = if reading.is(words.end, ",") { words.end } else { self.comma_behind(words.end)? };
        let named = comma + 1 + usize::from(reading.is(comma + 1, "the"));
        let index = self.names.partition_point(|name| name.words.start < named);
        let name = self.names.get(index)?;
        // “its spokesman, *Lt.* Col. Ada Voss,”
        let begin = if name.title.is_empty() { name.words.start } else { name.title.start };
        let titled = named < begin && (named..begin).all(|at| reading.any(at, Classes::TITLE) || reading.is(at, "."));
        let stands =
            name.title.start == named || name.words.start == named || titled || is_described(reading, named, name);
        let party = Some(self.of_name[index]).filter(|_| stands)?;
        let person = self.found[party].kind == Some(EntityKind::Person);
        let several = Classes::SOURCE_NOUN | Classes::ORGANIZATION_NOUN;
        let owned = words.clone().any(|at| reading.words[at].kind == TokenKind::Possessive);
        let one = owned || reading.any(words.start, Classes::DETERMINER) || self.determiner(words.start) < 6;
        let described = if person {
            is_person_noun(reading, head) || one && !reading.any(head, several)
        } else {
            let place = self.found[party].kind == Some(EntityKind::Place);
            one && !place && !reading.any(head, Classes::PERSON_NOUN | Classes::PRONOUN)
        };
        let end = if person { self.end_of_origin(index) } else { name.words.end };
        let closed = matches!(reading.written(end), "," | "." | ";" | "");
        let listed = if person {
            matches!(reading.words[head].part, Part::Plural) && self.leads_a_list(index)
        } else {
            reading.is(end, ",") && reading.is(end + 1, "and")
        };
        let sure = if person { self.is_of_the_first(&words, head, party)? } else { 1.0 };
        (described && closed && !listed).then_some((party, sure))
    }

    /// The comma behind what tells where or of what somebody is, from word `at` on, where a name and a verb stand
    /// behind it: “the judge *in the case*, Ana Ruiz, said”.
    fn comma_behind(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 6;
        let reading = self.reading;
        if !reading.words.get(at).is_some_and(|word| matches!(word.part, Part::Preposition)) {
            return None;
        }
        let near = at + 1..reading.words.len().min(at + LONGEST);
        let comma = near.clone().find(|&word| reading.words[word].kind == TokenKind::Sign)?;
        let plain =
            |word: usize| !reading.is_verb_cue(word) && !reading.any(word, Classes::AUXILIARY | Classes::PRONOUN);
        let name = &self.names[self.name_at.get(comma + 1)?.checked_sub(1)? as usize].words;
        let says = reading.tells_of_speech(name.end + 1);
        let closed = reading.is(comma, ",") && reading.is(name.end, ",") && name.start == comma + 1;
        (closed && says && (at + 1..comma).all(plain)).then_some(comma)
    }

    /// Who is named or described between the comma at word `comma` and another: “another, *Ana Ruiz*, said”, “one, *a
    /// nurse*, said”.
    pub(super) fn told_behind_comma(&mut self, comma: usize) -> Option<usize> {
        const NEAR: usize = 8;
        let reading = self.reading;
        let limit = reading.words.len().min(comma + NEAR);
        let aged = reading.written(comma + 1).ends_with("-year-old");
        let told = phrase::after(reading, comma + 1 + usize::from(aged), limit).filter(|_| reading.is(comma, ","))?;
        let closed = matches!(reading.written(told.end), "," | "." | "") && !reading.any(told.end - 1, Classes::TIME);
        let head = self.head(told.clone());
        let named = self.named(head..head + 1).next();
        match named {
            _ if !closed => None,
            Some(party) => Some(party).filter(|&party| self.found[party].kind != Some(EntityKind::Place)),
            None => is_person_noun(reading, head).then(|| self.described(told, head)),
        }
    }

    /// Whether the name at `index` and its comma are the first of a list: “*Ana Ruiz*, Bo Li and Mara Quill”.
    fn leads_a_list(&self, index: usize) -> bool {
        let end = self.names[index].words.end;
        self.names.get(index + 1).is_some_and(|next| self.reading.is(end, ",") && next.title_start() == end + 1)
    }

    /// Where the name at `index` ends with where its bearer is from: “Nina Marsh of Harlen University”.
    fn end_of_origin(&self, index: usize) -> usize {
        let end = self.names[index].words.end;
        let origin = self.names.get(index + 1).filter(|next| {
            let article = self.reading.is(end + 1, "the");
            next.title_start() == end + 1 + usize::from(article)
                && self.found[self.of_name[index + 1]].kind != Some(EntityKind::Person)
        });
        let linked = self.reading.is_any(end, &["of", "from", "at"]);
        origin.filter(|_| linked).map_or(end, |origin| origin.words.end)
    }

    /// How sure it is that the description `words` is of `party`, who is named behind it, and not of whom its noun
    /// belongs to: “a spokesman for the mayor, Ada Voss,”. `None` where a man's noun stands for a woman, or who is
    /// named has that title.
    fn is_of_the_first(&self, words: &Range<usize>, head: usize, party: usize) -> Option<f32> {
        let reading = self.reading;
        let owner = (head + 1..words.end).find(|&at| self.name_at[at] == 0 && is_person_noun(reading, at));
        let Some(owner) = owner else { return Some(1.0) };
        let found = &self.found[party];
        let other = gender_of_noun(reading.written(head)).zip(found.surely).is_some_and(|(noun, own)| noun != own);
        (!other && !self.is_called(owner, found)).then_some(EITHER)
    }
}

/// Whether the words from `first` to `name` describe whom it names: “retired judge”.
fn is_described(reading: &Reading, first: usize, name: &Name) -> bool {
    let end = name.title_start();
    let few = end > first && end - first <= BEFORE_NAME;
    let noun = !name.title.is_empty() || few && is_person_noun(reading, end - 1);
    let plain = |at: usize| !reading.words[at].capital && (phrase::may_be_noun(reading, at) || reading.is(at, "and"));
    few && noun && (first..end).all(plain)
}

/// The noun that describes `name` behind its comma: in “a spokesman for the club, Tom Hale,” the first of two, in “a
/// spokesman for the mayor, Ada Voss,” the second, as she is none; `None` where it may be either, or there is none.
pub(super) fn noun_before(reading: &Reading, name: &Name) -> Option<usize> {
    let comma = name.title_start().checked_sub(1).filter(|&comma| comma > 1 && reading.is(comma, ","))?;
    let last = comma - 1;
    let Some(first) = noun_of(reading, last) else { return Some(last) };
    if reading.words[last].capital || !is_person_noun(reading, last) {
        return Some(first);
    }
    let sure = gender(reading, name).filter(|_| is_sure(reading, name));
    let known = gender_of_noun(reading.written(first)).zip(sure);
    known.is_some_and(|(noun, own)| noun != own).then_some(last)
}

/// Whether who is described before `name` and its comma can be nobody but a person, and is one: “his mother, Dina Park,
/// said”, “the bank’s chief economist, Ivo Brand, said”.
pub(super) fn is_somebody(reading: &Reading, name: &Name) -> bool {
    let Some(noun) = noun_before(reading, name) else { return false };
    let whose = [noun.saturating_sub(1), noun.saturating_sub(2)];
    let owned = |&at: &usize| phrase::is_thirds(reading, at) || reading.words[at].kind == TokenKind::Possessive;
    let end = name.words.end;
    name.words.len() < 4
        && reading.any(noun, Classes::PERSON_NOUN)
        && whose.iter().any(owned)
        && matches!(reading.written(end), "," | ".")
        && !reading.is_any(end + 1, &["and", "or"])
}

/// The noun for somebody to which what ends at word `last` belongs: “a *spokesman* for the harbour office”.
fn noun_of(reading: &Reading, last: usize) -> Option<usize> {
    const REACH: usize = 6;
    const OWNERS: [&str; 4] = ["the", "his", "her", "its"];
    const LINKS: [&str; 3] = ["of", "for", "to"];
    let floor = last.saturating_sub(REACH).max(2);
    let before = (floor..last).rev().find(|&at| !phrase::may_be_noun(reading, at))?;
    let link = before - usize::from(reading.is_any(before, &OWNERS));
    let noun = link.checked_sub(1).filter(|&noun| reading.is_any(link, &LINKS) && is_person_noun(reading, noun));
    noun.filter(|&noun| !reading.words[noun].capital)
}
