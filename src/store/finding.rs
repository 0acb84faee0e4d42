//! What a query finds: rows for a list, or answers with the words that were found.

use super::Store;
use super::asking::{asked, asked_beside_words, words};
use super::error::Outcome;
use super::feeds::{counts, tallies};
use crate::library::moment::Moment;
use crate::library::query::Query;
use crate::library::shelf::{Counts, FeedId, Item, ItemId, Order, Standing};
use crate::text::Span;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

/// What sets off the words found in a snippet; no text holds it, as decoding lets no control through.
const MARKS: [char; 2] = ['\u{1}', '\u{2}'];
/// Words of a snippet.
const SNIPPET_WORDS: usize = 24;

/// An answer to a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The article.
    pub item: Item,
    /// Its own address.
    pub url: Option<String>,
    /// Words around what was found, on one line; how the text begins where no words were asked for.
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
        let (sql, values) = match words(query) {
            Some(words) if order == Order::Best => ranked(query, words, ""),
            _ => {
                let asked = asked(query);
                let sql = format!("SELECT {COLUMNS} FROM articles WHERE {} ORDER BY {}", asked.sql(), ordered(order));
                (sql, asked.values())
            }
        };
        let sql = format!("{sql} LIMIT {limit} OFFSET {skip}");
        self.read("list the articles", |db| {
            let mut statement = db.prepare_cached(&sql)?;
            let items = statement.query_map(params_from_iter(values), item)?;
            items.collect()
        })
    }

    /// How many articles there are, by what was done with them.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn counts(&self) -> Outcome<Counts> {
        self.read("count the articles", |db| counts(db, &tallies(db)?))
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
        let [before, behind] = MARKS.map(u32::from);
        let snippet =
            format!(", snippet(found, 1, char({before}), char({behind}), '…', {SNIPPET_WORDS}), articles.canonical");
        let (sql, values) = match words(query) {
            Some(words) => ranked(query, words, &snippet),
            None => newest(query),
        };
        let sql = format!("{sql} LIMIT {limit}");
        self.read("search the articles", |db| {
            let mut statement = db.prepare_cached(&sql)?;
            let answers = statement.query_map(params_from_iter(values), |row| {
                let (snippet, hits) = set_off(&row.get::<_, String>(9)?);
                Ok(Answer { item: item(row)?, url: row.get(10)?, snippet, hits })
            })?;
            answers.collect()
        })
    }
}

/// Of equals the newer is the better answer; a word of the title is worth ten of the text.
fn ranked(query: &Query, words: String, more_columns: &str) -> (String, Vec<Value>) {
    let asked = asked_beside_words(query);
    let sql = format!(
        "SELECT {COLUMNS}{more_columns} FROM found JOIN articles ON articles.id = found.rowid
         WHERE found MATCH ? AND {} ORDER BY bm25(found, 10.0, 1.0), articles.moment DESC",
        asked.sql()
    );
    (sql, std::iter::once(Value::Text(words)).chain(asked.values()).collect())
}

fn newest(query: &Query) -> (String, Vec<Value>) {
    let asked = asked(query);
    let sql = format!(
        "SELECT {COLUMNS}, substr(texts.text, 1, 400), articles.canonical
         FROM articles JOIN texts ON texts.article = articles.id
         WHERE {} ORDER BY articles.moment DESC, articles.id DESC",
        asked.sql()
    );
    (sql, asked.values())
}

fn ordered(order: Order) -> &'static str {
    match order {
        Order::Newest | Order::Best => "articles.moment DESC, articles.id DESC",
        Order::Oldest => "articles.moment, articles.id",
        Order::Title => "articles.title COLLATE NOCASE, articles.moment DESC",
        Order::Feed => {
            "(SELECT COALESCE(name, title, address) FROM feeds WHERE id = articles.feed) COLLATE NOCASE,
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
