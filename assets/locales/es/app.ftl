## The console.

language-name = Español

remote-support = Remote Support
support-center = Centro de asistencia
requests-panel = Solicitudes de asistencia
mine-panel = Mis solicitudes de asistencia
details-panel = Detalles
cancel = Cancelar
dismiss = Cerrar el aviso
retry = Reintentar
copy-value = Copiar { $name }
split-sides = Anchura de las listas
split-lists = Altura de las listas
split-facts = Anchura de los datos

## Welcome.

welcome-title = Bienvenido a Atiende
welcome-lead = Elija cómo quiere empezar
starting = Abriendo…
connect-title = Conectarse a un servicio
connect-lead = Use los datos que le dio su administrador.
connect-service = Dirección del servicio
connect-service-hint = https://asistencia.ejemplo.com
connect-email = Correo electrónico
connect-email-hint = nombre@ejemplo.com
connect-password = Contraseña
connect-button = Conectarse
connect-service-empty = Escriba la dirección del servicio
connect-email-empty = Escriba su correo electrónico
connect-password-empty = Escriba su contraseña
local-title = Probar en este equipo
local-lead = Inicia un servicio de prueba en este equipo, con una empresa, un portal y un técnico de ejemplo. Los datos se quedan aquí.
local-button = Probar ahora
local-step-service = Sin instalar nada más
local-step-portal = Un portal para enviar solicitudes como cliente
local-step-data = Los datos se conservan para la próxima vez
problem-bad-address = Esta dirección no es válida. Escríbala como https://asistencia.ejemplo.com
problem-unreachable = No se puede llegar al servicio. Compruebe la dirección y su conexión, y pruebe otra vez.
problem-not-atiende = En esa dirección responde otra cosa. Compruebe la dirección con su administrador.
problem-wrong-password = El correo y la contraseña no coinciden. Revíselos y pruebe otra vez.
problem-too-many-tries =
    { $secs ->
        [one] Demasiados intentos. Espere 1 segundo y pruebe otra vez.
       *[other] Demasiados intentos. Espere { $secs } segundos y pruebe otra vez.
    }
problem-unprotected = Esta dirección enviaría su contraseña sin proteger. Use una que empiece por https://
problem-expired = Su sesión ha terminado. Escriba su contraseña para volver a entrar.
problem-folder = No se puede escribir en { $path }. Corrija los permisos de la carpeta y pruebe otra vez.
problem-database = Los datos de este equipo son de una versión más nueva. Instale la última versión de Atiende.
problem-port = Otro programa usa el puerto { $port }. Ciérrelo y pruebe otra vez.
problem-other = El servicio de prueba no se inició: { $message }

## Top bar.

status-connecting = Conectando…
status-catching-up = Poniéndose al día…
status-online = Conectado · sincronizado hace unos segundos
status-online-since = Conectado · sincronizado { $ago }
status-online-short = Conectado
status-offline = Sin conexión desde las { $time }
availability = Estado
availability-available = Disponible
availability-busy = Ocupado
availability-away = Ausente
availability-offline = Desconectado
availability-help = Solo con el estado Disponible recibe solicitudes nuevas
portal-open = Abrir portal
portal-caption = Portal del cliente
portal-copy-address = Copiar la dirección
user-menu = Su cuenta: { $name }
user-service = Servicio
user-service-local = En este equipo
user-token = Clave de acceso
token-keyring = Guardada en el llavero del sistema
token-file = No hay llavero: está en un archivo que solo puede leer su usuario
token-memory = Solo en memoria; se renueva en cada inicio
user-language = Idioma
user-theme = Tema
theme-system = Sistema
theme-light = Claro
theme-dark = Oscuro
user-density = Filas
density-comfortable = Amplias
density-compact = Compactas
shortcuts = Atajos de teclado
sign-out = Cerrar sesión

## Support requests.

view-all = Todas
view-new = Nuevas
view-active = Activas
view-completed = Completadas
queue-search = Buscar solicitudes
queue-search-clear = Borrar la búsqueda
column-waiting = Esperando
column-received = Recibida
column-id = ID
column-customer = Cliente
column-company = Empresa
column-subject = Asunto
column-status = Estado
column-assignee = Asignada a
assignee-me = Usted
assignee-nobody = Nadie
row-name = Solicitud { $id }, { $customer }, { $company }: { $subject }
status-new = Nueva
status-assigned = Asignada
status-in-chat = En conversación
status-chat-ended = Conversación finalizada
status-completed = Completada
not-available-busy = Su estado es Ocupado: no recibe solicitudes nuevas
not-available-away = Su estado es Ausente: no recibe solicitudes nuevas
not-available-offline = Su estado es Desconectado: no recibe solicitudes nuevas
become-available = Ponerme disponible
queue-hidden-title = Las solicitudes nuevas están ocultas
queue-hidden = Póngase disponible y verá enseguida las que esperan
queue-empty-new-title = Nadie espera
queue-empty-new = Cuando un cliente envíe una solicitud, aparecerá aquí al instante
queue-empty-local = Abra el portal y envíe una solicitud como si fuera un cliente: aparecerá aquí al instante
queue-empty-active-title = Ninguna solicitud en curso
queue-empty-active = Aquí aparecen las solicitudes abiertas que ya tienen técnico
queue-empty-completed-title = Ninguna solicitud completada
queue-empty-completed = Las solicitudes que se cierran quedan aquí para siempre
queue-empty-all-title = Ninguna solicitud
queue-empty-all = Cuando un cliente envíe una solicitud, aparecerá aquí al instante
queue-no-match-title = Nada coincide
queue-no-match = Ninguna solicitud contiene «{ $filter }»
queue-offline-title = Sin conexión
queue-offline = Las solicitudes aparecerán en cuanto se pueda llegar al servicio
completed-loading = Cargando más…
completed-failed = No se pudieron cargar las solicitudes completadas
completed-more = Cargar más

## My support requests.

turn-technician = Le toca a usted
turn-customer = Espera al cliente
turn-to-join = Por unirse
turn-to-close = Por cerrar
mine-empty-title = No tiene solicitudes
mine-empty = Elija una solicitud nueva y pulse Asignarme a mí
mine-number = N.º
mine-taken = Tomada
mine-header = { $name }, mis solicitudes
mine-unread =
    { $count ->
        [one] 1 mensaje sin leer
       *[other] { $count } mensajes sin leer
    }

## Details.

details-title = #{ $id } · { $customer } — { $company }
details-none-title = Ninguna solicitud seleccionada
details-none = Elija una solicitud de las listas para ver la conversación y los datos del cliente
section-actions = Acciones
section-chat = Mensajes de chat
section-details = Detalles
section-source = Información de origen
facts-show = Mostrar los datos
facts-hide = Ocultar los datos
action-claim = Asignarme a mí
action-join = Unirse a conversación
action-end-chat = Finalizar conversación
action-close = Cerrar solicitud
action-unassign = Anular asignación
reason-not-available = Para asignársela, ponga su estado en Disponible
reason-of-another = La atiende { $name }. Usted puede leerla y dejar notas.
reason-completed = Está cerrada y ya no cambia. Si el cliente escribe de nuevo, llegará otra solicitud.
reason-unknown-system = No se reconoce el sistema del cliente: no hay perfiles móviles ni pantalla compartida
reason-other-system = Con { $system } no hay perfiles móviles ni pantalla compartida
ask-close-title = ¿Cerrar la solicitud?
ask-close = La conversación con { $name } sigue abierta. Se finalizará y la solicitud quedará cerrada para siempre.
ask-close-confirm = Finalizar y cerrar
ask-unassign-title = ¿Anular la asignación?
ask-unassign = Está en conversación con { $name }. La solicitud volverá a la lista para que otro técnico la tome.
ask-unassign-confirm = Anular asignación
ask-link-title = ¿Abrir este enlace?
ask-link = Lleva a { $host } y se abrirá en su navegador. No lo abra si no lo esperaba.
ask-link-confirm = Abrir enlace
fact-id = ID de la solicitud
fact-email = Correo electrónico del cliente
fact-company = Empresa
fact-status = Estado
fact-assignee = Destinatario asignado
fact-submitted = Enviada
fact-ip = Dirección IP
fact-device = Tipo de dispositivo
fact-system = Sistema operativo
fact-browser = Explorador web
device-computer = Equipo
device-phone = Teléfono
device-tablet = Tableta
device-unknown = Desconocido
fact-unknown = Desconocido

## Chat.

chat-log = Conversación
chat-before-joining = La conversación se mostrará cuando un técnico se una
chat-offline = La conversación aparecerá en cuanto se pueda llegar al servicio
chat-earlier = Ver mensajes anteriores
chat-earlier-loading = Cargando mensajes anteriores…
chat-new-messages = Mensajes nuevos
line-opened = { $name } envió la solicitud
line-assigned = { $name } se asignó la solicitud
line-assigned-me = Usted se asignó la solicitud
line-released = { $name } anuló la asignación
line-released-me = Usted anuló la asignación
line-joined = { $name } se unió a la conversación
line-joined-me = Usted se unió a la conversación
line-ended = { $name } finalizó la conversación
line-ended-me = Usted finalizó la conversación
line-closed = { $name } cerró la solicitud
line-closed-me = Usted cerró la solicitud
delivery-sending = Enviando
delivery-waiting = Se enviará cuando haya conexión
delivery-sent = Enviado
message-reclaim = Recuperar el texto
composer = Mensaje
composer-hint = Escriba un mensaje a { $name }
composer-send = Enviar
composer-offline = Sin conexión: lo que escriba se enviará al volver
composer-length = { $count } de { $max } caracteres
composer-not-joined = Únase a la conversación para escribir
composer-ended = La conversación ha finalizado
composer-completed = La solicitud está cerrada
composer-of-another = Solo escribe quien atiende la solicitud
composer-new = Asígnese la solicitud para atenderla

## Notices and refusals.

refused-not-found = La solicitud ya no existe o usted ya no tiene acceso
refused-already = { $name } la tomó { $ago }
refused-not-yours = La solicitud ya no está asignada a usted
refused-not-now = Esto ya no es posible: la solicitud ha cambiado
refused-not-available = Ponga su estado en Disponible para tomar solicitudes
refused-chat-ended = La conversación ya ha finalizado
refused-completed = La solicitud ya está cerrada
refused-empty = El mensaje está vacío
refused-too-long = El mensaje es demasiado largo: caben { $max } caracteres
refused-too-fast =
    { $secs ->
        [one] Demasiado seguido. Pruebe otra vez dentro de 1 segundo.
       *[other] Demasiado seguido. Pruebe otra vez dentro de { $secs } segundos.
    }
refused-id-reused = No se pudo enviar. Pruebe otra vez.
refused-unavailable = El servicio no puede guardarlo ahora. Pruebe otra vez dentro de un momento.
refused-about = Solicitud { $id }: { $text }
call-forbidden = Solo un administrador puede hacer esto. Su cuenta ya no lo es.
call-gone = Ya no existe: otra persona lo habrá quitado
call-too-many = Demasiadas veces seguidas: espere un minuto y vuelva a intentarlo
call-unavailable = El servicio no responde. Compruebe la conexión y pruebe otra vez.
notice-fetch-failed = No se pudieron cargar los datos. Compruebe la conexión y pruebe otra vez.
notice-link = Este enlace no se abre porque no es una página web: { $url }
notice-show = Ver

## Keyboard shortcuts.

keys-close = Cerrar
keys-everywhere = En cualquier sitio
keys-request = En la solicitud abierta
keys-lists = En las listas
name-shift = Mayús
name-enter = Intro
name-page-up = Re Pág
name-page-down = Av Pág
name-home = Inicio
name-end = Fin
key-search = Buscar en las solicitudes
key-mine = Ir a una de mis solicitudes
key-sheet = Mostrar estos atajos
key-back = Volver, cerrar o borrar la búsqueda
key-compose = Escribir un mensaje
key-facts = Mostrar u ocultar los datos
key-move = Moverse por las filas
key-page = Subir o bajar una página
key-ends = Ir a la primera o a la última
key-enter = Abrir la solicitud
key-send = Enviar el mensaje
key-line = Línea nueva en el mensaje

## Times.

wait-now = ahora
wait-secs = { $count } s
wait-minutes = { $count } min
wait-hours = { $count } h
wait-days = { $count } d
ago-now = ahora mismo
ago-secs = hace { $count } s
ago-minutes = hace { $count } min
ago-hours = hace { $count } h
ago-days =
    { $count ->
        [one] hace 1 día
       *[other] hace { $count } días
    }
day-today = Hoy
day-yesterday = Ayer
day-date = { $weekday }, { $day } de { $month }
day-date-year = { $day } de { $month } de { $year }
moment-day = { $day }, { $time }
moment-short = { $day } { $month }
moment-short-year = { $day } { $month } { $year }
weekday-name =
    { $weekday ->
        [1] lunes
        [2] martes
        [3] miércoles
        [4] jueves
        [5] viernes
        [6] sábado
       *[7] domingo
    }
month-name =
    { $month ->
        [1] enero
        [2] febrero
        [3] marzo
        [4] abril
        [5] mayo
        [6] junio
        [7] julio
        [8] agosto
        [9] septiembre
        [10] octubre
        [11] noviembre
       *[12] diciembre
    }
month-short =
    { $month ->
        [1] ene
        [2] feb
        [3] mar
        [4] abr
        [5] may
        [6] jun
        [7] jul
        [8] ago
        [9] sept
        [10] oct
        [11] nov
       *[12] dic
    }
