//! Companies, portals and what customers send.

use atiende_protocol::{CompanyRef, EntryKind, RequestId, RequestStatus, Seq};
use atiende_server::storage::{Committed, NewPortal, NewRequest, Opened, Slug, Taken, TokenHash};

use super::fixture::{AT, Store, new_request, taken};

super::on_every_backend!(
    company_names_are_unique_whatever_their_case,
    a_company_has_one_portal_and_a_portal_its_own_address,
    a_portal_without_a_title_is_called_like_its_company,
    a_form_makes_one_request_however_often_it_is_sent,
    two_forms_sent_at_once_with_one_id_make_one_request,
    a_new_request_is_whole_and_published,
    only_the_token_leads_to_a_customers_request,
);

async fn company_names_are_unique_whatever_their_case(store: Store) {
    let id = store.company("Acme").await;
    let again = store.storage.add_company(" ACME ".to_owned(), AT).await;
    assert_eq!(taken(again), Taken::CompanyName);
    let name = "Acme".to_owned();
    assert_eq!(
        store.storage.companies().await.unwrap(),
        [CompanyRef { id, name }]
    );
}

async fn a_company_has_one_portal_and_a_portal_its_own_address(store: Store) {
    let (acme, globex) = (store.company("Acme").await, store.company("Globex").await);
    store.portal(acme, "help").await;
    let portal = |company, slug| NewPortal {
        company,
        slug: Slug::parse(slug).unwrap(),
        title: None,
        at: AT,
    };
    let second = store.storage.add_portal(portal(acme, "more-help")).await;
    let same = store.storage.add_portal(portal(globex, "help")).await;
    assert_eq!(taken(second), Taken::CompanyPortal);
    assert_eq!(taken(same), Taken::Slug);
    assert_eq!(store.storage.portals().await.unwrap().len(), 1);
}

async fn a_portal_without_a_title_is_called_like_its_company(store: Store) {
    let acme = store.company("Acme").await;
    let id = store.portal(acme, "help").await;
    let slug = Slug::parse("help").unwrap();
    let portal = store.storage.portal(&slug).await.unwrap().unwrap();
    assert_eq!((portal.id, portal.title.as_str()), (id, "Acme"));
    assert_eq!((portal.company.id, portal.slug.as_str()), (acme, "help"));
    let nowhere = Slug::parse("nowhere").unwrap();
    assert_eq!(store.storage.portal(&nowhere).await.unwrap(), None);
}

async fn a_form_makes_one_request_however_often_it_is_sent(store: Store) {
    let company = store.company("Acme").await;
    let portal = store.portal(company, "help").await;
    let send = |request: NewRequest| store.storage.open_request(request);

    let id = store.open(portal, "form").await;
    let repeated = send(new_request(portal, "form")).await.unwrap();
    let other = NewRequest {
        subject: "Screen".to_owned(),
        ..new_request(portal, "form")
    };
    let other = send(other).await.unwrap();

    assert_eq!(repeated, Opened::Repeated(id));
    assert_eq!(other, Opened::OtherContent);
    assert_eq!(store.told.seqs().len(), 1);
}

async fn two_forms_sent_at_once_with_one_id_make_one_request(store: Store) {
    let company = store.company("Acme").await;
    let portal = store.portal(company, "help").await;
    let send = || store.storage.open_request(new_request(portal, "form"));

    let (one, two) = tokio::join!(send(), send());

    let outcomes = [one.unwrap(), two.unwrap()];
    let is_new = |opened: &&Opened| matches!(opened, Opened::New(_));
    assert_eq!(outcomes.iter().filter(is_new).count(), 1, "{outcomes:?}");
}

async fn a_new_request_is_whole_and_published(store: Store) {
    let company = store.company("Acme").await;
    let portal = store.portal(company, "help").await;
    let id = store.open(portal, "form").await;

    let stored = store.storage.request(id).await.unwrap().unwrap();
    let request = stored.request;
    let sent = new_request(portal, "form");
    assert_eq!((stored.version, request.status), (1, RequestStatus::New));
    assert_eq!(
        (request.company.id, request.company.name.as_str()),
        (company, "Acme")
    );
    assert_eq!(
        (&request.customer, &request.source),
        (&sent.customer, &sent.source)
    );
    assert_eq!(
        (request.submitted_at, request.waiting_since),
        (AT, Some(AT))
    );
    assert_eq!((&request.assignee, request.chat_opened), (&None, false));
    let Some(Committed::Request(told)) = store.told.all().pop() else {
        panic!("nothing was published");
    };
    assert_eq!(told.request, request);
    let opened = EntryKind::Opened {
        description: sent.description,
    };
    assert_eq!(told.entries.first().unwrap().kind, opened);
    let stored = store.storage.entries_after(id, Seq(0), 10).await.unwrap();
    assert_eq!(stored, told.entries);
}

async fn only_the_token_leads_to_a_customers_request(store: Store) {
    let company = store.company("Acme").await;
    let portal = store.portal(company, "help").await;
    let id = store.open(portal, "form").await;
    let find = |token: &str| store.storage.customer_request(TokenHash::of(token));

    let found = find("token of form").await.unwrap().unwrap();
    assert_eq!(found.request.id, id);
    let texts = (found.portal_title, found.portal_slug, found.locale);
    assert_eq!(
        texts,
        ("Acme".to_owned(), "help".to_owned(), "es".to_owned())
    );
    assert_eq!(find("token of another").await.unwrap(), None);
    assert_eq!(store.storage.request(RequestId(99)).await.unwrap(), None);
}

#[test]
fn slugs_are_short_and_plain() {
    let longest = "a".repeat(Slug::MAX_LEN);
    for good in ["acme", "a", "a-1", longest.as_str()] {
        assert!(Slug::parse(good).is_some(), "{good}");
    }
    let too_long = "a".repeat(Slug::MAX_LEN + 1);
    for bad in ["", "Acme", "a b", "a/b", "ñ", "a.b", too_long.as_str()] {
        assert!(Slug::parse(bad).is_none(), "{bad}");
    }
}
