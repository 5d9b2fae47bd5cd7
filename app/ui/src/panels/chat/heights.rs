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
    /// Of each line, a guess where it was not measured.
    sizes: Vec<f32>,
    /// Where each line begins, and at last where the list ends.
    tops: Vec<f32>,
    /// So many lines of the beginning may not be measured yet.
    older: usize,
    /// The lines from this one on may not be measured yet.
    newer: usize,
}

/// What measuring found.
pub(super) struct Measured {
    pub height: f32,
    /// Whether it was not known, or another one, before.
    pub is_new: bool,
}

impl Heights {
    /// Takes over the lines, which are others from `first` on. Forgets everything when the width
    /// is another one; whether it is.
    pub fn follow(&mut self, ui: &Ui, rows: &[Row], width: f32, first: usize) -> bool {
        let pixels_per_point = ui.pixels_per_point();
        let is_other = self.width != width || self.pixels_per_point != pixels_per_point;
        if is_other {
            *self = Self {
                width,
                pixels_per_point,
                ..Self::default()
            };
        }
        self.replace(rows, if is_other { 0 } else { first });
        is_other
    }

    fn replace(&mut self, rows: &[Row], first: usize) {
        let rest = rows.get(first..).unwrap_or_default();
        let size = |row: &Row| self.known.get(&row.name()).copied().unwrap_or(GUESS);
        let sizes: Vec<_> = rest.iter().map(size).collect();
        self.sizes.truncate(first);
        self.sizes.extend(sizes);
        self.tops.truncate(first + 1);
        let is_anew = first == 0;
        self.older = if is_anew {
            rows.len()
        } else {
            self.older.min(first)
        };
        self.newer = if is_anew {
            rows.len()
        } else {
            self.newer.min(first)
        };
    }

    /// The height of a line. Messages and files on their way change: they are measured each time.
    pub fn measure(&mut self, ui: &Ui, source: Source<'_>, (index, row): (usize, Row)) -> Measured {
        let known = self.known.get(&row.name()).copied();
        if let (Some(height), false) = (known, matches!(row, Row::Echo { .. } | Row::Upload { .. }))
        {
            return Measured {
                height,
                is_new: false,
            };
        }
        let height = source.height(ui, row, self.width);
        let is_new = known != Some(height);
        if is_new {
            self.known.insert(row.name(), height);
            self.tops.truncate(index + 1);
        }
        if let Some(size) = self.sizes.get_mut(index) {
            *size = height;
        }
        Measured { height, is_new }
    }

    /// Up to `most` lines that are not measured yet: those added at the end, then newest first.
    pub fn unmeasured(&mut self, rows: &[Row], most: usize) -> Vec<usize> {
        let mut found = Vec::new();
        while found.len() < most {
            let Some(index) = self.next() else { break };
            let name = rows.get(index).map(|row| row.name());
            if name.is_some_and(|name| !self.known.contains_key(&name)) {
                found.push(index);
            }
        }
        found
    }

    /// The next line to look at.
    fn next(&mut self) -> Option<usize> {
        if self.newer < self.sizes.len() {
            self.newer += 1;
            return Some(self.newer - 1);
        }
        self.older = self.older.checked_sub(1)?;
        Some(self.older)
    }

    /// Works out where the lines begin, from the first one that has changed on.
    pub fn add_up(&mut self) {
        let mut top = match self.tops.last() {
            Some(top) => *top,
            None => {
                self.tops.push(0.0);
                0.0
            }
        };
        let known = self.tops.len() - 1;
        for size in self.sizes.iter().skip(known) {
            top += size;
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
