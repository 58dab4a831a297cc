//! The tab table. A new tab is a folder beside this file and one row here.

use super::{customers, frame::Frame, home, links, payments, products, settings};
use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, components::ParentRoute, path};

/// A tab of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tab {
    /// Address of its first page.
    pub path: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// Which group it stands in.
    pub group: Group,
    /// Whether small screens show it in their bar, which has room for four; the others stand in the menu beside.
    pub at_hand: bool,
}

/// The two groups of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// What happens.
    Main,
    /// How it is set up.
    Workshop,
}

impl Tab {
    /// Whether a page belongs to this tab.
    pub fn holds(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        path == self.path
            || self.path != "/dashboard" && path.strip_prefix(self.path).is_some_and(|rest| rest.starts_with('/'))
    }
}

/// Makes the table and the routes from the same rows.
macro_rules! tabs {
    ($($module:ident: $path:literal, $name:literal, $icon:literal, $group:ident, $at_hand:literal;)*) => {
        /// The tabs, in the order of the navigation.
        pub const TABS: &[Tab] = &[
            $(Tab { path: $path, name: $name, icon: $icon, group: Group::$group, at_hand: $at_hand }),*
        ];

        /// The routes of all tabs, in the frame that they share.
        #[component(transparent)]
        pub fn TabRoutes() -> impl MatchNestedRoutes + Clone {
            view! {
                <ParentRoute path=path!("/dashboard") view=Frame>
                    $(<$module::Routes/>)*
                </ParentRoute>
            }
            .into_inner()
        }
    };
}

tabs! {
    home:     "/dashboard",          "Home",     "house",            Main,     true;
    links:    "/dashboard/links",    "Links",    "link",             Main,     true;
    payments: "/dashboard/payments", "Payments", "arrow-left-right", Main,     true;
    customers: "/dashboard/customers", "Customers", "users",         Main,     false;
    products: "/dashboard/products", "Products", "package",          Main,     false;
    settings: "/dashboard/settings", "Settings", "settings",         Workshop, true;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_of_small_screens_has_room_for_four() {
        assert!(TABS.iter().filter(|tab| tab.at_hand).count() <= 4);
    }

    #[test]
    fn a_page_belongs_to_one_tab() {
        let tab = |path: &str| {
            let holding: Vec<_> = TABS.iter().filter(|tab| tab.holds(path)).map(|tab| tab.name).collect();
            assert_eq!(holding.len(), 1, "{path}");
            holding[0]
        };
        assert_eq!(tab("/dashboard"), "Home");
        assert_eq!(tab("/dashboard/"), "Home");
        assert_eq!(tab("/dashboard/links/new"), "Links");
        assert_eq!(tab("/dashboard/settings/wallets/wal_1"), "Settings");
    }
}
