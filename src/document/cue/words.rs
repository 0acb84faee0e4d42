//! Words that tell headings from other lines, by what lines begin with or hold.

use crate::text::glance::Glance;
use std::borrow::Cow;

/// Words in small letters.
pub(in crate::document) struct List {
    words: &'static [&'static str],
    /// A bit for what each shows at a glance.
    glances: u64,
}

impl List {
    const fn of(words: &'static [&'static str]) -> Self {
        let (mut glances, mut at) = (0, 0);
        while at < words.len() {
            glances |= Glance::of(words[at]).bit();
            at += 1;
        }
        Self { words, glances }
    }

    /// Whether `word` is among them, as it stands here.
    pub(in crate::document) fn contains(&self, word: &str) -> bool {
        self.words.contains(&word)
    }

    /// Whether `word`, which has no signs around it, is among them in small letters.
    pub(super) fn has(&self, word: &str) -> bool {
        if word.is_ascii() {
            let may_be = self.glances & Glance::of(word).bit() != 0;
            return may_be && self.words.iter().any(|known| known.eq_ignore_ascii_case(word));
        }
        self.contains(&bare(word))
    }
}

/// `word` in small letters, without the signs around it.
pub(in crate::document) fn bare(word: &str) -> Cow<'_, str> {
    let word = without_signs(word);
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(if word.is_ascii() { word.to_ascii_lowercase() } else { word.to_lowercase().replace('’', "'") })
}

/// `word` without the signs around it.
pub(super) fn without_signs(word: &str) -> &str {
    word.trim_matches(|sign: char| !sign.is_alphanumeric())
}

/// Words that open what people say more often than a title.
pub(super) const SPOKEN: &List = &List::of(&[
    "i", "i'm", "i've", "i'd", "i'll", "yes", "no", "yeah", "well", "okay", "ok", "oh", "uh", "um", "so", "and", "but",
    "or", "he", "she", "we", "they", "it's", "that's", "right", "sure", "thanks", "thank", "hello", "hi", "please",
    "mm", "mhm", "let's", "because", "it", "that", "there", "this", "then", "now", "you", "you're", "my", "his", "her",
    "their",
]);

/// Words that make a sentence of a line.
pub(super) const VERBS: &List = &List::of(&[
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "should", "may", "might",
    "must", "do", "does", "did", "isn't", "aren't", "wasn't", "don't", "doesn't", "didn't", "can't", "won't", "it's",
    "i'm", "that's", "said", "says", "been", "be",
]);

/// Words that stand between names, in titles too.
pub(super) const SMALL_WORDS: &List =
    &List::of(&["the", "a", "an", "of", "in", "on", "at", "to", "for", "with", "from", "by", "and", "or"]);

/// Words of captions and credits.
pub(super) const CAPTIONS: &List = &List::of(&[
    "photo",
    "photos",
    "image",
    "images",
    "figure",
    "fig",
    "credit",
    "source",
    "photograph",
    "logo",
    "map",
    "video",
    "screenshot",
    "illustration",
    "courtesy",
    "via",
    "getty",
    "reuters",
    "copyright",
    "pictured",
    "portrait",
    "view",
    "statue",
    "poster",
    "gallery",
    "advertisement",
    "tweet",
]);

/// Words that open or close a letter.
pub(super) const CLOSINGS: &List =
    &List::of(&["dear", "sincerely", "yours", "regards", "cc", "ps", "signed", "respectfully", "cordially", "love"]);

/// Words that sections of many texts begin with.
pub(in crate::document) const USUAL_HEADINGS: &List = &List::of(&[
    "introduction",
    "conclusion",
    "conclusions",
    "references",
    "background",
    "overview",
    "abstract",
    "summary",
    "discussion",
    "results",
    "methods",
    "notes",
    "contents",
    "history",
    "see",
    "external",
    "further",
    "related",
    "about",
    "tips",
    "steps",
    "warnings",
    "sources",
    "acknowledgements",
    "footnotes",
    "understand",
    "get",
    "eat",
    "sleep",
    "drink",
    "buy",
    "do",
]);
