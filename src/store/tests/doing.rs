//! What a reader does with feeds and articles.

use super::*;

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
    assert!(preview.claims.iter().any(|claim| claim.speakers == ["Ana Ruiz"]), "{preview:?}");
    assert!(preview.parties.iter().any(|party| party.name == "Ana Ruiz"));
}

#[test]
fn a_preview_tells_whom_a_claim_answers_and_who_answers_it() {
    const FERRY: &str = "Ferry\n\nMayor Ana Ruiz said that the ferry would run again. Bo Li denied that.\n";
    let (mut store, feed) = library();
    take(&mut store, feed, &came(), &[incoming(FERRY, "urn:3", None, "2026")]).unwrap();
    let claims = store.preview(listed(&store, "ferry")[0].id).unwrap().unwrap().claims;
    let answers =
        |claim: &KeptClaim| claim.exchange.answers.iter().map(|answer| (answer.act, answer.names.clone())).collect();
    let told: Vec<(Vec<_>, _)> = claims.iter().map(|claim| (answers(claim), claim.exchange.answered.clone())).collect();
    let denied = (SpeechAct::Deny, vec!["Bo Li".to_owned()]);
    assert_eq!(told, [(vec![denied], vec![]), (vec![], vec![vec!["Ana Ruiz".to_owned()]])]);
}

#[test]
fn a_mark_is_kept_until_it_is_set_anew_and_goes_with_its_article() {
    let (mut store, feed) = library();
    let (bridge, rain) = (listed(&store, "bridge")[0].id, listed(&store, "rain")[0].id);
    for (id, letter, place) in [(bridge, 'y', 30), (bridge, 'é', 7), (bridge, 'y', 40), (rain, 'y', 5)] {
        store.keep_mark(id, letter, place).unwrap();
    }
    assert_eq!(store.marks(bridge).unwrap(), [('y', 40), ('é', 7)]);
    assert_eq!(store.marks(rain).unwrap(), [('y', 5)]);
    store.remove_feed(feed).unwrap();
    store.keep_mark(rain, 'z', 5).unwrap();
    assert_eq!((store.marks(bridge).unwrap(), store.marks(rain).unwrap()), (vec![], vec![]));
    assert_eq!(store.check(Depth::Quick).unwrap().faults, [""; 0]);
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
