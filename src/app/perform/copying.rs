//! What is copied, with its attribution.

use crate::app::article_view::Lit;
use crate::app::layout::Pane;
use crate::app::message::Effect;
use crate::app::{App, details};
use crate::document::Document;

impl App {
    pub(super) fn copy(&mut self) -> Vec<Effect> {
        let (Some(document), view) = (self.document(), self.view()) else { return Vec::new() };
        let lit = match (self.focus, view.lit) {
            (Pane::Claims, _) => view.claims.selected(),
            (_, Some(Lit::Claim(id))) => Some(id),
            _ => None,
        };
        let (what, mut text) = if let (Some(id), Some(analyzed)) = (lit, self.analyzed()) {
            let words = details::one_line(analyzed.analysis.quotation(id).content().of(&document.text));
            let speaker = details::speaker_words(document, &analyzed.analysis, id);
            let quoted = words.starts_with(['“', '"', '«']);
            (
                "claim",
                if quoted {
                    format!("{words} — {speaker}")
                } else {
                    format!("“{words}” — {speaker} (reported)")
                },
            )
        } else {
            let paragraph = document.paragraphs.get(document.paragraph_at(view.reading()));
            let words = paragraph.map_or("", |paragraph| paragraph.span.of(&document.text));
            ("paragraph", details::one_line(words))
        };
        text.push('\n');
        text.push_str(&attribution(self.article().title(), document, &self.article().source.name));
        self.say(format!("copied the {what}"));
        vec![Effect::Copy(text)]
    }

    pub(super) fn copy_source(&mut self) -> Vec<Effect> {
        let url = self.document().and_then(|document| document.url.clone());
        let source = url.unwrap_or_else(|| self.article().source.name.clone());
        self.say(format!("copied {source}"));
        vec![Effect::Copy(source)]
    }
}

/// “Headline, By Ana Ruiz, 2025-12-02, address or path”.
fn attribution(title: &str, document: &Document, source: &str) -> String {
    let byline = document.byline.as_ref().map(|line| line.of(&document.text));
    let source = document.url.as_deref().unwrap_or(source);
    let parts = [Some(title), byline, document.published.as_deref(), Some(source)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
