//! Pages that follow each other: what does not fit goes on at the top of the next.

use crate::web::pages::paper::{HEIGHT, MARGIN, QUIET, RIGHT, WIDTH, rule};
use artwork::{face::Family, sheet::Sheet};

/// Where the last line may stand: below it is the number of the page.
const BOTTOM: f32 = HEIGHT - MARGIN - 16.0;

/// Pages as they are filled.
pub struct Flow<'a> {
    /// The letters.
    pub family: &'a Family,
    /// Where the next thing begins.
    pub y: f32,
    /// What stands at the top of each further page.
    title: String,
    done: Vec<Sheet>,
    current: Sheet,
}

impl<'a> Flow<'a> {
    /// An empty first page.
    pub fn new(family: &'a Family, title: String) -> Self {
        Self { family, y: MARGIN, title, done: Vec::new(), current: Sheet::new(WIDTH, HEIGHT) }
    }

    /// The page that is being filled.
    pub fn sheet(&mut self) -> &mut Sheet {
        &mut self.current
    }

    /// Makes sure that the next so many points are on one page. Returns whether a page was begun for it.
    pub fn keep(&mut self, height: f32) -> bool {
        if self.y + height <= BOTTOM {
            return false;
        }
        self.done.push(std::mem::replace(&mut self.current, Sheet::new(WIDTH, HEIGHT)));
        let title = self.family.plain(9.0).fitted(&self.title, RIGHT - MARGIN);
        self.current.left(MARGIN, MARGIN + 9.0, title, QUIET);
        self.y = MARGIN + 16.0;
        rule(&mut self.current, self.y);
        self.y += 8.0;
        true
    }

    /// All pages, numbered when there are several.
    pub fn pages(mut self) -> Vec<Sheet> {
        self.done.push(self.current);
        let count = self.done.len();
        if count > 1 {
            for (index, sheet) in self.done.iter_mut().enumerate() {
                let words = self.family.plain(8.5).line(&format!("Page {} of {count}", index + 1));
                sheet.right(RIGHT, HEIGHT - MARGIN + 4.0, words, QUIET);
            }
        }
        self.done
    }
}
