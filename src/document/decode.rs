//! Bytes to text: encodings, line ends, tabs, overstrikes, and everything a terminal must not see.

use super::Repair;
use crate::text::safe::safe;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Texts are cut behind this many bytes, so that a [`Span`](crate::text::Span) can reach everything.
const MAX_BYTES: usize = 1 << 31;
/// How much of a text is looked at to guess its encoding.
const SAMPLE_BYTES: usize = 64 * 1024;
/// Tabs go on to the next multiple of this.
const TAB_CELLS: usize = 8;

/// A text that is safe to show, and what had to be mended in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decoded {
    /// The text: lines end in `\n`, and that is the only control character in it.
    pub text: String,
    /// What was mended, each at most once.
    pub repairs: Vec<Repair>,
}

/// Reads `bytes` in the encoding they are in: what a byte order mark says, else UTF-8 where most of it is valid, else
/// UTF-16 where every other byte is zero, else the encoding that `chardetng` guesses.
pub fn decode(bytes: &[u8]) -> Decoded {
    let mut repairs = Vec::new();
    let bytes = bytes.get(..MAX_BYTES).map_or(bytes, |head| {
        repairs.push(Repair::Truncated);
        head
    });
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, bom)) => (encoding, &bytes[bom..]),
        None => (guess(bytes), bytes),
    };
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    if damaged {
        repairs.push(Repair::DamagedBytes);
    }
    let mended = mend(&text, &mut repairs);
    let text = match mended {
        Cow::Borrowed(_) => text.into_owned(),
        Cow::Owned(mended) => mended,
    };
    Decoded { text, repairs }
}

/// Text that is Unicode already, made safe to show; what was mended is added to `repairs`.
pub fn mend<'a>(text: &'a str, repairs: &mut Vec<Repair>) -> Cow<'a, str> {
    let struck = text.contains('\u{8}').then(|| {
        repairs.push(Repair::Overstrikes);
        without_overstrikes(text)
    });
    let text = struck.map_or(Cow::Borrowed(text), Cow::Owned);
    let text = match text.contains(['\r', '\t', '\u{C}']) {
        true => Cow::Owned(with_plain_lines(&safe_but_lines(&text, repairs))),
        false => text,
    };
    match safe(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(safe) => {
            repairs.push(Repair::Controls);
            Cow::Owned(safe)
        }
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    let (even, odd) = zeros(sample);
    // UTF-16 of a text in a Latin script has a zero in every other byte, and no text has both.
    let half = sample.len() / 2;
    if half > 1 && odd > half / 2 && even <= half / 8 {
        return UTF_16LE;
    }
    if half > 1 && even > half / 2 && odd <= half / 8 {
        return UTF_16BE;
    }
    if is_mostly_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Deny)
}

fn zeros(sample: &[u8]) -> (usize, usize) {
    let count = |start| sample.iter().skip(start).step_by(2).filter(|byte| **byte == 0).count();
    (count(0), count(1))
}

/// Whether `bytes` are UTF-8, or have more letters beyond ASCII that are than bytes that are not.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        // Up to the first damage, what is valid needs no counting.
        if chunk.valid().len() == bytes.len() {
            return true;
        }
        valid += chunk.valid().chars().filter(|sign| !sign.is_ascii()).take(1 << 16).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    invalid == 0 || valid > 2 * invalid
}

/// What a typewriter shows: a sign struck over another replaces it, one struck over `_` (or under it) is underlined.
fn without_overstrikes(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(next) = chars.next() {
        if next != '\u{8}' {
            shown.push(next);
            continue;
        }
        let Some(under) = shown.pop() else { continue };
        match chars.peek() {
            _ if under == '\n' => shown.push(under),
            Some('_') => {
                chars.next();
                shown.push(under);
            }
            Some(over) if !over.is_control() => {}
            _ => shown.push(under),
        }
    }
    shown
}

/// Escape sequences out, so that they take no room before a tab; line ends, tabs and form feeds stay.
fn safe_but_lines<'a>(text: &'a str, repairs: &mut Vec<Repair>) -> Cow<'a, str> {
    if !text.contains(['\u{1B}', '\u{9B}', '\u{9D}']) {
        return Cow::Borrowed(text);
    }
    if !repairs.contains(&Repair::Controls) {
        repairs.push(Repair::Controls);
    }
    let mut kept = String::with_capacity(text.len());
    for part in text.split_inclusive(['\r', '\t', '\u{C}']) {
        let end = part.trim_end_matches(['\r', '\t', '\u{C}']);
        kept.push_str(&safe(end));
        kept.extend(part.chars().skip(end.chars().count()));
    }
    Cow::Owned(kept)
}

/// `\r\n`, `\r` and form feeds end lines as `\n` does; tabs become blanks up to the next stop.
fn with_plain_lines(text: &str) -> String {
    let mut plain = String::with_capacity(text.len() + text.len() / 16);
    let mut column = 0;
    let mut chars = text.chars().peekable();
    while let Some(next) = chars.next() {
        match next {
            '\r' | '\n' | '\u{C}' => {
                if next == '\r' {
                    chars.next_if_eq(&'\n');
                }
                plain.push('\n');
                column = 0;
            }
            '\t' => {
                let blanks = TAB_CELLS - column % TAB_CELLS;
                plain.extend(std::iter::repeat_n(' ', blanks));
                column += blanks;
            }
            next => {
                plain.push(next);
                column += 1;
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str, repairs: &[Repair]) {
        let decoded = decode(bytes);
        assert_eq!((decoded.text.as_str(), decoded.repairs.as_slice()), (expected, repairs));
    }

    #[test]
    fn byte_order_marks_are_obeyed_and_gone() {
        check(b"\xEF\xBB\xBFna\xC3\xAFve", "naïve", &[]);
        check(b"\xFF\xFEh\0i\0", "hi", &[]);
        check(b"\xFE\xFF\0h\0i", "hi", &[]);
    }

    #[test]
    fn encodings_without_a_label_are_found() {
        check(b"T\0h\0e\0 \0d\0a\0m\0", "The dam", &[]);
        check("Der Bürgermeister erklärte, die Straße müsse gesperrt werden.".as_bytes(), "Der Bürgermeister erklärte, die Straße müsse gesperrt werden.", &[]);
        check(b"Der B\xFCrgermeister erkl\xE4rte, die Stra\xDFe m\xFCsse gesperrt werden.", "Der Bürgermeister erklärte, die Straße müsse gesperrt werden.", &[]);
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        let mut bytes = "“Größe” und „Maß“ für Zoë".as_bytes().to_vec();
        bytes.push(0xFF);
        check(&bytes, "“Größe” und „Maß“ für Zoë\u{FFFD}", &[Repair::DamagedBytes]);
    }

    #[test]
    fn overstrikes_and_colours_of_a_manual_page_are_read() {
        check(b"N\x08NA\x08AM\x08ME\x08E _\x08f_\x08i_\x08l_\x08e", "NAME file", &[Repair::Overstrikes]);
        check(b"\x1B[1mNAME\x1B[0m\tgit", "NAME    git", &[Repair::Controls]);
    }

    #[test]
    fn lines_end_one_way_and_tabs_reach_their_stops() {
        check(b"a\r\nb\rc\nd", "a\nb\nc\nd", &[]);
        check(b"a\tb\n\tc", "a       b\n        c", &[]);
    }

    proptest! {
        #[test]
        fn any_bytes_become_safe_text(bytes in prop::collection::vec(prop_oneof![any::<u8>(), Just(0x1B), Just(8), Just(b'\n')], 0..200)) {
            let text = decode(&bytes).text;
            prop_assert!(!text.chars().any(crate::text::safe::is_unsafe));
        }

        #[test]
        fn clean_text_is_unchanged(text in "[a-zéß“” .,\n]{0,80}") {
            prop_assert_eq!(decode(text.as_bytes()).text, text);
        }
    }
}
