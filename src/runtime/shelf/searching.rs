//! `onrecord search`.

use super::cli::{ListFormat, Search};
use super::{Outcome, ShelfError};
use crate::library::query::Query;
use crate::library::shelf::{Feed, FeedId};
use crate::runtime::clock;
use crate::store::Store;
use crate::store::finding::Answer;
use crate::text::safe::safe_line;
use serde_json::json;
use std::io::{self, Write};

/// Writes what is found; gives whether anything is.
pub(super) fn search(store: &Store, wanted: &Search, out: &mut dyn Write) -> Outcome {
    let written = [std::slice::from_ref(&wanted.query), &wanted.rest].concat().join(" ");
    let query =
        Query::parse(&written).map_err(|error| ShelfError::Usage(shown(&written, &error.to_string(), error.column)))?;
    let answers = store.search(&query, wanted.limit)?;
    let feeds = store.feeds()?;
    match wanted.format {
        ListFormat::Json => {
            let answers: Vec<_> = answers.iter().map(|answer| as_json(answer, &feeds)).collect();
            serde_json::to_writer_pretty(&mut *out, &answers).map_err(io::Error::from)?;
            writeln!(out)?;
        }
        ListFormat::Text => {
            for answer in &answers {
                as_text(answer, &feeds, out)?;
            }
        }
    }
    Ok(!answers.is_empty())
}

/// The query with what is wrong with it under its column.
fn shown(written: &str, error: &str, column: usize) -> String {
    format!("{error}\n  {}\n  {}^", safe_line(written), " ".repeat(column - 1))
}

fn as_text(answer: &Answer, feeds: &[Feed], out: &mut dyn Write) -> io::Result<()> {
    let item = &answer.item;
    let star = if item.standing.starred { "★ " } else { "" };
    writeln!(out, "{star}{}", safe_line(&item.title))?;
    let feed = name_of(item.feed, feeds).unwrap_or("no feed any more");
    write!(out, "  {} · {}", safe_line(feed), item.moment.words(clock::now()))?;
    match &answer.url {
        Some(url) => writeln!(out, " · {}", safe_line(url))?,
        None => writeln!(out)?,
    }
    writeln!(out, "  {}\n", safe_line(&answer.snippet))
}

fn as_json(answer: &Answer, feeds: &[Feed]) -> serde_json::Value {
    let item = &answer.item;
    json!({
        "id": item.id.0,
        "title": item.title,
        "feed": name_of(item.feed, feeds),
        "published": item.moment.to_string(),
        "url": answer.url,
        "words": item.words,
        "claims": item.claims,
        "read": item.standing.read,
        "starred": item.standing.starred,
        "archived": item.standing.archived,
        "snippet": answer.snippet,
    })
}

fn name_of(id: Option<FeedId>, feeds: &[Feed]) -> Option<&str> {
    feeds.iter().find(|feed| Some(feed.id) == id).map(|feed| feed.name.as_str())
}
