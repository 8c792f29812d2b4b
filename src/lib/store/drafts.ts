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

/** @param failed hears of a draft that could not be kept; it is tried again with the next one */
export function createDraftStore(
	side: SideStore,
	page: PageLife,
	failed: (error: unknown) => void
): DraftStore {
	const waiting = new Map<string, Json>();
	let callOff: (() => void) | null = null;
	let writing: Promise<void> = Promise.resolve();

	function flush(): Promise<void> {
		callOff?.();
		callOff = null;
		writing = writing.then(writeWaiting);
		return writing;
	}

	async function writeWaiting(): Promise<void> {
		const drafts = [...waiting];
		if (drafts.length === 0) return;
		try {
			await side.write(drafts.map(([key, value]) => ({ table: 'drafts', key, value })));
		} catch (error) {
			failed(error);
			return;
		}
		// What was typed meanwhile is newer and still waits.
		for (const [key, value] of drafts) if (waiting.get(key) === value) waiting.delete(key);
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
			callOff ??= page.later(() => void flush(), DEBOUNCE_MS);
		},
		delete: async (key) => {
			waiting.delete(key);
			await writing;
			await side.write([{ table: 'drafts', key, gone: true }]);
		},
		keys: async () => {
			const kept = await side.entries('drafts');
			return [...new Set([...kept.map(([key]) => key), ...waiting.keys()])].sort();
		},
		flush,
		close: async () => {
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
