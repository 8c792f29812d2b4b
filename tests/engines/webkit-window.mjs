// Run by gjs: a window of WebKitGTK that a driver steers. WebKit's own MiniBrowser forgets its profile
// when it is steered, and a restart without a network is what has to be tested.
import GLib from 'gi://GLib?version=2.0';
import Gdk from 'gi://Gdk?version=3.0';
import Gio from 'gi://Gio?version=2.0';
import Gtk from 'gi://Gtk?version=3.0';
import WebKit from 'gi://WebKit2?version=4.1';

const [profile, width, height] = ARGV;
const SIGUSR1 = 10;

Gtk.init(null);
// Pages are told that their reader prefers no motion.
Gtk.Settings.get_default().gtk_enable_animations = false;
GLib.file_set_contents(`${profile}/pid`, new TextEncoder().encode(String(ownPid())));

const data = new WebKit.WebsiteDataManager({
	base_data_directory: `${profile}/data`,
	base_cache_directory: `${profile}/cache`
});
data
	.get_cookie_manager()
	.set_persistent_storage(`${profile}/cookies.sqlite`, WebKit.CookiePersistentStorage.SQLITE);
const context = new WebKit.WebContext({ website_data_manager: data });
context.set_preferred_languages(['es-ES']);
context.set_automation_allowed(true);
context.connect('automation-started', (_context, session) => {
	const info = new WebKit.ApplicationInfo();
	info.set_name('ficha');
	session.set_application_info(info);
	session.connect('create-web-view', openWindow);
});
Gtk.main();

function openWindow() {
	const view = new WebKit.WebView({ web_context: context, is_controlled_by_automation: true });
	view.get_settings().enable_write_console_messages_to_stdout = true;
	const size = { default_width: Number(width), default_height: Number(height) };
	const window = new Gtk.Window({ ...size, decorated: false });
	window.add(view);
	window.show_all();
	view.connect('close', () => {
		window.destroy();
		Gtk.main_quit();
	});
	// The driver's own pictures need a compositor, which a virtual screen has not got.
	GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, SIGUSR1, () => {
		const { width, height } = window.get_allocation();
		Gdk.pixbuf_get_from_window(window.get_window(), 0, 0, width, height).savev(
			`${profile}/picture.png`,
			'png',
			[],
			[]
		);
		Gio.File.new_for_path(`${profile}/picture.png`).move(
			Gio.File.new_for_path(`${profile}/picture-done.png`),
			Gio.FileCopyFlags.OVERWRITE,
			null,
			null
		);
		return GLib.SOURCE_CONTINUE;
	});
	return view;
}

function ownPid() {
	return GLib.file_read_link('/proc/self');
}
