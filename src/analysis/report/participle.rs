//! Participles with who does it behind them: “Ruiz, *told by doctors that she was ill*, took the train”, “has been
//! accused by *his wife* of theft”.

use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::channel::is_by_means;
use super::finite::{is_finite, tells_past};
use super::passive::is_source;
use super::reduced::opens_clause;
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
    let last = whole.end - 1;
    let group = || reading.is_any(last, &["staff", "family", "team", "crew"]);
    let people = is_source(reading, whole.clone())
        || matches!(reading.words[last].part, Part::Plural | Part::PersonNoun | Part::SourceNoun)
        || group();
    let act = matches!(reading.words[whole.start].part, Part::Ing);
    let fits = whole.start == by + 1 && whole.end == link && people && !act;
    (fits && !tells_how(reading, cue.start, &whole)).then_some(whole)
}

/// Whether `agent` is when or on what something was told, and by nobody: “warned by *Friday*”, “announced by
/// *Telegram*”.
fn tells_how(reading: &Reading, cue: usize, agent: &Range<usize>) -> bool {
    const FEASTS: [&str; 6] = ["easter", "christmas", "ramadan", "diwali", "passover", "thanksgiving"];
    let timed = |at: usize| reading.any(at, Classes::TIME | Classes::DURATION);
    agent.clone().all(timed)
        || agent.len() == 1 && (is_by_means(reading, cue, agent.start) || reading.is_any(agent.start, &FEASTS))
}

/// Whether the participle `cue`, behind a comma, tells by what means somebody was told, and not by whom: “Ruiz, *told by
/// email* that she was ill, took the train”.
pub(super) fn has_means(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    let parted = cue.start > first + 1 && reading.is(cue.start - 1, ",");
    parted && reading.is(cue.start, "told") && reading.is(cue.end, "by") && is_by_means(reading, cue.start, cue.end + 1)
}

/// Where `content` of the participle `cue` ends that a comma parts from whom it tells of: “, accused by police of
/// theft*,* left”, “, told by doctors that she was ill*,* took the train”, “Told by doctors that she was ill*,* Ruiz”.
pub(super) fn aside_end(reading: &Reading, first: usize, cue: &Range<usize>, content: &Range<usize>) -> Option<usize> {
    // “*When told* by Li that she had won, Ruiz wept”
    let links = ["when", "if", "once", "while", "although", "though"];
    let leads = cue.start == first || cue.start == first + 1 && reading.is_any(first, &links);
    let parted = cue.start > first + 1 && reading.is(cue.start - 1, ",");
    if !parted && !leads || content.is_empty() {
        return None;
    }
    let charged = reading.is_any(cue.start, &["accused", "suspected", "convicted"]) && reading.is(cue.end, "of");
    let done_by = agent(reading, cue, content.start).is_some();
    if !charged && !done_by && !has_means(reading, first, cue) {
        return None;
    }
    if !done_by && leads {
        return None;
    }
    let clause = reading.is(content.start - 1, "that");
    let own = |at: usize| is_finite(reading, at) || tells_past(reading, at, content.end);
    let told = |comma: usize| !clause || (content.start..comma).any(own);
    let goes_on = |comma: usize| {
        let verb = comma + 1;
        own(verb) || reading.is_verb_cue(verb) || matches!(reading.words[verb].part, Part::Ed)
    };
    let begins = |comma: usize| {
        let subject = comma + 1;
        reading.words[subject].capital || reading.any(subject, Classes::DETERMINER | Classes::PRONOUN)
    };
    let commas = || (content.start + 1..content.end.saturating_sub(1)).filter(|&at| reading.is(at, ","));
    if leads {
        // “Told by Li that *when she left*, the door was open, Ruiz”
        let hangs = usize::from(clause && opens_clause(reading, content.start));
        return commas().filter(|&comma| told(comma) && begins(comma)).nth(hangs);
    }
    let verb = commas().find(|&comma| told(comma) && goes_on(comma));
    if verb.is_some() || !done_by || clause || reading.is(content.start - 1, "to") {
        return verb;
    }
    // “described by police as *tall, thin and bald*”
    let listed = |comma: usize| (comma + 1..content.end.min(comma + 5)).any(|at| reading.is(at, "and"));
    let aside = |at: usize| {
        matches!(reading.words[at].part, Part::Preposition | Part::Adverb | Part::Conjunction | Part::Determiner)
    };
    commas().find(|&comma| !aside(comma + 1) && !listed(comma))
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
        check(
            "The man, described by police as tall, thin and bald, fled the town.",
            &[("police", "tall, thin and bald")],
        );
        check("When told by Bo Li that she had won, Ada Voss wept.", &[("Bo Li", "she had won")]);
        // Nearest misses: by what means or when it was told, and who tells it.
        check("Ministers warned by Friday that the bill would fail.", &[("Ministers", "the bill would fail")]);
        check("Ada Voss, told by Skype that she was ill, took the train.", &[("", "she was ill")]);
        check("The group announced by Telegram that it was over.", &[("The group", "it was over")]);
        check("Ada Voss was told by letter that she was ill.", &[("", "she was ill")]);
        check("Ada Voss was told by Facebook that she was late.", &[("Facebook", "she was late")]);
    }
}
