//! A customer sends files: chosen, dropped or pasted, cut in the middle and resumed.

use std::fmt::Write as _;
use std::fs;

use atiende_e2e::{BrowserSettings, Cable, IPHONE, PATIENCE, eventually};

use super::{Folder, PDF, count, fetched, maria_at, maria_on_windows, on_windows, sees};
use crate::acme::Acme;

const MEBI: u64 = 1024 * 1024;

/// A text of many mebibytes, no two lines of which are the same.
fn long_text() -> String {
    let mut text = String::new();
    for line in 0..500_000 {
        writeln!(text, "{line:08} La impresora no responde.").unwrap();
    }
    text
}

fn on_iphone() -> BrowserSettings {
    BrowserSettings {
        size: (390, 844),
        is_phone: true,
        user_agent: Some(IPHONE),
        ..BrowserSettings::default()
    }
}

#[tokio::test]
async fn customer_sends_a_picture_and_a_document_and_sees_them() {
    // chosen is sent, without another question.
    let acme = Acme::opens().await;
    let ana = acme.technician("ana@example.com", "Ana").await;
    let maria = maria_on_windows(&acme).await;
    let request = ana.finds("María").await;
    ana.joins(request).await;
    let folder = Folder::new();
    let picture = folder.picture("captura de pantalla.png");
    let document = folder.file("informe.pdf", PDF);
    maria.wait_text("Cargar archivo").await;

    maria.choose_files(&[&picture, &document]).await;

    sees(&maria, "#lines .mine .file", 2).await;
    sees(&maria, "#uploads li", 0).await;
    let seen = "const picture = document.querySelector('#lines .file img');
        return picture && picture.complete && picture.naturalWidth > 0;";
    eventually(PATIENCE, "the preview", async || {
        let seen = maria.script(seen).await;
        (seen == true).then_some(()).ok_or(seen.to_string())
    })
    .await;
    maria.screenshot("portal-files").await;
    assert_eq!(
        fetched(&maria, "captura de pantalla.png").await,
        fs::read(&picture).unwrap()
    );
    assert_eq!(fetched(&maria, "informe.pdf").await, PDF);

    maria.reload().await;
    sees(&maria, "#lines .mine .file", 2).await;
    assert_eq!(
        count(&maria, "#uploads li").await,
        0,
        "nothing is left over"
    );
}

#[tokio::test]
async fn program_is_refused_with_the_reason_and_what_may_be_sent() {
    //
    let acme = Acme::opens().await;
    let maria = maria_on_windows(&acme).await;
    let folder = Folder::new();
    let program = folder.file("ayuda.exe", b"MZ\x90\0");
    let disguised = folder.file("ayuda.png", b"MZ\x90\0\x03\0\0\0");
    let picture = folder.picture("bien.png");

    maria.choose_files(&[&program, &disguised, &picture]).await;

    maria
        .wait_text("los archivos .exe no están permitidos")
        .await;
    maria.wait_text("jpeg, png, gif").await;
    maria
        .wait_text("su contenido no es el de un archivo .png")
        .await;
    sees(&maria, "#lines .file", 1).await;
    maria.screenshot("portal-files-refused").await;
    for left in [1, 0] {
        maria.click("Descartar").await;
        sees(&maria, "#uploads li", left).await;
    }
}

#[tokio::test]
async fn upload_goes_on_by_itself_after_the_connection_was_cut() {
    let acme = Acme::opens().await;
    let cable = Cable::to(acme.server.address()).await;
    let portal = format!("{}/p/acme", cable.url());
    let maria = maria_at(&portal, on_windows()).await;
    let content = long_text();
    let folder = Folder::new();
    let log = folder.file("registro.log", &content);
    cable.pull_after(5 * MEBI);

    maria.choose_files(&[&log]).await;
    maria.wait_text("Seguirá por sí solo").await;
    assert!(!cable.is_plugged(), "it was cut in the middle");
    maria.screenshot("portal-files-cut").await;
    let before = cable.carried();
    cable.plug();

    sees(&maria, "#lines .file", 1).await;
    let again = cable.carried() - before;
    let rest = content.len() as u64 - 4 * MEBI;
    assert!(again < rest + MEBI, "{again} bytes went after the cut");
    assert!(fetched(&maria, "registro.log").await == content.as_bytes());
}

#[tokio::test]
async fn upload_goes_on_after_a_reload_when_the_same_file_is_chosen_again() {
    let acme = Acme::opens().await;
    let cable = Cable::to(acme.server.address()).await;
    let portal = format!("{}/p/acme", cable.url());
    let maria = maria_at(&portal, on_windows()).await;
    let page = maria.url().await;
    let content = long_text();
    let folder = Folder::new();
    let log = folder.file("registro.log", &content);
    cable.pull_after(5 * MEBI);
    maria.choose_files(&[&log]).await;
    maria.wait_text("Seguirá por sí solo").await;

    maria.goto("about:blank").await;
    cable.plug();
    maria.goto(&page).await;
    maria.wait_text("Se quedó a medias").await;
    maria.screenshot("portal-files-interrupted").await;
    let before = cable.carried();
    maria.choose_files(&[&log]).await;

    sees(&maria, "#lines .file", 1).await;
    sees(&maria, "#uploads li", 0).await;
    let again = cable.carried() - before;
    let rest = content.len() as u64 - 4 * MEBI;
    assert!(again < rest + MEBI, "{again} bytes went after the reload");
    assert!(fetched(&maria, "registro.log").await == content.as_bytes());
}

#[tokio::test]
async fn cancelled_upload_is_gone_and_makes_room_for_the_next() {
    let acme = Acme::opens().await;
    let cable = Cable::to(acme.server.address()).await;
    let portal = format!("{}/p/acme", cable.url());
    let maria = maria_at(&portal, on_windows()).await;
    let folder = Folder::new();
    let log = folder.file("registro.log", long_text());
    let picture = folder.picture("captura.png");
    cable.pull_after(5 * MEBI);
    maria.choose_files(&[&log, &picture]).await;
    maria.wait_text("Seguirá por sí solo").await;

    maria.click("Cancelar").await;
    sees(&maria, "#uploads li", 1).await;
    cable.plug();

    sees(&maria, "#lines .file", 1).await;
    maria.reload().await;
    maria.wait_text("captura.png").await;
    maria.wait_text("Conectado").await;
    assert_eq!(count(&maria, "#lines .file").await, 1);
    assert_eq!(count(&maria, "#uploads li").await, 0);
}

#[tokio::test]
async fn iphone_sends_pictures_and_nothing_else() {
    //
    let acme = Acme::opens().await;
    let maria = maria_at(&acme.server.url("/p/acme"), on_iphone()).await;
    let folder = Folder::new();
    let picture = folder.picture("IMG_0001.JPG");
    let document = folder.file("informe.pdf", PDF);

    maria.click("Cargar archivo").await;
    maria.wait_text("Seleccionar archivo").await;
    maria.wait_text("jpeg, png, gif, bmp, tiff").await;
    maria.screenshot("portal-files-sheet").await;
    maria.choose_files(&[&picture, &document]).await;

    sees(&maria, "#lines .file", 1).await;
    maria
        .wait_text("los archivos .pdf no están permitidos")
        .await;
    maria.screenshot("portal-files-iphone").await;
}

#[tokio::test]
async fn linux_is_told_why_no_file_can_be_sent() {
    // D8.
    let acme = Acme::opens().await;
    let maria = maria_at(&acme.server.url("/p/acme"), BrowserSettings::default()).await;

    maria
        .wait_text("Desde este sistema no se pueden enviar archivos")
        .await;
    assert_eq!(count(&maria, "#attach, input[type=file]").await, 0);
    maria.screenshot("portal-files-linux").await;
}

#[tokio::test]
async fn files_are_dropped_and_pictures_pasted() {
    let acme = Acme::opens().await;
    let maria = maria_on_windows(&acme).await;
    let drag = |event: &str, files: &str| {
        format!(
            "const data = new DataTransfer(); {files}
             const event = new DragEvent('{event}', {{ dataTransfer: data, bubbles: true, cancelable: true }});
             document.body.dispatchEvent(event); return event.defaultPrevented;"
        )
    };
    let notes = "data.items.add(new File(['uno'], 'notas.txt'));";

    assert_eq!(maria.script(&drag("dragenter", notes)).await, true);
    maria.wait_text("Suelte aquí los archivos").await;
    maria.screenshot("portal-files-drop").await;
    assert_eq!(maria.script(&drag("drop", notes)).await, true);
    maria.wait_gone("Suelte aquí los archivos").await;
    sees(&maria, "#lines .file", 1).await;
    assert_eq!(fetched(&maria, "notas.txt").await, b"uno");

    let paste = "return new Promise((done) => {
        const canvas = document.createElement('canvas');
        canvas.toBlob((blob) => {
            const data = new DataTransfer();
            data.items.add(new File([blob], 'image.png', { type: 'image/png' }));
            const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true });
            document.getElementById('text').dispatchEvent(event);
            done(true);
        });
    });";
    maria.script(paste).await;
    sees(&maria, "#lines .file", 2).await;
    maria.wait_text("Captura 20").await;
}
