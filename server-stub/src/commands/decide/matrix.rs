//! The matrix of the requirements (§3), cell by cell, as the service decides (R-14, D1, D5, D8, D10).

use atiende_protocol::{
    ActionKind, Availability, Command, Platform, Refusal, Request, RequestStatus, TechnicianRef,
    Viewer, allowed_actions,
};

use super::tests::{REQUEST, ana, bob, give, request};

/// For which customers an action is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    All,
    /// iOS and Android.
    Phones,
    /// Windows and Mac.
    Desktops,
    No,
}
use Cell::{All, Desktops, No, Phones};

impl Cell {
    fn has(self, platform: Platform) -> bool {
        match self {
            All => true,
            No => false,
            Phones => matches!(platform, Platform::Ios | Platform::Android),
            Desktops => matches!(platform, Platform::Windows | Platform::Mac),
        }
    }
}

/// The columns, in the order of the article.
const COLUMNS: [ActionKind; 8] = [
    ActionKind::Claim,
    ActionKind::Join,
    ActionKind::MobileProfiles,
    ActionKind::Unassign,
    ActionKind::UploadFile,
    ActionKind::RequestShare,
    ActionKind::EndChat,
    ActionKind::Close,
];

const PLATFORMS: [Platform; 5] = [
    Platform::Windows,
    Platform::Mac,
    Platform::Ios,
    Platform::Android,
    Platform::Other,
];

/// Who holds the request, as the viewer, who is Ana, sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holder {
    Nobody,
    Me,
    Another,
}

struct Row {
    status: RequestStatus,
    holder: Holder,
    had_chat: bool,
    availability: Availability,
    cells: [Cell; 8],
}

const fn row(status: RequestStatus, holder: Holder, cells: [Cell; 8]) -> Row {
    Row {
        status,
        holder,
        had_chat: matches!(status, RequestStatus::InChat | RequestStatus::ChatEnded),
        availability: Availability::Available,
        cells,
    }
}

/// The same where the viewer is not *Available*.
const fn busy(mut row: Row) -> Row {
    row.availability = Availability::Busy;
    row
}

/// The same where a chat was joined before the request was released.
const fn again(mut row: Row) -> Row {
    row.had_chat = true;
    row
}

const NOTHING: [Cell; 8] = [No; 8];
const NEW: [Cell; 8] = [All, No, No, No, No, No, No, No];
const ASSIGNED: [Cell; 8] = [No, All, Phones, All, No, No, No, All];
const IN_CHAT: [Cell; 8] = [No, No, Phones, All, All, Desktops, All, All];
const ENDED: [Cell; 8] = [No, No, No, All, No, No, No, All];

/// The rows; a company without access is a test of its own, for there is no request then.
fn rows() -> Vec<Row> {
    use Holder::{Another, Me, Nobody};
    use RequestStatus::{Assigned, ChatEnded, Completed, InChat, New};
    vec![
        row(New, Nobody, NEW),
        again(row(New, Nobody, NEW)),
        busy(row(New, Nobody, NOTHING)),
        row(Assigned, Me, ASSIGNED),
        busy(row(Assigned, Me, ASSIGNED)),
        again(row(Assigned, Me, ASSIGNED)),
        row(InChat, Me, IN_CHAT),
        busy(row(InChat, Me, IN_CHAT)),
        row(ChatEnded, Me, ENDED),
        busy(row(ChatEnded, Me, ENDED)),
        row(Assigned, Another, NOTHING),
        row(InChat, Another, NOTHING),
        row(ChatEnded, Another, NOTHING),
        row(Completed, Me, NOTHING),
        row(Completed, Another, NOTHING),
    ]
}

fn shaped(row: &Row, platform: Platform) -> Request {
    let mut request = request(row.status);
    request.source.platform = platform;
    request.chat_opened = row.had_chat;
    if row.holder == Holder::Another {
        request.assignee = Some(bob());
    }
    request
}

/// What asks the service for an action, where it has a command already.
fn command(action: ActionKind) -> Option<Command> {
    let request = REQUEST;
    match action {
        ActionKind::Claim => Some(Command::Claim { request }),
        ActionKind::Join => Some(Command::Join { request }),
        ActionKind::Unassign => Some(Command::Unassign { request }),
        ActionKind::EndChat => Some(Command::EndChat { request }),
        ActionKind::Close => Some(Command::Close { request }),
        _ => None,
    }
}

/// Whether the service carries it out: by a command where there is one, by its rule elsewhere.
fn is_done(row: &Row, platform: Platform, action: ActionKind) -> bool {
    let request = shaped(row, platform);
    let TechnicianRef { id, .. } = ana();
    let viewer = Viewer {
        technician: id,
        receives_new: row.availability == Availability::Available,
        is_administrator: false,
    };
    let is_allowed = allowed_actions(&request, viewer).contains(action);
    if let Some(command) = command(action) {
        let decided = give(ana(), row.availability, Some(request), &command).is_ok();
        assert_eq!(decided, is_allowed, "{command:?} by rule and by command");
    }
    is_allowed
}

#[test]
fn every_cell_of_the_matrix_on_every_platform() {
    let mut cells = 0;
    for row in rows() {
        for platform in PLATFORMS {
            for (action, cell) in COLUMNS.into_iter().zip(row.cells) {
                let place = (row.status, row.holder, row.availability, platform, action);
                assert_eq!(
                    is_done(&row, platform, action),
                    cell.has(platform),
                    "{place:?}"
                );
                cells += 1;
            }
        }
    }
    assert_eq!(cells, 15 * 5 * 8);
}

/// where the company is not accessible there is no request, whatever is forged.
#[test]
fn every_command_for_a_company_without_access_finds_nothing() {
    for command in COLUMNS.into_iter().filter_map(command) {
        let decided = give(ana(), Availability::Available, None, &command);
        assert_eq!(decided.err(), Some(Refusal::NotFound), "{command:?}");
    }
}
