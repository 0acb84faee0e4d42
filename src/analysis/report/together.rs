//! Who says something together, some of them not named: the smallest text for each, and its nearest miss.

use super::told::check;

#[test]
fn those_who_are_not_named_speak_with_who_is() {
    let fair = "the plan was fair";
    for who in [
        "Farmers, bankers and Ruth Amaya",
        "Ruth Amaya and farmers",
        "Ruth Amaya, bankers and farmers",
        "Rights groups, local residents and Senator Ruth Amaya",
        "Farmers and Ruth Amaya",
    ] {
        check(&format!("{who} said {fair}."), &[(who, fair)]);
        check(&format!("“It is fair,” said {who}."), &[(who, "“It is fair,”")]);
    }
    let who = "farmers, bankers and Ruth Amaya";
    check(&format!("The plan was fair, {who} said."), &[(who, "The plan was fair")]);
    check(&format!("The plan was fair, according to {who}."), &[(who, "The plan was fair")]);
    check(&format!("The plan was praised by {who}."), &[(who, "The plan")]);
    check(&format!("“It is fair,” {who} said on Monday."), &[(who, "“It is fair,”")]);
    let who = "Karl Dean, Ruth Amaya and three others";
    check(&format!("{who} said {fair}."), &[(who, fair)]);
    let who = "opposition parties, rights groups and the Harbour Union";
    check(&format!("The raid was condemned by {who}."), &[(who, "The raid")]);
    // Nearest misses: whom somebody met, what somebody is, and another clause.
    check(&format!("He met farmers, bankers and Ruth Amaya, who said {fair}."), &[("Ruth Amaya", fair)]);
    check(&format!("Ruth Amaya, a banker and a farmer, said {fair}."), &[("Ruth Amaya", fair)]);
    check(&format!("The plan hurt farmers, and bankers said {fair}."), &[("bankers", fair)]);
}
