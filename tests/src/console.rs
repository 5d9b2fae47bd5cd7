//! A technician at the console: the real program in a real window, used by mouse and keyboard.

use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::process::Command;

use crate::accessibility::{Role, Widget, Windows, drawing};
use crate::display::Display;
use crate::office::PASSWORD;
use crate::paths;
use crate::program::Program;
use crate::wait::{PATIENCE, eventually, within};

/// How long one look at the window may take; a program that starts or works hard may miss a call.
const LOOK: Duration = Duration::from_secs(3);

/// A running `atiende`.
#[derive(Debug)]
pub struct Console<'display> {
    display: &'display Display,
    program: Program,
    windows: Windows,
}

impl<'display> Console<'display> {
    /// Starts in Spanish with its own data folder and these arguments.
    pub async fn start(display: &'display Display, data: &Path, arguments: &[&str]) -> Self {
        Self::start_in(display, data, arguments, &[]).await
    }

    /// The same, with these variables in its environment.
    pub async fn start_in(
        display: &'display Display,
        data: &Path,
        arguments: &[&str],
        environment: &[(&str, &str)],
    ) -> Self {
        let mut command = display.command(paths::program("atiende"));
        command.env("LANG", "es_ES.UTF-8").env_remove("LC_ALL");
        command.envs(environment.iter().copied());
        command.arg("--data-dir").arg(data).args(arguments);
        Self::start_program(display, command).await
    }

    /// Starts in Spanish with the folders of the user.
    pub async fn start_at_home(display: &'display Display) -> Self {
        let mut command = display.command(paths::program("atiende"));
        command.env("LANG", "es_ES.UTF-8").env_remove("LC_ALL");
        Self::start_program(display, command).await
    }

    /// Starts another program in its place, with a window that tells what it shows.
    pub async fn start_program(display: &'display Display, command: Command) -> Self {
        let connecting = Windows::connect(display.accessibility_bus());
        let windows = within(PATIENCE, "connecting to the windows", connecting).await;
        Self {
            display,
            program: Program::start(command),
            windows: windows.expect("the accessibility bus takes connections"),
        }
    }

    /// Waits for a line on stdout that holds `prefix`, and returns what follows it: `portal: ` for instance.
    pub async fn says(&mut self, prefix: &str) -> String {
        self.program.says(prefix).await
    }

    /// Waits until the window shows a thing of this kind and name.
    pub async fn find(&self, role: Role, name: &str) -> Widget {
        let what = format!("{role:?} {name:?}");
        self.wait(&what, |widget| widget.role == role && widget.name == name)
            .await
    }

    /// Waits until the window shows this text anywhere, alone or within a longer one.
    pub async fn wait_text(&self, text: &str) -> Widget {
        let what = format!("the text {text:?}");
        self.wait(&what, |widget| widget.name.contains(text)).await
    }

    /// Waits until the window no longer shows this text.
    pub async fn wait_gone(&self, text: &str) {
        let what = format!("the text {text:?} to go");
        eventually(PATIENCE, &what, async || {
            let widgets = self.widgets().await?;
            let is_shown = widgets.iter().any(|widget| widget.name.contains(text));
            if is_shown {
                return Err(self.situation(&widgets));
            }
            Ok(())
        })
        .await;
    }

    /// Waits until the window shows a widget as wanted, and returns the first.
    pub async fn wait(&self, what: &str, wanted: impl Fn(&Widget) -> bool) -> Widget {
        eventually(PATIENCE, what, async || {
            let widgets = self.widgets().await?;
            let found = widgets.iter().find(|widget| wanted(widget)).cloned();
            found.ok_or_else(|| self.situation(&widgets))
        })
        .await
    }

    /// Everything that the window shows now, as an indented list.
    pub async fn text(&self) -> String {
        self.widgets()
            .await
            .map_or_else(|error| error, |widgets| drawing(&widgets))
    }

    /// Clicks with the mouse on the thing of this kind and name.
    pub async fn click(&self, role: Role, name: &str) {
        let widget = self.find(role, name).await;
        self.click_on(&widget).await;
    }

    /// Clicks on the thing of this kind and name if it is shown now; whether it was.
    ///
    /// # Errors
    /// Where the windows do not tell what they show.
    pub async fn click_if_shown(&self, role: Role, name: &str) -> Result<bool, String> {
        let widgets = self.widgets().await?;
        let is_it = |widget: &&Widget| widget.role == role && widget.name == name;
        let Some(widget) = widgets.iter().find(is_it) else {
            return Ok(false);
        };
        // What went away meanwhile has no place any more.
        if let Ok((x, y)) = widget.centre().await {
            self.display.click(x, y).await;
        }
        Ok(true)
    }

    /// Clicks with the mouse in the middle of the widget.
    pub async fn click_on(&self, widget: &Widget) {
        let (x, y) = widget.centre().await.expect("a widget has a place");
        self.display.click(x, y).await;
    }

    /// Clicks twice in the middle of the widget.
    pub async fn double_click_on(&self, widget: &Widget) {
        let (x, y) = widget.centre().await.expect("a widget has a place");
        self.display.double_click(x, y).await;
    }

    /// Drags a file from a window of another program and drops it on the widget.
    pub async fn drop_on(&self, widget: &Widget, file: &Path) {
        let (x, y) = widget.centre().await.expect("a widget has a place");
        self.display.drop_file(file, x, y).await;
    }

    /// Clicks on the widget and waits until the keyboard writes into it.
    pub async fn focus(&self, widget: &Widget) {
        self.click_on(widget).await;
        self.wait_focus(widget).await;
    }

    /// Waits until the keyboard writes into the field of this name.
    pub async fn wait_focus_in(&self, name: &str) {
        self.wait_focus(&self.field(name).await).await;
    }

    async fn wait_focus(&self, widget: &Widget) {
        eventually(PATIENCE, "the keyboard's focus", async || {
            match widget.is_focused().await {
                Ok(true) => Ok(()),
                other => Err(format!("{other:?}\n{}", self.text().await)),
            }
        })
        .await;
    }

    /// Types into the field of this name, in place of what it held, and waits until it holds it.
    ///
    /// A password field shows one dot for each letter, so only their number is compared.
    pub async fn fill(&self, name: &str, text: &str) {
        let field = self.field(name).await;
        self.focus(&field).await;
        self.display.key("ctrl+a").await;
        self.display.type_text(text).await;
        let wanted = match field.role {
            Role::PasswordText => "•".repeat(text.chars().count()),
            _ => text.to_owned(),
        };
        eventually(PATIENCE, &format!("{wanted:?} in {name:?}"), async || {
            let held = self.value(name).await;
            if held == wanted { Ok(()) } else { Err(held) }
        })
        .await;
    }

    /// Types address, e-mail and [`PASSWORD`] into the form of a console nobody is signed in to.
    pub async fn sign_in(&self, service: &str, email: &str) {
        self.fill("Dirección del servicio", service).await;
        self.fill("Correo electrónico", email).await;
        self.fill("Contraseña", PASSWORD).await;
        self.click(Role::Button, "Conectarse").await;
    }

    /// What the field of this name holds.
    pub async fn value(&self, name: &str) -> String {
        let text = self.field(name).await.text().await;
        text.unwrap_or_else(|error| error.to_string())
    }

    /// Keeps a picture of the screen in cargo's target folder, as `e2e/NAME.png`.
    pub async fn screenshot(&self, name: &str) -> PathBuf {
        self.display.screenshot(name).await;
        paths::picture(name)
    }

    /// Waits until the program has ended by itself.
    pub async fn wait_ended(&mut self) {
        self.program.wait_ended().await;
    }

    /// Ends the program as a crash would.
    pub async fn kill9(&mut self) {
        self.program.kill9().await;
    }

    async fn field(&self, name: &str) -> Widget {
        let what = format!("a field named {name:?}");
        self.wait(&what, |widget| {
            matches!(widget.role, Role::Entry | Role::PasswordText | Role::Text)
                && widget.name == name
        })
        .await
    }

    async fn widgets(&self) -> Result<Vec<Widget>, String> {
        let widgets = tokio::time::timeout(LOOK, self.windows.widgets()).await;
        widgets
            .map_err(|_| format!("the window does not tell what it shows within {LOOK:?}"))?
            .map_err(|error| error.to_string())
    }

    fn situation(&self, widgets: &[Widget]) -> String {
        format!("{}{}", drawing(widgets), self.program.output())
    }
}
