//! `onrecord import --text`: what an export wrote as Markdown and TOML, taken into the library that is here. What is
//! new is added, and analysed; what is here stays, but for what was edited since it was written.

use super::dossier::words::counted;
use super::written::{Front, NamesakeEntry, Written, read};
use super::{Outcome, ShelfError, tables};
use crate::analysis::Analyzer;
use crate::library::identity::Meant;
use crate::library::moment::Moment;
use crate::library::query::Query;
use crate::library::shelf::{FeedId, ItemId, Standing};
use crate::runtime::clock;
use crate::runtime::corrections::applied;
use crate::runtime::worker::LEXICON;
use crate::store::Store;
use crate::store::incoming::{Given, Incoming};
use crate::store::restoring::{Became, Edited, Restored};
use crate::text::safe::safe_line;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Articles that are kept in one step.
const AT_ONCE: usize = 100;

/// What came of an import.
#[derive(Default)]
struct Sum {
    feeds: usize,
    articles: usize,
    edited: usize,
    known: usize,
    notes: usize,
    identities: usize,
    /// Files that are none of ours.
    unread: Vec<String>,
}

/// Takes in what stands in `folder`.
pub(super) fn import(store: &mut Store, folder: &Path, out: &mut dyn Write) -> Outcome {
    let mut sum = Sum::default();
    let feeds = take_feeds(store, folder, &mut sum)?;
    take_searches(store, folder)?;
    let articles = take_articles(store, folder, &feeds, &mut sum)?;
    take_notes(store, folder, &articles, &mut sum)?;
    take_identities(store, folder, &mut sum)?;
    let Sum { feeds, articles, edited, known, notes, identities, unread } = sum;
    let or_none = |count: usize, what: &str| if count == 0 { String::new() } else { format!(", {count} {what}") };
    writeln!(
        out,
        "{}, {}, {known} known already, {}{}{}",
        counted(feeds, "new feed"),
        counted(articles, "new article"),
        counted(notes, "new note"),
        or_none(edited, "edited"),
        or_none(identities, "of who is who")
    )?;
    for file in &unread {
        writeln!(out, "! {} is no article that an export wrote", safe_line(file))?;
    }
    Ok(unread.is_empty())
}

fn take_feeds(store: &mut Store, folder: &Path, sum: &mut Sum) -> Result<HashMap<String, FeedId>, ShelfError> {
    let tables::Feeds { feed: entries } = table(&folder.join("feeds.toml"))?;
    let mut feeds = HashMap::new();
    for entry in &entries {
        let (id, is_new) = store.add_feed(&entry.feed(), clock::now())?;
        if is_new {
            sum.feeds += 1;
            store.settle_feed(id, &entry.settings())?;
            store.restore_dropped(id, &entry.dropped)?;
            if let Some(title) = entry.title() {
                store.title_feed(id, &title)?;
            }
        } else if entry.is_edited() {
            sum.edited += 1;
            store.rename_feed(id, entry.given_name())?;
            store.file_feed(id, entry.tags())?;
            store.settle_feed(id, &entry.settings())?;
        }
        feeds.insert(entry.address.clone(), id);
    }
    Ok(feeds)
}

fn take_searches(store: &mut Store, folder: &Path) -> Result<(), ShelfError> {
    let kept = store.searches()?;
    let searches: BTreeMap<String, String> = table(&folder.join("searches.toml"))?;
    for (name, query) in searches {
        let is_known = kept.iter().any(|search| search.name.eq_ignore_ascii_case(&name));
        if !is_known && Query::parse(&query).is_ok() {
            store.save_search(&name, &query)?;
        }
    }
    Ok(())
}

/// The marks of an article.
fn marks(front: &Front) -> Vec<(char, usize)> {
    front.marks.iter().filter_map(|(letter, place)| Some((letter.chars().next()?, *place))).collect()
}

/// Whom an article means by a name, where that is another than most articles mean.
fn namesakes(front: &Front) -> Vec<Meant> {
    front.namesake.iter().filter_map(NamesakeEntry::meant).collect()
}

/// Gives the articles by their files.
fn take_articles(
    store: &mut Store,
    folder: &Path,
    feeds: &HashMap<String, FeedId>,
    sum: &mut Sum,
) -> Result<HashMap<String, ItemId>, ShelfError> {
    let (mut articles, mut analyzer) = (HashMap::new(), Analyzer::new(&LEXICON));
    for files in files(&folder.join("articles"))?.chunks(AT_ONCE) {
        let mut taken = Vec::new();
        for file in files {
            let name = format!("articles/{}", file.file_name().unwrap_or_default().to_string_lossy());
            match article(&text(file)?, &mut analyzer) {
                Some((front, incoming, edited)) => taken.push((name, front, incoming, edited)),
                None => sum.unread.push(name),
            }
        }
        let entries: Vec<Vec<_>> = taken.iter().map(|(_, front, ..)| entries(front, feeds)).collect();
        let marks: Vec<Vec<_>> = taken.iter().map(|(_, front, ..)| marks(front)).collect();
        let namesakes: Vec<Vec<_>> = taken.iter().map(|(_, front, ..)| namesakes(front)).collect();
        let restored = taken.iter().zip(&entries).zip(&marks).zip(&namesakes);
        let restored = restored.map(|((((_, front, incoming, edited), entries), marks), namesakes)| Restored {
            incoming,
            entries,
            edited: *edited,
            standing: Standing { read: front.read, starred: front.starred, archived: front.archived },
            tags: &front.tags,
            place: front.place,
            marks,
            namesakes,
            added: front.added.as_deref().and_then(Moment::parse).unwrap_or(clock::now()),
        });
        let kept = store.restore_articles(&restored.collect::<Vec<_>>())?;
        for ((name, ..), (id, what)) in taken.into_iter().zip(kept) {
            *match what {
                Became::New => &mut sum.articles,
                Became::Edited => &mut sum.edited,
                Became::Known => &mut sum.known,
            } += 1;
            articles.insert(name, id);
        }
    }
    Ok(articles)
}

fn article(written: &str, analyzer: &mut Analyzer) -> Option<(Front, Incoming, Edited)> {
    let Written { front, document, edited } = read(written)?;
    let analysis = applied(&document.text, analyzer.analyze(&document));
    let identity = front.entry.first().map(|entry| entry.identity.clone());
    let mut incoming = Given::new(document, identity.as_deref()).with(&analysis);
    incoming.given.title = safe_line(&front.headline).into_owned();
    Some((front, incoming, edited))
}

fn entries(front: &Front, feeds: &HashMap<String, FeedId>) -> Vec<(FeedId, String, u64)> {
    let known = front.entry.iter().filter_map(|entry| {
        let key = u64::from_str_radix(&entry.key, 16).ok()?;
        Some((*feeds.get(&entry.feed)?, entry.identity.clone(), key))
    });
    known.collect()
}

fn take_notes(
    store: &mut Store,
    folder: &Path,
    articles: &HashMap<String, ItemId>,
    sum: &mut Sum,
) -> Result<(), ShelfError> {
    let tables::Notes { note: entries } = table(&folder.join("notes.toml"))?;
    for entry in &entries {
        let Some((note, made)) = entry.note(articles) else { continue };
        match store.same_note(&note, made)? {
            None => {
                store.add_note(&note, made)?;
                sum.notes += 1;
            }
            Some((id, words)) if entry.is_edited() && words != note.words => {
                store.change_note(id, Some(&note.words))?;
                sum.edited += 1;
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// What its reader said here of two names stays.
fn take_identities(store: &mut Store, folder: &Path, sum: &mut Sum) -> Result<(), ShelfError> {
    let tables::Identities { identity: entries } = table(&folder.join("identities.toml"))?;
    for entry in &entries {
        let Some(kind) = entry.kind() else { continue };
        let names = [entry.one.as_str(), entry.other.as_str()];
        if !store.verdicts(kind)?.iter().any(|verdict| verdict.is_of(&entry.one, &entry.other)) {
            store.judge(kind, names, Some(entry.same))?;
            sum.identities += 1;
        }
    }
    Ok(())
}

/// What a file in TOML says; nothing where there is none.
fn table<T: DeserializeOwned + Default>(path: &Path) -> Result<T, ShelfError> {
    if !path.exists() {
        return Ok(T::default());
    }
    toml::from_str(&text(path)?).map_err(|error| cannot(path, error.message()))
}

fn text(path: &Path) -> Result<String, ShelfError> {
    std::fs::read_to_string(path).map_err(|error| cannot(path, &error.to_string()))
}

/// The files of a folder, in the order of their names; none where there is no such folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>, ShelfError> {
    if !folder.exists() {
        return Ok(vec![]);
    }
    let entries = folder.read_dir().map_err(|error| cannot(folder, &error.to_string()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    Ok(files)
}

fn cannot(path: &Path, why: &str) -> ShelfError {
    ShelfError::Failed(format!("cannot read {}: {}", safe_line(&path.to_string_lossy()), safe_line(why)))
}
