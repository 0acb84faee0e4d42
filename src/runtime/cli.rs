//! The command line.

use super::extract::{Format, Input};
use super::shelf::cli::Shelf;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum, value_parser};
use clap_complete::Shell;
use std::path::PathBuf;
use std::time::Duration;

/// Read the news, see who says what.
///
/// Opens articles with their sections, quoted claims and named parties beside the text. Without a path it opens the
/// articles that come with the program; ? shows the keys.
#[derive(Debug, Parser)]
#[command(name = "onrecord", version, after_help = AFTER_HELP)]
pub struct Cli {
    /// What to do instead of reading.
    #[command(subcommand)]
    pub command: Option<Subcommands>,
    /// What to read, and how.
    #[command(flatten)]
    pub reading: Reading,
    /// Write what happens to FILE, a line each with its time; no words of an article, nothing that is typed.
    #[arg(long, value_name = "FILE", global = true)]
    pub log: Option<PathBuf>,
    /// Longest that a page, feed or book may take to be parsed; one that takes longer is not read.
    #[arg(long, value_name = "SECONDS", default_value = "10", value_parser = time_limit, global = true)]
    pub time_limit: Duration,
}

impl Cli {
    /// Reads the command line; ends the program where it can't be used, or help or the version was all that was asked
    /// for.
    pub fn read() -> Self {
        let mut program = Self::command();
        let matches = program.get_matches_mut();
        // What is for the reader is no use to a command; `args_conflicts_with_subcommands` would refuse --log, too.
        let given = |argument: &str| matches.value_source(argument) == Some(ValueSource::CommandLine);
        if let (Some(command), Some(argument)) =
            (matches.subcommand_name(), READING.iter().find(|argument| given(argument)))
        {
            let message = format!("--{argument} is for the reader; `onrecord {command} --help` tells what that takes");
            program.error(ErrorKind::ArgumentConflict, message).exit();
        }
        Self::from_arg_matches(&matches).unwrap_or_else(|error| error.format(&mut program).exit())
    }
}

/// The options of [`Reading`].
const READING: [&str; 4] = ["input", "plain", "width", "linear"];

/// How wide a line is.
fn cells(written: &str) -> Result<u16, String> {
    written.parse().map_err(|_| format!("not a number of cells from 0 to {}", u16::MAX))
}

/// Reads a number of seconds, in which a point may stand.
fn time_limit(written: &str) -> Result<Duration, String> {
    let seconds: f64 = written.parse().map_err(|_| "not a number of seconds".to_owned())?;
    match Duration::try_from_secs_f64(seconds) {
        Ok(limit) if !limit.is_zero() => Ok(limit),
        Ok(_) => Err("nothing can be read in no time".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// What to read, and how.
#[derive(Debug, Args)]
pub struct Reading {
    /// Articles, feeds, books and folders to read; - is standard input.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// What the paths hold.
    #[arg(long, value_name = "FORMAT", default_value = "auto", value_parser = readable())]
    pub input: Input,
    /// Print text, claims and parties line by line, as is done where the output is no terminal.
    #[arg(long, conflicts_with = "linear")]
    pub plain: bool,
    /// Widest a printed line may be, in cells; 0 to break none.
    #[arg(long, value_name = "CELLS", default_value_t = 76, value_parser = cells)]
    pub width: u16,
    /// Announce every move on a line of its own, for screen readers, and draw nothing.
    #[arg(long)]
    pub linear: bool,
}

/// Reads the name of what an article may be given as.
fn readable() -> impl TypedValueParser<Value = Input> {
    PossibleValuesParser::new(Input::READABLE)
        .map(|name| Input::from_str(&name, false).expect("READABLE holds names of inputs"))
}

/// More than any machine has cores; each is a thread.
const MAX_JOBS: i64 = 1024;

/// What else the program does.
#[derive(Debug, Subcommand)]
pub enum Subcommands {
    /// Write who says what, for other programs.
    #[command(after_help = EXTRACT_EXAMPLES)]
    Extract {
        /// How articles are written.
        #[arg(long, value_enum, default_value_t = Format::Jsonl)]
        format: Format,
        /// What the paths hold.
        #[arg(long, value_enum, default_value_t = Input::Auto)]
        input: Input,
        /// How many articles are analysed at the same time, if not as many as there are cores; what is written is the
        /// same.
        #[arg(long, value_name = "NUMBER", value_parser = value_parser!(u16).range(1..=MAX_JOBS))]
        jobs: Option<u16>,
        /// Articles, feeds, books and folders; - is standard input, which is also read where no path is given.
        #[arg(value_name = "PATH", default_value = "-")]
        paths: Vec<PathBuf>,
    },
    /// What is kept: feeds and their articles.
    #[command(flatten)]
    Shelf(Shelf),
    /// Show every setting, its value and where it comes from.
    Config {
        /// Print the commented file of what is built in, to begin a config.toml with.
        #[arg(long, conflicts_with = "forget")]
        default: bool,
        /// Forget what was changed while reading.
        #[arg(long)]
        forget: bool,
    },
    /// Print what a shell needs to complete this command line.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Print the manual page, to be read with man -l -.
    Man {
        /// That of one of the commands.
        #[arg(value_parser = ["extract", "feed", "refresh", "search", "notes", "export", "import", "doctor", "config", "completions"])]
        command: Option<String>,
    },
}

const AFTER_HELP: &str = "\
Examples:
  onrecord article.txt                    read it
  curl -s … | onrecord -                  read what comes through a pipe
  onrecord --plain article.txt | less     text, claims and parties by lines
  onrecord extract --format csv *.txt     who said what, a row each
  onrecord feed add https://…             subscribe; then `onrecord refresh`, from cron too
  onrecord search 'by:ruiz said:bridge'   find it again

Settings:
  ~/.config/onrecord/config.toml          yours; see `onrecord config`
  ~/.local/state/onrecord/state.toml      what you changed while reading
  ~/.local/share/onrecord/library.db      your feeds and their articles; see `onrecord doctor`
  XDG_CONFIG_HOME, XDG_STATE_HOME and XDG_DATA_HOME move them; NO_COLOR is obeyed.";

const EXTRACT_EXAMPLES: &str = "\
Examples:
  onrecord extract a.txt | jq -r '.quotations[] | [.speaker.text, .text] | @tsv'
  onrecord extract --input jsonl < articles.jsonl > claims.jsonl
  onrecord extract --format markdown a.txt

Status:
  0; 1 where something could not be read; 2 where the command line can't be used.";
