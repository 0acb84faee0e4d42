//! Which words name the speaker: what the rules say, weighed against the other noun phrases of the sentence.

use super::super::Rule;
use super::super::attribution::{self, answer, together};
use super::super::choice::{Candidates, Question, Sight, Topic, feature, few_pair, mixed, pair, size};
use super::super::lexicon::Classes;
use super::super::mark::Quoted;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::trimmed::trimmed;
use super::{Report, head, subject, unfit};
use std::ops::Range;

/// How many noun phrases on a side of the cue are weighed, nearest first.
const SIDE: usize = 5;
/// How far from the cue they may stand, in words.
const REACH: usize = 45;
/// How many words between a speaker and the cue are looked at: who speaks by the rules may stand anywhere.
const FARTHEST: usize = 400;

/// Gives `report`, which has a cue, the most probable speaker of the sentence `first..limit`.
pub(super) fn choose_speaker(
    reading: &Reading,
    report: &mut Report,
    quoted: &[Quoted],
    sentence: Range<usize>,
    candidates: &mut Candidates,
) {
    let Some(cue) = report.cue.clone() else { return };
    report.speaker = report.speaker.take().filter(|speaker| !unfit::cannot_speak(reading, speaker, cue.start));
    let (speakers, nearest) = phrases(reading, report, quoted, &cue, &sentence);
    candidates.clear();
    let passive = u32::from(attribution::is_passive(reading, sentence.start, cue.start));
    let around = Around { reading, report, cue: &cue, sentence: &sentence, passive };
    add_nobody(&around, speakers.len(), candidates);
    candidates.push(None, None);
    for (rank, speaker) in speakers.iter().enumerate() {
        let rank = if rank < nearest { rank } else { rank - nearest };
        add_speaker(&around, speaker, rank, candidates);
        let span = reading.span(speaker.clone());
        candidates.push(Some(span.start()), Some(span.end()));
        if report.speaker.as_ref() == Some(speaker) {
            candidates.rule_last();
        }
    }
    let said = cue.start;
    let about = reading.span(cue);
    let chosen = candidates.choose(Question { topic: Topic::Speaker, about });
    report.sure *= chosen.probability;
    let ruled = report.rule;
    let speaker = chosen.index.checked_sub(1).map(|index| speakers[index].clone());
    let hour = |speaker: &Range<usize>| unfit::is_hour(reading, speaker);
    let speaker = match speaker {
        Some(speaker) if hour(&speaker) => report.speaker.clone().filter(|ruled| !hour(ruled)),
        speaker => speaker,
    };
    if speaker != report.speaker {
        report.rule = if speaker.is_some() { Rule::Weighed } else { Rule::Unnamed };
    }
    let subject = chosen.index.checked_sub(1).is_some_and(|index| index < nearest) && ruled != Rule::AccordingTo;
    report.speaker = match speaker {
        Some(speaker) if subject => {
            let whole = head::from_head(reading, sentence.start, speaker.clone());
            // “Officials in Georgia disagreed with Trump’s claim”: Trump’s alone.
            let owner = ruled == Rule::Noun && has_verb(reading, whole.start..speaker.start);
            let speaker = if owner || unfit::cannot_speak(reading, &whole, said) { speaker } else { whole };
            Some(with_place(reading, speaker, said))
        }
        speaker => speaker,
    };
    report.speaker = report.speaker.take().map(|speaker| phrase::with_those(reading, speaker, said));
    report.speaker = report.speaker.take().map(|speaker| trimmed(reading, speaker, said));
    if matches!(report.rule, Rule::SubjectOfCue | Rule::Weighed | Rule::InvertedSubject) {
        report.speaker = report.speaker.take().map(|speaker| subject::whole(reading, sentence.start, speaker, said));
    }
    report.speaker = report.speaker.take().map(|speaker| owner_of_noun(reading, speaker, said));
    if let Some(source) = from(reading, report, said) {
        (report.speaker, report.rule) = (Some(source), Rule::Noun);
    }
    report.speaker = report.speaker.take().map(|speaker| phrase::with_share(reading, sentence.start, speaker, said));
    if let Some(speaker) = report.speaker.take_if(|speaker| speaker.start >= said) {
        // “According to Ruiz, farmers and bankers are poor”: those are told of.
        let led = report.rule == Rule::AccordingTo && report.pieces[0].start > said;
        let speaker = if led { speaker } else { together::behind(reading, speaker, sentence.end) };
        report.speaker = Some(phrase::with_clause(reading, speaker, sentence.end));
    }
    if let Some(speaker) = report.speaker.clone().filter(|speaker| speaker.end == said) {
        let whole = together::before(reading, sentence.start, speaker);
        let apart = |piece: &Range<usize>| piece.end <= whole.start || piece.start >= whole.end;
        if report.pieces.iter().all(apart) {
            report.speaker = Some(whole);
        }
    }
}

/// Whose the noun at `cue` is, where `speaker` is told up to it and a “that” or “is” follows: “*Her* main fear is”,
/// “*the firm*'s only argument that”.
fn owner_of_noun(reading: &Reading, speaker: Range<usize>, cue: usize) -> Range<usize> {
    const LONGEST: usize = 2;
    const PLAIN: [&str; 26] = [
        "main",
        "only",
        "biggest",
        "greatest",
        "first",
        "last",
        "latest",
        "own",
        "recent",
        "previous",
        "initial",
        "repeated",
        "central",
        "key",
        "basic",
        "final",
        "original",
        "chief",
        "real",
        "constant",
        "frequent",
        "persistent",
        "public",
        "stated",
        "continued",
        "very",
    ];
    let next = reading.words.get(cue + 1).map_or(Part::Edge, |word| word.part);
    let always = || reading.is_noun_cue(cue);
    let noun = matches!(next, Part::Be) || reading.is(cue + 1, "that") && always();
    if !noun || speaker.end != cue || speaker.len() < 2 {
        return speaker;
    }
    let plain = |from: usize| from < cue && cue - from <= LONGEST && (from..cue).all(|at| reading.is_any(at, &PLAIN));
    if phrase::is_whose(reading, speaker.start) && plain(speaker.start + 1) {
        return speaker.start..speaker.start + 1;
    }
    let mark = (speaker.start + 1..cue).rev().find(|&at| matches!(reading.words[at].part, Part::Possessive));
    mark.filter(|&mark| plain(mark + 1)).map_or(speaker.clone(), |mark| speaker.start..mark)
}

/// `speaker`, several who are not named, with the place they are of, where the cue at `cue` follows: “*officials in
/// Georgia* said”.
fn with_place(reading: &Reading, speaker: Range<usize>, cue: usize) -> Range<usize> {
    let link = speaker.end;
    let near = link + 2 <= cue && (reading.is(link, "in") || reading.is(link, "from"));
    if !near || !reading.any(link - 1, Classes::SOURCE_NOUN) {
        return speaker;
    }
    let place = link + 1 + usize::from(reading.is(link + 1, "the"));
    let helps = |at: usize| reading.any(at, Classes::AUXILIARY | Classes::ADVERB);
    let end = (place..cue).rev().find(|&at| !helps(at)).map_or(place, |last| last + 1);
    let named = |at: usize| reading.words[at].capital && !reading.any(at, Classes::TIME);
    if end > place && (place..end).all(named) { speaker.start..end } else { speaker }
}

fn has_verb(reading: &Reading, words: Range<usize>) -> bool {
    let verb = |at: usize| {
        let part = reading.words[at].part;
        matches!(part, Part::CueVerb | Part::Ed | Part::Ing | Part::Be | Part::Have | Part::Modal)
    };
    words.into_iter().any(verb)
}

/// Whom it comes from, where a noun for what is asked stands behind the verb of others: “despite calls from *the union*
/// for an inquiry”. The cue of `report` is at `cue`.
fn from(reading: &Reading, report: &Report, cue: usize) -> Option<Range<usize>> {
    const NOUNS: [&str; 8] =
        ["calls", "demands", "appeals", "requests", "complaints", "warnings", "claims", "allegations"];
    // “a warning from Ana Ruiz that the dam was old”
    const ONE: [&str; 6] = ["warning", "claim", "allegation", "demand", "appeal", "request"];
    let content = report.pieces[0].start;
    let article = || cue > 0 && matches!(reading.words[cue - 1].part, Part::Determiner | Part::Other);
    let one = || reading.is_any(cue, &ONE) && article();
    if !reading.is(cue + 1, "from") || content < cue + 3 || !reading.is_any(cue, &NOUNS) && !one() {
        return None;
    }
    let start = cue + 2;
    // “calls from some leaders to resign”: not of some alone.
    let some = reading.is_any(start, &["some", "many"]) && phrase::may_be_noun(reading, start + 1);
    let source = phrase::after(reading, start + usize::from(some), content)?;
    (source.end < content).then_some(start..source.end)
}

/// The noun phrases that may speak, those before the cue first, and how many those are.
fn phrases(
    reading: &Reading,
    report: &Report,
    quoted: &[Quoted],
    cue: &Range<usize>,
    sentence: &Range<usize>,
) -> (Vec<Range<usize>>, usize) {
    let outside = |at: usize| {
        let next = quoted.partition_point(|quote| quote.words.end <= at);
        let marked = quoted.get(next).is_some_and(|quote| quote.words.start <= at);
        !marked && !report.pieces.iter().any(|piece| piece.contains(&at))
    };
    let mut found: Vec<Range<usize>> = Vec::with_capacity(2 * SIDE);
    let push = |phrase: Range<usize>, found: &mut Vec<Range<usize>>| {
        let same = |known: &Range<usize>| known.end == phrase.end || *known == phrase;
        // Of who speaks by the rules it is known already.
        let ruled = report.speaker.as_ref() == Some(&phrase);
        let unfit = || !ruled && unfit::cannot_speak(reading, &phrase, cue.start);
        if !found.iter().any(same) && !unfit() && !answer::is_told(reading, cue, &phrase) {
            found.push(phrase);
        }
    };
    if let Some(ruled) = report.speaker.clone().filter(|ruled| ruled.end <= cue.start) {
        push(ruled, &mut found);
    }
    let floor = sentence.start.max(cue.start.saturating_sub(REACH));
    let mut at = cue.start;
    while at > floor && found.len() < SIDE {
        let head = at - 1;
        let stands = outside(head) && may_head(reading, head);
        let phrase = if stands { phrase::before(reading, sentence.start, at) } else { None };
        match phrase.filter(|phrase| phrase.end == at) {
            // “Ada Voss and her lawyer said”: the last of both is who speaks, and the other with them.
            Some(phrase) if reading.is(phrase.end, "and") && is_somebodys(reading, phrase.end + 1, cue.start) => {
                at = phrase.start;
            }
            Some(phrase) => {
                at = phrase.start;
                push(phrase, &mut found);
            }
            None => at -= 1,
        }
    }
    let before = found.len();
    if let Some(ruled) = report.speaker.clone().filter(|ruled| ruled.start >= cue.end) {
        push(ruled, &mut found);
    }
    let ceiling = sentence.end.min(cue.end + REACH);
    let mut at = cue.end;
    while at < ceiling && found.len() < before + SIDE {
        let links = at == cue.end && reading.is(at, "that");
        let stands = outside(at) && may_begin(reading, at) && !links;
        match if stands { phrase::after(reading, at, ceiling) } else { None } {
            Some(phrase) => {
                at = phrase.end;
                push(phrase, &mut found);
            }
            None => at += 1,
        }
    }
    (found, before)
}

/// Whether the words from `first` to `end` are one phrase that begins with whose somebody is: “her lawyer”.
fn is_somebodys(reading: &Reading, first: usize, end: usize) -> bool {
    phrase::is_thirds(reading, first) && phrase::before(reading, first, end) == Some(first..end)
}

fn may_head(reading: &Reading, at: usize) -> bool {
    let next = reading.words.get(at + 1).map_or(Part::Edge, |word| word.part);
    let part = reading.words[at].part;
    let ends = !matches!(
        next,
        Part::Name | Part::PersonNoun | Part::SourceNoun | Part::OrganizationNoun | Part::Possessive | Part::Title
    );
    match part {
        Part::Name | Part::Pronoun | Part::PersonNoun | Part::SourceNoun | Part::OrganizationNoun => ends,
        Part::Other | Part::Plural | Part::Title | Part::CueNoun | Part::Number => !matches!(
            next,
            Part::Name | Part::Other | Part::Plural | Part::PersonNoun | Part::SourceNoun | Part::OrganizationNoun
        ),
        // “a *report* obtained by the Courier”
        Part::CueVerb => reading.words[at].entry.is_document() && unfit::is_sight(reading, at + 1),
        _ => false,
    }
}

fn may_begin(reading: &Reading, at: usize) -> bool {
    matches!(
        reading.words[at].part,
        Part::Name
            | Part::Pronoun
            | Part::Determiner
            | Part::PersonNoun
            | Part::SourceNoun
            | Part::OrganizationNoun
            | Part::Title
            | Part::Other
            | Part::Plural
            | Part::Number
    )
}

/// What is the same for all who may speak.
struct Around<'q> {
    reading: &'q Reading<'q>,
    report: &'q Report,
    cue: &'q Range<usize>,
    sentence: &'q Range<usize>,
    passive: u32,
}

fn add_nobody(around: &Around, count: usize, candidates: &mut Candidates) {
    let Around { reading, report, cue, sentence, passive } = *around;
    let sight = Sight::of(reading, sentence.clone());
    let word = reading.words[cue.start].hash;
    let named = u32::from(report.speaker.is_some());
    candidates.add([
        few_pair(701, named, report.rule as u32),
        pair(702, word, named),
        few_pair(703, passive, named),
        few_pair(704, size(count), named),
        few_pair(705, sight.part(cue.start, -1), sight.part(cue.end, 0)),
        few_pair(706, sight.part(cue.start, -1), passive),
        pair(707, word, sight.word(cue.start, -1)),
    ]);
}

fn add_speaker(around: &Around, speaker: &Range<usize>, rank: usize, candidates: &mut Candidates) {
    let Around { reading, report, cue, sentence, passive } = *around;
    let sight = Sight::of(reading, sentence.clone());
    let before = speaker.end <= cue.start;
    let gap = if before { speaker.end..cue.start } else { cue.end..speaker.start };
    let side = u32::from(before);
    let (mut verbs, mut commas) = (0, 0);
    let near = gap.start..gap.end.min(gap.start + FARTHEST);
    for at in near {
        match reading.words[at].part {
            Part::Be | Part::Have | Part::Modal | Part::Ed | Part::CueVerb => verbs += 1,
            Part::Comma => commas += 1,
            _ => {}
        }
    }
    let content = report.pieces[0].start;
    let crossed = gap.contains(&content);
    let place = mixed(side, u32::from(crossed));
    let ruled = u32::from(report.speaker.as_ref() == Some(speaker));
    let word = reading.words[cue.start].hash;
    let head = sight.part(speaker.end, -1);
    let ending = u32::from(reading.written(cue.start).ends_with("ing"));
    let distance = size(gap.len());
    let opens = u32::from(speaker.start == sentence.start);
    candidates.add([
        few_pair(800, ruled, report.rule as u32),
        few_pair(801, ruled, mixed(place, distance)),
        few_pair(802, place, distance),
        few_pair(803, place, mixed(size(rank), ruled)),
        few_pair(804, head, place),
        feature(806, sight.word(speaker.end, -1)),
        few_pair(807, place, mixed(size(verbs), size(commas))),
        few_pair(808, place, mixed(opens, size(verbs))),
        few_pair(809, sight.part(speaker.start, -1), place),
        pair(810, sight.word(speaker.start, -1), place),
        few_pair(811, sight.part(speaker.end, 0), place),
        pair(812, word, mixed(place, size(rank))),
        few_pair(813, passive, mixed(place, distance)),
        few_pair(814, ending, mixed(place, mixed(size(verbs), opens))),
        few_pair(815, head, ruled),
        few_pair(816, sight.part(speaker.start, 0), head),
        few_pair(817, mixed(sight.part(speaker.end, 0), sight.part(speaker.end, 1)), place),
        pair(818, sight.word(speaker.end, 0), place),
        few_pair(819, mixed(head, sight.part(speaker.start, -1)), mixed(place, opens)),
        few_pair(820, sight.part(cue.end, 0), mixed(place, distance)),
        few_pair(821, sight.part(cue.start, -1), mixed(place, size(rank))),
        pair(822, passive, mixed(place, sight.word(speaker.start, -1))),
    ]);
}
