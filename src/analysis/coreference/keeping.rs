//! Who keeps the word: whom a pronoun means that begins the sentence behind one in which somebody spoke, or that adds
//! to what was said: “Ana Ruiz spoke of Bo Li’s plan. *She* …”, “*It added* that …”.

use super::super::EntityKind;
use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::Parties;
use super::reference::gender_of;
use std::ops::Range;

/// How many sentences behind who spoke somebody may add to it.
const FARTHEST: usize = 3;

impl Parties<'_, '_> {
    /// Who spoke last, where the pronoun at `at` surely means them.
    pub(super) fn has_word(&self, at: usize, last_speaker: Option<usize>) -> Option<usize> {
        let goes_on = self.goes_on(at, last_speaker).or_else(|| self.speaks_on(at, last_speaker));
        goes_on.or_else(|| self.keeps_on(at, last_speaker))
    }

    /// Who spoke last, where the pronoun at `at` means them by how it goes on.
    fn keeps_on(&self, at: usize, last_speaker: Option<usize>) -> Option<usize> {
        let reading = self.reading;
        let speaker = last_speaker.filter(|&party| party < self.named && self.may_mean(at, party))?;
        if reading.words[at].quoted {
            return None;
        }
        let sentence = self.sentence_of(at);
        let first = reading.sentences.get(sentence.checked_sub(1)?)?.words.start;
        let begins = (first..at).all(|word| reading.any(word, Classes::CONJUNCTION | Classes::ADVERB));
        let adds = self.adds(at);
        if !begins && !adds {
            return None;
        }
        let (said, ..) = self.mentions.iter().rev().find(|(.., party)| *party == speaker)?;
        let begun = reading.words.partition_point(|word| word.span.start() < said.start());
        let behind = reading.words.partition_point(|word| word.span.start() < said.end());
        let own = self.sentence_of(begun);
        let near = own < sentence && sentence <= own + if adds { FARTHEST } else { 1 };
        if !near || reading.words[begun].quoted || behind > at {
            return None;
        }
        if self.paragraph_of(at) > self.paragraph_of(begun) + usize::from(adds) {
            return None;
        }
        let spoken = &reading.sentences.get(own.checked_sub(1)?)?.words;
        let rival = |from: usize, to: usize| self.rival(from..to.max(from), at, speaker);
        // “Volta criticised Arden. *It added*”: of those of its own sentence only whoever spoke adds to it.
        let since = if adds { behind.max(spoken.end) } else { behind };
        (!rival(spoken.start, begun) && !rival(since.min(at), at)).then_some(speaker)
    }

    /// Whether the pronoun at `at` tells by its verb that whoever spoke says more: “she *also* said”, “he *added*”.
    fn adds(&self, at: usize) -> bool {
        let reading = self.reading;
        let verb =
            (at + 1..reading.words.len().min(at + 4)).find(|&at| !matches!(reading.words[at].part, Part::Adverb));
        let also = reading.is_any(at + 1, &["also", "further"]) && verb.is_some_and(|verb| reading.is_verb_cue(verb));
        also || verb.is_some_and(|verb| reading.is_any(verb, &["added", "adds"]))
    }

    /// Whether the pronoun at `at` may mean `party` by its kind.
    fn may_mean(&self, at: usize, party: usize) -> bool {
        let written = self.reading.written(at);
        let found = &self.found[party];
        match gender_of(written) {
            Some(female) => {
                let known = found.surely.or(found.female);
                found.kind == Some(EntityKind::Person) && !found.plural && known.is_none_or(|known| known == female)
            }
            None if matches!(written, "it" | "It") => found.kind == Some(EntityKind::Organization),
            None if matches!(written, "they" | "They") => {
                matches!(found.kind, Some(EntityKind::Organization | EntityKind::Group))
            }
            None => false,
        }
    }

    /// Whether “they” at `at` is said of `party`, a single person.
    pub(super) fn is_one_of_several(&self, party: usize, at: usize) -> bool {
        let written = self.reading.written(at);
        let they = phrase::contracted(written).unwrap_or(written).eq_ignore_ascii_case("they");
        let found = &self.found[party];
        they && found.kind == Some(EntityKind::Person) && !found.plural && party < self.named
    }

    /// Whether another is named in `words` whom the pronoun at `at` may mean, and who is not only told to own
    /// something: “*Bo Li’s* plan”.
    fn rival(&self, words: Range<usize>, at: usize, speaker: usize) -> bool {
        let mut names = words.filter_map(|at| self.name_at[at].checked_sub(1).map(|name| name as usize));
        names.any(|name| {
            let end = self.names[name].words.end;
            let owns = self.reading.words.get(end).is_some_and(|word| matches!(word.part, Part::Possessive));
            let party = self.of_name[name];
            party != speaker && !owns && self.may_mean(at, party) && !self.named_within.contains(&party)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn who_spoke_goes_on_where_others_only_own_something() {
        check("Tom Hale voiced concern about Bo Lund’s safety. He said that it was late.", "Tom Hale");
        check("Volta Motors criticised Arden Motors’ plan. It said that it was late.", "Volta Motors");
        check("Tom Hale met Bo Lund. They said that it was late.", "");
        check("Ana Ruiz criticised Bo Lund’s plan. He said that it was late.", "Bo Lund");
    }

    #[test]
    fn who_is_nobody_named_speaks_on() {
        let met = "The minister, Tom Hale, spoke on Monday.";
        check(&format!("{met} The mayor said that it was not. “I lost it all,” he said."), "mayor");
        // Nearest misses: whom it may be, and a woman.
        check(&format!("{met} The speaker said that it was not. “I lost it all,” he said."), "Tom Hale");
        check(&format!("{met} The actress said that it was not. “I lost it all,” he said."), "Tom Hale");
    }

    #[test]
    fn who_adds_something_spoke_before() {
        check("Volta Motors criticised Arden Motors. It added that it was late.", "Volta Motors");
        check("Tom Hale criticised Bo Lund. He also said that it was late.", "Tom Hale");
        check("Tom Hale criticised Ana Ruiz. Bo Lund was ill, he added.", "Tom Hale");
        check("Tom Hale criticised Ana Ruiz. Bo Lund left. “It was late,” he added.", "Bo Lund");
    }
}
