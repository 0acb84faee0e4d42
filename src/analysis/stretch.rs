//! A long text stretch by stretch: names are short for what is named near them, and no more than a stretch's words are
//! ever in memory. What every article of news fits into is one stretch.

use super::coreference::tell;
use super::language::Language;
use super::{Analysis, Entity, EntityId, Mention, MentionId, Quotation, QuotationId};
use crate::document::Document;
use crate::text::Span;
use foldhash::HashMap;
use foldhash::fast::FixedState;
use std::hash::BuildHasher;

/// How long stretches are.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_field_names, reason = "each says its unit")]
pub(super) struct Lengths {
    /// A stretch ends with the first section that ends behind this many bytes …
    pub(super) full_bytes: usize,
    /// … or, where none does, with the first paragraph that ends behind this many.
    pub(super) max_bytes: usize,
    /// What is longer than this and one paragraph, as no article has any, is in stretches of its own, each of which
    /// ends with the last sentence that ends within so many.
    pub(super) within_bytes: usize,
}

impl Default for Lengths {
    fn default() -> Self {
        Self { full_bytes: 128 * 1024, max_bytes: 256 * 1024, within_bytes: 64 * 1024 }
    }
}

/// The stretches of `document`, at least one, as spans of its text; together they hold every paragraph.
pub(super) fn stretches(document: &Document, lengths: Lengths) -> Vec<Span> {
    let mut stretches = Vec::new();
    let mut begun: Option<Span> = None;
    let mut section = 0;
    for (index, paragraph) in document.paragraphs.iter().enumerate() {
        while document.sections.get(section).is_some_and(|section| section.paragraphs.end <= index) {
            section += 1;
        }
        let ends_section = document.sections.get(section).is_none_or(|section| section.paragraphs.end == index + 1);
        if paragraph.span.len() > lengths.within_bytes {
            stretches.extend(begun.take());
            push_parts(document, paragraph.span, lengths.within_bytes, &mut stretches);
            continue;
        }
        let stretch = begun.map_or(paragraph.span, |begun| begun.to(paragraph.span));
        let bytes = stretch.len();
        begun = Some(stretch);
        if bytes >= lengths.max_bytes || bytes >= lengths.full_bytes && ends_section {
            stretches.extend(begun.take());
        }
    }
    stretches.extend(begun);
    if stretches.is_empty() {
        stretches.push(document.whole());
    }
    stretches
}

/// Appends a long `paragraph` in parts of whole sentences, none longer than `most` bytes but where a sentence is.
fn push_parts(document: &Document, paragraph: Span, most: usize, stretches: &mut Vec<Span>) {
    let sentences = &document.sentences;
    let mut start = paragraph.start();
    while paragraph.end() - start > most {
        let ended = sentences.partition_point(|sentence| sentence.end() <= start + most);
        let last = ended.checked_sub(1).map(|last| sentences[last].end()).filter(|end| *end > start);
        let end = last.or_else(|| sentences.get(ended).map(|next| next.end()));
        let Some(end) = end.filter(|end| *end < paragraph.end()) else { break };
        stretches.push(Span::new(start, end));
        start = end;
    }
    stretches.push(Span::new(start, paragraph.end()));
}

/// The analyses of one stretch after the other, brought together: who goes by the same name is the same.
#[derive(Debug, Default)]
pub(super) struct Joined {
    whole: Analysis,
    /// By the hashes of their names in small letters, which are so long that two names share one in no text.
    by_name: HashMap<u64, EntityId>,
}

impl Joined {
    /// Of a text in `language`.
    pub(super) fn of(language: Language) -> Self {
        Self { whole: Analysis { language, ..Analysis::default() }, ..Self::default() }
    }

    /// Adds the analysis of the next stretch, which ends behind `done` of `all` the bytes.
    pub(super) fn push(&mut self, part: Analysis, done: usize, all: usize) {
        let Analysis { quotations, mentions, entities, .. } = part;
        make_room(&mut self.whole.quotations, quotations.len(), done, all);
        make_room(&mut self.whole.mentions, mentions.len(), done, all);
        make_room(&mut self.whole.entities, entities.len(), done, all);
        let (first_mention, first_quotation) = (self.whole.mentions.len(), self.whole.quotations.len());
        let ids: Vec<_> = entities.into_iter().map(|entity| self.entity(entity, first_mention)).collect();
        let of = |id: EntityId| ids[id.index()];
        self.whole
            .mentions
            .extend(mentions.into_iter().map(|mention| Mention { entity: of(mention.entity), ..mention }));
        self.whole.quotations.extend(quotations.into_iter().map(|mut quotation: Quotation| {
            if let Some(speaker) = &mut quotation.speaker {
                speaker.entity = speaker.entity.map(of);
            }
            for response in &mut quotation.responses {
                response.entity = response.entity.map(of);
                response.quotation = response.quotation.map(|id| QuotationId::new(first_quotation + id.index()));
            }
            quotation
        }));
    }

    /// The analysis of all that was added.
    pub(super) fn finish(mut self) -> Analysis {
        self.whole.quotations.shrink_to_fit();
        self.whole.mentions.shrink_to_fit();
        self.whole.entities.shrink_to_fit();
        for entity in &mut self.whole.entities {
            entity.mentions.shrink_to_fit();
        }
        self.whole
    }

    fn entity(&mut self, part: Entity, first_mention: usize) -> EntityId {
        let next = EntityId::new(self.whole.entities.len());
        let name = FixedState::default().hash_one(part.name.to_lowercase());
        let id = *self.by_name.entry(name).or_insert(next);
        let mentions = part.mentions.iter().map(|mention| MentionId::new(first_mention + mention.index()));
        if id == next {
            let mentions = mentions.collect();
            self.whole.entities.push(Entity { mentions, ..part });
            return id;
        }
        let known = &mut self.whole.entities[id.index()];
        known.mentions.extend(mentions);
        for role in part.roles {
            tell(&mut known.roles, &role);
        }
        if part.confidence > known.confidence {
            (known.kind, known.confidence) = (part.kind, part.confidence);
        }
        id
    }
}

/// Makes room in `list` for `more`, and for what will come where the rest of a text is like the `done` of `all` its
/// bytes: where a list grows by and by, what it leaves behind each time is as large as all that is put into it.
fn make_room<T>(list: &mut Vec<T>, more: usize, done: usize, all: usize) {
    /// No more is believed to come than so many times what there is.
    const MOST: usize = 16;
    if list.capacity() - list.len() >= more {
        return;
    }
    let found = list.len() + more;
    let expected = (found.saturating_mul(all) / done.max(1)).clamp(found, found * MOST);
    list.reserve_exact(expected + expected / 8 - list.len());
}

#[cfg(test)]
mod tests {
    use super::super::Analyzer;
    use super::super::lexicon::Lexicon;
    use super::*;
    use crate::document::{self, format::Hint};

    const CHAPTER: &str = "Mayor Ana Ruiz said on Monday that the bridge would close before winter. “It will not hold,” she \
        warned. The Hauliers’ Guild disputes this.\n\n";

    fn book(chapters: usize) -> String {
        (0..chapters).map(|_| CHAPTER).collect()
    }

    const SHORT: Lengths = Lengths { full_bytes: 1_000, max_bytes: 2_000, within_bytes: 1_000 };

    #[test]
    fn an_article_is_one_stretch() {
        let document = document::read(book(200).as_bytes(), &Hint::default());
        let paragraphs = document.paragraphs[0].span.to(document.paragraphs[199].span);
        assert_eq!(stretches(&document, Lengths::default()), [paragraphs]);
        assert_eq!(stretches(&document::read(b"", &Hint::default()), Lengths::default()), [Span::at(0)]);
    }

    #[test]
    fn stretches_hold_every_paragraph_once_and_end_in_time() {
        let document = document::read(book(100).as_bytes(), &Hint::default());
        let found = stretches(&document, SHORT);
        assert!(found.len() > 5);
        let mut rest = document.paragraphs.iter().map(|paragraph| paragraph.span);
        for stretch in found {
            let within: Vec<_> = rest.by_ref().take_while(|paragraph| paragraph.end() < stretch.end()).collect();
            assert!(within.first().is_none_or(|first| first.start() == stretch.start()));
            assert!(stretch.len() < SHORT.max_bytes + CHAPTER.len());
        }
        assert_eq!(rest.next(), None);
    }

    #[test]
    fn a_paragraph_that_no_article_has_is_in_stretches_of_whole_sentences() {
        let sentence = "Mayor Ana Ruiz said that the bridge would close. ";
        let text = format!("It rained.\n\n{}\n\nIt snowed.", sentence.repeat(100).trim_end());
        let document = document::read_text(text, vec![]);
        let found = stretches(&document, SHORT);
        let first = |span: &Span| span.of(&document.text).split(' ').find(|word| !word.is_empty()).unwrap().to_owned();
        assert_eq!(
            found.iter().map(first).collect::<Vec<_>>(),
            ["It", "Mayor", "Mayor", "Mayor", "Mayor", "Mayor", "It"]
        );
        assert!(found.iter().all(|stretch| stretch.len() <= SHORT.within_bytes));
        let analysis = Analyzer::new(&Lexicon::built_in()).by_stretches(&document, SHORT, |_| true);
        assert_eq!(analysis.expect("it was told to go on").quotations.len(), 100);
        // What is shorter is one with what stands around it.
        let document = document::read_text(format!("It rained.\n\n{}\n\nIt snowed.", sentence.repeat(9)), vec![]);
        assert_eq!(stretches(&document, SHORT).len(), 1);
    }

    #[test]
    fn a_long_text_that_is_not_english_is_taken_by_stretches_too() {
        let chapter =
            "Die Bürgermeisterin Anna Berg wies die Kritik zurück. „Das Geld ist für die Brücke da“, sagte sie.\n\n";
        let document = document::read_text(chapter.repeat(50), vec![]);
        assert!(stretches(&document, SHORT).len() > 2);
        let analysis = Analyzer::new(&Lexicon::built_in()).by_stretches(&document, SHORT, |_| true);
        let analysis = analysis.expect("it was told to go on");
        assert_eq!((analysis.language.code, analysis.quotations.len(), analysis.entities.len()), ("de", 50, 1));
    }

    #[test]
    fn who_goes_by_the_same_name_in_two_stretches_is_one_party() {
        let chapters = 50;
        let document = document::read(book(chapters).as_bytes(), &Hint::default());
        let analysis = Analyzer::new(&Lexicon::built_in()).by_stretches(&document, SHORT, |_| true);
        let analysis = analysis.expect("it was told to go on");
        let named: Vec<_> = analysis.entities.iter().filter(|entity| entity.name == "Ana Ruiz").collect();
        assert_eq!(named.len(), 1);
        let proper = named[0].mentions.iter().filter(|id| {
            let mention = analysis.mention(**id);
            mention.span.of(&document.text) == "Ana Ruiz"
        });
        assert_eq!(proper.count(), chapters);
        assert!(analysis.mentions.is_sorted_by_key(|mention| mention.span.start()));
        let mut answers = 0;
        for quotation in &analysis.quotations {
            let speaker = quotation.speaker.expect("somebody speaks");
            assert!(speaker.entity.is_some_and(|entity| entity.index() < analysis.entities.len()));
            for response in &quotation.responses {
                let answer = analysis.quotation(response.quotation.expect("the answer"));
                assert!(answer.content().start() >= quotation.content().start());
                assert_eq!(answer.speaker.and_then(|speaker| speaker.entity), response.entity);
                answers += 1;
            }
        }
        assert!(answers > chapters / 2);
    }

    #[test]
    fn room_is_made_at_once_for_as_much_as_the_rest_may_bring() {
        let mut list: Vec<u8> = Vec::new();
        make_room(&mut list, 80, 100, 1000);
        assert!((800..1000).contains(&list.capacity()));
        list.resize(800, 0);
        let room = list.capacity();
        make_room(&mut list, room - 800, 900, 1000);
        assert_eq!(list.capacity(), room);
        let mut first: Vec<u8> = Vec::new();
        make_room(&mut first, 1, 1, usize::MAX);
        assert!((1..100).contains(&first.capacity()));
    }

    #[test]
    fn an_analysis_goes_on_only_while_it_is_told_to() {
        let document = document::read(book(100).as_bytes(), &Hint::default());
        let mut steps = Vec::new();
        let found = Analyzer::new(&Lexicon::built_in()).by_stretches(&document, SHORT, |done| {
            steps.push(done);
            steps.len() < 2
        });
        assert!(found.is_none());
        assert!(steps.len() == 2 && steps[0] > 0 && steps[0] < steps[1] && steps[1] < document.text.len(), "{steps:?}");
    }
}
