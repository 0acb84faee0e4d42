//! Where names stand.

use super::evidence::{self, Evidence};
use super::lexicon::{Classes, Gazetted};
use super::reading::Reading;
use super::tagger::feature::{hash, hash_on};
use super::token::TokenKind;
use std::cell::LazyCell;
use std::ops::Range;

/// A name as one sentence shows it.
#[derive(Debug, Clone)]
pub(super) struct Name {
    /// Its words.
    pub(super) words: Range<usize>,
    /// The words of the title before it: “President”, “Prime Minister”. Empty for none.
    pub(super) title: Range<usize>,
    /// What speaks for each kind.
    pub(super) evidence: Evidence,
    /// Whether its country is meant by its capital: “Kyiv worries”.
    pub(super) government: bool,
}

impl Name {
    /// Where it begins with its title.
    pub(super) fn title_start(&self) -> usize {
        if self.title.is_empty() { self.words.start } else { self.title.start }
    }

    /// Whether an age stands behind it: “Dina Park, 45, a nurse,”.
    pub(super) fn is_aged(&self, reading: &Reading) -> bool {
        const OLDEST: u32 = 110;
        let comma = self.words.end;
        let age = || reading.written(comma + 1).parse::<u32>().is_ok_and(|age| (10..OLDEST).contains(&age));
        let closed = || matches!(reading.written(comma + 2), "," | "." | ";");
        reading.is(comma, ",") && age() && closed()
    }
}

/// The longest name, in words.
const LONGEST: usize = 14;

/// All names of a reading, in text order.
pub(super) fn names(reading: &Reading) -> Vec<Name> {
    let mut names = Vec::with_capacity(reading.words.len() / 12);
    for sentence in reading.sentences.iter().filter(|sentence| !sentence.heading) {
        push_names(reading, sentence.words.clone(), &mut names);
    }
    drop_doubtful(reading, &mut names);
    let mut headed = Vec::new();
    let known = LazyCell::new(|| KnownWords::of(reading, names.iter()));
    for sentence in reading.sentences.iter().filter(|sentence| sentence.heading) {
        let first = headed.len();
        push_names(reading, sentence.words.clone(), &mut headed);
        if in_title_case(reading, sentence.words.clone()) {
            let mut cased = headed.split_off(first);
            cased.retain_mut(|name| keep_in_heading(reading, name, &known));
            headed.append(&mut cased);
        }
    }
    names.append(&mut headed);
    names.sort_by_key(|name| name.words.start);
    names
}

/// Leaves out lone words that only begin sentences and that nothing shows to be names.
fn drop_doubtful(reading: &Reading, names: &mut Vec<Name>) {
    let begins = |name: &Name| {
        reading.sentences.binary_search_by_key(&name.words.start, |sentence| sentence.words.start).is_ok()
    };
    let inner = LazyCell::new(|| KnownWords::of(reading, names.iter().filter(|name| !begins(name))));
    let is_doubtful = |name: &Name| {
        let ordinary = name.words.len() == 1 && reading.any(name.words.start, Classes::COMMON);
        let shown = name.words.len() > 1 || !name.evidence.is_empty();
        ordinary && name.evidence.is_weak() || !shown && begins(name) && !inner.has(reading, name.words.start)
    };
    let doubtful: Vec<bool> = names.iter().map(is_doubtful).collect();
    let mut doubtful = doubtful.into_iter();
    names.retain(|_| doubtful.next() == Some(false));
}

/// The numbers of some words, in order.
struct KnownWords(Vec<u32>);

impl KnownWords {
    /// Those of `names`.
    fn of<'n>(reading: &Reading, names: impl Iterator<Item = &'n Name>) -> Self {
        let mut numbers = Vec::with_capacity(2 * names.size_hint().1.unwrap_or(0));
        numbers.extend(names.flat_map(|name| &reading.words[name.words.clone()]).map(|word| word.number));
        numbers.sort_unstable();
        Self(numbers)
    }

    /// Whether what stands at word `at` is among them.
    fn has(&self, reading: &Reading, at: usize) -> bool {
        self.0.binary_search(&reading.words[at].number).is_ok()
    }
}

/// Whether most words of a heading are capitalised, so that a capital says nothing.
pub(super) fn in_title_case(reading: &Reading, words: Range<usize>) -> bool {
    let long = words.filter(|&at| reading.is_word(at) && reading.words[at].span.len() > 3);
    let (capital, small) =
        long.fold(
            (0, 0),
            |(capital, small), at| {
                if reading.words[at].capital { (capital + 1, small) } else { (capital, small + 1) }
            },
        );
    capital > 2 * small
}

/// Narrows `name` to the words that are known from the text; whether any is left.
fn keep_in_heading(reading: &Reading, name: &mut Name, known: &KnownWords) -> bool {
    let is_known = |&at: &usize| {
        known.has(reading, at) && !reading.any(at, Classes::PREPOSITION | Classes::CONJUNCTION)
            || matches!(reading.lexicon.name(reading.written(at)), Some(Gazetted::Country(_) | Gazetted::Place))
    };
    let Some(first) = name.words.clone().find(is_known) else {
        return gazetted(reading, name.words.start, name.words.end).is_some();
    };
    let end = (first..name.words.end).find(|at| !is_known(at)).unwrap_or(name.words.end);
    name.words = first..end;
    true
}

fn push_names(reading: &Reading, sentence: Range<usize>, names: &mut Vec<Name>) {
    let mut from = sentence.start;
    let mut title = 0..0;
    // Titles and names begin with a capital.
    let capital = |from: usize| reading.words.get(from..sentence.end)?.iter().position(|word| word.capital);
    while let Some(at) = capital(from).map(|ahead| from + ahead) {
        if let Some(end) = title_end(reading, at, sentence.end) {
            title = at..end;
            from = end;
            continue;
        }
        let opened = |sign: usize| reading.words[sign].kind == TokenKind::Sign && opens(reading.written(sign));
        let initial = at == sentence.start || opened(at - 1);
        let listed = gazetted(reading, at, sentence.end);
        from = match name_end(reading, at, sentence.end, initial, listed) {
            Some(end) => {
                let title = if title.end == at { title.clone() } else { at..at };
                // A shorter one may end where the name does.
                let known = listed.and_then(|(known, _)| if known > end { gazetted(reading, at, end) } else { listed });
                let known = known.filter(|(known, _)| *known == end).map(|(_, known)| known);
                names.push(name(reading, at..end, title, sentence.clone(), known));
                end
            }
            None => at + 1,
        };
    }
}

/// Whether a capital behind `sign` says nothing.
fn opens(sign: &str) -> bool {
    matches!(sign, "“" | "\"" | "‘" | "«" | ":" | "•" | "…" | "(")
}

/// The end of the title that stands at `at` before something capitalised: “Prime Minister”.
pub(super) fn title_end(reading: &Reading, at: usize, limit: usize) -> Option<usize> {
    if !reading.words[at].capital {
        return None;
    }
    let mut end = at;
    while end < limit && reading.any(end, Classes::TITLE_PART) && reading.words[end].capital {
        end += 1;
    }
    while end < limit && reading.any(end, Classes::TITLE) && reading.words[end].capital {
        end += 1;
    }
    if end == at || !reading.any(end - 1, Classes::TITLE) {
        return None;
    }
    let plain = reading.is(end, "of") || reading.any(end, Classes::ORGANIZATION_TAIL | Classes::ORGANIZATION_WORD);
    if reading.is(end, ".") && end + 1 < limit && reading.words[end + 1].capital {
        return Some(end + 1);
    }
    (!plain).then_some(end)
}

/// The end of the name that begins at `at`, where `listed` is the longest of the gazetteer.
fn name_end(
    reading: &Reading,
    at: usize,
    limit: usize,
    initial: bool,
    listed: Option<(usize, Gazetted)>,
) -> Option<usize> {
    if !is_name_word(reading, at) {
        return listed.map(|(end, _)| end);
    }
    if let Some((end, found)) = listed
        && !matches!(found, Gazetted::Organization)
        && joins_organization(reading, end, limit).is_none()
    {
        let tail = end < limit && reading.any(end, Classes::PLACE_TAIL) && is_name_word(reading, end);
        let given = reading.any(at, Classes::MALE | Classes::FEMALE) && is_name_word(reading, end) && end < limit;
        if !given {
            return Some(if tail { end + 1 } else { end });
        }
    }
    let first = reading.words[at].entry.classes;
    let ordinary = first.any(Classes::COMMON | Classes::CONJUNCTION | Classes::PREPOSITION | Classes::DETERMINER);
    let end = run_end(reading, at, limit);
    let known = first.any(Classes::MALE | Classes::FEMALE | Classes::ORGANIZATION_HEAD | Classes::PLACE_HEAD);
    let function = first.any(Classes::CONJUNCTION | Classes::PREPOSITION | Classes::DETERMINER | Classes::AUXILIARY)
        || first.any(Classes::ADVERB | Classes::PRONOUN);
    if first.any(Classes::DETERMINER) || (initial && function) {
        return None;
    }
    let ordinary = ordinary || (initial && reading.written(at).ends_with("ly") && end == at + 1);
    if initial && ordinary && !(end > at + 1 && (known || is_tailed(reading, end - 1))) {
        return None;
    }
    if (at..end).all(|word| reading.any(word, Classes::TITLE | Classes::TITLE_PART)) {
        return None;
    }
    let lone = end == at + 1 && ordinary;
    let headless = first.any(Classes::ORGANIZATION_TAIL | Classes::PLACE_TAIL | Classes::TITLE | Classes::OTHER_TAIL);
    let known = matches!(listed, Some((known, Gazetted::Organization)) if known == end);
    let letter = end == at + 1 && reading.written(at).trim_end_matches('.').chars().count() < 2;
    (known || !(lone && (headless || function) || letter)).then_some(end)
}

fn is_tailed(reading: &Reading, at: usize) -> bool {
    reading.any(at, Classes::ORGANIZATION_TAIL | Classes::PLACE_TAIL | Classes::OTHER_TAIL)
}

/// A country before the rest of an organisation's name: “US Supreme Court”.
fn joins_organization(reading: &Reading, at: usize, limit: usize) -> Option<usize> {
    if at >= limit || !is_name_word(reading, at) || reading.any(at, Classes::TITLE | Classes::TITLE_PART) {
        return None;
    }
    let end = run_end(reading, at, limit);
    let tails = Classes::ORGANIZATION_TAIL | Classes::ORGANIZATION_HEAD | Classes::OTHER_TAIL;
    (at..end).any(|word| reading.any(word, tails)).then_some(end)
}

/// The end of the run of capitalised words at `at`, small words inside names included.
fn run_end(reading: &Reading, at: usize, limit: usize) -> usize {
    let limit = limit.min(at + LONGEST);
    let mut end = at + 1;
    let mut headed = reading.any(at, Classes::ORGANIZATION_HEAD | Classes::ORGANIZATION_TAIL | Classes::OTHER_TAIL);
    while end < limit {
        if is_name_word(reading, end) {
            if reading.any(end, Classes::TITLE) && title_end(reading, end, limit).is_some() {
                break;
            }
            if reading.any(end, Classes::TITLE_PART) && title_end(reading, end, limit).is_some() {
                break;
            }
            headed |= reading.any(end, Classes::ORGANIZATION_HEAD | Classes::ORGANIZATION_TAIL | Classes::OTHER_TAIL);
            end += 1;
            continue;
        }
        let next = |step: usize| end + step < limit && is_name_word(reading, end + step);
        let small = reading.written(end);
        if small.starts_with("al-") || small.starts_with("el-") {
            end += 1;
            continue;
        }
        let step = match small {
            "de" | "van" | "von" | "bin" | "al" | "du" | "la" | "del" | "da" | "dos" | "der" | "den" | "&" | "ibn"
            | "di" | "do" | "le" | "y"
                if next(1) =>
            {
                2
            }
            "of" | "for" if headed && next(1) => 2,
            "of" if headed && reading.is(end + 1, "the") && next(2) => 3,
            "and" if headed && next(1) && joins_by_and(reading, at, end, limit) => 2,
            "'s" | "’s" if next(1) && owns_within_name(reading.written(end - 1)) => 2,
            "." if initial_letter(reading, end - 1) && next(1) => 2,
            _ => break,
        };
        end += step;
    }
    if end == at + 1
        && reading.words.get(end).is_some_and(|word| word.kind == TokenKind::Number && word.span.len() < 3)
        && end < limit
        && !reading.any(at, Classes::COMMON | Classes::NO_NAME)
        && reading.lexicon.name(reading.written(at)).is_none()
    {
        end += 1;
    }
    end
}

/// Words whose possessive belongs to the name it stands in: “International Women’s Day”.
fn owns_within_name(written: &str) -> bool {
    matches!(written, "Women" | "Men" | "Children" | "People" | "Queen" | "King" | "Valentine" | "Veteran" | "Worker")
}

fn initial_letter(reading: &Reading, at: usize) -> bool {
    matches!(reading.written(at), "St" | "Jr" | "Sr" | "Ft" | "Mt")
}

/// “Ministry of Health and Sports”: the name goes on when it began with a head and “of” or “for”.
fn joins_by_and(reading: &Reading, first: usize, and: usize, limit: usize) -> bool {
    let linked = (first..and).any(|at| reading.is(at, "of") || reading.is(at, "for"))
        && reading.any(first, Classes::ORGANIZATION_HEAD);
    let tailed = and + 1 < limit && is_tailed(reading, run_end_plain(reading, and + 1, limit) - 1);
    linked || (tailed && !is_tailed(reading, and - 1) && reading.any(and - 1, Classes::COMMON))
}

fn run_end_plain(reading: &Reading, at: usize, limit: usize) -> usize {
    (at..limit).find(|&word| !is_name_word(reading, word)).unwrap_or(limit)
}

/// Whether word `at` may be part of a name by its looks.
fn is_name_word(reading: &Reading, at: usize) -> bool {
    let Some(word) = reading.words.get(at).filter(|word| word.capital && word.kind == TokenKind::Word) else {
        return false;
    };
    if word.entry.classes.any(Classes::NO_NAME) {
        return false;
    }
    let written = word.span.of(reading.text);
    let bare = written.bytes().fold(true, |bare, byte| bare & byte.is_ascii_alphabetic());
    let part = || written.split_once('-').is_some_and(|(_, rest)| rest.starts_with(char::is_lowercase));
    let hyphened = !bare && written.len() > 6 && part() && !written.contains("al-");
    let small = word.entry.classes.any(Classes::CONJUNCTION | Classes::PREPOSITION) && written.len() < 5;
    let contracted = !bare && is_contraction(written);
    !(contracted || hyphened || small || reading.is(at + 1, "$"))
}

/// “We’re”, “It’ll”, “Don’t”: an apostrophe before small letters that end a verb.
fn is_contraction(written: &str) -> bool {
    let tail = written.rsplit_once(['\'', '’']).map(|(_, tail)| tail);
    tail.is_some_and(|tail| matches!(tail, "re" | "ll" | "ve" | "d" | "m" | "t"))
}

/// Whether no name of the lexicon begins as `words` do, which the first of most shows; that of “Guinea-Bissau” alone
/// does not.
pub(super) fn begins_none(reading: &Reading, words: Range<usize>) -> bool {
    let words = &reading.words[words];
    let apart = words.get(1).is_none_or(|next| next.span.start() > words[0].span.end());
    apart && words[0].kind == TokenKind::Word && words[0].entry.longest_name() == 0
}

/// The longest name of the gazetteer that begins at `at`, and where it ends.
pub(super) fn gazetted(reading: &Reading, at: usize, limit: usize) -> Option<(usize, Gazetted)> {
    let first = &reading.words[at];
    if !first.capital {
        return None;
    }
    let longest = first.entry.longest_name().min(limit - at);
    if longest == 0 {
        return None; // As of most words.
    }
    let (mut hash, mut hashed) = (hash(b""), first.span.start());
    let mut found = None;
    for end in at + 1..=at + longest {
        if end > at + 1 && !reading.is_word(end - 1) {
            break;
        }
        let behind = reading.words[end - 1].span.end();
        hash = hash_on(hash, &reading.text.as_bytes()[hashed..behind]);
        hashed = behind;
        found = reading.lexicon.name_of(hash).map(|name| (end, name)).or(found);
    }
    found
}

/// The name at `words`, which the gazetteer lists as `known`.
fn name(
    reading: &Reading,
    words: Range<usize>,
    title: Range<usize>,
    sentence: Range<usize>,
    known: Option<Gazetted>,
) -> Name {
    let mut evidence = evidence::of_listed_words(reading, words.clone(), known);
    evidence.add(evidence::of_neighbours(reading, words.clone(), &title, sentence.clone()));
    let government = evidence::stands_for_government(reading, words.clone(), sentence);
    Name { words, title, evidence, government }
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::Lexicon;
    use super::super::vocabulary::Vocabulary;
    use super::*;
    use crate::document;

    #[test]
    fn what_begins_no_name_of_the_lexicon_is_none() {
        let lexicon = Lexicon::built_in();
        for (name, expected) in
            [("Harnby", true), ("Harnby Flood Board", true), ("France", false), ("Guinea-Bissau", false)]
        {
            let document = document::read_text(name.to_owned(), vec![]);
            let reading = Reading::of(&document, document.whole(), &mut Vocabulary::new(&lexicon));
            assert_eq!(begins_none(&reading, 0..reading.words.len()), expected, "{name}");
            assert_eq!(lexicon.name(name).is_none(), expected, "{name}");
        }
    }
}
