//! What is looked for, and how it is shown.

use atiende_protocol::http::SearchPage;
use atiende_protocol::{CompanyId, RequestId, Seq, Timestamp};
use atiende_server::storage::SearchQuery;

use super::{Desk, ids};
use crate::storage_contract::fixture::Store;

super::super::on_every_backend!(
    accents_and_case_do_not_matter,
    request_is_found_by_all_that_it_says_of_itself,
    words_may_stand_in_different_lines,
    the_last_word_may_be_unfinished_and_no_other,
    the_line_with_most_matches_is_shown,
    marks_cannot_be_forged_by_what_was_written,
    pages_of_hits_follow_each_other_without_gap_or_overlap,
    company_and_days_narrow_a_search,
    no_text_breaks_a_search,
);

/// What a page shows of its hits, with what was found in brackets.
fn shown(page: &SearchPage) -> Vec<(Option<Seq>, String)> {
    let hits = page.hits.iter().map(|hit| {
        let parts = hit.snippet.iter().map(|part| match part.is_match {
            true => format!("[{}]", part.text),
            false => part.text.clone(),
        });
        (hit.entry, parts.collect())
    });
    hits.collect()
}

async fn accents_and_case_do_not_matter(store: Store) {
    let desk = Desk::new(store).await;
    let maria = desk
        .opens("a", |new| new.customer.name = "María Núñez".to_owned())
        .await;
    let (fuse, _) = desk.talks("b", &["Se fundió el CAÑÓN"]).await;

    for text in ["maria", "MARÍA", "nunez", "Núñez maría"] {
        assert_eq!(desk.finds(text).await, [maria], "{text}");
    }
    for text in ["canon", "cañón", "fundio"] {
        assert_eq!(desk.finds(text).await, [fuse], "{text}");
    }
}

async fn request_is_found_by_all_that_it_says_of_itself(store: Store) {
    let desk = Desk::new(store).await;
    let request = desk
        .opens("a", |new| {
            new.customer.email = "eva.luna@ejemplo.com".to_owned();
            new.subject = "Router caído".to_owned();
            new.description = "Desde el martes".to_owned();
        })
        .await;
    let other = desk
        .opens("b", |new| new.subject = format!("Sobre la {request}"))
        .await;

    assert_eq!(desk.finds("eva.luna@ejemplo.com").await, [request]);
    assert_eq!(desk.finds("eva.luna@ejem").await, [request], "typed so far");
    assert_eq!(desk.finds("luna.eva@ejemplo.com").await, [], "a phrase");
    assert_eq!(desk.finds("router").await, [request]);
    assert_eq!(desk.finds("martes").await, [request]);
    assert_eq!(desk.finds("acme router").await, [request]);
    assert_eq!(desk.finds(&format!("#{request}")).await, [request]);
    assert_eq!(desk.finds(&request.to_string()).await, [other, request]);
    assert_eq!(desk.finds("#99").await, []);
}

async fn words_may_stand_in_different_lines(store: Store) {
    let desk = Desk::new(store).await;
    let (both, _) = desk.talks("a", &["la impresora", "se atasca"]).await;
    desk.talks("b", &["la impresora", "hace ruido"]).await;
    desk.talks("c", &["la puerta", "se atasca"]).await;

    assert_eq!(desk.finds("impresora atasca").await, [both]);
    assert_eq!(desk.finds("atasca grace impresora printer").await, [both]);
    assert_eq!(desk.finds("impresora puerta").await, []);
}

async fn the_last_word_may_be_unfinished_and_no_other(store: Store) {
    let desk = Desk::new(store).await;
    let (request, _) = desk.talks("a", &["la impresora hace ruido"]).await;

    assert_eq!(desk.finds("impres").await, [request]);
    assert_eq!(desk.finds("ruido impres").await, [request]);
    assert_eq!(desk.finds("impres ruido").await, []);
}

async fn the_line_with_most_matches_is_shown(store: Store) {
    let desk = Desk::new(store).await;
    let texts = ["el cable rojo", "el cable azul", "otra cosa"];
    let (_, seqs) = desk.talks("a", &texts).await;

    let search = async |text| shown(&desk.search(desk.ana, SearchQuery::of(text)).await);
    let rojo = "el [cable] [rojo]".to_owned();
    assert_eq!(search("cable rojo").await, [(Some(seqs[0]), rojo)]);
    let azul = "el [cable] azul".to_owned();
    assert_eq!(search("cable").await, [(Some(seqs[1]), azul)], "the last");
    let row = "[grace@acme.example]".to_owned();
    assert_eq!(search("grace@acme.example").await, [(None, row)]);
}

async fn marks_cannot_be_forged_by_what_was_written(store: Store) {
    let desk = Desk::new(store).await;
    let text = "<b>el</b> [x] \u{1}\u{2}\u{e000} <mark>cable</mark> {{}}";
    let (_, seqs) = desk.talks("a", &[text]).await;

    let page = desk.search(desk.ana, SearchQuery::of("cable")).await;
    let marked = text.replace("cable", "[cable]");
    assert_eq!(shown(&page), [(Some(seqs[0]), marked)]);
}

async fn pages_of_hits_follow_each_other_without_gap_or_overlap(store: Store) {
    let desk = Desk::new(store).await;
    let mut all = Vec::new();
    for number in 0..7 {
        let form = format!("form {number}");
        all.insert(0, desk.talks(&form, &["la red", "la red otra vez"]).await.0);
    }

    let mut seen = Vec::new();
    let mut query = SearchQuery::of("red vez");
    query.limit = 3;
    loop {
        let page = desk.search(desk.ana, query.clone()).await;
        seen.extend(ids(&page));
        query.before = seen.last().copied();
        if !page.has_more {
            break;
        }
        assert_eq!(page.hits.len(), 3);
    }
    assert_eq!(seen, all);
    for before in [i64::MIN, -1, 0] {
        query.before = Some(RequestId(before));
        assert_eq!(ids(&desk.search(desk.ana, query.clone()).await), []);
    }
    query.before = Some(RequestId(i64::MAX));
    assert_eq!(ids(&desk.search(desk.ana, query).await), all[..3]);
}

async fn company_and_days_narrow_a_search(store: Store) {
    let desk = Desk::new(store).await;
    let early = desk.opens("a", |new| new.at = Timestamp(1_000)).await;
    let late = desk.opens("b", |new| new.at = Timestamp(2_000)).await;

    let find = async |change: fn(&mut SearchQuery)| {
        let mut query = SearchQuery::of("printer");
        change(&mut query);
        ids(&desk.search(desk.ana, query).await)
    };
    assert_eq!(find(|_| {}).await, [late, early]);
    assert_eq!(find(|query| query.from = Timestamp(1_001)).await, [late]);
    assert_eq!(find(|query| query.until = Timestamp(2_000)).await, [early]);
    let mut query = SearchQuery::of("printer");
    query.company = Some(desk.acme);
    assert_eq!(ids(&desk.search(desk.ana, query.clone()).await).len(), 2);
    query.company = Some(CompanyId(desk.acme.0 + 1));
    assert_eq!(ids(&desk.search(desk.ana, query).await), []);
}

async fn no_text_breaks_a_search(store: Store) {
    let desk = Desk::new(store).await;
    let (request, _) = desk.talks("a", &["x\0y near or not \"quoted\""]).await;
    let long = "palabra ".repeat(1_300);
    let hostile = [
        "",
        " ",
        "\"",
        "\"\"",
        "*",
        "a*b",
        "NEAR(",
        "NEAR(a b, 2)",
        "OR",
        "a OR",
        "AND NOT",
        "(",
        ")",
        "^",
        "-x",
        "text:x",
        "{text}: x",
        "\0",
        "x\0",
        "' OR 1=1 --",
        "%",
        "_",
        "\\",
        "\u{202e}x",
        "日本語",
        "👍",
        "#",
        "#99999999999999999999",
        "\"x",
        "x\"",
        &long,
    ];
    for text in hostile {
        desk.finds(text).await;
    }
    assert_eq!(desk.finds("\"quoted\" OR").await, [request]);
    assert_eq!(desk.finds("*").await, []);
    assert_eq!(desk.finds("quoted *").await, [request]);
}
