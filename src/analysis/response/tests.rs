//! Cases as marked text: `[a:claimed]` is the cue of a claim, `[deny a:denied]` that of a denial of it. A claim or an
//! answer whose cue is not marked as such answers nothing.

use super::super::analyzer::analyze_by;
use super::super::naming::Namer;
use super::super::{Models, choice};
use crate::analysis::lexicon::Lexicon;
use crate::document;
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

/// `marked` without its marks, and each label's span.
fn unmarked(marked: &str) -> (String, Vec<(String, Span)>) {
    let (mut text, mut labels) = (String::new(), Vec::new());
    let mut chars = marked.chars();
    while let Some(sign) = chars.next() {
        if sign == '[' {
            let label = chars.by_ref().take_while(|&sign| sign != ':').collect();
            let start = text.len();
            text.extend(chars.by_ref().take_while(|&sign| sign != ']'));
            labels.push((label, Span::new(start, text.len())));
        } else {
            text.push(sign);
        }
    }
    (text, labels)
}

/// Those answers are found that are marked, and no others.
#[track_caller]
fn check(marked: &str) {
    let (text, labels) = unmarked(marked);
    let claims: BTreeMap<_, _> =
        labels.iter().filter(|(label, _)| !label.contains(' ')).map(|(label, cue)| (label.as_str(), *cue)).collect();
    let wanted: BTreeSet<_> = labels
        .iter()
        .filter_map(|(label, cue)| label.split_once(' ').map(|(act, claim)| (claims[claim], act.to_owned(), *cue)))
        .collect();
    let document = document::read_text(text.clone(), vec![]);
    let whole = (&document, document.whole());
    let mut namer = Namer::new(Models::built_in().names, &LEXICON);
    let analysis = analyze_by(&[whole], &mut namer, &mut choice::ByRule).remove(0);
    let mut found = BTreeSet::new();
    for claim in &analysis.quotations {
        for response in &claim.responses {
            let act = format!("{:?}", response.act).to_lowercase();
            found.insert((claim.cue.unwrap_or(claim.content()), act, response.cue));
        }
    }
    let shown = |answers: &BTreeSet<(Span, String, Span)>| {
        let line = |(claim, act, cue): &(Span, String, Span)| {
            format!("{}@{} {act} {}@{}", claim.of(&text), claim.start(), cue.of(&text), cue.start())
        };
        answers.iter().map(line).collect::<Vec<_>>()
    };
    let reports: Vec<_> = analysis
        .quotations
        .iter()
        .map(|quotation| {
            let who = quotation.speaker.map_or("nobody", |speaker| speaker.span.of(&text));
            let cue = quotation.cue.map_or("–", |cue| cue.of(&text));
            format!("{:?} [{who}] {cue}: {}", quotation.speech_act, quotation.content().of(&text))
        })
        .collect();
    assert_eq!(shown(&found), shown(&wanted), "answers of {text}\n{reports:#?}");
}

#[test]
fn an_answer_is_tied_to_the_claim_it_points_at() {
    check(
        "Ruritania [a:claimed] that its troops had crossed the river, though Kenya [dispute a:disputes] these claims.",
    );
    check("Ana Ruiz [a:claimed] that the dam leaked. Marek Dolan [deny a:denied] it.");
    check("Ana Ruiz [a:claimed] that the dam leaked. Marek Dolan disputes the tax on oranges.");
}

#[test]
fn a_pointer_means_what_its_noun_is_said_by() {
    check(
        "Ana Ruiz [a:accused] the council of hiding the leak. She [b:promised] to pay for a new dam. Marek Dolan [dispute a:rejected] the accusation.",
    );
    check(
        "Ana Ruiz [a:accused] the council of hiding the leak. She [b:promised] to pay for a new dam. Marek Dolan [dispute b:dismissed] the promise as “cheap paint”.",
    );
    check("Ana Ruiz [a:promised] to pay for a new dam. Marek Dolan rejected the accusation.");
    check(
        "Ana Ruiz [a:warned] that the dam would leak. Marek Dolan [dispute a:dismissed] the warning as “cheap paint”.",
    );
    check(
        "Ana Ruiz [a:said] the dam cost 40 million crowns. She [b:said] it was ugly. Marek Dolan [dispute a:disputes] the figures.",
    );
    check("Ana Ruiz [b:said] the dam was ugly. Marek Dolan disputes the figures.");
}

#[test]
fn a_pointer_with_its_own_words_means_a_claim_of_those_or_none() {
    check(
        "The union [a:said] it had warned the board of the leak in March. Ana Ruiz [b:said] the town was angry. The board [dispute a:rejected] claims that it had been warned.",
    );
    check("Ana Ruiz [b:said] the town was angry. The board rejected claims that it had been warned.");
    check("Ana Ruiz [b:claimed] that the town was angry. Marek Dolan denied allegations of bribery.");
    check(
        "Ana Ruiz [a:said] the mayor took bribes. She [b:said] the town was angry. Marek Dolan [deny a:denied] allegations of bribes.",
    );
}

#[test]
fn figures_that_are_not_recognised_are_disputed() {
    check(
        "The report [a:says] costs could reach £11bn. The ministry [dispute a:said] it did not recognise the figures.",
    );
    check("Ana Ruiz [a:said] the dam leaked. Marek Dolan [dispute a:said] he did not accept the claim.");
    check("Ana Ruiz [a:said] the dam leaked. Marek Dolan [b:said] he did not accept the prize.");
}

#[test]
fn whose_claim_it_is_decides() {
    check(
        "Ana Ruiz [a:said] the dam leaked. Petra Vance [b:said] the road was closed. Marek Dolan [dispute a:rejected] Ruiz’s claim.",
    );
    check(
        "Ana Ruiz [a:said] the dam leaked. Petra Vance [b:said] the road was closed. Marek Dolan [dispute b:rejected] Vance’s claim.",
    );
    check("Ana Ruiz [a:said] the dam leaked. Marek Dolan rejected Petra Vance’s claim.");
    check(
        "The union [a:said] the dam leaked. Petra Vance [b:said] the road was closed. Marek Dolan [dispute a:rejected] the union’s claim.",
    );
    check(
        "Ana Ruiz [a:said] the dam leaked. Petra Vance [b:said] the road was closed. Marek Dolan [dispute a:rejected] the claims made by Ruiz.",
    );
}

#[test]
fn a_denial_in_words_of_its_own_means_a_claim_of_the_same_words() {
    check(
        "Ruritania [a:claimed] that its troops had crossed the river. Ana Ruiz [b:said] it rained. Marek Dolan [deny a:denied] that a single soldier had crossed the river.",
    );
    check(
        "Ana Ruiz [b:said] it rained in the hills of Kenya.\n\nThe town slept.\n\nThe bank closed.\n\nMarek Dolan denied that a single soldier had crossed the river.",
    );
    check("Ana Ruiz [a:accused] Marek Dolan of theft. Dolan [deny a:denied] any wrongdoing.");
}

#[test]
fn who_confirms_what_nobody_said_answers_nothing() {
    check("Ana Ruiz [a:said] infections had passed a million. Malawi confirmed its first infections.");
    check(
        "Ana Ruiz [a:said] infections had passed a million. Malawi confirmed its first infections and Kenya had one.",
    );
    check("Ana Ruiz [a:said] the leak had hurt 1000 people. Malawi confirmed that the leak had hurt 200 people.");
    check(
        "Ana Ruiz [a:said] the leak had hurt 1000 people. Malawi [agree a:confirmed] that the leak had hurt 1000 people.",
    );
    check("Ana Ruiz [a:announced] that she had found the wreck. The navy [agree a:confirmed] the find of the wreck.");
}

#[test]
fn what_is_questioned_must_have_been_said() {
    check("Ana Ruiz [a:said] the leak was found in May. The union [dispute a:questioned] the claim.");
    check("Ana Ruiz [a:said] the leak was found in May. The deal went on, and the union questioned it.");
    check("Ana Ruiz [a:said] the leak was found in May. The union questioned the leak of May.");
    check("Ana Ruiz [a:said] the plan cost two million. Officials said it was fair.");
    check("Ana Ruiz [a:said] the plan cost two million. Officials said it was right.");
    check("Ana Ruiz [a:said] the plan cost two million. Officials [agree a:said] that was right.");
    check("Ana Ruiz [a:said] the plan cost two million. Officials [agree a:said] it was true.");
    check("Ana Ruiz [a:said] the ballot was held in May. Marek Dolan said these were free and fair elections.");
    check("Ana Ruiz [a:said] the leak was found in May. Two million people replied they would come.");
}

#[test]
fn what_is_turned_down_or_was_denied_before_need_be_no_claim() {
    check(
        "Ana Ruiz [a:said] the fair was held in May. The council rejected applications by shops for the fair of that year.",
    );
    check("Ana Ruiz [a:said] the dam leaked. The police had dismissed it as “a prank”.");
    check("Ana Ruiz [a:said] the dam leaked. The police [dispute a:dismissed] it as “a prank”.");
    check("Ana Ruiz [a:said] Marek Dolan was late for the hearing. Dolan denied Ruiz a hearing.");
    check("Ana Ruiz [a:said] the dam leaked. Marek Dolan felt free to dispute the claim.");
    check("Ana Ruiz [a:said] the dam leaked. Marek Dolan would dispute the claim.");
    check("Ana Ruiz denied that the dam leaked. Marek Dolan denied that the dam leaked.");
}

#[test]
fn nobody_answers_themselves() {
    check("Ana Ruiz [a:claimed] that the dam leaked. Ruiz denied it.");
    check("Ana Ruiz [a:claimed] that the dam leaked. The town slept. Ruiz confirmed that the dam leaked.");
    check("Ana Ruiz [a:claimed] that the dam leaked. Marek Dolan [agree a:confirmed] that the dam leaked.");
    check("Ana Ruiz [a:claimed] that the dam leaked. Marek Dolan confirmed that the bank had closed in April.");
}

#[test]
fn what_was_not_said_answers_nothing_and_is_not_answered() {
    check("Ana Ruiz [a:claimed] that the dam leaked. Marek Dolan did not confirm that the dam leaked.");
    check("Ana Ruiz [a:claimed] that the dam leaked. Marek Dolan has not conceded that.");
    check("Ana Ruiz [a:claimed] that the dam leaked. Marek Dolan refused to confirm that the dam leaked.");
    check("Ana Ruiz never claimed that the dam leaked. Marek Dolan denied it.");
}

#[test]
fn what_is_called_absurd_is_disputed() {
    check("Ana Ruiz [a:accused] the council of theft. Marek Dolan [dispute a:described] the accusation as absurd.");
    check("Ana Ruiz [a:accused] the council of theft. Marek Dolan described the bridge as absurd.");
    check("Ana Ruiz [a:said] the dam leaked. Marek Dolan [dispute a:said] that was wrong.");
    check("Ana Ruiz [a:said] the dam leaked. Marek Dolan said the bridge was wrong.");
    check("Ana Ruiz [a:said] the dam leaked. Marek Dolan [dispute a:said] Ruiz was wrong.");
    check("Ana Ruiz [a:said] the dam leaked. Marek Dolan said Vance was wrong.");
    check("Ana Ruiz [a:said] the dam leaked. Marek Dolan [dispute a:said] the claim was not true.");
    check("Ana Ruiz [a:said] the dam leaked. Marek Dolan [agree a:said] the claim was true.");
    check("Ana Ruiz [a:said] the dam leaked. “That is not true,” Marek Dolan [dispute a:said].");
    check("Ana Ruiz [a:said] the dam leaked. “That is not a dam,” Marek Dolan said.");
    check("Ana Ruiz [a:said] the dam leaked. “It is not right that the road is closed,” Marek Dolan said.");
}

#[test]
fn what_is_praised_or_blamed_is_the_claim_its_noun_stands_for() {
    check("Ana Ruiz [a:promised] to pay for a new dam. Marek Dolan [praise a:welcomed] the promise.");
    check("Ana Ruiz [a:promised] to pay for a new dam. Marek Dolan welcomed the warning.");
    check("Ana Ruiz [a:accused] the council of theft. Marek Dolan criticised the statement.");
}

#[test]
fn a_reply_answers_what_was_said_before_it() {
    check("Ana Ruiz [a:said] the dam leaked. “It is dry as bone,” Marek Dolan [assert a:replied].");
    check("Ana Ruiz [a:said] the dam leaked. In response, Marek Dolan [assert a:said] it was dry as bone.");
    check("Ana Ruiz [a:said] the dam leaked. In Geneva, Marek Dolan said it was dry as bone.");
    check("Ana Ruiz [a:said] the dam leaked. Asked about the claim, Marek Dolan [assert a:said] it was dry as bone.");
    check("Ana Ruiz [a:said] the dam leaked. Asked about the election, Marek Dolan said it was far off.");
    check("Ana Ruiz [a:said] the dam leaked. Marek Dolan hit back, [dispute a:saying] she could not see.");
    check("Ana Ruiz [a:said] the dam leaked. “It is dry as bone,” Ruiz replied.");
    check("Ana Ruiz [a:said] the dam leaked. Marek Dolan hit back at Ruiz, [dispute a:saying] she could not see.");
    check(
        "Ana Ruiz [a:said] the town was angry. Marek Dolan hit back at claims that the dam leaked, saying it was dry.",
    );
    check("Two million more are expected to come. In response, Marek Dolan said the town was ready.");
    check("Ana Ruiz [a:called for] a new dam. “It is old,” Marek Dolan [assert a:answered].");
}

#[test]
fn who_does_what_was_asked_for_answers() {
    check("Ana Ruiz [a:urged] Marek Dolan to resign. Dolan [promise a:agreed] to go in May.");
    check("Ana Ruiz [a:urged] Petra Vance to resign. Marek Dolan agreed to go in May.");
    check("Ana Ruiz [a:urged] the council to stand by Marek Dolan. Dolan agreed to a loan of a million crowns.");
    check("Ana Ruiz [a:insisted] that the print must go back. Marek Dolan [dispute a:rejected] the demand.");
}

#[test]
fn the_contrary_in_the_same_words_disputes() {
    check("Ana Ruiz [a:said] there was a leak in the dam. But Marek Dolan [dispute a:said] there was no leak.");
    check("Ana Ruiz [a:said] there was a leak in the dam. But Marek Dolan said there was no money.");
    check("Ana Ruiz [a:said] the dam leaked poison. Marek Dolan also [agree a:said] the dam leaked poison.");
    check("Ana Ruiz [a:said] the dam leaked. Marek Dolan also said the road was closed.");
}

#[test]
fn who_joins_in_answers_the_same() {
    check(
        "Ana Ruiz [a:accused] the mayor of theft. Marek Dolan [dispute a:dismissed] the accusation as “steam”, and Petra Vance, too, [deny a:denied] any bargain.",
    );
}

#[test]
fn what_hangs_on_a_claim_answers_it() {
    for answer in [
        "which Marek Dolan [deny a:denied] on Friday",
        "which has been [deny a:denied] by Marek Dolan",
        "a claim that Marek Dolan strongly [dispute a:disputes]",
        "a figure [agree a:confirmed] by Marek Dolan",
        "an accusation Marek Dolan [dispute a:dismissed] as nonsense",
        "a claim Marek Dolan [dispute a:called] false",
        "a claim Marek Dolan called odd",
        "a plan Marek Dolan rejects",
        "which Marek Dolan has not denied",
        "which Marek Dolan supported",
    ] {
        check(&format!("Petra Vance [b:said] it rained. Ana Ruiz [a:said] the dam leaked, {answer}."));
    }
    check("The dam leaked, Ana Ruiz [a:said], which Marek Dolan [deny a:denies].");
    check("“The dam leaked,” Ana Ruiz [a:told] reporters on Monday, which Marek Dolan [deny a:denies].");
    check("Ana Ruiz [a:said] the dam leaked. The road, which Marek Dolan closed, was wet.");
}

#[test]
fn what_is_said_to_be_untrue_is_answered_however_that_is_put() {
    for answer in [
        "Marek Dolan [dispute a:said] that isn’t true.",
        "“That’s just not true,” [dispute a:said] Marek Dolan.",
        "“Nonsense,” [dispute a:said] Marek Dolan.",
        "Marek Dolan [dispute a:said] that was not the case.",
        "Marek Dolan [dispute a:said] the claims were “without merit”.",
        "Marek Dolan [dispute a:accused] Ruiz of lying.",
        "The claim was [deny a:denied] by Marek Dolan.",
    ] {
        check(&format!("Ana Ruiz [a:said] the budget was short. {answer}"));
    }
    check("Ana Ruiz [a:said] the budget was short. “Nonsense rhymes,” said Marek Dolan.");
    check("Ana Ruiz [a:said] the budget was short. Marek Dolan accused Petra Vance of lying.");
}

#[test]
fn another_matter_is_no_answer() {
    let said = "Ana Ruiz [a:said] Marek Dolan had cut the budget.";
    check(&format!("{said} Dolan denied that he had been drunk."));
    check(&format!("{said} Dolan [deny a:denied] that he had touched the budget."));
    check(&format!("{said} Dolan [deny a:denied] wrongdoing."));
    check(&format!("{said} Dolan had denied theft."));
    check(&format!("{said} Dolan [deny a:insisted] he had done nothing wrong."));
}

#[test]
fn who_disagrees_answers_what_was_said_right_before() {
    check("Ana Ruiz [a:claimed] that the dam leaked. Marek Dolan [dispute a:disagreed].");
    check("Ana Ruiz [a:claimed] that the dam leaked. A vet, Marek Dolan, [dispute a:disagreed].");
    check("Ana Ruiz [a:claimed] that the dam leaked, but Marek Dolan [dispute a:disagreed].");
    check("Ana Ruiz [a:claimed] that the dam leaked. She disagreed.");
    check("Ana Ruiz [a:claimed] that the dam leaked. Officials in Leith [dispute a:disagreed].");
    check("Ana Ruiz [a:claimed] that the dam leaked. Officials in Leith and in Hull disagreed.");
    check("Ana Ruiz [a:claimed] that the dam leaked. Officials from the town disagreed.");
    check("Ana Ruiz [a:claimed] that the dam leaked. If Marek Dolan disagreed, he did not say so.");
    check("Ana Ruiz [a:claimed] that the dam leaked. Marek Dolan disagreed with Petra Vance.");
    check("Ana Ruiz [a:claimed] that the dam leaked. Marek Dolan has not disagreed.");
    check("Ana Ruiz [a:claimed] that the dam leaked. It rained. Marek Dolan disagreed.");
    check("Ana Ruiz [a:asked] whether the dam leaked. Marek Dolan and Petra Vance disagreed.");
}

#[test]
fn who_hits_back_is_heard_in_the_next_sentence() {
    check("Ana Ruiz [a:accused] the council of theft. Marek Dolan hit back. “They are broke,” he [dispute a:said].");
    check("Ana Ruiz [a:accused] the council of theft. Marek Dolan hit the wall. “They are broke,” he said.");
}
