//! The secret that signs a webhook's calls: shown once, to be given to the other program.

use atiende_assets::key;
use egui::{Align, Context, Id, Layout};

use crate::icons;
use crate::panels::notifications::view::Page;
use crate::theme::space;
use crate::widgets::{Button, body, dialog, secondary};

/// Draws the dialog while there is a secret; only its button closes it, for it never comes back.
pub(in crate::panels::notifications) fn secret_ui(ctx: &Context, page: &mut Page<'_>) {
    let scene = page.scene;
    let Some((contact, secret)) = page.secret() else {
        return;
    };
    let mut is_done = false;
    let title = scene.text(key::SECRET_TITLE);
    dialog(ctx, Id::unique("secret"), title, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        secondary(ui, scene.text(key::SECRET_TEXT));
        body(ui, secret);
        ui.add_space(space::S);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let copy = Button::primary(scene.text(key::SECRET_COPY)).icon(icons::COPY);
            if copy.show(ui).clicked() {
                ui.ctx().copy_text(secret.to_owned());
            }
            let done = Button::secondary(scene.text(key::INVITATION_DONE));
            is_done = done.show(ui).clicked();
        });
    });
    if is_done {
        page.view.secret_of = Some(contact);
    }
}
