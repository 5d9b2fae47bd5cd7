//! A loudspeaker: PulseAudio, a real sound server, whose sound goes nowhere but into a recording.

use std::path::PathBuf;

use tokio::process::Command;

use crate::display::Display;
use crate::program::Program;
use crate::wait::{PATIENCE, eventually};

/// The loudness, of 32,767, from which on it is no noise.
const LOUD: u16 = 1_000;

/// A loudspeaker, and a recorder beside it.
#[derive(Debug)]
pub struct Loudspeaker {
    address: String,
    recording: PathBuf,
    _recorder: Program,
    _server: Program,
}

impl Loudspeaker {
    /// Starts, and records silence at first.
    pub async fn start(display: &Display) -> Self {
        let socket = display.home().join("speaker");
        let address = format!("unix:{}", socket.display());
        let server = Program::start(server(display, &socket.display().to_string()));
        eventually(PATIENCE, "the sound server", async || {
            let is_there = socket.exists();
            is_there.then_some(()).ok_or_else(|| server.output())
        })
        .await;
        let recording = display.home().join("recording");
        let mut command = display.command("parec");
        command.env("PULSE_SERVER", &address).arg(&recording);
        command.args(["--device=speaker.monitor", "--raw", "--format=s16le"]);
        let loudspeaker = Self {
            address,
            recording,
            _recorder: Program::start(command),
            _server: server,
        };
        loudspeaker.wait_recording().await;
        loudspeaker
    }

    /// Where a program finds it, for its environment.
    pub fn variable(&self) -> (&str, &str) {
        ("PULSE_SERVER", &self.address)
    }

    /// Waits until something is heard.
    pub async fn wait_heard(&self) {
        eventually(PATIENCE, "a sound", async || {
            let (length, peak) = self.recorded();
            let is_loud = peak > LOUD;
            is_loud
                .then_some(())
                .ok_or_else(|| format!("{length} samples, the loudest {peak}"))
        })
        .await;
    }

    async fn wait_recording(&self) {
        eventually(PATIENCE, "a recording", async || {
            let (length, _) = self.recorded();
            (length > 0).then_some(()).ok_or("nothing")
        })
        .await;
        assert_eq!(self.recorded().1, 0, "nothing sounds yet");
    }

    /// How many samples, and the loudest.
    fn recorded(&self) -> (usize, u16) {
        let bytes = std::fs::read(&self.recording).unwrap_or_default();
        let samples = bytes.chunks_exact(2);
        let samples = samples.filter_map(|pair| pair.try_into().ok());
        let loudness = samples.map(|pair| i16::from_le_bytes(pair).unsigned_abs());
        loudness.fold((0, 0), |(count, peak), loud| (count + 1, peak.max(loud)))
    }
}

fn server(display: &Display, socket: &str) -> Command {
    let mut command = display.command("pulseaudio");
    // It keeps its state in a folder that is its alone.
    command.env("XDG_RUNTIME_DIR", display.home());
    command.args([
        "-n",
        "--daemonize=no",
        "--use-pid-file=no",
        "--exit-idle-time=-1",
    ]);
    command.args(["--load=module-null-sink sink_name=speaker"]);
    command.arg(format!(
        "--load=module-native-protocol-unix socket={socket} auth-anonymous=1"
    ));
    command
}
