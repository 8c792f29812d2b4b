import { expect, test } from 'vitest';
import type { CustomerCore } from '../documents/customer.ts';
import type { JsonObject } from '../kernel/json.ts';
import { applyEdits } from './apply-edits.ts';
import { checkedAt, verifiedAt, writtenBy } from './checked-at.ts';
import { createBody } from './create-body.ts';
import type { FieldEdit } from './field-edit.ts';
import { mergeAll } from './merge.ts';
import { formatStamp } from './stamp.ts';

const MAY = Date.UTC(2026, 4, 1);
const stamp = (ms: number, device = 'deviceA000000000'): string =>
	formatStamp({ ms, counter: 0, device });
const phone = { field: 'phones/p1', paths: ['phones/p1/number'] };
const asCard = (body: JsonObject): CustomerCore => body as unknown as CustomerCore;

const created = createBody(
	{ schema: 1, type: 'person', phones: [{ id: 'p1', number: '+34600000001' }] },
	stamp(MAY)
);
const DAY = 86_400_000;

function verified(body: JsonObject, at: number, device?: string): JsonObject {
	const values = {
		field: phone.field,
		at: new Date(at).toISOString(),
		of: writtenBy(asCard(body), phone) ?? ''
	};
	const edit: FieldEdit = { op: 'add', list: 'verified', item: `v${at}`, values };
	return applyEdits(body, [edit], stamp(at, device));
}

const changed = (body: JsonObject, at: number, device?: string): JsonObject =>
	applyEdits(
		body,
		[{ op: 'set', path: 'phones/p1/number', value: '+34600000002' }],
		stamp(at, device)
	);

test('what nobody asked about was right when it was written', () => {
	expect(verifiedAt(asCard(created), phone)).toBeNull();
	expect(checkedAt(asCard(created), phone)).toBe(MAY);
	expect(checkedAt(asCard(created), { field: 'birthDate', paths: ['birthDate'] })).toBeNull();
});

test('a verification holds for what stood there, until somebody writes something else', () => {
	const checked = asCard(verified(created, MAY + DAY));
	expect(verifiedAt(checked, phone)).toBe(MAY + DAY);
	expect(checkedAt(checked, phone)).toBe(MAY + DAY);
	const rewritten = asCard(changed(verified(created, MAY + DAY), MAY + 2 * DAY));
	expect(verifiedAt(rewritten, phone)).toBeNull();
	expect(checkedAt(rewritten, phone)).toBe(MAY + 2 * DAY);
});

test('a number that was changed elsewhere before, and not seen here, is not verified by it', () => {
	const elsewhere = changed(created, MAY + DAY, 'deviceB000000000');
	const here = verified(created, MAY + 2 * DAY);
	expect(verifiedAt(asCard(mergeAll([here, elsewhere])), phone)).toBeNull();
});

test('two who verify apart agree, and the later one counts', () => {
	const both = mergeAll([
		verified(created, MAY + DAY),
		verified(created, MAY + 3 * DAY, 'deviceB000000000')
	]);
	expect(verifiedAt(asCard(both), phone)).toBe(MAY + 3 * DAY);
	expect(JSON.stringify(both)).not.toContain('"x":');
});

test('a device whose clock runs ahead has asked when its stamp says, not days later', () => {
	const values = {
		field: phone.field,
		at: new Date(MAY + 3 * DAY).toISOString(),
		of: writtenBy(asCard(created), phone) ?? ''
	};
	const edit: FieldEdit = { op: 'add', list: 'verified', item: 'v1', values };
	const body = applyEdits(created, [edit], stamp(MAY + DAY));
	expect(verifiedAt(asCard(body), phone)).toBe(MAY + DAY);
});

test('what a merge has brought is as old as it was, until somebody writes or verifies it', () => {
	const asOf = new Date(MAY - 900 * DAY).toISOString();
	const values = { number: '+34600000003', asOf };
	const add: FieldEdit = { op: 'add', list: 'phones', item: 'p1', values };
	const brought = applyEdits({ schema: 1 }, [add], stamp(MAY));
	expect(checkedAt(asCard(brought), phone)).toBe(MAY - 900 * DAY);
	expect(checkedAt(asCard(verified(brought, MAY + DAY)), phone)).toBe(MAY + DAY);
	expect(checkedAt(asCard(changed(brought, MAY + DAY)), phone)).toBe(MAY + DAY);
});
