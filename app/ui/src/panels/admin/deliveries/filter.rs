//! Which deliveries are shown: what became of them, and how they were sent.

use atiende_assets::{Key, key};
use atiende_core::deliveries::DeliveryFilter;
use atiende_protocol::ContactKind;
use atiende_protocol::http::notification::DeliveryStatus;
use egui::{Align, Frame, Layout, Margin, Ui, vec2};

use crate::panels::notifications::kind_words;
use crate::scene::Scene;
use crate::theme::{height, space};
use crate::widgets::{dropdown, segmented};

const STATUSES: [(Option<DeliveryStatus>, Key); 5] = [
    (None, key::DELIVERIES_ALL),
    (Some(DeliveryStatus::Waiting), key::DELIVERIES_ALL_WAITING),
    (Some(DeliveryStatus::Sent), key::DELIVERIES_ALL_SENT),
    (Some(DeliveryStatus::Dropped), key::DELIVERIES_ALL_DROPPED),
    (Some(DeliveryStatus::Dead), key::DELIVERIES_ALL_DEAD),
];

const KINDS: [ContactKind; 3] = [ContactKind::Email, ContactKind::Text, ContactKind::Webhook];

/// Draws the choices; what was chosen anew.
pub(super) fn filter_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    chosen: DeliveryFilter,
) -> Option<DeliveryFilter> {
    let frame = Frame::new().inner_margin(Margin::symmetric(12, 8));
    let shown = frame.show(ui, |ui| {
        let size = vec2(ui.available_width(), height::CONTROL);
        let row = Layout::left_to_right(Align::Center);
        let shown = ui.allocate_ui_with_layout(size, row, |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let status = status_ui(ui, scene, chosen);
            let right = Layout::right_to_left(Align::Center);
            let kind = ui.with_layout(right, |ui| kind_ui(ui, scene, chosen));
            status.or(kind.inner)
        });
        shown.inner
    });
    shown.inner
}

fn status_ui(ui: &mut Ui, scene: Scene<'_>, chosen: DeliveryFilter) -> Option<DeliveryFilter> {
    let names = STATUSES.map(|(_, name)| scene.text(name));
    let is_chosen = |(status, _): &(Option<DeliveryStatus>, Key)| *status == chosen.status;
    let index = STATUSES.iter().position(is_chosen).unwrap_or_default();
    let name = scene.text(key::DELIVERIES_STATUS);
    let choice = segmented(ui, name, &names, index)?;
    let (status, _) = STATUSES.get(choice)?;
    Some(DeliveryFilter {
        status: *status,
        ..chosen
    })
}

fn kind_ui(ui: &mut Ui, scene: Scene<'_>, chosen: DeliveryFilter) -> Option<DeliveryFilter> {
    let kinds = KINDS.map(|kind| scene.text(kind_words(kind).0));
    let all = [scene.text(key::DELIVERIES_ANY_KIND)];
    let names: Vec<&str> = all.into_iter().chain(kinds).collect();
    let index = KINDS.iter().position(|kind| Some(*kind) == chosen.kind);
    let index = index.map_or(0, |index| index + 1);
    let choice = dropdown(ui, scene.text(key::CONTACT_KIND), &names, index)?;
    let kind = choice.checked_sub(1).and_then(|index| KINDS.get(index));
    Some(DeliveryFilter {
        kind: kind.copied(),
        ..chosen
    })
}
