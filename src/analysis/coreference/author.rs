//! Whose a document is that speaks, where that is told beside it: “the club's statement”, “the letter, signed by Ana
//! Ruiz,”, “a summary of the court's decision”. Documents of which it is not are weighed as any description is.

use super::super::choice::Candidates;
use super::super::lexicon::Classes;
use super::super::phrase;
use super::super::reading::Word;
use super::super::tagger::feature::hash;
use super::super::token::TokenKind;
use super::Parties;
use super::weighing::INDEFINITE;
use std::ops::Range;

/// How sure it is that a document is of whom it is told to be.
const TOLD: f32 = 0.9;
/// How many words of one may stand before it: “Ana Ruiz's first public statement”.
const BEFORE: usize = 6;

/// Nouns for a part of a document.
const PARTS: [u32; 10] = [
    hash(b"part"),
    hash(b"summary"),
    hash(b"copy"),
    hash(b"text"),
    hash(b"draft"),
    hash(b"version"),
    hash(b"transcript"),
    hash(b"excerpt"),
    hash(b"passage"),
    hash(b"section"),
];
/// Where somebody writes, on a platform of another: “the café's Facebook page”.
const PAGES: [u32; 5] = [hash(b"page"), hash(b"account"), hash(b"feed"), hash(b"channel"), hash(b"profile")];
/// Documents that others write of whose they are: “Ruiz's indictment”.
const OF_OTHERS: [u32; 16] = [
    hash(b"indictment"),
    hash(b"biography"),
    hash(b"review"),
    hash(b"audit"),
    hash(b"assessment"),
    hash(b"investigation"),
    hash(b"documentary"),
    hash(b"film"),
    hash(b"verdict"),
    hash(b"notice"),
    hash(b"constitution"),
    hash(b"law"),
    hash(b"act"),
    hash(b"series"),
    hash(b"thread"),
    hash(b"results"),
];
/// What is done to a document by whoever speaks in it; by others, too, to what they publish of others.
const WRITTEN: [u32; 11] = [
    hash(b"signed"),
    hash(b"written"),
    hash(b"drafted"),
    hash(b"authored"),
    hash(b"sent"),
    hash(b"penned"),
    hash(b"issued"),
    hash(b"released"),
    hash(b"published"),
    hash(b"compiled"),
    hash(b"prepared"),
];
/// What ties a document to whom or what it is for.
const TOPICS: [u32; 5] = [hash(b"to"), hash(b"about"), hash(b"against"), hash(b"into"), hash(b"regarding")];
/// Documents that are published by others than their authors.
const OF_RESEARCH: [u32; 6] =
    [hash(b"study"), hash(b"paper"), hash(b"research"), hash(b"article"), hash(b"essay"), hash(b"findings")];

impl Parties<'_, '_> {
    /// Who speaks in the document that `words` describe, if that is told of it.
    pub(super) fn author(
        &mut self,
        words: &Range<usize>,
        head: usize,
        last_speaker: Option<usize>,
        candidates: &mut Candidates,
    ) -> Option<(usize, f32)> {
        let noun = &self.reading.words[head];
        let (document, part) = (is_document(noun), PARTS.contains(&noun.hash));
        if self.name_at[head] != 0 || !document && !part {
            return None;
        }
        // “a summary of the decision”, “a post on the club’s website”
        if head + 2 < words.end && (part && self.reading.is(head + 1, "of") || self.reading.is(head + 1, "on")) {
            let whole = head + 2..words.end;
            let inner = self.head(whole.clone());
            if is_document(&self.reading.words[inner]) {
                return self.author(&whole, inner, last_speaker, candidates);
            }
        }
        if !document {
            return None;
        }
        let writer = self.holder_of(words, head).or_else(|| self.sender(head, words.end));
        let writer = writer.or_else(|| self.writer(words.end, head));
        if let Some(writer) = writer {
            let known = self.found.len();
            let (party, ..) = self.weighed(writer, last_speaker, candidates);
            if self.found.len() > known {
                self.forget_described(known);
            }
            return party.filter(|&party| party < self.named).map(|party| (party, TOLD));
        }
        self.of_none_for(words, head, last_speaker, candidates)
    }

    /// Who speaks in a document that is for somebody or about them, who is nobody of those: “the lawsuit *against Arden
    /// Motors*”.
    fn of_none_for(
        &mut self,
        words: &Range<usize>,
        head: usize,
        last_speaker: Option<usize>,
        candidates: &mut Candidates,
    ) -> Option<(usize, f32)> {
        let behind = head + 1..words.end;
        let tie = self.reading.words.get(behind.start).filter(|_| behind.len() > 1)?;
        let named = TOPICS.contains(&tie.hash) && self.named(behind.clone()).next().is_some();
        let own = match self.determiner(words.start) {
            _ if !named => return None,
            INDEFINITE => None,
            _ => self.weighed(words.start..head + 1, last_speaker, candidates).0,
        };
        let own = own.filter(|party| !self.named(behind).any(|other| other == *party));
        Some((own.unwrap_or_else(|| self.described_apart(words.clone(), head)), TOLD))
    }

    /// Whose the document at `head` is: “*Ana Ruiz*'s letter”, “*the club*'s Facebook page”.
    fn holder_of(&self, words: &Range<usize>, head: usize) -> Option<Range<usize>> {
        let reading = self.reading;
        let noun = &reading.words[head];
        let possessive = |&at: &usize| {
            let plural = matches!(reading.written(at), "’" | "'") && reading.written(at - 1).ends_with('s');
            plural || reading.words[at].kind == TokenKind::Possessive
        };
        let near = head.saturating_sub(BEFORE).max(words.start + 1)..head;
        let mark = near.rev().find(possessive).filter(|_| !OF_OTHERS.contains(&noun.hash))?;
        let owner = mark - 1;
        let other = reading.any(owner, Classes::TIME) || reading.words[owner].entry.is_document();
        (!other).then_some(words.start..mark)
    }

    /// From whom the document at `head` is told to come, before `end`: “an email to staff from *Ana Ruiz*”.
    fn sender(&self, head: usize, end: usize) -> Option<Range<usize>> {
        let from = (head + 1..end).find(|&at| self.reading.is(at, "from") || self.reading.is(at, "by"))?;
        let sender = phrase::after(self.reading, from + 1, end)?;
        self.named(sender.clone()).next().is_some().then_some(sender)
    }

    /// By whom the document at `head` is told to be, behind the comma at `comma`: “the letter, signed by *Ana Ruiz*,”.
    fn writer(&self, comma: usize, head: usize) -> Option<Range<usize>> {
        let reading = self.reading;
        let comma = Some(comma).filter(|&comma| reading.is(comma, ","))?;
        let verb = reading.words.get(comma + 1)?.hash;
        let research = || OF_RESEARCH.contains(&reading.words[head].hash);
        let published = ["released", "published"].iter().any(|verb| reading.is(comma + 1, verb));
        let by = comma + 1 + usize::from(WRITTEN.contains(&verb) && !(published && research()));
        if !(reading.is(by, "by") || reading.is(by, "from") && by == comma + 1) {
            return None;
        }
        let limit = reading.sentences[self.sentence_of(by).checked_sub(1)?].words.end;
        let writer = phrase::after(reading, by + 1, limit)?;
        // “signed by Ana Ruiz and Bo Li”
        let one = !reading.is(writer.end, "and") && !writer.clone().any(|at| reading.is(at, "and"));
        one.then_some(writer)
    }
}

/// Whether `word` is a noun for a document, or for where one stands.
fn is_document(word: &Word) -> bool {
    word.entry.is_document() || PAGES.contains(&word.hash)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_document_is_of_whom_it_is_told_to_be() {
        check("The mayor, Ana Ruiz, is ill. The mayor’s Instagram post said that she was at home.", "Ana Ruiz");
        check("The email, sent by Ana Ruiz to the staff on Monday, said that pay would fall.", "Ana Ruiz");
        check("An email to staff from chief executive Ana Ruiz said that pay would fall.", "Ana Ruiz");
        check("Part of Ana Ruiz’s statement read: “She knew.”", "Ana Ruiz");
        check("The Harbour Trust met. A post on Ana Ruiz’s website said that it was late.", "Ana Ruiz");
        check("The Harbour Trust met. Ana Ruiz’s indictment said that she hid the money.", "Harbour Trust");
    }

    #[test]
    fn a_document_is_of_nobody_whom_it_is_for() {
        check("A lawsuit against Ana Ruiz says that the bolts were loose.", "lawsuit against Ana Ruiz");
        check("Tom Hale is an engineer. His letter to Ana Ruiz said that the bridge was old.", "Tom Hale");
        check("A letter from Tom Hale to Ana Ruiz said that the bridge was old.", "Tom Hale");
        check("The letter, signed by Ana Ruiz and Bo Li, said that the dam leaks.", "letter");
    }
}
