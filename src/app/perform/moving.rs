//! Moving through the text, the rows of a pane and the articles.

use crate::app::App;
use crate::app::layout::Pane;
use crate::app::message::Effect;
use crate::library::ArticleId;

impl App {
    pub(super) fn step(&mut self, by: isize) {
        match self.focus {
            Pane::Text => {
                let linear = self.settings.linear;
                self.with_document(|view, document| {
                    view.scroll(document, by);
                    if linear {
                        view.skip_blank(document, by.signum());
                    }
                });
            }
            Pane::Sections => self.view_mut().sections.step(by),
            Pane::Claims => self.view_mut().claims.step(by),
            Pane::Parties => self.view_mut().parties.step(by),
        }
        self.light_selected();
    }

    pub(super) fn page(&mut self, pages: isize) {
        match self.focus {
            // There is no page where nothing is drawn.
            Pane::Text if self.settings.linear => self.paragraph(pages),
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

    pub(super) fn half_page(&mut self, halves: isize) {
        if self.focus == Pane::Text {
            self.with_document(|view, document| {
                let half = view.text.page().div_ceil(2).cast_signed();
                view.scroll(document, halves * half);
            });
        } else {
            self.step(halves * 5);
        }
    }

    pub(super) fn end(&mut self, last: bool) {
        let far = if last { isize::MAX } else { -isize::MAX };
        if self.focus != Pane::Text {
            return self.step(far);
        }
        let awaits_end = last && self.article().partial;
        self.with_document(|view, document| {
            view.awaits_end = awaits_end;
            let at = if last { document.text.len() } else { 0 };
            view.jump(document, at);
            view.scroll(document, 0);
        });
    }

    /// Puts that many percent of the text on top, as less does, and says so: the last line tells what stands above the
    /// screen's end.
    pub(super) fn percent(&mut self, percent: usize) {
        let percent = percent.min(100);
        let is_on_top = self.with_document(|view, document| {
            let at = document.text.len() / 100 * percent + document.text.len() % 100 * percent / 100;
            view.jump(document, at);
            view.scroll(document, 0);
            !view.text.at_end()
        });
        match is_on_top {
            Some(true) if percent > 0 => self.say(format!("{percent}% of the text is above this screen")),
            Some(false) if percent < 100 => self.say(format!("the text ends on this screen, behind its {percent}%")),
            _ => {}
        }
    }

    pub(super) fn section(&mut self, by: isize) {
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

    pub(super) fn paragraph(&mut self, by: isize) {
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

    pub(super) fn other_article(&mut self, by: isize) -> Vec<Effect> {
        if let Some(effects) = self.other_item(by) {
            return effects;
        }
        let neighbour = self.library.neighbour(self.open, by);
        if neighbour == self.open {
            self.say(match (self.library.count(), by > 0) {
                (1, _) => "this is the only article open",
                (_, true) => "this is the last article",
                (_, false) => "this is the first article",
            });
            return Vec::new();
        }
        self.open_article(neighbour)
    }

    /// Shows another article, reading it first where it was not read yet.
    pub(in crate::app) fn open_article(&mut self, id: ArticleId) -> Vec<Effect> {
        let mut effects = self.keep_place();
        self.open = id;
        self.on_shelf = false;
        self.overlay = None;
        if self.article().document.is_none() {
            effects.push(Effect::Load(self.open));
        }
        effects
    }
}
