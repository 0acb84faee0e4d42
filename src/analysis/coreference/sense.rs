//! What nouns for parties mean, and words in names: a lender is a bank, a judge may be called a justice.

use super::super::tagger::feature::{hash, hash_small};
use super::Party;
use foldhash::HashMap;
use std::sync::LazyLock;

/// What one sort of party is called by: nouns of descriptions, and words that stand in names or roles of such, where
/// they are not the same.
struct Sort {
    nouns: &'static str,
    words: &'static str,
}

/// Sorts of bodies. A word that stands in the names of many sorts is not among them.
const BODIES: [Sort; 27] = [
    Sort { nouns: "court tribunal judges", words: "" },
    Sort { nouns: "ministry department government cabinet", words: "" },
    Sort { nouns: "parliament assembly senate legislature congress chamber", words: "house knesset duma bundestag" },
    Sort { nouns: "council", words: "" },
    Sort { nouns: "police force constabulary", words: "sheriff" },
    Sort { nouns: "army military navy force", words: "forces guard marines corps" },
    Sort {
        nouns: "company newspaper paper daily weekly tabloid magazine broadcaster network channel outlet publication broadsheet",
        words: "times post herald gazette courier tribune journal news tv television radio bbc cnn nbc abc cbs reuters \
                telegraph guardian observer chronicle mirror press broadcasting wikinews",
    },
    Sort {
        nouns: "company firm manufacturer retailer maker producer insurer startup corporation conglomerate supplier \
                supermarket brewer",
        words: "inc corp ltd plc ag gmbh motors holdings energy steel foods systems technologies pharma stores brands \
                industries solutions software electric oil ferries lines group",
    },
    Sort {
        nouns: "company firm bank lender",
        words: "bancorp hsbc barclays jpmorgan goldman citigroup ubs santander natwest lloyds",
    },
    Sort {
        nouns: "company firm airline carrier",
        words: "airlines airways air ryanair easyjet lufthansa emirates qantas klm",
    },
    Sort {
        nouns: "company firm manufacturer maker carmaker automaker",
        words: "motors motor automobiles toyota volkswagen nissan tesla renault stellantis hyundai bmw",
    },
    Sort { nouns: "company firm manufacturer maker planemaker", words: "boeing airbus embraer" },
    Sort { nouns: "company firm manufacturer maker chipmaker", words: "intel nvidia tsmc qualcomm" },
    Sort { nouns: "company firm manufacturer maker drugmaker", words: "pfizer moderna astrazeneca novartis sanofi" },
    Sort {
        nouns: "company firm chain retailer supermarket grocer",
        words: "walmart tesco aldi lidl ikea sainsbury's asda morrisons",
    },
    Sort {
        nouns: "company firm producer giant major",
        words: "bp shell exxonmobil exxon chevron totalenergies equinor aramco",
    },
    Sort {
        nouns: "company firm giant platform network",
        words: "facebook meta google apple microsoft twitter tiktok bytedance openai youtube instagram whatsapp",
    },
    Sort {
        nouns: "group movement militia faction gang cartel",
        words: "hamas hezbollah taliban houthis isis boko haram qaeda shabaab jihad",
    },
    Sort { nouns: "union brotherhood", words: "workers" },
    Sort {
        nouns: "party",
        words: "labour democrats conservatives greens republicans liberals dem dems tories gop snp cdu csu spd afd dup",
    },
    Sort { nouns: "club team side squad", words: "fc united city rovers athletic" },
    Sort { nouns: "university college school academy institute", words: "" },
    Sort { nouns: "hospital clinic infirmary", words: "" },
    Sort { nouns: "church diocese archdiocese", words: "cathedral" },
    Sort {
        nouns: "charity foundation trust group organisation organization",
        words: "watch amnesty oxfam society greenpeace alliance coalition campaign network",
    },
    Sort { nouns: "board", words: "" },
    Sort {
        nouns: "regulator watchdog commission authority",
        words: "ombudsman ofgem ofcom ofwat ofsted fca ftc fcc sec fda epa faa cma",
    },
];

/// Sorts of people.
const PEOPLE: [Sort; 12] = [
    Sort { nouns: "judge justice magistrate", words: "" },
    Sort {
        nouns: "lawmaker legislator politician parliamentarian",
        words: "senator sen representative rep congressman congresswoman mp deputy assemblyman assemblywoman councillor",
    },
    Sort { nouns: "diplomat", words: "ambassador envoy consul" },
    Sort {
        nouns: "cleric clergyman priest",
        words: "bishop archbishop cardinal imam ayatollah rabbi pastor vicar rev",
    },
    Sort { nouns: "pontiff", words: "pope" },
    Sort { nouns: "monarch", words: "king queen" },
    Sort {
        nouns: "officer",
        words: "inspector superintendent sergeant constable detective captain lieutenant sheriff",
    },
    Sort {
        nouns: "scientist researcher academic scholar",
        words: "professor biologist physicist chemist oceanographer geologist astronomer economist historian",
    },
    Sort { nouns: "lawyer attorney barrister solicitor counsel", words: "" },
    Sort { nouns: "doctor physician", words: "dr surgeon" },
    Sort { nouns: "author writer novelist", words: "poet" },
    Sort { nouns: "filmmaker director", words: "" },
];

/// Which sorts of bodies and of people each word is for, by the word's number, as bits.
static SORTS: LazyLock<HashMap<u32, Sorts>> = LazyLock::new(|| {
    let mut sorts: HashMap<u32, Sorts> = HashMap::default();
    for (at, sort) in BODIES.iter().chain(&PEOPLE).enumerate() {
        for noun in sort.nouns.split_ascii_whitespace() {
            sorts.entry(hash(noun.as_bytes())).or_default().nouns |= 1 << at;
        }
        for word in sort.nouns.split_ascii_whitespace().chain(sort.words.split_ascii_whitespace()) {
            sorts.entry(hash(word.as_bytes())).or_default().words |= 1 << at;
        }
    }
    sorts
});

/// Of which sorts a word tells that somebody is, as the noun of a description and in a name.
#[derive(Debug, Clone, Copy, Default)]
struct Sorts {
    nouns: u64,
    words: u64,
}

/// The bits of people.
const PERSONAL: u64 = !0 << BODIES.len();

/// How what a noun means stands to what a party is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Sense {
    /// One of them tells nothing.
    #[default]
    Open,
    /// They are of different sorts: “the ministry” and “Audit Court”.
    Other,
    /// They are of one sort: “the lender” and “Tallis Bank”.
    Same,
}

impl Sense {
    /// Of a noun that means the sorts `meant`, and a party of the sorts `sorts`.
    pub(super) fn of(meant: u64, sorts: u64) -> Self {
        match (meant, sorts) {
            (0, _) | (_, 0) => Self::Open,
            _ if meant & sorts != 0 => Self::Same,
            _ => Self::Other,
        }
    }
}

/// Nouns for one sort of bodies and no other, so that those known to be of another are never meant.
const CERTAIN: [u32; 20] = [
    hash(b"union"),
    hash(b"charity"),
    hash(b"regulator"),
    hash(b"watchdog"),
    hash(b"court"),
    hash(b"tribunal"),
    hash(b"university"),
    hash(b"school"),
    hash(b"hospital"),
    hash(b"church"),
    hash(b"club"),
    hash(b"airline"),
    hash(b"carmaker"),
    hash(b"bank"),
    hash(b"lender"),
    hash(b"newspaper"),
    hash(b"broadcaster"),
    hash(b"ministry"),
    hash(b"retailer"),
    hash(b"planemaker"),
];

/// Whether the noun with the number `noun` can mean no party of the sorts `sorts`: “the regulator” is no Google.
pub(super) fn excludes(noun: u32, sorts: u64) -> bool {
    CERTAIN.contains(&noun) && Sense::of(meant_by(noun), sorts) == Sense::Other
}

/// Whether the noun with the number `noun` is for people of some sort, and for no bodies.
pub(super) fn is_of_people(noun: u32) -> bool {
    let meant = meant_by(noun);
    meant != 0 && meant & !PERSONAL == 0
}

/// The sorts of parties that the noun with the number `noun` is for.
pub(super) fn meant_by(noun: u32) -> u64 {
    SORTS.get(&noun).map_or(0, |sorts| sorts.nouns)
}

/// The sorts that `party` is of by the words of its name, by its roles and by the nouns the text calls it by.
pub(super) fn sorts_of(party: &Party, person: bool) -> u64 {
    let of = |number: u32| SORTS.get(&number).map_or(0, |sorts| sorts.words);
    let small = |word: &str| of(hash_small(word.as_bytes()));
    let called = party.nouns.iter().fold(0, |sorts, &noun| sorts | of(noun));
    if person {
        let last = |role: &String| role.rsplit(' ').next().map_or(0, small);
        (called | party.roles.iter().fold(0, |sorts, role| sorts | last(role))) & PERSONAL
    } else {
        party.name.split(' ').fold(called, |sorts, word| sorts | small(word)) & !PERSONAL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(noun: &str, name: &str, expected: Sense) {
        let party = Party { name: name.to_owned(), ..Party::default() };
        assert_eq!(Sense::of(meant_by(hash(noun.as_bytes())), sorts_of(&party, false)), expected);
    }

    #[test]
    fn a_lender_is_a_bank_and_a_ministry_no_court() {
        check("lender", "Tallis Bank", Sense::Same);
        check("company", "Tallis Group", Sense::Same);
        check("group", "Tallis Group", Sense::Same);
        check("group", "Leith Army", Sense::Other);
        check("company", "Tallis Bank", Sense::Same);
        check("ministry", "Audit Court", Sense::Other);
        check("agency", "Audit Court", Sense::Open);
        check("ministry", "Tallis", Sense::Open);
        check("giant", "Meta", Sense::Same);
        check("giant", "European Commission", Sense::Other);
        check("police", "Leith Police Department", Sense::Same);
    }

    #[test]
    fn a_senator_is_a_lawmaker_and_a_senators_name_no_body() {
        let senator =
            Party { roles: vec!["former senator".to_owned()], name: "Ada Bank".to_owned(), ..Party::default() };
        assert_eq!(Sense::of(meant_by(hash(b"lawmaker")), sorts_of(&senator, true)), Sense::Same);
        assert_eq!(Sense::of(meant_by(hash(b"judge")), sorts_of(&senator, true)), Sense::Other);
        assert_eq!(Sense::of(meant_by(hash(b"lender")), sorts_of(&senator, true)), Sense::Other);
    }
}
