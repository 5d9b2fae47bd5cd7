//! Commands on their way, drafts, and what survives a restart.

use super::*;

#[test]
fn second_click_on_claim_asks_nothing() {
    let mut state = online();
    apply(&mut state, row(11, PRINTER, RequestStatus::New));
    let command = ClientFrame::Command {
        id: context(7).fresh_id,
        command: Command::Claim { request: PRINTER },
    };
    let effects = act(&mut state, Action::Claim(PRINTER));
    assert_eq!(effects, [Effect::SaveDesk, Effect::Send(command)]);
    assert!(state.is_busy(PRINTER));
    assert_eq!(
        update(
            &mut state,
            Input::Action(Action::Claim(PRINTER)),
            &context(8)
        ),
        []
    );
}

#[test]
fn refused_claim_says_who_was_faster() {
    let mut state = online();
    act(&mut state, Action::Claim(PRINTER));
    let refusal = Refusal::AlreadyAssigned {
        by: ana(),
        at: Timestamp(0),
    };
    let outcome = Outcome::Refused {
        refusal: refusal.clone(),
    };
    let id = context(7).fresh_id;
    apply(&mut state, frame(ServerFrame::Settled { id, outcome }));
    let notices: Vec<_> = state
        .notices
        .iter()
        .map(|notice| notice.kind.clone())
        .collect();
    assert_eq!(
        notices,
        [NoticeKind::Refused {
            request: Some(PRINTER),
            refusal
        }]
    );
    assert!(!state.is_busy(PRINTER));
}

#[test]
fn what_is_asked_offline_is_sent_under_the_same_id_after_the_reconnect() {
    let mut state = online();
    apply(&mut state, Input::Disconnected);
    let text = "Voy a mirarlo".to_owned();
    let effects = act(
        &mut state,
        Action::SendMessage {
            request: PRINTER,
            text: text.clone(),
        },
    );
    assert_eq!(effects, [Effect::SaveDesk]);
    let effects = apply(&mut state, frame(ServerFrame::CaughtUp { seq: Seq(10) }));
    let id = context(7).fresh_id;
    let command = Command::SendMessage {
        request: PRINTER,
        text,
    };
    assert_eq!(
        effects.last(),
        Some(&Effect::Send(ClientFrame::Command { id, command }))
    );
}

#[test]
fn echo_goes_when_its_entry_comes_even_if_the_answer_is_lost() {
    let mut state = online();
    act(&mut state, Action::Select(PRINTER));
    act(
        &mut state,
        Action::SendMessage {
            request: PRINTER,
            text: "Hola".to_owned(),
        },
    );
    let id = context(7).fresh_id;
    let kind = EntryKind::TechnicianMessage {
        technician: ana(),
        text: "Hola".to_owned(),
        id,
    };
    let entry = Entry {
        seq: Seq(11),
        at: Timestamp(0),
        kind,
    };
    apply(
        &mut state,
        frame(ServerFrame::Entry {
            request: PRINTER,
            entry,
        }),
    );
    assert!(state.outbox.is_empty());
}

#[test]
fn refused_message_stays_and_can_be_taken_back() {
    let mut state = online();
    act(
        &mut state,
        Action::SendMessage {
            request: PRINTER,
            text: "Hola".to_owned(),
        },
    );
    let id = context(7).fresh_id;
    let outcome = Outcome::Refused {
        refusal: Refusal::ChatEnded,
    };
    apply(&mut state, frame(ServerFrame::Settled { id, outcome }));
    assert_eq!(state.outbox.len(), 1);
    assert_eq!(
        state.outbox[0].status,
        OutgoingStatus::Refused(Refusal::ChatEnded)
    );
    act(&mut state, Action::Reclaim(id));
    assert!(state.outbox.is_empty());
    assert_eq!(state.drafts.get(&PRINTER).map(String::as_str), Some("Hola"));
}

#[test]
fn retried_message_is_a_new_command() {
    let mut state = online();
    act(
        &mut state,
        Action::SendMessage {
            request: PRINTER,
            text: "Hola".to_owned(),
        },
    );
    let id = context(7).fresh_id;
    let outcome = Outcome::Refused {
        refusal: Refusal::Unavailable,
    };
    apply(&mut state, frame(ServerFrame::Settled { id, outcome }));
    update(&mut state, Input::Action(Action::Retry(id)), &context(8));
    let ids: Vec<_> = state
        .outbox
        .iter()
        .map(|outgoing: &Outgoing| outgoing.id)
        .collect();
    assert_eq!(ids, [context(8).fresh_id]);
}

#[test]
fn message_of_only_spaces_is_not_sent_and_too_long_a_one_is_refused_here() {
    let mut state = online();
    assert_eq!(
        act(
            &mut state,
            Action::SendMessage {
                request: PRINTER,
                text: " \n".into()
            }
        ),
        []
    );
    let text = "ñ".repeat(atiende_protocol::MAX_MESSAGE_CHARS + 1);
    assert_eq!(
        act(
            &mut state,
            Action::SendMessage {
                request: PRINTER,
                text
            }
        ),
        []
    );
    assert!(state.outbox.is_empty());
    assert_eq!(state.notices.len(), 1);
}

///
#[test]
fn draft_of_one_request_never_shows_in_another() {
    let mut state = online();
    act(
        &mut state,
        Action::EditDraft {
            request: PRINTER,
            text: "clave: 1234".to_owned(),
        },
    );
    assert_eq!(state.drafts.get(&MAIL), None);
    assert_eq!(state.desk().drafts.len(), 1);
    act(
        &mut state,
        Action::EditDraft {
            request: PRINTER,
            text: String::new(),
        },
    );
    assert_eq!(state.desk().drafts.len(), 0);
}

#[test]
fn desk_comes_back_after_a_restart_and_only_for_its_account() {
    let mut state = online();
    act(
        &mut state,
        Action::EditDraft {
            request: PRINTER,
            text: "a medias".to_owned(),
        },
    );
    apply(&mut state, Input::Disconnected);
    act(
        &mut state,
        Action::SendMessage {
            request: MAIL,
            text: "Hola".to_owned(),
        },
    );
    let desk = state.desk();
    let json = serde_json::to_string(&desk).unwrap();
    let desk: Desk = serde_json::from_str(&json).unwrap();

    let mut restarted = State::default();
    apply(&mut restarted, signed_in(desk.clone()));
    assert_eq!(restarted.desk(), desk);
    apply(&mut restarted, signed_in(Desk::default()));
    assert_eq!(restarted.desk(), Desk::default());
}
