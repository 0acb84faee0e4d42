//! What a query finds: rows for a list, or answers with the words that were found.

use super::Store;
use super::articles::act;
use super::asking::{asked, asked_beside_words, asks_for_words_alone, claims, words, words_said};
use super::error::Outcome;
use super::feeds::{counts, tallies};
use super::names::speakers;
use crate::analysis::SpeechAct;
use crate::document::shape::layout;
use crate::library::moment::Moment;
use crate::library::query::Query;
use crate::library::shelf::{Counts, FeedId, Item, ItemId, Order, Standing};
use crate::text::Span;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};
use std::ops::{ControlFlow, Range};

/// What sets off the words found in a snippet; no text holds it, as decoding lets no control through.
const MARKS: [char; 2] = ['\u{1}', '\u{2}'];
/// Words of a snippet.
const SNIPPET_WORDS: usize = 24;
/// For so many answers to a query, and no more, so many times as many are tried before all are looked up.
const MAX_TRIED: usize = 1_000;
const TRIED_FOR_ONE: usize = 4;
/// How much of a text stands for all of it, in bytes.
const BEGINNING_BYTES: usize = 400;

/// Who says a claim, what is done by it, and where it stands.
type FoundClaim = (Vec<String>, SpeechAct, Range<usize>);

/// An answer to a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The article.
    pub item: Item,
    /// Its own address.
    pub url: Option<String>,
    /// Who say what was found, in the order in which they are named, where what was asked for is that somebody says it.
    pub speakers: Vec<String>,
    /// What is done by saying it, where that was.
    pub act: Option<SpeechAct>,
    /// What was found, on one line: the first claim that was asked for, else words around those that were; how the text
    /// begins where neither was.
    pub snippet: String,
    /// Where in the snippet the words stand that were found.
    pub hits: Vec<Span>,
}

const COLUMNS: &str =
    "articles.id, articles.feed, articles.title, articles.moment, articles.words, articles.claims, articles.read,
     articles.starred, articles.archived";

impl Store {
    /// The first `limit` articles that `query` asks for, behind the first `skip`.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn list(&self, query: &Query, order: Order, skip: usize, limit: usize) -> Outcome<Vec<Item>> {
        let most = skip.saturating_add(limit);
        self.read("list the articles", |db| {
            let listed = |(sql, values): (String, Vec<Value>)| -> rusqlite::Result<Vec<Item>> {
                let mut statement = db.prepare_cached(&format!("{sql} LIMIT {limit} OFFSET {skip}"))?;
                statement.query_map(params_from_iter(values), item)?.collect()
            };
            if let Some(words) =
                words(query).filter(|_| order == Order::Best && most <= MAX_TRIED && !asks_for_words_alone(query))
            {
                let items = listed(best_tried(query, words, most))?;
                if items.len() == limit {
                    return Ok(items);
                }
            }
            listed(listing(query, order, most))
        })
    }

    /// All articles that `query` asks for behind the first `skip`, `at_once` together, until `told` breaks off.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn list_on(
        &self,
        (query, order): (&Query, Order),
        skip: usize,
        at_once: usize,
        told: &mut dyn FnMut(Vec<Item>) -> ControlFlow<()>,
    ) -> Outcome<()> {
        let (sql, values) = listing(query, order, usize::MAX >> 1);
        let sql = format!("{sql} LIMIT -1 OFFSET {skip}");
        self.read("list the articles", |db| {
            let mut statement = db.prepare_cached(&sql)?;
            let mut rows = statement.query(params_from_iter(values))?;
            loop {
                let mut items = Vec::new();
                while items.len() < at_once
                    && let Some(row) = rows.next()?
                {
                    items.push(item(row)?);
                }
                if items.is_empty() || told(items).is_break() {
                    return Ok(());
                }
            }
        })
    }

    /// How many articles there are, by what was done with them.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn counts(&self) -> Outcome<Counts> {
        self.read("count the articles", |db| Ok(counts(&tallies(db)?)))
    }

    /// When a feed was fetched last; `None` where none ever was.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn last_fetch(&self) -> Outcome<Option<Moment>> {
        self.read("list the feeds", |db| {
            db.query_row("SELECT max(fetched) FROM feeds", [], |row| Ok(row.get::<_, Option<i64>>(0)?.map(Moment)))
        })
    }

    /// How many articles `query` asks for.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn count(&self, query: &Query) -> Outcome<usize> {
        self.read("count the articles", |db| {
            let asked = asked(query);
            let sql = format!("SELECT count(*) FROM articles WHERE {}", asked.sql());
            db.prepare_cached(&sql)?.query_row(params_from_iter(asked.values()), |row| row.get(0))
        })
    }

    /// The `limit` best answers to `query`.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn search(&self, query: &Query, limit: usize) -> Outcome<Vec<Answer>> {
        let items = self.list(query, Order::Best, 0, limit)?;
        self.read("search the articles", |db| items.into_iter().map(|item| answer(db, item, query)).collect())
    }
}

/// An article as an answer: with the claim, else with what stands around the words that `query` asks for, or how it
/// begins. Only of those that are told: to look for that in all that were found takes many times as long as to find
/// them.
fn answer(db: &Connection, item: Item, query: &Query) -> rusqlite::Result<Answer> {
    let sql = "SELECT text, shape FROM texts WHERE article = ?1";
    let (text, url) = db.prepare_cached(sql)?.query_row([item.id.0], |row| {
        let text: String = row.get(0)?;
        let url = layout::address(&text, row.get_ref(1)?.as_blob()?);
        Ok((text, url))
    })?;
    if let Some((speakers, act, claim)) = claim(db, item.id, query)? {
        let (snippet, _) = set_off(text.get(claim).unwrap_or_default());
        let hits = words_said(query).map(|words| hits(&snippet, words)).unwrap_or_default();
        return Ok(Answer { item, url, speakers, act: Some(act), snippet, hits });
    }
    let (snippet, hits) = match words(query) {
        Some(words) => set_off(&around(db, item.id, &words)?),
        None => set_off(text.get(..text.floor_char_boundary(BEGINNING_BYTES)).unwrap_or_default()),
    };
    Ok(Answer { item, url, speakers: vec![], act: None, snippet, hits })
}

/// Who say the first claim of the article `id` that `query` asks for, what is done by it, and where in its text it
/// stands; `None` where it asks for none.
fn claim(db: &Connection, id: ItemId, query: &Query) -> rusqlite::Result<Option<FoundClaim>> {
    let Some(asked) = claims(query) else { return Ok(None) };
    let sql = format!(
        "SELECT names.name, act, begins, ends, claims.id FROM claims LEFT JOIN names ON names.id = claims.speaker
         WHERE {} AND claims.article = ? ORDER BY claims.id LIMIT 1",
        asked.sql()
    );
    let values = asked.values().into_iter().chain([Value::Integer(id.0)]);
    let mut statement = db.prepare_cached(&sql)?;
    statement
        .query_row(params_from_iter(values), |row| {
            Ok((speakers(db, row.get(4)?, row.get(0)?)?, act(row.get(1)?), row.get(2)?..row.get(3)?))
        })
        .optional()
}

/// What stands around `words` in the article `id`, those set off by [`MARKS`].
fn around(db: &Connection, id: ItemId, words: &str) -> rusqlite::Result<String> {
    let [before, behind] = MARKS.map(u32::from);
    let sql = format!(
        "SELECT snippet(found, 1, char({before}), char({behind}), '…', {SNIPPET_WORDS})
         FROM found WHERE found MATCH ?1 AND rowid = ?2"
    );
    db.prepare_cached(&sql)?.query_row(params![words, id.0], |row| row.get(0))
}

/// Where in `snippet` one of `words` stands, whatever its case.
fn hits(snippet: &str, words: &str) -> Vec<Span> {
    let sought: Vec<String> = words_of(words).map(|(_, word)| word.to_lowercase()).collect();
    let stands = words_of(snippet).filter(|(_, word)| sought.contains(&word.to_lowercase()));
    stands.map(|(at, word)| Span::new(at, at + word.len())).collect()
}

/// The words of `text`, and where each begins.
fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
}

/// The SQL that lists what `query` asks for, of which no more than the first `most` are wanted.
fn listing(query: &Query, order: Order, most: usize) -> (String, Vec<Value>) {
    match words(query) {
        Some(words) if order == Order::Best && asks_for_words_alone(query) => best(words, most),
        Some(words) if order == Order::Best => ranked(query, words),
        _ => {
            let asked = asked(query);
            let sql = format!("SELECT {COLUMNS} FROM articles WHERE {} ORDER BY {}", asked.sql(), ordered(order));
            (sql, asked.values())
        }
    }
}

/// Of equals the newer is the better answer; a word of the title is worth ten of the text.
fn ranked(query: &Query, words: String) -> (String, Vec<Value>) {
    let asked = asked_beside_words(query);
    let sql = format!(
        "SELECT {COLUMNS} FROM found JOIN articles ON articles.id = found.rowid
         WHERE found MATCH ? AND {} ORDER BY bm25(found, 10.0, 1.0), articles.moment DESC",
        asked.sql()
    );
    (sql, std::iter::once(Value::Text(words)).chain(asked.values()).collect())
}

/// As [`ranked`], where nothing else is asked: then only the best need be looked up, not all that were found.
fn best(words: String, most: usize) -> (String, Vec<Value>) {
    let sql = format!(
        "SELECT {COLUMNS} FROM
         (SELECT rowid AS best, bm25(found, 10.0, 1.0) AS worth FROM found WHERE found MATCH ?
          AND rowid NOT IN (SELECT id FROM articles WHERE archived = 1) ORDER BY worth, rowid DESC LIMIT {most})
         JOIN articles ON articles.id = best ORDER BY worth, articles.moment DESC"
    );
    (sql, vec![Value::Text(words)])
}

/// As [`ranked`], of those answers alone that are best by their words: most of what is found is mostly asked for, and
/// to look all of it up takes as long again as to find it.
fn best_tried(query: &Query, words: String, most: usize) -> (String, Vec<Value>) {
    let asked = asked_beside_words(query);
    let tried = most * TRIED_FOR_ONE;
    let sql = format!(
        "SELECT {COLUMNS} FROM
         (SELECT rowid AS best, bm25(found, 10.0, 1.0) AS worth FROM found WHERE found MATCH ?
          ORDER BY worth, rowid DESC LIMIT {tried})
         JOIN articles ON articles.id = best WHERE {} ORDER BY worth, articles.moment DESC",
        asked.sql()
    );
    (sql, std::iter::once(Value::Text(words)).chain(asked.values()).collect())
}

fn ordered(order: Order) -> &'static str {
    match order {
        Order::Newest | Order::Best => "articles.moment DESC, articles.id DESC",
        Order::Oldest => "articles.moment, articles.id",
        Order::Title => "articles.title COLLATE NOCASE, articles.moment DESC",
        Order::Feed => {
            "(SELECT COALESCE(name, title, address) FROM feeds WHERE id = articles.feed) COLLATE counting,
             articles.moment DESC"
        }
    }
}

fn item(row: &Row) -> rusqlite::Result<Item> {
    Ok(Item {
        id: ItemId(row.get(0)?),
        feed: row.get::<_, Option<i64>>(1)?.map(FeedId),
        title: row.get(2)?,
        moment: Moment(row.get(3)?),
        words: row.get(4)?,
        claims: row.get(5)?,
        standing: Standing { read: row.get(6)?, starred: row.get(7)?, archived: row.get(8)? },
    })
}

/// A snippet on one line without the marks, and what stood between them.
fn set_off(marked: &str) -> (String, Vec<Span>) {
    let mut snippet = String::with_capacity(marked.len());
    let mut hits = Vec::new();
    let mut begins = None;
    for sign in marked.chars() {
        match sign {
            sign if sign == MARKS[0] => begins = Some(snippet.len()),
            sign if sign == MARKS[1] => hits.extend(begins.take().map(|begins| Span::new(begins, snippet.len()))),
            sign if sign.is_whitespace() => {
                if !snippet.is_empty() && !snippet.ends_with(' ') {
                    snippet.push(' ');
                }
            }
            sign => snippet.push(sign),
        }
    }
    (snippet, hits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_set_off_on_one_line() {
        let (snippet, hits) = set_off(" the\n\n\u{1}old\u{2} dam,\nan \u{1}old one\u{2}");
        assert_eq!(snippet, "the old dam, an old one");
        assert_eq!(hits.iter().map(|hit| hit.of(&snippet)).collect::<Vec<_>>(), ["old", "old one"]);
    }
}
