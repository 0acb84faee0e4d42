//! What a typewriter or a terminal would show of a text: overstrikes as bold and underlined letters, colour codes as
//! the two of them that are emphasis.
//!
//! `man` strikes a letter twice to make it bold and over a low line to underline it (`a⌫a`, `_⌫a`); others say so in
//! control sequences (ECMA-48's SGR). Colours are dropped: a theme gives them.

use super::decode::{MAX_BYTES_WITH_TABS, TAB_CELLS, with_line_ends};
use super::{Emphasis, Look};
use crate::text::Span;
use crate::text::safe::sequence_end;
use unicode_width::UnicodeWidthChar;

/// A text without overstrikes, escape sequences and tabs.
pub(super) struct Typed {
    pub(super) text: String,
    /// In text order; none overlaps another.
    pub(super) emphasis: Vec<Emphasis>,
    /// Whether letters were struck over one another.
    pub(super) has_overstrikes: bool,
}

/// Reads `text` as it was typed; `None` where there is nothing to do.
pub(super) fn read(text: &str) -> Option<Typed> {
    memchr::memchr2(b'\x08', b'\x1b', text.as_bytes())?;
    let text = &*with_line_ends(text);
    let mut page = Page { typed: String::with_capacity(text.len()), ..Page::default() };
    let mut at = 0;
    while let Some(sign) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if sign == '\x1b' {
            let end = sequence_end(text, at);
            page.pen.take(Span::new(at, end).of(text));
            at = end;
        } else {
            page.take(sign);
            at += sign.len_utf8();
        }
    }
    let has_overstrikes = memchr::memchr(b'\x08', text.as_bytes()).is_some();
    page.typed.shrink_to_fit();
    Some(Typed { text: page.typed, emphasis: page.emphasis, has_overstrikes })
}

/// What is typed so far.
#[derive(Default)]
struct Page {
    typed: String,
    emphasis: Vec<Emphasis>,
    pen: Pen,
    /// What the next letter is struck over.
    under: Option<(char, Option<Look>)>,
    column_cells: usize,
}

impl Page {
    fn take(&mut self, sign: char) {
        let under = self.under.take();
        match (sign, under) {
            ('\x08', _) if self.typed.ends_with('\n') => {}
            ('\x08', _) => self.strike_back(),
            ('_', Some((under, _))) if under != ' ' && under != '_' => self.put(under, Some(Look::Underlined)),
            (_, Some((under, _))) if under == sign && sign != ' ' => self.put(sign, Some(Look::Strong)),
            (_, Some(('_', _))) => self.put(sign, Some(Look::Underlined)),
            ('\n', _) => {
                self.typed.push('\n');
                self.column_cells = 0;
            }
            ('\t', _) => {
                let has_room = self.typed.len() < MAX_BYTES_WITH_TABS;
                let blanks = if has_room { TAB_CELLS - self.column_cells % TAB_CELLS } else { 1 };
                (0..blanks).for_each(|_| self.put(' ', None));
            }
            _ => self.put(sign, self.pen.look()),
        }
    }

    fn put(&mut self, sign: char, look: Option<Look>) {
        let start = self.typed.len();
        self.typed.push(sign);
        self.column_cells += sign.width().unwrap_or(0);
        let Some(look) = look else { return };
        let span = Span::new(start, self.typed.len());
        match self.emphasis.last_mut() {
            Some(last) if last.look == look && last.span.end() == start => last.span = last.span.to(span),
            _ => self.emphasis.push(Emphasis { span, look }),
        }
    }

    /// Takes the last letter off the page, to be struck over.
    fn strike_back(&mut self) {
        let Some(sign) = self.typed.pop() else { return };
        self.column_cells = self.column_cells.saturating_sub(sign.width().unwrap_or(0));
        let end = self.typed.len();
        let last = self.emphasis.pop_if(|last| last.span.end() > end);
        self.under = Some((sign, last.map(|last| last.look)));
        let kept = last.filter(|last| last.span.start() < end);
        self.emphasis.extend(kept.map(|last| Emphasis { span: Span::new(last.span.start(), end), ..last }));
    }
}

/// What control sequences have switched on.
#[derive(Default)]
struct Pen {
    strong: bool,
    underlined: bool,
}

impl Pen {
    fn look(&self) -> Option<Look> {
        match (self.strong, self.underlined) {
            (true, _) => Some(Look::Strong),
            (_, true) => Some(Look::Underlined),
            _ => None,
        }
    }

    /// Does what `sequence` says, if that is of how letters look.
    fn take(&mut self, sequence: &str) {
        let Some(numbers) = sequence.strip_prefix("\x1b[").and_then(|rest| rest.strip_suffix('m')) else { return };
        let mut numbers = numbers.split([';', ':']);
        while let Some(number) = numbers.next() {
            match number {
                "" | "0" | "00" => *self = Self::default(),
                "1" | "01" => self.strong = true,
                "22" => self.strong = false,
                // Italics are underlined, as they are by `man`.
                "3" | "03" | "4" | "04" => self.underlined = true,
                "23" | "24" => self.underlined = false,
                // A colour, whose own numbers mean nothing else.
                "38" | "48" | "58" => {
                    let more = if numbers.next() == Some("2") { 3 } else { 1 };
                    numbers.by_ref().take(more).for_each(drop);
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is bold stands in asterisks, what is underlined in low lines.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let Typed { text, emphasis, .. } = read(text).unwrap();
        let mut shown = text.clone();
        for Emphasis { span, look } in emphasis.into_iter().rev() {
            let mark = if look == Look::Strong { "*" } else { "_" };
            shown.insert_str(span.end(), mark);
            shown.insert_str(span.start(), mark);
        }
        assert_eq!(shown, expected);
    }

    #[test]
    fn overstrikes_are_emphasis() {
        check("N\x08NA\x08A _\x08n_\x08o é\x08_ it", "*NA* _no_ _é_ it");
        check("_\x08a\x08ab +\x08o c", "*a*b o c");
        check("\x08a\n\x08b_\x08_", "a\nb*_*");
    }

    #[test]
    fn colours_go_and_emphasis_stays() {
        check("\x1b[1;31mred\x1b[0m \x1b[4mline\x1b[24m \x1b[38;5;1mone\x1b[m", "*red* _line_ one");
        check("a\x1b]8;;https://example.org\x1b\\b\x1b]8;;\x1b\\c", "abc");
        check("\x1b[1mab\x1b[m\tc", "*ab*      c");
    }

    #[test]
    fn a_text_that_was_not_typed_is_left_alone() {
        assert!(read("It rained.\tIt\r\nheld.").is_none());
    }
}
