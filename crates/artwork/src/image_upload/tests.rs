//! X8: what people upload is measured before it is unpacked, and nothing but pixels is kept.

use super::*;
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage, Rgba, RgbaImage, codecs};
use proptest::prelude::*;

const PURPOSES: [Purpose; 2] = [Purpose::Logo, Purpose::Product];

/// Red above, blue below.
fn photo(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |_, y| if y * 2 < height { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) })
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let picture = photo(width, height);
    codecs::png::PngEncoder::new(&mut file)
        .write_image(picture.as_raw(), width, height, ExtendedColorType::Rgb8)
        .unwrap();
    file
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let picture = photo(width, height);
    codecs::jpeg::JpegEncoder::new(&mut file)
        .write_image(picture.as_raw(), width, height, ExtendedColorType::Rgb8)
        .unwrap();
    file
}

fn webp(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let picture = photo(width, height);
    codecs::webp::WebPEncoder::new_lossless(&mut file)
        .write_image(picture.as_raw(), width, height, ExtendedColorType::Rgb8)
        .unwrap();
    file
}

/// A PNG chunk with its checksum.
fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut whole = u32::try_from(data.len()).unwrap().to_be_bytes().to_vec();
    whole.extend(kind);
    whole.extend(data);
    let checksum = whole[4..].iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 })
    });
    whole.extend((!checksum).to_be_bytes());
    whole
}

/// A PNG with more chunks after its header.
fn png_with(file: &[u8], chunks: &[Vec<u8>]) -> Vec<u8> {
    let header = 8 + 25;
    [&file[..header], &chunks.concat(), &file[header..]].concat()
}

/// A JPEG whose camera says how it was held (EXIF, tag 0x0112), with a place and a name in it.
fn jpeg_held(orientation: u8, width: u32, height: u32) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.push(orientation);
    exif.extend(b"\0\0\0\0\0\0GPS 59.9139N 10.7522E Ingrid Solheim");
    let mut segment = vec![0xff, 0xe1];
    segment.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    segment.extend(exif);
    let file = jpeg(width, height);
    [&file[..2], &segment, &file[2..]].concat()
}

fn holds(file: &[u8], what: &[u8]) -> bool {
    file.windows(what.len()).any(|part| part == what)
}

#[test]
fn every_kind_becomes_ours_and_is_made_small() {
    for (name, file) in [("png", png(1_500, 1_000)), ("jpeg", jpeg(1_500, 1_000)), ("webp", webp(1_500, 1_000))] {
        let picture = read(&file, Purpose::Product).unwrap();
        assert_eq!((picture.width, picture.height, picture.media_type), (1_200, 800, "image/jpeg"), "{name}");
        let pixels = image::load_from_memory(&picture.bytes).unwrap().to_rgb8();
        assert_eq!(pixels.dimensions(), (1_200, 800));
        let (top, bottom) = (pixels.get_pixel(600, 10).0, pixels.get_pixel(600, 790).0);
        assert!(top[0] > 200 && bottom[2] > 200, "{name}: {top:?} {bottom:?}");
    }
    let small = read(&png(40, 30), Purpose::Logo).unwrap();
    assert_eq!((small.width, small.height, small.media_type), (40, 30, "image/png"), "a small one is not blown up");
    assert_eq!(read(&jpeg(600, 200), Purpose::Logo).unwrap().width, 512);
}

#[test]
fn a_logo_keeps_its_transparency_and_a_product_stands_on_white() {
    // What cannot be seen is bright green: none of it may come out at the edge when it is made smaller.
    let drawing =
        RgbaImage::from_fn(1_024, 1_024, |x, _| if x < 512 { Rgba([0, 0, 0, 255]) } else { Rgba([0, 255, 0, 0]) });
    let mut file = Vec::new();
    codecs::png::PngEncoder::new(&mut file)
        .write_image(drawing.as_raw(), 1_024, 1_024, ExtendedColorType::Rgba8)
        .unwrap();
    let logo = image::load_from_memory(&read(&file, Purpose::Logo).unwrap().bytes).unwrap().to_rgba8();
    assert_eq!(logo.dimensions(), (512, 512));
    assert_eq!((logo.get_pixel(10, 10).0[3], logo.get_pixel(500, 10).0[3]), (255, 0));
    for pixel in logo.pixels().filter(|pixel| pixel.0[3] > 16) {
        assert!(pixel.0[1] < 40, "green comes out: {:?}", pixel.0);
    }
    let product = image::load_from_memory(&read(&file, Purpose::Product).unwrap().bytes).unwrap().to_rgb8();
    let seen = product.get_pixel(1_000, 500).0;
    assert!(seen.iter().all(|part| *part > 245), "{seen:?}");
}

#[test]
fn a_photograph_is_turned_as_the_camera_was_held_and_forgets_where() {
    let turned = |orientation| {
        let file = jpeg_held(orientation, 64, 32);
        assert!(holds(&file, b"59.9139N"));
        let picture = read(&file, Purpose::Product).unwrap();
        assert!(!holds(&picture.bytes, b"59.9139N") && !holds(&picture.bytes, b"Exif"), "the note is gone");
        let pixels = image::load_from_memory(&picture.bytes).unwrap().to_rgb8();
        let red = |x, y| pixels.get_pixel(x, y).0[0] > 150;
        (pixels.dimensions(), red(2, 2), red(pixels.width() - 3, pixels.height() - 3))
    };
    assert_eq!(turned(1), ((64, 32), true, false), "as it lies: red above");
    assert_eq!(turned(3), ((64, 32), false, true), "upside down: red below");
    assert_eq!(turned(6), ((32, 64), false, true), "a quarter turn: red on the right");
    assert_eq!(turned(8), ((32, 64), true, false), "a quarter turn back: red on the left");
    assert_eq!(turned(99).0, (64, 32), "nonsense is not followed");
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    // 60,000 by 60,000 pixels are 10 GB, and the file says so in 33 bytes.
    let mut bomb = png(8, 8);
    let header = chunk(b"IHDR", &[&60_000_u32.to_be_bytes()[..], &60_000_u32.to_be_bytes(), &[8, 2, 0, 0, 0]].concat());
    bomb.splice(8..33, header);
    let long = {
        let header = chunk(b"IHDR", &[&20_000_u32.to_be_bytes()[..], &1_u32.to_be_bytes(), &[8, 2, 0, 0, 0]].concat());
        let mut file = png(8, 8);
        file.splice(8..33, header);
        file
    };
    let mut wide = jpeg(8, 8);
    let frame = wide.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    wide.splice(frame + 5..frame + 9, [0xff, 0xff, 0xff, 0xff]);
    for (name, file) in [("png", bomb), ("long", long), ("jpeg", wide)] {
        let began = std::time::Instant::now();
        for purpose in PURPOSES {
            let error = read(&file, purpose).unwrap_err();
            assert!(matches!(error, UploadError::TooManyPixels { .. }), "{name}: {error}");
        }
        // Reading 10 GB of pixels takes seconds; refusing takes microseconds.
        assert!(began.elapsed().as_millis() < 500, "{name}");
    }
}

#[test]
fn pixels_that_inflate_to_more_than_the_header_says_stay_within_it() {
    // A small picture whose data go on for 64 MB of zeros (some 64 kB packed).
    let mut zeros = Vec::new();
    codecs::png::PngEncoder::new(&mut zeros)
        .write_image(&vec![0; 8_000 * 8_000], 8_000, 8_000, ExtendedColorType::L8)
        .unwrap();
    zeros.splice(8..33, chunk(b"IHDR", &[&16_u32.to_be_bytes()[..], &16_u32.to_be_bytes(), &[8, 0, 0, 0, 0]].concat()));
    match read(&zeros, Purpose::Product) {
        Ok(picture) => assert_eq!((picture.width, picture.height), (16, 16)),
        Err(error) => assert_eq!(error, UploadError::Broken("PNG")),
    }
}

#[test]
fn too_many_bytes_are_refused_with_the_limit() {
    let heavy = vec![0; 256 * 1_024 + 1];
    let error = read(&heavy, Purpose::Logo).unwrap_err();
    assert_eq!(error.to_string(), "This file has 257 kB, and a picture here can have 256 kB. Save it smaller.");
    let heavy = vec![0; 9 * 1_024 * 1_024];
    assert!(read(&heavy, Purpose::Product).unwrap_err().to_string().contains("9 MB, and a picture here can have 8 MB"));
}

#[test]
fn what_is_no_picture_is_refused_by_its_name() {
    let svg =
        b"\xef\xbb\xbf<?xml version=\"1.0\"?>\n<!-- x -->\n<SVG onload=\"alert(1)\"><script>alert(1)</script></SVG>";
    let wide: Vec<u8> = "<svg/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let files: [(&[u8], UploadError); 10] = [
        (b"", UploadError::Empty),
        (svg, UploadError::Svg),
        (&wide, UploadError::Svg),
        (b"<!doctype html><script>alert(1)</script>", UploadError::NoPicture),
        (b"MZ\x90\0 a program called logo.png", UploadError::NoPicture),
        (b"GIF89a\x01\0\x01\0\0\0\0;", UploadError::OtherKind("GIF")),
        (b"\0\0\0\x20ftypheic\0\0\0\0", UploadError::OtherKind("HEIC")),
        (b"\0\0\0\x20ftypavif\0\0\0\0", UploadError::OtherKind("AVIF")),
        (b"%PDF-1.7", UploadError::OtherKind("PDF")),
        (b"BM\0\0\0\0", UploadError::OtherKind("BMP")),
    ];
    for (file, expected) in files {
        for purpose in PURPOSES {
            assert_eq!(read(file, purpose), Err(expected.clone()));
        }
    }
    assert!(UploadError::Svg.to_string().contains("SVG") && UploadError::Svg.to_string().contains("PNG"));
}

#[test]
fn half_a_file_is_refused_and_not_filled_with_grey() {
    for (name, file) in [("PNG", png(300, 200)), ("JPEG", jpeg(300, 200)), ("WebP", webp(300, 200))] {
        for part in [3, 12, 40, file.len() / 2, file.len() * 9 / 10] {
            let error = read(&file[..part.min(file.len() - 8)], Purpose::Product).unwrap_err();
            assert!(error == UploadError::Broken(name) || error == UploadError::NoPicture, "{name}, {part}: {error}");
        }
    }
}

#[test]
fn a_picture_without_size_is_refused() {
    for (width, height) in [(0_u32, 8_u32), (8, 0), (0, 0)] {
        let mut file = png(8, 8);
        let header = chunk(b"IHDR", &[&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat());
        file.splice(8..33, header);
        assert_eq!(read(&file, Purpose::Logo), Err(UploadError::Broken("PNG")), "{width} by {height}");
    }
}

#[test]
fn what_moves_is_refused() {
    let moving = png_with(
        &png(8, 8),
        &[
            chunk(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]),
            chunk(
                b"fcTL",
                &[&[0; 4][..], &8_u32.to_be_bytes(), &8_u32.to_be_bytes(), &[0; 8], &[0, 1, 0, 10, 0, 0]].concat(),
            ),
        ],
    );
    assert_eq!(read(&moving, Purpose::Logo), Err(UploadError::Moves));
    let still = webp(8, 8);
    let frame = &still[12..];
    let part = |kind: &[u8; 4], data: &[u8]| {
        let mut whole = kind.to_vec();
        whole.extend(u32::try_from(data.len()).unwrap().to_le_bytes());
        whole.extend(data);
        whole.extend(std::iter::repeat_n(0, data.len() % 2));
        whole
    };
    let shown = [&[0; 6][..], &[7, 0, 0, 7, 0, 0], &[100, 0, 0, 0], frame].concat();
    let body = [
        b"WEBP".to_vec(),
        part(b"VP8X", &[0b10, 0, 0, 0, 7, 0, 0, 7, 0, 0]),
        part(b"ANIM", &[0; 6]),
        part(b"ANMF", &shown),
        part(b"ANMF", &shown),
    ]
    .concat();
    assert_eq!(read(&part(b"RIFF", &body), Purpose::Logo), Err(UploadError::Moves));
}

#[test]
fn what_else_a_file_is_does_not_come_along() {
    let script = b"<script>alert(document.cookie)</script>";
    let archive = b"PK\x03\x04 a whole archive";
    let inside = png_with(&png(64, 64), &[chunk(b"tEXt", &[b"Comment\0", &script[..]].concat())]);
    let after = [&png(64, 64)[..], script, archive].concat();
    let jpeg_after = [&jpeg(64, 64)[..], script, archive].concat();
    let comment = {
        let file = jpeg(64, 64);
        let length = u16::try_from(script.len() + 2).unwrap().to_be_bytes();
        [&file[..2], &[0xff, 0xfe], &length, script, &file[2..]].concat()
    };
    for (name, file) in [("inside", inside), ("after", after), ("jpeg", jpeg_after), ("comment", comment)] {
        for purpose in PURPOSES {
            let picture = read(&file, purpose).unwrap();
            assert!(!holds(&picture.bytes, b"<script") && !holds(&picture.bytes, b"PK\x03\x04"), "{name}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn no_spoilt_file_makes_it_crash(which in 0..3_usize, at in any::<prop::sample::Index>(), noise in prop::collection::vec(any::<u8>(), 1..24)) {
        let mut file = [png as fn(u32, u32) -> Vec<u8>, jpeg, webp][which](40, 30);
        let at = at.index(file.len());
        let end = (at + noise.len()).min(file.len());
        file.splice(at..end, noise);
        if let Ok(picture) = read(&file, Purpose::Product) {
            prop_assert!(picture.width <= 1_200 && picture.height <= 1_200);
        }
    }
}
