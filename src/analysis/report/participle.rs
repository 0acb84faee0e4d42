//! Participles with who does it behind them: “Ruiz, *told by doctors that she was ill*, took the train”, “has been
//! accused by *his wife* of theft”.

use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::finite::{is_finite, tells_past};
use super::passive::is_source;
use std::ops::Range;

/// Who does what the participle `cue` tells, where they stand between it and content that begins at `start`: “urged *by
/// farmers* to resign”.
pub(super) fn agent(reading: &Reading, cue: &Range<usize>, start: usize) -> Option<Range<usize>> {
    const LINKS: [&str; 7] = ["of", "for", "to", "as", "that", "not", "with"];
    const LONGEST: usize = 12;
    let by = cue.end;
    let done = cue.len() == 1 && (reading.written(cue.start).ends_with("ed") || reading.is(cue.start, "told"));
    if !done || !reading.is(by, "by") || start < by + 3 || start > by + LONGEST {
        return None;
    }
    let link = (by + 2..start).rev().take_while(|&at| reading.is_any(at, &LINKS)).last()?;
    let whole = phrase::after(reading, by + 1, link)?;
    let last = reading.words[whole.end - 1].part;
    let people =
        is_source(reading, whole.clone()) || matches!(last, Part::Plural | Part::PersonNoun | Part::SourceNoun);
    let act = matches!(reading.words[whole.start].part, Part::Ing);
    (whole.start == by + 1 && whole.end == link && people && !act).then_some(whole)
}

/// Where `content` of the participle `cue` ends that a comma parts from whom it tells of: “, accused by police of
/// theft*,* left”, “, told by doctors that she was ill*,* took the train”, “Told by doctors that she was ill*,* Ruiz”.
pub(super) fn aside_end(reading: &Reading, first: usize, cue: &Range<usize>, content: &Range<usize>) -> Option<usize> {
    let leads = cue.start == first;
    let parted = cue.start > first + 1 && reading.is(cue.start - 1, ",");
    if !parted && !leads || content.is_empty() {
        return None;
    }
    let charged = reading.is_any(cue.start, &["accused", "suspected", "convicted"]) && reading.is(cue.end, "of");
    let done_by = agent(reading, cue, content.start).is_some();
    if !charged && !done_by {
        return None;
    }
    let comma = |&at: &usize| reading.is(at, ",");
    let mut commas = (content.start + 1..content.end.saturating_sub(1)).filter(comma);
    if !done_by && leads {
        return None;
    }
    if done_by && !reading.is_any(content.start - 1, &["that", "to"]) {
        let aside = |at: usize| {
            matches!(reading.words[at].part, Part::Preposition | Part::Adverb | Part::Conjunction | Part::Determiner)
        };
        return commas.find(|&comma| !aside(comma + 1));
    }
    commas.find(|&at| {
        let verb = at + 1;
        if leads {
            return reading.words[verb].capital || reading.any(verb, Classes::DETERMINER | Classes::PRONOUN);
        }
        is_finite(reading, verb)
            || tells_past(reading, verb, content.end)
            || reading.is_verb_cue(verb)
            || matches!(reading.words[verb].part, Part::Ed)
    })
}

#[cfg(test)]
mod tests {
    use super::super::told::check;

    #[test]
    fn who_does_it_stands_behind_the_participle() {
        check("Bo Li has been accused by his wife of theft.", &[("his wife", "theft")]);
        check("Ada Voss, accused by prosecutors of theft, left the town.", &[("prosecutors", "theft")]);
        check("Ada Voss, described by friends as kind, took the train.", &[("friends", "kind")]);
        check("Ada Voss, told by doctors that she was ill, took the train.", &[("doctors", "she was ill")]);
        check("Ada Voss, urged by farmers to resign, left the town.", &[("farmers", "resign")]);
        check("Ada Voss, accused of theft, left the town.", &[("", "theft")]);
        check("Told by doctors that she was ill, Ada Voss took the train.", &[("doctors", "she was ill")]);
        check("The plan described by Ada Voss as a threat will go ahead.", &[("Ada Voss", "a threat")]);
        check("Engineers warned by the council that the dam leaked did nothing.", &[("the council", "the dam leaked")]);
        check(
            "The engineer told by his firm to keep quiet said the dam leaked.",
            &[("his firm", "keep quiet"), ("The engineer", "the dam leaked")],
        );
        // Nearest misses: by what means it was told, and who tells it.
        check("Ada Voss was told by letter that she was ill.", &[("", "she was ill")]);
    }
}
