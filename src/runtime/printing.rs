//! Prints articles where nobody reads them at a terminal. Those of several files are read in their order and analysed
//! at once, as `extract` has them; one file may be a book, and its chapters are printed as they are ready.

use super::extract::in_order;
use super::input::{self, InputError, Origin, Raw};
use super::log::{self, Log};
use super::plain;
use super::worker::LEXICON;
use crate::analysis::Analyzer;
use crate::document::Document;
use crate::document::format::Format;
use crate::library::Analyzed;
use std::io::{self, BufWriter, Write};
use std::iter;

/// How articles are printed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Printing {
    /// What they are written in, where that is not to be found.
    pub(super) format: Option<Format>,
    /// How wide lines may be; with 0, no line is broken.
    pub(super) width_cells: u16,
    /// How many are analysed at the same time.
    pub(super) jobs: usize,
}

/// What a file holds as it was read; or why it can't be.
struct Task {
    name: String,
    raw: Result<Raw, InputError>,
}

/// An article as it is printed; or why there is none.
type Printed = Result<Vec<u8>, InputError>;

impl Printing {
    /// Prints the articles of `origins`; gives whether all could be read.
    ///
    /// # Errors
    /// Where standard output can't be written.
    pub(super) fn print(self, origins: Vec<Origin>, log: &Log) -> io::Result<bool> {
        let mut out = BufWriter::new(io::stdout().lock());
        let mut all_read = true;
        let mut report = |error: InputError| {
            log.say(&error);
            eprintln!("onrecord: {error}");
            all_read = false;
        };
        let note = |name: &str, bytes: Option<usize>| {
            if let Some(bytes) = bytes {
                log.say(format_args!("{}: {bytes} bytes", log::public(name)));
            }
        };
        let alone = self.jobs <= 1 || origins.len() <= 1;
        let tasks = origins.into_iter().map(Task::read);
        if alone {
            let mut analyzer = Analyzer::new(&LEXICON);
            for task in tasks {
                note(&task.name, task.bytes());
                for article in task.articles(self.format) {
                    match article {
                        Ok(document) => {
                            self.write(&document, &mut analyzer, &mut out)?;
                            out.flush()?;
                        }
                        Err(error) => report(error),
                    }
                }
            }
            return Ok(all_read);
        }
        let tasks = tasks.map(|task| (task.bytes().unwrap_or(0), task));
        in_order(
            tasks,
            self.jobs,
            self.workers(),
            |(name, bytes, articles): (String, Option<usize>, Vec<Printed>)| {
                note(&name, bytes);
                for article in articles {
                    match article {
                        Ok(printed) => out.write_all(&printed)?,
                        Err(error) => report(error),
                    }
                }
                out.flush()
            },
        )?;
        Ok(all_read)
    }

    /// Workers, each with an analyzer of its own, who make of a file its articles as they are printed.
    fn workers(self) -> impl Iterator<Item = impl FnMut(Task) -> (String, Option<usize>, Vec<Printed>)> {
        iter::repeat_with(move || {
            let mut analyzer = None;
            move |task: Task| {
                let analyzer = analyzer.get_or_insert_with(|| Analyzer::new(&LEXICON));
                let (name, bytes) = (task.name.clone(), task.bytes());
                let printed = task.articles(self.format).map(|article| {
                    let document = article?;
                    let mut printed = Vec::new();
                    self.write(&document, analyzer, &mut printed).expect("memory can be written");
                    Ok(printed)
                });
                (name, bytes, printed.collect())
            }
        })
    }

    fn write(self, document: &Document, analyzer: &mut Analyzer, out: &mut dyn Write) -> io::Result<()> {
        let found = Analyzed::new(document, analyzer.analyze(document));
        plain::write(document, &found, self.width_cells, out)
    }
}

impl Task {
    #[expect(clippy::needless_pass_by_value, reason = "standard input is read once")]
    fn read(origin: Origin) -> Self {
        Self { name: origin.name(), raw: origin.read() }
    }

    /// How many bytes it has; `None` where it can't be read.
    fn bytes(&self) -> Option<usize> {
        self.raw.as_ref().ok().map(|raw| raw.bytes.len())
    }

    /// The articles that it holds.
    fn articles(self, format: Option<Format>) -> impl Iterator<Item = Result<Document, InputError>> {
        let opened = self.raw.and_then(|raw| raw.open(format));
        input::articles(&self.name, opened).map(|(_, article)| article)
    }
}
