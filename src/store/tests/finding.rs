//! What queries find, and how it is listed.

use super::*;
use crate::analysis::EntityKind;
use crate::library::identity::Namesake;
use crate::store::dossier::Asked;

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
    assert_eq!(by.speakers, ["Bo Li"]);
    assert!(by.snippet.contains("There is no money for a dam"), "{}", by.snippet);
    assert_eq!(by.url.as_deref(), Some("https://a.example/rain"));
    let said = answer("bridge said:\"another year\"");
    assert!(said.snippet.contains("It will not carry them another year"), "{}", said.snippet);
    assert_eq!(said.hits.iter().map(|hit| hit.of(&said.snippet)).collect::<Vec<_>>(), ["another", "year"]);
    assert_eq!((answer("bridge").speakers, answer("is:unread feed:alder").hits), (vec![], vec![]));
}

#[test]
fn what_several_say_together_is_found_by_each_of_them_and_shown_with_all() {
    const FERRY: &str = "Ferry to stop\n\nThe Harbour Union and the Port Authority said the ferry would stop in May.\n";
    let (mut store, feed) = library();
    take(&mut store, feed, &came(), &[incoming(FERRY, "urn:3", None, "2026")]).unwrap();
    for query in ["by:union", "by:\"port authority\"", "by:union said:ferry", "by:port act:assert", "-by:ruiz by:union"]
    {
        check(&store, query, &["Ferry"]);
    }
    check(&store, "-by:union ferry", &[]);
    check(&store, "by:mayor", &[]);
    let both = ["Harbour Union", "Port Authority"];
    assert_eq!(store.search(&Query::parse("by:union").unwrap(), 9).unwrap()[0].speakers, both);
    let id = listed(&store, "by:union")[0].id;
    assert_eq!(store.preview(id).unwrap().unwrap().claims[0].speakers, both);
    for name in both {
        let found = store
            .dossier(Asked::of(name, Namesake::default(), EntityKind::Organization), &Lexicon::built_in())
            .unwrap();
        let named: Vec<_> = found.dossier.claims.iter().map(|claim| found.dossier.speakers(claim)).collect();
        assert_eq!(named, ["Harbour Union and Port Authority"], "{name}");
    }
    // Nothing is left of those who spoke once the article is gone, and each is looked up by an index.
    let plan: Vec<String> = {
        let sql =
            "EXPLAIN QUERY PLAN SELECT article FROM claims WHERE claims.speaker IN (SELECT id FROM names WHERE name
                   LIKE '%a%') OR claims.id IN (SELECT claim FROM other_speakers WHERE name IN (SELECT id FROM names
                   WHERE name LIKE '%a%'))";
        let mut statement = store.db.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(3)).unwrap().map(Result::unwrap).collect()
    };
    assert!(plan.iter().any(|step| step.contains("claims_by_speaker")), "{plan:#?}");
    assert!(plan.iter().any(|step| step.contains("other_speakers_by_name")), "{plan:#?}");
    assert!(!plan.iter().any(|step| step.starts_with("SCAN claims")), "{plan:#?}");
    store.db.execute("DELETE FROM articles WHERE id = ?1", [id.0]).unwrap();
    let left: i64 = store.db.query_row("SELECT count(*) FROM other_speakers", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 0);
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
fn answers_are_found_behind_better_ones_that_were_not_asked_for() {
    let (mut store, _) = library();
    let other = add(&mut store, "https://b.example/feed", &["far"]);
    let better =
        (0..12).map(|number| incoming(&format!("River {number}\n\nThe river."), &number.to_string(), None, "2026"));
    take(&mut store, other, &came(), &better.collect::<Vec<_>>()).unwrap();
    let best = |query: &str, limit| -> Vec<String> {
        let items = store.list(&Query::parse(query).unwrap(), Order::Best, 0, limit).unwrap();
        items.into_iter().map(|item| item.title).collect()
    };
    assert_eq!(best("river tag:local", 1), ["Rain in the hills"]);
    assert_eq!(best("river is:unread", 20).len(), 13);
    let all = best("river tag:far", 12);
    assert_eq!(best("river tag:far", 3), all[..3]);
    assert_eq!(best("river is:unread", 12), best("river", 12));
}
