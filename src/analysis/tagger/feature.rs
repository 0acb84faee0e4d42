//! What is said of a token, as a number: a template (“the word before”) and a value (“said”), hashed together.

/// One thing that is so of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Feature(u32);

impl Feature {
    /// Says `value`, a number or a [`hash`], in answer to the question `template`.
    pub fn new(template: u32, value: u32) -> Self {
        Self(mix(mix(template.wrapping_mul(0x9E37_79B1)) ^ value))
    }

    /// Says two values at once.
    pub fn pair(template: u32, one: u32, other: u32) -> Self {
        Self::new(template, mix(one).rotate_left(11) ^ other)
    }

    /// Its number, evenly spread over all numbers.
    pub fn number(self) -> u32 {
        self.0
    }
}

/// A number for `bytes`, the same on every machine.
#[expect(clippy::inline_always, reason = "of a word that is known where the program is made, its number is, too")]
#[inline(always)]
pub const fn hash(bytes: &[u8]) -> u32 {
    hash_on(0x811C_9DC5, bytes)
}

/// The [`hash`] of each of `words`.
pub const fn hashes<const COUNT: usize>(words: [&str; COUNT]) -> [u32; COUNT] {
    let (mut hashes, mut at) = ([0; COUNT], 0);
    while at < COUNT {
        hashes[at] = hash(words[at].as_bytes());
        at += 1;
    }
    hashes
}

/// The number for what has the number `hash` so far, with `bytes` behind it.
#[expect(clippy::inline_always, reason = "of a word that is known where the program is made, its number is, too")]
#[inline(always)]
pub const fn hash_on(mut hash: u32, bytes: &[u8]) -> u32 {
    let mut rest = bytes;
    while let [byte, behind @ ..] = rest {
        hash = (hash ^ *byte as u32).wrapping_mul(0x0100_0193);
        rest = behind;
    }
    hash
}

/// The number for `word` in small letters; of letters that are not ASCII the capitals stay.
pub fn hash_small(word: &[u8]) -> u32 {
    word.iter().fold(hash(b""), |number, byte| hash_on(number, &[byte.to_ascii_lowercase()]))
}

/// Spreads the bits of `value`; no two values come out the same.
fn mix(mut value: u32) -> u32 {
    value ^= value >> 16;
    value = value.wrapping_mul(0x85EB_CA6B);
    value ^= value >> 13;
    value = value.wrapping_mul(0xC2B2_AE35);
    value ^ (value >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn template_value_and_order_tell_features_apart() {
        let features = [
            Feature::new(1, hash(b"said")),
            Feature::new(2, hash(b"said")),
            Feature::new(1, hash(b"says")),
            Feature::pair(1, hash(b"said"), 2),
            Feature::pair(1, 2, hash(b"said")),
        ];
        for (index, one) in features.iter().enumerate() {
            assert!(features[index + 1..].iter().all(|other| other != one), "{index}");
        }
        assert_eq!(Feature::new(1, hash(b"said")), features[0]);
    }
}
