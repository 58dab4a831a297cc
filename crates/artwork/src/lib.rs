//! What is drawn and written for links: QR codes as SVG, PNG and print sheets, the preview picture that chats show,
//! pictures that people upload, texts to embed and to send. Pure functions from facts to bytes.
#![expect(clippy::float_arithmetic, reason = "places and curves are fractions of pixels and points; amounts stay text")]

pub mod colour;
pub mod face;
pub mod image_upload;
mod logo;
mod mail_logo;
pub mod preview;
pub mod qr;
pub mod sheet;
pub mod snippets;
#[cfg(test)]
mod testing;

pub use logo::LogoError;
pub use mail_logo::mail_logo;
