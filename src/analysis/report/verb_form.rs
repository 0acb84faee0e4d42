//! Forms of verbs that their endings do not tell: which are a past, a present or both, whatever words they stand among.

use super::super::reading::Reading;
use super::super::sieve::List;
use super::super::tagger::feature::hashes;

/// Forms that are a past and nothing else, whatever words they seldom stand among.
static PASTS: List<54> = List::of(hashes([
    "shrank",
    "sank",
    "sprang",
    "swam",
    "sang",
    "drank",
    "began",
    "grew",
    "drew",
    "flew",
    "threw",
    "knew",
    "blew",
    "broke",
    "spoke",
    "froze",
    "chose",
    "drove",
    "rode",
    "wrote",
    "tore",
    "wore",
    "swore",
    "shook",
    "took",
    "withdrew",
    "overtook",
    "undertook",
    "mistook",
    "slew",
    "arose",
    "awoke",
    "woke",
    "became",
    "came",
    "overcame",
    "gave",
    "forgave",
    "forbade",
    "ate",
    "ran",
    "outran",
    "saw",
    "foresaw",
    "went",
    "underwent",
    "strode",
    "strove",
    "fled",
    "rang",
    "fell",
    "rose",
    "seemed",
    "remained",
]));

/// Whether the word with the number `word` is a past and nothing else: “went”, “broke”.
pub(in crate::analysis) fn is_past_only(word: u32) -> bool {
    PASTS.has(word)
}

/// Forms that are a past and a participle.
static DONE: List<40> = List::of(hashes([
    "sent",
    "left",
    "made",
    "won",
    "lost",
    "held",
    "met",
    "sold",
    "built",
    "rebuilt",
    "paid",
    "repaid",
    "kept",
    "led",
    "misled",
    "felt",
    "brought",
    "bought",
    "caught",
    "taught",
    "thought",
    "sought",
    "fought",
    "spent",
    "found",
    "founded",
    "struck",
    "stuck",
    "hung",
    "dug",
    "bound",
    "understood",
    "misunderstood",
    "withstood",
    "laid",
    "lent",
    "bent",
    "cost",
    "hit",
    "stood",
]));

/// Whether the word with the number `word` is a past and a participle: “sent”.
pub(super) fn is_past_or_participle(word: u32) -> bool {
    DONE.has(word)
}

/// Forms that are a past, a participle and every other form but “-s”.
static SAME: List<16> = List::of(hashes([
    "set", "hit", "cut", "put", "shut", "let", "hurt", "cast", "beat", "spread", "burst", "split", "shed", "quit",
    "read", "shot",
]));

/// Whether the word with the number `word` is a past that reads as its present does: “cut”.
pub(super) fn is_form_of_any_time(word: u32) -> bool {
    SAME.has(word)
}

/// What somebody does in the present; none of these is a noun that people are called by.
static PRESENTS: List<57> = List::of(hashes([
    "continues",
    "renews",
    "goes",
    "brings",
    "recognizes",
    "recognises",
    "occurs",
    "illustrates",
    "speaks",
    "takes",
    "focuses",
    "gets",
    "affirms",
    "remains",
    "activates",
    "touts",
    "heckles",
    "underestimates",
    "reinforces",
    "appears",
    "sings",
    "uses",
    "avoids",
    "bristles",
    "endorses",
    "assures",
    "proceeds",
    "loves",
    "makes",
    "reminds",
    "incites",
    "becomes",
    "joins",
    "wants",
    "holds",
    "constitutes",
    "consists",
    "seems",
    "contains",
    "refers",
    "belongs",
    "tends",
    "deploys",
    "sends",
    "pleads",
    "evokes",
    "unveils",
    "comes",
    "keeps",
    "gives",
    "includes",
    "justifies",
    "spends",
    "buys",
    "sells",
    "loses",
    "celebrates",
]));

/// Whether the word with the number `word` is what somebody does, and no noun: “becomes”.
pub(super) fn is_present_only(word: u32) -> bool {
    PRESENTS.has(word)
}

/// Forms that are a participle and nothing else.
static PARTICIPLES: List<31> = List::of(hashes([
    "taken",
    "given",
    "shown",
    "known",
    "driven",
    "bitten",
    "chosen",
    "stolen",
    "written",
    "broken",
    "hidden",
    "born",
    "torn",
    "drawn",
    "thrown",
    "blown",
    "grown",
    "seen",
    "done",
    "gone",
    "beaten",
    "eaten",
    "fallen",
    "forgotten",
    "forbidden",
    "overtaken",
    "shaken",
    "sworn",
    "worn",
    "undone",
    "frozen",
]));

/// Whether word `at` has the form of a participle of what is done to somebody, which may be a past, too: “arrested”,
/// “held”, “taken”, “hit”.
pub(super) fn may_be_participle(reading: &Reading, at: usize) -> bool {
    let word = &reading.words[at];
    let irregular = || {
        let word = word.hash;
        is_past_or_participle(word) || is_form_of_any_time(word) || PARTICIPLES.has(word)
    };
    !word.capital && (reading.written(at).ends_with("ed") || irregular())
}
