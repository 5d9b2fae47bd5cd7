//! What is shown and heard on this computer: a table of events and methods.

use atiende_assets::key;
use atiende_core::DesktopPart;
use atiende_protocol::{NotifiedEvent, NotifiedEvents};
use egui::{Align, Layout, Ui, UiBuilder, vec2};

use super::view::Page;
use super::words;
use crate::panels::top_bar::missing_words;
use crate::scene::Scene;
use crate::theme::{self, Tone, height, space};
use crate::widgets::{Banner, below_checkbox, body, caption, cell, checkbox, help, section, tick};

/// How wide a method's column is.
const METHOD: f32 = 88.0;

/// Draws the table and what is said about it.
pub(super) fn events_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let scene = page.scene;
    let rules = &mut page.view.rules.typed.rules;
    section(ui, scene.text(key::NOTIFICATIONS_HERE), |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        titles_ui(ui, scene);
        for event in NotifiedEvent::ALL {
            let methods = [
                (key::NOTIFICATIONS_TOAST, &mut rules.toast),
                (key::NOTIFICATIONS_SOUND, &mut rules.sound),
            ];
            let name = scene.text(words::event(event));
            line_ui(ui, |ui| {
                cell(ui, first(ui), |ui| body(ui, name));
                for (method, events) in methods {
                    let method = scene.text(method);
                    let values = [("event", name.into()), ("method", method.into())];
                    let spoken = scene.env.locale.text_with(key::NOTIFICATIONS_CELL, &values);
                    cell(ui, METHOD, |ui| tick_ui(ui, &spoken, events, event));
                }
            });
        }
        missing_ui(ui, scene);
        ui.add_space(space::XS);
        let name = scene.text(key::NOTIFICATIONS_REPEATS);
        checkbox(ui, &mut rules.repeats, name);
        below_checkbox(ui, |ui| {
            help(ui, scene.text(key::NOTIFICATIONS_REPEATS_HELP));
        });
    });
}

fn titles_ui(ui: &mut Ui, scene: Scene<'_>) {
    line_ui(ui, |ui| {
        let title = |ui: &mut Ui, width, key| {
            cell(ui, width, |ui| caption(ui, scene.text(key)));
        };
        title(ui, first(ui), key::NOTIFICATIONS_EVENT);
        title(ui, METHOD, key::NOTIFICATIONS_TOAST);
        title(ui, METHOD, key::NOTIFICATIONS_SOUND);
    });
}

/// How wide the column of events is.
fn first(ui: &Ui) -> f32 {
    ui.available_width() - 2.0 * (METHOD + space::S)
}

/// A row with a hairline below it.
fn line_ui(ui: &mut Ui, cells: impl FnOnce(&mut Ui)) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height::ROW));
    let line = egui::Stroke::new(1.0, theme::tokens(ui).line);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() + 1.5, line);
    let layout = Layout::left_to_right(Align::Center);
    let mut row = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    row.spacing_mut().item_spacing.x = space::S;
    cells(&mut row);
}

fn tick_ui(ui: &mut Ui, name: &str, events: &mut NotifiedEvents, event: NotifiedEvent) {
    let mut is_on = events.contains(&event);
    if tick(ui, &mut is_on, name).changed() {
        set(events, event, is_on);
    }
}

/// Puts an event in or takes it out.
pub(super) fn set(events: &mut NotifiedEvents, event: NotifiedEvent, is_on: bool) {
    if is_on {
        events.insert(event);
    } else {
        events.remove(&event);
    }
}

/// What this computer cannot do.
fn missing_ui(ui: &mut Ui, scene: Scene<'_>) {
    for part in [DesktopPart::Notifications, DesktopPart::Sound] {
        if scene.state.missing.contains(&part) {
            ui.add_space(space::XS);
            Banner::new(Tone::Attention, scene.text(missing_words(part))).show(ui);
        }
    }
}
