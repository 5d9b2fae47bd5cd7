//! What shows until it is known whether somebody is signed in.

use atiende_assets::key;
use egui::Ui;

use crate::scene::Scene;
use crate::theme::{height, space};
use crate::widgets::{Density, caption, skeleton_rows};

/// Draws the outline of the lists, so that the window does not flash.
pub(crate) fn starting_ui(ui: &mut Ui, scene: Scene<'_>) {
    egui::Frame::new().inner_margin(space::L).show(ui, |ui| {
        caption(ui, scene.text(key::STARTING));
        ui.add_space(height::BAR);
        skeleton_rows(ui, 12, Density::Comfortable);
    });
}
