//! How long, how many and how fast (D14).

use atiende_protocol::FileRefusal;
use axum::http::StatusCode;

use super::desk::{Desk, refusal};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_too_long_or_empty_is_refused_before_it_is_sent() {
    let desk = Desk::opens().await;
    desk.limits(2_000, 5_000).await;
    for who in [desk.customer(), desk.ana()] {
        let answer = desk.announces(&who, "a.txt", 2_001).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(refusal(&answer), FileRefusal::TooLarge { max: 2_000 });
        let answer = desk.announces(&who, "a.txt", 0).await;
        assert_eq!(refusal(&answer), FileRefusal::Empty);
        desk.begins(&who, "a.txt", 2_000).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_files_of_one_request_are_bounded_together_and_those_on_their_way_count() {
    let desk = Desk::opens().await;
    desk.limits(2_000, 5_000).await;
    let (customer, ana) = (desk.customer(), desk.ana());
    let sent = desk.sends(&customer, "a.txt", &[b'a'; 2_000]).await;
    assert_eq!(sent.status, StatusCode::NO_CONTENT);
    let location = desk.begins(&ana, "b.txt", 2_000).await;

    let answer = desk.announces(&customer, "c.txt", 1_001).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refusal(&answer), FileRefusal::RequestFull { max: 5_000 });
    desk.begins(&customer, "c.txt", 1_000).await;
    desk.other_customer("two").await;
    desk.begins(&desk.customer_of("two"), "d.txt", 2_000).await;
    desk.gives_up(&ana, &location).await;
    desk.begins(&customer, "c.txt", 2_000).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn not_too_many_are_on_their_way_at_once() {
    let desk = Desk::opens().await;
    let customer = desk.customer();
    let first = desk.begins(&customer, "a.txt", 10).await;
    for _ in 1..20 {
        desk.begins(&customer, "a.txt", 10).await;
    }

    let answer = desk.announces(&customer, "a.txt", 10).await;

    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refusal(&answer), FileRefusal::TooFast { retry_secs: 60 });
    desk.gives_up(&customer, &first).await;
    desk.begins(&customer, "a.txt", 10).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn not_too_many_begin_in_a_short_time() {
    let desk = Desk::opens().await;
    let customer = desk.customer();
    let mut answer = desk.announces(&customer, "a.txt", 10).await;
    for _ in 0..100 {
        if answer.status != StatusCode::CREATED {
            break;
        }
        let location = answer.header("location").to_owned();
        desk.gives_up(&customer, &location).await;
        answer = desk.announces(&customer, "a.txt", 10).await;
    }
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(matches!(
        refusal(&answer),
        FileRefusal::TooFast { retry_secs: 1..=10 }
    ));
}
