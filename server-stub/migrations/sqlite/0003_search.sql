-- Everything that can be searched. A row's number is the request's times 2^36, plus the event's
-- number, or 0 for what the request itself says: read backwards, it gives the newest request first
-- and can stop at the end of a page.
CREATE VIRTUAL TABLE search USING fts5 (
    text,
    customer_name,
    customer_email,
    subject,
    company,
    number,
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3'
);

INSERT INTO search (rowid, customer_name, customer_email, subject, company, number)
SELECT r.id << 36, r.customer_name, r.customer_email, r.subject, c.name, r.id
FROM requests r JOIN companies c ON c.id = r.company_id
ORDER BY r.id;

INSERT INTO search (rowid, text)
SELECT request_id << 36 | seq, text
FROM events
WHERE request_id IS NOT NULL AND text <> ''
ORDER BY request_id, seq;

CREATE TRIGGER search_request AFTER INSERT ON requests BEGIN
    INSERT INTO search (rowid, customer_name, customer_email, subject, company, number)
    SELECT new.id << 36, new.customer_name, new.customer_email, new.subject, c.name, new.id
    FROM companies c WHERE c.id = new.company_id;
END;

CREATE TRIGGER search_event AFTER INSERT ON events
WHEN new.request_id IS NOT NULL AND new.text <> '' BEGIN
    INSERT INTO search (rowid, text) VALUES (new.request_id << 36 | new.seq, new.text);
END;

CREATE TRIGGER search_company AFTER UPDATE OF name ON companies WHEN new.name <> old.name BEGIN
    UPDATE search SET company = new.name
    WHERE rowid IN (SELECT id << 36 FROM requests WHERE company_id = new.id);
END;

-- The other requests of a customer.
CREATE INDEX requests_of_customer ON requests (company_id, lower(customer_email), id);
