//! The library in a terminal, with feeds from a server on the loopback.

use super::output;
use super::server::{Server, rss};
use super::session::{Folder, Session, onrecord};
use std::path::Path;
use std::process::Command;

const BRIDGE: &str = "Mayor Ana Ruiz said on Monday that the old bridge would close to lorries.";
const RAIN: &str = "“There is no money for a dam,” Bo Li warned.";

/// A library in `folder`, subscribed to a feed of two articles.
fn library(folder: &Folder, server: &Server) {
    let feed = rss("alder", &[("1", "Old bridge to close", BRIDGE), ("2", "Rain in the hills", RAIN)]);
    run(folder.path(), &["feed", "add", &server.says("/feed", &feed)]);
}

fn run(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.args(arguments).env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn reader(folder: &Folder, arguments: &[&str]) -> Session {
    let mut command = onrecord(arguments);
    command.env("XDG_DATA_HOME", folder.path());
    Session::start(command)
}

#[test]
fn the_library_is_opened_read_and_left_as_it_was_told() {
    let (server, folder) = (Server::start(), Folder::new("library"));
    library(&folder, &server);
    let mut reader = reader(&folder, &[]);
    reader.shows("Your library").shows("1 feed · 2 articles · 2 unread").shows("Who says what").shows("Bo Li");
    reader.press("\r").shows("Sections").shows("Claims 1");
    reader.press("q").shows("1 unread").press("w").press("*").shows("starred");
    assert!(reader.press("q").ends().success());
    reader.has_the_terminal_back();
    assert_eq!(output::forbidden(&reader.written), None);
    assert!(run(folder.path(), &["search", "is:starred", "is:unread"]).starts_with("★ "));
    assert!(run(folder.path(), &["search", "is:read"]).starts_with("Rain in the hills\n"));
}

#[test]
fn a_dossier_has_what_the_open_file_says_with_and_without_a_library() {
    let folder = Folder::new("library-open");
    let file =
        folder.file("ferry.txt", "Mayor Ana Ruiz said that the ferry would run again. Bo Li denied that.\n".as_bytes());
    let mut alone = reader(&folder, &[&file]);
    alone
        .shows("Claims 2")
        .press("pp")
        .press("D")
        .shows("1 claim in the open article")
        .shows("the ferry would run again");
    alone.shows("denied by Bo Li").press("\r").shows("Sections").press("q").shows("Claims by time").press("q");
    assert!(alone.shows("Sections").press("q").ends().success());
    alone.has_the_terminal_back();
    let server = Server::start();
    library(&folder, &server);
    let mut both = reader(&folder, &[&file]);
    both.shows("Claims 2").press("pp").press("D").shows("2 claims in 2 articles, the open one among them");
    both.shows("· alder · Old bridge to close").shows("open article, not in your library · Mayor Ana Ruiz said");
    assert!(both.press("\u{3}").ends().success());
    both.has_the_terminal_back();
    assert_eq!(output::forbidden(&both.written), None);
}

#[test]
fn a_preview_and_a_dossier_tell_whom_a_claim_answers() {
    const FERRY: &str = "Mayor Ana Ruiz said that the ferry would run again. Bo Li denied that.";
    let (server, folder) = (Server::start(), Folder::new("library-answers"));
    run(folder.path(), &["feed", "add", &server.says("/feed", &rss("alder", &[("1", "The ferry", FERRY)]))]);
    let mut reader = reader(&folder, &[]);
    reader.shows("Who says what").shows("× denied by Bo Li").shows("→ answers Ana Ruiz");
    assert!(reader.press("q").ends().success());
    let dossier = run(folder.path(), &["dossier", "Bo Li"]);
    assert!(dossier.contains("    → denied what Ana Ruiz said"), "{dossier}");
}

#[test]
fn articles_are_found_as_the_query_is_typed_and_a_mistake_is_told_with_its_place() {
    let (server, folder) = (Server::start(), Folder::new("library-query"));
    library(&folder, &server);
    let mut reader = reader(&folder, &[]);
    reader.shows("Old bridge to close").press("/sai").shows("Tab: said:").press("\t").shows("/said:");
    reader
        .press("mon")
        .shows("/said:mon")
        .shows("1 found")
        .hides("Old bridge to close")
        .press("\u{15}is:blue ")
        .shows("can't be \"blue\" at column 4");
    reader.press("\u{1b}").hides("is:blue").shows("Old bridge to close");
    assert!(reader.press("q").ends().success());
}

#[test]
fn an_empty_library_says_how_to_subscribe_and_does_it() {
    let (server, folder) = (Server::start(), Folder::new("library-empty"));
    let feed = server.says("/feed", &rss("alder", &[("1", "Old bridge to close", BRIDGE)]));
    let mut reader = reader(&folder, &["seeds/court.txt"]);
    reader.shows("Claims").press("L").shows("Your library is empty").press("F").shows("address of a feed:");
    reader.press(&format!("{feed}\r")).shows("subscribed").shows("Old bridge to close").shows("alder");
    server.says("/feed", &rss("alder", &[("1", "Old bridge to close", BRIDGE), ("2", "Rain in the hills", RAIN)]));
    server.asked();
    reader.press("r").shows("1 new article").shows("Rain in the hills");
    assert!(server.asked()[0].to_lowercase().contains("if-none-match: "));
    reader.press("L").shows("Former savings chief").press("q");
    assert!(reader.ends().success());
}

#[test]
fn a_highlight_outlasts_the_reader_and_is_exported() {
    let folder = Folder::new("library-notes");
    let mut first = reader(&folder, &["seeds/court.txt"]);
    first.shows("Claims").press("c").press("H").shows("highlighted").press("B").shows("highlight");
    assert!(first.press("\u{3}").ends().success());
    let mut again = reader(&folder, &["seeds/court.txt"]);
    again.shows("1 note").press("B").shows(" Notes ").shows("highlight").press("\u{3}");
    assert!(again.ends().success());
    assert!(run(folder.path(), &["notes"]).starts_with("## "));
    let page = run(folder.path(), &["notes", "--format", "annotations"]);
    assert!(page.contains("TextQuoteSelector") && page.contains("\"highlighting\""), "{page}");
}

#[test]
fn what_is_corrected_in_an_article_holds_wherever_the_library_tells_of_it() {
    let (server, folder) = (Server::start(), Folder::new("library-corrected"));
    let feed = rss("alder", &[("1", "Old bridge to close", &format!("{BRIDGE} Bo Li warned that the dam leaked."))]);
    run(folder.path(), &["feed", "add", &server.says("/feed", &feed)]);
    let said = |party: &str| run(folder.path(), &["search", &format!("by:{party} said:lorries")]);
    assert!(said("ruiz").starts_with("Old bridge to close"));
    let mut reader = reader(&folder, &[]);
    reader.shows("Old bridge to close").press("\r").shows("Claims 2").press("c").press("e").shows("Edit this claim");
    reader.press("\r").shows("Who said this").press("bo li\r").shows("said by Bo Li; U undoes it");
    // The dossier that is asked for at once has it already.
    reader.press("D").shows("2 claims").shows("would close to lorries").press("q").shows("Claims 2");
    assert!(reader.press("\u{3}").ends().success());
    assert!(said("li").starts_with("Old bridge to close"));
    let dossier = run(folder.path(), &["dossier", "Bo Li"]);
    assert!(dossier.contains("would close to lorries"), "{dossier}");
}

#[test]
fn a_mark_in_an_article_outlasts_the_reader() {
    let (server, folder) = (Server::start(), Folder::new("library-mark"));
    let paragraphs: Vec<_> = (2..=60).map(|number| format!("<p>Paragraph {number} of the story ends.</p>")).collect();
    let story = format!("<p>{BRIDGE}</p>{}", paragraphs.concat());
    let feed = rss("alder", &[("1", "A long story", &story.replace('<', "&lt;"))]);
    run(folder.path(), &["feed", "add", &server.says("/feed", &feed)]);
    let mut first = reader(&folder, &[]);
    first.shows("A long story").press("\r").shows("Claims 1").shows("Paragraph 2 of");
    first.press("\u{4}").hides("Paragraph 2 of").press("my").shows("mark y set").press("gg").shows("Paragraph 2 of");
    assert!(first.press("\u{3}").ends().success());
    let mut again = reader(&folder, &[]);
    again.shows("A long story").press("\r").shows("Claims 1").shows("Paragraph 2 of");
    assert!(again.press("'y").hides("Paragraph 2 of").press("\u{3}").ends().success());
}

#[test]
fn what_an_earlier_version_looked_through_is_looked_through_anew_while_the_library_is_read() {
    let (server, folder) = (Server::start(), Folder::new("library-anew"));
    library(&folder, &server);
    let file = folder.path().join("onrecord/library.db");
    let kept = rusqlite::Connection::open(file).unwrap();
    kept.execute_batch("UPDATE articles SET engine = 0; DELETE FROM placed; DELETE FROM findings").unwrap();
    let mut reader = reader(&folder, &[]);
    reader.shows("Your library").shows("2 articles of an earlier version looked through anew");
    assert!(reader.press("q").ends().success());
    for (table, count) in [("placed", 2), ("findings", 2), ("articles WHERE engine <> 0", 2)] {
        let sql = format!("SELECT count(*) FROM {table}");
        assert_eq!(kept.query_row(&sql, [], |row| row.get(0)), Ok(count), "{table}");
    }
}

#[test]
fn the_library_is_heard_where_nothing_is_drawn() {
    let (server, folder) = (Server::start(), Folder::new("library-linear"));
    library(&folder, &server);
    let mut reader = reader(&folder, &["--linear"]);
    reader.shows("1 of 2: unread, Rain in the hills, alder, 5 Jan");
    reader
        .press("j")
        .shows("2 of 2: unread, Old bridge to close")
        .press("*")
        .shows("starred: 2 of 2: unread, starred,");
    reader.press("l").shows("Who says what; Ana Ruiz said;").press("\r").shows("1 claim, 1 party").press("q");
    reader.press("h").shows("2 of 2: starred, Old bridge to close").press("\u{3}");
    assert!(reader.ends().success());
}

#[test]
fn a_story_is_laid_side_by_side_and_leads_to_its_articles_and_to_all_that_somebody_said() {
    let (server, folder) = (Server::start(), Folder::new("library-across"));
    let alder = "Engineers will drain the reservoir above Harnby, Mayor Ana Ruiz said. “We will not gamble with four \
                 villages below the dam, and the school stays open,” Ruiz said.";
    let birch = "A crack in the dam has forced the mayor of Harnby, Ana Ruiz, to empty the reservoir. “We will not gamble \
                 with four villages below the dam,” Ruiz said. Bo Li disputed that.";
    for (name, title, text) in [("alder", "Harnby dam to be drained", alder), ("birch", "Crack in Harnby dam", birch)] {
        run(folder.path(), &["feed", "add", &server.says(&format!("/{name}"), &rss(name, &[("1", title, text)]))]);
    }
    let mut reader = reader(&folder, &[]);
    reader.shows("2 articles").press("V").shows("Stories that several tell").shows("2 articles: ");
    reader.press("\r").shows("Said in several").shows("[and the school stays open,”]").shows("× disputed by Bo Li");
    reader.press("D").shows("select a row that says who speaks").press("]").press("D");
    reader.shows("Claims by time").shows("in 2 articles").press("\r").shows("Sections").shows("▸Ana Ruiz");
    reader.press("q").shows("Claims by time").press("q").shows("Said in several");
    reader.press("q").press("q").shows("Your library").press("q");
    assert!(reader.ends().success());
    reader.has_the_terminal_back();
    // Before it has ended, an escape may be read in part.
    assert_eq!(output::forbidden(&reader.written), None);
}
