//! The pages' tests: what they say, that they are whole without script, and that nothing typed becomes markup.

mod choosing;
mod escaping;
mod fixtures;
mod phases;
mod places;
mod social;
mod whole;
