//! What other programs print: pages of `man`, commits and their changes, shown line by line as they were laid out.

use super::session::Folder;
use super::{output, shell};

/// A page as `man` sends it to a pager 66 columns wide: bold by overstrikes, filled, hyphenated.
const MANUAL: &str = "LAMP(1)                  Harbour Commands                  LAMP(1)\n\n\
    N\x08NA\x08AM\x08ME\x08E\n       lamp - light the harbour\n\n\
    D\x08DE\x08ES\x08SC\x08CR\x08RI\x08IP\x08PT\x08TI\x08IO\x08ON\x08N\n       Lamp  lights what lies in the harbour, from the first boat of a speci\u{2010}\n       \
    fied  quay  to  the last.\n\n           lamp --all /dev/quay\n           lamp --none\n\n       \
    -\x08-q\x08q, -\x08--\x08-q\x08qu\x08ui\x08ie\x08et\x08t\n              Say nothing of lamps that do not burn, or that burn at noon\n              only.\n\n\
    S\x08SE\x08EE\x08E A\x08AL\x08LS\x08SO\x08O\n       boat(1)\n";

/// A commit as `git log -p` colours it.
const LOG: &str = "\x1b[33mcommit 1f2e3d4c5b6a79880011223344556677889900aa\x1b[m\nAuthor: Ana Ruiz <ana@harbour.example>\n\
    Date:   Sat Nov 28 13:27:12 2026 +0000\n\n    Light the quay\n\n\x1b[1mdiff --git a/lamps.txt b/lamps.txt\x1b[m\n\
    \x1b[1mindex 6ead91e..520d4ae 100644\x1b[m\n\x1b[1m--- a/lamps.txt\x1b[m\n\x1b[1m+++ b/lamps.txt\x1b[m\n\
    \x1b[36m@@ -1,3 +1,3 @@\x1b[m\n \tone\x1b[m\n\x1b[31m-\ttwo\x1b[m\n\x1b[32m+\x1b[m\t\x1b[32mthree\x1b[m\n \n\n\
    \x1b[33mcommit 2f2e3d4c5b6a79880011223344556677889900aa\x1b[m\nAuthor: Bo Li <bo@harbour.example>\n\n    Tie the boats\n";

/// The lines of `contents`, without the blanks at their ends.
fn rows(contents: &str) -> Vec<&str> {
    contents.lines().map(str::trim_end).collect()
}

#[test]
fn a_manual_page_in_a_pipe_has_sections_whole_words_and_its_code_as_it_stands() {
    let folder = Folder::new("manual");
    let path = folder.file("lamp", MANUAL.as_bytes());
    let mut reader = shell("cat \"$1\" | \"$0\"", &path);
    reader.shows("LAMP(1) Harbour Commands").resize((60, 24)).hides("Sections").shows("lamp --none");
    reader.until("a page that is filled anew", |session| {
        let contents = session.contents();
        let rows = rows(&contents);
        let at = |words: &str| rows.iter().position(|row| *row == words);
        let has = |words: &str| at(words).is_some();
        has("        Lamp lights what lies in the harbour, from the")
            && has("        first boat of a specified quay to the last.")
            && at("            lamp --all /dev/quay").is_some_and(|index| rows[index + 1] == "            lamp --none")
            && at("        -q, --quiet").is_some_and(|index| rows[index + 1].starts_with("               Say nothing"))
    });
    reader.press("]]").shows("SEE ALSO").shows("§3/3");
    let screen = reader.screen();
    let is_bold = |row, column| screen.cell(row, column).is_some_and(vt100::Cell::bold);
    let heading = reader.contents().lines().position(|line| line.trim() == "SEE ALSO").unwrap();
    assert!(is_bold(u16::try_from(heading).unwrap(), 1), "a heading stands out");
    assert!(reader.press("q").ends().success());
    assert_eq!(output::forbidden(&reader.written), None);
}

#[test]
fn commits_in_a_pipe_keep_their_lines_and_are_sections() {
    let folder = Folder::new("log");
    let path = folder.file("log", LOG.as_bytes());
    let mut reader = shell("cat \"$1\" | \"$0\"", &path);
    reader.shows("Light the quay").shows("Tie the boats").shows("lamps.txt").resize((60, 24)).hides("Sections");
    reader.until("lines as they stand", |session| {
        let contents = session.contents();
        let rows = rows(&contents);
        let hunk = rows.iter().position(|row| *row == " @@ -1,3 +1,3 @@");
        hunk.is_some_and(|at| {
            rows.get(at + 1..at + 4).is_some_and(|rows| rows == ["         one", " -       two", " +       three"])
        })
    });
    let at = reader.contents().lines().position(|line| line.trim_start().starts_with("-       two")).unwrap();
    let row = u16::try_from(at).unwrap();
    let colour = |row| reader.screen().cell(row, 1).map(vt100::Cell::fgcolor);
    assert_ne!(colour(row), colour(row + 1), "what goes and what comes have colours of their own");
    reader.press("]]").shows("§3/3");
    assert!(reader.press("q").ends().success());
    assert_eq!(output::forbidden(&reader.written), None);
}
