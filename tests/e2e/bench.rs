//! The bench itself: what its actors show is what is there.

use atiende_e2e::{Browser, BrowserSettings, Display, picture};
use image::Rgb;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

/// A page that answers in the browser's language and greets whoever fills in a name.
const PAGE: &str = "<!doctype html><meta charset=utf-8><title>Prueba</title>
    <form onsubmit=\"greeting.textContent = 'Hola, ' + who.value; return false\">
    <label for=who>Nombre</label><input id=who value=Nadie><button>Saludar</button></form>
    <p id=greeting>Sin saludo</p><p id=width></p>
    <script>width.textContent = innerWidth + ' ' + navigator.language</script>";

/// Serves `PAGE` at the returned address until the test ends.
async fn page() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let asked = socket.read(&mut [0; 4096]).await;
            asked.unwrap();
            let length = PAGE.len();
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
            );
            socket.write_all((head + PAGE).as_bytes()).await.ok();
        }
    });
    url
}

#[tokio::test]
async fn a_browser_fills_in_and_reads_a_page() {
    let browser = Browser::open().await;
    browser.goto(&page().await).await;
    browser.wait_text("Sin saludo").await;
    assert_eq!(browser.value("Nombre").await, "Nadie");

    browser.fill("Nombre", "María Pérez").await;
    browser.click("Saludar").await;

    browser.wait_text("Hola, María Pérez").await;
    browser.wait_gone("Sin saludo").await;
    browser.wait_text("es").await;
    browser.screenshot("bench-browser").await;
    assert_eq!(image::open(picture("bench-browser")).unwrap().width(), 1280);
}

#[tokio::test]
async fn a_telephone_is_narrow() {
    let browser = Browser::open_phone().await;

    browser.goto(&page().await).await;

    browser.wait_text("es").await;
    let agent = browser.script("return navigator.userAgent").await;
    assert!(agent.as_str().unwrap().contains("Android"), "{agent}");
    let width = browser.script("return screen.width").await;
    assert_eq!(width, 390);
}

#[tokio::test]
async fn a_browser_without_scripts_runs_none() {
    let browser = Browser::open_as(BrowserSettings {
        runs_scripts: false,
        ..BrowserSettings::default()
    })
    .await;

    browser.goto(&page().await).await;

    browser.wait_text("Sin saludo").await;
    let text = browser.text().await;
    assert!(text.ends_with("Sin saludo"), "{text}");
}

#[tokio::test]
async fn a_display_takes_a_picture_of_what_is_on_it() {
    let display = Display::start(1024, 700).await;

    display.run("xsetroot", &["-solid", "#2060a0"]).await;
    display.screenshot("bench-display").await;

    let shown = image::open(picture("bench-display")).unwrap().to_rgb8();
    assert_eq!(shown.dimensions(), (1024, 700));
    assert_eq!(shown.get_pixel(500, 350), &Rgb([0x20, 0x60, 0xa0]));
}
