//! The commands about what is kept: feeds, refreshing, searching, looking after the library.
//!
//! In reading order: [`cli`], what can be asked for; here, where the library is and who does what; [`feed`], feeds
//! kept, listed and filed; [`exchange`], lists of them from and for other programs; [`refreshing`], asking for them;
//! [`searching`]; [`dossier`], all that a party said; [`stories`], which articles are on one event; [`noting`];
//! [`backup`], copying it all, [`written`] and [`tables`], as what, and [`reading_back`]; [`doctor`], looking after it;
//! [`table`], how rows are printed.

mod backup;
pub(super) mod cli;
mod doctor;
pub(super) mod dossier;
mod exchange;
mod feed;
mod noting;
mod reading_back;
mod refreshing;
mod searching;
pub(super) mod stories;
mod table;
mod tables;
mod written;

use super::settings::{Configuration, places};
use crate::library::keeping::Keeping;
use crate::library::shelf::{Counts, Feed};
use crate::store::Store;
use crate::store::error::StoreError;
use cli::{FeedCommand, Shelf};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Why a command about the library could not be done.
#[derive(Debug)]
pub(super) enum ShelfError {
    /// The library can't be opened, read or written.
    Store(StoreError),
    /// What was asked for makes no sense; the line says why.
    Usage(String),
    /// What was asked for is not there or can't be had; the line says what and why.
    Failed(String),
    /// Output can't be written.
    World(io::Error),
}

impl From<StoreError> for ShelfError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<io::Error> for ShelfError {
    fn from(error: io::Error) -> Self {
        Self::World(error)
    }
}

/// What comes of a command: whether all that was asked for could be done.
type Outcome = Result<bool, ShelfError>;

/// Does what `shelf` asks for.
pub(super) fn run(shelf: Shelf, out: &mut dyn Write) -> Outcome {
    match shelf {
        Shelf::Feed { command } => match command {
            FeedCommand::Add(wanted) => feed::add(&mut open()?, &wanted, out),
            FeedCommand::List { format } => feed::list(&open()?, format, out),
            FeedCommand::Rename { feed, name } => feed::rename(&mut open()?, &feed, name.as_deref(), out),
            FeedCommand::Tag { feed, tags, remove } => feed::tag(&mut open()?, &feed, &tags, remove, out),
            FeedCommand::Set(wanted) => feed::set(&mut open()?, &wanted, out),
            FeedCommand::Remove { feeds } => feed::remove(&mut open()?, &feeds, out),
            FeedCommand::Import { path } => exchange::import(&mut open()?, path, out),
            FeedCommand::Export { path } => exchange::export(&open()?, path.as_deref(), out),
        },
        Shelf::Refresh(wanted) => refreshing::refresh(&mut open()?, &wanted, out),
        Shelf::Search(wanted) => searching::search(&mut open()?, &wanted, out),
        Shelf::Dossier(wanted) => {
            let Some(mut store) = begun()? else { return Err(ShelfError::Failed(NO_LIBRARY.to_owned())) };
            dossier::dossier(&mut store, &wanted, out, &mut io::stderr().lock())
        }
        Shelf::Stories(wanted) => {
            let Some(store) = begun()? else { return Err(ShelfError::Failed(NO_LIBRARY.to_owned())) };
            stories::stories(&store, &wanted, out)
        }
        Shelf::Notes(wanted) => noting::notes(&open()?, &wanted, out),
        Shelf::Export { folder } => backup::export(&open()?, &folder, out),
        Shelf::Import { from, replace, text } => backup::import(&from, replace, text, out),
        Shelf::Doctor { format, thorough } => doctor::doctor(format, thorough, out),
    }
}

/// Where the library is kept.
pub(super) fn path() -> Option<PathBuf> {
    places::data().map(|folder| folder.join("library.db"))
}

/// What is said where there is no [`path()`].
pub(super) const NO_FOLDER: &str = "there is no folder to keep a library in: set HOME or XDG_DATA_HOME";

/// What is said where a library can't be opened.
pub(super) const RESTORE: &str =
    "`onrecord import --replace FOLDER` restores what was exported, and puts the library that is here aside";

/// What is said where nothing is kept yet.
const NO_LIBRARY: &str = "there is no library yet: `onrecord feed add ADDRESS` begins one";

fn open() -> Result<Store, ShelfError> {
    let Some(path) = path() else { return Err(ShelfError::Failed(NO_FOLDER.to_owned())) };
    Ok(saying_so(&path, || Store::open(&path))?)
}

/// Opens the library at `path` with `open`, and says what takes so long where an earlier program made it.
fn saying_so<T>(path: &Path, open: impl FnOnce() -> T) -> T {
    if !Store::is_of_earlier_form(path) {
        return open();
    }
    if !io::stderr().is_terminal() {
        eprintln!("onrecord: {NEW_FORM}");
        return open();
    }
    let style = ProgressStyle::with_template("{spinner} {msg} ({elapsed})").expect("a template of ours");
    let spinner = ProgressBar::new_spinner().with_style(style).with_message(NEW_FORM);
    spinner.enable_steady_tick(Duration::from_millis(100));
    let opened = open();
    spinner.finish_and_clear();
    opened
}

/// What is said while a library of an earlier program is given this one's form.
pub(super) const NEW_FORM: &str =
    "giving your library the form of this version, once: 100,000 articles take half a minute";

/// What is kept of the library, as the reader's files say.
fn keeping() -> Result<Keeping, ShelfError> {
    Ok(Configuration::load().map_err(ShelfError::Usage)?.keeping)
}

/// The library, where somebody has begun one.
pub(super) fn begun() -> Result<Option<Store>, StoreError> {
    let opened = path().map_or(Ok(None), |path| saying_so(&path, || Store::open_existing(&path)));
    let Some(store) = opened? else { return Ok(None) };
    let is_begun = !store.feeds()?.is_empty() || store.counts()? != Counts::default();
    Ok(is_begun.then_some(store))
}

/// The feed that `named` means: its number, its address, or what it is called.
fn the_feed<'a>(feeds: &'a [Feed], named: &str) -> Result<&'a Feed, ShelfError> {
    let number: Option<i64> = named.parse().ok();
    let exact = feeds.iter().find(|feed| Some(feed.id.0) == number || feed.address == named);
    if let Some(feed) = exact {
        return Ok(feed);
    }
    let called: Vec<&Feed> = feeds.iter().filter(|feed| feed.name.to_lowercase() == named.to_lowercase()).collect();
    match called[..] {
        [feed] => Ok(feed),
        [] => Err(ShelfError::Failed(format!("there is no feed {named:?}: `onrecord feed list` shows them"))),
        _ => Err(ShelfError::Failed(format!("several feeds are called {named:?}: name one by its number or address"))),
    }
}
