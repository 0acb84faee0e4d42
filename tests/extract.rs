//! `onrecord extract` as a program in a pipe uses it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/linked.rs"]
#[expect(dead_code, reason = "what is extracted is no graph of schema.org")]
mod linked;

use serde_json::Value;
use std::io::{Read, Write};
use std::process::{Command, Output, Stdio};

const FORMATS: [&str; 5] = ["jsonl", "json", "csv", "markdown", "annotations"];

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
fn who_is_named_below_a_block_quotation_speaks() {
    let above = "<p>Rain fell on the old bridge for days, and the council met behind closed doors once more.</p>";
    let page = format!(
        "<!doctype html><title>Bridge shut</title><meta name=author content='Bo Lind'><meta name=author content='Al Fry'>\
         <article>{above}<blockquote><p>It will not hold.</p><footer>Ana Ruiz, mayor</footer></blockquote>{above}</article>"
    );
    let markdown = "# Bridge shut\n\nIt rained.\n\n> It will not hold.\n> — Ana Ruiz, mayor\n";
    for (input, form) in [(page.as_str(), "html"), (markdown, "markdown")] {
        let article = &lines(&extract(&["--input", form, "-"], input.as_bytes()))[0];
        let [quotation] = &article["quotations"].as_array().unwrap()[..] else { panic!("one quotation in {article}") };
        assert_eq!((&quotation["kind"], &quotation["text"]), (&"direct".into(), &"It will not hold.".into()));
        assert_eq!((&quotation["cue"], &quotation["speaker"]["text"]), (&Value::Null, &"Ana Ruiz".into()));
        assert_eq!(quotation["rule"], "named below the quotation");
        assert_eq!(article["byline"]["text"], if form == "html" { "Bo Lind, Al Fry".into() } else { Value::Null });
    }
}

#[test]
fn a_page_gives_its_site_links_and_images() {
    let page = "<!doctype html><base href='https://a.example/b/'><meta property=og:site_name content='The Post'>\
                <p>Größe zählt, <a href=c>sagt sie</a>. <img src=d.png alt=Damm></p>";
    let article = &lines(&extract(&["-"], page.as_bytes()))[0];
    assert_eq!(article["site"], "The Post");
    let link = serde_json::json!({ "start": 13, "end": 21, "text": "sagt sie", "url": "https://a.example/b/c" });
    assert_eq!(article["links"], serde_json::json!([link]));
    let image = serde_json::json!({ "start": 0, "url": "https://a.example/b/d.png", "alternative": "Damm" });
    assert_eq!(article["images"], serde_json::json!([image]));
}

#[test]
fn the_number_of_a_footnote_is_no_word_of_a_claim() {
    let input = "Mayor Ana Ruiz said that the bridge would stay open[^1].\n\n[^1]: Harbour News.\n";
    let article = &lines(&extract(&["--input", "markdown", "-"], input.as_bytes()))[0];
    assert_eq!(article["quotations"][0]["text"], "the bridge would stay open", "{article}");
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
    for format in FORMATS {
        let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
            .args(["extract", "--input", "jsonl", "--format", format, "-"])
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
        assert!(output.status.success(), "{format}: {output:?}");
        assert!(output.stderr.is_empty(), "{format}");
    }
}

#[test]
fn no_format_lets_out_what_a_terminal_obeys() {
    let hostile = "\u{1b}]0;owned\u{7}Rain\u{9b}2J\n\n“It \u{1b}[31mrained,\u{1b}[0m” said\u{0} Ana\u{202e} Ruiz.\n";
    for format in FORMATS {
        let output = extract(&["--format", format, "-"], hostile.as_bytes());
        let text = String::from_utf8(output.stdout).unwrap();
        let bad = text.chars().find(|sign| sign.is_control() && !"\r\n".contains(*sign) || *sign == '\u{202e}');
        assert_eq!(bad, None, "{format}: {text}");
        assert!(text.contains("Ruiz") && !text.contains("\\u001b"), "{format}: {text}");
    }
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

const STORM: &str = "+++\nheadline = '=Storm & rain'\nurl = 'https://example.org/storm'\n+++\n\
    “It rained, and it *poured*,” Mayor Ana Ruiz said. “Größe counts.”\n\n\
    The council denied on Monday that the bridge was unsafe.\n";

fn storm_in(format: &str) -> String {
    let output = extract(&["--format", format, "-"], STORM.as_bytes());
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn json_is_one_array_of_what_the_lines_of_jsonl_are() {
    let given = "{\"id\":1,\"text\":\"One.\"}\n{\"id\":2,\"text\":\"Two.\"}\n".as_bytes();
    let array = |given| {
        let output = extract(&["--input", "jsonl", "--format", "json"], given);
        serde_json::from_slice::<Vec<Value>>(&output.stdout).unwrap()
    };
    assert_eq!(array(given), lines(&extract(&["--input", "jsonl"], given)));
    assert!(array(b"").is_empty());
}

/// The fields of `csv`, by a reader that knows RFC 4180 and nothing else.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let (mut quoted, mut signs) = (false, csv.chars().peekable());
    while let Some(sign) = signs.next() {
        let row = rows.last_mut().unwrap();
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                row.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {
                assert_eq!(signs.next(), Some('\n'));
                rows.push(vec![String::new()]);
            }
            sign => row.last_mut().unwrap().push(sign),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last row is ended too");
    rows
}

#[test]
fn csv_is_a_row_for_each_quotation() {
    let article = lines(&extract(&["-"], STORM.as_bytes())).remove(0);
    let quotations = article["quotations"].as_array().unwrap();
    assert!(!quotations.is_empty());
    let rows = rows(&storm_in("csv"));
    assert_eq!(rows.len(), quotations.len() + 1);
    for (row, quotation) in rows[1..].iter().zip(quotations) {
        assert_eq!(row.len(), rows[0].len());
        let field = |name: &str| row[rows[0].iter().position(|field| field == name).unwrap()].as_str();
        assert_eq!(field("headline"), "'=Storm & rain");
        assert_eq!(field("article"), "'-");
        assert_eq!(field("url"), "https://example.org/storm");
        assert_eq!(field("text"), quotation["text"].as_str().unwrap());
        assert_eq!(field("start"), quotation["start"].to_string());
        assert_eq!(field("end"), quotation["end"].to_string());
        let piece = |piece: &Value| format!("{}-{}", piece["start"], piece["end"]);
        let pieces: Vec<_> = quotation["pieces"].as_array().unwrap().iter().map(piece).collect();
        assert_eq!(field("pieces"), pieces.join(" "));
        assert_eq!(field("speaker"), quotation["speaker"]["text"].as_str().unwrap_or_default());
        assert_eq!(field("speech_act"), quotation["speech_act"].as_str().unwrap());
    }
    assert!(rows[1..].iter().any(|row| row.contains(&"Ana Ruiz".to_owned())));
}

#[test]
fn markdown_attributes_each_claim_and_takes_no_sign_of_the_text_for_its_own() {
    let markdown = storm_in("markdown");
    assert!(markdown.starts_with("# \\=Storm \\& rain\n\n<https://example.org/storm>\n"), "{markdown}");
    assert!(markdown.contains("> “It rained, and it \\*poured\\*,”"), "{markdown}");
    assert!(markdown.contains("> — **Ana Ruiz**"), "{markdown}");
}

#[test]
fn annotations_have_what_the_model_requires_and_point_into_the_text() {
    let article = lines(&extract(&["-"], STORM.as_bytes())).remove(0);
    let text: Vec<char> = article["text"].as_str().unwrap().chars().collect();
    let page: Value = serde_json::from_str(&storm_in("annotations")).unwrap();
    linked::assert_is_of_web_annotation(&page);
    let is_iri = |value: &Value| value.as_str().unwrap().contains(':');
    assert_eq!(
        (&page["@context"], &page["type"]),
        (&"http://www.w3.org/ns/anno.jsonld".into(), &"AnnotationPage".into())
    );
    assert!(is_iri(&page["id"]) && is_iri(&page["partOf"]["id"]));
    let items = page["items"].as_array().unwrap();
    let known = article["quotations"].as_array().unwrap().len() + article["entities"].as_array().unwrap().len();
    assert_eq!(items.len(), known);
    let mut ids = std::collections::BTreeSet::new();
    for annotation in items {
        assert_eq!(annotation["@context"], page["@context"]);
        assert_eq!(annotation["type"], "Annotation");
        assert!(is_iri(&annotation["id"]) && ids.insert(annotation["id"].as_str().unwrap()));
        for body in annotation["body"].as_array().unwrap() {
            assert_eq!(body["type"], "TextualBody");
            assert!(body["value"].is_string() && body["purpose"].is_string());
        }
        let targets = match &annotation["target"] {
            Value::Array(targets) => targets.clone(),
            target => vec![target.clone()],
        };
        for target in targets {
            assert_eq!(target["source"], "https://example.org/storm");
            let (position, quote) = (&target["selector"][0], &target["selector"][1]);
            assert_eq!(
                (&position["type"], &quote["type"]),
                (&"TextPositionSelector".into(), &"TextQuoteSelector".into())
            );
            let at = |name: &str| usize::try_from(position[name].as_u64().unwrap()).unwrap();
            let slice = |from: usize, to: usize| text[from..to].iter().collect::<String>();
            assert_eq!(quote["exact"], slice(at("start"), at("end")));
            assert_eq!(quote["prefix"], slice(at("start").saturating_sub(32), at("start")));
            assert_eq!(quote["suffix"], slice(at("end"), (at("end") + 32).min(text.len())));
        }
    }
}

#[test]
fn every_format_comes_out_article_by_article() {
    for format in FORMATS {
        let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
            .args(["extract", "--input", "jsonl", "--format", format])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all("{\"id\":\"a\",\"text\":\"“No,” Ana Ruiz said to them.\"}\n".as_bytes()).unwrap();
        // Comes while standard input is still open.
        let (mut written, mut buffer) = (String::new(), [0; 4096]);
        let stdout = child.stdout.as_mut().unwrap();
        while !written.contains("Ruiz") {
            let length = stdout.read(&mut buffer).unwrap();
            assert!(length > 0, "{format}: {written}");
            written.push_str(&String::from_utf8_lossy(&buffer[..length]));
        }
        drop(stdin);
        assert!(child.wait_with_output().unwrap().status.success(), "{format}");
    }
}

#[test]
fn a_feed_gives_each_of_its_entries_under_its_number() {
    let feed = "<rss><channel><item><title>One</title><link>https://a.example/1</link></item>\
                <item><title>Two</title><description>It held.</description></item></channel></rss>";
    let output = extract(&["-"], feed.as_bytes());
    let shown: Vec<_> = lines(&output).iter().map(|article| (article["id"].clone(), article["text"].clone())).collect();
    assert_eq!(shown, [("-#1".into(), "One".into()), ("-#2".into(), "Two\n\nIt held.".into())]);
    assert!(output.status.success());
}

#[test]
fn what_negates_a_cue_and_whom_it_is_said_of_are_told_in_every_format() {
    let text = "Ana Ruiz accused the water board of theft. Marek Dolan has not conceded that the dam leaks.\n";
    let article = &lines(&extract(&["-"], text.as_bytes()))[0];
    let [accusation, unsaid] = &article["quotations"].as_array().unwrap()[..] else { panic!("two in {article}") };
    assert_eq!((&accusation["object"]["text"], &accusation["negation"]), (&"the water board of".into(), &Value::Null));
    assert_eq!((&unsaid["negation"]["text"], &unsaid["object"]), (&"has not".into(), &Value::Null));
    assert_eq!((&unsaid["cue"]["text"], &unsaid["text"]), (&"conceded".into(), &"the dam leaks".into()));
    for (format, expected) in [
        ("csv", ",the water board of,Ana Ruiz\r\n"),
        ("csv", ",has not,,"),
        ("markdown", "> the water board of theft"),
        ("markdown", "(*has not conceded*, in the reporter's words, no admission)"),
        ("annotations", "Marek Dolan has not conceded: the dam leaks"),
        ("annotations", "Ana Ruiz accused: the water board of theft"),
    ] {
        let output = extract(&["--format", format, "-"], text.as_bytes());
        let written = String::from_utf8(output.stdout).unwrap();
        assert!(written.contains(expected), "{expected} in {written}");
    }
}

#[test]
fn all_who_say_it_together_are_written_and_the_speaker_is_the_one_named_last() {
    let text = "The Harbour Union and the Port Authority said the ferry would stop. Ana Ruiz said it would not. It will \
                rain, it was said.";
    let article = &lines(&extract(&["-"], text.as_bytes()))[0];
    let name = |id: &Value| article["entities"][usize::try_from(id.as_u64().unwrap()).unwrap()]["name"].clone();
    let names = |number: usize| -> Vec<Value> {
        let speaker = &article["quotations"][number]["speaker"];
        let together = speaker["entities"].as_array().unwrap();
        assert_eq!(together.last(), Some(&speaker["entity"]));
        together.iter().map(name).collect()
    };
    assert_eq!(names(0), ["Harbour Union", "Port Authority"], "{article}");
    assert_eq!(names(1), ["Ana Ruiz"]);
    let csv = String::from_utf8(extract(&["--format", "csv", "-"], text.as_bytes()).stdout).unwrap();
    let row = csv.lines().find(|line| line.contains("would stop")).unwrap();
    assert!(row.ends_with(",Harbour Union; Port Authority"), "{row}");
}

#[test]
fn an_annotation_of_what_was_not_said_is_tagged_so() {
    let tags = |text: &str| -> Vec<String> {
        let page = &lines(&extract(&["--format", "annotations", "-"], text.as_bytes()))[0];
        let items = page["items"].as_array().unwrap().iter().filter(|item| item["motivation"] == "describing");
        items.map(|item| item["body"][1]["value"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(tags("Marek Dolan has not conceded that the dam leaks."), ["not agree"]);
    assert_eq!(tags("Marek Dolan has conceded that the dam leaks."), ["agree"]);
    // What is denied is not what was not said.
    assert_eq!(tags("Marek Dolan denied that the dam leaks."), ["deny"]);
}
