//! Utterances in quotation marks, with the attribution beside them.

use super::super::attribution::{self, Attribution, answer};
use super::super::choice::Candidates;
use super::super::gazetteer::NOUNS;
use super::super::lexicon::Classes;
use super::super::mark::Quoted;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Word;
use super::super::token::TokenKind;
use super::super::{QuotationKind, Rule, SpeechAct};
use super::act::choose_act;
use super::finite::{is_finite, tells_past};
use super::idiom::is_anybody;
use super::outer;
use super::quoting::{is_quoted, quoted_behind, quoted_by_another};
use super::speaker::choose_speaker;
use super::trimmed::trimmed;
use super::untold::has_hearer;
use super::{Finder, Report, work};
use std::ops::Range;

impl Finder<'_, '_> {
    /// Utterances in quotation marks.
    pub(super) fn direct(&mut self) {
        let quoted = std::mem::take(&mut self.quoted);
        let mut tail: Option<usize> = None;
        for (index, quote) in quoted.iter().enumerate() {
            let resumes = tail == Some(quote.words.start);
            let previous = index.checked_sub(1).map_or(self.block.words.start, |before| quoted[before].words.end);
            let next = quoted.get(index + 1).map_or(self.block.words.end, |after| after.words.start);
            // ““We stand ready” tweeted Ruiz “to help””
            let joined = || resumes && index > 0 && self.is_unpointed(&quoted[index - 1]);
            if !self.may_be_utterance(quote, resumes) && !joined() || work::is_titled(self.reading, &quote.words) {
                tail = None;
                continue;
            }
            let behind = attribution::behind(self.reading, quote.words.end, next);
            let behind = behind
                .filter(|_| resumes || !self.is_asked_before(quote, previous) && !self.is_told_before(quote, previous));
            // “…,” said Ruiz. “Yes,” was the reply to her: another's.
            let goes_on = !answer::begins(self.reading, quote.words.end) && !self.is_answered(quote);
            if resumes && behind.is_none() && goes_on {
                let report = self.reports.last_mut().expect("a tail belongs to a report");
                report.pieces.push(quote.words.clone());
                report.marks.push(quote.words.clone());
                self.utterances.push(quote.words.clone());
                tail = None;
                continue;
            }
            let found = behind
                .clone()
                .map(|(attribution, _)| attribution)
                .or_else(|| self.attribution_ahead(previous, quote.words.start));
            tail = behind.map(|(_, end)| end);
            if found.is_none() && (self.goes_on_as_clause(quote) || self.doer_before_comma(quote).is_some()) {
                self.put_off.push(quote.clone());
                continue;
            }
            if found.is_none() && !self.stands_alone(quote) {
                continue;
            }
            let subject = found.as_ref().and_then(|found| self.subject_before(quote, found));
            self.push_direct(quote, found);
            if let (Some(subject), Some(report)) = (subject, self.reports.last_mut()) {
                report.kind = QuotationKind::Mixed;
                report.pieces.insert(0, subject);
            }
            self.name_before_colon(quote.words.start);
        }
        self.quoted = quoted;
    }

    /// What might have gone on in the reporter's words, or been told by a word before its comma, but is of no report,
    /// stands for itself.
    pub(super) fn take_up(&mut self) {
        for quote in std::mem::take(&mut self.put_off) {
            if let Some(doer) = self.doer_before_comma(&quote) {
                let holds = |piece: &Range<usize>| piece.contains(&(quote.words.start + 1));
                if !self.reports.iter().any(|report| report.pieces.iter().any(holds)) {
                    self.push_direct(&quote, None);
                    self.reports.last_mut().expect("it was pushed").speaker = Some(doer);
                }
                continue;
            }
            let shared = |piece: &Range<usize>| piece.start < quote.words.end && quote.words.start < piece.end;
            if !self.reports.iter().any(|report| report.pieces.iter().any(shared)) && self.stands_alone(&quote) {
                self.push_direct(&quote, None);
            }
        }
    }

    /// Weighs the speakers of utterances that have a cue.
    pub(super) fn weigh_speakers(&mut self, candidates: &mut Candidates) {
        let mut reports = std::mem::take(&mut self.reports);
        for report in &mut reports {
            let Some(cue) = report.cue.clone() else { continue };
            let sentence = self.sentence(cue.start);
            let quoted = quoted_behind(self.reading, &cue, sentence.end);
            match quoted.or_else(|| quoted_by_another(self.reading, sentence.start, &cue)) {
                Some(quoted) => (report.speaker, report.rule) = (Some(quoted), Rule::SubjectOfCue),
                // “Ruiz was quoted as saying by the Post”
                None if report.rule == Rule::SubjectOfCue && is_quoted(self.reading, &cue) => {}
                None => choose_speaker(self.reading, report, &self.quoted, sentence, candidates),
            }
            // “…,” the man who shot Bo Li told a court.
            let first = report.pieces[0].end;
            let outer = report.speaker.as_ref().filter(|speaker| first < speaker.start);
            if let Some(outer) = outer.and_then(|speaker| outer::subject(self.reading, first, &cue, speaker)) {
                (report.speaker, report.rule) = (Some(outer), Rule::SubjectOfCue);
            }
            choose_act(self.reading, report, candidates);
            if self.is_put_to_somebody(report) {
                (report.speaker, report.rule) = (None, Rule::Unnamed);
            }
        }
        self.reports = reports;
    }

    /// “Is it over?” *she was asked*: she does not ask.
    fn is_put_to_somebody(&self, report: &Report) -> bool {
        let Some(cue) = &report.cue else { return false };
        let put = self.reading.is_any(cue.start, &["asked", "told"]) && cue.start > 0;
        let passive = put && matches!(self.reading.words[cue.start - 1].part, Part::Be);
        passive && report.speaker.as_ref().is_some_and(|speaker| speaker.end < cue.start)
    }

    /// Whether `quote` answers what whoever tells the story asked right before: “Are you well?” I ask. “*Never
    /// better.*”
    fn is_answered(&self, quote: &Quoted) -> bool {
        let ends = |end: usize| self.reading.is(end - 2, "?");
        self.reports.last().is_some_and(|report| {
            let mine = report.speaker.as_ref().is_some_and(|who| who.len() == 1 && self.reading.is(who.start, "i"));
            mine && report.act == SpeechAct::Ask
                && report.pieces.last().is_some_and(|piece| piece.len() > 2 && ends(piece.end))
                && !ends(quote.words.end)
        })
    }

    /// Whether who asks `quote` is told right before it, so that who is told behind it answers: “When Li *asked*, “Is
    /// it safe?” Ruiz said no.”
    fn is_asked_before(&self, quote: &Quoted, previous: usize) -> bool {
        let (reading, open) = (self.reading, quote.words.start);
        let ends = quote.inner().len() > 1 && reading.is(quote.inner().end - 1, "?");
        let asked = |at: usize| reading.is(at, "asked") || reading.is(at, "asks");
        let ahead = ends && open > 2 && matches!(reading.written(open - 1), "," | ":") && asked(open - 2);
        ahead && self.attribution_ahead(previous, open).is_some_and(|found| found.speaker.is_some())
    }

    /// Whether who says `quote`, a sentence of its own, is told before its colon: “The mayor shouted: “Never!” *Bo Li
    /// said it was over.*”
    fn is_told_before(&self, quote: &Quoted, previous: usize) -> bool {
        let (reading, open, end) = (self.reading, quote.words.start, quote.words.end);
        let inner = quote.inner();
        let ended = inner.len() > 1 && matches!(reading.written(inner.end - 1), "." | "!" | "?" | "…");
        let anew = reading.words.get(end).is_some_and(|word| word.capital);
        let colon = open > 1 && reading.is(open - 1, ":");
        let ahead = || self.attribution_ahead(previous, open);
        ended && anew && colon && ahead().is_some_and(|found| found.cue.end + 1 == open && found.speaker.is_some())
    }

    fn attribution_ahead(&self, previous: usize, open: usize) -> Option<Attribution> {
        let sentence = self.sentence(open);
        let first = previous.max(sentence.start);
        let ahead = attribution::ahead(self.reading, first, open, sentence.start);
        ahead.filter(|found| !self.taken.contains_key(&found.cue.start))
    }

    fn push_direct(&mut self, quote: &Quoted, found: Option<Attribution>) {
        let (cue, speaker, act, rule) = match found {
            Some(found) => (Some(found.cue), found.speaker, found.act, found.rule),
            None => (None, None, SpeechAct::Assert, Rule::Turn),
        };
        if let Some(cue) = &cue {
            self.taken.insert(cue.start, self.reports.len());
        }
        self.utterances.push(quote.words.clone());
        let (pieces, marks) = (vec![quote.words.clone()], vec![quote.words.clone()]);
        self.reports.push(Report { kind: QuotationKind::Direct, pieces, marks, cue, speaker, act, rule, sure: 1.0 });
    }

    /// “Ruiz came to the door: “Who is it?””: without a cue, the subject of the sentence speaks.
    fn name_before_colon(&mut self, open: usize) {
        let sentence = self.sentence(open).start;
        // “10:15 The mayor: “…””
        let timed = sentence + 1 < open && self.reading.words[sentence].kind == TokenKind::Number;
        let sentence = sentence + usize::from(timed);
        // “According to a friend, *she* left a note: “…””
        let according = self.reading.is(sentence, "according") && self.reading.is(sentence + 1, "to");
        let led = if according { (sentence..open).find(|&at| self.reading.is(at, ",")) } else { None };
        let sentence = led.map_or(sentence, |comma| comma + 1);
        let voice = self.voice_before_colon(open).or_else(|| self.answer_before_colon(open));
        let Some(report) = self.reports.last_mut().filter(|report| report.cue.is_none()) else { return };
        if open > sentence && self.reading.is(open - 1, ":") {
            // “The court heard how *Ruiz* texted him: “…””
            let heard = |&at: &usize| self.reading.is_any(at, &["how", "that"]) && self.reading.is(at - 1, "heard");
            let told = (sentence + 1..open - 1).rev().find(heard).map(|link| link + 1);
            let clause = attribution::last_clause(self.reading, sentence, open - 1).or(told).unwrap_or(sentence);
            let deed =
                |at: &usize| matches!(self.reading.words[*at].part, Part::Ed) && !self.reading.words[*at].capital;
            let subject = phrase::first_subject(self.reading, clause, open).map(|subject| {
                let deed = (subject.start + 1..subject.end).find(deed).filter(|_| told.is_some());
                subject.start..deed.unwrap_or(subject.end)
            });
            let subject = subject.filter(|subject| !according || is_anybody(self.reading, subject));
            // “*The letter* continues: “…””
            report.speaker = voice.or(subject).map(|speaker| trimmed(self.reading, speaker, open));
        } else if voice.is_some() {
            report.speaker = voice; // “The message from Ruiz? “Go home.””
        }
    }

    /// Who is heard where the words before the colon have no verb: “Then, from the back, *a man*: “Liar!””
    fn voice_before_colon(&self, open: usize) -> Option<Range<usize>> {
        let (reading, first) = (self.reading, self.sentence(open).start);
        let colon = open.checked_sub(1).filter(|&colon| colon > first && reading.is(colon, ":"))?;
        let speaker = phrase::before(reading, first, colon).filter(|speaker| speaker.end == colon)?;
        let verb = |at: usize| {
            matches!(reading.words[at].part, Part::Be | Part::Have | Part::Modal | Part::Ed | Part::CueVerb | Part::Ing)
                || tells_past(reading, at, colon)
        };
        let last = colon - 1;
        let anybody = reading.any(speaker.start, Classes::DETERMINER)
            && (reading.any(last, Classes::PERSON_NOUN) || reading.words[last].is_person());
        let name = matches!(reading.words[last].part, Part::Name) && reading.words[speaker.start].capital;
        let before = speaker.start.checked_sub(1).filter(|&before| before >= first);
        // “The Dam: “…”” is no voice, and a name alone may be a title.
        let comes = before
            .is_some_and(|before| reading.is_any(before, &["then", "next", "finally"]) || reading.is(before, ","));
        let speaks = comes && (anybody || name);
        (speaks && !(first..colon).any(verb)).then_some(speaker)
    }

    /// Whether `quote` opens its sentence with a clause and ends without a sign, and no more than who says it follows:
    /// ““*We stand ready*” tweeted Ruiz”, ““*It was late*” one man said on Monday”.
    fn is_unpointed(&self, quote: &Quoted) -> bool {
        const ASIDE: usize = 10;
        let (reading, inner, end) = (self.reading, quote.inner(), quote.words.end);
        let limit = self.sentence(quote.words.start).end;
        if !quote.closed
            || self.sentence(quote.words.start).start != quote.words.start
            || !reading.words[inner.start].capital
            || !reading.is_word(inner.end - 1)
            || end + 1 >= limit
        {
            return false;
        }
        let clause = |at: usize| {
            matches!(reading.words[at].part, Part::Pronoun)
                || is_finite(reading, at)
                || phrase::contracted(reading.written(at)).is_some()
        };
        let part = |at: usize| reading.words.get(at).filter(|_| at < limit).map_or(Part::Edge, |word| word.part);
        let stops =
            |at: usize| matches!(part(at), Part::Edge | Part::Stop | Part::Comma | Part::Preposition | Part::Time);
        // “We Need to Talk” is a title.
        let capital = |at: &usize| reading.words[*at].capital && !reading.is(*at, "i");
        let title = inner.len() > 1 && inner.clone().skip(1).filter(capital).count() * 3 > inner.len();
        let speaker = reading.is_verb_cue(end).then(|| phrase::after(reading, end + 1, limit)).flatten();
        let party =
            |who: &Range<usize>| reading.words[who.start].capital || reading.any(who.end - 1, Classes::SPEAKERS);
        let whole = inner.clone().any(clause);
        let said = speaker.is_some_and(|who| party(&who) && (whole || stops(who.end)));
        let says = || {
            let who = phrase::after(reading, end, limit)?;
            // “Marr, the mayor, told reporters”
            let comma = |&at: &usize| reading.is(at, ",");
            let close =
                if comma(&who.end) { (who.end + 1..limit.min(who.end + ASIDE)).find(comma)? + 1 } else { who.end };
            let told = stops(close + 1) || has_hearer(reading.words.get(close)?.hash);
            (reading.tells_of_speech(close) && told).then_some(())
        };
        !title && (said || whole && says().is_some())
    }

    /// Whether `quote` may be a full utterance rather than words built into a sentence; where it stands right behind
    /// the attribution of another, it need not look like one.
    fn may_be_utterance(&self, quote: &Quoted, resumes: bool) -> bool {
        let reading = self.reading;
        let inner = quote.inner();
        let lead = inner.start + usize::from(reading.is(inner.start, "["));
        let first = self.first_word() == quote.words.start;
        let before = if first { "" } else { reading.written(quote.words.start - 1) };
        let last = reading.written(inner.end - 1);
        let ended = matches!(last, "." | "," | "?" | "!" | "…" | "—" | "-") || !quote.closed;
        let comma_behind = reading.is(quote.words.end, ",") && inner.len() > 2;
        let opened = first
            || matches!(before, "," | ":" | "." | "?" | "!" | "”" | "\"" | "—" | "…" | "(" | ")" | "–")
            || (reading.words[inner.start].capital && inner.len() > 3 && self.cue_or_that(quote.words.start - 1));
        opened
            && (ended
                || self.is_unpointed(quote)
                || comma_behind
                || resumes
                || (before == ":" && (inner.len() > 3 || inner.len() > 1 && self.is_said_in_heading(quote)))
                || (inner.len() > 6 && reading.words[lead].capital))
    }

    /// Whether `quote` is all of a heading but for the name and colon before it: “Voss: ‘Never’”,
    /// and no “Review: ‘The Dam’ is a bore”.
    fn is_said_in_heading(&self, quote: &Quoted) -> bool {
        const LONGEST: usize = 3;
        const NEAR: usize = 400;
        // What newspapers head their pieces with, where no list of nouns has it.
        const LABELS: [&str; 10] = [
            "Review",
            "Opinion",
            "Analysis",
            "Comment",
            "Explainer",
            "Update",
            "Live",
            "Exclusive",
            "Podcast",
            "Breaking",
        ];
        let open = quote.words.start;
        let label = self.block.words.start..open.saturating_sub(1);
        let name = |at: usize| {
            let word = &self.reading.words[at];
            // “Trump: ‘Never’”: not a card, where the text names a Donald Trump.
            let named = || {
                let again = |words: &[Word]| words[1].hash == word.hash && words[1].capital && words[0].capital;
                self.reading.words[open..].windows(2).take(NEAR).any(again)
            };
            let noun = || word.gazetted & NOUNS != 0 && !named();
            let label = || LABELS.contains(&self.reading.written(at));
            matches!(word.part, Part::Title | Part::PersonNoun)
                || matches!(word.part, Part::Name) && !noun() && !label()
        };
        let whole = quote.words.end >= self.block.words.end;
        // “Voss to Brill: ‘Go away’”
        let addressed = label.len() == LONGEST && self.reading.is(label.start + 1, "to");
        let named = label.clone().all(|at| name(at) || addressed && at == label.start + 1);
        // “Voss on the dam: ‘It must go’”
        let topic = label.clone().skip(1).take(2).find(|&at| self.reading.is(at, "on"));
        let topical = topic.is_some_and(|on| label.len() <= 2 * LONGEST && (label.start..on).all(name));
        let short = (1..=LONGEST).contains(&label.len()) && named;
        self.is_heading(open) && (short || topical) && whole
    }

    /// Whether `quote` is a sentence, however short: “She is finished.” “The Dam.” may be a title.
    fn is_short_clause(&self, quote: &Quoted) -> bool {
        const SUBJECTS: [&str; 10] = ["i", "we", "he", "she", "they", "it", "you", "this", "that", "there"];
        let reading = self.reading;
        let first = quote.inner().start;
        let subject = reading.is_any(first, &SUBJECTS)
            && matches!(
                reading.words[first + 1].part,
                Part::Be | Part::Have | Part::Modal | Part::Ed | Part::Other | Part::Possessive
            )
            || phrase::contracted(reading.written(first)).is_some();
        // “I Will Go.” is one.
        subject && reading.words[first].capital && !reading.words[first + 1].capital
    }

    /// Who answers what, where the words before the colon say how an answer was or a question asks for it: “*Her*
    /// reaction was blunt: “Rubbish.””, “The message from *Downing Street*? “Go home.””
    fn answer_before_colon(&self, open: usize) -> Option<Range<usize>> {
        const ANSWERS: [&str; 9] =
            ["reaction", "response", "answer", "reply", "verdict", "message", "advice", "retort", "explanation"];
        let reading = self.reading;
        let asks = open > 0 && reading.is(open - 1, "?");
        let first = self.sentence(open - usize::from(asks)).start;
        let noun = (first + 1..(first + 6).min(open)).find(|&at| reading.is_any(at, &ANSWERS))?;
        // “Was Leith's reply late? “It was.””
        if asks && (first..open).any(|at| is_finite(reading, at) || matches!(reading.words[at].part, Part::Be)) {
            return None;
        }
        if let Some(from) = Some(noun + 1).filter(|&from| reading.is(from, "from")) {
            return phrase::after(reading, from + 1, open).filter(|who| is_anybody(reading, who));
        }
        let own = reading.is_any(first, &["his", "her", "their"]);
        let owner = (first..noun).find(|&at| matches!(reading.words[at].part, Part::Possessive));
        match owner {
            _ if own => Some(first..first + 1),
            Some(owner) if owner > first => Some(first..owner),
            _ => None,
        }
    }

    /// The first word of the paragraph behind the sign of a list: “• *It* rained.”
    fn first_word(&self) -> usize {
        let first = self.block.words.start;
        first + usize::from(matches!(self.reading.written(first), "•" | "-" | "–" | "*" | "·"))
    }

    fn cue_or_that(&self, at: usize) -> bool {
        self.reading.is_verb_cue(at) || self.reading.is(at, "that")
    }

    /// Whether `quote` is an utterance even without a cue.
    fn stands_alone(&self, quote: &Quoted) -> bool {
        let first = self.first_word() == quote.words.start;
        let whole = first && quote.words.end + 1 >= self.block.words.end;
        let sentence = self.sentence(quote.words.start).start == quote.words.start;
        let colon = !first && self.reading.is(quote.words.start - 1, ":");
        // A paragraph of its own may be short: “Never!”
        let ended = quote.closed
            && quote.inner().len() > 1
            && matches!(self.reading.written(quote.inner().end - 1), "." | "!" | "?");
        let headline = colon && quote.inner().len() > 1 && self.is_said_in_heading(quote);
        let voiced =
            || ended && colon && (self.voice_before_colon(quote.words.start).is_some() || self.is_short_clause(quote));
        let asked = !first && self.reading.is(quote.words.start - 1, "?");
        let answers = || ended && (colon || asked) && self.answer_before_colon(quote.words.start).is_some();
        let long = quote.inner().len() > 4 || !quote.closed || whole && ended || headline || voiced() || answers();
        long && (whole || sentence || first || colon)
    }

    /// Who does something before `quote`, a sentence that ends the one it stands in, behind a comma: “*Ruiz* reacted on
    /// Twitter, “The sea has won.””
    fn doer_before_comma(&self, quote: &Quoted) -> Option<Range<usize>> {
        const SHORTEST: usize = 6;
        const READS: [&str; 16] = [
            "got", "received", "read", "opened", "found", "saw", "held", "wore", "carried", "sang", "bought", "made",
            "put", "hung", "painted", "heard",
        ];
        let (reading, inner) = (self.reading, quote.inner());
        let sentence = self.sentence(quote.words.start);
        let comma = quote.words.start.checked_sub(1).filter(|&at| at > sentence.start + 1 && reading.is(at, ","))?;
        let clause = sentence.start..comma;
        let small = |at: &usize| reading.is_word(*at) && !reading.words[*at].capital;
        if inner.len() < SHORTEST
            || !quote.closed
            || !matches!(reading.written(inner.end - 1), "." | "!" | "?")
            || !reading.words[inner.start].capital
            || inner.clone().filter(small).count() < inner.len() / 2
            || reading.is_any(sentence.start, &["as", "according"])
        {
            return None;
        }
        let told = |at: usize| {
            matches!(reading.words[at].part, Part::Mark) || reading.is_any(at, &["according", "words", "because"])
        };
        // “Ruiz got a letter from Li, “…””: what is read is another's.
        let verb = |at: &usize| tells_past(reading, *at, comma) && !reading.is_any(*at, &READS);
        let doer = |verb: usize| phrase::before(reading, sentence.start, verb);
        let verb = if clause.clone().any(told) { None } else { clause.skip(1).rev().find(verb) };
        let found = verb.and_then(doer).filter(|doer| !reading.is_any(doer.start, &["who", "which", "that"]));
        let done = |verb: usize| matches!(reading.words[verb - 1].part, Part::Be);
        let somebody = |doer: &Range<usize>| {
            is_anybody(reading, doer) && !reading.any(doer.end - 1, Classes::TIME | Classes::DURATION)
        };
        found.filter(|doer| somebody(doer) && !verb.is_some_and(done))
    }

    /// Whether what is said begins with `quote` and goes on behind it in the reporter's words, before who says it:
    /// ““*This is right*” about the plan, said Ruiz.”
    fn goes_on_as_clause(&self, quote: &Quoted) -> bool {
        let (reading, inner, end) = (self.reading, quote.inner(), quote.words.end);
        let ends = |at: usize| matches!(reading.words[at].part, Part::Stop | Part::Comma | Part::Dash);
        let next = reading.words.get(end).is_some_and(|next| reading.is_word(end) && !next.capital);
        if !quote.closed || !next || inner.is_empty() || ends(inner.end - 1) {
            return false;
        }
        let rest = end..self.sentence(end).end;
        let stops = |at: usize| matches!(reading.words[at].part, Part::Stop);
        let mark = |at: usize| matches!(reading.words[at].part, Part::Mark);
        let comma = rest.clone().find(|&at| matches!(reading.words[at].part, Part::Comma));
        let said = comma.is_some_and(|comma| (comma + 1..rest.end).any(|at| reading.tells_of_speech(at)));
        said && !inner.clone().any(stops) && !rest.clone().any(mark) && !reading.is_verb_cue(end)
    }
}
