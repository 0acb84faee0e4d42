//! Values in JSON, as `serde_json` writes them, in a third of the time: what needs no escape is looked for eight bytes
//! at a time and copied in one go, and the names of fields are parts of the program.

use std::io::{self, BufWriter, Write};

/// Where JSON goes, which is written a few bytes at a time.
pub(super) type Out<'a> = BufWriter<&'a mut dyn Write>;

/// Collects what goes to `out`, most articles as a whole.
pub(super) fn collecting(out: &mut dyn Write) -> Out<'_> {
    BufWriter::with_capacity(1 << 16, out)
}

/// What can be written as JSON.
pub(super) trait Json {
    fn write(&self, out: &mut Out) -> io::Result<()>;
}

/// Has a struct written as an object of all its fields, in this order; `of` names what it is generic over.
macro_rules! object {
    ($type:ty { $first:ident $(, $field:ident)* $(,)? } $(of $($parameter:ident),+)?) => {
        impl$(<$($parameter: Json),+>)? Json for $type {
            fn write(&self, out: &mut Out) -> io::Result<()> {
                let Self { $first, $($field),* } = self;
                out.write_all(concat!("{\"", stringify!($first), "\":").as_bytes())?;
                $first.write(out)?;
                $(
                    out.write_all(concat!(",\"", stringify!($field), "\":").as_bytes())?;
                    $field.write(out)?;
                )*
                out.write_all(b"}")
            }
        }
    };
}
pub(super) use object;

/// A list whose entries are made as they are written: a long text's are never all in memory.
pub(super) struct Each<Entries>(pub(super) Entries);

impl<Entries: Iterator<Item: Json> + Clone> Json for Each<Entries> {
    fn write(&self, out: &mut Out) -> io::Result<()> {
        let mut before: &[u8] = b"[";
        for entry in self.0.clone() {
            out.write_all(before)?;
            entry.write(out)?;
            before = b",";
        }
        out.write_all(if before == b"[" { b"[]" } else { b"]" })
    }
}

impl<Value: Json> Json for [Value] {
    fn write(&self, out: &mut Out) -> io::Result<()> {
        Each(self.iter()).write(out)
    }
}

impl<Value: Json> Json for Vec<Value> {
    fn write(&self, out: &mut Out) -> io::Result<()> {
        self.as_slice().write(out)
    }
}

impl<Value: Json> Json for Option<Value> {
    fn write(&self, out: &mut Out) -> io::Result<()> {
        match self {
            Some(value) => value.write(out),
            None => out.write_all(b"null"),
        }
    }
}

impl<Value: Json + ?Sized> Json for &Value {
    fn write(&self, out: &mut Out) -> io::Result<()> {
        (**self).write(out)
    }
}

impl Json for usize {
    fn write(&self, out: &mut Out) -> io::Result<()> {
        out.write_all(itoa::Buffer::new().format(*self).as_bytes())
    }
}

/// A number with two places, as few of them as it takes.
pub(super) struct Hundredths(pub(super) usize);

impl Json for Hundredths {
    fn write(&self, out: &mut Out) -> io::Result<()> {
        let Self(hundredths) = self;
        (hundredths / 100).write(out)?;
        match hundredths % 100 {
            places if places % 10 == 0 => out.write_all(&[b'.', digit(places / 10)]),
            places => out.write_all(&[b'.', digit(places / 10), digit(places % 10)]),
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a digit is less than ten")]
fn digit(digit: usize) -> u8 {
    b'0' + digit as u8
}

/// A word of the format's own, which holds nothing that needs an escape.
pub(super) struct Word(pub(super) &'static str);

impl Json for Word {
    fn write(&self, out: &mut Out) -> io::Result<()> {
        debug_assert_eq!(first_escaped(self.0.as_bytes()), None, "{} needs an escape", self.0);
        out.write_all(b"\"")?;
        out.write_all(self.0.as_bytes())?;
        out.write_all(b"\"")
    }
}

impl Json for String {
    fn write(&self, out: &mut Out) -> io::Result<()> {
        self.as_str().write(out)
    }
}

impl Json for str {
    fn write(&self, out: &mut Out) -> io::Result<()> {
        out.write_all(b"\"")?;
        let mut rest = self.as_bytes();
        while let Some((run, [sign, behind @ ..])) = first_escaped(rest).and_then(|at| rest.split_at_checked(at)) {
            out.write_all(run)?;
            write_escaped(*sign, out)?;
            rest = behind;
        }
        out.write_all(rest)?;
        out.write_all(b"\"")
    }
}

fn write_escaped(sign: u8, out: &mut Out) -> io::Result<()> {
    match sign {
        b'"' => out.write_all(b"\\\""),
        b'\\' => out.write_all(b"\\\\"),
        b'\n' => out.write_all(b"\\n"),
        b'\r' => out.write_all(b"\\r"),
        b'\t' => out.write_all(b"\\t"),
        0x08 => out.write_all(b"\\b"),
        0x0C => out.write_all(b"\\f"),
        control => write!(out, "\\u{control:04x}"),
    }
}

/// Where the first of `bytes` stands that JSON has in no string: `"`, `\` and controls.
fn first_escaped(bytes: &[u8]) -> Option<usize> {
    let Some(last) = bytes.last_chunk() else {
        return bytes.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..b' '));
    };
    let words = bytes.as_chunks().0.iter().enumerate().map(|(index, word)| (index * size_of::<u64>(), word));
    // The last word has some bytes in common with the one before it, which were none.
    let mut words = words.chain([(bytes.len() - last.len(), last)]);
    words.find_map(|(at, word)| first_escaped_of(*word).map(|inside| at + inside))
}

/// The same of eight bytes. What is subtracted from each borrows from its highest bit where the byte is a smaller one,
/// and only behind such a one from where it is not.
fn first_escaped_of(word: [u8; size_of::<u64>()]) -> Option<usize> {
    let each = |byte: u8| u64::from_le_bytes([byte; size_of::<u64>()]);
    let word = u64::from_le_bytes(word);
    let [quote, backslash] = [b'"', b'\\'].map(|sign| (word ^ each(sign)).wrapping_sub(each(1)));
    let found = (quote | backslash | word.wrapping_sub(each(b' '))) & !word & each(0x80);
    (found != 0).then(|| found.trailing_zeros() as usize / 8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written<Value: Json + ?Sized>(value: &Value) -> String {
        let mut bytes = Vec::new();
        let out: &mut dyn Write = &mut bytes;
        let mut out = BufWriter::with_capacity(7, out);
        value.write(&mut out).unwrap();
        out.flush().unwrap();
        drop(out);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn every_sign_is_written_as_serde_writes_it() {
        for sign in ('\0'..='\u{2fff}').chain(['\u{ffff}', '🚀']) {
            // Wherever it stands in a word of eight bytes, and as the last.
            for text in (0..9).flat_map(|at| ["", "b", "behind it"].map(|end| format!("{}{sign}{end}", "a".repeat(at))))
            {
                assert_eq!(written(&text), serde_json::to_string(&text).unwrap());
            }
        }
    }

    #[test]
    fn numbers_are_written_as_serde_writes_them() {
        for number in (0..=1000).chain([usize::MAX]) {
            assert_eq!(written(&number), serde_json::to_string(&number).unwrap());
        }
        for number in 0..=1000_u16 {
            let expected = serde_json::to_string(&(f64::from(number) / 100.0)).unwrap();
            assert_eq!(written(&Hundredths(number.into())), expected);
        }
    }

    #[test]
    fn objects_hold_lists_and_what_there_is_none_of() {
        struct Town<'a> {
            name: &'a str,
            roads: Option<usize>,
        }
        object!(Town<'_> { name, roads });
        let towns = [Town { name: "Alder", roads: Some(2) }, Town { name: "Birch", roads: None }];
        assert_eq!(written(&towns[..]), r#"[{"name":"Alder","roads":2},{"name":"Birch","roads":null}]"#);
        assert_eq!(written(&Each(towns[..0].iter())), "[]");
    }

    proptest! {
        #[test]
        fn any_text_is_written_as_serde_writes_it(text in "([\\x00-\\x7f]{0,20}|\\PC{0,20}|[\"\\\\a\n]{0,9}){0,4}") {
            prop_assert_eq!(written(&text), serde_json::to_string(&text).unwrap());
        }
    }
}
