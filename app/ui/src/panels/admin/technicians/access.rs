//! How a technician gets in: the password, the sign-ins, and whether at all.

use atiende_assets::key;
use atiende_core::admin::AdminCall;
use atiende_protocol::TechnicianId;
use atiende_protocol::http::admin::{Account, Session};
use egui::{Align, Layout, Ui, vec2};

use crate::format;
use crate::icons;
use crate::panels::admin::leave::Ask;
use crate::panels::admin::view::Office;
use crate::scene::{Env, Scene};
use crate::theme::{Tone, height, space};
use crate::widgets::{Button, badge, caption, divider, help, section, strong};

/// Draws the section.
pub(super) fn access_ui(ui: &mut Ui, office: &mut Office<'_>, account: &Account) {
    let scene = office.scene;
    ui.add_space(space::M);
    divider(ui);
    section(ui, scene.text(key::ACCESS_TITLE), |ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        ui.horizontal_wrapped(|ui| buttons_ui(ui, office, account));
        help(ui, scene.text(key::ACCESS_HELP));
    });
    section(ui, scene.text(key::SESSIONS_TITLE), |ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
        sessions_ui(ui, office, account.id);
    });
}

/// Why nothing can be done to the account now.
fn obstacle(office: &Office<'_>) -> Option<&'static str> {
    let scene = office.scene;
    match () {
        () if office.admin().is_busy => Some(scene.text(key::ADMIN_BUSY)),
        () if office.view.technicians.is_dirty() => Some(scene.text(key::ADMIN_SAVE_FIRST)),
        () => None,
    }
}

fn buttons_ui(ui: &mut Ui, office: &mut Office<'_>, account: &Account) {
    let (scene, obstacle) = (office.scene, obstacle(office));
    let button = |label, icon| {
        let button = Button::secondary(scene.text(label)).icon(icon);
        button.disabled_because(obstacle)
    };
    if button(key::ACCESS_RESET, icons::KEY).show(ui).clicked() {
        office.view.ask = Some(Ask::Reset(account.id));
    }
    if account.form.is_disabled {
        if button(key::ACCESS_ENABLE, icons::CHECK).show(ui).clicked() {
            super::set_disabled(office, account.id, false);
        }
    } else if button(key::ACCESS_DISABLE, icons::LOCK).show(ui).clicked() {
        office.view.ask = Some(Ask::Disable(account.id));
    }
}

fn sessions_ui(ui: &mut Ui, office: &mut Office<'_>, technician: TechnicianId) {
    let scene = office.scene;
    let known = office.admin().sessions.as_ref();
    let Some((_, sessions)) = known.filter(|(of, _)| *of == technician) else {
        let load = Button::secondary(scene.text(key::SESSIONS_LOAD)).icon(icons::LAPTOP);
        if load.disabled_because(obstacle(office)).show(ui).clicked() {
            office.call(None, AdminCall::LoadSessions(technician));
        }
        return;
    };
    if sessions.is_empty() {
        caption(ui, scene.text(key::SESSIONS_NONE));
        return;
    }
    for session in sessions {
        if session_ui(ui, office, session) {
            office.call(None, AdminCall::EndSession(technician, session.id));
        }
    }
    let end = Button::secondary(scene.text(key::SESSIONS_END_ALL)).icon(icons::LOG_OUT);
    if end.disabled_because(obstacle(office)).show(ui).clicked() {
        office.view.ask = Some(Ask::EndSessions(technician));
    }
}

/// Draws one sign-in; whether its button was clicked.
fn session_ui(ui: &mut Ui, office: &Office<'_>, session: &Session) -> bool {
    let scene = office.scene;
    let size = vec2(ui.available_width(), height::BAR);
    let row = ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(size);
        let end = Button::secondary(scene.text(key::SESSION_END)).compact();
        let is_ended = end.disabled_because(obstacle(office)).show(ui).clicked();
        if session.is_current {
            badge(ui, Tone::Accent, scene.text(key::SESSION_CURRENT));
        }
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(space::XS);
            strong(ui, device(scene, session));
            caption(ui, &times(scene, session));
        });
        is_ended
    });
    row.inner
}

fn device<'a>(scene: Scene<'_>, session: &'a Session) -> &'a str {
    match session.device.as_str() {
        "" => scene.text(key::SESSION_NO_NAME),
        device => device,
    }
}

fn times(scene: Scene<'_>, session: &Session) -> String {
    let Env {
        locale,
        time_zone,
        now,
    } = scene.env;
    let moment = |at| format::moment(locale, time_zone, at, *now);
    let values = [
        ("since", moment(session.signed_in_at).into()),
        ("used", moment(session.last_used_at).into()),
    ];
    locale.text_with(key::SESSION_TIMES, &values)
}
