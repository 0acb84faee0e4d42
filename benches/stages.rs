//! How long each stage takes, from bytes to frame: `cargo bench --bench stages`, of one of them with its name behind
//! it.
//!
//! `cargo bench --bench stages -- write-text 10000000` writes the text that the long stages read; `peers.py` measures
//! the program itself with it. `cargo bench --bench stages -- articles FILE.jsonl` times what is made of real articles,
//! lines of `{"text": …}`, on one core: from text to document, and from document to analysis.

#[path = "long_text/mod.rs"]
mod long_text;

use crossterm::event::{KeyCode, KeyEvent};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use long_text::long_text;
use onrecord::analysis::lexicon::Lexicon;
use onrecord::analysis::{Analyzer, analyze};
use onrecord::app::App;
use onrecord::app::keymap::Keymap;
use onrecord::app::message::{Loaded, Message};
use onrecord::app::search::Pattern;
use onrecord::app::settings::Settings;
use onrecord::document::format::Hint;
use onrecord::document::{self, Document, decode, plain};
use onrecord::library::{Analyzed, ArticleId, Source};
use onrecord::text::wrap::wrap;
use onrecord::ui;
use onrecord::ui::theme::{Depth, Themes};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use std::io::Write;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// An article, and a book of them.
const SIZES: [usize; 2] = [31_000, 1_000_000];

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    match (arguments.next().as_deref(), arguments.next()) {
        (Some("write-text"), bytes) => {
            let bytes = bytes.and_then(|bytes| bytes.parse().ok()).unwrap_or(10_000_000);
            std::io::stdout().write_all(long_text(bytes).as_bytes())
        }
        (Some("articles"), Some(path)) if !path.starts_with('-') => time_articles(&path),
        _ => {
            divan::main();
            Ok(())
        }
    }
}

/// Prints how many bytes of the articles in the file at `path` are read and analysed a second, the median of nine
/// rounds and the most.
fn time_articles(path: &str) -> std::io::Result<()> {
    const ROUNDS: usize = 9;
    let mut texts = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let article: serde_json::Value = serde_json::from_str(line)?;
        texts.push(article["text"].as_str().unwrap_or_default().to_owned());
    }
    let bytes: usize = texts.iter().map(String::len).sum();
    let lexicon = Lexicon::built_in();
    let (mut reading, mut analysing) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let copies = texts.clone();
        let start = Instant::now();
        let documents: Vec<_> = copies.into_iter().map(|text| document::read_text(text, vec![])).collect();
        reading.push(start.elapsed());
        let start = Instant::now();
        let mut analyzer = Analyzer::new(&lexicon);
        for documents in together(&documents) {
            black_box(analyzer.analyze_each(&documents));
        }
        analysing.push(start.elapsed());
    }
    let per_second = |took: Duration| megabytes(bytes) / took.as_secs_f64();
    for (stage, mut took) in [("text to document", reading), ("document to analysis", analysing)] {
        took.sort_unstable();
        println!(
            "{stage}: {} articles, {:.2} MB, {:.2} MB/s ({:.2})",
            texts.len(),
            megabytes(bytes),
            per_second(took[ROUNDS / 2]),
            per_second(took[0])
        );
    }
    Ok(())
}

/// `documents` as many at once as `onrecord extract` has them analysed together.
fn together(documents: &[Document]) -> impl Iterator<Item = Vec<&Document>> {
    const BYTES: usize = 24 << 10;
    let mut bytes = documents.first().map_or(0, |first| first.text.len());
    let groups = documents.chunk_by(move |_, next| {
        bytes += next.text.len();
        let fits = bytes <= BYTES;
        bytes = if fits { bytes } else { next.text.len() };
        fits
    });
    groups.map(|group| group.iter().collect())
}

#[expect(clippy::cast_precision_loss, reason = "a figure to look at")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

#[divan::bench(args = SIZES)]
fn decode_bytes(bencher: Bencher, bytes: usize) {
    let text = long_text(bytes);
    bencher.counter(BytesCount::of_str(&text)).bench(|| decode::decode(black_box(text.as_bytes())));
}

#[divan::bench(args = SIZES)]
fn lay_out(bencher: Bencher, bytes: usize) {
    let text = long_text(bytes);
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| text.clone())
        .bench_values(|text| plain::parse(text, Vec::new()));
}

/// A feed of so many items, each of them read as far as a list of them needs.
#[divan::bench(args = [5_000])]
fn read_feed(bencher: Bencher, items: usize) {
    let words = long_text(800).replace('&', "&amp;").replace('<', "&lt;");
    let item = |number| {
        format!(
            "<item><title>Item {number} &amp; more</title><link>https://a.example/{number}</link>\
             <pubDate>Tue, 02 Dec 2025 10:00:00 GMT</pubDate><description>&lt;p&gt;{words}&lt;/p&gt;</description></item>"
        )
    };
    let items: Vec<String> = (0..items).map(item).collect();
    let feed = format!("<rss version='2.0'><channel><title>Feed</title>{}</channel></rss>", items.concat());
    bencher
        .counter(BytesCount::of_str(&feed))
        .with_inputs(|| feed.clone().into_bytes())
        .bench_values(|bytes| document::open(bytes, &Hint::default()));
}

#[divan::bench]
fn read_lexicon() -> Lexicon {
    Lexicon::built_in()
}

#[divan::bench(args = SIZES)]
fn analyse(bencher: Bencher, bytes: usize) {
    let (document, lexicon) = (document::read_text(long_text(bytes), vec![]), Lexicon::built_in());
    bencher.counter(BytesCount::of_str(&document.text)).bench(|| analyze(black_box(&document), &lexicon));
}

#[divan::bench(args = SIZES)]
fn index(bencher: Bencher, bytes: usize) {
    let document = document::read_text(long_text(bytes), vec![]);
    let analysis = analyze(&document, &Lexicon::built_in());
    bencher
        .counter(BytesCount::of_str(&document.text))
        .with_inputs(|| analysis.clone())
        .bench_values(|analysis| Analyzed::new(&document, analysis));
}

#[divan::bench(args = SIZES)]
fn wrap_all(bencher: Bencher, bytes: usize) {
    let document = document::read_text(long_text(bytes), vec![]);
    bencher.counter(BytesCount::of_str(&document.text)).bench(|| {
        let paragraphs = document.paragraphs.iter();
        paragraphs.map(|paragraph| wrap(&document.text, paragraph.span, black_box(72)).len()).sum::<usize>()
    });
}

#[divan::bench(args = SIZES)]
fn search(bencher: Bencher, bytes: usize) {
    let text = long_text(bytes);
    bencher.counter(BytesCount::of_str(&text)).bench(|| Pattern::new(black_box("no money left")).hits(&text).count());
}

/// A key that scrolls by a line: the state's change, without drawing.
#[divan::bench(args = SIZES)]
fn press_a_key(bencher: Bencher, bytes: usize) {
    let mut app = reader(bytes);
    let mut down = false;
    bencher.bench_local(|| {
        down = !down;
        app.update(Message::Key(KeyEvent::from(KeyCode::Char(if down { 'j' } else { 'k' }))))
    });
}

/// The frame after it: every pane, 120×40.
#[divan::bench(args = SIZES)]
fn draw(bencher: Bencher, bytes: usize) {
    let app = reader(bytes);
    let themes = Themes::built_in(Depth::True);
    let mut terminal = Terminal::new(TestBackend::new(120, 40)).expect("a screen of cells");
    bencher.bench_local(|| {
        terminal
            .draw(|frame| ui::draw(frame.buffer_mut(), &app, themes.theme(app.settings().colours, false)))
            .expect("cells can be drawn on");
    });
}

fn reader(bytes: usize) -> App {
    let document = Arc::new(document::read_text(long_text(bytes), vec![]));
    let analyzed = Analyzed::new(&document, analyze(&document, &Lexicon::built_in()));
    let sources = vec![Source::named("long.txt")];
    let (mut app, _) = App::new(sources, Keymap::built_in(), Settings::default(), Size::new(120, 40));
    let id = ArticleId::default();
    app.update(Message::Loaded(id, Loaded { document: Arc::clone(&document), partial: false }));
    app.update(Message::Analyzed(id, document, Box::new(analyzed)));
    app
}
