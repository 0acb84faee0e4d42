//! Queries that are kept under a name, to be listed like a feed.

use super::Store;
use super::error::Outcome;
use crate::library::shelf::Search;

impl Store {
    /// Every query that is kept, in the order of their names.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn searches(&self) -> Outcome<Vec<Search>> {
        self.read("list the searches", |db| {
            let mut statement = db.prepare_cached("SELECT name, query FROM searches ORDER BY name COLLATE counting")?;
            let searches = statement.query_map([], |row| Ok(Search { name: row.get(0)?, query: row.get(1)? }))?;
            searches.collect()
        })
    }

    /// Keeps `query` under `name`, instead of what was kept under it.
    ///
    /// # Errors
    /// Where that can't be kept.
    pub fn save_search(&mut self, name: &str, query: &str) -> Outcome<()> {
        self.write("keep the search", |db| {
            let sql = "INSERT INTO searches (name, query) VALUES (?1, ?2)
                       ON CONFLICT (name) DO UPDATE SET query = excluded.query";
            db.execute(sql, [name, query]).map(drop)
        })
    }

    /// Keeps no query under `name` any more; gives whether one was.
    ///
    /// # Errors
    /// Where that can't be kept.
    pub fn forget_search(&mut self, name: &str) -> Outcome<bool> {
        self.write("forget the search", |db| Ok(db.execute("DELETE FROM searches WHERE name = ?1", [name])? > 0))
    }
}
