//! `onrecord extract`: articles in, who says what out, each article as soon as it is known.
//!
//! In reading order: [`extract`], which reads; `written`, which writes in one of the formats; `json` (as
//! `EXTRACT_FORMAT`, schema `onrecord/1`, says), `csv`, `markdown` and `annotations`, what an article looks like in each;
//! `words`, what kinds are called; `code_points`, which turns the bytes that everything inside counts into the Unicode
//! code points that the formats count.

mod annotations;
mod code_points;
mod csv;
mod json;
mod markdown;
mod words;
mod written;

use super::input::{self, Origin};
use crate::analysis::lexicon::Lexicon;
use crate::analysis::{Analysis, Analyzer};
use crate::document::format;
use crate::document::{self, Document};
use crate::text::safe::safe_line;
pub(super) use csv::written as csv_field;
use serde::Deserialize;
use std::fmt::Display;
use std::io::{self, Write};
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
    /// Lines of `{"id": …, "text": …}`.
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
}

/// Extracts every article of `origins` to `out`; gives whether all could be read.
///
/// What can't be read is reported to `errors`, and the others go on.
///
/// # Errors
/// When `out` or `errors` can't be written.
pub fn extract(origins: &[Origin], options: Options, out: &mut dyn Write, errors: &mut dyn Write) -> io::Result<bool> {
    let out = Written::begin(options.format, out)?;
    let lexicon = Lexicon::built_in();
    let mut extraction = Extraction { analyzer: Analyzer::new(&lexicon), out, errors, all_read: true };
    for origin in origins {
        match options.input {
            Input::Jsonl => extraction.lines(origin)?,
            input => extraction.whole(origin, input.format())?,
        }
    }
    extraction.out.end()?;
    Ok(extraction.all_read)
}

/// Writes an article as one line of JSON, for the trainer.
///
/// # Errors
/// When `out` can't be written.
#[cfg(feature = "train")]
pub fn write_article(id: &str, document: &Document, analysis: &Analysis, out: &mut dyn Write) -> io::Result<()> {
    json::write(&Extracted { id, document, analysis }, out)?;
    out.write_all(b"\n")
}

/// A line of JSON Lines.
#[derive(Deserialize)]
struct Given {
    id: serde_json::Value,
    text: String,
}

struct Extraction<'a> {
    analyzer: Analyzer<'a>,
    out: Written<'a>,
    errors: &'a mut dyn Write,
    all_read: bool,
}

impl Extraction<'_> {
    /// What `origin` holds: one article, or several, each under its number.
    fn whole(&mut self, origin: &Origin, format: Option<format::Format>) -> io::Result<()> {
        let name = origin.name();
        let opened = origin.read().and_then(|raw| raw.open(format));
        for (name, article) in input::articles(&name, opened) {
            match article {
                Ok(article) => self.write(&name, &article)?,
                Err(error) => self.report(&error)?,
            }
        }
        Ok(())
    }

    /// One article for each line of `origin`.
    fn lines(&mut self, origin: &Origin) -> io::Result<()> {
        let mut reader = match origin.open() {
            Ok(reader) => reader,
            Err(error) => return self.report(&error),
        };
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            match reader.read_until(b'\n', &mut line) {
                Ok(0) => break,
                Ok(_) if line.trim_ascii().is_empty() => {}
                Ok(_) => self.line(origin, number, &line)?,
                Err(cause) => return self.report(&origin.error(cause)),
            }
        }
        Ok(())
    }

    fn line(&mut self, origin: &Origin, number: usize, line: &[u8]) -> io::Result<()> {
        let given: Given = match serde_json::from_slice(line) {
            Ok(given) => given,
            Err(error) => return self.report(&format_args!("{} line {number}: {}", origin.name(), words(&error))),
        };
        let id = match &given.id {
            serde_json::Value::String(id) => safe_line(id).into_owned(),
            id => safe_line(&id.to_string()).into_owned(),
        };
        let mut repairs = Vec::new();
        let text = document::decode::mend(&given.text, &mut repairs).into_owned();
        self.write(&id, &document::read_prose(text, repairs))
    }

    fn write(&mut self, id: &str, document: &Document) -> io::Result<()> {
        let analysis = self.analyzer.analyze(document);
        self.out.article(&Extracted { id, document, analysis: &analysis })
    }

    fn report(&mut self, what: &dyn Display) -> io::Result<()> {
        self.all_read = false;
        writeln!(self.errors, "onrecord: {what}")
    }
}

/// What `error` says, with the column but without the line, which is always the first of what was parsed.
fn words(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let what = safe_line(whole.strip_suffix(&place).unwrap_or(&whole)).into_owned();
    format!("{what} at column {}", error.column())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::seeds::Seed;

    /// What is written for `lines` of JSON Lines, what is reported, and whether all could be read.
    fn answers(lines: &'static str) -> (Vec<serde_json::Value>, String, bool) {
        let (mut out, mut errors) = (Vec::new(), Vec::new());
        let options = Options { input: Input::Jsonl, format: Format::Jsonl };
        let origin = Origin::Seed(Seed { name: "a.jsonl", text: lines });
        let all_read = extract(&[origin], options, &mut out, &mut errors).unwrap();
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
    fn what_could_drive_a_terminal_is_in_no_string() {
        let (answers, ..) = answers(r#"{"id":"a\u001b]0;x\u0007b","text":"c\u001b[31md\u202ee\u009b2J"}"#);
        assert_eq!((answers[0]["id"].as_str(), answers[0]["text"].as_str()), (Some("ab"), Some("cde")));
    }
}
