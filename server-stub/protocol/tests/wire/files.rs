//! Files in timelines, and why one was not sent.

use atiende_protocol::http::{FileProblem, Problem, ProblemKind};
use atiende_protocol::{
    CustomerEntry, Entry, EntryKind, FileId, FileRefusal, FileType, PortalFrame, PreviewSize,
    SentFile, Seq, ServerFrame, types_of_technician,
};
use uuid::Uuid;

use crate::examples::{AT, REQUEST, ana};
use crate::golden::is_golden;

fn picture() -> SentFile {
    SentFile {
        id: FileId(Uuid::from_u128(0x0190_1234_5678_4abc_8def_0123_4567_89ab)),
        name: "Captura ñ.PNG".to_owned(),
        file_type: FileType::Png,
        size: 48_211,
        sha256: "0123456789abcdef".repeat(4),
        preview: Some(PreviewSize {
            width: 320,
            height: 200,
        }),
    }
}

fn document() -> SentFile {
    SentFile {
        name: "factura 3.pdf".to_owned(),
        file_type: FileType::Pdf,
        preview: None,
        ..picture()
    }
}

/// The kinds of entries that came with files.
fn entries() -> Vec<Entry> {
    let infected = |technician, file_id| EntryKind::FileInfected {
        technician,
        name: "factura.zip".to_owned(),
        file_id,
    };
    let kinds = [
        EntryKind::CustomerFile { file: picture() },
        EntryKind::TechnicianFile {
            technician: ana(),
            file: document(),
        },
        infected(None, None),
        infected(Some(ana()), None),
        infected(None, Some(picture().id)),
        infected(Some(ana()), Some(picture().id)),
    ];
    let numbered = (300..).zip(kinds);
    numbered
        .map(|(seq, kind)| Entry {
            seq: Seq(seq),
            at: AT,
            kind,
        })
        .collect()
}

pub(crate) fn server_frames() -> Vec<(String, ServerFrame)> {
    let named = |entry: Entry| {
        let name = format!("server.entry.{}", entry.seq);
        let request = REQUEST;
        (name, ServerFrame::Entry { request, entry })
    };
    entries().into_iter().map(named).collect()
}

pub(crate) fn portal_frames() -> Vec<(String, PortalFrame)> {
    let told = |entry: &Entry| {
        let name = format!("portal.entry.{}", entry.seq);
        let entry = CustomerEntry::of(entry)?;
        Some((name, PortalFrame::Entry { entry }))
    };
    entries().iter().filter_map(told).collect()
}

pub(crate) fn problems() -> Vec<(String, Problem)> {
    let problem = |refusal| FileProblem {
        name: "factura.pdf".to_owned(),
        refusal,
        allowed: vec![FileType::Jpeg, FileType::Png],
        message: Some("No se puede enviar «factura.pdf»".to_owned()),
    };
    let to_a_technician = FileProblem {
        allowed: types_of_technician().iter().collect(),
        message: None,
        ..problem(FileRefusal::BadName)
    };
    let named = refusals().into_iter();
    let named = named.map(|(name, refusal)| (name, problem(refusal)));
    let all = named.chain([("every_kind", to_a_technician)]);
    let all = all.map(|(name, file)| {
        let problem = Problem {
            file: Some(file),
            ..Problem::new(ProblemKind::FileRefused)
        };
        (format!("http.problem.file_refused.{name}"), problem)
    });
    all.collect()
}

/// Every reason, with a name.
fn refusals() -> Vec<(&'static str, FileRefusal)> {
    let extension = || "pdf".to_owned();
    vec![
        ("system_not_allowed", FileRefusal::SystemNotAllowed),
        ("no_extension", FileRefusal::NoExtension),
        (
            "type_not_allowed",
            FileRefusal::TypeNotAllowed {
                extension: extension(),
            },
        ),
        ("bad_name", FileRefusal::BadName),
        (
            "content_differs",
            FileRefusal::ContentDiffers {
                extension: extension(),
            },
        ),
        ("empty", FileRefusal::Empty),
        ("too_large", FileRefusal::TooLarge { max: 26_214_400 }),
        (
            "request_full",
            FileRefusal::RequestFull { max: 524_288_000 },
        ),
        ("holds_macros", FileRefusal::HoldsMacros),
        ("unsafe_archive", FileRefusal::UnsafeArchive),
        ("damaged", FileRefusal::Damaged),
        ("infected", FileRefusal::Infected),
        ("not_now", FileRefusal::NotNow),
        ("too_fast", FileRefusal::TooFast { retry_secs: 2 }),
        ("checksum_differs", FileRefusal::ChecksumDiffers),
    ]
}

#[test]
fn lines_about_files_read_as_in_version_1() {
    for (name, frame) in server_frames() {
        is_golden(&name, &frame);
    }
    for (name, frame) in portal_frames() {
        is_golden(&name, &frame);
    }
}

#[test]
fn refused_files_read_as_in_version_1() {
    for (name, problem) in problems() {
        is_golden(&name, &problem);
    }
}
