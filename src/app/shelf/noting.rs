//! Notes and highlights: on the claim that is lit, else on the paragraph that is read. Any text can have them, whether
//! an article of the library or a file.

use super::errand::{Errand, Noted};
use super::typing::passes;
use crate::app::command::Command;
use crate::app::details::{one_line, speaker_words};
use crate::app::message::Effect;
use crate::app::part::Part;
use crate::app::picker::{Picker, Purpose, Row, Target};
use crate::app::prompt::{Edit, Prompt};
use crate::app::{App, Overlay};
use crate::library::ArticleId;
use crate::library::correction::text_key;
use crate::library::note::{NewNote, Note, Quote};
use crate::text::Span;
use crossterm::event::{KeyCode, KeyEvent};

impl App {
    /// Asks for the notes on the article `id`, the text of which is analysed.
    pub(in crate::app) fn ask_for_notes(&self, id: ArticleId) -> Vec<Effect> {
        let Some(analyzed) = &self.library.article(id).analyzed else { return vec![] };
        let noted = Noted { open: id, article: self.shelf.kept(id), text_key: analyzed.text_key };
        vec![Effect::Shelf(Errand::Notes(noted))]
    }

    /// Takes the notes on the article `id`; those whose words are gone stay in the store.
    pub(super) fn take_notes(&mut self, id: ArticleId, notes: Vec<Note>) {
        let Some(document) = &self.library.article(id).document else { return };
        let placed = notes.into_iter().filter_map(|note| Some((note.quote.place(&document.text)?, note)));
        let mut placed: Vec<_> = placed.collect();
        placed.sort_by_key(|(span, note)| (span.start(), note.id));
        self.views[id.index()].notes = placed;
    }

    /// Highlights what is meant, or takes the highlight away.
    pub(super) fn highlight(&mut self) -> Vec<Effect> {
        let Some(noted) = self.noted() else { return vec![] };
        match self.note_here().map(|note| (note.id, note.words.is_empty())) {
            Some((id, true)) => {
                self.say("the highlight is gone");
                vec![Effect::Shelf(Errand::ChangeNote(noted, id, None))]
            }
            Some((_, false)) => {
                let note = self.key_to(Command::Note, "changes it");
                self.say(format!("there is a note here; {note}"));
                vec![]
            }
            None => {
                let what = self.parts().first().map_or("paragraph", |part| part.name());
                let again = self.key_to(Command::Highlight, "again takes that back");
                self.add_note(noted, String::new(), &format!("highlighted the {what}; {again}"))
            }
        }
    }

    /// Asks for the words of a note on what is meant.
    pub(super) fn start_note(&mut self) {
        if self.noted().is_none() {
            return;
        }
        let words = self.note_here().map(|note| note.words.clone()).unwrap_or_default();
        self.overlay = Some(Overlay::Note(Prompt::new(words)));
    }

    /// Takes a key for the words of a note; `None` for one that is a command all the same.
    pub(in crate::app) fn type_note(&mut self, event: KeyEvent) -> Option<Vec<Effect>> {
        let Some(Overlay::Note(prompt)) = &mut self.overlay else { return None };
        match event.code {
            KeyCode::Enter => {
                let words = prompt.typed().trim().to_owned();
                self.overlay = None;
                return Some(self.keep_note(words));
            }
            KeyCode::Esc => self.overlay = None,
            _ if prompt.edit(event) == Edit::None => return passes(event),
            _ => {}
        }
        Some(vec![])
    }

    /// Shows the notes on the open article, to go to.
    pub(super) fn show_notes(&mut self) {
        let rows = self.view().notes.iter().map(|(span, note)| Row {
            target: Target::Place(*span),
            kind: if note.words.is_empty() { "highlight" } else { "note" },
            words: match (note.words.as_str(), &note.speaker) {
                ("", None) => one_line(&note.quote.exact),
                ("", Some(speaker)) => format!("{speaker}: {}", one_line(&note.quote.exact)),
                (words, _) => format!("{words} — {}", one_line(&note.quote.exact)),
            },
            also: "".into(),
            beside: String::new(),
        });
        let rows: Vec<Row> = rows.collect();
        if self.on_shelf || rows.is_empty() {
            let highlight = self.key_to(Command::Highlight, "highlights");
            let note = self.key_to(Command::Note, "writes a note");
            return self.say(format!("nothing is noted here yet: in an article {highlight}, {note}"));
        }
        self.overlay = Some(Overlay::Pick(Picker::new(Purpose::Notes, rows)));
    }

    fn keep_note(&mut self, words: String) -> Vec<Effect> {
        let Some(noted) = self.noted() else { return vec![] };
        match self.note_here().map(|note| note.id) {
            Some(id) => {
                self.say(if words.is_empty() { "the note is gone" } else { "the note is kept" });
                let words = Some(words).filter(|words| !words.is_empty());
                vec![Effect::Shelf(Errand::ChangeNote(noted, id, words))]
            }
            None if words.is_empty() => vec![],
            None => self.add_note(noted, words, "the note is kept"),
        }
    }

    fn add_note(&mut self, noted: Noted, words: String, said: &str) -> Vec<Effect> {
        let (Some(document), Some((span, speaker))) = (self.document(), self.meant()) else { return vec![] };
        let note = NewNote {
            article: noted.article,
            text_key: noted.text_key,
            title: one_line(self.article().title()),
            url: document.url.clone(),
            quote: Quote::of(&document.text, span),
            speaker,
            words,
        };
        self.say(said);
        vec![Effect::Shelf(Errand::AddNote(noted, note))]
    }

    /// The open text; says so where there is none.
    fn noted(&mut self) -> Option<Noted> {
        let Some(document) = self.document().filter(|_| !self.on_shelf) else {
            self.say("open an article first");
            return None;
        };
        let text_key = self.analyzed().map_or_else(|| text_key(&document.text), |analyzed| analyzed.text_key);
        Some(Noted { open: self.open, article: self.shelf.kept(self.open), text_key })
    }

    /// What is meant: where it stands, and who says it where it is a claim.
    fn meant(&self) -> Option<(Span, Option<String>)> {
        let document = self.document()?;
        if let Part::Claim(id) = self.parts()[0] {
            let analysis = &self.analyzed()?.analysis;
            let quotation = analysis.quotation(id);
            // Nobody is noted to say what they denied: the word that shows it belongs to what is noted.
            let cue = quotation.whole_cue().filter(|_| !quotation.stands_alone());
            let span = cue.map_or(quotation.content(), |cue| cue.to(quotation.content()));
            return Some((span, Some(speaker_words(document, analysis, id))));
        }
        let paragraph = document.paragraphs.get(document.paragraph_at(self.view().reading()))?;
        Some((paragraph.span, None))
    }

    /// The note on what is meant.
    fn note_here(&self) -> Option<&Note> {
        let (meant, _) = self.meant()?;
        self.view().notes.iter().find(|(span, _)| *span == meant).map(|(_, note)| note)
    }
}
