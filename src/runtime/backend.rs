//! What ratatui draws with: a frame is written in one piece inside synchronised output, and each cell is guarded on the
//! way: no character that could drive the terminal gets through, wherever it came from, and no sign whose width
//! terminals disagree on moves what stands behind it.

use crate::text::safe::is_unsafe;
use crate::text::width::width_cells;
use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use std::borrow::Cow;
use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

/// crossterm's backend with a guard before it and one write behind it.
#[derive(Debug)]
pub(super) struct Guarded {
    inner: CrosstermBackend<FrameBytes>,
    drawn: FrameBytes,
    /// As last measured: a window that was resized since must not change the frame before the reader knows of it.
    size: Size,
}

impl Guarded {
    pub(super) fn new(size: Size) -> Self {
        let drawn = FrameBytes::default();
        Self { inner: CrosstermBackend::new(drawn.clone()), drawn, size }
    }

    pub(super) fn frame_size(&self) -> Size {
        self.size
    }

    /// Writes what was drawn, in one piece.
    pub(super) fn present(&mut self) -> io::Result<()> {
        let drawn = self.drawn.take();
        if drawn.is_empty() {
            return Ok(());
        }
        let mut frame = Vec::with_capacity(drawn.len() + 16);
        queue!(frame, BeginSynchronizedUpdate)?;
        frame.extend_from_slice(&drawn);
        queue!(frame, EndSynchronizedUpdate)?;
        let mut out = io::stdout().lock();
        out.write_all(&frame)?;
        out.flush()
    }
}

impl Backend for Guarded {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let cells: Vec<(u16, u16, Cow<Cell>)> = content.map(|(x, y, cell)| (x, y, guarded(cell))).collect();
        // Terminals disagree on the width of such a sign; drawing on from the next cell begins with a move of the
        // cursor, so that what follows stands where it should whatever the terminal thought.
        for run in cells.chunk_by(|(_, _, cell), _| is_of_settled_width(cell.symbol())) {
            self.inner.draw(run.iter().map(|(x, y, cell)| (*x, *y, &**cell)))?;
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Bytes of the frame being drawn. Flushing waits for [`Guarded::present`].
#[derive(Debug, Default, Clone)]
struct FrameBytes(Rc<RefCell<Vec<u8>>>);

impl FrameBytes {
    fn take(&self) -> Vec<u8> {
        self.0.take()
    }
}

impl Write for FrameBytes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// `cell`, with a blank for a symbol that would drive the terminal, or not move its cursor on.
fn guarded(cell: &Cell) -> Cow<'_, Cell> {
    let symbol = cell.symbol();
    let is_harmless = match symbol.as_bytes() {
        [byte] => matches!(byte, b' '..=b'~'),
        _ => width_cells(symbol) > 0 && !symbol.chars().any(|sign| is_unsafe(sign) || sign == '\n'),
    };
    if is_harmless {
        return Cow::Borrowed(cell);
    }
    let mut blank = cell.clone();
    blank.set_symbol(" ");
    Cow::Owned(blank)
}

/// Whether all terminals agree how many cells `symbol` takes: letters of Latin, Greek, Cyrillic, Hebrew, Chinese,
/// Japanese and Korean, punctuation, and the signs of frames and sparklines; not what is joined, combined or chosen by a
/// selector.
fn is_of_settled_width(symbol: &str) -> bool {
    let mut chars = symbol.chars();
    let (Some(only), None) = (chars.next(), chars.next()) else { return false };
    matches!(
        only,
        '\0'..='\u{2FF}'
            | '\u{370}'..='\u{482}'
            | '\u{5D0}'..='\u{5EA}'
            | '\u{2010}'..='\u{2027}'
            | '\u{2190}'..='\u{25FF}'
            | '\u{3001}'..='\u{3029}'
            | '\u{3041}'..='\u{3096}'
            | '\u{30A0}'..='\u{30FF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{AC00}'..='\u{D7A3}'
    )
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
        String::from_utf8(backend.drawn.take()).unwrap()
    }

    #[test]
    fn no_control_character_reaches_the_terminal_through_a_cell() {
        let bytes = drawn(&["a", "\u{1b}]0;x\u{7}", "\u{9b}2J", "\u{202e}", "\n", "\u{1b}", "", "\u{301}", "b"]);
        assert!(bytes.starts_with("\u{1b}[1;1Ha       b"), "{bytes:?}");
    }

    #[test]
    fn the_cursor_is_moved_behind_a_sign_of_disputed_width() {
        assert_eq!(drawn(&["a", "b"]).matches('H').count(), 1);
        assert_eq!(drawn(&["a", "e\u{301}", "b"]).matches('H').count(), 2);
    }
}
