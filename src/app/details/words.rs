//! What everything is called on the screen: the reader's words for the field's.

use super::Tone;
use crate::analysis::language::Language;
use crate::analysis::{Analysis, EntityId, EntityKind, Quotation, QuotationId, QuotationKind, Response, SpeechAct};
use crate::document::Document;
use crate::library::dossier::{Answer, Answered, Occurrence, Report};
use crate::library::findings::{Exchange, together};
use crate::library::moment::Moment;
use crate::library::shelf::DEEDS;
use crate::library::variants::Likeness;
use crate::text::Span;
use crate::text::width::{fitted, width_cells};
use std::borrow::Cow;

/// What is done by a quotation, in words: “admission”; “no admission” where it is not made.
pub fn deed_words(quotation: &Quotation) -> Cow<'static, str> {
    let words = act_words(quotation.speech_act);
    if quotation.negation.is_some() { Cow::Owned(format!("no {words}")) } else { Cow::Borrowed(words) }
}

/// Marks an article of a dossier that the library does not keep.
pub const OPEN: &str = "open article, not in your library";

/// How a quotation is reported, what is done by it, and whether that is in doubt: “partly quoted, warning, doubtful”.
pub fn manner_words(quotation: &Quotation) -> String {
    let doubt = if quotation.is_doubtful() { ", doubtful" } else { "" };
    format!("{}, {}{doubt}", kind_words(quotation.kind), deed_words(quotation))
}

/// How a quotation is reported, in words.
pub fn kind_words(kind: QuotationKind) -> &'static str {
    match kind {
        QuotationKind::Direct => "word for word",
        QuotationKind::Mixed => "partly quoted",
        QuotationKind::Indirect => "in the reporter's words",
    }
}

/// What is done by saying something, in a word.
pub fn act_words(act: SpeechAct) -> &'static str {
    DEEDS.iter().find(|(_, other)| *other == act).map_or("", |(words, _)| words)
}

/// As [`act_words`], of what is more than stated; that something is stated goes without saying.
pub fn deed(act: SpeechAct) -> Option<&'static str> {
    Some(act_words(act)).filter(|_| act != SpeechAct::Assert)
}

/// What is done by saying something, where it stands beside its cue: nothing where that says so already (“warned”, a
/// warning), or where there is nothing to say of it.
pub fn act_beside(act: SpeechAct, cue: &str) -> &'static str {
    let words = act_words(act);
    let same = cue.chars().zip(words.chars()).take_while(|(one, other)| one.eq_ignore_ascii_case(other)).count();
    // Who confirms what another said admits nothing.
    let confirms = act == SpeechAct::Agree && ["confirm", "agree"].iter().any(|word| cue.starts_with(word));
    if act == SpeechAct::Assert || same >= 3 || confirms { "" } else { words }
}

/// How words are like those they stand beneath.
pub fn likeness_words(likeness: Likeness) -> &'static str {
    match likeness {
        Likeness::Exact => "word for word",
        Likeness::Longer => "longer",
        Likeness::Shortened => "shortened",
        Likeness::Reworded => "in other words",
    }
}

/// What a party is, in a word.
pub fn entity_kind_words(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organisation",
        EntityKind::Place => "place",
        EntityKind::Group => "group",
        EntityKind::Other => "other name",
    }
}

/// What is said of a text that is not English.
pub fn foreign_words(language: Language) -> String {
    format!("analysed for English; this text seems to be {}: quotations in marks only", language.name)
}

/// “disputed by Ukraine”, of an answer that a dossier tells of.
pub fn answered(answer: &Answer) -> String {
    let by = together(&answer.names).map(|names| format!(" by {names}")).unwrap_or_default();
    format!("{}{by}", answer_word(answer.act))
}

/// Stands before whom a claim answers.
pub const ANSWERING: &str = "→";

/// “→ answers Ana Ruiz”, “× disputed by Bo Li and 1 more”: whom a claim of the library answers, and who answers it.
pub fn exchange_words(exchange: &Exchange) -> Vec<(Tone, String)> {
    let answered = exchange.answered.first().map(|whom| {
        let words = and_more(&answers_whom(together(whom).as_deref()), exchange.answered.len());
        (Tone::Faint, one_line(&format!("{ANSWERING} {words}")))
    });
    let answers = exchange.answers.first().map(|answer| {
        let words = and_more(&self::answered(answer), exchange.answers.len());
        (Tone::Answered, one_line(&format!("{} {words}", answer_mark(answer.act))))
    });
    answered.into_iter().chain(answers).collect()
}

/// “disputed what Bo Li said”, of what a claim of a dossier answers.
pub fn answering(answered: &Answered) -> String {
    let whose = together(&answered.names).unwrap_or_else(|| "an unnamed source".to_owned());
    format!("{} what {whose} said", answer_word(answered.act))
}

/// When and where an article of a dossier is from, told `now`: “2 Mar”, “Alder Post”; of one that is only open that it
/// is, and of such a one without a date no more than that.
pub fn origin_words(report: &Report, now: Moment) -> Vec<String> {
    let (day, outlet) = (report.moment.words(now), report.source.as_deref().map(one_line));
    if !report.is_only_open() {
        return vec![day, one_line(report.outlet())];
    }
    let day = (!report.is_undated).then_some(day);
    day.into_iter().chain(outlet).chain([OPEN.to_owned()]).collect()
}

/// “, credited to Bo Li”, where words that stand elsewhere, too, are not credited to the party there.
pub fn credited_elsewhere(other: &Occurrence) -> String {
    other.credited().map(|name| format!(", credited to {name}")).unwrap_or_default()
}

/// How somebody answers: “disputed”.
fn answer_word(act: SpeechAct) -> &'static str {
    match act {
        SpeechAct::Dispute => "disputed",
        SpeechAct::Deny => "denied",
        SpeechAct::Agree => "confirmed",
        SpeechAct::Accuse => "criticised",
        SpeechAct::Praise => "welcomed",
        _ => "answered",
    }
}

/// Stands before an answer: whether it goes against what was said, with it, or neither.
pub fn answer_mark(act: SpeechAct) -> &'static str {
    match act {
        SpeechAct::Dispute | SpeechAct::Deny | SpeechAct::Accuse => "×",
        SpeechAct::Agree | SpeechAct::Praise => "✓",
        _ => "↳",
    }
}

/// Where the words stand that quotation `id` means: its own, or those it answers where it only points at them.
pub fn meant_pieces(text: &str, analysis: &Analysis, id: QuotationId) -> impl Iterator<Item = Span> {
    analysis.quotation(analysis.meant(id, text)).told_pieces()
}

/// What is reported to have been said, and of whom where that stands before it, on one line; “…” where the reporter's
/// words stand between. Wherever a claim is shown or copied, its words are these.
pub fn content_words(text: &str, analysis: &Analysis, id: QuotationId) -> String {
    one_line(&beginning_words(text, analysis, id, usize::MAX))
}

/// As [`content_words`], with blanks at which no line may break as they are; of what is longer than `max_bytes`, that
/// much and a little more.
pub fn beginning_words(text: &str, analysis: &Analysis, id: QuotationId, max_bytes: usize) -> String {
    let mut words = String::new();
    for piece in meant_pieces(text, analysis, id) {
        if words.len() > max_bytes {
            break;
        }
        if !words.is_empty() {
            words.push_str(" … ");
        }
        let piece = piece.of(text);
        let end =
            if piece.len() > max_bytes { piece.ceil_char_boundary(max_bytes.saturating_add(1)) } else { piece.len() };
        words.push_str(&breakable_line(Span::new(0, end).of(piece)));
    }
    words
}

/// “disputed by Ukraine”.
pub fn response_words(text: &str, analysis: &Analysis, response: &Response) -> String {
    let how = answer_word(response.act);
    match together(&names(analysis, &analysis.answerers(response, text))) {
        Some(who) => format!("{how} by {who}"),
        None => how.to_owned(),
    }
}

/// “answers Ana Ruiz”, of what answers `claims`: of several the first, and how many more.
pub fn answering_words(document: &Document, analysis: &Analysis, claims: &[QuotationId]) -> Option<String> {
    let first = claims.first()?;
    let is_known = analysis.credited.contains_key(first) || analysis.quotation(*first).speaker.is_some();
    let whom = if is_known { Some(speaker_words(document, analysis, *first)) } else { None };
    Some(and_more(&answers_whom(whom.as_deref()), claims.len()))
}

/// “answers Ana Ruiz”, of what answers a claim of `whom`, if that is known.
fn answers_whom(whom: Option<&str>) -> String {
    format!("answers {}", whom.unwrap_or("an unnamed source"))
}

/// “disputed by Ana Ruiz and 2 more”, where `first` is the first of three.
pub fn and_more(first: &str, count: usize) -> String {
    if count > 1 { format!("{first} and {} more", count - 1) } else { first.to_owned() }
}

/// “with Bo Li and Mara Quill”, who of `speakers` say something together with `party`; `None` where nobody does.
pub fn with_others(analysis: &Analysis, speakers: &[EntityId], party: EntityId) -> Option<String> {
    let others: Vec<EntityId> = speakers.iter().copied().filter(|other| *other != party).collect();
    together(&names(analysis, &others)).map(|others| format!("with {others}"))
}

/// What `parties` are called.
pub fn names<'a>(analysis: &'a Analysis, parties: &[EntityId]) -> Vec<&'a str> {
    parties.iter().map(|party| analysis.entity(*party).name.as_str()).collect()
}

/// Who a quotation is ascribed to, as a row shows it: the party's name, else the words that stand for the source or
/// name several.
pub fn speaker_words(document: &Document, analysis: &Analysis, id: QuotationId) -> String {
    const NOBODY: &str = "unnamed source";
    if let Some(credited) = analysis.credited.get(&id) {
        return together(&names(analysis, credited)).unwrap_or_else(|| NOBODY.to_owned());
    }
    match analysis.quotation(id).speaker {
        None if !analysis.language.is_english() => "speaker not looked for".to_owned(),
        None => NOBODY.to_owned(),
        Some(words) => match analysis.speakers(id, &document.text)[..] {
            [entity] => analysis.entity(entity).name.clone(),
            ref several => several_words(analysis, several, one_line(words.span.of(&document.text))),
        },
    }
}

/// `words`, or the names of `parties` where `words` leave one of them out: “Ana Ruiz and Bo Li” for “her deputy”.
fn several_words(analysis: &Analysis, parties: &[EntityId], words: String) -> String {
    let names = names(analysis, parties);
    let is_named = |name: &&str| name.rsplit(' ').next().is_some_and(|last| words.contains(last));
    if names.iter().all(is_named) { words } else { together(&names).unwrap_or(words) }
}

/// Who a quotation is ascribed to with its cue, as they stand before its words: “Ana Ruiz said”, “Neither would say”.
pub fn telling_words(document: &Document, analysis: &Analysis, id: QuotationId) -> String {
    let cue = analysis.quotation(id).whole_cue().map(|cue| breakable_line(cue.of(&document.text)));
    match cue {
        Some(cue) if is_speaker_in_cue(analysis, id) => cue,
        Some(cue) => format!("{} {cue}", owner_words(document, analysis, id)),
        None => speaker_words(document, analysis, id),
    }
}

/// As [`speaker_words`], as they stand before the cue: where that is a noun, it is theirs: “Ana Ruiz’s reply”.
pub fn owner_words(document: &Document, analysis: &Analysis, id: QuotationId) -> String {
    fitted_owner_words(document, analysis, id, usize::MAX)
}

/// As [`owner_words`], in so many cells: what is cut is the name, and that something is theirs stays.
pub fn fitted_owner_words(document: &Document, analysis: &Analysis, id: QuotationId, cells: usize) -> String {
    let speaker = speaker_words(document, analysis, id);
    let common = speaker.rsplit(' ').next().is_some_and(|last| last.starts_with(char::is_lowercase));
    let own = match has_noun_cue(&document.text, analysis.quotation(id)) {
        true if common && speaker.ends_with('s') => "’",
        true => "’s",
        false => "",
    };
    format!("{}{own}", fitted(&speaker, cells.saturating_sub(width_cells(own))))
}

/// Whether the cue is a noun of the speaker's: “the mayor’s *warning*”, “came the *reply* from Ana Ruiz”.
fn has_noun_cue(text: &str, quotation: &Quotation) -> bool {
    const OWN: [&str; 6] = ["his", "her", "their", "its", "our", "my"];
    let Some((cue, speaker)) = quotation.cue.zip(quotation.speaker) else { return false };
    let (cue, speaker) = (cue, speaker.span);
    if speaker.end() <= cue.start() {
        let between = Span::new(speaker.end(), cue.start()).of(text);
        let pronoun = OWN.iter().any(|own| speaker.of(text).eq_ignore_ascii_case(own));
        return pronoun || ["’s ", "'s ", "’ ", "' "].iter().any(|owns| between.starts_with(owns));
    }
    let end = quotation.content().end();
    let comes = (end <= cue.start()).then(|| Span::new(end, cue.start()).of(text).trim_start());
    comes.is_some_and(|comes| ["came ", "comes ", "come "].iter().any(|verb| comes.starts_with(verb)))
}

/// Whether the words that say that it was not said name who did not say it: “Neither Ruiz nor Dolan said”.
pub fn is_speaker_in_cue(analysis: &Analysis, id: QuotationId) -> bool {
    let quotation = analysis.quotation(id);
    !analysis.credited.contains_key(&id)
        && quotation.speaker.zip(quotation.whole_cue()).is_some_and(|(speaker, cue)| cue.covers(speaker.span))
}

/// As [`speaker_words`], and how it is said where the words don't tell by themselves: “Ana Ruiz (denied)”. For words
/// without their cue, so that nobody is credited with what they denied.
pub fn credit_words(document: &Document, analysis: &Analysis, id: QuotationId) -> String {
    let quotation = analysis.quotation(id);
    let speaker = speaker_words(document, analysis, id);
    if quotation.stands_alone() {
        return speaker;
    }
    match quotation.whole_cue().map(|cue| one_line(cue.of(&document.text))) {
        Some(words) if is_speaker_in_cue(analysis, id) => words,
        words => format!("{speaker} ({})", words.map_or_else(|| deed_words(quotation), Cow::Owned)),
    }
}

/// `text` with every run of white space as one blank.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// As [`one_line`], with blanks at which no line may break as they are: for what is yet to be broken into lines.
fn breakable_line(text: &str) -> String {
    let breaks = |sign: char| sign.is_whitespace() && !matches!(sign, '\u{a0}' | '\u{2007}' | '\u{202f}');
    text.split(breaks).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// “1 claim”, “3 claims”.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// From here on the analysis is quite sure.
pub const SURE: f32 = 0.75;

/// How sure the analysis is, in words and percent.
pub fn confidence_words(confidence: f32) -> String {
    let words = match confidence {
        0.9.. => "almost certain",
        SURE.. => "quite sure",
        0.5.. => "rather sure than not",
        _ => "doubtful: read it in the text",
    };
    format!("{words} ({:.0} %)", confidence * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{analyze, lexicon::Lexicon};
    use crate::document::read_prose;

    #[test]
    fn what_is_as_likely_wrong_as_right_is_called_doubtful() {
        let document = read_prose("Ana Ruiz warned on Monday that the dam would break.".to_owned(), Vec::new());
        let mut quotation = analyze(&document, &Lexicon::built_in()).quotations.remove(0);
        for (confidence, manner) in
            [(0.5, "in the reporter's words, warning"), (0.49, "in the reporter's words, warning, doubtful")]
        {
            quotation.confidence = confidence;
            assert_eq!(manner_words(&quotation), manner);
        }
    }

    #[test]
    fn what_is_done_stands_beside_a_cue_that_does_not_say_so() {
        for (act, cue, words) in [
            (SpeechAct::Assert, "said", ""),
            (SpeechAct::Warn, "warned", ""),
            (SpeechAct::Warn, "told", "warning"),
            (SpeechAct::Agree, "conceded", "admission"),
            (SpeechAct::Agree, "confirmed", ""),
        ] {
            assert_eq!(act_beside(act, cue), words, "{cue}");
        }
    }

    #[test]
    fn a_noun_that_reports_is_of_who_speaks() {
        for (text, words) in [
            ("“Will you go?” Ada Voss asked. “Never,” came the reply from Tomas Brill.", "Tomas Brill’s reply"),
            ("Ada Voss met Tomas Brill. “Never,” came his answer.", "Tomas Brill’s answer"),
            ("“Never,” was Mayor Ada Voss’s answer.", "Ada Voss’s answer"),
            ("“Never,” came the reply from two officials.", "officials’ reply"),
            ("“Never,” came the reply.", "unnamed source reply"),
            ("“Never,” said Tomas Brill.", "Tomas Brill said"),
            ("“Never,” Tomas Brill replied.", "Tomas Brill replied"),
            ("Officials reply that the dam leaks.", "Officials reply"),
        ] {
            let document = read_prose(text.to_owned(), Vec::new());
            let analysis = analyze(&document, &Lexicon::built_in());
            let last = QuotationId::new(analysis.quotations.len() - 1);
            assert_eq!(telling_words(&document, &analysis, last), words, "{text}");
        }
    }

    #[test]
    fn what_is_theirs_is_theirs_however_little_of_a_name_there_is_room_for() {
        let telling = |text: &str, cells: usize| {
            let document = read_prose(text.to_owned(), Vec::new());
            let analysis = analyze(&document, &Lexicon::built_in());
            fitted_owner_words(&document, &analysis, QuotationId::new(0), cells)
        };
        let reply = "“Never,” came the reply from Tomas Brill.";
        assert_eq!(telling(reply, 20), "Tomas Brill’s");
        assert_eq!(telling(reply, 10), "Tomas B…’s");
        assert_eq!(telling("“Never,” said Tomas Brill.", 10), "Tomas Bri…");
    }

    #[test]
    fn all_who_say_something_together_are_named() {
        for (text, speakers) in [
            ("Ada Voss and her deputy, Tomas Brill, said the dam would hold.", "Ada Voss and Tomas Brill"),
            ("Roscosmos and NASA said the launch was off.", "Roscosmos and NASA"),
            ("Ada Voss said the dam would hold.", "Ada Voss"),
        ] {
            let document = read_prose(text.to_owned(), Vec::new());
            let analysis = analyze(&document, &Lexicon::built_in());
            assert_eq!(speaker_words(&document, &analysis, QuotationId::new(0)), speakers);
        }
    }
}
