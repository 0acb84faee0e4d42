//! `onrecord export` and `import`: all of the library in a folder, and back.
//!
//! The folder holds the library itself, copied whole by SQLite, from which it is restored; and the same for people and
//! other programs to read: feeds as OPML and TOML, notes and articles as Markdown.

use super::noting::as_markdown;
use super::{Outcome, ShelfError, exchange, path};
use crate::document::{Document, ParagraphKind};
use crate::library::query::{Query, State, What};
use crate::library::shelf::{Counts, Feed, Item, Order};
use crate::runtime::clock;
use crate::runtime::state::write_whole;
use crate::store::Store;
use crate::store::feeds::Due;
use crate::text::safe::safe_line;
use serde::Serialize;
use std::fmt::Write as _;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The copy of the library in the folder.
const COPY: &str = "library.db";
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
    write("feeds.toml", &feeds_as_toml(&feeds, &dues)?)?;
    write("searches.toml", &searches_as_toml(store)?)?;
    write("notes.md", &as_markdown(&store.notes(None)?))?;
    let mut items = store.list(&Query::default(), Order::Newest, 0, usize::MAX >> 1)?;
    items.extend(store.list(&Query::of(What::Is(State::Archived)), Order::Newest, 0, usize::MAX >> 1)?);
    for item in &items {
        if let Some(kept) = store.article(item.id)? {
            write(&format!("articles/{}", file_name(item)), &as_article(item, &kept.document)?)?;
        }
    }
    writeln!(out, "{} feeds and {} articles in {}", feeds.len(), items.len(), safe_line(&folder.to_string_lossy()))?;
    Ok(true)
}

/// Restores the library from `from`, a folder that was exported or a library's file. What is there now is kept beside it.
pub(super) fn import(from: &Path, replace: bool, out: &mut dyn Write) -> Outcome {
    let file = if from.is_dir() { from.join(COPY) } else { from.to_owned() };
    if !file.is_file() {
        return Err(cannot("import", from, "there is no library in it"));
    }
    let mut store = super::open()?;
    let is_empty = store.feeds()?.is_empty() && store.counts()? == Counts::default();
    let beside = path().map(|path| numbered(&path));
    match beside {
        _ if is_empty => {}
        Some(beside) if replace => {
            store.back_up(&beside)?;
            writeln!(out, "what was there is kept in {}", safe_line(&beside.to_string_lossy()))?;
        }
        _ => {
            return Err(cannot(
                "import",
                from,
                "you have a library already: --replace keeps it aside and takes this one",
            ));
        }
    }
    store.restore(&file)?;
    let report = store.check()?;
    writeln!(out, "{} feeds and {} articles are here", report.feeds, report.articles)?;
    for fault in &report.faults {
        writeln!(out, "! {}", safe_line(fault))?;
    }
    Ok(report.faults.is_empty())
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

#[derive(Serialize)]
struct FeedFile<'a> {
    feed: Vec<FeedEntry<'a>>,
}

#[derive(Serialize)]
struct FeedEntry<'a> {
    address: &'a str,
    name: &'a str,
    tags: &'a [String],
    user: Option<&'a str>,
    password_from: Option<&'a str>,
}

fn feeds_as_toml(feeds: &[Feed], dues: &[Due]) -> Result<String, ShelfError> {
    let entries = feeds.iter().map(|feed| {
        let due = dues.iter().find(|due| due.id == feed.id);
        FeedEntry {
            address: &feed.address,
            name: &feed.name,
            tags: &feed.tags,
            user: due.and_then(|due| due.user.as_deref()),
            password_from: due.and_then(|due| due.password_from.as_deref()),
        }
    });
    as_toml(&FeedFile { feed: entries.collect() })
}

fn searches_as_toml(store: &Store) -> Result<String, ShelfError> {
    let searches = store.searches()?;
    let table: std::collections::BTreeMap<&str, &str> =
        searches.iter().map(|search| (search.name.as_str(), search.query.as_str())).collect();
    as_toml(&table)
}

fn as_toml(what: &impl Serialize) -> Result<String, ShelfError> {
    toml::to_string(what).map_err(|error| ShelfError::Failed(format!("cannot write TOML: {error}")))
}

#[derive(Serialize)]
struct Front<'a> {
    headline: &'a str,
    byline: Option<&'a str>,
    published: String,
    url: Option<&'a str>,
    language: Option<&'a str>,
}

/// The article as Markdown behind front matter, as the reader opens it again.
fn as_article(item: &Item, document: &Document) -> Result<String, ShelfError> {
    let text = &document.text;
    let front = Front {
        headline: &item.title,
        byline: document.byline.as_ref().map(|line| line.of(text)),
        published: item.moment.to_string(),
        url: document.url.as_deref(),
        language: document.language.as_deref(),
    };
    let mut article = format!("+++\n{}+++\n", as_toml(&front)?);
    for paragraph in &document.paragraphs {
        let words = paragraph.span.of(text);
        let quotes = "> ".repeat(usize::from(paragraph.inset.quotes));
        let _ = match paragraph.kind {
            ParagraphKind::Headline | ParagraphKind::Byline => Ok(()),
            ParagraphKind::Heading => {
                let section = document.sections.iter().find(|section| section.heading == Some(paragraph.span));
                let level = section.map_or(2, |section| usize::from(section.level) + 1);
                write!(article, "\n{} {words}\n", "#".repeat(level.min(6)))
            }
            ParagraphKind::ListItem => {
                let marker = paragraph.marker(text);
                let words = words.strip_prefix(marker).unwrap_or(words);
                let indent = "  ".repeat(usize::from(paragraph.inset.lists).saturating_sub(1));
                write!(article, "\n{quotes}{indent}- {words}\n")
            }
            ParagraphKind::Verbatim => write!(article, "\n```\n{words}\n```\n"),
            ParagraphKind::Prose | ParagraphKind::Caption => write!(article, "\n{quotes}{words}\n"),
        };
    }
    Ok(article)
}

/// A number, so that no two are the same, and what the title says in letters and digits.
fn file_name(item: &Item) -> String {
    let letters = item.title.chars().map(|sign| if sign.is_alphanumeric() { sign } else { '-' });
    let slug: String = letters.take(NAME_SIGNS).collect::<String>().to_lowercase();
    let words: Vec<&str> = slug.split('-').filter(|word| !word.is_empty()).collect();
    format!("{:06}-{}.md", item.id.0, words.join("-"))
}
