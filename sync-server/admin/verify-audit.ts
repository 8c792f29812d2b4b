import * as z from 'zod';
import type { KnownHead } from '../audit/verify-chain.ts';
import { verifyChain, type ChainFault } from '../audit/verify-chain.ts';
import type { AdminCommand } from './command.ts';
import { parseOptions } from './parse-options.ts';
import { UsageError } from './usage-error.ts';

const options = z.object({ head: z.string().optional() });

const HEAD = /^(\d{1,15}):([0-9a-f]{64})$/;

export const verifyAudit: AdminCommand = {
	name: 'verify-audit',
	summary: 'check that nothing on record was changed since it was written',
	changes: false,
	options: [
		{
			flags: '--head <number:hash>',
			description: 'as printed by an earlier run: also tells whether the end was cut off since'
		}
	],
	run: async ({ storage, print }, input) => {
		const { rows, head, gone, broken } = await verifyChain(storage.audit, parseHead(input));
		if (broken !== null) throw new UsageError(sentenceOf(broken));
		print(`${rows} rows, and everything is as it was recorded.`);
		if (gone > 0) print(`${gone} of the recorded revisions are gone: erased, or past their time.`);
		if (rows > 0) print(`Keep this where nobody who can write here can reach it:\n${rows}:${head}`);
	}
};

function parseHead(input: Parameters<AdminCommand['run']>[1]): KnownHead | null {
	const { head } = parseOptions(options, input);
	if (head === undefined) return null;
	const [, n, hash] = HEAD.exec(head) ?? [];
	if (n === undefined || hash === undefined) {
		throw new UsageError(`"${head}" is no head. It looks like 1234:0f3c… with 64 digits.`);
	}
	return { n: Number(n), hash };
}

function sentenceOf({ n, what }: ChainFault): string {
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
