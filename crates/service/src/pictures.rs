//! Pictures that people upload: logos and products alike.

use crate::fail::Outcome;
use api_types::Problem;
use artwork::image_upload::{self, Picture, Purpose};

/// Makes an uploaded file one of our pictures. What is wrong with it is said at the form's field.
///
/// # Errors
/// No picture, too large, broken or moving.
pub async fn picture(field: &str, file: Vec<u8>, purpose: Purpose) -> Outcome<Picture> {
    // Unpacking and packing take tens of milliseconds, which must not hold up who waits for an answer.
    let made = tokio::task::spawn_blocking(move || image_upload::read(&file, purpose)).await;
    let made = made.map_err(|error| {
        tracing::error!(%error, "an uploaded picture could not be read");
        Problem::Unavailable
    })?;
    made.map_err(|error| Problem::field(field, error.to_string()))
}
