//! What is told when, by a clock that the test sets.

use atiende_protocol::{CompanyRef, Customer, DeviceType, Platform, Source, Timestamp};

use super::*;

const REQUEST: RequestId = RequestId(42);
const ANA: u64 = 1;
const BOB: u64 = 2;
const GRACE: u64 = 3;

fn request() -> Request {
    let name = String::new;
    Request {
        id: REQUEST,
        company: CompanyRef {
            id: CompanyId(1),
            name: name(),
        },
        customer: Customer {
            name: name(),
            email: name(),
        },
        subject: name(),
        status: RequestStatus::InChat,
        assignee: Some(technician(1)),
        chat_opened: true,
        source: Source {
            ip_address: name(),
            device_type: DeviceType::Computer,
            platform: Platform::Windows,
            operating_system: name(),
            os_version: name(),
            browser: name(),
        },
        submitted_at: Timestamp(0),
        assigned_at: None,
        waiting_since: None,
        closed_at: None,
    }
}

fn technician(id: i64) -> TechnicianRef {
    TechnicianRef {
        id: TechnicianId(id),
        name: format!("technician {id}"),
    }
}

fn page(is_visible: bool) -> Page {
    Page {
        is_visible,
        typing_until: None,
    }
}

/// A book in which Ana looks at the request, which was told a long time ago.
fn book(now: Instant) -> Book {
    let mut book = Book::default();
    book.know(&request());
    book.look(ANA, technician(1), REQUEST);
    assert_eq!(book.due(now - PAUSE).len(), 1);
    book
}

#[test]
fn of_one_request_one_thing_is_told_in_half_a_second() {
    let now = Instant::now() + PAUSE;
    let mut book = book(now);

    book.look(BOB, technician(2), REQUEST);
    assert_eq!(book.due(now).len(), 1);
    for _ in 0..10 {
        book.types(BOB, true, now);
        book.page(GRACE, REQUEST, page(true));
        assert_eq!(book.due(now + PAUSE / 2), []);
    }
    assert_eq!(book.next(now + PAUSE / 2), Some(now + PAUSE));

    let told = book.due(now + PAUSE);
    let [told] = told.as_slice() else {
        panic!("it is told once: {told:?}");
    };
    assert_eq!(told.customer, CustomerPresence::Online);
    let typing: Vec<_> = told.technicians.iter().map(|one| one.is_typing).collect();
    assert_eq!(typing, [false, true]);
}

#[test]
fn whoever_does_not_say_so_again_has_stopped_writing() {
    let now = Instant::now() + PAUSE;
    let mut book = book(now);
    book.types(ANA, true, now);
    assert!(book.due(now)[0].is_answer_written);
    let later = now + TYPING / 2;
    book.types(ANA, true, later);
    assert_eq!(book.due(later), []);
    assert_eq!(book.next(later), Some(later + TYPING));
    assert_eq!(book.due(now + TYPING), []);

    let told = book.due(later + TYPING);

    assert!(!told[0].is_answer_written && !told[0].technicians[0].is_typing);
    assert_eq!(book.next(later + TYPING + PAUSE), None);
}

#[test]
fn only_who_is_in_the_chat_is_seen_writing_by_the_customer() {
    let now = Instant::now() + PAUSE;
    let mut book = book(now);
    book.look(BOB, technician(2), REQUEST);
    book.types(BOB, true, now);
    assert!(!book.due(now)[0].is_answer_written);

    let taken_over = Request {
        assignee: Some(technician(2)),
        ..request()
    };
    assert!(book.changed(&taken_over));
    assert!(book.due(now + PAUSE)[0].is_answer_written);
}

#[test]
fn nothing_is_told_where_nothing_is_new_and_nothing_is_kept_where_nobody_is() {
    let now = Instant::now() + PAUSE;
    let mut book = book(now);
    book.look(ANA, technician(1), REQUEST);
    assert_eq!(book.due(now), []);
    assert_eq!(book.next(now), None);

    assert!(book.leave(ANA));
    let told = book.due(now);
    assert_eq!(told[0].technicians, []);
    assert!(!book.leave(ANA));
    assert!(book.rooms.is_empty() && book.places.is_empty() && book.stirred.is_empty());
    assert!(!book.changed(&request()));
}

#[test]
fn customers_are_where_the_liveliest_of_their_pages_is() {
    let now = Instant::now() + PAUSE;
    let mut book = book(now);
    let customer = |book: &Book| book.present(&[REQUEST], now)[0].customer;
    assert_eq!(customer(&book), CustomerPresence::Gone);
    book.page(GRACE, REQUEST, page(false));
    assert_eq!(customer(&book), CustomerPresence::Idle);
    book.page(GRACE + 1, REQUEST, page(true));
    assert_eq!(customer(&book), CustomerPresence::Online);
    let typing_until = typing_until(true, now);
    let is_visible = true;
    let typing = Page {
        is_visible,
        typing_until,
    };
    book.page(GRACE, REQUEST, typing);
    assert_eq!(customer(&book), CustomerPresence::Typing);
    book.leave(GRACE);
    book.leave(GRACE + 1);
    assert_eq!(customer(&book), CustomerPresence::Gone);
}
