//! What a reader can settle.
//!
//! In reading order: [`SETTINGS`], every one of them with its name under `[reader]` in `config.toml`; [`library`],
//! those of its table `[library]`; `file`, what a settings file holds and how it is found wrong; [`built_in`], what
//! stands where the reader's file says nothing.

pub mod built_in;
pub mod file;
pub mod library;

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
    /// Whether lines but the last of a paragraph reach from edge to edge.
    pub justified: bool,
    /// Whether long words may be broken at a line's end.
    pub hyphenated: bool,
    /// Whether pictures are shown.
    pub pictures: bool,
    /// How pictures are shown.
    pub picture_protocol: PictureProtocol,
    /// Which of the themes.
    pub colours: Colours,
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
    /// Minutes after which an open library asks its feeds by itself; 0 for never.
    pub refresh_minutes: u16,
    /// Whether the terminal shows no colours, or its user wants none; never written down.
    pub colourless: bool,
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
    const NAMES: &[(&str, Self)] = &[("auto", Self::Auto), ("light", Self::Light), ("dark", Self::Dark)];
}

/// Which of the themes; all but the last two are made for a dark and a light ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// As many as the terminal shows.
    Full,
    /// Few and strong, on black or white: every sign at least 7:1 against its ground.
    Contrast,
    /// The terminal's own sixteen, as its user set them.
    Sixteen,
    /// None: bold, italic, underlined and reversed say all.
    None,
}

impl Colours {
    const NAMES: &[(&str, Self)] =
        &[("full", Self::Full), ("contrast", Self::Contrast), ("sixteen", Self::Sixteen), ("none", Self::None)];

    /// The next of them, the first after the last.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Full => Self::Contrast,
            Self::Contrast => Self::Sixteen,
            Self::Sixteen => Self::None,
            Self::None => Self::Full,
        }
    }
}

/// How a terminal shows pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureProtocol {
    /// As the terminal is known to.
    Auto,
    /// That of kitty, by which a picture is sent once.
    Kitty,
    /// That of old DEC terminals.
    Sixel,
    /// That of iTerm2.
    Iterm2,
    /// Halves of cells in colours, for a terminal that shows no pictures.
    Blocks,
}

impl PictureProtocol {
    const NAMES: &[(&str, Self)] = &[
        ("auto", Self::Auto),
        ("kitty", Self::Kitty),
        ("sixel", Self::Sixel),
        ("iterm2", Self::Iterm2),
        ("blocks", Self::Blocks),
    ];
}

/// As `assets/config.toml` has it.
impl Default for Settings {
    fn default() -> Self {
        Self {
            text_cells: 76,
            mouse: true,
            justified: false,
            hyphenated: false,
            pictures: true,
            picture_protocol: PictureProtocol::Auto,
            colours: Colours::Full,
            background: Background::Auto,
            light: false,
            text_alone: false,
            by_speaker: false,
            hint: true,
            linear: false,
            refresh_minutes: 0,
            colourless: false,
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
    Minutes(fn(&mut Settings) -> &mut u16, RangeInclusive<u16>),
    Background,
    Colours,
    PictureProtocol,
}

/// Every setting, in the order of `assets/config.toml`.
pub const SETTINGS: &[Setting] = &[
    remembered("text_cells", Field::Cells(|settings| &mut settings.text_cells, 40..=120)),
    remembered("text_alone", Field::Switch(|settings| &mut settings.text_alone)),
    remembered("claims_by_speaker", Field::Switch(|settings| &mut settings.by_speaker)),
    remembered("background", Field::Background),
    remembered("colours", Field::Colours),
    remembered("justified", Field::Switch(|settings| &mut settings.justified)),
    remembered("hyphenated", Field::Switch(|settings| &mut settings.hyphenated)),
    remembered("pictures", Field::Switch(|settings| &mut settings.pictures)),
    Setting { name: "picture_protocol", remembered: false, field: Field::PictureProtocol },
    remembered("mouse", Field::Switch(|settings| &mut settings.mouse)),
    remembered("hint", Field::Switch(|settings| &mut settings.hint)),
    Setting { name: "linear", remembered: false, field: Field::Switch(|settings| &mut settings.linear) },
    Setting {
        name: "refresh_minutes",
        remembered: false,
        field: Field::Minutes(|settings| &mut settings.refresh_minutes, 0..=10_080),
    },
];

const fn remembered(name: &'static str, field: Field) -> Setting {
    Setting { name, remembered: true, field }
}

impl Setting {
    /// Its value in `settings`, as TOML.
    pub fn written(&self, mut settings: Settings) -> String {
        match &self.field {
            Field::Switch(switch) => switch(&mut settings).to_string(),
            Field::Cells(number, _) | Field::Minutes(number, _) => number(&mut settings).to_string(),
            Field::Background => name_of(Background::NAMES, settings.background),
            Field::PictureProtocol => name_of(PictureProtocol::NAMES, settings.picture_protocol),
            Field::Colours => name_of(Colours::NAMES, settings.colours),
        }
    }

    fn read(&self, value: &Spanned<DeValue>, settings: &mut Settings) -> Result<(), SettingsError> {
        match &self.field {
            Field::Switch(switch) => *switch(settings) = expect_switch(self.name, value)?,
            Field::Minutes(minutes, range) => {
                *minutes(settings) = Number { name: self.name, unit: "minutes", range: range.clone() }.read(value)?;
            }
            Field::Cells(cells, range) => {
                *cells(settings) = Number { name: self.name, unit: "cells", range: range.clone() }.read(value)?;
            }
            Field::Background => settings.background = self.one_of(Background::NAMES, value)?,
            Field::PictureProtocol => {
                settings.picture_protocol = self.one_of(PictureProtocol::NAMES, value)?;
            }
            Field::Colours => settings.colours = self.one_of(Colours::NAMES, value)?,
        }
        Ok(())
    }

    fn one_of<T: Copy>(&self, names: &[(&str, T)], value: &Spanned<DeValue>) -> Result<T, SettingsError> {
        let written = expect_text(self.name, value)?;
        let found = names.iter().find(|(name, _)| *name == written).map(|(_, choice)| *choice);
        found.ok_or_else(|| SettingsError {
            message: format!("{} can't be {written:?}", self.name),
            span: Some(value.span()),
            choices: choices(names.iter().map(|(name, _)| *name)),
        })
    }
}

/// What `names` calls `value`, as TOML.
fn name_of<T: PartialEq + Copy>(names: &[(&str, T)], value: T) -> String {
    let found = names.iter().find(|(_, choice)| *choice == value);
    format!("{:?}", found.map_or("", |(name, _)| name))
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
