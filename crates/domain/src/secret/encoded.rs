//! Keys that are one word, and digits that are called a key.

use super::SecretKind;
use bip32::ExtendedKey;
use data_encoding::BASE32_NOPAD;

/// First bytes of keys for import: Bitcoin, its test networks, Litecoin, Dogecoin.
const WIF_VERSIONS: [u8; 4] = [0x80, 0xef, 0xb0, 0x9e];
/// First byte of a Stellar seed (SEP-23).
const STELLAR_SEED: u8 = 18 << 3;

/// What secret a word of letters and digits is, proven by its checksum.
pub(super) fn secret(word: &str) -> Option<SecretKind> {
    match word.len() {
        51 | 52 if is_wif(word) => Some(SecretKind::WifKey),
        56 if is_stellar_seed(word) => Some(SecretKind::StellarSeed),
        105..=112 if begins_private(word) && word.parse::<ExtendedKey>().is_ok() => {
            Some(SecretKind::ExtendedPrivateKey)
        }
        _ => None,
    }
}

/// Whether a word begins as extended private keys do: xprv, yprv, zprv, tprv and their kin.
pub(super) fn begins_private(word: &str) -> bool {
    let start = word.get(..4).unwrap_or_default().to_ascii_lowercase();
    matches!(start.as_str(), "xprv" | "yprv" | "zprv" | "tprv" | "uprv" | "vprv")
}

/// Whether a word is 64 hexadecimal digits, with or without `0x`.
pub(super) fn is_key_digits(word: &str) -> bool {
    let digits = word.strip_prefix("0x").or_else(|| word.strip_prefix("0X")).unwrap_or(word);
    digits.len() == 64 && digits.bytes().all(|b| b.is_ascii_hexdigit())
}

fn is_wif(word: &str) -> bool {
    let mut bytes = [0; 38];
    let Ok(length) = bs58::decode(word).with_check(None).onto(&mut bytes) else { return false };
    let version = bytes.first().is_some_and(|first| WIF_VERSIONS.contains(first));
    // The key; behind it a 1 where its public key is written short.
    version && (length == 33 || length == 34 && bytes.get(33) == Some(&1))
}

fn is_stellar_seed(word: &str) -> bool {
    let Some(bytes) = BASE32_NOPAD.decode(word.as_bytes()).ok().filter(|bytes| bytes.first() == Some(&STELLAR_SEED))
    else {
        return false;
    };
    let Some((key, given)) = bytes.split_last_chunk::<2>() else { return false };
    // CRC-16/XMODEM, the lower byte first.
    let mut crc = 0_u16;
    for byte in key {
        crc ^= u16::from(*byte) << 8;
        for _ in 0..8 {
            crc = if crc & 0x8000 == 0 { crc << 1 } else { (crc << 1) ^ 0x1021 };
        }
    }
    u16::from_le_bytes(*given) == crc
}

/// Whether 64 hexadecimal digits stand somewhere right behind the words that call them a private key: `private key: 0x…`,
/// `SECRET_KEY=…`, `key: 0x…`. By themselves they may be a transaction.
pub(super) fn is_named_key(text: &str) -> bool {
    let mut start = 0;
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()) {
        if is_key_digits(word) && text.get(..start).is_some_and(names_a_key) {
            return true;
        }
        // What splits is a character of any length: the next word begins behind it.
        start += word.len();
        start += text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    false
}

/// Whether a text ends with words that name a private key.
fn names_a_key(before: &str) -> bool {
    let separates = |c: char| !c.is_ascii_alphanumeric();
    let named = before.trim_end_matches(|c: char| separates(c) && !matches!(c, '.' | '!' | '?'));
    let assigned = before.get(named.len()..).is_some_and(|gap| gap.contains([':', '=']));
    let mut words = named.rsplit(separates).filter(|word| !word.is_empty()).map(str::to_ascii_lowercase);
    let last = match words.next() {
        Some(word) if word == "is" => words.next(),
        word => word,
    };
    // A sentence that ended before says nothing about what follows.
    if named.ends_with(['.', '!', '?']) {
        return false;
    }
    let before_it = words.next();
    match (before_it.as_deref(), last.as_deref()) {
        (Some("private" | "secret" | "priv"), Some("key")) | (_, Some("privatekey" | "secretkey" | "privkey")) => true,
        (Some("public" | "pub"), Some("key")) => false,
        (_, Some("key")) => assigned,
        _ => false,
    }
}
