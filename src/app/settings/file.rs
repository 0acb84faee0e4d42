//! What a settings file holds: tables of values that know where they stand, and what is said of one that can't be
//! used. The words are ours, for somebody who knows the program and not its parser.

use std::ops::{Range, RangeInclusive};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// A table of a settings file.
pub type Table<'a> = DeTable<'a>;

/// Why a settings file can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsError {
    /// What is wrong: lowercase, no full stop. A word that should be another is the first thing in quotation marks.
    pub message: String,
    /// Where, in bytes of the file; `None` where no place can be named.
    pub span: Option<Range<usize>>,
    /// What could stand there instead.
    pub choices: Vec<String>,
}

impl std::fmt::Display for SettingsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for SettingsError {}

/// What the parser says of the mistakes that are made most, and what we say instead.
const SYNTAX: [(&str, &str); 4] = [
    ("duplicate key", "this stands here twice"),
    ("string values must be quoted", "a value is missing, or has no quotation marks"),
    ("unclosed array", "a list is not closed with ]"),
    ("unclosed table", "a line that names a table is not closed with ]"),
];

/// The tables of `toml`.
///
/// # Errors
/// Where it is not TOML.
pub fn parse(toml: &str) -> Result<Table<'_>, SettingsError> {
    DeTable::parse(toml).map(Spanned::into_inner).map_err(|error| {
        let what = error.message().lines().next().unwrap_or_default();
        let ours = SYNTAX.iter().find(|(theirs, _)| what.starts_with(theirs)).map(|(_, ours)| (*ours).to_owned());
        let message = ours.unwrap_or_else(|| format!("this is not TOML: {what}"));
        SettingsError { message, span: error.span(), choices: vec![] }
    })
}

/// The entries of `table` as they follow each other in the file.
pub(crate) fn in_order<'t, 'a>(table: &'t Table<'a>) -> Vec<(&'t Spanned<DeString<'a>>, &'t Spanned<DeValue<'a>>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    entries
}

/// The table that `value` of `name` is.
pub(crate) fn expect_table<'t, 'a>(
    name: &str,
    value: &'t Spanned<DeValue<'a>>,
) -> Result<&'t Table<'a>, SettingsError> {
    let found = value.get_ref();
    found.as_table().ok_or_else(|| wrong(&format!("{name} is a table, under a line [{name}]"), value))
}

/// The text that `value` of `name` is.
pub(crate) fn expect_text<'t>(name: &str, value: &'t Spanned<DeValue>) -> Result<&'t str, SettingsError> {
    value.get_ref().as_str().ok_or_else(|| wrong(&format!("{name} is a text in quotation marks"), value))
}

/// The `true` or `false` that `value` of `name` is.
pub(crate) fn expect_switch(name: &str, value: &Spanned<DeValue>) -> Result<bool, SettingsError> {
    value.get_ref().as_bool().ok_or_else(|| wrong(&format!("{name} is true or false"), value))
}

/// The texts that `value` of `name` lists, each with its place.
pub(crate) fn expect_texts<'t>(
    name: &str,
    value: &'t Spanned<DeValue>,
) -> Result<Vec<(&'t str, Range<usize>)>, SettingsError> {
    let Some(list) = value.get_ref().as_array() else {
        return Err(wrong(&format!("{name} is a list of texts in brackets"), value));
    };
    list.iter().map(|item| Ok((expect_text(&format!("what {name} lists"), item)?, item.span()))).collect()
}

/// A whole number that `value` of a setting is.
#[derive(Debug)]
pub(crate) struct Number {
    /// The setting.
    pub(crate) name: &'static str,
    /// What is counted.
    pub(crate) unit: &'static str,
    /// What it may be.
    pub(crate) range: RangeInclusive<u16>,
}

impl Number {
    pub(crate) fn read(&self, value: &Spanned<DeValue>) -> Result<u16, SettingsError> {
        let allowed =
            format!("{} is a number of {} from {} to {}", self.name, self.unit, self.range.start(), self.range.end());
        let Some(integer) = value.get_ref().as_integer() else { return Err(wrong(&allowed, value)) };
        let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
        let number = number.and_then(|number| u16::try_from(number).ok()).filter(|number| self.range.contains(number));
        number.ok_or_else(|| {
            let message = format!("{allowed}, not {}", integer.as_str());
            SettingsError { message, span: Some(value.span()), choices: vec![] }
        })
    }
}

/// `names` as an error's choices.
pub(crate) fn choices<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    names.into_iter().map(str::to_owned).collect()
}

fn wrong(expected: &str, value: &Spanned<DeValue>) -> SettingsError {
    let found = match value.get_ref() {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    SettingsError { message: format!("{expected}, not {found}"), span: Some(value.span()), choices: vec![] }
}
