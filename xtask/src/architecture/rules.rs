//! Who may depend on whom.

use crate::workspace::{Dependency, Package};

/// What a crate may use of ours.
enum Allowed {
    /// These, always.
    Only(&'static [&'static str]),
    /// Everything but these.
    AllBut(&'static [&'static str]),
}

/// The rule for each crate; families by their prefix, so that a new chain or storage needs no new rule.
fn allowed(package: &str) -> Option<Allowed> {
    use Allowed::{AllBut, Only};
    Some(match package {
        "artwork" | "domain" | "webauthn" | "xtask" => Only(&[]),
        "api-types" | "chain" | "storage" | "delivery" | "rates" => Only(&["domain"]),
        "service" => Only(&["domain", "api-types", "artwork", "chain", "storage", "delivery", "webauthn"]),
        "app" => Only(&["api-types", "domain", "service"]),
        "testkit" => AllBut(&["app", "tallystick", "xtask"]),
        "tallystick" => AllBut(&["testkit", "xtask"]),
        family if family.starts_with("chain-") => Only(&["chain", "domain"]),
        family if family.starts_with("storage-") => Only(&["storage", "domain"]),
        family if family.starts_with("delivery-") => Only(&["delivery", "domain"]),
        _ => return None,
    })
}

/// Every broken rule, as a sentence that says what was expected.
pub fn violations(packages: &[Package]) -> Vec<String> {
    packages.iter().flat_map(violations_of).collect()
}

fn violations_of(package: &Package) -> Vec<String> {
    let name = &package.name;
    let Some(allowed) = allowed(name) else {
        return vec![format!("{name} has no rule; expected one in xtask/src/architecture/rules.rs")];
    };
    let ours = package.dependencies.iter().filter(|dependency| dependency.path.is_some());
    let mut found: Vec<String> =
        ours.filter(|dependency| !permits(name, &allowed, dependency)).map(|it| describe(name, it, &allowed)).collect();
    if name == "app" {
        found.extend(server_only_in_app(package));
    }
    found
}

fn permits(package: &str, allowed: &Allowed, dependency: &Dependency) -> bool {
    let name = dependency.name.as_str();
    // Tests may lean on the test kit anywhere, as it is in no build that ships; and a crate that names itself there only
    // switches on a feature of its own for its tests.
    if dependency.kind.as_deref() == Some("dev") && (name == "testkit" || name == package) {
        return true;
    }
    match allowed {
        Allowed::Only(list) => list.contains(&name),
        Allowed::AllBut(list) => !list.contains(&name),
    }
}

fn describe(package: &str, dependency: &Dependency, allowed: &Allowed) -> String {
    let expected = match allowed {
        Allowed::Only([]) => "nothing of ours".to_owned(),
        Allowed::Only(list) => format!("only {}", list.join(", ")),
        Allowed::AllBut(list) => format!("anything but {}", list.join(", ")),
    };
    let kind = dependency.kind.as_deref().map(|kind| format!(" ({kind})")).unwrap_or_default();
    format!("{package} depends on {}{kind}; expected {expected}, and testkit for tests", dependency.name)
}

/// `service` in the app is for server functions; in a client bundle it would ship the server to the browser.
fn server_only_in_app(app: &Package) -> Vec<String> {
    let mut found = Vec::new();
    let service = |it: &&Dependency| it.name == "service" && it.kind.is_none();
    if app.dependencies.iter().find(service).is_some_and(|it| !it.optional) {
        found.push("app depends on service always; expected it optional, switched on by the feature ssr".to_owned());
    }
    for (feature, enables) in &app.features {
        let switches_on = enables.iter().any(|it| it == "dep:service" || it == "service" || it.starts_with("service/"));
        if switches_on && feature != "ssr" {
            found.push(format!("app's feature {feature} switches on service; expected only ssr to do so"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::violations;
    use crate::workspace::{Dependency, Package};

    fn package(name: &str, dependencies: &[(&str, Option<&str>)]) -> Package {
        let dependency = |(name, kind): &(&str, Option<&str>)| Dependency {
            name: (*name).to_owned(),
            kind: kind.map(str::to_owned),
            optional: false,
            path: Some("/somewhere".into()),
        };
        Package {
            name: name.to_owned(),
            dependencies: dependencies.iter().map(dependency).collect(),
            features: Default::default(),
        }
    }

    #[test]
    fn what_the_design_draws_is_allowed() {
        let house = [
            package("domain", &[("testkit", Some("dev"))]),
            package("api-types", &[("domain", None)]),
            package("chain", &[("domain", None), ("chain", Some("dev"))]),
            package("chain-stellar", &[("chain", None), ("domain", None), ("testkit", Some("dev"))]),
            package("storage-sqlite", &[("storage", None), ("domain", None)]),
            package("rates", &[("domain", None)]),
            package("artwork", &[]),
            package("webauthn", &[("webauthn", Some("dev"))]),
            package(
                "service",
                &[("domain", None), ("artwork", None), ("webauthn", None), ("chain", None), ("storage", None)],
            ),
            package("testkit", &[("service", None), ("chain-evm", None), ("storage-sqlite", None)]),
            package("tallystick", &[("app", None), ("artwork", None), ("service", None), ("testkit", Some("dev"))]),
        ];
        assert_eq!(violations(&house), Vec::<String>::new());
    }

    #[test]
    fn a_violation_is_caught_and_says_what_was_expected() {
        let found = violations(&[package("domain", &[("storage", None)])]);
        assert_eq!(found, ["domain depends on storage; expected nothing of ours, and testkit for tests"]);
        let found = violations(&[package("chain-evm", &[("service", Some("dev"))])]);
        assert_eq!(found, ["chain-evm depends on service (dev); expected only chain, domain, and testkit for tests"]);
        assert_eq!(violations(&[package("service", &[("storage-sqlite", None)])]).len(), 1);
    }

    #[test]
    fn the_test_kit_is_for_tests_only() {
        assert_eq!(violations(&[package("tallystick", &[("testkit", None)])]).len(), 1);
        assert_eq!(violations(&[package("testkit", &[("app", None)])]).len(), 1);
    }

    #[test]
    fn a_crate_without_a_rule_is_reported() {
        assert_eq!(violations(&[package("helpers", &[])]).len(), 1);
    }

    #[test]
    fn the_app_takes_the_service_only_on_the_server() {
        let mut app = package("app", &[("service", None)]);
        app.features.insert("ssr".to_owned(), vec!["dep:service".to_owned()]);
        assert_eq!(violations(std::slice::from_ref(&app)).len(), 1, "always there");
        app.dependencies[0].optional = true;
        assert_eq!(violations(std::slice::from_ref(&app)).len(), 0);
        app.features.insert("pay".to_owned(), vec!["service/std".to_owned()]);
        assert_eq!(violations(&[app]).len(), 1, "switched on by a bundle");
    }
}
