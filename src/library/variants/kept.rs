//! Which words of a quotation another one keeps, and which it leaves out.

use super::super::forms;
use super::significant::words;
use crate::text::Span;

/// Longer quotations are laid side by side as far as this; what follows counts as left out.
const MAX_WORDS: usize = 400;

/// Words one behind the other that are all kept, or all left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Where they stand, what is between this run and the next included.
    pub span: Span,
    /// Whether they are kept.
    pub is_kept: bool,
}

/// All of `whole` in runs of words that `other` keeps, in whatever form, or leaves out.
pub fn kept(whole: &str, other: &str) -> Vec<Run> {
    let (own, others) = (keys(whole), keys(other));
    let (own_keys, other_keys): (Vec<u32>, Vec<u32>) =
        (own.iter().map(|(key, _)| *key).collect(), others.iter().map(|(key, _)| *key).collect());
    let is_kept = in_both(&own_keys, &other_keys);
    let mut runs: Vec<Run> = Vec::new();
    for (number, (_, span)) in own.iter().enumerate() {
        let is_kept = is_kept.get(number).copied().unwrap_or(false);
        match runs.last_mut() {
            Some(run) if run.is_kept == is_kept => run.span = run.span.to(*span),
            _ => runs.push(Run { span: *span, is_kept }),
        }
    }
    // Marks before the first word belong to it.
    if let Some(first) = runs.first_mut() {
        first.span = Span::new(0, first.span.end());
    }
    runs
}

/// What tells each word of `text` from others however it is bent, and where it and what follows it stand.
fn keys(text: &str) -> Vec<(u32, Span)> {
    let mut at = text.find(char::is_alphanumeric).unwrap_or(text.len());
    let keys = words(text).map(|(word, behind)| {
        let span = Span::new(at, at + word.len() + behind.len());
        at = span.end();
        let lower = word.to_lowercase().replace('’', "'");
        let first = forms::parts(&lower).first().map_or(0, |part| forms::form(part).0);
        (first, span)
    });
    keys.collect()
}

/// Which of `own` stand in `others`, too, in the same order, as many as can.
fn in_both(own: &[u32], others: &[u32]) -> Vec<bool> {
    let (own, others) = (own.get(..MAX_WORDS).unwrap_or(own), others.get(..MAX_WORDS).unwrap_or(others));
    let width = others.len() + 1;
    let mut counts = vec![0u16; (own.len() + 1) * width];
    for at in (0..own.len()).rev() {
        for beside in (0..others.len()).rev() {
            counts[at * width + beside] = if own[at] == others[beside] {
                counts[(at + 1) * width + beside + 1] + 1
            } else {
                counts[(at + 1) * width + beside].max(counts[at * width + beside + 1])
            };
        }
    }
    let (mut at, mut beside) = (0, 0);
    let mut kept = vec![false; own.len()];
    while at < own.len() && beside < others.len() {
        if own[at] == others[beside] {
            kept[at] = true;
            at += 1;
            beside += 1;
        } else if counts[(at + 1) * width + beside] >= counts[at * width + beside + 1] {
            at += 1;
        } else {
            beside += 1;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(whole: &str, other: &str, expected: &str) {
        let shown = kept(whole, other).into_iter().map(|run| {
            let words = run.span.of(whole);
            if run.is_kept { words.to_owned() } else { format!("[{words}]") }
        });
        assert_eq!(shown.collect::<String>(), expected);
    }

    #[test]
    fn words_that_are_left_out_are_told_from_those_that_are_kept() {
        check(
            "“The old dam must be repaired before the rains come, and the school must wait.”",
            "the old dam has to be repaired before the rains come",
            "“The old dam [must ]be repaired before the rains come, [and the school must wait.”]",
        );
        check("It rained.", "It rained.", "It rained.");
        check("It rained.", "", "[It rained.]");
        check("…", "It rained.", "");
    }

    proptest! {
        #[test]
        fn runs_are_all_of_the_text_and_take_turns(whole in "([a-c.“é]{0,3} ){0,12}", other in "([a-c]{0,3} ){0,12}") {
            let runs = kept(&whole, &other);
            let mut end = 0;
            for run in &runs {
                prop_assert_eq!(run.span.start(), end);
                end = run.span.end();
            }
            prop_assert!(runs.is_empty() || end == whole.len());
            prop_assert!(runs.windows(2).all(|two| two[0].is_kept != two[1].is_kept));
        }
    }
}
