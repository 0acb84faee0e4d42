//! What the bytes of a text tell, a block of them at a time.

use super::Span;

/// Long enough for the compiler to test a block at once.
const BLOCK: usize = 32;

/// Where the first of `bytes` that `is_wanted` stands. What tells it should not branch: a block takes a few instructions
/// then.
#[inline]
pub(crate) fn position(bytes: &[u8], is_wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let has_none = |block: &&[u8]| !block.iter().fold(false, |any, &byte| any | is_wanted(byte));
    let passed = bytes.chunks_exact(BLOCK).take_while(has_none).count() * BLOCK;
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

/// How many words `text` has: stretches without white space, and for every two signs of a script that writes none, Chinese
/// or kana, one more.
pub(crate) fn words(text: &str) -> usize {
    // The first bytes of U+3000 to U+9FFF.
    let begins_sign = |byte: &u8| (0xE3..=0xE9).contains(byte);
    let signs = || text.bytes().filter(begins_sign).count();
    stretches(text) + if text.is_ascii() { 0 } else { signs() / 2 }
}

/// How many stretches without white space `text` has.
fn stretches(text: &str) -> usize {
    const STRETCH: usize = u8::MAX as usize; // The count of each is a byte.
    if find(text, |byte| !byte.is_ascii(), char::is_whitespace).is_some() {
        return text.split_whitespace().count();
    }
    let is_blank = |byte: u8| (byte == b' ') | matches!(byte, b'\t'..=b'\r');
    let bytes = text.as_bytes();
    let [first, behind @ ..] = bytes else { return 0 };
    let stretches = bytes.chunks(STRETCH).zip(behind.chunks(STRETCH));
    let begun = stretches.map(|(before, after)| {
        before.iter().zip(after).map(|(before, byte)| u8::from(is_blank(*before) & !is_blank(*byte))).sum::<u8>()
    });
    usize::from(!is_blank(*first)) + begun.map(usize::from).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_found_wherever_it_stands() {
        for length in [0, 1, 31, 32, 33, 64, 100] {
            let mut bytes = vec![b'a'; length];
            assert_eq!(position(&bytes, |byte| byte == b'.'), None);
            bytes.extend(b".a.");
            assert_eq!(position(&bytes, |byte| byte == b'.'), Some(length));
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
}
