//! What holds for any text, be it written by a reporter or by nobody: spans lie in it, contents nest and never cross,
//! and the work grows with it.

use super::naming;
use super::tests::{LEXICON, analysis_by_rule, analysis_of};
use super::*;
use crate::document::{self, Document};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_text_gives_spans_in_order(text in "([A-Z][a-z]{0,4}|said|that|“|”|\"|'|’s|‘|,|\\.|:|\n\n|\\(|\\)|according to|the|of|and|é|🦀|reportedly|claims|who|to|he|told|—| ){0,60}") {
        let text = text.as_str();
        let (document, analysis) = analysis_of(text);
        let starts: Vec<_> = analysis.mentions.iter().map(|mention| mention.span.start()).collect();
        prop_assert!(starts.is_sorted());
        let contents: Vec<_> = analysis.quotations.iter().map(|quotation| quotation.content().start()).collect();
        prop_assert!(contents.is_sorted());
        prop_assert!(!any_cross(&analysis) && !any_cross(&analyze(&document, &LEXICON)), "pieces of {text} cross");
        for quotation in &analysis.quotations {
            let _ = quotation.extent().of(&document.text);
            prop_assert!(quotation.pieces.iter().chain(&quotation.marks).all(|span| !span.of(&document.text).is_empty()));
        }
        for mention in &analysis.mentions {
            prop_assert!(!mention.span.of(&document.text).is_empty());
            prop_assert!(mention.entity.index() < analysis.entities.len());
        }
    }
}

/// Marks, cues, names and what stands between them, as an article might have them.
const FAMILIAR: [&str; 40] = [
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "„",
    "「",
    "」",
    "''",
    "``",
    " said ",
    " said that ",
    " told ",
    " denied ",
    " according to ",
    " claims ",
    " warned, ",
    "He ",
    " she ",
    " they ",
    " who ",
    ", which ",
    " and ",
    ", ",
    ". ",
    ": ",
    "; ",
    "—",
    " (",
    ") ",
    "\n",
    "\n\n",
    "> ",
    "Ana Ruiz",
    " the Harbour Union ",
    " the mayor ",
    "’s ",
];

/// Any signs at all among what an article might have.
fn any_text() -> impl Strategy<Value = String> {
    let familiar = prop::sample::select(&FAMILIAR[..]).prop_map(str::to_owned);
    let piece = prop_oneof![3 => familiar, 2 => "\\PC{0,6}", 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_signs_give_spans_on_their_boundaries_and_quotations_that_nest(text in any_text(), is_markdown in any::<bool>()) {
        let document = if is_markdown {
            document::markdown::read(&text, None, vec![])
        } else {
            document::read_text(text.clone(), vec![])
        };
        for analysis in [analyze(&document, &LEXICON), analysis_by_rule(&document)] {
            for quotation in &analysis.quotations {
                check_quotation(&document, &analysis, quotation)?;
            }
            prop_assert!(!any_cross(&analysis), "pieces of {text:?} cross");
            prop_assert!(analysis.quotations.iter().map(|quotation| quotation.content().start()).is_sorted());
            for id in (0..analysis.quotations.len()).map(QuotationId::new) {
                let speakers = analysis.speakers(id, &document.text);
                prop_assert!(speakers.iter().all(|entity| entity.index() < analysis.entities.len()));
            }
            let mentions = || analysis.mentions.iter().map(|mention| mention.span);
            prop_assert!(mentions().all(|span| is_sound(&document, span)), "{text:?}");
            prop_assert!(mentions().map(Span::start).is_sorted());
        }
    }
}

/// Whether `span` holds some of the text, between signs of it.
fn is_sound(document: &Document, span: Span) -> bool {
    document.text.get(span.start()..span.end()).is_some_and(|words| !words.is_empty())
}

/// Checks that all of `quotation` lies in the text, what it has several of in its order.
fn check_quotation(document: &Document, analysis: &Analysis, quotation: &Quotation) -> Result<(), TestCaseError> {
    let text = &document.text;
    let Quotation { pieces, marks, cue, negation, object, speaker, responses, .. } = quotation;
    let others = [*cue, *negation, *object, speaker.map(|speaker| speaker.span)].into_iter().flatten();
    let answers = responses.iter().map(|response| response.cue);
    for span in pieces.iter().chain(marks).copied().chain(others).chain(answers) {
        prop_assert!(is_sound(document, span), "{span:?} in {text:?}");
    }
    prop_assert!(!pieces.is_empty());
    for spans in [pieces, marks] {
        prop_assert!(spans.windows(2).all(|two| two[0].end() <= two[1].start()), "{spans:?} in {text:?}");
    }
    prop_assert!(marks.iter().all(|mark| quotation.content().covers(*mark)), "{marks:?} of {pieces:?} in {text:?}");
    let parties =
        speaker.and_then(|speaker| speaker.entity).into_iter().chain(responses.iter().filter_map(|one| one.entity));
    prop_assert!(parties.map(EntityId::index).all(|entity| entity < analysis.entities.len()));
    let claims = responses.iter().filter_map(|response| response.quotation);
    prop_assert!(claims.map(QuotationId::index).all(|claim| claim < analysis.quotations.len()));
    Ok(())
}

fn any_cross(analysis: &Analysis) -> bool {
    let pieces: Vec<Span> = analysis.quotations.iter().flat_map(|quotation| quotation.pieces.clone()).collect();
    let crosses = |one: Span, other: Span| one.overlaps(other) && !one.covers(other) && !other.covers(one);
    pieces.iter().any(|&one| pieces.iter().any(|&other| crosses(one, other)))
}

#[test]
fn contents_nest_and_never_cross() {
    for text in [
        "A witness said the harbour’s head, Carl Ruiz, told staff not to speak about the leak, the report said.",
        "His allies bristle at the suggestion that he’s to blame for the bad blood — it’s a two-way street, they insist.",
    ] {
        let document = document::read_text(text.to_owned(), vec![]);
        let analysis = analyze(&document, &LEXICON);
        assert!(analysis.quotations.len() > 1 && !any_cross(&analysis), "{text}");
    }
}

#[test]
fn a_text_without_full_stops_takes_no_more_time_than_one_with_them() {
    let text = "Ana Ruiz said “no” that The The Dam ".repeat(20_000);
    let (document, analysis) = analysis_of(&text);
    assert!(analysis.mentions.len() > 10_000, "{} mentions in {} bytes", analysis.mentions.len(), document.text.len());
}

/// Work per word, not time: the islands of a text twice as long hold twice the words.
#[test]
fn names_take_work_in_proportion_to_the_text() {
    let words = |copies: usize| {
        let text = "Ana Ruiz of the Harbour Union met Carl Weber in Geneva, The The Dam said. ".repeat(copies);
        let document = document::read_text(text, Vec::new());
        let reading = reading::Reading::of(&document, document.whole(), &mut vocabulary::Vocabulary::new(&LEXICON));
        naming::words_described(&reading)
    };
    assert_eq!(words(400), 4 * words(100));
}

/// How often words are looked at to analyse `text`.
fn looks(text: String) -> usize {
    let document = document::read_text(text, Vec::new());
    reading::looks(|| drop(analyze(&document, &LEXICON)))
}

/// A name for each number, which nobody is called.
fn name(number: usize) -> String {
    let letters = number
        .to_string()
        .bytes()
        .map(|digit| char::from(b"aeioubdgkl"[usize::from(digit - b'0')]))
        .collect::<String>();
    format!("X{letters} Ruiz")
}

/// Work per word, not time, for texts that no reporter writes: one twice as long is looked at twice as often.
#[test]
fn the_whole_analysis_takes_work_in_proportion_to_the_text_whatever_stands_in_it() {
    type Written = fn(usize) -> String;
    const MANY: usize = 5_000;
    let texts: [(&str, Written); 38] = [
        ("a sentence", |count| {
            format!("Ana Ruiz said that {}.", "the old dam above the town broke in ".repeat(count / 4))
        }),
        ("openings", |count| "“It rained ".repeat(count)),
        ("openings alone", |count| "“".repeat(count)),
        ("straight marks", |count| "\"It rained ".repeat(count)),
        ("apostrophes", |count| "'It rained ".repeat(count)),
        ("closings", |count| "It rained” ".repeat(count)),
        ("commas", |count| ", ".repeat(count)),
        ("names and commas", |count| "Ana, ".repeat(count)),
        ("names and “and”", |count| {
            format!("{} said it rained.", (0..count).map(name).collect::<Vec<_>>().join(" and "))
        }),
        ("nested marks", |count| format!("{}It rained{}, Ana Ruiz said.", "“".repeat(count), "”".repeat(count))),
        ("marks in marks", |count| {
            format!("{}{}, Ana Ruiz said.", "“It rained ‘and ".repeat(count), "’”".repeat(count))
        }),
        ("a pronoun", |count| "he ".repeat(count)),
        ("a pronoun that speaks", |count| format!("Ana Ruiz came. {}", "He said it rained. ".repeat(count))),
        ("paragraphs", |count| "“It rained\n\n".repeat(count)),
        ("cues", |count| "said ".repeat(count)),
        ("cues with a pronoun", |count| "he said ".repeat(count)),
        ("nouns of saying", |count| "denied claims ".repeat(count)),
        ("speakers in a row", |count| "Ana said Bo said ".repeat(count)),
        ("clauses", |count| "Ana said it rained; ".repeat(count)),
        ("hearers", |count| "told Ana that ".repeat(count)),
        ("answers in passing", |count| "Ana said, which the mayor denies, ".repeat(count)),
        ("cues of utterances", |count| "“It rained,” he said. ".repeat(count)),
        ("capitals", |count| "President Ana ".repeat(count)),
        ("brackets that open", |count| "said ( ".repeat(count)),
        ("brackets that hearers open", |count| "told [ ".repeat(count)),
        ("brackets that sources open", |count| "according to ( ".repeat(count)),
        ("brackets", |count| "Ana (left) said ".repeat(count)),
        ("brackets that close", |count| ") said ".repeat(count)),
        ("marks before cues", |count| "“ said ".repeat(count)),
        ("cues and colons", |count| "said: ".repeat(count)),
        ("commas before cues", |count| "when asked, Ana said in Geneva, ".repeat(count)),
        ("clauses before cues", |count| "it was, Ana said in Geneva, was ".repeat(count)),
        ("letters", |count| format!("In a {}", "Volta plan, it said, ".repeat(count))),
        ("clauses with who", |count| "Ana, who met Bo, said it rained, ".repeat(count)),
        ("newcomers", |count| "A farmer left. He said it rained. ".repeat(count)),
        ("companies with a namesake", |count| {
            let both = |number| {
                format!("X{} said it would go. Bill X{0} left. ", name(number).split(' ').next().unwrap_or(""))
            };
            (0..count / 8).map(both).collect()
        }),
        ("quotations of nobody", |count| {
            format!("“It rained,” said Bo Li.\n\n“Did it?” Ana asked Li.\n\n{}", "“Is it late?”\n\n".repeat(count))
        }),
        ("asides", |count| "Ana sued the guard who, he says, dragged her. Bo said it rained. ".repeat(count / 8)),
    ];
    for (what, written) in texts {
        let (once, twice) = (looks(written(MANY)), looks(written(2 * MANY)));
        // What a text has once is looked at once.
        assert!(twice * 10 <= once * 22, "{what}: {once} looks, then {twice}");
    }
}
