//! Views, orders and the filter.

mod listing;
mod tally;

use std::sync::Arc;

use atiende_protocol::{
    CompanyId, CompanyRef, Customer, DeviceType, Platform, RequestId, Source, Timestamp,
};

use super::*;
use crate::State;

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
        state.put_request(Arc::clone(request));
    }
    let mut listing = Listing::default();
    let wanted = Wanted::new(View::All, sort, filter, &BTreeSet::new());
    listing.refresh(&state, &wanted);
    assert!(!listing.is_behind());
    shown(&listing).iter().map(|id| id.0).collect()
}

fn shown(listing: &Listing) -> Vec<RequestId> {
    let rows = (0..listing.len()).map(|index| listing.get(index).unwrap().id);
    rows.collect()
}

/// R-06, D2.
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
