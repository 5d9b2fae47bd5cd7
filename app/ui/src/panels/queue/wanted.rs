//! Which columns the technician wants, in which order and how wide.

use atiende_core::queue::{Column, View};
use serde::{Deserialize, Serialize};

/// Columns are no narrower and no wider than this.
const NARROWEST: f32 = 44.0;
const WIDEST: f32 = 640.0;

/// Which columns the technician wants, in which order and how wide.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Columns {
    /// From left to right; empty for the usual order.
    order: Vec<Column>,
    /// What was decided about columns; the others show where they usually do.
    shown: Vec<(Column, bool)>,
    /// Those that were dragged.
    widths: Vec<(Column, f32)>,
}

impl Columns {
    /// All columns from left to right, `usual` being their order before anybody changed it.
    pub(crate) fn order(&self, usual: &[Column]) -> Vec<Column> {
        let mut order = self.order.clone();
        order.extend(usual.iter().filter(|column| !self.order.contains(column)));
        order
    }

    /// Moves a column one place to the left or to the right.
    pub(crate) fn shift(&mut self, usual: &[Column], column: Column, is_left: bool) {
        let mut order = self.order(usual);
        let Some(from) = order.iter().position(|other| *other == column) else {
            return;
        };
        let to = if is_left {
            from.saturating_sub(1)
        } else {
            (from + 1).min(order.len().saturating_sub(1))
        };
        order.swap(from, to);
        self.order = order;
    }

    /// Whether a column is wanted where a view can show it.
    pub(crate) fn wants(&self, column: Column) -> bool {
        let decided = self.shown.iter().find(|(of, _)| *of == column);
        decided.map_or(column != Column::SubmittedAt, |(_, is_wanted)| *is_wanted)
    }

    /// Decides about a column.
    pub(crate) fn want(&mut self, column: Column, is_wanted: bool) {
        self.shown.retain(|(of, _)| *of != column);
        self.shown.push((column, is_wanted));
    }

    /// Whether a view shows a column. The customer always shows: rows must have a name.
    pub(crate) fn shows(&self, view: View, column: Column) -> bool {
        let is_wanted = self.wants(column);
        match column {
            Column::Customer => true,
            Column::Waiting => is_wanted && view != View::Completed,
            Column::SubmittedAt => is_wanted || view == View::Completed,
            Column::Assignee => is_wanted && view != View::New,
            _ => is_wanted,
        }
    }

    /// How wide a column was made, if it was.
    pub(crate) fn width(&self, column: Column) -> Option<f32> {
        let dragged = self.widths.iter().find(|(of, _)| *of == column);
        dragged.map(|(_, width)| *width)
    }

    /// Makes a column as wide as it was dragged.
    pub(crate) fn drag(&mut self, column: Column, width: f32) {
        self.widths.retain(|(of, _)| *of != column);
        self.widths.push((column, width.clamp(NARROWEST, WIDEST)));
    }
}
