//! The world: command line, files, threads, terminal.
//!
//! In reading order: [`cli`], what can be asked for; [`settings`], what the reader settled; [`state`], what is remembered
//! between sittings; [`input`] and [`seeds`], where articles come from; [`extract`] and [`plain`], articles in a pipe;
//! [`terminal`], taken and given back; `backend` and `pen`, how a frame is written to it; `background`, what its ground is;
//! `worker`, reading and analysing off the main thread; [`event_loop`], which lets a person read.

mod backend;
mod background;
pub mod cli;
pub mod event_loop;
pub mod extract;
pub mod input;
mod pen;
pub mod plain;
pub mod seeds;
pub mod settings;
pub mod state;
pub mod terminal;
mod worker;

use crate::analysis::analyze;
use crate::analysis::lexicon::Lexicon;
use crate::document::{self, format::Hint};
use crate::library::Analyzed;
use clap::Parser;
use cli::{Cli, Subcommands};
use input::Origin;
use settings::Configuration;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Status for settings or a command line that can't be used.
const BAD_USAGE: u8 = 2;

/// Does what the command line asks for.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let outcome = match cli.command {
        Some(Subcommands::Extract { format, input, paths }) => {
            let origins: Vec<Origin> = paths.into_iter().map(Origin::new).collect();
            let options = extract::Options { input, format };
            extract::extract(&origins, options, &mut BufWriter::new(io::stdout().lock()), &mut io::stderr().lock())
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

/// Reads `paths` in the terminal, or prints them where the output is none; gives whether there was something to read.
fn read(paths: Vec<PathBuf>, configuration: Configuration) -> io::Result<bool> {
    if !io::stdout().is_terminal() {
        return print(&origins(paths));
    }
    let mut failures = Vec::new();
    let mut readable = Vec::new();
    for origin in origins(paths) {
        match origin.check() {
            // Standard input gives its text once.
            Ok(()) if origin == Origin::Stdin && readable.contains(&origin) => {}
            Ok(()) => readable.push(origin),
            Err(error) => failures.push(error.to_string()),
        }
    }
    if readable.is_empty() {
        for failure in &failures {
            eprintln!("onrecord: {failure}");
        }
        return Ok(false);
    }
    let notice = match failures.as_slice() {
        [] => vec![],
        [one] => vec![one.clone()],
        [one, rest @ ..] => vec![format!("{one}, and {} more", rest.len())],
    };
    event_loop::read(readable, configuration, notice)?;
    // Notices pass; what was left out is said again where it stays.
    for failure in &failures {
        eprintln!("onrecord: {failure}");
    }
    Ok(failures.is_empty())
}

/// What to read: `paths`, else what is piped in, else the articles that come with the program.
fn origins(paths: Vec<PathBuf>) -> Vec<Origin> {
    if !paths.is_empty() {
        paths.into_iter().map(Origin::new).collect()
    } else if io::stdin().is_terminal() {
        seeds::origins().collect()
    } else {
        vec![Origin::Stdin]
    }
}

/// Prints the analysed articles; gives whether all could be read.
fn print(origins: &[Origin]) -> io::Result<bool> {
    let mut out = BufWriter::new(io::stdout().lock());
    let lexicon = Lexicon::built_in();
    let mut all_read = true;
    for origin in origins {
        match origin.read() {
            Ok(bytes) => {
                let document = document::read(&bytes, &Hint::named(&origin.name()));
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
