//! What the computer around the window lacks.

use super::*;
use crate::DesktopPart;

fn lacks(state: &State) -> Vec<DesktopPart> {
    state.missing.iter().copied().collect()
}

fn told(state: &mut State, event: DesktopEvent) {
    assert_eq!(apply(state, Input::Desktop(event)), []);
}

#[test]
fn a_part_is_missing_until_it_works() {
    let mut state = online();
    for part in [
        DesktopPart::Sound,
        DesktopPart::Notifications,
        DesktopPart::Sound,
    ] {
        told(&mut state, DesktopEvent::Missing(part));
    }
    assert_eq!(
        lacks(&state),
        [DesktopPart::Notifications, DesktopPart::Sound]
    );

    told(&mut state, DesktopEvent::Works(DesktopPart::Notifications));
    told(&mut state, DesktopEvent::Works(DesktopPart::Tray));
    assert_eq!(lacks(&state), [DesktopPart::Sound]);

    apply(&mut state, Input::SignedOut);
    assert_eq!(lacks(&state), [DesktopPart::Sound], "the computer's own");
}
