//! A long text of many articles, each its own: made up from parts, the same for the same length.

#![allow(dead_code, clippy::allow_attributes, reason = "each bench takes what it needs")]

/// Articles one below the other, together at least `bytes` long.
pub(crate) fn long_text(bytes: usize) -> String {
    let mut writer = Writer { state: 0x9E37_79B9_7F4A_7C15, text: String::with_capacity(bytes + 8_192) };
    while writer.text.len() < bytes {
        writer.article();
    }
    writer.text
}

/// The articles of such a text, one after the other, without end.
pub(crate) fn articles() -> impl Iterator<Item = String> {
    let mut writer = Writer { state: 0x9E37_79B9_7F4A_7C15, text: String::new() };
    std::iter::from_fn(move || {
        writer.article();
        Some(std::mem::take(&mut writer.text))
    })
}

const GIVEN: [&str; 40] = [
    "Ana", "Tomas", "Ilse", "Marek", "Leila", "Jonas", "Clara", "Peter", "Nadia", "Victor", "Helen", "Omar", "Ruth",
    "Simon", "Maria", "David", "Irene", "Lucas", "Sofia", "Henry", "Agnes", "Bruno", "Carmen", "Daniel", "Edith",
    "Felix", "Grace", "Hugo", "Ingrid", "Julian", "Karin", "Leon", "Monica", "Nils", "Olga", "Pablo", "Rosa", "Samuel",
    "Teresa", "Walter",
];
const FAMILY: [&str; 24] = [
    "Ruiz",
    "Halvorsen",
    "Brandt",
    "Kowal",
    "Haddad",
    "Lindqvist",
    "Moreau",
    "Ashdown",
    "Petrov",
    "Okafor",
    "Marlow",
    "Serrano",
    "Vandermeer",
    "Quill",
    "Tanaka",
    "Oduya",
    "Farrow",
    "Castellan",
    "Birkett",
    "Novak",
    "Ellery",
    "Danso",
    "Whitlock",
    "Zamora",
];
const TOWN_HEADS: [&str; 16] = [
    "Alder", "Birch", "Cray", "Dunmore", "Elm", "Fallow", "Gray", "Hart", "Iron", "Kestrel", "Lang", "Mill", "North",
    "Oak", "Raven", "Stone",
];
const TOWN_TAILS: [&str; 12] =
    ["bridge", "bury", "field", "ford", "haven", "hurst", "mouth", "port", "stead", "ton", "wick", "wood"];
const BODIES: [&str; 10] = [
    "City Council",
    "Water Board",
    "Hauliers’ Guild",
    "Chamber of Commerce",
    "Fire Brigade",
    "Teachers’ Union",
    "Railway Company",
    "Harbour Authority",
    "Historical Society",
    "Growers’ Association",
];
const OFFICES: [&str; 10] = [
    "Mayor",
    "Minister",
    "Judge",
    "Professor",
    "Councillor",
    "Inspector",
    "Captain",
    "Governor",
    "Director",
    "Senator",
];
const MATTERS: [&str; 24] = [
    "bridge",
    "dam",
    "tram line",
    "market hall",
    "school roof",
    "night ferry",
    "tower",
    "power station",
    "orchard road",
    "public library",
    "swimming bath",
    "freight tunnel",
    "sea wall",
    "hospital wing",
    "coal pier",
    "telephone mast",
    "grain store",
    "winter fund",
    "harbour light",
    "river path",
    "paper mill",
    "fire tax",
    "bus depot",
    "city archive",
];
const DEEDS: [&str; 12] =
    ["close", "repair", "sell", "widen", "reopen", "insure", "rebuild", "lease", "inspect", "move", "light", "rename"];
const TIMES: [&str; 10] = [
    "before winter",
    "next week",
    "by the end of June",
    "on Thursday",
    "within a year",
    "after the vote",
    "this autumn",
    "at the turn of the month",
    "once the money is found",
    "without further delay",
];
const VERBS: [&str; 10] =
    ["said", "warned", "argued", "insisted", "announced", "claimed", "conceded", "predicted", "complained", "promised"];

/// Writes articles; what comes next is decided by a linear congruence.
struct Writer {
    state: u64,
    text: String,
}

impl Writer {
    fn article(&mut self) {
        let town = self.town();
        let matter = self.pick(&MATTERS);
        let (person, office) = (self.person(), self.pick(&OFFICES));
        let headline = match self.below(3) {
            0 => format!("{town} to {} its {matter} {}", self.pick(&DEEDS), self.pick(&TIMES)),
            1 => format!("{office} {person} wants the {matter} of {town} to go"),
            _ => format!("What the {matter} costs {town}, and who pays"),
        };
        self.paragraph(&headline);
        let author = self.person();
        self.paragraph(&format!("By {author}"));
        self.lede(&town, matter, office, &person);
        for _ in 0..=self.below(3) {
            let part = self.pick(&MATTERS);
            let heading = match self.below(4) {
                0 => format!("A {part} for {town}"),
                1 => format!("Why the {matter} and the {part} go together"),
                2 => format!("What {person} left out"),
                _ => format!("The long road to the {part}"),
            };
            self.paragraph(&heading);
            for _ in 0..=self.below(4) {
                self.body(&town, part, &person);
            }
        }
    }

    fn lede(&mut self, town: &str, matter: &str, office: &str, person: &str) {
        let (deed, time, number) = (self.pick(&DEEDS), self.pick(&TIMES), self.below(900) + 12);
        let body = self.pick(&BODIES);
        self.paragraph(&format!(
            "{office} {person} said on Monday that the {town} {body} would {deed} the {matter} {time}, a plan that \
             {number} people had signed against since the spring. “Nobody will thank us for waiting,” the \
             {} added.",
            office.to_lowercase()
        ));
    }

    fn body(&mut self, town: &str, part: &str, person: &str) {
        let (other, body, verb) = (self.person(), self.pick(&BODIES), self.pick(&VERBS));
        let (deed, time, number) = (self.pick(&DEEDS), self.pick(&TIMES), self.below(90_000) + 100);
        let paragraph = match self.below(6) {
            0 => format!(
                "{other}, a spokeswoman for the {body}, {verb} that the {part} had cost the town {number} crowns and \
                 that there was no money left to {deed} it {time}. “We have counted every one of them twice,” she \
                 said, and called the figures of the council “a fairy tale with tables.”"
            ),
            1 => format!(
                "The {town} {body} disputes this. According to {other}, {number} visitors came to the {part} in the \
                 past year alone, more than to any other place in the valley, and most of them came by rail."
            ),
            2 => format!(
                "“To {deed} the {part} {time} would be a mistake that our children pay for,” {other} {verb}. The \
                 crowd in the hall, some {number} strong by the count of the police, answered with a long silence \
                 and then with applause that went on until the lights were turned down."
            ),
            3 => format!(
                "It was quiet at the {part} in the morning. Two workers in yellow coats measured the ground, wrote \
                 numbers in a book and measured it again, and a dog watched them from the other side of the road. By \
                 noon they had reached {number}, and it had begun to rain."
            ),
            4 => format!(
                "{person} denied that the {body} had been promised anything. Officials in {} have asked for a list of \
                 all contracts, and expect to see it {time}; until then, the papers stay in a safe to which, {other} \
                 {verb}, nobody in {town} has the key.",
                self.town()
            ),
            _ => format!(
                "Not everybody is against it. {other}, who has lived beside the {part} for {} years, believes that the \
                 town should {deed} it {time}. “You can’t eat a view,” he said, “and you can’t heat a house with one.”",
                number % 70 + 3
            ),
        };
        self.paragraph(&paragraph);
    }

    fn paragraph(&mut self, words: &str) {
        self.text.push_str(words);
        self.text.push_str("\n\n");
    }

    fn person(&mut self) -> String {
        format!("{} {}", self.pick(&GIVEN), self.pick(&FAMILY))
    }

    fn town(&mut self) -> String {
        format!("{}{}", self.pick(&TOWN_HEADS), self.pick(&TOWN_TAILS))
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }

    fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.state >> 33).unwrap_or(0) % limit
    }
}
