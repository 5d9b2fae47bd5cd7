//! The welcome page: both ways in, and what stands in their way.

use atiende_core::{Action, Input, LocalProblem, SignInProblem};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

use super::{Bench, Use, World, bench};

fn welcome() -> Bench {
    bench(World::quiet().then(Input::NoAccount))
}

fn fill(bench: &mut Bench, label: &str, text: &str) {
    bench.get_by_label(label).focus();
    bench.run();
    bench.type_in(text);
}

fn fill_all(bench: &mut Bench) {
    fill(bench, "Dirección del servicio", "https://a.example");
    fill(bench, "Correo electrónico", " ana@ejemplo.com ");
    fill(bench, "Contraseña", " secreta ");
}

fn sign_in() -> Action {
    Action::SignIn {
        service: "https://a.example".into(),
        email: "ana@ejemplo.com".into(),
        password: " secreta ".into(),
    }
}

#[test]
fn nothing_is_asked_before_it_is_known_who_is_signed_in() {
    let mut bench = welcome();
    bench.state_mut().state = atiende_core::State::default();
    bench.run();

    assert!(bench.shows("Abriendo…"));
    assert!(!bench.shows("Conectarse"));
}

#[test]
fn the_form_signs_in() {
    let mut bench = welcome();
    fill_all(&mut bench);

    bench.press("Conectarse");

    assert_eq!(bench.done(), [sign_in()]);
}

#[test]
fn enter_sends_the_form() {
    let mut bench = welcome();
    fill_all(&mut bench);

    bench.key(Modifiers::NONE, Key::Enter);

    assert_eq!(bench.done(), [sign_in()]);
}

#[test]
fn empty_fields_are_told_after_the_first_try_only() {
    let mut bench = welcome();
    assert!(!bench.shows("Escriba su contraseña"));

    bench.press("Conectarse");

    assert_eq!(bench.done(), []);
    for sentence in [
        "Escriba la dirección del servicio",
        "Escriba su correo electrónico",
        "Escriba su contraseña",
    ] {
        assert!(bench.shows(sentence), "{sentence}");
    }
}

#[test]
fn one_click_tries_it_on_this_computer() {
    let mut bench = welcome();

    bench.press("Probar ahora");
    bench.press("Probar ahora");

    assert_eq!(
        bench.done(),
        [Action::TryLocal],
        "a second click is nothing"
    );
    assert!(
        bench
            .get_by_label("Conectarse")
            .accesskit_node()
            .is_disabled()
    );
}

#[test]
fn each_problem_says_what_to_do() {
    let local = SignInProblem::Local;
    let problems = [
        (SignInProblem::BadAddress, "Esta dirección no es válida"),
        (SignInProblem::Unreachable, "No se puede llegar al servicio"),
        (
            SignInProblem::NotAtiende,
            "En esa dirección responde otra cosa",
        ),
        (
            SignInProblem::WrongPassword,
            "El correo y la contraseña no coinciden",
        ),
        (
            SignInProblem::TooManyTries { retry_secs: 30 },
            "Espere 30 segundos",
        ),
        (
            SignInProblem::Unprotected,
            "enviaría su contraseña sin proteger",
        ),
        (SignInProblem::Expired, "Su sesión ha terminado"),
        (
            local(LocalProblem::FolderNotWritable("/x".into())),
            "No se puede escribir en /x",
        ),
        (
            local(LocalProblem::DatabaseTooNew),
            "son de una versión más nueva",
        ),
        (
            local(LocalProblem::PortTaken(4100)),
            "Otro programa usa el puerto 4100",
        ),
        (
            local(LocalProblem::Other("sin memoria".into())),
            "no se inició: sin memoria",
        ),
    ];
    for (problem, words) in problems {
        let bench = bench(World::quiet().then(Input::SignInFailed(problem)));
        assert!(bench.query_by_label_contains(words).is_some(), "{words}");
    }
}

#[test]
fn what_was_typed_stays_after_a_failed_try() {
    let mut bench = welcome();
    fill_all(&mut bench);
    bench.press("Conectarse");

    bench
        .state_mut()
        .take(Input::SignInFailed(SignInProblem::WrongPassword));
    bench.run();

    let field = bench.get_by_label("Dirección del servicio");
    assert_eq!(field.value().as_deref(), Some("https://a.example"));
}

#[test]
fn the_password_is_never_kept_with_the_window() {
    let mut bench = welcome();
    fill_all(&mut bench);

    let kept = serde_json::to_string(&bench.state().ui_state).unwrap();

    assert!(kept.contains("https://a.example"));
    assert!(!kept.contains("secreta"), "{kept}");
}
