//! Distances, corners and heights in points.

/// Distances on a 4-point grid.
pub mod space {
    /// 2: between parts of one thing.
    pub const XXS: f32 = 2.0;
    /// 4: between a label and its field.
    pub const XS: f32 = 4.0;
    /// 8: between neighbours.
    pub const S: f32 = 8.0;
    /// 12: inside controls and rows.
    pub const M: f32 = 12.0;
    /// 16: inside panels.
    pub const L: f32 = 16.0;
    /// 24: between groups.
    pub const XL: f32 = 24.0;
    /// 32: around what stands alone.
    pub const XXL: f32 = 32.0;
}

/// Corner radii.
pub mod radius {
    /// Badges, checkboxes.
    pub const SMALL: u8 = 4;
    /// Buttons, fields, rows.
    pub const MEDIUM: u8 = 6;
    /// Cards, bubbles, dialogs.
    pub const LARGE: u8 = 10;
    /// Dots, counters, avatars.
    pub const ROUND: u8 = 255;
}

/// Heights of what repeats.
pub mod height {
    /// A button or a one-line field.
    pub const CONTROL: f32 = 30.0;
    /// A button inside a row or a banner.
    pub const CONTROL_COMPACT: f32 = 26.0;
    /// A table row.
    pub const ROW: f32 = 32.0;
    /// A table row when space is short.
    pub const ROW_COMPACT: f32 = 26.0;
    /// A bar at the top of the window or of a panel.
    pub const BAR: f32 = 44.0;
    /// An icon beside body text.
    pub const ICON: f32 = 16.0;
}
