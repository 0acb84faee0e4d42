//! How often quotations like this one are right.
//!
//! What was chosen comes with a probability, which flatters itself. Cross-validation says how often content and speaker
//! were right at each probability, for each way of reporting; that is what a reader is told. `onrecord-train calibrate`
//! writes the table, and `assets/models/README.md` shows it.

use super::{QuotationKind, Rule};

/// Ways of reporting that are told apart.
pub(super) const WAYS: usize = 4;
/// Probabilities are told apart in tenths.
const BINS: usize = 10;

/// For each way and tenth, how many of a hundred were right.
#[derive(Debug, Clone, Copy)]
pub struct Calibration<'a>(&'a [u8]);

impl<'a> Calibration<'a> {
    /// A table as it was written; `None` where `bytes` are none.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        (bytes.len() == WAYS * BINS && bytes.iter().all(|&share| share <= 100)).then_some(Self(bytes))
    }

    /// A table that takes probabilities at their word, to find out how often they are right.
    #[cfg(feature = "train")]
    pub fn none() -> Calibration<'static> {
        const MIDDLES: &[u8] = &[5, 15, 25, 35, 45, 55, 65, 75, 85, 95];
        const TABLE: &[u8] = &{
            let mut table = [0; WAYS * BINS];
            let mut at = 0;
            while at < table.len() {
                table[at] = MIDDLES[at % BINS];
                at += 1;
            }
            table
        };
        Calibration(TABLE)
    }

    /// How sure a quotation is whose choices were `sure`: between the shares of the two tenths whose middles are next.
    pub(super) fn confidence(self, kind: QuotationKind, rule: Rule, sure: f32) -> f32 {
        let shares = &self.0[way(kind, rule) * BINS..][..BINS];
        #[expect(clippy::cast_precision_loss, reason = "ten")]
        let place = (sure.clamp(0.0, 1.0) * BINS as f32 - 0.5).max(0.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between nothing and ten")]
        let below = (place as usize).min(BINS - 1);
        let above = (below + 1).min(BINS - 1);
        let (low, high) = (f32::from(shares[below]) / 100.0, f32::from(shares[above]) / 100.0);
        low + (high - low) * place.fract()
    }
}

/// The way of reporting.
pub(super) fn way(kind: QuotationKind, rule: Rule) -> usize {
    match (kind, rule) {
        (QuotationKind::Direct, Rule::Turn | Rule::Reply | Rule::Continuation | Rule::Unnamed) => 1,
        (QuotationKind::Direct, _) => 0,
        (QuotationKind::Mixed, _) => 2,
        (QuotationKind::Indirect, _) => 3,
    }
}

/// The table of a cross-validation: for each quotation found its way, how probable it was, and whether it was right.
///
/// Shares grow with probability: neighbours that would not are taken together. A tenth with few quotations leans to the
/// share of its whole way.
#[cfg(any(test, feature = "train"))]
pub fn table(found: &[(QuotationKind, Rule, f32, bool)]) -> Vec<u8> {
    const LEAN: f32 = 4.0;
    let mut shares = Vec::new();
    for wanted in 0..WAYS {
        let mut bins = [(0.0_f32, 0.0_f32); BINS];
        for &(_, _, sure, right) in found.iter().filter(|(kind, rule, ..)| way(*kind, *rule) == wanted) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between nothing and ten")]
            let bin = ((sure.clamp(0.0, 1.0) * 10.0) as usize).min(BINS - 1);
            bins[bin].0 += f32::from(u8::from(right));
            bins[bin].1 += 1.0;
        }
        let whole = bins.iter().fold((1.0, 2.0), |sum, bin| (sum.0 + bin.0, sum.1 + bin.1));
        let mut pools: Vec<(f32, f32, usize)> = Vec::new();
        for (right, count) in bins {
            pools.push((right + LEAN * whole.0 / whole.1, count + LEAN, 1));
            while let [.., before, last] = pools[..] {
                if before.0 / before.1 <= last.0 / last.1 {
                    break;
                }
                pools.truncate(pools.len() - 2);
                pools.push((before.0 + last.0, before.1 + last.1, before.2 + last.2));
            }
        }
        for (right, count, bins) in pools {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a hundred")]
            let share = (100.0 * right / count).round() as u8;
            shares.extend(std::iter::repeat_n(share, bins));
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_is_not_one_is_refused() {
        assert!(Calibration::read(&[50; WAYS * BINS]).is_some());
        assert!(Calibration::read(&[50; WAYS * BINS - 1]).is_none());
        assert!(Calibration::read(&[101; WAYS * BINS]).is_none());
    }

    #[test]
    fn confidence_is_the_share_that_was_right_and_never_falls() {
        let found = |sure: f32, right| (QuotationKind::Indirect, Rule::SubjectOfCue, sure, right);
        let mut seen = vec![found(0.95, true); 95];
        seen.extend(vec![found(0.95, false); 5]);
        seen.extend(vec![found(0.15, true); 20]);
        seen.extend(vec![found(0.15, false); 80]);
        let table = table(&seen);
        let calibration = Calibration::read(&table).unwrap();
        let of = |sure| calibration.confidence(QuotationKind::Indirect, Rule::SubjectOfCue, sure);
        assert!((of(1.0) - 0.95).abs() < 0.03, "{}", of(1.0));
        assert!((of(0.15) - 0.2).abs() < 0.05, "{}", of(0.15));
        let steps: Vec<_> = (0_u8..=20).map(|step| of(f32::from(step) / 20.0)).collect();
        assert!(steps.is_sorted(), "{steps:?}");
    }
}
