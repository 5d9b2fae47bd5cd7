//! Files that are fetched, small pictures of them, and what goes with the access to a request.

use std::sync::Arc;

use atiende_protocol::{FileId, FileType, SentFile};

use super::uploads::in_chat;
use super::*;
use crate::{DownloadProblem, Preview, Purpose};

fn file(number: u128) -> SentFile {
    SentFile {
        id: FileId(Uuid::from_u128(number)),
        name: "factura.pdf".to_owned(),
        file_type: FileType::Pdf,
        size: 1000,
        sha256: String::new(),
        preview: None,
    }
}

fn fetch(purpose: Purpose) -> Action {
    Action::FetchFile {
        request: PRINTER,
        file: file(1),
        purpose,
    }
}

fn fetches(purpose: Purpose) -> Effect {
    Effect::Fetch {
        request: PRINTER,
        file: file(1),
        purpose,
    }
}

#[test]
fn second_double_click_fetches_nothing_and_another_purpose_begins_anew() {
    let mut state = in_chat();
    assert_eq!(
        act(&mut state, fetch(Purpose::Open)),
        [fetches(Purpose::Open)]
    );
    assert_eq!(act(&mut state, fetch(Purpose::Open)), []);
    let effects = act(&mut state, fetch(Purpose::SaveAs));
    let stop = Effect::StopFetch(file(1).id);
    assert_eq!(effects, [stop, fetches(Purpose::SaveAs)]);
}

#[test]
fn failed_download_says_why_until_it_is_tried_again_or_taken_away() {
    let mut state = in_chat();
    act(&mut state, fetch(Purpose::Open));
    let received = 300;
    let progress = Input::DownloadProgress {
        file: file(1).id,
        received,
    };
    apply(&mut state, progress);
    assert_eq!(state.downloads[&file(1).id].received, 300);

    let problem = DownloadProblem::Differs;
    apply(
        &mut state,
        Input::DownloadFailed(file(1).id, problem.clone()),
    );
    assert_eq!(state.downloads[&file(1).id].problem, Some(problem));
    assert_eq!(
        act(&mut state, fetch(Purpose::Open)),
        [fetches(Purpose::Open)]
    );
    assert_eq!(state.downloads[&file(1).id].problem, None);

    apply(&mut state, Input::DownloadDone(file(1).id));
    assert!(state.downloads.is_empty());
}

#[test]
fn small_picture_is_fetched_once_and_again_after_a_connection_where_it_is_missing() {
    let ask = Action::FetchPreview {
        request: PRINTER,
        file: file(1).id,
    };
    let mut state = in_chat();
    let fetch = Effect::FetchPreview {
        request: PRINTER,
        file: file(1).id,
    };
    let effects = act(&mut state, ask.clone());
    assert_eq!(effects.as_slice(), std::slice::from_ref(&fetch));
    assert_eq!(act(&mut state, ask.clone()), []);
    apply(&mut state, Input::PreviewLoaded(file(1).id, None));
    assert_eq!(state.previews[&file(1).id], Preview::Missing);
    assert_eq!(act(&mut state, ask.clone()), []);

    apply(&mut state, frame(ServerFrame::CaughtUp { seq: Seq(12) }));

    assert_eq!(act(&mut state, ask), [fetch]);
    let content: Arc<[u8]> = [1, 2].into();
    apply(
        &mut state,
        Input::PreviewLoaded(file(1).id, Some(Arc::clone(&content))),
    );
    assert_eq!(state.previews[&file(1).id], Preview::Loaded(content));
}

#[test]
fn nothing_of_the_files_stays_when_a_request_goes_out_of_reach() {
    let mut state = in_chat();
    act(&mut state, fetch(Purpose::Open));
    let ask = Action::FetchPreview {
        request: PRINTER,
        file: file(1).id,
    };
    act(&mut state, ask);

    let (seq, request) = (Seq(12), PRINTER);
    let effects = apply(&mut state, frame(ServerFrame::Gone { seq, request }));

    let stop = Effect::StopFetch(file(1).id);
    assert_eq!(effects, [stop, Effect::ForgetFiles(PRINTER)]);
    assert!(state.downloads.is_empty());
    assert!(state.previews.is_empty());
    let late = Input::PreviewLoaded(file(1).id, Some([1].into()));
    apply(&mut state, late);
    assert!(state.previews.is_empty());
}

#[test]
fn files_of_a_lost_company_go_also_where_the_snapshot_only_lacks_it() {
    let mut state = in_chat();
    act(&mut state, fetch(Purpose::Open));
    apply(&mut state, Input::DownloadDone(file(1).id));
    state.companies.clear();

    apply(&mut state, frame(ServerFrame::Reset));
    let effects = apply(&mut state, frame(ServerFrame::CaughtUp { seq: Seq(12) }));

    assert!(
        effects.contains(&Effect::ForgetFiles(PRINTER)),
        "{effects:?}"
    );
}

#[test]
fn a_file_of_the_customer_counts_as_a_word_of_theirs() {
    let mut state = in_chat();
    let request = PRINTER;
    let (entries, has_earlier) = (vec![], false);
    apply(
        &mut state,
        frame(ServerFrame::Timeline {
            request,
            entries,
            has_earlier,
        }),
    );
    let entry = Entry {
        seq: Seq(12),
        at: Timestamp(12),
        kind: EntryKind::CustomerFile { file: file(1) },
    };

    apply(&mut state, frame(ServerFrame::Entry { request, entry }));

    assert_eq!(crate::mine::rows(&state)[0].unread, 1);
}
