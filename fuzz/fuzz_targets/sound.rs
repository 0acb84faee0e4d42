//! What every document must be, whatever it was made of.

use onrecord::document::format::{Format, Hint};
use onrecord::document::shape::answer;
use onrecord::document::{self, Document, Opened};
use onrecord::text::Span;
use onrecord::text::safe::is_unsafe;

/// Reads `bytes` as `format` and looks at each article that comes of it.
#[allow(dead_code, reason = "each target takes what it needs")]
pub fn read(bytes: &[u8], format: Format) {
    look(document::open(bytes.to_vec(), &Hint { format: Some(format), address: Some(ADDRESS), ..Hint::default() }));
}

/// As [`read`], in the format that is found.
#[allow(dead_code, reason = "each target takes what it needs")]
pub fn read_found(bytes: &[u8]) {
    look(document::open(bytes.to_vec(), &Hint { address: Some(ADDRESS), ..Hint::default() }));
}

const ADDRESS: &str = "https://a.example/news/";

fn look(opened: Opened) {
    opened.articles().for_each(|article| {
        check(&article);
        let back = answer::read_article(&answer::article(&article));
        assert_eq!(back.as_ref(), Some(&article), "an article is read back as it was written");
    });
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
    let pictures = document.images.iter().map(|image| &image.address).chain(document.feeds.iter().map(|feed| &feed.address));
    assert!(!pictures.into_iter().any(|address| address.contains(is_unsafe)), "unsafe address");
    assert!(document.images.iter().all(|image| text.is_char_boundary(image.at)), "an image outside the text");
    let spans = document.links.iter().map(|link| link.span).chain(document.sentences.iter().copied());
    for span in spans {
        assert!(!span.of(text).is_empty(), "an empty span");
    }
    assert_eq!(document.sections.last().map_or(0, |section| section.paragraphs.end), document.paragraphs.len());
}
