//! What a reader corrects in the analysis of a text, and where it is said.
//!
//! A correction names what it is about by words and place, not by an id: an engine that analyses the same text anew,
//! and otherwise, finds what is meant all the same. Corrections hold one after the other, each on what those before it
//! left; `correcting` applies them.

use super::findings::together;
use crate::analysis::{Analysis, EntityId, EntityKind, MentionForm, QuotationId};
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// An anchor holds no more bytes of a claim's words than this.
const MAX_WORDS_BYTES: usize = 200;

/// Something the reader knows better.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "does", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Correction {
    /// Nobody is reported to have said this.
    HideClaim {
        /// Its content.
        claim: Anchor,
    },
    /// Somebody else said this, several together, or nobody that the text names.
    Credit {
        /// Its content.
        claim: Anchor,
        /// A mention of who said it; `None` for nobody.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        speaker: Option<Anchor>,
        /// Mentions of those who said it together with that one.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        with: Vec<Anchor>,
    },
    /// This is no party.
    HideParty {
        /// A mention of it.
        party: Anchor,
    },
    /// A party goes by another name.
    Rename {
        /// A mention of it.
        party: Anchor,
        /// Its name.
        name: String,
    },
    /// A party is of another kind.
    Retype {
        /// A mention of it.
        party: Anchor,
        /// What it is.
        kind: EntityKind,
    },
    /// Two parties are one.
    Merge {
        /// A mention of the one.
        party: Anchor,
        /// A mention of the other, whose name and kind both have.
        into: Anchor,
    },
    /// One party is two: what is called so is somebody else.
    Split {
        /// A mention of it.
        party: Anchor,
        /// What the other party is called, wherever it stands for this one.
        alias: String,
    },
}

impl Correction {
    /// What was done, as said of it when it is undone.
    pub fn words(&self) -> String {
        match self {
            Self::HideClaim { .. } => "hiding the claim".to_owned(),
            Self::Credit { speaker, with, .. } => {
                let names: Vec<&str> = speaker.iter().chain(with).map(|anchor| anchor.words.as_str()).collect();
                format!("giving the claim to {}", together(&names).as_deref().unwrap_or("nobody"))
            }
            Self::HideParty { party } => format!("hiding {}", party.words),
            Self::Rename { party, name } => format!("calling {} {name}", party.words),
            Self::Retype { party, .. } => format!("what {} is", party.words),
            Self::Merge { party, into } => format!("making {} one with {}", party.words, into.words),
            Self::Split { party, alias } => format!("telling {alias} from {}", party.words),
        }
    }
}

/// Words and the byte they begin at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// As they stand in the text.
    pub words: String,
    /// Byte offset of the first.
    pub at: usize,
}

impl Anchor {
    /// What names a claim.
    pub fn of_claim(text: &str, analysis: &Analysis, id: QuotationId) -> Self {
        let content = analysis.quotation(id).content();
        let end = text.floor_char_boundary(content.end().min(content.start() + MAX_WORDS_BYTES));
        Self::at(text, Span::new(content.start(), end))
    }

    /// What names a party: the first mention by its full name, else the first by any name, else the first.
    pub fn of_party(text: &str, analysis: &Analysis, id: EntityId) -> Self {
        let entity = analysis.entity(id);
        let mentions = || entity.mentions.iter().map(|id| analysis.mention(*id));
        let proper = || mentions().filter(|mention| mention.form == MentionForm::Proper);
        let full = proper().find(|mention| mention.span.of(text) == entity.name);
        let mention = full.or_else(|| proper().next()).or_else(|| mentions().next());
        Self::at(text, mention.map_or(Span::default(), |mention| mention.span))
    }

    /// The claim that is named so.
    pub fn claim(&self, text: &str, analysis: &Analysis) -> Option<QuotationId> {
        let place = self.place(text)?;
        let shared = |span: Span| span.end().min(place.end()).saturating_sub(span.start().max(place.start()));
        let claims = analysis.quotations.iter().enumerate();
        let claims = claims.map(|(index, quotation)| (shared(quotation.content()), index, quotation.content().start()));
        let best = claims.filter(|(shared, ..)| *shared > 0);
        let best = best.max_by_key(|(shared, _, start)| (*shared, std::cmp::Reverse(start.abs_diff(place.start()))));
        best.map(|(_, index, _)| QuotationId::new(index))
    }

    /// The party that is named so.
    pub fn party(&self, text: &str, analysis: &Analysis) -> Option<EntityId> {
        let place = self.place(text)?;
        let exact = analysis.mentions.iter().find(|mention| mention.span == place);
        let near = || analysis.mentions.iter().find(|mention| mention.span.overlaps(place));
        let named = || analysis.entities.iter().position(|entity| entity.name == self.words).map(EntityId::new);
        exact.or_else(near).map(|mention| mention.entity).or_else(named)
    }

    fn at(text: &str, span: Span) -> Self {
        Self { words: span.of(text).to_owned(), at: span.start() }
    }

    /// Where the words stand: there, else where they stand nearest to it.
    fn place(&self, text: &str) -> Option<Span> {
        let span = |at: usize| Span::new(at, at + self.words.len());
        if text.get(self.at..).is_some_and(|rest| rest.starts_with(&self.words)) {
            return (!self.words.is_empty()).then(|| span(self.at));
        }
        let places = memchr::memmem::find_iter(text.as_bytes(), &self.words).filter(|_| !self.words.is_empty());
        places.min_by_key(|at| at.abs_diff(self.at)).map(span)
    }
}

/// What tells a text from every other, however its lines are broken: FNV-1a over its bytes without blanks and line
/// ends.
pub fn text_key(text: &str) -> u64 {
    let bytes = text.bytes().filter(|byte| !byte.is_ascii_whitespace());
    bytes.fold(0xcbf2_9ce4_8422_2325, |key, byte| (key ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_the_same_key_however_its_lines_are_broken() {
        assert_eq!(text_key("It rained.\n\nThen not."), text_key("It\nrained. Then not.\n"));
        assert_ne!(text_key("It rained."), text_key("It rained!"));
        // Written into the names of files: it must never change.
        assert_eq!(format!("{:016x}", text_key("It rained.")), "033142f9c9e7b503");
    }

    #[test]
    fn an_anchor_finds_its_words_where_they_moved_to() {
        let anchor = Anchor { words: "Ruiz".to_owned(), at: 9 };
        assert_eq!(anchor.place("Ruiz and Ruiz"), Some(Span::new(9, 13)));
        assert_eq!(anchor.place("Ruiz, and Ruiz"), Some(Span::new(10, 14)));
        assert_eq!(anchor.place("é. Ruiz"), Some(Span::new(4, 8)));
        assert_eq!(anchor.place("nobody"), None);
    }
}
