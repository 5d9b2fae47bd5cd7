//! A program that the test starts, reads and ends, with everything that it started itself.

use std::process::{ExitStatus, Stdio};
use std::sync::{Arc, Mutex};

use rustix::process::{Pid, Signal, kill_process};
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWriteExt as _, BufReader};
use tokio::process::{Child, Command};

use crate::wait::{PATIENCE, eventually};

/// A running program; dropping it kills it and all of its children.
#[derive(Debug)]
pub(crate) struct Program {
    name: String,
    child: Child,
    stdout: Transcript,
    stderr: Transcript,
}

impl Program {
    /// Starts the command and keeps reading what it prints.
    pub(crate) fn start(mut command: Command) -> Self {
        let name = command.as_std().get_program().display().to_string();
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap_or_else(|error| {
                panic!("{name} does not start: {error}; tests/run installs it")
            });
        let stdout = Transcript::read(child.stdout.take().expect("piped"));
        let stderr = Transcript::read(child.stderr.take().expect("piped"));
        Self {
            name,
            child,
            stdout,
            stderr,
        }
    }

    /// Waits for a line on stdout that holds `prefix`, and returns what follows it on that line.
    pub(crate) async fn says(&mut self, prefix: &str) -> String {
        let what = format!("{:?} from {}", prefix, self.name);
        eventually(PATIENCE, &what, async || {
            self.stdout.after(prefix).ok_or_else(|| {
                let state = self.child.try_wait();
                format!("{state:?}\n{}", self.output())
            })
        })
        .await
    }

    /// Everything that it printed so far.
    pub(crate) fn output(&self) -> String {
        format!("{}{}", self.stdout.text(), self.stderr.text())
    }

    /// Asks it to end (SIGTERM) and waits until it has.
    pub(crate) async fn terminate(&mut self) -> ExitStatus {
        if let Some(id) = self.id() {
            kill_process(id, Signal::TERM).ok(); // It may have ended by itself.
        }
        self.wait_ended().await
    }

    /// Waits until it has ended by itself.
    pub(crate) async fn wait_ended(&mut self) -> ExitStatus {
        let ended = tokio::time::timeout(PATIENCE, self.child.wait()).await;
        ended
            .unwrap_or_else(|_| panic!("{} does not end:\n{}", self.name, self.output()))
            .expect("a child can be waited for")
    }

    /// Ends it at once (SIGKILL), as a crash would, and waits until it is gone.
    pub(crate) async fn kill9(&mut self) {
        self.child.kill().await.expect("a child can be killed");
    }

    fn id(&self) -> Option<Pid> {
        Pid::from_raw(self.child.id()?.try_into().ok()?)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let Some(id) = self.id() else { return };
        for id in family(id) {
            kill_process(id, Signal::KILL).ok(); // It may have ended by itself.
        }
    }
}

/// Runs the command to its end and returns its stdout; any other exit than success stops the test.
pub(crate) async fn run(command: Command, stdin: &str) -> String {
    let shown = format!("{:?}", command.as_std());
    let output = run_any(command, stdin).await;
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{shown}: {}\n{stdout}{}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    stdout
}

/// Runs the command to its end, however it ends.
pub(crate) async fn run_any(mut command: Command, stdin: &str) -> std::process::Output {
    let shown = format!("{:?}", command.as_std());
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap_or_else(|error| panic!("{shown}: {error}; tests/run installs what is missing"));
    let mut pipe = child.stdin.take().expect("piped");
    pipe.write_all(stdin.as_bytes()).await.ok(); // A program may end without reading.
    drop(pipe);
    tokio::time::timeout(PATIENCE, child.wait_with_output())
        .await
        .unwrap_or_else(|_| panic!("{shown}: does not end"))
        .expect("a child can be waited for")
}

/// The process and everything below it, the eldest first.
fn family(eldest: Pid) -> Vec<Pid> {
    let mut family = vec![eldest];
    let mut next = 0;
    while let Some(parent) = family.get(next) {
        family.extend(children(*parent));
        next += 1;
    }
    family
}

/// What any thread of the process has started; nothing when it is gone.
fn children(parent: Pid) -> Vec<Pid> {
    let threads = std::fs::read_dir(format!("/proc/{}/task", parent.as_raw_nonzero()));
    let lists = threads.into_iter().flatten().flatten().map(|thread| {
        let list = std::fs::read_to_string(thread.path().join("children"));
        list.unwrap_or_default()
    });
    let ids = lists.collect::<Vec<_>>().join(" ");
    let ids = ids.split_whitespace().filter_map(|id| id.parse().ok());
    ids.filter_map(Pid::from_raw).collect()
}

/// The lines that a program printed so far on one of its outputs.
#[derive(Debug, Clone, Default)]
struct Transcript(Arc<Mutex<Vec<String>>>);

impl Transcript {
    fn read(output: impl AsyncRead + Unpin + Send + 'static) -> Self {
        let transcript = Self::default();
        let copy = transcript.clone();
        tokio::spawn(async move {
            let mut lines = BufReader::new(output).lines();
            while let Ok(Some(line)) = lines.next_line().await {
                copy.0.lock().expect("nobody panics here").push(line);
            }
        });
        transcript
    }

    fn after(&self, prefix: &str) -> Option<String> {
        let lines = self.0.lock().expect("nobody panics here");
        let mut found = lines.iter().filter_map(|line| line.split_once(prefix));
        found.next().map(|(_, rest)| rest.to_owned())
    }

    fn text(&self) -> String {
        let lines = self.0.lock().expect("nobody panics here");
        lines.iter().map(|line| format!("{line}\n")).collect()
    }
}
