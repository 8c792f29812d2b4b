import { expect, test } from 'vitest';
import { applyEdits } from './apply-edits.ts';
import { createBody } from './create-body.ts';
import type { FieldEdit } from './field-edit.ts';
import { formatStamp } from './stamp.ts';
import { writtenAt } from './written-at.ts';

const first = formatStamp({ ms: 1000, counter: 0, device: 'd1' });
const later = formatStamp({ ms: 2000, counter: 0, device: 'd2' });
const carmen = createBody({ city: 'Sevilla', phones: [{ id: 'p1', number: '+34600' }] }, first);
const edited = (edit: FieldEdit) => applyEdits(carmen, [edit], later);

test('a value is told with the edit that wrote it', () => {
	expect(writtenAt(carmen, 'city')).toEqual({ v: 'Sevilla', t: first });
	const moved = edited({ op: 'set', path: 'city', value: 'Cádiz' });
	expect(writtenAt(moved, 'city')).toEqual({ v: 'Cádiz', t: later });
	expect(writtenAt(moved, 'phones/p1/number')).toEqual({ v: '+34600', t: first });
});

test('so is that it was cleared', () => {
	const cleared = edited({ op: 'set', path: 'city', value: null });
	expect(writtenAt(cleared, 'city')).toEqual({ v: null, t: later });
});

test('an item that was taken off its list has nothing to tell, and neither has what nobody wrote', () => {
	const shorter = edited({ op: 'remove', list: 'phones', item: 'p1' });
	expect(writtenAt(shorter, 'phones/p1/number')).toBeNull();
	expect(writtenAt(carmen, 'stage')).toBeNull();
	expect(writtenAt(carmen, 'phones/p1')).toBeNull();
});
