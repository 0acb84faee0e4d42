//! A panic with the terminal taken: the terminal is given back, and the message can be read.
//!
//! This is a program of its own, so that it can panic as one: started with [`FAIL`], it takes the terminal and fails.
#![cfg_attr(unix, expect(clippy::unwrap_used, reason = "a test that cannot go on fails"))]

#[cfg(unix)]
#[path = "pty/session.rs"]
#[expect(dead_code, reason = "the session is made for the tests of the reader; this one needs little of it")]
mod session;

/// The argument that makes this program fail instead of testing.
#[cfg(unix)]
const FAIL: &str = "take the terminal and fail";

#[cfg(not(unix))]
fn main() {}

#[cfg(unix)]
fn main() {
    if std::env::args().nth(1).as_deref() == Some(FAIL) {
        fail();
    }
    let mut command = portable_pty::CommandBuilder::new(std::env::current_exe().unwrap());
    command.arg(FAIL);
    let mut session = session::Session::start(command);
    assert_eq!(session.ends().exit_code(), 101);
    session.has_the_terminal_back().shows("the bridge fell");
    let written = String::from_utf8_lossy(&session.written).into_owned();
    assert!(written.contains("\u{1b}[?1049h"), "the terminal was never taken: {written:?}");
    println!("a_panic_gives_the_terminal_back_and_says_why ... ok");
}

#[cfg(unix)]
fn fail() {
    use onrecord::runtime::terminal::{Terminal, give_back_on_panic};
    use ratatui::style::Style;
    give_back_on_panic();
    let mut terminal = Terminal::take().unwrap();
    terminal.mouse(true).unwrap();
    // A worker's panic is not the end of reading, and says nothing.
    let worker = std::thread::spawn(|| panic!("a worker fell"));
    assert!(worker.join().is_err());
    terminal.draw(&[], |buffer| buffer.set_string(0, 0, "all is well", Style::new())).unwrap();
    terminal.draw(&[], |_| panic!("the bridge fell")).unwrap();
}
