//! A row a figure: id, value, target, and whether it holds.

use crate::failure::{Result, While};
use crate::sh;
use serde_json::{Value, json};
use std::path::Path;

/// What a figure is compared with.
#[derive(Clone, Copy)]
pub enum Target {
    /// Not above.
    AtMost(f64),
    /// Not below.
    AtLeast(f64),
    /// Nothing: it explains another row.
    None,
}

/// All rows.
#[derive(Default)]
pub struct Report(Vec<Value>);

impl Report {
    /// Adds a row and prints it.
    pub fn row(&mut self, id: &str, value: f64, unit: &str, target: Target) {
        let (wanted, holds) = match target {
            Target::AtMost(most) => (json!(format!("<= {most}")), json!(value <= most)),
            Target::AtLeast(least) => (json!(format!(">= {least}")), json!(value >= least)),
            Target::None => (Value::Null, Value::Null),
        };
        let word = match holds {
            Value::Bool(true) => "holds",
            Value::Bool(false) => "FALLS SHORT",
            _ => "",
        };
        println!("    {id:<20} {value:>12.2} {unit:<52} {:<12} {word}", wanted.as_str().unwrap_or_default());
        self.0.push(json!({ "id": id, "value": value, "unit": unit, "target": wanted, "holds": holds }));
    }

    /// Writes the file.
    pub fn finish(self, file: &Path) -> Result<()> {
        let text = serde_json::to_string_pretty(&self.0).while_doing(|| "writing the figures".to_owned())?;
        std::fs::write(file, text).while_doing(|| format!("writing {}", file.display()))?;
        sh::say(format!("Written to {}", file.display()));
        Ok(())
    }
}
