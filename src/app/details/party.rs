//! All of a party: what it is, what it is called, what it says and answers, what others say of it, where it is named,
//! and with whom.

use super::{
    Line, Place, Tone, aliases, content_words, counted, entity_kind_words, fit, labelled, names, one_line,
    telling_words, with_others,
};
use crate::analysis::{Analysis, EntityId, EntityKind, QuotationId};
use crate::document::Document;
use crate::library::findings::together;
use crate::library::{Analyzed, ArticleId, Library};
use crate::text::Span;
use crate::text::width::{fitted, last_cells, width_cells};

/// Of those it appears with no more are listed.
const MAX_OTHERS: usize = 6;

/// All that is known of a party, in lines at most `max_cells` wide.
pub fn party(library: &Library, article: ArticleId, id: EntityId, max_cells: u16) -> Vec<Line> {
    let (Some(document), Some(analyzed)) = (&library.article(article).document, &library.article(article).analyzed)
    else {
        return Vec::new();
    };
    let Analyzed { analysis, index, yours, .. } = analyzed;
    let text = &document.text;
    let entity = analysis.entity(id);
    let mut lines = vec![
        Line::from(vec![
            (Tone::Party(entity.kind), entity.name.clone()),
            (Tone::Faint, format!("  {}", entity_kind_words(entity.kind))),
        ]),
        Line::default(),
    ];
    if !entity.roles.is_empty() {
        lines.push(labelled("role", vec![(Tone::Plain, entity.roles.join(" · "))]));
    }
    let aliases = aliases(analysis, text, id);
    if !aliases.is_empty() {
        lines.push(labelled("also", vec![(Tone::Plain, aliases.join(" · "))]));
    }
    if let Some(word) = yours.word_for_party(id) {
        let value = if word == "hidden" { "you hid this party" } else { "you corrected this party" };
        lines.push(labelled("yours", vec![(Tone::Plain, value.to_owned())]));
    }
    let elsewhere = library.parties_named(&entity.name).iter().filter(|(other, _)| *other != article).count();
    if elsewhere > 0 {
        let articles = counted(elsewhere, "other open article", "other open articles");
        lines.push(labelled("named in", vec![(Tone::Plain, articles)]));
    }
    if lines.len() == 2 {
        lines.pop(); // Nothing but its name is known: what follows has a blank line before it.
    }
    push_claims(&mut lines, document, analyzed, id, max_cells);
    push_spoken_of(&mut lines, document, analyzed, id, max_cells);
    push_title(&mut lines, counted(entity.mentions.len(), "mention", "mentions"));
    for mention in &entity.mentions {
        let line = in_context(text, document, analysis.mention(*mention).span, max_cells, entity.kind);
        lines.push(line.leading_to(Place::Mention(*mention)));
    }
    let with: Vec<_> = index.appears_with(id, document, analysis).into_iter().take(MAX_OTHERS).collect();
    if !with.is_empty() {
        push_title(&mut lines, "appears with".to_owned());
    }
    for (other, paragraphs) in with {
        let entity = analysis.entity(other);
        let times = format!("  in {}", counted(paragraphs, "paragraph", "paragraphs"));
        let pieces = vec![(Tone::Party(entity.kind), format!("  {}", entity.name)), (Tone::Faint, times)];
        lines.push(Line::from(pieces).leading_to(Place::Party(other)));
    }
    fit(&mut lines, max_cells);
    lines
}

/// What it says, and what of others it answers.
fn push_claims(lines: &mut Vec<Line>, document: &Document, analyzed: &Analyzed, id: EntityId, max_cells: u16) {
    let (text, analysis) = (&document.text, &analyzed.analysis);
    let claims = analyzed.index.quotations_of(id);
    push_title(
        lines,
        if claims.is_empty() { "no claims".to_owned() } else { counted(claims.len(), "claim", "claims") },
    );
    lines.extend(claims.iter().map(|claim| claim_line(text, analysis, *claim, Some(id), max_cells)));
    let answered = analyzed.index.answered_by(id);
    if answered.is_empty() {
        return;
    }
    push_title(lines, "answers".to_owned());
    for claim in answered {
        let said_by = together(&names(analysis, &analysis.speakers(*claim, text)));
        let said_by = said_by.as_deref().unwrap_or("unnamed");
        lines.push(vec![(Tone::Faint, format!("  {said_by}"))].into());
        lines.push(claim_line(text, analysis, *claim, None, max_cells));
    }
}

/// What others are reported to say of it: their claims in whose words it is named.
fn push_spoken_of(lines: &mut Vec<Line>, document: &Document, analyzed: &Analyzed, id: EntityId, max_cells: u16) {
    let Analyzed { analysis, index, .. } = analyzed;
    let mentions = analysis.entity(id).mentions.iter().map(|mention| analysis.mention(*mention).span.start());
    let own = index.quotations_of(id);
    let mut claims: Vec<QuotationId> = mentions.filter_map(|at| index.quotation_at(at)).collect();
    claims.sort_unstable();
    claims.dedup();
    claims.retain(|claim| own.binary_search(claim).is_err());
    if claims.is_empty() {
        return;
    }
    push_title(lines, format!("named by others in {}", counted(claims.len(), "claim", "claims")));
    let most = usize::from(max_cells) / 3;
    for claim in claims {
        let who = fitted(&telling_words(document, analysis, claim), most).into_owned();
        let room = usize::from(max_cells).saturating_sub(width_cells(&who) + 4);
        let words = whole_beginning(&content_words(&document.text, analysis, claim), room);
        let pieces = vec![(Tone::Faint, format!("  {who}  ")), (Tone::Quoted, words)];
        lines.push(Line::from(pieces).leading_to(Place::Claim(claim)));
    }
}

fn push_title(lines: &mut Vec<Line>, title: String) {
    lines.push(Line::default());
    lines.push(vec![(Tone::Strong, title)].into());
}

/// A claim on a line, with who says it together with `party`.
fn claim_line(text: &str, analysis: &Analysis, id: QuotationId, party: Option<EntityId>, max_cells: u16) -> Line {
    let quotation = analysis.quotation(id);
    let mut cue = quotation.whole_cue().map_or("…".to_owned(), |cue| one_line(cue.of(text)));
    if let Some(others) = party.and_then(|party| with_others(analysis, &analysis.speakers(id, text), party)) {
        cue = fitted(&format!("{cue} {others}"), usize::from(max_cells) / 2).into_owned();
    }
    let words = content_words(text, analysis, id);
    let room = usize::from(max_cells).saturating_sub(width_cells(&cue) + 4);
    let pieces = vec![(Tone::Faint, format!("  {cue}  ")), (Tone::Quoted, whole_beginning(&words, room))];
    Line::from(pieces).leading_to(Place::Claim(id))
}

/// The last words of `text` that fit into `cells`, behind “…”; part of one where no whole one does.
fn whole_end(text: &str, cells: usize) -> String {
    let end = last_cells(text, cells.saturating_sub(1));
    let is_whole = text.strip_suffix(end).is_some_and(|before| before.ends_with(' '));
    let whole = if is_whole { end } else { end.split_once(' ').map_or(end, |(_, whole)| whole) };
    format!("…{}", whole.trim_start())
}

/// The first words of `text` that fit into `cells`, before “…” where others follow; part of one where no whole one
/// does.
fn whole_beginning(text: &str, cells: usize) -> String {
    let beginning = fitted(text, cells);
    let kept = beginning.trim_end_matches('…');
    let is_whole = beginning == text || text.strip_prefix(kept).is_some_and(|behind| behind.starts_with(' '));
    match kept.rsplit_once(' ') {
        Some((whole, _)) if !is_whole && !whole.is_empty() => format!("{whole}…"),
        _ => beginning.into_owned(),
    }
}

/// A mention with the words around it.
fn in_context(text: &str, document: &Document, span: Span, max_cells: u16, kind: EntityKind) -> Line {
    let sentence = document.sentences.partition_point(|sentence| sentence.start() <= span.start()).checked_sub(1);
    let sentence = sentence.map_or(span, |index| document.sentences[index]).to(span);
    let (before, after) =
        (Span::new(sentence.start(), span.start()).of(text), Span::new(span.end(), sentence.end()).of(text));
    let blank = |there: bool| if there { " " } else { "" };
    let (gap_before, gap_after) =
        (blank(before.ends_with(char::is_whitespace)), blank(after.starts_with(char::is_whitespace)));
    let (before, name, after) = (one_line(before), one_line(span.of(text)), one_line(after));
    let room = usize::from(max_cells).saturating_sub(width_cells(&name) + 4);
    let left_room = (room / 2).min(width_cells(&before));
    let skipped = width_cells(&before) - left_room;
    let before = if skipped == 0 { before } else { whole_end(&before, left_room) };
    let after = whole_beginning(&after, room - left_room);
    let pieces = vec![
        (Tone::Faint, format!("  {before}{gap_before}")),
        (Tone::Party(kind), name),
        (Tone::Faint, format!("{gap_after}{after}")),
    ];
    pieces.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_beside_a_mention_is_cut() {
        assert_eq!(whole_end("define the next phase of the war in", 20), "…phase of the war in");
        assert_eq!(whole_end("define the next phase of the war in", 19), "…of the war in");
        assert_eq!(whole_end("define the next phase of the war in", 21), "…phase of the war in");
        assert_eq!(whole_end("Überlandleitungen", 6), "…ungen");
        assert_eq!(whole_beginning("and reshape the balance", 17), "and reshape the…");
        assert_eq!(whole_beginning("and reshape the balance", 16), "and reshape the…");
        assert_eq!(whole_beginning("and reshape the balance", 23), "and reshape the balance");
        assert_eq!(whole_beginning("Überlandleitungen", 6), "Überl…");
    }
}
