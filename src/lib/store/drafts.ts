import type { Json } from '#domain/kernel/json.ts';
import type { SideStore } from './side-store.ts';

/**
 * What is being typed, kept by the page itself: a page that is killed has lost less than a second,
 * and a form needs no engine to find its words again.
 */
export interface DraftStore {
	/** null when there is none. What comes back is what was put, perhaps by an older app: parse it. */
	get(key: string): Promise<Json>;
	/** Kept within half a second, and at once when the page is hidden. */
	put(key: string, draft: Json): void;
	delete(key: string): Promise<void>;
	keys(): Promise<readonly string[]>;
	/** Resolves when all that was put is durable. */
	flush(): Promise<void>;
	/** Flushes, and lets go of the page. */
	close(): Promise<void>;
}

/** The part of a page that a draft store needs. */
export interface PageLife {
	/** Calls back whenever the page may be about to go. Returns how to stop. */
	onHide(listener: () => void): () => void;
	/** Runs the task once, later. Returns how to call it off. */
	later(task: () => void, milliseconds: number): () => void;
}

const DEBOUNCE_MS = 300;
/** What could not be kept is tried again, with or without another key. */
const RETRY_MS = 5000;

export interface DraftListener {
	/** Drafts could not be kept, each time anew: they are only on the screen. */
	failed(error: unknown): void;
	/** All that was put is durable again. */
	kept(): void;
}

export function createDraftStore(
	side: SideStore,
	page: PageLife,
	listener: DraftListener
): DraftStore {
	const waiting = new Map<string, Json>();
	let callOff: (() => void) | null = null;
	let writing: Promise<void> = Promise.resolve();
	let failing = false;
	let closed = false;

	function cancel(): void {
		callOff?.();
		callOff = null;
	}

	function flush(): Promise<void> {
		cancel();
		writing = writing.then(writeWaiting);
		return writing;
	}

	async function writeWaiting(): Promise<void> {
		const drafts = [...waiting];
		if (drafts.length === 0) return;
		try {
			await side.write(drafts.map(([key, value]) => ({ table: 'drafts', key, value })));
		} catch (error) {
			failing = true;
			listener.failed(error);
			if (!closed) callOff ??= page.later(() => void flush(), RETRY_MS);
			return;
		}
		// What was typed meanwhile is newer and still waits.
		for (const [key, value] of drafts) if (waiting.get(key) === value) waiting.delete(key);
		recovered();
	}

	function recovered(): void {
		if (failing) listener.kept();
		failing = false;
	}

	const stopListening = page.onHide(() => void flush());

	return {
		get: async (key) => {
			const typed = waiting.get(key);
			return typed ?? ((await side.get('drafts', key)) as Json | undefined) ?? null;
		},
		put: (key, draft) => {
			// A copy: reactive state can't be cloned by IndexedDB, and goes on changing.
			waiting.set(key, JSON.parse(JSON.stringify(draft)) as Json);
			// The wait after a failure is longer, and there may be room again.
			if (failing) cancel();
			callOff ??= page.later(() => void flush(), DEBOUNCE_MS);
		},
		delete: async (key) => {
			waiting.delete(key);
			await writing;
			await side.write([{ table: 'drafts', key, gone: true }]);
			if (waiting.size === 0) recovered();
		},
		keys: async () => {
			const kept = await side.entries('drafts');
			return [...new Set([...kept.map(([key]) => key), ...waiting.keys()])].sort();
		},
		flush,
		close: async () => {
			closed = true;
			stopListening();
			await flush();
		}
	};
}

/** The page's own life: hidden is the last thing that a phone is sure to tell. */
export function browserPageLife(): PageLife {
	return {
		onHide: (listener) => {
			const hidden = (): void => {
				if (document.visibilityState === 'hidden') listener();
			};
			document.addEventListener('visibilitychange', hidden);
			window.addEventListener('pagehide', listener);
			return () => {
				document.removeEventListener('visibilitychange', hidden);
				window.removeEventListener('pagehide', listener);
			};
		},
		later: (task, milliseconds) => {
			const timer = setTimeout(task, milliseconds);
			return () => clearTimeout(timer);
		}
	};
}
