//! The weights of quotations: what they learn from, and held-out answers of both models together.

use crate::calibration::{self, outcomes};
use crate::constructions;
use crate::corpus::{self, Article, FOLDS};
use onrecord::analysis::choice::Weights;
use onrecord::analysis::confidence::{Calibration, table};
use onrecord::analysis::lexicon::Lexicon;
use onrecord::analysis::tagger::model::Model;
use onrecord::analysis::teaching::{Example, examples, fit};
use onrecord::analysis::{Analysis, Models, analyze_with};
use onrecord::runtime::extract::write_article;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;

/// The questions of the news, article by article, and those of our own constructions.
struct Lessons {
    lexicon: Lexicon,
    news: Vec<Article>,
    of_news: Vec<Vec<Example>>,
    own: Vec<Example>,
}

impl Lessons {
    fn read(corpora: &Path) -> Result<Self, String> {
        let lexicon = Lexicon::built_in();
        let models = Models::built_in();
        let (news, _) = corpus::read(&corpora.join("news/news.jsonl"))?;
        let of_news = news.iter().map(|article| examples(&article.document, &lexicon, &models, &article.marked));
        let of_news = of_news.collect();
        let own = constructions::questions(&lexicon, &models)?;
        Ok(Self { lexicon, news, of_news, own })
    }

    /// The file of weights that have not seen the articles of fold `unseen`.
    fn learn(&self, unseen: Option<u32>) -> Vec<u8> {
        let news = self.news.iter().zip(&self.of_news).filter(|(article, _)| Some(article.fold()) != unseen);
        fit(&news.flat_map(|(_, questions)| questions).chain(&self.own).collect::<Vec<_>>())
    }

    /// Analyses each article of the news by weights that have not seen its fold.
    fn each_unseen(
        &self,
        confidence: Calibration,
        names: Option<&[Vec<u8>]>,
        mut each: impl FnMut(&Article, &Analysis) -> Result<(), String>,
    ) -> Result<(), String> {
        for fold in 0..FOLDS {
            let weights = self.learn(Some(fold));
            let quotations = Weights::read(&weights).ok_or("the weights that were learnt cannot be read")?;
            let mut models = Models { quotations, confidence, ..Models::built_in() };
            if let Some(names) = names {
                models.names = Model::read(&names[fold as usize]).map_err(|damage| damage.to_string())?;
            }
            for article in self.news.iter().filter(|article| article.fold() == fold) {
                each(article, &analyze_with(&article.document, &self.lexicon, &models))?;
            }
        }
        Ok(())
    }
}

/// Learns from everything and writes the weights to `out`.
pub(crate) fn train(corpora: &Path, out: &Path) -> Result<(), String> {
    let file = Lessons::read(corpora)?.learn(None);
    fs::write(out, file).map_err(|error| format!("cannot write {}: {error}", out.display()))
}

/// Writes to `out` what is found in each article of the news by weights that have not seen its fold, with names by
/// `names`: a model for each fold, or the one built in.
pub(crate) fn cross_validate(corpora: &Path, names: Option<&[Vec<u8>]>, out: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("cannot write {}: {error}", out.display());
    let lessons = Lessons::read(corpora)?;
    let mut written = BufWriter::new(fs::File::create(out).map_err(failed)?);
    let mut found = Vec::new();
    lessons.each_unseen(Models::built_in().confidence, names, |article, analysis| {
        found.extend(outcomes(analysis, &article.marked));
        write_article(&article.id, &article.document, analysis, &mut written).map_err(failed)
    })?;
    calibration::print(&found);
    written.flush().map_err(failed)
}

/// Writes to `out` how often quotations are right, by how probable weights thought them that had not seen their fold.
pub(crate) fn calibrate(corpora: &Path, out: &Path) -> Result<(), String> {
    let lessons = Lessons::read(corpora)?;
    let mut found = Vec::new();
    lessons.each_unseen(Calibration::none(), None, |article, analysis| {
        found.extend(outcomes(analysis, &article.marked));
        Ok(())
    })?;
    fs::write(out, table(&found)).map_err(|error| format!("cannot write {}: {error}", out.display()))
}
