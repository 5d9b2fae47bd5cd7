//! What may happen in a history.

use atiende_protocol::Availability;
use proptest::prelude::*;

/// Something that somebody does. Numbers are taken modulo what there is.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Open {
        portal: usize,
    },
    Write {
        request: usize,
    },
    Claim {
        who: usize,
        request: usize,
    },
    Unassign {
        who: usize,
        request: usize,
    },
    Join {
        who: usize,
        request: usize,
    },
    Say {
        who: usize,
        request: usize,
    },
    EndChat {
        who: usize,
        request: usize,
    },
    Close {
        who: usize,
        request: usize,
    },
    Note {
        who: usize,
        request: usize,
    },
    Transfer {
        who: usize,
        request: usize,
        to: usize,
    },
    TakeOver {
        who: usize,
        request: usize,
    },
    TakeNext {
        who: usize,
    },
    Look {
        who: usize,
        request: usize,
        is_typing: bool,
    },
    SetGate {
        is_on: bool,
    },
    Become {
        who: usize,
        availability: Availability,
    },
    Grant {
        who: usize,
        company: usize,
    },
    Revoke {
        who: usize,
        company: usize,
    },
    Watch {
        who: usize,
        requests: u8,
    },
    Read {
        who: usize,
        frames: usize,
    },
    Cut {
        who: usize,
        frames: usize,
    },
    Reconnect {
        who: usize,
        frames: usize,
    },
}

/// Any step.
pub(super) fn step() -> impl Strategy<Value = Step> {
    let who = || 0..4_usize;
    let request = || 0..8_usize;
    let frames = || 0..12_usize;
    let availability = prop_oneof![Just(Availability::Available), Just(Availability::Busy)];
    prop_oneof![
        4 => (0..2_usize).prop_map(|portal| Step::Open { portal }),
        4 => request().prop_map(|request| Step::Write { request }),
        4 => (who(), request()).prop_map(|(who, request)| Step::Claim { who, request }),
        2 => (who(), request()).prop_map(|(who, request)| Step::Unassign { who, request }),
        3 => (who(), request()).prop_map(|(who, request)| Step::Join { who, request }),
        3 => (who(), request()).prop_map(|(who, request)| Step::Say { who, request }),
        1 => (who(), request()).prop_map(|(who, request)| Step::EndChat { who, request }),
        1 => (who(), request()).prop_map(|(who, request)| Step::Close { who, request }),
        2 => (who(), request()).prop_map(|(who, request)| Step::Note { who, request }),
        2 => (who(), request(), who())
            .prop_map(|(who, request, to)| Step::Transfer { who, request, to }),
        2 => (who(), request()).prop_map(|(who, request)| Step::TakeOver { who, request }),
        2 => who().prop_map(|who| Step::TakeNext { who }),
        2 => (who(), request(), any::<bool>())
            .prop_map(|(who, request, is_typing)| Step::Look { who, request, is_typing }),
        1 => any::<bool>().prop_map(|is_on| Step::SetGate { is_on }),
        1 => (who(), availability).prop_map(|(who, availability)| Step::Become { who, availability }),
        1 => (who(), 0..2_usize).prop_map(|(who, company)| Step::Grant { who, company }),
        1 => (who(), 0..2_usize).prop_map(|(who, company)| Step::Revoke { who, company }),
        2 => (who(), any::<u8>()).prop_map(|(who, requests)| Step::Watch { who, requests }),
        2 => (who(), frames()).prop_map(|(who, frames)| Step::Read { who, frames }),
        3 => (who(), frames()).prop_map(|(who, frames)| Step::Cut { who, frames }),
        3 => (who(), frames()).prop_map(|(who, frames)| Step::Reconnect { who, frames }),
    ]
}
