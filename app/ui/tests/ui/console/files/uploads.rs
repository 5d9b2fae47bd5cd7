//! Files on their way to the customer.

use atiende_core::{Action, Connection, FoundProblem, Input, UploadAnswer, UploadId};
use atiende_protocol::http::FileProblem;
use atiende_protocol::{FileId, FileRefusal, FileType, ServerFrame};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use uuid::Uuid;

use super::{MIB, REQUEST, answer, asked, chat, file, found, gives, tell, wheel};
use crate::console::world::ME;
use crate::console::{Bench, Use};

const UPLOAD: UploadId = UploadId(Uuid::from_u128(1));

/// A chat where a file of 25 MiB is on its way.
fn sending() -> Bench {
    let mut bench = chat(vec![]);
    tell(&mut bench, found(1, "contrato.pdf", 25 * MIB, None));
    bench.done();
    bench
}

fn card(bench: &Bench, role: Role) -> String {
    let node = bench.get_all_by_role(role).find(|node| {
        let label = node.accesskit_node().label();
        label.is_some_and(|label| label.starts_with("contrato.pdf"))
    });
    node.expect("the card is there")
        .accesskit_node()
        .label()
        .unwrap()
}

#[test]
fn an_upload_tells_how_far_it_is_how_fast_and_how_long_it_takes() {
    let mut bench = sending();
    assert_eq!(
        card(&bench, Role::ProgressIndicator),
        "contrato.pdf, En espera · 25 MB"
    );

    let (sent, speed) = (10 * MIB, 800 * 1024);
    tell(
        &mut bench,
        answer(1, UploadAnswer::Progress { sent, speed }),
    );

    let name = "contrato.pdf, 10 MB de 25 MB · 800 KB/s · quedan 19 s";
    let card = bench.get_by_role_and_label(Role::ProgressIndicator, name);
    assert_eq!(card.accesskit_node().numeric_value(), Some(40.0));
}

#[test]
fn an_upload_is_paused_resumed_and_cancelled() {
    let mut bench = sending();
    bench.press("Pausar «contrato.pdf»");
    assert_eq!(asked(&mut bench), [Action::PauseUpload(UPLOAD)]);
    assert_eq!(
        card(&bench, Role::ProgressIndicator),
        "contrato.pdf, En pausa · 0 bytes de 25 MB"
    );

    bench.press("Reanudar «contrato.pdf»");
    assert_eq!(asked(&mut bench), [Action::ResumeUpload(UPLOAD)]);
    bench.press("Cancelar el envío de «contrato.pdf»");

    assert_eq!(asked(&mut bench), [Action::CancelUpload(UPLOAD)]);
    assert!(bench.query_by_label_contains("contrato.pdf").is_none());
}

#[test]
fn a_refused_file_says_why_and_what_is_allowed_and_goes_when_it_is_told_to_r34() {
    let mut bench = chat(vec![]);
    tell(&mut bench, found(1, "contrato.pdf", 25 * MIB, None));
    let problem = FileProblem {
        name: "contrato.pdf".into(),
        refusal: FileRefusal::ContentDiffers {
            extension: "pdf".into(),
        },
        allowed: vec![FileType::Jpeg, FileType::Pdf],
        message: None,
    };
    tell(
        &mut bench,
        answer(1, UploadAnswer::Refused(Box::new(problem))),
    );
    bench.done();

    assert_eq!(
        card(&bench, Role::Group),
        "contrato.pdf, No enviado · 25 MB, No se puede enviar «contrato.pdf»: su contenido no es \
         el de un archivo .pdf. Se admiten: .jpeg, .pdf"
    );
    bench.press("Reintentar el envío de «contrato.pdf»");
    assert_eq!(asked(&mut bench), [Action::ResumeUpload(UPLOAD)]);
    bench.press("Quitar «contrato.pdf»");

    assert_eq!(asked(&mut bench), [Action::CancelUpload(UPLOAD)]);
    assert!(bench.query_by_label_contains("contrato.pdf").is_none());
}

#[test]
fn a_file_that_may_not_be_sent_is_refused_before_a_byte_leaves() {
    let mut bench = chat(vec![]);
    tell(&mut bench, found(1, "instalador.exe", 4 * MIB, None));
    tell(&mut bench, found(2, "enorme.zip", 26 * MIB, None));

    let says = |words: &str| bench.query_by_label_contains(words).is_some();
    assert!(says(
        "«instalador.exe»: los archivos .exe no están permitidos. Se admiten: .jpeg"
    ));
    assert!(says(
        "«enorme.zip»: es demasiado grande. El máximo por archivo es 25 MB"
    ));
}

#[test]
fn a_file_that_cannot_be_read_says_so() {
    let mut bench = chat(vec![]);
    let gone = Some(FoundProblem::Unreadable);
    tell(&mut bench, found(1, "contrato.pdf", 0, gone));

    assert!(card(&bench, Role::Group).ends_with("ha cambiado o no se puede leer"));
    bench.get_by_label("Reintentar el envío de «contrato.pdf»");
}

#[test]
fn a_file_waits_for_the_scan_and_then_becomes_part_of_the_chat() {
    let mut bench = sending();
    let sent = file(9, "contrato.pdf", 25 * MIB);
    let created = UploadAnswer::Created {
        location: "/u/9".into(),
        file: Some(FileId(Uuid::from_u128(9))),
    };
    tell(&mut bench, answer(1, created));
    tell(&mut bench, answer(1, UploadAnswer::Scanning));
    assert_eq!(
        card(&bench, Role::ProgressIndicator),
        "contrato.pdf, Esperando el análisis · 25 MB"
    );
    bench.get_by_label("Cancelar el envío de «contrato.pdf»");

    bench.hears(ServerFrame::Entry {
        request: REQUEST,
        entry: gives(1001, 0, ME, &sent),
    });

    assert_eq!(card(&bench, Role::Button), "contrato.pdf, PDF · 25 MB");
    assert_eq!(bench.query_all_by_role(Role::ProgressIndicator).count(), 0);
}

#[test]
fn without_a_connection_a_file_waits_and_says_so() {
    let mut bench = chat(vec![]);
    tell(&mut bench, Input::Disconnected);
    assert_ne!(bench.state().state.connection, Connection::Online);
    tell(&mut bench, found(1, "contrato.pdf", 25 * MIB, None));

    assert_eq!(
        card(&bench, Role::ProgressIndicator),
        "contrato.pdf, Se enviará al volver la conexión · 25 MB"
    );
}

#[test]
fn a_draft_stays_while_files_come_and_go() {
    let mut bench = chat(vec![]);
    bench.get_by_label("Mensaje").focus();
    bench.run();
    bench.type_in("Le mando el contrato");

    tell(&mut bench, found(1, "contrato.pdf", 25 * MIB, None));
    tell(&mut bench, Input::Action(Action::CancelUpload(UPLOAD)));

    let field = bench.get_by_label("Mensaje");
    assert_eq!(field.value().as_deref(), Some("Le mando el contrato"));
    assert!(field.is_focused());
}

#[test]
fn a_new_upload_is_on_the_screen_also_after_reading_older_lines() {
    let many = (2..60)
        .map(|seq| crate::console::talk::says(seq, 4000 - seq * 60, "Un mensaje de los de antes"));
    let mut bench = chat(many.collect());
    bench.get_by_role(Role::Log).hover();
    wheel(&mut bench, 900.0);

    tell(&mut bench, found(1, "contrato.pdf", 25 * MIB, None));

    let log = bench.get_by_role(Role::Log).rect();
    let name = card(&bench, Role::ProgressIndicator);
    assert!(log.contains_rect(bench.get_by_label(&name).rect()));
}
