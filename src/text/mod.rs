//! Text and where things stand in it, before anything is known of news.
//!
//! In reading order: [`Span`], the only way a place in a text is written down; [`bytes`], what is found a block of them
//! at a time; [`glance`], what words show at once; [`width`], the one measure of how many cells a text takes;
//! [`mod@line`], where the signs of a line stand;
//! [`wrap`], which breaks paragraphs into lines; [`safe`], which makes text from outside unable to drive a terminal;
//! [`natural`], the order of names.

pub(crate) mod bytes;
pub(crate) mod glance;
pub mod line;
pub mod natural;
pub mod safe;
pub mod width;
pub mod wrap;

/// A stretch of a text, in bytes of its UTF-8, half-open.
///
/// Invariant: `start <= end`. That it lies inside a given text on character boundaries is promised by whoever made
/// it for that text; [`Span::of`] checks it. Texts are shorter than 4 GiB, so eight bytes hold a span.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The stretch from `start` to `end`, both byte offsets.
    ///
    /// # Panics
    /// When `start > end`, or `end` is 4 GiB or more.
    #[inline]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span from {start} to {end} runs backwards");
        Self { start: offset(start), end: offset(end) }
    }

    /// The empty stretch at `at`.
    pub fn at(at: usize) -> Self {
        Self::new(at, at)
    }

    /// Offset of the first byte.
    #[inline]
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// Offset behind the last byte.
    #[inline]
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    #[inline]
    pub fn len(self) -> usize {
        self.end() - self.start()
    }

    /// Whether it holds no byte.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the byte at `at` lies inside.
    #[inline]
    pub fn contains(self, at: usize) -> bool {
        self.start() <= at && at < self.end()
    }

    /// Whether all of `other` lies inside.
    #[inline]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two have a byte in common.
    #[inline]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The shortest stretch that covers both.
    #[must_use]
    #[inline]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// What the stretch holds. The only place that slices text by offset.
    ///
    /// # Panics
    /// When it does not lie inside `text` on character boundaries.
    #[expect(clippy::string_slice, reason = "the one place that slices; spans are made on character boundaries")]
    #[inline]
    pub fn of(self, text: &str) -> &str {
        &text[self.start()..self.end()]
    }

    /// Without the white space at its two ends.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        if let [first, .., last] = self.of(text).as_bytes()
            && first.is_ascii_graphic()
            && last.is_ascii_graphic()
        {
            return self; // As of most lines.
        }
        let inside = self.of(text).trim_start();
        let start = self.end() - inside.len();
        Self::new(start, start + inside.trim_end().len())
    }
}

impl std::fmt::Debug for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[inline]
fn offset(at: usize) -> u32 {
    u32::try_from(at).expect("texts are shorter than 4 GiB")
}
