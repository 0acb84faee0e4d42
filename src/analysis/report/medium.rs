//! Where something was said, which is no part of it: “it was safe*, in a letter to the council*”, “it would hold *in an
//! interview with the Courier*”.

use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::sieve::ByWord;
use super::super::tagger::feature::hash;
use super::finite::{is_finite, tells_past};
use std::ops::Range;

/// Something said or written.
const UTTERANCE: u8 = 1;
/// Where people come together to speak.
const OCCASION: u8 = 2;
/// Ends what is told in it also without a comma: of little else than who speaks is told by “in an interview”.
const UNPARTED: u8 = 4;
/// Stands right behind a cue, before what is told: “said *in a letter* that it was late”.
const AT_CUE: u8 = 8;
/// What something is said in.
static MEDIA: ByWord<u8> = ByWord::of(&[
    (hash(b"statement"), UTTERANCE | UNPARTED | AT_CUE),
    (hash(b"interview"), UTTERANCE | UNPARTED | AT_CUE),
    (hash(b"letter"), UTTERANCE | UNPARTED | AT_CUE),
    (hash(b"email"), UTTERANCE | UNPARTED | AT_CUE),
    (hash(b"e-mail"), UTTERANCE | UNPARTED),
    (hash(b"op-ed"), UTTERANCE | UNPARTED),
    (hash(b"memo"), UTTERANCE | UNPARTED | AT_CUE),
    (hash(b"note"), UTTERANCE),
    (hash(b"message"), UTTERANCE | UNPARTED | AT_CUE),
    (hash(b"post"), UTTERANCE | UNPARTED | AT_CUE),
    (hash(b"tweet"), UTTERANCE | UNPARTED),
    (hash(b"speech"), UTTERANCE | UNPARTED | AT_CUE),
    (hash(b"report"), UTTERANCE | AT_CUE),
    (hash(b"filing"), UTTERANCE | AT_CUE),
    (hash(b"affidavit"), UTTERANCE | UNPARTED),
    (hash(b"video"), UTTERANCE),
    (hash(b"broadcast"), UTTERANCE),
    (hash(b"podcast"), UTTERANCE | UNPARTED),
    (hash(b"column"), UTTERANCE),
    (hash(b"blog"), UTTERANCE),
    (hash(b"essay"), UTTERANCE),
    (hash(b"article"), UTTERANCE),
    (hash(b"book"), UTTERANCE),
    (hash(b"remarks"), UTTERANCE),
    (hash(b"comments"), UTTERANCE),
    (hash(b"testimony"), UTTERANCE),
    (hash(b"lecture"), UTTERANCE),
    (hash(b"conference"), OCCASION | AT_CUE),
    (hash(b"briefing"), OCCASION | AT_CUE),
    (hash(b"hearing"), OCCASION | AT_CUE),
    (hash(b"meeting"), OCCASION),
    (hash(b"rally"), OCCASION | AT_CUE),
    (hash(b"debate"), OCCASION),
    (hash(b"call"), OCCASION),
    (hash(b"session"), OCCASION),
    (hash(b"appearance"), OCCASION | UNPARTED),
    (hash(b"facebook"), AT_CUE),
    (hash(b"twitter"), AT_CUE),
    (hash(b"instagram"), AT_CUE),
    (hash(b"telegram"), AT_CUE),
    (hash(b"television"), AT_CUE),
    (hash(b"radio"), AT_CUE),
]);
/// Whose an utterance is, or that it is one of many.
const ANYONES: [&str; 7] = ["a", "an", "his", "her", "their", "its", "another"];

/// Whether word `at` is a noun for what is said or written.
pub(in crate::analysis) fn is_utterance(reading: &Reading, at: usize) -> bool {
    is_medium(reading, at, UTTERANCE)
}

/// Whether word `at` is a noun for what something is said in, as it stands right behind a cue.
pub(super) fn stands_at_cue(reading: &Reading, at: usize) -> bool {
    is_medium(reading, at, AT_CUE)
}

fn is_medium(reading: &Reading, at: usize, uses: u8) -> bool {
    reading.words.get(at).and_then(|word| MEDIA.get(word.hash)).is_some_and(|own| own & uses != 0)
}

/// Whether what stands at `comma` tells where `content` was said: “, in a letter to the council”, “, at a meeting of
/// residents”.
pub(super) fn behind_comma(reading: &Reading, content: &Range<usize>, comma: usize, limit: usize) -> bool {
    let at = comma + 1;
    if !reading.is_any(at, &["in", "at", "during"]) {
        return false;
    }
    let Some(found) = phrase::after(reading, at + 1, limit.min(at + 8)) else { return false };
    let Some(noun) = found.clone().find(|&noun| is_medium(reading, noun, UTTERANCE | OCCASION)) else { return false };
    let anyones = reading.is_any(found.start, &ANYONES);
    let bare = noun == found.start && reading.is_any(noun, &["remarks", "comments", "testimony"]);
    // What was told itself may have been told there: “said he had warned them, in a letter”.
    let tells = |at: usize| matches!(reading.words[at].part, Part::CueVerb | Part::CueNoun);
    let verb = |at: usize| is_finite(reading, at) || tells_past(reading, at, content.end);
    let comes_back = |at: usize| matches!(reading.words[at].part, Part::Comma | Part::Dash);
    (anyones || bare)
        && (content.start + 1..content.end).any(verb)
        && !content.clone().any(tells)
        && !(found.end..limit).any(comes_back)
}

/// Whether “in” at `at`, behind `content` without a comma, tells where that was said: “in an interview with the
/// Courier”, at the end of its sentence.
pub(super) fn behind_clause(reading: &Reading, content: &Range<usize>, at: usize, limit: usize) -> bool {
    const LONGEST: usize = 8;
    // “in a letter *to the council*”, “in an interview *published* on Monday”
    const BEHIND: [&str; 12] =
        ["with", "to", "on", "for", "from", "by", "published", "posted", "sent", "released", "broadcast", "late"];
    if !reading.is_any(at + 1, &ANYONES) {
        return false;
    }
    let describes = |at: &usize| {
        reading.is_word(*at)
            && !matches!(reading.words[*at].part, Part::Preposition | Part::Conjunction | Part::Determiner)
    };
    let mut near = (at + 2..limit.min(at + LONGEST)).take_while(describes);
    let release = |at: usize| reading.is(at, "release") && reading.is_any(at - 1, &["press", "news"]);
    let Some(noun) = near.find(|&at| is_medium(reading, at, UNPARTED) || release(at)) else { return false };
    let behind = noun + 1;
    let ends = behind >= limit
        || matches!(reading.words[behind].part, Part::Time | Part::Stop)
        || reading.is_any(behind, &BEHIND);
    let goes_on =
        |at: usize| matches!(reading.words[at].part, Part::Comma | Part::Dash | Part::Mark) || is_finite(reading, at);
    ends && !(behind..limit).any(goes_on) && is_apart(reading, content, noun)
}

/// Whether what `content` tells did not happen in what the noun at `noun` is of: “it would hold”, but not “it was
/// mentioned”, “he lied”, “he will outline it”, all “in a speech”.
fn is_apart(reading: &Reading, content: &Range<usize>, noun: usize) -> bool {
    // What is still to come may be said then, too.
    const NEVER_AHEAD: [&str; 4] = ["speech", "appearance", "statement", "podcast"];
    const MADE: [&str; 25] = [
        "give", "gave", "given", "send", "sent", "set", "put", "lay", "laid", "outline", "address", "speak", "spoke",
        "talk", "discuss", "make", "made", "use", "used", "appear", "misspoke", "lied", "mocked", "signed", "called",
    ];
    // What may be told to stand in what somebody wrote.
    const WRITTEN: [&str; 8] = ["errors", "error", "mistakes", "language", "words", "wording", "tone", "role"];
    const NEVER_OF_OBJECTS: [&str; 3] = ["letter", "affidavit", "memo"];
    let tells = |at: usize| matches!(reading.words[at].part, Part::CueVerb | Part::CueNoun) || reading.is_verb_cue(at);
    let made = |at: usize| reading.is_any(at, &MADE);
    // “expected to *attack the plan* in a speech”: what is to be done may be done there.
    let to_come = content.start > 0 && reading.is(content.start - 1, "to");
    if to_come || content.clone().any(|at| tells(at) || made(at)) {
        return false;
    }
    let Some(finite) = content.clone().find(|&at| is_finite(reading, at)) else {
        let verb = (content.start + 1..content.end).find(|&at| tells_past(reading, at, content.end));
        // “claimed victory in a tweet”, but not “condemned the language in a tweet”
        let object = || !reading.is_any(noun, &NEVER_OF_OBJECTS) && !reading.is_any(content.end - 1, &WRITTEN);
        return verb.map_or_else(object, |verb| {
            verb + 1 < content.end && !matches!(reading.words[content.start].part, Part::Pronoun)
        });
    };
    let participle = matches!(reading.words[content.end - 1].part, Part::Ed);
    let ahead = matches!(reading.words[finite].part, Part::Modal) && reading.is_any(noun, &NEVER_AHEAD);
    finite > content.start && !participle && !ahead
}

#[cfg(test)]
mod tests {
    use super::super::told::{check, says};

    #[test]
    fn where_something_was_said_is_no_part_of_it() {
        says("the dam was safe", ", in a letter to the council");
        says("the bridge was closed", ", in an email to staff");
        says("the mill would shut", ", at a meeting of residents on Monday");
        says("the engineer, in an email to staff, had named the dam", "");
        says("the dam was safe, in a way", "");
        says("she had told the mayor, in a letter", "");
    }

    #[test]
    fn what_it_was_said_in_is_no_part_of_it() {
        says("the dam would hold", " in an interview with the Courier");
        says("the bridge was old", " in a letter to the council on Monday");
        says("the council closed the mill", " in a post late on Monday");
        says("the dam was mentioned in an interview", "");
        check("Ada Voss claimed victory in a tweet.", &[("Ada Voss", "victory")]);
        check("Volta announced the schedule in a press release late on Monday.", &[("Volta", "the schedule")]);
        check("Ada Voss condemned the language in a tweet.", &[("Ada Voss", "the language in a tweet")]);
        says("he had lied in an interview", "");
        says("he would lay it out in a speech", "");
        says("the town was caught up in a dispute", "");
    }
}
