//! Who cannot be meant: the smallest text for each, and its nearest miss.

use super::tests::{all_said, check};
use crate::analysis::analyze;
use crate::analysis::lexicon::Lexicon;
use crate::document;

#[test]
fn a_title_means_whom_its_gender_fits() {
    let met = "Bill Clinton met Hillary Clinton on Monday.";
    check(&format!("{met} “I am tired,” Mrs Clinton said."), "Hillary Clinton");
    check(&format!("{met} “I am tired,” Mr Clinton said."), "Bill Clinton");
    check(&format!("{met} “I am tired,” Clinton said."), "Bill Clinton");
    check("Hillary Clinton met Bill Clinton on Monday. “I am tired,” Mr Clinton said.", "Bill Clinton");
    check("Mrs Carter, the mother of Paul Carter, said that he was at home.", "Mrs Carter");
    check("Andrea Carter spoke on Monday. Mr Carter said that he was at home.", "Andrea Carter");
}

#[test]
fn a_title_means_who_bears_it() {
    let met = "Dr Anna Berg met Prof Otto Berg on Monday.";
    check(&format!("{met} “It is late,” said Professor Berg."), "Otto Berg");
    check(&format!("{met} “It is late,” said Dr Berg."), "Anna Berg");
}

#[test]
fn a_name_in_apposition_is_who_is_described() {
    let closed = "Volta Motors closed its plant on Monday.";
    check(&format!("{closed} The union, Metal United, called for a strike."), "Metal United");
    check(&format!("{closed} The regulator, Ofnet, said that the price was too high."), "Ofnet");
    check("Olga Brandt spoke. Brandt’s deputy, Karl Weiss, said that the price was right.", "Karl Weiss");
    check("The workers’ lawyer, Sean O’Brien, said the pay was late.", "Sean O’Brien");
    assert_eq!(all_said("Olga Brandt’s deputy, Karl Weiss, disagreed."), [""; 0]);
}

#[test]
fn a_ministry_is_no_association() {
    check("Human Rights Watch said the police fired first. The ministry denied this.", "ministry");
    check("Human Rights Watch said the police fired first. The group said that it has proof.", "Human Rights Watch");
    check("The Health Ministry closed two wards. The ministry said that they were old.", "Health Ministry");
}

#[test]
fn he_is_no_woman() {
    check("Janet Cole left the house on Monday. He said that the dam would hold.", "");
    check("Janet Cole left the house on Monday. She said that the dam would hold.", "Janet Cole");
}

#[test]
fn an_aide_is_no_leader() {
    let spoke = "Vladimir Putin spoke on Monday. Putin’s aide, Yuri Ushakov, said that talks went on.";
    check(&format!("{spoke} The Russian leader said that the war would end."), "Vladimir Putin");
    check(&format!("{spoke} The aide said that the war would end."), "Yuri Ushakov");
}

#[test]
fn a_phrase_speaks_by_its_head() {
    check("A farmer near Tamsin, Aldo Renzi, said the rain had come late.", "Aldo Renzi");
    check("A teacher in Lisbon said the rain had come late.", "teacher");
    check(
        "Two people familiar with the negotiations said the talks had failed.",
        "people familiar with the negotiations",
    );
    check("A woman in a red coat, who declined to be named, said the shops were shut.", "woman in a red coat");
    check(
        "Sources close to Prime Minister Elena Vasile said the talks had failed.",
        "Sources close to Prime Minister Elena Vasile",
    );
    check("After the rain in Lisbon the ministry said the talks had failed.", "ministry");
}

/// The parties of `text`, each with its roles.
fn parties(text: &str) -> Vec<(String, Vec<String>)> {
    let document = document::read_text(text.to_owned(), Vec::new());
    let analysis = analyze(&document, &Lexicon::built_in());
    analysis.entities.into_iter().map(|entity| (entity.name, entity.roles)).collect()
}

#[test]
fn a_nickname_in_marks_is_part_of_the_name() {
    let text = "William “Bill” Harker met Dwayne “The Rock” Johnson on Monday. Harker left early.";
    let names: Vec<_> = parties(text).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["William “Bill” Harker", "Dwayne “The Rock” Johnson"]);
    assert_eq!(all_said(text), [""; 0]);
    let film = parties("Greta Nilsson’s “Winter Light” moved Ana Ruiz on Monday.");
    assert!(film.iter().any(|(name, _)| name == "Ana Ruiz"), "{film:?}");
}

#[test]
fn a_role_is_whole() {
    let roles = |text: &str| parties(text).remove(0).1;
    assert_eq!(roles("Opposition leader Ana Ruiz said that it was late."), ["Opposition leader"]);
    assert_eq!(roles("Police chief Carl Weber said that it was not."), ["Police chief"]);
    assert_eq!(roles("Environment Minister Tom Hale said that the dam would hold."), ["Environment Minister"]);
    assert_eq!(roles("Prosecutor Lena Vogt said that she was sure."), ["Prosecutor"]);
    assert_eq!(roles("Yesterday leader Ana Ruiz said that it was late."), ["leader"]);
}

#[test]
fn who_is_known_by_what_they_know_stays_unnamed() {
    let before = "Ada Voss, an official, met the Harbour Union on Monday.";
    check(
        &format!("{before} An official familiar with the matter said the mill would close."),
        "official familiar with the matter",
    );
    check(&format!("{before} The official said the mill would close."), "Ada Voss");
    check(
        "The heads of the Harbour Union and the Port Authority said the line would close.",
        "heads of the Harbour Union and the Port Authority",
    );
}

#[test]
fn a_company_is_nobody_and_a_spokesman_speaks_for_his_own() {
    check("Ada Voss, the miner, was hurt in May. The company said it was sorry.", "company");
    check("Ada Voss sued Corlin Mining in May. The company said the claim was baseless.", "Corlin Mining");
    check("Jonas Kettle lost his job in Norwich on Tuesday. The company said it would pay.", "company");
    let quay = "“The quay is unsafe,” said the spokesman for the harbour office.";
    check(&format!("Tomas Brill spoke to miners on Monday. {quay}"), "spokesman for the harbour office");
    check(&format!("Tomas Brill, a spokesman for the harbour office, came late. {quay}"), "Tomas Brill");
    check(
        "Tomas Brill, a fisherman, fell on Monday. “The quay is unsafe,” the harbour office’s spokesman said.",
        "harbour office’s spokesman",
    );
}

#[test]
fn the_former_and_the_latter_are_of_two() {
    let met = "Ada Voss met Tomas Brill on Monday.";
    check(&format!("{met} The former said that the dam would burst."), "Ada Voss");
    check(&format!("{met} The latter said that the dam would burst."), "Tomas Brill");
    check(&format!("{met} The former said it would burst; the latter said that it would hold."), "Tomas Brill");
    check("Ada Voss met Bo Li and Tomas Brill. The latter said that the dam would burst.", "");
}

#[test]
fn a_reply_is_of_whose_it_is() {
    let met = "Ada Voss met Tomas Brill on Monday.";
    check(&format!("{met} “Will you go?” she asked. “Never,” came his reply."), "Tomas Brill");
    check(&format!("{met} “Will you go?” he asked. “Never,” was her answer."), "Ada Voss");
}
