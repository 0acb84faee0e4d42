//! What is done by saying something: what the cue's list says, weighed against what else it may be.

use super::super::SpeechAct;
use super::super::choice::{Candidates, Choose, Question, Sight, Topic, mixed};
use super::super::part::Part;
use super::super::reading::Reading;
use super::Report;

/// Gives `report`, which has a cue, the most probable act.
pub(super) fn choose_act(
    reading: &Reading,
    report: &mut Report,
    candidates: &mut Candidates,
    chooser: &mut dyn Choose,
) {
    let Some(cue) = report.cue.clone() else { return };
    let sight = Sight { reading, first: 0, limit: reading.words.len() };
    let content = report.pieces[0].start;
    let word = cue.clone().fold(3, |hash, at| mixed(hash, reading.words[at].hash));
    let link = if content > cue.end { sight.word(content, -1) } else { u32::from(content == cue.end) };
    let floor = cue.start.saturating_sub(4);
    let negated = (floor..cue.start).any(|at| reading.is(at, "not") || reading.is(at, "never"));
    let must = report.pieces[0].clone().take(12).any(|at| {
        matches!(reading.words[at].part, Part::Modal) && matches!(reading.written(at), "must" | "should" | "ought")
    });
    candidates.clear();
    for act in SpeechAct::ALL {
        let number = act as u32;
        candidates.add_pair(750, number, report.act as u32);
        candidates.add_pair(751, number, word);
        candidates.add_pair(752, number, mixed(word, link));
        candidates.add_pair(753, number, mixed(word, sight.word(content, 0)));
        candidates.add_pair(754, number, mixed(link, report.act as u32));
        candidates.add_pair(755, number, mixed(u32::from(negated), report.act as u32));
        candidates.add_pair(756, number, mixed(u32::from(must), report.act as u32));
        candidates.add_pair(757, number, mixed(report.kind as u32, word));
        candidates.add_pair(758, number, sight.word(cue.end, 0));
        candidates.push(Some(number as usize), None);
        if act == report.act {
            candidates.rule_last();
        }
    }
    let about = reading.span(cue);
    let chosen = chooser.choose(Question { topic: Topic::Act, about }, candidates);
    report.act = SpeechAct::ALL[chosen.index];
}
