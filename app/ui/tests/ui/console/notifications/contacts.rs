//! E-mail addresses, phones and webhooks: added, verified, tried, removed.

use atiende_core::notify::{NotifyAnswer, NotifyCall};
use atiende_protocol::http::notification::{Contact, ContactForm};
use atiende_protocol::{ContactId, ContactKind, ContactRule, NotificationRules, NotifiedEvent};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;

use super::super::admin::office::write;
use super::{ALL, answers, asked, contact, open, page, refuses, world};
use crate::console::{Use, large};
use ContactKind::{Email, Text, Webhook};

#[test]
fn a_contact_is_added_and_a_code_sent() {
    let mut bench = page(vec![]);
    bench.press("Añadir");
    bench.press("Texto");
    write(&mut bench, "Número de teléfono", " 600111222 ");
    bench.press("Enviar el código");
    let form = |address: &str| ContactForm {
        kind: Text,
        address: address.to_owned(),
    };
    assert_eq!(
        asked(&mut bench),
        [NotifyCall::AddContact(form("600111222"))]
    );
    refuses(&mut bench, "address", "malformed");
    let problem = "Escriba el número con + y el prefijo del país, como +34 600 111 222";
    assert!(bench.shows(problem));

    write(&mut bench, "Número de teléfono", "+34600111222");
    bench.press("Enviar el código");
    assert_eq!(
        asked(&mut bench),
        [NotifyCall::AddContact(form("+34600111222"))]
    );
    answers(&mut bench, NotifyAnswer::Added(contact(2, Text, false)));

    assert!(bench.shows("Sin verificar"));
    assert!(bench.shows("+34600111222"));
    assert!(!bench.shows("Número de teléfono"), "the form is done");
}

#[test]
fn what_the_service_finds_wrong_stands_at_the_field() {
    for (field, problem, words) in [
        (
            "address",
            "empty",
            "Escriba un correo electrónico, como nombre@ejemplo.com",
        ),
        ("address", "too_many", "Ya no caben más: quite antes alguno"),
        (
            "kind",
            "not_set_up",
            "El servicio no está configurado para este medio",
        ),
    ] {
        let mut bench = page(vec![]);
        bench.press("Añadir");
        write(&mut bench, "Dirección de correo", "ana@");
        bench.press("Enviar el código");
        refuses(&mut bench, field, problem);
        assert!(bench.shows(words), "{problem}");
    }
}

#[test]
fn only_what_the_service_can_send_is_offered() {
    for (methods, sentence) in [
        (
            vec![Webhook],
            "Este servicio no puede enviar correos ni mensajes de texto: \
             un administrador tiene que configurarlo.",
        ),
        (
            vec![Text, Webhook],
            "Este servicio no puede enviar correos: un administrador tiene que configurarlo.",
        ),
        (
            vec![Email, Webhook],
            "Este servicio no puede enviar mensajes de texto: \
             un administrador tiene que configurarlo.",
        ),
    ] {
        let mut bench = large(world());
        open(&mut bench, vec![], &methods);
        assert!(bench.shows(sentence), "{methods:?}");
        bench.press("Añadir");
        // Nothing is chosen out of one.
        let choices = if methods.len() > 1 { methods.len() } else { 0 };
        assert_eq!(bench.names(Role::RadioButton).len(), choices);
    }
}

#[test]
fn a_contact_is_verified_by_its_code() {
    let mut bench = page(vec![contact(2, Text, false)]);
    assert!(!bench.shows("Enviar prueba"), "nothing else is sent before");
    write(&mut bench, "Código", "12345");
    bench.press("Verificar");
    assert_eq!(asked(&mut bench), [], "a code has six digits");

    write(&mut bench, "Código", " 123456 ");
    bench.press("Verificar");
    let verify = NotifyCall::Verify(ContactId(2), "123456".to_owned());
    assert_eq!(asked(&mut bench), [verify]);
    refuses(&mut bench, "code", "wrong");
    assert!(bench.shows("El código no es ese, o ha caducado"));

    bench.press("Enviar otro código");
    assert_eq!(asked(&mut bench), [NotifyCall::SendCode(ContactId(2))]);
    answers(&mut bench, NotifyAnswer::Sending(ContactId(2)));
    assert!(bench.shows("Código enviado a +34600111222"));
    assert!(!bench.shows("El código no es ese, o ha caducado"));

    answers(
        &mut bench,
        NotifyAnswer::Contacts(vec![contact(2, Text, true)]),
    );
    assert!(bench.shows("Verificado"));
    assert!(bench.shows("Enviar prueba"));
}

#[test]
fn what_goes_to_a_contact_is_saved_with_the_rules_r19() {
    let mut bench = page(vec![contact(1, Email, true)]);
    let silent = "Aquí no se envía nada todavía: marque algún aviso y guarde.";
    assert!(bench.shows(silent));
    let back = bench.query_by_role_and_label(Role::CheckBox, "Vuelve un cliente mío");
    assert!(back.is_none());
    assert!(bench.shows("La vuelta de un cliente solo se avisa en este equipo."));

    let boxes = bench.names(Role::CheckBox);
    let of_contact = ["Solicitud nueva", "Me transfieren una solicitud"];
    for name in of_contact {
        assert!(boxes.iter().any(|shown| shown == name), "{name}");
        let node = bench.get_by_role_and_label(Role::CheckBox, name);
        node.click();
        bench.run();
    }
    assert!(!bench.shows(silent));
    bench.press("Guardar los avisos");

    let rules = NotificationRules {
        contacts: vec![ContactRule {
            contact: ContactId(1),
            events: [NotifiedEvent::NewRequest, NotifiedEvent::Transferred].into(),
        }],
        ..NotificationRules::default()
    };
    assert_eq!(asked(&mut bench), [NotifyCall::SetRules(rules)]);
}

#[test]
fn a_test_is_confirmed() {
    let mut bench = page(vec![contact(1, Email, true)]);
    bench.press("Enviar prueba");
    assert_eq!(asked(&mut bench), [NotifyCall::Test(ContactId(1))]);
    assert!(!bench.shows("Prueba enviada a ana@ejemplo.com"));

    answers(&mut bench, NotifyAnswer::Sending(ContactId(1)));

    assert!(bench.shows("Prueba enviada a ana@ejemplo.com"));
}

#[test]
fn a_contact_is_removed_after_a_question() {
    let mut bench = page(vec![contact(1, Email, true)]);
    bench.press("Quitar…");
    bench.press("Cancelar");
    assert_eq!(asked(&mut bench), []);
    bench.press("Quitar…");
    assert!(bench.shows("¿Quitar ana@ejemplo.com?"));
    bench.press("Quitar");
    assert_eq!(asked(&mut bench), [NotifyCall::RemoveContact(ContactId(1))]);

    answers(&mut bench, NotifyAnswer::Contacts(vec![]));

    assert!(!bench.shows("ana@ejemplo.com"));
    bench.key(Modifiers::NONE, Key::Escape);
    assert!(
        bench.shows("Mis solicitudes de asistencia"),
        "no draft is left"
    );
}

#[test]
fn a_webhook_s_secret_is_shown_once() {
    let secret = "whsec_c2VjcmV0bw==";
    let mut bench = page(vec![]);
    let added = Contact {
        secret: Some(secret.to_owned()),
        ..contact(3, Webhook, false)
    };
    answers(&mut bench, NotifyAnswer::Added(added));
    assert!(bench.shows("Secreto del webhook"));
    assert!(bench.shows(secret));

    bench.get_by_label("Copiar el secreto").click_accesskit();
    bench.step();
    let copied = egui::OutputCommand::CopyText(secret.to_owned());
    assert!(bench.output().platform_output.commands.contains(&copied));
    bench.key(Modifiers::NONE, Key::Escape);
    assert!(
        bench.shows(secret),
        "it never comes back: only its button closes it"
    );
    bench.press("Hecho");
    assert!(!bench.shows(secret));

    bench.key(Modifiers::NONE, Key::Escape);
    open(&mut bench, vec![contact(3, Webhook, false)], &ALL);
    assert!(!bench.shows(secret));
    let lead = "Escriba el código de seis cifras que ha recibido su programa. Vale 15 minutos.";
    assert!(bench.shows(lead));
}
