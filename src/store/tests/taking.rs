//! Articles are taken in once, and counted.

use super::*;

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
fn what_comes_twice_or_is_ignored_within_a_step_leaves_no_trace_in_the_index() {
    let mut store = Store::in_memory();
    let feed = add(&mut store, "https://a.example/feed", &[]);
    let settings = FeedSettings { ignored: vec!["title:rain".to_owned()], ..FeedSettings::default() };
    store.settle_feed(feed, &settings).unwrap();
    let articles = [
        incoming(BRIDGE, "urn:1", None, "2026-01-02"),
        incoming(&BRIDGE.replace("lorries", "ferries"), "urn:1", None, "2026-01-02"),
        incoming(RAIN, "urn:2", None, "2026-01-03"),
    ];
    let taken = take(&mut store, feed, &came(), &articles).unwrap();
    assert_eq!(taken, Taken { new: 1, changed: 1, ignored: 1, ..Taken::default() });
    check(&store, "ferries", &["Old"]);
    check(&store, "lorries", &[]);
    check(&store, "said:\"another year\"", &["Old"]);
    check(&store, "said:dam", &[]);
    assert_eq!(store.check(Depth::Thorough).unwrap().faults, [""; 0]);
}
