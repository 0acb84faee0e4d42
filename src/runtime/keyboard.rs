//! Keys, mouse and window, from a thread of their own.

use super::event_loop::Event;
use std::io;
use std::sync::mpsc::Sender;
use std::thread;

/// Sends everything that comes from the terminal, and at last that nothing will come any more.
pub(super) fn listen(sender: Sender<Event>) {
    thread::spawn(move || {
        let _ = send_all(&sender);
        let _ = sender.send(Event::InputLost);
    });
}

/// crossterm reads a terminal that is gone again and again, without end. So its own waiting is not used: it is asked only
/// while there is something to read, and a terminal that hangs up ends it.
#[cfg(target_os = "linux")]
fn send_all(sender: &Sender<Event>) -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    use std::io::IsTerminal as _;
    use std::time::Duration;

    /// How long crossterm may look for the rest of a key that came in pieces. With no time at all it reads nothing.
    const REST: Duration = Duration::from_millis(1);
    let (stdin, tty);
    // The one that crossterm reads.
    let mut terminal = if io::stdin().is_terminal() {
        stdin = io::stdin();
        [PollFd::new(&stdin, PollFlags::IN)]
    } else {
        tty = std::fs::File::open("/dev/tty")?;
        [PollFd::new(&tty, PollFlags::IN)]
    };
    loop {
        match poll(&mut terminal, None) {
            Err(rustix::io::Errno::INTR) => continue,
            outcome => outcome?,
        };
        if terminal[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return Ok(());
        }
        while crossterm::event::poll(REST)? {
            if sender.send(Event::Terminal(crossterm::event::read()?)).is_err() {
                return Ok(());
            }
        }
    }
}

/// Elsewhere a terminal may not be waited for this way: poll(2) of macOS knows none.
#[cfg(not(target_os = "linux"))]
fn send_all(sender: &Sender<Event>) -> io::Result<()> {
    loop {
        if sender.send(Event::Terminal(crossterm::event::read()?)).is_err() {
            return Ok(());
        }
    }
}
