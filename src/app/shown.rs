//! What of the reader's state is there to be shown: read by whoever draws, and changed by nothing here.

use super::article_view::{ArticleView, Lit};
use super::command::{Command, Group};
use super::keymap::Keymap;
use super::layout::{self, Areas, Beside, Pane};
use super::message::Notice;
use super::settings::Settings;
use super::shelf::Shelf;
use super::{App, Overlay, details};
use crate::document::Document;
use crate::library::{Analyzed, Article, ArticleId, Library};
use ratatui::layout::Size;

impl App {
    /// The library screen.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Whether the library screen is what is seen, rather than an article.
    pub fn is_on_shelf(&self) -> bool {
        self.on_shelf
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

    /// What stands out in the text; of no claim that the reader has scrolled past, as it can't be what they mean.
    pub(in crate::app) fn lit(&self) -> Option<Lit> {
        let seen = self.view().text.seen();
        self.view().lit.filter(|lit| match lit {
            Lit::Claim(id) => self.analyzed().is_some_and(|analyzed| {
                analyzed.analysis.quotation(*id).pieces.iter().any(|piece| seen.overlaps(*piece))
            }),
            Lit::Party(_) => true,
        })
    }

    /// Where the panes stand.
    pub fn areas(&self) -> Areas {
        let text = &self.view().text;
        let beside = match (self.settings.text_alone, text.is_of_program()) {
            (true, _) => Beside::Nothing,
            (false, true) => Beside::Outline,
            (false, false) if text.has_long_outline() => Beside::LongOutline,
            (false, false) => Beside::All,
        };
        Areas::new(self.size, self.focus, self.side, beside)
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
            (Some(Overlay::Help(_)), ..) => details::help(&self.keymap, self.group_here(), cells),
            (Some(Overlay::Claim(id, _)), Some(document), Some(analyzed)) => {
                details::claim(document, analyzed, *id, cells)
            }
            (Some(Overlay::Party(id, _)), ..) => details::party(&self.library, self.open, *id, cells),
            (Some(Overlay::Kept(number, _)), ..) => self.kept_lines(*number, cells),
            (Some(Overlay::Links(_)), Some(document), _) => details::links(document, &self.hints(), cells),
            (Some(Overlay::Output(output, _)), ..) => details::output(output, cells),
            _ => Vec::new(),
        }
    }

    /// The commands that are most likely looked for where the reader is.
    fn group_here(&self) -> Group {
        if self.on_shelf || self.across.seen().is_some() { Group::Library } else { Group::Moving }
    }

    /// Whether an overlay takes the whole of a small screen, without a frame.
    pub fn overlay_fills(&self) -> bool {
        layout::overlay_fills(self.size)
    }

    /// How wide an overlay's lines may be.
    pub fn overlay_cells(&self) -> u16 {
        let sides = if self.overlay_fills() { 2 } else { 4 };
        self.size.width.saturating_sub(sides).clamp(10, 78)
    }

    /// How many lines of an overlay are seen at once.
    pub fn overlay_height(&self) -> u16 {
        self.size.height.saturating_sub(if self.overlay_fills() { 2 } else { 4 }).max(1)
    }

    /// The widest a line of the open article's text may be: as set, and so wide that lines which stay as they were laid
    /// out have room, unless the reader wants the text narrower than it comes.
    pub fn text_cells(&self) -> u16 {
        let set = self.settings.text_cells;
        let is_narrowed = set < Settings::default().text_cells;
        if is_narrowed { set } else { set.max(self.view().text.laid_out_cells()) }
    }
}
