//! Companies of which nothing is heard.

use atiende_assets::key;
use egui::{ScrollArea, Ui};

use super::view::{Page, Sent};
use crate::theme::{Tone, space};
use crate::widgets::{checkbox, help, section, status};

/// Beyond this height the list scrolls.
const TALLEST: f32 = 168.0;

/// Draws the technician's companies.
pub(super) fn muted_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let scene = page.scene;
    let mut problems = page.problems(Sent::Rules).iter();
    let is_refused = problems.any(|problem| problem.field == "muted_companies");
    let muted = &mut page.view.rules.typed.rules.muted_companies;
    let title = scene.text_of(key::MUTED_TITLE, &inside(scene.company_word()));
    section(ui, &title, |ui| {
        ui.spacing_mut().item_spacing.y = space::XXS;
        let area = ScrollArea::vertical().auto_shrink([false, true]);
        let area = area.max_height(TALLEST).min_scrolled_height(TALLEST);
        area.id_salt("muted").show(ui, |ui| {
            for company in &scene.state.companies {
                let mut is_muted = muted.contains(&company.id);
                let is_changed = checkbox(ui, &mut is_muted, &company.name).changed();
                match is_muted {
                    true if is_changed => muted.insert(company.id),
                    false if is_changed => muted.remove(&company.id),
                    _ => continue,
                };
            }
        });
        help(ui, scene.text(key::MUTED_HELP));
        if is_refused {
            status(ui, Tone::Danger, scene.text(key::MUTED_PROBLEM));
        }
    });
}

/// A word as it is written inside a sentence: `Empresa` becomes `empresa`, `ONG` stays.
fn inside(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next();
    let rest = letters.as_str();
    if rest.chars().next().is_some_and(char::is_uppercase) {
        return word.to_owned();
    }
    let first = first.into_iter().flat_map(char::to_lowercase);
    first.chain(rest.chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_begins_small_inside_a_sentence_unless_it_is_letters() {
        assert_eq!(inside("Empresa"), "empresa");
        assert_eq!(inside("Órgano"), "órgano");
        assert_eq!(inside("ONG"), "ONG");
        assert_eq!(inside(""), "");
    }
}
