//! The palette: type a few letters, choose with the arrow keys, Enter.

use super::{
    desk::{close, use_desk},
    entries::{Does, entries, step},
    options::{Options, option_id},
    server_fns::find,
};
use crate::dashboard::{
    frame::{SignOut, use_member},
    mode::use_shown,
    parts::Icon,
    settings::turn_notifications_off,
    words,
};
use api_types::dashboard::Found;
use leptos::{
    ev::KeyboardEvent,
    html::Input,
    prelude::*,
    task::spawn_local,
    wasm_bindgen::JsCast,
    web_sys::{HtmlDialogElement, HtmlElement},
};
use std::time::Duration;

/// How much of the dialog the field stands in front of, in pixels.
const FIELD: i32 = 64;
/// How long nothing was typed before the server is asked.
const PAUSE: Duration = Duration::from_millis(200);

/// The dialog. Nothing is loaded until something is typed.
#[component]
pub fn PaletteDialog() -> impl IntoView {
    let (desk, shown, member) = (use_desk(), use_shown(), use_member());
    let field = NodeRef::<Input>::new();
    let (typed, found, active) = (RwSignal::new(String::new()), RwSignal::new(Vec::<Found>::new()), RwSignal::new(0));
    let sign_out = ServerAction::<SignOut>::new();
    ask_while_typing(typed, found);
    let lines = Memo::new(move |_| {
        typed.with(|typed| {
            found.with(|found| entries(typed, shown.mode(), member.role(), found, |path| shown.href(path)))
        })
    });
    // It starts empty each time, and with its first line whenever the lines change.
    Effect::new(move || {
        desk.opened.track();
        typed.set(String::new());
        if let Some(field) = field.get_untracked() {
            field.set_value("");
        }
    });
    Effect::new(move || {
        lines.track();
        active.set(0);
    });
    let chosen = Callback::new(move |does: Does| {
        close(desk.palette);
        match does {
            Does::Go(_) => {}
            Does::ShowKeys => desk.open_keys(),
            Does::SignOut => {
                spawn_local(turn_notifications_off());
                sign_out.dispatch(SignOut {});
            }
        }
    });
    let on_key = move |event: KeyboardEvent| {
        let count = lines.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" => active.update(|active| *active = step(*active, true, count)),
            "ArrowUp" => active.update(|active| *active = step(*active, false, count)),
            "Enter" if !event.is_composing() => {
                if let Some(line) = element(active.get_untracked()) {
                    line.click();
                }
            }
            _ => return,
        }
        event.prevent_default();
        if let (Some(line), Some(dialog)) = (element(active.get_untracked()), desk.palette.get_untracked()) {
            let (top, bottom) = (line.offset_top(), line.offset_top() + line.offset_height());
            if bottom > dialog.scroll_top() + dialog.client_height() {
                line.scroll_into_view_with_bool(false);
            } else if top < dialog.scroll_top() + FIELD {
                line.scroll_into_view_with_bool(true);
            }
        }
    };
    let list = move || {
        // Not drawn before it is opened.
        (desk.opened.get() > 0 && lines.with(|lines| !lines.is_empty()))
            .then(|| view! { <Options entries=lines.get() active chosen/> })
    };
    let count = move || lines.with(Vec::len);
    let expanded = move || if count() == 0 { "false" } else { "true" };
    view! {
        <dialog
            class="dialog top palette" node_ref=desk.palette aria-label="Search or jump to"
            on:click=move |event| {
                // What is in front of the page is the dialog's own; around it is nothing but the dialog itself.
                let on_itself = event.target().is_some_and(|target| target.dyn_ref::<HtmlDialogElement>().is_some());
                if on_itself { close(desk.palette) }
            }
        >
            <div class="ask">
                <Icon name="search"/>
                <input
                    node_ref=field type="text" role="combobox" aria-label="Search or jump to" placeholder="Page, link, customer, code"
                    autocomplete="off" spellcheck="false"
                    aria-autocomplete="list" aria-expanded=expanded aria-controls="palette-found"
                    aria-activedescendant=move || (count() > 0).then(|| option_id(active.get()))
                    on:input=move |event| typed.set(event_target_value(&event)) on:keydown=on_key
                />
                <button class="btn quiet sm" type="button" aria-label="Close" on:click=move |_| close(desk.palette)>
                    <kbd class="kbd" aria-hidden="true">"Esc"</kbd>
                </button>
            </div>
            {list}
            <p class="none sm" role="status">
                {move || if count() == 0 { "Nothing fits.".to_owned() } else { words::count(count() as u64, "line", "lines") }}
            </p>
        </dialog>
    }
    .into_any()
}

/// Asks the server for what is typed, after a pause.
fn ask_while_typing(typed: RwSignal<String>, found: RwSignal<Vec<Found>>) {
    let turn = RwSignal::new(0_u32);
    let ask = Action::new(|(turn, text): &(u32, String)| find(*turn, text.clone()));
    let answer = ask.value();
    Effect::new(move || {
        // An older answer may come after a newer question.
        if let Some(Ok((of, answer))) = answer.get()
            && of == turn.get_untracked()
        {
            found.set(answer);
        }
    });
    Effect::new(move || {
        let text = typed.get();
        turn.update(|turn| *turn = turn.wrapping_add(1));
        if text.trim().is_empty() {
            return found.set(Vec::new());
        }
        let asked = set_timeout_with_handle(move || _ = ask.dispatch((turn.get_untracked(), text)), PAUSE);
        if let Ok(asked) = asked {
            on_cleanup(move || asked.clear());
        }
    });
}

/// A line of the list.
fn element(place: usize) -> Option<HtmlElement> {
    document().get_element_by_id(&option_id(place))?.dyn_into().ok()
}
