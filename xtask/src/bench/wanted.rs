//! What to measure.

use crate::failure::{Failure, Result};

/// Every figure, in the order of the report.
const FIGURES: [&str; 9] = ["PERF9", "PERF1", "PERF2", "PERF3", "PERF8", "PERF5", "PERF7", "REL6", "PERF6"];
/// How many links REL6 is measured with, unless another number is asked for: what the bar names.
const LINKS: u32 = 1_000_000;

/// What a call asks for.
#[derive(Debug, PartialEq, Eq)]
pub struct Wanted {
    /// None: all.
    figures: Vec<String>,
    /// How many links REL6 is measured with.
    pub links: u32,
    /// Where REL6 keeps its databases for the next run. `None`: nowhere.
    pub folder: Option<String>,
}

impl Wanted {
    /// Reads what stands behind the command's name.
    pub fn read(args: &[&str]) -> Result<Self> {
        let mut wanted = Self { figures: Vec::new(), links: LINKS, folder: None };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            let mut value = |what: &str| args.next().ok_or_else(|| Failure::new(format!("`{arg}` takes {what}")));
            match *arg {
                "--rel6-links" => {
                    let links = value("a whole number of links")?;
                    let wrong =
                        |_| Failure::new(format!("`--rel6-links` takes a whole number of links, not `{links}`"));
                    wanted.links = links.parse().map_err(wrong)?;
                }
                "--rel6-folder" => wanted.folder = Some((*value("a folder")?).to_owned()),
                figure if FIGURES.contains(&figure) => wanted.figures.push(figure.to_owned()),
                other => {
                    let known = FIGURES.join(", ");
                    return Err(Failure::new(format!("`{other}` is no figure of the bench; there are {known}")));
                }
            }
        }
        Ok(wanted)
    }

    /// Whether a figure is to be measured.
    pub fn is(&self, figure: &str) -> bool {
        self.figures.is_empty() || self.figures.iter().any(|wanted| wanted == figure)
    }

    /// Whether one of these is.
    pub fn any(&self, figures: &[&str]) -> bool {
        figures.iter().any(|figure| self.is(figure))
    }
}

#[cfg(test)]
mod tests {
    use super::Wanted;

    #[test]
    fn all_is_measured_unless_figures_are_named() {
        let all = Wanted::read(&[]).unwrap();
        assert!(all.is("PERF1") && all.is("REL6") && all.links == 1_000_000);
        let some = Wanted::read(&["PERF7", "--rel6-links", "5", "--rel6-folder", "kept", "REL6"]).unwrap();
        assert!(some.is("PERF7") && some.is("REL6") && !some.is("PERF1"));
        assert!(some.any(&["PERF1", "PERF7"]) && !some.any(&["PERF1", "PERF2"]));
        assert_eq!((some.links, some.folder.as_deref()), (5, Some("kept")));
    }

    #[test]
    fn what_is_no_figure_is_refused() {
        for args in [&["PERF0"][..], &["--rel6-links"], &["--rel6-links", "many"], &["--rel6-folder"]] {
            assert!(Wanted::read(args).is_err(), "{args:?}");
        }
    }
}
