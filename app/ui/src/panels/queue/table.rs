//! The table: headers that sort, rows of which only the visible ones are laid out.

use std::ops::Range;
use std::sync::Arc;

use atiende_assets::key;
use atiende_core::Action;
use atiende_core::queue::View;
use atiende_protocol::{Request, RequestId};
use egui::{EventFilter, Rect, Response, ScrollArea, Ui};

use super::columns::{self, Fitted};
use super::{Columns, QueueView, effective_sort};
use crate::icons;
use crate::panels::split::{Run, split};
use crate::panels::{presence, wait};
use crate::scene::Scene;
use crate::theme::{Tone, space};
use crate::widgets::{
    Button, Density, Sort as Arrow, TableRow, caption, header_cell, header_row, spinner,
};

/// Closed requests are fetched when this many rows or fewer are below the visible ones.
const AHEAD: usize = 30;
/// The table's distance from the panel's edges; rows have their own padding inside.
const MARGIN: f32 = 4.0;

/// Draws the table into the space that is left.
pub(super) fn table_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut QueueView,
    (density, wanted): (Density, &mut Columns),
    actions: &mut Vec<Action>,
) {
    let rect = ui
        .available_rect_before_wrap()
        .shrink2(egui::vec2(MARGIN, 0.0));
    let mut ui = ui.new_child(egui::UiBuilder::new().id_salt("table").max_rect(rect));
    ui.spacing_mut().item_spacing.y = 0.0;
    let columns = columns::fit(
        scene.state.view,
        rect.width() - 2.0 * space::M - 6.0,
        wanted,
    );
    headers_ui(&mut ui, scene, view, &columns, wanted);
    let footer = usize::from(has_footer(scene));
    let mut area = ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt(("rows", scene.state.view));
    let tall = ui.available_height();
    if let Some(index) = view.index_to_reach() {
        area =
            area.vertical_scroll_offset(offset(view.scrolled, index, density.row_height(), tall));
    }
    let shown = area.show_rows(
        &mut ui,
        density.row_height(),
        view.listing.len() + footer,
        |ui, range| {
            let look = (&*columns, density);
            actions.extend(rows_ui(ui, scene, view, range.clone(), look));
            range
        },
    );
    view.scrolled = shown.state.clamped_offset().y;
    let listing = &view.listing;
    let is_near_end = shown.inner.end + AHEAD >= listing.len() && !listing.is_behind();
    if is_near_end && view.filter.is_empty() && wants_more(scene) {
        actions.push(Action::LoadMoreCompleted);
    }
}

fn headers_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut QueueView,
    columns: &[Fitted],
    wanted: &mut Columns,
) {
    let sort = effective_sort(view.sort, scene.state.view, wanted);
    header_row(ui, |ui| {
        for fitted in columns {
            let arrow = match sort.is_descending {
                _ if sort.column != fitted.column => Arrow::None,
                true => Arrow::Descending,
                false => Arrow::Ascending,
            };
            let name = columns::title(scene, fitted.column);
            let header = header_cell(ui, fitted.width, name, arrow);
            if header.clicked() {
                view.sort = sort.clicked(fitted.column);
            }
            let moved = edge_ui(ui, scene, name, header.rect);
            if moved != 0.0 {
                wanted.drag(fitted.column, fitted.width + moved);
            }
        }
    });
}

/// The line at the right of a header by which the column is made wider; how far it was moved.
fn edge_ui(ui: &Ui, scene: Scene<'_>, name: &str, header: Rect) -> f32 {
    let line = Rect::from_x_y_ranges(
        header.right() + space::XS..=header.right() + space::XS,
        header.top() + 8.0..=header.bottom() - 8.0,
    );
    split(ui, &scene.text_of(key::COLUMN_WIDTH, name), line, Run::Down)
}

/// Where to scroll so that a row is in sight, moving no further than needed.
fn offset(scrolled: f32, index: usize, row: f32, tall: f32) -> f32 {
    let top = index as f32 * row;
    let highest = (top + row - tall).max(0.0);
    scrolled.clamp(highest.min(top), top.max(highest))
}

fn rows_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut QueueView,
    range: Range<usize>,
    look: (&[Fitted], Density),
) -> Option<Action> {
    let mut action = None;
    let has_footer = range.end > view.listing.len();
    let visible = range.filter_map(|index| view.listing.get(index).cloned());
    let visible: Vec<_> = visible.collect();
    let stop = tab_stop(scene, view, &visible);
    for request in &visible {
        let response = row_ui(ui, scene, request, look, stop == Some(request.id));
        if view.reach == Some(request.id) {
            response.request_focus();
            view.reach = None;
        }
        if response.has_focus() {
            hold_arrows(ui, &response);
            view.cursor = Some(request.id);
        } else if view.cursor == Some(request.id) {
            view.cursor = None;
        }
        if response.clicked() {
            action = Some(Action::Select(request.id));
        }
    }
    if has_footer {
        action = footer_ui(ui, scene, look.1).or(action);
    }
    action
}

/// Tab stops at one row only; from there the arrows lead on.
fn tab_stop(scene: Scene<'_>, view: &QueueView, visible: &[Arc<Request>]) -> Option<RequestId> {
    let is_visible = |id: &RequestId| visible.iter().any(|request| request.id == *id);
    let known = [view.reach, view.cursor, scene.state.selected];
    let known = known.into_iter().flatten().find(is_visible);
    known.or_else(|| visible.first().map(|request| request.id))
}

/// The arrows move through the rows, not to whatever is above or below on the screen.
fn hold_arrows(ui: &Ui, response: &Response) {
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
}

fn row_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    request: &Request,
    (columns, density): (&[Fitted], Density),
    is_tab_stop: bool,
) -> Response {
    let name = row_name(scene, request);
    TableRow::new(("request", request.id.0), &name)
        .selected(scene.state.selected == Some(request.id))
        .density(density)
        .tab_stop(is_tab_stop)
        .marker(scene.is_mine(request).then_some(Tone::Accent))
        .show(ui, |ui| {
            for fitted in columns {
                columns::cell_ui(ui, scene, *fitted, request);
            }
        })
}

fn row_name(scene: Scene<'_>, request: &Request) -> String {
    let values = [
        ("id", request.id.to_string().into()),
        ("customer", request.customer.name.as_str().into()),
        ("company", request.company.name.as_str().into()),
        ("subject", request.subject.as_str().into()),
    ];
    let name = scene.env.locale.text_with(key::ROW_NAME, &values);
    let more = [
        wait::words(scene, request),
        presence::words(scene, request.id),
    ];
    let parts = std::iter::once(name).chain(more.into_iter().flatten());
    parts.collect::<Vec<_>>().join(", ")
}

/// Whether closed requests are shown and there is something to say about those not loaded.
fn has_footer(scene: Scene<'_>) -> bool {
    let completed = &scene.state.completed;
    shows_closed(scene) && (completed.is_loading || completed.has_failed || completed.has_more)
}

fn wants_more(scene: Scene<'_>) -> bool {
    let completed = &scene.state.completed;
    let is_idle = !completed.is_loading && !completed.has_failed;
    shows_closed(scene) && completed.has_more && is_idle
}

fn shows_closed(scene: Scene<'_>) -> bool {
    matches!(scene.state.view, View::Completed | View::All)
}

/// The line below the last row: more is coming, or did not come.
fn footer_ui(ui: &mut Ui, scene: Scene<'_>, density: Density) -> Option<Action> {
    let size = egui::vec2(ui.available_width(), density.row_height());
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_min_size(size);
        ui.add_space(space::M);
        ui.spacing_mut().item_spacing.x = space::S;
        let completed = &scene.state.completed;
        if completed.is_loading {
            spinner(ui, 14.0);
            caption(ui, scene.text(key::COMPLETED_LOADING));
            return None;
        }
        let label = match completed.has_failed {
            true => {
                caption(ui, scene.text(key::COMPLETED_FAILED));
                Button::ghost(scene.text(key::RETRY)).icon(icons::REFRESH)
            }
            false => Button::ghost(scene.text(key::COMPLETED_MORE)),
        };
        label
            .compact()
            .show(ui)
            .clicked()
            .then_some(Action::LoadMoreCompleted)
    })
    .inner
}

#[cfg(test)]
mod tests {
    use super::offset;

    #[test]
    fn a_row_in_sight_does_not_move_the_list() {
        assert_eq!(offset(64.0, 4, 32.0, 320.0), 64.0);
    }

    #[test]
    fn a_row_above_or_below_is_brought_just_into_sight() {
        assert_eq!(offset(640.0, 4, 32.0, 320.0), 128.0);
        assert_eq!(offset(0.0, 99, 32.0, 320.0), 2880.0);
    }
}
