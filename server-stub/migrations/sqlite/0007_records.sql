-- Why the service itself did not send something.
ALTER TABLE deliveries ADD COLUMN reason TEXT;

-- Administrators look at those of one status.
CREATE INDEX deliveries_of_status ON deliveries (status, id);

-- The customer's address without case and accents, to find other requests of the same one.
ALTER TABLE requests ADD COLUMN customer_key TEXT;
UPDATE requests SET customer_key = folded(customer_email);
DROP INDEX requests_of_customer;
CREATE INDEX requests_of_customer ON requests (company_id, customer_key, id);
