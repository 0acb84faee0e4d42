//! Names within titles of works: “We Will Go” is a song, and nobody is called Will Go.

use crate::analysis::EntityKind;
use crate::analysis::evidence::Evidence;
use crate::analysis::mention::Name;
use crate::analysis::part::Part;
use crate::analysis::reading::Reading;
use crate::analysis::work::title_around;

/// Makes of each name that stands in the title of a work between marks the whole of that. `names` are in text order.
pub(super) fn widen_to_titles(reading: &Reading, names: &mut Vec<Name>) {
    let mut end = 0;
    names.retain_mut(|name| {
        if name.words.start < end {
            return false;
        }
        if !may_be_in_title(reading, name) {
            return true;
        }
        // What is something else by itself needs no more points, which might tell against somebody of that name.
        let somebody = matches!(name.evidence.kind().0, EntityKind::Person | EntityKind::Other);
        let Some(title) = title_around(reading, &name.words, somebody) else { return true };
        end = title.end;
        name.title = title.start..title.start;
        name.words = title;
        name.evidence = Evidence::of_points([0, 0, 0, 100]);
        name.government = false;
        true
    });
}

/// Whether a mark stands right before `name`, or before a word or two that a title may begin with: of most names, none
/// does.
fn may_be_in_title(reading: &Reading, name: &Name) -> bool {
    const NEAR: usize = 3;
    let start = name.words.start;
    reading.words[start.saturating_sub(NEAR)..start].iter().any(|word| matches!(word.part, Part::Mark))
}
