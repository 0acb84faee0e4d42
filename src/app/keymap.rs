//! Keys to commands. The built-in keymap is `[keys]` of `assets/config.toml`; a reader's own replaces the keys of the
//! commands it names.

use super::command::{COMMANDS, Command};
use super::settings::file::{choices, expect_table, expect_texts, in_order, parse};
use super::settings::{SettingsError, Table, built_in};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

/// Which key means which command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    /// Each command's keys, in the order help shows them. Invariant: no key stands twice.
    keys: BTreeMap<Command, Vec<Key>>,
    /// The keys that commands lost to others, those left out that the reader gave keys of their own.
    lost: Vec<Lost>,
    /// The file in which keys are changed, safe to print.
    pub file: String,
}

/// A key that a command lost because the reader gave it to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Lost {
    key: Key,
    from: Command,
    to: Command,
}

/// Where the file stands in which keys are changed, unless its folder is another.
const FILE: &str = "~/.config/onrecord/config.toml";

impl Keymap {
    /// The keys of `assets/config.toml`.
    pub fn built_in() -> Self {
        let keys = built_in::entries("keys").map(|(name, written)| {
            let command = Command::named(name).expect("a command of the built-in keymap");
            (command, built_in::texts(written).map(|key| Key::parse(key).expect("a built-in key")).collect())
        });
        Self { keys: keys.collect(), lost: Vec::new(), file: FILE.to_owned() }
    }

    /// The built-in keymap with the commands that the file `toml` names under `[keys]` given its keys.
    ///
    /// # Errors
    /// What is wrong with `toml` and where: not TOML, another table, or what [`Keymap::override_with`] refuses.
    pub fn with_overrides(toml: &str) -> Result<Self, SettingsError> {
        let mut keymap = Self::built_in();
        for (name, value) in in_order(&parse(toml)?) {
            if name.get_ref() != "keys" {
                let message = format!("a keymap holds no {:?}", name.get_ref());
                return Err(SettingsError { message, span: Some(name.span()), choices: choices(["keys"]) });
            }
            keymap.override_with(expect_table("keys", value)?)?;
        }
        Ok(keymap)
    }

    /// What `event` asks for.
    pub fn command(&self, event: &KeyEvent) -> Option<Command> {
        let key = Key::of(event);
        self.keys.iter().find(|(_, keys)| keys.contains(&key)).map(|(command, _)| *command)
    }

    /// The keys of `command`, the first the one to teach.
    pub fn keys(&self, command: Command) -> &[Key] {
        self.keys.get(&command).map_or(&[], Vec::as_slice)
    }

    /// What keys do in less that do something else here: “s saves the input”.
    pub fn in_less(&self) -> impl Iterator<Item = String> {
        built_in::in_less().filter_map(|words| {
            let (key, does) = words.split_once(' ')?;
            let key = Key::parse(key).expect("a key of the built-in keymap");
            self.keys.values().any(|keys| keys.contains(&key)).then(|| format!("{key} {does}"))
        })
    }

    /// What the reader may not know that their keys did: which commands lost one to another, in a line; `None` where
    /// none did.
    pub fn taken_over(&self) -> Option<String> {
        let (first, others) = self.lost.split_first()?;
        let name = |lost: &Lost| format!("{} is {} now, no more {}", lost.key, lost.to.name(), lost.from.name());
        let left = self.keys(first.from).first().map_or("none".to_owned(), ToString::to_string);
        Some(match others {
            [] => format!("by your keys, {} ({left} is left)", name(first)),
            [second] => format!("by your keys, {}; {}", name(first), name(second)),
            more => format!("by your keys, {}; {} more: onrecord config lists them", name(first), more.len()),
        })
    }

    /// Gives the commands that `table` names its keys. A key taken by the reader for one command is taken from the one
    /// that had it.
    ///
    /// # Errors
    /// An unknown command or key, a key given to two commands, no way left to quit.
    pub fn override_with(&mut self, table: &Table) -> Result<(), SettingsError> {
        let mut given: BTreeMap<Command, Vec<Key>> = BTreeMap::new();
        for (name, value) in in_order(table) {
            let name_span = name.span();
            let name = name.get_ref();
            let command = Command::named(name).ok_or_else(|| unknown_command(name, name_span))?;
            let mut keys = Vec::new();
            for (written, span) in expect_texts(name, value)? {
                let key = Key::parse(written).ok_or_else(|| unknown_key(written, span.clone()))?;
                if key.counts() {
                    let message = format!("{written:?} is for counts (10j goes ten lines down), not for a command");
                    return Err(SettingsError { message, span: Some(span), choices: vec![] });
                }
                if let Some((other, _)) = given.iter().find(|(_, keys)| keys.contains(&key)) {
                    let message = format!("key {written:?} is given to {} already", other.name());
                    return Err(SettingsError { message, span: Some(span), choices: vec![] });
                }
                keys.push(key);
            }
            given.insert(command, keys);
        }
        self.lost.retain(|lost| !given.contains_key(&lost.from));
        for (from, keys) in &mut self.keys {
            keys.retain(|key| {
                let to = given.iter().find(|(_, taken)| taken.contains(key)).map(|(to, _)| *to);
                let lost = to.map(|to| Lost { key: *key, from: *from, to });
                self.lost.extend(lost.filter(|_| !given.contains_key(from)));
                to.is_none()
            });
        }
        self.keys.extend(given);
        if [Command::Leave, Command::Quit].into_iter().all(|command| self.keys(command).is_empty()) {
            let message = "this leaves no key to quit with: leave or quit needs one".to_owned();
            let last = in_order(table).last().map(|(name, _)| name.span());
            return Err(SettingsError { message, span: last, choices: vec![] });
        }
        Ok(())
    }
}

fn unknown_command(name: &str, span: Range<usize>) -> SettingsError {
    let choices = choices(COMMANDS.iter().map(|entry| entry.name));
    SettingsError { message: format!("there is no command {name:?}"), span: Some(span), choices }
}

fn unknown_key(written: &str, span: Range<usize>) -> SettingsError {
    let names = NAMED.iter().map(|(name, _)| *name);
    let choices = choices(names.chain(["f1 … f12", "a single sign", "ctrl- alt- shift- before any"]));
    SettingsError { message: format!("there is no key {written:?}"), span: Some(span), choices }
}

/// A key with what is held down beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    /// Of Ctrl, Alt and Shift; Shift never with a sign, which says it by itself.
    modifiers: KeyModifiers,
}

const NAMED: [(&str, KeyCode); 15] = [
    ("space", KeyCode::Char(' ')),
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
];

impl Key {
    /// Whether it is a digit of a count.
    fn counts(self) -> bool {
        self.modifiers.is_empty() && matches!(self.code, KeyCode::Char('0'..='9'))
    }

    /// The key an event reports.
    pub fn of(event: &KeyEvent) -> Self {
        let mut modifiers = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        let code = match event.code {
            KeyCode::BackTab => {
                modifiers |= KeyModifiers::SHIFT;
                KeyCode::Tab
            }
            KeyCode::Char(sign) if sign != ' ' => {
                modifiers -= KeyModifiers::SHIFT;
                let lower = modifiers.contains(KeyModifiers::CONTROL);
                KeyCode::Char(if lower { sign.to_ascii_lowercase() } else { sign })
            }
            code => code,
        };
        Self { code, modifiers }
    }

    /// A press of it.
    pub fn event(self) -> KeyEvent {
        KeyEvent::new(self.code, self.modifiers)
    }

    /// The key `written` stands for: `j`, `ctrl-o`, `shift-tab`, `f1`.
    pub fn parse(written: &str) -> Option<Self> {
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = written;
        while let Some((prefix, modifier)) =
            [("ctrl-", KeyModifiers::CONTROL), ("alt-", KeyModifiers::ALT), ("shift-", KeyModifiers::SHIFT)]
                .into_iter()
                .find(|(prefix, _)| rest.len() > prefix.len() && rest.starts_with(prefix))
        {
            modifiers |= modifier;
            rest = rest.strip_prefix(prefix)?;
        }
        let code = match NAMED.iter().find(|(name, _)| *name == rest) {
            Some((_, code)) => *code,
            None => unnamed(rest)?,
        };
        Some(Self::of(&KeyEvent::new(code, modifiers)))
    }
}

fn unnamed(rest: &str) -> Option<KeyCode> {
    let mut chars = rest.chars();
    if let (Some(sign), None) = (chars.next(), chars.next()) {
        return (!sign.is_control()).then_some(KeyCode::Char(sign));
    }
    let number = rest.strip_prefix('f')?.parse().ok()?;
    (1..=12).contains(&number).then_some(KeyCode::F(number))
}

/// As help shows it: `j`, `Ctrl-O`, `PgDn`.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (modifier, prefix) in
            [(KeyModifiers::CONTROL, "Ctrl-"), (KeyModifiers::ALT, "Alt-"), (KeyModifiers::SHIFT, "Shift-")]
        {
            if self.modifiers.contains(modifier) {
                f.write_str(prefix)?;
            }
        }
        match self.code {
            KeyCode::Char(' ') => f.write_str("Space"),
            KeyCode::Char(sign) if self.modifiers.contains(KeyModifiers::CONTROL) => {
                write!(f, "{}", sign.to_ascii_uppercase())
            }
            KeyCode::Char(sign) => write!(f, "{sign}"),
            KeyCode::F(number) => write!(f, "F{number}"),
            KeyCode::Up => f.write_str("↑"),
            KeyCode::Down => f.write_str("↓"),
            KeyCode::Left => f.write_str("←"),
            KeyCode::Right => f.write_str("→"),
            KeyCode::PageUp => f.write_str("PgUp"),
            KeyCode::PageDown => f.write_str("PgDn"),
            code => write!(f, "{code:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(keymap: &Keymap, written: &str) -> Option<Command> {
        let key = Key::parse(written).unwrap();
        keymap.command(&KeyEvent::new(key.code, key.modifiers))
    }

    #[test]
    fn every_command_has_a_key() {
        let keymap = Keymap::built_in();
        for entry in COMMANDS {
            assert!(!keymap.keys(entry.command).is_empty(), "{} has no key", entry.name);
        }
    }

    #[test]
    fn a_key_the_reader_takes_is_taken_from_who_had_it() {
        let keymap = Keymap::with_overrides("[keys]\nquit = ['q', 'ctrl-c']\nhelp = []").unwrap();
        assert_eq!(press(&keymap, "q"), Some(Command::Quit));
        assert_eq!(press(&keymap, "esc"), Some(Command::Close));
        assert_eq!(press(&keymap, "?"), None);
    }

    #[test]
    fn a_command_that_lost_a_key_unasked_is_told_of() {
        let told = |toml: &str| Keymap::with_overrides(toml).unwrap().taken_over();
        assert_eq!(told(""), None);
        assert_eq!(told("[keys]\ntop = ['ctrl-q']"), None);
        assert_eq!(told("[keys]\ntop = ['q']").unwrap(), "by your keys, q is top now, no more leave (none is left)");
        // Whoever names both commands knows.
        assert_eq!(told("[keys]\ntop = ['q']\nleave = ['Q']\nsave-search = []"), None);
        let three = told("[keys]\ntop = ['q', 'y', 'f']").unwrap();
        assert!(three.ends_with("; 2 more: onrecord config lists them"), "{three}");
        // So does who says it in a later file.
        let mut keymap = Keymap::with_overrides("[keys]\ntop = ['q']").unwrap();
        let later = parse("leave = ['x']").unwrap();
        keymap.override_with(&later).unwrap();
        let told = keymap.taken_over().unwrap();
        assert!(told.starts_with("by your keys, x is leave now, no more hide (none"), "{told}");
    }

    #[test]
    fn shift_and_ctrl_are_read_as_terminals_send_them() {
        let keymap = Keymap::built_in();
        let shifted = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert_eq!(keymap.command(&shifted), Some(Command::Bottom));
        let back_tab = KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT);
        assert_eq!(keymap.command(&back_tab), Some(Command::PreviousPane));
    }

    #[track_caller]
    fn refused(toml: &str, message: &str, at: &str) {
        let error = Keymap::with_overrides(toml).unwrap_err();
        assert_eq!(error.message, message);
        assert_eq!(error.span.and_then(|span| toml.get(span)), Some(at));
    }

    #[test]
    fn a_bad_file_is_refused_with_its_place() {
        refused("[keys]\nquit = []\nleave = []", "this leaves no key to quit with: leave or quit needs one", "leave");
        assert!(Keymap::with_overrides("[keys]\nleave = []\nclose = []").is_ok());
        refused("[keys]\nscrol-down = ['j']", "there is no command \"scrol-down\"", "scrol-down");
        refused("[keys]\ntop = ['hyper-x']", "there is no key \"hyper-x\"", "'hyper-x'");
        refused("[keys]\ntop = ['x']\nbottom = ['x']", "key \"x\" is given to top already", "'x'");
        refused("[keys]\ntop = 'x'", "top is a list of texts in brackets, not a text", "'x'");
        refused("[colours]", "a keymap holds no \"colours\"", "colours");
    }
}
