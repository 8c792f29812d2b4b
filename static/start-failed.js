/*
 * What a person sees when the app can't start and there is no former version to go back to. Loaded by
 * start-watch.js alone. If the app starts after all, it goes away.
 */
(() => {
	/** Here, because the app's own catalogues may be what can't be loaded. */
	const WORDS = {
		es: {
			title: 'Ficha no ha podido abrirse',
			text: 'Lo guardado sigue en este dispositivo. Prueba otra vez. Si no se abre, descarga la app de nuevo: hace falta conexión y tus datos no se tocan.',
			again: 'Probar otra vez',
			anew: 'Descargar la app de nuevo'
		},
		fr: {
			title: 'Ficha n’a pas pu s’ouvrir',
			text: 'Ce qui est enregistré reste sur cet appareil. Réessayez. Si rien ne s’ouvre, téléchargez l’app à nouveau : il faut une connexion, et vos données restent intactes.',
			again: 'Réessayer',
			anew: 'Télécharger l’app à nouveau'
		},
		en: {
			title: 'Ficha could not open',
			text: 'What you saved is still on this device. Try again. If it does not open, download the app anew: this needs a connection and leaves your data alone.',
			again: 'Try again',
			anew: 'Download the app anew'
		}
	};

	const workers = navigator.serviceWorker;
	const language = chooseLanguage();
	const { title, text, again, anew } = WORDS[language];

	const screen = make('main', { className: 'start-failed', lang: language });
	screen.setAttribute('role', 'alert');
	screen.append(
		make('h1', { textContent: title }),
		make('p', { textContent: text }),
		make('button', { textContent: again, type: 'button', onclick: () => thenReload(lookForNewer) }),
		make('button', { textContent: anew, type: 'button', onclick: () => thenReload(forgetApp) })
	);
	document.body.append(screen);
	window.addEventListener('ficha:started', () => screen.remove(), { once: true });

	function chooseLanguage() {
		const wanted = [keptLanguage(), ...navigator.languages].map((tag) => tag?.slice(0, 2));
		return wanted.find((code) => Object.hasOwn(WORDS, code ?? '')) ?? 'es';
	}

	function keptLanguage() {
		try {
			return localStorage.getItem('ficha.language');
		} catch {
			return null;
		}
	}

	function make(tag, properties) {
		return Object.assign(document.createElement(tag), properties);
	}

	/** Without a network neither task can be done, and trying once more may still help. */
	async function thenReload(task) {
		await task().catch(() => undefined);
		location.reload();
	}

	async function lookForNewer() {
		const registration = await workers?.getRegistration();
		await registration?.update();
		registration?.waiting?.postMessage({ type: 'SKIP_WAITING' });
	}

	/** The app's files only. Databases, drafts and settings are somewhere else. */
	async function forgetApp() {
		// Asked first: without a network the app's files could not be fetched again.
		const { ok } = await fetch('/_app/version.json', { cache: 'no-store' });
		if (!ok) return;
		const registrations = (await workers?.getRegistrations()) ?? [];
		await Promise.all(registrations.map((registration) => registration.unregister()));
		const names = (await window.caches?.keys()) ?? [];
		await Promise.all(names.map((name) => caches.delete(name)));
	}
})();
