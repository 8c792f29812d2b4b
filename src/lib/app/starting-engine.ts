import type { SideStore } from '../store/side-store.ts';
import type { CustomerCatalogue } from './customer-catalogue.ts';
import { customerOf } from './customer-ids.ts';
import { listCustomers, type MarkOf } from './customer-list.ts';
import type { CustomerPage, CustomerQuery, EngineApi } from './engine-api.ts';

export interface StartingParts {
	/** as it was kept */
	readonly catalogue: CustomerCatalogue;
	readonly side: SideStore;
	/** Opens the database. Called again after it has failed. */
	readonly open: () => Promise<EngineApi>;
}

/** Nobody may ask for anything: the loop is to run all the same. */
const UNASKED_MS = 1000;

/**
 * Lists customers from what was kept while the database is still to be opened, which on a phone takes
 * longer than anybody wants to look at nothing. Everything else waits for the whole engine.
 */
export function startingEngine({ catalogue, side, open }: StartingParts): EngineApi {
	let opened: EngineApi | null = null;
	let opening: Promise<EngineApi> | null = null;
	const marks = earlyMarks(side);

	function whole(): Promise<EngineApi> {
		opening ??= open().then(
			(engine) => (opened = engine),
			(error: unknown) => {
				opening = null;
				throw error;
			}
		);
		return opening;
	}

	/** Whoever asks for more hears of what fails here. */
	const begin = (): void => void whole().catch(() => undefined);

	async function customers(query: CustomerQuery): Promise<CustomerPage> {
		if (opened !== null) return opened.customers(query);
		const page = await listCustomers(catalogue, query, await marks);
		setTimeout(begin);
		return page;
	}

	function later<M extends keyof EngineApi>(
		method: M
	): (...args: Parameters<EngineApi[M]>) => ReturnType<EngineApi[M]> {
		return (...args) => {
			const answer = whole().then((engine): unknown =>
				Reflect.apply(engine[method] as (...args: unknown[]) => unknown, engine, args)
			);
			// What the whole engine answers is what its method returns.
			return answer as ReturnType<EngineApi[M]>;
		};
	}

	setTimeout(begin, UNASKED_MS);
	return {
		customers,
		facets: later('facets'),
		customer: later('customer'),
		editCustomer: later('editCustomer'),
		contests: later('contests'),
		submitEntry: later('submitEntry'),
		lookalikes: later('lookalikes'),
		tally: later('tally'),
		conflicts: later('conflicts'),
		resolveConflict: later('resolveConflict'),
		reopenConflict: later('reopenConflict'),
		status: later('status'),
		pending: later('pending'),
		rejected: later('rejected'),
		discardRejected: later('discardRejected'),
		syncNow: later('syncNow'),
		close: later('close')
	};
}

/** Until the database is open nobody writes to the outbox: what it lists now is on the device alone. */
async function earlyMarks(side: SideStore): Promise<MarkOf> {
	const waiting = new Set((await side.entries('outbox')).map(([id]) => customerOf(id)));
	return (cid) => (waiting.has(cid) ? 'device' : 'server');
}
