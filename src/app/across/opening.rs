//! From a row to its article, and back.

use super::Jump;
use super::rows::Opened;
use crate::analysis::{Analysis, QuotationId};
use crate::app::App;
use crate::app::details::content_words;
use crate::app::message::Effect;
use crate::document::Document;
use crate::library::ArticleId;
use crate::library::dossier::Place;
use crate::library::query::{Term, What};
use crate::text::Span;

impl App {
    /// Opens an article at the place that `opened` says.
    pub(super) fn open_across(&mut self, opened: &Opened) -> Vec<Effect> {
        let effects = match opened.place {
            Place::Kept(item) => self.open_kept(item, opened.title.clone(), Some(opened.outlet.clone())),
            Place::Open(id) => self.open_article(id),
        };
        self.across.is_seen = false;
        self.across.jump = opened.span.map(|span| (self.open, Jump::To(span)));
        if self.article().document.is_some() {
            self.jump_across(self.open);
        }
        effects
    }

    /// Goes to where the article `id` is to be opened at, once its text is there; lights the claim that stands there
    /// once that is known. Gives whether there was such a place.
    pub(in crate::app) fn jump_across(&mut self, id: ArticleId) -> bool {
        let Some((_, jump)) = self.across.jump.clone().filter(|(article, _)| *article == id) else { return false };
        let article = self.library.article(id);
        let Some(document) = article.document.clone() else { return false };
        let view = &mut self.views[id.index()];
        let Some(analyzed) = &article.analyzed else {
            if let Jump::To(span) = jump
                && span.end() <= document.text.len()
            {
                view.go_to(&document, document.text.floor_char_boundary(span.start()));
            }
            return true;
        };
        self.across.jump = None;
        let analysis = &analyzed.analysis;
        let mut claims = (0..analysis.quotations.len()).map(QuotationId::new);
        let best = match jump {
            Jump::To(span) => {
                let shared = |id: &QuotationId| {
                    let other = analysis.quotation(*id).content();
                    other.end().min(span.end()).saturating_sub(other.start().max(span.start()))
                };
                claims.max_by_key(shared).filter(|id| shared(id) > 0)
            }
            Jump::ToClaim(terms) => claims.find(|id| terms.iter().all(|term| holds(term, &document, analysis, *id))),
        };
        if let Some(id) = best {
            view.go_to_claim(&document, analysis, id);
        }
        true
    }

    /// Has the open article, which was found in the library by `terms`, opened at the claim that they found.
    pub(in crate::app) fn seek_claim(&mut self, terms: &[Term]) {
        let of_claim = |term: &&Term| matches!(term.what, What::By(_) | What::Said(_) | What::Act(_)) && !term.negated;
        let terms: Vec<Term> = terms.iter().filter(of_claim).cloned().collect();
        if !terms.is_empty() {
            self.across.jump = Some((self.open, Jump::ToClaim(terms)));
            self.jump_across(self.open);
        }
    }

    /// Whether an article was opened from a screen over the library, which closing it shows again.
    pub(in crate::app) fn came_from_across(&self) -> bool {
        !self.across.screens.is_empty() && !self.across.is_seen
    }

    /// Shows again what an article was opened from.
    pub(in crate::app) fn back_across(&mut self) -> Vec<Effect> {
        let mut effects = self.keep_place();
        self.across.is_seen = true;
        self.across.jump = None;
        effects.extend(self.ask_if_outdated());
        effects
    }
}

/// Whether `term` of a query, which is about claims, holds of the claim `id`.
fn holds(term: &Term, document: &Document, analysis: &Analysis, id: QuotationId) -> bool {
    let has = |text: &str, words: &str| has_words(&text.to_lowercase(), &words.to_lowercase());
    match &term.what {
        What::By(name) => {
            analysis.speakers(id, &document.text).into_iter().any(|party| has(&analysis.entity(party).name, name))
        }
        What::Said(words) => has(&content_words(&document.text, analysis, id), words),
        What::Act(act) => analysis.quotation(id).speech_act == *act,
        _ => true,
    }
}

/// Whether `text` has `words`, whole but for the last where that ends with `*`.
fn has_words(text: &str, words: &str) -> bool {
    let wanted = words.trim_end_matches('*');
    let begins = |at: usize| !Span::new(0, at).of(text).ends_with(char::is_alphanumeric);
    let ends = |end: usize| {
        wanted.len() < words.len() || !Span::new(end, text.len()).of(text).starts_with(char::is_alphanumeric)
    };
    text.match_indices(wanted).any(|(at, _)| begins(at) && ends(at + wanted.len()))
}

#[cfg(test)]
mod tests {
    use super::has_words;

    #[test]
    fn words_are_found_whole() {
        assert!(has_words("the dam would burst", "dam") && has_words("the dam would burst", "dam would"));
        assert!(!has_words("the damage was done", "dam") && has_words("the damage was done", "dam*"));
        assert!(!has_words("madam left", "dam*"));
    }
}
