//! Every technician: who, what they may, and how things stand with them.

use atiende_assets::{Key, key};
use atiende_protocol::http::admin::Account;
use egui::{Frame, Margin, ScrollArea, Ui};

use crate::icons;
use crate::panels::admin::view::{Chosen, Office, Wish};
use crate::scene::Scene;
use crate::theme::{Tone, space};
use crate::widgets::{
    Button, CellTone, Density, TableRow, badge, cell, header_row, panel_header, text_cell,
};

const ROLE: f32 = 104.0;
const STANDING: f32 = 116.0;
/// From this width on there is room for e-mail and companies.
const ROOMY: f32 = 620.0;

/// How wide name, e-mail and companies are.
#[derive(Clone, Copy)]
struct Columns {
    name: f32,
    email: f32,
    companies: Option<f32>,
}

impl Columns {
    fn fit(width: f32) -> Self {
        let is_roomy = width > ROOMY;
        let gaps = if is_roomy { 4.0 } else { 3.0 };
        let rest = width - ROLE - STANDING - space::S * gaps;
        let share = |share: f32| (rest * share).floor();
        match is_roomy {
            true => Self {
                name: share(0.32),
                email: share(0.4),
                companies: Some(share(0.28)),
            },
            false => Self {
                name: share(0.5),
                email: share(0.5),
                companies: None,
            },
        }
    }
}

/// Draws the list.
pub(super) fn list_ui(ui: &mut Ui, office: &mut Office<'_>) {
    let scene = office.scene;
    let margin = Margin::symmetric(16, 0);
    Frame::new().inner_margin(margin).show(ui, |ui| {
        panel_header(ui, scene.text(key::ADMIN_TECHNICIANS), |ui| {
            let invite = Button::secondary(scene.text(key::TECHNICIAN_INVITE));
            let invite = invite.icon(icons::USER_PLUS).compact();
            if invite.show(ui).clicked() {
                office.wish(Wish::Technician(Chosen::New));
            }
        });
    });
    // The words of a row begin below the title.
    let inset = Frame::new().inner_margin(Margin::symmetric(4, 0));
    inset.show(ui, |ui| {
        header_row(ui, |ui| titles_ui(ui, scene));
        rows_ui(ui, office);
    });
}

fn rows_ui(ui: &mut Ui, office: &mut Office<'_>) {
    let scene = office.scene;
    let chosen = office.view.technicians.chosen;
    let accounts = &office.admin().accounts;
    let row = Density::Comfortable.row_height();
    let area = ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("technicians");
    area.show_rows(ui, row, accounts.len(), |ui, range| {
        for account in accounts.iter().skip(range.start).take(range.len()) {
            let this = Chosen::One(account.id);
            let row = TableRow::new(("technician", account.id.0), &account.form.name);
            let row = row.selected(chosen == this);
            let response = row.show(ui, |ui| cells_ui(ui, scene, account));
            if response.clicked() && chosen != this {
                office.wish(Wish::Technician(this));
            }
        }
    });
}

fn titles_ui(ui: &mut Ui, scene: Scene<'_>) {
    let columns = Columns::fit(ui.available_width());
    let mut title = |width: f32, key: Key| {
        text_cell(ui, width, scene.text(key), CellTone::Title);
    };
    title(columns.name, key::TECHNICIAN_NAME);
    title(columns.email, key::TECHNICIAN_EMAIL);
    if let Some(width) = columns.companies {
        title(width, key::ADMIN_COMPANIES);
    }
    title(ROLE, key::TECHNICIAN_ROLE);
    title(STANDING, key::TECHNICIAN_STANDING);
}

fn cells_ui(ui: &mut Ui, scene: Scene<'_>, account: &Account) {
    let columns = Columns::fit(ui.available_width());
    let form = &account.form;
    text_cell(ui, columns.name, &form.name, CellTone::Strong);
    text_cell(ui, columns.email, &form.email, CellTone::Secondary);
    if let Some(width) = columns.companies {
        text_cell(ui, width, &companies(scene, account), CellTone::Secondary);
    }
    let role = role(form.is_administrator);
    text_cell(ui, ROLE, scene.text(role), CellTone::Primary);
    cell(ui, STANDING, |ui| {
        let (tone, words) = standing(account);
        badge(ui, tone, scene.text(words));
    });
}

/// What an account may do, in a word.
pub(super) fn role(is_administrator: bool) -> Key {
    if is_administrator {
        key::ROLE_ADMINISTRATOR
    } else {
        key::ROLE_TECHNICIAN
    }
}

fn companies(scene: Scene<'_>, account: &Account) -> String {
    if account.form.is_administrator {
        return scene.text(key::ACCOUNT_COMPANIES_ALL).to_owned();
    }
    let companies = &scene.state.admin.companies;
    let seen = companies
        .iter()
        .filter(|company| account.form.companies.contains(&company.id));
    let names: Vec<&str> = seen.map(|company| company.name.as_str()).collect();
    match names.is_empty() {
        true => scene.text(key::ACCOUNT_COMPANIES_NONE).to_owned(),
        false => names.join(", "),
    }
}

fn standing(account: &Account) -> (Tone, Key) {
    match account {
        _ if account.form.is_disabled => (Tone::Danger, key::STANDING_DISABLED),
        _ if account.is_invited => (Tone::Attention, key::STANDING_INVITED),
        _ if account.is_connected => (Tone::Success, key::STANDING_CONNECTED),
        _ => (Tone::Neutral, key::STANDING_AWAY),
    }
}
