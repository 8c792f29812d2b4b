import { expect, test } from 'vitest';
import { parseCouchPath } from './couch-path.ts';

const parse = (path: string) => parseCouchPath(path, 'ficha');

test.each([
	['', { endpoint: 'root' }],
	['/', { endpoint: 'root' }],
	['/_session', { endpoint: 'session' }],
	['/ficha', { endpoint: 'database' }],
	['/ficha/', { endpoint: 'database' }],
	['/ficha/_changes', { endpoint: 'changes' }],
	['/ficha/_bulk_docs', { endpoint: 'bulkDocs' }],
	['/ficha/role:rep', { endpoint: 'document', id: 'role:rep' }],
	['/ficha/toString', { endpoint: 'document', id: 'toString' }],
	['/ficha/role%3Arep', { endpoint: 'document', id: 'role:rep' }],
	['/ficha/role:rep/photo.jpg', { endpoint: 'attachment', id: 'role:rep', name: 'photo.jpg' }],
	['/ficha/role:rep/a/b.jpg', { endpoint: 'attachment', id: 'role:rep', name: 'a/b.jpg' }],
	['/ficha/_local/abc', { endpoint: 'local', id: 'abc' }]
])('%s', (path, parsed) => {
	expect(parse(path)).toEqual(parsed);
});

test.each([
	'/ficha/_local%2Fabc',
	'/ficha/_local//abc',
	'//ficha//_local%2fabc',
	'/ficha%2F_local/abc'
])('%s is the same as /ficha/_local/abc', (path) => {
	expect(parse(path)).toEqual(parse('/ficha/_local/abc'));
});

test.each([
	'/other',
	'/_all_dbs',
	'/_users/_all_docs',
	'/_session/x',
	'/ficha/_design/x',
	'/ficha/_security',
	'/ficha/_compact',
	'/ficha/_local',
	'/ficha/_local/a/b',
	'/ficha/_changes/x',
	'/ficha/../_users',
	'/ficha/%2e%2e/_users',
	'/ficha/%',
	'/ficha/__proto__'
])('%s is not in the list', (path) => {
	expect(parse(path)).toBeNull();
});
