//! Text from outside made unable to drive a terminal.
//!
//! Decoding sends every article through [`safe`]; everything else that came from outside (titles, names of files,
//! error messages) goes through [`safe_line`] at the last step before it is shown. What goes: escape sequences, whole;
//! other control characters, overrides and isolates of direction, which become U+FFFD; line and paragraph separators,
//! which become blanks; and more combining marks on one letter than any script needs.

use std::borrow::Cow;

/// What a character that may not be shown becomes.
const MARK: char = '\u{FFFD}';
/// Marks of Zalgo text stack up; no orthography needs more on one letter.
const MAX_MARKS: usize = 8;

/// `text` without anything that could drive a terminal; line ends stay. Borrowed where there was nothing to do.
pub fn safe(text: &str) -> Cow<'_, str> {
    let Some(first) = first_unsafe(text) else { return Cow::Borrowed(text) };
    let (clean, rest) = text.split_at(first);
    let mut safe = String::with_capacity(text.len());
    safe.push_str(clean);
    let mut marks = 0;
    let mut chars = rest.chars();
    while let Some(next) = chars.next() {
        if is_mark(next) {
            marks += 1;
            if marks <= MAX_MARKS {
                safe.push(next);
            }
            continue;
        }
        marks = 0;
        match next {
            '\n' => safe.push('\n'),
            '\u{1B}' => chars = behind_escape(chars.as_str()).chars(),
            '\u{9B}' => chars = behind_control_sequence(chars.as_str()).chars(),
            '\u{90}' | '\u{98}' | '\u{9D}'..='\u{9F}' => chars = behind_control_string(chars.as_str()).chars(),
            '\t' | '\u{B}' | '\u{C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => safe.push(' '),
            '\u{FEFF}' => {}
            next if is_unsafe(next) => safe.push(MARK),
            next => safe.push(next),
        }
    }
    Cow::Owned(safe)
}

/// As [`safe`], on one line: line ends become blanks.
pub fn safe_line(text: &str) -> Cow<'_, str> {
    match safe(text) {
        safe if safe.contains('\n') => Cow::Owned(safe.replace('\n', " ")),
        safe => safe,
    }
}

/// Whether `sign` may not reach a terminal.
pub fn is_unsafe(sign: char) -> bool {
    matches!(
        sign,
        '\0'..='\t'
            | '\u{B}'..='\u{1F}'
            | '\u{7F}'..='\u{9F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2066}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
    )
}

/// Offset of the first character that must go, or of the first letter with too many marks.
fn first_unsafe(text: &str) -> Option<usize> {
    let mut marks = 0;
    let mut letter = 0;
    let mut at = 0;
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        // Most text is printable ASCII.
        if matches!(byte, b' '..=b'~' | b'\n') {
            marks = 0;
            letter = at;
            at += 1;
            continue;
        }
        let sign = text.get(at..)?.chars().next()?;
        if is_unsafe(sign) {
            return Some(at);
        }
        if is_mark(sign) {
            marks += 1;
        } else {
            marks = 0;
            letter = at;
        }
        if marks > MAX_MARKS {
            return Some(letter);
        }
        at += sign.len_utf8();
    }
    None
}

/// What follows an escape sequence of which the ESC was read: ECMA-48's, and the few two-byte ones of DEC.
fn behind_escape(rest: &str) -> &str {
    let mut chars = rest.chars();
    match chars.next() {
        Some('[') => behind_control_sequence(chars.as_str()),
        Some(']' | 'P' | 'X' | '^' | '_') => behind_control_string(chars.as_str()),
        Some(' '..='/') => {
            let final_byte = chars.as_str().trim_start_matches(|sign| matches!(sign, ' '..='/'));
            final_byte.strip_prefix(|sign| matches!(sign, '0'..='~')).unwrap_or(final_byte)
        }
        Some('0'..='~') => chars.as_str(),
        _ => rest,
    }
}

fn behind_control_sequence(rest: &str) -> &str {
    let rest = rest.trim_start_matches(|sign| matches!(sign, '0'..='?'));
    let rest = rest.trim_start_matches(|sign| matches!(sign, ' '..='/'));
    rest.strip_prefix(|sign| matches!(sign, '@'..='~')).unwrap_or(rest)
}

/// What follows the end of a control string; `rest` itself where it has none, so that no text is lost to a string
/// that nobody closes.
fn behind_control_string(rest: &str) -> &str {
    let end = rest.find(|sign| matches!(sign, '\u{7}' | '\u{1B}' | '\u{80}'..='\u{9F}'));
    let Some((_, end)) = end.map(|end| rest.split_at(end)) else { return rest };
    let closed = end.strip_prefix(['\u{7}', '\u{9C}']).or_else(|| end.strip_prefix("\u{1B}\\"));
    closed.unwrap_or(rest)
}

/// Combining marks that stack, and the signs that join.
fn is_mark(sign: char) -> bool {
    matches!(
        sign,
        '\u{300}'..='\u{36F}'
            | '\u{483}'..='\u{489}'
            | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1DC0}'..='\u{1DFF}'
            | '\u{200D}'
            | '\u{20D0}'..='\u{20FF}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FE20}'..='\u{FE2F}'
    )
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
    fn escape_sequences_go_whole() {
        check("a\u{1B}[31;1mred\u{1B}[0m", "ared");
        check("a\u{1B}]0;title\u{7}b\u{1B}]8;;http://x\u{1B}\\c", "abc");
        check("a\u{1B}P1$r q\u{9C}b\u{9B}2Jc\u{1B}(Bd\u{1B}ce\u{1B}", "abcde");
    }

    #[test]
    fn a_string_nobody_closes_takes_no_text_with_it() {
        check("a\u{1B}]0;title and all the rest", "a0;title and all the rest");
        check("\u{9D}1\u{9D}2\u{1B}[A", "12");
    }

    #[test]
    fn controls_and_overrides_become_visible() {
        check("a\u{7}b\u{202E}c\u{2066}d", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d");
        check("a\u{2028}b\tc\nd", "a b c\nd");
    }

    #[test]
    fn letters_keep_the_marks_they_need() {
        check("e\u{301} 👩\u{200D}🚀", "e\u{301} 👩\u{200D}🚀");
        assert_eq!(safe(&format!("a{}b", "\u{301}".repeat(50))).chars().count(), 2 + MAX_MARKS);
    }

    #[test]
    fn clean_text_is_not_copied() {
        assert!(matches!(safe("“Nothing to do,” she said — in Kyïv.\n"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn nothing_unsafe_is_left(text in "(\\PC|[\u{0}-\u{9f}]|\u{1B}[\\[\\]P(_;0-9a-z]|[\u{2028}-\u{202e}]){0,40}") {
            let safe = safe(&text);
            prop_assert!(!safe.chars().any(is_unsafe), "{:?}", safe);
            prop_assert!(matches!(super::safe(&safe), Cow::Borrowed(_)));
        }
    }
}
