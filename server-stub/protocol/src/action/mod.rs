//! Which actions exist: the matrix of the requirements as one pure function.

use enumset::{EnumSet, EnumSetType};

use crate::{Availability, Platform, Request, RequestStatus, TechnicianId};

/// Something that a technician can do with a request.
#[derive(EnumSetType, Debug, Hash)]
pub enum ActionKind {
    /// *Asignarme a mí*.
    Claim,
    /// *Unirse a conversación*.
    Join,
    /// *Perfiles móviles*.
    MobileProfiles,
    /// *Anular asignación*.
    Unassign,
    /// Writing in the chat.
    SendMessage,
    /// *Cargar archivo*.
    UploadFile,
    /// *Solicitar uso compartido de la pantalla*.
    RequestShare,
    /// *Finalizar conversación*.
    EndChat,
    /// *Cerrar solicitud*.
    Close,
}

/// Some actions.
pub type ActionSet = EnumSet<ActionKind>;

/// Who looks at a request, having access to its company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// Who.
    pub technician: TechnicianId,
    /// The chat status.
    pub availability: Availability,
}

/// What `viewer` may do with `request`. The service decides by it, and the console shows just that.
pub fn allowed_actions(request: &Request, viewer: Viewer) -> ActionSet {
    if request.status == RequestStatus::New {
        return match viewer.availability {
            Availability::Available => ActionKind::Claim.into(),
            _ => ActionSet::empty(),
        };
    }
    if !request.is_assigned_to(viewer.technician) {
        return ActionSet::empty();
    }
    of_assignee(request.status) & of_platform(request.source.platform)
}

fn of_assignee(status: RequestStatus) -> ActionSet {
    use ActionKind::{
        Close, EndChat, Join, MobileProfiles, RequestShare, SendMessage, Unassign, UploadFile,
    };
    match status {
        RequestStatus::New | RequestStatus::Completed => ActionSet::empty(),
        RequestStatus::Assigned => Join | MobileProfiles | Unassign | Close,
        RequestStatus::InChat => {
            MobileProfiles | Unassign | SendMessage | UploadFile | RequestShare | EndChat | Close
        }
        RequestStatus::ChatEnded => Unassign | Close,
    }
}

fn of_platform(platform: Platform) -> ActionSet {
    let missing = match platform {
        Platform::Windows | Platform::Mac => ActionKind::MobileProfiles.into(),
        Platform::Ios | Platform::Android => ActionKind::RequestShare.into(),
        Platform::Other => ActionKind::MobileProfiles | ActionKind::RequestShare,
    };
    ActionSet::all() - missing
}

#[cfg(test)]
mod tests;
