//! Text from outside, made unable to drive a terminal.
//!
//! [`safe`] is applied to every text when it is decoded, and once more, at the last step before a cell or a byte is
//! written, to whatever else came from outside: titles, names of feeds and files, addresses, error messages.
//! What it does with each kind of character:
//!
//! | character | becomes |
//! |---|---|
//! | escape sequences, 7-bit (`ESC [ … m`) and 8-bit (`U+009B … m`) | nothing, the whole of them |
//! | tab, vertical tab, form feed, carriage return, NEL, U+2028, U+2029 | a blank |
//! | other C0 controls and DEL | nothing |
//! | other C1 controls, the mark of a wrongly decoded text | U+FFFD |
//! | bidirectional embeddings, overrides and isolates; deprecated format characters | nothing |
//! | U+FEFF, interlinear annotation, tag characters | nothing |
//! | what takes no cell, after [`MAX_MARKS`] of it in a row | nothing |
//!
//! Line ends stay in [`safe`] and are blanks in [`safe_line`]. Left-to-right and right-to-left marks, joiners and
//! soft hyphens stay: languages need them, and they reach no further than their neighbours.

use super::Span;
use super::bytes::position;
use std::borrow::Cow;
use unicode_width::UnicodeWidthChar;

/// How many combining marks and other characters without a width may follow each other.
const MAX_MARKS: usize = 8;

/// `text` without anything that could drive a terminal. Lines stay lines.
pub fn safe(text: &str) -> Cow<'_, str> {
    made_safe(text, Kept::LineEnds)
}

/// As [`safe`], for what must be one line: line ends are blanks too.
pub fn safe_line(text: &str) -> Cow<'_, str> {
    made_safe(text, Kept::Nothing)
}

/// As [`safe`], with tabs left for who expands them.
pub(crate) fn safe_but_tabs(text: &str) -> Cow<'_, str> {
    made_safe(text, Kept::LineEndsAndTabs)
}

/// The controls that stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kept {
    Nothing,
    LineEnds,
    LineEndsAndTabs,
}

impl Kept {
    fn keeps(self, sign: char) -> bool {
        match sign {
            '\n' => self != Self::Nothing,
            '\t' => self == Self::LineEndsAndTabs,
            _ => false,
        }
    }
}

fn made_safe(text: &str, kept: Kept) -> Cow<'_, str> {
    let mut scan = Scan { text, at: 0, marks: 0, kept };
    let Some(first) = scan.next_unsafe() else { return Cow::Borrowed(text) };
    let mut safe = String::with_capacity(text.len());
    let mut copied = 0;
    let mut found = Some(first);
    while let Some(Unsafe { at, sign }) = found {
        safe.push_str(Span::new(copied, at).of(text));
        scan.at = at + sign.len_utf8();
        match sign {
            '\x1b' => scan.at = escape_end(text, scan.at),
            '\u{9b}' => scan.at = control_sequence_end(text, scan.at),
            '\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}' => scan.at = control_string_end(text, scan.at),
            _ => {
                if let Some(shown) = shown_instead(sign) {
                    safe.push(shown);
                    scan.marks = 0;
                }
            }
        }
        copied = scan.at;
        found = scan.next_unsafe();
    }
    safe.push_str(Span::new(copied, text.len()).of(text));
    Cow::Owned(safe)
}

/// What is shown in place of a character that must go, if anything.
fn shown_instead(sign: char) -> Option<char> {
    match sign {
        '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{80}'..='\u{9f}' => Some('\u{fffd}'),
        _ => None,
    }
}

/// A character that may not stay.
#[derive(Debug, Clone, Copy)]
struct Unsafe {
    at: usize,
    sign: char,
}

/// A walk over a text from one unsafe character to the next.
struct Scan<'a> {
    text: &'a str,
    at: usize,
    /// Characters without a width since the last that has one.
    marks: usize,
    kept: Kept,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        Span::new(self.at, self.text.len()).of(self.text)
    }

    fn next_unsafe(&mut self) -> Option<Unsafe> {
        while self.at < self.text.len() {
            let clean = clean_ascii(self.rest().as_bytes(), self.kept != Kept::Nothing);
            if clean > 0 {
                self.marks = 0;
                self.at += clean;
            }
            for sign in self.rest().chars() {
                if matches!(sign, ' '..='~') {
                    break; // Back to the fast way.
                }
                if self.must_go(sign) {
                    return Some(Unsafe { at: self.at, sign });
                }
                self.at += sign.len_utf8();
            }
        }
        None
    }

    fn must_go(&mut self, sign: char) -> bool {
        if is_unsafe(sign) {
            return !self.kept.keeps(sign);
        }
        if !takes_no_cell(sign) {
            self.marks = 0;
            return false;
        }
        self.marks += 1;
        self.marks > MAX_MARKS
    }
}

/// How many bytes of printable ASCII, and of line ends where those stay, `bytes` begin with.
#[expect(clippy::needless_bitwise_bool, reason = "without branches a block is tested in a few instructions")]
fn clean_ascii(bytes: &[u8], lines_stay: bool) -> usize {
    let clean = |byte: u8| matches!(byte, b' '..=b'~') | (lines_stay & (byte == b'\n'));
    position(bytes, |byte| !clean(byte)).unwrap_or(bytes.len())
}

/// Whether `sign` may not reach a terminal: what [`safe`] never leaves but the line end.
pub fn is_unsafe(sign: char) -> bool {
    matches!(
        sign,
        '\0'..='\x1f'
            | '\x7f'..='\u{9f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

fn takes_no_cell(sign: char) -> bool {
    match sign {
        '\0'..='\u{2ff}' | '\u{370}'..='\u{482}' | '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{9fff}' => false,
        _ => sign.width() == Some(0),
    }
}

/// Where the escape sequence ends whose ESC stands at `at`.
pub(crate) fn sequence_end(text: &str, at: usize) -> usize {
    escape_end(text, at + 1)
}

/// Where the escape sequence ends whose ESC stands before `at`.
fn escape_end(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at) {
        Some(b'[') => control_sequence_end(text, at + 1),
        Some(b'P' | b'X' | b']' | b'^' | b'_') => control_string_end(text, at + 1),
        _ => skip(text, skip(text, at, b' '..=b'/', usize::MAX), b'0'..=b'~', 1),
    }
}

/// Where a control sequence ends whose introducer stands before `at`: parameters, intermediates, a final byte.
fn control_sequence_end(text: &str, at: usize) -> usize {
    let parameters_end = skip(text, at, b'0'..=b'?', usize::MAX);
    let intermediates_end = skip(text, parameters_end, b' '..=b'/', usize::MAX);
    skip(text, intermediates_end, b'@'..=b'~', 1)
}

/// Where a control string (OSC, DCS, …) ends whose introducer stands before `at`: behind BEL or ST.
///
/// One that no terminator ends before the next line or control has only its introducer dropped: rather junk to be
/// seen than text that is not.
fn control_string_end(text: &str, at: usize) -> usize {
    let rest = Span::new(at, text.len()).of(text);
    let Some(length) = rest.find(char::is_control) else { return at };
    let end = at + length;
    let rest = Span::new(end, text.len()).of(text);
    match ["\x07", "\u{9c}", "\x1b\\"].iter().find(|terminator| rest.starts_with(**terminator)) {
        Some(terminator) => end + terminator.len(),
        None => at,
    }
}

/// Behind at most `most` bytes of `range` that stand at `at`.
fn skip(text: &str, at: usize, range: std::ops::RangeInclusive<u8>, most: usize) -> usize {
    at + text.as_bytes().iter().skip(at).take(most).take_while(|byte| range.contains(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(safe(text), expected);
    }

    #[test]
    fn a_text_without_such_characters_is_given_back_as_it_is() {
        for text in ["", "Ana Ruiz\nspoke.", "“Así es,” dijo — 日本語 👩‍🚀 🇺🇦 e\u{301} שלום\u{200f}"]
        {
            assert!(matches!(safe(text), Cow::Borrowed(same) if same == text), "{text:?}");
        }
    }

    #[test]
    fn escape_sequences_go_whole() {
        check("a\x1b[1;31mb\x1b[0mc", "abc");
        check("a\u{9b}31mb", "ab");
        check("a\x1b[?25lb\x1b[2 qc\x1b[>4;2md", "abcd");
        check("a\x1bcb\x1b(Bc\x1b7d", "abcd");
        check("a\x1b]0;title\x07b\x1b]8;;https://example.org\x1b\\c\u{9d}52;c;aGk=\u{9c}d", "abcd");
        check("a\x1bPq#0;2;0\x1b\\b\x1b_Gf=24\x1b\\c", "abc");
    }

    #[test]
    fn an_escape_sequence_that_is_cut_short_hides_no_text() {
        check("a\x1b]0;title\nb", "a0;title\nb");
        check("a\x1b[1;\nb\x1b", "a\nb");
        check("a\x1b\x1b[mb\x1bé", "abé");
        check("a\x1b]x\x1b]y\x07", "ax");
    }

    #[test]
    fn controls_are_blanks_or_gone() {
        check("a\tb\rc\x0bd\x0ce\u{85}f\u{2028}g", "a b c d e f g");
        check("a\0b\x07c\x08d\x7fe", "abcde");
        check("it\u{92}s", "it\u{fffd}s");
    }

    #[test]
    fn nothing_turns_the_direction_of_a_line() {
        check("a\u{202e}b\u{202c}c\u{2066}d\u{2069}e", "abcde");
        check("\u{feff}a\u{fff9}b\u{e0041}c", "abc");
    }

    #[test]
    fn marks_on_one_letter_are_capped() {
        let zalgo = format!("e{}a", "\u{301}".repeat(1000));
        check(&zalgo, &format!("e{}a", "\u{301}".repeat(MAX_MARKS)));
        let broken_up = "e".to_owned() + &"\u{301}\u{202e}".repeat(1000);
        check(&broken_up, &format!("e{}", "\u{301}".repeat(MAX_MARKS)));
    }

    #[test]
    fn a_safe_line_is_one_line() {
        assert_eq!(safe_line("one\ntwo\x1b[m\tthree"), "one two three");
    }

    proptest! {
        #[test]
        fn nothing_unsafe_is_left(text in "(\x1b|\\[|\\]|[0-9;]|m|\\PC|\\p{Cc}|\u{301}|\u{202e}|\u{9b}){0,60}") {
            let safe_text = safe(&text);
            prop_assert!(!safe_text.chars().any(|sign| is_unsafe(sign) && sign != '\n'));
            prop_assert!(!safe_line(&text).chars().any(is_unsafe));
            prop_assert!(matches!(safe(&safe_text), Cow::Borrowed(_)));
        }
    }
}
