//! Who answers which claim: “though Ukraine disputes these claims”.

use super::SpeechAct;
use super::reading::Reading;
use super::report::Report;
use super::token::TokenKind;

/// How many reports back an answer looks for its claim.
const REACH: usize = 4;

/// The index of the report that `reports[answer]` answers.
///
/// Its cue denies, disputes or agrees, and its content points back (“these claims”, “the accusation”, “it”) or names
/// what the claim speaks of.
pub(super) fn answered(reading: &Reading, reports: &[Report], answer: usize) -> Option<usize> {
    let report = &reports[answer];
    if !matches!(report.act, SpeechAct::Deny | SpeechAct::Dispute | SpeechAct::Agree) {
        return None;
    }
    let candidates = (answer.saturating_sub(REACH)..answer).rev();
    if points_back(reading, report) {
        return candidates.into_iter().next();
    }
    candidates.into_iter().find(|&claim| shared_words(reading, &reports[claim], report) >= 2)
}

fn points_back(reading: &Reading, report: &Report) -> bool {
    let content = report.pieces[0].clone();
    let first = content.start;
    let pointer = ["these", "this", "that", "those", "the", "such"].iter().any(|word| reading.is(first, word));
    let claim = [
        "claim",
        "claims",
        "accusation",
        "accusations",
        "allegation",
        "allegations",
        "charge",
        "charges",
        "report",
        "reports",
        "statement",
        "account",
        "criticism",
        "assertion",
        "figures",
        "suggestion",
    ];
    let noun = content.len() < 5 && claim.iter().any(|word| reading.is(content.end - 1, word));
    (pointer && noun)
        || (content.len() == 1 && ["it", "this", "that", "them"].iter().any(|word| reading.is(first, word)))
}

fn shared_words(reading: &Reading, claim: &Report, answer: &Report) -> usize {
    let long = |at: &usize| reading.words[*at].kind == TokenKind::Word && reading.words[*at].span.len() > 4;
    let answered = answer.pieces.iter().flat_map(Clone::clone).filter(long).take(40);
    let claimed: Vec<&str> =
        claim.pieces.iter().flat_map(Clone::clone).filter(long).take(60).map(|at| reading.written(at)).collect();
    answered.filter(|&at| claimed.contains(&reading.written(at))).count()
}
