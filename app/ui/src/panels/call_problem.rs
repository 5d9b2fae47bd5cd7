//! Why a call failed, in words, for pages with forms and lists.

use atiende_assets::{Key, key};
use atiende_core::CallProblem;
use egui::{Frame, Margin, Ui};

use crate::scene::Scene;
use crate::theme::Tone;
use crate::widgets::Banner;

/// What is wrong and not about a field, in words.
pub(super) fn problem_words(problem: &CallProblem) -> Option<Key> {
    match problem {
        CallProblem::Forbidden => Some(key::CALL_FORBIDDEN),
        CallProblem::Gone => Some(key::CALL_GONE),
        CallProblem::TooMany => Some(key::CALL_TOO_MANY),
        CallProblem::Unavailable => Some(key::CALL_UNAVAILABLE),
        CallProblem::Fields(_) => None,
    }
}

/// Says at the top of a page what is wrong and not about a field.
pub(super) fn problem_ui(ui: &mut Ui, scene: Scene<'_>, problem: Option<&CallProblem>) {
    let Some(words) = problem.and_then(problem_words) else {
        return;
    };
    Frame::new()
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            Banner::new(Tone::Danger, scene.text(words)).show(ui)
        });
}
