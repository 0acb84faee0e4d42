//! What each command does.
//!
//! In reading order: `overlay`, what commands mean while something stands over the panes; `moving`, through text, rows
//! and articles; `who`, claims and parties; `correcting` them; `searching`; `finding`, jumps and marks; `picking`, the
//! palette; `screen` and `look`, panes, colours and lines; `sending`, copying and handing on.

mod correcting;
mod finding;
mod look;
mod moving;
mod overlay;
mod picking;
mod screen;
mod searching;
mod sending;
mod who;

use super::article_view::ArticleView;
use super::command::Command;
use super::message::Effect;
use super::{App, Overlay};

impl App {
    /// Does what `command` asks for, `count` times where that makes sense.
    pub(super) fn perform(&mut self, command: Command, count: Option<usize>) -> Vec<Effect> {
        if let Some(effects) = self.perform_over_text(command, count) {
            return effects;
        }
        let times = count.unwrap_or(1).cast_signed();
        match command {
            Command::ScrollDown => self.step(times),
            Command::ScrollUp => self.step(-times),
            Command::PageDown => self.page(times),
            Command::PageUp => self.page(-times),
            Command::HalfPageDown => self.half_page(times),
            Command::HalfPageUp => self.half_page(-times),
            Command::Top => self.end(false),
            Command::Bottom => self.end(true),
            Command::Percent => self.percent(count.unwrap_or(0)),
            Command::NextSection => self.section(times),
            Command::PreviousSection => self.section(-times),
            Command::NextParagraph => self.paragraph(times),
            Command::PreviousParagraph => self.paragraph(-times),
            Command::NextClaim => self.claim(times),
            Command::PreviousClaim => self.claim(-times),
            Command::NextMention => self.mention(times),
            Command::PreviousMention => self.mention(-times),
            Command::NextHit => self.hit(times),
            Command::PreviousHit => self.hit(-times),
            Command::NextArticle => return self.other_article(times),
            Command::PreviousArticle => return self.other_article(-times),
            Command::Articles => self.list_articles(false),
            Command::NextPane => self.next_pane(1),
            Command::PreviousPane => self.next_pane(3),
            Command::PaneRight => self.pane_beside(1),
            Command::PaneLeft => self.pane_beside(-1),
            Command::Activate => self.activate(),
            Command::Details => self.details(),
            Command::Back => self.back(),
            Command::FilterByParty => self.filter(),
            Command::ArrangeBySpeaker => self.arrange_by_speaker(),
            Command::Sift => self.sift(),
            Command::Palette => self.open_palette(),
            Command::Search => self.start_search(),
            Command::Hide => return self.hide(),
            Command::Edit => self.edit(),
            Command::Undo => return self.undo(),
            Command::Library
            | Command::NextUnread
            | Command::Star
            | Command::Tag
            | Command::FullText
            | Command::ToggleRead
            | Command::AllRead
            | Command::Archive
            | Command::Sort
            | Command::SaveSearch
            | Command::Subscribe
            | Command::Highlight
            | Command::Note
            | Command::Notes => return self.perform_for_library(command),
            Command::Stories => return self.show_stories(),
            Command::Story => return self.show_story_of_this(),
            Command::Dossier => return self.dossier(),
            Command::ShowHidden => self.show_hidden(),
            Command::Copy => return self.copy(),
            Command::CopySource => return self.copy_source(),
            Command::Pipe => self.start_pipe(),
            Command::Links => self.show_hints(),
            Command::OpenSource => return self.open_source(),
            Command::SetMark | Command::GoToMark => self.awaiting = Some(command),
            Command::TextAlone => self.text_alone(),
            Command::Wider => self.widen(4),
            Command::Narrower => self.widen(-4),
            Command::LightOrDark => self.light_or_dark(),
            Command::NextColours => self.next_colours(),
            Command::Justify => self.justify(),
            Command::Hyphenate => self.hyphenate(),
            Command::Mouse => return self.toggle_mouse(),
            Command::Help => self.overlay = Some(Overlay::Help(0)),
            Command::Reload => return self.reload(),
            Command::Pictures => self.toggle_pictures(),
            Command::Redraw => {
                self.picturing.asked = None; // Drawn anew, too.
                return vec![Effect::Redraw];
            }
            Command::Close => return self.close(),
            Command::Leave => return self.leave(),
            Command::Quit => {
                let mut effects = self.keep_place();
                effects.push(Effect::Quit);
                return effects;
            }
            Command::Suspend => return vec![Effect::Suspend],
        }
        Vec::new()
    }

    /// Reads the article again, or asks its feed where it is of one.
    fn reload(&mut self) -> Vec<Effect> {
        if let Some(effects) = self.ask_its_feed() {
            return effects;
        }
        if self.document().is_some() {
            self.say(self.words_for_reloading());
        }
        self.library.forget_failure(self.open);
        vec![Effect::Load(self.open)]
    }

    /// Does what `command` means where something else than the text is seen; `None` where it means what it always does.
    fn perform_over_text(&mut self, command: Command, count: Option<usize>) -> Option<Vec<Effect>> {
        if let Some(effects) = self.perform_in_list(command, count) {
            return Some(effects);
        }
        if command == Command::Dossier && self.across.seen().is_none() {
            return Some(self.dossier());
        }
        let in_overlay = self.perform_in_overlay(command, count);
        let across = in_overlay.or_else(|| self.perform_across(command, count));
        across.or_else(|| if self.on_shelf { self.perform_on_shelf(command, count) } else { None })
    }

    pub(super) fn view_mut(&mut self) -> &mut ArticleView {
        &mut self.views[self.open.index()]
    }
}
