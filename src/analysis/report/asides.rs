//! Brackets beside those who speak, who says it in the midst of what is said, and behind it: the smallest text for
//! each, and its nearest miss.

use super::super::lexicon::Lexicon;
use super::super::{EntityKind, analyze};
use super::told::check;
use crate::document;

#[test]
fn a_bracket_is_passed_over_between_a_name_and_its_verb() {
    for (named, told) in [
        ("Rep. Dana Bell", "(D-Calif.)"),
        ("Ana Ruiz", "(pictured)"),
        ("the Harbour Trust", "(HT)"),
        ("Bo Li", "[left]"),
    ] {
        check(&format!("“The dam is safe,” {named} {told} told reporters."), &[(named, "“The dam is safe,”")]);
        check(&format!("The dam is safe, {named} {told} said."), &[(named, "The dam is safe")]);
        check(&format!("The dam is safe, according to {named} {told}."), &[(named, "The dam is safe")]);
    }
    check("According to Rep. Dana Bell (D-Calif.), it is safe.", &[("Rep. Dana Bell", "it is safe")]);
    check("The mayor (who took office in May) told residents it was safe.", &[("The mayor", "it was safe")]);
    check("“I am tired,” she (the mayor) said.", &[("she", "“I am tired,”")]);
    // What is told in a bracket is not told by who stands before it.
    check("Bo Li (a friend of Ana Ruiz) said it was safe.", &[("Bo Li", "it was safe")]);
}

#[test]
fn a_title_may_be_shortened() {
    check("According to Mr. Bell, the dam is safe.", &[("Mr. Bell", "the dam is safe")]);
    check("“It is safe,” Ms. Ruiz said.", &[("Ms. Ruiz", "“It is safe,”")]);
    check("It rained, said the mayor. Ruiz said it snowed.", &[("the mayor", "It rained"), ("Ruiz", "it snowed")]);
}

#[test]
fn who_says_it_may_stand_in_its_midst_with_where_and_to_whom() {
    for told in [
        "Ruiz told reporters in Leith",
        "Ruiz said at a rally in Leith on Monday",
        "Ruiz told the council",
        "Ruiz said in a letter",
        "Ruiz said as she left the hall",
    ] {
        check(&format!("The plan, {told}, was dead."), &[("Ruiz", "The plan … was dead")]);
    }
    // Her own verb stands behind what is told of the mayor aside.
    check("The mayor, who said in Leith she was ill, was dead.", &[("The mayor", "she was ill")]);
}

#[test]
fn what_follows_who_says_it_may_be_the_reporters() {
    for tail in [
        "prompting anger",
        "drawing boos from farmers",
        "and left the room",
        "before leaving the hall",
        "wiping away tears",
        "her voice breaking",
        "pointing at a map",
        "speaking in Leith",
    ] {
        check(&format!("The mill would shut, Ruiz said, {tail}."), &[("Ruiz", "The mill would shut")]);
    }
    check("The road was closed, she said, and would stay so.", &[("she", "The road was closed … and would stay so")]);
    check("The mill would shut, Ruiz said, leaving 300 idle.", &[("Ruiz", "The mill would shut … leaving 300 idle")]);
}

#[test]
fn as_somebody_says_is_no_part_of_it() {
    check("The plan, as Ruiz said in May, is dead.", &[("Ruiz", "The plan … is dead")]);
    check("The plan is dead, as Ruiz told the council in May.", &[("Ruiz", "The plan is dead")]);
    check("According to Ruiz, who was in Leith, it is dead.", &[("Ruiz", "it is dead")]);
}

#[test]
fn who_says_it_may_follow_with_all_that_is_told_of_them() {
    for (source, told) in [
        ("Bo Li", ", who built it"),
        ("Bo Li", ", a former mayor of Leith"),
        ("Mr. Li", ", of the Harbour Trust"),
        ("an official who asked not to be named", ""),
        ("the minister", " in an interview on Monday"),
        ("lobbyist and adviser Bo Li", ", 54"),
    ] {
        check(&format!("The dam is old, said {source}{told}."), &[(source, "The dam is old")]);
    }
    // Behind what is told of the subject, the verb is the subject’s.
    check("Ada Voss, who lives in Leith, said Bo Li was wrong.", &[("Ada Voss", "Bo Li was wrong")]);
    check("Ada Voss, the mayor, said the dam was old.", &[("Ada Voss", "the dam was old")]);
    check("Ada Voss, a baker from Leith, said Monday’s vote had failed.", &[("Ada Voss", "Monday’s vote had failed")]);
}

#[test]
fn a_source_may_have_more_told_of_it_in_the_midst() {
    let text = "The plan, according to the memo and the later letter, was old.";
    check(text, &[("the memo", "The plan … was old")]);
    check("The plan, according to the Courier in March, was old.", &[("the Courier", "The plan … was old")]);
}

#[test]
fn what_a_court_hears_is_said_by_nobody_who_is_named() {
    check("The court heard that Bo Li was drunk.", &[("", "Bo Li was drunk")]);
    check("The inquest heard she was ill.", &[("", "she was ill")]);
    check("Bo Li was drunk, the court heard.", &[("", "Bo Li was drunk")]);
    check("Bo Li sent 40 letters, the court heard.", &[("", "Bo Li sent 40 letters")]);
    check("The rust spreads through the hull, the court heard.", &[("", "The rust spreads through the hull")]);
    // Nearest misses: no clause, only things of a kind.
    check("Bo Li took morphine, a court heard.", &[("", "Bo Li took morphine")]);
    check("A doctor missed signs of it, an inquest heard.", &[("", "A doctor missed signs of it")]);
    check("The letter posted weeks before, the court heard.", &[]);
    check("The letter sent the day before, the court heard.", &[]);
    check("The summer months after the war, the court heard.", &[]);
    check("The court heard evidence.", &[]);
}

#[test]
fn who_is_rung_up_is_called_nothing() {
    for told in ["a day later", "a week ago", "two days before the party", "a dozen times", "a lot"] {
        check(&format!("Ruiz called her mother {told}."), &[]);
    }
    check("Ruiz called her mother a liar.", &[("Ruiz", "a liar")]);
    check("Ruiz called the move a day of shame.", &[("Ruiz", "a day of shame")]);
    check("The law called for ten years in prison.", &[("The law", "ten years in prison")]);
}

#[test]
fn who_asks_does_not_answer() {
    check("He is, says Bo Li, the best.", &[("Bo Li", "He is … the best")]);
    check("When Bo Li asked, she said the dam was safe.", &[("she", "the dam was safe")]);
    check("When Bo Li asked why, Ruiz said it was old.", &[("Ruiz", "it was old")]);
    check("When Bo Li asked, “Is it safe?” Ruiz said no.", &[("Bo Li", "“Is it safe?”"), ("Ruiz", "no")]);
    check("“Is it safe?” Bo Li asked.", &[("Bo Li", "“Is it safe?”")]);
}

#[test]
fn an_utterance_may_be_vowed_or_put() {
    check("“It leaks,” said the three.", &[("the three", "“It leaks,”")]);
    check("“It will go on,” he vowed in a speech.", &[("he", "“It will go on,”")]);
    check("As one resident put it: “It will go on.”", &[("one resident", "“It will go on.”")]);
    check("10:15 The mayor: “We have no plan B.”", &[("The mayor", "“We have no plan B.”")]);
    check("Dunn, of Mill Lane, Harnby, denies murder.", &[("Dunn", "murder")]);
}

/// The kind of the party that is named `name` in `text`.
fn kind(text: &str, name: &str) -> Option<EntityKind> {
    let document = document::read_text(text.to_owned(), vec![]);
    let analysis = analyze(&document, &Lexicon::built_in());
    analysis.entities.iter().find(|entity| entity.name == name).map(|entity| entity.kind)
}

#[test]
fn a_surname_may_be_another_word() {
    for name in ["Long", "Price", "Young", "Hunt", "May", "Will", "Small"] {
        check(&format!("{name} said the dam was safe."), &[(name, "the dam was safe")]);
        for text in ["{} said it was old.", "It was old, {} said.", "But {} said it was old."] {
            let text = text.replace("{}", name);
            assert_eq!(kind(&text, name), Some(EntityKind::Person), "{text}");
        }
    }
    check("The animals, Long told reporters, are ill.", &[("Long", "The animals … are ill")]);
    assert_eq!(kind("Price, a farmer, told the Courier it was old.", "Price"), Some(EntityKind::Person));
    for text in ["Staff said it was old.", "In May officials said it was old.", "Reports in May said it was old."] {
        for name in ["Staff", "May"] {
            assert_ne!(kind(text, name), Some(EntityKind::Person), "{text}");
        }
    }
}

/// What is said in the headline of an article about Ada Voss.
#[track_caller]
fn headed(headline: &str, told: &[(&str, &str)]) {
    check(&format!("{headline}\n\nAda Voss and Tomas Brill met in Leith on Monday."), told);
}

#[test]
fn a_headline_tells_what_it_is_about_before_a_colon() {
    headed("Dam collapse: at least 12 dead, officials say", &[("officials", "at least 12 dead")]);
    headed("Mayor’s questions: Voss says tax is dead", &[("Voss", "tax is dead")]);
    headed("Brill: Voss must go", &[("Brill", "Voss must go")]);
    headed("Man was drunk, court hears", &[("", "Man was drunk")]);
    headed("Voss on the dam: ‘It must go’", &[("Voss", "‘It must go’")]);
    headed("The dam on show: ‘It must go’", &[]);
}

#[test]
fn a_time_or_place_before_who_says_it_is_part_of_it() {
    check("In the end, Ruiz said, the dam held.", &[("Ruiz", "In the end … the dam held")]);
    check("For many years, she added, nothing happened.", &[("she", "For many years … nothing happened")]);
    check("At the time, Ruiz told reporters, the bank was broke.", &[("Ruiz", "At the time … the bank was broke")]);
    check("In a letter, Ruiz said the dam held.", &[("Ruiz", "the dam held")]);
}

#[test]
fn no_day_is_part_of_who_speaks() {
    check("On Friday Ada Voss said that it was late.", &[("Ada Voss", "it was late")]);
    check("Friday Voss said that it was late.", &[("Friday Voss", "it was late")]);
}
