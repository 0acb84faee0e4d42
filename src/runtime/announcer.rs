//! The terminal where nothing is drawn on it: what is said is printed line after line, without a sequence that moves a
//! cursor or changes a screen, so that a screen reader follows and a terminal that can only print will do.

use super::settings;
use super::terminal::{self, window_size};
use crate::app::App;
use crate::app::command::Command;
use crate::text::safe::safe_line;
use crate::ui::linear::{Heard, Said};
use ratatui::layout::Size;
use std::io::{self, Write};

/// Below this width the text stands alone: there is nothing beside a line that is heard.
const MAX_CELLS: u16 = 71;
/// A line of text and a status line, which nobody sees: what is on the screen is what is heard.
const HEIGHT: u16 = 2;

/// Says what is new, in lines.
#[derive(Debug, Default)]
pub(super) struct Announcer {
    heard: Heard,
    /// Whether the cursor stands behind words.
    in_line: bool,
}

impl Announcer {
    /// Takes the keyboard, and nothing else of the terminal.
    pub(super) fn take() -> io::Result<Self> {
        terminal::take_keyboard()?;
        Ok(Self::default())
    }

    /// The size of a screen that shows what is heard.
    pub(super) fn size() -> io::Result<Size> {
        let width = window_size()?.width.clamp(20, MAX_CELLS);
        Ok(Size { width, height: HEIGHT })
    }

    /// Says what is new after `command`.
    pub(super) fn announce(&mut self, app: &App, command: Option<Command>) -> io::Result<()> {
        let said = self.heard.announce(app, command);
        self.write(&said)
    }

    /// Puts `text` on the clipboard, where the terminal understands that, and prints it for who takes it by hand.
    pub(super) fn copy(&mut self, text: &str) -> io::Result<()> {
        if !settings::dumb() {
            terminal::copy(text)?;
        }
        let lines: Vec<_> = text.lines().map(|line| Said::Line(line.to_owned())).collect();
        self.write(&lines)
    }

    fn write(&mut self, said: &[Said]) -> io::Result<()> {
        let mut text = String::new();
        for said in said {
            match said {
                Said::Echo(words) => {
                    text.push_str(&safe_line(words));
                    self.in_line = true;
                }
                Said::Line(words) => {
                    if self.in_line {
                        text.push_str("\r\n");
                    }
                    self.in_line = false;
                    if !words.is_empty() {
                        text.push_str(&safe_line(words));
                        text.push_str("\r\n");
                    }
                }
            }
        }
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()
    }
}
