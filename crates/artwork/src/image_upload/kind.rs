//! What a file is, by its content.

use super::UploadError;
use image::ImageFormat;

/// What is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Portable network graphics.
    Png,
    /// A photograph.
    Jpeg,
    /// Either.
    WebP,
}

impl Kind {
    /// Looks at the first bytes.
    pub fn of(file: &[u8]) -> Result<Self, UploadError> {
        let at = |from: usize, what: &[u8]| file.get(from..).is_some_and(|rest| rest.starts_with(what));
        let box_of = |brand: &[u8]| at(4, b"ftyp") && at(8, brand);
        if at(0, b"\x89PNG\r\n\x1a\n") {
            Ok(Self::Png)
        } else if at(0, b"\xff\xd8\xff") {
            Ok(Self::Jpeg)
        } else if at(0, b"RIFF") && at(8, b"WEBP") {
            Ok(Self::WebP)
        } else if at(0, b"GIF8") {
            Err(UploadError::OtherKind("GIF"))
        } else if at(0, b"BM") {
            Err(UploadError::OtherKind("BMP"))
        } else if at(0, b"II*\0") || at(0, b"MM\0*") {
            Err(UploadError::OtherKind("TIFF"))
        } else if at(0, b"%PDF") {
            Err(UploadError::OtherKind("PDF"))
        } else if box_of(b"avif") {
            Err(UploadError::OtherKind("AVIF"))
        } else if box_of(b"hei") || box_of(b"hev") || box_of(b"mif1") {
            Err(UploadError::OtherKind("HEIC"))
        } else if is_svg(file) {
            Err(UploadError::Svg)
        } else {
            Err(UploadError::NoPicture)
        }
    }

    /// How people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::WebP => "WebP",
        }
    }

    /// How the decoder calls it.
    pub const fn format(self) -> ImageFormat {
        match self {
            Self::Png => ImageFormat::Png,
            Self::Jpeg => ImageFormat::Jpeg,
            Self::WebP => ImageFormat::WebP,
        }
    }
}

/// Whether it is markup with a drawing in it, in any of the encodings that browsers would guess.
fn is_svg(file: &[u8]) -> bool {
    let start: Vec<u8> = file.iter().take(4_096).filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    start.windows(4).any(|part| part == b"<svg")
}

/// Whether the pixels of a JPEG have an end: the marker that no pixel can look like, after the first scan began.
pub fn jpeg_is_whole(file: &[u8]) -> bool {
    let mut at = 2;
    while let (Some(0xff), Some(marker)) = (file.get(at), file.get(at + 1)) {
        match marker {
            0xff => at += 1,
            0xda => return file.get(at..).is_some_and(|scan| scan.windows(2).any(|pair| pair == [0xff, 0xd9])),
            // Markers that stand alone.
            0x01 | 0xd0..=0xd8 => at += 2,
            _ => {
                let Some([high, low]) = file.get(at + 2..at + 4) else { return false };
                at += 2 + usize::from(u16::from_be_bytes([*high, *low])).max(2);
            }
        }
    }
    false
}
