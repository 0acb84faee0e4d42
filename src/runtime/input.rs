//! Where articles come from: files, standard input, and the ones that come with the program.

use super::seeds::Seed;
use crate::text::safe::safe_line;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal};
use std::path::{Path, PathBuf};

/// Where an article is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Standard input, which can be read once.
    Stdin,
    /// An article that comes with the program.
    Seed(Seed),
    /// A file.
    File(PathBuf),
}

impl Origin {
    /// What `path` on the command line means.
    pub fn new(path: PathBuf) -> Self {
        if path == Path::new("-") { Self::Stdin } else { Self::File(path) }
    }

    /// Its path as typed, `-` for standard input; safe to print.
    pub fn name(&self) -> String {
        match self {
            Self::Stdin => "-".to_owned(),
            Self::Seed(seed) => seed.name.to_owned(),
            Self::File(path) => safe_line(&path.to_string_lossy()).into_owned(),
        }
    }

    /// Its bytes, as they come.
    ///
    /// # Errors
    /// Names the path and the cause.
    pub fn open(&self) -> Result<Box<dyn BufRead>, InputError> {
        match self {
            Self::Stdin => Ok(Box::new(BufReader::new(io::stdin()))),
            Self::Seed(seed) => Ok(Box::new(seed.text.as_bytes())),
            Self::File(path) => match file(path) {
                Ok(file) => Ok(Box::new(BufReader::new(file))),
                Err(cause) => Err(self.error(cause)),
            },
        }
    }

    /// How many bytes it has, where that is known before they are read.
    pub fn size(&self) -> Option<usize> {
        match self {
            Self::Stdin => None,
            Self::Seed(seed) => Some(seed.text.len()),
            Self::File(path) => {
                let known = path.metadata().ok().filter(std::fs::Metadata::is_file)?;
                usize::try_from(known.len()).ok()
            }
        }
    }

    /// All its bytes.
    ///
    /// # Errors
    /// Names the path and the cause.
    pub fn read(&self) -> Result<Vec<u8>, InputError> {
        let mut bytes = Vec::new();
        self.open()?.read_to_end(&mut bytes).map_err(|cause| self.error(cause))?;
        Ok(bytes)
    }

    /// Whether a reader who needs the keyboard can be given it; reads nothing.
    ///
    /// # Errors
    /// Names the path and the cause.
    pub fn check(&self) -> Result<(), InputError> {
        match self {
            Self::Stdin if io::stdin().is_terminal() => Err(self.error(io::Error::other("it is the terminal"))),
            _ => self.open().map(drop),
        }
    }

    /// That this could not be read, because of `cause`.
    pub fn error(&self, cause: io::Error) -> InputError {
        let name = if *self == Self::Stdin { "standard input".to_owned() } else { self.name() };
        InputError { name, cause }
    }
}

fn file(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(file) }
}

/// Something that could not be read, and why.
#[derive(Debug)]
pub struct InputError {
    /// What it is called, safe to print.
    name: String,
    cause: io::Error,
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cause = match self.cause.kind() {
            io::ErrorKind::NotFound => "no such file".to_owned(),
            io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
            io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
            _ => self.cause.to_string(),
        };
        write!(f, "cannot read {}: {}", self.name, safe_line(&cause))
    }
}

impl std::error::Error for InputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}
