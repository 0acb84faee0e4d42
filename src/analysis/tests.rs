//! Cases as marked text: `[speaker:Ana Ruiz]` stands for its words, and what is not marked must not be found.

use super::analyzer::analyze_by;
use super::lexicon::Lexicon;
use super::naming::Namer;
use super::*;
use crate::document::{self, Document};
use std::fmt::Write as _;
use std::sync::LazyLock;

pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

pub(super) fn analysis_of(text: &str) -> (Document, Analysis) {
    let document = document::read_text(text.to_owned(), vec![]);
    let analysis = analysis_by_rule(&document);
    (document, analysis)
}

pub(super) fn analysis_by_rule(document: &Document) -> Analysis {
    let mut namer = Namer::new(Models::built_in().names, &LEXICON);
    let whole = (document, document.whole());
    analyze_by(&[whole], &mut namer, &mut choice::ByRule).remove(0)
}

/// `marked` without its marks, and each mark's label and words.
fn unmarked(marked: &str) -> (String, Vec<(String, String)>) {
    let (mut text, mut labels) = (String::new(), Vec::new());
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut chars = marked.chars();
    while let Some(sign) = chars.next() {
        match sign {
            '[' => open.push((chars.by_ref().take_while(|&sign| sign != ':').collect(), text.len())),
            ']' => {
                let (label, start) = open.pop().unwrap();
                labels.push((label, Span::new(start, text.len()).of(&text).to_owned()));
            }
            _ => text.push(sign),
        }
    }
    (text, labels)
}

/// Every quotation of `marked` is found with its content pieces and speakers as they are marked, and no other, and its
/// cues where one is.
#[track_caller]
pub(super) fn check(marked: &str) {
    let (text, labels) = unmarked(marked);
    let (document, analysis) = analysis_of(&text);
    check_quotations(&document, &analysis, &labels);
}

/// As `check`, of Markdown.
#[track_caller]
pub(super) fn check_markdown(marked: &str) -> Analysis {
    let (text, labels) = unmarked(marked);
    let document = document::markdown::read(&text, None, vec![]);
    let analysis = analysis_by_rule(&document);
    check_quotations(&document, &analysis, &labels);
    analysis
}

#[track_caller]
fn check_quotations(document: &Document, analysis: &Analysis, labels: &[(String, String)]) {
    let text = &document.text;
    for label in ["content", "cue", "speaker"] {
        let spans = analysis.quotations.iter().flat_map(|quotation| match label {
            "content" => quotation.pieces.clone(),
            "cue" => quotation.cue.into_iter().collect(),
            _ => quotation.speaker.iter().map(|speaker| speaker.span).collect(),
        });
        let mut found: Vec<_> = spans.collect();
        found.sort();
        found.dedup();
        let found: Vec<_> = found.iter().map(|span| span.of(&document.text)).collect();
        let expected: Vec<_> = labels.iter().filter(|(name, _)| name == label).map(|(_, words)| words).collect();
        if label != "cue" || !expected.is_empty() {
            assert_eq!(found, expected, "{label} of {text}");
        }
    }
}

/// The named parties of `text`, each as `kind: name = mention, mention`.
#[track_caller]
pub(super) fn check_parties(text: &str, expected: &[&str]) {
    let (document, analysis) = analysis_of(text);
    let mut found = Vec::new();
    for entity in &analysis.entities {
        let mut line = format!("{:?}: {}", entity.kind, entity.name);
        let mentions = entity.mentions.iter().map(|&id| analysis.mention(id).span.of(&document.text));
        for (index, mention) in mentions.enumerate() {
            write!(line, "{}{mention}", if index == 0 { " = " } else { ", " }).unwrap();
        }
        found.push(line);
    }
    assert_eq!(found, expected, "parties of {text}");
}

#[test]
fn words_in_quotation_marks_belong_to_the_subject_of_their_cue() {
    check("[content:“It rained all night,”] [speaker:Mayor Ana Ruiz] [cue:said].");
    check("[content:“It rained all night,”] [cue:said] [speaker:Mayor Ana Ruiz].");
    check("[content:\"It rained all night,\"] [cue:said] [speaker:the mayor] on Friday.");
    check("[speaker:Ana Ruiz] [cue:said]: [content:“It rained all night.”]");
    check("[speaker:Ana Ruiz] [cue:said] [content:“the rain is over”] on Monday.");
    check("[speaker:Ana Ruiz] [cue:said] [content:“the rain” would end on the hills].");
    check("[content:“It rained all night,”] [speaker:she] [cue:said]. [content:“Then it snowed.”]");
    check(
        "[content:“It rained,”] [speaker:Ana Ruiz, the mayor,] said."
            .replace("[speaker:Ana Ruiz, the mayor,]", "[speaker:Ana Ruiz], the mayor,")
            .as_str(),
    );
}

#[test]
fn words_in_quotation_marks_behind_a_colon_need_no_cue() {
    check("[speaker:Ana Ruiz] was clear on Friday: [content:“We will not give up the dam.”]");
    check("She read two books: “Casablanca” and “The Dam”.");
}

#[test]
fn each_utterance_with_a_cue_behind_it_has_a_speaker_of_its_own() {
    check(
        "[content:“It rained,”] [speaker:Ana Ruiz] [cue:said]. [content:“It snowed,”] [cue:said] [speaker:Marek Dolan].",
    );
    let (_, analysis) = analysis_of("“It rained,” Ana Ruiz said. “It snowed.” Marek Dolan said nothing.");
    assert_eq!(analysis.quotations[0].pieces.len(), 2);
}

#[test]
fn an_utterance_goes_on_behind_a_long_attribution() {
    let office = "director of the river service and of partnerships with the river board, at the headquarters \
                  of the county water works in Geneva";
    check(&format!("[content:“It rained,”] [cue:said] [speaker:Ana Ruiz], {office}. [content:“All of the night”]."));
    check(&format!("[content:“It rained,”] [cue:said] [speaker:Ana Ruiz], {office}. She reads “All of the Night”."));
    check("[content:“It rained,”] [speaker:she] [cue:said], [content:“all night”].");
    check("[content:“It rained,”] [speaker:she] [cue:said] of the “great flood”.");
}

#[test]
fn what_brings_something_about_in_a_report_is_no_report() {
    check("[speaker:Many] [cue:fear] that [content:the plan rewards force by urging the town to sell].");
    check(
        "[speaker:The mayor] [cue:warned] that [content:the dam may break], [cue:urging] [content:the town to leave].",
    );
}

#[test]
fn titles_and_measures_are_no_quotations() {
    check("“Casablanca” is showing again.");
    check("The board was 5' 10\" long and 3\" wide.");
    check("The '90s were the players' best years.");
}

#[test]
fn a_reported_clause_begins_behind_its_cue_and_that() {
    check("[speaker:Ana Ruiz] [cue:warned] that [content:the dam would not hold].");
    check("[speaker:The mayor] [cue:said] [content:the dam would hold].");
    check("[speaker:Ana Ruiz], who arrived on Monday, [cue:denied] that [content:the dam had leaked].");
    check("[cue:According to] [speaker:two officials], [content:the dam leaked].");
    check("[content:The dam leaked], [cue:according to] [speaker:two officials].");
    check("[content:The dam leaked], [speaker:Ruiz] [cue:said].");
    check("[speaker:Ruiz] [cue:insists], however, that [content:the dam leaked].");
    check("[content:The dam], [cue:according to] [speaker:two officials], [content:leaked at three places].");
    check("The dam leaked on Monday.");
}

#[test]
fn a_cue_decides_how_its_content_follows() {
    check("[speaker:The council] has [cue:described] the plan as [content:“bold”].");
    check("[speaker:The mayor] [cue:vowed] to [content:rebuild the dam].");
    check("[speaker:Ruiz] [cue:accused] the council of [content:neglect].");
    check("[speaker:Officials] [cue:called for] [content:an inquiry].");
    check("[content:The new plan [cue:reportedly] saves two streets], but the bridge is lost.");
    check("She was arrested for [cue:allegedly] [content:selling the plans].");
    check("The court heard [speaker:the mayor]'s [cue:claims] of [content:fraud].");
    check("The court heard claims of fraud.");
    check("The mayor called a meeting.");
    check("The council met under the new rule.");
}

#[test]
fn two_cues_may_share_a_subject() {
    check(
        "[speaker:Ana Ruiz] has [cue:signaled] [content:openness to change], but [cue:insists] that [content:the dam stays].",
    );
}

#[test]
fn an_answer_is_tied_to_the_claim_before_it() {
    let (_, analysis) =
        analysis_of("Ruritania claimed that its troops had crossed the river, though Kenya disputes these claims.");
    let responses = &analysis.quotations[0].responses;
    assert_eq!(responses.len(), 1);
    assert_eq!(responses[0].act, SpeechAct::Dispute);
    assert_eq!(responses[0].entity.map(|id| analysis.entity(id).name.as_str()), Some("Kenya"));
    let (_, analysis) = analysis_of("Ruritania claimed that it rained, though Kenya disputes the tax on oranges.");
    assert!(analysis.quotations[0].responses.is_empty());
}

#[test]
fn a_party_has_all_its_names() {
    check_parties(
        "President Ana Ruiz met Carl Weber in Geneva. Ruiz left early.",
        &["Person: Ana Ruiz = Ana Ruiz, Ruiz", "Person: Carl Weber = Carl Weber", "Place: Geneva = Geneva"],
    );
    check_parties(
        "The European Union (EU) has paid. The EU will pay again.",
        &["Organization: European Union = European Union, EU, EU"],
    );
    check_parties("The rain fell. Yesterday it stopped.", &[]);
    check_parties("The coast of the United States is long.", &["Place: United States = United States"]);
    check_parties("He was Vice President then.", &[]);
}

#[test]
fn a_lone_capital_that_is_plainly_no_name_is_none() {
    check_parties("There were Ukrainian boats on Tuesday. Rain fell.", &[]);
    check_parties("Rice said she was not ill.", &["Person: Rice = Rice"]);
    check_parties(
        "Ana Rice and Carl Weber swam. Rice won.",
        &["Person: Ana Rice = Ana Rice, Rice", "Person: Carl Weber = Carl Weber"],
    );
}

#[test]
fn a_capital_that_acts_stands_for_its_country() {
    check_parties(
        "Kenya is ready. Nairobi insists that the port is open. She landed in Nairobi.",
        &["Place: Kenya = Kenya, Nairobi", "Place: Nairobi = Nairobi"],
    );
}

#[test]
fn two_apostrophes_are_a_quotation_mark() {
    check("[content:''It rained all night,''] [speaker:Mayor Ana Ruiz] [cue:said].");
    check("[content:''It rained,''] [speaker:she] [cue:said]. [content:''All night.'']");
    check("The dogs' owners left on the '90s bus.");
}

#[test]
fn a_pronoun_that_is_a_subject_is_all_of_its_phrase() {
    check("[speaker:He] sometimes [cue:said] that [content:the dam had failed].");
    check("[speaker:Hesketh Water] [cue:said] that [content:the dam had failed].");
}

#[test]
fn a_name_in_brackets_may_be_drawn_from_the_one_before_them() {
    check_parties(
        "The Harbour Weather Office (Harwo) closed. Harwo was old.",
        &["Organization: Harbour Weather Office = Harbour Weather Office, Harwo, Harwo"],
    );
    check_parties(
        "The Harbour Weather Office (Geneva) closed.",
        &["Organization: Harbour Weather Office = Harbour Weather Office", "Place: Geneva = Geneva"],
    );
}

#[test]
fn an_organisation_is_known_by_its_first_word_and_a_town_is_not_its_institute() {
    check_parties(
        "The Dunmore Company said so. Dunmore said that it rained.",
        &["Organization: Dunmore Company = Dunmore Company, Dunmore"],
    );
    check_parties(
        "The Geneva Institute closed in Geneva.",
        &["Organization: Geneva Institute = Geneva Institute", "Place: Geneva = Geneva"],
    );
}

#[test]
fn a_description_before_a_name_with_a_comma_is_its() {
    check_parties("“It rained,” said the accordionist, Ana Ruiz.", &["Person: Ana Ruiz = the accordionist, Ana Ruiz"]);
    check_parties(
        "“It rained,” said the accordionist. Ana Ruiz left.",
        &["Person: accordionist = the accordionist", "Person: Ana Ruiz = Ana Ruiz"],
    );
}

#[test]
fn a_cue_between_marks_the_wrong_way_round_leaves_no_empty_piece() {
    let (_, analysis) = analysis_of("”reportedly“Aa,");
    assert!(analysis.quotations.iter().all(|quotation| quotation.pieces.iter().all(|piece| !piece.is_empty())));
}

#[test]
fn words_that_follow_a_colon_in_their_own_paragraph_are_what_was_said() {
    check(
        "[speaker:Ana Ruiz] [cue:said] on Friday:\n\n[content:The dam will hold for another hundred years.]\n\nThe rain stopped on Monday in the afternoon.",
    );
}

#[test]
fn a_condition_reports_nothing() {
    check("If the council demands more money, the plan will fail.");
    check("[speaker:The council] [cue:demands] [content:more money].");
}

#[test]
fn what_nobody_says_is_not_reported() {
    check("Nobody said that the dam leaked.");
    check("[speaker:Somebody] [cue:said] that [content:the dam leaked].");
    let document = document::read_text("“Nobody asked us where the water goes,” said Bo Li.".to_owned(), Vec::new());
    assert_eq!(analyze(&document, &LEXICON).quotations.len(), 1);
}

#[test]
fn words_behind_a_verb_are_no_subject() {
    check("The vote could leave grave legal questions open.");
    check("[speaker:The mayor] [cue:questions] [content:the vote].");
}

#[test]
fn who_stands_for_the_phrase_before_it() {
    check("Help came from [speaker:river-rights advocates], who [cue:warn] that [content:the dam may break].");
    check("The prize went to [speaker:Ana Ruiz], 44, who [cue:said] [content:it came too late].");
    check("The question is who will report the loss.");
    check_parties("The prize went to Ana Ruiz, who said it came too late.", &["Person: Ana Ruiz = Ana Ruiz"]);
}

#[test]
fn a_pronoun_names_no_party() {
    check("Ruritanian officials left early. [speaker:Many of them] [cue:fear] that [content:the dam may break].");
    check_parties(
        "Kenyan officials left early. Many of them fear that the dam may break.",
        &["Group: Kenyan officials = Kenyan officials, Many of them"],
    );
    check_parties("Many of them fear that the dam may break.", &[]);
    check_parties("“It rained,” said one of them.", &[]);
}

#[test]
fn what_is_asked_is_not_reported() {
    check("It is unclear whether the council can find a plan that does not concede that the dam has failed.");
    check("The coming 48 hours should show whether the dam holds.");
    check("The vote will reveal whether the dam holds.");
    check("[speaker:The study] [cue:showed] that [content:the dam leaks].");
}

#[test]
fn a_cue_within_a_report_divides_it() {
    check("[content:On that point], [speaker:the council leaders] [cue:argue], [content:haste is no excuse].");
    check("[content:The pipes], [speaker:he] [cue:wrote] in a letter, [content:are older than the dam].");
}

#[track_caller]
fn check_roles(text: &str, name: &str, expected: &[&str]) {
    let (_, analysis) = analysis_of(text);
    let entity = analysis.entities.iter().find(|entity| entity.name == name);
    assert_eq!(entity.map(|entity| entity.roles.as_slice()).unwrap_or_default(), expected, "roles of {name} in {text}");
}

#[test]
fn a_party_has_the_roles_beside_its_name() {
    check_roles(
        "They met Carl Weber, the Kenyan president. President Weber smiled.",
        "Carl Weber",
        &["Kenyan president"],
    );
    check_roles("The lead prosecutor, Ana Ruiz, spoke first.", "Ana Ruiz", &["lead prosecutor"]);
    check_roles("They came with Weber's special envoy, Ana Ruiz.", "Ana Ruiz", &["Weber's special envoy"]);
    check_roles("The Health Secretary, Ana Ruiz, left.", "Ana Ruiz", &["Health Secretary"]);
    check_roles("He rang the Office of the Mayor, Ana Ruiz, and left.", "Ana Ruiz", &[]);
    check_roles("The mayor of Norwick, Ana Ruiz, left.", "Ana Ruiz", &["mayor of Norwick"]);
    check_roles("Ana Ruiz, the head of the Harbour Trust, left.", "Ana Ruiz", &["head of the Harbour Trust"]);
    check_roles("Ana Ruiz, the head of the trust and Bo Li left.", "Ana Ruiz", &["head of the trust"]);
    check_roles(
        "Former French president Ana Ruiz left. President Ruiz spoke.",
        "Ana Ruiz",
        &["Former French president"],
    );
    check_roles("Ana Ruiz, a lawyer for years, left.", "Ana Ruiz", &["lawyer for years"]);
    check_roles("They thanked the deputy mayor, Ana Ruiz and the rain.", "Ana Ruiz", &[]);
    check_roles("“No,” said chief executive Ana Ruiz.", "Ana Ruiz", &["chief executive"]);
    check_roles("A Kenyan spokeswoman, Ana Ruiz, left.", "Ana Ruiz", &["Kenyan spokeswoman"]);
    check_roles("A police spokeswoman, Sgt Ana Ruiz, left.", "Ana Ruiz", &["Sgt", "police spokeswoman"]);
    check_roles("Mayor Ana Ruiz, a lawyer, left.", "Ana Ruiz", &["Mayor", "lawyer"]);
    check_roles("Mayor Ana Ruiz, a day late, left.", "Ana Ruiz", &["Mayor"]);
}

#[test]
fn a_group_is_known_by_whose_it_is() {
    check_parties(
        "Leaders of the European Union (EU) warned that the dam may break. The EU leaders said it was old.",
        &[
            "Group: EU leaders = Leaders of the European Union, The EU leaders",
            "Organization: European Union = European Union, EU, EU",
        ],
    );
    check_parties(
        "“It rained,” said Ana Ruiz of the Green Party.",
        &["Person: Ana Ruiz = Ana Ruiz", "Organization: Green Party = Green Party"],
    );
}

#[test]
fn an_added_report_has_the_speaker_of_the_utterance_before_it() {
    check("[content:“It rained,”] said [speaker:a spokeswoman], adding that [content:the dam was full].");
}

#[test]
fn a_speaker_may_follow_its_cue_behind_a_comma() {
    check("[content:A bus fell into the river], [cue:said] [speaker:Ana Ruiz], the fire chief.");
    check(
        "[content:The money], [cue:said] [speaker:Councillor Ana Ruiz], who leads the party, [content:would have paid for it].",
    );
    check("[speaker:Ana Ruiz], who arrived on Monday, [cue:said] [content:the river would rise].");
    check("[speaker:The Dunmore Company], which runs them, [cue:confirmed] [content:the loss].");
}

#[test]
fn a_pointer_back_is_all_that_is_denied() {
    check("[speaker:The club] [cue:denies] [content:that].");
    check("[speaker:The club] [cue:disputed] [content:that account].");
    check("[speaker:The club] [cue:denies] that [content:accounts were lost].");
    check("[speaker:The coach] [cue:admitted] that [content:he “never saw it”].");
}

#[test]
fn a_description_stands_for_the_party_it_fits() {
    check_parties(
        "The Harbour Union met the Dunmore Company. “It rained,” the union said.",
        &["Organization: Harbour Union = Harbour Union, the union", "Organization: Dunmore Company = Dunmore Company"],
    );
    check_parties(
        "The Dunmore Company left. “It rained,” the army said.",
        &["Organization: Dunmore Company = Dunmore Company", "Organization: army = the army"],
    );
}

#[test]
fn a_hyphen_may_tie_a_name_to_another_word() {
    check_parties("A Geneva-based charity left.", &["Place: Geneva = Geneva"]);
    check_parties("A pro-Kenya crowd left.", &["Place: Kenya = Kenya"]);
    check_parties("Long-term plans failed.", &[]);
}

#[test]
fn who_is_from_somewhere_by_a_hyphen_is_one_phrase() {
    check("[speaker:The Geneva-based charity] [cue:said] [content:the river would rise].");
    check("[content:“It rained,”] [cue:said] [speaker:a Geneva-born film-maker].");
    check("[speaker:The Saudi-backed army] [cue:denied] that [content:it had left].");
    check("[speaker:Ex-Mayor Ana Ruiz] [cue:said] [content:the river would rise].");
    // A dash parts.
    check("He came from Geneva - [speaker:the charity] [cue:said] [content:he was late].");
}

#[test]
fn what_somebody_does_is_no_part_of_who_they_are() {
    check("[content:“It rained,”] [cue:said] [speaker:a farmer] wearing a hat.");
    check("[content:“It rained,”] [cue:said] [speaker:a retired farmer].");
    check("[speaker:The palace] issued a statement: [content:“It rained.”]");
    check("[speaker:A 2017 study] visited eight towns and [cue:found] that [content:the river would rise].");
    check("[speaker:The injured farmer] [cue:said] [content:the river would rise].");
    let told = "At other times, she also said that the river would rise, called Otto Dorn a “liar” and left.";
    let (document, analysis) = analysis_of(told);
    let speakers = analysis.quotations.iter().filter_map(|quotation| quotation.speaker);
    assert!(speakers.map(|speaker| speaker.span.of(&document.text)).all(|speaker| speaker == "she"));
}

#[test]
fn a_name_known_from_elsewhere_in_the_text_is_found_again() {
    let (_, analysis) = analysis_of("Ana Ruiz met the mayor of Geneva in March. It rained. For Ruiz, Geneva was home.");
    let mentions: Vec<_> =
        analysis.entities.iter().map(|entity| (entity.name.as_str(), entity.mentions.len())).collect();
    assert_eq!(mentions, [("Ana Ruiz", 2), ("Geneva", 2)]);
}
