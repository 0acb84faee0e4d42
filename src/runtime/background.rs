//! Asks the terminal what its ground is, and finds the answer among the keys.
//!
//! The question is xterm's OSC 11. Nobody waits for an answer: it comes, if it comes, where keys come, and crossterm
//! takes it for keys: Alt-], then each sign of the answer, then Alt-\ or Ctrl-G. [`Answer`] takes those out of the stream
//! and lets every other key through.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// “What is your ground?”
pub(super) const QUESTION: &str = "\x1b]11;?\x1b\\";

/// How every answer begins, as keys.
const BEGINNING: &str = "]11;";
/// Longer than any answer.
const MAX_ANSWER_KEYS: usize = 40;

/// What is there of an answer so far.
#[derive(Debug, Default)]
pub(super) struct Answer {
    held: Vec<KeyEvent>,
    came: bool,
}

/// What became of a key.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// It may belong to an answer.
    Held,
    /// These are no part of an answer.
    Keys(Vec<KeyEvent>),
    /// The ground is light (`true`) or dark.
    Ground(bool),
}

impl Answer {
    /// Takes the next key.
    pub(super) fn take(&mut self, key: KeyEvent) -> Taken {
        if self.came {
            return Taken::Keys(vec![key]);
        }
        self.held.push(key);
        let signs: String = self.held.iter().filter_map(|key| key.code.as_char()).collect();
        let begins = key_begins(self.held[0]) && (signs.starts_with(BEGINNING) || BEGINNING.starts_with(&signs));
        if !begins || self.held.len() > MAX_ANSWER_KEYS {
            return Taken::Keys(std::mem::take(&mut self.held));
        }
        if self.held.len() <= BEGINNING.len() || !ends(&self.held) {
            return Taken::Held;
        }
        let colour = signs.strip_prefix(BEGINNING).unwrap_or_default();
        match is_light(colour.trim_end_matches(['\\', 'g'])) {
            Some(light) => {
                self.came = true;
                self.held.clear();
                Taken::Ground(light)
            }
            None => Taken::Keys(std::mem::take(&mut self.held)),
        }
    }
}

fn key_begins(key: KeyEvent) -> bool {
    key.code == KeyCode::Char(']') && key.modifiers.contains(KeyModifiers::ALT)
}

/// Whether the last of `keys` is what a terminal ends an answer with.
fn ends(keys: &[KeyEvent]) -> bool {
    keys.last().is_some_and(|key| match key.code {
        KeyCode::Char('g') => key.modifiers.contains(KeyModifiers::CONTROL),
        KeyCode::Char('\\') => key.modifiers.contains(KeyModifiers::ALT),
        _ => false,
    })
}

/// Whether `colour`, as in `rgb:ffff/ffff/ffff`, is light: nearer to white than to black, as the eye weighs colours.
fn is_light(colour: &str) -> Option<bool> {
    let (model, parts) = colour.split_once(':')?;
    if !matches!(model, "rgb" | "rgba") {
        return None;
    }
    let mut parts = parts.split('/').map(|part| {
        let most = 16u32.checked_pow(u32::try_from(part.len()).ok()?)?.checked_sub(1).filter(|most| *most > 0)?;
        Some(f64::from(u32::from_str_radix(part, 16).ok()?) / f64::from(most))
    });
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    Some(0.299 * red + 0.587 * green + 0.114 * blue > 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys crossterm makes of `answer`.
    fn keys(answer: &str) -> Vec<KeyEvent> {
        let mut alt = KeyModifiers::NONE;
        let mut keys = Vec::new();
        for sign in answer.chars() {
            match sign {
                '\x1b' => alt = KeyModifiers::ALT,
                '\x07' => keys.push(KeyEvent::new(KeyCode::Char('g'), KeyModifiers::CONTROL)),
                sign => keys.push(KeyEvent::new(KeyCode::Char(sign), std::mem::replace(&mut alt, KeyModifiers::NONE))),
            }
        }
        keys
    }

    /// What comes of `typed`: signs of the keys let through, `L` for a light ground and `D` for a dark one.
    fn check(typed: &str, expected: &str) {
        let mut answer = Answer::default();
        let mut came = String::new();
        for key in keys(typed) {
            match answer.take(key) {
                Taken::Held => {}
                Taken::Keys(keys) => came.extend(keys.iter().filter_map(|key| key.code.as_char())),
                Taken::Ground(light) => came.push(if light { 'L' } else { 'D' }),
            }
        }
        assert_eq!(came, expected, "{typed:?}");
    }

    #[test]
    fn an_answer_is_taken_out_of_the_keys() {
        check("jj\x1b]11;rgb:ffff/ffff/e0e0\x1b\\kk", "jjLkk");
        check("\x1b]11;rgb:1e1e/1e1e/2e2e\x07q", "Dq");
        check("\x1b]11;rgba:ff/ff/ff/80\x07q", "Lq");
    }

    #[test]
    fn keys_that_only_look_like_one_are_let_through() {
        check("\x1b]jj", "]jj");
        check("]11;", "]11;");
        check("\x1b]11;what\x07", "]11;whatg");
        check(&format!("\x1b]11;{}", "j".repeat(60)), &format!("]11;{}", "j".repeat(60)));
    }

    #[test]
    fn after_the_answer_every_key_is_a_key() {
        check("\x1b]11;rgb:0/0/0\x07\x1b]11;rgb:f/f/f\x07", "D]11;rgb:f/f/fg");
    }
}
