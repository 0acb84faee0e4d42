//! Who cannot be meant by how the sentence around is built: to whom somebody writes, of whom they tell, whom they deal
//! with.

use super::super::MentionForm;
use super::super::lexicon::Classes;
use super::super::part::Part;
use super::Parties;
use super::candidate::Referring;
use super::role::is_person_noun;

impl Parties<'_, '_> {
    /// Whether what `name` names only takes up what whoever is meant at word `at` writes: “In a letter to *Volta*, it
    /// said”, “In a *Volta* post, the school said”.
    pub(super) fn is_addressed(&self, name: usize, at: usize) -> bool {
        const LONGEST: usize = 14;
        const LETTERS: [&str; 14] = [
            "letter",
            "email",
            "e-mail",
            "post",
            "message",
            "note",
            "tweet",
            "interview",
            "statement",
            "article",
            "column",
            "video",
            "submission",
            "memo",
        ];
        let reading = self.reading;
        let words = &self.names[name].words;
        if words.end > at || at - words.start > LONGEST || !reading.is(at - 1, ",") {
            return false;
        }
        let Some(sentence) = self.sentence_of(at).checked_sub(1).map(|at| &reading.sentences[at]) else { return false };
        let first = sentence.words.start + usize::from(reading.any(sentence.words.start, Classes::CONJUNCTION));
        if at > first + LONGEST {
            return false;
        }
        // “Speaking to *Ana Ruiz*, he said”
        let heard = reading.is_any(first, &["speaking", "talking", "writing"])
            && reading.is_any(first + 1, &["to", "with"])
            || reading.is_any(first, &["asked", "interviewed", "questioned"]) && reading.is(first + 1, "by");
        if heard && words.start <= first + 4 {
            return true;
        }
        let letter = |at: usize| reading.is_any(at, &LETTERS);
        // Nothing but the phrase stands before.
        reading.is(first, "in")
            && words.start > first
            && reading.is_any(first + 1, &["a", "an"])
            && (first + 2..at).any(letter)
            && !(first + 2..at - 1).any(|at| matches!(reading.words[at].part, Part::Comma))
    }

    /// Whether somebody named by `name` is who the words at `at` tell of: “Greg Dyke, who *he* said had lied”, “Greg
    /// Dyke, a man *he* calls a liar”.
    pub(super) fn is_told_of(&self, name: usize, at: usize, form: MentionForm) -> bool {
        const LONGEST: usize = 5;
        let reading = self.reading;
        let end = self.names[name].words.end;
        // “the Ndrangheta mafia, which *the lawyer* calls”
        let noun = reading.is_word(end) && !reading.words[end].capital && reading.is(end + 1, ",");
        let comma = end + usize::from(noun);
        if comma >= at || at - comma > LONGEST || !reading.is(comma, ",") {
            return false;
        }
        let who = reading.is_any(comma + 1, &["who", "whom", "which"]) && comma + 2 == at;
        // “Greg Dyke, a man *he* calls a liar”, but “Greg Dyke, a lawyer”
        let pronoun = form == MentionForm::Pronominal;
        let article = pronoun && (reading.is(comma + 1, "a") || reading.is(comma + 1, "an"));
        who || article && (comma + 2..at).all(|at| reading.is_word(at) && !reading.is_verb_cue(at)) && comma + 2 < at
    }

    /// Whether `name` names somebody as dead: “responsibility for the murder of *journalist Omar Nassar*. He said”.
    pub(super) fn is_mourned(&self, name: usize) -> bool {
        const DEATHS: [&str; 7] = ["murder", "killing", "assassination", "death", "funeral", "murders", "slaying"];
        let reading = self.reading;
        let first = self.names[name].title_start();
        let of = |at: usize| at > 1 && reading.is(at - 1, "of");
        let described = || first > 1 && is_person_noun(reading, first - 1) && !reading.words[first - 1].capital;
        let behind = if of(first) { first } else { first.saturating_sub(usize::from(described())) };
        // “the death of Omar Nassar's mother”
        let owns = || {
            let end = self.names[name].words.end;
            reading.words.get(end).is_some_and(|word| matches!(word.part, Part::Possessive))
        };
        of(behind) && reading.is_any(behind - 2, &DEATHS) && !owns()
    }

    /// Whether `name` stands for whom somebody meets, or who does something to them, who is the subject of the sentence
    /// before as a pronoun, and goes on as one: “after he was met by *Bo Lund*. He said”.
    pub(super) fn is_met(&self, name: usize, referring: &Referring) -> bool {
        const FAR: usize = 8;
        let (reading, at) = (self.reading, referring.words.start);
        let pronoun = reading.words[at].hash;
        if referring.form != MentionForm::Pronominal || !reading.is_any(at, &["he", "she"]) {
            return false;
        }
        let named = &self.names[name].words;
        let before = self.sentence_of_name(name) + 1 == referring.sentence;
        let begins = reading.sentences.get(referring.sentence.wrapping_sub(1));
        if !before || begins.is_none_or(|sentence| sentence.words.start != at) || reading.words[named.start].quoted {
            return false;
        }
        let first = reading.sentences[referring.sentence - 2].words.start;
        let clause = |&at: &usize| {
            let word = &reading.words[at];
            !matches!(
                word.part,
                Part::Comma | Part::Colon | Part::Mark | Part::Conjunction | Part::Dash | Part::CueVerb
            ) && !reading.is_any(at, &["that", "who", "as", "when", "after", "before", "while"])
        };
        let last = reading.words.get(named.end).is_some_and(|word| matches!(word.part, Part::Stop | Part::Preposition));
        last && (first.max(named.start.saturating_sub(FAR))..named.start)
            .rev()
            .take_while(clause)
            .any(|at| reading.words[at].hash == pronoun)
    }

    /// Whom what `referring` does is done to: “It cited *the Air Force* as saying”, “he told *Bo Lund* that”, but “it
    /// told Volta’s workers that”.
    pub(super) fn object_of(&self, referring: &Referring) -> Option<usize> {
        const FAR: usize = 3;
        let reading = self.reading;
        let verb = (referring.words.end..reading.words.len().min(referring.words.end + FAR))
            .find(|&at| !reading.any(at, Classes::AUXILIARY | Classes::ADVERB))?;
        let word = &reading.words[verb];
        if !matches!(word.part, Part::CueVerb | Part::Ed) || word.capital || reading.any(verb + 1, Classes::PREPOSITION)
        {
            return None;
        }
        let name = (verb + 1..reading.words.len().min(verb + 1 + FAR))
            .take_while(|&at| reading.words[at].capital || reading.is(at, "the"))
            .find_map(|at| self.name_at[at].checked_sub(1))? as usize;
        let behind = self.names[name].words.end;
        let ends = reading.any(behind, Classes::PREPOSITION | Classes::CONJUNCTION)
            || reading.is_any(behind, &["that", "to", "whether", ",", "."]);
        ends.then(|| self.of_name[name])
    }

    /// Whether `party` does something to whom the description that begins at word `first` is for: “*Ana Ruiz* asked the
    /// mayor”.
    pub(super) fn deals_with(&self, party: usize, first: usize) -> bool {
        const FAR: usize = 3;
        let (reading, floor) = (self.reading, first.saturating_sub(FAR));
        let verb = (floor..first)
            .rev()
            .take_while(|&at| reading.is_word(at))
            .find(|&at| matches!(reading.words[at].part, Part::Ed | Part::CueVerb) && !reading.words[at].capital);
        let before = verb.and_then(|verb| verb.checked_sub(1)).and_then(|at| self.name_at[at].checked_sub(1));
        before.is_some_and(|name| self.of_name[name as usize] == party)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn to_whom_something_is_done_does_it_not() {
        check("Bo Lund left. Tom Hale met Bo Lund. He told Bo Lund that it was late.", "Tom Hale");
        check("Tom Hale sued Bo Lund. He had viewed Bo Lund as a threat to the dam.", "Tom Hale");
        // Nearest miss: to whose people.
        check("Bo Lund left. Tom Hale met Bo Lund. He told Bo Lund’s men that it was late.", "Tom Hale");
    }

    #[test]
    fn who_goes_on_as_a_pronoun_is_not_who_was_met() {
        let met = "Tom Hale left on Monday, a year since he was pardoned by Bo Lund.";
        check(&format!("{met} He said that it was late."), "Tom Hale");
        // Nearest miss: another pronoun.
        let met = "Ana Ruiz left on Monday, a year since she was pardoned by Bo Lund.";
        check(&format!("{met} He said that it was late."), "Bo Lund");
    }

    #[test]
    fn nobody_is_named_in_what_they_do_and_say() {
        let met = "Tom Hale met Bo Lund.";
        check(&format!("{met} Bo Lund left. He said the press had never once called on Bo Lund."), "Tom Hale");
        check(&format!("{met} Bo Lund left. He sued Bo Lund in May and said that it was late."), "Tom Hale");
        check(&format!("{met} Bo Lund left. “It is late,” he said of Bo Lund."), "Tom Hale");
        check(&format!("{met} Bo Lund left. The official sued Bo Lund and said that it was late."), "Tom Hale");
        check("Volta Motors sued Arden. It said that it had not heard from Arden Motors.", "Volta Motors");
        check("Ada Voss runs the museum. For Bo Lund, gold was light, says the curator.", "Ada Voss");
        // Nearest misses: in a clause of another, in a statement, in brackets.
        check(&format!("{met} Bo Lund left. “It is late,” he said after Tom Hale had left."), "Bo Lund");
        check("Volta Motors released a statement. It read: “Volta Motors is sorry.”", "Volta Motors");
        check(&format!("{met} Bo Lund left. He (Bo Lund) said that it was late."), "Bo Lund");
    }

    #[test]
    fn who_asks_the_mayor_is_not_the_mayor() {
        check("Ana Ruiz asked the mayor, who told her that it was late.", "mayor");
        check("Ana Ruiz met the mayor, Bo Li. The mayor told her that it was late.", "Bo Li");
    }

    #[test]
    fn whom_a_letter_is_to_does_not_write_it() {
        check("Nissan closed the plant. In a letter to the Times, it said that it was late.", "Nissan");
        check("Nissan closed the plant. In a Facebook post, it said that it was late.", "Nissan");
        let died = "Tom Dale met Jim Fox. Ali Haddad lost Omar Nassar.";
        check(&format!("{died} Speaking to Ali Haddad of Leith News, he said that it was late."), "Tom Dale");
        check("In May, Nissan closed the plant. It said that it was late.", "Nissan");
    }

    #[test]
    fn whose_murder_it_was_says_nothing_of_it() {
        let took = "Ali Haddad took responsibility for the murder of journalist Omar Nassar on Monday.";
        check(&format!("{took} He said that it was late."), "Ali Haddad");
        check("Omar Nassar fell in May. The death of Omar Nassar shocked Leith. He said that it was late.", "");
        // Nearest misses: another's death, and that of a relative.
        check("Omar Nassar fell. The death of Omar Nassar’s mother was sad. He said that it was late.", "Omar Nassar");
        check("The murder of a guard shocked Omar Nassar. He said that it was late.", "Omar Nassar");
    }

    #[test]
    fn nobody_is_who_they_tell_of() {
        check("Tom Dale sued Jim Fox, who he said was a liar.", "Tom Dale");
        check("Volta Motors sued the Arden Trust, which the company said was late.", "Volta Motors");
        check("Tom Dale sued Jim Fox, a man he described as a liar.", "Tom Dale");
    }
}
