//! What reaches the reader from outside, and what it asks of the outside.

use crate::document::Document;
use crate::library::Analyzed;
use crate::library::ArticleId;
use crossterm::event::{KeyEvent, MouseEvent};
use ratatui::layout::Size;
use std::sync::Arc;

/// Something that happened. [`App::update`](super::App::update) is the only thing that takes one.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed (or repeats).
    Key(KeyEvent),
    /// The mouse was used inside the terminal.
    Mouse(MouseEvent),
    /// Text was pasted.
    Pasted(String),
    /// The terminal has this size now, in cells.
    Resized(Size),
    /// The text of an article is there; analysis follows. Replaces what was loaded of it before, keeping the place.
    Loaded(ArticleId, Loaded),
    /// Who says what in an article, for this text of it; of no interest where another was loaded since.
    Analyzed(ArticleId, Arc<Document>, Box<Analyzed>),
    /// An effect failed, or something is worth a line: shown on the status line, already safe to print.
    Notice(Notice),
    /// A command that a part of the article was sent to has ended.
    Piped(Output),
    /// The terminal was given back to us after a suspension.
    Resumed,
    /// The terminal's background is light (`true`) or dark, as it answered.
    Background {
        /// Whether dark text on light ground is what its user reads.
        light: bool,
    },
}

/// An article as read so far.
#[derive(Debug)]
pub struct Loaded {
    /// Its text and layout.
    pub document: Arc<Document>,
    /// Whether more of it follows.
    pub partial: bool,
}

/// What a command said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// The command as typed.
    pub command: String,
    /// What it wrote, safe to show.
    pub said: String,
    /// What went wrong: lowercase, no full stop.
    pub failure: Option<String>,
}

/// A line for the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What is said: lowercase, no full stop.
    pub text: String,
    /// Whether something failed.
    pub failure: bool,
}

/// Something the world must do for the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Read an article, parse and analyse it, off the main thread.
    Load(ArticleId),
    /// Put a text on the clipboard.
    Copy(String),
    /// Open an address outside, after looking whether it is one.
    Open(String),
    /// Give `text` to `command`, a line for the user's shell, and send what it says as [`Message::Piped`].
    Pipe {
        /// As the reader typed it.
        command: String,
        /// What it reads from its standard input.
        text: String,
    },
    /// Let the terminal report the mouse (`true`) or keep it for selecting.
    Mouse(bool),
    /// Draw every cell anew.
    Redraw,
    /// Give the terminal back and stop, as Ctrl-Z does.
    Suspend,
    /// Give the terminal back and end.
    Quit,
}
