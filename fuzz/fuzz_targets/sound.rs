//! What every document must be, whatever it was made of.

use onrecord::document::format::{Format, Hint};
use onrecord::document::{self, Document};
use onrecord::text::Span;
use onrecord::text::safe::is_unsafe;

/// Reads `bytes` as `format` and looks at each article that comes of it.
pub fn read(bytes: &[u8], format: Format) {
    let opened = document::open(bytes.to_vec(), &Hint { format: Some(format), ..Hint::default() });
    opened.articles().for_each(|article| check(&article));
}

fn check(document: &Document) {
    let text = &document.text;
    assert!(!text.chars().any(|sign| is_unsafe(sign) && sign != '\n'), "unsafe text");
    let strings = [&document.published, &document.url, &document.site, &document.picture, &document.language];
    let addresses = document.links.iter().map(|link| &link.address);
    for string in strings.into_iter().flatten().chain(addresses) {
        assert!(!string.contains(is_unsafe), "unsafe string");
    }
    let mut end = 0;
    for paragraph in &document.paragraphs {
        assert!(Span::new(end, paragraph.span.start()).of(text).trim().is_empty(), "words between paragraphs");
        assert!(!paragraph.span.of(text).is_empty(), "an empty paragraph");
        end = paragraph.span.end();
    }
    assert!(Span::new(end, text.len()).of(text).trim().is_empty(), "words behind the last paragraph");
    assert!(document.images.iter().all(|image| text.is_char_boundary(image.at)), "an image outside the text");
    let spans = document.links.iter().map(|link| link.span).chain(document.sentences.iter().copied());
    for span in spans {
        assert!(!span.of(text).is_empty(), "an empty span");
    }
    assert_eq!(document.sections.last().map_or(0, |section| section.paragraphs.end), document.paragraphs.len());
}
