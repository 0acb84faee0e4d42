//! Feeds as they are found: each dialect, and each way of getting it wrong.

use super::*;
use proptest::prelude::*;

/// The entries of a feed, each as `title | address | date | byline`; `-` for what is not known.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert!(is_feed(text), "{text}");
    let shown = |entry: &Entry| {
        let fields = [&entry.title, &entry.url, &entry.published, &entry.byline];
        fields.map(|field| field.as_deref().unwrap_or("-").to_owned()).join(" | ")
    };
    assert_eq!(read(text, None).entries.iter().map(shown).collect::<Vec<_>>(), expected, "{text}");
}

/// What the only entry of a feed says, as the reader shows it.
#[track_caller]
fn check_text(entry: &str, expected: &str) {
    let feed =
        read(&format!("<rss><channel><link>https://a.example/x/</link><item>{entry}</item></channel></rss>"), None);
    assert_eq!(feed.article(0).unwrap().text, expected, "{entry}");
}

#[test]
fn every_dialect_is_read() {
    check(
        "<rss version='2.0'><channel><title>Alder</title><link>https://a.example/</link><item><title>The dam holds</title>\
         <link>https://a.example/1</link><pubDate>Tue, 02 Dec 2025 10:00:00 GMT</pubDate>\
         <author>ana@a.example (Ana Ruiz)</author></item></channel></rss>",
        &["The dam holds | https://a.example/1 | 2025-12-02T10:00:00Z | Ana Ruiz"],
    );
    check(
        "<feed xmlns='http://www.w3.org/2005/Atom'><author><name>Bo Li</name></author><title>Alder</title><entry>\
         <title type='html'>Rain &amp;amp; wind</title><link rel='self' href='https://a.example/s'/>\
         <link href='https://a.example/2'/><updated>2025-12-02</updated></entry></feed>",
        &["Rain & wind | https://a.example/2 | 2025-12-02 | Bo Li"],
    );
    check(
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title mode='escaped'>Hail</title>\
         <link rel='alternate' type='text/html' href='https://a.example/3'/><issued>2025-12-02T10:00</issued></entry></feed>",
        &["Hail | https://a.example/3 | 2025-12-02T10:00:00Z | -"],
    );
    check(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><channel><title>Alder</title></channel>\
         <image><title>Logo</title></image><item rdf:about='x'><title>Fog</title><link>https://a.example/4</link>\
         <dc:date>2025-12-02</dc:date><dc:creator>Cy Orr</dc:creator></item></rdf:RDF>",
        &["Fog | https://a.example/4 | 2025-12-02 | Cy Orr"],
    );
    check(
        "<CHANNEL HREF='https://a.example/'><TITLE>Alder</TITLE><ITEM HREF='5' LASTMOD='2025-12-02'><TITLE>Ice</TITLE></ITEM>\
         </CHANNEL>",
        &["Ice | https://a.example/5 | 2025-12-02 | -"],
    );
    check(
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Alder", "home_page_url": "https://a.example/", "items":
            [{"id": "6", "url": "/6", "title": "Sun", "date_published": "2025-12-02", "authors": [{"name": "Di Mo"}]}]}"#,
        &["Sun | https://a.example/6 | 2025-12-02 | Di Mo"],
    );
}

#[test]
fn what_is_no_feed_is_not_taken_for_one() {
    for text in ["", "It rained.", "<html><body><item>x</item></body></html>", "{\"a\": 1}", "<opml/>"] {
        assert!(!is_feed(text), "{text}");
    }
}

#[test]
fn a_careless_feed_is_read_for_what_it_must_mean() {
    check("junk\n<?xml version='1.0'?><rss><channel><item><title>Q & A</title></item>", &["Q & A | - | - | -"]);
    check(
        "<rss><item><title>One<item><title>Two</title><item><link>https://a.example/</channel>",
        &["One | - | - | -", "Two | - | - | -", "- | https://a.example/ | - | -"],
    );
    check(
        "<rss><item><title>Caf&eacute; <b>open</b></title><foo:bar>x</foo:bar></item></rss>",
        &["Café open | - | - | -"],
    );
    check("<rss><item><title><![CDATA[No <em>end", &["No end | - | - | -"]);
    check(
        "<x:rss xmlns:x='http://purl.org/rss/1.0/'><x:item><x:title>One</x:title></x:item></x:rss>",
        &["One | - | - | -"],
    );
    check("<rss><channel><entry/></channel></rss>", &["- | - | - | -"]);
}

#[test]
fn what_is_said_of_something_else_is_not_said_of_the_entry() {
    check(
        "<feed><entry><source><title>Other</title><updated>2001-01-01</updated></source><title>Mine</title>\
         <media:group><media:title>Clip</media:title></media:group><contributor><name>Eve</name></contributor></entry></feed>",
        &["Mine | - | - | -"],
    );
}

#[test]
fn what_is_packed_is_unpacked() {
    let entry =
        |title: &str| format!("<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry>{title}</entry></feed>");
    check(&entry("<title mode='base64'>\n  UmFpbiA8Yj5hbmQ8L2I+IHdpbmQ=\n</title>"), &["Rain and wind | - | - | -"]);
    check(&entry("<title type='application/octet-stream'>SGFpbA==</title>"), &["Hail | - | - | -"]);
    check(&entry("<title type='application/octet-stream'>Hail, again</title>"), &["Hail, again | - | - | -"]);
    check(&entry("<title mode='base64'>//8</title><id>a</id>"), &["- | - | - | -"]);
}

#[test]
fn addresses_are_made_absolute() {
    check(
        "<feed xml:base='https://a.example/x/'><entry xml:base='y/'><link href='z'/></entry></feed>",
        &["- | https://a.example/x/y/z | - | -"],
    );
    check(
        "<rss><channel><link>https://a.example/x/</link><item><link>/y</link></item><item><guid>https://a.example/g</guid></item>\
         <item><guid isPermaLink='false'>https://a.example/g</guid></item></channel></rss>",
        &["- | https://a.example/y | - | -", "- | https://a.example/g | - | -", "- | - | - | -"],
    );
}

#[test]
fn content_is_preferred_to_a_summary_and_files_are_kept() {
    check_text(
        "<title>Dam</title><description>Short.</description><content:encoded><![CDATA[<p>It <b>held</b>.</p><p>So far.</p>]]>\
         </content:encoded><enclosure url='a.mp3' type='audio/mpeg'/>",
        "Dam\n\nIt held.\n\nSo far.\n\naudio/mpeg: https://a.example/x/a.mp3",
    );
    check_text("<description>1 &lt; 2 &amp; so on</description>", "1 < 2 & so on");
    let json =
        r#"{"items": [{"title": "a\u001bb", "url": "https://a.example/\u00071", "author": {"name": "\u202eBo"}}]}"#;
    check(json, &["a | https://a.example/1 | - | Bo"]);
    check_text("<title>\u{202e}Dam&#27;[31m</title>", "Dam");
}

#[test]
fn the_language_of_an_entry_is_its_own_before_its_feed_s() {
    let entries = "<entry><title>a</title></entry><entry xml:lang='fr'><title>b</title></entry>";
    let feed = read(&format!("<feed xml:lang='en'>{entries}</feed>"), None);
    let languages: Vec<_> = feed.entries.iter().map(|entry| entry.language.as_deref()).collect();
    assert_eq!(languages, [Some("en"), Some("fr")]);
}

#[test]
fn nesting_costs_nothing() {
    let deep = format!("<feed><entry><content type='xhtml'>{}It rained.", "<div>".repeat(100_000));
    assert_eq!(read(&deep, None).entries.len(), 1);
    assert_eq!(read(&"<item>".repeat(100_000), None).entries.len(), MAX_ENTRIES);
    assert_eq!(read(&format!("<rss>{}", "<author>".repeat(100_000)), None).entries.len(), 0);
}

/// Pieces of feeds, to be put together at random.
const PIECES: &[&str] = &[
    "<rss>",
    "<feed xmlns:a='http://www.w3.org/2005/Atom'>",
    "<item>",
    "</item>",
    "<entry xml:base='/x/'>",
    "</entry>",
    "<title>",
    "</title>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "&amp;",
    "&#x1b;",
    "&",
    "<",
    ">",
    "\"",
    "<link href='",
    "'/>",
    "<author>",
    "</author>",
    "<name>Ana Ruiz",
    "<content type='xhtml'><div>",
    "<pubDate>2 Dec 2025",
    "é",
    "\u{202e}",
    "{",
    "}",
    "\"items\": [",
    "\"title\": ",
    "It rained.",
];

proptest! {
    #[test]
    fn any_pieces_give_entries_that_can_be_shown(picked in prop::collection::vec(0..PIECES.len(), 0..40)) {
        let text: String = picked.into_iter().map(|piece| PIECES[piece]).collect();
        for feed in [syndication::read(&text, Base::default()), json::read(&text, Base::default())] {
            for document in (0..).map_while(|index| feed.article(index)) {
            prop_assert!(!document.text.chars().any(|sign| sign.is_control() && sign != '\n'));
            for paragraph in &document.paragraphs {
                prop_assert!(!paragraph.span.of(&document.text).is_empty());
            }
            }
        }
    }
}
