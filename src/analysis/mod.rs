//! A [`Document`](crate::document::Document) becomes an [`Analysis`]: who is named, and who says what.
//!
//! In reading order: [`token`], words and signs; [`lexicon`], what words mean to the rules; `vocabulary`, the words
//! that were met; `reading`, a document as words; `mention`, where names stand by rules; `evidence`, what kind they
//! are; `sieve`, which words are none of a list; `table`, tables read where they lie; `gazetteer`, names and nouns of
//! the world; `cluster`, words that stand among the same words; [`tagger`], labels for sequences by a learnt model;
//! `naming`, which weighs the rules by one; [`choice`], which weighs candidates by what was learnt; [`confidence`], how
//! often that is right; `part`, the part a word plays; `mark`, what stands in quotation marks; `work`, titles of works
//! among that; `phrase`, noun phrases; `report`, what is reported; `attribution`, by whom; `response`, who answers;
//! `coreference`, who is meant; `speaking`, which makes quotations of it all; `several`, who says something together;
//! `transcript`, whose turn it is, and `dialogue`, where nothing says so; `stretch`, how a long text is taken a part at
//! a time; `analyzer`, which does all of it; [`language`], which language it is in; `foreign`, what is found in one
//! that is not English. Each is linear in the length of the text; nothing here knows of more than one article.

pub mod choice;
pub mod confidence;
pub mod language;
pub mod lexicon;
pub mod tagger;
#[cfg(feature = "train")]
pub mod teaching;
pub mod token;

mod analyzer;
#[cfg(test)]
mod any_text;
mod attribution;
mod cluster;
mod coreference;
mod dialogue;
mod evidence;
mod foreign;
mod gazetteer;
mod mark;
mod mention;
mod naming;
mod part;
mod phrase;
mod reading;
mod report;
mod response;
mod several;
mod sieve;
mod speaking;
mod stretch;
mod table;
#[cfg(test)]
mod tests;
mod transcript;
mod vocabulary;
mod work;

use crate::text::Span;
pub use analyzer::{Analyzer, Models, analyze};
#[cfg(any(test, feature = "train"))]
pub use cluster::pack as pack_clusters;
#[cfg(feature = "train")]
pub use gazetteer::pack as pack_gazetteer;
use language::Language;
#[cfg(feature = "train")]
pub use lexicon::pack as pack_lexicon;
#[cfg(feature = "train")]
pub use naming::training;
use reading::Word;
pub use response::{Answerable, meant};
use std::collections::BTreeMap;
use std::ops::Range;

/// What an article's text says of parties and quotations. All lists are in text order; every span is into
/// [`Document::text`](crate::document::Document::text).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Analysis {
    /// What sources are reported to have said, by first character of the content.
    pub quotations: Vec<Quotation>,
    /// Every place where a party is referred to, by first character; they may nest, never cross.
    pub mentions: Vec<Mention>,
    /// The parties, by first mention.
    pub entities: Vec<Entity>,
    /// The language it is in; of another than English only names and whole utterances in marks are found.
    pub language: Language,
    /// Who says a quotation by the word of somebody who knows, whatever the text says; none where nobody does.
    pub credited: BTreeMap<QuotationId, Vec<EntityId>>,
}

impl Analysis {
    /// The entity `id` names.
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.index()]
    }

    /// The mention `id` names.
    pub fn mention(&self, id: MentionId) -> &Mention {
        &self.mentions[id.index()]
    }

    /// The quotation `id` names.
    pub fn quotation(&self, id: QuotationId) -> &Quotation {
        &self.quotations[id.index()]
    }
}

/// The numbers of the bits that are set in `set`, from the lowest.
fn bits(mut set: u32) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let lowest = (set != 0).then(|| set.trailing_zeros());
        set &= set.wrapping_sub(1);
        lowest
    })
}

/// The places of those of `words` within `range` that are wanted, in less time than filtering takes: most are not.
fn places(words: &[Word], range: Range<usize>, is_wanted: impl Fn(&Word) -> bool) -> impl Iterator<Item = usize> {
    let mut from = range.start;
    std::iter::from_fn(move || {
        let at = from + words[from..range.end].iter().position(&is_wanted)?;
        from = at + 1;
        Some(at)
    })
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The id of what stands at `index` of its vector.
            pub fn new(index: usize) -> Self {
                Self(u32::try_from(index).expect("fewer than 2³² of a kind in one article"))
            }

            /// Where it stands in its vector.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id!(
    /// Names one of [`Analysis::entities`].
    EntityId
);
id!(
    /// Names one of [`Analysis::mentions`].
    MentionId
);
id!(
    /// Names one of [`Analysis::quotations`].
    QuotationId
);

/// Something a source is reported to have said, written, thought, demanded or denied.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation {
    /// How it is reported.
    pub kind: QuotationKind,
    /// Its stretches of text in order, at least one: the content without what stands between (`“…,” he said, “…”`).
    /// A direct piece includes its outer quotation marks; indirect content leaves out “that”.
    pub pieces: Vec<Span>,
    /// Each outermost stretch inside quotation marks within the content, marks included.
    pub marks: Vec<Span>,
    /// The words that show it is reported (“said”, “according to”). `None` where it runs on from an earlier one.
    pub cue: Option<Span>,
    /// The words before the cue that say that it was not said: “has not”, “declined to”.
    pub negation: Option<Span>,
    /// Whom or what it is said of, where that stands between cue and content: “the mayor of”, “the talks as”; or before
    /// the cue, where nobody says it: “the mayor”, of whom it is told that they are accused.
    pub object: Option<Span>,
    /// Who is reported to have said it; `None` where the text names nobody (“reportedly”).
    pub speaker: Option<Speaker>,
    /// What is done by saying it.
    pub speech_act: SpeechAct,
    /// Who answers it, in text order.
    pub responses: Vec<Response>,
    /// What decided the speaker.
    pub rule: Rule,
    /// 0 to 1: how sure the analysis is that content and speaker are right.
    pub confidence: f32,
}

impl Quotation {
    /// From the first character of the content to the last, what stands between its pieces included.
    pub fn content(&self) -> Span {
        self.pieces[0].to(self.pieces[self.pieces.len() - 1])
    }

    /// Whether it is as likely wrong as right, or likelier.
    pub fn is_doubtful(&self) -> bool {
        const EVEN: f32 = 0.5;
        self.confidence < EVEN
    }

    /// The cue as the text has it: with what negates it, “has not conceded”.
    pub fn whole_cue(&self) -> Option<Span> {
        let cue = self.cue?;
        Some(self.negation.map_or(cue, |negation| negation.to(cue)))
    }

    /// Whether its words say by themselves what its speaker stands for: those that are quoted whole do, and those that
    /// are stated, no more and no less.
    pub fn stands_alone(&self) -> bool {
        let is_own = self.kind == QuotationKind::Direct || self.speech_act == SpeechAct::Assert;
        is_own && self.negation.is_none()
    }

    /// Its pieces, the first with whom it is said of: “the mayor of lying”.
    pub fn told_pieces(&self) -> impl Iterator<Item = Span> {
        let mut object = self.object;
        self.pieces.iter().map(move |&piece| object.take().map_or(piece, |object| object.to(piece)))
    }

    /// From the first of its content, cue and speaker to the last.
    pub fn extent(&self) -> Span {
        let parts = self.cue.into_iter().chain(self.speaker.map(|speaker| speaker.span));
        parts.fold(self.content(), Span::to)
    }
}

/// How a quotation is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuotationKind {
    /// A full clause, sentence or utterance in quotation marks.
    Direct,
    /// Quoted words built into the reporter's sentence.
    Mixed,
    /// Reported, not quoted.
    Indirect,
}

/// The words that name a source, and the party they stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speaker {
    /// The noun phrase or pronoun: “President Volodymyr Zelenskyy”, “he”, “EU leaders”.
    pub span: Span,
    /// `None` where it could not be told whom a pronoun or description stands for.
    pub entity: Option<EntityId>,
}

/// What is done by saying something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpeechAct {
    /// Said, told, noted, explained.
    Assert,
    /// Claimed, alleged, reportedly: the reporter keeps a distance.
    Claim,
    /// Says that something is not so.
    Deny,
    /// Rejects what another party said.
    Dispute,
    /// Says that harm may come.
    Warn,
    /// Called for, urged, insisted that … must.
    Demand,
    /// Vowed, pledged, agreed to.
    Promise,
    /// Blamed, criticised, condemned.
    Accuse,
    /// Asked.
    Ask,
    /// Proposed, advised.
    Suggest,
    /// Expects, forecast.
    Predict,
    /// Welcomed, thanked, hailed.
    Praise,
    /// Admitted, confirmed, acknowledged.
    Agree,
    /// Ordered, ruled that.
    Order,
    /// Thinks, fears, hopes, worries, doubts.
    Believe,
}

impl SpeechAct {
    /// Every act, in the order of the guidelines.
    pub const ALL: [Self; 15] = [
        Self::Assert,
        Self::Claim,
        Self::Deny,
        Self::Dispute,
        Self::Warn,
        Self::Demand,
        Self::Promise,
        Self::Accuse,
        Self::Ask,
        Self::Suggest,
        Self::Predict,
        Self::Praise,
        Self::Agree,
        Self::Order,
        Self::Believe,
    ];
}

/// Somebody's answer to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Response {
    /// The answer itself, where it is a quotation of its own.
    pub quotation: Option<QuotationId>,
    /// Who answers.
    pub entity: Option<EntityId>,
    /// How.
    pub act: SpeechAct,
    /// The word that shows it (“disputes”).
    pub cue: Span,
}

/// What decided who the speaker of a quotation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rule {
    /// The subject of the reporting verb: “Ruiz said …”.
    SubjectOfCue,
    /// The subject after the verb: “…,” said Ruiz.
    InvertedSubject,
    /// The object of “according to” and its like.
    AccordingTo,
    /// The subject of an earlier verb of the same sentence: “has signaled …, but insists”.
    SharedSubject,
    /// A noun that carries the report: “the minister's warning that”.
    Noun,
    /// Another piece or paragraph of what the same speaker was saying.
    Continuation,
    /// No cue: the speaker of the quotations around it.
    Turn,
    /// The text names no source.
    Unnamed,
    /// Speakers are not looked for in the text's language.
    Unsought,
    /// Who is named below a block quotation: “— Ana Ruiz, mayor of Harnby”.
    Below,
    /// Another noun phrase of the sentence, which outweighs what the rules say.
    Weighed,
    /// No cue: who was asked right before, or has the next turn of two who speak by turns.
    Reply,
}

impl Rule {
    /// In words for a reader: “subject of the cue”.
    pub fn words(self) -> &'static str {
        match self {
            Self::SubjectOfCue => "subject of the cue",
            Self::InvertedSubject => "subject after the cue",
            Self::AccordingTo => "named after “according to”",
            Self::SharedSubject => "subject of the verb before",
            Self::Noun => "possessor of the reporting noun",
            Self::Continuation => "one speech with the quotation beside it",
            Self::Turn => "the one speaking around it",
            Self::Reply => "who has the next turn",
            Self::Unnamed => "the text names no source",
            Self::Unsought => "speakers are looked for in English only",
            Self::Below => "named below the quotation",
            Self::Weighed => "weighed against the others of its sentence",
        }
    }
}

/// A place where a party is referred to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// A proper mention is the name without title, article or possessive; a nominal one the phrase (“the envoy”).
    pub span: Span,
    /// By name, description or pronoun.
    pub form: MentionForm,
    /// Whom it stands for.
    pub entity: EntityId,
}

/// How a mention refers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MentionForm {
    /// By name.
    Proper,
    /// By description: “the envoy”.
    Nominal,
    /// By pronoun.
    Pronominal,
}

/// A party: somebody or something the article names.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// Its fullest proper mention, else its first description (“European officials”).
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Titles and appositions the text gives it, the most telling first: “President”, “special envoy”.
    pub roles: Vec<String>,
    /// Its mentions, in text order, at least one.
    pub mentions: Vec<MentionId>,
    /// 0 to 1: how sure the analysis is of span and kind.
    pub confidence: f32,
}

/// What a party is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// Somebody.
    Person,
    /// Party, company, ministry, court, team, newspaper, armed group.
    Organization,
    /// Country, city, region, river, building as a place.
    Place,
    /// People without a name of their own: European officials, human-rights advocates.
    Group,
    /// Event, law, product, work, treaty, vessel.
    Other,
}

impl EntityKind {
    /// All of them, in the order of their names here.
    pub const ALL: [Self; 5] = [Self::Person, Self::Organization, Self::Place, Self::Group, Self::Other];
}
