//! A number on a picture.

use super::Picture;

/// The digits and a plus, three pixels wide and five high, a line in each octal digit.
const DIGITS: [u16; 10] = [
    0o75557, 0o26227, 0o71747, 0o71717, 0o55711, 0o74717, 0o74757, 0o71111, 0o75757, 0o75717,
];
const PLUS: u16 = 0o02720;
const WIDTH: usize = 3;
const HEIGHT: usize = 5;

const GROUND: [u8; 4] = [200, 40, 40, 255];
const INK: [u8; 4] = [255, 255, 255, 255];

/// The picture with a number in its lower right corner; none for zero, `9+` above nine.
pub(super) fn with_number(picture: &Picture, number: usize) -> Picture {
    let mut picture = picture.clone();
    let glyphs: &[u16] = match number {
        0 => return picture,
        1..10 => DIGITS.get(number..=number).unwrap_or_default(),
        _ => &[DIGITS[9], PLUS],
    };
    // A third of the picture is enough to be read and leaves the mark to be seen.
    let scale = (picture.side / 16).max(1);
    let radius = picture.side * 5 / 16;
    let centre = picture.side.saturating_sub(radius);
    disc(&mut picture, centre, radius);
    let width = (glyphs.len() * (WIDTH + 1) - 1) * scale;
    let left = centre.saturating_sub(width / 2);
    let top = centre.saturating_sub(HEIGHT * scale / 2);
    for (index, glyph) in glyphs.iter().enumerate() {
        let left = left + index * (WIDTH + 1) * scale;
        draw(&mut picture, *glyph, (left, top), scale);
    }
    picture
}

fn disc(picture: &mut Picture, centre: usize, radius: usize) {
    for y in 0..picture.side {
        for x in 0..picture.side {
            let (dx, dy) = (x.abs_diff(centre), y.abs_diff(centre));
            if dx * dx + dy * dy <= radius * radius {
                put(picture, x, y, GROUND);
            }
        }
    }
}

fn draw(picture: &mut Picture, glyph: u16, (left, top): (usize, usize), scale: usize) {
    for y in 0..HEIGHT * scale {
        for x in 0..WIDTH * scale {
            let bit = (HEIGHT - 1 - y / scale) * WIDTH + (WIDTH - 1 - x / scale);
            if glyph >> bit & 1 == 1 {
                put(picture, left + x, top + y, INK);
            }
        }
    }
}

fn put(picture: &mut Picture, x: usize, y: usize, color: [u8; 4]) {
    let start = (y * picture.side + x) * 4;
    let is_inside = x < picture.side;
    if let Some(pixel) = picture.rgba.get_mut(start..start + 4).filter(|_| is_inside) {
        pixel.copy_from_slice(&color);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blank() -> Picture {
        Picture {
            side: 16,
            rgba: vec![0; 16 * 16 * 4],
        }
    }

    fn drawing(number: usize) -> String {
        let picture = with_number(&blank(), number);
        let sign = |pixel: &[u8]| match pixel {
            pixel if pixel == INK => '#',
            pixel if pixel == GROUND => '.',
            _ => ' ',
        };
        let lines = picture.rgba.chunks(16 * 4).map(|line| {
            let line: String = line.chunks(4).map(sign).collect();
            line.trim_end().to_owned() + "\n"
        });
        lines.collect()
    }

    #[test]
    fn a_number_is_drawn_on_the_picture() {
        assert_eq!(drawing(0).trim(), "");
        let four: Vec<_> = drawing(4)
            .lines()
            .map(|line| line.replace([' ', '.'], ""))
            .collect();
        assert_eq!(four.concat(), "##".repeat(2) + "###" + "#" + "#");
        assert_ne!(drawing(10), drawing(9));
        assert_eq!(drawing(10), drawing(1000));
    }
}
