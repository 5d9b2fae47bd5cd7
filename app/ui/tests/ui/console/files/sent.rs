//! Files of a chat: opened, shown in their folder, saved, and what became of it.

use atiende_core::{Action, DownloadProblem, Input, Purpose};
use atiende_protocol::{RequestStatus, SentFile};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

use super::{REQUEST, asked, chat, double_click, file, gets, gives, in_state, picture, tell};
use crate::console::talk::says;
use crate::console::world::ME;
use crate::console::{Bench, Use, bench};

const PDF: &str = "contrato.pdf, PDF · 1,2 MB";

fn contract() -> SentFile {
    file(1, "contrato.pdf", 1_258_291)
}

fn fetch(file: &SentFile, purpose: Purpose) -> Action {
    Action::FetchFile {
        request: REQUEST,
        file: file.clone(),
        purpose,
    }
}

fn place(bench: &Bench, name: &str) -> egui::Pos2 {
    bench.get_by_label(name).rect().center()
}

#[test]
fn a_double_click_opens_a_file_and_one_click_does_not_r29() {
    let mut bench = chat(vec![gets(2, 60, &contract())]);
    bench.press(PDF);
    assert_eq!(asked(&mut bench), []);

    // Long after the first click.
    bench.run();
    let at = place(&bench, PDF);
    double_click(&mut bench, at);

    assert_eq!(asked(&mut bench), [fetch(&contract(), Purpose::Open)]);
}

#[test]
fn enter_and_a_screen_reader_open_a_file() {
    let mut bench = chat(vec![gets(2, 60, &contract())]);
    bench.get_by_label(PDF).focus();
    bench.run();
    bench.key(Modifiers::NONE, Key::Enter);
    assert_eq!(asked(&mut bench), [fetch(&contract(), Purpose::Open)]);
    tell(&mut bench, Input::DownloadDone(contract().id));

    let card = bench.get_by_role_and_label(Role::Button, PDF);
    let how = card.accesskit_node().description();
    assert_eq!(how.as_deref(), Some("Doble clic para abrir"));
    card.click_accesskit();
    bench.run();

    assert_eq!(asked(&mut bench), [fetch(&contract(), Purpose::Open)]);
}

#[test]
fn the_menu_opens_a_file_shows_it_in_its_folder_and_saves_it() {
    let items = [
        ("Abrir", Purpose::Open),
        ("Mostrar en la carpeta", Purpose::ShowInFolder),
        ("Guardar como…", Purpose::SaveAs),
    ];
    for (item, purpose) in items {
        let mut bench = chat(vec![gives(2, 60, ME, &contract())]);
        bench.press("Opciones de «contrato.pdf»");
        bench.press(item);
        assert_eq!(asked(&mut bench), [fetch(&contract(), purpose)], "{item}");
    }
}

#[test]
fn the_other_mouse_button_opens_the_same_menu_also_on_a_picture() {
    let capture = picture(2, "captura.png", [320, 200]);
    let cases = [(PDF, contract()), ("Ampliar «captura.png»", capture)];
    for (place, file) in cases {
        let mut bench = chat(vec![gets(2, 60, &file)]);
        bench.get_by_label(place).click_secondary();
        bench.run();

        bench.press("Guardar como…");

        assert_eq!(asked(&mut bench), [fetch(&file, Purpose::SaveAs)]);
    }
}

#[test]
fn archives_and_office_documents_are_asked_about_first() {
    for name in ["copia.zip", "copia.rar", "nómina.xls", "acta.docx"] {
        let asking = file(1, name, 2048);
        let mut bench = chat(vec![gets(2, 60, &asking)]);
        let kind = name.split('.').next_back().unwrap().to_uppercase();
        let at = place(&bench, &format!("{name}, {kind} · 2 KB"));
        double_click(&mut bench, at);
        assert_eq!(asked(&mut bench), [], "{name}");
        assert!(bench.shows("¿Abrir este archivo?"));
        assert!(
            bench.get_by_label("Cancelar").is_focused(),
            "no habit opens it"
        );
        assert!(
            bench
                .query_by_label_contains(&format!("«{name}» lo envió María Pérez"))
                .is_some()
        );

        bench.press("Cancelar");
        assert_eq!(asked(&mut bench), [], "{name}");
        double_click(&mut bench, at);
        bench.press("Abrir");

        assert_eq!(asked(&mut bench), [fetch(&asking, Purpose::Open)], "{name}");
        assert!(!bench.shows("¿Abrir este archivo?"));
    }
}

#[test]
fn saving_or_showing_an_archive_asks_nothing() {
    let archive = file(1, "copia.zip", 2048);
    let mut bench = chat(vec![gets(2, 60, &archive)]);

    bench.press("Opciones de «copia.zip»");
    bench.press("Mostrar en la carpeta");

    assert_eq!(asked(&mut bench), [fetch(&archive, Purpose::ShowInFolder)]);
}

#[test]
fn a_download_shows_how_far_it_is_and_can_be_stopped() {
    let mut bench = chat(vec![gets(2, 60, &contract())]);
    let start = fetch(&contract(), Purpose::Open);
    tell(&mut bench, Input::Action(start));
    let (file, received) = (contract().id, 629_146);
    tell(&mut bench, Input::DownloadProgress { file, received });

    let name = "contrato.pdf, Descargando · 614 KB de 1,2 MB";
    let card = bench.get_by_label(name);
    assert_eq!(card.accesskit_node().numeric_value(), Some(50.0));
    let at = card.rect().center();
    double_click(&mut bench, at);
    assert_eq!(asked(&mut bench), [], "it is under way already");

    bench.press("Cancelar la descarga de «contrato.pdf»");

    assert_eq!(asked(&mut bench), [Action::CancelDownload(file)]);
    assert!(bench.shows(PDF));
}

#[test]
fn a_download_that_failed_says_why_and_can_be_tried_again() {
    let problems = [
        (DownloadProblem::Offline, "No hay conexión con el servicio"),
        (DownloadProblem::Gone, "Ya no está disponible"),
        (
            DownloadProblem::Differs,
            "Llegó alterado y no se ha abierto",
        ),
        (
            DownloadProblem::System("disco lleno".into()),
            "No se pudo guardar o abrir: disco lleno",
        ),
    ];
    for (problem, words) in problems {
        let mut bench = chat(vec![gets(2, 60, &contract())]);
        let before = bench.get_by_label(PDF).rect();
        let start = fetch(&contract(), Purpose::SaveAs);
        tell(&mut bench, Input::Action(start));
        tell(&mut bench, Input::DownloadFailed(contract().id, problem));
        let name = format!("contrato.pdf, {words}");
        let after = bench.get_by_label(&name).rect();
        assert_eq!(after, before, "nothing jumps");

        bench.press("Reintentar la descarga de «contrato.pdf»");

        assert_eq!(asked(&mut bench), [fetch(&contract(), Purpose::SaveAs)]);
    }
}

#[test]
fn files_of_one_writer_stand_together_like_messages() {
    let photo = file(2, "foto.png", 2048);
    let bench = chat(vec![
        says(2, 70, "Le mando los papeles"),
        gets(3, 60, &contract()),
        gets(4, 50, &photo),
    ]);
    let names = bench.query_all_by_label("María Pérez").count();
    let top = |name| bench.get_by_label(name).rect().top();
    let bottom = |name| bench.get_by_label(name).rect().bottom();

    assert_eq!(top("foto.png, PNG · 2 KB") - bottom(PDF), 2.0);
    let alone = chat(vec![gets(2, 900, &contract())]);
    assert_eq!(alone.query_all_by_label("María Pérez").count(), names);
}

#[test]
fn letters_that_turn_a_name_around_are_shown() {
    // who sees `exe.jpg` must not open `gpj.exe`.
    let hostile = SentFile {
        name: "factura\u{202e}gpj.png".to_owned(),
        ..file(1, "x.png", 2048)
    };
    let bench = chat(vec![gets(2, 60, &hostile)]);
    assert!(bench.shows("factura_gpj.png, PNG · 2 KB"));
}

#[test]
fn before_a_technician_joins_no_file_shows_d11() {
    let mut world = in_state(RequestStatus::Assigned, ME, vec![gets(2, 60, &contract())]);
    world.requests[0].chat_opened = false;
    assert!(!bench(world).shows(PDF));
}
