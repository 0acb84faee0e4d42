//! Searching the rows of a pane: what is searched is all that a row stands for, not only what its lines have room for.

use super::article_view::ArticleView;
use super::details::{
    aliases, answering_words, content_words, entity_kind_words, one_line, owner_words, response_words,
};
use super::layout::Pane;
use super::outline;
use super::search::Pattern;
use crate::analysis::{EntityId, QuotationId};
use crate::document::Document;
use crate::library::{Analyzed, Article};

/// What was searched for among the rows of a pane, and in which of them it stands.
#[derive(Debug, Clone)]
pub struct RowSearch {
    /// The pane.
    pub pane: Pane,
    /// What was searched for.
    pub pattern: Pattern,
    /// The rows it stands in, counted from 0, in order.
    pub hits: Vec<usize>,
}

impl RowSearch {
    /// Finds `pattern` among the rows that `view` has of `article` in `pane`.
    pub fn new(article: &Article, view: &ArticleView, pane: Pane, pattern: Pattern) -> Self {
        let mut hits = Vec::new();
        if let Some(document) = &article.document {
            let found = |words: String| pattern.is_in(&words);
            match (pane, &article.analyzed) {
                (Pane::Sections, _) => {
                    let rows = view.sections.items().iter().enumerate();
                    let rows = rows.filter(|(_, section)| found(one_line(outline::title(document, **section))));
                    hits.extend(rows.map(|(row, _)| row));
                }
                (Pane::Claims, Some(analyzed)) => {
                    let rows = view.claims.items().iter().enumerate();
                    let rows = rows.filter(|(_, listed)| found(claim_words(document, analyzed, listed.id)));
                    hits.extend(rows.map(|(row, _)| row));
                }
                (Pane::Parties, Some(analyzed)) => {
                    let rows = view.parties.items().iter().enumerate();
                    let rows = rows.filter(|(_, id)| found(party_words(document, analyzed, **id)));
                    hits.extend(rows.map(|(row, _)| row));
                }
                (Pane::Text, _) | (_, None) => {}
            }
        }
        Self { pane, pattern, hits }
    }

    /// The row to go to from row `from`, `by` hits on or back, round at the ends; `None` where nothing was found.
    pub fn step(&self, from: usize, by: isize) -> Option<usize> {
        let count = self.hits.len().cast_signed();
        let at = self.hits.partition_point(|hit| *hit < from).cast_signed();
        let on_hit = self.hits.binary_search(&from).is_ok();
        let index = if by > 0 && !on_hit { at + by - 1 } else { at + by };
        (count > 0).then(|| self.hits[index.rem_euclid(count).unsigned_abs()])
    }
}

fn claim_words(document: &Document, analyzed: &Analyzed, id: QuotationId) -> String {
    let analysis = &analyzed.analysis;
    let quotation = analysis.quotation(id);
    let cue = quotation.whole_cue().map_or("", |cue| cue.of(&document.text));
    let content = content_words(&document.text, analysis, id);
    let mut words = format!("{} {cue} {content}", owner_words(document, analysis, id));
    let answering = answering_words(document, analysis, analyzed.index.answered_in(id));
    if let Some(more) = answering {
        words.push(' ');
        words.push_str(&more);
    }
    for response in &quotation.responses {
        words.push(' ');
        words.push_str(&response_words(&document.text, analysis, response));
    }
    one_line(&words)
}

fn party_words(document: &Document, analyzed: &Analyzed, id: EntityId) -> String {
    let entity = analyzed.analysis.entity(id);
    let mut words = vec![entity.name.clone(), entity_kind_words(entity.kind).to_owned()];
    words.extend(entity.roles.iter().cloned());
    words.extend(aliases(&analyzed.analysis, &document.text, id));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_are_stepped_through_round_the_ends_and_from_anywhere() {
        let search = RowSearch { pane: Pane::Claims, pattern: Pattern::new("x"), hits: vec![2, 5, 9] };
        let next = [0, 2, 3, 9, 12].map(|from| search.step(from, 1));
        assert_eq!(next, [Some(2), Some(5), Some(5), Some(2), Some(2)]);
        let before = [0, 2, 3, 9, 12].map(|from| search.step(from, -1));
        assert_eq!(before, [Some(9), Some(9), Some(2), Some(5), Some(9)]);
        assert_eq!(RowSearch { hits: vec![], ..search }.step(3, 1), None);
    }
}
