import * as z from 'zod/mini';
import type {
	CustomerFacets,
	CustomerQuery,
	CustomerSort,
	ListFilter
} from '$lib/app/engine-api.ts';
import { daysBefore } from './days-before.ts';
import type { CustomerQuestion } from './customer-pages.svelte.ts';

/** Who has heard nothing of us for so long is worth a call. */
export const QUIET_DAYS = 30;

const stored = z.object({
	text: z.string(),
	stages: z.array(z.string()),
	territories: z.array(z.string()),
	tags: z.array(z.string()),
	quiet: z.boolean(),
	archived: z._default(z.boolean(), false),
	segment: z._default(z.nullable(z.string()), null),
	sort: z.array(
		z.object({
			by: z.enum(['name', 'company', 'place', 'stage', 'recent']),
			descending: z.exactOptional(z.literal(true))
		})
	),
	top: z.number()
});
type Kept = { readonly [K in keyof z.infer<typeof stored>]: ListQuery[K] };

/** Where the question is kept while the app shows something else, or is reloaded. */
export interface ListMemory {
	read(): unknown;
	write(question: unknown): void;
}

export const NO_MEMORY: ListMemory = { read: () => null, write: () => undefined };

/** What a memory holds of a list that shows a segment and nothing else is asked of. */
export function segmentInList(ulid: string): Kept {
	const nothing = {
		text: '',
		stages: [],
		territories: [],
		tags: [],
		quiet: false,
		archived: false
	};
	return { ...nothing, segment: ulid, sort: [], top: 0 };
}

/** What the list is asked: words, filters and order, as the person has set them. */
export class ListQuery {
	text = $state('');
	stages = $state.raw<readonly string[]>([]);
	territories = $state.raw<readonly string[]>([]);
	tags = $state.raw<readonly string[]>([]);
	/** only those without contact for `QUIET_DAYS` */
	quiet = $state(false);
	/** those who have been put away, and only those */
	archived = $state(false);
	/** ulid of a saved one */
	segment = $state<string | null>(null);
	/** by weight */
	sort = $state.raw<readonly CustomerSort[]>([]);
	/** the first row in sight, when the list was last at rest */
	top = 0;

	constructor(private readonly memory: ListMemory) {
		const found = stored.safeParse(memory.read());
		if (!found.success) return;
		const { text, stages, territories, tags, quiet, archived, segment, sort, top } = found.data;
		this.text = text;
		this.stages = stages;
		this.territories = territories;
		this.tags = tags;
		this.quiet = quiet;
		this.archived = archived;
		this.segment = segment;
		this.sort = sort;
		this.top = top;
	}

	/** something narrows the list, besides the words */
	get filtered(): boolean {
		const chosen = this.stages.length + this.territories.length + this.tags.length;
		return chosen > 0 || this.quiet || this.archived || this.segment !== null;
	}

	get asksForAll(): boolean {
		return this.text.trim() === '' && !this.filtered;
	}

	/**
	 * @param now milliseconds since the epoch; whole days count, in the local time zone
	 * @param text that the words are going to be
	 */
	question(language: string, now: number, text = this.text): CustomerQuestion {
		const { stages, territories, tags, sort } = this;
		return {
			text: text.trim(),
			stages,
			territories,
			tags,
			sort,
			language,
			...(this.archived && { archived: true }),
			...(this.segment !== null && { segment: { ulid: this.segment, timeZone: timeZone() } }),
			...(this.quiet && { notContactedSince: daysBefore(now, QUIET_DAYS) })
		} satisfies Omit<CustomerQuery, 'offset' | 'limit'>;
	}

	clearFilters(): void {
		this.stages = [];
		this.territories = [];
		this.tags = [];
		this.quiet = false;
		this.archived = false;
		this.segment = null;
	}

	clear(): void {
		this.text = '';
		this.clearFilters();
	}

	/** What who asks may not ask is not asked, whoever asked it here before. */
	keepWithin({ filters, sorts }: Pick<CustomerFacets, 'filters' | 'sorts'>): void {
		const isLost = (filter: ListFilter): boolean => !filters.includes(filter);
		if (isLost('stages')) this.stages = [];
		if (isLost('territories')) this.territories = [];
		if (isLost('tags')) this.tags = [];
		if (isLost('quiet')) this.quiet = false;
		if (isLost('archived')) this.archived = false;
		if (this.sort.some(({ by }) => !sorts.includes(by))) {
			this.sort = this.sort.filter(({ by }) => sorts.includes(by));
		}
	}

	restAt(index: number): void {
		this.top = index;
		this.keep();
	}

	keep(): void {
		const { text, stages, territories, tags, quiet, archived, segment, sort, top } = this;
		const narrowed = { stages, territories, tags, quiet, archived, segment };
		const kept = { text, ...narrowed, sort, top } satisfies Kept;
		// A browser writes it down at once: not in the frame of the letter that changed it.
		setTimeout(() => this.memory.write(kept));
	}
}

function timeZone(): string {
	return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
