//! What each command does.

use super::article_view::Lit;
use super::command::Command;
use super::layout::Pane;
use super::message::Effect;
use super::{App, Overlay, Prompt, details};
use crate::analysis::EntityId;
use crate::document::Document;
use crate::library::ArticleId;
use crate::library::index::{mentions_within, quotations_within};

/// Places a mark may be set at: a letter each; the quotation mark goes back.
const BACK_MARK: char = '\'';

impl App {
    /// Does what `command` asks for, `count` times where that makes sense.
    pub(super) fn perform(&mut self, command: Command, count: Option<usize>) -> Vec<Effect> {
        if let Some(effects) = self.perform_in_overlay(command, count) {
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
            Command::NextPane => self.other_pane(1),
            Command::PreviousPane => self.other_pane(3),
            Command::Activate => self.activate(),
            Command::Details => self.details(),
            Command::Back => self.back(),
            Command::FilterByParty => self.filter(),
            Command::ArrangeBySpeaker => self.arrange_by_speaker(),
            Command::Search => self.start_search(),
            Command::Copy => return self.copy(),
            Command::CopySource => return self.copy_source(),
            Command::SetMark | Command::GoToMark => self.awaiting = Some(command),
            Command::TextAlone => self.text_alone(),
            Command::Wider => self.widen(4),
            Command::Narrower => self.widen(-4),
            Command::LightOrDark => self.settings.light = !self.settings.light,
            Command::Mouse => return self.toggle_mouse(),
            Command::Help => self.overlay = Some(Overlay::Help(0)),
            Command::Reload => return vec![Effect::Load(self.open)],
            Command::Redraw => return vec![Effect::Redraw],
            Command::Close => return self.close(),
            Command::Quit => return vec![Effect::Quit],
            Command::Suspend => return vec![Effect::Suspend],
        }
        Vec::new()
    }

    /// Does what `command` means while an overlay is open; `None` where it means what it always does.
    fn perform_in_overlay(&mut self, command: Command, count: Option<usize>) -> Option<Vec<Effect>> {
        let page = usize::from(self.overlay_height()).saturating_sub(1).max(1);
        let overlay = self.overlay.as_mut()?;
        let (Overlay::Help(line) | Overlay::Claim(_, line) | Overlay::Party(_, line)) = overlay else { return None };
        let times = count.unwrap_or(1);
        match command {
            Command::ScrollDown => *line += times,
            Command::ScrollUp => *line = line.saturating_sub(times),
            Command::PageDown => *line += page * times,
            Command::PageUp => *line = line.saturating_sub(page * times),
            Command::HalfPageDown => *line += page / 2 * times,
            Command::HalfPageUp => *line = line.saturating_sub(page / 2 * times),
            Command::Top => *line = 0,
            Command::Bottom => *line = usize::MAX / 2,
            Command::NextClaim | Command::PreviousClaim if matches!(overlay, Overlay::Claim(..)) => {
                let times = times.cast_signed();
                self.claim(if command == Command::NextClaim { times } else { -times });
                if let Some(Lit::Claim(id)) = self.view().lit {
                    self.overlay = Some(Overlay::Claim(id, 0));
                }
            }
            Command::Activate => match self.overlay.take() {
                Some(Overlay::Claim(id, _)) => {
                    self.with_analysis(|view, document, analyzed| {
                        view.go_to_claim(document, &analyzed.analysis, id);
                    });
                    self.focus_text_if_covered();
                }
                Some(Overlay::Party(id, _)) => self.go_to_mention_of(id, 1),
                _ => {}
            },
            Command::Close | Command::Details => self.overlay = None,
            Command::Help => self.overlay = (!matches!(overlay, Overlay::Help(_))).then_some(Overlay::Help(0)),
            Command::Quit | Command::Suspend | Command::Redraw | Command::Mouse | Command::LightOrDark => return None,
            _ => {
                self.overlay = None;
                return None;
            }
        }
        Some(Vec::new())
    }

    fn step(&mut self, by: isize) {
        match self.focus {
            Pane::Text => drop(self.with_document(|view, document| view.scroll(document, by))),
            Pane::Sections => self.view_mut().sections.step(by),
            Pane::Claims => self.view_mut().claims.step(by),
            Pane::Parties => self.view_mut().parties.step(by),
        }
        self.light_selected();
    }

    fn page(&mut self, pages: isize) {
        match self.focus {
            Pane::Text => drop(self.with_document(|view, document| {
                let page = view.text.page().cast_signed();
                view.scroll(document, pages * page);
            })),
            Pane::Sections => self.view_mut().sections.step_page(pages),
            Pane::Claims => self.view_mut().claims.step_page(pages),
            Pane::Parties => self.view_mut().parties.step_page(pages),
        }
        self.light_selected();
    }

    fn half_page(&mut self, halves: isize) {
        if self.focus == Pane::Text {
            self.with_document(|view, document| {
                let half = view.text.page().div_ceil(2).cast_signed();
                view.scroll(document, halves * half);
            });
        } else {
            self.step(halves * 5);
        }
    }

    fn end(&mut self, last: bool) {
        let far = if last { isize::MAX } else { -isize::MAX };
        if self.focus != Pane::Text {
            return self.step(far);
        }
        self.with_document(|view, document| {
            let at = if last { document.text.len() } else { 0 };
            view.jump(document, at);
            view.scroll(document, 0);
        });
    }

    fn percent(&mut self, percent: usize) {
        self.with_document(|view, document| {
            let at = document.text.len() / 100 * percent.min(100) + document.text.len() % 100 * percent.min(100) / 100;
            view.jump(document, at);
            view.scroll(document, 0);
        });
    }

    fn section(&mut self, by: isize) {
        self.with_document(|view, document| {
            let Some(last) = document.sections.len().checked_sub(1) else { return };
            let here = view.section(document);
            // Back goes to the beginning of this section first, where the reader is inside it.
            let inside = view.reading() > document.sections[here].span.start();
            let by = if by < 0 && inside { by + 1 } else { by };
            let target = here.saturating_add_signed(by).min(last);
            if target == here && by > 0 {
                return;
            }
            view.jump(document, document.sections[target].span.start());
        });
    }

    fn paragraph(&mut self, by: isize) {
        self.with_document(|view, document| {
            let Some(last) = document.paragraphs.len().checked_sub(1) else { return };
            let at = view.reading();
            let here = document.paragraph_at(at);
            let inside = at > document.paragraphs[here].span.start();
            let by = if by < 0 && inside { by + 1 } else { by };
            let target = document.paragraphs[here.saturating_add_signed(by).min(last)].span.start();
            view.go_to(document, target);
        });
    }

    fn claim(&mut self, by: isize) {
        let moved = self.with_analysis(|view, document, analyzed| {
            let mut moved = false;
            for _ in 0..by.unsigned_abs() {
                let Some(id) = view.next_claim(&analyzed.analysis, by > 0) else { break };
                view.go_to_claim(document, &analyzed.analysis, id);
                moved = true;
            }
            moved
        });
        self.focus_text_if_covered();
        match moved {
            Some(true) => {}
            Some(false) if self.view().claims.items().is_empty() => self.say("no claims found in this text"),
            Some(false) => self.say(if by > 0 { "no claim after this one" } else { "no claim before this one" }),
            None => self.say("still looking for claims"),
        }
    }

    fn mention(&mut self, by: isize) {
        let party = self.party().or_else(|| self.most_prominent_in_view());
        match party {
            Some(party) => self.go_to_mention_of(party, by),
            None if self.analyzed().is_some() => self.say("no party is named here"),
            None => self.say("still looking for parties"),
        }
    }

    fn go_to_mention_of(&mut self, party: EntityId, by: isize) {
        let place = self.with_analysis(|view, document, analyzed| {
            let analysis = &analyzed.analysis;
            let mut last = None;
            for _ in 0..by.unsigned_abs() {
                let Some(id) = view.next_mention(analysis, party, by > 0) else { break };
                view.go_to_mention(document, analysis, id);
                last = Some(id);
            }
            if last.is_none() {
                // Round the end, as a search goes.
                let mentions = &analysis.entity(party).mentions;
                last = if by > 0 { mentions.first() } else { mentions.last() }.copied();
                if let Some(id) = last {
                    view.go_to_mention(document, analysis, id);
                }
            }
            let entity = analysis.entity(party);
            let number = last.and_then(|id| entity.mentions.iter().position(|other| *other == id));
            number.map(|number| format!("{}: mention {} of {}", entity.name, number + 1, entity.mentions.len()))
        });
        self.focus_text_if_covered();
        if let Some(place) = place.flatten() {
            self.say(place);
        }
    }

    fn most_prominent_in_view(&self) -> Option<EntityId> {
        let analyzed = self.analyzed()?;
        let seen = self.view().text.seen();
        let here: Vec<_> =
            mentions_within(&analyzed.analysis, seen).map(|id| analyzed.analysis.mention(id).entity).collect();
        analyzed.index.by_prominence().iter().copied().find(|party| here.contains(party))
    }

    fn hit(&mut self, by: isize) {
        let said = self.with_document(|view, document| {
            let search = view.search.clone().filter(|search| !search.hits.is_empty())?;
            let count = search.hits.len().cast_signed();
            let seen = view.text.seen();
            let current = view.hit.filter(|hit| seen.covers(search.hits[*hit]));
            let index = if let Some(hit) = current {
                (hit.cast_signed() + by).rem_euclid(count)
            } else {
                let from = search.from(seen.start()).unwrap_or(0).cast_signed();
                (if by > 0 { from + by - 1 } else { from + by }).rem_euclid(count)
            };
            let index = index.unsigned_abs();
            view.jump_into_sight(document, search.hits[index]);
            view.hit = Some(index);
            Some(())
        });
        self.focus_text_if_covered();
        if said.flatten().is_none() {
            self.say("nothing was searched for, or nothing found");
        }
    }

    fn other_article(&mut self, by: isize) -> Vec<Effect> {
        let count = self.library.articles().len();
        let index = self.open.index().saturating_add_signed(by).min(count - 1);
        if index == self.open.index() {
            self.say(match (count, by > 0) {
                (1, _) => "this is the only article open",
                (_, true) => "this is the last article",
                (_, false) => "this is the first article",
            });
            return Vec::new();
        }
        self.open = ArticleId::new(index);
        self.overlay = None;
        if self.article().document.is_some() { Vec::new() } else { vec![Effect::Load(self.open)] }
    }

    fn other_pane(&mut self, steps: usize) {
        if self.text_alone && self.focus == Pane::Text {
            // The panes come back with the first that is asked for.
            self.text_alone = false;
        }
        let here = Pane::ALL.iter().position(|pane| *pane == self.focus).unwrap_or(0);
        self.focus_on(Pane::ALL[(here + steps) % Pane::ALL.len()]);
        self.light_selected();
    }

    /// Moves the reader into `pane`, something selected in it.
    pub(super) fn focus_on(&mut self, pane: Pane) {
        self.focus = pane;
        if pane != Pane::Text {
            self.side = pane;
        }
        let here = self.with_document(|view, document| view.section(document)).unwrap_or(0);
        let seen = self.view().text.seen();
        let claim = self.analyzed().and_then(|analyzed| {
            let shown = |id: &_| self.view().claims.items().contains(id);
            quotations_within(&analyzed.analysis, seen).find(shown)
        });
        let view = self.view_mut();
        match pane {
            Pane::Sections => view.sections.select(here),
            Pane::Claims if view.claims.selected().is_none() => match claim {
                Some(claim) => view.claims.select(claim),
                None => view.claims.step(0),
            },
            Pane::Parties if view.parties.selected().is_none() => view.parties.step(0),
            Pane::Text | Pane::Claims | Pane::Parties => {}
        }
    }

    /// What is selected in the pane the reader moves in is lit in the text.
    pub(super) fn light_selected(&mut self) {
        let focus = self.focus;
        let view = self.view_mut();
        view.lit = match focus {
            Pane::Claims => view.claims.selected().map(Lit::Claim),
            Pane::Parties => view.parties.selected().map(Lit::Party),
            Pane::Text | Pane::Sections => return,
        };
    }

    pub(super) fn activate(&mut self) {
        match self.focus {
            Pane::Text => return self.details(),
            Pane::Sections => {
                self.with_document(|view, document| {
                    if let Some(section) = view.sections.selected() {
                        view.jump(document, document.sections[section].span.start());
                    }
                });
                self.focus = Pane::Text;
            }
            Pane::Claims => {
                self.with_analysis(|view, document, analyzed| {
                    if let Some(id) = view.claims.selected() {
                        view.go_to_claim(document, &analyzed.analysis, id);
                    }
                });
            }
            Pane::Parties => {
                if let Some(party) = self.view().parties.selected() {
                    self.go_to_mention_of(party, 1);
                }
            }
        }
        self.focus_text_if_covered();
    }

    fn details(&mut self) {
        let view = self.view();
        let overlay = match (self.focus, view.lit) {
            (Pane::Claims, _) => view.claims.selected().map(|id| Overlay::Claim(id, 0)),
            (Pane::Parties, _) => view.parties.selected().map(|id| Overlay::Party(id, 0)),
            (_, Some(Lit::Claim(id))) => Some(Overlay::Claim(id, 0)),
            (_, Some(Lit::Party(id))) => Some(Overlay::Party(id, 0)),
            (_, None) => self.analyzed().and_then(|analyzed| {
                let mut here = quotations_within(&analyzed.analysis, view.text.seen());
                here.next().map(|id| Overlay::Claim(id, 0))
            }),
        };
        if let Some(Overlay::Claim(id, _)) = &overlay {
            let id = *id;
            self.view_mut().light_claim(id);
        }
        if overlay.is_none() {
            self.say("nothing is selected here: c goes to a claim, p to a mention");
        }
        self.overlay = overlay;
    }

    fn back(&mut self) {
        if self.with_document(super::article_view::ArticleView::back) != Some(true) {
            self.say("no jump to go back from");
        }
    }

    fn filter(&mut self) {
        if self.view().filter.is_some() {
            self.view_mut().filter = None;
            return self.say("claims of everybody");
        }
        let Some(party) = self.party() else { return self.say("select a party first: p, or Tab to Parties") };
        let Some(name) = self.analyzed().map(|analyzed| analyzed.analysis.entity(party).name.clone()) else { return };
        self.view_mut().filter = Some(party);
        let key = self.keymap.keys(Command::FilterByParty).first().map(ToString::to_string).unwrap_or_default();
        self.say(format!("claims of {name} only; {key} for everybody's"));
    }

    fn arrange_by_speaker(&mut self) {
        let view = self.view_mut();
        view.by_speaker = !view.by_speaker;
        let by_speaker = view.by_speaker;
        self.say(if by_speaker { "claims by speaker" } else { "claims in text order" });
    }

    fn start_search(&mut self) {
        if self.document().is_none() {
            return self.say("nothing to search yet");
        }
        let came_from = self.view().text.top_offset();
        self.focus_text_if_covered();
        self.overlay = Some(Overlay::Search(Prompt { typed: String::new(), came_from }));
    }

    fn copy(&mut self) -> Vec<Effect> {
        let (Some(document), view) = (self.document(), self.view()) else { return Vec::new() };
        let lit = match (self.focus, view.lit) {
            (Pane::Claims, _) => view.claims.selected(),
            (_, Some(Lit::Claim(id))) => Some(id),
            _ => None,
        };
        let (what, mut text) = if let (Some(id), Some(analyzed)) = (lit, self.analyzed()) {
            let words = details::one_line(analyzed.analysis.quotation(id).content().of(&document.text));
            let speaker = details::speaker_words(document, &analyzed.analysis, id);
            let quoted = words.starts_with(['“', '"', '«']);
            (
                "claim",
                if quoted {
                    format!("{words} — {speaker}")
                } else {
                    format!("“{words}” — {speaker} (reported)")
                },
            )
        } else {
            let paragraph = document.paragraphs.get(document.paragraph_at(view.reading()));
            let words = paragraph.map_or("", |paragraph| paragraph.span.of(&document.text));
            ("paragraph", details::one_line(words))
        };
        text.push('\n');
        text.push_str(&attribution(self.article().title(), document, &self.article().source.name));
        self.say(format!("copied the {what}"));
        vec![Effect::Copy(text)]
    }

    fn copy_source(&mut self) -> Vec<Effect> {
        let url = self.document().and_then(|document| document.url.clone());
        let source = url.unwrap_or_else(|| self.article().source.name.clone());
        self.say(format!("copied {source}"));
        vec![Effect::Copy(source)]
    }

    pub(super) fn mark(&mut self, command: Command, letter: char) {
        match (command, letter) {
            (Command::GoToMark, BACK_MARK) => self.back(),
            (Command::GoToMark, _) => match self.view().marks.get(&letter).copied() {
                Some(at) => drop(self.with_document(|view, document| view.jump(document, at))),
                None => self.say(format!("no mark {letter} was set")),
            },
            _ => {
                let at = self.view().text.top_offset();
                self.view_mut().marks.insert(letter, at);
                self.say(format!("mark {letter} set; ' then {letter} comes back here"));
            }
        }
    }

    fn text_alone(&mut self) {
        self.text_alone = !self.text_alone;
        self.focus = Pane::Text;
    }

    fn widen(&mut self, by: i16) {
        let shown = self.areas().text_lines(self.settings.text_cells).width;
        let wanted = shown.saturating_add_signed(by).clamp(40, 120);
        let width = self.areas().text_lines(wanted).width;
        if width == shown {
            return self.say(format!("{shown} cells is as {} as it gets here", if by > 0 { "wide" } else { "narrow" }));
        }
        self.settings.text_cells = wanted;
        self.say(format!("text {width} cells wide"));
    }

    fn toggle_mouse(&mut self) -> Vec<Effect> {
        self.settings.mouse = !self.settings.mouse;
        self.say(if self.settings.mouse { "mouse for the reader" } else { "mouse for the terminal, to select with" });
        vec![Effect::Mouse(self.settings.mouse)]
    }

    /// Closes the innermost thing that is open, and quits where nothing is.
    fn close(&mut self) -> Vec<Effect> {
        if self.view_mut().search.take().is_some() {
            return Vec::new();
        }
        if self.focus != Pane::Text {
            self.focus = Pane::Text;
            return Vec::new();
        }
        let view = self.view_mut();
        if view.lit.take().is_some() {
            view.claims.deselect();
            view.parties.deselect();
            return Vec::new();
        }
        if view.filter.take().is_some() {
            return Vec::new();
        }
        vec![Effect::Quit]
    }

    /// Where a pane stands over the text, what was jumped to would not be seen.
    fn focus_text_if_covered(&mut self) {
        let areas = self.areas();
        if self.focus != Pane::Text && areas.of(self.focus) == Some(areas.text) {
            self.focus = Pane::Text;
        }
    }

    pub(super) fn view_mut(&mut self) -> &mut super::ArticleView {
        &mut self.views[self.open.index()]
    }
}

/// “Headline, By Ana Ruiz, 2025-12-02, address or path”.
fn attribution(title: &str, document: &Document, source: &str) -> String {
    let byline = document.byline.as_ref().map(|line| line.of(&document.text));
    let source = document.url.as_deref().unwrap_or(source);
    let parts = [Some(title), byline, document.published.as_deref(), Some(source)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
