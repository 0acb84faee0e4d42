//! Tokens: words, numbers and single signs, the least that rules and models speak of.

use crate::text::Span;

/// A word, a number, or one sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens, digits and the full stops of an abbreviation: `Ruiz`, `U.S.`,
    /// `28-point`, `O'Hara`.
    Word,
    /// Digits, with inner commas, full stops and colons: `1,200`, `3.5`, `10:30`.
    Number,
    /// The possessive `'s`, or `'` after a plural.
    Possessive,
    /// One sign: a bracket, a quotation mark, a dash, `$`; also two apostrophes or two backticks, which are written for
    /// a double quotation mark.
    Sign,
}

/// The tokens of the stretch `within` of `text`, in order.
pub fn tokens(text: &str, within: Span) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(within.len() / 5);
    push_tokens(text, within, &mut tokens);
    tokens
}

/// As [`tokens`], appended to `tokens`, so that a caller in a loop keeps one vector.
pub fn push_tokens(text: &str, within: Span, tokens: &mut Vec<Token>) {
    let part = within.of(text);
    let mut start = 0;
    while start < part.len() {
        let (end, kind) = plain_token(part.as_bytes(), start).unwrap_or_else(|| token_at(part, start));
        if let Some(kind) = kind {
            tokens.push(Token { span: Span::new(within.start() + start, within.start() + end), kind });
        }
        // Behind most tokens is a blank.
        start = end + usize::from(part.as_bytes().get(end) == Some(&b' '));
    }
}

/// As [`token_at`] of what most text is made of: white space, signs that stand for themselves alone, and words of
/// letters of ASCII with one of those behind them. `None` where a closer look is needed.
fn plain_token(part: &[u8], start: usize) -> Option<(usize, Option<TokenKind>)> {
    match part[start] {
        b' ' | b'\n' => return Some((start + 1, None)),
        b',' | b'.' | b'"' | b'(' | b')' | b':' | b';' | b'?' | b'!' => {
            return Some((start + 1, Some(TokenKind::Sign)));
        }
        _ => {}
    }
    let length = letters(&part[start..]);
    let plain = match *part.get(start + length)? {
        b' ' | b'\n' | b',' | b'"' | b')' | b':' | b';' | b'?' | b'!' => length > 0,
        // A full stop behind a single letter may be part of an abbreviation.
        b'.' => length > 1,
        _ => false,
    };
    plain.then_some((start + length, Some(TokenKind::Word)))
}

/// How many letters of ASCII `bytes` begin with. Eight are looked at together, as most words end among them: where one
/// ends is nothing the machine could guess.
#[inline]
fn letters(bytes: &[u8]) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGHEST: u64 = EACH << 7;
    // What a byte below 128 is added to so that its highest bit is set from `first` on.
    let from = |first: u8| u64::from(128 - first) * EACH;
    let mut passed = 0;
    while let Some(eight) = bytes[passed..].first_chunk() {
        let eight = u64::from_le_bytes(*eight);
        let small = (eight | (EACH << 5)) & !HIGHEST;
        let others = (!(small + from(b'a')) | (small + from(b'z' + 1)) | eight) & HIGHEST;
        if others != 0 {
            return passed + others.trailing_zeros() as usize / 8;
        }
        passed += 8;
    }
    passed + bytes[passed..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count()
}

/// Where the token at `start` ends, and what it is; `None` for white space.
fn token_at(part: &str, start: usize) -> (usize, Option<TokenKind>) {
    let mut chars = Span::new(start, part.len()).of(part).char_indices().peekable();
    let Some((_, first)) = chars.next() else { return (part.len(), None) };
    let mut end = start + first.len_utf8();
    if first.is_whitespace() {
        return (end, None);
    }
    if !is_alphanumeric(first) {
        let possessive =
            is_apostrophe(first) && Span::new(0, start).of(part).chars().next_back().is_some_and(is_alphanumeric);
        return match chars.peek() {
            Some(&(at, 's' | 'S')) if possessive && !followed_by_letter(part, start + at + 1) => {
                (start + at + 1, Some(TokenKind::Possessive))
            }
            _ if doubled(part, start) => (start + 2, Some(TokenKind::Sign)),
            _ if curled_twice(part, start) => (start + TWO_CURLED, Some(TokenKind::Sign)),
            _ => (end, Some(TokenKind::Sign)),
        };
    }
    let mut letters = !first.is_numeric();
    while let Some(&(at, next)) = chars.peek() {
        if is_alphanumeric(next) || is_mark(next) || next == '_' {
            letters |= next.is_alphabetic();
        } else if !joins(part, start, start + at, next, letters) {
            break;
        }
        end = start + at + next.len_utf8();
        chars.next();
    }
    (end, Some(if letters { TokenKind::Word } else { TokenKind::Number }))
}

/// Whether two apostrophes or backticks at `start` are a double quotation mark: of three, those outside, the quotation
/// within being single.
fn doubled(part: &str, start: usize) -> bool {
    let (before, rest) = part.as_bytes().split_at(start);
    let opens = before.last().is_none_or(|sign| !sign.is_ascii_graphic() || matches!(sign, b'(' | b'['));
    match rest {
        [b'\'', b'\'', b'\'', ..] => opens,
        [b'\'', b'\'', ..] | [b'`', b'`', ..] => true,
        _ => false,
    }
}

/// How many bytes two curly single marks take.
pub(super) const TWO_CURLED: usize = "’’".len();

/// Whether two curly single marks at `start` are a double one: ‘’so’’ or “so’’. The first ones need others that close
/// them, those a double mark that is open: of “‘’Tis late,’ she said” neither is so.
fn curled_twice(part: &str, start: usize) -> bool {
    const REACH: usize = 3000;
    let (first, last) = (part.ceil_char_boundary(start.saturating_sub(REACH)), part.floor_char_boundary(start + REACH));
    let (before, rest) = (Span::new(first, start).of(part), Span::new(start, last).of(part));
    if let Some(behind) = rest.strip_prefix("‘’").or_else(|| rest.strip_prefix("‘‘")) {
        return behind.starts_with(is_alphanumeric) && behind.contains("’’");
    }
    let Some(behind) = rest.strip_prefix("’’") else { return false };
    // The last mark that opens: “, ‘’, or the second of ‘‘.
    let double = before.rfind(['“', '‘']).is_some_and(|open| {
        let (until, from) = (Span::new(0, open).of(before), Span::new(open, before.len()).of(before));
        from.starts_with('“') || from.starts_with("‘’") || until.ends_with('‘')
    });
    double && !before.ends_with(char::is_whitespace) && !behind.starts_with(is_alphanumeric)
}

/// Whether `sign` at `at` goes on with the word or number that began at `start`.
fn joins(part: &str, start: usize, at: usize, sign: char, letters: bool) -> bool {
    let after = Span::new(at + sign.len_utf8(), part.len()).of(part).chars().next();
    let word_follows = after.is_some_and(is_alphanumeric);
    match sign {
        '\'' | '’' => letters && word_follows && !possessive_at(part, at, sign),
        '-' | '‐' | '‑' => word_follows,
        ',' | ':' => !letters && after.is_some_and(|next| next.is_ascii_digit()),
        '.' if letters => abbreviation(Span::new(start, at).of(part), after),
        '.' => after.is_some_and(|next| next.is_ascii_digit()),
        '&' => letters && at - start <= 3 && after.is_some_and(char::is_uppercase),
        _ => false,
    }
}

/// Whether a full stop after `word` belongs to it: single letters between full stops (`U.S.`, `J.`, `p.m.`).
fn abbreviation(word: &str, after: Option<char>) -> bool {
    let last = word.rsplit('.').next().unwrap_or(word);
    let single = last.chars().count() == 1 && last.chars().all(char::is_alphabetic);
    single
        && word.split('.').all(|part| part.chars().count() <= 1)
        && (word.contains('.') || last.chars().all(char::is_uppercase) || after.is_some_and(char::is_alphabetic))
}

/// Whether the apostrophe at `at` begins a possessive `'s` that ends the word.
fn possessive_at(part: &str, at: usize, apostrophe: char) -> bool {
    let after = at + apostrophe.len_utf8();
    let rest = Span::new(after, part.len()).of(part);
    rest.starts_with(['s', 'S']) && !followed_by_letter(part, after + 1)
}

fn followed_by_letter(part: &str, at: usize) -> bool {
    Span::new(at, part.len()).of(part).chars().next().is_some_and(is_alphanumeric)
}

fn is_apostrophe(sign: char) -> bool {
    matches!(sign, '\'' | '’')
}

/// Combining marks, which belong to the letter before them.
fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36F}' | '\u{200D}' | '\u{FE0F}')
}

/// Whether `sign` is a letter or digit, as no dash or curly mark is: of those the tables of all signs are not asked.
fn is_alphanumeric(sign: char) -> bool {
    !matches!(sign, '\u{2010}'..='\u{205E}') && sign.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_dash_or_curly_mark_is_a_letter() {
        assert!(('\u{2010}'..='\u{205E}').all(|sign| !sign.is_alphanumeric()));
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found: Vec<_> = tokens(text, Span::new(0, text.len())).iter().map(|token| token.span.of(text)).collect();
        assert_eq!(found.join("|"), expected);
    }

    proptest! {
        #[test]
        fn what_is_told_at_a_glance_is_what_a_closer_look_tells(text in "[a-cS0-1 \n.,:;?!()\"'’“”é&-]{0,40}") {
            for (start, _) in text.char_indices() {
                if let Some(plain) = plain_token(text.as_bytes(), start) {
                    prop_assert_eq!(plain, token_at(&text, start), "{} of {:?}", start, text);
                }
            }
        }
    }

    #[test]
    fn words_numbers_and_signs_stand_apart() {
        check("Ana Ruiz paid $1,200.50 at 10:30.", "Ana|Ruiz|paid|$|1,200.50|at|10:30|.");
        check("“No,” she said.", "“|No|,|”|she|said|.");
    }

    #[test]
    fn a_possessive_is_a_token_and_an_inner_apostrophe_is_none() {
        check("Trump's envoy, O'Hara’s don’t", "Trump|'s|envoy|,|O'Hara|’s|don’t");
        check("the envoys' plane 'stays'", "the|envoys|'|plane|'|stays|'");
    }

    #[test]
    fn two_apostrophes_are_one_mark() {
        check("''It rained,'' she said.", "''|It|rained|,|''|she|said|.");
        check("''She said, 'It rained,''' he said.", "''|She|said|,|'|It|rained|,|'|''|he|said|.");
        check("''' So' it is.''", "''|'|So|'|it|is|.|''");
        check("``It rained.''", "``|It|rained|.|''");
        check("‘’It rained,’’ she said.", "‘’|It|rained|,|’’|she|said|.");
        check("“It rained,’’ she said.", "“|It|rained|,|’’|she|said|.");
        check("‘’Tis late,’ she said.", "‘|’|Tis|late|,|’|she|said|.");
        check("‘It is the miners’’ she said.", "‘|It|is|the|miners|’|’|she|said|.");
        check("the '90s, don't, dogs'", "the|'|90s|,|don't|,|dogs|'");
    }

    #[test]
    fn abbreviations_keep_their_full_stops() {
        check("U.S. President J. Doe, 3 p.m. today.", "U.S.|President|J.|Doe|,|3|p.m.|today|.");
        check("It was a. Then", "It|was|a|.|Then");
        check("28-point AT&T co-operation", "28-point|AT&T|co-operation");
    }
}
