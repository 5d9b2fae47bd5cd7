//! Views, orders and the filter.

use atiende_protocol::{
    CompanyId, CompanyRef, Customer, DeviceType, Platform, RequestId, Source, Timestamp,
};

use super::*;

fn request(id: i64, customer: &str, waiting_since: Option<i64>) -> Arc<Request> {
    let source = Source {
        ip_address: String::new(),
        device_type: DeviceType::Unknown,
        platform: Platform::Other,
        operating_system: String::new(),
        os_version: String::new(),
        browser: String::new(),
    };
    Arc::new(Request {
        id: RequestId(id),
        company: CompanyRef {
            id: CompanyId(1),
            name: "Acme".to_owned(),
        },
        customer: Customer {
            name: customer.to_owned(),
            email: "x@example.com".to_owned(),
        },
        subject: "Asunto".to_owned(),
        status: RequestStatus::New,
        assignee: None,
        chat_opened: false,
        source,
        submitted_at: Timestamp(id),
        assigned_at: None,
        waiting_since: waiting_since.map(Timestamp),
        closed_at: None,
    })
}

fn ids(requests: &[Arc<Request>], sort: Sort, filter: &str) -> Vec<i64> {
    let mut state = State::default();
    for request in requests {
        state.requests.insert(request.id, Arc::clone(request));
    }
    rows(&state, View::All, sort, filter)
        .iter()
        .map(|request| request.id.0)
        .collect()
}

#[test]
fn each_status_is_in_the_views_that_it_implies() {
    use RequestStatus::{Assigned, ChatEnded, Completed, InChat, New};
    let shown =
        |view: View| [New, Assigned, InChat, ChatEnded, Completed].map(|status| view.shows(status));
    assert_eq!(shown(View::All), [true, true, true, true, true]);
    assert_eq!(shown(View::New), [true, false, false, false, false]);
    assert_eq!(shown(View::Active), [false, true, true, true, false]);
    assert_eq!(shown(View::Completed), [false, false, false, false, true]);
}

#[test]
fn longest_waiting_comes_first_and_ties_go_by_number() {
    let rows = [
        request(1, "a", None),
        request(2, "b", Some(50)),
        request(3, "c", Some(10)),
        request(4, "d", Some(50)),
    ];
    assert_eq!(ids(&rows, Sort::default(), ""), [3, 2, 4, 1]);
}

#[test]
fn second_click_on_a_header_turns_the_order_around() {
    let rows = [
        request(1, "Óscar", None),
        request(2, "ana", None),
        request(3, "Bea", None),
    ];
    let up = Sort::default().clicked(Column::Customer);
    assert_eq!(ids(&rows, up, ""), [2, 3, 1]);
    assert_eq!(ids(&rows, up.clicked(Column::Customer), ""), [1, 3, 2]);
    assert_eq!(ids(&rows, up.clicked(Column::Id), ""), [1, 2, 3]);
}

#[test]
fn filter_finds_names_in_any_case_and_numbers() {
    let rows = [request(41, "María", None), request(7, "Óscar", None)];
    assert_eq!(ids(&rows, Sort::default(), " mARÍA "), [41]);
    assert_eq!(ids(&rows, Sort::default(), "#41"), [41]);
    assert_eq!(ids(&rows, Sort::default(), "acme"), [7, 41]);
    assert_eq!(ids(&rows, Sort::default(), "nadie"), Vec::<i64>::new());
}

fn shown(state: &State, wanted: &Wanted) -> Vec<RequestId> {
    let mut listing = Listing::default();
    listing.refresh(state, wanted.clone());
    listing.rows().iter().map(|row| row.id).collect()
}

/// Lets many requests come, change and go, one at a time, and compares with sorting anew.
fn follows(wanted: &Wanted) {
    let mut state = State::default();
    let mut listing = Listing::default();
    let mut random = 7_u64;
    for step in 0..400 {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let id = (random >> 33) as i64 % 60;
        let names = ["Ana", "Óscar", "peña", "Pera", "Zoe"];
        let name = names[(random >> 40) as usize % names.len()];
        let mut request = Arc::unwrap_or_clone(request(id, name, Some((random >> 20) as i64 % 9)));
        request.company.id = CompanyId(id % 3);
        match random >> 60 {
            0..=1 => {
                state.requests.remove(&request.id);
            }
            2..=3 if state.requests.remove(&request.id).is_some() => {
                request.status = RequestStatus::Completed;
                state
                    .completed
                    .requests
                    .retain(|known| known.id != request.id);
                state.completed.requests.push_front(Arc::new(request));
            }
            4..=7 => {
                request.status = RequestStatus::InChat;
                state
                    .completed
                    .requests
                    .retain(|known| known.id != request.id);
                state.requests.insert(request.id, Arc::new(request));
            }
            _ => {
                state
                    .completed
                    .requests
                    .retain(|known| known.id != request.id);
                state.requests.insert(request.id, Arc::new(request));
            }
        }
        state.rows_revision += 1;
        listing.refresh(&state, wanted.clone());
        let kept: Vec<_> = listing.rows().iter().map(|row| row.id).collect();
        assert_eq!(kept, shown(&state, wanted), "{wanted:?} at {step}");
        assert_eq!(listing.counts(), counts(&state));
    }
}

#[test]
fn a_list_that_follows_single_changes_is_the_one_sorted_anew() {
    for view in View::ALL {
        for column in [
            Column::Waiting,
            Column::Customer,
            Column::Status,
            Column::Id,
        ] {
            for is_descending in [false, true] {
                let sort = Sort {
                    column,
                    is_descending,
                };
                follows(&Wanted {
                    view,
                    sort,
                    ..Wanted::default()
                });
            }
        }
    }
    follows(&Wanted {
        view: View::All,
        filter: "pe".to_owned(),
        companies: [CompanyId(1), CompanyId(2)].into(),
        ..Wanted::default()
    });
}
