//! Where settings and state are kept.

use std::env;
use std::path::PathBuf;

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

fn folder(variable: &str, at_home: &str, on_windows: &str) -> Option<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        set(on_windows)
    } else {
        set(variable).filter(|path| path.is_absolute()).or_else(|| set("HOME").map(|home| home.join(at_home)))
    };
    base.map(|base| base.join("onrecord"))
}
