//! Articles: taken in once, opened as they were read, and what their reader did with them.

use super::Store;
use super::error::Outcome;
use super::findings;
use super::incoming::{Found, Incoming, MAX_DIFFERENCE, beginning, canonical, engine, says_all_of};
use super::indexing::Unindexed;
use super::keeping::was_dropped;
use super::names::{KINDS, Names, drop_found, keep_found, speakers};
use super::stories::Around;
use crate::analysis::{EntityKind, SpeechAct};
use crate::document::Document;
use crate::document::shape::layout;
use crate::library::findings::{Exchange, Findings, on_one_line};
use crate::library::moment::Moment;
use crate::library::shelf::{ACTS, Change, FeedId, ItemId, KeptClaim, KeptParty, Preview, Standing};
use crate::library::stories::terms::TermVector;
use crate::text::Span;
use rusqlite::{Connection, OptionalExtension, params};

/// How much of a text a preview begins with, in bytes.
const PREVIEW_BYTES: usize = 420;
/// Claims and parties of a preview.
const PREVIEW_CLAIMS: usize = 6;
const PREVIEW_PARTIES: usize = 8;

/// What became of the articles that came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Taken {
    /// They were not here before.
    pub new: usize,
    /// They were here with another text.
    pub changed: usize,
    /// They were here already, under another address or nearly word for word from another feed.
    pub duplicates: usize,
    /// They were not here before, and are not taken in.
    pub ignored: usize,
}

impl Taken {
    /// This and `other` together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let Self { new, changed, duplicates, ignored } = other;
        Self {
            new: self.new + new,
            changed: self.changed + changed,
            duplicates: self.duplicates + duplicates,
            ignored: self.ignored + ignored,
        }
    }
}

/// A kept article to read.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// Its text and layout.
    pub document: Document,
    /// How far it was read, in bytes.
    pub place: usize,
}

impl Store {
    /// The article `id` to read; `None` where it is not kept any more.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn article(&self, id: ItemId) -> Outcome<Option<Kept>> {
        self.read("read the article", |db| {
            let sql =
                "SELECT text, shape, place FROM texts JOIN articles ON articles.id = texts.article WHERE article = ?1";
            let mut statement = db.prepare_cached(sql)?;
            let kept = statement.query_row([id.0], |row| {
                let (text, shape): (String, Vec<u8>) = (row.get(0)?, row.get(1)?);
                Ok(Kept { document: layout::document(text, &shape), place: row.get(2)? })
            });
            kept.optional()
        })
    }

    /// What is worth knowing of the article `id` before it is opened; `None` where it is not kept any more.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn preview(&self, id: ItemId) -> Outcome<Option<Preview>> {
        let Some(Kept { document, .. }) = self.article(id)? else { return Ok(None) };
        let text = &document.text;
        self.read("read the article", |db| {
            let mut claims = claims(db, id, text, PREVIEW_CLAIMS)?;
            let findings = kept_findings(db, id, text)?.unwrap_or_default();
            for ((claim, found), exchange) in claims.iter_mut().zip(&findings.claims).zip(findings.exchanges()) {
                claim.cue = found.cue.map(|cue| on_one_line(cue.of(text)));
                claim.exchange = exchange;
            }
            let parties = parties(db, id, PREVIEW_PARTIES)?;
            let byline = byline(&document).map(str::to_owned);
            let beginning = beginning(&document, PREVIEW_BYTES);
            Ok(Some(Preview { byline, url: document.url.clone(), tags: tags(db, id)?, beginning, claims, parties }))
        })
    }

    /// Changes the standing of articles; gives what it was, of each that is kept.
    ///
    /// # Errors
    /// Where that can't be kept.
    pub fn change(&mut self, changes: &[(ItemId, Change)]) -> Outcome<Vec<(ItemId, Standing)>> {
        self.write("keep what you did with the article", |db| {
            let mut before = Vec::new();
            for (id, change) in changes {
                let mut statement = db.prepare_cached("SELECT read, starred, archived FROM articles WHERE id = ?1")?;
                let standing = statement
                    .query_row([id.0], |row| {
                        Ok(Standing { read: row.get(0)?, starred: row.get(1)?, archived: row.get(2)? })
                    })
                    .optional()?;
                let Some(standing) = standing else { continue };
                let Standing { read, starred, archived } = change.of(standing);
                db.prepare_cached("UPDATE articles SET read = ?2, starred = ?3, archived = ?4 WHERE id = ?1")?
                    .execute(params![id.0, read, starred, archived])?;
                before.push((*id, standing));
            }
            Ok(before)
        })
    }

    /// Keeps how far an article was read, in bytes of its text.
    ///
    /// # Errors
    /// Where that can't be kept.
    pub fn keep_place(&mut self, id: ItemId, place: usize) -> Outcome<()> {
        self.write("keep how far you read", |db| {
            db.execute("UPDATE articles SET place = ?2 WHERE id = ?1", params![id.0, place]).map(drop)
        })
    }

    /// Articles in which an engine other than this one found who says what, at most `limit`, the newest first.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn outdated(&self, limit: usize) -> Outcome<Vec<ItemId>> {
        self.read("look what is to be analysed anew", |db| {
            // Not “<>”, which no index answers.
            let sql = "SELECT id FROM (SELECT id FROM articles WHERE engine < ?1 UNION ALL
                       SELECT id FROM articles WHERE engine > ?1) ORDER BY id DESC LIMIT ?2";
            let mut statement = db.prepare_cached(sql)?;
            let ids = statement.query_map(params![engine(), limit], |row| row.get(0).map(ItemId))?;
            ids.collect()
        })
    }

    /// Keeps what this engine found in articles, each of which has this text.
    ///
    /// # Errors
    /// Where that can't be kept.
    pub fn renew(&mut self, found: &[(ItemId, Document, Found)]) -> Outcome<()> {
        self.write_around("keep what was found in the article", |db, around| {
            let (mut names, mut unindexed) = (Names::default(), Unindexed::default());
            for (id, document, found) in found {
                let sql = "UPDATE articles SET engine = ?2, claims = ?3, byline = ?4 WHERE id = ?1";
                db.prepare_cached(sql)?.execute(params![id.0, engine(), found.claims.len(), byline(document)])?;
                let findings = findings::of(&found.findings);
                drop_found(db, id.0)?;
                keep_found(db, id.0, (&document.text, found, &findings), (&mut names, &mut unindexed))?;
                let mut statement = db.prepare_cached("SELECT title FROM articles WHERE id = ?1")?;
                let title: String = statement.query_row([id.0], |row| row.get(0))?;
                place_anew(db, around, id.0, found.terms(&title, &document.text))?;
            }
            unindexed.index(db)
        })
    }

    /// Files an article under `tags`, and under no others; gives what it was filed under.
    ///
    /// # Errors
    /// Where that can't be kept.
    pub fn tag_article(&mut self, id: ItemId, filed: &[String]) -> Outcome<Vec<String>> {
        self.write("tag the article", |db| refile(db, id.0, filed))
    }

    /// What an article is filed under, in the order of the alphabet.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn tags_of(&self, id: ItemId) -> Outcome<Vec<String>> {
        self.read("read the article", |db| tags(db, id))
    }

    /// Gives an article another text, of which `incoming` is made; what its reader did with it stays.
    ///
    /// # Errors
    /// Where that can't be kept.
    pub fn replace_text(&mut self, id: ItemId, incoming: &Incoming) -> Outcome<()> {
        self.write_around("keep the text of the article", |db, around| {
            let now = Moment::default();
            let mut names = Names::default();
            let mut taking = Taking { around, names: &mut names, unindexed: Unindexed::default(), now };
            rewrite(db, &mut taking, id.0, incoming)?;
            taking.unindexed.index(db)
        })
    }
}

/// What is known of articles while several are taken in as one step.
pub(super) struct Taking<'w, 'a> {
    pub(super) around: &'w mut Around,
    pub(super) names: &'w mut Names,
    pub(super) unindexed: Unindexed<'a>,
    pub(super) now: Moment,
}

/// Takes in an article that came of the feed `feed`; gives it where it was not here before.
pub(super) fn take<'a>(
    db: &Connection,
    taking: &mut Taking<'_, 'a>,
    feed: FeedId,
    incoming: &'a Incoming,
) -> rusqlite::Result<(Taken, Option<i64>)> {
    let sql = "SELECT article, text_key FROM entries WHERE feed = ?1 AND identity = ?2";
    let known = db.prepare_cached(sql)?.query_row(params![feed.0, incoming.given.identity], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?.cast_unsigned()))
    });
    let known = match known.optional()? {
        Some((_, text_key)) if text_key == incoming.given.given_key => return Ok((Taken::default(), None)),
        Some((article, _)) => {
            rewrite(db, taking, article, incoming)?;
            enter(db, feed, article, &incoming.given.identity, incoming.given.given_key)?;
            return Ok((Taken { changed: 1, ..Taken::default() }, None));
        }
        None if was_dropped(db, feed, &incoming.given.identity)? => return Ok((Taken::default(), None)),
        None => the_same(db, feed, incoming)?,
    };
    let (article, taken, is_new) = match known {
        Same::Itself(article) => (article, Taken { duplicates: 1, ..Taken::default() }, false),
        Same::Elsewhere(twin) => {
            let article = insert(db, taking, Some(feed), incoming)?;
            // Who knows the one need not read the other; it is here all the same, as what this feed says.
            db.prepare_cached("UPDATE articles SET twin = ?2, read = 1 WHERE id = ?1")?
                .execute(params![article, twin])?;
            (article, Taken { duplicates: 1, ..Taken::default() }, false)
        }
        Same::Nowhere => (insert(db, taking, Some(feed), incoming)?, Taken { new: 1, ..Taken::default() }, true),
    };
    enter(db, feed, article, &incoming.given.identity, incoming.given.given_key)?;
    Ok((taken, is_new.then_some(article)))
}

/// Whether an article is here already.
enum Same {
    /// It is this one: of the same address, or of the same feed with a near-identical text.
    Itself(i64),
    /// Another feed gave it: this one, where its text is near-identical.
    Elsewhere(Option<i64>),
    /// It is not.
    Nowhere,
}

/// The article that is the same as `incoming`, which came of `feed`.
fn the_same(db: &Connection, feed: FeedId, incoming: &Incoming) -> rusqlite::Result<Same> {
    if let Some(address) = incoming.given.document.url.as_deref().and_then(canonical) {
        let same = same_page(db, feed, incoming, &address)?;
        if !matches!(same, Same::Nowhere) {
            return Ok(same);
        }
    }
    let Some(likeness) = incoming.likeness else { return Ok(Same::Nowhere) };
    let sql = "SELECT id, likeness, feed FROM articles WHERE likeness IS NOT NULL AND
               (likeness & 65535 = ?1 OR (likeness >> 16) & 65535 = ?2 OR (likeness >> 32) & 65535 = ?3
                OR (likeness >> 48) & 65535 = ?4)";
    let mut statement = db.prepare_cached(sql)?;
    let quarter = |shift: u32| (likeness >> shift & 0xffff).cast_signed();
    let mut rows = statement.query([quarter(0), quarter(16), quarter(32), quarter(48)])?;
    let mut same = Same::Nowhere;
    while let Some(row) = rows.next()? {
        let (id, other, of): (i64, i64, Option<i64>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if (other.cast_unsigned() ^ likeness).count_ones() > MAX_DIFFERENCE {
            continue;
        }
        if of == Some(feed.0) {
            return Ok(Same::Itself(id));
        }
        same = Same::Elsewhere(Some(id));
    }
    Ok(same)
}

/// What of the page at `address` is here that is the same as `incoming`, which came of `feed`. Not every article that
/// leads there is: others lead to an outlet's page too, with words of their own, which do not stand in its place.
fn same_page(db: &Connection, feed: FeedId, incoming: &Incoming, address: &str) -> rusqlite::Result<Same> {
    let sql = "SELECT articles.id, feed, text FROM articles JOIN texts ON texts.article = articles.id
               WHERE canonical = ?1 ORDER BY articles.id";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([address])?;
    let mut same = Same::Nowhere;
    while let Some(row) = rows.next()? {
        let (id, of, text): (i64, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let is_page = of.map_or(Ok(false), |of| is_outlet(db, of, address))?;
        let is_of_one = of == Some(feed.0) || is_page && is_outlet(db, feed.0, address)?;
        if is_of_one || says_all_of(&text, &incoming.given.document) {
            return Ok(Same::Itself(id));
        }
        if is_page && incoming.likeness.is_none() {
            // A line or two about a page that is here itself.
            same = Same::Elsewhere(None);
        }
    }
    Ok(same)
}

/// Whether a page is of the outlet that has the feed.
fn is_outlet(db: &Connection, feed: i64, page: &str) -> rusqlite::Result<bool> {
    let mut statement = db.prepare_cached("SELECT address, page FROM feeds WHERE id = ?1")?;
    let addresses = statement.query_row([feed], |row| Ok([Some(row.get(0)?), row.get::<_, Option<String>>(1)?]))?;
    let host = |canonical: &str| canonical.split(['/', '?']).next().unwrap_or_default().to_owned();
    let page = host(page);
    let within = |one: &str, other: &str| one == other || one.ends_with(&format!(".{other}"));
    let hosts = addresses.into_iter().flatten().filter_map(|address| Some(host(&canonical(&address)?)));
    Ok(hosts.into_iter().any(|host| within(&host, &page) || within(&page, &host)))
}

/// Keeps an article that is not here, which came of `feed` where that is known.
pub(super) fn insert<'a>(
    db: &Connection,
    taking: &mut Taking<'_, 'a>,
    feed: Option<FeedId>,
    incoming: &'a Incoming,
) -> rusqlite::Result<i64> {
    let document = &incoming.given.document;
    // What says it is of the future would stand before all others for as long.
    let moment = incoming.given.published.filter(|moment| *moment <= taking.now).unwrap_or(taking.now);
    let sql = "INSERT INTO articles (feed, moment, title, words, claims, canonical, text_key, likeness, engine, added,
               byline) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    db.prepare_cached(sql)?.execute(params![
        feed.map(|feed| feed.0),
        moment.0,
        incoming.given.title,
        incoming.given.words(),
        incoming.found.claims.len(),
        document.url.as_deref().and_then(canonical),
        incoming.given.text_key.cast_signed(),
        incoming.likeness.map(u64::cast_signed),
        engine(),
        taking.now.0,
        byline(document),
    ])?;
    let article = db.last_insert_rowid();
    db.prepare_cached("INSERT INTO texts VALUES (?1, ?2, ?3, ?4)")?.execute(params![
        article,
        incoming.given.title,
        document.text,
        incoming.shape
    ])?;
    taking.unindexed.push_text(article, &incoming.given.title, &document.text);
    let found = (document.text.as_str(), &incoming.found, incoming.findings.as_slice());
    keep_found(db, article, found, (taking.names, &mut taking.unindexed))?;
    taking.around.place(db, ItemId(article), moment, incoming.terms.clone())?;
    Ok(article)
}

/// Gives the article `article` the text of `incoming`; what its reader did with it stays.
pub(super) fn rewrite<'a>(
    db: &Connection,
    taking: &mut Taking<'_, 'a>,
    article: i64,
    incoming: &'a Incoming,
) -> rusqlite::Result<()> {
    taking.unindexed.index(db)?;
    let document = &incoming.given.document;
    let sql = "UPDATE articles SET title = ?2, words = ?3, claims = ?4, text_key = ?5, likeness = ?6, engine = ?7,
               byline = ?8 WHERE id = ?1";
    db.prepare_cached(sql)?.execute(params![
        article,
        incoming.given.title,
        incoming.given.words(),
        incoming.found.claims.len(),
        incoming.given.text_key.cast_signed(),
        incoming.likeness.map(u64::cast_signed),
        engine(),
        byline(document),
    ])?;
    db.prepare_cached("UPDATE texts SET title = ?2, text = ?3, shape = ?4 WHERE article = ?1")?.execute(params![
        article,
        incoming.given.title,
        document.text,
        incoming.shape
    ])?;
    let found = (document.text.as_str(), &incoming.found, incoming.findings.as_slice());
    drop_found(db, article)?;
    keep_found(db, article, found, (taking.names, &mut taking.unindexed))?;
    place_anew(db, taking.around, article, incoming.terms.clone())
}

/// Has the kept article `article` be about `terms`.
fn place_anew(db: &Connection, around: &mut Around, article: i64, terms: TermVector) -> rusqlite::Result<()> {
    let mut statement = db.prepare_cached("SELECT moment FROM articles WHERE id = ?1")?;
    let moment = statement.query_row([article], |row| row.get(0).map(Moment))?;
    around.place(db, ItemId(article), moment, terms)
}

/// That a feed gives an article under an identity, with a text of that key.
pub(super) fn enter(
    db: &Connection,
    feed: FeedId,
    article: i64,
    identity: &str,
    given_key: u64,
) -> rusqlite::Result<()> {
    let sql = "INSERT INTO entries VALUES (?1, ?2, ?3, ?4)
               ON CONFLICT (feed, identity) DO UPDATE SET text_key = excluded.text_key, article = excluded.article";
    db.prepare_cached(sql)?.execute(params![feed.0, identity, article, given_key.cast_signed()]).map(drop)
}

/// The first claims of the article `id`, the text of which is `text`, without their cues and who answers them.
pub(super) fn claims(db: &Connection, id: ItemId, text: &str, limit: usize) -> rusqlite::Result<Vec<KeptClaim>> {
    let sql = "SELECT names.name, begins, ends, act, claims.id FROM claims LEFT JOIN names ON names.id = claims.speaker
               WHERE article = ?1 ORDER BY claims.id LIMIT ?2";
    let mut statement = db.prepare_cached(sql)?;
    let claims = statement.query_map(params![id.0, limit], |row| {
        let (begins, ends): (usize, usize) = (row.get(1)?, row.get(2)?);
        let words = text.get(begins..ends).map_or("", |_| Span::new(begins, ends).of(text)).to_owned();
        let (speakers, act) = (speakers(db, row.get(4)?, row.get(0)?)?, act(row.get(3)?));
        Ok(KeptClaim { speakers, words, act, cue: None, exchange: Exchange::default() })
    })?;
    claims.collect()
}

/// What was found in the article `id`; `None` where an earlier program kept it and it was not looked through anew yet.
fn kept_findings(db: &Connection, id: ItemId, text: &str) -> rusqlite::Result<Option<Findings>> {
    let mut statement = db.prepare_cached("SELECT found FROM findings WHERE article = ?1")?;
    let found = statement.query_row([id.0], |row| Ok(findings::read(text, row.get_ref(0)?.as_blob()?)));
    found.optional().map(Option::flatten)
}

fn parties(db: &Connection, id: ItemId, limit: usize) -> rusqlite::Result<Vec<KeptParty>> {
    let sql = "SELECT names.name, kind, mentions FROM parties JOIN names ON names.id = parties.name
               WHERE article = ?1 ORDER BY mentions DESC, names.id LIMIT ?2";
    let mut statement = db.prepare_cached(sql)?;
    let parties = statement.query_map(params![id.0, limit], |row| {
        let kind = KINDS.get(row.get::<_, usize>(1)?).copied().unwrap_or(EntityKind::Other);
        Ok(KeptParty { name: row.get(0)?, kind, mentions: row.get(2)? })
    })?;
    parties.collect()
}

pub(super) fn tags(db: &Connection, id: ItemId) -> rusqlite::Result<Vec<String>> {
    let mut statement = db.prepare_cached("SELECT tag FROM article_tags WHERE article = ?1 ORDER BY tag")?;
    let tags = statement.query_map([id.0], |row| row.get(0))?;
    tags.collect()
}

/// Files an article under `filed`, and under no others; gives what it was filed under.
pub(super) fn refile(db: &Connection, article: i64, filed: &[String]) -> rusqlite::Result<Vec<String>> {
    let before = tags(db, ItemId(article))?;
    db.prepare_cached("DELETE FROM article_tags WHERE article = ?1")?.execute([article])?;
    for tag in filed {
        let sql = "INSERT OR IGNORE INTO article_tags SELECT id, ?2 FROM articles WHERE id = ?1";
        db.prepare_cached(sql)?.execute(params![article, tag])?;
    }
    Ok(before)
}

/// Who wrote it, as it says.
fn byline(document: &Document) -> Option<&str> {
    document.byline.as_ref().map(|line| line.of(&document.text))
}

pub(super) fn act(number: usize) -> SpeechAct {
    ACTS.get(number).map_or(SpeechAct::Assert, |(_, act)| *act)
}
