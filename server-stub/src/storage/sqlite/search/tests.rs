//! The index follows the tables, and begins with what was there before it.

use rusqlite::Connection;

const BEFORE: &[&str] = &[
    include_str!("../../../../migrations/sqlite/0001_first.sql"),
    include_str!("../../../../migrations/sqlite/0002_teamwork.sql"),
];
const SEARCH: &str = include_str!("../../../../migrations/sqlite/0003_search.sql");

const COMPANY: &str = "INSERT INTO companies (id, name, name_key, created_at) \
     VALUES (1, 'Acme', 'acme', 0); \
     INSERT INTO portals (id, company_id, slug, created_at) VALUES (1, 1, 'acme', 0);";

const REQUEST: &str = "INSERT INTO requests (id, company_id, portal_id, form_id, \
     form_fingerprint, token_hash, customer_name, customer_email, subject, status, chat_opened, \
     ip_address, device_type, platform, operating_system, os_version, browser, user_agent, \
     locale, submitted_at, version) VALUES (7, 1, 1, 'f', x'00', x'00', 'María', 'm@acme.example', \
     'Cañón', 'new', 0, '', '', '', '', '', '', '', 'es', 0, 1); \
     INSERT INTO events (seq, at, kind, request_id, company_id, text) VALUES \
     (3, 0, 'opened', 7, 1, 'No gira'), (4, 0, 'assigned', 7, 1, NULL), \
     (5, 0, 'transferred', 7, 1, ''), (6, 0, 'scope', NULL, 1, NULL);";

/// The request and the event of each row that has a word.
fn found(connection: &Connection, word: &str) -> Vec<(i64, i64)> {
    let find = "SELECT rowid >> 36, rowid & 68719476735 FROM search WHERE search MATCH ?1";
    let mut find = connection.prepare(find).unwrap();
    let rows = find.query_map([word], |row| Ok((row.get(0)?, row.get(1)?)));
    rows.unwrap().collect::<Result<_, _>>().unwrap()
}

fn database(batches: &[&str]) -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    for batch in batches {
        connection.execute_batch(batch).unwrap();
    }
    connection
}

fn assert_indexed(connection: &Connection) {
    for word in ["maria", "acme", "canon", "number : 7"] {
        assert_eq!(found(connection, word), [(7, 0)], "{word}");
    }
    assert_eq!(found(connection, "gira"), [(7, 3)]);
    let rows = "SELECT count(*) FROM search";
    let rows: i64 = connection.query_row(rows, [], |row| row.get(0)).unwrap();
    assert_eq!(rows, 2, "nothing is there without words");
}

#[test]
fn what_was_there_before_is_indexed() {
    let [first, second] = BEFORE else { panic!() };
    assert_indexed(&database(&[first, second, COMPANY, REQUEST, SEARCH]));
}

#[test]
fn what_is_written_later_is_indexed() {
    let [first, second] = BEFORE else { panic!() };
    assert_indexed(&database(&[first, second, SEARCH, COMPANY, REQUEST]));
}

#[test]
fn a_renamed_company_is_found_by_its_new_name_only() {
    let [first, second] = BEFORE else { panic!() };
    let connection = database(&[first, second, SEARCH, COMPANY, REQUEST]);

    let rename = "UPDATE companies SET name = 'Globex', name_key = 'globex' WHERE id = 1";
    connection.execute_batch(rename).unwrap();

    assert_eq!(found(&connection, "globex"), [(7, 0)]);
    // The address keeps its own words.
    assert_eq!(found(&connection, "company : acme"), []);
    assert_eq!(found(&connection, "maria"), [(7, 0)]);
}

#[test]
fn what_is_undone_is_not_indexed() {
    let [first, second] = BEFORE else { panic!() };
    let undone = "BEGIN; SAVEPOINT job;";
    let connection = database(&[first, second, SEARCH, COMPANY, undone, REQUEST]);

    connection
        .execute_batch("ROLLBACK TO job; RELEASE job; COMMIT;")
        .unwrap();

    assert_eq!(found(&connection, "maria"), []);
    assert_eq!(found(&connection, "gira"), []);
}
