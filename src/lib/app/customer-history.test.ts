import { describe, expect, test } from 'vitest';
import type { EditEvent, FieldChange } from '#domain/documents/edit-event.ts';
import { formatStamp } from '#domain/merge/stamp.ts';
import type { ServerAnswer } from '../sync/server-answer.ts';
import type { ServerClient } from '../sync/server-client.ts';
import { Colleagues } from './colleagues.ts';
import { readHistory } from './customer-history.ts';
import type { HistoryAnswer } from './engine-api.ts';

const AT = Date.UTC(2026, 10, 22, 10, 30);
const CID = '01JA0000000000000000000003';

function edit(changes: readonly FieldChange[], event: Partial<EditEvent> = {}): EditEvent {
	return {
		_id: `edit:${CID}:core:01JA0000000000000000000004`,
		schema: 1,
		doc: `customer:${CID}`,
		by: 'ana',
		device: 'dana',
		at: new Date(AT).toISOString(),
		stamp: formatStamp({ ms: AT, counter: 0, device: 'dana' }),
		changes: [...changes],
		...event
	};
}

/** A server that tells these saves, and what it was asked for. */
function serverTelling(answer: ServerAnswer<unknown>) {
	const asked: string[] = [];
	const client: ServerClient = {
		lines: () => Promise.resolve({ kind: 'offline' }),
		ask: <T>({ path }: { readonly path: string }) => {
			asked.push(path);
			return Promise.resolve(answer as ServerAnswer<T>);
		}
	};
	return { client, asked };
}

async function told(event: EditEvent): Promise<HistoryAnswer> {
	const { client } = serverTelling({ kind: 'ok', value: { events: [event], before: null } });
	return readHistory({ client, colleagues: new Colleagues(), self: 'ana' }, { cid: CID });
}

describe('the history of a customer', () => {
	test('is asked for in pages, newest first', async () => {
		const { client, asked } = serverTelling({
			kind: 'ok',
			value: { events: [edit([{ path: 'city', before: null, after: 'Vigo' }])], before: 'T1' }
		});
		const reader = { client, colleagues: new Colleagues(), self: 'ana' };
		const first = await readHistory(reader, { cid: CID });
		expect(first).toMatchObject({ kind: 'ok', older: 'T1', saves: [{ mine: true, at: AT }] });
		await readHistory(reader, { cid: CID, older: 'T1' });
		expect(asked).toEqual([`/api/v1/history/${CID}`, `/api/v1/history/${CID}?before=T1`]);
	});

	test.each(['offline', 'blocked', 'signedOut'] as const)(
		'is not there when the server can not tell it (%s)',
		async (kind) => {
			const { client } = serverTelling({ kind });
			const reader = { client, colleagues: new Colleagues(), self: 'ana' };
			expect(await readHistory(reader, { cid: CID })).toEqual({ kind });
		}
	);

	test('tells a new phone in one line, by what it is', async () => {
		const answer = await told(
			edit([
				{ path: 'phones/p1/kind', before: null, after: 'mobile' },
				{ path: 'phones/p1/number', before: null, after: '+34600123456' },
				{ path: 'phones/p1/typed', before: null, after: '600 123 456' }
			])
		);
		expect(answer.kind === 'ok' && answer.saves[0]?.changes).toEqual([
			{ path: 'phones/p1/number', itemKind: 'mobile', before: null, after: '+34600123456' }
		]);
	});

	test('tells what kind a phone became, where nothing else was changed', async () => {
		const change = { path: 'phones/p1/kind', before: 'mobile', after: 'work' };
		const answer = await told(edit([change]));
		expect(answer.kind === 'ok' && answer.saves[0]?.changes).toEqual([
			{ ...change, itemKind: 'work' }
		]);
	});
});
