//! `onrecord man` and `onrecord completions`, made of the same description of the command line as `--help`.

use super::cli::Cli;
use crate::app::command::{COMMANDS, Group};
use crate::app::keymap::Keymap;
use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};
use std::io::{self, Write};

/// Writes what `shell` needs to complete the command line.
pub fn completions(shell: Shell, out: &mut dyn Write) {
    clap_complete::generate(shell, &mut Cli::command(), "onrecord", out);
}

/// Writes the manual page of the program, or of `command`, one of its commands.
///
/// # Errors
/// Where `out` can't be written.
pub fn man(command: Option<&str>, out: &mut dyn Write) -> io::Result<()> {
    let mut program = Cli::command();
    program.build();
    let named = command.and_then(|name| {
        let command = program.find_subcommand(name)?.clone();
        Some(command.display_name(format!("onrecord-{name}")))
    });
    let whole = named.is_none();
    let page = named.unwrap_or(program);
    // What stands after the options is set apart and unfilled; clap_mangen would fill it.
    let after = page.get_after_help().map(ToString::to_string).unwrap_or_default();
    let page = Man::new(page);
    page.render_title(out)?;
    page.render_name_section(out)?;
    page.render_synopsis_section(out)?;
    page.render_description_section(out)?;
    page.render_options_section(out)?;
    let mut roff = Roff::new();
    if whole {
        page.render_subcommands_section(out)?;
        keys(&mut roff);
    }
    for section in after.split("\n\n") {
        let Some((title, lines)) = section.split_once(':') else { continue };
        roff.control("SH", [title.to_uppercase().as_str()]).control("nf", []);
        for line in lines.lines().map(str::trim_start).filter(|line| !line.is_empty()) {
            roff.text([roman(line)]);
        }
        roff.control("fi", []);
    }
    roff.to_writer(out)
}

/// Every command with its keys, by group.
fn keys(roff: &mut Roff) {
    roff.control("SH", ["KEYS"]);
    roff.text([roman("As built in; ? shows them as they are. Digits before a key repeat it.")]);
    let keymap = Keymap::built_in();
    for group in Group::ALL {
        roff.control("SS", [group.title()]);
        for entry in COMMANDS.iter().filter(|entry| entry.group == group) {
            let keys: Vec<_> = keymap.keys(entry.command).iter().map(ToString::to_string).collect();
            roff.control("TP", []).text([bold(keys.join(", "))]).text([roman(entry.words)]);
        }
    }
}
