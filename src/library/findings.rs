//! What was found in an article, as it is kept with it: parties with what they are called, claims with who answers
//! them. Enough to say across articles who said what, without looking for it anew.

use super::dossier::Answer;
use crate::analysis::{Analysis, Answerable, EntityId, EntityKind, MentionForm, meant};
use crate::analysis::{QuotationId, QuotationKind, SpeechAct};
use crate::text::Span;
use std::collections::HashMap;

/// What was found in an article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findings {
    /// Who is named in it, says something or answers.
    pub parties: Vec<FoundParty>,
    /// What is said, in text order.
    pub claims: Vec<FoundClaim>,
}

/// A party as an article has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundParty {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// How often it is mentioned.
    pub mentions: usize,
    /// Whether it has a name of its own, and is not only described.
    pub is_named: bool,
    /// What it is called by name, its full name left out, and how often.
    pub aliases: Vec<(String, usize)>,
    /// What it is said to be.
    pub roles: Vec<String>,
}

/// A claim as an article has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundClaim {
    /// What is said; several where the reporter's words stand between.
    pub pieces: Vec<Span>,
    /// How it is reported.
    pub kind: QuotationKind,
    /// What is done by saying it.
    pub act: SpeechAct,
    /// The word that shows it.
    pub cue: Option<Span>,
    /// Who says it, in [`Findings::parties`]: several who say it together, in the order in which they are named.
    pub speakers: Vec<usize>,
    /// Who answers it.
    pub answers: Vec<FoundAnswer>,
}

/// An answer to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundAnswer {
    /// Who answers, in [`Findings::parties`]: of several the last that is named, see [`Findings::answerers`].
    pub party: Option<usize>,
    /// How.
    pub act: SpeechAct,
    /// The answer itself, in [`Findings::claims`], where it is one of its own.
    pub claim: Option<usize>,
}

/// Whom a claim answers, and who answers it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exchange {
    /// Who made each of the claims that it answers; nobody where that was not found out.
    pub answered: Vec<Vec<String>>,
    /// Who answers it, without their words.
    pub answers: Vec<Answer>,
}

/// Which claims of an article each claim of it answers, and how.
pub type AnsweredBy = HashMap<usize, Vec<(usize, SpeechAct)>, foldhash::fast::FixedState>;

impl Findings {
    /// What of `analysis`, which is of `text`, is kept.
    pub fn of(text: &str, analysis: &Analysis) -> Self {
        let mut kept = Kept { text, analysis, numbers: HashMap::new(), parties: Vec::new() };
        for (index, entity) in analysis.entities.iter().enumerate() {
            if entity.mentions.iter().any(|id| analysis.mention(*id).form == MentionForm::Proper) {
                kept.party(EntityId::new(index));
            }
        }
        let claims = (0..analysis.quotations.len()).map(|number| kept.claim(QuotationId::new(number))).collect();
        Self { parties: kept.parties, claims }
    }

    /// What those are called who say `claim`, in the order in which they are named.
    pub fn names<'a>(&'a self, claim: &'a FoundClaim) -> impl Iterator<Item = &'a str> {
        claim.speakers.iter().map(|party| self.parties[*party].name.as_str())
    }

    /// The claim that has the words claim `number` means: see [`meant`]. Across articles, words stand alone.
    pub fn meant(&self, number: usize, text: &str) -> &FoundClaim {
        &self.claims[meant(&self.claims, number, text)]
    }

    /// Who gives `answer`, in [`Findings::parties`]: all who say together what it is said in.
    pub fn answerers(&self, answer: &FoundAnswer) -> Vec<usize> {
        let speakers = answer.claim.map_or(&[][..], |claim| &self.claims[claim].speakers);
        match answer.party {
            Some(party) if !speakers.contains(&party) => vec![party],
            _ => speakers.to_vec(),
        }
    }

    /// Which claims each claim answers: [`FoundClaim::answers`] the other way round.
    pub fn answered_by(&self) -> AnsweredBy {
        let mut answered_by = AnsweredBy::default();
        for (number, claim) in self.claims.iter().enumerate() {
            for answer in &claim.answers {
                if let Some(by) = answer.claim {
                    answered_by.entry(by).or_default().push((number, answer.act));
                }
            }
        }
        answered_by
    }

    /// Whom each claim answers and who answers it, by the numbers of the claims.
    pub fn exchanges(&self) -> Vec<Exchange> {
        let name = |party: usize| self.parties[party].name.clone();
        let answer = |answer: &FoundAnswer| {
            let names = self.answerers(answer).into_iter().map(name).collect();
            Answer { names, act: answer.act, words: None }
        };
        let mut exchanges: Vec<Exchange> = Vec::new();
        for claim in &self.claims {
            let answers = claim.answers.iter().map(answer).collect();
            exchanges.push(Exchange { answered: vec![], answers });
        }
        for (number, answered) in self.answered_by() {
            for (other, _) in answered {
                let makers = self.names(&self.claims[other]).map(str::to_owned).collect();
                exchanges[number].answered.push(makers);
            }
        }
        exchanges
    }

    /// The words in which claim `answer` answers claim `number`; `None` where it only points at it.
    pub fn words_of_answer(&self, number: usize, answer: usize, text: &str) -> Option<String> {
        self.tells_apart(number, answer, text).then(|| self.meant(answer, text).words(text))
    }

    /// Whether claim `answer`, which answers claim `number`, does so in words of its own.
    pub fn tells_apart(&self, number: usize, answer: usize, text: &str) -> bool {
        meant(&self.claims, answer, text) != number
    }
}

impl Answerable for FoundClaim {
    fn act(&self) -> SpeechAct {
        self.act
    }

    fn only_piece(&self) -> Option<Span> {
        match self.pieces[..] {
            [piece] => Some(piece),
            _ => None,
        }
    }

    fn is_answered_by(&self, answer: usize) -> bool {
        self.answers.iter().any(|found| found.claim == Some(answer))
    }
}

impl FoundClaim {
    /// From its first word to its last.
    pub fn span(&self) -> Span {
        self.pieces.iter().copied().reduce(Span::to).unwrap_or_default()
    }

    /// What is said, on one line; “…” where the reporter's words stand between.
    pub fn words(&self, text: &str) -> String {
        let mut words = String::with_capacity(self.pieces.iter().map(|piece| piece.len() + " … ".len()).sum());
        for piece in &self.pieces {
            if !words.is_empty() {
                words.push_str(" … ");
            }
            push_on_one_line(&mut words, piece.of(text));
        }
        words
    }
}

/// Those who say something together, as one name: “Ana Ruiz, Bo Li and the Harbour Union”; `None` where nobody does.
pub fn together<Name: AsRef<str>>(names: &[Name]) -> Option<String> {
    let (last, others) = names.split_last()?;
    let others: Vec<&str> = others.iter().map(AsRef::as_ref).collect();
    let before = if others.is_empty() { String::new() } else { format!("{} and ", others.join(", ")) };
    Some(before + last.as_ref())
}

/// `words` with one blank wherever they have any.
pub fn on_one_line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    push_on_one_line(&mut line, words);
    line
}

fn push_on_one_line(line: &mut String, words: &str) {
    // As nearly all are.
    let mut is_blank = true;
    let is_one = words.chars().all(|sign| {
        let was_blank = std::mem::replace(&mut is_blank, sign.is_whitespace());
        !is_blank || sign == ' ' && !was_blank
    });
    if is_one && !is_blank {
        line.push_str(words);
        return;
    }
    for (number, word) in words.split_whitespace().enumerate() {
        if number > 0 {
            line.push(' ');
        }
        line.push_str(word);
    }
}

/// The parties that are kept so far.
struct Kept<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    numbers: HashMap<EntityId, usize>,
    parties: Vec<FoundParty>,
}

impl Kept<'_> {
    fn party(&mut self, id: EntityId) -> usize {
        if let Some(number) = self.numbers.get(&id) {
            return *number;
        }
        let entity = self.analysis.entity(id);
        let mut aliases: Vec<(String, usize)> = Vec::new();
        let mut is_named = false;
        for mention in entity.mentions.iter().map(|id| self.analysis.mention(*id)) {
            if mention.form != MentionForm::Proper {
                continue;
            }
            is_named = true;
            let name = on_one_line(mention.span.of(self.text));
            match aliases.iter_mut().find(|(known, _)| *known == name) {
                _ if name == entity.name => {}
                Some((_, count)) => *count += 1,
                None => aliases.push((name, 1)),
            }
        }
        self.parties.push(FoundParty {
            name: entity.name.clone(),
            kind: entity.kind,
            mentions: entity.mentions.len(),
            is_named,
            aliases,
            roles: entity.roles.clone(),
        });
        self.numbers.insert(id, self.parties.len() - 1);
        self.parties.len() - 1
    }

    fn claim(&mut self, id: QuotationId) -> FoundClaim {
        let quotation = self.analysis.quotation(id);
        let answers = quotation.responses.iter().map(|response| FoundAnswer {
            party: self.analysis.answerers(response, self.text).last().map(|id| self.party(*id)),
            act: response.act,
            claim: response.quotation.map(QuotationId::index),
        });
        let answers = answers.collect();
        let speakers = self.analysis.speakers(id, self.text).into_iter();
        let claim = FoundClaim {
            pieces: quotation.told_pieces().collect(),
            kind: quotation.kind,
            act: quotation.speech_act,
            cue: quotation.cue,
            speakers: speakers.map(|id| self.party(id)).collect(),
            answers,
        };
        match (quotation.negation, quotation.whole_cue()) {
            (Some(_), Some(cue)) => unsaid(claim, cue),
            _ => claim,
        }
    }
}

/// A claim that was not made, as the statement that it was not: “has not conceded the election”. Wherever its words are
/// kept, what negates them is.
fn unsaid(claim: FoundClaim, cue: Span) -> FoundClaim {
    let mut pieces = claim.pieces;
    if cue.end() <= pieces[0].start() {
        pieces[0] = cue.to(pieces[0]);
    } else {
        // “who had checked them, it would not say”
        let at = pieces.partition_point(|piece| piece.end() <= cue.start());
        if pieces.get(at).is_none_or(|piece| cue.end() <= piece.start()) {
            pieces.insert(at, cue);
        }
    }
    let kind = if claim.kind == QuotationKind::Direct { QuotationKind::Mixed } else { claim.kind };
    FoundClaim { pieces, kind, act: SpeechAct::Assert, cue: None, ..claim }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::analysis::lexicon::Lexicon;
    use crate::document;

    #[test]
    fn an_answer_that_only_points_means_what_it_points_at() {
        let text = "The plant leaked for a month, Ana Ruiz said, which the minister denies. Bo Li said it would close.";
        let document = document::read_text(text.to_owned(), vec![]);
        let findings = Findings::of(text, &analyze(&document, &Lexicon::built_in()));
        let meant = (0..findings.claims.len()).map(|number| findings.meant(number, text).words(text));
        let leaked = "The plant leaked for a month";
        assert_eq!(meant.collect::<Vec<_>>(), [leaked, leaked, "it would close"]);
        // Beneath what it answers it has nothing to add.
        assert_eq!(findings.words_of_answer(0, 1, text), None);
        assert_eq!(findings.words_of_answer(0, 2, text).as_deref(), Some("it would close"));
    }

    /// The claims of `text`, each as its act, its cue and its words.
    fn kept(text: &str) -> Vec<(SpeechAct, String, String)> {
        let document = document::read_text(text.to_owned(), vec![]);
        let findings = Findings::of(text, &analyze(&document, &Lexicon::built_in()));
        let cue = |claim: &FoundClaim| claim.cue.map_or_else(String::new, |cue| cue.of(text).to_owned());
        findings.claims.iter().map(|claim| (claim.act, cue(claim), claim.words(text))).collect()
    }

    #[test]
    fn what_was_not_said_is_kept_with_what_says_so() {
        let words = "has not conceded that the dam leaks".to_owned();
        let text = "Marek Dolan has not conceded that the dam leaks.";
        assert_eq!(kept(text), [(SpeechAct::Assert, String::new(), words)]);
        let text = "Marek Dolan has conceded that the dam leaks.";
        assert_eq!(kept(text), [(SpeechAct::Agree, "conceded".to_owned(), "the dam leaks".to_owned())]);
    }

    #[test]
    fn all_who_say_it_together_are_kept_and_who_is_only_named_beside_them_is_not() {
        let speakers = |text: &str| {
            let document = document::read_text(text.to_owned(), vec![]);
            let findings = Findings::of(text, &analyze(&document, &Lexicon::built_in()));
            let names: Vec<&str> = findings.names(&findings.claims[0]).collect();
            together(&names)
        };
        let said = "said the ferry would stop.";
        let both = "the Harbour Union and the Port Authority";
        assert_eq!(speakers(&format!("Ana Ruiz and Bo Li {said}")).as_deref(), Some("Ana Ruiz and Bo Li"));
        assert_eq!(speakers(&format!("Ana Ruiz met {both}. Ana Ruiz {said}")).as_deref(), Some("Ana Ruiz"));
        assert_eq!(speakers(&format!("Reportedly, {said}")), None);
        assert_eq!(together(&["Ana Ruiz", "Bo Li", "NASA"]).as_deref(), Some("Ana Ruiz, Bo Li and NASA"));
    }

    #[test]
    fn all_who_answer_together_are_kept() {
        let text = "Mara Quill said the dam leaked. Ana Ruiz and Bo Li denied that. Nobody else spoke.";
        let document = document::read_text(text.to_owned(), vec![]);
        let findings = Findings::of(text, &analyze(&document, &Lexicon::built_in()));
        let answerers = findings.answerers(&findings.claims[0].answers[0]).into_iter();
        assert_eq!(
            answerers.map(|party| findings.parties[party].name.as_str()).collect::<Vec<_>>(),
            ["Ana Ruiz", "Bo Li"]
        );
    }

    #[test]
    fn an_accusation_is_kept_with_who_is_accused() {
        let words = "the water board of theft".to_owned();
        assert_eq!(
            kept("Ana Ruiz accused the water board of theft."),
            [(SpeechAct::Accuse, "accused".to_owned(), words)]
        );
    }
}
