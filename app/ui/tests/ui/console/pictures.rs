//! Pictures of whole windows, to look at: every state, both themes, both languages.

use atiende_core::queue::View;
use atiende_core::{
    Action, DesktopEvent, DesktopPart, Input, SignInProblem, ThemeChoice, TokenPlace,
};
use atiende_protocol::{
    Availability, Outcome, Refusal, RequestId, RequestStatus, Seq, ServerFrame, Timestamp,
    http::RequestPage,
};
use egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::Queryable;

use super::world::{self, MINUTE, NOW, hold, reference};
use super::{Bench, Use, World, files, sized};
use crate::support::picture::save;
use crate::support::screenshot;

const SMALL: Vec2 = vec2(1024.0, 700.0);
const LARGE: Vec2 = vec2(1920.0, 1080.0);

const THEMES: [(ThemeChoice, &str); 2] =
    [(ThemeChoice::Light, "light"), (ThemeChoice::Dark, "dark")];

/// Both themes at a small and a large window.
pub fn pictures(name: &str, world: impl Fn() -> World, act: impl Fn(&mut Bench)) {
    for (theme, suffix) in THEMES {
        for (size_name, size) in [("1024", SMALL), ("1920", LARGE)] {
            let mut bench = sized(world().theme(theme), size, 1.0);
            act(&mut bench);
            save(&mut bench, &format!("console-{name}-{size_name}-{suffix}"));
        }
    }
}

fn welcome(problem: Option<SignInProblem>) -> World {
    let end = problem.map_or(Input::NoAccount, Input::SignInFailed);
    World::quiet().then(end)
}

fn portal(world: World) -> World {
    World {
        portal: Some("http://127.0.0.1:4100/p/acme".into()),
        ..world
    }
}

fn completed() -> World {
    let requests = (900..940).rev().map(|id| {
        let mut request = world::request(id);
        hold(&mut request, id % 3 + 1, RequestStatus::Completed);
        request.submitted_at = Timestamp(NOW - (940 - id) * 300 * MINUTE);
        request
    });
    let page = RequestPage {
        requests: requests.collect(),
        has_more: true,
    };
    World::busy()
        .then(Input::Action(Action::ShowView(View::Completed)))
        .then(Input::CompletedLoaded {
            page,
            is_continuation: false,
        })
        .selecting(939)
}

/// A claim that somebody else won, and a message that was refused.
pub fn refused(bench: &mut Bench) {
    let say = |bench: &mut Bench, action: Action, refusal: Refusal| {
        bench.state_mut().take(Input::Action(action));
        let id = bench.state().state.outbox.last().unwrap().id;
        let outcome = Outcome::Refused { refusal };
        bench
            .state_mut()
            .take(Input::Frame(ServerFrame::Settled { id, outcome }));
    };
    let by = reference(2);
    let at = Timestamp(NOW - 2_000_000);
    say(
        bench,
        Action::Claim(RequestId(1035)),
        Refusal::AlreadyAssigned { by, at },
    );
    let text = "La tinta se ve bien; pruebe otra vez, por favor.".to_owned();
    let message = Action::SendMessage {
        request: RequestId(1034),
        text,
    };
    say(bench, message, Refusal::TooFast { retry_secs: 5 });
    bench.run_ok();
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn a_chat() {
    pictures("chat", || World::busy().selecting(1034), |_| ());
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn an_empty_console() {
    pictures("empty", || portal(World::quiet()), |_| ());
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn all_requests() {
    let all = || {
        World::busy()
            .then(Input::Action(Action::ShowView(View::All)))
            .selecting(1042)
    };
    pictures("queue", all, |_| ());
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn completed_requests() {
    pictures("completed", completed, |_| ());
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn an_offline_console() {
    let offline = || World::busy().selecting(1034).then(Input::Disconnected);
    pictures("offline", offline, |bench| {
        let text = "En cuanto vuelva la conexión le llega esto.".to_owned();
        let message = Action::SendMessage {
            request: RequestId(1034),
            text,
        };
        bench.state_mut().take(Input::Action(message));
        bench.run_ok();
    });
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn refusals() {
    pictures("refused", || World::busy().selecting(1034), refused);
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn a_busy_technician() {
    let busy = || World {
        availability: Availability::Busy,
        ..World::quiet()
    };
    pictures("busy", busy, |_| ());
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn the_welcome_page() {
    pictures("welcome", || welcome(None), |_| ());
    pictures(
        "welcome-problem",
        || welcome(Some(SignInProblem::Unreachable)),
        |_| (),
    );
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn a_question_before_closing() {
    pictures(
        "question",
        || World::busy().selecting(1034),
        |bench| {
            bench.get_by_label("Cerrar solicitud").click();
            bench.run_ok();
        },
    );
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn the_menus() {
    let file = || World {
        token_place: TokenPlace::File,
        ..portal(World::busy())
    };
    pictures("user-menu", file, |bench| {
        bench.get_by_label("Su cuenta: Ana López").click();
        bench.run_ok();
    });
    pictures("status-menu", World::busy, |bench| {
        bench.get_by_label("Disponible").click();
        bench.run_ok();
    });
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn the_sheet_of_shortcuts() {
    pictures("shortcuts", World::busy, |bench| {
        bench.key_press(egui::Key::F1);
        bench.run_ok();
    });
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn english_and_large_and_narrow_windows() {
    for (theme, suffix) in THEMES {
        let world = || World::busy().language("en").theme(theme).selecting(1034);
        save(
            &mut sized(world(), SMALL, 1.0),
            &format!("console-english-1024-{suffix}"),
        );
        save(
            &mut sized(world(), LARGE, 2.0),
            &format!("console-english-3840-{suffix}"),
        );
        let narrow = vec2(720.0, 640.0);
        save(
            &mut sized(world(), narrow, 1.0),
            &format!("console-english-720-{suffix}"),
        );
    }
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn the_signs_in_the_bar() {
    let ringing = |bench: &mut Bench| {
        let missing = DesktopEvent::Missing(DesktopPart::Notifications);
        bench.state_mut().take(Input::Desktop(missing));
        let frame = ServerFrame::Request {
            seq: Seq(1_000_000),
            request: world::request(77),
        };
        bench.hears(frame);
        let sign = bench.get_by_label_contains("A este equipo le falta algo");
        sign.click();
        bench.run_ok();
    };
    pictures("signs", World::busy, ringing);
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn a_picture_pasted_into_a_note() {
    let chat = || World::busy().selecting(1034);
    pictures("note-pasted", chat, |bench| {
        bench.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
        bench.type_in("Ya le pasó en enero");
        let picture = screenshot(64, 40);
        bench.event(egui::Event::PasteImage(picture.into()));
        bench.run_ok();
    });
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn leaving_while_files_are_on_their_way() {
    pictures("quit-uploads", files::pictures::world, |bench| {
        files::pictures::with_transfers(bench);
        let console = bench.state_mut();
        assert!(console.ui_state.ask_to_quit(&console.state));
        bench.run_ok();
    });
}
