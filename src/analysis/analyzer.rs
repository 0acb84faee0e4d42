//! From a document to its analysis, one document after the other.

use super::choice::{Candidates, Choose, Weights};
use super::confidence::Calibration;
use super::lexicon::Lexicon;
use super::naming::Namer;
use super::stretch::{self, Lengths};
use super::tagger::model::Model;
use super::{Analysis, Quotation, coreference, foreign, language, reading, speaking};
use crate::document::Document;
use std::ops::Range;

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

    /// As [`analyze`](Self::analyze), stretch by stretch of a long text: `go_on` is told how many bytes are analysed, and
    /// whether to go on with the rest is what it answers. `None` where it did not.
    pub fn analyze_while(&mut self, document: &Document, go_on: impl FnMut(usize) -> bool) -> Option<Analysis> {
        self.by_stretches(document, Lengths::default(), go_on)
    }

    pub(super) fn by_stretches(
        &mut self,
        document: &Document,
        lengths: Lengths,
        mut go_on: impl FnMut(usize) -> bool,
    ) -> Option<Analysis> {
        if document.is_of_program() {
            return Some(Analysis::default());
        }
        let language = language::language(document, self.namer.vocabulary.lexicon);
        if !language.is_english() {
            return Some(foreign::analysis(document, &mut self.namer.vocabulary, language));
        }
        let mut stretches = stretch::stretches(document, lengths);
        let last = stretches.pop().unwrap_or_default();
        if stretches.is_empty() {
            return Some(self.stretch(document, last));
        }
        let mut joined = stretch::Joined::default();
        for stretch in stretches {
            let end = document.paragraphs[stretch.end - 1].span.end();
            joined.push(self.stretch(document, stretch));
            if !go_on(end) {
                return None;
            }
        }
        joined.push(self.stretch(document, last));
        Some(joined.finish())
    }

    fn stretch(&mut self, document: &Document, stretch: Range<usize>) -> Analysis {
        let Models { mut quotations, confidence: calibration, .. } = self.models;
        let mut analysis = analyze_by(document, stretch, &mut self.namer, &mut quotations);
        for quotation in &mut analysis.quotations {
            let Quotation { kind, rule, confidence, .. } = *quotation;
            quotation.confidence = calibration.confidence(kind, rule, confidence);
        }
        analysis
    }
}

/// What is found in a stretch of `document` where `naming` finds the names and `chooser` chooses.
pub(super) fn analyze_by(
    document: &Document,
    stretch: Range<usize>,
    naming: &mut Namer,
    chooser: &mut dyn Choose,
) -> Analysis {
    let reading = reading::Reading::of(document, stretch, &mut naming.vocabulary);
    let names = naming.names(&reading);
    let mut parties = coreference::Parties::new(&reading, names);
    let mut candidates = Candidates::new(chooser);
    let mut analysis =
        Analysis { quotations: speaking::quotations(&reading, &mut parties, &mut candidates), ..Analysis::default() };
    parties.finish(&mut analysis);
    analysis
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::read_text;

    /// A word for each number, which nobody is called.
    fn word(mut number: usize) -> String {
        let mut word = String::from("X");
        for _ in 0..4 {
            word.push(char::from(b"aeioubdgkl"[number % 10]));
            number /= 10;
        }
        word
    }

    #[test]
    fn what_is_said_of_one_article_does_not_depend_on_those_before() {
        let lexicon = Lexicon::built_in();
        let met: Vec<String> = (0..9_000).map(|number| format!("{} met {}.", word(number), word(number + 1))).collect();
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
}
