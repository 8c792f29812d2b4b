import * as z from 'zod';
import type { KnownHead } from '../audit/verify-chain.ts';
import { verifyChain, type ChainFault } from '../audit/verify-chain.ts';
import type { AdminCommand } from './command.ts';
import { parseOptions } from './parse-options.ts';
import { UsageError } from './usage-error.ts';

const options = z.object({ head: z.string().optional() });

const HEAD = /^([0-9a-z-]{1,60}):(\d{1,15}):([0-9a-f]{64})$/;

export const verifyAudit: AdminCommand = {
	name: 'verify-audit',
	summary: 'check that nothing on record was changed since it was written',
	changes: false,
	options: [
		{
			flags: '--head <record:number:hash>',
			description:
				'as printed by an earlier run, several with commas between: also tells whether an end was cut off since'
		}
	],
	run: async ({ storage, print }, input) => {
		const known = parseHeads(input);
		const records = await storage.audit.all();
		const lost = [...known.keys()].find((name) => !records.some((record) => record.name === name));
		if (lost !== undefined) throw new UsageError(`The record ${lost} has been removed.`);
		const heads: string[] = [];
		let [rows, gone] = [0, 0];
		for (const record of records) {
			const report = await verifyChain(record, known.get(record.name) ?? null);
			if (report.broken !== null) throw new UsageError(sentenceOf(record.name, report.broken));
			rows += report.rows;
			gone += report.gone;
			heads.push(`${record.name}:${report.rows}:${report.head}`);
		}
		const where = records.length === 1 ? 'one record' : `${records.length} records`;
		print(`${rows} rows in ${where}, and everything is as it was recorded.`);
		if (gone > 0) print(`${gone} of the recorded revisions are gone: erased, or past their time.`);
		if (rows === 0) return;
		print(`Keep this where nobody who can write here can reach it:\n${heads.join(',')}`);
	}
};

/** By the name of their record. */
function parseHeads(input: Parameters<AdminCommand['run']>[1]): ReadonlyMap<string, KnownHead> {
	const { head = '' } = parseOptions(options, input);
	const given = head.split(',').filter((text) => text.trim() !== '');
	return new Map(given.map((text) => parseHead(text.trim())));
}

function parseHead(text: string): readonly [string, KnownHead] {
	const [, name, n, hash] = HEAD.exec(text) ?? [];
	if (name === undefined || n === undefined || hash === undefined) {
		throw new UsageError(
			`"${text}" is no head. It looks like file-1a2b3c4d:1234:0f3c… with 64 digits.`
		);
	}
	return [name, { n: Number(n), hash }];
}

function sentenceOf(record: string, { n: number, what }: ChainFault): string {
	const n = `${record}:${number}`;
	switch (what) {
		case 'numbering':
			return `The record has been changed: row ${n} does not follow on the one before it.`;
		case 'row':
			return `The record has been changed: row ${n}, or one before it, is not what was written.`;
		case 'revisions':
			return `Data has been changed behind the server's back: documents recorded in row ${n} are not what was written.`;
		case 'head':
			return `The record has been changed: it does not hold row ${n} as it was when that head was printed.`;
	}
}
