//! Dossiers of parties, from feeds of the loopback.

use super::Library;
use super::linked::{assert_is_of_schema_org, assert_is_of_web_annotation};
use super::server::{Server, rss};
use serde_json::Value;

const MARCH: &str = "Mayor Ana Ruiz spoke to the council on Monday. “The old dam must be repaired before the rains come,” \
                     Ruiz said. Council member Bo Li disputed that.";
const APRIL: &str = "Ana Ruiz, the mayor of Harnby, warned the villages: “The old dam must be repaired before the rains \
                     come, and the school must wait until March.” The ferry kept to its timetable.";
const RUIZ: &str = "Ruiz said that the school would open in May.";

/// A library of two outlets that quote the same words.
fn begun(name: &str) -> (Server, Library) {
    let (server, library) = (Server::start(), Library::new(name));
    let alder = server.says("/alder", &rss("alder", &[("1", "A dam in doubt", MARCH), ("2", "A school", RUIZ)]));
    let birch = server.says("/birch", &rss("birch", &[("1", "Villages are warned", APRIL)]));
    library.says(&["feed", "add", &alder, &birch]);
    (server, library)
}

#[test]
fn a_dossier_says_when_and_where_a_party_said_what_and_who_else_has_it() {
    let (_server, library) = begun("dossier");
    let said = library.says(&["dossier", "Ana", "Ruiz"]);
    assert!(said.starts_with("Ana Ruiz · person\n2 articles · "), "{said}");
    for expected in [
        "also called: Ruiz",
        "alder · A dam in doubt",
        "birch · Villages are warned",
        "(shortened)",
        "(longer)",
        "in full: “The old dam",
    ] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    let json = library.says(&["dossier", "ana ruiz", "--format", "json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["names"][0], &json["kind"]), (&"Ana Ruiz".into(), &"person".into()));
    let claims = json["claims"].as_array().unwrap();
    assert_eq!(claims.len(), 2, "{json:#}");
    let short = claims.iter().find(|claim| claim["source"] == "alder").unwrap();
    assert_eq!(
        (&short["elsewhere"][0]["source"], &short["elsewhere"][0]["likeness"]),
        (&"birch".into(), &"longer".into())
    );
    assert!(short["longest"].as_str().unwrap().contains("until March"), "{short:#}");
    assert_eq!(short["answers"][0]["speaker"], "Bo Li", "{short:#}");
    let with: Vec<&str> =
        json["appears_with"].as_array().unwrap().iter().filter_map(|one| one["name"].as_str()).collect();
    assert!(with.contains(&"Bo Li"), "{with:?}");
    // What another answers with is theirs, and tells whom it answers.
    assert!(library.says(&["dossier", "Bo Li"]).contains("    → disputed what Ana Ruiz said\n"));
    let markdown = library.says(&["dossier", "Bo Li", "--format", "markdown"]);
    assert!(markdown.contains("\n  - disputed what Ana Ruiz said\n"), "{markdown}");
    assert!(library.says(&["dossier", "Bo Li", "--format", "csv"]).ends_with(",disputed what Ana Ruiz said\r\n"));
    let json: Value = serde_json::from_str(&library.says(&["dossier", "Bo Li", "--format", "json"])).unwrap();
    let answering = &json["claims"][0]["answering"][0];
    assert_eq!((&answering["speakers"][0], &answering["speech_act"]), (&"Ana Ruiz".into(), &"dispute".into()));
}

#[test]
fn what_is_answered_is_told_as_it_was_said() {
    const ACCUSED: &str = "Bo Li accused the mayor of hiding a report. Mayor Ana Ruiz denied hiding a report.";
    let (server, library) = (Server::start(), Library::new("dossier-answered"));
    library.says(&["feed", "add", &server.says("/alder", &rss("alder", &[("1", "A report", ACCUSED)]))]);
    let said = library.says(&["dossier", "Ana Ruiz"]);
    assert!(said.contains("→ denied what Bo Li said: accused the mayor of hiding a report"), "{said}");
}

#[test]
fn what_may_be_the_same_is_offered_and_taken_in_when_asked() {
    let (_server, library) = begun("dossier-also");
    let output = library.run(&["dossier", "Ana Ruiz"]);
    let offers = String::from_utf8(output.stderr).unwrap();
    assert!(offers.contains("perhaps the same: Ruiz (person, 1 article); --also “Ruiz” takes it in, --not “Ruiz” says it is somebody else"), "{offers}");
    let said = library.says(&["dossier", "Ana Ruiz", "--also", "ruiz"]);
    assert!(said.contains("\n3 articles · ") && said.contains("the school would open in May"), "{said}");
    assert!(library.fails(1, &["dossier", "Ana Ruiz", "--also", "Nobody"]).contains("no person is called “Nobody”"));
    // What was said of who is who is remembered, and can be taken back.
    let again = library.run(&["dossier", "Ana Ruiz"]);
    assert!(String::from_utf8(again.stdout).unwrap().contains("\n3 articles · ") && again.stderr.is_empty());
    let parted = library.run(&["dossier", "Ana Ruiz", "--not", "Ruiz"]);
    assert!(String::from_utf8(parted.stdout).unwrap().contains("\n2 articles · ") && parted.stderr.is_empty());
    assert!(library.says(&["dossier", "Ana Ruiz"]).contains("\n2 articles · "));
}

#[test]
fn every_format_is_of_the_same_claims() {
    let (_server, library) = begun("dossier-formats");
    let markdown = library.says(&["dossier", "Ana Ruiz", "--format", "markdown"]);
    assert!(markdown.starts_with("# Ana Ruiz\n") && markdown.matches("\n- “The old dam").count() == 2, "{markdown}");
    let csv = library.says(&["dossier", "Ana Ruiz", "--format", "csv"]);
    assert_eq!(csv.matches("\r\n").count(), 3, "{csv}");
    let linked: Value = serde_json::from_str(&library.says(&["dossier", "Ana Ruiz", "--format", "jsonld"])).unwrap();
    let graph = linked["@graph"].as_array().unwrap();
    let of_type = |kind: &str| graph.iter().filter(|node| node["@type"] == kind).count();
    assert_eq!((of_type("Person"), of_type("NewsArticle"), of_type("Quotation")), (1, 2, 2), "{linked:#}");
    assert!(graph.iter().filter(|node| node["@type"] == "Quotation").all(|node| node["creator"]["@id"] == "#party"));
    let notes: Value =
        serde_json::from_str(&library.says(&["dossier", "Ana Ruiz", "--format", "annotations"])).unwrap();
    assert_eq!((&notes["type"], &notes["partOf"]["total"]), (&"AnnotationPage".into(), &2.into()), "{notes:#}");
    let selectors = &notes["items"][0]["target"][0]["selector"];
    let (exact, begins) = (selectors[0]["exact"].as_str().unwrap(), selectors[1]["start"].as_u64().unwrap());
    assert!(exact.starts_with("“The old dam") && begins > 0, "{notes:#}");
}

#[test]
fn every_term_that_is_written_for_others_is_published_and_stands_where_it_may() {
    const PLACE: &str = "Harnby said on Monday that it would drain the reservoir. “The old dam must be repaired,” Ana Ruiz \
                         said. Officials of Harnby Council, which runs the dam, warned that the water was high.";
    let (server, library) = (Server::start(), Library::new("dossier-terms"));
    let alder = server.says("/alder", &rss("alder", &[("1", "A dam <in> doubt", MARCH), ("2", "A school", PLACE)]));
    let birch = server.says("/birch", &rss("birch", &[("1", "Villages are warned", APRIL)]));
    library.says(&["feed", "add", &alder, &birch]);
    let names = library.json(&["search", ""]).len();
    assert!(names >= 3, "{names}");
    let mut kinds = std::collections::BTreeSet::new();
    for name in ["Ana Ruiz", "Bo Li", "Harnby", "Harnby Council"] {
        let output = library.run(&["dossier", name, "--format", "jsonld"]);
        if !output.status.success() {
            continue;
        }
        let linked: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_is_of_schema_org(&linked);
        kinds.insert(linked["@graph"][0]["@type"].to_string());
        let notes: Value = serde_json::from_str(&library.says(&["dossier", name, "--format", "annotations"])).unwrap();
        assert_is_of_web_annotation(&notes);
    }
    assert!(kinds.len() >= 2, "{kinds:?}");
}

#[test]
fn a_name_that_nobody_has_is_met_with_those_near_it() {
    let (_server, library) = begun("dossier-nobody");
    let error = library.fails(1, &["dossier", "Anna Ruis"]);
    assert_eq!(error, "onrecord: nobody is called “Anna Ruis”; near it: Ana Ruiz\n");
    assert_eq!(library.fails(1, &["dossier", "Zyzzyva"]), "onrecord: nobody is called “Zyzzyva”\n");
    let error = library.fails(1, &["dossier", "Ana Ruiz", "--kind", "place"]);
    assert_eq!(error, "onrecord: no place is called “Ana Ruiz”, but there is Ana Ruiz (person, 2 articles)\n");
    assert!(library.says(&["dossier", "ana"]).starts_with("Ana Ruiz · person\n"));
    let error = Library::new("dossier-none").fails(1, &["dossier", "Ana Ruiz"]);
    assert_eq!(error, "onrecord: there is no library yet: `onrecord feed add ADDRESS` begins one\n");
    library.fails(2, &["dossier"]);
}

#[test]
fn what_a_story_credits_to_others_is_in_the_dossier_whoever_their_articles_name() {
    const AVERY: &str = "The Harnby dam is cracked and the reservoir above the villages must be drained, Ruth Avery of the \
                         council said. “There is no money left in the flood fund,” Avery said.";
    const DOLAN: &str = "The reservoir above Harnby is drained as the dam is cracked, engineers said. “There is no money left \
                         in the flood fund,” said Tom Dolan, an engineer of the villages.";
    let (server, library) = (Server::start(), Library::new("dossier-beside"));
    let alder = server.says("/alder", &rss("alder", &[("1", "Cracked Harnby dam to be drained", AVERY)]));
    let birch = server.says("/birch", &rss("birch", &[("1", "Harnby dam cracked, reservoir drained", DOLAN)]));
    library.says(&["feed", "add", &alder, &birch]);
    let said = library.says(&["dossier", "Ruth Avery"]);
    assert!(said.contains("\n1 article · ") && said.contains("birch (word for word, credited to Tom Dolan)"), "{said}");
    let csv = library.says(&["dossier", "Ruth Avery", "--format", "csv"]);
    assert!(csv.contains("(exact, credited to Tom Dolan)"), "{csv}");
    let json: Value = serde_json::from_str(&library.says(&["dossier", "Ruth Avery", "--format", "json"])).unwrap();
    let place = &json["claims"].as_array().unwrap().last().unwrap()["elsewhere"][0];
    assert_eq!((&place["source"], &place["credited"]), (&"birch".into(), &"another".into()), "{json:#}");
    let linked: Value = serde_json::from_str(&library.says(&["dossier", "Ruth Avery", "--format", "jsonld"])).unwrap();
    assert_is_of_schema_org(&linked);
}

#[test]
fn what_somebody_denied_is_no_claim_of_theirs_in_any_format() {
    const DENIED: &str =
        "The council met on Monday. Mayor Ruth Avery denied that the town had been warned of the flood.";
    let (server, library) = (Server::start(), Library::new("dossier-denied"));
    let alder = server.says("/alder", &rss("alder", &[("1", "Council meets", DENIED)]));
    library.says(&["feed", "add", &alder]);
    let said = library.says(&["dossier", "Ruth Avery"]);
    assert!(said.contains("denied [denial] "), "{said}");
    let found = library.says(&["search", "act:deny"]);
    assert!(found.contains(": [denial] the town had been warned"), "{found}");
    assert_eq!(library.json(&["search", "act:deny"])[0]["speech_act"], "deny");
    let said = library.says(&["dossier", "Ruth Avery", "--format", "markdown"]);
    assert!(said.contains(" — denied (denial)"), "{said}");
    let linked: Value = serde_json::from_str(&library.says(&["dossier", "Ruth Avery", "--format", "jsonld"])).unwrap();
    let claims = linked["@graph"].as_array().unwrap().iter().filter(|node| node["@type"] == "Claim");
    let claims: Vec<&str> = claims.filter_map(|claim| claim["text"].as_str()).collect();
    assert!(matches!(claims.as_slice(), [one] if one.starts_with("denied: ")), "{linked:#}");
    assert_is_of_schema_org(&linked);
}

#[test]
fn a_party_is_found_by_what_articles_call_it_for_short() {
    const KRA: &str =
        "The Kelm River Authority (KRA) closed the locks on Monday. The KRA said that the water was too high.";
    let (server, library) = (Server::start(), Library::new("dossier-short"));
    let alder = server.says("/alder", &rss("alder", &[("1", "Locks are closed", KRA)]));
    library.says(&["feed", "add", &alder]);
    for name in ["KRA", "kra"] {
        let said = library.says(&["dossier", name]);
        assert!(said.starts_with("Kelm River Authority · ") && said.contains("also called: KRA"), "{said}");
    }
    assert!(library.fails(1, &["dossier", "KRB"]).contains("is called “KRB”"));
}

#[test]
fn a_party_is_not_parted_from_itself_and_nobody_is_both_the_same_and_not() {
    let (_server, library) = begun("dossier-itself");
    let error = library.fails(2, &["dossier", "Ana Ruiz", "--not", "ana ruiz"]);
    assert!(error.contains("--not “Ana Ruiz” is of the party itself"), "{error}");
    let error = library.fails(2, &["dossier", "Ana Ruiz", "--also", "Ruiz", "--not", "ruiz"]);
    assert!(error.contains("“Ruiz” is either the same, --also, or not, --not"), "{error}");
    // Neither is kept.
    assert!(library.says(&["dossier", "Ana Ruiz"]).contains("\n2 articles · "));
}

#[test]
fn annotations_of_two_parties_have_ids_of_their_own() {
    let (_server, library) = begun("dossier-ids");
    let ids = |name: &str| {
        let page = library.says(&["dossier", name, "--format", "annotations"]);
        let page: Value = serde_json::from_str(&page).unwrap();
        let items = page["items"].as_array().unwrap().iter().map(|item| item["id"].to_string()).collect::<Vec<_>>();
        [vec![page["id"].to_string(), page["partOf"]["id"].to_string()], items].concat()
    };
    let (one, other) = (ids("Ana Ruiz"), ids("Ruiz"));
    assert!(one.len() >= 4 && other.len() >= 3 && one.iter().all(|id| !other.contains(id)), "{one:?} {other:?}");
    assert_eq!(one, ids("ana ruiz"));
}
