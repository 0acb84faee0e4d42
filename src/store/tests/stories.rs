//! Stories and parties, across articles.

use super::*;
use crate::analysis::EntityKind;
use crate::library::identity::{Meant, Namesake};
use crate::store::dossier::Asked;

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
    let named = |ending| store.names_ending(ending).unwrap();
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

#[test]
fn two_people_of_one_name_are_told_apart_by_their_articles() {
    let mut store = Store::in_memory();
    let feed = add(&mut store, "https://a.example/feed", &[]);
    take(&mut store, feed, &came(), &told()).unwrap();
    let (person, names) = (EntityKind::Person, ["Ana Ruiz".to_owned(), "A. Ruiz".to_owned()]);
    let titles = |store: &Store, namesake| -> (Vec<String>, Vec<(Namesake, usize)>) {
        let made = store.dossier(Asked::of("Ana Ruiz", Namesake(namesake), person), &Lexicon::built_in()).unwrap();
        // What an article of the others has in the same words is theirs.
        let mut places = made.dossier.claims.iter().flat_map(|claim| made.dossier.elsewhere(claim));
        let is_told = places.all(|(place, _)| {
            place.report < made.dossier.reports.len()
                || place.credited().is_some_and(|name| name.starts_with("Ana Ruiz"))
        });
        assert!(is_told, "{made:#?}");
        (made.dossier.reports.iter().map(|report| report.title.clone()).collect(), made.namesakes)
    };
    let (all, others) = titles(&store, 0);
    assert_eq!((all.len(), others), (3, vec![]));
    let second = store.naming("Ana Ruiz", person).unwrap()[1].0.place.item().unwrap();
    store.tell_apart(second, &names, person, Namesake(1)).unwrap();
    assert_eq!(titles(&store, 0), (vec![all[0].clone(), all[2].clone()], vec![(Namesake(1), 1)]));
    assert_eq!(titles(&store, 1), (vec![all[1].clone()], vec![(Namesake(0), 2)]));
    let meant = Meant { name: "Ana Ruiz".to_owned(), kind: person, namesake: Namesake(1) };
    assert_eq!(store.told_apart(second).unwrap(), [meant]);
    store.tell_apart(second, &names, person, Namesake(0)).unwrap();
    assert_eq!(titles(&store, 0), (all, vec![]));
}
