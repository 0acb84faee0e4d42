//! Verbs of saying in languages other than English, by how they begin.

use super::super::language::Language;

/// How nouns for an answer begin.
pub(super) const ANSWERS: [&str; 8] =
    ["répon", "répliqu", "respuesta", "contest", "antwort", "rispost", "antwoord", "réaction"];

/// How verbs of saying begin, as they stand behind a comma, with the languages that have them: “sagte”, “a répondu”,
/// “dijo”. What begins one in a language is another word in others: “sade”, but Turkish “sadece”.
const SAID: [(&str, &str); 32] = [
    (
        "ru uk bg sr",
        "ответи отвеча добави отмети подчеркн спроси написал воскликн крикн поясни объясни признал сообщи сказал заявил \
         говор",
    ),
    ("uk", "відпові зазначи додав додала запита пише сказав заявив"),
    ("el", "είπε είπαν δήλωσ τόνισ απάντησ πρόσθεσ ανέφερ ρώτησ υποστήριξ έγραψ φώναξ σημείωσ λέει"),
    (
        "ar",
        "قال قالت وقال وقالت يقول تقول وأضاف أضاف أضافت وأضافت أكد أكدت وأكد صرح صرّح صرحت أجاب أجابت فأجاب رد ردت سأل \
         كتب كتبت أعلن صرخ هتف",
    ),
    ("fa", "گفت گفته گفتند می‌گوید افزود پاسخ نوشت پرسید تاکید تأکید"),
    ("he", "אמר אמרה אמרו אומר אומרת הוסיף הוסיפה השיב השיבה ענה ענתה טען טענה הצהיר הצהירה שאל שאלה כתב כתבה צעק"),
    ("tr", "dedi söyledi yanıtla"),
    ("de", "sagt erklär meint antwort fragt beton warnt schrieb erwider entgegn rief reagier"),
    (
        "fr",
        "dit déclar répond affirm expliqu ajout assur poursui soulign estim lanc lança écria écrie écrié précis confi \
         insist rappel regrett conclu demand racont martel gliss tranch reconn répliqu exclam contest",
    ),
    ("es ca", "dijo dice afirm respond añad explic asegur declar pregunt insist contest grit replic regrett reconoc"),
    ("pt", "disse afirm respond explic declar pergunt insist contest grit replic contou acrescent"),
    ("it ro", "detto dichiar afferm spieg aggiun disse dice rispos rispond sostien prosegu ribad insist replic declar"),
    ("nl", "zei zegt aldus vertel verklaar benadruk reageer stelt vindt antwoord"),
    ("sv", "sa säger sade berätta menar skriver uppger svarar förklara hävda tillägg"),
    ("no da", "sa sier siger sagde fortell fortæll forklar tilføj svarer skriver"),
    (
        "pl",
        "powiedzia stwierdzi dodał mówi zapewni oświadczy podkreśl zaznacz odpowiedzia odpar przyzna zapyta tłumacz \
         wyjaśni zauważ ocenia ocenił rzekł",
    ),
    ("hu", "mondta mondja közölte nyilatkozta hozzátette válaszolta kérdezte írta fogalmazott jelentette"),
    ("fi", "sanoi sanoo kertoi kertoo totesi toteaa vastasi kysyi lisäsi kirjoitti arvioi"),
    ("et", "ütles ütleb lisas vastas küsis kirjutas märkis"),
    ("cs", "řekl řekla uvedl dodal prohlásil odpověděl zeptal napsal vysvětl míní"),
    ("sk", "povedal uviedol uviedla dodal vyhlásil odpovedal spýtal napísal vysvetl"),
    ("hr", "rekao rekla kazao kazala izjavi dodao dodala odgovori upita napisa istaknu poruči"),
    ("sl", "dejal povedal odgovoril vprašal zapisal dodal pojasnil poudaril"),
    ("ro", "spus afirmat adăugat răspuns întrebat scris explicat precizat"),
    ("id ms", "kata katanya ujar ujarnya tutur ungkap jelasnya tegasnya berkata"),
    ("vi", "nói viết hỏi đáp"),
    ("tl", "sabi ani aniya"),
    ("sw", "alisema amesema aliongeza aliuliza aliwaambia anasema"),
    ("af", "gesê sê vra geskryf"),
    ("gl", "dixo afirm respond explic engad declar"),
    ("is", "sagði segir svaraði bætti"),
    ("lv lt", "teica sacīja sakė teigė pasakė atsakė"),
];

/// Whether a word begins as a verb of saying of `language` does. What is short is whole: “dit”, “zei”, and no beginning
/// of “dito” or “zeigt”.
pub(super) fn said(written: &str, language: Language) -> bool {
    let own = SAID.iter().filter(|(codes, _)| codes.split(' ').any(|code| code == language.code));
    let mut stems = own.flat_map(|(_, stems)| stems.split(' '));
    stems.any(|stem| written.starts_with(stem) && (written.len() == stem.len() || stem.chars().count() > 3))
}
