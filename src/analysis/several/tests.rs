//! Who speaks together: the smallest text for each, and its nearest miss.

use super::*;
use crate::analysis::analyze;
use crate::analysis::lexicon::Lexicon;
use crate::document;

#[track_caller]
fn check(text: &str, names: &[&str]) {
    let document = document::read_text(text.to_owned(), vec![]);
    let analysis = analyze(&document, &Lexicon::built_in());
    let speakers = analysis.speakers(QuotationId::new(0), text).into_iter();
    assert_eq!(speakers.map(|id| analysis.entity(id).name.as_str()).collect::<Vec<_>>(), names, "{text}");
}

#[test]
fn who_is_named_in_a_list_speaks_with_the_last() {
    check("Roscosmos and NASA said the launch was off.", &["Roscosmos", "NASA"]);
    check("The launch was off, Roscosmos and NASA said.", &["Roscosmos", "NASA"]);
    check("Mayor Ana Ruiz and Minister Bo Li said they would sell the mill.", &["Ana Ruiz", "Bo Li"]);
    check("Ada Voss, Bo Li and the union said it rained.", &["Ada Voss", "Bo Li"]);
    check("NASA said the launch was off.", &["NASA"]);
    check("Neither Ana Ruiz nor Bo Li said whether it rained.", &["Ana Ruiz", "Bo Li"]);
    check("Both Ana Ruiz and her son Bo say it rained.", &["Ana Ruiz", "Bo"]);
    check("Ann Cole of Ohio and Ben Dunn of Texas said it rained.", &["Ann Cole", "Ben Dunn"]);
    check("“It rained,” said Ann Cole of Ohio and Ben Dunn of Texas.", &["Ann Cole", "Ben Dunn"]);
    check("“It rained,” said Ann Cole, 42, and Ben Dunn, 39.", &["Ann Cole", "Ben Dunn"]);
    check("Germany’s Ann Cole and France’s Ben Dunn said it rained.", &["Ann Cole", "Ben Dunn"]);
    check("Senator Ann Cole and House leader Ben Dunn said it rained.", &["Ann Cole", "Ben Dunn"]);
    check("Mark Hale (D-Ohio) and Lucy Marsh (R-Texas) said it rained.", &["Mark Hale", "Lucy Marsh"]);
    check("It rained, Mark Hale (D-Ohio) and Lucy Marsh (R-Texas) said.", &["Mark Hale", "Lucy Marsh"]);
    check("Mark Hale (left) and Lucy Marsh said it rained.", &["Mark Hale", "Lucy Marsh"]);
    check("Mark Hale (left) met Bo Li, and Lucy Marsh said it rained.", &["Lucy Marsh"]);
    let both = ["Harbour Union", "Port Authority"];
    check("The Harbour Union and the Port Authority said the line would close.", &both);
    check("It rained. The Harbour Union and the Port Authority said the line would close.", &both);
    check("The Harbour Union and the Port Authority said in a joint statement that pay had risen.", &both);
}

#[test]
fn who_answers_together_is_told_whole() {
    for (text, names) in [
        ("Mara Quill said the dam leaked. Ana Ruiz and Bo Li denied that.", &["Ana Ruiz", "Bo Li"][..]),
        ("Mara Quill said the dam leaked. Bo Li denied that.", &["Bo Li"]),
    ] {
        let document = document::read_text(text.to_owned(), vec![]);
        let mut analysis = analyze(&document, &Lexicon::built_in());
        let answerers = |analysis: &Analysis| -> Vec<String> {
            let answerers = analysis.answerers(&analysis.quotations[0].responses[0], text).into_iter();
            answerers.map(|id| analysis.entity(id).name.clone()).collect()
        };
        assert_eq!(answerers(&analysis), names, "{text}");
        let first = analysis.speakers(QuotationId::new(0), text);
        analysis.credited.insert(QuotationId::new(1), first);
        assert_eq!(answerers(&analysis), ["Mara Quill"], "{text}");
    }
}

#[test]
fn who_is_only_named_in_what_describes_the_speaker_does_not() {
    check("The heads of Roscosmos and NASA said the launch was off.", &["heads of Roscosmos and NASA"]);
    check("Ana Ruiz met Bo Li and Mara Quill said it rained.", &["Mara Quill"]);
    check("Ana Ruiz's brother and Bo Li said it rained.", &["Bo Li"]);
    check("Ana Ruiz met Bo Li and the Port Authority said it rained.", &["Port Authority"]);
    check("The Harbour Union, the Port Authority said, was wrong about the line.", &["Port Authority"]);
}

#[test]
fn who_is_described_speaks_with_who_is_named_beside() {
    let both = ["Ada Voss", "Tomas Brill"];
    check("Ada Voss and her deputy, Tomas Brill, said the dam would hold.", &both);
    check("“The dam will hold,” said Ada Voss and her deputy, Tomas Brill.", &both);
    check("“The dam will hold,” Ada Voss and her deputy, Tomas Brill, said on Monday.", &both);
    check("The mayor, Ada Voss, and her deputy, Tomas Brill, said the dam would hold.", &both);
    check("Ada Voss, the mayor, and her deputy, Tomas Brill, said the dam would hold.", &both);
    check("Ada Voss, 54, the mayor of Harnby, and her deputy, Tomas Brill, said the dam would hold.", &both);
    check("Mayor Ada Voss, 54, and her deputy, Tomas Brill, said the dam would hold.", &both);
    check("Ada Voss, the mayor, and Tomas Brill said the dam would hold.", &both);
    check("Ada Voss, the mayor of Harnby, and Tomas Brill, her deputy, said the dam would hold.", &both);
    check("The mayor, Ada Voss, who was elected in May, and her deputy, Tomas Brill, said it held.", &both);
    check("“The dam will hold,” said Ada Voss, the mayor, and her deputy, Tomas Brill.", &both);
    check("Ada Voss, who lives in Harlen, and her deputy, Tomas Brill, said the dam would hold.", &both);
    check("Ada Voss, who runs it with Bo Li, and her deputy, Tomas Brill, said the dam would hold.", &both);
    check("Ada Voss and her brother, Tomas Brill, a baker, said the dam would hold.", &both);
    check("Ada Voss, 54, and her deputy, Tomas Brill, who was elected in May, said the dam would hold.", &both);
    check("Ada Voss met her brother, Tomas Brill, a baker, said the dam would hold.", &["Tomas Brill"]);
    check("In Harnby, Ada Voss’s sister and her brother, Tomas Brill, a baker, said it held.", &["Tomas Brill"]);
    check("Ada Voss, who met Bo Li and her deputy, Tomas Brill, said the dam would hold.", &["Ada Voss"]);
    check("In Harnby, the mayor, and Tomas Brill said the dam would hold.", &["Tomas Brill"]);
    check("Ada Voss, the mayor, met the council, and Tomas Brill said the dam would hold.", &["Tomas Brill"]);
    check("Ada Voss and her lawyer said the dam would hold.", &["Ada Voss", "lawyer"]);
    check("Ada Voss met her deputy, Tomas Brill, and said the dam would hold.", &["Ada Voss"]);
    check("Ada Voss’s brother and her deputy, Tomas Brill, said the dam would hold.", &["Tomas Brill"]);
    check("Ada Voss met the mayor and her deputy, Tomas Brill, said the dam would hold.", &["Tomas Brill"]);
}

#[test]
fn who_is_described_together_is_named_behind() {
    check("Two farmers, Ana Ruiz and Bo Li, said it rained.", &["Ana Ruiz", "Bo Li"]);
    check("Officials met Ana Ruiz and Bo Li. Two farmers said it rained.", &["farmers"]);
    check("Two farmers, Ana Ruiz and Bo Li’s friends, said it rained.", &["farmers"]);
}

#[test]
fn an_answer_comes_from_all_who_are_named_for_it() {
    check("“Never,” came the reply from Ada Voss and Tomas Brill.", &["Ada Voss", "Tomas Brill"]);
    let both = ["Harbour Union", "Port Authority"];
    check("“Never,” came the reply from the Harbour Union and the Port Authority.", &both);
    check("“Never,” said the Harbour Union and the Port Authority.", &both);
    check("“Never,” said the Harbour Union and the Port Authority closed the line.", &["Harbour Union"]);
    check("“Never,” came the reply from Ada Voss, and Tomas Brill left.", &["Ada Voss"]);
}

#[test]
fn words_between_names_join_lead_or_part_them() {
    assert_eq!(joined(" and the "), Some("the "));
    assert_eq!(joined(", "), Some(""));
    assert_eq!(joined(", and "), Some(""));
    assert_eq!(joined(" met "), None);
    assert!(leads("the former ") && !leads("the head of "));
    assert!(is_title(" Mayor ") && !is_title(" met ") && !is_title(" "));
}

#[test]
fn several_who_are_introduced_speak_together() {
    let three = ["Ana Ruiz", "Bo Li", "Mara Quill"];
    for words in [
        "Ana Ruiz, Bo Li and Mara Quill said",
        "Councillors Ana Ruiz, Bo Li and Mara Quill said",
        "Three farmers, Ana Ruiz, Bo Li and Mara Quill, said",
        "The councillors, Ana Ruiz, Bo Li and Mara Quill, said",
    ] {
        check(&format!("{words} it rained."), &three);
    }
    check("Ana Ruiz met the farmers, Bo Li and Mara Quill, and said it rained.", &["Ana Ruiz"]);
}

#[track_caller]
fn check_last(text: &str, names: &[&str]) {
    let document = document::read_text(text.to_owned(), vec![]);
    let analysis = analyze(&document, &Lexicon::built_in());
    let last = QuotationId::new(analysis.quotations.len() - 1);
    let speakers = analysis.speakers(last, text).into_iter();
    assert_eq!(speakers.map(|id| analysis.entity(id).name.as_str()).collect::<Vec<_>>(), names, "{text}");
}

#[test]
fn they_are_those_who_spoke_together() {
    let both = "Ana Ruiz and Bo Li said it rained.";
    for words in ["They", "Both", "The two", "The pair"] {
        check_last(&format!("{both} {words} said it would snow."), &["Ana Ruiz", "Bo Li"]);
    }
    check_last(&format!("{both} The three said it would snow."), &[]);
    check_last("Ana Ruiz said it rained. They said it would snow.", &[]);
    let women = "Ana Ruiz and Mara Quill said it rained.";
    check_last(&format!("{women} The two women said it would snow."), &["Ana Ruiz", "Mara Quill"]);
    check_last(&format!("{women} The two women said it rained. The two said no."), &["Ana Ruiz", "Mara Quill"]);
    check_last(&format!("{women} The three women said it would snow."), &["women"]);
    check_last("Ana Ruiz and Tom Hale said it rained. The two women said it would snow.", &["women"]);
    check_last(&format!("{both} Farmers disagreed. They said it would snow."), &["Farmers"]);
    check_last(&format!("{both} “It will snow,” they said."), &["Ana Ruiz", "Bo Li"]);
    let three = "Three farmers, Ana Ruiz, Bo Li and Mara Quill, said it rained.";
    check_last(&format!("{three} The farmers said it would snow."), &["Ana Ruiz", "Bo Li", "Mara Quill"]);
    let couple = "Ana Ruiz and her husband, Bo Li, said it rained.";
    check_last(&format!("{couple} The couple said it would snow."), &["Ana Ruiz", "Bo Li"]);
    let farmers = "Two farmers, Ana Ruiz and Bo Li, said it rained.";
    check_last(&format!("{farmers} The farmers said it would snow."), &["Ana Ruiz", "Bo Li"]);
    check_last(&format!("{farmers} The two farmers said it would snow."), &["Ana Ruiz", "Bo Li"]);
    check_last(&format!("{farmers} The three bakers said it would snow."), &["bakers"]);
}
