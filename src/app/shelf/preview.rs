//! What the selected article holds, in lines: what it is, how it begins, who says what in it, who is named.

use super::Shelf;
use crate::app::details::{Line, Pieces, Tone, act_beside, counted, exchange_words, one_line};
use crate::app::outline::reading_time;
use crate::library::findings::together;
use crate::library::shelf::{Item, KeptClaim, KeptParty};
use crate::text::Span;
use crate::text::width::{fitted, width_cells};
use crate::text::wrap::fill;

/// Lines of a claim's words.
const CLAIM_LINES: usize = 3;

/// The lines, none wider than `max_cells`; none where no article is selected.
pub fn lines(shelf: &Shelf, max_cells: u16) -> Vec<Line> {
    beginning_lines(shelf, max_cells, usize::MAX)
}

/// As [`lines`]; where there are more than `enough`, so many and perhaps a few more: a key waits for those that are
/// seen, not for the others.
pub fn beginning_lines(shelf: &Shelf, max_cells: u16, enough: usize) -> Vec<Line> {
    let Some(item) = shelf.item() else { return vec![] };
    let mut lines = Vec::new();
    push(&mut lines, &item.title, max_cells, Tone::Strong);
    push_facts(&mut lines, &facts(shelf, item), max_cells);
    let Some(preview) = shelf.preview() else { return lines };
    if let Some(byline) = &preview.byline {
        push(&mut lines, &one_line(byline), max_cells, Tone::Faint);
    }
    for paragraph in preview.beginning.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
        if lines.len() > enough {
            return lines;
        }
        lines.push(Line::default());
        push(&mut lines, paragraph, max_cells, Tone::Plain);
    }
    if !preview.claims.is_empty() {
        heading(&mut lines, "Who says what");
        for claim in &preview.claims {
            if lines.len() > enough {
                return lines;
            }
            push_claim(&mut lines, claim, &preview.parties, max_cells);
        }
        let more = item.claims.saturating_sub(preview.claims.len());
        if more > 0 {
            push(&mut lines, &format!("and {}", counted(more, "claim more", "claims more")), max_cells, Tone::Faint);
        }
    }
    if !preview.parties.is_empty() {
        heading(&mut lines, "Who is named");
        push_parties(&mut lines, &preview.parties, max_cells);
    }
    lines
}

/// “Alder News”, “2 Dec”, “3 min”, “5 claims”.
fn facts(shelf: &Shelf, item: &Item) -> Vec<String> {
    let feed = item.feed.and_then(|id| shelf.feed(id)).map(|feed| feed.name.clone());
    let time = (item.words > 0).then(|| reading_time(item.words));
    let claims = (item.claims > 0).then(|| counted(item.claims, "claim", "claims"));
    let facts = [feed, Some(item.moment.words(shelf.now())), time, claims];
    facts.into_iter().flatten().collect()
}

/// The facts one behind the other; none is broken that has room on a line.
fn push_facts(lines: &mut Vec<Line>, facts: &[String], max_cells: u16) {
    let mut line = String::new();
    for fact in facts {
        let longer = if line.is_empty() { fact.clone() } else { format!("{line} · {fact}") };
        if line.is_empty() || width_cells(&longer) <= usize::from(max_cells) {
            line = longer;
        } else {
            push(lines, &std::mem::replace(&mut line, fact.clone()), max_cells, Tone::Faint);
        }
    }
    push(lines, &line, max_cells, Tone::Faint);
}

fn heading(lines: &mut Vec<Line>, words: &str) {
    lines.push(Line::default());
    lines.push(vec![(Tone::Strong, words.to_owned())].into());
}

fn push(lines: &mut Vec<Line>, words: &str, max_cells: u16, tone: Tone) {
    let whole = Span::new(0, words.len());
    lines.extend(fill(words, whole, max_cells).into_iter().map(|line| vec![(tone, one_line(line.of(words)))].into()));
}

/// “Ana Ruiz  said  warning” and, below it, moved in, the words, whom it answers and who answers it.
fn push_claim(lines: &mut Vec<Line>, claim: &KeptClaim, parties: &[KeptParty], max_cells: u16) {
    let speaker = together(&claim.speakers).unwrap_or_else(|| "unnamed source".to_owned());
    let kind = parties.iter().find(|party| Some(&party.name) == claim.speakers.last()).map(|party| party.kind);
    let tone = kind.map_or(Tone::Faint, Tone::Party);
    let (speaker, cue) = (one_line(&speaker), claim.cue.as_deref().unwrap_or_default());
    let said = [cue, act_beside(claim.act, cue)]
        .map(|words| if words.is_empty() { String::new() } else { format!("  {words}") });
    let room = usize::from(max_cells).saturating_sub(width_cells(&speaker));
    lines.push(vec![(tone, speaker), (Tone::Faint, fitted(&said.concat(), room).into_owned())].into());
    let words = one_line(&claim.words);
    let wrapped = fill(&words, Span::new(0, words.len()), max_cells.saturating_sub(2));
    for (index, line) in wrapped.iter().take(CLAIM_LINES).enumerate() {
        let is_cut = index + 1 == CLAIM_LINES && wrapped.len() > CLAIM_LINES;
        let shown = format!("  {}{}", line.of(&words), if is_cut { " …" } else { "" });
        lines.push(vec![(Tone::Quoted, shown)].into());
    }
    for (tone, words) in exchange_words(&claim.exchange) {
        let words = fitted(&words, usize::from(max_cells.saturating_sub(2))).into_owned();
        lines.push(vec![(tone, format!("  {words}"))].into());
    }
}

/// Names one behind the other, each in the style of what it is, with how often it is named.
fn push_parties(lines: &mut Vec<Line>, parties: &[KeptParty], max_cells: u16) {
    let mut line = Pieces::new();
    let mut left = usize::from(max_cells);
    for party in parties {
        let count = format!(" {}   ", party.mentions);
        let cells = width_cells(&party.name) + width_cells(count.trim_end());
        if cells > left && !line.is_empty() {
            lines.push(std::mem::take(&mut line).into());
            left = usize::from(max_cells);
        }
        left = left.saturating_sub(width_cells(&party.name) + width_cells(&count));
        line.push((Tone::Party(party.kind), one_line(&party.name)));
        line.push((Tone::Faint, count));
    }
    lines.push(line.into());
}
