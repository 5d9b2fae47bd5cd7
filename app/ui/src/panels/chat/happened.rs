//! What happened to a request, as one line of its conversation.

use atiende_assets::key;
use atiende_protocol::{EntryKind, ReleaseReason, TechnicianRef};

use super::row_ui::Source;

impl Source<'_> {
    /// What happened, in words; nothing where somebody wrote or sent a file.
    pub(super) fn line(self, kind: &EntryKind) -> Option<String> {
        if let EntryKind::Opened { .. } = kind {
            let customer = &self.request.customer.name;
            return Some(self.scene.text_of(key::LINE_OPENED, customer));
        }
        if let EntryKind::FileInfected { name, .. } = kind {
            let file = [("file", name.as_str().into())];
            return Some(self.scene.env.locale.text_with(key::LINE_INFECTED, &file));
        }
        if let EntryKind::Transferred { from, to, .. }
        | EntryKind::TakenOver {
            technician: to,
            from,
        } = kind
        {
            return Some(self.handed(kind, from, to));
        }
        let (who, mine, theirs) = match kind {
            EntryKind::Released {
                technician,
                reason: ReleaseReason::TechnicianGone,
            } => (technician, key::LINE_GONE_ME, key::LINE_GONE),
            EntryKind::Released {
                technician,
                reason: ReleaseReason::AccessLost,
            } => (technician, key::LINE_ACCESS_LOST_ME, key::LINE_ACCESS_LOST),
            EntryKind::Assigned { technician } => {
                (technician, key::LINE_ASSIGNED_ME, key::LINE_ASSIGNED)
            }
            EntryKind::Released { technician, .. } => {
                (technician, key::LINE_RELEASED_ME, key::LINE_RELEASED)
            }
            EntryKind::Joined { technician } => (technician, key::LINE_JOINED_ME, key::LINE_JOINED),
            EntryKind::ChatEnded { technician } => {
                (technician, key::LINE_ENDED_ME, key::LINE_ENDED)
            }
            EntryKind::Closed { technician } => (technician, key::LINE_CLOSED_ME, key::LINE_CLOSED),
            _ => return None,
        };
        Some(match self.is_me(who) {
            true => self.scene.text(mine).to_owned(),
            false => self.scene.text_of(theirs, &who.name),
        })
    }

    /// Who had it and who has it now; *you* wherever it is me.
    fn handed(self, kind: &EntryKind, from: &TechnicianRef, to: &TechnicianRef) -> String {
        let is_transfer = matches!(kind, EntryKind::Transferred { .. });
        let words = match (is_transfer, self.is_me(from), self.is_me(to)) {
            (true, true, _) => key::LINE_TRANSFERRED_FROM_ME,
            (true, _, true) => key::LINE_TRANSFERRED_TO_ME,
            (true, ..) => key::LINE_TRANSFERRED,
            (false, true, _) => key::LINE_TAKEN_OVER_FROM_ME,
            (false, _, true) => key::LINE_TAKEN_OVER_BY_ME,
            (false, ..) => key::LINE_TAKEN_OVER,
        };
        let values = [
            ("from", from.name.as_str().into()),
            ("to", to.name.as_str().into()),
        ];
        self.scene.env.locale.text_with(words, &values)
    }
}
