//! The service inside this process, for trying it on one computer.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use async_trait::async_trait;
use atiende_assets::{Locale, key};
use atiende_core::LocalProblem;
use atiende_desktop::language::Language;
use atiende_desktop::local_port;
use atiende_desktop::paths::Paths;
use atiende_engine::ports::{Account, LocalAccount, LocalService, Token};
use atiende_server::sample::ensure_sample;
use atiende_server::{RunningService, Service, ServiceConfig, StartError};
use tokio::sync::Mutex;

/// Has the system choose a free port.
const ANY_PORT: u16 = 0;

/// The service inside this process: one at most, started when it is first asked for.
#[derive(Clone)]
pub(crate) struct Local {
    paths: Paths,
    language: Language,
    running: Arc<Mutex<Option<RunningService>>>,
}

impl Local {
    pub(crate) fn new(paths: Paths, language: Language) -> Self {
        Self {
            paths,
            language,
            running: Arc::default(),
        }
    }

    /// Stops it, if it runs. It is not started again.
    pub(crate) async fn stop(&self) {
        if let Some(running) = self.running.lock().await.take() {
            running.stop().await;
        }
    }

    /// On the port of the last time, or on another one where a program has taken that one.
    async fn serve(&self) -> Result<RunningService, StartError> {
        let port = local_port::remembered(&self.paths)
            .await
            .unwrap_or(ANY_PORT);
        let running = match self.serve_on(port).await {
            Err(StartError::PortTaken(_) | StartError::CannotListen(..)) if port != ANY_PORT => {
                tracing::warn!(
                    port,
                    "The port is taken; the portal has another address now"
                );
                self.serve_on(ANY_PORT).await?
            }
            started => started?,
        };
        let listens_on = running.address().port();
        if listens_on != port {
            local_port::remember(&self.paths, listens_on).await;
        }
        Ok(running)
    }

    async fn serve_on(&self, port: u16) -> Result<RunningService, StartError> {
        let config = ServiceConfig::new(
            SocketAddr::from((Ipv4Addr::LOCALHOST, port)),
            self.paths.service.clone(),
        );
        Service::start(config).await
    }

    fn problem(&self, error: &StartError) -> LocalProblem {
        let locale = self.language.locale();
        match error {
            StartError::PortTaken(address) => LocalProblem::PortTaken(address.port()),
            StartError::DataDirNotWritable(folder) => {
                LocalProblem::FolderNotWritable(folder.display().to_string())
            }
            StartError::NewerDatabase { .. } => LocalProblem::DatabaseTooNew,
            StartError::DataDirInUse(_) => {
                LocalProblem::Other(locale.text(key::LOCAL_IN_USE).to_owned())
            }
            StartError::DamagedDatabase(folder) => {
                let values = [("folder", folder.display().to_string().into())];
                LocalProblem::Other(locale.text_with(key::LOCAL_DAMAGED, &values))
            }
            other => LocalProblem::Other(other.to_string()),
        }
    }
}

#[async_trait]
impl LocalService for Local {
    async fn start(&self) -> Result<LocalAccount, LocalProblem> {
        let mut running = self.running.lock().await;
        let service = match running.take() {
            Some(service) => service,
            None => self.serve().await.map_err(|error| self.problem(&error))?,
        };
        let service = running.insert(service);
        let sample = ensure_sample(service.app_state()).await;
        let sample = sample.map_err(|error| LocalProblem::Other(error.to_string()))?;
        let address = format!("http://{}", service.address());
        Ok(LocalAccount {
            portal: format!("{address}/p/{}", sample.portal_slug),
            account: Account {
                service: address,
                email: sample.email,
            },
            token: Token(sample.token),
        })
    }
}

/// A problem in one sentence, for the terminal.
pub(crate) fn sentence(locale: &Locale, problem: &LocalProblem) -> String {
    match problem {
        LocalProblem::FolderNotWritable(folder) => {
            let values = [("folder", folder.as_str().into())];
            locale.text_with(key::LOCAL_FOLDER_NOT_WRITABLE, &values)
        }
        LocalProblem::DatabaseTooNew => locale.text(key::LOCAL_DATABASE_TOO_NEW).to_owned(),
        LocalProblem::PortTaken(port) => {
            // As text: a number would get a separator.
            locale.text_with(key::LOCAL_PORT_TAKEN, &[("port", port.to_string().into())])
        }
        LocalProblem::Other(reason) => {
            locale.text_with(key::LOCAL_OTHER, &[("reason", reason.as_str().into())])
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;
    use std::path::Path;

    use super::*;

    fn local(folder: &Path) -> Local {
        Local::new(Paths::below(folder), Language::of_system())
    }

    #[tokio::test]
    async fn the_portal_keeps_its_address_over_restarts() {
        let folder = tempfile::tempdir().unwrap();
        let first = local(folder.path());
        let account = first.start().await.unwrap();
        first.stop().await;

        let second = local(folder.path());
        let again = second.start().await.unwrap();

        assert_eq!(again.portal, account.portal);
        assert_eq!(again.account, account.account);
        second.stop().await;
    }

    #[tokio::test]
    async fn a_second_start_answers_as_the_first_with_a_fresh_token() {
        let folder = tempfile::tempdir().unwrap();
        let local = local(folder.path());

        let (first, second) = (local.start().await.unwrap(), local.start().await.unwrap());

        assert_eq!(first.account, second.account);
        assert!(first.token != second.token);
        local.stop().await;
    }

    #[tokio::test]
    async fn a_taken_port_is_replaced_by_another() {
        let folder = tempfile::tempdir().unwrap();
        let other_program = TcpListener::bind((Ipv4Addr::LOCALHOST, ANY_PORT)).unwrap();
        let taken = other_program.local_addr().unwrap().port();
        local_port::remember(&Paths::below(folder.path()), taken).await;
        let local = local(folder.path());

        let account = local.start().await.unwrap();

        assert!(
            !account.portal.contains(&format!(":{taken}/")),
            "{}",
            account.portal
        );
        local.stop().await;
    }

    #[tokio::test]
    async fn two_windows_do_not_share_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        let first = local(folder.path());
        first.start().await.unwrap();

        let refused = local(folder.path()).start().await.unwrap_err();

        let reason = first.language.locale().text(key::LOCAL_IN_USE).to_owned();
        assert_eq!(refused, LocalProblem::Other(reason));
        first.stop().await;
    }

    #[tokio::test]
    async fn a_folder_that_cannot_be_made_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let blocked = folder.path().join("file");
        std::fs::write(&blocked, "").unwrap();

        let problem = local(&blocked).start().await.unwrap_err();

        let service = blocked.join("service").display().to_string();
        assert_eq!(problem, LocalProblem::FolderNotWritable(service.clone()));
        let said = sentence(Locale::load("es"), &problem);
        let expected = "El servicio no se inició: no se puede escribir en la carpeta";
        assert_eq!(said, format!("{expected} {service}"));
    }

    #[tokio::test]
    async fn damaged_data_are_named_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let service = Paths::below(folder.path()).service;
        std::fs::create_dir(&service).unwrap();
        let database = service.join(atiende_server::DATABASE_FILE);
        std::fs::write(&database, "not a database, but somebody's text").unwrap();

        let problem = local(folder.path()).start().await.unwrap_err();

        let said = sentence(Locale::load("en"), &problem);
        assert!(said.contains(&service.display().to_string()), "{said}");
        let text = std::fs::read_to_string(database).unwrap();
        assert_eq!(text, "not a database, but somebody's text");
    }

    #[test]
    fn a_port_is_not_written_like_an_amount() {
        let said = sentence(Locale::load("en"), &LocalProblem::PortTaken(40123));
        assert!(said.ends_with("port 40123"), "{said}");
    }
}
