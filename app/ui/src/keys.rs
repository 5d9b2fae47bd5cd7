//! Keyboard shortcuts: which key does what, in one table that the sheet shows as well.

use atiende_assets::{Key as Text, Locale, key};
use atiende_core::Action;
use atiende_protocol::{ActionKind, RequestId};
use egui::{Context, FocusDirection, Key, KeyboardShortcut, Modifiers, Popup};

use crate::UiState;
use crate::panels::chat::ChatView;
use crate::panels::details::{ask, selected};
use crate::panels::queue::{Move, take_next};
use crate::scene::Scene;
use crate::ui_state::Tab;

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// How the shortcut of *take next* is written.
pub(crate) const TAKE_NEXT: &str = "Ctrl Shift N";

const ACTIONS: [(ActionKind, KeyboardShortcut, &str); 7] = [
    (
        ActionKind::Claim,
        KeyboardShortcut::new(CTRL_SHIFT, Key::A),
        "Ctrl Shift A",
    ),
    (
        ActionKind::Join,
        KeyboardShortcut::new(CTRL, Key::J),
        "Ctrl J",
    ),
    (
        ActionKind::EndChat,
        KeyboardShortcut::new(CTRL_SHIFT, Key::F),
        "Ctrl Shift F",
    ),
    (
        ActionKind::Close,
        KeyboardShortcut::new(CTRL_SHIFT, Key::W),
        "Ctrl Shift W",
    ),
    (
        ActionKind::Unassign,
        KeyboardShortcut::new(CTRL_SHIFT, Key::R),
        "Ctrl Shift R",
    ),
    (
        ActionKind::Transfer,
        KeyboardShortcut::new(CTRL_SHIFT, Key::P),
        "Ctrl Shift P",
    ),
    (
        ActionKind::UploadFile,
        KeyboardShortcut::new(CTRL, Key::O),
        "Ctrl O",
    ),
];

const MOVES: [(Key, Move); 6] = [
    (Key::ArrowUp, Move::Up),
    (Key::ArrowDown, Move::Down),
    (Key::PageUp, Move::PageUp),
    (Key::PageDown, Move::PageDown),
    (Key::Home, Move::First),
    (Key::End, Move::Last),
];

const DIGITS: [Key; 9] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

/// A group of the sheet: its heading, and what is done by which keys.
pub(crate) type Group = (Text, &'static [(Text, &'static str)]);

/// The sheet (F1).
pub(crate) const SHEET: [Group; 3] = [
    (
        key::KEYS_EVERYWHERE,
        &[
            (key::KEY_SEARCH, "Ctrl F  /"),
            (key::KEY_SEARCH_EVERYTHING, "Ctrl K"),
            (key::TAKE_NEXT, TAKE_NEXT),
            (key::KEY_MINE, "Ctrl 1 … 9"),
            (key::KEY_SHEET, "F1  ?"),
            (key::KEY_BACK, "Esc"),
        ],
    ),
    (
        key::KEYS_REQUEST,
        &[
            (key::ACTION_CLAIM, "Ctrl Shift A"),
            (key::ACTION_JOIN, "Ctrl J"),
            (key::ACTION_END_CHAT, "Ctrl Shift F"),
            (key::ACTION_CLOSE, "Ctrl Shift W"),
            (key::ACTION_UNASSIGN, "Ctrl Shift R"),
            (key::ACTION_TRANSFER, "Ctrl Shift P"),
            (key::UPLOAD_FILE, "Ctrl O"),
            (key::KEY_COMPOSE, "Ctrl M"),
            (key::KEY_NOTE, "Ctrl Shift M"),
            (key::KEY_SEND, "Enter"),
            (key::KEY_LINE, "Shift Enter"),
            (key::KEY_FACTS, "Ctrl I"),
        ],
    ),
    (
        key::KEYS_LISTS,
        &[
            (key::KEY_MOVE, "↑  ↓"),
            (key::KEY_PAGE, "PageUp  PageDown"),
            (key::KEY_ENDS, "Home  End"),
            (key::KEY_ENTER, "Enter"),
        ],
    ),
];

/// The shortcut of an action, and how it is written.
pub(crate) fn of(kind: ActionKind) -> Option<(KeyboardShortcut, &'static str)> {
    let entry = ACTIONS.into_iter().find(|(of, ..)| *of == kind)?;
    Some((entry.1, entry.2))
}

/// Keys as they are written on the keyboards of a language.
pub(crate) fn written(locale: &Locale, keys: &str) -> String {
    let name = |key: &str| match key {
        "Shift" => locale.text(key::NAME_SHIFT).to_owned(),
        "Enter" => locale.text(key::NAME_ENTER).to_owned(),
        "PageUp" => locale.text(key::NAME_PAGE_UP).to_owned(),
        "PageDown" => locale.text(key::NAME_PAGE_DOWN).to_owned(),
        "Home" => locale.text(key::NAME_HOME).to_owned(),
        "End" => locale.text(key::NAME_END).to_owned(),
        other => other.to_owned(),
    };
    keys.split(' ').map(name).collect::<Vec<_>>().join(" ")
}

/// Does what the pressed keys ask for, before any field can take them for text.
pub(crate) fn press(
    ctx: &Context,
    scene: Scene<'_>,
    ui_state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    // The context itself knows only of menus that were already drawn in this frame: none yet.
    if ui_state.has_dialog() || Popup::is_any_open(ctx) {
        return; // The dialog or menu has the keyboard.
    }
    for (kind, shortcut, _) in ACTIONS {
        let is_pressed = ctx.input_mut(|input| input.consume_shortcut(&shortcut));
        if is_pressed && let Some(request) = selected(scene.state, kind) {
            actions.extend(ask(request, kind, ui_state));
        }
    }
    if ctx.input_mut(|input| input.consume_key(CTRL_SHIFT, Key::N)) {
        actions.extend(take_next(scene.state));
    }
    jump(ctx, scene, ui_state, actions);
    go_to_field(ctx, scene, ui_state);
    if !ui_state.is_typing {
        while_not_typing(ctx, scene, ui_state, actions);
    }
}

/// Ctrl or Alt and a digit lead to one of my requests.
fn jump(ctx: &Context, scene: Scene<'_>, ui_state: &mut UiState, actions: &mut Vec<Action>) {
    for (index, digit) in DIGITS.into_iter().enumerate() {
        let is_pressed = ctx.input_mut(|input| {
            input.consume_key(CTRL, digit) || input.consume_key(Modifiers::ALT, digit)
        });
        if is_pressed && let Some(request) = ui_state.mine.numbered(scene.state, index + 1) {
            actions.push(Action::Select(request));
            ui_state.layout.tab = Tab::Details;
        }
    }
}

fn go_to_field(ctx: &Context, scene: Scene<'_>, ui_state: &mut UiState) {
    if ctx.input_mut(|input| input.consume_key(CTRL_SHIFT, Key::M)) {
        write(scene, ui_state, ChatView::compose_note);
    }
    let is_pressed = |key| ctx.input_mut(|input| input.consume_key(CTRL, key));
    if is_pressed(Key::F) {
        search(ui_state);
    }
    if is_pressed(Key::K) {
        search_everything(ui_state);
    }
    if is_pressed(Key::M) {
        write(scene, ui_state, ChatView::compose);
    }
    if is_pressed(Key::I) {
        ui_state.layout.are_facts_open = !ui_state.layout.are_facts_open;
    }
    if is_pressed(Key::Slash) || ctx.input(|input| input.key_pressed(Key::F1)) {
        ui_state.shows_shortcuts = true;
    }
}

/// Leads to the field for messages or the one for notes.
fn write(scene: Scene<'_>, ui_state: &mut UiState, to: impl Fn(&mut ChatView, RequestId)) {
    if let Some(request) = scene.state.selected {
        to(&mut ui_state.chat, request);
    }
    ui_state.layout.are_facts_open = false;
    ui_state.layout.tab = Tab::Details;
}

fn search(ui_state: &mut UiState) {
    ui_state.search.hide();
    ui_state.queue.search();
    ui_state.layout.tab = Tab::Queue;
}

/// Opens the search over everything that was ever said.
pub(crate) fn search_everything(ui_state: &mut UiState) {
    ui_state.search.open();
    ui_state.layout.tab = Tab::Queue;
}

fn while_not_typing(
    ctx: &Context,
    scene: Scene<'_>,
    ui_state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    if is_typed(ctx, "/") {
        search(ui_state);
    }
    ui_state.shows_shortcuts |= is_typed(ctx, "?");
    if !ui_state.search.is_open() {
        move_in_queue(ctx, scene, ui_state);
    }
    if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        actions.extend(go_back(scene, ui_state));
    }
}

fn move_in_queue(ctx: &Context, scene: Scene<'_>, ui_state: &mut UiState) {
    for (key, to) in MOVES {
        if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ui_state.queue.go(to, scene.state.selected);
            // The arrow has done its work: it must not lead from the row to what is next to it.
            ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
    }
}

/// Out of the search, then out of the filter, then out of *Details*.
fn go_back(scene: Scene<'_>, ui_state: &mut UiState) -> Option<Action> {
    if ui_state.search.is_open() {
        return Some(ui_state.search.leave());
    }
    if ui_state.queue.clear_filter() || scene.state.selected.is_none() {
        return None;
    }
    ui_state.layout.tab = Tab::Queue;
    Some(Action::Deselect)
}

/// By what is typed and not by the key: `/` and `?` are elsewhere on each keyboard.
fn is_typed(ctx: &Context, text: &str) -> bool {
    let is_text = |event: &egui::Event| matches!(event, egui::Event::Text(typed) if typed == text);
    ctx.input(|input| input.events.iter().any(is_text))
}
