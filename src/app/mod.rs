//! What the reader is doing: [`App`], changed by nothing but [`App::update`].
//!
//! In reading order: [`message`], what reaches the reader and what it asks of the world; [`command`] and [`keymap`],
//! what a reader can want and with which keys; [`settings`]; [`layout`], where the panes stand; [`text_view`],
//! [`list`], [`outline`] and [`search`], what they hold; [`article_view`], all of it for one article; [`details`],
//! what an overlay says; `perform` and `pointer`, what commands and the mouse do. Nothing here draws.

pub mod article_view;
pub mod command;
pub mod details;
pub mod keymap;
pub mod layout;
pub mod list;
pub mod message;
pub mod outline;
mod perform;
mod pointer;
pub mod search;
pub mod settings;
pub mod text_view;

use crate::analysis::{EntityId, QuotationId};
use crate::document::Document;
use crate::library::{Analyzed, Article, ArticleId, Library, Source};
use article_view::{ArticleView, ListAreas, Lit};
use command::Command;
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use keymap::Keymap;
use layout::{Areas, Pane, inside};
use message::{Effect, Message, Notice};
use ratatui::layout::Size;
use search::Search;
use settings::Settings;
use std::sync::Arc;

/// The reader's whole state.
#[derive(Debug)]
pub struct App {
    library: Library,
    open: ArticleId,
    views: Vec<ArticleView>,
    size: Size,
    focus: Pane,
    side: Pane,
    text_alone: bool,
    overlay: Option<Overlay>,
    notice: Option<Notice>,
    count: Option<usize>,
    awaiting: Option<Command>,
    keymap: Keymap,
    settings: Settings,
}

/// What stands over the panes.
#[derive(Debug, Clone, PartialEq)]
pub enum Overlay {
    /// Every command with its keys, scrolled by so many lines.
    Help(usize),
    /// All of a claim.
    Claim(QuotationId, usize),
    /// All of a party.
    Party(EntityId, usize),
    /// What is being searched for, on the status line.
    Search(Prompt),
}

/// A line being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prompt {
    /// What was typed so far.
    pub typed: String,
    /// Where the text stood before, to go back to.
    came_from: usize,
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
            views,
            size,
            focus: Pane::Text,
            side: Pane::Claims,
            text_alone: false,
            overlay: None,
            notice: None,
            count: None,
            awaiting: None,
            keymap,
            settings,
        };
        let effects = vec![Effect::Mouse(settings.mouse), Effect::Load(app.open)];
        (app, effects)
    }

    /// Takes what happened and says what the world must do about it.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        let effects = match message {
            Message::Key(event) if event.kind == KeyEventKind::Release => return Vec::new(),
            Message::Key(event) => self.press(event),
            Message::Mouse(event) => self.point(event),
            Message::Pasted(text) => {
                if let Some(Overlay::Search(prompt)) = &mut self.overlay {
                    prompt.typed.extend(text.chars().filter(|sign| !sign.is_control()));
                    self.search_as_typed();
                }
                Vec::new()
            }
            Message::Resized(size) => {
                self.size = size;
                Vec::new()
            }
            Message::Loaded(id, loaded) => {
                self.library.insert_document(id, Arc::clone(&loaded.document), loaded.partial);
                let lines = self.areas().text_lines(self.settings.text_cells);
                self.views[id.index()].load(&loaded.document, lines);
                if matches!(self.overlay, Some(Overlay::Claim(..) | Overlay::Party(..))) {
                    self.overlay = None;
                }
                Vec::new()
            }
            Message::Analyzed(id, document, analyzed) => {
                let shown = self.library.article(id).document.as_ref();
                if shown.is_some_and(|shown| Arc::ptr_eq(shown, &document)) {
                    self.library.insert_analysis(id, *analyzed);
                }
                Vec::new()
            }
            Message::Notice(notice) => {
                self.notice = Some(notice);
                Vec::new()
            }
            Message::Resumed => vec![Effect::Mouse(self.settings.mouse), Effect::Redraw],
            Message::Background { light } => {
                self.settings.light = light;
                Vec::new()
            }
        };
        self.settle();
        effects
    }

    /// The open articles.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// Which article is on the screen.
    pub fn open(&self) -> ArticleId {
        self.open
    }

    /// The article on the screen.
    pub fn article(&self) -> &Article {
        self.library.article(self.open)
    }

    /// The text on the screen, once read.
    pub fn document(&self) -> Option<&Document> {
        self.article().document.as_deref()
    }

    /// Who says what in it, once known.
    pub fn analyzed(&self) -> Option<&Analyzed> {
        self.article().analyzed.as_ref()
    }

    /// How the article on the screen is seen.
    pub fn view(&self) -> &ArticleView {
        &self.views[self.open.index()]
    }

    /// Where the panes stand.
    pub fn areas(&self) -> Areas {
        Areas::new(self.size, self.focus, self.side, self.text_alone)
    }

    /// The terminal's size in cells.
    pub fn size(&self) -> Size {
        self.size
    }

    /// The pane that keys move in.
    pub fn focus(&self) -> Pane {
        self.focus
    }

    /// What stands over the panes.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// What was last said to the reader.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// The digits typed before a key that has not come yet.
    pub fn count(&self) -> Option<usize> {
        self.count
    }

    /// The command that waits for a letter.
    pub fn awaiting(&self) -> Option<Command> {
        self.awaiting
    }

    /// Which keys do what.
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// How the reader likes it.
    pub fn settings(&self) -> Settings {
        self.settings
    }

    /// The lines of the overlay that is open, at most as wide as [`App::overlay_cells`]; none for a prompt.
    pub fn overlay_lines(&self) -> Vec<details::Line> {
        let cells = self.overlay_cells();
        match (&self.overlay, self.document(), self.analyzed()) {
            (Some(Overlay::Help(_)), ..) => details::help(&self.keymap, cells),
            (Some(Overlay::Claim(id, _)), Some(document), Some(analyzed)) => {
                details::claim(document, analyzed, *id, cells)
            }
            (Some(Overlay::Party(id, _)), ..) => details::party(&self.library, self.open, *id, cells),
            _ => Vec::new(),
        }
    }

    /// Whether an overlay takes the whole of a small screen, without a frame.
    pub fn overlay_fills(&self) -> bool {
        self.size.width < 40 || self.size.height < 10
    }

    /// How wide an overlay's lines may be.
    pub fn overlay_cells(&self) -> u16 {
        self.size.width.saturating_sub(if self.overlay_fills() { 2 } else { 6 }).clamp(10, 78)
    }

    /// How many lines of an overlay are seen at once.
    pub fn overlay_height(&self) -> u16 {
        self.size.height.saturating_sub(if self.overlay_fills() { 2 } else { 4 }).max(1)
    }

    fn press(&mut self, event: KeyEvent) -> Vec<Effect> {
        self.notice = None;
        if let Some(command) = self.awaiting.take()
            && let KeyCode::Char(letter) = event.code
            && !event.modifiers.contains(KeyModifiers::CONTROL)
        {
            self.mark(command, letter);
            return Vec::new();
        }
        if matches!(self.overlay, Some(Overlay::Search(_))) && self.type_into_search(event) {
            return Vec::new();
        }
        if let KeyCode::Char(digit @ '0'..='9') = event.code
            && event.modifiers.is_empty()
            && (digit != '0' || self.count.is_some())
        {
            let value = usize::from(u8::try_from(digit).unwrap_or(b'0') - b'0');
            self.count = Some((self.count.unwrap_or(0) * 10 + value).min(99_999));
            return Vec::new();
        }
        let count = self.count.take();
        if count.is_some() && event.code == KeyCode::Esc {
            return Vec::new();
        }
        match self.keymap.command(&event) {
            Some(command) => self.perform(command, count),
            None => Vec::new(),
        }
    }

    /// Takes a key for the search prompt; `false` for one that is a command all the same.
    fn type_into_search(&mut self, event: KeyEvent) -> bool {
        let Some(Overlay::Search(prompt)) = &mut self.overlay else { return false };
        let control = event.modifiers.contains(KeyModifiers::CONTROL);
        match event.code {
            KeyCode::Enter => {
                let nothing = prompt.typed.is_empty();
                let came_from = prompt.came_from;
                self.overlay = None;
                self.finish_search(nothing, came_from);
                return true;
            }
            KeyCode::Esc => {
                let came_from = prompt.came_from;
                self.overlay = None;
                self.cancel_search(came_from);
                return true;
            }
            KeyCode::Backspace if prompt.typed.is_empty() => {
                let came_from = prompt.came_from;
                self.overlay = None;
                self.cancel_search(came_from);
                return true;
            }
            KeyCode::Backspace => drop(prompt.typed.pop()),
            KeyCode::Char('u') if control => prompt.typed.clear(),
            KeyCode::Char('w') if control => {
                let kept = prompt.typed.trim_end().rfind(' ').map_or(0, |at| at + 1);
                prompt.typed.truncate(kept);
            }
            KeyCode::Char(sign) if !control => prompt.typed.push(sign),
            _ => return control && !matches!(event.code, KeyCode::Char('c' | 'z' | 'l')),
        }
        self.search_as_typed();
        true
    }

    fn search_as_typed(&mut self) {
        let Some(Overlay::Search(prompt)) = self.overlay.clone() else { return };
        self.with_document(|view, document| {
            let search = Search::new(&document.text, &prompt.typed);
            view.hit = search.from(prompt.came_from);
            match view.hit {
                Some(hit) => view.text.reveal(document, search.hits[hit]),
                None => view.text.show(document, prompt.came_from, 0),
            }
            view.search = Some(search);
        });
    }

    fn finish_search(&mut self, nothing: bool, came_from: usize) {
        let found = self.with_document(|view, document| {
            if nothing {
                // An empty pattern repeats the last one, as in less and vim.
                let search = view.search.clone().unwrap_or_default();
                view.hit = search.from(came_from + 1);
                view.search = Some(search);
            }
            let target = view.search.as_ref().and_then(|search| Some(search.hits[view.hit?]))?;
            let now = view.text.top_offset();
            view.text.show(document, came_from, 0);
            if now != came_from {
                view.jump_into_sight(document, target);
            }
            view.text.reveal(document, target);
            Some(())
        });
        if found.flatten().is_none()
            && let Some(search) = self.with_document(|view, _| view.search.take()).flatten()
        {
            let text = match search.pattern.as_str() {
                "" => "nothing was searched for yet".to_owned(),
                pattern => format!("“{pattern}” is not in the text"),
            };
            self.notice = Some(Notice { text, failure: true });
        }
    }

    fn cancel_search(&mut self, came_from: usize) {
        self.with_document(|view, document| {
            view.search = None;
            view.hit = None;
            view.text.show(document, came_from, 0);
        });
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

    fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), failure: false });
    }

    /// After every message: panes have their sizes, lists hold what they should and follow the text.
    fn settle(&mut self) {
        let areas = self.areas();
        let text = areas.text_lines(self.settings.text_cells);
        let inner = |area: Option<ratatui::layout::Rect>| area.map(inside).unwrap_or_default();
        let lists =
            ListAreas { sections: inner(areas.sections), claims: inner(areas.claims), parties: inner(areas.parties) };
        let article = self.library.article(self.open);
        let view = &mut self.views[self.open.index()];
        view.arrange(article, text, lists);
        view.follow(article, self.focus == Pane::Sections, self.focus == Pane::Claims);
        let (height, lines) = match &self.overlay {
            Some(Overlay::Help(_) | Overlay::Claim(..) | Overlay::Party(..)) => {
                (usize::from(self.overlay_height()), self.overlay_lines().len())
            }
            _ => return,
        };
        if let Some(Overlay::Help(line) | Overlay::Claim(_, line) | Overlay::Party(_, line)) = &mut self.overlay {
            *line = (*line).min(lines.saturating_sub(height));
        }
    }

    /// The party that stands out or speaks in what stands out, else the one selected in its pane.
    fn party(&self) -> Option<EntityId> {
        let view = self.view();
        match (self.focus, view.lit) {
            (Pane::Parties, _) | (_, None) => view.parties.selected(),
            (_, Some(Lit::Party(id))) => Some(id),
            (_, Some(Lit::Claim(id))) => {
                self.analyzed().and_then(|analyzed| article_view::speaker(analyzed.analysis.quotation(id)))
            }
        }
    }
}
