//! The world: command line, files, threads, terminal.
//!
//! In reading order: [`cli`], what can be asked for; [`settings`], the reader's own keymap and theme; [`input`] and
//! [`seeds`], where articles come from; [`extract`] and [`plain`], articles in a pipe; [`terminal`], taken and given
//! back; `worker`, reading and analysing off the main thread; [`event_loop`], which lets a person read.

pub mod cli;
pub mod event_loop;
pub mod extract;
pub mod input;
pub mod plain;
pub mod seeds;
pub mod settings;
pub mod terminal;
mod worker;

use crate::analysis::analyze;
use crate::analysis::lexicon::Lexicon;
use crate::document;
use crate::library::Analyzed;
use clap::Parser;
use cli::{Cli, Subcommands};
use settings::Configuration;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

/// Status for settings or a command line that can't be used.
const BAD_USAGE: u8 = 2;

/// Does what the command line asks for.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let outcome = match cli.command {
        Some(Subcommands::Extract { input, paths, .. }) => {
            let mut out = BufWriter::new(io::stdout().lock());
            extract::extract(&paths, input, &mut out, &mut io::stderr().lock())
        }
        None => match Configuration::load() {
            Ok(configuration) => read(cli.paths, configuration),
            Err(report) => {
                eprint!("onrecord: {report}");
                return ExitCode::from(BAD_USAGE);
            }
        },
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever read our output has had enough of it.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("onrecord: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Reads `paths` in the terminal, or prints them where the output is none; gives whether all could be read.
fn read(mut paths: Vec<String>, configuration: Configuration) -> io::Result<bool> {
    if paths.is_empty() {
        if io::stdin().is_terminal() {
            paths.extend(seeds::paths());
        } else {
            paths.push("-".to_owned());
        }
    }
    let mut failures = Vec::new();
    paths.retain(|path| match input::check(path) {
        Ok(()) => true,
        Err(error) => {
            failures.push(error.to_string());
            false
        }
    });
    if paths.is_empty() || !io::stdout().is_terminal() {
        for failure in &failures {
            eprintln!("onrecord: {failure}");
        }
        let printed = print(&paths)?;
        return Ok(printed && failures.is_empty());
    }
    event_loop::read(paths, configuration, failures)?;
    Ok(true)
}

fn print(paths: &[String]) -> io::Result<bool> {
    let mut out = BufWriter::new(io::stdout().lock());
    let lexicon = Lexicon::built_in();
    let mut all_read = true;
    for path in paths {
        match input::read(path) {
            Ok(bytes) => {
                let document = document::read(&bytes);
                let analyzed = Analyzed::new(&document, analyze(&document, &lexicon));
                plain::write(&document, &analyzed, &mut out)?;
                out.flush()?;
            }
            Err(error) => {
                eprintln!("onrecord: {error}");
                all_read = false;
            }
        }
    }
    Ok(all_read)
}
