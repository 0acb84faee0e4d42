//! Small words that have a capital because they begin a sentence, and are no part of the name behind them: “Selon Ana
//! Ruiz”, “D’après Ana Ruiz”.

use super::super::evidence;
use super::super::language::Language;
use super::super::mention::Name;
use super::super::reading::Reading;

/// Such words by language, each list with blanks between.
const LEADS: [(&str, &str); 14] = [
    (
        "fr",
        "selon d'après pour avec mais dans sans chez depuis comme après avant contre sur sous par et ou car si quand \
         lorsque puis alors ainsi outre malgré envers vers dès pendant devant derrière entre quant face hier demain",
    ),
    ("de", "laut für mit aber nach doch auch gegen ohne bei seit wie und oder denn wenn als gemäß zufolge trotz"),
    ("es", "según para con pero por desde como tras sin y contra entre ante hacia hasta cuando si también aunque ayer"),
    ("it", "secondo per con ma dopo prima anche come da dal senza contro tra fra e se quando poi invece ieri"),
    ("pt", "segundo para com mas por desde como após sem e contra entre conforme quando se também ontem"),
    ("ca", "segons per amb però des com després sense i contra entre quan si també"),
    ("nl", "volgens voor met maar na toen ook als zonder tegen en of sinds door ondanks"),
    ("sv", "enligt för med men efter även utan mot och om sedan när"),
    ("da", "ifølge for med men efter også uden mod og om siden da når"),
    ("no", "ifølge for med men etter også uten mot og om siden da når"),
    ("pl", "według zdaniem dla ale po z od bez przeciw i gdy kiedy także"),
    ("cs", "podle pro ale po od bez proti a když také"),
    ("ro", "potrivit pentru cu dar după de fără contra și când conform"),
    ("id", "menurut untuk dengan tetapi bagi dari dan ketika kata"),
];

/// Begins `name` behind the small words it seems to begin with; whether anything is left of it.
pub(super) fn leave_out(reading: &Reading, name: &mut Name, language: Language) -> bool {
    let Some((_, leads)) = LEADS.iter().find(|(code, _)| *code == language.code) else { return true };
    let leads = |at: &usize| {
        let written = reading.written(*at).to_lowercase().replace('’', "'");
        leads.split(' ').any(|lead| lead == written)
    };
    let small = name.words.clone().take_while(leads).count();
    name.words.start += small;
    if name.words.is_empty() {
        return false;
    }
    if small > 0 {
        name.evidence = evidence::of_words(reading, name.words.clone());
    }
    true
}
