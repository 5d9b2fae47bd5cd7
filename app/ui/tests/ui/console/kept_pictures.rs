//! The pictures that are kept: each panel empty, full and in trouble, in both languages.

use atiende_core::admin::AdminAnswer;
use atiende_core::{Action, Input, SignInProblem, ThemeChoice};
use atiende_protocol::{RequestId, TechnicianId};
use egui::{Key, Modifiers, Role, vec2};
use egui_kittest::kittest::Queryable;

use super::admin::office::{answers, choose, open, refuses, sessions, write};
use super::pictures::refused;
use super::search::{finds, look_for};
use super::team_pictures::together;
use super::{Bench, Use, World, files, notifications, sized};
use crate::support::picture::save;

/// Makes `kept-{name}-es` and `-en` of a world after something was done in it; `act` is told
/// whether what it clicks is called in Spanish.
fn keep(name: &str, world: impl Fn(&str) -> World, act: impl Fn(&mut Bench, bool)) {
    for tag in ["es", "en"] {
        let mut bench = sized(world(tag).language(tag), vec2(1280.0, 800.0), 1.0);
        act(&mut bench, tag == "es");
        bench.event(egui::Event::PointerGone);
        bench.run_ok();
        save(&mut bench, &format!("kept-{name}-{tag}"));
    }
}

fn quiet() -> World {
    World::quiet().theme(ThemeChoice::Light)
}

fn busy() -> World {
    World::busy().theme(ThemeChoice::Light)
}

fn word(is_spanish: bool, spanish: &'static str, english: &'static str) -> &'static str {
    if is_spanish { spanish } else { english }
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn the_support_center() {
    keep("center-empty", |_| quiet(), |_, _| ());
    keep(
        "center-full",
        |tag| together(ThemeChoice::Light, tag),
        |bench, _| {
            bench.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
        },
    );
    keep(
        "center-trouble",
        |tag| together(ThemeChoice::Light, tag),
        |bench, is_spanish| {
            refused(bench);
            let text = word(
                is_spanish,
                "En cuanto vuelva la conexión le llega esto.",
                "You get this as soon as the connection is back.",
            );
            bench.state_mut().take(Input::Disconnected);
            let message = Action::SendMessage {
                request: RequestId(1034),
                text: text.to_owned(),
            };
            bench.state_mut().take(Input::Action(message));
            bench.run_ok();
        },
    );
    keep(
        "center-dark",
        |tag| together(ThemeChoice::Dark, tag),
        |_, _| (),
    );
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn files() {
    let world = |_: &str| files::pictures::world().theme(ThemeChoice::Light);
    keep("files-full", world, |bench, _| {
        files::pictures::with_pictures(bench)
    });
    keep("files-trouble", world, |bench, _| {
        files::pictures::with_transfers(bench);
    });
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn the_notifications() {
    let chosen = |_: &str| notifications::pictures::chosen().theme(ThemeChoice::Light);
    keep("notifications-full", chosen, notifications::pictures::full);
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn the_search() {
    keep(
        "search-empty",
        |_| busy(),
        |bench, is_spanish| {
            let text = word(is_spanish, "unicornio", "unicorn");
            look_for(bench, text);
            finds(bench, text, &[], false);
        },
    );
    keep(
        "search-full",
        |_| busy(),
        |bench, _| {
            look_for(bench, "impresora");
            let ids: Vec<i64> = (1860..1900).rev().collect();
            finds(bench, "impresora", &ids, true);
            let select = Action::Select(RequestId(1034));
            bench.state_mut().take(Input::Action(select));
            bench.run_ok();
        },
    );
    keep(
        "search-trouble",
        |_| busy().then(Input::Disconnected),
        |bench, _| look_for(bench, "impresora"),
    );
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn administration() {
    keep("admin-empty", |_| busy(), |bench, _| open(bench));
    keep(
        "admin-full",
        |_| busy(),
        |bench, is_spanish| {
            open(bench);
            bench.press(word(is_spanish, "Técnicos", "Technicians"));
            choose(bench, Role::Row, "Bruno Ruiz");
            answers(bench, AdminAnswer::Sessions(TechnicianId(2), sessions()));
        },
    );
    keep(
        "admin-trouble",
        |_| busy(),
        |bench, is_spanish| {
            open(bench);
            choose(bench, Role::Row, "Acme");
            let address = word(is_spanish, "Dirección del portal", "Address of the portal");
            write(bench, address, "globex");
            let save = word(is_spanish, "Guardar el portal", "Save the portal");
            bench.get_by_label(save).click_accesskit(); // It is out of sight.
            bench.run_ok();
            refuses(bench, "slug", "taken");
        },
    );
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn the_welcome_page() {
    let page = |end: Input| move |_: &str| quiet().then(end.clone());
    keep("welcome-empty", page(Input::NoAccount), |_, _| ());
    let problem = Input::SignInFailed(SignInProblem::Unreachable);
    keep("welcome-trouble", page(problem), |_, _| ());
}
