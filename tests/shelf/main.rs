//! Feeds kept, refreshed and searched by the real program, from a server on the loopback.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod copies;
mod dossier;
#[path = "../common/linked.rs"]
mod linked;
mod reading;
mod server;
mod stories;

use serde_json::Value;
use server::{Server, rss};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const BRIDGE: &str = "Mayor Ana Ruiz said on Monday that the old bridge would close to lorries.";
const RAIN: &str = "“There is no money for a dam,” Bo Li warned.";

/// A library of its own, in a folder that goes with it.
struct Library(PathBuf);

impl Library {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shelf").join(name);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
        command.args(arguments).env("XDG_DATA_HOME", &self.0).env("XDG_CONFIG_HOME", &self.0);
        command.env("XDG_STATE_HOME", &self.0).env_remove("ONRECORD_CRASH_AT");
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// What it writes; it must end well.
    #[track_caller]
    fn says(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// What it writes on standard error; it must end with `status`.
    #[track_caller]
    fn fails(&self, status: i32, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {output:?}");
        String::from_utf8(output.stderr).unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Vec<Value> {
        let output = self.run(&[arguments, &["--format", "json"]].concat());
        serde_json::from_slice(&output.stdout).unwrap()
    }

    fn titles(&self, query: &str) -> Vec<String> {
        let found = self.json(&["search", query]);
        found.iter().map(|answer| answer["title"].as_str().unwrap().to_owned()).collect()
    }
}

#[test]
fn a_feed_is_subscribed_to_refreshed_and_searched() {
    let (server, library) = (Server::start(), Library::new("whole"));
    assert!(library.says(&["feed", "list"]).starts_with("no feeds yet"));
    let address = server.says("/feed", &rss("alder", &[("1", "Old bridge to close", BRIDGE)]));
    assert_eq!(library.says(&["feed", "add", &address, "--tag", "local"]), "1  alder: 1 new article\n");
    // What says nothing and leads nowhere is nothing to read.
    let entries = [("2", "Rain in the hills", RAIN), ("1", "Old bridge to close", BRIDGE)];
    let feed = rss("alder", &entries).replace("</channel>", "<item><guid>3</guid><title> </title></item></channel>");
    server.says("/feed", &feed);
    let told = library.json(&["refresh"]);
    assert_eq!((told.len(), &told[0]["new"], &told[0]["error"]), (1, &1.into(), &Value::Null));
    assert_eq!(library.titles("by:\"bo li\" act:warn"), ["Rain in the hills"]);
    assert_eq!(library.titles("lorries tag:local is:unread"), ["Old bridge to close"]);
    assert!(library.says(&["search", "lorries"]).contains("alder · "));
    let feeds = library.json(&["feed", "list"]);
    assert_eq!((&feeds[0]["name"], &feeds[0]["unread"]), (&"alder".into(), &2.into()));
    assert!(library.says(&["doctor"]).ends_with("all is well\n"));
}

#[test]
fn what_did_not_change_is_not_sent_again() {
    let (server, library) = (Server::start(), Library::new("etag"));
    let address = server.says("/feed", &rss("alder", &[("1", "Old bridge to close", BRIDGE)]));
    library.says(&["feed", "add", &address]);
    server.asked();
    let told = library.json(&["refresh"]);
    assert!(server.asked()[0].to_lowercase().contains("if-none-match: \""));
    assert_eq!((&told[0]["modified"], &told[0]["new"]), (&false.into(), &0.into()));
}

#[test]
fn a_feed_that_fails_is_told_kept_and_left_alone() {
    let (server, library) = (Server::start(), Library::new("failing"));
    let good = server.says("/good", &rss("good", &[("1", "Old bridge to close", BRIDGE)]));
    let bad = server.says("/bad", &rss("bad", &[("1", "Rain in the hills", RAIN)]));
    library.says(&["feed", "add", &good, &bad]);
    server.answers_with("/bad", "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 7200\r\nContent-Length: 0\r\n\r\n");
    let errors = library.fails(1, &["refresh"]);
    assert_eq!(errors, "onrecord: bad: the server answers 503 Service Unavailable; asked again in 2 h\n");
    assert!(
        library.says(&["feed", "list"]).contains("! the server answers 503 Service Unavailable; asked again in 2 h")
    );
    server.asked();
    let said = library.says(&["refresh"]);
    assert_eq!(server.asked().len(), 1);
    assert!(said.ends_with("; 1 left alone for now\n"), "{said}");
    server.says("/bad", &rss("bad", &[("1", "Rain in the hills", RAIN)]));
    library.says(&["refresh", "--force"]);
    assert!(!library.says(&["feed", "list"]).contains('!'));
}

#[test]
fn a_feed_that_moved_is_asked_for_where_it_is_and_one_that_is_gone_no_more() {
    let (server, library) = (Server::start(), Library::new("moved"));
    let old = server.says("/old", &rss("alder", &[("1", "Old bridge to close", BRIDGE)]));
    library.says(&["feed", "add", &old]);
    let new = server.says("/new", &rss("alder", &[("2", "Rain in the hills", RAIN)]));
    server.answers_with("/old", "HTTP/1.1 301 Moved Permanently\r\nLocation: /new\r\nContent-Length: 0\r\n\r\n");
    library.says(&["refresh"]);
    assert_eq!(library.json(&["feed", "list"])[0]["address"], Value::from(new));
    server.answers_with("/new", "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n");
    library.fails(1, &["refresh"]);
    server.asked();
    library.says(&["refresh"]);
    assert_eq!(server.asked(), Vec::<String>::new());
    assert_eq!(library.json(&["feed", "list"])[0]["retired"], Value::from(true));
    assert_eq!(library.titles("bridge").len(), 1);
}

#[test]
fn a_password_is_sent_and_nowhere_kept() {
    let (server, library) = (Server::start(), Library::new("password"));
    let address = server.says("/feed", &rss("alder", &[("1", "Old bridge to close", BRIDGE)]));
    let with_user = address.replace("http://", "http://ana@");
    library.says(&["feed", "add", &with_user, "--password-command", "echo sesame"]);
    library.says(&["refresh"]);
    // ana:sesame
    assert!(server.asked().iter().all(|asked| asked.contains("Basic YW5hOnNlc2FtZQ==")));
    let bytes = std::fs::read(library.0.join("onrecord/library.db")).unwrap();
    let printed = b"echo sesame";
    let sesames = bytes.windows(6).filter(|bytes| bytes == b"sesame").count();
    assert_eq!(sesames, bytes.windows(printed.len()).filter(|bytes| bytes == printed).count());
    let refused = library.fails(2, &["feed", "add", "http://ana:hush@127.0.0.1/feed"]);
    assert!(refused.contains("never kept") && !refused.contains("hush"), "{refused}");
}

#[test]
fn feeds_are_renamed_filed_exported_imported_and_removed() {
    let (server, library) = (Server::start(), Library::new("filing"));
    let address = server.says("/feed", &rss("alder", &[("1", "Old bridge to close", BRIDGE)]));
    library.says(&["feed", "add", &address]);
    assert_eq!(library.says(&["feed", "rename", "alder", "City Desk"]), "1  City Desk\n");
    assert_eq!(library.says(&["feed", "tag", "city desk", "#local", "news"]), "1  City Desk  #local #news\n");
    assert_eq!(library.says(&["feed", "tag", "1", "news", "--remove"]), "1  City Desk  #local\n");
    let opml = library.0.join("feeds.opml");
    library.says(&["feed", "export", opml.to_str().unwrap()]);
    let other = Library::new("filing-other");
    assert!(other.says(&["feed", "import", opml.to_str().unwrap()]).starts_with("1 new feed, 0 known"));
    other.says(&["refresh"]);
    let feeds = other.json(&["feed", "list"]);
    assert_eq!((&feeds[0]["name"], &feeds[0]["tags"][0]), (&"City Desk".into(), &"local".into()));
    assert_eq!(feeds[0]["articles"], Value::from(1));
    assert!(other.says(&["feed", "remove", &address]).starts_with("City Desk: unsubscribed, 1 article dropped"));
    assert!(other.titles("bridge").is_empty());
    assert!(other.fails(1, &["feed", "remove", "nobody"]).contains("there is no feed \"nobody\""));
}

#[test]
fn searches_are_kept_and_forgotten() {
    let library = Library::new("searches");
    assert!(library.says(&["search"]).starts_with("no searches are kept"));
    library.run(&["search", "dam -ferry", "--save", "Dams"]);
    assert_eq!(library.says(&["search"]), "Dams  dam -ferry\n");
    assert_eq!(library.json(&["search"])[0]["query"], "dam -ferry");
    library.fails(2, &["search", "from:x", "--save", "Bad"]);
    for command in [&["search", "rain"][..], &["stories"]] {
        let refused = library.fails(2, &[command, &["--limit", "0"]].concat());
        assert!(refused.contains("ask for one at least"), "{refused}");
    }
    assert_eq!(library.says(&["search", "--forget", "dams"]), "dams is forgotten\n");
    library.fails(1, &["search", "--forget", "dams"]);
}

#[test]
fn what_a_feed_gives_is_ignored_kept_for_a_while_and_completed_from_its_pages() {
    let (server, library) = (Server::start(), Library::new("keeping"));
    let page = format!(
        "<html><body><article><h1>Old bridge to close</h1><p>{BRIDGE}</p><p>{}</p></article></body></html>",
        "The council meets on Thursday to hear what the hauliers of the port have to say about it. ".repeat(12)
    );
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n", page.len());
    let story = server.answers_with("/bridge", &format!("{head}{page}"));
    let entry = |number: usize, title: &str, link: &str| {
        format!(
            "<item><guid isPermaLink='false'>{number}</guid><title>{title}</title><link>{link}</link>\
         <description>The old bridge is to close.</description></item>"
        )
    };
    let feed = |items: &str| format!("<rss version='2.0'><channel><title>alder</title>{items}</channel></rss>");
    let address = server.says("/feed", &feed(""));
    library.says(&["feed", "add", &address]);
    let shown = library.says(&["feed", "set", "alder", "--full-text", "yes", "--ignore", "title:boats"]);
    assert_eq!(shown, "1  alder  texts from its pages, ignores title:boats\n");
    let items = entry(1, "Old bridge to close", &story) + &entry(2, "Boats for sale", &format!("{address}/none"));
    server.says("/feed", &feed(&items));
    let told = &library.json(&["refresh"])[0];
    assert_eq!((&told["new"], &told["ignored"]), (&1.into(), &1.into()));
    assert_eq!(library.titles("hauliers"), ["Old bridge to close"]);
    let again = &library.json(&["refresh", "--force"])[0];
    assert_eq!((&again["new"], &again["changed"], &again["ignored"]), (&0.into(), &0.into(), &0.into()));
    let items = entry(3, "Rain", "https://alder.example/3") + &items;
    server.says("/feed", &feed(&items));
    assert!(!library.says(&["feed", "set", "alder", "--full-text", "no"]).contains("from now on"));
    assert!(library.says(&["feed", "set", "alder", "--full-text", "yes"]).contains("from now on"));
    library.says(&["feed", "set", "alder", "--keep-items", "1"]);
    library.says(&["refresh"]);
    assert_eq!(library.json(&["feed", "list"])[0]["articles"], 1);
    let again = &library.json(&["refresh", "--force"])[0];
    assert_eq!(again["new"], 0);
    assert_eq!(library.json(&["feed", "list"])[0]["articles"], 1);
    let refused = library.fails(2, &["feed", "set", "alder", "--ignore", "from:x"]);
    assert!(refused.contains("there is no \"from\" to ask for"), "{refused}");
}

#[test]
fn what_is_no_feed_is_not_subscribed_to() {
    let (server, library) = (Server::start(), Library::new("no-feed"));
    let address = server.answers_with("/page", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nIt rained");
    let page = "<html><head><link rel='alternate' type='application/rss+xml' href='/rss'></head><p>Rain.</p></html>";
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n", page.len());
    let site = server.answers_with("/site", &format!("{head}{page}"));
    let feed = server.says("/rss", &rss("alder", &[("1", "Old bridge to close", BRIDGE)]));
    let other = Library::new("page-of-a-feed");
    assert_eq!(other.says(&["feed", "add", &site]), "1  alder: 1 new article\n");
    assert_eq!(other.json(&["feed", "list"])[0]["address"], Value::from(feed));
    assert!(library.fails(1, &["feed", "add", &address]).contains("there is no feed at this address"));
    assert!(library.fails(1, &["feed", "add", &server.answers_with("/x", "")]).contains("cannot subscribe to"));
    assert!(library.fails(2, &["feed", "add", "http://"]).contains("is no address"));
    assert!(library.json(&["feed", "list"]).is_empty());
}

#[test]
fn an_address_without_a_scheme_is_asked_for_by_https_and_then_by_http() {
    let (server, library) = (Server::start(), Library::new("bare"));
    let address = server.says("/feed", &rss("alder", &[("1", "Old bridge to close", BRIDGE)]));
    let bare = address.trim_start_matches("http://");
    assert_eq!(library.says(&["feed", "add", bare]), "1  alder: 1 new article\n");
    assert_eq!(library.json(&["feed", "list"])[0]["address"], Value::from(address.as_str()));
    let nobody = "127.0.0.1:1/feed";
    let said = library.fails(1, &["feed", "add", nobody]);
    for scheme in ["https", "http"] {
        assert!(said.contains(&format!("{scheme}://{nobody}: nobody answers there")), "{said}");
    }
    // A password goes over no line that others can read.
    let said = library.fails(1, &["feed", "add", bare, "--user", "ana", "--password-command", "echo sesame"]);
    assert!(said.contains("https://") && !said.contains("http://"), "{said}");
}

#[test]
fn a_query_that_is_not_understood_is_shown_with_its_place() {
    let library = Library::new("query");
    let errors = library.fails(2, &["search", "dam from:ana"]);
    assert!(errors.starts_with("onrecord: there is no \"from\" to ask for at column 5;"), "{errors}");
    assert!(errors.ends_with("\n  dam from:ana\n      ^\n"), "{errors}");
    library.fails(1, &["search", "dam"]);
}

#[test]
fn a_library_that_cannot_be_used_is_status_3_and_left_as_it_is() {
    let library = Library::new("damaged");
    let file = library.0.join("onrecord/library.db");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, "mine ".repeat(500)).unwrap();
    let error = library.fails(3, &["feed", "list"]);
    assert!(error.contains("library.db") && error.contains("nothing of it was changed"), "{error}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine ".repeat(500));
}

/// Whatever point the program is ended at, what it acknowledged is there, and the rest comes with the next refresh.
#[cfg(debug_assertions)]
#[test]
fn a_program_that_is_ended_in_the_middle_loses_nothing_acknowledged() {
    for (point, least) in [("before-commit", 1), ("after-commit", 2)] {
        let (server, library) = (Server::start(), Library::new(&format!("crash-{point}")));
        for number in ["1", "2", "3"] {
            let address =
                server.says(&format!("/{number}"), &rss(number, &[(number, &format!("Story {number}"), RAIN)]));
            library.says(&["feed", "add", "--unseen", &address]);
        }
        library.says(&["refresh", "1"]);
        let ended = library.command(&["refresh", "2", "3"]).env("ONRECORD_CRASH_AT", point).output().unwrap();
        assert!(!ended.status.success(), "{point}");
        let report = &library.json(&["doctor"])[0];
        let kept = report["articles"].as_u64().unwrap();
        assert!(kept >= least && (kept == 1 || least == 2), "{point}: {kept}");
        assert_eq!(report["faults"], Value::Array(vec![]), "{point}");
        library.says(&["refresh", "--force"]);
        assert_eq!(library.titles("story").len(), 3, "{point}");
    }
}
