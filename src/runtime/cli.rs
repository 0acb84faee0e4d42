//! The command line.

use super::extract::{Format, Input};
use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Read the news, see who says what.
///
/// Opens articles with their sections, quoted claims and named parties beside the text. Without a path it opens the
/// articles that come with the program; ? shows the keys.
#[derive(Debug, Parser)]
#[command(name = "onrecord", version, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// What to do instead of reading.
    #[command(subcommand)]
    pub command: Option<Subcommands>,
    /// Articles to read; - is standard input.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// What else the program does.
#[derive(Debug, Subcommand)]
pub enum Subcommands {
    /// Write who says what as JSON Lines.
    Extract {
        /// How articles are written.
        #[arg(long, value_enum, default_value_t = Format::Jsonl)]
        format: Format,
        /// What the paths hold.
        #[arg(long, value_enum, default_value_t = Input::Auto)]
        input: Input,
        /// Articles; - is standard input, which is also read where no path is given.
        #[arg(value_name = "PATH", default_value = "-")]
        paths: Vec<PathBuf>,
    },
}
