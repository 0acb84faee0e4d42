//! Reading, parsing and analysing, off the main thread.

use super::event_loop::Event;
use super::input;
use crate::analysis::analyze;
use crate::analysis::lexicon::Lexicon;
use crate::app::message::{Loaded, Message, Notice};
use crate::document::{self, Document, Repair};
use crate::library::{Analyzed, ArticleId};
use crate::text::safe::safe_line;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::sync::{Arc, LazyLock};
use std::thread;

/// Of a text longer than four times this many bytes, this many are shown before the rest is parsed.
const FIRST_BYTES: usize = 64 * 1024;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

/// Reads what is at `path`, and sends its text and then its analysis.
pub(super) fn load(id: ArticleId, path: String, sender: Sender<Event>) {
    let work = move || {
        let send = |message| drop(sender.send(Event::Message(message)));
        let outcome = catch_unwind(AssertUnwindSafe(|| article(id, &path, &send)));
        let failure = match outcome {
            Ok(Ok(())) => return,
            Ok(Err(error)) => error.to_string(),
            Err(_) => format!("{} could not be analysed: a fault in onrecord", super::seeds::shown(&path)),
        };
        send(Message::Notice(Notice { text: safe_line(&failure).into_owned(), failure: true }));
    };
    thread::Builder::new().name("article".to_owned()).spawn(work).expect("a thread can be started");
}

fn article(id: ArticleId, path: &str, send: &dyn Fn(Message)) -> Result<(), input::InputError> {
    let bytes = input::read(path)?;
    if bytes.len() > 4 * FIRST_BYTES {
        let head = &bytes[..FIRST_BYTES];
        let end = head.iter().rposition(|byte| *byte == b'\n').unwrap_or(FIRST_BYTES);
        let document = Arc::new(document::read(&head[..end]));
        send(Message::Loaded(id, Loaded { document, partial: true }));
    }
    let document = Arc::new(document::read(&bytes));
    drop(bytes);
    send(Message::Loaded(id, Loaded { document: Arc::clone(&document), partial: false }));
    if let Some(notice) = notice(&document) {
        send(Message::Notice(notice));
    }
    let analysis = analyze(&document, &LEXICON);
    let analyzed = Box::new(Analyzed::new(&document, analysis));
    send(Message::Analyzed(id, document, analyzed));
    Ok(())
}

/// What the reader should know of how the text was read.
fn notice(document: &Document) -> Option<Notice> {
    let text = document.repairs.iter().find_map(|repair| match repair {
        Repair::DamagedBytes => Some("damaged bytes in this text are shown as \u{FFFD}"),
        Repair::FrontMatter => Some("the front matter is not valid TOML and is shown as text"),
        Repair::Truncated => Some("this text is longer than 2 GiB and was cut there"),
        Repair::Controls | Repair::Overstrikes => None,
    })?;
    Some(Notice { text: text.to_owned(), failure: false })
}
