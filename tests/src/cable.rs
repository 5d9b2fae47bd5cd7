//! A network cable between a technician and the service that can be pulled out.

use std::sync::Arc;

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// A relay on a free port that passes everything on while it is plugged in.
pub struct Cable {
    address: String,
    is_plugged: Arc<watch::Sender<bool>>,
}

impl Cable {
    /// Lays a cable to the service at `HOST:PORT`.
    pub async fn to(service: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener
            .local_addr()
            .expect("a listener has an address")
            .to_string();
        let is_plugged = Arc::new(watch::channel(true).0);
        tokio::spawn(relay(listener, service.to_owned(), Arc::clone(&is_plugged)));
        Self {
            address,
            is_plugged,
        }
    }

    /// The address to use in place of the service's.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Ends every connection and lets no new one through.
    pub fn pull(&self) {
        self.is_plugged.send_replace(false);
    }

    /// Lets connections through again.
    pub fn plug(&self) {
        self.is_plugged.send_replace(true);
    }
}

async fn relay(listener: TcpListener, service: String, is_plugged: Arc<watch::Sender<bool>>) {
    while let Ok((mut near, _)) = listener.accept().await {
        let mut plugged = is_plugged.subscribe();
        let service = service.clone();
        tokio::spawn(async move {
            if !*plugged.borrow_and_update() {
                return;
            }
            let Ok(mut far) = TcpStream::connect(service).await else {
                return;
            };
            tokio::select! {
                _ = copy_bidirectional(&mut near, &mut far) => {}
                _ = plugged.wait_for(|plugged| !plugged) => {}
            }
        });
    }
}
