//! What the terminal answers when it is asked for its ground and its name, found among the keys.
//!
//! The questions are xterm's OSC 11 and XTVERSION. Nobody waits for an answer: it comes, if it comes, where keys come,
//! and crossterm takes it for keys: Alt-] or Alt-P, then each sign of the answer, then Alt-\\ or Ctrl-G. [`Answers`]
//! takes those out of the stream and lets every other key through.

use crate::text::Span;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// “What is your ground?”
pub(super) const GROUND_QUESTION: &str = "\x1b]11;?\x1b\\";

/// How the answers begin, as keys: the first with Alt.
const GROUND: &str = "]11;";
const NAME: &str = "P>|";
/// Longer than any answer.
const MAX_ANSWER_KEYS: usize = 80;

/// What there is of an answer so far, and which came.
#[derive(Debug, Default)]
pub(super) struct Answers {
    held: Vec<KeyEvent>,
    ground_came: bool,
    name_came: bool,
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
    /// The terminal is called this, its version behind it.
    Name(String),
}

impl Answers {
    /// Takes the next key.
    pub(super) fn take(&mut self, key: KeyEvent) -> Taken {
        self.held.push(key);
        let signs: String = self.held.iter().filter_map(|key| key.code.as_char()).collect();
        let begins = |beginning: &str| signs.starts_with(beginning) || beginning.starts_with(&signs);
        let is_ground = !self.ground_came && begins(GROUND);
        let is_name = !self.name_came && begins(NAME);
        let is_answer = self.held[0].modifiers.contains(KeyModifiers::ALT) && (is_ground || is_name);
        if !is_answer || self.held.len() > MAX_ANSWER_KEYS {
            return Taken::Keys(std::mem::take(&mut self.held));
        }
        if !ends(&self.held) {
            return Taken::Held;
        }
        let said = Span::new(0, signs.len() - 1).of(&signs); // Without what ends it, a sign of one byte.
        let ground = said.strip_prefix(GROUND).filter(|_| is_ground).and_then(is_light);
        let name = said.strip_prefix(NAME).filter(|_| is_name);
        let taken = match (ground, name) {
            (Some(light), _) => Taken::Ground(light),
            (None, Some(name)) => Taken::Name(name.to_owned()),
            (None, None) => return Taken::Keys(std::mem::take(&mut self.held)),
        };
        self.ground_came |= is_ground;
        self.name_came |= is_name;
        self.held.clear();
        taken
    }
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

    /// What comes of `typed`: signs of the keys let through, `L` for a light ground, `D` for a dark one, a name
    /// in angles.
    fn check(typed: &str, expected: &str) {
        let mut answers = Answers::default();
        let mut came = String::new();
        for key in keys(typed) {
            match answers.take(key) {
                Taken::Held => {}
                Taken::Keys(keys) => came.extend(keys.iter().filter_map(|key| key.code.as_char())),
                Taken::Ground(light) => came.push(if light { 'L' } else { 'D' }),
                Taken::Name(name) => came.extend(["<", &name, ">"]),
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
        check(&format!("\x1b]11;{}", "j".repeat(120)), &format!("]11;{}", "j".repeat(120)));
    }

    #[test]
    fn a_name_is_taken_out_of_the_keys_wherever_it_comes() {
        check("j\x1bP>|kitty(0.35.2)\x1b\\\x1b]11;rgb:0/0/0\x07k", "j<kitty(0.35.2)>Dk");
        check("\x1bPj\x1bP>x", "PjP>x");
    }

    #[test]
    fn after_the_answer_every_key_is_a_key() {
        check("\x1bP>|a\x1b\\\x1bP>|b\x1b\\", "<a>P>|b\\");
        check("\x1b]11;rgb:0/0/0\x07\x1b]11;rgb:f/f/f\x07", "D]11;rgb:f/f/fg");
    }
}
