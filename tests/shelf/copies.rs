//! The library copied into a folder, and taken from there: whole, or as text that somebody edited.

use super::server::{Server, rss};
use super::{BRIDGE, Library, RAIN};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[test]
fn a_library_is_exported_to_be_read_and_restored_from_that() {
    let (server, library) = (Server::start(), Library::new("export"));
    let address = server.says("/feed", &rss("alder", &[("1", "Old bridge to close", BRIDGE), ("2", "Rain", RAIN)]));
    library.says(&["feed", "add", &address, "--tag", "local"]);
    let folder = library.0.join("copy");
    let folder = folder.to_str().unwrap();
    assert!(library.says(&["export", folder]).starts_with("1 feed and 2 articles in "));
    assert!(library.fails(1, &["export", folder]).contains("there is something in it already"));
    let read = |name: &str| std::fs::read_to_string(Path::new(folder).join(name)).unwrap();
    assert!(read("feeds.opml").contains(&address) && read("feeds.toml").contains("tags = [\"local\"]"));
    let article = Path::new(folder).join("articles/000001-old-bridge-to-close.md");
    let shown = library.says(&["--plain", article.to_str().unwrap()]);
    assert!(shown.contains("Old bridge to close") && shown.contains("Ana Ruiz"), "{shown}");
    let other = Library::new("import");
    assert_eq!(other.says(&["import", folder]), "1 feed and 2 articles are here\n");
    assert_eq!(other.titles("lorries"), ["Old bridge to close"]);
    assert!(other.fails(1, &["import", folder]).contains("--replace"));
    other.says(&["feed", "remove", "1"]);
    library.says(&["feed", "remove", "1"]);
    assert!(other.says(&["import", folder]).starts_with("1 feed and 2 articles"));
    assert!(other.says(&["import", "--replace", folder]).contains("library.db.1"));
    std::fs::write(Path::new(folder).join("library.db"), "mine").unwrap();
    assert!(library.fails(3, &["import", folder]).contains("it is no library of onrecord"));
}

/// Everything in a folder but the copy of the library, by name.
fn folder(path: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for entry in path.read_dir().unwrap().chain(path.join("articles").read_dir().unwrap()) {
        let file = entry.unwrap().path();
        if file.is_file() && file.extension().is_some_and(|extension| extension != "db") {
            files
                .insert(file.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(file).unwrap());
        }
    }
    files
}

#[test]
fn what_is_exported_as_text_is_taken_in_whole_by_another_library_and_only_once() {
    let (server, library) = (Server::start(), Library::new("text-export"));
    let poem = "&lt;h2&gt;A *heading*&lt;/h2&gt;&lt;ul&gt;&lt;li&gt;one &lt;a href='https://b.example/x'&gt;link&lt;/a&gt;\
                &lt;li&gt;two&lt;/ul&gt;&lt;blockquote&gt;&lt;p&gt;# Ana said “so”.&lt;/blockquote&gt;&lt;pre&gt;a\n  b&lt;/pre&gt;";
    let entries = [("1", "Old bridge to close", BRIDGE), ("2", "Rain *and* hail", RAIN), ("3", "Lines", poem)];
    let address = server.says("/feed", &rss("alder", &entries));
    library.says(&["feed", "add", &address, "--tag", "local", "--name", "Alder"]);
    library.says(&["feed", "set", "Alder", "--keep-days", "30", "--ignore", "title:advert", "--full-text", "no"]);
    library.says(&["search", "rain -ferry", "--save", "Rain"]);
    let kept = rusqlite::Connection::open(library.0.join("onrecord/library.db")).unwrap();
    kept.execute("INSERT INTO marks SELECT id, 'y', 7 FROM articles WHERE title LIKE 'Old%'", []).unwrap();
    let first = library.0.join("first");
    library.says(&["export", first.to_str().unwrap()]);
    std::fs::remove_file(first.join("library.db")).unwrap();
    let article = first.join("articles/000001-old-bridge-to-close.md");
    let written = std::fs::read_to_string(&article).unwrap();
    assert!(written.contains("[marks]\ny = 7\n"), "{written}");
    let edited = written.replace("starred = false", "starred = true");
    let edited = edited.replace("tags = []", "tags = [\"dams\"]");
    std::fs::write(&article, edited).unwrap();
    let other = Library::new("text-import");
    let first_text = first.to_str().unwrap();
    assert_eq!(other.says(&["import", first_text]), "1 new feed, 3 new articles, 0 known already, 0 new notes\n");
    assert_eq!(other.titles("lorries is:starred tag:dams"), ["Old bridge to close"]);
    assert_eq!(other.titles("by:\"bo li\""), library.titles("by:\"bo li\""));
    let second = other.0.join("second");
    other.says(&["export", second.to_str().unwrap()]);
    // What was edited is not as it was written down any more.
    std::fs::write(&article, std::fs::read_to_string(second.join("articles/000001-old-bridge-to-close.md")).unwrap())
        .unwrap();
    assert_eq!(folder(&first), folder(&second));
    assert!(library.says(&["feed", "export", "-"]).contains(&address));
    assert_eq!(
        other.says(&["import", "--text", first_text]),
        "0 new feeds, 0 new articles, 3 known already, 0 new notes\n"
    );
    // The feed does not bring them again.
    let told = &other.json(&["refresh"])[0];
    assert_eq!((&told["new"], &told["changed"], &told["duplicates"]), (&0.into(), &0.into(), &0.into()));
    std::fs::write(first.join("articles/mine.md"), "# Mine").unwrap();
    let said = String::from_utf8(other.run(&["import", first_text]).stdout).unwrap();
    assert!(said.contains("! articles/mine.md is no article that an export wrote"), "{said}");
}

/// A library of one feed with two articles, and all of it in a folder.
fn exported(name: &str) -> (Library, PathBuf) {
    let (server, library) = (Server::start(), Library::new(name));
    let address = server.says("/feed", &rss("alder", &[("1", "Old bridge to close", BRIDGE), ("2", "Rain", RAIN)]));
    library.says(&["feed", "add", &address, "--tag", "local"]);
    let folder = library.0.join("copy");
    library.says(&["export", folder.to_str().unwrap()]);
    (library, folder)
}

#[test]
fn a_damaged_library_is_put_aside_and_restored_over() {
    let (library, folder) = exported("damaged");
    let folder = folder.to_str().unwrap();
    let file = library.0.join("onrecord/library.db");
    for damage in [b"mine".to_vec(), [&b"SQLite format 3\0"[..], &[7; 9_000]].concat()] {
        std::fs::write(&file, &damage).unwrap();
        assert!(library.fails(3, &["feed", "list"]).contains("damaged"));
        assert!(library.fails(3, &["doctor"]).contains("onrecord import --replace"));
        assert!(library.fails(1, &["import", folder]).contains("--replace puts it aside"));
        assert_eq!(std::fs::read(&file).unwrap(), damage);
        let said = library.says(&["import", "--replace", folder]);
        let name = said.lines().find_map(|line| line.strip_prefix("it is put aside as ")).unwrap();
        assert_eq!(std::fs::read(name).unwrap(), damage, "{said}");
        assert_eq!(library.titles("lorries"), ["Old bridge to close"]);
        assert!(library.says(&["doctor"]).ends_with("all is well\n"));
    }
}

#[test]
fn what_was_edited_in_a_folder_is_taken_in_and_what_was_not_stays_as_it_is_here() {
    let (library, folder) = exported("edited");
    let text = folder.to_str().unwrap();
    let edit = |file: &str, from: &str, to: &str| {
        let path = folder.join(file);
        let before = std::fs::read_to_string(&path).unwrap();
        assert!(before.contains(from), "no {from:?} in {before}");
        std::fs::write(path, before.replace(from, to)).unwrap();
    };
    edit("articles/000001-old-bridge-to-close.md", "to lorries", "to ferries");
    edit("articles/000002-rain.md", "tags = []", "tags = [\"hills\"]");
    edit("feeds.toml", "tags = [\"local\"]", "tags = [\"town\"]");
    // What happened here since is no edit there.
    library.says(&["feed", "tag", "1", "news"]);
    assert_eq!(
        library.says(&["import", "--text", text]),
        "0 new feeds, 0 new articles, 0 known already, 0 new notes, 3 edited\n"
    );
    assert_eq!(library.titles("ferries"), ["Old bridge to close"]);
    assert_eq!(library.titles("lorries"), [""; 0]);
    assert_eq!(library.titles("tag:hills"), ["Rain"]);
    assert_eq!(library.titles("tag:town").len(), 2);
    assert!(library.says(&["import", "--text", text]).contains("2 known already, 0 new notes, 1 edited"));
}

#[test]
fn who_is_who_goes_with_a_library_written_as_text() {
    let (library, folder) = exported("identities");
    std::fs::write(
        folder.join("identities.toml"),
        "[[identity]]\nkind = \"person\"\none = \"Bo Li\"\nother = \"Li\"\nsame = true\n",
    )
    .unwrap();
    let text = folder.to_str().unwrap();
    assert!(library.says(&["import", "--text", text]).ends_with("0 new notes, 1 of who is who\n"));
    assert!(library.says(&["import", "--text", text]).ends_with("0 new notes\n"));
    let again = library.0.join("again");
    library.says(&["export", again.to_str().unwrap()]);
    let files = [&folder, &again].map(|folder| std::fs::read_to_string(folder.join("identities.toml")).unwrap());
    assert_eq!(files[0], files[1]);
}
