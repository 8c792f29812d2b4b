import { startingWith } from '../../src/lib/store/document-store.ts';
import { maySee } from '../properties/policy-oracle.ts';
import { people } from '../builders/company.ts';
import type { CompanyServer } from './company-server.ts';
import { readBooks, type Books } from './books.ts';
import { wordsIn, type Journal, type SavedWord } from './journal.ts';
import type { SoakDevice } from './soak-device.ts';

/** What is wrong once everybody is in step: sentences, none when all is as it must be. */
export async function verdict(
	server: CompanyServer,
	devices: readonly SoakDevice[],
	journal: Journal
): Promise<readonly string[]> {
	const books = await readBooks(server.config);
	const faults: string[] = [];
	for (const device of devices) faults.push(...(await faultsOf(device, books)));
	const kept = new Map(await Promise.all(devices.map(wordsKept)));
	return [...faults, ...missing(journal, books, kept)];
}

/** It holds what the policy says, as the server has it, and nothing waits. */
async function faultsOf(device: SoakDevice, books: Books): Promise<readonly string[]> {
	const { database } = device.app;
	const { uid } = people[device.person];
	const held = new Map(
		(await database.documents.list(startingWith(''))).map(({ id, leaves }) => [id, leaves])
	);
	const due = [...books.live].filter(([id]) => maySee(books.table, uid, id));
	const faults = due.flatMap(([id, theirs]) => {
		const leaves = held.get(id);
		held.delete(id);
		if (leaves === undefined) return [`lacks ${id}`];
		const ours = JSON.stringify(leaves.map(({ rev, body }) => ({ rev, body })));
		return ours === JSON.stringify(theirs) ? [] : [`has another ${id}: ${ours}`];
	});
	return [
		...faults,
		...[...held].map(
			([id, leaves]) =>
				`holds ${id} ${leaves.map(({ rev }) => rev).join()}, which ${books.live.has(id) ? 'is not theirs to see' : 'is gone'}`
		),
		...database.outbox.entries().map(({ id }) => `still has to send ${id}`)
	].map((fault) => `${device.name} ${fault}`);
}

/** Refused, and whole with their author. */
async function wordsKept({ app, name }: SoakDevice): Promise<[string, ReadonlySet<string>]> {
	return [name, new Set(wordsIn(await app.database.rejected.list()))];
}

/**
 * Every word that was told as saved stands in the company, or was replaced by somebody who saw it and
 * whose own word is there, or was refused and is with its author. What was edited is also told of.
 */
function missing(
	journal: Journal,
	books: Books,
	kept: ReadonlyMap<string, ReadonlySet<string>>
): readonly string[] {
	const { due } = journal;
	const replacing = new Map<string, SavedWord[]>();
	for (const saved of due) {
		for (const old of saved.over) replacing.set(old, [...(replacing.get(old) ?? []), saved]);
	}
	const isThere = ({ id, word }: SavedWord): boolean =>
		books.wordsOf(id).has(word) || (replacing.get(word) ?? []).some(isThere);
	return due.flatMap((saved) => {
		const { id, word, device } = saved;
		if (kept.get(device)?.has(word) === true) return [];
		if (!isThere(saved)) return [`${word} is lost from ${id}`];
		return saved.told && !books.told.has(word) ? [`no history of ${id} tells of ${word}`] : [];
	});
}
