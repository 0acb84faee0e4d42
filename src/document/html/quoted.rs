//! Elements that name who is quoted in a block quotation.

use super::super::signature;
use dom_query::NodeRef;

/// Longer words behind an element are the quotation's own.
const MAX_BEHIND_BYTES: usize = 80;

/// Whether the `cite` at `node`, behind the words of its paragraph that were `said`, closes the block quotation it
/// stands in: nothing but what its party is follows, and what was said is a sentence. A work that is cited in one is
/// not meant, and neither is a name that stands behind its dash already.
pub(super) fn closes(node: &NodeRef, said: &str) -> bool {
    let said = said.trim_end();
    let ended = said.is_empty() || said.ends_with(['.', '!', '?', '…', '”', '"', '’', '\n']);
    if !ended || signature::has_dash(said) {
        return false;
    }
    let mut at = *node;
    loop {
        let mut next = at.next_sibling();
        while let Some(behind) = next {
            let words = behind.text();
            let words = words.trim();
            let belongs = words.starts_with([',', '(']) && words.len() <= MAX_BEHIND_BYTES;
            if !words.is_empty() && !belongs {
                return false;
            }
            next = behind.next_sibling();
        }
        let Some(parent) = at.parent() else { return false };
        match parent.qual_name_ref().as_ref().map(|name| &*name.local) {
            Some("blockquote") => return true,
            Some("cite") | None => return false,
            Some(_) => at = parent,
        }
    }
}

/// Whether the caption at `node` stands right below a block quotation.
pub(super) fn is_below(node: &NodeRef) -> bool {
    let above = node.prev_element_sibling();
    above.is_some_and(|above| above.qual_name_ref().is_some_and(|name| &*name.local == "blockquote"))
}
