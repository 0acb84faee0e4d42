//! `onrecord feed`: subscribing, and looking after what one subscribed to.

use super::cli::{Add, ListFormat, Set};
use super::dossier::words::counted;
use super::{Outcome, ShelfError, keeping, table, the_feed};
use crate::library::query::Query;
use crate::library::shelf::Feed;
use crate::runtime::clock;
use crate::runtime::refresh::asking::{Refused, Wish, Wished, wished};
use crate::runtime::refresh::credentials::taken_apart;
use crate::store::Store;
use crate::store::feeds::NewFeed;
use crate::text::safe::safe_line;
use serde_json::json;
use std::io::Write;

/// Subscribes to what `wanted` names; one that can't be had is named, and the others go on.
pub(super) fn add(store: &mut Store, wanted: &Add, out: &mut dyn Write) -> Outcome {
    if wanted.name.is_some() && wanted.addresses.len() > 1 {
        return Err(ShelfError::Usage("--name calls one feed so: add them one by one".to_owned()));
    }
    let from_env = wanted.password_env.as_ref().map(|variable| format!("env:{variable}"));
    let password_from = from_env.or_else(|| wanted.password_command.as_ref().map(|line| format!("command:{line}")));
    let mut all = true;
    for typed in &wanted.addresses {
        let wish = Wish { typed: typed.clone(), user: wanted.user.clone(), password_from: password_from.clone() };
        let feed = NewFeed {
            name: wanted.name.clone(),
            tags: wanted.tags.clone(),
            password_from: password_from.clone(),
            ..NewFeed::default()
        };
        if wanted.unseen {
            let (address, user) = taken_apart(typed).map_err(ShelfError::Usage)?;
            let feed = NewFeed { address, user: wish.user.or(user), ..feed };
            let (id, _) = store.add_feed(&feed, clock::now())?;
            writeln!(out, "{}  {}", id.0, safe_line(&feed.address))?;
        } else {
            all &= add_seen(store, &wish, feed, out)?;
        }
    }
    Ok(all)
}

/// Subscribes to what `wish` means, if there is a feed, with the articles it has now.
fn add_seen(store: &mut Store, wish: &Wish, feed: NewFeed, out: &mut dyn Write) -> Outcome {
    let Wished { address, user, asked } = match wished(wish) {
        Ok(wished) => wished,
        Err(Refused::Address(why)) => return Err(ShelfError::Usage(why)),
        Err(refused @ Refused::Tried(_)) => {
            eprintln!("onrecord: {}", safe_line(&refused.to_string()));
            return Ok(false);
        }
    };
    let feed = NewFeed { address, user, ..feed };
    let (id, is_new) = store.add_feed(&feed, clock::now())?;
    let taken = store.take(asked.brought(id), &keeping()?, clock::now())?;
    let name = store.feeds()?.into_iter().find(|kept| kept.id == id).map_or(feed.address, |kept| kept.name);
    let known = if is_new { "" } else { ", which you have already" };
    writeln!(out, "{}  {}{known}: {}", id.0, safe_line(&name), counted(taken.new, "new article"))?;
    Ok(true)
}

/// Shows every feed.
pub(super) fn list(store: &Store, format: ListFormat, out: &mut dyn Write) -> Outcome {
    let feeds = store.feeds()?;
    match format {
        ListFormat::Json => {
            let feeds: Vec<_> = feeds.iter().map(as_json).collect();
            serde_json::to_writer_pretty(&mut *out, &feeds).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
        ListFormat::Text if feeds.is_empty() => {
            writeln!(out, "no feeds yet: `onrecord feed add ADDRESS` subscribes to one")?;
        }
        ListFormat::Text => {
            let rows: Vec<_> = feeds.iter().map(as_row).collect();
            table::write(&rows, out)?;
        }
    }
    Ok(true)
}

fn as_row(feed: &Feed) -> [String; 5] {
    let state = match feed.trouble(clock::now()) {
        Some(trouble) => format!("! {trouble}"),
        None => feed.address.clone(),
    };
    let tags = feed.tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" ");
    [feed.id.0.to_string(), format!("{}/{}", feed.unread, feed.articles), feed.name.clone(), tags, state]
}

pub(super) fn as_json(feed: &Feed) -> serde_json::Value {
    json!({
        "id": feed.id.0,
        "name": feed.name,
        "address": feed.address,
        "page": feed.page,
        "tags": feed.tags,
        "unread": feed.unread,
        "articles": feed.articles,
        "fetched": feed.fetched.map(|moment| moment.to_string()),
        "error": feed.error,
        "asked_again": feed.asked_again.map(|moment| moment.to_string()),
        "retired": feed.retired,
        "keep_days": feed.settings.days,
        "keep_items": feed.settings.items,
        "full_text": feed.settings.full_text,
        "ignore": feed.settings.ignored,
    })
}

/// Calls a feed something else.
pub(super) fn rename(store: &mut Store, feed: &str, name: Option<&str>, out: &mut dyn Write) -> Outcome {
    let id = the_feed(&store.feeds()?, feed)?.id;
    let name = name.map(|name| safe_line(name).trim().to_owned()).filter(|name| !name.is_empty());
    store.rename_feed(id, name.as_deref())?;
    writeln!(out, "{}  {}", id.0, safe_line(&the_feed(&store.feeds()?, &id.0.to_string())?.name))?;
    Ok(true)
}

/// Files a feed under tags, or takes it out from under them.
pub(super) fn tag(store: &mut Store, feed: &str, tags: &[String], remove: bool, out: &mut dyn Write) -> Outcome {
    let tags: Vec<String> = tags.iter().map(|tag| safe_line(tag).trim().trim_start_matches('#').to_owned()).collect();
    if tags.iter().any(String::is_empty) {
        return Err(ShelfError::Usage("a tag has at least one sign".to_owned()));
    }
    let id = the_feed(&store.feeds()?, feed)?.id;
    let (add, not): (&[String], &[String]) = if remove { (&[], &tags) } else { (&tags, &[]) };
    store.tag_feed(id, add, not)?;
    let feeds = store.feeds()?;
    let [id, _, name, tags, _] = as_row(the_feed(&feeds, &id.0.to_string())?);
    table::write(&[[id, name, tags]], out)?;
    Ok(true)
}

/// Settles what is kept of a feed and where its texts come from, and shows it.
pub(super) fn set(store: &mut Store, wanted: &Set, out: &mut dyn Write) -> Outcome {
    let feeds = store.feeds()?;
    let Feed { id, settings: before, .. } = the_feed(&feeds, &wanted.feed)?;
    let mut settings = before.clone();
    if let Some(days) = &wanted.keep_days {
        settings.days = limit("--keep-days", days)?;
    }
    if let Some(items) = &wanted.keep_items {
        settings.items = limit("--keep-items", items)?;
    }
    if let Some(full_text) = &wanted.full_text {
        settings.full_text = full_text == "yes";
    }
    settings.ignored.retain(|query| !wanted.no_ignore.contains(query));
    for query in &wanted.ignore {
        let parsed =
            Query::parse(query).map_err(|error| ShelfError::Usage(format!("{}: {error}", safe_line(query))))?;
        if parsed.terms.is_empty() {
            return Err(ShelfError::Usage("--ignore wants a query, as in title:advertisement".to_owned()));
        }
        if !settings.ignored.contains(query) {
            settings.ignored.push(query.clone());
        }
    }
    if settings != *before {
        store.settle_feed(*id, &settings)?;
    }
    let feeds = store.feeds()?;
    let feed = the_feed(&feeds, &id.0.to_string())?;
    let words = feed.settings.words();
    let words = if words.is_empty() { "as for all feeds".to_owned() } else { words };
    table::write(&[[id.0.to_string(), feed.name.clone(), words]], out)?;
    if settings.full_text && !before.full_text && feed.articles > 0 {
        writeln!(out, "{FROM_NOW_ON}")?;
    }
    Ok(true)
}

/// What is said where texts of a feed are to come from pages.
const FROM_NOW_ON: &str = "this holds for articles that come from now on; one that is here already gets the text of its \
                           page in the reader, by the command full-text (Z)";

/// A number, or `-` for what holds for all feeds.
fn limit(option: &str, written: &str) -> Result<Option<u32>, ShelfError> {
    if written == "-" {
        return Ok(None);
    }
    let number = written.parse().map(Some);
    number.map_err(|_| ShelfError::Usage(format!("{option} wants a number or -, not {:?}", safe_line(written))))
}

/// Unsubscribes; where one of `named` is no feed, from none.
pub(super) fn remove(store: &mut Store, named: &[String], out: &mut dyn Write) -> Outcome {
    let feeds = store.feeds()?;
    let feeds = named.iter().map(|named| the_feed(&feeds, named)).collect::<Result<Vec<_>, _>>()?;
    for feed in feeds {
        let (gone, stay) = store.remove_feed(feed.id)?;
        let stay = if stay == 0 { String::new() } else { format!(", {stay} kept") };
        writeln!(out, "{}: unsubscribed, {} dropped{stay}", safe_line(&feed.name), counted(gone, "article"))?;
    }
    Ok(true)
}
