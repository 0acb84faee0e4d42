//! Which bodies cannot be meant, and who is none: the smallest text for each, and its nearest miss.

use super::tests::check;
use super::told_apart::kinds;
use crate::analysis::EntityKind;

#[test]
fn a_ministry_is_no_association() {
    check("Human Rights Watch said the police fired first. The ministry denied this.", "ministry");
    check("Human Rights Watch said the police fired first. The group said that it has proof.", "Human Rights Watch");
    check("The Health Ministry closed two wards. The ministry said that they were old.", "Health Ministry");
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
fn a_council_is_no_association() {
    let met = "The Harlen Fishermen’s Association met on Monday.";
    check(&format!("{met} The council said that the dam would burst."), "council");
    check(&format!("{met} The association said that the dam would burst."), "Harlen Fishermen’s Association");
    check("The Harlen Town Council met. The council said that the dam would burst.", "Harlen Town Council");
}

#[test]
fn a_board_is_not_the_town_it_is_named_after() {
    let board = "The Harrow Flood Board met on Monday.";
    check(&format!("{board} Harrow said that the river was high."), "Harrow Flood Board");
    check(&format!("{board} Residents of Harrow left. Harrow said that the river was high."), "Harrow");
    check(&format!("{board} Shops were shut in Harrow. Harrow said that the river was high."), "Harrow");
    check(&format!("{board} Harrow was under water. Harrow said that the river was high."), "Harrow");
    assert_eq!(kinds(&format!("{board} Harrow was under water."), "Harrow"), [EntityKind::Place]);
    check("The town of Harrow was flooded. The Harrow Flood Board met. Harrow said that it would pay.", "Harrow");
    let school = "The Corlin Law School opened in May. Corlin was praised by its students.";
    assert!(!kinds(school, "Corlin").contains(&EntityKind::Place));
    // A company is called by the first word of its name wherever no place can stand.
    let company = "Corlin Mining Company lost money.";
    check(&format!("{company} Corlin was sold in May. Corlin said that it would pay."), "Corlin Mining Company");
    let club = "Corlin Rovers won. Corlin, sixteenth in the league, lost in May. In Corlin, a port, bells rang.";
    assert_eq!(kinds(club, "Corlin"), [EntityKind::Place]);
}

#[test]
fn what_is_called_by_its_kind_is_the_one_of_that_name() {
    let told = "She told the Tidewater Post that she would run.";
    check(&format!("{told} The Post said that the dam would burst."), "Tidewater Post");
    check(&format!("{told} He told the Harlen Post that he would. The Post said that the dam would burst."), "Post");
    check(&format!("{told} The Herald said that the dam would burst."), "Herald");
    let company = "In a statement, Corlin Motors said it was sorry. Vans are built in Harlen.";
    check(&format!("{company} Corlin, which builds them, said that the dam would burst."), "Corlin Motors");
}

#[test]
fn the_campaign_is_the_one_that_was_described() {
    let spoke = "Ivan Rusk met Fern Water on Monday. The Rusk campaign said that it was late.";
    check(&format!("{spoke} The campaign said that the dam would burst."), "Rusk campaign");
    check("A Leith court fined her. The court said that the dam would burst.", "Leith court");
    let ruled = "A military court said that it was late.";
    check(&format!("{ruled} The court said that the dam would burst."), "military court");
    check(&format!("{ruled} The Supreme Court sat. The court said that the dam would burst."), "Supreme Court");
}

#[test]
fn who_runs_the_trains_is_no_union() {
    for body in ["Transport for Leith", "Alder Mail", "South Western Railway"] {
        check(&format!("{body} said trains would run. The union said that the dam would burst."), "union");
    }
    check("Alder Teachers said they would strike. The union said that the dam would burst.", "Alder Teachers");
}

#[test]
fn a_company_is_no_person_whatever_else_its_noun_is_for() {
    let left = "Norbank’s chief executive, Olga Brandt, will leave.";
    check(&format!("{left} The lender said that the dam would burst."), "Norbank");
    check(&format!("{left} The chief executive said that the dam would burst."), "Olga Brandt");
}

#[test]
fn a_family_is_nobody_of_its_name() {
    check("Tom Rusk died. The Rusk family said that the dam would burst.", "Rusk family");
    check("The Rusk family said it was late. “It will burst,” the family said.", "Rusk family");
    check("Tom Rusk died. Rusk said that the dam would burst.", "Tom Rusk");
}

#[test]
fn a_company_is_nobody_of_its_name() {
    let fined = "Otto Dorn, a farmer, was fined.";
    check(&format!("{fined} The carmaker Dorn said that the dam would burst."), "Dorn");
    check(&format!("{fined} The carmaker Dorn said no. It said that the dam would burst."), "Dorn");
    check(&format!("{fined} The farmer Dorn said that the dam would burst."), "Otto Dorn");
}

#[test]
fn a_lender_is_a_bank_and_a_lawmaker_a_senator() {
    let met = "Tallis Bank wrote to the Harbour Ministry and to Corlin Motors.";
    check(&format!("{met} The lender said that the dam would burst."), "Tallis Bank");
    check(&format!("{met} The carmaker said that the dam would burst."), "Corlin Motors");
    check(&format!("{met} The ministry said that the dam would burst."), "Harbour Ministry");
    check("The Audit Court met on Monday. The ministry said that the dam would burst.", "ministry");
    let met = "Senator Ada Voss met Judge Ben Rusk.";
    check(&format!("{met} The lawmaker said that the dam would burst."), "Ada Voss");
    check(&format!("{met} The magistrate said that the dam would burst."), "Ben Rusk");
}

#[test]
fn a_union_is_no_company_and_a_company_no_union() {
    let talks = "Volta Motors met the Metalworkers Union on Monday.\n\n";
    check(&format!("{talks}The company said that the deal would hold."), "Volta Motors");
    check(&format!("{talks}The union said that the deal would hold."), "Metalworkers Union");
    check("The Metalworkers Union met on Monday. The company said that the deal would hold.", "company");
    check("Volta Motors met on Monday. The union said that the deal would hold.", "union");
}

#[test]
fn a_street_is_no_county_and_a_newspaper_no_company() {
    let moved = "The county met on Monday. Residents of Mill Street were moved out on Sunday.\n\n";
    check(&format!("{moved}The county said that it would pay for the hotels."), "county");
    let heard = "Blue Line Ferries told the harbour that the engine was old, the River Times wrote on Monday.\n\n";
    check(&format!("{heard}The company said that the engine would hold."), "Blue Line Ferries");
    check(&format!("{heard}The newspaper said that the engine would hold."), "River Times");
}

#[test]
fn a_regulator_is_no_company_and_a_union_no_bank() {
    let bank = "Tallis Bank said it would appeal.";
    check(&format!("{bank} The regulator said it stood by its decision."), "regulator");
    check(&format!("{bank} The lender said it stood by its decision."), "Tallis Bank");
}
