//! The link by which a technician chooses a password: shown once, to be handed over.

use atiende_assets::key;
use atiende_core::admin::AdminCall;
use egui::{Align, Context, Id, Layout};

use crate::format;
use crate::icons;
use crate::panels::admin::view::Office;
use crate::scene::Env;
use crate::theme::space;
use crate::widgets::{Button, body, caption, dialog, secondary};

/// Draws the dialog while there is a link; only its button closes it, for it never comes back.
pub(in crate::panels::admin) fn invitation_ui(ctx: &Context, office: &mut Office<'_>) {
    let (scene, admin) = (office.scene, office.admin());
    let Some(invitation) = &admin.invitation else {
        return;
    };
    let Env {
        locale,
        time_zone,
        now,
    } = scene.env;
    let until = format::full(locale, time_zone, invitation.expires_at, *now);
    let name = &invitation.account.form.name;
    let mut is_done = false;
    let title = scene.text_of(key::INVITATION_TITLE, name);
    dialog(ctx, Id::unique("invitation"), &title, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        secondary(ui, &scene.text_of(key::INVITATION_TEXT, name));
        body(ui, &invitation.link);
        caption(
            ui,
            &locale.text_with(key::INVITATION_UNTIL, &[("time", until.into())]),
        );
        ui.add_space(space::S);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let copy = Button::primary(scene.text(key::INVITATION_COPY)).icon(icons::COPY);
            if copy.show(ui).clicked() {
                ui.ctx().copy_text(invitation.link.clone());
            }
            let done = Button::secondary(scene.text(key::INVITATION_DONE));
            is_done = done.show(ui).clicked();
        });
    });
    if is_done {
        office.call(None, AdminCall::ForgetInvitation);
    }
}
