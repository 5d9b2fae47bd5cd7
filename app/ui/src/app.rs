//! The whole window, from the state it is given to the actions of the technician.

use atiende_core::{Action, Session, State, ThemeChoice};
use egui::{Context, ThemePreference, Ui};

use crate::panels::{
    admin, center, chat, details, notices, notifications, queue, quit, shortcuts, starting,
    top_bar, welcome,
};
use crate::scene::{Env, Scene};
use crate::{UiState, keys, theme};

/// Draws the window; what the technician did in it.
///
/// Reads nothing but what it is given and asks for another frame only at the moment when a time
/// on the screen changes.
pub fn app_ui(ui: &mut Ui, state: &State, ui_state: &mut UiState, env: &Env) -> Vec<Action> {
    let scene = Scene { state, env };
    let mut actions = Vec::new();
    follow_theme(ui.ctx(), state.preferences.theme);
    ui_state.follow_account(state);
    ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
    match &state.session {
        Session::Starting => starting::starting_ui(ui, scene),
        Session::Welcome { .. } => {
            welcome::welcome_ui(ui, scene, &mut ui_state.welcome, &mut actions);
        }
        Session::SignedIn { .. } => signed_in_ui(ui, scene, ui_state, &mut actions),
    }
    actions.extend(notices::notices_ui(ui.ctx(), scene, &mut ui_state.notices));
    actions
}

fn signed_in_ui(ui: &mut Ui, scene: Scene<'_>, ui_state: &mut UiState, actions: &mut Vec<Action>) {
    ui_state.chat.follow(scene.state);
    actions.extend(chat::pasted(ui_state));
    ui_state.follow_selection(scene.state);
    if !top_bar::has_page(scene, ui_state) {
        keys::press(ui.ctx(), scene, ui_state, actions);
    }
    top_bar::top_bar_ui(ui, scene, ui_state, actions);
    if ui_state.notifications.is_open() {
        notifications::notifications_ui(ui, scene, ui_state, actions);
    } else if admin::is_open(scene, ui_state) {
        admin::admin_ui(ui, scene, ui_state, actions);
    } else {
        center::center_ui(ui, scene, ui_state, actions);
    }
    actions.extend(admin::leave_deliveries(scene, ui_state));
    actions.extend(details::question_ui(ui.ctx(), scene, ui_state));
    actions.extend(chat::viewer_ui(ui.ctx(), scene, ui_state));
    actions.extend(details::transfer_ui(ui.ctx(), scene, ui_state));
    quit::quit_ui(ui.ctx(), scene, ui_state, actions);
    queue::columns_ui(ui.ctx(), scene, ui_state);
    actions.extend(top_bar::reason_ui(ui.ctx(), scene, ui_state));
    shortcuts::shortcuts_ui(ui.ctx(), scene, ui_state);
    ui_state.is_typing = ui.ctx().text_edit_focused();
}

fn follow_theme(ctx: &Context, choice: ThemeChoice) {
    let wanted = match choice {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark => ThemePreference::Dark,
    };
    if ctx.options(|options| options.theme_preference) != wanted {
        theme::set_preference(ctx, wanted);
    }
}
