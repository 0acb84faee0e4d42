//! What an utterance in marks is told of, where who says it stands between both: “*The plan*, she said, “makes no
//! sense.””

use super::super::attribution::Attribution;
use super::super::lexicon::Classes;
use super::super::mark::Quoted;
use super::super::phrase;
use super::Finder;
use super::finite::{is_finite, is_only_subject, tells_past};
use super::verb_form::{is_past_only, is_present_only};
use std::ops::Range;

impl Finder<'_, '_> {
    /// What `quote` tells of by a verb alone, before the comma of who says it: “*The plan*, she said, “makes no sense.””
    pub(super) fn subject_before(&self, quote: &Quoted, found: &Attribution) -> Option<Range<usize>> {
        let (reading, sentence) = (self.reading, self.sentence(quote.words.start));
        let speaker = found.speaker.as_ref().filter(|speaker| speaker.start < found.cue.start)?;
        let parted = found.cue.end < quote.words.start && reading.is(quote.words.start - 1, ",");
        let comma = speaker.start.checked_sub(1).filter(|&comma| comma > sentence.start && reading.is(comma, ","))?;
        let leads = usize::from(reading.is_any(sentence.start, &["and", "but"]));
        let subject = sentence.start + leads..comma;
        let inner = quote.inner();
        let verb = inner.start;
        let word = reading.words.get(verb).filter(|word| inner.len() > 2 && !word.capital)?;
        // “The plan” and “needs”
        let one = |at: usize| !reading.written(at).ends_with('s');
        let third = || reading.written(verb).ends_with('s') && !reading.written(verb).ends_with("ss") && one(comma - 1);
        let acts = is_finite(reading, verb)
            || is_past_only(word.hash)
            || is_present_only(word.hash)
            || third()
            || tells_past(reading, verb, inner.end)
            || reading.is_any(verb, &["do", "does", "did"]);
        let named = || {
            let first = subject.start;
            // “*Asked* about the dam, she said”
            let does = reading.is_verb_cue(first) || reading.written(first).ends_with("ing");
            let capital = reading.words[first].capital && !does;
            reading.any(first, Classes::DETERMINER) || phrase::is_whose(reading, first) || capital
        };
        (parted && acts && named() && is_only_subject(reading, subject.clone())).then_some(subject)
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check;

    #[test]
    fn what_an_utterance_is_told_of_stands_before_who_says_it() {
        check("[content:The plan], [speaker:she] [cue:said], [content:“makes no sense.”]");
        check("[content:The new dam], [speaker:the mayor] [cue:told] Fox News, [content:“needs work.”]");
        check("But [content:the mill], [speaker:Ana Ruiz] [cue:said], [content:“is a disgrace.”]");
        // Nearest misses: a time, what somebody does, and a sentence of its own.
        check("On Friday, [speaker:she] [cue:said], [content:“it makes no sense.”]");
        check("Asked about the dam, [speaker:she] [cue:said], [content:“makes no sense.”]");
        check("Leith, [speaker:Ana Ruiz] [cue:said], [content:“We will be fine.”]");
    }
}
