//! What is said by words that no list has for saying: “*hit back* that it was safe”, “was *adamant* that”, “*blasted*
//! the plan as “madness””.

use super::super::Rule;
use super::super::SpeechAct;
use super::super::attribution::behind_clause::{ends_clause, is_clause};
use super::super::attribution::{self, Attribution};
use super::super::choice::Candidates;
use super::super::lexicon::Classes;
use super::super::part::{Part, is_adverb_by_its_end};
use super::super::phrase;
use super::super::reading::Reading;
use super::super::tagger::feature::{hash, hashes};
use super::super::token::TokenKind;
use super::clause::{clause_end, trim_end};
use super::closing::{Begun, closing};
use super::{Finder, Report};
use crate::analysis::sieve::ByWord;
use std::ops::Range;

/// The words, the first of each by its number, with what may follow before “that”, of which one must.
static IDIOMS: ByWord<&[&[&str]]> = ByWord::of(&[
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
    (hash(b"reckoning"), ALONE),
    (hash(b"estimate"), ALONE),
    (hash(b"estimates"), ALONE),
    (hash(b"estimation"), ALONE),
    (hash(b"account"), ALONE),
    (hash(b"accounts"), ALONE),
    (hash(b"admission"), ALONE),
    (hash(b"count"), ALONE),
    (hash(b"tally"), ALONE),
    (hash(b"calculations"), ALONE),
    (hash(b"paid"), TRIBUTE),
    (hash(b"pays"), TRIBUTE),
    (hash(b"paying"), TRIBUTE),
]);
const TRIBUTE: &[&[&str]] = &[&["tribute", "to"]];
const UNDERSTANDS: u32 = hash(b"understands");
const PUT: [u32; 2] = [hash(b"put"), hash(b"puts")];
const ADAMANT: u32 = hash(b"adamant");
/// What something is by: “by the firm's own *estimate*”.
pub(super) const RECKONED: [&str; 10] = [
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
];
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
const CLEAR: &[&[&str]] = &[&["clear"], &["it", "clear"], &["plain"], &["it", "plain"]];
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
        if reading.is_any(at, &RECKONED) {
            return self.in_view_of(first, at, sentence.end);
        }
        // “people still angry that”, “can be proud that”
        let adverb = |at: &usize| reading.any(*at, Classes::ADVERB) || is_adverb_by_its_end(reading.written(*at));
        let plainly = || {
            let verb = (first..at).rev().find(|at| !adverb(at));
            verb.is_some_and(|at| matches!(reading.words[at].part, Part::Be) && !reading.is(at, "be"))
        };
        if FEELING.contains(&word) && !plainly() {
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
        let start = cue.end + 1;
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
fn is_anybody(reading: &Reading, who: &Range<usize>) -> bool {
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
    fn the_same_words_tell_nothing_elsewhere() {
        for text in [
            "Ada Voss hit back that night.",
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
