//! Names found against names marked: exact span and kind, over persons, organisations and places.

use onrecord::analysis::{Analysis, EntityKind, MentionForm};
use onrecord::text::Span;
use std::collections::BTreeSet;

/// True positives, found and wanted, for each kind.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Score {
    counts: [[usize; 3]; KINDS.len()],
}

const KINDS: [EntityKind; 4] = [EntityKind::Person, EntityKind::Organization, EntityKind::Place, EntityKind::Other];

impl Score {
    pub(crate) fn add(&mut self, analysis: &Analysis, marked: &[(Span, EntityKind)]) {
        let found: BTreeSet<(Span, EntityKind)> = analysis
            .mentions
            .iter()
            .filter(|mention| mention.form == MentionForm::Proper)
            .map(|mention| (mention.span, analysis.entity(mention.entity).kind))
            .collect();
        let wanted: BTreeSet<(Span, EntityKind)> = marked.iter().copied().collect();
        for (counts, kind) in self.counts.iter_mut().zip(KINDS) {
            let of_kind = |(_, known): &&(Span, EntityKind)| *known == kind;
            counts[0] += found.intersection(&wanted).filter(of_kind).count();
            counts[1] += found.iter().filter(of_kind).count();
            counts[2] += wanted.iter().filter(of_kind).count();
        }
    }

    /// “core 88.0 (P 87.1 R 88.9) · person …”.
    pub(crate) fn words(&self) -> String {
        let core = self.counts[..3].iter().fold([0; 3], |sum, counts| [0, 1, 2].map(|at| sum[at] + counts[at]));
        let percent = |part: usize, whole: usize| format!("{:.2}", 100.0 * share(part, whole));
        let f1 = |counts: [usize; 3]| format!("{:.2}", 200.0 * share(counts[0], counts[1] + counts[2]));
        let kinds: Vec<_> =
            KINDS.iter().zip(self.counts).map(|(kind, counts)| format!("{kind:?} {}", f1(counts))).collect();
        let (precision, recall) = (percent(core[0], core[1]), percent(core[0], core[2]));
        format!("core {} (P {precision} R {recall}) · {}", f1(core), kinds.join(" · "))
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of names")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
