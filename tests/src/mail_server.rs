//! A real SMTP server (aiosmtpd) that keeps what it takes.

use serde::Deserialize;
use tokio::process::Command;

use crate::program::Program;
use crate::wait::{PATIENCE, eventually};

/// The line by which it says where it listens.
const LISTENING: &str = "takes mail at ";

/// The line by which it says what it took.
const MAIL: &str = "mail ";

/// An e-mail as its reader sees it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Mail {
    /// Its Message-ID.
    pub id: String,
    /// To whom.
    pub to: Vec<String>,
    /// From whom.
    pub from: String,
    /// About what.
    pub subject: String,
    /// The plain part.
    pub plain: String,
    /// The rich part.
    pub html: String,
}

/// A running mail server.
pub struct MailServer {
    port: String,
    program: Program,
    earlier: Vec<Mail>,
}

impl MailServer {
    /// Starts on a free port.
    pub async fn start() -> Self {
        let mut program = run("0");
        let port = program.says(LISTENING).await;
        Self {
            port,
            program,
            earlier: Vec::new(),
        }
    }

    /// As the service's settings name it.
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// Ends it; what it took stays known.
    pub async fn stops(&mut self) {
        self.earlier = self.mails();
        self.program.kill9().await;
    }

    /// Starts it again at the same port.
    pub async fn starts_again(&mut self) {
        self.program = run(&self.port);
        self.program.says(LISTENING).await;
    }

    /// Everything that it took.
    pub fn mails(&self) -> Vec<Mail> {
        let output = self.program.output();
        let lines = output.lines().filter_map(|line| line.strip_prefix(MAIL));
        let mails = lines.map(|json| serde_json::from_str(json).expect("our own JSON"));
        let known = self.earlier.iter().cloned();
        let mut all: Vec<Mail> = known.collect();
        for mail in mails {
            if !self.earlier.contains(&mail) {
                all.push(mail);
            }
        }
        all
    }

    /// Waits for a mail, and returns it.
    pub async fn takes(&self, what: &str, is_it: impl Fn(&Mail) -> bool) -> Mail {
        eventually(PATIENCE * 3, what, async || {
            let mails = self.mails();
            let found = mails.iter().find(|mail| is_it(mail)).cloned();
            found.ok_or_else(|| format!("{mails:#?}\n{}", self.program.output()))
        })
        .await
    }
}

fn run(port: &str) -> Program {
    // Debian's own interpreter: only that one has Debian's packages.
    let mut command = Command::new("/usr/bin/python3");
    command.args(["-c", include_str!("mail_server.py"), port]);
    Program::start(command)
}
