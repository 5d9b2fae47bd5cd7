//! The values of every token, light and dark; `tests` computes the contrast of each pair.

use egui::{Color32, Shadow};

use super::color::{hex, shade};
use super::tokens::{Avatar, Meaning, Meanings, Shadows, Surfaces, Texts, Tokens};

/// The ground of the product's mark, in both themes as in its icon.
pub(crate) const MARK_GROUND: Color32 = hex(0x4F56DB);
/// What stands on it.
pub(crate) const MARK_INK: Color32 = hex(0xFFFFFF);

/// White panels on cool grey.
pub(super) static LIGHT: Tokens = Tokens {
    surface: Surfaces {
        window: hex(0xF4F5F7),
        panel: hex(0xFFFFFF),
        sunken: hex(0xF8F9FA),
        raised: hex(0xFFFFFF),
        field: hex(0xFFFFFF),
        hover: hex(0xF0F1F4),
        pressed: hex(0xE5E7EC),
        selected: hex(0xEAEBFC),
        scrim: shade(72),
    },
    text: Texts {
        primary: hex(0x1B1E25),
        secondary: hex(0x545B69),
        muted: hex(0x616876),
    },
    line: hex(0xE3E5EA),
    outline: hex(0x858C9A),
    focus: hex(0x4F56DB),
    meanings: Meanings {
        neutral: Meaning {
            text: hex(0x545B69),
            background: hex(0xEDEFF2),
            border: hex(0xDDE0E6),
            mark: hex(0x808797),
            solid: hex(0x616876),
            solid_hover: hex(0x525866),
            on_solid: hex(0xFFFFFF),
        },
        accent: Meaning {
            text: hex(0x4249C9),
            background: hex(0xECEDFD),
            border: hex(0xCFD2F9),
            mark: hex(0x5A61E3),
            solid: hex(0x4F56DB),
            solid_hover: hex(0x434AC9),
            on_solid: hex(0xFFFFFF),
        },
        calm: Meaning {
            text: hex(0x1F5F99),
            background: hex(0xE8F1FA),
            border: hex(0xC5DCF1),
            mark: hex(0x2E86D1),
            solid: hex(0x2A74B5),
            solid_hover: hex(0x22639C),
            on_solid: hex(0xFFFFFF),
        },
        attention: Meaning {
            text: hex(0x835000),
            background: hex(0xFCF2DD),
            border: hex(0xEFDAAA),
            mark: hex(0xC97500),
            solid: hex(0xA36200),
            solid_hover: hex(0x8A5200),
            on_solid: hex(0xFFFFFF),
        },
        danger: Meaning {
            text: hex(0xB0222E),
            background: hex(0xFDECEC),
            border: hex(0xF5C9CB),
            mark: hex(0xDC3F4A),
            solid: hex(0xCC2F3C),
            solid_hover: hex(0xB32532),
            on_solid: hex(0xFFFFFF),
        },
        success: Meaning {
            text: hex(0x1A6B3C),
            background: hex(0xE5F5EB),
            border: hex(0xBFE3CD),
            mark: hex(0x17A054),
            solid: hex(0x1F7F49),
            solid_hover: hex(0x196B3D),
            on_solid: hex(0xFFFFFF),
        },
    },
    avatars: [
        avatar(0xE4E6FD, 0x3B42B8),
        avatar(0xDDEEFB, 0x1A5A92),
        avatar(0xD9F2EA, 0x12614A),
        avatar(0xE6F2D8, 0x46610F),
        avatar(0xFBEBCB, 0x7A4A00),
        avatar(0xFDE3D6, 0x963A0E),
        avatar(0xFBE0EA, 0x9A1F52),
        avatar(0xEFE2FA, 0x6B2CA3),
    ],
    shadow: Shadows {
        popup: shadow(4, 16, 36),
        dialog: shadow(12, 40, 56),
    },
};

/// Near-black window, panels a shade lighter.
pub(super) static DARK: Tokens = Tokens {
    surface: Surfaces {
        window: hex(0x0E0F13),
        panel: hex(0x15171C),
        sunken: hex(0x111317),
        raised: hex(0x1C1F25),
        field: hex(0x101216),
        hover: hex(0x1F2229),
        pressed: hex(0x282C35),
        selected: hex(0x24274A),
        scrim: shade(150),
    },
    text: Texts {
        primary: hex(0xECEEF2),
        secondary: hex(0xABB1BD),
        muted: hex(0x959CA9),
    },
    line: hex(0x262A32),
    outline: hex(0x737A89),
    focus: hex(0x8289F7),
    meanings: Meanings {
        neutral: Meaning {
            text: hex(0xABB1BD),
            background: hex(0x23262E),
            border: hex(0x343944),
            mark: hex(0x7F8694),
            solid: hex(0x666D7B),
            solid_hover: hex(0x596069),
            on_solid: hex(0xFFFFFF),
        },
        accent: Meaning {
            text: hex(0xA9AFFF),
            background: hex(0x20223F),
            border: hex(0x3A3F78),
            mark: hex(0x7F86F5),
            solid: hex(0x5E65E6),
            solid_hover: hex(0x535ADA),
            on_solid: hex(0xFFFFFF),
        },
        calm: Meaning {
            text: hex(0x8CC2F2),
            background: hex(0x14263A),
            border: hex(0x264666),
            mark: hex(0x4D9FE0),
            solid: hex(0x2B78BA),
            solid_hover: hex(0x2269A6),
            on_solid: hex(0xFFFFFF),
        },
        attention: Meaning {
            text: hex(0xEDB65C),
            background: hex(0x2D2210),
            border: hex(0x55401C),
            mark: hex(0xE0A23A),
            solid: hex(0xE0A23A),
            solid_hover: hex(0xEDB65C),
            on_solid: hex(0x1E1400),
        },
        danger: Meaning {
            text: hex(0xFF9C9C),
            background: hex(0x35181B),
            border: hex(0x63292E),
            mark: hex(0xF0626C),
            solid: hex(0xD23F4A),
            solid_hover: hex(0xBF343F),
            on_solid: hex(0xFFFFFF),
        },
        success: Meaning {
            text: hex(0x79D39D),
            background: hex(0x12291D),
            border: hex(0x22492F),
            mark: hex(0x3FB56F),
            solid: hex(0x25804D),
            solid_hover: hex(0x1F7044),
            on_solid: hex(0xFFFFFF),
        },
    },
    avatars: [
        avatar(0x2C2F5E, 0xB9BEFF),
        avatar(0x17354F, 0x94C9F5),
        avatar(0x133A31, 0x83D9BE),
        avatar(0x2B3716, 0xBBD984),
        avatar(0x42310F, 0xEFC274),
        avatar(0x482517, 0xF5AA86),
        avatar(0x471B30, 0xF59CC0),
        avatar(0x392050, 0xD2A9F5),
    ],
    shadow: Shadows {
        popup: shadow(4, 16, 120),
        dialog: shadow(12, 40, 160),
    },
};

const fn avatar(background: u32, text: u32) -> Avatar {
    Avatar {
        background: hex(background),
        text: hex(text),
    }
}

const fn shadow(down: i8, blur: u8, alpha: u8) -> Shadow {
    Shadow {
        offset: [0, down],
        blur,
        spread: 0,
        color: shade(alpha),
    }
}
