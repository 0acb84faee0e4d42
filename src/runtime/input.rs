//! Where articles come from: files, standard input, and the ones built in.

use super::seeds;
use crate::text::safe::safe_line;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

/// Something that could not be read, and why.
#[derive(Debug)]
pub struct InputError {
    path: String,
    cause: io::Error,
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = if self.path == "-" { "standard input" } else { &self.path };
        let cause = match self.cause.kind() {
            io::ErrorKind::NotFound => "no such file".to_owned(),
            io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
            io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
            _ => self.cause.to_string(),
        };
        write!(f, "cannot read {}: {}", safe_line(name), safe_line(&cause))
    }
}

impl std::error::Error for InputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}

/// All bytes of `path`: a file, `-` for standard input, or the name of an article that is built in.
///
/// # Errors
/// Names the path and the cause.
pub fn read(path: &str) -> Result<Vec<u8>, InputError> {
    if let Some(text) = seeds::named(path) {
        return Ok(text.as_bytes().to_vec());
    }
    let mut bytes = Vec::new();
    let mut reader = open(path)?;
    reader.read_to_end(&mut bytes).map_err(|cause| InputError { path: path.to_owned(), cause })?;
    Ok(bytes)
}

/// Whether `path` can be opened, without reading it.
///
/// # Errors
/// Names the path and the cause.
pub fn check(path: &str) -> Result<(), InputError> {
    if seeds::named(path).is_some() || path == "-" { Ok(()) } else { open(path).map(drop) }
}

/// A reader of `path`, a file or `-` for standard input.
///
/// # Errors
/// Names the path and the cause.
pub fn open(path: &str) -> Result<Box<dyn BufRead>, InputError> {
    if path == "-" {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    let failed = |cause| InputError { path: path.to_owned(), cause };
    let file = File::open(path).map_err(failed)?;
    if file.metadata().is_ok_and(|metadata| metadata.is_dir()) {
        return Err(failed(io::ErrorKind::IsADirectory.into()));
    }
    Ok(Box::new(BufReader::new(file)))
}
