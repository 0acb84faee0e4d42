//! Answers that only point: “…, which the minister denies”. Their words say nothing without those they answer, so that
//! whoever shows them shows those.

use super::super::{Analysis, Quotation, QuotationId, SpeechAct};
use super::REACH;
use crate::text::Span;

/// Stand for what was said before.
const POINTERS: [&str; 7] = ["which", "it", "that", "this", "them", "these", "those"];
/// With an article or a pointer before it, so does each of these.
const POINTING_NOUNS: [&str; 14] = [
    "claim",
    "claims",
    "allegation",
    "allegations",
    "accusation",
    "accusations",
    "charge",
    "charges",
    "report",
    "reports",
    "assertion",
    "assertions",
    "suggestion",
    "suggestions",
];

/// Something that is said, and may be answered by what is said after it.
pub trait Answerable {
    /// What is done by saying it.
    fn act(&self) -> SpeechAct;
    /// What is said, where it is in one piece of text.
    fn only_piece(&self) -> Option<Span>;
    /// Whether number `answer` of those it is among answers it.
    fn is_answered_by(&self, answer: usize) -> bool;
}

/// Which of `claims`, all that is said in `text`, has the words that number `number` means: what it answers where it
/// only points at that (“…, which the minister denies”), else itself.
pub fn meant<T: Answerable>(claims: &[T], number: usize, text: &str) -> usize {
    if !only_points(&claims[number], text) {
        return number;
    }
    // Whoever joins in with others who answer stands a sentence further from the claim than they do.
    let before = claims.iter().enumerate().take(number).rev().take(2 * REACH);
    let answered = before.filter(|(_, claim)| claim.is_answered_by(number)).map(|(claim, _)| claim).next();
    answered.filter(|&claim| !only_points(&claims[claim], text)).unwrap_or(number)
}

/// Whether `claim` denies, disputes, doubts or confirms in no words but such as point at others.
fn only_points(claim: &impl Answerable, text: &str) -> bool {
    if !matches!(claim.act(), SpeechAct::Deny | SpeechAct::Dispute | SpeechAct::Agree | SpeechAct::Believe) {
        return false;
    }
    let Some(piece) = claim.only_piece() else { return false };
    let mut words = piece.of(text).split_whitespace();
    match (words.next(), words.next(), words.next()) {
        (Some(word), None, _) => POINTERS.contains(&word),
        (Some(first), Some(noun), None) => {
            let leads = POINTERS.contains(&first) || ["a", "an", "the"].contains(&first);
            leads && POINTING_NOUNS.contains(&noun)
        }
        _ => false,
    }
}

impl Answerable for Quotation {
    fn act(&self) -> SpeechAct {
        self.speech_act
    }

    fn only_piece(&self) -> Option<Span> {
        match self.pieces[..] {
            [piece] if self.object.is_none() => Some(piece),
            _ => None,
        }
    }

    fn is_answered_by(&self, answer: usize) -> bool {
        self.responses.iter().any(|response| response.quotation == Some(QuotationId::new(answer)))
    }
}

impl Analysis {
    /// The quotation that has the words `id` means, which is of `text`: see [`meant`].
    pub fn meant(&self, id: QuotationId, text: &str) -> QuotationId {
        QuotationId::new(meant(&self.quotations, id.index(), text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::analysis::lexicon::Lexicon;
    use crate::document;

    #[track_caller]
    fn check(text: &str, words: &[&str]) {
        let document = document::read_text(text.to_owned(), vec![]);
        let analysis = analyze(&document, &Lexicon::built_in());
        let meant = (0..analysis.quotations.len()).map(|number| analysis.meant(QuotationId::new(number), text));
        assert_eq!(meant.map(|id| analysis.quotation(id).content().of(text)).collect::<Vec<_>>(), words, "{text}");
    }

    #[test]
    fn an_answer_that_only_points_means_what_it_answers() {
        check("The plant leaked, Ana Ruiz said, which Bo Li denies.", &["The plant leaked", "The plant leaked"]);
        check("Ana Ruiz said that the plant leaked. Bo Li denied it.", &["the plant leaked", "the plant leaked"]);
        check("Ana Ruiz said that the plant leaked. Parents doubted it.", &["the plant leaked", "the plant leaked"]);
    }

    #[test]
    fn an_answer_with_words_of_its_own_or_to_nothing_known_means_itself() {
        let text = "Ana Ruiz said that the plant leaked. Bo Li denied that it leaked.";
        check(text, &["the plant leaked", "it leaked"]);
        check("Bo Li denied it.", &["it"]);
    }
}
