//! The pictures of an article in reading order, the one that stands for it among them.

use super::{Document, Image, ParagraphKind};
use crate::text::Span;

/// Where so many paragraphs of the text follow, an article has a picture at its top.
const MAX_ABOVE_PICTURE: usize = 2;

/// How the address of a picture begins that is written in the page itself.
const INLINED: &str = "data:";

impl Image {
    /// Whether it is written in the page itself.
    pub fn is_inlined(&self) -> bool {
        self.address.starts_with(INLINED)
    }
}

impl Document {
    /// The pictures to look at: those in the text, and above them the one that stands for the article, unless that is
    /// among them, or another stands at the top.
    pub fn pictures(&self) -> Vec<Image> {
        let mut body = self
            .paragraphs
            .iter()
            .filter(|paragraph| !matches!(paragraph.kind, ParagraphKind::Headline | ParagraphKind::Byline))
            .map(|paragraph| paragraph.span.start());
        let top = body.next().unwrap_or(self.text.len());
        let below = body.nth(MAX_ABOVE_PICTURE - 1).unwrap_or(self.text.len());
        let is_there = |address: &str| {
            self.images.iter().any(|image| image.at <= below || file_name(&image.address) == file_name(address))
        };
        let lead = self.picture.as_ref().filter(|address| !is_there(address));
        let lead = lead.map(|address| Image { at: top, address: address.clone(), alternative: None });
        lead.into_iter().chain(self.images.iter().cloned()).collect()
    }

    /// What is said of `image` and nowhere beside it in the text, if that tells more than the name of a file does.
    pub fn said_of<'a>(&self, image: &'a Image) -> Option<&'a str> {
        let words = image.alternative.as_deref()?.trim();
        let next = self.paragraphs.partition_point(|paragraph| paragraph.span.start() < image.at);
        let beside = self.paragraphs.get(next.saturating_sub(1)..).unwrap_or_default().iter().take(3);
        let is_beside = beside.map(|paragraph| paragraph.span.of(&self.text)).any(|beside| beside.contains(words));
        (words.contains(' ') && !is_file_name(words) && !is_beside).then_some(words)
    }
}

/// The last part of `address`, which stays the same where a server gives a picture in several sizes.
fn file_name(address: &str) -> &str {
    let path = Span::new(0, address.find(['?', '#']).unwrap_or(address.len())).of(address);
    path.rsplit('/').find(|part| !part.is_empty()).unwrap_or(path)
}

fn is_file_name(words: &str) -> bool {
    let extension = words.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| matches!(extension.as_str(), "jpg" | "jpeg" | "png" | "gif" | "webp" | "svg"))
}

#[cfg(test)]
mod tests {
    use super::super::format::{Format, Hint};
    use super::*;

    fn page(head: &str, body: &str) -> Document {
        let html = format!(
            "<html><head><title>Bridge</title>{head}</head><body><article><h1>Bridge</h1>{body}</article></body></html>"
        );
        super::super::read(html.as_bytes(), &Hint { format: Some(Format::Html), ..Hint::default() })
    }

    /// Each picture: the words it stands above, its address, and what is said of it.
    fn pictures(document: &Document) -> Vec<(&str, String, Option<String>)> {
        let above = |image: &Image| {
            let next = document.paragraphs.iter().find(|paragraph| paragraph.span.start() >= image.at);
            next.map_or("", |paragraph| paragraph.span.of(&document.text).split(' ').next().unwrap_or_default())
        };
        let said = |image: &Image| document.said_of(image).map(str::to_owned);
        document.pictures().iter().map(|image| (above(image), image.address.clone(), said(image))).collect()
    }

    const LEAD: &str = "<meta property='og:image' content='https://a.example/large/bridge.jpg?w=1200'>";

    #[test]
    fn the_picture_of_the_article_stands_at_its_top_unless_it_is_in_the_text() {
        let prose =
            "<p>Rain fell on the old bridge for days, and the council met behind closed doors again.</p>".repeat(4);
        assert_eq!(pictures(&page(LEAD, &prose)), [("Rain", "https://a.example/large/bridge.jpg?w=1200".into(), None)]);
        let same =
            format!("{prose}<p><img src='https://a.example/small/bridge.jpg' alt='The bridge at dawn'>End of it.</p>");
        let said = Some("The bridge at dawn".to_owned());
        assert_eq!(pictures(&page(LEAD, &same)), [("End", "https://a.example/small/bridge.jpg".into(), said)]);
        let other = format!("<img src='https://a.example/mayor.jpg' alt='mayor.jpg'>{prose}");
        assert_eq!(pictures(&page(LEAD, &other)), [("Rain", "https://a.example/mayor.jpg".into(), None)]);
    }

    #[test]
    fn what_is_said_of_a_picture_is_not_said_again_beside_it() {
        let prose =
            "<p>Rain fell on the old bridge for days, and the council met behind closed doors again.</p>".repeat(2);
        let body = format!(
            "{prose}<figure><img src='https://a.example/m.jpg' alt='Mayor Ruiz'>\
             <figcaption>Mayor Ruiz at the bridge</figcaption></figure>{prose}"
        );
        assert_eq!(pictures(&page("", &body)), [("Mayor", "https://a.example/m.jpg".into(), None)]);
    }
}
