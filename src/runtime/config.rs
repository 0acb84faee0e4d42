//! `onrecord config`: every setting as it is for this reader, as TOML that says of each line where it comes from.

use super::settings::{Configuration, Form, SettingsFile, depth, files, places};
use super::state;
use crate::app::command::Command;
use crate::app::keymap::{Key, Keymap};
use crate::app::settings::built_in;
use crate::app::settings::file::{Table, in_order, parse};
use crate::text::safe::safe_line;
use crate::text::width::width_cells;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, Write};
use toml::de::DeValue;

/// Where the comments begin, in cells, unless a line is longer.
const COMMENT_CELLS: usize = 44;

/// A value as TOML, and where it comes from.
struct Origin {
    value: String,
    from: String,
}

/// Writes the commented file of what is built in.
///
/// # Errors
/// Where `out` can't be written.
pub fn print_default(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(built_in::CONFIG.as_bytes())
}

/// Deletes what is remembered of earlier sittings, and says so.
///
/// # Errors
/// Where it can't be deleted, or `out` not written.
pub fn forget(out: &mut dyn Write) -> io::Result<()> {
    let Some(path) = state::path() else { return writeln!(out, "nothing is remembered") };
    let shown = safe_line(&path.to_string_lossy()).into_owned();
    match state::forget(&path) {
        Ok(true) => writeln!(out, "forgotten: {shown}"),
        Ok(false) => writeln!(out, "nothing is remembered in {shown}"),
        Err(error) => Err(io::Error::new(error.kind(), format!("cannot delete {shown}: {error}"))),
    }
}

/// Every setting, or a report of the first bad file.
///
/// # Errors
/// The report.
pub fn settings() -> Result<String, String> {
    let Configuration { keymap, notice, .. } = Configuration::load()?;
    let mut origins = HashMap::new();
    let files = files(places::config().as_deref())?;
    let remembered = state::file().filter(|_| notice.is_none());
    for file in files.iter().chain(&remembered) {
        gather(file, &mut origins);
    }
    let mut shown =
        String::from("# Every setting and where it comes from; what comes from a later file goes before.\n");
    for name in files.iter().chain(&remembered).map(|file| file.path.as_str()) {
        let _ = writeln!(shown, "# {name}");
    }
    if let Some(notice) = notice {
        let _ = writeln!(shown, "# {notice}");
    }
    let _ = writeln!(shown, "# colours of the terminal: {}", depth().1);
    for (table, lines) in built_in::tables_under("") {
        let _ = writeln!(shown, "\n[{table}]");
        for (name, written) in built_in::entries_of(lines) {
            let mut origin = origins.remove(&(table.to_owned(), name.to_owned()));
            if table == "keys" {
                taken(name, &keymap, origin.get_or_insert_with(|| built_in_origin(written)));
            }
            let Origin { value, from } = origin.unwrap_or_else(|| built_in_origin(written));
            let line = format!("{name} = {value}");
            let gap = COMMENT_CELLS.saturating_sub(width_cells(&line)).max(2);
            let _ = writeln!(shown, "{line}{:gap$}# {from}", "");
        }
    }
    Ok(shown)
}

fn built_in_origin(written: &str) -> Origin {
    let texts = |written| built_in::texts(written).map(|text| format!("{text:?}")).collect::<Vec<_>>().join(", ");
    let value = match written.chars().next() {
        Some('[') => format!("[{}]", texts(written)),
        Some('"') => texts(written),
        _ => written.to_owned(),
    };
    Origin { value, from: "built in".to_owned() }
}

/// Leaves out of the keys of the command `name` those another command took.
fn taken(name: &str, keymap: &Keymap, origin: &mut Origin) {
    let keys = Command::named(name).map_or(&[][..], |command| keymap.keys(command));
    let kept = |text: &&str| Key::parse(text).is_some_and(|key| keys.contains(&key));
    let texts: Vec<_> = built_in::texts(&origin.value).filter(kept).map(|text| format!("{text:?}")).collect();
    let value = format!("[{}]", texts.join(", "));
    if origin.value != value && origin.from == "built in" {
        origin.from.push_str(", but for keys you gave to another");
    }
    origin.value = value;
}

/// Notes what `file`, which was read before without an error, holds.
fn gather(file: &SettingsFile, origins: &mut HashMap<(String, String), Origin>) {
    let Ok(tables) = parse(&file.toml) else { return };
    let prefix = if file.form == Form::Theme && !tables.contains_key("theme") { "theme" } else { "" };
    gather_table(file, prefix, &tables, origins);
}

fn gather_table(file: &SettingsFile, prefix: &str, table: &Table, origins: &mut HashMap<(String, String), Origin>) {
    for (name, value) in in_order(table) {
        let written = match value.get_ref() {
            DeValue::Table(table) => {
                let dot = if prefix.is_empty() { "" } else { "." };
                gather_table(file, &format!("{prefix}{dot}{}", name.get_ref()), table, origins);
                continue;
            }
            DeValue::Array(list) => {
                let texts = list.iter().filter_map(|item| item.get_ref().as_str()).map(|text| format!("{text:?}"));
                format!("[{}]", texts.collect::<Vec<_>>().join(", "))
            }
            DeValue::String(text) => format!("{text:?}"),
            _ => file.toml.get(value.span()).unwrap_or_default().to_owned(),
        };
        let line = file.toml.get(..name.span().start).unwrap_or_default().matches('\n').count() + 1;
        let remembered = if file.form == Form::State { "remembered in " } else { "" };
        let origin =
            Origin { value: safe_line(&written).into_owned(), from: format!("{remembered}{}:{line}", file.path) };
        origins.insert((prefix.to_owned(), name.get_ref().to_string()), origin);
    }
}
