//! The file itself: opened again, copied, refused.

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
