//! Who can be the source of what is said without a cue.

use super::super::EntityKind;
use super::super::lexicon::Classes;
use super::super::phrase;
use super::Parties;
use super::role::is_person_noun;
use std::ops::Range;

impl Parties<'_, '_> {
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
