//! What a preview says about the price and the coins.

/// How much a link asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Price<'a> {
    /// This much.
    Fixed {
        /// As decimal text.
        amount: &'a str,
        /// Its unit.
        symbol: &'a str,
    },
    /// What the customer wants to pay.
    Open,
}

impl Price<'_> {
    /// On one line.
    pub fn text(&self) -> String {
        match self {
            Self::Fixed { amount, symbol } => format!("{amount} {symbol}"),
            Self::Open => "You choose the amount".to_owned(),
        }
    }

    /// What the button says.
    pub fn button(&self) -> String {
        match self {
            Self::Fixed { .. } => format!("Pay {}", self.text()),
            Self::Open => "Choose and pay".to_owned(),
        }
    }
}

/// What a link can be paid with, in one sentence. `None`: nothing is known.
pub fn pay_with(coins: &[(&str, &str)]) -> Option<String> {
    let (symbols, networks) = (unique(coins.iter().map(|coin| coin.0)), unique(coins.iter().map(|coin| coin.1)));
    let first = symbols.first()?;
    if symbols.len() > 1 {
        return Some(format!("Pay with {}", list(&symbols, "coins")));
    }
    Some(format!("Pay with {first} on {}", list(&networks, "networks")))
}

fn unique<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut kept = Vec::new();
    for text in texts.filter(|text| !text.is_empty()) {
        if !kept.contains(&text) {
            kept.push(text);
        }
    }
    kept
}

/// `A`, `A or B`, `A, B or C`, `A, B and 4 more coins`.
fn list(texts: &[&str], what: &str) -> String {
    match texts {
        [] => format!("several {what}"),
        [only] => (*only).to_owned(),
        [rest @ .., last] if texts.len() <= 3 => format!("{} or {last}", rest.join(", ")),
        [one, two, rest @ ..] => format!("{one}, {two} and {} more {what}", rest.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::pay_with;

    #[test]
    fn the_coins_are_said_in_one_short_sentence() {
        let say = |coins: &[(&str, &str)]| pay_with(coins).unwrap_or_default();
        assert_eq!(say(&[]), "");
        assert_eq!(say(&[("USDC", "Base")]), "Pay with USDC on Base");
        assert_eq!(say(&[("USDC", "Base"), ("USDC", "Polygon")]), "Pay with USDC on Base or Polygon");
        let many: Vec<_> = ["Base", "Polygon", "BNB", "Tron"].map(|network| ("USDT", network)).to_vec();
        assert_eq!(say(&many), "Pay with USDT on Base, Polygon and 2 more networks");
        assert_eq!(say(&[("USDC", "Base"), ("ETH", "Base"), ("USDC", "Tron")]), "Pay with USDC or ETH");
    }
}
