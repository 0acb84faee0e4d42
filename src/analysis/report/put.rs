//! What is brought in by how somebody put it, before or behind: “*As Ana Ruiz put it*, the dam is old”, “The dam “leaks
//! like a sieve”, *as she put it*”.

use super::super::attribution::Attribution;
use super::super::attribution::behind_clause::{adjuncts_end, is_clause, told_end};
use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::{Rule, SpeechAct};
use super::clause::{clause_end, clause_start};
use super::idiom::{PUT, is_anybody};
use super::{Finder, Report, is_utterance};
use std::ops::Range;

impl Finder<'_, '_> {
    /// What follows in `sentence` behind how somebody put it: “*As Ana Ruiz put it*, the dam is old”, “*As Ana Ruiz
    /// noted in May*, the dam is old”.
    pub(super) fn as_somebody_put(&self, sentence: &Range<usize>) -> Option<Report> {
        const LONGEST: usize = 12;
        const PUTS: [&str; 5] = ["put", "puts", "sees", "tells", "remembers"];
        let (reading, first, limit) = (self.reading, sentence.start, sentence.end);
        let way = reading.is(first, "the") && reading.is(first + 1, "way");
        if !way && !reading.is(first, "as") {
            return None;
        }
        let start = first + 1 + usize::from(way);
        let near = start + 2..limit.min(start + LONGEST);
        let puts = near
            .take_while(|&at| reading.is_word(at))
            .find(|&it| reading.is(it, "it") && reading.is_any(it - 1, &PUTS));
        let (speaker, at, comma) = if let Some(it) = puts {
            let speaker = phrase::before(reading, start, it - 1).filter(|speaker| speaker.start == start);
            let speaker = speaker.filter(|speaker| may_put(reading, speaker))?;
            (speaker, it - 1, behind_it(reading, it + 1)?)
        } else {
            let speaker = phrase::after(reading, start, limit).filter(|_| !way)?;
            let at = speaker.end + usize::from(reading.any(speaker.end, Classes::AUXILIARY));
            let told = || told_end(reading, &(at..at + 1), limit);
            (speaker, at, if reading.is_verb_cue(at) { told()? } else { return None })
        };
        let content = comma + 1..clause_end(reading, comma + 1, self.ceiling(comma + 1, limit.max(comma + 1)));
        let quoted = || self.quote_at(comma + 1).is_some_and(|quote| quote.words.end == content.end);
        // “As Ruiz put it, and as we know, …”
        if reading.any(comma + 1, Classes::CONJUNCTION)
            || !reading.is(comma, ",")
            || !(is_clause(reading, content.clone()) || quoted())
        {
            return None;
        }
        let act = match puts {
            Some(_) if reading.is(at, "sees") => SpeechAct::Believe,
            Some(_) => SpeechAct::Assert,
            None => reading.cue(at)?.0.act,
        };
        let (cue, rule) = (at..at + 1, Rule::SubjectOfCue);
        self.built(content, Attribution { cue, speaker: Some(speaker), act, rule })
    }

    /// What is told before “as *reported* by somebody”: “The dam is old, as *shown* by a survey”, “as *pointed* out by
    /// Ruiz”; the participle stands at `told`.
    pub(super) fn as_it_was_told(&self, first: usize, told: usize, limit: usize) -> Option<Report> {
        let reading = self.reading;
        let link = told.checked_sub(1).filter(|&link| link > first + 2 && reading.is(link, "as"))?;
        if !reading.is_any(told, &TOLD) {
            return None;
        }
        let by = told + 1 + usize::from(reading.is(told + 1, "out"));
        let end = link - usize::from(reading.is(link - 1, ","));
        let marked = matches!(reading.words[end - 1].part, Part::Mark);
        if !reading.is(by, "by") || end == link || marked {
            return None;
        }
        let speaker = phrase::after(reading, by + 1, limit).filter(|who| may_put(reading, who))?;
        let close = adjuncts_end(reading, speaker.end, limit).unwrap_or(speaker.end);
        let ends = close >= limit || matches!(reading.words[close].part, Part::Stop | Part::Edge | Part::Comma);
        let whole = clause_start(reading, first, end)..end;
        let plain = !whole.clone().any(|at| reading.tells_of_speech(at));
        if !ends || !plain || !is_clause(reading, whole.clone()) {
            return None;
        }
        let act = reading.cue(told).map_or(SpeechAct::Assert, |(cue, _)| cue.act);
        let (cue, rule) = (told..told + 1, Rule::SubjectOfCue);
        self.built(whole, Attribution { cue, speaker: Some(speaker), act, rule })
    }

    /// What is said before “as somebody *put* it”: “The dam “leaks like a sieve”, as Ruiz *put* it”.
    pub(super) fn as_it_was_put(&self, first: usize, put: usize) -> Option<Report> {
        const NEAR: usize = 4;
        let reading = self.reading;
        if !PUT.contains(&reading.words[put].hash) || !reading.is(put + 1, "it") {
            return None;
        }
        let speaker = phrase::before(reading, first, put).filter(|speaker| speaker.end == put)?;
        let link = speaker.start.checked_sub(1).filter(|&link| link > first + 1 && reading.is(link, "as"))?;
        let end = link - usize::from(matches!(reading.words[link - 1].part, Part::Comma | Part::Dash));
        let next = self.quoted.partition_point(|quote| quote.words.end < end);
        let quote = self.quoted.get(next).filter(|quote| quote.words.end == end).map(|quote| &quote.words);
        let close = behind_it(reading, put + 2)?;
        let ends = reading.words.get(close).is_none_or(|word| matches!(word.part, Part::Stop | Part::Edge));
        if !may_put(reading, &speaker) {
            return None;
        }
        let whole = clause_start(reading, first, end)..end;
        // “Li said the dam is old, as Ruiz put it.”
        let plain = |whole: &Range<usize>| !whole.clone().any(|at| reading.tells_of_speech(at));
        // Of a longer clause only what stands in marks is theirs.
        let content = match quote {
            Some(quote) if quote.start > whole.start + NEAR => quote.clone(),
            Some(_) => whole,
            None if end < link && ends && plain(&whole) && is_clause(reading, whole.clone()) => whole,
            None => return None,
        };
        let (cue, act, rule) = (put..put + 1, SpeechAct::Assert, Rule::SubjectOfCue);
        self.built(content, Attribution { cue, speaker: Some(speaker), act, rule })
    }
}

/// What may be done by whoever tells of what stands before: “as *reported* by the Courier”.
const TOLD: [&str; 19] = [
    "reported",
    "revealed",
    "confirmed",
    "noted",
    "claimed",
    "stated",
    "explained",
    "predicted",
    "alleged",
    "shown",
    "demonstrated",
    "pointed",
    "announced",
    "described",
    "argued",
    "suggested",
    "observed",
    "highlighted",
    "acknowledged",
];

/// Where ends what may follow “put *it*” before `at` of how something was told: to whom, when, or in what; `None` where
/// it was put somewhere.
fn behind_it(reading: &Reading, at: usize) -> Option<usize> {
    const NEAR: usize = 4;
    let limit = reading.words.len();
    let to = 2 * usize::from(reading.is(at, "to") && reading.is_any(at + 1, &["me", "us"]));
    let at = at + to;
    let part = |at: usize| reading.words.get(at).map_or(Part::Edge, |word| word.part);
    if matches!(part(at), Part::Edge | Part::Stop | Part::Comma | Part::Dash) {
        return Some(at);
    }
    let near = at..limit.min(at + NEAR);
    let own = reading.is(at, "in") && reading.is_any(at + 1, &["his", "her", "their"]);
    let timed = |at: usize| reading.any(at, Classes::TIME | Classes::DURATION);
    let told = own || near.into_iter().any(|at| is_utterance(reading, at) || timed(at));
    if told { adjuncts_end(reading, at, limit) } else { None }
}

/// Whether the phrase `who` is for somebody or for a document.
fn may_put(reading: &Reading, who: &Range<usize>) -> bool {
    is_anybody(reading, who) || who.clone().any(|at| reading.words[at].capital || reading.words[at].entry.is_document())
}

#[cfg(test)]
mod tests {
    use super::super::told::check;

    #[test]
    fn how_somebody_put_it_is_theirs() {
        let old = "the dam is old";
        for (told, who) in [
            ("As Ana Ruiz put it to me", "Ana Ruiz"),
            ("As the minister put it on Monday", "the minister"),
            ("As Ana Ruiz has pointed out", "Ana Ruiz"),
            ("As Ana Ruiz noted in her report", "Ana Ruiz"),
            ("As the Courier told readers last week", "the Courier"),
            ("The way Ana Ruiz sees it", "Ana Ruiz"),
        ] {
            check(&format!("{told}, {old}."), &[(who, old)]);
        }
        check("As Ana Ruiz put it, “growth is back”.", &[("Ana Ruiz", "“growth is back”")]);
        // Nearest misses: nothing is said.
        check("As Ana Ruiz put it on the table, the dam burst.", &[]);
        check("As Ana Ruiz put it in the safe, the dam burst.", &[]);
        check("As Ana Ruiz spoke to reporters, the dam burst.", &[]);
    }

    #[test]
    fn what_is_told_before_as_reported_is_whose_who_reported_it() {
        let old = "The dam is old";
        for (told, who) in [
            ("as shown by a survey of the council", "a survey of the council"),
            ("as pointed out by Ana Ruiz on Monday", "Ana Ruiz"),
            ("as confirmed by the Courier, and leaks", "the Courier"),
        ] {
            check(&format!("{old}, {told}."), &[(who, old)]);
        }
        // Nearest misses: what shows it says nothing, and who says it is told before.
        check("The dam is old, as shown by its walls.", &[]);
        check("Ana Ruiz said the dam is old, as shown by a survey.", &[("Ana Ruiz", "the dam is old")]);
        check("The bank, as noted by Ana Ruiz, is old.", &[]);
    }

    #[test]
    fn what_is_said_before_who_put_it_so_is_theirs() {
        check("The dam is old, as Ada Voss put it.", &[("Ada Voss", "The dam is old")]);
        check("The dam “leaks”, as Ada Voss put it.", &[("Ada Voss", "The dam “leaks”")]);
        check("Work “ground to a halt” — as Ada Voss put it — in May.", &[("Ada Voss", "Work “ground to a halt”")]);
        let far = "The mill was sold and the firm had to leave “the old world”, as Ada Voss put it.";
        check(far, &[("Ada Voss", "“the old world”")]);
        check("The dam is old, as Ada Voss put it on.", &[]);
        check("The dam is old, as Ada Voss put it in her diary.", &[("Ada Voss", "The dam is old")]);
        check("She left “the old world”, as Ada Voss put it on the shelf.", &[]);
    }
}
