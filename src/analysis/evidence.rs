//! What kind a name is, by its own words and its neighbours, and whether a capital stands for its government.

use super::EntityKind;
use super::lexicon::{Classes, Gazetted};
use super::mention::{begins_none, gazetted};
use super::reading::Reading;
use super::token::TokenKind;
use std::ops::Range;

/// Points for each kind; they add up over all mentions of one string.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Evidence {
    person: i32,
    organization: i32,
    place: i32,
    other: i32,
}

impl Evidence {
    /// Points for a person, an organisation, a place and something else.
    pub(super) fn of_points([person, organization, place, other]: [i32; 4]) -> Self {
        Self { person, organization, place, other }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.person += other.person;
        self.organization += other.organization;
        self.place += other.place;
        self.other += other.other;
    }

    /// The kind with most points, and how many.
    pub(super) fn most(self) -> (EntityKind, i32) {
        let (kind, _) = self.kind();
        (kind, self.person.max(self.organization).max(self.place).max(self.other))
    }

    /// Whether nothing speaks for any kind.
    pub(super) fn is_empty(self) -> bool {
        self.person.max(self.organization).max(self.place).max(self.other) <= 0
    }

    /// Whether little speaks for any kind.
    pub(super) fn is_weak(self) -> bool {
        self.person.max(self.organization).max(self.place).max(self.other) < 3
    }

    /// The kind with most points, and its share of them.
    pub(super) fn kind(self) -> (EntityKind, f32) {
        let points = [
            (self.person, EntityKind::Person),
            (self.organization, EntityKind::Organization),
            (self.place, EntityKind::Place),
            (self.other, EntityKind::Other),
        ];
        let best = points.iter().copied().max_by_key(|(points, _)| *points).unwrap_or(points[0]);
        let all: i32 = points.iter().map(|(points, _)| points.max(&0)).sum();
        let share = f32::from(u16::try_from(best.0.clamp(0, 999)).unwrap_or(0))
            / f32::from(u16::try_from(all.clamp(1, 9_999)).unwrap_or(1));
        (best.1, share)
    }
}

/// What a name's own words say of its kind.
pub(super) fn of_words(reading: &Reading, words: Range<usize>) -> Evidence {
    let known = gazetted(reading, words.start, words.end).filter(|(end, _)| *end == words.end);
    of_listed_words(reading, words, known.map(|(_, known)| known))
}

/// As [`of_words`], where they are `known` to the gazetteer as such.
pub(super) fn of_listed_words(reading: &Reading, words: Range<usize>, known: Option<Gazetted>) -> Evidence {
    let mut evidence = Evidence::default();
    let last = words.end - 1;
    match known {
        Some(Gazetted::Organization) => evidence.organization += 12,
        Some(_) => evidence.place += 12,
        None => {}
    }
    let first = reading.words[words.start].entry.classes;
    let all = reading.words[words.clone()].iter().fold(first, |all, word| all | word.entry.classes);
    let several = words.len() > 1;
    let tails = Classes::ORGANIZATION_TAIL | Classes::PLACE_TAIL | Classes::OTHER_TAIL | Classes::ORGANIZATION_WORD;
    let placed = several && first.any(Classes::PLACE_HEAD);
    if placed {
        evidence.place += 6;
    }
    let tailed = placed || several && all.any(tails);
    if several && !tailed && first.any(Classes::MALE | Classes::FEMALE) {
        evidence.person += 6;
    } else if first.any(Classes::MALE | Classes::FEMALE) {
        evidence.person += 3;
    }
    if several && !tailed && words.len() < 4 {
        evidence.person += 2;
    }
    if reading.any(last, Classes::ORGANIZATION_TAIL) && several {
        evidence.organization += 7;
    }
    if reading.any(last, Classes::PLACE_TAIL) && several {
        evidence.place += 7;
    }
    if reading.any(last, Classes::OTHER_TAIL) && several {
        evidence.other += 8;
    }
    if first.any(Classes::OTHER_HEAD) {
        evidence.other += 8;
    }
    if all.any(Classes::ORGANIZATION_WORD) {
        evidence.organization += 6;
    }
    if words.clone().any(|at| reading.is(at, "of") || reading.is(at, "for") || reading.is(at, "&")) {
        evidence.organization += 4;
        evidence.person -= 4;
    }
    if several && first.any(Classes::PLACE_TAIL) && words.clone().any(|at| reading.is(at, "of")) {
        evidence.place += 5;
    }
    if reading.words[last].kind == TokenKind::Number {
        evidence.other += 6;
    }
    if several
        && all.any(Classes::COMMON)
        && words.clone().filter(|&at| reading.any(at, Classes::COMMON)).count() * 2 > words.len()
    {
        evidence.organization += 3;
    }
    let written = reading.written(words.start);
    if !several
        && written.len() > 1
        && written.len() < 7
        && written.chars().all(|letter| letter.is_uppercase() || letter == '&')
    {
        evidence.organization += 6;
    }
    evidence
}

/// What stands around a name says of its kind.
pub(super) fn of_neighbours(
    reading: &Reading,
    words: Range<usize>,
    title: &Range<usize>,
    sentence: Range<usize>,
) -> Evidence {
    let mut evidence = Evidence::default();
    if !title.is_empty() {
        evidence.person += 12;
    }
    if words.start > sentence.start {
        let before = words.start - 1;
        match reading.written(before) {
            "in" | "In" | "near" | "across" | "throughout" => evidence.place += 3,
            "from" | "From" | "to" | "into" | "around" | "outside" => evidence.place += 1,
            "the" | "The" => {
                evidence.organization += 3;
                evidence.other += 2;
                evidence.person -= 4;
            }
            "at" | "by" | "with" => evidence.organization += 1,
            "called" | "titled" | "named" => evidence.other += 1,
            _ => {}
        }
        if reading.any(before, Classes::PERSON_NOUN | Classes::TITLE)
            && !reading.any(before, Classes::ORGANIZATION_NOUN)
        {
            evidence.person += 6;
        }
        if reading.any(before, Classes::ORGANIZATION_NOUN) && !reading.any(before, Classes::PERSON_NOUN) {
            evidence.organization += 4;
        }
    }
    if words.end < sentence.end {
        let after = words.end;
        if reading.is(after, "who") || (reading.is(after, ",") && reading.is(after + 1, "who")) {
            evidence.person += 5;
        }
        if reading.is_verb_cue(after) {
            evidence.person += 2;
        }
        let aged = reading.is(after, ",")
            && reading.words.get(after + 1).is_some_and(|word| word.kind == TokenKind::Number && word.span.len() == 2);
        if aged {
            evidence.person += 4;
        }
    }
    evidence
}

/// Whether a capital acts or is spoken of as its country's government: it does something only a party can.
pub(super) fn stands_for_government(reading: &Reading, words: Range<usize>, sentence: Range<usize>) -> bool {
    if begins_none(reading, words.clone()) {
        return false;
    }
    let Some(Gazetted::Capital(_)) = reading.lexicon.name(reading.span(words.clone()).of(reading.text)) else {
        return false;
    };
    let before = if words.start > sentence.start { reading.written(words.start - 1) } else { "" };
    if matches!(before, "in" | "In" | "at" | "near" | "from" | "to" | "of" | "outside" | "around")
        && !reading.words.get(words.end).is_some_and(|word| word.kind == TokenKind::Possessive)
    {
        return false;
    }
    let mut at = words.end;
    if reading.words.get(at).is_some_and(|word| word.kind == TokenKind::Possessive) {
        return reading.is_any(
            at + 1,
            &["demands", "advances", "allies", "leverage", "ambassador", "position", "forces", "army", "claims"],
        ) || (at + 1..(at + 4).min(sentence.end))
            .any(|word| reading.is(word, "advances") || reading.is(word, "demands"));
    }
    while at < sentence.end && reading.any(at, Classes::ADVERB) {
        at += 1;
    }
    let acts = reading.is_verb_cue(at)
        || reading.any(at, Classes::AUXILIARY)
        || reading.is_any(at, &["tilts", "wants", "seeks", "refuses", "refused", "sent", "offered", "backs"])
        || (matches!(
            before,
            "push" | "pressure" | "pressuring" | "toward" | "towards" | "against" | "between" | "For" | "with"
        ) && !reading.is(at, "airport"))
        || matches!(before, "pushing" | "urged" | "accused" | "accuses" | "told" | "asked" | "blamed");
    acts && at < sentence.end
}
