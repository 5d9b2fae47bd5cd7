//! Everybody who may call, and what each may expect.

use atiende_protocol::{Command, CommandId, Outcome, RequestId, TechnicianId};
use atiende_server::commands;
use atiende_server::storage::TokenHash;
use uuid::Uuid;

use crate::web::{AT, Web};

/// Who calls, with the header that says so.
pub(super) struct Caller {
    pub(super) who: Who,
    pub(super) bearer: Option<String>,
}

/// Who calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    Anonymous,
    Customer,
    OtherCustomer,
    Stranger,
    Unavailable,
    Technician,
    Administrator,
    Disabled,
    SignedOut,
}

/// Whom a route serves, and how; the others are refused.
#[derive(Clone, Copy, Debug)]
pub(super) enum Serves {
    Everybody(u16),
    Technicians(u16),
    /// Those who may see a request that somebody took.
    Granted(u16),
    /// Those who may see a new request.
    Available(u16),
    Administrators(u16),
}

impl Serves {
    pub(super) fn expected(self, who: Who) -> u16 {
        let is_granted = matches!(who, Who::Unavailable | Who::Technician | Who::Administrator);
        match (self, who) {
            (Self::Everybody(status), _) => status,
            (_, Who::Anonymous | Who::Customer | Who::OtherCustomer) => 401,
            (_, Who::Disabled | Who::SignedOut) => 401,
            (Self::Technicians(status), _) => status,
            (Self::Granted(status), _) if is_granted => status,
            (Self::Available(status), Who::Technician | Who::Administrator) => status,
            (Self::Granted(_) | Self::Available(_), _) => 404,
            (Self::Administrators(status), Who::Administrator) => status,
            (Self::Administrators(_), _) => 403,
        }
    }
}

/// Acme's desk: a request that is new, one that was taken, and everybody.
pub(super) struct People {
    pub(super) web: Web,
    pub(super) new: RequestId,
    pub(super) taken: RequestId,
    pub(super) token: String,
    pub(super) callers: Vec<Caller>,
}

impl People {
    pub(super) async fn new() -> Self {
        let proxy = "127.0.0.1/32".parse().unwrap();
        let web = Web::with(|config| config.trusted_proxies.push(proxy)).await;
        let (new, token) = web.customer("no imprime").await;
        let (taken, other) = web.customer("sin red").await;
        let mut callers = vec![
            caller(Who::Anonymous, None),
            caller(Who::Customer, Some(format!("Bearer {token}"))),
            caller(Who::OtherCustomer, Some(format!("Bearer {other}"))),
        ];
        for who in [
            Who::Stranger,
            Who::Unavailable,
            Who::Technician,
            Who::Administrator,
            Who::Disabled,
            Who::SignedOut,
        ] {
            let id = hire(&web, who).await;
            callers.push(caller(who, Some(web.bearer(id).await)));
            match who {
                Who::Unavailable => {}
                Who::Disabled => web.app.storage.set_disabled(id, true, AT).await.unwrap(),
                Who::SignedOut => web.app.storage.revoke_sessions_of(id, AT).await.unwrap(),
                _ => web.make_available(id).await,
            }
        }
        let people = Self {
            web,
            new,
            taken,
            token,
            callers,
        };
        people.take().await;
        people
    }

    /// The technician with access takes a request.
    async fn take(&self) {
        let mut callers = self.callers.iter();
        let technician = callers.find(|caller| caller.who == Who::Technician);
        let bearer = technician.unwrap().bearer.as_ref().unwrap();
        let token = TokenHash::of(bearer.strip_prefix("Bearer ").unwrap());
        let caller = self.web.app.storage.session(token).await.unwrap().unwrap();
        let claim = Command::Claim {
            request: self.taken,
        };
        let id = CommandId(Uuid::new_v4());
        let outcome = commands::execute(&self.web.app, &caller, id, &claim).await;
        assert!(matches!(outcome, Outcome::Accepted { .. }), "{outcome:?}");
    }
}

fn caller(who: Who, bearer: Option<String>) -> Caller {
    Caller { who, bearer }
}

async fn hire(web: &Web, who: Who) -> TechnicianId {
    let name = format!("{who:?}").to_lowercase();
    let hired = web.technician(&name, |new| match who {
        Who::Stranger => {}
        Who::Administrator => new.is_administrator = true,
        _ => new.companies.push(web.acme),
    });
    hired.await
}
