//! Everything that arrives, in one place to wait at: what the terminal says, signals, and what other threads post.
//!
//! On Linux the thread that draws waits for all of it at once, so that a key need not wake two threads before it is
//! seen. Elsewhere a terminal can't be waited for that way (poll(2) of macOS knows none), and threads wait for it.

#[cfg(not(target_os = "linux"))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod linux;
mod pieces;

#[cfg(not(target_os = "linux"))]
pub(super) use elsewhere::Inbox;
#[cfg(target_os = "linux")]
pub(super) use linux::Inbox;

use super::pictures::Painted;
use super::place::Place;
use crate::app::message::Message;
use crate::library::ArticleId;
use crossterm::event::Event as TerminalEvent;
use std::io;
use std::sync::mpsc::Sender;

/// Everything that can arrive.
#[derive(Debug)]
pub(super) enum Event {
    /// From the keyboard, the mouse or the window.
    Terminal(TerminalEvent),
    /// From a worker.
    Message(Message),
    /// From a worker: what was to be an article holds several, and here is each of them.
    Several(ArticleId, Vec<Place>),
    /// From the painter: a picture, or that there is none.
    Painted(Box<Painted>),
    /// The text was not moved for a while.
    Rested,
    /// A signal of this number was sent to the program.
    Signal(i32),
    /// No key will ever come again.
    InputLost,
}

/// Lets another thread put something into the [`Inbox`].
#[derive(Debug, Clone)]
pub(super) struct Post {
    sender: Sender<Event>,
    #[cfg(target_os = "linux")]
    bell: linux::Bell,
}

impl Post {
    /// Puts things into what `sender` leads to.
    ///
    /// # Errors
    /// Where the system has no bell to ring.
    pub(super) fn through(sender: Sender<Event>) -> io::Result<Self> {
        Ok(Self {
            sender,
            #[cfg(target_os = "linux")]
            bell: linux::Bell::new()?,
        })
    }

    /// Puts `event` into the inbox. Where nobody will open it, the program is about to end.
    pub(super) fn send(&self, event: Event) {
        if self.sender.send(event).is_ok() {
            #[cfg(target_os = "linux")]
            self.bell.ring();
        }
    }
}

/// What ends, stops or resizes the program.
#[cfg(unix)]
const SIGNALS: [i32; 7] = {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH]
};
