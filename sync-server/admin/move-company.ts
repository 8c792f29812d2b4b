import { authorOf } from '../audit/write-entry.ts';
import { copyCompany, type Copied, type KeptCompany } from '../storage/copy-company.ts';
import type { MoveTarget } from '../storage/move-target.ts';
import type { AdminCommand, AdminContext, MovePlace } from './command.ts';

/** Where CouchDB is, is said by COUCHDB_URL: a password does not belong on a command line. */
export const moveToCouchdb: AdminCommand = {
	name: 'move-to-couchdb',
	summary: 'copy everything from the data directory into the empty CouchDB that COUCHDB_URL names',
	changes: false,
	options: [],
	run: async (context) => {
		await move(context, { from: 'file', into: 'couchdb' });
		context.print(
			'Start the servers with this COUCHDB_URL. The file stays as it was: remove it when'
		);
		context.print('all is well, since it holds customers.');
	}
};

export const moveToEmbedded: AdminCommand = {
	name: 'move-to-embedded',
	summary: 'copy everything from the CouchDB that COUCHDB_URL names into an empty data directory',
	changes: false,
	options: [],
	run: async (context) => {
		await move(context, { from: 'couchdb', into: 'file' });
		context.print(
			'Start one server without COUCHDB_URL. The databases stay as they were: remove them'
		);
		context.print('when all is well, since they hold customers.');
	}
};

async function move(
	{ moves, clock, print }: AdminContext,
	way: { readonly from: MovePlace; readonly into: MovePlace }
): Promise<void> {
	const source = await moves.from(way.from);
	try {
		await moveInto(await moves.into(way.into), { source, from: way.from, clock, print });
	} finally {
		await source.close();
	}
}

async function moveInto(
	target: MoveTarget,
	{
		source,
		from,
		clock,
		print
	}: Pick<AdminContext, 'clock' | 'print'> & {
		readonly source: KeptCompany;
		readonly from: MovePlace;
	}
): Promise<void> {
	let isDone = false;
	try {
		const copied = await copyCompany(source, target.store);
		const subject = `moved from ${from}`;
		const entry = {
			...authorOf('command', clock()),
			action: 'command',
			subject,
			count: 0
		} as const;
		await target.store.storage.audit.append([entry]);
		sentences(copied).forEach(print);
		isDone = true;
	} finally {
		await (isDone ? target.finish() : target.leave());
	}
}

function sentences(copied: Copied): readonly string[] {
	const { documents, revisions, erasedIds, users, sessions, draws, auditRows } = copied;
	return [
		`${documents} documents with ${revisions} revisions, and ${erasedIds} ids that were erased.`,
		`${users} colleagues with their passwords and devices, and ${sessions} sessions.`,
		`${auditRows} rows of what was done, and the secrets of ${draws} draws.`
	];
}
