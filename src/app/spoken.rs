//! Claims, parties, sections and stretches of text on one line each, for who hears them or reads them in a pipe.

use super::details::{
    beginning_words, counted, entity_kind_words, manner_words, one_line, response_words, telling_words,
};
use super::outline;
use crate::analysis::{EntityId, QuotationId};
use crate::document::Document;
use crate::library::Analyzed;

/// A claim: who, with which cue, what, how it is reported, what is done by it, and who answers.
pub fn claim_line(document: &Document, analyzed: &Analyzed, id: QuotationId) -> String {
    let Analyzed { analysis, .. } = analyzed;
    let quotation = analysis.quotation(id);
    let teller = telling_words(document, analysis, id);
    let pieces = beginning_words(&document.text, analysis, id, usize::MAX);
    let how = manner_words(quotation);
    let answers =
        quotation.responses.iter().map(|response| format!("; {}", response_words(&document.text, analysis, response)));
    format!("{teller}: {pieces} ({how}{})", answers.collect::<String>())
}

/// A party: its name, roles, kind, mentions and claims.
pub fn party_line(analyzed: &Analyzed, id: EntityId) -> String {
    let entity = analyzed.analysis.entity(id);
    let roles = if entity.roles.is_empty() { String::new() } else { format!(", {}", entity.roles.join(", ")) };
    let mentions = counted(entity.mentions.len(), "mention", "mentions");
    let claims = counted(analyzed.index.quotations_of(id).len(), "claim", "claims");
    format!("{}{roles} ({}): {mentions}, {claims}", entity.name, entity_kind_words(entity.kind))
}

/// A section: its number, what it is called, and how long it takes.
pub fn section_line(document: &Document, section: usize) -> String {
    let words = document.sections.get(section).map_or(0, |section| section.words);
    let title = one_line(outline::title(document, section));
    format!("section {} of {}: {title}, {}", section + 1, document.sections.len(), outline::reading_time(words))
}
