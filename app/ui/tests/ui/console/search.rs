//! The search over everything that was ever said, and transcripts.

use atiende_core::search::SearchQuery;
use atiende_core::{Action, Input, NoticeKind, ThemeChoice, TranscriptFormat};
use atiende_protocol::http::{SearchHit, SearchPage, SnippetPart};
use atiende_protocol::{RequestId, RequestStatus, Timestamp};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;

use super::pictures::pictures;
use super::world::{self, MINUTE, NOW, hold};
use super::{Bench, Use, World, bench};

const FIELD: &str = "Palabras, nombre, correo o número";

fn query(text: &str) -> SearchQuery {
    SearchQuery {
        text: text.to_owned(),
        ..SearchQuery::default()
    }
}

fn part(text: &str, is_match: bool) -> SnippetPart {
    SnippetPart {
        text: text.to_owned(),
        is_match,
    }
}

fn hit(id: i64) -> SearchHit {
    let mut request = world::request(id);
    hold(&mut request, 2, RequestStatus::Completed);
    request.submitted_at = Timestamp(NOW - (2000 - id) * 700 * MINUTE);
    let snippet = vec![
        part("…apague la ", false),
        part("impresora", true),
        part(
            " y espere diez segundos\nantes de encenderla otra vez",
            false,
        ),
    ];
    SearchHit {
        request,
        entry: None,
        snippet,
    }
}

/// Opens the view by keys, types and sends.
pub fn look_for(bench: &mut Bench, text: &str) {
    bench.key(Modifiers::COMMAND, Key::K);
    bench.type_in(text);
    bench.key(Modifiers::NONE, Key::Enter);
}

pub fn finds(bench: &mut Bench, text: &str, ids: &[i64], has_more: bool) {
    let page = SearchPage {
        hits: ids.iter().map(|id| hit(*id)).collect(),
        has_more,
    };
    bench.state_mut().take(Input::Found {
        query: query(text),
        page,
        is_continuation: false,
    });
    bench.run();
}

///
#[test]
fn what_was_said_is_found_by_keys_and_opens_beside_the_results_r18() {
    let mut bench = bench(World::busy());
    look_for(&mut bench, "impresora");
    assert_eq!(bench.done(), [Action::Search(query("impresora"))]);

    finds(&mut bench, "impresora", &[1900, 1700], false);
    assert!(bench.shows("2 solicitudes encontradas"));
    assert_eq!(bench.queue(), [1900, 1700]);
    let name = "Solicitud 1700, María Pérez, Acme, Completada: …apague la impresora y espere diez \
                segundos\nantes de encenderla otra vez";
    bench.press(name);

    assert_eq!(bench.done(), [Action::Select(RequestId(1700))]);
    assert!(bench.shows("Transcripción"));
    assert_eq!(bench.queue(), [1900, 1700]);
}

#[test]
fn escape_leads_back_to_the_lists() {
    let mut bench = bench(World::busy());
    look_for(&mut bench, "impresora");
    finds(&mut bench, "impresora", &[1900], false);
    bench.done();

    bench.key(Modifiers::NONE, Key::Escape);
    if bench.shows("Buscar en todo") {
        bench.key(Modifiers::NONE, Key::Escape);
    }

    assert_eq!(bench.done(), [Action::EndSearch]);
    assert!(bench.shows("Solicitudes de asistencia"));
}

#[test]
fn a_filter_that_finds_nothing_leads_to_the_search_over_everything() {
    let mut bench = bench(World::busy());
    bench.key(Modifiers::COMMAND, Key::F);
    bench.type_in("factura de 2019");

    bench.press("Buscar en todas las transcripciones");

    assert_eq!(bench.done(), [Action::Search(query("factura de 2019"))]);
    assert!(bench.shows("Buscar en todo"));
    let field = bench.get_by_label(FIELD);
    assert_eq!(field.value().as_deref(), Some("factura de 2019"));
}

#[test]
fn days_that_are_none_are_told_beside_their_field_and_nothing_is_sent() {
    let mut bench = bench(World::busy());
    bench.key(Modifiers::COMMAND, Key::K);
    bench.type_in("impresora");
    bench.get_by_label("Desde").focus();
    bench.run();
    bench.type_in("31/01/2026");
    bench.key(Modifiers::NONE, Key::Enter);

    assert_eq!(bench.done(), []);
    assert!(bench.shows("Escriba año, mes y día, como 2026-01-31"));
}

#[test]
fn company_and_days_are_sent_as_they_were_chosen() {
    let mut bench = bench(World::busy());
    bench.key(Modifiers::COMMAND, Key::K);
    bench.type_in("impresora");
    bench.press("Empresa");
    bench.press("Acme");
    for (field, day) in [("Desde", "2026-1-5"), ("Hasta", "2026-02-01")] {
        bench.get_by_label(field).focus();
        bench.run();
        bench.type_in(day);
    }
    bench.press("Buscar");

    let wanted = SearchQuery {
        text: "impresora".to_owned(),
        company: Some(world::company("Acme").id),
        from: Some("2026-01-05".to_owned()),
        to: Some("2026-02-01".to_owned()),
    };
    assert_eq!(bench.done(), [Action::Search(wanted)]);
}

#[test]
fn the_next_page_is_asked_for_below_the_last_result_and_again_when_it_failed() {
    let mut bench = bench(World::busy());
    look_for(&mut bench, "impresora");
    finds(&mut bench, "impresora", &[1900, 1800], true);
    bench.done();

    bench.press("Mostrar más");
    assert_eq!(bench.done(), [Action::LoadMoreFound]);
    bench.state_mut().take(Input::SearchFailed);
    bench.run();
    bench.press("No se pudo cargar. Pruebe otra vez");

    assert_eq!(bench.done(), [Action::LoadMoreFound]);
}

#[test]
fn nothing_found_and_failing_are_told_apart() {
    let mut bench = bench(World::busy());
    look_for(&mut bench, "unicornio");
    finds(&mut bench, "unicornio", &[], false);
    assert!(bench.shows("No se encontró nada"));

    look_for(&mut bench, "");
    bench.done();
    bench.state_mut().take(Input::SearchFailed);
    bench.run();
    bench.press("Reintentar");

    assert_eq!(bench.done(), [Action::Search(query("unicornio"))]);
}

#[test]
fn without_a_connection_nothing_is_sent_and_the_view_says_so() {
    let mut bench = bench(World::busy().then(Input::Disconnected));
    look_for(&mut bench, "impresora");

    assert_eq!(bench.done(), []);
    assert!(bench.shows("Sin conexión: se podrá buscar cuando vuelva"));
}

#[test]
fn a_transcript_is_saved_in_each_format_and_opened_for_printing() {
    let mut bench = bench(World::busy().selecting(1034));
    bench.done();
    let id = RequestId(1034);
    let choices = [
        (
            "Como texto…",
            Action::SaveTranscript(id, TranscriptFormat::Text),
        ),
        (
            "Como página web…",
            Action::SaveTranscript(id, TranscriptFormat::Html),
        ),
        (
            "Como datos (JSON)…",
            Action::SaveTranscript(id, TranscriptFormat::Json),
        ),
        (
            "Abrir en el navegador para imprimir",
            Action::PrintTranscript(id),
        ),
    ];
    for (choice, action) in choices {
        bench.press("Transcripción");
        bench.press(choice);
        assert_eq!(bench.done(), [action]);
    }
}

#[test]
fn why_a_transcript_was_not_saved_is_told_in_the_words_of_the_system() {
    let mut bench = bench(World::busy());
    let problem = NoticeKind::NotSaved("disco lleno".to_owned());
    bench.state_mut().take(Input::Failed(problem));
    bench.run();

    assert!(bench.shows("No se pudo guardar la transcripción: disco lleno"));
}

#[test]
fn every_result_is_reached_by_arrows() {
    let mut bench = bench(World::busy());
    look_for(&mut bench, "impresora");
    let ids: Vec<i64> = (1860..1900).rev().collect();
    finds(&mut bench, "impresora", &ids, false);
    bench.get_all_by_role(Role::Row).next().unwrap().focus();
    bench.run();
    for _ in 0..39 {
        bench.key(Modifiers::NONE, Key::ArrowDown);
    }
    bench.done();
    bench.key(Modifiers::NONE, Key::Enter);

    assert_eq!(bench.done(), [Action::Select(RequestId(1860))]);
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn pictures_of_the_search() {
    let found = |bench: &mut Bench| {
        look_for(bench, "impresora");
        let ids: Vec<i64> = (1860..1900).rev().collect();
        finds(bench, "impresora", &ids, true);
        bench
            .state_mut()
            .take(Input::Action(Action::Select(RequestId(1034))));
        bench.run_ok();
    };
    pictures("search", World::busy, found);
    pictures("search-start", World::busy, |bench| {
        bench.key(Modifiers::COMMAND, Key::K);
    });
    pictures(
        "search-nothing-offline",
        || World::busy().then(Input::Disconnected),
        |bench| {
            look_for(bench, "unicornio");
        },
    );
    let english = || World::busy().language("en").theme(ThemeChoice::Light);
    pictures("search-english", english, |bench| {
        look_for(bench, "unicorn");
        finds(bench, "unicorn", &[], false);
    });
}
