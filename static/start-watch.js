/*
 * Loaded before the app and not built with it: whatever a new version does wrong when it starts, this
 * notices. The service worker then says what to do: open the former version again, or tell the person.
 * The app says `ficha:started` when it can be used (src/lib/features/updates/report-start.ts).
 */
(() => {
	/** An error need not be the end: the app may start all the same. */
	const AFTER_ERROR_MS = 3000;
	/** Counted while the window is seen: phones freeze the others. */
	const SILENCE_MS = 20_000;
	const TICK_MS = 500;

	const script = document.currentScript;
	const { version } = script.dataset;
	const workers = navigator.serviceWorker;
	let controlled = Boolean(workers?.controller);
	let seen = 0;
	let errorAt = Infinity;

	// As long as this window lives, the service worker keeps the files of its version.
	const whileOpen = new Promise(() => undefined);
	void navigator.locks?.request(`ficha-app-${version}`, { mode: 'shared' }, () => whileOpen);

	const ticking = setInterval(tick, TICK_MS);
	window.addEventListener('error', onError, true);
	window.addEventListener('unhandledrejection', noteError);
	window.addEventListener('pageshow', onReturn);
	window.addEventListener('ficha:started', reportStart, { once: true });
	workers?.addEventListener('controllerchange', noteTakeOver);

	function tick() {
		if (document.visibilityState !== 'visible') return;
		seen += TICK_MS;
		if (seen - errorAt >= AFTER_ERROR_MS) reportFailure('error');
		else if (seen >= SILENCE_MS) reportFailure('silence');
	}

	/** Thrown, or a script that could not be loaded. A picture that is missing is not the end. */
	function onError({ target }) {
		if (target === window || target instanceof HTMLScriptElement) noteError();
	}

	function noteError() {
		errorAt = Math.min(errorAt, seen);
	}

	/** Left before the app had started, which was broken off in the middle: nobody goes on with that. */
	function onReturn({ persisted }) {
		if (persisted) location.reload();
	}

	/**
	 * A newer version has taken over, perhaps before the app listens: it asks for the mark when it does
	 * (src/lib/features/updates/update-worker.ts). The first version ever takes over a window of its own.
	 */
	function noteTakeOver() {
		if (controlled) {
			script.dataset.former = '';
			window.dispatchEvent(new Event('ficha:taken-over'));
		}
		controlled = true;
	}

	function stopWatching() {
		clearInterval(ticking);
		window.removeEventListener('pageshow', onReturn);
		window.removeEventListener('error', onError, true);
		window.removeEventListener('unhandledrejection', noteError);
	}

	function reportStart() {
		stopWatching();
		sayStarted();
		// A worker that comes later has not heard it.
		workers?.addEventListener('controllerchange', sayStarted);
	}

	function sayStarted() {
		workers?.controller?.postMessage({ type: 'STARTED', version });
	}

	function reportFailure(why) {
		stopWatching();
		const worker = workers?.controller;
		if (!worker) {
			tellPerson();
			return;
		}
		const answer = new MessageChannel();
		answer.port1.onmessage = ({ data }) => {
			if (data === 'reload') location.reload();
			else if (data === 'tell') tellPerson();
		};
		worker.postMessage({ type: 'NOT_STARTED', version, why }, [answer.port2]);
	}

	function tellPerson() {
		document.head.append(
			Object.assign(document.createElement('link'), {
				rel: 'stylesheet',
				href: '/start-failed.css'
			}),
			Object.assign(document.createElement('script'), { src: '/start-failed.js' })
		);
	}
})();
