import * as z from 'zod/mini';
import {
	segmentNode,
	segmentSort,
	type SegmentNode,
	type SortStep
} from '#domain/documents/segment.ts';
import type { Json } from '#domain/kernel/json.ts';
import type { DraftStore } from '$lib/app/context.ts';

const building = z.object({ where: segmentNode, sort: segmentSort });

/** A segment as far as it is built. */
export interface SegmentBuilding {
	readonly where: SegmentNode;
	readonly sort: readonly SortStep[];
}

/** What is being built and not saved yet, of one segment or of a new one. */
export class SegmentDraft {
	readonly #key: string;

	/** @param ulid null for a new one */
	constructor(
		private readonly drafts: DraftStore,
		ulid: string | null
	) {
		this.#key = `segment/${ulid ?? 'new'}`;
	}

	/** @returns null when there is none, or none that this app understands */
	async read(): Promise<SegmentBuilding | null> {
		const parsed = building.safeParse(await this.drafts.get(this.#key));
		return parsed.success ? parsed.data : null;
	}

	keep(built: SegmentBuilding): void {
		this.drafts.put(this.#key, JSON.parse(JSON.stringify(built)) as Json);
	}

	forget(): Promise<void> {
		return this.drafts.delete(this.#key);
	}
}
