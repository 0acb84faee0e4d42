//! A hash table read where it lies: an embedded file is used as it is, so that loading it costs nothing.
//!
//! Keys are 16 bits of a 32-bit number, `u16` and 0 for an empty slot; each slot has a row of bytes. Something that is
//! not in the table is taken for something that is once in some thirty thousand questions. Keys are put together from
//! bytes, so that nothing needs to be aligned.

/// Something is found within this many slots of where it belongs.
const REACH: usize = 64;

/// Rows of bytes, found by number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table<'a> {
    slots: usize,
    width: usize,
    keys: &'a [[u8; 2]],
    rows: &'a [u8],
}

/// How many bytes a table of `slots` slots with rows of `width` bytes takes.
pub(super) fn size(slots: usize, width: usize) -> usize {
    slots * (2 + width)
}

impl<'a> Table<'a> {
    /// The table that `bytes` are, which are as many as [`size`] says; `None` else, or where there is no slot.
    pub(super) fn read(bytes: &'a [u8], slots: usize, width: usize) -> Option<Self> {
        if slots == 0 || bytes.len() != size(slots, width) {
            return None;
        }
        let (keys, rows) = bytes.split_at(2 * slots);
        Some(Self { slots, width, keys: keys.as_chunks().0, rows })
    }

    /// The row of what has `number`, a number spread evenly over all numbers.
    pub(super) fn find(&self, number: u32) -> Option<&'a [u8]> {
        self.slot(number).map(|slot| self.row(slot))
    }

    /// The slot of what has `number`.
    #[inline]
    pub(super) fn slot(&self, number: u32) -> Option<usize> {
        let (mut slot, key) = place(number, self.slots);
        for _ in 0..REACH {
            let found = u16::from_le_bytes(*self.keys.get(slot)?);
            if found == key {
                return Some(slot);
            }
            if found == 0 {
                return None;
            }
            slot = if slot + 1 == self.slots { 0 } else { slot + 1 };
        }
        None
    }

    /// The row in `slot`.
    #[inline]
    pub(super) fn row(&self, slot: usize) -> &'a [u8] {
        &self.rows[slot * self.width..(slot + 1) * self.width]
    }
}

/// The slot of `number`, of `slots`, and its key there, never 0.
fn place(number: u32, slots: usize) -> (usize, u16) {
    let slot = (u64::from(number) * slots as u64) >> 32;
    let key = (number & 0xFFFF) as u16;
    (usize::try_from(slot).expect("less than the number of slots"), key.max(1))
}

/// The bytes of a table of `rows`, all of `width` bytes, and its slots. Of two that would be taken for each other, the
/// earlier stays; of a hundred thousand, some three do not.
#[cfg(any(test, feature = "train"))]
pub(super) fn write(rows: &[(u32, Vec<u8>)], width: usize) -> (Vec<u8>, usize) {
    let mut slots = rows.len() + 2 * rows.len() / 3 + 8;
    loop {
        match fill(rows, slots, width) {
            Some(bytes) => return (bytes, slots),
            None => slots += slots / 16,
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
        let (first, key) = place(*number, slots);
        let mut reached = (first..first + REACH).map(|slot| slot % slots);
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
        assert!(Table::read(&bytes[1..], slots, 3).is_none());
        assert!(Table::read(&[], 0, 3).is_none());
    }
}
