//! Small pictures of files: decoded once, away from the frame, and kept within a bound.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use atiende_core::{Preview, State};
use atiende_protocol::FileId;
use egui::{ColorImage, Context, TextureFilter, TextureHandle, TextureId, TextureOptions};
use image::{ImageReader, Limits};

use crate::job::Job;

/// So many pictures are decoded at once.
const AT_ONCE: usize = 2;
/// The textures are kept until they are so large together, in bytes.
const MOST: usize = 64 * 1024 * 1024;
/// No picture of the service's is longer or wider.
const LONGEST: u32 = 4096;
/// What decoding one picture may take, in bytes.
const MOST_TO_DECODE: u64 = 96 * 1024 * 1024;

/// The pictures that are here.
#[derive(Clone, Default)]
pub(in crate::panels::chat) struct Pictures {
    known: BTreeMap<FileId, Known>,
    frame: u64,
}

#[derive(Clone)]
struct Known {
    look: Look,
    /// In which frame it was last on the screen.
    seen: u64,
}

#[derive(Clone)]
enum Look {
    Decoding(Job<ColorImage>),
    Shown(TextureHandle),
    /// It is no picture that could be read.
    Broken,
}

impl std::fmt::Debug for Pictures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.known.keys()).finish()
    }
}

impl Pictures {
    /// The picture of a file, where it is here.
    pub fn texture(&self, file: FileId) -> Option<TextureId> {
        match &self.known.get(&file)?.look {
            Look::Shown(texture) => Some(texture.id()),
            Look::Decoding(_) | Look::Broken => None,
        }
    }

    /// Brings up to date what is on the screen, and lets go of what was not for the longest time.
    pub fn follow(&mut self, ctx: &Context, state: &State, shown: &[FileId]) {
        self.frame += 1;
        for file in shown {
            self.keep(ctx, state, *file);
        }
        self.forget_old();
    }

    /// Brings one more up to date that is on the screen.
    pub fn keep(&mut self, ctx: &Context, state: &State, file: FileId) {
        let frame = self.frame;
        if let Some(known) = self.known.get_mut(&file) {
            known.seen = frame;
            known.finish(ctx);
            return;
        }
        let Some(Preview::Loaded(bytes)) = state.previews.get(&file) else {
            return;
        };
        if self.decoding() < AT_ONCE {
            let bytes = Arc::clone(bytes);
            let job = Job::start(ctx, "picture", move || decode(&bytes));
            let look = Look::Decoding(job);
            self.known.insert(file, Known { look, seen: frame });
        }
    }

    fn decoding(&self) -> usize {
        let known = self.known.values();
        let is_decoding = |known: &&Known| matches!(known.look, Look::Decoding(_));
        known.filter(is_decoding).count()
    }

    fn forget_old(&mut self) {
        let mut held: usize = self.known.values().map(Known::bytes).sum();
        while held > MOST {
            // What is kept by itself was seen one frame ago.
            let old = self
                .known
                .iter()
                .filter(|(_, known)| known.seen + 1 < self.frame);
            let oldest = old.min_by_key(|(_, known)| known.seen);
            let Some(file) = oldest.map(|(file, _)| *file) else {
                return; // Everything is on the screen.
            };
            let gone = self.known.remove(&file);
            held -= gone.map_or(0, |known| known.bytes());
        }
    }
}

impl Known {
    /// Takes over what was decoded.
    fn finish(&mut self, ctx: &Context) {
        let Look::Decoding(job) = &self.look else {
            return;
        };
        let Some(result) = job.result() else {
            return;
        };
        self.look = match result {
            Some(image) => {
                // Most are shown smaller than they are.
                let smaller = Some(TextureFilter::Linear);
                let options = TextureOptions::LINEAR.with_mipmap_mode(smaller);
                Look::Shown(ctx.load_texture("picture", image.clone(), options))
            }
            None => Look::Broken,
        };
        ctx.request_repaint(); // It was drawn without it.
    }

    fn bytes(&self) -> usize {
        match &self.look {
            Look::Shown(texture) => texture.byte_size(),
            Look::Decoding(_) | Look::Broken => 0,
        }
    }
}

fn decode(bytes: &[u8]) -> Option<ColorImage> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MOST_TO_DECODE);
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .ok()?;
    reader.limits(limits);
    let image = reader.decode().ok()?.into_rgba8();
    let size = [image.width() as usize, image.height() as usize];
    Some(ColorImage::from_rgba_unmultiplied(size, image.as_raw()))
}

#[cfg(test)]
mod tests {
    use egui::Color32;
    use uuid::Uuid;

    use super::*;

    /// A picture of four mebibytes.
    fn large(ctx: &Context) -> Known {
        let image = ColorImage::filled([1024, 1024], Color32::WHITE);
        let texture = ctx.load_texture("picture", image, TextureOptions::LINEAR);
        Known {
            look: Look::Shown(texture),
            seen: 0,
        }
    }

    #[test]
    fn what_was_out_of_sight_for_the_longest_time_goes_and_what_is_seen_stays() {
        let (ctx, state) = (Context::default(), State::default());
        let mut pictures = Pictures::default();
        let files: Vec<_> = (0..20)
            .map(|number| FileId(Uuid::from_u128(number)))
            .collect();
        for file in &files {
            pictures.known.insert(*file, large(&ctx));
            pictures.follow(&ctx, &state, &[*file]);
        }
        let is_here = |pictures: &Pictures, index: usize| pictures.texture(files[index]).is_some();
        assert_eq!(pictures.known.len(), 16);
        assert!(!is_here(&pictures, 0) && is_here(&pictures, 19));

        for file in &files {
            pictures.known.insert(*file, large(&ctx));
        }
        pictures.follow(&ctx, &state, &files);
        assert_eq!(pictures.known.len(), 20, "everything is on the screen");
    }
}
