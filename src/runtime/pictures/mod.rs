//! Pictures on the terminal.
//!
//! In reading order: here, those that are there, put into the frame where they are seen; [`way`], how the terminal
//! shows pictures; `painter`, which decodes them on a thread of its own; `fetcher`, which has fetched them; `pause`,
//! when they are not sent; `decode`, bytes to pixels within limits.
//!
//! What makes a terminal show a picture is escape sequences, which a cell of the frame never holds otherwise. They come
//! from pixels alone: the cells of a picture are emptied before it is put there, and only they are let through.

mod decode;
mod fetcher;
mod painter;
mod pause;
pub(super) mod way;

pub(super) use painter::Painted;

use super::inbox::Post;
use crate::app::message::Message;
use crate::app::pictures::{Came, PictureSeen, PictureWish};
use crate::text::safe::safe_line;
use painter::{Job, Order, Source, Unpainted};
use pause::Pause;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::widgets::Widget;
use ratatui_image::sliced::{SignedPosition, SlicedImage, SlicedProtocol};
use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::time::Instant;
use way::Way;

/// A picture as the terminal is to be sent it.
pub(super) struct Encoded(pub(super) SlicedProtocol);

impl fmt::Debug for Encoded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Encoded").field(&self.0.size()).finish()
    }
}

/// The pictures of the open article.
#[derive(Debug)]
pub(super) struct Pictures {
    /// How the terminal shows them, if it does.
    way: Option<Way>,
    /// By address.
    shown: HashMap<String, Encoded>,
    /// Where orders are given, once there was one.
    painter: Option<Sender<Job>>,
    /// The number of the last order, which is the one that is wanted.
    wanted: Arc<AtomicUsize>,
    pause: Pause,
    post: Post,
}

impl Pictures {
    /// None yet; what comes of orders is sent through `post`.
    pub(super) fn new(way: Option<Way>, post: Post) -> Self {
        Self { way, shown: HashMap::new(), painter: None, wanted: Arc::default(), pause: Pause::default(), post }
    }

    /// Shows pictures another way from now on.
    pub(super) fn set_way(&mut self, way: Option<Way>) {
        self.way = way;
    }

    /// Orders the pictures of `wish`, whose article is in `file` if it is in one, and forgets all others.
    pub(super) fn order(&mut self, wish: PictureWish, file: Option<&Path>) {
        self.shown.clear();
        let number = self.wanted.fetch_add(1, Ordering::Relaxed) + 1;
        let Some(way) = self.way else { return };
        if wish.addresses.is_empty() && self.painter.is_none() {
            return;
        }
        let PictureWish { article, addresses, room } = wish;
        let sources = addresses.into_iter().map(|address| (source(&address, file), address)).collect();
        let order = Order { number, article, sources, room, way };
        let (post, wanted) = (&self.post, &self.wanted);
        let painter = self.painter.get_or_insert_with(|| painter::start(Arc::clone(wanted), post.clone()));
        // One that had a fault paints no more; what is said of pictures stands in their places.
        let _ = painter.send(Job::Order(order));
    }

    /// Takes what came of an order; `None` where that was given up.
    pub(super) fn take(&mut self, painted: Painted) -> Option<Message> {
        let Painted { number, article, address, picture } = painted;
        if number != self.wanted.load(Ordering::Relaxed) {
            return None;
        }
        let came = match picture {
            Ok(picture) => {
                let size = picture.0.size();
                self.shown.insert(address.clone(), picture);
                Came::Shown(size)
            }
            Err(Unpainted::Failed(why)) => Came::Failed(safe_line(&why).into_owned()),
            Err(Unpainted::Nothing) => Came::Nothing,
        };
        Some(Message::Pictured { article, address, came })
    }

    /// Takes note of which pictures are `seen`, before they are drawn.
    pub(super) fn see(&mut self, seen: &[PictureSeen]) {
        if self.way.is_some_and(Way::sends_anew) {
            self.pause.see(seen, Instant::now(), &self.post);
        }
    }

    /// Takes note that the time of a pause is over.
    pub(super) fn wake(&mut self) {
        self.pause.wake();
    }

    /// Puts pictures into the frame where they are `seen`, and nothing else there.
    pub(super) fn draw(&self, buffer: &mut Buffer, seen: &[PictureSeen]) {
        for PictureSeen { address, area, rows_above } in seen {
            let area = area.intersection(buffer.area);
            empty(buffer, area);
            let picture = self.shown.get(*address).filter(|_| !self.pause.is_held());
            let Some(Encoded(picture)) = picture else { continue };
            let above = i16::try_from(*rows_above).unwrap_or(i16::MAX);
            if picture.size().width <= area.width {
                SlicedImage::new(picture, SignedPosition { x: 0, y: -above }).render(area, buffer);
            }
        }
    }
}

fn empty(buffer: &mut Buffer, area: Rect) {
    for place in area.positions() {
        let style = buffer[place].style();
        buffer[place] = Cell::default();
        buffer[place].set_style(style);
    }
}

/// Where the picture at `address` is: on the web, or beside `file`, the article's own.
fn source(address: &str, file: Option<&Path>) -> Source {
    let is_web = ["http://", "https://"]
        .iter()
        .any(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    if is_web {
        return Source::Web(address.to_owned());
    }
    if address.starts_with("data:") {
        return Source::Inlined(address.to_owned());
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = PathBuf::from(percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned());
    match file.and_then(Path::parent).filter(|_| path.is_relative() && !address.contains("://")) {
        Some(folder) => Source::File(folder.join(path)),
        None => Source::Nowhere,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_on_the_web_or_beside_its_article_and_nowhere_else() {
        let file = Some(Path::new("news/bridge.html"));
        assert_eq!(source("HTTPS://a.example/b.png", file), Source::Web("HTTPS://a.example/b.png".to_owned()));
        assert_eq!(source("img/the%20dam.png?v=2", file), Source::File("news/img/the dam.png".into()));
        assert_eq!(source("/etc/passwd", file), Source::Nowhere);
        assert_eq!(source("file:///etc/passwd", file), Source::Nowhere);
        assert_eq!(source("img/dam.png", None), Source::Nowhere);
        assert_eq!(source("data:image/png,", None), Source::Inlined("data:image/png,".to_owned()));
    }
}
