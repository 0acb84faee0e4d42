//! Other programs: commands that a text is sent to, whatever opens addresses, the clipboard of the desktop.
//!
//! None of them is waited for by the reader, and none has the reader's terminal: a command reads what it is sent and
//! what it says is caught.

use super::inbox::{Event, Post};
use crate::app::message::{Message, Notice, Output};
use crate::text::safe::{safe, safe_line};
use std::env;
use std::io::{self, Read, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;
use url::Url;

/// What a command says is kept up to this many bytes.
const MAX_OUTPUT_BYTES: usize = 256 * 1024;
/// How long what a command said may still be under way when it has ended. One that leaves another program behind, as
/// clipboard tools do, leaves its output open as well.
const OUTPUT_GRACE: Duration = Duration::from_millis(200);

/// Sends `text` to `command`, a line for the shell that its user typed, and what that says back to the reader.
pub(super) fn pipe(command: String, text: String, post: Post) {
    thread::spawn(move || {
        let (said, failure) = match run(&command, text) {
            Ok((said, status)) => (said, (!status.success()).then(|| format!("{command}: {status}"))),
            Err(error) => (Vec::new(), Some(format!("cannot run {command}: {error}"))),
        };
        let said = safe(&String::from_utf8_lossy(&said)).into_owned();
        let output = Output { command, said, failure };
        // Nobody listens any more where the reader has quit.
        post.send(Event::Message(Message::Piped(output)));
    });
}

/// What `command` says to `text`, and how it ends.
fn run(command: &str, text: String) -> io::Result<(Vec<u8>, ExitStatus)> {
    let (output, said) = io::pipe()?;
    let mut shell = shell(command);
    let mut child = shell.stdin(Stdio::piped()).stdout(said.try_clone()?).stderr(said).spawn()?;
    // The command keeps its own ends of the pipe; ours would hold it open.
    drop(shell);
    if let Some(mut stdin) = child.stdin.take() {
        thread::spawn(move || {
            // A command need not read all there is.
            let _ = stdin.write_all(text.as_bytes());
        });
    }
    let pieces = read_behind(output);
    let status = child.wait()?;
    let mut said = Vec::new();
    while said.len() < MAX_OUTPUT_BYTES
        && let Ok(piece) = pieces.recv_timeout(OUTPUT_GRACE)
    {
        said.extend(piece);
    }
    said.truncate(MAX_OUTPUT_BYTES);
    Ok((said, status))
}

fn read_behind(mut output: io::PipeReader) -> Receiver<Vec<u8>> {
    let (sender, pieces) = channel();
    thread::spawn(move || {
        let mut kept = 0;
        let mut buffer = [0; 8192];
        while let Ok(length @ 1..) = output.read(&mut buffer) {
            // What is too much is read all the same, so that the command can end.
            if kept < MAX_OUTPUT_BYTES && sender.send(buffer[..length].to_vec()).is_err() {
                break;
            }
            kept += length;
        }
    });
    pieces
}

fn shell(line: &str) -> Command {
    if cfg!(windows) {
        let mut command = Command::new("cmd");
        command.args(["/C", line]);
        command
    } else {
        let mut command = Command::new("sh");
        command.args(["-c", line]);
        // In a group of its own it can't read the reader's keys.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        command
    }
}

/// Opens `address` with what the desktop opens addresses with.
///
/// # Errors
/// Why not, for the reader: an address that is none of the web's is never handed on.
pub(super) fn open(address: &str, post: Post) -> Result<(), String> {
    let url = web_address(address)?;
    let named = env::var("BROWSER").unwrap_or_default();
    thread::spawn(move || {
        for mut command in open::commands(url.as_str()).into_iter().chain(browsers(&named, url.as_str())) {
            let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            if quiet.status().is_ok_and(|status| status.success()) {
                return;
            }
        }
        let notice = Notice { text: "nothing here opens addresses".to_owned(), failure: true };
        post.send(Event::Message(Message::Notice(notice)));
    });
    Ok(())
}

/// The programs that `named`, what the variable `BROWSER` says, names, for where the desktop has nothing that opens
/// addresses: each is given `address` as one argument, in the place of `%s` or behind the others, and never to a shell.
fn browsers(named: &str, address: &str) -> Vec<Command> {
    let command = |entry: &str| {
        let mut words = entry.split_whitespace();
        let mut command = Command::new(words.next()?);
        let rest: Vec<&str> = words.collect();
        let has_place = rest.iter().any(|word| word.contains("%s"));
        command.args(rest.into_iter().map(|word| word.replace("%s", address)));
        if !has_place {
            command.arg(address);
        }
        Some(command)
    };
    named.split(':').filter_map(command).collect()
}

/// `address` as it is handed on: of the web, whole, each sign of it harmless.
fn web_address(address: &str) -> Result<Url, String> {
    let shown = safe_line(address);
    let url = Url::parse(address).map_err(|error| format!("{shown} is no address: {error}"))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(format!("only http and https are opened, not {shown}"));
    }
    Ok(url)
}

/// The clipboard of the desktop, where there is one.
#[derive(Debug, Default)]
pub(super) struct Clipboard {
    /// To the thread that holds it: on X11 what was copied is there only while its owner lives.
    texts: Option<Sender<String>>,
}

impl Clipboard {
    /// Puts `text` on it, at some time soon. Where there is none nothing happens: the terminal was asked, too.
    pub(super) fn copy(&mut self, text: String) {
        if !has_desktop() {
            return;
        }
        let texts = self.texts.get_or_insert_with(|| {
            let (sender, texts) = channel::<String>();
            thread::spawn(move || {
                let Ok(mut clipboard) = arboard::Clipboard::new() else { return };
                for text in texts {
                    let _ = clipboard.set_text(text);
                }
            });
            sender
        });
        let _ = texts.send(text);
    }
}

/// Whether the reader runs on the desktop it is seen on, as far as the environment tells.
fn has_desktop() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    let far_away = is_set("SSH_CONNECTION") || is_set("SSH_TTY");
    !far_away && (cfg!(any(windows, target_os = "macos")) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_of_the_environment_gets_the_address_as_one_argument() {
        let commands = browsers("firefox:lynx -dump %s; rm: ", "https://example.org/a?b=$(id)");
        let written = |command: &Command| {
            let words = std::iter::once(command.get_program()).chain(command.get_args());
            words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>()
        };
        let written: Vec<Vec<String>> = commands.iter().map(written).collect();
        let address = "https://example.org/a?b=$(id)";
        assert_eq!(written, [vec!["firefox", address], vec!["lynx", "-dump", &format!("{address};"), "rm"]]);
    }

    #[test]
    fn only_whole_addresses_of_the_web_are_handed_on() {
        for (address, expected) in [
            ("https://example.org/a b", Ok("https://example.org/a%20b")),
            ("HTTP://EXAMPLE.org", Ok("http://example.org/")),
            ("file:///etc/passwd", Err("only http and https are opened, not file:///etc/passwd")),
            ("javascript:alert(1)", Err("only http and https are opened, not javascript:alert(1)")),
            ("--help", Err("--help is no address: relative URL without a base")),
            ("-https://example.org", Err("-https://example.org is no address: relative URL without a base")),
        ] {
            let found = web_address(address);
            assert_eq!(found.as_ref().map(Url::as_str).map_err(String::as_str), expected);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_command_reads_what_it_is_sent_and_what_it_says_is_caught() {
        let says = |command: &str, text: &str| {
            let (said, status) = run(command, text.to_owned()).unwrap();
            (String::from_utf8(said).unwrap(), status.success())
        };
        assert_eq!(says("tr a-z A-Z", "the bridge"), ("THE BRIDGE".to_owned(), true));
        assert_eq!(says("echo gone >&2; exit 3", ""), ("gone\n".to_owned(), false));
        // One that reads nothing, and one that leaves something running behind it.
        assert_eq!(says("true", &"x".repeat(1 << 20)), (String::new(), true));
        assert_eq!(says("sleep 5 & echo done", ""), ("done\n".to_owned(), true));
    }

    #[cfg(unix)]
    #[test]
    fn a_command_that_talks_without_end_is_heard_up_to_a_point() {
        let (said, _) = run("head -c 1000000 /dev/zero", String::new()).unwrap();
        assert_eq!(said.len(), MAX_OUTPUT_BYTES);
    }
}
