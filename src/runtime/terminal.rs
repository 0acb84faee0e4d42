//! The terminal: taken, drawn on, and always given back as it was.

use super::canvas::Canvas;
use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// Whether the terminal is ours now, so that it is given back once, by whoever comes first: the end, a panic, a signal.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether its keyboard alone is ours, for who draws nothing.
static KEYBOARD_TAKEN: AtomicBool = AtomicBool::new(false);

/// Presses and the wheel, with coordinates beyond 223; no movements, which would wake an idle reader.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// The terminal while it is ours. Given back when dropped.
#[derive(Debug)]
pub struct Terminal {
    canvas: Canvas,
}

impl Terminal {
    /// Takes the terminal: raw mode, the alternate screen, bracketed paste.
    ///
    /// # Errors
    /// Where there is no terminal, or it can't be set.
    pub fn take() -> io::Result<Self> {
        let terminal = Self { canvas: Canvas::new(window_size()?) };
        enter()?;
        Ok(terminal)
    }

    /// The size of a frame in cells.
    pub fn size(&self) -> Size {
        self.canvas.size()
    }

    /// Gives up what is known of the window, whose size and content may have changed: the next frame has its size,
    /// which is given back, and writes every cell.
    ///
    /// # Errors
    /// Where the window's size can't be asked.
    pub fn start_over(&mut self) -> io::Result<Size> {
        let size = window_size()?;
        self.canvas = Canvas::new(size);
        Ok(size)
    }

    /// Draws a frame, written in one piece; nothing while the terminal is given back. What `render` puts into the cells
    /// of `pictures` is written as it is.
    ///
    /// # Errors
    /// Where the terminal can't be written to.
    pub fn draw(&mut self, pictures: &[Rect], render: impl FnOnce(&mut Buffer)) -> io::Result<()> {
        if !TAKEN.load(Ordering::SeqCst) {
            return Ok(());
        }
        self.canvas.draw(pictures, render, &mut io::stdout().lock())
    }

    /// Puts `text` on the clipboard of whoever sits at the terminal, by OSC 52.
    ///
    /// # Errors
    /// Where the terminal can't be written to.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        copy(text)
    }

    /// Sends the terminal a question that it answers where keys come from.
    ///
    /// # Errors
    /// Where the terminal can't be written to.
    pub fn ask(&mut self, question: &str) -> io::Result<()> {
        write_now(question)
    }

    /// Asks the terminal to report the mouse, or to keep it.
    ///
    /// # Errors
    /// Where the terminal can't be written to.
    pub fn mouse(&mut self, on: bool) -> io::Result<()> {
        write_now(if on { MOUSE_ON } else { MOUSE_OFF })
    }

    /// Takes the terminal again after a stop, whether it was given back before or not. What it shows is to be drawn
    /// anew by [`Terminal::start_over`].
    ///
    /// # Errors
    /// Where it can't be set.
    pub fn retake(&mut self) -> io::Result<()> {
        // crossterm sets nothing where it thinks raw mode is on, and a shell may have turned it off meanwhile.
        disable_raw_mode()?;
        enter()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        give_back();
    }
}

/// Takes the keyboard alone: keys come as they are pressed and show nothing. Also after a stop.
pub(super) fn take_keyboard() -> io::Result<()> {
    disable_raw_mode()?;
    enable_raw_mode()?;
    KEYBOARD_TAKEN.store(true, Ordering::SeqCst);
    Ok(())
}

/// Puts `text` on the clipboard of whoever sits at the terminal, by OSC 52.
pub(super) fn copy(text: &str) -> io::Result<()> {
    execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))
}

/// Gives the terminal back as it was; nothing where it is not ours. Errors have nowhere to go by then.
pub fn give_back() {
    if KEYBOARD_TAKEN.swap(false, Ordering::SeqCst) {
        let _ = disable_raw_mode();
    }
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let _ = write_now(MOUSE_OFF);
    let _ = execute!(io::stdout(), EndSynchronizedUpdate, DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
}

/// From now on, a panic of the calling thread gives the terminal back before it says anything. One of another thread
/// says nothing: it becomes a notice, and the terminal is still ours.
pub fn give_back_on_panic() {
    let before = std::panic::take_hook();
    let caller = thread::current().id();
    std::panic::set_hook(Box::new(move |panic| {
        if thread::current().id() == caller {
            give_back();
            before(panic);
        }
    }));
}

fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)
}

pub(super) fn window_size() -> io::Result<Size> {
    crossterm::terminal::size().map(Size::from)
}

fn write_now(sequence: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(sequence.as_bytes())?;
    out.flush()
}
