//! The matrix of the requirements (§3), cell by cell.

use super::*;
use crate::{
    CompanyId, CompanyRef, Customer, DeviceType, RequestId, Source, TechnicianRef, Timestamp,
};

/// What the assignee may do in every open state.
const EVERY_OPEN: ActionSet = enumset::enum_set!(
    ActionKind::Unassign | ActionKind::Transfer | ActionKind::AddNote | ActionKind::Close
);
const ME: TechnicianId = TechnicianId(1);
const ANOTHER: TechnicianId = TechnicianId(2);
const COMPUTERS: [Platform; 2] = [Platform::Windows, Platform::Mac];
const PHONES: [Platform; 2] = [Platform::Ios, Platform::Android];

fn request(status: RequestStatus, assignee: Option<TechnicianId>, platform: Platform) -> Request {
    Request {
        id: RequestId(1),
        company: CompanyRef {
            id: CompanyId(1),
            name: String::new(),
        },
        customer: Customer {
            name: String::new(),
            email: String::new(),
        },
        subject: String::new(),
        status,
        assignee: assignee.map(|id| TechnicianRef {
            id,
            name: String::new(),
        }),
        chat_opened: false,
        source: Source {
            ip_address: String::new(),
            device_type: DeviceType::Unknown,
            platform,
            operating_system: String::new(),
            os_version: String::new(),
            browser: String::new(),
        },
        submitted_at: Timestamp(0),
        assigned_at: None,
        waiting_since: None,
        closed_at: None,
    }
}

fn mine(status: RequestStatus, platform: Platform) -> ActionSet {
    allowed(status, Some(ME), platform, Availability::Busy)
}

fn allowed(
    status: RequestStatus,
    assignee: Option<TechnicianId>,
    platform: Platform,
    availability: Availability,
) -> ActionSet {
    let viewer = Viewer {
        technician: ME,
        receives_new: availability == Availability::Available,
        is_administrator: false,
    };
    allowed_actions(&request(status, assignee, platform), viewer)
}

fn every_platform() -> impl Iterator<Item = Platform> {
    COMPUTERS.into_iter().chain(PHONES).chain([Platform::Other])
}

#[test]
fn new_request_may_be_claimed_by_who_is_available_and_nothing_else() {
    for platform in every_platform() {
        let with = |availability| allowed(RequestStatus::New, None, platform, availability);
        let expected = ActionKind::Claim | ActionKind::AddNote;
        assert_eq!(with(Availability::Available), expected);
        for availability in [
            Availability::Busy,
            Availability::Away,
            Availability::Offline,
        ] {
            assert_eq!(with(availability), ActionSet::empty());
        }
    }
}

#[test]
fn assigned_and_not_joined() {
    let common = EVERY_OPEN | ActionKind::Join;
    for platform in COMPUTERS.into_iter().chain([Platform::Other]) {
        assert_eq!(mine(RequestStatus::Assigned, platform), common);
    }
    for platform in PHONES {
        let expected = common | ActionKind::MobileProfiles;
        assert_eq!(mine(RequestStatus::Assigned, platform), expected);
    }
}

#[test]
fn in_chat() {
    let common =
        EVERY_OPEN | ActionKind::SendMessage | ActionKind::UploadFile | ActionKind::EndChat;
    for platform in COMPUTERS {
        let expected = common | ActionKind::RequestShare;
        assert_eq!(mine(RequestStatus::InChat, platform), expected);
    }
    for platform in PHONES {
        let expected = common | ActionKind::MobileProfiles;
        assert_eq!(mine(RequestStatus::InChat, platform), expected);
    }
    assert_eq!(mine(RequestStatus::InChat, Platform::Other), common);
}

#[test]
fn after_the_chat() {
    for platform in every_platform() {
        assert_eq!(mine(RequestStatus::ChatEnded, platform), EVERY_OPEN);
    }
}

#[test]
fn completed_is_read_only() {
    for platform in every_platform() {
        assert_eq!(mine(RequestStatus::Completed, platform), ActionSet::empty());
    }
}

#[test]
fn requests_of_another_technician_are_read_only_but_for_notes() {
    use RequestStatus::{Assigned, ChatEnded, InChat};
    for status in [Assigned, InChat, ChatEnded] {
        for platform in every_platform() {
            let set = allowed(status, Some(ANOTHER), platform, Availability::Available);
            assert_eq!(set, ActionKind::AddNote, "{status:?}");
        }
    }
    let completed = RequestStatus::Completed;
    let set = allowed(
        completed,
        Some(ANOTHER),
        Platform::Mac,
        Availability::Available,
    );
    assert_eq!(set, ActionSet::empty());
}

#[test]
fn administrator_may_take_a_request_away_but_not_from_herself() {
    let viewer = Viewer {
        technician: ME,
        receives_new: true,
        is_administrator: true,
    };
    for status in [
        RequestStatus::Assigned,
        RequestStatus::InChat,
        RequestStatus::ChatEnded,
    ] {
        let of_another = request(status, Some(ANOTHER), Platform::Windows);
        let expected = ActionKind::AddNote | ActionKind::TakeOver;
        assert_eq!(allowed_actions(&of_another, viewer), expected);
        let own = request(status, Some(ME), Platform::Windows);
        assert!(!allowed_actions(&own, viewer).contains(ActionKind::TakeOver));
    }
}

#[test]
fn gate_off_shows_new_requests_in_every_chat_status() {
    let technician = crate::Technician {
        id: ME,
        name: String::new(),
        email: String::new(),
        is_administrator: false,
        availability: Availability::Busy,
        availability_reason: None,
    };
    assert!(!Viewer::new(&technician, true).receives_new);
    assert!(Viewer::new(&technician, false).receives_new);
}
