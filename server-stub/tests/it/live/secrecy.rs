//! What technicians write for each other never reaches a customer.

use atiende_protocol::{
    Command, CommandId, CustomerEntry, CustomerEntryKind, Entry, EntryKind, FileId, FileType,
    Outcome, PortalFrame, ReleaseReason, SentFile, Seq, TechnicianId, TechnicianRef, Timestamp,
};
use atiende_server::routes;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use tower::ServiceExt as _;
use uuid::Uuid;

use crate::bench::{Bench, Page};

const SECRET: &str = "SECRET between colleagues";

fn about_files() -> Vec<EntryKind> {
    let technician = || TechnicianRef {
        id: TechnicianId(1),
        name: "Ana".to_owned(),
    };
    let file = || SentFile {
        id: FileId(Uuid::nil()),
        name: "a.png".to_owned(),
        file_type: FileType::Png,
        size: 1,
        sha256: "00".repeat(32),
        preview: None,
    };
    vec![
        EntryKind::CustomerFile { file: file() },
        EntryKind::TechnicianFile {
            technician: technician(),
            file: file(),
        },
        EntryKind::FileInfected {
            file_id: None,
            technician: Some(technician()),
            name: "a.png".to_owned(),
        },
    ]
}

/// Every kind of entry, with the secret wherever technicians write for each other.
fn every_kind() -> Vec<EntryKind> {
    let technician = || TechnicianRef {
        id: TechnicianId(1),
        name: "Ana".to_owned(),
    };
    let (id, text) = (CommandId(Uuid::nil()), || "Hello".to_owned());
    let released = |reason| EntryKind::Released {
        technician: technician(),
        reason,
    };
    vec![
        EntryKind::Opened {
            description: text(),
        },
        EntryKind::Assigned {
            technician: technician(),
        },
        released(ReleaseReason::Unassigned),
        released(ReleaseReason::TechnicianGone),
        released(ReleaseReason::AccessLost),
        EntryKind::Joined {
            technician: technician(),
        },
        EntryKind::CustomerMessage { text: text(), id },
        EntryKind::TechnicianMessage {
            technician: technician(),
            text: text(),
            id,
        },
        EntryKind::Note {
            technician: technician(),
            text: SECRET.to_owned(),
            id,
        },
        EntryKind::Transferred {
            from: technician(),
            to: TechnicianRef {
                id: TechnicianId(2),
                name: SECRET.to_owned(),
            },
            note: SECRET.to_owned(),
        },
        EntryKind::TakenOver {
            technician: TechnicianRef {
                id: TechnicianId(2),
                name: SECRET.to_owned(),
            },
            from: technician(),
        },
        EntryKind::ChatEnded {
            technician: technician(),
        },
        EntryKind::Closed {
            technician: technician(),
        },
    ]
}

/// The page as it is without a script.
async fn page_source(bench: &Bench) -> String {
    let router = routes::router(bench.service.app_state().clone());
    let call = Request::get("/r/token%20of%20one").body(Body::empty());
    let response = router.oneshot(call.unwrap()).await.unwrap();
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    String::from_utf8(body.to_vec()).unwrap()
}

fn is_over(page: &Page) -> bool {
    let last = page.entries.last().map(|entry| &entry.kind);
    last == Some(&CustomerEntryKind::Closed)
}

/// A new kind does not compile until it is added above.
fn is_listed(kind: &EntryKind) -> bool {
    match kind {
        EntryKind::Opened { .. }
        | EntryKind::Assigned { .. }
        | EntryKind::Released { .. }
        | EntryKind::Joined { .. }
        | EntryKind::CustomerMessage { .. }
        | EntryKind::TechnicianMessage { .. }
        | EntryKind::CustomerFile { .. }
        | EntryKind::TechnicianFile { .. }
        | EntryKind::FileInfected { .. }
        | EntryKind::Note { .. }
        | EntryKind::Transferred { .. }
        | EntryKind::TakenOver { .. }
        | EntryKind::ChatEnded { .. }
        | EntryKind::Closed { .. } => true,
    }
}

#[test]
fn no_kind_of_entry_carries_a_note_into_a_customers_frame() {
    for kind in every_kind().into_iter().chain(about_files()) {
        assert!(is_listed(&kind));
        let (seq, at) = (Seq(1), Timestamp(0));
        let Some(entry) = CustomerEntry::of(&Entry { seq, at, kind }) else {
            continue;
        };
        let frame = serde_json::to_string(&PortalFrame::Entry { entry }).unwrap();
        assert!(!frame.contains("SECRET"), "{frame}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_frame_of_a_mixed_conversation_carries_a_note_to_the_customer() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let root = bench.administrator("root").await;
    let ana = bench.technician("ana", &[acme]).await;
    let bob = bench.technician("bob", &[acme]).await;
    let request = bench.opens(portal, "one").await;
    let note = || Command::AddNote {
        request,
        text: SECRET.to_owned(),
    };
    let say = |text: &str| Command::SendMessage {
        request,
        text: text.to_owned(),
    };
    let transfer = Command::Transfer {
        request,
        to: bob.id,
        note: SECRET.to_owned(),
    };
    let mut page = bench.page("one", None).await;
    for (who, command) in [
        (&ana, note()),
        (&ana, Command::Claim { request }),
        (&bob, note()),
        (&ana, Command::Join { request }),
        (&ana, say("Hello")),
        (&ana, note()),
        (&ana, transfer),
        (&bob, note()),
        (&bob, Command::Join { request }),
        (&bob, say("I am Bob")),
        (&root, Command::TakeOver { request }),
        (&root, note()),
        (&root, Command::Join { request }),
        (&root, Command::EndChat { request }),
        (&root, note()),
        (&root, Command::Close { request }),
    ] {
        let outcome = bench.gives(who, command.clone()).await;
        assert_eq!(outcome, Outcome::ACCEPTED, "{command:?}");
        bench.customer_writes(request, "And?").await;
    }
    page.until(is_over).await;
    let resumed = bench.page("one", Some(Seq(1))).await;
    let fresh = bench.page("one", None).await;

    for page in [page, resumed, fresh] {
        assert!(page.socket.texts.len() > 10, "the conversation was seen");
        for text in &page.socket.texts {
            assert!(!text.contains("SECRET"), "{text}");
        }
    }
    let served = page_source(&bench).await;
    assert!(served.contains("I am Bob") && !served.contains("SECRET"));
}
