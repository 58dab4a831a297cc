//! A server across a network is spoken to through TLS, and who it is can be proven, as its address asks (`sslmode`).

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use std::error::Error;
use storage::Store;
use storage_postgres::PostgresStore;
use testkit::postgres::Encrypted;

type Outcome = Result<(), Box<dyn Error + Send + Sync>>;

/// An authority, and a certificate of it for `localhost` with its key, all as PEM.
fn certificate() -> Result<[String; 3], rcgen::Error> {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(params, KeyPair::generate()?)?;
    let key = KeyPair::generate()?;
    let cert = CertificateParams::new(vec!["localhost".to_owned()])?.signed_by(&key, &authority)?;
    Ok([authority.pem(), cert.pem(), key.serialize_pem()])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_is_spoken_to_through_tls_and_proves_who_it_is_where_that_is_asked() -> Outcome {
    let [authority, cert, key] = certificate()?;
    let [another, ..] = certificate()?;
    let folder = std::env::temp_dir().join(format!("tallystick-authorities-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("ours"), authority)?;
    std::fs::write(folder.join("another"), another)?;
    let server = tokio::task::spawn_blocking(move || Encrypted::start(&cert, &key)).await??;
    let root = |name: &str| format!("sslmode=verify-full&sslrootcert={}", folder.join(name).display());

    for parameters in [String::new(), "?sslmode=require".to_owned(), format!("?{}", root("ours"))] {
        let store = PostgresStore::connect(&server.url(&parameters)).await?;
        store.ping().await?;
        store.close().await;
    }
    for (parameters, why) in [
        ("?sslmode=disable".to_owned(), "it takes no plain connection"),
        ("?sslmode=verify-full".to_owned(), "nobody that is known vouches for it"),
        (format!("?{}", root("another")), "another authority does not vouch for it"),
    ] {
        assert!(PostgresStore::connect(&server.url(&parameters)).await.is_err(), "{why}");
    }
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}
