//! Who is signed in, for all that the frame holds.

use super::server_fns::load_me;
use crate::dashboard::live::use_live;
use api_types::{Problem, dashboard::Me};
use domain::{Right, Role};
use leptos::{prelude::*, task::spawn_local};

/// The member, as context.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    me: RwSignal<Me>,
    /// What the server says when the sign-in looks at another business than this page is of.
    switched: RwSignal<Option<String>>,
}

impl Member {
    /// Keeps the member up to date from now on.
    pub fn provide(me: Me) -> Self {
        let member = Self { me: RwSignal::new(me), switched: RwSignal::new(None) };
        provide_context(member);
        let live = use_live();
        Effect::new(move |before: Option<u32>| {
            let version = live.version();
            if before.is_some_and(|before| before != version) {
                member.refresh();
            }
            version
        });
        // The server ends the stream of who is signed out.
        Effect::new(move |_| {
            if live.is_broken() {
                member.refresh();
            }
        });
        member
    }

    /// Who is signed in; tracked.
    pub fn me(self) -> Me {
        self.me.get()
    }

    /// What they may do; tracked.
    pub fn role(self) -> Role {
        self.me.with(|me| me.role.parse()).unwrap_or(Role::Viewer)
    }

    /// The most that the role may do, for styles: `look`, `work`, `manage` or `own`; tracked. What it may not do is not
    /// offered; the server refuses it whatever a page offers.
    pub fn may_at_most(self) -> &'static str {
        match self.role() {
            // What all businesses share is changed by who runs the server.
            Role::Owner if self.me.with(|me| me.runs_server) => "own",
            Role::Owner => "manage",
            Role::Admin => "manage",
            Role::Staff => "work",
            Role::Viewer => "look",
        }
    }

    /// What to say while the sign-in looks at another business than this page is of; tracked.
    pub fn switched_to(self) -> Option<String> {
        self.switched.get()
    }

    /// Asks the server again.
    pub fn refresh(self) {
        spawn_local(async move {
            match load_me().await {
                Ok(me) => _ = self.me.try_set(me),
                // Signed out elsewhere, or no member any more: nothing on this page is theirs to see now.
                Err(error) if *error.problem() == Problem::SignedOut => _ = window().location().set_href("/sign-in"),
                Err(error) => match error.problem() {
                    Problem::NoBusiness => _ = window().location().set_href("/businesses"),
                    Problem::Switched { .. } => _ = self.switched.try_set(Some(error.to_string())),
                    _ => {}
                },
            }
        });
    }
}

/// Whether who is signed in has a right, as the page began. Styles hold back the rest ([`Member::may_at_most`]).
pub fn may(right: Right) -> bool {
    untrack(|| use_member().role().may(right))
}

/// The member.
///
/// # Panics
/// Outside of the frame, where nobody is signed in.
pub fn use_member() -> Member {
    expect_context()
}
