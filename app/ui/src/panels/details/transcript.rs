//! The menu that saves a transcript or opens it for printing.

use atiende_assets::{Key, key};
use atiende_core::{Action, TranscriptFormat};
use atiende_protocol::RequestId;
use egui::Ui;

use crate::icons;
use crate::scene::Scene;
use crate::widgets::{IconButton, MenuItem, divider, menu_below, menu_caption};

const FORMATS: [(TranscriptFormat, Key); 3] = [
    (TranscriptFormat::Text, key::TRANSCRIPT_TEXT),
    (TranscriptFormat::Html, key::TRANSCRIPT_HTML),
    (TranscriptFormat::Json, key::TRANSCRIPT_JSON),
];

/// Draws the button and its menu; an action when something was chosen.
pub(super) fn transcript_ui(ui: &mut Ui, scene: Scene<'_>, request: RequestId) -> Option<Action> {
    let button = IconButton::new(icons::DOWNLOAD, scene.text(key::TRANSCRIPT_MENU)).show(ui);
    let mut chosen = None;
    menu_below(&button, |ui| {
        menu_caption(ui, scene.text(key::TRANSCRIPT_SAVE));
        for (format, label) in FORMATS {
            if MenuItem::new(scene.text(label))
                .icon(icons::FILE)
                .show(ui)
                .clicked()
            {
                chosen = Some(Action::SaveTranscript(request, format));
            }
        }
        divider(ui);
        let print = MenuItem::new(scene.text(key::TRANSCRIPT_PRINT)).icon(icons::EXTERNAL_LINK);
        if print.show(ui).clicked() {
            chosen = Some(Action::PrintTranscript(request));
        }
    });
    chosen
}
