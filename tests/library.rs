//! The library screen as a person drives it: keys in, screens and errands out, the store played by the test.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crossterm::event::{KeyCode, KeyEvent};
use onrecord::analysis::lexicon::Lexicon;
use onrecord::analysis::{EntityKind, SpeechAct, analyze};
use onrecord::app::App;
use onrecord::app::keymap::Keymap;
use onrecord::app::message::{Effect, Loaded, Message};
use onrecord::app::settings::Settings;
use onrecord::app::shelf::errand::{Errand, Progress, Report};
use onrecord::document::read_text;
use onrecord::library::dossier::Answer;
use onrecord::library::findings::Exchange;
use onrecord::library::keeping::FeedSettings;
use onrecord::library::moment::Moment;
use onrecord::library::query::{Query, State, What};
use onrecord::library::shelf::{
    Change, Counts, Feed, FeedId, Item, ItemId, KeptClaim, KeptParty, Order, Preview, Search, Standing,
};
use onrecord::library::{Analyzed, ArticleId};
use onrecord::ui;
use onrecord::ui::theme::{Depth, Themes};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use std::sync::Arc;

const NOW: &str = "2026-01-05T18:00:00Z";

struct Reader {
    app: App,
    errands: Vec<Errand>,
    quit: bool,
}

impl Reader {
    /// A reader of a library of two feeds and three articles, the second of which was read.
    fn new(width: u16, height: u16) -> Self {
        let mut reader = Self::before_the_store_answers(width, height);
        let feeds = vec![feed(1, "Alder News", &["local"], 1), feed(2, "City Desk", &[], 1)];
        let counts = Counts { all: 3, unread: 2, starred: 0, archived: 4 };
        reader.told(Report::Feeds(feeds, vec![], counts, Moment::parse(NOW).unwrap()));
        reader.list();
        reader
    }

    fn before_the_store_answers(width: u16, height: u16) -> Self {
        let settings = Settings { hint: false, ..Settings::default() };
        let (app, effects) = App::of_library(Keymap::built_in(), settings, Size { width, height });
        let mut reader = Self { app, errands: vec![], quit: false };
        reader.take(effects);
        reader
    }

    fn list(&mut self) {
        self.list_items(vec![
            item(11, 1, "Old bridge to close", "2026-01-05T14:05:00Z", false),
            item(12, 2, "Rain in the hills", "2026-01-04", true),
            item(13, 2, "Council votes on Thursday", "2025-12-30", false),
        ]);
    }

    /// Answers the listing that was asked for last.
    fn list_items(&mut self, items: Vec<Item>) {
        let number = self.errands.iter().rev().find_map(|errand| match errand {
            Errand::List { number, .. } => Some(*number),
            _ => None,
        });
        self.told(Report::Listed { number: number.unwrap(), items, more: false });
    }

    fn told(&mut self, report: Report) {
        let effects = self.app.update(Message::Shelf(report));
        self.take(effects);
    }

    fn take(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Shelf(errand) => self.errands.push(errand),
                Effect::Quit => self.quit = true,
                _ => {}
            }
        }
    }

    fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split(' ') {
            let code = match key {
                "<enter>" => KeyCode::Enter,
                "<esc>" => KeyCode::Esc,
                "<tab>" => KeyCode::Tab,
                key => {
                    for sign in key.chars() {
                        let effects = self.app.update(Message::Key(KeyEvent::from(KeyCode::Char(sign))));
                        self.take(effects);
                    }
                    continue;
                }
            };
            let effects = self.app.update(Message::Key(KeyEvent::from(code)));
            self.take(effects);
        }
        self
    }

    fn screen(&self) -> String {
        let Size { width, height } = self.app.size();
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let themes = Themes::built_in(Depth::True);
        terminal
            .draw(|frame| ui::draw(frame.buffer_mut(), &self.app, themes.theme(self.app.settings().colours, false)))
            .unwrap();
        terminal.backend().to_string()
    }

    #[track_caller]
    fn shows(&self, words: &str) {
        assert!(self.screen().contains(words), "no {words:?} in\n{}", self.screen());
    }

    /// The query that was asked for last.
    fn asked(&self) -> (&Query, Order) {
        let asked = self.errands.iter().rev().find_map(|errand| match errand {
            Errand::List { query, order, .. } => Some((query, *order)),
            _ => None,
        });
        asked.unwrap()
    }
}

fn feed(id: i64, name: &str, tags: &[&str], unread: usize) -> Feed {
    Feed {
        id: FeedId(id),
        address: format!("https://{id}.example/feed"),
        name: name.to_owned(),
        page: None,
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        unread,
        articles: 2,
        fetched: None,
        error: None,
        asked_again: None,
        retired: false,
        given_name: None,
        settings: FeedSettings::default(),
    }
}

fn item(id: i64, feed: i64, title: &str, published: &str, read: bool) -> Item {
    Item {
        id: ItemId(id),
        feed: Some(FeedId(feed)),
        title: title.to_owned(),
        moment: Moment::parse(published).unwrap(),
        words: 400,
        claims: 2,
        standing: Standing { read, ..Standing::default() },
    }
}

#[test]
fn the_screen_stands_before_the_store_answers() {
    let reader = Reader::before_the_store_answers(100, 20);
    reader.shows("Your library");
    assert_eq!(reader.errands.last(), Some(&Errand::Feeds));
    assert_eq!(reader.asked().0, &Query::of(What::Is(State::Unread)));
}

#[test]
fn who_has_read_everything_begins_with_all() {
    let mut reader = Reader::before_the_store_answers(100, 20);
    let counts = Counts { all: 3, ..Counts::default() };
    reader.told(Report::Feeds(vec![feed(1, "Alder News", &[], 0)], vec![], counts, Moment(0)));
    assert_eq!(reader.asked().0, &Query::default());
}

#[test]
fn three_panes_two_or_one_are_shown_by_the_room_there_is() {
    for (width, panes) in [(140, 3), (90, 2), (60, 1)] {
        let reader = Reader::new(width, 24);
        assert_eq!(reader.screen().matches('┌').count(), panes, "{}", reader.screen());
        reader.shows("•  Old bridge to close");
        reader.shows("14:05");
    }
    let mut narrow = Reader::new(60, 24);
    narrow.press("h").shows("#local");
    narrow.press("l l").shows("Old bridge to close");
}

#[test]
fn the_preview_says_who_says_what() {
    let mut reader = Reader::new(140, 30);
    assert!(reader.errands.contains(&Errand::Preview(vec![ItemId(11), ItemId(12)])));
    let claim = KeptClaim {
        speakers: vec!["Ana Ruiz".to_owned(), "Bo Li".to_owned()],
        words: "“It will not carry them”".to_owned(),
        act: SpeechAct::Warn,
        cue: Some("told us".to_owned()),
        exchange: Exchange {
            answered: vec![vec!["Cy Orr".to_owned()], vec![]],
            answers: vec![Answer { names: vec!["Di Poe".to_owned()], act: SpeechAct::Dispute, words: None }],
        },
    };
    let party = KeptParty { name: "Ana Ruiz".to_owned(), kind: EntityKind::Person, mentions: 3 };
    let preview = Preview {
        beginning: "The old bridge is old.".to_owned(),
        claims: vec![claim],
        parties: vec![party],
        ..Preview::default()
    };
    reader.told(Report::Previewed(ItemId(11), Box::new(preview)));
    // What those beside it hold is asked for before they are selected, and once.
    reader.told(Report::Previewed(ItemId(12), Box::default()));
    reader.press("j");
    assert_eq!(reader.errands.last(), Some(&Errand::Preview(vec![ItemId(13)])));
    reader.press("k");
    for words in [
        "Alder News · 14:05 · 2 min · 2 claims",
        "The old bridge is old.",
        "Ana Ruiz and Bo Li  told us  warning",
        "  → answers Cy Orr and 1 more",
        "  × disputed by Di Poe",
        "Ana Ruiz 3",
    ] {
        reader.shows(words);
    }
}

#[test]
fn help_begins_with_the_keys_of_the_library() {
    let mut reader = Reader::new(100, 24);
    reader.press("?").shows("Library and notes");
}

#[test]
fn an_article_says_the_day_that_its_list_says() {
    let mut reader = Reader::new(140, 24);
    reader.list_items(vec![item(11, 1, "Rain", "2026-03-02T14:05:00Z", false)]);
    reader.press("<enter>");
    let id = reader.app.open();
    for (said, day) in [("2035-08-17", "2026-03-02"), ("2026-03-01", "2026-03-01")] {
        let mut document = read_text("Rain\n\nIt rained for days.\n".to_owned(), vec![]);
        document.published = Some(said.to_owned());
        reader.app.update(Message::Loaded(id, Loaded { document: Arc::new(document), partial: false }));
        reader.shows(day);
    }
}

#[test]
fn an_article_that_was_found_by_a_claim_opens_at_that_claim() {
    let mut reader = Reader::new(140, 24);
    reader.press("/by:ruiz <enter>");
    reader.list_items(vec![item(11, 1, "Rain", "2026-03-02T14:05:00Z", false)]);
    reader.press("<enter>");
    let id = reader.app.open();
    let rain = "It rained for days, and nobody went out.\n\n".repeat(40);
    let text = format!("Rain\n\nBo Li said the dam held.\n\n{rain}Ana Ruiz said the ferry sank.\n");
    let document = Arc::new(read_text(text.clone(), vec![]));
    let analyzed = Analyzed::new(&document, analyze(&document, &Lexicon::built_in()));
    reader.app.update(Message::Loaded(id, Loaded { document: Arc::clone(&document), partial: false }));
    // It is not opened where it was left, either.
    reader.told(Report::Place(id, 0));
    reader.app.update(Message::Analyzed(id, document, Box::new(analyzed)));
    let lit = reader.app.view().selected_claim().unwrap();
    let claim = reader.app.analyzed().unwrap().analysis.quotation(lit).content();
    assert_eq!(claim.of(&text), "the ferry sank");
    assert!(reader.app.view().text.seen().covers(claim));
}

#[test]
fn an_article_is_opened_is_read_from_then_on_and_closed_to_its_list() {
    let mut reader = Reader::new(140, 24);
    reader.press("<enter>");
    assert!(!reader.app.is_on_shelf());
    assert!(reader.errands.iter().any(|errand| matches!(errand, Errand::Open(_, ItemId(11)))));
    assert!(reader.errands.contains(&Errand::Undoable(vec![(ItemId(11), Change::Read(true))])));
    reader.press("q");
    assert!(reader.app.is_on_shelf() && !reader.quit);
    reader.shows("1 unread");
    reader.press("q");
    assert!(reader.quit);
}

/// Has the article that was asked for last come with twenty paragraphs.
fn loaded(reader: &mut Reader) -> (ArticleId, String) {
    let id = reader.errands.iter().rev().find_map(|errand| match errand {
        Errand::Open(id, _) => Some(*id),
        _ => None,
    });
    let paragraphs: Vec<_> = (1..=20).map(|day| format!("Rain fell on “day {day}”.")).collect();
    let document = Arc::new(read_text(paragraphs.join("\n\n"), vec![]));
    let text = document.text.clone();
    let effects = reader.app.update(Message::Loaded(id.unwrap(), Loaded { document, partial: false }));
    reader.take(effects);
    (id.unwrap(), text)
}

#[test]
fn marks_of_an_article_of_the_library_are_kept_and_come_back_with_it() {
    let mut reader = Reader::new(40, 6);
    reader.press("<enter>");
    let (_, text) = loaded(&mut reader);
    let place = |day| text.find(&format!("Rain fell on “day {day}”")).unwrap();
    reader.press("jjjjjjjj m y");
    assert_eq!(reader.errands.last(), Some(&Errand::KeepMark(ItemId(11), 'y', place(5))));

    let mut reader = Reader::new(40, 6);
    reader.press("<enter>");
    let (id, _) = loaded(&mut reader);
    // What was set before the kept ones came is newer; a text that has become shorter ends where a mark lay behind it.
    reader.press("jjjj m x");
    let within_a_sign = text.find("“day 9").unwrap() + 1;
    reader.told(Report::Marks(id, vec![('x', 0), ('y', place(5)), ('z', 9_000), ('w', within_a_sign)]));
    for (letter, day, unseen) in [('y', 5, 4), ('z', 20, 5), ('x', 3, 20), ('w', 9, 3)] {
        reader.press(&format!("' {letter}"));
        reader.shows(&format!("day {day}”"));
        assert!(!reader.screen().contains(&format!("day {unseen}”")), "{letter}");
    }
    reader.press("' v").shows("no mark v was set");
}

#[test]
fn the_next_article_of_the_list_and_the_next_unread_one_are_opened_without_going_back() {
    let mut reader = Reader::new(140, 24);
    reader.press("<enter> >");
    assert!(reader.errands.iter().any(|errand| matches!(errand, Errand::Open(_, ItemId(12)))));
    reader.press("< w");
    assert!(reader.errands.iter().any(|errand| matches!(errand, Errand::Open(_, ItemId(13)))));
    assert_eq!(reader.app.place_in_order(), (3, 3));
    reader.press("w").shows("nothing unread is left");
}

#[test]
fn a_list_that_is_made_anew_while_an_article_is_read_keeps_its_place_in_it() {
    let mut reader = Reader::new(140, 24);
    reader.press("<enter> >");
    let progress = Progress { done: 2, all: 2, new: 1, changed: 0, failed: 0 };
    reader.told(Report::Refreshed(progress));
    reader.list_items(vec![
        item(14, 1, "New bridge to open", "2026-01-06T14:05:00Z", false),
        item(13, 2, "Council votes on Thursday", "2025-12-30", false),
    ]);
    assert_eq!(reader.app.place_in_order(), (2, 3));
    reader.press("q").shows("Rain in the hills");
    reader.press("<enter> >");
    assert!(reader.errands.iter().any(|errand| matches!(errand, Errand::Open(_, ItemId(13)))), "{:?}", reader.errands);
}

#[test]
fn what_is_done_with_articles_is_shown_at_once_kept_and_undone() {
    let mut reader = Reader::new(140, 24);
    reader.press("*").shows("•* Old bridge");
    assert_eq!(reader.errands.last(), Some(&Errand::Undoable(vec![(ItemId(11), Change::Star(true))])));
    reader.told(Report::Changed(vec![(ItemId(11), Standing::default())]));
    reader.press("U").shows("•  Old bridge");
    reader.shows("undone: the article is ");
    let before = Change::To(Standing::default());
    assert!(reader.errands.contains(&Errand::Change(vec![(ItemId(11), before)])));
    reader.press("A").shows("2 articles are read now; U brings them back");
    reader.shows("0 unread");
    let everything = Query::of(What::Is(State::Unread)).and(Query::of(What::Is(State::Unread)));
    assert!(reader.errands.contains(&Errand::AllRead(everything)));
}

#[test]
fn a_source_is_listed_as_soon_as_it_is_selected() {
    let mut reader = Reader::new(140, 24);
    reader.press("] ] ] ]");
    assert_eq!(reader.asked().0, &Query::of(What::Tag("local".to_owned())));
    reader.press("h G");
    assert_eq!(reader.asked().0, &Query::of(What::OfFeed(FeedId(2))));
    reader.shows("▸City Desk");
    reader.press(":Alder <enter>");
    assert_eq!(reader.asked().0, &Query::of(What::OfFeed(FeedId(1))));
}

#[test]
fn a_query_narrows_what_is_listed_as_it_is_typed() {
    let mut reader = Reader::new(140, 24);
    reader.press("/flo");
    let words = What::Words { words: "flo".to_owned(), open: true };
    let expected = Query::of(What::Is(State::Unread)).and(Query::of(words));
    assert_eq!(reader.asked(), (&expected, Order::Best));
    let asked = reader.errands.len();
    reader.press(":").shows("there is no \"flo\" to ask for at column 1");
    assert_eq!(reader.errands.len(), asked);
    reader.press("<esc>");
    assert_eq!(reader.asked(), (&Query::of(What::Is(State::Unread)), Order::Newest));
}

#[test]
fn what_is_searched_for_is_selected_from_the_first_and_given_up_where_it_began() {
    let selected = |reader: &Reader| reader.app.shelf().item().unwrap().title.clone();
    let mut reader = Reader::new(140, 24);
    reader.press("j j");
    assert_eq!(selected(&reader), "Council votes on Thursday");
    let found = || {
        vec![
            item(12, 2, "Rain in the hills", "2026-01-04", true),
            item(13, 2, "Council votes on Thursday", "2025-12-30", false),
        ]
    };
    reader.press("/th");
    reader.list_items(found());
    assert_eq!(selected(&reader), "Rain in the hills");
    reader.press("<esc>");
    reader.list();
    assert_eq!(selected(&reader), "Council votes on Thursday");
    // Who has taken what was found stays at it.
    reader.press("/th");
    reader.list_items(found());
    reader.press("<enter> <esc>");
    reader.list();
    assert_eq!(selected(&reader), "Rain in the hills");
}

#[test]
fn a_listing_that_nobody_waits_for_any_more_is_not_shown() {
    let mut reader = Reader::new(140, 24);
    reader.press("/a");
    reader.told(Report::Listed { number: 1, items: vec![], more: false });
    reader.shows("Old bridge to close");
}

#[test]
fn a_refresh_says_how_far_it_is_and_what_came() {
    let mut reader = Reader::new(140, 24);
    reader.press("r");
    assert_eq!(reader.errands.last(), Some(&Errand::Refresh(vec![])));
    let progress = Progress { done: 1, all: 2, new: 5, changed: 2, failed: 1 };
    reader.told(Report::Refreshing(progress));
    reader.shows("asking 1 of 2 feeds · 5 new · 1 failed");
    reader.told(Report::Refreshed(progress));
    reader.shows("5 new articles; 2 articles have another text; 1 feed failed");
    assert!(matches!(reader.errands.last(), Some(Errand::List { .. })));
}

#[test]
fn what_was_read_by_being_opened_is_unread_again_when_that_is_undone() {
    let mut reader = Reader::new(140, 24);
    reader.press("<enter> q");
    reader.shows("Unread 1");
    reader.told(Report::Changed(vec![(ItemId(11), Standing::default())]));
    reader.press("U").shows("•  Old bridge");
    reader.shows("Unread 2");
}

#[test]
fn what_is_undone_before_the_store_says_what_it_was_is_undone_as_soon_as_it_does() {
    let mut reader = Reader::new(140, 24);
    reader.press("A").shows("2 articles are read now");
    reader.press("U").shows("as soon as it is done");
    let before = vec![(ItemId(11), Standing::default()), (ItemId(13), Standing::default())];
    reader.told(Report::Changed(before.clone()));
    let back = before.into_iter().map(|(id, standing)| (id, Change::To(standing))).collect();
    assert!(reader.errands.contains(&Errand::Change(back)), "{:?}", reader.errands);
    reader.shows("2 articles as they were");
    reader.press("U").shows("nothing to undo");
    // Two, and the first of them failed.
    reader.press("*R U U").shows("as soon as it is done");
    let asked = reader.errands.len();
    reader.told(Report::Changed(vec![]));
    assert!(!reader.errands[asked..].iter().any(|errand| matches!(errand, Errand::Change(_))));
    reader.told(Report::Changed(vec![(ItemId(11), Standing::default())]));
    let back = Errand::Change(vec![(ItemId(11), Change::To(Standing::default()))]);
    assert!(reader.errands.contains(&back), "{:?}", reader.errands);
    reader.press("U").shows("nothing to undo");
}

#[test]
fn what_comes_is_listed_at_once_where_nothing_was() {
    let mut reader = Reader::before_the_store_answers(140, 24);
    let counts = Counts::default();
    reader.told(Report::Feeds(vec![feed(1, "Alder News", &[], 0)], vec![], counts, Moment::parse(NOW).unwrap()));
    reader.press("r");
    let asked = reader.errands.len();
    let progress = Progress { done: 1, all: 2, ..Progress::default() };
    reader.told(Report::Refreshing(progress));
    assert_eq!(reader.errands.len(), asked);
    reader.told(Report::Refreshing(Progress { new: 5, ..progress }));
    assert!(matches!(reader.errands.last(), Some(Errand::List { .. })), "{:?}", reader.errands.last());
}

#[test]
fn an_article_that_changed_is_read_anew_when_it_is_opened_again_and_its_feed_asked_when_it_is_wished() {
    let mut reader = Reader::new(140, 24);
    reader.press("<enter>");
    let opened = |reader: &Reader| {
        let opens = reader.errands.iter().filter_map(|errand| match errand {
            Errand::Open(id, _) => Some(*id),
            _ => None,
        });
        opens.collect::<Vec<_>>()
    };
    let id = opened(&reader)[0];
    let document = read_text("The old bridge will close.".to_owned(), vec![]);
    let loaded = Loaded { document: Arc::new(document), partial: false };
    let effects = reader.app.update(Message::Loaded(id, loaded));
    reader.take(effects);
    reader.press("q <enter>");
    assert_eq!(opened(&reader), [id]);
    reader.press("r").shows("asking Alder News");
    assert_eq!(reader.errands.last(), Some(&Errand::Refresh(vec![FeedId(1)])));
    reader.told(Report::Refreshed(Progress { changed: 1, ..Progress::default() }));
    reader.shows("reading Alder News again");
    assert!(matches!(reader.errands.last(), Some(Errand::KeepPlace(ItemId(11), _))), "{:?}", reader.errands.last());
    reader.press("q");
    reader.told(Report::Refreshed(Progress { changed: 1, ..Progress::default() }));
    reader.press("<enter>");
    assert_eq!(opened(&reader), [id, id]);
}

#[test]
fn a_query_that_is_wrong_is_mended_or_left_and_one_that_is_right_says_how_to_leave_it() {
    let mut reader = Reader::new(140, 24);
    reader.press("/from:x <enter>").shows("Esc leaves");
    reader.press("<esc> /after:2026-13 <enter>").shows("2026-13");
    reader.press("<esc> /feed:alder <enter>").shows("/feed:alder");
    reader.shows("Esc all again");
    reader.press("<esc>");
    assert_eq!(reader.asked().0, &Query::of(What::Is(State::Unread)));
    let mut narrow = Reader::new(60, 20);
    narrow.press("/rain <enter>").shows("Esc all again");
}

#[test]
fn a_feed_that_fails_says_why_and_when_it_is_asked_for_again() {
    let mut reader = Reader::new(140, 24);
    let now = Moment::parse(NOW).unwrap();
    let error = Some("the server answers 429 Too Many Requests".to_owned());
    let failing = Feed { error, asked_again: Some(Moment(now.0 + 1_500)), ..feed(1, "Alder News", &[], 1) };
    reader.told(Report::Feeds(vec![failing], vec![], Counts { all: 1, unread: 1, ..Counts::default() }, now));
    reader.press("h G").shows("! the server answers 429 Too Many Requests; asked again in 25 min");
}

#[test]
fn an_address_is_typed_to_subscribe_to() {
    let mut reader = Reader::new(140, 24);
    reader.press("Fa.example/feed <enter>");
    assert_eq!(reader.errands.last(), Some(&Errand::Subscribe("a.example/feed".to_owned())));
}

#[test]
fn every_size_is_drawn_in_every_pane() {
    for (width, height) in [(20, 5), (40, 8), (72, 10), (110, 40), (200, 60)] {
        let mut reader = Reader::new(width, height);
        for _ in 0..3 {
            reader.press("<tab>");
            assert!(!reader.screen().is_empty());
        }
    }
}

#[test]
fn what_was_searched_for_is_kept_at_the_left_and_forgotten() {
    let mut reader = Reader::new(140, 24);
    reader.press("/dam <enter> Q").shows("keep it as: dam");
    for _ in 0..3 {
        let effects = reader.app.update(Message::Key(KeyEvent::from(KeyCode::Backspace)));
        reader.take(effects);
    }
    reader.press("Dams <enter>");
    let search = Search { name: "Dams".to_owned(), query: "dam".to_owned() };
    assert!(reader.errands.contains(&Errand::SaveSearch(search.clone())));
    let counts = Counts { all: 3, unread: 2, ..Counts::default() };
    reader.told(Report::Feeds(vec![feed(1, "Alder News", &[], 1)], vec![search], counts, Moment(0)));
    reader.shows("Searches");
    reader.press(":Dams <enter>");
    assert_eq!(reader.asked().0, &Query::parse("dam").unwrap());
    reader.press("Q").shows("Dams is forgotten");
    assert!(reader.errands.contains(&Errand::ForgetSearch("Dams".to_owned())));
}

#[test]
fn feeds_are_asked_for_by_themselves_where_that_is_wished() {
    let settings = Settings { hint: false, refresh_minutes: 30, ..Settings::default() };
    let (_, effects) = App::of_library(Keymap::built_in(), settings, Size { width: 90, height: 30 });
    assert!(effects.contains(&Effect::Shelf(Errand::RefreshEvery(30))));
    assert!(!Reader::new(90, 30).errands.iter().any(|errand| matches!(errand, Errand::RefreshEvery(_))));
}

#[test]
fn a_feed_is_renamed_filed_and_settled_in_the_reader_and_that_is_undone() {
    let mut reader = Reader::new(140, 24);
    reader.press(":Alder <enter> <tab> <tab>");
    reader.press("e").shows(" Edit Alder News ");
    reader.shows("unsubscribe");
    reader.press("<enter>").shows("name: Alder News");
    reader.press(" Daily <enter>").shows("called Alder NewsDaily from now on");
    assert!(reader.errands.contains(&Errand::RenameFeed(FeedId(1), Some("Alder NewsDaily".to_owned()))));
    reader.press("U").shows("undone: it is as it was before");
    assert!(reader.errands.contains(&Errand::RenameFeed(FeedId(1), None)));
    reader.press("@").shows("tags: local");
    reader.press(",#world <enter>").shows("filed under local, world; U undoes it");
    let tags = vec!["local".to_owned(), "world".to_owned()];
    assert!(reader.errands.contains(&Errand::TagFeed(FeedId(1), tags)));
    reader.press("edays <enter> x <enter>").shows("“x” is no number");
    reader.press("<esc> eignore <enter> title: <enter>").shows("title: wants a value");
    reader.press("ad <enter>").shows("ignored from now on");
    let ignored = FeedSettings { ignored: vec!["title:ad".to_owned()], ..FeedSettings::default() };
    assert!(reader.errands.contains(&Errand::SettleFeed(FeedId(1), ignored)));
    reader.press("ewhole <enter>").shows("texts come from its pages now");
}

#[test]
fn nobody_is_unsubscribed_without_being_asked() {
    let mut reader = Reader::new(140, 24);
    reader.press(":Alder <enter> <tab> <tab> x").shows("unsubscribe from Alder News and drop 2 articles? y n");
    reader.press("n").shows("nothing was changed");
    reader.press("x <esc>");
    assert!(!reader.errands.contains(&Errand::Unsubscribe(FeedId(1))));
    reader.press("xy").shows("unsubscribed from Alder News, which had 2 articles");
    assert!(reader.errands.contains(&Errand::Unsubscribe(FeedId(1))));
}

#[test]
fn an_article_is_tagged_and_its_page_fetched() {
    let mut reader = Reader::new(140, 24);
    reader.press("e");
    assert_eq!(reader.errands.last(), Some(&Errand::TagsOf(ItemId(11))));
    reader.told(Report::TagsOf(ItemId(11), vec!["dams".to_owned()]));
    reader.shows("tags: dams");
    reader.press(" floods <enter>").shows("filed under damsfloods");
    reader.press("U");
    assert!(reader.errands.contains(&Errand::TagItem(ItemId(11), vec!["dams".to_owned()])));
    reader.press("Z").shows("asking for its page");
    assert_eq!(reader.errands.last(), Some(&Errand::FullText(ItemId(11))));
    reader.told(Report::FullText(ItemId(11)));
    reader.shows("this is what its page says");
}
