//! One delivery: to whom, of what, when, and what became of it.

use atiende_assets::{Key, key};
use atiende_protocol::NotifiedEvent;
use atiende_protocol::http::notification::{Delivery, DeliveryReason, DeliveryStatus};
use egui::{Align, Layout, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::{Click, ROW};
use crate::format;
use crate::panels::notifications::kind_words;
use crate::scene::Scene;
use crate::theme::{self, Tone, space};
use crate::widgets::{Button, CellTone, badge, cell, icon, link, text_cell, tip};

const LINE: f32 = 18.0;
const STATUS: f32 = 112.0;
const RETRY: f32 = 96.0;
const SIGN: f32 = 14.0;
/// How wide *to*, *notification*, *when* and *problem* are, in shares of the rest.
const SHARES: [f32; 4] = [0.28, 0.22, 0.2, 0.3];

const TITLES: [Key; 4] = [
    key::DELIVERIES_TO,
    key::DELIVERIES_ABOUT,
    key::DELIVERIES_WHEN,
    key::DELIVERIES_PROBLEM,
];

/// How wide *to*, *notification*, *when* and *problem* are.
fn widths(width: f32) -> [f32; 4] {
    let rest = width - STATUS - RETRY - space::M * 5.0;
    SHARES.map(|share| (rest * share).floor())
}

/// Draws the titles of the columns.
pub(super) fn titles_ui(ui: &mut Ui, scene: Scene<'_>) {
    let widths = widths(ui.available_width());
    ui.spacing_mut().item_spacing.x = space::M;
    let name = scene.text(key::DELIVERIES_STATUS);
    text_cell(ui, STATUS, name, CellTone::Title);
    for (title, width) in TITLES.into_iter().zip(widths) {
        text_cell(ui, width, scene.text(title), CellTone::Title);
    }
}

/// Draws the row.
pub(super) fn row_ui(ui: &mut Ui, scene: Scene<'_>, delivery: &Delivery) -> Option<Click> {
    let (id, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let row = ui.interact(rect, id, Sense::hover());
    let name = format!("{}, {}", delivery.to, delivery.address);
    row.widget_info(|| WidgetInfo::labeled(Role::Row, true, &name));
    let line = egui::Stroke::new(1.0, theme::tokens(ui).line);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, line);
    let inside = UiBuilder::new()
        .id_salt(delivery.id.0)
        .max_rect(rect.shrink2(vec2(space::M, 0.0)))
        .layout(Layout::left_to_right(Align::Center));
    let mut row = ui.new_child(inside);
    row.spacing_mut().item_spacing.x = space::M;
    cells_ui(&mut row, scene, delivery)
}

fn cells_ui(ui: &mut Ui, scene: Scene<'_>, delivery: &Delivery) -> Option<Click> {
    let [to, about, when, problem] = widths(ui.available_width());
    cell(ui, STATUS, |ui| {
        let (tone, word, help) = standing(delivery.status);
        tip(badge(ui, tone, scene.text(word)), scene.text(help), None);
    });
    two_lines(
        ui,
        to,
        |ui, width| {
            text_cell(ui, width, &delivery.to, CellTone::Strong);
        },
        |ui, width| address_ui(ui, scene, delivery, width),
    );
    let mut opened = None;
    two_lines(
        ui,
        about,
        |ui, width| {
            text_cell(ui, width, scene.text(matter(delivery)), CellTone::Primary);
        },
        |ui, _| opened = request_ui(ui, scene, delivery),
    );
    let [first, second] = times(scene, delivery);
    two_lines(
        ui,
        when,
        |ui, width| {
            text_cell(ui, width, &first, CellTone::Number);
        },
        |ui, width| {
            text_cell(ui, width, &second, CellTone::Secondary);
        },
    );
    let rest = match delivery.status {
        DeliveryStatus::Dead => problem,
        _ => ui.available_width(),
    };
    text_cell(ui, rest, &why(scene, delivery), CellTone::Secondary);
    retry_ui(ui, scene, delivery).or(opened)
}

/// A cell with one line above the other.
fn two_lines(
    ui: &mut Ui,
    width: f32,
    first: impl FnOnce(&mut Ui, f32),
    second: impl FnOnce(&mut Ui, f32),
) {
    cell(ui, width, |ui| {
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = space::XXS;
            ui.add_space((ROW - 2.0 * LINE - space::XXS) / 2.0 - space::XXS);
            let left = Layout::left_to_right(Align::Center);
            let size = vec2(width, LINE);
            ui.allocate_ui_with_layout(size, left, |ui| first(ui, width));
            ui.allocate_ui_with_layout(size, left, |ui| second(ui, width));
        });
    });
}

fn address_ui(ui: &mut Ui, scene: Scene<'_>, delivery: &Delivery, width: f32) {
    let (name, sign) = kind_words(delivery.kind);
    ui.spacing_mut().item_spacing.x = space::XS;
    let color = theme::tokens(ui).text.muted;
    tip(icon(ui, sign, SIGN, color), scene.text(name), None);
    let rest = width - SIGN - space::XS;
    text_cell(ui, rest, &delivery.address, CellTone::Secondary);
}

fn request_ui(ui: &mut Ui, scene: Scene<'_>, delivery: &Delivery) -> Option<Click> {
    let request = delivery.request?;
    let values = [("id", request.to_string().into())];
    let words = scene.env.locale.text_with(key::DELIVERIES_REQUEST, &values);
    link(ui, &words).clicked().then_some(Click::Open(request))
}

fn retry_ui(ui: &mut Ui, scene: Scene<'_>, delivery: &Delivery) -> Option<Click> {
    if delivery.status != DeliveryStatus::Dead {
        return None;
    }
    let is_busy = scene.state.notify.is_busy;
    let button = Button::secondary(scene.text(key::RETRY)).compact();
    let button = button.disabled_because(is_busy.then(|| scene.text(key::ADMIN_BUSY)));
    button
        .show(ui)
        .clicked()
        .then_some(Click::Retry(delivery.id))
}

/// What became of it: its colour, the word, and what that means.
fn standing(status: DeliveryStatus) -> (Tone, Key, Key) {
    match status {
        DeliveryStatus::Waiting => (
            Tone::Attention,
            key::DELIVERIES_WAITING,
            key::DELIVERIES_WAITING_HELP,
        ),
        DeliveryStatus::Sent => (
            Tone::Success,
            key::DELIVERIES_SENT,
            key::DELIVERIES_SENT_HELP,
        ),
        DeliveryStatus::Dropped => (
            Tone::Neutral,
            key::DELIVERIES_DROPPED,
            key::DELIVERIES_DROPPED_HELP,
        ),
        DeliveryStatus::Dead => (
            Tone::Danger,
            key::DELIVERIES_DEAD,
            key::DELIVERIES_DEAD_HELP,
        ),
    }
}

/// Why it was not sent, or not yet.
fn why(scene: Scene<'_>, delivery: &Delivery) -> String {
    let reason = delivery
        .reason
        .map(|reason| scene.text(reason_words(reason)));
    let parts = [reason, delivery.problem.as_deref()];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    parts.join(": ")
}

fn reason_words(reason: DeliveryReason) -> Key {
    match reason {
        DeliveryReason::Taken => key::DELIVERIES_REASON_TAKEN,
        DeliveryReason::HandedOver => key::DELIVERIES_REASON_HANDED_OVER,
        DeliveryReason::Closed => key::DELIVERIES_REASON_CLOSED,
        DeliveryReason::CustomerBack => key::DELIVERIES_REASON_CUSTOMER_BACK,
        DeliveryReason::AccessLost => key::DELIVERIES_REASON_ACCESS_LOST,
        DeliveryReason::NotAvailable => key::DELIVERIES_REASON_NOT_AVAILABLE,
        DeliveryReason::Quiet => key::DELIVERIES_REASON_QUIET,
        DeliveryReason::Removed => key::DELIVERIES_REASON_REMOVED,
        DeliveryReason::Expired => key::DELIVERIES_REASON_EXPIRED,
    }
}

/// What it is about.
fn matter(delivery: &Delivery) -> Key {
    match delivery.event {
        Some(NotifiedEvent::NewRequest) => key::DELIVERIES_NEW_REQUEST,
        Some(NotifiedEvent::Message) => key::DELIVERIES_MESSAGE,
        Some(NotifiedEvent::Transferred) => key::DELIVERIES_TRANSFERRED,
        Some(NotifiedEvent::CustomerBack) => key::DELIVERIES_CUSTOMER_BACK,
        None if delivery.request.is_some() => key::DELIVERIES_ANSWER,
        None => key::DELIVERIES_CHECK,
    }
}

/// When it came up, how often it was tried, and when it is tried next.
fn times(scene: Scene<'_>, delivery: &Delivery) -> [String; 2] {
    let env = scene.env;
    let moment = |at| format::moment(env.locale, &env.time_zone, at, env.now);
    let attempts = usize::try_from(delivery.attempts).unwrap_or(usize::MAX);
    let tries = scene.text_count(key::DELIVERIES_TRIES, attempts);
    let first = match delivery.status {
        DeliveryStatus::Waiting => format!("{} · {tries}", moment(delivery.created_at)),
        _ => moment(delivery.created_at),
    };
    let second = match delivery.status {
        DeliveryStatus::Waiting => {
            let values = [("time", moment(delivery.at).into())];
            env.locale.text_with(key::DELIVERIES_NEXT, &values)
        }
        DeliveryStatus::Sent | DeliveryStatus::Dropped | DeliveryStatus::Dead => tries,
    };
    [first, second]
}
