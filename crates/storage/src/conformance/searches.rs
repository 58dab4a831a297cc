//! Searching a long list finds what looking at every title finds, on every backend (REL6).

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{World, link},
};
use crate::{
    Store,
    records::{LinkFilter, Page, Paged},
    rows::WINDOW,
};
use std::{collections::BTreeMap, sync::Arc};

/// More than the newest that are read from end to end.
const MANY: u32 = 1_150;
/// Questions to each list.
const QUESTIONS: u32 = 100;
const TWENTY: Page = Page { offset: 0, limit: 20 };

/// What titles are put together from: letters of several scripts and cases, and everything that a pattern or an index may take
/// for something else.
const WORDS: [&str; 24] = [
    "Tea",
    "teapot",
    "POT",
    "Ørret",
    "東京",
    "大阪 東京",
    "straße",
    "STRASSE",
    "50%",
    "a_b",
    "_%_",
    "\"quoted\"",
    "it's",
    "x\\y",
    "naïve",
    "ÜBER",
    "number",
    "aaaa",
    "aaa",
    "Σίσυφος",
    "a AND b",
    "NOT",
    "*",
    "👩‍🍳 cook",
];

/// Numbers from a seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        // Knuth's; the upper half is random enough.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % most.max(1)
    }

    fn word(&mut self) -> &'static str {
        WORDS.get(self.below(WORDS.len())).copied().unwrap_or_default()
    }

    fn title(&mut self) -> String {
        let words: Vec<String> = (0..=self.below(3)).map(|_| self.word().to_owned()).collect();
        format!("{} {:03}", words.join(" "), self.below(700))
    }

    /// What somebody may look for: a part of a title that is there, or words that may be nowhere; now and then in capitals.
    fn question(&mut self, titles: &[String]) -> String {
        let title = titles.get(self.below(titles.len())).cloned().unwrap_or_default();
        let letters: Vec<char> = if self.below(4) == 0 { self.title() } else { title }.chars().collect();
        let from = self.below(letters.len());
        let words: String = letters.iter().skip(from).take(3 + self.below(9)).collect();
        if self.below(3) == 0 { words.to_uppercase() } else { words }
    }
}

pub async fn rel6_a_search_finds_what_looking_at_every_title_finds(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let seed = 2_026;
    let mut dice = Dice(seed);
    let mut titles = vec![world.link.title.clone()];
    // By what is looked through, newest last.
    let mut all = BTreeMap::from([(1, text(&world.link))]);
    let mut tx = world.store.write().await?;
    for n in 2..=MANY {
        let mut new = link(n, &world.merchant)?;
        new.path = None;
        new.title = dice.title();
        tx.insert_link(&new).await?;
        titles.push(new.title.clone());
        all.insert(n, text(&new));
    }
    // Some get other titles, and the old ones are forgotten.
    for _ in 0..40 {
        let n = 2 + u32::try_from(dice.below(1_000))?;
        let mut renamed = link(n, &world.merchant)?;
        renamed.path = None;
        renamed.title = dice.title();
        tx.update_link(&renamed).await?;
        titles.push(renamed.title.clone());
        all.insert(n, text(&renamed));
    }
    tx.commit().await?;

    let (mut old, mut nothing) = (0, 0);
    for _ in 0..QUESTIONS {
        let asked = dice.question(&titles);
        let wanted = asked.trim().to_lowercase();
        if wanted.chars().count() < 3 {
            continue;
        }
        let expected: Vec<u32> = all.iter().rev().filter(|(_, text)| text.contains(&wanted)).map(|(n, _)| *n).collect();
        let first: Vec<_> = expected.iter().take(20).copied().collect();
        let filter = LinkFilter { search: Some(asked.clone()), ..LinkFilter::default() };
        let Paged { rows, total, more } = world.store.read().await?.links(world.merchant.id, &filter, TWENTY).await?;
        let found: Vec<_> = rows.iter().filter_map(|row| number(&row.link)).collect();
        assert_eq!(found, first, "{asked:?}, seed {seed}");
        let counted = usize::try_from(total)?;
        assert!(counted == expected.len() || (more && counted < expected.len()), "{asked:?}: {counted}, seed {seed}");
        old += usize::from(first.iter().any(|n| i64::from(MANY - n) >= WINDOW));
        nothing += usize::from(first.is_empty());
    }
    assert!(old > 3 && nothing > 3, "{old} questions found old links, {nothing} none: nothing was proven, seed {seed}");
    Ok(())
}

/// What is looked through.
fn text(link: &domain::Link) -> String {
    crate::rows::LinkColumns::search(link)
}

/// Which one it is: the fixtures make a link a millisecond.
fn number(link: &domain::Link) -> Option<u32> {
    u32::try_from(link.created_at.since(super::fixtures::NOW).0).ok()
}
