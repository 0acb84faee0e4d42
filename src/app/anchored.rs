//! What a reader has selected while an analysis is replaced by a corrected one, in which other ids stand for the same.

use super::article_view::{ArticleView, Listed, Lit};
use crate::analysis::Analysis;
use crate::library::correction::Anchor;

/// What is selected, lit and filtered by, in words and places, and the rows it stands in.
#[derive(Debug)]
pub(super) struct Anchored {
    lit: Option<LitAnchor>,
    filter: Option<Anchor>,
    /// The claim, beneath whose name it stands, and its row.
    claim: Option<(Anchor, Option<Anchor>, usize)>,
    party: Option<(Anchor, usize)>,
}

#[derive(Debug)]
enum LitAnchor {
    Claim(Anchor),
    Party(Anchor),
}

impl ArticleView {
    /// What there is to find again.
    pub(super) fn anchored(&self, text: &str, analysis: &Analysis) -> Anchored {
        let claim = |id| Anchor::of_claim(text, analysis, id);
        let party = |id| Anchor::of_party(text, analysis, id);
        Anchored {
            lit: self.lit.map(|lit| match lit {
                Lit::Claim(id) => LitAnchor::Claim(claim(id)),
                Lit::Party(id) => LitAnchor::Party(party(id)),
            }),
            filter: self.filter.map(party),
            claim: self
                .claims
                .selected()
                .zip(self.claims.selected_at())
                .map(|(listed, row)| (claim(listed.id), listed.under.map(party), row)),
            party: self.parties.selected().map(party).zip(self.parties.selected_at()),
        }
    }

    /// Finds it in `analysis`, whose rows the lists hold; of a row that is gone, the one that took its place.
    pub(super) fn restore(&mut self, anchored: &Anchored, text: &str, analysis: &Analysis) {
        let words_at = |anchor: &Anchor, start: usize| anchor.at == start;
        self.forget_mention();
        self.lit = anchored.lit.as_ref().and_then(|lit| match lit {
            LitAnchor::Claim(anchor) => anchor
                .claim(text, analysis)
                .filter(|id| words_at(anchor, analysis.quotation(*id).content().start()))
                .map(Lit::Claim),
            LitAnchor::Party(anchor) => anchor.party(text, analysis).map(Lit::Party),
        });
        self.filter = anchored.filter.as_ref().and_then(|anchor| anchor.party(text, analysis));
        self.claims.deselect();
        if let Some((anchor, under, row)) = &anchored.claim {
            let same = anchor.claim(text, analysis);
            match same.filter(|id| words_at(anchor, analysis.quotation(*id).content().start())) {
                Some(id) => {
                    let under = under.as_ref().and_then(|under| under.party(text, analysis));
                    self.claims.select(Listed { id, under });
                    self.select_claim(id);
                }
                None => self.claims.select_at((*row).min(self.claims.items().len().saturating_sub(1))),
            }
        }
        self.parties.deselect();
        if let Some((anchor, row)) = &anchored.party {
            match anchor.party(text, analysis) {
                Some(id) => self.parties.select(id),
                None => self.parties.select_at((*row).min(self.parties.items().len().saturating_sub(1))),
            }
        }
    }
}
