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
    /// A note for colleagues.
    AddNote,
    /// Handing over to a colleague.
    Transfer,
    /// Taking it away from a colleague.
    TakeOver,
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
    /// Whether new requests are shown and may be taken: *Available*, or no gate.
    pub receives_new: bool,
    /// Whether the viewer may take requests away from others.
    pub is_administrator: bool,
}

impl Viewer {
    /// A viewer with this chat status, where the service has the gate on or off.
    pub fn new(technician: &crate::Technician, has_gate: bool) -> Self {
        Self {
            technician: technician.id,
            receives_new: !has_gate || technician.availability == Availability::Available,
            is_administrator: technician.is_administrator,
        }
    }
}

/// What `viewer` may do with `request`. The service decides by it, and the console shows just that.
pub fn allowed_actions(request: &Request, viewer: Viewer) -> ActionSet {
    match request.status {
        RequestStatus::New if viewer.receives_new => ActionKind::Claim | ActionKind::AddNote,
        RequestStatus::New | RequestStatus::Completed => ActionSet::empty(),
        status if request.is_assigned_to(viewer.technician) => {
            of_assignee(status) & of_platform(request.source.platform)
        }
        _ if viewer.is_administrator => ActionKind::AddNote | ActionKind::TakeOver,
        _ => ActionKind::AddNote.into(),
    }
}

fn of_assignee(status: RequestStatus) -> ActionSet {
    use ActionKind::{
        AddNote, Close, EndChat, Join, MobileProfiles, RequestShare, SendMessage, Transfer,
        Unassign, UploadFile,
    };
    let always = Unassign | Transfer | AddNote | Close;
    match status {
        RequestStatus::New | RequestStatus::Completed => ActionSet::empty(),
        RequestStatus::Assigned => always | Join | MobileProfiles,
        RequestStatus::InChat => {
            always | MobileProfiles | SendMessage | UploadFile | RequestShare | EndChat
        }
        RequestStatus::ChatEnded => always,
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
