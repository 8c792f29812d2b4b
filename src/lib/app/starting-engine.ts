import type { SideStore } from '../store/side-store.ts';
import type { CustomerCatalogue } from './customer-catalogue.ts';
import { customerOf } from './customer-ids.ts';
import { listCustomers, type MarkOf } from './customer-list.ts';
import { EngineError } from './engine-error.ts';
import type { CustomerPage, CustomerQuery, EngineApi } from './engine-api.ts';
import type { EngineDoor, OpenEngine } from './engine-host.ts';
import { everyMethod, invoke, type EngineMethod } from './engine-methods.ts';

export interface StartingParts {
	/** as it was kept */
	readonly catalogue: CustomerCatalogue;
	readonly side: SideStore;
	readonly door: EngineDoor;
	/** Opens the database, which nobody else may do. Called again after it has failed, never before. */
	readonly open: () => Promise<OpenEngine>;
}

/** On another screen nobody asks for the list. Where it is asked for, that follows at once. */
const NO_LIST_MS = 250;
/** The page has the device to itself while it draws the list, unless a person asks for more. */
const DRAWING_MS = 1000;
/** The loop runs although nobody asks for anything. */
const UNASKED_MS = 2000;

/**
 * Lists customers from what was kept while the database is still to be opened, which on a phone takes
 * longer than anybody wants to look at nothing. Everything else waits for the whole engine, and that
 * for the list: most of the code is not even loaded before.
 */
export function startingEngine({ catalogue, side, door, open }: StartingParts): OpenEngine {
	let opened: OpenEngine | null = null;
	let opening: Promise<OpenEngine> | null = null;
	let begun = false;
	let ended = false;
	const turn = patience(UNASKED_MS);
	let list: 'unasked' | 'asked' | 'answered' = 'unasked';
	const marks = earlyMarks(side);

	function whole(): Promise<OpenEngine> {
		opening ??= turn.over.then(begin).then(
			(engine) => (opened = engine),
			(error: unknown) => {
				opening = null;
				throw error;
			}
		);
		return opening;
	}

	function begin(): Promise<OpenEngine> {
		if (ended) throw new EngineError('closed', 'the engine was ended before it had opened');
		begun = true;
		return open();
	}

	/** To open a database in order to close it, or to delete it, would only keep its user waiting. */
	async function endUnopened(how: 'close' | 'destroy'): Promise<void> {
		ended = true;
		turn.for(0);
		await side[how]();
	}

	async function customers(query: CustomerQuery): Promise<CustomerPage> {
		if (opened !== null) return opened.engine.customers(query);
		if (query.segment !== undefined) return later('customers')(query);
		list = 'asked';
		turn.for(UNASKED_MS);
		try {
			return await listCustomers(catalogue, query, await marks);
		} finally {
			list = 'answered';
			turn.for(DRAWING_MS);
			// Meanwhile this worker has nothing else to do, and a name to look for comes next.
			setTimeout(() => void catalogue.prepareSearch(), 0);
		}
	}

	function later<M extends EngineMethod>(method: M): EngineApi[M] {
		const call = async (...args: unknown[]): Promise<unknown> => {
			if (list === 'unasked') turn.for(NO_LIST_MS);
			if (list === 'answered') turn.for(0);
			const { engine } = await whole();
			return invoke(engine, method, args);
		};
		// What the whole engine answers is what its method returns.
		return call as EngineApi[M];
	}

	// Whoever asks for more hears of what fails here.
	void whole().catch(() => undefined);
	const engine: EngineApi = {
		...everyMethod(later),
		customers,
		close: async () => (begun ? (await whole()).engine.close() : endUnopened('close'))
	};
	return {
		engine,
		isOpening: () => opened === null && opening !== null,
		door,
		erase: async () => {
			// The documents, which nobody has open, are deleted by the window.
			if (begun) await (await whole()).erase();
			else await endUnopened('destroy');
		}
	};
}

/** Waits so long, or as long as it is told last. */
function patience(milliseconds: number): {
	readonly over: Promise<void>;
	for(milliseconds: number): void;
} {
	let end = (): void => undefined;
	const over = new Promise<void>((resolve) => (end = resolve));
	let timer = setTimeout(end, milliseconds);
	return {
		over,
		for: (others) => {
			clearTimeout(timer);
			timer = setTimeout(end, others);
		}
	};
}

/** Until the database is open nobody writes to the outbox: what it lists now is on the device alone. */
async function earlyMarks(side: SideStore): Promise<MarkOf> {
	const waiting = new Set((await side.entries('outbox')).map(([id]) => customerOf(id)));
	return (cid) => (waiting.has(cid) ? 'device' : 'server');
}
