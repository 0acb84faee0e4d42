//! What is told, and where it ends: in passing, behind a noun, amid and before who says it: the smallest text for each,
//! and its nearest miss.

use super::tests::{contents, said};
use crate::analysis::lexicon::Lexicon;
use crate::analysis::{SpeechAct, analyze};
use crate::document;

/// What is said in `text`, by whom.
#[track_caller]
pub(in crate::analysis) fn check(text: &str, expected: &[(&str, &str)]) {
    let found = said(text);
    let found: Vec<_> = found.iter().map(|(speaker, content)| (speaker.as_str(), content.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

/// `told` is what Ada Voss says, and `behind` is the reporter's.
#[track_caller]
pub(super) fn says(told: &str, behind: &str) {
    check(&format!("Ada Voss said {told}{behind}."), &[("Ada Voss", told)]);
}

#[test]
fn what_is_told_in_passing_ends_where_the_sentence_goes_on() {
    check("People said to be close to the mayor were arrested.", &[("", "be close to the mayor")]);
    check("A man believed to be the leader was arrested.", &[("", "be the leader")]);
    check("The mill, said to be worth two million, was sold.", &[("", "be worth two million")]);
    check("The ship, which she said was old, sank.", &[("she", "was old")]);
    check("Ada Voss bought a ship, which she said was old, and sold it.", &[("she", "was old")]);
    check("The man who she said had lied was arrested.", &[("she", "had lied")]);
    check("The book, which she said she had read, was lost.", &[("she", "she had read")]);
    // Who speaks may mean themselves, and what they say may go on.
    check("People said the mayor was ill and had left.", &[("People", "the mayor was ill and had left")]);
    check("She said to be careful.", &[("She", "be careful")]);
    check("She bought a ship, which she said was old and would sink.", &[("she", "was old and would sink")]);
}

#[test]
fn what_is_told_in_passing_ends_at_any_verb() {
    let people = "People believed to be close to the mayor";
    check(
        &format!("{people} said the mill would close."),
        &[("", "be close to the mayor"), (people, "the mill would close")],
    );
    let man = "The man believed to be the leader";
    check(&format!("{man} said he was ill."), &[("", "be the leader"), (man, "he was ill")]);
    let men = "Men said to be close to Ada Voss";
    check(&format!("{men} attacked the hall."), &[("", "be close to Ada Voss")]);
    // What is told of the mayor is no verb of the people.
    check(
        "People believed to be close to the mayor elected in May were arrested.",
        &[("", "be close to the mayor elected in May")],
    );
}

#[test]
fn what_hangs_on_somebody_is_told_by_who_stands_behind_them() {
    let brill = "Tomas Brill";
    for (text, who, told) in [
        ("The man, who Tomas Brill said was drunk, fled.", brill, "was drunk"),
        ("The man who Tomas Brill said was drunk fled.", brill, "was drunk"),
        ("The man who Tomas Brill said was drunk left the hall.", brill, "was drunk"),
        ("The man who Tomas Brill said had lied was arrested.", brill, "had lied"),
        ("The bridge Tomas Brill said was old fell on Monday.", brill, "was old"),
        ("The bridge which Tomas Brill said was old collapsed.", brill, "was old"),
        ("The man police say shot two people was arrested on Monday.", "police", "shot two people"),
        ("The man whom Tomas Brill said was drunk fled.", brill, "was drunk"),
        ("The car police said was stolen burned out.", "police", "was stolen"),
        ("The plan the mayor said would save the town failed.", "the mayor", "would save the town"),
        ("The man police say shot two people fled before dawn.", "police", "shot two people"),
        // What goes on behind “and” may be told, too; and of whom a verb tells before, all of it is.
        ("The man who Tomas Brill said was drunk and fled was arrested.", brill, "was drunk and fled"),
        (
            "Ada Voss met the man who Tomas Brill said was wanted for crimes committed in May.",
            brill,
            "was wanted for crimes committed in May",
        ),
        ("The man who Tomas Brill said was a thief known in Harnby fled.", brill, "was a thief known in Harnby"),
    ] {
        check(text, &[(who, told)]);
    }
    check("The county police say armed men were seen.", &[("The county police", "armed men were seen")]);
    check("The mayor Ada Voss said it was old.", &[("The mayor Ada Voss", "it was old")]);
}

#[test]
fn what_a_source_is_told_to_have_said_ends_where_its_sentence_goes_on() {
    let person = "A person who attended the meeting and denied the charge";
    check(
        &format!("{person} said the mill would close."),
        &[("A person", "the charge"), (person, "the mill would close")],
    );
    let parties = |text: &str| {
        let document = document::read_text(text.to_owned(), vec![]);
        let analysis = analyze(&document, &Lexicon::built_in());
        analysis.entities.into_iter().map(|entity| entity.name).collect::<Vec<_>>()
    };
    assert_eq!(parties(&format!("{person} said the mill would close.")), [person.strip_prefix("A ").unwrap()]);
    check("A person who denied the charge was arrested.", &[("A person", "the charge")]);
    check("Critics who called the plan “absurd” were ignored.", &[("Critics", "“absurd”")]);
    check("A person who said the dam was old left the hall.", &[("A person", "the dam was old")]);
    check("Ada Voss met a person who said the dam was old.", &[("a person", "the dam was old")]);
    check("A person who said that the dam was old was arrested.", &[("A person", "the dam was old")]);
}

#[test]
fn a_warning_ends_where_its_sentence_goes_on() {
    for (text, told) in [
        ("The mayor’s warning that the dam was old was not heard.", "the dam was old"),
        ("The mayor’s warning that the dam would break was not heard.", "the dam would break"),
        ("The mayor’s warning that the dam would break fell on deaf ears.", "the dam would break"),
        ("The mayor’s claim that the dam leaked was rejected.", "the dam leaked"),
        ("The mayor’s warning that the dam was old and would break was not heard.", "the dam was old and would break"),
        ("A report that the dam leaks was denied.", "the dam leaks"),
        ("The union’s demand that the mill stay open was met.", "the mill stay open"),
        ("The mayor’s warning that the gates of the dams were old.", "the gates of the dams were old"),
        // Another sentence has its verb before.
        ("Nobody heard the mayor’s warning that the dam was old.", "the dam was old"),
        ("Nobody heard the mayor’s warning that the dam he built was old.", "the dam he built was old"),
    ] {
        assert_eq!(contents(text), [told], "{text}");
    }
}

#[test]
fn what_the_former_says_ends_where_the_latter_does_something() {
    let met = "Ada Voss and Tomas Brill met.";
    check(&format!("{met} The former said it was sad, and the latter wept."), &[("The former", "it was sad")]);
    check(&format!("{met} The former said the latter wept."), &[("The former", "the latter wept")]);
}

#[test]
fn an_instruction_is_whose_it_is() {
    for (who, told) in [
        ("Doctors", "be careful with the drug"),
        ("The man", "be careful"),
        ("Doctors", "be careful until the ward was open"),
        ("Doctors", "be careful, and the ward was closed"),
        ("The mayor", "have the mill closed would be wrong"),
        ("The mayor", "be rude would be wrong"),
    ] {
        check(&format!("{who} said to {told}."), &[(who, told)]);
    }
    check("A man said to have lied was arrested.", &[("", "have lied")]);
}

#[test]
fn what_somebody_says_in_passing_ends_where_the_sentence_goes_on() {
    check("The minister, who said the mill was old, was sacked.", &[("The minister", "the mill was old")]);
    check(
        "The minister, who said the mill was old, and will close, was sacked.",
        &[("The minister", "the mill was old, and will close")],
    );
    check(
        "She met the minister, who said the mill, built in May, was old.",
        &[("the minister", "the mill, built in May, was old")],
    );
}

#[test]
fn what_goes_on_behind_the_source_may_be_a_verb_alone() {
    for (source, tail) in [("the engineer", "is shut"), ("Ada Voss", "will close"), ("Ada Voss", "was shut in May")] {
        let text = format!("The bridge, according to {source}, {tail}.");
        assert_eq!(contents(&text), [text.strip_suffix('.').unwrap()]);
    }
    check("The bridge is shut, according to Ada Voss, who built it.", &[("Ada Voss", "The bridge is shut")]);
}

#[test]
fn a_verb_that_looks_the_same_in_the_past_is_told_as_well() {
    for (text, told) in [
        ("The man police say set fire to the barn pleaded not guilty.", "set fire to the barn"),
        ("The man police say hit the boy pleaded not guilty.", "hit the boy"),
        ("The man police say shot Carl Weber pleaded not guilty.", "shot Carl Weber"),
    ] {
        check(text, &[("police", told), ("The man", "not guilty")]);
    }
    check("The woman neighbours say fed the cats was found dead.", &[("neighbours", "fed the cats")]);
    // Advice is no deed.
    check("The county doctors say cut the salt.", &[("The county doctors", "cut the salt")]);
}

#[test]
fn what_a_noun_promises_ends_where_its_sentence_goes_on() {
    for (text, told) in [
        ("The mayor’s promise to build a bridge was kept.", "build a bridge"),
        ("The mayor’s promise to build a bridge failed.", "build a bridge"),
        ("The union’s call for a strike was heard.", "a strike"),
        ("Ada Voss’s belief that the dam is safe is well known.", "the dam is safe"),
        ("Ada Voss kept the mayor’s promise to build a bridge that was old.", "build a bridge that was old"),
    ] {
        assert_eq!(contents(text), [told], "{text}");
    }
    check("Her belief that the dam is safe is well known.", &[("Her", "the dam is safe")]);
}

#[test]
fn a_claim_is_called_what_stands_behind_it() {
    let said =
        |called: &str| contents(&format!("Ada Voss said the cure worked. Tomas Brill called {called}.")).remove(1);
    assert_eq!(said("the claim nonsense"), "nonsense");
    assert_eq!(said("the claim a lie"), "a lie");
    assert_eq!(said("the finding hope for the sick"), "hope for the sick");
    assert_eq!(said("the claim form absurd"), "absurd");
    let text = "Ada Voss said the cure worked. Tomas Brill called the finding hope for the sick.";
    let document = document::read_text(text.to_owned(), vec![]);
    let analysis = analyze(&document, &Lexicon::built_in());
    assert_eq!(analysis.quotations[1].speech_act, SpeechAct::Assert);
    assert!(analysis.quotations[0].responses.is_empty());
}

#[test]
fn who_disagrees_disputes_it_and_who_says_no_denies() {
    let act = |text: &str| {
        let document = document::read_text(text.to_owned(), vec![]);
        analyze(&document, &Lexicon::built_in()).quotations[0].speech_act
    };
    assert_eq!(act("Ada Voss disagreed that the bridge was safe."), SpeechAct::Dispute);
    assert_eq!(act("Ada Voss said no and left the hall."), SpeechAct::Deny);
    assert_eq!(act("Ada Voss said no dam was safe."), SpeechAct::Assert);
}

#[test]
fn who_does_something_and_says_why_is_no_part_of_what_is_done() {
    check("The central bank raised rates to 4%, saying prices were high.", &[("The central bank", "prices were high")]);
    check("The newly elected mayor resigned, saying she was ill.", &[("The newly elected mayor", "she was ill")]);
}

#[test]
fn what_is_told_ends_where_no_more_is_said() {
    let told = |text: &str| contents(text).remove(0);
    assert_eq!(told("The mayor confirmed that two men had died but declined to say how."), "two men had died");
    let whole = "two men had died but refused to flee";
    assert_eq!(told(&format!("The mayor confirmed that {whole}.")), whole);
    assert_eq!(told("Police urged them to leave; they refused."), "them to leave");
}

#[test]
fn a_warning_may_be_repeated() {
    let told = |text: &str| {
        let found = said(text);
        let (speaker, content) = found.last().unwrap().clone();
        assert_eq!(content, "the dam would fail", "{text}");
        speaker
    };
    for text in [
        "Ada Voss repeated the warning that the dam would fail.",
        "Ada Voss repeated her claim that the dam would fail.",
        "Ada Voss, who repeated the warning that the dam would fail, was booed.",
    ] {
        assert_eq!(told(text), "Ada Voss", "{text}");
    }
    assert_ne!(said("Repeating the warning that the dam would fail, Ada Voss left.")[0].0, "Repeating");
    check(
        "Ada Voss, who said that the mill was old, and would close, was booed.",
        &[("Ada Voss", "the mill was old, and would close")],
    );
}

#[test]
fn what_was_told_to_somebody_may_stand_before() {
    check("The dam is old, Ana Ruiz told residents.", &[("Ana Ruiz", "The dam is old")]);
    check("The dam is old, Mayor Ana Ruiz told residents on Monday.", &[("Mayor Ana Ruiz", "The dam is old")]);
    check("There is no money for it, the mayor told the council.", &[("the mayor", "There is no money for it")]);
    check("The strike, Ana Ruiz told the inquiry, would go on.", &[("Ana Ruiz", "The strike … would go on")]);
    check("On Monday, Ana Ruiz told residents.", &[]);
    check("Ana Ruiz told residents the dam was old.", &[("Ana Ruiz", "the dam was old")]);
}

#[test]
fn a_mark_may_close_behind_the_comma_of_what_is_told() {
    let told = "The dam “is old,”";
    check(&format!("{told} Ana Ruiz said."), &[("Ana Ruiz", told)]);
    check(&format!("{told} said Ana Ruiz."), &[("Ana Ruiz", told)]);
    check(&format!("{told} Ana Ruiz told the council."), &[("Ana Ruiz", told)]);
    check("The dam “is old” and Ana Ruiz said no.", &[("Ana Ruiz", "no")]);
}

#[test]
fn who_says_it_may_stand_amid_what_is_said() {
    check("The bridge, said mayor Ana Ruiz, is unsafe.", &[("mayor Ana Ruiz", "The bridge … is unsafe")]);
    check("Dam will fail, says farmer", &[("farmer", "Dam will fail")]);
    check("Leith would appeal, said the club.", &[("the club", "Leith would appeal")]);
    check("It is not true, her deputy, Bo Li, said.", &[("her deputy", "It is not true")]);
    check("Her deputy, Bo Li, said the council was told.", &[("Her deputy", "the council was told")]);
}

#[test]
fn a_bracket_ends_what_is_told_in_it() {
    check("The dam (which Ada Voss said was safe) broke.", &[("Ada Voss", "was safe")]);
    check("Ada Voss said the dam (in Harnby) was safe.", &[("Ada Voss", "the dam (in Harnby) was safe")]);
}

#[test]
fn who_thanks_somebody_may_promise_something() {
    check(
        "Ada Voss thanked voters and promised to work for everyone.",
        &[("Ada Voss", "voters"), ("Ada Voss", "work for everyone")],
    );
    check("Ada Voss welcomed the plan and the money for roads.", &[("Ada Voss", "the plan and the money for roads")]);
}

#[test]
fn what_somebody_does_not_think_is_told() {
    for (who, verb) in [("Ada Voss", "doesn’t think"), ("The mayor", "did not think"), ("Ada Voss", "does not believe")]
    {
        check(&format!("{who} {verb} the bill will pass."), &[(who, "the bill will pass")]);
    }
    check("I do not think the bill will pass.", &[]);
}

#[test]
fn whose_claim_somebody_stands_by_is_told() {
    check("Ada Voss stood by her claim that the dam was old.", &[("her", "the dam was old")]);
}

#[test]
fn who_says_no_more_says_that_not() {
    check("Ana Ruiz said the dam was safe without giving details.", &[("Ana Ruiz", "the dam was safe")]);
    check("Ana Ruiz said he died in Leith without elaborating.", &[("Ana Ruiz", "he died in Leith")]);
    check(
        "Ana Ruiz said the firm acted without giving a reason.",
        &[("Ana Ruiz", "the firm acted without giving a reason")],
    );
}

#[test]
fn where_it_is_told_is_no_part_of_it() {
    check("Ana Ruiz told reporters in Leith she had listened.", &[("Ana Ruiz", "she had listened")]);
    check("Ana Ruiz told reporters in the capital he had listened.", &[("Ana Ruiz", "he had listened")]);
    check("Ana Ruiz told reporters that in Leith she had listened.", &[("Ana Ruiz", "in Leith she had listened")]);
}
