//! What an answer points at: “that”, “the accusation”, “Ruiz’s claim that the dam leaks”.

use super::super::SpeechAct;
use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::reading::Reading;
use super::super::tagger::feature::{hash, hash_small};
use super::super::token::TokenKind;
use std::ops::Range;

/// How many words before a noun may belong to it.
const LONGEST: usize = 8;

/// Words that stand for a claim.
#[derive(Debug, Clone)]
pub(super) struct Pointer {
    /// What the noun stands for; `None` for “it”, “this”, “that”, “which”.
    pub(super) noun: Option<Noun>,
    /// The words of it.
    pub(super) words: Range<usize>,
    /// Where the noun stands.
    pub(super) head: usize,
    /// Words that say what was said: “that the dam leaks”; may be empty.
    pub(super) says: Range<usize>,
    /// Words that say by whom it was: “Ruiz”, “the union”; may be empty.
    pub(super) owner: Range<usize>,
}

/// What kinds of acts a noun stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noun {
    Blame,
    Saying,
    Figure,
    Demand,
    Proposal,
    Promise,
    Warning,
    Forecast,
    Denial,
    Worry,
    Ruling,
}

/// Each noun by the number of its small letters, in the order of these.
const NOUNS: [(u32, Noun); 61] = sorted([
    (hash(b"accusation"), Noun::Blame),
    (hash(b"allegation"), Noun::Blame),
    (hash(b"charge"), Noun::Blame),
    (hash(b"criticism"), Noun::Blame),
    (hash(b"complaint"), Noun::Blame),
    (hash(b"insinuation"), Noun::Blame),
    (hash(b"claim"), Noun::Saying),
    (hash(b"assertion"), Noun::Saying),
    (hash(b"statement"), Noun::Saying),
    (hash(b"account"), Noun::Saying),
    (hash(b"version"), Noun::Saying),
    (hash(b"argument"), Noun::Saying),
    (hash(b"remark"), Noun::Saying),
    (hash(b"comment"), Noun::Saying),
    (hash(b"report"), Noun::Saying),
    (hash(b"contention"), Noun::Saying),
    (hash(b"characterization"), Noun::Saying),
    (hash(b"characterisation"), Noun::Saying),
    (hash(b"description"), Noun::Saying),
    (hash(b"testimony"), Noun::Saying),
    (hash(b"narrative"), Noun::Saying),
    (hash(b"notion"), Noun::Saying),
    (hash(b"point"), Noun::Saying),
    (hash(b"view"), Noun::Saying),
    (hash(b"explanation"), Noun::Saying),
    (hash(b"theory"), Noun::Saying),
    (hash(b"theories"), Noun::Saying),
    (hash(b"finding"), Noun::Saying),
    (hash(b"conclusion"), Noun::Saying),
    (hash(b"objection"), Noun::Saying),
    (hash(b"rumour"), Noun::Saying),
    (hash(b"rumor"), Noun::Saying),
    (hash(b"assessment"), Noun::Saying),
    (hash(b"interpretation"), Noun::Saying),
    (hash(b"comparison"), Noun::Saying),
    (hash(b"figure"), Noun::Figure),
    (hash(b"number"), Noun::Figure),
    (hash(b"sum"), Noun::Figure),
    (hash(b"estimate"), Noun::Figure),
    (hash(b"toll"), Noun::Figure),
    (hash(b"demand"), Noun::Demand),
    (hash(b"call"), Noun::Demand),
    (hash(b"request"), Noun::Demand),
    (hash(b"appeal"), Noun::Demand),
    (hash(b"ultimatum"), Noun::Demand),
    (hash(b"invitation"), Noun::Demand),
    (hash(b"proposal"), Noun::Proposal),
    (hash(b"suggestion"), Noun::Proposal),
    (hash(b"recommendation"), Noun::Proposal),
    (hash(b"idea"), Noun::Proposal),
    (hash(b"offer"), Noun::Promise),
    (hash(b"promise"), Noun::Promise),
    (hash(b"pledge"), Noun::Promise),
    (hash(b"assurance"), Noun::Promise),
    (hash(b"warning"), Noun::Warning),
    (hash(b"threat"), Noun::Warning),
    (hash(b"prediction"), Noun::Forecast),
    (hash(b"forecast"), Noun::Forecast),
    (hash(b"denial"), Noun::Denial),
    (hash(b"concern"), Noun::Worry),
    (hash(b"ruling"), Noun::Ruling),
]);

const fn sorted<const MANY: usize>(mut nouns: [(u32, Noun); MANY]) -> [(u32, Noun); MANY] {
    let mut end = 1;
    while end < MANY {
        let mut at = end;
        while at > 0 && nouns[at - 1].0 > nouns[at].0 {
            nouns.swap(at - 1, at);
            at -= 1;
        }
        end += 1;
    }
    nouns
}

impl Noun {
    /// What the word at `at` stands for, if it is one of these nouns.
    fn at(reading: &Reading, at: usize) -> Option<Self> {
        let word = reading.words.get(at).filter(|word| word.kind == TokenKind::Word)?;
        let of = |number: u32| NOUNS.binary_search_by_key(&number, |(noun, _)| *noun).ok().map(|index| NOUNS[index].1);
        let singular = || reading.written(at).as_bytes().strip_suffix(b"s").and_then(|word| of(hash_small(word)));
        of(word.hash).or_else(singular)
    }

    /// How well it stands for what was said by `act`: 2 well, 1 perhaps, 0 not at all.
    pub(super) fn fits(self, act: SpeechAct) -> u8 {
        use SpeechAct::{
            Accuse, Agree, Ask, Assert, Believe, Claim, Demand, Deny, Dispute, Order, Praise, Predict, Promise,
            Suggest, Warn,
        };
        let (well, perhaps): (&[SpeechAct], &[SpeechAct]) = match self {
            Self::Blame => (&[Accuse, Claim], &[Assert, Believe, Warn]),
            Self::Saying => {
                (&[Claim, Assert, Accuse, Warn, Suggest, Predict, Believe, Praise], &[Demand, Promise, Dispute, Agree])
            }
            Self::Figure => (&[Assert, Claim, Predict, Believe], &[Suggest, Warn, Agree]),
            Self::Demand => (&[Demand, Ask, Order], &[Suggest]),
            Self::Proposal => (&[Suggest, Demand], &[Assert, Promise, Claim, Believe]),
            Self::Promise => (&[Promise], &[Assert]),
            Self::Warning => (&[Warn], &[Accuse, Predict]),
            Self::Forecast => (&[Predict, Believe], &[Assert, Warn]),
            Self::Denial => (&[Deny, Dispute], &[]),
            Self::Worry => (&[Believe, Warn], &[Assert, Accuse]),
            Self::Ruling => (&[Order], &[]),
        };
        if well.contains(&act) { 2 } else { u8::from(perhaps.contains(&act)) }
    }
}

/// The pointer that begins at `at`, all of it before `limit`.
pub(super) fn pointer(reading: &Reading, at: usize, limit: usize) -> Option<Pointer> {
    let at = (at..limit).find(|&word| !matches!(reading.words[word].part, Part::Adverb))?;
    bare(reading, at, limit).or_else(|| noun(reading, at, limit))
}

/// “it”, “that”: with nothing behind that it would belong to.
fn bare(reading: &Reading, at: usize, limit: usize) -> Option<Pointer> {
    if !reading.is_any(at, &["it", "this", "that", "these", "those", "which"]) {
        return None;
    }
    let goes_on = |word: usize| word < limit && reading.is_word(word);
    let behind = ["as", "and", "but", "too", "again", "outright"];
    let alone = !goes_on(at + 1) || reading.is_any(at + 1, &behind) || reading.any(at + 1, Classes::TIME);
    alone.then(|| Pointer { noun: None, words: at..at + 1, head: at, says: at..at, owner: at..at })
}

/// A noun that stands for a claim, with what belongs to it.
fn noun(reading: &Reading, at: usize, limit: usize) -> Option<Pointer> {
    let limit = limit.min(reading.words.len());
    let belongs = |&word: &usize| {
        let part = reading.words[word].part;
        let verb = matches!(part, Part::Be | Part::Have | Part::Modal | Part::Conjunction)
            || matches!(part, Part::CueVerb) && Noun::at(reading, word).is_none()
            || reading.is(word, "who");
        let sign = reading.words[word].kind == TokenKind::Sign && !matches!(reading.written(word), "-" | "’" | "'");
        !verb && !sign && (word == at || !matches!(part, Part::Pronoun | Part::Preposition))
    };
    let phrase = (at..limit.min(at + LONGEST)).take_while(belongs);
    let head = phrase.filter(|&word| Noun::at(reading, word).is_some() && !is_owner(reading, word)).last()?;
    let noun = Noun::at(reading, head);
    // “a claim”, “one report” are new; “claims” alone are whoever's.
    let plural = reading.written(head).ends_with('s');
    let pronoun = ["his", "her", "their", "its", "your", "my", "our", "these", "this", "that", "those", "such", "the"];
    let known = reading.is_any(at, &pronoun) || owned(reading, at, head).is_some();
    let says = said_behind(reading, head + 1, limit);
    if !known && (!plural || says.is_empty()) {
        return None;
    }
    let owner = owned(reading, at, head).or_else(|| made_by(reading, head + 1, limit)).unwrap_or(at..at);
    Some(Pointer { noun, words: at..head + 1, head, says, owner })
}

fn is_owner(reading: &Reading, at: usize) -> bool {
    reading.words.get(at + 1).is_some_and(|next| next.kind == TokenKind::Possessive)
}

/// Whose it is: the words before a possessive, from `at`.
fn owned(reading: &Reading, at: usize, head: usize) -> Option<Range<usize>> {
    let mark = (at..head).find(|&word| reading.words[word].kind == TokenKind::Possessive)?;
    (mark > at).then_some(at..mark)
}

/// Who made it: “claims by Ruiz”, “the accusation from the union”.
fn made_by(reading: &Reading, at: usize, limit: usize) -> Option<Range<usize>> {
    let at = at + usize::from(reading.is_any(at, &["made", "levelled", "leveled"]));
    let by = at < limit && (reading.is(at, "by") || reading.is(at, "from"));
    let stops =
        |&word: &usize| reading.is_word(word) && !matches!(reading.words[word].part, Part::Conjunction | Part::Be);
    let end = (at + 1..limit.min(at + 7)).take_while(stops).last()? + 1;
    by.then_some(at + 1..end)
}

/// The words behind the noun that say what was said, to `limit`.
fn said_behind(reading: &Reading, at: usize, limit: usize) -> Range<usize> {
    let opens = |word: usize| reading.is_any(word, &["that", "of", "about", "over", "it", "he", "she", "they"]);
    // “claims by Ruiz that the dam leaks”
    let near = (at..limit.min(at + LONGEST)).take_while(|&word| reading.is_word(word));
    match near.into_iter().find(|&word| opens(word)) {
        Some(link) if link + 1 < limit => link + 1..limit,
        _ => at..at,
    }
}
