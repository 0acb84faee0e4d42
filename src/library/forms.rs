//! Words however they are bent: “closed” and “closes” are one, “was” and “is”, “talks” and “negotiations”. Small
//! tables, not a grammar: what they do not know stands for itself.

use foldhash::{HashMap, HashSet};
use std::borrow::Cow;
use std::sync::LazyLock;

/// What a word is to a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// It holds the sentence together.
    Function,
    /// It turns what is said into its opposite.
    Negation,
    /// It counts.
    Number,
    /// It means something.
    Content,
}

/// Where [`hash_on`] begins.
pub(super) const HASH_BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a over `word`, going on from `hash`.
pub(super) fn hash_on(hash: u64, word: &str) -> u64 {
    word.bytes().fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A hash in half as many bits.
pub(super) fn folded(hash: u64) -> u32 {
    u32::try_from((hash >> 32) ^ (hash & 0xffff_ffff)).unwrap_or(0)
}

fn key(word: &str) -> u32 {
    folded(hash_on(HASH_BASIS, word))
}

/// Words that hold a sentence together, say how sure it is, or stand for others.
const FUNCTION: &str = "
    a about above after again all also although an and another any anybody anyone anything anyway are as at be because
    been being but by can come could did do does doing each either else ever every everybody everyone everything for
    from get got had has have having he her here hers herself him himself his how however i if immediately in indeed into is
    it its itself just may me might mine more most much must my myself of on one only or other others our ours
    ourselves out over own per please quite rather really same shall she should simply since single so some somebody someone
    something such than that the their theirs them themselves then there these they this those though through to too
    under until up upon us very was we were what whatever when where whether which while who whoever whom whose why will with
    within would yes yet you your yours yourself yourselves say said says tell told think thought believe important merely
    lot well way thing going go gone went it'd";

/// Of these some are above only for reading: they tell one statement from another.
const TELLING: &str = "after above more under over up down out all if until";

const NEGATIONS: &str = "no not never nobody none nothing neither nor nowhere without hardly";

const NUMBERS: &str = "
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty";
const TENS: &str = "thirty forty fifty sixty seventy eighty ninety";

/// Irregular forms behind the form they are forms of; and words that are exchanged for it without another meaning.
const FORMS: &str = "
    begin began begun start; leave left; lose lost; win won; keep kept; hold held; find found; feel felt; know knew known;
    take took taken; give gave given surrender; make made; see saw seen; meet met; pay paid; run ran running; fall fell fallen;
    rise rose risen; grow grew grown; build built; send sent; spend spent; stand stood; write wrote written; speak spoke
    spoken; break broke broken; choose chose chosen pick; drive drove driven; bring brought; buy bought purchase; catch
    caught; teach taught; fight fought; sell sold; lead led; hear heard; mean meant; eat ate eaten; hide hid hidden;
    steal stole stolen; forget forgot forgotten; forgive forgave forgiven; draw drew drawn; fly flew flown; throw threw
    thrown; wear wore worn; sit sat; lie lay lain; deal dealt agreement accord pact; sleep slept; shoot shot; die died dead;
    child children kid; person people; man men; woman women; wife wives; life lives; foot feet;
    quick quickly rapid rapidly fast faster fastest; old older oldest; new newer newest; good better best; bad worse worst;
    high higher highest; low lower lowest; large larger largest big bigger biggest huge; small smaller smallest little;
    long longer longest; talk negotiation negotiations; soldier soldiers troop troops; job jobs work works; show shows prove proves
    demonstrate; rely relies depend depends; farmer farmers peasant peasants; town towns city cities; firm firms company
    companies; worker workers employee employees; lorry lorries truck trucks; doctor doctors physician; help aid assist;
    separate separates divide divides; back return returns returned; end finish; percent cent; home homes house houses;
    pause break; metre metres meter meters; search searching; euro euros; ban bans banned forbid; burn burned burnt";

/// Words of which one says the opposite of the other.
const OPPOSITES: &str = "
    rise fall; increase decrease; rise drop; support oppose; open close; guilty innocent; accept reject; win lose;
    before after; more less; more fewer; up down; buy sell; begin end; open shut; safe dangerous; first last; old new;
    high low; good bad; allow ban; hire fire; true false; early late; north south; east west; better worse; right wrong;
    strong weak; raise cut; raise lower; raise reduce; gain lose; agree refuse; agree disagree; enter leave; above below;
    over under; start stop; rich poor; with without; legal illegal; fair unfair; likely unlikely; possible impossible";

struct Tables {
    function: HashSet<&'static str>,
    negations: HashSet<&'static str>,
    numbers: HashMap<&'static str, String>,
    /// The word that a form is a form of.
    bases: HashMap<&'static str, &'static str>,
    opposites: HashSet<(u32, u32)>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut function: HashSet<&str> = FUNCTION.split_whitespace().collect();
    for word in TELLING.split_whitespace() {
        function.remove(word);
    }
    let ones = NUMBERS.split_whitespace().enumerate().map(|(index, word)| (word, (index + 2).to_string()));
    let tens = TENS.split_whitespace().enumerate().map(|(index, word)| (word, ((index + 3) * 10).to_string()));
    let mut bases = HashMap::default();
    for group in FORMS.split(';') {
        let mut words = group.split_whitespace();
        let Some(base) = words.next() else { continue };
        bases.extend(words.map(|word| (word, base)));
    }
    let negations = NEGATIONS.split_whitespace().collect();
    let mut tables =
        Tables { function, negations, numbers: ones.chain(tens).collect(), bases, opposites: HashSet::default() };
    for pair in OPPOSITES.split(';') {
        let keys: Vec<u32> = pair.split_whitespace().map(|word| tables.content(word)).collect();
        tables.opposites.extend([(keys[0], keys[1]), (keys[1], keys[0])]);
    }
    tables
});

impl Tables {
    fn content(&self, word: &str) -> u32 {
        let known = |word: &str| self.bases.get(word).copied();
        let base = known(word).map_or_else(|| stem(word), Cow::Borrowed);
        // “bans” is “ban”, and that is known by itself.
        key(&known(&base).map_or_else(|| stem(&base), stem))
    }
}

/// The words that `word`, in small letters, is drawn together from: “can't” is “can” and “not”.
pub(super) fn parts(word: &str) -> Vec<&str> {
    match word {
        "cannot" | "can't" => vec!["can", "not"],
        "won't" => vec!["will", "not"],
        "shan't" => vec!["shall", "not"],
        _ => match word.split_once('\'') {
            Some((verb, "t")) if verb.ends_with('n') => vec![verb.strip_suffix('n').unwrap_or(verb), "not"],
            Some((pronoun @ ("it" | "he" | "she" | "that" | "there" | "what" | "who" | "here"), "s")) => {
                vec![pronoun, "is"]
            }
            Some((name, "s")) => vec![name],
            Some((pronoun, "ll")) => vec![pronoun, "will"],
            Some((pronoun, "re")) => vec![pronoun, "are"],
            Some((pronoun, "ve")) => vec![pronoun, "have"],
            Some((pronoun, "m")) => vec![pronoun, "am"],
            Some((pronoun, "d")) => vec![pronoun, "would"],
            None | Some(_) => vec![word],
        },
    }
}

/// What tells `word`, in small letters, from others, and what it is.
pub(super) fn form(word: &str) -> (u32, Form) {
    let tables = &*TABLES;
    if tables.negations.contains(word) {
        return (key("not"), Form::Negation);
    }
    if let Some(number) = tables.numbers.get(word) {
        return (key(number), Form::Number);
    }
    if word.starts_with(|sign: char| sign.is_ascii_digit()) {
        return (key(&word.replace(',', "")), Form::Number);
    }
    if word == "am" || tables.function.contains(word) {
        return (key(word), Form::Function);
    }
    (tables.content(word), Form::Content)
}

/// Whether words with these keys say the opposite of one another.
pub(super) fn are_opposite(one: u32, other: u32) -> bool {
    TABLES.opposites.contains(&(one, other))
}

/// `word` without what bends it: not a word any more, but the same for all its forms.
fn stem(word: &str) -> Cow<'_, str> {
    let ending = |ending: &str, least: usize| word.strip_suffix(ending).filter(|stem| has_signs(stem, least));
    let bare = ending("ying", 2).or(ending("ied", 2)).or(ending("ies", 2)).map(|stem| Cow::Owned(format!("{stem}y")));
    let bare = bare.or_else(|| {
        let stem = ending("ing", 3).or(ending("edly", 3)).or(ending("ed", 3)).or(ending("ly", 4));
        stem.map(|stem| Cow::Borrowed(undoubled(stem)))
    });
    let bare = bare.or_else(|| {
        let hissing = ["sses", "xes", "ches", "shes", "zes"].iter().any(|ending| word.ends_with(ending));
        let stem =
            if hissing { ending("es", 2) } else { ending("s", 3).filter(|stem| !stem.ends_with(['s', 'u', 'i'])) };
        stem.map(Cow::Borrowed)
    });
    match bare.unwrap_or(Cow::Borrowed(word)) {
        Cow::Borrowed(bare) => Cow::Borrowed(bare.strip_suffix('e').filter(|stem| has_signs(stem, 3)).unwrap_or(bare)),
        with_y @ Cow::Owned(_) => with_y,
    }
}

fn has_signs(stem: &str, least: usize) -> bool {
    stem.chars().nth(least - 1).is_some()
}

/// “stopp” is “stop”; “fall” stays.
fn undoubled(stem: &str) -> &str {
    let mut signs = stem.chars().rev();
    match (signs.next(), signs.next()) {
        (Some(last), Some(before)) if last == before && !matches!(last, 'l' | 's' | 'z' | 'e' | 'o') => {
            stem.strip_suffix(last).unwrap_or(stem)
        }
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_one_and_others_are_not() {
        for forms in [
            "close closes closed closing",
            "stop stops stopped stopping",
            "carry carries carried carrying",
            "begin began started starts starting",
            "win won wins winning",
            "raise raises raised raising",
            "pass passes passed passing",
            "ban banned bans",
        ] {
            let keys: HashSet<u32> = forms.split_whitespace().map(|word| form(word).0).collect();
            assert_eq!(keys.len(), 1, "{forms}");
        }
        for (one, other) in [("bus", "but"), ("rise", "raise"), ("price", "prize"), ("plan", "plant")] {
            assert_ne!(form(one).0, form(other).0, "{one} {other}");
        }
        assert!(are_opposite(form("rises").0, form("fell").0) && are_opposite(form("opposed").0, form("supports").0));
    }

    #[test]
    fn contractions_come_apart() {
        assert_eq!(parts("shouldn't"), ["should", "not"]);
        assert_eq!(parts("it's"), ["it", "is"]);
        assert_eq!(parts("grandmother's"), ["grandmother"]);
        assert_eq!(form("1,000").0, form("1000").0);
        assert_eq!(form("twelve").0, form("12").0);
    }
}
