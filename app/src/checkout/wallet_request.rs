//! What to ask a wallet in the browser for, read from the payment URI (ERC-681) that the server made.

/// A transaction to ask for, in the words of `eth_sendTransaction`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WalletRequest {
    /// Chain id, hexadecimal with `0x`.
    pub chain: String,
    /// Where it goes: the receiver, or the token's contract.
    pub to: String,
    /// How much of the native coin, hexadecimal with `0x`.
    pub value: String,
    /// What the contract is told; empty for the native coin.
    pub data: String,
}

/// The first four bytes of the hash of `transfer(address,uint256)`.
const TRANSFER: &str = "0xa9059cbb";

impl WalletRequest {
    /// Reads `ethereum:<to>@<chain>?value=<n>` and `ethereum:<contract>@<chain>/transfer?address=<to>&uint256=<n>`.
    /// `None` for anything else, such as the sandbox's URIs.
    pub fn read(uri: &str) -> Option<Self> {
        let (target, query) = uri.strip_prefix("ethereum:")?.split_once('?')?;
        let (to, chain) = target.split_once('@')?;
        let (chain, token) = match chain.strip_suffix("/transfer") {
            Some(chain) => (chain, true),
            None => (chain, false),
        };
        let chain = ["0x", &hex(chain)?].concat();
        let to = to.to_owned();
        if token {
            let (receiver, units) = query.strip_prefix("address=0x")?.split_once('&')?;
            let units = units.strip_prefix("uint256=")?;
            let data = [TRANSFER, &padded(receiver)?, &padded(&hex(units)?)?].concat();
            Some(Self { chain, to, value: "0x0".to_owned(), data })
        } else {
            Some(Self { chain, to, value: ["0x", &hex(query.strip_prefix("value=")?)?].concat(), data: String::new() })
        }
    }
}

/// Decimal digits as hexadecimal ones, of any length.
fn hex(decimal: &str) -> Option<String> {
    if decimal.is_empty() || !decimal.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    // Nibbles, the least significant first.
    let mut nibbles = vec![0_u8];
    for digit in decimal.bytes() {
        let mut carry = digit - b'0';
        for nibble in &mut nibbles {
            let sum = *nibble * 10 + carry;
            (*nibble, carry) = (sum & 15, sum >> 4);
        }
        if carry > 0 {
            nibbles.push(carry);
        }
    }
    Some(nibbles.into_iter().rev().map(|n| char::from(if n < 10 { b'0' + n } else { b'a' + n - 10 })).collect())
}

/// Hexadecimal digits as one argument of 32 bytes.
fn padded(digits: &str) -> Option<String> {
    let zeros = 64_usize.checked_sub(digits.len())?;
    Some(["0".repeat(zeros).as_str(), digits].concat())
}

#[cfg(test)]
mod tests {
    use super::{WalletRequest, hex};

    #[test]
    fn a_token_is_asked_for_at_its_contract() {
        let request = WalletRequest::read(
            "ethereum:0x036CbD53842c5426634e7929541eC2318f3dCF7e@84532/transfer?address=0x7A3fE291bC04d8F6aE35b1907C2dF48e6B5cD9e1&uint256=52500000",
        )
        .unwrap();
        assert_eq!(request.chain, "0x14a34");
        assert_eq!(request.to, "0x036CbD53842c5426634e7929541eC2318f3dCF7e");
        assert_eq!(request.value, "0x0");
        assert_eq!(
            request.data,
            "0xa9059cbb0000000000000000000000007A3fE291bC04d8F6aE35b1907C2dF48e6B5cD9e10000000000000000000000000000000000000000000000000000000003211620"
        );
    }

    #[test]
    fn a_native_coin_is_asked_for_as_value() {
        let uri = "ethereum:0x7A3fE291bC04d8F6aE35b1907C2dF48e6B5cD9e1@1?value=1000000000000000001";
        let request = WalletRequest::read(uri).unwrap();
        assert_eq!((request.chain.as_str(), request.value.as_str()), ("0x1", "0xde0b6b3a7640001"));
        assert_eq!(request.data, "");
    }

    #[test]
    fn nothing_else_is_asked_for() {
        for uri in ["tallystick-sandbox:sbx1?asset=USDC&units=5", "ethereum:0xA@x?value=1", "ethereum:0xA@1?value="] {
            assert_eq!(WalletRequest::read(uri), None, "{uri}");
        }
    }

    #[test]
    fn the_largest_amount_is_written_in_full() {
        let most = "115792089237316195423570985008687907853269984665640564039457584007913129639935";
        assert_eq!(hex(most).unwrap(), "f".repeat(64));
    }
}
