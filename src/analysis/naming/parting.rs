//! Names that were taken for one and are two: the heads of Arden Steel “and of” Fell Motors, an office and who holds
//! it, a headline and who it is of, two teams and their score.

use super::joining::is_particle;
use crate::analysis::lexicon::Classes;
use crate::analysis::reading::Reading;
use crate::analysis::token::TokenKind;
use std::ops::Range;

/// Those of whom each heads another body.
const HEADS: [&str; 8] =
    ["heads", "chiefs", "leaders", "chairmen", "chairwomen", "executives", "presidents", "directors"];

/// `words` of a name, and those of another behind an “and” that takes up the preposition that several heads stand
/// before.
pub(super) fn parted(reading: &Reading, words: Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
    const SHORTEST: usize = 4;
    if let Some(parts) = behind_office(reading, &words) {
        return parts;
    }
    if words.len() < SHORTEST {
        return (words, None);
    }
    let Some(link) = headed(reading, words.start) else { return (words, None) };
    let links = |at: usize| reading.words[at].hash == reading.words[link].hash;
    // “the heads of the Ministry of Trade and of Labour”: one ministry.
    let taken_up = (words.start + 1..words.end - 1).find(|&at| links(at));
    match taken_up.filter(|&of| reading.is(of - 1, "and") && of > words.start + 1) {
        Some(of) => (words.start..of - 1, Some(of + 1..words.end)),
        None => (words, None),
    }
}

/// The words of a name in a heading that ends with it and with another before its colon: “No money for the dam:
/// *Ruiz*”.
pub(super) fn behind_colon(reading: &Reading, words: Range<usize>, heading: &Range<usize>) -> Range<usize> {
    let last = words.end - 1;
    let alone = words.len() > 2 && words.end == heading.end && reading.is(last - 1, ":");
    if alone { last..words.end } else { words }
}

/// The words of a name that a heading begins with, and of another behind its colon, where the first is a person’s:
/// “*Ruiz*: *Voss* must go”.
pub(super) fn around_colon(
    reading: &Reading,
    words: Range<usize>,
    heading: &Range<usize>,
) -> (Range<usize>, Option<Range<usize>>) {
    const LONGEST: usize = 4;
    let near = words.start + 1..words.end.min(words.start + LONGEST);
    let colon = near.into_iter().find(|&at| reading.is(at, ":")).filter(|_| words.start == heading.start);
    let Some(colon) = colon.filter(|&colon| reading.names_person(&(words.start..colon))) else { return (words, None) };
    let small = Classes::COMMON | Classes::ADVERB | Classes::DETERMINER | Classes::PRONOUN | Classes::AUXILIARY;
    let other = Some(colon + 1..words.end).filter(|other| other.len() > 1 || !reading.any(colon + 1, small));
    (words.start..colon, other.filter(|other| !other.is_empty()))
}

/// The words of a name in a heading, and of another behind the verb that stands between them: “*Leith* sack *Ruiz*”,
/// but “Ana van der Berg”.
pub(super) fn around_verb(reading: &Reading, words: Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
    // Those that join names, but may be a verb or nothing before a surname.
    const WITHIN: [&str; 3] = ["das", "do", "y"];
    let small = Classes::PREPOSITION | Classes::CONJUNCTION | Classes::DETERMINER | Classes::ADVERB;
    let verb = (words.start + 1..words.end - 1).find(|&at| {
        let within = is_particle(reading.words[at].hash) || reading.is_any(at, &WITHIN);
        let within = within || reading.any(at, small);
        reading.is_word(at) && !reading.words[at].capital && !within
    });
    let named = |at: usize| reading.words[at].capital;
    match verb.filter(|&verb| named(verb - 1) && named(verb + 1) && reading.names_person(&(verb + 1..words.end))) {
        Some(verb) => (words.start..verb, Some(verb + 1..words.end)),
        None => (words, None),
    }
}

/// The words of the two teams of a name that has a score in it, and of what stands behind its colon, if anything does:
/// “*Leith* 2-1 *Alder*: *Ruiz*”; of the one before it alone: “beat *Leith* 3-0”. Of “a Boeing 787-9 Dreamliner”, none.
pub(super) fn around_score(reading: &Reading, words: &Range<usize>) -> Option<[Range<usize>; 3]> {
    let number = |at: usize| reading.words[at].kind == TokenKind::Number;
    let dash = |at: usize| matches!(reading.written(at), "-" | "–");
    let first = (words.start + 1..words.end).find(|&at| number(at))?;
    let parts = first + 2 < words.end && dash(first + 1) && number(first + 2);
    let goals = |figures: &str| (1..=2).contains(&figures.len()) && figures.bytes().all(|byte| byte.is_ascii_digit());
    let joined = || reading.written(first).split_once(['-', '–']);
    let apart = || (reading.written(first), reading.written(first + 2));
    let score = if parts { Some(apart()) } else { joined() }.is_some_and(|(one, other)| goals(one) && goals(other));
    if !score {
        return None;
    }
    let second = first + if parts { 3 } else { 1 };
    let colon = (second..words.end).find(|&at| reading.is(at, ":"));
    let end = colon.unwrap_or(words.end);
    let named = |at: usize| at < end && reading.words[at].capital;
    let behind = colon.map_or(end, |colon| colon + 1)..words.end;
    (named(second) || second == words.end).then_some([words.start..first, second..end, behind])
}

/// The place of an office and the person who is named right behind it: “Mayor of *Harnby* *Ana Ruiz*”; the person alone
/// where it is no place: “Secretary of Defense *Ana Ruiz*”.
fn behind_office(reading: &Reading, words: &Range<usize>) -> Option<(Range<usize>, Option<Range<usize>>)> {
    const NAMED: usize = 3;
    let place = words.start + usize::from(reading.is(words.start + 1, "of")) * 2;
    let title = place.checked_sub(2).filter(|&title| reading.words[title].capital)?;
    let led = reading.any(title, Classes::TITLE) && reading.is(title + 1, "of") && words.end == place + NAMED;
    let capitals = || (place..words.end).all(|at| reading.words[at].capital && reading.is_word(at));
    let body = Classes::ORGANIZATION_TAIL | Classes::ORGANIZATION_WORD | Classes::PLACE_TAIL;
    if !led || !capitals() || (place..words.end).any(|at| reading.any(at, body)) {
        return None;
    }
    let person = place + 1..words.end;
    let is_place = !reading.any(place, Classes::COMMON | Classes::NO_NAME);
    Some(if is_place { (place..place + 1, Some(person)) } else { (person, None) })
}

/// The preposition between several heads and the name that begins at `name`: “the heads *of* the Harbour Union”.
fn headed(reading: &Reading, name: usize) -> Option<usize> {
    let before = |at: usize| at.checked_sub(1);
    let link = before(name)?;
    let link = if reading.is(link, "the") { before(link)? } else { link };
    let linked = reading.is(link, "of") || reading.is(link, "at");
    let heads = before(link)?;
    (linked && reading.is_any(heads, &HEADS)).then_some(link)
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check_parties;

    #[test]
    fn a_verb_in_a_heading_parts_who_acts_from_whom_it_is_done_to() {
        check_parties(
            "Voss sacks Ruiz after defeat\n\nAda Voss has sacked her coach, Tom Ruiz. He left on Monday.",
            &["Person: Ada Voss = Voss, Ada Voss", "Person: Tom Ruiz = Ruiz, Tom Ruiz"],
        );
        check_parties(
            "Ana van der Berg leaves\n\nAna van der Berg left on Monday.",
            &["Person: Ana van der Berg = Ana van der Berg, Ana van der Berg"],
        );
    }

    #[test]
    fn two_teams_stand_around_their_score() {
        let teams = ["Organization: Tottenham = Tottenham, Tottenham", "Organization: Chelsea = Chelsea, Chelsea"];
        check_parties("Lund beat Tottenham 3-0 on Monday.", &["Organization: Tottenham = Tottenham"]);
        check_parties("Tottenham 1-1 Chelsea\n\nTottenham drew with Chelsea.", &teams);
    }
}
