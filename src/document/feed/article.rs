//! An entry of a feed to a document.

use super::super::builder::Builder;
use super::super::{Document, Inset, Line, ParagraphKind, html};
use super::{Content, Enclosure, Entry, Feed};

impl Feed {
    /// The article that the entry at `index` is: its headline, its words, and what files belong to it.
    pub fn article(&self, index: usize) -> Option<Document> {
        let entry = self.entries.get(index)?;
        let mut builder = Builder::default();
        if let Some(title) = &entry.title {
            builder.begin(ParagraphKind::Headline, Inset::default());
            builder.words(title);
            builder.end();
        }
        match &entry.content {
            Some(Content::Plain(words)) => paragraphs(words, &mut builder),
            Some(Content::Markup(markup)) => html::write(markup, &entry.base, &mut builder),
            None => {}
        }
        for enclosure in &entry.enclosures {
            attach(enclosure, &mut builder);
        }
        Some(finish(entry, self.title.clone(), builder))
    }
}

/// The document with what `entry` says of it. An entry that says nothing is at least its address.
fn finish(entry: &Entry, site: Option<String>, mut builder: Builder) -> Document {
    if let Some(address) = entry.url.as_ref().filter(|_| !builder.has_text() && entry.title.is_none()) {
        link(address, &mut builder);
    }
    builder.finish(Document {
        byline: entry.byline.clone().map(Line::Apart),
        published: entry.published.clone(),
        url: entry.url.clone(),
        site,
        language: entry.language.clone(),
        ..Document::default()
    })
}

/// Words alone: paragraphs are apart by a blank line.
fn paragraphs(words: &str, builder: &mut Builder) {
    for paragraph in words.split("\n\n") {
        builder.begin(ParagraphKind::Prose, Inset::default());
        builder.words(paragraph);
        builder.end();
    }
}

/// A picture is one of the document's; of any other file the text says what it is and where.
fn attach(enclosure: &Enclosure, builder: &mut Builder) {
    let Enclosure { address, media_type } = enclosure;
    let media_type = media_type.as_deref().unwrap_or("file");
    if media_type.starts_with("image") {
        return builder.image(address, None);
    }
    builder.begin(ParagraphKind::Caption, Inset::default());
    builder.words(&format!("{media_type}: "));
    link(address, builder);
}

fn link(address: &str, builder: &mut Builder) {
    builder.begin_link(address);
    builder.words(address);
    builder.end_link();
    builder.end();
}
