//! All of a claim that the library keeps: its words, who said it how and where, who answers, and where else it stands.

use super::{
    Line, Tone, answer_mark, answered, answering, credited_elsewhere, deed, fit, kind_words, labelled, likeness_words,
    one_line, origin_words, push_wrapped,
};
use crate::library::dossier::{Claim, Dossier};
use crate::library::moment::Moment;
use crate::text::Span;

/// All that `dossier` knows of one of its claims, in lines at most `max_cells` wide.
pub fn kept(dossier: &Dossier, claim: &Claim, now: Moment, max_cells: u16) -> Vec<Line> {
    let report = &dossier.reports[claim.report];
    let mut lines = Vec::new();
    push_wrapped(&mut lines, &claim.words, Span::new(0, claim.words.len()), max_cells, Tone::Quoted);
    lines.push(Line::default());
    let plain = |label: &str, words: String| labelled(label, vec![(Tone::Plain, words)]);
    lines.push(plain("speaker", one_line(&dossier.speakers(claim))));
    lines.extend(claim.cue.as_ref().map(|cue| plain("cue", one_line(cue))));
    let deed = deed(claim.act).map(|deed| format!(" · {deed}")).unwrap_or_default();
    lines.push(plain("reported", format!("{}{deed}", kind_words(claim.kind))));
    lines.push(plain("in", origin_words(report, now).join(" · ")));
    lines.push(plain("", one_line(&report.title)));
    lines.extend(report.url.as_ref().map(|url| plain("", url.clone())));
    for answered in &claim.answering {
        lines.push(labelled("answers", vec![(Tone::Plain, one_line(&answering(answered)))]));
        if let Some(words) = answered.told() {
            push_wrapped(&mut lines, &words, Span::new(0, words.len()), max_cells, Tone::Quoted);
        }
    }
    for answer in &claim.answers {
        let words = format!("{} {}", answer_mark(answer.act), answered(answer));
        lines.push(labelled("answered", vec![(Tone::Answered, one_line(&words))]));
        if let Some(words) = &answer.words {
            push_wrapped(&mut lines, words, Span::new(0, words.len()), max_cells, Tone::Quoted);
        }
    }
    let (places, _) = dossier.some_elsewhere(claim, usize::MAX);
    for (index, (other, likeness)) in places.into_iter().enumerate() {
        let elsewhere = dossier.report(other.report);
        let credited = credited_elsewhere(other);
        let (origin, likeness) = (origin_words(elsewhere, now).join(" · "), likeness_words(likeness));
        let words = format!("{origin} ({likeness}){credited}");
        lines.push(plain(if index == 0 { "also in" } else { "" }, words));
    }
    fit(&mut lines, max_cells);
    lines
}
