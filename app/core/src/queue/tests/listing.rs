//! A list that is kept while requests come and go is the one sorted anew.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::super::listing::Pace;
use super::*;

const NAMES: [&str; 6] = ["Ana", "Óscar", "peña", "Pera", "Zoe", "pe 7"];
const FILTERS: [&str; 6] = ["", "pe", "PEÑ", "#1", "7", "acme"];

/// What happens between two refreshes.
#[derive(Clone, Debug)]
enum Step {
    Comes(Arc<Request>),
    Closes(RequestId),
    Goes(RequestId),
    PageComes(Vec<Arc<Request>>),
    IsWanted(Wanted),
    Nothing,
}

fn some_request() -> impl Strategy<Value = Arc<Request>> {
    let status = select(vec![
        RequestStatus::New,
        RequestStatus::InChat,
        RequestStatus::ChatEnded,
    ]);
    let since = proptest::option::of(0..9_i64);
    let parts = (0..40_i64, select(NAMES.to_vec()), since, status);
    parts.prop_map(|(id, name, since, status)| {
        let mut request = Arc::unwrap_or_clone(request(id, name, since));
        request.company.id = CompanyId(id % 3);
        request.status = status;
        Arc::new(request)
    })
}

fn closed(request: &Request) -> Arc<Request> {
    Arc::new(Request {
        status: RequestStatus::Completed,
        ..request.clone()
    })
}

fn some_wanted() -> impl Strategy<Value = Wanted> {
    let columns = vec![
        Column::Waiting,
        Column::Customer,
        Column::Status,
        Column::Id,
    ];
    let companies = proptest::collection::btree_set((0..3_i64).prop_map(CompanyId), 0..3);
    let filter = select(FILTERS.to_vec());
    let sort = (select(columns), any::<bool>());
    let parts = (select(View::ALL.to_vec()), sort, filter, companies);
    parts.prop_map(|(view, (column, is_descending), filter, companies)| {
        let sort = Sort {
            column,
            is_descending,
        };
        Wanted::new(view, sort, filter, &companies)
    })
}

fn some_step() -> impl Strategy<Value = Step> {
    let id = || (0..40_i64).prop_map(RequestId);
    prop_oneof![
        12 => some_request().prop_map(Step::Comes),
        4 => id().prop_map(Step::Closes),
        2 => id().prop_map(Step::Goes),
        1 => vec(some_request(), 0..9).prop_map(Step::PageComes),
        2 => some_wanted().prop_map(Step::IsWanted),
        3 => Just(Step::Nothing),
    ]
}

fn apply(state: &mut State, step: &Step) {
    let completed = &mut state.completed.requests;
    match step {
        Step::Comes(request) => state.put_request(Arc::clone(request)),
        Step::Goes(id) => {
            completed.retain(|known| known.id != *id);
            state.drop_request(*id);
        }
        Step::Closes(id) => {
            let Some(request) = state.requests.get(id).map(|request| closed(request)) else {
                return;
            };
            if !completed.iter().any(|known| known.id == *id) {
                completed.push_front(request);
            }
            state.drop_request(*id);
        }
        Step::PageComes(page) => {
            for request in page {
                completed.retain(|known| known.id != request.id);
                completed.push_back(closed(request));
            }
        }
        Step::IsWanted(_) | Step::Nothing => return,
    }
    state.rows_revision += 1;
}

/// The rows as a reader of the rules would find them.
fn sorted_anew(state: &State, wanted: &Wanted) -> Vec<RequestId> {
    let closed = state.completed.requests.iter();
    let closed = closed.filter(|request| !state.requests.contains_key(&request.id));
    let all = state.requests.values().chain(closed);
    let mut rows: Vec<_> = all.filter(|row| is_wanted(row, wanted)).collect();
    rows.sort_by_key(|row| row.id);
    rows.sort_by(|a, b| {
        let [a, b] = [a, b].map(|row| order::key(wanted.sort.column, row));
        if wanted.sort.is_descending {
            b.cmp(&a)
        } else {
            a.cmp(&b)
        }
    });
    rows.iter().map(|row| row.id).collect()
}

fn is_wanted(row: &Request, wanted: &Wanted) -> bool {
    let has = |text: &str| order::searchable(text).contains(&wanted.filter);
    let texts = [
        &row.customer.name,
        &row.customer.email,
        &row.company.name,
        &row.subject,
    ];
    let number = row.id.to_string();
    let has_filter = texts.into_iter().any(|text| has(text))
        || number.starts_with(wanted.filter.trim_start_matches('#'));
    let is_of_company = wanted.companies.is_empty() || wanted.companies.contains(&row.company.id);
    wanted.view.shows(row.status) && is_of_company && has_filter
}

/// Refreshes until the list has caught up; at a bounded number of steps it must have.
fn catch_up(listing: &mut Listing, state: &State, wanted: &Wanted) {
    for _ in 0..200 {
        listing.refresh(state, wanted);
        if !listing.is_behind() {
            return;
        }
    }
    panic!("the list never catches up");
}

proptest! {
    #[test]
    fn a_list_that_follows_is_the_one_sorted_anew(steps in vec(some_step(), 1..120)) {
        let (mut state, mut listing) = (State::default(), Listing::default());
        let mut wanted = Wanted::default();
        for step in &steps {
            apply(&mut state, step);
            if let Step::IsWanted(other) = step {
                wanted = other.clone();
            }
            listing.refresh(&state, &wanted);

            prop_assert!(!listing.is_behind());
            prop_assert_eq!(shown(&listing), sorted_anew(&state, &wanted));
        }
    }

    #[test]
    fn a_list_made_by_slices_while_much_changes_ends_up_the_same(
        steps in vec(some_step(), 1..120),
        slice in 1..9_usize,
        few in 1..4_usize,
        many in 1..9_usize,
    ) {
        let (mut state, mut listing) = (State::default(), Listing::default());
        listing.pace = Pace { slice, few, many };
        let mut wanted = Wanted::default();
        for step in &steps {
            apply(&mut state, step);
            if let Step::IsWanted(other) = step {
                wanted = other.clone();
            }
            listing.refresh(&state, &wanted);
        }
        catch_up(&mut listing, &state, &wanted);

        prop_assert_eq!(shown(&listing), sorted_anew(&state, &wanted));
        for (index, id) in shown(&listing).into_iter().enumerate() {
            prop_assert_eq!(listing.position(id), Some(index));
        }
    }
}

#[test]
fn the_rows_of_before_stay_until_the_new_ones_are_sorted() {
    let mut state = State::default();
    for id in 1..=10 {
        state.put_request(request(id, "Ana", Some(id)));
    }
    let mut listing = Listing::default();
    let upwards = Wanted::default();
    listing.refresh(&state, &upwards);
    listing.pace.slice = 4;
    let by_number = Sort {
        column: Column::Id,
        is_descending: true,
    };
    let downwards = Wanted::new(View::New, by_number, "", &BTreeSet::new());

    listing.refresh(&state, &downwards);
    assert!(listing.is_behind());
    assert_eq!(listing.get(0).map(|row| row.id), Some(RequestId(1)));

    catch_up(&mut listing, &state, &downwards);
    assert_eq!(listing.get(0).map(|row| row.id), Some(RequestId(10)));
}
