//! What only the window knows: places, sizes and what is being typed.

use atiende_core::{Session, State};
use atiende_protocol::{RequestId, TechnicianId};
use serde::{Deserialize, Serialize};

use crate::panels::admin::AdminView;
use crate::panels::chat::{ChatView, Viewing};
use crate::panels::details::{Question, Transfer};
use crate::panels::mine::MineView;
use crate::panels::notices::NoticesView;
use crate::panels::notifications::NotificationsView;
use crate::panels::queue::{Columns, QueueView};
use crate::panels::quit::Quit;
use crate::panels::search::SearchView;
use crate::panels::top_bar::Reasoned;
use crate::panels::welcome::WelcomeView;
use crate::widgets::Density;

/// What only the window knows. Kept between starts by whoever owns the window.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct UiState {
    /// How the window is divided.
    pub layout: Layout,
    pub(crate) welcome: WelcomeView,
    #[serde(skip)]
    pub(crate) queue: QueueView,
    #[serde(skip)]
    pub(crate) admin: AdminView,
    #[serde(skip)]
    pub(crate) notifications: NotificationsView,
    #[serde(skip)]
    pub(crate) search: SearchView,
    #[serde(skip)]
    pub(crate) mine: MineView,
    #[serde(skip)]
    pub(crate) chat: ChatView,
    #[serde(skip)]
    pub(crate) notices: NoticesView,
    #[serde(skip)]
    pub(crate) question: Option<Question>,
    #[serde(skip)]
    pub(crate) transfer: Option<Transfer>,
    #[serde(skip)]
    pub(crate) viewing: Option<Viewing>,
    #[serde(skip)]
    pub(crate) reasoned: Option<Reasoned>,
    #[serde(skip)]
    pub(crate) quit: Quit,
    #[serde(skip)]
    pub(crate) shows_shortcuts: bool,
    /// Whether a field had the keyboard at the end of the last frame: Esc takes it away early.
    #[serde(skip)]
    pub(crate) is_typing: bool,
    /// The request that was last seen as the selected one, after how many links.
    #[serde(skip)]
    selected: (Option<RequestId>, u64),
    #[serde(skip)]
    account: Option<(String, TechnicianId)>,
}

/// How the window is divided; fractions of the space there is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// The lists' share of the width.
    pub lists: f32,
    /// *Support Requests*' share of the lists' height.
    pub queue: f32,
    /// The width of details and source, in points.
    pub facts: f32,
    /// Whether details and source show where they have no column of their own.
    pub are_facts_open: bool,
    /// The columns of *Support Requests*.
    pub columns: Columns,
    /// Whether rows are low.
    pub is_compact: bool,
    /// What shows where there is room for one panel only.
    pub tab: Tab,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            lists: 0.42,
            queue: 0.64,
            facts: 280.0,
            are_facts_open: false,
            columns: Columns::default(),
            is_compact: false,
            tab: Tab::Queue,
        }
    }
}

impl Layout {
    pub(crate) fn density(&self) -> Density {
        if self.is_compact {
            Density::Compact
        } else {
            Density::Comfortable
        }
    }
}

/// A panel of a narrow window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tab {
    /// *Support Requests*.
    #[default]
    Queue,
    /// *My Support Requests*.
    Mine,
    /// *Details*.
    Details,
}

impl UiState {
    /// Whether a dialog has the keyboard.
    pub(crate) fn has_dialog(&self) -> bool {
        self.question.is_some()
            || self.transfer.is_some()
            || self.viewing.is_some()
            || self.reasoned.is_some()
            || self.shows_shortcuts
            || self.queue.is_choosing()
            || self.quit == Quit::Asking
    }

    /// Brings the panels back when a link or a notification led to a request.
    pub(crate) fn follow_selection(&mut self, state: &State) {
        let selected = (state.selected, state.links_followed);
        if selected == std::mem::replace(&mut self.selected, selected) {
            return;
        }
        if state.selected.is_some() {
            self.admin.make_way();
            self.notifications.make_way();
        }
    }

    /// Proposes the address of a service on the welcome page.
    pub fn propose_service(&mut self, service: String) {
        self.welcome.propose_service(service);
    }

    /// Forgets what belongs to another account: a draft must never show up in somebody else's.
    pub(crate) fn follow_account(&mut self, state: &State) {
        let account = match (&state.session, &state.me) {
            (Session::SignedIn { service, .. }, Some(me)) => Some((service.clone(), me.id)),
            (Session::SignedIn { .. }, None) => return,
            _ => None,
        };
        if account == self.account {
            return;
        }
        let kept = std::mem::take(self);
        *self = Self {
            layout: kept.layout,
            welcome: kept.welcome.without_password(),
            account,
            ..Self::default()
        };
    }
}
