import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AuditRow } from '../../sync-server/audit/port.ts';
import { verifyChain } from '../../sync-server/audit/verify-chain.ts';
import type { Client } from '../builders/client.ts';
import { openBeside, people, startCompany, type Company } from '../builders/company.ts';
import { freshUlid, knownCustomer, newCustomer, newVisit } from '../builders/documents.ts';

const customer = knownCustomer('ana');

let company: Company;
beforeEach(async () => {
	company = await startCompany({ documents: [customer.revision] });
});
afterEach(() => company.close());

/** As the command line reads it, beside the running server. */
async function recorded(): Promise<{ rows: readonly AuditRow[]; broken: unknown }> {
	const store = await openBeside(company.config);
	const rows: AuditRow[] = [];
	const faults: unknown[] = [];
	for (const record of await store.storage.audit.all()) {
		rows.push(...(await record.rows({ after: 0, limit: 1000 })));
		faults.push((await verifyChain(record)).broken);
	}
	await store.close();
	rows.sort((a, b) => a.at - b.at);
	return { rows, broken: faults.find((fault) => fault !== null) ?? null };
}

async function rowsOf(action: AuditRow['action']): Promise<readonly AuditRow[]> {
	return (await recorded()).rows.filter((row) => row.action === action);
}

test('a push is on record with who brought it, from which device, and what the server added', async () => {
	const ana = await company.signIn('ana');
	const card = newCustomer('ana', ana.me.device);
	await ana.post('/couch/ficha/_bulk_docs', { new_edits: false, docs: [card] });
	const writes = await rowsOf('write');
	expect(writes.at(-1)).toMatchObject({
		actor: people.ana.uid,
		device: ana.me.device,
		subject: card._id,
		count: 1
	});
	expect((await recorded()).broken).toBeNull();
});

test('who is given documents is on record, however it is asked, and nobody for what is hidden', async () => {
	const [ana, bruno] = [await company.signIn('ana'), await company.signIn('bruno')];
	const id = customer.revision.id;
	const path = `/couch/ficha/${encodeURIComponent(id)}`;
	const asked = [
		(who: Client) => who.post('/couch/ficha/_bulk_get', { docs: [{ id }] }),
		(who: Client) => who.get(path),
		(who: Client) => who.get(`${path}?open_revs=all`),
		(who: Client) => who.post('/couch/ficha/_all_docs?include_docs=true', { keys: [id] })
	];
	for (const ask of asked) {
		await ask(bruno);
		await ask(ana);
	}
	await expect.poll(() => rowsOf('read')).toHaveLength(asked.length);
	for (const row of await rowsOf('read')) {
		expect(row).toMatchObject({ actor: people.ana.uid, device: ana.me.device, count: 1 });
	}
});

test('what is refused is on record, with the reason', async () => {
	const bruno = await company.signIn('bruno');
	const visit = newVisit('bruno', bruno.me.device, customer.cid);
	await bruno.post('/couch/ficha/_bulk_docs', { new_edits: false, docs: [visit] });
	expect(await rowsOf('refused')).toMatchObject([
		{ actor: people.bruno.uid, subject: `not-allowed ${visit._id}`, count: 1 }
	]);
});

test('of what is refused only an id of ours is kept: anything else may be long, or a secret', async () => {
	const bruno = await company.signIn('bruno');
	const odd = {
		_id: `my-secret-${'x'.repeat(5000)}`,
		_rev: '1-ab',
		_revisions: { start: 1, ids: ['ab'] }
	};
	await bruno.post('/couch/ficha/_bulk_docs', { new_edits: false, docs: [odd] });
	const rows = await rowsOf('refused');
	expect(rows).toHaveLength(1);
	expect(rows[0]?.subject).toMatch(/^[a-z-]+$/);
});

test('signing in and out is on record, and who tried in vain, but never what a stranger typed', async () => {
	const ana = await company.signIn('ana');
	await ana.delete('/api/v1/session');
	const typed = {
		login: 'my-secret-password',
		password: 'x',
		device: { id: 'dstranger', name: '' }
	};
	await fetch(`${company.url}/api/v1/session`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'x-ficha': '1' },
		body: JSON.stringify(typed)
	});
	await expect.poll(() => rowsOf('sign-in-refused')).toHaveLength(1);
	expect(await rowsOf('sign-in')).toMatchObject([{ actor: people.ana.uid, device: ana.me.device }]);
	expect(await rowsOf('sign-out')).toMatchObject([{ actor: people.ana.uid }]);
	expect(await rowsOf('sign-in-refused')).toMatchObject([{ actor: 'stranger' }]);
	expect(JSON.stringify((await recorded()).rows)).not.toContain('secret');
});

test('who looks at the history of a customer is on record', async () => {
	const ana = await company.signIn('ana');
	await ana.get(`/api/v1/history/${customer.cid}`);
	await expect
		.poll(() => rowsOf('history'))
		.toMatchObject([{ actor: people.ana.uid, subject: customer.revision.id }]);
});

test('a kiosk that was opened although something was missing is on record once, with who, what and why', async () => {
	const ana = await company.signIn('ana');
	const [kid, at] = [freshUlid(), Date.UTC(2026, 10, 22, 8)];
	const waived = { kid, at, missing: ['installed', 'clock'], reason: 'Sin icono,\nno hay tiempo' };
	const tell = (waivers: readonly (typeof waived)[]): Promise<unknown> =>
		ana.post('/api/v1/device-report', {
			...{ pending: 0, oldest: null, refused: 0, version: '', battery: null },
			waivers
		});
	await Promise.all([tell([waived]), tell([waived])]);
	await tell([waived]);
	const subject = `contest:${kid} 2026-11-22T08:00:00.000Z without installed, clock: Sin icono, no hay tiempo`;
	const first = { actor: people.ana.uid, device: ana.me.device, subject };
	expect(await rowsOf('waiver')).toMatchObject([first]);
	await tell([waived, { ...waived, at: at + 1000 }]);
	expect(await rowsOf('waiver')).toMatchObject([first, { device: ana.me.device }]);
	expect((await recorded()).broken).toBeNull();
});

test('a time that no calendar has is no report of a device', async () => {
	const ana = await company.signIn('ana');
	const waivers = [{ kid: freshUlid(), at: 1e300, missing: [], reason: 'x' }];
	const report = { pending: 0, oldest: null, refused: 0, version: '', battery: null, waivers };
	expect((await ana.post('/api/v1/device-report', report)).status).toBe(400);
});
