//! The model of names: what it learns from, and how well it does.

use crate::corpus::{self, Article, FOLDS};
use crate::crf::{self, Chain, Settings};
use crate::quotations::UnseenNames;
use crate::scoring::Score;
use onrecord::analysis::lexicon::Lexicon;
use onrecord::analysis::tagger::feature::Feature;
use onrecord::analysis::tagger::model::Model;
use onrecord::analysis::tagger::{Example, bilou, write};
use onrecord::analysis::{Analyzer, Models, training};
use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::thread;

/// The corpora beside the news, and how much an article of theirs counts beside one of the news.
const OTHERS: [(&str, f32); 5] = [("gum_news", 0.5), ("gum_open", 0.5), ("ewt", 0.5), ("pud", 0.5), ("politics", 0.5)];

const SETTINGS: Settings =
    Settings { rounds: 20, unsettled: 8, orders: 6, step: 0.1, decay: 1e-3, drop: 0.5, least: 2 };

/// What one step of a weight is worth.
const SCALE: f32 = 1.0 / 24.0;

const CHAIN: Chain = Chain {
    labels: training::LABELS,
    may_begin: bilou::may_begin,
    may_end: bilou::may_end,
    may_follow: bilou::may_follow,
};

/// The news, and sequences of everything that may be learnt from.
struct Lessons {
    lexicon: Lexicon,
    news: Vec<Article>,
    /// The sequences of each article of the news, and of those we annotated ourselves, with the fold of each.
    of_news: Vec<(u32, Vec<Example>)>,
    others: Vec<(Vec<Example>, f32)>,
}

impl Lessons {
    fn read(corpora: &Path) -> Result<Self, String> {
        let lexicon = Lexicon::built_in();
        let news = gold(&corpora.join("news/news.jsonl"))?;
        let own = corpus::read_own(corpora)?;
        let folds = news.iter().chain(&own).map(Article::fold);
        let sequences_of_own = sequences(&own, &lexicon, "our own");
        let of_news = folds.zip(sequences(&news, &lexicon, "news").into_iter().chain(sequences_of_own)).collect();
        let mut others = Vec::new();
        for (name, importance) in OTHERS {
            let articles = gold(&corpora.join("extraction").join(format!("{name}.jsonl")))?;
            let examples = sequences(&articles, &lexicon, name).into_iter().flatten().collect();
            others.push((examples, importance));
        }
        Ok(Self { lexicon, news, of_news, others })
    }

    /// The file of a model that has not seen the articles of fold `unseen`.
    fn learn(&self, unseen: Option<u32>) -> Vec<u8> {
        let news = self.of_news.iter().filter(|(fold, _)| Some(*fold) != unseen);
        let news = news.flat_map(|(_, examples)| examples.iter().map(|example| (example, 1.0)));
        let others: Vec<(Example, f32)> = (0..)
            .zip(&self.others)
            .flat_map(|(origin, (examples, weight))| {
                examples.iter().map(move |example| (example.with_own(origin), *weight))
            })
            .collect();
        let examples: Vec<_> = news.chain(others.iter().map(|(example, weight)| (example, *weight))).collect();
        let mut weights = crf::learn(&examples, &CHAIN, SETTINGS);
        // What only the copies know is of no use to any other text.
        let of_news = self.of_news.iter().flat_map(|(_, examples)| examples);
        let everywhere = of_news.chain(self.others.iter().flat_map(|(examples, _)| examples));
        let everywhere: HashSet<Feature> = everywhere.flat_map(|example| &example.features).copied().collect();
        weights.rows.retain(|(feature, _)| everywhere.contains(feature));
        write::file(&weights, SCALE)
    }
}

fn gold(path: &Path) -> Result<Vec<Article>, String> {
    let (articles, left_out) = corpus::read(path)?;
    if left_out > 0 {
        eprintln!("{}: {left_out} articles left out, which the program shows otherwise", path.display());
    }
    Ok(articles)
}

fn sequences(articles: &[Article], lexicon: &Lexicon, name: &str) -> Vec<Vec<Example>> {
    let (mut marked, mut labelled) = (0, 0);
    let examples = articles.iter().map(|article| {
        let (examples, covered) = training::examples(&article.document, lexicon, &article.names);
        marked += article.names.len();
        labelled += covered;
        examples
    });
    let examples = examples.collect();
    eprintln!("{name}: {} articles, {marked} names marked, {labelled} of them can be learnt", articles.len());
    examples
}

/// Learns from everything and writes the model to `out`.
pub(crate) fn train(corpora: &Path, out: &Path) -> Result<(), String> {
    let file = Lessons::read(corpora)?.learn(None);
    eprintln!("{}: {} bytes", out.display(), file.len());
    fs::write(out, file).map_err(|error| format!("cannot write {}: {error}", out.display()))
}

/// Writes a model for each fold of the news, which has not seen it, into `folder`, and prints how well they do.
pub(crate) fn cross_validate(corpora: &Path, folder: &Path) -> Result<(), String> {
    let lessons = Lessons::read(corpora)?;
    let models: Vec<Vec<u8>> = thread::scope(|scope| {
        let (lessons, half) = (&lessons, FOLDS.div_ceil(2));
        let other = scope.spawn(move || (half..FOLDS).map(|fold| lessons.learn(Some(fold))).collect::<Vec<_>>());
        let mut models: Vec<_> = (0..half).map(|fold| lessons.learn(Some(fold))).collect();
        models.extend(other.join().expect("learning does not fail"));
        models
    });
    let mut score = Score::default();
    for article in &lessons.news {
        let names = Model::read(&models[article.fold() as usize]).map_err(|damage| damage.to_string())?;
        let models = Models { names, ..Models::built_in() };
        score.add(&Analyzer::with(&lessons.lexicon, models).analyze(&article.document), &article.names);
    }
    println!("{FOLDS}-fold: {}", score.words());
    fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    UnseenNames(models).write(folder)
}

/// Prints how well the model of the file `model` finds the names of each of `golds`.
pub(crate) fn score(model: &Path, golds: &[&str]) -> Result<(), String> {
    let file = fs::read(model).map_err(|error| format!("cannot read {}: {error}", model.display()))?;
    let names = Model::read(&file).map_err(|damage| format!("{}: {damage}", model.display()))?;
    let lexicon = Lexicon::built_in();
    let mut analyzer = Analyzer::with(&lexicon, Models { names, ..Models::built_in() });
    for gold_file in golds {
        let mut score = Score::default();
        for article in gold(Path::new(gold_file))? {
            score.add(&analyzer.analyze(&article.document), &article.names);
        }
        println!("{gold_file}: {}", score.words());
    }
    Ok(())
}
