//! *Registro*: what administrators did, newest first.

use atiende_assets::{Key, key};
use atiende_core::admin::AdminCall;
use atiende_protocol::http::admin::AuditRecord;
use egui::{Frame, Margin, ScrollArea, Ui};

use super::more_ui;
use super::view::Office;
use crate::format;
use crate::icons;
use crate::scene::{Env, Scene};
use crate::theme::space;
use crate::widgets::{CellTone, Density, EmptyState, TableRow, header_row, text_cell};

/// How wide the time is: a whole date fits.
const WHEN: f32 = 200.0;
/// How wide the others are, in shares of what is left.
const SHARES: [f32; 3] = [0.21, 0.43, 0.36];
/// What the scroll bar takes from the rows and not from the titles.
const BAR: f32 = 12.0;

const TITLES: [Key; 4] = [
    key::AUDIT_WHEN,
    key::AUDIT_WHO,
    key::AUDIT_WHAT,
    key::AUDIT_DETAIL,
];

/// Draws the log and, below, the button for more of it.
pub(super) fn audit_ui(ui: &mut Ui, office: &mut Office<'_>) {
    let (scene, admin) = (office.scene, office.admin());
    if admin.audit.is_empty() {
        let title = scene.text(key::AUDIT_EMPTY_TITLE);
        EmptyState::new(icons::HISTORY, title, scene.text(key::AUDIT_EMPTY)).show(ui);
        return;
    }
    let row = Density::Comfortable.row_height();
    let count = admin.audit.len() + usize::from(admin.has_more_audit);
    let margin = Margin::symmetric(12, 0);
    let wants_more = Frame::new().inner_margin(margin).show(ui, |ui| {
        let titles = TITLES.map(|title| scene.text(title).to_owned());
        let widths = widths(ui.available_width() - 2.0 * space::M - BAR);
        header_row(ui, |ui| cells_ui(ui, &titles, widths, true));
        let area = ScrollArea::vertical().auto_shrink(false).id_salt("audit");
        let shown = area.show_rows(ui, row, count, |ui, range| {
            let records = admin.audit.iter().skip(range.start).take(range.len());
            records.for_each(|record| record_ui(ui, scene, record, widths));
            admin.has_more_audit
                && range.end > admin.audit.len()
                && more_ui(ui, scene, admin.is_busy)
        });
        shown.inner
    });
    if let Some(last) = admin.audit.last()
        && wants_more.inner
    {
        office.call(None, AdminCall::LoadAudit(Some(last.id)));
    }
}

fn record_ui(ui: &mut Ui, scene: Scene<'_>, record: &AuditRecord, widths: [f32; 4]) {
    let texts = texts(scene, record);
    let name = texts.join(", ");
    TableRow::new(("audit", record.id), &name).show(ui, |ui| cells_ui(ui, &texts, widths, false));
}

fn widths(room: f32) -> [f32; 4] {
    let rest = room - WHEN - space::S * 3.0;
    let [who, what, detail] = SHARES.map(|share| (rest * share).floor());
    [WHEN, who, what, detail]
}

fn cells_ui(ui: &mut Ui, texts: &[String; 4], widths: [f32; 4], is_title: bool) {
    for (index, (text, width)) in texts.iter().zip(widths).enumerate() {
        let tone = match index {
            _ if is_title => CellTone::Title,
            2 => CellTone::Strong,
            1 => CellTone::Primary,
            _ => CellTone::Secondary,
        };
        text_cell(ui, width, text, tone);
    }
}

fn texts(scene: Scene<'_>, record: &AuditRecord) -> [String; 4] {
    let Env {
        locale,
        time_zone,
        now,
    } = scene.env;
    let who = record.technician.clone();
    [
        format::full(locale, time_zone, record.at, *now),
        who.unwrap_or_else(|| scene.text(key::AUDIT_COMMAND_LINE).to_owned()),
        act(scene, record),
        record.detail.clone(),
    ]
}

/// An act in words; one that is new is told by the service's own word.
fn act(scene: Scene<'_>, record: &AuditRecord) -> String {
    let key = match record.act.as_str() {
        "company_created" => key::ACT_COMPANY_CREATED,
        "company_renamed" => key::ACT_COMPANY_RENAMED,
        "portal_created" => key::ACT_PORTAL_CREATED,
        "portal_changed" => key::ACT_PORTAL_CHANGED,
        "technician_invited" => key::ACT_TECHNICIAN_INVITED,
        "technician_added" => key::ACT_TECHNICIAN_ADDED,
        "technician_changed" => key::ACT_TECHNICIAN_CHANGED,
        "technician_disabled" => key::ACT_TECHNICIAN_DISABLED,
        "technician_enabled" => key::ACT_TECHNICIAN_ENABLED,
        "password_reset" => key::ACT_PASSWORD_RESET,
        "password_chosen" => key::ACT_PASSWORD_CHOSEN,
        "session_ended" => key::ACT_SESSION_ENDED,
        "sessions_ended" => key::ACT_SESSIONS_ENDED,
        "delivery_retried" => key::ACT_DELIVERY_RETRIED,
        "settings_changed" => key::ACT_SETTINGS_CHANGED,
        _ => return other_act(scene, record),
    };
    scene.text_of(key, &record.subject)
}

fn other_act(scene: Scene<'_>, record: &AuditRecord) -> String {
    let values = [
        ("act", record.act.replace('_', " ").into()),
        ("name", record.subject.as_str().into()),
    ];
    scene.env.locale.text_with(key::ACT_OTHER, &values)
}
