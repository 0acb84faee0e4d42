//! A body as it was before a server packed it.
//!
//! ureq unpacks too, but neither `deflate` nor what was packed twice, and it hides what it could not unpack.

use super::error::Cause;
use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::io::{BufRead, BufReader, Read};

/// A server has no reason to pack more often.
const MAX_ENCODINGS: usize = 3;

/// `body` without `encodings`, which are in the order in which they were applied.
pub(super) fn unpacked<'a>(body: impl Read + 'a, encodings: &[String]) -> Result<Box<dyn Read + 'a>, Cause> {
    if encodings.len() > MAX_ENCODINGS {
        return Err(Cause::Encoding(encodings.join(", ")));
    }
    let mut unpacked: Box<dyn Read + 'a> = Box::new(body);
    for encoding in encodings.iter().rev() {
        let mut packed = BufReader::new(unpacked);
        unpacked = match encoding.as_str() {
            // Some servers only say so.
            "gzip" | "x-gzip" if !begins_with(&mut packed, &[0x1f, 0x8b])? => Box::new(packed),
            "gzip" | "x-gzip" => Box::new(MultiGzDecoder::new(packed)),
            "br" => Box::new(brotli_decompressor::Decompressor::new(packed, 4096)),
            // Meant is zlib (RFC 9110, 8.4.1.2); some send the bare stream.
            "deflate" if begins_with(&mut packed, &[0x78])? => Box::new(ZlibDecoder::new(packed)),
            "deflate" => Box::new(DeflateDecoder::new(packed)),
            other => return Err(Cause::Encoding(other.to_owned())),
        };
    }
    Ok(unpacked)
}

fn begins_with(packed: &mut impl BufRead, sign: &[u8]) -> Result<bool, Cause> {
    Ok(packed.fill_buf().map_err(Cause::of_body)?.starts_with(sign))
}
