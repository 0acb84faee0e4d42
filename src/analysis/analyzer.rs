//! From a document to its analysis, one document after the other.

use super::choice::{Candidates, Choose, Weights};
use super::confidence::Calibration;
use super::coreference::Parties;
use super::language::Language;
use super::lexicon::Lexicon;
use super::naming::Namer;
use super::reading::Reading;
use super::response::Rarity;
use super::speaking::Found;
use super::stretch::{self, Lengths};
use super::tagger::model::Model;
use super::{Analysis, Quotation, foreign, language, speaking};
use crate::document::Document;
use crate::text::Span;

/// The models that the analysis weighs its rules by.
#[derive(Debug, Clone, Copy)]
pub struct Models<'a> {
    /// Where names stand, and of what kind they are.
    pub names: Model<'a>,
    /// What is reported, and by whom.
    pub quotations: Weights<'a>,
    /// How often they are right.
    pub confidence: Calibration<'a>,
}

impl Models<'static> {
    /// The models built into the program, used where they lie.
    pub fn built_in() -> Self {
        let names = Model::read(include_bytes!("../../assets/models/names.bin")).expect("built-in model of names");
        let quotations = Weights::read(include_bytes!("../../assets/models/quotations.bin")).expect("built-in weights");
        let confidence = include_bytes!("../../assets/models/confidence.bin");
        let confidence = Calibration::read(confidence).expect("built-in calibration");
        Self { names, quotations, confidence }
    }
}

/// Who is named in `document`, and who says what.
///
/// Whoever analyses many has an [`Analyzer`], which is faster.
pub fn analyze(document: &Document, lexicon: &Lexicon) -> Analysis {
    Analyzer::new(lexicon).analyze(document)
}

/// Analyses articles one after the other, and keeps what it knows of words from one to the next. What it says of one
/// does not depend on those before.
#[derive(Debug)]
pub struct Analyzer<'a> {
    models: Models<'a>,
    namer: Namer<'a>,
}

/// How a document is analysed.
enum Way {
    /// It is a program's, and says nothing.
    Nowhere,
    /// As what is in this language, in these stretches, of which there is at least one.
    Stretches(Language, Vec<Span>),
}

impl<'a> Analyzer<'a> {
    /// One that goes by the models built in.
    pub fn new(lexicon: &'a Lexicon) -> Self {
        Self::with(lexicon, Models::built_in())
    }

    /// One that goes by `models`.
    pub fn with(lexicon: &'a Lexicon, models: Models<'a>) -> Self {
        Self { models, namer: Namer::new(models.names, lexicon) }
    }

    /// Who is named in `document`, and who says what.
    pub fn analyze(&mut self, document: &Document) -> Analysis {
        self.analyze_while(document, |_| true).expect("an analysis that is told to go on ends")
    }

    /// As [`analyze`](Self::analyze) of each of `documents`, which are in memory all at once, and so is what is found
    /// on the way. Short ones take less time than one after the other (our news 0.76 of it): what the machine has at
    /// hand for one step serves for all, before the next step drives it out.
    pub fn analyze_each(&mut self, documents: &[&Document]) -> Vec<Analysis> {
        let mut analyses = Vec::with_capacity(documents.len());
        let mut together = Vec::with_capacity(documents.len());
        for document in documents {
            match self.way(document, Lengths::default()) {
                Way::Stretches(language, stretches) if language.is_english() && stretches.len() == 1 => {
                    together.extend(stretches.into_iter().map(|whole| (*document, whole)));
                }
                way => {
                    analyses.append(&mut self.stretches(&together));
                    together.clear();
                    analyses.extend(self.go(document, way, |_| true));
                }
            }
        }
        analyses.append(&mut self.stretches(&together));
        analyses
    }

    /// As [`analyze`](Self::analyze), stretch by stretch of a long text: `go_on` is told how many bytes are analysed,
    /// and whether to go on with the rest is what it answers. `None` where it did not.
    pub fn analyze_while(&mut self, document: &Document, go_on: impl FnMut(usize) -> bool) -> Option<Analysis> {
        self.by_stretches(document, Lengths::default(), go_on)
    }

    pub(super) fn by_stretches(
        &mut self,
        document: &Document,
        lengths: Lengths,
        go_on: impl FnMut(usize) -> bool,
    ) -> Option<Analysis> {
        let way = self.way(document, lengths);
        self.go(document, way, go_on)
    }

    fn way(&self, document: &Document, lengths: Lengths) -> Way {
        if document.is_of_program() {
            return Way::Nowhere;
        }
        let language = language::language(document, self.namer.vocabulary.lexicon);
        Way::Stretches(language, stretch::stretches(document, lengths))
    }

    fn go(&mut self, document: &Document, way: Way, mut go_on: impl FnMut(usize) -> bool) -> Option<Analysis> {
        let Way::Stretches(language, mut stretches) = way else { return Some(Analysis::default()) };
        let last = stretches.pop().unwrap_or_default();
        if stretches.is_empty() {
            return Some(self.stretch(document, last, language));
        }
        let mut joined = stretch::Joined::of(language);
        let all = document.text.len();
        for stretch in stretches {
            joined.push(self.stretch(document, stretch, language), stretch.end(), all);
            if !go_on(stretch.end()) {
                return None;
            }
        }
        joined.push(self.stretch(document, last, language), all, all);
        Some(joined.finish())
    }

    fn stretch(&mut self, document: &Document, stretch: Span, language: Language) -> Analysis {
        if !language.is_english() {
            return foreign::analysis(document, stretch, &mut self.namer.vocabulary, language);
        }
        self.stretches(&[(document, stretch)]).pop().expect("one analysis of one stretch")
    }

    fn stretches(&mut self, stretches: &[(&Document, Span)]) -> Vec<Analysis> {
        let Models { mut quotations, confidence: calibration, .. } = self.models;
        let mut analyses = analyze_by(stretches, &mut self.namer, &mut quotations);
        for quotation in analyses.iter_mut().flat_map(|analysis| &mut analysis.quotations) {
            let Quotation { kind, rule, confidence, .. } = *quotation;
            quotation.confidence = calibration.confidence(kind, rule, confidence);
        }
        analyses
    }
}

/// What is found in each of some stretches of documents where `naming` finds the names and `chooser` chooses: step by
/// step, each step in all of them.
pub(super) fn analyze_by(
    stretches: &[(&Document, Span)],
    naming: &mut Namer,
    chooser: &mut dyn Choose,
) -> Vec<Analysis> {
    naming.vocabulary.forget_many();
    let vocabulary = &mut naming.vocabulary;
    let readings = stretches.iter().map(|(document, stretch)| Reading::of(document, *stretch, vocabulary));
    let readings: Vec<_> = readings.collect();
    let mut names: Vec<_> = readings.iter().map(|reading| naming.names(reading)).collect();
    for (reading, names) in readings.iter().zip(&mut names) {
        foreign::leave_out_leads(reading, names);
    }
    let mut parties: Vec<_> = readings.iter().zip(names).map(|(reading, names)| Parties::new(reading, names)).collect();
    let mut candidates = Candidates::new(chooser);
    let found = readings.iter().zip(&parties).map(|(reading, parties)| Found::of(reading, parties, &mut candidates));
    let found: Vec<_> = found.collect();
    let mut rarity = Rarity::default();
    let said =
        readings.iter().zip(&mut parties).zip(found).map(|((reading, parties), found)| {
            speaking::quotations(reading, parties, found, &mut candidates, &mut rarity)
        });
    let said: Vec<_> = said.collect();
    let analyses = said.into_iter().zip(parties).map(|(quotations, parties)| {
        let mut analysis = Analysis { quotations, ..Analysis::default() };
        parties.finish(&mut analysis);
        analysis
    });
    analyses.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::read_text;

    /// A word for each number, which nobody is called.
    fn word(mut number: usize) -> String {
        let mut word = String::from("X");
        for _ in 0..5 {
            word.push(char::from(b"aeioubdgkl"[number % 10]));
            number /= 10;
        }
        word
    }

    #[test]
    fn what_is_said_of_one_article_does_not_depend_on_those_before() {
        let lexicon = Lexicon::built_in();
        let met: Vec<String> =
            (0..17_000).map(|number| format!("{} met {}.", word(number), word(number + 1))).collect();
        let many = met.join(" ");
        let texts = [
            "“It rained,” said Ana Ruiz, the mayor of Lisbon. Volta Motors denied that it would leave.",
            &many,
            "Olga Brandt said Oslo had paid. The deputy, Karl Weiss, warned Germany on Monday.",
            "“It rained,” said Ana Ruiz, the mayor of Lisbon. Volta Motors denied that it would leave.",
        ];
        let mut analyzer = Analyzer::new(&lexicon);
        for text in texts {
            let document = read_text(text.to_owned(), vec![]);
            let found = analyzer.analyze(&document);
            assert!(!found.entities.is_empty());
            assert!(found == analyze(&document, &lexicon), "{text:.60}");
        }
    }

    #[test]
    fn several_at_once_are_analysed_as_one_after_the_other() {
        let lexicon = Lexicon::built_in();
        let texts = [
            "“It rained,” said Ana Ruiz, the mayor of Lisbon. Volta Motors denied that it would leave.",
            "Die Bürgermeisterin sagte gestern: „Die Brücke bleibt bis zum Ende der Woche für den Verkehr gesperrt.“",
            "",
            "Olga Brandt said Oslo had paid. The deputy, Karl Weiss, warned Germany on Monday.",
        ];
        let mut documents: Vec<_> = texts.iter().map(|text| read_text((*text).to_owned(), vec![])).collect();
        documents.push(read_text("Ana Ruiz said it rained.\n\n".repeat(12_000), vec![]));
        let wanted: Vec<_> = documents.iter().map(|document| analyze(document, &lexicon)).collect();
        let found = Analyzer::new(&lexicon).analyze_each(&documents.iter().collect::<Vec<_>>());
        assert!(found == wanted);
        assert!(Analyzer::new(&lexicon).analyze_each(&[]).is_empty());
    }
}
