//! What a reader can settle.
//!
//! In reading order: [`SETTINGS`], every one of them with its name under `[reader]` in `config.toml`; `file`, what a
//! settings file holds and how it is found wrong; [`built_in`], what stands where the reader's file says nothing.

pub mod built_in;
pub mod file;

use file::{Number, choices, expect_switch, expect_text, in_order};
pub use file::{SettingsError, Table};
use std::ops::RangeInclusive;
use toml::Spanned;
use toml::de::DeValue;

/// How the reader likes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own, and has a name")]
pub struct Settings {
    /// Widest the text may be, in cells: 40 to 120.
    pub text_cells: u16,
    /// Whether the mouse works in the reader; otherwise it is the terminal's, to select with.
    pub mouse: bool,
    /// What ground colours are for.
    pub background: Background,
    /// Whether colours are for a light ground: what `background` says, or what is known of the terminal.
    pub light: bool,
    /// Whether the text stands without its panes.
    pub text_alone: bool,
    /// Whether claims are arranged by speaker rather than in text order.
    pub by_speaker: bool,
    /// Whether the keys that matter are shown at the start; remembered as `false` once they were.
    pub hint: bool,
    /// Whether moves are announced line by line instead of drawn.
    pub linear: bool,
}

/// What ground the reader's colours are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    /// The terminal's, as far as it says.
    Auto,
    /// A light one.
    Light,
    /// A dark one.
    Dark,
}

impl Background {
    const NAMES: [(&str, Self); 3] = [("auto", Self::Auto), ("light", Self::Light), ("dark", Self::Dark)];
}

/// As `assets/config.toml` has it.
impl Default for Settings {
    fn default() -> Self {
        Self {
            text_cells: 76,
            mouse: true,
            background: Background::Auto,
            light: false,
            text_alone: false,
            by_speaker: false,
            hint: true,
            linear: false,
        }
    }
}

/// One thing to settle.
#[derive(Debug)]
pub struct Setting {
    /// Its name under `[reader]`.
    pub name: &'static str,
    /// Whether it is remembered between sittings when changed while reading.
    pub remembered: bool,
    field: Field,
}

/// Where a setting is kept, and what it may be.
#[derive(Debug)]
enum Field {
    Switch(fn(&mut Settings) -> &mut bool),
    Cells(fn(&mut Settings) -> &mut u16, RangeInclusive<u16>),
    Background,
}

/// Every setting, in the order of `assets/config.toml`.
pub const SETTINGS: &[Setting] = &[
    remembered("text_cells", Field::Cells(|settings| &mut settings.text_cells, 40..=120)),
    remembered("text_alone", Field::Switch(|settings| &mut settings.text_alone)),
    remembered("claims_by_speaker", Field::Switch(|settings| &mut settings.by_speaker)),
    remembered("background", Field::Background),
    remembered("mouse", Field::Switch(|settings| &mut settings.mouse)),
    remembered("hint", Field::Switch(|settings| &mut settings.hint)),
    Setting { name: "linear", remembered: false, field: Field::Switch(|settings| &mut settings.linear) },
];

const fn remembered(name: &'static str, field: Field) -> Setting {
    Setting { name, remembered: true, field }
}

impl Setting {
    /// Its value in `settings`, as TOML.
    pub fn written(&self, mut settings: Settings) -> String {
        match &self.field {
            Field::Switch(switch) => switch(&mut settings).to_string(),
            Field::Cells(cells, _) => cells(&mut settings).to_string(),
            Field::Background => {
                let name = Background::NAMES.iter().find(|(_, ground)| *ground == settings.background);
                format!("{:?}", name.map_or("", |(name, _)| name))
            }
        }
    }

    fn read(&self, value: &Spanned<DeValue>, settings: &mut Settings) -> Result<(), SettingsError> {
        match &self.field {
            Field::Switch(switch) => *switch(settings) = expect_switch(self.name, value)?,
            Field::Cells(cells, range) => {
                *cells(settings) = Number { name: self.name, unit: "cells", range: range.clone() }.read(value)?;
            }
            Field::Background => {
                let names = Background::NAMES.map(|(name, _)| name);
                let written = expect_text(self.name, value)?;
                let Some((_, ground)) = Background::NAMES.iter().find(|(name, _)| *name == written) else {
                    let message = format!("{} can't be {written:?}", self.name);
                    return Err(SettingsError { message, span: Some(value.span()), choices: choices(names) });
                };
                settings.background = *ground;
            }
        }
        Ok(())
    }
}

impl Settings {
    /// Takes the settings that `reader`, the table of that name, holds.
    ///
    /// # Errors
    /// The first setting that there is none of, or whose value it can't have.
    pub fn override_with(&mut self, reader: &Table) -> Result<(), SettingsError> {
        for (name, value) in in_order(reader) {
            let Some(setting) = SETTINGS.iter().find(|setting| setting.name == name.get_ref()) else {
                let message = format!("there is no setting {:?} under [reader]", name.get_ref());
                let choices = choices(SETTINGS.iter().map(|setting| setting.name));
                return Err(SettingsError { message, span: Some(name.span()), choices });
            };
            setting.read(value, self)?;
        }
        Ok(())
    }
}
