//! What commands mean while an overlay is open.

use crate::app::article_view::Lit;
use crate::app::command::Command;
use crate::app::details::Place;
use crate::app::message::Effect;
use crate::app::picker::{Picker, Purpose};
use crate::app::{App, Overlay, Page};

impl App {
    /// Does what `command` means while an overlay is open; `None` where it means what it always does.
    pub(super) fn perform_in_overlay(&mut self, command: Command, count: Option<usize>) -> Option<Vec<Effect>> {
        let page = usize::from(self.overlay_height()).saturating_sub(1).max(1);
        let overlay = self.overlay.as_mut()?;
        let is_claim = matches!(overlay, Overlay::Claim(..));
        let is_help = matches!(overlay, Overlay::Help(_));
        let leads = overlay.page().is_some();
        let selected = overlay.page().and_then(|page| page.selected);
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
                    self.overlay = Some(Overlay::Claim(id, Page::default()));
                }
            }
            Command::NextPane | Command::NextHit if leads => self.select_place(times.cast_signed()),
            Command::PreviousPane | Command::PreviousHit if leads => self.select_place(-times.cast_signed()),
            Command::Activate if selected.is_some() => self.go_to_selected_place(selected),
            Command::Activate => match self.overlay.take() {
                Some(Overlay::Claim(id, _)) => {
                    self.with_analysis(|view, document, analyzed| {
                        view.go_to_claim(document, &analyzed.analysis, id);
                    });
                    self.focus_text_if_covered();
                }
                Some(Overlay::Party(id, _)) => self.go_to_mention_of(id, 1),
                Some(Overlay::Kept(..)) => return Some(self.activate_across()),
                _ => {}
            },
            Command::Close | Command::Leave | Command::Details => self.overlay = None,
            Command::Search if is_help => {
                self.overlay = Some(Overlay::Pick(Picker::new(Purpose::Commands, self.command_rows())));
            }
            Command::Help => self.overlay = (!is_help).then_some(Overlay::Help(0)),
            Command::Hide
            | Command::Edit
            | Command::Undo
            | Command::Quit
            | Command::Suspend
            | Command::Redraw
            | Command::Mouse
            | Command::Pictures
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
    /// Selects the line `by` places on that leads somewhere, or back where negative, round at the ends.
    fn select_place(&mut self, by: isize) {
        let lines = self.overlay_lines();
        let places: Vec<usize> = (0..lines.len()).filter(|line| lines[*line].leads_to.is_some()).collect();
        let height = usize::from(self.overlay_height());
        let Some(Overlay::Claim(_, page) | Overlay::Party(_, page)) = &mut self.overlay else { return };
        let count = places.len().cast_signed();
        if count == 0 {
            return;
        }
        let at = page.selected.and_then(|line| places.binary_search(&line).ok()).map(usize::cast_signed);
        let next = at.map_or(if by > 0 { by - 1 } else { by }, |at| at + by).rem_euclid(count);
        let line = places[next.unsigned_abs()];
        page.selected = Some(line);
        page.top = page.top.clamp((line + 1).saturating_sub(height), line);
    }

    /// Goes where the selected line leads.
    fn go_to_selected_place(&mut self, selected: Option<usize>) {
        let lines = self.overlay_lines();
        let Some(place) = selected.and_then(|line| lines.get(line)?.leads_to) else { return };
        if let Place::Party(id) = place {
            self.view_mut().light_party(id);
            self.overlay = Some(Overlay::Party(id, Page::default()));
            return;
        }
        self.overlay = None;
        self.with_analysis(|view, document, analyzed| match place {
            Place::Claim(id) => view.go_to_claim(document, &analyzed.analysis, id),
            Place::Mention(id) => view.go_to_mention(document, &analyzed.analysis, id),
            Place::Text(span) => view.jump_into_sight(document, span),
            Place::Party(_) => {}
        });
        self.focus_text_if_covered();
    }
}
