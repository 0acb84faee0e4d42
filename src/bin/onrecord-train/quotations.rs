//! The weights of quotations: what they learn from, and held-out answers of both models together.

use crate::calibration::{self, outcomes};
use crate::constructions;
use crate::corpus::{self, Article, FOLDS};
use onrecord::analysis::choice::Weights;
use onrecord::analysis::confidence::{Calibration, table};
use onrecord::analysis::lexicon::Lexicon;
use onrecord::analysis::tagger::model::Model;
use onrecord::analysis::teaching::{Example, examples, examples_elsewhere, fit, references, reports_elsewhere};
use onrecord::analysis::{Analysis, Analyzer, Models};
use onrecord::runtime::extract::write_article;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// A model of names for each fold of the news, learnt without it.
pub(crate) struct UnseenNames(pub(crate) Vec<Vec<u8>>);

impl UnseenNames {
    /// The models that `write` put into `folder`.
    fn read(folder: &Path) -> Result<Self, String> {
        let read = |fold| {
            let path = Self::path(folder, fold);
            fs::read(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))
        };
        (0..FOLDS).map(read).collect::<Result<_, _>>().map(Self)
    }

    /// Keeps the models in `folder`, a file a fold.
    pub(crate) fn write(&self, folder: &Path) -> Result<(), String> {
        for (fold, file) in (0..FOLDS).zip(&self.0) {
            let path = Self::path(folder, fold);
            fs::write(&path, file).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
        }
        Ok(())
    }

    fn path(folder: &Path, fold: u32) -> PathBuf {
        folder.join(format!("names-{fold}.bin"))
    }

    /// The model that has not seen `article`.
    fn of(&self, article: &Article) -> Result<Model<'_>, String> {
        Model::read(&self.0[article.fold() as usize]).map_err(|damage| damage.to_string())
    }
}

/// The corpora beside the news in which every mention of a party is marked.
const MENTIONED: [&str; 2] = ["gum_news", "gum_open"];
/// The one among them whose quotations are news, too.
const REPORTED: &str = "gum_news";

/// The questions of the news, article by article, those of our own constructions, and those of other collections.
struct Lessons {
    lexicon: Lexicon,
    news: Vec<Article>,
    of_news: Vec<Vec<Example>>,
    own: Vec<Example>,
    elsewhere: Vec<Example>,
}

impl Lessons {
    /// Names are found by models that have not seen the article: in a text that is new, too, some are wrong.
    fn read(corpora: &Path, names: &UnseenNames) -> Result<Self, String> {
        let lexicon = Lexicon::built_in();
        let (news, _) = corpus::read(&corpora.join("news/news.jsonl"))?;
        let of_news = news.iter().map(|article| {
            let models = Models { names: names.of(article)?, ..Models::built_in() };
            Ok(examples(&article.document, &lexicon, &models, &article.marked))
        });
        let of_news = of_news.collect::<Result<_, String>>()?;
        let own = constructions::questions(&lexicon, &Models::built_in())?;
        let mut elsewhere = Vec::new();
        for article in corpus::read_own(corpora)? {
            let models = Models { names: names.of(&article)?, ..Models::built_in() };
            let Article { document, marked, cut, .. } = &article;
            elsewhere.extend(examples_elsewhere(document, &lexicon, &models, marked, *cut));
        }
        for corpus in MENTIONED {
            let (articles, _) = corpus::read(&corpora.join(format!("extraction/{corpus}.jsonl")))?;
            for article in articles {
                let Article { document, marked, mentions, .. } = &article;
                if corpus == REPORTED {
                    elsewhere.extend(reports_elsewhere(document, &lexicon, &Models::built_in(), marked));
                }
                elsewhere.extend(references(document, &lexicon, &Models::built_in(), mentions, &marked.mentions));
            }
        }
        Ok(Self { lexicon, news, of_news, own, elsewhere })
    }

    /// The file of weights that have not seen the articles of fold `unseen`.
    fn learn(&self, unseen: Option<u32>) -> Vec<u8> {
        let news = self.news.iter().zip(&self.of_news).filter(|(article, _)| Some(article.fold()) != unseen);
        let of_news = news.flat_map(|(_, questions)| questions);
        fit(&of_news.chain(&self.own).chain(&self.elsewhere).collect::<Vec<_>>())
    }

    /// Analyses each article of the news by models that have not seen its fold.
    fn each_unseen(
        &self,
        confidence: Calibration,
        names: &UnseenNames,
        mut each: impl FnMut(&Article, &Analysis) -> Result<(), String>,
    ) -> Result<(), String> {
        for fold in 0..FOLDS {
            let weights = self.learn(Some(fold));
            let quotations = Weights::read(&weights).ok_or("the weights that were learnt cannot be read")?;
            for article in self.news.iter().filter(|article| article.fold() == fold) {
                let models = Models { names: names.of(article)?, quotations, confidence };
                each(article, &Analyzer::with(&self.lexicon, models).analyze(&article.document))?;
            }
        }
        Ok(())
    }
}

/// Learns from everything and writes the weights to `out`.
pub(crate) fn train(corpora: &Path, names: &Path, out: &Path) -> Result<(), String> {
    let file = Lessons::read(corpora, &UnseenNames::read(names)?)?.learn(None);
    fs::write(out, file).map_err(|error| format!("cannot write {}: {error}", out.display()))
}

/// Writes to `out` what is found in each article of the news by models that have not seen its fold; those of names are
/// in the folder `names`.
pub(crate) fn cross_validate(corpora: &Path, names: &Path, out: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("cannot write {}: {error}", out.display());
    let names = UnseenNames::read(names)?;
    let lessons = Lessons::read(corpora, &names)?;
    let mut written = BufWriter::new(fs::File::create(out).map_err(failed)?);
    let mut found = Vec::new();
    lessons.each_unseen(Models::built_in().confidence, &names, |article, analysis| {
        found.extend(outcomes(analysis, &article.marked));
        write_article(&article.id, &article.document, analysis, &mut written).map_err(failed)
    })?;
    calibration::print(&found);
    written.flush().map_err(failed)
}

/// Writes to `out` how often quotations are right, by how probable models thought them that had not seen their fold.
pub(crate) fn calibrate(corpora: &Path, names: &Path, out: &Path) -> Result<(), String> {
    let names = UnseenNames::read(names)?;
    let lessons = Lessons::read(corpora, &names)?;
    let mut found = Vec::new();
    lessons.each_unseen(Calibration::none(), &names, |article, analysis| {
        found.extend(outcomes(analysis, &article.marked));
        Ok(())
    })?;
    fs::write(out, table(&found)).map_err(|error| format!("cannot write {}: {error}", out.display()))
}
