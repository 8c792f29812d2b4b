import type { SideChange, SideStore } from '../store/side-store.ts';
import type { Breath } from './breath.ts';
import { TEXTS_HEAD } from './kept-list.ts';

/** Texts that customers are found by, as they were when they were last kept. A copy, like the list. */
export interface KeptTexts {
	/** of the documents: they tell everything that was written until there */
	readonly sequence: number;
	readonly lines: readonly (readonly [cid: string, lines: string])[];
}

/** Raised by whatever changes what is read of a document. */
const FORMAT = 1;
const ALL = 'texts/';
const PART = `${ALL}part/`;

interface Head {
	readonly format: number;
	readonly sequence: number;
	/** what they were read with: others are not to be found by the same */
	readonly rights: string;
}

/** null when there are none that can be trusted, or that were read with other rights. */
export async function readKeptTexts(
	side: SideStore,
	rights: string,
	breath: Breath
): Promise<KeptTexts | null> {
	const head = (await side.get('state', TEXTS_HEAD)) as Head | undefined;
	if (head?.format !== FORMAT || head.rights !== rights) return null;
	const lines: (readonly [string, string])[] = [];
	for (const [, part] of await side.entries('state', PART)) {
		for (const line of JSON.parse(part as string) as typeof lines) lines.push(line);
		await breath();
	}
	return { sequence: head.sequence, lines };
}

/** Of a customer's texts, by the end of the cid, which is left to chance: an edit writes a few anew. */
export function partOf(cid: string): string {
	return cid.slice(-2);
}

/** In one transaction. */
export async function keepTexts(
	side: SideStore,
	head: Omit<Head, 'format'>,
	parts: ReadonlyMap<string, KeptTexts['lines']>
): Promise<void> {
	const changes = [...parts].map(([part, lines]): SideChange => {
		const key = `${PART}${part}`;
		if (lines.length === 0) return { table: 'state', key, gone: true };
		return { table: 'state', key, value: JSON.stringify(lines) };
	});
	const value: Head = { format: FORMAT, ...head };
	await side.write([{ table: 'state', key: TEXTS_HEAD, value }, ...changes]);
}

/** Nothing of what was kept stays. */
export async function forgetTexts(side: SideStore): Promise<void> {
	const keys = (await side.entries('state', ALL)).map(([key]) => key);
	await side.write(keys.map((key) => ({ table: 'state', key, gone: true })));
}
