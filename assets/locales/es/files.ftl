# Archivos entre clientes y técnicos.
line-infected = El archivo «{ $file }» contenía algo dañino y no se entregó

## Por qué no se envió un archivo: para quien lo envía, en la consola y en el portal.
## Variables: $file (nombre), $extension (sin punto), $max (tamaño con su unidad),
## $allowed (lo que quien envía puede enviar, ya separado por comas), $seconds (número).
file-refused-system = No se puede enviar «{ $file }»: desde este sistema no se pueden enviar archivos
file-refused-no-extension = No se puede enviar «{ $file }»: su nombre no tiene extensión, así que no se sabe qué tipo de archivo es. Se admiten: { $allowed }
file-refused-type = No se puede enviar «{ $file }»: los archivos .{ $extension } no están permitidos. Se admiten: { $allowed }
file-refused-name = No se puede enviar «{ $file }»: su nombre no es válido o aparenta ser otro tipo de archivo. Cámbiele el nombre y vuelva a intentarlo
file-refused-content = No se puede enviar «{ $file }»: su contenido no es el de un archivo .{ $extension }. Se admiten: { $allowed }
file-refused-empty = No se puede enviar «{ $file }»: está vacío
file-refused-too-large = No se puede enviar «{ $file }»: es demasiado grande. El máximo por archivo es { $max }
file-refused-request-full = No se puede enviar «{ $file }»: los archivos de esta solicitud superarían entre todos el máximo de { $max }
file-refused-macros = No se puede enviar «{ $file }»: el documento contiene macros. Guárdelo sin macros y vuelva a intentarlo
file-refused-archive = No se puede enviar «{ $file }»: el archivo comprimido no es seguro
file-refused-damaged = No se puede enviar «{ $file }»: está dañado o incompleto
file-refused-infected = No se puede enviar «{ $file }»: el análisis encontró algo dañino en el archivo
file-refused-not-now = No se puede enviar «{ $file }»: en este momento no se pueden enviar archivos en este chat
file-refused-too-fast = «{ $file }» no se ha enviado: son demasiados archivos en poco tiempo. Vuelva a intentarlo en { $seconds ->
    [one] { $seconds } segundo
   *[other] { $seconds } segundos
}
file-refused-checksum = «{ $file }» llegó alterado y no se ha enviado. Vuelva a intentarlo

## Lo que la consola avisa sobre archivos, y lo que el sistema muestra o guarda por ella.
## Variables: $file (nombre), $max (número), $message (del sistema).
file-notice-folder = «{ $file }» es una carpeta y no se envía: envíe los archivos que contiene, o un zip
file-notice-too-many = No se pueden enviar más de { $max } archivos a la vez: quite los terminados o espere a que se envíen
file-notice-out-of-reach = «{ $file }» no se ha enviado: la solicitud ya no está a su alcance
file-notice-not-picked = No se pudo elegir ni pegar el archivo: { $message }
file-pick-title = Elegir archivos para enviar
file-pick-filter = Archivos que se pueden enviar
file-pick-no-dialog = Este equipo no tiene un diálogo para elegir archivos. Instale xdg-desktop-portal o zenity, o arrastre el archivo al chat.
file-save-title = Guardar el archivo
file-pasted-name = captura

## Archivos que se envían desde la consola.
## Variables: $file (nombre), $size, $sent, $received (tamaños con su unidad), $time (duración).
upload-file = Cargar archivo
upload-attach = Adjuntar archivos
upload-drop = Suelte aquí para enviar a { $name }
upload-drop-not-joined = Únase a la conversación para enviar archivos
upload-drop-ended = La conversación ha finalizado: ya no se pueden enviar archivos
upload-drop-completed = La solicitud está cerrada: ya no se pueden enviar archivos
upload-drop-of-another = Solo envía archivos quien atiende la solicitud
upload-drop-new = Asígnese la solicitud para enviar archivos
upload-waiting = En espera · { $size }
upload-offline = Se enviará al volver la conexión · { $size }
upload-progress = { $sent } de { $size }
upload-rate = { $size }/s
upload-left = quedan { $time }
upload-paused = En pausa · { $sent } de { $size }
upload-scanning = Esperando el análisis · { $size }
upload-not-sent = No enviado · { $size }
upload-unreadable = No se puede enviar «{ $file }»: ya no está donde estaba, ha cambiado o no se puede leer
upload-pause = Pausar «{ $file }»
upload-resume = Reanudar «{ $file }»
upload-cancel = Cancelar el envío de «{ $file }»
upload-retry = Reintentar el envío de «{ $file }»
upload-dismiss = Quitar «{ $file }»

## Archivos del chat.
file-open = Abrir
file-show = Mostrar en la carpeta
file-save = Guardar como…
file-menu = Opciones de «{ $file }»
file-how = Doble clic para abrir
file-zoom = Ampliar «{ $file }»
file-fetching = Descargando · { $received } de { $size }
file-fetch-cancel = Cancelar la descarga de «{ $file }»
file-fetch-retry = Reintentar la descarga de «{ $file }»
file-problem-offline = No hay conexión con el servicio
file-problem-gone = Ya no está disponible
file-problem-differs = Llegó alterado y no se ha abierto
file-problem-system = No se pudo guardar o abrir: { $message }
file-ask-title = ¿Abrir este archivo?
file-ask = «{ $file }» lo envió { $name }. Los documentos y los archivos comprimidos pueden contener programas dañinos: ábralo solo si lo esperaba.
file-viewer-sizes = Tamaño de la imagen
file-viewer-fit = Ajustar
file-viewer-actual = 100 %
file-viewer-close = Cerrar la imagen

## Tamaños de archivos; 1 KB son 1024 bytes, como los cuenta el sistema.
size-bytes = { $count } bytes
size-kb = { $count } KB
size-mb = { $count } MB
size-gb = { $count } GB
decimal-sign = ,

## Ajustes de la administración.
settings-files-title = Archivos en las conversaciones
settings-max-file = Máximo por archivo (MiB)
settings-max-request = Máximo por solicitud (MiB)
settings-files-help = Vale para clientes y técnicos. Lo que ya se envió se conserva.
problem-file-size = Escriba un número de MiB, de 1 a 65536
problem-request-size = Escriba un número de MiB, de 1 a 65536, no menor que el máximo por archivo

## Los archivos en la página del cliente.
portal-file-upload = Cargar archivo
portal-file-choose = Seleccionar archivo
portal-file-photo = Hacer una foto
portal-file-cancel = Cancelar
portal-file-limits = Hasta { $max } por archivo: { $types }
portal-file-drop = Suelte aquí los archivos
portal-file-tray = Archivos que se están enviando
portal-file-waiting = En espera
portal-file-sending = { $sent } de { $size }
portal-file-checking = Comprobando el archivo…
portal-file-scanning = Recibido. Se entregará cuando termine el análisis de seguridad.
portal-file-sent = Enviado
portal-file-lost = Interrumpido. Seguirá por sí solo en cuanto se pueda.
portal-file-failed = No se ha enviado
portal-file-interrupted = Se quedó a medias. Seleccione otra vez el mismo archivo para continuar.
portal-file-pasted = Captura
portal-file-system = Desde este sistema no se pueden enviar archivos, pero sí recibirlos.
portal-file-old-ios = Para enviar imágenes hace falta iOS 6 o posterior.
portal-file-old-android = Para enviar archivos hace falta Android 2.2 o posterior.
portal-file-script = Para enviar archivos, active JavaScript en el navegador.
portal-file-decimal = ,
