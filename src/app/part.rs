//! What of an article is copied or sent elsewhere, with its attribution.

use super::App;
use super::article_view::Lit;
use super::details::{self, one_line};
use super::layout::Pane;
use crate::analysis::{Analysis, QuotationId};
use crate::document::{Document, ParagraphKind};
use crate::library::Source;

/// A part of the open article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A claim with its speaker.
    Claim(QuotationId),
    /// The paragraph being read, with what it is.
    Paragraph(ParagraphKind),
    /// The section being read.
    Section,
    /// All of it.
    Article,
}

impl Part {
    /// What the reader calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Claim(_) => "claim",
            Self::Paragraph(ParagraphKind::Headline) => "headline",
            Self::Paragraph(ParagraphKind::Heading) => "heading",
            Self::Paragraph(ParagraphKind::Byline) => "byline",
            Self::Paragraph(ParagraphKind::Caption) => "caption",
            Self::Paragraph(
                ParagraphKind::ListItem
                | ParagraphKind::Verbatim
                | ParagraphKind::Code
                | ParagraphKind::Usage
                | ParagraphKind::Prose,
            ) => "paragraph",
            Self::Section => "section",
            Self::Article => "article",
        }
    }
}

impl App {
    /// The parts that can be sent now, the one that is most likely meant first.
    pub(super) fn parts(&self) -> Vec<Part> {
        let view = self.view();
        let claim = match (self.focus, self.lit()) {
            (Pane::Claims, _) => view.selected_claim(),
            (_, Some(Lit::Claim(id))) => Some(id),
            _ => None,
        };
        let paragraph = self.document().and_then(|document| {
            document.paragraphs.get(document.paragraph_at(view.reading())).map(|paragraph| paragraph.kind)
        });
        let paragraph = Part::Paragraph(paragraph.unwrap_or(ParagraphKind::Prose));
        claim.map(Part::Claim).into_iter().chain([paragraph, Part::Section, Part::Article]).collect()
    }

    /// The words of `part`; all but the whole article with a line that says where they come from. `None` where there
    /// is no text yet.
    pub(super) fn part_text(&self, part: Part) -> Option<String> {
        let (document, reading) = (self.document()?, self.view().reading());
        let mut text = match part {
            Part::Article => return Some(document.text.clone()),
            Part::Section => document.sections.get(document.section_at(reading))?.span.of(&document.text).to_owned(),
            Part::Paragraph(_) => {
                one_line(document.paragraphs.get(document.paragraph_at(reading))?.span.of(&document.text))
            }
            Part::Claim(id) => {
                let analysis = &self.analyzed()?.analysis;
                let words = details::content_words(&document.text, analysis, id);
                let speaker = details::credit_words(document, analysis, id);
                let is_own = analysis.meant(id, &document.text) == id;
                // Neither the reporter's words nor those of whom they answer are to be taken for the speaker's own.
                let reported = if is_own && words.starts_with(['“', '"', '«']) { "" } else { ", as reported" };
                format!("{words} — {speaker}{reported}{}", answers(&document.text, analysis, id))
            }
        };
        text.push('\n');
        text.push_str(&attribution(self.article().title(), document, &self.article().source));
        Some(text)
    }
}

/// “; disputed by Bo Li, denied by Ada Voss”, who copies a claim hands on what speaks against it; nothing where nobody
/// answers.
fn answers(text: &str, analysis: &Analysis, id: QuotationId) -> String {
    let mut answers: Vec<String> = Vec::new();
    for response in &analysis.quotation(id).responses {
        let words = details::response_words(text, analysis, response);
        if !answers.contains(&words) {
            answers.push(words);
        }
    }
    if answers.is_empty() { String::new() } else { format!("; {}", answers.join(", ")) }
}

/// “Headline, By Ana Ruiz, 2025-12-02, address or path”; behind a headline that is a sentence there is no comma.
fn attribution(title: &str, document: &Document, source: &Source) -> String {
    let byline = document.byline.as_ref().map(|line| line.of(&document.text));
    let source = document.url.as_deref().or_else(|| source.has_address().then_some(source.name.as_str()));
    let parts = [Some(title), byline, document.published.as_deref(), source];
    let mut line = String::new();
    for part in parts.into_iter().flatten().filter(|part| !part.is_empty()) {
        if !line.is_empty() {
            line.push_str(if line.ends_with(['.', '!', '?', '…']) { " " } else { ", " });
        }
        line.push_str(part);
    }
    line
}
