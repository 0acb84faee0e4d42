//! What stands at a place of an article, and what belongs to a party. Every look-up takes O(log n).

use crate::analysis::{Analysis, Entity, EntityId, MentionId, QuotationId};
use crate::document::Document;
use crate::text::Span;
use std::collections::HashMap;

/// Parts of equal length that [`ArticleIndex::spread`] tells of.
pub const SPREAD_PARTS: usize = 8;

/// Looks things up in one article's analysis.
#[derive(Debug)]
pub struct ArticleIndex {
    quotations: Stretches<QuotationId>,
    mentions: Stretches<MentionId>,
    spoken: Vec<Vec<QuotationId>>,
    answers: Vec<Vec<QuotationId>>,
    answering: HashMap<QuotationId, Vec<QuotationId>>,
    prominence: Vec<EntityId>,
    spread: Vec<[u32; SPREAD_PARTS]>,
}

/// What stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Here {
    /// The innermost quotation whose content holds it.
    pub quotation: Option<QuotationId>,
    /// The innermost mention that holds it.
    pub mention: Option<MentionId>,
    /// Up to where both are the same; `usize::MAX` where that is to the end.
    pub until: usize,
}

/// Where nothing is known to stand.
impl Default for Here {
    fn default() -> Self {
        Self { quotation: None, mention: None, until: usize::MAX }
    }
}

impl ArticleIndex {
    /// Indexes `analysis`, which is of `document`.
    pub fn new(document: &Document, analysis: &Analysis) -> Self {
        let pieces =
            analysis.quotations.iter().enumerate().flat_map(|(index, quotation)| {
                quotation.pieces.iter().map(move |piece| (*piece, QuotationId::new(index)))
            });
        let mentions =
            analysis.mentions.iter().enumerate().map(|(index, mention)| (mention.span, MentionId::new(index)));
        let mut spoken = vec![Vec::new(); analysis.entities.len()];
        let mut answers = vec![Vec::new(); analysis.entities.len()];
        let mut answering: HashMap<_, Vec<_>> = HashMap::new();
        for (index, quotation) in analysis.quotations.iter().enumerate() {
            let id = QuotationId::new(index);
            for entity in analysis.speakers(id, &document.text) {
                spoken[entity.index()].push(id);
            }
            for response in &quotation.responses {
                if let Some(answer) = response.quotation {
                    answering.entry(answer).or_default().push(id);
                }
                for entity in analysis.answerers(response, &document.text) {
                    let answered = &mut answers[entity.index()];
                    if answered.last() != Some(&id) {
                        answered.push(id);
                    }
                }
            }
        }
        let prominence = prominence(document, analysis, &spoken);
        let spread = spread(document, analysis);
        let (quotations, mentions) = (Stretches::new(pieces), Stretches::new(mentions));
        Self { quotations, mentions, spoken, answers, answering, prominence, spread }
    }

    /// The innermost quotation whose content holds the byte at `at`.
    pub fn quotation_at(&self, at: usize) -> Option<QuotationId> {
        self.quotations.at_until(at).0
    }

    /// The innermost mention that holds the byte at `at`.
    pub fn mention_at(&self, at: usize) -> Option<MentionId> {
        self.mentions.at_until(at).0
    }

    /// Whether anything of `span` is inside a quotation.
    pub fn is_quoted(&self, span: Span) -> bool {
        self.quotations.any_within(span)
    }

    /// What stands at the byte `at`, and how far.
    pub fn here(&self, at: usize) -> Here {
        let (quotation, quotation_until) = self.quotations.at_until(at);
        let (mention, mention_until) = self.mentions.at_until(at);
        Here { quotation, mention, until: quotation_until.min(mention_until) }
    }

    /// What `entity` is reported to have said, in text order.
    pub fn quotations_of(&self, entity: EntityId) -> &[QuotationId] {
        &self.spoken[entity.index()]
    }

    /// The claims that `entity` answers, in text order.
    pub fn answered_by(&self, entity: EntityId) -> &[QuotationId] {
        &self.answers[entity.index()]
    }

    /// The claims that `claim` answers, in text order.
    pub fn answered_in(&self, claim: QuotationId) -> &[QuotationId] {
        self.answering.get(&claim).map_or(&[], Vec::as_slice)
    }

    /// The parties, the one the article is most about first.
    pub fn by_prominence(&self) -> &[EntityId] {
        &self.prominence
    }

    /// Mentions of `entity` in each part of the text.
    pub fn spread(&self, entity: EntityId) -> [u32; SPREAD_PARTS] {
        self.spread[entity.index()]
    }

    /// The parties named in the same paragraphs as `entity`, with the number of paragraphs, most first.
    pub fn appears_with(&self, entity: EntityId, document: &Document, analysis: &Analysis) -> Vec<(EntityId, usize)> {
        let mentions = &analysis.entity(entity).mentions;
        let mut paragraphs: Vec<_> =
            mentions.iter().map(|id| document.paragraph_at(analysis.mention(*id).span.start())).collect();
        paragraphs.dedup();
        let mut shared: HashMap<EntityId, usize> = HashMap::new();
        for paragraph in paragraphs {
            let span = document.paragraphs.get(paragraph).map_or(Span::default(), |paragraph| paragraph.span);
            let mut others: Vec<_> = mentions_within(analysis, span).map(|id| analysis.mention(id).entity).collect();
            others.sort_unstable();
            others.dedup();
            for other in others.into_iter().filter(|other| *other != entity) {
                *shared.entry(other).or_default() += 1;
            }
        }
        let mut shared: Vec<_> = shared.into_iter().collect();
        shared.sort_unstable_by_key(|(entity, count)| (std::cmp::Reverse(*count), *entity));
        shared
    }
}

/// The mentions that begin inside `span`, in text order.
pub fn mentions_within(analysis: &Analysis, span: Span) -> impl Iterator<Item = MentionId> {
    let first = analysis.mentions.partition_point(|mention| mention.span.start() < span.start());
    let end = analysis.mentions.partition_point(|mention| mention.span.start() < span.end());
    (first..end).map(MentionId::new)
}

/// The quotations whose content begins inside `span`, in text order.
pub fn quotations_within(analysis: &Analysis, span: Span) -> impl Iterator<Item = QuotationId> {
    let first = analysis.quotations.partition_point(|quotation| quotation.content().start() < span.start());
    let end = analysis.quotations.partition_point(|quotation| quotation.content().start() < span.end());
    (first..end).map(QuotationId::new)
}

fn spread(document: &Document, analysis: &Analysis) -> Vec<[u32; SPREAD_PARTS]> {
    let text_bytes = document.text.len().max(1);
    let parts_of = |entity: &Entity| {
        let mut counts = [0; SPREAD_PARTS];
        for id in &entity.mentions {
            let start = analysis.mention(*id).span.start();
            counts[(start * SPREAD_PARTS / text_bytes).min(SPREAD_PARTS - 1)] += 1;
        }
        counts
    };
    analysis.entities.iter().map(parts_of).collect()
}

/// Mentions count one, claims two, standing in the headline or the first paragraph three; ties go by text order.
fn prominence(document: &Document, analysis: &Analysis, spoken: &[Vec<QuotationId>]) -> Vec<EntityId> {
    let lede = document.paragraphs.iter().take(2).next_back().map_or(0, |paragraph| paragraph.span.end());
    let score = |id: EntityId| {
        let mentions = &analysis.entity(id).mentions;
        let early = mentions.first().is_some_and(|first| analysis.mention(*first).span.start() < lede);
        mentions.len() + 2 * spoken[id.index()].len() + if early { 3 } else { 0 }
    };
    let mut entities: Vec<_> = (0..analysis.entities.len()).map(EntityId::new).collect();
    entities.sort_by_key(|id| std::cmp::Reverse(score(*id)));
    entities
}

/// Nested stretches cut into a flat row, each place belonging to the innermost that holds it.
#[derive(Debug)]
struct Stretches<T> {
    /// From this offset on, up to the next entry's, this is the innermost. Sorted by offset.
    starts: Vec<(u32, Option<T>)>,
}

impl<T: Copy + PartialEq> Stretches<T> {
    fn new(stretches: impl Iterator<Item = (Span, T)>) -> Self {
        let mut stretches: Vec<_> = stretches.filter(|(span, _)| !span.is_empty()).collect();
        stretches.sort_by_key(|(span, _)| (span.start(), std::cmp::Reverse(span.end())));
        let mut row = Self { starts: Vec::with_capacity(stretches.len()) };
        let mut open: Vec<(usize, T)> = Vec::new();
        for (span, id) in stretches {
            row.close(&mut open, span.start());
            row.push(span.start(), Some(id));
            open.push((span.end(), id));
        }
        row.close(&mut open, usize::MAX);
        row.starts.shrink_to_fit();
        row
    }

    /// What holds `at`, and where that, or the gap there, ends.
    fn at_until(&self, at: usize) -> (Option<T>, usize) {
        let next = self.starts.partition_point(|(start, _)| *start as usize <= at);
        let here = next.checked_sub(1).and_then(|index| self.starts[index].1);
        (here, self.starts.get(next).map_or(usize::MAX, |(start, _)| *start as usize))
    }

    fn any_within(&self, span: Span) -> bool {
        let first = self.starts.partition_point(|(start, _)| *start as usize <= span.start()).saturating_sub(1);
        let until = self.starts.partition_point(|(start, _)| (*start as usize) < span.end());
        // Before the first of all there is nothing, and `first` may be behind `span`.
        self.starts.get(first..until).is_some_and(|starts| starts.iter().any(|(_, id)| id.is_some()))
    }

    /// Ends every open stretch that ends at or before `at`.
    fn close(&mut self, open: &mut Vec<(usize, T)>, at: usize) {
        while let Some((end, _)) = open.pop_if(|(end, _)| *end <= at) {
            let around = open.iter().rev().find(|(outer, _)| *outer > end).map(|(_, id)| *id);
            self.push(end, around);
        }
    }

    fn push(&mut self, at: usize, id: Option<T>) {
        let at = u32::try_from(at).expect("texts are shorter than 4 GiB");
        match self.starts.last_mut() {
            Some(last) if last.0 >= at => last.1 = id,
            _ => self.starts.push((at, id)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_innermost_stretch_holds_a_place() {
        let row =
            Stretches::new([(Span::new(2, 20), 'a'), (Span::new(5, 8), 'b'), (Span::new(20, 22), 'c')].into_iter());
        let found: String = (0..24).map(|at| row.at_until(at).0.unwrap_or('-')).collect();
        assert_eq!(found, "--aaabbbaaaaaaaaaaaacc--");
    }

    proptest! {
        /// The naive oracle: look at every stretch.
        #[test]
        fn looking_up_agrees_with_looking_at_each(cuts in prop::collection::btree_set(0usize..60, 2..20)) {
            let cuts: Vec<_> = cuts.into_iter().collect();
            // Nested by construction: each stretch goes from a cut to its mirror.
            let stretches: Vec<_> = (0..cuts.len() / 2).map(|i| (Span::new(cuts[i], cuts[cuts.len() - 1 - i]), i)).collect();
            let row = Stretches::new(stretches.iter().copied());
            for at in 0..64 {
                let naive = stretches.iter().filter(|(span, _)| span.contains(at)).min_by_key(|(span, _)| span.len());
                let (here, until) = row.at_until(at);
                prop_assert_eq!(here, naive.map(|(_, id)| *id));
                prop_assert!((at..until.min(64)).all(|same| row.at_until(same).0 == here));
                prop_assert!(until > 64 || row.at_until(until).0 != here);
                for end in at + 1..64 {
                    prop_assert_eq!(row.any_within(Span::new(at, end)), (at..end).any(|at| row.at_until(at).0.is_some()));
                }
            }
        }
    }
}
