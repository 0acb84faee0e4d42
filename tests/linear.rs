//! What is said of each move where nothing is drawn.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::Marked;
use onrecord::app::App;
use onrecord::app::keymap::{Key, Keymap};
use onrecord::app::message::{Loaded, Message};
use onrecord::app::settings::Settings;
use onrecord::document;
use onrecord::library::{Analyzed, ArticleId, Source};
use onrecord::ui::linear::{Heard, Said};
use ratatui::layout::Size;
use std::sync::Arc;

const BRIDGE: &str = "⟦H|Old bridge to close⟧

⟦S1:ruiz|Mayor ⟦P:ruiz|Ana Ruiz⟧⟧ ⟦C1|said⟧ ⟦Q1:direct:assert|“It holds.”⟧ That was on Monday, before the rain came down from the hills and went on raining until nobody knew how long it had.

Nobody spoke. They looked at the river, which had come up to the second arch.

⟦H|What comes next⟧

The council meets on Friday. Until then the bridge stays open to all, as it has since it was built.
";

struct Listener {
    app: App,
    heard: Heard,
}

impl Listener {
    fn new(marked: &str) -> Self {
        let marked = Marked::parse(marked);
        let settings = Settings { linear: true, ..Settings::default() };
        let size = Size { width: 44, height: 2 };
        let (mut app, _) = App::new(vec![Source::named("a.txt")], Keymap::built_in(), settings, size);
        let document = Arc::new(document::read_text(marked.text.clone(), vec![]));
        let analyzed = Box::new(Analyzed::new(&document, marked.analysis()));
        app.update(Message::Loaded(ArticleId::default(), Loaded { document: Arc::clone(&document), partial: false }));
        app.update(Message::Analyzed(ArticleId::default(), document, analyzed));
        let mut heard = Heard::default();
        heard.announce(&app, None);
        Self { app, heard }
    }

    /// Presses `keys` one after the other, and gives what is said of the last; echoes in brackets.
    fn press(&mut self, keys: &str) -> String {
        let mut said = Vec::new();
        for written in keys.split(' ') {
            let key = Key::parse(written).unwrap().event();
            let command = self.app.keymap().command(&key);
            self.app.update(Message::Key(key));
            said = self.heard.announce(&self.app, command);
        }
        let said = said.into_iter().map(|said| match said {
            Said::Line(words) => words,
            Said::Echo(words) => format!("[{words}]"),
        });
        said.collect::<Vec<_>>().join("\n")
    }
}

#[test]
fn a_line_is_said_for_each_move_and_no_blank_one() {
    let mut listener = Listener::new(BRIDGE);
    let first = listener.press("j");
    assert!(first.starts_with("Mayor Ana Ruiz said") && first.len() < 50, "{first}");
    let lines: Vec<_> = (0..3).map(|_| listener.press("j")).collect();
    assert!(lines.iter().all(|line| !line.is_empty()) && lines[0] != lines[1], "{lines:?}");
    assert_eq!(listener.press("k"), lines[1]);
    assert!(listener.press("G").ends_with("it was built."));
    assert_eq!(listener.press("j"), "the end of the text");
    assert_eq!(listener.press("g k"), "the beginning of the text");
}

#[test]
fn a_paragraph_is_said_as_a_whole_and_a_heading_as_its_section() {
    let mut listener = Listener::new(BRIDGE);
    let paragraph = listener.press("}");
    assert!(paragraph.starts_with("Mayor Ana Ruiz said “It holds.”") && paragraph.ends_with("how long it had."));
    let next = "Nobody spoke. They looked at the river, which had come up to the second arch.";
    assert_eq!(listener.press("space"), next);
    assert_eq!(listener.press("]"), "section 2 of 2: What comes next, 1 min");
}

#[test]
fn claims_and_mentions_are_said_with_their_number() {
    let mut listener = Listener::new(BRIDGE);
    assert_eq!(listener.press("c"), "claim 1 of 1: Ana Ruiz said: “It holds.” (word for word, statement)");
    assert_eq!(listener.press("c"), "no claim after this one");
    let mention = listener.press("G p");
    assert!(mention.starts_with("Ana Ruiz: mention 1 of 1: Mayor Ana Ruiz said"), "{mention}");
}

#[test]
fn panes_are_said_row_by_row() {
    let mut listener = Listener::new(BRIDGE);
    let claim = "claims, 1 of 1: Ana Ruiz said: “It holds.” (word for word, statement)";
    assert_eq!(listener.press("tab"), claim);
    assert_eq!(listener.press("tab"), "parties, 1 of 1: Ana Ruiz (person): 1 mention, 1 claim");
    assert_eq!(listener.press("tab j"), "section 2 of 2: What comes next, 1 min");
    assert_eq!(listener.press("enter"), "section 2 of 2: What comes next, 1 min");
}

#[test]
fn what_is_searched_for_is_echoed_and_what_is_found_is_said() {
    let mut listener = Listener::new(BRIDGE);
    assert_eq!(listener.press("/"), "\n[search: ]");
    assert_eq!(listener.press("r a"), "[a]");
    assert_eq!(listener.press("backspace"), "\n[search: r]");
    let found = listener.press("i v e r enter");
    assert!(found.starts_with("hit 1 of 1: ") && found.contains("river"), "{found}");
    assert!(listener.press("/ z q enter").contains("not in the text"));
}

#[test]
fn the_row_a_palette_would_pick_is_said_as_it_is_typed() {
    let mut listener = Listener::new(BRIDGE);
    let row = listener.press(": c o m e s");
    assert!(row.starts_with("comes: section What comes next, 1 min, 1 of "), "{row}");
    assert_eq!(listener.press("enter"), "section 2 of 2: What comes next, 1 min");
}

#[test]
fn details_and_help_are_said_whole_and_the_next_key_goes_on() {
    let mut listener = Listener::new(BRIDGE);
    let details = listener.press("c i");
    assert!(details.contains("“It holds.”") && details.contains("Ana Ruiz"), "{details}");
    assert!(listener.press("?").contains("next section"));
    assert_eq!(listener.press("q"), "");
    assert!(listener.press("g j").starts_with("Mayor Ana Ruiz said"));
}
