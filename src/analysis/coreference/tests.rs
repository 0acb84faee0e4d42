//! Who is meant by pronouns and descriptions, with the weights built in: the smallest text for each, and its nearest
//! miss.

use crate::analysis::lexicon::Lexicon;
use crate::analysis::{EntityKind, SpeechAct, analyze};
use crate::document;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

/// The last quotation of `text`: who says it, by name, and what is done by saying it.
fn last_said(text: &str) -> (String, SpeechAct) {
    let document = document::read_text(text.to_owned(), Vec::new());
    let analysis = analyze(&document, &LEXICON);
    let last = analysis.quotations.last().expect("a quotation");
    let party = last.speaker.and_then(|speaker| speaker.entity);
    (party.map_or_else(String::new, |party| analysis.entity(party).name.clone()), last.speech_act)
}

/// The last quotation of `text` is of `party`.
#[track_caller]
pub(super) fn check(text: &str, party: &str) {
    assert_eq!(last_said(text).0, party, "{text}");
}

/// The first quotation of `text` is of `party`; nothing is said where that is empty.
#[track_caller]
pub(super) fn first(text: &str, party: &str) {
    let document = document::read_text(text.to_owned(), Vec::new());
    let analysis = analyze(&document, &LEXICON);
    let speaker = analysis.quotations.first().and_then(|quotation| quotation.speaker?.entity);
    assert_eq!(speaker.map_or("", |party| analysis.entity(party).name.as_str()), party, "{text}");
}

#[test]
fn whoever_is_named_first_of_several_is_whose_it_is() {
    check("Ana Ruiz and farmers said it rained.", "Ana Ruiz");
    check("Ana Ruiz and other lawmakers said it rained.", "Ana Ruiz");
    check("Bo Li met Ana Ruiz. “No,” said Ana Ruiz and her colleagues.", "Ana Ruiz");
    check("The Harbour Union, fishermen and farmers said it rained.", "Harbour Union");
    // Nearest miss: a name belongs to the last of them.
    check("Leith and Harnby officials said it rained.", "Leith and Harnby officials");
}

#[test]
fn a_report_is_of_whoever_published_it() {
    check(
        "River Alliance released a report on the port on Monday.\n\nThe inspectors of Lake Quay were not asked. \
        The report said that the quay is sinking.",
        "River Alliance",
    );
    check(
        "River Alliance released a report on the port on Monday.\n\nA fisherman said that the quay is sinking.",
        "fisherman",
    );
}

#[test]
fn what_belongs_to_a_description_is_of_whom_it_describes() {
    check("The Plaza Hotel burned on Monday.\n\nThe hotel’s website said that nobody was hurt.", "Plaza Hotel");
    check("The Plaza Hotel burned on Monday.\n\nA lawyer’s website said that nobody was hurt.", "lawyer’s website");
}

#[test]
fn a_role_is_whose_it_was_said_to_be() {
    let met = "The mayor, Ada Voss, met the minister, Tomas Brill.";
    check(&format!("{met} The minister said the bridge was shut."), "Tomas Brill");
    check(&format!("{met} The mayor said the bridge was shut."), "Ada Voss");
    check("The chairman, Owen Tully, met the coach, Al Boyle. The coach said he was tired.", "Al Boyle");
    check("The chairwoman, Ida Krol, met the architect, Al Boyle. The architect said he was tired.", "Al Boyle");
    check("A councillor, Sven Tamm, met the president, Anton Reyle. The president said it rained.", "Anton Reyle");
    check("Ida Krol, now the president, met Anton Reyle. The president said it rained.", "Ida Krol");
    check("The council’s clerk, Owen Tully, met Al Boyle. The clerk said he was tired.", "Owen Tully");
    check("The council’s clerk, Owen Tully, met a coach. The minister said he was tired.", "minister");
}

#[test]
fn a_noun_for_a_woman_means_no_man() {
    let met = "Anna Weber met her son Carl Weber on Monday.\n\n";
    check(&format!("{met}The mother said that the dam would hold."), "Anna Weber");
    check(&format!("{met}The son said that the dam would hold."), "Carl Weber");
}

#[test]
fn a_government_is_of_the_country_whose_people_are_spoken_of() {
    let closed = "France and Germany closed the border on Monday. German trains stopped.\n\n";
    check(&format!("{closed}The German government said that the dam would hold."), "Germany");
    check(&format!("{closed}The French government said that the dam would hold."), "France");
}

#[test]
fn a_name_is_the_same_without_the_marks_on_its_letters() {
    check("Jaroslaw Kaczynski spoke on Monday. Jarosław Kaczyński said that the dam would hold.", "Jaroslaw Kaczynski");
    check("Jaroslaw Kaczynski spoke on Monday. Jarosław Kowalski said that the dam would hold.", "Jarosław Kowalski");
}

#[test]
fn nobody_speaks_of_themselves_as_he() {
    check("Viktor Sandoval met Carl Weber. “He told me that the dam would hold,” Carl Weber said.", "Viktor Sandoval");
    check("Viktor Sandoval met Carl Weber. Carl Weber left early. He said that the dam would hold.", "Carl Weber");
}

#[test]
fn two_spellings_of_a_surname_are_of_one_person() {
    check("Carl Webber spoke on Monday. Weber said that the dam would hold.", "Carl Webber");
    check("Carl Webber spoke on Monday. Werner said that the dam would hold.", "Werner");
    check("Carl Webber met Ana Wieber on Monday. Weber said that the dam would hold.", "Weber");
}

#[test]
fn a_description_blames_by_its_words() {
    let act = |word: &str| last_said(&format!("Ana Ruiz has described the second round as “{word}”.")).1;
    assert_eq!((act("productive"), act("shameful")), (SpeechAct::Assert, SpeechAct::Accuse));
}

#[test]
fn a_paragraph_behind_a_colon_is_what_was_said() {
    let paragraph = "The dam will hold for as long as the river is low and dry.";
    check(&format!("Ana Ruiz wrote in a letter:\n\n{paragraph}"), "Ana Ruiz");
    let document = document::read_text(format!("Ana Ruiz left a letter.\n\n{paragraph}"), Vec::new());
    assert!(analyze(&document, &LEXICON).quotations.is_empty());
}

/// Whether the first name that reads `one` and the first that reads `other` are of one party in `text`.
#[track_caller]
fn are_one(text: &str, one: &str, other: &str) -> bool {
    let document = document::read_text(text.to_owned(), Vec::new());
    let analysis = analyze(&document, &LEXICON);
    let party = |written: &str| {
        let named = analysis.mentions.iter().find(|mention| mention.span.of(&document.text) == written);
        named.unwrap_or_else(|| panic!("{written} is no name in {text}")).entity
    };
    party(one) == party(other)
}

#[test]
fn what_belongs_to_a_country_needs_no_country_where_there_is_one_of_its_kind() {
    let navy = "The United States Navy sent two ships to Lisbon on Monday. The Navy did not say why.";
    assert!(are_one(navy, "United States Navy", "Navy"));
    let two = "The United States Navy sent two ships to Lisbon on Monday, and the Portugal Navy sent none. \
        The Navy did not say why.";
    assert!(!are_one(two, "United States Navy", "Navy"));
    let spelt = "The U.S. Supreme Court met on Monday.\n\nThe United States Supreme Court will meet again in May.";
    assert!(are_one(spelt, "U.S. Supreme Court", "United States Supreme Court"));
    let behind =
        "The Supreme Court of Kenya met on Monday. The judges sat late. The Supreme Court rejected the appeal.";
    assert!(are_one(behind, "Supreme Court of Kenya", "Supreme Court"));
}

#[test]
fn a_paper_of_a_city_is_not_the_city() {
    let paper = "The New York Times was on strike on Monday. Readers in New York bought other papers.";
    assert!(!are_one(paper, "New York Times", "New York"));
}

#[test]
fn two_ways_to_name_a_ministry_are_of_one() {
    let ministry = "The Ministry of Health closed two wards on Monday. The Health Ministry will open them in May.";
    assert!(are_one(ministry, "Ministry of Health", "Health Ministry"));
    let two = "The Ministry of Health closed two wards on Monday. The Justice Ministry will open a court in May.";
    assert!(!are_one(two, "Ministry of Health", "Justice Ministry"));
}

#[test]
fn part_of_the_names_of_a_person_names_them_unless_two_share_it() {
    let one = "Maria Alvarado Quesada won on Monday. Maria Alvarado said that she was glad.";
    assert!(are_one(one, "Maria Alvarado Quesada", "Maria Alvarado"));
    let numbered = "Henry Walker won on Monday. His son Henry Walker III said that he was glad.";
    assert!(!are_one(numbered, "Henry Walker", "Henry Walker III"));
}

/// What is said in `text`, one after the other.
pub(super) fn all_said(text: &str) -> Vec<String> {
    let document = document::read_text(text.to_owned(), Vec::new());
    let quotations = analyze(&document, &LEXICON).quotations;
    quotations.iter().map(|quotation| quotation.pieces[0].of(&document.text).to_owned()).collect()
}

#[test]
fn what_nobody_says_is_no_claim() {
    assert_eq!(all_said("Nobody said that the wall was cracked."), [""; 0]);
    assert_eq!(all_said("No one warned the village that the dam would fail."), [""; 0]);
    assert_eq!(all_said("Someone warned the village that the dam would fail."), ["the dam would fail"]);
    assert_eq!(
        all_said("Ana Ruiz said nobody told residents that the wall was cracked."),
        ["nobody told residents that the wall was cracked"]
    );
}

#[test]
fn what_is_only_told_in_a_denial_is_no_claim_of_its_own() {
    assert_eq!(
        all_said("The mayor, Carlos Vega, denied that the union had been promised a raise."),
        ["the union had been promised a raise"]
    );
    assert_eq!(all_said("Ana Ruiz rejected the accusation that she lied."), ["the accusation that she lied"]);
    let others = all_said("Carlos Vega said that the union had been promised a raise.");
    assert_eq!(others[0], "the union had been promised a raise");
}

#[test]
fn who_answers_in_passing_takes_no_turn() {
    let told = |answer: &str| format!("Carl Weber said the dam leaked{answer} “The water was green and cold.”");
    check(&told(", which Viktor Sandoval denies."), "Carl Weber");
    check(&told(". Viktor Sandoval denied it."), "Viktor Sandoval");
}

/// The parties that speak in `text`, one after the other.
fn speakers(text: &str) -> Vec<(String, EntityKind)> {
    let document = document::read_text(text.to_owned(), Vec::new());
    let analysis = analyze(&document, &LEXICON);
    let spoke = analysis.quotations.iter().filter_map(|quotation| quotation.speaker?.entity);
    spoke.map(|party| (analysis.entity(party).name.clone(), analysis.entity(party).kind)).collect()
}

#[test]
fn a_role_in_a_heading_is_of_the_only_party_called_so() {
    let said = "Chief Inspector Karl Weiss said 40 boxes were taken from the hall.";
    let first =
        |poole: &str| speakers(&format!("Mayor denies bribery\n\n{said} {poole} denied taking bribes."))[0].0.clone();
    assert_eq!(first("Mayor Ann Poole"), "Ann Poole");
    assert_eq!(first("Ann Poole, the mayor,"), "Ann Poole");
    let two = format!("{said} Mayor Ann Poole and Mayor Tom Reed met on Monday.");
    let unknown = speakers(&format!("Mayor denies bribery\n\n{two}"));
    assert_eq!(unknown.last().map(|(name, _)| name.as_str()), Some("Karl Weiss"));
}

#[test]
fn a_house_that_speaks_is_who_governs_there() {
    let of = |text: &str| speakers(text)[0].clone();
    let organization = |name: &str| (name.to_owned(), EntityKind::Organization);
    assert_eq!(of("Downing Street said that the talks would go on."), organization("Downing Street"));
    assert_eq!(of("The Kremlin said that the talks would go on."), organization("Kremlin"));
    assert_eq!(of("Beijing said that the talks would go on."), ("Beijing".to_owned(), EntityKind::Place));
    let document = document::read_text("Ana Ruiz walked down Downing Street on Monday.".to_owned(), Vec::new());
    let kinds: Vec<_> = analyze(&document, &LEXICON).entities.iter().map(|entity| entity.kind).collect();
    assert_eq!(kinds, [EntityKind::Person, EntityKind::Place]);
}

#[test]
fn who_is_told_of_denies_it() {
    let told = "Mayor Anna Weber spoke on Monday. ";
    check(&format!("{told}The River Post reported that Mrs Mary Torres would leave. She denied it."), "Mary Torres");
    check(&format!("{told}The River Post reported that Mr John Torres would leave. She denied it."), "Anna Weber");
}

#[test]
fn of_a_contraction_the_pronoun_alone_is_the_speaker() {
    for (text, words) in [
        ("Ruiz spoke on Monday. “I’ve said that the dam will hold.”", "I"),
        ("Ruiz spoke on Monday. “I said that the dam will hold.”", "I"),
    ] {
        let document = document::read_text(text.to_owned(), Vec::new());
        let analysis = analyze(&document, &LEXICON);
        let speakers = analysis.quotations.iter().filter_map(|quotation| quotation.speaker);
        let spoken: Vec<&str> = speakers.map(|speaker| speaker.span.of(&document.text)).collect();
        assert!(spoken.contains(&words), "{text}: {spoken:?}");
        assert!(analysis.entities.iter().all(|party| !party.name.starts_with('I')), "{text}");
    }
}

#[test]
fn in_a_transcript_somebody_says_i_of_themselves_alone() {
    let hearing = "Hearing on the dam\n\nANA RUIZ: The committee will come to order.\n\nMARIE DOLAN: Thank you.\n\n";
    let turn = |words: &str| format!("{hearing}MARIE DOLAN: {words}");
    check(&turn("I never saw a letter. I believe that the dam will hold."), "MARIE DOLAN");
    let (other, _) = last_said(&turn("We never saw a letter. The mayor said that the dam will hold."));
    assert_ne!(other, "MARIE DOLAN");
    // Where nobody has the floor, a description may be of who was named last.
    check("Marie Dolan met Ana Ruiz. Dolan was here: She said that the dam will hold.", "Marie Dolan");
}

#[test]
fn a_name_in_capitals_means_the_titled_surname_in_small_letters() {
    let parties = |text: &str| {
        let document = document::read_text(text.to_owned(), Vec::new());
        let analysis = analyze(&document, &LEXICON);
        analysis.entities.iter().filter(|party| party.kind == EntityKind::Person).count()
    };
    assert_eq!(parties("The dam leaks.\n\nMS. OKAFOR: We did not know.\n\nI asked Ms. Okafor in May."), 1);
    assert_eq!(parties("The dam leaks.\n\nMS. OKAFOR: We did not know.\n\nI asked Ms. Dolan in May."), 2);
}

#[test]
fn who_is_only_counted_is_no_party() {
    let told = |said: &str| speakers(&format!("Ana Ruiz met Bo Li. {said}"));
    assert_eq!(told("Neither would say that it leaked."), []);
    assert_eq!(told("Neither man said that it leaked."), []);
    for said in ["Others said that it leaked.", "Both said that it leaked."] {
        let named = told(said).into_iter().all(|(name, _)| ["Ana Ruiz", "Bo Li"].contains(&name.as_str()));
        assert!(named, "{said} {:?}", told(said));
    }
    assert_eq!(told("Both officials said that it leaked."), [("officials".to_owned(), EntityKind::Group)]);
}

#[test]
fn who_is_described_first_may_be_named_behind() {
    let judge = "A federal judge said on Friday that the law was void.";
    check(&format!("District Judge Gray Miller met a union. {judge}"), "federal judge");
    first(&format!("{judge} The union waited. District Judge Gray Miller met them."), "Gray Miller");
    first(&format!("{judge} State Judge Gray Miller met State Judge Ana Ruiz."), "federal judge");
    first("The finance minister said taxes would rise. Foreign Minister Ana Ruiz was away.", "finance minister");
    first("The mayor said the bridge was safe. Deputy Mayor Tom Hale was away.", "mayor");
    first("The mayor said the bridge was safe. Mayor Tom Hale was tired.", "Tom Hale");
    first("A hospital spokesman said two were hurt. Police spokesman Tom Hale was away.", "hospital spokesman");
    first("A student said the hall was cold. Student Tom Hale was tired.", "student");
}

#[test]
fn who_opens_the_text_by_a_description_is_named_in_the_next_sentence() {
    let chancellor = "The chancellor said taxes would rise.";
    first(&format!("{chancellor} Ana Ruiz told reporters that the roads were bad."), "Ana Ruiz");
    first(&format!("{chancellor} Ana Ruiz, a baker, told reporters that the roads were bad."), "chancellor");
    first(&format!("{chancellor} Coach Ana Ruiz told reporters that the roads were bad."), "chancellor");
    first(&format!("Bo Li spoke on Monday. {chancellor} Ana Ruiz said the roads were bad."), "Bo Li");
    first("The king said he was ill. Mrs Ana Ruiz told reporters that the roads were bad.", "king");
    first(
        "The council said the bridge was safe. Leith City Council added that it would be painted.",
        "Leith City Council",
    );
    let leader = "The leader of the council has resigned after a row.";
    let dunn = |who: &str| format!("{leader} Sarah Dunn, who {who}, met Imran Shah. The leader said it was late.");
    check(&dunn("had led it since May"), "Sarah Dunn");
    check(
        &format!("{chancellor} Ana Ruiz told reporters that it rained. The chancellor said it was cold."),
        "Ana Ruiz",
    );
}

#[test]
fn who_is_told_to_be_somebody_else_is_not_who_was_named_by_the_surname_before() {
    let called = "Marsh called the vote a fraud.";
    check(&format!("{called} First lady Anna Marsh met them. Marsh told reporters that it rained."), "Marsh");
    check(&format!("{called} Judge Anna Marsh, no relation, met them. Marsh told reporters that it rained."), "Marsh");
    check(&format!("{called} Judge Anna Marsh, a baker, met them. Marsh told reporters that it rained."), "Anna Marsh");
}

#[test]
fn a_countryman_is_of_his_country() {
    let scored = "Serbia striker Dusan Vlah scored twice. Italy defender Tom Hale hit the post.";
    check(&format!("{scored} The Serb said he was happy."), "Dusan Vlah");
    check(&format!("{scored} The Italian said he was tired."), "Tom Hale");
    check("Coach Ivo Brand left Leith Rovers in May. The Dane told the Herald he was sorry.", "Ivo Brand");
    check("Russia expert Tom Hale met Bo Li, a Ruritanian envoy. The German said he was tired.", "Tom Hale");
}

#[test]
fn who_works_for_others_is_another() {
    let hale = "Tom Hale, a lawyer for the victims, said they were sad.";
    check(&format!("{hale} The lawyer for the defendant said it was late."), "lawyer for the defendant");
    check(&format!("{hale} The lawyer for the victims said it was late."), "Tom Hale");
}

#[test]
fn who_has_an_age_is_a_person() {
    let kind = |text: &str| {
        let document = document::read_text(text.to_owned(), Vec::new());
        analyze(&document, &LEXICON).entities[0].kind
    };
    assert_eq!(kind("“I am tired,” said Dina Park, 45, a nurse who lives near the plant."), EntityKind::Person);
    assert_eq!(kind("Hyde Park, 45 hectares of grass, is shut, the town said."), EntityKind::Place);
}

#[test]
fn a_description_is_of_none_of_another_trade() {
    let officer = "A teacher was arrested on Monday. Officer Tom Hale said it was late.";
    check(&format!("{officer} The suspect told police it was cold."), "suspect");
    check(&format!("{officer} The officer told reporters it was cold."), "Tom Hale");
    let met =
        "Senator Mark Hale met Lucy Marsh. The Republican senator said taxes were high. The Republican said it rained.";
    check(met, "Mark Hale");
    let justice = "Justice Ana Ruiz wrote for the court.";
    check(&format!("{justice} The chief justice said the law was plain."), "chief justice");
    check(&format!("{justice} The justice said the law was plain."), "Ana Ruiz");
    let heads = "Ana Ruiz, head of the Leith Harbour Trust, met Bo Li, head of the Dover Harbour Trust.";
    check(&format!("{heads} The head of the Dover Harbour Trust said the quay was old."), "Bo Li");
    check(&format!("{heads} The Dover Harbour Trust said the quay was old."), "Dover Harbour Trust");
    let struck = "Hamas fired rockets on Monday. The Ruritanian Army struck back.";
    check(&format!("{struck} The militant group said it would not stop."), "Hamas");
    check(&format!("{struck} The army said it would not stop."), "Ruritanian Army");
}

#[test]
fn what_is_said_without_marks_runs_on_over_paragraphs() {
    let pieces = |text: &str| {
        let document = document::read_text(text.to_owned(), Vec::new());
        let analysis = analyze(&document, &LEXICON);
        assert_eq!(analysis.quotations.len(), 1);
        analysis.quotations[0].pieces.len()
    };
    let said = "Ana Ruiz left the town on Monday. She explained why:\n\nI was born here and I love the river.";
    assert_eq!(pieces(&format!("{said}\n\nAs a child I learned to swim under the bridge.\n\nThe fair ran on.")), 2);
    assert_eq!(pieces(&format!("{said}\n\nAs a child she learned to swim under the bridge.\n\nThe fair ran on.")), 1);
    assert_eq!(pieces(&format!("I met her once. {said}\n\nAs a child I learned to swim under the bridge.")), 1);
    assert_eq!(pieces(&format!("{said} […]\n\nThe bridge was old and the water was cold.\n\nThe fair ran on.")), 2);
    // What others tell of themselves is not the reporter's, nor is what several say one's.
    let another = "Bo Li explained why:\n\nI hate the river.\n\nThe fair ran on. She explained why, too:\n\nIt is ours and we love it still.";
    let document = document::read_text(format!("{another}\n\nWe were born here, all of us."), Vec::new());
    assert_eq!(analyze(&document, &LEXICON).quotations.last().map(|last| last.pieces.len()), Some(2));
    let several = said.replace("She explained why", "Here are some of the comments");
    assert_eq!(pieces(&format!("{several}\n\nWe were born here, all of us.")), 1);
    assert_eq!(pieces(&format!("{said} (Laughs.)\n\nThe bridge was old and the water was cold.")), 1);
}

#[test]
fn a_body_that_a_sentence_is_about_says_so_behind_it() {
    let resigned = "Mayor Ana Ruiz resigned on Monday.";
    check(&format!("{resigned} The council approved the plan, it said in a statement."), "council");
    check(&format!("{resigned} Volta Motors would leave the town, it said in a statement."), "Volta Motors");
    check(&format!("{resigned} The bridge was unsafe, she said in a statement."), "Ana Ruiz");
    let approved = "The council met Volta Motors.";
    check(
        &format!("{approved} Though the council backed Volta’s plan, it raised concerns that the dam would burst."),
        "council",
    );
}

#[test]
fn a_professor_is_who_is_titled_prof() {
    let holt = "Dr Lena Holt called the results good. Prof Raj Patel urged caution.";
    check(&format!("{holt} The professor said the data were old."), "Raj Patel");
    check(&format!("{holt} The doctor said the data were old."), "Lena Holt");
}

#[test]
fn the_mother_of_somebody_known_by_an_age_is_another() {
    let ford = "Liam Ford, 28, was jailed on Monday.";
    check(&format!("{ford} The 28-year-old’s mother said it was fair."), "28-year-old’s mother");
    check(&format!("{ford} The 28-year-old said it was fair."), "Liam Ford");
}

#[test]
fn an_office_of_another_country_or_company_is_anothers() {
    let trump = "President Donald Marsh spoke on Monday.";
    check(&format!("{trump} Brazil’s president said the tax was unfair."), "Brazil’s president");
    check(&format!("{trump} The president said the tax was fair."), "Donald Marsh");
    let cook = "Volta’s chief executive, Tim Cole, met Google on Monday.";
    check(&format!("{cook} Google’s chief executive said it rained."), "Google’s chief executive");
    check(&format!("{cook} Volta’s chief executive said it rained."), "Tim Cole");
    let rubio = "French minister Marco Ruiz said the talks were hard.";
    check(&format!("{rubio} His German counterpart said they were useful."), "German counterpart");
}

#[test]
fn who_is_not_named_may_go_on_as_he() {
    let opened = "Aparna Chen opened the office in May.";
    let engineer = format!("{opened} One engineer, who asked not to be named, said it was old.");
    check(&format!("{engineer} “Twelve years,” he said."), "engineer");
    check(&format!("{engineer} Aparna Chen came. “Twelve years,” she said."), "Aparna Chen");
}

#[test]
fn what_tells_where_somebody_is_may_stand_before_the_name() {
    check("The judge in the case, Paula Xin, said the law was plain.", "Paula Xin");
    check("The firm behind the mine, Volta Motors, said it was sorry.", "Volta Motors");
    check("The judge in the case, on Monday, said the law was plain.", "judge");
}

#[test]
fn surnames_of_several_words_are_of_whom_they_end() {
    check("Juan Pérez Llorca won on Monday. Pérez Llorca said that it was late.", "Juan Pérez Llorca");
    check("Ursula von der Leyen spoke on Monday. Von der Leyen said that it was late.", "Ursula von der Leyen");
    check("Marine Le Pen spoke on Monday. Le Pen said that it was late.", "Marine Le Pen");
    check("Juan Pérez Llorca and Ana Pérez Llorca won. Pérez Llorca said that it was late.", "Pérez Llorca");
    check("The Revolutionary Guards met on Monday. The Guards said that it was late.", "Revolutionary Guards");
    check("The Revolutionary Guards met the Royal Guards. The Guards said that it was late.", "Guards");
}

#[test]
fn nobody_says_of_themselves_by_name_what_they_say() {
    let met = "Tom Hale met Karl Weiss.";
    check(&format!("{met} He said that Weiss would leave."), "Tom Hale");
    check(&format!("{met} He said that Hale would leave."), "Karl Weiss");
    check(&format!("{met} “Weiss will leave,” he said."), "Tom Hale");
    check(&format!("{met} Weiss said that it was late. “Vote for Weiss,” he said."), "Karl Weiss");
    check("Mayor Ann Hale met Mayor Tom Weiss. The mayor said that Weiss would leave.", "Ann Hale");
}
