//! Web pages to documents: the article in a page, without what stands around it.
//!
//! In reading order: [`charset`], the encoding a page says it is in; [`prune`], a page made fit to be parsed, without
//! an [`attribute`] that nobody needs; [`metadata`], what it says of its article, with [`moment`], dates as machines
//! write them; [`walk`], its content to text, without [`clutter`]; [`quoted`], who is named below a block quotation,
//! and [`source`], where its pictures are. Which part of a page is the article is `dom_smoothie`'s to say (Mozilla's
//! Readability); where it finds next to nothing, all of the page is read.

mod attribute;
pub(super) mod charset;
mod clutter;
mod metadata;
mod moment;
mod prune;
mod quoted;
mod source;
mod walk;

use super::address::Base;
use super::builder::Builder;
use super::{Document, Inset, Line, ParagraphKind, Repair};
use dom_smoothie::{Config, Readability};
use metadata::Metadata;
use prune::{Pruned, prune};

/// The element that Readability puts the article into.
const ARTICLE: &str = "#readability-page-1";

/// Of an article shorter than this it is asked whether it was the article.
const MIN_ARTICLE_BYTES: usize = 250;

/// The document that `page`, which came from `address`, is, `repairs` having been made to it.
pub(super) fn read(page: &str, address: Option<&str>, mut repairs: Vec<Repair>) -> Document {
    let Pruned { html, json_ld, truncated } = prune(page);
    if truncated {
        repairs.push(Repair::Truncated);
    }
    let tree = dom_query::Document::from(html.as_str());
    let said = metadata::metadata(&tree, &json_ld, address);
    let found = article(tree, &said);
    let whole = || {
        let title = found.title.as_deref().or(said.title.as_deref());
        all_of(&dom_query::Document::from(html.as_str()), title, &said)
    };
    let builder = match found.builder {
        Some(builder) if builder.text_bytes() >= MIN_ARTICLE_BYTES => builder,
        Some(builder) => Some(whole()).filter(|whole| whole.text_bytes() > 4 * builder.text_bytes()).unwrap_or(builder),
        None => whole(),
    };
    builder.finish(Document {
        byline: said.byline.or(found.byline).map(Line::Apart),
        published: said.published,
        url: said.address,
        site: said.site,
        language: said.language,
        picture: said.image,
        feeds: said.feeds,
        repairs,
        ..Document::default()
    })
}

/// Writes all of `part`, a part of a page whose addresses start from `base`.
pub(super) fn write(part: &str, base: &Base, builder: &mut Builder) {
    let tree = dom_query::Document::from(prune(part).html);
    walk::walk(&tree.root(), base, builder);
}

/// What Readability finds.
struct Found {
    title: Option<String>,
    byline: Option<String>,
    /// The text, if there is any.
    builder: Option<Builder>,
}

fn article(tree: dom_query::Document, said: &Metadata) -> Found {
    let config = Config { keep_classes: true, disable_json_ld: true, ..Config::default() };
    let mut found = Found { title: said.headline.clone(), byline: None, builder: None };
    // Without the page's address, as a wrong one would be an error, and links are resolved here.
    let Ok(mut readability) = Readability::with_document(tree, None, Some(config)) else { return found };
    let Ok(article) = readability.parse() else { return found };
    found.title = found.title.or(Some(article.title).filter(|title| !title.trim().is_empty()));
    found.byline = article.byline;
    let selection = readability.doc.select_single(ARTICLE);
    let Some(root) = selection.nodes().first() else { return found };
    for mut builder in [Builder::keeping(clutter::is_wanted), Builder::default()] {
        begin(&mut builder, found.title.as_deref());
        walk::walk(root, &said.base, &mut builder);
        if builder.has_text() {
            found.builder = Some(builder);
            break;
        }
    }
    found
}

/// All that is written in `tree`.
fn all_of(tree: &dom_query::Document, title: Option<&str>, said: &Metadata) -> Builder {
    let mut builder = Builder::default();
    begin(&mut builder, title);
    walk::walk(&tree.root(), &said.base, &mut builder);
    builder
}

fn begin(builder: &mut Builder, title: Option<&str>) {
    builder.begin(ParagraphKind::Headline, Inset::default());
    builder.words(title.unwrap_or_default());
    builder.end();
}

#[cfg(test)]
mod tests {
    use super::super::FeedLink;
    use super::*;

    const PROSE: &str = "<p>Rain fell on the old bridge for days, and the council met behind closed doors again.</p>";

    #[test]
    fn a_link_within_the_page_leads_to_a_place_in_the_text() {
        let prose = PROSE.repeat(4);
        let page = format!(
            "<article><h1>Bridge</h1><p>See <a href='#plan'>the plan</a> and <a href='#none'>more</a>, they said.</p>\
             {prose}<h2 id='cost'>What it costs</h2>{prose}<h2 id='plan'>The plan</h2>{prose}</article>"
        );
        let document = read(&page, Some("https://a.example/b"), vec![]);
        let addresses: Vec<_> = document.links.iter().map(|link| link.address.as_str()).collect();
        assert_eq!(addresses, ["#plan", "#none"]);
        let names: Vec<_> = document.anchors.iter().map(|anchor| anchor.name.as_str()).collect();
        assert_eq!(names, ["plan"]);
        let at = document.anchor("plan").unwrap();
        assert!(document.text.get(at..).is_some_and(|text| text.starts_with("The plan")));
        assert_eq!(document.anchor("none"), None);
    }

    #[test]
    fn the_feeds_of_a_page_are_found_by_its_links() {
        let page = format!(
            "<head><link rel='alternate' type='application/rss+xml' title='News &amp; views' href='/feed'>\
             <link rel='alternate' type='application/atom+xml' href='https://b.example/atom'>\
             <link rel='alternate' type='application/rss+xml' href='/feed'>\
             <link rel='alternate' hreflang='fr' href='/fr'><link rel='stylesheet' href='/a.css'></head>{PROSE}"
        );
        let document = read(&page, Some("https://a.example/b/c"), vec![]);
        let feed = |address: &str, title: Option<&str>| FeedLink {
            address: address.to_owned(),
            title: title.map(str::to_owned),
        };
        assert_eq!(
            document.feeds,
            [feed("https://a.example/feed", Some("News & views")), feed("https://b.example/atom", None)]
        );
    }
}
