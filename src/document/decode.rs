//! Bytes to text.
//!
//! [`decode`] finds the encoding and turns bytes into a `str`; [`mend`] makes of any `str` a text that a document can
//! be built on: lines end in `\n`, tabs are blanks, overstrikes are the letters they show, and nothing is left that
//! could drive a terminal. A text that needs none of that is not copied.
//!
//! What a page or feed declares about its own encoding is not read here; whoever parses it knows where to look.

use super::Repair;
use crate::text::Span;
use crate::text::safe::safe_but_tabs;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;
use unicode_width::UnicodeWidthChar;

/// Texts are cut behind this many bytes, so that a [`Span`] reaches everything.
const MAX_BYTES: usize = 1 << 31;

/// Behind this many bytes a tab is one blank, so that tabs cannot make a text too long for a [`Span`].
pub(super) const MAX_BYTES_WITH_TABS: usize = 1 << 30;

/// How much of a text is looked at to guess its encoding, from its first byte that is not ASCII.
const GUESSED_BYTES: usize = 256 << 10;

/// Distance of tab stops, in cells.
pub(super) const TAB_CELLS: usize = 8;

/// A text and how it was come by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// Safe to show, lines ended by `\n`, without tabs.
    pub text: String,
    /// What had to be mended, each kind once.
    pub repairs: Vec<Repair>,
    /// Name of the encoding, as the WHATWG writes it: `UTF-8`, `windows-1252`.
    pub encoding: &'static str,
}

/// Reads `bytes` in whatever encoding they are in. Any bytes give a text.
pub fn decode(bytes: &[u8]) -> Decoded {
    let Characters { text, mut repairs, encoding } = characters(bytes, None);
    let text = mend(&text, &mut repairs).into_owned();
    Decoded { text, repairs, encoding: encoding.name() }
}

/// Characters as they came, which [`mend`] has not seen: what a parser of markup wants.
#[derive(Debug, Clone)]
pub(super) struct Characters<'a> {
    pub(super) text: Cow<'a, str>,
    /// What had to be mended, each kind once.
    pub(super) repairs: Vec<Repair>,
    pub(super) encoding: &'static Encoding,
}

/// The first half of [`decode`]. Of `declared`, the name of an encoding, no more is believed than the bytes allow: it
/// decides among those that a byte can be anything in.
pub(super) fn characters<'a>(bytes: &'a [u8], declared: Option<&str>) -> Characters<'a> {
    let mut repairs = Vec::new();
    let kept = bytes.get(..MAX_BYTES).unwrap_or(bytes);
    let (encoding, mark_length) = Encoding::for_bom(kept).unwrap_or_else(|| (encoding(kept, declared), 0));
    let (text, damaged) = encoding.decode_without_bom_handling(kept.get(mark_length..).unwrap_or_default());
    let readable = cut(&text).len();
    if damaged {
        repairs.push(Repair::DamagedBytes);
    }
    if kept.len() < bytes.len() || readable < text.len() {
        repairs.push(Repair::Truncated);
    }
    let text = match text {
        Cow::Borrowed(text) => Cow::Borrowed(cut(text)),
        Cow::Owned(mut text) => {
            text.truncate(readable);
            Cow::Owned(text)
        }
    };
    Characters { text, repairs, encoding }
}

/// All of [`decode`] but the step from bytes to `str`, for what comes as Unicode already. What had to be mended is
/// added to `repairs`.
pub fn mend<'a>(text: &'a str, repairs: &mut Vec<Repair>) -> Cow<'a, str> {
    let mut text = Cow::Borrowed(text);
    if let Cow::Owned(lines) = with_line_ends(&text) {
        text = Cow::Owned(lines);
    }
    if has(&text, b'\x08') {
        text = Cow::Owned(without_overstrikes(&text));
        repairs.push(Repair::Overstrikes);
    }
    let safe = match safe_but_tabs(&text) {
        Cow::Owned(safe) => Some(safe),
        Cow::Borrowed(_) => None,
    };
    if let Some(safe) = safe {
        text = Cow::Owned(safe);
        repairs.push(Repair::Controls);
    }
    if has(&text, b'\t') {
        text = Cow::Owned(with_tabs_expanded(&text));
    }
    text
}

/// As much of `text` as may be read.
fn cut(text: &str) -> &str {
    (MAX_BYTES - 3..=MAX_BYTES).rev().find_map(|end| text.get(..end)).unwrap_or(text)
}

fn has(text: &str, byte: u8) -> bool {
    memchr::memchr(byte, text.as_bytes()).is_some()
}

/// The encoding of `bytes` that have no byte order mark and are said to be in `declared`.
fn encoding(bytes: &[u8], declared: Option<&str>) -> &'static Encoding {
    if let Some(encoding) = wide_encoding(bytes) {
        return encoding;
    }
    let declared = declared.and_then(|name| Encoding::for_label(name.as_bytes()));
    let declared = declared.filter(|declared| declared.is_ascii_compatible() && *declared != UTF_8);
    match mostly_utf_8(bytes) {
        true if has_japanese_escapes(bytes) => ISO_2022_JP,
        true => UTF_8,
        false => declared.unwrap_or_else(|| legacy_encoding(bytes)),
    }
}

/// UTF-16 shows in Western text as a NUL in every other place.
fn wide_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..4096).unwrap_or(bytes);
    let nuls = |first: usize| start.iter().skip(first).step_by(2).filter(|&&byte| byte == 0).count();
    let (high_first, low_first) = (nuls(0), nuls(1));
    let many = (start.len() / 5).max(1);
    match (high_first, low_first) {
        (nuls, others) if nuls >= many && others * 8 <= nuls => Some(UTF_16BE),
        (others, nuls) if nuls >= many && others * 8 <= nuls => Some(UTF_16LE),
        _ => None,
    }
}

/// Whether `bytes` are UTF-8, damaged here and there: more sequences of several bytes are right than wrong.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut right, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().bytes().filter(|&byte| byte >= 0xC2).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right > wrong
}

/// ISO-2022-JP is ASCII to the eye, and announces itself by escape sequences of its own.
fn has_japanese_escapes(bytes: &[u8]) -> bool {
    memchr::memchr_iter(0x1b, bytes)
        .any(|at| bytes.get(at + 1..at + 3).is_some_and(|after| after == b"$B" || after == b"$@"))
}

fn legacy_encoding(bytes: &[u8]) -> &'static Encoding {
    let start = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0).saturating_sub(64);
    let rest = bytes.get(start..).unwrap_or_default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(rest.get(..GUESSED_BYTES).unwrap_or(rest), rest.len() <= GUESSED_BYTES);
    detector.guess(None, Utf8Detection::Deny)
}

/// `text` with every line end, and every page end, as `\n`.
pub(super) fn with_line_ends(text: &str) -> Cow<'_, str> {
    if !has(text, b'\r') && !has(text, b'\x0c') {
        return Cow::Borrowed(text);
    }
    let mut lines = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((line, after)) = rest.split_once(['\r', '\x0c']) {
        lines.push_str(line);
        lines.push('\n');
        let was_return = rest.as_bytes().get(line.len()) == Some(&b'\r');
        rest = if was_return { after.strip_prefix('\n').unwrap_or(after) } else { after };
    }
    lines.push_str(rest);
    Cow::Owned(lines)
}

/// `text` as a typewriter would leave it: `a⌫a` is a bold a, `_⌫a` an underlined one, and the letter is what is meant.
fn without_overstrikes(text: &str) -> String {
    let mut typed = String::with_capacity(text.len());
    let mut under = None; // What the next character is struck over.
    for sign in text.chars() {
        match sign {
            '\x08' if typed.ends_with('\n') => {}
            '\x08' => under = typed.pop(),
            '_' if under.is_some_and(|under| under != ' ') => typed.extend(under.take()),
            _ => {
                typed.push(sign);
                under = None;
            }
        }
    }
    typed
}

/// `text` with blanks up to the next tab stop in place of each tab.
fn with_tabs_expanded(text: &str) -> String {
    let mut expanded = String::with_capacity(text.len() + text.len() / 8);
    let mut column_cells = 0;
    let mut copied = 0;
    for at in memchr::memchr2_iter(b'\t', b'\n', text.as_bytes()) {
        let piece = Span::new(copied, at).of(text);
        expanded.push_str(piece);
        copied = at + 1;
        if text.as_bytes().get(at) == Some(&b'\n') {
            expanded.push('\n');
            column_cells = 0;
            continue;
        }
        column_cells += cells(piece);
        let blanks = if expanded.len() < MAX_BYTES_WITH_TABS { TAB_CELLS - column_cells % TAB_CELLS } else { 1 };
        expanded.extend(std::iter::repeat_n(' ', blanks));
        column_cells += blanks;
    }
    expanded.push_str(Span::new(copied, text.len()).of(text));
    expanded
}

/// How far `piece` of a line reaches, near enough for tab stops: joined emoji are not looked at.
fn cells(piece: &str) -> usize {
    if piece.is_ascii() {
        return piece.len();
    }
    piece.chars().map(|sign| sign.width().unwrap_or(0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(bytes: &[u8], encoding: &str, text: &str, repairs: &[Repair]) {
        let decoded = decode(bytes);
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
        assert_eq!(decoded.repairs, repairs);
    }

    #[track_caller]
    fn check_mended(text: &str, expected: &str, repairs: &[Repair]) {
        let mut made = Vec::new();
        let mended = mend(text, &mut made);
        assert_eq!((mended.as_ref(), made.as_slice()), (expected, repairs));
    }

    fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_becomes_text() {
        check(b"", "UTF-8", "", &[]);
        check("“Sí,” dijo.".as_bytes(), "UTF-8", "“Sí,” dijo.", &[]);
        check(b"\xef\xbb\xbfAna", "UTF-8", "Ana", &[]);
        check(b"\xff\xfeA\0n\0a\0", "UTF-16LE", "Ana", &[]);
        check(&wide("Ana Ruiz spoke.", u16::to_le_bytes), "UTF-16LE", "Ana Ruiz spoke.", &[]);
        check(&wide("Ana Ruiz spoke.", u16::to_be_bytes), "UTF-16BE", "Ana Ruiz spoke.", &[]);
        check(b"\x93No,\x94 she said at the caf\xe9.", "windows-1252", "“No,” she said at the café.", &[]);
        let (japanese, ..) = encoding_rs::SHIFT_JIS.encode("市長は火曜日に辞任すると述べた。");
        check(&japanese, "Shift_JIS", "市長は火曜日に辞任すると述べた。", &[]);
        check(b"\x1b$B;TD9\x1b(B", "ISO-2022-JP", "市長", &[]);
    }

    #[test]
    fn damaged_utf_8_stays_utf_8() {
        check(b"Zo\xc3\xab \xe2\x80\x94 b\xffd", "UTF-8", "Zoë — b\u{fffd}d", &[Repair::DamagedBytes]);
        check("Zoë — é".as_bytes().split_last().expect("bytes").1, "UTF-8", "Zoë — \u{fffd}", &[Repair::DamagedBytes]);
    }

    #[test]
    fn lines_end_in_one_way() {
        check_mended("a\r\nb\rc\n\r\nd\x0ce", "a\nb\nc\n\nd\ne", &[]);
    }

    #[test]
    fn overstrikes_are_the_letters_they_show() {
        check_mended("N\x08NA\x08A _\x08n_\x08o é\x08_", "NA no é", &[Repair::Overstrikes]);
        check_mended("\x08a\n\x08b_\x08_", "a\nb_", &[Repair::Overstrikes]);
    }

    #[test]
    fn tabs_reach_the_next_stop() {
        check_mended("a\tb\n1234567\tc\n日本\td", "a       b\n1234567 c\n日本    d", &[]);
        check_mended("\x1b[1ma\x1b[m\tb", "a       b", &[Repair::Controls]);
    }

    #[test]
    fn a_sound_text_is_not_copied() {
        assert!(matches!(mend("Ana — “no”\n\nRuiz\n", &mut Vec::new()), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn any_bytes_give_a_safe_text(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let text = decode(&bytes).text;
            prop_assert!(!text.chars().any(|sign| sign.is_control() && sign != '\n'));
            prop_assert!(matches!(mend(&text, &mut Vec::new()), Cow::Borrowed(_)));
        }
    }
}
