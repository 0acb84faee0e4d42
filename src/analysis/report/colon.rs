//! Headlines that name who says it beside a colon, without a verb for that: “Mayor: dam is safe”, “Dam is safe: mayor”.

use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::{QuotationKind, Rule, SpeechAct};
use super::finite::{is_finite, tells_past};
use super::reduced::opens_clause;
use super::{Finder, Report};
use std::ops::Range;

/// How many words may name who speaks: “Harbour Union chief”.
const LONGEST: usize = 3;
/// How sure it is.
const SURE: f32 = 0.7;

impl Finder<'_, '_> {
    /// What a headline, all of `sentence`, says by who stands beside its only colon.
    pub(super) fn beside_colon(&self, sentence: &Range<usize>) -> Option<Report> {
        let reading = self.reading;
        let is_colon = |&at: &usize| reading.is(at, ":");
        let near = sentence.start + 1..sentence.end.min(sentence.start + 1 + LONGEST);
        let far = sentence.end.saturating_sub(1 + LONGEST).max(sentence.start + 1)..sentence.end - 1;
        let leads = near.clone().find(is_colon);
        let colon = leads.or_else(|| far.clone().find(is_colon))?;
        if sentence.clone().filter(is_colon).count() > 1 {
            return None;
        }
        let found = |speaker: Range<usize>, content: Range<usize>, says: bool| {
            let cues = content.clone().any(|at| reading.is_verb_cue(at) && !self.inside(at));
            let own = begins_with_own(reading, content.start);
            // “Trump: I will go”, whoever else is named
            let named = || speaker.clone().all(|at| matches!(reading.words[at].part, Part::Name));
            let report = says && (is_somebody(reading, &speaker) || own && named()) && (!cues || own);
            report.then_some((speaker, content))
        };
        let before = || {
            let content = colon + 1..sentence.end;
            // “Voss: ‘The Dam’ is a bore” is of a review.
            let quotes = matches!(reading.words[content.start].part, Part::Mark);
            let says = content.len() > 1 && !quotes && says_itself(reading, content.clone());
            found(sentence.start..colon, content, says)
        };
        let behind = || {
            let (content, speaker) = (sentence.start..colon, colon + 1..sentence.end);
            let name = matches!(reading.words[speaker.end - 1].part, Part::Name);
            let says = if name { content.len() > 2 && speaker.len() == 1 } else { content.len() > 1 };
            found(speaker, content, says)
        };
        let (speaker, content) = if far.contains(&colon) { behind().or_else(before) } else { before() }?;
        self.colon_report(speaker, content)
    }

    fn inside(&self, at: usize) -> bool {
        self.quoted.iter().any(|quote| quote.words.contains(&at))
    }

    fn colon_report(&self, speaker: Range<usize>, content: Range<usize>) -> Option<Report> {
        let marks = self.marks_in(&content);
        let kind = if marks.is_empty() { QuotationKind::Indirect } else { QuotationKind::Mixed };
        let (cue, speaker, act) = (None, Some(speaker), SpeechAct::Assert);
        // A whole quotation is found as such.
        let whole = marks.contains(&content);
        (!whole).then(|| Report { kind, pieces: vec![content], marks, cue, speaker, act, rule: Rule::Turn, sure: SURE })
    }
}

/// Whether `words` are for somebody who can say something, as headlines have them: “Mayor”, “Leith mayor”, “Voss”.
fn is_somebody(reading: &Reading, words: &Range<usize>) -> bool {
    // What newspapers head their pieces with, or who never speaks for itself.
    const LABELS: [&str; 6] = ["Leader", "Editor", "Parliament", "Statement", "Document", "Victim"];
    let last = words.end - 1;
    let noun = |at: usize| {
        matches!(reading.words[at].part, Part::Title | Part::PersonNoun | Part::SourceNoun | Part::OrganizationNoun)
    };
    let plain = |at: usize| {
        reading.is_word(at)
            && (noun(at) || matches!(reading.words[at].part, Part::Name | Part::Other | Part::Possessive))
    };
    let label = LABELS.iter().any(|label| reading.written(last).eq_ignore_ascii_case(label));
    let whole = (1..=LONGEST).contains(&words.len()) && words.clone().all(plain) && !label;
    whole && (noun(last) || reading.names_person(words))
}

/// Whether `content` is a sentence by itself, as headlines have it: “dam is safe”, “never again”.
fn says_itself(reading: &Reading, content: Range<usize>) -> bool {
    const OUTRIGHT: [&str; 4] = ["never", "no", "yes", "not"];
    const ASKS: [&str; 7] = ["why", "how", "what", "where", "when", "who", "which"];
    let first = content.start;
    if reading.is(content.end - 1, "?") || reading.is_any(first, &ASKS) {
        return false;
    }
    let clause = content.clone().take_while(|&at| !opens_clause(reading, at));
    let verb = |at: usize| at > first && (is_finite(reading, at) || tells_past(reading, at, content.end));
    let outright = reading.is_any(first, &OUTRIGHT);
    outright || begins_with_own(reading, first) || clause.into_iter().any(verb)
}

/// Whether word `at` is of who speaks: “I”, “we’ll”.
fn begins_with_own(reading: &Reading, at: usize) -> bool {
    let written = reading.written(at);
    let word = phrase::contracted(written).unwrap_or(written);
    ["I", "We", "we"].contains(&word)
}

#[cfg(test)]
mod tests {
    use super::super::told::check;

    /// What is said in the headline of an article about Ada Voss.
    #[track_caller]
    fn headed(headline: &str, told: &[(&str, &str)]) {
        check(&format!("{headline}\n\nAda Voss, the mayor, was in Leith on Monday."), told);
    }

    #[test]
    fn who_says_it_may_stand_before_a_colon() {
        headed("Mayor: bridge is ‘unsafe’", &[("Mayor", "bridge is ‘unsafe’")]);
        headed("Leith mayor: I will not resign", &[("Leith mayor", "I will not resign")]);
        headed("Voss: never again will I pay", &[("Voss", "never again will I pay")]);
        headed("Brill: We will never pay", &[("Brill", "We will never pay")]);
        headed("Voss: dam is safe", &[("Voss", "dam is safe")]);
        headed("Police: man attacked the guard", &[("Police", "man attacked the guard")]);
        headed("Study: tea is good for you", &[("Study", "tea is good for you")]);
    }

    #[test]
    fn who_says_it_may_stand_behind_a_colon() {
        headed("Bridge is unsafe: experts", &[("experts", "Bridge is unsafe")]);
        headed("No money for the dam: Voss", &[("Voss", "No money for the dam")]);
    }

    #[test]
    fn what_a_headline_is_about_says_nothing() {
        for headline in [
            "Live: storm hits coast",
            "Update: road is shut",
            "Football: Leith 2 Dover 1",
            "Opinion: the dam must go",
            "Leith: roads are shut",
            "Ada Voss: the woman who was right",
            "Ada Voss: a life in pictures",
            "Police: what we know",
            "Mayor: should she go?",
            "Dead at 80: Ada Voss",
        ] {
            headed(headline, &[]);
        }
    }
}
