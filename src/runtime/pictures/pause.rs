//! When pictures are not sent: while a text with pictures is moved on and on, each step would send them anew, some
//! hundred kilobytes, to be seen for the blink of an eye. The first step shows them at once; the next ones leave them
//! out, until the text rests.

use super::super::inbox::{Event, Post};
use crate::app::pictures::PictureSeen;
use ratatui::layout::Rect;
use std::thread;
use std::time::{Duration, Instant};

/// A text that is not moved for so long rests.
const REST: Duration = Duration::from_millis(150);

/// Where pictures are, and whether they are moving.
#[derive(Debug, Default)]
pub(super) struct Pause {
    /// Where each is seen, and what tells it from the others.
    places: Vec<(Rect, u16, usize)>,
    moved: Option<Instant>,
    held: bool,
    /// Whether it will be heard of when the time is over.
    waits: bool,
}

impl Pause {
    /// Whether pictures are left out.
    pub(super) fn is_held(&self) -> bool {
        self.held
    }

    /// Takes note that pictures are `seen` at the time `now`; has `post` say when to look again.
    pub(super) fn see(&mut self, seen: &[PictureSeen], now: Instant, post: &Post) {
        let places: Vec<_> =
            seen.iter().map(|picture| (picture.area, picture.rows_above, picture.address.len())).collect();
        let rests = self.moved.is_none_or(|moved| now.duration_since(moved) >= REST);
        if places == self.places {
            self.held &= !rests;
        } else {
            self.held = !rests;
            self.places = places;
            self.moved = Some(now);
        }
        if self.held && !std::mem::replace(&mut self.waits, true) {
            let post = post.clone();
            thread::spawn(move || {
                thread::sleep(REST);
                post.send(Event::Rested);
            });
        }
    }

    /// Takes note that the time is over.
    pub(super) fn wake(&mut self) {
        self.waits = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn pictures_are_left_out_from_the_second_step_until_the_text_rests() {
        let (sender, inbox) = channel();
        let post = Post::through(sender).unwrap();
        let mut pause = Pause::default();
        let begin = Instant::now();
        let mut see = |row: u16, milliseconds: u64| {
            let seen = PictureSeen { address: "a.png", area: Rect::new(0, row, 20, 8), rows_above: 0 };
            pause.see(&[seen], begin + Duration::from_millis(milliseconds), &post);
            pause.is_held()
        };
        assert_eq!([see(9, 0), see(8, 1_000), see(8, 1_010)], [false; 3]);
        assert_eq!([see(7, 1_100), see(6, 1_200), see(6, 1_300)], [true; 3]);
        assert!(!see(6, 1_360) && !see(5, 2_000));
        // Whoever holds them is told once when to look again.
        assert!(matches!(inbox.recv(), Ok(Event::Rested)));
        assert!(inbox.try_recv().is_err());
    }
}
