//! Utterances in Chinese and Japanese, which write no blanks between words, and quotation marks of their own.

use super::super::Quotation;
use super::super::reading::{Block, Reading};
use super::{may_tell, utterance};
use crate::text::Span;

/// Signs in quotation marks that make an utterance rather than a title or a word in marks.
const UTTERANCE: usize = 16;
/// So many, where they are told as one or end as a sentence does.
const CLAUSE: usize = 4;

/// So many, where a verb of saying stands beside them.
const SAID: usize = 1;
/// So many, where they are said by a verb alone, with no sign between: 他說「不行」.
const BARE: usize = 2;
/// How far behind the marks a verb of saying may stand, in signs.
const REACH: usize = 12;

/// Verbs of saying at the end of what stands before a mark, or of the few words behind it.
const VERBS: [&str; 44] = [
    "說",
    "说",
    "道",
    "問",
    "问",
    "喊",
    "表示",
    "回答",
    "回應",
    "回应",
    "答覆",
    "答复",
    "指出",
    "強調",
    "强调",
    "補充",
    "补充",
    "透露",
    "認為",
    "认为",
    "承認",
    "承认",
    "否認",
    "否认",
    "警告",
    "呼籲",
    "呼吁",
    "宣布",
    "坦言",
    "直言",
    "反駁",
    "反驳",
    "解釋",
    "解释",
    "聲稱",
    "声称",
    "宣稱",
    "宣称",
    "告訴記者",
    "告诉记者",
    "言う",
    "言った",
    "述べた",
    "話した",
];
/// What follows the particle of what is said in Japanese, where few words are said.
const TOLD: [&str; 24] = [
    "述べ", "話し", "話す", "語っ", "語る", "語り", "言い", "言っ", "言う", "いう", "いっ", "答え", "警告", "訴え",
    "強調", "批判", "説明", "発言", "指摘", "主張", "尋ね", "叫ん", "問い", "反論",
];

/// Marks within marks beyond this are no marks.
const DEEPEST: usize = 8;

/// The utterances of a paragraph, in order.
pub(super) fn utterances(reading: &Reading, block: &Block) -> Vec<Quotation> {
    if !may_tell(block) || block.words.is_empty() {
        return Vec::new();
    }
    let paragraph = reading.span(block.words.clone());
    let found = quoted(paragraph.of(reading.text));
    let found =
        found.into_iter().map(|span| Span::new(paragraph.start() + span.start(), paragraph.start() + span.end()));
    let mut before: Option<Span> = None;
    let is_told = |span: &Span| {
        // 他強調「很舊」、「不能等」: one verb for all of a list.
        let listed = before.is_some_and(|before| {
            matches!(Span::new(before.end(), span.start()).of(reading.text), "、" | "和" | "及" | "與" | "与")
        });
        let is = is_utterance(reading.text, paragraph, *span) || listed && signs(inner(reading.text, *span)) >= BARE;
        before = is.then_some(*span);
        is
    };
    found.filter(is_told).map(utterance).collect()
}

/// The outermost stretches in quotation marks, marks included.
fn quoted(text: &str) -> Vec<Span> {
    let (mut found, mut open) = (Vec::new(), Vec::new());
    for (at, sign) in text.char_indices() {
        if let Some(closing) = closing(sign).filter(|_| open.len() < DEEPEST) {
            open.push((at, closing));
        } else if let Some(depth) = open.iter().rposition(|(_, closing)| *closing == sign) {
            open.truncate(depth + 1);
            let start = open.pop().map_or(at, |(start, _)| start);
            if open.is_empty() {
                found.push(Span::new(start, at + sign.len_utf8()));
            }
        }
    }
    found
}

fn closing(sign: char) -> Option<char> {
    match sign {
        '“' => Some('”'),
        '「' => Some('」'),
        '『' => Some('』'),
        _ => None,
    }
}

/// Whether words in quotation marks are what somebody says: many, or some that are told as that: behind a colon, before
/// the particle of what is said in Japanese, with the end of a clause inside, as a sentence of their own, or beside a
/// verb of saying.
fn is_utterance(text: &str, paragraph: Span, span: Span) -> bool {
    let inner = inner(text, span);
    let count = signs(inner);
    let before = Span::new(paragraph.start(), span.start()).of(text).trim_end();
    let behind = Span::new(span.end(), paragraph.end()).of(text);
    let whole = (before.is_empty() || before.ends_with(['。', '！', '？'])) && behind.starts_with('。');
    let is_told = before.ends_with(['：', ':']) || behind.starts_with('と') || ends_clause(inner) || whole;
    let least = match (verb_before(before), is_said_behind(behind)) {
        (_, true) | (Some(true), _) => SAID,
        (Some(false), _) => BARE,
        (None, false) if is_told => CLAUSE,
        (None, false) => UTTERANCE,
    };
    count >= least
}

/// What stands between the marks of `span`.
fn inner(text: &str, span: Span) -> &str {
    span.of(text).trim_matches(|sign: char| closing(sign).is_some() || matches!(sign, '”' | '」' | '』'))
}

fn signs(words: &str) -> usize {
    words.chars().filter(|sign| sign.is_alphanumeric()).count()
}

/// Whether a sign stands between the mark and the verb of saying that `before` ends with; `None` where it ends with
/// none.
fn verb_before(before: &str) -> Option<bool> {
    let bare = before.trim_end_matches(['：', ':', '，', ',', ' ']);
    let says = VERBS.iter().any(|verb| bare.ends_with(verb)) && !NO_VERBS.iter().any(|noun| bare.ends_with(noun));
    says.then_some(bare.len() < before.len())
}

/// Whether `behind`, up to its first sign, ends with a verb of saying, or tells in Japanese that it is said: 」，他說。
fn is_said_behind(behind: &str) -> bool {
    let told = is_told_in_japanese(behind);
    let rest = behind.trim_start_matches(['，', ',', ' ']);
    let end = rest.find(['，', '。', '：', ':', '！', '？', '「', '“', '\n']).unwrap_or(rest.len());
    let clause = Span::new(0, end).of(rest);
    let short = clause.chars().count() <= REACH;
    told || short && verb_before(clause).is_some()
}

/// Whether `behind` begins with the particle of what is said in Japanese, and a verb of saying ends its clause: 」と市長は
/// 述べた, 」などと語った. Not of what something is called: 」と呼ばれる店.
fn is_told_in_japanese(behind: &str) -> bool {
    const SHORT: usize = 24;
    const ENDING: usize = 6;
    const CALLED: [&str; 7] = ["呼", "書", "名", "題", "銘", "記さ", "いう名"];
    let particle =
        ["と", "などと", "だと", "とも", "などとも"].iter().filter_map(|particle| behind.strip_prefix(particle));
    particle.into_iter().any(|rest| {
        let rest = rest.strip_prefix('、').unwrap_or(rest);
        let clause = rest.split(['。', '、', '「', '『', '\n']).next().unwrap_or(rest);
        let ends = |verb: &&str| {
            let parts = clause.rsplit_once(*verb);
            parts.is_some_and(|(subject, ending)| subject.chars().count() <= SHORT && ending.chars().count() <= ENDING)
        };
        // 『長い潮』という本: what follows is what it is.
        let named = clause.strip_prefix("いう").is_some_and(|noun| !noun.is_empty());
        !named && !CALLED.iter().any(|called| rest.starts_with(called)) && TOLD.iter().any(ends)
    })
}

/// Words that end as a verb of saying does, and are none.
const NO_VERBS: [&str; 12] =
    ["小說", "小说", "報道", "报道", "知道", "街道", "軌道", "轨道", "頻道", "频道", "訪問", "访问"];

fn ends_clause(words: &str) -> bool {
    words.ends_with(['。', '，', '！', '？', '…', '!', '?'])
}

#[cfg(test)]
mod tests {
    use super::super::super::{analyze, lexicon::Lexicon};
    use crate::document;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = document::read_text(text.to_owned(), vec![]);
        let analysis = analyze(&document, &Lexicon::built_in());
        let found: Vec<_> = analysis.quotations.iter().map(|found| found.content().of(&document.text)).collect();
        assert_eq!(found, expected, "{}", analysis.language.name);
    }

    #[test]
    fn what_is_told_in_chinese_is_found_and_a_title_is_not() {
        check(
            "市长周一在新闻发布会上说：“我们要修好大坝。”他没有回答其他问题。农民李波不同意这个计划。“没有人问过我们，”他说。\
             上周公布的报告叫“大坝”。",
            &["“我们要修好大坝。”", "“没有人问过我们，”"],
        );
    }

    #[test]
    fn what_is_told_in_japanese_is_found_and_a_title_is_not() {
        check(
            "市長は月曜日の記者会見で「ダムを修理する。『待て』とは言えない」と述べた。先週発表された報告書「ダム」は長い。",
            &["「ダムを修理する。『待て』とは言えない」"],
        );
    }

    #[test]
    fn what_stands_beside_a_verb_of_saying_is_told() {
        let rest = "市長週一拒絕回答記者的問題，大壩仍然在漏水。";
        for (text, expected) in [
            ("他說「我們要修好大壩」，然後離開了會場。", &["「我們要修好大壩」"][..]),
            ("「沒有人問過我們」，他說。", &["「沒有人問過我們」"]),
            ("「不行，」他說，「我們不會走。」", &["「不行，」", "「我們不會走。」"]),
            ("農民李波問：「為什麼？」", &["「為什麼？」"]),
            ("李波強調「很舊」、「不能等」。", &["「很舊」", "「不能等」"]),
            ("他寫了一本小說「大壩漏了」。", &[]),
            ("計劃叫「大壩漏了」，他不知道。", &[]),
            ("他稱計劃是「笑話」。", &[]),
        ] {
            check(&format!("{text}{rest}"), expected);
        }
        check("市長は月曜日に「危ない」と述べた。映画「海の家」を見た。", &["「危ない」"]);
        check("「ダムは古い」。市長は月曜日にそう述べた。", &["「ダムは古い」"]);
        for told in
            ["と述べた", "と語った", "などと述べた", "だと語っていた", "と市長は述べた", "と、記者団に語りました"]
        {
            check(&format!("市長は月曜日に『無理』{told}。市民は橋の上に集まった。"), &["『無理』"]);
            check(&format!("市長は月曜日に「無理」{told}。市民は橋の上に集まった。"), &["「無理」"]);
        }
        check("市長は「橋」と呼ばれる店について語った。市民は橋の上に集まった。", &[]);
        check("市長は月曜日に新しい本『古い橋』を読んだ。市民は橋の上に集まった。", &[]);
        check("市長は月曜日に『長い潮』という本を読んだ。市民は橋の上に集まった。", &[]);
        check("市長は「無理だ」という。市民は橋の上に集まった。", &["「無理だ」"]);
    }

    #[test]
    fn a_mark_that_never_closes_is_none() {
        check("市长周一在新闻发布会上说：“我们要修好大坝。他没有回答其他问题，农民李波不同意这个计划。", &[]);
    }
}
