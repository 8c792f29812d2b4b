// Runs in every measured page before its own scripts, as a plain script: no import, no build. It notes
// with `performance.mark` when something was done and when the answer had been painted; the marks are
// read from the trace, beside the work of all threads, on one clock.
(() => {
	const LIST = '#customers';
	const ROW = `${LIST} [data-index]`;
	/** A key that changes nothing on the screen is given up after so long. */
	const NOTHING_MS = 1000;
	/** So long without a change, and the last one was the answer. */
	const QUIET_MS = 200;

	let expected = null;
	/** the last key, or another change of what is looked for */
	let askedAt = 0;
	let listAt = 0;
	let listChanged = () => undefined;
	let rowsShown = false;
	let typed = false;
	const waiting = new Map();

	const entryOf = (name) => {
		if (!waiting.has(name)) {
			const entry = {};
			entry.promise = new Promise((resolve) => (entry.resolve = resolve));
			waiting.set(name, entry);
		}
		return waiting.get(name);
	};

	const mark = (name, startTime = performance.now()) => {
		performance.mark(`bench:${name}`, { startTime });
		entryOf(name).resolve();
	};

	/** After the frame that shows what has just been changed. */
	const painted = (then) =>
		requestAnimationFrame(() => {
			const channel = new MessageChannel();
			channel.port1.onmessage = then;
			channel.port2.postMessage(null);
		});

	/** Inside of the list, or what brought the list with it. */
	const touchesList = ({ target, addedNodes }) =>
		(target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement)?.closest(LIST) !=
			null || [...addedNodes].some((node) => node.querySelector?.(LIST) != null);

	const tells = ({ target, addedNodes }) =>
		[target, ...addedNodes].some((node) =>
			node.nodeType === Node.TEXT_NODE
				? node.data.includes(expected)
				: node !== target && node.textContent.includes(expected)
		);

	function showRows() {
		if (rowsShown || document.querySelector(ROW) === null) return;
		rowsShown = true;
		document.querySelector('input[type=search]')?.focus();
		mark('rows');
		// Not at once: of a process that has just begun the first moments are not in the trace.
		mark('origin', 0);
	}

	function onMutation(records) {
		if (records.some(touchesList)) {
			listAt = performance.now();
			// Which frame shows it is in the trace: it may be made already, and be the one that is next.
			mark('list', listAt);
			listChanged();
			if (!rowsShown) painted(showRows);
		}
		if (expected !== null && records.some(tells)) {
			expected = null;
			painted(() => mark('told'));
		}
	}

	addEventListener(
		'keydown',
		({ timeStamp }) => {
			askedAt = timeStamp;
			mark('key', timeStamp);
		},
		{ capture: true }
	);
	addEventListener(
		'input',
		({ timeStamp }) => {
			askedAt = timeStamp;
			if (!typed) painted(() => mark('typed'));
			typed = true;
		},
		{ capture: true }
	);
	addEventListener('click', ({ timeStamp }) => mark('tap', timeStamp), { capture: true });

	const changes = new MutationObserver(onMutation);
	changes.observe(document, {
		childList: true,
		characterData: true,
		subtree: true
	});

	globalThis.bench = {
		/** Resolves when the mark has been set, now or before. */
		until: (name) => entryOf(name).promise,
		note: (name) => mark(name),
		/** The next text with these words in it is marked as told. */
		expect: (text) => {
			expected = text;
			waiting.delete('told');
		},
		/**
		 * Brings this part of the list to its top, as a hand on the scroll bar does. From the first jump on
		 * nothing else is watched: what a frame's scripts take is to be the page's own.
		 */
		jump: (share) => {
			changes.disconnect();
			const scroller = [...document.querySelectorAll(`${LIST}, ${LIST} *`)].find(
				({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1000
			);
			mark('jump');
			scroller.scrollTop = share * scroller.scrollHeight;
		},
		/**
		 * Resolves when the list has answered what was last asked, or has nothing to answer. It looks when
		 * there may be something to see, not all the time: that would be in what is measured.
		 */
		answered: async () => {
			for (;;) {
				const patience = listAt > askedAt ? QUIET_MS : NOTHING_MS;
				const left = Math.max(askedAt, listAt) + patience - performance.now();
				if (left <= 0) return;
				await new Promise((resolve) => {
					listChanged = resolve;
					setTimeout(resolve, left);
				});
			}
		}
	};
})();
