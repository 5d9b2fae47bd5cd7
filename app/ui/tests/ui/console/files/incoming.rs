//! How files come in: the button, the key, dropping and pasting.

use std::path::PathBuf;
use std::sync::Arc;

use atiende_core::Action;
use atiende_protocol::RequestStatus;
use egui::accesskit::Role;
use egui::{ColorImage, DroppedFile, Event, HoveredFile, Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::{REQUEST, asked, awaits, chat, in_state};
use crate::console::world::ME;
use crate::console::{Bench, Use, World, bench};
use crate::support::screenshot;

/// A file as the window hands it over.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the console reads no file while drawing".to_owned())
    }
}

const PATHS: [&str; 2] = ["/home/ana/contrato.pdf", "/home/ana/foto.png"];

fn hover(bench: &mut Bench) {
    bench.input_mut().hovered_files = PATHS
        .map(|path| HoveredFile {
            path: Some(path.into()),
            ..HoveredFile::default()
        })
        .into();
    bench.run_steps(3); // As long as something is held over it, a window is drawn.
}

fn let_go(bench: &mut Bench) {
    let input = bench.input_mut();
    input.hovered_files.clear();
    for path in PATHS {
        input.dropped_files.push(Arc::new(Dropped(path.into())));
    }
    bench.run();
}

fn paste(bench: &mut Bench) {
    let picture: Arc<ColorImage> = Arc::new(screenshot(64, 40));
    bench.event(Event::PasteImage(picture));
    bench.run();
}

fn pasted(bench: &Bench) -> bool {
    let mut done = bench.state().done.iter();
    done.any(|action| matches!(action, Action::SendPicture { .. }))
}

/// Requests to whose customers nothing may be sent, and why.
fn closed() -> [(World, &'static str); 5] {
    use RequestStatus::{Assigned, ChatEnded, Completed, InChat};
    let mut new = in_state(Assigned, ME, vec![]);
    new.requests[0] = crate::console::world::request(super::ID);
    [
        (new, "Asígnese la solicitud para enviar archivos"),
        (
            in_state(Assigned, ME, vec![]),
            "Únase a la conversación para enviar archivos",
        ),
        (
            in_state(InChat, 2, vec![]),
            "Solo envía archivos quien atiende la solicitud",
        ),
        (
            in_state(ChatEnded, ME, vec![]),
            "La conversación ha finalizado: ya no se pueden enviar archivos",
        ),
        (
            in_state(Completed, ME, vec![]),
            "La solicitud está cerrada: ya no se pueden enviar archivos",
        ),
    ]
}

#[test]
fn the_button_the_paperclip_and_the_key_choose_files_r29() {
    let mut bench = chat(vec![]);
    bench.press("Cargar archivo");
    assert_eq!(asked(&mut bench), [Action::PickFiles(REQUEST)]);
    bench.press("Adjuntar archivos");
    assert_eq!(asked(&mut bench), [Action::PickFiles(REQUEST)]);
    bench.get_by_label("Mensaje").focus();
    bench.run();

    bench.key(Modifiers::COMMAND, Key::O);

    assert_eq!(asked(&mut bench), [Action::PickFiles(REQUEST)]);
}

#[test]
fn files_that_are_dropped_are_sent_to_whom_it_says() {
    let mut bench = chat(vec![]);
    hover(&mut bench);
    let cover = bench.get_by_role_and_label(Role::Status, "Suelte aquí para enviar a María Pérez");
    let log = bench.get_by_role(Role::Log).rect();
    assert!(cover.rect().contains_rect(log));

    let_go(&mut bench);

    let send = Action::SendFiles {
        request: REQUEST,
        paths: PATHS.map(PathBuf::from).into(),
    };
    assert_eq!(asked(&mut bench), [send]);
    assert!(!bench.shows("Suelte aquí para enviar a María Pérez"));
}

#[test]
fn where_nothing_may_be_sent_nothing_is_offered_and_the_reason_shows() {
    for (world, reason) in closed() {
        let mut bench = bench(world);
        bench.done();
        assert!(!bench.shows("Cargar archivo"), "{reason}");
        assert!(!bench.shows("Adjuntar archivos"), "{reason}");
        hover(&mut bench);
        assert!(bench.shows(reason), "{reason}");

        let_go(&mut bench);
        bench.key(Modifiers::COMMAND, Key::O);
        paste(&mut bench);
        bench.run_steps(5);

        assert_eq!(asked(&mut bench), [], "{reason}");
    }
}

#[test]
fn a_question_in_the_window_takes_no_files() {
    let mut bench = chat(vec![]);
    bench.press("Cerrar solicitud");
    hover(&mut bench);
    assert!(!bench.shows("Suelte aquí para enviar a María Pérez"));

    let_go(&mut bench);

    assert_eq!(asked(&mut bench), []);
}

#[test]
fn a_screenshot_that_is_pasted_is_sent_as_png() {
    let mut bench = chat(vec![]);
    bench.get_by_label("Mensaje").focus();
    bench.run();
    bench.type_in("Mire esto");
    bench.done();

    paste(&mut bench);
    awaits(&mut bench, pasted);

    let [Action::SendPicture { request, png }] = &asked(&mut bench)[..] else {
        panic!("one picture is sent");
    };
    assert_eq!(*request, REQUEST);
    let picture = image::load_from_memory(png).unwrap();
    assert_eq!((picture.width(), picture.height()), (64, 40));
    let field = bench.get_by_label("Mensaje");
    assert_eq!(field.value().as_deref(), Some("Mire esto"));
}

#[test]
fn a_picture_pasted_into_a_note_or_another_field_never_reaches_the_customer() {
    let mut bench = chat(vec![]);
    bench.key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::M);
    paste(&mut bench);
    bench.key(Modifiers::COMMAND, Key::F);
    paste(&mut bench);
    bench.press("Mensaje al cliente");
    bench.key(Modifiers::COMMAND, Key::F);
    bench.done();
    paste(&mut bench);
    bench.run_steps(20);

    assert!(!pasted(&bench));
}

#[test]
fn a_picture_pasted_into_a_note_is_not_sent_and_the_note_says_so() {
    let sentence = "Las notas no llevan archivos y la imagen no se ha pegado. \
                    Para enviarla al cliente, péguela en «Mensaje al cliente».";
    let mut bench = chat(vec![]);
    bench.key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::M);
    bench.type_in("Ya le pasó en enero");
    bench.done();
    assert!(!bench.shows(sentence));

    paste(&mut bench);

    assert!(bench.shows(sentence));
    assert_eq!(asked(&mut bench), []);
    let field = bench.get_by_role_and_label(Role::MultilineTextInput, "Nota interna");
    assert_eq!(field.value().as_deref(), Some("Ya le pasó en enero"));

    bench.press("Mensaje al cliente");
    assert!(!bench.shows(sentence));
    bench.key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::M);
    assert!(!bench.shows(sentence), "said once");

    bench.key(Modifiers::COMMAND, Key::F);
    paste(&mut bench);
    assert!(!bench.shows(sentence), "the search field is no note");
}
