//! Columns as the technician wants them, and only some companies.

use atiende_core::Action;
use atiende_protocol::Settings;
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};

use super::world::{self, company};
use super::{Bench, Use, World, bench, large};

fn headers(bench: &Bench) -> Vec<String> {
    let mut nodes: Vec<_> = bench.query_all_by_role(Role::ColumnHeader).collect();
    nodes.sort_by(|a, b| a.rect().left().total_cmp(&b.rect().left()));
    let name = |node: egui_kittest::Node<'_>| node.accesskit_node().label().unwrap_or_default();
    nodes.into_iter().map(name).collect()
}

fn choosing(world: World) -> Bench {
    let mut bench = large(world);
    bench.press("Columnas");
    bench
}

fn tick(bench: &mut Bench, name: &str) {
    bench.get_by_role_and_label(Role::CheckBox, name).click();
    bench.run();
}

#[test]
fn a_column_shows_once_it_is_ticked_and_goes_when_it_is_not() {
    let mut bench = choosing(World::quiet().with(world::request(7)));
    tick(&mut bench, "Recibida");
    tick(&mut bench, "ID");
    bench.press("Listo");
    let expected = [
        "Esperando",
        "Recibida",
        "Cliente",
        "Empresa",
        "Asunto",
        "Estado",
    ];
    assert_eq!(headers(&bench), expected);
}

#[test]
fn a_column_moves_by_its_arrows_and_everything_can_be_as_usual_again() {
    let mut bench = choosing(World::quiet().with(world::request(7)));
    bench.press("Subir Cliente");
    let expected = ["Esperando", "Cliente", "ID", "Empresa", "Asunto", "Estado"];
    assert_eq!(headers(&bench), expected);

    bench.press("Como siempre");
    let usual = ["Esperando", "ID", "Cliente", "Empresa", "Asunto", "Estado"];
    assert_eq!(headers(&bench), usual);
}

#[test]
fn the_list_can_be_sorted_by_when_requests_were_received() {
    let mut bench = choosing(World::busy());
    tick(&mut bench, "Recibida");
    bench.press("Listo");
    bench
        .get_by_role_and_label(Role::ColumnHeader, "Recibida")
        .click();
    bench.run();
    assert_eq!(
        bench.queue(),
        [1032, 1035, 1037, 1039, 1041, 1042, 1043, 1044]
    );
    bench
        .get_by_role_and_label(Role::ColumnHeader, "Recibida")
        .click();
    bench.run();
    assert_eq!(
        bench.queue(),
        [1044, 1043, 1042, 1041, 1039, 1037, 1035, 1032]
    );
}

#[test]
fn a_header_is_made_wider_by_its_edge_and_stays_so() {
    let mut bench = large(World::quiet().with(world::request(7)));
    let width = |bench: &Bench| {
        let header = bench.get_by_role_and_label(Role::ColumnHeader, "Cliente");
        header.rect().width()
    };
    let before = width(&bench);
    bench.get_by_label("Ancho de Cliente").focus();
    bench.run();
    bench.key(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(width(&bench), before + 16.0);

    let kept = serde_json::to_string(&bench.state().ui_state).unwrap();
    let ui_state: atiende_ui::UiState = serde_json::from_str(&kept).unwrap();
    assert_eq!(
        ui_state.layout.columns,
        bench.state().ui_state.layout.columns
    );
}

fn with_companies() -> World {
    let mut request = world::request(8);
    request.company = company("Globex");
    World {
        companies: vec![company("Acme"), company("Globex")],
        ..World::quiet().with(world::request(7)).with(request)
    }
}

#[test]
fn chips_narrow_the_list_down_to_some_companies() {
    let mut bench = bench(with_companies());
    tick(&mut bench, "Globex");
    assert_eq!(bench.queue(), [8]);
    tick(&mut bench, "Acme");
    assert_eq!(bench.queue(), [7, 8]);
    tick(&mut bench, "Todo");
    assert_eq!(bench.queue(), [7, 8]);
}

#[test]
fn with_one_company_there_are_no_chips() {
    let bench = bench(World::quiet().with(world::request(7)));
    assert!(
        bench
            .query_by_role_and_label(Role::CheckBox, "Acme")
            .is_none()
    );
}

#[test]
fn escape_takes_the_chips_away_first() {
    let mut bench = bench(with_companies().selecting(7));
    tick(&mut bench, "Globex");
    bench.done();
    bench.key(Modifiers::NONE, Key::Escape);
    assert_eq!(bench.queue(), [7, 8]);
    assert_eq!(bench.done(), []);
    bench.key(Modifiers::NONE, Key::Escape);
    assert_eq!(bench.done(), [Action::Deselect]);
}

#[test]
fn a_company_is_called_what_the_administrators_call_it() {
    let settings = Settings {
        company_word: Some("Sede".into()),
        ..Settings::default()
    };
    let world = World {
        settings,
        ..World::quiet().with(world::request(7)).selecting(7)
    };
    let mut bench = large(world);
    assert!(bench.shows("Sede"));
    assert!(!bench.shows("Empresa"));

    bench.key(Modifiers::COMMAND, Key::K);

    assert!(
        bench
            .query_by_role_and_label(Role::ComboBox, "Sede")
            .is_some()
    );
    assert!(!bench.shows("Empresa"));
}
