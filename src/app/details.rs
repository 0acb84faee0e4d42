//! What an overlay says: help, all of a claim, all of a party. Lines are data here, and drawn elsewhere.

use super::article_view::speaker;
use super::command::{COMMANDS, Command, Group};
use super::keymap::Keymap;
use super::message::Output;
use crate::analysis::{Analysis, EntityId, EntityKind, MentionForm, QuotationId, QuotationKind, Response, SpeechAct};
use crate::document::Document;
use crate::library::{Analyzed, ArticleId, Library};
use crate::text::Span;
use crate::text::width::{fitted, last_cells, width_cells};
use crate::text::wrap::{lines_as_they_stand, wrap};

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
}

/// One line of an overlay.
pub type Line = Vec<(Tone, String)>;

/// Where help's words begin behind the keys, in cells.
const KEYS_CELLS: usize = 27;
/// Where a label's value begins, in cells.
const LABEL_CELLS: usize = 12;

/// What a command said, line by line.
pub fn output(output: &Output, max_cells: u16) -> Vec<Line> {
    let whole = Span::new(0, output.said.trim_end().len());
    let said = lines_as_they_stand(&output.said, whole, max_cells);
    let mut lines: Vec<Line> =
        said.into_iter().map(|line| vec![(Tone::Plain, line.of(&output.said).to_owned())]).collect();
    lines.extend(output.failure.iter().map(|failure| vec![(Tone::Answered, failure.clone())]));
    lines
}

/// Every command with its keys, by group.
///
/// On a narrow screen what a command does stands under its keys.
pub fn help(keymap: &Keymap, max_cells: u16) -> Vec<Line> {
    let beside = usize::from(max_cells) >= 2 * KEYS_CELLS + 10;
    let palette = keymap.keys(Command::Palette).first().map_or("the palette, then ".to_owned(), ToString::to_string);
    let mut lines = vec![
        vec![(Tone::Plain, "Digits before a key repeat it: 10j. Every key can be changed, in".to_owned())],
        vec![(Tone::Strong, "~/.config/onrecord/config.toml".to_owned())],
        vec![(
            Tone::Plain,
            format!("{palette}42 goes to line 42 of the text, {palette}50% to its middle, {palette}q quits."),
        )],
    ];
    for group in Group::ALL {
        lines.push(vec![]);
        lines.push(vec![(Tone::Strong, group.title().to_owned())]);
        for entry in COMMANDS.iter().filter(|entry| entry.group == group) {
            let keys: Vec<_> = keymap.keys(entry.command).iter().map(ToString::to_string).collect();
            let keys = if keys.is_empty() { "no key".to_owned() } else { keys.join(" ") };
            let indent = if beside { KEYS_CELLS + 2 } else { 4 };
            let room = max_cells.saturating_sub(u16::try_from(indent).unwrap_or(4)).max(8);
            let words = wrap(entry.words, Span::new(0, entry.words.len()), room);
            let mut words = words.into_iter().map(|line| (Tone::Plain, line.of(entry.words).to_owned()));
            let mut first = vec![(Tone::Quoted, format!("  {keys:indent$}", indent = indent - 2))];
            first.extend(if beside { words.next() } else { None });
            lines.push(first);
            lines.extend(words.map(|line| vec![(Tone::Plain, " ".repeat(indent)), line]));
        }
    }
    let mut fitted = Vec::with_capacity(lines.len());
    for line in lines {
        let mut one = vec![line];
        fit(&mut one, max_cells);
        fitted.extend(one);
    }
    fitted
}

/// All that is known of a claim, in lines at most `max_cells` wide.
pub fn claim(document: &Document, analyzed: &Analyzed, id: QuotationId, max_cells: u16) -> Vec<Line> {
    let Analyzed { analysis, .. } = analyzed;
    let text = &document.text;
    let quotation = analysis.quotation(id);
    let mut lines = Vec::new();
    for piece in &quotation.pieces {
        push_wrapped(&mut lines, text, *piece, max_cells, Tone::Quoted);
    }
    lines.push(vec![]);
    match quotation.speaker {
        None => lines.push(labelled("speaker", vec![(Tone::Plain, "the text names nobody".to_owned())])),
        Some(words) => {
            let mut value = vec![];
            let written = one_line(words.span.of(text));
            if let Some(entity) = words.entity.map(|id| analysis.entity(id)) {
                value.push((Tone::Party(entity.kind), entity.name.clone()));
                if let Some(role) = entity.roles.first() {
                    value.push((Tone::Plain, format!(", {role}")));
                }
                if entity.name != written {
                    value.push((Tone::Faint, format!("  here “{written}”")));
                }
            } else {
                value.push((Tone::Plain, written));
            }
            lines.push(labelled("speaker", value));
        }
    }
    if let Some(cue) = quotation.cue {
        lines.push(labelled("cue", vec![(Tone::Plain, one_line(cue.of(text)))]));
    }
    let kind = format!("{} · {}", kind_words(quotation.kind), act_words(quotation.speech_act));
    lines.push(labelled("reported", vec![(Tone::Plain, kind)]));
    let why = format!("{} · {:.0} % sure", quotation.rule.words(), quotation.confidence * 100.0);
    lines.push(labelled("why", vec![(Tone::Plain, why)]));
    let section = super::outline::title(document, document.section_at(quotation.content().start()));
    lines.push(labelled("section", vec![(Tone::Plain, section.to_owned())]));
    for response in &quotation.responses {
        let value = vec![(Tone::Answered, response_words(analysis, response))];
        lines.push(labelled("answered", value));
        if let Some(answer) = response.quotation {
            push_wrapped(&mut lines, text, analysis.quotation(answer).content(), max_cells, Tone::Quoted);
        }
    }
    lines.push(vec![]);
    lines.push(vec![(Tone::Faint, "Where it stands".to_owned())]);
    let paragraph = document.paragraphs.get(document.paragraph_at(quotation.content().start()));
    if let Some(paragraph) = paragraph {
        push_wrapped(&mut lines, text, paragraph.span, max_cells, Tone::Plain);
    }
    fit(&mut lines, max_cells);
    lines
}

/// All that is known of a party, in lines at most `max_cells` wide.
pub fn party(library: &Library, article: ArticleId, id: EntityId, max_cells: u16) -> Vec<Line> {
    let (Some(document), Some(analyzed)) = (&library.article(article).document, &library.article(article).analyzed)
    else {
        return Vec::new();
    };
    let Analyzed { analysis, index, .. } = analyzed;
    let text = &document.text;
    let entity = analysis.entity(id);
    let mut lines = vec![vec![
        (Tone::Party(entity.kind), entity.name.clone()),
        (Tone::Faint, format!("  {}", entity_kind_words(entity.kind))),
    ]];
    lines.push(vec![]);
    if !entity.roles.is_empty() {
        lines.push(labelled("role", vec![(Tone::Plain, entity.roles.join(" · "))]));
    }
    let aliases = aliases(analysis, text, id);
    if !aliases.is_empty() {
        lines.push(labelled("also", vec![(Tone::Plain, aliases.join(" · "))]));
    }
    let elsewhere = library.parties_named(&entity.name).iter().filter(|(other, _)| *other != article).count();
    if elsewhere > 0 {
        let articles = counted(elsewhere, "other open article", "other open articles");
        lines.push(labelled("named in", vec![(Tone::Plain, articles)]));
    }
    let with: Vec<_> = index.appears_with(id, document, analysis).into_iter().take(6).collect();
    if !with.is_empty() {
        let names: Vec<_> = with.iter().map(|(other, _)| analysis.entity(*other).name.as_str()).collect();
        lines.push(labelled("appears with", vec![(Tone::Plain, names.join(" · "))]));
    }
    let claims = index.quotations_of(id);
    lines.push(vec![]);
    lines.push(vec![(Tone::Strong, counted(claims.len(), "claim", "claims"))]);
    for claim in claims {
        push_claim(&mut lines, text, analysis, *claim, max_cells);
    }
    let answered = index.answered_by(id);
    if !answered.is_empty() {
        lines.push(vec![]);
        lines.push(vec![(Tone::Strong, "answers".to_owned())]);
        for claim in answered {
            let said_by = speaker(analysis.quotation(*claim)).map_or("unnamed", |other| &analysis.entity(other).name);
            lines.push(vec![(Tone::Faint, format!("  {said_by}"))]);
            push_claim(&mut lines, text, analysis, *claim, max_cells);
        }
    }
    lines.push(vec![]);
    lines.push(vec![(Tone::Strong, counted(entity.mentions.len(), "mention", "mentions"))]);
    for mention in &entity.mentions {
        lines.push(in_context(text, document, analysis.mention(*mention).span, max_cells, entity.kind));
    }
    fit(&mut lines, max_cells);
    lines
}

/// How a quotation is reported, in words.
pub fn kind_words(kind: QuotationKind) -> &'static str {
    match kind {
        QuotationKind::Direct => "word for word",
        QuotationKind::Mixed => "partly quoted",
        QuotationKind::Indirect => "in the reporter's words",
    }
}

/// What is done by saying something, in a word or two.
pub fn act_words(act: SpeechAct) -> &'static str {
    match act {
        SpeechAct::Assert => "statement",
        SpeechAct::Claim => "claim",
        SpeechAct::Deny => "denial",
        SpeechAct::Dispute => "dispute",
        SpeechAct::Warn => "warning",
        SpeechAct::Demand => "demand",
        SpeechAct::Promise => "promise",
        SpeechAct::Accuse => "accusation",
        SpeechAct::Ask => "question",
        SpeechAct::Suggest => "proposal",
        SpeechAct::Predict => "forecast",
        SpeechAct::Praise => "praise",
        SpeechAct::Agree => "admission",
        SpeechAct::Order => "order",
        SpeechAct::Believe => "belief",
    }
}

/// What a party is, in a word.
pub fn entity_kind_words(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organisation",
        EntityKind::Place => "place",
        EntityKind::Group => "group",
        EntityKind::Other => "other name",
    }
}

/// “disputed by Ukraine”.
pub fn response_words(analysis: &Analysis, response: &Response) -> String {
    let how = match response.act {
        SpeechAct::Dispute => "disputed",
        SpeechAct::Deny => "denied",
        SpeechAct::Agree => "confirmed",
        SpeechAct::Accuse => "criticised",
        SpeechAct::Praise => "welcomed",
        _ => "answered",
    };
    match response.entity {
        Some(entity) => format!("{how} by {}", analysis.entity(entity).name),
        None => how.to_owned(),
    }
}

/// Who a quotation is ascribed to, as a row shows it: the party's name, else the words that stand for the source.
pub fn speaker_words(document: &Document, analysis: &Analysis, id: QuotationId) -> String {
    match analysis.quotation(id).speaker {
        None => "unnamed source".to_owned(),
        Some(words) => match words.entity {
            Some(entity) => analysis.entity(entity).name.clone(),
            None => one_line(words.span.of(&document.text)),
        },
    }
}

/// `text` with every run of white space as one blank.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// “1 claim”, “3 claims”.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
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

fn push_claim(lines: &mut Vec<Line>, text: &str, analysis: &Analysis, id: QuotationId, max_cells: u16) {
    let quotation = analysis.quotation(id);
    let cue = quotation.cue.map_or("…".to_owned(), |cue| one_line(cue.of(text)));
    let words = one_line(quotation.content().of(text));
    let room = usize::from(max_cells).saturating_sub(width_cells(&cue) + 4);
    lines.push(vec![(Tone::Faint, format!("  {cue}  ")), (Tone::Quoted, fitted(&words, room).into_owned())]);
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
    let before = if skipped == 0 { before } else { format!("…{}", last_cells(&before, left_room.saturating_sub(1))) };
    let after = fitted(&after, room - left_room).into_owned();
    vec![
        (Tone::Faint, format!("  {before}{gap_before}")),
        (Tone::Party(kind), name),
        (Tone::Faint, format!("{gap_after}{after}")),
    ]
}

fn labelled(label: &str, value: Line) -> Line {
    let mut line = vec![(Tone::Faint, format!("{label:LABEL_CELLS$} "))];
    line.extend(value);
    line
}

fn push_wrapped(lines: &mut Vec<Line>, text: &str, span: Span, max_cells: u16, tone: Tone) {
    lines.extend(wrap(text, span, max_cells).into_iter().map(|line| vec![(tone, one_line(line.of(text)))]));
}

/// Breaks lines that are wider than `max_cells`, their continuation standing under a label's value.
fn fit(lines: &mut Vec<Line>, max_cells: u16) {
    let max = usize::from(max_cells);
    let indent = (LABEL_CELLS + 1).min(max / 3);
    for line in std::mem::take(lines) {
        if line.iter().map(|(_, words)| width_cells(words)).sum::<usize>() <= max {
            lines.push(line);
            continue;
        }
        let mut current = Line::new();
        let mut left = max;
        for (tone, words) in &line {
            for word in words.split_inclusive(' ') {
                if width_cells(word.trim_end()) > left && left < max - indent {
                    lines.push(std::mem::replace(&mut current, vec![(Tone::Plain, " ".repeat(indent))]));
                    left = max - indent;
                }
                left = left.saturating_sub(width_cells(word));
                match current.last_mut() {
                    Some((last, text)) if last == tone => text.push_str(word),
                    _ => current.push((*tone, word.to_owned())),
                }
            }
        }
        lines.push(current);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &Line) -> String {
        line.iter().map(|(_, words)| words.as_str()).collect()
    }

    #[test]
    fn a_long_value_goes_on_under_its_label() {
        let mut lines = vec![labelled("role", vec![(Tone::Plain, "mayor of the old town and its port".to_owned())])];
        fit(&mut lines, 30);
        assert_eq!(
            lines.iter().map(shown).collect::<Vec<_>>(),
            ["role         mayor of the old ", "          town and its port",].map(str::to_owned)
        );
    }

    #[test]
    fn help_names_every_command_at_every_width() {
        for cells in [20, 40, 78] {
            let lines = help(&Keymap::built_in(), cells);
            let all = one_line(&lines.iter().map(shown).collect::<Vec<_>>().join(" "));
            for entry in COMMANDS {
                assert!(all.contains(entry.words), "{} at {cells}", entry.name);
            }
        }
    }
}
