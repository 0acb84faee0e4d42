//! Who turns down what others claim, in verbs that no list has for saying: “*laughed off* claims that it leaks”,
//! “*played down* fears of a flood”.

use super::super::SpeechAct;
use super::super::attribution::{self, Attribution};
use super::super::choice::Candidates;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::super::token::TokenKind;
use super::clause::{adjunct_end, clause_end};
use super::closing::{Begun, closing};
use super::relative::stands_for_claim;
use super::{Finder, Report};
use crate::analysis::sieve::ByWord;
use std::ops::Range;

/// The verbs, each with what must follow; of two words the second is a word, too.
pub(super) static VERBS: ByWord<&[&[&str]]> = ByWord::of(&[
    (hash(b"laughed"), OFF),
    (hash(b"laughs"), OFF),
    (hash(b"laughing"), OFF),
    (hash(b"shrugged"), OFF),
    (hash(b"shrugs"), OFF),
    (hash(b"shrugging"), OFF),
    (hash(b"brushed"), OFF),
    (hash(b"brushes"), OFF),
    (hash(b"brushing"), OFF),
    (hash(b"waved"), OFF),
    (hash(b"waves"), OFF),
    (hash(b"waving"), OFF),
    (hash(b"batted"), OFF),
    (hash(b"swatted"), OFF),
    (hash(b"played"), DOWN),
    (hash(b"plays"), DOWN),
    (hash(b"playing"), DOWN),
    (hash(b"play"), DOWN),
    (hash(b"downplayed"), ALONE),
    (hash(b"downplays"), ALONE),
    (hash(b"downplaying"), ALONE),
    (hash(b"rubbished"), ALONE),
    (hash(b"rubbishes"), ALONE),
    (hash(b"rubbishing"), ALONE),
    (hash(b"debunked"), ALONE),
    (hash(b"scoffed"), AT),
    (hash(b"scoffs"), AT),
    (hash(b"scoffing"), AT),
    (hash(b"scoff"), AT),
    (hash(b"hit"), BACK),
    (hash(b"hits"), BACK),
    (hash(b"hitting"), BACK),
    (hash(b"pushed"), AGAINST),
    (hash(b"pushes"), AGAINST),
    (hash(b"pushing"), AGAINST),
    (hash(b"poured"), WATER),
    (hash(b"pours"), WATER),
    (hash(b"pouring"), WATER),
]);
const OFF: &[&[&str]] = &[&["off"], &["aside"], &["away"]];
const DOWN: &[&[&str]] = &[&["down"]];
const AT: &[&[&str]] = &[&["at"]];
const BACK: &[&[&str]] = &[&["back", "at"], &["out", "at"], &["back", "against"]];
const AGAINST: &[&[&str]] = &[&["back", "against"], &["back", "on"], &["back", "at"]];
const WATER: &[&[&str]] = &[&["cold", "water", "on"]];
const ALONE: &[&[&str]] = &[&[]];

/// How many words may stand before the noun for what is claimed: “the widely repeated claim”.
const BEFORE_NOUN: usize = 5;

/// Whether the word with the number `word` may begin such a verb.
pub(super) fn may_reject(word: u32) -> bool {
    VERBS.get(word).is_some()
}

impl Finder<'_, '_> {
    /// The report of such a verb at `at`: its content is the claim that is turned down.
    pub(super) fn rejected(
        &self,
        sentence: Range<usize>,
        at: usize,
        shared: Option<&Range<usize>>,
        candidates: &mut Candidates,
    ) -> Option<Report> {
        let (reading, first) = (self.reading, sentence.start);
        let (start, noun) = behind_verb(reading, at)?;
        let limit = self.ceiling(start, sentence.end);
        let noun = if noun { claim(reading, start, limit)? } else { start - 1 };
        let cue = at..start;
        // “the debunked claim”, “would scoff at the claim”
        let before = at.checked_sub(1).filter(|&before| before >= first)?;
        let told = matches!(reading.words[before].part, Part::Determiner | Part::Modal | Part::Possessive);
        if attribution::is_passive(reading, first, at) || told {
            return None;
        }
        let act = SpeechAct::Dispute;
        let (speaker, rule) = self.subject(first, &cue, limit, act, shared);
        let speaker = speaker?;
        let found = Attribution { cue: cue.clone(), speaker: Some(speaker), act, rule };
        // “brushed it off as “rubbish””
        let behind = noun + 2;
        let named = reading.is(noun + 1, "as") && behind + 1 < limit;
        let marked = if named { self.quote_at(behind) } else { None };
        if noun < start && marked.is_none() {
            return None;
        }
        if let Some(quote) = marked {
            return self.built(quote.words.clone(), found);
        }
        if named && is_article(reading, behind) {
            return self.built(behind..clause_end(reading, behind, limit), found);
        }
        let links = ["that", "of", "about", "over", "for", "by", "from", "to", "on", "against"];
        if !reading.is_any(noun + 1, &links) || adjunct_end(reading, noun + 1, limit) > noun + 1 {
            return self.built(start..noun + 1, found);
        }
        let quoted = &self.quoted;
        let ruled = Some(clause_end(reading, start, limit));
        let begun = Begun { reading, quoted, cue, start, limit, ruled, first };
        let (end, sure) = closing(&begun, candidates);
        // “criticism of its spending *on Wednesday*”
        let near = noun + 2..end;
        let timed = near.into_iter().find(|&at| adjunct_end(reading, at, end) >= end);
        let end = timed.filter(|_| !reading.is(noun + 1, "that")).unwrap_or(end);
        let mut report = self.built(start..end.max(noun + 1), found)?;
        report.sure *= sure;
        Some(report)
    }
}

/// Where it begins what the verb at `verb` turns down, if it is one of those, and whether a noun for that follows:
/// “brushed *it* off” has it before.
fn behind_verb(reading: &Reading, verb: usize) -> Option<(usize, bool)> {
    let follows = VERBS.get(reading.words[verb].hash)?;
    let pronoun = phrase::takes_up(reading, verb + 1);
    let next = verb + 1 + usize::from(pronoun);
    let stands = |words: &&&[&str]| words.iter().enumerate().all(|(nth, word)| reading.is(next + nth, word));
    let words = follows.iter().find(stands)?;
    Some((next + words.len(), !pronoun))
}

fn is_article(reading: &Reading, at: usize) -> bool {
    reading.is(at, "a") || reading.is(at, "an")
}

/// The noun for what is claimed, in the phrase that begins at `start`.
fn claim(reading: &Reading, start: usize, limit: usize) -> Option<usize> {
    const MORE: [&str; 16] = [
        "fears",
        "talk",
        "concerns",
        "speculation",
        "notion",
        "notions",
        "comparisons",
        "complaints",
        "worries",
        "threats",
        "threat",
        "criticisms",
        "predictions",
        "theories",
        "questions",
        "complaint",
    ];
    let noun = |at: usize| stands_for_claim(reading, at) || reading.is_any(at, &MORE);
    let near = start..limit.min(start + BEFORE_NOUN);
    let passes = |at: &usize| {
        let word = &reading.words[*at];
        let sign = word.kind == TokenKind::Sign && !matches!(word.part, Part::Possessive);
        !sign && !matches!(word.part, Part::Be | Part::Have | Part::Modal | Part::Preposition | Part::Conjunction)
    };
    let found = near.take_while(passes).filter(|&at| noun(at)).last()?;
    // “hit back at claims lawyers”
    let behind = reading.words.get(found + 1).filter(|_| found + 1 < limit).map_or(Part::Edge, |word| word.part);
    let noun = matches!(
        behind,
        Part::PersonNoun | Part::SourceNoun | Part::OrganizationNoun | Part::Name | Part::Other | Part::Plural
    );
    (!noun).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::super::super::{SpeechAct, analyze, lexicon::Lexicon};
    use super::super::told::check;
    use crate::document;

    #[test]
    fn who_laughs_a_claim_off_disputes_it() {
        for verb in [
            "laughed off",
            "has played down",
            "rubbished",
            "scoffed at",
            "brushed aside",
            "waved away",
            "shrugged off",
            "hit back at",
            "pushed back against",
            "poured cold water on",
        ] {
            let text = format!("Ada Voss said the dam was old. Bo Li {verb} claims that it might fail.");
            check(&text, &[("Ada Voss", "the dam was old"), ("Bo Li", "claims that it might fail")]);
            let document = document::read_text(text.clone(), vec![]);
            let analysis = analyze(&document, &Lexicon::built_in());
            assert_eq!(analysis.quotations[1].speech_act, SpeechAct::Dispute, "{text}");
        }
        check("One of them, Bo Li, laughed off the idea.", &[("One of them", "the idea")]);
        check("Bo Li brushed it off as “rubbish”.", &[("Bo Li", "“rubbish”")]);
        check("Bo Li brushed off the claim as “rubbish”.", &[("Bo Li", "“rubbish”")]);
        check("The club has played down fears of a flood.", &[("The club", "fears of a flood")]);
    }

    #[test]
    fn who_shrugs_off_a_cold_disputes_nothing() {
        for text in [
            "Bo Li shrugged off a knee injury.",
            "Bo Li played down the wing.",
            "Ada Voss waved away the smoke.",
            "Ada Voss hit back at her critics.",
            "Bo Li brushed aside a strand of hair.",
            "Bo Li brushed it off the table.",
            "Bo Li waved it away as a gift.",
        ] {
            check(text, &[]);
        }
    }
}
