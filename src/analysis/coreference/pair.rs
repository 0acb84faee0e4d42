//! Whom “the former” and “the latter” mean: of two that were named together last, the first and the second.

use super::super::EntityKind;
use super::super::phrase::Which;
use super::Parties;
use std::ops::Range;

/// How many sentences back the two are looked for, that of the words included.
const REACH: usize = 3;

impl Parties<'_, '_> {
    /// The party that “the former” or “the latter” at word `at` means; `None` where no two were named.
    pub(super) fn one_of_two(&self, at: usize, which: Which) -> Option<usize> {
        let own = self.sentence_of(at).checked_sub(1)?;
        let sentences = (own.saturating_sub(REACH - 1)..=own).rev().map(|index| &self.reading.sentences[index].words);
        let told = sentences.map(|words| self.parties_in(words.start..words.end.min(at)));
        let mut told = told.filter(|parties| parties.len() > 1);
        let parties = told.next()?;
        match (which, &parties[..]) {
            (Which::First, &[first, _]) => Some(first),
            (Which::Second, &[_, second]) => Some(second),
            _ => None,
        }
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
