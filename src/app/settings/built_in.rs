//! What stands where the reader's files say nothing: `assets/config.toml`, which is also the manual of every setting.
//!
//! It is read at every start, so it is not parsed as TOML but line by line: the form of our own file is settled, one
//! `name = value` a line, and a test holds it against the parser.

/// The commented file of every setting.
pub const CONFIG: &str = include_str!("../../../assets/config.toml");

/// Name and value, as written, of each line of the table `table`, in order.
pub fn entries(table: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    tables().find(|(name, _)| *name == table).into_iter().flat_map(|(_, lines)| entries_of(lines))
}

/// What keys do in less where they do something else here: “s saves the input”.
pub fn in_less() -> impl Iterator<Item = &'static str> {
    let keys = tables().find(|(name, _)| *name == "keys").into_iter().flat_map(|(_, lines)| lines.lines());
    keys.filter_map(|line| line.split_once(" # less: ")).flat_map(|(_, does)| does.split("; "))
}

/// Name and value, as written, of each of `lines`.
pub fn entries_of(lines: &str) -> impl Iterator<Item = (&str, &str)> {
    lines.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "))
}

/// The names of the tables that begin with `prefix`, without it, and the lines of each.
pub fn tables_under(prefix: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    tables().filter_map(move |(name, lines)| Some((name.strip_prefix(prefix)?, lines)))
}

/// The texts in quotation marks of a value.
pub fn texts(value: &str) -> impl Iterator<Item = &str> {
    value.split('"').skip(1).step_by(2)
}

/// Each table's name, and the lines beneath it.
fn tables() -> impl Iterator<Item = (&'static str, &'static str)> {
    CONFIG.split("\n[").skip(1).filter_map(|table| table.split_once("]\n"))
}

#[cfg(test)]
mod tests {
    use super::super::file::{in_order, parse};
    use super::super::{SETTINGS, Settings};
    use super::*;
    use toml::de::{DeTable, DeValue};

    /// Name and texts of a line.
    type Line = (String, Vec<String>);

    /// The tables of the file as TOML, with each of their lines.
    fn parsed(prefix: &str, table: &DeTable, found: &mut Vec<(String, Vec<Line>)>) {
        let mut lines = Vec::new();
        for (name, value) in in_order(table) {
            let values = match value.get_ref() {
                DeValue::Table(table) => {
                    parsed(&format!("{prefix}{}.", name.get_ref()), table, found);
                    continue;
                }
                DeValue::Array(list) => list.iter().map(|item| item.get_ref().as_str().unwrap().to_owned()).collect(),
                value => value.as_str().map(str::to_owned).into_iter().collect(),
            };
            lines.push((name.get_ref().to_string(), values));
        }
        if !lines.is_empty() {
            found.push((prefix.trim_end_matches('.').to_owned(), lines));
        }
    }

    #[test]
    fn reading_by_lines_finds_what_the_parser_finds() {
        let mut found = Vec::new();
        parsed("", &parse(CONFIG).unwrap(), &mut found);
        assert_eq!(found.len(), tables().count());
        for (table, lines) in found {
            let read =
                entries(&table).map(|(name, value)| (name.to_owned(), texts(value).map(str::to_owned).collect()));
            assert_eq!(read.collect::<Vec<Line>>(), lines, "{table}");
        }
    }

    #[test]
    fn the_file_holds_every_setting_as_it_is_without_it() {
        let settings = Settings::default();
        let expected: Vec<_> = SETTINGS.iter().map(|setting| (setting.name, setting.written(settings))).collect();
        let held: Vec<_> = entries("reader").map(|(name, value)| (name, value.to_owned())).collect();
        assert_eq!(held, expected);
    }
}
