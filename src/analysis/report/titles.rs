//! Titles of what is sung and written, which are no claims, and works that are nobody: the smallest text for each, and
//! its nearest miss.

use super::tests::contents;
use super::told::check;
use crate::analysis::lexicon::Lexicon;
use crate::analysis::{EntityKind, analyze};
use crate::document;

#[test]
fn the_title_of_a_work_is_said_by_nobody() {
    for text in [
        "Ada Voss read “The Lost Boat” to the children.",
        "Ada Voss sang “The River Is Deep and Wide” at the fair.",
        "Ada Voss wrote “The Lost Boat” in 1998.",
        "He recited “Ode to Rain”.",
        "The teacher reads “The Lost Boat” aloud.",
        "The choir sang “Amen”.",
        "She sang the old hymn “Abide With Me,” and left.",
        "Fans sang ‘We Will Go’ outside the hall.",
        "Ada Voss published ‘The Long Tide’ in May.",
        "Ada Voss named the ship “The Long Tide” in May.",
        "The film was titled “The Long Tide” in Norwick.",
        "The fair shows the town on the theme: “Trade, the sea and what is to come.”",
    ] {
        assert_eq!(contents(text), [""; 0], "{text}");
    }
    assert_eq!(contents("Ada Voss wrote: “The boat is lost.”"), ["“The boat is lost.”"]);
    assert_eq!(contents("Ada Voss wrote, “The Boat Is Lost!”"), ["“The Boat Is Lost!”"]);
    assert_eq!(contents("Ada Voss read “The boat is lost.” from the letter."), ["“The boat is lost.”"]);
    assert_eq!(contents("A banner read: “Save Our Dam Now.”"), ["“Save Our Dam Now.”"]);
    assert_eq!(contents("The statement read “The Dam Must Go” in red.").len(), 1);
    assert_eq!(contents("Protesters wrote “Save Our Dam Now” on the wall.").len(), 1);
}

#[test]
fn a_title_of_a_work_is_the_name_of_nobody() {
    let names = |text: &str| {
        let document = document::read_text(text.to_owned(), vec![]);
        let found = analyze(&document, &Lexicon::built_in()).entities.into_iter();
        found.map(|entity| (entity.name, entity.kind)).collect::<Vec<_>>()
    };
    let other = |name: &str| (name.to_owned(), EntityKind::Other);
    for text in [
        "Fans sang ‘We Will Go’ outside the hall.",
        "“We Will Go” was sung by fans.",
        "The song, “We Will Go,” was old.",
    ] {
        assert_eq!(names(text), [other("We Will Go")], "{text}");
    }
    let ada = || ("Ada Voss".to_owned(), EntityKind::Person);
    let tide = || other("The Long Tide");
    assert_eq!(names("Ada Voss published ‘The Long Tide’ in May."), [ada(), tide()]);
    assert_eq!(names("Ada Voss’s book ‘The Long Tide’ says the sea will win."), [ada(), tide()]);
    assert_eq!(names("In ‘The Long Tide’, Ada Voss says the sea will win."), [tide(), ada()]);
    assert_eq!(names("“The Long Tide”, a novel by Ada Voss, was sold."), [tide(), ada()]);
    // What is said, and who is named in marks, is no title.
    assert_eq!(
        names("“The Harbour Union,” said Ada Voss, “is dead.”").first().map(|name| name.1),
        Some(EntityKind::Organization)
    );
    assert_eq!(names("They read “Ada Voss” on the door. Ada Voss said it was hers."), [ada()]);
}

#[test]
fn what_a_work_says_is_no_saying_of_its_title() {
    for title in ["“The Long Tide”,", "“The Long Tide,”", "‘The Long Tide’,"] {
        check(
            &format!("In her book, {title} Ada Voss says that the sea will win."),
            &[("Ada Voss", "the sea will win")],
        );
        check(&format!("In her book {title} Ada Voss says the sea will win."), &[("Ada Voss", "the sea will win")]);
    }
    check("“It rained all night,” Ada Voss said that day.", &[("Ada Voss", "“It rained all night,”")]);
    check("She read the report. “The Sea Will Win,” Ada Voss said.", &[("Ada Voss", "“The Sea Will Win,”")]);
}

#[test]
fn what_is_sung_is_no_claim_wherever_it_is() {
    for text in [
        "The choir sang ‘Deep River’ outside.",
        "The choir sang “Deep River” outside the hall.",
        "Protesters sang “we shall not be moved” outside the hall.",
    ] {
        assert_eq!(contents(text), [""; 0], "{text}");
    }
    assert_eq!(contents("Protesters chanted “we shall not be moved” outside the hall.").len(), 1);
    assert_eq!(contents("“We shall not be moved,” protesters sang."), ["“We shall not be moved,”"]);
}

#[test]
fn the_title_of_a_work_between_its_noun_and_its_verb_is_no_saying() {
    for text in [
        "A report published on Monday, “Winter on the Line”, found that the camps were cold.",
        "A report published on Monday, \"Winter on the Line\", found that the camps were cold.",
        "A report published on Monday, “Winter on the Line,” said the camps were cold.",
        "A report, “Winter on the Line”, found that the camps were cold.",
    ] {
        check(text, &[("A report", "the camps were cold")]);
    }
    let said = "The report was late, “Winter Is Long,” said Ada Voss.";
    assert!(contents(said).contains(&"“Winter Is Long,”".to_owned()), "{:?}", contents(said));
}

#[test]
fn one_word_may_be_a_title() {
    for text in [
        "Ada Voss wrote “Spring” in 1990.",
        "Ada Voss, who wrote “Spring”, was ill.",
        "Ada Voss recited “If” at the fair.",
        "Ada Voss recited \"If\".",
    ] {
        assert_eq!(contents(text), [""; 0], "{text}");
    }
    for text in ["Ada Voss wrote “Never” in the margin.", "Asked if she would go, Ada Voss wrote “Never”."] {
        assert_eq!(contents(text).len(), 1, "{text}");
    }
}

#[test]
fn a_book_is_nobody_who_did_not_write_it() {
    let says = |before: &str| {
        let document = document::read_text(format!("{before} The book says the owners lied."), vec![]);
        let analysis = analyze(&document, &Lexicon::built_in());
        let speaker = analysis.quotations.last().unwrap().speaker.unwrap().entity.unwrap();
        analysis.entity(speaker).name.clone()
    };
    assert_ne!(says("Ada Voss runs the mill."), "Ada Voss");
    assert_ne!(says("Ada Voss read a novel."), "Ada Voss");
    assert_eq!(says("Ada Voss wrote a memoir of her years at the mill."), "Ada Voss");
    assert_eq!(says("Ada Voss’s memoir is out."), "Ada Voss");
}
