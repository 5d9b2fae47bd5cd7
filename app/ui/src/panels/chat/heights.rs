//! The heights of a conversation's lines, exact where they were measured.

use std::collections::BTreeMap;

use egui::Ui;

use super::row_ui::Source;
use super::rows::{Name, Row};

/// A line that was not measured yet counts as this tall.
const GUESS: f32 = 48.0;

/// The heights at one width.
#[derive(Clone, Debug, Default)]
pub(super) struct Heights {
    width: f32,
    pixels_per_point: f32,
    known: BTreeMap<Name, f32>,
    /// Where each line begins, and at last where the list ends.
    tops: Vec<f32>,
    /// So many lines, counted from the end, are known to be measured.
    measured: usize,
}

/// What measuring found.
pub(super) struct Measured {
    pub height: f32,
    /// Whether it was not known, or another one, before.
    pub is_new: bool,
}

impl Heights {
    /// Forgets everything when the width is another one; whether it is.
    pub fn follow(&mut self, ui: &Ui, rows: &[Row], width: f32, is_changed: bool) -> bool {
        let pixels_per_point = ui.pixels_per_point();
        let is_other = self.width != width || self.pixels_per_point != pixels_per_point;
        if is_other {
            *self = Self {
                width,
                pixels_per_point,
                ..Self::default()
            };
        } else if is_changed {
            self.measured = 0;
        }
        is_other || self.tops.len() != rows.len() + 1
    }

    /// The height of a line. Messages on their way change: they are measured each time.
    pub fn measure(&mut self, ui: &Ui, source: Source<'_>, row: Row) -> Measured {
        let known = self.known.get(&row.name()).copied();
        if let (Some(height), false) = (known, matches!(row, Row::Echo { .. })) {
            return Measured {
                height,
                is_new: false,
            };
        }
        let height = source.height(ui, row, self.width);
        self.known.insert(row.name(), height);
        Measured {
            height,
            is_new: known != Some(height),
        }
    }

    /// Up to `most` lines that are not measured yet, newest first.
    pub fn unmeasured(&mut self, rows: &[Row], most: usize) -> Vec<usize> {
        let mut found = Vec::new();
        while self.measured < rows.len() && found.len() < most {
            let index = rows.len() - 1 - self.measured;
            let is_known = rows
                .get(index)
                .is_some_and(|row| self.known.contains_key(&row.name()));
            if !is_known {
                found.push(index);
            }
            self.measured += 1;
        }
        found
    }

    /// Works out where each line begins.
    pub fn add_up(&mut self, rows: &[Row]) {
        self.tops.clear();
        let mut top = 0.0;
        self.tops.push(top);
        for row in rows {
            top += self.known.get(&row.name()).copied().unwrap_or(GUESS);
            self.tops.push(top);
        }
    }

    /// Where a line begins.
    pub fn top(&self, index: usize) -> f32 {
        self.tops
            .get(index)
            .copied()
            .unwrap_or_else(|| self.total())
    }

    /// How tall the whole list is.
    pub fn total(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// The line at this distance from the top.
    pub fn index_at(&self, offset: f32) -> usize {
        self.tops
            .partition_point(|top| *top <= offset)
            .saturating_sub(1)
    }
}
