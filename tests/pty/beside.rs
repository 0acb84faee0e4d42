//! As the pager of man and git, and as newsboat's browser and pager: what those hand on, without needing them.

use super::output;
use super::session::{Folder, Session, onrecord};
use super::shell;

/// The reader at the end of a pipe through which `bytes` come, as a pager is.
fn paging(folder: &Folder, bytes: &[u8]) -> Session {
    let path = folder.file("piped", bytes);
    shell("cat \"$1\" | \"$0\" -", &path)
}

/// `text` as man prints it: each sign struck twice where it is bold, over a line where it is underlined.
fn struck(text: &str, bold: bool) -> String {
    text.chars().map(|sign| if bold { format!("{sign}\u{8}{sign}") } else { format!("_\u{8}{sign}") }).collect()
}

#[test]
fn a_manual_page_is_laid_out_with_its_sections() {
    let folder = Folder::new("man");
    let page = format!(
        "DAM(1)                          User Commands                          DAM(1)\n\n{}\n       dam - hold water\n\n{}\n       \
         {} [{}]... [{}]...\n\n{}\n       Hold back water (by default all of it) until told otherwise.\n\n       \
         {}, {}\n              do not let anything through\n\nGNU coreutils 9.1                January 2026                         DAM(1)\n",
        struck("NAME", true),
        struck("SYNOPSIS", true),
        struck("dam", true),
        struck("OPTION", false),
        struck("RIVER", false),
        struck("DESCRIPTION", true),
        struck("-a", true),
        struck("--all", true),
    );
    let mut reader = paging(&folder, page.as_bytes());
    reader.shows("Hold back water").shows("dam [OPTION]... [RIVER]...").shows("-a, --all");
    reader.until("its sections", |session| {
        ["▸", "NAME", "SYNOPSIS", "DESCRIPTION"].iter().all(|word| session.contents().contains(word))
    });
    assert!(reader.press("q").ends().success());
    reader.has_the_terminal_back();
    assert_eq!(output::forbidden(&reader.written), None);
}

#[test]
fn what_git_prints_in_colours_is_shown_without_them() {
    let folder = Folder::new("git");
    let log = "\u{1b}[33mcommit 0123abc\u{1b}[m\u{1b}[33m (\u{1b}[m\u{1b}[1;36mHEAD\u{1b}[m\u{1b}[33m)\u{1b}[m\n\
               Author: Ana Ruiz <ana@a.example>\n\n    Hold the dam\n\n\u{1b}[1mdiff --git a/dam b/dam\u{1b}[m\n\
               \u{1b}[36m@@ -1 +1 @@\u{1b}[m\n\u{1b}[31m-rain\u{1b}[m\n\u{1b}[32m+\u{1b}[m\u{1b}[32mhail\u{1b}[m\n";
    let mut reader = paging(&folder, log.as_bytes());
    reader.shows("commit 0123abc (HEAD)").shows("Hold the dam").shows("@@ -1 +1 @@").shows("+hail");
    assert!(!reader.contents().contains("[33m"));
    assert!(reader.press("q").ends().success());
    reader.has_the_terminal_back();
    assert_eq!(output::forbidden(&reader.written), None);
}

#[test]
fn an_article_that_newsboat_hands_on_has_its_title_author_and_address() {
    let folder = Folder::new("newsboat");
    let article = "Feed: The Alder\nTitle: Old bridge to close\nAuthor: Ana Ruiz\nDate: Fri, 02 Jan 2026 10:00:00 +0000\n\
        Link: https://alder.example/bridge\n \n“It will not carry them,” Mayor Ana Ruiz said on Monday.\n \nThe council of \
        Alderton met behind closed doors[1]. “They never called,” said Bo \nLi, who runs the ferry.\n";
    let path = folder.file("newsboat-article.abc123", article.as_bytes());
    let mut reader = Session::start(onrecord(&[&path]));
    reader
        .shows("Old bridge to close")
        .shows("Claims 2")
        .shows("Ana Ruiz · 2026-01-02 · 1 min")
        .hides("Feed: The Alder");
    // The lines that newsboat broke are one paragraph: a claim does not end in the middle of a name.
    reader.shows("Bo Li  said");
    reader.press("Y").shows("https://alder.example/bridge");
    assert!(reader.press("q").ends().success());
    reader.has_the_terminal_back();
}
