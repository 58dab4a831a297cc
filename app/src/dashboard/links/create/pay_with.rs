//! Which coins may be chosen together.

/// What may be chosen to pay with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PayWith {
    /// The price is in the coin that is chosen: one symbol, on any of its networks.
    Chosen(String),
    /// The price is in this coin, whatever was chosen before.
    OneCoin(String),
    /// The price is in a currency: any coins.
    AnyCoin,
}

impl PayWith {
    /// Whether a coin may be chosen.
    pub fn takes(&self, symbol: &str) -> bool {
        match self {
            Self::Chosen(one) | Self::OneCoin(one) => one == symbol,
            Self::AnyCoin => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_coins_only_when_the_price_is_in_a_currency() {
        assert!(PayWith::AnyCoin.takes("ETH") && PayWith::AnyCoin.takes("USDC"));
        assert!(PayWith::OneCoin("USDC".to_owned()).takes("USDC") && !PayWith::Chosen("USDC".to_owned()).takes("ETH"));
    }
}
