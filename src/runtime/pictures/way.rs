//! How a terminal shows pictures: what is known of those that say who they are, by their environment or their answer.
//!
//! A terminal's answer on its abilities would do better, but is not to be had without waiting: crossterm keeps it for
//! itself. So a terminal is asked for its name (XTVERSION), which comes where keys come.

use super::super::settings::depth;
use crate::app::settings::PictureProtocol;
use crate::ui::theme::Depth;
use ratatui_image::FontSize;
use std::env;

/// “What are you called?”
pub(in crate::runtime) const QUESTION: &str = "\x1b[>0q";

/// A cell's size in pixels, where a terminal does not say it.
const USUAL_CELL: FontSize = FontSize { width: 10, height: 20 };

/// How a terminal shows pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::runtime) struct Way {
    /// By what sequences; never [`PictureProtocol::Auto`].
    pub(super) protocol: PictureProtocol,
    /// Pixels of a cell, width and height.
    cell: (u16, u16),
}

impl Way {
    /// How this terminal, called `name` where it said so, shows pictures, if it does.
    pub(in crate::runtime) fn found(wanted: PictureProtocol, name: Option<&str>) -> Option<Self> {
        let protocol = match wanted {
            PictureProtocol::Auto => name.and_then(by_name).or_else(|| by_environment(|name| env::var(name).ok()))?,
            wanted => wanted,
        };
        if protocol == PictureProtocol::Blocks && matches!(depth().0, Depth::None | Depth::Sixteen) {
            return None;
        }
        let cell = match (protocol, cell()) {
            (PictureProtocol::Blocks, _) => USUAL_CELL,
            (_, Some(cell)) => cell,
            // A picture of the wrong size would stand over the text.
            (PictureProtocol::Sixel, None) if wanted == PictureProtocol::Auto => return None,
            (_, None) => USUAL_CELL,
        };
        Some(Self { protocol, cell: (cell.width, cell.height) })
    }

    /// Whether a picture that moves is sent anew: all but those of kitty, which the terminal keeps, and blocks, which
    /// are cells as any other.
    pub(super) fn sends_anew(self) -> bool {
        matches!(self.protocol, PictureProtocol::Sixel | PictureProtocol::Iterm2)
    }

    /// Pixels of a cell.
    pub(super) fn cell(self) -> FontSize {
        FontSize::from(self.cell)
    }
}

/// By the name a terminal answers with, its version behind it.
fn by_name(name: &str) -> Option<PictureProtocol> {
    let word = name.split([' ', '(']).next().unwrap_or_default().to_ascii_lowercase();
    match word.as_str() {
        "kitty" | "ghostty" => Some(PictureProtocol::Kitty),
        "iterm2" | "mintty" | "wezterm" => Some(PictureProtocol::Iterm2),
        "contour" | "foot" | "konsole" | "mlterm" => Some(PictureProtocol::Sixel),
        _ => None,
    }
}

/// By what a terminal tells every program that it starts.
fn by_environment(says: impl Fn(&str) -> Option<String>) -> Option<PictureProtocol> {
    let says = |name| says(name).unwrap_or_default();
    let term = says("TERM");
    if term.starts_with("tmux") || term.starts_with("screen") || term == "dumb" {
        return None; // Whatever it runs in, what stands between shows none.
    }
    let named =
        by_name(&says("TERM_PROGRAM").replace(".app", "2")).or_else(|| by_name(term.trim_start_matches("xterm-")));
    let is_set = |name| !says(name).is_empty();
    named
        .or_else(|| is_set("KITTY_WINDOW_ID").then_some(PictureProtocol::Kitty))
        .or_else(|| is_set("KONSOLE_VERSION").then_some(PictureProtocol::Sixel))
}

/// The size of a cell, as the terminal's window says.
fn cell() -> Option<FontSize> {
    let window = crossterm::terminal::window_size().ok()?;
    let (width, height) = (window.width.checked_div(window.columns)?, window.height.checked_div(window.rows)?);
    (width > 1 && height > 1).then_some(FontSize { width, height })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(environment: &[(&str, &str)], expected: Option<PictureProtocol>) {
        let says =
            |name: &str| environment.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        assert_eq!(by_environment(says), expected, "{environment:?}");
    }

    #[test]
    fn a_terminal_is_known_by_what_it_says() {
        check(&[("TERM", "xterm-kitty")], Some(PictureProtocol::Kitty));
        check(&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "iTerm.app")], Some(PictureProtocol::Iterm2));
        check(&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "WezTerm")], Some(PictureProtocol::Iterm2));
        check(&[("TERM", "foot")], Some(PictureProtocol::Sixel));
        check(&[("TERM", "xterm-256color"), ("KONSOLE_VERSION", "220800")], Some(PictureProtocol::Sixel));
        check(&[("TERM", "xterm-256color")], None);
    }

    #[test]
    fn what_stands_between_shows_none() {
        check(&[("TERM", "tmux-256color"), ("KITTY_WINDOW_ID", "1")], None);
        assert_eq!(by_name("tmux 3.4"), None);
        assert_eq!(by_name("XTerm(390)"), None);
    }

    #[test]
    fn a_terminal_is_known_by_its_name() {
        assert_eq!(by_name("kitty(0.35.2)"), Some(PictureProtocol::Kitty));
        assert_eq!(by_name("ghostty 1.0.1"), Some(PictureProtocol::Kitty));
        assert_eq!(by_name("WezTerm 20240203-110809"), Some(PictureProtocol::Iterm2));
        assert_eq!(by_name("foot(1.16.2)"), Some(PictureProtocol::Sixel));
    }
}
