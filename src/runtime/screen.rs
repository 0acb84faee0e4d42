//! The terminal, drawn on or spoken to: the event loop need not know which.

use super::announcer::Announcer;
use super::pictures::Pictures;
use super::terminal::{self, Terminal};
use crate::app::App;
use crate::app::command::Command;
use crate::ui;
use crate::ui::theme::Theme;
use ratatui::layout::Size;
use std::io;

/// The terminal while it is ours.
#[derive(Debug)]
pub(super) enum Screen {
    /// Panes are drawn on it.
    Drawn(Box<Terminal>),
    /// Moves are announced on it.
    Linear(Box<Announcer>),
}

impl Screen {
    /// Takes the terminal.
    pub(super) fn take(linear: bool) -> io::Result<Self> {
        if linear {
            Announcer::take().map(|announcer| Self::Linear(Box::new(announcer)))
        } else {
            Terminal::take().map(|terminal| Self::Drawn(Box::new(terminal)))
        }
    }

    /// Whether each move is heard on its own.
    pub(super) fn is_linear(&self) -> bool {
        matches!(self, Self::Linear(_))
    }

    /// Its size in cells.
    pub(super) fn size(&self) -> io::Result<Size> {
        match self {
            Self::Drawn(terminal) => Ok(terminal.size()),
            Self::Linear(_) => Announcer::size(),
        }
    }

    /// Shows `app` as it is after `command`, with its `pictures`.
    pub(super) fn show(
        &mut self,
        app: &App,
        theme: &Theme,
        pictures: &Pictures,
        command: Option<Command>,
    ) -> io::Result<()> {
        match self {
            Self::Drawn(terminal) => {
                let seen = app.pictures_seen();
                let areas: Vec<_> = seen.iter().map(|picture| picture.area).collect();
                terminal.draw(&areas, |buffer| {
                    ui::draw(buffer, app, theme);
                    pictures.draw(buffer, &seen);
                })
            }
            Self::Linear(announcer) => announcer.announce(app, command),
        }
    }

    /// As [`Terminal::start_over`].
    pub(super) fn start_over(&mut self) -> io::Result<Size> {
        match self {
            Self::Drawn(terminal) => terminal.start_over(),
            Self::Linear(_) => Announcer::size(),
        }
    }

    /// Sends the terminal a question that it answers where keys come from; nothing where the answer would be no use.
    pub(super) fn ask(&mut self, question: &str) -> io::Result<()> {
        match self {
            Self::Drawn(terminal) => terminal.ask(question),
            Self::Linear(_) => Ok(()),
        }
    }

    /// Takes the terminal again after a stop.
    pub(super) fn retake(&mut self) -> io::Result<()> {
        match self {
            Self::Drawn(terminal) => terminal.retake(),
            Self::Linear(_) => terminal::take_keyboard(),
        }
    }

    /// Puts `text` on the clipboard.
    pub(super) fn copy(&mut self, text: &str) -> io::Result<()> {
        match self {
            Self::Drawn(terminal) => terminal.copy(text),
            Self::Linear(announcer) => announcer.copy(text),
        }
    }

    /// Asks the terminal to report the mouse, or to keep it; where nothing is drawn, it always keeps it.
    pub(super) fn mouse(&mut self, on: bool) -> io::Result<()> {
        match self {
            Self::Drawn(terminal) => terminal.mouse(on),
            Self::Linear(_) => Ok(()),
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        terminal::give_back();
    }
}
