//! Routes that cannot be added without a rule.

use super::Rule;
use crate::web::{AppState, dashboard::member_of_page, form::status, pages, security::Nonce};
use api_types::Problem;
use axum::{
    Router,
    extract::{Request, State},
    middleware::{Next, from_fn_with_state},
    response::Response,
    routing::MethodRouter,
};
use service::Right;

/// Routes with who may come in. A member's routes are entered by those of the right role only, and their handlers find the
/// [`Actor`](service::Actor) as an extension.
pub struct Routes {
    state: AppState,
    router: Router<AppState>,
    #[cfg(test)]
    pub(super) declared: Vec<(&'static str, Rule)>,
}

impl Routes {
    /// None yet.
    pub fn new(state: &AppState) -> Self {
        Self {
            state: state.clone(),
            router: Router::new(),
            #[cfg(test)]
            declared: Vec::new(),
        }
    }

    /// Adds one.
    #[must_use]
    pub fn route(self, rule: Rule, path: &'static str, handlers: MethodRouter<AppState>) -> Self {
        let handlers = match rule {
            Rule::Public | Rule::Secret => handlers,
            Rule::SignedIn => handlers.layer(from_fn_with_state((self.state.clone(), Right::Look), enter)),
            Rule::Member(right) => handlers.layer(from_fn_with_state((self.state.clone(), right), enter)),
        };
        Self {
            router: self.router.route(path, handlers),
            state: self.state,
            #[cfg(test)]
            declared: [self.declared, vec![(path, rule)]].concat(),
        }
    }

    /// All of them.
    pub fn into_router(self) -> Router<AppState> {
        self.router
    }
}

/// Lets members with the right in.
async fn enter(State((state, right)): State<(AppState, Right)>, mut request: Request, next: Next) -> Response {
    let member = member_of_page(&state, request.headers(), request.uri().query()).await;
    match member.and_then(|actor| actor.may(right).map(|()| actor)) {
        Ok(actor) => {
            request.extensions_mut().insert(actor);
            next.run(request).await
        }
        Err(problem) => {
            let title = match problem {
                Problem::SignedOut => "You are signed out",
                Problem::NotAllowed => "Not allowed",
                Problem::NoBusiness => "You are in no business",
                Problem::Switched { .. } => "Another business",
                _ => "This was not done",
            };
            let nonce = request.extensions().get::<Nonce>().cloned().unwrap_or_else(|| Nonce(String::new()));
            pages::message(&state, nonce, status(&problem), title, &problem.to_string())
        }
    }
}
