//! What is to be extracted, one thing after the other as it comes, and what is found in each.
//!
//! What must be done in order is done where the tasks come from: reading, and finding the articles of a feed or a book,
//! which have one time together. The rest is for whoever has the task, and needs no other.

use super::{Extracted, Input};
use crate::analysis::Analyzer;
use crate::document::format::Format;
use crate::document::{self, Document};
use crate::runtime::input::{self, InputError, Origin, Raw};
use crate::text::safe::safe_line;
use memchr::{memchr, memchr_iter, memrchr};
use serde::Deserialize;
use std::io::{self, BufRead, BufReader, Read};
use std::iter;
use std::sync::Arc;

/// How much of a file of lines is read at once.
const READ_BYTES: usize = 512 << 10;
/// Lines that together are no longer than this are analysed together.
const TOGETHER_BYTES: usize = 192 << 10;

/// What some programs begin a file in UTF-8 with.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Something that may hold an article.
pub(super) enum Task {
    /// Lines of JSON Lines, the first of which has this number.
    Lines { origin: Arc<str>, number: usize, lines: Vec<u8> },
    /// All that is called `name`: an article, as far as can be seen.
    Whole { name: String, raw: Raw, format: Option<Format> },
    /// An article that is read, or why it can't be.
    Read { name: String, article: Box<Result<Document, InputError>> },
}

/// What was found in an article; or why there is none.
pub(super) type Answer<Found> = Result<Found, String>;

type Tasks = Box<dyn Iterator<Item = Task> + Send>;

/// What `origins` hold. Each is read when its turn comes, and no further than is asked for.
pub(super) fn tasks(origins: Vec<Origin>, input: Input) -> impl Iterator<Item = Task> + Send {
    origins.into_iter().flat_map(move |origin| match input {
        Input::Jsonl => lines(origin),
        Input::Auto if is_of_lines(&origin.name()) => lines(origin),
        input => articles(&origin, input.format()),
    })
}

/// Whether what is called `name` holds an article a line by that.
fn is_of_lines(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    ["jsonl", "ndjson"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// The lines of `origin`, as many together as are there at once and short.
fn lines(origin: Origin) -> Tasks {
    let name: Arc<str> = origin.name().into();
    let mut reader = match origin.open() {
        Ok(reader) => Some(BufReader::with_capacity(READ_BYTES, reader)),
        Err(error) => return Box::new(iter::once(Task::unread(&name, error))),
    };
    let mut next = 1;
    Box::new(iter::from_fn(move || {
        let mut lines = Vec::new();
        match next_lines(reader.as_mut()?, &mut lines) {
            Ok(()) if lines.is_empty() => None,
            Ok(()) => {
                let number = next;
                next += memchr_iter(b'\n', &lines).count();
                Some(Task::Lines { origin: Arc::clone(&name), number, lines })
            }
            Err(cause) => {
                reader = None;
                Some(Task::unread(&name, origin.error(cause)))
            }
        }
    }))
}

/// Puts into `lines` those that `reader` has at hand, as many as together are short; where it has none, it waits for
/// one. None at its end.
fn next_lines(reader: &mut BufReader<impl Read>, lines: &mut Vec<u8>) -> io::Result<()> {
    while let Err(cause) = reader.fill_buf() {
        if cause.kind() != io::ErrorKind::Interrupted {
            return Err(cause);
        }
    }
    let ready = reader.buffer();
    let short = ready.get(..TOGETHER_BYTES).unwrap_or(ready);
    match memrchr(b'\n', short).or_else(|| memchr(b'\n', ready)) {
        Some(end) => {
            lines.extend(&ready[..=end]);
            reader.consume(end + 1);
            Ok(())
        }
        None => reader.read_until(b'\n', lines).map(drop),
    }
}

/// What `origin` holds: one article, or several, each under its number.
fn articles(origin: &Origin, format: Option<Format>) -> Tasks {
    let name = origin.name();
    match origin.read() {
        Ok(raw) if raw.holds_several(format) => {
            let articles = input::articles(&name, raw.open(format));
            Box::new(articles.map(|(name, article)| Task::Read { name, article: Box::new(article) }))
        }
        Ok(raw) => Box::new(iter::once(Task::Whole { name, raw, format })),
        Err(error) => Box::new(iter::once(Task::unread(&name, error))),
    }
}

impl Task {
    fn unread(name: &str, error: InputError) -> Self {
        Self::Read { name: name.to_owned(), article: Box::new(Err(error)) }
    }

    /// How many bytes there are to it.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Lines { lines, .. } => lines.len(),
            Self::Whole { raw, .. } => raw.bytes.len(),
            Self::Read { article, .. } => article.as_ref().as_ref().map_or(0, |document| document.text.len()),
        }
    }

    /// Tells what is found in each article that it holds, and why what holds none does not.
    ///
    /// # Errors
    /// Those of `tell`.
    pub(super) fn answer(
        self,
        analyzer: &mut Analyzer,
        tell: &mut dyn FnMut(Answer<Extracted>) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut answer = |id: &str, read: Answer<Document>| match read {
            Ok(document) => {
                let analysis = &analyzer.analyze(&document);
                tell(Ok(Extracted { id, document: &document, analysis }))
            }
            Err(report) => tell(Err(report)),
        };
        match self {
            Self::Lines { origin, number, lines } => answer_lines(&origin, number, &lines, analyzer, tell),
            Self::Whole { name, raw, format } => input::articles(&name, raw.open(format))
                .try_for_each(|(name, article)| answer(&name, article.map_err(|error| error.to_string()))),
            Self::Read { name, article } => answer(&name, article.map_err(|error| error.to_string())),
        }
    }
}

/// As [`Task::answer`], of `lines` from `origin`, the first of which has this `number`.
fn answer_lines(
    origin: &str,
    number: usize,
    lines: &[u8],
    analyzer: &mut Analyzer,
    tell: &mut dyn FnMut(Answer<Extracted>) -> io::Result<()>,
) -> io::Result<()> {
    let lines = if number == 1 { lines.strip_prefix(BYTE_ORDER_MARK).unwrap_or(lines) } else { lines };
    let lines = (number..).zip(each_line(lines)).filter(|(_, line)| !line.trim_ascii().is_empty());
    let read = |(number, line): (usize, &[u8])| {
        given(line).map_err(|error| format!("{origin} line {number}: {}", words(&error)))
    };
    let articles: Vec<_> = lines.map(read).collect();
    let documents: Vec<_> = articles.iter().flatten().map(|(_, document)| document).collect();
    let mut found = analyzer.analyze_each(&documents).into_iter();
    for article in &articles {
        match article {
            Ok((id, document)) => {
                let analysis = &found.next().expect("one for each document");
                tell(Ok(Extracted { id, document, analysis }))?;
            }
            Err(report) => tell(Err(report.clone()))?,
        }
    }
    Ok(())
}

/// The lines of `lines`, in the time that looking for their ends takes.
fn each_line(lines: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut start = 0;
    memchr_iter(b'\n', lines).chain([lines.len()]).map(move |end| {
        let line = &lines[start..end];
        start = end + 1;
        line
    })
}

/// A line of JSON Lines.
#[derive(Deserialize)]
struct Given {
    id: serde_json::Value,
    text: String,
}

/// The article in `line`, and its id.
fn given(line: &[u8]) -> serde_json::Result<(String, Document)> {
    let given: Given = serde_json::from_slice(line)?;
    let id = match &given.id {
        serde_json::Value::String(id) => safe_line(id).into_owned(),
        id => safe_line(&id.to_string()).into_owned(),
    };
    let mut repairs = Vec::new();
    let text = document::decode::mend(&given.text, &mut repairs).into_owned();
    Ok((id, document::read_prose(text, repairs)))
}

/// What `error` says, with the column but without the line, which is always the first of what was parsed.
fn words(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let what = safe_line(whole.strip_suffix(&place).unwrap_or(&whole)).into_owned();
    format!("{what} at column {}", error.column())
}
