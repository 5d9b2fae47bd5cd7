//! The chips that narrow the list down to some companies.

use std::collections::BTreeSet;

use atiende_assets::key;
use atiende_core::State;
use atiende_protocol::CompanyId;
use egui::{ScrollArea, Ui};

use super::QueueView;
use crate::scene::Scene;
use crate::theme::space;
use crate::widgets::filter_chip;

impl QueueView {
    /// Forgets companies that are not there any more.
    pub(super) fn follow_companies(&mut self, state: &State) {
        let is_there = |id: &CompanyId| state.companies.iter().any(|known| known.id == *id);
        self.companies.retain(is_there);
    }
}

/// Draws the chips on one line; nothing where there is one company only.
pub(super) fn companies_ui(ui: &mut Ui, scene: Scene<'_>, chosen: &mut BTreeSet<CompanyId>) {
    let companies = &scene.state.companies;
    if companies.len() < 2 {
        chosen.clear();
        return;
    }
    ui.add_space(space::XS);
    ScrollArea::horizontal()
        .id_salt("companies")
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                if filter_chip(ui, scene.text(key::COMPANIES_ALL), chosen.is_empty()).clicked() {
                    chosen.clear();
                }
                for company in companies {
                    let is_chosen = chosen.contains(&company.id);
                    if !filter_chip(ui, &company.name, is_chosen).clicked() {
                        continue;
                    }
                    match is_chosen {
                        true => chosen.remove(&company.id),
                        false => chosen.insert(company.id),
                    };
                }
            });
        });
}
