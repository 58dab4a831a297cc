//! What customers are written: the merchant's words, the facts, and nothing else.

mod fixtures;
mod safety;
mod words;
