## Search in everything, and transcripts.

search-title = Buscar en todo
search-open = Buscar en todo…
search-everywhere = Buscar en todas las transcripciones
search-leave = Volver a las listas
search-field = Palabras, nombre, correo o número
search-from = Desde
search-to = Hasta
search-day-hint = 2026-01-31
search-bad-day = Escriba año, mes y día, como 2026-01-31
search-days-reversed = El último día es anterior al primero
search-any-company = { $name }: cualquiera
search-button = Buscar
search-empty = Escriba qué busca
search-offline = Sin conexión: se podrá buscar cuando vuelva
search-start-title = Busque en todo lo que se ha dicho
search-start = Los mensajes, las notas y los datos de todas las solicitudes, también de las cerradas. No caducan.
search-nothing-title = No se encontró nada
search-nothing = Nada contiene «{ $text }» con estos filtros. Pruebe con menos palabras o con otros días.
search-failed-title = No se pudo buscar
search-failed = Compruebe la conexión y pruebe otra vez.
search-count =
    { $count ->
        [one] 1 solicitud encontrada
       *[other] { $count } solicitudes encontradas
    }
search-count-more = Las { $count } solicitudes más recientes; hay más
search-more = Mostrar más
search-more-again = No se pudo cargar. Pruebe otra vez
search-hit = Solicitud { $id }, { $customer }, { $company }, { $status }: { $words }
key-search-everything = Buscar en todo lo que se ha dicho

transcript-menu = Transcripción
transcript-save = Guardar la transcripción
transcript-text = Como texto…
transcript-html = Como página web…
transcript-json = Como datos (JSON)…
transcript-print = Abrir en el navegador para imprimir
