//! Files are found by nobody else: guessed, stale and revoked links are all answered alike (R-05,
//! D11).

use atiende_protocol::{Command, CompanyId, FileId, RequestId};
use axum::http::StatusCode;
use uuid::Uuid;

use super::desk::{Desk, End, announces, call, fetches, opens, sent};
use crate::web::{AT, Web};

/// Two companies, each with a request in chat that holds a file.
struct Companies {
    web: Web,
    acme: Desk,
    globex: Desk,
    acme_file: FileId,
    globex_file: FileId,
    guessed: FileId,
    /// Announced; its bytes have not arrived.
    unfinished: FileId,
}

impl Companies {
    async fn new() -> Self {
        let web = Web::new().await;
        let acme = Desk::in_chat(&web, "acme", web.acme).await;
        let globex = Desk::in_chat(&web, "globex", company(&web, "Globex").await).await;
        let acme_file = sent(&web, &acme.customer, "a.txt", b"de Acme").await;
        let globex_file = sent(&web, &globex.customer, "g.txt", b"de Globex").await;
        Self {
            acme_file,
            globex_file,
            guessed: FileId(Uuid::new_v4()),
            unfinished: announces(&web, &acme.customer, "b.txt", 9).await.1,
            web,
            acme,
            globex,
        }
    }
}

async fn company(web: &Web, name: &str) -> CompanyId {
    let companies = web.app.storage.companies().await.unwrap();
    companies
        .into_iter()
        .find(|company| company.name == name)
        .unwrap()
        .id
}

/// Calls every address and its preview; what is answered is the same, and is not found.
async fn are_not_found(web: &Web, end: &End, paths: &[(&str, String)]) {
    let nothing = call(
        web,
        ("GET", &end.file(FileId(Uuid::new_v4()))),
        end,
        &[],
        Vec::new(),
    )
    .await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
    for (what, path) in paths {
        for path in [path.clone(), format!("{path}/preview")] {
            for headers in [
                [].as_slice(),
                &[("range", "bytes=0-0")],
                &[("if-none-match", "*")],
            ] {
                let answer = call(web, ("GET", &path), end, headers, Vec::new()).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{what}");
                assert_eq!(answer.bytes, nothing.bytes, "{what}");
                assert_eq!(answer.headers, nothing.headers, "{what}");
            }
        }
    }
}

fn of_request(request: RequestId, file: impl std::fmt::Display) -> String {
    format!("/api/v1/requests/{request}/files/{file}")
}

#[tokio::test]
async fn technician_finds_the_files_of_requests_that_he_may_read_and_no_other() {
    let all = Companies::new().await;
    let (web, acme, globex) = (&all.web, &all.acme, &all.globex);
    let other = Desk::in_chat(web, "acme", web.acme).await;
    let new = Desk::claimed(web, "acme", web.acme).await;
    let new_file = sent(web, &new.customer, "c.txt", b"antes de entrar").await;
    let answer = fetches(web, &acme.technician, all.acme_file, &[]).await;
    assert_eq!(
        (answer.status, answer.body.as_str()),
        (StatusCode::OK, "de Acme")
    );
    // A colleague of the same company reads the same chat.
    let colleague = End {
        base: acme.technician.base.clone(),
        ..other.technician.clone()
    };
    let answer = fetches(web, &colleague, all.acme_file, &[]).await;
    assert_eq!(answer.status, StatusCode::OK);

    let nobody = RequestId(999_999);
    let foreign = all.globex_file;
    are_not_found(
        web,
        &acme.technician,
        &[
            ("a guessed file", of_request(acme.request, all.guessed)),
            ("no file at all", of_request(acme.request, "7")),
            (
                "an unfinished file",
                of_request(acme.request, all.unfinished),
            ),
            (
                "own file elsewhere",
                of_request(other.request, all.acme_file),
            ),
            (
                "own file of a foreign request",
                of_request(globex.request, all.acme_file),
            ),
            (
                "foreign file of a foreign request",
                of_request(globex.request, foreign),
            ),
            (
                "foreign file of an own request",
                of_request(acme.request, foreign),
            ),
            (
                "a request that is not there",
                of_request(nobody, all.acme_file),
            ),
            (
                "a chat that nobody has joined",
                of_request(new.request, new_file),
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn file_is_found_once_somebody_has_joined_d11() {
    let web = Web::new().await;
    let desk = Desk::claimed(&web, "acme", web.acme).await;
    let id = sent(&web, &desk.customer, "c.txt", b"antes de entrar").await;
    let before = fetches(&web, &desk.technician, id, &[]).await;
    assert_eq!(before.status, StatusCode::NOT_FOUND);
    assert_eq!(desk.tells(&web).await, []);

    desk.gives(
        &web,
        Command::Join {
            request: desk.request,
        },
    )
    .await;

    let answer = fetches(&web, &desk.technician, id, &[]).await;
    assert_eq!(
        (answer.status, answer.body.as_str()),
        (StatusCode::OK, "antes de entrar")
    );
    assert_eq!(desk.tells(&web).await.len(), 1);
}

#[tokio::test]
async fn links_die_with_the_access() {
    let all = Companies::new().await;
    let (web, acme) = (&all.web, &all.acme);
    let kept = ("a revoked link", of_request(acme.request, all.acme_file));
    let storage = &web.app.storage;

    storage.revoke(acme.id, web.acme, AT).await.unwrap();
    are_not_found(web, &acme.technician, &[kept]).await;
    storage.grant(acme.id, web.acme, AT).await.unwrap();
    let answer = fetches(web, &acme.technician, all.acme_file, &[]).await;
    assert_eq!(answer.status, StatusCode::OK);
    storage.revoke_sessions_of(acme.id, AT).await.unwrap();
    let answer = fetches(web, &acme.technician, all.acme_file, &[]).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn customer_finds_the_files_of_the_own_request_and_no_other() {
    let all = Companies::new().await;
    let (web, acme, globex) = (&all.web, &all.acme, &all.globex);
    let (_, same_person) = opens(web, "acme").await;
    let answer = fetches(web, &acme.customer, all.acme_file, &[]).await;
    assert_eq!(
        (answer.status, answer.body.as_str()),
        (StatusCode::OK, "de Acme")
    );

    are_not_found(
        web,
        &acme.customer,
        &[
            ("a guessed file", acme.customer.file(all.guessed)),
            ("no file at all", format!("{}/files/7", acme.customer.base)),
            ("an unfinished file", acme.customer.file(all.unfinished)),
            ("a foreign file", acme.customer.file(all.globex_file)),
            (
                "own file of a foreign page",
                globex.customer.file(all.acme_file),
            ),
            (
                "own file of another own page",
                End::customer(&same_person).file(all.acme_file),
            ),
            (
                "a guessed page",
                End::customer("guessed").file(all.acme_file),
            ),
            (
                "the number of the request",
                End::customer(&acme.request.to_string()).file(all.acme_file),
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn who_guesses_pages_is_stopped() {
    let all = Companies::new().await;
    let guesses = (0..100).map(|guess| End::customer(&format!("guess{guess}")));
    let mut stopped = 0;
    for guess in guesses {
        let answer = fetches(&all.web, &guess, all.acme_file, &[]).await;
        stopped += u32::from(answer.status == StatusCode::TOO_MANY_REQUESTS);
    }
    assert!(stopped > 70, "{stopped}");
    // Whoever has a page is not.
    let answer = fetches(&all.web, &all.acme.customer, all.acme_file, &[]).await;
    assert_eq!(answer.status, StatusCode::OK);
}
