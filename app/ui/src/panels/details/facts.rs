//! *Detalles* and *Información de origen*: labelled values that can be selected and copied.

use atiende_assets::{Key, key};
use atiende_core::Action;
use atiende_protocol::{DeviceType, Request};
use egui::{Frame, Margin, ScrollArea, Ui};

use super::{others, status_words};
use crate::format;
use crate::scene::{Env, Scene};
use crate::theme::space;
use crate::widgets::{key_value, section};

/// Draws both sections.
pub(super) fn facts_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    request: &Request,
    actions: &mut Vec<Action>,
) {
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("facts")
        .show(ui, |ui| {
            Frame::new()
                .inner_margin(Margin::symmetric(16, 8))
                .show(ui, |ui| {
                    let assignee = request
                        .assignee
                        .as_ref()
                        .map(|assignee| assignee.name.as_str());
                    let Env {
                        locale,
                        time_zone,
                        now,
                    } = scene.env;
                    let submitted = format::full(locale, time_zone, request.submitted_at, *now);
                    let about = [
                        (key::FACT_ID, request.id.to_string()),
                        (key::FACT_EMAIL, request.customer.email.clone()),
                        (key::FACT_COMPANY, request.company.name.clone()),
                        (
                            key::FACT_STATUS,
                            scene.text(status_words(request.status)).to_owned(),
                        ),
                        (
                            key::FACT_ASSIGNEE,
                            assignee.unwrap_or(scene.text(key::ASSIGNEE_NOBODY)).into(),
                        ),
                        (key::FACT_SUBMITTED, submitted),
                    ];
                    list(ui, scene, key::SECTION_DETAILS, &about);
                    ui.add_space(space::L);
                    let source = &request.source;
                    let origin = [
                        (key::FACT_IP, source.ip_address.clone()),
                        (
                            key::FACT_DEVICE,
                            scene.text(device_words(source.device_type)).to_owned(),
                        ),
                        (key::FACT_SYSTEM, source.operating_system.clone()),
                        (key::FACT_BROWSER, source.browser.clone()),
                    ];
                    list(ui, scene, key::SECTION_SOURCE, &origin);
                    ui.add_space(space::L);
                    actions.extend(others::others_ui(ui, scene, request));
                });
        });
}

fn list(ui: &mut Ui, scene: Scene<'_>, heading: Key, facts: &[(Key, String)]) {
    section(ui, scene.text(heading), |ui| {
        for (name, value) in facts {
            let name = match *name {
                key::FACT_COMPANY => scene.company_word(),
                name => scene.text(name),
            };
            let value = if value.is_empty() {
                scene.text(key::FACT_UNKNOWN)
            } else {
                value
            };
            key_value(ui, name, value, &scene.text_of(key::COPY_VALUE, name));
        }
    });
}

fn device_words(device: DeviceType) -> Key {
    match device {
        DeviceType::Computer => key::DEVICE_COMPUTER,
        DeviceType::Phone => key::DEVICE_PHONE,
        DeviceType::Tablet => key::DEVICE_TABLET,
        DeviceType::Unknown => key::DEVICE_UNKNOWN,
    }
}
