//! A portal's accent colour, and the other colours that follow from it, readable in both themes.

use std::fmt::Write as _;

/// What WCAG asks of text (AA).
const READABLE: f64 = 4.5;

/// What WCAG asks of the edge of a button.
const VISIBLE: f64 = 3.0;

const WHITE: Color = Color([255; 3]);
const BLACK: Color = Color([0; 3]);

/// A colour of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color([u8; 3]);

/// The colours of `portal.css` that an accent must stand out against.
struct Theme {
    /// The page behind everything.
    bg: Color,
    /// The card, on which most things are.
    card: Color,
    /// Everything that text in the colour of links is written on.
    grounds: [Color; 3],
    /// Where colours go to become readable.
    pole: Color,
}

const LIGHT: Theme = Theme {
    bg: Color([0xf4, 0xf5, 0xf7]),
    card: WHITE,
    grounds: [WHITE, Color([0xf4, 0xf5, 0xf7]), Color([0xf6, 0xf7, 0xf9])],
    pole: BLACK,
};

const DARK: Theme = Theme {
    bg: Color([0x0e, 0x0f, 0x13]),
    card: Color([0x15, 0x17, 0x1c]),
    grounds: [
        Color([0x15, 0x17, 0x1c]),
        Color([0x0e, 0x0f, 0x13]),
        Color([0x1c, 0x1f, 0x25]),
    ],
    pole: WHITE,
};

impl Color {
    /// The colour that is written as `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let is_hex = digits.len() == 6 && digits.bytes().all(|c| c.is_ascii_hexdigit());
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| is_hex)?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Self([red, green, blue]))
    }

    /// Where the style sheet with this accent is.
    pub fn url(self) -> String {
        format!("/accent/{}.css", self.hex().trim_start_matches('#'))
    }

    /// As a style sheet writes it.
    fn hex(self) -> String {
        let Self([red, green, blue]) = self;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// How bright it is, as WCAG defines it: 0 to 1.
    fn luminance(self) -> f64 {
        let linear = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        let [red, green, blue] = linear;
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast of two colours: 1 to 21.
    fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance() + 0.05, other.luminance() + 0.05);
        one.max(two) / one.min(two)
    }

    /// The colour with `percent` of another one in it.
    fn mixed(self, other: Self, percent: u16) -> Self {
        let Self([r, g, b]) = self;
        let Self([other_r, other_g, other_b]) = other;
        let part = |own: u8, other: u8| {
            let sum = u16::from(own) * (100 - percent) + u16::from(other) * percent;
            u8::try_from(sum / 100).unwrap_or(u8::MAX)
        };
        Self([part(r, other_r), part(g, other_g), part(b, other_b)])
    }

    /// White or black: one of them is always readable.
    fn text(self) -> Self {
        if self.contrast(WHITE) >= READABLE {
            WHITE
        } else {
            BLACK
        }
    }

    /// The nearest colour on the way to `pole` that can be read on all of `grounds`.
    fn readable(self, grounds: &[Self], pole: Self) -> Self {
        let steps = (0..=100).map(|percent| self.mixed(pole, percent));
        let mut readable = steps.filter(|color| {
            let mut grounds = grounds.iter();
            grounds.all(|ground| color.contrast(*ground) >= READABLE)
        });
        readable.next().unwrap_or(pole)
    }
}

/// The style sheet that puts an accent in the place of ours.
pub fn accent_css(accent: Color) -> String {
    let light = variables(accent, &LIGHT);
    let dark = variables(accent, &DARK);
    format!(":root {{{light}}}\n@media (prefers-color-scheme: dark) {{ :root {{{dark}}} }}\n")
}

fn variables(accent: Color, theme: &Theme) -> String {
    let mut css = String::new();
    for (name, color) in palette(accent, theme) {
        // Writing to a string cannot fail.
        write!(css, " --{name}: {};", color.hex()).ok();
    }
    css
}

fn palette(accent: Color, theme: &Theme) -> [(&'static str, Color); 8] {
    let text = accent.text();
    // A pressed button goes away from its text's colour, so that the text stays readable.
    let away = if text == WHITE { BLACK } else { WHITE };
    let soft = theme.card.mixed(accent, 12);
    let is_visible = accent.contrast(theme.card) >= VISIBLE;
    let edge = accent.readable(&[theme.card], theme.pole);
    [
        ("accent", accent),
        ("on-accent", text),
        ("accent-down", accent.mixed(away, 14)),
        ("accent-edge", if is_visible { accent } else { edge }),
        ("link", accent.readable(&theme.grounds, theme.pole)),
        ("soft", soft),
        ("on-soft", accent.readable(&[soft], theme.pole)),
        ("glow", theme.bg.mixed(accent, 10)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(palette: &[(&'static str, Color)], name: &str) -> Color {
        palette.iter().find(|(key, _)| *key == name).unwrap().1
    }

    #[test]
    fn only_six_digits_are_a_color() {
        assert_eq!(Color::parse("#0a7D55"), Some(Color([0x0a, 0x7d, 0x55])));
        for text in [
            "", "#", "0a7d55", "#0a7d5", "#0a7d555", "#+a7d55", "#gg7d55", "red",
        ] {
            assert_eq!(Color::parse(text), None, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((BLACK.contrast(WHITE) - 21.0).abs() < 0.01);
        let gray = Color([0x76; 3]);
        assert!((gray.contrast(WHITE) - 4.54).abs() < 0.01);
    }

    #[test]
    fn text_stays_readable_with_every_accent_in_both_themes() {
        let parts = [0, 0x33, 0x66, 0x77, 0x99, 0xcc, 0xff];
        for (red, green, blue) in parts
            .iter()
            .flat_map(|red| parts.iter().map(move |green| (red, green)))
            .flat_map(|(red, green)| parts.iter().map(move |blue| (*red, *green, *blue)))
        {
            let accent = Color([red, green, blue]);
            for theme in [&LIGHT, &DARK] {
                let palette = palette(accent, theme);
                let of = |name| named(&palette, name);
                let text = of("on-accent");
                assert!(text.contrast(accent) >= READABLE, "{accent:?}");
                assert!(text.contrast(of("accent-down")) >= READABLE, "{accent:?}");
                assert!(of("on-soft").contrast(of("soft")) >= READABLE, "{accent:?}");
                assert!(
                    of("accent-edge").contrast(theme.card) >= VISIBLE,
                    "{accent:?}"
                );
                for ground in theme.grounds {
                    assert!(of("link").contrast(ground) >= READABLE, "{accent:?}");
                }
            }
        }
    }

    #[test]
    fn the_style_sheet_has_both_themes() {
        let css = accent_css(Color([0xff, 0xd4, 0]));
        assert!(
            css.starts_with(":root { --accent: #ffd400; --on-accent: #000000;"),
            "{css}"
        );
        assert_eq!(css.matches("--link:").count(), 2);
        assert!(css.contains("@media (prefers-color-scheme: dark)"), "{css}");
    }
}
