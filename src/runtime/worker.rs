//! Reading, analysing and searching, off the main thread.

use super::corrections;
use super::inbox::{Event, Post};
use super::input::{self, InputError, Origin};
use super::place::Place;
use crate::analysis::Analyzer;
use crate::analysis::lexicon::Lexicon;
use crate::app::message::{Found, Inquiry, Loaded, Message, Notice, Progress};
use crate::app::search::{MAX_HITS, Pattern};
use crate::document::foreign::foreign;
use crate::document::format::{self, Format, Hint};
use crate::document::{self, Document, Opened, Repair};
use crate::library::{Analyzed, ArticleId};
use crate::net;
use crate::text::Span;
use crate::text::safe::safe_line;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};
use std::thread;

/// Of a text too long to be parsed at once, this many bytes are shown first.
const FIRST_BYTES: usize = 24 * 1024;
/// A text of at most this many bytes is parsed at once: that takes less than a frame.
const AT_ONCE_BYTES: u64 = 256 * 1024;
/// How far a read goes before it says so.
const STEP_BYTES: u64 = 4 << 20;
/// How far a search goes before it says what it found.
const PART_BYTES: usize = 1 << 20;

/// As [`is_short`]: standing back for so little time would only keep the panes empty for longer.
const SHORT_BYTES: usize = 128 * 1024;
/// How far the analysis of a longer one stands back, of at most 19.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 10;

pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

/// Work that goes on for as long as somebody wants it: dropping this gives it up.
#[derive(Debug)]
pub(super) struct Job(Arc<AtomicBool>);

impl Drop for Job {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// How a worker says something, and hears whether anybody listens.
struct Link {
    given_up: Arc<AtomicBool>,
    post: Post,
}

impl Link {
    fn send(&self, message: Message) {
        self.say(Event::Message(message));
    }

    fn say(&self, event: Event) {
        // Whoever does not listen any more is about to end.
        self.post.send(event);
    }

    fn is_wanted(&self) -> bool {
        !self.given_up.load(Ordering::Relaxed)
    }
}

/// Reads what is at `place` on a thread of its own and sends its text, its first part before that if it is long, or the
/// several articles that it holds; or why not. Goes on whoever wants it: standard input can't be read again.
pub(super) fn load(id: ArticleId, place: Place, post: Post) {
    let fault = format!("{} could not be read", place.source().name);
    start("article", fault, post, move |link| match place {
        Place::Whole { origin, format } => {
            if let Err(error) = article(id, &origin, format, &|event| link.say(event)) {
                link.send(Message::Unread(id, safe_line(&error.to_string()).into_owned()));
            }
        }
        // The librarian reads those.
        Place::Kept(..) => {}
        Place::Part { name, collection, index } => match input::part(&name, &collection, index) {
            Ok(document) => show(id, document, &|event| link.say(event)),
            Err(error) => link.send(Message::Unread(id, error.to_string())),
        },
    });
}

/// Fetches the page at `address`, written in `format` if that is not to be found, as the article `id` and sends its
/// text; or why not.
pub(super) fn fetch(id: ArticleId, address: String, format: Option<Format>, post: Post) -> Job {
    let fault = format!("{address} could not be read");
    Job(start("page", fault, post, move |link| {
        link.send(Message::Progress(id, Progress::Fetching { bytes: 0, of: None }));
        let raw = input::fetch(&address, |net::Progress { bytes, of }| {
            link.send(Message::Progress(id, Progress::Fetching { bytes, of }));
            if link.is_wanted() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        if !link.is_wanted() {
            return;
        }
        match raw.and_then(|raw| raw.open_while(format, &|| link.is_wanted())) {
            // Whoever gave it up was told so.
            _ if !link.is_wanted() => {}
            Ok(opened) => show_opened(id, &safe_line(&address), opened, &|event| link.say(event)),
            Err(error) => link.send(Message::Unread(id, safe_line(&error.to_string()).into_owned())),
        }
    }))
}

/// Finds out who says what in `document`, the text of the article `id`, and sends it.
pub(super) fn analyze(id: ArticleId, document: Arc<Document>, post: Post) -> Job {
    Job(start("analysis", "the text could not be analysed".to_owned(), post, move |link| {
        if !is_short(&document) {
            give_way();
        }
        let mut shown = 0;
        let analysis = Analyzer::new(&LEXICON).analyze_while(&document, |done| {
            let percent = percent(done, document.text.len());
            if percent > shown {
                shown = percent;
                link.send(Message::Progress(id, Progress::Analysing(percent)));
            }
            link.is_wanted()
        });
        let Some(analysis) = analysis else { return };
        if shown > 0 {
            link.send(Message::Progress(id, Progress::Indexing));
        }
        let mut analyzed = Box::new(Analyzed::new(&document, analysis));
        match corrections::recall(analyzed.text_key) {
            Ok(corrections) if corrections.is_empty() => {}
            Ok(corrections) => analyzed.correct(&document, corrections, false),
            Err(error) => link.send(Message::Notice(Notice { text: error.to_string(), failure: true })),
        }
        link.send(Message::Analyzed(id, document, analyzed));
    }))
}

/// Whether `document` is analysed before a person has looked at it.
pub(super) fn is_short(document: &Document) -> bool {
    document.text.len() <= SHORT_BYTES
}

/// Searches `document` for what `inquiry` asks, and sends what is found part by part.
pub(super) fn search(inquiry: Inquiry, document: Arc<Document>, post: Post) -> Job {
    Job(start("search", "the text could not be searched".to_owned(), post, move |link| {
        search_parts(&inquiry, &document.text, PART_BYTES, |found| {
            link.send(Message::Found(found));
            link.is_wanted()
        });
    }))
}

/// Does `work` on a thread of its own; a fault in it becomes a notice. What is given back tells it, once set, that
/// nobody wants it any more.
fn start(name: &str, fault: String, post: Post, work: impl FnOnce(&Link) + Send + 'static) -> Arc<AtomicBool> {
    let given_up = Arc::new(AtomicBool::new(false));
    let link = Link { given_up: Arc::clone(&given_up), post };
    let body = move || {
        if catch_unwind(AssertUnwindSafe(|| work(&link))).is_err() {
            let text = safe_line(&format!("a fault in onrecord: {fault}")).into_owned();
            link.send(Message::Notice(Notice { text, failure: true }));
        }
    };
    thread::Builder::new().name(name.to_owned()).spawn(body).expect("a thread can be started");
    given_up
}

/// Lets every other thread go before this one, so that a key is answered while a text is analysed.
#[cfg(target_os = "linux")]
fn give_way() {
    // In Linux a thread has a niceness of its own. Where none may be set, all goes on as it is.
    let _ = rustix::process::setpriority_process(Some(rustix::thread::gettid()), NICENESS);
}

/// Elsewhere only the whole program could give way.
#[cfg(not(target_os = "linux"))]
fn give_way() {}

fn article(id: ArticleId, origin: &Origin, format: Option<Format>, say: &dyn Fn(Event)) -> Result<(), InputError> {
    let name = origin.name();
    let hint = Hint { format, ..Hint::named(&name) };
    let bytes = read(id, origin, &hint, &|message| say(Event::Message(message)))?;
    show_opened(id, &name, origin.raw(bytes).open(format)?, say);
    Ok(())
}

/// Sends what there is at `name`: a text, or the several articles.
fn show_opened(id: ArticleId, name: &str, opened: Opened, say: &dyn Fn(Event)) {
    match opened {
        Opened::Article(document) => show(id, document, say),
        Opened::Articles(collection) if collection.is_empty() => {
            show(id, collection.contents(), say);
            let text = format!("{name} holds no articles");
            say(Event::Message(Message::Notice(Notice { text, failure: false })));
        }
        Opened::Articles(collection) => {
            let (count, collection) = (collection.len(), Arc::new(collection));
            let part = |index| Place::Part { name: name.to_owned(), collection: Arc::clone(&collection), index };
            say(Event::Several(id, (0..count).map(part).collect()));
        }
    }
}

/// Sends the whole text of the article `id`, and what the reader should know of it.
fn show(id: ArticleId, document: Document, say: &dyn Fn(Event)) {
    let notice = notice(&document);
    say(Event::Message(Message::Loaded(id, Loaded { document: Arc::new(document), partial: false })));
    if let Some(notice) = notice {
        say(Event::Message(Message::Notice(notice)));
    }
}

/// All bytes of `origin`; where they are many, the first of them are sent as a text before the rest is read.
fn read(id: ArticleId, origin: &Origin, hint: &Hint, send: &dyn Fn(Message)) -> Result<Vec<u8>, InputError> {
    let failed = |cause: io::Error| origin.error(cause);
    let mut reader = origin.open()?;
    let mut bytes = Vec::new();
    if reader.by_ref().take(AT_ONCE_BYTES).read_to_end(&mut bytes).map_err(failed)? as u64 != AT_ONCE_BYTES {
        return Ok(bytes);
    }
    let head = &bytes[..FIRST_BYTES];
    let end = head.iter().rposition(|byte| *byte == b'\n').unwrap_or(FIRST_BYTES);
    // What markup makes of a beginning is not the beginning of what it makes of the whole.
    if format::of(&head[..end], hint) == Format::Text && foreign(head).is_none() {
        let document = Arc::new(document::read(&head[..end], hint));
        send(Message::Loaded(id, Loaded { document, partial: true }));
    }
    let size = origin.size();
    if let Some(size) = size {
        bytes.reserve_exact(size.saturating_sub(bytes.len()) + 1);
    }
    while reader.by_ref().take(STEP_BYTES).read_to_end(&mut bytes).map_err(failed)? as u64 == STEP_BYTES {
        if let Some(size) = size {
            send(Message::Progress(id, Progress::Reading(percent(bytes.len(), size))));
        }
    }
    Ok(bytes)
}

/// Gives `found` what `inquiry` finds in `text`, part by part, for as long as it says to go on.
fn search_parts(inquiry: &Inquiry, text: &str, part_bytes: usize, mut found: impl FnMut(Found) -> bool) {
    let pattern = Pattern::new(&inquiry.typed);
    let (article, number) = (inquiry.article, inquiry.number);
    let mut looked_to = 0;
    let mut count = 0;
    while looked_to < text.len() {
        let end = text.ceil_char_boundary((looked_to + part_bytes).min(text.len()));
        let hits = pattern.hits_within(text, Span::new(looked_to, end));
        count += hits.len();
        looked_to = hits.last().map_or(end, |hit| hit.end().max(end));
        if !found(Found { article, number, hits, looked_to }) || count >= MAX_HITS {
            return;
        }
    }
}

fn percent(done: usize, all: usize) -> u8 {
    u8::try_from(done / (all / 100).max(1)).unwrap_or(100).min(100)
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
    use std::sync::mpsc::channel;

    /// What is sent for `text`: `part` or `text`, each with how many bytes it has.
    fn sent(text: String) -> Vec<(&'static str, usize)> {
        let origin = Origin::Seed(Seed { name: "a", text: text.leak() });
        let sent = RefCell::new(Vec::new());
        let keep = |event| {
            sent.borrow_mut().push(match event {
                Event::Message(Message::Loaded(_, Loaded { document, partial: true })) => ("part", document.text.len()),
                Event::Message(Message::Loaded(_, Loaded { document, partial: false })) => {
                    ("text", document.text.len())
                }
                Event::Message(Message::Notice(_)) => ("notice", 0),
                Event::Several(_, places) => ("articles", places.len()),
                event => panic!("{event:?}"),
            });
        };
        article(ArticleId::default(), &origin, None, &keep).unwrap();
        sent.into_inner()
    }

    const LINE: &str = "It rained in the hills, and then it rained in the valleys too.\n\n";

    #[test]
    fn a_short_text_is_sent_whole() {
        assert_eq!(sent("It rained.\n".to_owned()), [("text", 11)]);
    }

    #[test]
    fn a_feed_is_sent_as_its_articles_and_an_empty_one_says_so() {
        let feed = "<rss><item><title>One</title></item><item><title>Two</title></item></rss>";
        assert_eq!(sent(feed.to_owned()), [("articles", 2)]);
        assert_eq!(sent("<rss><channel><title>None</title></channel></rss>".to_owned()), [("text", 4), ("notice", 0)]);
    }

    #[test]
    fn the_whole_lines_of_a_long_text_s_beginning_are_sent_before_the_rest_is_read() {
        let text = LINE.repeat(5_000);
        let whole = text.len();
        let part = FIRST_BYTES - FIRST_BYTES % LINE.len();
        assert_eq!(sent(text), [("part", part - 1), ("text", whole)]);
    }

    #[test]
    fn an_analysis_tells_how_far_it_is_and_ends_with_what_it_found() {
        let document = Arc::new(document::read(LINE.repeat(7_000).as_bytes(), &Hint::default()));
        let (sender, receiver) = channel();
        let job = analyze(ArticleId::default(), document, Post::through(sender).unwrap());
        let mut percents = Vec::new();
        loop {
            match receiver.recv().unwrap() {
                Event::Message(Message::Progress(_, Progress::Analysing(percent))) => percents.push(percent),
                Event::Message(Message::Progress(_, Progress::Indexing)) => {}
                Event::Message(Message::Analyzed(..)) => break,
                event => panic!("{event:?}"),
            }
        }
        assert!(percents.first() > Some(&0) && percents.is_sorted() && percents.last() < Some(&100), "{percents:?}");
        drop(job);
    }

    #[test]
    fn an_analysis_that_nobody_wants_any_more_ends_without_a_word_of_what_it_found() {
        let document = Arc::new(document::read(LINE.repeat(7_000).as_bytes(), &Hint::default()));
        let (sender, receiver) = channel();
        drop(analyze(ArticleId::default(), document, Post::through(sender).unwrap()));
        let sent: Vec<_> = receiver.into_iter().collect();
        assert!(!sent.iter().any(|event| matches!(event, Event::Message(Message::Analyzed(..)))), "{sent:?}");
    }

    #[test]
    fn a_search_tells_what_it_finds_part_by_part_until_it_is_given_up() {
        let inquiry = Inquiry { article: ArticleId::default(), number: 3, typed: "hills".to_owned() };
        let text = LINE.repeat(10);
        let mut parts = Vec::new();
        search_parts(&inquiry, &text, 3 * LINE.len(), |found| {
            parts.push((found.number, found.hits.len(), found.looked_to / LINE.len()));
            true
        });
        assert_eq!(parts, [(3, 3, 3), (3, 3, 6), (3, 3, 9), (3, 1, 10)]);
        let mut count = 0;
        search_parts(&inquiry, &text, 3 * LINE.len(), |_| {
            count += 1;
            count < 2
        });
        assert_eq!(count, 2);
    }
}
