//! Certificates for localhost, each signed by an authority of its own.

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};

pub struct Certificate {
    /// The authority's, as PEM.
    pub authority: String,
    pub cert: String,
    pub key: String,
}

pub fn localhost() -> Certificate {
    for_host("localhost")
}

pub fn for_host(host: &str) -> Certificate {
    let mut authority = CertificateParams::new(Vec::new()).expect("an authority");
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(authority, KeyPair::generate().expect("a key")).expect("an authority");
    let key = KeyPair::generate().expect("a key");
    let cert = CertificateParams::new(vec![host.to_owned()])
        .expect("a name")
        .signed_by(&key, &authority)
        .expect("a certificate");
    Certificate { authority: authority.pem(), cert: cert.pem(), key: key.serialize_pem() }
}
