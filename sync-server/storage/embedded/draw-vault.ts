import * as z from 'zod';
import type { DrawVault } from '../../draws/port.ts';
import { inPromise } from '../in-promise.ts';
import type { EmbeddedDatabase } from './open-database.ts';

const SCHEMA = `
	CREATE TABLE IF NOT EXISTS draw_seed (
		commitment TEXT PRIMARY KEY,
		seed TEXT NOT NULL
	) STRICT, WITHOUT ROWID;
	CREATE TABLE IF NOT EXISTS draw_frozen (
		digest TEXT PRIMARY KEY,
		text TEXT NOT NULL,
		others TEXT NOT NULL
	) STRICT;
`;

const seedRow = z.object({ commitment: z.string(), seed: z.string() });
const listRow = z.object({
	digest: z.string(),
	text: z.string(),
	others: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text)))
});

/** Seeds and lists in tables of the one SQLite file. */
export function createDrawVault(database: EmbeddedDatabase): DrawVault {
	database.exec(SCHEMA);
	const putSeed = database.prepare(
		'INSERT INTO draw_seed VALUES ($commitment, $seed) ON CONFLICT DO NOTHING'
	);
	const seed = database.prepare('SELECT * FROM draw_seed WHERE commitment = ?');
	const putList = database.prepare(
		'INSERT OR REPLACE INTO draw_frozen VALUES ($digest, $text, $others)'
	);
	const list = database.prepare('SELECT * FROM draw_frozen WHERE digest = ?');
	const seeds = database.prepare('SELECT * FROM draw_seed ORDER BY commitment');
	const lists = database.prepare('SELECT * FROM draw_frozen ORDER BY digest');
	return {
		all: () =>
			inPromise(() => ({
				seeds: seedRow.array().parse(seeds.all()),
				lists: listRow.array().parse(lists.all())
			})),
		keepSeed: (secret) => inPromise(() => void putSeed.run(secret)),
		seed: (commitment) =>
			inPromise(() => seedRow.nullable().parse(seed.get(commitment) ?? null)?.seed ?? null),
		keepList: ({ digest, text, others }) =>
			inPromise(() => void putList.run({ digest, text, others: JSON.stringify(others) })),
		list: (digest) => inPromise(() => listRow.nullable().parse(list.get(digest) ?? null))
	};
}
