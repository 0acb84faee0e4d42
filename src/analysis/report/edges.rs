//! Where content begins, and claims told before their cue: the smallest text for each rule, and its nearest miss.

use super::tests::contents;
use super::told::check;

#[test]
fn there_begins_what_somebody_is_told() {
    check("The chancellor told Leith Radio there would be no cuts.", &[("The chancellor", "there would be no cuts")]);
    check("The mayor told the crowd there that it was over.", &[("The mayor", "it was over")]);
    check("Ada Voss told the Herald she’d resign.", &[("Ada Voss", "she’d resign")]);
}

#[test]
fn that_may_belong_to_its_noun() {
    for told in [
        "that figure covered seven years",
        "that rule applied to all",
        "that case proved nothing",
        "that move had been planned",
        "that letter was forged",
    ] {
        assert_eq!(contents(&format!("The mayor said {told}.")), [told]);
    }
    for told in ["water was scarce", "figures covered seven years", "case law proved nothing", "move day was near"] {
        assert_eq!(contents(&format!("The mayor said that {told}.")), [told]);
    }
}

#[test]
fn whom_somebody_tells_to_do_something_does_not_say_it() {
    let told = "the builder to look at her";
    check(&format!("The presiding judge, Bo Li, told {told}."), &[("The presiding judge", told)]);
    check(&format!("Bo Li, the chairman, told {told}."), &[("Bo Li", told)]);
    check(&format!("Judge Bo Li told {told}."), &[("Judge Bo Li", told)]);
    check("It is old, the mayor told the builder.", &[("the mayor", "It is old")]);
    check("One judge, Bo Li, wondered aloud whether the law was valid.", &[("One judge", "whether the law was valid")]);
    check("Bo Li read the letter aloud.", &[]);
}

#[test]
fn what_is_ruled_or_shown_may_stand_before() {
    check(
        "The firm must pay a fine, a Leith court ruled on Thursday.",
        &[("a Leith court", "The firm must pay a fine")],
    );
    check("The council acted badly, the court has ruled.", &[("the court", "The council acted badly")]);
    check("Prices will rise next year, Tallis Bank predicts.", &[("Tallis Bank", "Prices will rise next year")]);
    check(
        "The firm was aware of the leak in May, documents show.",
        &[("documents", "The firm was aware of the leak in May")],
    );
    check("The tide rose by a foot, the referee wrote in his report.", &[("the referee", "The tide rose by a foot")]);
    for text in ["On Thursday, a Leith court ruled.", "The firm was aware of the leak in May, the clips show."] {
        check(text, &[]);
    }
}

#[test]
fn what_a_court_is_told_is_said_by_nobody() {
    check("The driver had been drinking, a court was told.", &[("", "The driver had been drinking")]);
    check("The driver had been drinking, the jury has heard.", &[("", "The driver had been drinking")]);
    check("The jury was told that he was ill.", &[("", "he was ill")]);
    check("The driver had been drinking, a friend told the court.", &[("a friend", "The driver had been drinking")]);
}

#[test]
fn who_is_told_more_of_asks() {
    check("Bo Li, the inquiry’s counsel, asks whether it was old.", &[("Bo Li", "whether it was old")]);
    check("Bo Li, the inquiry’s counsel, asked the mayor for help.", &[("Bo Li", "the mayor for help")]);
}

#[test]
fn how_it_is_voiced_may_be_told_in_the_present() {
    let told = "“We are not done,”";
    for verb in ["grins", "raged", "laughs", "raged on Instagram"] {
        check(&format!("{told} Ada Voss {verb}."), &[("Ada Voss", told)]);
    }
}

#[test]
fn who_shouts_before_a_colon_is_not_who_is_named_behind() {
    let cry = "“She is only five!”";
    check(
        &format!("The boy’s mother shouted: {cry} Inspector Bo Li described the case as sad."),
        &[("The boy’s mother", cry), ("Inspector Bo Li", "sad")],
    );
    check(&format!("{cry} Ada Voss shouted."), &[("Ada Voss", cry)]);
}

#[test]
fn nouns_that_look_like_cues_report_nothing() {
    check("The bank lobby AEB said rates would rise.", &[("The bank lobby AEB", "rates would rise")]);
    check("One appeals judge said no.", &[("One appeals judge", "no")]);
    check("Fans joined his Leith chant “down with the dam”.", &[]);
    check("The mayor appeals for calm.", &[("The mayor", "calm")]);
}

#[test]
fn a_claim_that_is_a_subject_ends_before_its_verb() {
    for (text, told) in [
        ("The allegation that he lied is false.", "he lied"),
        ("Reports that the striker needs an operation were wrong.", "the striker needs an operation"),
        ("The claim that pubs pay the highest rates is wrong.", "pubs pay the highest rates"),
    ] {
        assert_eq!(contents(text), [told], "{text}");
    }
    assert_eq!(contents("The allegation that the bill is false was denied."), ["the bill is false"]);
    check(
        "The council says the claim that pubs pay the highest rates is old.",
        &[("The council", "the claim that pubs pay the highest rates is old"), ("", "pubs pay the highest rates")],
    );
}

#[test]
fn an_aside_that_takes_up_a_claim_is_no_claim() {
    check(
        "Ada Voss accused the firm of fraud, an allegation Bo Li rejected in a memo to staff.",
        &[("Ada Voss", "fraud"), ("Bo Li", "an allegation")],
    );
    check(
        "Ada Voss accused the firm of fraud, an allegation Tallis has vowed to sue over.",
        &[("Ada Voss", "fraud"), ("Tallis", "sue over")],
    );
}

#[test]
fn whom_somebody_hits_back_at_may_speak() {
    check("Ada Voss hit back at trolls who said she lied.", &[("trolls", "she lied")]);
    check("The trust apologised and said it had learned.", &[("The trust", "it had learned")]);
}

#[test]
fn what_is_done_is_not_told() {
    for text in [
        "The firm dismissed her in May.",
        "Police questioned him for hours.",
        "Ada Voss complained to the office.",
        "Ada Voss ordered two pumps.",
    ] {
        check(text, &[]);
    }
    check("Bo Li said he would believe it when he saw it.", &[("Bo Li", "he would believe it when he saw it")]);
    check("Ada Voss dismissed her as “a clown”.", &[("Ada Voss", "“a clown”")]);
    check("Ada Voss ordered two men to leave.", &[("Ada Voss", "two men to leave")]);
    check("Ada Voss complained to the office that it leaked.", &[("Ada Voss", "it leaked")]);
}

#[test]
fn a_contraction_begins_what_is_thought() {
    check("Bo Li thinks I’m wrong and that it leaks.", &[("Bo Li", "I’m wrong and that it leaks")]);
    check(
        "The talks were “a mistake”, its then boss Bo Li told MPs.",
        &[("its then boss Bo Li", "The talks were “a mistake”")],
    );
    check("That was wrong, said the envoy, Bo Li.", &[("the envoy", "That was wrong")]);
    check("The talks were held then, Bo Li told MPs.", &[("Bo Li", "The talks were held then")]);
}

#[test]
fn what_is_found_may_stand_before() {
    check("The dam was unsafe, an inquiry has found.", &[("an inquiry", "The dam was unsafe")]);
    check("Prices will fall next year, economists expect.", &[("economists", "Prices will fall next year")]);
    check("The mill stood on a lake, an old pond found in Leith.", &[]);
    check("In May, the officers found.", &[]);
}

#[test]
fn whom_somebody_asks_stands_before_the_question() {
    check("Ada Voss asked the officer if she had kept notes.", &[("Ada Voss", "if she had kept notes")]);
    check("Bo Li asked Ada Voss whether it was old.", &[("Bo Li", "whether it was old")]);
    check("Bo Li told Radio 4’s Today programme there was no plan.", &[("Bo Li", "there was no plan")]);
    check("Bo Li asked the officer to leave.", &[("Bo Li", "the officer to leave")]);
}

#[test]
fn no_clause_begins_at_what_only_compares() {
    check(
        "There are 23 cases in Leith, as of May, according to the ministry.",
        &[("the ministry", "There are 23 cases in Leith, as of May")],
    );
    check("Rates were high, as high as 9%, according to Volta.", &[("Volta", "Rates were high, as high as 9%")]);
}

#[test]
fn a_list_of_names_is_told_whole() {
    let plan = "a plan for the Gulf, the Red Sea and the Strait of Ormuz";
    check(&format!("Bo Li announced {plan}."), &[("Bo Li", plan)]);
    check(
        "Bo Li criticised Volta, Ana Ruiz and Ada Voss said.",
        &[("Ana Ruiz and Ada Voss", "Bo Li criticised Volta"), ("Bo Li", "Volta")],
    );
}

#[test]
fn a_text_may_begin_or_end_at_any_word_of_a_report() {
    for text in [
        "The chancellor told Leith Radio there",
        "Ana Ruiz urged Tomas Brill there",
        "Called “a bet”.",
        "Was true, Ruiz said.",
        "Is not true, her deputy, Bo Li, said.",
        "He said that",
        "“It is late,” she",
        "Asked if",
        "Short of saying it was late, Ana left.",
        "Who said it was late.",
        "It is late, Ana Ruiz told",
        "“It is late,” he told",
        "In Paris, France and Germany said it was late.",
    ] {
        contents(text);
    }
}
