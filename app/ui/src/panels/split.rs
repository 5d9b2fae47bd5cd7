//! A line between two areas that can be dragged, or moved with the arrow keys.

use egui::{
    CursorIcon, EventFilter, Key, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2,
};

use crate::theme;

/// How far beside the line it can be taken hold of.
const GRIP: f32 = 3.0;
const KEY_STEP: f32 = 16.0;

/// Which way a line runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    /// From the top down: it divides left from right.
    Down,
    /// From the left to the right: it divides above from below.
    Across,
}

/// Draws a line called `name` along `line`, a rectangle without thickness; how far it was moved.
pub(super) fn split(ui: &Ui, name: &str, line: Rect, run: Run) -> f32 {
    let grip = match run {
        Run::Down => line.expand2(vec2(GRIP, 0.0)),
        Run::Across => line.expand2(vec2(0.0, GRIP)),
    };
    let response = ui.interact(grip, ui.scope_id().with(("split", name)), Sense::drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, name));
    paint(ui, line, &response);
    if response.hovered() || response.dragged() {
        ui.set_cursor_icon(match run {
            Run::Down => CursorIcon::ResizeHorizontal,
            Run::Across => CursorIcon::ResizeVertical,
        });
    }
    let dragged = response.drag_delta();
    let dragged = if run == Run::Down {
        dragged.x
    } else {
        dragged.y
    };
    dragged + by_keys(ui, &response, run)
}

fn paint(ui: &Ui, line: Rect, response: &Response) {
    let tokens = theme::tokens(ui);
    let is_held = response.hovered() || response.dragged() || response.has_focus();
    let (width, color) = if is_held {
        (2.0, tokens.focus)
    } else {
        (1.0, tokens.line)
    };
    ui.painter()
        .line_segment([line.min, line.max], Stroke::new(width, color));
}

fn by_keys(ui: &Ui, response: &Response, run: Run) -> f32 {
    if !response.has_focus() {
        return 0.0;
    }
    let filter = EventFilter {
        horizontal_arrows: run == Run::Down,
        vertical_arrows: run == Run::Across,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let (back, forth) = match run {
        Run::Down => (Key::ArrowLeft, Key::ArrowRight),
        Run::Across => (Key::ArrowUp, Key::ArrowDown),
    };
    ui.input(|input| match () {
        () if input.key_pressed(back) => -KEY_STEP,
        () if input.key_pressed(forth) => KEY_STEP,
        () => 0.0,
    })
}
