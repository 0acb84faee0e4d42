//! `onrecord extract --jobs`: several articles at once, and nobody can tell by what is written.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

fn start(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .arg("extract")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// What is written where nothing is piped in.
fn extract(arguments: &[&str]) -> Output {
    let mut child = start(arguments);
    drop(child.stdin.take());
    child.wait_with_output().unwrap()
}

/// A file called `name` that holds `bytes`.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("jobs");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn line(id: usize, text: &str) -> String {
    format!("{}\n", serde_json::json!({ "id": id, "text": text }))
}

/// Lines of JSON, of which the long are ready after the short that stand behind them, and three hold no article.
fn corpus() -> String {
    let seeds = ["council", "court", "sport"];
    let seeds = seeds.map(|name| std::fs::read_to_string(format!("{}/seeds/{name}.txt", env!("CARGO_MANIFEST_DIR"))));
    let long = seeds.map(|seed| seed.unwrap()).join("\n\n");
    let mut corpus = String::new();
    for number in 0..90 {
        match number {
            7 | 30 => corpus += "\nno article\n",
            60 => corpus += "{\"id\":60,\"text\":\"cut\n",
            _ if number % 15 == 0 => corpus += &line(number, &long),
            _ => corpus += &line(number, &format!("“It rained {number} days,” Ana Ruiz said.")),
        }
    }
    corpus
}

#[test]
fn the_same_is_written_and_reported_however_many_are_at_it() {
    let corpus = file("corpus.jsonl", corpus().as_bytes());
    let corpus = corpus.to_str().unwrap();
    for format in ["jsonl", "json", "csv", "markdown", "annotations"] {
        let alone = extract(&["--input", "jsonl", "--format", format, "--jobs", "1", corpus]);
        let said = String::from_utf8_lossy(&alone.stderr);
        let reports: Vec<_> = said.lines().map(|report| report.split(": ").nth(1).unwrap()).collect();
        let expected = [9, 33, 63].map(|number| format!("{corpus} line {number}"));
        assert_eq!((reports, alone.status.code()), (expected.iter().map(String::as_str).collect(), Some(1)));
        let together = extract(&["--input", "jsonl", "--format", format, "--jobs", "3", corpus]);
        assert!(together == alone, "{format}: {together:?}");
    }
}

#[test]
fn a_file_that_is_called_jsonl_is_read_by_lines() {
    let told = [line(1, "“It held,” Ana Ruiz said."), line(2, "It rained.")].concat();
    let [named, other] = ["told.jsonl", "told.txt"].map(|name| file(name, told.as_bytes()));
    let [named, other] = [&named, &other].map(|path| path.to_str().unwrap());
    assert!(extract(&[named]) == extract(&["--input", "jsonl", named]));
    let articles = |output: Output| output.stdout.split(|byte| *byte == b'\n').count() - 1;
    assert_eq!((articles(extract(&[named])), articles(extract(&[other]))), (2, 1));
    assert_eq!(articles(extract(&["--input", "text", named])), 1);
}

#[test]
fn the_same_is_made_of_files_of_all_kinds() {
    let entry = |number| format!("<item><title>Rain {number}</title><description>It rained.</description></item>");
    let entries: String = (0..40).map(entry).collect();
    let feed = file("a.xml", format!("<rss><channel><title>News</title>{entries}</channel></rss>").as_bytes());
    let page = file("a.html", "<!doctype html><title>Dam</title><p>“It held,” Ana Ruiz said.".as_bytes());
    let packed = file("a.gz", b"\x1f\x8b\x08");
    let paths = [&feed, &page, &packed, &page, &feed].map(|path| path.to_str().unwrap());
    let arguments = [&["seeds", "no-such-file"], &paths[..], &["seeds/court.txt"]].concat();
    let by = |jobs: &str| extract(&[&["--jobs", jobs], arguments.as_slice()].concat());
    let alone = by("1");
    assert_eq!(alone.stdout.split(|byte| *byte == b'\n').count() - 1, 8 + 40 + 2 + 40 + 1);
    assert_eq!(String::from_utf8_lossy(&alone.stderr).lines().count(), 2);
    assert!(by("2") == alone && by("9") == alone);
}

#[test]
fn each_article_comes_out_while_the_next_is_waited_for() {
    let mut child = start(&["--input", "jsonl", "--jobs", "3"]);
    let (mut input, mut output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    for number in 0..9 {
        input.write_all(line(number, "It rained.").as_bytes()).unwrap();
        let mut written = String::new();
        output.read_line(&mut written).unwrap();
        assert!(written.contains(&format!("\"id\":\"{number}\"")), "{written}");
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_closed_pipe_ends_it_quietly_while_more_is_waited_for() {
    let mut child = start(&["--input", "jsonl", "--jobs", "3"]);
    let (mut input, mut output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    input.write_all(line(0, "It rained.").repeat(2).as_bytes()).unwrap();
    for _ in 0..2 {
        output.read_line(&mut String::new()).unwrap();
    }
    drop(output);
    // A child that another test starts holds the pipe's other end, too, until it is its own program: what is written
    // until then finds a reader. Its input stays open.
    while child.try_wait().unwrap().is_none() && input.write_all(line(1, "It rained.").as_bytes()).is_ok() {}
    let status = child.wait().unwrap();
    let mut said = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut said).unwrap();
    assert!(status.success() && said.is_empty(), "{status}: {said}");
    drop(input);
}

#[test]
fn no_jobs_at_all_are_bad_usage() {
    let output = extract(&["--jobs", "0", "seeds/court.txt"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("invalid value '0' for '--jobs <NUMBER>'"), "{said}");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn several_articles_are_printed_as_each_of_them_is_alone() {
    let print = |paths: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
        let command = command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["--plain", "--width", "60"]).args(paths);
        command.stdin(Stdio::null()).output().unwrap()
    };
    let feed = "<rss version='2.0'><channel><title>a</title><item><title>Rain</title><description>“It rained,” Ana Ruiz \
                said.</description></item><item><title>Sun</title></item></channel></rss>";
    let feed = file("printed.xml", feed.as_bytes());
    let paths = ["seeds/council.txt", feed.to_str().unwrap(), "seeds/court.txt", "no-such-file", "seeds/sport.txt"];
    let paths: Vec<&str> = paths.into_iter().cycle().take(40).collect();
    let whole = print(&paths);
    let alone = paths.iter().take(5).map(|path| print(&[path]).stdout).collect::<Vec<_>>().concat();
    assert!(alone.len() > 4_000);
    assert!(whole.stdout == alone.repeat(8), "what is printed of several is not what is printed of each");
    assert_eq!(whole.status.code(), Some(1));
    assert_eq!(String::from_utf8(whole.stderr).unwrap().matches("no-such-file").count(), 8);
    assert_eq!(print(&["seeds/court.txt", "seeds/sport.txt"]).status.code(), Some(0));
}
