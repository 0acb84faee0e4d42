//! Who has the word behind a sentence that reports nothing: “The judge told Doyle to stand. “…,” *he* said”.

use super::super::EntityKind;
use super::super::choice::Candidates;
use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::tagger::feature::hash;
use super::Parties;
use super::gender::{gender_of_kin, gender_of_noun};
use super::reference::gender_of;
use super::role::is_person_noun;
use std::ops::Range;

/// How sure it is that who has the word speaks.
const HAS_WORD: f32 = 0.9;

/// What is done by who speaks next: words for how somebody takes what was said.
const TAKEN: [u32; 30] = [
    hash(b"disagreed"),
    hash(b"disagrees"),
    hash(b"agreed"),
    hash(b"agrees"),
    hash(b"objected"),
    hash(b"smiled"),
    hash(b"smiles"),
    hash(b"laughed"),
    hash(b"laughs"),
    hash(b"nodded"),
    hash(b"shrugged"),
    hash(b"sighed"),
    hash(b"sighs"),
    hash(b"grinned"),
    hash(b"frowned"),
    hash(b"apologised"),
    hash(b"apologized"),
    hash(b"wept"),
    hash(b"sobbed"),
    hash(b"demurred"),
    hash(b"relented"),
    hash(b"paused"),
    hash(b"protested"),
    hash(b"responded"),
    hash(b"replied"),
    hash(b"winced"),
    hash(b"scoffed"),
    hash(b"bristled"),
    hash(b"reacted"),
    hash(b"countered"),
];
/// The same in two words.
const TAKEN_BACK: [(u32, &[&str]); 6] = [
    (hash(b"declined"), &["to"]),
    (hash(b"hit"), &["back", "out"]),
    (hash(b"fired"), &["back"]),
    (hash(b"pushed"), &["back"]),
    (hash(b"shook"), &["his", "her"]),
    (hash(b"broke"), &["down"]),
];
/// What is done to who hears it, by who goes on to speak.
const TOLD: [u32; 8] = [
    hash(b"told"),
    hash(b"tells"),
    hash(b"warned"),
    hash(b"thanked"),
    hash(b"reminded"),
    hash(b"assured"),
    hash(b"ordered"),
    hash(b"urged"),
];
const ASKED: [u32; 2] = [hash(b"asked"), hash(b"asks")];
/// How far from the beginning of its sentence a verb is looked for, in words.
const FARTHEST: usize = 14;
/// How a question goes on behind who is asked.
const QUESTIONS: [&str; 9] = ["if", "whether", "how", "why", "what", "who", "when", "where", "about"];

impl Parties<'_, '_> {
    /// Who is meant by “he” or “she” at word `at`, and how sure that is, where the sentence before tells who has the
    /// word.
    pub(super) fn next_speaker(
        &mut self,
        at: usize,
        last_speaker: Option<usize>,
        candidates: &mut Candidates,
    ) -> Option<(usize, f32)> {
        let female = gender_of(self.reading.written(at))?;
        let words = self.asked_ahead(at, female).or_else(|| {
            let before = self.sentence_before(at)?;
            let next = self.next_to_speak(before.clone(), female);
            next.or_else(|| self.newcomer(before.clone())).or_else(|| self.told_on(before, female))
        })?;
        if !self.may_be_called(&words, female) {
            return None;
        }
        // “asked *her* why”: not who asks.
        let hearer = gender_of(self.reading.written(words.start)).is_some();
        let speaker = last_speaker.filter(|_| !hearer);
        let (party, _, sure) = self.weighed(words, speaker, candidates);
        let party = party.filter(|&party| !hearer || Some(party) != last_speaker)?;
        let named = party < self.named;
        let found = &mut self.found[party];
        // No woman by her name, and no actress, is a man.
        let known = if named { found.surely.or(found.female) } else { found.female };
        if found.kind != Some(EntityKind::Person) || found.plural || known.is_some_and(|known| known != female) {
            return None;
        }
        found.female = Some(female);
        Some((party, sure.min(HAS_WORD)))
    }

    /// Whether the noun of `words`, if they describe somebody, may be for a woman, or a man.
    fn may_be_called(&self, words: &Range<usize>, female: bool) -> bool {
        let head = self.head(words.clone());
        self.name_at[head] != 0
            || gender_of_noun(self.reading.written(head))
                .or_else(|| gender_of_kin(self.reading.words[head].hash))
                .is_none_or(|known| known == female)
    }

    /// The sentence before what the pronoun at `at` says, which reports nothing in marks.
    fn sentence_before(&self, at: usize) -> Option<Range<usize>> {
        let reading = self.reading;
        let before = self.turn_start(at)?.checked_sub(1)?;
        let sentence = reading.sentences.get(self.sentence_of(before).checked_sub(1)?)?;
        let quoted = reading.words[sentence.words.start..=before].iter().any(|word| word.quoted);
        let near = self.paragraph_of(at) - self.paragraph_of(before) <= 1;
        (!sentence.heading && !quoted && near).then_some(sentence.words.start..before + 1)
    }

    /// The words for whom a question is asked in the clause of time that ends before the pronoun at `at`: “When Ruiz
    /// asked *Bo Li* if it was safe, he said yes”.
    fn asked_ahead(&self, at: usize, female: bool) -> Option<Range<usize>> {
        let reading = self.reading;
        let first = reading.sentences.get(self.sentence_of(at).checked_sub(1)?)?.words.start;
        let timed = reading.is_any(first, &["when", "after", "once"]);
        let comma = at.checked_sub(1).filter(|&comma| timed && comma > first + 2 && reading.is(comma, ","))?;
        let asks = |at: usize| ASKED.contains(&reading.words[at].hash);
        let asked = (first + 2..comma.min(first + FARTHEST)).any(asks);
        if asked { self.next_to_speak(first + 1..comma, female) } else { None }
    }

    /// The words for who has the word behind the sentence `before`, for a woman or a man: whom a question is asked, who
    /// tells somebody something, and who takes it in some way.
    fn next_to_speak(&self, before: Range<usize>, female: bool) -> Option<Range<usize>> {
        let reading = self.reading;
        let Range { start, end } = before;
        if let Some(verb) = self.taken(start, end) {
            return self.subject_of(start, verb);
        }
        let told = |&at: &usize| TOLD.contains(&reading.words[at].hash) || ASKED.contains(&reading.words[at].hash);
        let verb = (start + 1..end.min(start + FARTHEST)).find(told)?;
        let subject = self.subject_of(start, verb)?;
        let hearer = phrase::after(reading, verb + 1, end)?;
        if TOLD.contains(&reading.words[verb].hash) {
            return Some(subject);
        }
        let question = reading.is_any(hearer.end, &QUESTIONS);
        let called = hearer.len() == 1 && gender_of(reading.written(hearer.start)) == Some(female);
        (question && (called || self.is_somebody(&hearer))).then_some(hearer)
    }

    /// The words for the only person named in the sentence before the sentence `before`, as its subject, where that
    /// tells on of a woman or a man: “*Zoe Flores*, a poet, is ill. She stays at home. “…,” she said”.
    fn told_on(&self, before: Range<usize>, female: bool) -> Option<Range<usize>> {
        let reading = self.reading;
        let person = |party: usize| self.found[party].kind == Some(EntityKind::Person);
        let on = reading.is_any(before.start, &["he", "she"]);
        if !on || gender_of(reading.written(before.start)) != Some(female) || self.named(before.clone()).any(person) {
            return None;
        }
        let own = self.sentence_of(before.start).checked_sub(1)?;
        let earlier = reading.sentences.get(own.checked_sub(1)?)?;
        let same = self.paragraph_of(earlier.words.start) == self.paragraph_of(before.start);
        let quoted = reading.words[earlier.words.clone()].iter().any(|word| word.quoted);
        if !same || quoted || earlier.heading {
            return None;
        }
        let subject = phrase::first_subject(reading, earlier.words.start, earlier.words.end)?;
        let party = self.named(subject.clone()).next().filter(|&party| person(party))?;
        let alone = !self.named(earlier.words.clone()).any(|other| other != party && person(other));
        (alone && self.is_somebody(&subject)).then_some(subject)
    }

    /// The sentence before the one in its paragraph that begins with “they” at `at`.
    fn before_they(&self, at: usize) -> Option<Range<usize>> {
        let reading = self.reading;
        let own =
            self.sentence_of(at).checked_sub(1).filter(|_| reading.is(at, "they") && !reading.words[at].quoted)?;
        let before = reading.sentences.get(own.checked_sub(1)?)?;
        let begins = reading.sentences[own].words.start == at && !before.heading;
        let same = begins && self.paragraph_of(before.words.start) == self.paragraph_of(at);
        same.then(|| before.words.clone())
    }

    /// Whether the noun at `word` is for many: “police”, “farmers”.
    fn is_many(&self, word: usize) -> bool {
        let reading = self.reading;
        reading.any(word, Classes::SOURCE_NOUN)
            || matches!(reading.words[word].part, Part::Plural) && is_person_noun(reading, word)
    }

    /// The body that the sentence before is about, where “they” at `at` begins the next and nobody else may be several:
    /// “*The NBA* named no player. They did say …”.
    pub(super) fn body_told_on(&self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let before = self.before_they(at)?;
        // “*Doctors* Without Borders” are one body.
        let several = |word: usize| self.is_many(word) && self.name_at[word] == 0;
        let subject = phrase::first_subject(reading, before.start, before.end)?;
        let name = subject.start + usize::from(reading.is(subject.start, "the"));
        let party = self.named(name..name + 1).next()?;
        let body = |party: usize| self.found[party].kind == Some(EntityKind::Organization);
        let alone =
            !before.clone().any(several) && !self.named(before.clone()).any(|other| other != party && body(other));
        (body(party) && alone).then_some(party)
    }

    /// The many without a name whom the sentence before is about, where “they” at `at` begins the next and nobody else
    /// may be several: “*Farmers* blocked the road. They said …”.
    pub(super) fn many_told_on(&mut self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let before = self.before_they(at)?;
        let several = |word: usize| self.is_many(word);
        let subject = phrase::first_subject(reading, before.start, before.end)?;
        // “*Farmers* left”
        let head = subject.clone().find(|&at| several(at))?;
        // “The boats of the farmers sank”, “Prices hurt farmers”, “No farmers came”
        let noun = |at: usize| matches!(reading.words[at].part, Part::Preposition | Part::Plural | Part::PersonNoun);
        let several_else = |at: usize| reading.written(at).ends_with('s') && !reading.any(at, Classes::DETERMINER);
        if (subject.start..head).any(|at| noun(at) || several_else(at))
            || reading.is_any(subject.start, &["no", "neither"])
        {
            return None;
        }
        let small = |at: usize| self.name_at[at] == 0 && (at == subject.start || !reading.words[at].capital);
        let plural = reading.written(head).ends_with('s') || reading.is(head, "police");
        let many = plural && (subject.start..=head).all(small);
        let quoted = before.clone().any(|at| reading.words[at].quoted);
        // “Police arrested *two men*”, “freed the *hostages*”
        let more = |at: usize| {
            let counted = phrase::is_count(reading.words[at].hash) || matches!(reading.words[at].part, Part::Number);
            let written = reading.written(at);
            let noun =
                matches!(reading.words[at].part, Part::Plural) || reading.words[at].capital && written.ends_with('s');
            noun && !reading.any(at, Classes::TIME | Classes::DURATION)
                || counted
                || reading.is_any(at, &["men", "women", "people", "children", "and"])
        };
        let others = (head + 1..before.end).any(|at| several(at) || more(at))
            || self
                .named(subject.end..before.end)
                .any(|party| self.found[party].kind == Some(EntityKind::Organization));
        (many && !quoted && !others).then(|| self.described(subject.start..head + 1, head))
    }

    /// The words for who takes in some way what was said, where the sentence `words` tells no more: “*Ana Ruiz*
    /// laughed.”, “*Ana Ruiz*, 40, is angry.”
    pub(in crate::analysis) fn reactor(&self, words: &Range<usize>) -> Option<Range<usize>> {
        const LONGEST: usize = 14;
        let reading = self.reading;
        let end = words.end - usize::from(reading.sign(words.end - 1) == ".");
        if words.len() > LONGEST || end <= words.start + 1 {
            return None;
        }
        let verb = self.taken(words.start, end).or_else(|| {
            // “is angry”, but “was arrested”
            let be = (words.start + 1..end).find(|&at| matches!(reading.words[at].part, Part::Be))?;
            let passes = |at: &usize| reading.any(*at, Classes::ADVERB) || reading.is(*at, "not");
            let told = (be + 1..end).find(|at| !passes(at))?;
            let plain =
                !matches!(reading.words[told].part, Part::Ed | Part::Ing | Part::Determiner | Part::Preposition);
            (plain && told + 1 == end && !reading.words[told].capital).then_some(be)
        })?;
        let subject = phrase::first_subject(reading, words.start, verb).filter(|subject| self.is_somebody(subject))?;
        // “Ana Ruiz, 40, is angry”
        let whole = self.behind_apposition(subject.end, verb)?;
        (whole..verb).all(|at| reading.any(at, Classes::ADVERB | Classes::AUXILIARY)).then_some(subject)
    }

    /// Where the verb of the sentence from `start` to `end` stands that tells how somebody takes what was said.
    fn taken(&self, start: usize, end: usize) -> Option<usize> {
        let reading = self.reading;
        (start + 1..end.min(start + FARTHEST)).find(|&at| {
            let word = reading.words[at].hash;
            let next = |words: &[&str]| reading.is_any(at + 1, words);
            TAKEN.contains(&word) || TAKEN_BACK.iter().any(|(first, second)| *first == word && next(second))
        })
    }

    /// The words for who is the subject of the verb at `verb`, where they begin the sentence at `start`, and nothing
    /// but what they are called stands between: “a vet, Alan Rudge, disagreed”.
    fn subject_of(&self, start: usize, verb: usize) -> Option<Range<usize>> {
        let somebody = |subject: &Range<usize>| self.is_somebody(subject);
        let first = phrase::first_subject(self.reading, start, verb).filter(somebody);
        // “The second time, *an officer* asked”
        let behind_comma = || {
            let subject = phrase::before(self.reading, start, verb)?;
            (subject.start > start && self.reading.is(subject.start - 1, ",")).then_some(subject).filter(somebody)
        };
        let subject = first.or_else(behind_comma)?;
        let small = |at: usize| self.reading.any(at, Classes::ADVERB | Classes::AUXILIARY);
        let whole = self.behind_apposition(subject.end, verb)?;
        (whole..verb).all(small).then_some(subject)
    }

    /// Where the sentence begins, or the words in marks before, that the pronoun at `at` says: nothing but “but” and
    /// “later” stands between.
    fn turn_start(&self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let first = reading.sentences.get(self.sentence_of(at).checked_sub(1)?)?.words.start;
        let small = Classes::CONJUNCTION | Classes::ADVERB;
        if !reading.words[at].quoted && (first..at).all(|word| reading.any(word, small)) {
            return Some(first);
        }
        let closing = at.checked_sub(1).filter(|&mark| matches!(reading.words[mark].part, Part::Mark))?;
        if reading.words[at].quoted || reading.words[closing].quoted {
            return None;
        }
        let opening = (0..closing).rev().take_while(|&word| reading.words[word].quoted).last()?;
        let begins = reading.sentences.get(self.sentence_of(opening).checked_sub(1)?)?.words.start == opening;
        // “Ruiz disagreed: “…,” *she* said”
        (begins || reading.is(opening - 1, ":")).then_some(opening)
    }

    /// The word behind what stands between commas at `at`: “a vet*, Alan Rudge,* disagreed”.
    fn behind_apposition(&self, at: usize, limit: usize) -> Option<usize> {
        const LONGEST: usize = 8;
        let reading = self.reading;
        if !reading.is(at, ",") {
            return Some(at);
        }
        let comma = (at + 1..(limit + 1).min(at + LONGEST)).find(|&word| reading.is(word, ","))?;
        Some(comma + 1)
    }

    /// Whether `words` name one person, or describe one.
    pub(super) fn is_somebody(&self, words: &Range<usize>) -> bool {
        let head = self.head(words.clone());
        if let Some(name) = self.name_at[head].checked_sub(1) {
            return self.found[self.of_name[name as usize]].kind == Some(EntityKind::Person);
        }
        let body = Classes::ORGANIZATION_NOUN | Classes::SOURCE_NOUN | Classes::PRONOUN;
        is_person_noun(self.reading, head) && !self.reading.any(head, body)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, first};

    #[test]
    fn they_are_the_many_whom_the_sentence_before_is_about() {
        for (many, party) in [
            ("Farmers", "Farmers"),
            ("The protesters", "protesters"),
            ("Police", "Police"),
            ("Doctors Without Borders", "Doctors Without Borders"),
        ] {
            check(&format!("{many} left the depot on Monday. They said that it was late."), party);
        }
        // Nearest misses: others may be meant, and one who is not many.
        check("Farmers met the protesters on Monday. They said that it was late.", "");
        check("The farmer left the depot on Monday. They said that it was late.", "");
    }

    #[test]
    fn who_told_somebody_something_goes_on_to_speak() {
        check("The judge told Doyle to stand. “You held the door,” he said.", "judge");
        check("The manager told Levy that it was late. “It was my fault,” he said.", "manager");
        check("Ana Ruiz told Mara Quill that it was late. “I checked the wall,” she said.", "Ana Ruiz");
        // Several may have been told, and a body is nobody who says “he”.
        check("Tom Hale met Bo Li. The council told Tom Hale to leave. “You held the door,” he said.", "Tom Hale");
    }

    #[test]
    fn who_takes_it_in_some_way_has_the_word() {
        let fed = "Dale Hicks claimed that he had fed the dog.";
        check(&format!("{fed} A vet, Alan Rudge, disagreed. He said that the dog starved."), "Alan Rudge");
        check(&format!("{fed} Alan Rudge disagreed: “It starved,” he said."), "Alan Rudge");
        check(&format!("{fed} Alan Rudge smiled. “It starved,” he said."), "Alan Rudge");
        check(&format!("{fed} The vet, Ann Rudge, disagreed. He said that the dog was well."), "Dale Hicks");
        check("Tom Salmond was cleared. The mayor’s spokesman hit back. “It is late,” he said.", "mayor’s spokesman");
    }

    #[test]
    fn of_whom_more_is_told_has_the_word() {
        let said = "Ann Roe, a doctor, said that she was well.\n\n";
        let ill = "Zoe Flores, a poet, is ill. She stays at home.";
        check(&format!("{said}{ill}\n\n“I lost my job,” she said."), "Zoe Flores");
        // Nearest misses: of whom a man tells, and two who are told of.
        let he = "Zoe Flores, a poet, is ill. He stays at home.";
        check(&format!("{said}{he}\n\n“I lost my job,” she said."), "Ann Roe");
        check(
            &format!("{said}Zoe Flores, a poet, met Ann Roe. She stays at home.\n\n“I lost it,” she said."),
            "Ann Roe",
        );
    }

    #[test]
    fn whose_mood_is_told_says_what_follows() {
        first("Ana Ruiz, 40, is angry. “It was my house. They took it.”", "Ana Ruiz");
        // Nearest miss: to whom something was done.
        first("Ana Ruiz, 40, was sued. “It was my house. They took it.”", "");
    }

    #[test]
    fn a_body_that_is_told_on_is_several() {
        check("In May, Volta Motors shut its plant. They said that it was late.", "Volta Motors");
        // Nearest misses: a person, others who may be several, another body, and another paragraph.
        check("In May, Ana Ruiz shut her plant. They said that it was late.", "");
        check("In May, Volta Motors shut out its workers. They said that it was late.", "");
        check("In May, Volta Motors met Harbour Steel. They said that it was late.", "Harbour Steel");
        check("In May, Volta Motors shut its plant.\n\nThey said that it was late.", "");
    }

    #[test]
    fn they_are_not_those_whom_they_speak_of() {
        check("Farmers said it was late. “We must ask other officials about it,” they said.", "Farmers");
        // Nearest miss: whom the reporter tells of.
        check("Officials showed what they described as a bomb.", "Officials");
    }

    #[test]
    fn who_is_asked_answers() {
        check("Mr Coyle asked the witness how she knew. She said that she had been there.", "witness");
        check("Tom Moss asked Alan Lund whether the doors held. He said that they did.", "Alan Lund");
        check("Karl Weiss left. The actress smiled. He said that the doors held.", "Karl Weiss");
        check("Tom Moss asked for a lamp. He said that the doors held.", "Tom Moss");
        check("Ana Ruiz was held. An officer asked her why she stayed. “I had to,” she said.", "Ana Ruiz");
        check(
            "Ana Ruiz was held. The second time, an officer asked her why she stayed. “I had to,” she said.",
            "Ana Ruiz",
        );
        check("When Ada Voss asked Henry Pick if he knew Karl Dean, he said that he did.", "Henry Pick");
        check("When Henry Pick asked for his lamp, he said that he was blind.", "Henry Pick");
        check("Bo Li was held. An officer asked her why he stayed. He said that he had to.", "officer");
    }
}
