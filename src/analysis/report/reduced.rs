//! Where ends what is told of somebody in passing: “people said to be close to the mayor”; and who tells what, of what
//! stands before it: “the ship, which she said was old, sank”. Both end where the sentence goes on.

use super::super::SpeechAct;
use super::super::lexicon::{Classes, Follow};
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::super::token::TokenKind;
use super::Report;
use super::finite::{is_finite, is_only_subject, is_set, main_verb, tells_past};
use super::headline::predicate_end;
use super::in_passing::{has_infinitive, is_accused, is_charge, is_done_by_others, is_told_of};
use super::leading;
use super::ruled::is_noun_here;
use std::ops::Range;

const THAT: u32 = hash(b"that");
/// What a clause begins with whose verb is told of what stands before it.
const LINKS: [u32; 4] = [hash(b"which"), hash(b"who"), hash(b"whom"), THAT];
/// What another clause begins with, which may have a verb of its own.
const OPENERS: [&str; 16] = [
    "what", "how", "because", "if", "when", "while", "where", "until", "till", "unless", "although", "though", "since",
    "once", "after", "before",
];
/// What ties a noun for a report to what it is of: a promise *to* build, a claim *of* fraud.
const TIES: [&str; 3] = ["to", "of", "for"];
/// How far before its cue.
const NEAR: usize = 12;

/// Where content `start..end` of the cue ends at the latest: where the sentence `first..limit` goes on that it is told
/// in.
pub(super) fn end(reading: &Reading, sentence: Range<usize>, cue: &Range<usize>, content: Range<usize>) -> usize {
    let Range { start, end } = content;
    let first = sentence.start;
    if start < cue.end || start >= end {
        return end;
    }
    if cue.start > first && reading.is(cue.start - 1, "former") {
        return before_latter(reading, start..end).unwrap_or(end);
    }
    if let Some(behind) = predicate_end(reading, first, cue, sentence.end) {
        return behind.clamp(start + 1, end);
    }
    if is_told_of(reading, first, cue, sentence.end) {
        let main =
            || if is_only_subject(reading, first..cue.start) { main_verb(reading, start + 2..end) } else { None };
        return goes_on(reading, start + 1..end).or_else(main).unwrap_or(end);
    }
    if is_accused(reading, first, cue) {
        return behind_phrase(reading, first..cue.start, start..end).unwrap_or(end);
    }
    if is_done_by_others(reading, first, cue, start) {
        let own = |at: &usize| is_finite(reading, *at) || tells_past(reading, *at, end);
        let behind = |verb: usize| behind_phrase(reading, first..cue.start, verb..end);
        let verb = match reading.written(start - 1) {
            "that" => (start..end).find(own).and_then(behind),
            "to" => behind(start),
            // “described by Ruiz as *lies* were published”
            _ => goes_on(reading, start + 1..end).or_else(|| main_verb(reading, start + 1..end)),
        };
        return verb.unwrap_or(end);
    }
    if start != cue.end {
        let noun = start == cue.end + 1 && stands_as_noun(reading, first, cue);
        let verb = match () {
            () if noun && reading.is(cue.end, "that") => behind_noun(reading, first, cue.start, start..end),
            () if noun && reading.is_any(cue.end, &TIES) => {
                behind_phrase(reading, leading::behind_lead(reading, first, cue.start)..cue.start, start..end)
            }
            () => None,
        };
        let aside = || match () {
            () if !is_aside(reading, first, cue) => None,
            // “Reed, who is accused of murder, said no”: the charge is a phrase, and its clause ends with it.
            () if is_charge(reading, cue) => (start..end).find(|&at| matches!(reading.words[at].part, Part::Comma)),
            () => goes_on_behind_comma(reading, start..end),
        };
        return verb.or_else(|| behind_relative(reading, first, cue, start..end)).or_else(aside).unwrap_or(end);
    }
    // “the union’s call for a strike”
    if cue.len() > 1 && stands_as_noun(reading, first, cue) {
        return behind_phrase(reading, first..cue.start, start..end).unwrap_or(end);
    }
    let verb = is_finite(reading, start);
    let Some(relative) = relative(reading, first, cue).or_else(|| contact(reading, first, cue, end)) else {
        let comma = if behind_who(reading, first, cue) { goes_on_behind_comma(reading, start..end) } else { None };
        return comma.or_else(|| behind_relative(reading, first, cue, start..end)).unwrap_or(end);
    };
    if relative > first && matches!(reading.words[relative - 1].part, Part::Comma) {
        let signs = (start + 1..end).filter(|&at| matches!(reading.words[at].part, Part::Comma | Part::Dash));
        // “which the mayor said she had read, was lost”
        let mut closing = signs.filter(|&at| verb || at + 1 < end && is_finite(reading, at + 1));
        return closing.next().unwrap_or(end);
    }
    if !verb && !tells_past(reading, start, end) && !is_set(reading, start, end) {
        return end;
    }
    let verb = goes_on(reading, start + 1..end);
    let is_subject = || is_only_subject(reading, first..relative);
    verb.or_else(|| if is_subject() { main_verb(reading, start + 1..end) } else { None }).unwrap_or(end)
}

/// Who tells what hangs on what stands before it, and is no part of that: “the man who *Ana Ruiz* said was drunk”, “the
/// man *police* say shot two people”. Content begins at `start`, and the sentence ends at `limit`.
pub(super) fn teller(
    reading: &Reading,
    sentence: &Range<usize>,
    cue: &Range<usize>,
    start: usize,
) -> Option<Range<usize>> {
    const RELATIVES: [&str; 3] = ["who", "whom", "which"];
    if start != cue.end || stands_as_noun(reading, sentence.start, cue) || reading.written(cue.start).ends_with("ing") {
        return None;
    }
    let first = sentence.start;
    if let Some(relative) = relative(reading, first, cue) {
        let gap = is_finite(reading, start) || tells_past(reading, start, sentence.end);
        let who = reading.is_any(relative, &RELATIVES);
        return if gap && who { phrase::before(reading, first, cue.start) } else { None };
    }
    contact(reading, first, cue, sentence.end).map(|begin| begin..cue.start)
}

/// Who is told of by `told`, where the cue is the verb of the sentence around that: “*the man* police say shot Ruiz
/// *denied* it”.
pub(super) fn told_of(
    reading: &Reading,
    sentence: &Range<usize>,
    told: &Report,
    cue: &Range<usize>,
) -> Option<Range<usize>> {
    let (content, first) = (told.pieces.last()?, sentence.start);
    let helps = |at: usize| reading.any(at, Classes::AUXILIARY | Classes::ADVERB);
    let follows = content.start >= first && content.end <= cue.start && (content.end..cue.start).all(helps);
    let before = told.cue.as_ref().filter(|_| follows)?;
    if is_accused(reading, first, before) || is_done_by_others(reading, first, before, content.start) {
        return phrase::before(reading, first, before.start);
    }
    if before.end != content.start {
        return None;
    }
    let teller = teller(reading, sentence, before, content.start)?;
    let who = teller.start.checked_sub(1).filter(|&who| who > first && LINKS.contains(&reading.words[who].hash));
    match who {
        Some(who) => phrase::antecedent(reading, first, who),
        None => phrase::before(reading, first, teller.start),
    }
}

/// The comma in `content` of “the former” before what the latter does: “it was sad*, and* the latter wept”.
fn before_latter(reading: &Reading, content: Range<usize>) -> Option<usize> {
    const NEAR: usize = 4;
    let latter = content.clone().find(|&at| reading.is(at, "latter"))?;
    let near = content.start.max(latter.saturating_sub(NEAR))..latter;
    near.rev().find(|&at| matches!(reading.words[at].part, Part::Comma))
}

/// Whether the cue is a noun, by the lists or by what stands around it: “the mayor’s *warning*”.
fn stands_as_noun(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    let noun = reading.is_noun_cue(cue.start);
    // “the mayor’s warning”
    let owned = || {
        let before = cue.start - 1;
        matches!(reading.words[before].part, Part::Possessive)
            || reading.words.get(cue.end).is_some_and(|word| word.hash == THAT) && phrase::is_whose(reading, before)
    };
    let owned = || cue.start > first && owned();
    noun || owned() || opens_as_subject(reading, first, cue) || is_noun_here(reading, first, cue.start)
}

/// Whether the cue that a sentence begins with is what that is about: “*Claims* that the dam leaks were denied”.
pub(super) fn opens_as_subject(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    let tied = || reading.is(cue.end, "that") || reading.is(cue.end, "of") || reading.is(first + 1, "for");
    cue.start == first && reading.written(first).ends_with('s') && tied()
}

/// Where who tells it begins in the phrase before the cue, whose other words are what is told of: “the man *police*”,
/// “the bridge *Ana Ruiz*”. So it is where the clause has no other subject: “said *was* old”.
fn contact(reading: &Reading, first: usize, cue: &Range<usize>, limit: usize) -> Option<usize> {
    let gap = cue.end;
    if gap >= limit || !is_finite(reading, gap) && !tells_past(reading, gap, limit) && !is_set(reading, gap, limit) {
        return None;
    }
    let phrase = phrase::before(reading, first, cue.start).filter(|phrase| phrase.end == cue.start)?;
    let before = phrase.start.checked_sub(1).filter(|&before| before >= first);
    if before.is_some_and(|before| opens_clause(reading, before)) {
        return None;
    }
    // “the plan *the mayor* said would fail”
    if before.is_some_and(|before| phrase::may_be_noun(reading, before) && !reading.any(before, Classes::TIME)) {
        return Some(phrase.start);
    }
    if phrase.len() < 3 || !reading.any(phrase.start, Classes::DETERMINER) {
        return None;
    }
    let name = (phrase.start + 2..phrase.end).find(|&at| {
        reading.words[at].capital && !reading.words[at - 1].capital && phrase::may_be_noun(reading, at - 1)
    });
    let last = phrase.end - 1;
    let group = || match reading.words[last].part {
        Part::SourceNoun => phrase::may_be_noun(reading, last - 1),
        // “the woman *neighbours*”
        Part::Plural => matches!(reading.words[last - 1].part, Part::PersonNoun),
        _ => false,
    };
    name.or_else(|| group().then_some(last))
}

/// Whether the helping verb at `verb` is not of the clause that begins behind the noun `cue`, which has a verb that
/// does not look like one: “that the dam *leaks* was denied”, a demand “that the mill *stay* open was met”.
fn is_another_verb(reading: &Reading, cue: usize, verb: usize) -> bool {
    let singular = reading.is_any(verb, &["is", "was", "has"]);
    let leaks = singular && matches!(reading.words[verb - 1].part, Part::Plural);
    let demands = || reading.cue(cue).is_some_and(|(cue, _)| matches!(cue.act, SpeechAct::Demand | SpeechAct::Ask));
    leaks && phrase::may_be_noun(reading, verb - 2) || !matches!(reading.words[verb].part, Part::Modal) && demands()
}

/// The verb of the sentence in `content` of a cue that only tells more of its subject: “a person who denied the charge
/// *said* that”.
fn behind_relative(reading: &Reading, first: usize, cue: &Range<usize>, content: Range<usize>) -> Option<usize> {
    const RELATIVES: [u32; 2] = [hash(b"who"), hash(b"which")];
    let floor = first.max(cue.start.saturating_sub(NEAR));
    let own = |who: usize| (who + 1..cue.start).all(|at| reading.any(at, Classes::AUXILIARY | Classes::ADVERB));
    // “that is believed”, “that claims”: not “the plan that they claim”
    let that = |at: usize| reading.is(at, "that") && own(at);
    let who = (floor..cue.start).rev().find(|&at| RELATIVES.contains(&reading.words[at].hash) || that(at))?;
    let signs = |at: usize| !reading.is_word(at) && reading.words[at].kind != TokenKind::Possessive;
    if (who..cue.start).any(signs) || !is_only_subject(reading, first..who) {
        return None;
    }
    let near = content.clone().take_while(|&at| !opens_clause(reading, at));
    let finite = near.into_iter().find(|&at| is_finite(reading, at));
    // “promised to *cut* taxes resigned”, “ordered troops to *fire* was tried”: what is to be done has no such verb.
    if let Some(done) = to_be_done(reading, cue, content.start..finite.unwrap_or(content.end)).filter(|_| own(who)) {
        let behind = |words| goes_on(reading, words).or_else(|| main_verb(reading, done + 2..content.end));
        return behind(done + 1..content.end);
    }
    let second = finite
        .and_then(|own| goes_on(reading, own + 1..content.end).or_else(|| main_verb(reading, own + 1..content.end)));
    let takes_noun = || {
        let noun = reading.cue(cue.start).is_some_and(|(cue, _)| cue.follow.any(Follow::NOUN));
        noun && content.start == cue.end || matches!(reading.words[content.start].part, Part::Mark)
    };
    // “denied the charge was arrested”: where no verb follows that, it is the one of the sentence.
    let only = || goes_on(reading, content.clone()).or_else(|| main_verb(reading, content.start + 1..content.end));
    second.or_else(|| if takes_noun() { only() } else { None })
}

/// The verb of what the cue tells somebody to do, in `content`, which no other verb stands before: “promised to *cut*
/// taxes”, “ordered troops to *fire*”.
fn to_be_done(reading: &Reading, cue: &Range<usize>, content: Range<usize>) -> Option<usize> {
    if content.start > cue.end {
        return reading.is(content.start - 1, "to").then_some(content.start);
    }
    let (found, _) = reading.cue(cue.start)?;
    let asks = found.follow.any(Follow::OBJECT | Follow::TO) && !found.follow.any(Follow::CLAUSE | Follow::SPEECH);
    let to = content.clone().take_while(|&at| !opens_clause(reading, at)).find(|&at| reading.is(at, "to"));
    to.filter(|&to| asks && to + 1 < content.end).map(|to| to + 1)
}

/// The verb of the sentence in `content` of a noun for a report at `cue`, if the sentence begins with that as its
/// subject: “the mayor’s warning that the dam was old *was* not heard”.
fn behind_noun(reading: &Reading, first: usize, cue: usize, content: Range<usize>) -> Option<usize> {
    // “His warning that”
    let first = behind_saying(reading, first, cue);
    let lead = first + usize::from(cue > first && phrase::is_whose(reading, first));
    if cue > lead && !is_only_subject(reading, lead..cue) {
        return None;
    }
    let near = content.clone().take_while(|&at| !opens_clause(reading, at));
    let own = near.into_iter().find(|&at| is_finite(reading, at))?;
    let told = main_verb(reading, content.start + 1..own + 1).is_some()
        || is_another_verb(reading, cue, own)
        || has_plain_verb(reading, content.start..own);
    let verb = goes_on(reading, own + 1..content.end);
    verb.or_else(|| told.then_some(own)).or_else(|| main_verb(reading, own + 1..content.end))
}

/// Whether the noun `cue` is of what others claim, and the subject of what somebody says of it: “Ruiz says the *claim*
/// that it leaks is absurd”.
pub(super) fn is_others(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    let bare = reading.is_any(cue.start, &["claims", "reports"]);
    let noun = reading.is(cue.end, "that") && (bare || stands_as_noun(reading, first, cue));
    let start = if noun { behind_saying(reading, first, cue.start) } else { first };
    let article = reading.is_any(start, &["the", "these", "such"]);
    let whole = start == cue.start || !bare && article && (start..cue.start).all(|at| reading.is_word(at));
    start > first && whole
}

/// Where the clause begins that somebody says, if the noun at `noun` is its subject: “Ruiz says *the* claim that”.
fn behind_saying(reading: &Reading, first: usize, noun: usize) -> usize {
    const SAYS: [&str; 8] = ["said", "says", "say", "insisted", "insists", "argued", "argues", "that"];
    const BEFORE_NOUN: usize = 4;
    let near = first.max(noun.saturating_sub(BEFORE_NOUN))..noun;
    let says = near.rev().find(|&at| reading.is_any(at, &SAYS));
    says.map_or(first, |at| at + 1)
}

/// Whether `words` begin with a subject and its verb: “*he lied* is false”, “*the club needs* a loan was wrong”.
fn has_plain_verb(reading: &Reading, words: Range<usize>) -> bool {
    let first = words.start;
    let subject = reading.is_any(first, &["he", "she", "they", "it", "we"]);
    if subject && first + 1 < words.end && tells_past(reading, first + 1, words.end + 1) {
        return true;
    }
    (first + 1..words.end).any(|at| {
        let present = reading.written(at).ends_with('s') != reading.written(at - 1).ends_with('s');
        let object = reading.words.get(at + 1).is_some_and(|word| matches!(word.part, Part::Determiner));
        let verb = matches!(reading.words[at].part, Part::Plural | Part::Other | Part::CueVerb);
        present && object && verb && !reading.words[at].capital && phrase::may_be_noun(reading, at - 1)
    })
}

/// The verb of the sentence in what a noun for a report is told to be of, `content`, if that sentence begins with no
/// more than the words `before` it: “the mayor’s promise to build a bridge *was* kept”.
fn behind_phrase(reading: &Reading, before: Range<usize>, content: Range<usize>) -> Option<usize> {
    if !before.is_empty() && !is_only_subject(reading, before) {
        return None;
    }
    let from = |at: usize| {
        let words = at + 1..content.end;
        goes_on(reading, words.clone()).or_else(|| main_verb(reading, words))
    };
    let verb = from(content.start)?;
    // “his promise to prove the bridge was safe failed”: the first verb is told.
    let tells = reading.cue(content.start).is_some_and(|(cue, _)| cue.follow.any(Follow::CLAUSE | Follow::THAT));
    if tells { from(verb) } else { Some(verb) }
}

/// Whether the cue is the verb of a clause that a comma parts from whom it tells of: “the minister, who said”.
fn behind_who(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    let who = cue.start.checked_sub(1).filter(|&who| who > first);
    who.is_some_and(|who| {
        LINKS.contains(&reading.words[who].hash) && matches!(reading.words[who - 1].part, Part::Comma)
    })
}

/// Whether the cue stands in a clause that a comma parts from whom it tells of: “the minister, *who repeated the
/// warning* that”.
fn is_aside(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    const RELATIVES: [u32; 2] = [hash(b"who"), hash(b"which")];
    let near = (first.max(cue.start.saturating_sub(NEAR))..cue.start).rev();
    let mut clause = near.take_while(|&at| !matches!(reading.words[at].part, Part::Comma | Part::Colon | Part::Mark));
    clause.any(|at| at > first && RELATIVES.contains(&reading.words[at].hash) && reading.is(at - 1, ","))
}

/// The comma in `content` before the verb of the sentence around it: “the bridge was old*,* was sacked”.
fn goes_on_behind_comma(reading: &Reading, content: Range<usize>) -> Option<usize> {
    let comma = |&at: &usize| matches!(reading.words[at].part, Part::Comma);
    let parted = content.clone().find(comma)?;
    // “the bridge, built in May, was old”: its own verb stands behind a comma, too.
    let mut own = (content.start..parted).take_while(|&at| !opens_clause(reading, at));
    if !own.any(|at| is_finite(reading, at)) {
        return None;
    }
    (parted..content.end - 1).filter(comma).find(|at| is_finite(reading, at + 1))
}

/// The relative that the clause of `cue` begins with: “which she said was old”.
fn relative(reading: &Reading, first: usize, cue: &Range<usize>) -> Option<usize> {
    // Few clauses hold such a word, and whose subject stands behind it is asked of those alone.
    let near = &reading.words[first.max(cue.start.saturating_sub(NEAR))..cue.start];
    if !near.iter().any(|word| LINKS.contains(&word.hash)) {
        return None;
    }
    let subject = phrase::before(reading, first, cue.start)?;
    let before = subject.start.checked_sub(1).filter(|&before| before >= first)?;
    LINKS.contains(&reading.words[before].hash).then_some(before)
}

/// Where the verb of the sentence around it stands in `words`, which begin behind a verb: “had lied *was* arrested”.
pub(super) fn goes_on(reading: &Reading, words: Range<usize>) -> Option<usize> {
    let opens = |at: usize| {
        let part = reading.words[at].part;
        let links = ["to", "what", "as", "than", "there"];
        matches!(part, Part::Be | Part::Have | Part::Pronoun | Part::Conjunction | Part::Adverb | Part::Determiner)
            || matches!(part, Part::Modal) && !reading.words[at].capital
            || LINKS.contains(&reading.words[at].hash)
            || reading.is_any(at, &links)
    };
    for at in words.clone() {
        if opens_clause(reading, at) {
            return None;
        }
        let comma = matches!(reading.words[at - 1].part, Part::Comma);
        // “be careful, and the ward was closed”
        if comma && matches!(reading.words[at].part, Part::Conjunction) {
            return None;
        }
        // “the budget is short *was* denied”
        let described = || {
            let adverb = matches!(reading.words[at - 1].part, Part::Adverb);
            adverb && at > words.start && matches!(reading.words[at - 2].part, Part::Be)
        };
        if (!opens(at - 1) || described())
            && (is_finite(reading, at) || at > words.start && is_past(reading, at, words.end))
        {
            return Some(at - usize::from(comma));
        }
    }
    None
}

pub(in crate::analysis) fn opens_clause(reading: &Reading, at: usize) -> bool {
    LINKS.contains(&reading.words[at].hash) || reading.is_any(at, &OPENERS)
}

/// Whether word `at` before `limit` is the verb of a noun right before it: “the mayor *said* no”, “*attacked* the
/// hall”; “the mayor elected in May” is told of her.
fn is_past(reading: &Reading, at: usize, limit: usize) -> bool {
    let says = reading.is_any(at, &["said", "say", "says"]);
    let may_be_verb = says
        || reading.is(at, "told")
        || reading.written(at).ends_with("ed") && matches!(reading.words[at].part, Part::Ed | Part::CueVerb);
    if !may_be_verb || !phrase::may_be_noun(reading, at - 1) || at + 1 >= limit {
        return false;
    }
    let object = || {
        let next = reading.words[at + 1];
        next.capital || matches!(next.part, Part::Determiner | Part::Pronoun | Part::SourceNoun | Part::PersonNoun)
    };
    if says { !has_infinitive(reading, at + 1) } else { object() }
}

#[cfg(test)]
mod tests {
    use super::super::told::check;

    #[test]
    fn what_somebody_is_to_do_ends_where_the_sentence_goes_on() {
        check("The mayor who promised to cut taxes resigned on Friday.", &[("The mayor", "cut taxes")]);
        check("The officer who ordered troops to fire was never tried.", &[("The officer", "troops to fire")]);
        check("A dish that is believed to boost the heart has left the shops.", &[("", "boost the heart")]);
        check(
            "The bank said to be the largest in the land collapsed on Friday.",
            &[("", "be the largest in the land")],
        );
        check("The coach said to be patient with players.", &[("The coach", "be patient with players")]);
        check(
            "The mayor who promised to leave when the dam was mended left on Friday.",
            &[("The mayor", "leave when the dam was mended")],
        );
    }
}
