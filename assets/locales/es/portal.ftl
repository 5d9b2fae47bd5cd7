## The customer's pages.

portal-help-from = Asistencia de { $company }
portal-heading = ¿En qué podemos ayudarle?
portal-lead = Cuéntenos qué ocurre. Un técnico le responderá por chat.
portal-name = Nombre
portal-email = Correo electrónico
portal-subject = Asunto
portal-subject-hint = En pocas palabras, por ejemplo: no puedo imprimir
portal-description = Descripción
portal-description-hint = Qué intentaba hacer, qué ha pasado y desde cuándo
portal-trap = No rellene esta casilla
portal-send = Enviar solicitud
portal-sending = Enviando…
portal-privacy = También se envían su dirección IP, el tipo de dispositivo, el sistema y el navegador.

portal-error-prefix = Error: { $title }
portal-errors-heading =
    { $count ->
        [one] Revise un dato antes de enviar
       *[other] Revise { $count } datos antes de enviar
    }
portal-name-empty = Escriba su nombre para que el técnico sepa cómo dirigirse a usted
portal-name-long = Acorte su nombre: caben { $max } caracteres y hay { $count }
portal-email-empty = Escriba su correo electrónico
portal-email-long = Acorte el correo: caben { $max } caracteres y hay { $count }
portal-email-wrong = Revise el correo: debe tener la forma nombre@ejemplo.com
portal-subject-empty = Escriba un asunto, por ejemplo: no puedo imprimir
portal-subject-long = Acorte el asunto: caben { $max } caracteres y hay { $count }
portal-description-empty = Describa el problema con sus palabras
portal-description-long = Acorte la descripción: caben { $max } caracteres y hay { $count }

portal-notice-expired = No se ha enviado nada todavía, porque esta página llevaba abierta mucho tiempo. Su texto sigue aquí: pulse Enviar otra vez.
portal-notice-check = No se ha enviado nada todavía. Su texto sigue aquí: pulse Enviar otra vez.
portal-notice-busy = Han llegado muchas solicitudes desde su conexión. Su texto sigue aquí: espere un minuto y pulse Enviar otra vez.
portal-notice-unavailable = Ahora mismo no podemos guardar su solicitud. Su texto sigue aquí: espere un momento y pulse Enviar otra vez.
portal-notice-offline = No hay conexión. Su texto sigue aquí: compruebe la red y pulse Enviar otra vez.
portal-notice-sent = Desde esta página ya se envió la solicitud { $number }, con otro texto. Puede abrirla, o enviar este texto como una solicitud nueva.
portal-notice-open = Abrir la solicitud { $number }
portal-send-as-new = Enviar como solicitud nueva

portal-missing-heading = Esta página no existe
portal-missing-text = Compruebe la dirección o pídala de nuevo a su empresa.
portal-expired-heading = No encontramos esta solicitud
portal-expired-text = Compruebe que la dirección está completa. Si la perdió, envíe una solicitud nueva.
portal-tries-heading = Demasiados intentos
portal-tries-text = Desde su conexión se han pedido muchas páginas que no existen. Espere un minuto y vuelva a cargar la página.
portal-large-heading = El texto es demasiado largo
portal-large-text = No se ha enviado nada. Vuelva atrás, acorte el texto y envíelo otra vez.
portal-origin-heading = No hemos aceptado este envío
portal-origin-text = Llegó desde otra página web. Abra la página de asistencia y envíe el formulario desde allí.
portal-broken-heading = Algo ha fallado por nuestra parte
portal-broken-text = No es culpa suya. Espere un momento y vuelva a cargar la página.
portal-bad-heading = No hemos entendido este envío
portal-bad-text = No se ha guardado nada. Vuelva atrás y envíelo otra vez.

portal-request-title = Solicitud { $number }
portal-request-state-new = En espera
portal-request-state-assigned = Asignada
portal-request-state-in-chat = En conversación
portal-request-state-ended = Conversación terminada
portal-request-state-completed = Completada
portal-request-text-new = Hemos recibido su solicitud. Un técnico entrará en este chat en cuanto pueda; mientras tanto puede añadir detalles.
portal-request-text-assigned = Un técnico ya tiene su solicitud y entrará en este chat.
portal-request-text-in-chat = Está hablando con { $name }
portal-request-text-in-chat-nobody = Está hablando con un técnico
portal-request-text-ended = El técnico ha terminado la conversación. Si necesita algo más, envíe una solicitud nueva.
portal-request-text-completed = Su solicitud está cerrada. Si necesita algo más, envíe una solicitud nueva.
portal-request-keep = Puede cerrar esta página y volver con su misma dirección.
portal-request-copy = Copiar dirección
portal-request-copied = Dirección copiada
portal-request-again = Nueva solicitud
portal-request-log = Conversación
portal-request-joined = { $name } ha entrado en el chat
portal-request-released = El técnico ha salido. Otro técnico le atenderá.
portal-request-ended = La conversación ha terminado
portal-request-closed = La solicitud está cerrada
portal-request-message = Mensaje
portal-request-placeholder = Escriba un mensaje
portal-request-send = Enviar
portal-request-refresh = Ver mensajes nuevos
portal-request-message-empty = Escriba algo antes de enviar
portal-request-message-long = Acorte el mensaje: caben { $max } caracteres
portal-request-message-fast = Ha enviado muchos mensajes seguidos. Espere un momento y envíelo otra vez.
portal-request-message-refused = El mensaje no se ha enviado, porque la conversación ha terminado.
portal-request-message-failed = El mensaje no se ha enviado. Espere un momento y envíelo otra vez.
portal-request-sending = Enviando…
portal-request-queued = Se enviará al conectar
portal-request-retry = Reintentar
portal-request-discard = Descartar
portal-request-new-messages = Mensajes nuevos
portal-request-unread = ({ $count }) { $title }
portal-request-connected = Conectado
portal-request-connecting = Conectando…
portal-request-offline = Sin conexión
portal-request-offline-note = Lo que escriba se guarda en este dispositivo y se enviará al volver la conexión
portal-request-stopped = Página desactualizada. Vuelva a cargarla.
portal-request-today = Hoy
portal-request-yesterday = Ayer
portal-request-now = ahora
portal-request-minutes-ago = hace { $count } min
portal-request-hours-ago = hace { $count } h
portal-request-days-ago =
    { $count ->
        [one] hace 1 día
       *[other] hace { $count } días
    }

portal-open-title = Abrir la solicitud { $number }
portal-open-text = Esta solicitud se abre en el programa Atiende, donde la atienden los técnicos.
portal-open-button = Abrir en Atiende
portal-open-help = Si no ocurre nada, Atiende no está instalado en este equipo. Pida a su administrador el instalador y, al abrirlo por primera vez, escriba esta dirección del servicio:

portal-setup-title = Primer administrador
portal-setup-lead = Cree la cuenta con la que administrará este servicio. Este enlace sirve una sola vez.
portal-setup-name = Su nombre
portal-setup-email = Su correo electrónico
portal-setup-password = Contraseña
portal-setup-password-hint = Al menos { $min } caracteres; varias palabras son más seguras y fáciles de recordar
portal-setup-password-again = Repita la contraseña
portal-setup-company = Primera empresa (si quiere)
portal-setup-company-hint = Se creará con ella una página donde sus clientes piden asistencia
portal-setup-slug = Dirección de esa página
portal-setup-slug-hint = Minúsculas, cifras y guiones; si la deja vacía se hace con el nombre de la empresa
portal-setup-create = Crear la cuenta
portal-setup-name-empty = Escriba su nombre
portal-setup-password-short = La contraseña necesita al menos { $min } caracteres
portal-setup-password-long = La contraseña admite como mucho { $max } caracteres
portal-setup-password-differs = Las dos contraseñas no coinciden
portal-setup-company-long = Acorte el nombre de la empresa: caben { $max } caracteres
portal-setup-company-taken = Ya hay una empresa con este nombre
portal-setup-slug-taken = Esta dirección ya es de otra página
portal-setup-slug-wrong = Use solo minúsculas sin acentos, cifras y guiones, hasta { $max }
portal-setup-slug-without-company = Escriba también el nombre de la empresa
portal-setup-gone-heading = Este enlace ya no sirve
portal-setup-gone-text = Quizá ya se usó. Si todavía no hay administrador, reinicie el servicio: escribirá un enlace nuevo.
portal-setup-done-title = Todo listo
portal-setup-done-lead = La cuenta está creada. Esto es lo siguiente:
portal-setup-done-console = Abra Atiende, elija Conectar con un servicio y escriba esta dirección:
portal-setup-done-portal = Dé esta dirección a sus clientes:
portal-setup-done-more = Cree más empresas, páginas y técnicos con este programa en el servidor:

portal-invite-title = Hola, { $name }
portal-invite-lead = Elija la contraseña con la que entrará en Atiende. Este enlace sirve una sola vez.
portal-invite-save = Guardar la contraseña
portal-invite-gone-text = Quizá ya se usó o caducó. Pida un enlace nuevo a su administrador.
portal-invite-done-title = Contraseña guardada
portal-invite-done-lead = Ya puede entrar en Atiende. Esto es lo siguiente:
portal-invite-done-install = Si Atiende no está instalado en su equipo, pida el instalador a su administrador.
portal-invite-done-sign-in = Entre con su correo electrónico y la contraseña que acaba de elegir.

portal-somebody = Ahora mismo hay técnicos disponibles.
portal-nobody = Ahora mismo no hay ningún técnico disponible. Envíe su solicitud igualmente: le responderemos más tarde aquí.
portal-closed-heading = Esta página no está disponible ahora
portal-closed-text = La asistencia por esta página está cerrada de momento. Pruebe más tarde o pregunte a su empresa. Si ya envió una solicitud, su página sigue abierta.
portal-request-next = Su solicitud es la siguiente en la cola.
portal-request-place = Su solicitud es la número { $place } en la cola.
portal-request-somebody = Hay técnicos disponibles.
portal-request-nobody = Ahora no hay ningún técnico disponible: le responderemos más tarde aquí.
portal-request-typing = El técnico está escribiendo…
