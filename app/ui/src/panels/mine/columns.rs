//! Which columns fit into *My Support Requests*, their headers, and what stands in them.

use atiende_assets::{Key, key};
use atiende_core::mine::{MineColumn, MineRow, MineSort};
use egui::{Align, Layout, Ui, vec2};

use super::{turn_tone, words};
use crate::panels::wait;
use crate::scene::Scene;
use crate::theme::{Tone, space};
use crate::widgets::{
    CellTone, Sort as Arrow, badge, cell, counter, header_row, spoken_header_cell, text_cell, tip,
};

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Number,
    TakenAt,
    Id,
    Customer,
    Company,
    Turn,
    Unread,
    Waiting,
}

/// A column and its place in the row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fitted {
    content: Content,
    width: f32,
}

/// A column, how narrow it may be, its share of what is left over, and from which width of the
/// row on there is room for it.
const SPECS: [(Content, f32, f32, f32); 8] = [
    (Content::Number, 38.0, 0.0, 0.0),
    (Content::TakenAt, 56.0, 0.0, 600.0),
    (Content::Id, 48.0, 0.0, 480.0),
    (Content::Customer, 0.0, 0.6, 0.0),
    (Content::Company, 0.0, 0.4, 480.0),
    (Content::Turn, 116.0, 0.0, 0.0),
    (Content::Unread, 22.0, 0.0, 0.0),
    (Content::Waiting, 60.0, 0.0, 0.0),
];

/// The columns that fit into `width`, from left to right.
pub(super) fn fit(width: f32) -> Vec<Fitted> {
    let specs = SPECS.iter().filter(|(_, _, _, from)| width >= *from);
    let needed: f32 = specs
        .clone()
        .map(|(_, narrowest, ..)| narrowest + space::S)
        .sum();
    let shares: f32 = specs.clone().map(|(_, _, share, _)| share).sum();
    let left = (width + space::S - needed).max(0.0);
    let fitted = |(content, narrowest, share, _): &(Content, f32, f32, f32)| Fitted {
        content: *content,
        width: (narrowest + left * share / shares).floor(),
    };
    specs.map(fitted).collect()
}

/// Draws the headers, of which a click sorts.
pub(super) fn headers_ui(ui: &mut Ui, scene: Scene<'_>, sort: &mut MineSort, columns: &[Fitted]) {
    let has_time = columns
        .iter()
        .any(|fitted| fitted.content == Content::TakenAt);
    header_row(ui, |ui| {
        for fitted in columns {
            let Some((title, column)) = header(fitted.content, has_time) else {
                ui.add_space(fitted.width + space::S);
                continue;
            };
            let arrow = match sort.is_descending {
                _ if sort.column != column => Arrow::None,
                true => Arrow::Descending,
                false => Arrow::Ascending,
            };
            let name = scene.text(title);
            let spoken = scene.text_of(key::MINE_HEADER, name);
            if spoken_header_cell(ui, fitted.width, (name, &spoken), arrow).clicked() {
                *sort = sort.clicked(column);
            }
        }
    });
}

/// The numbers go by when requests were taken, and stand for it where there is no room for the time.
fn header(content: Content, has_time: bool) -> Option<(Key, MineColumn)> {
    match content {
        Content::Number if !has_time => Some((key::MINE_NUMBER, MineColumn::TakenAt)),
        Content::TakenAt => Some((key::MINE_TAKEN, MineColumn::TakenAt)),
        Content::Id => Some((key::COLUMN_ID, MineColumn::Id)),
        Content::Customer => Some((key::COLUMN_CUSTOMER, MineColumn::Customer)),
        _ => None,
    }
}

/// Draws one cell.
pub(super) fn cell_ui(ui: &mut Ui, scene: Scene<'_>, fitted: Fitted, row: &MineRow) {
    let Fitted { content, width } = fitted;
    let request = &row.request;
    match content {
        Content::Number => number_ui(ui, width, row.number),
        Content::TakenAt => {
            let taken = request.assigned_at.map(|at| scene.clock(at));
            text_cell(ui, width, &taken.unwrap_or_default(), CellTone::Secondary);
        }
        Content::Id => {
            text_cell(ui, width, &request.id.to_string(), CellTone::Secondary);
        }
        Content::Customer => {
            text_cell(ui, width, &request.customer.name, CellTone::Strong);
        }
        Content::Company => {
            text_cell(ui, width, &request.company.name, CellTone::Secondary);
        }
        Content::Turn => turn_ui(ui, scene, width, row),
        Content::Unread => unread_ui(ui, scene, width, row.unread),
        Content::Waiting => waiting_ui(ui, scene, width, row),
    }
}

/// Only what a key leads to has a number.
fn number_ui(ui: &mut Ui, width: f32, number: usize) {
    let text = if number <= 9 {
        number.to_string()
    } else {
        String::new()
    };
    text_cell(ui, width, &text, CellTone::Secondary);
}

fn turn_ui(ui: &mut Ui, scene: Scene<'_>, width: f32, row: &MineRow) {
    cell(ui, width, |ui| {
        badge(ui, turn_tone(row.turn), scene.text(words(scene, row)))
    });
}

fn unread_ui(ui: &mut Ui, scene: Scene<'_>, width: f32, unread: usize) {
    cell(ui, width, |ui| {
        if unread > 0 {
            let words = scene.text_count(key::MINE_UNREAD, unread);
            tip(counter(ui, Tone::Accent, unread), &words, None);
        }
    });
}

fn waiting_ui(ui: &mut Ui, scene: Scene<'_>, width: f32, row: &MineRow) {
    let size = vec2(width, ui.available_height());
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        if row.request.waiting_since.is_some() {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                wait::waiting_ui(ui, scene, &row.request);
            });
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_fill_the_row_and_no_more() {
        for width in [300.0, 398.0, 508.0, 900.0] {
            let columns = fit(width);
            let gaps = space::S * (columns.len() - 1) as f32;
            let used = columns.iter().map(|fitted| fitted.width).sum::<f32>() + gaps;
            assert!((width - 3.0..=width).contains(&used), "{used} of {width}");
        }
    }
}
