//! Names that are an address: “*Booking.com* said”, “*Gazeta.ru*”. Their words are three: what stands before the stop,
//! it, and what addresses end with.

use super::industry::tells_owner;
use super::name;
use crate::analysis::EntityKind;
use crate::analysis::evidence::Evidence;
use crate::analysis::mention::Name;
use crate::analysis::part::Part;
use crate::analysis::reading::Reading;
use crate::analysis::tagger::feature::hashes;
use std::ops::Range;

/// What addresses end with that are names.
const ENDS: [u32; 24] = hashes([
    "com", "org", "net", "io", "ru", "ua", "gov", "edu", "info", "tv", "co", "ai", "fm", "de", "fr", "eu", "cz", "pl",
    "hu", "sk", "bg", "kz", "me", "news",
]);

/// Widens those of `names`, which are in text order, to the address that they begin, and adds those that are none yet.
pub(super) fn widen(reading: &Reading, names: &mut Vec<Name>) {
    let stops = reading.words.iter().enumerate().filter(|(_, word)| matches!(word.part, Part::Stop));
    let addresses: Vec<Range<usize>> = stops.filter_map(|(stop, _)| address(reading, stop)).collect();
    for words in addresses {
        let sentence = reading.sentences.partition_point(|sentence| sentence.words.end <= words.start);
        let Some(sentence) = reading.sentences.get(sentence).filter(|known| known.words.end >= words.end) else {
            continue;
        };
        let first = names.partition_point(|name| name.words.end <= words.start);
        let behind = names.partition_point(|name| name.words.start < words.end);
        // “Visit *Volta.com*”: what looks like somebody's name is none.
        let begun = |name: &&Name| {
            let and = |at: usize| reading.is(at, "and");
            name.evidence.kind().0 != EntityKind::Person && !name.words.clone().any(and)
        };
        let whole = names[first..behind].iter().filter(begun);
        let whole = whole.fold(words, |whole, name| whole.start.min(name.words.start)..whole.end.max(name.words.end));
        let other = |name: &Name| name.evidence.kind().0 == EntityKind::Other;
        let points = if names[first..behind].iter().any(other) { [0, 0, 0, 100] } else { [0, 100, 0, 0] };
        let found = name(reading, whole, Evidence::of_points(points), &sentence.words);
        names.splice(first..behind, [found]);
    }
}

/// The words of the address whose stop is the word at `stop`: “Booking.com”, “Volta.com Inc”; none where it is longer.
fn address(reading: &Reading, stop: usize) -> Option<Range<usize>> {
    let words = reading.words.get(stop.checked_sub(1)?..stop + 2)?;
    let [first, dot, end] = words else { return None };
    let joined = first.span.end() == dot.span.start() && dot.span.end() == end.span.start();
    if !joined || !first.capital || end.capital || !ENDS.contains(&end.hash) || !reading.is_word(stop - 1) {
        return None;
    }
    let touches = |at: usize, behind: usize| {
        let (Some(one), Some(other)) = (reading.words.get(at), reading.words.get(behind)) else { return false };
        one.span.end() == other.span.start()
            && reading.is_any(if at == stop + 1 { behind } else { at }, &[".", "/", "@", "-"])
    };
    let before = stop.checked_sub(2).is_some_and(|before| touches(before, stop - 1));
    let longer = touches(stop + 1, stop + 2)
        && reading.words.get(stop + 3).is_some_and(|next| next.span.start() == reading.words[stop + 2].span.end());
    (!before && !longer).then(|| stop - 1..stop + 2 + usize::from(tells_owner(reading, stop + 2)))
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check_parties;

    #[test]
    fn an_address_is_a_name() {
        for name in ["Booking.com", "Gazeta.ru", "Volta.com Inc"] {
            check_parties(&format!("{name} said it rained."), &[&format!("Organization: {name} = {name}")]);
        }
        check_parties(
            "Amazon.com sells nets. Amazon’s profit fell.",
            &["Organization: Amazon.com = Amazon.com, Amazon"],
        );
        check_parties("Bo Li left Gazeta.ru.", &["Person: Bo Li = Bo Li", "Organization: Gazeta.ru = Gazeta.ru"]);
        // Nearest misses: an end without a blank behind it, and longer addresses.
        check_parties("They left.Me and Bo Li stayed.", &["Person: Bo Li = Bo Li"]);
        check_parties("It stands on www.Volta.com/today now.", &[]);
    }
}
