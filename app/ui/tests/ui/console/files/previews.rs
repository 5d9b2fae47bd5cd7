//! Small pictures of files: asked for when they are seen, shown without a jump, looked at larger.

use std::time::Duration;

use atiende_core::{Action, Input, Preview, Purpose};
use atiende_protocol::{Entry, SentFile};
use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

use super::{
    REQUEST, asked, awaits, chat, double_click, double_click_at_once, gets, picture, png, tell,
    wheel,
};
use crate::console::talk::says;
use crate::console::{Bench, Use};

const CARD: &str = "captura.png, PNG · 120 KB";
const ZOOM: &str = "Ampliar «captura.png»";

fn capture() -> SentFile {
    picture(1, "captura.png", [320, 200])
}

fn wanted(bench: &mut Bench) -> Vec<Action> {
    let mut done = bench.done();
    done.retain(|action| matches!(action, Action::FetchPreview { .. }));
    done
}

fn fetch(file: &SentFile) -> Action {
    Action::FetchPreview {
        request: REQUEST,
        file: file.id,
    }
}

/// Textures that are not fonts.
fn textures(bench: &Bench) -> usize {
    let manager = bench.ctx.tex_manager();
    let manager = manager.read();
    manager
        .allocated()
        .filter(|(_, meta)| meta.name == "picture")
        .count()
}

fn loaded(bench: &mut Bench, file: &SentFile, size: [u32; 2]) {
    tell(bench, Input::PreviewLoaded(file.id, Some(png(size))));
}

#[test]
fn a_picture_is_asked_for_once_and_only_when_it_is_seen() {
    let filler = |seq| says(seq, 5000 - seq, "Una línea más");
    let old = picture(1, "captura.png", [320, 200]);
    let new = picture(2, "nueva.png", [320, 200]);
    let mut entries: Vec<Entry> = vec![gets(2, 5000, &old)];
    entries.extend((3..120).map(filler));
    entries.push(gets(120, 10, &new));
    let mut bench = crate::console::bench(super::world(entries));
    assert_eq!(wanted(&mut bench), [fetch(&new)]);

    bench.get_by_role(Role::Log).hover();
    for _ in 0..40 {
        wheel(&mut bench, 1000.0);
    }

    assert_eq!(wanted(&mut bench), [fetch(&old)]);
}

#[test]
fn a_picture_that_arrives_moves_nothing() {
    let mut bench = chat(vec![gets(2, 60, &capture()), says(3, 50, "¿La ve?")]);
    let places =
        |bench: &Bench| [CARD, ZOOM, "¿La ve?"].map(|name| bench.get_by_label(name).rect());
    let before = places(&bench);
    assert_eq!(textures(&bench), 0);

    loaded(&mut bench, &capture(), [320, 200]);
    awaits(&mut bench, |bench| textures(bench) == 1);

    assert_eq!(places(&bench), before);
    assert_eq!(before[1].height(), 200.0, "as large as it is");
}

#[test]
fn what_is_no_picture_shows_its_sign_and_breaks_nothing() {
    let mut bench = chat(vec![gets(2, 60, &capture())]);
    let broken = Some(b"\x89PNG\r\n\x1a\nnothing".as_slice().into());
    tell(&mut bench, Input::PreviewLoaded(capture().id, broken));
    bench.run_steps(10);
    assert_eq!(textures(&bench), 0);
    bench.get_by_label(CARD);

    let missing = picture(2, "otra.png", [100, 100]);
    let mut bench = chat(vec![gets(2, 60, &missing)]);
    tell(&mut bench, Input::PreviewLoaded(missing.id, None));
    let kept = bench.state().state.previews.get(&missing.id);
    assert_eq!(kept, Some(&Preview::Missing));
    assert_eq!(wanted(&mut bench), []);
}

#[test]
fn a_click_looks_at_the_picture_and_esc_closes_it() {
    let mut bench = chat(vec![gets(2, 60, &capture())]);
    loaded(&mut bench, &capture(), [320, 200]);

    bench.press(ZOOM);
    assert!(
        bench
            .query_by_role_and_label(Role::Dialog, "captura.png")
            .is_some()
    );
    assert!(bench.get_by_label("Cerrar la imagen").is_focused());
    bench.key(Modifiers::NONE, Key::Escape);

    assert!(
        bench
            .query_by_role_and_label(Role::Dialog, "captura.png")
            .is_none()
    );
    assert_eq!(bench.state().state.selected, Some(REQUEST));
    assert_eq!(asked(&mut bench), []);
}

fn is_chosen(bench: &Bench, size: &str) -> bool {
    let node = bench.get_by_role_and_label(Role::RadioButton, size);
    node.accesskit_node().toggled() == Some(Toggled::True)
}

#[test]
fn the_picture_is_made_larger_by_wheel_and_keys_and_fits_again() {
    let mut bench = chat(vec![gets(2, 60, &capture())]);
    bench.press(ZOOM);
    assert!(is_chosen(&bench, "Ajustar"));
    bench
        .get_by_role_and_label(Role::Image, "captura.png")
        .hover();

    bench.key(Modifiers::NONE, Key::Num1);
    assert!(is_chosen(&bench, "100 %"));
    wheel(&mut bench, 300.0);
    assert!(bench.shows("200 %"));
    bench.key(Modifiers::NONE, Key::Plus);
    assert!(bench.shows("250 %"));
    bench.key(Modifiers::NONE, Key::Num0);

    assert!(is_chosen(&bench, "Ajustar"));
    assert!(bench.shows("100 %"));
}

#[test]
fn the_viewer_opens_and_saves_the_file() {
    let purposes = [("Abrir", Purpose::Open), ("Guardar como…", Purpose::SaveAs)];
    for (button, purpose) in purposes {
        let mut bench = chat(vec![gets(2, 60, &capture())]);
        bench.press(ZOOM);
        bench.press(button);
        let fetch = Action::FetchFile {
            request: REQUEST,
            file: capture(),
            purpose,
        };
        assert_eq!(asked(&mut bench), [fetch], "{button}");
        assert!(bench.query_by_role(Role::Dialog).is_none());
    }
}

#[test]
fn a_double_click_on_the_picture_opens_the_file_as_on_any_other() {
    for click in [double_click, double_click_at_once] {
        let mut bench = chat(vec![gets(2, 60, &capture())]);
        let at = bench.get_by_label(ZOOM).rect().center();

        click(&mut bench, at);

        let fetch = Action::FetchFile {
            request: REQUEST,
            file: capture(),
            purpose: Purpose::Open,
        };
        assert_eq!(asked(&mut bench), [fetch]);
        assert!(bench.query_by_role(Role::Dialog).is_none());
    }
}

#[test]
fn a_double_click_in_the_viewer_opens_the_file() {
    let mut bench = chat(vec![gets(2, 60, &capture())]);
    bench.press(ZOOM);
    bench.run();
    let seen = bench.get_by_role_and_label(Role::Image, "captura.png");
    let at = seen.rect().center();

    double_click(&mut bench, at);

    let [Action::FetchFile { purpose, .. }] = asked(&mut bench)[..] else {
        panic!("the file is opened once");
    };
    assert_eq!(purpose, Purpose::Open);
    assert!(bench.query_by_role(Role::Dialog).is_none());
}

#[test]
fn a_settled_chat_with_pictures_draws_nothing() {
    let mut world = super::world(vec![gets(2, 60, &capture())]);
    world.requests[0].waiting_since = None;
    let mut bench = crate::console::bench(world);
    loaded(&mut bench, &capture(), [320, 200]);
    awaits(&mut bench, |bench| textures(bench) == 1);

    bench.run();
    bench.step();

    let output = &bench.output().viewport_output[&egui::ViewportId::ROOT];
    let causes = bench.ctx.repaint_causes();
    assert_eq!(output.repaint_delay, Duration::MAX, "{causes:?}");
}
