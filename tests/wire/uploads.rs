//! Pictures that are too large are refused in words, not by a connection that breaks off.

use crate::place::{Place, client};
use reqwest::{StatusCode, header};

/// The smallest PNG there is: one grey pixel.
const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cch\0\0\0\x82\0\x81\xddCj\xf4\0\0\0\0IEND\xaeB`\x82";

/// A form with a file of this size that begins like a PNG.
fn form(size: usize) -> Vec<u8> {
    let mut body = b"--b\r\ncontent-disposition: form-data; name=\"logo\"; filename=\"logo.png\"\r\n\r\n".to_vec();
    let mut file = PIXEL.to_vec();
    file.resize(size.max(PIXEL.len()), 0);
    body.extend(file);
    body.extend(b"\r\n--b--\r\n");
    body
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn p2_a_file_of_customers_of_almost_1_mb_is_taken_and_a_larger_one_is_told_so() {
    let place = Place::open(&[]).await;
    let client = client(1);
    let cookie = place.owner(&client).await;
    let file = |lines: usize| {
        let line = |number: usize| format!("c{number}@example.com,\"{}\"\n", "Ærlig, ".repeat(24));
        (0..lines).map(line).fold("email,notes\n".to_owned(), |file, line| file + &line)
    };
    let most = file(4_500);
    assert!((900 * 1024..1024 * 1024).contains(&most.len()), "{}", most.len());
    let answer = place.call(&client, &cookie, "import_customers", &[("csv", &most)]).await;
    assert_eq!(answer.status(), StatusCode::OK);
    let report = answer.text().await.unwrap();
    assert_eq!(report.matches("\"added\"").count(), 4_500, "{}", &report[..200]);
    for (lines, said) in [(4_980, "1 MB"), (20_000, "too large")] {
        let answer = place.call(&client, &cookie, "import_customers", &[("csv", &file(lines))]).await;
        let told = answer.text().await.unwrap();
        assert!(told.contains(said), "{lines}: {told}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_logo_that_is_too_large_is_told_its_size_and_what_is_allowed() {
    let place = Place::open(&[]).await;
    let client = client(1);
    let cookie = place.owner(&client).await;
    for (size, said) in [(300 * 1024, "300 kB"), (600 * 1024, "600 kB"), (8 * 1024 * 1024, "8 MB")] {
        let sent = client.post(place.url("/dashboard/logo")).header(header::COOKIE, &cookie);
        let sent = sent.header(header::CONTENT_TYPE, "multipart/form-data; boundary=b").body(form(size));
        let answer = sent.send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let words = answer.text().await.unwrap();
        assert!(words.contains(said) && words.contains("256 kB"), "{size}: {words}");
    }
}
