//! What is remembered between sittings: the settings that were changed while reading, in `state.toml` of the state
//! folder.
//!
//! What is remembered goes before the reader's files: it was said later. A setting changed back to what the files say
//! is forgotten.

use super::settings::{Form, SettingsFile, places};
use crate::app::settings::file::{expect_table, in_order, parse};
use crate::app::settings::{SETTINGS, Settings, SettingsError};
use crate::text::safe::safe_line;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

const HEADER: &str = "# What you changed while reading. `onrecord config --forget` deletes this file.\n";

/// What a reader was told last of what their settings do.
const TOLD: &str = "told.txt";

/// The settings as they were written last, and where.
#[derive(Debug, Default)]
pub struct Memory {
    /// `None` where nothing can be remembered.
    path: Option<PathBuf>,
    /// What the reader's files say.
    unchanged: Settings,
    kept: Settings,
}

impl Memory {
    /// What is remembered, over `settings`, and a notice where it can't be used: then it is as if it were not there.
    pub fn recall(settings: Settings) -> (Self, Settings, Option<String>) {
        let path = path();
        let (recalled, notice) = match &path {
            None => (settings, None),
            Some(path) => {
                match read(path).and_then(|toml| remembered(&toml, settings).map_err(|error| error.to_string())) {
                    Ok(recalled) => (recalled, None),
                    Err(why) => {
                        let path = safe_line(&path.to_string_lossy()).into_owned();
                        (settings, Some(format!("what {path} remembers is left out: {}", safe_line(&why))))
                    }
                }
            }
        };
        (Self { path, unchanged: settings, kept: recalled }, recalled, notice)
    }

    /// Remembers `settings`; writes only what is new.
    ///
    /// # Errors
    /// Names the file and the cause, once for each change.
    pub fn keep(&mut self, settings: Settings) -> Result<(), String> {
        if settings == self.kept {
            return Ok(());
        }
        let lines = changed(settings, self.unchanged);
        let known = changed(self.kept, self.unchanged) == lines;
        self.kept = settings;
        let Some(path) = self.path.as_deref().filter(|_| !known) else { return Ok(()) };
        write_whole(path, &format!("{HEADER}\n[reader]\n{lines}")).map_err(|error| {
            format!("cannot remember this in {}: {}", safe_line(&path.to_string_lossy()), safe_line(&error.to_string()))
        })
    }
}

/// Whether `words`, which tell a reader what their settings do, are news: they were not the last to be told.
///
/// Where that can't be remembered, they are.
pub fn is_news(words: &str) -> bool {
    let Some(path) = places::state().map(|folder| folder.join(TOLD)) else { return true };
    let told = fs::read_to_string(&path).is_ok_and(|told| told.trim_end() == words);
    // Told again where it can't be kept: the reader goes on all the same.
    if !told {
        let _ = write_whole(&path, &format!("{words}\n"));
    }
    !told
}

/// Where it is kept.
pub fn path() -> Option<PathBuf> {
    places::state().map(|folder| folder.join("state.toml"))
}

/// Deletes what is kept, and what its reader was told; gives whether anything was kept.
///
/// # Errors
/// Where it can't be deleted.
pub fn forget(path: &Path) -> io::Result<bool> {
    let deleted = |path: &Path| match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    };
    // Both, whichever fails.
    let (kept, told) = (deleted(path), deleted(&path.with_file_name(TOLD)));
    Ok(kept? | told?)
}

/// What is kept, as it stands; `None` where nothing is.
pub fn file() -> Option<SettingsFile> {
    let path = path()?;
    let toml = fs::read_to_string(&path).ok()?;
    Some(SettingsFile { form: Form::State, path: safe_line(&path.to_string_lossy()).into_owned(), toml })
}

/// `settings` with what `toml` remembers.
///
/// # Errors
/// What is wrong with it.
pub fn remembered(toml: &str, mut settings: Settings) -> Result<Settings, SettingsError> {
    for (name, value) in in_order(&parse(toml)?) {
        settings.override_with(expect_table(name.get_ref(), value)?)?;
    }
    Ok(settings)
}

/// The remembered settings that are not as in `unchanged`, a line of TOML each.
fn changed(settings: Settings, unchanged: Settings) -> String {
    let mut lines = String::new();
    for setting in SETTINGS.iter().filter(|setting| setting.remembered) {
        let value = setting.written(settings);
        if value != setting.written(unchanged) {
            let _ = writeln!(lines, "{} = {value}", setting.name);
        }
    }
    lines
}

/// The file at `path`; nothing where there is none.
fn read(path: &Path) -> Result<String, String> {
    match fs::read_to_string(path) {
        Ok(toml) => Ok(toml),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(error.to_string()),
    }
}

/// Puts `content` at `path` in one step, so that nobody ever reads half of it; makes the folder where there is none.
///
/// # Errors
/// Where it can't be written.
pub fn write_whole(path: &Path, content: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}", std::process::id()));
    let beside = PathBuf::from(beside);
    let written = fs::File::create(&beside).and_then(|mut file| file.write_all(content.as_bytes()));
    let outcome = written.and_then(|()| fs::rename(&beside, path));
    if outcome.is_err() {
        let _ = fs::remove_file(&beside);
    }
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_changed_is_remembered() {
        let unchanged = Settings::default();
        let settings = Settings { text_cells: 84, linear: true, light: true, ..unchanged };
        assert_eq!(changed(settings, unchanged), "text_cells = 84\n");
        assert_eq!(changed(unchanged, settings), "text_cells = 76\n");
    }

    #[test]
    fn what_is_remembered_is_recalled_over_what_the_files_say() {
        let unchanged = Settings { mouse: false, ..Settings::default() };
        let settings = Settings { by_speaker: true, hint: false, ..unchanged };
        let toml = format!("{HEADER}\n[reader]\n{}", changed(settings, unchanged));
        assert_eq!(remembered(&toml, unchanged), Ok(settings));
        assert!(remembered("[reader]\ntext_cells = 7", unchanged).is_err());
    }
}
