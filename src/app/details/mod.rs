//! What an overlay says: help, all of a claim, all of a party, what a command said. Lines are data here, and drawn
//! elsewhere; some lead to a place.
//!
//! In reading order: `help`, `claim` and `party`, a page each; `kept`, a claim of the library; `words`, what everything
//! is called.

mod claim;
mod help;
mod kept;
mod party;
mod words;

use super::links::Hint;
use super::message::Output;
use crate::analysis::{Analysis, EntityId, EntityKind, MentionForm, MentionId, QuotationId};
use crate::document::Document;
use crate::text::Span;
use crate::text::width::width_cells;
use crate::text::wrap::{lines_as_they_stand, wrap};

pub use claim::claim;
pub use help::help;
pub use kept::kept;
pub use party::party;
pub use words::*;

/// How a piece of a line sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As running text.
    Plain,
    /// As a title.
    Strong,
    /// As a label or an aside.
    Faint,
    /// As quoted words.
    Quoted,
    /// As a party of a kind.
    Party(EntityKind),
    /// As a claim that somebody answers.
    Answered,
    /// As words that are left out.
    LeftOut,
}

/// What stands on a line.
pub type Pieces = Vec<(Tone, String)>;

/// One line of an overlay.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// What stands on it.
    pub pieces: Pieces,
    /// Where it leads, if anywhere.
    pub leads_to: Option<Place>,
}

/// Where a line leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// To a claim in the text.
    Claim(QuotationId),
    /// To a mention in the text.
    Mention(MentionId),
    /// To a stretch of the text.
    Text(Span),
    /// To all that is known of a party.
    Party(EntityId),
}

impl From<Pieces> for Line {
    fn from(pieces: Pieces) -> Self {
        Self { pieces, leads_to: None }
    }
}

impl Line {
    fn leading_to(self, place: Place) -> Self {
        Self { leads_to: Some(place), ..self }
    }
}

/// Where a label's value begins, in cells.
const LABEL_CELLS: usize = 12;

/// Links with their hints and where they lead, for where no hint can be seen in its place.
pub fn links(document: &Document, hints: &[Hint], max_cells: u16) -> Vec<Line> {
    let line = |hint: &Hint| {
        let words = format!(" {} ", one_line(hint.link.span.of(&document.text)));
        vec![(Tone::Strong, hint.letters.clone()), (Tone::Plain, words), (Tone::Faint, hint.link.address.clone())]
            .into()
    };
    let mut lines: Vec<Line> = hints.iter().map(line).collect();
    fit(&mut lines, max_cells);
    lines
}

/// What a command said, line by line.
pub fn output(output: &Output, max_cells: u16) -> Vec<Line> {
    let whole = Span::new(0, output.said.trim_end().len());
    let said = lines_as_they_stand(&output.said, whole, max_cells);
    let mut lines: Vec<Line> = said
        .into_iter()
        .map(|line| vec![(Tone::Plain, " ".repeat(usize::from(line.hang_cells)) + line.span.of(&output.said))].into())
        .collect();
    if let Some(failure) = &output.failure {
        push_wrapped(&mut lines, failure, Span::new(0, failure.len()), max_cells, Tone::Answered);
    }
    lines
}

/// What a party is called beside its name, pronouns left out.
pub fn aliases(analysis: &Analysis, text: &str, id: EntityId) -> Vec<String> {
    let entity = analysis.entity(id);
    let mut aliases: Vec<String> = Vec::new();
    for mention in entity.mentions.iter().map(|id| analysis.mention(*id)) {
        let words = one_line(mention.span.of(text));
        if mention.form != MentionForm::Pronominal && words != entity.name && !aliases.contains(&words) {
            aliases.push(words);
        }
    }
    aliases
}

fn labelled(label: &str, value: Pieces) -> Line {
    let mut pieces = vec![(Tone::Faint, format!("{label:LABEL_CELLS$} "))];
    pieces.extend(value);
    pieces.into()
}

fn push_wrapped(lines: &mut Vec<Line>, text: &str, span: Span, max_cells: u16, tone: Tone) {
    let wrapped = wrap(text, span, max_cells).into_iter();
    lines.extend(wrapped.map(|line| Line::from(vec![(tone, one_line(line.of(text)))])));
}

/// Breaks lines that are wider than `max_cells`, their continuation standing under a label's value, else where they
/// begin.
fn fit(lines: &mut Vec<Line>, max_cells: u16) {
    let max = usize::from(max_cells);
    for Line { pieces, leads_to } in std::mem::take(lines) {
        if pieces.iter().map(|(_, words)| width_cells(words)).sum::<usize>() <= max {
            lines.push(Line { pieces, leads_to });
            continue;
        }
        let indent = match pieces.first() {
            Some((Tone::Faint, label)) if width_cells(label) == LABEL_CELLS + 1 => LABEL_CELLS + 1,
            Some((_, words)) => words.len() - words.trim_start().len(),
            None => 0,
        };
        let indent = indent.min(max / 3);
        let mut broken = Vec::new();
        let mut current = Pieces::new();
        let mut left = max;
        for (tone, words) in &pieces {
            for word in words.split_inclusive(' ') {
                if width_cells(word.trim_end()) > left && left < max - indent {
                    broken.push(std::mem::replace(&mut current, vec![(Tone::Plain, " ".repeat(indent))]));
                    left = max - indent;
                }
                left = left.saturating_sub(width_cells(word));
                match current.last_mut() {
                    Some((last, text)) if last == tone => text.push_str(word),
                    _ => current.push((*tone, word.to_owned())),
                }
            }
        }
        broken.push(current);
        let mut leads_to = leads_to;
        lines.extend(broken.into_iter().map(|pieces| Line { pieces, leads_to: leads_to.take() }));
    }
}

#[cfg(test)]
fn shown(line: &Line) -> String {
    line.pieces.iter().map(|(_, words)| words.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_value_goes_on_under_its_label_and_leads_on_from_its_first_line() {
        let value = vec![(Tone::Plain, "mayor of the old town and its port".to_owned())];
        let place = Place::Text(Span::new(0, 1));
        let mut lines = vec![labelled("role", value).leading_to(place)];
        fit(&mut lines, 30);
        assert_eq!(
            lines.iter().map(shown).collect::<Vec<_>>(),
            ["role         mayor of the old ", "          town and its port"].map(str::to_owned)
        );
        assert_eq!(lines.iter().map(|line| line.leads_to).collect::<Vec<_>>(), [Some(place), None]);
    }
}
