//! What the statements cost: none that is asked often may read a whole table.

use std::path::Path;

use rusqlite::types::Null;
use rusqlite::{Connection, params_from_iter};

use super::{connect, migrate};
use crate::storage::{notification_sql, sql};

/// A database with every table and nothing in it.
fn database(folder: &Path) -> Connection {
    let path = folder.join("plans.db");
    let mut connection = connect(&path).unwrap();
    migrate::to_newest(&mut connection, &path).unwrap();
    connection
}

/// How the database will go about it, one step a line.
fn plan(connection: &Connection, statement: &str) -> Vec<String> {
    let explain = format!("EXPLAIN QUERY PLAN {statement}");
    let mut explain = connection.prepare(&explain).unwrap();
    let nothing = vec![Null; explain.parameter_count()];
    let steps = explain.query_map(params_from_iter(nothing), |row| row.get(3));
    steps.unwrap().collect::<Result<_, _>>().unwrap()
}

/// Whether a step reads all rows of a table that grows for ever.
fn reads_all(step: &str) -> bool {
    let tables = [
        "r",
        "requests",
        "e",
        "events",
        "o",
        "commands",
        "f",
        "files",
        "d",
        "deliveries",
    ];
    let mut words = step.split(' ');
    words.next() == Some("SCAN") && words.next().is_some_and(|table| tables.contains(&table))
}

#[test]
fn no_statement_reads_all_requests_or_all_events() {
    let folder = tempfile::tempdir().unwrap();
    let connection = database(folder.path());
    let statements = [
        sql::REQUEST,
        sql::REQUEST_BY_TOKEN,
        sql::REQUEST_BY_FORM,
        sql::REQUEST_IN_SCOPE,
        sql::VISIBLE_REQUEST,
        sql::PAGE_OF_NEW,
        sql::PAGE_OF_ACTIVE,
        sql::PAGE_OF_COMPLETED,
        sql::PAGE_OF_ALL,
        sql::OTHERS,
        sql::FOUND_REQUESTS,
        sql::FOUND_LINES,
        sql::HEAD,
        sql::TIMELINE,
        sql::ENTRIES_AFTER,
        sql::CHANGED_REQUESTS,
        sql::REQUEST_OF_EVENT,
        sql::COMMAND,
        sql::CHAT_OPENED_SEQ,
        sql::UPLOAD_ROOM,
        sql::FILE,
        sql::VISIBLE_FILE,
        sql::FILE_OF_CUSTOMER,
        sql::IS_CONTENT_USED,
        sql::LOG_AFTER,
        notification_sql::DUE,
        notification_sql::NEXT_DUE,
        notification_sql::TOLD_SINCE,
        notification_sql::HAS_WAITING_ANSWERS,
        notification_sql::WITHHOLD_ANSWERS,
        notification_sql::DELIVERIES,
        notification_sql::DELIVERIES_OF_STATUS,
        notification_sql::LANGUAGE_OF_REQUEST,
    ];
    for statement in statements {
        let plan = plan(&connection, statement);
        let is_cheap = !plan.iter().any(|step| reads_all(step));
        assert!(is_cheap, "{statement}\n{plan:#?}");
    }
}

/// The steps of a plan as one text.
fn steps(connection: &Connection, statement: &str) -> String {
    plan(connection, statement).join("\n")
}

#[test]
fn open_requests_are_read_from_their_own_index() {
    let folder = tempfile::tempdir().unwrap();
    let connection = database(folder.path());
    for statement in [sql::OPEN_REQUESTS, sql::PAGE_OF_NEW, sql::PAGE_OF_ACTIVE] {
        let steps = steps(&connection, statement);
        assert!(steps.contains("INDEX open_requests"), "{steps}");
    }
}

#[test]
fn a_replay_reads_no_more_than_what_was_missed() {
    let folder = tempfile::tempdir().unwrap();
    let connection = database(folder.path());
    let steps = steps(&connection, sql::CHANGED_REQUESTS);
    let by_number = "SEARCH events USING INTEGER PRIMARY KEY (rowid>?)";
    assert!(steps.contains(by_number), "{steps}");
}

#[test]
fn pages_come_out_in_order_and_stop_at_their_end() {
    let folder = tempfile::tempdir().unwrap();
    let connection = database(folder.path());
    for statement in [
        sql::PAGE_OF_COMPLETED,
        sql::PAGE_OF_ALL,
        sql::OTHERS,
        sql::FOUND_REQUESTS,
        sql::TIMELINE,
        sql::ENTRIES_AFTER,
        notification_sql::DELIVERIES,
        notification_sql::DELIVERIES_OF_STATUS,
    ] {
        let steps = steps(&connection, statement);
        assert!(!steps.contains("TEMP B-TREE"), "{steps}");
    }
    let others = steps(&connection, sql::OTHERS);
    assert!(others.contains("INDEX requests_of_customer"), "{others}");
}
