import { toRow } from '../customer-list.ts';
import type { DuplicatesApi } from '../duplicates-api.ts';
import type { DuplicatesParts } from '../duplicates.ts';
import type { EngineCore } from '../engine-core.ts';
import type { SegmentsApi } from '../segments-api.ts';

/** What each desk reads customers with. */
function deskOf(core: EngineCore): Pick<DuplicatesParts, 'reader' | 'catalogue' | 'rowOf'> {
	return {
		reader: () => core.reader(),
		catalogue: core.catalogue,
		rowOf: (summary) => toRow(summary, core.marks()(summary.cid))
	};
}

/** The desk remembers what was found, so that going on with the list is no search each time. */
export function duplicateCalls(core: EngineCore): DuplicatesApi {
	let kept: DuplicatesApi | null = null;

	async function desk(): Promise<DuplicatesApi> {
		const { Duplicates } = await import('../duplicates.ts');
		return (kept ??= new Duplicates({ ...deskOf(core), emit: core.emit }));
	}

	return {
		duplicates: async (look) => {
			await core.seen();
			return (await desk()).duplicates(look);
		},
		compareCustomers: async (pair) => (await desk()).compareCustomers(pair),
		mergeCustomers: async (order) => {
			await (await desk()).mergeCustomers(order);
			core.saved();
		},
		undoMerge: async (loser) => {
			await (await desk()).undoMerge(loser);
			core.saved();
		},
		setApart: async (pair, apart) => {
			await (await desk()).setApart(pair, apart);
			core.saved();
		}
	};
}

/** The desk keeps the table that segments are counted from. */
export function segmentCalls(core: EngineCore): SegmentsApi {
	let kept: SegmentsApi | null = null;

	async function desk(): Promise<SegmentsApi> {
		const { Segments } = await import('../segments.ts');
		const clock = (): number => core.database.clock.now();
		return (kept ??= new Segments({ ...deskOf(core), clock }));
	}

	return {
		askSegment: async (question) => {
			await core.seen();
			return (await desk()).askSegment(question);
		},
		segmentChoices: async () => {
			await core.seen();
			return (await desk()).segmentChoices();
		},
		segments: async () => (await desk()).segments(),
		saveSegment: async (segment) => {
			await (await desk()).saveSegment(segment);
			core.saved();
		},
		archiveSegment: async (ulid, archived) => {
			await (await desk()).archiveSegment(ulid, archived);
			core.saved();
		}
	};
}
