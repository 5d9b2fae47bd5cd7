//! The program itself: what it prints, how it ends, and administration beside a running service.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Output, Stdio};

use tempfile::TempDir;

fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_atiende-server"));
    command.env_clear().env("ATIENDE_DATA_DIR", folder);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Runs a command to its end, with `input` on its standard input.
fn run(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = program(folder).args(arguments).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).ok(); // Most commands do not read it.
    drop(stdin);
    child.wait_with_output().unwrap()
}

#[track_caller]
fn done(folder: &Path, arguments: &[&str], input: &str) -> String {
    let output = run(folder, arguments, input);
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The one sentence of a command that is not carried out.
#[track_caller]
fn refused(folder: &Path, arguments: &[&str], input: &str) -> String {
    let output = run(folder, arguments, input);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {output:?}");
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.lines().count(), 1, "{said}");
    said.strip_prefix("atiende-server: ")
        .unwrap()
        .trim_end()
        .to_owned()
}

/// A running service; killed where a test fails.
struct Running {
    child: Child,
    out: BufReader<std::process::ChildStdout>,
}

impl Running {
    fn start(folder: &Path) -> Self {
        let mut child = program(folder)
            .args(["--listen", "127.0.0.1:0"])
            .spawn()
            .unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        Self { child, out }
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.out.read_line(&mut line).unwrap();
        line
    }

    fn tell(&mut self, signal: &str) -> ExitStatus {
        let pid = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args([signal, &pid])
                .status()
                .unwrap()
                .success()
        );
        self.child.wait().unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().ok(); // It has ended already where the test went well.
        self.child.wait().ok();
    }
}

const ANA: &[&str] = &[
    "admin",
    "technician",
    "add",
    "--email",
    "ana@acme.example",
    "--name",
    "Ana",
];

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn service_prints_its_address_and_the_setup_link_and_ends_well_when_told() {
    for signal in ["-TERM", "-INT"] {
        let folder = folder();
        let mut service = Running::start(folder.path());
        let listening = service.line();
        let address = listening
            .strip_prefix("listening on ")
            .unwrap()
            .trim_end()
            .to_owned();
        assert!(address.starts_with("http://127.0.0.1:"), "{address}");
        let link = service.line();
        assert!(
            link.starts_with(&format!("set-up link: {address}/setup/")),
            "{link}"
        );

        assert_eq!(service.tell(signal).code(), Some(0), "{signal}");
    }
}

#[test]
fn administration_works_while_the_service_runs() {
    let folder = folder();
    let mut service = Running::start(folder.path());
    let listening = service.line();
    let port = listening.trim_end().rsplit(':').next().unwrap().to_owned();

    done(folder.path(), &["admin", "company", "add", "Acme"], "");
    done(
        folder.path(),
        &[
            "admin",
            "portal",
            "add",
            "--company",
            "acme",
            "--slug",
            "acme",
        ],
        "",
    );

    let mut stream = std::net::TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
    stream
        .write_all(b"GET /p/acme HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut first = String::new();
    BufReader::new(stream).read_line(&mut first).unwrap();
    assert_eq!(first, "HTTP/1.1 200 OK\r\n");
}

#[test]
fn technicians_are_added_granted_listed_and_disabled() {
    let folder = folder();
    let at = folder.path();
    done(at, &["admin", "company", "add", "Acme"], "");
    done(at, &["admin", "company", "add", "Globex"], "");
    let ana = [ANA, &["--company", "Acme", "--password-stdin"]].concat();
    done(at, &ana, "correct horse\n");
    done(
        at,
        &[
            "admin",
            "grant",
            "--email",
            "ANA@acme.example",
            "--company",
            "globex",
        ],
        "",
    );
    done(
        at,
        &[
            "admin",
            "revoke",
            "--email",
            "ana@acme.example",
            "--company",
            "Acme",
        ],
        "",
    );

    let list = done(at, &["admin", "technician", "list"], "");
    let expected = "E-MAIL            NAME  ROLE        STATE   COMPANIES\n\
                    ana@acme.example  Ana   technician  active  Globex\n";
    assert_eq!(list, expected);
    done(
        at,
        &["admin", "technician", "disable", "ana@acme.example"],
        "",
    );
    assert!(done(at, &["admin", "technician", "list"], "").contains("disabled"));
}

#[test]
fn password_is_read_from_a_file_and_never_from_the_arguments() {
    let folder = folder();
    let file = folder.path().join("password");
    std::fs::write(&file, "correct horse\n").unwrap();
    let from_file = [
        ANA,
        &["--administrator", "--password-file", file.to_str().unwrap()],
    ]
    .concat();
    done(folder.path(), &from_file, "");

    let argument = [ANA, &["--password", "correct horse"]].concat();
    assert_eq!(run(folder.path(), &argument, "").status.code(), Some(2));
    assert_eq!(run(folder.path(), ANA, "").status.code(), Some(2));
}

#[test]
fn mistakes_are_answered_with_one_sentence() {
    let folder = folder();
    let at = folder.path();
    done(at, &["admin", "company", "add", "Acme"], "");
    let portal = ["admin", "portal", "add", "--company", "Acme", "--slug"];
    done(at, &[&portal[..], &["acme"]].concat(), "");
    let ana = [ANA, &["--password-stdin"]].concat();

    let acme = ["admin", "company", "add", "ACME"];
    assert_eq!(
        refused(at, &acme, ""),
        "There is already a company with this name"
    );
    assert_eq!(
        refused(at, &["admin", "company", "add", " "], ""),
        "A name has 1 to 120 characters"
    );
    let wrong = refused(at, &[&portal[..], &["Acme!"]].concat(), "");
    assert!(
        wrong.starts_with("Acme! cannot be a portal's address: use a-z, 0-9 and -"),
        "{wrong}"
    );
    assert_eq!(
        refused(at, &ana, "short\n"),
        "A password has 10 to 256 characters"
    );
    let nobody = ["admin", "grant", "--email", "x@y.z", "--company", "Acme"];
    assert!(refused(at, &nobody, "").starts_with("There is no technician with the e-mail x@y.z"));
    let nowhere = [&ana[..], &["--company", "Initech"]].concat();
    assert!(
        refused(at, &nowhere, "correct horse").starts_with("There is no company called Initech")
    );
}

#[test]
fn what_stands_in_the_way_of_starting_is_said_in_one_sentence() {
    let folder = folder();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let said = refused(folder.path(), &["serve", "--listen", &address], "");
    assert_eq!(
        said,
        format!("Another program already uses the address {address}")
    );

    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let said = refused(&file, &["--listen", "127.0.0.1:0"], "");
    assert!(said.ends_with("cannot be written"), "{said}");

    let config = folder.path().join("wrong.toml");
    std::fs::write(&config, "lisen = 1").unwrap();
    let said = refused(folder.path(), &["--config", config.to_str().unwrap()], "");
    assert!(said.contains("line 1: unknown field `lisen`"), "{said}");
    assert_eq!(
        run(folder.path(), &["--listen", "nonsense"], "")
            .status
            .code(),
        Some(2)
    );
}

#[test]
fn the_last_administrator_is_not_shut_out() {
    let folder = folder();
    let root = [ANA, &["--administrator", "--password-stdin"]].concat();
    done(folder.path(), &root, "correct horse\n");
    let disable = ["admin", "technician", "disable", "ana@acme.example"];
    let said = refused(folder.path(), &disable, "");
    assert_eq!(
        said,
        "This is the last administrator; add another one first"
    );
}
