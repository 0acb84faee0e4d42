//! A long text: it arrives in parts, is analysed and searched by somebody else, and no key waits for that.

use crossterm::event::{KeyCode, KeyEvent};
use onrecord::analysis::Analysis;
use onrecord::app::App;
use onrecord::app::keymap::Keymap;
use onrecord::app::message::{Effect, Found, Inquiry, Loaded, Message, Progress};
use onrecord::app::settings::Settings;
use onrecord::app::shelf::errand::Errand;
use onrecord::document::{self, Document, format::Hint};
use onrecord::library::{Analyzed, ArticleId, Source};
use onrecord::text::Span;
use ratatui::layout::Size;
use std::sync::Arc;

/// The article that is open first.
fn first() -> ArticleId {
    ArticleId::default()
}

/// `count` paragraphs that say which they are, and one with a word of its own.
fn text(count: usize) -> String {
    let paragraphs =
        (1..=count).map(|number| format!("Paragraph {number} tells of rain in the hills and of the dam.\n\n"));
    paragraphs.collect::<String>() + "At the end stands a zyzzyva.\n"
}

fn read(text: &str) -> Arc<Document> {
    Arc::new(document::read(text.as_bytes(), &Hint::default()))
}

struct Reader {
    app: App,
    effects: Vec<Effect>,
}

impl Reader {
    fn new(articles: usize) -> Self {
        let sources = (0..articles).map(|number| Source::named(format!("{number}.txt"))).collect();
        let (app, effects) = App::new(sources, Keymap::built_in(), Settings::default(), Size::new(80, 24));
        Self { app, effects }
    }

    /// A reader of one article, all of which is there.
    fn of(text: &str) -> Self {
        let mut reader = Self::new(1);
        reader.load(first(), &read(text), false);
        reader
    }

    fn send(&mut self, message: Message) {
        self.effects = self.app.update(message);
    }

    fn load(&mut self, id: ArticleId, document: &Arc<Document>, partial: bool) {
        self.send(Message::Loaded(id, Loaded { document: Arc::clone(document), partial }));
    }

    /// Presses a key for each sign, Enter for a line's end; gives what the last asked for.
    fn press(&mut self, keys: &str) -> &[Effect] {
        for sign in keys.chars() {
            let code = if sign == '\n' { KeyCode::Enter } else { KeyCode::Char(sign) };
            self.send(Message::Key(KeyEvent::from(code)));
        }
        &self.effects
    }

    /// The inquiry that was just asked for.
    fn inquiry(&self) -> Inquiry {
        match self.effects.as_slice() {
            [Effect::Search(inquiry)] => inquiry.clone(),
            effects => panic!("{effects:?}"),
        }
    }

    /// Says what was found up to `looked_to`.
    fn find(&mut self, inquiry: &Inquiry, hits: &[usize], looked_to: usize) {
        let hits = hits.iter().map(|at| Span::new(*at, at + inquiry.typed.len())).collect();
        self.send(Message::Found(Found { article: inquiry.article, number: inquiry.number, hits, looked_to }));
    }

    fn sees(&self, at: usize) -> bool {
        self.app.view().text.seen().contains(at)
    }

    fn sees_the_end_of(&self, text: &str) -> bool {
        self.app.view().text.seen().end() == text.trim_end().len()
    }

    fn said(&self) -> &str {
        self.app.notice().map_or("", |notice| &notice.text)
    }
}

#[test]
fn the_rest_of_a_text_keeps_the_place_and_only_the_whole_is_analysed() {
    let mut reader = Reader::new(1);
    assert!(reader.effects.contains(&Effect::Load(first())));
    reader.load(first(), &read(&text(100)), true);
    assert_eq!(reader.effects, []);
    reader.press("20j");
    let top = reader.app.view().text.top_offset();
    assert!(top > 0);
    reader.load(first(), &read(&text(9_000)), false);
    assert_eq!(reader.app.view().text.top_offset(), top);
    assert_eq!(reader.effects, [Effect::Analyze(first())]);
    assert_eq!(reader.press("j"), []);
}

#[test]
fn an_analysis_is_given_up_when_its_reader_moves_on_and_taken_up_again_later() {
    let mut reader = Reader::new(2);
    let (second, document) = (ArticleId::new(1), read(&text(10)));
    reader.load(first(), &document, false);
    reader.send(Message::Progress(first(), Progress::Analysing(40)));
    assert_eq!(reader.app.view().progress, Some(Progress::Analysing(40)));
    assert_eq!(reader.press(">"), [Effect::Load(second), Effect::StopAnalysis]);
    let other = read(&text(20));
    reader.load(second, &other, false);
    assert_eq!(reader.effects, [Effect::Analyze(second)]);
    assert_eq!(reader.press("<"), [Effect::Analyze(first())]);
    assert_eq!(reader.app.view().progress, None);
    let analyzed = Box::new(Analyzed::new(&document, Analysis::default()));
    reader.send(Message::Analyzed(first(), document, analyzed));
    // Nothing more than what its reader noted.
    assert!(matches!(reader.effects[..], [Effect::Shelf(Errand::Notes(_))]));
    assert!(reader.app.analyzed().is_some());
}

#[test]
fn a_text_that_is_read_anew_is_analysed_anew() {
    let mut reader = Reader::of(&text(10));
    assert_eq!(reader.effects, [Effect::Analyze(first())]);
    reader.load(first(), &read(&text(11)), false);
    assert_eq!(reader.effects, [Effect::Analyze(first())]);
}

#[test]
fn a_short_text_is_searched_at_once() {
    let mut reader = Reader::of(&text(100));
    assert_eq!(reader.press("/zyzzyva"), []);
    assert!(reader.sees(text(100).find("zyzzyva").unwrap_or_default()));
}

#[test]
fn a_long_text_is_searched_for_the_last_that_was_typed_and_the_first_hit_is_shown() {
    let text = text(9_000);
    let mut reader = Reader::of(&text);
    reader.press("/zy");
    let earlier = reader.inquiry();
    assert_eq!(reader.press("z").len(), 1);
    let inquiry = reader.inquiry();
    assert_eq!(inquiry.typed, "zyz");
    assert!(inquiry.number > earlier.number);
    let at = text.find("zyz").unwrap_or_default();
    reader.find(&earlier, &[at], text.len());
    assert!(!reader.sees(at), "an answer to what is no longer asked");
    reader.find(&inquiry, &[], 100_000);
    assert!(reader.sees(0));
    reader.find(&inquiry, &[at], text.len());
    assert!(reader.sees(at));
    assert_eq!(reader.press("\n"), []);
    assert!(reader.sees(at));
}

#[test]
fn enter_does_not_wait_for_a_search_and_the_hit_is_jumped_to_when_it_is_found() {
    let text = text(9_000);
    let at = text.find("zyzzyva").unwrap_or_default();
    let mut reader = Reader::of(&text);
    reader.press("/zyzzyva");
    let inquiry = reader.inquiry();
    assert_eq!(reader.press("\n"), []);
    assert_eq!(reader.app.overlay(), None);
    assert_eq!(reader.press("n"), []);
    assert_eq!(reader.said(), "still searching: nothing found so far");
    reader.press("j");
    reader.find(&inquiry, &[at], text.len());
    assert!(reader.sees(at));
}

#[test]
fn what_is_nowhere_is_said_at_the_end_of_the_search_and_no_sooner() {
    let text = text(9_000);
    let mut reader = Reader::of(&text);
    reader.press("/quagga");
    let inquiry = reader.inquiry();
    reader.press("\n");
    reader.find(&inquiry, &[], 100_000);
    assert_eq!(reader.said(), "");
    reader.find(&inquiry, &[], text.len());
    assert_eq!(reader.said(), "“quagga” is not in the text");
}

#[test]
fn the_next_hit_goes_round_only_when_all_are_known() {
    let text = text(9_000);
    let places: Vec<_> = text.match_indices("dam").map(|(at, _)| at).collect();
    let last = text.len();
    let mut reader = Reader::of(&text);
    reader.press("/dam");
    let inquiry = reader.inquiry();
    reader.find(&inquiry, &places[..2], 1_000);
    reader.press("\nn");
    reader.press("n");
    assert!(reader.said().starts_with("still searching"), "{}", reader.said());
    reader.find(&inquiry, &places[2..3], last);
    reader.press("nn");
    assert!(reader.sees(places[0]));
}

#[test]
fn a_search_waits_for_the_rest_of_the_text() {
    let text = text(9_000);
    let mut reader = Reader::new(1);
    reader.load(first(), &read("Paragraph 0 is about the dam.\n"), true);
    assert_eq!(reader.press("/zyzzyva\n"), []);
    assert_eq!(reader.said(), "");
    reader.load(first(), &read(&text), false);
    let Some(Effect::Search(inquiry)) = reader.effects.last().cloned() else { panic!("{:?}", reader.effects) };
    let at = text.find("zyzzyva").unwrap_or_default();
    reader.find(&inquiry, &[at], text.len());
    assert!(reader.sees(at));
}

#[test]
fn a_search_goes_on_in_the_text_that_replaces_the_one_it_began_in() {
    let mut reader = Reader::of(&text(9_000));
    reader.press("/zyzzyva\n");
    reader.load(first(), &read(&text(9_001)), false);
    let asked =
        reader.effects.iter().any(|effect| matches!(effect, Effect::Search(inquiry) if inquiry.typed == "zyzzyva"));
    assert!(asked, "{:?}", reader.effects);
}

/// What a person who went to the end of a text sees when all of it is there, having pressed `keys` meanwhile.
#[track_caller]
fn check_end(keys: &str, at_end: bool) {
    let [part, whole] = [100, 400].map(|lines| "One line of it.\n\n".repeat(lines));
    let mut reader = Reader::new(1);
    reader.load(first(), &read(&part), true);
    reader.press("G");
    assert!(reader.sees_the_end_of(&part));
    reader.press(keys);
    reader.load(first(), &read(&whole), false);
    assert_eq!(reader.sees_the_end_of(&whole), at_end, "{keys}");
}

#[test]
fn who_went_to_the_end_is_there_when_the_rest_has_come() {
    check_end("", true);
    check_end("k", false);
    check_end("g", false);
}
