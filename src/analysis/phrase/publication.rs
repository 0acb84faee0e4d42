//! Papers in noun phrases: what is named as one, and documents that tell something themselves.

use crate::analysis::lexicon::Classes;
use crate::analysis::part::Part;
use crate::analysis::reading::Reading;
use crate::analysis::tagger::feature::hash;

/// Whether the article at `article` is of the name of what stands before it in the phrase from `first` on: “the
/// newspaper *The* Courier”, “local paper *the* Leith Courier”, but “told the paper *the* White House knew”.
pub(super) fn names_publication(reading: &Reading, first: usize, article: usize) -> bool {
    const NEAR: usize = 3;
    let Some(kind) = article.checked_sub(1).filter(|&kind| kind >= first && is_publication(reading, kind)) else {
        return false;
    };
    let named = reading.words.get(article + 1).is_some_and(|next| next.capital);
    let of_name = || reading.words[article].capital;
    let bare = || !(first.max(kind.saturating_sub(NEAR))..kind).any(|at| reading.any(at, Classes::DETERMINER));
    named && (of_name() || bare())
}

/// Whether word `at` says what is named behind it: “newspaper”.
fn is_publication(reading: &Reading, at: usize) -> bool {
    const PUBLICATIONS: [u32; 10] = [
        hash(b"newspaper"),
        hash(b"paper"),
        hash(b"daily"),
        hash(b"weekly"),
        hash(b"tabloid"),
        hash(b"magazine"),
        hash(b"broadcaster"),
        hash(b"website"),
        hash(b"journal"),
        hash(b"outlet"),
    ];
    PUBLICATIONS.contains(&reading.words[at].hash)
}

/// Whether the phrase from its article at `at` on ends with the document at `noun`: “said *an official report*.” Of
/// “according to a report by Ruiz” she is the source.
pub(super) fn is_paper(reading: &Reading, at: usize, noun: usize, limit: usize) -> bool {
    let behind = if noun + 1 >= limit { Part::Edge } else { reading.words[noun + 1].part };
    let owned = || matches!(behind, Part::Preposition) && at > 0 && reading.is(at - 1, "to");
    reading.words[noun].entry.is_document()
        && reading.any(at, Classes::DETERMINER)
        && !owned()
        && matches!(behind, Part::Edge | Part::Comma | Part::Stop | Part::Preposition)
}

/// Whether the word at `noun`, which may report elsewhere, is the noun of the source that begins at `at`: “according to
/// early reports published on Monday”.
pub(super) fn is_account(reading: &Reading, at: usize, noun: usize) -> bool {
    const ACCOUNTS: [&str; 9] =
        ["report", "reports", "estimate", "estimates", "ruling", "decree", "order", "forecast", "forecasts"];
    let described = || !reading.words[noun - 1].capital && !reading.any(noun - 1, Classes::SOURCE_NOUN);
    noun > at && reading.is_any(noun, &ACCOUNTS) && described()
}
