//! Bodies of HTTP calls.

use atiende_protocol::http::{Problem, ProblemKind, RequestPage, SignIn, SignedIn, TimelinePage};
use atiende_protocol::{Availability, Colleague};

use crate::examples::{completed, entries, luis, new, technician};
use crate::golden::{is_golden, is_golden_secret};

pub(crate) const NAMES: &[&str] = &[
    "http.colleagues",
    "http.sign_in",
    "http.signed_in",
    "http.request_page",
    "http.timeline_page",
    "http.problem.bad_request",
    "http.problem.sign_in_needed",
    "http.problem.wrong_password",
    "http.problem.too_many_tries",
    "http.problem.not_found",
    "http.problem.unavailable",
];

#[test]
fn signing_in_reads_as_in_version_1() {
    let sign_in = SignIn {
        email: "ana@acme.example".to_owned(),
        password: "correct horse".to_owned(),
        device: "portátil".to_owned(),
    };
    is_golden_secret("http.sign_in", &sign_in);
    let signed_in = SignedIn {
        token: "c2VjcmV0".to_owned(),
        technician: technician(),
    };
    is_golden_secret("http.signed_in", &signed_in);
}

#[test]
fn pages_read_as_in_version_1() {
    let requests = RequestPage {
        requests: vec![completed(), new()],
        has_more: true,
    };
    is_golden("http.request_page", &requests);
    let timeline = TimelinePage {
        entries: entries(),
        has_earlier: false,
    };
    is_golden("http.timeline_page", &timeline);
}

#[test]
fn colleagues_read_as_in_version_1() {
    let colleague = |availability_reason| Colleague {
        technician: luis(),
        availability: Availability::Away,
        availability_reason,
        is_connected: true,
        open_requests: 2,
    };
    let colleagues = vec![colleague(None), colleague(Some("Almuerzo".to_owned()))];
    is_golden("http.colleagues", &colleagues);
}

#[test]
fn problems_read_as_in_version_1() {
    for (name, error) in [
        ("bad_request", ProblemKind::BadRequest),
        ("sign_in_needed", ProblemKind::SignInNeeded),
        ("wrong_password", ProblemKind::WrongPassword),
        ("too_many_tries", ProblemKind::TooManyTries),
        ("not_found", ProblemKind::NotFound),
        ("unavailable", ProblemKind::Unavailable),
    ] {
        is_golden(&format!("http.problem.{name}"), &Problem::new(error));
    }
}
