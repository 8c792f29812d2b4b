import { describe, expect, it } from 'vitest';
import { parseDocId } from '../documents/ids.ts';
import { scopeOf } from './scope.ts';

const cid = '01HZZZZZZZZZZZZZZZZZCST000';
const other = '01HZZZZZZZZZZZZZZZZZEVENT0';

describe('the scope of a document', () => {
	it.each([
		[`customer:${cid}`, { of: 'customer', cid }],
		[`customer:${cid}:billing`, section('billing')],
		[`customer:${cid}:assignment`, section('assignment')],
		[`customer:${cid}:x-vip`, section('x-vip')],
		[`activity:${cid}:${other}`, section('activity')],
		[`link:${cid}:${other}`, { of: 'link', cid }],
		[`consent:${cid}:${other}`, { ...section('consent'), writtenOnce: true }],
		[`file:${cid}:billing:${other}`, { ...section('billing'), writtenOnce: true }],
		[`edit:${cid}:notes:${other}`, { of: 'history', cid, section: 'notes' }],
		[`contest:${cid}`, { of: 'contest', kid: cid }],
		[`entry:${cid}:${other}`, { of: 'entry', kid: cid }],
		[`ruling:${cid}:${other}`, { of: 'ruling', kid: cid }],
		[`draw:${cid}:${other}`, { of: 'draw', kid: cid }],
		[`segment:${cid}`, { of: 'shared' }],
		[`report:${cid}`, { of: 'shared' }],
		[`person:${cid}`, { of: 'directory', id: `person:${cid}` }],
		['role:rep', { of: 'directory', id: 'role:rep' }],
		['settings:company', { of: 'directory', id: 'settings:company' }]
	])('of %s follows from its id alone', (id, scope) => {
		const parsed = parseDocId(id);
		expect(parsed).not.toBeNull();
		expect(parsed && scopeOf(parsed)).toEqual(scope);
	});
});

function section(name: string) {
	return { of: 'section', cid, section: name, writtenOnce: false };
}
