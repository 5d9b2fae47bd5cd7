//! How much more memory the service needs while ten files of 200 MB arrive at once.
//!
//! `cargo bench -p atiende_server --bench upload_memory`. It prints figures and judges nothing: the
//! limit is 30 MB more than at rest.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a measurement stops at the first failure"
)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use atiende_protocol::{Customer, DeviceType, Platform, Settings, Source};
use atiende_server::storage::{NewPortal, NewRequest, NoSink, Slug, TokenHash, open};
use atiende_server::{database_url, now};

const FILES: usize = 10;
const SIZE: usize = 200 * 1024 * 1024;
const PIECE: usize = 64 * 1024;
const TOKEN: &str = "token";

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    prepare(folder.path());
    let (mut service, _output, address) = serve(folder.path());
    upload(&address, 0, 1); // Everything that is made at the first use is there.
    let rest = memory(&service, "VmRSS");

    let is_over = Arc::new(AtomicBool::new(false));
    let peak = watch(service.id(), Arc::clone(&is_over));
    let begun = Instant::now();
    let uploads: Vec<_> = (1..=FILES)
        .map(|number| {
            let address = address.clone();
            let name = format!("upload {number}");
            named(name, move || upload(&address, number, SIZE))
        })
        .collect();
    for upload in uploads {
        upload.join().expect("the upload succeeds");
    }
    is_over.store(true, Ordering::SeqCst);
    let peak = peak.join().expect("the memory is watched");

    let megabytes = |kilobytes: usize| kilobytes / 1024;
    println!("files: {FILES} of {} MB", SIZE / 1024 / 1024);
    println!("seconds: {}", begun.elapsed().as_secs());
    println!("memory at rest: {} MB", megabytes(rest));
    println!("memory at most: {} MB", megabytes(peak));
    println!("more: {} MB", megabytes(peak.saturating_sub(rest)));
    service.kill().expect("it runs");
    service.wait().expect("it has ended");
}

/// A company with a request whose customer may send long files.
#[tokio::main(flavor = "current_thread")]
async fn prepare(folder: &Path) {
    let storage = open(&database_url(folder), Arc::new(NoSink)).await;
    let storage = storage.expect("the storage opens");
    let company = storage.add_company("Acme".to_owned(), now()).await;
    let portal = NewPortal {
        company: company.expect("a company"),
        slug: Slug::parse("acme").expect("a slug"),
        title: None,
        at: now(),
    };
    let request = NewRequest {
        portal: storage.add_portal(portal).await.expect("a portal"),
        form_id: "form".to_owned(),
        token: TokenHash::of(TOKEN),
        customer: Customer {
            name: "María".to_owned(),
            email: "maria@example.com".to_owned(),
        },
        subject: "No imprime".to_owned(),
        description: "Desde ayer".to_owned(),
        source: Source {
            ip_address: "127.0.0.1".to_owned(),
            device_type: DeviceType::Computer,
            platform: Platform::Windows,
            operating_system: "Windows 11".to_owned(),
            os_version: "11".to_owned(),
            browser: "Chrome".to_owned(),
        },
        user_agent: String::new(),
        locale: "es".to_owned(),
        at: now(),
    };
    storage.open_request(request).await.expect("a request");
    let settings = Settings {
        max_file_bytes: 1 << 30,
        max_request_bytes: 1 << 40,
        ..Settings::default()
    };
    let set = storage.set_settings(settings, now()).await;
    set.expect("the settings");
    storage.close().await;
}

/// Also what it says, which it wants to be read.
fn serve(folder: &Path) -> (Child, BufReader<ChildStdout>, String) {
    let mut service = Command::new(env!("CARGO_BIN_EXE_atiende-server"))
        .args(["serve", "--listen", "127.0.0.1:0", "--data-dir"])
        .arg(folder)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the service starts");
    let mut said = String::new();
    let mut output = BufReader::new(service.stdout.take().expect("piped"));
    output
        .read_line(&mut said)
        .expect("it says where it listens");
    let address = said.trim().rsplit("//").next().expect("an address");
    (service, output, address.to_owned())
}

/// Sends one long text, each in other words.
fn upload(address: &str, number: usize, size: usize) {
    let metadata = "filename YS50eHQ="; // a.txt
    let created = call(
        address,
        &format!("POST /r/{TOKEN}/files"),
        &format!("Upload-Length: {size}\r\nUpload-Metadata: {metadata}\r\nContent-Length: 0"),
        0,
        0,
    );
    let location = created
        .lines()
        .find_map(|line| line.strip_prefix("location: "));
    let location = location.expect("the upload began");
    let sent = call(
        address,
        &format!("PATCH {location}"),
        &format!(
            "Upload-Offset: 0\r\nContent-Length: {size}\r\n\
             Content-Type: application/offset+octet-stream"
        ),
        size,
        number,
    );
    assert!(sent.contains("atiende-file: sent"), "{sent}");
}

fn call(address: &str, what: &str, headers: &str, size: usize, number: usize) -> String {
    let mut stream = TcpStream::connect(address).expect("it listens");
    let head = format!(
        "{what} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nTus-Resumable: 1.0.0\r\n{headers}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).expect("it reads");
    let piece = format!("{number:016}").repeat(PIECE / 16);
    let mut left = size;
    while left > 0 {
        let length = left.min(PIECE);
        let bytes = &piece.as_bytes()[..length];
        stream.write_all(bytes).expect("it reads");
        left -= length;
    }
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("it answers");
    answer
}

fn watch(process: u32, is_over: Arc<AtomicBool>) -> thread::JoinHandle<usize> {
    named("watch".to_owned(), move || {
        let mut most = 0;
        while !is_over.load(Ordering::SeqCst) {
            most = most.max(status(process, "VmRSS"));
            thread::sleep(Duration::from_millis(20));
        }
        most
    })
}

fn named<T: Send + 'static>(
    name: String,
    work: impl FnOnce() -> T + Send + 'static,
) -> thread::JoinHandle<T> {
    let thread = thread::Builder::new().name(name).spawn(work);
    thread.expect("there is room for a thread")
}

fn memory(service: &Child, what: &str) -> usize {
    status(service.id(), what)
}

/// A figure of a process, in kilobytes.
fn status(process: u32, what: &str) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"));
    let status = status.expect("it runs");
    let line = status.lines().find(|line| line.starts_with(what));
    let number = line.and_then(|line| line.split_whitespace().nth(1));
    number
        .and_then(|number| number.parse().ok())
        .unwrap_or_default()
}
