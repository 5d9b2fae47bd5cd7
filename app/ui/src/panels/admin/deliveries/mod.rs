//! *Envíos*: what was sent to e-mail addresses, phones and webhooks, newest first, and whether it arrived.

mod filter;
mod row;

use atiende_assets::{Key, key};
use atiende_core::Action;
use atiende_core::deliveries::{DeliveryFilter, DeliveryQuery};
use atiende_core::notify::NotifyCall;
use atiende_protocol::http::notification::DeliveryPage;
use atiende_protocol::{DeliveryId, RequestId};
use egui::{Frame, Margin, ScrollArea, Ui};

use super::view::{Office, Tab};
use super::{more_ui, problem_words};
use crate::UiState;
use crate::icons;
use crate::scene::Scene;
use crate::theme::{Tone, space};
use crate::widgets::{Banner, Density, EmptyState, header_row, skeleton_rows};
use filter::filter_ui;
use row::{row_ui, titles_ui};

/// How high a row is.
const ROW: f32 = 54.0;

/// What was clicked.
#[derive(Clone, Copy)]
enum Click {
    More(DeliveryId),
    Retry(DeliveryId),
    Open(RequestId),
}

/// Asks for the newest of those that were chosen.
pub(super) fn newest(filter: DeliveryFilter) -> Action {
    let before = None;
    Action::Notifications(NotifyCall::LoadDeliveries(DeliveryQuery { filter, before }))
}

/// Asks for the page after a delivery, or for the newest.
pub(super) fn load(office: &mut Office<'_>, before: Option<DeliveryId>) {
    let filter = office.view.deliveries;
    let call = NotifyCall::LoadDeliveries(DeliveryQuery { filter, before });
    office.actions.push(Action::Notifications(call));
}

/// Says that nobody looks any more, where that is so.
pub(crate) fn leave(scene: Scene<'_>, ui_state: &UiState) -> Option<Action> {
    let is_followed = scene.state.notify.deliveries.followed.is_some();
    let is_shown = super::is_open(scene, ui_state) && ui_state.admin.tab() == Tab::Deliveries;
    (is_followed && !is_shown).then_some(Action::LeaveDeliveries)
}

/// Whether the page on the screen waits for the service.
pub(super) fn is_loading(office: &Office<'_>) -> bool {
    office.view.tab() == Tab::Deliveries && office.scene.state.notify.is_busy
}

/// Draws the list, or why there is none.
pub(super) fn deliveries_ui(ui: &mut Ui, office: &mut Office<'_>) {
    let scene = office.scene;
    let notify = &scene.state.notify;
    if let Some(chosen) = filter_ui(ui, scene, office.view.deliveries) {
        choose(office, chosen);
        return;
    }
    let problem = notify.problem.as_ref().and_then(problem_words);
    let click = match (&notify.deliveries.page, problem) {
        (None, Some(problem)) => {
            failed_ui(ui, office, problem);
            return;
        }
        (None, None) => {
            let frame = Frame::new().inner_margin(12);
            frame.show(ui, |ui| skeleton_rows(ui, 8, Density::Comfortable));
            return;
        }
        (Some(page), problem) => {
            if let Some(problem) = problem {
                let frame = Frame::new().inner_margin(Margin::symmetric(12, 8));
                frame.show(ui, |ui| {
                    Banner::new(Tone::Danger, scene.text(problem)).show(ui)
                });
            }
            if page.deliveries.is_empty() {
                empty_ui(ui, office);
                return;
            }
            page_ui(ui, scene, page)
        }
    };
    match click {
        Some(Click::More(last)) => load(office, Some(last)),
        Some(Click::Retry(id)) => {
            let call = NotifyCall::RetryDelivery(id, office.view.deliveries);
            office.actions.push(Action::Notifications(call));
        }
        Some(Click::Open(request)) => office.actions.push(Action::OpenRequest(request)),
        None => {}
    }
}

fn choose(office: &mut Office<'_>, filter: DeliveryFilter) {
    office.view.deliveries = filter;
    load(office, None);
}

/// There are none, or none of those that were chosen.
fn empty_ui(ui: &mut Ui, office: &mut Office<'_>) {
    let scene = office.scene;
    if office.view.deliveries == DeliveryFilter::default() {
        let title = scene.text(key::DELIVERIES_EMPTY_TITLE);
        EmptyState::new(icons::SEND, title, scene.text(key::DELIVERIES_EMPTY)).show(ui);
        return;
    }
    let title = scene.text(key::DELIVERIES_NONE_TITLE);
    let empty = EmptyState::new(icons::SEND, title, scene.text(key::DELIVERIES_NONE));
    if empty.action(scene.text(key::DELIVERIES_SHOW_ALL)).show(ui) {
        choose(office, DeliveryFilter::default());
    }
}

fn failed_ui(ui: &mut Ui, office: &mut Office<'_>, problem: Key) {
    let scene = office.scene;
    let title = scene.text(key::ADMIN_NOT_LOADED);
    let empty = EmptyState::new(icons::CIRCLE_ALERT, title, scene.text(problem));
    if empty.action(scene.text(key::RETRY)).show(ui) {
        load(office, None);
    }
}

fn page_ui(ui: &mut Ui, scene: Scene<'_>, page: &DeliveryPage) -> Option<Click> {
    let last = page.deliveries.last();
    let margin = Margin::symmetric(12, 0);
    let shown = Frame::new().inner_margin(margin).show(ui, |ui| {
        header_row(ui, |ui| titles_ui(ui, scene));
        let area = ScrollArea::vertical()
            .auto_shrink(false)
            .id_salt("deliveries");
        let count = page.deliveries.len() + usize::from(page.has_more);
        let rows = area.show_rows(ui, ROW, count, |ui, range| {
            let rows = page.deliveries.iter().skip(range.start).take(range.len());
            let click = rows.fold(None, |click, delivery| {
                row_ui(ui, scene, delivery).or(click)
            });
            let is_end = page.has_more && range.end > page.deliveries.len();
            let more = is_end && {
                ui.add_space(space::S);
                more_ui(ui, scene, scene.state.notify.is_busy)
            };
            let last = last.filter(|_| more);
            click.or(last.map(|last| Click::More(last.id)))
        });
        rows.inner
    });
    shown.inner
}
