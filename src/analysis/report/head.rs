//! A speaker from the noun it is about: “a farmer near the river said” is of the farmer, “a letter to the mayor said”
//! of whoever wrote that.

use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::super::token::TokenKind;
use super::passive::names_person;
use std::ops::Range;

/// How many phrases may hang on one another: “a clerk in a shop near the river”.
const LEVELS: usize = 4;
/// What ties a document to whom or what it is for.
const TOPICS: [u32; 9] = [
    hash(b"to"),
    hash(b"on"),
    hash(b"about"),
    hash(b"against"),
    hash(b"into"),
    hash(b"over"),
    hash(b"regarding"),
    hash(b"concerning"),
    hash(b"accusing"),
];
/// What ties it to anything else.
const OTHERS: [u32; 6] = [hash(b"of"), hash(b"by"), hash(b"from"), hash(b"for"), hash(b"at"), hash(b"in")];

/// `speaker` from the head it hangs on by prepositions, if that can speak: what stands behind a preposition is no
/// subject.
pub(super) fn from_head(reading: &Reading, first: usize, speaker: Range<usize>) -> Range<usize> {
    if let Some(document) = from_document(reading, first, speaker.start) {
        return document..speaker.end;
    }
    let own = with_owner(reading, first, speaker.start);
    let (mut start, mut found) = (own, own);
    for _ in 0..LEVELS {
        // “helped *to* train guards against thieves who say”
        let acts = |hung: &Range<usize>| hung.start > first && reading.is(hung.start - 1, "to");
        let hung = hung_on(reading, first, start).filter(|hung| !acts(hung));
        let Some(phrase) = hung else { break };
        start = phrase.start;
        // “*members* of the campaign against the dam”, but “the widow of a sailor killed | in Leith”
        let last = phrase.end - 1;
        let link = (start + 1..phrase.end).find(|&at| reading.is_any(at, &phrase::LINKS));
        let link = link.filter(|_| !matches!(reading.words[last].part, Part::Ed));
        if can_speak(reading, last) || link.is_some_and(|link| can_speak(reading, link - 1)) {
            found = start;
        }
    }
    found..speaker.end
}

/// Where the phrase begins that begins at `start`, or right behind whose it is: “the workers’ | lawyer”, “WHO | ’s
/// head”.
fn with_owner(reading: &Reading, first: usize, start: usize) -> usize {
    let possessive = |at: usize| {
        let plural = at > 0 && matches!(reading.written(at), "’" | "'") && reading.written(at - 1).ends_with('s');
        plural && !reading.words[at].quoted || reading.words[at].kind == TokenKind::Possessive
    };
    let mark = if possessive(start) { Some(start) } else { start.checked_sub(1).filter(|&at| possessive(at)) };
    let Some(owner) = mark.filter(|&at| at > first).map(|at| at - 1) else { return start };
    if !reading.is_word(owner) {
        return start;
    }
    let named = |at: usize| at > first && reading.words[at - 1].capital && reading.is_word(at - 1);
    let mut begin = owner;
    while reading.words[begin].capital && named(begin) && !reading.any(begin - 1, Classes::DETERMINER) {
        begin -= 1;
    }
    let determined = begin > first && reading.any(begin - 1, Classes::DETERMINER);
    begin - usize::from(determined)
}

/// The noun phrase before the preposition right before word `start`.
fn hung_on(reading: &Reading, first: usize, start: usize) -> Option<Range<usize>> {
    let preposition = start.checked_sub(1).filter(|&at| at > first && !reading.words[at].capital)?;
    phrase::LINKS.iter().chain(&phrase::PLACES).find(|known| reading.is(preposition, known))?;
    let tied = reading.is_any(preposition - 1, &phrase::TIES);
    let end = preposition - usize::from(tied && preposition > first + 1);
    // “clerks *from across* the county”
    let from = end == preposition && end > first + 1 && reading.is(end - 1, "from");
    let end = end - usize::from(from);
    // “farmers *living* near the river”
    let doing = end > first + 1 && matches!(reading.words[end - 1].part, Part::Ing) && can_speak(reading, end - 2);
    let end = end - usize::from(doing);
    phrase::before(reading, first, end).filter(|phrase| phrase.end == end)
}

/// Where the document begins that is told to be for whom begins at `start`, if a clause begins with it: “*a letter from
/// Ana Ruiz to* the mayor said”, but “in a letter to the mayor Ruiz said”.
fn from_document(reading: &Reading, first: usize, start: usize) -> Option<usize> {
    let mut start = start;
    let mut for_another = false;
    for _ in 0..LEVELS {
        let link = start.checked_sub(1).filter(|&at| at > first && !reading.words[at].capital)?;
        let tie = reading.words[link].hash;
        let topic = TOPICS.contains(&tie);
        if !topic && !OTHERS.contains(&tie) && !reading.is_any(link, &phrase::PLACES) {
            return None;
        }
        for_another |= topic;
        let phrase = phrase::before(reading, first, link).filter(|phrase| phrase.end == link)?;
        start = with_owner(reading, first, phrase.start);
        // “an email *sent* by Ana Ruiz to the baker”
        let done = reading.is(link, "by") && link > start + 1 && matches!(reading.words[link - 1].part, Part::Ed);
        let done = done || reading.is(link - 1, "sent") && link > start + 1;
        let noun = link - 1 - usize::from(done);
        if for_another && is_document(reading, noun) && begins_clause(reading, first, start) {
            return Some(start);
        }
    }
    None
}

/// Whether the noun at `at` is for what says what its author does, one or several of them.
fn is_document(reading: &Reading, at: usize) -> bool {
    let one = || reading.written(at).strip_suffix('s').map(|one| hash(one.to_lowercase().as_bytes()));
    reading.words[at].entry.is_document() || one().is_some_and(|one| reading.lexicon.word_of(one).is_document())
}

/// Whether a clause of the sentence from `first` on begins at `at`: no word stands before it that it is the object of.
fn begins_clause(reading: &Reading, first: usize, at: usize) -> bool {
    let signs = [Part::Comma, Part::Stop, Part::Mark, Part::Dash, Part::Colon, Part::Conjunction];
    at == first || signs.contains(&reading.words[at - 1].part) || reading.is(at - 1, "that")
}

fn can_speak(reading: &Reading, at: usize) -> bool {
    let listed = reading.any(at, Classes::SPEAKERS) && !reading.words[at].entry.is_document();
    // “one *study* in 38 people found”
    let study = || reading.is_any(at, &["study", "studies", "research"]);
    listed || study() || reading.words[at].is_person() || names_person(reading, at)
}

#[cfg(test)]
mod tests {
    use super::super::tests::said;

    #[track_caller]
    fn says(text: &str, speaker: &str) {
        assert_eq!(said(text)[0].0, speaker, "{text}");
    }

    #[test]
    fn a_document_is_not_of_whom_it_is_for() {
        says("A letter to the board said that the plant would close.", "A letter to the board");
        says("His letter to Governor Ana Bell said that the bridge was old.", "His letter to Governor Ana Bell");
        says("A lawsuit against Arden Motors says that the bolts were loose.", "A lawsuit against Arden Motors");
        says(
            "A letter from Tom Hale to Governor Ana Bell said that it was old.",
            "A letter from Tom Hale to Governor Ana Bell",
        );
        says("Voss’ angry email to his staff says that it is late.", "Voss’ angry email to his staff");
        says("An email sent by Tom Hale to the baker said that it was old.", "An email");
        says("A message on screens around the hall said that it was old.", "A message on screens around the hall");
        says("Her submission to the panel said that it was old.", "Her submission to the panel");
        says("In a letter to the board, Ana Ruiz said that the plant would close.", "Ana Ruiz");
        says("In a letter to the board she said that the plant would close.", "she");
        says("A report by the Harbour Trust found that the steel had rusted.", "the Harbour Trust");
    }

    #[test]
    fn who_is_told_to_be_for_or_against_something_speaks_and_not_that() {
        for who in [
            "Aides to Ana Bell",
            "Other advisers to the town’s council",
            "Members of the league against the dam",
            "Doctors across the country",
            "The man opposite Ana Bell",
            "The deputy head of the town’s mission to the fair",
            "Bakers with close links to the council",
            "Clerks from across the county",
            "Villagers living close to the dam",
        ] {
            says(&format!("{who} said it was late."), who);
        }
        says("Mayor fights on\n\nAides to Ana Bell said it was late.", "Aides to Ana Bell");
        // Nearest misses: whom something is done to, and what cannot speak.
        says("The rain helped to train guards against thieves who say it is late.", "thieves");
        says("In the fight against crime, Ana Bell said it was late.", "Ana Bell");
    }
}
