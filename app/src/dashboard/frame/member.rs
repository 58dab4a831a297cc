//! Who is signed in, for all that the frame holds.

use super::server_fns::load_me;
use crate::dashboard::live::use_live;
use api_types::dashboard::Me;
use leptos::{prelude::*, task::spawn_local};

/// The member, as context.
#[derive(Debug, Clone, Copy)]
pub struct Member(RwSignal<Me>);

impl Member {
    /// Keeps the member up to date from now on.
    pub fn provide(me: Me) -> Self {
        let member = Self(RwSignal::new(me));
        provide_context(member);
        let live = use_live();
        Effect::new(move |before: Option<u32>| {
            let version = live.version();
            if before.is_some_and(|before| before != version) {
                member.refresh();
            }
            version
        });
        member
    }

    /// Who is signed in; tracked.
    pub fn me(self) -> Me {
        self.0.get()
    }

    /// Asks the server again.
    pub fn refresh(self) {
        spawn_local(async move {
            if let Ok(me) = load_me().await {
                _ = self.0.try_set(me);
            }
        });
    }
}

/// The member.
///
/// # Panics
/// Outside of the frame, where nobody is signed in.
pub fn use_member() -> Member {
    expect_context()
}
