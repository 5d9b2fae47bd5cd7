//! What shows where there are no rows: why, and what to do.

use atiende_assets::{Key, key};
use atiende_core::queue::View;
use atiende_core::search::SearchQuery;
use atiende_core::{Action, Connection, Session, State};
use egui::Ui;

use super::are_new_hidden;
use crate::icons;
use crate::scene::Scene;
use crate::widgets::{Density, EmptyState, Icon, skeleton_rows};

/// The outline of rows while the first of them are on their way.
pub(super) fn awaited_ui(ui: &mut Ui, scene: Scene<'_>, density: Density) {
    if matches!(scene.state.connection, Connection::Offline { .. }) {
        let title = scene.text(key::QUEUE_OFFLINE_TITLE);
        EmptyState::new(icons::WIFI_OFF, title, scene.text(key::QUEUE_OFFLINE)).show(ui);
    } else {
        egui::Frame::new()
            .inner_margin(4)
            .show(ui, |ui| skeleton_rows(ui, 8, density));
    }
}

/// Whether no rows means that there are none, and not that they are on their way.
pub(super) fn is_settled(state: &State) -> bool {
    let wants_closed = state.view == View::Completed;
    let completed = &state.completed;
    !wants_closed || !(completed.is_loading || completed.has_failed || completed.has_more)
}

/// Draws why there is nothing; an action when its button was clicked.
pub(super) fn empty_ui(ui: &mut Ui, scene: Scene<'_>, filter: &str) -> Option<Action> {
    let filter = filter.trim();
    if !filter.is_empty() {
        let sentence = scene
            .env
            .locale
            .text_with(key::QUEUE_NO_MATCH, &[("filter", filter.into())]);
        let title = scene.text(key::QUEUE_NO_MATCH_TITLE);
        let empty = EmptyState::new(icons::SEARCH, title, &sentence);
        let is_wanted = empty.action(scene.text(key::SEARCH_EVERYWHERE)).show(ui);
        let query = SearchQuery {
            text: filter.to_owned(),
            ..SearchQuery::default()
        };
        return is_wanted.then_some(Action::Search(query));
    }
    let (icon, title, sentence) = words(scene.state);
    let is_local = has_portal(scene.state) && matches!(scene.state.view, View::New | View::All);
    let sentence = match is_local && !are_new_hidden(scene.state) {
        true => scene.text(key::QUEUE_EMPTY_LOCAL),
        false => scene.text(sentence),
    };
    let mut empty = EmptyState::new(icon, scene.text(title), sentence);
    if is_local {
        empty = empty.action(scene.text(key::PORTAL_OPEN));
    }
    empty.show(ui).then_some(Action::OpenPortal)
}

fn words(state: &State) -> (Icon, Key, Key) {
    match state.view {
        View::New if are_new_hidden(state) => {
            (icons::EYE_OFF, key::QUEUE_HIDDEN_TITLE, key::QUEUE_HIDDEN)
        }
        View::New => (
            icons::INBOX,
            key::QUEUE_EMPTY_NEW_TITLE,
            key::QUEUE_EMPTY_NEW,
        ),
        View::Active => (
            icons::MESSAGES,
            key::QUEUE_EMPTY_ACTIVE_TITLE,
            key::QUEUE_EMPTY_ACTIVE,
        ),
        View::Completed => (
            icons::CIRCLE_CHECK,
            key::QUEUE_EMPTY_COMPLETED_TITLE,
            key::QUEUE_EMPTY_COMPLETED,
        ),
        View::All => (
            icons::INBOX,
            key::QUEUE_EMPTY_ALL_TITLE,
            key::QUEUE_EMPTY_ALL,
        ),
    }
}

fn has_portal(state: &State) -> bool {
    matches!(
        &state.session,
        Session::SignedIn {
            local_portal: Some(_),
            ..
        }
    )
}
