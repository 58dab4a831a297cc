//! R17, P8: every code that leaves here is read back by a decoder that is not ours.

use super::*;
use crate::{
    face::Family,
    testing::{Seen, keep, logo, url},
};
use proptest::prelude::*;

const PLAIN: Options<'static> = Options { logo: None };

#[test]
fn a_png_of_every_size_and_length_is_read_with_and_without_a_logo() {
    let logo = logo(256, 256);
    for length in [24, 60, 300] {
        let url = url(length);
        for size in [200, 201, 333, 600, 2_000] {
            for options in [PLAIN, Options { logo: Some(&logo) }] {
                let file = png(&url, size, options).unwrap();
                let seen = Seen::png(&file);
                assert_eq!((seen.width, seen.height), (size as usize, size as usize));
                assert_eq!(
                    seen.qr().as_deref(),
                    Ok(url.as_str()),
                    "{length} characters, {size} pixels, {}",
                    options.logo.is_some()
                );
                keep(&format!("qr-{length}-{size}-{}.png", options.logo.is_some()), &file);
            }
        }
    }
}

#[test]
fn a_png_is_black_on_white_with_whole_modules_and_a_quiet_zone_of_four() {
    let text = url(40);
    let seen = Seen::png(&png(&text, 500, PLAIN).unwrap());
    assert!(seen.grey.iter().all(|pixel| *pixel == 0 || *pixel == 255), "no edge is grey");
    let code = code::Code::new(&text, false).unwrap();
    let module = 500 / code.whole();
    let first = seen.grey.iter().position(|pixel| *pixel == 0).unwrap();
    let (left, top) = (first % 500, first / 500);
    assert_eq!(left, top);
    assert!(left >= QUIET * module, "{left} pixels are white, and a module has {module}");
    // The finder's upper edge is seven modules.
    assert_eq!(seen.grey[first..].iter().take_while(|pixel| **pixel == 0).count(), 7 * module);
}

#[test]
fn an_svg_is_read_and_scales_with_and_without_a_logo() {
    let logo = logo(300, 300);
    for length in [24, 300] {
        let url = url(length);
        for options in [PLAIN, Options { logo: Some(&logo) }] {
            let file = svg(&url, options).unwrap();
            for wide in [400, 2_000] {
                assert_eq!(Seen::svg(&file, wide).qr().as_deref(), Ok(url.as_str()), "{length}, {wide}");
            }
            assert!(!file.contains("<script") && file.matches("<image").count() == usize::from(options.logo.is_some()));
            keep(&format!("qr-{length}-{}.svg", options.logo.is_some()), file.as_bytes());
        }
    }
}

#[test]
fn a_logo_stands_in_the_middle_on_white_and_takes_about_a_fifth() {
    for length in [24, 60, 120, 300] {
        let code = code::Code::new(&url(length), true).unwrap();
        let (at, width) = code.logo().unwrap();
        assert_eq!(at * 2 + width, code.side(), "in the middle");
        assert!(width * 100 <= code.side() * 21 && width >= 5, "{width} of {}", code.side());
        let margin = at - 1;
        let drawn = code.runs();
        let inside =
            |x: usize, y: usize| (margin..margin + width + 2).contains(&x) && (margin..margin + width + 2).contains(&y);
        assert!(drawn.iter().all(|(x, y, run)| (*x..x + run).all(|x| !inside(x, *y))), "nothing is drawn below it");
    }
}

#[test]
fn a_logo_of_any_shape_leaves_the_code_readable() {
    let text = url(60);
    for (width, height) in [(1, 1), (600, 20), (20, 600), (512, 512)] {
        let logo = logo(width, height);
        let options = Options { logo: Some(&logo) };
        assert_eq!(
            Seen::png(&png(&text, 400, options).unwrap()).qr().as_deref(),
            Ok(text.as_str()),
            "{width} by {height}"
        );
        assert_eq!(
            Seen::svg(&svg(&text, options).unwrap(), 400).qr().as_deref(),
            Ok(text.as_str()),
            "{width} by {height}"
        );
    }
    for broken in [&b""[..], b"<svg/>", b"\x89PNG\r\n\x1a\n"] {
        let options = Options { logo: Some(broken) };
        assert!(matches!(png(&text, 400, options), Err(QrError::Logo(_))));
        assert!(matches!(svg(&text, options), Err(QrError::Logo(_))));
    }
}

#[test]
fn what_cannot_be_drawn_is_refused_with_what_can() {
    for given in [0, 199, 2_001, u32::MAX] {
        let error = png("https://pay.example", given, PLAIN).unwrap_err();
        assert_eq!(error, QrError::Size { given });
        assert!(error.to_string().contains("200 to 2000") && error.to_string().contains(&given.to_string()), "{error}");
    }
    let long = url(1_200);
    let QrError::Small { least, .. } = png(&long, 200, PLAIN).unwrap_err() else { panic!("too small to be read") };
    assert_eq!(Seen::png(&png(&long, least, PLAIN).unwrap()).qr(), Ok(long), "the size that it names is enough");
    assert_eq!(svg(&url(4_000), PLAIN), Err(QrError::TooLong(4_000)));
}

#[test]
fn a_page_s_path_draws_the_same_code() {
    let (side, path) = path("tallystick-sandbox:sbx?units=1");
    assert!(side >= 21 && path.starts_with("M0 0h7v1h-7z"), "{side} {path}");
    assert_eq!(super::path(&url(4_000)), (0, String::new()));
}

fn sheet<'a>(url: &'a str, options: Options<'a>) -> PrintSheet<'a> {
    PrintSheet {
        url,
        title: "Night photography workshop",
        amount: "52.50 USDC",
        merchant: "Northlight Studio",
        test: false,
        paper: Paper::A4,
        options,
    }
}

#[test]
fn a_print_sheet_is_read_from_paper_of_both_sizes() {
    let logo = logo(256, 256);
    for length in [24, 300] {
        let url = url(length);
        for paper in [Paper::A4, Paper::A6] {
            for (name, options) in [("plain", PLAIN), ("logo", Options { logo: Some(&logo) })] {
                let file = pdf(&PrintSheet { paper, ..sheet(&url, options) }).unwrap();
                // 144 dots an inch: half of what an office printer does.
                assert_eq!(Seen::pdf(&file, 2.0).qr().as_deref(), Ok(url.as_str()), "{paper:?}, {length}, {name}");
                keep(&format!("sheet-{paper:?}-{length}-{name}.pdf"), &file);
            }
        }
    }
}

#[test]
fn a_print_sheet_has_the_size_of_its_paper_and_a_code_of_more_than_two_centimetres() {
    for (paper, width, height) in [(Paper::A4, 595, 841), (Paper::A6, 297, 419)] {
        let url = url(300);
        let long = "Night photography in the old town ".repeat(4);
        let file = pdf(&PrintSheet { paper, title: &long, ..sheet(&url, PLAIN) }).unwrap();
        let text = String::from_utf8_lossy(&file);
        let edges: Vec<f32> = text
            .split("/MediaBox[")
            .nth(1)
            .unwrap()
            .split(']')
            .next()
            .unwrap()
            .split_whitespace()
            .map(|n| n.parse().unwrap())
            .collect();
        assert_eq!(
            edges.iter().map(|edge| edge.floor() as i32).collect::<Vec<_>>(),
            [0, 0, width, height],
            "{paper:?}"
        );
        let family = Family::inter().unwrap();
        let page = pdf::compose(&family, &PrintSheet { paper, title: &long, ..sheet(&url, PLAIN) }).unwrap();
        let area = page.links.first().unwrap().0;
        assert!(area.width > 56.7, "{paper:?}: {} points, and 2 cm are 56.7", area.width);
    }
}

#[test]
fn a_print_sheet_says_what_who_and_where_inside_its_margins() {
    let url = url(300);
    let wide = "W".repeat(120);
    let family = Family::inter().unwrap();
    for paper in [Paper::A4, Paper::A6] {
        for (title, merchant, amount) in
            [("Workshop", "Northlight", "52.50 USDC"), (&wide, &wide, &wide), ("夜景", "", "You choose the amount")]
        {
            for test in [false, true] {
                let page =
                    pdf::compose(&family, &PrintSheet { paper, title, merchant, amount, test, ..sheet(&url, PLAIN) })
                        .unwrap();
                let said: String = page.texts.iter().map(|placed| placed.line.text.as_str()).collect();
                assert!(said.contains(url.strip_prefix("https://").unwrap()), "the whole address: {said}");
                assert!(said.contains("Scan to pay"));
                assert_eq!(said.contains("cannot be printed here"), title == "夜景", "not silently: {said}");
                assert_eq!(said.contains("TEST."), test);
                for placed in &page.texts {
                    let right = placed.x + placed.line.width;
                    assert!(
                        placed.x > 0.0 && right < page.width && placed.y < page.height - 14.0,
                        "{paper:?}: {}",
                        placed.line.text
                    );
                }
                let code = page.links.first().unwrap().0;
                let between = |y: f32| y > code.y + 1.0 && y - 4.0 < code.y + code.height;
                assert!(page.texts.iter().all(|placed| !between(placed.y)), "no text on the code");
            }
        }
    }
    let all: String =
        pdf::compose(&family, &sheet(&url, PLAIN)).unwrap().texts.iter().map(|t| t.line.text.clone() + "|").collect();
    assert!(
        all.contains("Northlight Studio|")
            && all.contains("Night photography workshop|")
            && all.contains("52.50 USDC|")
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_address_is_read_back(
        url in "https://[a-z0-9.-]{4,40}/[A-Za-z0-9/_~%?&=.-]{0,255}",
        size in 200_u32..900,
        with_logo: bool,
    ) {
        let logo = logo(128, 128);
        let options = Options { logo: with_logo.then_some(&logo) };
        prop_assert_eq!(Seen::png(&png(&url, size, options).unwrap()).qr(), Ok(url.clone()));
        prop_assert_eq!(Seen::svg(&svg(&url, options).unwrap(), 800).qr(), Ok(url));
    }
}
