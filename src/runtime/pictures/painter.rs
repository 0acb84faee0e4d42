//! Fetches, decodes and encodes pictures on a thread of its own, the newest order instead of all before it. What was
//! fetched is kept for as long as the reader goes on, so that a window of another size does not fetch it again.

use super::super::inbox::{Event, Post};
use super::Encoded;
use super::decode;
use super::way::Way;
use crate::app::settings::PictureProtocol;
use crate::library::ArticleId;
use crate::net::{Answer, Client, Patience, Request};
use image::DynamicImage;
use image::imageops::FilterType;
use ratatui::layout::Size;
use ratatui_image::Resize;
use ratatui_image::picker::{Picker, ProtocolType};
use ratatui_image::protocol::kitty::Kitty;
use ratatui_image::sliced::SlicedProtocol;
use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::Duration;

/// A picture has at most this many bytes; one of the web no more than any page.
const MAX_FILE_BYTES: u64 = 20 << 20;
/// So many bytes of fetched pictures are kept.
const MAX_KEPT_BYTES: usize = 64 << 20;
/// How wide a cell is on a screen whose pixels are as large as those that pages are made for. Where cells have more, a
/// picture's pixels do, too.
const PAGE_CELL_PIXELS: f64 = 9.0;

/// Where a picture is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    /// At this address.
    Web(String),
    /// In this file.
    File(PathBuf),
    /// Where nobody looks for it.
    Nowhere,
}

/// Pictures to paint.
#[derive(Debug)]
pub(super) struct Order {
    pub(super) number: usize,
    pub(super) article: ArticleId,
    /// Where each is, and the address it is known by.
    pub(super) sources: Vec<(Source, String)>,
    /// The most cells one may take.
    pub(super) room: Size,
    pub(super) way: Way,
}

/// What came of one picture of an order.
#[derive(Debug)]
pub(in crate::runtime) struct Painted {
    pub(super) number: usize,
    pub(super) article: ArticleId,
    pub(super) address: String,
    /// `None` where it can't be shown.
    pub(super) picture: Option<Encoded>,
}

/// Does what `orders` ask for, until nobody can order any more. `wanted` is the number of the order that still is.
pub(super) fn start(orders: Receiver<Order>, wanted: Arc<AtomicUsize>, post: Post) {
    let seconds = Duration::from_secs;
    let client = Client::new(Patience { connect: seconds(5), answer: seconds(8), whole: seconds(30) });
    let work = move || {
        let mut painter = Painter { client, kept: HashMap::new(), kept_bytes: 0, wanted, post };
        for order in orders {
            painter.paint(order);
        }
    };
    thread::Builder::new().name("pictures".to_owned()).spawn(work).expect("a thread can be started");
}

struct Painter {
    client: Client,
    /// What was fetched, by address; `None` where nothing came.
    kept: HashMap<String, Option<Vec<u8>>>,
    kept_bytes: usize,
    wanted: Arc<AtomicUsize>,
    post: Post,
}

impl Painter {
    /// Paints what `order` asks for, as long as it is wanted.
    fn paint(&mut self, order: Order) {
        let Order { number, article, sources, room, way } = order;
        for (source, address) in sources {
            if !self.is_wanted(number) {
                return;
            }
            // A decoder's fault is a picture that can't be shown, and no more.
            let painted = catch_unwind(AssertUnwindSafe(|| {
                let picture = decode::picture(&self.bytes(&source, number)?)?;
                encoded(&picture, room, way)
            }));
            let painted = Painted { number, article, address, picture: painted.ok().flatten() };
            self.post.send(Event::Painted(Box::new(painted)));
        }
    }

    fn is_wanted(&self, number: usize) -> bool {
        self.wanted.load(Ordering::Relaxed) == number
    }

    fn bytes(&mut self, source: &Source, number: usize) -> Option<Vec<u8>> {
        let address = match source {
            Source::Web(address) => address,
            Source::File(path) => return file(path),
            Source::Nowhere => return None,
        };
        if let Some(kept) = self.kept.get(address) {
            return kept.clone();
        }
        let request = Request { address, ..Request::default() };
        let answer = self.client.fetch(request, &mut |_| {
            if self.is_wanted(number) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        if !self.is_wanted(number) {
            return None;
        }
        let bytes = match answer {
            Ok(Answer::Content(content)) => Some(content.bytes),
            _ => None,
        };
        if self.kept_bytes > MAX_KEPT_BYTES {
            self.kept.clear();
            self.kept_bytes = 0;
        }
        self.kept_bytes += bytes.as_ref().map_or(0, Vec::len);
        self.kept.insert(address.clone(), bytes.clone());
        bytes
    }
}

/// What is in the file at `path`, if it is one, and no device or pipe.
fn file(path: &Path) -> Option<Vec<u8>> {
    let known = path.metadata().ok()?;
    if !known.is_file() || known.len() > MAX_FILE_BYTES {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(MAX_FILE_BYTES).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// `picture` as the terminal is sent it, no larger than `room`.
fn encoded(picture: &DynamicImage, room: Size, way: Way) -> Option<Encoded> {
    let cell = way.cell();
    let size = fitted((picture.width(), picture.height()), room, (cell.width, cell.height));
    let (width, height) =
        (u32::from(size.width) * u32::from(cell.width), u32::from(size.height) * u32::from(cell.height));
    let picture = scaled(picture, width, height);
    let protocol = match way.protocol {
        PictureProtocol::Kitty => {
            let kitty = Kitty::new(picture, size, picture_id(), false, true).ok()?;
            return Some(Encoded(SlicedProtocol::Kitty(kitty)));
        }
        PictureProtocol::Sixel => ProtocolType::Sixel,
        PictureProtocol::Iterm2 => ProtocolType::Iterm2,
        PictureProtocol::Blocks | PictureProtocol::Auto => ProtocolType::Halfblocks,
    };
    #[expect(deprecated, reason = "what is recommended instead asks the terminal and waits for its answer")]
    let mut picker = Picker::from_fontsize(cell);
    picker.set_protocol_type(protocol);
    SlicedProtocol::new_with_resize(&picker, picture, size, Resize::Fit(None)).ok().map(Encoded)
}

/// A number that tells one picture from every other that this terminal is shown.
fn picture_id() -> u32 {
    static PAINTED: AtomicU32 = AtomicU32::new(0);
    const SPREAD: u32 = 0x9E37_79B1; // Programs that are started one after the other count far from each other.
    std::process::id().wrapping_mul(SPREAD).wrapping_add(PAINTED.fetch_add(1, Ordering::Relaxed)).max(1)
}

/// How many cells a picture of `pixels` takes in `room`, where a cell has so many pixels: whole ones, at least one.
fn fitted(pixels: (u32, u32), room: Size, cell: (u16, u16)) -> Size {
    let (cell_width, cell_height) = (f64::from(cell.0), f64::from(cell.1));
    let (columns, rows) = (f64::from(pixels.0) / cell_width, f64::from(pixels.1) / cell_height);
    let most = (cell_width / PAGE_CELL_PIXELS).max(1.0);
    let scale = (f64::from(room.width) / columns).min(f64::from(room.height) / rows).min(most);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the room, at least one")]
    let cells = |cells: f64, most: u16| (cells.round() as u16).clamp(1, most.max(1));
    Size { width: cells(columns * scale, room.width), height: cells(rows * scale, room.height) }
}

/// `picture` with so many pixels: a large one is brought near that in a quick way first.
fn scaled(picture: &DynamicImage, width: u32, height: u32) -> DynamicImage {
    if picture.width() > 3 * width && picture.height() > 3 * height {
        picture.thumbnail_exact(2 * width, 2 * height).resize_exact(width, height, FilterType::CatmullRom)
    } else {
        picture.resize_exact(width, height, FilterType::CatmullRom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pixels: (u32, u32), cell: (u16, u16), expected: (u16, u16)) {
        let size = fitted(pixels, Size::new(76, 24), cell);
        assert_eq!((size.width, size.height), expected, "{pixels:?}");
    }

    #[test]
    fn a_picture_keeps_its_shape_and_stays_in_its_room() {
        check((3000, 1500), (10, 20), (76, 19));
        check((1000, 3000), (10, 20), (16, 24));
        check((3, 3000), (10, 20), (1, 24));
        check((3000, 3), (10, 20), (76, 1));
    }

    #[test]
    fn a_small_picture_is_no_larger_than_it_would_be_on_a_page() {
        check((200, 100), (10, 20), (22, 6));
        check((200, 100), (18, 36), (22, 6));
        check((200, 100), (5, 10), (40, 10));
    }
}
