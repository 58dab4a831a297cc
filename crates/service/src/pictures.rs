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

/// A logo as mails bring it along. `None`: it cannot be drawn, which is logged: a mail goes without it.
pub async fn mail_logo(png: Vec<u8>) -> Option<Vec<u8>> {
    match tokio::task::spawn_blocking(move || artwork::mail_logo(&png)).await {
        Ok(Ok(png)) => Some(png),
        Ok(Err(error)) => {
            tracing::warn!(%error, "a mail goes without the logo");
            None
        }
        Err(error) => {
            tracing::error!(%error, "a mail goes without the logo");
            None
        }
    }
}
