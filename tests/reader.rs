//! The reader as a person drives it: keys in, screens out.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::Marked;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use onrecord::analysis::lexicon::Lexicon;
use onrecord::analysis::{Analysis, QuotationId, analyze};
use onrecord::app::article_view::Only;
use onrecord::app::keymap::Keymap;
use onrecord::app::layout::Pane;
use onrecord::app::message::{Effect, Loaded, Message, Output};
use onrecord::app::settings::Settings;
use onrecord::app::shelf::errand::Errand;
use onrecord::app::{App, Overlay};
use onrecord::document::{self, Document, format::Hint};
use onrecord::library::{Analyzed, ArticleId, Source};
use onrecord::ui;
use onrecord::ui::theme::{Depth, Themes};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use std::path::Path;
use std::sync::Arc;

const BRIDGE: &str = "⟦H|Old bridge to close⟧

⟦S1:ruiz|Mayor ⟦P:ruiz|Ana Ruiz⟧⟧ ⟦C1|said⟧ on Monday that ⟦Q1:indirect:assert|the old bridge in ⟦L:port-alder|Port Alder⟧ would close to lorries before winter⟧. ⟦Q2:direct:warn|“It will not carry them another year,”⟧ ⟦S2:ruiz|she⟧ ⟦C2|warned⟧.

The council votes on the plan next week, after a hearing at which engineers and shopkeepers are to be heard in turn.

⟦H|Who pays for it⟧

⟦S3:guild|The ⟦O:guild|Hauliers’ Guild⟧⟧, which counts two hundred members, ⟦C3|called⟧ the plan ⟦Q3:mixed:accuse|“a gift to the railway”⟧ and ⟦C4|demanded⟧ ⟦Q4:indirect:demand|a second crossing⟧.

⟦S5:ruiz|⟦P:ruiz|Ruiz⟧⟧ ⟦C5|denied⟧ that ⟦Q5:indirect:deny|anybody in ⟦L:port-alder|Port Alder⟧ had been promised one⟧.

⟦H|What comes next⟧

The vote is on Thursday. Until then the bridge stays open to all, and the guild's lorries with it, as they have since it was built.
";

struct Reader {
    app: App,
    effects: Vec<Effect>,
}

impl Reader {
    fn of(articles: &[&str], size: (u16, u16)) -> Self {
        let marked = articles.iter().map(|article| {
            let marked = Marked::parse(article);
            (document::read_text(marked.text.clone(), vec![]), marked.analysis())
        });
        Self::reading(marked.collect(), size)
    }

    /// Of a text in which nothing is marked: what is found in it.
    fn of_plain(text: &str, size: (u16, u16)) -> Self {
        let document = document::read_text(text.to_owned(), vec![]);
        let analysis = analyze(&document, &Lexicon::built_in());
        Self::reading(vec![(document, analysis)], size)
    }

    fn reading(articles: Vec<(Document, Analysis)>, size: (u16, u16)) -> Self {
        let sources = (0..articles.len()).map(|number| Source::named(format!("article-{number}.txt"))).collect();
        let size = Size::new(size.0, size.1);
        let settings = Settings { hint: false, ..Settings::default() };
        let (app, effects) = App::new(sources, Keymap::built_in(), settings, size);
        let mut reader = Self { app, effects };
        for (number, (document, analysis)) in articles.into_iter().enumerate() {
            let document = Arc::new(document);
            let loaded = Loaded { document: Arc::clone(&document), partial: false };
            let analyzed = Analyzed::new(&document, analysis);
            let id = ArticleId::new(number);
            reader.send(Message::Loaded(id, loaded));
            reader.send(Message::Analyzed(id, document, Box::new(analyzed)));
        }
        reader
    }

    fn bridge(width: u16, height: u16) -> Self {
        Self::of(&[BRIDGE], (width, height))
    }

    fn send(&mut self, message: Message) {
        let effects = self.app.update(message);
        self.effects.extend(effects);
    }

    /// Presses keys: signs, or names in angle brackets (`<tab>`, `<ctrl-o>`).
    fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split(' ') {
            let event = if let Some(name) = key.strip_prefix('<').and_then(|key| key.strip_suffix('>')) {
                named(name)
            } else {
                for sign in key.chars() {
                    self.send(Message::Key(KeyEvent::from(KeyCode::Char(sign))));
                }
                continue;
            };
            self.send(Message::Key(event));
        }
        self
    }

    fn buffer(&self) -> Buffer {
        let size = self.app.size();
        let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
        let themes = Themes::built_in(Depth::True);
        terminal
            .draw(|frame| ui::draw(frame.buffer_mut(), &self.app, themes.theme(self.app.settings().colours, false)))
            .unwrap();
        terminal.backend().buffer().clone()
    }

    fn screen(&self) -> String {
        let size = self.app.size();
        let buffer = self.buffer();
        let mut lines = Vec::new();
        for y in 0..size.height {
            let mut line = String::new();
            let mut skip = 0;
            for x in 0..size.width {
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                let symbol = buffer[(x, y)].symbol();
                skip = onrecord::text::width::width_cells(symbol).saturating_sub(1);
                line.push_str(symbol);
            }
            lines.push(line.trim_end().to_owned());
        }
        lines.join("\n")
    }

    fn top_words(&self) -> String {
        let document = self.app.document().unwrap();
        let rows = self.app.view().text.rows();
        rows.iter().find_map(|row| row.line()).map_or(String::new(), |line| line.of(&document.text).to_owned())
    }

    #[track_caller]
    fn shows(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(words), "{words:?} is not on\n{screen}");
        self
    }

    #[track_caller]
    fn hides(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(words), "{words:?} is on\n{screen}");
        self
    }
}

fn named(name: &str) -> KeyEvent {
    let (modifiers, name) = match name.split_once('-') {
        Some(("ctrl", name)) => (KeyModifiers::CONTROL, name),
        Some(("shift", name)) => (KeyModifiers::SHIFT, name),
        Some(("alt", name)) => (KeyModifiers::ALT, name),
        _ => (KeyModifiers::NONE, name),
    };
    let code = match name {
        "tab" if modifiers == KeyModifiers::SHIFT => KeyCode::BackTab,
        "tab" => KeyCode::Tab,
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "space" => KeyCode::Char(' '),
        "backspace" => KeyCode::Backspace,
        "down" => KeyCode::Down,
        "up" => KeyCode::Up,
        sign => KeyCode::Char(sign.chars().next().unwrap()),
    };
    KeyEvent::new(code, modifiers)
}

fn snapshot(name: &str, screen: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_SCREENS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, format!("{screen}\n")).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        format!("{screen}\n"),
        expected,
        "the screen {name} changed; UPDATE_SCREENS=1 cargo test takes the new one"
    );
}

#[test]
fn wide_medium_and_narrow_screens_look_as_they_should() {
    for (width, height) in [(120, 36), (80, 24), (40, 12)] {
        snapshot(&format!("bridge-{width}x{height}"), &Reader::bridge(width, height).screen());
    }
    snapshot("claim-120x36", &Reader::bridge(120, 36).press("c c i").screen());
    snapshot("party-80x24", &Reader::bridge(80, 24).press("p i").screen());
}

#[test]
fn what_answers_says_whom_it_answers_in_its_row_and_on_its_card_and_leads_there() {
    let text = "Mayor Ana Ruiz said that the ferry would run again. It rained. Bo Li denied that.";
    let mut reader = Reader::of_plain(text, (120, 36));
    reader.shows("× denied by Bo Li").shows("→ answers Ana Ruiz");
    reader.press("c c i").shows("answers      Ana Ruiz said").press("<esc> <tab> / a n s w e r s <enter>");
    reader.shows("→ answers Ana Ruiz").shows("1 of 1");
    let nobody = Reader::of_plain("Mayor Ana Ruiz said that the ferry would run again.", (120, 36)).screen();
    assert!(!nobody.contains("→ answers"), "{nobody}");
}

#[test]
fn who_says_i_outside_of_quotations_is_whoever_wrote_the_article() {
    let text = "A ferry at last\n\nI believe that the ferry will run again in May.\n";
    Reader::of_plain(text, (100, 30)).press("c i").shows("speaker      I, who wrote this").hides("this:");
    let mut document = document::read_text(text.to_owned(), vec![]);
    let analysis = analyze(&document, &Lexicon::built_in());
    document.byline = Some(document::Line::Apart("By Cleo Dahl".to_owned()));
    Reader::reading(vec![(document, analysis)], (100, 30)).press("c i").shows("I, who wrote this: Cleo Dahl");
}

#[test]
fn a_party_s_card_tells_who_names_it_in_what_they_say() {
    let text = "Mayor Ana Ruiz said that Bo Li would leave. Bo Li said that the ferry would run. It rained on Bo Li.";
    let mut reader = Reader::of_plain(text, (100, 36));
    reader.press("p i").shows("Bo Li  person").shows("named by others in 1 claim").shows("Ana Ruiz said  Bo Li would");
    reader.press("<tab> <tab> <enter>").shows("▸Ana Ruiz  said");
    let own = "Bo Li said that Bo Li would leave. Bo Li went.";
    Reader::of_plain(own, (100, 36)).press("p i").shows("Bo Li  person").hides("named by others");
}

#[test]
fn a_party_of_which_nothing_but_its_name_is_known_leaves_no_gap_on_its_card() {
    let mut reader = Reader::of_plain("Cleo Dahl went to the ferry, and Cleo Dahl went home.", (80, 24));
    let screen = reader.press("p i").screen();
    let lines: Vec<&str> = screen.lines().skip_while(|line| !line.contains("Cleo Dahl  person")).collect();
    assert!(lines[2].contains("no claims"), "{screen}");
}

#[test]
fn an_empty_article_offers_no_keys_that_do_nothing_in_it() {
    Reader::of_plain("", (120, 36)).shows("this article is empty").shows("q leave").hides("nobody").hides("claim  p");
}

#[test]
fn the_smallest_screen_shows_text_and_a_smaller_one_says_what_it_needs() {
    Reader::bridge(20, 5).shows("Old bridge to close");
    Reader::bridge(19, 4).shows("needs 20×5");
}

#[test]
fn every_size_is_drawn_without_a_fault_and_no_border_bends() {
    let wide = BRIDGE.replace("lorries", "トラック 👩‍🚀 ❤️ e\u{301}");
    for width in 1..130 {
        for height in [1, 3, 5, 8, 13, 30] {
            let screen = Reader::of(&[&wide], (width, height)).screen();
            for line in screen.lines().filter(|line| line.ends_with('│') || line.ends_with('┐')) {
                assert_eq!(onrecord::text::width::width_cells(line), usize::from(width), "{width}×{height}\n{screen}");
            }
        }
    }
}

#[test]
fn sections_are_gone_through_and_back() {
    let mut reader = Reader::bridge(80, 12);
    reader.press("]").shows("§2/3 Who pays");
    assert_eq!(reader.top_words(), "Who pays for it");
    reader.press("]").shows("§3/3");
    reader.press("]").shows("§3/3");
    reader.press("[").shows("§2/3");
    reader.press("<ctrl-o> <ctrl-o> <ctrl-o>").shows("§1/3");
}

#[test]
fn a_count_repeats_a_key() {
    let mut ten = Reader::bridge(60, 8);
    ten.press("5 j");
    let mut one = Reader::bridge(60, 8);
    one.press("j j j j j");
    assert_eq!(ten.top_words(), one.top_words());
    assert_ne!(ten.top_words(), Reader::bridge(60, 8).top_words());
}

#[test]
fn claims_are_gone_through_lit_and_told_of() {
    let mut reader = Reader::bridge(120, 20);
    reader.press("c").shows("▸Ana Ruiz  said");
    reader.press("c").shows("▸Ana Ruiz  warned");
    reader.press("i").shows("word for word").shows("subject of the cue");
}

#[test]
fn the_detail_of_a_claim_is_of_the_lit_one_and_goes_on_with_the_next() {
    let mut reader = Reader::bridge(100, 30);
    reader.press("c i").shows("in the reporter's words").shows("statement");
    reader.press("c").shows("word for word").shows("warning");
    reader.press("<esc>").hides("word for word");
}

#[test]
fn the_lines_of_a_page_that_lead_somewhere_are_selected_and_gone_to() {
    let mut reader = Reader::bridge(100, 30);
    reader.press("c c i").shows("which stands for Ana Ruiz").shows("almost certain (100 %)").shows("Tab next place");
    reader.press("<tab>").shows("▸speaker").press("<enter>").shows("─ Party ─");
    reader.press("n n n").shows("▸  denied").press("<enter>").hides("─ Party ─").shows("▸Ana Ruiz  denied");
    reader.press("p i <shift-tab>").shows("▸  Port Alder").press("<enter>").shows("Port Alder  place");
    reader.press("q").hides("─ Party ─");
}

#[test]
fn mentions_go_round_and_say_where_they_are() {
    let mut reader = Reader::bridge(100, 12);
    reader.press("p").shows("Ana Ruiz: mention 1 of");
    reader.press("p").shows("mention 2 of");
    reader.press("p").shows("mention 3 of");
    reader.press("p").shows("mention 1 of");
    reader.press("i").shows("also").shows("claims");
}

#[test]
fn claims_are_filtered_to_a_party_and_shown_again() {
    let mut reader = Reader::bridge(120, 36);
    reader.shows("Claims 5").press("p f").shows("Claims 3").shows("of Ana Ruiz");
    reader.press("f").shows("Claims 5");
}

#[test]
fn the_first_tab_from_the_text_goes_to_the_claims_and_enter_goes_there() {
    let mut reader = Reader::bridge(80, 12);
    reader.press("<tab> j j <enter>");
    reader.shows("▸Claims").shows("a gift to the railway");
}

#[test]
fn on_a_narrow_screen_a_pane_opens_over_the_text_and_closes_again() {
    let mut reader = Reader::bridge(50, 16);
    reader.hides("Claims").press("<tab>").shows("Claims 5");
    reader.press("<esc>").hides("Claims 5").shows("Old bridge to close");
    reader.press("<tab> j <enter>").hides("Claims 5");
}

#[test]
fn searching_lights_as_typed_counts_and_goes_round() {
    let mut reader = Reader::bridge(80, 14);
    reader.press("/ bridge").shows("1 of 3");
    reader.press("<enter> n").shows("2 of 3");
    reader.press("N N").shows("3 of 3");
    reader.press("<esc>").hides("of 3").shows("page");
    reader.press("/ zebra <enter>").shows("not in the text");
}

#[test]
fn whoever_closes_what_failed_does_not_leave() {
    let mut reader = Reader::bridge(80, 14);
    reader.press("/ quagga <enter>").shows("“quagga” is not in the text").press("<esc>").hides("quagga");
    reader.press("<esc>");
    assert!(!reader.effects.contains(&Effect::Quit));
}

#[test]
fn a_pane_in_focus_is_what_is_searched() {
    let mut reader = Reader::bridge(120, 30);
    reader.press("<tab> / crossing").shows("claims /crossing▏").shows("1 of 1 claims").shows("▸unnamed");
    reader.press("<esc>").hides("of 1 claims").press("/ r u i z <enter>").shows("1 of 3 claims");
    reader.press("n").shows("2 of 3 claims").press("n n").shows("1 of 3 claims").press("N").shows("3 of 3 claims");
    reader.press("<esc> <esc> n").hides("claims ·").shows("nothing was searched for");
    reader.press("<tab> <tab> / guild <enter>").shows("1 of 1 parties").shows("▸Hauliers");
    reader.press("/ zebra <enter>").shows("“zebra” is not among the parties");
    reader.press("<tab> / pays <enter>").shows("1 of 1 sections").shows("▸ Who pays");
}

#[test]
fn rows_that_have_what_was_searched_for_are_marked_and_their_words_lit() {
    let mut reader = Reader::bridge(120, 36);
    reader.press("<tab> / Ruiz <enter>").shows("▸Ana Ruiz  said").shows("/Ana Ruiz  warned").shows("/Ana Ruiz  denied");
    let line = reader.screen().lines().nth(2).unwrap().to_owned();
    let before = line.split_once("▸Ana ").unwrap().0;
    let column = before.chars().count() + "▸Ana ".chars().count();
    let cell = reader.buffer()[(u16::try_from(column).unwrap(), 2)].clone();
    assert_eq!(
        (cell.symbol(), cell.style().bg),
        ("R", Themes::built_in(Depth::True).theme(reader.app.settings().colours, false).hit.bg)
    );
}

#[test]
fn a_pattern_that_is_none_says_that_it_is_searched_as_it_stands() {
    let mut reader = Reader::of(
        &["⟦H|Rain (again)⟧\n\nIt rained (again) in the hills, and then (as ever) in the valleys."],
        (90, 10),
    );
    reader.press("/ (again").shows("searched as it stands · 1 of 2").press(")").hides("as it stands");
}

#[test]
fn earlier_searches_come_back_with_up_and_the_last_with_nothing_typed() {
    let mut reader = Reader::bridge(80, 14);
    reader.press("/ guild <enter> / council <enter> / <up>").shows("/council▏").press("<up> <up>").shows("/guild▏");
    reader.press("<down>").shows("/council▏").press("<down>").shows("/▏").press("<up> <up> <enter>").shows("of 2");
    reader.press("<esc> / <enter>").shows("of 2");
    Reader::bridge(80, 14).press("/ <enter>").shows("nothing was searched for yet");
}

impl Reader {
    /// What was last asked to be kept, as the kinds of the corrections.
    fn kept(&self) -> Option<usize> {
        self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Keep(kept) => Some(kept.corrections.len()),
            _ => None,
        })
    }
}

#[test]
fn a_wrong_claim_is_hidden_shown_again_and_undone() {
    let mut reader = Reader::bridge(120, 36);
    reader.press("<tab> j x").shows("Claims 4").hides("will not carry them\nanother").shows("U undoes it");
    assert_eq!(reader.kept(), Some(1));
    // The next row took its place.
    reader.shows("▸Hauliers’ Guild  called");
    reader.press("X").shows("Claims 5").shows("hidden").shows("▸Hauliers’ Guild  called").press("X").shows("Claims 4");
    reader.press("U").shows("Claims 5").shows("undone: hiding the claim");
    assert_eq!(reader.kept(), Some(0));
    reader.press("U").shows("nothing was corrected").press("X").shows("nothing is hidden");
    // Where it is shown, hiding it once more brings it back.
    reader.press("k x X k x").shows("the claim is back").shows("Claims 5");
    assert_eq!(reader.kept(), Some(0));
}

#[test]
fn a_party_is_renamed_and_shown_as_the_readers() {
    let mut reader = Reader::bridge(120, 36);
    reader.press("p e").shows("Edit Ana Ruiz").press("<enter>").shows("name: Ana Ruiz▏");
    reader.press("<ctrl-u> Mayor <space> Ruiz <enter>").shows("Ana Ruiz is called Mayor Ruiz");
    reader.shows("Mayor Ruiz*").shows("· yours").shows("Mayor Ruiz  said");
    reader.press("U").shows("undone: calling Ana Ruiz Mayor Ruiz").hides("yours");
    reader.press("e <enter> <ctrl-u> <enter>").shows("the name stays as it was");
    assert_eq!(reader.kept(), Some(0));
}

#[test]
fn a_party_is_retyped_merged_split_and_hidden_by_a_few_letters() {
    let mut reader = Reader::bridge(120, 36);
    reader.press("p e agroup <enter>").shows("Ana Ruiz: group").shows("group · 3 claims · yours");
    reader.press("e same <enter>").shows("Ana Ruiz is the same as").press("haul <enter>");
    reader.shows("Ana Ruiz is the same as Hauliers’ Guild").shows("Hauliers’ Gui…*").shows("org. · 4 claims · yours");
    reader.press("U U").hides("yours");
    assert_eq!(reader.kept(), Some(0));
    let mut reader = Reader::bridge(120, 36);
    reader.press("p e she <enter>").shows("she is a party of its own").shows("she  warned").press("U");
    reader.press("e noparty <enter>").shows("Ana Ruiz is hidden").shows("Parties 2");
    reader.shows("she  warned").press("U").shows("Parties 3").hides("yours");
    assert_eq!(reader.kept(), Some(0));
}

#[test]
fn a_merge_that_is_undone_leads_back_to_the_party_it_was_of() {
    let mut reader = Reader::bridge(120, 36);
    reader.press("<tab> <tab> g e same <enter> haul <enter>").shows("Ana Ruiz is the same as Hauliers’ Guild");
    reader.shows("▸Hauliers’ Gui").press("U").shows("▸Ana Ruiz");
    // Whoever has gone elsewhere since stays there.
    reader.press("e same <enter> haul <enter>").shows("▸Hauliers’ Gui").press("G").shows("▸Port Alder");
    reader.press("U").shows("▸Port Alder");
    // So does what is lit in the text.
    reader.press("<esc> p p").press("e same <enter> haul <enter> U").shows("undone: making");
    assert_eq!(reader.kept(), Some(0));
}

#[test]
fn those_who_say_something_together_each_have_it() {
    let text = "Harnby\n\nThe Harbour Trust and Volta Motors said the ferry was off. Ana Ruiz said it rained.\n";
    let mut reader = Reader::of_plain(text, (140, 40));
    reader.shows("Harbour Trust and Volta").press("c i");
    reader.shows("speaker      Harbour Trust").shows("and          Volta Motors").press("<esc>");
    for party in ["harbour", "volta"] {
        reader.press("<tab> <tab>").press(&format!("/{party} <enter> f")).shows("Claims 1").shows("the ferry was off");
        reader.hides("Ana Ruiz  said").press("f <esc> <esc>");
    }
}

#[test]
fn what_is_selected_stays_so_while_others_are_corrected() {
    let mut reader = Reader::bridge(120, 36);
    reader.press("c c c").shows("▸Hauliers’ Guild  called");
    reader.press("<tab> k k x").shows("Claims 4").press("j").shows("▸Hauliers’ Guild  called");
    reader.press("<esc> c").shows("▸unnamed source  demanded").press("U").shows("▸unnamed source  demanded");
    reader.press("i").shows("a second crossing").press("x").shows("Claims 4").hides("a second crossing”");
}

#[test]
fn nothing_is_corrected_where_nothing_is_selected() {
    let mut reader = Reader::bridge(120, 36);
    reader.press("x").shows("nothing is selected").press("e").shows("select a claim or a party first");
    assert_eq!(reader.kept(), None);
}

#[test]
fn the_palette_finds_by_letters_and_does_what_is_picked() {
    let mut reader = Reader::bridge(100, 24);
    reader.press(":").shows("Do or go to").shows("command");
    reader.press("whopays").shows("▸ Who pays for it").press("<enter>").shows("§2/3 Who pays").hides("Do or go to");
    reader.press(": H a u l").shows("organisation").press("<enter>").shows("Hauliers’ Guild: mention 1 of");
    reader.press(": byspeaker <enter>").shows("claims by speaker");
    reader.press(": second").shows("a second crossing").press("<enter>");
    assert!(reader.app.view().lit.is_some());
}

#[test]
fn the_palette_says_where_a_word_of_the_text_is_found() {
    Reader::bridge(100, 24).press(": zyzzyva").shows("nothing here has these").shows("Esc, then / searches the text");
}

#[test]
fn the_palette_moves_with_keys_and_loses_nothing_it_cannot_find() {
    let mut reader = Reader::bridge(100, 24);
    reader.press(": zzz <enter>").shows(": zzz▏").shows("nothing here has the letters “zzz”");
    reader.press("<ctrl-u>").shows(": ▏").press("<ctrl-n> <tab> <down>").shows("▸ next mention");
    reader.press("<ctrl-p> <shift-tab>").shows("▸ next section").press("<esc>").hides("Do or go to");
    reader.send(Message::Key(named("ctrl-u")));
    reader.press(":").send(Message::Pasted("next\nsection".to_owned()));
    reader.press("<enter>").shows("§2/3");
}

#[test]
fn a_line_a_percentage_and_quitting_are_typed_as_in_vim() {
    let mut reader = Reader::bridge(60, 8);
    reader.press(": 8 <enter>");
    assert_eq!(reader.top_words(), "Who pays for it");
    reader.press(": 0% <enter>");
    assert_eq!(reader.top_words(), "Old bridge to close");
    reader.press(": 99999 <enter>").shows("100%");
    reader.press(": q! <enter>");
    assert!(reader.effects.ends_with(&[Effect::Quit]));
}

#[test]
fn the_palette_is_there_at_every_size() {
    snapshot("palette-80x24", &Reader::bridge(80, 24).press(": ruiz").screen());
    Reader::bridge(38, 9).press(": r u").shows("Ana Ruiz");
    Reader::bridge(20, 5).press(": r u").shows("ru▏");
}

#[test]
fn a_word_that_other_open_articles_have_is_counted_there_too() {
    let hills = "⟦H|Rain in the hills⟧\n\nIt rained on the bridge, as it does there in spring, and on another bridge for most of a week.";
    let mut reader = Reader::of(&[BRIDGE, hills], (100, 14));
    reader.press("/ bridge <enter>").shows("1 of 3 · 2 in other articles");
    reader.press("/ zebra").hides("other articles");
}

#[test]
fn leaving_a_search_goes_back_to_where_it_began() {
    let mut reader = Reader::bridge(60, 8);
    let before = reader.top_words();
    reader.press("/ Thursday");
    assert_ne!(reader.top_words(), before);
    reader.press("<esc>");
    assert_eq!(reader.top_words(), before);
}

#[test]
fn marks_are_set_and_gone_to() {
    let mut reader = Reader::bridge(60, 8);
    reader.press("j j m a G");
    let end = reader.top_words();
    reader.press("' a");
    assert_ne!(reader.top_words(), end);
    reader.press("' '");
    assert_eq!(reader.top_words(), end);
    reader.press("' z").shows("no mark z was set");
}

#[test]
fn articles_are_walked_each_with_its_place() {
    let mut reader = Reader::of(
        &[
            BRIDGE,
            "⟦H|Rain in the hills⟧\n\nIt rained, as it does there in spring, for most of a week and part of another.",
        ],
        (80, 10),
    );
    reader.press("j j j");
    let place = reader.top_words();
    reader.press(">").shows("Rain in the hills").shows("2/2");
    reader.press(">").shows("this is the last article");
    reader.press("<");
    assert_eq!(reader.top_words(), place);
}

#[test]
fn esc_steps_back_and_never_quits() {
    let mut reader = Reader::bridge(100, 20);
    reader.press("c i <esc>");
    assert_eq!(reader.app.overlay(), None);
    assert!(reader.app.view().lit.is_some());
    reader.press("<esc>");
    assert!(reader.app.view().lit.is_none());
    reader.press("<esc>").shows("nothing is open; q quits").press("<esc> <esc>");
    assert!(!reader.effects.contains(&Effect::Quit));
    // Whoever gave q to something else is told another way out.
    let keymap = Keymap::with_overrides("[keys]\ntop = ['q']").unwrap();
    let (app, _) = App::new(vec![Source::named("a.txt")], keymap, Settings::default(), Size::new(60, 12));
    let mut reader = Reader { app, effects: vec![] };
    reader.press("<esc>").shows("nothing is open; Ctrl-C quits");
}

#[test]
fn q_leaves_what_is_open_and_then_quits_whatever_is_lit() {
    let mut reader = Reader::bridge(100, 20);
    reader.press("c i q");
    assert_eq!(reader.app.overlay(), None);
    assert!(!reader.effects.contains(&Effect::Quit));
    reader.press("/ bridge <enter> c q");
    assert!(reader.effects.contains(&Effect::Quit));
    // From a pane it goes to the text.
    let mut reader = Reader::bridge(60, 20);
    reader.press("<tab> q");
    assert_eq!(reader.app.focus(), Pane::Text);
    assert!(!reader.effects.contains(&Effect::Quit));
}

#[test]
fn ctrl_c_quits_at_once_and_ctrl_z_suspends() {
    let mut reader = Reader::bridge(100, 20);
    reader.press("/ x <ctrl-z> <ctrl-c>");
    assert!(reader.effects.ends_with(&[Effect::Suspend, Effect::Quit]));
    let mut marking = Reader::bridge(100, 20);
    marking.press("m <ctrl-c>");
    assert!(marking.effects.contains(&Effect::Quit));
}

#[test]
fn help_lists_the_live_keys_and_scrolls() {
    let mut reader = Reader::bridge(90, 20);
    reader.press("?").shows("next section");
    assert!(matches!(reader.app.overlay(), Some(Overlay::Help(0))));
    reader.press("G").shows("r draws anew").press("?").hides("r draws anew");
}

#[test]
fn a_claim_is_copied_with_its_attribution() {
    let mut reader = Reader::bridge(100, 20);
    reader.press("c c y");
    let copied = reader.effects.iter().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.as_str()),
        _ => None,
    });
    assert_eq!(copied, Some("“It will not carry them another year,” — Ana Ruiz\nOld bridge to close, article-0.txt"));
}

/// What was copied last, without the line that says where it comes from.
fn copied(reader: &Reader) -> Option<&str> {
    reader.effects.iter().rev().find_map(|effect| match effect {
        Effect::Copy(text) => text.lines().next(),
        _ => None,
    })
}

#[test]
fn nobody_is_copied_noted_or_listed_to_say_what_they_denied() {
    let denied = "⟦H|Faults⟧\n\n⟦S1:ruiz|⟦P:ruiz|Ana Ruiz⟧⟧ ⟦C1|denied⟧ that ⟦Q1:indirect:deny|she knew of the faults⟧. \
                  ⟦S2:ruiz|She⟧ ⟦C2|said⟧ ⟦Q2:indirect:assert|she would stay⟧.\n";
    let mut reader = Reader::of(&[denied], (140, 40));
    reader.press("c y");
    assert_eq!(copied(&reader), Some("she knew of the faults — Ana Ruiz (denied), as reported"));
    reader.press("H");
    let noted = reader.effects.iter().rev().find_map(|effect| match effect {
        Effect::Shelf(Errand::AddNote(_, note)) => Some(note.quote.exact.as_str()),
        _ => None,
    });
    assert_eq!(noted, Some("denied that she knew of the faults"));
    reader.press("c y");
    assert_eq!(copied(&reader), Some("she would stay — Ana Ruiz, as reported"));
    reader.press(":faults").shows("Ana Ruiz (denied): she knew of the faults");
}

#[test]
fn an_answer_that_only_points_is_shown_and_copied_with_what_it_answers() {
    let text = "Harnby\n\nThe plant leaked for a month, Ana Ruiz said, which Bo Li denies. \
                Bo Li said it would close.\n";
    let mut reader = Reader::of_plain(text, (140, 40));
    reader.press("c c y").shows("Bo Li  denies");
    let leaked = "The plant leaked for a month — Bo Li (denies), as reported";
    assert_eq!(copied(&reader), Some(leaked));
    reader.press("i").shows("cue          denies").press("<esc> :leaked");
    reader.shows("Ana Ruiz: The plant leaked for a month").shows("Bo Li (denies): The plant leaked for a month");
    // What is answered has its words already, those of the answer add none.
    reader.press("<esc> C i").shows("answered     denied by Bo Li").shows("which Bo Li denies.");
    // What only begins as a pointer does stands for itself.
    reader.press("<esc> c c y");
    assert_eq!(copied(&reader), Some("it would close — Bo Li, as reported"));
    let quoted = "Harnby\n\n“The plant leaked,” Ana Ruiz said, which Bo Li denies.\n";
    let mut reader = Reader::of_plain(quoted, (140, 40));
    reader.press("c c y");
    assert_eq!(copied(&reader), Some("“The plant leaked,” — Bo Li (denies), as reported"));
}

#[test]
fn the_reporters_words_between_two_pieces_are_no_part_of_a_claim() {
    let split = "⟦H|Rain⟧\n\n⟦Q1:direct|“It rained,”⟧ ⟦S1:ruiz|⟦P:ruiz|Ana Ruiz⟧⟧ ⟦C1|told⟧ a hall full of \
                 people. ⟦Q1:direct|“And it will.”⟧\n";
    let mut reader = Reader::of(&[split], (120, 36));
    reader.shows("“It rained,” … “And").hides("a hall full of people “").press("c y");
    assert_eq!(copied(&reader), Some("“It rained,” … “And it will.” — Ana Ruiz"));
    reader.press(":rained").shows("claim").hides("a hall full of people. “And");
}

#[test]
fn what_is_copied_is_called_what_it_is() {
    let mut reader = Reader::bridge(100, 20);
    reader.press("y").shows("copied the headline: Old bridge to close");
    reader.press("j j y").shows("copied the paragraph").press("c c y").shows("copied the claim: “It will not carry");
}

#[test]
fn what_is_copied_says_who_answers_and_where_it_comes_from() {
    let text = "Port Alder sues\n\nAna Ruiz said the plant leaked, which Bo Li denies.\n";
    let mut reader = Reader::of_plain(text, (140, 40));
    reader.press("c y");
    assert_eq!(copied(&reader), Some("the plant leaked — Ana Ruiz, as reported; denied by Bo Li"));
    // A headline that is a sentence has its own stop, and a pipe is no place.
    let document = Arc::new(document::read(b"# It rained.\n\nIt rained for days.\n", &Hint::named("a.md")));
    let (app, _) = App::new(vec![Source::named("-")], Keymap::built_in(), Settings::default(), Size::new(100, 20));
    let mut reader = Reader { app, effects: vec![] };
    reader.send(Message::Loaded(ArticleId::default(), Loaded { document, partial: false }));
    reader.press("} y");
    assert_eq!(reader.effects.last(), Some(&Effect::Copy("It rained for days.\nIt rained.".to_owned())));
    reader.effects.clear();
    reader.press("Y").shows("there is no address to copy");
    assert_eq!(reader.effects, []);
}

#[test]
fn a_claim_that_was_scrolled_past_is_not_what_is_meant() {
    let paragraphs = "It rained for days, and nobody went out.\n\n".repeat(30);
    let text = format!("Rain\n\nAna Ruiz said the plant leaked.\n\n{paragraphs}Bo Li said the dam held.\n");
    let mut reader = Reader::of_plain(&text, (100, 14));
    reader.press("c y").shows("copied the claim: the plant leaked");
    reader.press("<space> y").shows("copied the paragraph: It rained").press("i").shows("nothing is selected");
    reader.press("x").shows("nothing is selected");
    // One that is seen whole is gone to without moving the text.
    reader.press("G");
    let seen = reader.app.view().text.seen();
    reader.press("c").shows("Bo Li");
    assert_eq!(reader.app.view().text.seen(), seen);
}

#[test]
fn how_much_was_read_is_told_by_the_last_line_seen() {
    let text = format!("Rain\n\n{}", "It rained for days, and nobody went out.\n\n".repeat(40));
    let mut reader = Reader::of_plain(&text, (60, 14));
    let percent = |reader: &Reader| reader.app.view().percent(reader.app.document().unwrap());
    let mut before = percent(&reader);
    assert!((5..25).contains(&before), "{before}");
    for _ in 0..80 {
        reader.press("j");
        let now = percent(&reader);
        assert!(now >= before && now <= before + 3, "{before} {now}");
        before = now;
    }
    assert_eq!(before, 100);
}

#[test]
fn going_to_a_percentage_says_where_that_stands() {
    let text = format!("Rain\n\n{}", "It rained for days, and nobody went out.\n\n".repeat(40));
    let mut reader = Reader::of_plain(&text, (80, 24));
    reader.press("5 0 %").shows("50% of the text is above this screen");
    reader.press("9 9 %").shows("the text ends on this screen, behind its 99%");
    reader.press("1 0 0 %").hides("% of the text").hides("ends on this screen");
}

#[test]
fn who_said_a_claim_can_be_corrected_alone() {
    let mut reader = Reader::bridge(140, 40);
    let speakers = |reader: &Reader| -> Vec<String> {
        let (document, analyzed) = (reader.app.document().unwrap(), reader.app.analyzed().unwrap());
        let ids = (0..analyzed.analysis.quotations.len()).map(QuotationId::new);
        ids.map(|id| onrecord::app::details::speaker_words(document, &analyzed.analysis, id)).collect()
    };
    let found = speakers(&reader);
    assert_eq!(found[1], "Ana Ruiz");
    reader.press("c c e").shows("Edit this claim").shows("someone else said this").shows("Ana Ruiz, everywhere:");
    reader.press("<enter>").shows("Who said this").press("guild <enter>").shows("said by Hauliers’ Guild; U undoes it");
    let corrected = speakers(&reader);
    assert_eq!(corrected[1], "Hauliers’ Guild");
    assert!((0..found.len()).all(|claim| claim == 1 || found[claim] == corrected[claim]), "{corrected:?}");
    reader.shows("Hauliers’ Guild*").press("i").shows("Hauliers’ Guild, by you").shows("you said so");
    // The text has whom it had, and around the claim stands what stands there.
    reader.shows("the text has ").hides("% into the text\nHauliers").press("<esc> y");
    assert_eq!(copied(&reader), Some("“It will not carry them another year,” — Hauliers’ Guild"));
    let Some(Effect::Keep(kept)) = reader.effects.iter().rev().find(|effect| matches!(effect, Effect::Keep(_))) else {
        panic!("{:?}", reader.effects)
    };
    assert_eq!(kept.corrections.len(), 1);
    // Said anew it takes the place of what was said before.
    reader.press("e nobody <enter>").shows("said by nobody the text tells of");
    assert_eq!(speakers(&reader)[1], "unnamed source");
    reader.press("e whoever <enter>").shows("said by whom it was found to be");
    assert_eq!(speakers(&reader), found);
    reader.press("e <enter> guild <enter> U");
    assert_eq!(speakers(&reader), found);
}

#[test]
fn only_claims_of_a_sort_are_shown_and_gone_to() {
    let text = "Port Alder\n\nAna Ruiz said the plant leaked, which Bo Li denies. “It rained,” Ana Ruiz said. \
                Bo Li said the dam held.\n";
    let mut reader = Reader::of_plain(text, (140, 40));
    let count = |reader: &Reader| reader.app.view().claims.items().len();
    let all = count(&reader);
    reader.press("&").shows("word for word: 1 claim; & goes on").shows(" word for word ");
    assert_eq!(count(&reader), 1);
    reader.press("c").shows("▸Ana Ruiz").press("c").shows("no claim after this one");
    while reader.app.view().only != Only::Answered {
        reader.press("&");
    }
    reader.shows("answered: 1 claim").shows("× denied by Bo Li");
    reader.press("&").shows("all claims");
    assert_eq!(count(&reader), all);
    // Esc steps back from it, too.
    reader.press("<esc> & <esc>");
    assert_eq!((count(&reader), reader.app.view().only), (all, Only::All));
    let mut reader = Reader::of_plain("Rain\n\nIt rained.\n", (140, 40));
    reader.press("&").shows("no claim here is word for word");
}

#[test]
fn a_link_that_is_clicked_says_where_it_leads_and_clicked_again_leads_there() {
    let text = "# A\n\nSee [the plan](https://example.org/plan) of the town.\n";
    let (app, _) = App::new(vec![Source::named("a.md")], Keymap::built_in(), Settings::default(), Size::new(60, 12));
    let mut reader = Reader { app, effects: vec![] };
    let document = Arc::new(document::read(text.as_bytes(), &Hint::named("a.md")));
    reader.send(Message::Loaded(ArticleId::default(), Loaded { document, partial: false }));
    let screen = reader.screen();
    let row = screen.lines().position(|line| line.contains("the plan")).unwrap();
    let column = screen.lines().nth(row).and_then(|line| line.find("plan")).unwrap();
    let click = |column: usize| {
        Message::Mouse(MouseEvent {
            kind: MouseEventKind::Down(MouseButton::Left),
            column: u16::try_from(column).unwrap(),
            row: u16::try_from(row).unwrap(),
            modifiers: KeyModifiers::NONE,
        })
    };
    reader.send(click(column));
    reader.shows("leads to https://example.org/plan");
    assert!(!reader.effects.iter().any(|effect| matches!(effect, Effect::Follow(..))));
    // A click elsewhere in between is another wish.
    reader.send(click(column + 12));
    reader.send(click(column));
    assert!(!reader.effects.iter().any(|effect| matches!(effect, Effect::Follow(..))));
    reader.send(click(column));
    assert!(reader.effects.iter().any(|effect| matches!(effect, Effect::Follow(..))));
}

#[test]
fn people_without_a_name_of_their_own_are_tinted_as_a_group() {
    let mut reader = Reader::of_plain("Rain\n\nRussian forces said the dam held.\n", (60, 12));
    let text = reader.press("j").screen();
    let row = text.lines().position(|line| line.contains("Russian forces")).unwrap();
    let column = text.lines().nth(row).and_then(|line| line.find("forces")).unwrap();
    let themes = Themes::built_in(Depth::True);
    let group = themes.theme(reader.app.settings().colours, false).group;
    let at = (u16::try_from(column).unwrap(), u16::try_from(row).unwrap());
    assert_eq!(Some(reader.buffer()[at].fg), group.fg);
}

#[test]
fn help_is_searched_and_begins_where_the_reader_is() {
    let mut reader = Reader::bridge(90, 24);
    reader.press("?").shows("Moving").press("/").shows(" Keys ").press("justify").shows("even").shows("#");
    reader.press("<esc>").shows("Moving").press("<esc>").hides("Moving");
}

#[test]
fn articles_that_were_found_in_one_stand_in_its_place() {
    let mut reader = Reader::of(&[BRIDGE, BRIDGE, BRIDGE], (140, 40));
    let entry = |number: usize, title: &str| Source {
        title: Some(title.to_owned()),
        ..Source::named(format!("feed.xml#{number}"))
    };
    reader.effects.clear();
    reader.send(Message::Opened(ArticleId::new(1), vec![entry(1, "Rain"), entry(2, "Hail")]));
    assert_eq!(reader.effects, [Effect::Load(ArticleId::new(1))]);
    let titles: Vec<_> = reader.app.library().articles().map(|(_, article)| article.title().to_owned()).collect();
    assert_eq!(titles[1..3], ["Rain", "Hail"]);
    reader.effects.clear();
    reader.press("> >");
    assert_eq!(reader.app.article().source.name, "feed.xml#2");
    assert!(reader.screen().contains("3/4"));
    reader.press(">");
    assert_eq!((reader.app.open(), reader.screen().contains("4/4")), (ArticleId::new(2), true));
    let loads: Vec<_> = reader.effects.iter().filter(|effect| matches!(effect, Effect::Load(_))).collect();
    assert_eq!(loads, [&Effect::Load(ArticleId::new(1)), &Effect::Load(ArticleId::new(3))]);
}

#[test]
fn a_link_of_a_chapter_leads_to_another_of_its_book_and_to_no_other() {
    let chapter = |book: &str, number: usize| Source {
        path: Some(format!("text/{number}.html")),
        ..Source::named(format!("{book}#{number}"))
    };
    let sources = vec![chapter("b.epub", 2), chapter("a.epub", 1), chapter("a.epub", 2)];
    let (app, _) = App::new(sources, Keymap::built_in(), Settings::default(), Size::new(80, 20));
    let mut reader = Reader { app, effects: vec![] };
    let text = "# One\n\nSee [the next](text/2.html#why) and [one that is not there](text/3.html).\n";
    let document = Arc::new(document::read(text.as_bytes(), &Hint::named("a.md")));
    reader.send(Message::Loaded(ArticleId::new(1), Loaded { document, partial: false }));
    reader.press("> O s").shows("only http and https are opened, not text/3.html");
    assert_eq!(reader.press("O a").app.open(), ArticleId::new(2));
    assert_eq!(reader.press("<ctrl-o>").app.open(), ArticleId::new(1));
}

#[test]
fn a_link_of_a_file_leads_to_the_file_beside_it_and_never_by_a_path_from_the_root() {
    let sources = vec![Source::file(Path::new("talks/day/a.md")), Source::file(Path::new("talks/c.md"))];
    let (app, _) = App::new(sources, Keymap::built_in(), Settings::default(), Size::new(80, 20));
    let mut reader = Reader { app, effects: vec![] };
    let text = "# A\n\nSee [b](./my%20b.md#end), [c](../c.md), [root](/etc/motd), [hidden](%2Fetc/motd), [far](../../../d.md), [mail](mailto:a@b.c).\n";
    let document = Arc::new(document::read(text.as_bytes(), &Hint::named("a.md")));
    reader.send(Message::Loaded(ArticleId::new(0), Loaded { document, partial: false }));
    reader.press("O a").shows("3/3");
    assert!(reader.effects.contains(&Effect::Turn(ArticleId::new(2), "talks/day/my b.md".into())));
    assert_eq!(reader.press("<ctrl-o> O s").app.open(), ArticleId::new(1));
    reader.press("<ctrl-o> O d").shows("only http and https are opened, not /etc/motd");
    reader.press("O f").shows("only http and https are opened, not %2Fetc/motd");
    reader.press("O h").shows("only http and https are opened, not mailto:a@b.c");
    reader.press("O S").shows("only http and https are opened, not ../c.md");
    reader.press("O g");
    assert!(reader.effects.contains(&Effect::Turn(ArticleId::new(3), "../d.md".into())));
}

#[test]
fn the_articles_of_a_feed_are_listed_first_with_their_days_and_again_with_a_key() {
    let mut reader = Reader::of(&[BRIDGE], (100, 20));
    let entry = |number: usize, title: &str| Source {
        title: Some(title.to_owned()),
        published: Some(format!("2026-03-0{number}T08:00:00Z")),
        ..Source::named(format!("feed.xml#{number}"))
    };
    reader.press("; ").shows("no other article is open");
    reader.send(Message::Opened(ArticleId::default(), vec![entry(1, "Rain"), entry(2, "Hail"), entry(3, "Snow")]));
    reader.shows("3 articles").shows("Hail").shows("2026-03-02  2/3").hides("New here?");
    reader.shows("Enter opens  j next  / narrows  q quits").press("/hai <enter>").hides("3 articles");
    assert_eq!(reader.app.article().title(), "Hail");
    reader.press("; <down> <enter>");
    assert_eq!(reader.app.article().title(), "Snow");
    reader.press("; <esc>").hides("3 articles");
    assert_eq!(reader.app.article().title(), "Snow");
    // The list is gone through as everything is, and narrowed as the library is.
    reader.press("; g j <enter>");
    assert_eq!(reader.app.article().title(), "Hail");
    reader.press("; ; ; G k k <enter>");
    assert_eq!(reader.app.article().title(), "Rain");
    reader.press("; x").shows("/ narrows this list by letters").press("/sn").hides("Hail").press("<esc>").shows("Hail");
    reader.press("<esc>").hides("3 articles");
    // What the reader began with is what an article is left for, and left last.
    assert!(!reader.effects.contains(&Effect::Quit));
    reader.press("q").shows("3 articles").press("<esc>").shows("3 articles");
    assert!(!reader.effects.contains(&Effect::Quit));
    reader.press("q");
    assert!(reader.effects.contains(&Effect::Quit));
}

#[test]
fn files_that_are_listed_are_looked_into_for_their_titles() {
    let sources = ["a.txt", "b.txt"].map(|name| Source::file(Path::new(name)));
    let settings = Settings { hint: false, ..Settings::default() };
    let (app, effects) = App::new(sources.into(), Keymap::built_in(), settings, Size::new(80, 24));
    let mut reader = Reader { app, effects };
    reader.press(";").shows("b.txt");
    let second = ArticleId::new(1);
    assert_eq!(reader.effects.last(), Some(&Effect::Peek(second)));
    let document = Arc::new(document::read_text("Rain falls\n\nIt rained for days.\n".to_owned(), vec![]));
    reader.send(Message::Loaded(second, Loaded { document, partial: false }));
    reader.shows("Rain falls").hides("b.txt").press("j k ; ;");
    assert_eq!(reader.effects.iter().filter(|effect| matches!(effect, Effect::Peek(_))).count(), 1);
}

#[test]
fn articles_that_are_said_line_by_line_begin_without_a_list() {
    let mut reader = Reader::of(&[BRIDGE], (100, 20));
    let settings = Settings { linear: true, ..Settings::default() };
    (reader.app, _) = App::new(vec![Source::named("feed.xml")], Keymap::built_in(), settings, Size::new(100, 20));
    let entries = vec![Source::named("feed.xml#1"), Source::named("feed.xml#2")];
    reader.send(Message::Opened(ArticleId::default(), entries));
    assert_eq!(reader.app.overlay(), None);
}

#[test]
fn the_feed_of_the_page_is_found_by_what_it_is_and_offered_to_subscribe_to() {
    let page = "<link rel='alternate' type='application/rss+xml' title='Bridge news' href='https://a.example/feed'>\
                <p>It rained on the old bridge for many days.";
    let sources = vec![Source::named("a.html")];
    let (app, _) = App::new(sources, Keymap::built_in(), Settings::default(), Size::new(100, 20));
    let mut reader = Reader { app, effects: vec![] };
    let document = Arc::new(document::read(page.as_bytes(), &Hint::named("a.html")));
    reader.send(Message::Loaded(ArticleId::default(), Loaded { document, partial: false }));
    reader.press(": f e e d").shows("▸ feed of this page: Bridge news").press("<esc> F");
    reader.shows("address of a feed: https://a.example/feed");
}

#[test]
fn a_part_of_the_article_is_sent_to_a_command_and_what_it_says_is_shown() {
    let mut reader = Reader::bridge(80, 20);
    reader.press("c |").shows("send the claim to |").press("<tab>").shows("send the paragraph to |");
    reader.press("wc <space> -w <enter>").shows("sent the paragraph to wc -w");
    let Some(Effect::Pipe { command, text }) = reader.effects.last().cloned() else { panic!("{:?}", reader.effects) };
    assert_eq!(command, "wc -w");
    assert!(text.ends_with("Old bridge to close, article-0.txt"), "{text}");
    reader.send(Message::Piped(Output { command, said: "42\n".into(), failure: None }));
    reader.shows("What it said").shows("42").press("q").hides("What it said");
    reader.press("| <esc>").hides("send the").press("| <enter>").hides("send the");
}

#[test]
fn an_article_without_an_address_says_so_where_it_should_be_opened() {
    Reader::bridge(80, 20).press("o").shows("does not say where it stands");
    let mut reader = Reader::of(&["+++\ntitle = \"Bridge\"\nurl = \"https://example.org/b\"\n+++\nIt fell."], (80, 20));
    reader.press("o").shows("opening https://example.org/b");
    assert_eq!(reader.effects.last(), Some(&Effect::Open("https://example.org/b".into())));
}

#[test]
fn an_article_that_cannot_be_read_says_why_until_it_can() {
    let sources = vec![Source::named("a.txt")];
    let size = Size::new(80, 16);
    let (mut app, _) = App::new(sources, Keymap::built_in(), Settings::default(), size);
    app.update(Message::Unread(ArticleId::default(), "cannot read a.txt: no such file".to_owned()));
    let mut reader = Reader { app, effects: vec![] };
    reader.shows("cannot read a.txt").shows("r tries again").shows("there is no text").hides("reading a.txt");
    assert_eq!(reader.press("r").effects, [Effect::Load(ArticleId::default())]);
    let document = Arc::new(document::read(b"It rained.", &Hint::default()));
    reader.send(Message::Loaded(ArticleId::default(), Loaded { document, partial: false }));
    reader.shows("It rained.").hides("cannot read");
}

#[test]
fn links_are_followed_by_a_letter_and_come_back_from() {
    let text = "# Bridge\n\nRead [the plan](https://example.org/plan#top) and [the bill](https://example.org/bill).\n\n## Why\n\nIt is old.\n";
    let sources = vec![Source::named("a.md")];
    let (app, _) = App::new(sources, Keymap::built_in(), Settings::default(), Size::new(80, 16));
    let mut reader = Reader { app, effects: vec![] };
    let document = Arc::new(document::read(text.as_bytes(), &Hint::named("a.md")));
    reader.send(Message::Loaded(ArticleId::default(), Loaded { document, partial: false }));
    reader
        .press("O")
        .shows("Read ahe plan and she bill")
        .shows("a link's letter")
        .press("<esc>")
        .shows("Read the plan");
    reader.press("O x").shows("no link is marked x").shows("Read the plan");
    reader.press("O S").shows("opening https://example.org/bill");
    assert_eq!(reader.effects.last(), Some(&Effect::Open("https://example.org/bill".into())));
    reader.press("O a").shows("reading https://example.org/plan …").shows("2/2");
    assert!(reader.effects.contains(&Effect::Follow(ArticleId::new(1), "https://example.org/plan".into())));
    reader.press("<ctrl-o>").shows("Read the plan").press("O a").shows("2/2").press("<").shows("1/2");
    // A link that leads to nothing leads back, and not out of the reader.
    reader.press("O a").send(Message::Unread(ArticleId::new(1), "nobody answers".to_owned()));
    reader.shows("nobody answers").press("<esc>").shows("Read the plan");
    assert!(!reader.effects.contains(&Effect::Quit));
}

#[test]
fn resizing_keeps_the_same_words_on_top() {
    let mut reader = Reader::bridge(60, 8);
    reader.press("j j j j j j");
    let first = reader.top_words().split_whitespace().next().unwrap().to_owned();
    for (width, height) in [(40, 8), (120, 10), (60, 8)] {
        reader.send(Message::Resized(Size::new(width, height)));
        assert!(reader.top_words().contains(&first), "{width}×{height}: {}", reader.top_words());
    }
}

#[test]
fn lines_are_spread_from_edge_to_edge_and_long_words_broken_as_wished() {
    let mut reader = Reader::bridge(40, 16);
    reader.press("# _").shows("long words broken");
    snapshot("even-edges", &reader.screen());
    reader.press("# _").shows("no word broken");
    assert_eq!(reader.press("<ctrl-l>").screen(), Reader::bridge(40, 16).press("<ctrl-l>").screen());
}

#[test]
fn colours_are_gone_through_and_come_round() {
    let mut reader = Reader::bridge(60, 16);
    let mut said = Vec::new();
    for _ in 0..4 {
        reader.press("T");
        said.push((reader.app.notice().unwrap().text.clone(), reader.app.settings().colours));
    }
    said.dedup();
    assert_eq!(said.len(), 4);
    assert_eq!(reader.app.settings().colours, Settings::default().colours);
    reader.press("t").shows("for a light ground");
}

#[test]
fn where_there_are_no_colours_their_keys_say_so() {
    let mut reader = Reader::bridge(80, 16);
    let settings = Settings { colourless: true, hint: false, ..Settings::default() };
    (reader.app, _) = App::new(vec![Source::named("a")], Keymap::built_in(), settings, Size::new(80, 16));
    for key in ["T", "t"] {
        reader.press(key).shows("this terminal is shown no colours");
        assert_eq!(reader.app.settings(), settings);
    }
}

#[test]
fn who_says_the_lit_claim_is_on_the_last_line_where_no_pane_tells() {
    let mut reader = Reader::bridge(60, 16);
    reader.press("c").shows("Ana Ruiz: statement").press("c").shows("Ana Ruiz: warning").shows("i details");
    Reader::bridge(120, 30).press("c").hides("Ana Ruiz: statement");
    let text = "Mayor Ana Ruiz said that the ferry would run again. It rained. Bo Li denied that.";
    let mut answered = Reader::of_plain(text, (60, 16));
    answered.press("c").shows("Ana Ruiz × denied by Bo Li").press("c").shows("Bo Li: denial → answers Ana Ruiz");
}

#[test]
fn a_click_picks_a_row_of_the_palette() {
    let mut reader = Reader::bridge(100, 24);
    reader.press(": whopays").shows("▸ Who pays for it");
    let row = reader.screen().lines().position(|line| line.contains("▸ Who pays for it")).unwrap();
    let click = |row| MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column: 20,
        row,
        modifiers: KeyModifiers::NONE,
    };
    // Beside the rows nothing is picked, and nothing typed is lost.
    reader.send(Message::Mouse(click(23)));
    reader.shows(": whopays");
    reader.send(Message::Mouse(click(u16::try_from(row).unwrap())));
    reader.shows("§2/3 Who pays").hides("Do or go to");
}

#[test]
fn the_palette_knows_other_words_for_what_can_be_done() {
    let mut reader = Reader::bridge(100, 24);
    reader.press(": theme").shows("▸ next colours").press("<esc>").press("<tab> <tab> <tab> e").shows("rename");
    reader.press("merge").shows("▸ it is the same as another party");
}

#[test]
fn the_wheel_scrolls_what_it_is_over_and_a_click_selects() {
    let mut reader = Reader::bridge(120, 14);
    let top = reader.top_words();
    let mouse = |kind, column, row| MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
    reader.send(Message::Mouse(mouse(MouseEventKind::ScrollDown, 50, 5)));
    assert_ne!(reader.top_words(), top);
    reader.send(Message::Mouse(mouse(MouseEventKind::Down(MouseButton::Left), 100, 2)));
    assert!(reader.app.view().lit.is_some());
}

#[test]
fn panes_are_walked_round_with_tab_and_to_the_ends_with_h_and_l() {
    let mut reader = Reader::bridge(120, 20);
    reader.press("h").shows("▸Sections").press("h").shows("▸Sections").shows("this is the first pane");
    reader.press("l l l").shows("▸Parties").press("l").shows("▸Parties").shows("this is the last pane");
    reader.press("<tab>").shows("▸Sections").press("<shift-tab>").shows("▸Parties");
    reader.press("r").shows("reading article-0.txt again");
}

#[test]
fn the_keys_that_matter_are_shown_until_the_first_key() {
    let sources = vec![Source::named("a.txt")];
    let (app, effects) = App::new(sources, Keymap::built_in(), Settings::default(), Size::new(80, 24));
    let mut reader = Reader { app, effects };
    reader.shows("New here?").shows("c    next claim").shows("?    every key").press("j").hides("New here?");
    assert!(!reader.app.settings().hint);
    let sources = vec![Source::named("a.txt")];
    let (app, _) = App::new(sources, Keymap::built_in(), Settings::default(), Size::new(80, 24));
    let mut reader = Reader { app, effects: vec![] };
    reader.shows("q    leave, or quit").press("<esc>").hides("New here?");
    assert!(reader.effects.is_empty(), "{:?}", reader.effects);
    assert_eq!(reader.press("q").effects, [Effect::Quit]);
}

#[test]
fn keys_that_had_no_room_to_be_shown_are_shown_another_time() {
    let sources = vec![Source::named("a.txt")];
    let (app, effects) = App::new(sources, Keymap::built_in(), Settings::default(), Size::new(30, 9));
    let mut reader = Reader { app, effects };
    reader.hides("New here?").press("j");
    reader.send(Message::Resized(Size::new(80, 24)));
    reader.shows("New here?");
}

#[test]
fn claims_by_speaker_stand_under_their_speakers_name() {
    let mut reader = Reader::bridge(120, 36);
    reader.press("a").shows("Ana Ruiz 3").shows(" said").shows("Hauliers’ Guild 1").hides("Ana Ruiz  said");
    reader.press("a").shows("Ana Ruiz  said");
    // Where the name has gone out of sight above, the first claim bears it.
    let mut reader = Reader::bridge(120, 18);
    reader.press("a <tab> j j j").hides("Ana Ruiz 3").shows("Ana Ruiz  denied");
    snapshot("by-speaker-80x24", &Reader::bridge(80, 24).press("a <tab> j").screen());
}

#[test]
fn what_several_say_stands_under_each_of_them() {
    let text = "Port Alder\n\nMayor Ana Ruiz and Bo Lind said the bridge would stay shut. They said the piers had sunk. \
                Tomas Brill said it was safe. Ruiz and Lind denied that. Reportedly, work could take two years.\n";
    let mut reader = Reader::of_plain(text, (140, 48));
    reader.shows("× denied by Ana Ruiz and Bo Lind").shows(" Claims 5 ");
    reader.press("a <tab>").shows("▸Claims 5 ").shows("Ana Ruiz 3").shows("Bo Lind 3").shows("with Bo Lind  said");
    reader.shows("with Ana Ruiz  said").shows("Tomas Brill 1").shows("sources not told apart 1");
    assert_eq!(reader.app.view().claims.items().len(), 8);
    // Each row is a place of its own, and the claim is lit in all of them.
    let rows: Vec<_> = (0..8)
        .map(|_| {
            reader.press("j");
            reader.app.view().claims.selected_at().unwrap()
        })
        .collect();
    assert_eq!(rows, [1, 2, 3, 4, 5, 6, 7, 7]);
    reader.press("i").shows("Esc closes").press("<esc> <tab> i").shows("said with Bo Lind  the bridge would stay shut");
    reader.press("<esc> <esc> <tab>");
    // The pane of one of them has nobody else's heading.
    reader
        .press("g f")
        .shows("claims of Ana Ruiz only")
        .shows("▸Claims 3 ")
        .hides("Bo Lind 3")
        .shows("with Bo Lind  said");
    // Of those who speak together the one beneath whose name the claim is selected is meant.
    reader.press("f g j j j f").shows("claims of Bo Lind only");
}

#[test]
fn what_several_say_can_be_given_to_one_and_to_others_together() {
    let text = "Port Alder\n\nMayor Ana Ruiz and Bo Lind said the bridge would stay shut. Tomas Brill said it was safe. \
                They asked for help, she said.\n";
    let mut reader = Reader::of_plain(text, (140, 44));
    let speakers = |reader: &Reader| {
        let (document, analyzed) = (reader.app.document().unwrap(), reader.app.analyzed().unwrap());
        onrecord::app::details::speaker_words(document, &analyzed.analysis, QuotationId::new(0))
    };
    reader.press("c e").shows("Ana Ruiz alone said this").shows("Bo Lind alone said this").press("ruiz <enter>");
    assert_eq!(speakers(&reader), "Ana Ruiz");
    reader.press("i").shows("Ana Ruiz, Mayor, by you").shows("the text has “Mayor Ana Ruiz and Bo Lind”");
    reader.shows("you said so").press("<esc> e <enter>").shows("Tab marks several").shows("says it now");
    // What is marked is picked together, whatever else is typed to find it.
    reader.press("brill <tab>").shows("✓ Tomas Brill").shows("the 1 marked").press("lind <tab>").shows("the 2 marked");
    reader.press("<enter>").shows("said by Tomas Brill and Bo Lind; U undoes it");
    assert_eq!(speakers(&reader), "Tomas Brill and Bo Lind");
    let Some(Effect::Keep(kept)) = reader.effects.iter().rev().find(|effect| matches!(effect, Effect::Keep(_))) else {
        panic!("{:?}", reader.effects)
    };
    assert_eq!(kept.corrections.len(), 1);
    // Who says it already is not said anew, and one mark taken off again is none.
    reader.press("e <enter> lind <tab> brill <tab> <enter>").shows("Bo Lind and Tomas Brill says so already");
    reader.press("e <enter> mara <esc> e <enter> ruiz <tab> ruiz <tab>").shows("Tab marks several").press("<esc> U");
    assert_eq!(speakers(&reader), "Mayor Ana Ruiz and Bo Lind");
}

#[test]
fn empty_panes_say_why_and_what_helps() {
    let mut reader = Reader::bridge(120, 36);
    reader.press("<tab> <tab> j f").shows("says nothing here").shows("f for everybody's");
    let one = "⟦H|Rain⟧\n\n⟦S1:ruiz|⟦P:ruiz|Ruiz⟧⟧ ⟦C1|said⟧ that ⟦Q1:indirect|it rained in the hills⟧.\n";
    let mut reader = Reader::of(&[one], (120, 36));
    reader.press("<tab> x").shows("no claims left").shows("X shows the hidden").hides("go there");
    reader.press("<tab> x").shows("nobody is named").press("X").shows("Claims 1").shows("Parties 1");
}

#[test]
fn an_empty_text_and_one_without_claims_say_so() {
    Reader::of(&[""], (120, 20))
        .hides(" min")
        .shows("this article is empty")
        .shows("there is no text")
        .hides("no claims found")
        .hides("nobody is named");
    Reader::of_plain("It rained in the hills.", (120, 20)).shows("no claims found").shows("nobody is named");
}

#[test]
fn unfinished_keys_and_unknown_ones_do_nothing() {
    let mut reader = Reader::bridge(80, 20);
    let before = reader.screen();
    reader.press("9 9 <esc>");
    reader.press("~ ^");
    assert!(!reader.effects.contains(&Effect::Quit));
    assert_eq!(reader.screen(), before);
}

#[test]
fn a_claim_is_highlighted_and_a_paragraph_noted() {
    use onrecord::app::shelf::errand::Report;
    use onrecord::library::moment::Moment;
    use onrecord::library::note::{NewNote, Note, NoteId};
    let mut reader = Reader::bridge(140, 40);
    let added = |reader: &Reader| -> NewNote {
        let added = reader.effects.iter().rev().find_map(|effect| match effect {
            Effect::Shelf(Errand::AddNote(_, note)) => Some(note.clone()),
            _ => None,
        });
        added.unwrap()
    };
    reader.press("c c H");
    let claim = added(&reader);
    assert_eq!(claim.quote.exact, "“It will not carry them another year,”");
    assert_eq!((claim.speaker.as_deref(), claim.words.as_str()), (Some("Ana Ruiz"), ""));
    let id = ArticleId::new(0);
    let note = Note {
        id: NoteId(7),
        article: None,
        title: claim.title,
        url: None,
        quote: claim.quote,
        speaker: claim.speaker,
        words: String::new(),
        made: Moment(0),
    };
    reader.send(Message::Shelf(Report::Notes(id, vec![note])));
    assert_eq!(reader.app.view().notes.len(), 1);
    reader.press("B");
    assert!(reader.screen().contains("Ana Ruiz: “It will not carry"));
    reader.press("<esc> H");
    assert!(matches!(reader.effects.last(), Some(Effect::Shelf(Errand::ChangeNote(_, NoteId(7), None)))));
    reader.press("<esc> g } } Wwho <enter>");
    let paragraph = added(&reader);
    assert!(paragraph.quote.exact.starts_with("The council votes"), "{}", paragraph.quote.exact);
    assert_eq!((paragraph.speaker, paragraph.words.as_str()), (None, "who"));
}

#[test]
fn a_party_that_is_named_very_often_keeps_its_sparkline_whole() {
    let often = format!("⟦H|Rain⟧\n\n{}\n", "⟦P:ruiz|Ruiz⟧ ".repeat(12_000).trim_end());
    Reader::of(&[&often], (120, 36)).shows("████████ 12000 │");
}
