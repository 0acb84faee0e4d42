//! JSON, written as it is made: each value goes straight behind those before it.
//!
//! Most of what is written is short, and the names of fields are known: with `serde_json` it took as long as laying out
//! the article.

use crate::text::bytes::position;
use std::io::{self, Write};

/// What can be written as JSON.
pub(super) trait Json {
    /// Writes it behind what `sheet` has.
    fn write(self, sheet: &mut Sheet);
}

/// What is written, passed on a sheet at a time: of a long article it is never all in memory.
pub(super) struct Sheet<'a> {
    bytes: Vec<u8>,
    out: &'a mut dyn Write,
    passed_on: io::Result<()>,
}

impl<'a> Sheet<'a> {
    /// With so many bytes a sheet is full.
    const FULL: usize = 1 << 16;

    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        Self { bytes: Vec::with_capacity(Self::FULL), out, passed_on: Ok(()) }
    }

    #[inline]
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Passes on what is left, and says whether all could be.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.pass_on();
        self.passed_on
    }

    #[inline]
    fn pass_on_full(&mut self) {
        if self.bytes.len() >= Self::FULL {
            self.pass_on();
        }
    }

    fn pass_on(&mut self) {
        if self.passed_on.is_ok() {
            self.passed_on = self.out.write_all(&self.bytes);
        }
        self.bytes.clear();
    }
}

/// An array of what comes.
pub(super) struct Each<Entries>(pub(super) Entries);

/// A share of one, to two places: more would be noise.
pub(super) struct Hundredths(pub(super) f32);

/// An object of JSON: what each field is called, and what is in it, in the order it is written.
macro_rules! object {
    ($name:literal: $value:expr $(, $further:literal: $another:expr)* $(,)?) => {
        $crate::runtime::extract::object::written_by(move |sheet| {
            sheet.push(concat!("{\"", $name, "\":").as_bytes());
            $value.write(sheet);
            $(
                sheet.push(concat!(",\"", $further, "\":").as_bytes());
                $another.write(sheet);
            )*
            sheet.push(b"}");
        })
    };
}
pub(super) use object;

/// What `fields` writes, as [`object!`] has it.
pub(super) fn written_by(fields: impl FnOnce(&mut Sheet)) -> impl Json {
    Object(fields)
}

struct Object<Fields>(Fields);

impl<Fields: FnOnce(&mut Sheet)> Json for Object<Fields> {
    #[inline]
    fn write(self, sheet: &mut Sheet) {
        self.0(sheet);
    }
}

impl<Entries: Iterator<Item: Json>> Json for Each<Entries> {
    #[inline]
    fn write(self, sheet: &mut Sheet) {
        sheet.push(b"[");
        for (index, entry) in self.0.enumerate() {
            if index > 0 {
                sheet.push(b",");
            }
            entry.write(sheet);
            sheet.pass_on_full();
        }
        sheet.push(b"]");
    }
}

impl<Value: Json> Json for Option<Value> {
    #[inline]
    fn write(self, sheet: &mut Sheet) {
        match self {
            Some(value) => value.write(sheet),
            None => sheet.push(b"null"),
        }
    }
}

impl Json for &str {
    fn write(self, sheet: &mut Sheet) {
        sheet.push(b"\"");
        let mut rest = self.as_bytes();
        while let Some(at) = position(rest, must_be_escaped) {
            sheet.push(&rest[..at]);
            escape(rest[at], sheet);
            rest = &rest[at + 1..];
        }
        sheet.push(rest);
        sheet.push(b"\"");
    }
}

#[expect(clippy::needless_bitwise_bool, reason = "without branches a block is tested in a few instructions")]
fn must_be_escaped(byte: u8) -> bool {
    (byte < b' ') | (byte == b'"') | (byte == b'\\')
}

fn escape(byte: u8, sheet: &mut Sheet) {
    let short = match byte {
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        b'\x08' => b'b',
        b'\x0c' => b'f',
        b'"' | b'\\' => byte,
        _ => {
            sheet.push(format!("\\u{byte:04x}").as_bytes());
            return;
        }
    };
    sheet.push(&[b'\\', short]);
}

impl Json for usize {
    fn write(self, sheet: &mut Sheet) {
        let (mut digits, mut begin, mut rest) = ([0; 20], 20, self);
        loop {
            begin -= 1;
            digits[begin] = b"0123456789"[rest % 10];
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        sheet.push(&digits[begin..]);
    }
}

impl Json for Hundredths {
    fn write(self, sheet: &mut Sheet) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a hundred")]
        let hundredths = (f64::from(self.0) * 100.0).round() as usize;
        (hundredths / 100).write(sheet);
        sheet.push(b".");
        (hundredths / 10 % 10).write(sheet);
        if !hundredths.is_multiple_of(10) {
            (hundredths % 10).write(sheet);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(value: impl Json) -> String {
        let mut out = Vec::new();
        let mut sheet = Sheet::new(&mut out);
        value.write(&mut sheet);
        sheet.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn an_object_has_its_fields_in_order() {
        let pieces = [(0, 5), (12, 100)].into_iter().map(|(start, end)| object!("start": start, "end": end));
        let object =
            object!("text": "“no”", "pieces": Each(pieces), "cue": None::<usize>, "roles": Each(["a"].into_iter()));
        let expected =
            r#"{"text":"“no”","pieces":[{"start":0,"end":5},{"start":12,"end":100}],"cue":null,"roles":["a"]}"#;
        assert_eq!(written(object), expected);
        assert_eq!(written(Each(std::iter::empty::<usize>())), "[]");
    }

    #[test]
    fn shares_have_as_many_places_as_they_need() {
        for (share, expected) in
            [(0.0, "0.0"), (0.07, "0.07"), (0.5, "0.5"), (0.899, "0.9"), (0.994, "0.99"), (1.0, "1.0")]
        {
            assert_eq!(written(Hundredths(share)), expected);
        }
    }

    proptest! {
        #[test]
        fn it_is_what_serde_json_writes(text in "(\\PC|\\p{Cc}|[\"\\\\/a-z ]){0,80}", number: usize, hundredths in 0..=100_u8) {
            prop_assert_eq!(written(text.as_str()), serde_json::to_string(&text).unwrap());
            prop_assert_eq!(written(number), serde_json::to_string(&number).unwrap());
            let share = f64::from(hundredths) / 100.0;
            prop_assert_eq!(written(Hundredths(f32::from(hundredths) / 100.0)), serde_json::to_string(&share).unwrap());
        }
    }
}
