//! `onrecord extract`: articles in, who says what out, each article as soon as it is known.
//!
//! In reading order: [`extract`]; `task`, what is to be read and analysed, one after the other, and how; `in_order`,
//! which has several done at once; `written`, which writes in one of the formats; `json` (as `EXTRACT_FORMAT`, schema
//! `onrecord/1`, says), `csv`, `markdown` and `annotations`, what an article looks like in each; `json_value`, how the
//! values in it are written; `words`, what kinds are called; `code_points`, which turns the bytes that everything
//! inside counts into the Unicode code points that the formats count.

mod annotations;
mod code_points;
mod csv;
mod in_order;
mod json;
mod json_value;
mod markdown;
mod task;
mod words;
mod written;

use super::input::Origin;
use super::worker::LEXICON;
use crate::analysis::{Analysis, Analyzer};
use crate::document::Document;
use crate::document::format;
pub(super) use csv::written as csv_field;
pub(super) use in_order::in_order;
use json_value::{Out, collecting};
use std::io::{self, Write};
use std::iter;
use task::{Answer, Task, tasks};
pub(super) use words::{kind_word, quotation_word};
use written::Written;

/// What the articles are given as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Input {
    /// Found by content, and by name where that leaves it open.
    Auto,
    /// Plain text, with or without front matter; one article a file.
    Text,
    /// `CommonMark` with tables and footnotes; one article a file.
    Markdown,
    /// A web page: the article in it; one a file.
    Html,
    /// RSS, Atom or JSON Feed; an article for each entry.
    Feed,
    /// A list of feeds; one article.
    Opml,
    /// EPUB 2 or 3; an article for each chapter.
    Epub,
    /// Lines of `{"id": …, "text": …}`, as files are taken for whose names end in .jsonl or .ndjson.
    Jsonl,
}

impl Input {
    /// The names of those that hold articles to read.
    pub const READABLE: [&str; 7] = ["auto", "text", "markdown", "html", "feed", "opml", "epub"];

    /// What an article is written in; `None` where that is to be found.
    pub fn format(self) -> Option<format::Format> {
        match self {
            Self::Auto | Self::Jsonl => None,
            Self::Text => Some(format::Format::Text),
            Self::Markdown => Some(format::Format::Markdown),
            Self::Html => Some(format::Format::Html),
            Self::Feed => Some(format::Format::Feed),
            Self::Opml => Some(format::Format::Opml),
            Self::Epub => Some(format::Format::Epub),
        }
    }
}

/// How articles are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// A JSON object a line for each article.
    Jsonl,
    /// One JSON array of them.
    Json,
    /// A row for each quotation (RFC 4180); what a spreadsheet would run as a formula has an apostrophe in front.
    Csv,
    /// Claims to read, each with its attribution.
    Markdown,
    /// A W3C Web Annotation page (JSON-LD) a line for each article.
    Annotations,
}

/// An article and what is known of it, under the name it was asked for by.
struct Extracted<'a> {
    id: &'a str,
    document: &'a Document,
    analysis: &'a Analysis,
}

/// How articles are given, and how they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// What the articles are given as.
    pub input: Input,
    /// How they are written.
    pub format: Format,
    /// How many are analysed at the same time, each on a thread of its own where they are several.
    pub jobs: usize,
}

/// Extracts every article of `origins` to `out`; gives whether all could be read.
///
/// What can't be read is reported to `errors`, and the others go on. Where `out` can't be written, this ends at once; a
/// thread that waits for the next article then stays behind until that comes or the program ends.
///
/// # Errors
/// When `out` or `errors` can't be written.
pub fn extract(
    origins: Vec<Origin>,
    options: Options,
    out: &mut dyn Write,
    errors: &mut dyn Write,
) -> io::Result<bool> {
    let Options { input, format, jobs } = options;
    let mut results = Results { out: Written::begin(format, out)?, errors, all_read: true };
    // What may be all there is starts no thread, nor waits for a second article.
    let alone = match (jobs, origins.len()) {
        (..=1, _) => usize::MAX,
        (_, 1) => 1,
        _ => 0,
    };
    let mut analyzer = Analyzer::new(&LEXICON);
    let mut tasks = tasks(origins, input);
    for task in tasks.by_ref().take(alone) {
        task.answer(&mut analyzer, &mut |answer| {
            results.take(answer, |extracted, out| written::article(format, &extracted, out))
        })?;
    }
    if let Some(next) = tasks.next() {
        let tasks = iter::once(next).chain(tasks).map(|task| (task.bytes(), task));
        in_order(tasks, jobs, workers(analyzer, format), |answers: Vec<Answer<Vec<u8>>>| {
            answers.into_iter().try_for_each(|answer| results.take(answer, |bytes, out| out.write_all(&bytes)))
        })?;
    }
    results.out.end()?;
    Ok(results.all_read)
}

/// Workers, each with an analyzer of its own, the first with this one. What they make of a task are its articles as
/// they are written in `format`.
fn workers(
    analyzer: Analyzer<'static>,
    format: Format,
) -> impl Iterator<Item = impl FnMut(Task) -> Vec<Answer<Vec<u8>>>> {
    let mut first = Some(analyzer);
    iter::repeat_with(move || {
        let mut analyzer = first.take();
        move |task: Task| {
            let analyzer = analyzer.get_or_insert_with(|| Analyzer::new(&LEXICON));
            let mut answers = Vec::new();
            let told = task.answer(analyzer, &mut |answer| {
                let mut bytes = Vec::new();
                let written = answer.map(|extracted| {
                    let mut out = collecting(&mut bytes);
                    written::article(format, &extracted, &mut out)?;
                    out.flush()
                });
                answers.push(match written {
                    Ok(written) => written.map(|()| Ok(bytes))?,
                    Err(report) => Err(report),
                });
                Ok(())
            });
            told.expect("memory can be written");
            answers
        }
    })
}

/// Writes an article as one line of JSON, for the trainer.
///
/// # Errors
/// When `out` can't be written.
#[cfg(feature = "train")]
pub fn write_article(id: &str, document: &Document, analysis: &Analysis, out: &mut dyn Write) -> io::Result<()> {
    let mut out = collecting(out);
    json::write(&Extracted { id, document, analysis }, &mut out)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Where results go.
struct Results<'a> {
    out: Written<'a>,
    errors: &'a mut dyn Write,
    all_read: bool,
}

impl Results<'_> {
    /// Writes an article with `write`, or reports why there is none.
    fn take<Found>(
        &mut self,
        answer: Answer<Found>,
        write: impl FnOnce(Found, &mut Out) -> io::Result<()>,
    ) -> io::Result<()> {
        match answer {
            Ok(found) => self.out.article(|out| write(found, out)),
            Err(report) => {
                self.all_read = false;
                writeln!(self.errors, "onrecord: {report}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::seeds::Seed;

    /// What is written for `lines` of JSON Lines, what is reported, and whether all could be read.
    fn answers(lines: &'static str) -> (Vec<serde_json::Value>, String, bool) {
        let (mut out, mut errors) = (Vec::new(), Vec::new());
        let options = Options { input: Input::Jsonl, format: Format::Jsonl, jobs: 1 };
        let origin = Origin::Seed(Seed { name: "a.jsonl", text: lines });
        let all_read = extract(vec![origin], options, &mut out, &mut errors).unwrap();
        let out = String::from_utf8(out).unwrap();
        let answers = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        (answers, String::from_utf8(errors).unwrap(), all_read)
    }

    #[test]
    fn every_line_is_answered_in_order_under_its_id() {
        let (answers, errors, all_read) = answers("{\"id\":7,\"text\":\"One.\"}\n\n{\"text\":\"Two.\",\"id\":\"b\"}");
        let answers: Vec<_> = answers.iter().map(|answer| (answer["id"].as_str(), answer["text"].as_str())).collect();
        assert_eq!(answers, [(Some("7"), Some("One.")), (Some("b"), Some("Two."))]);
        assert_eq!((errors.as_str(), all_read), ("", true));
    }

    #[test]
    fn a_line_that_is_not_valid_is_named_and_the_others_go_on() {
        let (answers, errors, all_read) =
            answers("{\"id\":1,\"text\":\"One.\"}\nnonsense\n{\"id\":3,\"text\":\"Three.\"}\n");
        assert_eq!((answers.len(), all_read), (2, false));
        assert!(
            errors.starts_with("onrecord: ") && errors.contains(" line 2: expected ident at column 2\n"),
            "{errors}"
        );
    }

    #[test]
    fn a_byte_order_mark_before_the_first_line_is_no_part_of_it() {
        let (answers, errors, all_read) =
            answers("\u{feff}{\"id\":1,\"text\":\"One.\"}\n\u{feff}{\"id\":2,\"text\":\"Two.\"}\n");
        assert_eq!((answers.len(), all_read), (1, false));
        assert!(errors.contains(" line 2: expected value at column 1"), "{errors}");
    }

    #[test]
    fn what_could_drive_a_terminal_is_in_no_string() {
        let (answers, ..) = answers(r#"{"id":"a\u001b]0;x\u0007b","text":"c\u001b[31md\u202ee\u009b2J"}"#);
        assert_eq!((answers[0]["id"].as_str(), answers[0]["text"].as_str()), (Some("ab"), Some("cde")));
    }
}
