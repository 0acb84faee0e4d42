//! What a reader can settle, and how a settings file is found wrong.

use std::ops::Range;

/// How the reader likes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Widest the text may be, in cells: 40 to 120.
    pub text_cells: u16,
    /// Whether the mouse works in the reader; otherwise it is the terminal's, to select with.
    pub mouse: bool,
    /// Whether colours are for a light ground.
    pub light: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { text_cells: 76, mouse: true, light: false }
    }
}

/// Why a settings file can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsError {
    /// What is wrong: lowercase, no full stop.
    pub message: String,
    /// Where, in bytes of the file; `None` where no place can be named.
    pub span: Option<Range<usize>>,
    /// What could stand there instead.
    pub choices: Vec<String>,
}

impl SettingsError {
    /// What the TOML parser found.
    pub(crate) fn from_toml(error: &toml::de::Error) -> Self {
        Self {
            message: error.message().lines().next().unwrap_or_default().to_owned(),
            span: error.span(),
            choices: vec![],
        }
    }
}

impl std::fmt::Display for SettingsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for SettingsError {}
