//! Where settings and state are kept.

use crate::text::safe::safe_line;
use std::env;
use std::path::{Path, PathBuf};

/// `$XDG_CONFIG_HOME/onrecord`, else `~/.config/onrecord`; on Windows `%APPDATA%\onrecord`.
pub fn config() -> Option<PathBuf> {
    folder("XDG_CONFIG_HOME", ".config", "APPDATA")
}

/// `$XDG_STATE_HOME/onrecord`, else `~/.local/state/onrecord`; on Windows `%LOCALAPPDATA%\onrecord`.
pub fn state() -> Option<PathBuf> {
    folder("XDG_STATE_HOME", ".local/state", "LOCALAPPDATA")
}

/// `$XDG_DATA_HOME/onrecord`, else `~/.local/share/onrecord`; on Windows `%LOCALAPPDATA%\onrecord`.
pub fn data() -> Option<PathBuf> {
    folder("XDG_DATA_HOME", ".local/share", "LOCALAPPDATA")
}

/// `path` as a person would write it, safe to print: from their home on.
pub fn shown(path: &Path) -> String {
    let home = env::var_os("HOME").filter(|home| !home.is_empty());
    let below = home.and_then(|home| path.strip_prefix(home).ok().map(|below| Path::new("~").join(below)));
    safe_line(&below.as_deref().unwrap_or(path).to_string_lossy()).into_owned()
}

fn folder(variable: &str, at_home: &str, on_windows: &str) -> Option<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        set(on_windows)
    } else {
        set(variable).filter(|path| path.is_absolute()).or_else(|| set("HOME").map(|home| home.join(at_home)))
    };
    base.map(|base| base.join("onrecord"))
}
