//! What is counted as requests come and go is what counting all of them gives.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;

#[derive(Clone, Debug)]
enum Step {
    Comes(Arc<Request>),
    Goes(RequestId),
    Snapshot(Vec<Arc<Request>>),
}

fn some_request() -> impl Strategy<Value = Arc<Request>> {
    let status = select(vec![RequestStatus::New, RequestStatus::InChat]);
    let since = proptest::option::of(0..50_i64);
    (0..30_i64, since, status).prop_map(|(id, since, status)| {
        let mut request = Arc::unwrap_or_clone(request(id, "Ana", since));
        request.company.id = CompanyId(id % 3);
        request.status = status;
        Arc::new(request)
    })
}

fn some_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => some_request().prop_map(Step::Comes),
        3 => (0..30_i64).prop_map(|id| Step::Goes(RequestId(id))),
        1 => vec(some_request(), 0..20).prop_map(Step::Snapshot),
    ]
}

fn apply(state: &mut State, step: Step) {
    match step {
        Step::Comes(request) => state.put_request(request),
        Step::Goes(id) => state.drop_request(id),
        Step::Snapshot(requests) => {
            let by_number = |request: Arc<Request>| (request.id, request);
            state.replace_requests(requests.into_iter().map(by_number).collect());
        }
    }
}

fn has_waited(row: &Request, view: View, company: CompanyId, until: Timestamp) -> bool {
    let is_long = row.waiting_since.is_some_and(|since| since <= until);
    view.shows(row.status) && row.company.id == company && is_long
}

proptest! {
    #[test]
    fn what_is_counted_is_what_there_is(steps in vec(some_step(), 1..80), until in 0..50_i64) {
        let mut state = State::default();
        for step in steps {
            apply(&mut state, step);
        }

        let open = || state.requests.values().map(Arc::as_ref);
        prop_assert_eq!(&state.tally, &Tally::of(open()));
        let new = open().filter(|row| row.status == RequestStatus::New).count();
        let active = state.requests.len() - new;
        prop_assert_eq!(counts(&state), Counts { new, active });
        for view in View::ALL {
            let (company, until) = (CompanyId(1), Timestamp(until));
            let waited = open().filter(|row| has_waited(row, view, company, until)).count();
            prop_assert_eq!(waiting_since(&state, view, company, until), waited);
        }
    }
}
