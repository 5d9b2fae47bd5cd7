//! Whether a row has what somebody typed, without a new text for each row and column.

use atiende_protocol::Request;

use super::assignee;
use super::order::{SEARCHED_ENYE, fold_into};

/// Between columns, so that nothing is found across two of them.
const EDGE: char = '\n';

/// Whether a row has `filter`, given as it is compared, in one of its columns.
pub(super) fn contains(request: &Request, filter: &str) -> bool {
    filter.is_empty() || has_number(request, filter) || has_text(request, filter)
}

fn has_number(request: &Request, filter: &str) -> bool {
    let digits = filter.trim_start_matches('#');
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    request.id.to_string().starts_with(digits)
}

fn has_text(request: &Request, filter: &str) -> bool {
    let columns = [
        request.customer.name.as_str(),
        &request.customer.email,
        &request.company.name,
        &request.subject,
        assignee(request),
    ];
    let mut row = String::with_capacity(columns.iter().map(|text| text.len() + 1).sum());
    for text in columns {
        fold_into(&mut row, text, SEARCHED_ENYE);
        row.push(EDGE);
    }
    row.contains(filter)
}
