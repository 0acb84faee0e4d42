//! Who answers which claim: “though Ukraine disputes these claims”.

use super::SpeechAct;
use super::reading::Reading;
use super::report::Report;
use super::token::TokenKind;

/// How many reports back an answer looks for its claim.
const REACH: usize = 5;

/// The index of the report that `reports[answer]` answers.
///
/// Its cue denies, disputes or agrees, and its content points back (“these claims”, “the accusation”, “it”) or names
/// what the claim speaks of.
pub(super) fn answered(reading: &Reading, reports: &[Report], answer: usize) -> Option<usize> {
    let report = &reports[answer];
    if !matches!(report.act, SpeechAct::Deny | SpeechAct::Dispute | SpeechAct::Agree) {
        return None;
    }
    let others = (answer.saturating_sub(REACH)..answer).rev().filter(|&claim| !nests(&reports[claim], report));
    if points_back(reading, report) {
        return others.into_iter().next();
    }
    let alike = others.map(|claim| (shared_words(reading, &reports[claim], report), std::cmp::Reverse(answer - claim)));
    let (shared, std::cmp::Reverse(back)) = alike.max()?;
    (shared > 0).then_some(answer - back)
}

/// Whether one is told within the other.
fn nests(claim: &Report, answer: &Report) -> bool {
    let within = |outer: &Report, inner: &Report| {
        let first = inner.pieces[0].start;
        outer.pieces.iter().any(|piece| piece.contains(&first))
    };
    within(claim, answer) || within(answer, claim)
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
        "remark",
        "demand",
        "objection",
        "idea",
    ];
    let names = |at: usize| claim.iter().any(|word| reading.is(at, word));
    let noun = content.len() < 5 && names(content.end - 1);
    // “dismissed the remark as …”: what is pointed at stands between cue and content.
    let cue_end = report.cue.as_ref().map_or(first, |cue| cue.end);
    let between = (cue_end..first).take(5).any(names);
    (pointer && noun)
        || between
        || (content.len() == 1 && ["it", "this", "that", "them"].iter().any(|word| reading.is(first, word)))
}

fn shared_words(reading: &Reading, claim: &Report, answer: &Report) -> usize {
    let long = |at: &usize| reading.words[*at].kind == TokenKind::Word && reading.words[*at].span.len() > 4;
    let answered = answer.pieces.iter().flat_map(Clone::clone).filter(long).take(40);
    let claimed: Vec<&str> =
        claim.pieces.iter().flat_map(Clone::clone).filter(long).take(60).map(|at| reading.written(at)).collect();
    answered.filter(|&at| claimed.iter().any(|word| same_stem(word, reading.written(at)))).count()
}

/// Whether two words begin with the same five letters: “sailing”, “sailings”.
fn same_stem(one: &str, other: &str) -> bool {
    one.chars().take(5).flat_map(char::to_lowercase).eq(other.chars().take(5).flat_map(char::to_lowercase))
}
