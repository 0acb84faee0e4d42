//! What is large is read in a process of its own, which is ended when its time is up.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use onrecord::document::format::{Format, Hint};
use onrecord::document::{self, Document};
use serde_json::Value;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use zip::write::SimpleFileOptions;

/// Nothing large is read in so little.
const NO_TIME: [&str; 2] = ["--time-limit", "0.000001"];

/// A folder of its own for the test called `name`, and what is written into it.
fn file(test: &str, name: &str, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("parsing").join(test);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn extract(options: &[&str], paths: &[&Path]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_onrecord")).arg("extract").args(options).args(paths).output().unwrap()
}

/// The id and the text of each article that was written.
fn articles(output: &Output) -> Vec<(String, String)> {
    let articles = std::str::from_utf8(&output.stdout).unwrap().lines().map(|line| {
        let article: Value = serde_json::from_str(line).unwrap();
        (article["id"].as_str().unwrap().to_owned(), article["text"].as_str().unwrap().to_owned())
    });
    articles.collect()
}

/// A page larger than what is read at once.
fn page() -> String {
    let prose = "<p>Rain fell on the <a href='/b'>old bridge</a>, and nobody came. <img src='d.png' alt='A dam'>\n";
    format!("<!doctype html><html lang=en><title>The bridge</title><body><article>{}", prose.repeat(4_000))
}

/// A book with a short chapter and a long one twice; small, as it is packed.
fn book() -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let package = "<package><metadata><dc:creator>Ana Ruiz</dc:creator></metadata><manifest>\
        <item id='a' href='a.xhtml'/><item id='b' href='b.xhtml'/><item id='c' href='c.xhtml'/></manifest>\
        <spine><itemref idref='a'/><itemref idref='b'/><itemref idref='c'/></spine></package>";
    for (path, text) in
        [("book.opf", package), ("a.xhtml", "<p>It rained.</p>"), ("b.xhtml", &page()), ("c.xhtml", &page())]
    {
        archive.start_file(path, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn what_takes_too_long_is_named_and_the_others_go_on() {
    let (long, short) = (file("long", "a.html", page().as_bytes()), file("short", "b.html", b"<p>It rained.</p>"));
    let output = extract(&NO_TIME, &[&long, &short]);
    let [(id, text)] = &articles(&output)[..] else { panic!("{output:?}") };
    assert_eq!((id.as_str(), text.as_str()), (short.to_str().unwrap(), "It rained."));
    let said = format!("onrecord: cannot read {}: it takes longer than 0.000001 s to parse\n", long.display());
    assert_eq!((std::str::from_utf8(&output.stderr).unwrap(), output.status.code()), (said.as_str(), Some(1)));
}

#[test]
fn chapters_have_the_time_of_one_thing_together_and_those_behind_are_named() {
    let path = file("chapter", "a.epub", &book());
    let output = extract(&NO_TIME, &[&path]);
    let [(id, text)] = &articles(&output)[..] else { panic!("{output:?}") };
    assert_eq!((id.as_str(), text.as_str()), (format!("{}#1", path.display()).as_str(), "It rained."));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("a.epub#2 to #3: it takes longer than 0.000001 s to parse\n"), "{said}");
}

#[test]
fn what_no_text_looks_like_is_refused_and_read_where_that_is_asked_for() {
    let path = file("binary", "a", &[b"It rained \x01\x02\x03\x04\x05".as_slice(); 9].concat());
    let output = extract(&[], &[&path]);
    let said = format!("onrecord: cannot read {}: it is binary data, not a text\n", path.display());
    assert_eq!((std::str::from_utf8(&output.stderr).unwrap(), output.status.code()), (said.as_str(), Some(1)));
    assert_eq!(articles(&extract(&["--input", "text"], &[&path])).len(), 1);
}

/// The articles that `bytes` hold, read here.
fn read_here(bytes: &[u8], format: Format) -> Vec<Document> {
    document::open(bytes.to_vec(), &Hint { format: Some(format), ..Hint::default() }).articles().collect()
}

#[test]
fn the_same_is_read_in_a_process_of_its_own() {
    let entry = "<item><title>Dam</title><link>https://a.example/</link><description>It rained.</description></item>";
    let feed = format!("<rss><channel><title>News</title>{}</channel></rss>", entry.repeat(3_500));
    let markdown = "# Dam\n\nIt *rained* on [the bridge](b).\n\n".repeat(8_000);
    let (page, book) = (page(), book());
    let cases: [(&str, &[u8], Format); 4] = [
        ("a.html", page.as_bytes(), Format::Html),
        ("a.xml", feed.as_bytes(), Format::Feed),
        ("a.epub", &book, Format::Epub),
        ("a.md", markdown.as_bytes(), Format::Markdown),
    ];
    for (name, bytes, format) in cases {
        // Long enough for the slowest machine.
        let output = extract(&["--time-limit", "600"], &[&file("same", name, bytes)]);
        let texts: Vec<_> = articles(&output).into_iter().map(|(_, text)| text).collect();
        let here: Vec<_> = read_here(bytes, format).into_iter().map(|article| article.text).collect();
        assert!(texts == here && !texts.is_empty(), "{name}: {:?}", String::from_utf8_lossy(&output.stderr));
    }
}

/// The process that reads, given `asked`, with its input open.
fn child() -> std::process::Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.arg("parse-child").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

#[test]
fn the_process_ends_when_nobody_waits_for_it_any_more() {
    let task =
        document::shape::task::Task::Whole { bytes: page().repeat(20).as_bytes(), hint: Hint::default() }.written();
    let mut child = child();
    let mut input = child.stdin.take().unwrap();
    input.write_all(&(task.len() as u64).to_le_bytes()).unwrap();
    input.write_all(&task).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.stdout.len(), output.status.code()), (0, Some(1)));
}

#[test]
fn a_person_who_starts_it_is_told_what_it_is_for() {
    let mut child = child();
    child.stdin.take().unwrap().write_all(b"news").unwrap();
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(said, "onrecord: parse-child is for onrecord itself\n");
    assert_eq!(child.wait().unwrap().code(), Some(2));
}

#[test]
fn a_time_that_is_none_is_refused() {
    for written in ["0", "-1", "soon", "NaN", "1e300"] {
        let output = extract(&["--time-limit", written], &[]);
        assert_eq!(output.status.code(), Some(2), "{written}");
    }
}
