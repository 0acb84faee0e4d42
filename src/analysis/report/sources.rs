//! Who speaks: sources known by what they know or did, by papers, by many; who is told of beside them, and who answers:
//! the smallest text for each, and its nearest miss.

use super::tests::contents;
use super::told::check;

#[test]
fn a_source_is_the_whole_phrase_that_tells_what_it_knows() {
    for source in [
        "One person familiar with the matter",
        "A person familiar with the matter",
        "Someone familiar with the matter",
        "Those familiar with the matter",
        "A source with direct knowledge of the plan",
        "People briefed on the talks",
        "Three officials with knowledge of the plan",
        "Two people close to the mayor",
        "Two people involved in the talks",
        "One of the people familiar with the plan",
    ] {
        check(&format!("{source} said the mill would close."), &[(source, "the mill would close")]);
        let small = source.to_lowercase();
        check(&format!("“The mill will close,” {small} said."), &[(&small, "“The mill will close,”")]);
        check(&format!("“The mill will close,” said {small}."), &[(&small, "“The mill will close,”")]);
    }
    check(
        "The mill would close, according to officials briefed on the plan.",
        &[("officials briefed on the plan", "The mill would close")],
    );
    check(
        "The mill would close, a person familiar with the matter said.",
        &[("a person familiar with the matter", "The mill would close")],
    );
    // What somebody is said to know is no part of who says it.
    check("The mayor, familiar with the matter, said the mill would close.", &[("The mayor", "the mill would close")]);
    check(
        "Tomas Brill is familiar with the matter, Ada Voss said.",
        &[("Ada Voss", "Tomas Brill is familiar with the matter")],
    );
}

#[test]
fn a_source_is_the_whole_phrase_that_tells_what_it_did() {
    for source in [
        "A person who attended the meeting",
        "People who attended the meeting",
        "Two people who were in the room",
        "Those who saw the letter",
        "Someone who lives near the dam",
        "An official who has seen the plan",
        "Those close to the mayor",
        "Those who know her",
    ] {
        check(&format!("{source} said the mill would close."), &[(source, "the mill would close")]);
        let small = source.to_lowercase();
        check(&format!("“The mill will close,” {small} said."), &[(&small, "“The mill will close,”")]);
        check(&format!("“The mill will close,” said {small}."), &[(&small, "“The mill will close,”")]);
    }
    check("A person who resigned said the mill would close.", &[("A person who resigned", "the mill would close")]);
    // What is told of somebody who is known is no part of who they are.
    check("Ada Voss, who attended the meeting, said the mill would close.", &[("Ada Voss", "the mill would close")]);
    check("Ada Voss met a person who said the mill would close.", &[("a person", "the mill would close")]);
    check("People who the mayor said had lied were arrested.", &[("the mayor", "had lied")]);
    check(
        "A person who told the mayor said the mill would close.",
        &[("A person who told the mayor", "the mill would close")],
    );
    // What they say is no part of who they are either.
    check(
        "A person who attended the meeting said Ada Voss said the mill would close.",
        &[
            ("A person who attended the meeting", "Ada Voss said the mill would close"),
            ("Ada Voss", "the mill would close"),
        ],
    );
    check(
        "A man who was there said Ada Voss, the mayor, said no.",
        &[("A man who was there", "Ada Voss, the mayor, said no"), ("Ada Voss", "no")],
    );
}

#[test]
fn who_says_it_is_all_that_stands_behind_its_comma() {
    let leaked = "The dam leaked in May";
    for who in [
        "the Ruritanian embassy in Abu Dhabi",
        "refugees and officials",
        "the Leith-based group Rights in Ruritania",
        "the ministry of water and power",
    ] {
        for when in
            ["on Thursday", "last week", "late on Tuesday", "by phone", "with a shrug", "during a visit to Leith"]
        {
            check(&format!("{leaked}, {who} said {when}."), &[(who, leaked)]);
        }
    }
    let head = "the head of the U.N. mission in Ruritania";
    check(&format!("{leaked}, {head}, Ana Ruiz, said on Tuesday."), &[(head, leaked)]);
    // Nearest misses: nothing is said.
    check("Ana Ruiz said on Thursday.", &[]);
    check("Ana Ruiz said last week.", &[]);
    check("Ana Ruiz said so on Monday.", &[]);
}

#[test]
fn what_is_called_so_in_passing_ends_with_its_marks() {
    check("Ana Ruiz, who has called the plan “a mess,” is expected to go.", &[("Ana Ruiz", "“a mess,”")]);
    // Nearest miss: a clause goes on behind them.
    let likely = "a “big change” was likely";
    check(&format!("They met Ana Ruiz, who said {likely}."), &[("Ana Ruiz", likely)]);
}

#[test]
fn an_aside_may_follow_who_something_is_according_to() {
    check(
        "The dam leaked, according to police, who said it was old.",
        &[("police", "The dam leaked"), ("police", "it was old")],
    );
    check("Leith was, according to Ana Ruiz, full of rebels.", &[("Ana Ruiz", "Leith was … full of rebels")]);
}

#[test]
fn whose_a_noun_is_ends_before_what_it_is_like() {
    let burst = "the dam will burst";
    check(&format!("Her main fear is that {burst}."), &[("Her", burst)]);
    check(&format!("The firm’s main argument is that {burst}."), &[("The firm", burst)]);
    // Nearest miss: who says it is told with whose they are.
    check(&format!("Her main rival said that {burst}."), &[("Her main rival", burst)]);
}

#[test]
fn who_leads_two_is_named_by_both() {
    for source in [
        "The heads of the Harbour Union and the Port Authority",
        "Officials at the Harbour Union and the Port Authority",
        "The leaders of the union and the council",
        "The heads of Arden Steel and Fell Motors",
        "The heads of Arden Steel and of Fell Motors",
        "The heads of Brill Motors, of Harlen Water and of the Norwick Board",
        "The heads of state of Norwick and of Harlen",
        "The wives of Ada Voss and of Tomas Brill",
        "The Ministry of Trade and of Labour",
    ] {
        check(&format!("{source} said the line would close."), &[(source, "the line would close")]);
    }
    check(
        "“It will close,” said the heads of the Harbour Union and the Port Authority.",
        &[("the heads of the Harbour Union and the Port Authority", "“It will close,”")],
    );
    check(
        "“It will close,” said the heads of Arden Steel and of Fell Motors.",
        &[("the heads of Arden Steel and of Fell Motors", "“It will close,”")],
    );
    check(
        "The head of the Harbour Union and the Port Authority said the line would close.",
        &[("the Port Authority", "the line would close")],
    );
    check(
        "Leaders of the Harbour Union and the mayor said the line would close.",
        &[("the mayor", "the line would close")],
    );
}

#[test]
fn one_of_many_speaks() {
    for one in ["Another", "One"] {
        check(&format!("{one}, who would not give his name, said the dam was old."), &[(one, "the dam was old")]);
        check(&format!("{one} said the dam was old."), &[(one, "the dam was old")]);
    }
    check("Another mayor said the dam was old.", &[("Another mayor", "the dam was old")]);
}

#[test]
fn who_has_seen_papers_does_not_say_what_they_do() {
    check("The dam was old, according to papers seen by the Marlow Post.", &[("papers", "The dam was old")]);
    check("Papers seen by the Marlow Post said the dam was old.", &[("Papers", "the dam was old")]);
    check("The dam was old, according to the Marlow Post.", &[("the Marlow Post", "The dam was old")]);
}

#[test]
fn a_name_that_is_another_word_may_speak() {
    check("Hope said the dam was old.", &[("Hope", "the dam was old")]);
    for name in ["May", "Will", "Mark", "Rose", "Bill"] {
        check(&format!("{name} said the dam was old."), &[(name, "the dam was old")]);
        check(&format!("“The dam is old,” {name} said."), &[(name, "“The dam is old,”")]);
        check(&format!("“The dam is old,” said {name}."), &[(name, "“The dam is old,”")]);
    }
    check("Ada Voss met Will Brown. Will said the dam was old.", &[("Will", "the dam was old")]);
    check("Reports in May said the dam was old.", &[("Reports", "the dam was old")]);
    check("The plan for May said the dam was old.", &[("The plan", "the dam was old")]);
}

#[test]
fn no_hour_and_no_source_of_something_else_speaks() {
    check(
        "By 5 p.m. EDT (2100 UTC) the council issued a notice and stated it was late.",
        &[("the council", "it was late")],
    );
    check(
        "She chose a deputy according to the charter and said that it was late.",
        &[("the charter", "She chose a deputy"), ("She", "it was late")],
    );
    check("The mill is old. There is a general expectation that it leaks.", &[("", "it leaks")]);
    check("The mill is old. The general expects that it leaks.", &[("The general", "it leaks")]);
}

#[test]
fn who_had_come_to_believe_something_does() {
    check(
        "Sources said he left, but the council had only recently come to believe he was dead.",
        &[("Sources", "he left"), ("the council", "he was dead")],
    );
    check("The mill is old. Per the report, it leaks.", &[("the report", "it leaks")]);
}

#[test]
fn a_given_name_may_be_a_preposition() {
    check("Opposition leader Per Lund said the dam leaks.", &[("Opposition leader Per Lund", "the dam leaks")]);
    check("Per Lund said the dam leaks.", &[("Per Lund", "the dam leaks")]);
}

#[test]
fn nouns_that_end_like_adverbs_speak() {
    check("The assembly said the dam leaks.", &[("The assembly", "the dam leaks")]);
    check("The Ruiz family said the dam leaks.", &[("The Ruiz family", "the dam leaks")]);
    check("The mayor recently said the dam leaks.", &[("The mayor", "the dam leaks")]);
    check("The family left the court and said the dam leaks.", &[("The family", "the dam leaks")]);
}

#[test]
fn what_leads_to_a_source_is_no_part_of_it() {
    check("The refusal has angered campaigners, who say the dam leaks.", &[("campaigners", "the dam leaks")]);
    check("Angered campaigners say the dam leaks.", &[("Angered campaigners", "the dam leaks")]);
    check("“No comment,” was all Ada Voss would say.", &[("Ada Voss", "“No comment,”")]);
}

#[test]
fn what_is_told_of_a_source_is_not_what_it_says() {
    let said = "the dam leaks";
    for aside in [
        "an economist at Tallis Bank,",
        "the mayor of Norwick,",
        "54, a farmer,",
        "54,",
        "the head of the trust, which owns the dam,",
    ] {
        check(&format!("According to Ana Ruiz, {aside} {said}."), &[("Ana Ruiz", said)]);
    }
    check("According to Ana Ruiz, a friend and the mayor agreed.", &[("Ana Ruiz", "a friend and the mayor agreed")]);
    check("The dam leaks, according to Ana Ruiz, an economist at Tallis Bank.", &[("Ana Ruiz", "The dam leaks")]);
    check(
        "Prices, according to Ana Ruiz, an economist at Tallis Bank, will rise.",
        &[("Ana Ruiz", "Prices … will rise")],
    );
    let listed = "the dam, the bridge and the road are shut";
    check(&format!("According to Ana Ruiz, {listed}."), &[("Ana Ruiz", listed)]);
}

#[test]
fn who_is_told_of_speaks_and_not_what_is_told() {
    check(
        "Bea Lund, who runs the mill with her sister, Ida, said the dam would hold.",
        &[("Bea Lund", "the dam would hold")],
    );
    check("Bea Lund ran the mill. Her sister, Ida, said the dam would hold.", &[("Her sister", "the dam would hold")]);
    let fined = "A court fined the line over the fire, which killed eleven people, ruling that it had lied.";
    check(fined, &[("A court", "it had lied")]);
    check(
        "The board ignored repeated warnings about the dam, Ada Voss said.",
        &[("Ada Voss", "The board ignored repeated warnings about the dam")],
    );
    check("Ada Voss repeated that the dam was old.", &[("Ada Voss", "the dam was old")]);
    check("A report, seen by Ada Voss, described the dam as “past saving”.", &[("A report", "“past saving”")]);
}

#[test]
fn who_is_told_more_of_before_the_verb_speaks() {
    check(
        "One of them, a student who asked not to be named, said two people fell.",
        &[("One of them", "two people fell")],
    );
    check(
        "The dam fell on a student who slept, said Ana Ruiz.",
        &[("Ana Ruiz", "The dam fell on a student who slept")],
    );
    check("The mayor of Leith, Ana Ruiz, asked Dover for help.", &[("The mayor of Leith", "Dover for help")]);
    check("Who is there, asked Ana Ruiz.", &[("Ana Ruiz", "Who is there")]);
}

#[test]
fn who_is_named_beside_says_something_else() {
    check(
        "Ada Voss said the bridge was safe and her deputy, Mia Lund, promised repairs.",
        &[("Ada Voss", "the bridge was safe"), ("her deputy", "repairs")],
    );
    check(
        "Ada Voss said the bridge was safe and her deputy, Mia Lund, would mend it.",
        &[("Ada Voss", "the bridge was safe and her deputy, Mia Lund, would mend it")],
    );
}

#[test]
fn who_is_named_before_a_colon_says_what_is_set_apart() {
    let block = "The president lied about me in May. I was there and heard it.";
    let intro = "Bo Li, in a letter published last night by the Herald:";
    check(&format!("{intro}\n\n{block}"), &[("Bo Li", block)]);
    check(&format!("Barcelona, from the air:\n\n{block}"), &[]);
}

#[test]
fn who_is_quoted_by_others_says_what_stands_before() {
    let told = "“The dam is old,”";
    check(&format!("{told} the Herald quoted Ana Ruiz as saying."), &[("Ana Ruiz", told)]);
    check(&format!("{told} the Herald said."), &[("the Herald", told)]);
}

#[test]
fn who_is_accused_speaks_for_themselves() {
    check(
        "The man accused of starting the fire told the court he was ill.",
        &[("", "starting the fire"), ("The man", "he was ill")],
    );
    check("The man accused of arson was freed.", &[("", "arson")]);
    check("Ada Voss accused Tomas Brill of arson.", &[("Ada Voss", "arson")]);
}

#[test]
fn a_call_comes_from_somebody() {
    check("Ada Voss resigned despite calls from the union for an inquiry.", &[("the union", "an inquiry")]);
}

#[test]
fn an_answer_comes_from_somebody() {
    check(
        "“Will you go?” Ada Voss asked. “Never,” came the reply from Tomas Brill.",
        &[("Ada Voss", "“Will you go?”"), ("Tomas Brill", "“Never,”")],
    );
    for (asked, told) in [("question", "answer"), ("demand", "warning"), ("cry", "shout"), ("challenge", "denial")] {
        check(
            &format!("‘Why now?’ came the {asked} from Ada Voss. ‘Because we must,’ came the {told} from Tomas Brill."),
            &[("Ada Voss", "‘Why now?’"), ("Tomas Brill", "‘Because we must,’")],
        );
    }
    check("“Never,” came the reply from Ada Voss. “Not now.” Nobody moved.", &[("Ada Voss", "“Never,” … “Not now.”")]);
    check("“Never,” was the mayor’s curt answer.", &[("the mayor", "“Never,”")]);
    check("Ada Voss met Tomas Brill. “Never,” came his answer.", &[("his", "“Never,”")]);
    check("“Never,” came the reply.", &[("", "“Never,”")]);
    // A reply may come to something, and from a place.
    assert_eq!(contents("The reply came from Harnby on Monday."), [""; 0]);
    assert_eq!(contents("“Never again” was the answer to the war."), [""; 0]);
}

#[test]
fn who_answers_with_any_verb_is_not_who_spoke_before() {
    let said = |who: &str| format!("“Crime is down,” Dan Carter said. “That is a lie,” {who}.");
    let lie = ("Dan Carter", "“Crime is down,”");
    check(&said("Lu Ortega shot back"), &[lie, ("Lu Ortega", "“That is a lie,”")]);
    check(&said("fired back Lu Ortega"), &[lie, ("Lu Ortega", "“That is a lie,”")]);
    check(&said("Lu Ortega laughed"), &[lie, ("Lu Ortega", "“That is a lie,”")]);
    check(
        "“No thank you,” Dan Carter wrote on X. The boss replied: “Swindler.”",
        &[("Dan Carter", "“No thank you,”"), ("The boss", "“Swindler.”")],
    );
    check("“No thank you,” Dan Carter said. “Go away.”", &[("Dan Carter", "“No thank you,” … “Go away.”")]);
}

#[test]
fn those_who_are_somewhere_speak_behind_what_they_say() {
    for who in ["officials in Leith", "a report by the council", "a team at Leith University"] {
        check(&format!("The dam is not safe, {who} said."), &[(who, "The dam is not safe")]);
    }
    check("The dam is shut, data from the ministry showed.", &[("data from the ministry", "The dam is shut")]);
    check(
        "Cara Lund said that it was shut, a police officer in Leith said.",
        &[("a police officer in Leith", "Cara Lund said that it was shut"), ("Cara Lund", "it was shut")],
    );
    // Nearest miss: where somebody is from, who is told before.
    check("Ana Ruiz, a farmer from Leith, said that it was shut.", &[("Ana Ruiz", "it was shut")]);
}

#[test]
fn what_nobody_may_know_them_for_belongs_to_them() {
    let who = "an official who spoke on condition of anonymity because he was not allowed to speak to reporters";
    check(&format!("The talks had failed, {who} said."), &[(who, "The talks had failed")]);
    check(&format!("“The talks had failed,” {who} said."), &[(who, "“The talks had failed,”")]);
}

#[test]
fn who_is_named_with_their_colleagues_speaks() {
    check("The dam leaks water, Ruiz and colleagues said.", &[("Ruiz and colleagues", "The dam leaks water")]);
    check("“It leaks,” Ana Ruiz and her team wrote.", &[("Ana Ruiz and her team", "“It leaks,”")]);
    // Nearest miss: whom or where a clause before ends with.
    check("Ana Ruiz left Leith and her colleagues said it was late.", &[("her colleagues", "it was late")]);
    check("But Mr Ruiz and his colleagues found that it leaks.", &[("Mr Ruiz and his colleagues", "it leaks")]);
}

#[test]
fn a_state_cut_short_is_no_speaker() {
    check("Ana Ruiz, a nurse from Leith, Mass., said it was shut.", &[("Ana Ruiz", "it was shut")]);
    check("“It is shut,” Ana Ruiz, 67, a clerk in Leith, Pa., said in May.", &[("Ana Ruiz", "“It is shut,”")]);
    check(
        "“It is shut,” said Ana Ruiz, a clerk in Leith, Fla., who lost it. “All of it.”",
        &[("Ana Ruiz", "“It is shut,” … “All of it.”")],
    );
}

#[test]
fn a_first_minister_is_one() {
    check("Leith’s first minister Ana Ruiz said it was late.", &[("Leith’s first minister Ana Ruiz", "it was late")]);
}
