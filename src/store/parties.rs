//! Parties across articles: by what they are called, which articles name them, and what their reader said of names that
//! may be one party's.

use super::Store;
use super::error::Outcome;
use super::findings;
use super::names::KINDS;
use crate::analysis::EntityKind;
use crate::document::shape::layout;
use crate::library::dossier::{Place, Report};
use crate::library::findings::{Findings, FoundParty};
use crate::library::identity::{Namesake, Verdict};
use crate::library::moment::Moment;
use crate::library::shelf::ItemId;
use crate::library::stories::StoryId;
use crate::library::stories::speakers::Verdicts;
use rusqlite::{OptionalExtension, Row, params};
use std::collections::BTreeSet;

/// Articles that are looked at for what they call a party.
const MAX_CALLED: usize = 200;

/// A name, and how often a party of one kind goes by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// What goes by it.
    pub kind: EntityKind,
    /// In how many articles.
    pub articles: usize,
}

/// An article as a dossier needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct SaidIn {
    /// Its text.
    pub text: String,
    /// Its own address.
    pub url: Option<String>,
    /// What was found in it; `None` where that is not kept yet.
    pub findings: Option<Findings>,
}

/// Names in which the condition holds, with the kinds they are names of.
macro_rules! named_where {
    ($condition:literal) => {
        concat!(
            "SELECT names.name, kind, count(*) AS articles FROM names JOIN parties ON parties.name = names.id WHERE ",
            $condition,
            " GROUP BY names.id, kind ORDER BY articles DESC, names.id, kind"
        )
    };
}

impl Store {
    /// The parties called `name`, whatever its case: one for each kind, that of most articles first.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn parties_named(&self, name: &str) -> Outcome<Vec<Named>> {
        self.parties(named_where!("names.name = ?1"), name)
    }

    /// The parties that have `letters` somewhere in their names, those of most articles first; of too many names those
    /// that have them soonest.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn parties_like(&self, letters: &str) -> Outcome<Vec<Named>> {
        // First the names, which are few: left to itself, SQLite goes through all that is named anywhere.
        let sql = "SELECT alike.name, kind, count(*) AS articles
             FROM (SELECT id, name, instr(lower(name), lower(?1)) AS at FROM names WHERE at > 0 ORDER BY at, id LIMIT 200) AS alike
             CROSS JOIN parties ON parties.name = alike.id GROUP BY alike.id, kind ORDER BY articles DESC, alike.id, kind";
        self.parties(sql, letters)
    }

    /// The names that end with the word `ending`.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn names_ending(&self, ending: &str) -> Outcome<Vec<String>> {
        self.read("read the names", |db| {
            // As the index `names_by_ending` has it.
            let sql = "SELECT name FROM names
                       WHERE replace(name, rtrim(name, replace(name, ' ', '')), '') = ?1 COLLATE NOCASE ORDER BY id";
            let mut statement = db.prepare_cached(sql)?;
            let names = statement.query_map([ending], |row| row.get(0))?;
            names.collect()
        })
    }

    /// What every party is called.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn party_names(&self) -> Outcome<Vec<String>> {
        self.read("read the names", |db| {
            let sql = "SELECT name FROM names WHERE id IN (SELECT name FROM parties) ORDER BY name";
            let mut statement = db.prepare_cached(sql)?;
            let names = statement.query_map([], |row| row.get(0))?;
            names.collect()
        })
    }

    /// The articles that name a party called `name` that is of `kind`, the oldest first, and which of several of them
    /// each means; their addresses are with their texts.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn naming(&self, name: &str, kind: EntityKind) -> Outcome<Vec<(Report, Namesake)>> {
        self.read("find the articles", |db| {
            let sql = "SELECT articles.id, moment, articles.title, COALESCE(feeds.name, feeds.title, feeds.address),
                              twin IS NOT NULL, story, COALESCE(namesake, 0)
                       FROM names JOIN parties ON parties.name = names.id JOIN articles ON articles.id = parties.article
                       LEFT JOIN placed ON placed.article = articles.id LEFT JOIN feeds ON feeds.id = articles.feed
                       LEFT JOIN namesakes ON namesakes.article = parties.article AND namesakes.kind = parties.kind
                                              AND namesakes.name = names.name
                       WHERE names.name = ?1 AND parties.kind = ?2 ORDER BY moment, articles.id";
            let mut statement = db.prepare_cached(sql)?;
            let reports =
                statement.query_map(params![name, number(kind)], |row| Ok((report(row)?, Namesake(row.get(6)?))))?;
            reports.collect()
        })
    }

    /// The first `limit` articles that tell `story` and in which anything is said, the oldest first; none where one
    /// alone tells it.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn telling(&self, story: StoryId, limit: usize) -> Outcome<Vec<Report>> {
        self.read("find the articles", |db| {
            let sql = "SELECT articles.id, moment, articles.title, COALESCE(feeds.name, feeds.title, feeds.address),
                              twin IS NOT NULL, story
                       FROM placed JOIN articles ON articles.id = placed.article
                       LEFT JOIN feeds ON feeds.id = articles.feed
                       WHERE story = (SELECT id FROM stories WHERE id = ?1) AND claims > 0 ORDER BY moment, articles.id
                       LIMIT ?2";
            let mut statement = db.prepare_cached(sql)?;
            let reports = statement.query_map(params![story.0, limit], report)?;
            reports.collect()
        })
    }

    /// The parties that articles call `alias` besides their names, of the last articles that have that word.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn parties_also_called(&self, alias: &str) -> Outcome<Vec<Named>> {
        let phrase = format!("\"{}\"", alias.replace('"', " "));
        let lower = alias.to_lowercase();
        let names: BTreeSet<String> = self.read("find the party", |db| {
            let sql = "SELECT text, found FROM (SELECT rowid AS article FROM found WHERE found MATCH ?1
                       ORDER BY rowid DESC LIMIT ?2) JOIN texts USING (article) JOIN findings USING (article)";
            let mut statement = db.prepare_cached(sql)?;
            let mut rows = statement.query(params![phrase, MAX_CALLED])?;
            let mut names = BTreeSet::new();
            while let Some(row) = rows.next()? {
                let text: String = row.get(0)?;
                let Some(findings) = findings::read(&text, row.get_ref(1)?.as_blob()?) else { continue };
                let is_called = |party: &FoundParty| party.aliases.iter().any(|(name, _)| name.to_lowercase() == lower);
                let parties = findings.parties.into_iter().filter(|party| party.is_named && is_called(party));
                names.extend(parties.map(|party| party.name));
            }
            Ok(names)
        })?;
        let mut called = Vec::new();
        for name in names {
            called.extend(self.parties_named(&name)?.into_iter().next());
        }
        called.sort_by_key(|named| std::cmp::Reverse(named.articles));
        called.dedup();
        Ok(called)
    }

    /// What the article `id` says, and what was found in it; `None` where it is not kept any more.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn said(&self, id: ItemId) -> Outcome<Option<SaidIn>> {
        self.read("read the article", |db| {
            let sql = "SELECT text, shape, found FROM texts LEFT JOIN findings ON findings.article = texts.article
                       WHERE texts.article = ?1";
            let mut statement = db.prepare_cached(sql)?;
            let said = statement.query_row([id.0], |row| {
                let text: String = row.get(0)?;
                let url = layout::address(&text, row.get_ref(1)?.as_blob()?);
                let bytes = row.get_ref(2)?.as_blob_or_null()?;
                let findings = bytes.and_then(|bytes| findings::read(&text, bytes));
                Ok(SaidIn { text, url, findings })
            });
            said.optional()
        })
    }

    /// Who says about `count` things, as near to that as anybody comes.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn speaker_of_about(&self, count: usize) -> Outcome<Option<String>> {
        self.read("look who speaks", |db| {
            let sql = "SELECT names.name FROM claims JOIN names ON names.id = claims.speaker GROUP BY speaker
                       ORDER BY abs(count(*) - ?1), names.id LIMIT 1";
            db.query_row(sql, [count], |row| row.get(0)).optional()
        })
    }

    /// What its reader said of names that may be one party's.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn verdicts(&self, kind: EntityKind) -> Outcome<Vec<Verdict>> {
        self.read("read who is who", |db| {
            let mut statement = db.prepare_cached("SELECT one, other, same FROM identities WHERE kind = ?1")?;
            let verdicts = statement.query_map([number(kind)], |row| {
                Ok(Verdict { one: row.get(0)?, other: row.get(1)?, same: row.get(2)? })
            })?;
            verdicts.collect()
        })
    }

    /// What its reader said of names that may be one party's, of every kind.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn all_verdicts(&self) -> Outcome<Verdicts> {
        let of_kind = |kind: EntityKind| self.verdicts(kind).map(|verdicts| (kind, verdicts));
        KINDS.into_iter().map(of_kind).collect()
    }

    /// Keeps what its reader says of two names of parties of `kind`; with `None`, nothing any more.
    ///
    /// # Errors
    /// Where that can't be kept.
    pub fn judge(&mut self, kind: EntityKind, [one, other]: [&str; 2], same: Option<bool>) -> Outcome<()> {
        // One row for the two of them, however they are named.
        let (one, other) = if one.to_lowercase() <= other.to_lowercase() { (one, other) } else { (other, one) };
        self.write("keep who is who", |db| {
            match same {
                Some(same) => db.execute(
                    "INSERT OR REPLACE INTO identities VALUES (?1, ?2, ?3, ?4)",
                    params![number(kind), one, other, same],
                )?,
                None => db.execute(
                    "DELETE FROM identities WHERE kind = ?1 AND one = ?2 AND other = ?3",
                    params![number(kind), one, other],
                )?,
            };
            Ok(())
        })
    }

    fn parties(&self, sql: &str, name: &str) -> Outcome<Vec<Named>> {
        self.read("find the party", |db| {
            let mut statement = db.prepare_cached(sql)?;
            let parties = statement.query_map([name], named)?;
            parties.collect()
        })
    }
}

/// An article without its address.
fn report(row: &Row) -> rusqlite::Result<Report> {
    let (place, moment, story) =
        (Place::Kept(ItemId(row.get(0)?)), Moment(row.get(1)?), row.get::<_, Option<i64>>(5)?.map(StoryId));
    let (title, source, is_twin) = (row.get(2)?, row.get(3)?, row.get(4)?);
    Ok(Report { place, moment, title, source, url: None, is_twin, is_undated: false, story })
}

pub(super) fn number(kind: EntityKind) -> Option<usize> {
    KINDS.iter().position(|known| *known == kind)
}

fn named(row: &Row) -> rusqlite::Result<Named> {
    let kind = KINDS.get(row.get::<_, usize>(1)?).copied().unwrap_or(EntityKind::Other);
    Ok(Named { name: row.get(0)?, kind, articles: row.get(2)? })
}
