//! Which font draws which text: Inter in three weights, the icons, and egui's fonts for the rest.

use std::sync::Arc;

use atiende_assets::fonts;
use egui::{FontData, FontDefinitions, FontFamily, FontId};

/// The five text sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// 11: times, table heads.
    Caption,
    /// 12: labels, badges.
    Small,
    /// 13: nearly everything.
    Body,
    /// 15: panel titles.
    Title,
    /// 22: the one sentence of a page.
    Display,
}

/// The three weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Running text.
    Regular,
    /// Controls and labels.
    Medium,
    /// Titles and names.
    SemiBold,
}

impl Size {
    /// The size in points.
    pub const fn points(self) -> f32 {
        match self {
            Self::Caption => 11.0,
            Self::Small => 12.0,
            Self::Body => 13.0,
            Self::Title => 15.0,
            Self::Display => 22.0,
        }
    }
}

impl Size {
    /// The distance of lines in running text.
    pub const fn line_height(self) -> f32 {
        match self {
            Self::Caption => 16.0,
            Self::Small => 17.0,
            Self::Body => 19.0,
            Self::Title => 22.0,
            Self::Display => 30.0,
        }
    }
}

impl Weight {
    fn family(self) -> FontFamily {
        match self {
            Self::Regular => FontFamily::Proportional,
            Self::Medium => FontFamily::Name("medium".into()),
            Self::SemiBold => FontFamily::Name("semibold".into()),
        }
    }
}

/// The font of a text.
pub fn font(size: Size, weight: Weight) -> FontId {
    FontId::new(size.points(), weight.family())
}

/// The icon font, drawn `points` high.
pub fn icon_font(points: f32) -> FontId {
    FontId::new(points, FontFamily::Name("icons".into()))
}

/// Inter first, then the fonts that egui brings for signs and emoji.
pub(super) fn definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::default();
    let fallback = definitions
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    let mut add = |family: FontFamily, name: &str, bytes: &'static [u8], then: &[String]| {
        definitions
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let names = std::iter::once(name.to_owned()).chain(then.iter().cloned());
        definitions.families.insert(family, names.collect());
    };
    add(
        Weight::Regular.family(),
        "Inter",
        fonts::INTER_REGULAR,
        &fallback,
    );
    add(
        Weight::Medium.family(),
        "Inter Medium",
        fonts::INTER_MEDIUM,
        &fallback,
    );
    add(
        Weight::SemiBold.family(),
        "Inter SemiBold",
        fonts::INTER_SEMI_BOLD,
        &fallback,
    );
    add(icon_font(1.0).family, "Lucide", fonts::ICONS, &[]);
    definitions
}
