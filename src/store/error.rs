//! Why something can't be done with the library.

use crate::text::safe::safe_line;
use rusqlite::ErrorCode;
use std::fmt;
use std::path::Path;

/// What comes of what is asked of the store.
pub type Outcome<T> = Result<T, StoreError>;

/// What could not be done with which file, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreError {
    /// The file, safe to print.
    path: String,
    /// What was to be done: “keep the feed”.
    doing: &'static str,
    /// Why not.
    pub cause: Cause,
}

/// Why something can't be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// It is no library, or not whole any more.
    Damaged(String),
    /// A newer program made it.
    Newer {
        /// The number of its schema.
        its: i64,
        /// The newest that is known here.
        known: i64,
    },
    /// Its file or its folder can be read and not written.
    ReadOnly,
    /// That, and an earlier program made it.
    OlderReadOnly,
    /// That, and what was written last is not in the file itself yet.
    UnfinishedReadOnly,
    /// Another program has been writing to it for long.
    Busy,
    /// Whatever else stood in the way.
    Other(String),
}

impl StoreError {
    pub(super) fn unopened(path: &Path, cause: &std::io::Error) -> Self {
        Self::new(path, "open the library", Cause::Other(cause.to_string()))
    }

    pub(super) fn unopened_by(path: &Path, cause: &rusqlite::Error) -> Self {
        Self::undone(path, "open the library", cause)
    }

    pub(super) fn damaged(path: &Path, fault: String) -> Self {
        Self::new(path, "open the library", Cause::Damaged(fault))
    }

    pub(super) fn newer(path: &Path, its: i64, known: i64) -> Self {
        Self::new(path, "open the library", Cause::Newer { its, known })
    }

    pub(super) fn read_only(path: &Path, doing: &'static str) -> Self {
        Self::new(path, doing, Cause::ReadOnly)
    }

    pub(super) fn older(path: &Path) -> Self {
        Self::new(path, "open the library", Cause::OlderReadOnly)
    }

    pub(super) fn unfinished(path: &Path) -> Self {
        Self::new(path, "open the library", Cause::UnfinishedReadOnly)
    }

    pub(super) fn undone(path: &Path, doing: &'static str, cause: &rusqlite::Error) -> Self {
        let words = match cause {
            rusqlite::Error::SqliteFailure(_, Some(words)) => words.clone(),
            other => other.to_string(),
        };
        Self::new(
            path,
            doing,
            match cause.sqlite_error_code() {
                Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Cause::Damaged(words),
                Some(ErrorCode::ReadOnly) => Cause::ReadOnly,
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Cause::Busy,
                _ => Cause::Other(words),
            },
        )
    }

    /// Whether the file itself is in the way: it is damaged, or a newer program's.
    pub fn is_of_file(&self) -> bool {
        matches!(self.cause, Cause::Damaged(_) | Cause::Newer { .. })
    }

    fn new(path: &Path, doing: &'static str, cause: Cause) -> Self {
        Self { path: safe_line(&path.to_string_lossy()).into_owned(), doing, cause }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot {} ({}): {}", self.doing, self.path, self.cause)
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged(why) => {
                write!(f, "it is no library of onrecord, or damaged ({}); nothing of it was changed", safe_line(why))
            }
            Self::Newer { its, known } => {
                write!(f, "a newer onrecord made it (form {its}, this one knows {known}); nothing of it was changed")
            }
            Self::ReadOnly => f.write_str("the library is kept read-only: its file or its folder can't be written"),
            Self::OlderReadOnly => f.write_str(
                "an earlier onrecord made it, and it is kept read-only: open it once where it can be written",
            ),
            Self::UnfinishedReadOnly => f.write_str(
                "what was written last is still in the log beside it, and it is kept read-only: \
                 open it once where it can be written",
            ),
            Self::Busy => f.write_str("another program is writing to it and does not end"),
            Self::Other(why) => f.write_str(&safe_line(why)),
        }
    }
}

impl std::error::Error for StoreError {}
