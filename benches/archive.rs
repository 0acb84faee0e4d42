//! Libraries of any size, made up and the same for the same size, and how long they take to be asked.
//!
//! ```text
//! cargo bench --bench archive -- write LIBRARY.db 100000    a library of so many articles, analysed
//! cargo bench --bench archive -- feeds FOLDER 200 25        so many feeds of so many articles, as RSS
//! cargo bench --bench archive -- keep LIBRARY.db 5000       how long it takes to keep so many new articles
//! cargo bench --bench archive -- time LIBRARY.db            what the library screen asks, in milliseconds
//! cargo bench --bench archive -- variants 100000 [FILE]     the same quotation among so many, made up or a line each
//! cargo bench --bench archive -- dossier LIBRARY.db [NAME]  what a party said; else one of a thousand claims
//! cargo bench --bench archive -- placing LIBRARY.db         an article's story, in an archive and a full week
//! ```

#[path = "long_text/mod.rs"]
mod long_text;

use long_text::articles;
use onrecord::analysis::analyze;
use onrecord::analysis::lexicon::Lexicon;
use onrecord::document;
use onrecord::library::identity::Namesake;
use onrecord::library::keeping::Keeping;
use onrecord::library::moment::Moment;
use onrecord::library::query::Query;
use onrecord::library::shelf::{FeedId, ItemId, Order};
use onrecord::library::stories::placing::Stories;
use onrecord::library::stories::terms::TermVector;
use onrecord::library::stories::{Placed, StoryId};
use onrecord::library::variants::Variants;
use onrecord::store::Store;
use onrecord::store::checking::Depth;
use onrecord::store::dossier::Asked;
use onrecord::store::feeds::{Answered, Brought, NewFeed};
use onrecord::store::incoming::{Given, Incoming};
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;
use std::time::Instant;

/// 1 January 2026; the newest article is of that day.
const NOW: Moment = Moment(1_767_225_600);
/// Articles come so many seconds one after the other.
const APART: i64 = 600;
const MAX_FEEDS: usize = 200;
/// Articles of a feed that come at once, and feeds that are kept in one step.
const BATCH: usize = 25;
const STEP: usize = 20;
const KEEPING: Keeping = Keeping { days: 0, items: 0, ignored: Vec::new() };
const ROUNDS: usize = 9;
/// Articles that two hundred feeds bring in a week.
const WEEK: i64 = 35_000;

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo says what it runs this for.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["write", path, count] => write(Path::new(path), count.parse()?),
        ["feeds", folder, count, entries] => feeds(Path::new(folder), count.parse()?, entries.parse()?),
        ["keep", path, count] => keep(Path::new(path), count.parse()?),
        ["time", path] => time(Path::new(path)),
        ["variants", count] => {
            variants(sentences(), count.parse()?);
            Ok(())
        }
        ["variants", count, file] => {
            let lines = std::fs::read_to_string(file)?;
            variants(lines.lines().map(str::to_owned), count.parse()?);
            Ok(())
        }
        ["dossier", path] => dossier(&Store::open(Path::new(path))?, None),
        ["dossier", path, name] => dossier(&Store::open(Path::new(path))?, Some(name)),
        ["placing", path] => placing(Path::new(path)),
        _ => Err("see the head of benches/archive.rs".into()),
    }
}

/// Writes a library of `count` articles.
fn write(path: &Path, count: usize) -> Result<(), Box<dyn Error>> {
    let mut store = Store::open(path)?;
    let feeds = subscribed(&mut store, count)?;
    let mut made = articles().enumerate().take(count);
    for batch in 0..count.div_ceil(BATCH) {
        let feed = batch % feeds.len();
        let incoming: Vec<Incoming> =
            made.by_ref().take(BATCH).map(|(number, text)| article(feed, number, text)).collect();
        store.take(
            Brought { id: feeds[feed], answered: &came(feed), incoming: &incoming, gone: &[] },
            &KEEPING,
            NOW,
        )?;
    }
    let report = store.check(Depth::Counts)?;
    println!("{} articles, {} KB", report.articles, report.bytes / 1024);
    Ok(())
}

/// Analyses `count` articles, then keeps them in a new library at `path`, and says how long the latter takes.
fn keep(path: &Path, count: usize) -> Result<(), Box<dyn Error>> {
    let mut store = Store::open(path)?;
    let feeds = subscribed(&mut store, count)?;
    let made: Vec<(usize, Incoming)> = articles()
        .enumerate()
        .take(count)
        .map(|(number, text)| {
            let feed = number / BATCH % feeds.len();
            (feed, article(feed, number, text))
        })
        .collect();
    let batches: Vec<(usize, Vec<Incoming>)> = made
        .chunk_by(|(one, _), (other, _)| one == other)
        .map(|chunk| (chunk[0].0, chunk.iter().map(|(_, incoming)| incoming.clone()).collect()))
        .collect();
    let begin = Instant::now();
    for step in batches.chunks(STEP) {
        let answered: Vec<Answered> = step.iter().map(|(feed, _)| came(*feed)).collect();
        let brought: Vec<Brought> = step
            .iter()
            .zip(&answered)
            .map(|((feed, incoming), answered)| Brought { id: feeds[*feed], answered, incoming, gone: &[] })
            .collect();
        store.take_all(&brought, &KEEPING, NOW)?;
    }
    println!("{count} articles kept in {:.0} ms", begin.elapsed().as_secs_f64() * 1_000.0);
    Ok(())
}

/// Subscribes to as many feeds as `count` articles are of.
fn subscribed(store: &mut Store, count: usize) -> Result<Vec<FeedId>, Box<dyn Error>> {
    let mut ids = Vec::new();
    for number in 0..(count / BATCH).clamp(1, MAX_FEEDS) {
        let address = format!("https://feed-{number}.example/rss");
        let tags = vec![["local", "world", "business", "sport"][number % 4].to_owned()];
        ids.push(store.add_feed(&NewFeed { address, tags, ..NewFeed::default() }, NOW)?.0);
    }
    Ok(ids)
}

fn article(feed: usize, number: usize, text: String) -> Incoming {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);
    let mut document = document::read_text(text, vec![]);
    let before = APART * i64::try_from(number).unwrap_or_default();
    document.published = Some(Moment(NOW.0 - before).to_string());
    document.url = Some(format!("https://feed-{feed}.example/{number}"));
    let analysis = analyze(&document, &LEXICON);
    Given::new(document, None).with(&analysis)
}

fn came(feed: usize) -> Answered {
    let title = Some(format!("Feed {feed}"));
    Answered::Came { title, page: None, moved_to: None, etag: None, last_modified: None }
}

/// Writes `count` feeds of `entries` articles each into `folder`.
fn feeds(folder: &Path, count: usize, entries: usize) -> Result<(), Box<dyn Error>> {
    std::fs::create_dir_all(folder)?;
    let mut made = articles();
    for number in 0..count {
        let mut feed = format!("<rss version=\"2.0\"><channel><title>Feed {number}</title>");
        for entry in 0..entries {
            let article = made.next().unwrap_or_default();
            let (title, text) = article.split_once("\n\n").unwrap_or((&article, ""));
            let text = text.trim().replace('&', "&amp;").replace('<', "&lt;").replace("\n\n", "&lt;/p&gt;&lt;p&gt;");
            let moment = Moment(NOW.0 - APART * i64::try_from(number * entries + entry)?);
            write!(
                feed,
                "<item><guid isPermaLink=\"false\">{number}-{entry}</guid><title>{title}</title>\
                 <link>https://feed-{number}.example/{entry}</link><pubDate>{moment}</pubDate>\
                 <description>&lt;p&gt;{text}&lt;/p&gt;</description></item>"
            )?;
        }
        feed.push_str("</channel></rss>");
        std::fs::write(folder.join(format!("{number}.xml")), feed)?;
    }
    Ok(())
}

/// Asks the library what its screen asks, and says how long each takes: the median of some rounds, and the most.
fn time(path: &Path) -> Result<(), Box<dyn Error>> {
    timed("open the file", || Ok(Store::open(path)?))?;
    let store = Store::open(path)?;
    let all = Query::default();
    let first = store.list(&all, Order::Newest, 0, 1)?;
    timed("feeds and counts", || Ok((store.feeds()?, store.counts()?)))?;
    timed("first 200 rows, unread", || Ok(store.list(&Query::parse("is:unread")?, Order::Newest, 0, 200)?))?;
    timed("all rows", || Ok(store.list(&all, Order::Newest, 0, usize::MAX >> 1)?))?;
    timed("a feed's rows", || Ok(store.list(&Query::parse("feed:\"Feed 7\"")?, Order::Newest, 0, 200)?))?;
    for item in first {
        timed("preview", || Ok(store.preview(item.id)?))?;
        timed("article", || Ok(store.article(item.id)?))?;
    }
    for typed in [
        "f",
        "fe",
        "fer",
        "ferr",
        "ferry",
        "ferry t",
        "\"night ferry\"",
        "party:ruiz",
        "by:ruiz said:ferry",
        "title:ferry",
        "is:unread tag:local ferry",
        "after:2025-12-01 ferry",
        "zyzzyva",
    ] {
        timed(typed, || Ok(store.list(&Query::parse_open(typed)?, Order::Best, 0, 200)?))?;
    }
    Ok(())
}

/// Sentences of made-up articles.
fn sentences() -> impl Iterator<Item = String> {
    articles().flat_map(|text| {
        let document = document::read_text(text, vec![]);
        document.sentences.iter().map(|sentence| sentence.of(&document.text).to_owned()).collect::<Vec<_>>()
    })
}

/// Takes `count` quotations, then looks every hundredth up without its last word, and says how long each took.
fn variants(quotations: impl Iterator<Item = String>, count: usize) {
    let quotations: Vec<String> = quotations.take(count).collect();
    let begin = Instant::now();
    let mut variants = Variants::default();
    for quotation in &quotations {
        variants.insert(quotation, None);
    }
    println!("{} taken in {:.0} ms", quotations.len(), begin.elapsed().as_secs_f64() * 1_000.0);
    let mut times = Vec::new();
    let mut found = 0;
    for quotation in quotations.iter().step_by(100) {
        let shortened = quotation.trim_end().rsplit_once(' ').map_or(quotation.as_str(), |(before, _)| before);
        let begin = Instant::now();
        found += usize::from(!variants.find(shortened).is_empty());
        times.push(begin.elapsed().as_secs_f64() * 1_000_000.0);
    }
    times.sort_by(f64::total_cmp);
    let part = |percent: usize| times.get(times.len() * percent / 100).copied().unwrap_or_default();
    println!(
        "looked up: median {:.0} µs, 99 of 100 within {:.0} µs; {found} of {} found",
        part(50),
        part(99),
        times.len()
    );
    let begin = Instant::now();
    let groups = variants.groups().len();
    println!("{groups} groups in {:.0} ms", begin.elapsed().as_secs_f64() * 1_000.0);
}

/// Makes the dossier of the party called `name`, else of the person whose claims come nearest to a thousand.
fn dossier(store: &Store, name: Option<&str>) -> Result<(), Box<dyn Error>> {
    let name = match name {
        Some(name) => name.to_owned(),
        None => store.speaker_of_about(1_000)?.ok_or("nobody says anything")?,
    };
    let kind = store.parties_named(&name)?.first().ok_or("nobody is called so")?.kind;
    let lexicon = Lexicon::built_in();
    let make = || Ok(store.dossier(Asked::of(&name, Namesake::default(), kind), &lexicon)?);
    let whole = store.dossier(Asked::of(&name, Namesake::default(), kind), &lexicon)?.dossier;
    println!(
        "{name}: {} claims in {} articles, {} in several; {} articles beside",
        whole.claims.len(),
        whole.reports.len(),
        whole.statements.len(),
        whole.beside.len()
    );
    timed("which articles name it", || Ok(store.naming(&name, kind)?))?;
    timed("what was found in them, too", || {
        store.at_one_moment(|store| {
            let reports = store.naming(&name, kind)?;
            let mut items = reports.iter().filter_map(|(report, _)| report.place.item());
            items.try_for_each(|item| store.said(item).map(drop))
        })?;
        Ok(())
    })?;
    timed("dossier", make)
}

/// Takes articles in one by one, and says how long each took to be kept, and to find its story alone; then the same
/// among as many articles as a library of two hundred feeds gets in a week.
fn placing(path: &Path) -> Result<(), Box<dyn Error>> {
    let lexicon = Lexicon::built_in();
    let mut store = Store::open(path)?;
    let count = store.counts()?.all;
    let feed = store.feeds()?.first().ok_or("a library without feeds")?.id;
    let answered = Answered::Came { title: None, page: None, moved_to: None, etag: None, last_modified: None };
    // Behind those that are in it.
    let mut made = articles().skip(count);
    let mut times = Vec::new();
    for number in 0..200i64 {
        let mut document = document::read_text(made.next().ok_or("no more articles")?, vec![]);
        document.published = Some(Moment(NOW.0 - 60 * number).to_string());
        document.url = Some(format!("https://late.example/{count}-{number}"));
        let analysis = analyze(&document, &lexicon);
        let incoming = [Given::new(document, None).with(&analysis)];
        let begin = Instant::now();
        store.take(Brought { id: feed, answered: &answered, incoming: &incoming, gone: &[] }, &KEEPING, NOW)?;
        times.push(begin.elapsed().as_secs_f64() * 1_000.0);
    }
    spread(&format!("kept and placed, among {count}"), times);
    let mut stories = Stories::default();
    let mut times = Vec::new();
    for number in 0..WEEK {
        let text = made.next().ok_or("no more articles")?;
        let terms = TermVector::new(text.lines().next().unwrap_or_default(), &text, []);
        let moment = Moment(NOW.0 - 7 * 86_400 / WEEK * number);
        let begin = Instant::now();
        let found = stories.place(&terms, moment).unwrap_or(StoryId(number));
        if number > WEEK - 1_000 {
            times.push(begin.elapsed().as_secs_f64() * 1_000.0);
        }
        stories.insert(Placed { item: ItemId(number), moment, story: found, terms });
    }
    spread(&format!("placed alone, the last 1000 of {WEEK} of a week"), times);
    Ok(())
}

fn spread(what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let part = |percent: usize| times.get(times.len() * percent / 100).copied().unwrap_or_default();
    println!("{what}: median {:.2} ms, 99 of 100 within {:.2} ms", part(50), part(99));
}

fn timed<T>(what: &str, mut work: impl FnMut() -> Result<T, Box<dyn Error>>) -> Result<(), Box<dyn Error>> {
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let begin = Instant::now();
        drop(work()?);
        times.push(begin.elapsed().as_secs_f64() * 1_000.0);
    }
    times.sort_by(f64::total_cmp);
    println!("{what:28} {:8.2} ms, at most {:8.2}", times[ROUNDS / 2], times[ROUNDS - 1]);
    Ok(())
}
