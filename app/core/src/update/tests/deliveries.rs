//! What was sent is read while an administrator looks at it.

use std::time::Duration;

use atiende_protocol::http::notification::{Delivery, DeliveryPage, DeliveryStatus};
use atiende_protocol::{ContactKind, DeliveryId, Timestamp};

use super::*;
use crate::deliveries::{DeliveryFilter, DeliveryQuery};
use crate::notify::{NotifyAnswer, NotifyCall};

const ALL: DeliveryFilter = DeliveryFilter {
    status: None,
    kind: None,
};

fn page(ids: &[i64], status: DeliveryStatus, has_more: bool) -> DeliveryPage {
    let delivery = |id: &i64| Delivery {
        id: DeliveryId(*id),
        to: "Ana".to_owned(),
        kind: ContactKind::Email,
        address: "ana@acme.example".to_owned(),
        event: None,
        request: None,
        status,
        attempts: 0,
        created_at: Timestamp(0),
        at: Timestamp(0),
        problem: None,
        reason: None,
    };
    DeliveryPage {
        deliveries: ids.iter().map(delivery).collect(),
        has_more,
    }
}

fn waiting(ids: &[i64], has_more: bool) -> DeliveryPage {
    page(ids, DeliveryStatus::Waiting, has_more)
}

fn ask(state: &mut State, filter: DeliveryFilter, before: Option<i64>) -> Vec<Effect> {
    let before = before.map(DeliveryId);
    let call = NotifyCall::LoadDeliveries(DeliveryQuery { filter, before });
    apply(state, Input::Action(Action::Notifications(call)))
}

fn hear(state: &mut State, filter: DeliveryFilter, before: Option<i64>, page: DeliveryPage) {
    let before = before.map(DeliveryId);
    let query = DeliveryQuery { filter, before };
    let answer = NotifyAnswer::Deliveries { query, page };
    apply(state, Input::NotificationsAnswered(Ok(answer)));
}

fn shown(state: &State) -> Vec<i64> {
    let page = state.notify.deliveries.page.iter();
    let ids = page.flat_map(|page| page.deliveries.iter().map(|one| one.id.0));
    ids.collect()
}

/// Somebody looks at two pages.
fn looking() -> State {
    let mut state = online();
    state.is_in_front = true;
    ask(&mut state, ALL, None);
    hear(&mut state, ALL, None, waiting(&[9, 8], true));
    ask(&mut state, ALL, Some(8));
    hear(&mut state, ALL, Some(8), waiting(&[7, 6], true));
    state
}

#[test]
fn the_list_is_read_again_and_again_while_somebody_looks() {
    let mut state = online();
    state.is_in_front = true;
    let soon = Effect::LookAfter(Duration::from_secs(5));
    assert!(ask(&mut state, ALL, None).contains(&soon));

    let look = apply(&mut state, Input::Look);
    assert_eq!(look, [Effect::RefreshDeliveries(ALL)]);
    let failed = Input::DeliveriesRefreshed(ALL, None);
    assert_eq!(apply(&mut state, failed), std::slice::from_ref(&soon));

    state.is_in_front = false;
    let refreshed = Input::DeliveriesRefreshed(ALL, Some(waiting(&[9], false)));
    let sometimes = Effect::LookAfter(Duration::from_secs(30));
    assert_eq!(apply(&mut state, refreshed), [sometimes]);

    apply(&mut state, Input::Action(Action::LeaveDeliveries));
    assert_eq!(apply(&mut state, Input::Look), []);
    let late = Input::DeliveriesRefreshed(ALL, Some(waiting(&[10], false)));
    assert_eq!(apply(&mut state, late), []);
    assert_eq!(shown(&state), [9]);
}

#[test]
fn nothing_is_drawn_where_nothing_changed() {
    let mut state = looking();
    let before = state.revision();
    apply(&mut state, Input::Look);
    let same = Input::DeliveriesRefreshed(ALL, Some(waiting(&[9, 8], true)));
    apply(&mut state, same);
    apply(&mut state, Input::DeliveriesRefreshed(ALL, None));
    assert_eq!(state.revision(), before);

    let sent = page(&[9, 8], DeliveryStatus::Sent, true);
    apply(&mut state, Input::DeliveriesRefreshed(ALL, Some(sent)));
    assert_eq!(state.revision(), before + 1);
}

#[test]
fn the_newest_take_their_place_and_older_ones_stay() {
    let mut state = looking();
    let newest = Input::DeliveriesRefreshed(ALL, Some(waiting(&[10, 9], true)));
    apply(&mut state, newest);
    assert_eq!(shown(&state), [10, 9, 8, 7, 6]);

    let all = Input::DeliveriesRefreshed(ALL, Some(waiting(&[10], false)));
    apply(&mut state, all);
    assert_eq!(shown(&state), [10], "there are no others any more");
}

#[test]
fn what_was_asked_for_before_another_choice_is_not_shown() {
    let mut state = looking();
    let dead = DeliveryFilter {
        status: Some(DeliveryStatus::Dead),
        kind: None,
    };
    ask(&mut state, dead, None);
    assert!(shown(&state).is_empty());
    hear(&mut state, ALL, None, waiting(&[9], false));
    let late = Input::DeliveriesRefreshed(ALL, Some(waiting(&[9], false)));
    apply(&mut state, late);
    assert!(shown(&state).is_empty());

    hear(
        &mut state,
        dead,
        None,
        page(&[3], DeliveryStatus::Dead, false),
    );
    assert_eq!(shown(&state), [3]);
}

#[test]
fn nobody_is_asked_while_the_service_is_out_of_reach() {
    let mut state = looking();
    apply(&mut state, Input::Disconnected);
    let look = apply(&mut state, Input::Look);
    assert!(
        matches!(look.as_slice(), [Effect::LookAfter(_)]),
        "{look:?}"
    );
}
