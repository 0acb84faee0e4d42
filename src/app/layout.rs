//! Where the panes stand: a pure function of the terminal's size and of what is open, used to update and to draw.

use ratatui::layout::{Rect, Size};

/// From this width on, all panes stand beside the text.
pub const WIDE_CELLS: u16 = 110;
/// From this width on, one pane stands beside the text.
pub const MEDIUM_CELLS: u16 = 72;
/// The largest a list to pick from gets.
const PICKER: Size = Size { width: 86, height: 22 };
/// The box that tells a newcomer the keys that matter.
const WELCOME: Size = Size { width: 38, height: 9 };
/// The smallest terminal that shows text.
pub const SMALLEST: Size = Size { width: 20, height: 5 };

/// A part of the screen that can be moved in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Pane {
    /// The outline.
    Sections,
    /// The article.
    #[default]
    Text,
    /// What is reported to have been said.
    Claims,
    /// Who is named.
    Parties,
}

impl Pane {
    /// In the order Tab goes through them.
    pub const ALL: [Self; 4] = [Self::Sections, Self::Text, Self::Claims, Self::Parties];

    /// What it holds, inside a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Self::Sections => "sections",
            Self::Text => "text",
            Self::Claims => "claims",
            Self::Parties => "parties",
        }
    }
}

/// What is wanted beside the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// Every pane that there is room for.
    All,
    /// As [`Self::All`], with more room for the outline: it is long, and its names are.
    LongOutline,
    /// The outline, where there is room for all of them: nobody says anything in the text.
    Outline,
    /// The text stands alone.
    Nothing,
}

/// Where everything stands on the screen. Panes include their borders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Areas {
    /// The line with headline and byline; empty on a very low screen.
    pub header: Rect,
    /// The text with its border, if it has one.
    pub text: Rect,
    /// Whether the text has a border.
    pub text_border: bool,
    /// The outline, where it is shown.
    pub sections: Option<Rect>,
    /// The claims, where they are shown.
    pub claims: Option<Rect>,
    /// The parties, where they are shown.
    pub parties: Option<Rect>,
    /// The last line.
    pub status: Rect,
}

impl Areas {
    /// The areas of a screen of `size` while the reader is in `focus`, `last_used` being the pane last used beside
    /// the text. Panes that are not `wanted` show only while they are in focus.
    pub fn new(size: Size, focus: Pane, last_used: Pane, wanted: Beside) -> Self {
        let [header, middle, last] = bands(size);
        let text_alone = wanted == Beside::Nothing;
        // Nothing is to be seen in panes of claims and parties, unless somebody goes there.
        let outline_alone = wanted == Beside::Outline && !matches!(focus, Pane::Claims | Pane::Parties);
        let text_border = size.width >= MEDIUM_CELLS && size.height >= 8 && !text_alone;
        let mut areas = Self { header, text: middle, text_border, status: last, ..Self::default() };
        if size.width >= WIDE_CELLS && !text_alone {
            let outline_cells = if wanted == Beside::LongOutline { size.width / 5 } else { size.width / 6 };
            let (outline, text) = beside(middle, outline_cells.clamp(20, 28));
            areas.sections = Some(outline);
            areas.text = text;
            if outline_alone {
                return areas;
            }
            let (text, right) = beside(text, text.width - (size.width * 27 / 100).clamp(30, 46));
            let (claims, parties) = beneath(right, percent(right.height, 56));
            areas.text = text;
            areas.claims = Some(claims);
            areas.parties = Some(parties);
        } else if size.width >= MEDIUM_CELLS && !text_alone && !(outline_alone && focus == Pane::Text) {
            let shown = if focus == Pane::Text { last_used } else { focus };
            let (text, pane) = beside(middle, middle.width - (size.width * 36 / 100).clamp(27, 36));
            areas.text = text;
            areas.show(shown, pane);
        } else if focus != Pane::Text {
            areas.show(focus, middle);
        }
        areas
    }

    /// Where `pane` stands, with its border.
    pub fn of(&self, pane: Pane) -> Option<Rect> {
        match pane {
            Pane::Text => Some(self.text),
            Pane::Sections => self.sections,
            Pane::Claims => self.claims,
            Pane::Parties => self.parties,
        }
    }

    /// The pane at a cell of the screen.
    pub fn pane_at(&self, column: u16, row: u16) -> Option<Pane> {
        let at = (column, row).into();
        // A pane may stand over the text.
        let mut panes = [Pane::Sections, Pane::Claims, Pane::Parties, Pane::Text].into_iter();
        panes.find(|pane| self.of(*pane).is_some_and(|area| area.contains(at)))
    }

    /// Where the text's own lines stand, at most `text_cells` wide and centred.
    pub fn text_lines(&self, text_cells: u16) -> Rect {
        let inner = if self.text_border { inside(self.text) } else { self.text };
        let margin = u16::from(inner.width >= 40) + u16::from(self.text_border && inner.width >= 50);
        let available = inner.width.saturating_sub(2 * margin);
        let width = available.min(text_cells);
        Rect { x: inner.x + (inner.width - width) / 2, width, ..inner }
    }

    fn show(&mut self, pane: Pane, area: Rect) {
        match pane {
            Pane::Sections => self.sections = Some(area),
            Pane::Claims => self.claims = Some(area),
            Pane::Parties => self.parties = Some(area),
            Pane::Text => {}
        }
    }
}

/// Where a newcomer is told the keys that matter, above the status line; `None` where there is no room.
pub fn welcome(size: Size) -> Option<Rect> {
    let fits = size.width >= WELCOME.width + 4 && size.height >= WELCOME.height + 10;
    let Size { width, height } = WELCOME;
    fits.then(|| Rect::new((size.width - width) / 2, size.height - height - 2, width, height))
}

// ratatui's `Layout` solves equations for this, which takes as long as all else before the first frame.

/// The line at the top of a screen of `size` (empty where there are few), the last one, and what is between them.
pub(super) fn bands(size: Size) -> [Rect; 3] {
    let whole = Rect::new(0, 0, size.width, size.height);
    let (header, rest) = beneath(whole, u16::from(size.height >= 8));
    let (middle, last) = beneath(rest, rest.height.saturating_sub(1));
    [header, middle, last]
}

/// The first `cells` columns of `area`, and those beside them.
pub(super) fn beside(area: Rect, cells: u16) -> (Rect, Rect) {
    let width = cells.min(area.width);
    (Rect { width, ..area }, Rect { x: area.x + width, width: area.width - width, ..area })
}

/// The first `rows` rows of `area`, and those beneath them.
pub(super) fn beneath(area: Rect, rows: u16) -> (Rect, Rect) {
    let height = rows.min(area.height);
    (Rect { height, ..area }, Rect { y: area.y + height, height: area.height - height, ..area })
}

/// So many percent of `cells`, to the nearest.
pub(super) fn percent(cells: u16, percent: u16) -> u16 {
    u16::try_from((u32::from(cells) * u32::from(percent) + 50) / 100).unwrap_or(cells)
}

/// Whether what stands over the panes takes the whole of a small screen, without a frame.
pub fn overlay_fills(size: Size) -> bool {
    size.width < 40 || size.height < 10
}

/// Where a list to pick from stands, with its frame, which takes a line at its top also where it fills the screen.
pub fn picker(size: Size) -> Rect {
    if overlay_fills(size) {
        return Rect::new(0, 0, size.width, size.height.saturating_sub(1));
    }
    // A seam of the panes beside it would only be in the way.
    let width = if size.width < PICKER.width + 6 { size.width } else { PICKER.width };
    // Nor would a line or two of them below it.
    let height = match size.height.saturating_sub(1) {
        height if width == size.width && height <= PICKER.height + 4 => height,
        height => height.saturating_sub(2).min(PICKER.height),
    };
    Rect::new((size.width - width) / 2, (size.height - height) / 4, width, height)
}

/// What a list to pick from leaves for its rows, below the line that is typed.
pub fn picker_rows(size: Size) -> Rect {
    let area = picker(size);
    let [top, sides, bottom] = if overlay_fills(size) { [2, 0, 0] } else { [2, 1, 1] };
    let (width, height) = (area.width.saturating_sub(2 * sides), area.height.saturating_sub(top + bottom));
    Rect { x: area.x + sides, y: area.y + top, width, height }
}

/// What a border leaves of `area`.
pub fn inside(area: Rect) -> Rect {
    area.inner(ratatui::layout::Margin::new(1, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_printed_has_its_outline_beside_it_and_no_empty_panes_unless_somebody_goes_there() {
        let shown = |width, focus, wanted| {
            let areas = Areas::new(Size { width, height: 30 }, focus, Pane::Claims, wanted);
            Pane::ALL.map(|pane| areas.of(pane).is_some())
        };
        assert_eq!(shown(140, Pane::Text, Beside::Outline), [true, true, false, false]);
        assert_eq!(shown(140, Pane::Parties, Beside::Outline), [true; 4]);
        assert_eq!(shown(90, Pane::Text, Beside::Outline), [false, true, false, false]);
        assert_eq!(shown(90, Pane::Sections, Beside::Outline), [true, true, false, false]);
        assert_eq!(shown(90, Pane::Text, Beside::All), [false, true, true, false]);
        assert_eq!(shown(140, Pane::Text, Beside::All), [true; 4]);
        assert_eq!(shown(140, Pane::Text, Beside::LongOutline), [true; 4]);
    }
}
