//! Cells to bytes: as few as do. What moves the cursor is said in the shortest way, colours and attributes only where
//! they change, and a blank takes whatever ink there is. A terminal takes long over bytes, and so does a network.

use crate::text::width::width_cells;
use ratatui::buffer::Cell;
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};
use std::io::Write;

/// What shows on a blank cell, too.
const ON_BLANKS: Modifier = Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);

/// Each attribute with what turns it on and off.
const ATTRIBUTES: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Writes the cells of a frame into `bytes`.
#[derive(Debug)]
pub(super) struct Pen<'a> {
    bytes: &'a mut Vec<u8>,
    /// Where the terminal's cursor stands; `None` where that can't be told.
    at: Option<Position>,
    ink: Ink,
}

/// What the terminal draws with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Ink {
    foreground: Color,
    background: Color,
    underline: Color,
    modifier: Modifier,
}

impl<'a> Pen<'a> {
    /// A pen that stands nowhere and has the terminal's own colours.
    pub(super) fn new(bytes: &'a mut Vec<u8>) -> Self {
        Self { bytes, at: None, ink: Ink::default() }
    }

    /// Writes `symbol` with the style of `cell` at `place`.
    pub(super) fn write(&mut self, place: Position, cell: &Cell, symbol: &str) {
        self.go_to(place);
        let wanted =
            Ink { foreground: cell.fg, background: cell.bg, underline: cell.underline_color, modifier: cell.modifier };
        let as_good = symbol == " "
            && wanted.background == self.ink.background
            && !(wanted.modifier | self.ink.modifier).intersects(ON_BLANKS);
        if !as_good {
            self.take(wanted);
        }
        self.bytes.extend_from_slice(symbol.as_bytes());
        if symbol.len() == 1 {
            self.at = Some(Position { x: place.x + 1, ..place });
            return;
        }
        // Terminals disagree on the width of other signs; the next cell begins with a move to where it is, so that what
        // follows stands where it should whatever the terminal thought.
        self.at = is_of_settled_width(symbol).then(|| {
            let width = u16::try_from(width_cells(symbol)).unwrap_or(1);
            Position { x: place.x + width, ..place }
        });
    }

    /// Leaves the terminal its own colours.
    pub(super) fn put_down(mut self) {
        self.take(Ink::default());
    }

    fn go_to(&mut self, place: Position) {
        match self.at {
            Some(at) if at == place => {}
            Some(at) if at.y == place.y && at.x < place.x => match place.x - at.x {
                1 => self.bytes.extend_from_slice(b"\x1b[C"),
                cells => self.put(format_args!("\x1b[{cells}C")),
            },
            _ => self.put(format_args!("\x1b[{};{}H", place.y + 1, place.x + 1)),
        }
    }

    fn take(&mut self, wanted: Ink) {
        let Ink { foreground, background, underline, modifier } = self.ink;
        if wanted == self.ink {
            return;
        }
        self.ink = wanted;
        if wanted == Ink::default() {
            return self.bytes.extend_from_slice(b"\x1b[m");
        }
        self.bytes.extend_from_slice(b"\x1b[");
        let dropped = modifier - wanted.modifier;
        let mut kept = modifier & wanted.modifier;
        for (_, _, off) in ATTRIBUTES.iter().filter(|(attribute, ..)| dropped.intersects(*attribute)) {
            self.put(format_args!("{off};"));
            for (attribute, ..) in ATTRIBUTES.iter().filter(|(_, _, other)| other == off) {
                kept.remove(*attribute); // Bold and dim end together.
            }
        }
        for (_, on, _) in ATTRIBUTES.iter().filter(|(attribute, ..)| (wanted.modifier - kept).intersects(*attribute)) {
            self.put(format_args!("{on};"));
        }
        if wanted.foreground != foreground {
            self.colour(wanted.foreground, 30);
        }
        if wanted.background != background {
            self.colour(wanted.background, 40);
        }
        if wanted.underline != underline {
            self.colour(wanted.underline, 50);
        }
        self.bytes.pop(); // The last semicolon.
        self.bytes.push(b'm');
    }

    /// What sets a colour of the ground that begins at `base`: 30 for signs, 40 for what is behind them, 50 for lines
    /// under them.
    fn colour(&mut self, colour: Color, base: u8) {
        let number = match colour {
            Color::Reset => return self.put(format_args!("{};", base + 9)),
            Color::Rgb(red, green, blue) => return self.put(format_args!("{};2;{red};{green};{blue};", base + 8)),
            Color::Indexed(number) => return self.put(format_args!("{};5;{number};", base + 8)),
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            Color::DarkGray => 8,
            Color::LightRed => 9,
            Color::LightGreen => 10,
            Color::LightYellow => 11,
            Color::LightBlue => 12,
            Color::LightMagenta => 13,
            Color::LightCyan => 14,
            Color::White => 15,
        };
        match (base, number) {
            (50, _) => self.put(format_args!("58;5;{number};")), // Lines have no short names for colours.
            (_, 0..8) => self.put(format_args!("{};", base + number)),
            _ => self.put(format_args!("{};", base + 60 + number - 8)),
        }
    }

    fn put(&mut self, words: std::fmt::Arguments) {
        self.bytes.write_fmt(words).expect("memory takes every byte");
    }
}

/// Whether all terminals agree how many cells `symbol` takes: letters of Latin, Greek, Cyrillic, Hebrew, Chinese,
/// Japanese and Korean, punctuation, and the signs of frames and sparklines; not what is joined, combined or chosen by
/// a selector.
fn is_of_settled_width(symbol: &str) -> bool {
    let mut chars = symbol.chars();
    let (Some(only), None) = (chars.next(), chars.next()) else { return false };
    matches!(
        only,
        '\0'..='\u{2FF}'
            | '\u{370}'..='\u{482}'
            | '\u{5D0}'..='\u{5EA}'
            | '\u{2010}'..='\u{2027}'
            | '\u{2190}'..='\u{25FF}'
            | '\u{3001}'..='\u{3029}'
            | '\u{3041}'..='\u{3096}'
            | '\u{30A0}'..='\u{30FF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{AC00}'..='\u{D7A3}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn written(cells: &[(u16, u16, &str, Style)]) -> String {
        let mut bytes = Vec::new();
        let mut pen = Pen::new(&mut bytes);
        for (x, y, symbol, style) in cells {
            let mut cell = Cell::default();
            cell.set_style(*style);
            pen.write(Position::new(*x, *y), &cell, symbol);
        }
        pen.put_down();
        String::from_utf8(bytes).unwrap().replace('\u{1b}', "^")
    }

    #[track_caller]
    fn check_places(places: &[(u16, u16, &str)], expected: &str) {
        let cells: Vec<_> = places.iter().map(|(x, y, symbol)| (*x, *y, *symbol, Style::new())).collect();
        assert_eq!(written(&cells), expected);
    }

    #[track_caller]
    fn check_styles(styles: &[(&str, Style)], expected: &str) {
        let cells: Vec<_> = (0..).zip(styles).map(|(x, (symbol, style))| (x, 0, *symbol, *style)).collect();
        assert_eq!(written(&cells), format!("^[1;1H{expected}"));
    }

    #[test]
    fn the_cursor_is_moved_in_the_shortest_way() {
        check_places(&[(0, 0, "a"), (1, 0, "b")], "^[1;1Hab");
        check_places(&[(0, 0, "a"), (2, 0, "b"), (9, 0, "c")], "^[1;1Ha^[Cb^[6Cc");
        check_places(&[(5, 0, "a"), (2, 0, "b"), (3, 1, "c")], "^[1;6Ha^[1;3Hb^[2;4Hc");
        check_places(&[(0, 0, "国"), (2, 0, "b")], "^[1;1H国b");
        check_places(&[(0, 0, "e\u{301}"), (1, 0, "b")], "^[1;1He\u{301}^[1;2Hb");
    }

    #[test]
    fn only_what_changes_of_a_style_is_said() {
        let (plain, bold, red) = (Style::new(), Style::new().bold(), Style::new().red());
        check_styles(&[("a", plain), ("b", bold), ("c", bold.red()), ("d", red)], "a^[1mb^[31mc^[22md^[m");
        check_styles(&[("a", bold.dim()), ("b", plain.dim().italic())], "^[1;2ma^[22;2;3mb^[m");
        check_styles(
            &[("a", plain.fg(Color::Indexed(200)).on_white()), ("b", plain.fg(Color::Rgb(1, 2, 3)))],
            "^[38;5;200;107ma^[38;2;1;2;3;49mb^[m",
        );
        check_styles(&[("a", plain.underlined().underline_color(Color::Red))], "^[4;58;5;1ma^[m");
    }

    #[test]
    fn a_blank_takes_any_ink_but_what_shows_on_it() {
        let (red, ground, underlined) = (Style::new().red(), Style::new().on_blue(), Style::new().underlined());
        check_styles(&[("a", red), (" ", Style::new()), ("b", red)], "^[31ma b^[m");
        check_styles(&[("a", red), (" ", ground)], "^[31ma^[39;44m ^[m");
        check_styles(&[("a", underlined), (" ", Style::new())], "^[4ma^[m ");
        check_styles(&[("a", Style::new()), (" ", underlined)], "a^[4m ^[m");
    }
}
