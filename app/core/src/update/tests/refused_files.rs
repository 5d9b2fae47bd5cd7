//! Files that are not sent: refused here, by the service, or with the chat.

use std::path::PathBuf;

use atiende_protocol::FileRefusal;

use super::uploads::{answer, created, find, found_file, id, in_chat, refusal, status};
use super::*;
use crate::{Candidate, FoundProblem, Upload, UploadAnswer, UploadStatus};

#[test]
fn what_the_service_would_refuse_is_refused_here_with_its_reason() {
    // R-30, D14.
    let mut state = in_chat();
    let large = state.settings.max_file_bytes + 1;
    let cases = [
        (
            "a.png.exe",
            1,
            FileRefusal::TypeNotAllowed {
                extension: "exe".into(),
            },
        ),
        ("README", 1, FileRefusal::NoExtension),
        (".png", 1, FileRefusal::NoExtension),
        ("a.pdf", 0, FileRefusal::Empty),
        ("a.pdf", large, FileRefusal::TooLarge { max: large - 1 }),
    ];
    for (number, (name, size, expected)) in (1..).zip(cases) {
        let mut file = found_file(number, name);
        file.size = size;

        assert_eq!(find(&mut state, vec![file]), [Effect::SaveDesk]);

        assert_eq!(refusal(&state, number), Some(&expected), "{name}");
    }
    let mut lying = found_file(9, "a.png");
    let differs = FileRefusal::ContentDiffers {
        extension: "png".into(),
    };
    lying.problem = Some(FoundProblem::Refused(differs.clone()));
    find(&mut state, vec![lying]);
    assert_eq!(refusal(&state, 9), Some(&differs));
}

#[test]
fn folders_are_refused_with_a_sentence_and_unreadable_files_are_shown() {
    let mut state = in_chat();
    let mut folder = found_file(1, "fotos");
    folder.problem = Some(FoundProblem::IsFolder);
    let mut gone = found_file(2, "a.pdf");
    gone.problem = Some(FoundProblem::Unreadable);

    find(&mut state, vec![folder, gone]);

    let notices: Vec<_> = state.notices.iter().map(|notice| &notice.kind).collect();
    assert_eq!(notices, [&NoticeKind::FolderNotSent("fotos".to_owned())]);
    assert_eq!(status(&state, 1), None);
    assert_eq!(status(&state, 2), Some(&UploadStatus::Unreadable));
}

#[test]
fn dropped_files_are_looked_at_and_too_many_are_told() {
    let mut state = in_chat();
    let paths: Vec<_> = (0..101)
        .map(|n| PathBuf::from(format!("/{n}.pdf")))
        .collect();
    let request = PRINTER;

    let effects = act(&mut state, Action::SendFiles { request, paths });

    let Some(Effect::Inspect { files, .. }) = effects.first() else {
        panic!("{effects:?}");
    };
    assert_eq!(files.len(), 100);
    assert_eq!(files[0], Candidate::new("/0.pdf".into()));
    assert_eq!(state.notices.len(), 1);
}

#[test]
fn where_the_chat_is_not_open_nothing_is_chosen_and_dropped_files_say_why() {
    let mut state = online();
    apply(&mut state, row(11, PRINTER, RequestStatus::Assigned));

    assert_eq!(act(&mut state, Action::PickFiles(PRINTER)), []);
    assert_eq!(state.notices.len(), 1);
    find(&mut state, vec![found_file(1, "a.pdf")]);
    assert_eq!(refusal(&state, 1), Some(&FileRefusal::NotNow));

    let mut state = in_chat();
    let effects = act(&mut state, Action::PickFiles(PRINTER));
    assert_eq!(effects, [Effect::PickFiles(PRINTER)]);
}

#[test]
fn refused_upload_stays_until_it_is_taken_away_or_looked_at_again() {
    let mut state = in_chat();
    find(&mut state, vec![found_file(1, "a.pdf")]);
    let problem = crate::files::problem("a.pdf", FileRefusal::Damaged);
    answer(&mut state, 1, UploadAnswer::Refused(problem));
    assert_eq!(refusal(&state, 1), Some(&FileRefusal::Damaged));

    let effects = act(&mut state, Action::ResumeUpload(id(1)));
    let again = Candidate {
        again: Some(id(1)),
        path: "/home/ana/a.pdf".into(),
        is_own_copy: false,
    };
    let (request, files) = (PRINTER, vec![again]);
    assert_eq!(effects, [Effect::Inspect { request, files }]);
    find(&mut state, vec![found_file(1, "a.pdf")]);
    assert_eq!(status(&state, 1), Some(&UploadStatus::Sending));
    assert_eq!(state.uploads.len(), 1);
}

#[test]
fn the_end_of_the_chat_refuses_what_is_under_way() {
    let mut state = in_chat();
    find(&mut state, vec![found_file(1, "a.pdf")]);
    answer(&mut state, 1, created(1));

    let effects = apply(&mut state, row(12, PRINTER, RequestStatus::ChatEnded));

    assert!(effects.contains(&Effect::StopUpload(id(1))), "{effects:?}");
    assert_eq!(refusal(&state, 1), Some(&FileRefusal::NotNow));
    let kept: Vec<Upload> = state.desk().uploads;
    assert_eq!(kept.len(), 1);
}

#[test]
fn uploads_of_a_request_out_of_reach_end_with_a_sentence() {
    let mut state = in_chat();
    find(&mut state, vec![found_file(1, "a.pdf")]);

    let (seq, request) = (Seq(12), PRINTER);
    let effects = apply(&mut state, frame(ServerFrame::Gone { seq, request }));

    assert_eq!(effects, [Effect::StopUpload(id(1)), Effect::SaveDesk]);
    let notices: Vec<_> = state.notices.iter().map(|notice| &notice.kind).collect();
    assert_eq!(notices, [&NoticeKind::FileNotSent("a.pdf".to_owned())]);
}
