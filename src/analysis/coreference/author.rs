//! Whose a document is that speaks, where that is told beside it: “the club's statement”, “the letter, signed by Ana
//! Ruiz,”, “a summary of the court's decision”. Documents of which it is not are weighed as any description is.

use super::super::EntityKind;
use super::super::choice::Candidates;
use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Word;
use super::super::tagger::feature::hash;
use super::super::token::TokenKind;
use super::Parties;
use super::weighing::{DEFINITE, INDEFINITE, POSSESSIVE};
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
/// What else is told to say something where it is somebody's: “Volta's schedule”, “her memoirs”.
const OWNED: [u32; 9] = [
    hash(b"schedule"),
    hash(b"timetable"),
    hash(b"polling"),
    hash(b"memoirs"),
    hash(b"diaries"),
    hash(b"figures"),
    hash(b"records"),
    hash(b"estimates"),
    hash(b"guidelines"),
];
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
const WRITTEN: [u32; 18] = [
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
    hash(b"introduced"),
    hash(b"initiated"),
    hash(b"sponsored"),
    hash(b"proposed"),
    hash(b"tabled"),
    hash(b"submitted"),
    hash(b"filed"),
];
/// What somebody does who makes a document.
const ISSUING: [u32; 18] = [
    hash(b"issued"),
    hash(b"issues"),
    hash(b"released"),
    hash(b"releases"),
    hash(b"published"),
    hash(b"publishes"),
    hash(b"wrote"),
    hash(b"sent"),
    hash(b"posted"),
    hash(b"penned"),
    hash(b"drafted"),
    hash(b"circulated"),
    hash(b"submitted"),
    hash(b"filed"),
    hash(b"tabled"),
    hash(b"introduced"),
    hash(b"proposed"),
    hash(b"signed"),
];
/// Documents that are of whom they are named after.
const OWN: [&str; 7] = ["release", "statement", "communique", "communiqué", "bulletin", "advisory", "filing"];
/// In how many sentences it is looked for who made one.
const SENTENCES: usize = 5;
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
        if let Some(law) = self.law_of_part(words, head) {
            let last = law.end - 1;
            return self.author(&law, last, last_speaker, candidates);
        }
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
        let writer = writer.or_else(|| self.writer(words.end, head)).or_else(|| self.releaser(words, head));
        if let Some(writer) = writer {
            let known = self.found.len();
            let (party, ..) = self.weighed(writer, last_speaker, candidates);
            if self.found.len() > known {
                self.forget_described(known);
            }
            return party.filter(|&party| party < self.named).map(|party| (party, TOLD));
        }
        // “*its* website”, “*her* memoirs”
        let pressed = || words.len() == 3 && self.reading.is_any(words.start + 1, &["press", "news"]);
        let whose = (words.len() == 2 || pressed()) && head + 1 == words.end && !OF_OTHERS.contains(&noun.hash);
        if whose && self.reading.is_any(words.start, &["his", "her", "its", "their"]) {
            let (owner, ..) = self.weighed(words.start..words.start + 1, last_speaker, candidates);
            let thing = self.reading.is(words.start, "its");
            let fits = |&owner: &usize| owner < self.named && !(thing && self.kind(owner) == Some(EntityKind::Person));
            if let Some(owner) = owner.filter(fits) {
                return Some((owner, TOLD));
            }
        }
        if let Some(publisher) = self.publisher(words, head) {
            return Some((publisher, TOLD));
        }
        let issuer = self.body_publishing(words, head).or_else(|| self.issuer(words, head));
        let issuer = issuer.and_then(|issuer| self.weighed(issuer, last_speaker, candidates).0);
        if let Some(issuer) = issuer.filter(|&issuer| issuer < self.named) {
            return Some((issuer, TOLD));
        }
        if let Some(law) = self.law(words, head) {
            return Some((law, TOLD));
        }
        if self.is_received(words, head) {
            return Some((self.described_apart(words.clone(), head), TOLD));
        }
        self.of_none_for(words, head, last_speaker, candidates)
    }

    /// Whose the document is that the sentence before is about, where “it” at `at` begins the next: “*The bill, tabled
    /// by Ana Ruiz,* took many by surprise. It proposes …”.
    pub(super) fn author_of_subject(
        &mut self,
        at: usize,
        last_speaker: Option<usize>,
        candidates: &mut Candidates,
    ) -> Option<(usize, f32)> {
        let reading = self.reading;
        let sentence = self.sentence_of(at).checked_sub(2).filter(|_| reading.is(at, "it"))?;
        let (before, own) = (&reading.sentences[sentence], &reading.sentences[sentence + 1]);
        if own.words.start != at || before.heading {
            return None;
        }
        let subject = phrase::first_subject(reading, before.words.start, before.words.end)?;
        // “the letter from Bo Lund”
        let whole = |at: &usize| at + 1 == subject.end || reading.is_any(at + 1, &["from", "by", "to"]);
        let document = |at: &usize| self.name_at[*at] == 0 && is_document(&reading.words[*at]);
        let head = subject.clone().find(|at| whole(at) && document(at))?;
        let maker = self.maker(head, &before.words.clone());
        let maker = maker.and_then(|maker| self.weighed(maker, last_speaker, candidates).0).map(|maker| (maker, TOLD));
        let author = maker.or_else(|| self.author(&subject, head, last_speaker, candidates));
        author.filter(|&(party, _)| party < self.named)
    }

    /// The body whose the document at `head` is by the name right before it: “an *HTU* press release”, “the *WHO*
    /// report”. A report may be about whom it is named after, but for letters that is rare.
    fn publisher(&self, words: &Range<usize>, head: usize) -> Option<usize> {
        let reading = self.reading;
        let noun = self.own_document(words, head)?;
        let party = self.named(noun - 1..noun).next()?;
        let found = &self.found[party];
        let own = reading.is_any(head, &OWN);
        let written = reading.written(noun - 1);
        let letters = (2..=6).contains(&written.len()) && written.bytes().all(|byte| byte.is_ascii_uppercase());
        let body = found.kind == Some(EntityKind::Organization) && (own || letters) || own && found.country;
        body.then_some(party)
    }

    /// The words for the body whose the document at `head` is by the noun right before it: “*the government*
    /// statement”.
    fn body_publishing(&self, words: &Range<usize>, head: usize) -> Option<Range<usize>> {
        let reading = self.reading;
        let noun = self.own_document(words, head)?;
        let own = reading.is_any(head, &OWN) && noun == words.start + 2;
        let the = reading.is(words.start, "the") && reading.any(noun - 1, Classes::ORGANIZATION_NOUN);
        (own && the && self.name_at[noun - 1] == 0).then_some(words.start..noun)
    }

    /// Where the noun for a document at `head` that bodies publish begins, with what they give to papers.
    fn own_document(&self, words: &Range<usize>, head: usize) -> Option<usize> {
        const REPORTS: [&str; 5] = ["report", "data", "survey", "statistics", "study"];
        let reading = self.reading;
        let pressed = head > 0 && reading.is(head, "release") && reading.is_any(head - 1, &["press", "news"]);
        let noun = head - usize::from(pressed);
        let listed = OWN.iter().chain(&REPORTS).any(|own| reading.is(head, own));
        (noun > words.start && listed && (pressed || !reading.is(head, "release"))).then_some(noun)
    }

    /// Who is told before to have made the document at `head` that `words` take up: “*Volta* released a statement … The
    /// statement said”, “a letter from *Ana Ruiz* … the letter”.
    fn issuer(&self, words: &Range<usize>, head: usize) -> Option<Range<usize>> {
        let reading = self.reading;
        let taken_up = [DEFINITE, POSSESSIVE].contains(&self.determiner(words.start));
        if !taken_up || words.len() != 2 || head + 1 != words.end {
            return None;
        }
        let noun = reading.words[head].hash;
        let last = self.sentence_of(words.start);
        for sentence in reading.sentences[..last].iter().rev().take(SENTENCES).filter(|one| one.may_hold(noun)) {
            let near = sentence.words.start..sentence.words.end.min(words.start);
            let Some(at) = near.rev().find(|&at| reading.words[at].hash == noun) else { continue };
            let maker = self.maker(at, &sentence.words);
            // “A statement said … The statement” is of nobody who made another.
            if maker.is_some() || at > 0 && !reading.is_any(at - 1, &["the", "their", "its"]) {
                return maker;
            }
        }
        None
    }

    /// Whether no more is told of the letter that `words` take up than who got it: “a letter to *Ana Ruiz* … The letter
    /// said”, “*Ana Ruiz* received a letter”.
    fn is_received(&self, words: &Range<usize>, head: usize) -> bool {
        const LETTERS: [&str; 4] = ["letter", "email", "e-mail", "note"];
        let reading = self.reading;
        if words.len() != 2 || !reading.is(words.start, "the") || !reading.is_any(head, &LETTERS) {
            return false;
        }
        let noun = reading.words[head].hash;
        let last = self.sentence_of(words.start);
        let near = reading.sentences[..last].iter().rev().take(SENTENCES).filter(|one| one.may_hold(noun));
        let first = near.filter_map(|one| {
            let words = one.words.start..one.words.end.min(words.start);
            words.rev().find(|&at| reading.words[at].hash == noun)
        });
        first.into_iter().next().is_some_and(|at| {
            // “In a letter to Ruiz, Li asked for help”
            let led = at > 1 && reading.is(at - 2, "in");
            let to = reading.is(at + 1, "to")
                && !led
                && self.named(at + 2..reading.words.len().min(at + 4)).next().is_some();
            let got = at > 1 && reading.is_any(at - 1, &["a", "the"]) && reading.is(at - 2, "received");
            let end = reading.sentences[self.sentence_of(at) - 1].words.end;
            // “a letter to the embassy under the name of the Harbour Trust”
            let others = || self.named((at + 4).min(end)..end).next().is_some();
            (to || got) && !others()
        })
    }

    /// Who made the document at `at` by the words of its `sentence`.
    fn maker(&self, at: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        const FARTHEST: usize = 3;
        let reading = self.reading;
        let described = phrase::before(reading, sentence.start, at + 1).filter(|words| words.end == at + 1)?;
        let by = at + 1 + usize::from(reading.words.get(at + 1).is_some_and(|word| WRITTEN.contains(&word.hash)));
        let told = || {
            let from = reading.is(by, "by") || reading.is(by, "from") && by == at + 1;
            let from = phrase::after(reading, by + 1, sentence.end).filter(|_| from)?;
            // “from Bo Lund”, but “from Bo Lund’s wife”
            let name = from.clone().find_map(|at| self.name_at[at].checked_sub(1))?;
            let end = self.names[name as usize].words.end;
            let owns = reading.words.get(end).is_some_and(|word| word.kind == TokenKind::Possessive);
            (!owns).then_some(from.start..end)
        };
        let named = |maker: &Range<usize>| self.name_at[self.head(maker.clone())] != 0;
        let told = self.holder_of(&described, at).or_else(told).or_else(|| self.writer(at + 1, at));
        if told.is_some() || self.determiner(described.start) != INDEFINITE {
            return told.filter(named);
        }
        let verb = described.start.checked_sub(1).filter(|&verb| ISSUING.contains(&reading.words[verb].hash))?;
        let maker = phrase::first_subject(reading, sentence.start, verb)?;
        let between = maker.end..verb;
        let plain = |at: usize| reading.is_word(at) && !reading.is_verb_cue(at) && !reading.is(at, "and");
        let one = named(&maker) || reading.is(self.head(maker.clone()), "government");
        (one && maker.end <= verb && between.len() <= FARTHEST && between.into_iter().all(plain)).then_some(maker)
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

    /// Who gave out the document that `words` are for, right behind them: “a statement released by *Volta*”.
    fn releaser(&self, words: &Range<usize>, head: usize) -> Option<Range<usize>> {
        let reading = self.reading;
        let by = words.end + 1;
        let done = WRITTEN.contains(&reading.words.get(words.end)?.hash) && reading.is(by, "by");
        if !done || OF_RESEARCH.contains(&reading.words[head].hash) {
            return None;
        }
        let limit = reading.sentences[self.sentence_of(by).checked_sub(1)?].words.end;
        let releaser = phrase::after(reading, by + 1, limit)?;
        (self.named(releaser.clone()).count() == 1).then_some(releaser)
    }

    /// By whom the document at `head` is told to be, behind the comma at `comma`: “the letter, signed by *Ana Ruiz*,”.
    fn writer(&self, comma: usize, head: usize) -> Option<Range<usize>> {
        let reading = self.reading;
        let comma = Some(comma).filter(|&comma| reading.is(comma, ","))?;
        let verb = reading.words.get(comma + 1)?.hash;
        let research = || OF_RESEARCH.contains(&reading.words[head].hash);
        let published = reading.is_any(comma + 1, &["released", "published"]);
        let by = comma + 1 + usize::from(WRITTEN.contains(&verb) && !(published && research()));
        if !(reading.is(by, "by") || reading.is(by, "from") && by == comma + 1) {
            return None;
        }
        let limit = reading.sentences[self.sentence_of(by).checked_sub(1)?].words.end;
        let writer = phrase::after(reading, by + 1, limit)?;
        // “signed by Ana Ruiz and Bo Li”, but “signed by Ana Ruiz and backed by Bo Li”
        let done = reading.words.get(writer.end + 1).is_some_and(|word| matches!(word.part, Part::Ed));
        let one = (!reading.is(writer.end, "and") || done) && !writer.clone().any(|at| reading.is(at, "and"));
        one.then_some(writer)
    }
}

/// Whether `word` is a noun for a document, or for where one stands.
fn is_document(word: &Word) -> bool {
    word.entry.is_document() || PAGES.contains(&word.hash) || OWNED.contains(&word.hash)
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
        check("The board sent a letter to Ana Ruiz. “You must go,” the letter said.", "letter");
        check("Ana Ruiz sent a letter to Bo Li. “You must go,” the letter said.", "Ana Ruiz");
        check("The Harbour Trust met. A post on Ana Ruiz’s website said that it was late.", "Ana Ruiz");
        check("The Harbour Trust met. Ana Ruiz’s indictment said that she hid the money.", "Harbour Trust");
    }

    #[test]
    fn what_somebody_has_is_theirs() {
        check("Ana Ruiz met Tom Hale. According to her memoirs, it was late.", "Ana Ruiz");
        check("Ana Ruiz left. According to Volta’s schedule, it was late.", "Volta");
        check("Ana Ruiz left. A statement released by Volta on Monday said that it was late.", "Volta");
        check("The Harbour Trust is shut. Its website said that it was late.", "Harbour Trust");
        check("The Harbour Trust is shut. Its press release said that it was late.", "Harbour Trust");
    }

    #[test]
    fn a_document_is_of_whom_it_was_told_to_be() {
        let met = "Ana Ruiz met the Harbour Trust.";
        check(
            "The Harbour Trust issued a statement. Ana Ruiz left. The statement said that it was late.",
            "Harbour Trust",
        );
        check(&format!("{met} The letter from Bo Lund came late. It said that she was ill."), "Bo Lund");
        check(
            &format!("{met} The bill, tabled by Bo Lund and backed by her, fell. It proposed a tax on oil."),
            "Bo Lund",
        );
        check(&format!("{met} Bo Lund died. A Harbour Trust press release said that it was late."), "Harbour Trust");
        check("Bo Lund left. Peru’s government fell. The government statement said that it was late.", "Peru");
        check("Bo Lund met the NHC in Leith. The NHC report said that it was late.", "NHC");
        check("Both countries issued statements. The US statement said that it was late.", "US");
        // Nearest misses: who shows the document of another, and of whom another is.
        check("The Harbour Trust released the letter. Ana Ruiz left. The letter said that it was late.", "Ana Ruiz");
        check("Ana Ruiz wrote a letter. Bo Lund’s letter said that it was late.", "Bo Lund");
    }

    #[test]
    fn a_document_is_of_nobody_whom_it_is_for() {
        check("A lawsuit against Ana Ruiz says that the bolts were loose.", "lawsuit against Ana Ruiz");
        let shut = "Arden Motors closed its plant. The union sued.";
        let suit = "The lawsuit against Arden Motors said that it was late.";
        check(&format!("{shut} {suit}"), "lawsuit against Arden Motors");
        check("Tom Hale is an engineer. His letter to Ana Ruiz said that the bridge was old.", "Tom Hale");
        check("A letter from Tom Hale to Ana Ruiz said that the bridge was old.", "Tom Hale");
        check("The letter, signed by Ana Ruiz and Bo Li, said that the dam leaks.", "letter");
    }
}
