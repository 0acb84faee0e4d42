//! Stories that several feeds tell, from feeds of the loopback.

use super::Library;
use super::server::{Server, rss};
use serde_json::Value;

const ALDER: &str = "Engineers will drain the reservoir above Harnby after divers found a crack in the old dam, Mayor Ana \
                     Ruiz said on Monday. “We will not gamble with four villages below the dam, and the school stays \
                     open,” Ruiz said.";
const BIRCH: &str = "A crack in the dam has forced the mayor of Harnby, Ana Ruiz, to empty the reservoir. “We will not \
                     gamble with four villages below the dam,” Ruiz said. Farmers fear for their spring crops. “Nobody asked \
                     us about the water,” said Bo Li. The council denied \
                     that.";
const OTHER: &str = "Comet Okafor stands low in the north-west on Saturday, astronomers of Tarn observatory said.";

#[test]
fn a_story_is_listed_with_its_outlets_and_laid_side_by_side() {
    let (server, library) = (Server::start(), Library::new("stories"));
    let alder =
        server.says("/alder", &rss("alder", &[("1", "Harnby dam to be drained", ALDER), ("2", "A comet", OTHER)]));
    let birch = server.says("/birch", &rss("birch", &[("1", "Crack empties Harnby reservoir", BIRCH)]));
    library.says(&["feed", "add", &alder, &birch]);
    let said = library.says(&["stories"]);
    assert!(said.contains("2 articles of 2 outlets · ") && !said.contains("comet"), "{said}");
    let listed = library.json(&["stories"]);
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0]["outlets"].as_array().unwrap().len(), 2);
    let number = listed[0]["story"].to_string();
    let said = library.says(&["stories", &number]);
    for expected in [
        "Who is quoted where",
        "Bo Li: birch",
        "leaves out: and the school stays open,”",
        "Said in one alone",
        "      × denied by council\n",
    ] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    let story: Value = serde_json::from_str(&library.says(&["stories", &number, "--format", "json"])).unwrap();
    let first = &story["statements"][0];
    assert_eq!((&first["speaker"], first["tellings"].as_array().unwrap().len()), (&"Ana Ruiz".into(), 2), "{story:#}");
    let mut tellings = story["statements"].as_array().unwrap().iter().map(|statement| &statement["tellings"][0]);
    let asked = tellings.find(|telling| telling["speaker"] == "Bo Li").unwrap();
    assert_eq!(asked["answers"], serde_json::json!([{ "speakers": ["council"], "speech_act": "deny" }]), "{story:#}");
    assert!(library.says(&["doctor"]).ends_with("all is well\n"));
    assert!(library.fails(1, &["stories", "99"]).contains("there is no story 99"));
}

#[test]
fn whom_each_outlet_credits_and_which_words_it_replaces_is_said() {
    const CEDAR: &str = "A crack in the dam forces Harnby to empty its reservoir, mayor Ana Ruiz said. “We will not gamble with \
                         four towns below the dam,” Ruiz said.";
    const DOWN: &str = "A crack in the dam forces Harnby to empty its reservoir. “We will not gamble with four villages below \
                        the dam,” said Bo Li, an engineer. Mayor Ana Ruiz was there.";
    let (server, library) = (Server::start(), Library::new("stories-credit"));
    let feed =
        |name: &str, title: &str, text: &str| server.says(&format!("/{name}"), &rss(name, &[("1", title, text)]));
    let alder = feed("alder", "Harnby dam to be drained", ALDER);
    let cedar = feed("cedar", "Harnby reservoir is emptied", CEDAR);
    let down = feed("down", "Crack in Harnby dam", DOWN);
    library.says(&["feed", "add", &alder, &cedar, &down]);
    let listed = library.json(&["stories"]);
    let number = listed[0]["story"].to_string();
    let said = library.says(&["stories", &number]);
    for expected in [
        "× outlets disagree who says it, Ana Ruiz or Bo Li: “We will not gamble",
        "down: credits Bo Li;",
        "cedar: credits Ana Ruiz;",
        "has {towns} for [villages]",
    ] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    let story: Value = serde_json::from_str(&library.says(&["stories", &number, "--format", "json"])).unwrap();
    let first = &story["statements"][0];
    assert_eq!((&first["speaker"], first["speakers"].as_array().unwrap().len()), (&Value::Null, 2), "{story:#}");
    let telling = |outlet: &str| {
        first["tellings"].as_array().unwrap().iter().find(|telling| telling["outlet"] == outlet).unwrap().clone()
    };
    assert_eq!((&telling("down")["speaker"], &telling("alder")["speaker"]), (&"Bo Li".into(), &"Ana Ruiz".into()));
    assert_eq!(telling("cedar")["replaces"][0], serde_json::json!({ "longest": "villages", "text": "towns" }));
    // What the mayor is said to have said elsewhere is hers, and the engineer's is said to be his.
    let dossier = library.says(&["dossier", "Ana Ruiz"]);
    assert!(dossier.contains("down (shortened, credited to Bo Li)"), "{dossier}");
}

#[test]
fn what_several_say_together_is_credited_to_each_of_them_everywhere() {
    const BOTH: &str = "Engineers will drain the reservoir above Harnby after divers found a crack in the old dam. The Harbour \
                        Union and the Port Authority said that the ferry to Harnby would stop until the dam was mended.";
    const ONE: &str = "A crack in the old dam of Harnby empties the reservoir, engineers found. The Port Authority said that \
                       the ferry to Harnby would stop until the dam was mended.";
    let (server, library) = (Server::start(), Library::new("stories-together"));
    let alder = server.says("/alder", &rss("alder", &[("1", "Harnby dam to be drained", BOTH)]));
    let birch = server.says("/birch", &rss("birch", &[("1", "Crack empties Harnby reservoir", ONE)]));
    library.says(&["feed", "add", &alder, &birch]);
    let both = serde_json::json!(["Harbour Union", "Port Authority"]);
    let found = library.json(&["search", "by:union"]);
    assert_eq!((found.len(), &found[0]["speakers"], &found[0]["speaker"]), (1, &both, &"Port Authority".into()));
    assert_eq!(library.json(&["search", "by:authority"]).len(), 2);
    assert!(library.says(&["search", "by:union"]).contains("Harbour Union and Port Authority: the ferry"));
    let number = library.json(&["stories"])[0]["story"].to_string();
    let said = library.says(&["stories", &number]);
    for expected in
        ["Harbour Union and Port Authority: the ferry", "birch: credits Port Authority;", "Harbour Union: alder"]
    {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    assert!(!said.contains("disagree"), "{said}");
    let story: Value = serde_json::from_str(&library.says(&["stories", &number, "--format", "json"])).unwrap();
    let first = &story["statements"][0];
    assert_eq!((&first["speakers"], &first["disputed"]), (&both, &false.into()), "{story:#}");
    for name in ["Harbour Union", "Port Authority"] {
        let dossier = |format: &str| library.says(&["dossier", name, "--format", format]);
        let written = "the ferry to Harnby would stop until the dam was mended — Harbour Union and Port Authority said";
        assert!(dossier("markdown").contains(written), "{}", dossier("markdown"));
        assert!(dossier("text").contains("Harbour Union and Port Authority said the ferry"), "{}", dossier("text"));
        assert!(dossier("csv").contains(",Harbour Union; Port Authority,\r\n"), "{}", dossier("csv"));
        let whole: Value = serde_json::from_str(&dossier("json")).unwrap();
        assert_eq!(whole["claims"][0]["speakers"], both);
        for other in ["jsonld", "annotations"] {
            assert!(dossier(other).contains("Harbour Union") && dossier(other).contains("Port Authority"), "{other}");
        }
    }
    assert!(library.says(&["doctor"]).ends_with("all is well\n"));
}

#[test]
fn where_no_story_is_told_twice_that_is_said() {
    let (server, library) = (Server::start(), Library::new("stories-none"));
    assert!(library.fails(1, &["stories"]).contains("there is no library yet"));
    let alder = server.says("/alder", &rss("alder", &[("2", "A comet", OTHER)]));
    library.says(&["feed", "add", &alder]);
    let output = library.run(&["stories"]);
    assert_eq!(
        (output.status.code(), output.stdout.as_slice()),
        (Some(1), &b"no story is told by more than one feed\n"[..])
    );
}
