//! The tables, and how a file of an earlier program gets those of this one. A step that was released is never changed;
//! what is new is a step more.

use rusqlite::{Connection, TransactionBehavior};

/// The number a file's schema has: how many steps were taken.
pub(super) fn version(db: &Connection) -> rusqlite::Result<i64> {
    db.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// The number of the schema this program knows.
pub(super) fn newest() -> i64 {
    i64::try_from(STEPS.len()).unwrap_or(i64::MAX)
}

/// Takes the steps that `db` has not taken yet, each as one.
pub(super) fn migrate(db: &mut Connection) -> rusqlite::Result<()> {
    migrate_to(db, newest())
}

/// As [`migrate()`], no further than to `version`.
pub(super) fn migrate_to(db: &mut Connection, to: i64) -> rusqlite::Result<()> {
    while version(db)? < to {
        let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another program may have taken it while this one waited.
        let taken = version(&transaction)?;
        let step = usize::try_from(taken).ok().and_then(|taken| STEPS.get(taken));
        if let Some(step) = step {
            transaction.execute_batch(step)?;
            transaction.pragma_update(None, "user_version", taken + 1)?;
        }
        transaction.commit()?;
    }
    Ok(())
}

const STEPS: [&str; 10] = [FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH, EIGHTH, NINTH, TENTH];

/// Feeds; articles with their texts; claims and parties, to find them by.
///
/// An article belongs to the feed that gave it first; `entries` knows under which identity each feed gives which
/// article. `likeness` is what near-identical texts share but for a few bits: they share one of its quarters whole.
const FIRST: &str = "
CREATE TABLE feeds (
    id INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    name TEXT,
    title TEXT,
    page TEXT,
    user TEXT,
    password_from TEXT,
    etag TEXT,
    last_modified TEXT,
    added INTEGER NOT NULL,
    fetched INTEGER,
    next_fetch INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    retired INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE feed_tags (
    feed INTEGER NOT NULL REFERENCES feeds ON DELETE CASCADE,
    tag TEXT NOT NULL COLLATE NOCASE,
    PRIMARY KEY (feed, tag)
) WITHOUT ROWID;

CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    feed INTEGER REFERENCES feeds ON DELETE SET NULL,
    moment INTEGER NOT NULL,
    title TEXT NOT NULL,
    words INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    read INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    archived INTEGER NOT NULL DEFAULT 0,
    place INTEGER NOT NULL DEFAULT 0,
    canonical TEXT,
    text_key INTEGER NOT NULL,
    likeness INTEGER,
    engine INTEGER NOT NULL,
    added INTEGER NOT NULL
);
CREATE INDEX articles_by_moment ON articles (moment, id);
CREATE INDEX articles_of_feed ON articles (feed, archived, read);
CREATE INDEX articles_unread ON articles (moment, id) WHERE read = 0 AND archived = 0;
CREATE INDEX articles_starred ON articles (moment, id) WHERE starred = 1;
CREATE INDEX articles_archived ON articles (moment, id) WHERE archived = 1;
CREATE INDEX articles_by_address ON articles (canonical) WHERE canonical IS NOT NULL;
CREATE INDEX articles_by_engine ON articles (engine);
CREATE INDEX articles_like_0 ON articles (likeness & 65535) WHERE likeness IS NOT NULL;
CREATE INDEX articles_like_1 ON articles ((likeness >> 16) & 65535) WHERE likeness IS NOT NULL;
CREATE INDEX articles_like_2 ON articles ((likeness >> 32) & 65535) WHERE likeness IS NOT NULL;
CREATE INDEX articles_like_3 ON articles ((likeness >> 48) & 65535) WHERE likeness IS NOT NULL;
CREATE TABLE entries (
    feed INTEGER NOT NULL REFERENCES feeds ON DELETE CASCADE,
    identity TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    text_key INTEGER NOT NULL,
    PRIMARY KEY (feed, identity)
) WITHOUT ROWID;
CREATE INDEX entries_of_article ON entries (article);

CREATE TABLE texts (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    shape BLOB NOT NULL
);
CREATE VIRTUAL TABLE found USING fts5 (
    title, text, content = 'texts', content_rowid = 'article', prefix = '2 3',
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN
    INSERT INTO found (rowid, title, text) VALUES (new.article, new.title, new.text);
END;
CREATE TRIGGER texts_removed AFTER DELETE ON texts BEGIN
    INSERT INTO found (found, rowid, title, text) VALUES ('delete', old.article, old.title, old.text);
END;
CREATE TRIGGER texts_changed AFTER UPDATE ON texts BEGIN
    INSERT INTO found (found, rowid, title, text) VALUES ('delete', old.article, old.title, old.text);
    INSERT INTO found (rowid, title, text) VALUES (new.article, new.title, new.text);
END;

CREATE TABLE names (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE
);
CREATE TABLE parties (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    name INTEGER NOT NULL REFERENCES names,
    kind INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (article, name)
) WITHOUT ROWID;
CREATE INDEX parties_by_name ON parties (name);
CREATE TABLE claims (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    speaker INTEGER REFERENCES names,
    begins INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    act INTEGER NOT NULL
);
CREATE INDEX claims_of_article ON claims (article);
CREATE INDEX claims_by_speaker ON claims (speaker);
CREATE VIRTUAL TABLE said USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER claims_removed AFTER DELETE ON claims BEGIN
    DELETE FROM said WHERE rowid = old.id;
END;
";

/// Queries that are kept under a name; notes on stretches of a text, which are found again by their words and what
/// stands around them. A note belongs to its text, whether an article of the library has it or a file.
const SECOND: &str = "
CREATE TABLE searches (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    query TEXT NOT NULL
);
CREATE TABLE notes (
    id INTEGER PRIMARY KEY,
    article INTEGER REFERENCES articles ON DELETE SET NULL,
    text_key INTEGER NOT NULL,
    title TEXT NOT NULL,
    url TEXT,
    begins INTEGER NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    speaker TEXT,
    words TEXT NOT NULL,
    made INTEGER NOT NULL
);
CREATE INDEX notes_of_article ON notes (article);
CREATE INDEX notes_of_text ON notes (text_key);
";

/// Stories; what was found in an article, whole; who is who.
///
/// A story has a row of its own once it has two articles. `terms` is what an article is about, `findings` what was
/// found in it, with the article's engine; those of articles that are here already are found anew with the refreshes to
/// come. A `twin` came with nearly the text that another article has. Of two names `same` says whether they are one
/// party's.
const THIRD: &str = "
CREATE TABLE placed (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    story INTEGER NOT NULL,
    terms BLOB NOT NULL
);
CREATE INDEX placed_by_story ON placed (story);
CREATE TABLE stories (
    id INTEGER PRIMARY KEY,
    articles INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL
);
CREATE INDEX stories_by_last ON stories (last, id) WHERE outlets > 1;
CREATE TRIGGER placed_removed AFTER DELETE ON placed BEGIN
    UPDATE stories SET (articles, outlets, first, last) = (
        SELECT count(*), count(DISTINCT feed), COALESCE(min(moment), 0), COALESCE(max(moment), 0)
        FROM placed JOIN articles ON articles.id = placed.article WHERE story = old.story
    ) WHERE id = old.story;
    DELETE FROM stories WHERE id = old.story AND articles < 2;
END;
ALTER TABLE articles ADD COLUMN twin INTEGER;
CREATE TABLE findings (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    found BLOB NOT NULL
);
CREATE TABLE identities (
    kind INTEGER NOT NULL,
    one TEXT NOT NULL COLLATE NOCASE,
    other TEXT NOT NULL COLLATE NOCASE,
    same INTEGER NOT NULL,
    PRIMARY KEY (kind, one, other)
) WITHOUT ROWID;
UPDATE articles SET engine = 0;
";

/// Names by the last of their words, which is what two names of one party mostly share.
const FOURTH: &str = "
CREATE INDEX names_by_ending ON names (replace(name, rtrim(name, replace(name, ' ', '')), '') COLLATE NOCASE);
";

/// How long articles are kept and which are not taken in, what each feed says of that, and whether its texts come from
/// its pages; tags of articles. What was dropped is remembered as long as its feed gives it, lest it came again. How
/// many articles stand alike is kept, as counting a hundred thousand takes longer than a screen may. The index of words
/// knows beginnings of three letters, no more of two: each kind costs as much as the words themselves, and two letters
/// begin too many words to be an answer. It is written in larger pieces, put together less often.
const FIFTH: &str = "
ALTER TABLE feeds ADD COLUMN keep_days INTEGER;
ALTER TABLE feeds ADD COLUMN keep_items INTEGER;
ALTER TABLE feeds ADD COLUMN full_text INTEGER NOT NULL DEFAULT 0;
ALTER TABLE articles ADD COLUMN byline TEXT;
CREATE TABLE ignored (
    feed INTEGER NOT NULL REFERENCES feeds ON DELETE CASCADE,
    query TEXT NOT NULL,
    PRIMARY KEY (feed, query)
) WITHOUT ROWID;
CREATE TABLE dropped (
    feed INTEGER NOT NULL REFERENCES feeds ON DELETE CASCADE,
    identity TEXT NOT NULL,
    PRIMARY KEY (feed, identity)
) WITHOUT ROWID;
CREATE TABLE article_tags (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    tag TEXT NOT NULL COLLATE NOCASE,
    PRIMARY KEY (article, tag)
) WITHOUT ROWID;
CREATE INDEX articles_tagged ON article_tags (tag);

DROP TABLE found;
CREATE VIRTUAL TABLE found USING fts5 (
    title, text, content = 'texts', content_rowid = 'article', prefix = '3',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO found (found) VALUES ('rebuild');
INSERT INTO found (found, rank) VALUES ('automerge', 8);
INSERT INTO found (found, rank) VALUES ('hashsize', 16777216);
INSERT INTO said (said, rank) VALUES ('automerge', 8);
INSERT INTO said (said, rank) VALUES ('hashsize', 4194304);

CREATE TABLE tallies (
    feed INTEGER NOT NULL,
    archived INTEGER NOT NULL,
    read INTEGER NOT NULL,
    starred INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (feed, archived, read, starred)
) WITHOUT ROWID;
INSERT INTO tallies SELECT COALESCE(feed, 0), archived, read, starred, count(*) FROM articles GROUP BY 1, 2, 3, 4;
CREATE TRIGGER articles_counted AFTER INSERT ON articles BEGIN
    INSERT INTO tallies VALUES (COALESCE(new.feed, 0), new.archived, new.read, new.starred, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER articles_uncounted AFTER DELETE ON articles BEGIN
    UPDATE tallies SET count = count - 1 WHERE feed = COALESCE(old.feed, 0) AND archived = old.archived
        AND read = old.read AND starred = old.starred;
END;
CREATE TRIGGER articles_recounted AFTER UPDATE OF feed, archived, read, starred ON articles BEGIN
    UPDATE tallies SET count = count - 1 WHERE feed = COALESCE(old.feed, 0) AND archived = old.archived
        AND read = old.read AND starred = old.starred;
    INSERT INTO tallies VALUES (COALESCE(new.feed, 0), new.archived, new.read, new.starred, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
";

/// The index of words is written by the program, at the end of a step, no more with each text: see `indexing`.
const SIXTH: &str = "DROP TRIGGER texts_added;";

/// Which articles name a party of a kind, its index says alone.
const SEVENTH: &str = "DROP INDEX parties_by_name; CREATE INDEX parties_by_name ON parties (name, kind);";

/// Places of articles that their reader marked, a letter each, in bytes.
const EIGHTH: &str = "
CREATE TABLE marks (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    letter TEXT NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (article, letter)
) WITHOUT ROWID;
";

/// Which of several parties of one name and kind an article means, where that is not the first.
const NINTH: &str = "
CREATE TABLE namesakes (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    kind INTEGER NOT NULL,
    name TEXT NOT NULL COLLATE NOCASE,
    namesake INTEGER NOT NULL CHECK (namesake > 0),
    PRIMARY KEY (article, kind, name)
) WITHOUT ROWID;
";

/// Who says a claim beside its speaker, who is the one named last: “the Harbour Union and the Port Authority said”. Few
/// claims have any, and those that are here already are looked for anew with the refreshes to come.
const TENTH: &str = "
CREATE TABLE other_speakers (
    claim INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE,
    place INTEGER NOT NULL,
    name INTEGER NOT NULL REFERENCES names,
    PRIMARY KEY (claim, place)
) WITHOUT ROWID;
CREATE INDEX other_speakers_by_name ON other_speakers (name);
";

#[cfg(test)]
mod tests {
    use super::*;

    /// A file as the program of schema `version` left it, with a feed and an article in it.
    fn left_by(version: i64) -> Connection {
        let mut db = Connection::open_in_memory().unwrap();
        migrate_to(&mut db, version).unwrap();
        if version >= 1 {
            db.execute_batch(
                "INSERT INTO feeds (id, address, name, added) VALUES (1, 'https://a.example/f', 'Alder', 5);
                 INSERT INTO feed_tags VALUES (1, 'local');
                 INSERT INTO articles (id, feed, moment, title, words, claims, text_key, engine, added, starred)
                     VALUES (7, 1, 9, 'Bridge to close', 3, 1, 4, 1, 9, 1);
                 INSERT INTO entries VALUES (1, 'urn:7', 7, 4);
                 INSERT INTO texts VALUES (7, 'Bridge to close', 'Bridge to close', x'01');
                 INSERT INTO names VALUES (3, 'Ana Ruiz');
                 INSERT INTO claims VALUES (5, 7, 3, 0, 6, 0);",
            )
            .unwrap();
        }
        if version >= 6 {
            db.execute_batch("INSERT INTO found (rowid, title, text) SELECT article, title, text FROM texts").unwrap();
        }
        if version >= 2 {
            db.execute_batch(
                "INSERT INTO searches (name, query) VALUES ('Dams', 'dam');
                 INSERT INTO notes (article, text_key, title, begins, exact, prefix, suffix, words, made)
                     VALUES (7, 4, 'Bridge to close', 0, 'Bridge', '', ' to', 'which?', 9);",
            )
            .unwrap();
        }
        db
    }

    #[test]
    fn a_file_of_every_earlier_schema_gets_this_one_and_loses_nothing() {
        for version in 0..newest() {
            let mut db = left_by(version);
            migrate(&mut db).unwrap();
            assert_eq!(super::version(&db).unwrap(), newest());
            let count: i64 = db.query_row("SELECT count(*) FROM feeds", [], |row| row.get(0)).unwrap();
            assert_eq!(count, i64::from(version >= 1), "{version}");
            let beside = "INSERT INTO other_speakers SELECT id, 0, speaker FROM claims";
            assert_eq!(db.execute(beside, []).unwrap(), usize::from(version >= 1), "{version}");
            let marked = "INSERT INTO marks SELECT id, 'y', 30 FROM articles";
            assert_eq!(db.execute(marked, []).unwrap(), usize::from(version >= 1), "{version}");
        }
        let db = left_by(newest());
        let title: String = db
            .query_row("SELECT title FROM articles WHERE id IN (SELECT rowid FROM found('bridge'))", [], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(title, "Bridge to close");
    }

    #[test]
    fn a_step_that_fails_leaves_the_file_as_it_was() {
        let mut db = Connection::open_in_memory().unwrap();
        db.execute_batch("CREATE TABLE parties (mine)").unwrap();
        assert!(migrate(&mut db).is_err());
        assert_eq!(version(&db).unwrap(), 0);
        let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
        assert_eq!(tables, 1);
    }
}
