//! Blocks that stand in an article and are no part of it: where the page stands in its site, prompts to share, to
//! subscribe and to read something else, teasers.
//!
//! Each is short, and told by how it begins or by being a link and nothing else; a paragraph that says more is text.

use super::super::ParagraphKind;
use super::super::builder::Seen;
use super::super::furniture;
use dom_query::NodeRef;

/// Longer blocks say something, however they begin.
const MAX_PROMPT_BYTES: usize = 160;

/// Shorter lines are labels.
const MAX_LABEL_BYTES: usize = 60;

/// Whether a block belongs to the article, as far as it can be told where it stands.
pub(super) fn is_wanted(seen: &Seen) -> bool {
    let Seen { words, kind, after_prose, is_fact, .. } = *seen;
    if matches!(kind, ParagraphKind::Headline | ParagraphKind::Verbatim) {
        return true;
    }
    if is_fact {
        return !is_prompt(seen.unmarked());
    }
    let is_double = seen.repeated && (!after_prose || kind != ParagraphKind::Prose);
    if is_double || is_prompt(seen.unmarked()) || is_credit(words) || is_stamp(words) {
        return false;
    }
    match kind {
        ParagraphKind::ListItem => after_prose || !seen.is_linked(),
        ParagraphKind::Prose if !after_prose => {
            let is_date = words.len() <= MAX_LABEL_BYTES && furniture::date_within(words).is_some();
            !is_date && !seen.is_linked()
        }
        ParagraphKind::Prose => !seen.is_linked() || ends_sentence(words),
        _ => true,
    }
}

/// Whether a block at the end of an article is none of it.
pub(super) fn is_trailing(seen: &Seen) -> bool {
    match seen.kind {
        ParagraphKind::Heading => true,
        ParagraphKind::ListItem | ParagraphKind::Prose => {
            seen.is_linked()
                || starts_with_any(seen.words, TRAILERS)
                || is_about_author(seen.words)
                || seen.words.len() <= MAX_LABEL_BYTES && seen.words.ends_with(':')
        }
        _ => false,
    }
}

/// Whether `node` is, by its class or name, set apart from the article it stands in, which has `article_bytes`; what
/// holds much of those is the article, whatever it is called.
pub(super) fn is_set_apart(node: &NodeRef, article_bytes: usize) -> bool {
    let named = |attribute: &str| node.attr(attribute).is_some_and(|names| has_word(&names, APART));
    (named("class") || named("id")) && node.text().len() * 5 < article_bytes
}

/// Whether one of the words that `names` consists of is among `words`.
fn has_word(names: &str, words: &[&str]) -> bool {
    let parts = names.split(|sign: char| !sign.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.into_iter().any(|part| words.iter().any(|word| part.eq_ignore_ascii_case(word)))
}

/// Whether the table `node` is a menu of other pages, however its rows are labelled.
pub(super) fn is_menu(node: &NodeRef) -> bool {
    node.attr("class").is_some_and(|names| has_word(&names, &["navbox", "nav", "navigation", "menu"]))
}

/// Whether the link `node` holds a heading and words besides, as what leads to another article does.
pub(super) fn is_teaser(node: &NodeRef) -> bool {
    let mut blocks = 0;
    for part in node.descendants_it() {
        let Some(name) = part.qual_name_ref() else { continue };
        let is_block = matches!(&*name.local, "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li");
        let holds_words = || part.children_it(false).any(|child| child.is_nonempty_text());
        blocks += usize::from(is_block && holds_words());
    }
    blocks >= 2
}

fn is_prompt(words: &str) -> bool {
    let label = words.trim_end_matches(|sign: char| !sign.is_alphanumeric());
    LABELS.iter().any(|whole| label.eq_ignore_ascii_case(whole))
        || words.len() <= MAX_PROMPT_BYTES && starts_with_any(words, PROMPTS)
        || is_counter(words)
}

/// “Image 1 of 8”.
fn is_counter(words: &str) -> bool {
    let [what, number, "of", ..] = words.split(' ').collect::<Vec<_>>()[..] else { return false };
    words.len() <= MAX_LABEL_BYTES
        && ["image", "photo", "slide"].iter().any(|name| what.eq_ignore_ascii_case(name))
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// “Photo: Ana Ruiz, Agency”, “(Image credit: Agency)”.
fn is_credit(words: &str) -> bool {
    let words = words.trim_start_matches(['(', '[', ' ']);
    words.len() <= MAX_LABEL_BYTES * 2 && starts_with_any(words, CREDITS) && !says_what_is_seen(words)
}

/// “Photo: the mayor at the bridge on Tuesday”: names of people and agencies have no such words between them.
fn says_what_is_seen(words: &str) -> bool {
    let seen = words.split_once(':').map_or("", |(_, behind)| behind);
    let is_between = |word: &&str| ["and", "by", "for", "from", "of", "the", "via", "with"].contains(word);
    let small = seen.split_whitespace().filter(|word| word.starts_with(char::is_lowercase) && !is_between(word));
    small.count() >= 3
}

/// “Follow her on Twitter”, “Ana Ruiz may be reached at …”.
fn is_about_author(words: &str) -> bool {
    let has = |part: &str| words.contains(part);
    let network = has("Twitter") || has("Facebook") || has("Instagram") || has("@");
    words.len() <= MAX_PROMPT_BYTES * 2 && network && (has("ollow ") || has("reached at") || has("mail "))
}

/// “PUBLISHED: 10:48, Tue, Nov 19, 2019”, “Updated Nov 19, 9:41 AM”.
fn is_stamp(words: &str) -> bool {
    words.len() <= MAX_LABEL_BYTES * 2
        && words.contains(|sign: char| sign.is_ascii_digit())
        && starts_with_any(words.trim_start_matches(['|', ' ', '(']), STAMPS)
}

fn starts_with_any(words: &str, starts: &[&str]) -> bool {
    let starts_with = |start: &str| words.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    let goes_on = |start: &str| {
        let rest = words.get(start.len()..).unwrap_or_default();
        start.ends_with([':', ' ']) || !rest.starts_with(char::is_alphanumeric)
    };
    starts.iter().any(|start| starts_with(start) && goes_on(start))
}

fn ends_sentence(words: &str) -> bool {
    words.trim_end_matches(['”', '"', '’', '\'', ')']).ends_with(['.', '!', '?', '…'])
}

/// What prompts begin with.
const PROMPTS: &[&str] = &[
    "also read",
    "article continues below",
    "click here to",
    "continue reading",
    "don't miss",
    "don’t miss",
    "download our app",
    "follow us on",
    "follow @",
    "get the latest",
    "join our",
    "join the conversation",
    "like us on",
    "media playback is unsupported",
    "more:",
    "most read",
    "read also",
    "read more",
    "read:",
    "recommended:",
    "related articles",
    "related stories",
    "related:",
    "see also",
    "see more:",
    "share on",
    "share this",
    "sign up for",
    "story continues below",
    "subscribe to",
    "this slideshow requires",
    "you may also like",
];

/// Blocks that say nothing else.
const LABELS: &[&str] = &[
    "advert",
    "advertisement",
    "advertising",
    "caption",
    "close",
    "comments",
    "print",
    "share",
    "tags",
    "view gallery",
];

/// What says whose a picture is.
const CREDITS: &[&str] = &[
    "credit:",
    "file photo:",
    "image copyright",
    "image credit",
    "image source",
    "image:",
    "photo by",
    "photo credit",
    "photo:",
    "picture:",
];

/// What lines of date and time begin with.
const STAMPS: &[&str] = &["published", "updated", "posted", "last updated", "first published"];

/// Of what classes and names that set apart consist.
const APART: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "bio",
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "comments",
    "cookie",
    "disqus",
    "hidden",
    "modal",
    "mostread",
    "newsletter",
    "outbrain",
    "pagination",
    "popup",
    "promo",
    "promos",
    "readmore",
    "recirc",
    "recommendations",
    "recommended",
    "related",
    "screenreader",
    "share",
    "sharedaddy",
    "sharing",
    "signup",
    "slideshow",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "taboola",
    "tags",
    "teaser",
    "toolbar",
    "trending",
];

/// What lines under an article begin with.
const TRAILERS: &[&str] = &["©", "copyright ©", "all rights reserved", "filed under", "tags:", "topics:"];
