//! People behind titles that were taken for part of their names, for names of their own, or for no title at all:
//! “Councilman *Horn*”, “Fire Chief *Horn*”, “Ald. *Ray Horn*”; and peers, who are named by a place: “the *Duke of
//! Sussex*”.

use super::island::Island;
use super::name;
use crate::analysis::evidence::Evidence;
use crate::analysis::lexicon::Classes;
use crate::analysis::mention::Name;
use crate::analysis::reading::{Reading, Sentence};
use crate::analysis::sieve::Sieve;
use crate::analysis::tagger::feature::{hash, hashes};
use std::ops::Range;

/// Which words may be among [`TITLES`].
const SIEVE: Sieve = Sieve::of(&TITLES);
/// Last words of titles. Those that are given names, too, such as “Dean”, are left out.
const TITLES: [u32; 122] = [
    hash(b"actor"),
    hash(b"actress"),
    hash(b"aide"),
    hash(b"airman"),
    hash(b"alderman"),
    hash(b"alderperson"),
    hash(b"alderwoman"),
    hash(b"analyst"),
    hash(b"assemblyman"),
    hash(b"assemblymember"),
    hash(b"assemblywoman"),
    hash(b"attorney"),
    hash(b"auditor"),
    hash(b"author"),
    hash(b"baroness"),
    hash(b"barrister"),
    hash(b"ceo"),
    hash(b"cfo"),
    hash(b"chair"),
    hash(b"chairman"),
    hash(b"chairperson"),
    hash(b"chairwoman"),
    hash(b"chancellor"),
    hash(b"chief"),
    hash(b"clerk"),
    hash(b"cllr"),
    hash(b"cmdr"),
    hash(b"coach"),
    hash(b"colonel"),
    hash(b"commander"),
    hash(b"commissioner"),
    hash(b"commodore"),
    hash(b"comptroller"),
    hash(b"congressman"),
    hash(b"congresswoman"),
    hash(b"constable"),
    hash(b"controller"),
    hash(b"coroner"),
    hash(b"corporal"),
    hash(b"councillor"),
    hash(b"councilman"),
    hash(b"councilmember"),
    hash(b"councilor"),
    hash(b"councilwoman"),
    hash(b"countess"),
    hash(b"cpl"),
    hash(b"dci"),
    hash(b"defender"),
    hash(b"delegate"),
    hash(b"deputy"),
    hash(b"director"),
    hash(b"ds"),
    hash(b"economist"),
    hash(b"ensign"),
    hash(b"envoy"),
    hash(b"father"),
    hash(b"firefighter"),
    hash(b"goalkeeper"),
    hash(b"governor"),
    hash(b"headmaster"),
    hash(b"headteacher"),
    hash(b"insp"),
    hash(b"inspector"),
    hash(b"justice"),
    hash(b"lady"),
    hash(b"lawyer"),
    hash(b"leader"),
    hash(b"lieutenant"),
    hash(b"magistrate"),
    hash(b"maj"),
    hash(b"mayor"),
    hash(b"member"),
    hash(b"midfielder"),
    hash(b"minister"),
    hash(b"mullah"),
    hash(b"nurse"),
    hash(b"officer"),
    hash(b"ombudsman"),
    hash(b"patrolman"),
    hash(b"pc"),
    hash(b"premier"),
    hash(b"principal"),
    hash(b"professor"),
    hash(b"prosecutor"),
    hash(b"provost"),
    hash(b"quarterback"),
    hash(b"rabbi"),
    hash(b"recorder"),
    hash(b"secretary"),
    hash(b"secretary-general"),
    hash(b"selectman"),
    hash(b"selectwoman"),
    hash(b"sergeant"),
    hash(b"sgt"),
    hash(b"sheriff"),
    hash(b"sister"),
    hash(b"sheikh"),
    hash(b"ranger"),
    hash(b"freshman"),
    hash(b"regent"),
    hash(b"seaman"),
    hash(b"singer"),
    hash(b"solicitor"),
    hash(b"sophomore"),
    hash(b"speaker"),
    hash(b"spokesman"),
    hash(b"spokesperson"),
    hash(b"spokeswoman"),
    hash(b"striker"),
    hash(b"superintendent"),
    hash(b"supervisor"),
    hash(b"supt"),
    hash(b"taoiseach"),
    hash(b"treasurer"),
    hash(b"trooper"),
    hash(b"trustee"),
    hash("tánaiste".as_bytes()),
    hash(b"undersecretary"),
    hash(b"vice-chancellor"),
    hash(b"viscount"),
    hash(b"warden"),
    hash(b"whip"),
];
/// Titles behind which nothing but a person is named.
const COURTESY: [u32; 7] = hashes(["mr", "mrs", "ms", "miss", "mx", "sir", "dame"]);
/// Titles only with a full stop behind: “Del. Horn”, but “Del Ponte”.
const SHORT: [u32; 3] = [hash(b"ald"), hash(b"del"), hash(b"pvt")];
/// What “General” stands behind in a title of no soldier.
const GENERALS: [u32; 6] = [
    hash(b"solicitor"),
    hash(b"attorney"),
    hash(b"postmaster"),
    hash(b"surgeon"),
    hash(b"inspector"),
    hash(b"auditor"),
];
const GENERAL: u32 = hash(b"general");
/// Titles of peers, who are named by a place.
const PEERS: [u32; 11] = [
    hash(b"duke"),
    hash(b"duchess"),
    hash(b"prince"),
    hash(b"princess"),
    hash(b"earl"),
    hash(b"countess"),
    hash(b"marquess"),
    hash(b"marchioness"),
    hash(b"viscount"),
    hash(b"viscountess"),
    hash(b"baroness"),
];
const OF: u32 = hash(b"of");
/// What ends the names of bodies, places and things.
const TAILS: Classes = Classes::ORGANIZATION_TAIL
    .and(Classes::ORGANIZATION_WORD)
    .and(Classes::PLACE_TAIL)
    .and(Classes::OTHER_TAIL)
    .and(Classes::NO_NAME);
/// The longest name behind a title, in words.
const LONGEST: usize = 3;

/// Mends `names`, which are in text order.
pub(super) fn mend(reading: &Reading, islands: &[Island], names: &mut Vec<Name>) {
    for name in names.iter_mut() {
        if let Some(peer) = peer(reading, &name.words) {
            name.title = peer.start..peer.start;
            name.words = peer;
        } else if let Some(own) = own_name(reading, &name.words) {
            name.title = name.title.start.min(name.words.start)..own;
            if name.title.len() > LONGEST + 2 {
                name.title.start = name.words.start;
            }
            name.words.start = own;
        } else if !is_courteous(reading, name.words.start) || name.words.len() > LONGEST {
            continue;
        }
        name.evidence = Evidence::of_points([100, 0, 0, 0]);
        name.government = false;
    }
    let starts: Vec<usize> = names.iter().map(|name| name.words.start).collect();
    // “Ald. Ray Horn”
    names.retain(|name| {
        let end = name.words.end;
        let abbreviated = reading.is(end, ".") && starts.binary_search(&(end + 1)).is_ok();
        let title = || name.words.clone().all(|at| reading.sign(at) == "." || is_title(reading, at));
        // “the state Treasurer”, “the Speaker”
        let before = name.words.start.checked_sub(1);
        let office = || before.is_some_and(|at| reading.is_any(at, &["the", "state", "county", "city"]));
        !(title() && (abbreviated || office()))
    });
    add(reading, islands, names);
}

/// Adds those behind a title whom nobody found: “said Deputy *Horn*”.
fn add(reading: &Reading, islands: &[Island], names: &mut Vec<Name>) {
    let found = names.len();
    for Island { sentence, words } in islands {
        let sentence = &reading.sentences[*sentence];
        for at in words.start + 1..words.end {
            if reading.words[at].capital && is_left_out(reading, at, sentence) {
                let before = names[..found].partition_point(|name| name.words.start <= at).checked_sub(1);
                if before.is_none_or(|before| names[before].words.end < at) {
                    names.push(name(reading, at..at + 1, Evidence::of_points([100, 0, 0, 0]), &sentence.words));
                }
            }
        }
    }
    if names.len() > found {
        names.sort_by_key(|name| name.words.start);
    }
}

/// Whether the word at `at` is a surname behind a title, and nothing goes on behind it.
fn is_left_out(reading: &Reading, at: usize, sentence: &Sentence) -> bool {
    if sentence.heading || at <= sentence.words.start {
        return false;
    }
    let courteous = is_courteous(reading, at) && reading.is_word(at);
    let titled = || is_title(reading, at - 1) && reading.words[at - 1].capital && is_surname(reading, at);
    if !courteous && !titled() {
        return false;
    }
    let behind = at + 1;
    let capital = |at: usize| sentence.words.contains(&at) && reading.words[at].capital;
    let goes_on = capital(behind) || reading.is(behind, "&") || reading.sign(behind) == "." && capital(behind + 1);
    let title = Classes::TITLE | Classes::TITLE_PART;
    let speaks = || {
        let floor = sentence.words.start.max(at.saturating_sub(LONGEST + 1));
        let inverted = (floor..at - 1).rev().find(|&verb| !reading.words[verb].capital);
        reading.tells_of_speech(behind) || inverted.is_some_and(|verb| reading.tells_of_speech(verb))
    };
    !goes_on && (courteous || !reading.any(at, title | TAILS) && (!reading.any(at, Classes::COMMON) || speaks()))
}

/// Whether “Mr” or the like stands before word `at`, a capital: “Ms *Ford*”, “Mr. *Young*”.
fn is_courteous(reading: &Reading, at: usize) -> bool {
    let title = at.checked_sub(1).map(|title| title - usize::from(title > 0 && reading.is(title, ".")));
    let named = |title: &usize| reading.words[*title].capital && COURTESY.contains(&reading.words[*title].hash);
    // “Mr *Speaker*”
    let office =
        ["speaker", "president", "chairman", "chair", "mayor", "secretary", "minister", "ambassador", "chancellor"];
    reading.words[at].capital && title.as_ref().is_some_and(named) && !reading.is_any(at, &office)
}

/// `words` of a name of a peer: “Duke of Sussex”; “Princess of Wales” also where only “Wales” was found.
fn peer(reading: &Reading, words: &Range<usize>) -> Option<Range<usize>> {
    let start = match words.start.checked_sub(2) {
        Some(before)
            if reading.is(words.start - 1, "of") && reading.is(words.start, "wales") && is_peer(reading, before) =>
        {
            before
        }
        _ => words.start,
    };
    let of = (start + 1..words.end).find(|&at| reading.words[at].hash == OF)?;
    let led = (start..of).all(|at| is_peer(reading, at) || reading.is(at, "and")) && of + 1 < words.end;
    (led && words.end - of <= LONGEST && !reading.any(words.end - 1, TAILS)).then_some(start..words.end)
}

fn is_peer(reading: &Reading, at: usize) -> bool {
    reading.words[at].capital && PEERS.contains(&reading.words[at].hash)
}

/// Where the person's own name begins in the name at `words`, which begins with a title: “Fire Chief *Horn*”.
fn own_name(reading: &Reading, words: &Range<usize>) -> Option<usize> {
    if words.len() < 2 {
        return None;
    }
    let floor = words.end.saturating_sub(LONGEST + 1).max(words.start);
    let title = (floor..words.end - 1).rev().find(|&at| is_title(reading, at))?;
    let own = title + 1 + usize::from(reading.sign(title + 1) == ".");
    let capitals = (words.start..words.end).all(|at| reading.words[at].capital || reading.sign(at) == ".");
    let rest = || own..words.end;
    // “Ana Park”, “Bo Hill”
    let named = || rest().len() == 2 && reading.is_given_name(own) && is_often_surname(reading, own + 1);
    if own >= words.end || !capitals || rest().any(|at| reading.any(at, TAILS)) && !named() {
        return None;
    }
    let person = if rest().len() == 1 { is_surname(reading, own) } else { reading.is_given_name(own) };
    person.then_some(own)
}

/// Whether a title ends with the word at `at`: “Councilman”, “Solicitor General”.
pub(super) fn is_title(reading: &Reading, at: usize) -> bool {
    let hash = |at: usize| reading.words[at].hash;
    let short = || SHORT.contains(&hash(at)) && reading.sign(at + 1) == ".";
    SIEVE.may_hold(hash(at)) && TITLES.contains(&hash(at))
        || short()
        || hash(at) == GENERAL && at > 0 && GENERALS.contains(&hash(at - 1))
}

/// Whether the word at `at` is a common surname by the lists.
pub(super) fn is_often_surname(reading: &Reading, at: usize) -> bool {
    reading.is_word(at) && reading.words[at].is_common_surname()
}

/// Whether the word at `at` is a surname by the lists, and no body.
fn is_surname(reading: &Reading, at: usize) -> bool {
    reading.is_word(at) && reading.words[at].is_surname()
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check_parties;

    #[test]
    fn a_title_is_no_part_of_a_name() {
        for title in ["Councilman", "Councilwoman", "Comptroller", "Fire Chief", "Trooper", "Sheriff’s Deputy", "Coach"]
        {
            check_parties(&format!("“No,” said {title} Marsh. Nobody left."), &["Person: Marsh = Marsh"]);
            check_parties(&format!("{title} Dana Marsh said no."), &["Person: Dana Marsh = Dana Marsh"]);
        }
        check_parties("Alderman Ray Lopez said no.", &["Person: Ray Lopez = Ray Lopez"]);
        check_parties("She met Ald. Ray Lopez there.", &["Person: Ray Lopez = Ray Lopez"]);
        check_parties("The state Treasurer said no.", &["Person: state Treasurer = The state Treasurer"]);
        check_parties("Welshman Bale said no.", &["Person: Bale = Bale"]);
        check_parties("Ms Ford said no. Ford said no.", &["Person: Ford = Ford, Ford"]);
        check_parties("Mr Young said no.", &["Person: Young = Young"]);
        check_parties("“Yes, Mr Speaker,” it was said.", &[]);
        // Nearest miss: a people that a given name may be, too.
        check_parties("Ottoman Bale said no.", &["Person: Ottoman Bale = Ottoman Bale"]);
        // What only begins as a title does.
        check_parties("The Justice Department said no.", &["Organization: Justice Department = Justice Department"]);
        check_parties("She works at Fire Chief Park.", &["Place: Fire Chief Park = Fire Chief Park"]);
    }

    #[test]
    fn peers_are_people() {
        for peer in ["Duke of Sussex", "Princess of Wales", "Countess of Wessex"] {
            check_parties(&format!("The {peer} said it rained."), &[&format!("Person: {peer} = {peer}")]);
        }
        check_parties("She lives in Wales.", &["Place: Wales = Wales"]);
    }
}
