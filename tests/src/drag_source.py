"""A small window from which a file can be dragged, as from a file manager."""
import pathlib
import sys

import gi

gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

uris = [pathlib.Path(name).as_uri() for name in sys.argv[1:]]
window = Gtk.Window(type=Gtk.WindowType.POPUP)
box = Gtk.EventBox()
box.add(Gtk.Label(label="files"))
target = Gtk.TargetEntry.new("text/uri-list", 0, 0)
box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [target], Gdk.DragAction.COPY)
box.connect("drag-data-get", lambda _box, _drag, data, _info, _time: data.set_uris(uris))
window.add(box)
window.resize(80, 40)
window.move(0, 0)
window.show_all()
GLib.idle_add(lambda: print("ready to be dragged", flush=True))
Gtk.main()
