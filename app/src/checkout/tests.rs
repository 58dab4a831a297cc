//! The pages' tests.
