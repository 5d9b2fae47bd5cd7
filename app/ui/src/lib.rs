//! The console's look and panels: panels read the state and return actions, widgets know nothing of either.
//!
//! Start at [`app_ui`]: it draws the whole window from a snapshot of the state.

mod app;
mod format;
pub mod icons;
mod job;
mod keys;
mod panels;
mod scene;
pub mod theme;
mod ui_state;
pub mod widgets;

pub use app::app_ui;
pub use panels::queue::Columns;
pub use scene::Env;
pub use ui_state::{Layout, Tab, UiState};
