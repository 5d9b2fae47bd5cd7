//! Catching up with the service: snapshots, replays, repeats.

use super::*;

#[test]
fn resume_point_waits_for_the_last_frame_of_an_event() {
    let mut state = online();
    apply(&mut state, row(15, PRINTER, RequestStatus::New));
    assert_eq!(
        state.resume_after(),
        Some(Seq(14)),
        "event 15 may have more frames"
    );
    apply(
        &mut state,
        frame(ServerFrame::Heartbeat {
            seq: Seq(15),
            now: Timestamp(0),
        }),
    );
    assert_eq!(state.resume_after(), Some(Seq(15)));
}

#[test]
fn snapshot_replaces_everything_only_when_it_is_complete() {
    let mut state = online();
    apply(&mut state, row(11, PRINTER, RequestStatus::New));
    apply(&mut state, frame(ServerFrame::Reset));
    apply(&mut state, row(0, MAIL, RequestStatus::New));
    assert!(
        state.requests.contains_key(&PRINTER),
        "the old state stays meanwhile"
    );
    apply(&mut state, frame(ServerFrame::CaughtUp { seq: Seq(4) }));
    assert_eq!(state.requests.keys().collect::<Vec<_>>(), [&MAIL]);
    assert_eq!(
        state.resume_after(),
        Some(Seq(4)),
        "the numbers of a restored database count"
    );
}

#[test]
fn half_a_snapshot_is_forgotten_with_its_connection() {
    let mut state = online();
    apply(&mut state, row(11, PRINTER, RequestStatus::New));
    apply(&mut state, frame(ServerFrame::Reset));
    apply(&mut state, Input::Disconnected);
    apply(&mut state, frame(ServerFrame::CaughtUp { seq: Seq(11) }));
    assert!(state.requests.contains_key(&PRINTER));
}

#[test]
fn entries_come_once_and_in_order() {
    let mut state = online();
    act(&mut state, Action::Select(PRINTER));
    let entries = vec![message(11, "a"), message(12, "b")];
    let timeline = ServerFrame::Timeline {
        request: PRINTER,
        entries,
        has_earlier: false,
    };
    apply(&mut state, frame(timeline));
    for seq in [12, 13, 11] {
        let entry = message(seq, "again");
        apply(
            &mut state,
            frame(ServerFrame::Entry {
                request: PRINTER,
                entry,
            }),
        );
    }
    let seqs: Vec<_> = state.timelines[&PRINTER]
        .entries
        .iter()
        .map(|entry| entry.seq.0)
        .collect();
    assert_eq!(seqs, [11, 12, 13]);
}

#[test]
fn late_timeline_does_not_take_away_newer_entries() {
    let mut state = online();
    act(&mut state, Action::Select(PRINTER));
    let send = |state: &mut State, entries: &[i64]| {
        let entries = entries.iter().map(|seq| message(*seq, "x")).collect();
        let timeline = ServerFrame::Timeline {
            request: PRINTER,
            entries,
            has_earlier: false,
        };
        apply(state, frame(timeline));
    };
    send(&mut state, &[11]);
    apply(
        &mut state,
        frame(ServerFrame::Entry {
            request: PRINTER,
            entry: message(12, "y"),
        }),
    );
    send(&mut state, &[11]);
    assert_eq!(state.timelines[&PRINTER].last_seq(), Some(Seq(12)));
}

#[test]
fn heartbeat_changes_nothing_that_can_be_seen() {
    let mut state = online();
    let before = state.revision();
    apply(
        &mut state,
        frame(ServerFrame::Heartbeat {
            seq: Seq(10),
            now: Timestamp(9),
        }),
    );
    assert_eq!(state.revision(), before);
}

#[test]
fn waiting_times_follow_the_clock_of_the_service() {
    let state = online();
    assert_eq!(
        state.service_time(Timestamp(1_000_000)),
        Timestamp(3_000_000)
    );
}
