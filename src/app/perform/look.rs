//! Colours and the shape of lines.

use crate::app::App;
use crate::app::settings::Colours;

/// Why nothing changes where there are no colours.
pub(super) const NO_COLOURS: &str = "this terminal is shown no colours: see NO_COLOR and TERM";

impl App {
    pub(super) fn next_colours(&mut self) {
        if self.settings.colourless {
            return self.say(NO_COLOURS);
        }
        self.settings.colours = self.settings.colours.next();
        self.say(match self.settings.colours {
            Colours::Full => "all colours",
            Colours::Contrast => "high contrast",
            Colours::Sixteen => "the terminal's own sixteen colours",
            Colours::None => "no colours",
        });
    }

    pub(super) fn justify(&mut self) {
        self.settings.justified = !self.settings.justified;
        self.say(if self.settings.justified { "both edges of the text even" } else { "ragged right edge" });
    }

    pub(super) fn hyphenate(&mut self) {
        self.settings.hyphenated = !self.settings.hyphenated;
        self.say(if self.settings.hyphenated { "long words broken at line ends" } else { "no word broken" });
    }
}
