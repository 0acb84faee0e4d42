//! What negates a cue, what it is said of, and what only looks reported: as marked text, where marks help.

use super::super::tests::{LEXICON, analysis_of, check, check_markdown};
use super::super::{Quotation, Span, analyze};
use crate::document;

/// What negates the cue of the last quotation of `text`, and what is spoken of between cue and content.
fn around_cue(text: &str) -> (String, String) {
    let (document, analysis) = analysis_of(text);
    let last = analysis.quotations.last().unwrap_or_else(|| panic!("no quotation in {text}"));
    let words = |span: Option<Span>| span.map_or_else(String::new, |span| span.of(&document.text).to_owned());
    (words(last.negation), words(last.object))
}

#[test]
fn a_cue_knows_what_negates_it() {
    for (text, negation) in [
        ("Ruiz has not conceded that the dam leaks.", "has not"),
        ("Ruiz has not yet conceded that the dam leaks.", "has not yet"),
        ("Ruiz did not confirm that the dam leaks.", "did not"),
        ("Ruiz didn’t say that the dam leaks.", "didn’t"),
        ("Ruiz would not say that the dam leaks.", "would not"),
        ("Ruiz cannot confirm that the dam leaks.", "cannot"),
        ("Ruiz never claimed that the dam leaks.", "never"),
        ("Ruiz has never claimed that the dam leaks.", "has never"),
        ("Ruiz declined to say that the dam leaks.", "declined to"),
        ("Ruiz has yet to concede that the dam leaks.", "has yet to"),
        ("Ruiz has refused to confirm that the dam leaks.", "has refused to"),
        ("Ruiz was unwilling to say that the dam leaks.", "was unwilling to"),
        ("Ruiz stopped short of accusing the council of theft.", "stopped short of"),
        ("Ruiz refrained from accusing the council of theft.", "refrained from"),
        ("Neither Ruiz nor Dolan would say that the dam leaks.", "Neither Ruiz nor Dolan would"),
        ("Neither official said that the dam leaks.", "Neither official"),
        ("Nor did Ruiz say that the dam leaks.", "Nor did Ruiz"),
        ("Ruiz would neither say that the dam leaks.", "would neither"),
        ("Ruiz said that neither dam leaks.", ""),
        ("Neither Ruiz nor Dolan delivered the list they said that the town needs.", ""),
        ("It was neither old nor safe, Ruiz said.", ""),
        ("Neither was true, Ruiz said.", ""),
        ("Ruiz said that the dam does not leak.", ""),
        ("Ruiz not only said that the dam leaks.", ""),
        ("Ruiz did not hesitate to say that the dam leaks.", ""),
        ("Ruiz did not refuse to say that the dam leaks.", ""),
        ("Ruiz, who had not slept, said that the dam leaks.", ""),
        ("Ruiz refused, and said that the dam leaks.", ""),
    ] {
        assert_eq!(around_cue(text).0, negation, "{text}");
    }
}

#[test]
fn whom_it_is_said_of_is_known_between_cue_and_content() {
    for (text, object) in [
        ("Ruiz accused the mayor of lying.", "the mayor of"),
        ("Ruiz accused Mayor Marek Dolan of lying.", "Mayor Marek Dolan of"),
        ("Ruiz described the talks as “productive”.", "the talks as"),
        ("Ruiz warned of floods.", ""),
        ("Ruiz told reporters on Monday that the dam leaks.", ""),
        ("Ruiz called for an inquiry.", ""),
    ] {
        assert_eq!(around_cue(text).1, object, "{text}");
    }
}

#[test]
fn that_belongs_to_the_content_where_it_is_what_is_spoken_of() {
    check("[speaker:Ana Ruiz] [cue:said] [content:that was a lie].");
    check("[speaker:Ana Ruiz] [cue:said] [content:that would be wrong].");
    check("[speaker:Ana Ruiz] [cue:said] [content:that version of events was wrong].");
    check("[speaker:Ana Ruiz] [cue:said] [content:that day was the worst of her life].");
    check("[speaker:Ana Ruiz] [cue:said] that [content:water was scarce].");
    check("[speaker:Ana Ruiz] [cue:said] that [content:it was a lie].");
    check("[speaker:Ana Ruiz] [cue:said] that [content:had the dam broken, she would have left].");
}

#[test]
fn what_is_told_ends_where_an_answer_hangs_on_it() {
    check(
        "[speaker:Ana Ruiz] [cue:said] [content:the dam leaked] — [content:which] [speaker:Marek Dolan] has [cue:denied].",
    );
    let told = |answer: &str| contents(&format!("Ana Ruiz says the dam leaked for a month — which {answer}."));
    assert_eq!(told("Environment Minister Marek Dolan has denied")[0], "the dam leaked for a month");
    let whole = "the dam leaked for a month — which Environment Minister Marek Dolan has built";
    assert_eq!(told("Environment Minister Marek Dolan has built")[0], whole);
    check("[speaker:Ana Ruiz] [cue:said] [content:the dam leaked], [content:a claim] [speaker:Dolan] [cue:rejects].");
    check("The dam was built in May, which the ministry confirmed.");
}

#[test]
fn that_before_a_name_or_a_plural_is_no_part_of_who_speaks() {
    check("It was in May that [speaker:Norway] [cue:said] [content:it would pay].");
    check("It was in May that [speaker:traders] [cue:said] [content:it would pay].");
    check("It was in May and [speaker:that trader] [cue:said] [content:it would pay].");
}

#[test]
fn what_reports_is_a_noun_behind_according_to() {
    check("[cue:According to] [speaker:early reports], [content:the dam leaked].");
    check("[cue:According to] [speaker:early reports] from May, [content:the dam leaked].");
    check("[speaker:Early visitors] [cue:report] that [content:the dam leaked].");
}

#[test]
fn neither_of_two_is_no_half_of_them() {
    check("[speaker:Neither Ruiz nor Dolan] [cue:said] that [content:the dam leaks].");
    check("[speaker:Neither official] [cue:said] that [content:the dam leaks].");
}

#[test]
fn what_only_looks_like_a_report_is_none() {
    check("The trains run according to plan, and everybody was paid according to their age.");
    check("[content:The dam was old], [cue:according to] [speaker:law professor Bo Li].");
    check("[cue:According to] [speaker:the plan], [content:the dam will hold].");
    check("Asked if she would retire, [speaker:Ana Ruiz] [cue:said] that [content:it was late].");
    assert_eq!(contents("Mayor Ana Ruiz asked if it was late."), ["if it was late"]);
    check("An official, who asked not to be named, left early.");
    check("[speaker:Ana Ruiz] [cue:asked] [content:not to be sent away].");
    check("Volta Motors was closed. [speaker:It] [cue:denied] [content:reports it was bankrupt].");
    check("[speaker:The book], “Why We Build”, [cue:says] that [content:dams begin with fear].");
    check("The visit matters because it suggests the town is willing.");
    check("[speaker:Ana Ruiz] [cue:suggests] [content:the town is willing].");
    check("No minister confirmed that the dam leaked.");
    assert_eq!(contents("Minister rejects calls to resign\n\nIt rained."), ["calls to resign"]);
    assert_eq!(contents("Minister calls for new road\n\nIt rained."), ["new road"]);
}

/// The contents that the built-in models find in `text`.
pub(super) fn contents(text: &str) -> Vec<String> {
    let document = document::read_text(text.to_owned(), vec![]);
    let analysis = analyze(&document, &LEXICON);
    analysis.quotations.iter().map(|quotation| quotation.content().of(&document.text).to_owned()).collect()
}

#[test]
fn nobody_speaks_of_themselves_as_another() {
    let speakers = |text: &str| -> Vec<_> {
        let document = document::read_text(text.to_owned(), vec![]);
        let analysis = analyze(&document, &LEXICON);
        analysis.quotations.iter().map(|quotation| quotation.speaker.unwrap().entity).collect()
    };
    let told = speakers("“When the president says, ‘Trust me’, I leave,” said President Ruth Delgado.");
    assert!(told.len() == 2 && told[0] != told[1], "{told:?}");
}

#[test]
fn a_verb_alone_may_be_left_of_what_is_said_behind_who_says_it() {
    let whole = |text: &str| -> Vec<String> {
        let document = document::read_text(text.to_owned(), vec![]);
        let pieces = |quotation: &Quotation| quotation.pieces.clone();
        let spans = analyze(&document, &LEXICON).quotations.iter().flat_map(pieces).collect::<Vec<_>>();
        spans.into_iter().map(|span| span.of(&document.text).to_owned()).collect()
    };
    assert_eq!(whole("The bank, Lena Marsh warned, could fail."), ["The bank", "could fail"]);
    assert_eq!(whole("The crew, Ada Voss said, had slept."), ["The crew", "had slept"]);
    assert_eq!(whole("The bank could fail, Lena Marsh warned, on Monday.")[0], "The bank could fail");
}

/// The words of the speakers of `text`, with the weights built in, each before its content, the pieces of that with “ … ”
/// between.
pub(super) fn said(text: &str) -> Vec<(String, String)> {
    let document = document::read_text(text.to_owned(), vec![]);
    let analysis = analyze(&document, &LEXICON);
    let of = |span: Span| span.of(&document.text);
    let found = analysis.quotations.iter().map(|quotation| {
        let pieces: Vec<_> = quotation.pieces.iter().map(|piece| of(*piece)).collect();
        (quotation.speaker.map_or("", |speaker| of(speaker.span)).to_owned(), pieces.join(" … "))
    });
    found.collect()
}

#[test]
fn who_says_nothing_claims_nothing() {
    for text in [
        "Ada Voss said nothing.",
        "Ada Voss said nothing about the dam.",
        "Ada Voss said nothing more on Monday.",
        "Ada Voss said little about the dam.",
        "Ada Voss said very little.",
        "Ada Voss said no more.",
        "Ada Voss said no more about it on Monday.",
        "Ada Voss told reporters nothing.",
        "Ada Voss told reporters little about the dam.",
        "Ada Voss has said nothing to suggest that the dam leaks.",
        "Ada Voss said nothing else, and left.",
        "Ada Voss said nothing but left that day.",
    ] {
        assert_eq!(contents(text), [""; 0], "{text}");
    }
    for content in [
        "nothing had changed",
        "nothing about the dam had changed",
        "nothing would change",
        "little rain had fallen",
        "little of it was true",
        "no more trains would run",
        "no dam was safe",
    ] {
        assert_eq!(contents(&format!("Ada Voss said {content}.")), [content]);
    }
    assert_eq!(contents("“It rained,” said Ada Voss. Tomas Brill said nothing."), ["“It rained,”"]);
    assert_eq!(contents("Ada Voss said nothing but that the bridge was old."), ["the bridge was old"]);
    assert_eq!(contents("Ada Voss said nothing except that the bridge was old."), ["the bridge was old"]);
}

#[test]
fn what_is_told_begins_with_its_subject_and_not_within_an_aside() {
    for (text, content) in [
        (
            "The hotel, which sank, said nothing of its debts, Ada Voss said.",
            "The hotel, which sank, said nothing of its debts",
        ),
        ("The hotel, which sank, had no debts, Ada Voss said.", "The hotel, which sank, had no debts"),
        (
            "Tomas Brill met the owner, who knew that the dam was old, Ada Voss said.",
            "Tomas Brill met the owner, who knew that the dam was old",
        ),
    ] {
        assert_eq!(contents(text), [content], "{text}");
    }
}

#[test]
fn an_answer_by_a_noun_is_of_whom_it_comes_from_and_goes_on_with_nobody_elses_words() {
    let fire = "“Fire!” came the shout from Carl Weber.";
    let run = "“Run,” said Carl Weber.";
    let (carl, ada) = ("Carl Weber", "Ada Voss");
    for (text, expected) in [
        (format!("{fire} “Run,” came the order to Bo Li from Ada Voss."), vec![(carl, "“Fire!”"), (ada, "“Run,”")]),
        (format!("{run} “Yes,” was the reply to Carl Weber from Ada Voss."), vec![(carl, "“Run,”"), (ada, "“Yes,”")]),
        (format!("{run} “Yes,” came the reply to Carl Weber."), vec![(carl, "“Run,”"), ("", "“Yes,”")]),
        (format!("{run} “Yes,” was the reply to Carl Weber."), vec![(carl, "“Run,”")]),
        (format!("{run} “Now,” and he left."), vec![(carl, "“Run,” … “Now,”")]),
        ("“Will it open?” came the question to Ada Voss.".to_owned(), vec![("", "“Will it open?”")]),
        ("“Will it open?” came the question to the mayor, Ada Voss.".to_owned(), vec![("", "“Will it open?”")]),
        ("“Will it open?” came the question from Ada Voss.".to_owned(), vec![(ada, "“Will it open?”")]),
        ("“Never,” came the reply to a letter from Ada Voss.".to_owned(), vec![("", "“Never,”")]),
        ("“Will it open?” came the question for Ada Voss from Bo Li.".to_owned(), vec![("Bo Li", "“Will it open?”")]),
        ("“Will it open?” came the question for Ada Voss.".to_owned(), vec![("", "“Will it open?”")]),
        ("“Will it open?” came the question about Ada Voss.".to_owned(), vec![("", "“Will it open?”")]),
        ("“Will it open?” came the question about Ada Voss from Bo Li.".to_owned(), vec![("Bo Li", "“Will it open?”")]),
        (
            "“Will it open?” came the question for the mayor, Ada Voss, from Bo Li.".to_owned(),
            vec![("Bo Li", "“Will it open?”")],
        ),
        ("“Help!” came the call for bread from Ada Voss.".to_owned(), vec![("", "“Help!”")]),
    ] {
        let found = said(&text);
        let found: Vec<_> = found.iter().map(|(speaker, content)| (speaker.as_str(), content.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn what_cannot_speak_is_no_speaker() {
    for (text, wrong) in [
        ("Rebels shot at farmers, killing some dozen men in a raid that threatened to split the valley.", "killing"),
        ("There’s fear of further attacks.", "There"),
        ("Nobody claimed the attack, but the bloodshed raised fears that the group was growing.", "bloodshed raised"),
        ("Um, that explains why the dam leaks.", "Um"),
    ] {
        let found = said(text);
        assert!(
            !found.iter().any(|(speaker, _)| speaker.to_lowercase().starts_with(&wrong.to_lowercase())),
            "{found:?}"
        );
    }
    for (text, right) in [
        ("Leading economists said that the bank would fail.", "Leading economists"),
        ("Ruiz took the stage and said that the dam would hold.", "Ruiz"),
        ("The union warned that the dam would burst.", "The union"),
        ("The workers’ lawyer said that the pay was late.", "The workers’ lawyer"),
        ("‘The dam leaks, and so do the pipes of the miners’ said the workers.", "the workers"),
    ] {
        let found = said(text);
        assert!(found.iter().any(|(speaker, _)| speaker == right), "{found:?}");
    }
}

#[test]
fn a_dateline_belongs_to_nobodys_words() {
    let content = |text: &str| said(text).pop().unwrap().1;
    assert_eq!(content("ALDER (Agency) — The dam broke on Thursday, the mayor said."), "The dam broke on Thursday");
    assert_eq!(content("ALDER, May 3 -- The dam broke on Thursday, the mayor said."), "The dam broke on Thursday");
    assert_eq!(content("Alder was dry. The dam broke on Thursday, the mayor said."), "The dam broke on Thursday");
}

#[test]
fn a_paragraph_that_names_its_own_source_is_not_the_one_before_a_colon() {
    let lead = "The court published its ruling on Monday. It said:\n\n";
    let of_itself = "The dam is old, and nobody has mended it. Ana Ruiz said, “It will not hold another winter.”";
    let found = said(&format!("{lead}{of_itself}"));
    assert!(found.iter().any(|(speaker, _)| speaker == "Ana Ruiz"), "{found:?}");
    let found = said(&format!("{lead}The dam is old, and nobody has mended it since the town was built."));
    assert!(found.iter().any(|(_, content)| content.starts_with("The dam is old")), "{found:?}");
}

#[test]
fn what_is_set_apart_behind_its_subject_ends_no_clause() {
    for (text, content) in [
        (
            "Ruiz said the council, which she chairs, would vote on Monday.",
            "the council, which she chairs, would vote on Monday",
        ),
        ("Ruiz said the mill, which she owns, closed in May.", "the mill, which she owns, closed in May"),
        ("Ana Ruiz said Bo Li, who chairs the board, had resigned.", "Bo Li, who chairs the board, had resigned"),
        ("Ruiz said the council, however, would vote.", "the council, however, would vote"),
        // What follows a whole clause does not go on with it.
        ("Ruiz said the council would vote, which surprised many.", "the council would vote"),
        ("Ruiz rejected the plan, which she had seen, and left.", "the plan"),
        ("The mayor, who denied the charge, which Bo Li made, will resign.", "the charge"),
    ] {
        assert_eq!(contents(text), [content], "{text}");
    }
    // What is confessed to is no clause, which would have a verb.
    let text = "Although Ruiz confessed to acting alone, several alleged friends, including the priest Bo Li, were tried \
                by the same court.";
    assert_eq!(contents(text), ["acting alone"]);
}

#[test]
fn what_one_verb_reports_is_not_reported_by_one_before_it() {
    let text = "Farmers have added to the pressure, warning that any plan that forgets the mill risks the harvest.";
    assert_eq!(contents(text), ["any plan that forgets the mill risks the harvest"]);
    assert_eq!(contents("Ana Ruiz added that the mill was old."), ["the mill was old"]);
    let text = "Farmers have added yet more pressure, warning that the plan forgets the mill.";
    assert_eq!(contents(text), ["the plan forgets the mill"]);
    assert_eq!(contents("The vote added weight to the case."), [""; 0]);
    assert_eq!(contents("Ana Ruiz added that pressure was needed."), ["pressure was needed"]);
}

#[test]
fn what_shows_something_says_nothing() {
    for text in [
        "That suggests the dam leaks.",
        "These show that the dam leaks.",
        "This may suggest that the dam leaks.",
        "This means that the dam leaks.",
        "It requires that the dam is empty.",
    ] {
        assert_eq!(contents(text), [""; 0], "{text}");
    }
    assert_eq!(contents("Ana Ruiz suggests the dam leaks."), ["the dam leaks"]);
    let text = "The ministry met on Monday. It suggested that the dam leaks.";
    assert_eq!(contents(text), ["the dam leaks"]);
}

/// The speakers that the built-in models find in the Markdown `text`, each before its content.
fn said_in_markdown(text: &str) -> Vec<(String, String)> {
    let document = document::markdown::read(text, None, vec![]);
    let analysis = analyze(&document, &LEXICON);
    let of = |span: Span| span.of(&document.text).to_owned();
    let speaker = |quotation: &Quotation| quotation.speaker.map_or_else(String::new, |speaker| of(speaker.span));
    analysis.quotations.iter().map(|quotation| (speaker(quotation), of(quotation.pieces[0]))).collect()
}

#[test]
fn what_is_marked_as_code_neither_speaks_nor_reports() {
    assert_eq!(said_in_markdown("`serve` says that the port is taken."), []);
    assert_eq!(said_in_markdown("Ana Ruiz `said` that the port is taken."), []);
    let ruiz = |content: &str| ("Ana Ruiz".to_owned(), content.to_owned());
    assert_eq!(said_in_markdown("Ana Ruiz says that `serve` is slow."), [ruiz("serve is slow")]);
}

#[test]
fn in_a_text_on_programs_only_somebody_speaks() {
    let text = |said: &str| format!("Run `serve`, then `fetch` and `stop`.\n\n{said}\n");
    let server = "The server reports that the port is taken.";
    assert_eq!(said_in_markdown(&text(server)), []);
    assert_eq!(said_in_markdown(&text("Running it requires that the port is free.")), []);
    // A server may wait on tables.
    assert_eq!(said_in_markdown(server), [("The server".to_owned(), "the port is taken".to_owned())]);
    for speaker in ["Ana Ruiz", "Ruiz", "The company", "The officials", "She"] {
        let said = text(&format!("{speaker} said that the port is taken."));
        assert_eq!(said_in_markdown(&said), [(speaker.to_owned(), "the port is taken".to_owned())]);
    }
}

#[test]
fn a_report_ends_where_another_begins_behind_a_semicolon() {
    let text = "Ana Ruiz said the bridge was shut; Bo Li said it was open.";
    assert_eq!(contents(text), ["the bridge was shut", "it was open"]);
    // What is in marks is said in one breath.
    assert_eq!(contents("Ana Ruiz said “it is shut; the men report little”."), ["“it is shut; the men report little”"]);
}

#[test]
fn an_item_of_a_list_is_said_like_any_other() {
    check("• [content:“It is safe,”] [cue:said] [speaker:Ada Voss].\n• It rained.");
    check("• “It is safe” is painted on the dam.");
}

#[test]
fn a_headline_is_said_by_who_stands_before_its_colon() {
    check_markdown("# [speaker:Voss]: [content:‘I was there’]\n\nAda Voss left.");
    check_markdown("# Review: ‘I was there’\n\nAda Voss left.");
    check_markdown("# Voss: ‘The Dam’ is a bore\n\nAda Voss left.");
}

#[test]
fn what_others_answer_is_no_part_of_it() {
    check("[speaker:Ada Voss] [cue:said] [content:the dam was safe], but farmers disagreed.");
    check(
        "[speaker:Ada Voss] [cue:said] [content:the dam was safe], but [speaker:the ministry] [cue:said] [content:it was not].",
    );
}

#[test]
fn what_somebody_is_accused_of_ends_at_its_comma() {
    check("Carl Reed, who is [cue:accused] of [content:murder], left.");
    check("[speaker:Carl Reed] [cue:accused] the mayor of [content:murder].");
    check("Carl Reed was [cue:accused] of [content:fraud, theft and murder].");
}

#[test]
fn what_a_verb_is_done_to_does_not_speak() {
    let speakers = |text: &str| {
        let (document, analysis) = analysis_of(text);
        let speakers = analysis.quotations.iter().filter_map(|quotation| quotation.speaker.as_ref());
        speakers.map(|speaker| speaker.span.of(&document.text).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(speakers("Ada Voss, the mayor, repeated it on Tuesday."), [""; 0]);
    assert_eq!(speakers("The dam will burst, according to them."), ["them"]);
    assert_eq!(speakers("The dam will burst, said the mayor."), ["the mayor"]);
}

#[test]
fn a_sentence_begins_behind_its_dateline() {
    let dateline = "MARLOW (Tidewater Post) — The mayor of Marlow, Greta Hollis, on Tuesday";
    let (place, rest) = dateline.split_once("The mayor of Marlow").expect("a mayor");
    let marked = format!("{place}[speaker:The mayor of Marlow]{rest}");
    check(&format!("{marked} [cue:said] that [content:the dam would burst]."));
    check("MARLOW (Tidewater Post) — [content:The dam would burst], [speaker:Greta Hollis] [cue:said].");
    let (document, analysis) = analysis_of(&format!("{dateline} rejected the claim that the dam was old."));
    let speaker = analysis.quotations[0].speaker.as_ref().map(|speaker| speaker.span.of(&document.text).to_owned());
    assert_eq!(speaker.as_deref(), Some("The mayor of Marlow"));
}
