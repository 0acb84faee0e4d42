//! Who is meant by pronouns and descriptions, with the weights built in: the smallest text for each, and its nearest miss.

use crate::analysis::lexicon::Lexicon;
use crate::analysis::{SpeechAct, analyze};
use crate::document;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

/// The last quotation of `text`: who says it, by name, and what is done by saying it.
fn last_said(text: &str) -> (String, SpeechAct) {
    let document = document::read_text(text.to_owned(), Vec::new());
    let analysis = analyze(&document, &LEXICON);
    let last = analysis.quotations.last().expect("a quotation");
    let party = last.speaker.and_then(|speaker| speaker.entity);
    (party.map_or_else(String::new, |party| analysis.entity(party).name.clone()), last.speech_act)
}

/// The last quotation of `text` is of `party`.
#[track_caller]
fn check(text: &str, party: &str) {
    assert_eq!(last_said(text).0, party, "{text}");
}

#[test]
fn a_report_is_of_whoever_published_it() {
    check(
        "Harbour Watch published a report on the port on Monday.\n\nThe inspectors of Lake Quay were not asked. \
        The report said that the quay is sinking.",
        "Harbour Watch",
    );
    check(
        "Harbour Watch published a report on the port on Monday.\n\nA fisherman said that the quay is sinking.",
        "fisherman",
    );
}

#[test]
fn what_belongs_to_a_description_is_of_whom_it_describes() {
    check(
        "The Grand Hotel Brena burned on Monday.\n\nThe hotel’s website said that nobody was hurt.",
        "Grand Hotel Brena",
    );
    check(
        "The Grand Hotel Brena burned on Monday.\n\nA lawyer’s website said that nobody was hurt.",
        "lawyer’s website",
    );
}

#[test]
fn a_noun_for_a_woman_means_no_man() {
    let met = "Anna Weber met her son Carl Weber on Monday.\n\n";
    check(&format!("{met}The mother said that the dam would hold."), "Anna Weber");
    check(&format!("{met}The son said that the dam would hold."), "Carl Weber");
}

#[test]
fn a_government_is_of_the_country_whose_people_are_spoken_of() {
    let closed = "France and Germany closed the border on Monday. German trains stopped.\n\n";
    check(&format!("{closed}The German government said that the dam would hold."), "Germany");
    check(&format!("{closed}The French government said that the dam would hold."), "France");
}

#[test]
fn a_name_is_the_same_without_the_marks_on_its_letters() {
    check("Jaroslaw Kaczynski spoke on Monday. Jarosław Kaczyński said that the dam would hold.", "Jaroslaw Kaczynski");
    check("Jaroslaw Kaczynski spoke on Monday. Jarosław Kowalski said that the dam would hold.", "Jarosław Kowalski");
}

#[test]
fn nobody_speaks_of_themselves_as_he() {
    check("Viktor Sandoval met Carl Weber. “He told me that the dam would hold,” Carl Weber said.", "Viktor Sandoval");
    check("Viktor Sandoval met Carl Weber. Carl Weber left early. He said that the dam would hold.", "Carl Weber");
}

#[test]
fn two_spellings_of_a_surname_are_of_one_person() {
    check("Carl Webber spoke on Monday. Weber said that the dam would hold.", "Carl Webber");
    check("Carl Webber spoke on Monday. Werner said that the dam would hold.", "Werner");
    check("Carl Webber met Ana Wieber on Monday. Weber said that the dam would hold.", "Weber");
}

#[test]
fn a_description_blames_by_its_words() {
    let act = |word: &str| last_said(&format!("Ana Ruiz has described the second round as “{word}”.")).1;
    assert_eq!((act("productive"), act("shameful")), (SpeechAct::Assert, SpeechAct::Accuse));
}

#[test]
fn a_paragraph_behind_a_colon_is_what_was_said() {
    let paragraph = "The dam will hold for as long as the river is low and dry.";
    check(&format!("Ana Ruiz wrote in a letter:\n\n{paragraph}"), "Ana Ruiz");
    let document = document::read_text(format!("Ana Ruiz left a letter.\n\n{paragraph}"), Vec::new());
    assert!(analyze(&document, &LEXICON).quotations.is_empty());
}
