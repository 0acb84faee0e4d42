//! A library that can be read and not written, as on a medium or in a folder that is kept so.

use super::error::{Outcome, StoreError};
use super::schema;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::fmt::Write as _;
use std::path::Path;

const FLAGS: OpenFlags = OpenFlags::SQLITE_OPEN_READ_ONLY.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

/// Whether a file that is there can be read at most: of a folder that no log can be written into, SQLite says that it
/// can't open the file.
pub(super) fn keeps_from_writing(cause: &rusqlite::Error) -> bool {
    matches!(cause.sqlite_error_code(), Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen))
}

/// Opens the file at `path` to be read alone; gives the number of its schema, too.
pub(super) fn opened(path: &Path) -> Outcome<(Connection, i64)> {
    let failed = |cause| StoreError::unopened_by(path, &cause);
    match Connection::open_with_flags(path, FLAGS).and_then(with_version) {
        Err(cause) if keeps_from_writing(&cause) => {}
        opened => return opened.map_err(failed),
    }
    // A file with a log that is written ahead is read through that, and what tells readers apart stands beside it.
    // Where neither is there nor can be made, SQLite reads the file only if it is said to change under nobody's hand.
    // It does not look for the log then, so there must be nothing in that.
    if !log_is_empty(path) {
        return Err(StoreError::unfinished(path));
    }
    Connection::open_with_flags(unchanging(path), FLAGS | OpenFlags::SQLITE_OPEN_URI)
        .and_then(with_version)
        .map_err(failed)
}

fn with_version(db: Connection) -> rusqlite::Result<(Connection, i64)> {
    let version = schema::version(&db)?;
    Ok((db, version))
}

fn log_is_empty(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).map_or(true, |log| log.len() == 0)
}

/// The address of the file at `path`, as one that nobody changes.
fn unchanging(path: &Path) -> String {
    let mut address = String::from(if path.is_absolute() { "file://" } else { "file:" });
    for byte in path.as_os_str().as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(byte) {
            address.push(char::from(*byte));
        } else {
            let _ = write!(address, "%{byte:02x}");
        }
    }
    address + "?immutable=1"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_is_an_address_of_its_own() {
        assert_eq!(unchanging(Path::new("/a b/é?#%.db")), "file:///a%20b/%c3%a9%3f%23%25.db?immutable=1");
        assert_eq!(unchanging(Path::new("a/b.db")), "file:a/b.db?immutable=1");
    }
}
