//! Papers, and others that bring news, as those who say something: the smallest text for each, and its nearest miss.

use super::told::check;

#[test]
fn media_of_a_state_speak() {
    for who in ["state media", "the state news agency", "state prosecutors", "Norwegian state television"] {
        check(&format!("The dam was closed on Monday, {who} said."), &[(who, "The dam was closed on Monday")]);
    }
    check("They state officials lied.", &[("They", "officials lied")]);
}

#[test]
fn a_paper_speaks_by_its_name_and_what_it_is() {
    for who in ["newspaper The Courier", "the newspaper The Courier", "local paper the Leith Courier"] {
        check(&format!("The dam was closed on Monday, {who} reported."), &[(who, "The dam was closed on Monday")]);
        check(&format!("The dam was closed, according to {who}."), &[(who, "The dam was closed")]);
    }
    check("In the newspaper the mayor said no.", &[("the mayor", "no")]);
}

#[test]
fn what_a_paper_is_told_is_no_name_of_it() {
    check("An official told the paper the White House knew.", &[("An official", "the White House knew")]);
}

#[test]
fn papers_show_what_was_so() {
    check("Court records show the man was ill.", &[("Court records", "the man was ill")]);
    check("An email shows managers knew of it.", &[("An email", "managers knew of it")]);
    check("The figures show poverty rose by half.", &[("The figures", "poverty rose by half")]);
    check("The figures show poverty.", &[]);
    check("A poll showed Ana Ruiz was ahead.", &[("A poll", "Ana Ruiz was ahead")]);
    // Nearest misses: what is to be seen.
    check("The photographs show a man with a dog.", &[]);
    check("The report shows the mayor in a bad light.", &[]);
}

#[test]
fn papers_say_it_wherever_they_are() {
    check("A note found in his pocket read: “Forgive me.”", &[("A note", "“Forgive me.”")]);
    check("A sign above the bar read: “No dogs here.”", &[("A sign", "“No dogs here.”")]);
    check("A man in the bar said: “No dogs here.”", &[("A man", "“No dogs here.”")]);
    check("The king may go, the court ruled 6-3 on Friday.", &[("the court", "The king may go")]);
}

#[test]
fn papers_say_what_stands_before() {
    for paper in ["a report", "an official report", "a study in the Lancet", "a study published on Monday"] {
        let who = if paper.starts_with("a study") { "a study" } else { paper };
        check(&format!("Prices will fall, says {paper}."), &[(who, "Prices will fall")]);
    }
    // Nearest miss: what somebody says that somebody does.
    check("Ana Ruiz, the mayor, says the men report to her.", &[("Ana Ruiz", "the men report to her")]);
}
