//! What the words before, between and behind names say of them: “, the mayor, and her deputy, ” joins two.

use super::MAX_LEADING;
use crate::text::Span;

/// How many bytes a bracket may hold that stands behind a name of a list: “(D-Calif.)”.
const LONGEST_BRACKET: usize = 40;

/// How many named before `words` mean, where they mean several and say no more of them; 0 where any number: “they”.
pub(super) fn how_many(words: &str) -> Option<usize> {
    const ALL: [(&str, usize); 10] = [
        ("they", 0),
        ("both", 2),
        ("the two", 2),
        ("the pair", 2),
        ("the couple", 2),
        ("the duo", 2),
        ("the three", 3),
        ("the trio", 3),
        ("the four", 4),
        ("the five", 5),
    ];
    ALL.iter().find(|(several, _)| words.eq_ignore_ascii_case(several)).map(|(_, many)| *many)
}

/// Whether “the” stands before `words`, or they begin with it.
pub(super) fn is_definite(words: Span, text: &str) -> bool {
    let before = Span::new(0, words.start()).of(text);
    ["the ", "The "].iter().any(|article| before.ends_with(article) || words.of(text).starts_with(article))
}

/// How many `words`, which describe several, say that there are: “two women”.
pub(super) fn counted(words: &str) -> Option<usize> {
    const NUMBERS: [(&str, usize); 5] = [("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6)];
    let words = words.strip_prefix("the ").or_else(|| words.strip_prefix("The ")).unwrap_or(words);
    let (number, _) = words.split_once(' ')?;
    NUMBERS.iter().find(|(written, _)| *written == number).map(|(_, many)| *many)
}

/// What stands between two names before “and” and what the second is to the first: “, the mayor,” of “, the mayor, and
/// her deputy, ”.
pub(super) fn before_deputy(between: &str) -> Option<&str> {
    const AND: &str = " and ";
    let words = between.strip_suffix(", ")?;
    // What leads to a name is short: an “and” farther off joins something else.
    let blanks = words.bytes().enumerate().rev().filter(|(_, byte)| *byte == b' ').take(2 * MAX_LEADING);
    let joined = blanks.map(|(at, _)| at).find(|&at| words.as_bytes()[at..].starts_with(AND.as_bytes()))?;
    let (aside, described) = (Span::new(0, joined).of(words), Span::new(joined + AND.len(), words.len()).of(words));
    let (determiner, noun) = described.split_once(' ')?;
    (["his", "her", "their", "its", "the"].contains(&determiner) && leads(noun)).then_some(aside)
}

/// What stands of the sentence that `before` ends in; `None` where that is long.
pub(super) fn opened(before: &str) -> Option<&str> {
    const LONGEST: usize = 160;
    const STOPS: [char; 6] = ['.', '!', '?', '”', '"', '\n'];
    let near = Span::new(before.floor_char_boundary(before.len().saturating_sub(LONGEST)), before.len());
    let stop = near.of(before).rfind(STOPS);
    let whole = stop.is_some() || near.start() == 0;
    let begins = |stop: usize| {
        near.start() + stop + Span::new(stop, near.len()).of(near.of(before)).chars().next().map_or(0, char::len_utf8)
    };
    whole.then(|| Span::new(stop.map_or(0, begins), before.len()).of(before))
}

/// Whether a sentence begins at `start`.
pub(super) fn begins(start: usize, text: &str) -> bool {
    let before = Span::new(0, start).of(text).trim_end_matches(' ');
    let before = before.strip_suffix("Both").unwrap_or(before).trim_end_matches(' ');
    before.is_empty() || before.ends_with(['.', '!', '?', '”', '"', '\n'])
}

/// Whether a sentence begins at `start`, or with a title or a description before it: “Mayor”, “The mayor, ”.
pub(super) fn begins_with_title(start: usize, text: &str) -> bool {
    let Some(sentence) = opened(Span::new(0, start).of(text)).map(str::trim) else { return false };
    let title = sentence.strip_suffix(',').unwrap_or(sentence);
    let described = title.len() == sentence.len() || title.starts_with("The ") || title.starts_with("Its ");
    described && leads(&title.to_lowercase())
}

/// Whether a sentence begins with the title of several, which ends at `end`: “Councillors ”.
pub(super) fn begins_with_titles(end: usize, text: &str) -> bool {
    let Some(sentence) = opened(Span::new(0, end).of(text)).map(str::trim) else { return false };
    sentence.ends_with('s') && !sentence.contains(' ')
}

/// Whether a sentence or its clause ends at `end`, or behind the age that stands there: “Ana Ruiz, 39.”
pub(super) fn ends(end: usize, text: &str) -> bool {
    let behind = Span::new(end, text.len()).of(text);
    let age = behind.strip_prefix(", ").map(|age| age.trim_start_matches(|sign: char| sign.is_ascii_digit()));
    let behind = age.filter(|rest| rest.len() + 2 < behind.len()).unwrap_or(behind);
    behind.is_empty() || behind.starts_with(['.', ';', '\n'])
}

/// `words` without the bracket they begin with, which tells of what stands before them: “ (D-Ohio) and ”.
fn without_bracket(words: &str) -> &str {
    let behind = words.strip_prefix(" (").and_then(|inside| inside.split_once(')'));
    behind.filter(|(inside, _)| inside.len() <= LONGEST_BRACKET).map_or(words, |(_, rest)| rest)
}

/// What follows the comma or “and” that `between`, which stands between two names, begins with.
pub(super) fn joined(between: &str) -> Option<&str> {
    let between = without_bracket(between);
    let rest = between.strip_prefix(',').unwrap_or(between).trim_start();
    let and = ["and ", "nor ", "& ", "as well as "].iter().find_map(|and| rest.strip_prefix(and));
    and.or_else(|| between.starts_with(',').then_some(rest))
}

/// Whether `words` may stand before a name without saying that something else is meant: “the”, “Mayor”, “foreign
/// minister”.
pub(super) fn leads(words: &str) -> bool {
    const LINKS: [&str; 18] = [
        "of", "at", "in", "from", "for", "by", "with", "to", "between", "on", "against", "near", "behind", "over",
        "under", "about", "than", "not",
    ];
    let is_plain = |word: &str| word.chars().all(char::is_alphabetic) && !LINKS.contains(&word);
    words.split_whitespace().count() <= MAX_LEADING && words.split_whitespace().all(is_plain)
}

/// Whether `words`, which stand between a place or body and somebody, tell that they belong to it: “’s”, “ leader ”.
pub(super) fn belongs(words: &str) -> bool {
    matches!(words, "’s " | "'s " | "’ " | "' ") || words.starts_with(' ') && leads(words)
}

/// Whether `words`, which stand between two names, are a title's.
pub(super) fn is_title(words: &str) -> bool {
    let mut parts = words.split_whitespace().peekable();
    parts.peek().is_some() && leads(words) && parts.all(|word| word.starts_with(char::is_uppercase))
}
