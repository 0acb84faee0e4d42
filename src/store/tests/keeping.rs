//! What is kept how long, and what is never taken in.

use super::*;

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
