//! The one limiter: for everything that tests a secret, and for what strangers may send.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

/// More keys than this at once are an attack; new ones have to wait then.
const MAX_KEYS: usize = 50_000;

/// How often something may be done.
#[derive(Clone, Copy, Debug)]
struct Rate {
    burst: u32,
    per_minute: u32,
}

/// Testing a secret, from one address.
const SECRET_BY_ADDRESS: Rate = Rate {
    burst: 20,
    per_minute: 10,
};

/// Testing the password of one account, from anywhere.
const SECRET_BY_ACCOUNT: Rate = Rate {
    burst: 10,
    per_minute: 4,
};

/// Sending requests, from one address; a whole company may sit behind it.
const SUBMISSION: Rate = Rate {
    burst: 15,
    per_minute: 6,
};

/// Writing messages without a socket, in one request.
const MESSAGE: Rate = Rate {
    burst: 20,
    per_minute: 60,
};

/// Fetching files and their previews, by one technician or in one request: a page with many pictures
/// fetches all of them at once.
const FETCH: Rate = Rate {
    burst: 300,
    per_minute: 300,
};

/// Beginning to send files, in one request.
const UPLOAD: Rate = Rate {
    burst: 40,
    per_minute: 30,
};

/// Having codes and tests sent, for one technician: each may cost money.
const CODE: Rate = Rate {
    burst: 6,
    per_minute: 2,
};

/// Testing codes of one's own contacts: whoever has others sent cannot try all of them.
const PROOF: Rate = Rate {
    burst: 10,
    per_minute: 1,
};

/// Too many: come back later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany {
    /// In how many seconds.
    pub retry_secs: u64,
}

/// Counts by address, by account and by request; it lives as long as the service.
pub struct Limiter<C: Clock = DefaultClock> {
    secrets_by_address: Bucket<C>,
    secrets_by_account: Bucket<C>,
    submissions: Bucket<C>,
    messages: Bucket<C>,
    codes: Bucket<C>,
    proofs: Bucket<C>,
    uploads: Bucket<C>,
    fetches: Bucket<C>,
}

impl Default for Limiter {
    fn default() -> Self {
        Self::with_clock(DefaultClock::default())
    }
}

impl<C: Clock + Clone> Limiter<C> {
    fn with_clock(clock: C) -> Self {
        Self {
            secrets_by_address: Bucket::new(SECRET_BY_ADDRESS, clock.clone()),
            secrets_by_account: Bucket::new(SECRET_BY_ACCOUNT, clock.clone()),
            submissions: Bucket::new(SUBMISSION, clock.clone()),
            messages: Bucket::new(MESSAGE, clock.clone()),
            codes: Bucket::new(CODE, clock.clone()),
            proofs: Bucket::new(PROOF, clock.clone()),
            uploads: Bucket::new(UPLOAD, clock.clone()),
            fetches: Bucket::new(FETCH, clock),
        }
    }

    /// Counts a test of a password.
    pub fn sign_in(&self, address: IpAddr, account: &str) -> Result<(), TooMany> {
        self.secrets_by_address.count(network(address))?;
        self.secrets_by_account.count(account.trim().to_lowercase())
    }

    /// Counts a link that named nothing; those that name something are not counted, so that
    /// nobody behind the same address is locked out of his own page.
    pub fn missed_link(&self, address: IpAddr) -> Result<(), TooMany> {
        self.secrets_by_address.count(network(address))
    }

    /// Counts a customer's form.
    pub fn submission(&self, address: IpAddr) -> Result<(), TooMany> {
        self.submissions.count(network(address))
    }

    /// Counts a file that is to be sent.
    pub fn upload(&self, request: i64) -> Result<(), TooMany> {
        self.uploads.count(request.to_string())
    }

    /// Counts a code or a test that a technician has sent to a contact.
    pub fn code(&self, technician: i64) -> Result<(), TooMany> {
        self.codes.count(technician.to_string())
    }

    /// Counts a code that a technician typed.
    pub fn proof(&self, technician: i64) -> Result<(), TooMany> {
        self.proofs.count(technician.to_string())
    }

    /// Counts a message that came as a form.
    pub fn message(&self, request: i64) -> Result<(), TooMany> {
        self.messages.count(request.to_string())
    }

    /// Counts a file that a technician fetches.
    pub fn technician_fetch(&self, technician: i64) -> Result<(), TooMany> {
        self.fetches.count(format!("technician:{technician}"))
    }

    /// Counts a file that the customer of a request fetches.
    pub fn customer_fetch(&self, request: i64) -> Result<(), TooMany> {
        self.fetches.count(format!("customer:{request}"))
    }
}

/// One home or office: an IPv6 customer commands a whole /64.
pub(crate) fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}")
        }
    }
}

struct Bucket<C: Clock> {
    limiter: RateLimiter<String, HashMapStateStore<String>, C, NoOpMiddleware<C::Instant>>,
    clock: C,
}

impl<C: Clock + Clone> Bucket<C> {
    fn new(rate: Rate, clock: C) -> Self {
        let positive = |number| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::per_minute(positive(rate.per_minute)).allow_burst(positive(rate.burst));
        let limiter = RateLimiter::new(quota, HashMapStateStore::default(), clock.clone());
        Self { limiter, clock }
    }

    fn count(&self, key: String) -> Result<(), TooMany> {
        if self.limiter.len() >= MAX_KEYS {
            self.limiter.retain_recent();
            // Never open: without room to count, nobody new is let in.
            if self.limiter.len() >= MAX_KEYS {
                return Err(TooMany { retry_secs: 60 });
            }
        }
        self.limiter.check_key(&key).map_err(|later| {
            let wait = later.wait_time_from(self.clock.now());
            TooMany {
                retry_secs: wait.max(Duration::from_secs(1)).as_secs() + 1,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use governor::clock::FakeRelativeClock;

    use super::*;

    fn limiter() -> (Limiter<FakeRelativeClock>, FakeRelativeClock) {
        let clock = FakeRelativeClock::default();
        (Limiter::with_clock(clock.clone()), clock)
    }

    fn address(last: u8) -> IpAddr {
        IpAddr::from([192, 0, 2, last])
    }

    #[test]
    fn one_address_is_stopped_whatever_account_it_tries() {
        let (limiter, _) = limiter();
        for account in 0..SECRET_BY_ADDRESS.burst {
            assert_eq!(limiter.sign_in(address(1), &account.to_string()), Ok(()));
        }

        let TooMany { retry_secs } = limiter.sign_in(address(1), "last").unwrap_err();
        assert_eq!(retry_secs, 7);
        assert_eq!(
            limiter.missed_link(address(1)),
            Err(TooMany { retry_secs: 7 })
        );
        assert_eq!(limiter.sign_in(address(2), "last"), Ok(()));
    }

    #[test]
    fn one_account_is_protected_from_many_addresses() {
        let (limiter, _) = limiter();
        for last in 0..SECRET_BY_ACCOUNT.burst {
            let last = u8::try_from(last).unwrap();
            assert_eq!(limiter.sign_in(address(last), "Ana@ejemplo.com"), Ok(()));
        }

        assert!(limiter.sign_in(address(200), " ana@EJEMPLO.com ").is_err());
        assert_eq!(limiter.sign_in(address(200), "luis@ejemplo.com"), Ok(()));
    }

    #[test]
    fn waiting_as_told_is_enough() {
        let (limiter, clock) = limiter();
        let stopped = std::iter::repeat_with(|| limiter.submission(address(1)))
            .take(100)
            .find_map(Result::err);

        clock.advance(Duration::from_secs(stopped.unwrap().retry_secs));
        assert_eq!(limiter.submission(address(1)), Ok(()));
    }

    #[test]
    fn addresses_of_one_ipv6_network_count_together() {
        let parse = |text: &str| text.parse::<IpAddr>().unwrap();
        assert_eq!(
            network(parse("2001:db8:1:2::1")),
            network(parse("2001:db8:1:2:ffff::9"))
        );
        assert_ne!(
            network(parse("2001:db8:1:2::1")),
            network(parse("2001:db8:1:3::1"))
        );
        assert_eq!(network(parse("::ffff:192.0.2.1")), "192.0.2.1");
    }

    #[test]
    fn full_table_lets_nobody_new_in() {
        let (limiter, clock) = limiter();
        for key in 0..MAX_KEYS {
            limiter.submissions.count(key.to_string()).unwrap();
        }

        assert!(limiter.submission(address(1)).is_err());
        clock.advance(Duration::from_secs(60));
        assert_eq!(limiter.submission(address(1)), Ok(()));
    }
}
