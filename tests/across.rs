//! Stories and dossiers as a person reads them: keys in, screens and errands out, the store played by the test.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crossterm::event::{KeyCode, KeyEvent};
use onrecord::analysis::lexicon::Lexicon;
use onrecord::analysis::{EntityKind, analyze};
use onrecord::app::App;
use onrecord::app::across::PartyName;
use onrecord::app::across::dossier::{Offer, Told};
use onrecord::app::keymap::Keymap;
use onrecord::app::message::{Effect, Loaded, Message};
use onrecord::app::settings::Settings;
use onrecord::app::shelf::errand::{Errand, Judged, Judgement, Report as Answer};
use onrecord::document;
use onrecord::library::dossier::making::Making;
use onrecord::library::dossier::open::OpenArticle;
use onrecord::library::dossier::{Party, Place, Report};
use onrecord::library::findings::Findings;
use onrecord::library::identity::Namesake;
use onrecord::library::moment::Moment;
use onrecord::library::shelf::{Counts, FeedId, ItemId};
use onrecord::library::stories::comparison::compare;
use onrecord::library::stories::speakers::Verdicts;
use onrecord::library::stories::{Story, StoryArticle, StoryId};
use onrecord::library::{Analyzed, ArticleId};
use onrecord::ui;
use onrecord::ui::theme::{Depth, Themes};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use std::sync::Arc;

const NOW: &str = "2026-03-05T18:00:00Z";
/// What three outlets say, and when.
const TOLD: [(&str, &str, &str, &str); 3] = [
    (
        "Alder Post",
        "2026-03-02T06:10:00Z",
        "Harnby dam to be drained",
        "Engineers will drain the reservoir above Harnby, Mayor Ana Ruiz said on Monday. “We will not gamble with four \
         villages below the dam, and the school stays open,” Ruiz said. Bo Li disputed that.",
    ),
    (
        "Birch Gazette",
        "2026-03-02T09:40:00Z",
        "Crack empties Harnby reservoir",
        "A crack has forced the mayor of Harnby, Ana Ruiz, to empty the reservoir. “We will not gamble with four villages \
         below the dam,” Ruiz said.\n\n“Nobody asked us about the spring crops,” said Bo Li.",
    ),
    (
        "Cedar Wire",
        "2026-03-04T07:30:00Z",
        "Villages sleep better",
        "“People below the dam can sleep again,” Ana Ruiz said. She warned that the divers would go down again.",
    ),
];

/// What two outlets say of the same: one credits somebody else, and has a word of its own.
const DISPUTED: [&str; 3] = [
    "Mayor Ana Ruiz spoke on Monday. “We will not gamble with four villages below the dam,” Ruiz said.",
    "“We will not gamble with four villages below the dam,” said Bo Li, an engineer.",
    "“We shall not gamble with four towns below the dam,” Ana Ruiz said.",
];

struct Reader {
    app: App,
    errands: Vec<Errand>,
    copied: Vec<String>,
    quit: bool,
}

impl Reader {
    /// A reader on the library screen.
    fn new(width: u16, height: u16) -> Self {
        let settings = Settings { hint: false, ..Settings::default() };
        let (app, _) = App::of_library(Keymap::built_in(), settings, Size { width, height });
        let mut reader = Self { app, errands: vec![], copied: vec![], quit: false };
        let counts = Counts { all: 3, unread: 0, starred: 0, archived: 0 };
        reader.told(Answer::Feeds(vec![], vec![], counts, now()));
        reader
    }

    /// As that, with the story on the screen.
    fn of_story(width: u16, height: u16) -> Self {
        let mut reader = Self::new(width, height);
        reader.press("V");
        reader.told(Answer::Stories(vec![story()], now()));
        reader.press("<enter>");
        assert_eq!(reader.errands.last(), Some(&Errand::Story(StoryId(11))));
        let found = found();
        let texts: Vec<(&str, &Findings)> = TOLD.iter().zip(&found).map(|(told, found)| (told.3, found)).collect();
        reader.told(Answer::Story(Box::new((story(), compare(&texts, &Verdicts::new()))), now()));
        reader
    }

    /// As [`Reader::of_story`], of articles with these texts.
    fn of_texts(size: Size, texts: &[&'static str; 3]) -> Self {
        let mut reader = Self::new(size.width, size.height);
        reader.press("V");
        reader.told(Answer::Stories(vec![story()], now()));
        reader.press("<enter>");
        let found = texts.map(found_in);
        let articles: Vec<(&str, &Findings)> = texts.iter().copied().zip(&found).collect();
        reader.told(Answer::Story(Box::new((story(), compare(&articles, &Verdicts::new()))), now()));
        reader
    }

    /// As that, with the dossier on the screen.
    fn of_dossier(width: u16, height: u16) -> Self {
        let mut reader = Self::of_story(width, height);
        // The speaker of the first row of those that several have.
        reader.press("]D");
        assert!(matches!(reader.errands.last(), Some(Errand::Dossier(party, ..)) if *party == ruiz()));
        reader.told(Answer::Dossier(ruiz(), Box::new(dossier()), now()));
        reader
    }

    fn told(&mut self, report: Answer) {
        let effects = self.app.update(Message::Shelf(report));
        self.take(effects);
    }

    fn take(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Shelf(errand) => self.errands.push(errand),
                Effect::Copy(text) => self.copied.push(text),
                Effect::Quit => self.quit = true,
                _ => {}
            }
        }
    }

    fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split(' ') {
            let codes = match key {
                "<enter>" => vec![KeyCode::Enter],
                "<esc>" => vec![KeyCode::Esc],
                "<tab>" => vec![KeyCode::Tab],
                key => key.chars().map(KeyCode::Char).collect(),
            };
            for code in codes {
                let effects = self.app.update(Message::Key(KeyEvent::from(code)));
                self.take(effects);
            }
        }
        self
    }

    /// Answers that the article that is opened is this one.
    fn load(&mut self, text: &str) -> ArticleId {
        let Some(Errand::Open(id, _)) = self.errands.iter().rev().find(|errand| matches!(errand, Errand::Open(..)))
        else {
            panic!("nothing is opened: {:?}", self.errands)
        };
        let id = *id;
        let document = Arc::new(document::read_text(text.to_owned(), vec![]));
        let analyzed = Analyzed::new(&document, analyze(&document, &Lexicon::built_in()));
        self.app.update(Message::Loaded(id, Loaded { document: Arc::clone(&document), partial: false }));
        self.told(Answer::Place(id, 0));
        self.app.update(Message::Analyzed(id, document, Box::new(analyzed)));
        id
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
    fn shows(&mut self, words: &str) -> &mut Self {
        assert!(self.screen().contains(words), "no {words:?} in\n{}", self.screen());
        self
    }

    #[track_caller]
    fn hides(&mut self, words: &str) -> &mut Self {
        assert!(!self.screen().contains(words), "{words:?} in\n{}", self.screen());
        self
    }
}

fn now() -> Moment {
    Moment::parse(NOW).unwrap()
}

fn ruiz() -> PartyName {
    PartyName::new("Ana Ruiz", EntityKind::Person)
}

fn found() -> Vec<Findings> {
    TOLD.iter().map(|(.., text)| found_in(text)).collect()
}

fn found_in(text: &str) -> Findings {
    let document = document::read_text(text.to_owned(), vec![]);
    Findings::of(text, &analyze(&document, &Lexicon::built_in()))
}

fn story() -> Story {
    let articles = (11..).zip(TOLD).map(|(number, (outlet, when, title, _))| StoryArticle {
        item: ItemId(number),
        feed: Some(FeedId(number)),
        outlet: outlet.to_owned(),
        title: title.to_owned(),
        moment: Moment::parse(when).unwrap(),
        claims: 2,
        is_twin: false,
    });
    Story { id: StoryId(11), articles: articles.collect() }
}

fn dossier() -> Told {
    dossier_of(&TOLD.map(|(.., text)| text))
}

/// The dossier of the mayor in articles with these texts.
fn dossier_of(texts: &[&str; 3]) -> Told {
    let mut making = Making::new(Party {
        names: vec!["Ana Ruiz".to_owned()],
        others: vec![],
        kind: EntityKind::Person,
        namesake: Namesake::default(),
    });
    for (article, text) in story().articles.into_iter().zip(texts) {
        making.add(report(article), text, &found_in(text));
    }
    Told { dossier: making.finish(), offers: vec![Offer { name: "Ruiz".to_owned(), articles: 4 }], namesakes: vec![] }
}

fn report(article: StoryArticle) -> Report {
    Report {
        place: Place::Kept(article.item),
        moment: article.moment,
        source: Some(article.outlet),
        title: article.title,
        url: None,
        is_twin: false,
        is_undated: false,
        story: Some(StoryId(11)),
    }
}

/// Two say together what one of them is credited with alone elsewhere.
const TOGETHER: [&str; 3] = [
    "Ana Ruiz and Bo Li said that the ferry to Harnby would stop until the dam was mended.",
    "Bo Li said that the ferry to Harnby would stop until the dam was mended.",
    "It rained on Tuesday, and nobody said a word.",
];

#[test]
fn all_who_say_it_together_stand_over_it_in_a_story_and_are_copied() {
    let mut reader = Reader::of_texts(Size::new(120, 40), &TOGETHER);
    reader.shows("Ana Ruiz and Bo Li  first ").shows("Bo Li: the ferry to Harnby").hides("disagree");
    reader.press("] y");
    assert!(reader.copied[0].contains("(Ana Ruiz and Bo Li, Alder Post, 2026-03-02)"), "{:?}", reader.copied);
}

#[test]
fn who_says_it_together_with_the_party_is_named_in_its_dossier_and_copied() {
    let mut reader = Reader::of_dossier(120, 40);
    reader.told(Answer::Dossier(ruiz(), Box::new(dossier_of(&TOGETHER)), now()));
    reader.shows("Ana Ruiz and Bo Li: the ferry to Harnby").press("y");
    assert!(reader.copied[0].contains("(Ana Ruiz and Bo Li, Alder Post, 2026-03-02)"), "{:?}", reader.copied);
}

#[test]
fn stories_are_listed_with_their_outlets_and_times() {
    let mut reader = Reader::new(100, 24);
    reader.press("V");
    assert_eq!(reader.errands.last(), Some(&Errand::Stories));
    reader.shows("looking");
    reader.told(Answer::Stories(vec![story()], now()));
    reader.shows("3 articles: Alder Post 2 Mar 06:10 · Birch Gazette 2 Mar 09:40").shows("1 story");
    reader.press("q");
    reader.shows("Your library");
    assert!(!reader.quit);
    reader.press("V").told(Answer::Stories(vec![], now()));
    reader.shows("no story is told by more than one of your feeds yet");
}

#[test]
fn stories_are_narrowed_by_words_and_outlets_as_a_dossier_is() {
    let mut reader = Reader::new(100, 24);
    reader.press("V");
    let mut other = story();
    other.id = StoryId(12);
    for article in &mut other.articles {
        (article.title, article.outlet) = ("A comet is seen".to_owned(), "Tarn Star".to_owned());
    }
    reader.told(Answer::Stories(vec![story(), other], now()));
    reader.shows("Harnby dam").shows("A comet is seen").press("/ comet").shows("1 of 2 stories").hides("Harnby dam");
    reader.press("<esc>").shows("Harnby dam").press("/ feed:tarn <enter>").shows("A comet").hides("Harnby dam");
    reader
        .press("<esc>")
        .shows("2 stories")
        .press("/ act:deny")
        .shows("! of stories: words, title: feed: after: before:");
    reader.press("<esc> /zyzzyva").shows("no story answers to that").press("<esc>").shows("2 stories");
}

#[test]
fn who_looks_for_some_claims_is_not_asked_who_is_who() {
    let mut reader = Reader::of_dossier(110, 40);
    reader.shows("Perhaps the same").press("G /gamble").hides("Perhaps the same").press("<enter>");
    reader.press("<enter>");
    assert!(reader.errands.iter().any(|errand| matches!(errand, Errand::Open(..))), "{:?}", reader.errands);
}

#[test]
fn a_story_shows_which_words_each_kept_and_which_it_left_out() {
    let mut reader = Reader::of_story(130, 40);
    reader
        .shows("Articles")
        .shows("Said in several")
        .shows("Who is quoted where")
        .shows("first 2 Mar 06:10 in Alder Post");
    reader.shows("[and the school stays open,”]").shows("Bo Li  ");
    reader.press("]").press("y");
    assert!(reader.copied[0].contains("(Ana Ruiz, Alder Post, 2026-03-02)"), "{:?}", reader.copied);
    reader.press("<esc>");
    reader.shows("Stories that several tell");
}

#[test]
fn nobody_says_in_a_story_what_they_denied() {
    let denied = "Mayor Ana Ruiz denied on Monday that she had known of the faults in the old dam.";
    let mut reader =
        Reader::of_texts(Size::new(130, 40), &[denied, denied, "It rained on Tuesday, and nobody said a word."]);
    reader.shows("denial: she had known of the faults in the old dam");
}

#[test]
fn enter_opens_the_article_at_the_claim_and_closing_it_comes_back() {
    let mut reader = Reader::of_story(110, 40);
    reader.press("]j <enter>");
    let Some(Errand::Open(_, item)) = reader.errands.iter().rev().find(|errand| matches!(errand, Errand::Open(..)))
    else {
        panic!("{:?}", reader.errands)
    };
    assert_eq!(*item, ItemId(12));
    reader.load(TOLD[1].3);
    let lit = reader.app.view().selected_claim().unwrap();
    let analyzed = reader.app.analyzed().unwrap();
    assert!(analyzed.analysis.quotation(lit).content().of(TOLD[1].3).starts_with("“We will not gamble"));
    reader.press("<esc>");
    reader.shows("Said in several");
    assert!(!reader.quit);
}

#[test]
fn all_of_a_claim_is_told_where_it_stands_in_a_dossier() {
    let mut reader = Reader::of_dossier(80, 30);
    let count = reader.errands.len();
    reader.press("i").shows("─ Claim ").shows("reported").shows("speaker      Ana Ruiz").press("<esc>");
    reader.hides("─ Claim ").shows("Claims by time");
    assert_eq!(reader.errands.len(), count);
    reader.press("i <enter>");
    assert!(reader.errands.iter().any(|errand| matches!(errand, Errand::Open(..))));
}

#[test]
fn a_dossier_is_scrolled_by_time_and_narrowed() {
    let mut reader = Reader::of_dossier(80, 24);
    reader.shows("Ana Ruiz").shows("in 3 articles").shows("2026-03-02").shows("2026-03-04").shows("2 Mar · Alder Post");
    reader.shows("× disputed by Bo Li").shows("= 2 Mar · Birch Gazette").shows("Claims by time");
    let bars = ["█", "▄", "▂", "▁", "▅", "▃", "▆", "▇"];
    assert!(bars.iter().any(|bar| reader.screen().contains(bar)), "{}", reader.screen());
    reader.press("/sleep");
    reader.shows("can sleep again").hides("gamble").shows("1 claim");
    reader.press("<esc> /act:warn <enter>");
    reader.shows("/act:warn").hides("gamble").shows("would go down again");
    reader.press("<esc>").press("/after:2026-03-03 <enter>");
    reader.hides("gamble").press("<esc>").shows("gamble");
    reader.press("/act:denial").hides("can't be").press("<esc>");
    reader.press("/act:shout <enter>");
    reader.shows("! ");
    reader.press("<esc>/after:xx <enter>").shows("after:").shows("! ");
    reader.press("<esc> G <enter>");
    assert!(
        matches!(reader.errands.last(), Some(Errand::Change(_) | Errand::Judge(..))),
        "{:?}",
        reader.errands.last()
    );
}

#[test]
fn narrowing_begins_at_the_first_row_finds_who_answers_and_goes_back_where_it_began() {
    let mut reader = Reader::of_dossier(80, 24);
    let selected = |reader: &Reader| reader.app.across().seen().unwrap().rows().list().selected_at().unwrap();
    reader.press("jj");
    let before = selected(&reader);
    assert!(before > 0);
    // Bo Li is named by the row alone, not by the claim's words.
    reader.press("/bo").shows("× disputed by Bo Li");
    assert_eq!(selected(&reader), 0);
    reader.press("<esc>");
    assert_eq!(selected(&reader), before);
    // Who has taken what was found stays at it.
    reader.press("/sleep <enter> <esc>").shows("can sleep again");
    assert_ne!(selected(&reader), before);
}

#[test]
fn outlets_that_disagree_who_says_it_are_shown_to_and_no_word_is_put_in_their_mouths() {
    let mut reader = Reader::of_texts(Size { width: 120, height: 40 }, &DISPUTED);
    reader
        .shows("× outlets disagree who says it: Ana Ruiz or Bo Li")
        .shows("Birch Gazette  Bo Li: “We will not gamble with four villages")
        .shows("Cedar Wire     Ana Ruiz: “We [will] {shall} not gamble with four [villages] {towns} below the dam,”");
    // All that whoever is credited in that row said.
    reader.press("]jD");
    let Some(Errand::Dossier(credited, Some(_), _)) = reader.errands.last() else { panic!("{:?}", reader.errands) };
    assert_eq!(*credited, PartyName::new("Bo Li", EntityKind::Person));
    let mut agreed = Reader::of_story(120, 40);
    agreed.hides("disagree").shows("[and the school stays open,”]");
}

#[test]
fn who_may_be_the_same_is_offered_and_the_answer_kept() {
    let mut reader = Reader::of_dossier(110, 40);
    reader.shows("perhaps the same, see the end: Ruiz").shows("Perhaps the same").shows("Ruiz  4 articles");
    reader.press("G <enter>");
    let judged = |same| Judged { of: ruiz(), judgement: Judgement::Name("Ruiz".to_owned(), same) };
    assert_eq!(reader.errands.last(), Some(&Errand::Judge(judged(Some(true)), vec![])));
    reader.press("x");
    assert_eq!(reader.errands.last(), Some(&Errand::Judge(judged(Some(false)), vec![])));
    reader.press("U");
    assert_eq!(reader.errands.last(), Some(&Errand::Judge(judged(None), vec![])));
    reader.shows("open again").press("U U").shows("nothing was said of who is who");
}

#[test]
fn what_was_said_of_names_is_seen_another_day_and_taken_back_to_what_it_was() {
    let mut reader = Reader::of_dossier(110, 40);
    let mut told = dossier();
    told.offers.clear();
    told.dossier.party.names.push("A. Ruiz".to_owned());
    told.dossier.party.others.push("Bo Ruiz".to_owned());
    reader.told(Answer::Dossier(ruiz(), Box::new(told), now()));
    let judged = |other: &str, same| {
        Errand::Judge(Judged { of: ruiz(), judgement: Judgement::Name(other.to_owned(), same) }, vec![])
    };
    reader.press("G").shows("Not the same").shows("Bo Ruiz  another party, you said").shows("ask again");
    reader.press("x");
    assert_eq!(reader.errands.last(), Some(&judged("Bo Ruiz", None)));
    reader.press("U").shows("Bo Ruiz is not Ana Ruiz again");
    assert_eq!(reader.errands.last(), Some(&judged("Bo Ruiz", Some(false))));
    reader.press("<enter>");
    assert_eq!(reader.errands.last(), Some(&judged("Bo Ruiz", Some(true))));
    reader.press("k").shows("takes it out").press("x");
    assert_eq!(reader.errands.last(), Some(&judged("A. Ruiz", Some(false))));
    reader.press("U").shows("A. Ruiz and Ana Ruiz are one again");
    assert_eq!(reader.errands.last(), Some(&judged("A. Ruiz", Some(true))));
}

#[test]
fn an_article_that_means_somebody_else_of_the_name_is_told_apart_and_leads_to_her() {
    let mut reader = Reader::of_dossier(110, 40);
    let namesake = |number| PartyName { namesake: Namesake(number), ..ruiz() };
    let judged = |of: PartyName, number| {
        let judgement = Judgement::Article(ItemId(11), vec!["Ana Ruiz".to_owned()], Namesake(number));
        Errand::Judge(Judged { of, judgement }, vec![])
    };
    reader.press("e").shows("this is Ana Ruiz").press("x");
    assert_eq!(reader.errands.last(), Some(&judged(ruiz(), 1)));
    let told = Told { offers: vec![], namesakes: vec![(Namesake(1), 1)], ..dossier() };
    reader.told(Answer::Dossier(ruiz(), Box::new(told), now()));
    reader.press("G").shows("Others of this name").shows("Ana Ruiz (2)  1 article").press("<enter>");
    assert_eq!(reader.errands.last(), Some(&Errand::Dossier(namesake(1), None, vec![])));
    let mut told = Told { offers: vec![], namesakes: vec![(Namesake(0), 2)], ..dossier() };
    told.dossier.party.namesake = Namesake(1);
    reader.told(Answer::Dossier(namesake(1), Box::new(told), now()));
    // There may be a third, and whoever was told apart by mistake is the first again.
    reader.shows(" Ana Ruiz (2)").press("x");
    assert_eq!(reader.errands.last(), Some(&judged(namesake(1), 2)));
    reader.press("e");
    assert_eq!(reader.errands.last(), Some(&judged(namesake(1), 0)));
    reader.press("U").shows("in that article it is Ana Ruiz (2) again");
    assert_eq!(reader.errands.last(), Some(&judged(namesake(1), 1)));
    // What is below is told anew.
    reader.press("q");
    assert_eq!(reader.errands.last(), Some(&Errand::Dossier(ruiz(), None, vec![])));
}

#[test]
fn what_is_taken_back_is_seen_in_every_dossier_and_offered_only_where_it_can_be() {
    let mut reader = Reader::of_dossier(110, 40);
    let namesake = PartyName { namesake: Namesake(1), ..ruiz() };
    let told = || Box::new(Told { offers: vec![], namesakes: vec![(Namesake(1), 1)], ..dossier() });
    reader.told(Answer::Dossier(ruiz(), told(), now()));
    reader.press("G").shows("that dossier").hides("undo");
    reader.press("g x").told(Answer::Dossier(ruiz(), told(), now()));
    reader.press("G").shows("that dossier").shows("undo").press("<enter>");
    reader.told(Answer::Dossier(namesake.clone(), told(), now()));
    // It is told of the first, whose dossier is below.
    reader.press("U").told(Answer::Dossier(ruiz(), told(), now()));
    assert_eq!(reader.errands.last(), Some(&Errand::Dossier(namesake.clone(), None, vec![])));
    let count = reader.errands.len();
    reader.told(Answer::Dossier(namesake, told(), now()));
    assert_eq!(reader.errands.len(), count);
}

#[test]
fn nothing_happens_to_a_claim_while_those_beside_it_are_gone_through() {
    let mut reader = Reader::of_dossier(140, 40);
    let count = reader.errands.len();
    for key in ["x", "e", "y"] {
        reader.press("<tab>").press(key).shows("this is for a claim: Tab goes to the claims").press("<tab>");
    }
    assert_eq!(reader.errands.len(), count);
}

#[test]
fn a_dossier_is_of_whom_the_article_means_it_is_asked_for_from() {
    let mut reader = Reader::of_story(110, 40);
    reader.press("] D");
    let Some(Errand::Dossier(party, Some(item), _)) = reader.errands.last().cloned() else {
        panic!("{:?}", reader.errands)
    };
    assert_eq!((party.namesake, item), (Namesake::default(), ItemId(11)));
    let of = PartyName { namesake: Namesake(1), ..party };
    reader.told(Answer::Dossier(of, Box::new(dossier()), now()));
    reader.shows("Ana Ruiz (2)").shows("claims in");
}

#[test]
fn what_everybody_quotes_is_shown_in_few_articles_and_the_rest_counted() {
    let mut reader = Reader::of_dossier(110, 40);
    let mut told = dossier();
    let statement = told.dossier.claims.iter().find_map(|claim| claim.statement).unwrap();
    let places = &mut told.dossier.statements[statement].occurrences;
    let last = places.last().unwrap().clone();
    places.extend(std::iter::repeat_n(last, 2_000));
    reader.told(Answer::Dossier(ruiz(), Box::new(told), now()));
    reader.shows("= and in 1997 more articles");
}

#[test]
fn any_party_of_the_library_is_picked_by_its_letters() {
    let mut reader = Reader::new(100, 24);
    reader.press("D").shows("type letters of a name").press("a").shows("type letters of a name");
    reader.press("n").shows("looking through the library");
    assert_eq!(reader.errands.last(), Some(&Errand::PartiesLike("an".to_owned())));
    let known = |name: &str| vec![(PartyName::new(name, EntityKind::Person), 3)];
    reader.told(Answer::PartiesLike("a".to_owned(), known("Ada Late")));
    reader.hides("Ada Late").told(Answer::PartiesLike("an".to_owned(), vec![]));
    reader.shows("nobody in the library has these letters");
    // Enter pressed before they are there picks the first of them.
    let mut fast = Reader::new(100, 24);
    fast.press("D").press("ana <enter>");
    fast.told(Answer::PartiesLike("ana".to_owned(), known("Ana Ruiz")));
    assert_eq!(fast.errands.last(), Some(&Errand::Dossier(ruiz(), None, vec![])));
    reader.told(Answer::PartiesLike("an".to_owned(), known("Ana Ruiz")));
    reader.shows("Ana Ruiz").shows("3 articles").press("<enter>");
    assert_eq!(reader.errands.last(), Some(&Errand::Dossier(ruiz(), None, vec![])));
}

#[test]
fn those_a_party_is_named_with_stand_as_bars_and_lead_on() {
    let mut reader = Reader::of_dossier(80, 24);
    reader.hides("Named with").press("<tab>").shows("Named with, in articles").shows("Bo Li").hides("Claims by time");
    reader.press("<enter>");
    assert!(
        matches!(reader.errands.last(), Some(Errand::Dossier(party, None, _)) if *party != ruiz()),
        "{:?}",
        reader.errands.last()
    );
    reader.press("q");
    reader.shows("Named with").press("q").shows("Claims by time");
    let mut wide = Reader::of_dossier(140, 40);
    wide.shows("Named with, in articles").shows("Claims by time");
}

/// A reader of a file with this text, the library of whom is played by the test.
fn reader_of_file(text: &str) -> Reader {
    let (app, _) = App::new(
        vec![onrecord::library::Source::named("a.txt")],
        Keymap::built_in(),
        Settings { hint: false, ..Settings::default() },
        Size { width: 120, height: 40 },
    );
    let mut reader =
        Reader { app, errands: vec![Errand::Open(ArticleId::default(), ItemId(0))], copied: vec![], quit: false };
    reader.load(text);
    reader
}

/// The dossier of `party` in what is `open` and, by day, in kept articles with these texts.
fn dossier_with(party: &PartyName, kept: &[&str], open: &[OpenArticle]) -> Told {
    let (names, others) = (vec![party.name.clone()], vec![]);
    let mut making = Making::new(Party { names, others, kind: party.kind, namesake: Namesake::default() });
    for (article, text) in story().articles.into_iter().zip(kept) {
        making.add(report(article), text, &found_in(text));
    }
    for article in open {
        making.add(article.report(now()), &article.text, &article.findings);
    }
    Told { dossier: making.finish(), offers: vec![], namesakes: vec![] }
}

#[test]
fn a_dossier_is_asked_for_from_the_article_s_party() {
    let mut reader = reader_of_file(TOLD[0].3);
    reader.press("pD");
    let Some(Errand::Dossier(party, None, open)) = reader.errands.last().cloned() else {
        panic!("{:?}", reader.errands)
    };
    assert_eq!((open.len(), open[0].text.as_str(), open[0].published), (1, TOLD[0].3, None));
    reader.told(Answer::Nothing("the library can't be read".to_owned()));
    reader.shows("the library can't be read").shows("Sections");
    // From its card, too.
    reader.press("i").press("D");
    assert_eq!(reader.errands.last(), Some(&Errand::Dossier(party, None, open)));
}

#[test]
fn what_the_open_article_has_on_a_party_is_in_its_dossier_though_no_library_keeps_it() {
    let mut reader = reader_of_file(TOLD[0].3);
    reader.press("pp").press("D");
    let Some(Errand::Dossier(party, None, open)) = reader.errands.last().cloned() else {
        panic!("{:?}", reader.errands)
    };
    assert_eq!(party, ruiz());
    reader.told(Answer::Dossier(ruiz(), Box::new(dossier_with(&party, &[], &open)), now()));
    reader
        .shows("2 claims in the open article · ")
        .shows("no article of your library names it")
        .shows("open article, not in your library · Engineers will drain")
        .shows("We will not gamble")
        .shows("× disputed by Bo Li")
        .shows("Named with, how often")
        .hides("(18:00)")
        .hides("another of this name");
    reader.press("x").shows("not of your library").press("jy");
    assert!(reader.copied[0].contains("(Ana Ruiz, Engineers will drain"), "{:?}", reader.copied);
    reader.press("<enter>").shows("Claims 3").press("q").shows("Claims by time").press("q").shows("Sections");
}

#[test]
fn who_is_named_and_never_quoted_is_shown_in_which_articles() {
    let mut reader = reader_of_file("Cleo Dahl went to the ferry. It rained, and Cleo Dahl went home.");
    reader.press("pD");
    let Some(Errand::Dossier(party, _, open)) = reader.errands.last().cloned() else { panic!("{:?}", reader.errands) };
    assert_eq!(party, PartyName::new("Cleo Dahl", EntityKind::Person));
    reader.told(Answer::Dossier(party.clone(), Box::new(dossier_with(&party, &[], &open)), now()));
    reader
        .shows("no claims in the open article")
        .shows("Named here, and quoted nowhere")
        .shows("▸  open article, not in your library · Cleo Dahl went")
        .hides("all of it")
        .press("<enter>")
        .shows("Sections");
}

#[test]
fn the_open_article_stands_among_those_of_the_library_and_is_where_the_dossier_begins() {
    let mut reader = reader_of_file(TOLD[1].3);
    reader.press("pp").press("D");
    let Some(Errand::Dossier(party, None, open)) = reader.errands.last().cloned() else {
        panic!("{:?}", reader.errands)
    };
    assert_eq!(party, ruiz());
    reader.told(Answer::Dossier(ruiz(), Box::new(dossier_with(&party, &[TOLD[0].3], &open)), now()));
    reader
        .shows("3 claims in 2 articles, the open one among them")
        .shows("2 Mar · Alder Post")
        .shows("= open article, not in your library (shortened)")
        .shows("▸  “We will not gamble with four villages below the dam,”")
        .hides("2026-03-05");
}

#[test]
fn a_claim_of_a_dossier_says_whose_words_it_answers() {
    let party = PartyName::new("Bo Li", EntityKind::Person);
    let mut reader = Reader::of_dossier(120, 40);
    reader.press("<tab> <enter>");
    let told = dossier_with(&party, &[TOLD[0].3], &[]);
    let answering = &told.dossier.claims[0].answering;
    assert_eq!((answering[0].names.as_slice(), &answering[0].words), (&["Ana Ruiz".to_owned()][..], &None));
    let asked = reader.errands.iter().rev().find_map(|errand| match errand {
        Errand::Dossier(asked, ..) => Some(asked.clone()),
        _ => None,
    });
    reader.told(Answer::Dossier(asked.unwrap(), Box::new(told), now()));
    reader.shows("→ disputed what Ana Ruiz said").press("i").shows("answers      disputed what Ana Ruiz said");
}

#[test]
fn every_size_is_drawn() {
    for (width, height) in [(20, 5), (30, 8), (40, 12), (60, 20), (72, 16), (109, 30), (200, 60)] {
        for mut reader in [Reader::of_story(width, height), Reader::of_dossier(width, height)] {
            for keys in ["j", "G", "g", "<tab>", "l", "j", "G", "h", "]", "[", "/", "x"] {
                reader.press(keys);
                assert!(!reader.screen().is_empty());
            }
        }
    }
}
