//! A hash table read where it lies: an embedded file is used as it is, so that loading it costs nothing.
//!
//! Keys are 16 bits of a 32-bit number, `u16` and 0 for an empty slot, eight to a bucket, which are looked at all at
//! once; what finds its bucket full is in the next that is not. Each slot has a row of bytes. Something that is not in
//! the table is taken for something that is once in some ten thousand questions. Keys are put together from bytes, so
//! that nothing needs to be aligned.
//!
//! With keys looked at one after the other, and a quarter more room so that ways are short, all of the analysis takes 3
//! % fewer instructions and 1.1 times as long (newswire, medians of seven runs by turns); with keys as here, the same
//! room makes it no faster, either.

/// How many keys are looked at together.
const BUCKET: usize = 8;
/// Something is found within this many buckets from where it belongs.
const REACH: usize = 64;

/// How many things are looked up together.
const TOGETHER: usize = 16;

type Bucket = [[u8; 2]; BUCKET];

/// Rows of bytes, found by number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table<'a> {
    width: usize,
    buckets: &'a [Bucket],
    rows: &'a [u8],
}

/// How many bytes a table of `slots` slots with rows of `width` bytes takes.
pub(super) fn size(slots: usize, width: usize) -> usize {
    slots * (2 + width)
}

impl<'a> Table<'a> {
    /// The table that `bytes` are, which are as many as [`size`] says; `None` else, or where there is no whole bucket.
    pub(super) fn read(bytes: &'a [u8], slots: usize, width: usize) -> Option<Self> {
        if slots == 0 || !slots.is_multiple_of(BUCKET) || bytes.len() != size(slots, width) {
            return None;
        }
        let (keys, rows) = bytes.split_at(2 * slots);
        Some(Self { width, buckets: keys.as_chunks().0.as_chunks().0, rows })
    }

    /// The row of what has `number`, a number spread evenly over all numbers.
    pub(super) fn find(&self, number: u32) -> Option<&'a [u8]> {
        self.slot(number).map(|slot| self.row(slot))
    }

    /// The slot of what has `number`.
    #[inline]
    fn slot(&self, number: u32) -> Option<usize> {
        let (bucket, key) = place(number, self.buckets.len());
        self.slot_from(bucket, self.buckets.get(bucket)?, key)
    }

    /// Looks up all that is `asked`, each thing by its number, and tells `visit` of each that is in the table its index
    /// and its slot.
    ///
    /// Of some at a time all buckets are looked into before anything is made of what is there. That says where the
    /// program goes on, which the machine often guesses wrong; so each wait for memory would begin where the last one
    /// ends.
    #[inline]
    pub(super) fn each<T: Copy>(&self, asked: &[T], number: impl Fn(T) -> u32, mut visit: impl FnMut(usize, usize)) {
        let mut first = 0;
        for asked in asked.chunks(TOGETHER) {
            let mut seen = [(0, 0); TOGETHER];
            for (seen, &one) in seen.iter_mut().zip(asked) {
                let (bucket, key) = place(number(one), self.buckets.len());
                *seen = (bucket, lanes(&self.buckets[bucket], key));
            }
            for ((at, &one), (bucket, found)) in (first..).zip(asked).zip(seen) {
                if found != 0 {
                    visit(at, bucket * BUCKET + lane(found));
                } else if is_full(&self.buckets[bucket])
                    && let Some(slot) = self.slot(number(one))
                {
                    visit(at, slot);
                }
            }
            first += asked.len();
        }
    }

    /// The slot of `key`, looked for from `bucket` on, which holds `keys`.
    #[inline]
    fn slot_from<'k>(&'k self, mut bucket: usize, mut keys: &'k Bucket, key: u16) -> Option<usize> {
        for _ in 0..REACH {
            if let Some(found) = position(keys, key) {
                return Some(bucket * BUCKET + found);
            }
            if !is_full(keys) {
                return None;
            }
            bucket = if bucket + 1 == self.buckets.len() { 0 } else { bucket + 1 };
            keys = self.buckets.get(bucket)?;
        }
        None
    }

    /// The first byte of the row in `slot`.
    #[inline]
    pub(super) fn first_of_row(&self, slot: usize) -> u8 {
        self.rows[slot * self.width]
    }

    /// The row in `slot`.
    #[inline]
    pub(super) fn row(&self, slot: usize) -> &'a [u8] {
        &self.rows[slot * self.width..(slot + 1) * self.width]
    }
}

/// The bucket of `number`, of `buckets`, and its key there, never 0.
#[inline]
fn place(number: u32, buckets: usize) -> (usize, u16) {
    let bucket = (u64::from(number) * buckets as u64) >> 32;
    let key = (number & 0xFFFF) as u16;
    (usize::try_from(bucket).expect("less than the number of buckets"), key.max(1))
}

/// Whether there is no room among `keys`: what is not there may be in the next bucket.
#[inline]
fn is_full(keys: &Bucket) -> bool {
    keys[BUCKET - 1] != [0, 0]
}

/// Where `key`, which is not 0, stands among `keys`, of which no two are the same.
#[inline]
fn position(keys: &Bucket, key: u16) -> Option<usize> {
    let found = lanes(keys, key);
    (found != 0).then(|| lane(found))
}

/// A bit of which the lowest tells where `key` stands among `keys`, by [`lane`]; 0 where it does not. Four are compared
/// at once: of what is left where they are taken from it, the lowest lane that is 0 is the lowest whose highest bit a
/// borrow turns.
#[inline]
fn lanes(keys: &Bucket, key: u16) -> u64 {
    const ONES: u64 = 0x0001_0001_0001_0001;
    const HIGHEST: u64 = ONES << 15;
    let (halves, _) = keys.as_chunks::<4>();
    let wanted = u64::from(key) * ONES;
    let [low, high] = [halves[0], halves[1]].map(|half| {
        let left = u64::from_le_bytes(half.as_flattened().try_into().expect("four keys")) ^ wanted;
        left.wrapping_sub(ONES) & !left & HIGHEST
    });
    // The bits of the first half are put between those of the second.
    low >> 8 | high
}

/// The lane of the lowest bit of `found`.
#[inline]
fn lane(found: u64) -> usize {
    let bit = found.trailing_zeros() as usize;
    // Bits 7, 23, 39 and 55 are those of the first half, 15, 31, 47 and 63 those of the second.
    bit / 16 + (bit % 16 / 8) * (BUCKET / 2)
}

/// The bytes of a table of `rows`, all of `width` bytes, and its slots. Of two that would be taken for each other, the
/// earlier stays; of a hundred thousand, some three do not.
#[cfg(any(test, feature = "train"))]
pub(super) fn write(rows: &[(u32, Vec<u8>)], width: usize) -> (Vec<u8>, usize) {
    let mut slots = (rows.len() + rows.len() / 3 + BUCKET).next_multiple_of(BUCKET);
    loop {
        match fill(rows, slots, width) {
            Some(bytes) => return (bytes, slots),
            None => slots += (slots / 16).next_multiple_of(BUCKET),
        }
    }
}

/// `None` where something would be too far from its place.
#[cfg(any(test, feature = "train"))]
fn fill(rows: &[(u32, Vec<u8>)], slots: usize, width: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; size(slots, width)];
    let (keys, table) = bytes.split_at_mut(2 * slots);
    let at = |keys: &[u8], slot: usize| u16::from_le_bytes([keys[2 * slot], keys[2 * slot + 1]]);
    for (number, row) in rows {
        let (bucket, key) = place(*number, slots / BUCKET);
        let first = bucket * BUCKET;
        let mut reached = (first..first + REACH * BUCKET).map(|slot| slot % slots);
        let slot = reached.find(|&slot| at(keys, slot) == 0 || at(keys, slot) == key)?;
        if at(keys, slot) == 0 {
            keys[2 * slot..2 * slot + 2].copy_from_slice(&key.to_le_bytes());
            table[slot * width..(slot + 1) * width].copy_from_slice(row);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_found_and_nothing_else() {
        let number = |at: u32| at.wrapping_mul(0x9E37_79B1);
        let rows: Vec<(u32, Vec<u8>)> = (1..2000).map(|at| (number(at), at.to_le_bytes()[..3].to_vec())).collect();
        let (bytes, slots) = write(&rows, 3);
        let table = Table::read(&bytes, slots, 3).unwrap();
        for (number, row) in &rows {
            assert_eq!(table.find(*number), Some(row.as_slice()));
        }
        assert!((2000..4000).filter(|&at| table.find(number(at)).is_some()).count() < 3);
        let asked: Vec<u32> = (1..4000).map(number).collect();
        let mut together = Vec::new();
        table.each(&asked, |number| number, |at, slot| together.push((at, table.row(slot))));
        let one_by_one = asked.iter().enumerate().filter_map(|(at, &number)| Some((at, table.find(number)?)));
        assert!(together.into_iter().eq(one_by_one));
        assert!(Table::read(&bytes[1..], slots, 3).is_none());
        assert!(Table::read(&[], 0, 3).is_none());
    }
}
