## Fuera de la ventana: avisos, línea de comandos, lo que se dice cuando la consola no puede empezar.

toast-request = Nueva solicitud de { $customer } ({ $company })
toast-requests =
    { $count ->
        [one] { $count } solicitud nueva en espera
       *[other] { $count } solicitudes nuevas en espera
    }
toast-message = Mensaje de { $customer } ({ $company }) en la solicitud { $number }
toast-transferred = Le han transferido la solicitud { $number } de { $customer } ({ $company })
toast-customer-back = { $customer } ({ $company }) ha vuelto a la solicitud { $number }
toast-missed = Hay novedades en { $count } de sus solicitudes
toast-open = Abrir
toast-silence = Silenciar

help-about = La consola con la que los técnicos atienden solicitudes de asistencia.
help-usage = Uso:
help-options = Opciones:
help-request-heading = Enlace:
help-request = Abre esta solicitud en cuanto se conozca, por ejemplo atiende://request/1042
help-local = Inicia un servicio de asistencia en este equipo, con un portal de muestra, y abre sesión en él
help-data-dir = Guarda todo en esta carpeta
help-service = Propone este servicio para iniciar sesión, por ejemplo https://soporte.example
help-help = Muestra esta ayuda
help-version = Muestra la versión

start-bad-argument = No se entiende «{ $argument }»: «atiende --help» muestra las opciones
start-bad-link = «{ $argument }» no es un enlace a una solicitud: debe ser como atiende://request/1042
start-bad-service = «{ $argument }» no es la dirección de un servicio: debe ser como https://soporte.example
start-no-home = No hay carpeta personal donde guardar los datos: indique otra con --data-dir
start-no-display = No hay pantalla donde abrir la ventana: ni DISPLAY ni WAYLAND_DISPLAY están definidas
start-display-not-reached = No se pudo abrir la ventana: la pantalla «{ $display }» no responde
start-library-missing = No se pudo abrir la ventana: falta la biblioteca { $library }
start-no-opengl = No se pudo abrir la ventana: no hay OpenGL utilizable; instale el controlador gráfico o Mesa (libgl1, libegl1)
start-no-window = No se pudo abrir la ventana: { $reason }

local-folder-not-writable = El servicio no se inició: no se puede escribir en la carpeta { $folder }
local-database-too-new = El servicio no se inició: sus datos son de una versión más nueva de Atiende; actualice, por favor
local-port-taken = El servicio no se inició: otro programa usa el puerto { $port }
local-in-use = otra ventana de Atiende ya usa esta carpeta
local-damaged = los datos de { $folder } están dañados o son de otro programa
local-other = El servicio no se inició: { $reason }
save-dialog-title = Guardar la transcripción
save-no-dialog = Este equipo no tiene un diálogo para guardar archivos. Instale xdg-desktop-portal o zenity.

missing-title = A este equipo le falta algo para avisarle
missing-notifications = Este equipo no muestra avisos: no hay servicio de notificaciones. El sonido y la ventana siguen avisando.
missing-notifications-off = Este equipo no muestra avisos: actívelos para Atiende en los ajustes del sistema. El sonido y la ventana siguen avisando.
missing-sound = Este equipo no reproduce sonidos: instale pipewire-bin, pulseaudio-utils o alsa-utils.
missing-sound-off = Este equipo no reproduce sonidos: compruebe que tiene un altavoz conectado.
missing-tray = Este escritorio no tiene bandeja: al cerrar la ventana, la consola termina.
notice-no-such-request = No hay ninguna solicitud { $number } que usted pueda ver
notice-link-waits = La solicitud { $number } no se ve ahora: las nuevas se muestran estando Disponible. Si es una de ellas, se abrirá entonces.
notice-went-away =
    { $minutes ->
        [one] Su estado es Ausente: nadie ha usado el equipo durante { $minutes } minuto
       *[other] Su estado es Ausente: nadie ha usado el equipo durante { $minutes } minutos
    }
notice-came-back = De vuelta: su estado es { $status } otra vez
help-register-links = Hace que este programa abra los enlaces atiende:// de este usuario
start-links-registered = Los enlaces atiende:// se abren con este programa: { $file }
start-links-not-registered = No se pudieron registrar los enlaces atiende://: { $reason }
start-links-by-application = en macOS es la aplicación Atiende.app la que declara sus enlaces, y este programa se ejecuta fuera de ella

tray-open = Abrir Atiende
tray-quit = Salir
habits = Ventana y equipo
habit-tray = Al cerrar, seguir en la bandeja
habit-login = Iniciar con el equipo
habit-away = Ausente si nadie usa el equipo
habit-away-never = Nunca
habit-away-minutes = { $minutes } min
silence-all = Silenciar el aviso de las solicitudes que esperan
