//! Who asks: the session cookie and what answers depend on. Only on the server.

use super::{error::UiError, tab::asks_for};
use api_types::Problem;
use axum::{
    extract::ConnectInfo,
    http::{HeaderValue, Method, StatusCode, header, request::Parts},
};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use service::{Actor, Caller, Service};
use std::{net::SocketAddr, sync::Arc};

/// How long a session lasts without being used.
const MAX_AGE_SECONDS: u32 = 14 * 24 * 60 * 60;
/// How long the second step of signing in may take.
const STEP_SECONDS: u32 = 10 * 60;

/// How cookies are set, provided by the server as context.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CookiePolicy {
    /// Whether the page came over HTTPS.
    pub secure: bool,
}

impl CookiePolicy {
    /// The cookie's name: over HTTPS with the prefix that pins it to this host.
    pub const fn cookie_name(self) -> &'static str {
        if self.secure { "__Host-tallystick" } else { "tallystick" }
    }

    /// The name of the cookie between the two steps of signing in. It opens the second step and nothing else.
    const fn step_cookie_name(self) -> &'static str {
        if self.secure { "__Host-tallystick-step" } else { "tallystick-step" }
    }

    /// The header that sets the cookie; an empty token takes it away.
    fn set_cookie(self, token: &str) -> String {
        self.set(self.cookie_name(), token, MAX_AGE_SECONDS)
    }

    /// The same for the cookie between the steps.
    fn set_step_cookie(self, token: &str) -> String {
        self.set(self.step_cookie_name(), token, STEP_SECONDS)
    }

    fn set(self, name: &str, token: &str, lasts: u32) -> String {
        let age = if token.is_empty() { 0 } else { lasts };
        let secure = if self.secure { "; Secure" } else { "" };
        format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}")
    }
}

/// Where the request comes from, for the rate limit; provided by the server as context when it stands behind a proxy
/// that it trusts. Without it the address of the connection counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientFrom(pub String);

/// The server's use cases.
pub(super) fn service() -> Result<Arc<Service>, UiError> {
    use_context::<Arc<Service>>().ok_or_else(|| Problem::Unavailable.into())
}

/// Where the request comes from.
pub(super) fn client_from() -> String {
    if let Some(ClientFrom(from)) = use_context() {
        return from;
    }
    use_context::<Parts>()
        .and_then(|parts| parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_string()))
        .unwrap_or_default()
}

/// The session's token. `None`: nobody is signed in.
pub(super) fn token() -> Option<String> {
    sent_cookie(policy().cookie_name())
}

/// The token between the two steps of signing in. `None`: the password was not given.
pub(super) fn step_token() -> Option<String> {
    sent_cookie(policy().step_cookie_name())
}

fn sent_cookie(name: &str) -> Option<String> {
    let parts = use_context::<Parts>()?;
    parts.headers.get_all(header::COOKIE).iter().find_map(|line| cookie(line.to_str().ok()?, name))
}

/// The value of a cookie in a `Cookie` header.
fn cookie(line: &str, name: &str) -> Option<String> {
    line.split(';').find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name && !value.is_empty()).then(|| value.to_owned())
    })
}

/// The use cases and the token of who is signed in, in whatever business or in none.
///
/// # Errors
/// Nobody is signed in.
pub(super) fn sign_in() -> Result<(Arc<Service>, String), UiError> {
    let service = service()?;
    match token() {
        Some(token) => Ok((service, token)),
        None => answer(Err(Problem::SignedOut)),
    }
}

/// The use cases and the member who asks, in the business that the sign-in looks at. A page of another business is told so.
///
/// # Errors
/// Nobody is signed in, or the session is over.
pub(super) async fn actor() -> Result<(Arc<Service>, Actor), UiError> {
    let (service, actor, _) = signed_in().await?;
    Ok((service, actor))
}

/// The same with the session's token, for what a member does to their own sign-ins.
///
/// # Errors
/// Nobody is signed in, or the session is over.
pub(super) async fn signed_in() -> Result<(Arc<Service>, Actor, String), UiError> {
    let service = service()?;
    let Some(token) = token() else { return answer(Err(Problem::SignedOut)) };
    let parts = use_context::<Parts>();
    let agent = parts.as_ref().and_then(|parts| parts.headers.get(header::USER_AGENT)?.to_str().ok());
    let caller = Caller { address: client_from().parse().ok(), user_agent: agent.unwrap_or_default() };
    let actor = answer(service.actor_seen(&token, caller).await)?;
    let of = parts.as_ref().and_then(|parts| asks_for(&parts.headers, parts.uri.query()));
    if of.is_some_and(|of| of != actor.merchant.to_string()) {
        return answer(Err(service.switched(&actor).await));
    }
    Ok((service, actor, token))
}

/// What the browser says about itself.
pub(super) fn agent() -> String {
    let parts = use_context::<Parts>();
    let agent = parts.as_ref().and_then(|parts| parts.headers.get(header::USER_AGENT)?.to_str().ok());
    agent.unwrap_or_default().chars().take(512).collect()
}

/// Signs this browser in.
pub(super) fn remember(token: &str) {
    set_cookie(&policy().set_cookie(token));
}

/// Signs this browser out.
pub(super) fn forget() {
    set_cookie(&policy().set_cookie(""));
}

/// Lets this browser take the second step of signing in.
pub(super) fn remember_step(token: &str) {
    set_cookie(&policy().set_step_cookie(token));
}

/// The second step was taken.
pub(super) fn forget_step() {
    set_cookie(&policy().set_step_cookie(""));
}

/// Passes an answer on and says with the response's status what it is, unless the browser is to be redirected.
pub(super) fn answer<T>(answer: Result<T, Problem>) -> Result<T, UiError> {
    answer.map_err(|problem| {
        if let (Some(parts), Some(response)) = (use_context::<Parts>(), use_context::<ResponseOptions>())
            && !is_plain_form(&parts)
        {
            response.set_status(status(&problem));
        }
        problem.into()
    })
}

/// Whether the browser sent a form by itself, without script: it is redirected, and does not keep what was typed.
pub(super) fn plain_form() -> bool {
    use_context::<Parts>().is_some_and(|parts| is_plain_form(&parts))
}

/// As [`plain_form`], of these parts.
fn is_plain_form(parts: &Parts) -> bool {
    let accepts_html = parts.headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    parts.method == Method::POST && accepts_html.is_some_and(|accept| accept.contains("text/html"))
}

/// An error that brings the typed form back to a browser that cannot keep it. Never for forms that hold a secret.
pub(super) fn with_typed<T>(answer: Result<T, UiError>, form: &impl serde::Serialize) -> Result<T, UiError> {
    answer.map_err(|error| if plain_form() { error.with_typed(form) } else { error })
}

/// The response's status for a problem.
const fn status(problem: &Problem) -> StatusCode {
    match problem {
        Problem::Fields { .. } => StatusCode::UNPROCESSABLE_ENTITY,
        Problem::SignedOut => StatusCode::UNAUTHORIZED,
        Problem::NotAllowed | Problem::NoBusiness => StatusCode::FORBIDDEN,
        Problem::NotFound => StatusCode::NOT_FOUND,
        Problem::Refused { .. } | Problem::Switched { .. } => StatusCode::CONFLICT,
        Problem::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// How cookies are set. Without context: as over plain HTTP.
fn policy() -> CookiePolicy {
    use_context().unwrap_or(CookiePolicy { secure: false })
}

/// Adds the header that sets a cookie.
fn set_cookie(header: &str) {
    let Some(response) = use_context::<ResponseOptions>() else { return };
    if let Ok(value) = HeaderValue::from_str(header) {
        response.append_header(header::SET_COOKIE, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_is_pinned_to_the_host_over_https() {
        let secure = CookiePolicy { secure: true };
        let header = secure.set_cookie("t0ken");
        assert!(header.starts_with("__Host-tallystick=t0ken; Path=/; HttpOnly; SameSite=Lax; Max-Age=1209600"));
        assert!(header.ends_with("; Secure"));
        let plain = CookiePolicy { secure: false };
        assert!(!plain.set_cookie("t0ken").contains("Secure"));
        assert!(plain.set_cookie("").contains("Max-Age=0"));
    }

    #[test]
    fn i22_the_cookie_between_the_steps_is_another_and_lasts_ten_minutes() {
        let header = CookiePolicy { secure: true }.set_step_cookie("t0ken");
        assert_eq!(header, "__Host-tallystick-step=t0ken; Path=/; HttpOnly; SameSite=Lax; Max-Age=600; Secure");
        assert_eq!(cookie("tallystick-step=t0ken", "tallystick"), None, "it signs nobody in");
    }

    #[test]
    fn the_token_is_read_among_other_cookies() {
        assert_eq!(cookie("a=1; tallystick=t0ken; b=2", "tallystick"), Some("t0ken".to_owned()));
        assert_eq!(cookie("xtallystick=no; tallystick=", "tallystick"), None);
    }
}
