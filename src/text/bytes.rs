//! What the bytes of a text tell, a block of them at a time.

use super::Span;

/// Long enough for the compiler to test a block at once.
const BLOCK: usize = 32;

/// Where the first of `bytes` that `is_wanted` stands. What tells it should not branch: a block takes a few
/// instructions then.
#[inline]
pub(crate) fn position(bytes: &[u8], is_wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let has_none = |block: &&[u8]| !block.iter().fold(false, |any, &byte| any | is_wanted(byte));
    let passed = bytes.chunks_exact(BLOCK).take_while(has_none).count() * BLOCK;
    // What stands behind the last whole block is looked at with the end of that.
    let ends_with_none = || bytes.last_chunk::<BLOCK>().is_some_and(|last| has_none(&last.as_slice()));
    if bytes.len() - passed < BLOCK && ends_with_none() {
        return None;
    }
    bytes.iter().skip(passed).position(|&byte| is_wanted(byte)).map(|at| passed + at)
}

/// Where the first sign of `text` that `is_wanted` stands, whose first byte `may_begin` one.
#[inline]
pub(crate) fn find(text: &str, may_begin: impl Fn(u8) -> bool, is_wanted: impl Fn(char) -> bool) -> Option<usize> {
    let mut at = 0;
    loop {
        at += position(Span::new(at, text.len()).of(text).as_bytes(), &may_begin)?;
        let sign = Span::new(at, text.len()).of(text).chars().next()?;
        if is_wanted(sign) {
            return Some(at);
        }
        at += sign.len_utf8();
    }
}

/// The words of `text`, those that `str::split_whitespace` tells apart, in less time where most of it is ASCII.
pub(crate) fn split(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let behind_blank = rest.strip_prefix(' ').unwrap_or(rest);
        let has_begun = behind_blank.as_bytes().first().is_some_and(u8::is_ascii_graphic);
        let begun = if has_begun { behind_blank } else { behind_blank.trim_start() };
        let (word, behind) = begun.split_at_checked(first_word(begun))?;
        rest = behind;
        (!word.is_empty()).then_some(word)
    })
}

/// How long the word is that `text` begins with, in bytes.
fn first_word(text: &str) -> usize {
    let bytes = text.as_bytes();
    // Of most words that is all.
    let mut end = bytes.iter().take_while(|byte| byte.is_ascii_graphic()).count();
    while let Some(&byte) = bytes.get(end).filter(|&&byte| !is_blank(byte)) {
        if byte.is_ascii() {
            end += 1;
            continue;
        }
        match Span::new(end, text.len()).of(text).chars().next() {
            Some(sign) if !sign.is_whitespace() => end += sign.len_utf8(),
            _ => break,
        }
    }
    end
}

/// How many bytes of `text` are wanted. What tells it should not branch, as for [`position`].
#[inline]
pub(crate) fn count(text: &str, is_wanted: impl Fn(u8) -> bool) -> usize {
    text.as_bytes().chunks(COUNTED).map(|bytes| so_many(bytes.iter().map(|byte| is_wanted(*byte)))).sum()
}

/// How many words `text` has: stretches without white space, and for every two signs of a script that writes none,
/// Chinese or kana, one more.
pub(crate) fn words(text: &str) -> usize {
    if text.is_ascii() {
        return stretches(text.as_bytes());
    }
    // The first bytes of U+3000 to U+9FFF.
    let begins_sign = |byte: u8| (0xE3..=0xE9).contains(&byte);
    let signs = count(text, begins_sign);
    let stretches = if may_have_wide_blanks(text.as_bytes()) {
        text.split_whitespace().count()
    } else {
        stretches(text.as_bytes())
    };
    stretches + signs / 2
}

/// Whether `bytes` may have white space that is not ASCII: `false` only where they have none.
fn may_have_wide_blanks(bytes: &[u8]) -> bool {
    // U+0085 and U+00A0, U+1680, U+3000; of what begins with E2, U+2000 to U+200A, U+2028, U+2029, U+202F and U+205F.
    let ends = |third: &u8| matches!(third, 0x80..=0x8A | 0x9F | 0xA8 | 0xA9 | 0xAF);
    memchr::memchr3(0xC2, 0xE1, 0xE3, bytes).is_some()
        || memchr::memchr_iter(0xE2, bytes).any(|at| bytes.get(at + 2).is_some_and(ends))
}

/// How many stretches without white space `bytes` have, where all white space in them is ASCII.
fn stretches(bytes: &[u8]) -> usize {
    let [first, behind @ ..] = bytes else { return 0 };
    let begun = bytes.chunks(COUNTED).zip(behind.chunks(COUNTED)).map(|(before, bytes)| {
        so_many(before.iter().zip(bytes).map(|(before, byte)| is_blank(*before) & !is_blank(*byte)))
    });
    usize::from(!is_blank(*first)) + begun.sum::<usize>()
}

/// Whether `byte` is white space of ASCII.
#[inline]
fn is_blank(byte: u8) -> bool {
    (byte == b' ') | matches!(byte, b'\t'..=b'\r')
}

/// So many are counted in a byte, and many bytes at once.
const COUNTED: usize = u8::MAX as usize;

/// How many of `tests`, [`COUNTED`] at most, hold.
#[inline]
fn so_many(tests: impl Iterator<Item = bool>) -> usize {
    tests.map(u8::from).sum::<u8>().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_first_is_found_wherever_it_stands() {
        for length in [0, 1, 31, 32, 33, 64, 100] {
            let mut bytes = vec![b'a'; length];
            assert_eq!(position(&bytes, |byte| byte == b'.'), None);
            for behind in [0, 2, 31, 32] {
                bytes.truncate(length);
                bytes.push(b'.');
                bytes.extend(vec![b'.'; behind]);
                assert_eq!(position(&bytes, |byte| byte == b'.'), Some(length));
            }
        }
    }

    #[test]
    fn words_stand_between_white_space() {
        for (text, expected) in [
            ("", 0),
            ("  ", 0),
            ("it", 1),
            (" it\n rained ", 2),
            ("“it” — rained", 3),
            ("a\u{a0}b c", 3),
            ("修好大坝。", 3),
            ("雨が降る", 3),
        ] {
            assert_eq!(words(text), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn words_are_counted_as_they_are_told_apart(text in "([a-z“é修が]{0,9}[ \n\u{85}\u{a0}\u{1680}\u{2000}-\u{200a}\u{2028}\u{205f}\u{3000}]{0,3}){0,90}") {
            let signs = text.chars().filter(|sign| ('\u{3000}'..'\u{a000}').contains(sign)).count();
            prop_assert_eq!(words(&text), text.split_whitespace().count() + signs / 2);
            prop_assert!(split(&text).eq(text.split_whitespace()));
        }

        #[test]
        fn words_of_ascii_are(text in "([a-z]{0,9}[ \n]{0,3}){0,200}") {
            prop_assert_eq!(words(&text), text.split_whitespace().count());
        }
    }
}
