import { stages } from '#domain/documents/stages.ts';
import type { EngineClient } from '$lib/app/context.ts';
import type { SegmentFilter } from '$lib/app/segments-api.ts';
import { CustomerPages } from '../customer-pages.svelte.ts';

/** Of whoever nobody has said how far they have come. */
const NO_STAGE = '';

export interface BoardColumn {
	readonly stage: string;
	readonly pages: CustomerPages;
}

/** One column for each stage, each with its own pages: what is on the screen is all that is fetched. */
export class BoardColumns {
	readonly #all: readonly BoardColumn[];

	constructor(engine: Pick<EngineClient, 'customers'>) {
		this.#all = [NO_STAGE, ...stages].map((stage) => ({
			stage,
			pages: new CustomerPages(engine)
		}));
	}

	/** Those without a stage come first, and only while there are any. */
	get shown(): readonly BoardColumn[] {
		return this.#all.filter(({ stage, pages }) => stage !== NO_STAGE || pages.rows.length > 0);
	}

	get answered(): boolean {
		return this.#all.every(({ pages }) => pages.answered !== null);
	}

	get error(): unknown {
		return this.#all.find(({ pages }) => pages.error !== null)?.pages.error ?? null;
	}

	/** @param segment null for everybody */
	ask(segment: SegmentFilter | null, language: string): void {
		for (const { stage, pages } of this.#all) {
			pages.ask({
				text: '',
				stages: [stage],
				...(segment !== null && { segment }),
				sort: [{ by: 'recent' }],
				language
			});
		}
	}

	refresh(): void {
		for (const { pages } of this.#all) pages.refresh();
	}
}
