//! What is drawn on: a frame is written in one piece inside synchronised output, and of it only the cells that changed.
//! Each cell is guarded on the way: no character that could drive the terminal gets through, wherever it came from, and
//! no sign whose width terminals disagree on moves what stands behind it.
//!
//! As ratatui's `Terminal`, made for one use: it never asks the terminal anything, whose answer would come in between
//! the keys, and looks for what changed in a third of the time, which is most of what a key waits for.

use super::pen::Pen;
use crate::text::safe::is_unsafe;
use crate::text::width::width_cells;
use crossterm::cursor::Hide;
use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::{Position, Rect, Size};
use std::io::{self, Write};

/// The cells of a terminal, and those it shows.
#[derive(Debug)]
pub(super) struct Canvas {
    /// What is drawn next; blank between frames.
    next: Buffer,
    /// What the terminal shows; `None` where that isn't known.
    shown: Option<Buffer>,
    /// Room for a frame's bytes.
    bytes: Vec<u8>,
}

impl Canvas {
    /// A canvas for a terminal of `size`, of which nothing is known.
    pub(super) fn new(size: Size) -> Self {
        Self { next: Buffer::empty(Rect::from((Position::ORIGIN, size))), shown: None, bytes: Vec::new() }
    }

    /// Its size in cells: as last measured. A window that was resized since must not change a frame before the reader
    /// knows of it.
    pub(super) fn size(&self) -> Size {
        self.next.area.as_size()
    }

    /// Draws a frame and writes what of it is new to `out`, in one piece; nothing where nothing is. What the cells of
    /// `pictures` hold is let through: nothing but a picture is put there.
    ///
    /// # Errors
    /// Where `out` can't be written to.
    pub(super) fn draw(
        &mut self,
        pictures: &[Rect],
        render: impl FnOnce(&mut Buffer),
        out: &mut impl Write,
    ) -> io::Result<()> {
        render(&mut self.next);
        let mut frame = std::mem::take(&mut self.bytes);
        queue!(frame, BeginSynchronizedUpdate)?;
        let begun = frame.len();
        let area = self.next.area;
        if self.shown.is_none() {
            queue!(frame, Hide, Clear(ClearType::All))?;
        }
        write_changes(self.shown.as_ref(), &self.next, pictures, &mut frame);
        if frame.len() > begun {
            queue!(frame, EndSynchronizedUpdate)?;
            out.write_all(&frame)?;
            out.flush()?;
        }
        frame.clear();
        self.bytes = frame;
        let drawn = std::mem::take(&mut self.next);
        self.next = match self.shown.replace(drawn) {
            Some(mut before) => {
                before.reset();
                before
            }
            None => Buffer::empty(area),
        };
        Ok(())
    }
}

/// Writes what turns `shown`, or a blank screen, into `next`, in which are `pictures`.
fn write_changes(shown: Option<&Buffer>, next: &Buffer, pictures: &[Rect], bytes: &mut Vec<u8>) {
    let width = usize::from(next.area.width).max(1);
    let mut pen = Pen::new(bytes);
    let blank = vec![Cell::EMPTY; width];
    let mut shown_rows = shown.map(|shown| shown.content.chunks_exact(width));
    for (y, after) in (next.area.y..).zip(next.content.chunks_exact(width)) {
        let before = shown_rows.as_mut().and_then(Iterator::next).unwrap_or(&blank);
        let mut x = 0;
        // Up to here a wide sign stood that is gone, and with it what the terminal shows there.
        let mut stale = 0;
        while x < width {
            let new = &after[x];
            let cells = cells_of(new);
            if new.diff_option == CellDiffOption::Skip || (x >= stale && same(&before[x], new)) {
                x += cells;
                continue;
            }
            let place = Position { x: next.area.x + u16::try_from(x).unwrap_or(u16::MAX), y };
            let is_picture = pictures.iter().any(|picture| picture.contains(place));
            pen.write(place, new, if is_picture { new.symbol() } else { guarded(new.symbol()) });
            let end = (x + cells).min(width);
            let gone = (x..end).map(|covered| covered + cells_of(&before[covered])).max();
            stale = stale.max(gone.unwrap_or(0));
            x = end;
        }
    }
    pen.put_down();
}

/// Whether two cells look the same. As `==`, but most cells hold one byte, which is told without a call.
#[inline]
fn same(one: &Cell, other: &Cell) -> bool {
    let signs = match (one.symbol().as_bytes(), other.symbol().as_bytes()) {
        ([one], [other]) => one == other,
        (one, other) => one == other,
    };
    signs
        && one.fg == other.fg
        && one.bg == other.bg
        && one.modifier == other.modifier
        && one.underline_color == other.underline_color
        && one.diff_option == other.diff_option
}

/// Cells that what stands in `cell` takes: at least the one.
fn cells_of(cell: &Cell) -> usize {
    match (cell.diff_option, cell.symbol().as_bytes()) {
        (CellDiffOption::ForcedWidth(cells), _) => usize::from(cells.get()),
        // Nothing before U+0800 is wide, nor are the punctuation, frames and blocks that most other cells hold.
        (_, [] | [_] | [_, _] | [0xE2, 0x80 | 0x94..=0x96, _]) => 1,
        _ => width_cells(guarded(cell.symbol())),
    }
}

/// `symbol`, or a blank for one that would drive the terminal, or not move its cursor on.
fn guarded(symbol: &str) -> &str {
    let is_harmless = match symbol.as_bytes() {
        [byte] => matches!(byte, b' '..=b'~'),
        _ => width_cells(symbol) > 0 && !symbol.chars().any(|sign| is_unsafe(sign) || sign == '\n'),
    };
    if is_harmless { symbol } else { " " }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::style::{Color, Modifier, Style};

    const SIZE: Size = Size { width: 12, height: 3 };

    /// What is written for one frame after the other, each made of places, signs and colours.
    fn written(frames: &[Vec<(u16, u16, String, u8)>]) -> Vec<String> {
        let mut canvas = Canvas::new(SIZE);
        let draw = |frame: &Vec<(u16, u16, String, u8)>| {
            let mut bytes = Vec::new();
            let render = |buffer: &mut Buffer| {
                for (x, y, sign, colour) in frame {
                    let style = match colour {
                        0 => Style::new(),
                        1 => Style::new().fg(Color::Red).add_modifier(Modifier::BOLD),
                        _ => Style::new().bg(Color::Blue),
                    };
                    buffer.set_stringn(*x, *y, sign, usize::from(SIZE.width - x), style);
                }
            };
            canvas.draw(&[], render, &mut bytes).unwrap();
            String::from_utf8(bytes).unwrap()
        };
        frames.iter().map(draw).collect()
    }

    fn at(x: u16, y: u16, sign: &str) -> (u16, u16, String, u8) {
        (x, y, sign.to_owned(), 0)
    }

    #[test]
    fn no_control_character_reaches_the_terminal_through_a_cell() {
        let mut canvas = Canvas::new(SIZE);
        let mut bytes = Vec::new();
        let signs = ["a", "\u{1b}]0;x\u{7}", "\u{9b}2J", "\u{202e}", "\n", "\u{1b}", "", "\u{301}", "b"];
        let render = |buffer: &mut Buffer| {
            for (cell, sign) in buffer.content.iter_mut().zip(signs) {
                cell.set_symbol(sign);
            }
        };
        canvas.draw(&[], render, &mut bytes).unwrap();
        let shown = String::from_utf8(bytes).unwrap();
        assert!(shown.ends_with("\u{1b}[1;1Ha       b\u{1b}[?2026l"), "{shown:?}");
    }

    #[test]
    fn a_frame_is_what_is_new_of_it_and_nothing_where_nothing_is() {
        let frame = vec![at(0, 0, "rain"), at(0, 1, "hail")];
        let other = vec![at(0, 0, "rain"), at(0, 1, "sail")];
        let frames = written(&[frame, other.clone(), other]);
        assert!(frames[0].contains("rain") && frames[0].contains("\u{1b}[?25l"), "{:?}", frames[0]);
        assert_eq!(frames[1], "\u{1b}[?2026h\u{1b}[2;1Hs\u{1b}[?2026l");
        assert_eq!(frames[2], "");
    }

    #[test]
    fn what_a_wide_sign_covered_is_written_when_it_is_gone() {
        let frames = written(&[vec![at(0, 0, "国b")], vec![at(0, 0, "a b")]]);
        assert_eq!(frames[1], "\u{1b}[?2026h\u{1b}[1;1Ha \u{1b}[?2026l");
    }

    proptest! {
        /// Whatever was shown before, a terminal shows each frame as if it were the first.
        #[test]
        fn a_terminal_shows_what_was_drawn(
            frames in prop::collection::vec(
                prop::collection::vec((0..12u16, 0..3u16, "[a-c 国語é“]{1,8}", 0..3u8), 0..6),
                1..6,
            )
        ) {
            let contents = |bytes: &[String]| {
                let mut terminal = vt100::Parser::new(SIZE.height, SIZE.width, 0);
                for bytes in bytes {
                    terminal.process(bytes.as_bytes());
                }
                let cells = (0..SIZE.height).flat_map(|y| (0..SIZE.width).map(move |x| (y, x)));
                let cells = cells.map(|(y, x)| {
                    let cell = terminal.screen().cell(y, x).unwrap();
                    let sign = if cell.contents().trim().is_empty() { String::new() } else { cell.contents().to_owned() };
                    let ink = (!sign.is_empty()).then(|| (cell.fgcolor(), cell.bold()));
                    (sign, ink, cell.bgcolor())
                });
                cells.collect::<Vec<_>>()
            };
            let drawn = written(&frames);
            let last = written(&frames[frames.len() - 1..]);
            prop_assert_eq!(contents(&drawn), contents(&last));
        }
    }
}
