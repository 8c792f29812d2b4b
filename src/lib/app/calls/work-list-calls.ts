import { toRow } from '../customer-list.ts';
import type { CampaignsApi } from '../campaigns-api.ts';
import type { DuplicatesApi } from '../duplicates-api.ts';
import type { DuplicatesParts } from '../duplicates.ts';
import type { EngineCore } from '../engine-core.ts';
import type { Segments } from '../segments.ts';
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

export type SegmentDesk = () => Promise<Segments>;

/** The desk keeps the table that segments are counted from; lists that they filter ask it too. */
export function segmentDesk(core: EngineCore): SegmentDesk {
	let kept: Segments | null = null;
	return async () => {
		const { Segments } = await import('../segments.ts');
		const clock = (): number => core.database.clock.now();
		return (kept ??= new Segments({ ...deskOf(core), clock }));
	};
}

export function segmentCalls(core: EngineCore, desk: SegmentDesk): SegmentsApi {
	return {
		askSegment: async (question) => {
			await core.seen();
			return (await desk()).askSegment(question);
		},
		segmentChoices: async () => {
			await core.seen();
			return (await desk()).segmentChoices();
		},
		audiences: async () => (await desk()).audiences(),
		segments: async () => (await desk()).segments(),
		saveSegment: async (segment) => {
			await (await desk()).saveSegment(segment);
			core.saved();
		},
		archiveSegment: async (ulid, archived) => {
			await (await desk()).archiveSegment(ulid, archived);
			core.saved();
		},
		stageFunnel: async (segment) => {
			await core.seen();
			return (await desk()).stageFunnel(segment);
		}
	};
}

export function campaignCalls(core: EngineCore, segments: SegmentDesk): CampaignsApi {
	async function desk(): Promise<CampaignsApi> {
		const { Campaigns } = await import('../campaigns.ts');
		return new Campaigns({
			reader: () => core.reader(),
			rowOf: core.rowOf,
			membersOf: async (order) => (await segments()).rowsWhere(order),
			clock: () => core.database.clock.now()
		});
	}

	return {
		campaigns: async () => {
			await core.seen();
			return (await desk()).campaigns();
		},
		campaignCustomers: async (ulid) => {
			await core.seen();
			return (await desk()).campaignCustomers(ulid);
		},
		beginCampaign: async (order) => {
			await core.seen();
			const lent = await (await desk()).beginCampaign(order);
			core.saved();
			return lent;
		},
		endCampaign: async (ulid, ended) => {
			await (await desk()).endCampaign(ulid, ended);
			core.saved();
		}
	};
}
