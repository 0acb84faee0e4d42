//! The world: command line, files, threads, terminal.
//!
//! In reading order: [`cli`], what can be asked for; [`settings`], what the reader settled; [`state`], what is
//! remembered between sittings, and [`corrections`] of texts; [`config`] and [`manual`], the program about itself;
//! [`input`] and [`seeds`], where articles come from, and `place`, one of several in one; [`parser`], which reads them
//! within a time; [`extract`] and [`plain`], articles in a pipe, the latter by `printing`; [`log`] and `noted`, what
//! happens; [`terminal`], taken and given back, and `job_control`, while the program is stopped; `screen`, drawn on by
//! `canvas` and `pen` or spoken to by `announcer`; `pictures`, on it; `inbox`, everything that arrives; `answers`, what
//! the terminal says of itself; `outside`, other programs; `worker`, reading and analysing off the main thread;
//! [`event_loop`], which lets a person read. About what is kept: `shelf`, its commands, `refresh`, asking for feeds,
//! `librarian`, the store for the reader, and `across`, what it tells of the whole of it; and `clock`.

mod across;
mod announcer;
mod answers;
mod canvas;
pub mod cli;
mod clock;
pub mod config;
pub mod corrections;
pub mod event_loop;
pub mod extract;
mod inbox;
pub mod input;
mod job_control;
mod librarian;
pub mod log;
pub mod manual;
mod noted;
mod outside;
pub mod parser;
mod pen;
mod pictures;
mod place;
pub mod plain;
mod printing;
mod refresh;
mod screen;
pub mod seeds;
pub mod settings;
mod shelf;
pub mod state;
pub mod terminal;
mod worker;

use cli::{Cli, Reading, Subcommands};
use event_loop::Start;
use input::Origin;
use log::Log;
use printing::Printing;
use settings::Configuration;
use shelf::ShelfError;
#[cfg(unix)]
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::num::NonZero;
#[cfg(unix)]
use std::os::fd::AsFd;
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;

/// Status for settings or a command line that can't be used.
const BAD_USAGE: u8 = 2;
/// Status for a library that can't be used.
const BAD_LIBRARY: u8 = 3;

/// Why what was asked for could not be done.
enum Failure {
    /// A settings file can't be used: the report, in lines.
    Settings(String),
    /// Something could not be read or written.
    World(io::Error),
    /// Something about the library could not be done.
    Shelf(ShelfError),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::World(error)
    }
}

/// Does what the command line asks for.
pub fn main() -> ExitCode {
    if std::env::args_os().skip(1).eq([parser::child::COMMAND]) {
        return parser::child::serve();
    }
    match run(Cli::read()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever read our output has had enough of it.
        Err(Failure::World(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::World(error)) => {
            eprintln!("onrecord: {error}");
            ExitCode::FAILURE
        }
        Err(Failure::Settings(report)) => {
            eprint!("onrecord: {report}");
            ExitCode::from(BAD_USAGE)
        }
        Err(Failure::Shelf(error)) => shelf_failure(error),
    }
}

fn shelf_failure(error: ShelfError) -> ExitCode {
    let (text, status) = match error {
        ShelfError::World(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
        ShelfError::World(error) => (error.to_string(), 1),
        ShelfError::Failed(text) => (text, 1),
        ShelfError::Usage(text) => (text, BAD_USAGE),
        ShelfError::Store(error) if error.is_of_file() => (format!("{error}\n{}", shelf::RESTORE), BAD_LIBRARY),
        ShelfError::Store(error) => (error.to_string(), BAD_LIBRARY),
    };
    eprintln!("onrecord: {text}");
    ExitCode::from(status)
}

/// Gives whether all that was asked for could be read.
fn run(cli: Cli) -> Result<bool, Failure> {
    let log = cli.log.as_deref().map_or(Ok(Log::default()), Log::open)?;
    parser::limit_time(cli.time_limit);
    log.say(concat!("onrecord ", env!("CARGO_PKG_VERSION")));
    let mut out = BufWriter::new(io::stdout().lock());
    match cli.command {
        Some(Subcommands::Extract { format, input, jobs, paths }) => {
            let origins: Vec<Origin> = paths.into_iter().flat_map(Origin::all).collect();
            let jobs = jobs.map_or_else(cores, usize::from);
            let options = extract::Options { input, format, jobs };
            // Not locked: a worker that panics must be able to say so.
            let mut out = BufWriter::new(output()?);
            let all_read = extract::extract(origins, options, &mut out, &mut io::stderr())?;
            log.say(if all_read { "extracted all" } else { "extracted what could be read" });
            return Ok(all_read);
        }
        Some(Subcommands::Shelf(shelf)) => {
            let all_done = shelf::run(shelf, &mut out).map_err(Failure::Shelf)?;
            out.flush()?;
            return Ok(all_done);
        }
        Some(Subcommands::Config { default: true, .. }) => config::print_default(&mut out)?,
        Some(Subcommands::Config { forget: true, .. }) => config::forget(&mut out)?,
        Some(Subcommands::Config { .. }) => {
            out.write_all(config::settings().map_err(Failure::Settings)?.as_bytes())?;
        }
        Some(Subcommands::Completions { shell }) => manual::completions(shell, &mut out),
        Some(Subcommands::Man { command }) => manual::man(command.as_deref(), &mut out)?,
        None => {
            drop(out);
            let configuration = Configuration::load().map_err(Failure::Settings)?;
            return read(cli.reading, configuration, log);
        }
    }
    out.flush()?;
    Ok(true)
}

/// Standard output, without the buffer for a line that is in front of it otherwise: what is written at once to that is
/// looked through for its last line end.
#[cfg(unix)]
fn output() -> io::Result<impl Write> {
    io::stdout().as_fd().try_clone_to_owned().map(File::from)
}

/// Standard output. A console here takes other characters than a file, and only this knows of it.
#[cfg(not(unix))]
fn output() -> io::Result<impl Write> {
    Ok(io::stdout().lock())
}

/// How many cores there are for this program.
fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Reads `paths` in the terminal, or prints them where the output is none; gives whether there was something to read.
fn read(reading: Reading, mut configuration: Configuration, log: Log) -> Result<bool, Failure> {
    let Reading { paths, input, plain, width, linear } = reading;
    let format = input.format();
    configuration.settings.linear |= linear || settings::dumb();
    if plain || !io::stdout().is_terminal() {
        let printing = Printing { format, width_cells: width, jobs: cores() };
        return Ok(printing.print(origins(paths), &log)?);
    }
    if paths.is_empty()
        && io::stdin().is_terminal()
        && let Some(store) = shelf::begun().map_err(|error| Failure::Shelf(error.into()))?
    {
        event_loop::read(Start::Library(Box::new(store)), configuration, vec![], log)?;
        return Ok(true);
    }
    let of_folder = matches!(paths.as_slice(), [path] if path.is_dir());
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
    event_loop::read(Start::Articles { origins: readable, format, of_folder }, configuration, notice, log)?;
    // Notices pass; what was left out is said again where it stays.
    for failure in &failures {
        eprintln!("onrecord: {failure}");
    }
    Ok(failures.is_empty())
}

/// What to read: `paths`, else what is piped in, else, where there is no library, the articles that come with the
/// program.
fn origins(paths: Vec<PathBuf>) -> Vec<Origin> {
    if !paths.is_empty() {
        paths.into_iter().flat_map(Origin::all).collect()
    } else if io::stdin().is_terminal() {
        seeds::origins().collect()
    } else {
        vec![Origin::Stdin]
    }
}
