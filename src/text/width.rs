//! How many cells a text takes, by the measure that draws it.
//!
//! Libraries disagree on emoji, joined sequences and tabs, so everything here asks ratatui's own [`CellWidth`] for one
//! grapheme cluster at a time, and everything that wraps, aligns or draws asks here.

use super::Span;
use ratatui::buffer::CellWidth;
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// What one cell, or two for a wide sign, shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph<'a> {
    /// Offset of its first byte in the whole text.
    pub at: usize,
    /// What is drawn: a grapheme cluster, or one blank for a run of white space that holds a line end.
    pub symbol: &'a str,
    /// 1, or 2 for most wide signs; never 0.
    pub width_cells: u16,
}

/// What the stretch `span` of `text` shows on one line. Signs without width of their own are left out.
pub fn glyphs(text: &str, span: Span) -> impl Iterator<Item = Glyph<'_>> {
    let mut last_blank_was_end = false;
    clusters(span.of(text)).filter_map(move |(offset, cluster)| {
        // Most signs of most texts, told without a look into tables.
        match cluster.as_bytes() {
            [b'!'..=b'~'] => last_blank_was_end = false,
            [b' '] if !last_blank_was_end => {}
            _ => return glyph(span.start() + offset, cluster, &mut last_blank_was_end),
        }
        Some(Glyph { at: span.start() + offset, symbol: cluster, width_cells: 1 })
    })
}

/// What `cluster`, which begins at `at`, shows; `last_blank_was_end` says whether what stands before it is white space
/// with a line end.
fn glyph<'a>(at: usize, cluster: &'a str, last_blank_was_end: &mut bool) -> Option<Glyph<'a>> {
    let line_end = cluster.contains('\n');
    let blank = cluster.chars().all(char::is_whitespace);
    if *last_blank_was_end && blank {
        return None; // The indentation of a continued line.
    }
    *last_blank_was_end = line_end;
    let symbol = if line_end || (blank && cluster != "\u{3000}") { " " } else { cluster };
    let width_cells = symbol.cell_width();
    (width_cells > 0).then_some(Glyph { at, symbol, width_cells })
}

/// The grapheme clusters of `text` with their offsets: an ASCII sign before another (but no line end) is one, which
/// saves most texts the look into tables.
fn clusters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        let rest = text.get(start..)?;
        let length = match rest.as_bytes() {
            [] => return None,
            [b' '..=b'~'] | [b' '..=b'~', b' '..=b'~', ..] => 1,
            _ => rest.graphemes(true).next()?.len(),
        };
        at = start + length;
        Some((start, rest.get(..length)?))
    })
}

/// How many cells `text` takes on one line.
pub fn width_cells(text: &str) -> usize {
    if text.is_ascii() && !text.contains('\n') {
        return text.len();
    }
    glyphs(text, Span::new(0, text.len())).map(|glyph| usize::from(glyph.width_cells)).sum()
}

/// Whether `text` takes at most `max_cells` on one line; looks no further than to the first sign that does not fit.
pub fn fits(text: &str, max_cells: usize) -> bool {
    if text.len() <= max_cells && text.is_ascii() {
        return true;
    }
    // A letter of ASCII takes a cell for sure: most texts that are too long are told by their first few.
    if text.bytes().take(max_cells.saturating_mul(2)).filter(u8::is_ascii_graphic).count() > max_cells {
        return false;
    }
    let mut left = max_cells;
    glyphs(text, Span::new(0, text.len())).all(|glyph| {
        let width = usize::from(glyph.width_cells);
        let fits = width <= left;
        left = left.saturating_sub(width);
        fits
    })
}

/// `text` cut to `max_cells`, its last cell an ellipsis where something was cut off.
pub fn fitted(text: &str, max_cells: usize) -> Cow<'_, str> {
    if fits(text, max_cells) {
        return Cow::Borrowed(text);
    }
    let mut fitted = String::new();
    let mut left = max_cells.saturating_sub(1);
    for glyph in glyphs(text, Span::new(0, text.len())) {
        let width = usize::from(glyph.width_cells);
        if width > left {
            break;
        }
        left -= width;
        fitted.push_str(glyph.symbol);
    }
    let kept = fitted.trim_end().len();
    fitted.truncate(kept);
    if max_cells > 0 {
        fitted.push('…');
    }
    Cow::Owned(fitted)
}

/// As much of the end of `text` as `cells` hold.
pub fn last_cells(text: &str, cells: usize) -> &str {
    let skip = width_cells(text).saturating_sub(cells);
    let mut seen = 0;
    let mut glyphs = glyphs(text, Span::new(0, text.len()));
    let start = glyphs.find(|glyph| {
        seen += usize::from(glyph.width_cells);
        seen > skip
    });
    start.map_or("", |glyph| Span::new(glyph.at, text.len()).of(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_is_what_ratatui_draws() {
        for text in ["abc", "日本", "e\u{301}a", "👩‍🚀", "❤️", "🇺🇦", "ﾊﾞ", "a\u{200b}b"] {
            let mut buffer = ratatui::buffer::Buffer::empty(ratatui::layout::Rect::new(0, 0, 20, 1));
            let (end, _) = buffer.set_stringn(0, 0, text, 20, ratatui::style::Style::new());
            assert_eq!(width_cells(text), usize::from(end), "{text:?}");
        }
    }

    #[test]
    fn a_line_end_and_the_indentation_after_it_are_one_blank() {
        assert_eq!(width_cells("one\n   two"), 7);
        assert_eq!(width_cells("one   two"), 9);
    }

    #[test]
    fn what_fits_is_what_takes_no_more_cells_than_there_are() {
        for text in
            ["", "Ana", "Ana Ruiz said", "日本語", "e\u{301}e\u{301}", "a\n   b c", "“no,” he said", "👩\u{200d}🚀 up"]
        {
            for cells in 0..16 {
                assert_eq!(fits(text, cells), width_cells(text) <= cells, "{text:?} in {cells}");
            }
        }
    }

    #[test]
    fn a_fitted_text_ends_in_an_ellipsis_only_where_it_was_cut() {
        assert_eq!(fitted("Ana Ruiz", 8), "Ana Ruiz");
        assert_eq!(fitted("Ana Ruiz", 7), "Ana Ru…");
        assert_eq!(fitted("Ana Ruiz", 5), "Ana…");
        assert_eq!(fitted("日本語", 4), "日…");
        assert_eq!(fitted("日本語", 0), "");
    }

    #[test]
    fn the_end_of_a_text_is_cut_by_cells() {
        assert_eq!(last_cells("日本語", 2), "語");
        assert_eq!(last_cells("abc", 9), "abc");
    }
}
