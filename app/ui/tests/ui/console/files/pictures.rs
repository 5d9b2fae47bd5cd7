//! Pictures of chats with files, to look at.

use atiende_core::{Action, Input, Purpose, UploadAnswer};
use atiende_protocol::http::FileProblem;
use atiende_protocol::{Entry, FileRefusal, types_of_technician};
use egui::{HoveredFile, vec2};
use egui_kittest::kittest::Queryable;

use super::{MIB, REQUEST, answer, awaits, file, found, gets, gives, picture, png, tell};
use crate::console::pictures::pictures;
use crate::console::talk::{answers, says};
use crate::console::world::ME;
use crate::console::{Bench, Use, World, sized};
use crate::support::picture::save;

const LONG: &str =
    "Informe anual de incidencias de la impresora de la segunda planta (versión definitiva).pdf";

fn entries() -> Vec<Entry> {
    vec![
        answers(2, 170, ME, "¿Me puede enviar una captura de lo que ve?"),
        says(3, 150, "Sí, un momento"),
        gets(
            4,
            120,
            &picture(
                4,
                "Captura de pantalla 2026-03-04 a las 10.41.png",
                [480, 300],
            ),
        ),
        gets(5, 110, &file(5, "facturas-enero.zip", 12 * MIB)),
        gives(6, 60, ME, &file(6, LONG, 1_258_291)),
        gives(7, 50, 2, &file(7, "controlador.rar", 3 * MIB)),
    ]
}

pub(in crate::console) fn world() -> World {
    let mut world = super::world(entries());
    world.requests.extend(World::busy().requests);
    world
}

/// A conversation in which files were sent.
pub(in crate::console) fn with_pictures(bench: &mut Bench) {
    let preview = picture(4, "a.png", [480, 300]);
    tell(
        bench,
        Input::PreviewLoaded(preview.id, Some(png([480, 300]))),
    );
    awaits(bench, |bench| {
        let manager = bench.ctx.tex_manager();
        let manager = manager.read();
        manager.allocated().any(|(_, meta)| meta.name == "picture")
    });
}

/// Files on their way, and two that are not sent.
pub(in crate::console) fn with_transfers(bench: &mut Bench) {
    with_pictures(bench);
    let fetch = Action::FetchFile {
        request: REQUEST,
        file: file(5, "facturas-enero.zip", 12 * MIB),
        purpose: Purpose::Open,
    };
    tell(bench, Input::Action(fetch));
    let received = 5 * MIB;
    let download = file(5, "a.zip", 1).id;
    tell(
        bench,
        Input::DownloadProgress {
            file: download,
            received,
        },
    );
    tell(
        bench,
        found(1, "manual de la impresora.pdf", 25 * MIB, None),
    );
    let (sent, speed) = (11 * MIB, 812 * 1024);
    tell(bench, answer(1, UploadAnswer::Progress { sent, speed }));
    tell(bench, found(2, "instalador.exe", 4 * MIB, None));
    tell(bench, found(3, "prueba.docx", 90 * 1024, None));
    let refusal = FileProblem {
        name: "prueba.docx".into(),
        refusal: FileRefusal::HoldsMacros,
        allowed: types_of_technician().iter().collect(),
        message: None,
    };
    tell(bench, answer(3, UploadAnswer::Refused(Box::new(refusal))));
    tell(bench, found(4, "curso.pptx", 8 * MIB, None));
    tell(bench, answer(4, UploadAnswer::Scanning));
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn a_chat_with_files() {
    pictures("files", world, with_pictures);
    pictures("files-transfers", world, with_transfers);
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn files_over_the_window() {
    let hover = |bench: &mut Bench| {
        with_pictures(bench);
        bench.input_mut().hovered_files = vec![HoveredFile::default()];
        bench.run_steps(3);
    };
    pictures("files-drop", world, hover);
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn a_picture_looked_at() {
    pictures("files-viewer", world, |bench| {
        with_pictures(bench);
        bench.get_by_label_contains("Ampliar").click();
        bench.run();
    });
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn a_menu_and_a_question_about_a_file() {
    pictures("files-menu", world, |bench| {
        with_pictures(bench);
        bench.press("Opciones de «facturas-enero.zip»");
    });
    pictures("files-question", world, |bench| {
        with_pictures(bench);
        bench.press("Opciones de «facturas-enero.zip»");
        bench.press("Abrir");
    });
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn files_on_a_large_screen_and_in_english() {
    let mut bench = sized(world().language("en"), vec2(1920.0, 1080.0), 2.0);
    with_transfers(&mut bench);
    save(&mut bench, "console-files-english-3840");
    let mut bench = sized(world().language("en"), vec2(800.0, 560.0), 1.0);
    with_transfers(&mut bench);
    save(&mut bench, "console-files-english-800");
}
