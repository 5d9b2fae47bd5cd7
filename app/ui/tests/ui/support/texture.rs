//! egui's textures and how they are sampled.

use std::collections::HashMap;

use egui::epaint::ImageData;
use egui::{Color32, TextureFilter, TextureId, TexturesDelta};

/// Red, green, blue and alpha, premultiplied, 0 to 1.
pub type Texel = [f32; 4];

/// All textures of a window.
#[derive(Default)]
pub struct Textures(HashMap<TextureId, Texture>);

/// One texture; beyond its edge the edge repeats.
pub struct Texture {
    size: [usize; 2],
    pixels: Vec<Color32>,
    is_nearest: bool,
}

impl Textures {
    /// Takes over what egui changed.
    pub fn apply(&mut self, delta: &mut TexturesDelta) {
        for (id, images) in delta.set.drain() {
            for change in images {
                let ImageData::Color(image) = &change.image;
                match (change.pos, self.0.get_mut(&id)) {
                    (Some(at), Some(texture)) => texture.patch(at, image.size, &image.pixels),
                    _ => {
                        let is_nearest = change.options.magnification == TextureFilter::Nearest;
                        let pixels = image.pixels.clone();
                        self.0.insert(
                            id,
                            Texture {
                                size: image.size,
                                pixels,
                                is_nearest,
                            },
                        );
                    }
                }
            }
        }
        for id in delta.free.drain() {
            self.0.remove(&id);
        }
    }

    /// The texture that a mesh names.
    pub fn get(&self, id: TextureId) -> Option<&Texture> {
        self.0.get(&id)
    }
}

impl Texture {
    fn patch(&mut self, [left, top]: [usize; 2], [width, height]: [usize; 2], pixels: &[Color32]) {
        for row in 0..height {
            let start = (top + row) * self.size[0] + left;
            self.pixels[start..start + width]
                .copy_from_slice(&pixels[row * width..(row + 1) * width]);
        }
    }

    /// The colour at `u`, `v`, mixed from the four texels around it.
    pub fn sample(&self, u: f32, v: f32) -> Texel {
        let (x, y) = (u * self.size[0] as f32, v * self.size[1] as f32);
        if self.is_nearest {
            return self.at(x.floor(), y.floor());
        }
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let upper = mix(self.at(left, top), self.at(left + 1.0, top), x - left);
        let lower = mix(
            self.at(left, top + 1.0),
            self.at(left + 1.0, top + 1.0),
            x - left,
        );
        mix(upper, lower, y - top)
    }

    fn at(&self, x: f32, y: f32) -> Texel {
        let inside = |at: f32, size: usize| at.clamp(0.0, size as f32 - 1.0) as usize;
        let pixel = self.pixels[inside(y, self.size[1]) * self.size[0] + inside(x, self.size[0])];
        pixel.to_array().map(|channel| f32::from(channel) / 255.0)
    }
}

fn mix(one: Texel, other: Texel, share: f32) -> Texel {
    std::array::from_fn(|channel| one[channel] + (other[channel] - one[channel]) * share)
}
