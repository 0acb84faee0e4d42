//! Who speaks where the noun right before the verb belongs to what is told of them: “*The mother of a boy* who drowned
//! in the lake has said”.

use super::super::attribution;
use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::finite::{is_finite, is_only_subject, tells_past};
use super::verb_form::may_be_participle;
use std::ops::Range;

/// How far behind the beginning of its sentence the cue may stand, in words.
const FAR: usize = 30;
/// What may tie the last noun of such a clause to it; a clause begins with none of them.
const TIES: [&str; 17] = [
    "in", "on", "at", "near", "by", "with", "from", "for", "of", "into", "through", "under", "outside", "inside",
    "across", "against", "to",
];

/// Who the cue is of, where `speaker` is only the last noun of a clause that tells of them.
pub(super) fn subject(
    reading: &Reading,
    first: usize,
    cue: &Range<usize>,
    speaker: &Range<usize>,
) -> Option<Range<usize>> {
    let first = first + usize::from(matches!(reading.words[first].part, Part::Conjunction));
    let helps = |at: usize| reading.any(at, Classes::AUXILIARY | Classes::ADVERB);
    let passed = (speaker.end..cue.start).all(helps) && !attribution::is_passive(reading, first, cue.start);
    if passed
        && cue.start <= first + FAR
        && let Some(engaged) = engaged(reading, first, speaker)
    {
        return Some(engaged);
    }
    if speaker.start < first + 4 || speaker.end > cue.start || cue.start > first + FAR {
        return None;
    }
    let behind = speaker.end..cue.start;
    let tie = speaker.start - 1;
    // “posing *as* a doctor”, but “gained support *as* a doctor said”
    let posing = || matches!(reading.words[tie - 1].part, Part::Ing | Part::Ed);
    let tied = reading.is_any(tie, &TIES) || reading.is(tie, "as") && posing();
    if !behind.clone().all(helps) || !tied || attribution::is_passive(reading, first, cue.start) {
        return None;
    }
    let signs = |at: usize| !reading.is_word(at) && !matches!(reading.words[at].part, Part::Possessive | Part::Number);
    let says = |at: usize| at > first && !reading.words[at].capital && reading.is_verb_cue(at);
    if (first..cue.start).any(|at| signs(at) && !reading.is_tying_hyphen(at)) || names_police(reading, speaker) {
        return None;
    }
    let near = first + 1..speaker.start - 1;
    // “the firm *that* built the dam”, but “the claim that the dam is old”
    let links = |at: usize| {
        let that = reading.is(at, "that") && (is_finite(reading, at + 1) || tells_past(reading, at + 1, cue.start));
        phrase::relates(reading.words[at].hash) || that
    };
    let who = near.clone().find(|&at| links(at));
    let helped = behind.clone().any(|at| matches!(reading.words[at].part, Part::Have | Part::Modal));
    // “a firefighter *killed* in the blaze has”
    let done = || {
        let opens = reading.any(first, Classes::DETERMINER);
        let participle = |&at: &usize| {
            let done = matches!(reading.words[at].part, Part::Ed) && at > first + 1;
            let placed = helped || matches!(reading.words[at + 1].part, Part::Preposition);
            done && phrase::may_be_noun(reading, at - 1) && placed
        };
        near.clone().find(participle).filter(|_| opens)
    };
    let clause = who.or_else(done)?;
    let verb = |at: usize| {
        is_finite(reading, at)
            || tells_past(reading, at, cue.start)
            || matches!(reading.words[at].part, Part::Ed | Part::Other | Part::Plural)
                && who.is_some_and(|who| at == who + 1)
    };
    let told = who.is_none() || (clause + 1..speaker.start).any(verb);
    let begins = !matches!(reading.words[first].part, Part::Preposition | Part::Adverb | Part::Ing);
    let alone = begins && !(first + 1..speaker.start).any(says) && is_only_subject(reading, first..clause);
    (told && alone && is_person(reading, first..clause)).then_some(first..clause)
}

/// Of whom is told with whom they have to do, whom `object` names: “*police* investigating the theft”, “*a man* jailed
/// for killing a cyclist”, “*the inquiry* into the theft”.
fn engaged(reading: &Reading, first: usize, object: &Range<usize>) -> Option<Range<usize>> {
    const FAR: usize = 5;
    const BETWEEN: [&str; 6] = ["into", "about", "behind", "against", "over", "on"];
    const DONE: [&str; 30] = [
        "convicted",
        "accused",
        "jailed",
        "acquitted",
        "charged",
        "sentenced",
        "arrested",
        "suspected",
        "cleared",
        "imprisoned",
        "detained",
        "injured",
        "wounded",
        "interviewed",
        "employed",
        "trapped",
        "stranded",
        "displaced",
        "evacuated",
        "forced",
        "buried",
        "rescued",
        "sent",
        "brought",
        "held",
        "caught",
        "taken",
        "driven",
        "born",
        "hit",
    ];
    let before = object.start.checked_sub(1)?;
    // “*a man* found guilty of killing a cyclist”
    if reading.is(object.start, "guilty") && reading.is(before, "found") {
        return source_before(reading, first, before);
    }
    let part = |at: usize| reading.words[at].part;
    let doing = |at: usize| {
        let written = reading.written(at);
        (matches!(part(at), Part::Ing) || written.ends_with("ing") && !reading.words[at].capital && written.len() > 5)
            && (!reading.is_verb_cue(at) || reading.is(at + 1, "about"))
    };
    // “a report *criticising* Ruiz says”, but “a report citing Ruiz says”
    let judges = |at: usize| reading.is_any(at, &["criticising", "criticizing", "blaming", "condemning"]);
    let noun = |at: usize| at > first && matches!(part(at - 1), Part::Determiner);
    let passes = |at: usize| {
        let verb = matches!(part(at), Part::Ed | Part::Preposition) || matches!(part(at), Part::CueVerb) && !noun(at);
        doing(at) || judges(at) || verb || may_be_participle(reading, at)
    };
    let floor = (first + 1).max(before.saturating_sub(FAR));
    // The verb or preposition right behind the source, from which on nothing else may stand.
    let next = (floor..=before).rev().take_while(|&at| passes(at)).last()?;
    let noun = next - 1;
    let linked = reading.is_any(next, &BETWEEN) && is_inquiry(reading, noun) && next == before;
    // “convicted of killing”, “backed by Volta”: a participle, and not what they did.
    let done = may_be_participle(reading, next)
        && next < before
        && (reading.is(next + 1, "by") || matches!(part(next + 1), Part::Preposition) && reading.is_any(next, &DONE));
    let document = reading.words[noun].entry.is_document() && !linked && !judges(next);
    let source = source_before(reading, first, next)?;
    (!document && (doing(next) || done || linked || judges(next))).then_some(source)
}

/// The phrase that ends before word `end` and that its sentence begins with, or what stands behind a quotation, where
/// it is for somebody who is not named, or a body.
fn source_before(reading: &Reading, first: usize, end: usize) -> Option<Range<usize>> {
    const FEW: usize = 5;
    let noun = end.checked_sub(1).filter(|&noun| noun >= first)?;
    // “One in four of those”
    if reading.is(noun, "those") && end <= first + FEW {
        return Some(first..end);
    }
    let source = phrase::before(reading, first, end).filter(|source| source.end == end)?;
    let opens = source.start == first || matches!(reading.words[source.start - 1].part, Part::Mark | Part::Stop);
    let somebody = || is_person(reading, noun..end) || is_inquiry(reading, noun);
    (opens && !reading.words[noun].capital && somebody() || opens && noun == first && is_person(reading, noun..end))
        .then_some(source)
}

/// Whether the noun at `at` is for what deals with something, and may tell of it: “the *inquiry* into the theft”.
fn is_inquiry(reading: &Reading, at: usize) -> bool {
    const INQUIRIES: [&str; 14] = [
        "inquiry",
        "enquiry",
        "investigation",
        "probe",
        "inquest",
        "report",
        "review",
        "study",
        "book",
        "article",
        "film",
        "documentary",
        "biography",
        "lawsuit",
    ];
    reading.is_any(at, &INQUIRIES)
}

/// “the man who died in a fire *police* said was arson”
fn names_police(reading: &Reading, speaker: &Range<usize>) -> bool {
    let last = speaker.end - 1;
    let several = reading.is(last, "police") || reading.written(last).ends_with('s');
    speaker.len() > 1 && several && reading.any(last, Classes::SOURCE_NOUN) && !reading.words[last].capital
}

/// Whether the phrase `words` is of somebody who may say something.
fn is_person(reading: &Reading, words: Range<usize>) -> bool {
    super::passive::is_source(reading, words)
}

#[cfg(test)]
mod tests {
    use super::super::told::check;

    #[test]
    fn to_whom_something_was_done_speaks_and_not_who_did_it() {
        for (who, done) in [
            ("A man", "held by police"),
            ("A boy", "hit by a car"),
            ("The firm", "bought by Bo Li"),
            ("A farmer", "bitten by a dog"),
            ("Soldiers", "sent to Leith"),
            ("Bakers", "forced from their shops"),
        ] {
            check(&format!("{who} {done} said it was late."), &[(who, "it was late")]);
        }
        // Nearest misses: who did something themselves, and others behind it.
        check("The man shot police and said it was late.", &[("The man", "it was late")]);
        check("Soldiers held the bridge and police said it was late.", &[("police", "it was late")]);
    }

    #[test]
    fn who_is_told_of_in_a_clause_speaks_and_not_its_last_noun() {
        check(
            "The mother of a boy who drowned in a lake near Leith has called for a fence.",
            &[("The mother of a boy", "a fence")],
        );
        check(
            "The widow of a farmer killed in the Leith blaze has criticised the inquiry.",
            &[("The widow of a farmer", "the inquiry")],
        );
        check(
            "The family of a man who died in a fall at the Leith mill say they want answers.",
            &[("The family of a man", "they want answers")],
        );
    }

    #[test]
    fn who_has_to_do_with_somebody_speaks_and_not_them() {
        for (who, clause) in [
            ("The man", "who murdered Ana Ruiz"),
            ("The mother of the girl", "who accused Ana Ruiz"),
            ("The committee", "which investigated Ana Ruiz"),
            ("The company", "that owns Volta"),
            ("A man", "jailed for killing a cyclist"),
            ("A driver", "convicted of killing a boy"),
            ("A former soldier", "who was acquitted of murdering an unarmed prisoner"),
            ("Police", "investigating the disappearance of a student"),
            ("The biographer", "writing about Ana Ruiz"),
            ("The inquiry", "into the fire"),
            ("Most of those", "surveyed by Volta"),
        ] {
            check(&format!("{who} {clause} said that it was late."), &[(who, "it was late")]);
        }
        check(
            "The woman who accused Ana Ruiz of fraud said that it was late.",
            &[("The woman", "fraud"), ("The woman", "it was late")],
        );
        check(
            "A report criticising Ana Ruiz says that it was late.",
            &[("A report", "Ana Ruiz"), ("A report", "it was late")],
        );
        check("The plan that Ruiz said was bad is dead.", &[("Ruiz", "was bad")]);
        check("The lawyers relied on precedent and said that it was late.", &[("The lawyers", "it was late")]);
    }

    #[test]
    fn so_does_a_body_that_is_told_of() {
        check(
            "A charity which runs homes for the blind in Leith has called for more money.",
            &[("A charity", "more money")],
        );
        check("The firm that built the dam in Leith has denied the charge.", &[("The firm", "the charge")]);
        check("The claim that the dam in Leith has cracks is old.", &[("", "the dam in Leith has cracks")]);
    }

    #[test]
    fn who_says_it_within_such_a_clause_speaks_there() {
        check("The man who died in a fire police said was arson had debts.", &[("police", "was arson")]);
        check("The union voted for a strike and the council has said no.", &[("the council", "no")]);
        check("The mayor of Leith has said no.", &[("The mayor of Leith", "no")]);
    }
}
