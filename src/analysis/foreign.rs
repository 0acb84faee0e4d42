//! What is found in a text that is not English: utterances in quotation marks, and names as far as capitals show them.
//! Who says what, and with which word, would need rules of that language; a wrong guess is worse than none. `verbs` has
//! verbs of saying by how they begin; `inverted`, what only says who speaks within marks; `lead`, small words that are
//! no part of a name; `unspaced`, utterances where no blanks stand between words.

mod inverted;
mod lead;
mod unspaced;
mod verbs;

use super::coreference::Parties;
use super::evidence::Evidence;
use super::gazetteer::{self, Gazetteer, Key};
use super::language::{self, Language};
use super::lexicon::Classes;
use super::mark::{self, Quoted};
use super::mention::{self, Name};
use super::part::Part;
use super::reading::{Block, Reading};
use super::token::TokenKind;
use super::vocabulary::Vocabulary;
use super::{Analysis, Quotation, QuotationKind, Rule, SpeechAct};
use crate::document::{Document, ParagraphKind};
use crate::text::Span;
use verbs::{ANSWERS, said};

/// Words in quotation marks that make an utterance rather than a title or a word in marks.
const UTTERANCE: usize = 5;
/// So many, where they are told as one.
const CLAUSE: usize = 2;
/// How sure it is that words in quotation marks are an utterance, and at most that a capital shows a party.
const SURE: f32 = 0.6;
/// Points for a kind that leave no doubt.
const SETTLED: i32 = 100;

/// What `stretch` of `document`, which is in `language`, says.
pub(super) fn analysis(
    document: &Document,
    stretch: Span,
    vocabulary: &mut Vocabulary,
    language: Language,
) -> Analysis {
    vocabulary.forget_many();
    let reading = Reading::of(document, stretch, vocabulary);
    let mut names = mention::names(&reading);
    names.retain_mut(|name| lead::leave_out(&reading, name, language));
    for name in &mut names {
        if is_place(&reading, name) {
            name.evidence = Evidence::of_points([0, 0, SETTLED, 0]);
        } else if is_thing(&reading, name) {
            name.evidence = Evidence::of_points([0, 0, 0, SETTLED]);
        }
    }
    // One capital says little: German writes all nouns so.
    names.retain(|name| name.words.len() > 1 || name.words.clone().all(|word| is_gazetted(&reading, word)));
    if language.code == "de" {
        names.retain_mut(|name| narrow(&reading, name));
    }
    let parties = Parties::new(&reading, names);
    let found = |block| {
        if language.is_spaced() { utterances(&reading, block, language) } else { unspaced::utterances(&reading, block) }
    };
    let quotations = reading.paragraphs.iter().flat_map(found).collect();
    let mut analysis = Analysis { quotations, language, ..Analysis::default() };
    parties.finish(&mut analysis);
    for entity in &mut analysis.entities {
        entity.confidence = entity.confidence.min(SURE);
    }
    analysis
}

/// Leaves small words out of the names in those paragraphs of an English text that are in another language: “Selon Ana
/// Ruiz”.
pub(super) fn leave_out_leads(reading: &Reading, names: &mut Vec<Name>) {
    let foreign = reading.paragraphs.iter().filter(|block| may_be_foreign(reading, block));
    let foreign = foreign.filter_map(|block| {
        let paragraph = reading.span(block.words.clone()).of(reading.text);
        Some((block.words.clone(), language::foreign(paragraph, reading.lexicon)?))
    });
    let foreign: Vec<_> = foreign.collect();
    if foreign.is_empty() {
        return;
    }
    names.retain_mut(|name| {
        let next = foreign.partition_point(|(words, _)| words.end <= name.words.start);
        let within = foreign.get(next).filter(|(words, _)| words.start <= name.words.start);
        within.is_none_or(|(_, language)| lead::leave_out(reading, name, *language))
    });
}

/// Whether a paragraph has so few of English's small words, at a glance, that it may be in another language.
fn may_be_foreign(reading: &Reading, block: &Block) -> bool {
    const FEW: usize = 8;
    let small = Classes::DETERMINER | Classes::PREPOSITION | Classes::CONJUNCTION | Classes::AUXILIARY;
    let words = &reading.words[block.words.clone()];
    words.len() >= FEW && words.iter().filter(|word| word.entry.classes.any(small)).count() * 6 < words.len()
}

/// Whether the gazetteer has `name` for a place, and not for somebody who is called as one.
fn is_place(reading: &Reading, name: &Name) -> bool {
    const PLACE: u16 = gazetteer::PLACES & !gazetteer::TOWN;
    let key = name.words.clone().fold(Key::EMPTY, |key, at| key.and(reading.words[at].hash));
    let classes = Gazetteer::built_in().classes(key);
    let given = || reading.any(name.words.start, Classes::MALE | Classes::FEMALE);
    classes & gazetteer::KNOWN_PERSON == 0 && (classes & PLACE != 0 || classes & gazetteer::TOWN != 0 && !given())
}

/// Whether `name` is that of a house or a work: all that stands between marks, or several words behind an article: « Le
/// Vieux Quai ». “Le Pen” and “La Fontaine” are people.
fn is_thing(reading: &Reading, name: &Name) -> bool {
    const ARTICLES: [&str; 20] = [
        "le", "la", "les", "el", "los", "las", "il", "lo", "gli", "der", "die", "das", "het", "o", "os", "as", "al",
        "au", "aux", "den",
    ];
    let start = name.words.start;
    let mark = |at: usize| matches!(reading.words.get(at).map(|word| word.part), Some(Part::Mark));
    // « La Grande Table »: a small word that a sentence begins with is left out of a name.
    let led_by = |at: usize| reading.is_any(at, &ARTICLES);
    let opens = start > 0 && (mark(start - 1) || start > 1 && led_by(start - 1) && mark(start - 2));
    let marked = opens && mark(name.words.end);
    let led = name.words.len() > 2 && reading.is_any(start, &ARTICLES);
    let given = |at: usize| reading.any(at, Classes::MALE | Classes::FEMALE);
    led && !given(start + 1) || marked && !given(start)
}

/// Begins `name` at the given name in it; whether there is one, or the gazetteer has it whole.
fn narrow(reading: &Reading, name: &mut Name) -> bool {
    if reading.lexicon.name(reading.span(name.words.clone()).of(reading.text)).is_some() {
        return true;
    }
    let given = |&word: &usize| reading.any(word, Classes::MALE | Classes::FEMALE);
    let Some(first) = name.words.clone().find(given).filter(|first| first + 1 < name.words.end) else { return false };
    name.words = first..name.words.end;
    true
}

fn is_gazetted(reading: &Reading, word: usize) -> bool {
    reading.lexicon.name(reading.written(word)).is_some()
}

/// Whether a paragraph may hold what somebody says.
fn may_tell(block: &Block) -> bool {
    !matches!(block.kind, ParagraphKind::Byline | ParagraphKind::Verbatim | ParagraphKind::Heading)
}

fn utterances(reading: &Reading, block: &Block, language: Language) -> Vec<Quotation> {
    if !may_tell(block) {
        return Vec::new();
    }
    let quoted = mark::quoted(reading, block);
    let long = quoted.iter().filter(|quote| {
        let words = quote.inner().filter(|&word| reading.words[word].kind != TokenKind::Sign).count();
        words >= UTTERANCE
            || words > 0 && is_told(reading, block, quote, (words, language))
            || words > 0 && is_brief(reading, block, quote, language)
    });
    let whole = long.map(|quote| match language.code {
        "fr" => inverted::pieces(reading, quote, language),
        _ => vec![reading.span(quote.words.clone())],
    });
    whole.filter(|pieces| !pieces.is_empty()).map(spoken).collect()
}

/// Whether a short utterance is whole and told as one: behind a colon, where it has more than one word, or before a
/// comma, or what stands for it, and a verb of saying.
fn is_told(reading: &Reading, block: &Block, quote: &Quoted, (words, language): (usize, Language)) -> bool {
    let first = quote.inner().find(|&word| reading.is_word(word));
    if !first.is_some_and(|word| reading.words[word].capital || has_one_case(reading.written(word))) {
        return false;
    }
    let (start, end) = (quote.words.start, quote.words.end);
    let colon = words >= CLAUSE && start > block.words.start && reading.is(start - 1, ":");
    let near = end..(end + 4).min(block.words.end);
    let verb = |word: usize| said(reading.written(word), language);
    colon
        || (ends_with_comma(reading, quote) || ends_without_comma(reading, quote, language))
            && near.into_iter().any(verb)
}

/// Whether no comma stands between an utterance and the verb that tells it in `language`: in Hungarian and Polish a
/// dash does, and in Turkish nothing.
fn ends_without_comma(reading: &Reading, quote: &Quoted, language: Language) -> bool {
    let dash = || reading.words.get(quote.words.end).is_some_and(|word| matches!(word.part, Part::Dash));
    match language.code {
        "hu" | "pl" => dash(),
        "tr" => said(reading.written(quote.words.end), language),
        _ => false,
    }
}

/// Whether a comma stands right behind or before the mark that `quote` ends with.
fn ends_with_comma(reading: &Reading, quote: &Quoted) -> bool {
    let end = quote.words.end;
    reading.is(end, ",") || quote.closed && reading.is_any(end - 2, &["،", ","])
}

/// Whether `written` is of letters that have no capitals: Arabic, Hebrew.
fn has_one_case(written: &str) -> bool {
    written.chars().next().is_some_and(|first| first.is_alphabetic() && !first.is_lowercase() && !first.is_uppercase())
}

/// Whether a single word is told: behind a colon that a verb of saying or a noun for an answer stands before, or before
/// a comma, a dash and a verb of saying: «Нет», — сказал мэр.
fn is_brief(reading: &Reading, block: &Block, quote: &Quoted, language: Language) -> bool {
    const NEAR: usize = 8;
    let end = quote.words.end;
    let is_dash = |at: usize| reading.words.get(at).is_some_and(|word| matches!(word.part, Part::Dash));
    if ends_with_comma(reading, quote) && (end..end + 2).any(is_dash) {
        let near = end..(end + 4).min(block.words.end);
        return near.into_iter().any(|at| said(&reading.written(at).to_lowercase(), language));
    }
    let Some(colon) = quote.words.start.checked_sub(1).filter(|&colon| colon > block.words.start) else { return false };
    if !reading.is(colon, ":") || !quote.closed {
        return false;
    }
    let floor = block.words.start.max(colon.saturating_sub(NEAR));
    let before = (floor..colon).rev().take_while(|&at| !matches!(reading.words[at].part, Part::Stop | Part::Mark));
    before.into_iter().any(|at| {
        let written = reading.written(at).to_lowercase();
        said(&written, language) || ANSWERS.iter().any(|stem| written.starts_with(stem))
    })
}

fn utterance(span: Span) -> Quotation {
    spoken(vec![span])
}

/// An utterance of these pieces, each of which stands within marks.
fn spoken(pieces: Vec<Span>) -> Quotation {
    Quotation {
        kind: QuotationKind::Direct,
        marks: pieces.clone(),
        pieces,
        cue: None,
        negation: None,
        object: None,
        speaker: None,
        speech_act: SpeechAct::Assert,
        responses: Vec::new(),
        rule: Rule::Unsought,
        confidence: SURE,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{EntityKind, analyze, lexicon::Lexicon};
    use crate::document;
    use crate::text::Span;

    /// The contents and parties found in `text`.
    fn found(text: &str) -> (Vec<String>, Vec<String>) {
        let document = document::read_text(text.to_owned(), vec![]);
        let analysis = analyze(&document, &Lexicon::built_in());
        assert!(!analysis.language.is_english(), "{text}");
        let contents = analysis.quotations.iter().map(|quotation| quotation.content().of(&document.text).to_owned());
        (contents.collect(), analysis.entities.iter().map(|entity| entity.name.clone()).collect())
    }

    #[test]
    fn a_short_clause_in_marks_is_found_where_it_is_told_and_words_in_marks_are_not() {
        let (contents, parties) = found(
            "Die Bürgermeisterin Anna Schäfer wies die Kritik am Dienstag in der Stadt zurück. „Das Geld ist da“, sagte \
             die Ministerin. Der Oppositionsführer nannte den Plan „ein Denkmal der Eitelkeit“, und das ist er auch.",
        );
        assert_eq!(contents, ["„Das Geld ist da“"]);
        assert_eq!(parties, ["Anna Schäfer"]);
        let (contents, _) = found(
            "«La huelga es legal», dijo la jueza el lunes. El presidente de la empresa respondió: \"Vamos a apelar\". \
             Los trabajadores leen el libro «La Colmena», una novela de la ciudad.",
        );
        assert_eq!(contents, ["«La huelga es legal»", "\"Vamos a apelar\""]);
    }

    #[test]
    fn a_word_is_an_utterance_where_it_is_told_as_one() {
        let german = "Die Bürgermeisterin Anna Schäfer wies die Kritik am Dienstag in der Stadt zurück.";
        assert_eq!(found(&format!("{german} „Nein“, sagte sie am Montag.")).0, ["„Nein“"]);
        assert_eq!(found(&format!("{german} Er nannte den Plan „Betrug“, und das ist er.")).0, [""; 0]);
        let swedish = "Kommunen vill stänga skolan i den lilla byn vid havet.";
        assert_eq!(
            found(&format!("{swedish} ”Nej”, sa Anna Lund. ”Det är slut”, säger hon.")).0,
            ["”Nej”", "”Det är slut”"]
        );
        // “sadece” begins as Swedish “sade” does.
        let turkish =
            "Belediye başkanı köprünün hafta sonuna kadar kapalı kalacağını açıkladı ve halktan sabır istedi.";
        assert_eq!(found(&format!("{turkish} Bu “Ev”, sadece bir söz. “Hayır”, dedi başkan.")).0, ["“Hayır”"]);
    }

    #[test]
    fn verbs_of_saying_are_known_in_many_languages() {
        for (text, expected) in [
            (
                "Kovács Anna beszélt. „Újjáépítjük az iskolát” – mondta kedden a szülőknek.",
                &["„Újjáépítjük az iskolát”"][..],
            ),
            ("A film címe „Szegény gazdagok” – ezt minden szülő ismeri.", &[]),
            ("Opozycja jest zła. „Odbudujemy szkołę” – powiedziała we wtorek rodzicom.", &["„Odbudujemy szkołę”"]),
            ("Bu bir felaket oldu. “Okulu yeniden yapacağız” dedi başkan.", &["“Okulu yeniden yapacağız”"]),
            ("Bu film “Okul Yolu” çok güzel oldu.", &[]),
            (
                "Kukaan ei loukkaantunut. ”Rakennamme sen uudelleen”, hän sanoi tiistaina.",
                &["”Rakennamme sen uudelleen”"],
            ),
            ("Nikdo nebyl zraněn. „Školu znovu postavíme,“ řekla v úterý rodičům.", &["„Školu znovu postavíme,“"]),
            ("Nitko nije ozlijeđen. „Obnovit ćemo školu”, rekla je u utorak.", &["„Obnovit ćemo školu”"]),
            ("Tidak ada korban. “Kami bangun sekolah lagi,” katanya kepada warga.", &["“Kami bangun sekolah lagi,”"]),
            ("Niemand is in die brand beseer nie. “Ons herbou die skool,” het sy gesê.", &["“Ons herbou die skool,”"]),
        ] {
            assert_eq!(found(text).0, expected, "{text}");
        }
    }

    #[test]
    fn a_text_may_end_with_a_small_word_that_has_a_capital() {
        let text = "Die Bürgermeisterin Anna Schäfer wies die Kritik am Dienstag in der Stadt zurück und sagte Mit";
        assert_eq!(found(text).1, ["Anna Schäfer"]);
    }

    /// The pieces of what is said in `text`.
    fn pieces(text: &str) -> Vec<Vec<String>> {
        let document = document::read_text(text.to_owned(), vec![]);
        let analysis = analyze(&document, &Lexicon::built_in());
        let of = |span: &Span| span.of(&document.text).to_owned();
        analysis.quotations.iter().map(|quotation| quotation.pieces.iter().map(of).collect()).collect()
    }

    #[test]
    fn words_in_french_marks_that_say_who_speaks_are_no_part_of_what_is_said() {
        let rest = " Le maire a rencontré les syndicats lundi dans la ville.";
        for (text, expected) in [
            (
                "« Le pont sera fermé lundi, dit-elle, et la ville n’a pas d’argent. »",
                &["« Le pont sera fermé lundi", "et la ville n’a pas d’argent. »"][..],
            ),
            ("« C’est une honte pour la ville, a-t-il dit lundi. »", &["« C’est une honte pour la ville"]),
            (
                "« C’est une honte pour la ville, a-t-elle ajouté. Nous allons tous partir. »",
                &["« C’est une honte pour la ville", "Nous allons tous partir. »"],
            ),
            ("« C’est une honte pour la ville », a-t-il dit lundi.", &["« C’est une honte pour la ville »"]),
            ("« Et le maire, viendra-t-il voir le pont ? »", &["« Et le maire, viendra-t-il voir le pont ? »"]),
            (
                "« Et le maire, a-t-il dit la vérité aux habitants ? »",
                &["« Et le maire, a-t-il dit la vérité aux habitants ? »"],
            ),
            (
                "« Et le maire, a-t-il dit la vérité aux habitants, aux élus ? »",
                &["« Et le maire, a-t-il dit la vérité aux habitants, aux élus ? »"],
            ),
            (
                "« Pourquoi la ville, a-t-il demandé, paie-t-elle le pont ? »",
                &["« Pourquoi la ville", "paie-t-elle le pont ? »"],
            ),
            (
                "« Le pont est fermé, s’écria-t-il, et la ville est pauvre. »",
                &["« Le pont est fermé", "et la ville est pauvre. »"],
            ),
            (
                "« Le pont est fermé, s’est-il exclamé, et la ville est pauvre. »",
                &["« Le pont est fermé", "et la ville est pauvre. »"],
            ),
            (
                "« Le pont est fermé, lança-t-elle, et la ville est pauvre. »",
                &["« Le pont est fermé", "et la ville est pauvre. »"],
            ),
        ] {
            assert_eq!(pieces(&format!("{text}{rest}")), [expected], "{text}");
        }
    }

    #[test]
    fn a_single_word_is_told_behind_a_verb_of_saying_or_an_answer_and_a_colon() {
        for (text, expected) in [
            ("Le maire a rencontré les syndicats dans la ville. Il a répondu lundi : « Non. »", &["« Non. »"][..]),
            ("Le maire a rencontré les syndicats dans la ville. Sa réponse : « Jamais ! »", &["« Jamais ! »"]),
            ("El alcalde se reunió con los sindicatos de la ciudad. Y respondió: «No».", &["«No»"]),
            (
                "Die Bürgermeisterin Anna Schäfer wies die Kritik am Dienstag in der Stadt zurück. Sie sagte dann: „Nein.“",
                &["„Nein.“"],
            ),
            (
                "Borgmästaren Anna Berg sade på måndagen att bron är stängd. ”Bron är för gammal för bussarna”, sade hon till oss.",
                &["”Bron är för gammal för bussarna”"],
            ),
            (
                "Die Bürgermeisterin Anna Schäfer wies die Kritik am Dienstag in der Stadt zurück. Ihre Antwort: „Niemals“.",
                &["„Niemals“"],
            ),
            (
                "Die Bürgermeisterin Anna Schäfer wies die Kritik am Dienstag in der Stadt zurück. Dann las sie ein Buch: „Faust“. Das ist ein altes Stück.",
                &[],
            ),
            ("Le maire a lu un livre lundi dans la ville : « Germinal ». Les élus étaient là.", &[]),
        ] {
            assert_eq!(found(text).0, expected, "{text}");
        }
    }

    #[test]
    fn few_words_are_told_in_any_script_by_what_stands_beside_them() {
        let arabic = "وصل الوفد إلى المدينة يوم الاثنين وكان في استقباله رئيس البلدية.";
        let persian = "این جلسه روز دوشنبه در شهر برگزار شد و مردم زیادی آمدند.";
        let hebrew = "הישיבה נערכה ביום שני בעיר והגיעו אליה אנשים רבים.";
        let russian = "Заседание прошло в понедельник, и на него пришли жители города.";
        let greek = "Η συνεδρίαση έγινε τη Δευτέρα και ήρθαν πολλοί κάτοικοι της πόλης.";
        for (text, rest, expected) in [
            ("قال الوزير: «لن نستسلم».", arabic, &["«لن نستسلم»"][..]),
            ("قال الوزير: «نعم».", arabic, &["«نعم»"]),
            ("شاهد الوزير فيلم «الربيع».", arabic, &[]),
            ("وزیر گفت: «نمی‌دانم».", persian, &["«نمی‌دانم»"]),
            ("השר אמר: \"לא נוותר\".", hebrew, &["\"לא נוותר\""]),
            ("«Никогда», — сказал мэр.", russian, &["«Никогда»"]),
            ("Мэр ответил: «Нет».", russian, &["«Нет»"]),
            ("Мэр показал гостям фильм «Весна».", russian, &[]),
            ("Ο δήμαρχος είπε: «Όχι».", greek, &["«Όχι»"]),
        ] {
            assert_eq!(found(&format!("{text}\n{rest}")).0, expected, "{text}");
        }
    }

    #[test]
    fn a_house_or_a_work_is_nobody() {
        let people = |text: &str| {
            let document = document::read_text(text.to_owned(), vec![]);
            let entities = analyze(&document, &Lexicon::built_in()).entities.into_iter();
            let people = entities.filter(|entity| entity.kind == EntityKind::Person);
            people.map(|entity| entity.name).collect::<Vec<_>>()
        };
        let ate = "a mangé lundi avec les élus de la ville, et elle était contente du repas.";
        assert_eq!(people(&format!("Marie Corin {ate} Le Vieux Quai est un restaurant.")), ["Marie Corin"]);
        assert_eq!(people(&format!("Marie Corin {ate} Le « Vieux Quai » est un restaurant.")), ["Marie Corin"]);
        assert_eq!(people(&format!("Marie Corin {ate} « La Grande Table » a ouvert ses portes.")), ["Marie Corin"]);
        assert_eq!(people(&format!("Marie Corin {ate} « Jean Valmont » a ouvert ses portes.")).len(), 2);
        assert_eq!(
            people(&format!("Marie Le Pen {ate} Jean La Fontaine aussi.")),
            ["Marie Le Pen", "Jean La Fontaine"]
        );
    }

    #[test]
    fn a_small_word_that_begins_a_sentence_is_no_part_of_a_name() {
        let (_, parties) = found(
            "Le maire a rencontré les syndicats lundi dans la ville. Selon Denis Hallan, le pont sera fermé. D’après Marie \
             Corin, la ville est pauvre. Pour Jean Valmont, c'est une honte.",
        );
        assert_eq!(parties, ["Denis Hallan", "Marie Corin", "Jean Valmont"]);
        let (_, parties) = found(
            "El alcalde se reunió el lunes con los sindicatos de la ciudad. Según Juan Ortega, el puente se cerrará hasta el \
             final de la semana.",
        );
        assert_eq!(parties, ["Juan Ortega"]);
    }

    #[test]
    fn a_small_word_is_no_part_of_a_name_in_a_paragraph_of_an_english_text_either() {
        let people = |paragraph: &str| {
            let english = "The mayor of Norville spoke to parents outside of the burned school on Tuesday.";
            let document = document::read_text(format!("{english}\n\n{paragraph}\n\n{english}"), vec![]);
            let analysis = analyze(&document, &Lexicon::built_in());
            assert!(analysis.language.is_english());
            let people = analysis.entities.into_iter().filter(|entity| entity.kind == EntityKind::Person);
            people.map(|entity| entity.name).collect::<Vec<_>>()
        };
        assert_eq!(people("Selon Denis Hallan, le pont sera fermé et la ville est pauvre."), ["Denis Hallan"]);
        assert_eq!(people("Laut Denis Hallan wird die Brücke nicht mehr geöffnet."), ["Denis Hallan"]);
        assert_eq!(people("Laut Hallan and Selon Denis said that the bridge would be closed.").len(), 2);
    }

    #[test]
    fn a_place_of_the_gazetteer_is_no_person() {
        let kinds = |text: &str| {
            let document = document::read_text(text.to_owned(), vec![]);
            let entities = analyze(&document, &Lexicon::built_in()).entities;
            entities.into_iter().map(|entity| (entity.name, entity.kind)).collect::<Vec<_>>()
        };
        let found = kinds(
            "Le président a visité Addis Abeba lundi, et les habitants de la ville n'étaient pas contents. Avec Paul \
             Martin, il n'a rien dit de plus sur le sujet.",
        );
        let expected = [("Addis Abeba", EntityKind::Place), ("Paul Martin", EntityKind::Person)];
        assert_eq!(found, expected.map(|(name, kind)| (name.to_owned(), kind)));
    }
}
