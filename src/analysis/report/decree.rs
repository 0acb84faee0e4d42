//! What courts and laws say in words that are nouns or tell of goods elsewhere: “the court *rules* Ruiz must pay”, “a
//! judge *orders* Ruiz to pay”, “the act *provides* that no fee may be charged”.

use super::super::attribution::Attribution;
use super::super::attribution::behind_clause::is_clause;
use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::super::{Rule, SpeechAct};
use super::bounds::when_end;
use super::clause::clause_end;
use super::{Finder, Report};
use std::ops::Range;

const ORDERS: u32 = hash(b"orders");
const RULES: u32 = hash(b"rules");
const HELD: u32 = hash(b"held");
/// The verbs of such reports.
pub(super) const DECREES: [u32; 5] = [ORDERS, RULES, HELD, hash(b"provides"), hash(b"provided")];
/// Who rules.
const COURTS: [u32; 10] = [
    hash(b"court"),
    hash(b"judge"),
    hash(b"tribunal"),
    hash(b"jury"),
    hash(b"magistrate"),
    hash(b"panel"),
    hash(b"commission"),
    hash(b"regulator"),
    hash(b"arbitrator"),
    hash(b"watchdog"),
];
/// Parts of laws and contracts.
const SECTIONS: [u32; 8] = [
    hash(b"section"),
    hash(b"article"),
    hash(b"clause"),
    hash(b"paragraph"),
    hash(b"subsection"),
    hash(b"rule"),
    hash(b"schedule"),
    hash(b"amendment"),
];

/// Whether a word with this number may be a verb of such a report.
pub(super) fn may_decree(word: u32) -> bool {
    DECREES.contains(&word)
}

impl Finder<'_, '_> {
    /// What is ordered, ruled or provided by the word at `at` of a sentence `first..limit`.
    pub(super) fn decreed(&self, first: usize, at: usize, limit: usize) -> Option<Report> {
        let reading = self.reading;
        let verb = reading.words[at];
        if verb.capital {
            return None;
        }
        let helped =
            |who: &Range<usize>| verb.hash == HELD && (who.end..at).all(|at| reading.any(at, Classes::AUXILIARY));
        let who = phrase::before(reading, first, at).filter(|who| who.end == at || helped(who))?;
        let head = reading.words[who.end - 1];
        let ends = at + 1 >= limit || matches!(reading.words[at + 1].part, Part::Stop);
        if ends || at + 2 >= limit {
            return self.ruled_before(first, at, who).filter(|_| ends);
        }
        // “held *in May* that”
        let when = if verb.hash == HELD { when_end(reading, at + 1, limit) } else { None }.unwrap_or(at + 1);
        let that = usize::from(reading.is(when, "that"));
        let start = when + that;
        // “provides that, where no rent is paid, …”
        let start = start + usize::from(that > 0 && reading.is(start, ","));
        let end = clause_end(reading, start, self.ceiling(start, limit));
        let speaker = match verb.hash {
            ORDERS => {
                let person = Classes::PERSON_NOUN | Classes::ORGANIZATION_NOUN | Classes::TITLE;
                let orders = COURTS.contains(&head.hash) || reading.any(who.end - 1, person);
                let object = phrase::after(reading, start, limit)?;
                (orders && that == 0 && reading.is(object.end, "to") && object.end + 1 < limit).then_some(who)
            }
            // “held that the search was illegal”, but “held that post”
            HELD => (COURTS.contains(&head.hash) && that > 0 && is_clause(reading, start..end)).then_some(who),
            RULES => {
                // “rules next week on the case”, “rules against Ruiz”
                let beside = Classes::PREPOSITION | Classes::TIME | Classes::ADVERB | Classes::DURATION;
                let told = that > 0 || !reading.any(start, beside) && is_clause(reading, start..end);
                (COURTS.contains(&head.hash) && told).then_some(who)
            }
            _ => {
                let law = section(reading, first, &who);
                let document = head.entry.is_document() || matches!(head.part, Part::Number | Part::Bracket);
                // “the report provided that she pays”
                let rules = law.is_some() || document && !reading.is(at, "provided");
                (that > 0 && rules).then(|| law.unwrap_or(who))
            }
        }?;
        let found =
            Attribution { cue: at..at + 1, speaker: Some(speaker), act: SpeechAct::Order, rule: Rule::SubjectOfCue };
        self.built(start..end, found)
    }
}

impl Finder<'_, '_> {
    /// “The ferry must sail, *judge rules*”
    fn ruled_before(&self, first: usize, at: usize, who: Range<usize>) -> Option<Report> {
        let reading = self.reading;
        let comma = who.start.checked_sub(1).filter(|&comma| comma > first + 1 && reading.is(comma, ","))?;
        let head = reading.words[who.end - 1].hash;
        let rules = reading.words[at].hash == RULES && COURTS.contains(&head);
        let (cue, act, rule) = (at..at + 1, SpeechAct::Order, Rule::SubjectOfCue);
        let found = Attribution { cue, speaker: Some(who), act, rule };
        if rules { self.built(first..comma, found) } else { None }
    }
}

/// The part of a law that the phrase `law` ends, or is: “*Section 9(4) of the act*”.
fn section(reading: &Reading, first: usize, law: &Range<usize>) -> Option<Range<usize>> {
    const FAR: usize = 8;
    let floor = first.max(law.end.saturating_sub(FAR));
    let named = |at: &usize| SECTIONS.contains(&reading.words[*at].hash);
    let start = (floor..law.end).rev().find(named)?;
    let apart =
        |at: usize| matches!(reading.words[at].part, Part::Comma | Part::Stop | Part::CueVerb | Part::Conjunction);
    let numbered = matches!(reading.words[start + 1].part, Part::Number);
    (numbered && !(start..law.end).any(apart)).then_some(start..law.end)
}

#[cfg(test)]
mod tests {
    use super::super::told::check;

    #[test]
    fn courts_and_laws_tell_what_must_be() {
        check("Judge orders Ruiz to pay\n\nIt rained in Dorn.", &[("Judge", "Ruiz to pay")]);
        check("Court rules Ruiz must pay\n\nIt rained in Dorn.", &[("Court", "Ruiz must pay")]);
        check("The ferry must sail, judge rules\n\nIt rained in Dorn.", &[("judge", "The ferry must sail")]);
        check("The court held that the search was illegal.", &[("The court", "the search was illegal")]);
        check(
            "The Supreme Court has held that the search was illegal.",
            &[("The Supreme Court", "the search was illegal")],
        );
        check("The tribunal held in May that the search was illegal.", &[("The tribunal", "the search was illegal")]);
        check("The judge held that post for years.", &[]);
        check("The court rules that the dam is old.", &[("The court", "the dam is old")]);
        check("The act provides that no fee may be charged.", &[("The act", "no fee may be charged")]);
        check(
            "Section 9(4) of the act provides that a tenant may leave.",
            &[("Section 9(4) of the act", "a tenant may leave")],
        );
        // Orders and rules are things, too, and what is provided may be food.
        check("The judge lost the court rules and the orders.", &[]);
        check("The judge rules against Ruiz.", &[]);
        check("The court rules next week on whether Ruiz must pay.", &[]);
        check("The court orders were lost.", &[]);
        check("The mill provides that food.", &[]);
        check("She may stay provided that she pays.", &[]);
    }
}
