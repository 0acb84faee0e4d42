//! What the reader is doing: [`App`], changed by nothing but [`App::update`].
//!
//! In reading order: [`message`], what reaches the reader and what it asks of the world; [`command`] and [`keymap`],
//! what a reader can want and with which keys; [`settings`]; [`layout`], where the panes stand; [`text_view`],
//! [`pictures`], [`list`], [`outline`], [`search`] and [`row_search`], what they hold; [`article_view`], all of it for
//! one article, [`facts`], what is known of it besides its text, and `anchored`, while its analysis is corrected;
//! [`links`], to follow by their letters; [`part`], what of it is copied or sent, and [`spoken`], what is said aloud;
//! `overlay`, what stands over the panes, and [`details`], what it says; [`prompt`] and [`picker`], what is typed and
//! what is picked, and `palette`, from what; `keys` and `pointer`, what keys and the mouse mean, and `perform`, what
//! commands do; `shown`, what of all this is there to be drawn; [`shelf`], the library screen, and [`across`], the
//! screens over all of it. Nothing here draws.

pub mod across;
mod anchored;
pub mod article_view;
pub mod command;
pub mod details;
pub mod facts;
pub mod keymap;
mod keys;
pub mod layout;
pub mod links;
pub mod list;
pub mod message;
pub mod outline;
mod overlay;
mod palette;
pub mod part;
mod perform;
pub mod picker;
pub mod pictures;
mod pointer;
pub mod prompt;
pub mod row_search;
pub mod search;
pub mod settings;
pub mod shelf;
mod shown;
pub mod spoken;
pub mod text_view;

pub use overlay::{Overlay, Page, SearchPrompt};

use crate::document::Document;
use crate::library::shelf::ItemId;
use crate::library::{Analyzed, ArticleId, Library, Source};
use crate::text::Span;
use across::Across;
use article_view::{ArticleView, ListAreas};
use command::Command;
use crossterm::event::KeyEventKind;
use facts::Facts;
use keymap::Keymap;
use layout::{Pane, inside};
use message::{Effect, Message, Notice};
use pictures::Picturing;
use ratatui::layout::Size;
use settings::{Background, Settings};
use shelf::Shelf;
use shelf::errand::Errand;
use std::collections::BTreeSet;
use std::sync::Arc;
use text_view::Shape;

/// The reader's whole state.
#[derive(Debug)]
pub struct App {
    library: Library,
    open: ArticleId,
    /// From and to which article a link was followed, the last on top.
    came_from: Vec<(ArticleId, ArticleId)>,
    began: Began,
    views: Vec<ArticleView>,
    size: Size,
    focus: Pane,
    side: Pane,
    overlay: Option<Overlay>,
    notice: Option<Notice>,
    count: Option<usize>,
    awaiting: Option<Command>,
    /// What was searched for in this sitting, the last at the end.
    searched: Vec<String>,
    /// How many searches of long texts were asked for.
    inquiries: usize,
    /// The article that is being analysed.
    analysing: Option<ArticleId>,
    /// Screens over the whole library.
    across: Across,
    /// The library screen, and whether it is what is seen.
    shelf: Shelf,
    on_shelf: bool,
    /// Whether the only open article is none yet, but holds the place of the first that is opened from the library.
    holds_place: bool,
    /// The row whose preview was asked for last.
    shelf_asked: Option<ItemId>,
    /// The link that was clicked last.
    clicked: Option<Span>,
    /// Files that were looked into for their titles.
    peeked: BTreeSet<ArticleId>,
    picturing: Picturing,
    keymap: Keymap,
    settings: Settings,
}

/// What the reader began with, and so what is left last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Began {
    /// An article.
    #[default]
    WithArticle,
    /// A list of the articles there are, to which each of them goes back.
    WithList,
    /// The library screen.
    OnShelf,
}

impl App {
    /// A reader of the articles of `sources`, on a terminal of `size`, with what must be done first.
    ///
    /// # Panics
    /// When there are no sources.
    pub fn new(sources: Vec<Source>, keymap: Keymap, settings: Settings, size: Size) -> (Self, Vec<Effect>) {
        assert!(!sources.is_empty(), "a reader has something to read");
        let views = sources.iter().map(|_| ArticleView::default()).collect();
        let app = Self {
            library: Library::new(sources),
            open: ArticleId::default(),
            came_from: Vec::new(),
            began: Began::default(),
            views,
            size,
            focus: Pane::Text,
            side: Pane::Claims,
            overlay: None,
            notice: None,
            count: None,
            awaiting: None,
            searched: Vec::new(),
            inquiries: 0,
            analysing: None,
            across: Across::default(),
            shelf: Shelf::default(),
            on_shelf: false,
            holds_place: false,
            shelf_asked: None,
            clicked: None,
            peeked: BTreeSet::new(),
            picturing: Picturing::default(),
            keymap,
            settings,
        };
        let effects = vec![Effect::Mouse(settings.mouse), Effect::Load(app.open)];
        (app, effects)
    }

    /// A reader that begins with the library screen.
    pub fn of_library(keymap: Keymap, settings: Settings, size: Size) -> (Self, Vec<Effect>) {
        let nothing = Source::named("library");
        let (mut app, _) = Self::new(vec![nothing], keymap, settings, size);
        app.holds_place = true;
        app.began = Began::OnShelf;
        app.on_shelf = true;
        let list = app.shelf.ask();
        let mut effects = vec![Effect::Mouse(settings.mouse), Effect::Shelf(list), Effect::Shelf(Errand::Feeds)];
        effects.extend(app.refresh_every());
        (app, effects)
    }

    /// Takes what happened and says what the world must do about it.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        let mut effects = match message {
            Message::Key(event) if event.kind == KeyEventKind::Release => return Vec::new(),
            Message::Key(event) => self.take_key(event),
            Message::Mouse(event) => self.point(event),
            Message::Pasted(text) => self.paste(&text),
            Message::Shelf(report) => self.take_report(report),
            Message::Resized(size) => {
                self.size = size;
                Vec::new()
            }
            Message::Opened(id, sources) => self.take_several(id, sources),
            Message::Loaded(id, loaded) => {
                self.library.insert_document(id, Arc::clone(&loaded.document), loaded.partial);
                let shape = self.text_shape();
                let view = &mut self.views[id.index()];
                view.load(&loaded.document, shape);
                let name = view.leads_to.take();
                if let Some(at) = name.and_then(|name| loaded.document.anchor(&name)) {
                    view.go_to(&loaded.document, at);
                }
                self.analysing = self.analysing.filter(|analysing| *analysing != id);
                self.picturing.asked = self.picturing.asked.filter(|(article, _)| *article != id);
                if id == self.open {
                    let reloading = self.words_for_reloading();
                    if self.notice.take_if(|notice| notice.text == reloading).is_some() {
                        self.say(format!("{} is as it stands now", self.article().source.name));
                    }
                    self.overlay.take_if(|overlay| overlay.is_about_analysis());
                }
                self.refill_picker();
                Vec::new()
            }
            Message::Unread(id, why) => {
                if id == self.open {
                    self.notice = Some(Notice { text: why.clone(), failure: true });
                }
                self.views[id.index()].progress = None;
                self.library.insert_failure(id, why);
                Vec::new()
            }
            Message::Analyzed(id, document, analyzed) => {
                let shown = self.library.article(id).document.as_ref();
                if shown.is_none_or(|shown| !Arc::ptr_eq(shown, &document)) {
                    Vec::new()
                } else {
                    if !analyzed.analysis.language.is_english() && self.open == id {
                        self.say(details::foreign_words(analyzed.analysis.language));
                    }
                    self.library.insert_analysis(id, *analyzed);
                    self.views[id.index()].progress = None;
                    self.refill_picker();
                    self.jump_across(id);
                    self.ask_for_notes(id)
                }
            }
            Message::Progress(id, progress) => {
                self.views[id.index()].progress = Some(progress);
                Vec::new()
            }
            Message::Found(found) => {
                self.take_found(found);
                Vec::new()
            }
            Message::Notice(notice) => {
                self.notice = Some(notice);
                Vec::new()
            }
            Message::Piped(output) => {
                self.show_output(output);
                Vec::new()
            }
            Message::Pictures(shown) => {
                self.picturing.possible = shown;
                Vec::new()
            }
            Message::Pictured { article, address, came } => {
                self.take_picture(article, &address, &came);
                Vec::new()
            }
            Message::Resumed => {
                self.picturing.asked = None; // A terminal may have forgotten them.
                vec![Effect::Mouse(self.settings.mouse), Effect::Redraw]
            }
            Message::Background { light } => {
                if self.settings.background == Background::Auto {
                    self.settings.light = light;
                }
                Vec::new()
            }
        };
        self.settle();
        effects.extend(self.ask_for_analysis());
        effects.extend(self.ask_for_search());
        effects.extend(self.ask_for_preview());
        effects.extend(self.ask_for_pictures());
        effects.extend(self.ask_for_titles());
        effects
    }

    /// What is said while the open article is read anew.
    fn words_for_reloading(&self) -> String {
        format!("reading {} again", self.article().source.name)
    }

    /// What was to be the article `id` holds several: they are listed, and the first of them is read.
    fn take_several(&mut self, id: ArticleId, sources: Vec<Source>) -> Vec<Effect> {
        // What was opened beside others does not take their place as what is gone back to.
        let is_all = self.library.count() == 1;
        self.library.split(id, sources);
        self.views.resize_with(self.library.count(), ArticleView::default);
        self.views[id.index()].progress = None;
        self.refill_picker();
        match (id == self.open && !self.on_shelf, is_all) {
            (true, true) => self.begin_with_list(),
            (true, false) if self.overlay.is_none() && !self.settings.linear => self.list_articles(false),
            _ => {}
        }
        vec![Effect::Load(id)]
    }

    /// Does something with the view and the text on the screen; `None` where no text is there yet.
    fn with_document<T>(&mut self, act: impl FnOnce(&mut ArticleView, &Document) -> T) -> Option<T> {
        let document = self.library.article(self.open).document.clone()?;
        Some(act(&mut self.views[self.open.index()], &document))
    }

    /// As [`App::with_document`], with the analysis; `None` where there is none yet.
    fn with_analysis<T>(&mut self, act: impl FnOnce(&mut ArticleView, &Document, &Analyzed) -> T) -> Option<T> {
        let article = self.library.article(self.open);
        let (document, analyzed) = (article.document.as_ref()?, article.analyzed.as_ref()?);
        Some(act(&mut self.views[self.open.index()], document, analyzed))
    }

    /// The open article's whole text is to be analysed, and no other's.
    fn ask_for_analysis(&mut self) -> Option<Effect> {
        let article = self.article();
        let is_whole = article.document.is_some() && !article.partial;
        let wanted = (is_whole && article.analyzed.is_none()).then_some(self.open);
        let before = std::mem::replace(&mut self.analysing, wanted);
        if let Some(id) = wanted {
            return (before != wanted).then_some(Effect::Analyze(id));
        }
        let left = before.filter(|id| self.library.article(*id).analyzed.is_none())?;
        self.views[left.index()].progress = None;
        Some(Effect::StopAnalysis)
    }

    /// What of the open article is still to be searched.
    fn ask_for_search(&mut self) -> Option<Effect> {
        let search = self.views[self.open.index()].search.as_mut()?;
        let inquiry = search.ask(self.open, self.inquiries)?;
        self.inquiries += 1;
        Some(Effect::Search(inquiry))
    }

    fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), failure: false });
    }

    /// Says that a command is for an article, on a screen of several.
    fn say_for_an_article(&mut self) {
        let open = self.key_to(Command::Activate, "opens the selected one");
        self.say(format!("this is for an article: {open}"));
    }

    fn text_shape(&self) -> Shape {
        let area = self.areas().text_lines(self.text_cells());
        let Settings { hyphenated, justified, .. } = self.settings;
        let tells_facts = self.document().is_some_and(|document| Facts::of(self).leave_out_of(document));
        Shape { width_cells: area.width, height: area.height, hyphenated, justified, tells_facts }
    }

    /// After every message: panes have their sizes, lists hold what they should and follow the text.
    fn settle(&mut self) {
        self.arrange();
        self.arrange_shelf();
        self.arrange_across();
        let article = self.library.article(self.open);
        let view = &mut self.views[self.open.index()];
        view.follow(article, self.focus == Pane::Sections, self.focus == Pane::Claims);
        let picker_height = layout::picker_rows(self.size).height;
        if let Some(Overlay::Pick(picker)) = &mut self.overlay {
            picker.list_mut().resize(picker_height);
        }
        let (height, lines) = match &self.overlay {
            Some(
                Overlay::Help(_) | Overlay::Claim(..) | Overlay::Party(..) | Overlay::Kept(..) | Overlay::Output(..),
            ) => (usize::from(self.overlay_height()), self.overlay_lines().len()),
            _ => return,
        };
        if let Some(overlay) = &mut self.overlay
            && let Some(line) = overlay.top_mut()
        {
            *line = (*line).min(lines.saturating_sub(height));
        }
    }

    /// Gives text and lists their sizes, and the lists what they hold.
    fn arrange(&mut self) {
        let areas = self.areas();
        let shape = self.text_shape();
        let inner = |area: Option<ratatui::layout::Rect>| area.map(inside).unwrap_or_default();
        let lists =
            ListAreas { sections: inner(areas.sections), claims: inner(areas.claims), parties: inner(areas.parties) };
        let shows_pictures = self.shows_pictures();
        let article = self.library.article(self.open);
        let view = &mut self.views[self.open.index()];
        view.by_speaker = self.settings.by_speaker;
        if let Some(document) = &article.document {
            view.text.show_pictures(document, shows_pictures);
        }
        view.arrange(article, shape, lists);
    }
}
