//! Where nothing is drawn: moves are announced, and no sequence is written.

use crate::session::Session;
use crate::{COURT, COURT_HEADLINE, shell};
use rustix::process::Signal;

/// The reader that announces, by its option or because the terminal can do no more.
fn announcers() -> impl Iterator<Item = Session> {
    ["exec \"$0\" --linear \"$1\"", "TERM=dumb exec \"$0\" \"$1\""].into_iter().map(|command| {
        let mut session = shell(command, COURT);
        session.shows(COURT_HEADLINE).shows(" claims, ").shows(" parties");
        session
    })
}

#[test]
fn moves_are_announced_and_nothing_is_drawn() {
    for mut reader in announcers() {
        reader.press("c").shows("claim 1 of ").press("]").shows("section 2 of ");
        reader.press("p").shows("mention ").press("/court\r").shows("search: court").shows("hit ");
        reader.press("\t").shows("claims, ").press("?");
        reader.until("help", |session| String::from_utf8_lossy(&session.written).contains(": next section\r\n"));
        reader.press("\u{3}");
        assert!(reader.ends().success());
        reader.has_the_terminal_back();
        assert!(!reader.written.contains(&0x1b));
    }
}

#[test]
fn the_keyboard_is_given_back_by_a_stop_and_a_signal() {
    for mut reader in announcers() {
        reader.press("\u{1a}").is_stopped().has_the_terminal_back();
        reader.signal(Signal::CONT).press("]").shows("section 2 of ");
        assert_eq!(reader.signal(Signal::TERM).ends().signal(), Some("Terminated"));
        reader.has_the_terminal_back();
    }
}
