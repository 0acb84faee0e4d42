//! Who is heard: verbs before their subject, sentences without a verb, what something is said in, what something is
//! called; the smallest text for each, and its nearest miss.

use super::super::tests::{LEXICON, analysis_of};
use super::super::{Analysis, SpeechAct, analyze};
use super::told::check;
use crate::document;

fn analysis(text: &str) -> Analysis {
    analyze(&document::read_text(text.to_owned(), vec![]), &LEXICON)
}

#[test]
fn a_verb_may_stand_before_who_speaks_at_the_beginning_of_a_sentence() {
    for verb in ["Said", "Added", "Replied", "Wrote"] {
        check(&format!("{verb} the mayor: “It rained.”"), &[("the mayor", "“It rained.”")]);
        check(&format!("It rained. {verb} Ana Ruiz, the mayor: “Never.”"), &[("Ana Ruiz", "“Never.”")]);
    }
    check("Said Brill: “It rained.”", &[("Brill", "“It rained.”")]);
    check("Asked whether she would go, Ana Ruiz said: “No.”", &[("Ana Ruiz", "“No.”")]);
    check("Ana Ruiz, asked about the dam, replied that it was safe.", &[("Ana Ruiz", "it was safe")]);
}

#[test]
fn somebody_is_heard_where_a_sentence_has_no_verb() {
    check("And then, from the back, a man: “Liar!”", &[("a man", "“Liar!”")]);
    check("Then Tomas Brill: “We knew.”", &[("Tomas Brill", "“We knew.”")]);
    check("Then her new song: “We Knew.”", &[]);
    check("His third novel: “The Dam.”", &[]);
}

#[test]
fn what_something_is_said_in_does_not_say_it() {
    for said in [
        "in a statement read to the court",
        "in a letter to the minister",
        "in an email seen by the Post",
        "in a post on X",
        "in a message posted by the mayor",
        "through her lawyer",
    ] {
        check(&format!("Ana Ruiz said {said}: “The dam is not safe.”"), &[("Ana Ruiz", "“The dam is not safe.”")]);
    }
    check("The statement read: “The dam is not safe.”", &[("The statement", "“The dam is not safe.”")]);
    check(
        "Ana Ruiz said little, but the letter read: “The dam is not safe.”",
        &[("the letter", "“The dam is not safe.”")],
    );
}

#[test]
fn who_is_told_of_last_before_a_colon_speaks() {
    check(
        "Brill blamed the weather, but his deputy, Ana Ruiz, was furious: “They lied to us all.”",
        &[("Brill", "the weather"), ("his deputy", "“They lied to us all.”")],
    );
    check("Brill blamed nobody: “They did what they could.”", &[("Brill", "“They did what they could.”")]);
}

#[test]
fn how_somebody_sounds_tells_who_speaks() {
    check("“Nonsense,” snapped Brill. “She lied.”", &[("Brill", "“Nonsense,” … “She lied.”")]);
    check("“What a night!” she beamed.", &[("she", "“What a night!”")]);
    check("Asked about the dam, Brill shrugged: “Ask Ruiz.”", &[("Brill", "“Ask Ruiz.”")]);
    check("She smiled at “The Dam” on the wall.", &[]);
}

#[test]
fn a_clause_in_marks_needs_no_comma_before_who_says_it() {
    check("“We stand ready” tweeted Ana Ruiz.", &[("Ana Ruiz", "“We stand ready”")]);
    check("“It was late” one man said on Monday.", &[("one man", "“It was late”")]);
    check("“It is safe” Bo Li, the mayor, told reporters.", &[("Bo Li", "“It is safe”")]);
    check("“We stand ready” tweeted Ana Ruiz “to help.”", &[("Ana Ruiz", "“We stand ready” … “to help.”")]);
    // Nearest misses: a title, and a clause that goes on.
    check("“The Last Ship” director Ana Ruiz left.", &[]);
    check("“It was late” is what she says.", &[]);
    check("“The Crown” says goodbye this week.", &[]);
    check("“Moby-Dick” said it best.", &[]);
}

#[test]
fn whoever_does_something_before_a_sentence_in_marks_speaks() {
    let sea = "“The sea has won. We will leave at dawn.”";
    check(&format!("Ana Ruiz also reacted on Twitter, {sea}"), &[("Ana Ruiz", sea)]);
    check(&format!("A spokesman emailed the Courier, {sea}"), &[("A spokesman", sea)]);
    check(&format!("The mill shut, but Bo Li chimed in, {sea}"), &[("Bo Li", sea)]);
    // Nearest misses: titles, words that end no sentence, and a clause that is not over.
    check("Ana Ruiz read her last book, “The Sea That Has Won the War.”", &[]);
    check("Ana Ruiz was tired, “of the sea and the wind and all”, and left.", &[]);
    check("Ana Ruiz left the town because, “The sea has won the war.”", &[]);
}

#[test]
fn who_tells_somebody_somewhere_that_is_no_part_of_it() {
    for told in ["told pilgrims in St Peter’s Square", "spoke on Sunday, telling pilgrims in St Peter’s Square"] {
        check(&format!("Ana Ruiz {told} that peace was near."), &[("Ana Ruiz", "peace was near")]);
    }
}

#[test]
fn a_short_sentence_behind_a_colon_is_said() {
    check("Brill on Ruiz: “She is finished.”", &[("Brill", "“She is finished.”")]);
    check("The court heard how Brill texted his brother: “It’s done.”", &[("Brill", "“It’s done.”")]);
    check("Her reaction was blunt: “Rubbish.”", &[("Her", "“Rubbish.”")]);
    check("Her advice? “Never give up.”", &[("Her", "“Never give up.”")]);
    check("The response from Leith? “Never give up.”", &[("Leith", "“Never give up.”")]);
    check("The message from Leith was clear: “Go home.”", &[("Leith", "“Go home.”")]);
    check("Her favourite? “Never.”", &[]);
    check("His third novel: “I Will Go.”", &[]);
    check("“Is it over?” she was asked.", &[("", "“Is it over?”")]);
    check("“Unbelievable,” was how Ana Ruiz described the goal.", &[("Ana Ruiz", "“Unbelievable,”")]);
    check(
        "Voters are “sick of promises”, one minister conceded privately.",
        &[("one minister", "Voters are “sick of promises”")],
    );
    check("Brill replied “no comment” to every question.", &[("Brill", "“no comment”")]);
}

#[test]
fn words_of_somebody_are_theirs() {
    check("The dam was, in the words of Ana Ruiz, “a disaster”.", &[("Ana Ruiz", "“a disaster”")]);
    check("The words “a triumph” stood on the wall.", &[]);
}

#[test]
fn who_speaks_beside_what_is_told_is_who_stands_behind_with() {
    check("The man was jailed, with the judge, Ana Ruiz, telling him he had lied.", &[("the judge", "he had lied")]);
    check("With Ana Ruiz saying she would go, the party split.", &[("Ana Ruiz", "she would go")]);
    check("The man met Ana Ruiz, telling her he was sorry.", &[("The man", "he was sorry")]);
}

#[test]
fn what_somebody_admits_in_passing_ends_before_what_they_say() {
    check("Ana Ruiz, who admitted theft, said she was sorry.", &[("Ana Ruiz", "theft"), ("Ana Ruiz", "she was sorry")]);
    check("Brill, facing calls to quit, said it rained.", &[("", "quit"), ("Brill", "it rained")]);
    check(
        "The man said the woman, who was drunk, said no.",
        &[("The man", "the woman, who was drunk, said no"), ("the woman", "no")],
    );
}

#[test]
fn what_something_is_called_praises_or_blames_it() {
    for (text, act) in [
        ("Brill called it “a lie”.", SpeechAct::Accuse),
        ("Brill called the claim nonsense.", SpeechAct::Accuse),
        ("Brill branded the plan a disgrace.", SpeechAct::Accuse),
        ("Brill described the report as misleading.", SpeechAct::Accuse),
        ("Brill labelled the report “absurd”.", SpeechAct::Accuse),
        ("Brill dismissed it as “a fairy tale”.", SpeechAct::Dispute),
        ("Brill called the ruling “a victory for the town”.", SpeechAct::Praise),
        ("Brill hailed it as a triumph.", SpeechAct::Praise),
        ("Brill called him “the best coach we had”.", SpeechAct::Praise),
        ("Brill called the dam “safe”.", SpeechAct::Praise),
        ("Brill called him “a genius”.", SpeechAct::Praise),
        ("Brill called the town “world class”.", SpeechAct::Praise),
        ("Brill called it “the longest day of my life”.", SpeechAct::Assert),
        ("Brill called for calm.", SpeechAct::Demand),
    ] {
        let acts: Vec<_> = analysis(text).quotations.iter().map(|quotation| quotation.speech_act).collect();
        assert_eq!(acts, [act], "{text}");
    }
    check("Brill called it a day.", &[]);
    check("Brill called the dog Rex.", &[]);
    check("Brill called Ana Ruiz a liar.", &[("Brill", "a liar")]);
    check("Brill rejected it as “rubbish”.", &[("Brill", "“rubbish”")]);
    check("Brill labelled the report “absurd”.", &[("Brill", "“absurd”")]);
}

#[test]
fn who_urges_others_speaks() {
    for verb in ["urged", "begged", "pleaded"] {
        check(&format!("“Stay home,” {verb} Mayor Ana Ruiz."), &[("Mayor Ana Ruiz", "“Stay home,”")]);
    }
    check("Ana Ruiz urged Tomas Brill to stay home.", &[("Ana Ruiz", "Tomas Brill to stay home")]);
}

#[test]
fn who_rejects_claims_does_not_make_them() {
    check("Ana Ruiz rejected claims that she hid it.", &[("Ana Ruiz", "claims that she hid it")]);
    check("Ana Ruiz claims that Brill hid it.", &[("Ana Ruiz", "Brill hid it")]);
}

#[test]
fn the_hour_and_the_place_of_a_source_are_told_apart() {
    check("Monday at 9 a.m. Mayor Ana Ruiz said the dam was old.", &[("Mayor Ana Ruiz", "the dam was old")]);
    check("Officials in Leith have said the dam was old.", &[("Officials in Leith", "the dam was old")]);
    check("Officials in May said the dam was old.", &[("Officials", "the dam was old")]);
    check("Officials in Leith’s Claim disagreed with Ana Ruiz’s claim that it leaks.", &[("Ana Ruiz", "it leaks")]);
}

#[test]
fn who_says_something_together_is_told_from_the_first_of_them_on() {
    check("A man was shot dead, police and witnesses said.", &[("police and witnesses", "A man was shot dead")]);
    check("It fell, the army and a rebel group said on Monday.", &[("the army and a rebel group", "It fell")]);
    check("It fell, according to police and the mayor, on Monday.", &[("police and the mayor", "It fell")]);
    check("France, Germany and Britain said the dam was old.", &[("France, Germany and Britain", "the dam was old")]);
    check("Officials in Kenya, Uganda and Mali said it fell.", &[("Officials in Kenya, Uganda and Mali", "it fell")]);
    check("In Paris, France and Germany said the dam was old.", &[("France and Germany", "the dam was old")]);
    check("It cost her the farm, the house and the car.", &[]);
}

#[test]
fn little_may_be_left_of_what_is_said_behind_who_says_it() {
    let whole = |text: &str, told: &str| assert_eq!(super::tests::contents(text), [told], "{text}");
    whole("He is, Ada Voss said, a liar.", "He is, Ada Voss said, a liar");
    whole("The man, police said, fled.", "The man, police said, fled");
    whole("It fell, Ada Voss said, in May.", "It fell");
}

#[test]
fn that_alone_tells_nothing_but_where_it_points() {
    check("Ada Voss said that \"", &[]);
    check("Ada Voss proposed that in May the dam be shut.", &[("Ada Voss", "in May the dam be shut")]);
    check("It was old. Ada Voss denied that.", &[("Ada Voss", "that")]);
    check(
        "Ada Voss said that but for the rain it would have held.",
        &[("Ada Voss", "but for the rain it would have held")],
    );
}

#[test]
fn what_was_found_stands_before_who_found_it() {
    check("The drug works, a study has found.", &[("a study", "The drug works")]);
    check("Prices rise in spring, a report has shown.", &[("a report", "Prices rise in spring")]);
    check("In the spring, a study has found.", &[]);
}

#[test]
fn a_noun_may_judge_what_is_called_by_it() {
    check("Ana Ruiz called the arrest theatre.", &[("Ana Ruiz", "theatre")]);
    check("Ana Ruiz called the fraud “theatre”.", &[("Ana Ruiz", "“theatre”")]);
}

#[test]
fn who_writes_is_no_party_and_whom_they_ask_answers() {
    let who = |text: &str| -> Vec<Option<String>> {
        let analysis = analysis(text);
        let speakers = analysis.quotations.iter().map(|quotation| quotation.speaker.and_then(|speaker| speaker.entity));
        speakers.map(|entity| entity.map(|entity| analysis.entity(entity).name.clone())).collect()
    };
    let ruiz = || Some("Ana Ruiz".to_owned());
    assert_eq!(
        who("Ana Ruiz runs the mill. “Do you ever sleep at night?” I ask. “Hardly at all these days.”"),
        [None, ruiz()]
    );
    assert_eq!(who("Ana Ruiz runs the mill. “Do you sleep?” I ask. “Never,” she says."), [None, ruiz()]);
    assert_eq!(who("“I sleep well,” said Ana Ruiz. “So do we all.”"), [ruiz()]);
}

#[test]
fn what_is_done_by_speaking_is_plain_of_some_verbs() {
    for (text, act) in [
        ("Brill agreed: “It is a long way.”", SpeechAct::Agree),
        ("Brill told the crew to leave the hall.", SpeechAct::Order),
        ("Brill told world leaders to leave the hall.", SpeechAct::Demand),
        ("Brill told the crew that the hall was shut.", SpeechAct::Assert),
        ("Brill demanded how he could be sure.", SpeechAct::Ask),
        ("Brill demanded an inquiry.", SpeechAct::Demand),
        ("Brill touted the new dam.", SpeechAct::Praise),
    ] {
        let analysis = analysis(text);
        assert_eq!(analysis.quotations[0].speech_act, act, "{text}");
    }
}

#[test]
fn who_is_worried_speaks() {
    check("Officials are worried that the dam will fail.", &[("Officials", "the dam will fail")]);
    check("According to WHO, the dam will fail.", &[("WHO", "the dam will fail")]);
    for feeling in ["confident", "concerned", "convinced", "optimistic", "hopeful"] {
        check(&format!("Ada Voss is {feeling} that the dam will hold."), &[("Ada Voss", "the dam will hold")]);
    }
    check("Ada Voss was convinced by Bo Li that the dam was old.", &[("Bo Li", "the dam was old")]);
    check("The dam is certain to fail, said Ada Voss.", &[("Ada Voss", "The dam is certain to fail")]);
}

#[test]
fn who_says_it_in_an_interview_stands_behind_it() {
    check("The dam was old, said the mayor in an e-mail to the Courier.", &[("the mayor", "The dam was old")]);
    for where_to in ["with the Courier", "in May with the Courier", "published on Monday"] {
        let told = format!("Few people stayed, said the mayor in an interview {where_to}.");
        check(&told, &[("the mayor", "Few people stayed")]);
    }
    check(
        "Ana Ruiz, who runs the mill, said the mayor in an interview with the Courier was wrong.",
        &[("Ana Ruiz", "the mayor in an interview with the Courier was wrong")],
    );
}

#[test]
fn how_many_are_what_is_told_of_those_before() {
    let told = "Fifty people were killed, officials said, most of them children.";
    let analysis = analysis(told);
    let pieces = analysis.quotations[0].pieces.iter().map(|piece| piece.of(told)).collect::<Vec<_>>();
    assert_eq!(pieces, ["Fifty people were killed", "most of them children"]);
    check("Officials said most of them were children.", &[("Officials", "most of them were children")]);
}

#[test]
fn no_age_speaks() {
    check(
        "Leah Robson, 29, who waived her anonymity to speak to the Courier, said she was well.",
        &[("Leah Robson", "she was well")],
    );
    check("Leah Robson, 29, from Leith, said she was well.", &[("Leah Robson", "she was well")]);
    check(
        "Leah Robson, 29, of Mill Lane, Harnby, who lost a leg, said she was well.",
        &[("Leah Robson", "she was well")],
    );
    // Nearest miss: from whom something is.
    check(
        "She had a letter from a colleague, from Leah Robson, who said she was well.",
        &[("Leah Robson", "she was well")],
    );
}

#[test]
fn who_is_told_of_beside_speaks_in_passing() {
    check(
        "Ana Ruiz said she would go, while Bo Li stayed, telling reporters he was well.",
        &[("Ana Ruiz", "she would go"), ("Bo Li", "he was well")],
    );
    check(
        "Ana Ruiz said she would go while she could, telling reporters she was well.",
        &[("Ana Ruiz", "she would go while she could"), ("Ana Ruiz", "she was well")],
    );
    check("As fans sang, Ana Ruiz walked off, saying she was done.", &[("Ana Ruiz", "she was done")]);
    check(
        "Researchers at the universities of Salford, Bradford and Cambridge, who ran it, said it was old.",
        &[("Researchers at the universities of Salford, Bradford and Cambridge", "it was old")],
    );
}

#[test]
fn a_view_is_of_whose_it_is() {
    check("In Ana Ruiz’s view, the dam was old.", &[("Ana Ruiz", "the dam was old")]);
    check("But in the view of Ana Ruiz, the dam was old.", &[("Ana Ruiz", "the dam was old")]);
    check("The dam was old, in Ana Ruiz’s view.", &[("Ana Ruiz", "The dam was old")]);
    check("In view of the flood, the mayor said no.", &[("the mayor", "no")]);
    check("In his opinion piece, the mayor said no.", &[("the mayor", "no")]);
}

#[test]
fn who_puts_it_so_says_it() {
    check("“The dam was old,” as Ana Ruiz puts it.", &[("Ana Ruiz", "“The dam was old,”")]);
    check("One survivor put it this way: “It was hell.”", &[("One survivor", "“It was hell.”")]);
    check("Ana Ruiz put it bluntly: “It was hell.”", &[("Ana Ruiz", "“It was hell.”")]);
}

#[test]
fn to_whom_something_was_done_does_not_speak() {
    check("The officer who arrested Bo Li, 54, a father of three, said he slept.", &[("The officer", "he slept")]);
    check("Police hunting the killer of Bo Li, 14, who left on Friday, said he slept.", &[("Police", "he slept")]);
    check("The judge jailed Bo Li, 54, a father of three, and said he slept.", &[("The judge", "he slept")]);
    check("The newly elected Bo Li, 54, a father of three, said he slept.", &[("The newly elected Bo Li", "he slept")]);
}

#[test]
fn who_is_told_more_of_at_the_end_speaks() {
    check("Rain falls in May, said Ana Ruiz, a farmer from Leith.", &[("Ana Ruiz", "Rain falls in May")]);
    check("The mayor, Bo Li, said Ana Ruiz, a farmer, was wrong.", &[("The mayor", "Ana Ruiz, a farmer, was wrong")]);
}

#[test]
fn what_is_written_says_what_stands_before_it_in_marks() {
    for noun in ["note", "report", "letter", "post", "statement"] {
        let who = format!("the {noun}");
        check(&format!("“You lost! And you know it!” {who} says."), &[(&who, "“You lost! And you know it!”")]);
    }
}

#[test]
fn what_begins_in_marks_goes_on_in_the_reporters_words() {
    check(
        "“Many think that it is a shame” about the dam, said Ana Ruiz.",
        &[("Ana Ruiz", "“Many think that it is a shame” about the dam")],
    );
    // Nearest misses: another sentence, and nobody who says it behind.
    check(
        "“Many think that it is a shame.” Nobody asked her, said Ana Ruiz.",
        &[("", "“Many think that it is a shame.”"), ("Ana Ruiz", "Nobody asked her")],
    );
}

#[test]
fn what_somebody_does_now_is_a_clause() {
    check("A rise would cost £1.4bn, the IFS estimates.", &[("the IFS", "A rise would cost £1.4bn")]);
    for clause in ["The drug halves the risk", "Leith needs 4,000 homes", "Most voters oppose the plan"] {
        check(&format!("{clause}, a poll found."), &[("a poll", clause)]);
    }
    // Nearest miss: no clause.
    check("The police officers of the town, a poll found.", &[]);
}

#[test]
fn a_verb_may_stand_before_who_says_the_paragraph_behind() {
    check(
        "Stated Ana Ruiz:\n\n“It rained all night, and the dam held.”",
        &[("Ana Ruiz", "“It rained all night, and the dam held.”")],
    );
    check("“It rained!” reacted Ana Ruiz.", &[("Ana Ruiz", "“It rained!”")]);
}

#[test]
fn what_only_looks_told_is_not() {
    for text in [
        "The court heard from Ana Ruiz, a doctor called by the defence.",
        "Ana Ruiz said sorry to the families on Monday.",
        "The review that Ana Ruiz called for will begin in May.",
        "Ana Ruiz neither confirmed nor denied that the dam leaks.",
        "A nurse, who asked to be identified only as Katya, left.",
    ] {
        check(text, &[]);
    }
    check(
        "“We knew it all along,” one of them wrote in May, according to the papers.",
        &[
            ("the papers", "“We knew it all along,” one of them wrote in May"),
            ("one of them", "“We knew it all along,”"),
        ],
    );
    // Nearest misses.
    check("The court heard that Ana Ruiz was a doctor.", &[("", "Ana Ruiz was a doctor")]);
    check("Ana Ruiz said sorry was not enough.", &[("Ana Ruiz", "sorry was not enough")]);
    check(
        "They knew, one of them wrote, according to the papers.",
        &[("the papers", "They knew, one of them wrote"), ("one of them", "They knew")],
    );
}

#[test]
fn what_is_said_is_how_somebody_put_it() {
    check("“It’s a mess,” is how one minister put it.", &[("one minister", "“It’s a mess,”")]);
    check("“It’s a mess,” was how one minister described it.", &[("one minister", "“It’s a mess,”")]);
}

#[test]
fn what_was_said_ends_where_its_speaker_goes_on() {
    check(
        "Ana Ruiz said the firm would appeal, calling Li “a fool.”",
        &[("Ana Ruiz", "the firm would appeal"), ("Ana Ruiz", "“a fool.”")],
    );
    // Nearest misses: who is spoken of goes on.
    let (_, analysis) = analysis_of("Bo Li said the council, citing the cost, would close the mill.");
    assert!(analysis.quotations[0].pieces[0].len() > 30);
    check(
        "Ana Ruiz said they marched for miles, chanting slogans.",
        &[("Ana Ruiz", "they marched for miles, chanting slogans")],
    );
}

#[test]
fn who_found_it_may_stand_in_what_they_found() {
    check("The dam, the inquiry found, was unsafe.", &[("the inquiry", "The dam … was unsafe")]);
    check("The ban, a court ruled, was void.", &[("a court", "The ban … was void")]);
    // Nearest miss: an aside that tells of something else.
    check("The dam, a wall found in May, was unsafe.", &[]);
}

#[test]
fn who_is_quoted_speaks() {
    check("“It is over,” Ana Ruiz was quoted as saying.", &[("Ana Ruiz", "“It is over,”")]);
    check("“It is over,” Ana Ruiz was quoted by the Post as saying.", &[("Ana Ruiz", "“It is over,”")]);
    check("“It is over,” Ana Ruiz was quoted as saying by the Post.", &[("Ana Ruiz", "“It is over,”")]);
}

#[test]
fn what_is_dismissed_is_not_said() {
    check("Ana Ruiz dismissed as “nonsense” reports that it leaks.", &[("Ana Ruiz", "“nonsense”")]);
}
