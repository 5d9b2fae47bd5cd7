//! Files in the console: sending them, and those that are in a chat.

mod incoming;
pub(super) mod pictures;
mod previews;
mod sent;
mod uploads;

use std::path::PathBuf;
use std::sync::Arc;

use atiende_core::{Action, FoundFile, FoundProblem, Input, UploadAnswer, UploadId};
use atiende_protocol::{
    Entry, EntryKind, FileId, FileType, PreviewSize, RequestId, RequestStatus, SentFile, Seq,
    Timestamp,
};
use egui::{
    Event, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, TouchPhase, vec2,
};
use uuid::Uuid;

use super::talk::opened;
use super::world::{self, ME, NOW, SECOND, hold, reference};
use super::{Bench, Use, World, bench};
use crate::support::screenshot;

pub const ID: i64 = 7;
pub const REQUEST: RequestId = RequestId(ID);
pub const MIB: u64 = 1024 * 1024;

/// A file that somebody sent.
pub fn file(number: u128, name: &str, size: u64) -> SentFile {
    let extension = name.rsplit('.').next().unwrap();
    SentFile {
        id: FileId(Uuid::from_u128(number)),
        name: name.to_owned(),
        file_type: FileType::of_extension(extension).unwrap(),
        size,
        sha256: "0".repeat(64),
        preview: None,
    }
}

/// A picture that somebody sent.
pub fn picture(number: u128, name: &str, [width, height]: [u32; 2]) -> SentFile {
    let preview = Some(PreviewSize { width, height });
    SentFile {
        preview,
        ..file(number, name, 120 * 1024)
    }
}

fn entry(seq: i64, secs_ago: i64, kind: EntryKind) -> Entry {
    let at = Timestamp(NOW - secs_ago * SECOND);
    Entry {
        seq: Seq(seq),
        at,
        kind,
    }
}

/// The customer sent a file.
pub fn gets(seq: i64, secs_ago: i64, file: &SentFile) -> Entry {
    let file = file.clone();
    entry(seq, secs_ago, EntryKind::CustomerFile { file })
}

/// A technician sent a file.
pub fn gives(seq: i64, secs_ago: i64, technician: i64, file: &SentFile) -> Entry {
    let technician = reference(technician);
    let file = file.clone();
    entry(
        seq,
        secs_ago,
        EntryKind::TechnicianFile { technician, file },
    )
}

/// What the service answers when the picture of a file is asked for.
pub fn png([width, height]: [u32; 2]) -> Arc<[u8]> {
    let image = screenshot(width as usize, height as usize);
    let mut png = std::io::Cursor::new(Vec::new());
    let pixels = image.pixels.iter().flat_map(|pixel| pixel.to_array());
    image::RgbaImage::from_raw(width, height, pixels.collect())
        .unwrap()
        .write_to(&mut png, image::ImageFormat::Png)
        .unwrap();
    png.into_inner().into()
}

/// A request of mine where the chat is under way, with a timeline.
pub fn world(entries: Vec<Entry>) -> World {
    in_state(RequestStatus::InChat, ME, entries)
}

/// A request that a technician holds.
pub fn in_state(status: RequestStatus, technician: i64, entries: Vec<Entry>) -> World {
    let mut request = world::request(ID);
    hold(&mut request, technician, status);
    let entries = [vec![opened(1)], entries].concat();
    World::quiet()
        .with(request)
        .timeline(ID, entries)
        .selecting(ID)
}

/// A chat of mine in the window.
pub fn chat(entries: Vec<Entry>) -> Bench {
    let mut bench = bench(world(entries));
    bench.done();
    bench
}

/// A file that is to be sent was looked at.
pub fn found(number: u128, name: &str, size: u64, problem: Option<FoundProblem>) -> Input {
    let file = FoundFile {
        id: UploadId(Uuid::from_u128(number)),
        name: name.to_owned(),
        path: PathBuf::from("/home/ana").join(name),
        is_own_copy: false,
        size,
        modified_at: Timestamp(NOW),
        problem,
    };
    Input::FilesFound {
        request: REQUEST,
        files: vec![file],
    }
}

/// The service says something about an upload.
pub fn answer(number: u128, answer: UploadAnswer) -> Input {
    Input::Upload(UploadId(Uuid::from_u128(number)), answer)
}

/// Lets the console hear something.
pub fn tell(bench: &mut Bench, input: Input) {
    bench.state_mut().take(input);
    bench.run();
}

/// Turns the wheel where the pointer is.
pub fn wheel(bench: &mut Bench, by: f32) {
    bench.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, by),
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
        source: MouseWheelSource::Wheel,
    });
    bench.run();
}

/// Clicks twice in a row, with a frame between the clicks.
pub fn double_click(bench: &mut Bench, at: Pos2) {
    for _ in 0..2 {
        press(bench, at);
        bench.step();
    }
    bench.run();
}

/// Clicks so fast that both clicks come in one frame.
pub fn double_click_at_once(bench: &mut Bench, at: Pos2) {
    press(bench, at);
    press(bench, at);
    bench.run();
}

fn press(bench: &mut Bench, at: Pos2) {
    let input = bench.input_mut();
    input.events.push(Event::PointerMoved(at));
    for pressed in [true, false] {
        input.events.push(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
}

/// Lets the console settle until something has come of work on another thread.
pub fn awaits(bench: &mut Bench, is_there: impl Fn(&Bench) -> bool) {
    for _ in 0..3000 {
        if is_there(bench) {
            return;
        }
        std::thread::yield_now();
        bench.run();
    }
    panic!("it did not come");
}

/// What was asked for, apart from pictures and what has been read.
pub fn asked(bench: &mut Bench) -> Vec<Action> {
    let mut done = bench.done();
    done.retain(|action| !matches!(action, Action::FetchPreview { .. }));
    done
}
