//! A screen of its own: Xvfb with a window manager, a D-Bus session, accessibility, mouse and keyboard.

use std::ffi::OsStr;
use std::path::Path;

use atspi::zbus;
use tempfile::TempDir;
use tokio::process::Command;

use crate::paths;
use crate::program::{Program, run, run_any};
use crate::wait::{PATIENCE, eventually, within};

/// A running screen; windows on it see nothing of the machine's own desktop.
#[derive(Debug)]
pub struct Display {
    number: String,
    session_bus: String,
    accessibility_bus: String,
    // Declared in this order so that the clients end before the screen does.
    _window_manager: Program,
    _bus: Program,
    _screen: Program,
    home: TempDir,
}

impl Display {
    /// Starts a screen of this size in pixels.
    pub async fn start(width: u32, height: u32) -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let mut screen = start_screen(width, height);
        let number = format!(":{}", screen.says("").await);
        let mut bus = start_bus(home.path());
        let session_bus = bus.says("").await;
        let switched_on = switch_accessibility_on(&session_bus);
        let accessibility_bus = within(PATIENCE, "switching accessibility on", switched_on)
            .await
            .expect("the accessibility bus answers; tests/run installs at-spi2-core");
        let window_manager = start_window_manager(&number, &home).await;
        let display = Self {
            number,
            session_bus,
            accessibility_bus,
            _window_manager: window_manager,
            _bus: bus,
            _screen: screen,
            home,
        };
        // Has a key for every letter of Spanish; xdotool would redefine keys while it types, and lose some.
        let layout = ["-layout", "us", "-variant", "altgr-intl"];
        display.run("setxkbmap", &layout).await;
        display
    }

    /// A command whose window opens on this screen, with an empty home folder.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .env("DISPLAY", &self.number)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.session_bus)
            .env("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent")
            .env("HOME", self.home.path())
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("XDG_DATA_HOME")
            .env_remove("XDG_RUNTIME_DIR");
        command
    }

    /// Moves the mouse there and clicks.
    pub async fn click(&self, x: i32, y: i32) {
        let (x, y) = (x.to_string(), y.to_string());
        self.xdotool(&["mousemove", &x, &y, "click", "1"]).await;
    }

    /// Moves the mouse there and clicks twice.
    pub async fn double_click(&self, x: i32, y: i32) {
        let (x, y) = (x.to_string(), y.to_string());
        let twice = ["--repeat", "2", "--delay", "60", "1"];
        let arguments = [&["mousemove", &x, &y, "click"], &twice[..]].concat();
        self.xdotool(&arguments).await;
    }

    /// Drags a file from a small window in the corner and drops it there.
    pub async fn drop_file(&self, file: &Path, x: i32, y: i32) {
        // Debian's own interpreter: only that one has Debian's packages.
        let mut command = self.command("/usr/bin/python3");
        command
            .args(["-c", include_str!("drag_source.py")])
            .arg(file);
        let mut source = Program::start(command);
        source.says("ready to be dragged").await;
        self.xdotool(&["mousemove", "40", "20", "mousedown", "1"])
            .await;
        // A drag begins with a movement, and a target answers to the movements over it.
        let steps = 10;
        for step in 1..=steps {
            let at = |end: i32, start: i32| (start + (end - start) * step / steps).to_string();
            let (x, y) = (at(x, 40), at(y, 20));
            self.xdotool(&["mousemove", &x, &y, "sleep", "0.05"]).await;
        }
        self.xdotool(&["mouseup", "1", "sleep", "0.3"]).await;
    }

    /// Turns the mouse wheel at a place: downwards for positive steps.
    pub async fn scroll(&self, x: i32, y: i32, steps: i32) {
        let button = if steps > 0 { "5" } else { "4" };
        let (x, y) = (x.to_string(), y.to_string());
        let repeat = steps.unsigned_abs().to_string();
        let arguments = ["mousemove", &x, &y, "click", "--repeat", &repeat];
        self.xdotool(&[&arguments[..], &[button]].concat()).await;
    }

    /// Presses a key or a combination, named as X does: `Return`, `ctrl+a`.
    pub async fn key(&self, name: &str) {
        self.xdotool(&["key", "--clearmodifiers", name]).await;
    }

    /// Types into the window that has the keyboard.
    pub async fn type_text(&self, text: &str) {
        self.xdotool(&["type", "--delay", "25", "--", text]).await;
    }

    /// Waits until the title of the window in front ends with this.
    pub async fn wait_in_front(&self, title: &str) {
        eventually(PATIENCE, &format!("{title:?} in front"), async || {
            let mut command = self.command("xdotool");
            command.args(["getactivewindow", "getwindowname"]);
            // Between two windows there is none in front, which is an error for it.
            let output = run_any(command, "").await;
            let front = String::from_utf8_lossy(&output.stdout).into_owned();
            front.trim_end().ends_with(title).then_some(()).ok_or(front)
        })
        .await;
    }

    /// Keeps a picture of the screen in cargo's target folder, as `e2e/NAME.png`.
    pub async fn screenshot(&self, name: &str) {
        let mut command = self.command("import");
        command.args(["-window", "root"]).arg(paths::picture(name));
        run(command, "").await;
    }

    /// Runs a program on this screen to its end and returns what it printed.
    pub async fn run(&self, program: &str, arguments: &[&str]) -> String {
        let mut command = self.command(program);
        command.args(arguments);
        run(command, "").await
    }

    /// Runs a program of the workspace on this screen to its end and returns what it printed.
    pub async fn run_program(&self, name: &str, arguments: &[&str]) -> String {
        let program = paths::program(name);
        self.run(&program.display().to_string(), arguments).await
    }

    /// The address of the bus on which windows tell what they show.
    pub(crate) fn accessibility_bus(&self) -> &str {
        &self.accessibility_bus
    }

    /// The address of the bus on which programs of this screen call each other.
    pub(crate) fn session_bus(&self) -> &str {
        &self.session_bus
    }

    /// The home folder of everything on this screen.
    pub(crate) fn home(&self) -> &std::path::Path {
        self.home.path()
    }

    async fn xdotool(&self, arguments: &[&str]) {
        self.run("xdotool", arguments).await;
    }
}

fn start_screen(width: u32, height: u32) -> Program {
    let mut command = Command::new("Xvfb");
    let size = format!("{width}x{height}x24");
    // It picks a free number and prints it once it serves.
    command.args(["-displayfd", "1", "-screen", "0", &size]);
    command.args(["-nolisten", "tcp", "-noreset"]);
    Program::start(command)
}

/// Starts a bus, which says its address.
pub(crate) fn start_bus(home: &Path) -> Program {
    let mut command = Command::new("dbus-daemon");
    command.args(["--session", "--nofork", "--print-address=1"]);
    command.arg(format!("--address=unix:dir={}", home.display()));
    command.env("HOME", home).env_remove("DISPLAY");
    Program::start(command)
}

async fn start_window_manager(display: &str, home: &TempDir) -> Program {
    let settings = home.path().join("openbox.xml");
    std::fs::write(&settings, include_str!("openbox.xml")).expect("the folder is writable");
    let mut command = Command::new("openbox");
    command.args(["--sm-disable", "--startup", "echo managing"]);
    command.arg("--config-file").arg(settings);
    command.env("DISPLAY", display).env("HOME", home.path());
    let mut program = Program::start(command);
    program.says("managing").await;
    program
}

/// Makes programs on this session tell what they show, and returns the address of the bus they use for it.
async fn switch_accessibility_on(session_bus: &str) -> zbus::Result<String> {
    let connection = zbus::connection::Builder::address(session_bus)?
        .build()
        .await?;
    let (service, path) = ("org.a11y.Bus", "/org/a11y/bus");
    let status = zbus::Proxy::new(&connection, service, path, "org.a11y.Status").await?;
    status.set_property("IsEnabled", true).await?;
    let bus = zbus::Proxy::new(&connection, service, path, "org.a11y.Bus").await?;
    bus.call("GetAddress", &()).await
}
