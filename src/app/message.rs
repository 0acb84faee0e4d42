//! What reaches the reader from outside, and what it asks of the outside.

use super::pictures::{Came, PictureWish};
use super::shelf::errand::{Errand, Report};
use crate::document::Document;
use crate::library::Analyzed;
use crate::library::correction::Correction;
use crate::library::{ArticleId, Source};
use crate::text::Span;
use crossterm::event::{KeyEvent, MouseEvent};
use ratatui::layout::Size;
use std::path::PathBuf;
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
    /// What was to be an article holds several, in this order.
    Opened(ArticleId, Vec<Source>),
    /// The text of an article is there. Replaces what was loaded of it before, keeping the place.
    Loaded(ArticleId, Loaded),
    /// An article can't be read, for this reason, already safe to print.
    Unread(ArticleId, String),
    /// Who says what in an article, for this text of it; of no interest where another was loaded since.
    Analyzed(ArticleId, Arc<Document>, Box<Analyzed>),
    /// How far the work on an article has come.
    Progress(ArticleId, Progress),
    /// More of what is searched for.
    Found(Found),
    /// An effect failed, or something is worth a line: shown on the status line, already safe to print.
    Notice(Notice),
    /// A command that a part of the article was sent to has ended.
    Piped(Output),
    /// What the store answers.
    Shelf(Report),
    /// Whether the terminal shows pictures, as far as is known now.
    Pictures(bool),
    /// What came of a picture that was wanted.
    Pictured {
        /// Whose it is.
        article: ArticleId,
        /// Where it comes from.
        address: String,
        /// What.
        came: Came,
    },
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

/// What is being done with a long text or a far one, in percent where that can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It is on its way from the web.
    Fetching {
        /// Bytes that came.
        bytes: usize,
        /// Bytes in all, where the server says so.
        of: Option<usize>,
    },
    /// It is being read.
    Reading(u8),
    /// Who says what in it is being found out.
    Analysing(u8),
    /// What was found out is being indexed.
    Indexing,
}

/// A search of a long text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inquiry {
    /// The article, the text of which is searched.
    pub article: ArticleId,
    /// Tells it from all others; of any but the last the answer is of no interest.
    pub number: usize,
    /// What its reader typed.
    pub typed: String,
}

/// What was found in one more part of a long text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The article.
    pub article: ArticleId,
    /// The number of the inquiry.
    pub number: usize,
    /// Where it stands in this part.
    pub hits: Vec<Span>,
    /// How far the text is searched now; to its end where there is nothing more to come.
    pub looked_to: usize,
}

/// A line for the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What is said: lowercase, no full stop.
    pub text: String,
    /// Whether something failed.
    pub failure: bool,
}

/// All that was corrected in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What tells the text from every other.
    pub text_key: u64,
    /// What its article is called, for people who look at what is kept.
    pub title: String,
    /// The corrections, in the order they were made; none where nothing is to be kept.
    pub corrections: Vec<Correction>,
}

/// Something the world must do for the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Read an article and lay it out, off the main thread.
    Load(ArticleId),
    /// Look into the file of an article for its title, which is to be listed: reads it, unless it is large.
    Peek(ArticleId),
    /// Find out who says what in the text of an article, off the main thread, and give up whatever other is being
    /// analysed.
    Analyze(ArticleId),
    /// Give up what is being analysed: its reader has moved on.
    StopAnalysis,
    /// Search a long text, off the main thread, and give up the search before.
    Search(Inquiry),
    /// Decode these pictures, off the main thread, and give up those that were wanted before.
    Picture(PictureWish),
    /// Keep what was corrected in a text for the next sitting.
    Keep(Kept),
    /// Fetch the page at this address as an article that is open from now on.
    Follow(ArticleId, String),
    /// Read the file at this path, which a link leads to, as an article that is open from now on.
    Turn(ArticleId, PathBuf),
    /// Have something done with the store.
    Shelf(Errand),
    /// Fetch no more of an article.
    GiveUp(ArticleId),
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
