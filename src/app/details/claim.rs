//! All of a claim: its words, who said it and why that is thought, who answers, and where it stands.

use super::{
    Line, Pieces, Place, Tone, beginning_words, confidence_words, deed_words, fit, kind_words, labelled, meant_pieces,
    names, one_line, push_wrapped, response_words, telling_words,
};
use crate::analysis::{Analysis, EntityId, MentionForm, Quotation, QuotationId, Rule};
use crate::app::outline;
use crate::document::{Document, ParagraphKind};
use crate::library::Analyzed;
use crate::library::findings::together;
use crate::text::Span;

/// Stands behind who says a claim as its reader has it.
const BY_YOU: &str = ", by you";

/// All that is known of a claim, in lines at most `max_cells` wide.
pub fn claim(document: &Document, analyzed: &Analyzed, id: QuotationId, max_cells: u16) -> Vec<Line> {
    let Analyzed { analysis, yours, .. } = analyzed;
    let text = &document.text;
    let quotation = analysis.quotation(id);
    let mut lines = Vec::new();
    for piece in meant_pieces(text, analysis, id) {
        push_wrapped(&mut lines, text, piece, max_cells, Tone::Quoted);
    }
    lines.push(Line::default());
    push_speakers(&mut lines, document, analyzed, id);
    if let Some(cue) = quotation.whole_cue() {
        lines.push(labelled("cue", vec![(Tone::Plain, one_line(cue.of(text)))]));
    }
    let kind = format!("{} · {}", kind_words(quotation.kind), deed_words(quotation));
    lines.push(labelled("reported", vec![(Tone::Plain, kind)]));
    if analysis.credited.contains_key(&id) {
        lines.push(labelled("why", vec![(Tone::Plain, "you said so".to_owned())]));
    } else {
        lines.extend(why(text, analysis, id).map(|why| labelled("why", vec![(Tone::Plain, why)])));
        lines.push(labelled("how sure", vec![(Tone::Plain, confidence_words(quotation.confidence))]));
    }
    if yours.hidden_claims.contains(&id) {
        lines.push(labelled("yours", vec![(Tone::Plain, "you hid this claim".to_owned())]));
    }
    push_answered(&mut lines, document, analyzed, id, max_cells);
    push_answers(&mut lines, text, analysis, id, max_cells);
    lines.push(Line::default());
    push_place(&mut lines, document, quotation, id, max_cells);
    fit(&mut lines, max_cells);
    lines
}

/// Who said it, each with the role the text gives; leads to all of the party.
fn push_speakers(lines: &mut Vec<Line>, document: &Document, analyzed: &Analyzed, id: QuotationId) {
    let analysis = &analyzed.analysis;
    if let Some(credited) = analysis.credited.get(&id) {
        if credited.is_empty() {
            let nobody = (Tone::Plain, "nobody the text tells of".to_owned());
            lines.push(labelled("speaker", vec![nobody, (Tone::Faint, BY_YOU.to_owned())]));
        }
        push_parties(lines, analysis, credited, Some(BY_YOU));
        return lines.push(labelled("the text has", vec![(Tone::Plain, in_text(&document.text, analysis, id))]));
    }
    let Some(words) = analysis.quotation(id).speaker else {
        let words = match analysis.language {
            language if language.is_english() => "the text names nobody".to_owned(),
            language => format!("not looked for in {}", language.name),
        };
        return lines.push(labelled("speaker", vec![(Tone::Plain, words)]));
    };
    let parties = analysis.speakers(id, &document.text);
    if parties.is_empty() {
        let mut value = vec![(Tone::Plain, one_line(words.span.of(&document.text)))];
        // Who says “I” in words that nobody is quoted with wrote them.
        if value[0].1 == "I" && !analyzed.index.is_quoted(words.span) {
            let author = document.byline.as_ref().map(|line| one_line(line.of(&document.text)));
            let name = author.as_deref().map(|author| format!(": {}", author.strip_prefix("By ").unwrap_or(author)));
            value.push((Tone::Plain, format!(", who wrote this{}", name.unwrap_or_default())));
        }
        return lines.push(labelled("speaker", value));
    }
    push_parties(lines, analysis, &parties, None);
}

/// A line for each of `parties`, with what stands `behind` each of them.
fn push_parties(lines: &mut Vec<Line>, analysis: &Analysis, parties: &[EntityId], behind: Option<&str>) {
    for (number, id) in parties.iter().enumerate() {
        let entity = analysis.entity(*id);
        let mut value: Pieces = vec![(Tone::Party(entity.kind), entity.name.clone())];
        value.extend(entity.roles.first().map(|role| (Tone::Plain, format!(", {role}"))));
        value.extend(behind.map(|words| (Tone::Faint, words.to_owned())));
        lines.push(labelled(if number == 0 { "speaker" } else { "and" }, value).leading_to(Place::Party(*id)));
    }
}

/// Who says it as the text has it: “Mayor Ana Ruiz”, “she”, taken for Ana Ruiz.
fn in_text(text: &str, analysis: &Analysis, id: QuotationId) -> String {
    let Some(words) = analysis.quotation(id).speaker else { return "nobody".to_owned() };
    let written = one_line(words.span.of(text));
    let parties = names(analysis, &analysis.speakers_in_text(id, text));
    // Whom a name names goes without saying.
    let is_named = |name: &&str| name.rsplit(' ').next().is_some_and(|last| written.contains(last));
    match together(&parties).filter(|_| !parties.iter().all(is_named)) {
        Some(parties) => format!("“{written}”, taken for {parties}"),
        None => format!("“{written}”"),
    }
}

/// What decided the speaker: “subject of the cue; here “she”, which stands for Ana Ruiz”; `None` where that the text
/// names nobody says it already.
fn why(text: &str, analysis: &Analysis, id: QuotationId) -> Option<String> {
    let quotation = analysis.quotation(id);
    let rule = quotation.rule.words();
    let Some(words) = quotation.speaker else {
        // A rule that would tell who says it told nobody.
        let tells_nobody = matches!(quotation.rule, Rule::Unsought | Rule::Continuation | Rule::Turn | Rule::Reply);
        return tells_nobody.then(|| rule.to_owned());
    };
    let Some(id) = words.entity else {
        let parties = together(&names(analysis, &analysis.speakers(id, text)));
        let stands =
            parties.map(|parties| format!("; here “{}”, which stands for {parties}", one_line(words.span.of(text))));
        return Some(format!("{rule}{}", stands.unwrap_or_default()));
    };
    let entity = analysis.entity(id);
    let written = one_line(words.span.of(text));
    let mut inside = entity.mentions.iter().map(|id| analysis.mention(*id));
    let by_name = inside.any(|mention| mention.form == MentionForm::Proper && words.span.covers(mention.span));
    Some(match (written == entity.name, by_name) {
        (true, _) => rule.to_owned(),
        (false, true) => format!("{rule}; here “{written}”"),
        (false, false) => format!("{rule}; here “{written}”, which stands for {}", entity.name),
    })
}

/// What it answers, each leading there, with the words where it does more than point at them.
fn push_answered(lines: &mut Vec<Line>, document: &Document, analyzed: &Analyzed, id: QuotationId, max_cells: u16) {
    let Analyzed { analysis, index, .. } = analyzed;
    for answered in index.answered_in(id) {
        let told = telling_words(document, analysis, *answered);
        lines.push(labelled("answers", vec![(Tone::Plain, told)]).leading_to(Place::Claim(*answered)));
        if analysis.meant(id, &document.text) != *answered {
            let words = beginning_words(&document.text, analysis, *answered, usize::MAX);
            push_wrapped(lines, &words, Span::new(0, words.len()), max_cells, Tone::Quoted);
        }
    }
}

/// Who answers it, each leading to the answer, with the words of those who do more than point at it.
fn push_answers(lines: &mut Vec<Line>, text: &str, analysis: &Analysis, id: QuotationId, max_cells: u16) {
    for response in &analysis.quotation(id).responses {
        let place = response.quotation.map_or(Place::Text(response.cue), Place::Claim);
        let value = vec![(Tone::Answered, response_words(text, analysis, response))];
        lines.push(labelled("answered", value).leading_to(place));
        if let Some(answer) = response.quotation.filter(|answer| analysis.meant(*answer, text) != id) {
            let words = beginning_words(text, analysis, answer, usize::MAX);
            push_wrapped(lines, &words, Span::new(0, words.len()), max_cells, Tone::Quoted);
        }
    }
}

/// Where it stands, between the sentence before and the one after; leads there.
fn push_place(lines: &mut Vec<Line>, document: &Document, quotation: &Quotation, id: QuotationId, max_cells: u16) {
    let (text, extent) = (&document.text, quotation.extent());
    let section = document.section_at(quotation.content().start());
    let percent = extent.start() * 100 / text.len().max(1);
    let place = format!("{} · {percent} % into the text", one_line(outline::title(document, section)));
    lines.push(Line::from(vec![(Tone::Strong, place)]).leading_to(Place::Claim(id)));
    let first = document.sentences.partition_point(|sentence| sentence.end() <= extent.start());
    let end = document.sentences.partition_point(|sentence| sentence.start() < extent.end());
    let here = document.sentences.get(first..end).unwrap_or_default();
    let here = here.iter().copied().reduce(Span::to).unwrap_or(extent);
    let before = first.checked_sub(1).and_then(|index| document.sentences.get(index));
    for (sentence, tone) in
        [(before, Tone::Faint), (Some(&here), Tone::Plain), (document.sentences.get(end), Tone::Faint)]
    {
        // What the section is called was said already.
        let is_heading = |sentence: &Span| {
            document.paragraphs[document.paragraph_at(sentence.start())].kind == ParagraphKind::Heading
        };
        if let Some(sentence) = sentence.filter(|sentence| **sentence == here || !is_heading(sentence)) {
            push_wrapped(lines, text, *sentence, max_cells, tone);
        }
    }
}
