//! Who can be the source of what is said: without a cue, and as a place that stands for those in it.

use super::super::EntityKind;
use super::super::lexicon::Classes;
use super::super::phrase;
use super::Parties;
use super::role::is_person_noun;
use std::ops::Range;

/// Houses and streets that stand for who governs or trades there.
const SEATS: [&str; 12] = [
    "Downing Street",
    "10 Downing Street",
    "Whitehall",
    "White House",
    "Capitol Hill",
    "Wall Street",
    "Pentagon",
    "Kremlin",
    "Blue House",
    "Buckingham Palace",
    "Élysée Palace",
    "Scotland Yard",
];

impl Parties<'_, '_> {
    /// What speaks is no place where it stands for those in it: “Downing Street said”.
    pub(super) fn hear(&mut self, party: usize) {
        let found = &mut self.found[party];
        found.said += 1;
        if found.kind == Some(EntityKind::Place) && is_seat(&found.name) {
            found.kind = Some(EntityKind::Organization);
        }
    }

    /// Whether the noun phrase `words` names or describes somebody who can be quoted, rather than a place or a work.
    pub(in crate::analysis) fn may_speak(&self, words: Range<usize>) -> bool {
        let head = self.head(words.clone());
        if let Some(name) = self.name_at[head].checked_sub(1) {
            let kind = self.found[self.of_name[name as usize]].kind;
            return matches!(kind, Some(EntityKind::Person | EntityKind::Organization | EntityKind::Group));
        }
        let noun = Classes::SOURCE_NOUN | Classes::ORGANIZATION_NOUN;
        !phrase::is_pronoun(self.reading, head)
            && !self.reading.words[words.start].capital
            && (is_person_noun(self.reading, head) || self.reading.any(head, noun))
    }
}

/// Whether a house or street of this name stands for who governs or trades there.
pub(super) fn is_seat(name: &str) -> bool {
    SEATS.contains(&name)
}
