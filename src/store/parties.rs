//! Parties across articles: by what they are called, and which articles name them.

use super::Store;
use super::error::Outcome;
use super::names::KINDS;
use crate::analysis::EntityKind;
use crate::library::dossier::Report;
use crate::library::moment::Moment;
use crate::library::shelf::ItemId;
use rusqlite::{Row, params};

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

    /// The parties that have `letters` somewhere in their names, those of most articles first.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn parties_like(&self, letters: &str) -> Outcome<Vec<Named>> {
        self.parties(named_where!("instr(lower(names.name), lower(?1)) > 0"), letters)
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

    /// The articles that name the party called `name` that is of `kind`, the oldest first; their addresses are with their
    /// texts.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn naming(&self, name: &str, kind: EntityKind) -> Outcome<Vec<Report>> {
        self.read("find the articles", |db| {
            let sql = "SELECT articles.id, moment, articles.title, COALESCE(feeds.name, feeds.title, feeds.address)
                       FROM names JOIN parties ON parties.name = names.id JOIN articles ON articles.id = parties.article
                       LEFT JOIN feeds ON feeds.id = articles.feed
                       WHERE names.name = ?1 AND kind = ?2 ORDER BY moment, articles.id";
            let number = KINDS.iter().position(|known| *known == kind);
            let mut statement = db.prepare_cached(sql)?;
            let reports = statement.query_map(params![name, number], |row| {
                let (item, moment) = (ItemId(row.get(0)?), Moment(row.get(1)?));
                Ok(Report { item, moment, title: row.get(2)?, source: row.get(3)?, url: None })
            })?;
            reports.collect()
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

fn named(row: &Row) -> rusqlite::Result<Named> {
    let kind = KINDS.get(row.get::<_, usize>(1)?).copied().unwrap_or(EntityKind::Other);
    Ok(Named { name: row.get(0)?, kind, articles: row.get(2)? })
}
