//! Which language a text is in. Rules and models know English; of another language only what every script shows is
//! said. `lists` has small words of many languages, `known` finds them, and `tally` counts what speaks for which.

mod known;
mod lists;
mod tally;

use super::lexicon::Lexicon;
use crate::document::Document;
use crate::text::Span;
use lists::LISTS;
use tally::{Listener, Tally};

/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 6000;
/// How much of it mostly shows that it is English.
const GLANCE: usize = 400;
/// How much speaks for English where that is clear at a glance.
const CLEAR: u32 = 24;

/// How much speaks for another where a paragraph of an English text is clearly not English.
const ENOUGH: u32 = 6;

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// Its shortest code by ISO 639: `en`.
    pub code: &'static str,
    /// Its name in English.
    pub name: &'static str,
}

impl Default for Language {
    fn default() -> Self {
        ENGLISH
    }
}

const ENGLISH: Language = Language { code: "en", name: "English" };

/// Codes of ISO 639-3, of 639-1, and names.
const LANGUAGES: [(&str, &str, &str); 54] = [
    ("eng", "en", "English"),
    ("deu", "de", "German"),
    ("fra", "fr", "French"),
    ("spa", "es", "Spanish"),
    ("ita", "it", "Italian"),
    ("por", "pt", "Portuguese"),
    ("nld", "nl", "Dutch"),
    ("cat", "ca", "Catalan"),
    ("ron", "ro", "Romanian"),
    ("swe", "sv", "Swedish"),
    ("dan", "da", "Danish"),
    ("nob", "no", "Norwegian"),
    ("fin", "fi", "Finnish"),
    ("pol", "pl", "Polish"),
    ("ces", "cs", "Czech"),
    ("slk", "sk", "Slovak"),
    ("hun", "hu", "Hungarian"),
    ("tur", "tr", "Turkish"),
    ("ell", "el", "Greek"),
    ("rus", "ru", "Russian"),
    ("ukr", "uk", "Ukrainian"),
    ("bul", "bg", "Bulgarian"),
    ("srp", "sr", "Serbian"),
    ("hrv", "hr", "Croatian"),
    ("ara", "ar", "Arabic"),
    ("heb", "he", "Hebrew"),
    ("pes", "fa", "Persian"),
    ("hin", "hi", "Hindi"),
    ("ind", "id", "Indonesian"),
    ("vie", "vi", "Vietnamese"),
    ("cmn", "zh", "Chinese"),
    ("jpn", "ja", "Japanese"),
    ("kor", "ko", "Korean"),
    ("slv", "sl", "Slovenian"),
    ("afr", "af", "Afrikaans"),
    ("zsm", "ms", "Malay"),
    ("tgl", "tl", "Tagalog"),
    ("swh", "sw", "Swahili"),
    ("lat", "la", "Latin"),
    ("epo", "eo", "Esperanto"),
    ("glg", "gl", "Galician"),
    ("eus", "eu", "Basque"),
    ("isl", "is", "Icelandic"),
    ("gle", "ga", "Irish"),
    ("cym", "cy", "Welsh"),
    ("sqi", "sq", "Albanian"),
    ("est", "et", "Estonian"),
    ("lav", "lv", "Latvian"),
    ("lit", "lt", "Lithuanian"),
    ("som", "so", "Somali"),
    ("hat", "ht", "Haitian Creole"),
    ("mlt", "mt", "Maltese"),
    ("hau", "ha", "Hausa"),
    ("tha", "th", "Thai"),
];

impl Language {
    /// Whether the rules and models are for it.
    pub fn is_english(self) -> bool {
        self == ENGLISH
    }

    /// Whether blanks stand between its words.
    pub(super) fn is_spaced(self) -> bool {
        !matches!(self.code, "zh" | "ja")
    }

    fn of_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let known = LANGUAGES.iter().find(|(three, two, _)| primary == *three || primary == *two);
        known.map(|&(_, code, name)| Self { code, name })
    }
}

/// The language of `document`: as its source says, else as its words show. What can't be told is taken for English.
pub(super) fn language(document: &Document, lexicon: &Lexicon) -> Language {
    if let Some(said) = document.language.as_deref().and_then(Language::of_code) {
        return said;
    }
    let text = &document.text;
    let first = |bytes: usize| Span::new(0, text.floor_char_boundary(bytes)).of(text);
    let glance = Listener::hear(first(GLANCE), lexicon).told;
    if glance.english > CLEAR && glance.foreign * 4 < glance.english && glance.other == 0 {
        return ENGLISH;
    }
    let sample = first(SAMPLE);
    let heard = Listener::hear(sample, lexicon);
    let tally = heard.telling();
    // Whatever it is that no Latin letters write, English it is not.
    let in_other_letters = tally.other > tally.english;
    if !in_other_letters && tally.is_foreign() {
        return listed(&tally).unwrap_or(ENGLISH);
    }
    if !in_other_letters && !tally.is_strange() {
        return ENGLISH;
    }
    let sure = |found: &whatlang::Info| match found.script() {
        whatlang::Script::Latin => !in_other_letters && found.is_reliable(),
        _ => in_other_letters,
    };
    let Some(found) = whatlang::detect(sample).filter(sure) else { return ENGLISH };
    let unlisted = Language { code: found.lang().code(), name: found.lang().eng_name() };
    Language::of_code(found.lang().code()).unwrap_or(unlisted)
}

/// The language that `tally` most speaks for.
fn listed(tally: &Tally) -> Option<Language> {
    let (code, _) = LISTS.get(tally.best()?.0)?;
    Language::of_code(code)
}

/// The language of `paragraph`, where its words clearly show that it is not English.
pub(super) fn foreign(paragraph: &str, lexicon: &Lexicon) -> Option<Language> {
    let tally = Listener::hear(paragraph, lexicon).all();
    if tally.foreign >= ENOUGH && tally.is_foreign() { listed(&tally) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;

    #[track_caller]
    fn check(text: &str, code: &str) {
        let document = document::read_text(text.to_owned(), Vec::new());
        assert_eq!(language(&document, &Lexicon::built_in()).code, code, "{text}");
    }

    #[test]
    fn words_show_the_language() {
        check("The mayor said that the bridge would be closed to all traffic until the end of the week.", "en");
        check(
            "Die Bürgermeisterin sagte, die Brücke werde bis zum Ende der Woche für den Verkehr gesperrt bleiben.",
            "de",
        );
        check("La maire a déclaré que le pont resterait fermé à la circulation jusqu'à la fin de la semaine.", "fr");
        check(
            "Мэр сообщила, что мост останется закрытым для движения до конца недели, и попросила жителей о терпении.",
            "ru",
        );
    }

    #[test]
    fn what_cannot_be_told_is_taken_for_english() {
        check("", "en");
        check("Kyiv – Oslo 2:1", "en");
    }

    #[test]
    fn what_no_latin_letters_write_is_not_english() {
        let said = "قال الرئيس إن السد آمن. «لقد فحصناه»، قالت المهندسة ليلى حداد.\n\n";
        check(said, "ar");
        check(&said.repeat(200), "ar");
        check("The mayor said «آمن» and «لقد» and left the room before it was over.", "en");
    }

    #[test]
    fn tables_are_in_the_language_of_what_is_in_small_letters() {
        let rows = "Alder 3 Birch 1\nNorwick 2 Tavistal 2\nHarnby 0 Lunden 4\nOstrava 1 Kalmar 1\n";
        check(&format!("matches played, points, goals scored, attendance\n{rows}"), "en");
        check(&format!("spelade matcher, poäng, gjorda mål, insläppta mål, åskådare\n{rows}"), "sv");
        // Each with a capital, they say nothing.
        check(&format!("Matcher, Poäng, Mål, Åskådare\n{rows}"), "en");
        let rows = "Gornik Zabrow 1 Legia Starogow 2\nWisla Krasnow 0 Lech Poznow 0\nRuch Zamosk 3 Stal Mielow 1\n";
        check(&format!("FOOTBALL - ZABROW FIRST DIVISION.\n\nResults of Zabrow league matches :\n{rows}"), "en");
        check("La Liga\nReal Norwega 2 Las Colinas 0\nAthletic de Bilvao 1 Real Harnby 1", "en");
    }

    #[test]
    fn one_sentence_tells_the_language_by_its_small_words() {
        for (code, text) in [
            ("nl", "De brandweer heeft het vuur onder controle."),
            ("de", "Die Gewerkschaft ruft erneut zum Streik auf."),
            ("fr", "Les pompiers ont maîtrisé le feu dans la nuit."),
            ("es", "El sindicato convoca una nueva huelga."),
            ("pt", "O sindicato convoca uma nova greve."),
            ("it", "I vigili del fuoco hanno spento le fiamme."),
            ("ca", "Milers de viatgers van arribar tard a la feina."),
            ("ro", "Pompierii au stins focul în cursul nopții."),
            ("gl", "Os bombeiros controlaron o lume pola noite."),
            ("sv", "Ingen skadades i branden på måndagen."),
            ("no", "Ingen ble skadet i brannen."),
            ("da", "Ingen blev såret ved branden."),
            ("is", "Slökkviliðið náði tökum á eldinum í nótt."),
            ("af", "Die brandweer het die vuur onder beheer gekry."),
            ("fi", "Palokunta sai tulen hallintaan yöllä."),
            ("et", "Keegi ei saanud tulekahjus viga."),
            ("hu", "A tűzoltók éjszaka eloltották a tüzet."),
            ("pl", "Strażacy opanowali ogień w nocy."),
            ("cs", "Při požáru nebyl nikdo zraněn."),
            ("sk", "Pri požiari sa nikto nezranil."),
            ("hr", "Nitko nije ozlijeđen u požaru."),
            ("sl", "V požaru ni bil nihče ranjen."),
            ("tr", "İtfaiye yangını gece kontrol altına aldı."),
            ("id", "Tidak ada korban luka dalam kebakaran itu."),
            ("vi", "Không có ai bị thương trong vụ cháy."),
            ("tl", "Naapula ng mga bumbero ang apoy kagabi."),
            ("sw", "Hakuna mtu aliyejeruhiwa katika moto huo."),
            ("la", "Nemo in incendio vulneratus est."),
            ("eo", "Neniu estis vundita en la fajro."),
            ("ga", "Níor gortaíodh aon duine sa tine."),
            ("cy", "Mae diffoddwyr wedi diffodd y tân dros nos."),
            ("sq", "Askush nuk u plagos nga zjarri."),
            ("eu", "Inor ez da zauritu sutean."),
            ("lv", "Ugunsgrēkā neviens nav cietis."),
            ("lt", "Per gaisrą niekas nenukentėjo."),
            ("so", "Dab-damiska ayaa xalay bakhtiiyay dabka."),
        ] {
            check(text, code);
        }
    }

    #[test]
    fn english_is_english_with_names_and_loans_of_others_in_it() {
        for text in [
            "Die Linke splits",
            "La Liga: Real Norwega beat Las Colinas",
            "Le Pen barred",
            "Nobody was hurt.",
            "“No,” she said.",
            "“Ich bin ein Berliner,” Kennedy said.",
            "“C’est la vie,” said Macron.",
            "“Hasta la vista,” joked Schwarzenegger.",
            "Voters chanted “Sí, se puede”.",
            "“C’est une honte pour nous tous, et il faut que cela change,” she said.",
            "Ana de la Cruz, Maria dos Santos, Jan van der Berg, Karl von und zu Weiß, Luca della Torre",
            "Guests ordered crème brûlée, tarte tatin, pain au chocolat, café au lait, vin rouge.",
            "Chancellor Merz met Ministerpräsident Söder, Oberbürgermeister Reiter and Bundesbank chief Nagel.",
            "Firefighters extinguished flames overnight; investigators suspect arson.",
            "Ingredients: butter, flour, sugar, eggs, vanilla",
            "Van, bus collide",
            "FIRE DESTROYS NORWICK SCHOOL",
            "lol no",
        ] {
            check(text, "en");
        }
    }

    #[test]
    fn a_text_is_in_the_language_of_what_stands_outside_of_its_quotation_marks() {
        let french =
            "Nous avons perdu beaucoup de temps, et les gens de cette ville n’ont pas été entendus. ".repeat(9);
        let english =
            "We have lost a lot of time, and the people of this town have not been heard by anybody. ".repeat(9);
        check(&format!("The mayor spoke to parents on Tuesday.\n\n« {french}»\n\nNobody was arrested."), "en");
        check(&format!("«{french}»\n\nThe mayor spoke to parents outside the school on Tuesday."), "en");
        check(&format!("La maire a parlé aux parents mardi.\n\n“{english}”\n\nPersonne n’a été arrêté."), "fr");
        // Marks that nobody closes end with their paragraph.
        check(&format!("« {french}\n\nThe mayor spoke to parents outside the school on Tuesday evening."), "en");
        check(&format!("“{english}\n\nLa maire a parlé aux parents devant l’école mardi soir."), "fr");
    }

    #[test]
    fn a_short_text_without_any_small_word_of_english_is_none() {
        check(
            "De minister noemde het plan “absurd”. “Nee”, zei burgemeester Anna de Vries. De vakbond spreekt van verraad.",
            "nl",
        );
        check("Norwick Rovers signed striker Ana Holm yesterday, club sources confirmed.", "en");
    }

    #[test]
    fn small_words_of_its_neighbours_are_none_of_english() {
        check(
            "De politie in Norwick onderzoekt een brand. Er raakte niemand gewond. De schade is groot en het park is uit.",
            "nl",
        );
        check(
            "Skadene er store, og butikken blir stengt i flere uker, sier politiet. – Det var en fantastisk kveld.",
            "no",
        );
        check(
            "Skaderne er store, og butikken bliver lukket i flere uger, siger politiet. – Det var en god aften.",
            "da",
        );
        check(
            "Menu: risotto alla Milanese, tagliatelle al ragù, panna cotta. Prices rise until May, the owner said.",
            "en",
        );
        check("Premier Dick Schoof met the king. De Telegraaf said talks on Oekraïne would go on until May.", "en");
    }

    #[test]
    fn what_the_source_says_comes_first() {
        check("+++\nlanguage = \"fr-CH\"\n+++\nThe mayor said that the bridge is old.", "fr");
    }
}
