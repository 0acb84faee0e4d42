//! The store as those who use it see it.

use super::articles::Taken;
use super::checking::Depth;
use super::error::{Cause, Outcome};
use super::feeds::{Answered, Brought, NewFeed};
use super::incoming::{Given, Incoming};
use super::stories::Around;
use super::{Store, schema};
use crate::analysis::analyze;
use crate::analysis::lexicon::Lexicon;
use crate::document;
use crate::library::correction::text_key;
use crate::library::keeping::{FeedSettings, Keeping};
use crate::library::moment::Moment;
use crate::library::note::{NewNote, Quote};
use crate::library::query::Query;
use crate::library::shelf::{Change, Counts, FeedId, Item, Order};
use crate::text::Span;
use rusqlite::Connection;
use std::path::PathBuf;

const NOW: Moment = Moment(1_800_000_000);

const BRIDGE: &str = "Old bridge to close\n\nMayor Ana Ruiz said on Monday that the old bridge in Port Alder would close to \
    lorries. “It will not carry them another year,” she warned.\n\nThe Hauliers’ Guild denied that lorries were to blame.\n";
const RAIN: &str =
    "Rain in the hills\n\nIt rained in the hills, and the river rose. “There is no money for a dam,” Bo Li said.\n";

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("onrecord-store-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        Self(path)
    }

    fn file(&self) -> PathBuf {
        self.0.join("library.db")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn came() -> Answered {
    let title = Some("Alder News".to_owned());
    Answered::Came { title, page: None, moved_to: None, etag: Some("\"1\"".to_owned()), last_modified: None }
}

fn incoming(text: &str, identity: &str, url: Option<&str>, published: &str) -> Incoming {
    let mut document = document::read_text(text.to_owned(), vec![]);
    document.url = url.map(str::to_owned);
    document.published = Some(published.to_owned());
    let analysis = analyze(&document, &Lexicon::built_in());
    Given::new(document, Some(identity)).with(&analysis)
}

/// Keeps what the feed `id` brought, and drops nothing.
fn take(store: &mut Store, id: FeedId, answered: &Answered, incoming: &[Incoming]) -> Outcome<Taken> {
    store.take(Brought { id, answered, incoming, gone: &[] }, &Keeping::default(), NOW)
}

/// A library with a feed of two articles.
fn library() -> (Store, FeedId) {
    let mut store = Store::in_memory();
    let feed = add(&mut store, "https://a.example/feed", &["local"]);
    let articles = [
        incoming(BRIDGE, "urn:1", Some("https://a.example/bridge"), "2026-01-02"),
        incoming(RAIN, "urn:2", Some("https://a.example/rain"), "2026-01-03"),
    ];
    let taken = take(&mut store, feed, &came(), &articles).unwrap();
    assert_eq!(taken, Taken { new: 2, ..Taken::default() });
    (store, feed)
}

fn add(store: &mut Store, address: &str, tags: &[&str]) -> FeedId {
    let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    let feed = NewFeed { address: address.to_owned(), tags, ..NewFeed::default() };
    store.add_feed(&feed, NOW).unwrap().0
}

fn listed(store: &Store, query: &str) -> Vec<Item> {
    store.list(&Query::parse(query).unwrap(), Order::Newest, 0, 100).unwrap()
}

/// The first words of what `query` finds.
#[track_caller]
fn check(store: &Store, query: &str, expected: &[&str]) {
    let items = listed(store, query);
    let titles: Vec<&str> = items.iter().map(|item| item.title.split(' ').next().unwrap_or_default()).collect();
    assert_eq!(titles, expected, "{query}");
    assert_eq!(store.count(&Query::parse(query).unwrap()).unwrap(), expected.len(), "{query}");
}

#[test]
fn feeds_are_kept_with_what_is_unread_and_listed_by_name() {
    let (mut store, feed) = library();
    let other = add(&mut store, "https://b.example/feed", &[]);
    store.rename_feed(other, Some("A Desk")).unwrap();
    store.tag_feed(feed, &["town".to_owned()], &["LOCAL".to_owned()]).unwrap();
    let feeds = store.feeds().unwrap();
    let shown: Vec<_> = feeds.iter().map(|feed| (feed.name.as_str(), feed.unread, feed.articles)).collect();
    assert_eq!(shown, [("A Desk", 0, 0), ("Alder News", 2, 2)]);
    assert_eq!(feeds[1].tags, ["town"]);
    let again = NewFeed { address: "https://b.example/feed".to_owned(), ..NewFeed::default() };
    assert_eq!(store.add_feed(&again, NOW).unwrap(), (other, false));
}

#[test]
fn an_article_is_opened_as_it_was_read_and_where_its_reader_left_it() {
    let (mut store, _) = library();
    let id = listed(&store, "bridge")[0].id;
    store.keep_place(id, 30).unwrap();
    let kept = store.article(id).unwrap().unwrap();
    let mut expected = document::read_text(BRIDGE.to_owned(), vec![]);
    expected.url = Some("https://a.example/bridge".to_owned());
    expected.published = Some("2026-01-02".to_owned());
    assert_eq!((kept.document, kept.place), (expected, 30));
    let preview = store.preview(id).unwrap().unwrap();
    assert!(preview.beginning.starts_with("Mayor Ana Ruiz said"), "{}", preview.beginning);
    assert!(preview.claims.iter().any(|claim| claim.speaker.as_deref() == Some("Ana Ruiz")), "{preview:?}");
    assert!(preview.parties.iter().any(|party| party.name == "Ana Ruiz"));
}

#[test]
fn articles_are_found_by_words_feed_standing_date_and_who_says_what() {
    let (mut store, _) = library();
    check(&store, "", &["Rain", "Old"]);
    check(&store, "lorries", &["Old"]);
    check(&store, "title:rain", &["Rain"]);
    check(&store, "-lorries", &["Rain"]);
    check(&store, "\"old bridge\"", &["Old"]);
    check(&store, "\"bridge old\"", &[]);
    check(&store, "lorr*", &["Old"]);
    check(&store, "feed:alder tag:local", &["Rain", "Old"]);
    check(&store, "tag:far", &[]);
    check(&store, "party:ruiz", &["Old"]);
    check(&store, "said:\"no money\"", &["Rain"]);
    check(&store, "said:mon*", &["Rain"]);
    check(&store, "by:ruiz said:carry", &["Old"]);
    check(&store, "by:ruiz said:money", &[]);
    check(&store, "act:warn", &["Old"]);
    check(&store, "after:2026-01-03", &["Rain"]);
    check(&store, "before:2026-01-03", &["Old"]);
    let id = listed(&store, "rain")[0].id;
    store.change(&[(id, Change::Read(true)), (id, Change::Star(true))]).unwrap();
    check(&store, "is:unread", &["Old"]);
    check(&store, "is:starred", &["Rain"]);
}

#[test]
fn nothing_in_a_query_means_anything_to_sql() {
    let (store, _) = library();
    for query in ["'; DROP TABLE feeds", "a\\\"b NEAR(x)", "title:^*", "feed:%", "party:_", "said:'\\\"", "(", "AND OR"]
    {
        let query = Query::parse_open(query).unwrap();
        store.list(&query, Order::Best, 0, 10).unwrap();
        store.search(&query, 10).unwrap();
    }
    check(&store, "feed:%", &[]);
}

#[test]
fn the_best_answer_comes_first_with_the_words_that_were_found() {
    let (store, _) = library();
    let answers = store.search(&Query::parse("river").unwrap(), 10).unwrap();
    assert_eq!(answers.len(), 1);
    let hits: Vec<&str> = answers[0].hits.iter().map(|hit| hit.of(&answers[0].snippet)).collect();
    assert_eq!(hits, ["river"]);
    assert!(answers[0].snippet.contains("and the river rose"), "{}", answers[0].snippet);
}

#[test]
fn what_is_here_already_is_taken_in_no_second_time() {
    let (mut store, feed) = library();
    let bridge = incoming(BRIDGE, "urn:1", Some("https://a.example/bridge"), "2026-01-02");
    assert_eq!(take(&mut store, feed, &came(), std::slice::from_ref(&bridge)).unwrap(), Taken::default());
    let other = add(&mut store, "https://b.example/feed", &[]);
    let elsewhere =
        incoming("Bridge shut\n\nOther words.", "x", Some("http://www.a.example/bridge/?utm_source=b"), "2026");
    let taken = take(&mut store, other, &came(), &[elsewhere]).unwrap();
    assert_eq!(taken, Taken { duplicates: 1, ..Taken::default() });
    let long =
        format!("{BRIDGE}\n{}", "The lorries go round by the valley road until the new one is built. ".repeat(6));
    let first = incoming(&long, "long", Some("https://a.example/long"), "2026-01-04");
    assert_eq!(take(&mut store, feed, &came(), &[first]).unwrap().new, 1);
    let copied = incoming(&long.replacen("Monday", "Tuesday", 1), "copy", Some("https://b.example/copy"), "2026-01-04");
    assert_eq!(take(&mut store, feed, &came(), std::slice::from_ref(&copied)).unwrap().duplicates, 1);
    assert_eq!(listed(&store, "").len(), 4);
    // Nearly the same words from another feed are there as what that feed says, and need not be read.
    assert_eq!(take(&mut store, other, &came(), &[copied]).unwrap().duplicates, 1);
    let rows = listed(&store, "lorries go round");
    let shown: Vec<_> = rows.iter().map(|item| (item.feed, item.standing.read)).collect();
    assert_eq!(shown.len(), 2);
    assert!(shown.contains(&(Some(feed), false)) && shown.contains(&(Some(other), true)), "{shown:?}");
}

#[test]
fn a_few_words_about_a_page_stand_beside_it_not_in_its_place() {
    let (mut store, feed) = library();
    let links = add(&mut store, "https://links.example/feed", &[]);
    let about = |identity: &str, page| incoming("Bridge shut\n\nTold you so.", identity, Some(page), "2026-01-05");
    let dam = "https://www.a.example/dam";
    // Of a page that is here, they need not be read; of one that is not, they must.
    let stubs = [about("1", "https://a.example/bridge"), about("2", dam)];
    let taken = take(&mut store, links, &came(), &stubs).unwrap();
    assert_eq!(taken, Taken { new: 1, duplicates: 1, ..Taken::default() });
    let page =
        incoming("No money for a dam\n\nThe council said on Monday that the dam must wait.", "3", Some(dam), "2026");
    assert_eq!(take(&mut store, feed, &came(), std::slice::from_ref(&page)).unwrap().new, 1);
    check(&store, "dam is:unread", &["Rain", "No"]);
    check(&store, "told is:unread", &["Bridge"]);
    check(&store, "told", &["Bridge", "Bridge"]);
    // The same page from another feed of its outlet, or the same words from anywhere, is that page.
    let sport = add(&mut store, "https://feeds.a.example/sport", &[]);
    let summary = incoming("No money for a dam\n\nSo says the council.", "4", Some(dam), "2026-01-06");
    assert_eq!(take(&mut store, sport, &came(), &[summary]).unwrap().duplicates, 1);
    let copied = incoming("No money\n\nThe council said on Monday", "5", Some(dam), "2026-01-06");
    assert_eq!(take(&mut store, links, &came(), &[copied]).unwrap().duplicates, 1);
    assert_eq!(listed(&store, "council").len(), 1);
}

#[test]
fn feeds_and_searches_are_listed_by_what_their_numbers_count() {
    let (mut store, _) = library();
    for name in ["Wire 10", "wire 9", "Wire 100"] {
        let address = format!("https://c.example/{}", name.replace(' ', ""));
        store.add_feed(&NewFeed { address, name: Some(name.to_owned()), ..NewFeed::default() }, NOW).unwrap();
        store.save_search(name, "rain").unwrap();
    }
    let names: Vec<String> = store.feeds().unwrap().into_iter().map(|feed| feed.name).collect();
    assert_eq!(names, ["Alder News", "wire 9", "Wire 10", "Wire 100"]);
    let names: Vec<String> = store.searches().unwrap().into_iter().map(|search| search.name).collect();
    assert_eq!(names, ["wire 9", "Wire 10", "Wire 100"]);
}

#[test]
fn an_answer_shows_the_claim_that_was_asked_for_and_where_the_page_stands() {
    let (store, _) = library();
    let answer = |query| store.search(&Query::parse(query).unwrap(), 9).unwrap().remove(0);
    let by = answer("by:\"bo li\"");
    assert_eq!(by.speaker.as_deref(), Some("Bo Li"));
    assert!(by.snippet.contains("There is no money for a dam"), "{}", by.snippet);
    assert_eq!(by.url.as_deref(), Some("https://a.example/rain"));
    let said = answer("bridge said:\"another year\"");
    assert!(said.snippet.contains("It will not carry them another year"), "{}", said.snippet);
    assert_eq!(said.hits.iter().map(|hit| hit.of(&said.snippet)).collect::<Vec<_>>(), ["another", "year"]);
    assert_eq!((answer("bridge").speaker, answer("is:unread feed:alder").hits), (None, vec![]));
}

#[test]
fn a_changed_article_keeps_what_its_reader_did_with_it() {
    let (mut store, feed) = library();
    let id = listed(&store, "bridge")[0].id;
    store.change(&[(id, Change::Star(true)), (id, Change::Read(true))]).unwrap();
    let changed =
        incoming(&BRIDGE.replace("lorries", "ferries"), "urn:1", Some("https://a.example/bridge"), "2026-01-02");
    let taken = take(&mut store, feed, &came(), &[changed]).unwrap();
    assert_eq!(taken, Taken { changed: 1, ..Taken::default() });
    check(&store, "lorries", &[]);
    check(&store, "ferries is:starred is:read", &["Old"]);
    assert_eq!(store.check(Depth::Thorough).unwrap().faults, Vec::<String>::new());
    assert_eq!(store.check(Depth::Quick).unwrap().faults, Vec::<String>::new());
}

#[test]
fn what_was_done_is_told_so_that_it_can_be_undone() {
    let (mut store, _) = library();
    let ids: Vec<_> = listed(&store, "").iter().map(|item| item.id).collect();
    store.change(&[(ids[0], Change::Star(true))]).unwrap();
    let before = store.change(&[(ids[0], Change::Archive(true)), (ids[1], Change::Archive(true))]).unwrap();
    check(&store, "", &[]);
    check(&store, "is:archived", &["Rain", "Old"]);
    let back: Vec<_> = before.into_iter().map(|(id, standing)| (id, Change::To(standing))).collect();
    store.change(&back).unwrap();
    check(&store, "is:unread", &["Rain", "Old"]);
    check(&store, "is:starred", &["Rain"]);
}

#[test]
fn a_removed_feed_leaves_what_has_a_star() {
    let (mut store, feed) = library();
    let id = listed(&store, "rain")[0].id;
    store.change(&[(id, Change::Star(true))]).unwrap();
    assert_eq!(store.remove_feed(feed).unwrap(), (1, 1));
    check(&store, "", &["Rain"]);
    check(&store, "lorries", &[]);
    let report = store.check(Depth::Thorough).unwrap();
    assert_eq!((report.faults.as_slice(), report.articles, report.feeds), (&[][..], 1, 0));
    assert_eq!(take(&mut store, feed, &came(), &[]).unwrap(), Taken::default());
}

#[test]
fn a_query_is_kept_under_its_name_until_it_is_forgotten() {
    let (mut store, _) = library();
    store.save_search("Dams", "dam party:ruiz").unwrap();
    store.save_search("Alder", "alder").unwrap();
    store.save_search("dams", "dam").unwrap();
    let searches = store.searches().unwrap();
    let shown: Vec<_> = searches.iter().map(|search| (search.name.as_str(), search.query.as_str())).collect();
    assert_eq!(shown, [("Alder", "alder"), ("Dams", "dam")]);
    assert!(store.forget_search("DAMS").unwrap() && !store.forget_search("DAMS").unwrap());
}

#[test]
fn a_note_is_found_by_its_article_and_by_its_text_and_keeps_the_article() {
    let (mut store, feed) = library();
    let bridge = listed(&store, "bridge")[0].id;
    let kept = store.article(bridge).unwrap().unwrap();
    let text = &kept.document.text;
    let place = Quote::of(text, Span::new(0, 10));
    let new = NewNote {
        article: Some(bridge),
        text_key: text_key(text),
        title: "Old bridge".to_owned(),
        url: None,
        quote: place,
        speaker: None,
        words: "why?".to_owned(),
    };
    let id = store.add_note(&new, NOW).unwrap();
    for notes in [
        store.notes_of(Some(bridge), 0).unwrap(),
        store.notes_of(None, text_key(text)).unwrap(),
        store.notes(None).unwrap(),
    ] {
        assert_eq!(notes.len(), 1);
        assert_eq!(
            (notes[0].id, notes[0].words.as_str(), notes[0].quote.place(text)),
            (id, "why?", Some(Span::new(0, 10)))
        );
    }
    check(&store, "is:noted", &["Old"]);
    assert_eq!(store.remove_feed(feed).unwrap(), (1, 1));
    store.change_note(id, Some("because")).unwrap();
    assert_eq!(store.notes(None).unwrap()[0].words, "because");
    store.change_note(id, None).unwrap();
    assert!(store.notes(None).unwrap().is_empty());
}

#[test]
fn a_feed_is_left_alone_as_long_as_it_is_to_be() {
    let (mut store, feed) = library();
    let due = |store: &Store, now| store.due(&[], now, false).unwrap().len();
    assert_eq!(store.due(&[], NOW, false).unwrap()[0].known.len(), 2);
    let failed = Answered::Failed { why: "nobody answers there".to_owned(), next: Moment(NOW.0 + 60) };
    take(&mut store, feed, &failed, &[]).unwrap();
    assert_eq!((due(&store, NOW), due(&store, Moment(NOW.0 + 60))), (0, 1));
    assert_eq!(store.due(&[], NOW, true).unwrap()[0].failures, 1);
    assert_eq!(store.feeds().unwrap()[0].error.as_deref(), Some("nobody answers there"));
    take(&mut store, feed, &came(), &[]).unwrap();
    assert_eq!(store.feeds().unwrap()[0].error, None);
    take(&mut store, feed, &Answered::Gone("the server answers 410 Gone".to_owned()), &[]).unwrap();
    assert_eq!((due(&store, NOW), store.feeds().unwrap()[0].retired), (0, true));
}

#[test]
fn what_was_written_is_there_when_the_file_is_opened_again_and_in_its_copy() {
    let folder = Folder::new("again");
    let mut store = Store::open(&folder.file()).unwrap();
    let feed = add(&mut store, "https://a.example/feed", &[]);
    take(&mut store, feed, &came(), &[incoming(BRIDGE, "urn:1", None, "2026")]).unwrap();
    let copy = folder.0.join("copy.db");
    store.back_up(&copy).unwrap();
    drop(store);
    for path in [folder.file(), copy] {
        check(&Store::open_existing(&path).unwrap().unwrap(), "lorries", &["Old"]);
    }
    assert!(Store::open_existing(&folder.0.join("none.db")).unwrap().is_none());
}

#[test]
fn a_file_that_is_no_library_or_a_newer_one_is_named_and_left_as_it_is() {
    let folder = Folder::new("bad");
    std::fs::create_dir_all(&folder.0).unwrap();
    let mine = "mine, and no library at all".repeat(50);
    std::fs::write(folder.file(), &mine).unwrap();
    let error = Store::open(&folder.file()).unwrap_err();
    assert!(matches!(error.cause, Cause::Damaged(_)), "{error}");
    assert!(error.to_string().contains("library.db"), "{error}");
    assert_eq!(std::fs::read_to_string(folder.file()).unwrap(), mine);
    std::fs::remove_file(folder.file()).unwrap();
    Connection::open(folder.file()).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let error = Store::open(&folder.file()).unwrap_err();
    assert_eq!(error.cause, Cause::Newer { its: 99, known: schema::newest() });
}

/// A feed of six articles, each of which came a day after the one before, the last of them now.
fn six_days(store: &mut Store) -> FeedId {
    let feed = add(store, "https://days.example/feed", &[]);
    for (title, ago) in ["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir"].into_iter().zip((0..6).rev()) {
        let day = Moment(NOW.0 - ago * 86_400);
        let text = format!("{title}\n\nIt rained on the {title}, said Bo Li.\n");
        let article = incoming(&text, title, None, &day.to_string());
        let brought = Brought { id: feed, answered: &came(), incoming: &[article], gone: &[] };
        store.take(brought, &Keeping::default(), day).unwrap();
    }
    feed
}

#[test]
fn what_is_older_or_more_than_is_kept_goes_unless_something_was_done_with_it() {
    let mut store = Store::in_memory();
    let feed = six_days(&mut store);
    let ids: Vec<_> = listed(&store, "").iter().map(|item| item.id).collect();
    store.change(&[(ids[5], Change::Star(true))]).unwrap();
    assert_eq!(store.tag_article(ids[3], &["flood".to_owned()]).unwrap(), Vec::<String>::new());
    let keeping = Keeping { days: 3, ..Keeping::default() };
    assert_eq!(store.tidy(&keeping, NOW).unwrap(), 1);
    check(&store, "", &["Fir", "Elm", "Dogwood", "Cedar", "Alder"]);
    let settings = FeedSettings { days: Some(0), items: Some(2), ..FeedSettings::default() };
    assert_eq!(store.settle_feed(feed, &settings).unwrap(), FeedSettings::default());
    assert_eq!(store.feeds().unwrap()[0].settings, settings);
    assert_eq!(store.tidy(&keeping, NOW).unwrap(), 1);
    check(&store, "", &["Fir", "Elm", "Cedar", "Alder"]);
    check(&store, "tag:flood is:tagged", &["Cedar"]);
    assert_eq!(store.check(Depth::Thorough).unwrap().faults, Vec::<String>::new());
}

#[test]
fn what_was_dropped_comes_again_only_when_its_feed_had_left_it_out() {
    let mut store = Store::in_memory();
    let feed = six_days(&mut store);
    store.tidy(&Keeping { items: 5, ..Keeping::default() }, NOW).unwrap();
    let alder = || incoming("Alder\n\nIt rained anew.\n", "Alder", None, "2026");
    assert_eq!(store.due(&[], NOW, true).unwrap()[0].known.get("Alder"), Some(&None));
    assert_eq!(take(&mut store, feed, &came(), &[alder()]).unwrap(), Taken::default());
    let left_out = Brought { id: feed, answered: &came(), incoming: &[], gone: &["Alder".to_owned()] };
    store.take(left_out, &Keeping::default(), NOW).unwrap();
    assert_eq!(store.due(&[], NOW, true).unwrap()[0].known.get("Alder"), None);
    assert_eq!(take(&mut store, feed, &came(), &[alder()]).unwrap().new, 1);
}

#[test]
fn what_is_to_be_ignored_is_not_taken_in_and_does_not_come_again() {
    let mut store = Store::in_memory();
    let feed = add(&mut store, "https://a.example/feed", &["local"]);
    let settings = FeedSettings { ignored: vec!["author:ruiz".to_owned()], ..FeedSettings::default() };
    store.settle_feed(feed, &settings).unwrap();
    let keeping = Keeping { ignored: vec!["title:advert tag:local".to_owned()], ..Keeping::default() };
    let articles = [
        incoming("Advert for boats\n\nBuy them.\n", "1", None, "2026"),
        incoming("Rain\n\nBy Ana Ruiz\n\nIt rained on the advert in the hills.\n", "2", None, "2026"),
        incoming("Hail\n\nBy Bo Li\n\nIt hailed on the advert in the hills.\n", "3", None, "2026"),
    ];
    let brought = Brought { id: feed, answered: &came(), incoming: &articles, gone: &[] };
    let taken = store.take(brought, &keeping, NOW).unwrap();
    assert_eq!(taken, Taken { new: 1, ignored: 2, ..Taken::default() });
    check(&store, "", &["Hail"]);
    check(&store, "author:\"bo li\"", &["Hail"]);
    assert_eq!(store.take(brought, &keeping, NOW).unwrap(), Taken::default());
}

#[test]
fn articles_are_counted_as_they_come_change_and_go() {
    let mut store = Store::in_memory();
    let feed = six_days(&mut store);
    let ids: Vec<_> = listed(&store, "").iter().map(|item| item.id).collect();
    store
        .change(&[(ids[0], Change::Star(true)), (ids[1], Change::Archive(true)), (ids[2], Change::Read(true))])
        .unwrap();
    assert_eq!(store.counts().unwrap(), Counts { all: 5, unread: 4, starred: 1, archived: 1 });
    store.remove_feed(feed).unwrap();
    assert_eq!(store.counts().unwrap(), Counts { all: 1, unread: 1, starred: 1, archived: 1 });
    assert_eq!(store.check(Depth::Quick).unwrap().faults, Vec::<String>::new());
}

/// Three outlets of a bridge that closes, and another event.
fn told() -> Vec<Incoming> {
    let second = "Harnby closes its old bridge\n\nNo lorry may cross the old bridge at Harnby any more. “It will not carry \
                  them,” said Mayor Ana Ruiz of the old bridge over the river.";
    let third = "What the old bridge at Harnby means to drivers\n\nMayor Ana Ruiz said the old bridge in Harnby would not \
                 carry lorries. The river rose.";
    let other = "Comet over the coast\n\nAstronomers of Tarn observatory watched comet Okafor pass on Saturday night.";
    let first = "Old bridge to close\n\nMayor Ana Ruiz said that the old bridge at Harnby will not carry lorries, and the \
                 river rose.";
    [first, second, third, other]
        .into_iter()
        .enumerate()
        .map(|(hour, text)| incoming(text, &format!("s{hour}"), None, &format!("2026-01-02T0{hour}:00:00Z")))
        .collect()
}

/// What the articles of each story are called.
fn titles(store: &Store) -> Vec<Vec<String>> {
    let stories = store.stories(10).unwrap();
    stories.into_iter().map(|story| story.articles.into_iter().map(|article| article.title).collect()).collect()
}

#[test]
fn articles_on_one_event_are_a_story_of_several_feeds() {
    let mut store = Store::in_memory();
    let feeds: Vec<FeedId> =
        ["a", "b", "c"].iter().map(|name| add(&mut store, &format!("https://{name}.example/feed"), &[])).collect();
    let told = told();
    for (feed, article) in feeds.iter().cycle().zip(&told) {
        take(&mut store, *feed, &came(), std::slice::from_ref(article)).unwrap();
    }
    let stories = store.stories(10).unwrap();
    assert_eq!(stories.len(), 1, "{stories:#?}");
    assert_eq!(stories[0].articles.len(), 3, "{stories:#?}");
    assert_eq!(store.unplaced().unwrap(), 0);
    let id = stories[0].articles[1].item;
    assert_eq!(store.story_of(id).unwrap(), Some(stories[0].id));
    let beside = store.told(&stories[0]).unwrap();
    assert!(beside.iter().all(|told| told.findings.is_some()), "{beside:#?}");
    // A story goes with its articles.
    store.remove_feed(feeds[1]).unwrap();
    assert_eq!(store.stories(10).unwrap()[0].articles.len(), 2);
    store.remove_feed(feeds[0]).unwrap();
    assert!(store.stories(10).unwrap().is_empty());
    assert_eq!(store.check(Depth::Thorough).unwrap().faults, Vec::<String>::new());
}

#[test]
fn stories_are_the_same_whether_articles_come_at_once_or_with_a_program_each() {
    let (once, each) = (Folder::new("stories-once"), Folder::new("stories-each"));
    let mut store = Store::open(&once.file()).unwrap();
    let feeds = ["a", "b"].map(|name| format!("https://{name}.example/feed"));
    let ids: Vec<FeedId> = feeds.iter().map(|address| add(&mut store, address, &[])).collect();
    let told = told();
    for (number, article) in told.iter().enumerate() {
        take(&mut store, ids[number % 2], &came(), std::slice::from_ref(article)).unwrap();
        let mut other = Store::open(&each.file()).unwrap();
        let id = add(&mut other, &feeds[number % 2], &[]);
        take(&mut other, id, &came(), std::slice::from_ref(article)).unwrap();
    }
    assert_eq!(titles(&store).len(), 1);
    assert_eq!(titles(&store), titles(&Store::open(&each.file()).unwrap()));
}

#[test]
fn an_article_of_an_earlier_program_is_placed_when_it_is_looked_through_anew() {
    let mut store = Store::in_memory();
    let feeds = [add(&mut store, "https://a.example/feed", &[]), add(&mut store, "https://b.example/feed", &[])];
    let told = told();
    for (feed, article) in feeds.iter().zip(&told) {
        take(&mut store, *feed, &came(), std::slice::from_ref(article)).unwrap();
    }
    store.db.execute_batch("DELETE FROM placed; DELETE FROM findings; UPDATE articles SET engine = 0").unwrap();
    store.around = Around::default();
    assert!(store.stories(10).unwrap().is_empty() && store.unplaced().unwrap() == 2);
    for id in store.outdated(10).unwrap() {
        let document = store.article(id).unwrap().unwrap().document;
        let found = told.iter().find(|article| article.given.document.text == document.text).unwrap().found.clone();
        store.renew(&[(id, document, found)]).unwrap();
    }
    assert_eq!(titles(&store), [["Old bridge to close", "Harnby closes its old bridge"]]);
}

#[test]
fn parties_are_found_by_the_last_word_of_their_names() {
    let (store, _) = library();
    let named = |ending: &str| -> Vec<String> {
        store.parties_ending(ending).unwrap().into_iter().map(|named| named.name).collect()
    };
    assert_eq!((named("ruiz"), named("ana")), (vec!["Ana Ruiz".to_owned()], vec![]));
    let plan: String = store
        .db
        .query_row(
            "EXPLAIN QUERY PLAN SELECT id FROM names
             WHERE replace(names.name, rtrim(names.name, replace(names.name, ' ', '')), '') = 'x' COLLATE NOCASE",
            [],
            |row| row.get(3),
        )
        .unwrap();
    assert!(plan.contains("names_by_ending"), "{plan}");
}
