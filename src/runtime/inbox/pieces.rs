//! A key whose bytes came apart, as over a slow line.
//!
//! crossterm takes an escape byte that comes alone for the key Esc, and what comes behind it for signs: of an arrow it
//! makes three keys, the first of which leaves the reader. Here they are one key again. What may stand in such a key is
//! ECMA-48's affair (control sequences), what it means xterm's.

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyModifiers};
use std::time::Duration;

/// How long what belongs to an Esc may come after it: as long as nobody feels that Esc waits, or presses another key.
const REST_OF_KEY: Duration = Duration::from_millis(80);

/// What `event`, whose bytes came alone, is with what comes right behind it.
pub(super) fn whole(event: Event) -> Vec<Event> {
    let is_esc = event.as_key_press_event().is_some_and(|key| key.code == KeyCode::Esc && key.modifiers.is_empty());
    let mut came = vec![event];
    if !is_esc {
        return came;
    }
    let mut signs = String::new();
    loop {
        match joined(&signs) {
            Joined::Part => {}
            Joined::Key(key) => return key.map(Event::Key).into_iter().collect(),
            Joined::Apart => break,
        }
        // An error comes again, and is seen by whoever reads next.
        let next = event::poll(REST_OF_KEY).and_then(|any| any.then(event::read).transpose());
        let Ok(Some(next)) = next else { break };
        let sign = next.as_key_event().and_then(|key| key.code.as_char());
        came.push(next);
        let Some(sign) = sign else { break };
        signs.push(sign);
    }
    came
}

/// What the signs that came behind an Esc make of it.
#[derive(Debug, PartialEq, Eq)]
enum Joined {
    /// The rest is still to come.
    Part,
    /// This key, or none that anybody uses.
    Key(Option<KeyEvent>),
    /// Nothing: they are keys of their own.
    Apart,
}

/// What `signs` are behind an Esc.
fn joined(signs: &str) -> Joined {
    let key = |code, modifiers| Joined::Key(Some(KeyEvent::new(code, modifiers)));
    let mut rest = signs.chars();
    match (rest.next(), rest.next_back()) {
        (None, _) | (Some('[' | 'O'), None) => Joined::Part,
        // What the terminal answers begins so, and `Answers` knows the rest of it.
        (Some(sign @ (']' | 'P')), None) => key(KeyCode::Char(sign), KeyModifiers::ALT),
        (Some('[' | 'O'), Some(last)) if (' '..='?').contains(&last) => Joined::Part,
        (Some('[' | 'O'), Some(last @ '@'..='~')) => {
            let (number, modifiers) = rest.as_str().split_once(';').unwrap_or((rest.as_str(), "1"));
            let modifiers = modifiers.parse::<u8>().ok().and_then(|sum| sum.checked_sub(1)).map(modifiers_of);
            Joined::Key(code(last, number).zip(modifiers).map(|(code, modifiers)| KeyEvent::new(code, modifiers)))
        }
        _ => Joined::Apart,
    }
}

fn code(last: char, number: &str) -> Option<KeyCode> {
    Some(match (last, number) {
        ('A', _) => KeyCode::Up,
        ('B', _) => KeyCode::Down,
        ('C', _) => KeyCode::Right,
        ('D', _) => KeyCode::Left,
        ('H', _) | ('~', "1" | "7") => KeyCode::Home,
        ('F', _) | ('~', "4" | "8") => KeyCode::End,
        ('Z', _) => KeyCode::BackTab,
        ('~', "2") => KeyCode::Insert,
        ('~', "3") => KeyCode::Delete,
        ('~', "5") => KeyCode::PageUp,
        ('~', "6") => KeyCode::PageDown,
        _ => return None,
    })
}

/// What xterm adds up of the keys held down: 1 for Shift, 2 for Alt, 4 for Control.
fn modifiers_of(sum: u8) -> KeyModifiers {
    let held = [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)];
    held.into_iter().filter(|(bit, _)| sum & bit != 0).map(|(_, key)| key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[track_caller]
    fn check(signs: &str, expected: &Joined) {
        for (end, _) in signs.char_indices() {
            assert_eq!(joined(Span::new(0, end).of(signs)), Joined::Part, "{end} bytes of {signs}");
        }
        assert_eq!(&joined(signs), expected, "{signs}");
    }

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Joined {
        Joined::Key(Some(KeyEvent::new(code, modifiers)))
    }

    #[test]
    fn what_came_apart_is_one_key() {
        check("[A", &key(KeyCode::Up, KeyModifiers::NONE));
        check("OB", &key(KeyCode::Down, KeyModifiers::NONE));
        check("[6~", &key(KeyCode::PageDown, KeyModifiers::NONE));
        check("[1;5C", &key(KeyCode::Right, KeyModifiers::CONTROL));
        check("]", &key(KeyCode::Char(']'), KeyModifiers::ALT));
    }

    #[test]
    fn what_nobody_uses_is_no_key_and_signs_after_an_esc_are_keys_of_their_own() {
        check("[<0;3;4M", &Joined::Key(None));
        check("j", &Joined::Apart);
        check("q", &Joined::Apart);
    }
}
