//! Bytes to pixels, within limits.

use super::painter::Unpainted;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, Rgb, RgbImage};
use std::io::Cursor;

/// Most pixels of a picture as it comes: more than any camera's, and decoded in a second.
const MAX_PIXELS: u64 = 50_000_000;
/// Most memory that decoding may take.
const MAX_ALLOC_BYTES: u64 = 256 << 20;
/// What is smaller than this, in pixels, is a sign of the page's own, or counts its visitors.
const MIN_PIXELS: u32 = 48;

/// The picture that `bytes` are, upright and opaque.
///
/// # Errors
/// They are none, or too much of one, or too little.
pub(super) fn picture(bytes: &[u8]) -> Result<DynamicImage, Unpainted> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(damaged)?;
    if reader.format().is_none_or(|format| !format.reading_enabled()) {
        return Err(Unpainted::Failed("it is no PNG, JPEG, GIF or WebP".to_owned()));
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_ALLOC_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    if width.min(height) < MIN_PIXELS {
        return Err(Unpainted::Nothing);
    }
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(Unpainted::Failed("it has too many pixels".to_owned()));
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    picture.apply_orientation(orientation);
    Ok(if picture.color().has_alpha() { on_white(&picture) } else { picture })
}

/// What a decoder says of it tells a reader nothing more.
fn damaged<E>(_: E) -> Unpainted {
    Unpainted::Failed("it is damaged".to_owned())
}

/// `picture` on white: what is drawn on nothing is nearly always drawn for a white page.
fn on_white(picture: &DynamicImage) -> DynamicImage {
    let pixels = picture.to_rgba8();
    DynamicImage::ImageRgb8(RgbImage::from_fn(pixels.width(), pixels.height(), |x, y| {
        let [red, green, blue, alpha] = pixels.get_pixel(x, y).0;
        let mixed = |colour: u8| {
            let (colour, alpha) = (u16::from(colour), u16::from(alpha));
            u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
        };
        Rgb([mixed(red), mixed(green), mixed(blue)])
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, Rgba, RgbaImage};

    fn png(width: u32, height: u32, pixel: [u8; 4]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let pixels = RgbaImage::from_pixel(width, height, Rgba(pixel));
        pixels.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        bytes
    }

    #[test]
    fn what_shines_through_is_on_white() {
        let picture = picture(&png(60, 50, [0, 0, 0, 51])).unwrap().to_rgb8();
        assert_eq!((picture.dimensions(), picture.get_pixel(59, 49).0), ((60, 50), [204, 204, 204]));
    }

    #[test]
    fn what_is_no_picture_or_no_picture_to_see_says_why() {
        let why = |bytes: &[u8]| picture(bytes).unwrap_err();
        let failed = |why: &str| Unpainted::Failed(why.to_owned());
        assert_eq!(why(b"<svg/>"), failed("it is no PNG, JPEG, GIF or WebP"));
        assert_eq!(why(&png(1, 1, [0; 4])), Unpainted::Nothing);
        let mut cut = png(60, 50, [9; 4]);
        cut.truncate(60);
        assert_eq!(why(&cut), failed("it is damaged"));
    }

    #[test]
    fn what_says_it_is_larger_than_anybody_can_see_is_not_decoded() {
        // The width and height of a PNG stand in its bytes 16 to 24, followed by a sum over them.
        let mut bytes = png(60, 50, [9; 4]);
        bytes[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
        bytes[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
        let mut sum = flate2::Crc::new();
        sum.update(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&sum.sum().to_be_bytes());
        assert_eq!(picture(&bytes).unwrap_err(), Unpainted::Failed("it has too many pixels".to_owned()));
    }
}
