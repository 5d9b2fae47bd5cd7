//! Effects that take their time: done beside the loop, their results come back as inputs.

use std::sync::Arc;

use atiende_core::{Effect, Input, Notification, SignInProblem, TokenPlace};
use atiende_protocol::RequestId;
use atiende_protocol::Seq;
use atiende_protocol::http::SignIn;
use tokio::sync::mpsc;

use crate::http::{Http, HttpError};
use crate::ports::{Account, LocalAccount, Ports, Token};

/// Under this name the desk of the service inside this process is kept, whatever its port.
const LOCAL: &str = "local";

/// The result of an effect.
pub(crate) enum Done {
    /// To be applied.
    Input(Input),
    /// Signed in; the input tells the state.
    SignedIn(SignedInAs, Input),
}

/// Who is signed in, and with what.
#[derive(Clone)]
pub(crate) struct SignedInAs {
    pub(crate) account: Account,
    pub(crate) token: Token,
    /// Whose desk is on the disk.
    pub(crate) desk_owner: Account,
    pub(crate) place: TokenPlace,
}

/// Does the effects that take their time.
#[derive(Clone)]
pub(crate) struct Worker {
    ports: Arc<Ports>,
    http: Http,
    results: mpsc::Sender<Done>,
}

impl Worker {
    pub(crate) fn new(ports: Ports, results: mpsc::Sender<Done>) -> Result<Self, HttpError> {
        Ok(Self {
            ports: Arc::new(ports),
            http: Http::new()?,
            results,
        })
    }

    pub(crate) fn ports(&self) -> &Ports {
        &self.ports
    }

    /// Starts an effect that is not the loop's own.
    pub(crate) fn perform(&self, effect: Effect, signed_in: Option<&SignedInAs>) {
        match (effect, signed_in) {
            (
                Effect::SignIn {
                    service,
                    email,
                    password,
                },
                _,
            ) => {
                self.sign_in(service, email, password);
            }
            (Effect::StartLocal, _) => self.start_local(),
            (Effect::Notify(notification), _) => self.notify(&notification),
            (Effect::OpenUrl(url), _) => (self.ports.open_url)(&url),
            (Effect::FetchCompleted { before }, Some(who)) => self.completed(who.clone(), before),
            (Effect::FetchEarlier { request, before }, Some(who)) => {
                self.earlier(who.clone(), request, before);
            }
            // The others are the loop's own, or nobody is signed in any more.
            _ => {}
        }
    }

    fn notify(&self, notification: &Notification) {
        for channel in &self.ports.channels {
            channel.notify(notification);
        }
    }

    /// Signs in with the account of the last time, if there is one.
    pub(crate) fn remember(&self) {
        self.spawn(|worker| async move {
            match worker.ports.keeper.account().await {
                Some((account, token, place)) => worker.signed_in(account, token, place).await,
                None => Done::Input(Input::NoAccount),
            }
        });
    }

    fn sign_in(&self, service: String, email: String, password: String) {
        self.spawn(|worker| async move {
            let device = worker.ports.device.clone();
            let sign_in = SignIn {
                email,
                password,
                device,
            };
            match worker.http.sign_in(&service, &sign_in).await {
                Ok((account, signed_in)) => {
                    let token = Token(signed_in.token);
                    let place = worker.ports.keeper.keep_account(&account, &token).await;
                    worker.signed_in(account, token, place).await
                }
                Err(problem) => Done::Input(Input::SignInFailed(problem)),
            }
        });
    }

    async fn signed_in(&self, account: Account, token: Token, place: TokenPlace) -> Done {
        let desk = self.ports.keeper.desk(&account).await;
        let input = Input::SignedIn {
            service: account.service.clone(),
            local_portal: None,
            token_place: place,
            desk,
            technician: None,
        };
        let desk_owner = account.clone();
        Done::SignedIn(
            SignedInAs {
                account,
                token,
                desk_owner,
                place,
            },
            input,
        )
    }

    /// Starts the service inside this process and signs in to it.
    pub(crate) fn start_local(&self) {
        self.spawn(|worker| async move {
            match worker.ports.local.start().await {
                Ok(local) => worker.signed_in_locally(local).await,
                Err(problem) => Done::Input(Input::SignInFailed(SignInProblem::Local(problem))),
            }
        });
    }

    async fn signed_in_locally(&self, local: LocalAccount) -> Done {
        let LocalAccount {
            account,
            token,
            portal,
        } = local;
        let desk_owner = Account {
            service: LOCAL.to_owned(),
            email: account.email.clone(),
        };
        let input = Input::SignedIn {
            service: account.service.clone(),
            local_portal: Some(portal),
            token_place: TokenPlace::Memory,
            desk: self.ports.keeper.desk(&desk_owner).await,
            technician: None,
        };
        let place = TokenPlace::Memory;
        Done::SignedIn(
            SignedInAs {
                account,
                token,
                desk_owner,
                place,
            },
            input,
        )
    }

    /// Forgets the token here and revokes it at the service, as far as it can be reached.
    pub(crate) fn sign_out(&self, who: SignedInAs) {
        let worker = self.clone();
        tokio::spawn(async move {
            if who.place != TokenPlace::Memory {
                worker.ports.keeper.forget_account(&who.account).await;
            }
            let revoked = worker.http.sign_out(&who.account.service, &who.token).await;
            if let Err(error) = revoked {
                tracing::info!(%error, "The token could not be revoked");
            }
        });
    }

    fn completed(&self, who: SignedInAs, before: Option<RequestId>) {
        self.spawn(move |worker| async move {
            let SignedInAs { account, token, .. } = who;
            let page = worker
                .http
                .completed(&account.service, &token, before)
                .await;
            Done::Input(match page {
                Ok(page) => Input::CompletedLoaded {
                    page,
                    is_continuation: before.is_some(),
                },
                Err(error) => failed(&error, Input::CompletedFailed),
            })
        });
    }

    fn earlier(&self, who: SignedInAs, request: RequestId, before: Seq) {
        self.spawn(move |worker| async move {
            let SignedInAs { account, token, .. } = who;
            let page = worker
                .http
                .earlier(&account.service, &token, request, before)
                .await;
            Done::Input(match page {
                Ok(page) => Input::EarlierLoaded { request, page },
                Err(error) => failed(&error, Input::EarlierFailed(request)),
            })
        });
    }

    fn spawn<F: Future<Output = Done> + Send + 'static>(&self, work: impl FnOnce(Self) -> F) {
        let results = self.results.clone();
        let work = work(self.clone());
        tokio::spawn(async move {
            results.send(work.await).await.ok(); // Fails only when the engine has stopped.
        });
    }
}

fn failed(error: &HttpError, input: Input) -> Input {
    tracing::info!(%error, "Could not fetch");
    input
}
