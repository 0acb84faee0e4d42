//! One sequence tagger, several models: a linear chain that gives each token of a sequence a label.
//!
//! In reading order: [`feature`], what is said of a token, as a number; [`model`], weights read in place from an
//! embedded file; [`lattice`], the best labels of a sequence and how likely each is; [`bilou`], labels that spell
//! spans; `write`, for the trainer, how a model's file is laid out. What the features of a task are is not known here.
//!
//! To tag: [`add`](model::Model::add) up what each token's features say for each label, `push` that into a
//! [`Lattice`](lattice::Lattice), then ask it for the [`best`](lattice::Lattice::best) labels, and for
//! [`marginals`](lattice::Lattice::marginals) where it matters how sure they are. The lattice is kept and used again,
//! so that no token allocates; so is what features say that come again and again.
//!
//! To train: `onrecord-train` (feature `train`) turns `Example`s into the bytes of a model.

pub mod bilou;
pub mod feature;
pub mod lattice;
pub mod model;
#[cfg(any(test, feature = "train"))]
pub mod write;

#[cfg(test)]
mod tests;

/// A sequence with the labels it ought to have, to learn from.
#[cfg(feature = "train")]
#[derive(Debug, Clone, Default)]
pub struct Example {
    /// The features of its tokens, one token after the other.
    pub features: Vec<feature::Feature>,
    /// For each token, where its features end.
    pub ends: Vec<usize>,
    /// For each token, its label.
    pub labels: Vec<u8>,
}

#[cfg(feature = "train")]
impl Example {
    /// The features of token `at`.
    pub fn features(&self, at: usize) -> &[feature::Feature] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.features[start..self.ends[at]]
    }

    /// The same with a copy of each feature that only sequences of `origin` have: what is so in that collection alone
    /// is learnt by the copies, which no other text shows.
    #[must_use]
    pub fn with_own(&self, origin: u32) -> Self {
        let mut own = Self::default();
        let mut features = Vec::new();
        for (at, &label) in self.labels.iter().enumerate() {
            features.clear();
            features.extend_from_slice(self.features(at));
            features.extend(self.features(at).iter().map(|known| feature::Feature::new(origin, known.number())));
            own.push(&features, label);
        }
        own
    }

    /// Adds a token.
    pub fn push(&mut self, features: &[feature::Feature], label: u8) {
        self.features.extend_from_slice(features);
        self.ends.push(self.features.len());
        self.labels.push(label);
    }
}
