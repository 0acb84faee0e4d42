//! Whom “the former” and “the latter” mean: of two that were named together last, the first and the second; of more,
//! the two that “and” joins, or the ends of the list.

use super::super::EntityKind;
use super::super::part::Part;
use super::super::phrase::Which;
use super::Parties;
use std::ops::Range;

/// How many sentences back the two are looked for, that of the words included.
const REACH: usize = 3;

/// How many words may stand between two names that are told together: “and her deputy,”.
const BETWEEN: usize = 4;

/// How sure it is that two are meant that “and” joins, where others are named beside them.
const PAIR: f32 = 0.9;

/// How sure it is that an end of a list is meant: the words are made for two.
const LISTED: f32 = 0.7;

impl Parties<'_, '_> {
    /// The party that “the former” or “the latter” at word `at` means, and how sure that is; `None` where no two were
    /// named.
    pub(super) fn one_of_two(&self, at: usize, which: Which) -> Option<(usize, f32)> {
        let own = self.sentence_of(at).checked_sub(1)?;
        let former = if which == Which::Second { self.former_before(own, at) } else { None };
        let at = former.unwrap_or(at);
        let sentences = (own.saturating_sub(REACH - 1)..=own).rev().map(|index| &self.reading.sentences[index].words);
        let told = sentences.map(|words| words.start..words.end.min(at));
        let (words, parties) =
            told.map(|words| (words.clone(), self.parties_in(words))).find(|(_, parties)| parties.len() > 1)?;
        let (first, second, sure) = match parties[..] {
            [first, second] => (first, Some(second), 1.0),
            _ => self.joined_in(words, &parties, former.is_some())?,
        };
        let party = if which == Which::First { Some(first) } else { second };
        party.map(|party| (party, sure))
    }

    /// Where “the former” stands before “the latter” at word `at`, in sentence `own` or the one before: both are of the
    /// same two, who were named before either.
    fn former_before(&self, own: usize, at: usize) -> Option<usize> {
        let reading = self.reading;
        let near = reading.sentences[own.saturating_sub(1)].words.start..at.saturating_sub(1);
        let alone = |next: usize| {
            let part = reading.words[next].part;
            matches!(part, Part::CueVerb | Part::Be | Part::Have | Part::Modal | Part::Ed | Part::Comma | Part::Adverb)
        };
        near.rev().find(|&the| reading.is(the + 1, "former") && reading.is(the, "the") && alone(the + 2))
    }

    /// The only two of `parties` that are joined by “and” in `words`, or the first and the last of a list, and how sure
    /// it is that they are meant; no last one where others are named behind it who do more than tell of them: “Ruiz and
    /// Li met Dolan”, but “Ruiz and Li met, Dolan said”; except where the `former` of them was spoken of. Nobody where
    /// others are named beside a longer list: “Ruiz met Li, Dolan and Weber”.
    fn joined_in(&self, words: Range<usize>, parties: &[usize], former: bool) -> Option<(usize, Option<usize>, f32)> {
        let first = self.names.partition_point(|name| name.words.start < words.start);
        let end = self.names.partition_point(|name| name.words.start < words.end);
        let named: Vec<usize> = (first..end).filter(|&name| parties.contains(&self.of_name[name])).collect();
        let ties = named.windows(2).map(|pair| self.tie(pair[0], pair[1])).collect::<Vec<_>>();
        let mut ands = ties.iter().enumerate().filter(|(_, tie)| **tie == Some(Part::Conjunction)).map(|(at, _)| at);
        let last = ands.next().filter(|_| ands.next().is_none())?;
        let mut begin = last;
        while begin > 0 && ties[begin - 1] == Some(Part::Comma) {
            begin -= 1;
        }
        let joined = &named[begin..last + 2];
        let apart = |party: &usize| !joined.iter().any(|&name| self.of_name[name] == *party);
        if joined.len() > 2 && parties.iter().any(apart) {
            return None;
        }
        // “Ruiz and Li, who met Dolan, spoke”
        let pair = self.names[named[last + 1]].words.end;
        let aside = self.reading.is(pair, ",") && self.reading.is_any(pair + 1, &["who", "which"]);
        let tells = |name: &usize| aside || self.reading.is_verb_cue(self.names[*name].words.end);
        let closes = former || named[last + 2..].iter().all(tells);
        let sure = if joined.len() > 2 { LISTED } else { PAIR };
        Some((self.of_name[named[begin]], closes.then(|| self.of_name[named[last + 1]]), sure))
    }

    /// What joins the names numbered `one` and `other`: “and”, or in a list a comma.
    fn tie(&self, one: usize, other: usize) -> Option<Part> {
        let between = self.names[one].words.end..self.names[other].title_start();
        let (first, rest) = (between.start, between.len());
        if rest == 0 || rest > BETWEEN {
            return None;
        }
        let comma = matches!(self.reading.words[first].part, Part::Comma);
        let and = |at: usize| at < between.end && self.reading.is(at, "and");
        if and(first) || comma && and(first + 1) {
            return Some(Part::Conjunction);
        }
        (comma && rest <= 2).then_some(Part::Comma)
    }

    /// The people and organisations that are named in `words`, in the order in which they are; places only where nobody
    /// else is.
    fn parties_in(&self, words: Range<usize>) -> Vec<usize> {
        let first = self.names.partition_point(|name| name.words.start < words.start);
        let end = self.names.partition_point(|name| name.words.start < words.end);
        let mut parties: Vec<usize> = Vec::new();
        for &party in &self.of_name[first..end.max(first)] {
            if !parties.contains(&party) {
                parties.push(party);
            }
        }
        let acts = |party: &usize| matches!(self.kind(*party), Some(EntityKind::Person | EntityKind::Organization));
        if parties.iter().any(acts) {
            parties.retain(acts);
        }
        parties
    }
}
