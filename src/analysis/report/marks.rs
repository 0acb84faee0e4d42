//! Marks within marks, marks that are written oddly, and quotations that go on: the smallest text for each, and its
//! nearest miss.

use super::super::tests::{analysis_of, check};
use super::tests::{contents, said};

#[test]
fn words_in_marks_within_marks_end_at_their_own() {
    for (open, close) in [('‘', '’'), ('\'', '\'')] {
        let inner = format!("{open}You will regret it’s late,{close}");
        let outer = format!("“He looked at me and said, {inner} and then he left,”");
        assert_eq!(contents(&format!("{outer} Ruth Delgado said.")), [outer, inner]);
    }
    let outer = "“He said that the ‘great’ dam would hold,”";
    assert_eq!(contents(&format!("{outer} Ruth Delgado said.")), [outer, "the ‘great’ dam would hold"]);
}

#[test]
fn two_curly_single_marks_are_a_double_one() {
    for (open, close) in [("‘’", "’’"), ("“", "’’"), ("‘‘", "’’")] {
        let said = format!("{open}The dam would have to be mended soon,{close}");
        assert_eq!(contents(&format!("{said} Ruth Delgado said.")), [said]);
    }
    let single = "‘The miners’ dam would have to be mended soon,’";
    assert_eq!(contents(&format!("{single} Ruth Delgado said.")), [single]);
}

#[test]
fn a_quotation_goes_on_in_paragraphs_that_open_with_its_mark() {
    check(
        "[speaker:Grace Bello] said: [content:“I have seen no help.]\n\n[content:“The army came late. It left.]\n\n\
         [content:“We are alone.”]\n\nShe left.",
    );
    check(
        "[content:“It was bad,”] [speaker:Bello] said. [content:“None came.]\n\n[content:“We are alone and cold.”]\n\nShe left.",
    );
    check("[speaker:Bello] said [content:it was “bad]. None came.\n\nShe left.");
    let (_, analysis) = analysis_of(
        "It rained.\n\nGovernor Sam Adeyemi wrote:\n\n“The flood has taken our homes.\n\n“It has taken our schools.”",
    );
    let speakers: Vec<_> = analysis.quotations.iter().map(|quotation| quotation.speaker.unwrap().entity).collect();
    assert_eq!(speakers.len(), 2);
    assert!(speakers[0].is_some() && speakers[0] == speakers[1]);
    assert!(analysis.quotations[0].cue.is_some());
}

#[test]
fn who_is_named_with_the_last_paragraph_of_a_quotation_says_all_of_it() {
    let speakers = |text: &str| said(text).into_iter().map(|(speaker, _)| speaker).collect::<Vec<_>>();
    let kroll = "“The plan is dead and gone.\n\n“It was never alive at all.\n\n“Bury it,” said Nadia Kroll.";
    assert_eq!(speakers(&format!("Omar Fenn met the board on Monday.\n\n{kroll}")), ["Nadia Kroll"; 3]);
    let fenn = "“We will strike,” said Omar Fenn.";
    assert_eq!(speakers(&format!("{fenn}\n\n{kroll}"))[1..], ["Nadia Kroll"; 3]);
    // What is closed is a speech of its own.
    let closed = speakers(&format!("{fenn}\n\n“It will be a long one.”\n\n“Bury it,” said Nadia Kroll."));
    assert_eq!(closed, ["Omar Fenn", "Omar Fenn", "Nadia Kroll"]);
}

#[test]
fn a_paragraph_in_marks_may_be_as_short_as_can_be() {
    check("[content:“The plan is dead,”] [speaker:Nadia Kroll] [cue:said].\n\n[content:“Never!”]\n\nShe left.");
    check("[content:“The plan is dead,”] [speaker:Nadia Kroll] [cue:said].\n\n“Night Boat”\n\nShe left.");
}

#[test]
fn marks_that_point_inwards_and_stand_apart_are_marks() {
    check("[content:» I doubt it «] , [cue:said] [speaker:a neighbour], Luc Morel.");
    check("[content:»The dam is old«], [cue:said] [speaker:Ana Ruiz].");
    check("[content:«We want bread,»] [speaker:protesters] [cue:chanted].");
    check("They read » and left.");
}

#[test]
fn single_marks_close_before_a_sign() {
    for (text, content) in [
        ("Ada Voss said ‘it was hard’.", "‘it was hard’"),
        ("‘It was hard’, Ada Voss said.", "‘It was hard’"),
        ("Ada Voss said it was ‘hard’.", "it was ‘hard’"),
        ("Ada Voss said the hall was the sailors’.", "the hall was the sailors’"),
    ] {
        assert_eq!(contents(text), [content], "{text}");
    }
    assert_eq!(contents("Ada Voss will make a speech on the theme ‘Deep water for all of us’."), [""; 0]);
}

#[test]
fn an_apostrophe_closes_no_single_mark() {
    for (text, content) in [
        ("‘The summer of ’98 was dry,’ said Bo Li.", "‘The summer of ’98 was dry,’"),
        ("‘The dam broke, and ’tis still broken,’ said Bo Li.", "‘The dam broke, and ’tis still broken,’"),
        ("‘’Tis late,’ said Bo Li.", "‘’Tis late,’"),
        ("‘The miners’ pay rose in ’98,’ said Bo Li.", "‘The miners’ pay rose in ’98,’"),
        ("‘The hall by the quay is the sailors’,’ said Bo Li.", "‘The hall by the quay is the sailors’,’"),
        ("'The miners' pay rose in May,' said Bo Li.", "'The miners' pay rose in May,'"),
        ("‘Rock ’n’ roll is dead,’ said Bo Li.", "‘Rock ’n’ roll is dead,’"),
        ("‘He told ’em in the ’80s,’ said Bo Li.", "‘He told ’em in the ’80s,’"),
    ] {
        assert!(contents(text).contains(&content.to_owned()), "{text}: {:?}", contents(text));
    }
    // What ends with an s may end what is quoted, too.
    let text = "Bo Li called them ‘a band of losers’ on Monday. ‘The dam leaks,’ he said.";
    assert_eq!(contents(text).last().unwrap(), "‘The dam leaks,’");
    assert!(contents(text)[0].starts_with("‘a band of losers’"), "{:?}", contents(text));
}
