//! Decodes and encodes pictures on a thread of its own, the newest order instead of all before it. What was fetched is
//! kept for as long as the reader goes on, so that a window of another size does not fetch it again.

use super::super::inbox::{Event, Post};
use super::Encoded;
use super::decode;
use super::fetcher::{Fetched, Fetchers};
use super::way::Way;
use crate::app::settings::PictureProtocol;
use crate::library::ArticleId;
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use image::DynamicImage;
use image::imageops::FilterType;
use ratatui::layout::Size;
use ratatui_image::Resize;
use ratatui_image::picker::{Picker, ProtocolType};
use ratatui_image::protocol::kitty::Kitty;
use ratatui_image::sliced::SlicedProtocol;
use std::collections::HashMap;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

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
    /// In this address itself, which begins with `data:`.
    Inlined(String),
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

/// What the painter is told.
#[derive(Debug)]
pub(super) enum Job {
    /// To paint these, and no others any more.
    Order(Order),
    /// What came from an address.
    Fetched {
        /// The address.
        address: String,
        /// What came.
        fetched: Fetched,
    },
}

/// Why a picture is not shown.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unpainted {
    /// There is nothing in it to look at.
    Nothing,
    /// For this reason.
    Failed(String),
}

/// What came of one picture of an order.
#[derive(Debug)]
pub(in crate::runtime) struct Painted {
    pub(super) number: usize,
    pub(super) article: ArticleId,
    pub(super) address: String,
    pub(super) picture: Result<Encoded, Unpainted>,
}

/// Starts the painter; gives where it is told what to do. `wanted` is the number of the order that still is wanted.
pub(super) fn start(wanted: Arc<AtomicUsize>, post: Post) -> Sender<Job> {
    let (sender, jobs) = channel();
    let fetchers = Fetchers::new(Arc::clone(&wanted), sender.clone());
    let painter = Painter { order: None, fetchers, kept: HashMap::new(), kept_bytes: 0, wanted, post };
    let work = move || painter.work(&jobs);
    thread::Builder::new().name("pictures".to_owned()).spawn(work).expect("a thread can be started");
    sender
}

struct Painter {
    /// The last order.
    order: Option<Order>,
    fetchers: Fetchers,
    /// What was fetched, by address.
    kept: HashMap<String, Arc<Fetched>>,
    kept_bytes: usize,
    wanted: Arc<AtomicUsize>,
    post: Post,
}

impl Painter {
    fn work(mut self, jobs: &Receiver<Job>) {
        for job in jobs {
            match job {
                Job::Order(order) => self.begin(order),
                Job::Fetched { address, fetched } => {
                    let fetched = self.keep(&address, fetched);
                    let Some(order) = &self.order else { continue };
                    if order
                        .sources
                        .iter()
                        .any(|(source, _)| matches!(source, Source::Web(wanted) if *wanted == address))
                    {
                        self.paint(order, address, (*fetched).as_deref());
                    }
                }
            }
        }
    }

    /// Paints what `order` asks for and is at hand, as long as it is wanted, and has the rest fetched.
    fn begin(&mut self, order: Order) {
        for (source, _) in &order.sources {
            if let Source::Web(address) = source
                && !self.kept.contains_key(address)
            {
                self.fetchers.fetch(address.clone(), order.number);
            }
        }
        for (source, address) in &order.sources {
            if self.wanted.load(Ordering::Relaxed) != order.number {
                break;
            }
            let address = address.clone();
            match source {
                Source::Web(at) => {
                    let Some(kept) = self.kept.get(at) else { continue };
                    self.paint(&order, address, (**kept).as_deref());
                }
                Source::File(path) => self.paint(&order, address, file(path).as_deref()),
                Source::Inlined(at) => self.paint(&order, address, inlined(at).as_deref()),
                Source::Nowhere => self.paint(&order, address, Err(&"it is in no file beside the article".to_owned())),
            }
        }
        self.order = Some(order);
    }

    /// Paints what was `read`, and sends it.
    fn paint(&self, order: &Order, address: String, read: Result<&[u8], &String>) {
        // A decoder's fault is a picture that can't be shown, and no more.
        let painted = catch_unwind(AssertUnwindSafe(|| {
            let picture = decode::picture(read.map_err(|why| Unpainted::Failed(why.clone()))?)?;
            encoded(&picture, order.room, order.way).ok_or(Unpainted::Nothing)
        }));
        let picture = painted.unwrap_or_else(|_| Err(Unpainted::Failed("a fault in onrecord".to_owned())));
        let Order { number, article, .. } = *order;
        self.post.send(Event::Painted(Box::new(Painted { number, article, address, picture })));
    }

    fn keep(&mut self, address: &str, fetched: Fetched) -> Arc<Fetched> {
        if self.kept_bytes > MAX_KEPT_BYTES {
            self.kept.clear();
            self.kept_bytes = 0;
        }
        self.kept_bytes += fetched.as_ref().map_or(0, Vec::len);
        let fetched = Arc::new(fetched);
        self.kept.insert(address.to_owned(), Arc::clone(&fetched));
        fetched
    }
}

/// What is in the file at `path`, if it is one, and no device or pipe.
fn file(path: &Path) -> Fetched {
    let said = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        _ => error.to_string(),
    };
    let known = path.metadata().map_err(said)?;
    if !known.is_file() {
        return Err("it is no file".to_owned());
    }
    if known.len() > MAX_FILE_BYTES {
        return Err(format!("it has more than {} MB", MAX_FILE_BYTES >> 20));
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(MAX_FILE_BYTES).read_to_end(&mut bytes)).map_err(said)?;
    Ok(bytes)
}

/// What `address`, as RFC 2397 has it, holds.
fn inlined(address: &str) -> Fetched {
    let (kind, data) = address.split_once(',').ok_or_else(|| "it is damaged".to_owned())?;
    let bytes = percent_encoding::percent_decode_str(data).collect::<Vec<_>>();
    if !kind.ends_with(";base64") {
        return Ok(bytes);
    }
    let bytes: Vec<_> = bytes.into_iter().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=').collect();
    STANDARD_NO_PAD.decode(bytes).map_err(|_| "it is damaged".to_owned())
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

    #[test]
    fn a_picture_in_its_address_is_taken_out() {
        assert_eq!(inlined("data:image/png;base64,iVBO\nRw0K=="), Ok(b"\x89PNG\r\n".to_vec()));
        assert_eq!(inlined("data:image/png;base64,iVBORw0%3D"), Ok(b"\x89PNG\r".to_vec()));
        assert_eq!(inlined("data:image/gif,GIF%38%39a"), Ok(b"GIF89a".to_vec()));
        assert_eq!(inlined("data:image/png;base64,!"), Err("it is damaged".to_owned()));
        assert_eq!(inlined("data:image/png"), Err("it is damaged".to_owned()));
    }

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
