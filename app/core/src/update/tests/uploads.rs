//! Files on their way to customers: what starts, what waits, what is refused, what survives.

use std::path::PathBuf;

use atiende_protocol::{FileId, FileRefusal, FileType, SentFile};

use super::*;
use crate::{FoundFile, UploadAnswer, UploadId, UploadStatus};

pub(super) fn id(number: u128) -> UploadId {
    UploadId(Uuid::from_u128(number))
}

pub(super) fn found_file(number: u128, name: &str) -> FoundFile {
    FoundFile {
        id: id(number),
        name: name.to_owned(),
        path: PathBuf::from("/home/ana").join(name),
        is_own_copy: false,
        size: 1000,
        modified_at: Timestamp(5),
        problem: None,
    }
}

/// In a chat with the customer of the printer.
pub(super) fn in_chat() -> State {
    let mut state = online();
    apply(&mut state, row(11, PRINTER, RequestStatus::InChat));
    state
}

pub(super) fn find(state: &mut State, files: Vec<FoundFile>) -> Vec<Effect> {
    let request = PRINTER;
    apply(state, Input::FilesFound { request, files })
}

pub(super) fn answer(state: &mut State, number: u128, answer: UploadAnswer) -> Vec<Effect> {
    apply(state, Input::Upload(id(number), answer))
}

pub(super) fn created(number: u128) -> UploadAnswer {
    UploadAnswer::Created {
        location: format!("/uploads/{number}"),
        file: Some(FileId(Uuid::from_u128(number))),
    }
}

pub(super) fn started(effects: &[Effect]) -> Vec<UploadId> {
    let ids = effects.iter().filter_map(|effect| match effect {
        Effect::StartUpload(upload) => Some(upload.id),
        _ => None,
    });
    ids.collect()
}

pub(super) fn status(state: &State, number: u128) -> Option<&UploadStatus> {
    let upload = state.uploads.iter().find(|upload| upload.id == id(number));
    upload.map(|upload| &upload.status)
}

pub(super) fn refusal(state: &State, number: u128) -> Option<&FileRefusal> {
    match status(state, number)? {
        UploadStatus::Refused(problem) => Some(&problem.refusal),
        _ => None,
    }
}

fn file_entry(seq: i64, number: u128, name: &str) -> Input {
    let file = SentFile {
        id: FileId(Uuid::from_u128(number)),
        name: name.to_owned(),
        file_type: FileType::Pdf,
        size: 1000,
        sha256: String::new(),
        preview: None,
    };
    let technician = ana();
    entry(seq, EntryKind::TechnicianFile { technician, file })
}

fn entry(seq: i64, kind: EntryKind) -> Input {
    let entry = Entry {
        seq: Seq(seq),
        at: Timestamp(seq),
        kind,
    };
    let request = PRINTER;
    frame(ServerFrame::Entry { request, entry })
}

#[test]
fn chosen_files_start_by_themselves_two_at_once() {
    //
    let mut state = in_chat();
    let names = ["a.pdf", "b.png", "c.txt"];
    let files = names.iter().zip(1..);
    let files = files.map(|(name, number)| found_file(number, name));

    let effects = find(&mut state, files.collect());

    assert_eq!(effects.first(), Some(&Effect::SaveDesk));
    assert_eq!(started(&effects), [id(1), id(2)]);
    answer(&mut state, 1, created(1));
    let effects = answer(&mut state, 1, UploadAnswer::Sent);
    assert_eq!(started(&effects), [id(3)]);
    assert_eq!(state.uploads.len(), 2);
}

#[test]
fn the_place_of_an_upload_is_on_disk_before_its_first_byte_goes() {
    let mut state = in_chat();
    find(&mut state, vec![found_file(1, "a.pdf")]);

    let effects = answer(&mut state, 1, created(1));

    let upload = state.desk().uploads.remove(0);
    assert_eq!(upload.location.as_deref(), Some("/uploads/1"));
    let start = Effect::StartUpload(Box::new(upload));
    assert_eq!(effects, [Effect::SaveDesk, start]);
}

#[test]
fn paused_upload_stops_and_goes_on_where_it_was() {
    let mut state = in_chat();
    find(&mut state, vec![found_file(1, "a.pdf")]);
    answer(&mut state, 1, created(1));
    let (sent, speed) = (400, 90);
    answer(&mut state, 1, UploadAnswer::Progress { sent, speed });

    let effects = act(&mut state, Action::PauseUpload(id(1)));
    assert_eq!(effects, [Effect::StopUpload(id(1)), Effect::SaveDesk]);
    let late = UploadAnswer::Progress { sent: 500, speed };
    assert_eq!(answer(&mut state, 1, late), [], "too late");
    assert_eq!((state.uploads[0].sent, state.uploads[0].speed), (400, 0));

    let effects = act(&mut state, Action::ResumeUpload(id(1)));
    assert_eq!(started(&effects), [id(1)]);
    assert_eq!(state.uploads[0].sent, 400);
}

#[test]
fn cancelled_upload_ends_here_and_at_the_service_and_its_own_copy_goes() {
    let mut state = in_chat();
    let mut pasted = found_file(1, "captura.png");
    pasted.is_own_copy = true;
    let path = pasted.path.clone();
    find(&mut state, vec![pasted]);
    answer(&mut state, 1, created(1));

    let effects = act(&mut state, Action::CancelUpload(id(1)));

    let location = "/uploads/1".to_owned();
    let ended = [
        Effect::StopUpload(id(1)),
        Effect::DropUpload { location },
        Effect::RemoveCopy(path),
        Effect::SaveDesk,
    ];
    assert_eq!(effects, ended);
    assert!(state.uploads.is_empty());
}

#[test]
fn own_files_of_the_technician_are_never_removed() {
    let mut state = in_chat();
    find(
        &mut state,
        vec![found_file(1, "a.pdf"), found_file(2, "b.pdf")],
    );

    let mut effects = answer(&mut state, 1, UploadAnswer::Sent);
    effects.extend(act(&mut state, Action::CancelUpload(id(2))));

    let removes = |effect: &Effect| matches!(effect, Effect::RemoveCopy(_));
    assert!(!effects.iter().any(removes), "{effects:?}");
}

#[test]
fn upload_goes_when_its_entry_comes_even_if_the_answer_is_lost() {
    let mut state = in_chat();
    find(&mut state, vec![found_file(1, "a.pdf")]);
    answer(&mut state, 1, created(1));

    let effects = apply(&mut state, file_entry(12, 1, "a.pdf"));

    assert_eq!(effects, [Effect::StopUpload(id(1)), Effect::SaveDesk]);
    assert!(state.uploads.is_empty());
    assert_eq!(answer(&mut state, 1, UploadAnswer::Lost), []);
}

/// A scanner found something in a file called *a.pdf*.
fn infected(seq: i64, file_id: Option<FileId>) -> Input {
    let technician = Some(ana());
    let name = "a.pdf".to_owned();
    let kind = EntryKind::FileInfected {
        technician,
        name,
        file_id,
    };
    entry(seq, kind)
}

#[test]
fn of_two_files_with_one_name_only_the_infected_one_goes() {
    let mut state = in_chat();
    find(
        &mut state,
        vec![found_file(1, "a.pdf"), found_file(2, "a.pdf")],
    );
    for number in [1, 2] {
        answer(&mut state, number, created(number));
        answer(&mut state, number, UploadAnswer::Scanning);
    }

    apply(&mut state, infected(12, Some(FileId(Uuid::from_u128(2)))));

    assert_eq!(status(&state, 1), Some(&UploadStatus::Scanning));
    assert_eq!(status(&state, 2), None);
}

#[test]
fn scanned_upload_waits_for_what_the_scanner_says() {
    let infected = |seq| infected(seq, None);
    let mut state = in_chat();
    find(&mut state, vec![found_file(1, "a.pdf")]);
    answer(&mut state, 1, created(1));
    apply(&mut state, infected(12));
    assert_eq!(state.uploads.len(), 1, "that was another one of this name");

    answer(&mut state, 1, UploadAnswer::Scanning);
    assert_eq!(status(&state, 1), Some(&UploadStatus::Scanning));
    assert_eq!(state.uploads[0].sent, 1000);
    apply(&mut state, infected(13));
    assert!(state.uploads.is_empty());
}

#[test]
fn after_a_connection_what_the_scanner_said_meanwhile_is_asked_and_nothing_is_sent_twice() {
    let mut state = in_chat();
    find(&mut state, vec![found_file(1, "a.pdf")]);
    answer(&mut state, 1, created(1));
    answer(&mut state, 1, UploadAnswer::Scanning);

    let effects = apply(&mut state, frame(ServerFrame::CaughtUp { seq: Seq(12) }));

    assert_eq!(started(&effects), [id(1)]);
    let effects = answer(&mut state, 1, UploadAnswer::Lost);
    assert_eq!(started(&effects), []);
    assert!(state.uploads.is_empty());
}

#[test]
fn what_the_service_forgot_is_sent_anew_but_not_for_ever() {
    let mut state = in_chat();
    find(&mut state, vec![found_file(1, "a.pdf")]);
    answer(&mut state, 1, created(1));
    let (sent, speed) = (400, 0);
    answer(&mut state, 1, UploadAnswer::Progress { sent, speed });

    let effects = answer(&mut state, 1, UploadAnswer::Lost);
    assert_eq!(started(&effects), [id(1)]);
    assert_eq!(state.uploads[0].location, None);

    answer(&mut state, 1, created(2));
    answer(&mut state, 1, UploadAnswer::Lost);
    assert_eq!(refusal(&state, 1), Some(&FileRefusal::NotNow));
}

#[test]
fn uploads_go_on_after_a_restart_and_only_for_their_account() {
    let mut state = in_chat();
    find(
        &mut state,
        vec![found_file(1, "a.pdf"), found_file(2, "b.pdf")],
    );
    answer(&mut state, 1, created(1));
    act(&mut state, Action::PauseUpload(id(2)));
    let json = serde_json::to_string(&state.desk()).unwrap();
    let desk: Desk = serde_json::from_str(&json).unwrap();

    let mut restarted = State::default();
    let signed_in = |desk| Input::SignedIn {
        service: "https://a.example".to_owned(),
        local_portal: None,
        token_place: crate::TokenPlace::Keyring,
        desk,
        technician: state.me.clone(),
    };
    let effects = apply(&mut restarted, signed_in(desk.clone()));
    assert_eq!(started(&effects), [], "not before the service is there");
    apply(&mut restarted, frame(ServerFrame::Reset));
    apply(&mut restarted, row(0, PRINTER, RequestStatus::InChat));
    let effects = apply(
        &mut restarted,
        frame(ServerFrame::CaughtUp { seq: Seq(12) }),
    );
    assert_eq!(started(&effects), [id(1)]);
    assert_eq!(restarted.desk().uploads, desk.uploads);

    apply(&mut restarted, signed_in(Desk::default()));
    assert!(restarted.uploads.is_empty());
    assert_eq!(answer(&mut restarted, 1, UploadAnswer::Sent), []);
}

#[test]
fn offline_uploads_wait_and_the_next_connection_hurries_those_under_way() {
    let mut state = in_chat();
    find(&mut state, vec![found_file(1, "a.pdf")]);
    apply(&mut state, Input::Disconnected);
    let effects = find(&mut state, vec![found_file(2, "b.pdf")]);
    assert_eq!(effects, [Effect::SaveDesk]);

    let effects = apply(&mut state, frame(ServerFrame::CaughtUp { seq: Seq(12) }));

    let mut hurried = started(&effects);
    hurried.sort();
    assert_eq!(hurried, [id(1), id(2)]);
}
