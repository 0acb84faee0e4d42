//! `onrecord export` and `import`: all of the library in a folder, and back.
//!
//! The folder holds the library itself, copied whole by SQLite, from which it is restored; and the same for people and
//! other programs to read, and for another library to be added to: feeds as OPML and TOML, notes and articles as
//! Markdown.

use super::dossier::words::counted;
use super::noting::as_markdown;
use super::tables::{FeedEntry, Feeds, Identities, Identity, NoteEntry, Notes};
use super::written::{Entry, Front, NamesakeEntry, written};
use super::{NO_FOLDER, Outcome, ShelfError, exchange, path, reading_back};
use crate::analysis::EntityKind;
use crate::library::query::{Query, State, What};
use crate::library::shelf::{Counts, Item, Order};
use crate::runtime::clock;
use crate::runtime::state::write_whole;
use crate::store::Store;
use crate::store::articles::Kept;
use crate::store::checking::Depth;
use crate::store::restoring::Origins;
use crate::text::safe::safe_line;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The copy of the library in the folder, and the list of its feeds.
const COPY: &str = "library.db";
const FEEDS: &str = "feeds.toml";
/// Signs of a title that go into the name of a file.
const NAME_SIGNS: usize = 60;

/// Writes all of the library into `folder`, which must be empty or not be there.
pub(super) fn export(store: &Store, folder: &Path, out: &mut dyn Write) -> Outcome {
    let failed = |error: std::io::Error| cannot("write", folder, &error.to_string());
    if folder.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(cannot("export to", folder, "there is something in it already"));
    }
    std::fs::create_dir_all(folder).map_err(failed)?;
    store.back_up(&folder.join(COPY))?;
    exchange::export(store, Some(&folder.join("feeds.opml")), out)?;
    let (feeds, dues) = (store.feeds()?, store.due(&[], clock::now(), true)?);
    let write = |name: &str, content: &str| write_whole(&folder.join(name), content).map_err(failed);
    let entries = feeds.iter().filter_map(|feed| Some(FeedEntry::of(feed, dues.iter().find(|due| due.id == feed.id)?)));
    write(FEEDS, &as_toml(&Feeds { feed: entries.collect() })?)?;
    write("searches.toml", &searches_as_toml(store)?)?;
    write("identities.toml", &as_toml(&identities(store)?)?)?;
    write("notes.md", &as_markdown(&store.notes(None)?))?;
    let mut items = store.list(&Query::default(), Order::Newest, 0, usize::MAX >> 1)?;
    items.extend(store.list(&Query::of(What::Is(State::Archived)), Order::Newest, 0, usize::MAX >> 1)?);
    let mut files = HashMap::new();
    for item in &items {
        if let Some(kept) = store.article(item.id)? {
            let file = format!("articles/{}", file_name(item));
            let marks = store.marks(item.id)?.into_iter().map(|(letter, place)| (letter.into(), place));
            let namesake = store.told_apart(item.id)?.iter().map(NamesakeEntry::of).collect();
            let front = Front { marks: marks.collect(), namesake, ..front(item, &kept, store.origins(item.id)?) };
            let article = written(&front, &kept.document).map_err(|error| not_written(&error))?;
            write(&file, &article)?;
            files.insert(item.id, file);
        }
    }
    let notes = store.written_notes()?;
    let notes = notes.iter().map(|(note, made)| NoteEntry::of(note, *made, &files)).collect();
    write("notes.toml", &as_toml(&Notes { note: notes })?)?;
    let kept = feeds_and_articles(feeds.len(), items.len());
    writeln!(out, "{kept} in {}", safe_line(&folder.to_string_lossy()))?;
    Ok(true)
}

/// What stands before the text of an article.
fn front(item: &Item, kept: &Kept, origins: Origins) -> Front {
    let document = &kept.document;
    let entry = |(feed, identity, key): (String, String, u64)| Entry { feed, identity, key: format!("{key:016x}") };
    Front {
        headline: item.title.clone(),
        byline: document.byline.as_ref().map(|line| line.of(&document.text).to_owned()),
        published: item.moment.to_string(),
        url: document.url.clone(),
        language: document.language.clone(),
        tags: origins.tags,
        read: item.standing.read,
        starred: item.standing.starred,
        archived: item.standing.archived,
        place: kept.place,
        added: Some(origins.added.to_string()),
        text_key: None,
        facts_key: None,
        marks: BTreeMap::new(),
        namesake: vec![],
        entry: origins.entries.into_iter().map(entry).collect(),
    }
}

/// Restores the library from `from`, a folder that was exported or a library's file. What is there now is kept beside
/// it.
///
/// With `text`, or where a folder holds no copy of a library, what stands there as Markdown and TOML is added to what
/// is here.
pub(super) fn import(from: &Path, replace: bool, text: bool, out: &mut dyn Write) -> Outcome {
    if from.is_dir() && (text || !from.join(COPY).exists()) {
        if !from.join(FEEDS).exists() {
            return Err(cannot("import", from, "there is no library in it"));
        }
        return reading_back::import(&mut super::open()?, from, out);
    }
    let file = if from.is_dir() { from.join(COPY) } else { from.to_owned() };
    if !file.is_file() {
        return Err(cannot("import", from, "there is no library in it"));
    }
    // Nothing is put aside for a file that can't take its place.
    Store::look_whole(&file)?;
    let mut store = cleared(from, replace, out)?;
    store.restore(&file)?;
    let report = store.check(Depth::Quick)?;
    writeln!(out, "{} are here", feeds_and_articles(report.feeds, report.articles))?;
    for fault in &report.faults {
        writeln!(out, "! {}", safe_line(fault))?;
    }
    Ok(report.faults.is_empty())
}

/// A library to restore into: the one that is here where nothing is in it, else one of which what was in it is kept
/// aside.
fn cleared(from: &Path, replace: bool, out: &mut dyn Write) -> Result<Store, ShelfError> {
    let library = path().ok_or_else(|| ShelfError::Failed(NO_FOLDER.to_owned()))?;
    let beside = numbered(&library);
    let present = super::open().and_then(|store| {
        let is_empty = store.feeds()?.is_empty() && store.counts()? == Counts::default();
        if !is_empty && replace {
            store.back_up(&beside)?;
            writeln!(out, "what was there is kept in {}", safe_line(&beside.to_string_lossy()))?;
        }
        Ok((store, is_empty))
    });
    match present {
        Ok((store, is_empty)) if is_empty || replace => Ok(store),
        Ok(_) => Err(cannot("import", from, "you have a library already: --replace keeps it aside and takes this one")),
        Err(ShelfError::Store(error)) if error.is_of_file() && replace => {
            let _ = std::fs::remove_file(&beside);
            put_aside(&library, &beside).map_err(|error| cannot("put aside", &library, &error.to_string()))?;
            writeln!(out, "{error}")?;
            writeln!(out, "it is put aside as {}", safe_line(&beside.to_string_lossy()))?;
            super::open()
        }
        Err(ShelfError::Store(error)) if error.is_of_file() => {
            let why = format!("{error}; --replace puts it aside under a new name and takes this one");
            Err(cannot("import", from, &why))
        }
        Err(error) => Err(error),
    }
}

/// Gives a library that can't be opened another name, with what SQLite keeps beside it: all of that is one file's.
fn put_aside(library: &Path, beside: &Path) -> std::io::Result<()> {
    for behind in ["-wal", "-shm", ""] {
        let named = |path: &Path| {
            let mut name = path.as_os_str().to_owned();
            name.push(behind);
            PathBuf::from(name)
        };
        if named(library).exists() {
            std::fs::rename(named(library), named(beside))?;
        }
    }
    Ok(())
}

/// `library.db.1` or what number is free.
fn numbered(path: &Path) -> PathBuf {
    let name = |number: usize| {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".{number}"));
        PathBuf::from(name)
    };
    (1..10_000).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(0))
}

fn cannot(doing: &str, path: &Path, why: &str) -> ShelfError {
    ShelfError::Failed(format!("cannot {doing} {}: {}", safe_line(&path.to_string_lossy()), safe_line(why)))
}

fn identities(store: &Store) -> Result<Identities, ShelfError> {
    let mut identity = Vec::new();
    for kind in EntityKind::ALL {
        identity.extend(store.verdicts(kind)?.into_iter().map(|verdict| Identity::of(kind, verdict)));
    }
    Ok(Identities { identity })
}

fn searches_as_toml(store: &Store) -> Result<String, ShelfError> {
    let searches = store.searches()?;
    let table: BTreeMap<&str, &str> =
        searches.iter().map(|search| (search.name.as_str(), search.query.as_str())).collect();
    as_toml(&table)
}

fn as_toml(what: &impl Serialize) -> Result<String, ShelfError> {
    toml::to_string(what).map_err(|error| not_written(&error))
}

fn not_written(error: &toml::ser::Error) -> ShelfError {
    ShelfError::Failed(format!("cannot write TOML: {error}"))
}

/// “1 feed and 2 articles”.
fn feeds_and_articles(feeds: usize, articles: usize) -> String {
    format!("{} and {}", counted(feeds, "feed"), counted(articles, "article"))
}

/// A number, so that no two are the same, and what the title says in letters and digits.
fn file_name(item: &Item) -> String {
    let letters = item.title.chars().map(|sign| if sign.is_alphanumeric() { sign } else { '-' });
    let slug: String = letters.take(NAME_SIGNS).collect::<String>().to_lowercase();
    let words: Vec<&str> = slug.split('-').filter(|word| !word.is_empty()).collect();
    format!("{:06}-{}.md", item.id.0, words.join("-"))
}
