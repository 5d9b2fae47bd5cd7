//! From the console to the service.

use atiende_protocol::{Availability, ClientFrame, Command, RequestId, Seq};

use crate::examples::{REQUEST, id, luis, text};
use crate::golden::is_golden;

pub(crate) fn frames() -> Vec<(String, ClientFrame)> {
    let hello = |resume_after, watching| ClientFrame::Hello {
        version: 1,
        resume_after,
        watching,
    };
    let watch = ClientFrame::Watch {
        requests: vec![REQUEST, RequestId(1043)],
    };
    let availabilities = [
        ("set_availability.available", Availability::Available),
        ("set_availability.busy", Availability::Busy),
        ("set_availability.away", Availability::Away),
        ("set_availability.offline", Availability::Offline),
    ];
    let set = |availability| Command::SetAvailability {
        availability,
        reason: None,
    };
    let become_one = availabilities.map(|(name, availability)| (name, set(availability)));
    let commands = commands()
        .into_iter()
        .chain(become_one)
        .map(|(name, command)| {
            let id = id();
            (
                format!("client.command.{name}"),
                ClientFrame::Command { id, command },
            )
        });
    let presence = |viewing, is_typing| ClientFrame::Presence { viewing, is_typing };
    let others = [
        ("client.hello.fresh".to_owned(), hello(None, vec![])),
        (
            "client.hello.resume".to_owned(),
            hello(Some(Seq(77)), vec![REQUEST]),
        ),
        ("client.watch".to_owned(), watch),
        (
            "client.presence.typing".to_owned(),
            presence(Some(REQUEST), true),
        ),
        ("client.presence.nowhere".to_owned(), presence(None, false)),
    ];
    others.into_iter().chain(commands).collect()
}

fn commands() -> Vec<(&'static str, Command)> {
    let request = REQUEST;
    vec![
        ("claim", Command::Claim { request }),
        ("unassign", Command::Unassign { request }),
        ("join", Command::Join { request }),
        (
            "send_message",
            Command::SendMessage {
                request,
                text: text(),
            },
        ),
        ("end_chat", Command::EndChat { request }),
        ("close", Command::Close { request }),
        (
            "add_note",
            Command::AddNote {
                request,
                text: text(),
            },
        ),
        (
            "transfer",
            Command::Transfer {
                request,
                to: luis().id,
                note: text(),
            },
        ),
        ("take_over", Command::TakeOver { request }),
        ("take_next", Command::TakeNext),
        (
            "set_availability.reason",
            Command::SetAvailability {
                availability: Availability::Away,
                reason: Some("Almuerzo".to_owned()),
            },
        ),
    ]
}

#[test]
fn frames_of_the_console_read_as_in_version_1() {
    for (name, frame) in frames() {
        is_golden(&name, &frame);
    }
}
