//! What else was going on when something was said, which stands behind it and is the reporter's: “it was safe*, to loud
//! applause*”, “it was safe*, when asked about the crack*”, “it was safe*, as he toured the valley*”; and what came of
//! the words: “it was safe*, a remark that drew laughter*”.

use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::finite::{is_finite, tells_past};
use super::tail::goes_on_to_say;
use std::ops::Range;

/// How a crowd takes what it hears.
const SOUNDS: [u32; 10] = [
    hash(b"applause"),
    hash(b"cheers"),
    hash(b"laughter"),
    hash(b"boos"),
    hash(b"jeers"),
    hash(b"gasps"),
    hash(b"groans"),
    hash(b"whoops"),
    hash(b"heckles"),
    hash(b"chuckles"),
];
/// What somebody does with their face while they speak.
const LOOKS: [u32; 10] = [
    hash(b"shrug"),
    hash(b"smile"),
    hash(b"laugh"),
    hash(b"grin"),
    hash(b"sigh"),
    hash(b"chuckle"),
    hash(b"wink"),
    hash(b"nod"),
    hash(b"smirk"),
    hash(b"grimace"),
];
/// What is done to who then answers.
const ASKED: [&str; 6] = ["asked", "questioned", "pressed", "challenged", "quizzed", "prodded"];
/// What somebody does while they say something to the public.
const DOES: [u32; 27] = [
    hash(b"did"),
    hash(b"announced"),
    hash(b"unveiled"),
    hash(b"launched"),
    hash(b"set"),
    hash(b"opened"),
    hash(b"presented"),
    hash(b"outlined"),
    hash(b"toured"),
    hash(b"visited"),
    hash(b"addressed"),
    hash(b"spoke"),
    hash(b"delivered"),
    hash(b"defended"),
    hash(b"urged"),
    hash(b"called"),
    hash(b"arrived"),
    hash(b"left"),
    hash(b"met"),
    hash(b"signed"),
    hash(b"kicked"),
    hash(b"published"),
    hash(b"released"),
    hash(b"welcomed"),
    hash(b"hosted"),
    hash(b"appealed"),
    hash(b"pleaded"),
];
/// Names for what was said, in the words of who takes a view of it.
const WORDS: [u32; 24] = [
    hash(b"claim"),
    hash(b"claims"),
    hash(b"remark"),
    hash(b"remarks"),
    hash(b"comment"),
    hash(b"comments"),
    hash(b"words"),
    hash(b"statement"),
    hash(b"allegation"),
    hash(b"allegations"),
    hash(b"accusation"),
    hash(b"accusations"),
    hash(b"assertion"),
    hash(b"assertions"),
    hash(b"suggestion"),
    hash(b"notion"),
    hash(b"idea"),
    hash(b"view"),
    hash(b"charge"),
    hash(b"falsehood"),
    hash(b"lie"),
    hash(b"prediction"),
    hash(b"argument"),
    hash(b"description"),
];

/// Whether what stands behind the comma at `comma` tells what went on while `content` was said, or came of it.
pub(super) fn begins(reading: &Reading, content: &Range<usize>, comma: usize, limit: usize) -> bool {
    const WHOLE: usize = 4;
    let at = comma + 1;
    if at + 1 >= limit || !reading.is_word(at) || reading.words[at].capital {
        return false;
    }
    let told = || tells_to_whom(reading, at, limit) || tells_view(reading, at, limit);
    let verb = |at: usize| is_finite(reading, at) || tells_past(reading, at, content.end);
    (content.len() >= WHOLE || content.clone().any(verb)) && (told() || tells_more(reading, at, limit))
}

/// “, to loud applause”, “, with a shrug”, “, when asked about it”, “, in response to a question”, “, as he toured it”.
fn tells_to_whom(reading: &Reading, at: usize, limit: usize) -> bool {
    const NEAR: usize = 4;
    let near = at + 1..limit.min(at + 1 + NEAR);
    let holds = |words: &[u32]| near.clone().any(|at| words.contains(&reading.words[at].hash));
    match reading.written(at) {
        "to" => !reading.is(at + 1, "the") && holds(&SOUNDS),
        "with" => {
            reading.is(at + 1, "a") && near.clone().any(|at| is_look(reading, at, limit))
                || reading.is(at + 1, "tears") && reading.is(at + 2, "in")
        }
        "through" => reading.is_any(at + 1, &["tears", "sobs"]),
        "when" => {
            let behind = at + 2;
            reading.is_any(at + 1, &ASKED)
                && (behind >= limit
                    || reading.is_any(behind, &["about", "if", "whether", "why", "how", "on", "by", "what"]))
        }
        "in" => {
            let answer = reading.is_any(at + 1, &["response", "answer", "reply"]) && reading.is(at + 2, "to");
            answer
                && (at + 3..limit.min(at + 7))
                    .any(|at| reading.is_any(at, &["question", "questions", "query", "queries"]))
        }
        "as" => {
            let who = reading.is_any(at + 1, &["he", "she", "they"]);
            let verb = at + 2 + usize::from(reading.any(at + 2, Classes::ADVERB));
            who && verb < limit && DOES.contains(&reading.words[verb].hash)
        }
        _ => false,
    }
}

/// Whether the look at `at` is that of who speaks: “a smile”, “a smile on her face”, but “a smile on its logo”.
fn is_look(reading: &Reading, at: usize, limit: usize) -> bool {
    let whose = || reading.is_any(at + 2, &["his", "her", "their"]);
    let ends = || at + 1 >= limit || !reading.is(at + 1, "on") || whose();
    LOOKS.contains(&reading.words[at].hash) && ends()
}

/// “, and she offered to resign”, “, and he urged people to leave”: another report of who is told of.
fn tells_more(reading: &Reading, and: usize, limit: usize) -> bool {
    const SAYS: [&str; 5] = ["said", "told", "added", "argued", "noted"];
    const OFFERS: [&str; 3] = ["offered", "declined", "refused"];
    const NEAR: usize = 2;
    let who = and + 1;
    if !reading.is(and, "and") || !reading.is_any(who, &["he", "she", "they"]) {
        return false;
    }
    let helps = |at: &usize| reading.any(*at, Classes::ADVERB) || reading.is(*at, "has") || reading.is(*at, "have");
    let helped = (who + 1..limit.min(who + 1 + NEAR)).take_while(helps).count();
    let verb = who + 1 + helped;
    let offers = || reading.is_any(verb, &OFFERS) && reading.is(verb + 1, "to");
    let says = || reading.is_any(verb, &SAYS) || goes_on_to_say(reading, verb);
    verb + 1 < limit && (says() || offers())
}

/// “, a remark that drew laughter”, “, comments that angered the union”, “, a statement the union called false”.
fn tells_view(reading: &Reading, at: usize, limit: usize) -> bool {
    const NEAR: usize = 3;
    let article = usize::from(reading.is_any(at, &["a", "an", "the"]));
    let near = at + article..limit.min(at + article + NEAR);
    let Some(noun) = near.into_iter().find(|&noun| WORDS.contains(&reading.words[noun].hash)) else { return false };
    let next = noun + 1;
    let several = article == 0 && reading.written(noun).ends_with('s');
    let plain = (at + article..noun).all(|at| matches!(reading.words[at].part, Part::Other | Part::Ed | Part::Adverb));
    let hangs = reading.is(next, "that")
        || article > 0
            && (matches!(reading.words.get(next).map(|word| word.part), Some(Part::SourceNoun | Part::Pronoun))
                || reading.is(next, "the") && !reading.is(noun, "lie"));
    (article > 0 || several) && plain && next + 1 < limit && hangs
}

#[cfg(test)]
mod tests {
    use super::super::told::{check, says};

    #[test]
    fn what_goes_on_while_somebody_speaks_is_no_part_of_it() {
        for behind in [
            ", to loud applause",
            ", to cheers from the hall",
            ", with a shrug",
            ", with tears in her eyes",
            ", when asked about the crack",
            ", in response to a question from the Courier",
            ", as she toured the valley",
        ] {
            says("the dam was safe", behind);
        }
        // What is told itself may go on so.
        says("the dam was shut, to the anger of farmers", "");
        says("the town was rich, with a port and a mill", "");
        says("it fell in May, when the rain came", "");
        says("it was shut, in response to the flood", "");
        says("the firm lost a shop, with a smile on its door", "");
    }

    #[test]
    fn another_report_is_no_part_of_one() {
        check(
            "Ada Voss said the dam was old, and she offered to resign.",
            &[("Ada Voss", "the dam was old"), ("she", "resign")],
        );
        check(
            "Ada Voss said the dam was old, and she urged people to leave.",
            &[("Ada Voss", "the dam was old"), ("she", "people to leave")],
        );
        says("the dam was old, and it would break", "");
        says("she was ill, and she had left the hall", "");
    }

    #[test]
    fn what_came_of_the_words_is_no_part_of_them() {
        says("the dam was safe", ", a remark that drew laughter");
        says("the dam was safe", ", words that drew laughter");
        says("the vote was stolen", ", a comment that angered the union");
        says("it was found in a shop, a place that sold tea", "");
    }
}
