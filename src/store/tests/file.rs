//! The file itself: opened again, copied, refused.

use super::super::incoming::Found;
use super::*;

#[test]
fn what_was_written_is_there_when_the_file_is_opened_again_and_in_its_copy() {
    let folder = Folder::new("again");
    let mut store = Store::open(&folder.file()).unwrap();
    let feed = add(&mut store, "https://a.example/feed", &[]);
    take(&mut store, feed, &came(), &[incoming(BRIDGE, "urn:1", None, "2026")]).unwrap();
    let copy = folder.0.join("copy.db");
    store.back_up(&copy).unwrap();
    drop(store);
    for path in [folder.file(), copy] {
        check(&Store::open_existing(&path).unwrap().unwrap(), "lorries", &["Old"]);
    }
    assert!(Store::open_existing(&folder.0.join("none.db")).unwrap().is_none());
}

#[test]
fn a_file_of_a_time_of_one_speaker_keeps_them_until_all_are_found() {
    const TEXT: &str = "Ana Ruiz and Bo Li said the ferry would stop in May.";
    let folder = Folder::new("one-speaker");
    std::fs::create_dir_all(&folder.0).unwrap();
    let mut db = Connection::open(folder.file()).unwrap();
    schema::migrate_to(&mut db, 9).unwrap();
    db.execute_batch(&format!(
        "INSERT INTO articles (id, moment, title, words, claims, text_key, engine, added, starred)
             VALUES (7, 9, 'Ferry to stop', 11, 1, 4, 0, 9, 1);
         INSERT INTO texts VALUES (7, 'Ferry to stop', '{TEXT}', x'01');
         INSERT INTO found (rowid, title, text) SELECT article, title, text FROM texts;
         INSERT INTO names VALUES (3, 'Bo Li');
         INSERT INTO claims VALUES (5, 7, 3, 24, 51, 0);
         INSERT INTO said (rowid, words) VALUES (5, 'the ferry would stop in May');
         INSERT INTO marks VALUES (7, 'y', 30);"
    ))
    .unwrap();
    drop(db);
    let mut store = Store::open(&folder.file()).unwrap();
    check(&store, "by:\"bo li\" said:ferry", &["Ferry"]);
    check(&store, "by:ruiz", &[]);
    let outdated = store.outdated(9).unwrap();
    assert_eq!(outdated.len(), 1);
    let document = document::read_text(TEXT.to_owned(), vec![]);
    let found = Found::of(TEXT, &analyze(&document, &Lexicon::built_in()));
    store.renew(&[(outdated[0], document, found)]).unwrap();
    for query in ["by:\"bo li\"", "by:ruiz", "is:starred by:ruiz"] {
        check(&store, query, &["Ferry"]);
    }
    let answers = store.search(&Query::parse("by:ruiz").unwrap(), 9).unwrap();
    assert_eq!(answers[0].speakers, ["Ana Ruiz", "Bo Li"]);
    assert_eq!(store.check(Depth::Thorough).unwrap().faults, [""; 0]);
}

#[test]
fn a_file_that_is_no_library_or_a_newer_one_is_named_and_left_as_it_is() {
    let folder = Folder::new("bad");
    std::fs::create_dir_all(&folder.0).unwrap();
    let mine = "mine, and no library at all".repeat(50);
    std::fs::write(folder.file(), &mine).unwrap();
    let error = Store::open(&folder.file()).unwrap_err();
    assert!(matches!(error.cause, Cause::Damaged(_)), "{error}");
    assert!(error.to_string().contains("library.db"), "{error}");
    assert_eq!(std::fs::read_to_string(folder.file()).unwrap(), mine);
    std::fs::remove_file(folder.file()).unwrap();
    Connection::open(folder.file()).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let error = Store::open(&folder.file()).unwrap_err();
    assert_eq!(error.cause, Cause::Newer { its: 99, known: schema::newest() });
}
