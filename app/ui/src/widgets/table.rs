//! Rows of equal height with cells of given widths, and the headers that sort them.

use egui::{
    Align, AsIdSalt, Color32, CornerRadius, IdSalt, Label, Layout, Rect, Response, RichText, Role,
    Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::icon::paint_icon;
use super::paint::{self, focus_ring_inside, reveal};
use crate::icons;
use crate::theme::{self, Size, Tone, Weight, font, height, radius, space};

const HEADER: f32 = 28.0;
const MARKER: f32 = 3.0;

/// How much air rows have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Density {
    /// 32 points.
    #[default]
    Comfortable,
    /// 26 points.
    Compact,
}

impl Density {
    /// The height of a row.
    pub const fn row_height(self) -> f32 {
        match self {
            Self::Comfortable => height::ROW,
            Self::Compact => height::ROW_COMPACT,
        }
    }
}

/// Whether and how a column sorts the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Another column does.
    None,
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// How a cell's text stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellTone {
    /// Running text.
    Primary,
    /// What the row is about.
    Strong,
    /// What explains it.
    Secondary,
    /// Numbers and times.
    Number,
    /// The name of a column that does not sort.
    Title,
}

/// The line of headers above the rows.
pub fn header_row<R>(ui: &mut Ui, cells: impl FnOnce(&mut Ui) -> R) -> R {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEADER));
    let line = theme::tokens(ui).line;
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        egui::Stroke::new(1.0, line),
    );
    let mut inside = ui.new_child(inside(rect));
    inside.spacing_mut().item_spacing.x = space::S;
    cells(&mut inside)
}

/// One header; a click or Enter asks to sort by it.
pub fn header_cell(ui: &mut Ui, width: f32, name: &str, sort: Sort) -> Response {
    spoken_header_cell(ui, width, (name, name), sort)
}

/// One header that is read and spoken differently, where two tables have the same one.
pub fn spoken_header_cell(
    ui: &mut Ui,
    width: f32,
    (name, spoken): (&str, &str),
    sort: Sort,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEADER), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, ui.is_enabled(), spoken));
    describe_sort(&response, sort);
    let tokens = theme::tokens(ui);
    let is_sorting = sort != Sort::None;
    let ink = if is_sorting || response.hovered() {
        tokens.text.primary
    } else {
        tokens.text.muted
    };
    let arrow = if is_sorting { 14.0 } else { 0.0 };
    let galley = paint::line(ui, name, Size::Caption, Weight::Medium, width - arrow);
    let after = rect.left() + galley.size().x + 8.0;
    paint::put_line(ui, rect.left_center(), galley, ink);
    match sort {
        Sort::None => {}
        Sort::Ascending => paint_icon(
            ui.painter(),
            icons::ARROW_UP,
            pos2(after, rect.center().y),
            12.0,
            ink,
        ),
        Sort::Descending => paint_icon(
            ui.painter(),
            icons::ARROW_DOWN,
            pos2(after, rect.center().y),
            12.0,
            ink,
        ),
    }
    focus_ring_inside(ui, &response, rect.expand2(vec2(4.0, -3.0)), radius::SMALL);
    response
}

fn describe_sort(response: &Response, sort: Sort) {
    let direction = match sort {
        Sort::None => return,
        Sort::Ascending => egui::accesskit::SortDirection::Ascending,
        Sort::Descending => egui::accesskit::SortDirection::Descending,
    };
    response
        .ctx
        .accesskit_node_builder(response.id, |node| node.set_sort_direction(direction));
}

/// A row that can be clicked; `show` draws it and its cells.
#[must_use = "a row appears when `show` is called"]
pub struct TableRow<'a> {
    salt: IdSalt,
    name: &'a str,
    is_selected: bool,
    density: Density,
    marker: Option<Tone>,
    is_tab_stop: bool,
    is_flush: bool,
}

impl<'a> TableRow<'a> {
    /// `id` stays with what the row shows while rows move; `name` is read by screen readers.
    pub fn new(id: impl AsIdSalt, name: &'a str) -> Self {
        Self {
            salt: IdSalt::new(id),
            name,
            is_selected: false,
            density: Density::default(),
            marker: None,
            is_tab_stop: true,
            is_flush: false,
        }
    }

    /// Shows the row as the chosen one.
    pub fn selected(mut self, is_selected: bool) -> Self {
        self.is_selected = is_selected;
        self
    }

    /// Sets the height.
    pub fn density(mut self, density: Density) -> Self {
        self.density = density;
        self
    }

    /// Puts a coloured bar at the left edge.
    pub fn marker(mut self, marker: Option<Tone>) -> Self {
        self.marker = marker;
        self
    }

    /// Lets Tab skip the row: one stop is enough for a table whose rows the arrows reach.
    pub fn tab_stop(mut self, is_tab_stop: bool) -> Self {
        self.is_tab_stop = is_tab_stop;
        self
    }

    /// Lets the cells begin and end with what is above and below; the ground reaches further.
    pub fn flush(mut self) -> Self {
        self.is_flush = true;
        self
    }

    /// Draws the row and its cells from left to right.
    pub fn show(self, ui: &mut Ui, cells: impl FnOnce(&mut Ui)) -> Response {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), self.density.row_height()));
        let rect = match self.is_flush {
            true => rect.expand2(vec2(space::M, 0.0)),
            false => rect,
        };
        let sense = if self.is_tab_stop {
            Sense::click()
        } else {
            Sense::CLICK
        };
        let response = ui.interact(rect, ui.make_persistent_id(self.salt), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Row, ui.is_enabled(), self.name));
        response
            .ctx
            .accesskit_node_builder(response.id, |node| node.set_selected(self.is_selected));
        reveal(ui, &response, rect);
        if ui.is_rect_visible(rect) {
            row_background(ui, rect, &response, self.is_selected);
            self.paint_marker(ui, rect);
            let mut inside = ui.new_child(inside(rect).id_salt(self.salt));
            inside.spacing_mut().item_spacing.x = space::S;
            cells(&mut inside);
        }
        response
    }

    fn paint_marker(&self, ui: &Ui, rect: Rect) {
        if let Some(tone) = self.marker {
            let bar = Rect::from_min_size(
                rect.min + vec2(2.0, 7.0),
                vec2(MARKER, rect.height() - 14.0),
            );
            ui.painter().rect_filled(
                bar,
                CornerRadius::same(2),
                theme::tokens(ui).meaning(tone).mark,
            );
        }
    }
}

/// The ground of a row under the pointer, of the selected one, and the ring of the one with the keyboard.
pub fn row_background(ui: &Ui, rect: Rect, response: &Response, is_selected: bool) {
    let surface = &theme::tokens(ui).surface;
    let ground = match response {
        _ if is_selected => surface.selected,
        response if response.contains_pointer() => surface.hover,
        _ => Color32::TRANSPARENT,
    };
    let rect = rect.shrink2(vec2(0.0, 1.0));
    ui.painter()
        .rect_filled(rect, CornerRadius::same(radius::MEDIUM), ground);
    focus_ring_inside(ui, response, rect, radius::MEDIUM);
}

/// A cell of a given width with whatever is put in it, in the vertical middle.
pub fn cell<R>(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    let (_, rect) = ui.allocate_space(vec2(width, ui.available_height()));
    let mut inside = ui.new_child(inside_of(rect));
    inside.shrink_clip_rect(rect.expand2(vec2(2.0, 0.0)));
    content(&mut inside)
}

/// A cell with one line of text; what does not fit ends in `…` and is told by a tooltip.
pub fn text_cell(ui: &mut Ui, width: f32, text: &str, tone: CellTone) -> Response {
    let tokens = theme::tokens(ui);
    let (size, weight, color) = match tone {
        CellTone::Primary | CellTone::Number => (Size::Body, Weight::Regular, tokens.text.primary),
        CellTone::Strong => (Size::Body, Weight::Medium, tokens.text.primary),
        CellTone::Secondary => (Size::Body, Weight::Regular, tokens.text.secondary),
        CellTone::Title => (Size::Caption, Weight::Medium, tokens.text.muted),
    };
    let text = RichText::new(text).font(font(size, weight)).color(color);
    cell(ui, width, |ui| ui.add(Label::new(text).truncate()))
}

fn inside(rect: Rect) -> UiBuilder {
    inside_of(rect.shrink2(vec2(space::M, 0.0)))
}

fn inside_of(rect: Rect) -> UiBuilder {
    UiBuilder::new()
        .max_rect(rect)
        .layout(Layout::left_to_right(Align::Center))
}
