//! What colours mean; the values are in `palette`.

use egui::{Color32, Shadow};

/// Everything that differs between the light and the dark theme.
#[derive(Debug)]
pub struct Tokens {
    /// Grounds, from the window up to menus.
    pub surface: Surfaces,
    /// Text on any ground.
    pub text: Texts,
    /// Hairline between areas; decoration, never the only sign of a control.
    pub line: Color32,
    /// Border of fields and checkboxes, 3:1 against the grounds they lie on.
    pub outline: Color32,
    /// Ring around what has the keyboard.
    pub focus: Color32,
    /// Colours of each tone.
    pub meanings: Meanings,
    /// Grounds of avatar circles; a name always gets the same one.
    pub avatars: [Avatar; 8],
    /// The two elevations.
    pub shadow: Shadows,
}

/// Grounds.
#[derive(Debug)]
pub struct Surfaces {
    /// Behind the panels.
    pub window: Color32,
    /// A panel or card.
    pub panel: Color32,
    /// An area let into a panel.
    pub sunken: Color32,
    /// Menus, dialogs, toasts.
    pub raised: Color32,
    /// What can be typed into.
    pub field: Color32,
    /// Under the pointer.
    pub hover: Color32,
    /// Being pressed; also the track of a segmented control.
    pub pressed: Color32,
    /// A selected row.
    pub selected: Color32,
    /// Over the window, below a dialog.
    pub scrim: Color32,
}

/// Text colours.
#[derive(Debug)]
pub struct Texts {
    /// What is read first.
    pub primary: Color32,
    /// What explains it.
    pub secondary: Color32,
    /// Times, hints, captions.
    pub muted: Color32,
}

/// What a colour says; always together with a word or an icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Nothing in particular.
    Neutral,
    /// The one accent: what can be done here.
    Accent,
    /// For your information.
    Calm,
    /// Somebody waits, or something runs short.
    Attention,
    /// Failed, lost, or cannot be undone.
    Danger,
    /// Went well, is there.
    Success,
}

/// The colours of one tone.
#[derive(Debug)]
pub struct Meaning {
    /// Text and icons on any ground and on `background`.
    pub text: Color32,
    /// A tinted area.
    pub background: Color32,
    /// The edge of a tinted area.
    pub border: Color32,
    /// Dots and bars.
    pub mark: Color32,
    /// A filled button or badge.
    pub solid: Color32,
    /// The same under the pointer.
    pub solid_hover: Color32,
    /// Text and icons on `solid`.
    pub on_solid: Color32,
}

/// One [`Meaning`] a tone.
#[derive(Debug)]
pub struct Meanings {
    /// For [`Tone::Neutral`].
    pub neutral: Meaning,
    /// For [`Tone::Accent`].
    pub accent: Meaning,
    /// For [`Tone::Calm`].
    pub calm: Meaning,
    /// For [`Tone::Attention`].
    pub attention: Meaning,
    /// For [`Tone::Danger`].
    pub danger: Meaning,
    /// For [`Tone::Success`].
    pub success: Meaning,
}

/// An avatar's two colours.
#[derive(Debug)]
pub struct Avatar {
    /// The circle.
    pub background: Color32,
    /// The initials.
    pub text: Color32,
}

/// Elevations.
#[derive(Debug)]
pub struct Shadows {
    /// Menus, tooltips, toasts.
    pub popup: Shadow,
    /// Dialogs.
    pub dialog: Shadow,
}

impl Tokens {
    /// The colours of a tone.
    pub const fn meaning(&self, tone: Tone) -> &Meaning {
        match tone {
            Tone::Neutral => &self.meanings.neutral,
            Tone::Accent => &self.meanings.accent,
            Tone::Calm => &self.meanings.calm,
            Tone::Attention => &self.meanings.attention,
            Tone::Danger => &self.meanings.danger,
            Tone::Success => &self.meanings.success,
        }
    }
}
