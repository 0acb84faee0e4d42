//! A line being typed: every prompt there is works the same.

use crate::text::safe::{is_unsafe, safe_line};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A line holds no more bytes than this, however much is pasted.
const MAX_BYTES: usize = 1_000;

/// What was typed so far. The next sign goes to its end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prompt {
    typed: String,
}

/// What a key does to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Another line stands there now.
    Changed,
    /// There was nothing to take back: the reader wants to be out of here.
    Left,
    /// It is no key of a prompt.
    None,
}

impl Prompt {
    /// A prompt that begins with `typed`.
    pub fn new(typed: impl Into<String>) -> Self {
        Self { typed: typed.into() }
    }

    /// What was typed so far.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Types, takes back a sign, a word (Ctrl-W) or all (Ctrl-U).
    pub fn edit(&mut self, event: KeyEvent) -> Edit {
        let control = event.modifiers.contains(KeyModifiers::CONTROL);
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        match event.code {
            KeyCode::Char('h') if control => return self.take_back(),
            KeyCode::Backspace => return self.take_back(),
            KeyCode::Char('u') if control => self.typed.clear(),
            KeyCode::Char('w') if control => {
                let kept = self.typed.trim_end().rfind(' ').map_or(0, |at| at + 1);
                self.typed.truncate(kept);
            }
            KeyCode::Char(sign) if !control && !alt && !is_unsafe(sign) => self.push(sign),
            _ => return Edit::None,
        }
        Edit::Changed
    }

    /// Takes what was pasted, on one line.
    pub fn paste(&mut self, text: &str) {
        for sign in safe_line(text).chars() {
            self.push(sign);
        }
    }

    fn take_back(&mut self) -> Edit {
        if self.typed.pop().is_some() { Edit::Changed } else { Edit::Left }
    }

    fn push(&mut self, sign: char) {
        if self.typed.len() + sign.len_utf8() <= MAX_BYTES {
            self.typed.push(sign);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, code: KeyCode, modifiers: KeyModifiers, after: &str, edit: Edit) {
        let mut prompt = Prompt::new(before);
        assert_eq!(prompt.edit(KeyEvent::new(code, modifiers)), edit);
        assert_eq!(prompt.typed(), after);
    }

    #[test]
    fn keys_edit_the_end_of_the_line() {
        check("old ", KeyCode::Char('D'), KeyModifiers::SHIFT, "old D", Edit::Changed);
        check("old d", KeyCode::Backspace, KeyModifiers::NONE, "old ", Edit::Changed);
        check("old dam ", KeyCode::Char('w'), KeyModifiers::CONTROL, "old ", Edit::Changed);
        check("old dam", KeyCode::Char('u'), KeyModifiers::CONTROL, "", Edit::Changed);
        check("", KeyCode::Backspace, KeyModifiers::NONE, "", Edit::Left);
        check("old", KeyCode::Char('x'), KeyModifiers::ALT, "old", Edit::None);
        check("old", KeyCode::Up, KeyModifiers::NONE, "old", Edit::None);
    }

    #[test]
    fn what_is_pasted_is_one_safe_line_and_never_too_long() {
        let mut prompt = Prompt::default();
        prompt.paste("Ana\n\x1b[2JRuiz");
        assert_eq!(prompt.typed(), "Ana Ruiz");
        prompt.paste(&"é".repeat(MAX_BYTES));
        assert_eq!(prompt.typed().len(), MAX_BYTES);
    }
}
