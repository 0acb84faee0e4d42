//! A channel, with a thread that waits for keys and one that waits for signals.

use super::{Event, Post, pieces};
use std::io;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// Everything that arrives, and where to wait for it.
#[derive(Debug)]
pub(in crate::runtime) struct Inbox {
    posted: Receiver<Event>,
    post: Post,
}

impl Inbox {
    /// An inbox that signals arrive in from now on, and what is posted; keys after [`Inbox::listen`].
    ///
    /// # Errors
    /// Where the system can't tell of signals.
    pub(in crate::runtime) fn new() -> io::Result<Self> {
        let (sender, posted) = channel();
        let post = Post::through(sender)?;
        signals(post.clone())?;
        Ok(Self { posted, post })
    }

    /// For threads to put things in.
    pub(in crate::runtime) fn post(&self) -> Post {
        self.post.clone()
    }

    /// From now on, keys arrive too.
    pub(in crate::runtime) fn listen(&mut self) {
        let post = self.post();
        thread::spawn(move || {
            while let Ok(event) = crossterm::event::read() {
                for event in pieces::whole(event) {
                    post.send(Event::Terminal(event));
                }
            }
            post.send(Event::InputLost);
        });
    }

    /// What comes next, within `patience`; `None` where nothing does.
    pub(in crate::runtime) fn next_within(&mut self, patience: Duration) -> Option<Event> {
        self.posted.recv_timeout(patience).ok()
    }

    /// What comes next, whenever that is.
    pub(in crate::runtime) fn next(&mut self) -> Event {
        self.posted.recv().expect("the inbox holds a sender")
    }

    /// What has come already, if anything has.
    pub(in crate::runtime) fn next_arrived(&mut self) -> Option<Event> {
        self.posted.try_recv().ok()
    }
}

#[cfg(unix)]
fn signals(post: Post) -> io::Result<()> {
    let mut signals = signal_hook::iterator::Signals::new(super::SIGNALS)?;
    thread::spawn(move || {
        for signal in signals.forever() {
            post.send(Event::Signal(signal));
        }
    });
    Ok(())
}

#[cfg(not(unix))]
fn signals(_: Post) -> io::Result<()> {
    Ok(())
}
