//! What commands mean while an overlay is open.

use crate::app::article_view::Lit;
use crate::app::command::Command;
use crate::app::message::Effect;
use crate::app::{App, Overlay};

impl App {
    /// Does what `command` means while an overlay is open; `None` where it means what it always does.
    pub(super) fn perform_in_overlay(&mut self, command: Command, count: Option<usize>) -> Option<Vec<Effect>> {
        let page = usize::from(self.overlay_height()).saturating_sub(1).max(1);
        let overlay = self.overlay.as_mut()?;
        let is_claim = matches!(overlay, Overlay::Claim(..));
        let is_help = matches!(overlay, Overlay::Help(_));
        let line = overlay.top_mut()?;
        let times = count.unwrap_or(1);
        match command {
            Command::ScrollDown => *line += times,
            Command::ScrollUp => *line = line.saturating_sub(times),
            Command::PageDown => *line += page * times,
            Command::PageUp => *line = line.saturating_sub(page * times),
            Command::HalfPageDown => *line += page / 2 * times,
            Command::HalfPageUp => *line = line.saturating_sub(page / 2 * times),
            Command::Top => *line = 0,
            Command::Bottom => *line = usize::MAX / 2,
            Command::NextClaim | Command::PreviousClaim if is_claim => {
                let times = times.cast_signed();
                self.claim(if command == Command::NextClaim { times } else { -times });
                if let Some(Lit::Claim(id)) = self.view().lit {
                    self.overlay = Some(Overlay::Claim(id, 0));
                }
            }
            Command::Activate => match self.overlay.take() {
                Some(Overlay::Claim(id, _)) => {
                    self.with_analysis(|view, document, analyzed| {
                        view.go_to_claim(document, &analyzed.analysis, id);
                    });
                    self.focus_text_if_covered();
                }
                Some(Overlay::Party(id, _)) => self.go_to_mention_of(id, 1),
                _ => {}
            },
            Command::Close | Command::Details => self.overlay = None,
            Command::Help => self.overlay = (!is_help).then_some(Overlay::Help(0)),
            Command::Hide
            | Command::Edit
            | Command::Undo
            | Command::Quit
            | Command::Suspend
            | Command::Redraw
            | Command::Mouse
            | Command::LightOrDark
            | Command::NextColours => {
                return None;
            }
            _ => {
                self.overlay = None;
                return None;
            }
        }
        Some(Vec::new())
    }
}
