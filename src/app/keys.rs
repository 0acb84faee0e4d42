//! What a key means: a letter that was waited for, a sign of a prompt, a digit of a count, or a command.

use super::message::Effect;
use super::{App, Overlay};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

impl App {
    /// Takes a key.
    pub(super) fn press(&mut self, event: KeyEvent) -> Vec<Effect> {
        self.notice = None;
        if let Some(command) = self.awaiting.take()
            && let KeyCode::Char(letter) = event.code
            && !event.modifiers.contains(KeyModifiers::CONTROL)
        {
            self.mark(command, letter);
            return Vec::new();
        }
        if matches!(self.overlay, Some(Overlay::Search(_))) && self.type_into_search(event) {
            return Vec::new();
        }
        if let KeyCode::Char(digit @ '0'..='9') = event.code
            && event.modifiers.is_empty()
            && (digit != '0' || self.count.is_some())
        {
            let value = usize::from(u8::try_from(digit).unwrap_or(b'0') - b'0');
            self.count = Some((self.count.unwrap_or(0) * 10 + value).min(99_999));
            return Vec::new();
        }
        let count = self.count.take();
        if count.is_some() && event.code == KeyCode::Esc {
            return Vec::new();
        }
        match self.keymap.command(&event) {
            Some(command) => self.perform(command, count),
            None => Vec::new(),
        }
    }

    /// Takes a key for the search prompt; `false` for one that is a command all the same.
    fn type_into_search(&mut self, event: KeyEvent) -> bool {
        let Some(Overlay::Search(prompt)) = &mut self.overlay else { return false };
        let control = event.modifiers.contains(KeyModifiers::CONTROL);
        match event.code {
            KeyCode::Enter => {
                let nothing = prompt.typed.is_empty();
                let came_from = prompt.came_from;
                self.overlay = None;
                self.finish_search(nothing, came_from);
                return true;
            }
            KeyCode::Esc => {
                let came_from = prompt.came_from;
                self.overlay = None;
                self.cancel_search(came_from);
                return true;
            }
            KeyCode::Backspace if prompt.typed.is_empty() => {
                let came_from = prompt.came_from;
                self.overlay = None;
                self.cancel_search(came_from);
                return true;
            }
            KeyCode::Backspace => drop(prompt.typed.pop()),
            KeyCode::Char('u') if control => prompt.typed.clear(),
            KeyCode::Char('w') if control => {
                let kept = prompt.typed.trim_end().rfind(' ').map_or(0, |at| at + 1);
                prompt.typed.truncate(kept);
            }
            KeyCode::Char(sign) if !control => prompt.typed.push(sign),
            _ => return control && !matches!(event.code, KeyCode::Char('c' | 'z' | 'l')),
        }
        self.search_as_typed();
        true
    }
}
