//! What is said by words that no list has for saying: “*hit back* that it was safe”, “was *adamant* that”, “*blasted*
//! the plan as “madness””, “was *disappointed* that”, “*apologised* for “the mess””, “it is
//! *understood* that”.

use super::super::Rule;
use super::super::SpeechAct;
use super::super::attribution::behind_clause::{ends_clause, is_clause, is_set_apart};
use super::super::attribution::{self, Attribution};
use super::super::choice::Candidates;
use super::super::lexicon::Classes;
use super::super::part::{Part, is_adverb_by_its_end};
use super::super::phrase;
use super::super::reading::Reading;
use super::super::tagger::feature::{hash, hashes};
use super::super::token::TokenKind;
use super::clause::{clause_end, clause_start, trim_end};
use super::closing::{Begun, closing};
use super::{Finder, Report};
use crate::analysis::sieve::ByWord;
use std::ops::Range;

/// The words, the first of each by its number, with what may follow, of which one must, before “that” or whatever else
/// the rule of that word asks for.
pub(super) static IDIOMS: ByWord<&[&[&str]]> = ByWord::of(&[
    (hash(b"hit"), BACK),
    (hash(b"hits"), BACK),
    (hash(b"hitting"), BACK),
    (hash(b"shot"), BACK),
    (hash(b"fired"), BACK),
    (hash(b"snapped"), BACK),
    (hash(b"made"), CLEAR),
    (hash(b"makes"), CLEAR),
    (hash(b"making"), CLEAR),
    (hash(b"make"), CLEAR),
    (hash(b"let"), SLIP),
    (hash(b"lets"), SLIP),
    (ADAMANT, ALONE),
    (hash(b"submitted"), ALONE),
    (hash(b"submits"), ALONE),
    (BLASTED[0], ALONE),
    (BLASTED[1], ALONE),
    (hash(b"mutter"), ALONE),
    (hash(b"muttering"), ALONE),
    (UNDERSTANDS, ALONE),
    (PUT[0], ALONE),
    (PUT[1], ALONE),
    (FEELING[0], ALONE),
    (FEELING[1], ALONE),
    (FEELING[2], ALONE),
    (FEELING[3], ALONE),
    (FEELING[4], ALONE),
    (FEELING[5], ALONE),
    (FEELING[6], ALONE),
    (FEELING[7], ALONE),
    (FEELING[8], ALONE),
    (FEELING[9], ALONE),
    (FEELING[10], ALONE),
    (FEELING[11], ALONE),
    (FEELING[12], ALONE),
    (FEELING[13], ALONE),
    (FEELING[14], ALONE),
    (FEELING[15], ALONE),
    (RECKONED[0], ALONE),
    (RECKONED[1], ALONE),
    (RECKONED[2], ALONE),
    (RECKONED[3], ALONE),
    (RECKONED[4], ALONE),
    (RECKONED[5], ALONE),
    (RECKONED[6], ALONE),
    (RECKONED[7], ALONE),
    (RECKONED[8], ALONE),
    (RECKONED[9], ALONE),
    (UNDERSTOOD, ALONE),
    (APOLOGISED[0], ALONE),
    (APOLOGISED[1], ALONE),
    (hash(b"paid"), TRIBUTE),
    (hash(b"pays"), TRIBUTE),
    (hash(b"paying"), TRIBUTE),
]);
const TRIBUTE: &[&[&str]] = &[&["tribute", "to"]];
const UNDERSTANDS: u32 = hash(b"understands");
const UNDERSTOOD: u32 = hash(b"understood");
const APOLOGISED: [u32; 2] = [hash(b"apologised"), hash(b"apologized")];
const NOBODY: [&str; 5] = ["nobody", "no", "few", "neither", "none"];
pub(super) const PUT: [u32; 2] = [hash(b"put"), hash(b"puts")];
const ADAMANT: u32 = hash(b"adamant");
/// What something is by: “by the firm's own *estimate*”.
pub(super) const RECKONED: [u32; 10] = hashes([
    "reckoning",
    "estimate",
    "estimates",
    "estimation",
    "account",
    "accounts",
    "admission",
    "count",
    "tally",
    "calculations",
]);
/// What somebody may be that something is so.
const FEELING: [u32; 16] = hashes([
    "disappointed",
    "frustrated",
    "upset",
    "surprised",
    "shocked",
    "pleased",
    "delighted",
    "proud",
    "relieved",
    "dismayed",
    "sceptical",
    "skeptical",
    "furious",
    "angry",
    "saddened",
    "outraged",
]);
const BLASTED: [u32; 2] = [hash(b"blasted"), hash(b"blasts")];
const BACK: &[&[&str]] = &[&["back"]];
const CLEAR: &[&[&str]] = &[&["clear"], &["it", "clear"], &["plain"], &["it", "plain"], &["the", "point"]];
const SLIP: &[&[&str]] = &[&["slip"], &["it", "slip"], &["it", "be", "known"]];
const ALONE: &[&[&str]] = &[&[]];

/// Whether the word with the number `word` may begin one.
pub(super) fn may_say(word: u32) -> bool {
    IDIOMS.get(word).is_some()
}

impl Finder<'_, '_> {
    /// The report of the idiom at `at` of `sentence`, if one stands there.
    pub(super) fn idiom(
        &self,
        sentence: Range<usize>,
        at: usize,
        shared: Option<&Range<usize>>,
        candidates: &mut Candidates,
    ) -> Option<Report> {
        let (reading, first) = (self.reading, sentence.start);
        let word = reading.words[at].hash;
        let ways = IDIOMS.get(word)?;
        let follows = |way: &&&[&str]| way.iter().zip(at + 1..).all(|(word, next)| reading.is(next, word));
        let way = ways.iter().find(follows).filter(|_| at > first)?;
        if RECKONED.contains(&word) {
            return self.in_view_of(first, at, sentence.end);
        }
        // “farmers still angry that”, “can be proud that”
        let adverb = |at: &usize| reading.any(*at, Classes::ADVERB) || is_adverb_by_its_end(reading.written(*at));
        let plainly = || {
            let verb = (first..at).rev().find(|at| !adverb(at));
            verb.is_some_and(|at| matches!(reading.words[at].part, Part::Be) && !reading.is(at, "be"))
        };
        // “If she is angry that”, “Nobody was surprised that”
        let doubted = || (first..at).any(|at| reading.is_any(at, &["if", "unless"]) || reading.is_any(at, &NOBODY));
        if FEELING.contains(&word) && (!plainly() || doubted()) {
            return None;
        }
        let cue = at..at + 1 + way.len();
        let subject = |act| attribution::subject(reading, first, cue.clone(), act, shared);
        let feels = FEELING.contains(&word);
        let passive = || word != ADAMANT && !feels && attribution::is_passive(reading, first, at);
        if BLASTED.contains(&word) {
            let found = subject(SpeechAct::Accuse).filter(|_| !passive())?;
            return self.built(self.blasted(at, sentence.end)?, found);
        }
        if word == UNDERSTOOD {
            return self.is_understood(first, at, sentence.end);
        }
        if APOLOGISED.contains(&word) {
            let found = subject(SpeechAct::Agree).filter(|_| !passive())?;
            // “No one from the firm apologised”
            let nobody = || (first..at).any(|at| reading.is_any(at, &NOBODY));
            let content = self.apologised(at, sentence.end).filter(|_| !nobody())?;
            return self.built(content, found);
        }
        if let Some(report) = self.as_it_was_put(first, at) {
            return Some(report);
        }
        if PUT.contains(&word) {
            let found = subject(SpeechAct::Assert).filter(|_| !passive())?;
            let speaks = |who: &Range<usize>| is_anybody(reading, who);
            return self
                .built(self.counted(at, sentence.end)?, found)
                .filter(|put| put.speaker.as_ref().is_some_and(speaks));
        }
        if *ways == TRIBUTE {
            // “paid tribute to *a “loving father”*”
            let article = usize::from(reading.any(cue.end, Classes::DETERMINER));
            let quote = self.quote_at(cue.end + article)?.words.clone();
            return self.built(quote, subject(SpeechAct::Praise).filter(|_| !passive())?);
        }
        if word == UNDERSTANDS {
            return self.understood(first, at, sentence.end);
        }
        let start = cue.end + 1 + usize::from(reading.is(cue.end + 1, ","));
        let limit = self.ceiling(start, sentence.end);
        if !reading.is(cue.end, "that") || start + 1 >= limit || passive() {
            return None;
        }
        let found: Attribution = subject(if feels { SpeechAct::Believe } else { SpeechAct::Assert })?;
        let ruled = Some(clause_end(reading, start, limit));
        let (end, sure) =
            closing(&Begun { reading, quoted: &self.quoted, cue, start, limit, ruled, first }, candidates);
        // “that night”, and things that make something clear
        if !is_clause(reading, start..end)
            || (feels || *ways == CLEAR) && !found.speaker.as_ref().is_some_and(|who| is_anybody(reading, who))
        {
            return None;
        }
        let mut report = self.built(start..end, found)?;
        report.sure *= sure;
        Some(report)
    }

    /// What somebody apologises for in marks: “apologised to customers *“for any inconvenience”*”, “apologised for
    /// *“any inconvenience”*”, but not for “The Ferry”.
    fn apologised(&self, at: usize, limit: usize) -> Option<Range<usize>> {
        const FAR: usize = 6;
        let reading = self.reading;
        let near = at + 1..limit.min(at + FAR);
        let mut words = near.take_while(|&at| self.quote_at(at).is_some() || reading.is_word(at));
        let quote = words.find_map(|at| self.quote_at(at))?;
        let first = quote.inner().start;
        let told = |at: usize| reading.cue(at).is_some() || reading.is(at, "what");
        let between = at + 1..quote.words.start;
        let behind_for = between.clone().rev().take(3).any(|at| reading.is(at, "for"));
        let whole = reading.is(first, "for") || behind_for && !reading.words[first].capital;
        (whole && !between.clone().any(told)).then(|| quote.words.clone())
    }

    /// What is heard and nobody is told to have said: “It is *understood* the mayor will quit”, “The mayor, it is
    /// *understood*, will quit”.
    fn is_understood(&self, first: usize, at: usize, limit: usize) -> Option<Report> {
        let reading = self.reading;
        let it = at.checked_sub(2).filter(|&it| it >= first && reading.is(it, "it") && reading.is(it + 1, "is"))?;
        // “It is understood he will quit, the Courier said”
        if (at + 1..limit).any(|at| reading.tells_of_speech(at)) {
            return None;
        }
        let found = Attribution { cue: at..at + 1, speaker: None, act: SpeechAct::Believe, rule: Rule::Unnamed };
        let clause = |start: usize| start..clause_end(reading, start, self.ceiling(start, limit.max(start)));
        if it == first {
            let start = at + 1 + usize::from(reading.is(at + 1, "that"));
            let content = clause(start + usize::from(reading.is(start, ",")));
            return if is_clause(reading, content.clone()) { self.built(content, found) } else { None };
        }
        let comma = it.checked_sub(1).filter(|&comma| comma > first && reading.is(comma, ","))?;
        let before = clause_start(reading, first, comma)..comma;
        let next = if at + 1 >= limit { Part::Edge } else { reading.words[at + 1].part };
        match next {
            Part::Edge | Part::Stop if is_clause(reading, before.clone()) => self.built(before, found),
            Part::Comma if is_set_apart(reading, first, it, at + 1) => {
                let mut report = self.built(before, found)?;
                self.add_piece(&mut report, clause(at + 2));
                Some(report)
            }
            _ => None,
        }
    }

    /// What something is called that is blasted at `verb`: “blasted the plan as *“madness”*”.
    fn blasted(&self, verb: usize, limit: usize) -> Option<Range<usize>> {
        const FAR: usize = 12;
        let near = verb + 2..limit.min(verb + FAR);
        // “blasted the plan, then served as”, “blasted the mayor who worked as”
        let stops = |at: usize| {
            let word = &self.reading.words[at];
            let clause = matches!(word.part, Part::Comma | Part::Stop) || BLASTED.contains(&word.hash);
            clause || self.reading.is_any(at, &["who", "which", "that", "and"])
        };
        let as_what = near.take_while(|&at| !stops(at)).find(|&at| self.reading.is(at, "as"))?;
        self.quote_at(as_what + 1).map(|quote| quote.words.clone())
    }

    /// How many or how much somebody puts something at: “put *the toll at 40*”.
    fn counted(&self, put: usize, limit: usize) -> Option<Range<usize>> {
        const COUNTS: [&str; 20] = [
            "toll", "number", "cost", "costs", "turnout", "damage", "losses", "figure", "total", "bill", "crowd",
            "deaths", "odds", "chances", "chance", "risk", "price", "value", "size", "count",
        ];
        const FAR: usize = 9;
        let reading = self.reading;
        let near = put + 2..limit.min(put + FAR);
        let link = near.take_while(|&at| reading.is_word(at)).find(|&at| reading.is(at, "at"))?;
        let counts = (put + 1..link).any(|at| reading.is_any(at, &COUNTS));
        let amount = (link + 1..limit.min(link + 5)).any(|at| reading.words[at].kind == TokenKind::Number);
        let determined = reading.any(put + 1, Classes::DETERMINER);
        let end = clause_end(reading, put + 1, self.ceiling(put + 1, limit));
        (determined && counts && amount && end > link).then_some(put + 1..end)
    }

    /// What a newsroom has heard: “The BBC *understands* that Ruiz will resign”, “Ruiz will resign, the BBC
    /// *understands*.”
    fn understood(&self, first: usize, at: usize, limit: usize) -> Option<Report> {
        let reading = self.reading;
        let newsroom = phrase::before(reading, first, at).filter(|who| who.end == at && is_newsroom(reading, who))?;
        let next = if at + 1 >= limit { Part::Edge } else { reading.words[at + 1].part };
        if matches!(next, Part::Comma | Part::Colon | Part::Dash) {
            return None;
        }
        let content = if matches!(next, Part::Edge | Part::Stop) {
            if !ends_clause(reading, first, newsroom.start) {
                return None;
            }
            first..trim_end(reading, first, newsroom.start)
        } else {
            let start = at + 1 + usize::from(reading.is(at + 1, "that"));
            start..clause_end(reading, start, self.ceiling(start, limit.max(start)))
        };
        // “understands why they left”, “understands that it must change”: what is so anyway.
        let known = ["why", "how", "what", "who", "it", "they", "its"];
        if reading.is_any(content.start, &known) {
            return None;
        }
        let (cue, act, rule) = (at..at + 1, SpeechAct::Assert, Rule::SubjectOfCue);
        let found = Attribution { cue, speaker: Some(newsroom), act, rule };
        if is_clause(reading, content.clone()) { self.built(content, found) } else { None }
    }
}

/// Whether `who` is called as newspapers and stations are: “the BBC”, “Sky News”.
fn is_newsroom(reading: &Reading, who: &Range<usize>) -> bool {
    const CALLED: [&str; 40] = [
        "News",
        "Times",
        "Press",
        "TV",
        "Radio",
        "Post",
        "Mail",
        "Herald",
        "Sport",
        "Sun",
        "Guardian",
        "Agency",
        "Telegraph",
        "Independent",
        "Mirror",
        "Express",
        "Star",
        "Observer",
        "Journal",
        "Courier",
        "Standard",
        "Gazette",
        "Tribune",
        "Chronicle",
        "Echo",
        "Argus",
        "Economist",
        "Reuters",
        "Bloomberg",
        "BBC",
        "ITV",
        "PA",
        "AP",
        "AFP",
        "ABC",
        "CBC",
        "CNN",
        "NPR",
        "RTÉ",
        "POLITICO",
    ];
    CALLED.contains(&reading.written(who.end - 1))
}

/// Whether the phrase `who` is for somebody, and not for some thing.
pub(super) fn is_anybody(reading: &Reading, who: &Range<usize>) -> bool {
    let last = who.end - 1;
    // “defended Ana Ruiz and made it clear”
    let told = matches!(reading.words[who.start].part, Part::Ed) && !reading.words[who.start].capital;
    !told && reading.words[last].capital
        || reading.any(last, Classes::SPEAKERS)
        || phrase::is_pronoun(reading, last) && !reading.is(last, "it")
}

#[cfg(test)]
mod tests {
    use super::super::told::check;

    #[test]
    fn idioms_tell_what_is_said() {
        for idiom in [
            "hit back",
            "shot back",
            "made it clear",
            "was adamant",
            "let slip",
            "let it be known",
            "was heard to mutter",
            "was deeply disappointed",
            "made the point",
        ] {
            check(&format!("Ada Voss {idiom} that the plan was safe."), &[("Ada Voss", "the plan was safe")]);
        }
        check("Ada Voss blasted the plan as “madness”.", &[("Ada Voss", "“madness”")]);
        check("His family paid tribute to a “loving father”.", &[("His family", "“loving father”")]);
        check("Police put the number of marchers at 40,000.", &[("Police", "the number of marchers at 40,000")]);
        check("The BBC understands that Ada Voss will quit.", &[("The BBC", "Ada Voss will quit")]);
        check("Ada Voss will quit, the BBC understands.", &[("the BBC", "Ada Voss will quit")]);
        check("Ada Voss blasted the mayor who worked as “chief clown” in Leith.", &[]);
    }

    #[test]
    fn what_is_understood_is_said_by_nobody() {
        check("It is understood Ada Voss will quit.", &[("", "Ada Voss will quit")]);
        check("Ada Voss will quit, it is understood.", &[("", "Ada Voss will quit")]);
        check("Ada Voss, it is understood, will quit.", &[("", "Ada Voss … will quit")]);
        check("It is understood by miners.", &[]);
        check("It is understood Ada Voss will quit, Bo Li said.", &[("Bo Li", "It is understood Ada Voss will quit")]);
    }

    #[test]
    fn what_somebody_apologises_for_in_marks_is_theirs() {
        check("She apologised to customers “for the delay”.", &[("She", "“for the delay”")]);
        check("She apologised to customers.", &[]);
        check("She apologised for her part in “The Last Ferry”.", &[]);
        check("She apologised through her “legal team”.", &[]);
        check("Nobody apologised for “the delay”.", &[]);
        check("No one from the firm apologised for “the delay”.", &[]);
    }

    #[test]
    fn the_same_words_tell_nothing_elsewhere() {
        for text in [
            "Ada Voss hit back that night.",
            "Nobody was surprised that the dam burst.",
            "Angry miners that day left.",
            "Ada Voss hit that ball back.",
            "Ada Voss made that clear.",
            "The dark rooms made clear that the mill was shut.",
            "Ada Voss submitted that form on Monday.",
            "The miners blasted the rock as planned.",
            "Ada Voss put the cup at 40 paces.",
            "Ada Voss paid tribute to the miners.",
            "The toll put the town at risk.",
            "Ada Voss understands that the mill is old.",
            "The BBC understands the mill.",
            "The BBC understands why viewers left.",
            "The Pope understands that war is bad.",
        ] {
            check(text, &[]);
        }
    }
}
