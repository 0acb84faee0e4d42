//! Reading, parsing and analysing, off the main thread.

use super::event_loop::Event;
use super::input::{InputError, Origin};
use crate::analysis::analyze;
use crate::analysis::lexicon::Lexicon;
use crate::app::message::{Loaded, Message, Notice};
use crate::document::format::{self, Format, Hint};
use crate::document::{self, Document, Repair};
use crate::library::{Analyzed, ArticleId};
use crate::text::safe::safe_line;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::sync::{Arc, LazyLock};
use std::thread;

/// Of a text too long to be parsed at once, this many bytes are shown first.
const FIRST_BYTES: usize = 64 * 1024;
/// A text of at most this many bytes is parsed at once: that takes less than a frame.
const AT_ONCE_BYTES: u64 = 256 * 1024;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

/// Reads `origin` on a thread of its own, and sends its text, its first part before that if it is long, and then its
/// analysis; or a notice that says why not.
pub(super) fn load(id: ArticleId, origin: Origin, sender: Sender<Event>) {
    let work = move || {
        let send = |message| drop(sender.send(Event::Message(message)));
        let outcome = catch_unwind(AssertUnwindSafe(|| article(id, &origin, &send)));
        let failure = match outcome {
            Ok(Ok(())) => return,
            Ok(Err(error)) => error.to_string(),
            Err(_) => format!("a fault in onrecord: {} could not be analysed", origin.name()),
        };
        send(Message::Notice(Notice { text: safe_line(&failure).into_owned(), failure: true }));
    };
    thread::Builder::new().name("article".to_owned()).spawn(work).expect("a thread can be started");
}

fn article(id: ArticleId, origin: &Origin, send: &dyn Fn(Message)) -> Result<(), InputError> {
    let name = origin.name();
    let hint = Hint::named(&name);
    let bytes = read(origin, |head| {
        // What markup makes of a beginning is not the beginning of what it makes of the whole.
        if format::of(head, &hint) != Format::Text {
            return;
        }
        let document = Arc::new(document::read(head, &hint));
        send(Message::Loaded(id, Loaded { document, partial: true }));
    })?;
    let document = Arc::new(document::read(&bytes, &hint));
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

/// All bytes of `origin`; where they are many, `show_head` is given the first of them before the rest is read.
fn read(origin: &Origin, show_head: impl FnOnce(&[u8])) -> Result<Vec<u8>, InputError> {
    let failed = |cause: io::Error| origin.error(cause);
    let mut reader = origin.open()?;
    let mut bytes = Vec::new();
    let more = reader.by_ref().take(AT_ONCE_BYTES).read_to_end(&mut bytes).map_err(failed)? as u64 == AT_ONCE_BYTES;
    if more {
        let head = &bytes[..FIRST_BYTES];
        let end = head.iter().rposition(|byte| *byte == b'\n').unwrap_or(FIRST_BYTES);
        show_head(&head[..end]);
        reader.read_to_end(&mut bytes).map_err(failed)?;
    }
    Ok(bytes)
}

/// What the reader should know of how the text was read.
fn notice(document: &Document) -> Option<Notice> {
    let text = document.repairs.iter().find_map(|repair| match repair {
        Repair::DamagedBytes => Some("damaged bytes in this text are shown as \u{FFFD}"),
        Repair::FrontMatter => Some("the front matter is not valid and is shown as text"),
        Repair::Truncated => Some("this text is too long and was cut"),
        Repair::Controls | Repair::Overstrikes => None,
    })?;
    Some(Notice { text: text.to_owned(), failure: false })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::seeds::Seed;
    use std::cell::RefCell;

    /// What is sent for `text`: `part`, `text` or `analysis`, each with how many bytes of text it is about.
    fn sent(text: String) -> Vec<(&'static str, usize)> {
        let origin = Origin::Seed(Seed { name: "a.txt", text: text.leak() });
        let sent = RefCell::new(Vec::new());
        let keep = |message| {
            sent.borrow_mut().push(match message {
                Message::Loaded(_, Loaded { document, partial: true }) => ("part", document.text.len()),
                Message::Loaded(_, Loaded { document, partial: false }) => ("text", document.text.len()),
                Message::Analyzed(_, document, _) => ("analysis", document.text.len()),
                message => panic!("{message:?}"),
            });
        };
        article(ArticleId::default(), &origin, &keep).unwrap();
        sent.into_inner()
    }

    #[test]
    fn a_text_is_sent_before_its_analysis() {
        assert_eq!(sent("It rained.\n".to_owned()), [("text", 11), ("analysis", 11)]);
    }

    #[test]
    fn the_whole_lines_of_a_long_text_s_beginning_are_sent_before_the_rest_is_read() {
        let line = "It rained in the hills, and then it rained in the valleys too.\n\n";
        let text = line.repeat(5_000);
        let whole = text.len();
        let part = FIRST_BYTES - FIRST_BYTES % line.len();
        assert_eq!(sent(text), [("part", part - 1), ("text", whole), ("analysis", whole)]);
    }
}
