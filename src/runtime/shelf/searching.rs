//! `onrecord search`.

use super::cli::{ListFormat, Search};
use super::{Outcome, ShelfError, table};
use crate::app::details::deed;
use crate::library::findings::together;
use crate::library::query::Query;
use crate::library::shelf::{Feed, FeedId, Search as KeptSearch, act_name};
use crate::runtime::clock;
use crate::store::Store;
use crate::store::finding::Answer;
use crate::text::safe::safe_line;
use serde_json::json;
use std::io::{self, Write};

/// Writes what is found; gives whether anything is.
pub(super) fn search(store: &mut Store, wanted: &Search, out: &mut dyn Write) -> Outcome {
    if let Some(name) = &wanted.forget {
        let was_kept = store.forget_search(name)?;
        writeln!(out, "{} {}", safe_line(name), if was_kept { "is forgotten" } else { "was not kept" })?;
        return Ok(was_kept);
    }
    let Some(query) = &wanted.query else { return kept(store, wanted.format, out) };
    let written = [std::slice::from_ref(query), &wanted.rest].concat().join(" ");
    let query =
        Query::parse(&written).map_err(|error| ShelfError::Usage(shown(&written, &error.to_string(), error.column)))?;
    if let Some(name) = wanted.save.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
        store.save_search(&safe_line(name), &written)?;
    }
    let answers = store.search(&query, wanted.limit)?;
    let feeds = store.feeds()?;
    match wanted.format {
        ListFormat::Json => {
            let answers: Vec<_> = answers.iter().map(|answer| as_json(answer, &feeds)).collect();
            serde_json::to_writer_pretty(&mut *out, &answers).map_err(io::Error::from)?;
            writeln!(out)?;
        }
        ListFormat::Text if answers.is_empty() => eprintln!("onrecord: nothing is found"),
        ListFormat::Text => {
            for answer in &answers {
                as_text(answer, &feeds, out)?;
            }
        }
    }
    Ok(!answers.is_empty())
}

/// Writes the searches that are kept.
fn kept(store: &Store, format: ListFormat, out: &mut dyn Write) -> Outcome {
    let searches = store.searches()?;
    match format {
        ListFormat::Json => {
            let row = |search: &KeptSearch| json!({ "name": search.name, "query": search.query });
            let rows: Vec<_> = searches.iter().map(row).collect();
            serde_json::to_writer_pretty(&mut *out, &rows).map_err(io::Error::from)?;
            writeln!(out)?;
        }
        ListFormat::Text if searches.is_empty() => {
            writeln!(out, "no searches are kept: --save NAME keeps one")?;
        }
        ListFormat::Text => {
            let rows: Vec<_> = searches.into_iter().map(|search| [search.name, search.query]).collect();
            table::write(&rows, out)?;
        }
    }
    Ok(true)
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
    let speaker = together(&answer.speakers).map(|speakers| format!("{speakers}: ")).unwrap_or_default();
    // Nobody is shown to say what they denied.
    let deed = answer.act.and_then(deed).map(|deed| format!("[{deed}] ")).unwrap_or_default();
    writeln!(out, "  {}{deed}{}\n", safe_line(&speaker), safe_line(&answer.snippet))
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
        "speaker": answer.speakers.last(),
        "speakers": answer.speakers,
        "speech_act": answer.act.map(act_name),
        "snippet": answer.snippet,
    })
}

fn name_of(id: Option<FeedId>, feeds: &[Feed]) -> Option<&str> {
    feeds.iter().find(|feed| Some(feed.id) == id).map(|feed| feed.name.as_str())
}
