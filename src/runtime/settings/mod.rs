//! What is settled before the reader starts: the reader's files, what was remembered, and what the terminal says.
//!
//! In reading order: [`places`], where the files are; [`Configuration::load`], which reads them; `report`, how a bad
//! one is shown.

pub mod places;
mod report;

pub use report::report;

use super::state::Memory;
use crate::app::keymap::Keymap;
use crate::app::settings::file::{choices, expect_table, in_order, parse};
use crate::app::settings::{Background, SETTINGS, Settings, SettingsError, library};
use crate::library::keeping::Keeping;
use crate::text::safe::safe_line;
use crate::ui::theme::{Depth, Themes};
use std::env;
use std::path::Path;

/// All that is settled before the reader starts.
#[derive(Debug)]
pub struct Configuration {
    /// Which keys do what.
    pub keymap: Keymap,
    /// What everything looks like.
    pub themes: Themes,
    /// How the reader likes it.
    pub settings: Settings,
    /// What is kept of a library.
    pub keeping: Keeping,
    /// What is remembered of it.
    pub memory: Memory,
    /// What the reader must be told, though it keeps nobody from reading.
    pub notice: Option<String>,
}

/// A settings file as it stands.
#[derive(Debug)]
pub struct SettingsFile {
    /// Which of them it is.
    pub form: Form,
    /// Its path, safe to print.
    pub path: String,
    /// What it holds.
    pub toml: String,
}

/// What a settings file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Every table.
    Config,
    /// `[keys]` alone.
    Keymap,
    /// Themes alone, as `[theme.dark]` or as `[dark]`.
    Theme,
    /// What was changed while reading, `[reader]` alone.
    State,
}

impl Form {
    const ALL: [(Self, &str); 3] =
        [(Self::Config, "config.toml"), (Self::Keymap, "keymap.toml"), (Self::Theme, "theme.toml")];

    /// The tables it may hold.
    fn tables(self) -> &'static [&'static str] {
        match self {
            Self::Config => &["reader", "library", "keys", "theme"],
            Self::Keymap => &["keys"],
            Self::Theme => &["theme"],
            Self::State => &["reader"],
        }
    }
}

impl Configuration {
    /// As built in.
    pub fn built_in(depth: Depth) -> Self {
        Self {
            keymap: Keymap::built_in(),
            themes: Themes::built_in(depth),
            settings: Settings::default(),
            keeping: Keeping::default(),
            memory: Memory::default(),
            notice: None,
        }
    }

    /// Reads what there is in the configuration folder, then what was remembered; the rest is as built in.
    ///
    /// # Errors
    /// A report of the first bad file, in lines.
    pub fn load() -> Result<Self, String> {
        let mut configuration = Self::built_in(depth().0);
        for file in files(places::config().as_deref())? {
            let applied = configuration.override_with(file.form, &file.toml);
            applied.map_err(|error| report(&file.path, &file.toml, &error))?;
        }
        if let Some(folder) = places::config() {
            configuration.keymap.file = places::shown(&folder.join("config.toml"));
        }
        let (memory, settings, notice) = Memory::recall(configuration.settings);
        configuration.memory = memory;
        configuration.settings = settings;
        configuration.notice = notice;
        configuration.settings.light = match settings.background {
            Background::Light => true,
            Background::Dark => false,
            Background::Auto => light(),
        };
        Ok(configuration)
    }

    /// Takes what `toml`, the content of a file of `form`, holds.
    ///
    /// # Errors
    /// What is wrong with it and where.
    pub fn override_with(&mut self, form: Form, toml: &str) -> Result<(), SettingsError> {
        let tables = parse(toml)?;
        if form == Form::Theme && !tables.contains_key("theme") {
            return self.themes.override_with(&tables);
        }
        for (name, value) in in_order(&tables) {
            if !form.tables().contains(&name.get_ref().as_ref()) {
                return Err(misplaced(name.get_ref(), name.span(), form));
            }
            let table = expect_table(name.get_ref(), value)?;
            match name.get_ref().as_ref() {
                "reader" => self.settings.override_with(table)?,
                "library" => library::override_with(&mut self.keeping, table)?,
                "keys" => self.keymap.override_with(table)?,
                _ => self.themes.override_with(table)?,
            }
        }
        Ok(())
    }
}

fn misplaced(name: &str, span: std::ops::Range<usize>, form: Form) -> SettingsError {
    if form == Form::Config && SETTINGS.iter().any(|setting| setting.name == name) {
        let message = format!("{name} belongs under a line [reader]");
        return SettingsError { message, span: Some(span), choices: vec![] };
    }
    let message = format!("there is no table {name:?} here");
    SettingsError { message, span: Some(span), choices: choices(form.tables().iter().copied()) }
}

/// The settings files there are in `folder`.
///
/// # Errors
/// One that is there and can't be read, in a line.
pub fn files(folder: Option<&Path>) -> Result<Vec<SettingsFile>, String> {
    let mut files = Vec::new();
    for (form, name) in Form::ALL {
        let Some(path) = folder.map(|folder| folder.join(name)) else { continue };
        let shown = safe_line(&path.to_string_lossy()).into_owned();
        match std::fs::read_to_string(&path) {
            Ok(toml) => files.push(SettingsFile { form, path: shown, toml }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(format!("cannot read {shown}: {error}\n")),
        }
    }
    Ok(files)
}

/// How many colours the terminal says it shows, and how it says so.
pub fn depth() -> (Depth, String) {
    let says = |name: &str| env::var(name).unwrap_or_default();
    let term = says("TERM");
    if !says("NO_COLOR").is_empty() {
        (Depth::None, "none, as NO_COLOR is set".to_owned())
    } else if term == "dumb" {
        (Depth::None, "none, as TERM is dumb".to_owned())
    } else if matches!(says("COLORTERM").as_str(), "truecolor" | "24bit") {
        (Depth::True, format!("all, as COLORTERM is {}", says("COLORTERM")))
    } else if cfg!(windows) {
        (Depth::True, "all, as on Windows".to_owned())
    } else if term.contains("256color") {
        (Depth::Indexed, format!("256, as TERM is {}", safe_line(&term)))
    } else {
        (Depth::Sixteen, format!("16, as TERM is {}", safe_line(&term)))
    }
}

/// Whether the terminal can do nothing but print.
pub fn dumb() -> bool {
    env::var("TERM").is_ok_and(|term| term == "dumb")
}

/// Whether the terminal says its ground is light: the last number of `COLORFGBG`.
fn light() -> bool {
    let says = env::var("COLORFGBG").unwrap_or_default();
    matches!(says.rsplit(';').next(), Some("7" | "15"))
}
