//! What a description stands for that is not named, though others are: “A coalition of parents sued. *The group* said”.

use super::super::part::Part;
use super::super::phrase;
use super::super::tagger::feature::hash;
use super::super::token::TokenKind;
use super::Parties;
use super::role::is_person_noun;
use super::weighing::INDEFINITE;
use std::ops::Range;

const GROUP: u32 = hash(b"group");
/// Nouns for those who have joined, each of which “the group” takes up.
const JOINED: [u32; 8] = [
    GROUP,
    hash(b"coalition"),
    hash(b"alliance"),
    hash(b"association"),
    hash(b"network"),
    hash(b"organisation"),
    hash(b"organization"),
    hash(b"collective"),
];

impl Parties<'_, '_> {
    /// The subject of the sentence before, a body that is not named, which “the trust” at `words` takes up: “*One
    /// hospital trust* closed. The trust said …”.
    pub(super) fn body_taken_up(&self, words: &Range<usize>, head: usize) -> Option<Range<usize>> {
        let reading = self.reading;
        let document = reading.words[head].entry.is_document();
        if words.len() != 2 || !reading.is(words.start, "the") || is_person_noun(reading, head) || document {
            return None;
        }
        let sentence = self.sentence_of(words.start).checked_sub(2)?;
        let before = &reading.sentences[sentence];
        let near = self.paragraph_of(words.start) - self.paragraph_of(before.words.start) <= 1;
        let first = before.words.start;
        let one = usize::from(reading.is(first, "one"));
        let subject = phrase::first_subject(reading, first + one, before.words.end)?;
        let new = one == 1 && subject.start == first + 1 || self.determiner(subject.start) == INDEFINITE;
        if before.heading || !near || !new {
            return None;
        }
        let own = reading.words[head].hash;
        // “one hospital trust shut”, which may be a noun, too
        let noun = subject.clone().find(|&at| reading.words[at].hash == own && !reading.is(at + 1, "of"));
        let subject = subject.start..noun.map_or(subject.end, |noun| noun + 1);
        let noun = self.head(subject.clone());
        let told = reading.words[noun].hash;
        let same = own == told || own == GROUP && JOINED.contains(&told);
        // “An animal charity, Harbour Paws, …”
        let named = self.named(subject.clone()).next().is_some() || reading.is(subject.end, ",");
        let called = reading.is_any(noun + 1, &["called", "named", "known", "dubbed", "calling"]);
        (same && !named && !called && !self.is_named_behind(subject.end, before.words.end)).then_some(subject)
    }

    /// Whether a name stands behind a comma soon behind word `at`, before any verb: “A rights group in Nepal, *Save
    /// Radio*, says”.
    fn is_named_behind(&self, at: usize, limit: usize) -> bool {
        const NEAR: usize = 6;
        let goes_on = |at: &usize| {
            let part = self.reading.words[*at].part;
            !matches!(part, Part::Ed | Part::CueVerb | Part::Be | Part::Have | Part::Modal)
        };
        let mut near = (at..limit.min(at + NEAR)).take_while(goes_on);
        near.any(|at| self.reading.is(at, ",") && self.reading.words.get(at + 1).is_some_and(|word| word.capital))
    }

    /// Whether the description with its noun at `head` is of the campaign of somebody who is named in such descriptions
    /// alone: “the Voss campaign”.
    pub(super) fn is_own_campaign(&self, head: usize) -> bool {
        const FEW: usize = 8;
        let reading = self.reading;
        let campaigns = |at: usize| reading.is_any(at, &["campaign", "camp"]);
        if head == 0 || !campaigns(head) {
            return false;
        }
        let Some(party) = self.named(head - 1..head).next() else { return false };
        let found = &self.found[party];
        let alone = |name: usize| {
            let end = self.names[name].words.end;
            let owned = reading.words.get(end).is_some_and(|word| word.kind == TokenKind::Possessive);
            campaigns(end + usize::from(owned))
        };
        let mut name = found.first_name;
        let chain = std::iter::from_fn(|| {
            let this = name;
            name = *self.later.get(this)?;
            Some(this)
        });
        found.times > 0 && found.times <= FEW && chain.take(FEW).all(alone)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_body_that_is_not_named_is_taken_up_by_its_noun() {
        let sued = "A coalition of parents sued the school board.";
        let later = "Moms for Reading, a conservative group, backs the ban.";
        check(&format!("{sued} The group said that it was late. {later}"), "coalition of parents");
        check(&format!("The Harbour Trust met. {sued} The group said that it was late."), "coalition of parents");
        check(
            "The Harbour Trust met. One hospital trust shut its doors. The trust said that it was late.",
            "hospital trust",
        );
        check("A charity sued Harbour Paws. The charity said that it was late.", "charity");
        // Nearest misses: one that is named, and one that was before.
        check("A charity, Harbour Paws, sued. The charity said that it was late.", "Harbour Paws");
        check("The Harbour Trust left. The trust said that it was late.", "Harbour Trust");
        check("A group known as the Shining Front left. The group said that it was late.", "Shining Front");
        check("A rights group in Leith, Save Radio, left. The group said that it was late.", "Save Radio");
    }

    #[test]
    fn a_campaign_is_nobody_who_is_not_named_but_with_it() {
        check("The Ruiz campaign left. The Voss campaign said that it was late.", "Voss campaign");
    }
}
