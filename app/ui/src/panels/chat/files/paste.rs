//! Pictures that are pasted into a chat, as screenshots are.

use std::sync::Arc;

use atiende_core::Action;
use atiende_protocol::RequestId;
use egui::{ColorImage, Context, Event};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

use crate::job::Job;

/// So many pasted pictures are made ready at once; more is a key that got stuck.
const MOST: usize = 4;

/// The pictures that are being made ready, each for its chat.
#[derive(Clone, Debug, Default)]
pub(in crate::panels::chat) struct Pastes(Vec<(RequestId, Job<Arc<[u8]>>)>);

impl Pastes {
    /// Takes the picture that was pasted in this frame, if one was.
    pub fn take(&mut self, ctx: &Context, request: RequestId) {
        if let Some(picture) = pasted(ctx)
            && self.0.len() < MOST
        {
            let job = Job::start(ctx, "pasted picture", move || png(&picture));
            self.0.push((request, job));
        }
    }

    /// Sends what is ready.
    pub fn ready(&mut self) -> Vec<Action> {
        let mut actions = Vec::new();
        self.0.retain(|(request, job)| {
            let Some(result) = job.result() else {
                return true;
            };
            actions.extend(result.map(|png| Action::SendPicture {
                request: *request,
                png: Arc::clone(png),
            }));
            false
        });
        actions
    }
}

/// Takes the picture out of this frame's input, if one was pasted.
pub(in crate::panels::chat) fn pasted(ctx: &Context) -> Option<Arc<ColorImage>> {
    ctx.input_mut(|input| {
        let is_picture = |event: &Event| matches!(event, Event::PasteImage(_));
        let at = input.events.iter().position(is_picture)?;
        match input.events.remove(at) {
            Event::PasteImage(picture) => Some(picture),
            _ => None,
        }
    })
}

/// Most screenshots hide nothing: without that, they are a quarter shorter.
fn png(picture: &ColorImage) -> Option<Arc<[u8]>> {
    let [width, height] = picture.size.map(|side| u32::try_from(side).ok());
    let is_opaque = picture.pixels.iter().all(|pixel| pixel.is_opaque());
    let (parts, color) = match is_opaque {
        true => (3, ExtendedColorType::Rgb8),
        false => (4, ExtendedColorType::Rgba8),
    };
    let pixels = picture
        .pixels
        .iter()
        .map(|pixel| pixel.to_srgba_unmultiplied());
    let bytes: Vec<u8> = pixels
        .flat_map(|pixel| pixel.into_iter().take(parts))
        .collect();
    let mut png = Vec::new();
    PngEncoder::new_with_quality(&mut png, CompressionType::Fast, FilterType::Adaptive)
        .write_image(&bytes, width?, height?, color)
        .ok()?;
    Some(png.into())
}

#[cfg(test)]
mod tests {
    use egui::Color32;

    use super::*;

    fn read(picture: &ColorImage) -> image::DynamicImage {
        image::load_from_memory(&png(picture).unwrap()).unwrap()
    }

    #[test]
    fn a_picture_comes_out_as_it_was_and_no_longer_than_it_must_be() {
        let mut picture = ColorImage::filled([3, 2], Color32::RED);
        picture.pixels[4] = Color32::BLUE;
        let read_back = read(&picture);
        assert_eq!(read_back.color(), image::ColorType::Rgb8);
        assert_eq!(read_back.to_rgba8().get_pixel(1, 1).0, [0, 0, 255, 255]);

        picture.pixels[0] = Color32::TRANSPARENT;
        assert_eq!(read(&picture).to_rgba8().get_pixel(0, 0).0[3], 0);
    }
}
