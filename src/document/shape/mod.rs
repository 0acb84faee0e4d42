//! What was read, in few bytes: kept in the store, or handed on by a process that read it.
//!
//! In reading order: here, how anything is written and read back; [`layout`], all of a document but its text; [`task`],
//! what another process is asked to read, and [`answer`], what it has read. Numbers are written seven bits a byte, the
//! lowest first; places count from the one before. Whatever can't be read back gives `None`.

pub mod answer;
pub mod layout;
pub mod task;

use crate::text::Span;

/// Writes one thing after the other.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
    /// Where the last span began.
    at: usize,
}

impl Writer {
    /// All that was written.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    pub(crate) fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.bytes.push(u8::try_from(number & 0x7f).unwrap_or(0) | 0x80);
            number >>= 7;
        }
        self.bytes.push(u8::try_from(number).unwrap_or(0));
    }

    pub(crate) fn span(&mut self, span: Span) {
        // The sign stands in the lowest bit: seldom does a span begin before the last one.
        let (by, back) = (span.start().abs_diff(self.at), span.start() < self.at);
        self.number(by << 1 | usize::from(back));
        self.number(span.len());
        self.at = span.start();
    }

    pub(crate) fn words(&mut self, words: &str) {
        self.number(words.len());
        self.bytes.extend_from_slice(words.as_bytes());
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len());
        self.bytes.extend_from_slice(bytes);
    }

    /// Words that may be left out.
    pub(crate) fn maybe(&mut self, words: Option<&str>) {
        self.optional(words.as_ref(), |out, words| out.words(words));
    }

    pub(crate) fn optional<T>(&mut self, what: Option<&T>, write: impl FnOnce(&mut Self, &T)) {
        self.number(usize::from(what.is_some()));
        if let Some(what) = what {
            write(self, what);
        }
    }

    /// A list, the places in which count from the beginning of the text.
    pub(crate) fn all<T>(&mut self, what: &[T], write: impl FnMut(&mut Self, &T)) {
        self.at = 0;
        self.each(what, write);
    }

    /// A list, the places in which go on from those before it.
    pub(crate) fn each<T>(&mut self, what: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.number(what.len());
        for one in what {
            write(self, one);
        }
    }
}

/// Reads what a [`Writer`] wrote, in its order.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    /// Where the last span began.
    at: usize,
    /// What spans are of.
    text: &'a str,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, text: "" }
    }

    /// Reads `bytes`, the places in which are of `text`.
    pub(crate) fn of(text: &'a str, bytes: &'a [u8]) -> Self {
        Self { text, ..Self::new(bytes) }
    }

    /// Whether all was read.
    pub(crate) fn is_at_end(&self) -> bool {
        self.bytes.is_empty()
    }

    pub(crate) fn number(&mut self) -> Option<usize> {
        let mut number = 0usize;
        for shift in (0..usize::BITS).step_by(7) {
            let (byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            number |= usize::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    pub(crate) fn small(&mut self) -> Option<u8> {
        u8::try_from(self.number()?).ok()
    }

    /// Invariant of a document: every span lies inside the text, on boundaries of signs.
    pub(crate) fn span(&mut self) -> Option<Span> {
        let moved = self.number()?;
        let by = moved >> 1;
        let start = if moved & 1 == 1 { self.at.checked_sub(by)? } else { self.at.checked_add(by)? };
        let end = start.checked_add(self.number()?)?;
        self.at = start;
        self.text.get(start..end).map(|_| Span::new(start, end))
    }

    pub(crate) fn words(&mut self) -> Option<String> {
        String::from_utf8(self.bytes()?.to_vec()).ok()
    }

    pub(crate) fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        let (bytes, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        Some(bytes)
    }

    /// Words that may be left out.
    #[expect(clippy::option_option, reason = "the outer one is only ever handed on by `?`")]
    pub(crate) fn maybe(&mut self) -> Option<Option<String>> {
        self.optional(Self::words)
    }

    /// What may be left out: `None` where it can't be read, `Some(None)` where it is left out.
    #[expect(clippy::option_option, reason = "the outer one is only ever handed on by `?`")]
    pub(crate) fn optional<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        match self.number()? {
            0 => Some(None),
            1 => read(self).map(Some),
            _ => None,
        }
    }

    /// As [`Writer::all`] wrote it.
    pub(crate) fn all<T>(&mut self, read: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        self.at = 0;
        self.each(read)
    }

    /// As [`Writer::each`] wrote it.
    pub(crate) fn each<T>(&mut self, mut read: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.number()?;
        // A count that is a lie ends with the bytes, and reserves nothing.
        (0..count).map(|_| read(self)).collect()
    }
}
