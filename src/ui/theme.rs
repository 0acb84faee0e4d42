//! What everything looks like. The built-in themes are the tables `[theme.…]` of `assets/config.toml`; a reader's own
//! replace the styles they name.

use crate::analysis::EntityKind;
use crate::app::settings::file::{choices, expect_table, expect_text, in_order, parse};
use crate::app::settings::{Colours, SettingsError, Table, built_in};
use ratatui::style::{Color, Modifier, Style};
use std::ops::Range;

/// How many colours the terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// None: `NO_COLOR`, or a terminal without.
    None,
    /// The 16 of every terminal.
    Sixteen,
    /// The 256 of xterm.
    Indexed,
    /// All of them.
    True,
}

macro_rules! parts {
    ($($part:ident $name:literal $doc:literal,)*) => {
        /// The style of each part of the screen.
        #[derive(Debug, Clone, PartialEq, Eq, Default)]
        pub struct Theme {
            $(#[doc = $doc] pub $part: Style,)*
        }

        const PARTS: &[&str] = &[$($name),*];

        impl Theme {
            fn part(&mut self, name: &str) -> Option<&mut Style> {
                match name {
                    $($name => Some(&mut self.$part),)*
                    _ => None,
                }
            }

            #[cfg(test)]
            fn styles(&self) -> impl Iterator<Item = Style> {
                [$(self.$part),*].into_iter()
            }
        }
    };
}

parts! {
    ground "ground" "All of the screen, under everything else.",
    text "text" "Running text.",
    headline "headline" "The article's title.",
    heading "heading" "A section's heading.",
    faint "faint" "What may be overlooked.",
    border "border" "The frame of a pane.",
    focus "focus" "The frame of the pane that keys move in.",
    person "person" "A person's name.",
    organization "organization" "An organisation's name.",
    place "place" "A place's name.",
    group "group" "People without a name of their own.",
    other "other" "Another name.",
    quoted "quoted" "Words in quotation marks.",
    reported "reported" "Words of a claim in the reporter's own wording; a line at the left marks them too.",
    strong "strong" "Letters that were set bold.",
    underlined "underlined" "Letters that were set underlined or in italics.",
    added "added" "A line that a change adds.",
    removed "removed" "A line that a change takes away.",
    changed "changed" "Where in a file a change is.",
    link "link" "Words that lead somewhere else.",
    cue "cue" "The word that shows something is reported.",
    lit "lit" "The selected claim or party, in the text.",
    lit_cue "lit-cue" "Cue and speaker of the selected claim.",
    noted "noted" "What its reader noted or highlighted.",
    hit "hit" "A place found.",
    current_hit "current-hit" "The place found that was gone to.",
    selected "selected" "The selected row of a list.",
    doubtful "doubtful" "A claim the machine is not sure of; its detail says so in words.",
    answered "answered" "A claim that somebody answers.",
    bar "bar" "What was read of a section.",
    notice "notice" "A line for the reader.",
    failure "failure" "A line on what failed.",
}

/// Every theme, for a terminal's colours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Themes {
    themes: [Theme; THEMES.len()],
    depth: Depth,
}

/// The themes by the names of their tables.
const THEMES: [&str; 6] = ["dark", "light", "contrast-dark", "contrast-light", "sixteen", "plain"];

impl Themes {
    /// The themes of `assets/config.toml`.
    pub fn built_in(depth: Depth) -> Self {
        let mut themes = Self { themes: Default::default(), depth };
        for (name, lines) in built_in::tables_under("theme.") {
            let theme = themes.named(name).expect("a built-in theme");
            for (part, written) in built_in::entries_of(lines) {
                let written = built_in::texts(written).next().expect("a style");
                let style = style(written).expect("a built-in style");
                *theme.part(part).expect("a part of the built-in themes") = shallowed(style, depth);
            }
        }
        themes
    }

    /// The built-in themes with the styles that the file `toml` names replaced.
    ///
    /// # Errors
    /// What is wrong with `toml` and where: not TOML, or what [`Themes::override_with`] refuses.
    pub fn with_overrides(toml: &str, depth: Depth) -> Result<Self, SettingsError> {
        let mut themes = Self::built_in(depth);
        themes.override_with(&parse(toml)?)?;
        Ok(themes)
    }

    /// The theme of `colours` for a light or dark ground, as far as the terminal has colours.
    pub fn theme(&self, colours: Colours, light: bool) -> &Theme {
        let index = match (self.depth, colours) {
            (Depth::None, _) | (_, Colours::None) => 5,
            (_, Colours::Sixteen) | (Depth::Sixteen, Colours::Full) => 4,
            (_, Colours::Contrast) => 2 + usize::from(light),
            (_, Colours::Full) => usize::from(light),
        };
        &self.themes[index]
    }

    /// Whether the terminal shows any colour.
    pub fn have_colours(&self) -> bool {
        self.depth != Depth::None
    }

    /// Replaces the styles that the tables of `tables` name, a table for each theme.
    ///
    /// # Errors
    /// An unknown theme, part or word of a style.
    pub fn override_with(&mut self, tables: &Table) -> Result<(), SettingsError> {
        let depth = self.depth;
        for (name, value) in in_order(tables) {
            let Some(theme) = self.named(name.get_ref()) else {
                let message = format!("there is no theme {:?}", name.get_ref());
                return Err(SettingsError { message, span: Some(name.span()), choices: choices(THEMES) });
            };
            for (part, value) in in_order(expect_table(&format!("theme.{}", name.get_ref()), value)?) {
                let Some(style_of) = theme.part(part.get_ref()) else {
                    let message = format!("a theme has no part {:?}", part.get_ref());
                    let choices = choices(PARTS.iter().copied());
                    return Err(SettingsError { message, span: Some(part.span()), choices });
                };
                let written = expect_text(part.get_ref(), value)?;
                let style = style(written).map_err(|word| unknown_word(word, value.span()))?;
                *style_of = shallowed(style, depth);
            }
        }
        Ok(())
    }

    fn named(&mut self, name: &str) -> Option<&mut Theme> {
        THEMES.iter().position(|theme| *theme == name).map(|index| &mut self.themes[index])
    }
}

impl Theme {
    /// The style of a party's name.
    pub fn entity(&self, kind: EntityKind) -> Style {
        match kind {
            EntityKind::Person => self.person,
            EntityKind::Organization => self.organization,
            EntityKind::Place => self.place,
            EntityKind::Group => self.group,
            EntityKind::Other => self.other,
        }
    }
}

const MODIFIERS: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

/// The style `written` stands for, or the first word that means nothing.
fn style(written: &str) -> Result<Style, &str> {
    let mut style = Style::new();
    let mut ground = false;
    for word in written.split_whitespace() {
        if let Some((_, modifier)) = MODIFIERS.iter().find(|(name, _)| *name == word) {
            style = style.add_modifier(*modifier);
        } else if word == "on" {
            ground = true;
        } else {
            let color = match word {
                "default" => Color::Reset,
                // Most colours are written so, and all are read at every start; ratatui's reading of names takes
                // longer.
                word => hexadecimal(word).map_or_else(|| word.parse().map_err(|_| word), Ok)?,
            };
            // The terminal's own colour needs no saying, so that styles can be laid over one another.
            if color != Color::Reset {
                style = if ground { style.bg(color) } else { style.fg(color) };
            }
            ground = false;
        }
    }
    // A ground of no colour is one whose colour was forgotten.
    if ground { Err("on") } else { Ok(style) }
}

/// The colour that `#rrggbb` stands for.
fn hexadecimal(word: &str) -> Option<Color> {
    let digits = word.strip_prefix('#').filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
    let number = (digits.len() == 6).then(|| u32::from_str_radix(digits, 16).ok()).flatten()?;
    Some(Color::from_u32(number))
}

fn unknown_word(word: &str, span: Range<usize>) -> SettingsError {
    if word == "on" {
        let message = "behind \"on\" comes the colour of the ground".to_owned();
        return SettingsError { message, span: Some(span), choices: vec![] };
    }
    let colours = "default black red green yellow blue magenta cyan white gray darkgray lightred … #rrggbb";
    let modifiers = MODIFIERS.iter().map(|(name, _)| *name);
    let choices = choices(modifiers.chain(["on"]).chain(colours.split(' ')));
    SettingsError { message: format!("a style has no word {word:?}"), span: Some(span), choices }
}

fn shallowed(style: Style, depth: Depth) -> Style {
    let shallow = |color: Option<Color>| match (color, depth) {
        (Some(_), Depth::None) => None,
        (Some(Color::Rgb(r, g, b)), Depth::Indexed) => Some(Color::Indexed(nearest_indexed(r, g, b))),
        (Some(Color::Rgb(r, g, b)), Depth::Sixteen) => Some(nearest_of_sixteen(r, g, b)),
        (color, _) => color,
    };
    Style { fg: shallow(style.fg), bg: shallow(style.bg), ..style }
}

/// xterm's 6 × 6 × 6 cube begins at 16, its 24 grays at 232.
fn nearest_indexed(r: u8, g: u8, b: u8) -> u8 {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let step = |value: u8| (0..6u8).min_by_key(|step| STEPS[usize::from(*step)].abs_diff(value)).unwrap_or(0);
    let (red, green, blue) = (step(r), step(g), step(b));
    let of = |step: u8| STEPS[usize::from(step)];
    let cube = distance([r, g, b], [of(red), of(green), of(blue)]);
    let average = (u16::from(r) + u16::from(g) + u16::from(b)) / 3;
    let shade = u8::try_from((average.saturating_sub(3) / 10).min(23)).unwrap_or(23);
    let gray = 8 + 10 * shade;
    if distance([r, g, b], [gray; 3]) < cube { 232 + shade } else { 16 + 36 * red + 6 * green + blue }
}

fn nearest_of_sixteen(r: u8, g: u8, b: u8) -> Color {
    const COLORS: [(Color, [u8; 3]); 14] = [
        (Color::Black, [0, 0, 0]),
        (Color::Red, [170, 0, 0]),
        (Color::Green, [0, 170, 0]),
        (Color::Yellow, [170, 120, 0]),
        (Color::Blue, [0, 0, 170]),
        (Color::Magenta, [170, 0, 170]),
        (Color::Cyan, [0, 170, 170]),
        (Color::Gray, [190, 190, 190]),
        (Color::DarkGray, [90, 90, 90]),
        (Color::LightRed, [255, 100, 100]),
        (Color::LightGreen, [130, 220, 110]),
        (Color::LightYellow, [255, 220, 130]),
        (Color::LightBlue, [110, 160, 255]),
        (Color::LightMagenta, [240, 160, 255]),
    ];
    COLORS.iter().min_by_key(|(_, rgb)| distance([r, g, b], *rgb)).map_or(Color::Reset, |(color, _)| *color)
}

fn distance(one: [u8; 3], other: [u8; 3]) -> u32 {
    one.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colours_nothing_has_one() {
        for (depth, colours) in [(Depth::None, Colours::Full), (Depth::True, Colours::None)] {
            let themes = Themes::built_in(depth);
            for style in themes.theme(colours, true).styles() {
                assert!(style.fg.is_none() && style.bg.is_none());
            }
        }
    }

    #[test]
    fn sixteen_colours_are_the_terminals_own() {
        let themes = Themes::built_in(Depth::Sixteen);
        assert_eq!(themes.theme(Colours::Full, false), themes.theme(Colours::Sixteen, true));
        for style in themes.theme(Colours::Full, false).styles() {
            for color in style.fg.into_iter().chain(style.bg) {
                assert!(!matches!(color, Color::Rgb(..) | Color::Indexed(_)), "{color}");
            }
        }
    }

    #[test]
    fn high_contrast_has_seven_to_one_between_every_sign_and_its_ground() {
        let luminance = |color: Option<Color>| {
            let Some(Color::Rgb(r, g, b)) = color else { panic!("{color:?} is no colour of a known lightness") };
            let linear = |value: u8| {
                let value = f64::from(value) / 255.0;
                if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
        };
        let themes = Themes::built_in(Depth::True);
        for light in [false, true] {
            let theme = themes.theme(Colours::Contrast, light);
            let names = [theme.person, theme.organization, theme.place, theme.group, theme.other, theme.answered];
            let over = |ground: Style| names.into_iter().map(move |name| ground.patch(name));
            for style in theme.styles().chain(over(theme.selected)).chain(over(theme.lit)) {
                let shown = theme.ground.patch(style);
                let (one, other) = (luminance(shown.fg), luminance(shown.bg));
                let ratio = (one.max(other) + 0.05) / (one.min(other) + 0.05);
                assert!(ratio >= 7.0, "{style:?} on {light}: {ratio:.1}");
            }
        }
    }

    #[test]
    fn names_of_every_kind_and_links_look_apart_without_colours() {
        let themes = Themes::built_in(Depth::None);
        let theme = themes.theme(Colours::None, false);
        let looks = [theme.person, theme.organization, theme.place, theme.group, theme.other, theme.link, theme.quoted];
        for (index, look) in looks.iter().enumerate() {
            assert!(!looks.iter().skip(index + 1).any(|other| other == look), "{look:?}");
        }
    }

    #[test]
    fn every_part_is_in_every_built_in_theme() {
        for theme in THEMES {
            assert_eq!(built_in::entries(&format!("theme.{theme}")).count(), PARTS.len(), "{theme}");
        }
    }

    #[test]
    fn colours_are_brought_to_what_the_terminal_has() {
        let toml = "[dark]\nperson = 'bold #0000ff on #ffffff'";
        let style = |depth| Themes::with_overrides(toml, depth).unwrap().theme(Colours::Full, false).person;
        assert_eq!(style(Depth::True).fg, Some(Color::Rgb(0, 0, 255)));
        assert_eq!(
            (style(Depth::Indexed).fg, style(Depth::Indexed).bg),
            (Some(Color::Indexed(21)), Some(Color::Indexed(231)))
        );
        let toml = "[contrast-dark]\nperson = '#0000ff'";
        let contrast = Themes::with_overrides(toml, Depth::Sixteen).unwrap();
        assert_eq!(contrast.theme(Colours::Contrast, false).person.fg, Some(Color::Blue));
    }

    #[test]
    fn a_bad_file_is_refused_with_its_place() {
        let refused = |toml: &str| {
            let error = Themes::with_overrides(toml, Depth::True).unwrap_err();
            let at = error.span.and_then(|span| toml.get(span)).map(str::to_owned);
            (error.message, at.unwrap())
        };
        assert_eq!(refused("[dark]\npersons = 'red'"), ("a theme has no part \"persons\"".into(), "persons".into()));
        assert_eq!(refused("[dark]\nperson = 'rad'"), ("a style has no word \"rad\"".into(), "'rad'".into()));
        assert_eq!(
            refused("[dark]\nperson = 'red on'"),
            ("behind \"on\" comes the colour of the ground".into(), "'red on'".into())
        );
        assert_eq!(refused("[drak]"), ("there is no theme \"drak\"".into(), "drak".into()));
    }
}
