//! The real program in a real pseudo-terminal, as a person meets it.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod beside;
mod laid_out;
mod library;
mod linear;
mod output;
mod pictures;
#[path = "../shelf/server.rs"]
mod server;
mod session;
mod web;

use rustix::process::Signal;
use session::{Folder, Session, onrecord};
use std::time::{Duration, Instant};

const COURT: &str = "seeds/court.txt";
const COURT_HEADLINE: &str = "Former savings chief";

/// The reader with an article of ours on the screen and its analysis in the panes.
fn reader() -> Session {
    let mut session = Session::start(onrecord(&[COURT]));
    session.shows(COURT_HEADLINE).shows("Sections").shows("Claims").shows("Parties");
    // They are counted once they are known.
    session.until("the analysis", |session| {
        let screen = session.contents();
        let count = screen.split_once("Claims ").and_then(|(_, behind)| behind.chars().next());
        count.is_some_and(|digit| digit.is_ascii_digit())
    });
    session
}

/// `command`, a line for the shell in which `$0` is the program and `$1` is `file`.
fn shell(command: &str, file: &str) -> Session {
    let mut builder = portable_pty::CommandBuilder::new("sh");
    builder.args(["-c", command, env!("CARGO_BIN_EXE_onrecord"), file]);
    Session::start(builder)
}

#[test]
fn a_file_is_opened_read_and_closed() {
    let mut reader = reader();
    assert!(reader.press("q").ends().success());
    reader.has_the_terminal_back();
    assert_eq!(output::forbidden(&reader.written), None);
}

#[test]
fn without_a_path_the_articles_that_come_with_the_program_are_opened() {
    let mut reader = Session::start(onrecord(&[]));
    reader.shows("Sections").press("?").shows("next section").press("q").hides("next section");
    assert!(reader.press("q").ends().success());
}

#[test]
fn the_terminal_says_its_ground_is_light_and_no_key_of_that_is_taken_for_one() {
    let mut reader = reader();
    reader.shows("Sections").writes("\x1b]11;?\x1b\\").press("\x1b]11;rgb:ffff/ffff/ffff\x1b\\");
    reader.press("j").press("t").shows("colours for a dark ground");
    assert!(reader.press("q").ends().success());
}

#[test]
fn a_claim_is_sent_to_a_command_and_what_it_says_stands_over_the_text() {
    let mut reader = reader();
    reader.press("c").press("|").shows("send the claim to |").press("sed 's/^/said: /'\r");
    reader.shows("What it said").shows("said: ").press("q").hides("What it said");
    assert!(reader.press("\u{3}").ends().success());
    reader.has_the_terminal_back();
    assert_eq!(output::forbidden(&reader.written), None);
}

#[test]
fn what_nobody_conceded_is_told_as_that_and_an_accusation_says_of_whom() {
    let folder = Folder::new("answers");
    let text = "A quiet week in Harnby\n\nAna Ruiz accused the water board of theft. The board rejected the accusation.\n\n\
                Marek Dolan has not conceded that the dam leaks.\n";
    let mut reader = Session::start(onrecord(&[&folder.file("a.txt", text.as_bytes())]));
    reader.shows("Claims 3").shows("has not conceded").shows("the water board of theft").shows("× disputed");
    reader.press("ccci").shows("no admission").hides("admission · ");
    assert!(reader.press("\u{3}").ends().success());
}

#[test]
fn an_address_is_handed_on_as_one_argument_and_never_through_a_shell() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new("opener");
    let opener = folder
        .file("bin/xdg-open", b"#!/bin/sh\nprintf '%s|' \"$@\" > \"$OPENED.part\"\nmv \"$OPENED.part\" \"$OPENED\"\n");
    std::fs::set_permissions(&opener, std::fs::Permissions::from_mode(0o755)).unwrap();
    let article =
        folder.file("a.txt", b"+++\ntitle = \"Bridge\"\nurl = \"https://example.org/$(id)?a=1;b -x\"\n+++\nIt fell.\n");
    let address = folder.path().join("address");
    let mut command = onrecord(&[&article]);
    command.env("PATH", format!("{}/bin:{}", folder.path().display(), std::env::var("PATH").unwrap()));
    command.env("OPENED", &address);
    let mut reader = Session::start(command);
    reader.shows("It fell.").press("o").shows("opening https://example.org/");
    reader.until("the opener", |_| address.exists());
    assert_eq!(std::fs::read_to_string(&address).unwrap(), "https://example.org/$(id)?a=1;b%20-x|");
    assert!(reader.press("q").ends().success());
}

#[test]
fn sections_are_jumped_to_and_words_are_searched() {
    let mut reader = reader();
    reader.shows("§1/").press("]").shows("§2/").press("[").shows("§1/");
    reader
        .press("/zyzzyva\r")
        .shows("not in the text")
        .press("/the")
        .shows(" of ")
        .press("\r")
        .press("n")
        .shows("2 of ");
}

#[test]
fn a_resized_window_is_filled_at_every_size() {
    let mut reader = reader();
    reader.resize((80, 24)).hides("Parties").shows("Claims");
    reader.resize((40, 12)).hides("Claims");
    reader.resize((10, 3)).shows("20×5");
    reader.resize((160, 50)).shows("Parties").shows("Sections");
    reader.press("\u{3}").ends();
    reader.has_the_terminal_back();
    assert_eq!(output::forbidden(&reader.written), None);
}

#[test]
fn a_window_that_shrinks_while_keys_come_is_never_drawn_beyond() {
    let mut reader = reader();
    for size in [(50, 12), (200, 60), (20, 5), (120, 36)].repeat(10) {
        reader.press("jpck").resize(size).press("jpck");
    }
    reader.shows("Sections").shows("Parties");
}

#[test]
fn a_signal_that_ends_programs_gives_the_terminal_back_and_ends_it() {
    for (signal, name) in [(Signal::TERM, "Terminated"), (Signal::HUP, "Hangup"), (Signal::INT, "Interrupt")] {
        let mut reader = reader();
        let status = reader.signal(signal).ends();
        assert_eq!(status.signal(), Some(name));
        reader.has_the_terminal_back();
    }
}

#[test]
fn ctrl_c_quits_from_everywhere() {
    let mut reader = reader();
    reader.press("/the").shows(" of ").press("\u{3}");
    assert!(reader.ends().success());
    reader.has_the_terminal_back();
}

#[test]
fn ctrl_z_gives_the_terminal_back_and_fg_takes_it_again() {
    let mut reader = reader();
    for times in 2..4 {
        reader.press("\u{1a}").is_stopped().has_the_terminal_back().hides("Sections");
        reader.signal(Signal::CONT).has_taken_the_terminal(times).shows("Sections").shows(COURT_HEADLINE);
    }
    assert!(reader.press("q").ends().success());
    reader.has_the_terminal_back();
}

#[test]
fn a_stop_from_outside_is_as_good_as_ctrl_z() {
    let mut reader = reader();
    reader.signal(Signal::TSTP).is_stopped().has_the_terminal_back();
    reader.signal(Signal::CONT).has_taken_the_terminal(2).shows("Sections");
    // SIGSTOP leaves no time to give anything back.
    reader.signal(Signal::STOP).is_stopped().signal(Signal::CONT).has_taken_the_terminal(3);
    reader.press("?").shows("next section");
    assert!(reader.press("\u{3}").ends().success());
    reader.has_the_terminal_back();
}

#[test]
fn a_pipe_is_read_while_keys_come_from_the_terminal() {
    for command in ["cat \"$1\" | \"$0\"", "\"$0\" - < \"$1\"", "cat \"$1\" | \"$0\" - seeds/sport.txt"] {
        let mut reader = shell(command, COURT);
        reader.shows(COURT_HEADLINE).press("]").shows("§2/");
        assert!(reader.press("q").ends().success());
        reader.has_the_terminal_back();
    }
}

#[test]
fn standard_input_is_not_lost_by_reading_it_again() {
    let mut reader = shell("cat \"$1\" | \"$0\"", COURT);
    reader.shows(COURT_HEADLINE).press("r").shows("gives its text once").shows(COURT_HEADLINE);
}

#[test]
fn empty_input_says_so() {
    shell("printf '' | \"$0\"", "").shows("empty");
}

#[test]
fn several_articles_are_walked() {
    let mut reader = Session::start(onrecord(&[COURT, "seeds/sport.txt"]));
    reader.shows(COURT_HEADLINE).press(">").hides(COURT_HEADLINE).press("<").shows(COURT_HEADLINE);
}

#[test]
fn what_cannot_be_read_is_named_without_taking_the_terminal() {
    for (path, message) in [
        ("src", "cannot read src: it is a folder without articles"),
        ("no-such\u{1b}]0;x\u{7}file", "cannot read no-suchfile: no such file"),
        ("-", "cannot read standard input: it is the terminal"),
    ] {
        let mut reader = Session::start(onrecord(&[path]));
        assert_eq!(reader.ends().exit_code(), 1);
        reader.shows(message);
        assert!(!reader.written.contains(&0x1b), "{path}");
    }
}

#[test]
fn what_cannot_be_read_beside_something_that_can_is_a_notice() {
    Session::start(onrecord(&["src", COURT]))
        .shows(COURT_HEADLINE)
        .shows("cannot read src: it is a folder without articles");
}

#[test]
fn a_bad_settings_file_is_reported_without_taking_the_terminal() {
    let folder = Folder::new("bad-settings");
    folder.file("onrecord/keymap.toml", b"[keys]\nnext-setcion = [\"x\"]\n");
    let mut reader = Session::start_with_settings(onrecord(&[COURT]), folder.path());
    assert_eq!(reader.ends().exit_code(), 2);
    reader.shows("keymap.toml:2:1").shows("did you mean next-section?");
    assert!(!reader.written.contains(&0x1b));
}

#[test]
fn the_readers_own_keys_work() {
    let folder = Folder::new("own-keys");
    folder.file("onrecord/keymap.toml", b"[keys]\nnext-section = [\"x\"]\n");
    let mut reader = Session::start_with_settings(onrecord(&[COURT]), folder.path());
    reader.shows("§1/").press("x").shows("§2/");
}

#[test]
fn whoever_binds_a_key_that_had_a_command_is_told_once() {
    let folder = Folder::new("taken-keys");
    folder.file("onrecord/config.toml", b"[keys]\ntop = ['q']\n");
    let told = "by your keys, q is top now, no more leave (none is left)";
    let start = || Session::start_with_settings(onrecord(&[COURT]), folder.path());
    let mut reader = start();
    reader.shows(COURT_HEADLINE).shows(told).press("j").hides(told);
    assert!(reader.press("\u{3}").ends().success());
    start().shows(COURT_HEADLINE).shows("§1/").hides(told).press("\u{3}").ends();
    // Other keys are news again.
    folder.file("onrecord/config.toml", b"[keys]\ntop = ['q']\nbottom = ['y']\n");
    start().shows("q is top now").press("\u{3}").ends();
    // Whoever names both commands knows.
    folder.file("onrecord/config.toml", b"[keys]\ntop = ['q']\nleave = []\n");
    start().shows(COURT_HEADLINE).shows("§1/").hides("by your keys").press("\u{3}").ends();
}

#[test]
fn help_names_the_folder_that_settings_are_read_from() {
    let folder = Folder::new("help-folder");
    let mut reader = Session::start_with_settings(onrecord(&[COURT]), folder.path());
    reader.shows(COURT_HEADLINE).press("?").shows("Every key can be changed").hides("~/.config");
    let folder = folder.path().file_name().unwrap().to_string_lossy().into_owned();
    assert!(reader.contents().replace('\n', "").contains(&folder), "{}", reader.contents());
}

#[test]
fn what_was_settled_while_reading_is_remembered_and_no_more() {
    let folder = Folder::new("remembered");
    folder.file("onrecord/config.toml", b"[reader]\ntext_cells = 60\n");
    let start = || {
        let mut reader = Session::start_with_settings(onrecord(&[COURT]), folder.path());
        reader.shows(COURT_HEADLINE);
        reader
    };
    let mut reader = start();
    reader.press("z").hides("Sections").press("-").shows("text 56 cells wide").press("-").shows("text 52 cells wide");
    assert!(reader.press("q").ends().success());
    let state = std::fs::read_to_string(folder.path().join("state/onrecord/state.toml")).unwrap();
    assert!(state.ends_with("[reader]\ntext_cells = 52\ntext_alone = true\nhint = false\n"), "{state}");
    start()
        .hides("Sections")
        .press("+")
        .shows("text 56 cells wide")
        .press("+")
        .shows("text 60 cells wide")
        .press("z\u{3}")
        .ends();
    let state = std::fs::read_to_string(folder.path().join("state/onrecord/state.toml")).unwrap();
    assert!(state.ends_with("[reader]\nhint = false\n"), "{state}");
}

#[test]
fn what_is_remembered_and_cannot_be_used_is_a_notice() {
    let folder = Folder::new("bad-state");
    folder.file("state/onrecord/state.toml", b"[reader]\ntext_cells = 7\n");
    let mut reader = Session::start_with_settings(onrecord(&[COURT]), folder.path());
    reader.shows(COURT_HEADLINE).shows("state.toml remembers is left out");
}

#[test]
fn the_log_says_what_a_sitting_was_like_and_no_word_that_was_typed() {
    let folder = Folder::new("log");
    let log = folder.path().join("log.txt");
    let mut reader = Session::start(onrecord(&[COURT, "--log", log.to_str().unwrap()]));
    reader.shows(COURT_HEADLINE).press("/zyzzyva\r").shows("not in the text").press("\u{3}").ends();
    let written = std::fs::read_to_string(log).unwrap();
    for line in ["reading seeds/court.txt", "seeds/court.txt: ", "quit"] {
        assert!(written.contains(&format!("Z {line}")), "{line}: {written}");
    }
    assert!(!written.contains("zyzzyva") && !written.contains("savings"), "{written}");
}

#[test]
fn nothing_in_a_text_or_its_name_drives_the_terminal() {
    let folder = Folder::new("hostile");
    let hostile = "Rain\u{1b}]0;owned\u{7} fell\n\n\u{1b}[2J\u{1b}[31mRed\u{1b}[0m \u{9b}5nhills \u{90}q\u{9c}\u{1b}Pq\u{1b}\\ \
        \u{1b}]52;c;aGk=\u{7}\u{1b}c\u{1b}[6n\u{1b}[?1049l\u{202e}turned\u{2066} \u{0}\u{8}\u{7f}\u{85}\u{feff}end.\n\n\
        “It \u{1b}_x\u{1b}\\ \u{1b}[?2026lholds,”\u{7} said Ana\u{1b}[H Ruiz\u{300}\u{301}\u{302}, 👩\u{200d}🚀 ❤\u{fe0f} of 東京.\n";
    let path = folder.file("a\u{1b}[2Jb\u{7}.txt", hostile.as_bytes());
    let mut reader = Session::start(onrecord(&[&path]));
    reader.shows("hills").press("cpi?j").shows("next section").press("q").hides("next section");
    reader.resize((50, 20)).press("/hills").shows("1 of 1").press("\u{3}").ends();
    reader.has_the_terminal_back();
    assert_eq!(output::forbidden(&reader.written), None);
}

#[test]
fn megabytes_are_seen_at_once_gone_through_and_searched() {
    let folder = Folder::new("long");
    let line = |number: usize| format!("Paragraph {number} tells of rain in the hills and of the old dam.\n\n");
    let text: String = (1..=30_000).map(line).chain(["The last line is for the zyzzyva.\n".to_owned()]).collect();
    assert!(text.len() > 1_800_000);
    let path = folder.file("long.txt", text.as_bytes());
    let mut reader = Session::start(onrecord(&[&path]));
    reader.shows("Paragraph 1 tells").press("j").shows("Paragraph 2 tells");
    reader.press("/zyzzyva\r").shows("1 of 1").shows("The last line is for");
    reader.press("g").shows("Paragraph 1 tells").press("G").shows("The last line is for").press("q").press("q").ends();
    reader.has_the_terminal_back();
}

#[test]
fn no_key_waits_for_the_next_however_fast_they_come() {
    let mut reader = reader();
    for _ in 0..60 {
        reader.press("?").press("G").shows("quit at once").press("k").press("q").shows("Space page");
    }
}

#[test]
fn an_arrow_whose_bytes_come_apart_is_an_arrow() {
    // Bytes that a busy machine sends too far apart are an Esc and two signs, as the reader has it: then once more.
    let is_sent_in_time = || {
        let mut reader = reader();
        reader.press("?").shows("Keys");
        for _ in 0..100 {
            let begun = Instant::now();
            reader.press("\u{1b}").press("[").press("B");
            if begun.elapsed() >= Duration::from_millis(40) {
                return false;
            }
        }
        reader.shows("quit at once").press("\u{1b}").shows("Space page").press("q").ends();
        true
    };
    assert!((0..50).any(|_| is_sent_in_time()), "this machine never sent three bytes within 40 ms, 100 times over");
}

#[test]
fn a_scrolled_line_is_one_frame_of_at_most_five_kilobytes() {
    let mut reader = reader();
    let count = |session: &Session, sign: &[u8]| session.written.windows(8).filter(|bytes| *bytes == sign).count();
    let begun = |session: &Session| count(session, b"\x1b[?2026h");
    let is_whole = |session: &Session| begun(session) == count(session, b"\x1b[?2026l");
    reader.until("a whole frame", |session| is_whole(session));
    let (frames_before, bytes_before) = (begun(&reader), reader.written.len());
    reader.press("j").until("a frame", |session| begun(session) > frames_before && is_whole(session));
    assert_eq!(begun(&reader), frames_before + 1);
    let bytes = reader.written.len() - bytes_before;
    assert!(bytes <= 5_000, "{bytes}");
}

#[test]
fn the_palette_runs_a_command() {
    let mut reader = reader();
    reader.press(":").shows("Do or go to").press("nextsec").shows("▸ next section").press("\r").shows("§2/");
    reader.press(":q\r");
    assert!(reader.ends().success());
    reader.has_the_terminal_back();
}

/// The number of claims in the pane's title.
fn claims(session: &Session) -> Option<usize> {
    let screen = session.contents();
    screen.split_once("Claims ")?.1.split(' ').next()?.parse().ok()
}

#[test]
fn a_correction_is_remembered_and_undone_after_a_restart() {
    let folder = Folder::new("corrections");
    let start = || {
        let mut session = Session::start_with_settings(onrecord(&[COURT]), folder.path());
        session.until("the claims", |session| claims(session).is_some());
        session
    };
    let mut first = start();
    let before = claims(&first).unwrap();
    first.press("\tx").shows("the claim is hidden").until("one less", |session| claims(session) == Some(before - 1));
    first.press("\u{3}").ends();
    let mut second = start();
    assert_eq!(claims(&second), Some(before - 1));
    second.press("U").shows("undone").until("all of them", |session| claims(session) == Some(before));
    second.press("\u{3}").ends();
    assert_eq!(claims(&start()), Some(before));
    let kept = std::fs::read_dir(folder.path().join("state/onrecord/corrections")).unwrap();
    assert_eq!(kept.count(), 0);
}

#[test]
fn corrections_that_cannot_be_read_are_named_and_left_alone() {
    let folder = Folder::new("bad-corrections");
    let text = std::fs::read_to_string(COURT).unwrap();
    let document = onrecord::document::read(text.as_bytes(), &onrecord::document::format::Hint::default());
    let key = onrecord::library::correction::text_key(&document.text);
    let name = format!("{key:016x}.toml");
    let path = folder.file(&format!("state/onrecord/corrections/{name}"), b"mine");
    let mut reader = Session::start_with_settings(onrecord(&[COURT]), folder.path());
    reader.shows("what you corrected here is left out").until("the claims", |session| claims(session).is_some());
    reader.press("\tx").shows("holds until you quit");
    reader.press("\u{3}").ends();
    assert_eq!(std::fs::read_to_string(path).unwrap(), "mine");
}

#[test]
fn a_link_turns_to_the_file_beside_and_never_to_a_pipe() {
    let folder = Folder::new("linked");
    let first =
        folder.file("first.md", b"# First\n\nIt goes on in [the second](second.md#why), not in [a pipe](pipe).\n");
    folder.file(
        "second.md",
        b"# Second\n\nIt rained.\n\n## Why\n\nNobody knows, and [the third](third.md) is not there.\n",
    );
    assert!(std::process::Command::new("mkfifo").arg(folder.path().join("pipe")).status().unwrap().success());
    let mut reader = Session::start(onrecord(&[&first]));
    reader.shows("It goes on in").press("Oa").shows("Nobody knows").shows("2/2");
    reader.press("Oa").shows("third.md: no such file").press("\u{1b}").shows("Nobody knows");
    reader.press("<").shows("It goes on in").press("Os").shows("pipe: it is a pipe or device");
    reader.press("\u{1b}").shows("It goes on in");
}

#[test]
fn a_file_that_vanishes_is_said_to_have_gone_where_it_would_stand() {
    let folder = Folder::new("vanishing");
    let path = folder.file("gone.txt", b"Rain\n\nIt rained.\n");
    let mut reader = Session::start(onrecord(&[COURT, &path]));
    reader.shows(COURT_HEADLINE);
    std::fs::remove_file(&path).unwrap();
    reader.press(">").shows("gone.txt: no such file").press("j").shows("cannot read").shows("r tries again");
    std::fs::write(&path, "Rain\n\nIt rained.\n").unwrap();
    reader.press("r").shows("It rained.").hides("r tries again");
}

#[test]
fn the_keys_that_matter_are_shown_once() {
    let folder = Folder::new("new-here");
    folder.file("state/onrecord/state.toml", b"[reader]\n");
    let mut first = Session::start_with_settings(onrecord(&[COURT]), folder.path());
    first.shows("New here?").press("j").hides("New here?").press("\u{3}").ends();
    let mut second = Session::start_with_settings(onrecord(&[COURT]), folder.path());
    second.shows(COURT_HEADLINE).shows("Claims ").hides("New here?").press("\u{3}").ends();
    assert!(!String::from_utf8_lossy(&second.written).contains("New here?"));
}
