//! Reports without a verb of whoever says it: “according to police”, “the court heard”.

use super::super::attribution::behind_clause::is_clause;
use super::super::attribution::{self, Attribution, behind_clause, together};
use super::super::lexicon::{Classes, Follow};
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::token::TokenKind;
use super::super::{QuotationKind, Rule, SpeechAct};
use super::clause::{clause_end, clause_start, ends_report, told_of_source, trim_end};
use super::finite::is_finite;
use super::trimmed::without_sight;
use super::{Finder, Report};
use std::ops::Range;

impl Finder<'_, '_> {
    /// “According to police, it rained”; “it rained, according to police”.
    pub(super) fn according_to(&self, first: usize, at: usize, limit: usize) -> Option<Report> {
        let reading = self.reading;
        let cue = at..at + 1 + usize::from(reading.is(at, "according"));
        // The World Health Organization is no “who”.
        let body = reading.written(cue.end) == "WHO" && cue.end < limit;
        let source = if body { Some(cue.end..cue.end + 1) } else { phrase::after(reading, cue.end, limit) };
        // “According to Ruiz, farmers and bankers are poor”: they are told of.
        let begins = at < first + 4;
        let source = source?;
        let comma = |from: usize| (from..limit).find(|&word| reading.is(word, ","));
        let end = if begins { comma(source.end).unwrap_or(limit) } else { limit };
        let source = together::behind(reading, source, end);
        let source = without_sight(reading, source);
        let opening = |word: usize| {
            reading.any(word, Classes::CONJUNCTION | Classes::ADVERB) || reading.words[word].kind == TokenKind::Sign
        };
        // “said that, *according to Ruiz*, it leaked”
        let linked = links(reading, first, at);
        let lead = linked || at < first + 4 && (first..at).all(opening);
        let content = if lead {
            let comma = (source.end..limit.min(source.end + 20)).find(|&word| reading.is(word, ","));
            // “said that according to the plan the school will open”
            let bare = linked && comma.is_none_or(|comma| is_clause(reading, source.end..comma));
            let start = match comma {
                Some(comma) if !bare => told_of_source(reading, &source, comma, limit).unwrap_or(comma) + 1,
                _ if bare => source.end,
                _ => return None,
            };
            start..clause_end(reading, start, self.ceiling(start, limit))
        } else {
            let start = clause_start(reading, first, at);
            start..trim_end(reading, start, at)
        };
        let aside =
            told_of_source(reading, &source, source.end, limit).or_else(|| end_of_source(reading, &source, limit));
        let rest = aside.unwrap_or(source.end) + 1;
        let found = Attribution { cue, speaker: Some(source), act: SpeechAct::Assert, rule: Rule::AccordingTo };
        let mut report = self.built(content, found)?;
        let rest = rest..clause_end(reading, rest, self.ceiling(rest, limit.max(rest)));
        // “The bridge, according to Ruiz, is shut”: a verb alone may be all that is left.
        let broken = || is_finite(reading, report.pieces[0].end - 1);
        let says_more = rest.len() > 2 || rest.len() == 2 && (reading.any(rest.start, Classes::AUXILIARY) || broken());
        if !lead && reading.is(rest.start - 1, ",") && says_more && !ends_report(reading, rest.start, rest.end) {
            self.add_piece(&mut report, rest);
        }
        Some(report)
    }

    /// `report` with what stands in marks before its content, where that only says whose words they are: “*“I did it,”
    /// Ruiz told a friend*, according to the police”. `None` where those go on behind it.
    pub(super) fn with_retold(&self, report: Report) -> Option<Report> {
        const LONGEST: usize = 20;
        let content = report.pieces[0].clone();
        let before = report.cue.as_ref().is_some_and(|cue| content.end <= cue.start);
        if report.kind != QuotationKind::Indirect || !before || content.len() > LONGEST {
            return Some(report);
        }
        let said = content.clone().find_map(|cue| self.taken.get(&cue));
        let linked = self.reading.any(content.start, Classes::CONJUNCTION);
        let Some(said) = said.map(|&said| &self.reports[said]).filter(|_| !linked) else { return Some(report) };
        let ends = |end: usize| (content.start.saturating_sub(2)..=content.start).contains(&end);
        match said.pieces.as_slice() {
            [whole] if ends(whole.end) => {
                let all = whole.start..content.end;
                Some(Report { kind: QuotationKind::Mixed, pieces: vec![all], marks: vec![whole.clone()], ..report })
            }
            several if several.iter().any(|piece| ends(piece.end)) => None,
            _ => Some(report),
        }
    }

    /// “The court *heard* that he had lied”: what is said there, by whoever it is.
    pub(super) fn heard_in_court(&self, first: usize, at: usize, limit: usize) -> Option<Report> {
        const COURTS: [&str; 15] = [
            "court",
            "bailey",
            "jury",
            "jurors",
            "inquest",
            "tribunal",
            "hearing",
            "inquiry",
            "trial",
            "magistrates",
            "panel",
            "mps",
            "peers",
            "councillors",
            "committee",
        ];
        let reading = self.reading;
        let hearers = phrase::before(reading, first, at)?;
        let told = reading.is(at, "told");
        let mut between = hearers.end..at;
        let helped = hearers.end < at && between.all(|at| reading.any(at, Classes::AUXILIARY));
        // “the court was told”, “the court has heard”
        let passive = attribution::is_passive(reading, first, at);
        if hearers.end != at && !(helped && passive == told) {
            return None;
        }
        let court = reading.is_any(hearers.end - 1, &COURTS);
        let found = |content: Range<usize>| {
            let (cue, act, rule) = (at..at + 1, SpeechAct::Assert, Rule::Unnamed);
            self.built(content, Attribution { cue, speaker: None, act, rule })
        };
        let ends = at + 1 >= limit || matches!(reading.words[at + 1].part, Part::Stop);
        let comma = hearers.start > first + 2 && reading.is(hearers.start - 1, ",");
        let clause = || self.is_heading(at) || behind_clause::ends_clause(reading, first, hearers.start);
        if court && ends && comma && clause() {
            return found(first..trim_end(reading, first, hearers.start)); // “The dam leaked, the court heard.”
        }
        let links = reading.is_any(at + 1, &["that", "how"]);
        let start = at + 1 + usize::from(links);
        if reading.is(start, "from") {
            return None; // “The court heard from Ana Ruiz, a doctor called by the defence.”
        }
        let end = clause_end(reading, start, self.ceiling(start, limit.max(start)));
        // “The court heard how Ruiz texted him: “…””
        let quotes = self.utterance_from(at).is_some_and(|said| said.start < limit && reading.is(said.start - 1, ":"));
        let told = !quotes && (links || is_clause(reading, start..end));
        if court && told && !reading.is(at, "told") { found(start..end) } else { None }
    }
}

/// Whether “that” stands before the word `at`, with or without a comma, and brings in what a verb tells.
fn links(reading: &Reading, first: usize, at: usize) -> bool {
    const NEAR: usize = 5;
    let that = at.saturating_sub(1 + usize::from(at > 0 && reading.is(at - 1, ",")));
    let tells = |at: usize| reading.cue(at).is_some_and(|(cue, _)| cue.follow.any(Follow::CLAUSE));
    that > first && reading.is(that, "that") && (that.saturating_sub(NEAR).max(first)..that).any(tells)
}

/// The comma behind `source` and what belongs to it, where a verb goes on behind that: “The plan, according to the memo
/// and a later letter*,* was old”.
fn end_of_source(reading: &Reading, source: &Range<usize>, limit: usize) -> Option<usize> {
    const FAR: usize = 10;
    let joins = reading.is(source.end, "and")
        || reading.words.get(source.end).is_some_and(|word| matches!(word.part, Part::Preposition | Part::Bracket));
    let acts = |at: usize| {
        matches!(
            reading.words[at].part,
            Part::Be | Part::Have | Part::Modal | Part::Pronoun | Part::Mark | Part::Stop | Part::Colon
        )
    };
    let near = source.end..limit.min(source.end + FAR);
    let comma = near.take_while(|&at| !acts(at)).find(|&at| matches!(reading.words[at].part, Part::Comma))?;
    (joins && comma + 2 < limit && is_finite(reading, comma + 1)).then_some(comma)
}

#[cfg(test)]
mod tests {
    use super::super::told::check;

    #[test]
    fn whom_somebody_cites_says_what_follows_and_not_who_cites_them() {
        check(
            "The police said on Friday that according to witnesses, Bo Li was calm.",
            &[("The police", "according to witnesses, Bo Li was calm"), ("witnesses", "Bo Li was calm")],
        );
        check("Fitness was a big part of that, according to Bo Li.", &[("Bo Li", "Fitness was a big part of that")]);
    }
}
