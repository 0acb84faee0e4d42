//! All at once, by poll(2).

use super::{Event, Post, SIGNALS, pieces};
use rustix::event::{EventfdFlags, PollFd, PollFlags, Timespec, eventfd, poll};
use rustix::io::{Errno, ioctl_fionread};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, IsTerminal as _, Stdin};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// How long crossterm may look for more in what it has read already, while a key waits to be shown. Given no time at
/// all it does not look, and without more it looks again and again until its time is over.
const GLANCE: Duration = Duration::from_micros(10);
/// How long it may look for the rest of a key that came in pieces, and for what a glance missed because the machine
/// gave its processor to somebody else meanwhile. A little over the millisecond that it sleeps for: less would be spent
/// awake.
const LOOK: Duration = Duration::from_micros(1_050);

/// Rung when something was posted.
#[derive(Debug, Clone)]
pub(super) struct Bell(Arc<OwnedFd>);

impl Bell {
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self(Arc::new(eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK)?)))
    }

    pub(super) fn ring(&self) {
        // Where it can't be written to, it is rung more often than anybody can count, and heard all the same.
        let _ = rustix::io::write(&*self.0, &1u64.to_ne_bytes());
    }
}

/// Everything that arrives, and where to wait for it.
#[derive(Debug)]
pub(in crate::runtime) struct Inbox {
    posted: Receiver<Event>,
    post: Post,
    signals: SignalDelivery<UnixStream, SignalOnly>,
    keyboard: Keyboard,
    /// What has arrived and was not given out yet.
    arrived: VecDeque<Event>,
}

impl Inbox {
    /// An inbox that signals arrive in from now on, and what is posted; keys after [`Inbox::listen`].
    ///
    /// # Errors
    /// Where the system can't tell of signals.
    pub(in crate::runtime) fn new() -> io::Result<Self> {
        let (sender, posted) = channel();
        let (read, write) = UnixStream::pair()?;
        let signals = SignalDelivery::with_pipe(read, write, SignalOnly, SIGNALS)?;
        let post = Post::through(sender)?;
        Ok(Self { posted, post, signals, keyboard: Keyboard::Unheard, arrived: VecDeque::new() })
    }

    /// For threads to put things in.
    pub(in crate::runtime) fn post(&self) -> Post {
        self.post.clone()
    }

    /// From now on, keys arrive too.
    pub(in crate::runtime) fn listen(&mut self) {
        match Terminal::open() {
            Ok(terminal) => self.keyboard = Keyboard::Heard { terminal, several: false, unsure: false },
            Err(_) => self.lose_keyboard(),
        }
    }

    /// What comes next, within `patience`; `None` where nothing does.
    pub(in crate::runtime) fn next_within(&mut self, patience: Duration) -> Option<Event> {
        let end = Instant::now() + patience;
        loop {
            if let Some(event) = self.next_arrived() {
                return Some(event);
            }
            let left = end.checked_duration_since(Instant::now())?;
            self.wait(Some(left));
        }
    }

    /// What comes next, whenever that is.
    pub(in crate::runtime) fn next(&mut self) -> Event {
        if let Some(event) = self.next_arrived() {
            return event;
        }
        self.look();
        loop {
            if let Some(event) = self.next_arrived() {
                return event;
            }
            self.wait(None);
        }
    }

    /// What has come already, if anything has.
    pub(in crate::runtime) fn next_arrived(&mut self) -> Option<Event> {
        if self.arrived.is_empty() {
            self.glance();
            self.wait(Some(Duration::ZERO));
        }
        self.arrived.pop_front()
    }

    /// Takes in what comes, waiting for it no longer than `patience`.
    fn wait(&mut self, patience: Option<Duration>) {
        let bell = Arc::clone(&self.post.bell.0);
        let mut sources = vec![
            PollFd::new(&*bell, PollFlags::IN),
            PollFd::from_borrowed_fd(self.signals.get_read().as_fd(), PollFlags::IN),
        ];
        if let Keyboard::Heard { terminal, .. } = &self.keyboard {
            sources.push(PollFd::from_borrowed_fd(terminal.fd(), PollFlags::IN));
        }
        let patience =
            patience.map(|patience| Timespec::try_from(patience).unwrap_or(Timespec { tv_sec: 60, tv_nsec: 0 }));
        match poll(&mut sources, patience.as_ref()) {
            // A signal: it is in its pipe.
            Err(Errno::INTR) => return,
            outcome => outcome.expect("what is waited for is open"),
        };
        let came: Vec<PollFlags> = sources.iter().map(PollFd::revents).collect();
        drop(sources);
        if came[1].contains(PollFlags::IN) {
            self.arrived.extend(self.signals.pending().map(Event::Signal));
        }
        if came.get(2).is_some_and(|came| came.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL)) {
            // crossterm reads a terminal that is gone again and again, without end.
            self.lose_keyboard();
        } else if came.get(2).is_some_and(|came| came.contains(PollFlags::IN)) {
            self.read_keys();
        }
        if came[0].contains(PollFlags::IN) {
            let _ = rustix::io::read(&*bell, &mut [0; 8]);
            self.arrived.extend(self.posted.try_iter());
        }
    }

    /// Takes in the first key of what the terminal sent, or the only one.
    fn read_keys(&mut self) {
        let Keyboard::Heard { terminal, several, unsure } = &mut self.keyboard else { return };
        // One byte is one key. Several are one or many, and crossterm keeps those it has not given out. It may also
        // read more than there is to be counted now.
        *several = ioctl_fionread(terminal.fd()).is_ok_and(|bytes| bytes > 1);
        *unsure = true;
        self.read_key(LOOK);
    }

    /// Takes in what crossterm is likely to have read and not given out.
    fn glance(&mut self) {
        while matches!(self.keyboard, Keyboard::Heard { several: true, .. }) && self.read_key(GLANCE) {}
    }

    /// Takes in all that crossterm has read and not given out.
    fn look(&mut self) {
        while matches!(self.keyboard, Keyboard::Heard { unsure: true, .. }) && self.read_key(LOOK) {}
        if let Keyboard::Heard { several, unsure, .. } = &mut self.keyboard {
            (*several, *unsure) = (false, false);
        }
    }

    /// Takes in a key, waiting for it no longer than `patience`; gives whether there was one.
    fn read_key(&mut self, patience: Duration) -> bool {
        match crossterm::event::poll(patience).and_then(|any| any.then(crossterm::event::read).transpose()) {
            Ok(Some(event)) => {
                let alone = matches!(self.keyboard, Keyboard::Heard { several: false, .. });
                let events = if alone { pieces::whole(event) } else { vec![event] };
                self.arrived.extend(events.into_iter().map(Event::Terminal));
                true
            }
            Ok(None) => false,
            Err(_) => {
                self.lose_keyboard();
                false
            }
        }
    }

    fn lose_keyboard(&mut self) {
        self.keyboard = Keyboard::Lost;
        self.arrived.push_back(Event::InputLost);
    }
}

/// Whether keys can come.
#[derive(Debug)]
enum Keyboard {
    /// Not yet.
    Unheard,
    /// From there. Of those that crossterm read last some may not be given out: likely where it read `several` bytes.
    Heard { terminal: Terminal, several: bool, unsure: bool },
    /// Never again.
    Lost,
}

/// The terminal that crossterm reads.
#[derive(Debug)]
enum Terminal {
    Stdin(Stdin),
    Controlling(File),
}

impl Terminal {
    fn open() -> io::Result<Self> {
        let stdin = io::stdin();
        if stdin.is_terminal() { Ok(Self::Stdin(stdin)) } else { File::open("/dev/tty").map(Self::Controlling) }
    }

    fn fd(&self) -> BorrowedFd<'_> {
        match self {
            Self::Stdin(stdin) => stdin.as_fd(),
            Self::Controlling(tty) => tty.as_fd(),
        }
    }
}
