//! The service's life: start, serve, stop. There may be several in one process.

use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::serve::ListenerExt as _;
use ipnet::IpNet;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, JoinSet};

use crate::files::Files;
use crate::files::scan::{ClamdAddress, scanner};
use crate::listener::{PatientListener, STALL_LIMIT};
use crate::live::{Hub, poll_access, tell_presence, tell_queue};
use crate::notifications::Notifier;
use crate::storage::StorageError;
use crate::{AppState, files, notifications, release, routes, storage};

/// How long sockets and calls under way may take to end when the service stops.
const STOP_LIMIT: Duration = Duration::from_secs(5);

/// The database's name in the data folder.
pub const DATABASE_FILE: &str = "atiende.db";

/// Held by the running service, so that no second one writes to the same folder.
const LOCK_FILE: &str = "service.lock";

/// How many live sockets may come from one address unless told otherwise: a whole company may sit
/// behind it.
pub(crate) const SOCKETS_PER_ADDRESS: usize = 1000;

/// The settings of a service.
#[derive(Clone, Debug)]
pub struct ServiceConfig {
    /// Where to listen; port 0 picks a free one.
    pub listen: SocketAddr,
    /// The folder of the database.
    pub data_dir: PathBuf,
    /// How the world reaches the service, where that is not the address it listens on.
    pub public_url: Option<String>,
    /// The proxies that are believed about a caller's address.
    pub trusted_proxies: Vec<IpNet>,
    /// How many live sockets may come from one address at the same time.
    pub sockets_per_address: usize,
    /// The scanner that looks into files before they are handed over.
    pub clamd: Option<ClamdAddress>,
    /// How technicians and customers are reached when they are elsewhere.
    pub notify: atiende_notify::Setup,
}

impl ServiceConfig {
    /// A service that listens at `listen`, keeps everything in `data_dir`, and is otherwise as
    /// usual.
    pub fn new(listen: SocketAddr, data_dir: PathBuf) -> Self {
        Self {
            listen,
            data_dir,
            public_url: None,
            trusted_proxies: Vec::new(),
            sockets_per_address: SOCKETS_PER_ADDRESS,
            clamd: None,
            notify: atiende_notify::Setup::default(),
        }
    }
}

/// Why a service did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Another program listens there.
    #[error("Another program already uses the address {0}")]
    PortTaken(SocketAddr),
    /// The address cannot be listened on.
    #[error("Cannot listen on the address {0}")]
    CannotListen(SocketAddr, #[source] std::io::Error),
    /// The data folder cannot be made or written.
    #[error("The data folder {0} cannot be written")]
    DataDirNotWritable(PathBuf),
    /// Another service runs in this data folder.
    #[error("Another service is already running with the data folder {0}")]
    DataDirInUse(PathBuf),
    /// Another program has locked the database.
    #[error("Another program holds the database in {0}")]
    DatabaseLocked(PathBuf),
    /// The database was written by a newer version.
    #[error(
        "The database in {folder} was written by a newer version of this program \
         (schema {found}; this version knows {known})"
    )]
    NewerDatabase {
        /// The data folder.
        folder: PathBuf,
        /// The schema of the database.
        found: i64,
        /// The newest schema that this version knows.
        known: i64,
    },
    /// The database is damaged or not ours.
    #[error("The database in {0} is damaged, or not a database of this program")]
    DamagedDatabase(PathBuf),
    /// A way to reach people is set up wrongly.
    #[error("Notifications cannot be sent: {0}")]
    Notify(#[from] atiende_notify::SetupError),
    /// The storage failed otherwise.
    #[error("The database in {0} cannot be opened")]
    Storage(PathBuf, #[source] StorageError),
}

/// The support service.
pub struct Service;

impl Service {
    /// Starts a service; it serves when this returns.
    pub async fn start(config: ServiceConfig) -> Result<RunningService, StartError> {
        let lock = lock_folder(&config.data_dir)?;
        let listener = listen(config.listen).await?;
        let address = listener.local_addr();
        let address = address.map_err(|error| StartError::CannotListen(config.listen, error))?;
        let channels = atiende_notify::channels(&config.notify)?;
        let app = open(config).await?;
        tracing::info!(%address, "Serving");
        let base = app.config.public_url.clone();
        let base = base.unwrap_or_else(|| format!("http://{address}"));
        let notifier = Notifier::new(app.clone(), channels, base);
        Ok(RunningService::new(
            app,
            notifier,
            (listener, address),
            lock,
        ))
    }
}

fn lock_folder(folder: &Path) -> Result<File, StartError> {
    let not_writable = |_| StartError::DataDirNotWritable(folder.to_owned());
    create_folder(folder).map_err(not_writable)?;
    let lock = File::create(folder.join(LOCK_FILE)).map_err(not_writable)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(StartError::DataDirInUse(folder.to_owned())),
        Err(TryLockError::Error(error)) => Err(not_writable(error)),
    }
}

/// Nobody else on the computer reads what customers write.
fn create_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

async fn listen(address: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(address)
        .await
        .map_err(|error| match error.kind() {
            ErrorKind::AddrInUse => StartError::PortTaken(address),
            _ => StartError::CannotListen(address, error),
        })
}

async fn open(config: ServiceConfig) -> Result<AppState, StartError> {
    let folder = config.data_dir.clone();
    let opened = async {
        let hub = Arc::new(Hub::default());
        let storage = storage::open(&database_url(&folder), Arc::clone(&hub) as _).await?;
        hub.start_at(storage.head().await?, storage.access_epoch().await?);
        let files = Files::open(&folder, scanner(config.clamd.as_ref()))
            .map_err(|_| StorageError::NotWritable)?;
        Ok(AppState::new(storage, hub, files, config))
    };
    opened.await.map_err(|error| match error {
        StorageError::TooNew { found, known } => StartError::NewerDatabase {
            folder,
            found,
            known,
        },
        StorageError::NotWritable => StartError::DataDirNotWritable(folder),
        StorageError::Locked => StartError::DatabaseLocked(folder),
        StorageError::NotADatabase => StartError::DamagedDatabase(folder),
        other => StartError::Storage(folder, other),
    })
}

/// The address of the database in a data folder, as [`storage::open`] takes it.
pub fn database_url(folder: &Path) -> String {
    format!("sqlite:{}", folder.join(DATABASE_FILE).display())
}

/// A service that serves. Dropping it stops it without waiting; see [`RunningService::stop`].
pub struct RunningService {
    address: SocketAddr,
    app: AppState,
    stop_listening: Option<oneshot::Sender<()>>,
    server: JoinHandle<()>,
    tasks: JoinSet<()>,
    _lock: File,
}

impl RunningService {
    fn new(
        app: AppState,
        notifier: Notifier,
        (listener, address): (TcpListener, SocketAddr),
        lock: File,
    ) -> Self {
        let (stop_listening, stopped) = oneshot::channel();
        let mut tasks = JoinSet::new();
        tasks.spawn(poll_access(Arc::clone(&app.storage), Arc::clone(&app.hub)));
        tasks.spawn(release::watch(app.clone()));
        tasks.spawn(files::watch(app.clone()));
        tasks.spawn(notifications::watch(notifier));
        tasks.spawn(tell_presence(Arc::clone(&app.hub)));
        tasks.spawn(tell_queue(Arc::clone(&app.storage), Arc::clone(&app.hub)));
        Self {
            address,
            server: tokio::spawn(serve(listener, app.clone(), stopped)),
            tasks,
            app,
            stop_listening: Some(stop_listening),
            _lock: lock,
        }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What its handlers reach.
    pub fn app_state(&self) -> &AppState {
        &self.app
    }

    /// Stops: nothing new is taken, every socket is told, all that was taken is written.
    pub async fn stop(mut self) {
        self.stop_listening.take();
        self.app.hub.stop();
        self.tasks.abort_all();
        let app = self.app.clone();
        let ended = async {
            app.hub.deserted().await;
            app.files.ended().await;
            (&mut self.server).await.ok(); // It ends by itself, or was aborted.
        };
        if tokio::time::timeout(STOP_LIMIT, ended).await.is_err() {
            tracing::warn!("Some callers were cut off");
            self.server.abort();
        }
        app.storage.close().await;
        tracing::info!("Stopped");
    }
}

impl Drop for RunningService {
    fn drop(&mut self) {
        self.app.hub.stop();
        self.tasks.abort_all();
    }
}

async fn serve(listener: TcpListener, app: AppState, stopped: oneshot::Receiver<()>) {
    // Small frames must not wait for more to come.
    let listener = PatientListener::new(listener, STALL_LIMIT);
    let listener = listener.tap_io(|stream| {
        stream.get_ref().set_nodelay(true).ok(); // It works without as well, only slower.
    });
    let service = routes::router(app).into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, service).with_graceful_shutdown(async {
        stopped.await.ok(); // Dropped means stopped as well.
    });
    if let Err(error) = server.await {
        tracing::error!(%error, "The listener failed");
    }
}
