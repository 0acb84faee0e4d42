//! What schema.org and the W3C publish of the terms that we write: which there are, what they are said of, what they
//! take. Facts of their vocabularies, so far as we use them; a term that is not here is one we may not write.

use serde_json::Value;
use std::collections::BTreeMap;

/// Classes of schema.org, each with the one above it.
const CLASSES: [(&str, &str); 8] = [
    ("Thing", ""),
    ("Person", "Thing"),
    ("Organization", "Thing"),
    ("Place", "Thing"),
    ("CreativeWork", "Thing"),
    ("NewsArticle", "CreativeWork"),
    ("Quotation", "CreativeWork"),
    ("Claim", "CreativeWork"),
];

/// Properties of schema.org, with what each is said of and what it takes; `Text` stands for words, dates and addresses.
const PROPERTIES: [(&str, &str, &[&str]); 14] = [
    ("name", "Thing", &["Text"]),
    ("alternateName", "Thing", &["Text"]),
    ("url", "Thing", &["Text"]),
    ("jobTitle", "Person", &["Text"]),
    ("headline", "CreativeWork", &["Text"]),
    ("text", "CreativeWork", &["Text"]),
    ("datePublished", "CreativeWork", &["Text"]),
    ("genre", "CreativeWork", &["Text"]),
    ("publisher", "CreativeWork", &["Person", "Organization"]),
    ("creator", "CreativeWork", &["Person", "Organization"]),
    ("author", "CreativeWork", &["Person", "Organization"]),
    ("mentions", "CreativeWork", &["Thing"]),
    ("isPartOf", "CreativeWork", &["CreativeWork"]),
    ("appearance", "Claim", &["CreativeWork"]),
];

/// Terms of the context of web annotations by what they stand in: the `type` of it, or `TextualBody`'s `purpose` and so
/// on.
const ANNOTATED: [(&str, &[&str]); 9] = [
    ("AnnotationPage", &["@context", "id", "type", "partOf", "startIndex", "items"]),
    ("AnnotationCollection", &["id", "type", "label", "total"]),
    ("Annotation", &["@context", "id", "type", "motivation", "created", "generator", "body", "target"]),
    ("Software", &["type", "name"]),
    ("TextualBody", &["type", "purpose", "format", "value"]),
    ("SpecificResource", &["source", "selector"]),
    ("TextQuoteSelector", &["type", "exact", "prefix", "suffix"]),
    ("TextPositionSelector", &["type", "start", "end"]),
    ("Motivation", &["commenting", "describing", "highlighting", "identifying", "tagging"]),
];

fn many(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(values) => values.iter().collect(),
        Value::Null => vec![],
        value => vec![value],
    }
}

/// `class` and those above it.
fn above(class: &str) -> Vec<&'static str> {
    let mut classes = Vec::new();
    let mut next = class;
    while let Some((class, over)) = CLASSES.iter().find(|(known, _)| *known == next) {
        classes.push(*class);
        next = over;
    }
    assert!(!classes.is_empty(), "{class} is no class of schema.org that we know");
    classes
}

fn classes(node: &Value) -> Vec<&'static str> {
    many(&node["@type"]).into_iter().flat_map(|class| above(class.as_str().unwrap())).collect()
}

/// Whether a graph has only terms of schema.org, each said of what it may be said of, and taking what it takes.
#[track_caller]
pub(crate) fn assert_is_of_schema_org(document: &Value) {
    assert_eq!(document["@context"], "https://schema.org");
    let graph = document["@graph"].as_array().unwrap();
    let by_id: BTreeMap<&str, &Value> = graph.iter().map(|node| (node["@id"].as_str().unwrap(), node)).collect();
    assert_eq!(by_id.len(), graph.len(), "two nodes have one name");
    for node in graph {
        assert_node_is_of_schema_org(node, &by_id);
    }
}

#[track_caller]
fn assert_node_is_of_schema_org(node: &Value, by_id: &BTreeMap<&str, &Value>) {
    let own = classes(node);
    for (key, value) in node.as_object().unwrap().iter().filter(|(key, _)| !key.starts_with('@')) {
        let (_, of, takes) = PROPERTIES
            .iter()
            .find(|(known, ..)| known == key)
            .unwrap_or_else(|| panic!("{key} is no property of schema.org that we know"));
        assert!(own.contains(of), "{key} is said of {of}: {node:#}");
        for value in many(value) {
            let Value::Object(object) = value else {
                assert!(value.is_string() && takes.contains(&"Text"), "{key} takes {takes:?}: {value}");
                continue;
            };
            let referred = if object.contains_key("@type") { value } else { by_id[object["@id"].as_str().unwrap()] };
            assert!(classes(referred).iter().any(|class| takes.contains(class)), "{key} takes {takes:?}: {referred:#}");
            if object.contains_key("@type") {
                assert_node_is_of_schema_org(value, by_id);
            }
        }
    }
}

/// Whether a page of annotations has only terms of the W3C's context, each where the model has it, and those it
/// requires.
#[track_caller]
pub(crate) fn assert_is_of_web_annotation(page: &Value) {
    assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_terms(page, "AnnotationPage", &["id", "type", "partOf", "items"]);
    assert_terms(&page["partOf"], "AnnotationCollection", &["id", "type", "total"]);
    let items = page["items"].as_array().unwrap();
    assert_eq!(page["partOf"]["total"], items.len());
    for item in items {
        assert_terms(item, "Annotation", &["id", "type", "target"]);
        assert_motivation(&item["motivation"]);
        for generator in many(&item["generator"]) {
            assert_terms(generator, "Software", &["type"]);
        }
        for body in many(&item["body"]) {
            assert_terms(body, "TextualBody", &["type", "value"]);
            assert_motivation(&body["purpose"]);
        }
        for target in many(&item["target"]) {
            assert_terms(target, "SpecificResource", &["source", "selector"]);
            // A reference, absolute or not, has no blank and no mark that an address has not.
            let source = target["source"].as_str().unwrap();
            assert!(!source.is_empty() && !source.contains([' ', '<', '>', '"']), "{source:?} is no reference");
            for selector in many(&target["selector"]) {
                let kind = selector["type"].as_str().unwrap();
                let required: &[&str] = if kind == "TextQuoteSelector" { &["exact"] } else { &["start", "end"] };
                assert_terms(selector, kind, required);
            }
        }
    }
}

#[track_caller]
fn assert_terms(value: &Value, kind: &str, required: &[&str]) {
    let (_, terms) = ANNOTATED.iter().find(|(known, _)| *known == kind).unwrap_or_else(|| panic!("{kind} is no type"));
    let object = value.as_object().unwrap_or_else(|| panic!("no {kind}: {value}"));
    if let Some(named) = object.get("type") {
        assert_eq!(named, kind);
    }
    for key in object.keys() {
        assert!(terms.contains(&key.as_str()), "{key} is no term of {kind}");
    }
    for key in required {
        assert!(object.contains_key(*key), "{kind} without {key}: {value:#}");
    }
}

#[track_caller]
fn assert_motivation(value: &Value) {
    let (_, known) = ANNOTATED.iter().find(|(kind, _)| *kind == "Motivation").unwrap();
    assert!(known.contains(&value.as_str().unwrap()), "{value} is no motivation");
}
