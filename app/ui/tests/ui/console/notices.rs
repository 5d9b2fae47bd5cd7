//! Notices: one clear sentence for each refusal.

use atiende_core::{Action, Input};
use atiende_protocol::{Outcome, Refusal, RequestId, ServerFrame, Timestamp};

use super::world::{self, NOW, SECOND, reference};
use super::{Bench, Use, World, bench};

const ID: i64 = 7;

fn refused(refusal: Refusal, language: &str) -> Bench {
    let mut bench = bench(World::quiet().language(language).with(world::request(ID)));
    bench
        .state_mut()
        .take(Input::Action(Action::Claim(RequestId(ID))));
    let id = bench.state().state.outbox.last().unwrap().id;
    bench.hears(ServerFrame::Settled {
        id,
        outcome: Outcome::Refused { refusal },
    });
    bench
}

///
#[test]
fn who_lost_a_race_reads_who_won_and_when_r21() {
    let won = |language| {
        let at = Timestamp(NOW - 2 * SECOND);
        refused(
            Refusal::AlreadyAssigned {
                by: reference(2),
                at,
            },
            language,
        )
    };

    assert!(won("es").shows("Solicitud 7: Bruno Ruiz la tomó hace 2 s"));
    assert!(won("en").shows("Request 7: Bruno Ruiz took it 2 s ago"));
}

#[test]
fn the_sentence_does_not_tick() {
    let at = Timestamp(NOW - 2 * SECOND);
    let mut bench = refused(
        Refusal::AlreadyAssigned {
            by: reference(2),
            at,
        },
        "es",
    );

    bench.state_mut().now = Timestamp(NOW + 60 * SECOND);
    bench.run();

    assert!(bench.shows("Solicitud 7: Bruno Ruiz la tomó hace 2 s"));
}

#[test]
fn every_refusal_has_a_sentence_of_its_own_in_both_languages() {
    let refusals = [
        Refusal::NotFound,
        Refusal::NotAssignedToYou,
        Refusal::NotNow,
        Refusal::NotAvailable,
        Refusal::ChatEnded,
        Refusal::Completed,
        Refusal::EmptyText,
        Refusal::TextTooLong { max: 10_000 },
        Refusal::TooFast { retry_secs: 5 },
        Refusal::IdReused,
        Refusal::Unavailable,
    ];
    for (language, prefix) in [("es", "Solicitud 7: "), ("en", "Request 7: ")] {
        let mut sentences = std::collections::BTreeSet::new();
        for refusal in &refusals {
            let bench = refused(refusal.clone(), language);
            let names = bench.names(egui::Role::Label);
            let sentence = names
                .into_iter()
                .find(|name| name.starts_with(prefix))
                .unwrap();
            assert!(sentences.insert(sentence), "{refusal:?} in {language}");
        }
    }
}

#[test]
fn a_notice_leads_to_its_request_and_can_be_dismissed() {
    let mut bench = refused(Refusal::NotNow, "es");
    bench.done();

    bench.press("Ver");
    assert_eq!(bench.done(), [Action::Select(RequestId(ID))]);
    bench.press("Cerrar el aviso");

    assert_eq!(bench.done(), [Action::Dismiss(0)]);
    assert!(bench.state().state.notices.is_empty());
}

#[test]
fn what_could_not_be_fetched_or_opened_is_told() {
    let mut bench = bench(World::quiet());
    bench.state_mut().take(Input::CompletedFailed);
    bench
        .state_mut()
        .take(Input::Action(Action::OpenLink("file:///etc/passwd".into())));
    bench.run();

    let fetch = "No se pudieron cargar los datos. Compruebe la conexión y pruebe otra vez.";
    assert!(bench.shows(fetch));
    assert!(bench.shows("Este enlace no se abre porque no es una página web: file:///etc/passwd"));
}
