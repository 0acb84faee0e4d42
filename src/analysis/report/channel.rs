//! On what something was said, which is no part of it: “praised the decision *on social media*”, “announced the death
//! *on state television*”; `medium` has where else.

use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::finite::{is_finite, tells_past};
use super::reduced::opens_clause;
use std::ops::Range;

/// What carries what is said.
const CHANNELS: [&str; 16] = [
    "twitter",
    "facebook",
    "instagram",
    "telegram",
    "tiktok",
    "youtube",
    "linkedin",
    "snapchat",
    "reddit",
    "weibo",
    "mastodon",
    "bluesky",
    "television",
    "tv",
    "radio",
    "camera",
];
/// What is to be found there itself.
const THERE: [&str; 33] = [
    "ad",
    "ads",
    "advertising",
    "advertisements",
    "advertisement",
    "abuse",
    "attacks",
    "activity",
    "bullying",
    "campaign",
    "campaigns",
    "clip",
    "clips",
    "comment",
    "comments",
    "commentary",
    "content",
    "debate",
    "debates",
    "disinformation",
    "harassment",
    "hate",
    "lies",
    "message",
    "messages",
    "misinformation",
    "news",
    "post",
    "posts",
    "presence",
    "threats",
    "video",
    "videos",
];
/// What belongs to somebody there.
const OWN: [&str; 12] = [
    "account",
    "accounts",
    "page",
    "pages",
    "feed",
    "show",
    "program",
    "programme",
    "channel",
    "station",
    "profile",
    "live",
];
/// What has an “on” of its own: “a ban *on* Facebook”.
const RULES: [&str; 36] = [
    "ban",
    "bans",
    "limit",
    "limits",
    "tax",
    "taxes",
    "levy",
    "fee",
    "fees",
    "war",
    "assault",
    "attack",
    "crackdown",
    "clampdown",
    "restriction",
    "restrictions",
    "curb",
    "curbs",
    "sanctions",
    "rule",
    "rules",
    "law",
    "laws",
    "bill",
    "reliance",
    "dependence",
    "report",
    "reports",
    "view",
    "views",
    "focus",
    "impact",
    "block",
    "pressure",
    "effect",
    "cap",
];

/// Whether the preposition at `at`, behind `content`, which has no verb, tells on what that was said: “praised the
/// decision *on social media*”, “announced the death *on state television*”.
pub(super) fn begins(reading: &Reading, content: &Range<usize>, at: usize, limit: usize) -> bool {
    const LONGEST: usize = 4;
    if content.is_empty() || !reading.is_any(at, &["on", "via", "over"]) {
        return false;
    }
    let channel = |at: usize| {
        is_channel(reading, at)
            || reading.is(at, "media") && reading.is(at - 1, "social")
            || reading.is(at, "social") && reading.is(at - 1, "truth")
    };
    let describes = |at: &usize| {
        reading.is_word(*at) && !matches!(reading.words[*at].part, Part::Preposition | Part::Conjunction | Part::Be)
    };
    let found = (at + 1..limit.min(at + 1 + LONGEST)).take_while(describes).find(|&at| channel(at));
    let acts = |at: usize| {
        let part = reading.words[at].part;
        matches!(part, Part::Ing | Part::Ed | Part::CueVerb | Part::Comma | Part::Conjunction | Part::Pronoun)
            || is_finite(reading, at)
            || tells_past(reading, at, content.end)
            || reading.is(at, "to")
            || opens_clause(reading, at)
    };
    let last = content.end - 1;
    let there = || content.clone().any(|at| reading.is_any(at, &THERE)) || reading.is_any(last, &RULES);
    // “urged the town on Twitter *to* vote”
    let goes_on = |found: usize| reading.is_any(found + 1, &["to", "for"]) || reading.is_any(found + 2, &["to", "for"]);
    let done = reading.is(content.start - 1, "to");
    // “a series on television *history*”
    let topic = |found: usize| {
        let own = reading.is_any(found + 1, &OWN);
        let noun =
            matches!(reading.words.get(found + 1), Some(next) if matches!(next.part, Part::Other | Part::Plural));
        found + 1 < limit && (noun && !own || matches!(reading.words[found + 1].part, Part::Possessive))
    };
    // “criticised *violence* on television” tells what is seen there.
    let definite = reading.words[content.start].capital
        || phrase::is_whose(reading, content.start)
        || reading.is_any(content.start, &["the", "this", "that", "these", "those", "him", "her", "them", "it"])
        || content.clone().any(|at| matches!(reading.words[at].part, Part::Mark));
    definite
        && found.is_some_and(|found| !goes_on(found) && !topic(found))
        && !done
        && !content.clone().any(acts)
        && !there()
}

/// Whether word `at` alone carries what is said: “Telegram”.
fn is_channel(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &CHANNELS)
}

/// Whether the word at `at`, behind “by”, is by what means the verb `cue` was done, and nobody who did it: “told by
/// *phone*”, “announced by *Telegram*”, but “told by *radio* hosts”, “accused by *Telegram*”.
pub(in crate::analysis) fn is_by_means(reading: &Reading, cue: usize, at: usize) -> bool {
    const MEANS: [&str; 11] =
        ["phone", "text", "letter", "email", "e-mail", "mail", "post", "law", "zoom", "skype", "whatsapp"];
    let whole = reading.words.get(at + 1).is_none_or(|next| !next.capital && !phrase::may_be_noun(reading, at + 1))
        || matches!(reading.words[at + 1].part, Part::Adverb | Part::Time);
    let firm = reading.words.get(at).is_some_and(|word| word.capital);
    let made_known = || reading.is_any(cue, &["announced", "published", "posted"]);
    whole && (reading.is_any(at, &MEANS) || is_channel(reading, at) && (!firm || made_known()))
}

#[cfg(test)]
mod tests {
    use super::super::told::check;

    #[test]
    fn what_it_was_said_on_is_no_part_of_it() {
        let voss = |does: &str, told: &str, rest: &str| {
            check(&format!("Ada Voss {does} {told}{rest}."), &[("Ada Voss", told)]);
        };
        voss("announced", "the death", " on state television");
        voss("praised", "the decision", " on social media on Monday");
        voss("called Bo Li", "“a fool”", " on her radio show");
        // Nearest misses: what is found there itself, what is told of it, and a clause.
        voss("condemned", "the abuse on social media", "");
        voss("criticised", "the rise of hate on Facebook", "");
        voss("called for", "a ban on TikTok", "");
        voss("thanked", "Bo Li on Twitter for his help", "");
        voss("criticised", "violence on television", "");
        voss("announced", "the series on television history", "");
        voss("praised", "the work of Bo Li on the dam", "");
        voss("said", "the mill would be shown on television", "");
    }
}
