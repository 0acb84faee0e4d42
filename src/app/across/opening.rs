//! From a row to its article, and back.

use super::rows::Opened;
use crate::app::App;
use crate::app::message::Effect;
use crate::library::ArticleId;

impl App {
    /// Opens an article at the place that `opened` says.
    pub(super) fn open_across(&mut self, opened: &Opened) -> Vec<Effect> {
        let effects = self.open_kept(opened.item, opened.title.clone(), Some(opened.outlet.clone()));
        self.across.is_seen = false;
        self.across.jump = opened.span.map(|span| (self.open, span));
        if self.article().document.is_some() {
            self.jump_across(self.open);
        }
        effects
    }

    /// Goes to where the article `id` is to be opened at, once its text is there; lights the claim that stands there once
    /// that is known. Gives whether there was such a place.
    pub(in crate::app) fn jump_across(&mut self, id: ArticleId) -> bool {
        let Some((_, span)) = self.across.jump.filter(|(article, _)| *article == id) else { return false };
        let article = self.library.article(id);
        let Some(document) = article.document.clone() else { return false };
        let view = &mut self.views[id.index()];
        let Some(analyzed) = &article.analyzed else {
            if span.end() <= document.text.len() {
                view.go_to(&document, document.text.floor_char_boundary(span.start()));
            }
            return true;
        };
        self.across.jump = None;
        let claims = analyzed.analysis.quotations.iter().enumerate();
        let shared =
            |other: crate::text::Span| other.end().min(span.end()).saturating_sub(other.start().max(span.start()));
        let best = claims.max_by_key(|(_, claim)| shared(claim.content()));
        if let Some((number, _)) = best.filter(|(_, claim)| shared(claim.content()) > 0) {
            let id = crate::analysis::QuotationId::new(number);
            view.go_to_claim(&document, &analyzed.analysis, id);
        }
        true
    }

    /// Whether an article was opened from a screen over the library, which closing it shows again.
    pub(in crate::app) fn came_from_across(&self) -> bool {
        !self.across.screens.is_empty() && !self.across.is_seen
    }

    /// Shows again what an article was opened from.
    pub(in crate::app) fn back_across(&mut self) -> Vec<Effect> {
        let effects = self.keep_place();
        self.across.is_seen = true;
        self.across.jump = None;
        effects
    }
}
