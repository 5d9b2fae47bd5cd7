//! What to look for: words, a company, days.

use atiende_assets::{Key, key};
use atiende_core::search::SearchQuery;
use egui::{Align, Key as Pressed, Layout, Response, Ui, vec2};
use jiff::civil::Date;

use super::{SearchView, is_offline};
use crate::icons;
use crate::scene::Scene;
use crate::theme::{Tone, height, space};
use crate::widgets::{Banner, Button, TextField, dropdown, search_field};

/// Draws the form; what to look for when it was sent.
pub(super) fn form_ui(ui: &mut Ui, scene: Scene<'_>, view: &mut SearchView) -> Option<SearchQuery> {
    let name = scene.text(key::SEARCH_FIELD);
    let field = search_field(
        ui,
        &mut view.text,
        name,
        scene.text(key::QUEUE_SEARCH_CLEAR),
    );
    if std::mem::take(&mut view.is_field_wanted) {
        field.request_focus();
    }
    ui.add_space(space::S);
    let mut is_sent = is_entered(ui, &field);
    is_sent |= days_ui(ui, scene, view);
    ui.add_space(space::S);
    is_sent |= buttons_ui(ui, scene, view);
    if is_offline(scene.state) {
        ui.add_space(space::S);
        let sentence = scene.text(key::SEARCH_OFFLINE);
        Banner::new(Tone::Attention, sentence)
            .icon(icons::WIFI_OFF)
            .show(ui);
        return None;
    }
    is_sent.then(|| view.send()).flatten()
}

/// The first and the last day; whether Enter was pressed in one of them.
fn days_ui(ui: &mut Ui, scene: Scene<'_>, view: &mut SearchView) -> bool {
    let wrong = |is_wrong: bool, key: Key| (view.is_checked && is_wrong).then(|| scene.text(key));
    let (from, to) = (day(&view.from), day(&view.to));
    let is_reversed = matches!((&from, &to), (Ok(Some(from)), Ok(Some(to))) if from > to);
    let from_problem = wrong(from.is_err(), key::SEARCH_BAD_DAY);
    let to_problem = wrong(to.is_err(), key::SEARCH_BAD_DAY)
        .or_else(|| wrong(is_reversed, key::SEARCH_DAYS_REVERSED));
    let width = ((ui.available_width() - space::S) / 2.0).floor();
    let hint = scene.text(key::SEARCH_DAY_HINT);
    let field = |ui: &mut Ui, label: Key, text: &mut String, problem: Option<&str>| {
        let field = TextField::new(scene.text(label), text)
            .hint(hint)
            .width(width);
        let response = field.error(problem).show(ui);
        is_entered(ui, &response)
    };
    let row = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let first = field(ui, key::SEARCH_FROM, &mut view.from, from_problem);
        field(ui, key::SEARCH_TO, &mut view.to, to_problem) || first
    });
    row.inner
}

/// The company and the button; whether it was clicked.
fn buttons_ui(ui: &mut Ui, scene: Scene<'_>, view: &mut SearchView) -> bool {
    let size = vec2(ui.available_width(), height::CONTROL);
    let row = ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(size);
        let is_empty = view.text.trim().is_empty();
        let reason = match () {
            () if is_offline(scene.state) => Some(scene.text(key::SEARCH_OFFLINE)),
            () if is_empty => Some(scene.text(key::SEARCH_EMPTY)),
            () => None,
        };
        let button = Button::primary(scene.text(key::SEARCH_BUTTON));
        let is_clicked = button.disabled_because(reason).show(ui).clicked();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            company_ui(ui, scene, view);
        });
        is_clicked
    });
    row.inner
}

fn company_ui(ui: &mut Ui, scene: Scene<'_>, view: &mut SearchView) {
    let companies = &scene.state.companies;
    let word = scene.company_word();
    let all = scene.text_of(key::SEARCH_ANY_COMPANY, word);
    let names = companies.iter().map(|company| company.name.as_str());
    let names: Vec<&str> = std::iter::once(all.as_str()).chain(names).collect();
    let chosen = companies
        .iter()
        .position(|company| Some(company.id) == view.company);
    let chosen = chosen.map_or(0, |index| index + 1);
    if let Some(choice) = dropdown(ui, word, &names, chosen) {
        let company = choice.checked_sub(1).and_then(|index| companies.get(index));
        view.company = company.map(|company| company.id);
    }
}

impl SearchView {
    /// What to look for, once nothing is wrong with it.
    fn send(&mut self) -> Option<SearchQuery> {
        self.is_checked = true;
        let (from, to) = (day(&self.from).ok()?, day(&self.to).ok()?);
        let is_reversed = from.zip(to).is_some_and(|(from, to)| from > to);
        let text = self.text.trim();
        if text.is_empty() || is_reversed {
            return None;
        }
        Some(SearchQuery {
            text: text.to_owned(),
            company: self.company,
            from: from.map(|day| day.to_string()),
            to: to.map(|day| day.to_string()),
        })
    }
}

/// What stands in a field for a day; nothing where it is empty.
fn day(typed: &str) -> Result<Option<Date>, jiff::Error> {
    match typed.trim() {
        "" => Ok(None),
        typed => Date::strptime("%Y-%m-%d", typed).map(Some),
    }
}

fn is_entered(ui: &Ui, response: &Response) -> bool {
    response.lost_focus() && ui.input(|input| input.key_pressed(Pressed::Enter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_year_month_and_day_and_one_that_exists() {
        let said = |typed: &str| day(typed).ok().flatten().map(|day| day.to_string());
        assert_eq!(said(" 2026-1-31 ").as_deref(), Some("2026-01-31"));
        assert!(day("").is_ok_and(|day| day.is_none()));
        for wrong in [
            "31/01/2026",
            "2026-02-30",
            "2026-01",
            "mañana",
            "2026-01-31x",
        ] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }
}
