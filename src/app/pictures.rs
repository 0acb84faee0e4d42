//! The pictures of a text: which rows they take, and which of them are wanted.
//!
//! A picture is known by its size in cells, which whoever can decode it tells; until then, and where there is none,
//! what is said of it stands in its place.

use super::layout::{Pane, welcome};
use super::message::Effect;
use super::settings::{PictureProtocol, Settings};
use super::text_view::Row;
use super::{App, Overlay};
use crate::document::Document;
use crate::library::ArticleId;
use crate::text::Span;
use crate::text::wrap::wrap;
use ratatui::layout::{Rect, Size};

/// So many pictures of an article are shown.
const MAX_PICTURES: usize = 24;
/// What is said of a picture takes no more rows.
const MAX_WORDS_ROWS: usize = 4;
/// What stands before what is said of a picture.
pub const PICTURE_WORD: &str = "picture: ";
/// A picture is no lower than this, however low the screen.
const MIN_ROWS: u16 = 5;

/// One picture of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Where in the text it stands, as [`crate::document::Image::at`].
    pub at: usize,
    /// Where it is.
    pub address: String,
    /// What is said of it, and why it can't be seen, with [`PICTURE_WORD`] before it; empty where nothing is.
    pub words: String,
    /// How many cells it takes, once that is known.
    pub size: Option<Size>,
    /// What its article says of it.
    said: Option<String>,
}

/// What came of a picture that was wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Came {
    /// It takes so many cells.
    Shown(Size),
    /// There is nothing in it to look at.
    Nothing,
    /// It can't be shown, for this reason.
    Failed(String),
}

/// The pictures of `document` in reading order.
pub(super) fn pictures(document: &Document) -> Vec<Picture> {
    let picture = |image: crate::document::Image| Picture {
        at: image.at,
        words: String::new(),
        size: None,
        said: document.said_of(&image).map(str::to_owned),
        address: image.address,
    };
    let picture = |image| {
        let mut picture = picture(image);
        picture.words = picture.worded(None);
        picture
    };
    let mut pictures: Vec<_> = document.pictures().into_iter().map(picture).collect();
    pictures.sort_by_key(|picture| picture.at);
    pictures
}

impl Picture {
    /// Takes what came of it, or that it is not wanted any more; gives whether that changes anything.
    pub(super) fn take(&mut self, came: Option<&Came>) -> bool {
        let (size, why) = match came {
            Some(Came::Shown(size)) => (Some(*size), None),
            Some(Came::Failed(why)) => (None, Some(why.as_str())),
            Some(Came::Nothing) | None => (None, None),
        };
        let words = self.worded(why);
        let changed = (self.size, &self.words) != (size, &words);
        (self.size, self.words) = (size, words);
        changed
    }

    /// What stands in its place where it can't be shown, because of `why`.
    fn worded(&self, why: Option<&str>) -> String {
        match (&self.said, why) {
            (Some(said), Some(why)) => format!("{PICTURE_WORD}{said} (not shown: {why})"),
            (Some(said), None) => format!("{PICTURE_WORD}{said}"),
            (None, Some(why)) => format!("{PICTURE_WORD}not shown: {why}"),
            (None, None) => String::new(),
        }
    }

    /// Its rows as picture number `index`, with pixels only where they are `shown`; what is said of it is wrapped at
    /// `width_cells`.
    pub(super) fn rows(&self, index: usize, shown: bool, width_cells: u16) -> Vec<Row> {
        let height = self.size.filter(|_| shown).map_or(0, |size| size.height);
        let mut rows: Vec<_> = (0..height).map(|row| Row::Picture { picture: index, row }).collect();
        let lines = wrap(&self.words, Span::new(0, self.words.len()), width_cells.max(1));
        let lines = lines.into_iter().filter(|line| !line.is_empty()).take(MAX_WORDS_ROWS);
        rows.extend(lines.map(|line| Row::Words { picture: index, line }));
        rows
    }
}

/// Pictures that somebody wants to see, instead of all that were wanted before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureWish {
    /// Whose they are.
    pub article: ArticleId,
    /// Where they are, in the order they are wanted.
    pub addresses: Vec<String>,
    /// The most cells one may take.
    pub room: Size,
}

/// What is known of showing pictures.
#[derive(Debug, Default)]
pub(super) struct Picturing {
    /// Whether the terminal shows any.
    pub(super) possible: bool,
    /// The article whose pictures were asked for, and how large they may be.
    pub(super) asked: Option<(ArticleId, Size)>,
}

/// A picture on the screen, or a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PictureSeen<'a> {
    /// Where it comes from.
    pub address: &'a str,
    /// Where it is seen.
    pub area: Rect,
    /// How many of its rows stand above that, out of sight.
    pub rows_above: u16,
}

impl App {
    /// The pictures that are seen; none while something stands over them.
    pub fn pictures_seen(&self) -> Vec<PictureSeen<'_>> {
        let is_covered = self.on_shelf
            || match &self.overlay {
                None | Some(Overlay::Search(_) | Overlay::Pipe { .. } | Overlay::Links(_) | Overlay::Rename(..)) => {
                    self.focus != Pane::Text && self.areas().of(self.focus) == Some(self.areas().text)
                }
                Some(_) => true,
            };
        if is_covered {
            return Vec::new();
        }
        let mut lines = self.areas().text_lines(self.text_cells());
        if let Some(hint) = welcome(self.size).filter(|_| self.settings.hint) {
            lines.height = lines.height.min(hint.y.saturating_sub(lines.y));
        }
        let text = &self.view().text;
        let mut seen: Vec<(usize, PictureSeen)> = Vec::new();
        for (y, row) in (lines.y..lines.bottom()).zip(text.rows()) {
            let Row::Picture { picture: index, row } = *row else { continue };
            match seen.last_mut() {
                Some((last, above)) if *last == index => above.area.height += 1,
                _ => {
                    let picture = &text.pictures()[index];
                    let width = picture.size.unwrap_or_default().width.min(lines.width);
                    let area = Rect { y, width, height: 1, ..lines };
                    seen.push((index, PictureSeen { address: &picture.address, area, rows_above: row }));
                }
            }
        }
        seen.into_iter().map(|(_, seen)| seen).collect()
    }

    /// Whether pictures are to be shown and can be.
    pub(super) fn shows_pictures(&self) -> bool {
        self.settings.pictures && self.picturing.possible && !self.settings.linear
    }

    /// The open article's pictures are wanted as large as there is room for them, and no other's.
    pub(super) fn ask_for_pictures(&mut self) -> Option<Effect> {
        let (width, height) = (self.text_shape().width_cells, self.text_shape().height);
        let room = Size { width, height: (height * 2 / 3).max(MIN_ROWS) };
        let is_shown = self.shows_pictures() && !self.on_shelf && self.document().is_some();
        let wanted = is_shown.then_some((self.open, room));
        if std::mem::replace(&mut self.picturing.asked, wanted) == wanted {
            return None;
        }
        let text = &self.views[self.open.index()].text;
        let pictures = text.pictures().iter().filter(|_| is_shown);
        let (above, below): (Vec<_>, Vec<_>) = pictures.partition(|picture| picture.at < text.top_offset());
        let mut addresses: Vec<String> = Vec::new();
        for picture in below.into_iter().chain(above) {
            if addresses.len() < MAX_PICTURES && !addresses.contains(&picture.address) {
                addresses.push(picture.address.clone());
            }
        }
        Some(Effect::Picture(PictureWish { article: self.open, addresses, room }))
    }

    /// Takes what came of the picture at `address`.
    pub(super) fn take_picture(&mut self, article: ArticleId, address: &str, came: &Came) {
        let Some(document) = self.library.article(article).document.clone() else { return };
        self.views[article.index()].text.take_picture(&document, address, came);
    }

    /// Shows pictures, or only what is said of them; in blocks where the terminal is not known to show any.
    pub(super) fn toggle_pictures(&mut self) {
        let has_any = !self.view().text.pictures().is_empty();
        let in_blocks = !self.picturing.possible && self.settings.picture_protocol == PictureProtocol::Auto;
        if in_blocks && self.settings.colourless {
            return self.say("pictures in blocks take colours: see NO_COLOR and TERM");
        }
        let Settings { pictures, picture_protocol, .. } = &mut self.settings;
        if in_blocks {
            *picture_protocol = PictureProtocol::Blocks;
        }
        *pictures = in_blocks || !*pictures;
        let is_on = *pictures;
        self.say(match (is_on, has_any) {
            (false, _) => "pictures are off",
            (true, false) => "pictures are on; this article has none",
            (true, true) if in_blocks => "pictures in blocks: all that this terminal can show",
            (true, true) => "pictures are on",
        });
    }
}
