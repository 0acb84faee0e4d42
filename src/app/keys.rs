//! What a key means: a letter that was waited for, a sign of a prompt, a digit of a count, or a command.

use super::command::Command;
use super::layout;
use super::message::Effect;
use super::picker::Purpose;
use super::prompt::{Edit, Prompt};
use super::{App, Overlay};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

impl App {
    /// Takes a key; whoever presses one has seen the keys that matter, if they were shown, and may mean to close them.
    pub(super) fn take_key(&mut self, event: KeyEvent) -> Vec<Effect> {
        let fits = layout::welcome(self.size).is_some();
        let stands_alone = self.overlay.is_none() && !self.on_shelf && !self.settings.linear;
        let hinted = self.settings.hint && fits && stands_alone;
        // Under a list that the reader began with they were not seen yet.
        self.settings.hint &= !fits || self.overlay.is_some();
        match self.keymap.command(&event) {
            Some(Command::Close | Command::Leave) if hinted => Vec::new(),
            _ => self.press(event),
        }
    }

    /// Takes a key that was pressed where nothing hides what it is for.
    pub(super) fn press(&mut self, event: KeyEvent) -> Vec<Effect> {
        self.notice = None;
        let control = event.modifiers.contains(KeyModifiers::CONTROL);
        if let Some(command) = self.awaiting.take()
            && let KeyCode::Char(letter) = event.code
            && !control
        {
            return self.mark(command, letter);
        }
        let typing = match &self.overlay {
            Some(Overlay::Search(_)) => self.type_into_search(event),
            Some(Overlay::Pipe { .. }) => self.type_into_pipe(event),
            Some(Overlay::Links(_)) => self.type_hint(event),
            Some(Overlay::Pick(_)) => self.type_into_picker(event),
            Some(Overlay::Rename(..)) => self.type_into_name(event),
            Some(Overlay::Filter(_)) => self.type_into_filter(event),
            Some(Overlay::Subscribe(_)) => self.type_into_subscription(event),
            Some(Overlay::SaveSearch(_)) => self.type_search_name(event),
            Some(Overlay::File(..)) => self.type_filing(event),
            Some(Overlay::Note(_)) => self.type_note(event),
            Some(Overlay::Narrow(_)) => self.type_into_narrowing(event),
            _ => None,
        };
        if let Some(effects) = typing {
            return effects;
        }
        if let KeyCode::Char(digit @ '0'..='9') = event.code
            && event.modifiers.is_empty()
            && (digit != '0' || self.count.is_some())
        {
            let value = usize::from(u8::try_from(digit).unwrap_or(b'0') - b'0');
            self.count = Some((self.count.unwrap_or(0) * 10 + value).min(99_999));
            return Vec::new();
        }
        let count = self.count.take();
        if count.is_some() && event.code == KeyCode::Esc {
            return Vec::new();
        }
        let command = self.keymap.command(&event);
        if self.settings.linear && self.overlay.as_ref().is_some_and(|overlay| !overlay.is_typed_in()) {
            // It was said as a whole; there is nothing left of it to move in.
            self.overlay = None;
            if matches!(command, Some(Command::Close | Command::Leave)) {
                return Vec::new();
            }
        }
        command.map_or_else(Vec::new, |command| self.perform(command, count))
    }

    /// Takes what was pasted, where something is typed.
    pub(super) fn paste(&mut self, text: &str) -> Vec<Effect> {
        let Some(prompt) = self.overlay.as_mut().and_then(Overlay::prompt_mut) else { return Vec::new() };
        prompt.paste(text);
        let typed = prompt.typed().to_owned();
        match &mut self.overlay {
            Some(Overlay::Search(_)) => self.search_as_typed(),
            Some(Overlay::Filter(_)) => return self.filter_by(typed),
            Some(Overlay::Narrow(_)) => self.narrow_by(&typed),
            Some(Overlay::Pick(picker)) => {
                picker.is_typed_in = true;
                picker.find();
                return self.ask_for_parties();
            }
            _ => {}
        }
        Vec::new()
    }

    /// Takes a key for the search prompt; `None` for one that is a command all the same.
    fn type_into_search(&mut self, event: KeyEvent) -> Option<Vec<Effect>> {
        let Some(Overlay::Search(search)) = &mut self.overlay else { return None };
        match event.code {
            KeyCode::Enter => self.finish_search(),
            KeyCode::Esc => self.cancel_search(),
            KeyCode::Up => self.recall_search(1),
            KeyCode::Down => self.recall_search(-1),
            _ => match search.prompt.edit(event) {
                Edit::Changed => self.search_as_typed(),
                Edit::Left => self.cancel_search(),
                Edit::None => return not_for_a_prompt(event),
            },
        }
        Some(Vec::new())
    }

    /// Takes a key for the command to send to, likewise.
    fn type_into_pipe(&mut self, event: KeyEvent) -> Option<Vec<Effect>> {
        let Some(Overlay::Pipe { prompt, part }) = &mut self.overlay else { return None };
        match event.code {
            KeyCode::Enter => {
                let (command, part) = (prompt.typed().to_owned(), *part);
                return Some(self.pipe(&command, part));
            }
            KeyCode::Esc => self.overlay = None,
            KeyCode::Tab => self.next_part(),
            _ => match prompt.edit(event) {
                Edit::Changed => {}
                Edit::Left => self.overlay = None,
                Edit::None => return not_for_a_prompt(event),
            },
        }
        Some(Vec::new())
    }

    /// Takes a key for the list to pick from, likewise.
    fn type_into_picker(&mut self, event: KeyEvent) -> Option<Vec<Effect>> {
        let Some(Overlay::Pick(picker)) = &mut self.overlay else { return None };
        if !picker.is_typed_in {
            return None;
        }
        let control = event.modifiers.contains(KeyModifiers::CONTROL);
        match event.code {
            KeyCode::Enter => return Some(self.pick()),
            KeyCode::Esc => return Some(self.stop_typing()),
            KeyCode::Tab if picker.purpose.takes_several() => self.mark_picked(),
            KeyCode::Down | KeyCode::Tab => picker.list_mut().step(1),
            KeyCode::Up | KeyCode::BackTab => picker.list_mut().step(-1),
            KeyCode::Char('n') if control => picker.list_mut().step(1),
            KeyCode::Char('p') if control => picker.list_mut().step(-1),
            KeyCode::PageDown => picker.list_mut().step_page(1),
            KeyCode::PageUp => picker.list_mut().step_page(-1),
            _ => match picker.prompt.edit(event) {
                Edit::Changed => {
                    picker.find();
                    return Some(self.ask_for_parties());
                }
                Edit::Left => return Some(self.stop_typing()),
                Edit::None => return not_for_a_prompt(event),
            },
        }
        Some(Vec::new())
    }

    /// Shows all of a list again that was narrowed; closes what there is nothing of but for what is typed.
    fn stop_typing(&mut self) -> Vec<Effect> {
        let Some(Overlay::Pick(picker)) = &mut self.overlay else { return Vec::new() };
        if !picker.purpose.is_list() {
            self.overlay = (picker.purpose == Purpose::Commands).then_some(Overlay::Help(0));
            return Vec::new();
        }
        let selected = picker.selected();
        picker.is_typed_in = false;
        picker.prompt = Prompt::default();
        picker.find();
        if let Some(target) = selected {
            picker.select(&target);
        }
        let effects = self.ask_for_parties();
        // Where there is nothing to look through, there is nothing left.
        if matches!(&self.overlay, Some(Overlay::Pick(picker)) if picker.matches().is_empty()) {
            self.overlay = None;
        }
        effects
    }

    /// Takes a key for the name of a party, likewise.
    fn type_into_name(&mut self, event: KeyEvent) -> Option<Vec<Effect>> {
        let Some(Overlay::Rename(_, prompt)) = &mut self.overlay else { return None };
        match event.code {
            KeyCode::Enter => return Some(self.rename()),
            KeyCode::Esc => self.overlay = None,
            _ if prompt.edit(event) == Edit::None => return not_for_a_prompt(event),
            _ => {}
        }
        Some(Vec::new())
    }
}

/// What becomes of a key that a prompt has no use for: nothing, but for quitting, suspending and drawing anew.
fn not_for_a_prompt(event: KeyEvent) -> Option<Vec<Effect>> {
    let control = event.modifiers.contains(KeyModifiers::CONTROL);
    let passes = control && matches!(event.code, KeyCode::Char('c' | 'z' | 'l'));
    (!passes).then(Vec::new)
}
