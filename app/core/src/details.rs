//! *Details*: which actions there are, and why one is missing (D8).

use atiende_protocol::{ActionKind, ActionSet, Platform, Request, RequestStatus, allowed_actions};

use crate::State;

/// The actions of the selected request, as its *Actions* section shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actions {
    /// What may be done now.
    pub allowed: ActionSet,
    /// Whether a command about this request is on its way.
    pub is_busy: bool,
    /// Why there is nothing, or not all, to do.
    pub reason: Option<MissingReason>,
}

/// Why an action is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingReason {
    /// The technician is not *Available* (R-04).
    NotAvailable,
    /// Another technician holds it (D10).
    OfAnother,
    /// It is closed (D12).
    Completed,
    /// The customer's system has neither profiles nor screen sharing (D8).
    OtherSystem,
}

/// The actions of a request.
pub fn actions(state: &State, request: &Request) -> Actions {
    let viewer = state.viewer();
    let allowed = viewer.map_or(ActionSet::empty(), |viewer| {
        allowed_actions(request, viewer)
    });
    Actions {
        allowed,
        is_busy: state.is_busy(request.id),
        reason: reason(state, request, allowed),
    }
}

fn reason(state: &State, request: &Request, allowed: ActionSet) -> Option<MissingReason> {
    let is_mine = state
        .me
        .as_ref()
        .is_some_and(|me| request.is_assigned_to(me.id));
    match request.status {
        RequestStatus::Completed => Some(MissingReason::Completed),
        RequestStatus::New if allowed.is_empty() => Some(MissingReason::NotAvailable),
        RequestStatus::New => None,
        _ if !is_mine => Some(MissingReason::OfAnother),
        RequestStatus::InChat if request.source.platform == Platform::Other => {
            Some(MissingReason::OtherSystem)
        }
        _ => None,
    }
}

/// The actions that the *Actions* section shows as buttons, in their order.
pub const SHOWN: [ActionKind; 8] = [
    ActionKind::Claim,
    ActionKind::Join,
    ActionKind::UploadFile,
    ActionKind::EndChat,
    ActionKind::Close,
    ActionKind::Transfer,
    ActionKind::Unassign,
    ActionKind::TakeOver,
];
