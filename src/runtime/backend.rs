//! What ratatui draws with: a frame is written in one piece inside synchronised output, and each cell is guarded on the
//! way: no character that could drive the terminal gets through, wherever it came from, and no sign whose width
//! terminals disagree on moves what stands behind it.

use super::pen::Pen;
use crate::text::safe::is_unsafe;
use crate::text::width::width_cells;
use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, EndSynchronizedUpdate};
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use std::io::{self, Write};

/// A terminal whose cells are guarded and whose frames are written at once.
#[derive(Debug)]
pub(super) struct Guarded {
    /// What the frame is made of so far. Nothing is written before [`Guarded::present`].
    frame: Vec<u8>,
    /// Whether the cursor is known to be hidden, as it is in every frame of ours.
    cursor_hidden: bool,
    /// As last measured: a window that was resized since must not change the frame before the reader knows of it.
    size: Size,
}

impl Guarded {
    pub(super) fn new(size: Size) -> Self {
        Self { frame: Vec::new(), cursor_hidden: false, size }
    }

    pub(super) fn frame_size(&self) -> Size {
        self.size
    }

    /// Writes what was drawn, in one piece.
    pub(super) fn present(&mut self) -> io::Result<()> {
        if self.frame.is_empty() {
            return Ok(());
        }
        queue!(self.frame, EndSynchronizedUpdate)?;
        let mut out = io::stdout().lock();
        out.write_all(&self.frame)?;
        self.frame.clear();
        out.flush()
    }

    /// The frame being made, begun if it was not.
    fn frame(&mut self) -> io::Result<&mut Vec<u8>> {
        if self.frame.is_empty() {
            queue!(self.frame, BeginSynchronizedUpdate)?;
        }
        Ok(&mut self.frame)
    }
}

impl Backend for Guarded {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        let mut pen = Pen::new(self.frame()?);
        for (x, y, cell) in content {
            pen.write(Position { x, y }, cell, guarded(cell.symbol()));
        }
        pen.put_down();
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if !self.cursor_hidden {
            queue!(self.frame()?, Hide)?;
            self.cursor_hidden = true;
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor_hidden = false;
        queue!(self.frame()?, Show)
    }

    /// Never asked for: the answer would come in between the keys.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        queue!(self.frame()?, MoveTo(x, y))
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        use crossterm::terminal::ClearType as Cleared;
        let cleared = match clear_type {
            ClearType::All => Cleared::All,
            ClearType::AfterCursor => Cleared::FromCursorDown,
            ClearType::BeforeCursor => Cleared::FromCursorUp,
            ClearType::CurrentLine => Cleared::CurrentLine,
            ClearType::UntilNewLine => Cleared::UntilNewLine,
        };
        queue!(self.frame()?, Clear(cleared))
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
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

    fn drawn(symbols: &[&str]) -> String {
        let mut backend = Guarded::new(Size::new(80, 24));
        let cells: Vec<Cell> = symbols
            .iter()
            .map(|symbol| {
                let mut cell = Cell::default();
                cell.set_symbol(symbol);
                cell
            })
            .collect();
        let placed = cells.iter().enumerate().map(|(x, cell)| (u16::try_from(x).unwrap(), 0, cell));
        backend.draw(placed).unwrap();
        String::from_utf8(backend.frame).unwrap()
    }

    #[test]
    fn no_control_character_reaches_the_terminal_through_a_cell() {
        let bytes = drawn(&["a", "\u{1b}]0;x\u{7}", "\u{9b}2J", "\u{202e}", "\n", "\u{1b}", "", "\u{301}", "b"]);
        assert!(bytes.ends_with("\u{1b}[1;1Ha       b"), "{bytes:?}");
    }
}
