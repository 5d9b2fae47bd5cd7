//! Every route, and whom it serves.

use super::people::{People, Serves};

/// A call, and whom it serves.
pub(super) struct Row {
    pub(super) method: &'static str,
    pub(super) path: String,
    pub(super) serves: Serves,
}

fn row(method: &'static str, path: impl Into<String>, serves: Serves) -> Row {
    let path = path.into();
    Row {
        method,
        path,
        serves,
    }
}

/// Everything; the last rows end the callers' sign-ins.
pub(super) fn rows(people: &People) -> Vec<Row> {
    let mut rows = open(people);
    rows.extend(pages(people));
    rows.extend(requests(people));
    rows.extend(files(people));
    rows.extend(notifications());
    rows.extend(administration());
    rows.extend(session());
    rows
}

fn open(people: &People) -> Vec<Row> {
    use Serves::Everybody;
    vec![
        row("GET", "/healthz", Everybody(200)),
        row("POST", "/healthz", Everybody(405)),
        row("GET", "/readyz", Everybody(200)),
        row("GET", "/open/999", Everybody(200)),
        row("GET", format!("/open/{}", people.new), Everybody(200)),
        row("GET", "/open/x", Everybody(404)),
        row("GET", "/assets/portal.css", Everybody(200)),
        row("GET", "/assets/..%2fCargo.toml", Everybody(404)),
        row("GET", "/accent/0a7d55.css", Everybody(200)),
        row("GET", "/accent/red.css", Everybody(404)),
        row("GET", "/accent/1a7f5a.css", Everybody(200)),
        row("GET", "/accent/red", Everybody(404)),
        row("GET", "/api/v1/nothing", Everybody(404)),
        row("GET", "/api/v1/admin/nothing", Everybody(404)),
    ]
}

fn pages(people: &People) -> Vec<Row> {
    use Serves::Everybody;
    let token = &people.token;
    vec![
        row("GET", "/p/acme", Everybody(200)),
        row("POST", "/p/acme", Everybody(400)),
        row("GET", "/p/nobody", Everybody(404)),
        row("GET", "/p/..%2f", Everybody(404)),
        row("GET", "/p/%ff", Everybody(404)),
        row("GET", format!("/r/{token}"), Everybody(200)),
        row("GET", format!("/r/{token}x"), Everybody(404)),
        row("GET", format!("/r/{}", people.new), Everybody(404)),
        row("GET", "/r/%ff", Everybody(404)),
        row("POST", format!("/r/{token}/messages"), Everybody(400)),
        row("POST", "/r/guessed/messages", Everybody(404)),
        // Nobody gets far without a socket; those who have one are in `live::access`.
        row("GET", format!("/r/{token}/stream"), Everybody(400)),
        row("GET", "/r/guessed/stream", Everybody(400)),
        row("GET", "/api/v1/stream", Everybody(400)),
        row("GET", "/setup/guessed", Everybody(404)),
        row("POST", "/setup/guessed", Everybody(404)),
        row("GET", "/invite/guessed", Everybody(404)),
        row("POST", "/invite/guessed", Everybody(404)),
    ]
}

fn requests(people: &People) -> Vec<Row> {
    use Serves::{Available, Granted, Technicians};
    let mut rows = vec![
        row("GET", "/api/v1/requests", Technicians(200)),
        row("GET", "/api/v1/search?q=imprime", Technicians(200)),
        row("GET", "/api/v1/search", Technicians(400)),
    ];
    for part in [
        "",
        "/timeline",
        "/others",
        "/colleagues",
        "/transcript.txt",
        "/transcript.html",
        "/transcript.json",
    ] {
        let of = |request: &str| format!("/api/v1/requests/{request}{part}");
        rows.extend([
            row("GET", of(&people.new.to_string()), Available(200)),
            row("GET", of(&people.taken.to_string()), Granted(200)),
            row("GET", of("999"), Technicians(404)),
            row("GET", of("x"), Technicians(404)),
        ]);
    }
    rows
}

/// Nobody gets far without saying which version of the upload protocol is spoken: that is asked
/// once it is proven who calls.
fn files(people: &People) -> Vec<Row> {
    use Serves::{Available, Everybody, Granted, Technicians};
    let token = &people.token;
    let nothing = "00000000-0000-4000-8000-000000000000";
    let mut rows = vec![
        row("POST", format!("/r/{token}/files"), Everybody(412)),
        row("POST", "/r/guessed/files", Everybody(404)),
        row("OPTIONS", "/r/guessed/files", Everybody(204)),
        row("OPTIONS", "/r/guessed/uploads/x", Everybody(204)),
        row("OPTIONS", "/api/v1/requests/x/uploads/x", Everybody(204)),
    ];
    for (request, found) in [
        (people.new.to_string(), Available as fn(u16) -> Serves),
        (people.taken.to_string(), Granted),
    ] {
        let of = |end: &str| format!("/api/v1/requests/{request}{end}");
        rows.push(row("POST", of("/files"), found(412)));
        rows.push(row("OPTIONS", of("/files"), Everybody(204)));
        for method in ["HEAD", "PATCH", "DELETE"] {
            rows.push(row(method, of(&format!("/uploads/{nothing}")), found(412)));
        }
    }
    for method in ["HEAD", "PATCH", "DELETE"] {
        let (mine, guessed) = (
            format!("/r/{token}/uploads/{nothing}"),
            "/r/guessed/uploads/x",
        );
        rows.push(row(method, mine, Everybody(412)));
        rows.push(row(method, guessed, Everybody(404)));
        let of = |request: &str| format!("/api/v1/requests/{request}/uploads/{nothing}");
        rows.push(row(method, of("999"), Technicians(404)));
        rows.push(row(method, of("x"), Technicians(404)));
    }
    for end in ["", "/preview"] {
        let path = format!("/r/{token}/files/{nothing}{end}");
        rows.push(row("GET", path, Everybody(404)));
        let path = format!("/r/guessed/files/{nothing}{end}");
        rows.push(row("GET", path, Everybody(404)));
        let path = format!("/api/v1/requests/{}/files/{nothing}{end}", people.taken);
        rows.push(row("GET", path, Technicians(404)));
    }
    rows
}

/// About the caller only: nobody's number is named but that of a contact, and nobody here has one.
fn notifications() -> Vec<Row> {
    let of = |method, path, status| {
        let path = format!("/api/v1/me{path}");
        row(method, path, Serves::Technicians(status))
    };
    vec![
        of("GET", "/notification-rules", 200),
        of("PUT", "/notification-rules", 400),
        of("GET", "/notification-methods", 200),
        of("GET", "/contacts", 200),
        of("POST", "/contacts", 400),
        of("DELETE", "/contacts/1", 404),
        of("POST", "/contacts/1/code", 404),
        of("POST", "/contacts/1/verification", 400),
        of("POST", "/contacts/1/test", 404),
    ]
}

fn administration() -> Vec<Row> {
    use Serves::Administrators;
    let of = |method, path, status| {
        let path = format!("/api/v1/admin{path}");
        row(method, path, Administrators(status))
    };
    vec![
        of("GET", "/companies", 200),
        of("POST", "/companies", 400),
        of("PATCH", "/companies/1", 400),
        of("PUT", "/companies/1/portal", 400),
        of("GET", "/technicians", 200),
        of("POST", "/technicians", 400),
        of("PATCH", "/technicians/1", 400),
        of("POST", "/technicians/999/reset", 404),
        of("GET", "/technicians/1/sessions", 200),
        of("DELETE", "/technicians/999/sessions", 404),
        of("DELETE", "/technicians/999/sessions/999", 404),
        of("GET", "/settings", 200),
        of("PUT", "/settings", 400),
        of("GET", "/audit", 200),
        of("GET", "/deliveries", 200),
        of("POST", "/deliveries/999/retry", 404),
    ]
}

fn session() -> Vec<Row> {
    use Serves::{Everybody, Technicians};
    vec![
        row("GET", "/api/v1/session", Everybody(405)),
        row("POST", "/api/v1/session", Everybody(400)),
        row("DELETE", "/api/v1/session", Technicians(204)),
        row("GET", "/api/v1/requests", Everybody(401)),
    ]
}
