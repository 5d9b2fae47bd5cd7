//! Effects that take their time: done beside the loop, their results come back as inputs.

use std::sync::Arc;

use atiende_core::{Effect, Input, Notification, Preferences, SignInProblem, TokenPlace};
use atiende_protocol::http::SignIn;
use tokio::sync::mpsc;

use crate::calls::Call;
use crate::http::{Http, HttpError};
use crate::ports::{Account, LocalAccount, Ports, Token};
use crate::transfers::Transfers;

/// Under this name the desk of the service inside this process is kept, whatever its port.
const LOCAL: &str = "local";

/// The result of an effect.
pub(crate) enum Done {
    /// To be applied.
    Input(Input),
    /// To be applied while this token is the one that is signed in: another account's answer must
    /// not show here.
    Answer(Token, Input),
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

    /// What works on files on their way.
    pub(crate) fn transfers(&self) -> Transfers {
        let ports = Arc::clone(&self.ports);
        Transfers::new(ports, self.http.clone(), self.results.clone())
    }

    /// Starts an effect that is not the loop's own.
    pub(crate) fn perform(
        &self,
        effect: Effect,
        signed_in: Option<&SignedInAs>,
        preferences: &Preferences,
    ) {
        match (effect, signed_in) {
            (
                Effect::SignIn {
                    service,
                    email,
                    password,
                },
                _,
            ) => self.sign_in(service, email, password),
            (Effect::StartLocal, _) => self.start_local(),
            (Effect::Notify(notification), _) => self.notify(&notification),
            (Effect::OpenUrl(url), _) => (self.ports.open_url)(&url),
            (effect, Some(who)) => self.call(effect, who.clone(), preferences),
            // Nobody is signed in any more: there is nobody to call.
            (_, None) => {}
        }
    }

    /// Calls the service and brings its answer back as an input.
    fn call(&self, effect: Effect, who: SignedInAs, preferences: &Preferences) {
        let preferred = preferences.language.clone();
        let language = preferred.unwrap_or_else(|| self.ports.language.clone());
        let worker = self.clone();
        tokio::spawn(async move {
            let call = Call {
                ports: &worker.ports,
                http: &worker.http,
                service: &who.account.service,
                token: &who.token,
                owner: &who.desk_owner,
                language: &language,
            };
            if let Some(input) = call.perform(effect).await {
                let answer = Done::Answer(who.token, input);
                worker.results.send(answer).await.ok(); // Fails only when the engine has stopped.
            }
        });
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

    fn spawn<F: Future<Output = Done> + Send + 'static>(&self, work: impl FnOnce(Self) -> F) {
        let results = self.results.clone();
        let work = work(self.clone());
        tokio::spawn(async move {
            results.send(work.await).await.ok(); // Fails only when the engine has stopped.
        });
    }
}
