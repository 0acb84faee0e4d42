//! A process of this program that reads one thing and ends: asked over its standard input, answering on its output.
//!
//! A thread can't be ended from outside, a process can. The child ends by itself too when its input does: nobody waits
//! for its answer any more, whatever became of who asked.

use super::ParseError;
use crate::document;
use crate::document::format::Hint;
use crate::document::shape::answer;
use crate::document::shape::task::Given;
use std::io::{self, Read, Write};
use std::process::{self, Child, Command, ExitCode, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// What the child is told to be, in place of a command.
pub(in crate::runtime) const COMMAND: &str = "parse-child";

/// How often it is asked whether the answer is still wanted.
const PATIENCE: Duration = Duration::from_millis(50);

/// The answer of a child to `task`; `None` where no child can be started. The child has ended when this does.
///
/// # Errors
/// It has none within `limit`, or at all, or nobody wants it any more.
pub(super) fn ask(task: &[u8], limit: Duration, is_wanted: &dyn Fn() -> bool) -> Result<Option<Vec<u8>>, ParseError> {
    let Ok(mut child) = start() else { return Ok(None) };
    let (Some(mut input), Some(mut output)) = (child.stdin.take(), child.stdout.take()) else { return Ok(None) };
    let (sender, answer) = channel();
    let came = thread::scope(|scope| {
        // Its input stays open until its answer is here: see `serve`.
        let asking = scope.spawn(move || {
            let length = (task.len() as u64).to_le_bytes();
            let asked = input.write_all(&length).and_then(|()| input.write_all(task)).and_then(|()| input.flush());
            // One that fell over reads no more; its status tells.
            drop(asked);
            input
        });
        scope.spawn(move || {
            let mut bytes = Vec::new();
            let read = output.read_to_end(&mut bytes);
            // Nobody waits any more where the time is up.
            let _ = sender.send(read.map(|_| bytes));
        });
        let came = wait(&answer, limit, is_wanted);
        if came.is_err() {
            // It may have ended just now.
            let _ = child.kill();
        }
        drop(asking.join());
        came
    });
    let ended = ending(&mut child);
    match came {
        Err(_) if !is_wanted() => Err(ParseError::Unwanted),
        Ok(Ok(answer)) if ended.is_none() => Ok(Some(answer)),
        Err(RecvTimeoutError::Timeout) => Err(ParseError::Slow(limit)),
        Ok(Err(error)) => Err(ParseError::Fault(error.to_string())),
        Ok(Ok(_)) | Err(RecvTimeoutError::Disconnected) => Err(ParseError::Fault(ended.unwrap_or_default())),
    }
}

/// What `answer` brings within `limit`, for as long as it is wanted.
fn wait<T>(answer: &Receiver<T>, limit: Duration, is_wanted: &dyn Fn() -> bool) -> Result<T, RecvTimeoutError> {
    let began = Instant::now();
    loop {
        let left = limit.saturating_sub(began.elapsed());
        match answer.recv_timeout(left.min(PATIENCE)) {
            Err(RecvTimeoutError::Timeout) if left > PATIENCE && is_wanted() => {}
            came => return came,
        }
    }
}

fn start() -> io::Result<Child> {
    // Where there is such a path, it is this very program even when another has taken its place.
    let program = if cfg!(target_os = "linux") { "/proc/self/exe".into() } else { std::env::current_exe()? };
    Command::new(program).arg(COMMAND).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()
}

/// How `child` ended, where it did not end well.
fn ending(child: &mut Child) -> Option<String> {
    match child.wait() {
        Ok(status) if status.success() => None,
        Ok(status) => Some(status.to_string()),
        Err(error) => Some(error.to_string()),
    }
}

/// Is the child: reads what it is asked, and answers.
pub(in crate::runtime) fn serve() -> ExitCode {
    let Ok(Some(given)) = given() else {
        eprintln!("onrecord: {COMMAND} is for onrecord itself");
        return ExitCode::from(super::super::BAD_USAGE);
    };
    thread::spawn(end_with_input);
    match io::stdout().write_all(&answered(given)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn given() -> io::Result<Option<Given>> {
    let mut input = io::stdin().lock();
    let mut length = [0; 8];
    input.read_exact(&mut length)?;
    let mut task = Vec::new();
    input.take(u64::from_le_bytes(length)).read_to_end(&mut task)?;
    Ok(Given::read(&task))
}

fn answered(given: Given) -> Vec<u8> {
    match given {
        Given::Whole { bytes, format, name, charset, address } => {
            let hint = Hint { format, name: name.as_deref(), charset: charset.as_deref(), address: address.as_deref() };
            answer::opened(&document::open(bytes, &hint))
        }
        Given::Part(part) => answer::article(&part.article()),
    }
}

fn end_with_input() {
    let mut more = [0];
    // Nothing comes, so this is the end of the input, or of whoever held it.
    drop(io::stdin().read(&mut more));
    process::exit(1);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_waited_for_as_long_as_it_is_wanted_and_has_time() {
        let (sender, answer) = channel();
        let (hour, no_time) = (Duration::from_hours(1), Duration::ZERO);
        assert_eq!(wait(&answer, hour, &|| false), Err(RecvTimeoutError::Timeout));
        assert_eq!(wait(&answer, no_time, &|| true), Err(RecvTimeoutError::Timeout));
        sender.send(7).unwrap();
        assert_eq!(wait(&answer, hour, &|| true), Ok(7));
        drop(sender);
        assert_eq!(wait(&answer, hour, &|| true), Err(RecvTimeoutError::Disconnected));
    }
}
