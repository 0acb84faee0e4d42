//! XML as it is found: feeds, subscription lists and books.
//!
//! In reading order: [`token`], tags and text one after the other; [`reference`](mod@reference), `&amp;` and its kin;
//! [`words`], what markup says to the eye, in a line. Nothing here fails and nothing recurses: bare ampersands, tags
//! that are never ended and junk around it all are read for what they must mean. Entities that a document declares for
//! itself are not expanded, and nothing is fetched.

pub(super) mod reference;
pub(super) mod token;
pub(super) mod words;

use token::{Token, Tokens};

/// How much of a document is looked at for its encoding and its first element.
const SEEN_BYTES: usize = 4 << 10;

/// The encoding that the XML declaration of `bytes` names.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<&str> {
    let seen = bytes.get(..SEEN_BYTES).unwrap_or(bytes);
    let start = memchr::memmem::find(seen, b"<?xml")?;
    let declaration = seen.get(start..)?;
    let declaration = declaration.get(..memchr::memchr(b'>', declaration)?)?;
    let value = declaration.get(memchr::memmem::find(declaration, b"encoding")? + "encoding".len()..)?;
    let quoted = value.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let (quote, rest) = quoted.split_first().filter(|(quote, _)| matches!(quote, b'"' | b'\''))?;
    std::str::from_utf8(rest.get(..memchr::memchr(*quote, rest)?)?).ok()
}

/// The name of the first element of `text`, with its prefix; whatever else stands before it is passed over.
pub(super) fn first_element(text: &str) -> Option<&str> {
    Tokens::new(text).find_map(|token| match token {
        Token::Start(tag) => Some(tag.name),
        _ => None,
    })
}

/// `name` without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_declared_encoding_is_found_behind_junk() {
        assert_eq!(declared_encoding(b"\n<?xml version='1.0' encoding = 'koi8-r' ?><a/>"), Some("koi8-r"));
        assert_eq!(declared_encoding(b"<?xml version='1.0'?><a encoding='x'/>"), None);
        assert_eq!(declared_encoding(b"<a/>"), None);
    }

    #[test]
    fn the_first_element_is_no_comment_declaration_or_instruction() {
        let text = "junk <!-- <a> --><?xml version='1.0'?><!DOCTYPE b [<!ENTITY c '<d>'>]><rdf:RDF x='>'>";
        assert_eq!(first_element(text), Some("rdf:RDF"));
        assert_eq!(first_element("1 < 2"), None);
    }
}
