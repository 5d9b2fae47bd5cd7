//! E-mail addresses, phones and webhooks, and what goes to each.

mod add;
mod card;
mod secret;

use atiende_assets::key;
use atiende_core::notify::NotifyCall;
use egui::{Ui, vec2};

use super::view::{Page, Sent};
use crate::icons;
use crate::scene::Scene;
use crate::theme::space;
use crate::widgets::{
    Button, Density, below_checkbox, checkbox, help, secondary, section, skeleton_rows,
};

pub(super) use secret::secret_ui;

/// Draws the column.
pub(super) fn contacts_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let scene = page.scene;
    ui.spacing_mut().item_spacing = vec2(space::S, space::S);
    section(ui, scene.text(key::CONTACTS_TITLE), |ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        secondary(ui, scene.text(key::CONTACTS_LEAD));
        help(ui, scene.text(key::CONTACTS_BACK));
        if page.notify().is_loaded {
            list_ui(ui, page);
        } else {
            awaited_ui(ui, page);
        }
        ui.add_space(space::S);
        also_ui(ui, scene, page);
    });
}

fn list_ui(ui: &mut Ui, page: &mut Page<'_>) {
    for contact in &page.notify().contacts {
        ui.push_id(contact.id.0, |ui| card::card_ui(ui, page, contact));
    }
    add::add_ui(ui, page);
}

fn also_ui(ui: &mut Ui, scene: Scene<'_>, page: &mut Page<'_>) {
    let rules = &mut page.view.rules.typed.rules;
    let name = scene.text(key::CONTACTS_ALSO);
    checkbox(ui, &mut rules.also_when_not_available, name);
    below_checkbox(ui, |ui| help(ui, scene.text(key::CONTACTS_ALSO_HELP)));
}

fn awaited_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let notify = page.notify();
    if notify.problem.is_none() {
        skeleton_rows(ui, 3, Density::Comfortable);
        return;
    }
    let again = Button::secondary(page.scene.text(key::RETRY)).icon(icons::REFRESH);
    if again.busy(notify.is_busy).show(ui).clicked() {
        page.call(Sent::Load, NotifyCall::Load);
    }
}

/// Why nothing can be asked of the service now.
fn obstacle(page: &Page<'_>) -> Option<&'static str> {
    let is_busy = page.notify().is_busy;
    is_busy.then(|| page.scene.text(key::ADMIN_BUSY))
}
