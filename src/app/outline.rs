//! How the outline shows a section.

use crate::document::Document;
use crate::text::{Span, wrap::wrap};
use ratatui::layout::Rect;

/// Words a reader takes in a minute.
const WORDS_PER_MINUTE: usize = 230;

/// How much of each section the outline shows; depends on the document and the pane's size alone, so that nothing
/// jumps while reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// The heading on up to two lines, and a bar that fills as the section is read.
    Roomy,
    /// The heading on up to two lines.
    Middling,
    /// The heading on one line.
    Compact,
}

impl Style {
    /// The roomiest in which every section fits.
    pub fn of(document: &Document, area: Rect) -> Self {
        let height = usize::from(area.height);
        if document.sections.len() > height {
            return Self::Compact;
        }
        let needed = |style| -> usize {
            (0..document.sections.len()).map(|section| lines(document, section, area.width, style)).sum()
        };
        [Self::Roomy, Self::Middling].into_iter().find(|style| needed(*style) <= height).unwrap_or(Self::Compact)
    }
}

/// Whether there are so many sections that each has one line, and names that are cut there in a narrow pane.
pub fn is_long(document: &Document) -> bool {
    const MANY: usize = 12;
    const LONG_BYTES: usize = 15;
    let is_long = |heading: Span| heading.len() > LONG_BYTES;
    document.sections.len() > MANY && document.sections.iter().any(|section| section.heading.is_some_and(is_long))
}

/// How many lines section number `section` takes in an outline `inside_cells` wide.
pub fn lines(document: &Document, section: usize, inside_cells: u16, style: Style) -> usize {
    match style {
        Style::Compact => 1,
        Style::Middling => heading_lines(document, section, inside_cells).len(),
        Style::Roomy => heading_lines(document, section, inside_cells).len() + 2,
    }
}

/// The heading of a section on at most two lines of an outline `inside_cells` wide, as spans of the text; none for
/// one without a heading, which is called the lede.
pub fn heading_lines(document: &Document, section: usize, inside_cells: u16) -> Vec<Span> {
    let Some(heading) = document.sections[section].heading else { return vec![Span::default()] };
    let mut lines = wrap(&document.text, heading, inside_cells.saturating_sub(3));
    if let [_, second, .., last] = *lines {
        lines[1] = second.to(last);
    }
    lines.truncate(2);
    lines
}

/// What a section is called.
pub fn title(document: &Document, section: usize) -> &str {
    match document.sections.get(section).and_then(|section| section.heading) {
        Some(heading) => heading.of(&document.text),
        None if document.sections.len() == 1 => "Text",
        None => "Lede",
    }
}

/// How long it takes to read `words`: “3 min”, at least one, or “4 h” from a hundred minutes on.
pub fn reading_time(words: usize) -> String {
    match words.div_ceil(WORDS_PER_MINUTE).max(1) {
        minutes @ ..100 => format!("{minutes} min"),
        minutes => format!("{} h", (minutes + 30) / 60),
    }
}

/// As [`reading_time`], for a narrow column: “3m”, “4h”.
pub fn short_reading_time(words: usize) -> String {
    reading_time(words).replace(" min", "m").replace(" h", "h")
}

/// How much of the stretch `section` lies before `seen_to`, from 0 to `parts`.
pub fn progress(section: Span, seen_to: usize, parts: usize) -> usize {
    let read = seen_to.saturating_sub(section.start()).min(section.len());
    if section.is_empty() { 0 } else { read * parts / section.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_fills_as_it_is_seen() {
        let section = Span::new(100, 200);
        assert_eq!([50, 100, 150, 199, 200, 900].map(|seen_to| progress(section, seen_to, 10)), [0, 0, 5, 9, 10, 10]);
    }

    #[test]
    fn reading_takes_at_least_a_minute() {
        assert_eq!([0, 1, 230, 231].map(reading_time), ["1 min", "1 min", "1 min", "2 min"]);
    }

    #[test]
    fn what_takes_long_is_said_in_hours() {
        assert_eq!([230 * 99, 230 * 100, 230 * 149, 230 * 151].map(reading_time), ["99 min", "2 h", "2 h", "3 h"]);
        assert_eq!([230 * 5, 230 * 240].map(short_reading_time), ["5m", "4h"]);
    }
}
