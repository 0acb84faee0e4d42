//! How a bad settings file is shown: what is wrong, file and line with a caret, what could stand there.

use crate::app::settings::SettingsError;
use crate::text::safe::safe_line;
use crate::text::width::width_cells;
use std::fmt::Write as _;

/// How close a mistyped word must be to be meant: so many letters in a hundred may differ.
const MAX_DIFFERENCE: usize = 45;

/// More choices than this are not listed.
const MOST_CHOICES: usize = 24;

/// `error` in `toml`, the content of the file called `path`, as a person is told of it.
pub fn report(path: &str, toml: &str, error: &SettingsError) -> String {
    let mut report = format!("{}\n", safe_line(&error.message));
    if let Some(span) = &error.span {
        let before = toml.get(..span.start).unwrap_or(toml);
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before.get(start..).unwrap_or("").chars().count() + 1;
        let written = toml.get(start..).and_then(|rest| rest.lines().next()).unwrap_or("");
        let marked = toml.get(span.clone()).and_then(|marked| marked.lines().next()).unwrap_or("");
        let [before_cells, marked_cells] =
            [before.get(start..).unwrap_or(""), marked].map(|part| width_cells(&safe_line(part)));
        let gutter = " ".repeat(line.to_string().len());
        let _ = writeln!(report, "{gutter}--> {path}:{line}:{column}");
        let _ = writeln!(report, "{gutter} |\n{line} | {}", safe_line(written));
        let _ = writeln!(report, "{gutter} | {}{}", " ".repeat(before_cells), "^".repeat(marked_cells.max(1)));
    } else {
        let _ = writeln!(report, "  --> {path}");
    }
    if !error.choices.is_empty() {
        let meant = nearest(&error.message, &error.choices);
        match meant {
            Some(meant) => {
                let _ = writeln!(report, "did you mean {meant}?");
            }
            None if error.choices.len() > MOST_CHOICES => {
                report.push_str("`onrecord config --default` names them all\n");
            }
            None => {
                let _ = writeln!(report, "choices: {}", error.choices.join(", "));
            }
        }
    }
    report
}

/// The choice most like the word that `message` quotes, where one is like it at all.
fn nearest<'a>(message: &str, choices: &'a [String]) -> Option<&'a str> {
    let word = message.split('"').nth(1)?;
    let distance = |choice: &&String| edit_distance(word, choice);
    let best = choices.iter().min_by_key(distance)?;
    (edit_distance(word, best) * 100 <= best.chars().count().max(1) * MAX_DIFFERENCE).then_some(best)
}

/// Letters to change, add, drop or swap with the next to make `one` into `other`.
fn edit_distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    // Row by row of the table of distances between their beginnings; a swap looks two rows back.
    let mut rows = vec![(0..=other.len()).collect::<Vec<_>>()];
    for (index, sign) in one.iter().enumerate() {
        let mut row = vec![index + 1];
        for (column, letter) in other.iter().enumerate() {
            let change = rows[index][column] + usize::from(sign != letter);
            let mut least = change.min(rows[index][column + 1] + 1).min(row[column] + 1);
            if index > 0 && column > 0 && one[index - 1] == *letter && other[column - 1] == *sign {
                least = least.min(rows[index - 1][column - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[one.len()][other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keymap::Keymap;
    use crate::ui::theme::{Depth, Themes};

    #[test]
    fn a_bad_file_is_shown_with_line_caret_and_what_was_meant() {
        let toml = "[keys]\n# mine\nnext-setcion = [\"x\"]\n";
        let error = Keymap::with_overrides(toml).unwrap_err();
        assert_eq!(
            report("/c/keymap.toml", toml, &error),
            "there is no command \"next-setcion\"\n --> /c/keymap.toml:3:1\n  |\n3 | next-setcion = [\"x\"]\n  | ^^^^^^^^^^^^\n\
             did you mean next-section?\n"
        );
    }

    #[test]
    fn a_word_like_no_other_gets_all_the_choices() {
        let toml = "[dark]\nperson = 'shiny'";
        let error = Themes::with_overrides(toml, Depth::True).unwrap_err();
        let report = report("t", toml, &error);
        assert!(report.contains("2 | person = 'shiny'\n  |          ^^^^^^^\nchoices: bold, dim"), "{report}");
    }
}
