//! Files: cards in every state, the picture over the window, and the place to drop on.

use atiende_ui::icons;
use atiende_ui::theme::Tone;
use atiende_ui::widgets::{
    Bubble, CardButton, Delivery, FileCard, Picture, Viewer, Zoom, drop_target, progress_bar,
};
use egui::accesskit::Role;
use egui::{Rect, TextureHandle, Ui, pos2, vec2};
use egui_kittest::kittest::Queryable;

use super::page;
use crate::support::{both_themes, screenshot};

const LONG: &str =
    "Informe anual de incidencias de la impresora de la segunda planta (versión definitiva).pdf";

/// A picture of a screen, made once for each window.
fn texture(ui: &Ui) -> TextureHandle {
    let id = egui::Id::unique("a screenshot");
    let known = ui.ctx().data(|data| data.get_temp::<TextureHandle>(id));
    known.unwrap_or_else(|| {
        let options = egui::TextureOptions::LINEAR;
        let image = screenshot(480, 300);
        let texture = ui.ctx().load_texture("screenshot", image, options);
        ui.ctx()
            .data_mut(|data| data.insert_temp(id, texture.clone()));
        texture
    })
}

fn picture(ui: &Ui, size: [u32; 2], is_loaded: bool) -> Picture {
    let texture = is_loaded.then(|| texture(ui).id());
    Picture { size, texture }
}

fn sent(ui: &mut Ui) {
    page(ui, "Sent files", |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        Bubble::theirs("Le mando la captura y el contrato")
            .author("María Pérez")
            .time("10:41")
            .show(ui);
        FileCard::theirs(icons::FILE_IMAGE, "Captura de pantalla 2026-03-04.png")
            .about("PNG · 120 KB")
            .time("10:42")
            .joined(true)
            .picture(picture(ui, [480, 300], true), "Ampliar la captura")
            .menu("Opciones de la captura")
            .opens("Doble clic para abrir")
            .show(ui);
        FileCard::theirs(icons::FILE_IMAGE, "IMG_2041.jpeg")
            .about("JPEG · 2,4 MB")
            .time("10:42")
            .joined(true)
            .picture(picture(ui, [90, 160], false), "Ampliar la foto")
            .menu("Opciones de la foto")
            .opens("Doble clic para abrir")
            .show(ui);
        FileCard::mine(icons::FILE_TEXT, LONG)
            .about("PDF · 1,2 MB")
            .time("10:43")
            .delivery(Delivery::Sent)
            .menu("Opciones del informe")
            .opens("Doble clic para abrir")
            .show(ui);
        FileCard::theirs(icons::FILE_ARCHIVE, "copia.zip")
            .author("María Pérez")
            .about("Descargando · 3,1 MB de 12 MB")
            .progress(0.26)
            .buttons(&[CardButton {
                icon: icons::X,
                label: "Cancelar la descarga",
            }])
            .time("10:44")
            .menu("Opciones de la copia")
            .opens("Doble clic para abrir")
            .show(ui);
        FileCard::theirs(icons::FILE_TABLE, "nóminas.xlsx")
            .about("No hay conexión con el servicio")
            .failed(true)
            .buttons(&[CardButton {
                icon: icons::REFRESH,
                label: "Reintentar la descarga",
            }])
            .time("10:44")
            .joined(true)
            .menu("Opciones de las nóminas")
            .opens("Doble clic para abrir")
            .show(ui);
    });
}

fn on_their_way(ui: &mut Ui) {
    let pause = CardButton {
        icon: icons::PAUSE,
        label: "Pausar",
    };
    let cancel = CardButton {
        icon: icons::X,
        label: "Cancelar",
    };
    page(ui, "Uploads", |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        FileCard::mine(icons::FILE_TEXT, "contrato.pdf")
            .about("1,2 MB de 25 MB · 812 KB/s · quedan 31 s")
            .progress(0.4)
            .buttons(&[pause, cancel])
            .show(ui);
        FileCard::mine(icons::FILE_ARCHIVE, LONG)
            .about("En espera · 8 MB")
            .progress(0.0)
            .joined(true)
            .buttons(&[pause, cancel])
            .show(ui);
        FileCard::mine(icons::FILE_SLIDES, "curso.pptx")
            .about("Esperando el análisis · 8 MB")
            .progress(1.0)
            .joined(true)
            .buttons(&[cancel])
            .show(ui);
        FileCard::mine(icons::FILE, "instalador.exe")
            .about("No enviado · 4 MB")
            .failed(true)
            .problem(
                "No se puede enviar «instalador.exe»: los archivos .exe no están permitidos. \
                 Se admiten: .jpeg, .png, .gif, .bmp, .tiff, .pdf, .doc, .docx, .odt, .xls, .xlsx",
            )
            .joined(true)
            .buttons(&[
                CardButton {
                    icon: icons::REFRESH,
                    label: "Reintentar",
                },
                cancel,
            ])
            .show(ui);
        ui.add_space(12.0);
        progress_bar(ui, 0.6, "Descargando la actualización");
    });
}

fn looked_at(ui: &mut Ui) {
    let viewer = Viewer {
        name: "Captura de pantalla 2026-03-04.png",
        about: "PNG · 120 KB",
        picture: picture(ui, [480, 300], true),
        sizes: ["Ajustar", "100 %", "Tamaño"],
        buttons: ["Abrir", "Guardar como…", "Cerrar la imagen"],
    };
    viewer.show(ui.ctx(), &mut Zoom::default());
}

fn dropped_on(ui: &mut Ui) {
    sent(ui);
    let left = Rect::from_min_max(pos2(0.0, 0.0), pos2(310.0, 640.0));
    let yes = (icons::UPLOAD, Tone::Accent);
    drop_target(ui.ctx(), left, yes, "Suelte aquí para enviar a María Pérez");
}

#[test]
fn files_that_were_sent_are_drawn_and_found() {
    both_themes("files-sent", vec2(620.0, 860.0), sent, |harness| {
        harness.get_by_role_and_label(Role::Button, "copia.zip, Descargando · 3,1 MB de 12 MB");
        harness.get_by_role_and_label(Role::Button, "Ampliar la captura");
        harness.get_by_label(&format!("{LONG}, PDF · 1,2 MB"));
    });
}

#[test]
fn files_on_their_way_are_drawn_and_found() {
    both_themes(
        "files-uploads",
        vec2(620.0, 480.0),
        on_their_way,
        |harness| {
            let name = "contrato.pdf, 1,2 MB de 25 MB · 812 KB/s · quedan 31 s";
            harness.get_by_role_and_label(Role::ProgressIndicator, name);
            harness.get_by_role_and_label(Role::ProgressIndicator, "Descargando la actualización");
        },
    );
}

#[test]
fn a_picture_is_looked_at_over_the_whole_window() {
    both_themes("files-viewer", vec2(820.0, 560.0), looked_at, |harness| {
        assert!(harness.get_by_label("Cerrar la imagen").is_focused());
        harness.get_by_label("Guardar como…");
    });
}

#[test]
fn the_place_to_drop_on_says_what_letting_go_does() {
    both_themes("files-drop", vec2(620.0, 640.0), dropped_on, |harness| {
        harness.get_by_label("Suelte aquí para enviar a María Pérez");
    });
}
