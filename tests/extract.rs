//! `onrecord extract` as a program in a pipe uses it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Output, Stdio};

fn extract(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .arg("extract")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_text_is_one_object_whose_spans_count_code_points() {
    let text = "+++\nheadline = 'Größe zählt'\n+++\nDie Brücke hält.\n";
    let output = extract(&["-"], text.as_bytes());
    assert!(output.status.success());
    let article = &lines(&output)[0];
    assert_eq!(article["schema"], "onrecord/1");
    assert_eq!(article["id"], "-");
    assert_eq!(article["text"], "Größe zählt\n\nDie Brücke hält.\n");
    assert_eq!((&article["headline"]["start"], &article["headline"]["end"]), (&0.into(), &11.into()));
    assert_eq!(article["sections"][0]["end"], 29);
}

#[test]
fn a_text_that_needs_no_mending_is_given_back_unchanged() {
    let text = "\n  Größe zählt\n\n\n“Sie hält,” sagte  sie. 👩\u{200d}🚀\n";
    assert_eq!(lines(&extract(&["-"], text.as_bytes()))[0]["text"], text);
}

#[test]
fn lines_of_json_are_answered_each_in_order() {
    let given = b"{\"id\":\"a\",\"text\":\"One.\"}\n\nnot json\n{\"id\":7,\"text\":\"Two.\"}\n";
    let output = extract(&["--input", "jsonl", "-"], given);
    let answered: Vec<_> = lines(&output).iter().map(|article| article["id"].clone()).collect();
    assert_eq!(answered, ["a", "7"]);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(errors.contains("line 3"), "{errors}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_go_on() {
    let seed = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/court.txt");
    let output = extract(&["no-such-file.txt", seed], b"");
    assert_eq!(lines(&output).len(), 1);
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "onrecord: cannot read no-such-file.txt: no such file\n");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn bad_usage_is_status_2() {
    assert_eq!(extract(&["--format", "xml"], b"").status.code(), Some(2));
    assert_eq!(extract(&["--nonsense"], b"").status.code(), Some(2));
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["extract", "--input", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    // The program may be gone before all of it is written.
    let _ = stdin.write_all("{\"id\":\"a\",\"text\":\"One.\"}\n".repeat(1_000).as_bytes());
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(output.stderr.is_empty());
}

#[test]
fn nothing_a_terminal_obeys_comes_out() {
    let hostile =
        "\u{1b}]0;owned\u{7}Rain\u{9b}2J \u{202e}fell\u{7f}\n\nIt rained on \u{1b}[31mred\u{1b}[0m hills.\u{0}\u{8}x";
    let output = extract(&["-"], hostile.as_bytes());
    let text = String::from_utf8(output.stdout).unwrap();
    let bad = text.chars().find(|sign| sign.is_control() && *sign != '\n' || *sign == '\u{202e}');
    assert_eq!(bad, None, "{text}");
    let escaped = lines(&extract(&["-"], hostile.as_bytes()))[0]["text"].as_str().unwrap().to_owned();
    assert!(!escaped.chars().any(|sign| sign.is_control() && sign != '\n'), "{escaped:?}");
}

#[test]
fn front_matter_gives_headline_byline_and_date() {
    let text = "+++\nheadline = 'Rain'\nbyline = 'By Ana Ruiz'\npublished = 2025-12-02\n+++\n\nIt rained.\n";
    let article = lines(&extract(&["-"], text.as_bytes())).remove(0);
    assert_eq!(article["headline"]["text"], "Rain");
    assert_eq!(article["byline"]["text"], "By Ana Ruiz");
    assert_eq!(article["published"], "2025-12-02");
    assert_eq!(article["text"], "Rain\n\nIt rained.\n");
}
