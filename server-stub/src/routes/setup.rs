//! The page where the first administrator is made, once.

use atiende_assets::key;
use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::guard::base_url;
use super::portal::why;
use super::segment::Segment;
use crate::AppState;
use crate::auth::password;
use crate::portal::{
    Head, PageRefusal, Setup, SetupDonePage, SetupField, SetupTyped, Visitor, Why,
    is_own_secret_page, page, setup_page,
};
use crate::storage::{FirstCompany, NewTechnician, StorageError, Taken, TokenHash};

pub(super) async fn show(
    State(app): State<AppState>,
    visitor: Visitor,
    Segment(token): Segment,
) -> Result<Response, PageRefusal> {
    check(&app, visitor, &token).await?;
    Ok(page(
        StatusCode::OK,
        &setup_page(visitor.locale, SetupTyped::default(), &[]),
    ))
}

pub(super) async fn create(
    State(app): State<AppState>,
    visitor: Visitor,
    headers: HeaderMap,
    Segment(token): Segment,
    sent: Result<Form<SetupTyped>, FormRejection>,
) -> Result<Response, PageRefusal> {
    check(&app, visitor, &token).await?;
    if !is_own_secret_page(&headers, app.config.public_url.as_deref()) {
        return Err(visitor.refuse(Why::ForeignPage));
    }
    let Form(typed) = sent.map_err(|rejection| visitor.refuse(why(&rejection)))?;
    let setup = match typed.check() {
        Ok(setup) => setup,
        Err(faults) => {
            let again = setup_page(visitor.locale, typed, &faults);
            return Ok(page(StatusCode::UNPROCESSABLE_ENTITY, &again));
        }
    };
    let slug = setup
        .company
        .as_ref()
        .map(|(_, slug)| slug.as_str().to_owned());
    if let Err(error) = store(&app, &token, setup).await {
        let fault = fault(visitor, &error)?;
        return Ok(page(
            StatusCode::CONFLICT,
            &setup_page(visitor.locale, typed, &[fault]),
        ));
    }
    tracing::info!("the first administrator was created");
    let service = base_url(&app, &headers);
    let portal = slug.map(|slug| format!("{service}/p/{slug}"));
    let title = visitor.locale.text(key::PORTAL_SETUP_DONE_TITLE).to_owned();
    let head = Head {
        locale: visitor.locale,
        title,
    };
    Ok(page(
        StatusCode::CREATED,
        &SetupDonePage {
            head,
            service,
            portal,
        },
    ))
}

/// What the person can change, where it is that.
fn fault(visitor: Visitor, error: &StorageError) -> Result<SetupField, PageRefusal> {
    match error {
        StorageError::Taken(Taken::CompanyName) => Ok(SetupField::CompanyTaken),
        StorageError::Taken(Taken::Slug) => Ok(SetupField::SlugTaken),
        StorageError::NotFound => Err(visitor.refuse(Why::SetupGone)),
        error => Err(PageRefusal::broken(visitor.locale, error)),
    }
}

async fn check(app: &AppState, visitor: Visitor, token: &str) -> Result<(), PageRefusal> {
    let valid = app.storage.is_setup_token_valid(TokenHash::of(token)).await;
    match valid.map_err(|error| PageRefusal::broken(visitor.locale, &error))? {
        true => Ok(()),
        false => Err(match app.limiter.missed_link(visitor.address) {
            Ok(()) => visitor.refuse(Why::SetupGone),
            Err(too_many) => visitor.refuse(Why::TooMany(too_many)),
        }),
    }
}

async fn store(app: &AppState, token: &str, setup: Setup) -> Result<(), StorageError> {
    let hash = password::hash(setup.password).await;
    let technician = NewTechnician {
        email: setup.email,
        name: setup.name,
        password_hash: hash.map_err(|error| StorageError::Unavailable(Box::new(error)))?,
        is_administrator: true,
        companies: Vec::new(),
        at: crate::now(),
    };
    let company = setup
        .company
        .map(|(name, slug)| FirstCompany { name, slug });
    app.storage
        .consume_setup_token(TokenHash::of(token), technician, company)
        .await?;
    Ok(())
}
