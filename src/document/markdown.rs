//! Markdown to a document: `CommonMark` with tables, footnotes and task lists.
//!
//! Blocks of HTML in it are read as those of a page are; within a line only breaks are, as whoever writes Markdown
//! means the words.

use super::address::Base;
use super::builder::Builder;
use super::front_matter;
use super::html;
use super::signature;
use super::table::{Alignment, Table};
use super::{Document, Inset, Line, ParagraphKind, Repair};
use crate::text::Span;
use pulldown_cmark::{self as cmark, Event, Options, Parser, Tag, TagEnd};
use std::collections::HashMap;

/// Longer texts are cut: the parser keeps many times their size.
const MAX_BYTES: usize = 64 << 20;

/// The document that `text`, which came from `address`, is, `repairs` having been made to it.
pub fn read(text: &str, address: Option<&str>, mut repairs: Vec<Repair>) -> Document {
    let (front, body) = front_matter::split_off(text, &mut repairs);
    let base = address.or(front.url.as_deref()).map_or_else(Base::default, Base::new);
    let end = body.floor_char_boundary(MAX_BYTES);
    if end < body.len() {
        repairs.push(Repair::Truncated);
    }
    let body = Span::new(0, end).of(body);
    let mut reading = Reading { base, ..Reading::default() };
    if let Some(headline) = &front.headline {
        reading.builder.begin(ParagraphKind::Headline, Inset::default());
        reading.builder.words(headline);
        reading.builder.end();
    }
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    for event in Parser::new_ext(body, options) {
        reading.event(event);
    }
    let byline = front.byline.map(Line::Apart);
    let known = Document {
        byline,
        published: front.published,
        url: front.url,
        language: front.language,
        repairs,
        ..Document::default()
    };
    reading.builder.finish(known)
}

/// How far the events were followed.
#[derive(Default)]
struct Reading {
    builder: Builder,
    base: Base,
    inset: Inset,
    /// Where the heading that is being read begins, and its words.
    heading: Option<(usize, String)>,
    /// What headings are called by links, and how often.
    named: HashMap<String, usize>,
    /// The number of the next item of each open list; `None` where they have bullets.
    lists: Vec<Option<u64>>,
    table: Option<Table>,
    /// The picture whose words are being read.
    image: Option<Image>,
    /// The block of HTML that is being read.
    html: Option<String>,
    /// Whether the next words begin a line of the source.
    begins_line: bool,
}

struct Image {
    address: String,
    alternative: String,
}

impl Reading {
    fn event(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::InlineMath(words) | Event::DisplayMath(words) => self.words(&words),
            Event::Code(words) => {
                self.builder.begin_code();
                self.words(&words);
                self.builder.end_code();
            }
            Event::SoftBreak => {
                self.words(" ");
                self.begins_line = true;
            }
            Event::HardBreak => self.line_break(),
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.line_break(),
            Event::Html(part) => self.html.get_or_insert_default().push_str(&part),
            Event::InlineHtml(_) => {}
            Event::FootnoteReference(name) => self.footnote(&name),
            Event::TaskListMarker(done) => self.words(if done { "[x] " } else { "[ ] " }),
            Event::Rule => self.rule(),
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            // An item's first paragraph stands behind its bullet.
            Tag::Paragraph if self.builder.is_awaiting_item() => {}
            Tag::Paragraph => self.builder.begin(ParagraphKind::Prose, self.inset),
            Tag::Heading { level, .. } => {
                self.builder.begin_heading(level as u8, self.inset);
                self.heading = Some((self.builder.place(), String::new()));
            }
            Tag::BlockQuote(_) => {
                self.builder.end();
                self.inset.quotes = self.inset.quotes.saturating_add(1);
            }
            Tag::HtmlBlock => self.html = Some(String::new()),
            Tag::CodeBlock(_) => self.builder.begin(ParagraphKind::Code, self.inset),
            Tag::List(first) => {
                self.builder.end();
                self.lists.push(first);
                self.inset.lists = self.inset.lists.saturating_add(1);
            }
            Tag::Item => self.item(),
            Tag::FootnoteDefinition(name) => {
                self.builder.end();
                self.builder.anchor(&format!("fn-{name}"), self.builder.place());
                let inset = Inset { lists: self.inset.lists.saturating_add(1), ..self.inset };
                self.builder.begin_item(&format!("[{name}]"), inset);
            }
            Tag::Table(alignments) => {
                self.builder.end();
                self.table = Some(Table::aligned(alignments.into_iter().map(alignment).collect()));
            }
            Tag::TableHead | Tag::TableRow => self.table.as_mut().into_iter().for_each(Table::begin_row),
            Tag::TableCell => self.table.as_mut().into_iter().for_each(Table::begin_cell),
            Tag::Link { dest_url, .. } => match (self.base.resolve_link(&dest_url), &mut self.table) {
                (Some(address), Some(table)) => table.begin_link(&address),
                (Some(address), None) => self.builder.begin_link(&address),
                (None, _) => {}
            },
            Tag::Image { dest_url, .. } => {
                self.image = Some(Image { address: dest_url.into_string(), alternative: String::new() });
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if let (TagEnd::Heading(_), Some((at, words))) = (tag, self.heading.take()) {
            self.name_heading(at, &words);
        }
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.builder.end();
            }
            TagEnd::BlockQuote(_) => {
                self.builder.end();
                self.inset.quotes = self.inset.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.builder.end();
                self.lists.pop();
                self.inset.lists = self.inset.lists.saturating_sub(1);
            }
            TagEnd::HtmlBlock => {
                if let Some(part) = self.html.take() {
                    self.builder.end();
                    html::write(&part, &self.base, &mut self.builder);
                    self.builder.end();
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    table.write(&mut self.builder, self.inset);
                }
            }
            TagEnd::Link => match &mut self.table {
                Some(table) => table.end_link(),
                None => self.builder.end_link(),
            },
            TagEnd::Image => {
                let image = self.image.take();
                let address = image.as_ref().and_then(|image| self.base.resolve(&image.address));
                if let (Some(address), Some(Image { alternative, .. })) = (address, image) {
                    self.builder.image(&address, Some(&alternative));
                }
            }
            _ => {}
        }
    }

    fn item(&mut self) {
        let Some(next) = self.lists.last_mut() else { return };
        let marker = match next {
            None => "•".to_owned(),
            Some(number) => {
                let marker = format!("{number}.");
                *number = number.saturating_add(1);
                marker
            }
        };
        self.builder.begin_item(&marker, self.inset);
    }

    /// Names the heading of these `words` as sites do where Markdown is shown: small letters, a hyphen for a blank.
    fn name_heading(&mut self, at: usize, words: &str) {
        let signs = words.trim().chars().filter(|sign| sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '_'));
        let name: String =
            signs.flat_map(char::to_lowercase).map(|sign| if sign == ' ' { '-' } else { sign }).collect();
        let count = self.named.entry(name.clone()).or_default();
        *count += 1;
        let name = if *count == 1 { name } else { format!("{name}-{}", *count - 1) };
        self.builder.anchor(&name, at);
    }

    /// A mark that leads to its footnote.
    fn footnote(&mut self, name: &str) {
        let leads = self.table.is_none() && self.image.is_none();
        if leads {
            self.builder.begin_link(&format!("#fn-{name}"));
        }
        self.words(&format!("[{name}]"));
        if leads {
            self.builder.end_link();
        }
    }

    fn words(&mut self, words: &str) {
        if let Some((_, heading)) = &mut self.heading {
            heading.push_str(words);
        }
        match (&mut self.image, &mut self.table) {
            (Some(image), _) => image.alternative.push_str(words),
            (None, Some(table)) => table.words(words),
            (None, None) if self.inset.quotes > 0 && self.inset.lists == 0 && self.heading.is_none() => {
                let begins_line = std::mem::take(&mut self.begins_line);
                signature::words(&mut self.builder, words, begins_line);
            }
            (None, None) => self.builder.words(words),
        }
    }

    fn line_break(&mut self) {
        match (&self.image, &self.table) {
            (None, None) => self.builder.line_break(),
            _ => self.words(" "),
        }
    }

    fn rule(&mut self) {
        self.builder.begin(ParagraphKind::Verbatim, self.inset);
        self.builder.words("* * *");
        self.builder.end();
    }
}

fn alignment(said: cmark::Alignment) -> Alignment {
    match said {
        cmark::Alignment::None | cmark::Alignment::Left => Alignment::Left,
        cmark::Alignment::Center => Alignment::Centre,
        cmark::Alignment::Right => Alignment::Right,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Look;
    use super::*;

    #[track_caller]
    fn leads(document: &Document, index: usize, expected: &str) {
        let address = &document.links[index].address;
        let at = document.anchor(address.strip_prefix('#').unwrap()).unwrap();
        assert!(document.text.get(at..).unwrap().starts_with(expected), "{address}: {at}");
    }

    #[test]
    fn links_lead_to_headings_and_marks_to_their_footnotes() {
        let text = "# Bridge\n\nSee [one](#the-plan), [two](#the-plan-1).[^a]\n\n## The plan\n\nIt rained.\n\n\
                    ## The plan!\n\nIt held.\n\n[^a]: Said on Monday.\n";
        let document = read(text, None, vec![]);
        leads(&document, 0, "The plan\n");
        leads(&document, 1, "The plan!");
        leads(&document, 2, "[a]");
    }

    #[test]
    fn code_within_a_line_is_known_for_such() {
        let text =
            "# `serve` it\n\n- Run `serve -p  80`, _then_ `stop`.\n\n```\nserve\n```\n\n<p>a <code>b</code></p>\n";
        let document = read(text, None, vec![]);
        let code = document.emphasis.iter().filter(|one| one.look == Look::Code);
        let code: Vec<_> = code.map(|one| one.span.of(&document.text)).collect();
        assert_eq!(code, ["serve", "serve -p 80", "stop", "b"]);
    }

    #[test]
    fn addresses_start_from_where_the_text_came_from() {
        let text = "[a](b.html) ![c](/d.png) [e](javascript:f)";
        let document = read(text, Some("https://a.example/g/"), vec![]);
        let links: Vec<_> = document.links.iter().map(|link| link.address.as_str()).collect();
        assert_eq!(links, ["https://a.example/g/b.html"]);
        assert_eq!(document.images[0].address, "https://a.example/d.png");
    }
}
