//! How often quotations are right, by how probable their choices were.

use onrecord::analysis::teaching::Marked;
use onrecord::analysis::{Analysis, MentionForm, Quotation, QuotationKind, Rule};
use onrecord::text::Span;

/// A quotation found: how it is reported, how probable its choices were, and whether it was right.
pub(crate) type Outcome = (QuotationKind, Rule, f32, bool);

/// The outcome of each quotation of `analysis`.
///
/// It is right where half of all that it and a marked one cover is covered by both, and the speaker is the one marked.
pub(crate) fn outcomes(analysis: &Analysis, marked: &Marked) -> Vec<Outcome> {
    let outcome = |found: &Quotation| {
        let right = marked.quotations.iter().any(|wanted| {
            let content = wanted.pieces[0].to(wanted.pieces[wanted.pieces.len() - 1]);
            alike(found.content(), content) && same_speaker(analysis, found, wanted.speaker, wanted.party, marked)
        });
        (found.kind, found.rule, found.confidence, right)
    };
    analysis.quotations.iter().map(outcome).collect()
}

fn alike(one: Span, other: Span) -> bool {
    let shared = one.end().min(other.end()).saturating_sub(one.start().max(other.start()));
    2 * shared >= one.to(other).len()
}

fn same_speaker(
    analysis: &Analysis,
    found: &Quotation,
    wanted: Option<Span>,
    party: Option<u64>,
    marked: &Marked,
) -> bool {
    let (Some(speaker), Some(wanted)) = (found.speaker, wanted) else {
        return found.speaker.is_none() && wanted.is_none();
    };
    let named = |entity: onrecord::analysis::EntityId| {
        let mentions = analysis.entity(entity).mentions.iter().map(|&id| analysis.mention(id));
        let mut proper = mentions.filter(|mention| mention.form == MentionForm::Proper);
        proper.any(|mention| marked.mentions.iter().any(|&(span, of)| Some(of) == party && span.overlaps(mention.span)))
    };
    speaker.span.overlaps(wanted) || speaker.entity.is_some_and(named)
}

/// Prints how sure quotations were said to be, and how many of them were right.
pub(crate) fn print(outcomes: &[Outcome]) {
    println!("said  found  right");
    for tenth in 0..10_u8 {
        let (low, high) = (f32::from(tenth) / 10.0, f32::from(tenth + 1) / 10.0);
        let within = |sure: f32| sure >= low && (sure < high || tenth == 9);
        let found: Vec<_> = outcomes.iter().filter(|(_, _, sure, _)| within(*sure)).collect();
        let right = found.iter().filter(|(.., right)| *right).count();
        println!("{low:.1}–{high:.1} {:>5} {right:>6}", found.len());
    }
}
