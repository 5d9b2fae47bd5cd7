//! Looking for something in everything that was ever said.

use std::sync::Arc;

use atiende_protocol::RequestId;
use atiende_protocol::http::{SearchHit, SearchPage};

use crate::search::{Hit, Search, SearchQuery};
use crate::{Effect, State};

/// Starts a search; an empty one leaves it.
pub(super) fn begin(state: &mut State, query: SearchQuery) -> Vec<Effect> {
    if query.text.trim().is_empty() {
        return end(state);
    }
    state.search = Some(Search {
        query: query.clone(),
        is_loading: true,
        ..Search::default()
    });
    vec![Effect::FetchFound {
        query,
        before: None,
    }]
}

pub(super) fn more(state: &mut State) -> Vec<Effect> {
    let Some(search) = &mut state.search else {
        return vec![];
    };
    if search.is_loading {
        return vec![];
    }
    search.is_loading = true;
    let query = search.query.clone();
    let before: Option<RequestId> = search.hits.back().map(|hit| hit.request.id);
    vec![Effect::FetchFound { query, before }]
}

pub(super) fn end(state: &mut State) -> Vec<Effect> {
    state.search = None;
    vec![]
}

/// A page arrived; one of an earlier search is of no use any more.
pub(super) fn found(
    state: &mut State,
    query: &SearchQuery,
    page: SearchPage,
    is_continuation: bool,
) -> Vec<Effect> {
    let Some(search) = state
        .search
        .as_mut()
        .filter(|search| search.query == *query)
    else {
        return vec![];
    };
    if !is_continuation {
        search.hits.clear();
    }
    search.hits.extend(page.hits.into_iter().map(hit));
    search.has_more = page.has_more;
    search.is_loading = false;
    search.has_failed = false;
    vec![]
}

fn hit(found: SearchHit) -> Hit {
    Hit {
        request: Arc::new(found.request),
        entry: found.entry,
        snippet: found.snippet,
    }
}

pub(super) fn failed(state: &mut State) -> Vec<Effect> {
    if let Some(search) = &mut state.search {
        search.is_loading = false;
        search.has_failed = true;
    }
    vec![]
}
