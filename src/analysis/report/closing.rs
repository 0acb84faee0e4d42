//! Where content ends: at the first boundary behind its beginning that looks like an end.

use super::super::choice::{Candidates, Question, Sight, Topic, few, few_pair, mixed, pair, size};
use super::super::lexicon::{Classes, CueKind, Follow};
use super::super::mark::Quoted;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::besides;
use super::clause::{LONGEST, aside_end, trim_end};
use super::cue_words::ACCORDING;
use super::denial::is_not;
use super::finite::{is_finite, tells_past};
use super::reduced::opens_clause;
use super::relative::Relative;
use super::tail;
use std::ops::Range;

/// Content whose end is looked for.
#[derive(Debug)]
pub(super) struct Begun<'q> {
    pub(super) reading: &'q Reading<'q>,
    pub(super) quoted: &'q [Quoted],
    pub(super) cue: Range<usize>,
    pub(super) start: usize,
    /// Where it must end at the latest.
    pub(super) limit: usize,
    /// Where the rules end it.
    pub(super) ruled: Option<usize>,
    /// The first word of the sentence or clause of its cue.
    pub(super) first: usize,
}

/// The end of `begun`, and how probable it is.
pub(super) fn closing(begun: &Begun, candidates: &mut Candidates) -> (usize, f32) {
    let reading = begun.reading;
    let limit = begun.limit.min(begun.start + LONGEST);
    let about = reading.span(begun.cue.clone());
    let mut passed = Passed::default();
    let mut sure = 1.0;
    let from = begun.start.max(begun.cue.end);
    let mut aside = from;
    for at in begun.start..limit {
        let is_comma = matches!(reading.words[at].part, Part::Comma);
        let hangs = || reading.is_any(at + 1, &["which", "who"]);
        if is_comma && at > aside && (passed.is_only_subject() || hangs()) && is_clause(begun) {
            aside = aside_end(reading, at, limit).unwrap_or(aside);
        }
        let anew = match reading.words[at].part {
            Part::Colon => reading.is(at, ";") && (tells_anew(reading, at + 1, limit) || answers(begun, at + 1)),
            Part::Conjunction => {
                let parted = reading.is(at, "but") && reading.is(at - 1, ",");
                tells_no_more(reading, at + 1)
                    || parted && tells_of_others(reading, at + 1, limit)
                    || tells_of_named(reading, at + 1, limit)
                    || says_more(begun, at, limit)
                    || besides::begins(reading, &begun.cue, begun.start..at, limit)
            }
            _ => false,
        };
        let second = is_comma && besides::lists_deed(reading, &begun.cue, begun.start..at, limit);
        if anew || second || is_comma && passed.commas == 0 && at > begun.start && says_before(reading, at + 1) {
            return (trim_end(reading, begun.start, at), sure);
        }
        if is_comma && lists_names(reading, at, limit) {
            passed.add(reading, at);
            continue;
        }
        if at > aside && is_boundary(begun, at) {
            if passed.brackets == 0 && closes_bracket(begun, at) {
                return (trim_end(reading, begun.start, at), sure);
            }
            if Relative::closes(reading, at, limit) || at > from && tail::begins(reading, begun.start..at, at, limit) {
                return (trim_end(reading, begun.start, at), sure);
            }
            candidates.clear();
            add_boundary(begun, at, limit, &passed, candidates);
            candidates.push(None, Some(reading.words[at - 1].span.end()));
            candidates.push(None, None);
            if begun.ruled != Some(at) {
                candidates.rule_last();
            }
            let chosen = candidates.choose(Question { topic: Topic::Closing, about });
            sure *= chosen.probability;
            if chosen.index == 0 {
                return (trim_end(reading, begun.start, at), sure);
            }
        }
        passed.add(reading, at);
    }
    (trim_end(reading, begun.start, limit), sure)
}

/// Whether the comma at `comma` stands between names, with the last of them behind “and”: “the Gulf*,* the Red Sea and
/// the Strait of Ormuz”.
fn lists_names(reading: &Reading, comma: usize, limit: usize) -> bool {
    const LONGEST: usize = 5;
    let name = |at: usize| reading.is_word(at) && reading.words[at].capital;
    let item = |start: usize| {
        let start = start + usize::from(reading.is(start, "the"));
        let inside = |&at: &usize| name(at) || reading.is(at, "of") && name(at + 1);
        (start..limit.min(start + LONGEST)).take_while(inside).last().map(|last| last + 1)
    };
    let Some(and) = item(comma + 1).filter(|_| comma > 0 && name(comma - 1)) else { return false };
    if !reading.is(and, "and") {
        return false;
    }
    // “Leith, *Ana Ruiz and Bo Li* said”
    let acts = |at: usize| {
        is_finite(reading, at) || tells_past(reading, at, limit) || reading.is_verb_cue(at) || reading.is(at, ",")
    };
    item(and + 1).is_some_and(|end| end >= limit || !acts(end) && !matches!(reading.words[end].part, Part::Ed))
}

/// Whether the sign at `at` closes the bracket that the cue stands in: “the dam (which Ruiz said was safe*)* broke”.
fn closes_bracket(begun: &Begun, at: usize) -> bool {
    let reading = begun.reading;
    let bracket = |at: usize| matches!(reading.words[at].part, Part::Bracket);
    let opens = |at: usize| matches!(reading.written(at), "(" | "[");
    bracket(at) && !opens(at) && (begun.first..begun.cue.start).rev().find(|&at| bracket(at)).is_some_and(opens)
}

/// Whether word `at`, behind a comma, is the verb of somebody told of before: “Ruiz, who admitted theft, *said* she was
/// sorry”.
fn says_before(reading: &Reading, at: usize) -> bool {
    const SAYS: [u32; 7] = [
        hash(b"said"),
        hash(b"says"),
        hash(b"told"),
        hash(b"tells"),
        hash(b"insisted"),
        hash(b"replied"),
        hash(b"added"),
    ];
    let says = reading.words.get(at).is_some_and(|word| SAYS.contains(&word.hash));
    // “the company, told about the leak, …”
    says && !reading.any(at + 1, Classes::PREPOSITION | Classes::TIME) && !reading.is_any(at + 1, &["to", "that"])
}

/// Whether a new report begins at word `at`, behind a semicolon: “she said it was shut; *he said it was open*”.
fn tells_anew(reading: &Reading, at: usize, limit: usize) -> bool {
    const SUBJECT: usize = 4;
    (at + 1..limit.min(at + SUBJECT)).any(|cue| reading.is_verb_cue(cue) && !reading.is(cue - 1, "to"))
}

/// Whether what stands behind a semicolon, at word `at`, is no part of what somebody is to do: “urged them to leave;
/// *they refused*”.
fn answers(begun: &Begun, at: usize) -> bool {
    let reading = begun.reading;
    let asked = reading.cue(begun.cue.start).is_some_and(|(cue, _)| {
        cue.follow.any(Follow::OBJECT | Follow::TO) && !cue.follow.any(Follow::CLAUSE | Follow::SPEECH)
    });
    asked && phrase::is_third(reading, at)
}

/// Whether it is told at word `at`, behind a conjunction, that whoever speaks says no more: “but *declined to say*
/// how”.
fn tells_no_more(reading: &Reading, at: usize) -> bool {
    const SAYS: [&str; 8] = ["say", "comment", "elaborate", "name", "give", "answer", "discuss", "identify"];
    reading.is_any(at, &["declined", "refused"]) && reading.is(at + 1, "to") && reading.is_any(at + 2, &SAYS)
}

/// Whether others say something, too, at word `at` behind “, but”: “, but *farmers disagreed*”.
fn tells_of_others(reading: &Reading, at: usize, limit: usize) -> bool {
    const ANSWERS: [&str; 4] = ["disagreed", "objected", "differed", "said"];
    let Some(subject) = phrase::after(reading, at, limit).filter(|_| !phrase::is_pronoun(reading, at)) else {
        return false;
    };
    let verb = subject.end.min(limit - 1);
    let answers = |at: usize| reading.is_any(at, &ANSWERS);
    let reports = reading.is_verb_cue(verb) && reading.written(verb).ends_with("ed");
    reports || (at + 1..=verb).any(answers) || doubts(reading, verb, limit)
}

/// Whether who speaks says something else by the verb behind the “and” at `and`, as what stands before it has none:
/// “thanked voters *and promised* to work”.
fn says_more(begun: &Begun, and: usize, limit: usize) -> bool {
    let reading = begun.reading;
    let verb = and + 1;
    let content = begun.start..and;
    if begun.start != begun.cue.end || verb + 1 >= limit || !reading.is(and, "and") || !reading.is_verb_cue(verb) {
        return false;
    }
    let goes_on = reading.is_any(verb + 1, &["to", "that", "for"])
        || reading.any(verb + 1, Classes::DETERMINER | Classes::PRONOUN);
    let acts = |at: usize| {
        let part = reading.words[at].part;
        matches!(
            part,
            Part::Be | Part::Have | Part::Modal | Part::Ed | Part::CueVerb | Part::Ing | Part::Comma | Part::Mark
        ) || reading.is(at, "to")
            || opens_clause(reading, at)
            || tells_past(reading, at, and)
    };
    let past = |at: usize| reading.written(at).ends_with("ed");
    past(verb) && past(begun.cue.start) && goes_on && !content.is_empty() && !content.clone().any(acts)
}

/// Whether somebody who is named beside says something at word `at`, behind “and”: “and *her deputy, Ada Voss,
/// promised* repairs”.
fn tells_of_named(reading: &Reading, at: usize, limit: usize) -> bool {
    const NEAR: usize = 6;
    const LONGEST: usize = 4;
    if !reading.any(at, Classes::DETERMINER | Classes::PRONOUN) {
        return false;
    }
    let comma = |at: &usize| matches!(reading.words[*at].part, Part::Comma);
    let Some(open) = (at + 2..limit.min(at + NEAR)).find(comma) else { return false };
    let Some(close) = (open + 2..limit.min(open + 2 + LONGEST)).find(comma) else { return false };
    let named = (open + 1..close).all(|at| reading.is_word(at) && reading.words[at].capital);
    named && close + 1 < limit && reading.is_verb_cue(close + 1) && reading.written(close + 1).ends_with("ed")
}

/// Whether whose verb stands at `verb` are told not to believe what they hear: “residents *were not so sure*”.
fn doubts(reading: &Reading, verb: usize, limit: usize) -> bool {
    const BELIEVES: [&str; 4] = ["sure", "convinced", "certain", "persuaded"];
    const DOUBTS: [&str; 8] =
        ["unconvinced", "sceptical", "skeptical", "doubtful", "unimpressed", "unpersuaded", "unmoved", "dubious"];
    const NEAR: usize = 4;
    if !reading.is_any(verb, &["were", "was", "are", "is", "seemed", "remain", "remained"]) && !is_not(reading, verb) {
        return false;
    }
    let mut near = (verb..limit.min(verb + NEAR)).skip_while(|&at| at == verb && !is_not(reading, at));
    let mut not = false;
    near.any(|at| {
        not |= is_not(reading, at);
        reading.is_any(at, &DOUBTS) || not && reading.is_any(at, &BELIEVES)
    })
}

/// What stands between the beginning and a boundary.
#[derive(Debug, Default)]
struct Passed {
    commas: usize,
    verbs: usize,
    brackets: usize,
    cues: usize,
    words: usize,
}

impl Passed {
    /// Whether the verb is still to come, and nothing has been set apart by commas yet.
    fn is_only_subject(&self) -> bool {
        self.commas == 0 && self.verbs == 0 && self.cues == 0
    }

    fn add(&mut self, reading: &Reading, at: usize) {
        self.words += 1;
        match reading.words[at].part {
            Part::Comma => self.commas += 1,
            Part::Be | Part::Have | Part::Modal | Part::Ed => self.verbs += 1,
            Part::CueVerb => self.cues += 1,
            Part::Bracket if matches!(reading.written(at), "(" | "[") => self.brackets += 1,
            Part::Bracket => self.brackets = self.brackets.saturating_sub(1),
            _ => {}
        }
    }
}

/// Whether a clause follows the verb of `begun`, and no verb of whatever that itself belongs to: “the mayor, who denied
/// the charge, which she called absurd, will resign”.
fn is_clause(begun: &Begun) -> bool {
    let Begun { reading, ref cue, start, first, .. } = *begun;
    let Some((found, _)) = reading.cue(cue.start) else { return false };
    let mut before = (first..cue.start).rev();
    let subject = before.find(|&word| !reading.any(word, Classes::AUXILIARY | Classes::ADVERB));
    let relative = subject.is_some_and(|word| reading.is_any(word, &["who", "which", "that"]));
    let participle = reading.written(cue.start).ends_with("ing");
    let infinitive = start > 0 && reading.is(start - 1, "to");
    let follows = start >= cue.end && found.kind == CueKind::Verb && found.follow.any(Follow::CLAUSE);
    follows && !relative && !participle && !infinitive
}

fn is_boundary(begun: &Begun, at: usize) -> bool {
    let reading = begun.reading;
    let next = begun.quoted.partition_point(|quote| quote.words.end <= at);
    if begun.quoted.get(next).is_some_and(|quote| quote.words.start < at) {
        return false;
    }
    let closed = next > 0 && begun.quoted[next - 1].words.end == at;
    let part = reading.words[at].part;
    let divides = matches!(
        part,
        Part::Comma | Part::Colon | Part::Dash | Part::Bracket | Part::Conjunction | Part::Preposition | Part::Time
    );
    closed || divides || begun.ruled == Some(at) || reading.words[at].hash == ACCORDING
}

fn add_boundary(begun: &Begun, at: usize, limit: usize, passed: &Passed, candidates: &mut Candidates) {
    let reading = begun.reading;
    let sight = Sight::of(reading, begun.start..limit);
    let ruled = match begun.ruled {
        Some(ruled) if ruled == at => 1,
        Some(ruled) if ruled < at => 2,
        Some(_) => 3,
        None => 0,
    };
    let link = match begun.start.checked_sub(1) {
        Some(before) if begun.start > begun.cue.end => reading.words[before].hash,
        Some(_) if begun.start == begun.cue.end => 2,
        _ => 3,
    };
    let cue = reading.words[begun.cue.start].hash;
    let (word, part) = (sight.word(at, 0), sight.part(at, 0));
    let begins = |at| begun.quoted.binary_search_by_key(&at, |quote| quote.words.start).is_ok();
    let closed = begun.quoted.binary_search_by_key(&at, |quote| quote.words.end).is_ok();
    let quoted = mixed(u32::from(closed), u32::from(begins(begun.start)));
    let verbs = u32::from(passed.verbs > 0) + u32::from(passed.verbs > 2);
    let again = (at + 1..limit).take(6).any(|later| matches!(reading.words[later].part, Part::CueVerb));
    candidates.add([
        few(600, ruled),
        few_pair(604, part, sight.part(at, 1)),
        pair(605, word, sight.word(at, 1)),
        few_pair(606, part, mixed(sight.part(at, 1), sight.part(at, 2))),
        pair(607, part, mixed(sight.word(at, 1), sight.word(at, 2))),
        few_pair(608, part, sight.part(at, -1)),
        pair(609, word, mixed(sight.part(at, -1), sight.part(at, 1))),
        pair(612, word, mixed(verbs, link)),
        pair(614, word, size(passed.words)),
        few_pair(615, part, size(limit - at)),
        pair(616, word, size(passed.commas)),
        pair(618, part, link),
        pair(620, part, cue),
        pair(621, word, cue),
        few_pair(622, mixed(part, sight.part(at, 1)), mixed(ruled, verbs)),
        pair(624, word, size(passed.cues)),
        pair(625, sight.word(at, -1), part),
        few_pair(626, mixed(part, sight.part(at, 1)), mixed(sight.part(at, 2), sight.part(at, 3))),
        few(627, quoted),
        few_pair(628, mixed(quoted, part), ruled),
        pair(629, word, u32::from(again)),
    ]);
}
