//! Every command with its keys.

use super::{Line, Tone, fit, push_wrapped};
use crate::app::command::{COMMANDS, Command, Group};
use crate::app::keymap::Keymap;
use crate::text::Span;
use crate::text::wrap::wrap;

/// Where help's words begin behind the keys, in cells.
const KEYS_CELLS: usize = 27;

/// So wide is what less does with one of them.
const LESS_CELLS: usize = 38;

/// What stands beside claims and parties, and what it means.
const SIGNS: [(&str, &str); 6] = [
    ("│ ┃", "lines in which somebody is reported to say something; those of the lit claim"),
    ("→", "whom a claim answers"),
    ("×", "who disputes, denies or criticises it"),
    ("✓ ↳", "who confirms or welcomes it; who answers it in another way"),
    ("▁▃█", "where in the text a party is named, from beginning to end"),
    ("*", "what it is by your own word"),
];

/// What is typed to find articles of the library.
const FINDS: &str = "finds articles as you type: words, \"words together\", feed: tag: is: title: author: \
                     party: by: said: act: after: before:; Tab completes.";

/// Every command with its keys, by group, that of `first` before all others.
///
/// On a narrow screen what a command does stands under its keys.
pub fn help(keymap: &Keymap, first: Group, max_cells: u16) -> Vec<Line> {
    let palette = keymap.keys(Command::Palette).first().map_or("the palette, then ".to_owned(), ToString::to_string);
    let mut lines = vec![Line::from(vec![(
        Tone::Plain,
        "Digits before a key repeat it: 10j. Every key can be changed, in".to_owned(),
    )])];
    push_wrapped(&mut lines, &keymap.file, Span::new(0, keymap.file.len()), max_cells, Tone::Strong);
    lines.push(Line::from(vec![(
        Tone::Plain,
        format!("{palette}42 goes to line 42 of the text, {palette}50% to its middle, {palette}q quits."),
    )]));
    let search =
        keymap.keys(Command::Search).first().map_or(String::new(), |key| format!("{key} finds a key by what it does."));
    push_wrapped(&mut lines, &search, Span::new(0, search.len()), max_cells, Tone::Plain);
    if let (Group::Library, Some(key)) = (first, keymap.keys(Command::Search).first()) {
        let query = format!("In the library {key} {FINDS}");
        push_wrapped(&mut lines, &query, Span::new(0, query.len()), max_cells, Tone::Plain);
    }
    let others = Group::ALL.into_iter().filter(|group| *group != first);
    for group in [first].into_iter().chain(others) {
        lines.push(Line::default());
        lines.push(vec![(Tone::Strong, group.title().to_owned())].into());
        for entry in COMMANDS.iter().filter(|entry| entry.group == group) {
            let keys: Vec<_> = keymap.keys(entry.command).iter().map(ToString::to_string).collect();
            let keys = if keys.is_empty() { "no key".to_owned() } else { keys.join(" ") };
            push_row(&mut lines, &keys, entry.words, max_cells);
        }
    }
    lines.push(Line::default());
    lines.push(vec![(Tone::Strong, "Signs".to_owned())].into());
    for (signs, words) in SIGNS {
        push_row(&mut lines, signs, words, max_cells);
    }
    let in_less: Vec<String> = keymap.in_less().collect();
    if !in_less.is_empty() {
        lines.push(Line::default());
        lines.push(vec![(Tone::Strong, "What less does with some of these keys".to_owned())].into());
        let beside = if usize::from(max_cells) >= 2 * LESS_CELLS { 2 } else { 1 };
        let line = |keys: &[String]| {
            let width = LESS_CELLS - 2;
            let line = keys.iter().fold(String::new(), |before, key| format!("{before}  {key:width$}"));
            Line::from(vec![(Tone::Plain, line.trim_end().to_owned())])
        };
        lines.extend(in_less.chunks(beside).map(line));
    }
    fit(&mut lines, max_cells);
    lines
}

/// What `keys` are for, beside them, or on a narrow screen under them.
fn push_row(lines: &mut Vec<Line>, keys: &str, words: &str, max_cells: u16) {
    let beside = usize::from(max_cells) >= 2 * KEYS_CELLS + 10;
    let indent = if beside { KEYS_CELLS + 2 } else { 4 };
    let room = max_cells.saturating_sub(u16::try_from(indent).unwrap_or(4)).max(8);
    let wrapped = wrap(words, Span::new(0, words.len()), room);
    let mut wrapped = wrapped.into_iter().map(|line| (Tone::Plain, line.of(words).to_owned()));
    let mut first = vec![(Tone::Quoted, format!("  {keys:indent$}", indent = indent - 2))];
    first.extend(if beside { wrapped.next() } else { None });
    lines.push(first.into());
    lines.extend(wrapped.map(|line| Line::from(vec![(Tone::Plain, " ".repeat(indent)), line])));
}

#[cfg(test)]
mod tests {
    use super::super::{one_line, shown};
    use super::*;

    #[test]
    fn help_names_the_file_that_keys_are_changed_in() {
        let file = "/home/ana/a folder with settings of every kind/onrecord/config.toml".to_owned();
        let mut keymap = Keymap::built_in();
        keymap.file.clone_from(&file);
        let lines = help(&keymap, Group::Moving, 40);
        let all = one_line(&lines.iter().map(shown).collect::<Vec<_>>().join(" "));
        assert!(all.contains(&file), "{all}");
    }

    #[test]
    fn help_says_what_a_key_does_in_less_as_long_as_it_does_something_here() {
        let keymap = Keymap::with_overrides("[keys]\nnext-section = [']']").unwrap();
        let all = help(&keymap, Group::Moving, 78).iter().map(shown).collect::<Vec<_>>().join(" ");
        assert!(all.contains("p goes to a percentage") && !all.contains("s saves the input"), "{all}");
    }

    #[test]
    fn help_names_every_command_at_every_width() {
        for cells in [20, 40, 78] {
            let lines = help(&Keymap::built_in(), Group::Library, cells);
            let all = one_line(&lines.iter().map(shown).collect::<Vec<_>>().join(" "));
            for entry in COMMANDS {
                assert!(all.contains(entry.words), "{} at {cells}", entry.name);
            }
            assert!(SIGNS.iter().all(|(signs, words)| all.contains(signs) && all.contains(words)), "{all}");
            let at = |group: Group| all.find(group.title());
            assert!(at(Group::Library) < at(Group::Moving));
            assert!(all.contains("In the library / finds articles as you type"));
            assert!(all.contains("s saves the input"));
        }
    }
}
