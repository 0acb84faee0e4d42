//! Copying, sending to a command, and opening where the article comes from.

use crate::app::details::one_line;
use crate::app::message::{Effect, Notice, Output};
use crate::app::part::Part;
use crate::app::prompt::Prompt;
use crate::app::{App, Overlay};
use crate::text::width::fitted;

/// Of what was copied so many cells are said, at most, and fewer where the line has no room for them.
const COPIED_CELLS: usize = 48;

impl App {
    pub(super) fn copy(&mut self) -> Vec<Effect> {
        let part = self.parts()[0];
        let Some(text) = self.part_text(part) else { return Vec::new() };
        let words = one_line(text.lines().next().unwrap_or_default());
        let cells = usize::from(self.size.width).saturating_sub(COPIED_CELLS).clamp(12, COPIED_CELLS);
        self.say(format!("copied the {}: {}", part.name(), fitted(&words, cells)));
        vec![Effect::Copy(text)]
    }

    pub(super) fn copy_source(&mut self) -> Vec<Effect> {
        let url = self.document().and_then(|document| document.url.clone());
        if url.is_none() && !self.article().source.has_address() {
            self.say("this text came through a pipe and does not say where from: there is no address to copy");
            return Vec::new();
        }
        let source = url.unwrap_or_else(|| self.article().source.name.clone());
        self.say(format!("copied {source}"));
        vec![Effect::Copy(source)]
    }

    pub(super) fn open_source(&mut self) -> Vec<Effect> {
        if let Some(url) = self.document().and_then(|document| document.url.clone()) {
            self.say(format!("opening {url}"));
            return vec![Effect::Open(url)];
        }
        self.say("this article does not say where it stands on the web");
        Vec::new()
    }

    pub(super) fn start_pipe(&mut self) {
        if self.document().is_none() {
            return self.say("nothing to send yet");
        }
        let part = self.parts()[0];
        self.overlay = Some(Overlay::Pipe { prompt: Prompt::default(), part });
    }

    /// Sends the next part that can be sent instead.
    pub(in crate::app) fn next_part(&mut self) {
        let parts = self.parts();
        if let Some(Overlay::Pipe { part, .. }) = &mut self.overlay {
            let here = parts.iter().position(|other| other == part).map_or(0, |index| index + 1);
            *part = parts[here % parts.len()];
        }
    }

    /// Sends the part to the command that was typed.
    pub(in crate::app) fn pipe(&mut self, command: &str, part: Part) -> Vec<Effect> {
        self.overlay = None;
        let Some(text) = self.part_text(part).filter(|_| !command.trim().is_empty()) else { return Vec::new() };
        self.say(format!("sent the {} to {command}", part.name()));
        vec![Effect::Pipe { command: command.to_owned(), text }]
    }

    /// Shows what a command said, without taking a prompt away.
    pub(in crate::app) fn show_output(&mut self, output: Output) {
        match (&self.overlay, output.said.lines().next()) {
            (_, None) => {
                let text = output.failure.unwrap_or(format!("{} is done", output.command));
                self.say(text);
            }
            (Some(_), Some(first)) => self.say(format!("{}: {first}", output.command)),
            (None, Some(_)) => {
                if let Some(failure) = output.failure.clone() {
                    self.notice = Some(Notice { text: failure, failure: true });
                }
                self.overlay = Some(Overlay::Output(output, 0));
            }
        }
    }
}
