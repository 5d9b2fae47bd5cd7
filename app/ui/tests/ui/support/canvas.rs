//! Draws egui's meshes on the CPU: the same picture on every machine, with no GPU and no display.

use std::ops::Range;

use egui::epaint::{Mesh, Primitive, Vertex};
use egui::{Context, FullOutput, Rect, TexturesDelta};
use egui_kittest::TestRenderer;
use image::RgbaImage;

use super::texture::{Texel, Texture, Textures};
use super::triangle::{Bounds, Triangle};

/// A renderer for `Harness::builder().renderer(…)`.
#[derive(Default)]
pub struct Canvas(Textures);

impl TestRenderer for Canvas {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        self.0.apply(delta);
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * scale;
        let mut image = RgbaImage::new(size.x.round() as u32, size.y.round() as u32);
        for part in ctx.tessellate(output.shapes.clone(), scale) {
            if let Primitive::Mesh(mesh) = &part.primitive
                && let Some(texture) = self.0.get(mesh.texture_id)
            {
                let clip = pixels(part.clip_rect, scale, &image);
                draw(&mut image, mesh, texture, &clip, scale);
            }
        }
        Ok(image)
    }
}

fn pixels(clip: Rect, scale: f32, image: &RgbaImage) -> Bounds {
    let inside = |at: f32, end: u32| (at * scale).round().clamp(0.0, end as f32) as usize;
    Bounds {
        columns: inside(clip.min.x, image.width())..inside(clip.max.x, image.width()),
        rows: inside(clip.min.y, image.height())..inside(clip.max.y, image.height()),
    }
}

fn draw(image: &mut RgbaImage, mesh: &Mesh, texture: &Texture, clip: &Bounds, scale: f32) {
    for corners in mesh.indices.chunks_exact(3) {
        let vertices = [0, 1, 2].map(|corner| mesh.vertices[corners[corner] as usize]);
        let Some(triangle) = Triangle::new(vertices.map(|vertex| vertex.pos * scale)) else {
            continue;
        };
        let paint = Paint::new(&vertices, texture);
        for row in triangle.rows(clip) {
            paint.fill(image, &triangle, row, triangle.span(row, clip));
        }
    }
}

/// What a triangle is filled with; most are of one colour, which is worked out once.
enum Paint<'a> {
    Flat(Texel),
    Textured {
        vertices: &'a [Vertex; 3],
        texture: &'a Texture,
    },
}

impl<'a> Paint<'a> {
    fn new(vertices: &'a [Vertex; 3], texture: &'a Texture) -> Self {
        let [a, b, c] = vertices;
        let is_flat = a.uv == b.uv && b.uv == c.uv && a.color == b.color && b.color == c.color;
        let textured = Self::Textured { vertices, texture };
        if is_flat {
            Self::Flat(textured.at([1.0, 0.0, 0.0]))
        } else {
            textured
        }
    }

    fn fill(&self, image: &mut RgbaImage, triangle: &Triangle, row: usize, span: Range<usize>) {
        let start = (row * image.width() as usize + span.start) * 4;
        let bytes = &mut image.as_mut()[start..start + span.len() * 4];
        for (pixel, column) in bytes.chunks_exact_mut(4).zip(span) {
            match self {
                Self::Flat([red, green, blue, 1.0]) => {
                    pixel.copy_from_slice(&[*red, *green, *blue, 1.0].map(byte))
                }
                Self::Flat(texel) => blend(pixel, *texel),
                Self::Textured { .. } => blend(pixel, self.at(triangle.weights(column, row))),
            }
        }
    }

    fn at(&self, weights: [f32; 3]) -> Texel {
        match self {
            Self::Flat(texel) => *texel,
            Self::Textured {
                vertices: [a, b, c],
                texture,
            } => {
                let [one, two, three] = weights;
                let sum = |a: f32, b: f32, c: f32| a * one + b * two + c * three;
                let texel =
                    texture.sample(sum(a.uv.x, b.uv.x, c.uv.x), sum(a.uv.y, b.uv.y, c.uv.y));
                let [a, b, c] = [a, b, c].map(|vertex| vertex.color.to_array().map(f32::from));
                std::array::from_fn(|part| texel[part] * sum(a[part], b[part], c[part]) / 255.0)
            }
        }
    }
}

/// Puts a premultiplied colour over what is there, rounding to 8 bits as a GPU does.
fn blend(pixel: &mut [u8], front: Texel) {
    for (channel, part) in pixel.iter_mut().zip(front) {
        *channel = byte(part + f32::from(*channel) / 255.0 * (1.0 - front[3]));
    }
}

fn byte(part: f32) -> u8 {
    (part.clamp(0.0, 1.0) * 255.0).round() as u8
}
