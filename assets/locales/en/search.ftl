## Search in everything, and transcripts.

search-title = Search everything
search-open = Search everything…
search-everywhere = Search all transcripts
search-leave = Back to the lists
search-field = Words, name, e-mail or number
search-from = From
search-to = To
search-day-hint = 2026-01-31
search-bad-day = Write year, month and day, such as 2026-01-31
search-days-reversed = The last day is before the first
search-any-company = { $name }: any
search-button = Search
search-empty = Write what to look for
search-offline = No connection: you can search once it is back
search-start-title = Search everything that was ever said
search-start = The messages, notes and data of all requests, closed ones too. They do not expire.
search-nothing-title = Nothing was found
search-nothing = Nothing contains “{ $text }” with these filters. Try fewer words or other days.
search-failed-title = The search failed
search-failed = Check the connection and try again.
search-count =
    { $count ->
        [one] 1 request found
       *[other] { $count } requests found
    }
search-count-more = The { $count } most recent requests; there are more
search-more = Show more
search-more-again = Could not load. Try again
search-hit = Request { $id }, { $customer }, { $company }, { $status }: { $words }
key-search-everything = Search everything that was ever said

transcript-menu = Transcript
transcript-save = Save the transcript
transcript-text = As text…
transcript-html = As a web page…
transcript-json = As data (JSON)…
transcript-print = Open in the browser to print
