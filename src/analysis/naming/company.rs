//! Names that what stands about them says are companies or towns, whatever they look like: “the company, *Norline*,”,
//! “*Barrow’s* profit”, “police in *Leith*”. One such place speaks for all others in the text.

use super::industry;
use crate::analysis::EntityKind;
use crate::analysis::evidence::Evidence;
use crate::analysis::gazetteer;
use crate::analysis::lexicon::Classes;
use crate::analysis::mention::Name;
use crate::analysis::part::Part;
use crate::analysis::reading::Reading;
use crate::analysis::tagger::feature::hash;
use crate::analysis::token::TokenKind;
use std::ops::Range;

const IT: u32 = hash(b"it");
/// What stands between a company and what somebody holds in it.
const LINKS: [u32; 2] = [hash(b"in"), hash(b"of")];
const IN: u32 = LINKS[0];
const ARTICLES: [u32; 3] = [hash(b"the"), hash(b"a"), hash(b"an")];
/// What companies, and others that act as they do, are.
const BODIES: [u32; 23] = [
    hash(b"company"),
    hash(b"firm"),
    hash(b"bank"),
    hash(b"broadcaster"),
    hash(b"airline"),
    hash(b"retailer"),
    hash(b"insurer"),
    hash(b"lender"),
    hash(b"carmaker"),
    hash(b"automaker"),
    hash(b"chipmaker"),
    hash(b"drugmaker"),
    hash(b"manufacturer"),
    hash(b"supermarket"),
    hash(b"startup"),
    hash(b"operator"),
    hash(b"chain"),
    hash(b"supplier"),
    hash(b"brewer"),
    hash(b"miner"),
    hash(b"utility"),
    hash(b"charity"),
    hash(b"union"),
];
/// What only companies have.
const OWNED: [u32; 10] = [
    hash(b"profit"),
    hash(b"profits"),
    hash(b"revenue"),
    hash(b"revenues"),
    hash(b"turnover"),
    hash(b"shareholders"),
    hash(b"dividend"),
    hash(b"subsidiary"),
    hash(b"subsidiaries"),
    hash(b"shares"),
];
/// Verbs of several.
const WANT: u32 = hash(b"want");
const PLURAL: [u32; 4] = [hash(b"were"), hash(b"are"), hash(b"have"), WANT];
/// What somebody holds in companies.
const HELD: [u32; 4] = [hash(b"shares"), hash(b"stake"), hash(b"shareholders"), hash(b"stakes")];
/// How many words may stand between: “Barrow’s annual pre-tax profit”.
const BETWEEN: usize = 3;
/// Of more such names than that in a text, the first are looked at.
pub(super) const MOST: usize = 16;
/// What speaks for a company.
pub(super) const COMPANY: [i32; 4] = [0, 100, 0, 0];

/// Gives those of `names` another kind that the text says are companies, or towns. They are in text order.
pub(super) fn retype(reading: &Reading, names: &mut [Name]) {
    industry::retype(reading, names);
    let mut told: Vec<(usize, EntityKind)> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let known = |&(first, _): &(usize, EntityKind)| same_words(reading, &names[first].words, &name.words);
        if told.len() < MOST
            && let Some(kind) = told_kind(reading, name).filter(|_| !told.iter().any(known))
        {
            told.push((at, kind));
        }
    }
    for (at, kind) in told {
        let words = names[at].words.clone();
        let same = |name: &Name| same_words(reading, &name.words, &words);
        let lone = kind == EntityKind::Place || words.len() == 1;
        let somebody = names.iter().any(|name| same(name) && is_somebody(reading, name));
        // “Lumo” is short for “Lumo Foods”, whatever that is.
        let first = reading.words[words.start].number;
        let longer = |name: &Name| name.words.len() > 1 && reading.words[name.words.start].number == first;
        let short = || words.len() == 1 && kind == EntityKind::Organization && names.iter().any(longer);
        if somebody || lone && is_surname_of(reading, names, &words) || short() {
            continue;
        }
        let points = if kind == EntityKind::Place { [0, 0, 100, 0] } else { COMPANY };
        for name in names.iter_mut().filter(|name| same_words(reading, &name.words, &words)) {
            name.evidence = Evidence::of_points(points);
        }
    }
}

/// Widens those of `names` that are a shop's or a firm's with the mark of whose it is: “*Carroll’s* said”. A friend of
/// somebody's may say something, too.
pub(super) fn widen_to_owners(reading: &Reading, names: &mut [Name]) {
    let owns = |at: usize| reading.words.get(at).is_some_and(|word| matches!(word.part, Part::Possessive));
    // “Moody’s Investors Service” is called Moody’s for short.
    let longer = names.iter().filter(|name| name.words.len() > 2 && owns(name.words.start + 1));
    let mut longer: Vec<u32> = longer.map(|name| reading.words[name.words.start].number).collect();
    longer.sort_unstable();
    for name in names.iter_mut() {
        let Range { start, end } = name.words;
        if !owns(end) || end != start + 1 || reading.words[end].quoted || !name.title.is_empty() {
            continue;
        }
        let says = reading.is_any(end + 1, &["said", "says"]) && !reading.is(end + 2, "to");
        let first = || reading.sentences.binary_search_by_key(&start, |sentence| sentence.words.start).is_ok();
        let begins = || first() || matches!(reading.words[start - 1].part, Part::Comma | Part::Mark);
        let short = || longer.binary_search(&reading.words[start].number).is_ok();
        if says && begins() && !short() {
            name.words.end += 1;
            name.evidence = Evidence::of_points([0, 400, 0, 0]);
        }
    }
}

/// Whether the lists have the word at `at` for nobody's name, no place's, and for no word of every day.
fn is_unknown(reading: &Reading, at: usize) -> bool {
    reading.words[at].gazetted & (gazetteer::PEOPLE | gazetteer::PLACES) == 0 && !reading.any(at, Classes::COMMON)
}

/// What the words beside `name` say that it is, a company or a town. Beside most names, no such word stands.
fn told_kind(reading: &Reading, name: &Name) -> Option<EntityKind> {
    let Range { start, end } = name.words;
    let hash_at = |at: usize| reading.words.get(at).map_or(0, |word| word.hash);
    let told = match reading.words.get(end).map_or(Part::Edge, |word| word.part) {
        Part::CueVerb if hash_at(end) != WANT => {
            hash_at(end + 1) == IT && announces(reading, end) || means_itself(reading, &name.words)
        }
        Part::Be | Part::Have | Part::Other | Part::CueVerb if PLURAL.contains(&hash_at(end)) => {
            are_many(reading, &name.words)
        }
        _ => is_of_companies(reading, &name.words),
    };
    if works_for(reading, start)
        && (may_be_company(reading, name) || end == start + 1 && !is_known_place(reading, start))
    {
        return Some(EntityKind::Organization);
    }
    let link = start > 1 && LINKS.contains(&hash_at(start - 1));
    if (told || is_held(reading, start)) && may_be_company(reading, name) {
        return Some(EntityKind::Organization);
    }
    (link && hash_at(start - 1) == IN && is_town(reading, name)).then_some(EntityKind::Place)
}

/// Whether what one word names at the beginning of a sentence is told of in the plural, as teams are: “*Chelsea* were
/// beaten”, “*Chelsea* want striker”.
fn are_many(reading: &Reading, words: &Range<usize>) -> bool {
    let begins = reading.sentences.binary_search_by_key(&words.start, |sentence| sentence.words.start);
    let single = words.len() == 1 && !reading.written(words.start).ends_with('s');
    single && begins.is_ok()
}

/// Whether the word at `at` is a noun for companies and the like: “the carmaker”.
pub(in crate::analysis) fn is_company(reading: &Reading, at: usize) -> bool {
    BODIES.contains(&reading.words[at].hash)
}

/// Whether what stands about `words` is told of companies alone: “shares of *Norline*”, “*Norline*’s profit”.
pub(in crate::analysis) fn is_told_of_companies(reading: &Reading, words: &Range<usize>) -> bool {
    is_of_companies(reading, words) || is_held(reading, words.start)
}

/// Whether what stands behind `words` is told of companies alone.
fn is_of_companies(reading: &Reading, words: &Range<usize>) -> bool {
    let end = words.end;
    reading.words.get(end).is_some_and(|word| match word.part {
        Part::Possessive | Part::Mark => is_owner(reading, end),
        Part::Comma => is_apposed(reading, words),
        Part::Plural | Part::Other => HELD.contains(&word.hash),
        _ => false,
    })
}

/// Whether somebody holds shares of what begins at `start`.
fn is_held(reading: &Reading, start: usize) -> bool {
    let hash_at = |back: usize| reading.words[start - back].hash;
    start > 1 && LINKS.contains(&hash_at(1)) && HELD.contains(&hash_at(2))
}

pub(super) fn same_words(reading: &Reading, one: &Range<usize>, other: &Range<usize>) -> bool {
    let numbers = |words: &Range<usize>| reading.words[words.clone()].iter().map(|word| word.number);
    one.len() == other.len() && numbers(one).eq(numbers(other))
}

/// Whether `words` are the surname of somebody who is named in full.
pub(super) fn is_surname_of(reading: &Reading, names: &[Name], words: &Range<usize>) -> bool {
    let last = reading.words[words.end - 1].number;
    let full = |name: &Name| {
        name.words.len() > words.len()
            && reading.words[name.words.end - 1].number == last
            && name.evidence.kind().0 == EntityKind::Person
    };
    names.iter().any(full)
}

/// Whether what stands about `name` is told of people alone: a title, an age, “who”.
pub(in crate::analysis) fn is_somebody(reading: &Reading, name: &Name) -> bool {
    let end = name.words.end;
    let behind = end + usize::from(reading.is(end, ","));
    !name.title.is_empty() || name.is_aged(reading) || reading.is(behind, "who")
}

/// Whether nothing in the words of `name` says that it is somebody’s, or a place’s and no company’s.
fn may_be_company(reading: &Reading, name: &Name) -> bool {
    let start = name.words.start;
    let alone = name.words.len() == 1;
    let listed = || alone && reading.words[start].gazetted & gazetteer::ORGANIZATION != 0;
    let place = name.evidence.kind().0 == EntityKind::Place;
    (!place || listed()) && (alone || !reading.is_given_name(start))
}

/// Whether the possessive at `mark` is of whose profit is told: “Barrow’s annual *profit*”.
fn is_owner(reading: &Reading, mark: usize) -> bool {
    let near = mark + 1..reading.words.len().min(mark + 2 + BETWEEN);
    let mut noun = near.into_iter().filter(|&at| !is_describing(reading, at));
    noun.next().is_some_and(|noun| OWNED.contains(&reading.words[noun].hash))
}

/// Whether what ends at `end` says what it will do itself, and is then called a company: “Norline *said it* would
/// close. *The company* …”.
fn announces(reading: &Reading, end: usize) -> bool {
    const NEAR: usize = 50;
    let near = end + 2..reading.words.len().saturating_sub(1).min(end + NEAR);
    let called = |at: usize| reading.is(at, "the") && BODIES.contains(&reading.words[at + 1].hash);
    reading.tells_of_speech(end) && near.into_iter().any(called)
}

/// Whether the lists have the word at `at` for a place.
pub(super) fn is_known_place(reading: &Reading, at: usize) -> bool {
    reading.words[at].gazetted & gazetteer::PLACES != 0
}

/// Whether what begins at `start` is whom an analyst works for: “Analyst Ana Ruiz of *Bernstein*”, “economists at
/// *Lumo*”.
fn works_for(reading: &Reading, start: usize) -> bool {
    const ANALYSTS: [&str; 6] = ["analyst", "analysts", "economist", "economists", "strategist", "strategists"];
    const LONGEST: usize = 3;
    let Some(link) = start.checked_sub(1).filter(|&at| at > 0) else { return false };
    let tied = || reading.is_any(link, &["at", "of", "with"]);
    if !matches!(reading.words[link].part, Part::Preposition) || !tied() {
        return false;
    }
    let named = (0..LONGEST).take_while(|back| link > *back && reading.words[link - 1 - back].capital).count();
    // With a capital where it begins a sentence.
    let noun = |at: usize| reading.is_any(at, &ANALYSTS);
    named > 0 && noun(link - named) || link > named && noun(link - named - 1)
}

/// Whether `words`, one that is nobody's name by the lists, say what “it” will do or has done: “Lumo *said* on Monday
/// *it would* close”. “Vasser said it would rain” is told of nobody who is not named in full.
fn means_itself(reading: &Reading, words: &Range<usize>) -> bool {
    const NEAR: usize = 4;
    let Range { start, end } = *words;
    // “the spokesman Sarea said it had hit”
    let people = Classes::PERSON_NOUN | Classes::SOURCE_NOUN | Classes::TITLE;
    let told = |at: usize| reading.words[at].capital || reading.any(at, people);
    if end != start + 1 || !reading.tells_of_speech(end) || start.checked_sub(1).is_some_and(told) {
        return false;
    }
    let own = || reading.is(end + 1, "its");
    is_unknown(reading, start) && (own() || (end + 1..end + 2 + NEAR).any(|at| tells_of_itself(reading, at)))
}

/// Whether “it” at `at` does what companies do: “*it would* close”; but “it would rain”, “it would be wrong”.
pub(in crate::analysis) fn tells_of_itself(reading: &Reading, at: usize) -> bool {
    const DOES: [&str; 9] = ["would", "will", "had", "has", "plans", "expects", "intends", "planned", "expected"];
    const OTHERS: [u32; 24] = [
        hash(b"be"),
        hash(b"been"),
        hash(b"have"),
        hash(b"take"),
        hash(b"make"),
        hash(b"help"),
        hash(b"mean"),
        hash(b"cost"),
        hash(b"work"),
        hash(b"happen"),
        hash(b"rain"),
        hash(b"snow"),
        hash(b"become"),
        hash(b"lead"),
        hash(b"require"),
        hash(b"give"),
        hash(b"go"),
        hash(b"come"),
        hash(b"need"),
        hash(b"depend"),
        hash(b"seem"),
        hash(b"look"),
        hash(b"feel"),
        hash(b"allow"),
    ];
    let Some(verb) = reading.words.get(at + 2).filter(|_| reading.words[at].hash == IT) else { return false };
    let does = reading.is_any(at + 1, &DOES);
    let told = !OTHERS.contains(&verb.hash) && !matches!(verb.part, Part::Adverb | Part::Determiner | Part::Be);
    // “it had received”, “it would appoint”
    let done = || !reading.is(at + 1, "had") && !reading.is(at + 1, "has") || reading.written(at + 2).ends_with("ed");
    does && told && done()
}

/// Whether word `at` only tells more of a noun behind it: “annual”, “pre-tax”.
fn is_describing(reading: &Reading, at: usize) -> bool {
    const DESCRIBING: [&str; 10] =
        ["annual", "pre-tax", "net", "gross", "operating", "quarterly", "half-year", "full-year", "first", "third"];
    reading.is_any(at, &DESCRIBING) || matches!(reading.words[at].part, Part::Number | Part::Time | Part::Dash)
}

/// Whether the words are said between commas to be a company: “the firm, *Norline*,”, “*Norline*, a shipping company,”.
fn is_apposed(reading: &Reading, words: &Range<usize>) -> bool {
    const LONGEST: usize = 6;
    let Range { start, end } = *words;
    let ends = |at: usize| at >= reading.words.len() || matches!(reading.words[at].part, Part::Comma | Part::Stop);
    let body = |at: usize| BODIES.contains(&reading.words[at].hash);
    let article = |at: usize| ARTICLES.contains(&reading.words[at].hash);
    let before = start > 2 && reading.is(start - 1, ",") && body(start - 2) && ends(end);
    let described =
        || (start.saturating_sub(2 + LONGEST)..start - 2).rev().take_while(|&at| reading.is_word(at)).any(article);
    if before && described() {
        return true;
    }
    if !reading.is(end, ",") || end + 1 >= reading.words.len() || !article(end + 1) {
        return false;
    }
    let near = end + 2..reading.words.len().min(end + 2 + LONGEST);
    let close = near.clone().find(|&at| !reading.is_word(at) || matches!(reading.words[at].part, Part::Preposition));
    close.is_some_and(|close| close > end + 2 && body(close - 1) && (ends(close) || reading.is_word(close)))
}

/// Whether `name`, which looks like a person’s, is a town’s that something happens in: “police in *Leith*”.
fn is_town(reading: &Reading, name: &Name) -> bool {
    let Range { start, end } = name.words;
    if start == 0
        || end != start + 1
        || reading.words[start - 1].hash != IN
        || name.evidence.kind().0 != EntityKind::Person
    {
        return false;
    }
    let believed =
        ["faith", "trust", "confidence", "interest", "belief", "believe", "believes", "believed", "seen", "role"];
    let owns = reading.words.get(end).is_some_and(|word| word.kind == TokenKind::Possessive);
    let of_somebody = start > 1 && believed.iter().any(|word| reading.is(start - 2, word));
    let source = start > 1 && reading.any(start - 2, Classes::SOURCE_NOUN | Classes::ORGANIZATION_NOUN);
    let town = || reading.words[start].gazetted & gazetteer::TOWNS != 0;
    !owns && !of_somebody && (source || !reading.is_given_name(start) && town())
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check_parties;

    #[test]
    fn what_stands_about_a_name_may_say_that_it_is_a_companys() {
        let company = "Organization: Norline Ferries = Norline Ferries, Norline Ferries";
        for text in [
            "Norline Ferries’ annual profit rose. Norline Ferries said it was sorry.",
            "Shares in Norline Ferries fell. Norline Ferries said it was sorry.",
            "Norline Ferries shares fell. Norline Ferries said it was sorry.",
            "Norline Ferries, a shipping company, has nine boats. Norline Ferries said it was sorry.",
        ] {
            check_parties(text, &[company]);
        }
        check_parties("Profits fell at Capital Economics.", &["Organization: Capital Economics = Capital Economics"]);
        check_parties("Lumo said on Monday it would close.", &["Organization: Lumo = Lumo"]);
        check_parties(
            "Lumo Foods sold its plant. Lumo said on Monday it would close.",
            &["Organization: Lumo Foods = Lumo Foods, Lumo"],
        );
        check_parties(
            "Dana Holm left Holm Foods. Holm said it would rain.",
            &["Person: Dana Holm = Dana Holm, Holm", "Organization: Holm Foods = Holm Foods"],
        );
        check_parties("They met Ana Homes.", &["Person: Ana Homes = Ana Homes"]);
        let text = format!("{}Norline Ferries’ annual profit fell.", "Lumo Foods said it would close. ".repeat(20));
        check_parties(
            &text,
            &[
                &format!("Organization: Lumo Foods = Lumo Foods{}", ", Lumo Foods".repeat(19)),
                "Organization: Norline Ferries = Norline Ferries",
            ],
        );
        check_parties("They left Bain Capital.", &["Organization: Bain Capital = Bain Capital"]);
        check_parties(
            "They left the Bain Administrative Capital.",
            &["Place: Bain Administrative Capital = Bain Administrative Capital"],
        );
        check_parties("Lumo said it would rain.", &["Person: Lumo = Lumo"]);
        check_parties("Economists at Bernstein wept.", &["Organization: Bernstein = Bernstein"]);
        // Somebody may hold shares and make a profit, too.
        check_parties("Dana Holm’s shares fell. Dana Holm left.", &["Person: Dana Holm = Dana Holm, Dana Holm"]);
        check_parties("Dana Holm left. Holm’s profit fell.", &["Person: Dana Holm = Dana Holm, Holm"]);
    }

    #[test]
    fn teams_are_told_of_in_the_plural() {
        check_parties("Chelsea were beaten on Sunday.", &["Organization: Chelsea = Chelsea"]);
        check_parties("Chelsea was beaten on Sunday.", &["Person: Chelsea = Chelsea"]);
    }

    #[test]
    fn a_shop_is_called_as_its_owners_are() {
        let shop = ["Person: Ben Carroll = Ben Carroll", "Organization: Carroll’s = Carroll’s"];
        check_parties("Ben Carroll left. Carroll’s said it was sad.", &shop);
        check_parties(
            "Ben Carroll left. A friend of Carroll’s said it was sad.",
            &["Person: Ben Carroll = Ben Carroll, Carroll", "Person: friend of Carroll = A friend of Carroll"],
        );
    }

    #[test]
    fn what_those_in_it_are_may_say_that_it_is_a_town() {
        check_parties("She met the police in Leith. Leith is a port.", &["Place: Leith = Leith, Leith"]);
        check_parties("Dana Marsh left. Voters trust in Marsh.", &["Person: Dana Marsh = Dana Marsh, Marsh"]);
    }
}
