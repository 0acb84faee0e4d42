//! What is said alike in several formats.

use crate::app::details::{answered, answering, credited_elsewhere};
use crate::library::dossier::{Answer, Answered, Claim, Dossier, Occurrence, Report};
use crate::library::variants::Likeness;
use crate::runtime::extract::kind_word;
use crate::store::parties::Named;
use crate::text::Span;
use crate::text::safe::safe_line;
use crate::text::width::width_cells;
use crate::text::wrap::wrap;
use std::borrow::Cow;
use std::io::{self, Write};

/// “Ana Ruiz (person, 3 articles)”.
pub(super) fn spelled(named: &Named) -> String {
    format!("{} ({}, {})", named.name, kind_word(named.kind), counted(named.articles, "article"))
}

/// Other articles that are named beneath a claim where somebody reads it; of what everybody quotes the rest is counted.
pub(super) const PLACES: usize = 8;

/// The number under which the library keeps an article; of others none is asked for here.
pub(super) fn number(report: &Report) -> i64 {
    report.place.item().map_or(0, |item| item.0)
}

/// “1 article”, “3 articles”.
pub(in crate::runtime::shelf) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// “disputed by Bo Li: “…””.
pub(super) fn answer_words(answer: &Answer) -> String {
    let words = answer.words.as_ref().map(|words| format!(": {words}")).unwrap_or_default();
    format!("{}{words}", answered(answer))
}

/// “disputed what Bo Li said: “…””.
pub(super) fn answering_words(answered: &Answered) -> String {
    let words = answered.told().map(|words| format!(": {words}")).unwrap_or_default();
    format!("{}{words}", answering(answered))
}

/// How words are like those they stand beneath, as formats for programs say it.
pub(in crate::runtime::shelf) fn likeness_word(likeness: Likeness) -> &'static str {
    match likeness {
        Likeness::Exact => "exact",
        Likeness::Shortened => "shortened",
        Likeness::Longer => "longer",
        Likeness::Reworded => "reworded",
    }
}

/// Who say a claim, where that is not the party alone: “Ana Ruiz and Bo Li”.
pub(super) fn together<'a>(dossier: &'a Dossier, claim: &'a Claim) -> Option<Cow<'a, str>> {
    (!claim.speakers.is_empty()).then(|| dossier.speakers(claim))
}

/// The names of those who say a claim, the party's among them.
pub(super) fn speakers(dossier: &Dossier, claim: &Claim) -> Vec<String> {
    match claim.speakers.as_slice() {
        [] => vec![dossier.party.called().into_owned()],
        several => several.iter().map(|speaker| speaker.name.clone()).collect(),
    }
}

/// The longest form, where that is not what the claim itself has.
pub(super) fn longest<'a>(dossier: &'a Dossier, claim: &Claim) -> Option<&'a str> {
    let longest = claim.statement.map(|number| dossier.statements[number].longest.as_str());
    longest.filter(|longest| *longest != claim.words)
}

/// How words that stand elsewhere are like the claim, and whom they are credited to where that is not the party:
/// “shortened, credited to Bo Li”.
pub(super) fn how(other: &Occurrence, likeness: &str) -> String {
    format!("{likeness}{}", credited_elsewhere(other))
}

/// What the feed of a report is called.
pub(super) fn source(report: &Report) -> &str {
    report.source.as_deref().unwrap_or("no feed any more")
}

/// Writes `words` on lines of at most `max_cells`, behind `mark` on the first and as far in on the others.
pub(in crate::runtime::shelf) fn paragraph(
    max_cells: u16,
    mark: &str,
    words: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    let words = safe_line(words);
    let indent = width_cells(mark);
    let width = max_cells.saturating_sub(u16::try_from(indent).unwrap_or(0));
    for (index, line) in wrap(&words, Span::new(0, words.len()), width).into_iter().enumerate() {
        let before = if index == 0 { mark.to_owned() } else { " ".repeat(indent) };
        writeln!(out, "{before}{}", line.of(&words))?;
    }
    Ok(())
}
