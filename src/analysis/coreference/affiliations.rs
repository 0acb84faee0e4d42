//! What trades, offices and those they belong to say of who is meant: the smallest text for each, and its nearest miss.

use super::tests::check;

#[test]
fn those_who_deal_with_somebody_are_not_them() {
    check("Tom Lund runs Volta Motors. Volta’s critics said that the dam would burst.", "Volta’s critics");
    check("Tom Lund left. Lund’s office said that the dam would burst.", "Lund’s office");
    check("Harbour Watch left. The mayor’s office said that the dam would burst.", "mayor’s office");
    check("Ada Voss left. Ada’s mum said that the dam would burst.", "Ada’s mum");
    // An office of a body’s own is its own.
    check("The Harbour Office left. The office said that the dam would burst.", "Harbour Office");
}

#[test]
fn who_founded_a_company_is_none_and_a_maker_nobody() {
    check("Volta Motors shut. The Volta founder said that the dam would burst.", "Volta founder");
    check("Volta boss Tom Lund praised Asta Group. The lamp maker said that the dam would burst.", "Asta Group");
    check("Labour left. The firm said that the dam would burst.", "firm");
    check("Ofgem fined Asta Group. The firm said that the dam would burst.", "Asta Group");
    check("A critic called Karl Weiss “weak”.", "critic");
    let gang = "A gang called Qilin robbed Asta, the biggest brewer.";
    check(&format!("{gang} The company said that the dam would burst."), "Asta");
}

#[test]
fn the_guest_with_a_trade_of_their_own_is_new() {
    check("Martin Cole left. The guest, a jeweller from Antwerp, said that the ring was old.", "guest");
    check("Jeweller Martin Cole left. The guest, a jeweller from Antwerp, said that the ring was old.", "Martin Cole");
    check("Mayor Ada Voss left. The mayor, a nurse by trade, said that the ring was old.", "Ada Voss");
}

#[test]
fn a_courtesy_takes_no_role_away() {
    let both = "The coroner, Ms Ruth Adair, spoke on Monday. Ann Cox left.";
    check(&format!("{both} The coroner said that the ward was full."), "Ruth Adair");
    check("After the coroner, Ms Ruth Adair and Ann Cox left. Cox said that the ward was full.", "Ann Cox");
}

#[test]
fn a_home_secretary_is_no_judge() {
    check("Mr Justice Sheldon spoke. The home secretary said that the ward was full.", "home secretary");
    check("Governor Tim Hale spoke. The lieutenant governor said that the ward was full.", "lieutenant governor");
    check("Lieutenant Governor Tim Hale spoke. The lieutenant governor said that it was late.", "Tim Hale");
    check("Foreign Secretary Ann Cox spoke. The foreign secretary said that the ward was full.", "Ann Cox");
}

#[test]
fn who_spoke_speaks_on_behind_and() {
    check("Smith left. “It is late,” Ward said, and she promised to resign.", "Ward");
    check("Ann Smith left. “It is late,” Tom Ward said, and she promised to resign.", "Ann Smith");
}

#[test]
fn which_it_denies_is_of_whom_that_is_told() {
    check("Ann Ortiz claims the firm withheld wages, which it disputes.", "firm");
    check("Ann Ortiz claims Volta Motors withheld wages, which it disputes.", "Volta Motors");
    check("Tom Hale was accused of lying to the inquiry, an allegation he denies.", "Tom Hale");
}

#[test]
fn who_speaks_for_a_body_is_who_was_told_to() {
    let both = "A spokesman for Hamas, Hazem Qasim, left. An Israeli spokesman, Nadav Shoham, left.";
    check(&format!("{both} The Hamas spokesman said that it was late."), "Hazem Qasim");
    check("Israeli army spokesman Nadav Shoham left. The Hamas spokesman said that it was late.", "Hamas spokesman");
}

#[test]
fn a_manager_does_not_play_and_is_no_youth() {
    let team = "Leeds manager Pep Garda praised Erling Holm.";
    check(&format!("{team} The striker said that it was late."), "Erling Holm");
    check(&format!("{team} The 25-year-old said that it was late."), "Erling Holm");
    check(&format!("{team} The 55-year-old said that it was late."), "Pep Garda");
}

#[test]
fn the_mother_is_nobody_of_another_trade() {
    check("Dr Dawn Scott left. The mother said that it was late.", "mother");
    check("Dr Dawn Scott left her son at home. The mother said that it was late.", "Dawn Scott");
}

#[test]
fn a_country_is_not_its_central_bank() {
    check("Turkey’s central bank said that it was late.", "Turkey’s central bank");
    check("Turkey’s government said that it was late.", "Turkey");
}
