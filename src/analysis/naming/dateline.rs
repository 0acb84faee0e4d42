//! Where a report was written, which is a place whatever it is called: “NORWICK, Nov 12 (Agency) - A court …”

use crate::analysis::evidence::Evidence;
use crate::analysis::mention::Name;
use crate::analysis::reading::Reading;
use crate::document::furniture;

/// The shortest place written in capitals, in bytes.
const SHORTEST: usize = 3;

/// Makes places of those `names` that begin a paragraph as its dateline does. They are in text order.
pub(super) fn place_first(reading: &Reading, names: &mut [Name]) {
    for block in &reading.paragraphs {
        let first = block.words.start;
        let Some(word) = reading.words.get(first).filter(|word| word.capital && word.span.len() >= SHORTEST) else {
            continue;
        };
        let shouted = word.span.of(reading.text).bytes().all(|byte| byte.is_ascii_uppercase());
        if !shouted {
            continue;
        }
        let Ok(name) = names.binary_search_by_key(&first, |name| name.words.start) else { continue };
        let Some(dateline) = furniture::dateline(reading.text, reading.span(block.words.clone())) else { continue };
        let name = &mut names[name];
        if reading.span(name.words.clone()).end() <= dateline.end() {
            name.evidence = Evidence::of_points([0, 0, 100, 0]);
        }
    }
}
