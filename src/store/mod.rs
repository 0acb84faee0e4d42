//! What lasts: feeds, their articles and what their reader did with them, in one SQLite file.
//!
//! In reading order: here, how the file is opened, and `reading`, how where it can't be written; [`error`], why
//! something can't be done; `schema`, the tables, and how a file of an earlier program gets those of this one;
//! [`incoming`], an article to be kept, and what tells whether it is here already; `sources`, the key of the rules by
//! which it was looked through; `indexing`, how its words are found; `findings`, what was found in it, in few bytes;
//! [`feeds`], [`articles`] and `names`, what is kept; `asking`, a query in SQL, and [`finding`], what it finds;
//! [`saved`], queries that are kept; [`notes`] and `marks`; [`parties`] across articles, and `namesakes`, which of
//! several one means; [`dossier`], all that one said; [`stories`]; [`keeping`], what is kept how long; [`restoring`],
//! what was written down; [`checking`], whether all is well; `crash`, where tests end the program.
//!
//! No other module speaks SQL, and nothing of SQLite is given out. The file is written by one writer at a time, others
//! wait; readers read what was there when they began. Whatever a function says it did is on the disk when it returns.

pub mod articles;
mod asking;
pub mod checking;
mod crash;
pub mod dossier;
pub mod error;
pub mod feeds;
pub mod finding;
mod findings;
pub mod incoming;
mod indexing;
pub mod keeping;
mod marks;
mod names;
pub mod namesakes;
pub mod notes;
pub mod parties;
mod reading;
pub mod restoring;
pub mod saved;
mod schema;
#[cfg(test)]
mod sources;
pub mod stories;
#[cfg(test)]
mod tests;

use crate::text::natural::in_natural_order;
use error::{Cause, Outcome, StoreError};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::cmp::Ordering;
use std::path::{Path, PathBuf};
use std::time::Duration;
use stories::Around;

/// How long a writer waits for another.
const PATIENCE: Duration = Duration::from_secs(10);
/// How much of the file is kept in memory, in KB.
const CACHE_KB: i32 = 8_000;

/// The library's file, open.
#[derive(Debug)]
pub struct Store {
    db: Connection,
    path: PathBuf,
    /// Whether it can be written, not only read.
    writable: bool,
    /// The articles around those that came last.
    around: Around,
}

impl Store {
    /// Opens the file at `path`; makes it where there is none. One that can't be written is opened to be read.
    ///
    /// # Errors
    /// Names the file and the cause: it can't be read or written, is no library, or a newer program made it. Then
    /// nothing of it was changed.
    pub fn open(path: &Path) -> Outcome<Self> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|cause| StoreError::unopened(path, &cause))?;
        }
        Self::open_as(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)
    }

    /// Opens the file at `path`; `None` where there is none.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_existing(path: &Path) -> Outcome<Option<Self>> {
        if !path.exists() {
            return Ok(None);
        }
        Self::open_as(path, OpenFlags::SQLITE_OPEN_READ_WRITE).map(Some)
    }

    fn open_as(path: &Path, flags: OpenFlags) -> Outcome<Self> {
        match Self::open_to_write(path, flags) {
            Err(error) if error.cause == Cause::ReadOnly => Self::open_to_read(path),
            opened => opened,
        }
    }

    fn open_to_write(path: &Path, flags: OpenFlags) -> Outcome<Self> {
        let failed = |cause: rusqlite::Error| {
            if reading::keeps_from_writing(&cause) && path.exists() {
                return StoreError::read_only(path, "open the library");
            }
            StoreError::unopened_by(path, &cause)
        };
        let mut db = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(failed)?;
        db.busy_timeout(PATIENCE).map_err(failed)?;
        // SQLite is content with a file that it can only read.
        if db.is_readonly(rusqlite::MAIN_DB).map_err(failed)? {
            return Err(StoreError::read_only(path, "open the library"));
        }
        let version = schema::version(&db).map_err(failed)?;
        if version > schema::newest() {
            return Err(StoreError::newer(path, version, schema::newest()));
        }
        settle(&db).map_err(failed)?;
        schema::migrate(&mut db).map_err(failed)?;
        Ok(Self { db, path: path.to_owned(), writable: true, around: Around::default() })
    }

    fn open_to_read(path: &Path) -> Outcome<Self> {
        let failed = |cause| StoreError::unopened_by(path, &cause);
        let (db, version) = reading::opened(path)?;
        match version.cmp(&schema::newest()) {
            Ordering::Less => return Err(StoreError::older(path)),
            Ordering::Equal => {}
            Ordering::Greater => return Err(StoreError::newer(path, version, schema::newest())),
        }
        db.busy_timeout(PATIENCE).map_err(failed)?;
        prepare(&db).map_err(failed)?;
        Ok(Self { db, path: path.to_owned(), writable: false, around: Around::default() })
    }

    /// A library in memory alone, for tests.
    #[cfg(test)]
    pub(crate) fn in_memory() -> Self {
        let mut db = Connection::open_in_memory().expect("a database in memory");
        settle(&db).expect("settings of SQLite");
        schema::migrate(&mut db).expect("the schema");
        Self { db, path: PathBuf::from("memory"), writable: true, around: Around::default() }
    }

    /// Where it is kept.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it can be written, not only read.
    pub fn is_writable(&self) -> bool {
        self.writable
    }

    /// Looks whether it can be written, before anything is done for that.
    ///
    /// # Errors
    /// Names the file and what was to be done where it can only be read.
    pub fn look_writable(&self, doing: &'static str) -> Outcome<()> {
        if self.writable { Ok(()) } else { Err(StoreError::read_only(&self.path, doing)) }
    }

    /// Writes a copy of all of it to `path`, whole even while another program writes.
    ///
    /// # Errors
    /// Names the copy and the cause.
    pub fn back_up(&self, path: &Path) -> Outcome<()> {
        let failed = |cause| StoreError::unopened_by(path, &cause);
        let mut copy = Connection::open(path).map_err(failed)?;
        let backup = rusqlite::backup::Backup::new(&self.db, &mut copy).map_err(failed)?;
        backup.run_to_completion(1_000, Duration::ZERO, None).map_err(failed)
    }

    /// Takes all that the library at `from` holds instead of what is here, whole even while other programs read.
    ///
    /// # Errors
    /// Names the file and the cause; what is here stays where that is no whole library, or a newer one.
    pub fn restore(&mut self, from: &Path) -> Outcome<()> {
        let failed = |cause| StoreError::unopened_by(from, &cause);
        self.look_writable("restore the library")?;
        let source = whole(from)?;
        let backup = rusqlite::backup::Backup::new(&source, &mut self.db).map_err(failed)?;
        backup.run_to_completion(1_000, Duration::ZERO, None).map_err(failed)?;
        drop(backup);
        self.around = Around::default();
        settle(&self.db).map_err(failed)?;
        schema::migrate(&mut self.db).map_err(failed)
    }

    /// Looks whether the library at `from` could be restored.
    ///
    /// # Errors
    /// Names the file and the cause: it is no whole library, or a newer one.
    pub fn look_whole(from: &Path) -> Outcome<()> {
        whole(from).map(drop)
    }

    /// Whether the library at `path` is of an earlier program: to open it takes a while then, once.
    pub fn is_of_earlier_form(path: &Path) -> bool {
        let opened = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY);
        let version = opened.and_then(|db| schema::version(&db));
        version.is_ok_and(|version| version > 0 && version < schema::newest())
    }

    /// Does `work` as one step: all of it is kept, or nothing.
    fn write<T>(&mut self, doing: &'static str, work: impl FnOnce(&Transaction) -> rusqlite::Result<T>) -> Outcome<T> {
        self.look_writable(doing)?;
        // It may move or remove articles.
        self.around = Around::default();
        let failed = |cause| StoreError::undone(&self.path, doing, &cause);
        let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        let done = work(&transaction).map_err(failed)?;
        crash::point("before-commit");
        transaction.commit().map_err(failed)?;
        crash::point("after-commit");
        Ok(done)
    }

    /// As [`Store::write`], with the articles around those that come.
    fn write_around<T>(
        &mut self,
        doing: &'static str,
        work: impl FnOnce(&Transaction, &mut Around) -> rusqlite::Result<T>,
    ) -> Outcome<T> {
        // Where nothing is kept, what was placed meanwhile is forgotten.
        let mut around = std::mem::take(&mut self.around);
        let done = self.write(doing, |db| {
            around.renew(db)?;
            let done = work(db, &mut around)?;
            around.count(db)?;
            Ok(done)
        })?;
        self.around = around;
        Ok(done)
    }

    /// Has `work` read all it reads as it is at one moment, which takes less time than to look for each anew.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn at_one_moment<T>(&self, work: impl FnOnce(&Self) -> Outcome<T>) -> Outcome<T> {
        let begun = self.db.unchecked_transaction();
        let begun = begun.map_err(|cause| StoreError::undone(&self.path, "begin to read", &cause))?;
        let outcome = work(self);
        drop(begun);
        outcome
    }

    /// Reads with `work`.
    fn read<T>(&self, doing: &'static str, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Outcome<T> {
        work(&self.db).map_err(|cause| StoreError::undone(&self.path, doing, &cause))
    }
}

/// The library at `from`, to be read; an error where it is not whole, or a newer one.
fn whole(from: &Path) -> Outcome<Connection> {
    let failed = |cause| StoreError::unopened_by(from, &cause);
    let (source, version) = reading::opened(from)?;
    if version > schema::newest() {
        return Err(StoreError::newer(from, version, schema::newest()));
    }
    let fault: String = source.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(failed)?;
    if fault != "ok" {
        return Err(StoreError::damaged(from, fault));
    }
    Ok(source)
}

/// How SQLite is to keep the file: a log that is written ahead, synced at every commit, so that what is acknowledged
/// outlasts a loss of power.
fn settle(db: &Connection) -> rusqlite::Result<()> {
    db.pragma_update(None, "journal_mode", "WAL")?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "foreign_keys", true)?;
    prepare(db)
}

/// How SQLite is to read the file.
fn prepare(db: &Connection) -> rusqlite::Result<()> {
    db.pragma_update(None, "cache_size", -CACHE_KB)?;
    db.pragma_update(None, "temp_store", "MEMORY")?;
    // Only queries name it: no table or index hangs on it.
    db.create_collation("counting", in_natural_order)?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(())
}
