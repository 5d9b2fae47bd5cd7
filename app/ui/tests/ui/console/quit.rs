//! Leaving while requests are held.

use atiende_core::{Action, Input, UploadAnswer, UploadId};
use atiende_protocol::{RequestId, RequestStatus, Seq, ServerFrame};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use uuid::Uuid;

use super::files::{MIB, answer, chat, found, tell};
use super::world::{self, ME, hold};
use super::{Bench, Use, World, bench};

const ID: i64 = 7;

fn holding() -> World {
    let mut request = world::request(ID);
    hold(&mut request, ME, RequestStatus::InChat);
    World::quiet().with(request)
}

/// A console whose window is being closed.
fn closing(world: World) -> Bench {
    let mut bench = bench(world);
    bench.done();
    let console = bench.state_mut();
    assert!(console.ui_state.ask_to_quit(&console.state));
    bench.run();
    bench
}

#[test]
fn without_requests_nobody_is_asked() {
    let mut bench = bench(World::quiet().with(world::request(ID)));
    let console = bench.state_mut();
    assert!(!console.ui_state.ask_to_quit(&console.state));
}

#[test]
fn all_requests_are_released_before_the_window_closes() {
    let mut bench = closing(holding());
    bench.press("Liberar todas y salir");
    assert_eq!(bench.done(), [Action::Unassign(RequestId(ID))]);
    let console = bench.state();
    assert!(console.ui_state.takes_leave());
    assert!(!console.ui_state.may_leave(&console.state));

    bench.hears(ServerFrame::Request {
        seq: Seq(1001),
        request: world::request(ID),
    });
    let console = bench.state();
    assert!(console.ui_state.may_leave(&console.state));
}

#[test]
fn kept_requests_stay_and_the_window_closes_at_once() {
    let mut bench = closing(holding());
    bench.press("Conservar y salir");
    assert_eq!(bench.done(), []);
    let console = bench.state_mut();
    assert!(console.ui_state.may_leave(&console.state));
    assert!(!console.ui_state.ask_to_quit(&console.state), "asked once");
}

#[test]
fn escape_keeps_the_window() {
    let mut bench = closing(holding());
    bench.key(Modifiers::NONE, Key::Escape);
    assert!(!bench.shows("Conservar y salir"));
    assert!(!bench.state().ui_state.takes_leave());
}

#[test]
fn a_request_can_be_handed_over_instead() {
    let mut bench = closing(holding());
    bench.press("Transferir la 7");
    let id = RequestId(ID);
    assert_eq!(
        bench.done(),
        [Action::Select(id), Action::LoadColleagues(id)]
    );
    assert!(bench.shows("Transferir la solicitud"));
}

#[test]
fn offline_nothing_can_be_released() {
    let mut bench = closing(holding().then(Input::Disconnected));
    bench.press("Liberar todas y salir");
    assert_eq!(bench.done(), []);
    assert!(!bench.state().ui_state.takes_leave());
}

/// What the question says about files on their way.
fn about_uploads(bench: &mut Bench) -> Option<String> {
    let console = bench.state_mut();
    assert!(console.ui_state.ask_to_quit(&console.state));
    bench.run();
    let label = bench.query_by_label_contains("enviarse")?;
    let text = label.accesskit_node().value();
    bench.key(Modifiers::NONE, Key::Escape);
    text
}

#[test]
fn files_that_are_not_completely_sent_are_counted_before_the_window_closes() {
    let mut bench = chat(vec![]);
    assert_eq!(about_uploads(&mut bench), None);

    tell(&mut bench, found(1, "contrato.pdf", 25 * MIB, None));
    assert_eq!(
        about_uploads(&mut bench).as_deref(),
        Some(
            "1 archivo aún no ha terminado de enviarse. Si conserva la solicitud, seguirá donde \
             se quedó al volver a abrir la consola; si la libera, se cancela."
        )
    );

    tell(&mut bench, found(2, "foto.png", MIB, None));
    tell(&mut bench, found(3, "plano.pdf", MIB, None));
    let pause = Action::PauseUpload(UploadId(Uuid::from_u128(1)));
    tell(&mut bench, Input::Action(pause));
    tell(&mut bench, answer(2, UploadAnswer::Scanning));
    let said = about_uploads(&mut bench).unwrap();
    assert!(
        said.starts_with("2 archivos aún no han terminado"),
        "{said}"
    );
}
