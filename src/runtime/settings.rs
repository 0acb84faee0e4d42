//! The reader's own keymap and theme, from the XDG configuration folder.

use crate::app::keymap::Keymap;
use crate::app::settings::{Settings, SettingsError};
use crate::text::safe::{safe, safe_line};
use crate::ui::theme::{Depth, Themes};
use std::env;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// How close a mistyped word must be to be meant: so many letters in a hundred may differ.
const MAX_DIFFERENCE: usize = 45;

/// All that is settled before the reader starts.
#[derive(Debug)]
pub struct Configuration {
    /// Which keys do what.
    pub keymap: Keymap,
    /// What everything looks like.
    pub themes: Themes,
    /// How the reader likes it.
    pub settings: Settings,
}

impl Configuration {
    /// Reads what there is in the configuration folder; the rest is as built in.
    ///
    /// # Errors
    /// A report of the first bad file, in lines: what is wrong, file and line with a caret, what could stand there.
    pub fn load() -> Result<Self, String> {
        let depth = depth();
        let folder = folder();
        let keymap = override_of(folder.as_deref(), "keymap.toml", Keymap::with_overrides)?;
        let themes = override_of(folder.as_deref(), "theme.toml", |toml| Themes::with_overrides(toml, depth))?;
        Ok(Self {
            keymap: keymap.unwrap_or_else(Keymap::built_in),
            themes: themes.unwrap_or_else(|| Themes::built_in(depth)),
            settings: Settings { light: light(), ..Settings::default() },
        })
    }
}

fn override_of<T>(
    folder: Option<&Path>,
    name: &str,
    parse: impl FnOnce(&str) -> Result<T, SettingsError>,
) -> Result<Option<T>, String> {
    let Some(path) = folder.map(|folder| folder.join(name)) else { return Ok(None) };
    let shown = safe_line(&path.to_string_lossy()).into_owned();
    let toml = match std::fs::read_to_string(&path) {
        Ok(toml) => toml,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(format!("cannot read {shown}: {error}\n")),
    };
    parse(&toml).map(Some).map_err(|error| report(&shown, &toml, &error))
}

/// `error` in `toml`, the content of the file called `path`, as a person is told of it.
pub fn report(path: &str, toml: &str, error: &SettingsError) -> String {
    let mut report = format!("{}\n", safe_line(&error.message));
    if let Some(span) = &error.span {
        let before = toml.get(..span.start).unwrap_or(toml);
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before.get(start..).unwrap_or("").chars().count() + 1;
        let written = toml.get(start..).and_then(|rest| rest.lines().next()).unwrap_or("");
        let marked =
            toml.get(span.clone()).and_then(|marked| marked.lines().next()).map_or(1, |marked| marked.chars().count());
        let gutter = " ".repeat(line.to_string().len());
        let _ = writeln!(report, "{gutter}--> {path}:{line}:{column}");
        let _ = writeln!(report, "{gutter} |\n{line} | {}", safe(written));
        let _ = writeln!(report, "{gutter} | {}{}", " ".repeat(column - 1), "^".repeat(marked.max(1)));
    } else {
        let _ = writeln!(report, "  --> {path}");
    }
    if !error.choices.is_empty() {
        let meant = nearest(&error.message, &error.choices);
        match meant {
            Some(meant) => {
                let _ = writeln!(report, "did you mean {meant}?");
            }
            None => {
                let _ = writeln!(report, "choices: {}", error.choices.join(", "));
            }
        }
    }
    report
}

/// The choice most like the word that `message` quotes, where one is like it at all.
fn nearest<'a>(message: &str, choices: &'a [String]) -> Option<&'a str> {
    let word = message.split('"').nth(1)?;
    let distance = |choice: &&String| edit_distance(word, choice);
    let best = choices.iter().min_by_key(distance)?;
    (edit_distance(word, best) * 100 <= best.chars().count().max(1) * MAX_DIFFERENCE).then_some(best)
}

/// Letters to change, add or drop to make `one` into `other` (Levenshtein).
fn edit_distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, sign) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = index + 1;
        for (column, letter) in other.iter().enumerate() {
            let change = diagonal + usize::from(sign != *letter);
            diagonal = row[column + 1];
            row[column + 1] = change.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

/// `$XDG_CONFIG_HOME/onrecord`, else `~/.config/onrecord`; on Windows `%APPDATA%\onrecord`.
fn folder() -> Option<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        set("APPDATA")
    } else {
        set("XDG_CONFIG_HOME")
            .filter(|path| path.is_absolute())
            .or_else(|| set("HOME").map(|home| home.join(".config")))
    };
    base.map(|base| base.join("onrecord"))
}

/// How many colours the terminal says it shows.
fn depth() -> Depth {
    let says = |name: &str| env::var(name).unwrap_or_default();
    if !says("NO_COLOR").is_empty() || says("TERM") == "dumb" {
        Depth::None
    } else if matches!(says("COLORTERM").as_str(), "truecolor" | "24bit") || cfg!(windows) {
        Depth::True
    } else if says("TERM").contains("256color") {
        Depth::Indexed
    } else {
        Depth::Sixteen
    }
}

/// Whether the terminal says its ground is light: the last number of `COLORFGBG`.
fn light() -> bool {
    let says = env::var("COLORFGBG").unwrap_or_default();
    matches!(says.rsplit(';').next(), Some("7" | "15"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_file_is_shown_with_line_caret_and_what_was_meant() {
        let toml = "[keys]\n# mine\nnext-setcion = [\"x\"]\n";
        let error = Keymap::with_overrides(toml).unwrap_err();
        assert_eq!(
            report("/c/keymap.toml", toml, &error),
            "there is no command \"next-setcion\"\n --> /c/keymap.toml:3:1\n  |\n3 | next-setcion = [\"x\"]\n  | ^^^^^^^^^^^^\n\
             did you mean next-section?\n"
        );
    }

    #[test]
    fn a_word_like_no_other_gets_all_the_choices() {
        let toml = "[dark]\nperson = 'shiny'";
        let error = Themes::with_overrides(toml, Depth::True).unwrap_err();
        let report = report("t", toml, &error);
        assert!(report.contains("2 | person = 'shiny'\n  |          ^^^^^^^\nchoices: bold, dim"), "{report}");
    }
}
