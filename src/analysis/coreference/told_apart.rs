//! Who cannot be meant: the smallest text for each, and its nearest miss; `bodies_apart` has bodies.

use super::tests::{all_said, check};
use crate::analysis::lexicon::Lexicon;
use crate::analysis::{EntityKind, QuotationKind, analyze};
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
fn he_is_no_woman() {
    check("Janet Cole left the house on Monday. He said that the dam would hold.", "");
    check("Janet Cole left the house on Monday. She said that the dam would hold.", "Janet Cole");
}

#[test]
fn who_is_named_beside_somebody_of_theirs_is_not_that() {
    check("Ada Voss spoke on Monday. Ada Voss and her lawyer said that the dam would hold.", "lawyer");
    check("Lawyer Ada Voss spoke on Monday. The lawyer said that the dam would hold.", "Ada Voss");
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
fn a_nickname_with_an_article_is_part_of_the_name() {
    for name in ["Carl \"the Fox\" Weber", "Carl “the Fox” Weber", "Carl ‘the Fox’ Weber"] {
        check(&format!("{name} was seen in May. Weber said that the dam would burst."), name);
        check(&format!("The dam would burst, said {name}."), name);
        check(&format!("“The dam will burst,” said {name}."), name);
    }
    let text = "Bo Li denied that he had met Carl “the Fox” Weber.";
    let document = document::read_text(text.to_owned(), Vec::new());
    let quotation = analyze(&document, &Lexicon::built_in()).quotations.remove(0);
    assert!(quotation.kind == QuotationKind::Indirect && quotation.marks.is_empty());
    check("Carl, “the Fox” of Harnby, said that the dam would burst.", "Carl");
    check("Carl Weber read “the Fox” to Bo Li. Bo Li said that the dam would burst.", "Bo Li");
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
    assert_eq!(roles("The mayor is a bore\n\nAda Voss said that it was late."), [""; 0]);
    assert_eq!(roles("Striker Bo Li said that it was late."), ["Striker"]);
    assert_eq!(roles("Tom Hale, a fisherman, said that it was late."), ["fisherman"]);
    assert_eq!(roles("She accused Bo Li. Bo Li left."), [""; 0]);
    assert_eq!(roles("Bo Li, the Slovak, said that it was late."), [""; 0]);
    assert_eq!(roles("Yesterday leader Ana Ruiz said that it was late."), ["leader"]);
    assert_eq!(roles("Former deputy police chief Ana Ruiz said that it was late."), ["Former deputy police chief"]);
    assert_eq!(roles("They met trade union leader Ana Ruiz on Monday."), ["trade union leader"]);
    assert_eq!(roles("Ana Ruiz, the foreign policy chief, said that it was late."), ["foreign policy chief"]);
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
fn a_spokesman_is_nobody_who_is_not_known_for_one() {
    let left = "Tomas Brill met the Harbour Union on Monday.";
    check(&format!("{left} The spokesman said the dam would hold."), "spokesman");
    check(&format!("{left} “Never,” was the spokesman’s reply."), "spokesman");
    check(&format!("{left} “Never,” said the spokesman."), "spokesman");
    check("Ada Voss left on Monday. Ada Voss’s spokesman said the dam would hold.", "Ada Voss’s spokesman");
    for known in [
        "Tomas Brill, a spokesman for the council, left.",
        "The council’s spokesman, Tomas Brill, left.",
        "Council spokesman Tomas Brill left on Monday.",
        "Council spokesperson Tomas Brill left on Monday.",
    ] {
        check(&format!("{known} The spokesman said the dam would hold."), "Tomas Brill");
    }
    check(&format!("{left} The Harbour Union’s spokesman said the dam would hold."), "Harbour Union’s spokesman");
}

#[test]
fn an_age_is_of_whom_it_is_told() {
    let met = "Ada Voss, 43, met Tomas Brill on Monday. “It will hold,” Tomas Brill said.";
    check(&format!("{met} The 43-year-old said that the dam would burst."), "Ada Voss");
    check(&format!("{met} The 43-year-old nurse said that the dam would burst."), "Ada Voss");
    check(&format!("{met} The 61-year-old said that the dam would burst."), "Tomas Brill");
    check(&format!("{met} A 61-year-old said that the dam would burst."), "61-year-old");
    let only = "“It will hold,” said Ada Voss, 43.";
    check(&format!("{only} The 61-year-old said that the dam would burst."), "61-year-old");
}

#[test]
fn a_dateline_is_a_place() {
    let fined = "NORWICK, Nov 12 (Agency) - A court fined a ferry line on Thursday. The company said it would appeal.";
    assert_eq!(kinds(fined, "NORWICK"), [EntityKind::Place]);
    check(fined, "company");
    assert_eq!(
        kinds("NASA said on Thursday - the day it flew - that all was well.", "NASA"),
        [EntityKind::Organization]
    );
}

#[test]
fn the_former_and_the_latter_are_of_two() {
    let met = "Ada Voss met Tomas Brill on Monday.";
    check(&format!("{met} The former said that the dam would burst."), "Ada Voss");
    check(&format!("{met} The latter said that the dam would burst."), "Tomas Brill");
    check(&format!("{met} The former said it would burst; the latter said that it would hold."), "Tomas Brill");
}

#[test]
fn the_former_and_the_latter_of_three_are_the_two_that_are_joined_or_the_ends_of_a_list() {
    let met = "Ada Voss met Bo Li and Tomas Brill.";
    check(&format!("{met} The former said that the dam would burst."), "Bo Li");
    check(&format!("{met} The latter said that the dam would burst."), "Tomas Brill");
    let listed = "Ada Voss, Bo Li and Tomas Brill met on Monday.";
    check(&format!("{listed} The former said that the dam would burst."), "Ada Voss");
    check(&format!("{listed} The former said it would burst; the latter said that it would hold."), "Tomas Brill");
    check("Ada Voss and Bo Li met Tomas Brill. The former said that the dam would burst.", "Ada Voss");
    let beside = "Ada Voss met Bo Li, Tomas Brill and Carl Weber.";
    check(&format!("{beside} The former said that the dam would burst."), "");
    check(&format!("{beside} The latter said that the dam would burst."), "");
    // Which of the two is the latter, nobody can tell; nor who is meant of three that nothing joins.
    check("Ada Voss and Bo Li met Tomas Brill. The latter said that the dam would burst.", "");
    check("Ada Voss met Bo Li before Tomas Brill left. The latter said that the dam would burst.", "");
    // But of two whose former was spoken of, and where the third only tells of them.
    let apart = "Ada Voss and Bo Li met Tomas Brill. The former said it would burst";
    check(&format!("{apart}; the latter said that it would hold."), "Bo Li");
    check(&format!("{apart}. The latter said that it would hold."), "Bo Li");
    check(&format!("{apart}, Carl Weber and Bea Lund heard; the latter said that it would hold."), "Bo Li");
    check("Ada Voss and Bo Li, who met Tomas Brill, left. The latter said that the dam would burst.", "Bo Li");
    check("Ada Voss and Bo Li met, Tomas Brill said. The latter said that the dam would burst.", "Bo Li");
    let mayor = "Ada Voss and Bo Li met Tomas Brill. The former mayor said it would burst";
    check(&format!("{mayor}; the latter said that it would hold."), "");
}

#[test]
fn the_former_of_a_longer_list_is_less_sure_than_of_two() {
    let sure = |met: &str| {
        let text = format!("{met} The former said that the dam would burst.");
        let document = document::read_text(text, Vec::new());
        analyze(&document, &Lexicon::built_in()).quotations[0].confidence
    };
    let two = sure("Ada Voss and Bo Li met on Monday.");
    let beside = sure("Carl Weber met Ada Voss and Bo Li on Monday.");
    let listed = sure("Ada Voss, Bo Li and Carl Weber met on Monday.");
    assert!(listed < 0.8 && listed < beside && beside <= two, "{listed} {beside} {two}");
}

/// The kinds of the parties of `text` that are called `name`.
pub(super) fn kinds(text: &str, name: &str) -> Vec<EntityKind> {
    let document = document::read_text(text.to_owned(), Vec::new());
    let found = analyze(&document, &Lexicon::built_in()).entities.into_iter();
    found.filter(|entity| entity.name == name).map(|entity| entity.kind).collect()
}

#[test]
fn who_is_headed_by_somebody_is_no_person_nor_one_with_another() {
    for heads in ["The heads of", "The chairmen of", "The chief executives of"] {
        for both in ["Arden Steel and Fell Motors", "Arden Steel and of Fell Motors"] {
            let text = format!("{heads} {both} wrote that the tariff would cost jobs.");
            assert_eq!(kinds(&text, "Arden Steel"), [EntityKind::Organization], "{text}");
            assert_eq!(kinds(&text, "Fell Motors"), [EntityKind::Organization], "{text}");
        }
    }
    for body in [
        "Ministry of Trade and of Labour",
        "Department of Health and of Sport",
        "Institute for War and for Peace in Norwick",
        "Society for Children and for Mothers of Harlen",
    ] {
        check(&format!("The {body} said that the dam would burst."), body);
        let headed = format!("The heads of the {body} said that the dam would burst.");
        assert_eq!(kinds(&headed, body).len(), 1, "{headed}");
    }
    assert_eq!(kinds("The parents of Ada Voss wrote that she was well.", "Ada Voss"), [EntityKind::Person]);
}

#[test]
fn who_is_known_by_what_they_did_is_no_other() {
    let met = "Mayor Ada Voss met Tomas Brill on Monday.";
    let person = "person who attended the meeting";
    check(&format!("{met} A person who attended the meeting said that the dam would burst."), person);
    check(&format!("{met} Those close to the mayor said that the dam would burst."), "Those close to the mayor");
    check(&format!("{met} Those close to Ada Voss said that the dam would burst."), "Those close to Ada Voss");
    check(&format!("{met} The mayor, who attended the meeting, said that the dam would burst."), "Ada Voss");
}

#[test]
fn a_reply_is_of_whose_it_is() {
    let met = "Ada Voss met Tomas Brill on Monday.";
    check(&format!("{met} “Will you go?” she asked. “Never,” came his reply."), "Tomas Brill");
    check(&format!("{met} “Will you go?” he asked. “Never,” was her answer."), "Ada Voss");
}

#[test]
fn who_is_named_behind_somebodys_somebody_may_be_either() {
    let said = "said that the dam would burst.";
    check(&format!("A spokesman for the mayor, Ada Voss, {said}"), "spokesman for the mayor");
    check(&format!("A spokeswoman for the mayor, Tom Hale, {said}"), "spokeswoman for the mayor");
    check(&format!("Mayor Tom Hale left. A spokesman for the mayor, Tom Hale, {said}"), "spokesman for the mayor");
    check(&format!("A spokesman for the club, Tom Hale, {said}"), "Tom Hale");
    check(&format!("A spokesman for the mayor, Tom Hale, {said}"), "Tom Hale");
    let sure = |text: &str| {
        let document = document::read_text(text.to_owned(), Vec::new());
        analyze(&document, &Lexicon::built_in()).quotations[0].confidence
    };
    let (either, own) = ("A spokesman for the mayor, Tom Hale,", "A spokesman for the club, Tom Hale,");
    assert!(sure(&format!("{either} {said}")) < 0.8 && sure(&format!("{own} {said}")) > 0.8);
}

#[test]
fn a_role_behind_a_preposition_is_no_role_of_whom_it_belongs_to() {
    let roles = |text: &str| {
        let document = document::read_text(text.to_owned(), Vec::new());
        let found = analyze(&document, &Lexicon::built_in()).entities.into_iter();
        found.filter(|party| party.name == "Lena Marsh").flat_map(|party| party.roles).collect::<Vec<_>>()
    };
    assert_eq!(roles("The wife of the governor, Lena Marsh, left."), [""; 0]);
    assert_eq!(roles("The husband of the governor, Lena Marsh, left."), ["governor"]);
    assert_eq!(roles("The head of the agency, Lena Marsh, left."), ["head of the agency"]);
    assert_eq!(roles("The governor, Lena Marsh, left."), ["governor"]);
}

#[test]
fn who_is_described_once_more_before_their_name_is_in_apposition() {
    let said = "wrote that the dam would burst.";
    check(&format!("The report’s author, retired judge Nina Marsh, {said}"), "Nina Marsh");
    check(&format!("The report’s author, the judge and campaigner Nina Marsh, {said}"), "Nina Marsh");
    check(&format!("The report’s author, once met by Nina Marsh, {said}"), "report’s author");
    check("Its author, the judge and campaigner Nina Marsh, said the police failed.", "Nina Marsh");
}

#[test]
fn a_whole_title_means_who_bears_it() {
    let spoke = "Finance Minister Olga Brandt said that taxes would rise. Prime Minister Karl Weiss left.";
    check(&format!("{spoke} The finance minister said that the dam would burst."), "Olga Brandt");
    check(&format!("{spoke} The prime minister said that the dam would burst."), "Karl Weiss");
    let two = "Finance Minister Olga Brandt met Finance Minister Bo Li.";
    check(&format!("{two} Olga Brandt smiled. The finance minister said that the dam would burst."), "Olga Brandt");
}

#[test]
fn a_word_for_nobody_is_no_description_of_somebody() {
    check("Shell denied the claim. Gap warned that the dam would burst.", "Gap");
    check("Ada Voss denied the claim. Research found that the dam would burst.", "Research");
    check("Ardent Harbour Group met. Ardent claims that the dam would burst.", "Ardent Harbour Group");
    check("The Harlen Town Council met. Officials said that the dam would burst.", "Officials");
}

#[test]
fn she_is_the_spokeswoman_who_spoke_last() {
    let spoke = "A spokeswoman for the club said that it was late.";
    check(&format!("Judge Nina Marsh left. {spoke} She said that the dam would burst."), "spokeswoman for the club");
    check(&format!("Judge Nina Marsh left. {spoke} He said that the dam would burst."), "");
    check(&format!("{spoke} Nina Marsh left. She said that the dam would burst."), "Nina Marsh");
}

#[test]
fn a_deputy_is_no_mayor_and_one_minister_no_other() {
    let said = "said that the dam would burst.";
    check(&format!("Former mayor Ivan Rusk met the mayor, Ada Voss. The mayor {said}"), "Ada Voss");
    check(&format!("Deputy mayor Ivan Rusk met Mayor Ada Voss. The mayor {said}"), "Ada Voss");
    check(&format!("Deputy mayor Ivan Rusk met Mayor Ada Voss. The deputy mayor {said}"), "Ivan Rusk");
    check(&format!("Deputy mayor Ivan Rusk left. The mayor {said}"), "mayor");
    check(&format!("The foreign minister, Ivan Rusk, left. The finance minister {said}"), "finance minister");
    check(&format!("The foreign minister, Ivan Rusk, left. The minister {said}"), "Ivan Rusk");
    check(&format!("The deputy prime minister, Ivan Rusk, left. The minister {said}"), "Ivan Rusk");
}

#[test]
fn an_office_is_of_one_place() {
    let said = "said that the dam would burst.";
    let left = "The mayor of Leith, Ada Voss, left.";
    check(&format!("{left} The mayor of Dover {said}"), "mayor of Dover");
    check(&format!("{left} Dover’s mayor {said}"), "Dover’s mayor");
    check(&format!("{left} The mayor of Leith {said}"), "Ada Voss");
    check(&format!("{left} Leith’s mayor {said}"), "Ada Voss");
    check(&format!("{left} The mayor {said}"), "Ada Voss");
}

#[test]
fn whose_office_speaks_is_not_who_speaks() {
    let left = "Ivan Rusk left on Monday.";
    check(&format!("{left} Rusk’s office said that the dam would burst."), "Rusk’s office");
    check(&format!("{left} The Rusk campaign said that the dam would burst."), "Rusk campaign");
    check(&format!("{left} Rusk said that the dam would burst."), "Ivan Rusk");
    let asked = "Ivan Rusk left on Monday. The Alder Press asked about the visit.";
    check(&format!("{asked} The Rusk campaign said that the dam would burst."), "Rusk campaign");
}

#[test]
fn one_of_several_may_be_named_behind() {
    let two = "Two banks lost money.";
    check(&format!("{two} One, Tallis Bank, said that the dam would burst."), "Tallis Bank");
    check(&format!("{two} Another, 40-year-old Kate Dorn, said that the dam would burst."), "Kate Dorn");
    check(&format!("{two} Another, a nurse, said that the dam would burst."), "nurse");
    check(&format!("{two} Another said that the dam would burst."), "");
    check(&format!("{two} “The dam will burst,” said another, Kate Dorn."), "Kate Dorn");
    check(&format!("{two} “The dam will burst,” said another."), "");
}

#[test]
fn an_office_is_part_of_a_title() {
    let said = "said that the dam would burst.";
    check(&format!("Secretary of State Dana Cole {said}"), "Dana Cole");
    check(&format!("Ruritanian Minister of Health Bo Li {said}"), "Bo Li");
    check(&format!("A friend of Mayor Dana Cole {said}"), "friend of Mayor Dana Cole");
    check(&format!("A friend of Dana Cole {said}"), "friend of Dana Cole");
}

#[test]
fn who_is_described_before_a_comma_is_somebody() {
    assert_eq!(kinds("His mother, Dina Park, said she had prayed.", "Dina Park"), [EntityKind::Person]);
    assert_eq!(kinds("The bank’s chief economist, Ivo Brand, left.", "Ivo Brand"), [EntityKind::Person]);
    assert_ne!(
        kinds("He met his lawyer, Norwick City Council, and others.", "Norwick City Council"),
        [EntityKind::Person]
    );
}

#[test]
fn the_spokesman_is_who_was_described_as_one() {
    let spoke = "A government spokesman said that it was late.";
    check(&format!("{spoke} The spokesman said that the dam would burst."), "government spokesman");
    check(&format!("{spoke} A spokesman said that the dam would burst."), "spokesman");
    check(&format!("{spoke} Council spokesman Bo Li left. The spokesman said that the dam would burst."), "Bo Li");
    let spoke = "Council spokesman Bo Li said that it rained.";
    let other = "A government spokesman said that it was dry.";
    check(&format!("{spoke} {other} The spokesman said that the dam would burst."), "government spokesman");
    check(&format!("{other} {spoke} The spokesman said that the dam would burst."), "Bo Li");
}

#[test]
fn a_child_is_nobodys_mother() {
    let mother = "His mother, Dina Park, said she had prayed.";
    check(&format!("{mother} The 12-year-old said that the dam would burst."), "12-year-old");
    check(&format!("{mother} The 42-year-old said that the dam would burst."), "Dina Park");
}

#[test]
fn a_mayor_is_the_one_of_their_town() {
    for met in [
        "Ada Voss, the Norwick mayor, met Ben Rusk, the Leith mayor.",
        "The mayor of Norwick, Ada Voss, met the mayor of Leith, Ben Rusk.",
        "Leith mayor Ben Rusk met Norwick mayor Ada Voss.",
    ] {
        check(&format!("{met} The Leith mayor said that the dam would burst."), "Ben Rusk");
        check(&format!("{met} The mayor of Leith said that the dam would burst."), "Ben Rusk");
        check(&format!("{met} The Norwick mayor said that the dam would burst."), "Ada Voss");
    }
    let met = "French President Luc Roy met Russian President Boris Orlov.";
    check(&format!("{met} The French president said that the dam would burst."), "Luc Roy");
    check(&format!("{met} The Russian president said that the dam would burst."), "Boris Orlov");
    check("Ivo Brand is the leader of Ruritania. The Ruritanian leader said that the dam would burst.", "Ivo Brand");
}

#[test]
fn a_brother_is_a_man_whatever_his_name() {
    let told = "Hana Ilic said the house was hers. Her brother, Andrea, agreed.";
    check(&format!("{told} He said that the dam would burst."), "Andrea");
}

#[test]
fn he_may_be_a_lindsey() {
    let told = "The minister met Israel Katz. Senator Lindsey Hale of Ohio said he’d vote no.";
    check(&format!("{told} “The dam will burst,” he said."), "Lindsey Hale");
}

#[test]
fn an_ally_may_be_close() {
    check("A close aide said it was late. The aide said that the dam would burst.", "close aide");
    check(
        "A man close to the mayor said it was late. The man said that the dam would burst.",
        "man close to the mayor",
    );
}

#[test]
fn an_office_and_who_holds_it_are_two() {
    check("Mayor of Norwick Ada Voss left. Voss said that the dam would burst.", "Ada Voss");
    assert_eq!(kinds("Senator Ada Voss (D-Ohio) left. Voss said it would burst.", "D-Ohio"), []);
    assert_eq!(kinds("The Senate met on D-Day in Ohio. Voss said it would burst.", "Ohio"), [EntityKind::Place]);
}

#[test]
fn a_wife_is_not_who_was_named_by_the_surname_before() {
    let wife = "Ruiz left on Monday. His wife, Karen Ruiz, stayed.";
    check(&format!("{wife} Ruiz said that the dam would burst."), "Ruiz");
    check(&format!("{wife} Karen Ruiz said that the dam would burst."), "Karen Ruiz");
    check("Tom Ruiz left. His wife, Karen Ruiz, stayed. Ruiz said that the dam would burst.", "Tom Ruiz");
    check("Brill left. The mayor, Karen Ruiz, stayed. Ruiz said that the dam would burst.", "Karen Ruiz");
}

#[test]
fn who_was_named_long_before_may_still_be_called_by_what_they_are() {
    let long = "Tom Hale met Ada Voss, Ben Rusk, Bo Li, Olga Brandt, Karl Weiss, Ivo Brand, Dina Park and Hana Ilic.";
    let board = "The Fisheries Board met on Monday.";
    check(&format!("{board} {long} The board said that the dam would burst."), "Fisheries Board");
    check(&format!("{board} {long} The court said that the dam would burst."), "court");
}
