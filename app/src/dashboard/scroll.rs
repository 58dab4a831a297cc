//! Where pages were scrolled to: going back leads there again, also when the page has to be read first.

/// Remembers from now on how far each page is scrolled. Does nothing on the server.
pub fn keep() {
    #[cfg(target_arch = "wasm32")]
    leptos::prelude::Effect::new(browser::listen);
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use leptos::prelude::*;
    use std::collections::HashMap;

    /// How many frames a page may take until it is high enough.
    const FRAMES: u32 = 120;
    /// For how many frames the place is held at least: the page that is left stands until the other is drawn.
    const HELD: u32 = 20;

    /// What is remembered, by address.
    #[derive(Clone, Copy)]
    struct Places {
        places: StoredValue<HashMap<String, i64>>,
        /// The place that is being gone back to, which the browser's own attempts must not replace.
        returning: StoredValue<bool>,
    }

    /// Listens for as long as the application runs.
    pub(super) fn listen() {
        let kept = Places { places: StoredValue::new(HashMap::new()), returning: StoredValue::new(false) };
        let scrolled = window_event_listener_untyped("scroll", move |_| {
            if !kept.returning.get_value()
                && let (Ok(page), Ok(place)) = (window().location().href(), window().scroll_y())
            {
                kept.places.update_value(|places| _ = places.insert(page, place as i64));
            }
        });
        let went_back = window_event_listener_untyped("popstate", move |_| {
            let Ok(page) = window().location().href() else { return };
            if let Some(place) = kept.places.with_value(|places| places.get(&page).copied()) {
                kept.returning.set_value(true);
                go(kept, page, place, FRAMES);
            }
        });
        // Whoever scrolls meanwhile is not pulled back.
        let by_hand = ["wheel", "touchmove", "keydown"]
            .map(|event| window_event_listener_untyped(event, move |_| kept.returning.set_value(false)));
        on_cleanup(move || {
            scrolled.remove();
            went_back.remove();
            for listener in by_hand {
                listener.remove();
            }
        });
    }

    /// Scrolls there until the page is high enough, unless another page was gone to.
    fn go(kept: Places, page: String, place: i64, frames: u32) {
        request_animation_frame(move || {
            let here = window().location().href().is_ok_and(|now| now == page);
            if !here || frames == 0 || !kept.returning.get_value() {
                return kept.returning.set_value(false);
            }
            window().scroll_to_with_x_and_y(0.0, place as f64);
            // Whole pixels are near enough.
            let there = window().scroll_y().is_ok_and(|now| (now as i64).abs_diff(place) <= 1);
            let loaded = document().query_selector(".waiting").is_ok_and(|waiting| waiting.is_none());
            if there && loaded && frames + HELD < FRAMES {
                return kept.returning.set_value(false);
            }
            go(kept, page, place, frames - 1);
        });
    }
}
