//! What somebody calls something that a pronoun stands for: “Ruiz, the mayor, called it *senseless*”.

use super::super::attribution::Attribution;
use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::super::{Rule, SpeechAct};
use super::finite::is_finite;
use super::{Finder, Report, trim_end};

/// Verbs that name something.
const CALLS: [u32; 3] = [hash(b"called"), hash(b"calls"), hash(b"calling")];
/// What stands for what is named.
const OBJECTS: [&str; 4] = ["it", "him", "them", "this"];
/// What is not what something is called, but what becomes of it: “called it off”, “called them names”.
const OTHERS: [u32; 16] = [
    hash(b"off"),
    hash(b"out"),
    hash(b"back"),
    hash(b"up"),
    hash(b"home"),
    hash(b"names"),
    hash(b"quits"),
    hash(b"all"),
    hash(b"that"),
    hash(b"again"),
    hash(b"twice"),
    hash(b"together"),
    hash(b"away"),
    hash(b"down"),
    hash(b"later"),
    hash(b"daily"),
];

impl Finder<'_, '_> {
    /// What the verb at `at` of a sentence `first..limit` calls what a pronoun behind it stands for.
    pub(super) fn called(&self, first: usize, at: usize, limit: usize) -> Option<Report> {
        let reading = self.reading;
        let calls = CALLS.contains(&reading.words[at].hash) && at + 2 < limit;
        let start = if calls { behind_called(reading, at + 1, limit)? } else { return None };
        let (speaker, rule) = self.subject(first, &(at..at + 1), limit, SpeechAct::Assert, None);
        let speaker = speaker.filter(|who| who.end <= at && rule == Rule::SubjectOfCue)?;
        let ends = |at: &usize| {
            let next = at + 1;
            let linked = matches!(reading.words[*at].part, Part::Conjunction);
            let article = ["a", "an"].iter().any(|word| reading.is(next, word));
            match reading.words[*at].part {
                Part::Comma | Part::Stop | Part::Colon | Part::Dash | Part::Mark => true,
                _ => linked && !article && !reading.is(*at, "or") || is_finite(reading, *at),
            }
        };
        let end = (start + 1..limit).find(ends).unwrap_or(limit);
        let (cue, act) = (at..at + 1, SpeechAct::Assert);
        self.built(start..trim_end(reading, start, end), Attribution { cue, speaker: Some(speaker), act, rule })
    }
}

/// Where it stands what the object at `start` is called: called it *senseless*, called the bill *unconstitutional*.
pub(super) fn behind_called(reading: &Reading, start: usize, limit: usize) -> Option<usize> {
    const LONGEST: usize = 5;
    if OBJECTS.iter().any(|word| reading.is(start, word)) {
        return is_named(reading, start + 1, limit).then_some(start + 1);
    }
    let article = ["the", "this", "that", "his", "her", "their", "its"].iter().any(|word| reading.is(start, word));
    let near = start + 2..limit.min(start + LONGEST);
    let plain = |at: &usize| reading.is_word(*at) && !matches!(reading.words[*at].part, Part::Preposition);
    let named = near.take_while(plain).find(|&at| is_judgment(reading, at) && ends(reading, at + 1, limit));
    named.filter(|_| article && plain(&(start + 1)))
}

/// Whether nothing goes on at `at`.
fn ends(reading: &Reading, at: usize, limit: usize) -> bool {
    at >= limit || matches!(reading.words[at].part, Part::Comma | Part::Stop | Part::Conjunction)
}

/// Whether the word at `at` is an adjective that judges what it is said of.
fn is_judgment(reading: &Reading, at: usize) -> bool {
    const ENDINGS: [&str; 8] = ["less", "ful", "ous", "able", "ible", "ional", "istic", "ish"];
    const JUDGMENTS: [u32; 33] = [
        hash(b"inflated"),
        hash(b"misguided"),
        hash(b"flawed"),
        hash(b"biased"),
        hash(b"rigged"),
        hash(b"exaggerated"),
        hash(b"premature"),
        hash(b"pathetic"),
        hash(b"untrue"),
        hash(b"absurd"),
        hash(b"wrong"),
        hash(b"illegal"),
        hash(b"unfair"),
        hash(b"false"),
        hash(b"evil"),
        hash(b"naive"),
        hash(b"cruel"),
        hash(b"harsh"),
        hash(b"brutal"),
        hash(b"corrupt"),
        hash(b"racist"),
        hash(b"sexist"),
        hash(b"weak"),
        hash(b"fake"),
        hash(b"inhumane"),
        hash(b"obscene"),
        hash(b"immoral"),
        hash(b"insane"),
        hash(b"stupid"),
        hash(b"unjust"),
        hash(b"illegitimate"),
        hash(b"inadequate"),
        hash(b"excessive"),
    ];
    let word = &reading.words[at];
    let ending = || {
        let written = reading.written(at);
        matches!(word.part, Part::Other)
            && ENDINGS.iter().any(|end| written.len() > end.len() + 3 && written.ends_with(end))
    };
    !word.capital && (JUDGMENTS.contains(&word.hash) || ending())
}

/// Whether what stands at `at` may be what something is called: “senseless”, “a disgrace”.
fn is_named(reading: &Reading, at: usize, limit: usize) -> bool {
    let word = &reading.words[at];
    let article = ["a", "an"].iter().any(|article| reading.is(at, article));
    // “called it a day”
    let time = reading.any(at + 1, Classes::DURATION) || ["day", "night"].iter().any(|time| reading.is(at + 1, time));
    if article {
        return at + 1 < limit && !time;
    }
    let plain = matches!(word.part, Part::Other | Part::Ed | Part::Plural | Part::Ing) && !word.capital;
    plain && ends(reading, at + 1, limit) && !OTHERS.contains(&word.hash)
}

#[cfg(test)]
mod tests {
    use super::super::told::check;

    #[test]
    fn what_something_is_called_is_said_of_it() {
        for named in ["senseless", "a disgrace", "a last resort"] {
            check(&format!("The dam fell. Ana Ruiz, the mayor, called it {named}."), &[("Ana Ruiz", named)]);
        }
        check("Ana Ruiz called the bill unconstitutional.", &[("Ana Ruiz", "unconstitutional")]);
        check("Ana Ruiz, the mayor, called the figure inflated.", &[("Ana Ruiz", "inflated")]);
        for other in ["it off", "it a day", "them names", "him back", "it Leeds", "him on Monday"] {
            check(&format!("Ana Ruiz, the mayor, called {other}."), &[]);
        }
    }
}
